/* restore.c - marks for running text, line by line (seg/restore.h). */
#include "seg/restore.h"

#include <string.h>

#include "viet/scan.h"
#include "viet/syllable.h"

#define LONG 6u          /* words: a line that tells by itself whether text has marks */
#define LOOK_AHEAD 4096u /* bytes: for such a line, behind short ones at the beginning */

enum { UNKNOWN, PLAIN, MARKED };

vb_status vbi_restore_init(vbi_restore *r, const vbi_mem *mem, const vbi_lexicon *lex)
{
	vb_status status;

	memset(r, 0, sizeof *r);
	r->mem = mem;
	if (!lex->weights[VBI_WEIGHTS_MARKS].slot)
		return VB_ERR_NOT_FOUND;
	r->weights = &lex->weights[VBI_WEIGHTS_MARKS];
	status = vbi_marks_new(mem, lex, &r->marks);
	r->sums = vbi_alloc(mem, sizeof *r->sums);
	if (!status && !r->sums)
		status = VB_ERR_MEMORY;
	if (status)
		vbi_restore_free(r);
	return status;
}

void vbi_restore_free(vbi_restore *r)
{
	vbi_marks_free(r->marks);
	vbi_free(r->mem, r->sums);
	vbi_free(r->mem, r->list);
	vbi_free(r->mem, r->tok);
	memset(r, 0, sizeof *r);
}

void vbi_restore_start(vbi_restore *r)
{
	r->state = UNKNOWN;
	r->restored = 0;
}

/* ---- lines ---- */

typedef struct line {
	const char *text;
	uint32_t length; /* with its end */
	uint32_t words, marked;
	uint32_t toks;
} line;

/* The length of the line at the beginning of in, 0 if its end has not come yet. A line that is too long is cut at its last blank. */
static uint32_t line_length(const char *in, size_t length, bool last)
{
	size_t most = length < VBI_RESTORE_LINE ? length : VBI_RESTORE_LINE, n;
	const char *end = memchr(in, '\n', most);

	if (end)
		return (uint32_t)(end - in) + 1;
	if (length <= VBI_RESTORE_LINE)
		return last ? (uint32_t)length : 0;
	for (n = most; n > 0 && in[n - 1] != ' '; n--)
		;
	if (n > 0)
		return (uint32_t)n;
	for (n = most; n > most - 4 && ((unsigned char)in[n] & 0xC0) == 0x80; n--)
		;
	return (uint32_t)n;
}

static bool has_marks(const char *p, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if ((unsigned char)p[i] >= 0x80)
			return true;
	return false;
}

static bool word_like(const vbi_scan *tok)
{
	return tok->kind == VB_TOKEN_SYLLABLE || tok->kind == VB_TOKEN_FOREIGN || tok->kind == VB_TOKEN_ACRONYM;
}

/* Counts the line's words, and keeps its tokens. */
static bool look(vbi_restore *r, const char *in, uint32_t length, line *out)
{
	uint32_t at = 0;
	vbi_plain found;
	vbi_scan tok;

	*out = (line){.text = in, .length = length};
	while (vbi_scan_next(in, length, &at, &tok)) {
		bool marked = word_like(&tok) && has_marks(in + tok.start, tok.end - tok.start);

		if (!VBI_GROW(r->mem, r->tok, r->tok_capacity, out->toks + 1))
			return false;
		r->tok[out->toks++] = tok;
		out->marked += marked;
		out->words += marked || (word_like(&tok) && vbi_marks_find(r->marks, in + tok.start, tok.end - tok.start, &found));
	}
	return true;
}

/* What the line says by itself. */
static int judge(const line *l)
{
	if (l->marked * 10 > l->words)
		return MARKED;
	return l->words >= LONG ? PLAIN : UNKNOWN;
}

/* ---- a chain ---- */

static void score(vbi_restore *r, const vbi_plain *row, uint32_t n)
{
	double unit = 1000.0 / r->weights->scale;
	uint32_t feature[VBI_RESTORE_SINGLE];

	for (uint32_t k = 0; k < n; k++) {
		uint32_t now = row[k].candidates, before = k ? row[k - 1].candidates : 0;

		r->sums->single[k][0] = 0;
		for (uint32_t b = 0; b < now && now > 1; b++) {
			int32_t sum = 0;

			vbi_restore_single(row, n, k, row[k].candidate[b], feature);
			for (unsigned f = 0; f < VBI_RESTORE_SINGLE; f++)
				sum += vbi_weight(r->weights, feature[f]);
			r->sums->single[k][b] = sum * unit;
		}
		for (uint32_t i = 0; i < (before ? before : 1) * (now ? now : 1); i++)
			r->sums->pair[k][i] = 0;
		if (!before || !now || before * now == 1)
			continue;
		for (uint32_t a = 0; a < before; a++)
			for (uint32_t b = 0; b < now; b++) {
				int32_t sum = 0;

				vbi_restore_pair(row, n, k, row[k - 1].candidate[a], row[k].candidate[b], feature);
				for (unsigned f = 0; f < VBI_RESTORE_PAIR; f++)
					sum += vbi_weight(r->weights, feature[f]);
				r->sums->pair[k][a * now + b] = sum * unit;
			}
	}
}

/* ---- writing ---- */

typedef struct writing {
	vbi_restore *r;
	const line *line;
	uint32_t base; /* place of the line in the input */
	uint32_t done; /* bytes of the line that are written */
	vbi_buf *out;
	vbi_edits *edits;
} writing;

static void copy_to(writing *w, uint32_t at)
{
	vbi_buf_put(w->out, w->line->text + w->done, at - w->done);
	w->done = at;
}

