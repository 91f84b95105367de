/* ent/name.c - what a token may be in a name, and how far a name reaches. */
#include "ent/name.h"

/* ---- what a token is ---- */

uint32_t vbi_name_count_known(const vbi_seg *seg, uint32_t t, unsigned cls)
{
	const vbi_match *match = &seg->match[seg->match_at[t]]; /* that of one token stands first */

	return match->count == 1 ? vbi_seg_count_of(seg, match, cls) : 0;
}

bool vbi_name_part(const vbi_seg *seg, uint32_t t)
{
	const uint64_t parts = VBI_MASK(SURNAME) | VBI_MASK(MIDDLE) | VBI_MASK(GIVEN) | VBI_MASK(FOREIGN_NAME);

	return vbi_seg_has(seg, t, 1, parts);
}

bool vbi_name_letter(const vbi_seg *seg, uint32_t t)
{
	vbi_slice text = vbi_tok_text(seg, t);

	return text.n == 1 || (text.n <= 3 && (unsigned char)text.p[0] >= 0xC3);
}

/* Foreign spelling: no syllable of the language. */
bool vbi_name_foreign(const vbi_seg *seg, uint32_t t)
{
	return seg->tok[t].kind == VB_TOKEN_FOREIGN ||
	       (seg->tok[t].kind == VB_TOKEN_ACRONYM && seg->tok[t].shape != VB_SHAPE_UPPER);
}

/* A word that ends the run of capitals: Theo, Trong, Tại at the head of a glued sentence. */
bool vbi_name_function_word(const vbi_seg *seg, uint32_t t)
{
	if (t + 1 < seg->toks && seg->tok[t + 1].kind == VB_TOKEN_PUNCT && seg->tok[t + 1].space == 0)
		return false; /* ông Vũ Quang Các, ... */
	return vbi_seg_has(seg, t, 1, VBI_MASK(STOP) | VBI_MASK(PLURAL) | VBI_MASK(VERB_SAY)) &&
	       vbi_name_count(seg, t, VBI_C_GIVEN) < VBI_SURE_GIVEN && vbi_name_count(seg, t, VBI_C_SURNAME) < VBI_SURE_SURNAME;
}

/* ---- the extent of a name ---- */

/* Capitals that go together: a name in capitals, or one in title case; single letters with either. */
static bool same_case(const vbi_seg *seg, uint32_t first, uint32_t t)
{
	bool upper = seg->tok[first].shape == VB_SHAPE_UPPER && !vbi_name_letter(seg, first) &&
	             seg->tok[first].kind == VB_TOKEN_SYLLABLE;

	if (vbi_name_letter(seg, t) || seg->tok[first].kind != VB_TOKEN_SYLLABLE)
		return true;
	return upper == (seg->tok[t].shape == VB_SHAPE_UPPER);
}

/* Văn, Thị, Đình: more is to come, even a word such as Được. */
static bool middle(const vbi_seg *seg, uint32_t t)
{
	return vbi_name_count(seg, t, VBI_C_MIDDLE) > 5 * vbi_name_count(seg, t, VBI_C_GIVEN);
}

/* What joins parts of a foreign name: Lip-Bu Tan, Kim Jong-un, George W. Bush. Behind what is joined, or e. */
static uint32_t join(const vbi_seg *seg, uint32_t i, uint32_t e)
{
	const vbi_tok *next = &seg->tok[e + 1];
	char mark = seg->text[seg->tok[e].start];

	/* one jump, as nearly always one of these is so */
	if (e + 1 >= seg->toks || (((mark != '-') & (mark != '.')) | (seg->tok[e].space != 0) | !vbi_run_letters(next)))
		return e;
	if (vbi_tok_is(seg, e, "-") && next->space == 0) {
		if (next->shape == VB_SHAPE_LOWER)
			return next->end - next->start <= 5 ? e + 2 : e;
		return vbi_name_foreign(seg, e - 1) || vbi_name_foreign(seg, e + 1) || vbi_name_count(seg, i, VBI_C_SURNAME) == 0 ? e + 2 : e;
	}
	if (vbi_tok_is(seg, e, ".") && next->space == 1 && vbi_name_letter(seg, e - 1) && e - i >= 2 && vbi_name_foreign(seg, i) &&
	    vbi_tok_capital(next))
		return e + 2;
	return e;
}

