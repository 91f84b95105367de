/* tests/t_idempotent.c - normalising twice is the same as once, also for text that was made to try it: spoilt words, references
 * and marks with invisible characters, controls and look-alikes among them. Long words of that kind, too, in pieces of any size. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "text/legacy.h"
#include "text/utf8.h"
#include "vanban.h"

enum { MOST = 1 << 15, ROOM = 4 * MOST };

static uint64_t seed;

static uint32_t draw(uint32_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % below;
}

/* ---- text that was made to try it ---- */

static const char *const words[] = {
	"Tiếng", "Việt", "của", "hòa", "hoà", "thúy", "thuý", "khoẻ", "được", "đựơc", "qúy", "gía", "hòan", "Điều", "hội", "nghiêng",
	"Ủy", "UỶ", "BAN", "NHÂN", "DÂN", "người", "Đắk", "kỹ", "lý", "mỹ", "thuật", "tỷ", "giặt", "gịa", "Noé", "Zoé", "café", "naïve",
	"François", "m²", "½", "TP.HCM", "a@b.vn", "www.x.vn", "30/2020/NĐ-CP", "QÐ-TTg", "HÐND", "Ðiều", "ðược", "Нà", "νà",
	"Москва", "à", "á", "ế", "ơ", "ư", "XÃ", "LÃ", "Ý", "HÓA", "HÕA", "và", "ở", "0l/7/2025", "3O/2020", "Trang", "mục", "a", "x",
	"&", "AT&T",
};
static const char *const references[] = {
	"&amp;", "&nbsp;", "&shy;", "&eacute;", "&ETH;", "&agrave;", "&lt;", "&amp;amp;", "&khong;", "&acirc;", "&#128;", "&ordm;",
};
static const uint32_t odd[] = {
	0xAD, 0x200B, 0x200C, 0x200D, 0xFEFF, 0x2060, 0x200E, 0x34F, 0xFE0F, 0xE0041, 0xA0, 0x2003, 0x3000, 0x202F, 0x85, 0x2028, 0x0B, 0x0C,
	0x0D, 0x0A, 0x09, 0x01, 0x7F, 0x80, 0x90, 0x9D, 0x9F, 0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323, 0x340, 0x341, 0x342,
	0x308, 0x30C, 0x335, 0x338, 0x131, 0xD0, 0xF0, 0x189, 0x110, 0x111, 0xB4, 0x2C6, 0x2DC, 0x2D8, 0xBA, 0xBB, 0xBF, 0xAB, 0x2018,
	0x2019, 0x201C, 0x201D, 0x2013, 0x2014, 0x2026, 0x20AC, 0x2122, 0xC3, 0xC2, 0xE1, 0xE2, 0xC4, 0xC6, 0xC5, 0xCC, 0xEF, 0xFF06, 0xFF03,
	0xFF1B, 0xFF17, 0xFF41, 0xFB01, 0x212A, 0x212B, 0x37E, 0x387, 0x1FFD, 0x1FEF, 0x2162, 0xF0B7, 0xF02D, 0x2BC, 0x430, 0x43E, 0x3B1,
	0x391, 0x1CE, '&', '#', ';', '.', ',', ':', '!', '?', '(', ')', '"', '\'', '/', '-', '7', 'l', 'O', 'x', 0x1100, 0x1161, 0x958, 0x4E2D,
	0x1F600, 0xE01, 0xE48, 0x5D0, 0x627, 0xFFFD, 0x2212, 0xD7,
};
#define COUNT(list) (sizeof(list) / sizeof *(list))

static uint32_t text[MOST];
static size_t text_n;

static void add(uint32_t cp)
{
	if (text_n < MOST)
		text[text_n++] = cp;
}

static void add_utf8(const char *p, size_t n)
{
	const char *end = p + n;

	while (p < end) {
		unsigned used;

		add(vbi_utf8_next(p, end, &used, NULL));
		p += used;
	}
}

static uint32_t any_character(void)
{
	uint32_t cp;

	switch (draw(8)) {
	case 0: return 0x20 + draw(0x60);
	case 1: return 0x80 + draw(0x180);
	case 2: return 0x300 + draw(0x200);
	case 3: return 0x1E00 + draw(0x200);
	case 4: return 0x2000 + draw(0x400);
	case 5:
		cp = 1 + draw(0xFFFD);
		return cp >= 0xD800 && cp < 0xE000 ? 'A' : cp;
	case 6: return 0x10000 + draw(0x20000);
	default: return odd[draw(COUNT(odd))];
	}
}

