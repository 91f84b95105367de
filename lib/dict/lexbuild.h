/* dict/lexbuild.h - what lexbuild.c collects and lexwrite.c writes. Nobody else includes it. */
#ifndef VBI_DICT_LEXBUILD_H
#define VBI_DICT_LEXBUILD_H

#include "dict/lexicon.h"
#include "dict/strset.h"

#define VBI_LEX_TOKENS (VBI_CODE_LAST - VBI_CODE_TOKEN + 1u)

typedef struct vbi_item {
	uint32_t codes;             /* where its key begins in codes[] */
	uint32_t form, canon, attr; /* numbers in strings */
	uint32_t freq, from, to;
	uint32_t layer;
	uint8_t length; /* of the key */
	uint8_t cls;
	uint8_t hides;
} vbi_item;

struct vbi_lexbuild {
	const vbi_mem *mem;
	vbi_item *items;
	size_t n, capacity;
	uint16_t *codes; /* tokens have VBI_CODE_TOKEN + their number in tokens */
	size_t codes_n, codes_capacity;
	vbi_strset strings; /* number 0 is the empty one */
	vbi_strset tokens;
	uint32_t layer;
	uint32_t date; /* of the newest source, yyyymmdd */
	vbi_buf weights[VBI_WEIGHTS_END];
};

#endif
