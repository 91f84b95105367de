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

/* ---- steps, remembered ----
 *
 * A text goes the same ways through the trie again and again, and each step asks four columns in turn. What a syllable alone
 * leads to is kept by its code; further steps, also those that lead nowhere, in a table of fixed size, in which a newer one
 * takes the place of an older. */

#define STEP_BITS 15
#define NEVER UINT32_MAX   /* no key, no node */
#define NODE_END (1u << 17) /* steps from nodes beyond are not kept: a node and a syllable are told by 32 bits */

typedef struct place {
	uint64_t mask;
	uint32_t key;  /* NEVER if no key ends here */
	uint32_t node; /* to go on from; NEVER if there is no way */
	uint32_t step; /* the node and the syllable that led here; 0: nothing is known yet */
	uint32_t reserved;
} place;

struct vbi_steps {
	const uint32_t *of; /* the trie's column of keys when the table was begun */
	place single[VB_SYLLABLE_END];
	place step[1u << STEP_BITS];
};

static void look(const vbi_lexicon *lex, uint32_t node, place *out)
{
	out->mask = 0;
	out->key = out->node = NEVER;
	if (node == VBI_TRIE_NONE)
		return;
	out->key = vbi_trie_key(&lex->trie, node);
	if (out->key != VBI_TRIE_NONE)
		out->mask = lex->mask[out->key];
	if (vbi_trie_leads_on(&lex->trie, node))
		out->node = node;
}

static inline const place *first_step(vbi_seg *seg, vbi_code code, place *room)
{
	place *s = code < VB_SYLLABLE_END ? &seg->steps->single[code] : room;

	if (!s->step) {
		look(seg->lex, vbi_lex_step(seg->lex, VBI_TRIE_ROOT, code), s);
		s->step = 1;
	}
	return s;
}

/* Most steps lead nowhere, which cannot be predicted: so it is no jump, but another place to look at. */
static inline const place *next_step(vbi_seg *seg, uint32_t node, vbi_code code, place *room)
{
	static const place nowhere = {.key = NEVER, .node = NEVER};
	bool may = vbi_trie_may_step(&seg->lex->trie, node, (uint16_t)code);
	uint32_t step = node << 15 | code;
	const place *s = &seg->steps->step[step * 2654435761u >> (32 - STEP_BITS)];

	if (node >= NODE_END || code >= VB_SYLLABLE_END) {
		look(seg->lex, vbi_lex_step(seg->lex, node, code), room);
		return room;
	}
	s = may ? s : &nowhere;
	step = may ? step : 0;
	if (s->step != step) {
		place *kept = &seg->steps->step[step * 2654435761u >> (32 - STEP_BITS)];

		look(seg->lex, vbi_lex_step(seg->lex, node, code), kept);
		kept->step = step;
	}
	return s;
}

/* ---- matches ---- */

/* Written in any case and counted if it is a match: which it is cannot be predicted. */
static inline uint64_t put(vbi_seg *seg, uint32_t i, uint32_t count, const place *at, uint64_t hidden)
{
	uint64_t mask = at->mask & ~hidden;

	if (count > 1)
		mask |= at->mask & hidden & LOST ? VBI_MATCH_LOST : 0;
	seg->match[seg->matches] = (vbi_match){i, count, at->key, mask};
	seg->matches += mask != 0;
	return mask;
}

/* The matches at token i; there is room for them. */
static void match_at(vbi_seg *seg, uint32_t i, uint64_t hidden)
{
	place root = {.step = 0}, room = {.step = 0};
	const place *at = first_step(seg, vbi_tok_code(&seg->tok[i]), &root);
	uint64_t any = put(seg, i, 1, at, hidden);

	for (uint32_t j = i + 1; at->node != NEVER && j < seg->toks && j - i < KEY_MAX; j++) {
		const vbi_tok *tok = &seg->tok[j];

		if (tok->code == VBI_CODE_NONE || tok->space == 3)
			break;
		at = next_step(seg, at->node, vbi_tok_code(tok), &room);
		any |= put(seg, i, j + 1 - i, at, hidden);
	}
	seg->any[i] = any & ~VBI_MATCH_LOST;
}

static bool steps_begun(vbi_seg *seg)
{
	if (seg->steps && seg->steps->of != seg->lex->trie.key) {
		vbi_free(seg->mem, seg->steps);
		seg->steps = NULL;
	}
	if (!seg->steps)
		seg->steps = vbi_calloc(seg->mem, 1, sizeof *seg->steps);
	if (seg->steps)
		seg->steps->of = seg->lex->trie.key;
	return seg->steps != NULL;
}

vb_status vbi_seg_matches(vbi_seg *seg)
{
	uint64_t cap, up;
	bool known = seg->lex && seg->lex->trie.nodes;

	seg->matches = 0;
	if (!VBI_GROW(seg->mem, seg->match_at, seg->match_at_capacity, seg->toks + 1) ||
	    !VBI_GROW(seg->mem, seg->any, seg->any_capacity, seg->toks + 1) || (known && !steps_begun(seg)))
		return VB_ERR_MEMORY;
	vbi_match_rules(&cap, &up);
	for (uint32_t i = 0; i < seg->toks; i++) {
		const vbi_tok *tok = &seg->tok[i];
		/* What has no letters has no case: 2/9 counts as a named day. */
		uint64_t hidden = (vbi_tok_capital(tok) || tok->shape == VB_SHAPE_NONE ? 0 : cap) |
		                  (tok->shape == VB_SHAPE_UPPER ? 0 : up);

		seg->match_at[i] = (uint32_t)seg->matches;
		if (!known || tok->code == VBI_CODE_NONE) {
			seg->any[i] = 0;
			continue;
		}
		if (seg->match_capacity - seg->matches < KEY_MAX &&
		    !VBI_GROW(seg->mem, seg->match, seg->match_capacity, seg->matches + KEY_MAX))
			return VB_ERR_MEMORY;
		match_at(seg, i, hidden);
	}
	seg->match_at[seg->toks] = (uint32_t)seg->matches;
	return VB_OK;
}
