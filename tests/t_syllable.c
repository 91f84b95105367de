/* t_syllable.c - syllables and their numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "viet/syllable.h"

static unsigned parse(const char *text, vbi_syllable *out)
{
	memset(out, 0xFF, sizeof *out);
	return vbi_syllable_parse(text, strlen(text), out);
}

static void check_written(const char *text, unsigned style, unsigned letter_case, const char *want)
{
	vbi_syllable s;
	char out[17] = {0};
	size_t n;

	if (!parse(text, &s))
		fail_msg("%s is no syllable", text);
	n = vbi_syllable_write(s.code, style, letter_case, out);
	out[n] = 0;
	assert_string_equal(out, want);
}

/* Every code, both styles, three cases: writing and reading are inverse, and the mark stands where the style says. */
static void round_trip(void **state)
{
	/* 17623 syllables can be spelt by these rules; some 7000 are in use. */
	unsigned valid = 0;

	(void)state;
	for (unsigned code = 0; code <= 0xFFFF; code++) {
		if (!vbi_syllable_valid((uint16_t)code)) {
			char out[16];

			assert_int_equal(vbi_syllable_write((uint16_t)code, VB_TONE_HOA_MAIN, VB_CASE_LOWER, out), 0);
			assert_int_equal(vbi_syllable_fold((uint16_t)code, out), 0);
			continue;
		}
		valid++;
		assert_true(code < VB_SYLLABLE_END);
		for (unsigned style = VB_TONE_HOA_MAIN; style <= VB_TONE_HOA_FIRST; style++)
			for (unsigned letter_case = 0; letter_case < 3; letter_case++) {
				static const unsigned shapes[] = {VB_SHAPE_LOWER, VB_SHAPE_TITLE, VB_SHAPE_UPPER};
				char out[16], again[16];
				size_t n = vbi_syllable_write((uint16_t)code, style, letter_case, out);
				vbi_syllable s;

				assert_in_range(n, 1, 15);
				assert_true(vbi_syllable_parse(out, n, &s));
				assert_int_equal(s.code, code);
				assert_int_equal(vb_syllable_code(out, n), code);
				assert_int_equal(vb_syllable_text((int32_t)code, style, letter_case, again, sizeof again), n);
				assert_memory_equal(again, out, n);
				assert_int_equal(s.placement,
				                 s.placement == VBI_PLACED_EITHER    ? VBI_PLACED_EITHER
				                 : style == VB_TONE_HOA_MAIN ? VBI_PLACED_MAIN
				                                             : VBI_PLACED_FIRST);
				if (letter_case != VB_CASE_UPPER || n > 3)
					assert_int_equal(s.shape, shapes[letter_case]);
			}
	}
	assert_int_equal(valid, 17623);
}

