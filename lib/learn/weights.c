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

/* Versions 1 and 2: size is of bits. */
static bool find_slots(vbi_weights *w, vbi_slice section, uint32_t size, size_t *at)
{
	*at = (HEADER + w->names + 3) / 4 * 4;
	w->mask = (1u << size) - 1;
	w->stride = 2 + w->labels;
	return *at <= section.n && section.n - *at == ((size_t)w->mask + 1) * w->stride;
}

/* Version 3. Before the slots there must be zeros: they are what is unknown weighs. */
static bool find_buckets(vbi_weights *w, vbi_slice section, uint32_t size, size_t *at)
{
	size_t slots = (size_t)size * VBI_BUCKET;

	*at = (HEADER + w->names + 15) / 16 * 16;
	w->buckets = size;
	if (*at > section.n || section.n - *at != slots * (2 + w->labels) + w->labels + VBI_ROW_TAIL)
		return false;
	for (size_t i = *at + 2 * slots; i < *at + 2 * slots + w->labels; i++)
		if (section.p[i])
			return false;
	return true;
}

vb_status vbi_weights_read(const vbi_mem *mem, vbi_slice section, vbi_weights *out, vb_error *error)
{
	vbi_weights w = {.mem = mem, .length = section.n};
	uint32_t size, version;
	bool right;
	size_t at;

	memset(out, 0, sizeof *out);
	if (section.n < HEADER)
		return bad(error, section.n, "cut off");
	version = vbi_get_le32(section.p);
	if (version < VBI_WEIGHTS_VERSION || version > VBI_WEIGHTS_BUCKETS)
		return vbi_fail(error, VB_ERR_VERSION, "weights", 0, 0, NULL);
	w.mix = version == VBI_WEIGHTS_MIXED ? VBI_WEIGHTS_MIX : 1;
	w.labels = vbi_get_le32(section.p + 4);
	size = vbi_get_le32(section.p + 8);
	w.features = vbi_get_le32(section.p + 12);
	w.scale = vbi_get_le32(section.p + 16);
	w.names = vbi_get_le32(section.p + 20);
	right = version == VBI_WEIGHTS_BUCKETS ? size >= 1 && size <= VBI_BUCKETS_MAX : size >= 4 && size <= 24;
	if (w.labels < 1 || w.labels > VBI_LABELS_MAX || !right || w.scale == 0)
		return bad(error, 4, "header is not plausible");
	if (w.names > section.n - HEADER || w.names < 2 || !names_right(section.p + HEADER, w.names, w.labels))
		return bad(error, HEADER, "not a list of labels");
	right = version == VBI_WEIGHTS_BUCKETS ? find_buckets(&w, section, size, &at) : find_slots(&w, section, size, &at);
	if (!right)
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
	w.row = (const signed char *)w.slot + (size_t)w.buckets * (2 * VBI_BUCKET);
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

const signed char *vbi_weights_walk(const vbi_weights *weights, uint32_t feature)
{
	uint32_t check = vbi_feature_check(feature * weights->mix), at = feature & weights->mask;

	if (!weights->slot)
		return NULL;
	/* A table without an empty slot is no reason to walk for ever. */
	for (uint32_t left = weights->mask; left; left--, at = (at + 1) & weights->mask) {
		const unsigned char *slot = weights->slot + (size_t)at * weights->stride;
		uint32_t found = slot[0] | (uint32_t)slot[1] << 8;

		if (found == check)
			return (const signed char *)slot + 2;
		if (found == 0)
			return NULL;
	}
	return NULL;
}

/* ---- sums ---- */

/* Adds sixteen columns of rows, from one on. Reads behind the end of the last row, into the tail. */
static inline void add_sixteen(const signed char *const *row, uint32_t n, uint32_t from, int16_t sum[16])
{
#ifdef __SSE2__
	/* Pairs of columns as numbers of 16 bits: their sum, and that of their upper halves, give that of the lower ones, which are
	 * made positive for that: fewer instructions than to widen each half. */
	__m128i both = _mm_setzero_si128(), high = both, low, positive = _mm_set1_epi16(0x80);
	__m128i *to = (__m128i *)(void *)sum;

	for (uint32_t r = 0; r < n; r++) {
		__m128i x = _mm_xor_si128(_mm_loadu_si128((const __m128i *)(const void *)(row[r] + from)), positive);

		both = _mm_add_epi16(both, x);
		high = _mm_add_epi16(high, _mm_srai_epi16(x, 8));
	}
	low = _mm_sub_epi16(_mm_sub_epi16(both, _mm_slli_epi16(high, 8)), _mm_set1_epi16((short)(n * 0x80)));
	_mm_storeu_si128(to, _mm_add_epi16(_mm_loadu_si128(to), _mm_unpacklo_epi16(low, high)));
	_mm_storeu_si128(to + 1, _mm_add_epi16(_mm_loadu_si128(to + 1), _mm_unpackhi_epi16(low, high)));
#else
	for (uint32_t r = 0; r < n; r++)
		for (unsigned c = 0; c < 16; c++)
			sum[c] = (int16_t)(sum[c] + row[r][from + c]);
#endif
}

/* Versions 1 and 2. */
static void sum_walking(const vbi_weights *weights, const uint32_t *feature, uint32_t n, int16_t *sum)
{
	memset(sum, 0, weights->labels * sizeof *sum);
	for (uint32_t f = 0; f < n; f++) {
		const signed char *row = vbi_weights_walk(weights, feature[f]);

		for (uint32_t c = 0; row && c < weights->labels; c++)
			sum[c] = (int16_t)(sum[c] + row[c]);
	}
}

void vbi_weights_sum(const vbi_weights *weights, const uint32_t *feature, uint32_t n, int16_t *sum)
{
	const signed char *row[VBI_SUM_FEATURES];

	n = n < VBI_SUM_FEATURES ? n : VBI_SUM_FEATURES;
	if (!weights->buckets) {
		sum_walking(weights, feature, n, sum);
		return;
	}
	for (uint32_t f = 0; f < n; f++)
		row[f] = vbi_weights_row(weights, feature[f]);
	memset(sum, 0, (weights->labels + 15) / 16 * 16 * sizeof *sum);
	for (uint32_t c = 0; c < weights->labels; c += 16)
		add_sixteen(row, n, c, sum + c);
}
