/* tests/t_normalize.c - every rule by example, and the properties that hold for any input: clean text is not touched,
 * twice is as good as once, edits replay, and how the input was cut does not matter. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "text/charset.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "vanban.h"
#include "viet/normalize.h"
#include "viet/syllable.h"

static uint64_t seed = 0x2545F4914F6CDD1Du;

static uint32_t draw(uint32_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % below;
}

static vbi_mem mem;

typedef struct result {
	vbi_buf out;
	vbi_edits edits;
} result;

static void run(result *r, const vbi_norm_rules *rules, const char *in, size_t n)
{
	vbi_buf_init(&r->out, &mem);
	vbi_edits_init(&r->edits, &mem);
	assert_int_equal(vbi_normalize(rules, in, n, 0, &r->out, &r->edits), VB_OK);
}

static void done(result *r)
{
	vbi_buf_free(&r->out);
	vbi_edits_free(&r->edits);
}

static const vbi_norm_rules keep = {0, VB_TONE_KEEP, VB_PUNCT_KEEP};

/* ---- rules by example ---- */

static void becomes(const vbi_norm_rules *rules, const char *in, size_t in_n, const char *want)
{
	result r;

	run(&r, rules, in, in_n);
	if (r.out.n != strlen(want) || (r.out.n && memcmp(r.out.p, want, r.out.n) != 0))
		fail_msg("<%.*s> became <%.*s>, not <%s>", (int)in_n, in, (int)r.out.n, r.out.p ? r.out.p : "", want);
	assert_true((r.edits.n == 0) == (in_n == strlen(want) && memcmp(in, want, in_n) == 0));
	done(&r);
}

typedef struct example {
	const char *in, *want;
} example;

static void all_become(const vbi_norm_rules *rules, const example *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		becomes(rules, list[i].in, strlen(list[i].in), list[i].want);
}
#define ALL_BECOME(rules, list) all_become((rules), (list), sizeof(list) / sizeof *(list))

static void canonical_form(void **state)
{
	static const example list[] = {
		{"Vie\u0323\u0302t", "Việt"}, {"Vie\u0302\u0323t", "Việt"}, {"Vi\u1EB9\u0302t", "Việt"},
		{"\u00DA\u031B", "Ứ"}, {"o\u0309\u031B", "ở"}, {"\u00F3\u031B", "ớ"}, {"a\u0323\u0306", "ặ"}, {"Y\u0323", "Ỵ"},
		{"a\u0301\u0302", "ấ"}, {"\u00E1\u0302", "ấ"}, {"a\u0309\u0306", "ẳ"}, {"o\u0303\u0302", "ỗ"}, /* tone first */
		{"a\u0340", "à"}, {"\u00EA\u0341", "ế"}, {"a\u0342", "ã"},
		{"\u00E2\u0302", "â"}, {"a\u0302\u0302\u0301\u0301", "ấ"}, {"\u0131\u0301", "í"}, {"i\u0307\u0301", "í"},
		{"a\u0300\u0301", "à\u0301"}, {"x\u0303", "x\u0303"}, {"\u0301a", "\u0301a"}, /* no guess */
		{"\u212A \u212B", "K Å"}, {"=\u0338", "≠"}, {"\u1100\u1161\u11A8", "각"}, {"\u0958", "\u0915\u093C"},
		{"ho\u0300an", "hoàn"}, {"đu\u031B\u0323o\u031Bc", "được"},
		{"m² ½ № 5 µg 10³ ™ Ⅲ", "m² ½ № 5 µg 10³ ™ Ⅲ"},
	};

	(void)state;
	ALL_BECOME(&keep, list);
}

