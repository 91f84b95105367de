/* learn/rows.c - trained weights, quantised, as a section. */
#include "learn/rows.h"

#include <stdlib.h>
#include <string.h>

#define MOST ((size_t)3 << 22)

static int by_size(const void *a, const void *b)
{
	const vbi_row *x = a, *y = b;

	if (x->size != y->size)
		return x->size > y->size ? -1 : 1;
	return x->feature < y->feature ? -1 : x->feature > y->feature;
}

void vbi_rows_sort(vbi_row *list, size_t n) { qsort(list, n, sizeof *list, by_size); }

static int quantised(double weight, double scale)
{
	double q = weight * scale;

	if (q >= 127 || q <= -127)
		return q > 0 ? 127 : -127;
	return (int)(q < 0 ? q - 0.5 : q + 0.5);
}

/* A section that is being written. */
typedef struct table {
	unsigned char *check;
	signed char *row; /* of the first slot */
	unsigned char *used; /* slots of each bucket */
	uint32_t buckets, labels;
	double scale;
} table;

/* False if it need not be there, or has no room: larger ones came before it. */
static bool put_row(table *t, const vbi_row *row)
{
	uint32_t bucket = vbi_bucket_of(row->feature, t->buckets), used = t->used[bucket], check = row->feature & 0xFFFF;
	size_t slot = (size_t)bucket * VBI_BUCKET + used;
	bool any = false;

	for (uint32_t b = 0; b < t->labels; b++)
		any |= quantised(row->weight[b], t->scale) != 0;
	if (!any || used == VBI_BUCKET)
		return false;
	/* looks like a larger one that is there already */
	if (vbi_bucket_match(t->check + (size_t)bucket * (2 * VBI_BUCKET), check) & ((1u << 2 * used) - 1))
		return false;
	t->check[2 * slot] = (unsigned char)(check & 255);
	t->check[2 * slot + 1] = (unsigned char)(check >> 8);
	for (uint32_t b = 0; b < t->labels; b++)
		t->row[slot * t->labels + b] = (signed char)quantised(row->weight[b], t->scale);
	t->used[bucket]++;
	return true;
}

/* At three quarters full one row in twenty finds its bucket full; the lightest ones. */
static uint32_t buckets_for(size_t n) { return (uint32_t)((n * 4 + 3 * VBI_BUCKET - 1) / (3 * VBI_BUCKET)); }

vb_status vbi_rows_write(const vbi_row *list, size_t n, uint32_t labels, const char *names, size_t cut, vbi_buf *out)
{
	/* where the weight to cut at is none, the largest; where none is any, it does not matter */
	double largest = n ? list[n / cut].size > 0 ? list[n / cut].size : list[0].size : 0, scale = largest > 0 ? 127 / largest : 1;
	size_t length = strlen(names), base = out->n, at, bytes;
	uint32_t features = 0, units = scale < 1e-3 ? 1 : scale > 1e6 ? 1000000000 : (uint32_t)(scale * 1000 + 0.5);
	table t = {.buckets = buckets_for(n), .labels = labels, .scale = scale};

	if (!n || n > MOST)
		return VB_ERR_LIMIT;
	bytes = (size_t)t.buckets * VBI_BUCKET * (2 + labels) + labels + VBI_ROW_TAIL;
	vbi_buf_le32(out, VBI_WEIGHTS_BUCKETS);
	vbi_buf_le32(out, labels);
	vbi_buf_le32(out, t.buckets);
	vbi_buf_le32(out, 0);
	vbi_buf_le32(out, units);
	vbi_buf_le32(out, (uint32_t)length);
	vbi_buf_put(out, names, length);
	while ((out->n - base) % 16)
		vbi_buf_byte(out, 0);
	at = out->n;
	if (out->failed || !vbi_buf_reserve(out, bytes))
		return VB_ERR_MEMORY;
	t.used = vbi_calloc(out->mem, t.buckets, 1);
	if (!t.used)
		return VB_ERR_MEMORY;
	memset(out->p + at, 0, bytes);
	out->n += bytes;
	t.check = (unsigned char *)out->p + at;
	t.row = (signed char *)t.check + (size_t)t.buckets * (2 * VBI_BUCKET) + labels;
	for (size_t i = 0; i < n; i++)
		features += put_row(&t, &list[i]);
	vbi_free(out->mem, t.used);
	for (unsigned i = 0; i < 4; i++)
		out->p[base + 12 + i] = (char)(features >> 8 * i & 255);
	return VB_OK;
}
