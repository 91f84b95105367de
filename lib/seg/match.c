/* match.c - every dictionary key that begins at each token. */
#include "seg/segment.h"

/* No key is longer; so a token costs a bounded number of steps, whatever the text. */
#define KEY_MAX 64

/* Names that text writes without their capitals now and then. */
#define LOST                                                                                                          \
	(VBI_MASK(PERSON) | VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_DISTRICT) |                 \
	 VBI_MASK(LOC_COMMUNE) | VBI_MASK(LOC_REGION) | VBI_MASK(LOC_GEO) | VBI_MASK(LOC_CITY))
_Static_assert(VBI_CLASS_END <= 64, "the last bit of a mask is no class");

/* Once a window: they are a property of the list of classes, not of the text. */
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

static vb_status match_at(vbi_seg *seg, uint32_t i, uint64_t hidden)
{
	uint64_t any = 0;
	uint32_t node = VBI_TRIE_ROOT;

	for (uint32_t j = i; j < seg->toks && j - i < KEY_MAX; j++) {
		uint64_t mask;
		uint32_t key;

		if (seg->tok[j].code == VBI_CODE_NONE || (j > i && seg->tok[j].space == 3))
			break;
		node = vbi_lex_step(seg->lex, node, vbi_tok_code(&seg->tok[j]));
		if (node == VBI_TRIE_NONE)
			break;
		key = vbi_trie_key(&seg->lex->trie, node);
		if (key == VBI_TRIE_NONE)
			continue;
		mask = seg->lex->mask[key] & ~hidden;
		if (j > i && hidden && (seg->lex->mask[key] & hidden & LOST))
			mask |= VBI_MATCH_LOST;
		if (!mask)
			continue;
		if (seg->matches == seg->match_capacity &&
		    !VBI_GROW(seg->mem, seg->match, seg->match_capacity, seg->matches + 1))
			return VB_ERR_MEMORY;
		seg->match[seg->matches++] = (vbi_match){i, j + 1 - i, key, mask};
		any |= mask;
	}
	seg->any[i] = any & ~VBI_MATCH_LOST;
	return VB_OK;
}

vb_status vbi_seg_matches(vbi_seg *seg)
{
	uint64_t cap, up;

	seg->matches = 0;
	if (!VBI_GROW(seg->mem, seg->match_at, seg->match_at_capacity, seg->toks + 1) ||
	    !VBI_GROW(seg->mem, seg->any, seg->any_capacity, seg->toks + 1))
		return VB_ERR_MEMORY;
	vbi_match_rules(&cap, &up);
	for (uint32_t i = 0; i < seg->toks; i++) {
		const vbi_tok *tok = &seg->tok[i];
		/* What has no letters has no case: 2/9 counts as a named day. */
		uint64_t hidden = (vbi_tok_capital(tok) || tok->shape == VB_SHAPE_NONE ? 0 : cap) |
		                  (tok->shape == VB_SHAPE_UPPER ? 0 : up);
		vb_status status;

		seg->match_at[i] = (uint32_t)seg->matches;
		if (!seg->lex || !seg->lex->trie.nodes)
			continue;
		status = match_at(seg, i, hidden);
		if (status)
			return status;
	}
	seg->match_at[seg->toks] = (uint32_t)seg->matches;
	return VB_OK;
}
