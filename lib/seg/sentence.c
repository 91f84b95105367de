/* sentence.c - where sentences and paragraphs end.
 *
 * An empty line always ends a sentence. A single line end does too, unless the line is wrapped: text of the gazette
 * and of PDF files breaks its lines at a width. A stop ends a sentence when what follows can begin one and what
 * precedes is neither an abbreviation, an initial nor the number of a list item. */
#include "seg/segment.h"

#include <string.h>

#include "viet/numeral.h"

#define LONG_LINE 50u  /* bytes: a shorter line without a stop is a heading */
#define SHORT_LINE 30u /* bytes: enough before a small letter or a word that cannot end a line */

static unsigned first_byte(const vbi_seg *seg, uint32_t i)
{
	return (unsigned char)seg->text[seg->tok[i].start];
}

static bool is_mark(const vbi_seg *seg, uint32_t i, const char *mark)
{
	return seg->tok[i].kind == VB_TOKEN_PUNCT && vbi_tok_is(seg, i, mark);
}

static bool is_any(const vbi_seg *seg, uint32_t i, const char *const *list)
{
	for (; *list; list++)
		if (vbi_tok_is_lower(seg, i, *list))
			return true;
	return false;
}

enum { NO_STOP, FULL_STOP, ELLIPSIS, LOUD };

static unsigned stop_kind(const vbi_seg *seg, uint32_t i)
{
	if (seg->tok[i].kind != VB_TOKEN_PUNCT)
		return NO_STOP;
	switch (first_byte(seg, i)) {
	case '.':
		return seg->tok[i].end - seg->tok[i].start == 1 ? FULL_STOP : ELLIPSIS;
	case '!':
	case '?':
		return LOUD;
	default:
		return is_mark(seg, i, "…") ? ELLIPSIS : NO_STOP;
	}
}

static bool closer(const vbi_seg *seg, uint32_t i)
{
	static const char *const list[] = {")", "]", "}", "\"", "'", "”", "’", "»", NULL};

	return seg->tok[i].kind == VB_TOKEN_PUNCT && is_any(seg, i, list);
}

static bool opener(const vbi_seg *seg, uint32_t i)
{
	static const char *const list[] = {"(", "[", "{", "\"", "'", "“", "‘", "«", "-", "–", "—", "•", "*", "+", NULL};

	return (seg->tok[i].kind == VB_TOKEN_PUNCT || seg->tok[i].kind == VB_TOKEN_SYMBOL) && is_any(seg, i, list);
}

/* ---- lines ---- */

/* Tells whether the line that ends before token i ends in a mark after which a line is never wrapped. */
static bool ends_finally(const vbi_seg *seg, uint32_t i)
{
	while (i > 0 && closer(seg, i - 1) && seg->tok[i - 1].space == 0)
		i--;
	if (i == 0)
		return true;
	return stop_kind(seg, i - 1) != NO_STOP || is_mark(seg, i - 1, ":") || is_mark(seg, i - 1, ";");
}

/* The end of the line token i stands on. */
static uint32_t line_end(const vbi_seg *seg, uint32_t i)
{
	for (i++; i < seg->toks && seg->tok[i].space < 2; i++)
		;
	return i;
}

/* True if the tokens have letters and all are capitals. */
static bool all_upper(const vbi_seg *seg, uint32_t i, uint32_t end)
{
	bool any = false;

	for (; i < end; i++) {
		const vbi_tok *tok = &seg->tok[i];

		if (tok->shape == VB_SHAPE_LOWER || tok->shape == VB_SHAPE_MIXED ||
		    (tok->shape == VB_SHAPE_TITLE && tok->end - tok->start > 3))
			return false;
		any |= tok->shape == VB_SHAPE_UPPER;
	}
	return any;
}

/* "Điều 5." and "Chương II", as they begin a line; "Điều 5 Nghị định" may be the rest of a wrapped line. Returns the
 * tokens up to and with the number, or 0. */
static uint32_t provision(const vbi_seg *seg, uint32_t i)
{
	static const char *const parts[] = {"điều", "khoản", "mục", "tiểu mục", "chương", "phần", "bước", "câu", "bài",
	                                    "bảng", "biểu", "mẫu", "hình", NULL};
	const vbi_tok *tok = &seg->tok[i];

	if (i + 1 >= seg->toks || !vbi_tok_capital(tok) || !is_any(seg, i, parts))
		return 0;
	if (seg->tok[i + 1].kind != VB_TOKEN_NUMBER && seg->tok[i + 1].kind != VB_TOKEN_CODE &&
	    !vbi_roman(seg->text + seg->tok[i + 1].start, seg->tok[i + 1].end - seg->tok[i + 1].start))
		return 0;
	return 2;
}

