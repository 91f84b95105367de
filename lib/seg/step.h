/* seg/step.h - steps through the dictionary's trie, remembered.
 *
 * A text goes the same ways through the trie again and again, and each step asks four columns in turn. What a token's code alone
 * leads to is kept by the code; further steps, also those that lead nowhere, in a table of fixed size, in which a newer one
 * takes the place of an older: of the two with its hash, the one that is there longer. */
#ifndef VBI_SEG_STEP_H
#define VBI_SEG_STEP_H

#include "seg/segment.h"

#define VBI_KEY_MAX 64u /* tokens: no key is longer; so a token costs a bounded number of steps, whatever the text */
#define VBI_STEP_BITS 15 /* pairs of steps with one hash */
#define VBI_STEPS (2 + (2u << VBI_STEP_BITS))
#define VBI_NEVER UINT32_MAX /* no key, no node */

typedef struct vbi_place {
	uint64_t mask;
	uint32_t key;  /* VBI_NEVER if no key ends here */
	uint32_t node; /* to go on from; VBI_NEVER if there is no way; the root, where nothing leads: nothing is known yet */
} vbi_place;

typedef struct vbi_step {
	uint64_t from; /* the node and the token that led here; 0: nothing is known yet */
	vbi_place to;
	uint64_t next; /* bits of the codes that lead on (vbi_step_bit) */
} vbi_step;
_Static_assert(VBI_LINE % (2 * sizeof(vbi_step)) == 0 && sizeof(vbi_place) * VBI_TRIE_CODES % VBI_LINE == 0, "steps lie in lines");

struct vbi_steps {
	const uint32_t *of;  /* the trie's column of keys when the table was begun */
	vbi_place *single;   /* [VBI_TRIE_CODES] */
	vbi_step *step;      /* [VBI_STEPS], pairs of them in a line; the first is that of no step, and leads nowhere */
	uint64_t hidden[8];  /* by the first token's shape: classes that do not count */
	uint8_t *heads;      /* [VBI_TRIE_CODES] which keys begin with the code: VBI_HEADS_*, and above them whether it is known */
};

/* Kinds of keys of which few codes are the first. */
enum {
	VBI_HEADS_DOTTED = 1, /* abbreviations with a dot */
	VBI_HEADS_PART = 2,   /* parts of documents, VBI_PARTS */
	VBI_HEADS_KNOWN = 4,  /* to be shifted by one of them */
};

#define VBI_PARTS (VBI_MASK(DOC_PART) | VBI_MASK(ITEM))

/* Names that text writes without their capitals now and then. */
#define VBI_LOST_NAMES                                                                                                \
	(VBI_MASK(PERSON) | VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_DISTRICT) |                 \
	 VBI_MASK(LOC_COMMUNE) | VBI_MASK(LOC_REGION) | VBI_MASK(LOC_GEO) | VBI_MASK(LOC_CITY))

/* The tables for the lexicon, if it has keys and they are not there: VB_OK or VB_ERR_MEMORY. Before any step. */
vb_status vbi_steps_begin(vbi_seg *seg);
/* There is a dictionary to step through. */
static inline bool vbi_steps_any(const vbi_seg *seg) { return seg->lex && seg->lex->trie.nodes; }
/* A node's place, not remembered. */
void vbi_step_look(const vbi_lexicon *lex, uint32_t node, vbi_place *out);

/* Of a token with one code. */
static inline const vbi_place *vbi_step_first(const vbi_seg *seg, uint16_t code)
{
	vbi_place *s = &seg->steps->single[code];

	if (s->node == VBI_TRIE_ROOT)
		vbi_step_look(seg->lex, vbi_lex_step(seg->lex, VBI_TRIE_ROOT, code), s);
	return s;
}

/* What is kept of a step: from node by code; the one to nowhere without `may`. Most steps lead nowhere, which cannot be predicted: so
 * it is no jump, but another place to look at. */
static inline uint64_t vbi_step_from(uint32_t node, vbi_code code, unsigned may)
{
	return ((uint64_t)node << 32 | code) & (0 - (uint64_t)may);
}

/* The two of which it is one. */
static inline vbi_step *vbi_step_kept(const struct vbi_steps *steps, uint64_t from)
{
	return &steps->step[2 * ((from * UINT64_C(0x9E3779B97F4A7C15) >> (64 - VBI_STEP_BITS)) + (from != 0))];
}

/* What a step leads to, found out, into the first of the two. */
void vbi_step_learn(const vbi_lexicon *lex, vbi_step *two, uint64_t from);
/* The same, of one that is known to lead to this node of the trie, or VBI_TRIE_NONE. */
void vbi_step_know(const vbi_lexicon *lex, vbi_step *two, uint64_t from, uint32_t node);

static inline const vbi_step *vbi_step_to(const vbi_seg *seg, vbi_step *two, uint64_t from)
{
	const vbi_step *s = two + (two->from != from); /* which of them cannot be predicted */

	if (s->from == from)
		return s;
	vbi_step_learn(seg->lex, two, from);
	return two;
}

