/* Which encoding: windows of ten words in each, long texts, texts that are no Vietnamese, streams, lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/detect_text.h"
#include "text/legacy.h"
#include "text/utf8.h"
#include "vanban.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
static char bytes[400000], one[400000], two[400000];

static const uint32_t plain[] = {VB_CHARSET_UTF8, VB_CHARSET_WINDOWS1258, VB_CHARSET_TCVN3, VB_CHARSET_VNI, VB_CHARSET_VISCII,
                                 VB_CHARSET_VPS, VB_CHARSET_BKHCM2, VB_CHARSET_VIQR, VB_CHARSET_TCVN5712,
                                 VB_CHARSET_UTF16LE, VB_CHARSET_UTF16BE};
static const uint32_t in_utf8[] = {VB_CHARSET_WINDOWS1258, VB_CHARSET_TCVN3, VB_CHARSET_VNI, VB_CHARSET_VISCII, VB_CHARSET_VPS,
                                   VB_CHARSET_BKHCM2, VB_CHARSET_TCVN5712};

static vb_detection detect(const char *p, size_t n)
{
	vb_detection d = {.struct_size = sizeof d};

	assert_int_equal(vb_detect(p, n, &d), VB_OK);
	assert_true(d.confidence <= 1000 && d.sure <= 1 && *vb_charset_name(d.charset));
	return d;
}

static size_t normalise(uint32_t charset, const char *p, size_t n, char *out)
{
	vb_norm_options options = {.struct_size = sizeof options, .charset = charset, .flags = VB_NORM_NO_EDITS};
	size_t length, edits;

	assert_int_equal(vb_normalize(&options, p, n, out, sizeof one, &length, NULL, 0, &edits), VB_OK);
	assert_true(length <= sizeof one && edits == 0);
	return length;
}

/* Text in an encoding, and the same with the bytes saved as UTF-8. */
static size_t put(uint32_t charset, const char *p, size_t n, char *out)
{
	size_t length, used = 0;

	assert_int_equal(vb_encode(charset & 0xFF, VB_ENCODE_REPLACE, p, n, out, sizeof bytes, &length, NULL), VB_OK);
	if (!(charset & VB_CHARSET_IN_UTF8))
		return length;
	memcpy(two, out, length);
	for (size_t i = 0; i < length; i++) {
		uint32_t cp = vbi_page1252((unsigned char)two[i]);

		used += vbi_utf8_put(cp == 0xFFFD ? (unsigned char)two[i] : cp, out + used);
	}
	return used;
}

/* Windows of ten words, from every third word on. Right is also another encoding that gives the same text. */
static void windows(uint32_t charset, unsigned least)
{
	const char *from = detect_text;
	size_t count = 0, right = 0, wrong_and_sure = 0;

	while (*from) {
		const char *to = from, *next = from;
		vb_detection d;
		size_t n, words = 0;

		for (; *to && words < 10; words++) {
			to += strcspn(to, " \n");
			to += strspn(to, " \n");
			if (words == 2)
				next = to;
		}
		if (words < 10)
			break;
		n = put(charset, from, (size_t)(to - from), bytes);
		d = detect(bytes, n);
		count++;
		if (d.charset == charset) {
			right++;
		} else {
			size_t n1 = normalise(charset, bytes, n, one), n2 = normalise(d.charset, bytes, n, two);

			if (n1 == n2 && memcmp(one, two, n1) == 0)
				right++;
			else
				wrong_and_sure += d.sure;
		}
		from = next;
	}
	print_message("# %s: %zu of %zu windows\n", vb_charset_name(charset), right, count);
	assert_true(count > 500);
	assert_int_equal(wrong_and_sure, 0);
	assert_true(right * 1000 >= count * least);
}

static void ten_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(plain); i++)
		windows(plain[i], 980);
	for (size_t i = 0; i < COUNT(in_utf8); i++)
		windows(in_utf8[i] | VB_CHARSET_IN_UTF8, 980);
}

static void whole_texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(plain) + COUNT(in_utf8); i++) {
		uint32_t charset = i < COUNT(plain) ? plain[i] : in_utf8[i - COUNT(plain)] | VB_CHARSET_IN_UTF8;
		size_t n = put(charset, detect_text, sizeof detect_text - 1, bytes);
		vb_detection d = detect(bytes, n);

		if (charset == VB_CHARSET_TCVN5712 || charset == (VB_CHARSET_TCVN5712 | VB_CHARSET_IN_UTF8))
			assert_true(d.charset == charset); /* by its few capitals */
		else
			assert_int_equal(d.charset, charset);
		assert_true(d.sure && d.confidence > 990);
	}
}

