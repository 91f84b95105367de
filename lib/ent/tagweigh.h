/* ent/tagweigh.h - what the features of a token weigh together: the sums of ent/tagger.c.
 *
 * Texts say the same again and again, so the sums of two parts of the features are remembered: that of the token itself, with
 * where its word's weights are as a neighbour of others, and that of what it and its neighbours are. One look each takes the
 * place of twenty in the weights; the sums are the same to the last bit. */
#ifndef VBI_ENT_TAGWEIGH_H
#define VBI_ENT_TAGWEIGH_H

#include "ent/tagfeat.h"
#include "learn/weights.h"

#define VBI_TAG_WORD_BITS 13
#define VBI_TAG_FRAME_BITS 13

enum { VBI_TAG_L2, VBI_TAG_L1, VBI_TAG_R1, VBI_TAG_R2, VBI_TAG_GL1, VBI_TAG_GR1, VBI_TAG_SIDES };

typedef struct vbi_tag_word {
	uint64_t key; /* symbol and kind without the main group; 0 none */
	uint32_t row[VBI_TAG_SIDES]; /* as a neighbour of another; the last two where the grammar found nothing */
	int16_t sum[VBI_TAG_SUMS];
} vbi_tag_word;

typedef struct vbi_tag_frame {
	uint64_t key[2]; /* the kinds of three tokens, zone */
	int16_t sum[VBI_TAG_SUMS];
} vbi_tag_frame;

/* Tables of fixed size: what comes last stays. */
struct vbi_tag_memo {
	const signed char *of; /* the weights' rows */
	vbi_tag_word word[1 << VBI_TAG_WORD_BITS];
	vbi_tag_frame frame[1 << VBI_TAG_FRAME_BITS];
};

/* Allocates the memo when there is none; forgets what other weights said. weights have buckets. VB_ERR_MEMORY. */
vb_status vbi_tag_memo_for(vbi_tag_views *views, const vbi_weights *weights);
/* The sums of tokens [first, end), VBI_TAG_SUMS each, from sum[first * VBI_TAG_SUMS] on. */
void vbi_tag_weigh(const vbi_tag_views *views, const vbi_weights *weights, uint32_t first, uint32_t end, int16_t *sum);

#endif
