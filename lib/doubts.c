/* doubts.c - a word twice, a lost character, a mark that belongs nowhere. */
#include "doubts.h"

#include <string.h>

#include "text/unicode.h"
#include "text/utf8.h"

void vbi_doubts_start(vbi_doubts *d)
{
	vbi_doubts fresh = {.model = d->model, .mem = d->mem, .list = d->list, .capacity = d->capacity};

	*d = fresh;
}

static void report(vbi_doubts *d, vb_doubt doubt)
{
	size_t at = d->n;

	if (d->failed || !VBI_GROW(d->mem, d->list, d->capacity, d->n + 1)) {
		d->failed = true;
		return;
	}
	for (; at > 0 && d->list[at - 1].out_start > doubt.out_start; at--) /* one that had to wait */
		d->list[at] = d->list[at - 1];
	d->list[at] = doubt;
	d->n++;
}

/* The span [start, end) of the chunk. */
static vb_doubt place(const vbi_doubts_chunk *c, size_t start, size_t end, uint32_t kind)
{
	uint32_t from = (uint32_t)start, to = (uint32_t)end;

	vbi_edits_to_input(c->edits, &from, &to);
	return (vb_doubt){c->in_base + from, c->out_base + start, to - from, (uint32_t)(end - start), kind, 0};
}

/* ---- a word twice ---- */

/* Grammatical words that are never said twice; những, như and others that are (như như) are not here. */
static bool is_grammatical(const char *word, size_t n)
{
	static const char *const words[] = {"bởi", "bị", "các", "cho", "của", "do", "là", "mà", "nhưng", "những", "sẽ", "tại", "theo",
	                                    "thì", "trong", "vào", "và", "với", "đã", "được", "để", "ở"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == n && memcmp(words[i], word, n) == 0)
			return true;
	return false;
}

static bool is_word(const vb_model *model, const char *a, size_t a_n, const char *b, size_t b_n)
{
	char form[40];
	size_t first;

	memcpy(form, a, a_n);
	form[a_n] = ' ';
	memcpy(form + a_n + 1, b, b_n);
	return vb_dict_lookup(model, form, a_n + 1 + b_n, &first) > 0;
}

static void end_word(vbi_doubts *d, const vbi_doubts_chunk *c, size_t end)
{
	vbi_syllable syllable;
	bool whole = d->word_n <= sizeof d->word && vbi_syllable_of(&d->letters, &syllable) && syllable.shape != VB_SHAPE_MIXED;
	vb_doubt here = d->here;

	if (!d->letters.count)
		return;
	if (d->open) {
		vb_doubt rest = place(c, 0, end, 0);

		here.in_length = (uint32_t)(rest.in_start + rest.in_length - here.in_start);
		here.out_length = (uint32_t)(c->out_base + end - here.out_start);
	} else {
		here = place(c, (size_t)(here.out_start - c->out_base), end, 0);
	}
	here.kind = VB_DOUBT_DOUBLED;
	if (d->waiting && whole && d->blanks == 1 && syllable.shape == VB_SHAPE_LOWER &&
	    is_word(d->model, d->previous, d->previous_n, d->word, d->word_n))
		report(d, d->twice);
	d->waiting = false;
	if (whole && d->previous_n && d->blanks == 1 && syllable.code == d->previous_code && syllable.shape == VB_SHAPE_LOWER) {
		if (is_grammatical(d->word, d->word_n)) {
			report(d, here);
		} else if (d->model && !is_word(d->model, d->word, d->word_n, d->word, d->word_n)) {
			d->twice = here;
			d->waiting = true;
		}
	}
	d->previous_n = whole ? d->word_n : 0;
	d->previous_code = whole ? syllable.code : 0;
	memcpy(d->previous, d->word, sizeof d->word);
	d->blanks = 0;
	d->letters = (vbi_letters){.count = 0};
	d->word_n = 0;
	d->open = false;
}

static void add_letter(vbi_doubts *d, const vbi_doubts_chunk *c, size_t at, unsigned length, unsigned letter)
{
	if (!d->letters.count) {
		d->here.out_start = c->out_base + at;
		d->open = false;
	}
	vbi_letters_add(&d->letters, letter);
	if (d->word_n + length <= sizeof d->word)
		memcpy(d->word + d->word_n, c->bytes + at, length);
	d->word_n = d->word_n + length <= sizeof d->word ? d->word_n + length : sizeof d->word + 1;
}

/* ---- characters ---- */

static void other_char(vbi_doubts *d, const vbi_doubts_chunk *c, size_t at, unsigned length, uint32_t cp)
{
	if (cp == ' ') {
		d->blanks++;
	} else {
		d->previous_n = 0;
		d->waiting = false;
	}
	if (cp == VBI_REPLACEMENT)
		report(d, place(c, at, at + length, VB_DOUBT_LOST));
	else if (cp >= 0x300 && cp < 0x370)
		report(d, place(c, at, at + length, VB_DOUBT_MARK));
	else if ((cp == 0xD0 || cp == 0xF0 || cp == 0x189 || cp == 0x256) && !d->letter) {
		d->eth = place(c, at, at + length, VB_DOUBT_ETH);
		d->lone = true;
	}
}

bool vbi_doubts_look(vbi_doubts *d, const vbi_doubts_chunk *c, bool last)
{
	const char *end = c->bytes + c->n;

	d->n = 0;
	for (const char *p = c->bytes; p < end;) {
		unsigned length, letter, class;
		uint32_t cp = vbi_utf8_next(p, end, &length, NULL);
		size_t at = (size_t)(p - c->bytes);

		letter = vbi_letter(cp);
		class = vbi_char_class(cp);
		if (d->lone && class != VBI_CHAR_UPPER && class != VBI_CHAR_LOWER)
			report(d, d->eth);
		d->lone = false;
		if (letter) {
			add_letter(d, c, at, length, letter);
		} else {
			end_word(d, c, at);
			other_char(d, c, at, length, cp);
		}
		d->letter = class == VBI_CHAR_UPPER || class == VBI_CHAR_LOWER;
		p += length;
	}
	if (last) {
		end_word(d, c, c->n);
		if (d->lone)
			report(d, d->eth);
	} else if (d->letters.count && !d->open) {
		d->here = place(c, (size_t)(d->here.out_start - c->out_base), c->n, 0);
		d->open = true;
	}
	return !d->failed;
}
