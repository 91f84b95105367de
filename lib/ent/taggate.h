/* ent/taggate.h - which tokens the tagger need not weigh: learned from what it decides where it weighs all.
 *
 * Half of the tokens near a capital, a number or the head of an office are small words, marks and the like, of which the grammar found nothing and
 * the tagger, which weighs twenty things of each, hardly ever finds anything either. Two looks tell which: how often the word, with
 * the group of what the dictionary found over it, is in an entity (its level), and with that what sorts of tokens
 * stand around it. What is passed over is outside.
 *
 * Of what is left more than a fourth are stretches of which the tagger hardly ever decides otherwise than the grammar did: a country, a full name, a whole date
 * among words that are passed over. There the grammar's word stands.
 *
 * The weights have rows of one column, in eighths of the largest weight: for each word how far its level is below the last one, for each surrounding that is
 * passed over and each stretch that stands eight. */
#ifndef VBI_ENT_TAGGATE_H
#define VBI_ENT_TAGGATE_H

#include "ent/tagfeat.h"
#include "learn/weights.h"

/* Sorts of tokens (vbi_tag_views): what the grammar found, a long one first; what is no mark and no small word; these. */
enum { VBI_GATE_LONG, VBI_GATE_FOUND, VBI_GATE_OTHER, VBI_GATE_MARK = 4, VBI_GATE_SMALL };

#define VBI_GATE_LEVELS 8u /* the last one: unknown, or often in an entity */

/* A word in some group; a mark that nothing parts from what is behind it is another than one between words: E.Morvan. Symbols are mixed already. */
static inline uint32_t vbi_gate_word(const vbi_tag_view *v)
{
	uint32_t glued = (uint32_t)(vbi_tag_kind(v) == VB_TOKEN_PUNCT) & (uint32_t)(vbi_tag_space(v + 1) == 0);

	return v->symbol + vbi_tag_main(v) * UINT32_C(0x9E3779B1) + ((0 - glued) & UINT32_C(0x5BD1E995));
}

/* What stands around a token and what it is, in so many bits: whether the one two before is a mark or a small word, the sorts of the one before, of
 * itself, of the one behind, whether the one two behind is such; the level; whether a head is near. sort is that of the token. */
#define VBI_GATE_BITS 15u
static inline uint32_t vbi_gate_around(const vbi_tag_view *v, const uint8_t *sort, uint32_t level)
{
	uint32_t x;

	memcpy(&x, sort - 2, sizeof x);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap32(x);
#endif
	x &= UINT32_C(0x07070704);
	x |= x >> 5;
	return (x >> 2 & 0xF) | (x >> 12 & 0x3F0) | (uint32_t)(sort[2] >> 2) << 10 | level << 11 | (uint32_t)(v->head != 0) << 14;
}

/* The feature of what stands around. */
static inline uint32_t vbi_gate_feature(uint32_t around) { return vbi_feature(1, around, 0); }
#define VBI_GATE_YES 127 /* the row of a surrounding or a stretch */

#define VBI_GATE_STRETCH 12u /* tokens; longer ones are weighed */

/* The feature of a stretch of n active tokens: what the grammar found there and their shapes, what the first and the last are in, what sorts of
 * tokens stand beside it. view, sort: those of the first. */
static inline uint32_t vbi_gate_stretch(const vbi_tag_view *view, const uint8_t *sort, uint32_t n)
{
	const uint32_t inner = ((1u << VBI_TAG_MAIN_AT) - 1) >> VBI_TAG_FOUND_AT;
	uint64_t x = (uint64_t)view[0].kind >> VBI_TAG_MAIN_AT << 16 | (uint64_t)view[n - 1].kind >> VBI_TAG_MAIN_AT << 32;

	x |= (uint64_t)sort[-1] << 48 | (uint64_t)sort[n] << 56;
	for (uint32_t i = 0; i < n; i++) {
		x = (x ^ (view[i].kind >> VBI_TAG_FOUND_AT & inner)) * UINT64_C(0x9E3779B97F4A7C15);
		x ^= x >> 29;
	}
	return (uint32_t)(x >> 16);
}

/* Has no active bit of a token that may be passed over or of which the grammar's word stands; the latter have one in views->stands. None without
 * weights (zeroed). After vbi_tag_look. VB_ERR_MEMORY. */
vb_status vbi_tag_gate(vbi_tag_views *views, const vbi_weights *weights);
void vbi_tag_gate_free(vbi_tag_views *views);

#endif
