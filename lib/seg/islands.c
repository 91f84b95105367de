/* seg/islands.c - see islands.h */
#include "seg/islands.h"

#include "seg/pairs.h"
#include "seg/told.h"

/* ---- bits ---- */

/* Bits of the block while it is looked at. */
typedef struct work {
	vbi_islands *in;
	uint64_t *spanned; /* gaps */
	uint64_t *word;    /* gaps of pairs that the dictionary has */
	uint64_t *last;    /* tokens that end a sentence */
	uint64_t *named, *small, *plain, *blank, *mark, *two, *surname, *middle; /* what is told of tokens; two: of it or the one behind */
	uint64_t *sure[2]; /* gaps of pairs that are no word, are one, whatever stands around, if their second syllable is in small letters */
} work;

#define ARRAYS 19u

static bool room(vbi_seg *seg, work *w)
{
	size_t n = (w->in->end - w->in->first) / 64 + 2; /* one is always behind */
	uint64_t **array[ARRAYS] = {&w->in->pair, &w->in->name, &w->in->other, &w->in->odd, &w->in->plain, &w->in->joined, &w->spanned, &w->word, &w->last, &w->named,
	                            &w->small, &w->plain, &w->blank, &w->mark, &w->two, &w->surname, &w->middle, &w->sure[0], &w->sure[1]};

	if (!VBI_GROW(seg->mem, seg->bits, seg->bit_capacity, ARRAYS * n) || !VBI_GROW(seg->mem, seg->tok, seg->tok_capacity, seg->toks + 2))
		return false;
	seg->tok[seg->toks] = seg->tok[seg->toks + 1] = (vbi_tok){.code = VBI_CODE_NONE}; /* nothing pairs with it */
	memset(seg->bits, 0, ARRAYS * n * sizeof *seg->bits);
	for (size_t i = 0; i < ARRAYS; i++)
		*array[i] = seg->bits + i * n;
	w->in->numbers = n - 1;
	return true;
}

/* Bits moved to the token before. */
static inline uint64_t next(const uint64_t *bits, size_t at) { return bits[at] >> 1 | bits[at + 1] << 63; }
static inline uint64_t second(const uint64_t *bits, size_t at) { return bits[at] >> 2 | bits[at + 1] << 62; }
static inline uint64_t previous(const uint64_t *bits, size_t at) { return bits[at] << 1 | (at ? bits[at - 1] >> 63 : 0); }

static inline uint32_t sentence_end(const vbi_seg *seg, uint32_t k)
{
	const vbi_range *sentence = &seg->sentence[seg->tok[k].sentence];

	return sentence->first + sentence->count;
}

/* An arc of n tokens from k on. */
static void span(const work *w, uint32_t k, uint32_t n)
{
	for (; n > 1; n--, k++)
		vbi_bit_set(w->spanned, k - w->in->first);
}

/* ---- pairs ---- */

/* The longest word of the dictionary from token k on; node is where its pair leads. */
static void onward(const vbi_seg *seg, const work *w, uint32_t k, uint32_t node)
{
	uint32_t end = sentence_end(seg, k), longest = 1;
	uint64_t hidden = vbi_step_hidden(seg, k), next = UINT64_MAX;

	for (uint32_t j = k + 2; j < end && j - k < VBI_KEY_MAX && (next >> vbi_step_bit(seg->tok[j].code) & 1) && vbi_step_joins(&seg->tok[j]); j++) {
		const vbi_step *step = vbi_step_on(seg, node, vbi_tok_code(&seg->tok[j]));

		if (vbi_makes_word(vbi_step_counts(&step->to, j + 1 - k, hidden)))
			longest = j + 1 - k;
		node = step->to.node;
		next = step->next;
	}
	span(w, k, longest);
}

/* What the tokens first .. first + n - 1, at most 64, are. */
static void glance(const vbi_seg *seg, const work *w, uint32_t first, uint32_t n)
{
	uint64_t all = UINT64_MAX >> (64 - n), two, odd, line;
	size_t at = (first - w->in->first) / 64;
	uint8_t bits[64], space[64];

	vbi_told_split(seg->told + first, bits, space);
	odd = vbi_told_bits(space, 0);
	line = vbi_told_bits(space, 1);
	two = vbi_told_bits(bits, 5);
	two |= two >> 1 | (uint64_t)((seg->told[first + 64].bits & VBI_TOLD_TWO) != 0) << 63;
	w->named[at] = vbi_told_bits(bits, 0) & all;
	w->small[at] = vbi_told_bits(bits, 1) & all;
	w->plain[at] = vbi_told_bits(bits, 2) & all;
	w->mark[at] = vbi_told_bits(bits, 3) & ~(odd | line) & all;
	w->blank[at] = odd & ~line & all;
	w->two[at] = two & all;
	w->surname[at] = vbi_told_bits(bits, 6) & all;
	w->middle[at] = vbi_told_bits(bits, 7) & all;
}