static void syllables(void **state)
{
	static const char *const good[] = {
		"a", "ý", "ở", "uống", "yêu", "ướt", "oanh", "uyên", "ỉa", "ế", "ông", "ăn", "ấy", "yểng", "iếc",
		"ba", "cá", "chị", "dì", "đá", "gà", "ghế", "giá", "hồ", "kẻ", "khó", "lá", "mẹ", "nó", "ngủ", "nghỉ", "nhà",
		"pin", "phở", "quà", "rổ", "sư", "tôi", "thư", "trẻ", "và", "xa",
		"gì", "gìn", "gỉ", "gím", "giặt", "gịa", "giếng", "giềng", "giữa", "giường", "giuộc", "gioăng", "giêng", "giết",
		"quý", "quốc", "quyển", "quyết", "quýt", "quỳnh", "quạnh", "quắc", "quỡn", "quên", "quệt", "quẹo", "quất",
		"quầy", "quỵ", "quít", "quang", "quau",
		"khuya", "khuỷu", "huênh", "nguệch", "nghêu", "nghiêng", "nguếch", "ngoằn", "ngoèo", "ngoao", "khuếch",
		"huỳnh", "huých", "tuýp", "tuýt", "luyn", "thuở", "khuâng", "chuẩn", "xuất", "khoác", "xoẹt", "ngoém", "xoong",
		"moóc", "leng", "keng", "séc", "xẻng", "hươu", "rượu", "bướu", "muỗm", "nhuốm", "lương", "được", "đợp", "ngợp",
		"khoắng", "choạng", "oái", "xoáy", "hoạch", "ke", "kỹ", "lý", "mỹ", "Thy", "bưu", "ừm", "dứt", "chếch",
		"ĐƯỜNG", "Nguyễn", "NGUYỄN", "nGhĩa", "hoÀ",
	};
	static const char *const bad[] = {
		"", "b", "đ", "đđ", "f", "fa", "ja", "wa", "za", "Facebook", "KTech", "Zalo", "ngi", "nge", "gha", "ngha",
		"ka", "ko", "kô", "ce", "ci", "cê", "qa", "q", "qu", "cac", "tap", "mát1", "mat", "hàt", "chãc", "êc", "ngheng2",
		"viet", "duoc", "hoàà", "hòà", "khìà", "aa", "iên", "iêu", "ây ", "tiếng Việt", "a-b", "strong", "Kon",
		"nghiêngg", "nghiêngh", "nguyênh", "anhh", "angn", "uou", "ă", "â", "chế\xCC\x81", "\xE1\xBA", "\xC3", "ß", "ð",
		"gịn2", "gia ", "ỹê", "gh", "ngh", "tr", "th", "ươ", "quc", "quuc", "giin", "µ",
	};
	vbi_syllable s;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		if (!parse(good[i], &s))
			fail_msg("%s is a syllable", good[i]);
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		if (parse(bad[i], &s))
			fail_msg("%s is no syllable", bad[i]);
		assert_int_equal(vb_syllable_code(bad[i], strlen(bad[i])), -1);
	}
}

static void cases(void **state)
{
	static const struct {
		const char *text;
		unsigned shape;
	} list[] = {
		{"đường", VB_SHAPE_LOWER}, {"Đường", VB_SHAPE_TITLE}, {"ĐƯỜNG", VB_SHAPE_UPPER}, {"ĐƯờng", VB_SHAPE_MIXED},
		{"đƯờng", VB_SHAPE_MIXED}, {"Ý", VB_SHAPE_TITLE},     {"ý", VB_SHAPE_LOWER},     {"Ân", VB_SHAPE_TITLE},
	};
	vbi_syllable first, s;

	(void)state;
	assert_true(parse("đường", &first));
	for (size_t i = 0; i < sizeof list / sizeof list[0]; i++) {
		assert_true(parse(list[i].text, &s));
		assert_int_equal(s.shape, list[i].shape);
		if (i < 5)
			assert_int_equal(s.code, first.code);
	}
	assert_int_equal(vbi_syllable_tone(first.code), 1);
	assert_true(parse("đương", &s));
	assert_int_equal(vbi_syllable_with_tone(first.code, 0), s.code);
	assert_true(parse("các", &s));
	assert_false(vbi_syllable_valid(vbi_syllable_with_tone(s.code, 1)));
}

