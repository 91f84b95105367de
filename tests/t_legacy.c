/* Encodings from before Unicode: every letter both ways, bytes typed by hand from the tables, pieces of any size, edits,
 * characters that cannot be told, VIQR, names, character references, documents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "vanban.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const uint32_t with_bytes[] = {VB_CHARSET_WINDOWS1258, VB_CHARSET_TCVN3, VB_CHARSET_TCVN5712, VB_CHARSET_VNI,
                                      VB_CHARSET_VISCII, VB_CHARSET_VPS, VB_CHARSET_BKHCM2, VB_CHARSET_VIQR};

static const char lower[] = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";
static const char upper[] = "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴĐ";
enum { LETTERS = 67 };

static size_t letter_bytes(const char *p) { return (unsigned char)*p < 0xE0 ? 2 : 3; }

typedef struct text {
	char p[8192];
	size_t n;
	vb_edit edit[4096];
	size_t edits;
} text;

static void normalise(uint32_t charset, uint32_t flags, const char *in, size_t n, text *out)
{
	vb_norm_options options = {.struct_size = sizeof options, .charset = charset, .flags = flags};

	assert_int_equal(vb_normalize(&options, in, n, out->p, sizeof out->p, &out->n, out->edit, COUNT(out->edit), &out->edits), VB_OK);
	assert_true(out->n < sizeof out->p && out->edits <= COUNT(out->edit));
}

static void becomes(uint32_t charset, uint32_t flags, const char *in, size_t n, const char *want)
{
	static text got;

	normalise(charset, flags, in, n, &got);
	if (got.n != strlen(want) || memcmp(got.p, want, got.n) != 0)
		fail_msg("%s: <%.*s> for <%s>", vb_charset_name(charset), (int)got.n, got.p, want);
}

static size_t encode(uint32_t charset, const char *in, size_t n, char *out, size_t capacity)
{
	uint64_t failed;
	size_t length;

	if (vb_encode(charset, VB_ENCODE_FAIL, in, n, out, capacity, &length, &failed) != VB_OK)
		fail_msg("%s cannot tell byte %u of <%.*s>", vb_charset_name(charset), (unsigned)failed, (int)n, in);
	assert_true(failed == UINT64_MAX && length <= capacity);
	return length;
}

/* ---- letters ---- */

/* All letters of a row come back, each code is its own, and no code is the beginning of another letter's and a letter. */
static void round_trip(uint32_t charset, const char *row)
{
	char codes[LETTERS][8];
	size_t length[LETTERS], count = 0;
	const uint32_t flags = VB_NORM_NO_ORTHOGRAPHY;

	for (const char *p = row; *p; p += letter_bytes(p), count++) {
		assert_true(count < LETTERS);
		length[count] = encode(charset, p, letter_bytes(p), codes[count], sizeof codes[count]);
		assert_true(length[count] > 0);
		for (size_t i = 0; i < count; i++)
			assert_false(length[i] == length[count] && memcmp(codes[i], codes[count], length[i]) == 0);
	}
	assert_int_equal(count, LETTERS);
	/* between consonants, in a row, and at the end */
	count = 0;
	for (const char *p = row; *p; p += letter_bytes(p), count++) {
		char in[32], want[32];
		size_t n = letter_bytes(p), in_n = 0;

		in[in_n++] = 'x';
		memcpy(in + in_n, codes[count], length[count]);
		in_n += length[count];
		in[in_n++] = 'x';
		memcpy(in + in_n, codes[count], length[count]);
		in_n += length[count];
		want[0] = 'x';
		memcpy(want + 1, p, n);
		want[n + 1] = 'x';
		memcpy(want + n + 2, p, n);
		want[2 * n + 2] = '\0';
		becomes(charset, flags, in, in_n, want);
	}
}

static void every_letter(void **state)
{
	char bytes[1024];

	(void)state;
	for (size_t i = 0; i < COUNT(with_bytes); i++) {
		round_trip(with_bytes[i], lower);
		if (with_bytes[i] != VB_CHARSET_TCVN3)
			round_trip(with_bytes[i], upper);
		/* Letters side by side: two bytes before one, no byte read twice. VIQR apart, where a tone ends a letter. */
		if (with_bytes[i] != VB_CHARSET_VIQR) {
			size_t n = encode(with_bytes[i], lower, strlen(lower), bytes, sizeof bytes);

			becomes(with_bytes[i], VB_NORM_NO_ORTHOGRAPHY, bytes, n, lower);
		}
	}
}