static void hygiene(void **state)
{
	static const example list[] = {
		{"Lu\uFEFFật", "Luật"}, {"\uFEFFLuật", "Luật"}, {"Qu\u200Cốc", "Quốc"}, {"gi\u00ADá\u200B\u2060", "giá"},
		{"\u200Eg\u200Fiá", "giá"}, {"\u202Agiá\u202C \u2066giá\u2069", "giá giá"}, {"giá\uFE0F", "giá"}, {"giá\U000E0041", "giá"},
		{"giá\b\x7F\xC2\x80", "giá"}, {"❤\uFE0F", "❤\uFE0F"}, {"👩\u200D⚖", "👩\u200D⚖"},
		{"a\u00A0b", "a b"}, {"a \u00A0 b", "a b"}, {"a  b", "a  b"}, {"a\u2003b\u2009c\u3000d", "a b c d"},
		{"1\u202F000\u202F000", "1 000 000"}, {"a\u00A0\u00A0\u00A0b", "a b"}, {"a\u00A0\u200B  b", "a b"},
		{"a\r\nb\rc\nd\r", "a\nb\nc\nd\n"}, {"a\xC2\x85" "b\u2028c\u2029d\ve", "a\nb\nc\nd\ne"}, {"a\tb\fc", "a\tb\fc"},
		{"\uFF15\uFF0E\uFF21\uFF42", "5.Ab"}, {"\uFB01 \uFB02 \uFB00 \uFB03 \uFB04", "fi fl ff ffi ffl"},
		{"a\xFFz\xE1\xBBq", "a\uFFFDz\uFFFDq"}, {"\uFFFD", "\uFFFD"},
		{"“a” – ‘b’…", "“a” – ‘b’…"},
	};
	static const char nul[] = "a\0b";

	(void)state;
	ALL_BECOME(&keep, list);
	becomes(&keep, nul, 3, "ab");
}

static void look_alikes(void **state)
{
	static const example list[] = {
		{"\u00D0iều", "Điều"}, {"\u00F0ược", "được"}, {"hợp \u00F0ồng", "hợp đồng"}, {"D\u0335iều", "Điều"},
		{"d\u0336ược", "được"}, {"d\u0338ược", "được"}, {"\u0189ại", "Đại"}, {"Q\u00D0-TTg, H\u00D0ND, N\u00D0-CP", "QĐ-TTg, HĐND, NĐ-CP"},
		{"Gar\u00F0ar", "Gar\u00F0ar"}, {"GAR\u00D0AR", "GAR\u00D0AR"}, {"\u00D0", "\u00D0"}, {"\u00C3\u00F0ur", "\u00C3\u00F0ur"},
		{"\u0391n", "An"}, {"\u041Dà", "Hà"}, {"\u0420hòng", "Phòng"}, {"\u0421ông", "Công"}, {"c\u043E", "co"}, {"\u03BDà", "và"},
		{"h\u0430\u0300", "hà"}, {"\u041C\u043E\u0441\u043A\u0432\u0430", "\u041C\u043E\u0441\u043A\u0432\u0430"},
		{"\u0430\u0430", "\u0430\u0430"}, {"\u041C\u043Esk", "\u041C\u043Esk"}, {"\u03B1-amylase", "\u03B1-amylase"}, {"Über café", "Über café"},
	};

	(void)state;
	ALL_BECOME(&keep, list);
}

static void tone_marks(void **state)
{
	static const example list[] = {
		{"đựơc", "được"}, {"qúy", "quý"}, {"hòan", "hoàn"}, {"HÒAN", "HOÀN"}, {"Tóan", "Toán"}, {"chuỷên", "chuyển"}, {"gía", "giá"},
		{"thủơ", "thuở"}, {"khoẽ khõe, uỷ ủy", "khoẽ khõe, uỷ ủy"}, {"gịa", "gịa"}, {"Noé", "Noé"},
		{"HoàBình", "HoàBình"}, {"hòan-thành", "hoàn-thành"}, {"đãi bôi; lí do, lý do", "đãi bôi; lí do, lý do"}, {"hòá", "hòá"},
		{"hòan@tong.vn", "hòan@tong.vn"}, {"http://x.vn/hòan-tất", "http://x.vn/hòan-tất"}, {"bản_hòan", "bản_hòan"},
		{"toán-hòan.pdf", "toán-hòan.pdf"}, {"www.hòan.vn", "www.hòan.vn"}, {"xong.Hòan tất.", "xong.Hoàn tất."}, {"5hòan hòan7", "5hòan hòan7"},
	};
	static const example main_style[] = {{"hòa thúy ủy khỏe", "hoà thuý uỷ khoẻ"}, {"hòan qúy của", "hoàn quý của"}, {"ỦY BAN Hòa", "UỶ BAN Hoà"}};
	static const example first_style[] = {{"hoà thuý uỷ khoẻ", "hòa thúy ủy khỏe"}, {"hòan quý khoẽo", "hoàn quý khoẽo"}, {"Hoà tuỹ", "Hòa tũy"}};
	static const vbi_norm_rules hoa_main = {0, VB_TONE_HOA_MAIN, 0}, hoa_first = {0, VB_TONE_HOA_FIRST, 0};
	static const vbi_norm_rules none = {VB_NORM_NO_ORTHOGRAPHY, VB_TONE_HOA_FIRST, 0};

	(void)state;
	ALL_BECOME(&keep, list);
	ALL_BECOME(&hoa_main, main_style);
	ALL_BECOME(&hoa_first, first_style);
	becomes(&none, "hoà hòan", strlen("hoà hòan"), "hoà hòan");
}

