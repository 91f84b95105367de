/* seg/wordset.h - whether a token is one of a set of words: by its syllable's code in one look, however many words.
 *
 * Two spellings may have one code (hòa, hoà; only one of them is meant): where the code is that of a word of the set, the
 * text is compared too. Tokens that are no syllables are in no set. */
#ifndef VBI_SEG_WORDSET_H
#define VBI_SEG_WORDSET_H

#include "seg/segment.h"

enum {
#define V(name, ...) VBI_SET_##name,
#include "seg/wordset.def"
#undef V
	VBI_SET_END
};

#define VBI_SET_WORDS 512u /* of all sets together */

typedef struct vbi_wordset {
	uint16_t word[VB_SYLLABLE_END]; /* by code: number of the word, 0 none */
	uint32_t sets[VBI_SET_WORDS];   /* by number: those it is in */
	vbi_slice text[VBI_SET_WORDS];
} vbi_wordset;

/* Makes the table if there is none yet; without one texts are compared. VB_OK or VB_ERR_MEMORY. */
vb_status vbi_seg_wordset(vbi_seg *seg);
/* The words of one set. */
const vbi_slice *vbi_wordset_list(unsigned set, size_t *n);

bool vbi_wordset_confirms(const vbi_seg *seg, uint32_t t, unsigned set);

/* Token t is one of the words of the set, in any case. */
static inline bool vbi_tok_in(const vbi_seg *seg, uint32_t t, unsigned set)
{
	uint16_t code = seg->tok[t].code;

	if (code >= VB_SYLLABLE_END || (seg->wordset && !(seg->wordset->sets[seg->wordset->word[code]] >> set & 1)))
		return false;
	return vbi_wordset_confirms(seg, t, set);
}

/* Token t is a syllable and in none of the sets (bits); false if it is not known. */
static inline bool vbi_tok_in_none(const vbi_seg *seg, uint32_t t, uint32_t sets)
{
	uint16_t code = seg->tok[t].code;

	return seg->tok[t].kind == VB_TOKEN_SYLLABLE && seg->wordset && code < VB_SYLLABLE_END && !(seg->wordset->sets[seg->wordset->word[code]] & sets);
}

#endif