static void add_reference(uint32_t cp)
{
	static const char digits[] = "0123456789abcdef";
	char back[16];
	unsigned n = 0, base = draw(2) ? 10 : 16;

	if (draw(8))
		add_utf8("&#", 2);
	else
		add_utf8("&amp;#", 6);
	if (base == 16)
		add(draw(2) ? 'x' : 'X');
	for (; cp; cp /= base)
		back[n++] = digits[cp % base];
	while (n)
		add((unsigned char)back[--n]);
	add(';');
}

/* The UTF-8 of a word, shown as windows-1252 or as Latin-1, once or twice. */
static void add_mojibake(const char *word)
{
	char from[1024], to[1024];
	size_t n = strlen(word);
	bool latin1 = draw(2);

	memcpy(from, word, n);
	for (unsigned times = 1 + (draw(4) == 0); times; times--) {
		size_t made = 0;

		for (size_t i = 0; i < n; i++) {
			unsigned byte = (unsigned char)from[i];
			uint32_t cp = latin1 ? byte : vbi_page1252(byte);

			made += vbi_utf8_put(cp == VBI_REPLACEMENT ? byte : cp, to + made);
		}
		memcpy(from, to, made);
		n = made;
	}
	add_utf8(from, n);
}

/* Spoils what was added from on: characters left out, doubled, put in, exchanged. */
static void spoil(size_t from)
{
	for (unsigned k = 1 + draw(3); k && text_n > from && text_n < MOST; k--) {
		size_t at = from + draw((uint32_t)(text_n - from));
		uint32_t cp = text[at];

		switch (draw(4)) {
		case 0:
			memmove(text + at, text + at + 1, (text_n - at - 1) * sizeof *text);
			text_n--;
			break;
		case 1:
		case 2:
			memmove(text + at + 1, text + at, (text_n - at) * sizeof *text);
			text_n++;
			text[at] = draw(2) ? cp : odd[draw(COUNT(odd))];
			break;
		default:
			text[at] = text[at + 1 < text_n ? at + 1 : at];
			text[at + 1 < text_n ? at + 1 : at] = cp;
		}
	}
}

static void add_piece(void)
{
	const char *word = words[draw(COUNT(words))];
	size_t from = text_n;

	switch (draw(12)) {
	case 0:
		add(odd[draw(COUNT(odd))]);
		return;
	case 1:
		add(any_character());
		return;
	case 2:
		word = references[draw(COUNT(references))];
		add_utf8(word, strlen(word));
		break;
	case 3:
		for (const char *p = word, *end = word + strlen(word); p < end;) {
			unsigned used;
			uint32_t cp = vbi_utf8_next(p, end, &used, NULL);

			if (cp >= 0x80 || draw(6) == 0)
				add_reference(cp);
			else
				add(cp);
			p += used;
		}
		break;
	case 4: case 5: case 6:
		add_mojibake(word);
		break;
	default:
		add_utf8(word, strlen(word));
	}
	if (draw(3) == 0)
		spoil(from);
}

static char in[ROOM], once[ROOM], twice[ROOM];

/* Some pieces of text, with spaces (none if glued), in in. */
static size_t make(unsigned pieces, bool glued)
{
	size_t n = 0;

	for (text_n = 0; pieces && text_n < MOST - 256; pieces--) {
		add_piece();
		if (!glued && draw(3))
			add(draw(6) ? ' ' : draw(3) ? 0xA0 : '\n');
	}
	for (size_t i = 0; i < text_n; i++)
		n += vbi_utf8_put(text[i], in + n);
	return n;
}

/* ---- twice is once ---- */

static void check(const vb_norm_options *options, const char *p, size_t length)
{
	size_t n, again, edits;

	assert_int_equal(vb_normalize(options, p, length, once, ROOM, &n, NULL, 0, &edits), VB_OK);
	assert_true(n <= ROOM);
	assert_int_equal(vb_normalize(options, once, n, twice, ROOM, &again, NULL, 0, &edits), VB_OK);
	if (again != n || memcmp(once, twice, n) != 0 || edits)
		fail_msg("flags %x tone %u punct %u: <%.*s> became <%.*s>, then <%.*s>", options->flags, options->tone, options->punct,
		         (int)length, p, (int)n, once, (int)again, twice);
}

