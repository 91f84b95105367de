/* dict/order.c - see order.h; docs/dict-format.md has the section. */
#include "dict/order.h"

#include <string.h>

#include "dict/varint.h"

#define CODES 65535u
#define GROUPS 256u

void vbi_order_free(vbi_order *order)
{
	if (!order->mem)
		return;
	vbi_free(order->mem, order->label);
	vbi_free(order->mem, order->code);
	memset(order, 0, sizeof *order);
}

/* From rising codes, each with its group: those of a group stay in their order. */
static vb_status fill(const vbi_mem *mem, const uint16_t *code, const uint8_t *group, uint32_t n, vbi_order *out)
{
	uint32_t place[GROUPS + 1] = {0};

	memset(out, 0, sizeof *out);
	if (n == 0)
		return VB_OK;
	out->mem = mem;
	out->n = n;
	out->label = vbi_alloc(mem, (CODES + 1) * sizeof *out->label);
	out->code = vbi_alloc(mem, n * sizeof *out->code);
	if (!out->label || !out->code) {
		vbi_order_free(out);
		return VB_ERR_MEMORY;
	}
	for (uint32_t i = 0; i < n; i++)
		place[group[i] + 1u]++;
	for (uint32_t g = 0; g < GROUPS; g++)
		place[g + 1] += place[g];
	memset(out->label, 0xFF, (CODES + 1) * sizeof *out->label);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t at = place[group[i]]++;

		out->code[at] = code[i];
		out->label[code[i]] = (uint16_t)at;
	}
	return VB_OK;
}

/* ---- making ---- */

/* Edges that a code is on, but for those from the root, where each is once. */
static void count_edges(const uint16_t *codes, const uint32_t *start, uint32_t keys, uint32_t *count)
{
	for (uint32_t k = 0; k < keys; k++) {
		const uint16_t *p = codes + start[k], *before = k ? codes + start[k - 1] : NULL;
		uint32_t n = start[k + 1] - start[k], before_n = k ? start[k] - start[k - 1] : 0, at = 0;

		while (at < n && at < before_n && p[at] == before[at])
			at++;
		for (; at < n; at++)
			count[p[at]] += at ? 2 : 1; /* so that what the root alone has is known too */
	}
}

/* By powers of four: finer groups take from the labels what they add to this section. */
static uint8_t group_of(uint32_t count)
{
	uint8_t group = 15;

	for (count /= 2; count && group; count /= 4)
		group--;
	return group;
}

static void put_section(const uint16_t *code, const uint8_t *group, uint32_t n, vbi_buf *section)
{
	vbi_buf_varint(section, n);
	for (uint32_t i = 0; i < n; i++)
		vbi_buf_varint(section, i ? code[i] - code[i - 1] - 1u : code[0]);
	vbi_buf_put(section, (const char *)group, n);
}

vb_status vbi_order_make(const vbi_mem *mem, const uint16_t *codes, const uint32_t *start, uint32_t keys, vbi_order *out,
                         vbi_buf *section)
{
	uint32_t *count = vbi_calloc(mem, CODES + 1, sizeof *count), n = 0;
	uint16_t *code = vbi_alloc(mem, (CODES + 1) * sizeof *code);
	uint8_t *group = vbi_alloc(mem, CODES + 1);
	vb_status status = VB_ERR_MEMORY;

	memset(out, 0, sizeof *out);
	if (count && code && group) {
		count_edges(codes, start, keys, count);
		for (uint32_t c = 0; c < CODES; c++)
			if (count[c]) {
				code[n] = (uint16_t)c;
				group[n++] = group_of(count[c]);
			}
		put_section(code, group, n, section);
		status = fill(mem, code, group, n, out);
	}
	vbi_free(mem, count);
	vbi_free(mem, code);
	vbi_free(mem, group);
	return status;
}

/* ---- reading ---- */

vb_status vbi_order_read(const vbi_mem *mem, vbi_slice section, vbi_order *out, uint64_t *position)
{
	const char *p = section.p, *end = p + section.n;
	uint32_t n = 0, delta = 0, next = 0, i = 0;
	vb_status status = VB_ERR_FORMAT;
	uint16_t *code;

	memset(out, 0, sizeof *out);
	*position = 0;
	if (!vbi_get_varint32(&p, end, &n) || n > CODES || n > (size_t)(end - p))
		return VB_ERR_FORMAT;
	code = vbi_alloc(mem, (n + 1) * sizeof *code);
	if (!code)
		return VB_ERR_MEMORY;
	for (; i < n && vbi_get_varint32(&p, end, &delta) && delta < CODES - next; i++) {
		code[i] = (uint16_t)(next + delta);
		next += delta + 1;
	}
	if (i == n && (size_t)(end - p) == n)
		status = fill(mem, code, (const uint8_t *)p, n, out);
	*position = (uint64_t)(p - section.p);
	vbi_free(mem, code);
	return status;
}
