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

static bool put_row(const vbi_row *row, uint32_t labels, double scale, unsigned char *slot, uint32_t mask)
{
	uint32_t check = vbi_feature_check(row->feature), at = row->feature & mask;
	unsigned char *p;
	bool any = false;

	for (uint32_t b = 0; b < labels; b++)
		any |= quantised(row->weight[b], scale) != 0;
	if (!any)
		return false;
	for (;; at = (at + 1) & mask) {
		uint32_t found;

		p = slot + at * (2 + (size_t)labels);
		found = p[0] | (uint32_t)p[1] << 8;
		if (found == check)
			return false; /* looks like a larger one that is there already */
		if (!found)
			break;
	}
	p[0] = (unsigned char)(check & 255);
	p[1] = (unsigned char)(check >> 8);
	for (uint32_t b = 0; b < labels; b++)
		p[2 + b] = (unsigned char)(quantised(row->weight[b], scale) & 255);
	return true;
}

vb_status vbi_rows_write(const vbi_row *list, size_t n, uint32_t labels, const char *names, size_t cut, vbi_buf *out)
{
	double scale = n ? 127 / list[n / cut].size : 0;
	size_t length = strlen(names), base = out->n, table, bytes;
	uint32_t bits = 4, features = 0, units = scale < 1e-3 ? 1 : scale > 1e6 ? 1000000000 : (uint32_t)(scale * 1000 + 0.5);

	if (!n || n > MOST)
		return VB_ERR_LIMIT;
	while (n > ((size_t)3 << bits) / 4)
		bits++;
	bytes = ((size_t)1 << bits) * (2 + labels);
	vbi_buf_le32(out, VBI_WEIGHTS_VERSION);
	vbi_buf_le32(out, labels);
	vbi_buf_le32(out, bits);
	vbi_buf_le32(out, 0);
	vbi_buf_le32(out, units);
	vbi_buf_le32(out, (uint32_t)length);
	vbi_buf_put(out, names, length);
	while ((out->n - base) % 4)
		vbi_buf_byte(out, 0);
	table = out->n;
	if (out->failed || !vbi_buf_reserve(out, bytes))
		return VB_ERR_MEMORY;
	memset(out->p + table, 0, bytes);
	out->n += bytes;
	for (size_t i = 0; i < n; i++)
		features += put_row(&list[i], labels, scale, (unsigned char *)out->p + table, (1u << bits) - 1);
	for (unsigned i = 0; i < 4; i++)
		out->p[base + 12 + i] = (char)(features >> 8 * i & 255);
	return VB_OK;
}
