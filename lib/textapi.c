/* textapi.c - small public functions on plain text. */
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
