/* tests/t_cleanscan.c - what passes quickly over text says what looking at every character says: vectors against plain C, the
 * quick scan against the machine, on clean text, damage and decomposed text, at every alignment, wherever it is cut. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "text/unicode.h"
#include "text/utf8.h"
#include "vanban.h"
#include "viet/cleanscan.h"
#include "viet/normalize.h"
#include "viet/syllable.h"

enum { TEXT = 6000 };

static uint64_t seed = 0x9E3779B97F4A7C15u;

static uint32_t draw(uint32_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % below;
}

static vbi_mem mem;

/* ---- texts ---- */

/* Any syllable in any case and style; now and then with its tone mark on another vowel. */
static size_t put_syllable(char *out)
{
	size_t n = 0;

	while (n == 0)
		n = vb_syllable_text((int32_t)draw(VB_SYLLABLE_END), VB_TONE_HOA_MAIN + draw(2), draw(3), out, 16);
	return n;
}

static size_t put_misplaced(char *out)
{
	static const uint32_t marks[5] = {0x300, 0x309, 0x303, 0x301, 0x323};
	char bare[16];
	size_t n = 0, used = 0, vowels = 0, at;
	int32_t code;

	do {
		code = (int32_t)draw(VB_SYLLABLE_END / 6) * 6;
		n = vb_syllable_text(code, VB_TONE_HOA_MAIN, draw(3), bare, sizeof bare);
	} while (n == 0);
	at = draw(3);
	for (const char *p = bare; p < bare + n;) {
		uint32_t pair[2], composed[8];
		unsigned got;

		pair[0] = vbi_utf8_next(p, bare + n, &got, NULL);
		pair[1] = marks[draw(5)];
		if ((vbi_letter(pair[0]) & VBI_LETTER_BASE) - 1 < 12 && vowels++ == at && vbi_char_compose(pair, 2, composed, 8) == 1)
			pair[0] = composed[0];
		used += vbi_utf8_put(pair[0], out + used);
		p += got;
	}
	return used;
}

/* In canonical decomposition, or with the marks in any order. */
static size_t put_loose(char *out, bool shuffled)
{
	char text[16];
	size_t n = put_syllable(text), used = 0;

	for (const char *p = text; p < text + n;) {
		uint32_t cp, parts[8];
		unsigned got;
		size_t count;

		cp = vbi_utf8_next(p, text + n, &got, NULL);
		count = vbi_char_decompose(&cp, 1, parts, 8);
		if (shuffled && count == 3 && draw(2)) {
			uint32_t swap = parts[1];

			parts[1] = parts[2];
			parts[2] = swap;
		}
		for (size_t i = 0; i < count; i++)
			used += vbi_utf8_put(parts[i], out + used);
		p += got;
	}
	return used;
}

static const char *const fine[] = {", ", ". ", "\n", " – ", "“", "” ", "… ", "-", " (", ") ", ": ", "; ", "12.345 ", " 2024 ", "/", "m² ", "°C ",
                                   "Ê", "Đ", "đ", "ă", "ü", "ñ", "ç", "ā", "ſ", "ẅ", "ỻ", "W ", "x", "q", "g", "u", "i", "UBND ", "  ", " & ", "M&A "};
static const char *const damage[] = {
	"\u0300", "\u0301", "\u0323", "\u0302", "\u031B", "\u0306", "\u0307", "\u0338", "\u034F", "\u0340", "\u00A0", "\u00AD", "\u200B", "\u2003", "\u2028",
	"\u202F", "\uFEFF", "\u00D0", "\u00F0", "\u0189", "\u0192", "\u0430", "\u043C\u0438\u0440 ", "\u4E2D", "\u1E0D", "\u2126", "\u2E80", "\xFF", "\xC3", "\xE1\xBB",
	"\xE1", "\xC0\x80", "\xE2\x80", "\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\t", "\r\n", "\b", "\x7F", "\xC2\x80", "\U0001F600", "&nbsp;", "&#7879;",
	"á\u00BA\u00BF", "Ã\u0192", "@", "_", ".vn", "7", "đựơc", "gía", "qúy", "hòan", "ngoáo", "khuỷu", "gìn", "quới", "\xCC", "e\u0323\u0302", "\uFB01"};

