/* match.c - every dictionary key that begins at each token. */
#include "seg/step.h"
#include "seg/told.h"

_Static_assert(VBI_CLASS_END <= 64, "the last bit of a mask is no class");
_Static_assert(VBI_KEY_MAX < 1u << (32 - VBI_MATCH_FIRST), "a match has so many tokens");

/* A wrong guess of the processor costs as much as all else that is done for a token, and nobody can guess which syllables make
 * words. So of a strip of tokens it is found out first, without a branch that depends on the text, which of them the dictionary may
 * have with the next one, one in four; then these pairs are looked at; then matches are put in order, and only where a pair leads
 * on, one in eight, is there more to do. */

#define STRIP 256u /* tokens: a loop that ends costs as much as a few of them */

typedef struct strip {
	vbi_match pair[STRIP]; /* of each token with the one after it; no classes where nothing is known, and again when the strip is done */
	uint32_t node[STRIP];  /* where those in `on` lead */
	uint64_t on[STRIP / 64];  /* a bit for each from where a way may lead on by the token that follows, */
	uint64_t odd[STRIP / 64]; /* for each that has two codes */
	uint64_t shown[8];    /* by the first token's shape: classes that count */
} strip;

/* Written in any case and counted if it is a match: which it is cannot be predicted. */
static inline uint64_t put(vbi_seg *seg, uint32_t i, uint32_t count, const vbi_place *at, uint64_t hidden)
{
	uint64_t mask = vbi_step_counts(at, count, hidden);

	vbi_match_set(&seg->match[seg->matches], i, count, at->key, mask);
	seg->matches += mask != 0;
	return mask;
}

/* Matches of token i from `count` tokens on, that many leading to `at`, from where the codes of `next` lead on. Their classes; *reach is
 * as in seg. */
static uint64_t put_all(vbi_seg *seg, uint32_t i, uint32_t count, const vbi_place *at, uint64_t next, uint64_t hidden, uint8_t *reach)
{
	uint64_t any = 0;

	for (uint32_t j = i + count;; j++) {
		const vbi_tok *tok = &seg->tok[j];
		uint64_t mask = put(seg, i, j - i, at, hidden);
		const vbi_step *step;

		any |= mask;
		*reach = vbi_makes_word(mask) ? (uint8_t)(j - i) : *reach;
		if (!next || j >= seg->toks || j - i >= VBI_KEY_MAX || !(next >> vbi_step_bit(tok->code) & 1) || !vbi_step_joins(tok))
			return any;
		step = vbi_step_on(seg, at->node, vbi_tok_code(tok));
		at = &step->to;
		next = step->next;
	}
}

/* All matches of a token, whatever it is. Their classes; *reach is as in seg. */
static uint64_t all_of(vbi_seg *seg, uint32_t i, uint8_t *reach)
{
	const vbi_place *at = vbi_step_token(seg, i);

	*reach = 1;
	return put_all(seg, i, 1, at, at->node == VBI_NEVER ? 0 : UINT64_MAX, vbi_step_hidden(seg, i), reach);
}

/* Those of a token whose pair leads on. */
static uint64_t onward(vbi_seg *seg, uint32_t i, const strip *s, uint32_t k, uint64_t hidden)
{
	vbi_place pair = {s->pair[k].mask, s->pair[k].key, s->node[k]}; /* what does not count is hidden already */
	uint64_t any = put(seg, i, 1, &seg->steps->single[seg->tok[i].code], hidden);

	return any | put_all(seg, i, 2, &pair, UINT64_MAX, hidden, &seg->reach[i]);
}

/* Which of n tokens from i on, and some more, have two codes. */
static inline void two_codes(const vbi_seg *seg, uint32_t i, uint32_t n, uint64_t *two)
{
	for (uint32_t k = 0; k < n; k += 64) {
		uint8_t bits[64], space[64];

		vbi_told_split(seg->told + i + k, bits, space);
		two[k / 64] = vbi_told_bits(bits, 5);
	}
}

/* Pairs that the dictionary may have. */
typedef struct pairs {
	uint64_t from[STRIP];  /* the step, */
	vbi_step *two[STRIP];  /* where it is kept, if it is */
	uint8_t at[STRIP + 1]; /* the first token */
	uint8_t unknown[STRIP]; /* steps that are not kept */
} pairs;

