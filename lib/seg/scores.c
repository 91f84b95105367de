/* seg/scores.c - scores of gaps and arcs, by the features of lattice.c. */
#include "seg/scores.h"

#include "seg/pairs.h"

#define GAP_BITS 15
#define ARC_BITS 15 /* twos with one hash */
#define SHAPES 512u
#define SINGLES (VB_SYLLABLE_END + 512u) /* syllables; kinds and shapes; marks by their first byte */
#define UNKNOWN INT16_MIN /* no sum of so few weights of one byte */

#define SHORT_BITS 14 /* twos with one hash */
#define SHORT_MAX 4u /* tokens */

/* A short island of plain syllables: what each row of words is worth, but for what stands around it. */
typedef struct short_island {
	uint64_t codes;   /* of the tokens, the first lowest; VBI_CODE_NONE where there is no fourth */
	uint8_t capitals; /* a bit for each that has one, and one above them: 0 in an empty place; SHORT_BEGINS */
	uint8_t known[2]; /* bit k: the dictionary has the first k tokens, the last k */
	uint8_t unused[5];
	int16_t score[1u << (SHORT_MAX - 1)]; /* by gaps within a word, a bit each; IMPOSSIBLE where the dictionary has no such words */
} short_island;
#define IMPOSSIBLE INT16_MIN
#define SHORT_BEGINS 0x80u /* the sentence */
_Static_assert(VBI_LINE % (2 * sizeof(short_island)) == 0, "two in a line");

typedef struct word_score {
	uint32_t word; /* 1 + key and capitals */
	int32_t score;
} word_score;

/* Where there are two with one hash, a newer one takes the place of that which is there longer. */
typedef struct tables {
	short_island brief[1u << SHORT_BITS][2];
	word_score arc[1u << ARC_BITS][2];
	struct {
		uint32_t pair; /* symbols left and right; 0 in an empty one: no such pair */
		int32_t score;
	} gap[1u << GAP_BITS];
} tables;

struct vbi_scores {
	tables *kept; /* nothing in it lies in two lines */
	const vbi_weights *weights;
	const unsigned char *slot; /* of the weights when the tables were begun */
	const vbi_pairs *pairs;    /* which know what they are worth to the model */
	int16_t single[2][SINGLES]; /* one token; with its capital */
	int16_t shape[SHAPES];              /* of a gap between syllables */
};

static int32_t weigh(const vbi_weights *weights, const uint32_t *feature, uint32_t n)
{
	int32_t sum = 0;

	for (uint32_t f = 0; f < n; f++)
		sum += vbi_weight(weights, feature[f]);
	return sum;
}

static void begin(vbi_seg *seg, vbi_scores *s, const vbi_weights *weights)
{
	if (s->slot) /* of another model; else they are fresh */
		memset(s->kept, 0, sizeof *s->kept);
	s->kept->gap[0].pair = 1; /* which is not where it would stand */
	for (size_t i = 0; i < SINGLES; i++)
		s->single[0][i] = s->single[1][i] = UNKNOWN;
	for (size_t i = 0; i < SHAPES; i++)
		s->shape[i] = UNKNOWN;
	vbi_pairs_forget(seg->pairs);
	s->pairs = seg->pairs;
	s->weights = weights;
	s->slot = weights->slot;
}

vbi_scores *vbi_scores_of(vbi_seg *seg, const vbi_weights *weights)
{
	if (!seg->scores)
		seg->scores = vbi_calloc(seg->mem, 1, sizeof *seg->scores + VBI_LINE + sizeof(tables));
	if (!seg->scores || vbi_pairs_begin(seg))
		return NULL;
	seg->scores->kept = vbi_line_behind(seg->scores + 1);
	if (seg->scores->weights != weights || seg->scores->slot != weights->slot || seg->scores->pairs != seg->pairs)
		begin(seg, seg->scores, weights);
	return seg->scores;
}

void vbi_scores_free(vbi_seg *seg)
{
	vbi_free(seg->mem, seg->scores);
	seg->scores = NULL;
}

