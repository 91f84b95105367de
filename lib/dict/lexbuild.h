/* dict/lexbuild.h - what lexbuild.c collects and lexwrite.c writes. Those who build and nobody else include it. */
#ifndef VBI_DICT_LEXBUILD_H
#define VBI_DICT_LEXBUILD_H

#include "dict/dictsrc.h"
#include "dict/lexicon.h"
#include "dict/sections.h"
#include "dict/strset.h"

#define VBI_KEY_TOKEN 0x80000000u /* in lexbuild.codes: of a token, with its number in tokens */

typedef struct vbi_item {
	uint32_t codes;             /* where its key begins in codes[] */
	uint32_t form, canon, attr; /* numbers in strings */
	uint32_t freq, from, to;
	uint8_t length; /* of the key, in tokens */
	uint8_t cls;
	uint8_t hides;
} vbi_item;

/* Tokens by what they are: rank[number], at[rank] in the set's pool. */
typedef struct vbi_token_ranks {
	uint32_t *rank, *at;
	uint32_t n;
} vbi_token_ranks;

struct vbi_lexbuild {
	const vbi_mem *mem;
	vbi_item *items;
	size_t n, capacity;
	uint32_t *codes; /* syllable codes; VBI_KEY_TOKEN + number */
	size_t codes_n, codes_capacity;
	vbi_strset strings; /* number 0 is the empty one */
	vbi_strset own;     /* tokens, unless they are those of a whole of which this is a block: */
	vbi_strset *tokens;
	const vbi_token_ranks *ranks; /* NULL: to be worked out from tokens */
	uint32_t date; /* of the newest source, yyyymmdd */
	vbi_buf weights[VBI_WEIGHTS_END];
	/* Told of each entry that is read from a source, where that is wanted. */
	vbi_lexbuild_told told;
	void *told_context;
};

vb_status vbi_token_ranks_make(const vbi_mem *mem, const vbi_strset *tokens, vbi_token_ranks *out);
void vbi_token_ranks_free(const vbi_mem *mem, vbi_token_ranks *ranks);
void vbi_put_tokens(const vbi_strset *tokens, const vbi_token_ranks *ranks, vbi_buf *out); /* the section */
void vbi_put_meta(uint32_t date, vbi_buf *out);
vb_status vbi_lexbuild_add_src(vbi_lexbuild *build, vbi_src *src, vb_error *error);
vb_status vbi_lexbuild_item(vbi_lexbuild *build, const vbi_item *item);
vb_status vbi_lexbuild_code(vbi_lexbuild *build, uint32_t code);

/* Sorts, merges and makes all sections but TOKENS and META. */
vb_status vbi_lexbuild_columns(vbi_lexbuild *build, vbi_buf column[VBI_SECTION_END], vbi_dictfile_counts *counts);

#endif
