/* t_same.c - the same text in any form gives the same words; tokens cost no allocations; every byte of input has its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "vanban.h"

/* No capital with a tone: TCVN3 cannot tell it. */
static const char article[] =
	"Hoa Lư khởi công trường học\n\nChiều 3/2/2023, bà Mai Thị Lan, phó giám đốc sở y tế tỉnh Hoa Lư, làm việc tại xã Tân Hòa về hòa "
	"giải ở cơ sở, khỏe mạnh và tùy nghi. Theo quyết định số 45/Q-UB, công trình hoàn thành trong quý tới. \"Không ai bị bỏ lại\", ông "
	"Trần Khoa nói... Thúy và Hoàng cùng dự; các hộ thuê đất nông nghiệp được hỗ trợ 1.234,5 triệu.\nThư về TP. Hoa Lư gửi sở.\n";

static vb_model *model;

static int setup(void **state)
{
	(void)state;
	return vb_model_builtin(NULL, &model, NULL);
}

static int teardown(void **state)
{
	(void)state;
	vb_model_free(model);
	return 0;
}

/* ---- the same words ---- */

/* All words of a text, a line each, in one style of tone marks. */
static size_t words_of(const char *text, size_t length, uint32_t charset, char *out, size_t capacity)
{
	vb_options options = {.struct_size = sizeof options, .charset = charset};
	vb_norm_options style = {.struct_size = sizeof style, .tone = VB_TONE_HOA_FIRST};
	size_t n = 0, made;
	vb_sentence s;
	vb_doc *doc;
	vb_word w;

	assert_int_equal(vb_doc_new(model, NULL, &doc), VB_OK);
	assert_int_equal(vb_doc_analyze(doc, text, length, &options, VB_LAYER_WORDS | VB_LAYER_SENTENCES), VB_OK);
	for (size_t i = 0, k = 0; vb_doc_words(doc, i, 1, &w); i++) {
		char word[256];
		size_t got = vb_doc_text(doc, w.start, w.end, VB_TEXT_LINE, word, sizeof word);

		assert_true(got < sizeof word);
		if (vb_doc_sentences(doc, k, 1, &s) && s.first_token == w.first_token) {
			out[n++] = '\n';
			k++;
		}
		assert_int_equal(vb_normalize(&style, word, got, out + n, capacity - n, &made, NULL, 0, NULL), VB_OK);
		n += made;
		out[n++] = '|';
		assert_true(n + 256 < capacity);
	}
	vb_doc_free(doc);
	return n;
}

static char want[8192], have[8192];
static size_t wanted;

static void compare(const char *name, const char *text, size_t length, uint32_t charset)
{
	size_t n = words_of(text, length, charset, have, sizeof have);

	if (n != wanted || memcmp(want, have, n) != 0)
		print_error("%s:\nwant %.*s\nhave %.*s\n", name, (int)wanted, want, (int)n, have);
	assert_int_equal(n, wanted);
	assert_memory_equal(want, have, n);
}

/* Vietnamese letters taken apart, as far as they come in the article. */
static size_t apart(const char *text, char *out)
{
	static const char *const pairs[][2] = {
		{"ở", "o\xCC\x9B\xCC\x89"}, {"ộ", "o\xCC\xA3\xCC\x82"}, {"ệ", "e\xCC\xA3\xCC\x82"}, {"ế", "e\xCC\x82\xCC\x81"},
		{"ề", "e\xCC\x82\xCC\x80"}, {"ư", "u\xCC\x9B"}, {"ơ", "o\xCC\x9B"}, {"à", "a\xCC\x80"}, {"á", "a\xCC\x81"}, {"ã", "a\xCC\x83"},
		{"ạ", "a\xCC\xA3"}, {"ị", "i\xCC\xA3"}, {"ó", "o\xCC\x81"}, {"ò", "o\xCC\x80"}, {"ỏ", "o\xCC\x89"}, {"ý", "y\xCC\x81"},
		{"ù", "u\xCC\x80"}, {"ú", "u\xCC\x81"}, {"ả", "a\xCC\x89"}, {"ô", "o\xCC\x82"}, {"ê", "e\xCC\x82"}, {"ậ", "a\xCC\xA3\xCC\x82"}};
	size_t n = 0, changed = 0;

	while (*text) {
		size_t i, most = sizeof pairs / sizeof *pairs;

		for (i = 0; i < most && strncmp(text, pairs[i][0], strlen(pairs[i][0])) != 0; i++)
			;
		if (i < most) {
			memcpy(out + n, pairs[i][1], strlen(pairs[i][1]));
			n += strlen(pairs[i][1]);
			text += strlen(pairs[i][0]);
			changed++;
		} else {
			out[n++] = *text++;
		}
	}
	assert_true(changed > 40);
	return n;
}

