/* dict/trie.h - a level-order trie over 16-bit codes, walked a code a step.
 *
 * Nodes are numbered in level order, so children of one node are neighbours, and a key's id is the rank of its
 * terminal node: payload columns are indexed by it with nothing stored. Knows numbers, not Vietnamese. */
#ifndef VBI_DICT_TRIE_H
#define VBI_DICT_TRIE_H

#include "dict/order.h"

#define VBI_TRIE_ROOT 0u
#define VBI_TRIE_NONE 0xFFFFFFFFu
#define VBI_TRIE_CODES 65536u /* the last, 0xFFFF, is never a label */

typedef struct vbi_trie {
	const vbi_mem *mem;
	uint32_t nodes, keys;
	uint16_t *label;  /* [nodes] on the edge into the node: a code, or its place in order */
	vbi_order order;  /* empty: labels are codes */
	uint32_t *child;  /* [nodes + 1] first child; children of i are child[i] .. child[i+1]-1 */
	uint32_t *key;    /* [nodes] key id, or VBI_TRIE_NONE */
	uint32_t *first;  /* [65536] child of the root by code, or VBI_TRIE_NONE; NULL in a small one that says so */
	uint64_t *pairs;  /* with first: two bits of a word are set for each two codes that lead on from the root */
	uint32_t pair_shift, second; /* nodes from second on are not children of the root */

	/* What was laid over the columns: nodes from `nodes` on, reached by edges of their own. Keys that are given to
	 * nodes then are not ranks, and are `keys` or more. */
	uint32_t added;       /* such nodes; key[] has room for them */
	struct vbi_trie_edge {
		uint32_t from, to; /* to 0: free */
		uint32_t code;
	} *edge;              /* open addressing */
	uint32_t edge_mask;
	uint8_t *branch;      /* [nodes] bits: the node has added edges */
	size_t key_capacity;
} vbi_trie;

/* Child of node by code, VBI_TRIE_NONE if there is none. Node must be a node of this trie. */
uint32_t vbi_trie_search(const vbi_trie *trie, uint32_t node, uint16_t code); /* of a node that is not the root */
/* The code on the edge into a node. */
static inline uint16_t vbi_trie_code(const vbi_trie *trie, uint32_t node)
{
	return trie->order.n ? trie->order.code[trie->label[node]] : trie->label[node];
}

/* Most pairs of neighbours in text begin no key: two bits of one word say so before three columns are asked (a Bloom
 * filter in blocks: of pairs that lead nowhere some three in a hundred seem to). */
static inline uint64_t vbi_trie_pair(uint32_t both) { return both * UINT64_C(0x9E3779B97F4A7C15); } /* the first in the upper half */
/* Two bits of a word, told by bits below those that tell which word; the lowest are not as mixed. */
static inline unsigned vbi_trie_pair_bit(uint64_t pair) { return pair >> 36 & 63; }
static inline unsigned vbi_trie_pair_other(uint64_t pair) { return pair >> 30 & 63; }
/* 0: nothing leads from the root by the two codes of the pair. Without a branch, of a trie that has pairs. */
static inline uint64_t vbi_trie_may_both(const vbi_trie *trie, uint64_t pair)
{
	uint64_t word = trie->pairs[pair >> trie->pair_shift];

	return word >> vbi_trie_pair_bit(pair) & word >> vbi_trie_pair_other(pair) & 1;
}
static inline bool vbi_trie_may_pair(const vbi_trie *trie, uint16_t first, uint16_t second)
{
	return vbi_trie_may_both(trie, vbi_trie_pair((uint32_t)first << 16 | second));
}
/* False: code leads nowhere from the node, which is not the root. */
static inline bool vbi_trie_may_step(const vbi_trie *trie, uint32_t node, uint16_t code)
{
	return node >= trie->second || vbi_trie_may_pair(trie, vbi_trie_code(trie, node), code);
}
/* False: nothing leads on from the node. */
static inline bool vbi_trie_leads_on(const vbi_trie *trie, uint32_t node)
{
	return node >= trie->nodes || trie->child[node] != trie->child[node + 1] ||
	       (trie->branch && trie->branch[node / 8] >> node % 8 & 1);
}
static inline uint32_t vbi_trie_step(const vbi_trie *trie, uint32_t node, uint16_t code)
{
	if (node == VBI_TRIE_ROOT && trie->first)
		return trie->first[code];
	return vbi_trie_may_step(trie, node, code) ? vbi_trie_search(trie, node, code) : VBI_TRIE_NONE;
}
static inline uint32_t vbi_trie_key(const vbi_trie *trie, uint32_t node) { return trie->key[node]; }
/* The node of a path, which is made as far as it is not there. VB_OK or VB_ERR_MEMORY. */
vb_status vbi_trie_add(vbi_trie *trie, const uint16_t *codes, size_t n, uint32_t *node);
static inline void vbi_trie_set_key(vbi_trie *trie, uint32_t node, uint32_t key) { trie->key[node] = key; }
void vbi_trie_free(vbi_trie *trie);

/* Building: keys in rising order (compared code by code, shorter first), no duplicates, none empty; violations give
 * VB_ERR_ARGUMENT. codes holds all keys one after the other, key i from start[i] to start[i+1]. */
vb_status vbi_trie_build(const vbi_mem *mem, const uint16_t *codes, const uint32_t *start, uint32_t keys,
                         vbi_trie *out);
/* What was built of labels is now known by codes: the order is the trie's. VB_OK or
 * VB_ERR_MEMORY. */
vb_status vbi_trie_take_order(vbi_trie *trie, vbi_order *order);
/* To and from the columns of the file: child counts, terminal bits, labels as deltas in byte planes. The reader
 * checks every bound, so that walking need not. An order becomes the trie's, or is NULL: labels are codes then. On failure
 * *error has the section and the position in it. */
vb_status vbi_trie_write(const vbi_trie *trie, vbi_buf *counts, vbi_buf *terminals, vbi_buf *labels);
vb_status vbi_trie_read(const vbi_mem *mem, uint32_t nodes, vbi_slice counts, vbi_slice terminals, vbi_slice labels,
                        vbi_order *order, bool indexed, vbi_trie *out, vb_error *error);

/* The way back, for those who list keys: the parent of each node and the node of each key, two arrays that the caller
 * frees with trie->mem; and the codes from the root to a node. Returns how many, writes them if they fit. */
vb_status vbi_trie_parents(const vbi_trie *trie, uint32_t **parent, uint32_t **node);
/* The codes of one key, found without such arrays by searching. Returns how many there are, writes at most capacity. */
size_t vbi_trie_codes(const vbi_trie *trie, uint32_t key, uint16_t *codes, size_t capacity);
/* How many codes the longest key has. */
uint32_t vbi_trie_depth(const vbi_trie *trie);
size_t vbi_trie_path(const vbi_trie *trie, const uint32_t *parent, uint32_t node, uint16_t *codes, size_t capacity);

#endif