static size_t put_text(char *out, size_t most, uint32_t dirt, uint32_t loose)
{
	size_t n = 0;

	while (n + 40 < most) {
		uint32_t lot = draw(1000);

		if (lot < dirt) {
			const char *piece = damage[draw(sizeof damage / sizeof *damage)];

			memcpy(out + n, piece, strlen(piece));
			n += strlen(piece);
		} else if (lot < 2 * dirt) {
			n += put_misplaced(out + n);
		} else if (lot < 2 * dirt + 150) {
			const char *piece = fine[draw(sizeof fine / sizeof *fine)];

			memcpy(out + n, piece, strlen(piece));
			n += strlen(piece);
		} else {
			n += draw(100) < loose ? put_loose(out + n, draw(4) == 0) : put_syllable(out + n);
			if (draw(20))
				out[n++] = ' ';
		}
	}
	return n;
}

static vbi_norm_rules any_rules(void)
{
	return (vbi_norm_rules){draw(3) ? 0 : VB_NORM_NO_ORTHOGRAPHY, draw(3), draw(4) == 0};
}

/* ---- the scan ---- */

static void ways_agree(void **state)
{
	char *room = malloc(TEXT + 64);

	(void)state;
	assert_non_null(room);
	for (int round = 0; round < 6000; round++) {
		char *text = room + round % 64;
		size_t n = put_text(text, 100 + draw(round % 20 ? 500 : TEXT - 100), round % 3 ? draw(30) : 0, 0);
		const unsigned char *p = (unsigned char *)text, *end = p + n;
		vbi_norm_rules rules = any_rules();

		while (p < end) {
			const unsigned char *want = vbi_clean_scan_way(0, &rules, p, end);

			assert_true(want >= p && want <= end);
			for (unsigned way = 1; way < VBI_CLEAN_WAYS; way++) {
				const unsigned char *got = vbi_clean_scan_way(way, &rules, p, end);

				if (got && got != want)
					fail_msg("way %u stops at %td, plain C at %td: %.*s", way, got - p, want - p, (int)(end - p), (const char *)p);
			}
			assert_ptr_equal(vbi_clean_scan(&rules, p, end), want);
			/* the machine, too, would change nothing before */
			while (want > p && want[-1] != ' ' && want[-1] != '\n')
				want--;
			if (!vbi_normalize_clean(&rules, (const char *)p, (size_t)(want - p)))
				fail_msg("not clean: %.*s", (int)(want - p), (const char *)p);
			p = vbi_clean_scan_way(0, &rules, p, end) + 1;
			while (p < end && p[-1] != ' ')
				p++;
		}
	}
	free(room);
}

/* Bytes that mending looks at: every pair of bytes at every place of a vector, and texts; never one too few. */
static const unsigned char *slow_hint(const unsigned char *begin, const unsigned char *p, const unsigned char *end)
{
	for (; p < end; p++) {
		unsigned before = p > begin ? p[-1] : ' ';
		bool letter = before >= 0x7F || before < ' ' || (before && strchr("aiACDEINOUY", (int)before));

		switch (*p) {
		case '&': case 0xEF:
			return p;
		case 0x88: case 0x8C:
			if (before == 0xCC)
				return p;
			break;
		case 0x92:
			if (before == 0xC6)
				return p;
			break;
		case 0xBD:
			if (before == 0xBF)
				return p;
			break;
		case 0xC2: case 0xC5: case 0xCB: case 0xCE: case 0xE2:
			if (letter)
				return p;
		}
	}
	return end;
}

static void same_hints(const unsigned char *begin, const unsigned char *p, const unsigned char *end)
{
	const unsigned char *want = vbi_clean_hint_way(0, begin, p, end);

	assert_true(want >= p && want <= slow_hint(begin, p, end));
	for (unsigned way = 1; way < VBI_CLEAN_WAYS; way++)
		assert_ptr_equal(vbi_clean_hint_way(way, begin, p, end), want);
	assert_ptr_equal(vbi_clean_hint(begin, p, end), want);
}

