/* dict/trie.c - building, storing and walking the level-order trie. See trie.h; docs/dict-format.md has the columns. */
#include "dict/trie.h"
#include "dict/varint.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define AT_ONCE 32 /* up to so many children looking at all beats halving */

static uint32_t edge_hash(uint32_t node, uint32_t code)
{
	uint32_t h = (node * 2654435761u) ^ (code * 2246822519u);

	return h ^ h >> 15;
}

static uint32_t added_edge(const vbi_trie *trie, uint32_t node, uint16_t code)
{
	for (uint32_t at = edge_hash(node, code);; at++) {
		const struct vbi_trie_edge *edge = &trie->edge[at & trie->edge_mask];

		if (edge->to == 0)
			return VBI_TRIE_NONE;
		if (edge->from == node && edge->code == code)
			return edge->to;
	}
}

static bool branches(const vbi_trie *trie, uint32_t node)
{
	return node >= trie->nodes || (trie->branch && trie->branch[node / 8] >> node % 8 & 1);
}

static void set_pair(vbi_trie *trie, uint32_t first, uint32_t second)
{
	uint64_t pair = vbi_trie_pair(first << 16 | second);

	trie->pairs[pair >> trie->pair_shift] |= UINT64_C(1) << vbi_trie_pair_bit(pair) | UINT64_C(1) << vbi_trie_pair_other(pair);
}

/* The first of 8 labels that is this one, 8 if none. What lies behind the last label of a trie can be read (trie_alloc). */
static inline uint32_t equal_of_8(const uint16_t *label, uint32_t want)
{
#ifdef __SSE2__
	__m128i found = _mm_cmpeq_epi16(_mm_loadu_si128((const __m128i *)(const void *)label), _mm_set1_epi16((short)want));

	return (uint32_t)__builtin_ctz((uint32_t)_mm_movemask_epi8(found) | 1u << 16) / 2;
#else
	uint32_t at = 0;

	while (at < 8 && label[at] != want)
		at++;
	return at;
#endif
}

uint32_t vbi_trie_search(const vbi_trie *trie, uint32_t node, uint16_t code)
{
	uint32_t lo, hi, label = code;

	if (node >= trie->nodes)
		return added_edge(trie, node, code);
	lo = trie->child[node];
	hi = trie->child[node + 1];
	if (trie->order.n)
		label = trie->order.label[code];
	while (hi - lo > AT_ONCE) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (trie->label[mid] <= label)
			lo = mid;
		else
			hi = mid;
	}
	for (; lo < hi; lo += 8) {
		uint32_t at = equal_of_8(trie->label + lo, label);

		if (at < hi - lo && at < 8)
			return lo + at;
	}
	return branches(trie, node) ? added_edge(trie, node, code) : VBI_TRIE_NONE;
}

void vbi_trie_free(vbi_trie *trie)
{
	if (!trie->mem)
		return;
	vbi_free(trie->mem, trie->label);
	vbi_free(trie->mem, trie->child);
	vbi_free(trie->mem, trie->key);
	vbi_free(trie->mem, trie->first);
	vbi_free(trie->mem, trie->pairs);
	vbi_order_free(&trie->order);
	vbi_free(trie->mem, trie->edge);
	vbi_free(trie->mem, trie->branch);
	memset(trie, 0, sizeof *trie);
}

static vb_status trie_alloc(const vbi_mem *mem, uint32_t nodes, bool indexed, vbi_trie *trie)
{
	memset(trie, 0, sizeof *trie);
	if (nodes == 0 || nodes >= VBI_TRIE_NONE / sizeof *trie->child)
		return VB_ERR_LIMIT;
	trie->mem = mem;
	trie->nodes = nodes;
	trie->label = vbi_calloc(mem, (size_t)nodes + 8, sizeof *trie->label);
	trie->child = vbi_alloc(mem, ((size_t)nodes + 1) * sizeof *trie->child);
	trie->key = vbi_alloc(mem, (size_t)nodes * sizeof *trie->key);
	trie->key_capacity = nodes;
	if (indexed)
		trie->first = vbi_alloc(mem, VBI_TRIE_CODES * sizeof *trie->first);
	if (trie->label && trie->child && trie->key && (trie->first || !indexed))
		return VB_OK;
	vbi_trie_free(trie);
	return VB_ERR_MEMORY;
}

