/* sentence.c - where sentences and paragraphs end.
 *
 * An empty line always ends a sentence. A single line end does too, unless the line is wrapped: text of the gazette
 * and of PDF files breaks its lines at a width. A stop ends a sentence when what follows can begin one and what
 * precedes is neither an abbreviation, an initial nor the number of a list item. */
#include "seg/step.h"
#include "seg/told.h"

#include <string.h>

#include "viet/numeral.h"

#define LONG_LINE 50u  /* bytes: a shorter line without a stop is a heading */
#define SHORT_LINE 30u /* bytes: enough before a small letter or a word that cannot end a line */

static inline unsigned first_byte(const vbi_seg *seg, uint32_t i)
{
	return (unsigned char)seg->text[seg->tok[i].start];
}

/* The code point of a token that is one character of punctuation, or a symbol; 0 for any other. */
static inline uint32_t mark_of(const vbi_seg *seg, uint32_t i)
{
	const vbi_tok *tok = &seg->tok[i];
	const unsigned char *p = (const unsigned char *)seg->text + tok->start;
	uint32_t n = tok->end - tok->start;

	if ((tok->kind != VB_TOKEN_PUNCT && tok->kind != VB_TOKEN_SYMBOL) || n > 3)
		return 0;
	if (n == 1)
		return p[0] < 0x80 ? p[0] : 0;
	if (n == 2)
		return p[0] >= 0xC2 ? (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu) : 0; /* else it is a run: -- */
	return p[0] >= 0xE0 ? (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu) : 0;
}

static inline bool is_mark(const vbi_seg *seg, uint32_t i, uint32_t mark)
{
	return seg->tok[i].kind == VB_TOKEN_PUNCT && mark_of(seg, i) == mark;
}

#define QUOTE_OPENS 0x201C     /* “ */
#define GUILLEMET_OPENS 0xAB   /* « */
#define ELLIPSIS_MARK 0x2026   /* … */
#define DASH 0x2013            /* – */

enum { NO_STOP, FULL_STOP, ELLIPSIS, LOUD };

static inline unsigned stop_kind(const vbi_seg *seg, uint32_t i)
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
		return mark_of(seg, i) == ELLIPSIS_MARK ? ELLIPSIS : NO_STOP;
	}
}

static bool closer(const vbi_seg *seg, uint32_t i)
{
	if (seg->tok[i].kind != VB_TOKEN_PUNCT)
		return false;
	switch (mark_of(seg, i)) {
	case ')': case ']': case '}': case '"': case '\'':
	case 0x201D: case 0x2019: case 0xBB: /* ” ’ » */
		return true;
	default:
		return false;
	}
}

static bool opener(const vbi_seg *seg, uint32_t i)
{
	switch (mark_of(seg, i)) {
	case '(': case '[': case '{': case '"': case '\'': case '-': case '*': case '+':
	case QUOTE_OPENS: case 0x2018: case GUILLEMET_OPENS: case DASH: case 0x2014: case 0x2022: /* ‘ — • */
		return true;
	default:
		return false;
	}
}

/* ---- lines ---- */

/* Tells whether the line that ends before token i ends in a mark after which a line is never wrapped. */
static bool ends_finally(const vbi_seg *seg, uint32_t i)
{
	while (i > 0 && closer(seg, i - 1) && seg->tok[i - 1].space == 0)
		i--;
	if (i == 0)
		return true;
	return stop_kind(seg, i - 1) != NO_STOP || is_mark(seg, i - 1, ':') || is_mark(seg, i - 1, ';');
}

