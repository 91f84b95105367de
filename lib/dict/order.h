/* dict/order.h - codes in the order in which the labels of a trie count them: common ones first.
 *
 * Siblings stand by rising label, and the file has differences. Codes of syllables lie as their letters do, so that
 * differences are large and all alike; where common codes have low numbers most are small, and a fifth of the file goes. */
#ifndef VBI_DICT_ORDER_H
#define VBI_DICT_ORDER_H

#include "base/base.h"

#define VBI_ORDER_NONE 0xFFFFu

typedef struct vbi_order {
	const vbi_mem *mem;
	uint16_t *label; /* [65536] by code: its place, VBI_ORDER_NONE */
	uint16_t *code;  /* [n] by place */
	uint32_t n;      /* 0: no order */
} vbi_order;

void vbi_order_free(vbi_order *order);
/* For keys in rising order of codes, as vbi_trie_build has them, and the section that tells of it. */
vb_status vbi_order_make(const vbi_mem *mem, const uint16_t *codes, const uint32_t *start, uint32_t keys, vbi_order *out,
                         vbi_buf *section);
/* VB_ERR_FORMAT with *position where it is not one. */
vb_status vbi_order_read(const vbi_mem *mem, vbi_slice section, vbi_order *out, uint64_t *position);

#endif
