/* tests/t_charset.c - byte order marks and UTF-16, UTF-32 in pieces of any size, down to the public normaliser; folding. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "text/charset.h"
#include "text/utf8.h"
#include "vanban.h"

static vbi_mem mem;

enum { MOST = 4096 };

/* Encodes code points (surrogates as they are) as bom says, with the mark. */
static size_t encode(unsigned bom, const uint32_t *cp, size_t n, unsigned char *out)
{
	bool two = bom == VBI_BOM_UTF16LE || bom == VBI_BOM_UTF16BE, little = bom == VBI_BOM_UTF16LE || bom == VBI_BOM_UTF32LE;
	size_t used = 0;

	for (size_t i = 0; i <= n; i++) {
		uint32_t unit[2] = {i ? cp[i - 1] : 0xFEFF, 0};
		unsigned units = 1, size = two ? 2 : 4;

		if (two && unit[0] > 0xFFFF) {
			unit[1] = 0xDC00 | (unit[0] & 0x3FF);
			unit[0] = 0xD800 | ((unit[0] - 0x10000) >> 10);
			units = 2;
		}
		for (unsigned u = 0; u < units; u++)
			for (unsigned b = 0; b < size; b++)
				out[used++] = (unsigned char)(unit[u] >> 8 * (little ? b : size - 1 - b));
	}
	return used;
}

static void marks(void **state)
{
	unsigned n;

	(void)state;
	assert_int_equal(vbi_bom("\xEF\xBB\xBFx", 4, &n), VBI_BOM_UTF8);
	assert_int_equal(n, 3);
	assert_int_equal(vbi_bom("\xFF\xFEx\0", 4, &n), VBI_BOM_UTF16LE);
	assert_int_equal(n, 2);
	assert_int_equal(vbi_bom("\xFE\xFF", 2, &n), VBI_BOM_UTF16BE);
	assert_int_equal(vbi_bom("\xFF\xFE\0\0", 4, &n), VBI_BOM_UTF32LE);
	assert_int_equal(n, 4);
	assert_int_equal(vbi_bom("\0\0\xFE\xFF", 4, &n), VBI_BOM_UTF32BE);
	assert_int_equal(vbi_bom("\xEF\xBB", 2, &n), VBI_BOM_NONE);
	assert_int_equal(n, 0);
	assert_int_equal(vbi_bom("", 0, &n), VBI_BOM_NONE);
}

static const uint32_t sample[] = {'U', 0x1EF7, ' ', 'b', 'a', 'n', 0x1F600, 0x110, 0x10FFFF, '\n', 0xFEFF, 'x'};
static const char sample_utf8[] = "Uỷ ban\U0001F600Đ\U0010FFFF\n\uFEFFx";
static const unsigned all[] = {VBI_BOM_UTF16LE, VBI_BOM_UTF16BE, VBI_BOM_UTF32LE, VBI_BOM_UTF32BE};

static void pieces_of_any_size(void **state)
{
	(void)state;
	for (size_t k = 0; k < 4; k++) {
		unsigned char bytes[MOST];
		size_t n = encode(all[k], sample, sizeof sample / sizeof *sample, bytes);

		for (size_t step = 1; step <= n; step++) {
			vbi_charset *cs;
			vbi_buf out;
			vbi_edits edits;

			vbi_buf_init(&out, &mem);
			vbi_edits_init(&edits, &mem);
			assert_int_equal(vbi_charset_open(all[k], 0, &mem, &cs), VB_OK);
			for (size_t at = 0; at < n; at += step) {
				size_t part = n - at < step ? n - at : step;

				assert_int_equal(vbi_charset_convert(cs, (char *)bytes + at, part, false, (uint32_t)at, &out, &edits), VB_OK);
			}
			assert_int_equal(vbi_charset_convert(cs, "", 0, true, (uint32_t)n, &out, &edits), VB_OK);
			assert_int_equal(edits.list[edits.n - 1].in + edits.list[edits.n - 1].in_len, n);
			assert_int_equal(out.n, sizeof sample_utf8 - 1);
			assert_memory_equal(out.p, sample_utf8, out.n);
			/* one edit a character, and the mark's */
			assert_int_equal(edits.n, sizeof sample / sizeof *sample + 1);
			assert_int_equal(edits.list[0].out_len, 0);
			for (size_t i = 1; i < edits.n; i++) {
				assert_int_equal(edits.list[i].in, edits.list[i - 1].in + edits.list[i - 1].in_len);
				assert_int_equal(edits.list[i].out, edits.list[i - 1].out + edits.list[i - 1].out_len);
			}
			vbi_charset_close(cs);
			vbi_buf_free(&out);
			vbi_edits_free(&edits);
		}
	}
}

