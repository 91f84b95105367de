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
		if (capacity - n < 4)
			return 0;
		n += vbi_utf8_put(cp, out + n);
		p += length;
		first = false;
	}
	return n;
}

size_t vbi_form_write(const uint16_t *codes, size_t n, unsigned pattern, const char *pool, const uint32_t *token,
                      char out[VBI_FORM_SPELLED])
{
	unsigned tone = pattern & VBI_FORM_TONE_FIRST ? VB_TONE_HOA_FIRST : VB_TONE_HOA_MAIN;
	unsigned how = pattern & 3;
	size_t at = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned letter_case = how == VBI_FORM_UPPER                                   ? VB_CASE_UPPER
		                       : how == VBI_FORM_TITLE || (how == VBI_FORM_FIRST && !i) ? VB_CASE_TITLE
		                                                                               : VB_CASE_LOWER;
		size_t written;

		if (VBI_FORM_SPELLED - at < 17)
			return 0;
		if (i)
			out[at++] = ' ';
		if (codes[i] < VBI_CODE_TOKEN)
			written = vbi_syllable_write(codes[i], tone, letter_case, out + at);
		else
			written = write_token(vbi_pool_get(pool, token[codes[i] - VBI_CODE_TOKEN]), letter_case, out + at,
			                      VBI_FORM_SPELLED - at);
		if (written == 0)
			return 0;
		at += written;
	}
	return at;
}
