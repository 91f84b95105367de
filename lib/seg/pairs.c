/* seg/pairs.c - see pairs.h */
#include "seg/pairs.h"

vb_status vbi_pairs_begin(vbi_seg *seg)
{
	if (seg->pairs && seg->pairs->of != seg->lex->trie.key) {
		vbi_free(seg->mem, seg->pairs);
		seg->pairs = NULL;
	}
	if (seg->pairs)
		return VB_OK;
	seg->pairs = vbi_calloc(seg->mem, 1, sizeof *seg->pairs + VBI_LINE + (sizeof *seg->pairs->two << VBI_PAIR_BITS));
	if (!seg->pairs)
		return VB_ERR_MEMORY;
	seg->pairs->two = vbi_line_behind(seg->pairs + 1);
	seg->pairs->of = seg->lex->trie.key;
	return VB_OK;
}

void vbi_pairs_forget(vbi_pairs *pairs)
{
	for (size_t i = 0; i < 2u << VBI_PAIR_BITS; i++)
		for (unsigned how = 0; how < VBI_GAINS; how++)
			pairs->two[i / 2][i % 2].gain[how] = VBI_GAIN_UNKNOWN;
}

/* The codes that lead on from a node; all of them where others were laid over, or where there are so many. */
#define NEXT_MOST 24u
static unsigned nexts(const vbi_trie *trie, uint32_t node)
{
	const unsigned all = 0xFFFFu & ~(unsigned)VBI_CASES;
	unsigned bits = 0;

	if (node >= trie->nodes || trie->branch || trie->child[node + 1] - trie->child[node] > NEXT_MOST)
		return all;
	for (uint32_t c = trie->child[node]; c < trie->child[node + 1]; c++)
		bits |= vbi_pair_next(vbi_trie_code(trie, c));
	return bits;
}

void vbi_pair_look(const vbi_seg *seg, uint32_t name, vbi_pair *out)
{
	const vbi_place *first = vbi_step_first(seg, (uint16_t)((name - 1) >> 16));
	const uint64_t *hidden = seg->steps->hidden;
	vbi_place at;

	vbi_step_look(seg->lex, first->node == VBI_NEVER ? VBI_TRIE_NONE : vbi_lex_step(seg->lex, first->node, (name - 1) & 0xFFFF), &at);
	*out = (vbi_pair){.name = name, .node = at.node, .gain = {VBI_GAIN_UNKNOWN, VBI_GAIN_UNKNOWN, VBI_GAIN_UNKNOWN}};
	out->tells = (uint16_t)((at.node == VBI_NEVER ? 0 : nexts(&seg->lex->trie, at.node)) |
	                      vbi_makes_word(vbi_step_counts(&at, 2, hidden[VB_SHAPE_LOWER])) * VBI_CASE_SMALL |
	                      vbi_makes_word(vbi_step_counts(&at, 2, hidden[VB_SHAPE_TITLE])) * VBI_CASE_TITLE |
	                      vbi_makes_word(vbi_step_counts(&at, 2, hidden[VB_SHAPE_UPPER])) * VBI_CASE_UPPER);
}