static void plain_punctuation(void **state)
{
	static const vbi_norm_rules plain = {0, VB_TONE_KEEP, VB_PUNCT_PLAIN};
	static const example list[] = {
		{"“a” – ‘b’… «c» — M\u02BCgar \u22125", "\"a\" - 'b'... \"c\" - M'gar -5"}, {"\uF02D Mục \uF0B7", "- Mục \u2022"},
	};

	(void)state;
	ALL_BECOME(&plain, list);
}

/* ---- properties ---- */

static void replays(const char *in, size_t n, const char *out, size_t out_n, const vbi_edit *list, size_t count)
{
	size_t at = 0, to = 0;

	out = out ? out : "";
	for (size_t i = 0; i < count; i++) {
		const vbi_edit *e = &list[i];

		assert_true(e->in >= at && e->out >= to && e->in - at == e->out - to);
		assert_true((size_t)e->in + e->in_len <= n && (size_t)e->out + e->out_len <= out_n);
		assert_true(e->in_len || e->out_len);
		assert_memory_equal(in + at, out + to, e->in - at);
		if (e->in_len == e->out_len)
			assert_true(memcmp(in + e->in, out + e->out, e->in_len) != 0); /* a change that changes nothing is none */
		at = e->in + e->in_len;
		to = e->out + e->out_len;
	}
	assert_int_equal(n - at, out_n - to);
	assert_memory_equal(in + at, out + to, n - at);
}

static void maps_inside(const result *r, size_t n)
{
	uint32_t before = 0;
	size_t hint = 0;

	for (uint32_t i = 0; i < r->out.n; i++) {
		uint32_t start = i, end = i + 1;

		vbi_edits_to_input_from(&r->edits, &hint, &start, &end);
		assert_true(start <= end && end <= n && start >= before);
		before = start;
	}
}

static void feed(const vbi_norm_rules *rules, const char *in, size_t n, size_t step, const result *want)
{
	/* without the steps before normalisation */
	uint32_t flags = rules->flags | VB_NORM_NO_MOJIBAKE | VB_NORM_NO_REFERENCES;
	vb_norm_options options = {sizeof options, flags, rules->tone, rules->punct, 0, 0};
	vb_normalizer *norm;
	vb_edit edits[7];
	vb_status status;
	size_t at = 0, out_n = 0, edit_n = 0;
	bool ending = false;

	assert_int_equal(vb_normalizer_new(&options, NULL, &norm), VB_OK);
	while (!ending || status == VB_READY) {
		size_t used = 0, length, first = 0, got;
		const char *bytes;

		if (at < n) {
			status = vb_normalizer_feed(norm, in + at, n - at < step ? n - at : step, &used);
			assert_true(used > 0 || status == VB_READY);
		} else {
			ending = true;
			status = vb_normalizer_end(norm);
		}
		at += used;
		assert_true(status >= 0);
		if (status != VB_READY)
			continue;
		bytes = vb_normalizer_output(norm, &length);
		assert_true(out_n + length <= want->out.n);
		if (length)
			assert_memory_equal(bytes, want->out.p + out_n, length);
		out_n += length;
		while ((got = vb_normalizer_edits(norm, first, 7, edits)) > 0) {
			for (size_t i = 0; i < got; i++) {
				const vbi_edit *e = &want->edits.list[edit_n + i];

				assert_true(edit_n + i < want->edits.n);
				assert_int_equal(edits[i].in_start, e->in);
				assert_int_equal(edits[i].out_start, e->out);
				assert_int_equal(edits[i].in_length, e->in_len);
				assert_int_equal(edits[i].out_length, e->out_len);
			}
			first += got;
			edit_n += got;
		}
	}
	assert_int_equal(out_n, want->out.n);
	assert_int_equal(edit_n, want->edits.n);
	vb_normalizer_free(norm);
}

