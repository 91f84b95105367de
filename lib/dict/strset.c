/* dict/strset.c - strings once each, by open addressing; merge sort. */
#include "dict/strset.h"

#include <string.h>

#include "dict/form.h"
#include "dict/lexicon.h"

void vbi_strset_init(vbi_strset *set, const vbi_mem *mem)
{
	memset(set, 0, sizeof *set);
	vbi_buf_init(&set->pool, mem);
}

void vbi_strset_free(vbi_strset *set)
{
	vbi_free(set->pool.mem, set->offset);
	vbi_free(set->pool.mem, set->hash);
	vbi_buf_free(&set->pool);
	vbi_strset_init(set, set->pool.mem);
}

vbi_slice vbi_strset_get(const vbi_strset *set, uint32_t number)
{
	return vbi_pool_get(set->pool.p, set->offset[number]);
}

/* Where s is, or the free place where it belongs. */
static uint32_t *place(const vbi_strset *set, vbi_slice s)
{
	size_t at = vbi_lex_hash(s.p, s.n);

	for (;; at++) {
		uint32_t *slot = &set->hash[at & (set->hash_size - 1)];

		if (*slot == 0 || vbi_slice_equal(s, vbi_strset_get(set, *slot - 1)))
			return slot;
	}
}

static bool make_room(vbi_strset *set)
{
	const vbi_mem *mem = set->pool.mem;
	size_t size = set->hash_size ? set->hash_size * 2 : 1024;
	uint32_t *old = set->hash;

	if (!VBI_GROW(mem, set->offset, set->capacity, set->n + 1))
		return false;
	if (set->n * 2 < set->hash_size)
		return true;
	set->hash = vbi_calloc(mem, size, sizeof *set->hash);
	if (!set->hash) {
		set->hash = old;
		return false;
	}
	vbi_free(mem, old);
	set->hash_size = size;
	for (uint32_t i = 0; i < set->n; i++)
		*place(set, vbi_strset_get(set, i)) = i + 1;
	return true;
}

vb_status vbi_strset_add(vbi_strset *set, vbi_slice s, uint32_t *number)
{
	uint32_t *slot;

	if (!make_room(set))
		return VB_ERR_MEMORY;
	slot = place(set, s);
	if (*slot == 0) {
		if (set->pool.n > UINT32_MAX / 2 || set->n == UINT32_MAX / 2)
			return VB_ERR_LIMIT;
		if (!vbi_buf_reserve(&set->pool, s.n + 2))
			return VB_ERR_MEMORY;
		set->offset[set->n++] = (uint32_t)set->pool.n;
		vbi_pool_put(&set->pool, s);
		*slot = (uint32_t)set->n;
	}
	*number = *slot - 1;
	return VB_OK;
}

static int by_bytes(const void *context, uint32_t a, uint32_t b)
{
	const vbi_strset *set = context;

	return vbi_slice_compare(vbi_strset_get(set, a), vbi_strset_get(set, b));
}

vb_status vbi_strset_sort(const vbi_strset *set, uint32_t **order)
{
	const vbi_mem *mem = set->pool.mem;
	uint32_t *list = vbi_alloc(mem, (set->n + 1) * sizeof *list);
	uint32_t *work = vbi_alloc(mem, (set->n + 1) * sizeof *work);

	*order = list;
	if (!list || !work) {
		vbi_free(mem, list);
		vbi_free(mem, work);
		*order = NULL;
		return VB_ERR_MEMORY;
	}
	for (uint32_t i = 0; i < set->n; i++)
		list[i] = i;
	vbi_sort(list, work, set->n, by_bytes, set);
	vbi_free(mem, work);
	return VB_OK;
}

/* Bottom up: runs of width become runs of twice the width, to and fro between the two arrays. */
void vbi_sort(uint32_t *list, uint32_t *work, size_t n, vbi_compare compare, const void *context)
{
	uint32_t *from = list, *to = work, *swap;

	for (size_t width = 1; width < n; width *= 2) {
		for (size_t begin = 0; begin < n; begin += 2 * width) {
			size_t mid = n - begin > width ? begin + width : n;
			size_t end = n - mid > width ? mid + width : n;
			size_t a = begin, b = mid;

			for (size_t k = begin; k < end; k++)
				to[k] = b >= end || (a < mid && compare(context, from[a], from[b]) <= 0) ? from[a++]
				                                                                         : from[b++];
		}
		swap = from;
		from = to;
		to = swap;
	}
	if (from != list)
		memcpy(list, from, n * sizeof *list);
}