/* What is asked of some 64 tokens: first which lines of memory, then, when others' have been asked for, what is in them. */
typedef struct asked {
	uint32_t first, found, on;
	uint8_t may[65]; /* tokens that may be pairs with the one behind, */
	uint8_t way[65]; /* those of which the pairs lead on, */
	uint32_t node[65]; /* and where to */
} asked;

static void ask_pairs(const vbi_seg *seg, uint32_t first, uint32_t n, asked *a)
{
	a->first = first;
	a->found = vbi_step_may_pair(seg, seg->tok + first, n, false, a->may);
	for (uint32_t m = 0; m < a->found; m++)
		vbi_fetch(vbi_pair_kept(seg->pairs, vbi_pair_name(&seg->tok[first + a->may[m]])));
}

/* Which of them the dictionary has as words with the one behind. Of those that have two codes, and at the end of a sentence, what is
 * found of a pair means nothing. */
static void pair_up(const vbi_seg *seg, const work *w, asked *a)
{
	size_t at = (a->first - w->in->first) / 64;
	uint64_t words = 0, two = w->two[at], sure[2] = {0, 0};
	uint32_t on = 0;

	for (uint32_t m = 0; m < a->found; m++) {
		const vbi_tok *tok = &seg->tok[a->first + a->may[m]];
		const vbi_pair *p = vbi_pair_of(seg, vbi_pair_name(tok));
		int16_t gain = p->gain[tok->shape == VB_SHAPE_TITLE ? VBI_GAIN_TITLED : VBI_GAIN_SMALL];

		words |= (uint64_t)((p->tells & vbi_case_of(tok->shape)) != 0) << a->may[m];
		sure[0] |= (uint64_t)vbi_gain_never(gain, VBI_AROUND_WORD) << a->may[m];
		sure[1] |= (uint64_t)vbi_gain_always(gain, VBI_AROUND_WORD) << a->may[m];
		a->way[on] = a->may[m];
		a->node[on] = p->node;
		on += (p->tells & vbi_pair_next(tok[2].code)) != 0;
	}
	for (uint32_t o = 0; o < on; o++)
		vbi_fetch(vbi_step_kept(seg->steps, vbi_step_from(a->node[o], vbi_tok_code(&seg->tok[a->first + a->way[o] + 2]), 1)));
	a->on = on;
	w->word[at] = words & ~two;
	w->sure[0][at] = sure[0];
	w->sure[1][at] = sure[1];
}

/* What the pairs lead to. */
static void lead_on(const vbi_seg *seg, const work *w, const asked *a)
{
	uint64_t two = w->two[(a->first - w->in->first) / 64];

	for (uint32_t o = 0; o < a->on; o++)
		if (!(two >> a->way[o] & 1))
			onward(seg, w, a->first + a->way[o], a->node[o]);
}

/* All pairs of the block, of what is told of whose tokens there are bits. */
static void pairs(const vbi_seg *seg, const work *w)
{
	asked of[3];
	uint32_t first = w->in->first, end = w->in->end, n = (uint32_t)w->in->numbers;

	for (uint32_t at = 0; at < n + 2; at++) {
		uint32_t k = first + 64 * at;

		if (at < n)
			ask_pairs(seg, k, end - k < 64 ? end - k : 64, &of[at % 3]);
		if (at >= 1 && at - 1 < n)
			pair_up(seg, w, &of[(at - 1) % 3]);
		if (at >= 2)
			lead_on(seg, w, &of[(at - 2) % 3]);
	}
}

/* ---- what is odd ---- */

static bool letters(const vbi_tok *tok) { return tok->kind == VB_TOKEN_SYLLABLE || tok->kind == VB_TOKEN_FOREIGN; }

