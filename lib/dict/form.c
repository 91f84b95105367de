/* dict/form.c - from written form to codes and back. */
#include "dict/form.h"

#include <string.h>

#include "dict/lexicon.h"
#include "dict/varint.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "viet/scan.h"
#include "viet/syllable.h"

void vbi_pool_put(vbi_buf *pool, vbi_slice s)
{
	vbi_buf_varint(pool, s.n);
	vbi_buf_put(pool, s.p, s.n);
}

bool vbi_form_next(vbi_slice form, uint32_t *at, vbi_form_piece *out)
{
	vbi_scan piece;

	if (!vbi_scan_next(form.p, (uint32_t)form.n, at, &piece))
		return false;
	out->code = piece.syllable;
	out->n = 0;
	if (out->code == VBI_CODE_NONE)
		out->n = vbi_utf8_lower(form.p + piece.start, piece.end - piece.start, out->text, sizeof out->text);
	return true;
}

void vbi_speller_free(vbi_speller *speller)
{
	if (!speller->mem)
		return;
	for (unsigned i = 0; i < VBI_FORM_PATTERNS; i++)
		vbi_free(speller->mem, speller->seen[i]);
	vbi_free(speller->mem, speller->text);
	memset(speller, 0, sizeof *speller);
}

/* A syllable written for the first time. NULL for want of memory. */
static const char *write_syllable(vbi_speller *speller, uint16_t code, unsigned variant)
{
	unsigned letter_case = variant & 3, tone = variant & VBI_FORM_TONE_FIRST ? VB_TONE_HOA_FIRST : VB_TONE_HOA_MAIN;
	char *text;

	if (!speller->seen[variant])
		speller->seen[variant] = vbi_calloc(speller->mem, VBI_CODE_TOKEN, sizeof **speller->seen);
	if (!speller->seen[variant] || !VBI_GROW(speller->mem, speller->text, speller->capacity, speller->n + 1)) {
		speller->failed = true;
		return NULL;
	}
	text = speller->text[speller->n++];
	speller->seen[variant][code] = (uint32_t)speller->n;
	text[15] = (char)vbi_syllable_write(code, tone, letter_case, text);
	return text;
}

/* A token in the letter case wanted. Returns the bytes, 0 if they do not fit. */
static size_t write_token(vbi_slice token, unsigned letter_case, char *out, size_t capacity)
{
	const char *p = token.p, *end = p + token.n;
	bool first = true;
	size_t n = 0;

	while (p < end) {
		unsigned length;
		uint32_t cp = vbi_utf8_next(p, end, &length, NULL);

		if (letter_case == VB_CASE_UPPER || (letter_case == VB_CASE_TITLE && first))
			cp = vbi_char_upper(cp);
		if (n + 4 > capacity)
			return 0;
		n += vbi_utf8_put(cp, out + n);
		p += length;
		first = false;
	}
	return n;
}

size_t vbi_spell(vbi_speller *speller, const uint16_t *codes, size_t n, unsigned pattern,
                 char out[VBI_FORM_SPELLED + 17])
{
	static const uint8_t first_case[4] = {VB_CASE_LOWER, VB_CASE_TITLE, VB_CASE_TITLE, VB_CASE_UPPER};
	static const uint8_t next_case[4] = {VB_CASE_LOWER, VB_CASE_LOWER, VB_CASE_TITLE, VB_CASE_UPPER};
	unsigned tone = pattern & VBI_FORM_TONE_FIRST ? VB_TONE_HOA_FIRST : VB_TONE_HOA_MAIN;
	size_t at = 0, written;

	for (size_t i = 0; i < n; i++) {
		unsigned letter_case = (i ? next_case : first_case)[pattern & 3];

		if (i)
			out[at++] = ' ';
		if (codes[i] < VBI_CODE_TOKEN && !speller->mem)
			written = vbi_syllable_write(codes[i], tone, letter_case, out + at);
		else if (codes[i] < VBI_CODE_TOKEN) {
			unsigned variant = letter_case | (pattern & VBI_FORM_TONE_FIRST);
			uint32_t number = speller->seen[variant] ? speller->seen[variant][codes[i]] : 0;
			const char *text = number ? speller->text[number - 1] : write_syllable(speller, codes[i], variant);

			if (!text)
				return 0;
			memcpy(out + at, text, 16);
			written = (unsigned char)text[15];
		} else {
			uint32_t token = vbi_code_token(codes[i], i + 1 < n ? codes[i + 1] : 0);

			i += codes[i] >= VBI_CODE_PAIR;
			written = write_token(vbi_pool_get(speller->pool, speller->token[token]), letter_case, out + at,
			                      VBI_FORM_SPELLED + 4 - at);
		}
		at += written;
		if (written == 0 || at > VBI_FORM_SPELLED)
			return 0;
	}
	return at;
}