/* What is not known yet is far away in the dictionary, column by column: so the steps of a strip are learned together, each column
 * asked for for all of them before the first is looked at. */
static __attribute__((noinline)) void learn(const vbi_seg *seg, const pairs *p, uint32_t n)
{
	const vbi_trie *trie = &seg->lex->trie;
	uint32_t to[STRIP];

	for (uint32_t u = 0; u < n; u++) {
		uint32_t node = (uint32_t)(p->from[p->unknown[u]] >> 32);

		if (node < trie->nodes)
			vbi_fetch(&trie->label[trie->child[node]]);
	}
	for (uint32_t u = 0; u < n; u++) {
		uint64_t from = p->from[p->unknown[u]];
		uint32_t node = vbi_lex_step(seg->lex, (uint32_t)(from >> 32), (vbi_code)from);

		to[u] = node;
		if (node != VBI_TRIE_NONE) {
			vbi_fetch(&trie->key[node]);
			vbi_fetch(node < trie->nodes ? &trie->child[node] : &trie->key[node]);
		}
	}
	for (uint32_t u = 0; u < n; u++) {
		uint32_t node = to[u], key = node == VBI_TRIE_NONE ? VBI_TRIE_NONE : trie->key[node];

		if (key != VBI_TRIE_NONE)
			vbi_fetch(&seg->lex->mask[key]);
		if (node < trie->nodes && trie->child[node] < trie->nodes)
			vbi_fetch(&trie->label[trie->child[node]]);
	}
	for (uint32_t u = 0; u < n; u++)
		vbi_step_know(seg->lex, p->two[p->unknown[u]], p->from[p->unknown[u]], to[u]);
}

/* What a step says of the pair at the kth of the tokens that begin with the ith; known is 0 if it is another one, which is taken for the
 * while. */
static inline void take_pair(const vbi_tok *tok, uint32_t i, uint32_t k, const vbi_step *step, uint64_t known, uint8_t *reach, strip *s)
{
	uint64_t mask = vbi_step_counts(&step->to, 2, ~s->shown[tok[k].shape & 7]);

	vbi_match_set(&s->pair[k], i + k, 2, step->to.key, mask);
	s->node[k] = step->to.node;
	s->on[k / 64] |= (step->next >> vbi_step_bit(tok[k + 2].code) & known) << k % 64;
	reach[k] = 1 + vbi_makes_word(mask);
}

/* The steps by the third token of what leads on, asked for before the first of them is taken: the table is larger than the caches that
 * are near. */
static inline void fetch_onward(const vbi_seg *seg, const vbi_tok *tok, const strip *s)
{
	for (uint32_t at = 0; at < STRIP / 64; at++)
		for (uint64_t left = s->on[at] & ~s->odd[at]; left; left &= left - 1) {
			uint32_t k = at * 64 + vbi_lowest_bit(left);

			vbi_fetch(vbi_step_kept(seg->steps, vbi_step_from(s->node[k], vbi_tok_code(&tok[k + 2]), 1)));
		}
}

/* The pairs of n tokens from i on, after each of which there is one, and room for another. First all are asked for, then looked at: so
 * the machine fetches many at once. No pair is there yet. */
static __attribute__((noinline)) void pair_up(vbi_seg *seg, uint32_t i, uint32_t n, strip *s)
{
	const vbi_tok *tok = seg->tok + i;
	uint8_t *reach = seg->reach + i;
	uint32_t found, unknowns = 0;
	pairs p;

	found = vbi_step_may_pair(seg, tok, n, true, p.at);
	memset(s->on, 0, sizeof s->on);
	two_codes(seg, i, n, s->odd);
	for (uint32_t m = 0; m < found; m++) {
		const vbi_tok *at = tok + p.at[m];
		uint32_t node = vbi_step_first(seg, at->code)->node;

		p.from[m] = vbi_step_from(node, vbi_tok_code(at + 1), vbi_step_joins(at + 1) & (node != VBI_NEVER));
		p.two[m] = vbi_step_kept(seg->steps, p.from[m]);
		vbi_fetch(p.two[m]);
	}
	for (uint32_t m = 0; m < found; m++) {
		const vbi_step *step = p.two[m] + (p.two[m]->from != p.from[m]); /* which of them cannot be predicted */
		unsigned unknown = step->from != p.from[m];

		p.unknown[unknowns] = (uint8_t)m;
		unknowns += unknown;
		take_pair(tok, i, p.at[m], step, 1 ^ unknown, reach, s);
	}
	if (unknowns)
		learn(seg, &p, unknowns);
	for (uint32_t u = 0; u < unknowns; u++) {
		uint32_t m = p.unknown[u];

		take_pair(tok, i, p.at[m], vbi_step_to(seg, p.two[m], p.from[m]), 1, reach, s);
	}
	fetch_onward(seg, tok, s);
}

