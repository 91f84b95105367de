/* match.c - every dictionary key that begins at each token. */
#include "seg/step.h"

_Static_assert(VBI_CLASS_END <= 64, "the last bit of a mask is no class");
_Static_assert(VBI_KEY_MAX < 1u << (32 - VBI_MATCH_FIRST), "a match has so many tokens");

/* A wrong guess of the processor costs as much as all else that is done for a token, and nobody can guess which syllables make
 * words. So of a strip of tokens it is found out first, without a branch that depends on the text, which of them the dictionary may
 * have with the next one, one in four; then these pairs are looked at; then matches are put in order, and only where a pair leads
 * on, one in eight, is there more to do. */

#define STRIP 256u /* tokens: a loop that ends costs as much as a few of them */

typedef struct strip {
	uint64_t pair[STRIP]; /* classes of each token with the one after it; zero again behind the one that is looked at */
	uint32_t key[STRIP];  /* of those that have any */
	uint32_t node[STRIP]; /* where those in `on` lead */
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
	vbi_place pair = {s->pair[k], s->key[k], s->node[k]}; /* what does not count is hidden already */
	uint64_t any = put(seg, i, 1, &seg->steps->single[seg->tok[i].code], hidden);

	return any | put_all(seg, i, 2, &pair, UINT64_MAX, hidden, &seg->reach[i]);
}

/* Which of n tokens have two codes; nearly always none has. */
static __attribute__((noinline)) void two_codes(const vbi_tok *tok, uint32_t n, uint64_t *two)
{
	for (uint32_t k = 0; k < n; k++)
		two[k / 64] |= (uint64_t)(tok[k].more != 0) << k % 64;
}

/* What is not known yet is far away in the dictionary, column by column: so the steps of a strip are learned together, each column
 * asked for for all of them before the first is looked at. */
typedef struct unknown {
	uint64_t from[STRIP];
	uint32_t node[STRIP]; /* where it leads */
	uint32_t n;
} unknown;

static __attribute__((noinline)) void learn(const vbi_seg *seg, unknown *u)
{
	const vbi_trie *trie = &seg->lex->trie;

	for (uint32_t k = 0; k < u->n; k++) {
		uint32_t node = (uint32_t)(u->from[k] >> 32);

		if (node < trie->nodes)
			vbi_fetch(&trie->label[trie->child[node]]);
	}
	for (uint32_t k = 0; k < u->n; k++) {
		uint32_t node = vbi_lex_step(seg->lex, (uint32_t)(u->from[k] >> 32), (vbi_code)u->from[k]);

		u->node[k] = node;
		if (node != VBI_TRIE_NONE) {
			vbi_fetch(&trie->key[node]);
			vbi_fetch(node < trie->nodes ? &trie->child[node] : &trie->key[node]);
		}
	}
	for (uint32_t k = 0; k < u->n; k++) {
		uint32_t node = u->node[k], key = node == VBI_TRIE_NONE ? VBI_TRIE_NONE : trie->key[node];

		if (key != VBI_TRIE_NONE)
			vbi_fetch(&seg->lex->mask[key]);
		if (node < trie->nodes && trie->child[node] < trie->nodes)
			vbi_fetch(&trie->label[trie->child[node]]);
	}
	for (uint32_t k = 0; k < u->n; k++)
		vbi_step_know(seg->lex, vbi_step_kept(seg->steps, u->from[k]), u->from[k], u->node[k]);
}

/* The pairs of n tokens, after each of which there is one, and room for another. First all are asked for, then looked at: so the
 * machine fetches many at once. No pair is there yet. */
