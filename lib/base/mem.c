/* base/mem.c - the caller's allocation hooks, or the C library's. */
#include "base/base.h"

#include <stdlib.h>
#include <string.h>

static void *standard_resize(void *context, void *block, size_t size)
{
	(void)context;
	if (size == 0) {
		free(block);
		return NULL;
	}
	return realloc(block, size);
}

vb_status vbi_mem_init(vbi_mem *mem, const vb_allocator *allocator)
{
	mem->context = NULL;
	mem->resize = standard_resize;
	if (!allocator)
		return VB_OK;
	if (allocator->struct_size < sizeof *allocator || !allocator->resize)
		return VB_ERR_ARGUMENT;
	mem->context = allocator->context;
	mem->resize = allocator->resize;
	return VB_OK;
}

void *vbi_alloc(const vbi_mem *mem, size_t size)
{
	return size ? mem->resize(mem->context, NULL, size) : NULL;
}

void *vbi_calloc(const vbi_mem *mem, size_t count, size_t size)
{
	void *p;

	if (size && count > SIZE_MAX / size)
		return NULL;
	/* The C library knows which memory is fresh, and does not touch it: large tables of which little is used cost little. */
	if (mem->resize == standard_resize && count && size)
		return calloc(count, size);
	p = vbi_alloc(mem, count * size);
	if (p)
		memset(p, 0, count * size);
	return p;
}

void vbi_free(const vbi_mem *mem, void *block)
{
	if (block)
		mem->resize(mem->context, block, 0);
}

bool vbi_grow(const vbi_mem *mem, void **array, size_t *capacity, size_t need, size_t size)
{
	size_t want;
	void *p;

	if (need <= *capacity)
		return true;
	want = *capacity + *capacity / 2;
	if (want < need)
		want = need;
	if (want < 16)
		want = 16;
	if (want > SIZE_MAX / size)
		return false;
	p = mem->resize(mem->context, *array, want * size);
	if (!p)
		return false;
	*array = p;
	*capacity = want;
	return true;
}