/* True if the tokens from i on, up to end or to the end of the line, have letters and all are capitals. */
static bool all_upper(const vbi_seg *seg, uint32_t i, uint32_t end)
{
	bool any = false;
	uint32_t first = i;

	for (; i < end && (i == first || seg->tok[i].space < 2); i++) {
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
	bool may = vbi_tok_capital(&seg->tok[i]) && vbi_step_heads(seg, seg->tok[i].code, VBI_HEADS_PART); /* nearly never */
	uint32_t part = may ? vbi_step_longest(seg, i, VBI_PARTS) : 0;
	const vbi_tok *number = part && i + part < seg->toks ? &seg->tok[i + part] : NULL;

	if (!number || (number->kind != VB_TOKEN_NUMBER && number->kind != VB_TOKEN_CODE &&
	                !vbi_roman(seg->text + number->start, number->end - number->start)))
		return 0;
	return part + 1;
}

/* A list item or the heading of a provision begins at i, after a line that ended without a mark if loose. */
static bool begins_item(const vbi_seg *seg, uint32_t i, bool loose)
{
	const vbi_tok *tok = &seg->tok[i];
	uint32_t n = provision(seg, i);

	if (n)
		return i + n == seg->toks || seg->tok[i + n].space >= 2 || is_mark(seg, i + n, '.') ||
		       is_mark(seg, i + n, ':');
	if (i + 1 < seg->toks && seg->tok[i + 1].space == 0 && tok->end - tok->start <= 5 &&
	    (is_mark(seg, i + 1, '.') || is_mark(seg, i + 1, ')') || is_mark(seg, i + 1, '/')) &&
	    (tok->kind == VB_TOKEN_NUMBER || tok->end - tok->start <= 2 ||
	     vbi_roman(seg->text + tok->start, tok->end - tok->start)))
		return true;
	/* A dash may part the name of a body over two lines: only after a mark is it an item. */
	return !loose && opener(seg, i) && i + 1 < seg->toks && seg->tok[i + 1].space == 1;
}

static bool is_word(const vbi_seg *seg, uint32_t i, uint64_t classes) { return vbi_step_mask(seg, i, 1) & classes; }

/* Nothing ends with the token at i. */
static bool hangs(const vbi_seg *seg, uint32_t i)
{
	return is_mark(seg, i, ',') || is_mark(seg, i, '-') || is_mark(seg, i, DASH) || is_mark(seg, i, '(') ||
	       is_word(seg, i, VBI_MASK(HANG));
}

typedef struct lines {
	uint32_t start;  /* first token of the line */
	bool wrapped;    /* the window's lines are broken at a width */
} lines;

/* Marks and symbols, but for commas, and the tokens that begin a line are few, and which ones they are cannot be predicted: so they
 * are found first, as bits of 64 tokens, and all that follows goes from one to the next. */
static void find_turns(const vbi_seg *seg, uint64_t *turn, uint64_t *line)
{
	for (size_t at = 0; at * 64 < seg->toks; at++) {
		size_t n = seg->toks - at * 64 < 64 ? seg->toks - at * 64 : 64;
		uint64_t breaks, all = UINT64_MAX >> (64 - n);
		uint8_t bits[64], space[64];

		vbi_told_split(seg->told + at * 64, bits, space);
		breaks = vbi_told_bits(space, 1);
		line[at] = breaks & all;
		turn[at] = (breaks | vbi_told_bits(bits, 3)) & all;
	}
}

/* Before marks words are asked whether an abbreviation ends there: what the table has of them is on its way from memory then. */
static void fetch_heads(const vbi_seg *seg, const uint64_t *turn)
{
	const uint8_t *heads;

	if (!vbi_steps_any(seg))
		return;
	heads = seg->steps->heads;
	for (size_t at = 0; at * 64 < seg->toks; at++)
		for (uint64_t left = at ? turn[at] : turn[at] & ~UINT64_C(3); left; left &= left - 1) {
			const vbi_tok *tok = &seg->tok[at * 64 + vbi_lowest_bit(left)];

			vbi_fetch(&heads[tok[-1].code]);
			vbi_fetch(&heads[tok[-2].code]);
		}
}

/* The first token from i on with a bit; end if there is none before it. */
static inline uint32_t next_turn(const uint64_t *bits, uint32_t i, uint32_t end)
{
	size_t at = i / 64;
	uint64_t left;

	if (i >= end)
		return end;
	left = bits[at] & UINT64_MAX << i % 64;
	while (!left && ++at <= (end - 1) / 64)
		left = bits[at];
	i = left ? (uint32_t)(at * 64 + vbi_lowest_bit(left)) : end;
	return i < end ? i : end;
}

/* Line lengths and the case of what follows tell whether a window is wrapped. */
static bool window_wrapped(const vbi_seg *seg, const uint64_t *line)
{
	uint32_t start = 0, low = 0, all = 0, toks = (uint32_t)seg->toks;

	for (uint32_t i = next_turn(line, 1, toks); i < toks; i = next_turn(line, i + 1, toks)) {
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
	uint32_t length = seg->tok[i - 1].end - seg->tok[at->start].start;
	const vbi_tok *next = &seg->tok[i], *last = &seg->tok[i - 1];
	bool upper, next_upper;

	if (ends_finally(seg, i) || begins_item(seg, i, true) || last->kind == VB_TOKEN_FILE || last->kind == VB_TOKEN_URL)
		return false;
	upper = all_upper(seg, at->start, i);
	next_upper = all_upper(seg, i, (uint32_t)seg->toks);
	if (upper || next_upper)
		return upper && next_upper && (is_word(seg, i, VBI_MASK(JOINT)) || hangs(seg, i - 1));
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
		if (vbi_step_heads(seg, seg->tok[t - n].code, VBI_HEADS_DOTTED) &&
		    (vbi_step_mask(seg, t - n, n) | vbi_step_mask(seg, t - n, n + 1)) & VBI_MASK(ABBR_DOT))
			return true;
	}
	return false;
}

/* I, V, X after a word that a numeral follows are numerals, not initials: khóa V, quý I. */
static bool numeral_before(const vbi_seg *seg, uint32_t t)
{
	return t >= 2 && is_word(seg, t - 2, VBI_MASK(ORDINAL)) &&
	       vbi_roman(seg->text + seg->tok[t - 1].start, seg->tok[t - 1].end - seg->tok[t - 1].start);
}

static bool one_letter(const vbi_seg *seg, uint32_t i)
{
	uint32_t n = seg->tok[i].end - seg->tok[i].start;

	return n == 1 || (n == 2 && first_byte(seg, i) >= 0xC2);
}

/* Parts of names. */
#define NAMES (VBI_MASK(SURNAME) | VBI_MASK(MIDDLE) | VBI_MASK(GIVEN))
/* Words with which a sentence rather begins than a name goes on. */
#define OPENERS (VBI_MASK(STOP) | VBI_MASK(HONORIFIC) | VBI_MASK(PLURAL) | VBI_MASK(ROLE))

/* Does token j, with its capital, begin a sentence rather than a name? "Ông B không tin", "Nhóm máu này"; a word in small
 * letters behind it that is not part of a name tells. */
static bool begins_clause(const vbi_seg *seg, uint32_t j)
{
	uint64_t classes = vbi_step_mask(seg, j, 1);

	if (seg->tok[j].kind != VB_TOKEN_SYLLABLE || seg->tok[j].shape != VB_SHAPE_TITLE)
		return false;
	if (classes & OPENERS && !(classes & NAMES))
		return true;
	return j + 1 < seg->toks && seg->tok[j + 1].kind == VB_TOKEN_SYLLABLE && seg->tok[j + 1].shape == VB_SHAPE_LOWER &&
	       (vbi_step_mask(seg, j, 2) & VBI_MASK(WORD) || classes & OPENERS || !(classes & NAMES));
}

/* A capital letter before a dot, with token j behind it, is part of a name that goes on: J. Smith, Nguyễn V. Tâm; but it ends
 * one in Lê Văn A. Người kia. */
static bool initial(const vbi_seg *seg, uint32_t first, uint32_t i, uint32_t j)
{
	const vbi_tok *before = i > first ? &seg->tok[i - 1] : NULL;

	if (!vbi_tok_capital(&seg->tok[i]) || begins_clause(seg, j))
		return false;
	return !(before && before->kind == VB_TOKEN_SYLLABLE && vbi_tok_capital(before)) || is_word(seg, j, NAMES);
}

/* Acronyms that dots do not follow, by their meaning. */
#define BODIES \
	(VBI_MASK(ABBR) | VBI_MASK(ORG_ABBR) | VBI_MASK(ORG_NAME) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_BRAND) | VBI_MASK(ORG_MEDIA))

