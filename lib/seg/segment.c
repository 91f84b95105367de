/* segment.c - the life of a segmented window, and questions to it. */
#include "seg/segment.h"

#include <string.h>

#include "learn/chain.h"
#include "seg/scores.h"
#include "text/unicode.h"

void vbi_seg_init(vbi_seg *seg, const vbi_mem *mem, const vbi_lexicon *lex)
{
	*seg = (vbi_seg){.mem = mem, .lex = lex};
}

void vbi_seg_free(vbi_seg *seg)
{
	vbi_free(seg->mem, seg->tok);
	vbi_free(seg->mem, seg->told);
	vbi_free(seg->mem, seg->steps);
	vbi_free(seg->mem, seg->pairs);
	vbi_free(seg->mem, seg->chunks);
	vbi_free(seg->mem, seg->facts);
	vbi_free(seg->mem, seg->wordset);
	vbi_free(seg->mem, seg->zone_words);
	vbi_free(seg->mem, seg->match);
	vbi_free(seg->mem, seg->match_at);
	vbi_free(seg->mem, seg->any);
	vbi_free(seg->mem, seg->reach);
	vbi_free(seg->mem, seg->sentence);
	vbi_free(seg->mem, seg->zone);
	vbi_free(seg->mem, seg->word);
	vbi_free(seg->mem, seg->arc);
	vbi_scores_free(seg);
	vbi_free(seg->mem, seg->bits);
	vbi_free(seg->mem, seg->island);
	vbi_free(seg->mem, seg->gap_score);
	vbi_free(seg->mem, seg->path_score);
	vbi_free(seg->mem, seg->path_count);
	vbi_free(seg->mem, seg->best);
	if (seg->chain)
		vbi_chain_free(seg->chain);
	vbi_free(seg->mem, seg->chain);
	vbi_free(seg->mem, seg->mark);
	vbi_free(seg->mem, seg->tag);
	*seg = (vbi_seg){.mem = seg->mem, .lex = seg->lex};
}

const vbi_match *vbi_seg_longest_known(const vbi_seg *seg, uint32_t i, uint64_t mask)
{
	const vbi_match *match = &seg->match[seg->match_at[i + 1] - 1];

	while (!(match->mask & mask & ~VBI_MATCH_LOST))
		match--;
	return match;
}

uint64_t vbi_seg_mask(const vbi_seg *seg, uint32_t i, uint32_t count)
{
	const vbi_match *match, *end;

	if (!seg->matches)
		return 0;
	match = seg->match + seg->match_at[i];
	end = seg->match + seg->match_at[i + 1];
	while (match < end && match->count < count) /* there is one of a length at most */
		match++;
	return match < end && match->count == count ? match->mask & ~VBI_MATCH_LOST : 0;
}

vbi_slice vbi_tok_text(const vbi_seg *seg, uint32_t i)
{
	return vbi_slice_of(seg->text + seg->tok[i].start, seg->tok[i].end - seg->tok[i].start);
}

vbi_slice vbi_toks_text(const vbi_seg *seg, uint32_t i, uint32_t j)
{
	if (i >= j)
		return vbi_slice_of(seg->text, 0);
	return vbi_slice_of(seg->text + seg->tok[i].start, seg->tok[j - 1].end - seg->tok[i].start);
}

bool vbi_tok_lower_is(const vbi_seg *seg, uint32_t i, const char *literal, size_t n)
{
	vbi_slice text = vbi_tok_text(seg, i);
	size_t ascii = 0;
	char lower[64];
	unsigned last;

	if (seg->tok[i].kind == VB_TOKEN_PUNCT) /* it has no case: “ */
		return vbi_slice_equal(text, vbi_slice_of(literal, n));
	if (seg->tok[i].kind == VB_TOKEN_SYLLABLE) {
		unsigned char first = (unsigned char)text.p[0];

		if (text.n != n)
			return false;
		if (seg->tok[i].shape == VB_SHAPE_LOWER)
			return vbi_slice_equal(text, vbi_slice_of(literal, n));
		if (seg->tok[i].shape == VB_SHAPE_TITLE && first < 0x80)
			return (first | 0x20) == (unsigned char)literal[0] && memcmp(text.p + 1, literal + 1, n - 1) == 0;
	}
	/* of ASCII, which is most, each byte by itself tells */
	for (; ascii < text.n && (unsigned char)text.p[ascii] < 0x80; ascii++) {
		unsigned char c = (unsigned char)text.p[ascii];

		if (ascii == n || (c | (unsigned)((unsigned)(c - 'A') < 26) << 5) != (unsigned char)literal[ascii])
			return false;
	}
	if (ascii == text.n)
		return ascii == n;
	/* Lower-casing may change the length of exotic letters only, never by half. */
	if (n > sizeof lower || text.n > 2 * n + 2 || !n || !text.n)
		return false;
	last = (unsigned char)text.p[text.n - 1];
	last |= (unsigned)(last - 'A' < 26) << 5;
	if (last < 0x80 && last != (unsigned char)literal[n - 1])
		return false; /* mostly */
	return vbi_utf8_lower(text.p, text.n, lower, sizeof lower) == n && memcmp(lower, literal, n) == 0;
}
