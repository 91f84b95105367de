/* UTF-8 read as windows-1252, Latin-1 or windows-1258 and saved again, up to three times over: undone where it is that, left
 * alone where it is not, in pieces of any size, with every character leading back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/legacy.h"
#include "text/utf8.h"
#include "tests/detect_text.h"
#include "vanban.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
enum { MOST = 400000 };
static char a[MOST], b[MOST], out[MOST];
static vb_edit edit[MOST / 4];

typedef enum page { WINDOWS1252, LATIN1, WINDOWS1258, PAGES } page;

static uint32_t shown(unsigned byte, page as)
{
	static const struct {
		uint8_t byte;
		uint16_t cp;
	} other[] = {{0xC3, 0x102}, {0xCC, 0x300}, {0xD0, 0x110}, {0xD2, 0x309}, {0xD5, 0x1A0}, {0xDD, 0x1AF}, {0xDE, 0x303},
	             {0xE3, 0x103}, {0xEC, 0x301}, {0xF0, 0x111}, {0xF2, 0x323}, {0xF5, 0x1A1}, {0xFD, 0x1B0}, {0xFE, 0x20AB}};
	uint32_t cp = as == LATIN1 ? byte : vbi_page1252(byte);

	for (size_t i = 0; as == WINDOWS1258 && i < COUNT(other); i++)
		if (other[i].byte == byte)
			return other[i].cp;
	return cp == 0xFFFD ? byte : cp; /* a C1 control, as browsers have it */
}

static size_t spoil(const char *in, size_t n, page as, char *to)
{
	size_t used = 0;

	for (size_t i = 0; i < n; i++)
		used += vbi_utf8_put(shown((unsigned char)in[i], as), to + used);
	return used;
}

static size_t normalise(const char *in, size_t n, uint32_t flags, size_t *edits)
{
	vb_norm_options options = {.struct_size = sizeof options, .flags = flags | VB_NORM_NO_ORTHOGRAPHY};
	size_t length;

	assert_int_equal(vb_normalize(&options, in, n, out, sizeof out, &length, edit, COUNT(edit), edits), VB_OK);
	assert_true(length <= sizeof out && *edits <= COUNT(edit));
	return length;
}

static void whole_texts(void **state)
{
	const size_t n = sizeof detect_text - 1;

	(void)state;
	for (page as = 0; as < PAGES; as++) {
		size_t m = spoil(detect_text, n, as, a), length, edits;

		for (unsigned times = 1; times <= 3; times++) {
			uint64_t at = 0, to = 0;

			length = normalise(a, m, 0, &edits);
			assert_int_equal(length, n);
			assert_memory_equal(out, detect_text, n);
			/* An edit a letter: as many as the text has characters outside ASCII. */
			for (size_t i = 0; i < edits; i++) {
				assert_true(edit[i].in_start >= at && edit[i].in_start - at == edit[i].out_start - to);
				assert_memory_equal(a + at, out + to, edit[i].in_start - at);
				assert_true(edit[i].out_length == 2 || edit[i].out_length == 3);
				at = edit[i].in_start + edit[i].in_length;
				to = edit[i].out_start + edit[i].out_length;
			}
			assert_int_equal(m - at, n - to);
			m = spoil(a, m, as, b);
			memcpy(a, b, m);
		}
	}
	assert_int_equal(normalise(detect_text, n, 0, &(size_t){0}), n);
	assert_memory_equal(out, detect_text, n);
}

/* Words by themselves, as in a list or a title. */
static void single_words(void **state)
{
	(void)state;
	for (page as = 0; as < PAGES; as++)
		for (unsigned times = 1; times <= 2; times++) {
			size_t words = 0, right = 0, edits, length, m;

			for (const char *p = detect_text, *end; *p; p = *end ? end + 1 : end) {
				size_t n = strcspn(p, " \n");

				end = p + n;
				m = spoil(p, n, as, a);
				if (times == 2) {
					memcpy(b, a, m);
					m = spoil(b, m, as, a);
				}
				length = normalise(a, m, 0, &edits);
				words++;
				right += length == n && memcmp(out, p, n) == 0;
			}
			assert_true(words > 1500);
			assert_true(right * 1000 >= words * 995);
		}
}