/* Nothing Vietnamese: UTF-8 stays that, and of other bytes nobody is sure. */
static void other_languages(void **state)
{
	static const char *const list[] = {
		"Le café est près de l'hôtel où nous étions l'été dernier, très agréable", "Übung macht den Meister, für die Größe",
		"El niño pequeño comió piña en la montaña", "São Paulo não é a capital do país", "Smörgåsbord på svenska är gott",
		"naïve", "café", "Über", "résumé", "Garðar", "mãe", "où", "Zoë", "tôt",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(list); i++) {
		vb_detection d = detect(list[i], strlen(list[i]));
		size_t n;

		assert_int_equal(d.charset, VB_CHARSET_UTF8);
		assert_int_equal(vb_encode(VB_CHARSET_WINDOWS1252, VB_ENCODE_FAIL, list[i], strlen(list[i]), bytes, sizeof bytes, &n, NULL), VB_OK);
		d = detect(bytes, n);
		if (d.sure)
			fail_msg("sure that <%s> is %s", list[i], vb_charset_name(d.charset));
		/* What nobody is sure of passes as it is. */
		assert_int_equal(normalise(VB_CHARSET_AUTO, bytes, n, one), n);
		assert_memory_equal(one, bytes, n);
		assert_int_equal(normalise(VB_CHARSET_AUTO, list[i], strlen(list[i]), one), strlen(list[i]));
		assert_memory_equal(one, list[i], strlen(list[i]));
	}
}

/* Bytes that are no text make some word under any encoding: nobody is sure. */
static void noise(void **state)
{
	uint32_t random = 2463534242u;

	(void)state;
	for (size_t n = 64; n <= sizeof bytes; n *= 2) {
		vb_detection d;

		for (size_t i = 0; i < n; i++) {
			random ^= random << 13;
			random ^= random >> 17;
			random ^= random << 5;
			bytes[i] = (char)(random >> 8);
		}
		d = detect(bytes, n);
		if (d.sure)
			fail_msg("sure that %zu bytes of noise are %s", n, vb_charset_name(d.charset));
	}
}

static void ascii(void **state)
{
	static const char *const list[] = {"", "a", "Don't add e.g. U.S. addresses? www.example.org; (a) x^2 + y", "UBND xa Tan Thanh, 5/3/2024."};

	(void)state;
	for (size_t i = 0; i < COUNT(list); i++) {
		vb_detection d = detect(list[i], strlen(list[i]));

		assert_true(d.charset == VB_CHARSET_UTF8 && d.sure);
	}
	assert_int_equal(vb_detect(NULL, 1, &(vb_detection){.struct_size = sizeof(vb_detection)}), VB_ERR_ARGUMENT);
	assert_int_equal(vb_detect("a", 1, NULL), VB_ERR_ARGUMENT);
	assert_int_equal(vb_detect("a", 1, &(vb_detection){.struct_size = 0}), VB_ERR_ARGUMENT);
}

static void few_words(void **state)
{
	static const struct {
		const char *bytes;
		uint32_t charset;
	} list[] = {
		{"C\u00E9ng h\u00DFa x\u00B7 h\u00E9i", VB_CHARSET_TCVN3 | VB_CHARSET_IN_UTF8},
		{"Vi\u00D6t Nam", VB_CHARSET_TCVN3 | VB_CHARSET_IN_UTF8},
		{"n\u00AD\u00EDc", VB_CHARSET_TCVN3 | VB_CHARSET_IN_UTF8},
		{"Co\u00E4ng ho\u00F8a", VB_CHARSET_VNI | VB_CHARSET_IN_UTF8},
		{"n\u00F6\u00F4\u00F9c", VB_CHARSET_VNI | VB_CHARSET_IN_UTF8},
		{"C\xE9ng h\xDF" "a x\xB7 h\xE9i", VB_CHARSET_TCVN3},
		{"C\xE9NG H\xDF" "A X\xB7 H\xE9I", VB_CHARSET_TCVN3}, /* capitals by font */
		{"Ti\u00E1\u00BA\u00BFng Vi\u00E1\u00BB\u2021t", VB_CHARSET_UTF8}, /* that can be mended */
		{"\u00D0i\u1EC1u 1", VB_CHARSET_UTF8},
		{"\xEF\xBB\xBF" "C\xE9ng h\xDF" "a x\xB7 h\xE9i", VB_CHARSET_UTF8},
		{"Tie^'ng Vie^.t", VB_CHARSET_VIQR},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(list); i++) {
		vb_detection d = detect(list[i].bytes, strlen(list[i].bytes));

		if (d.charset != list[i].charset || !d.sure)
			fail_msg("%zu: %s, %u", i, vb_charset_name(d.charset), d.confidence);
	}
}

/* ---- streams ---- */