static void capitals_by_font(void **state)
{
	const char *small = lower;
	char byte[2], small_byte[2];
	size_t n;
	uint64_t failed;

	(void)state;
	for (const char *p = upper; *p; p += letter_bytes(p), small += letter_bytes(small)) {
		bool plain = strstr("ĂÂÊÔƠƯĐ", (char[4]){p[0], p[1], letter_bytes(p) > 2 ? p[2] : 0, 0}) != NULL;

		assert_int_equal(encode(VB_CHARSET_TCVN3, small, letter_bytes(small), small_byte, 2), 1);
		if (plain) {
			assert_int_equal(encode(VB_CHARSET_TCVN3, p, letter_bytes(p), byte, 2), 1);
			becomes(VB_CHARSET_TCVN3, 0, byte, 1, (char[4]){p[0], p[1], letter_bytes(p) > 2 ? p[2] : 0, 0});
		} else {
			assert_int_equal(vb_encode(VB_CHARSET_TCVN3, VB_ENCODE_FAIL, p, letter_bytes(p), NULL, 0, &n, &failed), VB_ERR_ENCODING);
			assert_true(n == 0 && failed == 0);
			assert_int_equal(vb_encode(VB_CHARSET_TCVN3, VB_ENCODE_REPLACE, p, letter_bytes(p), byte, 2, &n, &failed), VB_OK);
			assert_true(n == 1 && failed == 0 && byte[0] == small_byte[0]);
		}
		becomes(VB_CHARSET_TCVN3, VB_NORM_TCVN3_UPPER | VB_NORM_NO_ORTHOGRAPHY, small_byte, 1,
		        (char[4]){p[0], p[1], letter_bytes(p) > 2 ? p[2] : 0, 0});
	}
	becomes(VB_CHARSET_TCVN3, VB_NORM_TCVN3_UPPER, "C\xE9ng h\xDF" "a x\xB7 h\xE9i", 15, "CỘNG HÒA XÃ HỘI");
}

