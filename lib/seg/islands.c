/* seg/islands.c - see islands.h */
#include "seg/islands.h"

#include "seg/chunk.h"
#include "seg/pairs.h"

/* What is known of a token at a glance: bits of one byte, of which eight tokens' make a number. */
enum {
	NAMED = 1,    /* a syllable or foreign word with its capital */
	SMALL = 2,    /* a syllable in small letters */
	PLAIN = 4,    /* a syllable, in small letters or with its capital */
	BLANK = 8,    /* a blank before it */
	MARK = 16,    /* punctuation or a symbol with nothing before it */
	TWO = 32,     /* it has two codes */
	SURNAME = 64, /* it may begin a name in small letters, */
	MIDDLE = 128, /* and go on with it */
};
_Static_assert(SURNAME == VBI_PART_SURNAME << 6 && MIDDLE == VBI_PART_MIDDLE << 6, "parts of names are shifted in place");

/* By kind, shape and white space; in the high byte the parts of names that count. */
#define SHAPES(kind, syllable, letters, mark)                                                                            \
	SPACES(kind, VB_SHAPE_NONE, (syllable) * (PLAIN * 0), (syllable) * SURNAME, mark),                               \
	SPACES(kind, VB_SHAPE_LOWER, (syllable) * (SMALL | PLAIN), (syllable) * (SURNAME | MIDDLE), mark),               \
	SPACES(kind, VB_SHAPE_TITLE, (letters) * NAMED | (syllable) * PLAIN, (syllable) * SURNAME, mark),                \
	SPACES(kind, VB_SHAPE_UPPER, 0, 0, mark), SPACES(kind, VB_SHAPE_MIXED, 0, (syllable) * SURNAME, mark)
#define SPACES(kind, shape, told, parts, mark)                                                                           \
	[(kind) << 5 | (shape) << 2 | 0] = (told) | (mark) | (parts) << 8, [(kind) << 5 | (shape) << 2 | 1] = (told) | BLANK | (parts) << 8, \
	[(kind) << 5 | (shape) << 2 | 2] = (told) | (parts) << 8, [(kind) << 5 | (shape) << 2 | 3] = (told) | (parts) << 8

static const uint16_t tells[1 << 9] = {
	SHAPES(VB_TOKEN_SYLLABLE, 1, 1, 0), SHAPES(VB_TOKEN_NUMBER, 0, 0, 0), SHAPES(VB_TOKEN_CODE, 0, 0, 0),
	SHAPES(VB_TOKEN_ACRONYM, 0, 0, 0), SHAPES(VB_TOKEN_FOREIGN, 0, 1, 0), SHAPES(VB_TOKEN_PUNCT, 0, 0, MARK),
	SHAPES(VB_TOKEN_SYMBOL, 0, 0, MARK),
};

/* ---- bits ---- */

/* Bits of the block while it is looked at. */
typedef struct work {
	vbi_islands *in;
	uint64_t *spanned; /* gaps */
	uint64_t *word;    /* gaps of pairs that the dictionary has */
	uint64_t *last;    /* tokens that end a sentence */
	uint64_t *named, *small, *plain, *blank, *mark, *two, *surname, *middle; /* as above, of tokens */
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

#ifdef __SSE2__
/* Bit b of each of 64 bytes, the first lowest. */
static inline uint64_t of_bytes(const uint8_t byte[64], unsigned b)
{
	const __m128i *in = (const __m128i *)byte, left = _mm_cvtsi32_si128((int)(7 - b));
	uint64_t bits = 0;

	for (unsigned i = 0; i < 4; i++)
		bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_sll_epi16(_mm_loadu_si128(in + i), left)) << 16 * i;
	return bits;
}
#else
static inline uint64_t of_bytes(const uint8_t byte[64], unsigned b)
{
	uint64_t bits = 0;

	for (unsigned i = 0; i < 8; i++) {
		uint64_t bytes = vbi_chunk_load((const char *)byte + 8 * i);

		bits |= (bytes >> b & UINT64_C(0x0101010101010101)) * UINT64_C(0x0102040810204080) >> 56 << 8 * i;
	}
	return bits;
}
#endif

/* What is known of 64 tokens, as bits. */
static void spread(const work *w, size_t at, const uint8_t told[64])
{
	uint64_t *const array[8] = {w->named, w->small, w->plain, w->blank, w->mark, w->two, w->surname, w->middle};

	for (unsigned b = 0; b < 8; b++)
		array[b][at] = of_bytes(told, b);
}

