/* seg/scores.c - scores of gaps and arcs, by the features of lattice.c. */
#include "seg/scores.h"

#define GAP_BITS 15
#define ARC_BITS 15
#define SMALL_MAX (UINT32_C(1) << 17) /* keys */
#define SHAPES 512u
#define SINGLES (VB_SYLLABLE_END + 512u) /* syllables; kinds and shapes; marks by their first byte */
#define UNKNOWN INT16_MIN /* no sum of so few weights of one byte */

struct vbi_scores {
	const vbi_weights *weights;
	const unsigned char *slot; /* of the weights when the tables were begun */
	struct {
		uint32_t pair; /* symbols left and right; 0 in an empty one: no such pair */
		int32_t score;
	} gap[1u << GAP_BITS];
	struct {
		uint32_t word; /* 1 + key and capitals */
		int32_t score;
	} arc[1u << ARC_BITS];
	int16_t *small; /* [smalls] dictionary words in small letters, by key */
	uint32_t smalls;
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

static bool begin(vbi_seg *seg, vbi_scores *s, const vbi_weights *weights)
{
	uint32_t keys = seg->lex->trie.keys < SMALL_MAX ? seg->lex->trie.keys : SMALL_MAX;

	vbi_free(seg->mem, s->small);
	s->smalls = 0;
	s->small = vbi_alloc(seg->mem, keys * sizeof *s->small + 1);
	if (!s->small)
		return false;
	s->smalls = keys;
	for (uint32_t i = 0; i < keys; i++)
		s->small[i] = UNKNOWN;
	if (s->slot) { /* of another model; else they are fresh */
		memset(s->gap, 0, sizeof s->gap);
		memset(s->arc, 0, sizeof s->arc);
	}
	s->gap[0].pair = 1; /* which is not where it would stand */
	for (size_t i = 0; i < SINGLES; i++)
		s->single[0][i] = s->single[1][i] = UNKNOWN;
	for (size_t i = 0; i < SHAPES; i++)
		s->shape[i] = UNKNOWN;
	s->weights = weights;
	s->slot = weights->slot;
	return true;
}

vbi_scores *vbi_scores_of(vbi_seg *seg, const vbi_weights *weights)
{
	if (!seg->scores)
		seg->scores = vbi_calloc(seg->mem, 1, sizeof *seg->scores);
	if (!seg->scores)
		return NULL;
	if (seg->scores->weights != weights || seg->scores->slot != weights->slot) {
		seg->scores->weights = NULL;
		if (!begin(seg, seg->scores, weights))
			return NULL;
	}
	return seg->scores;
}

void vbi_scores_free(vbi_seg *seg)
{
	if (seg->scores)
		vbi_free(seg->mem, seg->scores->small);
	vbi_free(seg->mem, seg->scores);
	seg->scores = NULL;
}

/* ---- gaps ---- */

static inline bool syllable(const vbi_tok *tok) { return tok->kind == VB_TOKEN_SYLLABLE; }

static inline int32_t gap_pair(vbi_scores *s, uint32_t a, uint32_t b)
{
	uint32_t pair = a << 16 | b, at = pair * 2654435761u >> (32 - GAP_BITS), feature[VBI_GAP_FEATURES];

	if (s->gap[at].pair == pair)
		return s->gap[at].score;
	s->gap[at].score = weigh(s->weights, feature, vbi_lattice_gap_pair(a, b, feature));
	s->gap[at].pair = pair;
	return s->gap[at].score;
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

static void gaps(vbi_seg *seg, vbi_scores *s, const vbi_islands *in, uint32_t i, uint32_t next)
{
	seg->gap_score[0] = 0;
	for (uint32_t g = i + 1; g < next; g++) {
		const uint32_t *b = in->symbol + (g - in->first);
		uint32_t feature[2];

		vbi_lattice_gap_around(b[-2], b[-1], b[0], b[1], feature);
		seg->gap_score[g - i] = gap_pair(s, b[-1], b[0]) + gap_shape(seg, s, g, g - 1 == in->first) +
		                        vbi_weight(s->weights, feature[0]) + vbi_weight(s->weights, feature[1]);
	}
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

static int32_t word(const vbi_seg *seg, vbi_scores *s, const vbi_arc *arc, const uint32_t *symbol)
{
	uint32_t name = word_name(seg, arc), at = name * 2654435761u >> (32 - ARC_BITS);

	if (!name)
		return whole(seg, s, arc, symbol);
	if (s->arc[at].word != name) {
		s->arc[at].score = whole(seg, s, arc, symbol);
		s->arc[at].word = name;
	}
	return s->arc[at].score;
}

void vbi_scores_island(vbi_seg *seg, vbi_scores *s, const vbi_islands *in, uint32_t i, uint32_t next)
{
	gaps(seg, s, in, i, next);
	for (size_t a = 0; a < seg->arcs; a++) {
		vbi_arc *arc = &seg->arc[a];
		const uint32_t *symbol = in->symbol + (arc->first - in->first);

		arc->score = arc->count == 1 ? single(seg, s, arc->first, arc->capital, symbol)
		                             : placed(seg, s, arc, symbol) +
		                                       (arc->known == 1 ? word(seg, s, arc, symbol) : whole(seg, s, arc, symbol));
	}
}

static int32_t new_pair(const vbi_seg *seg, vbi_scores *s, const vbi_match *match, bool keep, const uint32_t *symbol)
{
	vbi_arc arc = {match->first, 2, 1, 0, match->key, match->mask, 0};

	if (!keep)
		return word(seg, s, &arc, symbol);
	return s->small[match->key] = (int16_t)whole(seg, s, &arc, symbol);
}

/* A pair of which at most the first has its capital. */
static inline int32_t pair(const vbi_seg *seg, vbi_scores *s, const vbi_match *match, const uint32_t *symbol)
{
	bool small = (match->key < s->smalls) & (seg->tok[match->first].shape == VB_SHAPE_LOWER);

	if (small && s->small[match->key] != UNKNOWN)
		return s->small[match->key];
	return new_pair(seg, s, match, small, symbol);
}

bool vbi_scores_pair(const vbi_seg *seg, vbi_scores *s, const vbi_islands *in, uint32_t k)
{
	uint32_t i = in->first + k, feature[2];
	const uint32_t *a = in->symbol + k;
	int32_t together = pair(seg, s, &seg->match[seg->match_at[i + 1] - 1], a) + gap_pair(s, a[0], a[1]) +
	                   gap_shape(seg, s, i + 1, k == 0);
	int32_t apart = single(seg, s, i, vbi_tok_capital(&seg->tok[i]), a) + single(seg, s, i + 1, false, a + 1);

	vbi_lattice_gap_around(a[-1], a[0], a[1], a[2], feature);
	return together + vbi_weight(s->weights, feature[0]) + vbi_weight(s->weights, feature[1]) >= apart;
}