/* A list item or the heading of a provision begins at i, after a line that ended without a mark if loose. */
static bool begins_item(const vbi_seg *seg, uint32_t i, bool loose)
{
	const vbi_tok *tok = &seg->tok[i];
	uint32_t n = provision(seg, i);

	if (n)
		return i + n == seg->toks || seg->tok[i + n].space >= 2 || is_mark(seg, i + n, ".") ||
		       is_mark(seg, i + n, ":");
	if (i + 1 < seg->toks && seg->tok[i + 1].space == 0 && tok->end - tok->start <= 5 &&
	    (is_mark(seg, i + 1, ".") || is_mark(seg, i + 1, ")") || is_mark(seg, i + 1, "/")) &&
	    (tok->kind == VB_TOKEN_NUMBER || tok->end - tok->start <= 2 ||
	     vbi_roman(seg->text + tok->start, tok->end - tok->start)))
		return true;
	/* A dash may part the name of a body over two lines: only after a mark is it an item. */
	return !loose && opener(seg, i) && i + 1 < seg->toks && seg->tok[i + 1].space == 1;
}

/* Words that never end a phrase. */
static bool hangs(const vbi_seg *seg, uint32_t i)
{
	static const char *const list[] = {"của", "và", "các", "những", "về", "cho", "với", "tại", "từ", "đến", "theo",
	                                   "ngày", "tháng", "năm", "số", "do", "bởi", "trong", "trên", "là", "để", "khi",
	                                   "vào", "ở", "bằng", "hoặc", "cùng", "đối", "một", "thuộc", NULL};

	if (is_mark(seg, i, ",") || is_mark(seg, i, "-") || is_mark(seg, i, "–") || is_mark(seg, i, "("))
		return true;
	return seg->tok[i].kind == VB_TOKEN_SYLLABLE && is_any(seg, i, list);
}

typedef struct lines {
	uint32_t start;  /* first token of the line */
	bool wrapped;    /* the window's lines are broken at a width */
} lines;

/* Line lengths and the case of what follows tell whether a window is wrapped. */
static bool window_wrapped(const vbi_seg *seg)
{
	uint32_t start = 0, low = 0, all = 0;

	for (uint32_t i = 1; i < seg->toks; i++) {
		if (seg->tok[i].space < 2)
			continue;
		if (seg->tok[i].space == 2 && seg->tok[i - 1].end - seg->tok[start].start >= LONG_LINE &&
		    !ends_finally(seg, i)) {
			all++;
			low += seg->tok[i].shape == VB_SHAPE_LOWER;
		}
		start = i;
	}
	return low >= 2 && low * 4 >= all;
}

/* The single line end before token i is inside a sentence. */
static bool continues(const vbi_seg *seg, const lines *at, uint32_t i)
{
	static const char *const joints[] = {"và", "của", "về", "cho", "trong", "theo", "tại", "với", NULL};
	uint32_t length = seg->tok[i - 1].end - seg->tok[at->start].start;
	const vbi_tok *next = &seg->tok[i], *last = &seg->tok[i - 1];
	bool upper;

	if (ends_finally(seg, i) || begins_item(seg, i, true) || last->kind == VB_TOKEN_FILE || last->kind == VB_TOKEN_URL)
		return false;
	upper = all_upper(seg, at->start, i);
	if (upper || all_upper(seg, i, line_end(seg, i)))
		return upper && all_upper(seg, i, line_end(seg, i)) && (is_any(seg, i, joints) || hangs(seg, i - 1));
	if (next->shape == VB_SHAPE_LOWER)
		return length >= SHORT_LINE || at->wrapped || hangs(seg, i - 1);
	if (hangs(seg, i - 1) && length >= SHORT_LINE)
		return true;
	return at->wrapped && length >= LONG_LINE;
}

/* ---- stops ---- */

/* The tokens before the stop at t are an abbreviation with a dot, by dictionary. */
static bool known_abbreviation(const vbi_seg *seg, uint32_t t)
{
	for (uint32_t n = 1; n <= 3 && n <= t; n++) {
		uint64_t mask = vbi_seg_mask(seg, t - n, n) | vbi_seg_mask(seg, t - n, n + 1);

		if (mask & VBI_MASK(ABBR_DOT))
			return true;
	}
	return false;
}

/* I, V, X after a word that a numeral follows are numerals, not initials: khóa V, quý I. */
static bool numeral_before(const vbi_seg *seg, uint32_t t)
{
	static const char *const list[] = {"khóa", "khoá", "thứ", "lần", "quý", "chương", "kỷ", "kỉ", "hạng", "cấp", "loại",
	                                   "kỳ", "kì", "phần", "mục", "vùng", NULL};

	return t >= 2 && vbi_roman(seg->text + seg->tok[t - 1].start, seg->tok[t - 1].end - seg->tok[t - 1].start) &&
	       is_any(seg, t - 2, list);
}

static bool one_letter(const vbi_seg *seg, uint32_t i)
{
	uint32_t n = seg->tok[i].end - seg->tok[i].start;

	return n == 1 || (n == 2 && first_byte(seg, i) >= 0xC2);
}

/* A capital letter before a dot begins a name (J. Smith), but ends one after a syllable of it: Lê Văn A. */
static bool initial(const vbi_seg *seg, uint32_t first, uint32_t i)
{
	const vbi_tok *before = i > first ? &seg->tok[i - 1] : NULL;

	return vbi_tok_capital(&seg->tok[i]) &&
	       !(before && before->kind == VB_TOKEN_SYLLABLE && vbi_tok_capital(before));
}