/* Bytes as the fonts and RFC 1456 have them. */
static void bytes_by_hand(void **state)
{
	static const struct {
		uint32_t charset;
		const char *bytes, *want;
	} list[] = {
		{VB_CHARSET_TCVN3, "C\xE9ng h\xDF" "a x\xB7 h\xE9i ch\xF1 ngh\xDC" "a Vi\xD6t Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
		{VB_CHARSET_TCVN3, "\xA7i\xD2u 1. n\xAD\xED" "c, \xAE\xAD\xEEng \xA6u \xA5n", "Điều 1. nước, đượng Ưu Ơn"},
		{VB_CHARSET_TCVN3, "\x93Lu\xCBt\x94 \x96 h\xB5ng", "“Luật” – hàng"}, /* the rest of the page is windows-1252's */
		{VB_CHARSET_TCVN5712, "\x80 \x85 \xC0 \x04\x8F", "À Ặ Ắ ỪĨ"},
		{VB_CHARSET_VNI, "Co\xE4ng ho\xF8" "a xa\xF5 ho\xE4i chu\xFB ngh\xF3" "a Vie\xE4t Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
		{VB_CHARSET_VNI, "\xD1ie\xE0u n\xF6\xF4\xF9" "c \xF1\xF6\xF4\xEF" "c VIE\xC4T", "Điều nước được VIỆT"},
		{VB_CHARSET_VNI, "A\xF9 a\xD9 ", "Á á "}, /* the letter says whether it is a capital */
		{VB_CHARSET_VNI, "th\xEC k\xE6 m\xF3 ng\xEE", "thì kỉ mĩ ngỵ"},
		{VB_CHARSET_VISCII, "C\xB5ng h\xF2" "a x\xE3 h\xB5i ch\xFC ngh\xEE" "a Vi\xAEt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
		{VB_CHARSET_VISCII, "\xD0i\xABu \x02 \x05 \x06 \x14 \x19 \x1E \xA0", "Điều Ẳ Ẵ Ẫ Ỷ Ỹ Ỵ Õ"},
		{VB_CHARSET_VPS, "C\xB6ng h\xF2" "a x\xE3 h\xB6i Vi\x8Ct", "Cộng hòa xã hội Việt"},
		{VB_CHARSET_VPS, "\x02 \x04 \x03 \x06 \x10 \x11 \x99 \x12", "Ạ Ặ Ậ Ệ Ị Ọ Ỗ Ộ"},
		{VB_CHARSET_BKHCM2, "a\xE1 A\xC1 \xF9\xE6 \xD9\xC6 \xEA\xEB \xCA\xCB", "á Á ắ Ắ ấ Ấ"},
		{VB_CHARSET_WINDOWS1258, "C\xF4\xF2ng ho\xCC" "a xa\xDE h\xF4\xF2i Vi\xEA\xF2t, \xD0\xF5\xECn", "Cộng hòa xã hội Việt, Đớn"},
		{VB_CHARSET_WINDOWS1258, "\xE1 a\xEC \xFE", "á á ₫"},
		{VB_CHARSET_TCVN3 | VB_CHARSET_IN_UTF8, "C\u00E9ng h\u00DFa x\u00B7 h\u00E9i n\u00AD\u00EDc", "Cộng hòa xã hội nước"},
		{VB_CHARSET_VNI | VB_CHARSET_IN_UTF8, "Co\u00E4ng ho\u00F8a n\u00F6\u00F4\u00F9c Ti\u1EBFng", "Cộng hòa nước Tiếng"},
		{VB_CHARSET_VISCII | VB_CHARSET_IN_UTF8, "\u017Dng \u2021", "Ệng Ậ"},
		{VB_CHARSET_WINDOWS1252, "caf\xE9 \x80 5\xA0\xBD", "café € 5 ½"},
		{VB_CHARSET_WINDOWS1252, "a\x81" "b", "a\uFFFD" "b"},
		{VB_CHARSET_WINDOWS1258, "a\x9A" "b", "a\uFFFD" "b"},
		{VB_CHARSET_TCVN3, "a\x81" "b", "a\uFFFD" "b"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(list); i++)
		becomes(list[i].charset, VB_NORM_NO_ORTHOGRAPHY, list[i].bytes, strlen(list[i].bytes), list[i].want);
}

/* ---- VIQR ---- */

static void viqr(void **state)
{
	static const struct {
		const char *viqr, *want;
	} list[] = {
		{"Vie^.t Nam, DDie^`u, ddu+o+.c", "Việt Nam, Điều, được"},
		{"a` a? a~ a' a. a( a(` a(? a(~ a(' a(. a^ a^` a^? a^~ a^' a^.", "à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ"},
		{"O+` U+. Y~ I? E^~", "Ờ Ự Ỹ Ỉ Ễ"},
		{"DD Dd dd dD", "Đ Đ đ dD"},
		{"la\\. co\\? a\\^ \\\\ d\\d", "la. co? a^ \\ dd"},
		{"la`. a'' a^^ a'^", "là. á' â^ á^"},
		{"C:\\x b^ ho.c. e", "C:\\x b^ học. e"},
	};
	static const char *const back[] = {"là. ở đâu? d d dd DD a' e^ u+ o( \\ \\. xe. đd add Ờ. ưu+ â. ấ.", "\\", "d", "a", ""};

	(void)state;
	for (size_t i = 0; i < COUNT(list); i++)
		becomes(VB_CHARSET_VIQR, VB_NORM_NO_ORTHOGRAPHY, list[i].viqr, strlen(list[i].viqr), list[i].want);
	for (size_t i = 0; i < COUNT(back); i++) {
		char bytes[256];
		size_t n = encode(VB_CHARSET_VIQR, back[i], strlen(back[i]), bytes, sizeof bytes);

		for (size_t j = 0; j < n; j++)
			assert_true((unsigned char)bytes[j] < 0x80);
		becomes(VB_CHARSET_VIQR, VB_NORM_NO_ORTHOGRAPHY, bytes, n, back[i]);
	}
}

/* ---- encoding ---- */

static void what_cannot_be_told(void **state)
{
	static const char in[] = "Giá 5 € \U0001F600 ở Ổn";
	char out[64];
	uint64_t failed;
	size_t n;

	(void)state;
	assert_int_equal(vb_encode(VB_CHARSET_TCVN3, VB_ENCODE_FAIL, in, sizeof in - 1, out, sizeof out, &n, &failed), VB_ERR_ENCODING);
	assert_int_equal(failed, 11);
	assert_memory_equal(out, "Gi\xB8 5 \x80 ", n);
	assert_int_equal(vb_encode(VB_CHARSET_TCVN3, VB_ENCODE_REPLACE, in, sizeof in - 1, out, sizeof out, &n, &failed), VB_OK);
	assert_int_equal(failed, 11);
	assert_int_equal(n, 14);
	assert_memory_equal(out, "Gi\xB8 5 \x80 ? \xEB \xE6n", n);
	assert_int_equal(vb_encode(VB_CHARSET_TCVN3, VB_ENCODE_SKIP, in, sizeof in - 1, out, sizeof out, &n, &failed), VB_OK);
	assert_int_equal(n, 12);
	assert_memory_equal(out, "Gi\xB8 5 \x80  \xEB n", n);
	/* sizes, and no more than there is room for */
	memset(out, 'x', sizeof out);
	assert_int_equal(vb_encode(VB_CHARSET_VNI, VB_ENCODE_SKIP, in, sizeof in - 1, out, 3, &n, NULL), VB_OK);
	assert_int_equal(n, 16);
	assert_memory_equal(out, "Giax", 4);
	/* a byte that is a letter is no place for another character */
	assert_int_equal(vb_encode(VB_CHARSET_VNI, VB_ENCODE_FAIL, "ä", 2, out, sizeof out, &n, &failed), VB_ERR_ENCODING);
	assert_int_equal(vb_encode(VB_CHARSET_VISCII, VB_ENCODE_FAIL, "\x02", 1, out, sizeof out, &n, &failed), VB_ERR_ENCODING);
	assert_int_equal(vb_encode(VB_CHARSET_TCVN3, VB_ENCODE_FAIL, "«", 2, out, sizeof out, &n, &failed), VB_ERR_ENCODING);
	assert_int_equal(vb_encode(VB_CHARSET_WINDOWS1258, VB_ENCODE_FAIL, "þ", 2, out, sizeof out, &n, &failed), VB_ERR_ENCODING);
	assert_int_equal(vb_encode(VB_CHARSET_TCVN3, VB_ENCODE_FAIL, "a\xFF", 2, out, sizeof out, &n, &failed), VB_ERR_ENCODING);
	assert_int_equal(failed, 1);
	assert_int_equal(encode(VB_CHARSET_TCVN3, "a\0b", 3, out, sizeof out), 3);
	/* contract */
	assert_int_equal(vb_encode(VB_CHARSET_AUTO, 0, "a", 1, out, sizeof out, &n, NULL), VB_ERR_ARGUMENT);
	assert_int_equal(vb_encode(VB_CHARSET_TCVN3 | VB_CHARSET_IN_UTF8, 0, "a", 1, out, sizeof out, &n, NULL), VB_ERR_ARGUMENT);
	assert_int_equal(vb_encode(VB_CHARSET_END, 0, "a", 1, out, sizeof out, &n, NULL), VB_ERR_ARGUMENT);
	assert_int_equal(vb_encode(VB_CHARSET_TCVN3, 3, "a", 1, out, sizeof out, &n, NULL), VB_ERR_ARGUMENT);
	assert_int_equal(vb_encode(VB_CHARSET_TCVN3, 0, NULL, 1, out, sizeof out, &n, NULL), VB_ERR_ARGUMENT);
	assert_int_equal(vb_encode(VB_CHARSET_TCVN3, 0, "", 0, NULL, 0, NULL, NULL), VB_ERR_ARGUMENT);
}

static void composed_or_not(void **state)
{
	static const char nfd[] = "Vie\u0323\u0302t d\u0323e\u0302\u0301", nfc[] = "Việt d\u0323ế";
	char a[64], b[64];
	uint64_t failed;
	size_t n, m;

	(void)state;
	for (size_t i = 0; i < COUNT(with_bytes); i++) {
		vb_status status = vb_encode(with_bytes[i], VB_ENCODE_SKIP, nfd, sizeof nfd - 1, a, sizeof a, &n, &failed);

		assert_int_equal(status, VB_OK);
		assert_int_equal(vb_encode(with_bytes[i], VB_ENCODE_SKIP, nfc, sizeof nfc - 1, b, sizeof b, &m, &failed), VB_OK);
		assert_int_equal(n, m);
		assert_memory_equal(a, b, n);
	}
	n = encode(VB_CHARSET_WINDOWS1258, "ế", 3, a, sizeof a);
	assert_int_equal(n, 2);
	assert_memory_equal(a, "\xEA\xEC", 2);
}

static void unicode_forms(void **state)
{
	static const char in[] = "ế\U0001F600";
	static const struct {
		uint32_t charset;
		const char *want;
		size_t n;
	} list[] = {
		{VB_CHARSET_UTF8, "\xE1\xBA\xBF\xF0\x9F\x98\x80", 7},
		{VB_CHARSET_UTF16LE, "\xBF\x1E\x3D\xD8\x00\xDE", 6},
		{VB_CHARSET_UTF16BE, "\x1E\xBF\xD8\x3D\xDE\x00", 6},
		{VB_CHARSET_UTF32LE, "\xBF\x1E\0\0\x00\xF6\x01\0", 8},
		{VB_CHARSET_UTF32BE, "\0\0\x1E\xBF\0\x01\xF6\x00", 8},
	};
	char out[16];

	(void)state;
	for (size_t i = 0; i < COUNT(list); i++) {
		assert_int_equal(encode(list[i].charset, in, sizeof in - 1, out, sizeof out), list[i].n);
		assert_memory_equal(out, list[i].want, list[i].n);
		becomes(list[i].charset, 0, out, list[i].n, in); /* told, without a mark */
	}
}

/* ---- streams and edits ---- */

static void replays(const char *in, size_t n, const text *out)
{
	uint64_t at = 0, to = 0;

	for (size_t i = 0; i < out->edits; i++) {
		const vb_edit *e = &out->edit[i];

		assert_true(e->in_start >= at && e->in_start - at == e->out_start - to);
		assert_true(e->in_start + e->in_length <= n && e->out_start + e->out_length <= out->n);
		assert_memory_equal(in + at, out->p + to, e->in_start - at);
		at = e->in_start + e->in_length;
		to = e->out_start + e->out_length;
	}
	assert_int_equal(n - at, out->n - to);
	assert_memory_equal(in + at, out->p + to, n - at);
}

static void feed_in_steps(const vb_norm_options *options, const char *in, size_t n, size_t step, const text *want)
{
	vb_normalizer *norm;
	vb_status status = VB_OK;
	size_t at = 0, out_n = 0, edits = 0;
	bool ending = false;

	assert_int_equal(vb_normalizer_new(options, NULL, &norm), VB_OK);
	while (!ending || status == VB_READY) {
		size_t used = 0, length, count;
		const char *bytes;
		vb_edit e;

		if (at < n) {
			status = vb_normalizer_feed(norm, in + at, n - at < step ? n - at : step, &used);
		} else {
			ending = true;
			status = vb_normalizer_end(norm);
		}
		assert_true(status >= 0);
		at += used;
		if (status != VB_READY)
			continue;
		bytes = vb_normalizer_output(norm, &length);
		assert_true(out_n + length <= want->n);
		assert_memory_equal(bytes, want->p + out_n, length);
		out_n += length;
		count = vb_normalizer_edits(norm, 0, 0, NULL);
		for (size_t i = 0; i < count; i++, edits++) {
			assert_int_equal(vb_normalizer_edits(norm, i, 1, &e), 1);
			assert_true(edits < want->edits);
			assert_memory_equal(&e, &want->edit[edits], sizeof e);
		}
	}
	assert_int_equal(out_n, want->n);
	assert_int_equal(edits, want->edits);
	vb_normalizer_free(norm);
}

static const char sample[] = "Căn cứ Luật số 5, đồng chí Ỷ Lan; ăn uống ở giữa đường.\r\nTiếng ấy, \u00A0 mơ ước đã rõ: được";

static void pieces_of_any_size(void **state)
{
	static text want;

	(void)state;
	for (size_t i = 0; i < COUNT(with_bytes); i++)
		for (unsigned in_utf8 = 0; in_utf8 < 2; in_utf8++) {
			vb_norm_options options = {.struct_size = sizeof options, .charset = with_bytes[i]};
			char bytes[1024];
			size_t n;

			assert_int_equal(vb_encode(with_bytes[i], VB_ENCODE_REPLACE, sample, sizeof sample - 1, bytes, sizeof bytes, &n, NULL), VB_OK);
			if (in_utf8) {
				char twice[2048];

				if (with_bytes[i] == VB_CHARSET_VIQR)
					continue;
				/* the bytes as Latin-1 */
				for (size_t k = 0, m = 0; k <= n; k++) {
					unsigned char c = (unsigned char)bytes[k];

					if (k == n) {
						memcpy(bytes, twice, m);
						n = m;
						break;
					}
					if (c >= 0x80)
						twice[m++] = (char)(0xC0 | c >> 6);
					twice[m++] = (char)(c >= 0x80 ? 0x80 | (c & 0x3F) : c);
				}
				options.charset |= VB_CHARSET_IN_UTF8;
			}
			normalise(options.charset, 0, bytes, n, &want);
			replays(bytes, n, &want);
			assert_non_null(strstr((want.p[want.n] = '\0', want.p), "đã rõ: được"));
			for (size_t step = 1; step <= n; step++)
				feed_in_steps(&options, bytes, n, step, &want);
		}
}

/* Long text passes through the buffers many times. */
static void long_streams(void **state)
{
	enum { TIMES = 4000 };
	char bytes[1024];
	size_t n, n8;
	static text once;

	(void)state;
	for (size_t i = 0; i < COUNT(with_bytes); i++)
		for (unsigned flags = 0; flags <= VB_NORM_NO_EDITS; flags += VB_NORM_NO_EDITS) {
			vb_norm_options options = {.struct_size = sizeof options, .charset = with_bytes[i], .flags = flags};
			vb_normalizer *norm;
			uint64_t in = 0, out = 0, edits = 0;

			assert_int_equal(vb_encode(with_bytes[i], VB_ENCODE_REPLACE, sample, sizeof sample - 1, bytes, sizeof bytes, &n, NULL), VB_OK);
			bytes[n++] = '\n';
			normalise(with_bytes[i], 0, bytes, n, &once);
			n8 = once.n;
			assert_int_equal(vb_normalizer_new(&options, NULL, &norm), VB_OK);
			for (unsigned k = 0; k <= TIMES; k++) {
				size_t at = 0, used = 0, length;
				vb_status status;

				do {
					status = k < TIMES ? vb_normalizer_feed(norm, bytes + at, n - at, &used) : vb_normalizer_end(norm);
					assert_true(status >= 0);
					at += used;
					if (status == VB_READY) {
						const char *p = vb_normalizer_output(norm, &length);
						size_t count = vb_normalizer_edits(norm, 0, 0, NULL);
						vb_edit e;

						for (size_t j = 0; j < length; j++, out++)
							assert_true(p[j] == once.p[out % n8]);
						for (size_t j = 0; j < count; j++, edits++) {
							const vb_edit *w = &once.edit[edits % once.edits];
							uint64_t turn = edits / once.edits;

							vb_normalizer_edits(norm, j, 1, &e);
							assert_true(e.in_start == w->in_start + turn * n && e.out_start == w->out_start + turn * n8);
							assert_true(e.in_length == w->in_length && e.out_length == w->out_length);
						}
					}
				} while (k < TIMES ? at < n : status == VB_READY);
				in += at;
			}
			assert_int_equal(in, (uint64_t)n * TIMES);
			assert_int_equal(out, (uint64_t)n8 * TIMES);
			assert_int_equal(edits, flags ? 0 : (uint64_t)once.edits * TIMES);
			vb_normalizer_free(norm);
		}
}

static void letters_lead_back(void **state)
{
	static const vb_edit want[] = {{2, 2, 2, 3}, {6, 7, 2, 3}}; /* "Vie\xE4t e\xE1" -> "Việt ế" */
	static text got;

	(void)state;
	normalise(VB_CHARSET_VNI, 0, "Vie\xE4t e\xE1", 8, &got);
	assert_int_equal(got.edits, 2);
	assert_memory_equal(got.edit, want, sizeof want);
}

/* ---- names ---- */

static void names(void **state)
{
	static const struct {
		const char *name;
		int32_t number;
	} list[] = {
		{"utf-8", VB_CHARSET_UTF8}, {"UTF8", VB_CHARSET_UTF8}, {"utf_16LE", VB_CHARSET_UTF16LE}, {"UTF-32BE", VB_CHARSET_UTF32BE},
		{"abc", VB_CHARSET_TCVN3}, {"TCVN3", VB_CHARSET_TCVN3}, {"vni-win", VB_CHARSET_VNI}, {"VNI", VB_CHARSET_VNI},
		{"viscii", VB_CHARSET_VISCII}, {"vps", VB_CHARSET_VPS}, {"BK HCM 2", VB_CHARSET_BKHCM2}, {"viqr", VB_CHARSET_VIQR},
		{"cp1258", VB_CHARSET_WINDOWS1258}, {"Windows-1258", VB_CHARSET_WINDOWS1258}, {"tcvn5712-1", VB_CHARSET_TCVN5712},
		{"auto", VB_CHARSET_AUTO}, {"tcvn3-in-utf8", VB_CHARSET_TCVN3 | VB_CHARSET_IN_UTF8},
		{"", -1}, {"utf", -1}, {"utf-88", -1}, {"koi8-r", -1}, {"-", -1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(list); i++)
		if (vb_charset_find(list[i].name, strlen(list[i].name)) != list[i].number)
			fail_msg("<%s>", list[i].name);
	assert_int_equal(vb_charset_find(NULL, 1), -1);
	for (uint32_t c = 0; c <= 600; c++) {
		const char *name = vb_charset_name(c);
		vb_norm_options options = {.struct_size = sizeof options, .charset = c};
		size_t n;

		/* Everything that has a name can be read, and nothing else. */
		if (*name)
			assert_int_equal(vb_charset_find(name, strlen(name)), (int32_t)c);
		assert_int_equal(vb_normalize(&options, "a", 1, NULL, 0, &n, NULL, 0, &n), *name ? VB_OK : VB_ERR_ARGUMENT);
	}
}

/* ---- character references ---- */

static void references(void **state)
{
	static const struct {
		uint32_t flags;
		const char *in, *want;
	} list[] = {
		{0, "Vi&#7879;t Vi&#x1EC7;t Vi&#X1ec7;t", "Việt Việt Việt"},
		{0, "&ETH;i&#7873;u &agrave; &Uacute; &abreve;n &Dstrok;i", "Điều à Ú ăn Đi"},
		{0, "A&nbsp;B C&#160;D&ensp;E", "A B C D E"},
		{0, "a&#769; e&#x323;&#x302;", "á ệ"},
		{0, "R&amp;D AT&T a & b &; &#; &#x; &khong; &#1114112; &#xD800; &#0; &amp", "R&D AT&T a & b &; &#; &#x; &khong; &#1114112; &#xD800; &#0; &amp"},
		{0, "&lt;b&gt; &quot; &ndash; &#60; &#10;", "&lt;b&gt; &quot; &ndash; &#60; &#10;"},
		{0, "Vi&amp;#7879;t &amp;amp; &amp;lt; &am&#112;; &#38;lt;", "Vi&amp;#7879;t &amp;amp; &amp;lt; &am&#112;; &#38;lt;"},
		{VB_NORM_ALL_REFERENCES, "Vi&amp;#7879;t &amp;amp;lt; &lt;b&gt; &quot;x&quot; 1&ndash;2", "Việt < <b> \"x\" 1–2"},
		{VB_NORM_NO_REFERENCES, "Vi&#7879;t &nbsp;", "Vi&#7879;t &nbsp;"},
	};
	static text got, again;

	(void)state;
	for (size_t i = 0; i < COUNT(list); i++) {
		vb_norm_options options = {.struct_size = sizeof options, .flags = list[i].flags};
		size_t n = strlen(list[i].in);

		becomes(VB_CHARSET_UTF8, list[i].flags, list[i].in, n, list[i].want);
		normalise(VB_CHARSET_UTF8, list[i].flags, list[i].in, n, &got);
		replays(list[i].in, n, &got);
		for (size_t step = 1; step <= n; step++)
			feed_in_steps(&options, list[i].in, n, step, &got);
		if (!list[i].flags) {
			normalise(VB_CHARSET_UTF8, 0, got.p, got.n, &again);
			assert_int_equal(again.edits, 0);
		}
	}
}

/* ---- documents ---- */

static void documents(void **state)
{
	static const char article[] = "Hà Nội, ngày 5/3/2024, ông Lý Văn Tám đến thăm xã. Ông Tám nói: rừng là của chúng ta.\n";
	vb_model *model;
	vb_doc *doc;

	(void)state;
	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	assert_int_equal(vb_doc_new(model, NULL, &doc), VB_OK);
	for (size_t c = 0; c < COUNT(with_bytes); c++) {
		vb_options options = {.struct_size = sizeof options, .charset = with_bytes[c]};
		char bytes[512], clean[512];
		size_t n, length = 0;
		vb_token t;

		assert_int_equal(vb_encode(with_bytes[c], VB_ENCODE_REPLACE, article, sizeof article - 1, bytes, sizeof bytes, &n, NULL), VB_OK);
		assert_int_equal(vb_doc_analyze(doc, bytes, n, &options, VB_LAYER_TOKENS), VB_OK);
		assert_true(vb_doc_tokens(doc, 0, 0, NULL) > 20);
		for (size_t i = 0; vb_doc_tokens(doc, i, 1, &t); i++) {
			char token[64], source[64];
			size_t m = vb_doc_text(doc, t.start, t.end, VB_TEXT_CLEAN, token, sizeof token);
			size_t k = vb_doc_text(doc, t.start, t.end, VB_TEXT_SOURCE, source, sizeof source);

			/* The span is that of the token's own bytes. */
			assert_int_equal(k, t.end - t.start);
			assert_memory_equal(source, bytes + t.start, k);
			becomes(with_bytes[c], 0, source, k, token);
			memcpy(clean + length, token, m);
			length += m;
		}
		clean[length] = '\0';
		assert_non_null(strstr(clean, "TámđếnthămxãÔngTám") ? clean : strstr(clean, "Támđếnthămxã.ÔngTám"));
	}
	vb_doc_free(doc);
	vb_model_free(model);
}

/* Fed byte by byte, found out, or spoilt: the same tokens on the bytes that they came from. */
static void documents_found_out(void **state)
{
	static const char article[] = "Sáng 5/3/2024, đồng chí Lý Văn Tám, Phó Chủ tịch UBND tỉnh Cà Mau, đến thăm bà con xã Đất Mũi.\n"
	                              "Ông Tám nói: rừng là của chúng ta, phải giữ lấy từng gốc đước.\n";
	vb_options options = {.struct_size = sizeof options, .charset = VB_CHARSET_AUTO};
	char bytes[4][1024];
	size_t n[4] = {sizeof article - 1, 0, 0, 0};
	vb_model *model;
	vb_doc *doc;

	(void)state;
	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	assert_int_equal(vb_doc_new(model, NULL, &doc), VB_OK);
	memcpy(bytes[0], article, n[0]);
	n[1] = encode(VB_CHARSET_VNI, article, n[0], bytes[1], sizeof bytes[1]);
	n[2] = encode(VB_CHARSET_WINDOWS1258, article, n[0], bytes[2], sizeof bytes[2]);
	for (size_t i = 0; i < n[0]; i++) { /* UTF-8 as Latin-1 */
		unsigned char c = (unsigned char)article[i];

		if (c >= 0x80)
			bytes[3][n[3]++] = (char)(0xC0 | c >> 6);
		bytes[3][n[3]++] = (char)(c >= 0x80 ? 0x80 | (c & 0x3F) : c);
	}
	for (size_t k = 0; k < 4; k++) {
		static vb_token whole[256];
		size_t count, used, at = 0;
		vb_status status;
		vb_token t;
		static text got;

		assert_int_equal(vb_doc_analyze(doc, bytes[k], n[k], &options, VB_LAYER_TOKENS), VB_OK);
		count = vb_doc_tokens(doc, 0, 256, whole);
		assert_true(count > 35 && count < 256);
		for (size_t i = 0; i < count; i++) {
			char clean[64], source[64];
			size_t m = vb_doc_text(doc, whole[i].start, whole[i].end, VB_TEXT_SOURCE, source, sizeof source);

			vb_doc_text(doc, whole[i].start, whole[i].end, VB_TEXT_CLEAN, clean, sizeof clean);
			assert_true(m == whole[i].end - whole[i].start && memcmp(source, bytes[k] + whole[i].start, m) == 0);
			assert_non_null(strstr(article, clean));
			if (k < 3) {
				normalise(k == 0 ? VB_CHARSET_UTF8 : k == 1 ? VB_CHARSET_VNI : VB_CHARSET_WINDOWS1258, 0, source, m, &got);
				assert_true(got.n == strlen(clean) && memcmp(got.p, clean, got.n) == 0);
			}
		}
		assert_int_equal(vb_doc_begin(doc, &options, VB_LAYER_TOKENS), VB_OK);
		for (size_t i = 0; i < n[k]; i++)
			assert_int_equal(vb_doc_feed(doc, bytes[k] + i, 1, &used), VB_OK);
		while ((status = vb_doc_end(doc)) == VB_READY)
			for (size_t i = 0; vb_doc_tokens(doc, i, 1, &t); i++, at++)
				assert_memory_equal(&t, &whole[at], sizeof t);
		assert_true(status == VB_OK && at == count);
	}
	vb_doc_free(doc);
	vb_model_free(model);
}

/* ---- memory ---- */

static size_t left;

static void *counted(void *context, void *block, size_t size)
{
	(void)context;
	if (!size) {
		free(block);
		return NULL;
	}
	if (!left)
		return NULL;
	left--;
	return realloc(block, size);
}

static void memory_runs_out(void **state)
{
	static const uint32_t charsets[] = {VB_CHARSET_AUTO, VB_CHARSET_VNI, VB_CHARSET_WINDOWS1258, VB_CHARSET_VIQR, VB_CHARSET_UTF8};
	static const char in[] = "Co\xE4ng ho\xF8" "a xa\xF5 ho\xE4i chu\xFB ngh\xF3" "a Vie\xE4t Nam &#7879; Vi\u00E1\u00BB\u2021t";
	vb_allocator allocator = {sizeof allocator, 0, NULL, counted};

	(void)state;
	for (size_t c = 0; c < COUNT(charsets); c++)
		for (unsigned flags = 0; flags <= VB_NORM_PER_LINE; flags += VB_NORM_PER_LINE) {
			vb_norm_options options = {.struct_size = sizeof options, .charset = charsets[c], .flags = flags};
			vb_status status = VB_ERR_MEMORY;

			for (size_t most = 0; status == VB_ERR_MEMORY; most++) {
				vb_normalizer *norm;
				size_t used;

				assert_true(most < 1000);
				left = most;
				status = vb_normalizer_new(&options, &allocator, &norm);
				if (status)
					continue;
				status = vb_normalizer_feed(norm, in, sizeof in - 1, &used);
				while (status >= 0 && (status = vb_normalizer_end(norm)) == VB_READY)
					;
				vb_normalizer_free(norm);
			}
			assert_int_equal(status, VB_OK);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_letter),
		cmocka_unit_test(capitals_by_font),
		cmocka_unit_test(bytes_by_hand),
		cmocka_unit_test(viqr),
		cmocka_unit_test(what_cannot_be_told),
		cmocka_unit_test(composed_or_not),
		cmocka_unit_test(unicode_forms),
		cmocka_unit_test(pieces_of_any_size),
		cmocka_unit_test(long_streams),
		cmocka_unit_test(letters_lead_back),
		cmocka_unit_test(names),
		cmocka_unit_test(references),
		cmocka_unit_test(documents),
		cmocka_unit_test(documents_found_out),
		cmocka_unit_test(memory_runs_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