/* ---- gaps ---- */

static inline bool syllable(const vbi_tok *tok) { return tok->kind == VB_TOKEN_SYLLABLE; }

static inline uint32_t gap_place(uint32_t pair) { return pair * 2654435761u >> (32 - GAP_BITS); }

static inline int32_t gap_pair(vbi_scores *s, uint32_t a, uint32_t b)
{
	uint32_t pair = a << 16 | b, at = gap_place(pair), feature[VBI_GAP_FEATURES];

	if (s->kept->gap[at].pair == pair)
		return s->kept->gap[at].score;
	s->kept->gap[at].score = weigh(s->weights, feature, vbi_lattice_gap_pair(a, b, feature));
	s->kept->gap[at].pair = pair;
	return s->kept->gap[at].score;
}

static inline int32_t gap_shape(const vbi_seg *seg, vbi_scores *s, uint32_t g, bool begins)
{
	const vbi_tok *left = &seg->tok[g - 1], *right = left + 1;
	uint32_t at = (uint32_t)left->shape << 6 | (uint32_t)right->shape << 3 | (uint32_t)right->space << 1 | begins;

	if (!syllable(left) || !syllable(right))
		return vbi_weight(s->weights, vbi_lattice_gap_shape(seg, g, begins));
	if (s->shape[at] == UNKNOWN)
		s->shape[at] = (int16_t)vbi_weight(s->weights, vbi_lattice_gap_shape(seg, g, begins));
	return s->shape[at];
}

#define GAPS 16u /* that are asked for together */

/* Some gaps of an island, from its kth on. */
static void some_gaps(vbi_seg *seg, vbi_scores *s, const vbi_island *island, uint32_t k, uint32_t n)
{
	uint32_t feature[GAPS][2];

	for (uint32_t i = 0; i < n; i++) {
		const uint32_t *b = island->symbol + k + i;

		vbi_lattice_gap_around(b[-2], b[-1], b[0], b[1], feature[i]);
		vbi_weights_fetch(s->weights, feature[i][0]);
		vbi_weights_fetch(s->weights, feature[i][1]);
		vbi_fetch(&s->kept->gap[gap_place(b[-1] << 16 | b[0])]);
	}
	for (uint32_t i = 0; i < n; i++) {
		const uint32_t *b = island->symbol + k + i;

		seg->gap_score[k + i] = gap_pair(s, b[-1], b[0]) +
		                        gap_shape(seg, s, island->first + k + i, island->begins && k + i == 1) +
		                        vbi_weight(s->weights, feature[i][0]) + vbi_weight(s->weights, feature[i][1]);
	}
}

static void gaps(vbi_seg *seg, vbi_scores *s, const vbi_island *island)
{
	uint32_t end = island->end - island->first;

	seg->gap_score[0] = 0;
	for (uint32_t k = 1; k < end; k += GAPS)
		some_gaps(seg, s, island, k, end - k < GAPS ? end - k : GAPS);
}

/* ---- arcs ---- */

/* What the word is worth, wherever it stands. */
static int32_t whole(const vbi_seg *seg, const vbi_scores *s, const vbi_arc *arc, const uint32_t *symbol)
{
	uint32_t feature[VBI_ARC_FEATURES + VBI_FACT_FEATURES];
	uint32_t n = vbi_lattice_word(seg, arc, symbol, feature);

	n += vbi_lattice_facts(seg, arc, feature + n);
	return weigh(s->weights, feature, n);
}

/* What its place is, if it is a name. */
static inline int32_t placed(const vbi_seg *seg, const vbi_scores *s, const vbi_arc *arc, const uint32_t *symbol)
{
	uint32_t feature[VBI_NAME_FEATURES];

	if (!arc->capital)
		return 0;
	vbi_lattice_name(seg, arc, symbol, feature);
	return vbi_weight(s->weights, feature[0]) + vbi_weight(s->weights, feature[1]) + vbi_weight(s->weights, feature[2]) +
	       vbi_weight(s->weights, feature[3]) + vbi_weight(s->weights, feature[4]);
}