/* Something may begin at token k by the mark behind it: TP. 90% pa-tê */
static bool before_mark(const vbi_seg *seg, uint32_t k)
{
	const vbi_tok *tok = &seg->tok[k];

	switch (seg->text[tok[1].start]) {
	case '.':
		return vbi_tok_capital(tok) || (vbi_step_heads(seg, tok->code, VBI_HEADS_DOTTED) && vbi_step_mask(seg, k, 1) & VBI_MASK(ABBR_DOT));
	case '-':
		return letters(tok) && letters(tok + 2) && tok[2].space == 0;
	case '%':
		return tok->kind == VB_TOKEN_NUMBER;
	default:
		return false;
	}
}

/* Are there arcs of more than a token that the dictionary does not have? */
static bool any_odd(const vbi_seg *seg)
{
	bool any = false;

	for (size_t a = 0; a < seg->arcs; a++)
		any |= (seg->arc[a].count > 1) & (seg->arc[a].known != 1);
	return any;
}

/* What the tokens of bits, from the block's 64 * at on, span: found out as the lattice does. Those that are found not to be odd are so no more. */
static vb_status look(vbi_seg *seg, const work *w, size_t at, uint64_t bits)
{
	for (; bits; bits &= bits - 1) {
		unsigned b = vbi_lowest_bit(bits);
		uint32_t k = w->in->first + (uint32_t)(64 * at) + b;

		seg->arcs = 0;
		if (vbi_seg_list(seg, k, k + 1, sentence_end(seg, k)) || !vbi_lattice_arcs_room(seg, k, 1))
			return VB_ERR_MEMORY;
		span(w, k, vbi_lattice_arcs(seg, k, sentence_end(seg, k), (vbi_start){0, 1, 1}));
		w->in->odd[at] &= ~((uint64_t)!any_odd(seg) << b);
	}
	return VB_OK;
}

/* Those with which a name in small letters may begin, of three tokens or more: the third is a given name, or another middle one. */
static uint64_t small_names(const vbi_seg *seg, const work *w, size_t at)
{
	uint64_t third = second(w->small, at) & second(w->blank, at) & ~(w->last[at] | next(w->last, at)), names = 0;

	for (uint64_t bits = w->surname[at] & next(w->middle, at) & next(w->blank, at) & third; bits; bits &= bits - 1) {
		unsigned b = vbi_lowest_bit(bits);
		const vbi_tok *tok = &seg->tok[w->in->first + 64 * at + b];

		names |= (uint64_t)((seg->lex->name_part[tok[2].code] & (VBI_PART_MIDDLE | VBI_PART_GIVEN)) != 0) << b;
	}
	return names;
}

/* The tokens that may be odd. */
static void find_odd(const vbi_seg *seg, const work *w, size_t at)
{
	uint64_t marked = next(w->mark, at) & ~w->last[at], odd = small_names(seg, w, at);

	for (; marked; marked &= marked - 1) {
		unsigned b = vbi_lowest_bit(marked);

		odd |= (uint64_t)before_mark(seg, w->in->first + (uint32_t)(64 * at) + b) << b;
	}
	w->in->odd[at] = odd;
	if (seg->lex->trie.pairs)
		vbi_islands_fetch(seg, w->in, at, odd | w->two[at], vbi_step_fetch_token);
}

/* ---- islands ---- */

/* A trie without a table of pairs is a small one: every token is looked at. */
static vb_status spans(vbi_seg *seg, const work *w, size_t sentence)
{
	const vbi_islands *in = w->in;
	bool quick = seg->lex->trie.pairs;

	for (; sentence < seg->sentences && seg->sentence[sentence].first < in->end; sentence++)
		if (seg->sentence[sentence].count)
			vbi_bit_set(w->last, seg->sentence[sentence].first + seg->sentence[sentence].count - 1 - in->first);
	for (uint32_t k = in->first; k < in->end; k += 64) {
		uint32_t n = in->end - k < 64 ? in->end - k : 64;

		glance(seg, w, k, n);
		if (!quick)
			w->two[(k - in->first) / 64] = UINT64_MAX >> (64 - n);
	}
	if (quick)
		pairs(seg, w);
	for (size_t at = 0; at < in->numbers; at++)
		find_odd(seg, w, at);
	if (quick)
		for (size_t at = 0; at < in->numbers; at++)
			vbi_islands_fetch(seg, in, at, in->odd[at] | w->two[at], vbi_step_fetch_next);
	for (size_t at = 0; at < in->numbers; at++)
		if (look(seg, w, at, in->odd[at] | w->two[at]))
			return VB_ERR_MEMORY;
	return VB_OK;
}