static inline const vbi_step *vbi_step_on(const vbi_seg *seg, uint32_t node, vbi_code code)
{
	uint64_t from = vbi_step_from(node, code, 1);

	return vbi_step_to(seg, vbi_step_kept(seg->steps, from), from);
}

static inline const vbi_place *vbi_step_next(const vbi_seg *seg, uint32_t node, vbi_code code) { return &vbi_step_on(seg, node, code)->to; }

/* Which bit of `next` a code has: most ways that lead on from two tokens do not do so by the third, and this says so of nearly all. */
static inline unsigned vbi_step_bit(uint16_t code) { return code * 2654435769u >> 26; }

/* A key may go on with this token. */
static inline unsigned vbi_step_joins(const vbi_tok *tok) { return (tok->code != VBI_CODE_NONE) & (tok->space != 3); }

/* What counts of a place's classes. */
static inline uint64_t vbi_step_counts(const vbi_place *at, uint32_t count, uint64_t hidden)
{
	uint64_t lost = count > 1 ? (uint64_t)((at->mask & hidden & VBI_LOST_NAMES) != 0) * VBI_MATCH_LOST : 0;

	return (at->mask & ~hidden) | lost;
}

/* Classes that make a word, or a name that has lost its capitals. */
static inline bool vbi_makes_word(uint64_t mask) { return (mask & ~VBI_NO_WORD) != 0; }

static inline uint64_t vbi_step_hidden(const vbi_seg *seg, uint32_t i) { return seg->steps->hidden[seg->tok[i].shape & 7]; }

/* Where token i leads by itself, whatever it is. */
static inline const vbi_place *vbi_step_token(const vbi_seg *seg, uint32_t i)
{
	const vbi_tok *tok = &seg->tok[i];

	if (tok->more == 0 && tok->code != VBI_CODE_NONE)
		return vbi_step_first(seg, tok->code);
	return vbi_step_next(seg, VBI_TRIE_ROOT, vbi_tok_code(tok));
}

/* Has what the walk from token i on asks for first on its way. */
static inline void vbi_step_fetch_token(const vbi_seg *seg, uint32_t i) { vbi_fetch(&seg->steps->single[seg->tok[i].code]); }
/* What it asks for next, once that is there. */
static inline void vbi_step_fetch_next(const vbi_seg *seg, uint32_t i)
{
	const vbi_tok *tok = &seg->tok[i];
	bool two = tok->more != 0;
	uint64_t from = two ? vbi_step_from(VBI_TRIE_ROOT, vbi_tok_code(tok), 1)
	                    : vbi_step_from(seg->steps->single[tok->code].node, vbi_tok_code(tok + 1), 1);

	vbi_fetch(vbi_step_kept(seg->steps, from));
}

/* False: no key of the kind (VBI_HEADS_*) begins with the code. Found out when it is first asked. */
bool vbi_step_learn_heads(const vbi_seg *seg, uint16_t code, unsigned kind);
static inline bool vbi_step_heads(const vbi_seg *seg, uint16_t code, unsigned kind)
{
	unsigned heads;

	if (!vbi_steps_any(seg))
		return false;
	heads = seg->steps->heads[code];
	return heads & kind * VBI_HEADS_KNOWN ? heads & kind : vbi_step_learn_heads(seg, code, kind);
}

/* Which of n tokens, after each of which there is one, may begin a key with it, of those that have one code. Returns how many. With
 * `alone`, has what each leads to by itself on its way. Of a trie with a table of pairs. */
static inline uint32_t vbi_step_may_pair(const vbi_seg *seg, const vbi_tok *tok, uint32_t n, bool alone, uint8_t *may)
{
	const vbi_trie trie = seg->lex->trie; /* of our own: what is written cannot change it, and the compiler sees that */
	const vbi_place *single = seg->steps->single;
	uint32_t both = tok->code;
	uint64_t pair[256]; /* as many as `may` can tell apart */
	size_t found = 0;

	for (size_t k = 0; k < n; k++) { /* nothing waits for it, so that the machine asks for many at once */
		uint16_t next = tok[k + 1].code;

		both = both << 16 | next;
		pair[k] = vbi_trie_pair(both);
		vbi_fetch(&trie.pairs[pair[k] >> trie.pair_shift]);
		if (alone)
			vbi_fetch(&single[next]);
	}
	for (size_t k = 0; k < n; k++) {
		may[found] = (uint8_t)k;
		found += vbi_trie_may_both(&trie, pair[k]);
	}
	return (uint32_t)found;
}

/* ---- asking the dictionary where no matches are listed; as of vbi_seg_mask and vbi_seg_longest ---- */
uint64_t vbi_step_mask(const vbi_seg *seg, uint32_t i, uint32_t count);
uint32_t vbi_step_longest(const vbi_seg *seg, uint32_t i, uint64_t mask); /* its tokens, 0 if there is none */

#endif
