/* ent/tagsee.h - the first look at tokens: what each is by itself and by the match over it.
 *
 * All tokens of a text go through this, so it is written twice, the second time for processors with AVX2, eight tokens at a time. */
#ifndef VBI_ENT_TAGSEE_H
#define VBI_ENT_TAGSEE_H

#include "ent/tagfeat.h"

/* Bits of a token: it may begin an entity, it is a name's, it is the head of one, it is a number (vbi_tag_hint); it is no syllable; it may be in
 * a run of capitals. */
enum { VBI_SEE_SOME_AT, VBI_SEE_NAME_AT, VBI_SEE_HEAD_AT, VBI_SEE_DIGITS_AT, VBI_SEE_OTHER_AT, VBI_SEE_RUN_AT };
#define VBI_SEE(what) (1u << VBI_SEE_##what##_AT)

/* What is told of a token by a match over it: in the lower bits its group (vbi_tag_main), above those that have room in a view what that
 * tells, each at the place of its bit; that it is a head without a capital, too, higher. */
#define VBI_SEE_TELLS_AT (32 - VBI_TAG_MAIN_AT)
#define VBI_SEE_STANDING_AT 2 /* above what is a head with a capital only */
_Static_assert((VBI_SEE(HEAD) << VBI_SEE_STANDING_AT << 1) <= 1u << (16 - VBI_SEE_TELLS_AT), "all in two bytes");

/* Symbols are numbers with well mixed bits, so that features are made of them without more ado. */
#define VBI_SEE_MIX UINT64_C(0xD6E8FEB86659FD93)
static inline uint32_t vbi_see_symbol(uint32_t number)
{
	uint64_t x = number * VBI_SEE_MIX;

	return (uint32_t)(x ^ x >> 32);
}

/* Views, bits and sorts (taggate.h) of n tokens, as if none began a sentence and all were syllables. told: of each token, in the lower half
 * of a number. One view more is written over. */
void vbi_see_tokens(vbi_tag_view *view, const vbi_tok *tok, uint32_t n, const uint32_t *told, uint8_t *can, uint8_t *sort);

/* Lists matches from one on, before end, that have any of some classes, or are of several tokens and have any of others; the list has room for
 * VBI_TAG_LISTED more. Returns where it ends. */
uint32_t *vbi_see_matches(const vbi_match *match, uint32_t first, uint32_t end, uint64_t any, uint64_t longer, uint32_t *list);

/* Of blocks of 64 tokens, what the bits of all of them are, by VBI_SEE_*_AT, and which have any of two sets of classes. */
#define VBI_SEE_BITS 6
typedef struct vbi_see_block {
	uint64_t bits[VBI_SEE_BITS], classes[2];
} vbi_see_block;
/* can: of whole blocks; any: of n tokens. */
void vbi_see_blocks(const uint8_t *can, const uint64_t *any, uint32_t n, const uint64_t classes[2], vbi_see_block *block);

#endif