static void some_text(void **state)
{
	static const struct {
		const char *in, *want;
	} list[] = {
		{"H\u00C3\u00A0", "Hà"},
		{"Quy\u00E1\u00BA\u00BFt \u00C4\u2018\u00E1\u00BB\u2039nh", "Quyết định"},
		{"\u00C4\xC2\x90""\u00E1\u00BA\u00A1i", "Đại"},
		{"\u00E1\u00BB\u017E", "Ở"},
		{"\u00E2\u20AC\u201CA", "–A"},
		{"\u00E2\u20AC\u0153Ti\u00E1\u00BA\u00BFng\u00E2\u20AC\xC2\x9D""", "“Tiếng”"},
		{"\u00C3\u201E\u00C2\xC2\x90""i\u00C3\u00A1\u00C2\u00BB\u00C2\xC2\x81""u", "Điều"},
		{"n\u00C6\u00B0\u00E1\u00BB\u203Ac \u0111\u1EB9p", "nước đẹp"}, /* a word among sound ones */
		{"\u00C4\xC2\x90""\u00E1\u00BA\u00AFk L\u00E1\u00BA\u00AFk", "Đắk Lắk"},
		{"\u00EF\u00BB\u00BFa", "a"}, /* a byte order mark */
		{"Ti\u00E1\u00BA\u00BFng Ph\u00C3\u00A1p: Fran\u00C3\u00A7ois", "Tiếng Pháp: François"}, /* trusted behind one that is certain */
		{"37\u00C2\u00B0C, 5\u00C2\u00A0km", "37°C, 5 km"},
	};
	size_t edits, n;

	(void)state;
	for (size_t i = 0; i < COUNT(list); i++) {
		n = normalise(list[i].in, strlen(list[i].in), 0, &edits);
		if (n != strlen(list[i].want) || memcmp(out, list[i].want, n) != 0)
			fail_msg("<%.*s> for <%s>", (int)n, out, list[i].want);
		n = normalise(list[i].in, strlen(list[i].in), VB_NORM_NO_MOJIBAKE, &edits);
		assert_false(n == strlen(list[i].want) && memcmp(out, list[i].want, n) == 0);
	}
}

static void left_alone(void **state)
{
	static const char *const list[] = {
		"“ỦY BAN NHÂN DÂN XÃ” và “XÃ’", "“ĐÃ… và LÃ…", "«giá»", "«giá» “á»”", "GIÁ», ĐÁ – LÁ – XÃ – BÃ’",
		"François, Gar\u00F0ar, Über, naïve, Ã\u00F0ur", "Fran\u00C3\u00A7ois", "señor À ¿qué?", "ĂÂÊÔƠƯ âêô «Â» «Ã»",
		"Ä Å Æ â€ á€", "Ã", "Â", "\u00C3\u00A9t\u00C3\u00A9" /* été, but nothing says so */,
	};
	size_t edits, n;

	(void)state;
	for (size_t i = 0; i < COUNT(list); i++) {
		n = normalise(list[i], strlen(list[i]), 0, &edits);
		if (n != strlen(list[i]) || memcmp(out, list[i], n) != 0)
			fail_msg("<%.*s> for <%s>", (int)n, out, list[i]);
		assert_int_equal(edits, 0);
	}
}

static void feed_in_steps(const char *in, size_t n, size_t step, size_t length, size_t edits)
{
	vb_norm_options options = {.struct_size = sizeof options, .flags = VB_NORM_NO_ORTHOGRAPHY};
	vb_normalizer *norm;
	size_t at = 0, to = 0, count = 0, used, got;
	vb_status status = VB_OK;
	bool ending = false;

	assert_int_equal(vb_normalizer_new(&options, NULL, &norm), VB_OK);
	while (!ending || status == VB_READY) {
		used = 0;
		if (at < n) {
			status = vb_normalizer_feed(norm, in + at, n - at < step ? n - at : step, &used);
		} else {
			ending = true;
			status = vb_normalizer_end(norm);
		}
		at += used;
		if (status == VB_READY) {
			const char *p = vb_normalizer_output(norm, &got);
			vb_edit e;

			assert_true(to + got <= length);
			assert_memory_equal(p, out + to, got);
			to += got;
			for (size_t i = 0; vb_normalizer_edits(norm, i, 1, &e); i++, count++)
				assert_memory_equal(&e, &edit[count], sizeof e);
		}
	}
	assert_int_equal(to, length);
	assert_int_equal(count, edits);
	vb_normalizer_free(norm);
}

/* Half of it sound, half of it spoilt, with a stretch that is longer than what is looked at as one. */
static void pieces_of_any_size(void **state)
{
	static const size_t steps[] = {1, 2, 3, 5, 7, 64, 1000, 8191, 65535, 100000};
	size_t n = 0, length, edits, piece = spoil(detect_text, 3000, WINDOWS1252, b);

	(void)state;
	for (unsigned i = 0; i < 12; i++) {
		memcpy(a + n, b, piece);
		n += piece;
		memcpy(a + n, detect_text, sizeof detect_text - 1);
		n += sizeof detect_text - 1;
		for (unsigned k = 0; k < 700 + i; k++) {
			static const char *const parts[] = {"Vi\u00E1\u00BB\u2021t", "x", "&#7879;", "\u00C4\u2018", "á"};

			memcpy(a + n, parts[k % 5], strlen(parts[k % 5]));
			n += strlen(parts[k % 5]);
		}
		a[n++] = '\n';
	}
	assert_true(n < MOST);
	length = normalise(a, n, 0, &edits);
	assert_true(length < n && edits > 1000);
	for (size_t i = 0; i < COUNT(steps); i++)
		feed_in_steps(a, n, steps[i], length, edits);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_texts),   cmocka_unit_test(single_words), cmocka_unit_test(some_text),
		cmocka_unit_test(left_alone),    cmocka_unit_test(pieces_of_any_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
