/* tests/t_unicode.c - classes, case and composition: the quick answers against utf8proc's over all of Unicode. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include <utf8proc.h>

#include "text/unicode.h"
#include "text/utf8.h"

static void classes_and_case_agree_with_the_database(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		unsigned got = vbi_char_class(cp), want;
		utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)cp);

		switch (*utf8proc_category_string((utf8proc_int32_t)cp)) {
		case 'L':
			want = category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT ? VBI_CHAR_UPPER : VBI_CHAR_LOWER;
			break;
		case 'M':
			want = VBI_CHAR_MARK;
			break;
		case 'N':
			want = category == UTF8PROC_CATEGORY_ND ? VBI_CHAR_DIGIT : VBI_CHAR_NUMERIC;
			break;
		case 'P':
			want = VBI_CHAR_PUNCT;
			break;
		case 'S':
			want = VBI_CHAR_SYMBOL;
			break;
		case 'Z':
			want = category == UTF8PROC_CATEGORY_ZS ? VBI_CHAR_SPACE : VBI_CHAR_LINE;
			break;
		default:
			want = category == UTF8PROC_CATEGORY_CF ? VBI_CHAR_FORMAT : VBI_CHAR_OTHER;
			if (cp == '\t')
				want = VBI_CHAR_SPACE;
			else if ((cp >= 0x0A && cp <= 0x0D) || cp == 0x85)
				want = VBI_CHAR_LINE;
		}
		if (got != want)
			fail_msg("class of U+%04X is %u, not %u", cp, got, want);
		if (vbi_char_lower(cp) != (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp))
			fail_msg("lower case of U+%04X", cp);
		if (cp != 0xDF && vbi_char_upper(cp) != (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp))
			fail_msg("upper case of U+%04X", cp);
		if ((int)vbi_char_combining(cp) != utf8proc_get_property((utf8proc_int32_t)cp)->combining_class)
			fail_msg("combining class of U+%04X", cp);
	}
	assert_int_equal(vbi_char_class(0x110000), VBI_CHAR_OTHER);
	assert_int_equal(vbi_char_upper(0xDF), 0xDF);
	assert_int_equal(vbi_char_lower(0x130), 'i');
}

static void composed(const uint32_t *in, size_t n, const uint32_t *want, size_t want_n)
{
	uint32_t out[32];

	assert_int_equal(vbi_char_compose(in, n, out, 32), want_n);
	assert_memory_equal(out, want, want_n * sizeof *want);
}

static void composition(void **state)
{
	uint32_t small[2];

	(void)state;
	composed((uint32_t[]){'e', 0x323, 0x302}, 3, (uint32_t[]){0x1EC7}, 1);
	composed((uint32_t[]){'e', 0x302, 0x323}, 3, (uint32_t[]){0x1EC7}, 1);
	composed((uint32_t[]){0x1EB9, 0x302}, 2, (uint32_t[]){0x1EC7}, 1);
	composed((uint32_t[]){'a', 0x300, 0x301}, 3, (uint32_t[]){0xE0, 0x301}, 2);
	composed((uint32_t[]){0xEA, 0x341}, 2, (uint32_t[]){0x1EBF}, 1);
	composed((uint32_t[]){0x212A, 0x212B}, 2, (uint32_t[]){'K', 0xC5}, 2);
	composed((uint32_t[]){0xB2, 0xBD, 0x2116, 0xB5}, 4, (uint32_t[]){0xB2, 0xBD, 0x2116, 0xB5}, 4);
	composed((uint32_t[]){0x1100, 0x1161, 0x11A8}, 3, (uint32_t[]){0xAC01}, 1);
	composed((uint32_t[]){0x958}, 1, (uint32_t[]){0x915, 0x93C}, 2);
	composed((uint32_t[]){0xD800}, 1, (uint32_t[]){0xFFFD}, 1);
	assert_int_equal(vbi_char_compose((uint32_t[]){0x1EC7}, 1, small, 2), SIZE_MAX);
	assert_int_equal(vbi_char_compose(NULL, 0, small, 2), 0);
}

static void lower_case_of_text(void **state)
{
	static const char text[] = "ỦY BAN \xFFĐẮK LẮK 2026", want[] = "ủy ban \xEF\xBF\xBDđắk lắk 2026";
	char out[64];
	size_t n = vbi_utf8_lower(text, sizeof text - 1, out, sizeof out);

	(void)state;
	assert_int_equal(n, sizeof want - 1);
	assert_memory_equal(out, want, n);
	assert_int_equal(vbi_utf8_lower(text, sizeof text - 1, NULL, 0), n);
	memset(out, '#', sizeof out);
	assert_int_equal(vbi_utf8_lower(text, sizeof text - 1, out, 4), n);
	assert_int_equal(out[4], '#');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(classes_and_case_agree_with_the_database),
		cmocka_unit_test(composition),
		cmocka_unit_test(lower_case_of_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