static void hints_agree(void **state)
{
	unsigned char text[96];
	char *room = malloc(TEXT);

	(void)state;
	assert_non_null(room);
	for (unsigned pair = 0; pair < 0x10000; pair++) {
		unsigned at = pair % 37 + (pair >> 8) % 31;

		memset(text, ' ', sizeof text);
		text[at] = (unsigned char)(pair >> 8);
		text[at + 1] = (unsigned char)pair;
		same_hints(text, text, text + sizeof text);
		same_hints(text, text + at + 1, text + sizeof text);
		same_hints(text + at + 1, text + at + 1, text + sizeof text);
	}
	for (int round = 0; round < 300; round++) {
		size_t n = put_text(room, 100 + draw(TEXT - 100), draw(30), draw(3));
		const unsigned char *begin = (unsigned char *)room, *end = begin + n;

		for (const unsigned char *p = begin; p < end; p = vbi_clean_hint_way(0, begin, p, end) + 1)
			same_hints(begin, p, end);
	}
	free(room);
}

/* Every pair of bytes in a row of spaces, and every character between vowels. */
static void ways_agree_on_bytes(void **state)
{
	unsigned char text[96];
	vbi_norm_rules rules[] = {{0, 0, 0}, {0, 0, VB_PUNCT_PLAIN}, {VB_NORM_NO_ORTHOGRAPHY, 0, 0}, {0, VB_TONE_HOA_FIRST, 0}, {0, VB_TONE_HOA_MAIN, 0}};
	unsigned clean = 0;

	(void)state;
	for (unsigned pair = 0; pair < 0x10000; pair++)
		for (size_t r = 0; r < 3; r++)
			for (unsigned way = 1; way < VBI_CLEAN_WAYS; way++) {
				const unsigned char *got;

				memset(text, ' ', sizeof text);
				text[40] = (unsigned char)(pair >> 8);
				text[41] = (unsigned char)pair;
				got = vbi_clean_scan_way(way, &rules[r], text, text + sizeof text);
				if (got)
					assert_ptr_equal(got, vbi_clean_scan_way(0, &rules[r], text, text + sizeof text));
			}
	for (uint32_t cp = 0x80; cp < 0x30000; cp++) {
		char bytes[4];
		unsigned n = vbi_utf8_put(cp, bytes);
		const vbi_norm_rules *r = &rules[cp % 5];

		memset(text, ' ', sizeof text);
		text[39] = "aq"[cp & 1];
		memcpy(text + 40, bytes, n);
		text[40 + n] = 'u';
		for (unsigned way = 0; way < VBI_CLEAN_WAYS; way++) {
			const unsigned char *got = vbi_clean_scan_way(way, r, text, text + sizeof text);

			if (!got)
				continue;
			assert_ptr_equal(got, vbi_clean_scan_way(0, r, text, text + sizeof text));
			if (got - text > 44) {
				assert_true(vbi_normalize_clean(r, (const char *)text, sizeof text));
				clean++;
			}
		}
	}
	assert_true(clean > 500);
}

/* Every syllable with a tone mark on any of its vowels, far from either end: the quick scan lets none pass that is to be mended,
 * and stops at none of those that are written right. */
