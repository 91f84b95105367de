/* learn/weights.c - a section of weights, checked so that asking need not check. */
#include "learn/weights.h"

#include <string.h>

#define HEADER 24u

static vb_status bad(vb_error *error, uint64_t position, const char *what)
{
	return vbi_fail(error, VB_ERR_FORMAT, "weights", 0, position, what, NULL);
}

/* As many names as labels, each of at least one byte and ended by \n. */
static bool names_right(const char *p, size_t n, uint32_t labels)
{
	uint32_t ends = 0;

	for (size_t i = 0; i < n; i++) {
		if (p[i] == '\n' && (i == 0 || p[i - 1] == '\n'))
			return false;
		ends += p[i] == '\n';
	}
	return ends == labels && p[n - 1] == '\n';
}

vb_status vbi_weights_read(const vbi_mem *mem, vbi_slice section, vbi_weights *out, vb_error *error)
{
	vbi_weights w = {.mem = mem, .length = section.n};
	uint32_t bits, version;
	size_t at;

	memset(out, 0, sizeof *out);
	if (section.n < HEADER)
		return bad(error, section.n, "cut off");
	version = vbi_get_le32(section.p);
	if (version != VBI_WEIGHTS_VERSION && version != VBI_WEIGHTS_MIXED)
		return vbi_fail(error, VB_ERR_VERSION, "weights", 0, 0, NULL);
	w.mix = version == VBI_WEIGHTS_MIXED ? VBI_WEIGHTS_MIX : 1;
	w.labels = vbi_get_le32(section.p + 4);
	bits = vbi_get_le32(section.p + 8);
	w.features = vbi_get_le32(section.p + 12);
	w.scale = vbi_get_le32(section.p + 16);
	w.names = vbi_get_le32(section.p + 20);
	if (w.labels < 1 || w.labels > VBI_LABELS_MAX || bits < 4 || bits > 24 || w.scale == 0)
		return bad(error, 4, "header is not plausible");
	if (w.names > section.n - HEADER || w.names < 2 || !names_right(section.p + HEADER, w.names, w.labels))
		return bad(error, HEADER, "not a list of labels");
	at = (HEADER + w.names + 3) / 4 * 4;
	w.mask = (1u << bits) - 1;
	w.stride = 2 + w.labels;
	if (at > section.n || section.n - at != ((size_t)w.mask + 1) * w.stride)
		return bad(error, at, "table does not fill the section");
	if (mem) {
		char *copy = vbi_alloc(mem, section.n);

		if (!copy)
			return vbi_fail(error, VB_ERR_MEMORY, "weights", 0, 0, NULL);
		memcpy(copy, section.p, section.n);
		w.bytes = copy;
	} else {
		w.bytes = section.p;
	}
	w.slot = (const unsigned char *)w.bytes + at;
	*out = w;
	return VB_OK;
}

void vbi_weights_free(vbi_weights *weights)
{
	if (weights->mem)
		vbi_free(weights->mem, (void *)(uintptr_t)weights->bytes);
	memset(weights, 0, sizeof *weights);
}

vbi_slice vbi_weights_label_name(const vbi_weights *weights, uint32_t label)
{
	const char *p = weights->bytes + HEADER, *end = p + weights->names;

	if (label >= weights->labels)
		return vbi_slice_of("", 0);
	for (;; label--) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));

		if (!stop)
			return vbi_slice_of("", 0);
		if (label == 0)
			return vbi_slice_of(p, (size_t)(stop - p));
		p = stop + 1;
	}
}

uint32_t vbi_weights_label(const vbi_weights *weights, const char *name)
{
	for (uint32_t i = 0; i < weights->labels; i++)
		if (vbi_slice_is(vbi_weights_label_name(weights, i), name))
			return i;
	return weights->labels;
}