/* Most walks end at the first step or the second: the first is one look-up, the second one bit of eight for each that
 * goes on. */
static vb_status index_root(vbi_trie *trie)
{
	uint32_t ways, bits = 7; /* two words at least: a shift by 64 is none */

	if (!trie->first)
		return VB_OK;
	memset(trie->first, 0xFF, VBI_TRIE_CODES * sizeof *trie->first);
	for (uint32_t i = trie->child[0]; i < trie->child[1]; i++)
		trie->first[vbi_trie_code(trie, i)] = i;
	ways = trie->child[trie->child[1]] - trie->child[1];
	while (bits < 28 && UINT32_C(1) << bits < 8 * (uint64_t)ways)
		bits++;
	vbi_free(trie->mem, trie->pairs);
	trie->pairs = vbi_calloc(trie->mem, (UINT32_C(1) << bits) / 64, sizeof *trie->pairs);
	if (!trie->pairs)
		return VB_ERR_MEMORY;
	trie->pair_shift = 64 - (bits - 6);
	trie->second = trie->child[1];
	for (uint32_t i = trie->child[0]; i < trie->second; i++)
		for (uint32_t c = trie->child[i]; c < trie->child[i + 1]; c++)
			set_pair(trie, vbi_trie_code(trie, i), vbi_trie_code(trie, c));
	return VB_OK;
}

vb_status vbi_trie_take_order(vbi_trie *trie, vbi_order *order)
{
	trie->order = *order;
	memset(order, 0, sizeof *order);
	return index_root(trie);
}

/* ---- building ---- */

static bool keys_rise(const uint16_t *codes, const uint32_t *start, uint32_t keys)
{
	for (uint32_t i = 0; i < keys; i++) {
		uint32_t a = i ? start[i - 1] : 0, an = i ? start[i] - a : 0, bn = start[i + 1] - start[i];
		uint32_t at = 0;

		if (start[i + 1] <= start[i])
			return false; /* an empty key */
		for (at = 0; at < bn; at++)
			if (codes[start[i] + at] == VBI_TRIE_CODES - 1)
				return false;
		for (at = 0; at < an && at < bn && codes[a + at] == codes[start[i] + at]; at++)
			;
		if (i && (at == bn || (at < an && codes[a + at] > codes[start[i] + at])))
			return false;
	}
	return true;
}

/* While building a node is the range of sorted keys that begin with its path. */
typedef struct range {
	uint32_t lo, hi;
} range;

typedef struct growing {
	range *node;
	uint16_t *label;
	uint32_t *child;
	size_t node_capacity, label_capacity, child_capacity;
	uint32_t nodes;
} growing;

static bool grow_node(const vbi_mem *mem, growing *g, uint32_t lo, uint32_t hi, uint16_t label)
{
	size_t need = (size_t)g->nodes + 1;

	if (g->nodes == VBI_TRIE_NONE - 1 || !VBI_GROW(mem, g->node, g->node_capacity, need) ||
	    !VBI_GROW(mem, g->label, g->label_capacity, need))
		return false;
	g->node[g->nodes].lo = lo;
	g->node[g->nodes].hi = hi;
	g->label[g->nodes++] = label;
	return true;
}

/* All levels, from the root down: appends the children of each node in turn. */
static bool grow_levels(const vbi_mem *mem, growing *g, const uint16_t *codes, const uint32_t *start)
{
	uint32_t level_end = 1, depth = 0;

	for (uint32_t i = 0; i < g->nodes; i++) {
		uint32_t k, hi = g->node[i].hi, from;

		if (i == level_end) {
			depth++;
			level_end = g->nodes;
		}
		if (!VBI_GROW(mem, g->child, g->child_capacity, (size_t)i + 2))
			return false;
		g->child[i] = g->nodes;
		k = g->node[i].lo;
		if (k < hi && start[k + 1] - start[k] == depth)
			k++; /* the key that ends here */
		for (from = k; k < hi; from = k) {
			uint16_t code = codes[start[k] + depth];

			while (k < hi && codes[start[k] + depth] == code)
				k++;
			if (!grow_node(mem, g, from, k, code))
				return false;
		}
	}
	g->child[g->nodes] = g->nodes;
	return true;
}