/* The small machine with pieces of any size, as vb_normalizer cannot show for short texts. */
static void drive(const vbi_norm_rules *rules, const char *in, size_t n, size_t step, const result *want)
{
	vbi_norm norm;
	vbi_buf out;
	vbi_edits edits;
	size_t from = 0, to = 0;

	vbi_buf_init(&out, &mem);
	vbi_edits_init(&edits, &mem);
	vbi_norm_start(&norm, rules);
	do {
		to = n - to < step ? n : to + step;
		from += vbi_norm_feed(&norm, in + from, to - from, to == n, 0, &out, &edits);
		assert_true(to - from < VBI_NORM_REST);
	} while (to < n);
	assert_int_equal(from, n);
	assert_int_equal(out.n, want->out.n);
	assert_int_equal(edits.n, want->edits.n);
	if (out.n)
		assert_memory_equal(out.p, want->out.p, out.n);
	if (edits.n)
		assert_memory_equal(edits.list, want->edits.list, edits.n * sizeof *edits.list);
	vbi_buf_free(&out);
	vbi_edits_free(&edits);
}

static void check_all(const vbi_norm_rules *rules, const char *in, size_t n, bool cuts)
{
	result once, twice;

	run(&once, rules, in, n);
	replays(in, n, once.out.p, once.out.n, once.edits.list, once.edits.n);
	maps_inside(&once, n);
	assert_int_equal(vbi_utf8_valid(once.out.p, once.out.n), once.out.n);
	if (once.edits.n)
		assert_false(vbi_normalize_clean(rules, in, n));
	run(&twice, rules, once.out.p, once.out.n);
	if (twice.edits.n) {
		const vbi_edit *e = &twice.edits.list[0];

		for (size_t i = 0; i < n; i++)
			print_error("%02X", (unsigned char)in[i]);
		fail_msg(" twice is more than once, at %u: %u -> %u bytes", e->in, e->in_len, e->out_len);
	}
	assert_int_equal(twice.out.n, once.out.n);
	done(&twice);
	if (cuts) {
		static const size_t steps[] = {1, 2, 3, 7};
		size_t cut = vbi_normalize_cut(in, n);
		unsigned mark;

		for (size_t i = 0; i < 4; i++)
			drive(rules, in, n, steps[i], &once);
		if (vbi_bom(in, n, &mark) <= VBI_BOM_UTF8)
			feed(rules, in, n, 1 + draw(9), &once);
		if (cut) {
			vbi_buf out;
			vbi_edits edits;

			vbi_buf_init(&out, &mem);
			vbi_edits_init(&edits, &mem);
			assert_int_equal(vbi_normalize(rules, in, cut, 0, &out, &edits), VB_OK);
			assert_int_equal(vbi_normalize(rules, in + cut, n - cut, (uint32_t)cut, &out, &edits), VB_OK);
			assert_int_equal(out.n, once.out.n);
			assert_memory_equal(out.p, once.out.p, out.n);
			assert_int_equal(edits.n, once.edits.n);
			if (edits.n)
				assert_memory_equal(edits.list, once.edits.list, edits.n * sizeof *edits.list);
			vbi_buf_free(&out);
			vbi_edits_free(&edits);
		}
	}
	done(&once);
}

