/* numeral.c - values of numerals. */
#include "viet/numeral.h"

#include "viet/syllable.h"
#include "viet/syllable_table.h"

static unsigned roman_digit(char c)
{
	switch (c) {
	case 'I': case 'i': return 1;
	case 'V': case 'v': return 5;
	case 'X': case 'x': return 10;
	case 'L': case 'l': return 50;
	case 'C': case 'c': return 100;
	case 'D': case 'd': return 500;
	case 'M': case 'm': return 1000;
	default: return 0;
	}
}

/* Reads a value by the usual rule (a smaller digit before a larger one is taken away), then demands that the value be
 * written as the text is: so IIII, VX and IVI are refused. */
unsigned vbi_roman(const char *text, size_t length)
{
	static const struct {
		char text[3];
		uint16_t value;
	} steps[] = {
		{"M", 1000}, {"CM", 900}, {"D", 500}, {"CD", 400}, {"C", 100}, {"XC", 90}, {"L", 50},
		{"XL", 40},  {"X", 10},   {"IX", 9},  {"V", 5},    {"IV", 4},  {"I", 1},
	};
	int value = 0, rest;
	size_t at = 0;

	if (length == 0 || length > 15) /* MMMDCCCLXXXVIII */
		return 0;
	for (size_t i = 0; i < length; i++) {
		int digit = (int)roman_digit(text[i]), next = i + 1 < length ? (int)roman_digit(text[i + 1]) : 0;

		if (!digit)
			return 0;
		value += digit < next ? -digit : digit;
	}
	if (value <= 0 || value > 3999)
		return 0;
	rest = value;
	for (size_t s = 0; s < sizeof steps / sizeof steps[0]; s++) {
		while (rest >= steps[s].value) {
			for (const char *c = steps[s].text; *c; c++, at++)
				if (at == length || roman_digit(text[at]) != roman_digit(*c))
					return 0;
			rest -= steps[s].value;
		}
	}
	return at == length ? (unsigned)value : 0;
}

bool vbi_digits(const char *text, size_t length, uint64_t *value)
{
	uint64_t sum = 0;

	if (length == 0 || length > 18)
		return false;
	for (size_t i = 0; i < length; i++) {
		unsigned digit = (unsigned)text[i] - '0';

		if (digit > 9)
			return false;
		sum = sum * 10 + digit;
	}
	*value = sum;
	return true;
}

/* True if text is groups of three digits parted by mark, the first of one to three. */
static bool grouped(const char *text, size_t length, char mark)
{
	size_t run = 0, groups = 0;

	for (size_t i = 0; i <= length; i++) {
		if (i < length && text[i] != mark) {
			run++;
			continue;
		}
		if (groups ? run != 3 : run < 1 || run > 3)
			return false;
		groups++;
		run = 0;
	}
	return groups > 1 && text[0] != '0';
}

bool vbi_decimal(const char *text, size_t length, uint64_t *mantissa, unsigned *scale)
{
	size_t dots = 0, commas = 0, last_dot = 0, comma = length, digits = 0, point = length;
	char digit[18];

	for (size_t i = 0; i < length; i++) {
		if (text[i] == '.') {
			dots++;
			last_dot = i;
		} else if (text[i] == ',') {
			if (!commas++)
				comma = i;
		} else if ((unsigned)text[i] - '0' > 9) {
			return false;
		} else {
			if (digits == sizeof digit)
				return false;
			digit[digits++] = text[i];
		}
	}
	if (!digits || text[0] == '.' || text[0] == ',' || text[length - 1] == '.' || text[length - 1] == ',')
		return false;
	if (commas > 1) {
		/* 1,234,567 can only be the English habit. */
		if (dots || !grouped(text, length, ','))
			return false;
	} else if (commas) {
		if (dots && !grouped(text, comma, '.'))
			return false;
		point = comma;
	} else if (dots && !grouped(text, length, '.')) {
		if (dots > 1)
			return false;
		point = last_dot;
	}
	*scale = point < length ? (unsigned)(length - point - 1) : 0;
	return vbi_digits(digit, digits, mantissa);
}

#define SYLLABLE(onset, rime, tone) ((O_##onset * VBI_RIMES + R_##rime) * 6u + (tone))

int64_t vbi_number_word(uint16_t code)
{
	switch (code) {
	case SYLLABLE(KH, OO_0_0_NG, 0): return 0;        /* không */
	case SYLLABLE(M, OO_0_0_T, 5):                    /* một */
	case SYLLABLE(M, OO_0_0_T, 4): return 1;          /* mốt, as in hai mươi mốt */
	case SYLLABLE(H, A_I_0_0, 0): return 2;           /* hai */
	case SYLLABLE(B, A_0_0_0, 0): return 3;           /* ba */
	case SYLLABLE(B, OO_0_0_N, 4):                    /* bốn */
	case SYLLABLE(T, UW_0_0_0, 0): return 4;          /* tư */
	case SYLLABLE(N, AW_0_0_M, 0):                    /* năm */
	case SYLLABLE(L, AW_0_0_M, 0):                    /* lăm */
	case SYLLABLE(NH, AW_0_0_M, 0): return 5;         /* nhăm */
	case SYLLABLE(S, A_U_0_0, 4): return 6;           /* sáu */
	case SYLLABLE(B, A_Y_0_0, 2):                     /* bảy */
	case SYLLABLE(B, AA_Y_0_0, 2): return 7;          /* bẩy */
	case SYLLABLE(T, A_0_0_M, 4): return 8;           /* tám */
	case SYLLABLE(CH, I_0_0_N, 4): return 9;          /* chín */
	case SYLLABLE(M, UW_OW_I_0, 1):                   /* mười */
	case SYLLABLE(M, UW_OW_I_0, 0):                   /* mươi */
	case SYLLABLE(CH, U_0_0_C, 5): return 10;         /* chục */
	case SYLLABLE(TR, AW_0_0_M, 0): return 100;       /* trăm */
	case SYLLABLE(NGH, I_0_0_N, 1):                   /* nghìn */
	case SYLLABLE(NG, A_0_0_N, 1): return 1000;       /* ngàn */
	case SYLLABLE(V, A_0_0_N, 5): return 10000;       /* vạn */
	case SYLLABLE(TR, I_EE_U_0, 5): return 1000000;   /* triệu */
	case SYLLABLE(T, I_0_0_0, 2):                     /* tỉ */
	case SYLLABLE(T, Y_0_0_0, 2): return 1000000000;  /* tỷ */
	default: return -1;
	}
}
