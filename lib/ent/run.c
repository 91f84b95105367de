/* ent/run.c - see run.h */
#include "ent/run.h"

#include "seg/facts.h"

#define SURE_SURNAME 60 /* see ent/name.h */
#define SURE_GIVEN   20

static bool upper_syllable(const vbi_seg *seg, uint32_t i)
{
	return i < seg->toks && seg->tok[i].kind == VB_TOKEN_SYLLABLE && seg->tok[i].shape == VB_SHAPE_UPPER;
}

bool vbi_run_among_upper(const vbi_seg *seg, uint32_t i)
{
	if (!vbi_run_word(seg, i))
		return false;
	return (i > 0 && upper_syllable(seg, i - 1) && seg->tok[i].space <= 2) ||
	       (upper_syllable(seg, i + 1) && seg->tok[i + 1].space <= 2);
}

/* A tab or a wide gap before token i: the next column of a letterhead or a table. */
static bool new_column(const vbi_seg *seg, uint32_t i)
{
	uint32_t from = seg->tok[i - 1].end, to = seg->tok[i].start;

	if (to - from >= 4)
		return true;
	for (uint32_t k = from; k < to; k++)
		if (seg->text[k] == '\t')
			return true;
	return false;
}

bool vbi_run_joined_over(const vbi_seg *seg, uint32_t i)
{
	if (seg->tok[i].space == 3)
		return false;
	if (seg->tok[i].space == 1 && new_column(seg, i))
		return false;
	if (seg->tok[i].space < 2)
		return true;
	if (vbi_run_heading(seg, i - 1) != vbi_run_heading(seg, i))
		return false;
	return seg->tok[i].sentence == seg->tok[i - 1].sentence || vbi_run_heading(seg, i);
}

bool vbi_run_first(const vbi_seg *seg, uint32_t i)
{
	if (i == 0 || seg->tok[i].space == 3 || seg->tok[i].sentence != seg->tok[i - 1].sentence)
		return true;
	/* after an opening quote or list mark that begins the sentence */
	return seg->tok[i - 1].kind == VB_TOKEN_PUNCT &&
	       (i == 1 || seg->tok[i - 1].space == 3 || seg->tok[i - 1].sentence != seg->tok[i - 2].sentence);
}

bool vbi_run_mark_of_dash(const vbi_seg *seg, uint32_t i)
{
	return vbi_tok_is(seg, i, "-") || vbi_tok_is(seg, i, "–") || vbi_tok_is(seg, i, "—");
}

uint32_t vbi_run_end(const vbi_seg *seg, uint32_t i, uint32_t limit)
{
	uint32_t at = i, most = i + limit < seg->toks ? i + limit : (uint32_t)seg->toks;

	while (at < most && vbi_run_capital(seg, at) && (at == i || vbi_run_joined(seg, at))) {
		at++;
		if (at + 1 < most && seg->tok[at].space == 0 && vbi_run_dash(seg, at) &&
		    seg->tok[at + 1].space == 0 && vbi_run_capital(seg, at + 1))
			at++;
	}
	return at;
}

bool vbi_run_person(const vbi_seg *seg, uint32_t i, uint32_t end)
{
	return end > i + 1 && seg->tok[i].shape == VB_SHAPE_TITLE && vbi_run_class(seg, i, VBI_C_SURNAME) &&
	       vbi_run_capital(seg, i + 1) && seg->tok[i + 1].space == 1;
}

/* How often token i alone was counted in class cls, plus one; 0 if never. */
static uint32_t counted(const vbi_seg *seg, uint32_t i, unsigned cls)
{
	for (uint32_t m = seg->match_at[i]; m < seg->match_at[i + 1]; m++)
		if (seg->match[m].count == 1 && (seg->match[m].mask & (UINT64_C(1) << (cls - 1))))
			return vbi_seg_count_of(seg, &seg->match[m], cls);
	return 0;
}

uint32_t vbi_run_full_name(const vbi_seg *seg, uint32_t i)
{
	uint32_t end = i + 1;

	if (i >= seg->toks || seg->tok[i].shape != VB_SHAPE_TITLE || counted(seg, i, VBI_C_SURNAME) < SURE_SURNAME)
		return i;
	while (end < seg->toks && end < i + 5 && seg->tok[end].space == 1 && seg->tok[end].shape == VB_SHAPE_TITLE &&
	       seg->tok[end].kind == VB_TOKEN_SYLLABLE) {
		if (!counted(seg, end, VBI_C_MIDDLE) && !counted(seg, end, VBI_C_GIVEN))
			return i;
		end++;
	}
	if (end - i < 3 || end - i > 4 || counted(seg, end - 1, VBI_C_GIVEN) < SURE_GIVEN)
		return i;
	return end < seg->toks && seg->tok[end].space == 1 && vbi_run_capital(seg, end) ? i : end;
}

bool vbi_run_glued(const vbi_seg *seg, uint32_t i, uint32_t end)
{
	return end > i + 1 && end < seg->toks && seg->tok[end].space == 1 && seg->tok[end].shape == VB_SHAPE_LOWER &&
	       seg->tok[end - 1].shape == VB_SHAPE_TITLE && !vbi_tok_is(seg, end - 1, "Của") &&
	       (vbi_seg_longer(seg, end - 1, VBI_MASK(WORD), 1) || (vbi_seg_any(seg, end - 1) & VBI_MASK(STOP)));
}

bool vbi_run_cuts_word(const vbi_seg *seg, uint32_t i, uint32_t end)
{
	uint32_t last = end - 1;

	if (end <= i || end >= seg->toks || !vbi_run_word(seg, end) || seg->tok[end].space == 3 ||
	    seg->tok[end].shape != VB_SHAPE_LOWER)
		return false;
	return vbi_seg_longer(seg, last, VBI_MASK(WORD), 1);
}

bool vbi_run_ends_plural(const vbi_seg *seg, uint32_t i)
{
	return vbi_run_match(seg, i - 1, VBI_MASK(PLURAL)) == 1 || (i > 1 && vbi_run_match(seg, i - 2, VBI_MASK(PLURAL)) == 2);
}

bool vbi_run_inside(const vbi_seg *seg, uint32_t i, uint64_t mask, uint32_t back)
{
	for (uint32_t k = 1; k <= back && k <= i; k++)
		if (vbi_run_match(seg, i - k, mask) > k)
			return true;
	return false;
}
