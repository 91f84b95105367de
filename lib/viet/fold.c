/* viet/fold.c - text folded for search. */
#include "viet/fold.h"

#include <stdbool.h>

#include "text/unicode.h"
#include "text/utf8.h"
#include "vanban.h"

uint32_t vbi_fold_char(uint32_t cp)
{
	uint32_t parts[8];
	size_t n;

	if (cp < 0x80)
		return vbi_char_lower(cp);
	if (cp == 0x110 || cp == 0x111)
		return 'd'; /* the stroke of đ is no mark to Unicode */
	if (vbi_char_class(cp) == VBI_CHAR_MARK)
		return 0;
	n = vbi_char_decompose(&cp, 1, parts, 8);
	for (size_t i = 1; n != SIZE_MAX && i < n; i++)
		if (vbi_char_class(parts[i]) != VBI_CHAR_MARK)
			return vbi_char_lower(cp); /* a Hangul syllable is no letter with marks */
	return vbi_char_lower(n == SIZE_MAX ? cp : parts[0]);
}

size_t vbi_fold(const char *in, size_t length, char *out, size_t capacity)
{
	const char *end = in + length;
	size_t used = 0;

	while (in < end) {
		char bytes[4];
		unsigned got, put;
		uint32_t cp = vbi_fold_char(vbi_utf8_next(in, end, &got, NULL));

		in += got;
		if (cp == 0 && in[-1] != 0)
			continue;
		put = vbi_utf8_put(cp, bytes);
		for (unsigned i = 0; i < put; i++)
			if (out && used + i < capacity)
				out[used + i] = bytes[i];
		used += put;
	}
	if (out && used < capacity)
		out[used] = '\0';
	return used;
}

/* ---- keys that keep the letters of the alphabet apart ---- */

static bool shapes(uint32_t base, uint32_t mark)
{
	return (mark == 0x302 && (base == 'a' || base == 'e' || base == 'o')) || (mark == 0x306 && base == 'a') ||
	       (mark == 0x31B && (base == 'o' || base == 'u'));
}

#define MARKS 8

/* Reads the letter at *p with the marks behind it and writes its key to bytes, at most two characters; returns the bytes. */
static size_t key_letter(const char **p, const char *end, char bytes[8])
{
	uint32_t parts[MARKS], pair[2], cp;
	unsigned got;
	size_t n, marks = 0, count;

	cp = vbi_utf8_next(*p, end, &got, NULL);
	*p += got;
	if (vbi_char_class(cp) == VBI_CHAR_MARK)
		return 0;
	pair[0] = vbi_fold_char(cp);
	pair[1] = 0;
	if (pair[0] == 'd' && cp >= 0x80)
		pair[0] = cp == 0x110 || cp == 0x111 ? 0x111 : 'd';
	n = cp < 0x80 ? 1 : vbi_char_decompose(&cp, 1, parts, MARKS);
	for (size_t i = 1; n != SIZE_MAX && i < n; i++)
		pair[1] = shapes(pair[0], parts[i]) ? parts[i] : pair[1];
	while (*p < end && (unsigned char)**p >= 0xCC && marks++ < MARKS) {
		cp = vbi_utf8_next(*p, end, &got, NULL);
		if (vbi_char_class(cp) != VBI_CHAR_MARK)
			break;
		pair[1] = !pair[1] && shapes(pair[0], cp) ? cp : pair[1];
		*p += got;
	}
	count = vbi_char_compose(pair, pair[1] ? 2 : 1, parts, MARKS);
	n = 0;
	for (size_t i = 0; i < count && i < 2; i++)
		n += vbi_utf8_put(parts[i], bytes + n);
	return n;
}

size_t vb_search_key(const char *in, size_t length, char *out, size_t capacity)
{
	const char *end = length ? in + length : in;
	size_t used = 0;

	while (in < end) {
		char bytes[8];
		size_t n = key_letter(&in, end, bytes);

		for (size_t i = 0; i < n; i++)
			if (out && used + i < capacity)
				out[used + i] = bytes[i];
		used += n;
	}
	if (out && used < capacity)
		out[used] = '\0';
	return used;
}

size_t vb_fold(const char *in, size_t length, char *out, size_t capacity)
{
	return vbi_fold(in, length, out, capacity);
}