static inline bool room(vbi_seg *seg, uint32_t n)
{
	return seg->match_capacity - seg->matches >= n || VBI_GROW(seg->mem, seg->match, seg->match_capacity, seg->matches + n);
}

/* All matches of the kth token from i on, of which there may be many: out of the way of the others. */
static __attribute__((noinline)) vb_status many(vbi_seg *seg, uint32_t i, strip *s, uint32_t k)
{
	uint32_t t = i + k;
	uint64_t any;

	if (!room(seg, 2 * STRIP + VBI_KEY_MAX))
		return VB_ERR_MEMORY;
	vbi_step_first(seg, seg->tok[t].code);
	seg->match_at[t] = (uint32_t)seg->matches;
	seg->reach[t] = 1;
	any = s->odd[k / 64] >> k % 64 & 1 ? all_of(seg, t, &seg->reach[t]) : onward(seg, t, s, k, ~s->shown[seg->tok[t].shape & 7]);
	seg->any[t] = any & ~VBI_MATCH_LOST;
	s->pair[k].mask = 0;
	return VB_OK;
}

/* The matches of the tokens from the kth from i on up to `to`, from none of which a way leads on, put behind *matches others. Returns
 * where it ends: sooner where it is not known what a token leads to. */
static __attribute__((noinline)) size_t put_short(const vbi_seg *seg, uint32_t i, size_t k, size_t to, strip *s, size_t *matches)
{
	const vbi_place *single = seg->steps->single;
	const vbi_tok *tok = seg->tok + i + k;
	uint32_t *match_at = seg->match_at;
	uint64_t *any = seg->any;
	vbi_match *match = seg->match, *pair = s->pair + k;
	/* The span of a token alone counts the tokens, too. */
	const uint64_t zeroth = vbi_match_span(0, 1), end = zeroth + i + to;
	uint64_t span = zeroth + i + k;
	size_t n = *matches;

	for (; span < end; span++, tok++, pair++) {
		const vbi_place *alone = &single[tok->code];
		uint64_t one, two = pair->mask;

		if (alone->node == VBI_TRIE_ROOT)
			break;
		one = alone->mask & s->shown[tok->shape & 7];
		match_at[span - zeroth] = (uint32_t)n;
		vbi_match_set_span(&match[n], span, alone->key, one);
		n += one != 0;
		match[n] = *pair;
		n += two != 0;
		any[span - zeroth] = (one | two) << 1 >> 1; /* without VBI_MATCH_LOST */
		pair->mask = 0;
	}
	*matches = n;
	return span - zeroth - i;
}
_Static_assert(VBI_MATCH_LOST == UINT64_C(1) << 63, "the topmost bit");

/* The first of the tokens from the kth on of which there may be more matches than that; n if there is none. */
static inline uint32_t next_many(const strip *s, uint32_t k, uint32_t n)
{
	for (uint32_t at = k / 64; at * 64 < n; at++) {
		uint64_t left = (s->on[at] | s->odd[at]) & UINT64_MAX << (at == k / 64 ? k % 64 : 0);

		if (left)
			return at * 64 + vbi_lowest_bit(left) < n ? at * 64 + vbi_lowest_bit(left) : n;
	}
	return n;
}

/* The matches of n tokens from i on; at most STRIP. */
static vb_status strip_at(vbi_seg *seg, uint32_t i, uint32_t n, strip *s)
{
	if (seg->lex->trie.pairs)
		pair_up(seg, i, n, s);
	if (!room(seg, 2 * STRIP))
		return VB_ERR_MEMORY;
	for (uint32_t k = 0, to; k < n; k++) {
		to = next_many(s, k, n);
		while ((k = (uint32_t)put_short(seg, i, k, to, s, &seg->matches)) < to)
			vbi_step_first(seg, seg->tok[i + k].code);
		if (k < n && many(seg, i, s, k))
			return VB_ERR_MEMORY;
	}
	return VB_OK;
}

