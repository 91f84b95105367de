/* match.c - every dictionary key that begins at each token. */
#include "seg/lattice.h"

/* No key is longer; so a token costs a bounded number of steps, whatever the text. */
#define KEY_MAX VBI_ARC_MAX

/* Names that text writes without their capitals now and then. */
#define LOST                                                                                                          \
	(VBI_MASK(PERSON) | VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_DISTRICT) |                 \
	 VBI_MASK(LOC_COMMUNE) | VBI_MASK(LOC_REGION) | VBI_MASK(LOC_GEO) | VBI_MASK(LOC_CITY))
_Static_assert(KEY_MAX <= UINT8_MAX, "reach is a byte");
_Static_assert(KEY_MAX < 1u << (32 - VBI_MATCH_FIRST), "a match has so many tokens");
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
 * A text goes the same ways through the trie again and again, and each step asks four columns in turn. What a token's code alone
 * leads to is kept by the code; further steps, also those that lead nowhere, in a table of fixed size, in which a newer one
 * takes the place of an older. */

#define STEP_BITS 15
#define NEVER UINT32_MAX /* no key, no node */

typedef struct place {
	uint64_t mask;
	uint32_t key;  /* NEVER if no key ends here */
	uint32_t node; /* to go on from; NEVER if there is no way; the root, where nothing leads: nothing is known yet */
} place;

typedef struct step {
	uint64_t from; /* the node and the token that led here; 0: nothing is known yet */
	place to;
	uint64_t reserved;
} step;

struct vbi_steps {
	const uint32_t *of; /* the trie's column of keys when the table was begun */
	place *single; /* [VBI_TRIE_CODES] */
	step *step;    /* [STEPS]; the first is that of no step, and leads nowhere */
};

#define STEPS (1 + (1u << STEP_BITS))
#define LINE 64u /* bytes that the machine reads at once: no step lies in two */
_Static_assert(LINE % sizeof(step) == 0 && sizeof(place) * VBI_TRIE_CODES % LINE == 0, "steps lie in lines");

static const place nowhere = {.key = NEVER, .node = NEVER};

static void look(const vbi_lexicon *lex, uint32_t node, place *out)
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

/* Of a token with one code. */
static inline const place *first_step(vbi_seg *seg, uint16_t code)
{
	place *s = &seg->steps->single[code];

	if (s->node == VBI_TRIE_ROOT)
		look(seg->lex, vbi_lex_step(seg->lex, VBI_TRIE_ROOT, code), s);
	return s;
}

/* Where a step is kept: from node by code; the one to nowhere without `may`. Most steps lead nowhere, which cannot be predicted: so
 * it is no jump, but another place to look at. */
static inline uint64_t step_from(uint32_t node, vbi_code code, unsigned may)
{
	return ((uint64_t)node << 32 | code) & (0 - (uint64_t)may);
}

static inline step *step_kept(const struct vbi_steps *steps, uint64_t from)
{
	return &steps->step[(from * UINT64_C(0x9E3779B97F4A7C15) >> (64 - STEP_BITS)) + (from != 0)];
}

static inline void fetch(const step *s)
{
#ifdef __GNUC__
	__builtin_prefetch(s);
#else
	(void)s;
#endif
}

static inline const place *step_to(vbi_seg *seg, step *s, uint64_t from)
{
	if (s->from != from) {
		look(seg->lex, vbi_lex_step(seg->lex, (uint32_t)(from >> 32), (vbi_code)from), &s->to);
		s->from = from;
	}
	return &s->to;
}

static inline const place *next_step(vbi_seg *seg, uint32_t node, vbi_code code)
{
	uint64_t from = step_from(node, code, 1);

	return step_to(seg, step_kept(seg->steps, from), from);
}

static bool steps_begun(vbi_seg *seg)
{
	if (seg->steps && seg->steps->of != seg->lex->trie.key) {
		vbi_free(seg->mem, seg->steps);
		seg->steps = NULL;
	}
	if (!seg->steps)
		seg->steps = vbi_calloc(seg->mem, 1, sizeof *seg->steps + LINE + VBI_TRIE_CODES * sizeof(place) + STEPS * sizeof(step));
	if (!seg->steps)
		return false;
	seg->steps->single = (place *)(((uintptr_t)(seg->steps + 1) + LINE - 1) / LINE * LINE);
	seg->steps->step = (step *)(seg->steps->single + VBI_TRIE_CODES);
	seg->steps->of = seg->lex->trie.key;
	seg->steps->step[0].to = nowhere;
	return true;
}

