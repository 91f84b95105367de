/* vbtrain_gold.h - annotated documents for vbtrain entities. */
#ifndef VBTRAIN_GOLD_H
#define VBTRAIN_GOLD_H

#include "ent/tagfeat.h"

typedef struct gold_set {
	uint32_t *start;   /* [tokens + 1] first feature of each token */
	uint32_t *feature; /* numbers of features; of the trainer's rows after gold_rows */
	uint8_t *state;    /* [tokens][VBI_TAG_LAYERS] */
	uint8_t *active;   /* [tokens] the tagger looks at it */
	size_t tokens, features, token_capacity, feature_capacity;
	size_t documents, entities, cut; /* cut: annotated spans that begin or end inside a token */
} gold_set;

/* Adds the documents of a file; what the grammar finds in them is part of the features. kinds: VBI_TAG_*. */
void gold_read(gold_set *set, const vb_model *model, const char *name, unsigned kinds);
void gold_free(gold_set *set);

#endif