/* The word before the stop at t and the stop belong together: TP. TS. GS., J. Th., tr. 15. */
static bool abbreviated(const vbi_seg *seg, uint32_t first, uint32_t t, uint32_t j)
{
	const vbi_tok *before = &seg->tok[t - 1];
	uint32_t n = before->end - before->start;

	/* Letters behind a number or a sign are a unit: 14h. 37°C. km/h. */
	if (before->space == 0 && t >= first + 2 &&
	    (before[-1].kind == VB_TOKEN_NUMBER || before[-1].kind == VB_TOKEN_SYMBOL || is_mark(seg, t - 2, '/')))
		return false;
	if (one_letter(seg, t - 1) && vbi_tok_capital(before) && before->kind != VB_TOKEN_ACRONYM)
		return initial(seg, first, t - 1, j);
	if (known_abbreviation(seg, t))
		return true;
	switch (before->kind) {
	case VB_TOKEN_ACRONYM:
		/* Khóa XV. is a numeral, a body's acronym is longer or known. */
		return n <= 3 && !vbi_roman(seg->text + before->start, n) &&
		       !is_word(seg, t - 1, BODIES) && !begins_clause(seg, j);
	case VB_TOKEN_FOREIGN:
		if (before->shape == VB_SHAPE_LOWER)
			/* tr. 15; but v.v. has dots of its own. */
			return n <= 3 && seg->tok[j].kind == VB_TOKEN_NUMBER && !memchr(seg->text + before->start, '.', n);
		return n <= 3 && !begins_clause(seg, j);
	default:
		return false;
	}
}