vb_status vbi_trie_build(const vbi_mem *mem, const uint16_t *codes, const uint32_t *start, uint32_t keys,
                         vbi_trie *out)
{
	growing g = {NULL, NULL, NULL, 0, 0, 0, 0};
	vb_status status = VB_ERR_MEMORY;
	uint32_t level_end = 1, depth = 0;

	memset(out, 0, sizeof *out);
	if (!keys_rise(codes, start, keys))
		return VB_ERR_ARGUMENT;
	if (!grow_node(mem, &g, 0, keys, 0) || !grow_levels(mem, &g, codes, start))
		goto done;
	status = trie_alloc(mem, g.nodes, true, out);
	if (status)
		goto done;
	memcpy(out->label, g.label, (size_t)g.nodes * sizeof *out->label);
	memcpy(out->child, g.child, ((size_t)g.nodes + 1) * sizeof *out->child);
	for (uint32_t i = 0; i < g.nodes; i++) {
		uint32_t k = g.node[i].lo;

		if (i == level_end) {
			depth++;
			level_end = out->child[i];
		}
		out->key[i] = depth && start[k + 1] - start[k] == depth ? out->keys++ : VBI_TRIE_NONE;
	}
	status = index_root(out);
	if (status)
		vbi_trie_free(out);
done:
	vbi_free(mem, g.node);
	vbi_free(mem, g.label);
	vbi_free(mem, g.child);
	return status;
}

/* ---- laying over ---- */

static bool grow_edges(vbi_trie *trie)
{
	uint32_t size = trie->edge ? 2 * (trie->edge_mask + 1) : 64;
	struct vbi_trie_edge *old = trie->edge, *edge;

	if (trie->edge && 2 * (trie->added + 1) <= trie->edge_mask)
		return true;
	edge = vbi_calloc(trie->mem, size, sizeof *edge);
	if (!edge)
		return false;
	for (uint32_t i = 0; old && i <= trie->edge_mask; i++) {
		uint32_t at = edge_hash(old[i].from, old[i].code);

		if (!old[i].to)
			continue;
		while (edge[at & (size - 1)].to)
			at++;
		edge[at & (size - 1)] = old[i];
	}
	vbi_free(trie->mem, old);
	trie->edge = edge;
	trie->edge_mask = size - 1;
	return true;
}

static vb_status add_node(vbi_trie *trie, uint32_t from, uint16_t code, uint32_t *node)
{
	uint32_t to = trie->nodes + trie->added, at = edge_hash(from, code);

	if (to >= VBI_TRIE_NONE / 16)
		return VB_ERR_LIMIT;
	if (!trie->branch)
		trie->branch = vbi_calloc(trie->mem, trie->nodes / 8 + 1, 1);
	if (!trie->branch || !grow_edges(trie) || !VBI_GROW(trie->mem, trie->key, trie->key_capacity, (size_t)to + 1))
		return VB_ERR_MEMORY;
	while (trie->edge[at & trie->edge_mask].to)
		at++;
	trie->edge[at & trie->edge_mask] = (struct vbi_trie_edge){from, to, code};
	trie->key[to] = VBI_TRIE_NONE;
	trie->added++;
	if (from == VBI_TRIE_ROOT && trie->first)
		trie->first[code] = to;
	if (from < trie->nodes)
		trie->branch[from / 8] |= (uint8_t)(1u << from % 8);
	*node = to;
	return VB_OK;
}

vb_status vbi_trie_add(vbi_trie *trie, const uint16_t *codes, size_t n, uint32_t *node)
{
	vb_status status = VB_OK;

	*node = VBI_TRIE_ROOT;
	for (size_t i = 0; i < n && !status; i++) {
		uint32_t next = vbi_trie_step(trie, *node, codes[i]);

		if (next == VBI_TRIE_NONE)
			status = add_node(trie, *node, codes[i], node);
		else
			*node = next;
		if (i == 1 && trie->pairs)
			set_pair(trie, codes[0], codes[1]);
	}
	return status;
}

/* ---- the columns of the file ---- */

