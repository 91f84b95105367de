/* ent/tagweigh.h - what the features of a token weigh together: the sums of ent/tagger.c.
 *
 * Texts say the same again and again, so sums of parts of the features are remembered: what a word weighs by itself and for
 * the tokens beside it, what it weighs to be of some form, or in some groups of the dictionary, among neighbours of some, and
 * to be where it is in a run of capitals. Four looks take the place of thirty in the weights; the sums are the same to the
 * last bit.
 *
 * What is left waits for memory, for the tables are larger than the caches that are near. So a strip of tokens is weighed
 * together, step by step: all their features, then all rows, then all sums; the machine fetches for many tokens at a time. */
#ifndef VBI_ENT_TAGWEIGH_H
#define VBI_ENT_TAGWEIGH_H

#include "ent/tagfeat.h"
#include "learn/weights.h"

#define VBI_TAG_WORD_BITS 11
#define VBI_TAG_OWN_BITS 12
#define VBI_TAG_FORM_BITS 11
#define VBI_TAG_GROUP_BITS 12
#define VBI_TAG_RUN_BITS 11

/* What is remembered, and in place of the last columns, which have no meaning, for what. */
typedef union vbi_tag_sums {
	int16_t column[VBI_TAG_SUMS];
	uint64_t part[VBI_TAG_SUMS / 4];
} vbi_tag_sums;
#define VBI_TAG_KEY (VBI_TAG_SUMS / 4 - 1)

/* A word as a neighbour: L before the token, R behind it. A line of the cache. */
enum { VBI_TAG_L2, VBI_TAG_L1, VBI_TAG_R1, VBI_TAG_R2, VBI_TAG_SIDES };
typedef struct vbi_tag_word {
	signed char row[VBI_TAG_SIDES * VBI_TAG_COLUMNS + VBI_TAG_SUMS - VBI_TAG_COLUMNS]; /* where the grammar found nothing */
	uint32_t more; /* see tagweigh.c */
	uint64_t key;  /* symbol */
} vbi_tag_word;
_Static_assert(sizeof(vbi_tag_word) == 64, "a line of the cache");

/* Tables of fixed size, of pairs: what comes first stays, for it is common nearly always, and of the others what comes last. */
typedef struct vbi_tag_tables {
	vbi_tag_word word[1 << VBI_TAG_WORD_BITS][2];
	vbi_tag_sums own[1 << VBI_TAG_OWN_BITS][2], form[1 << VBI_TAG_FORM_BITS][2];
	vbi_tag_sums group[1 << VBI_TAG_GROUP_BITS][2], run[1 << VBI_TAG_RUN_BITS][2];
} vbi_tag_tables;

struct vbi_tag_memo {
	const signed char *of; /* the weights' rows */
	vbi_tag_tables *tables; /* behind this, where a line of the cache begins */
};

/* So many words beside its tokens stand before and behind a strip. */
#define VBI_TAG_OPEN (2u * VBI_TAG_MARGIN)

typedef struct vbi_tag_weigher {
	const vbi_tag_views *views;
	const vbi_weights *weights;
	vbi_tag_tables *tables;
	bool wide;
} vbi_tag_weigher;

/* Of so many tokens the active ones are weighed together; some of them are listed for what few have. */
#define VBI_TAG_STRIP 256u
#define VBI_TAG_BESIDE (VBI_TAG_STRIP + VBI_TAG_OPEN) /* words beside them, at most */
#define VBI_TAG_LOOKED_UP 14u /* features of a token at a time, at most */
typedef struct vbi_tag_missing { /* tokens, by their place in the strip, of which nothing is remembered; learned together when all others are done */
	uint32_t n, at[VBI_TAG_STRIP];
} vbi_tag_missing;
typedef struct vbi_tag_place { /* where something is remembered, and for what */
	uint64_t key;
	vbi_tag_sums *pair;
} vbi_tag_place;
typedef struct vbi_tag_strip {
	uint32_t first; /* token */
	int16_t given[VBI_TAG_STRIP][VBI_TAG_SUMS]; /* to each token, by words beside it and what few have */
	vbi_tag_word *word[VBI_TAG_BESIDE]; /* from VBI_TAG_MARGIN before the first on: where each is that a token has beside it */
	vbi_tag_word kept[VBI_TAG_BESIDE];  /* those that lost their place to others of the strip */
	uint32_t tokens, heads, founds, runs, features;
	vbi_tag_place kind[VBI_TAG_STRIP][3]; /* of each token: itself, its form, its groups */
	vbi_tag_place in_run[VBI_TAG_STRIP];  /* of each that is in a run */
	uint32_t token[VBI_TAG_STRIP + VBI_TAG_LISTED], head[VBI_TAG_STRIP], found[VBI_TAG_STRIP], run[VBI_TAG_STRIP]; /* the last three: which of the tokens */
	vbi_tag_missing any, own, form, group; /* one of the three; each of them */
	uint32_t row[VBI_TAG_STRIP * VBI_TAG_LOOKED_UP]; /* features, then where their rows are */
} vbi_tag_strip;

/* Allocates the memo when there is none; forgets what other weights said. weights have buckets. VB_ERR_MEMORY. */
vb_status vbi_tag_memo_for(vbi_tag_views *views, const vbi_weights *weights);
/* After vbi_tag_memo_for of the same. */
void vbi_tag_weigh_begin(vbi_tag_weigher *w, const vbi_tag_views *views, const vbi_weights *weights);
/* The sums of active tokens among [first, end), VBI_TAG_SUMS each, from sum[first * VBI_TAG_SUMS] on. first begins a word of their bits. */
void vbi_tag_weigh(vbi_tag_weigher *w, uint32_t first, uint32_t end, int16_t *sum);

#endif