/* Bits moved to the token before. */
static inline uint64_t next(const uint64_t *bits, size_t at) { return bits[at] >> 1 | bits[at + 1] << 63; }
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
	uint64_t hidden = vbi_step_hidden(seg, k);

	for (uint32_t j = k + 2; j < end && j - k < VBI_KEY_MAX && vbi_step_joins(&seg->tok[j]); j++) {
		const vbi_place *at = vbi_step_next(seg, node, vbi_tok_code(&seg->tok[j]));

		if (vbi_makes_word(vbi_step_counts(at, j + 1 - k, hidden)))
			longest = j + 1 - k;
		if (at->node == VBI_NEVER)
			break;
		node = at->node;
	}
	span(w, k, longest);
}

/* What the tokens first .. first + n - 1, at most 64, are. */
static void glance(const vbi_seg *seg, const work *w, uint32_t first, uint32_t n)
{
	const uint8_t *part = seg->pairs->part;
	const vbi_tok *tok = seg->tok + first;
	uint8_t bytes[64] = {0};

	for (uint32_t k = 0; k < n; k++, tok++) {
		unsigned told = tells[(tok->kind & 15u) << 5 | (tok->shape & 7u) << 2 | (tok->space & 3u)];
		unsigned code = tok->code & (VB_SYLLABLE_END - 1), parts = (unsigned)part[code / 4] << (6 - 2 * (code % 4));

		bytes[k] = (uint8_t)(told | (parts & told >> 8) | ((tok[0].more | tok[1].more) != 0) * TWO);
	}
	spread(w, (first - w->in->first) / 64, bytes);
}

/* Which of them the dictionary has as words with the one behind, and what they lead to. Of those that have two codes, and at the end of a
 * sentence, what is found of a pair means nothing. */
static void pair_up(const vbi_seg *seg, const work *w, uint32_t first, uint32_t n)
{
	uint8_t may[65], way[65];
	uint32_t node[65]; /* where those ways begin */
	uint32_t more, found = vbi_step_may_pair(seg, seg->tok + first, n, may, &more), on = 0;
	size_t at = (first - w->in->first) / 64;
	uint64_t words = 0, two = w->two[at], sure[2] = {0, 0};

	for (uint32_t m = 0; m < found; m++)
		vbi_fetch(vbi_pair_kept(seg->pairs, vbi_pair_name(&seg->tok[first + may[m]])));
	for (uint32_t m = 0; m < found; m++) {
		const vbi_tok *tok = &seg->tok[first + may[m]];
		const vbi_pair *p = vbi_pair_of(seg, vbi_pair_name(tok));

		int16_t gain = p->gain[tok->shape == VB_SHAPE_TITLE ? VBI_GAIN_TITLED : VBI_GAIN_SMALL];

		words |= (uint64_t)((p->tells & vbi_case_of(tok->shape)) != 0) << may[m];
		sure[0] |= (uint64_t)vbi_gain_never(gain, VBI_AROUND_WORD) << may[m];
		sure[1] |= (uint64_t)vbi_gain_always(gain, VBI_AROUND_WORD) << may[m];
		way[on] = may[m];
		node[on] = p->node;
		on += (p->tells & vbi_pair_next(tok[2].code)) != 0;
	}
	for (uint32_t o = 0; o < on; o++)
		vbi_fetch(vbi_step_kept(seg->steps, vbi_step_from(node[o], vbi_tok_code(&seg->tok[first + way[o] + 2]), 1)));
	w->word[at] = words & ~two;
	w->sure[0][at] = sure[0];
	w->sure[1][at] = sure[1];
	for (uint32_t o = 0; o < on; o++)
		if (!(two >> way[o] & 1))
			onward(seg, w, first + way[o], node[o]);
}

/* ---- what is odd ---- */

/* Something may begin at token k by the mark behind it: TP. 90% pa-tê */
static bool before_mark(const vbi_seg *seg, uint32_t k)
{
	const vbi_tok *tok = &seg->tok[k];

	switch (seg->text[tok[1].start]) {
	case '.':
		return vbi_tok_capital(tok) || (vbi_step_heads(seg, tok->code, VBI_HEADS_DOTTED) && vbi_step_mask(seg, k, 1) & VBI_MASK(ABBR_DOT));
	case '-':
		return tok->kind == VB_TOKEN_SYLLABLE || tok->kind == VB_TOKEN_FOREIGN;
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

/* The tokens that may be odd. */
static void find_odd(const vbi_seg *seg, const work *w, size_t at)
{
	uint64_t marked = next(w->mark, at) & ~w->last[at], odd = w->surname[at] & next(w->middle, at);

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
		if (quick)
			pair_up(seg, w, k, n);
		else
			w->two[(k - in->first) / 64] = UINT64_MAX >> (64 - n);
	}
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