vb_status vbi_trie_write(const vbi_trie *trie, vbi_buf *counts, vbi_buf *terminals, vbi_buf *labels)
{
	unsigned bits = 0;

	for (uint32_t i = 0; i < trie->nodes; i++) {
		vbi_buf_varint(counts, trie->child[i + 1] - trie->child[i]);
		if (trie->key[i] != VBI_TRIE_NONE)
			bits |= 1u << i % 8;
		if (i % 8 == 7 || i + 1 == trie->nodes) {
			vbi_buf_byte(terminals, (char)bits);
			bits = 0;
		}
	}
	for (unsigned plane = 0; plane < 16; plane += 8)
		for (uint32_t i = 0; i < trie->nodes; i++)
			for (uint32_t c = trie->child[i]; c < trie->child[i + 1]; c++) {
				unsigned before = c > trie->child[i] ? trie->label[c - 1] : 0;

				vbi_buf_byte(labels, (char)((trie->label[c] - before) >> plane & 0xFF));
			}
	return counts->failed || terminals->failed || labels->failed ? VB_ERR_MEMORY : VB_OK;
}

/* Child counts to first children. In level order a node must have been given a parent before its turn comes: that
 * makes every node reachable and a cycle impossible. */
static vb_status read_counts(vbi_trie *trie, vbi_slice counts, vb_error *error)
{
	const char *p = counts.p, *end = p + counts.n;
	uint32_t next = 1;

	for (uint32_t i = 0; i < trie->nodes; i++) {
		uint32_t n = 0;

		if (next <= i)
			return vbi_fail(error, VB_ERR_FORMAT, "CHLD", 0, (uint64_t)(p - counts.p),
			                "a node without a parent", NULL);
		trie->child[i] = next;
		if (!vbi_get_varint32(&p, end, &n) || n > trie->nodes - next)
			return vbi_fail(error, VB_ERR_FORMAT, "CHLD", 0, (uint64_t)(p - counts.p),
			                "more children than nodes", NULL);
		next += n;
	}
	trie->child[trie->nodes] = next;
	if (p != end || next != trie->nodes)
		return vbi_fail(error, VB_ERR_FORMAT, "CHLD", 0, (uint64_t)(p - counts.p),
		                "child counts do not make the number of nodes", NULL);
	return VB_OK;
}

static vb_status read_terminals(vbi_trie *trie, vbi_slice terminals, vb_error *error)
{
	const char *p = terminals.p;

	if (terminals.n != ((size_t)trie->nodes + 7) / 8 ||
	    (trie->nodes % 8 && (unsigned char)p[terminals.n - 1] >> trie->nodes % 8))
		return vbi_fail(error, VB_ERR_FORMAT, "TERM", 0, terminals.n, "not one bit a node", NULL);
	for (uint32_t i = 0; i < trie->nodes; i++) {
		bool key = (unsigned char)p[i / 8] >> i % 8 & 1;

		if (i == 0 ? key : !key && trie->child[i] == trie->child[i + 1])
			return vbi_fail(error, VB_ERR_FORMAT, "TERM", 0, i / 8,
			                i ? "a leaf that ends no key" : "an empty key", NULL);
		trie->key[i] = key ? trie->keys++ : VBI_TRIE_NONE;
	}
	return VB_OK;
}

static vb_status read_labels(vbi_trie *trie, vbi_slice labels, vb_error *error)
{
	const unsigned char *low = (const unsigned char *)labels.p, *high = low + (trie->nodes - 1);
	uint32_t labels_end = VBI_TRIE_CODES - 1;

	if (labels.n != 2 * ((size_t)trie->nodes - 1))
		return vbi_fail(error, VB_ERR_FORMAT, "LABL", 0, labels.n, "not two bytes an edge", NULL);
	if (trie->order.n && trie->order.n < labels_end)
		labels_end = trie->order.n;
	trie->label[0] = 0;
	for (uint32_t i = 0, c = 1; i < trie->nodes; i++)
		for (uint32_t begin = c, label = 0; c < trie->child[i + 1]; c++) {
			uint32_t delta = low[c - 1] | (uint32_t)high[c - 1] << 8;

			label += delta;
			if ((delta == 0 && c > begin) || label >= labels_end)
				return vbi_fail(error, VB_ERR_FORMAT, "LABL", 0, c - 1, "labels do not rise", NULL);
			trie->label[c] = (uint16_t)label;
		}
	return VB_OK;
}