/* Decides pairs of which it is known already; those that begin a sentence have features of their own. */
static void settle(const work *w, size_t at)
{
	vbi_islands *in = w->in;
	uint64_t within = ~(previous(w->last, at) | (at == 0)) & next(w->blank, at), pair = in->pair[at] & within;

	in->joined[at] = pair & w->sure[1][at];
	in->pair[at] &= ~(pair & (w->sure[0][at] | w->sure[1][at]));
}

/* The sentences of a block, from *sentence on. */
static void bound(const vbi_seg *seg, size_t *sentence, vbi_islands *in)
{
	size_t s = *sentence;

	in->first = in->end = seg->sentence[s].first;
	for (; s < seg->sentences && in->end - in->first < VBI_BLOCK; s++)
		in->end = seg->sentence[s].first + seg->sentence[s].count;
	*sentence = s;
}

vb_status vbi_islands_find(vbi_seg *seg, size_t *sentence, vbi_islands *in)
{
	size_t from = *sentence;
	work w = {.in = in};

	bound(seg, sentence, in);
	if (!room(seg, &w) || spans(seg, &w, from))
		return VB_ERR_MEMORY;
	for (size_t at = 0; at < in->numbers; at++)
		w.spanned[at] |= (w.word[at] | (w.named[at] & next(w.named, at) & next(w.blank, at))) & ~w.last[at];
	for (size_t at = 0; at < in->numbers; at++) {
		uint64_t spanned = w.spanned[at], alone = spanned & ~previous(w.spanned, at) & ~next(w.spanned, at);

		in->pair[at] = alone & w.word[at] & w.plain[at] & next(w.small, at);
		in->name[at] = alone & w.named[at] & w.plain[at] & next(w.named, at) & next(w.plain, at) & next(w.blank, at);
		in->other[at] = spanned & ~in->pair[at] & ~in->name[at];
		settle(&w, at);
		in->plain[at] = w.plain[at] & w.blank[at] & ~w.two[at];
	}
	return VB_OK;
}

/* ---- one of them ---- */

bool vbi_island_symbols(vbi_seg *seg, vbi_island *island)
{
	const vbi_range *sentence = &seg->sentence[seg->tok[island->first].sentence];
	uint32_t first = sentence->first, end = first + sentence->count, n = island->end - island->first;

	if (!VBI_GROW(seg->mem, seg->island, seg->island_capacity, (size_t)n + 2))
		return false;
	seg->island[0] = vbi_lattice_before(seg, island->first, first, end);
	for (uint32_t k = 0; k <= n; k++)
		seg->island[1 + k] = vbi_lattice_symbol(seg, island->first + k, first, end);
	island->symbol = seg->island + 1;
	island->begins = island->first == first;
	return true;
}

/* Tokens with their capitals from k on. No arc crosses the end of an island: so they are counted to there. */
static uint32_t capitals_at(const vbi_seg *seg, const vbi_island *island, uint32_t k)
{
	uint32_t n = 0;

	while (k + n < island->end && vbi_tok_capital(&seg->tok[k + n]))
		n++;
	return n;
}

static uint32_t run_at(const vbi_seg *seg, const vbi_island *island, uint32_t k)
{
	const vbi_tok *tok = &seg->tok[k];
	uint32_t n = 1;

	while (n < VBI_RUN_MAX && k + n < island->end && vbi_lattice_named(&tok[n - 1]) && vbi_lattice_named(&tok[n]) && tok[n].space == 1)
		n++;
	return n;
}

vb_status vbi_islands_take(vbi_seg *seg, const vbi_islands *in, uint32_t k, vbi_island *out)
{
	uint32_t capitals = 0;

	*out = (vbi_island){.first = k};
	while (vbi_bit(in->other, k - in->first))
		k++;
	out->end = k + 1;
	seg->arcs = 0;
	if (!vbi_island_symbols(seg, out) || vbi_seg_list(seg, out->first, out->end, out->end) || !vbi_lattice_arcs_room(seg, out->first, out->end - out->first))
		return VB_ERR_MEMORY;
	for (k = out->first; k < out->end; k++) {
		capitals = capitals ? capitals - 1 : capitals_at(seg, out, k);
		vbi_lattice_arcs(seg, k, out->end, (vbi_start){(uint8_t)(capitals < UINT8_MAX ? capitals : UINT8_MAX), (uint8_t)run_at(seg, out, k),
		                                               vbi_bit(in->odd, k - in->first)});
	}
	return VB_OK;
}
