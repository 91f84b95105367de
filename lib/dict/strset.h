/* dict/strset.h - a set of strings, numbered in the order in which they came; and a sort for such numbers. */
#ifndef VBI_DICT_STRSET_H
#define VBI_DICT_STRSET_H

#include "base/base.h"

typedef struct vbi_strset {
	vbi_buf pool;     /* as dict/form.h reads */
	uint32_t *offset; /* [n] in pool */
	size_t n, capacity;
	uint32_t *hash;   /* number + 1 */
	size_t hash_size; /* power of two */
} vbi_strset;

void vbi_strset_init(vbi_strset *set, const vbi_mem *mem);
void vbi_strset_free(vbi_strset *set);
/* The number of s, which is added if it is new. VB_ERR_LIMIT beyond 2 GiB in all. */
vb_status vbi_strset_add(vbi_strset *set, vbi_slice s, uint32_t *number);
vbi_slice vbi_strset_get(const vbi_strset *set, uint32_t number);
/* *order gets the numbers sorted by their strings' bytes (the caller's to free). */
vb_status vbi_strset_sort(const vbi_strset *set, uint32_t **order);

/* Sorts n numbers, equal ones staying in order; work holds n too. The C library's qsort passes no context and may take
 * memory past our allocator. */
typedef int (*vbi_compare)(const void *context, uint32_t a, uint32_t b);
void vbi_sort(uint32_t *list, uint32_t *work, size_t n, vbi_compare compare, const void *context);

#endif