/* Where a token's score by itself is kept: its symbol is all that the model sees of it, but for the capital. */
static inline uint32_t single_of(uint32_t symbol)
{
	return symbol < VB_SYLLABLE_END ? symbol : VB_SYLLABLE_END + (symbol >= 0xF000u) * 256u + (symbol & 0xFF);
}

static int16_t new_single(const vbi_seg *seg, vbi_scores *s, uint32_t i, bool capital, const uint32_t *symbol)
{
	vbi_arc arc = {i, 1, 0, capital, 0, 0, 0};
	int16_t score = (int16_t)whole(seg, s, &arc, symbol);

	s->single[capital][single_of(*symbol)] = score;
	return score;
}

static inline int32_t single(const vbi_seg *seg, vbi_scores *s, uint32_t i, bool capital, const uint32_t *symbol)
{
	int16_t score = s->single[capital][single_of(*symbol)];

	return score != UNKNOWN ? score : new_single(seg, s, i, capital, symbol);
}

/* Where a word of the dictionary is kept: all that whole() depends on. 0 if it is none of syllables alone, whose shapes its key
 * would not tell. */
static uint32_t word_name(const vbi_seg *seg, const vbi_arc *arc)
{
	const vbi_tok *tok = &seg->tok[arc->first];
	uint32_t capitals = 0, syllables = 1;

	for (uint32_t k = 0; k < arc->count; k++) {
		syllables &= syllable(&tok[k]);
		capitals |= (uint32_t)vbi_tok_capital(&tok[k]) << (k < 3 ? k : 3);
	}
	/* The first token's shape decides which classes count. */
	return !syllables || arc->key >> 25
	               ? 0
	               : 1 + (arc->key << 6 | (uint32_t)arc->capital << 5 | capitals << 1 | (tok->shape == VB_SHAPE_UPPER));
}

static inline word_score *word_kept(const vbi_scores *s, uint32_t name) { return s->kept->arc[name * 2654435761u >> (32 - ARC_BITS)]; }

static int32_t word(const vbi_seg *seg, vbi_scores *s, const vbi_arc *arc, const uint32_t *symbol)
{
	uint32_t name = word_name(seg, arc);
	word_score *two = word_kept(s, name), *kept = two + (two->word != name);

	if (!name)
		return whole(seg, s, arc, symbol);
	if (kept->word == name)
		return kept->score;
	two[1] = two[0];
	two[0] = (word_score){name, whole(seg, s, arc, symbol)};
	return two->score;
}

void vbi_scores_island(vbi_seg *seg, vbi_scores *s, const vbi_island *island)
{
	for (size_t a = 0; a < seg->arcs; a++)
		if (seg->arc[a].known == 1)
			vbi_fetch(word_kept(s, word_name(seg, &seg->arc[a])));
	gaps(seg, s, island);
	for (size_t a = 0; a < seg->arcs; a++) {
		vbi_arc *arc = &seg->arc[a];
		const uint32_t *symbol = island->symbol + (arc->first - island->first);

		arc->score = arc->count == 1 ? single(seg, s, arc->first, arc->capital, symbol)
		                             : placed(seg, s, arc, symbol) +
		                                       (arc->known == 1 ? word(seg, s, arc, symbol) : whole(seg, s, arc, symbol));
	}
}

/* ---- pairs ---- */

/* The arc of tokens k and k + 1. */
static vbi_arc arc_of_pair(const vbi_seg *seg, uint32_t k, bool name)
{
	for (uint32_t m = seg->matches ? seg->match_at[k] : 0, to = seg->matches ? seg->match_at[k + 1] : 0; m < to; m++)
		if (seg->match[m].count == 2 && vbi_makes_word(seg->match[m].mask))
			return (vbi_arc){k, 2, 1, name, seg->match[m].key, seg->match[m].mask, 0};
	return (vbi_arc){k, 2, 0, 1, 0, 0, 0};
}

