/* ent/word.h - whether a token is a certain word, as the grammar asks again and again.
 *
 * The same as vbi_tok_is_lower of seg/segment.h. There the length is asked before the first byte; of the tokens around names nobody
 * could guess either, but nearly always one of the two is wrong: so here both make one jump. */
#ifndef VBI_ENT_WORD_H
#define VBI_ENT_WORD_H

#include "seg/segment.h"

/* Token t is the word, in any case; the literal is in lower case. */
static inline bool vbi_word_is(const vbi_seg *seg, uint32_t t, const char *literal)
{
	const vbi_tok *tok = &seg->tok[t];
	size_t n = strlen(literal); /* known to the compiler nearly always */
	unsigned c = (unsigned char)seg->text[tok->start], syllable = tok->kind == VB_TOKEN_SYLLABLE;
	unsigned other;

	c |= (unsigned)(c - 'A' < 26) << 5;
	other = (c != (unsigned char)literal[0]) & ((c < 0x80) | syllable);
	other |= syllable & (tok->end - tok->start != n);
	return !other && vbi_tok_lower_is(seg, t, literal, n);
}

#endif
