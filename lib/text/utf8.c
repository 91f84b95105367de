/* text/utf8.c - decoding that never fails, encoding, and a scan for well-formedness. */
#include "text/utf8.h"

#include <string.h>

/* Unicode 15, table 3-7: for each lead byte the length of its sequence and the range of the second byte; all later
 * bytes are 80..BF. Length 0 marks a byte that can begin nothing. */
typedef struct lead {
	uint8_t length, low, high;
} lead;

static inline lead lead_of(unsigned char b)
{
	lead l = {0, 0x80, 0xBF};

	if (b < 0x80) {
		l.length = 1;
	} else if (b >= 0xC2 && b <= 0xDF) {
		l.length = 2;
	} else if (b >= 0xE0 && b <= 0xEF) {
		l.length = 3;
		if (b == 0xE0)
			l.low = 0xA0; /* no overlong forms */
		else if (b == 0xED)
			l.high = 0x9F; /* no surrogates */
	} else if (b >= 0xF0 && b <= 0xF4) {
		l.length = 4;
		if (b == 0xF0)
			l.low = 0x90;
		else if (b == 0xF4)
			l.high = 0x8F; /* nothing above U+10FFFF */
	}
	return l;
}

/* Length of the maximal subpart at p: the whole sequence if well formed (*valid), else the longest prefix of one, or
 * a single byte. */
static inline unsigned subpart(const unsigned char *p, const unsigned char *end, bool *valid)
{
	lead l = lead_of(*p);
	unsigned n = 1;

	*valid = false;
	if (l.length == 0)
		return 1;
	if (l.length > 1 && p + 1 < end && p[1] >= l.low && p[1] <= l.high) {
		n = 2;
		while (n < l.length && p + n < end && (p[n] & 0xC0) == 0x80)
			n++;
	}
	*valid = n == l.length;
	return n;
}

uint32_t vbi_utf8_next(const char *p, const char *end, unsigned *length, bool *valid)
{
	const unsigned char *b = (const unsigned char *)p;
	bool ok;

	if (*b < 0x80) {
		*length = 1;
		if (valid)
			*valid = true;
		return *b;
	}
	*length = subpart(b, (const unsigned char *)end, &ok);
	if (valid)
		*valid = ok;
	if (!ok)
		return VBI_REPLACEMENT;
	switch (*length) {
	case 2:
		return (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu);
	case 3:
		return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
	default:
		return (b[0] & 0x07u) << 18 | (b[1] & 0x3Fu) << 12 | (b[2] & 0x3Fu) << 6 | (b[3] & 0x3Fu);
	}
}

const char *vbi_utf8_prev(const char *begin, const char *p)
{
	const char *last = p - 1;

	/* The code point that a forward scan would end at p begins at most three continuation bytes back; if no such
	 * place gives a subpart that reaches p, the byte before p stands alone. */
	for (const char *q = last; q >= begin && last - q < 4; q--) {
		bool valid;

		if (((unsigned char)*q & 0xC0) == 0x80)
			continue;
		if (q + subpart((const unsigned char *)q, (const unsigned char *)p, &valid) == p)
			return q;
		break;
	}
	return last;
}

unsigned vbi_utf8_put(uint32_t cp, char *out)
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = VBI_REPLACEMENT;
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

size_t vbi_utf8_valid(const char *p, size_t length)
{
	const unsigned char *b = (const unsigned char *)p, *end = length ? b + length : b;

	while (b < end) {
		uint64_t eight;
		bool valid;
		unsigned n;

		/* Eight bytes of ASCII a step; Vietnamese text falls through about every other word. */
		while (end - b >= 8 && (memcpy(&eight, b, 8), (eight & 0x8080808080808080u) == 0))
			b += 8;
		while (b < end && *b < 0x80)
			b++;
		if (b == end)
			break;
		n = subpart(b, end, &valid);
		if (!valid)
			break;
		b += n;
	}
	return (size_t)((const char *)b - p);
}

size_t vbi_utf8_incomplete(const char *p, size_t length)
{
	const unsigned char *b = (const unsigned char *)p;
	size_t most = length < 3 ? length : 3;

	for (size_t back = 1; back <= most; back++) {
		const unsigned char *q = b + length - back;
		lead l = lead_of(*q);
		bool valid;

		if ((*q & 0xC0) == 0x80)
			continue;
		if (l.length > back && subpart(q, b + length, &valid) == back)
			return back;
		return 0;
	}
	return 0;
}
