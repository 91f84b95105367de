/* t_numeral.c - values of numerals, and numbers as they are written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"
#include "viet/numeral.h"
#include "viet/syllable.h"

static void roman(void **state)
{
	static const struct {
		const char *text;
		unsigned value;
	} list[] = {
		{"I", 1}, {"iv", 4}, {"XIV", 14}, {"XX", 20}, {"XIX", 19}, {"MCMXLV", 1945}, {"MMMCMXCIX", 3999},
		{"MMMDCCCLXXXVIII", 3888}, {"", 0}, {"IIII", 0}, {"VX", 0}, {"IVI", 0}, {"MMMM", 0}, {"IC", 0}, {"XIV1", 0},
		{"VV", 0}, {"ABC", 0}, {"IXI", 0}, {"IIX", 0}, {"Ⅳ", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof list / sizeof list[0]; i++)
		if (vbi_roman(list[i].text, strlen(list[i].text)) != list[i].value)
			fail_msg("%s", list[i].text);
}

static void digits(void **state)
{
	uint64_t value = 7;

	(void)state;
	assert_true(vbi_digits("2025", 4, &value));
	assert_int_equal(value, 2025);
	assert_true(vbi_digits("999999999999999999", 18, &value));
	assert_true(value == UINT64_C(999999999999999999));
	assert_false(vbi_digits("1000000000000000000", 19, &value));
	assert_false(vbi_digits("", 0, &value));
	assert_false(vbi_digits("12a", 3, &value));
	assert_false(vbi_digits("-1", 2, &value));
}

static void decimals(void **state)
{
	static const struct {
		const char *text;
		uint64_t mantissa;
		unsigned scale;
	} good[] = {
		{"7", 7, 0}, {"1.234,5", 12345, 1}, {"3.000", 3000, 0}, {"0,34", 34, 2}, {"1.5", 15, 1}, {"12.50", 1250, 2},
		{"1.234.567", 1234567, 0}, {"1,234,567", 1234567, 0}, {"0.345", 345, 3}, {"1234,56", 123456, 2},
		{"1234.567", 1234567, 3}, {"12,345", 12345, 3}, {"100.000.000.000.000", 100000000000000, 0},
	};
	static const char *const bad[] = {"", ".5", "5.", ",5", "5,", "1.23.4", "1,23,4", "1,2.3", "25.12.2025", "1a", "1..2",
	                                  "1234567890123456789", "1.2345,6", "-1", "1,234,567.8"};
	uint64_t mantissa;
	unsigned scale;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		if (!vbi_decimal(good[i].text, strlen(good[i].text), &mantissa, &scale))
			fail_msg("%s", good[i].text);
		assert_int_equal(mantissa, good[i].mantissa);
		assert_int_equal(scale, good[i].scale);
	}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		if (vbi_decimal(bad[i], strlen(bad[i]), &mantissa, &scale))
			fail_msg("%s", bad[i]);
}

static void words(void **state)
{
	static const struct {
		const char *text;
		int64_t value;
	} list[] = {
		{"không", 0}, {"một", 1}, {"mốt", 1}, {"hai", 2}, {"ba", 3}, {"bốn", 4}, {"tư", 4}, {"năm", 5}, {"lăm", 5},
		{"nhăm", 5}, {"sáu", 6}, {"bảy", 7}, {"bẩy", 7}, {"tám", 8}, {"chín", 9}, {"mười", 10}, {"mươi", 10},
		{"chục", 10}, {"trăm", 100}, {"nghìn", 1000}, {"ngàn", 1000}, {"vạn", 10000}, {"triệu", 1000000},
		{"tỉ", 1000000000}, {"tỷ", 1000000000}, {"Hai", 2}, {"nhà", -1}, {"nam", -1},
	};
	unsigned known = 0;

	(void)state;
	for (size_t i = 0; i < sizeof list / sizeof list[0]; i++) {
		int32_t code = vb_syllable_code(list[i].text, strlen(list[i].text));

		assert_true(code >= 0);
		if (vbi_number_word((uint16_t)code) != list[i].value)
			fail_msg("%s", list[i].text);
	}
	for (unsigned code = 0; code <= 0xFFFF; code++)
		known += vbi_number_word((uint16_t)code) >= 0;
	assert_int_equal(known, 25);
}

/* As printf writes them, where there is room and where there is none yet. */
static void written(void **state)
{
	uint64_t value = 1;
	vbi_mem mem;
	vbi_buf buf;

	(void)state;
	assert_int_equal(vbi_mem_init(&mem, NULL), VB_OK);
	for (int i = 0; i < 2000; i++, value = i % 20 ? value * 10 : 1 + (uint64_t)i * 7919)
		for (uint64_t off = 0; off < 3; off++) {
			char want[48];
			int n = snprintf(want, sizeof want, "%llu%llu", (unsigned long long)(value - off), (unsigned long long)(i + off));

			vbi_buf_init(&buf, &mem);
			vbi_buf_uint(&buf, value - off);
			vbi_buf_uint(&buf, (uint64_t)i + off);
			assert_int_equal(buf.n, n);
			assert_memory_equal(buf.p, want, (size_t)n);
			vbi_buf_free(&buf);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(roman), cmocka_unit_test(digits), cmocka_unit_test(decimals), cmocka_unit_test(words), cmocka_unit_test(written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