/* A full stop at t, first a sentence's first token: true if it belongs to the word before it. */
static bool dot_inside(const vbi_seg *seg, uint32_t first, uint32_t t, uint32_t j)
{
	uint32_t at = first, n;

	if (seg->tok[t - 1].end != seg->tok[t].start)
		return false;
	/* 1. Tên, a. tên, II. TÊN, Điều 5. Tên; and in a row: các việc: 1. Tên */
	if (at + 1 < t && opener(seg, at))
		at++;
	if (t > at + 1 && (is_mark(seg, t - 2, ':') || is_mark(seg, t - 2, ';')))
		at = t - 1;
	if (t == at + 1 && begins_item(seg, at, true))
		return true;
	n = provision(seg, first);
	if (n && t == first + n)
		return true;
	return !numeral_before(seg, t) && abbreviated(seg, first, t, j);
}

static bool straight_quote(const vbi_seg *seg, uint32_t i) { return is_mark(seg, i, '"'); }

/* Can token j, after a stop, begin a sentence? open: an odd number of straight quotes stands before it. */
static bool can_begin(const vbi_seg *seg, uint32_t j, bool open)
{
	const vbi_tok *tok = &seg->tok[j];
	bool quote = is_mark(seg, j, QUOTE_OPENS) || is_mark(seg, j, GUILLEMET_OPENS) || (straight_quote(seg, j) && !open);
	uint32_t first = j + quote;

	for (unsigned n = 0; n < 3 && opener(seg, j) && j + 1 < seg->toks; n++)
		tok = &seg->tok[++j];
	switch (tok->kind) {
	case VB_TOKEN_PUNCT:
		return false;
	case VB_TOKEN_SYLLABLE:
	case VB_TOKEN_FOREIGN:
		/* A quotation may begin with a small letter. */
		return vbi_tok_capital(tok) || (quote && j == first);
	default:
		return true;
	}
}