static void same_words(void **state)
{
	static const uint32_t charsets[] = {VB_CHARSET_TCVN3, VB_CHARSET_TCVN5712, VB_CHARSET_VNI, VB_CHARSET_VISCII, VB_CHARSET_VPS,
	                                    VB_CHARSET_BKHCM2, VB_CHARSET_WINDOWS1258, VB_CHARSET_UTF16LE, VB_CHARSET_UTF32BE};
	static char text[16384];
	size_t n, made;

	(void)state;
	wanted = words_of(article, sizeof article - 1, VB_CHARSET_UTF8, want, sizeof want);
	assert_true(wanted > 500);
	compare("apart", text, apart(article, text), VB_CHARSET_UTF8);
	for (uint32_t tone = VB_TONE_HOA_MAIN; tone <= VB_TONE_HOA_FIRST; tone++) {
		vb_norm_options style = {.struct_size = sizeof style, .tone = tone};

		assert_int_equal(vb_normalize(&style, article, sizeof article - 1, text, sizeof text, &made, NULL, 0, NULL), VB_OK);
		assert_true(tone == VB_TONE_HOA_FIRST || memcmp(text, article, made) != 0);
		compare(tone == VB_TONE_HOA_MAIN ? "hoà" : "hòa", text, made, VB_CHARSET_UTF8);
	}
	for (size_t i = 0; i < sizeof charsets / sizeof *charsets; i++) {
		uint64_t failed;

		assert_int_equal(vb_encode(charsets[i], VB_ENCODE_FAIL, article, sizeof article - 1, text, sizeof text, &n, &failed),
		                 VB_OK);
		compare(vb_charset_name(charsets[i]), text, n, charsets[i]);
		if (charsets[i] != VB_CHARSET_UTF32BE)
			compare("found out", text, n, VB_CHARSET_AUTO);
	}
}

/* ---- allocations ---- */

static size_t asked;

static void *counted(void *context, void *block, size_t size)
{
	(void)context;
	if (!size) {
		free(block);
		return NULL;
	}
	asked++;
	return realloc(block, size);
}

/* How often memory was asked for while a text of so many copies of the article was analysed. */
static size_t asked_for(vb_doc *doc, size_t copies)
{
	size_t n = copies * (sizeof article - 1), before = asked;
	char *text = malloc(n);

	assert_non_null(text);
	for (size_t i = 0; i < n; i++)
		text[i] = article[i % (sizeof article - 1)];
	assert_int_equal(vb_doc_analyze(doc, text, n, NULL, VB_LAYER_TOKENS | VB_LAYER_SENTENCES | VB_LAYER_WORDS | VB_LAYER_POS),
	                 VB_OK);
	free(text);
	return asked - before;
}

static void no_allocation_per_token(void **state)
{
	vb_allocator allocator = {sizeof allocator, 0, NULL, counted};
	size_t first, larger;
	vb_doc *doc;

	(void)state;
	assert_int_equal(vb_doc_new(model, &allocator, &doc), VB_OK);
	first = asked_for(doc, 40);
	assert_true(first > 0 && vb_doc_tokens(doc, 0, 0, NULL) > 3000);
	/* The workspace has grown: a second document, and shorter ones, take no more. */
	assert_int_equal(asked_for(doc, 40), 0);
	assert_int_equal(asked_for(doc, 7), 0);
	/* Eight times the tokens: arrays double a few times each, no more. */
	larger = asked_for(doc, 320);
	assert_true(vb_doc_tokens(doc, 0, 0, NULL) > 24000);
	assert_true(larger < 200);
	assert_int_equal(asked_for(doc, 320), 0);
	vb_doc_free(doc);
}

/* ---- every byte ---- */

static void check_places(vb_doc *doc, const char *text, size_t n, uint32_t charset)
{
	vb_options options = {.struct_size = sizeof options, .charset = charset};
	uint64_t last = 0;
	vb_token t;

	assert_int_equal(vb_doc_analyze(doc, text, n, &options, VB_LAYER_TOKENS), VB_OK);
	for (size_t i = 0; vb_doc_tokens(doc, i, 1, &t); i++) {
		assert_true(t.start >= last && t.end > t.start && t.end <= n);
		last = t.end;
	}
}