static vb_status all_matches(vbi_seg *seg)
{
	uint32_t toks = (uint32_t)seg->toks, last = toks - 1;
	strip s;

	memset(&s, 0, sizeof s);
	memset(s.odd, 0xFF, sizeof s.odd); /* a trie without a table of pairs is a small one */

	for (unsigned shape = 0; shape < 8; shape++)
		s.shown[shape] = ~seg->steps->hidden[shape];
	for (uint32_t i = 0; i < last; i += STRIP)
		if (strip_at(seg, i, last - i < STRIP ? last - i : STRIP, &s))
			return VB_ERR_MEMORY;
	seg->match_at[last] = (uint32_t)seg->matches;
	if (!room(seg, VBI_KEY_MAX))
		return VB_ERR_MEMORY;
	seg->any[last] = all_of(seg, last, &seg->reach[last]) & ~VBI_MATCH_LOST;
	return VB_OK;
}

vb_status vbi_seg_matches(vbi_seg *seg)
{
	vb_status status = VB_OK;
	bool known = vbi_steps_any(seg) && seg->toks;

	seg->matches = 0;
	if (!VBI_GROW(seg->mem, seg->match_at, seg->match_at_capacity, seg->toks + 1) ||
	    !VBI_GROW(seg->mem, seg->any, seg->any_capacity, seg->toks + 1) ||
	    !VBI_GROW(seg->mem, seg->reach, seg->reach_capacity, seg->toks + 1) ||
	    !VBI_GROW(seg->mem, seg->tok, seg->tok_capacity, seg->toks + 1) || vbi_steps_begin(seg))
		return VB_ERR_MEMORY;
	seg->tok[seg->toks] = (vbi_tok){.code = VBI_CODE_NONE}; /* it leads nowhere */
	if (seg->toks)
		memset(seg->reach, 1, seg->toks);
	if (known) {
		status = all_matches(seg);
	} else if (seg->toks) {
		memset(seg->match_at, 0, seg->toks * sizeof *seg->match_at);
		memset(seg->any, 0, seg->toks * sizeof *seg->any);
	}
	seg->match_at[seg->toks] = (uint32_t)seg->matches;
	seg->listed = status == VB_OK;
	return status;
}

/* What is kept of a walk from token i that need not go beyond end. */
static void list_to(vbi_seg *seg, uint32_t i, uint32_t end)
{
	const vbi_tok *tok = &seg->tok[i];
	uint64_t hidden = vbi_step_hidden(seg, i), next;
	const vbi_place *at = vbi_step_token(seg, i);

	put(seg, i, 1, at, hidden);
	if (i + 1 >= end || ((tok[0].more | tok[1].more) == 0 && seg->lex->trie.pairs && !vbi_trie_may_pair(&seg->lex->trie, tok[0].code, tok[1].code)))
		return;
	next = at->node == VBI_NEVER ? 0 : UINT64_MAX;
	for (uint32_t j = i + 1; j < end && j - i < VBI_KEY_MAX && (next >> vbi_step_bit(seg->tok[j].code) & 1) && vbi_step_joins(&seg->tok[j]); j++) {
		const vbi_step *step = vbi_step_on(seg, at->node, vbi_tok_code(&seg->tok[j]));

		at = &step->to;
		next = step->next;
		put(seg, i, j + 1 - i, at, hidden);
	}
}

vb_status vbi_seg_list(vbi_seg *seg, uint32_t i, uint32_t to, uint32_t end)
{
	if (seg->listed)
		return VB_OK;
	seg->matches = 0;
	for (; i < to; i++) {
		if (!room(seg, VBI_KEY_MAX))
			return VB_ERR_MEMORY;
		seg->match_at[i] = (uint32_t)seg->matches;
		if (vbi_steps_any(seg))
			list_to(seg, i, end);
	}
	seg->match_at[to] = (uint32_t)seg->matches;
	return VB_OK;
}