/* What was found so: the way from the first result to the second is the fault. */
static void by_example(void **state)
{
	static const struct {
		uint32_t flags;
		const char *in, *want;
	} list[] = {
		{0, "Vi&#78\u200B79;t", "Việt"},           /* an invisible character in a reference, */
		{0, "Vi\uFF06#7879\uFF1Bt", "Việt"},       /* and full-width forms */
		{0, "Vi&am\u00ADp;#7879;t", "Vi&amp;#7879;t"},
		{0, "&amp;#78\u200B79;", "ệ"},              /* one within another */
		{0, "Ti\u00E1\u200B\u00BA\u00BFng", "Tiếng"}, /* in a spoilt letter, */
		{0, "Tia\u0301\u00BA\u00BFng", "Tiếng"},    /* a mark that makes the first character of one */
		{0, "nga\u0300y\u00A0n\u00C3\u00A0y", "ngày này"},
		{VB_NORM_OCR, "a\u1FFD", "á"},
		{VB_NORM_REPAIR, "quy định &agrave ;", "quy định &agrave ;"},
		{VB_NORM_REPAIR, "quy định ;", "quy định;"},
		{VB_NORM_HTML, "&amp;lt;b>", "&lt;b>\n"},   /* read once, as a browser does */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(list); i++) {
		vb_norm_options options = {.struct_size = sizeof options, .flags = list[i].flags};
		size_t n, edits;

		assert_int_equal(vb_normalize(&options, list[i].in, strlen(list[i].in), once, ROOM, &n, NULL, 0, &edits), VB_OK);
		if (n != strlen(list[i].want) || memcmp(once, list[i].want, n) != 0)
			fail_msg("<%s> became <%.*s>, not <%s>", list[i].in, (int)n, once, list[i].want);
		if (!(list[i].flags & VB_NORM_HTML))
			check(&options, list[i].in, strlen(list[i].in));
	}
}

static void by_chance(unsigned texts, unsigned pieces, bool glued)
{
	static const uint32_t sets[] = {
		0, 0, VB_NORM_NO_ORTHOGRAPHY, VB_NORM_NO_MOJIBAKE, VB_NORM_NO_REFERENCES, VB_NORM_IY_SCHOOL, VB_NORM_REPAIR, VB_NORM_OCR,
		VB_NORM_UNWRAP, VB_NORM_REPAIR | VB_NORM_OCR | VB_NORM_IY_SCHOOL | VB_NORM_UNWRAP,
	};

	for (; texts; texts--) {
		vb_norm_options options = {.struct_size = sizeof options, .flags = sets[draw(COUNT(sets))]};
		size_t n = make(1 + draw(pieces), glued);

		options.tone = draw(3);
		options.punct = draw(4) == 0;
		check(&options, in, n);
	}
}

static void short_texts(void **state)
{
	(void)state;
	seed = 1;
	by_chance(60000, 8, false);
}

static void longer_texts(void **state)
{
	(void)state;
	seed = 2;
	by_chance(1000, 300, false);
}

static void without_spaces(void **state)
{
	(void)state;
	seed = 3;
	by_chance(300, 800, true);
}

/* A letter lost or put in anywhere in text of letters and signs. */
static void any_characters(void **state)
{
	(void)state;
	seed = 4;
	for (unsigned i = 0; i < 20000; i++) {
		vb_norm_options options = {.struct_size = sizeof options, .tone = draw(3)};
		size_t n = 0;

		for (unsigned k = 1 + draw(40); k; k--)
			n += vbi_utf8_put(any_character(), in + n);
		check(&options, in, n);
	}
}

/* ---- in pieces ---- */

/* The same bytes come out however a text is cut, spoilt words without an end as well. */
static void in_pieces(void **state)
{
	static const size_t sizes[] = {1, 2, 3, 7, 63, 1000, 4096, 30000};

	(void)state;
	seed = 5;
	for (unsigned i = 0; i < 120; i++) {
		vb_norm_options options = {.struct_size = sizeof options, .tone = draw(3)};
		size_t length = make(400 + draw(800), i % 2), n, edits, size = sizes[i % COUNT(sizes)], at = 0, to = 0, used, got;
		vb_normalizer *norm;
		vb_status status;

		assert_int_equal(vb_normalize(&options, in, length, once, ROOM, &n, NULL, 0, &edits), VB_OK);
		assert_int_equal(vb_normalizer_new(&options, NULL, &norm), VB_OK);
		do {
			size_t take = length - at < size ? length - at : size;
			const char *out;

			status = take ? vb_normalizer_feed(norm, in + at, take, &used) : vb_normalizer_end(norm);
			assert_true(status >= 0);
			at += take ? used : 0;
			if (status == VB_READY) {
				out = vb_normalizer_output(norm, &got);
				assert_true(to + got <= n && memcmp(once + to, out, got) == 0);
				to += got;
				edits -= vb_normalizer_edits(norm, 0, 0, NULL);
			} else if (!take) {
				break;
			}
		} while (true);
		assert_int_equal(to, n);
		assert_int_equal(edits, 0);
		vb_normalizer_free(norm);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_example),     cmocka_unit_test(short_texts),    cmocka_unit_test(longer_texts),
		cmocka_unit_test(without_spaces), cmocka_unit_test(any_characters), cmocka_unit_test(in_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