/* Tokens follow one another and never overlap, whatever the bytes and the encoding: each byte is in one token or in one gap. */
static void any_bytes(void **state)
{
	static const char *const parts[] = {"Ng", "ễ", "à", "1", "2021", ".", "-", "/", " ", "\n", "vn", "o\xCC\x9B", "\xCC\x81", "\xF0",
	                                    "\xE1\xBB", "\x80", "😀", "\xE2\x80\x8D", "\xE2\x80\x8B", "\xC2\xA0", "&#7879;", "Tiáº¿ng", "\xEF\xBB\xBF"};
	uint32_t seed = 4711;
	char text[512];
	vb_doc *doc;

	(void)state;
	assert_int_equal(vb_doc_new(model, NULL, &doc), VB_OK);
	for (unsigned round = 0; round < 6000; round++) {
		size_t n = 0;

		while (n < 300) {
			seed = seed * 1664525u + 1013904223u;
			if (seed >> 26 == 0)
				break;
			if (round % 3 == 0) {
				text[n++] = (char)(seed >> 20);
			} else {
				const char *part = parts[(seed >> 12) % (sizeof parts / sizeof *parts)];

				memcpy(text + n, part, strlen(part));
				n += strlen(part);
			}
		}
		check_places(doc, text, n, round & 1 ? VB_CHARSET_UTF8 : round % 13);
	}
	vb_doc_free(doc);
}

/* ---- remembered or not ---- */

/* A text by chance of words that overlap, names, marks. */
static size_t by_chance(char *text, size_t room, uint32_t seed)
{
	static const char *const piece[] = {
		"học", "sinh", "học", "sinh viên", "giỏi", "công", "an", "ninh", "tế", "kinh", "doanh", "thu", "Nguyễn", "Văn", "Thị", "Lan",
		"Hòa", "Bình", "Sở", "Y", "tế", "UBND", "tỉnh", "thành", "phố", "của", "và", "ông", "bà", "đại", "biểu", "quốc", "hội", "Quốc",
		"Hội", "TP.", "A.", "90%", "pa-tê", ",", ".", "Obama", "trường", "Trường", "hồ", "chí", "Minh", "Hồ", "Chí", "dự", "án", "luật",
	};
	size_t n = 0;

	while (n + 32 < room) {
		const char *word = piece[(seed = seed * 1664525u + 1013904223u) / 256 % (sizeof piece / sizeof *piece)];
		const char *blank = (seed = seed * 1664525u + 1013904223u) / 256 % 29 ? " " : "\n\n";

		n += (size_t)snprintf(text + n, room - n, "%s%s", word, blank);
	}
	return n;
}

static size_t cut(vb_doc *doc, const char *text, size_t n, uint32_t layers, vb_word *out, size_t room)
{
	size_t words;

	assert_int_equal(vb_doc_analyze(doc, text, n, NULL, layers), VB_OK);
	words = vb_doc_words(doc, 0, room, out);
	for (size_t i = 0; i < words; i++)
		out[i].pos = 0;
	return words;
}

/* A workspace that has read much gives the words of a fresh one, and the same as where matches are listed for other layers. */
static void remembered(void **state)
{
	static char text[3000];
	static vb_word a[1500], b[1500], c[1500];
	vb_doc *old, *listed, *fresh;

	(void)state;
	assert_int_equal(vb_doc_new(model, NULL, &old), VB_OK);
	assert_int_equal(vb_doc_new(model, NULL, &listed), VB_OK);
	for (uint32_t seed = 1; seed <= 150; seed++) {
		size_t n = by_chance(text, seed % 4 ? sizeof text : 60 + seed, seed), words;

		assert_int_equal(vb_doc_new(model, NULL, &fresh), VB_OK);
		words = cut(fresh, text, n, VB_LAYER_WORDS, a, 1500);
		assert_true(words > 0);
		assert_int_equal(cut(old, text, n, VB_LAYER_WORDS, b, 1500), words);
		assert_int_equal(cut(listed, text, n, VB_LAYER_WORDS | VB_LAYER_POS, c, 1500), words);
		assert_memory_equal(a, b, words * sizeof *a);
		assert_memory_equal(a, c, words * sizeof *a);
		vb_doc_free(fresh);
	}
	vb_doc_free(old);
	vb_doc_free(listed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_words),
		cmocka_unit_test(no_allocation_per_token),
		cmocka_unit_test(any_bytes),              cmocka_unit_test(remembered),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
