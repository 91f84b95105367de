/* viet/fold.c - text folded for search. */
#include "viet/fold.h"

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

size_t vb_fold(const char *in, size_t length, char *out, size_t capacity)
{
	return vbi_fold(in, length, out, capacity);
}