/* What one word of tokens k and k + 1 is worth more than two, without what stands around them, as if they began no sentence. A name
 * is two syllables with capitals; else the second has none. symbol: theirs, with one before and one behind. */
static vb_status gain(vbi_seg *seg, vbi_scores *s, uint32_t k, bool name, const uint32_t *symbol, int32_t *out)
{
	const vbi_tok *tok = &seg->tok[k];
	vbi_arc arc;

	if (vbi_seg_list(seg, k, k + 2, k + 2))
		return VB_ERR_MEMORY;
	arc = arc_of_pair(seg, k, name);
	*out = (arc.known ? word(seg, s, &arc, symbol) : whole(seg, s, &arc, symbol)) + gap_pair(s, symbol[0], symbol[1]) +
	       gap_shape(seg, s, k + 1, false) - single(seg, s, k, vbi_tok_capital(tok), symbol) - single(seg, s, k + 1, name, symbol + 1);
	if (name) {
		uint32_t feature[VBI_NAME_FEATURES];

		vbi_lattice_name(seg, &arc, symbol, feature);
		*out += weigh(s->weights, feature, VBI_NAME_INSIDE);
	}
	return VB_OK;
}

#define PAIRS 32u /* that are looked at together, so that what they need of memory comes at once; more would not stay near the processor */
#define AROUND 4u

typedef struct batch {
	uint32_t gap[PAIRS], feature[PAIRS][AROUND];
	int32_t gain[PAIRS];
	uint32_t n;
} batch;

static vb_status new_gain(vbi_seg *seg, vbi_scores *s, uint32_t k, bool name, uint32_t first, uint32_t end, int32_t *out)
{
	uint32_t symbol[4] = {vbi_lattice_before(seg, k, first, end), seg->tok[k].code, seg->tok[k + 1].code,
	                      vbi_lattice_symbol(seg, k + 2, first, end)};

	return gain(seg, s, k, name, symbol + 1, out);
}

/* Whatever stands around. */
static inline bool decided(int32_t gain, int32_t weights) { return vbi_gain_always(gain, weights) || vbi_gain_never(gain, weights); }

/* What of a pair depends on what stands around it. */
static void around(vbi_seg *seg, const vbi_scores *s, uint32_t k, bool name, uint32_t known, uint32_t *feature)
{
	const vbi_range *sentence = &seg->sentence[seg->tok[k].sentence];
	uint32_t first = sentence->first, end = first + sentence->count;
	uint32_t before = vbi_lattice_before(seg, k, first, end), behind = vbi_lattice_symbol(seg, k + 2, first, end);

	vbi_lattice_gap_around(before, seg->tok[k].code, seg->tok[k + 1].code, behind, feature);
	if (name)
		vbi_lattice_name_around(before, behind, 3u | vbi_lattice_name_shape(k == first, known, 2), feature + 2);
	for (unsigned f = 0; f < (name ? VBI_AROUND_NAME : VBI_AROUND_WORD); f++)
		vbi_weights_fetch(s->weights, feature[f]);
}

/* Where the pair's gain is kept; NULL where it is not. A name that begins a sentence has features of its own. */
static inline int16_t *kept_gain(vbi_pair *p, const vbi_tok *tok, bool name, bool begins)
{
	if (name)
		return begins ? NULL : &p->gain[VBI_GAIN_NAME];
	if (tok[1].space != 1 || (tok->shape != VB_SHAPE_LOWER && tok->shape != VB_SHAPE_TITLE))
		return NULL;
	return &p->gain[tok->shape == VB_SHAPE_LOWER ? VBI_GAIN_SMALL : VBI_GAIN_TITLED];
}

