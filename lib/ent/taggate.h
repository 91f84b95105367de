/* ent/taggate.h - which of the tokens near something that can begin an entity may be passed over, for they are hardly ever in one.
 *
 * Half of the tokens near a capital, a number or the head of an office are small words, marks and the like, of which the grammar found nothing and
 * the tagger, which weighs twenty things of each, hardly ever finds anything either. A learned gate tells which, by
 * two looks: how often the word, with the group of what the dictionary found over it, is in an entity (its level), and with that what sorts of tokens
 * stand around it. What is passed over is outside. The weights have rows of one column: for each word 1 and more, for each surrounding
 * that is passed over 1. */
#ifndef VBI_ENT_TAGGATE_H
#define VBI_ENT_TAGGATE_H

#include "ent/tagfeat.h"
#include "learn/weights.h"

/* Sorts of tokens (vbi_tag_views): what the grammar found, a long one first; what is no mark and no small word. */
enum { VBI_GATE_LONG, VBI_GATE_FOUND, VBI_GATE_OTHER, VBI_GATE_MARK, VBI_GATE_SMALL, VBI_GATE_SORTS };

#define VBI_GATE_LEVELS 8u /* the last one: unknown, or often in an entity */

/* A word in some group. Symbols are mixed already. */
static inline uint32_t vbi_gate_word(const vbi_tag_view *v) { return v->symbol + vbi_tag_main(v) * UINT32_C(0x9E3779B1); }

/* What stands around a token and what it is, in so many bits; sort is that of the token. */
#define VBI_GATE_BITS 15u
static inline uint32_t vbi_gate_around(const vbi_tag_view *v, const uint8_t *sort, uint32_t level)
{
	uint32_t around = level | (uint32_t)sort[0] << 3 | (uint32_t)sort[-1] << 6 | (uint32_t)sort[1] << 9;

	return around | (uint32_t)(sort[-2] < VBI_GATE_MARK) << 12 | (uint32_t)(sort[2] < VBI_GATE_MARK) << 13 | (uint32_t)(v->head != 0) << 14;
}

/* The feature of what stands around. */
static inline uint32_t vbi_gate_feature(uint32_t around) { return vbi_feature(1, around, 0); }

/* Has no active bit of a token that may be passed over; none without weights (zeroed). After vbi_tag_look. VB_ERR_MEMORY. */
vb_status vbi_tag_gate(vbi_tag_views *views, const vbi_weights *weights);

#endif
