/* textapi.c - public functions on plain text. */
#include <string.h>

#include "vanban.h"

#include "text/collate.h"
#include "text/unicode.h"

const char *vb_change_name(uint32_t kind)
{
	static const char *const names[VB_CHANGE_END] = {
		[VB_CHANGE_ENCODING] = "encoding",
		[VB_CHANGE_ILL_FORMED] = "ill-formed",
		[VB_CHANGE_MOJIBAKE] = "mojibake",
		[VB_CHANGE_REFERENCE] = "reference",
		[VB_CHANGE_HTML] = "html",
		[VB_CHANGE_NFC] = "nfc",
		[VB_CHANGE_D_STROKE] = "d-stroke",
		[VB_CHANGE_LOOK_ALIKE] = "look-alike",
		[VB_CHANGE_TONE] = "tone",
		[VB_CHANGE_IY] = "iy",
		[VB_CHANGE_COMPATIBILITY] = "compatibility",
		[VB_CHANGE_PUNCTUATION] = "punctuation",
		[VB_CHANGE_CONTROL] = "control",
		[VB_CHANGE_INVISIBLE] = "invisible",
		[VB_CHANGE_SPACE] = "space",
		[VB_CHANGE_LINE] = "line",
		[VB_CHANGE_SPACING] = "spacing",
		[VB_CHANGE_OCR] = "ocr",
		[VB_CHANGE_UNWRAP] = "unwrap",
		[VB_CHANGE_PAGE] = "page",
		[VB_CHANGE_MARKS] = "marks",
		[VB_DOUBT_DOUBLED] = "doubled",
		[VB_DOUBT_LOST] = "lost",
		[VB_DOUBT_MARK] = "mark",
		[VB_DOUBT_ETH] = "eth",
	};

	return kind < VB_CHANGE_END ? names[kind] : "";
}

size_t vb_lower(const char *in, size_t length, char *out, size_t capacity)
{
	size_t n = vbi_utf8_lower(in, length, out, capacity);

	if (out && n < capacity)
		out[n] = '\0';
	return n;
}

/* ---- collation ---- */

struct vb_collator {
	vbi_mem mem;
	vbi_collate *collate;
	vbi_buf key;
};

vb_status vb_collator_new(const vb_allocator *allocator, vb_collator **out)
{
	vb_collator *collator;
	vbi_mem mem;
	vb_status status;

	if (!out)
		return VB_ERR_ARGUMENT;
	*out = NULL;
	status = vbi_mem_init(&mem, allocator);
	if (status)
		return status;
	collator = vbi_calloc(&mem, 1, sizeof *collator);
	if (!collator)
		return VB_ERR_MEMORY;
	collator->mem = mem;
	vbi_buf_init(&collator->key, &collator->mem);
	status = vbi_collate_open(&collator->mem, &collator->collate);
	if (status)
		vb_collator_free(collator);
	else
		*out = collator;
	return status;
}

size_t vb_collate_key(vb_collator *collator, const char *text, size_t length, char *out, size_t capacity)
{
	if (!collator || (!text && length))
		return SIZE_MAX;
	collator->key.n = 0;
	collator->key.failed = false;
	if (vbi_collate_key(collator->collate, text, length, &collator->key))
		return SIZE_MAX;
	return vbi_copy_out(collator->key.p, collator->key.n, out, capacity);
}

void vb_collator_free(vb_collator *collator)
{
	vbi_mem mem;

	if (!collator)
		return;
	mem = collator->mem;
	vbi_collate_close(collator->collate);
	vbi_buf_free(&collator->key);
	vbi_free(&mem, collator);
}

/* ---- a whole text ---- */

typedef struct sink {
	char *out;
	size_t out_capacity, out_n;
	vb_edit *edits;
	size_t edit_capacity, edit_n;
} sink;

static void collect(const vb_normalizer *n, sink *to)
{
	size_t length, count = vb_normalizer_edits(n, 0, 0, NULL);
	const char *bytes = vb_normalizer_output(n, &length);

	if (to->out && to->out_n < to->out_capacity)
		memcpy(to->out + to->out_n, bytes, length < to->out_capacity - to->out_n ? length : to->out_capacity - to->out_n);
	if (to->edits && to->edit_n < to->edit_capacity)
		vb_normalizer_edits(n, 0, to->edit_capacity - to->edit_n, to->edits + to->edit_n);
	to->out_n += length;
	to->edit_n += count;
}

vb_status vb_normalize(const vb_norm_options *options, const char *in, size_t length, char *out, size_t out_capacity,
                       size_t *out_length, vb_edit *edits, size_t edit_capacity, size_t *edit_count)
{
	sink to = {out, out_capacity, 0, edits, edit_capacity, 0};
	vb_normalizer *n;
	vb_status status;
	size_t at = 0, used;

	if (!in && length)
		return VB_ERR_ARGUMENT;
	status = vb_normalizer_new(options, NULL, &n);
	if (status)
		return status;
	while (status >= 0 && at < length) {
		status = vb_normalizer_feed(n, in + at, length - at, &used);
		at += used;
		if (status == VB_READY)
			collect(n, &to);
	}
	if (status >= 0) {
		while ((status = vb_normalizer_end(n)) == VB_READY)
			collect(n, &to);
	}
	vb_normalizer_free(n);
	if (out_length)
		*out_length = to.out_n;
	if (edit_count)
		*edit_count = to.edit_n;
	return status;
}