static void every_syllable_is_clean(void **state)
{
	unsigned seen = 0;

	(void)state;
	for (int32_t code = 0; code < VB_SYLLABLE_END; code++) {
		for (uint32_t style = VB_TONE_HOA_MAIN; style <= VB_TONE_HOA_FIRST; style++) {
			for (uint32_t letters = VB_CASE_LOWER; letters <= VB_CASE_UPPER; letters++) {
				const vbi_norm_rules forced = {0, style, 0};
				char text[16], other[16];
				size_t n = vb_syllable_text(code, style, letters, text, sizeof text);
				size_t m = vb_syllable_text(code, VB_TONE_HOA_MAIN + VB_TONE_HOA_FIRST - style, letters, other, sizeof other);
				uint32_t wide[8], parts[32];
				char loose[64];
				size_t wide_n = 0, parts_n, loose_n = 0;
				result r;

				if (n == 0)
					continue;
				if (memcmp(other, "No\u00E9", 4) == 0 || memcmp(other, "NO\u00C9", 4) == 0)
					continue; /* the French name stays */
				seen++;
				assert_true(vbi_normalize_clean(&keep, text, n));
				assert_true(vbi_normalize_clean(&forced, text, n));
				becomes(&forced, text, n, text);
				becomes(&keep, text, n, text);
				becomes(&forced, other, m, text);
				/* decomposed */
				for (const char *p = text; p < text + n;) {
					unsigned got;

					wide[wide_n++] = vbi_utf8_next(p, text + n, &got, NULL);
					p += got;
				}
				parts_n = vbi_char_decompose(wide, wide_n, parts, 32);
				for (size_t i = 0; i < parts_n; i++)
					loose_n += vbi_utf8_put(parts[i], loose + loose_n);
				run(&r, &keep, loose, loose_n);
				assert_int_equal(r.out.n, n);
				assert_memory_equal(r.out.p, text, n);
				replays(loose, loose_n, r.out.p, r.out.n, r.edits.list, r.edits.n);
				done(&r);
			}
		}
	}
	assert_true(seen > 6 * 10000);
}

/* A row of words before and after a mark of an address: within 256 bytes of it they stay. hòan and hoàn are as long. */
static void reach_of_an_address(void **state)
{
	enum { WORDS = 90, EACH = 6 };
	static const char *const marks[] = {"@", "_", "://", ".vn,", "\\", "www."};

	(void)state;
	for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
		char text[WORDS * 2 * EACH + 8];
		size_t n = 0, mark;
		result r;

		for (int i = 0; i < WORDS; i++, n += EACH)
			memcpy(text + n, "hòan,", EACH);
		mark = n;
		memcpy(text + n, marks[k], strlen(marks[k]));
		n += strlen(marks[k]);
		for (int i = 0; i < WORDS; i++, n += EACH)
			memcpy(text + n, ",hòan", EACH);
		run(&r, &keep, text, n);
		assert_int_equal(r.out.n, n);
		for (size_t at = 0; at < n; at++) {
			size_t end = at + EACH - 1;
			bool near;

			if (text[at] != 'h')
				continue;
			/* the whole mark must be in reach */
			near = at < mark ? mark + strlen(marks[k]) <= end + 256 : at - mark <= 256;
			if ((memcmp(r.out.p + at, "hòan", 5) == 0) != near)
				fail_msg("mark %s at %zu, word at %zu", marks[k], mark, at);
		}
		done(&r);
		text[mark] = ' '; /* white space ends it */
		run(&r, &keep, text, n);
		for (size_t at = 0; at < mark; at++)
			if (text[at] == 'h')
				assert_memory_equal(r.out.p + at, "hoàn", 5);
		done(&r);
		check_all(&keep, text, n, true);
	}
}