/* A rank that is a given name behind a family name: Đỗ Trung Tá. */
static bool names_rank(const vbi_finder *f, uint32_t i, uint32_t e)
{
	return e == i + 1 && vbi_name_count(f->seg, i, VBI_C_SURNAME) >= VBI_SURE_SURNAME && e + 1 < f->seg->toks &&
	       f->seg->tok[e + 1].shape == VB_SHAPE_TITLE && vbi_seg_longest(f->seg, e, VBI_MASK(T_RANK));
}

uint32_t vbi_name_run(const vbi_finder *f, uint32_t i)
{
	const vbi_seg *seg = f->seg;
	uint32_t e = i + 1, joints = 0;

	if (seg->tok[i].kind == VB_TOKEN_ACRONYM && seg->tok[i].shape == VB_SHAPE_UPPER)
		return e; /* initials: Q.H */
	while (e < seg->toks && e - i < VBI_NAME_MAX + 2 + joints) {
		const vbi_tok *tok = &seg->tok[e];
		uint32_t joined = join(seg, i, e);

		if (joined > e) {
			joints = joints < VBI_NAME_MAX ? joints + 2 : joints;
			e = joined;
			continue;
		}
		if (((unsigned)(tok->space != 1) | (unsigned)!vbi_run_letters(tok) | (unsigned)!vbi_tok_capital(tok)) != 0 || !same_case(seg, i, e))
			break;
		if ((f->mark[e] & VBI_IN_BODY) || ((f->mark[e] & VBI_OFFICE_STARTS) && !names_rank(f, i, e)) || (vbi_name_function_word(seg, e) && !middle(seg, e - 1)))
			break;
		/* a place behind a name that is complete: glued captions */
		if ((f->mark[e] & VBI_IN_PLACE) && !(f->mark[e - 1] & VBI_IN_PLACE) && e - i >= 3)
			break;
		e++;
	}
	return e;
}

/* A word that begins with the run's last capital and goes on in lower case (Nguyễn Cường Sau khi, Đoàn Thanh niên)
 * takes that capital away, unless the next word begins just there (Nguyễn Văn Thành công bố). */
uint32_t vbi_name_trim_before_small(const vbi_finder *f, uint32_t i, uint32_t e)
{
	const vbi_seg *seg = f->seg;

	if (e - i > 2 && seg->tok[e - 2].kind == VB_TOKEN_PUNCT)
		return e; /* joined by a hyphen */
	while (e > i && seg->tok[e].space == 1 && seg->tok[e].shape == VB_SHAPE_LOWER) {
		const uint64_t words = VBI_MASK(WORD) | VBI_MASK(STOP) | VBI_MASK(ORG_FIELD) | VBI_MASK(ORG_HEAD);
		const vbi_match *word, *next;

		if (!vbi_seg_longer(seg, e - 1, words, 1))
			break;
		word = vbi_seg_longest(seg, e - 1, words);
		next = vbi_seg_longest(seg, e, VBI_MASK(WORD) | VBI_MASK(VERB_SAY) | VBI_MASK(STOP));
		if (e - 1 > i && vbi_name_part(seg, e - 1) && next && next->count >= 2)
			break;
		/* a word of its own behind a full name: Trần Văn Hòa bình luận */
		if (e - 1 > i && vbi_name_count(seg, e - 1, VBI_C_GIVEN) >= VBI_SURE_GIVEN && e - i <= 3 &&
		    !vbi_seg_has(seg, e - 1, word->count, VBI_MASK(STOP)) && word->count == 2 && !next)
			break;
		e--;
	}
	if (e - i >= 4 && seg->tok[e].space == 1 && seg->tok[e].shape == VB_SHAPE_LOWER &&
	    !vbi_name_part(seg, e - 1) && seg->tok[e - 1].kind == VB_TOKEN_SYLLABLE)
		e--; /* Trần Quang Hàm Trăn trở */
	return e;
}