/* The candidate instead of the token. */
static bool put(writing *w, const vbi_scan *tok, uint16_t code, double probability)
{
	static const unsigned cases[] = {[VB_SHAPE_LOWER] = VB_CASE_LOWER, [VB_SHAPE_TITLE] = VB_CASE_TITLE, [VB_SHAPE_UPPER] = VB_CASE_UPPER};
	vbi_restore *r = w->r;
	uint32_t length = tok->end - tok->start, sure = (uint32_t)(probability * 1000 + 0.5);
	char text[16];
	uint32_t n = (uint32_t)vbi_syllable_write(code, r->tone == VB_TONE_HOA_MAIN ? VB_TONE_HOA_MAIN : VB_TONE_HOA_FIRST,
	                                          cases[tok->shape], text);
	bool changed = !(n == length && memcmp(text, w->line->text + tok->start, n) == 0) && sure >= r->least;

	copy_to(w, tok->start);
	if (!VBI_GROW(r->mem, r->list, r->capacity, r->restored + 1))
		return false;
	r->list[r->restored++] = (vbi_restored){(uint32_t)w->out->n, changed ? n : length, (uint16_t)sure, changed};
	if (!changed)
		return true;
	if (w->edits && !vbi_edits_put(w->edits, (vbi_edit){w->base + tok->start, (uint32_t)w->out->n, length, n, 1u << VB_CHANGE_MARKS}))
		return false;
	vbi_buf_put(w->out, text, n);
	w->done = tok->end;
	return true;
}

/* A chain of count tokens from i on: the likeliest candidate at each place. */
static bool put_row(writing *w, const vbi_plain *row, uint32_t i, uint32_t count)
{
	vbi_restore *r = w->r;

	if (!count)
		return true;
	score(r, row, count);
	vbi_restore_sums(r->sums, row, count, false);
	for (uint32_t k = 0; k < count; k++) {
		const double *probability = r->sums->single[k];
		uint32_t best = 0;

		for (uint32_t b = 1; b < row[k].candidates; b++)
			if (probability[b] > probability[best])
				best = b;
		if (row[k].candidates && !put(w, &r->tok[i + k], row[k].candidate[best], probability[best]))
			return false;
	}
	return true;
}

static bool upper(const line *l, const vbi_scan *tok, uint32_t i) { return i < l->toks && tok[i].shape == VB_SHAPE_UPPER; }

/* What is written at token i. A word in capitals among others is an acronym: CP, TU. */
static vbi_plain place(const vbi_restore *r, const line *l, uint32_t i)
{
	vbi_plain out = {NULL, 0, VBI_PLAIN_OTHER};
	const vbi_scan *tok = &r->tok[i];

	if (tok->kind == VB_TOKEN_NUMBER || tok->kind == VB_TOKEN_CODE)
		out.number = VBI_PLAIN_NUMBER;
	else if (word_like(tok) && tok->shape != VB_SHAPE_MIXED && tok->shape != VB_SHAPE_NONE &&
	         !(upper(l, r->tok, i) && !upper(l, r->tok, i + 1) && !upper(l, r->tok, i - 1)))
		vbi_marks_find(r->marks, l->text + tok->start, tok->end - tok->start, &out);
	return out;
}

static bool restore_line(writing *w)
{
	const line *l = w->line;
	vbi_plain row[VBI_RESTORE_ROW];
	uint32_t n = 0;

	for (uint32_t i = 0; i < l->toks; i++) {
		unsigned kind = w->r->tok[i].kind;
		bool edge = kind == VB_TOKEN_PUNCT || kind == VB_TOKEN_SYMBOL;

		if (edge || n == VBI_RESTORE_ROW) {
			if (!put_row(w, row, i - n, n))
				return false;
			n = 0;
		}
		if (!edge)
			row[n++] = place(w->r, l, i);
	}
	return put_row(w, row, l->toks - n, n);
}

/* ---- the stream ---- */

/* The first long line ahead decides for short ones. *known: enough has come to say so. */
static bool look_ahead(vbi_restore *r, const char *in, size_t length, bool last, int *state)
{
	line l;

	*state = PLAIN;
	for (size_t at = 0; at < length && at < LOOK_AHEAD;) {
		uint32_t n = line_length(in + at, length - at, last);

		if (!n)
			break;
		if (!look(r, in + at, n, &l))
			return false;
		if (judge(&l) != UNKNOWN) {
			*state = judge(&l);
			return true;
		}
		at += n;
	}
	if (!last && length < LOOK_AHEAD + VBI_RESTORE_LINE)
		*state = UNKNOWN;
	return true;
}

size_t vbi_restore_feed(void *self, const char *in, size_t length, bool last, vbi_buf *out, vbi_edits *edits)
{
	vbi_restore *r = self;
	size_t at = 0;

	while (at < length) {
		uint32_t n = line_length(in + at, length - at, last);
		writing w = {.r = r, .base = (uint32_t)at, .out = out, .edits = edits};
		int says;
		line l;

		if (!n)
			break;
		if (!look(r, in + at, n, &l))
			return SIZE_MAX;
		says = judge(&l);
		if (says == UNKNOWN && r->state == UNKNOWN && l.words) {
			if (!look_ahead(r, in + at, length - at, last, &r->state))
				return SIZE_MAX;
			if (r->state == UNKNOWN)
				break;
			if (!look(r, in + at, n, &l)) /* its tokens again */
				return SIZE_MAX;
		}
		if (says != UNKNOWN)
			r->state = says;
		w.line = &l;
		if (r->state == PLAIN && l.words && !restore_line(&w))
			return SIZE_MAX;
		copy_to(&w, n);
		at += n;
	}
	return at;
}