static void pair_up(const vbi_seg *seg, const vbi_tok *tok, uint32_t n, uint8_t *reach, strip *s)
{
	uint64_t from[STRIP];
	uint8_t may[STRIP + 1];
	uint32_t more, found;
	unknown u;

	for (uint32_t k = 0; k < n; k++)
		vbi_fetch(&seg->steps->single[tok[k].code]);
	found = vbi_step_may_pair(seg, tok, n, may, &more);
	memset(s->on, 0, sizeof s->on);
	memset(s->odd, 0, sizeof s->odd);
	if (more)
		two_codes(tok, n, s->odd);
	for (uint32_t m = 0; m < found; m++) {
		const vbi_tok *at = tok + may[m];
		uint32_t node = vbi_step_first(seg, at->code)->node;

		from[m] = vbi_step_from(node, vbi_tok_code(at + 1), vbi_step_joins(at + 1) & (node != VBI_NEVER));
		vbi_fetch(vbi_step_kept(seg->steps, from[m]));
	}
	u.n = 0;
	for (uint32_t m = 0; m < found; m++) {
		const vbi_step *two = vbi_step_kept(seg->steps, from[m]);

		u.from[u.n] = from[m];
		u.n += (unsigned)(two[0].from != from[m]) & (unsigned)(two[1].from != from[m]);
	}
	if (u.n)
		learn(seg, &u);
	for (uint32_t m = 0; m < found; m++) {
		const vbi_step *step = vbi_step_to(seg, vbi_step_kept(seg->steps, from[m]), from[m]);
		const vbi_place *at = &step->to;
		uint32_t k = may[m];
		uint64_t two = vbi_step_counts(at, 2, ~s->shown[tok[k].shape & 7]);

		s->pair[k] = two;
		s->key[k] = at->key;
		s->node[k] = at->node;
		reach[k] = 1 + vbi_makes_word(two);
		s->on[k / 64] |= (step->next >> vbi_step_bit(tok[k + 2].code) & 1) << k % 64;
	}
}

static inline bool room(vbi_seg *seg, uint32_t n)
{
	return seg->match_capacity - seg->matches >= n || VBI_GROW(seg->mem, seg->match, seg->match_capacity, seg->matches + n);
}

/* All matches of the kth token from i on, of which there may be many: out of the way of the others. */
static __attribute__((noinline)) vb_status many(vbi_seg *seg, uint32_t i, const strip *s, uint32_t k)
{
	uint64_t any;

	if (!room(seg, 2 * STRIP + VBI_KEY_MAX))
		return VB_ERR_MEMORY;
	seg->reach[i + k] = 1;
	any = s->odd[k / 64] >> k % 64 & 1 ? all_of(seg, i + k, &seg->reach[i + k]) : onward(seg, i + k, s, k, ~s->shown[seg->tok[i + k].shape & 7]);
	seg->any[i + k] = any & ~VBI_MATCH_LOST;
	return VB_OK;
}

/* The matches of n tokens from i on; at most STRIP. */
static vb_status strip_at(vbi_seg *seg, uint32_t i, uint32_t n, strip *s)
{
	const vbi_tok *tok = seg->tok + i;
	const vbi_place *single = seg->steps->single;
	uint32_t *match_at = seg->match_at + i;
	uint64_t *any = seg->any + i;
	vbi_match *match;
	size_t matches = seg->matches;

	if (seg->lex->trie.pairs)
		pair_up(seg, tok, n, seg->reach + i, s);
	if (!room(seg, 2 * STRIP))
		return VB_ERR_MEMORY;
	match = seg->match;
	for (uint32_t k = 0; k < n; k++) {
		const vbi_place *alone = &single[tok[k].code];
		uint64_t one, two = s->pair[k];

		if (alone->node == VBI_TRIE_ROOT)
			vbi_step_first(seg, tok[k].code);
		match_at[k] = (uint32_t)matches;
		if ((s->on[k / 64] | s->odd[k / 64]) >> k % 64 & 1) {
			seg->matches = matches;
			if (many(seg, i, s, k))
				return VB_ERR_MEMORY;
			s->pair[k] = 0;
			match = seg->match;
			matches = seg->matches;
			continue;
		}
		s->pair[k] = 0;
		one = alone->mask & s->shown[tok[k].shape & 7];
		vbi_match_set(&match[matches], i + k, 1, alone->key, one);
		matches += one != 0;
		vbi_match_set(&match[matches], i + k, 2, s->key[k], two);
		matches += two != 0;
		any[k] = (one | two) & ~VBI_MATCH_LOST;
	}
	seg->matches = matches;
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
