/* Fuzz target: normalisation, whole and in pieces; its edits; folding, finding out and writing encodings. The first bytes
 * choose options. */
#include <stdbool.h>

#include "fuzz.h"

typedef struct result {
	char *bytes;
	size_t length;
	vb_edit *edits;
	size_t edit_count;
} result;

static void *room(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size);

	if (!p)
		abort();
	return p;
}

static result normalise(const vb_norm_options *options, const char *in, size_t length)
{
	size_t n, edits;
	result r;

	PROMISE(vb_normalize(options, in, length, NULL, 0, &r.length, NULL, 0, &r.edit_count) == VB_OK);
	r.bytes = room(r.length, 1);
	r.edits = room(r.edit_count, sizeof *r.edits);
	PROMISE(vb_normalize(options, in, length, r.bytes, r.length, &n, r.edits, r.edit_count, &edits) == VB_OK);
	PROMISE(n == r.length && edits == r.edit_count);
	return r;
}

static void drop(result *r)
{
	free(r->bytes);
	free(r->edits);
}

/* Edits are in order and inside, and between two of them output is input. */
static void check_edits(const result *r, const char *in, size_t length, bool same_between)
{
	uint64_t in_at = 0, out_at = 0;

	for (size_t i = 0; i <= r->edit_count; i++) {
		const vb_edit last = {.in_start = length, .out_start = r->length};
		const vb_edit *e = i < r->edit_count ? &r->edits[i] : &last;

		PROMISE(e->in_start >= in_at && e->out_start >= out_at);
		PROMISE(e->in_start + e->in_length <= length && e->out_start + e->out_length <= r->length);
		if (same_between) {
			PROMISE(e->in_start - in_at == e->out_start - out_at);
			PROMISE(memcmp(in + in_at, r->bytes + out_at, (size_t)(e->in_start - in_at)) == 0);
		}
		in_at = e->in_start + e->in_length;
		out_at = e->out_start + e->out_length;
	}
}

static void in_pieces(const vb_norm_options *options, const char *in, size_t length, size_t piece, const result *whole)
{
	vb_normalizer *norm;
	size_t at = 0, out = 0, edits = 0, used, n;
	vb_status status = VB_OK;
	const char *bytes;

	PROMISE(vb_normalizer_new(options, NULL, &norm) == VB_OK);
	for (;;) {
		if (at < length) {
			n = length - at < piece ? length - at : piece;
			status = vb_normalizer_feed(norm, in + at, n, &used);
			PROMISE(status >= 0 && used <= n);
			at += used;
		} else {
			status = vb_normalizer_end(norm);
			PROMISE(status >= 0);
			if (status == VB_OK)
				break;
		}
		if (status != VB_READY)
			continue;
		bytes = vb_normalizer_output(norm, &n);
		PROMISE(out + n <= whole->length && memcmp(whole->bytes + out, bytes, n) == 0);
		out += n;
		n = vb_normalizer_edits(norm, 0, 0, NULL);
		for (size_t i = 0; i < n; i++) {
			vb_edit edit;

			PROMISE(edits < whole->edit_count && vb_normalizer_edits(norm, i, 1, &edit) == 1);
			PROMISE(edit.in_start == whole->edits[edits].in_start && edit.in_length == whole->edits[edits].in_length);
			PROMISE(edit.out_start == whole->edits[edits].out_start && edit.out_length == whole->edits[edits].out_length);
			edits++;
		}
	}
	PROMISE(out == whole->length && edits == whole->edit_count);
	vb_normalizer_free(norm);
}

static void others(const char *in, size_t length, uint32_t charset)
{
	vb_detection found = {.struct_size = sizeof found};
	size_t need = vb_fold(in, length, NULL, 0), n;
	uint64_t failed;
	char *out;

	PROMISE(vb_detect(in, length, &found) == VB_OK && found.confidence <= 1000 && found.sure <= 1);
	out = room(need, 1);
	PROMISE(vb_fold(in, length, out, need) == need);
	free(out);
	need = vb_lower(in, length, NULL, 0);
	out = room(need, 1);
	PROMISE(vb_lower(in, length, out, need) == need);
	free(out);
	for (uint32_t policy = VB_ENCODE_FAIL; policy <= VB_ENCODE_SKIP; policy++) {
		vb_status status = vb_encode(charset, policy, in, length, NULL, 0, &need, &failed), again;

		PROMISE(status == VB_OK || status == VB_ERR_ENCODING || status == VB_ERR_ARGUMENT);
		if (status == VB_ERR_ARGUMENT)
			continue;
		out = room(need, 1);
		again = vb_encode(charset, policy, in, length, out, need, &n, NULL);
		PROMISE(again == status && n == need);
		PROMISE(status == VB_OK || failed < length);
		free(out);
	}
	(void)vb_syllable_code(in, length);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	vb_norm_options options = {.struct_size = sizeof options};
	const uint32_t known = VB_NORM_NO_ORTHOGRAPHY | VB_NORM_TCVN3_UPPER | VB_NORM_PER_LINE | VB_NORM_NO_MOJIBAKE |
	                       VB_NORM_NO_REFERENCES | VB_NORM_ALL_REFERENCES;
	const char *text;
	result once, twice;
	bool utf8;

	if (size < 4)
		return 0;
	options.flags = data[0] & known;
	options.tone = data[1] % 3;
	options.punct = data[1] / 3 % 2;
	options.charset = data[2] < 128 ? VB_CHARSET_UTF8 : data[2] < 160 ? VB_CHARSET_AUTO : data[2] % VB_CHARSET_END;
	text = (const char *)data + 4;
	size -= 4;
	utf8 = options.charset == VB_CHARSET_UTF8 && (size < 2 || memcmp(text, "\xFF\xFE", 2) != 0) &&
	       (size < 2 || memcmp(text, "\xFE\xFF", 2) != 0) && (size < 4 || memcmp(text, "\0\0\xFE\xFF", 4) != 0);
	once = normalise(&options, text, size);
	check_edits(&once, text, size, utf8);
	in_pieces(&options, text, size, (size_t)data[3] + 1, &once);
	if (!(options.flags & VB_NORM_ALL_REFERENCES) && utf8) {
		twice = normalise(&options, once.bytes, once.length);
		PROMISE(twice.length == once.length && memcmp(once.bytes, twice.bytes, once.length) == 0);
		PROMISE(twice.edit_count == 0);
		drop(&twice);
	}
	drop(&once);
	others(text, size, data[2] % (VB_CHARSET_END + 1));
	return 0;
}