static void malformed_units(void **state)
{
	static const struct {
		unsigned bom;
		const char *bytes;
		size_t n;
		const char *want;
	} cases[] = {
		{VBI_BOM_UTF16LE, "\xFF\xFE" "a\0\x00\xD8" "b\0", 8, "a\uFFFDb"},         /* a high surrogate alone */
		{VBI_BOM_UTF16LE, "\xFF\xFE" "\x00\xDC" "b\0", 6, "\uFFFDb"},             /* a low one */
		{VBI_BOM_UTF16LE, "\xFF\xFE" "\x3D\xD8", 4, "\uFFFD"},                      /* at the end */
		{VBI_BOM_UTF16BE, "\xFE\xFF" "\0a\0", 5, "a\uFFFD"},                       /* half a unit */
		{VBI_BOM_UTF32BE, "\0\0\xFE\xFF\0\x11\0\0\0\0\0a", 12, "\uFFFD" "a"},     /* above U+10FFFF */
		{VBI_BOM_UTF32LE, "\xFF\xFE\0\0\x00\xD8\0\0" "a\0\0", 11, "\uFFFD\uFFFD"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		for (size_t step = 1; step <= cases[i].n; step++) {
			vbi_charset *cs;
			vbi_buf out;
			vbi_edits edits;

			vbi_buf_init(&out, &mem);
			vbi_edits_init(&edits, &mem);
			assert_int_equal(vbi_charset_open(cases[i].bom, 0, &mem, &cs), VB_OK);
			for (size_t at = 0; at < cases[i].n; at += step) {
				size_t part = cases[i].n - at < step ? cases[i].n - at : step;

				assert_int_equal(vbi_charset_convert(cs, cases[i].bytes + at, part, at + part == cases[i].n, (uint32_t)at, &out, &edits), VB_OK);
			}
			assert_int_equal(edits.list[edits.n - 1].in + edits.list[edits.n - 1].in_len, cases[i].n);
			if (out.n != strlen(cases[i].want) || memcmp(out.p, cases[i].want, out.n) != 0)
				fail_msg("case %zu, step %zu: <%.*s>", i, step, (int)out.n, out.p);
			vbi_charset_close(cs);
			vbi_buf_free(&out);
			vbi_edits_free(&edits);
		}
	}
}

/* The normaliser on UTF-16 and UTF-32 gives the text of UTF-8, and edits that lead from it to the units. */
static void through_the_normaliser(void **state)
{
	static const uint32_t text[] = {'h', 0xF2, 'a', 'n', 0xA0, 'e', 0x323, 0x302, 0x1F600, '\r', '\n', 'a', 0x200B, 0xD0, 'i', 0x1EC1, 'u'};
	static const char want[] = "hoàn ệ\U0001F600\naĐiều"; /* no word: aÐiều */
	char plain[256], out[MOST];
	size_t plain_n = 0, plain_out, n, edit_n;

	(void)want;
	(void)state;
	for (size_t i = 0; i < sizeof text / sizeof *text; i++)
		plain_n += vbi_utf8_put(text[i], plain + plain_n);
	assert_int_equal(vb_normalize(NULL, plain, plain_n, plain, sizeof plain, &plain_out, NULL, 0, NULL), VB_OK);
	for (size_t k = 0; k < 4; k++) {
		unsigned char bytes[MOST];
		vb_edit edits[64];
		size_t bytes_n = encode(all[k], text, sizeof text / sizeof *text, bytes), unit = k < 2 ? 2 : 4, end = 0, to = 0;

		assert_int_equal(vb_normalize(NULL, (char *)bytes, bytes_n, out, sizeof out, &n, edits, 64, &edit_n), VB_OK);
		assert_int_equal(n, plain_out);
		assert_memory_equal(out, plain, n);
		assert_true(edit_n <= 64);
		for (size_t i = 0; i < edit_n; i++) {
			assert_int_equal(edits[i].in_start, end);
			assert_int_equal(edits[i].out_start, to);
			assert_int_equal(edits[i].in_length % unit, 0);
			end += edits[i].in_length;
			to += edits[i].out_length;
		}
		assert_int_equal(end, bytes_n);
		assert_int_equal(to, n);
		assert_int_equal(edits[0].in_length, unit); /* the mark, then h, ò, a, n one by one */
		assert_int_equal(edits[0].out_length, 0);
		assert_int_equal(edits[3].in_start, unit * 3);
		assert_int_equal(edits[3].in_length, unit);
	}
}

/* 300 KB of UTF-16, so that chunks end everywhere, fed in pieces: as one call gives it. */
static void long_streams(void **state)
{
	static unsigned char bytes[320000];
	static char whole[600000];
	static vb_edit edits[320000];
	vb_normalizer *norm;
	size_t n = 2, whole_n, edit_n;

	(void)state;
	memcpy(bytes, "\xFF\xFE", 2);
	for (unsigned i = 0; n + 8 < sizeof bytes; i++) {
		static const uint16_t units[] = {'q', 0xFA, 'y', ' ', 0x1EBF, 0x301, 'd', 0xD83D, 0xDE00, 0xA0, 0x200B, 'x', 0xD800};
		uint16_t u = units[(i * 7 + i / 5) % 13];

		bytes[n++] = (unsigned char)u;
		bytes[n++] = (unsigned char)(u >> 8);
	}
	assert_int_equal(vb_normalize(NULL, (char *)bytes, n, whole, sizeof whole, &whole_n, edits, 320000, &edit_n), VB_OK);
	assert_true(whole_n <= sizeof whole && edit_n <= 320000);
	assert_int_equal(edits[edit_n - 1].in_start + edits[edit_n - 1].in_length, n);
	assert_int_equal(edits[edit_n - 1].out_start + edits[edit_n - 1].out_length, whole_n);
	for (size_t step = 999; step < 100000; step *= 7) {
		size_t at = 0, out_n = 0, seen = 0;
		vb_status status = VB_OK;

		assert_int_equal(vb_normalizer_new(NULL, NULL, &norm), VB_OK);
		for (int ending = 0; !ending || status == VB_READY;) {
			size_t used = 0, length, count;
			const char *part;

			if (at < n)
				status = vb_normalizer_feed(norm, (char *)bytes + at, n - at < step ? n - at : step, &used);
			else
				ending = 1, status = vb_normalizer_end(norm);
			at += used;
			assert_true(status >= 0);
			if (status != VB_READY)
				continue;
			part = vb_normalizer_output(norm, &length);
			assert_memory_equal(part, whole + out_n, length);
			out_n += length;
			count = vb_normalizer_edits(norm, 0, 0, NULL);
			for (size_t i = 0; i < count; i++) {
				vb_edit e;

				assert_int_equal(vb_normalizer_edits(norm, i, 1, &e), 1);
				assert_memory_equal(&e, &edits[seen + i], sizeof e);
			}
			seen += count;
		}
		assert_int_equal(out_n, whole_n);
		assert_int_equal(seen, edit_n);
		vb_normalizer_free(norm);
	}
}

static void contracts(void **state)
{
	vb_norm_options options = {sizeof options, 0, 3, 0, 0, 0};
	vb_normalizer *norm;
	size_t n, used;
	char out[8];

	(void)state;
	assert_int_equal(vb_normalize(&options, "a", 1, NULL, 0, &n, NULL, 0, NULL), VB_ERR_ARGUMENT);
	options.tone = 0;
	options.struct_size = 2;
	assert_int_equal(vb_normalize(&options, "a", 1, NULL, 0, &n, NULL, 0, NULL), VB_ERR_ARGUMENT);
	options.struct_size = 12; /* an older caller's */
	options.punct = 99;
	assert_int_equal(vb_normalize(&options, "a", 1, NULL, 0, &n, NULL, 0, NULL), VB_OK);
	assert_int_equal(vb_normalize(NULL, NULL, 1, NULL, 0, &n, NULL, 0, NULL), VB_ERR_ARGUMENT);
	assert_int_equal(vb_normalize(NULL, NULL, 0, NULL, 0, &n, NULL, 0, NULL), VB_OK);
	assert_int_equal(n, 0);
	memset(out, '#', sizeof out);
	assert_int_equal(vb_normalize(NULL, "e\u0323\u0302abc", 8, out, 5, &n, NULL, 0, NULL), VB_OK);
	assert_int_equal(n, 6);
	assert_memory_equal(out, "ệab#", 6);
	assert_int_equal(vb_normalizer_new(NULL, NULL, &norm), VB_OK);
	assert_int_equal(vb_normalizer_end(norm), VB_OK);
	assert_int_equal(vb_normalizer_feed(norm, "ho\u0300a", 5, &used), VB_OK);
	assert_int_equal(used, 5);
	assert_int_equal(vb_normalizer_end(norm), VB_READY);
	assert_int_equal(vb_normalizer_feed(norm, "x", 1, &used), VB_ERR_STATE);
	assert_memory_equal(vb_normalizer_output(norm, &n), "hòa", 4);
	assert_int_equal(n, 4);
	assert_int_equal(vb_normalizer_end(norm), VB_OK);
	assert_int_equal(vb_normalizer_feed(norm, "x", 1, &used), VB_OK); /* ready for the next stream */
	vb_normalizer_free(norm);
	vb_normalizer_free(NULL);
}

/* Every allocation failing in turn: no leak, no crash, and the status says so. */
static unsigned live, allowed;

static void *failing(void *context, void *block, size_t size)
{
	(void)context;
	if (size == 0) {
		live -= block != NULL;
		test_free(block);
		return NULL;
	}
	if (allowed == 0)
		return NULL;
	allowed--;
	live += block == NULL;
	return test_realloc(block, size);
}

static void out_of_memory(void **state)
{
	static const char *const texts[] = {"ho\u0300an e\u0323", ("\xFF\xFE" "a\0b\0c\0d\0"), "sạch sẽ"};
	vb_allocator allocator = {sizeof allocator, 0, NULL, failing};

	(void)state;
	for (size_t t = 0; t < 3; t++) {
		vb_status status = VB_ERR_MEMORY;

		for (unsigned budget = 0; status != VB_OK && budget < 100; budget++) {
			vb_normalizer *norm = NULL;
			size_t used;

			allowed = budget;
			status = vb_normalizer_new(NULL, &allocator, &norm);
			if (status == VB_OK)
				status = vb_normalizer_feed(norm, texts[t], t == 1 ? 10 : strlen(texts[t]), &used);
			while (status >= 0 && (status = vb_normalizer_end(norm)) == VB_READY)
				;
			vb_normalizer_free(norm);
			assert_true(status == VB_OK || status == VB_ERR_MEMORY);
			assert_int_equal(live, 0);
		}
		assert_int_equal(status, VB_OK);
	}
}

static void folding(void **state)
{
	static const char text[] = "ỦY ban Đắk Lắk, e\u0323\u0302 \uAC01 № 5\0.", want[] = "uy ban dak lak, e \uAC01 № 5\0.";
	char out[64];

	(void)state;
	assert_int_equal(vb_fold(text, sizeof text - 1, out, sizeof out), sizeof want - 1);
	assert_memory_equal(out, want, sizeof want);
	assert_int_equal(vb_fold(text, sizeof text - 1, NULL, 0), sizeof want - 1);
	assert_int_equal(vb_fold("", 0, out, sizeof out), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks),
		cmocka_unit_test(pieces_of_any_size),
		cmocka_unit_test(malformed_units),
		cmocka_unit_test(through_the_normaliser),
		cmocka_unit_test(long_streams),
		cmocka_unit_test(contracts),
		cmocka_unit_test(out_of_memory),
		cmocka_unit_test(folding),
	};

	vbi_mem_init(&mem, NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