/* ---- matches ----
 *
 * A wrong guess of the processor costs as much as all else that is done for a token, and nobody can guess which syllables make
 * words. So the tokens of a strip are paired first, without a branch that depends on the text; then matches are put in order,
 * and only where a pair leads on, one in eight, is there more to do. */

#define STRIP 64u /* tokens; the bits of a number */

typedef struct strip {
	place pair[STRIP]; /* where each token leads with the one after it */
	uint64_t on;       /* a bit for each from where a way leads on */
	uint64_t odd;      /* for each that has two codes */
	uint64_t hidden[8]; /* by shape: classes that do not count */
} strip;

/* A key may go on with this token. */
static inline unsigned joins(const vbi_tok *tok) { return (tok->code != VBI_CODE_NONE) & (tok->space != 3); }

/* What counts of a place's classes. */
static inline uint64_t counts(const place *at, uint32_t count, uint64_t hidden)
{
	uint64_t lost = count > 1 ? (uint64_t)((at->mask & hidden & LOST) != 0) * VBI_MATCH_LOST : 0;

	return (at->mask & ~hidden) | lost;
}

/* Written in any case and counted if it is a match: which it is cannot be predicted. */
static inline uint64_t put(vbi_seg *seg, uint32_t i, uint32_t count, const place *at, uint64_t hidden)
{
	uint64_t mask = counts(at, count, hidden);

	seg->match[seg->matches] = vbi_match_of(i, count, at->key, mask);
	seg->matches += mask != 0;
	return mask;
}

/* The mask is that of a word. */
static inline bool word(uint64_t mask) { return (mask & ~VBI_NO_WORD) != 0; }

/* Matches of token i from `count` tokens on, that many leading to `at`. Their classes; *reach is as in seg. */
static uint64_t put_all(vbi_seg *seg, uint32_t i, uint32_t count, const place *at, uint64_t hidden, uint8_t *reach)
{
	uint64_t any = 0;

	for (uint32_t j = i + count;; j++) {
		uint64_t mask = put(seg, i, j - i, at, hidden);

		any |= mask;
		*reach = word(mask) ? (uint8_t)(j - i) : *reach;
		if (at->node == NEVER || j >= seg->toks || j - i >= KEY_MAX || !joins(&seg->tok[j]))
			return any;
		at = next_step(seg, at->node, vbi_tok_code(&seg->tok[j]));
	}
}

/* All matches of a token, whatever it is. */
static void odd(vbi_seg *seg, uint32_t i, uint64_t hidden)
{
	place first;

	look(seg->lex, vbi_lex_step(seg->lex, VBI_TRIE_ROOT, vbi_tok_code(&seg->tok[i])), &first);
	seg->reach[i] = 1;
	seg->any[i] = put_all(seg, i, 1, &first, hidden, &seg->reach[i]) & ~VBI_MATCH_LOST;
}

/* Those of a token whose pair leads on. */
static void onward(vbi_seg *seg, uint32_t i, const place *pair, uint64_t hidden)
{
	uint64_t any = put(seg, i, 1, &seg->steps->single[seg->tok[i].code], hidden);

	seg->reach[i] = 1;
	seg->any[i] = (any | put_all(seg, i, 2, pair, hidden, &seg->reach[i])) & ~VBI_MATCH_LOST;
}

/* The pairs of n tokens, after each of which there is one. First all are asked for, then looked at: so the machine fetches many at
 * once. */
static void pair_up(vbi_seg *seg, const vbi_tok *tok, uint32_t n, strip *s)
{
	const vbi_trie *trie = &seg->lex->trie;
	uint64_t from[STRIP];

	s->on = 0;
	s->odd = trie->pairs ? 0 : UINT64_MAX;
	if (!trie->pairs)
		return;
	for (uint32_t k = 0; k < n; k++, tok++) {
		uint32_t node = first_step(seg, tok->code)->node;
		unsigned may = joins(tok + 1) & (node != NEVER) & (tok->more == 0) & vbi_trie_may_pair(trie, node, tok[1].code);

		from[k] = step_from(node, vbi_tok_code(tok + 1), may);
		s->odd |= (uint64_t)(tok->more != 0) << k;
		fetch(step_kept(seg->steps, from[k]));
	}
	for (uint32_t k = 0; k < n; k++) {
		const place *at = step_to(seg, step_kept(seg->steps, from[k]), from[k]);

		s->pair[k] = *at;
		s->on |= (uint64_t)(at->node != NEVER) << k;
	}
}