/* A full stop at t, first a sentence's first token: true if it belongs to the word before it. */
static bool dot_inside(const vbi_seg *seg, uint32_t first, uint32_t t, const vbi_tok *next)
{
	const vbi_tok *before = &seg->tok[t - 1];
	uint32_t n = before->end - before->start;
	uint32_t at = first;

	if (before->end != seg->tok[t].start)
		return false;
	/* 1. Tên, a. tên, II. TÊN, Điều 5. Tên */
	if (at + 1 < t && opener(seg, at))
		at++;
	if (t == at + 1 && begins_item(seg, at, true))
		return true;
	if (provision(seg, first) && t == first + 2)
		return true;
	if (numeral_before(seg, t))
		return false;
	if (vbi_tok_is_lower(seg, t - 1, "v.v"))
		return false;
	if (known_abbreviation(seg, t))
		return true;
	switch (before->kind) {
	case VB_TOKEN_SYLLABLE:
		return one_letter(seg, t - 1) && initial(seg, first, t - 1); /* a vowel: A. Y. Ư. */
	case VB_TOKEN_ACRONYM:
		/* TP. TS. GS.; but khóa XV. is a numeral, and a body's acronym is longer */
		return n <= 3 && !vbi_roman(seg->text + before->start, n);
	case VB_TOKEN_FOREIGN:
		/* J. Th. Tp. Dr.; tr. 15 */
		if (before->shape == VB_SHAPE_LOWER)
			return n <= 3 && next->kind == VB_TOKEN_NUMBER;
		return n <= 3 && (!one_letter(seg, t - 1) || initial(seg, first, t - 1));
	default:
		return false;
	}
}

/* Can token j, after a stop, begin a sentence? */
static bool can_begin(const vbi_seg *seg, uint32_t j)
{
	const vbi_tok *tok = &seg->tok[j];

	for (unsigned n = 0; n < 3 && opener(seg, j) && j + 1 < seg->toks; n++)
		tok = &seg->tok[++j];
	switch (tok->kind) {
	case VB_TOKEN_PUNCT:
		return false;
	case VB_TOKEN_SYLLABLE:
	case VB_TOKEN_FOREIGN:
		return vbi_tok_capital(tok);
	default:
		return true;
	}
}

/* The stop at t, after which (and after closers) token j comes in the same paragraph. */
static bool ends_sentence(const vbi_seg *seg, uint32_t first, uint32_t t, uint32_t j)
{
	const vbi_tok *next = &seg->tok[j], *before = t ? &seg->tok[t - 1] : NULL;
	unsigned kind = stop_kind(seg, t);

	if (!before || t == first || !can_begin(seg, j))
		return false;
	if (kind == FULL_STOP && dot_inside(seg, first, t, next))
		return false;
	if (next->space == 0 && j == t + 1)
		/* Glued: nghị.Sáng, Zalo…Đồng chí, 2021.Tại; never .NET, 5.A */
		return next->kind == VB_TOKEN_SYLLABLE && vbi_tok_capital(next) && next->end - next->start > 1 &&
		       (before->kind == VB_TOKEN_SYLLABLE || before->kind == VB_TOKEN_FOREIGN ||
		        before->kind == VB_TOKEN_NUMBER || before->kind == VB_TOKEN_CODE || closer(seg, t - 1) ||
		        before->kind == VB_TOKEN_ACRONYM);
	/* (…) and [...] are gaps in a quotation. */
	return kind != ELLIPSIS || !opener(seg, t - 1);
}

vb_status vbi_seg_sentences(vbi_seg *seg)
{
	lines at = {.start = 0, .wrapped = window_wrapped(seg)};
	uint32_t first = 0, paragraph = 0, due = 0;

	seg->sentences = 0;
	for (uint32_t i = 0; i <= seg->toks; i++) {
		bool line = i < seg->toks && i > 0 && seg->tok[i].space >= 2;
		bool new_paragraph = i == seg->toks;
		bool end = i == seg->toks || (due && i == due);

		if (line) {
			new_paragraph = seg->tok[i].space == 3 || !continues(seg, &at, i);
			at.start = i;
		}
		if ((end || new_paragraph) && i > first) {
			if (!VBI_GROW(seg->mem, seg->sentence, seg->sentence_capacity, seg->sentences + 1))
				return VB_ERR_MEMORY;
			for (uint32_t k = first; k < i; k++)
				seg->tok[k].sentence = (uint32_t)seg->sentences;
			seg->sentence[seg->sentences++] = (vbi_range){first, i - first, paragraph};
			first = i;
		}
		if (new_paragraph)
			paragraph++;
		if (i < seg->toks && stop_kind(seg, i) != NO_STOP) {
			uint32_t j = i + 1;

			while (j < seg->toks && seg->tok[j].space == 0 && closer(seg, j))
				j++;
			if (j < seg->toks && ends_sentence(seg, first, i, j))
				due = j;
		}
	}
	return VB_OK;
}
