/* ent/tagfeat.h - what the tagger sees of each token: the features of ent/tagger.c, shared with the trainer.
 *
 * Entities nest (LOC in ORG in TITLE in DOC), so each type is a layer of its own: every token is outside, at the beginning
 * or inside in each of the six. All layers look at the same features, so a feature is looked up once for all. */
#ifndef VBI_ENT_TAGFEAT_H
#define VBI_ENT_TAGFEAT_H

#include "ent/entity.h"

#include <string.h>

#define VBI_TAG_LAYERS 6u /* VB_ENTITY_PER .. VB_ENTITY_DOC, in this order */
enum { VBI_TAG_OUT, VBI_TAG_BEGIN, VBI_TAG_IN, VBI_TAG_STATES };

/* Weights have a column a layer for BEGIN, and behind these one for IN; to be outside weighs nothing. */
#define VBI_TAG_COLUMNS (2 * VBI_TAG_LAYERS)
#define VBI_TAG_COLUMN(layer, state) (((state) - VBI_TAG_BEGIN) * VBI_TAG_LAYERS + (layer))
#define VBI_TAG_SUMS 16u /* columns, rounded up (vbi_weights_sum) */
#define VBI_TAG_FEATURES 64u /* no token has more */
#define VBI_TAG_GROUPS 31   /* of dictionary classes */

/* What a token is but for its word, from the lowest bit on: white space before it and whether it is the first of its sentence,
 * two bits a layer for what the grammar found, its shape and kind, the group of the longest match over it. In this order what
 * features have together lies together. */
#define VBI_TAG_FIRST 4u /* of its sentence */
#define VBI_TAG_FOUND_AT 3u
#define VBI_TAG_SHAPE_AT 15u
#define VBI_TAG_MAIN_AT 22u
#define VBI_TAG_FOUND (0xFFFu << VBI_TAG_FOUND_AT)
static inline uint32_t vbi_tag_edge(const vbi_tag_view *v) { return v->kind & 7; }
static inline uint32_t vbi_tag_found(const vbi_tag_view *v) { return v->kind >> VBI_TAG_FOUND_AT & 0xFFF; }
static inline uint32_t vbi_tag_shape(const vbi_tag_view *v) { return v->kind >> VBI_TAG_SHAPE_AT & 0x7F; }
/* The group, twice, + 2, + 1 more where the match goes on; 0 none. */
static inline uint32_t vbi_tag_main(const vbi_tag_view *v) { return v->kind >> VBI_TAG_MAIN_AT; }
static inline uint32_t vbi_tag_space(const vbi_tag_view *v) { return v->kind & 3; }
static inline uint32_t vbi_tag_kind(const vbi_tag_view *v) { return vbi_tag_shape(v) >> 3; }
static inline uint32_t vbi_tag_run_at(const vbi_tag_view *v) { return v->run & 15; }
static inline uint32_t vbi_tag_run_left(const vbi_tag_view *v) { return v->run >> 4; }

/* The symbol of a syllable, a mark, an acronym. */
uint32_t vbi_tag_symbol(const char *text);
/* The same of what is no syllable, though it may be spelled like one: VAT. */
uint32_t vbi_tag_symbol_written(const char *text);
/* The feature of having a state before this one; begin of a stretch counts as after VBI_TAG_OUT. */
uint32_t vbi_tag_transition(unsigned before);

void vbi_tag_views_init(vbi_tag_views *views, const vbi_mem *mem);
void vbi_tag_views_free(vbi_tag_views *views);
/* Looks at a window: tokens, dictionary matches, and the entities that the grammar found, resolved. */
vb_status vbi_tag_look(vbi_tag_views *views, const vbi_seg *seg, const vbi_ents *ents);
/* Token i may be in an entity. */
static inline bool vbi_tag_active(const vbi_tag_views *views, uint32_t i) { return views->active[i / 64] >> i % 64 & 1; }
/* Lists tokens from first on of which some words of bits say so, where there is room for VBI_TAG_LISTED more than they are; returns where the
 * list ends. How many they are nobody could guess: so eight are put down always, and those that are none are put over. */
#define VBI_TAG_LISTED 8
uint32_t *vbi_tag_list(uint32_t first, const uint64_t *bits, uint32_t words, uint32_t *list);
/* Of four tokens. */
static inline uint32_t *vbi_tag_list_four(uint32_t first, unsigned which, uint32_t *list)
{
	typedef uint32_t four __attribute__((vector_size(16)));
	static const four at[16] = {{0}, {0}, {1}, {0, 1}, {2}, {0, 2}, {1, 2}, {0, 1, 2},
	                            {3}, {0, 3}, {1, 3}, {0, 1, 3}, {2, 3}, {0, 2, 3}, {1, 2, 3}, {0, 1, 2, 3}};
	static const uint8_t n[16] = {0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4};
	four x = at[which] + first;

	memcpy(list, &x, sizeof x);
	return list + n[which];
}
/* The first token at or behind i that is active, or is not; the number of tokens if there is none. */
static inline uint32_t vbi_tag_next(const vbi_tag_views *views, uint32_t i, bool active)
{
	uint64_t turned = active ? 0 : UINT64_MAX, left;
	size_t word = i / 64, end = views->n / 64 + 1;

	if (i >= views->n)
		return (uint32_t)views->n;
	left = (views->active[word] ^ turned) & UINT64_MAX << i % 64;
	while (!left && ++word < end)
		left = views->active[word] ^ turned;
	i = left ? (uint32_t)(word * 64 + vbi_lowest_bit(left)) : (uint32_t)views->n;
	return i < views->n ? i : (uint32_t)views->n;
}
/* Kinds of features, for the trainer to leave out. */
#define VBI_TAG_WORDS 1u
#define VBI_TAG_GRAMMAR 2u
#define VBI_TAG_DICTIONARY 4u
#define VBI_TAG_MEMORY 8u
#define VBI_TAG_RUNS 16u
#define VBI_TAG_ALL 31u
/* The features of token i; returns how many, at most VBI_TAG_FEATURES. */
uint32_t vbi_tag_features(const vbi_tag_views *views, uint32_t i, unsigned kinds, uint32_t *feature);

#endif