static void placement(void **state)
{
	static const struct {
		const char *text, *main_style, *first_style;
		unsigned placed;
	} list[] = {
		{"hoà", "hoà", "hòa", VBI_PLACED_MAIN},     {"hòa", "hoà", "hòa", VBI_PLACED_FIRST},
		{"khoẻ", "khoẻ", "khỏe", VBI_PLACED_MAIN},  {"thúy", "thuý", "thúy", VBI_PLACED_FIRST},
		{"uỷ", "uỷ", "ủy", VBI_PLACED_MAIN},        {"hòan", "hoàn", "hoàn", VBI_PLACED_WRONG},
		{"tóan", "toán", "toán", VBI_PLACED_WRONG}, {"hoàn", "hoàn", "hoàn", VBI_PLACED_EITHER},
		{"quý", "quý", "quý", VBI_PLACED_EITHER},   {"qúy", "quý", "quý", VBI_PLACED_WRONG},
		{"qủa", "quả", "quả", VBI_PLACED_WRONG},    {"gía", "giá", "giá", VBI_PLACED_WRONG},
		{"già", "già", "già", VBI_PLACED_EITHER},   {"gịa", "gịa", "gịa", VBI_PLACED_EITHER},
		{"giạ", "giạ", "giạ", VBI_PLACED_EITHER},   {"mià", "mìa", "mìa", VBI_PLACED_WRONG},
		{"mùa", "mùa", "mùa", VBI_PLACED_EITHER},   {"hôì", "hồi", "hồi", VBI_PLACED_WRONG},
		{"thủơ", "thuở", "thuở", VBI_PLACED_WRONG}, {"qúôc", "quốc", "quốc", VBI_PLACED_WRONG},
		{"ngoéo", "ngoéo", "ngoéo", VBI_PLACED_EITHER}, {"chuýên", "chuyến", "chuyến", VBI_PLACED_WRONG},
		{"ta", "ta", "ta", VBI_PLACED_EITHER},      {"moóc", "moóc", "moóc", VBI_PLACED_EITHER},
	};

	(void)state;
	for (size_t i = 0; i < sizeof list / sizeof list[0]; i++) {
		vbi_syllable s;

		assert_true(parse(list[i].text, &s));
		if (s.placement != list[i].placed)
			fail_msg("%s: placed %u", list[i].text, s.placement);
		check_written(list[i].text, VB_TONE_HOA_MAIN, VB_CASE_LOWER, list[i].main_style);
		check_written(list[i].text, VB_TONE_HOA_FIRST, VB_CASE_LOWER, list[i].first_style);
	}
	check_written("hòa", VB_TONE_HOA_MAIN, VB_CASE_TITLE, "Hoà");
	check_written("hòa", VB_TONE_HOA_FIRST, VB_CASE_UPPER, "HÒA");
	/* gịa and giạ are two words. */
	assert_int_not_equal(vb_syllable_code("gịa", strlen("gịa")), vb_syllable_code("giạ", strlen("giạ")));
}

static void folding(void **state)
{
	static const char *const list[][2] = {{"đường", "duong"}, {"Nguyễn", "nguyen"}, {"ế", "e"}, {"nghiêng", "nghieng"},
	                                      {"quỹ", "quy"}, {"giặt", "giat"}};

	(void)state;
	for (size_t i = 0; i < sizeof list / sizeof list[0]; i++) {
		vbi_syllable s;
		char out[8];
		size_t n;

		assert_true(parse(list[i][0], &s));
		n = vbi_syllable_fold(s.code, out);
		assert_int_equal(n, strlen(list[i][1]));
		assert_memory_equal(out, list[i][1], n);
	}
}

static void public_arguments(void **state)
{
	char out[4];

	(void)state;
	assert_int_equal(vb_syllable_code(NULL, 3), -1);
	assert_int_equal(vb_syllable_text(-1, VB_TONE_HOA_MAIN, VB_CASE_LOWER, out, sizeof out), 0);
	assert_int_equal(vb_syllable_text(VB_SYLLABLE_END, VB_TONE_HOA_MAIN, VB_CASE_LOWER, out, sizeof out), 0);
	assert_int_equal(vb_syllable_text(vb_syllable_code("nhanh", 5), VB_TONE_HOA_MAIN, VB_CASE_LOWER, out, sizeof out), 5);
	assert_memory_equal(out, "nhan", 4);
	assert_int_equal(vb_syllable_text(vb_syllable_code("nhanh", 5), VB_TONE_HOA_MAIN, VB_CASE_LOWER, NULL, 0), 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(round_trip), cmocka_unit_test(syllables), cmocka_unit_test(cases),
		cmocka_unit_test(placement),  cmocka_unit_test(folding),   cmocka_unit_test(public_arguments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
