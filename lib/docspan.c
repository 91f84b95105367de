/* docspan.c - offsets: normalised text <-> UTF-8 <-> input bytes, code points, UTF-16 units. */
#include "doc.h"

#include "text/utf8.h"

static unsigned units_of(uint32_t offsets, uint32_t cp)
{
	return offsets == VB_OFFSETS_UTF16 && cp > 0xFFFF ? 2 : 1;
}

uint64_t vbi_doc_units(uint32_t offsets, const char *bytes, size_t length)
{
	const char *end = bytes + length;
	uint64_t units = 0;

	while (bytes < end) {
		unsigned n;

		units += units_of(offsets, vbi_utf8_next(bytes, end, &n, NULL));
		bytes += n;
	}
	return units;
}

/* Marks stand at the first character boundary at or after each multiple of the step: a character is at most 4 bytes
 * and counts where it begins, so the count before a boundary p is that of the mark below plus a short scan. */
vb_status vbi_doc_mark_units(vb_doc *doc)
{
	const char *text = doc->u8.p;
	size_t from, step;
	uint64_t units;

	if (doc->options.offsets == VB_OFFSETS_BYTES)
		return VB_OK;
	if (!VBI_GROW(&doc->mem, doc->unit_mark, doc->unit_mark_capacity, 2 * (doc->done / VBI_UNIT_STEP + 2)))
		return VB_ERR_MEMORY;
	/* pairs: (byte position, units before it) */
	if (doc->unit_marks == 0) {
		doc->unit_mark[0] = doc->unit_mark[1] = 0;
		doc->unit_marks = 1;
	}
	from = doc->unit_mark[2 * (doc->unit_marks - 1)];
	units = doc->unit_mark[2 * (doc->unit_marks - 1) + 1];
	step = doc->unit_marks * VBI_UNIT_STEP;
	while (from < doc->done) {
		unsigned n;

		if (from >= step) {
			doc->unit_mark[2 * doc->unit_marks] = (uint32_t)from;
			doc->unit_mark[2 * doc->unit_marks + 1] = (uint32_t)units;
			doc->unit_marks++;
			step += VBI_UNIT_STEP;
		}
		units += units_of(doc->options.offsets, vbi_utf8_next(text + from, text + doc->done, &n, NULL));
		from += n;
	}
	return VB_OK;
}

/* The last mark whose key (0: byte, 1: units) is at most value. */
static const uint32_t *mark_below(const vb_doc *doc, unsigned key, uint64_t value)
{
	size_t lo = 0, hi = doc->unit_marks;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (doc->unit_mark[2 * mid + key] <= value)
			lo = mid;
		else
			hi = mid;
	}
	return doc->unit_mark + 2 * lo;
}

static uint64_t to_units(const vb_doc *doc, uint32_t at)
{
	const uint32_t *mark = mark_below(doc, 0, at);

	return doc->unit_base + mark[1] + vbi_doc_units(doc->options.offsets, doc->u8.p + mark[0], at - mark[0]);
}

static uint32_t from_units(const vb_doc *doc, uint64_t units)
{
	const uint32_t *mark = mark_below(doc, 1, units);
	uint64_t have = mark[1];
	size_t at = mark[0];

	while (at < doc->done && have < units) {
		unsigned n;

		have += units_of(doc->options.offsets,
		                 vbi_utf8_next(doc->u8.p + at, doc->u8.p + doc->done, &n, NULL));
		at += n;
	}
	return (uint32_t)at;
}

void vbi_doc_span(const vb_doc *doc, uint32_t start, uint32_t end, uint64_t *out_start, uint64_t *out_end)
{
	vbi_edits_to_input(&doc->edits, &start, &end);
	if (doc->options.offsets != VB_OFFSETS_BYTES) {
		*out_start = to_units(doc, start);
		*out_end = to_units(doc, end);
		return;
	}
	if (vbi_doc_foreign(doc))
		vbi_edits_to_input(&doc->pre, &start, &end);
	*out_start = doc->raw_base + start;
	*out_end = doc->raw_base + end;
}

bool vbi_doc_unspan(const vb_doc *doc, uint64_t start, uint64_t end, uint32_t *u8_start, uint32_t *u8_end)
{
	uint64_t base = doc->options.offsets == VB_OFFSETS_BYTES ? doc->raw_base : doc->unit_base;

	if (start > end || start < base || end - base > UINT32_MAX)
		return false;
	if (doc->options.offsets != VB_OFFSETS_BYTES) {
		if (doc->unit_marks == 0)
			return false;
		*u8_start = from_units(doc, start - base);
		*u8_end = from_units(doc, end - base);
		return end == start || *u8_end > *u8_start;
	}
	*u8_start = (uint32_t)(start - base);
	*u8_end = (uint32_t)(end - base);
	if (vbi_doc_foreign(doc)) {
		if (*u8_end > doc->raw.n)
			return false;
		vbi_edits_to_output(&doc->pre, u8_start, u8_end);
	}
	return *u8_end <= doc->done;
}
