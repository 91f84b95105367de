/* t_scan.c - the examples of tests/spec/token.txt and tokens.txt, and what holds for any bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "viet/scan.h"
#include "viet/syllable.h"

static size_t unescape(const char *in, char *out)
{
	size_t n = 0;

	for (; *in; in++) {
		if (*in != '\\') {
			out[n++] = *in;
			continue;
		}
		in++;
		if (*in == 'x') {
			char hex[3] = {in[1], in[2], 0};

			out[n++] = (char)strtoul(hex, NULL, 16);
			in += 2;
		} else {
			out[n++] = *in == 'n' ? '\n' : *in == 'r' ? '\r' : *in == 't' ? '\t' : *in;
		}
	}
	return n;
}

/* Bytes that are not printable are written as the specification has them. */
static void append(char *out, const char *text, uint32_t n)
{
	size_t at = strlen(out);

	for (uint32_t i = 0; i < n; i++)
		out[at++] = text[i];
	out[at] = 0;
}

static void describe(const char *text, uint32_t length, char *out)
{
	static const char kinds[] = " SNCAFPYLUE";
	uint32_t at = 0;
	vbi_scan tok;

	*out = 0;
	while (vbi_scan_next(text, length, &at, &tok)) {
		char head[5] = {0};

		if (*out)
			strcat(out, " ");
		if (tok.space == 2)
			strcat(out, "|");
		if (tok.space == 3)
			strcat(out, "||");
		head[0] = kinds[tok.kind];
		head[1] = ':';
		strcat(out, head);
		append(out, text + tok.start, tok.end - tok.start);
	}
}

static void specification(void **state)
{
	char path[1024], line[2048], text[2048] = "", want[4096], got[8192];
	size_t length = 0, examples = 0;
	unsigned number = 0;
	int bad = 0;
	const char *src = getenv("SRC");
	FILE *file;

	(void)state;
	snprintf(path, sizeof path, "%s/tests/spec/token.txt", src ? src : ".");
	file = fopen(path, "r");
	assert_non_null(file);
	while (fgets(line, sizeof line, file)) {
		number++;
		line[strcspn(line, "\n")] = 0;
		if (line[0] == '>') {
			length = unescape(line + 2, text);
		} else if (line[0] && line[0] != '#') {
			want[unescape(line, want)] = 0;
			describe(text, (uint32_t)length, got);
			if (strcmp(got, want) != 0) {
				print_error("token.txt:%u:\n  want %s\n  got  %s\n", number, want, got);
				bad++;
			}
			examples++;
		}
	}
	fclose(file);
	assert_int_equal(bad, 0);
	assert_true(examples > 30);
}

/* tests/spec/tokens.txt: a text, a tab, its tokens. */
static void many_forms(void **state)
{
	char path[1024], line[2048], text[2048], want[2048], got[8192];
	size_t cases = 0, number = 0;
	const char *src = getenv("SRC");
	int bad = 0;
	FILE *file;

	(void)state;
	snprintf(path, sizeof path, "%s/tests/spec/tokens.txt", src ? src : ".");
	file = fopen(path, "r");
	assert_non_null(file);
	while (fgets(line, sizeof line, file)) {
		char *tab = strchr(line, '\t');

		number++;
		line[strcspn(line, "\n")] = 0;
		if (!tab)
			continue;
		*tab = 0;
		want[unescape(tab + 1, want)] = 0;
		describe(text, (uint32_t)unescape(line, text), got);
		cases++;
		if (strcmp(got, want) != 0) {
			print_error("tokens.txt:%zu:\n  want %s\n  got  %s\n", number, want, got);
			bad++;
		}
	}
	fclose(file);
	assert_int_equal(bad, 0);
	assert_true(cases >= 200);
}

