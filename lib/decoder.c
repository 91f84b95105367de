/* decoder.c - bytes of an encoding that is told, marked or to be found out, to UTF-8. */
#include "decoder.h"

#include <string.h>

/* Longer lines are not judged as a whole. */
#define LINE_MOST VBI_DETECT_MOST

vb_status vbi_decoder_check(uint32_t charset)
{
	uint32_t plain = charset & ~VB_CHARSET_IN_UTF8;

	if (charset == VB_CHARSET_AUTO)
		return VB_OK;
	if (plain >= VB_CHARSET_END)
		return VB_ERR_ARGUMENT;
	if (charset != plain && (plain < VB_CHARSET_WINDOWS1258 || plain > VB_CHARSET_BKHCM2))
		return VB_ERR_ARGUMENT;
	return VB_OK;
}

void vbi_decoder_init(vbi_decoder *d, const vbi_mem *mem, uint32_t charset, uint32_t flags)
{
	memset(d, 0, sizeof *d);
	d->mem = mem;
	d->charset = charset;
	d->flags = flags;
	vbi_buf_init(&d->held, mem);
}

void vbi_decoder_reset(vbi_decoder *d)
{
	vbi_charset_close(d->converter);
	d->converter = NULL;
	for (unsigned i = 0; i < 2 * VB_CHARSET_END; i++) {
		vbi_charset_close(d->line_converter[i]);
		d->line_converter[i] = NULL;
	}
	d->held.n = 0;
	d->held.failed = false;
	d->begun = d->plain = d->per_line = d->unsure = false;
}

void vbi_decoder_free(vbi_decoder *d)
{
	vbi_decoder_reset(d);
	vbi_detector_free(d->detector);
	vbi_buf_free(&d->held);
	d->detector = NULL;
}

/* ---- finding out ---- */

static vb_status detect(vbi_decoder *d, const char *bytes, size_t length, bool whole, int likely, vb_detection *found)
{
	vb_status status = VB_OK;

	if (!d->detector)
		status = vbi_detector_new(d->mem, &d->detector);
	return status ? status : vbi_detect(d->detector, bytes, length, whole, likely, found);
}

/* Settles the encoding by what is held. */
static vb_status begin(vbi_decoder *d, bool last)
{
	unsigned mark;
	int bom = vbi_bom(d->held.p ? d->held.p : "", d->held.n, &mark);
	vb_status status = VB_OK;

	d->begun = true;
	d->found = (vb_detection){.struct_size = sizeof d->found, .charset = d->charset, .confidence = 1000, .sure = 1};
	if (bom != VBI_BOM_NONE) {
		d->found.charset = (uint32_t)bom;
	} else if (d->charset == VB_CHARSET_AUTO && d->flags & VB_NORM_PER_LINE) {
		d->per_line = true;
		d->found.charset = VB_CHARSET_UTF8;
	} else if (d->charset == VB_CHARSET_AUTO) {
		status = detect(d, d->held.p ? d->held.p : "", d->held.n, last, -1, &d->found);
		d->unsure = !d->found.sure && d->found.charset != VB_CHARSET_UTF8;
	}
	d->plain = !d->per_line && (d->unsure || d->found.charset == VB_CHARSET_UTF8);
	if (status == VB_OK && !d->plain && !d->per_line)
		status = vbi_charset_open(d->found.charset, d->flags, d->mem, &d->converter);
	return status;
}

/* ---- line by line ---- */

/* One line, or what is decoded as if it were one. A line that says nothing is in the encoding of the lines before it, as
 * far as that goes; a line that cannot be told is UTF-8. */
static vb_status decode_line(vbi_decoder *d, const char *line, size_t length, bool whole, uint32_t in, vbi_buf *out,
                             vbi_edits *edits)
{
	vb_detection found;
	vbi_charset **converter;
	vb_status status = detect(d, line, length, whole, (int)d->found.charset, &found);

	if (status)
		return status;
	if (!found.sure || found.charset == VB_CHARSET_UTF8) {
		vbi_buf_put(out, line, length);
		return out->failed ? VB_ERR_MEMORY : VB_OK;
	}
	d->found = found;
	converter = &d->line_converter[found.charset % VB_CHARSET_IN_UTF8 + (found.charset >= VB_CHARSET_IN_UTF8 ? VB_CHARSET_END : 0)];
	if (!*converter)
		status = vbi_charset_open(found.charset, d->flags, d->mem, converter);
	return status ? status : vbi_charset_convert(*converter, line, length, true, in, out, edits);
}

/* Decodes the whole lines of held. base: position of held. */
static vb_status decode_lines(vbi_decoder *d, bool last, uint32_t base, vbi_buf *out, vbi_edits *edits)
{
	size_t at = 0;
	vb_status status = VB_OK;

	while (status == VB_OK && at < d->held.n) {
		const char *line = d->held.p + at, *end = memchr(line, '\n', d->held.n - at);
		size_t length = end ? (size_t)(end - line) + 1 : d->held.n - at;

		if (!end && !last && length < LINE_MOST)
			break;
		if (length > LINE_MOST)
			length = LINE_MOST;
		status = decode_line(d, line, length, end || last, base + (uint32_t)at, out, edits);
		at += length;
	}
	if (at && at < d->held.n)
		memmove(d->held.p, d->held.p + at, d->held.n - at);
	d->held.n -= at;
	return status;
}

/* ---- both ---- */

static vb_status decode(vbi_decoder *d, const char *in, size_t length, bool last, uint32_t base, vbi_buf *out,
                        vbi_edits *edits)
{
	if (d->plain) {
		vbi_buf_put(out, in, length);
		return out->failed ? VB_ERR_MEMORY : VB_OK;
	}
	return vbi_charset_convert(d->converter, in, length, last, base, out, edits);
}

vb_status vbi_decoder_feed(vbi_decoder *d, const char *in, size_t length, bool last, uint32_t in_base, vbi_buf *out,
                           vbi_edits *edits)
{
	size_t enough = d->charset == VB_CHARSET_AUTO && !(d->flags & VB_NORM_PER_LINE) ? VBI_DETECT_MOST : 4;
	uint32_t base = in_base - (uint32_t)d->held.n;
	vb_status status = VB_OK;

	if (d->begun && !d->per_line)
		return decode(d, in, length, last, in_base, out, edits);
	/* What decides does not depend on how the input was cut. */
	if (!d->begun && d->held.n < enough) {
		size_t take = enough - d->held.n < length ? enough - d->held.n : length;

		vbi_buf_put(&d->held, in, take);
		in += take;
		in_base += (uint32_t)take;
		length -= take;
		if (d->held.n < enough && !last)
			return d->held.failed ? VB_ERR_MEMORY : VB_OK;
		if (d->held.failed)
			return VB_ERR_MEMORY;
		status = begin(d, last && !length);
	}
	if (status)
		return status;
	if (d->per_line) {
		vbi_buf_put(&d->held, in, length);
		return d->held.failed ? VB_ERR_MEMORY : decode_lines(d, last, base, out, edits);
	}
	status = decode(d, d->held.p ? d->held.p : "", d->held.n, last && !length, base, out, edits);
	d->held.n = 0;
	if (status == VB_OK && length)
		status = decode(d, in, length, last, in_base, out, edits);
	return status;
}