vb_status vbi_trie_read(const vbi_mem *mem, uint32_t nodes, vbi_slice counts, vbi_slice terminals, vbi_slice labels,
                        vbi_order *order, bool indexed, vbi_trie *out, vb_error *error)
{
	vb_status status;

	memset(out, 0, sizeof *out);
	/* Every node has at least a byte of counts: the sections bound what is allocated. */
	if (nodes == 0 || nodes > counts.n)
		return vbi_fail(error, VB_ERR_FORMAT, "CHLD", 0, counts.n, "fewer counts than nodes", NULL);
	status = trie_alloc(mem, nodes, indexed, out);
	if (status)
		return vbi_fail(error, status, "CHLD", 0, 0, NULL);
	if (order) {
		out->order = *order;
		memset(order, 0, sizeof *order);
	}
	status = read_counts(out, counts, error);
	if (!status)
		status = read_terminals(out, terminals, error);
	if (!status)
		status = read_labels(out, labels, error);
	if (!status && index_root(out))
		status = vbi_fail(error, VB_ERR_MEMORY, "CHLD", 0, 0, NULL);
	if (status)
		vbi_trie_free(out);
	return status;
}

vb_status vbi_trie_parents(const vbi_trie *trie, uint32_t **parent, uint32_t **node)
{
	*parent = vbi_alloc(trie->mem, (size_t)trie->nodes * sizeof **parent);
	*node = vbi_alloc(trie->mem, ((size_t)trie->keys + 1) * sizeof **node);
	if (!*parent || !*node) {
		vbi_free(trie->mem, *parent);
		vbi_free(trie->mem, *node);
		*parent = *node = NULL;
		return VB_ERR_MEMORY;
	}
	(*parent)[0] = VBI_TRIE_NONE;
	for (uint32_t i = 0; i < trie->nodes; i++) {
		for (uint32_t c = trie->child[i]; c < trie->child[i + 1]; c++)
			(*parent)[c] = i;
		if (trie->key[i] != VBI_TRIE_NONE)
			(*node)[trie->key[i]] = i;
	}
	return VB_OK;
}

size_t vbi_trie_path(const vbi_trie *trie, const uint32_t *parent, uint32_t node, uint16_t *codes, size_t capacity)
{
	size_t n = 0;

	for (uint32_t i = node; i != VBI_TRIE_ROOT; i = parent[i])
		n++;
	if (n <= capacity)
		for (size_t i = n; i > 0; node = parent[node])
			codes[--i] = vbi_trie_code(trie, node);
	return n;
}

/* Terminal nodes have rising keys: halve the nodes, looking on from the middle for the next terminal. */
static uint32_t node_of(const vbi_trie *trie, uint32_t key)
{
	uint32_t low = 0, high = trie->nodes;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2, i = middle;

		while (i < high && trie->key[i] >= trie->keys) /* none, or one that is no rank */
			i++;
		if (i == high || trie->key[i] > key)
			high = middle;
		else if (trie->key[i] == key)
			return i;
		else
			low = i + 1;
	}
	return VBI_TRIE_ROOT;
}

/* The last node whose children begin at or before node, and that has some. */
static uint32_t parent_of(const vbi_trie *trie, uint32_t node)
{
	uint32_t low = 0, high = node;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (trie->child[middle] <= node)
			low = middle;
		else
			high = middle;
	}
	return low;
}

size_t vbi_trie_codes(const vbi_trie *trie, uint32_t key, uint16_t *codes, size_t capacity)
{
	size_t n = 0;

	for (uint32_t node = node_of(trie, key); node != VBI_TRIE_ROOT; node = parent_of(trie, node)) {
		if (n < capacity)
			codes[n] = vbi_trie_code(trie, node);
		n++;
	}
	for (size_t i = 0; n <= capacity && i < n / 2; i++) {
		uint16_t code = codes[i];

		codes[i] = codes[n - 1 - i];
		codes[n - 1 - i] = code;
	}
	return n;
}

uint32_t vbi_trie_depth(const vbi_trie *trie)
{
	uint32_t depth = 0;

	for (uint32_t begin = 0, end = 1;; depth++) {
		uint32_t next = trie->child[begin];

		end = trie->child[end];
		begin = next;
		if (begin == end)
			return depth;
	}
}
