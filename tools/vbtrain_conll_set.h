/* vbtrain_conll_set.h - tokens, tags and features of CoNLL-style columns. */
#ifndef VBTRAIN_CONLL_SET_H
#define VBTRAIN_CONLL_SET_H

#include "learn/field.h"

#define CONLL_TYPE_BYTES 32
#define CONLL_FEATURES 25u /* of a token */

typedef struct conll_types {
	char name[VBI_FIELD_LAYERS][CONLL_TYPE_BYTES];
	unsigned n;
} conll_types;

enum { CONLL_NONE, CONLL_BEGIN, CONLL_IN, CONLL_BAD }; /* the first three as states of the trainer */

typedef struct conll_tag {
	uint8_t type, state;
} conll_tag;

typedef struct conll_token {
	uint32_t spelling, word, shape; /* word: lower case, each digit 0 */
} conll_token;

typedef struct conll_range {
	size_t first, count;
} conll_range;

typedef struct conll_set {
	conll_token *token;
	conll_tag *tag;
	size_t tokens, token_capacity, tag_capacity;
	conll_range *sentence;
	size_t sentences, sentence_capacity;
	uint32_t *feature, *start; /* conll_look; start[tokens + 1] */
	size_t features;
	uint8_t *state; /* [tokens][types] for the trainer */
} conll_set;

/* Adds a file: the token is a line's first column, its tag the last one; an empty line, or -DOCSTART-, ends a sentence. */
void conll_read(conll_set *set, conll_types *types, const char *name);
/* The features of all tokens. */
void conll_look(conll_set *set);
void conll_free(conll_set *set);

#endif