static vb_status add_pair(vbi_seg *seg, vbi_scores *s, batch *b, uint32_t k, bool name, const vbi_islands *in)
{
	const vbi_tok *tok = &seg->tok[k];
	const vbi_range *sentence = &seg->sentence[tok->sentence];
	vbi_pair *p = vbi_pair_of(seg, vbi_pair_name(tok));
	bool begins = k == sentence->first;
	int16_t *kept = kept_gain(p, tok, name, begins);
	uint32_t gap = k - in->first;
	int32_t gain = kept ? *kept : VBI_GAIN_UNKNOWN;

	if (gain == VBI_GAIN_UNKNOWN) {
		if (new_gain(seg, s, k, name, sentence->first, sentence->first + sentence->count, &gain))
			return VB_ERR_MEMORY;
		if (kept)
			*kept = (int16_t)gain;
	}
	if (begins)
		gain += gap_shape(seg, s, k + 1, true) - gap_shape(seg, s, k + 1, false);
	if (decided(gain, name ? VBI_AROUND_NAME : VBI_AROUND_WORD)) {
		in->joined[gap / 64] |= (uint64_t)(gain >= 0) << gap % 64;
		return VB_OK;
	}
	b->gap[b->n] = gap;
	b->gain[b->n] = gain;
	around(seg, s, k, name, (p->tells & VBI_CASE_TITLE) != 0, b->feature[b->n]);
	b->n++;
	return VB_OK;
}

static void weigh_pairs(const vbi_scores *s, batch *b, uint32_t features, uint64_t *joined)
{
	for (uint32_t i = 0; i < b->n; i++) {
		int32_t more = b->gain[i] + weigh(s->weights, b->feature[i], features);

		joined[b->gap[i] / 64] |= (uint64_t)(more >= 0) << b->gap[i] % 64;
	}
	b->n = 0;
}

static vb_status all_pairs(vbi_seg *seg, vbi_scores *s, const uint64_t *pair, bool name, vbi_islands *in)
{
	const uint32_t features = name ? VBI_AROUND_NAME : VBI_AROUND_WORD;
	batch b;

	b.n = 0;
	for (size_t at = 0; at < in->numbers; at++) {
		for (uint64_t bits = pair[at]; bits; bits &= bits - 1) {
			if (add_pair(seg, s, &b, in->first + (uint32_t)(64 * at) + vbi_lowest_bit(bits), name, in))
				return VB_ERR_MEMORY;
			if (b.n == PAIRS)
				weigh_pairs(s, &b, features, in->joined);
		}
	}
	weigh_pairs(s, &b, features, in->joined);
	return VB_OK;
}

vb_status vbi_scores_pairs(vbi_seg *seg, vbi_scores *s, vbi_islands *in)
{
	vb_status status = all_pairs(seg, s, in->pair, false, in);

	return status ? status : all_pairs(seg, s, in->name, true, in);
}

/* ---- short islands of plain syllables ---- */

/* Scores of the words of an island by their first token and number of tokens. */
typedef struct word_scores {
	int32_t of[SHORT_MAX][SHORT_MAX + 1];
} word_scores;

static word_scores words_of(const vbi_seg *seg, const vbi_island *island)
{
	word_scores w;

	for (unsigned i = 0; i < SHORT_MAX; i++)
		for (unsigned n = 0; n <= SHORT_MAX; n++)
			w.of[i][n] = INT32_MIN / 8;
	for (size_t a = 0; a < seg->arcs; a++)
		if (w.of[seg->arc[a].first - island->first][seg->arc[a].count] < seg->arc[a].score) /* a name, too, that has lost its capitals */
			w.of[seg->arc[a].first - island->first][seg->arc[a].count] = seg->arc[a].score;
	return w;
}

static int32_t row_score(const vbi_seg *seg, const word_scores *w, uint32_t n, unsigned joined)
{
	int32_t sum = 0;

	for (uint32_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && joined >> (end - 1) & 1; end++)
			sum += seg->gap_score[end];
		sum += w->of[i][end - i];
	}
	return sum;
}

/* What stands around an island weighs: by the number of tokens of its first word, of its last. */
typedef struct around_it {
	int32_t before[SHORT_MAX + 1], behind[SHORT_MAX + 1];
} around_it;

static int32_t at_edge(const vbi_scores *s, uint32_t template, uint32_t symbol, uint32_t shape)
{
	return vbi_weight(s->weights, vbi_feature(template, symbol, shape));
}