/* Every syllable with its tone mark on every letter that can bear one. */
static void every_place_of_the_tone(void **state)
{
	static const uint32_t marks[6] = {0, 0x300, 0x309, 0x303, 0x301, 0x323};
	unsigned moved = 0;

	(void)state;
	for (int32_t code = 0; code < VB_SYLLABLE_END; code++) {
		char bare[16], right[16];
		unsigned tone = code % 6;
		size_t bare_n = vb_syllable_text(code - (int32_t)tone, VB_TONE_HOA_MAIN, VB_CASE_LOWER, bare, sizeof bare), right_n;

		right_n = vb_syllable_text(code, VB_TONE_HOA_MAIN, VB_CASE_LOWER, right, sizeof right);
		if (tone == 0 || right_n == 0 || bare_n == 0)
			continue;
		for (const char *at = bare; at < bare + bare_n;) {
			uint32_t pair[2] = {0, marks[tone]}, out[8];
			unsigned got;
			char text[32];
			size_t n = (size_t)(at - bare);
			vbi_syllable syllable;

			pair[0] = vbi_utf8_next(at, bare + bare_n, &got, NULL);
			memcpy(text, bare, n);
			if (vbi_char_compose(pair, 2, out, 8) == 1) {
				n += vbi_utf8_put(out[0], text + n);
				memcpy(text + n, at + got, bare_n - (size_t)(at - bare) - got);
				n += bare_n - (size_t)(at - bare) - got;
				text[n] = '\0';
				if (vbi_syllable_parse(text, n, &syllable) && syllable.placement == VBI_PLACED_WRONG) {
					moved++;
					assert_false(vbi_normalize_clean(&keep, text, n));
					right_n = vb_syllable_text(syllable.code, VB_TONE_HOA_MAIN, VB_CASE_LOWER, right, sizeof right);
					right[right_n] = '\0';
					becomes(&keep, text, n, right);
				} else {
					assert_true(vbi_normalize_clean(&keep, text, n));
					becomes(&keep, text, n, text);
				}
			}
			at += got;
		}
	}
	assert_true(moved > 5000);
}

static const char *const pieces[] = {
	"hòan", "hoà", "Qúy", "được", "đựơc", "a", "e", "o", "u", "y", "q", "g", "i", "n", "ng", "N", " ", "  ", "\n", "\r", "\t", "\v", ".", ",",
	"@", "_", "lý", "Kỹ", "KỸ", "Mỹ", "Lý ", "y", "ǎ", "\u00B4", "\u02DC", "\u02C6", "Ⅷ", "! ",
	"_", "/", "://", ":", "www.", ".vn", ".pdf", "-", "=", "<", "7", "12", "ế", "Ứ", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323", "\u0302",
	"\u0306", "\u031B", "\u0307", "\u0308", "\u0335", "\u0338", "\u0340", "\u0342", "\u0344", "\u0345", "\u034F", "\u0327", "\u0131", "\u0130", "\u00D0",
	"\u00F0", "d", "D", "\u0189", "\u041D", "\u0430", "\u043E", "\u0391", "\u03B1", "\u03BD", "\u0439", "\u1F71", "\u212A", "\u212B", "\u2126", "\u1100", "\u1161",
	"\u11A8", "\uAC00", "\u4E2D", "\u0915", "\u093C", "\u0958", "\u09C7", "\u09BE", "\uFB1D", "\uFB01", "\uFB03", "\uFF21", "\uFF20", "\uFF0E", "\uFF3F",
	"\u00A0", "\u2003", "\u202F", "\u3000", "\u200B", "\u200C", "\u200D", "\u200E", "\uFEFF", "\u00AD", "\u2060", "\uFE0F", "\U000E0041", "\xC2\x85", "\u2028",
	"\u2018", "\u201D", "\u2013", "\u2026", "\u2212", "\uFFFD", "\xFF", "\xE1\xBB", "\xC3", "\x80", "\b", "\x7F", "\xC2\x80", "\U0001F600", "²", "½", "ª",
	"\U0001D15E", "\u0F71", "\u0F72", "\u3099", "\u304B",
};

static void any_mixture(void **state)
{
	char text[1600];

	(void)state;
	for (int round = 0; round < 30000; round++) {
		vbi_norm_rules rules = {draw(8) ? 0 : VB_NORM_NO_ORTHOGRAPHY, draw(3), draw(4) == 0};
		static const uint32_t more[] = {VB_NORM_IY_SCHOOL, VB_NORM_OCR, VB_NORM_IY_SCHOOL | VB_NORM_OCR};
		uint32_t count = round % 50 == 0 ? 300 : draw(16), favour = draw(sizeof pieces / sizeof *pieces);
		size_t n = 0;

		while (count-- > 0) {
			const char *piece = pieces[draw(5) ? draw(sizeof pieces / sizeof *pieces) : favour];

			if (n + strlen(piece) > sizeof text)
				break;
			memcpy(text + n, piece, strlen(piece));
			n += strlen(piece);
		}
		if (draw(3) == 0)
			rules.flags |= more[draw(3)];
		check_all(&rules, text, n, round % 4 == 0);
	}
}

