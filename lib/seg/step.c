/* seg/step.c - see step.h */
#include "seg/step.h"

static const vbi_place nowhere = {.key = VBI_NEVER, .node = VBI_NEVER};

void vbi_step_look(const vbi_lexicon *lex, uint32_t node, vbi_place *out)
{
	*out = nowhere;
	if (node == VBI_TRIE_NONE)
		return;
	out->key = vbi_trie_key(&lex->trie, node);
	if (out->key != VBI_TRIE_NONE)
		out->mask = lex->mask[out->key];
	if (vbi_trie_leads_on(&lex->trie, node))
		out->node = node;
}

/* The codes that lead on from a node; all of them where others were laid over, or where there are so many. */
#define NEXT_MOST 48u
static uint64_t nexts(const vbi_trie *trie, uint32_t node)
{
	uint64_t bits = 0;

	if (node == VBI_NEVER)
		return 0;
	if (node >= trie->nodes || trie->branch || trie->child[node + 1] - trie->child[node] > NEXT_MOST)
		return UINT64_MAX;
	for (uint32_t c = trie->child[node]; c < trie->child[node + 1]; c++)
		bits |= UINT64_C(1) << vbi_step_bit(vbi_trie_code(trie, c));
	return bits;
}

void vbi_step_learn(const vbi_lexicon *lex, vbi_step *two, uint64_t from)
{
	vbi_step_know(lex, two, from, vbi_lex_step(lex, (uint32_t)(from >> 32), (vbi_code)from));
}

void vbi_step_know(const vbi_lexicon *lex, vbi_step *two, uint64_t from, uint32_t node)
{
	two[1] = two[0];
	vbi_step_look(lex, node, &two->to);
	two->next = nexts(&lex->trie, two->to.node);
	two->from = from;
}

/* They are a property of the list of classes, not of the text. */
void vbi_match_rules(uint64_t *cap, uint64_t *up)
{
	*cap = *up = 0;
	for (unsigned cls = 1; cls < VBI_CLASS_END; cls++) {
		if (vbi_class_flags(cls) & VBI_CLASS_CAP)
			*cap |= UINT64_C(1) << (cls - 1);
		if (vbi_class_flags(cls) & VBI_CLASS_UP)
			*up |= UINT64_C(1) << (cls - 1);
	}
}

static void hide(struct vbi_steps *steps)
{
	uint64_t cap, up;

	vbi_match_rules(&cap, &up);
	for (uint8_t shape = 0; shape < 8; shape++) {
		/* What has no letters has no case: 2/9 counts as a named day. */
		bool capital = vbi_tok_capital(&(vbi_tok){.shape = shape}) || shape == VB_SHAPE_NONE;

		steps->hidden[shape] = (capital ? 0 : cap) | (shape == VB_SHAPE_UPPER ? 0 : up);
	}
}

vb_status vbi_steps_begin(vbi_seg *seg)
{
	if (!vbi_steps_any(seg))
		return VB_OK;
	if (seg->steps && seg->steps->of != seg->lex->trie.key) {
		vbi_free(seg->mem, seg->steps);
		seg->steps = NULL;
	}
	if (seg->steps)
		return VB_OK;
	seg->steps = vbi_calloc(seg->mem, 1, sizeof *seg->steps + VBI_LINE + VBI_TRIE_CODES * sizeof(vbi_place) + VBI_STEPS * sizeof(vbi_step) + VBI_TRIE_CODES);
	if (!seg->steps)
		return VB_ERR_MEMORY;
	seg->steps->single = vbi_line_behind(seg->steps + 1);
	seg->steps->step = (vbi_step *)(seg->steps->single + VBI_TRIE_CODES);
	seg->steps->heads = (uint8_t *)(seg->steps->step + VBI_STEPS);
	seg->steps->of = seg->lex->trie.key;
	seg->steps->step[0].to = nowhere;
	hide(seg->steps);
	return VB_OK;
}

#define DOTTED_MAX 4u /* tokens of an abbreviation with a dot, with the dot */

/* Of the keys at a node that so many tokens lead to, and below it, one has the classes; where others were laid over, it may be. Nodes
 * are numbered level by level: all that are so many tokens below are neighbours. */
static bool any_below(const vbi_lexicon *lex, uint32_t node, unsigned tokens, unsigned most, uint64_t mask)
{
	const vbi_trie *trie = &lex->trie;
	uint32_t from = node, end = node + 1;

	if (node >= trie->nodes || trie->added)
		return true;
	for (; from < end; tokens++) {
		uint64_t any = 0;

		for (uint32_t i = from; i < end; i++) {
			uint32_t key = trie->key[i], is = 0u - (uint32_t)(key != VBI_TRIE_NONE); /* no jump: nobody could guess it */

			any |= lex->mask[key & is] & (uint64_t)(int64_t)(int32_t)is;
		}
		if (any & mask)
			return true;
		if (tokens >= most)
			return false;
		from = trie->child[from];
		end = trie->child[end];
	}
	return false;
}

bool vbi_step_learn_heads(const vbi_seg *seg, uint16_t code, unsigned kind)
{
	bool dotted = kind == VBI_HEADS_DOTTED;
	uint32_t node = vbi_lex_step(seg->lex, VBI_TRIE_ROOT, code);
	bool any = node != VBI_TRIE_NONE && any_below(seg->lex, node, 1, dotted ? DOTTED_MAX : VBI_KEY_MAX, dotted ? VBI_MASK(ABBR_DOT) : VBI_PARTS);

	seg->steps->heads[code] |= (uint8_t)(kind * VBI_HEADS_KNOWN | (any ? kind : 0));
	return any;
}

uint64_t vbi_step_mask(const vbi_seg *seg, uint32_t i, uint32_t count)
{
	const vbi_place *at;

	if (!vbi_steps_any(seg) || i + count > seg->toks)
		return 0;
	at = vbi_step_token(seg, i);
	for (uint32_t j = i + 1; j < i + count; j++) {
		if (at->node == VBI_NEVER || !vbi_step_joins(&seg->tok[j]))
			return 0;
		at = vbi_step_next(seg, at->node, vbi_tok_code(&seg->tok[j]));
	}
	return vbi_step_counts(at, 1, vbi_step_hidden(seg, i));
}

uint32_t vbi_step_longest(const vbi_seg *seg, uint32_t i, uint64_t mask)
{
	const vbi_place *at;
	uint32_t longest = 0;

	if (!vbi_steps_any(seg))
		return 0;
	at = vbi_step_token(seg, i);
	for (uint32_t j = i + 1;; j++) {
		if (vbi_step_counts(at, 1, vbi_step_hidden(seg, i)) & mask)
			longest = j - i;
		if (at->node == VBI_NEVER || j >= seg->toks || j - i >= VBI_KEY_MAX || !vbi_step_joins(&seg->tok[j]))
			return longest;
		at = vbi_step_next(seg, at->node, vbi_tok_code(&seg->tok[j]));
	}
}