static inline bool room(vbi_seg *seg, uint32_t n)
{
	return seg->match_capacity - seg->matches >= n || VBI_GROW(seg->mem, seg->match, seg->match_capacity, seg->matches + n);
}

/* The matches of n tokens from i on; at most STRIP. */
static vb_status strip_at(vbi_seg *seg, uint32_t i, uint32_t n, strip *s)
{
	const place *single = seg->steps->single;
	const vbi_tok *tok = seg->tok + i;
	uint32_t *match_at = seg->match_at + i;
	uint64_t *any = seg->any + i;
	uint8_t *reach = seg->reach + i;
	vbi_match *match;
	size_t matches = seg->matches;

	pair_up(seg, tok, n, s);
	if (!room(seg, 2 * STRIP))
		return VB_ERR_MEMORY;
	match = seg->match;
	for (uint32_t k = 0; k < n; k++, i++) {
		uint64_t hidden = s->hidden[tok[k].shape & 7], one, two;
		const place *alone = &single[tok[k].code], *pair = &s->pair[k];

		match_at[k] = (uint32_t)matches;
		if ((s->on | s->odd) >> k & 1) {
			seg->matches = matches;
			if (!room(seg, 2 * STRIP + KEY_MAX))
				return VB_ERR_MEMORY;
			if (s->odd >> k & 1)
				odd(seg, i, hidden);
			else
				onward(seg, i, pair, hidden);
			match = seg->match;
			matches = seg->matches;
			continue;
		}
		one = counts(alone, 1, hidden);
		two = counts(pair, 2, hidden);
		match[matches] = vbi_match_of(i, 1, alone->key, one);
		matches += one != 0;
		match[matches] = vbi_match_of(i, 2, pair->key, two);
		matches += two != 0;
		reach[k] = 1 + word(two);
		any[k] = (one | two) & ~VBI_MATCH_LOST;
	}
	seg->matches = matches;
	return VB_OK;
}

static vb_status all_matches(vbi_seg *seg)
{
	uint32_t toks = (uint32_t)seg->toks, last = toks - 1;
	uint64_t cap, up;
	strip s;

	vbi_match_rules(&cap, &up);
	for (uint8_t shape = 0; shape < 8; shape++) {
		/* What has no letters has no case: 2/9 counts as a named day. */
		bool capital = vbi_tok_capital(&(vbi_tok){.shape = shape}) || shape == VB_SHAPE_NONE;

		s.hidden[shape] = (capital ? 0 : cap) | (shape == VB_SHAPE_UPPER ? 0 : up);
	}
	for (uint32_t i = 0; i < last; i += STRIP)
		if (strip_at(seg, i, last - i < STRIP ? last - i : STRIP, &s))
			return VB_ERR_MEMORY;
	seg->match_at[last] = (uint32_t)seg->matches;
	if (!room(seg, KEY_MAX))
		return VB_ERR_MEMORY;
	odd(seg, last, s.hidden[seg->tok[last].shape & 7]);
	return VB_OK;
}

vb_status vbi_seg_matches(vbi_seg *seg)
{
	vb_status status = VB_OK;
	bool known = seg->lex && seg->lex->trie.nodes && seg->toks;

	seg->matches = 0;
	if (!VBI_GROW(seg->mem, seg->match_at, seg->match_at_capacity, seg->toks + 1) ||
	    !VBI_GROW(seg->mem, seg->any, seg->any_capacity, seg->toks + 1) ||
	    !VBI_GROW(seg->mem, seg->reach, seg->reach_capacity, seg->toks + 1) || (known && !steps_begun(seg)))
		return VB_ERR_MEMORY;
	if (known) {
		status = all_matches(seg);
	} else if (seg->toks) {
		memset(seg->match_at, 0, seg->toks * sizeof *seg->match_at);
		memset(seg->any, 0, seg->toks * sizeof *seg->any);
		memset(seg->reach, 1, seg->toks);
	}
	seg->match_at[seg->toks] = (uint32_t)seg->matches;
	return status;
}