/* White space as the scanner sees it, written down once more: each byte of a gap is part of such a character. */
static bool blank_gap(const char *text, uint32_t from, uint32_t to)
{
	static const char *const wide[] = {"\xC2\x85", "\xC2\xA0", "\xE1\x9A\x80", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAF",
	                                   "\xE2\x81\x9F", "\xE3\x80\x80"};

	while (from < to) {
		unsigned char c = (unsigned char)text[from];
		uint32_t n = c == ' ' || (c >= '\t' && c <= '\r') ? 1 : 0;

		for (size_t i = 0; !n && i < sizeof wide / sizeof *wide; i++)
			if (strlen(wide[i]) <= to - from && memcmp(text + from, wide[i], strlen(wide[i])) == 0)
				n = (uint32_t)strlen(wide[i]);
		if (!n && to - from >= 3 && memcmp(text + from, "\xE2\x80", 2) == 0 && (unsigned char)text[from + 2] <= 0x8A)
			n = 3; /* U+2000 .. U+200A */
		if (!n)
			return false;
		from += n;
	}
	return true;
}

/* Every byte is in one token or in white space between two: tokens rise and are not empty. */
static void check_cover(const char *text, uint32_t length)
{
	uint32_t at = 0, last = 0;
	vbi_scan tok;

	while (vbi_scan_next(text, length, &at, &tok)) {
		assert_true(tok.start >= last);
		assert_true(tok.end > tok.start && tok.end <= length);
		assert_int_equal(at, tok.end);
		assert_true(tok.kind >= VB_TOKEN_SYLLABLE && tok.kind <= VB_TOKEN_EMAIL);
		assert_true((tok.kind == VB_TOKEN_SYLLABLE) == (tok.syllable != VBI_NO_SYLLABLE));
		assert_true((tok.start == last) == (tok.space == 0));
		assert_true(blank_gap(text, last, tok.start));
		if (tok.kind == VB_TOKEN_SYLLABLE)
			assert_int_equal(vb_syllable_code(text + tok.start, tok.end - tok.start), tok.syllable);
		last = tok.end;
	}
	assert_int_equal(at, length);
	assert_true(blank_gap(text, last, length));
}

static void any_bytes(void **state)
{
	static const char *const parts[] = {"Ng", "ễ", "À", "1", "2021", ".", "-", "/", " ", "\n", "@", "vn", "jpg", ":", "'",
	                                    "’", "–", "…", "TP", "QĐ", "&", "\xCC\x81", "\xF0", "\xE1\xBB", "\x80", "😀", "h", "\xC2\xA0", "\xE2\x80\xA8", "\xE3\x80\x80",
	                                    "\t", "\xE2\x80\x8D", "\xE2\x80\x83", "🇻", "🏽"};
	uint32_t seed = 12345;
	char text[256];

	(void)state;
	for (unsigned round = 0; round < 40000; round++) {
		uint32_t n = 0;

		while (n < 200) {
			seed = seed * 1664525u + 1013904223u;
			if (seed >> 28 == 0)
				break;
			if (round & 1) {
				text[n++] = (char)(seed >> 20);
			} else {
				const char *part = parts[(seed >> 16) % (sizeof parts / sizeof parts[0])];

				memcpy(text + n, part, strlen(part));
				n += (uint32_t)strlen(part);
			}
		}
		/* The exact end of the allocation, so that a sanitizer sees a byte too many. */
		char *copy = malloc(n ? n : 1);

		assert_non_null(copy);
		memcpy(copy, text, n);
		check_cover(copy, n);
		free(copy);
	}
}

static void long_runs(void **state)
{
	static const char *const units[] = {"a", "A-", "a.", "a@", "1.", "A1-", "a'", "Ab.", "x.vn/", "-", "😀", "ế", "a:",
	                                    "http://", "1/", "T.P", "\xCC\x81", "\x80"};
	enum { SIZE = 1 << 20 };
	char *text = malloc(SIZE);

	(void)state;
	assert_non_null(text);
	for (unsigned i = 0; i < sizeof units / sizeof units[0]; i++) {
		size_t n = strlen(units[i]);

		for (size_t k = 0; k < SIZE; k++)
			text[k] = units[i][k % n];
		check_cover(text, SIZE);
	}
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(specification),
		cmocka_unit_test(many_forms),
		cmocka_unit_test(any_bytes),
		cmocka_unit_test(long_runs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