/* As in vbi_lattice_name: of the first k of n tokens, and of the last. No name goes on beyond the island. */
static uint32_t head_shape(const short_island *b, uint32_t n, uint32_t k)
{
	unsigned ends = k == n || !(b->capitals >> k & 1);

	return 1u | ends << 1 | vbi_lattice_name_shape(b->capitals & SHORT_BEGINS, b->known[0] >> k & 1, k);
}

static uint32_t tail_shape(const short_island *b, uint32_t n, uint32_t k)
{
	unsigned starts = k == n || !(b->capitals >> (n - k - 1) & 1);

	return starts | 2u | vbi_lattice_name_shape(k == n && b->capitals & SHORT_BEGINS, b->known[1] >> k & 1, k);
}

/* The arcs of capitals at the edges have features of what stands beside them (vbi_lattice_name), all words of more than a token
 * have that gap's. */
static around_it around_island(const vbi_scores *s, const vbi_island *island, const short_island *b)
{
	const uint32_t *left = island->symbol, n = island->end - island->first, *right = left + n;
	int32_t before = at_edge(s, VBI_GAP_BEFORE, left[0] << 16 | left[1], left[-1]);
	int32_t behind = at_edge(s, VBI_GAP_AFTER, right[-2] << 16 | right[-1], right[0]);
	around_it around = {{0}, {0}};

	for (uint32_t k = 2; k <= n; k++) {
		unsigned head = (1u << k) - 1, tail = head << (n - k);

		around.before[k] = before;
		around.behind[k] = behind;
		if ((b->capitals & head) == head)
			around.before[k] += at_edge(s, VBI_WORD_PREVIOUS, left[-1], head_shape(b, n, k));
		if ((b->capitals & tail) == tail)
			around.behind[k] += at_edge(s, VBI_WORD_NEXT, right[0], tail_shape(b, n, k));
	}
	return around;
}

/* By the gaps that are joined. */
static inline uint32_t first_word(unsigned joined)
{
	static const uint8_t tokens[1u << (SHORT_MAX - 1)] = {1, 2, 1, 3, 1, 2, 1, 4};

	return tokens[joined];
}

static inline uint32_t last_word(unsigned joined, uint32_t n)
{
	static const uint8_t tokens[1u << (SHORT_MAX - 1)] = {1, 1, 1, 1, 2, 2, 3, 4};

	return tokens[joined << (SHORT_MAX - n)];
}

static inline int32_t around_row(const around_it *around, unsigned joined, uint32_t n)
{
	return around->before[first_word(joined)] + around->behind[last_word(joined, n)];
}

/* The whole scores of the rows less what stands around. */
static void new_short(vbi_seg *seg, vbi_scores *s, const vbi_island *island, short_island *out)
{
	uint32_t n = island->end - island->first;
	around_it around;
	word_scores w;

	vbi_scores_island(seg, s, island);
	w = words_of(seg, island);
	out->known[0] = out->known[1] = 0;
	for (size_t a = 0; a < seg->arcs; a++) {
		out->known[0] |= (uint8_t)((seg->arc[a].known & (seg->arc[a].first == island->first)) << seg->arc[a].count);
		out->known[1] |= (uint8_t)((seg->arc[a].known & (seg->arc[a].first + seg->arc[a].count == island->end)) << seg->arc[a].count);
	}
	around = around_island(s, island, out);
	for (unsigned joined = 0; joined < 1u << (n - 1); joined++) {
		int32_t score = row_score(seg, &w, n, joined) - around_row(&around, joined, n);

		out->score[joined] = score > IMPOSSIBLE ? (int16_t)score : IMPOSSIBLE;
	}
}

/* The best row, with what stands around or without. Of rows that are worth the same, the one that joins later tokens, as in
 * vbi_lattice_path. */
