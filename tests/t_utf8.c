/* tests/t_utf8.c - decoding, encoding and the scan for well-formedness, against a plain reading of table 3-7. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "text/utf8.h"

static uint64_t seed = 0x9E3779B97F4A7C15u;

static uint32_t draw(uint32_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % below;
}

static void every_scalar_value_round_trips(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		char bytes[4];
		unsigned put = vbi_utf8_put(cp, bytes), got;
		bool valid, surrogate = cp >= 0xD800 && cp <= 0xDFFF;

		assert_int_equal(vbi_utf8_next(bytes, bytes + put, &got, &valid), surrogate ? VBI_REPLACEMENT : cp);
		assert_int_equal(got, put);
		assert_true(valid);
		assert_ptr_equal(vbi_utf8_prev(bytes, bytes + put), bytes);
		for (unsigned cut = 1; cut < put; cut++) {
			assert_int_equal(vbi_utf8_incomplete(bytes, cut), cut);
			assert_int_equal(vbi_utf8_next(bytes, bytes + cut, &got, &valid), VBI_REPLACEMENT);
			assert_int_equal(got, cut);
			assert_false(valid);
		}
		assert_int_equal(vbi_utf8_incomplete(bytes, put), 0);
	}
	assert_int_equal(vbi_utf8_put(0x110000, (char[4]){0}), 3);
}

/* The example of Unicode 15 section 3.9, table 3-8 and others of its kind: bytes and how many bytes each U+FFFD takes. */
static void maximal_subparts(void **state)
{
	static const struct {
		const char *bytes, *lengths;
	} cases[] = {
		{"\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64", "1321111111"},
		{"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", "111111111"},
		{"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", "111111111"},
		{"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", "111111111"},
		{"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "21321"},
		{"\xF4\x8F\xBF", "3"},
		{"\xE0\xA0", "2"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *p = cases[i].bytes, *end = p + strlen(p), *want = cases[i].lengths;

		for (; p < end; want++) {
			unsigned got;

			assert_true(*want);
			vbi_utf8_next(p, end, &got, NULL);
			assert_int_equal(got, *want - '0');
			p += got;
		}
		assert_int_equal(*want, 0);
	}
}

static void valid_scan_agrees_with_decoding(void **state)
{
	static const char *const pieces[] = {"a", "Uỷ ban nhân", "\xC3", "\xE1\xBB\x87", "\xF0\x9F\x98\x80", "\x80", "\xED\xA0\x80",
	                                     "0123456789abcdef", "\xE1\xBB", "đ", "\xF4\x90\x80\x80"};

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char text[256];
		size_t n = 0, good = 0;
		const char *p;

		for (uint32_t k = draw(8); k > 0; k--) {
			const char *piece = pieces[draw(sizeof pieces / sizeof *pieces)];

			memcpy(text + n, piece, strlen(piece));
			n += strlen(piece);
		}
		for (p = text; p < text + n;) {
			unsigned got;
			bool valid;

			vbi_utf8_next(p, text + n, &got, &valid);
			if (!valid)
				break;
			p += got;
		}
		good = (size_t)(p - text);
		assert_int_equal(vbi_utf8_valid(text, n), good);
	}
}

static void walking_back_meets_the_same_places(void **state)
{
	(void)state;
	for (int round = 0; round < 20000; round++) {
		char text[24];
		bool mark[25] = {false};
		size_t n = draw(sizeof text) + 1;
		const char *p;

		for (size_t i = 0; i < n; i++) {
			static const unsigned char favourite[] = {0x80, 0xBF, 0xA0, 0xC3, 0xE1, 0xED, 0xF0, 0xF4, 0x90, 0x41, 0xE0, 0xC0};

			text[i] = (char)favourite[draw(sizeof favourite)];
		}
		for (p = text; p < text + n;) {
			unsigned got;

			mark[p - text] = true;
			vbi_utf8_next(p, text + n, &got, NULL);
			p += got;
		}
		for (p = text + n; p > text;) {
			p = vbi_utf8_prev(text, p);
			assert_true(mark[p - text]);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_scalar_value_round_trips),
		cmocka_unit_test(maximal_subparts),
		cmocka_unit_test(valid_scan_agrees_with_decoding),
		cmocka_unit_test(walking_back_meets_the_same_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