static void stream(const vb_norm_options *options, const char *in, size_t n, size_t step, const char *want, size_t want_n, uint32_t charset)
{
	vb_detection d = {.struct_size = sizeof d};
	vb_normalizer *norm;
	vb_status status = VB_OK;
	size_t at = 0, to = 0, used, length;
	uint64_t in_at = 0, out_at = 0;
	bool ending = false;

	assert_int_equal(vb_normalizer_new(options, NULL, &norm), VB_OK);
	assert_int_equal(vb_normalizer_charset(norm, &d), VB_ERR_STATE);
	while (!ending || status == VB_READY) {
		used = 0;
		if (at < n) {
			status = vb_normalizer_feed(norm, in + at, n - at < step ? n - at : step, &used);
		} else {
			ending = true;
			status = vb_normalizer_end(norm);
		}
		at += used;
		assert_true(status >= 0);
		if (status == VB_READY) {
			const char *p = vb_normalizer_output(norm, &length);
			vb_edit e;

			assert_true(to + length <= want_n);
			assert_memory_equal(p, want + to, length);
			to += length;
			for (size_t i = 0; vb_normalizer_edits(norm, i, 1, &e); i++) {
				assert_true(e.in_start - in_at == e.out_start - out_at && e.in_start >= in_at);
				assert_memory_equal(in + in_at, want + out_at, e.in_start - in_at);
				in_at = e.in_start + e.in_length;
				out_at = e.out_start + e.out_length;
			}
		}
	}
	assert_int_equal(to, want_n);
	assert_int_equal(n - in_at, want_n - out_at);
	assert_memory_equal(in + in_at, want + out_at, n - in_at);
	assert_int_equal(vb_normalizer_charset(norm, &d), VB_OK);
	assert_int_equal(d.charset, charset);
	vb_normalizer_free(norm);
}

/* Shorter and longer than what is held back. */
static void streams(void **state)
{
	static const size_t steps[] = {1, 777, 65535, 65536, 65537, SIZE_MAX};
	vb_norm_options options = {.struct_size = sizeof options, .charset = VB_CHARSET_AUTO};

	(void)state;
	for (unsigned times = 1; times <= 14; times += 13)
		for (size_t i = 0; i < COUNT(plain); i++) {
			size_t n = 0, m;
			vb_norm_options known = {.struct_size = sizeof known, .charset = plain[i]};
			size_t edits;

			for (unsigned k = 0; k < times; k++)
				n += put(plain[i], detect_text, sizeof detect_text - 1, bytes + n);
			assert_int_equal(vb_normalize(&known, bytes, n, one, sizeof one, &m, NULL, 0, &edits), VB_OK);
			for (size_t s = times == 1 ? 0 : 1; s < COUNT(steps); s++)
				stream(&options, bytes, n, steps[s], one, m, plain[i]);
		}
}

/* Each line in another encoding. */
static void lines(void **state)
{
	static const uint32_t turn[] = {VB_CHARSET_UTF8, VB_CHARSET_TCVN3, VB_CHARSET_VNI, VB_CHARSET_UTF8,
	                                VB_CHARSET_TCVN3 | VB_CHARSET_IN_UTF8, VB_CHARSET_VISCII, VB_CHARSET_WINDOWS1258};
	vb_norm_options options = {.struct_size = sizeof options, .charset = VB_CHARSET_AUTO, .flags = VB_NORM_PER_LINE};
	static char mixed[200000], want[200000];
	size_t n = 0, m = 0, line = 0, edits, got;

	(void)state;
	for (const char *p = detect_text; *p; line++) {
		size_t length = strcspn(p, "\n") + 1;
		uint32_t charset = turn[line % COUNT(turn)];
		size_t k = put(charset, p, length, bytes), w = normalise(charset, bytes, k, one);

		memcpy(mixed + n, bytes, k);
		memcpy(want + m, one, w);
		n += k;
		m += w;
		p += length;
	}
	assert_true(line > 25);
	assert_int_equal(vb_normalize(&options, mixed, n, one, sizeof one, &got, NULL, 0, &edits), VB_OK);
	assert_int_equal(got, m);
	assert_memory_equal(one, want, m);
	for (size_t step = 1; step < 3000; step = step * 3 + 1) {
		vb_detection d = {.struct_size = sizeof d};
		vb_normalizer *norm;
		vb_status status;
		size_t at = 0, to = 0, used, length;

		assert_int_equal(vb_normalizer_new(&options, NULL, &norm), VB_OK);
		do {
			used = 0;
			status = at < n ? vb_normalizer_feed(norm, mixed + at, n - at < step ? n - at : step, &used) : vb_normalizer_end(norm);
			at += used;
			assert_true(status >= 0);
			if (status == VB_READY) {
				const char *p = vb_normalizer_output(norm, &length);

				assert_true(to + length <= m);
				assert_memory_equal(p, want + to, length);
				to += length;
			}
		} while (at < n || status == VB_READY);
		while ((status = vb_normalizer_end(norm)) == VB_READY) {
			const char *p = vb_normalizer_output(norm, &length);

			assert_memory_equal(p, want + to, length);
			to += length;
		}
		assert_int_equal(to, m);
		vb_normalizer_free(norm);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ten_words), cmocka_unit_test(whole_texts), cmocka_unit_test(other_languages), cmocka_unit_test(ascii),
		cmocka_unit_test(few_words), cmocka_unit_test(streams),     cmocka_unit_test(lines),       cmocka_unit_test(noise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