static void placed_marks(void **state)
{
	static const uint32_t marks[6] = {0, 0x300, 0x309, 0x303, 0x301, 0x323};
	unsigned stopped = 0, wrong = 0;

	(void)state;
	for (int32_t code = 0; code < VB_SYLLABLE_END; code++) {
		char bare[16], text[160];
		unsigned tone = code % 6;
		size_t n = vb_syllable_text(code - (int32_t)tone, VB_TONE_HOA_MAIN, (uint32_t)code % 3, bare, sizeof bare);

		if (tone == 0 || n == 0)
			continue;
		for (const char *at = bare; at < bare + n;) {
			uint32_t pair[2] = {0, marks[tone]}, out[8];
			unsigned got;
			size_t length = 60;

			pair[0] = vbi_utf8_next(at, bare + n, &got, NULL);
			memset(text, ' ', sizeof text);
			memcpy(text + length, bare, (size_t)(at - bare));
			length += (size_t)(at - bare);
			if (vbi_char_compose(pair, 2, out, 8) == 1) {
				length += vbi_utf8_put(out[0], text + length);
				memcpy(text + length, at + got, n - (size_t)(at - bare) - got);
				length += n - (size_t)(at - bare) - got;
				for (uint32_t style = 0; style < 3; style++) {
					const vbi_norm_rules rules = {0, style, 0};
					vbi_syllable s;
					bool passed = vbi_clean_scan(&rules, (unsigned char *)text, (unsigned char *)text + 160) ==
					              (unsigned char *)text + 160 - VBI_CLEAN_AHEAD;
					bool ours = vbi_syllable_parse(text + 60, length - 60, &s) && s.shape != VB_SHAPE_MIXED;
					bool fits = !ours || s.placement == VBI_PLACED_EITHER ||
					            (s.placement == VBI_PLACED_MAIN && style != VB_TONE_HOA_FIRST) ||
					            (s.placement == VBI_PLACED_FIRST && style != VB_TONE_HOA_MAIN);

					if (passed && !fits)
						fail_msg("%.*s passes", (int)(length - 60), text + 60);
					wrong += !fits;
					stopped += ours && fits && !passed;
				}
			}
			at += got;
		}
	}
	assert_true(wrong > 5000);
	assert_true(stopped < 400);
}

/* ---- the whole way ---- */

typedef struct result {
	vbi_buf out;
	vbi_edits edits;
} result;

static void start(result *r)
{
	vbi_buf_init(&r->out, &mem);
	vbi_edits_init(&r->edits, &mem);
}

static void done(result *r)
{
	vbi_buf_free(&r->out);
	vbi_edits_free(&r->edits);
}

/* The part of a text around a place. */
static const char *around(const vbi_buf *text, size_t at, int *n)
{
	size_t from = at > 40 ? at - 40 : 0;

	*n = (int)(text->n - from < 80 ? text->n - from : 80);
	return text->p + from;
}

static void same(const result *got, const result *want, const char *how)
{
	size_t at = 0;

	while (at < got->out.n && at < want->out.n && got->out.p[at] == want->out.p[at])
		at++;
	if (got->out.n != want->out.n || at < got->out.n) {
		int n, m;
		const char *p = around(&got->out, at, &n), *q = around(&want->out, at, &m);

		fail_msg("%s differs at %zu: <%.*s>, not <%.*s>", how, at, n, p, m, q);
	}
	for (size_t i = 0; i < got->edits.n && i < want->edits.n; i++) {
		const vbi_edit *e = &got->edits.list[i], *f = &want->edits.list[i];

		if (memcmp(e, f, sizeof *e) != 0)
			fail_msg("%s: edit %zu is %u+%u -> %u+%u (%x), not %u+%u -> %u+%u (%x)", how, i, e->in, e->in_len, e->out, e->out_len, e->kinds,
			         f->in, f->in_len, f->out, f->out_len, f->kinds);
	}
	assert_int_equal(got->edits.n, want->edits.n);
}

/* The stream in pieces of any size. */
static void drive(const vbi_norm_rules *rules, const char *in, size_t n, size_t step, const result *want)
{
	vbi_norm norm;
	result r;
	size_t from = 0, to = 0;

	start(&r);
	vbi_norm_start(&norm, rules);
	do {
		to = n - to < step ? n : to + step;
		from += vbi_norm_feed(&norm, in + from, to - from, to == n, 0, &r.out, &r.edits);
		assert_true(to - from < VBI_NORM_REST);
		if (vbi_norm_idle(&norm) && draw(2)) { /* as vb_normalizer does at white space */
			if (from == 0 || in[from - 1] == ' ' || in[from - 1] == '\n')
				from += vbi_norm_pass(&norm, in + from, n - from, &r.out);
			if (from > to)
				to = from;
		}
	} while (to < n || from < n);
	same(&r, want, "stream");
	done(&r);
}

static void take_chunk(const vb_normalizer *norm, result *r)
{
	size_t length;
	const char *bytes = vb_normalizer_output(norm, &length);
	vb_edit e;

	vbi_buf_put(&r->out, bytes, length);
	for (size_t i = 0; vb_normalizer_edits(norm, i, 1, &e); i++)
		assert_true(vbi_edits_add(&r->edits, (uint32_t)e.in_start, e.in_length, (uint32_t)e.out_start, e.out_length));
}