static void any_unicode(void **state)
{
	(void)state;
	for (int round = 0; round < 20000; round++) {
		char text[160];
		size_t n = 0;

		for (uint32_t i = draw(24) + 1; i > 0; i--) {
			static const uint32_t tops[] = {0x80, 0x250, 0x700, 0x3000, 0x10000, 0x110000};

			n += vbi_utf8_put(draw(tops[draw(6)]), text + n);
		}
		check_all(&keep, text, n, round % 8 == 0);
	}
}

static void any_bytes(void **state)
{
	(void)state;
	for (int round = 0; round < 20000; round++) {
		char text[64];
		size_t n = draw(sizeof text);

		for (size_t i = 0; i < n; i++)
			text[i] = (char)draw(256);
		check_all(&keep, text, n, round % 8 == 0);
	}
}

static void every_character_alone(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		char text[16];
		size_t n = 0;

		if (cp >= 0x30000 && cp < 0xE0000)
			cp = 0xE0000;
		text[n++] = 'o';
		n += vbi_utf8_put(cp, text + n);
		memcpy(text + n, "\u0301 ", 3);
		n += 3;
		check_all(&keep, text, n, false);
	}
}

/* Output is in NFC unless a run of marks is too long to mean anything. */
static void output_is_nfc(void **state)
{
	(void)state;
	for (int round = 0; round < 20000; round++) {
		char text[160];
		uint32_t in[64], composed[256];
		size_t n = 0, count = 0, got;
		result r;

		for (uint32_t i = draw(20) + 1; i > 0; i--) {
			static const uint32_t tops[] = {0x80, 0x250, 0x700, 0x3000, 0x10000, 0x20000};

			n += vbi_utf8_put(draw(4) ? draw(tops[draw(6)]) : 0x300 + draw(0x45), text + n);
		}
		run(&r, &keep, text, n);
		for (size_t at = 0; at < r.out.n;) {
			unsigned length;

			in[count++] = vbi_utf8_next(r.out.p + at, r.out.p + r.out.n, &length, NULL);
			at += length;
			if (count == 64)
				break;
		}
		got = vbi_char_compose(in, count, composed, 256);
		assert_int_equal(got, count);
		if (count)
			assert_memory_equal(in, composed, count * sizeof *in);
		done(&r);
	}
}

/* Long runs of anything stay linear in time and bounded in memory, whatever they are made of. */
static void endless_runs(void **state)
{
	static const char *const units[] = {"\u0301", "a", "ế", "\u0430", "\u200B", "\u00A0", " ", "\r", "\xFF", "\uFB03", "e\u0323\u0302", "hòan.", "\u0323\u0302", "\u4E2D"};
	size_t size = 1 << 20;
	char *text = malloc(size + 16);

	(void)state;
	assert_non_null(text);
	for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
		size_t n = 1;

		text[0] = 'a';
		while (n < size) {
			memcpy(text + n, units[u], strlen(units[u]));
			n += strlen(units[u]);
		}
		check_all(&keep, text, n, false);
		if (u < 6) {
			result r;

			run(&r, &keep, text, n);
			feed(&keep, text, n, 65521, &r);
			feed(&keep, text, n, 100, &r);
			done(&r);
		}
	}
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(canonical_form),
		cmocka_unit_test(hygiene),
		cmocka_unit_test(look_alikes),
		cmocka_unit_test(tone_marks),
		cmocka_unit_test(plain_punctuation),
		cmocka_unit_test(every_syllable_is_clean),
		cmocka_unit_test(reach_of_an_address),
		cmocka_unit_test(every_place_of_the_tone),
		cmocka_unit_test(any_mixture),
		cmocka_unit_test(any_unicode),
		cmocka_unit_test(any_bytes),
		cmocka_unit_test(every_character_alone),
		cmocka_unit_test(output_is_nfc),
		cmocka_unit_test(endless_runs),
	};

	vbi_mem_init(&mem, NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