/* Words and numbers may be glued to what follows the stop: nghị.Sáng, Zalo…Đồng chí, 2021.Tại, 5%.Sức; never .NET, 5.A */
static bool glued(const vbi_seg *seg, uint32_t t)
{
	const vbi_tok *before = &seg->tok[t - 1], *next = &seg->tok[t + 1];

	if (next->kind != VB_TOKEN_SYLLABLE || !vbi_tok_capital(next) || next->end - next->start == 1)
		return false;
	switch (before->kind) {
	case VB_TOKEN_SYLLABLE:
	case VB_TOKEN_FOREIGN:
	case VB_TOKEN_NUMBER:
	case VB_TOKEN_CODE:
	case VB_TOKEN_ACRONYM:
	case VB_TOKEN_SYMBOL:
		return true;
	default:
		return closer(seg, t - 1);
	}
}

/* The stop at t, after which (and after closers) token j comes in the same paragraph. open: as above, of t. */
static bool ends_sentence(const vbi_seg *seg, uint32_t first, uint32_t t, uint32_t j, bool open)
{
	unsigned kind = stop_kind(seg, t);
	bool gap;

	for (uint32_t i = t; i < j; i++)
		open ^= straight_quote(seg, i);
	if (t == 0 || t == first || !can_begin(seg, j, open))
		return false;
	if (kind == FULL_STOP && dot_inside(seg, first, t, j))
		return false;
	if (seg->tok[j].space == 0 && j == t + 1)
		return glued(seg, t);
	/* (…) and [...] are gaps in a quotation. */
	gap = straight_quote(seg, t - 1) ? open : opener(seg, t - 1);
	return kind != ELLIPSIS || !gap;
}

/* Each token's sentence, four at a time. */
static void number(vbi_seg *seg)
{
	for (size_t s = 0; s < seg->sentences; s++) {
		vbi_tok *tok = seg->tok + seg->sentence[s].first, *end = tok + seg->sentence[s].count;

		for (; end - tok >= 4; tok += 4)
			tok[0].sentence = tok[1].sentence = tok[2].sentence = tok[3].sentence = (uint32_t)s;
		for (; tok < end; tok++)
			tok->sentence = (uint32_t)s;
	}
}

vb_status vbi_seg_sentences(vbi_seg *seg)
{
	const uint32_t toks = (uint32_t)seg->toks;
	lines at = {.start = 0};
	uint32_t first = 0, paragraph = 0, due = 0;
	bool open = false; /* a straight quote, in this paragraph */
	const size_t numbers = toks / 64 + 1;
	uint64_t *turn;

	seg->sentences = 0;
	if (vbi_steps_begin(seg) || !VBI_GROW(seg->mem, seg->bits, seg->bit_capacity, 2 * numbers))
		return VB_ERR_MEMORY;
	turn = seg->bits;
	find_turns(seg, turn, turn + numbers);
	fetch_heads(seg, turn);
	at.wrapped = window_wrapped(seg, turn + numbers);
	for (uint32_t i = next_turn(turn, 0, toks); i <= toks; i = next_turn(turn, i + 1, due > i ? due : toks)) {
		bool line = i < toks && i > 0 && seg->tok[i].space >= 2;
		bool new_paragraph = i == toks;
		bool end = i == toks || (due && i == due);

		if (line) {
			new_paragraph = seg->tok[i].space == 3 || !continues(seg, &at, i);
			at.start = i;
		}
		if ((end || new_paragraph) && i > first) {
			if (!VBI_GROW(seg->mem, seg->sentence, seg->sentence_capacity, seg->sentences + 1))
				return VB_ERR_MEMORY;
			seg->sentence[seg->sentences++] = (vbi_range){first, i - first, paragraph};
			first = i;
		}
		if (new_paragraph) {
			paragraph++;
			open = false;
		}
		if (i == toks)
			break;
		if (stop_kind(seg, i) != NO_STOP) {
			uint32_t j = i + 1;

			while (j < toks && seg->tok[j].space == 0 && closer(seg, j))
				j++;
			if (j < toks && ends_sentence(seg, first, i, j, open))
				due = j;
		}
		open ^= straight_quote(seg, i);
	}
	number(seg);
	return VB_OK;
}