static void normalizer(const vbi_norm_rules *rules, const char *in, size_t n, size_t step)
{
	vb_norm_options options = {sizeof options, rules->flags, rules->tone, rules->punct, 0, 0};
	vb_normalizer *norm;
	result whole[2];
	size_t at, used;

	for (int k = 0; k < 2; k++) { /* in one piece of anything, and cut, without edits the second time */
		start(&whole[k]);
		if (k)
			options.flags |= draw(2) ? VB_NORM_NO_EDITS : 0;
		assert_int_equal(vb_normalizer_new(&options, NULL, &norm), VB_OK);
		for (at = 0; at < n; at += used) {
			vb_status status = vb_normalizer_feed(norm, in + at, k && n - at > step ? step : n - at, &used);

			assert_true(status >= 0);
			if (status == VB_READY)
				take_chunk(norm, &whole[k]);
		}
		while (vb_normalizer_end(norm) == VB_READY)
			take_chunk(norm, &whole[k]);
		vb_normalizer_free(norm);
		if (options.flags & VB_NORM_NO_EDITS) {
			assert_int_equal(whole[k].edits.n, 0);
			for (size_t i = 0; i < whole[0].edits.n; i++)
				assert_true(vbi_edits_put(&whole[k].edits, whole[0].edits.list[i]));
		}
	}
	same(&whole[1], &whole[0], "normalizer");
	/* edits replay */
	at = used = 0;
	for (size_t i = 0; i < whole[0].edits.n; i++) {
		const vbi_edit *x = &whole[0].edits.list[i];

		assert_true(x->in >= at && x->out >= used && x->in - at == x->out - used && x->in + x->in_len <= n);
		assert_memory_equal(in + at, whole[0].out.p + used, x->in - at);
		at = x->in + x->in_len;
		used = x->out + x->out_len;
	}
	assert_int_equal(n - at, whole[0].out.n - used);
	assert_memory_equal(in + at, whole[0].out.p + used, n - at);
	done(&whole[0]);
	done(&whole[1]);
}

static void fast_is_slow(void **state)
{
	char *room = malloc(8 * TEXT + 64);

	(void)state;
	assert_non_null(room);
	for (int round = 0; round < 4000; round++) {
		static const uint32_t dirt[] = {0, 0, 1, 4, 20, 150}, loose[] = {0, 0, 10, 50, 100, 100};
		char *text = room + round % 64;
		size_t most = round % 64 == 0 ? 8 * TEXT : round % 8 == 0 ? TEXT : 900;
		size_t n = put_text(text, 60 + draw((uint32_t)most - 60), dirt[draw(6)], loose[draw(6)]);
		vbi_norm_rules rules = any_rules(), slowly = rules;
		result got, want;

		slowly.flags |= VBI_NORM_SLOWLY;
		start(&got);
		start(&want);
		assert_int_equal(vbi_normalize(&rules, text, n, 0, &got.out, &got.edits), VB_OK);
		assert_int_equal(vbi_normalize(&slowly, text, n, 0, &want.out, &want.edits), VB_OK);
		same(&got, &want, "fast");
		got.out.n = 0;
		assert_int_equal(vbi_normalize(&rules, text, n, 0, &got.out, NULL), VB_OK);
		assert_int_equal(got.out.n, want.out.n);
		assert_memory_equal(got.out.p, want.out.p, got.out.n);
		rules.flags |= VB_NORM_NO_REFERENCES | VB_NORM_NO_MOJIBAKE;
		drive(&rules, text, n, 1 + draw(round % 2 ? 3000 : 300), &want);
		rules.flags = draw(2) ? rules.flags : rules.flags & VB_NORM_NO_ORTHOGRAPHY;
		normalizer(&rules, text, n, 1 + draw(round % 4 ? 6000 : 40));
		done(&got);
		done(&want);
	}
	free(room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ways_agree),
		cmocka_unit_test(ways_agree_on_bytes),
		cmocka_unit_test(hints_agree),
		cmocka_unit_test(placed_marks),
		cmocka_unit_test(fast_is_slow),
	};

	vbi_mem_init(&mem, NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
