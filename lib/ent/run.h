/* ent/run.h - how names are written: runs of capitalised words, headings in capitals, beginnings of sentences.
 * Shared by the recognisers of places and bodies; all of it is constant time or bounded by a small limit. */
#ifndef VBI_ENT_RUN_H
#define VBI_ENT_RUN_H

#include "seg/segment.h"

/* The first of the n bytes at p in one number, at most eight, zeros behind them; behind those may be read from p to end. */
static inline uint64_t vbi_run_bytes(const char *p, size_t n, const char *end)
{
	uint64_t bytes = 0;

#define BYTE(k) ((uint64_t)(unsigned char)p[k] << 8 * (k))
	if (end - p >= 8) /* one read, as the compiler sees it */
		return (BYTE(0) | BYTE(1) | BYTE(2) | BYTE(3) | BYTE(4) | BYTE(5) | BYTE(6) | BYTE(7)) &
		       (n < 8 ? ((uint64_t)1 << 8 * n) - 1 : UINT64_MAX);
#undef BYTE
	for (n = n < 8 ? n : 8; n--;)
		bytes = bytes << 8 | (unsigned char)p[n];
	return bytes;
}

/* A word: syllable, foreign word or acronym. */
static inline bool vbi_run_letters(const vbi_tok *tok)
{
	return (1u << VB_TOKEN_SYLLABLE | 1u << VB_TOKEN_FOREIGN | 1u << VB_TOKEN_ACRONYM) >> tok->kind & 1;
}
static inline bool vbi_run_word(const vbi_seg *seg, uint32_t i) { return i < seg->toks && vbi_run_letters(&seg->tok[i]); }
/* Token i is a word that begins with a capital letter. */
static inline bool vbi_run_capital(const vbi_seg *seg, uint32_t i)
{
	return i < seg->toks && ((unsigned)vbi_tok_capital(&seg->tok[i]) & (unsigned)vbi_run_letters(&seg->tok[i])) != 0;
}
/* Token i continues the text of token i - 1: no empty line between them, and no line end where the line is a
 * heading (a heading's capitals end with its line unless the next line is one too). */
bool vbi_run_joined_over(const vbi_seg *seg, uint32_t i); /* over other white space than one blank */
static inline bool vbi_run_joined(const vbi_seg *seg, uint32_t i)
{
	const vbi_tok *tok = &seg->tok[i];
	unsigned blank;

	if (i == 0 || i >= seg->toks)
		return false;
	/* nearly always there is nothing between them or one blank, and who could guess which */
	blank = (unsigned)(tok->start - tok[-1].end == 1) & (unsigned)(seg->text[tok[-1].end] == ' ') & (unsigned)(tok->space == 1);
	return (blank | (unsigned)(tok->space == 0)) != 0 || vbi_run_joined_over(seg, i);
}
/* Token i stands in a run of words written wholly in capitals, where a capital is evidence of nothing. */
bool vbi_run_among_upper(const vbi_seg *seg, uint32_t i);
static inline bool vbi_run_heading(const vbi_seg *seg, uint32_t i)
{
	return i < seg->toks && seg->tok[i].shape == VB_SHAPE_UPPER && vbi_run_among_upper(seg, i); /* nearly never */
}
/* Token i is the first word of its sentence or of its paragraph. */
bool vbi_run_first(const vbi_seg *seg, uint32_t i);
/* End of the run of capitalised words that begins at i, at most limit tokens; hyphens set without blanks between two
 * capitalised words belong to it (Timor-Leste). i itself when there is none. */
uint32_t vbi_run_end(const vbi_seg *seg, uint32_t i, uint32_t limit);
/* A person's name seems to begin at i: a surname and at least one more capitalised word before end. */
bool vbi_run_person(const vbi_seg *seg, uint32_t i, uint32_t end);
/* End of a full name of a person that begins at i and ends with its run of capitals: a frequent family name, a middle
 * name, a frequent given name (Lê Thanh Hải); i if there is none. */
uint32_t vbi_run_full_name(const vbi_seg *seg, uint32_t i);
/* A word or function word begins with the last capital of [i, end) and goes on in lower case: the run belongs to two
 * sentences glued together (đường Võ Nguyên Giáp Theo đó). */
bool vbi_run_glued(const vbi_seg *seg, uint32_t i, uint32_t end);
/* A word of the dictionary that begins at token i reaches over the token at end (it begins before end and does not
 * stop there): the capitalised run is the head of a common word, Hiến | pháp. */
bool vbi_run_cuts_word(const vbi_seg *seg, uint32_t i, uint32_t end);
/* Token i is one of the marks of a dash: - – — */
bool vbi_run_mark_of_dash(const vbi_seg *seg, uint32_t i);
static inline bool vbi_run_dash(const vbi_seg *seg, uint32_t i)
{
	return i < seg->toks && seg->tok[i].kind == VB_TOKEN_PUNCT && vbi_run_mark_of_dash(seg, i);
}
/* Length in tokens of the longest match at i with any class of mask, 0 if none. */
static inline uint32_t vbi_run_match(const vbi_seg *seg, uint32_t i, uint64_t mask)
{
	const vbi_match *match = i < seg->toks ? vbi_seg_longest(seg, i, mask) : NULL;

	return match ? match->count : 0;
}
/* There is one; there is one longer than n tokens (of classes of words). */
static inline bool vbi_run_has(const vbi_seg *seg, uint32_t i, uint64_t mask)
{
	return i < seg->toks && (vbi_seg_any(seg, i) & mask);
}
static inline bool vbi_run_longer(const vbi_seg *seg, uint32_t i, uint64_t mask, uint32_t n)
{
	return i < seg->toks && vbi_seg_longer(seg, i, mask, n);
}
/* The longest match at i with class cls. */
static inline const vbi_match *vbi_run_class(const vbi_seg *seg, uint32_t i, unsigned cls)
{
	return i < seg->toks ? vbi_seg_longest(seg, i, UINT64_C(1) << (cls - 1)) : NULL;
}
/* Token i is inside a key of some classes that begins at most back tokens before it. */
bool vbi_run_inside(const vbi_seg *seg, uint32_t i, uint64_t mask, uint32_t back);
/* A plural word ends before token i. */
bool vbi_run_ends_plural(const vbi_seg *seg, uint32_t i);
static inline bool vbi_run_plural_before(const vbi_seg *seg, uint32_t i)
{
	return i > 0 && ((vbi_seg_any(seg, i - 1) | vbi_seg_any(seg, i - 1 - (i > 1))) & VBI_MASK(PLURAL)) && vbi_run_ends_plural(seg, i);
}

#endif