static inline unsigned best_row(const short_island *b, uint32_t n, const around_it *around)
{
	int32_t best = INT32_MIN / 2;
	unsigned row = 0;

	/* No branch: nobody could guess it. */
	for (unsigned joined = 0; joined < 1u << (n - 1); joined++) {
		int32_t sum = b->score[joined] + (around ? around_row(around, joined, n) : 0);
		int32_t score = b->score[joined] == IMPOSSIBLE ? INT32_MIN / 2 : sum;

		row = score >= best ? joined : row;
		best = score >= best ? score : best;
	}
	return row;
}

/* Whatever stands around, no other row is better: that weighs by whether the first gap is within a word, whether the last is, a weight
 * each; four, where a word is of capitals alone. */
static inline bool sure_row(const short_island *b, uint32_t n, unsigned row)
{
	unsigned capitals = b->capitals & ((1u << n) - 1), most = capitals & capitals >> 1 ? 8 : 0;
	unsigned better = 0;

	for (unsigned joined = 0; joined < 1u << (n - 1); joined++) {
		unsigned other = joined ^ row, weights = (other & 1) + (other >> (n - 2) & 1) + most;

		better += b->score[row] - b->score[joined] > (int32_t)weights * -INT8_MIN;
	}
	return better == (1u << (n - 1)) - 1;
}

static unsigned capitals_of(const vbi_seg *seg, uint32_t k, uint32_t n)
{
	unsigned capitals = 0;

	for (uint32_t i = 0; i < n; i++)
		capitals |= (unsigned)(seg->tok[k + i].shape == VB_SHAPE_TITLE) << i;
	return capitals;
}

/* The tokens' codes, and what else names the island. */
static inline uint64_t short_codes(const vbi_tok *tok, uint32_t n)
{
	return tok[0].code | (uint64_t)tok[1].code << 16 | (uint64_t)tok[2].code << 32 | (uint64_t)(n > 3 ? tok[3].code : VBI_CODE_NONE) << 48;
}

static inline unsigned short_name(const vbi_seg *seg, uint32_t k, uint32_t n)
{
	bool begins = k == seg->sentence[seg->tok[k].sentence].first;

	return capitals_of(seg, k, n) | 1u << n | begins * SHORT_BEGINS;
}

static inline short_island *short_kept(const vbi_scores *s, uint64_t codes, unsigned name)
{
	return s->kept->brief[(codes + name) * UINT64_C(0x9E3779B97F4A7C15) >> (64 - SHORT_BITS)];
}

static inline bool is_short(const short_island *b, uint64_t codes, unsigned name) { return (b->codes == codes) & (b->capitals == name); }

void vbi_scores_fetch_short(const vbi_seg *seg, const vbi_scores *s, uint32_t k, uint32_t n)
{
	vbi_fetch(short_kept(s, short_codes(&seg->tok[k], n), short_name(seg, k, n)));
}

vb_status vbi_scores_short(vbi_seg *seg, vbi_scores *s, vbi_islands *in, uint32_t k, uint32_t n)
{
	uint64_t codes = short_codes(&seg->tok[k], n);
	unsigned name = short_name(seg, k, n), row;
	short_island *two = short_kept(s, codes, name), *b = two + !is_short(two, codes, name);
	vbi_island island = {.first = k, .end = k + n};
	uint32_t gap = k - in->first;

	if (!is_short(b, codes, name)) {
		if (vbi_islands_take(seg, in, k, &island) || !vbi_lattice_room(seg, n))
			return VB_ERR_MEMORY;
		b = two;
		two[1] = two[0];
		b->codes = codes;
		b->capitals = (uint8_t)name;
		new_short(seg, s, &island, b);
	}
	row = best_row(b, n, NULL);
	if (!sure_row(b, n, row)) {
		around_it around;

		if (!vbi_island_symbols(seg, &island))
			return VB_ERR_MEMORY;
		around = around_island(s, &island, b);
		row = best_row(b, n, &around);
	}
	for (uint32_t i = 0; i + 1 < n; i++)
		in->joined[(gap + i) / 64] |= (uint64_t)(row >> i & 1) << (gap + i) % 64;
	return VB_OK;
}
