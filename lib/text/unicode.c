/* text/unicode.c - character properties and composition; the only includer of utf8proc.
 *
 * The letters Vietnamese is written with are answered by a table for Latin-1 and by parity for the blocks where capital
 * and small letters alternate; every other character asks utf8proc. tests/t_unicode.c compares the two over all of
 * Unicode. */
#include "text/unicode.h"

#include <utf8proc.h>

#include "text/utf8.h"

/* Classes of U+0000..U+00FF, 16 a row. */
#define O VBI_CHAR_OTHER
#define W VBI_CHAR_SPACE
#define N VBI_CHAR_LINE
#define U VBI_CHAR_UPPER
#define L VBI_CHAR_LOWER
#define D VBI_CHAR_DIGIT
#define M VBI_CHAR_NUMERIC
#define P VBI_CHAR_PUNCT
#define S VBI_CHAR_SYMBOL
#define F VBI_CHAR_FORMAT
static const uint8_t latin1[256] = {
	O, O, O, O, O, O, O, O, O, W, N, N, N, N, O, O, /* 00 */
	O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, /* 10 */
	W, P, P, P, S, P, P, P, P, P, P, S, P, P, P, P, /* 20  !"#$%&'()*+,-./ */
	D, D, D, D, D, D, D, D, D, D, P, P, S, S, S, P, /* 30 0..9:;<=>? */
	P, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* 40 @A..O */
	U, U, U, U, U, U, U, U, U, U, U, P, P, P, S, P, /* 50 P..Z[\]^_ */
	S, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* 60 `a..o */
	L, L, L, L, L, L, L, L, L, L, L, P, S, P, S, O, /* 70 p..z{|}~ */
	O, O, O, O, O, N, O, O, O, O, O, O, O, O, O, O, /* 80 C1, next line */
	O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, /* 90 */
	W, P, S, S, S, S, S, P, S, S, L, P, S, F, S, S, /* A0 */
	S, S, M, M, S, L, P, P, S, M, L, P, M, M, M, P, /* B0 */
	U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* C0 */
	U, U, U, U, U, U, U, S, U, U, U, U, U, U, U, L, /* D0 */
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* E0 */
	L, L, L, L, L, L, L, S, L, L, L, L, L, L, L, L, /* F0 */
};
#undef O
#undef W
#undef N
#undef U
#undef L
#undef D
#undef M
#undef P
#undef S
#undef F

static const uint8_t class_of_category[] = {
	[UTF8PROC_CATEGORY_CN] = VBI_CHAR_OTHER,   [UTF8PROC_CATEGORY_LU] = VBI_CHAR_UPPER,
	[UTF8PROC_CATEGORY_LL] = VBI_CHAR_LOWER,   [UTF8PROC_CATEGORY_LT] = VBI_CHAR_UPPER,
	[UTF8PROC_CATEGORY_LM] = VBI_CHAR_LOWER,   [UTF8PROC_CATEGORY_LO] = VBI_CHAR_LOWER,
	[UTF8PROC_CATEGORY_MN] = VBI_CHAR_MARK,    [UTF8PROC_CATEGORY_MC] = VBI_CHAR_MARK,
	[UTF8PROC_CATEGORY_ME] = VBI_CHAR_MARK,    [UTF8PROC_CATEGORY_ND] = VBI_CHAR_DIGIT,
	[UTF8PROC_CATEGORY_NL] = VBI_CHAR_NUMERIC, [UTF8PROC_CATEGORY_NO] = VBI_CHAR_NUMERIC,
	[UTF8PROC_CATEGORY_PC] = VBI_CHAR_PUNCT,   [UTF8PROC_CATEGORY_PD] = VBI_CHAR_PUNCT,
	[UTF8PROC_CATEGORY_PS] = VBI_CHAR_PUNCT,   [UTF8PROC_CATEGORY_PE] = VBI_CHAR_PUNCT,
	[UTF8PROC_CATEGORY_PI] = VBI_CHAR_PUNCT,   [UTF8PROC_CATEGORY_PF] = VBI_CHAR_PUNCT,
	[UTF8PROC_CATEGORY_PO] = VBI_CHAR_PUNCT,   [UTF8PROC_CATEGORY_SM] = VBI_CHAR_SYMBOL,
	[UTF8PROC_CATEGORY_SC] = VBI_CHAR_SYMBOL,  [UTF8PROC_CATEGORY_SK] = VBI_CHAR_SYMBOL,
	[UTF8PROC_CATEGORY_SO] = VBI_CHAR_SYMBOL,  [UTF8PROC_CATEGORY_ZS] = VBI_CHAR_SPACE,
	[UTF8PROC_CATEGORY_ZL] = VBI_CHAR_LINE,    [UTF8PROC_CATEGORY_ZP] = VBI_CHAR_LINE,
	[UTF8PROC_CATEGORY_CC] = VBI_CHAR_OTHER,   [UTF8PROC_CATEGORY_CF] = VBI_CHAR_FORMAT,
	[UTF8PROC_CATEGORY_CS] = VBI_CHAR_OTHER,   [UTF8PROC_CATEGORY_CO] = VBI_CHAR_OTHER,
};

/* Blocks where an even number is the capital of the odd number after it: Ạ..ỹ (and the Welsh letters behind it), Ă ă and
 * Đ đ in Latin Extended-A up to U+0137, Ĩ ũ among them. The dotted and dotless i (U+0130, U+0131) are the exception. */
static inline bool alternating(uint32_t cp)
{
	return (cp >= 0x1EA0 && cp <= 0x1EFF) || (cp >= 0x100 && cp <= 0x12F) || (cp >= 0x14A && cp <= 0x177);
}

unsigned vbi_char_class(uint32_t cp)
{
	if (cp < 0x100)
		return latin1[cp];
	if (alternating(cp))
		return cp & 1 ? VBI_CHAR_LOWER : VBI_CHAR_UPPER;
	if (cp > 0x10FFFF)
		return VBI_CHAR_OTHER;
	return class_of_category[utf8proc_category((utf8proc_int32_t)cp)];
}

uint32_t vbi_char_lower(uint32_t cp)
{
	if (cp < 0x80)
		return cp - 'A' < 26 ? cp + 32 : cp;
	if (cp < 0x100)
		return latin1[cp] == VBI_CHAR_UPPER ? cp + 32 : cp;
	if (alternating(cp))
		return cp | 1;
	return cp > 0x10FFFF ? cp : (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

uint32_t vbi_char_upper(uint32_t cp)
{
	if (cp < 0x80)
		return cp - 'a' < 26 ? cp - 32 : cp;
	if (cp == 0xDF)
		return cp; /* ß has no simple capital in the Unicode Character Database */
	if (cp >= 0xE0 && cp < 0xFF)
		return latin1[cp] == VBI_CHAR_LOWER ? cp - 32 : cp;
	if (alternating(cp))
		return cp & ~1u;
	return cp > 0x10FFFF ? cp : (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp);
}

unsigned vbi_char_combining(uint32_t cp)
{
	if (cp < 0x300 || cp > 0x10FFFF)
		return 0;
	return utf8proc_get_property((utf8proc_int32_t)cp)->combining_class;
}

/* Canonical order (Unicode 15, D109) by insertion: quadratic in one run of marks, which callers bound. */
static void order_marks(uint32_t *cp, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		uint32_t mark = cp[i];
		unsigned class = vbi_char_combining(mark);
		size_t at = i;

		if (class == 0)
			continue;
		while (at > 0 && vbi_char_combining(cp[at - 1]) > class) {
			cp[at] = cp[at - 1];
			at--;
		}
		cp[at] = mark;
	}
}

size_t vbi_char_decompose(const uint32_t *in, size_t n, uint32_t *out, size_t capacity)
{
	size_t used = 0;

	for (size_t i = 0; i < n; i++) {
		utf8proc_ssize_t got;

		if (used == capacity)
			return SIZE_MAX;
		if (in[i] < 0xC0) { /* nothing below À decomposes */
			out[used++] = in[i];
			continue;
		}
		if (in[i] > 0x10FFFF || (in[i] >= 0xD800 && in[i] <= 0xDFFF)) {
			out[used++] = VBI_REPLACEMENT;
			continue;
		}
		got = utf8proc_decompose_char((utf8proc_int32_t)in[i], (utf8proc_int32_t *)out + used,
		                              (utf8proc_ssize_t)(capacity - used), UTF8PROC_DECOMPOSE, NULL);
		if (got < 0)
			return SIZE_MAX;
		if ((size_t)got > capacity - used)
			return SIZE_MAX;
		used += (size_t)got;
	}
	order_marks(out, used);
	return used;
}

size_t vbi_char_compose(const uint32_t *in, size_t n, uint32_t *out, size_t capacity)
{
	size_t used = vbi_char_decompose(in, n, out, capacity);
	utf8proc_ssize_t got;

	if (used == SIZE_MAX || used == 0)
		return used;
	got = utf8proc_normalize_utf32((utf8proc_int32_t *)out, (utf8proc_ssize_t)used, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	return got < 0 ? SIZE_MAX : (size_t)got;
}

size_t vbi_utf8_lower(const char *in, size_t length, char *out, size_t capacity)
{
	const char *end = in + length;
	size_t used = 0;

	while (in < end) {
		char bytes[4];
		unsigned got, put;
		uint32_t cp = vbi_utf8_next(in, end, &got, NULL);

		put = vbi_utf8_put(vbi_char_lower(cp), bytes);
		for (unsigned i = 0; i < put; i++) {
			if (out && used + i < capacity)
				out[used + i] = bytes[i];
		}
		used += put;
		in += got;
	}
	return used;
}

const char *vbi_unicode_library(void) { return utf8proc_version(); }
const char *vbi_unicode_version(void) { return utf8proc_unicode_version(); }
