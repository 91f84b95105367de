/* dict/blocks.h - an index in blocks, for dictionaries larger than memory should hold.
 *
 * Keys in rising order are cut into blocks. Each is a small lexicon of its own: columns and trie of its keys, deflated
 * together. The directory has the first key of each block. A block also repeats the keys that are a beginning of its first
 * key; so all keys that begin at one place of a text are in one block: the last one whose first key is not beyond the
 * text there. (A key that is a beginning of the text, but lies before that block, is a beginning of all that lies between
 * it and the text, so of the block's first key.) The tokens are those of the whole. */
#ifndef VBI_DICT_BLOCKS_H
#define VBI_DICT_BLOCKS_H

#include "dict/dictfile.h"
#include "dict/lexicon.h"
#include "dict/sections.h"

#define VBI_BLOCK_KEYS 4096u           /* about so many keys a block, */
#define VBI_BLOCK_RAW (1u << 20)       /* or so many bytes of strings */
#define VBI_BLOCK_LIMIT (64u << 20)    /* raw length that a reader takes */

typedef struct vbi_block {
	uint64_t at;     /* in the section BLKS */
	uint32_t stored[VBI_BLOCK_PARTS], raw[VBI_BLOCK_PARTS], crc[VBI_BLOCK_PARTS];
	uint32_t first;  /* where its first key begins in codes, up to that of the next */
} vbi_block;

typedef struct vbi_blocks {
	const vbi_mem *mem;
	vbi_lexicon frame;  /* tokens, facts, no keys */
	vbi_block *list;    /* [n + 1] */
	uint32_t n;
	uint16_t *codes;
	uint32_t *from;     /* [65537] blocks whose first key begins with a lower code */
	uint32_t entries, keys;
	uint64_t at;        /* of BLKS in the file */
	vbi_slice bytes;    /* BLKS, if it is in memory */
} vbi_blocks;

/* From the sections of a file; the file may go afterwards, but for bytes. */
vb_status vbi_blocks_of(const vbi_mem *mem, const vbi_dictfile *file, vbi_blocks *out, vb_error *error);
void vbi_blocks_free(vbi_blocks *blocks);
/* Inflates and reads one; stored: its bytes. light: trie and masks only, for which the first part is enough. The frame
 * must stay. */
vb_status vbi_blocks_read(const vbi_blocks *blocks, uint32_t block, const vbi_mem *mem, const char *stored, bool light,
                          vbi_lexicon *out, vb_error *error);
/* The block for codes, n of them as far as a key can reach. UINT32_MAX if they come before all. */
uint32_t vbi_blocks_find(const vbi_blocks *blocks, const uint16_t *codes, size_t n);

/* Whether a key of this block (read) stands in order there: not before its first own one but for a beginning of that, and
 * before the first of the next. */
bool vbi_blocks_holds(const vbi_blocks *blocks, uint32_t block, const vbi_lexicon *lex, uint32_t key);

/* lexread.c */
vb_status vbi_lexicon_read_frame(const vbi_mem *mem, const vbi_dictfile *file, vbi_lexicon *out, vb_error *error);
vb_status vbi_lexicon_read_block(const vbi_mem *mem, const vbi_slice raw[VBI_BLOCK_PARTS], const vbi_lexicon *frame, bool light,
                                 vbi_lexicon *out, vb_error *error);

#endif
