/* textapi.c - small public functions on plain text. */
#include "vanban.h"

#include "text/unicode.h"

size_t vb_lower(const char *in, size_t length, char *out, size_t capacity)
{
	size_t n = vbi_utf8_lower(in, length, out, capacity);

	if (out && n < capacity)
		out[n] = '\0';
	return n;
}
