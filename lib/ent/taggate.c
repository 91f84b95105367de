/* ent/taggate.c - passes over tokens: taggate.h. */
#include "ent/taggate.h"

#include "ent/cue.h"

#include <string.h>

#define LEVEL_BITS 14u
#define PLACE_BITS (VBI_GATE_BITS + 1) /* of places of surroundings (place_of) */
#define TOLD(word) ((word) & (UINT32_MAX >> LEVEL_BITS)) /* what its place does not tell */

/* What is read of the weights once, for to ask them each time takes longer than all else. */
struct vbi_tag_gate {
	const signed char *of; /* the weights' rows */
	uint64_t passed[(1u << PLACE_BITS) / 64]; /* surroundings: a bit for each, at its place */
	uint32_t level[1u << LEVEL_BITS]; /* of words: what their place does not tell of them, and the level; at first of none. A newer one takes the place of an older */
	unsigned char *stands; /* as the weights' slots: checks of stretches, NONE elsewhere */
	size_t capacity;
};
#define NONE 0u /* a stretch with this check is weighed */

/* Where the bit of a surrounding is. Each is asked for of every token that may be passed over: so the sorts are brought together by one product,
 * in another order than that of features, with a bit between that is never set. sort is that of the token; three behind what counts are read. */
static inline uint32_t place_of(const uint8_t *sort, uint32_t level, bool head)
{
	const uint64_t gather = 1 | UINT64_C(1) << 19 | UINT64_C(1) << 30 | UINT64_C(1) << 39;
	uint64_t x;

	memcpy(&x, sort - 2, sizeof x);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap64(x);
#endif
	return (uint32_t)((x & UINT64_C(0x0407070704)) * gather >> 34 & 0xFFF) | level << 12 | (uint32_t)head << 15;
}
_Static_assert(5 < VBI_TAG_BEHIND, "sorts behind the last token");

static uint32_t place_of_surrounding(uint32_t around)
{
	const uint8_t sort[8] = {(uint8_t)((around & 1) << 2), around >> 1 & 7, around >> 4 & 7, around >> 7 & 7, (uint8_t)((around >> 10 & 1) << 2)};

	return place_of(sort + 2, around >> 11 & 7, around >> 14);
}

static void read_surroundings(struct vbi_tag_gate *gate, const vbi_weights *weights)
{
	memset(gate->passed, 0, sizeof gate->passed);
	for (uint32_t around = 0; around < 1u << VBI_GATE_BITS; around++)
		if (vbi_weights_row(weights, vbi_gate_feature(around))[0] == VBI_GATE_YES) {
			uint32_t place = place_of_surrounding(around);

			gate->passed[place / 64] |= UINT64_C(1) << place % 64;
		}
}

/* Surroundings are among them, too: no stretch has their features but by chance. */
static void read_stretches(struct vbi_tag_gate *gate, const vbi_weights *weights)
{
	for (size_t i = 0; i < (size_t)weights->buckets * VBI_BUCKET; i++) {
		bool yes = weights->row[1 + i] == VBI_GATE_YES;

		gate->stands[2 * i] = yes ? weights->slot[2 * i] : NONE;
		gate->stands[2 * i + 1] = yes ? weights->slot[2 * i + 1] : NONE;
	}
}

static struct vbi_tag_gate *gate_for(vbi_tag_views *views, const vbi_weights *weights)
{
	struct vbi_tag_gate *gate = views->gate;

	if (gate && gate->of == weights->row)
		return gate;
	if (!gate)
		gate = views->gate = vbi_calloc(views->mem, 1, sizeof *gate);
	if (!gate || !VBI_GROW(views->mem, gate->stands, gate->capacity, (size_t)weights->buckets * (2 * VBI_BUCKET)))
		return NULL;
	memset(gate->level, 0xFF, sizeof gate->level); /* more than any word has */
	read_surroundings(gate, weights);
	read_stretches(gate, weights);
	gate->of = weights->row;
	return gate;
}

void vbi_tag_gate_free(vbi_tag_views *views)
{
	if (views->gate)
		vbi_free(views->mem, views->gate->stands);
	vbi_free(views->mem, views->gate);
}

/* The level of a word: rows have how far it is below the last one, in eighths of the largest weight, which no word has. */
static inline uint32_t read_level(const vbi_weights *weights, uint32_t word)
{
	uint32_t row = (uint8_t)vbi_weights_row(weights, word)[0];

	return (VBI_GATE_LEVELS - 1 - ((row * VBI_GATE_LEVELS + 64) >> 7)) % VBI_GATE_LEVELS;
}

static inline uint32_t *level_at(struct vbi_tag_gate *gate, uint32_t word) { return &gate->level[word >> (32 - LEVEL_BITS)]; }
_Static_assert(VBI_GATE_LEVELS == 1 << 3 && LEVEL_BITS > 3, "a level and the rest of its word in a number, and one that is none");

/* Tokens are gone through some words of bits at a time: what the tables have for them is asked for before the first is looked at, for the
 * caches that are near have lost it since the last window. */
#define WORDS 8u

/* Tokens of which the grammar found nothing: what it found is not passed over, whatever stands around it. Returns how many. */
static inline uint32_t list_open(const vbi_tag_views *views, uint32_t word, uint32_t end, uint32_t *list)
{
	uint64_t bits[WORDS];
	uint32_t words = end - word;

	for (uint32_t k = 0; k < words; k++)
		bits[k] = views->active[word + k] & ~views->hint[word + k].found;
	return (uint32_t)(vbi_tag_list(64 * word, bits, words, list) - list);
}

/* The active tokens of some words of bits, and what each is with its group. */
typedef struct open_tokens {
	uint32_t n, missing, at[64 * WORDS + VBI_TAG_LISTED], word[64 * WORDS], which[64 * WORDS]; /* which of them are missing */
} open_tokens;

/* Passes over a token of a level, if really. */
static inline void pass(const vbi_tag_views *views, const struct vbi_tag_gate *gate, uint32_t t, uint32_t level, bool really)
{
	uint32_t place = place_of(&views->sort[VBI_TAG_MARGIN + t], level, views->view[VBI_TAG_MARGIN + t].head != 0);

	views->active[t / 64] &= ~((gate->passed[place / 64] >> place % 64 & really) << t % 64);
}

/* Those of words that are not remembered. */
static __attribute__((noinline)) void pass_missing(const vbi_tag_views *views, struct vbi_tag_gate *gate, const vbi_weights *weights, const open_tokens *o)
{
	for (uint32_t m = 0; m < o->missing; m++)
		vbi_weights_fetch(weights, o->word[o->which[m]]);
	for (uint32_t m = 0; m < o->missing; m++) {
		uint32_t word = o->word[o->which[m]], level = read_level(weights, word);

		*level_at(gate, word) = TOLD(word) << 3 | level;
		pass(views, gate, o->at[o->which[m]], level, true);
	}
}

static void pass_over(const vbi_tag_views *views, struct vbi_tag_gate *gate, const vbi_weights *weights)
{
	const vbi_tag_view *view = &views->view[VBI_TAG_MARGIN];
	uint32_t words = (uint32_t)(views->n / 64 + 1);
	open_tokens o;

	for (uint32_t word = 0; word < words; word += WORDS) {
		o.n = list_open(views, word, word + WORDS < words ? word + WORDS : words, o.at);
		o.missing = 0;
		for (uint32_t k = 0; k < o.n; k++) {
			o.word[k] = vbi_gate_word(&view[o.at[k]]);
			vbi_fetch(level_at(gate, o.word[k]));
		}
		for (uint32_t k = 0; k < o.n; k++) {
			uint32_t known = *level_at(gate, o.word[k]);
			bool really = known >> 3 == TOLD(o.word[k]); /* nobody could guess it */

			o.which[o.missing] = k;
			o.missing += !really;
			pass(views, gate, o.at[k], known % VBI_GATE_LEVELS, really);
		}
		if (o.missing)
			pass_missing(views, gate, weights, &o);
	}
}

/* Moves the bits of tokens [t, t + n) from the active ones to those of which the grammar's word stands. */
static inline void let_stand(const vbi_tag_views *views, uint32_t t, uint32_t n, bool stands)
{
	uint64_t all = ((UINT64_C(1) << n) - 1) & (0 - (uint64_t)stands), bits = all << t % 64, behind = all >> 1 >> (63 - t % 64);

	views->active[t / 64] &= ~bits;
	views->stands[t / 64] |= bits;
	views->active[t / 64 + 1] &= ~behind;
	views->stands[t / 64 + 1] |= behind;
}

/* How many tokens from bit at of some on have one, where at most as many as a stretch may have matter. */
static inline uint32_t length_at(const uint64_t *active, uint32_t at)
{
	uint64_t bits = active[0] >> at | active[1] << 1 << (63 - at);

	return ~bits ? vbi_lowest_bit(~bits) : 64;
}

typedef struct stretches {
	uint32_t n, at[32 * WORDS + 1], tokens[32 * WORDS + 1], feature[32 * WORDS];
} stretches;

/* Lists those that begin in some words of bits, but for the long ones. Of *before the last bit counts. */
static inline void list_stretches(const vbi_tag_views *views, uint32_t word, uint32_t end, uint64_t *before, stretches *s)
{
	uint32_t *list = s->at, all;

	for (uint32_t k = word; k < end; k++) {
		uint64_t own = views->active[k];

		list = vbi_cue_list(list, own & ~(own << 1 | *before >> 63), 64 * k, 8);
		*before = own;
	}
	all = (uint32_t)(list - s->at);
	s->n = 0;
	for (uint32_t k = 0; k < all; k++) {
		uint32_t t = s->at[k], tokens = length_at(&views->active[t / 64], t % 64);

		s->at[s->n] = t;
		s->tokens[s->n] = tokens;
		s->n += tokens <= VBI_GATE_STRETCH;
	}
}

static void stand(const vbi_tag_views *views, const struct vbi_tag_gate *gate, const vbi_weights *weights)
{
	const vbi_tag_view *view = &views->view[VBI_TAG_MARGIN];
	const uint8_t *sort = &views->sort[VBI_TAG_MARGIN];
	uint32_t words = (uint32_t)(views->n / 64 + 1), buckets = weights->buckets;
	uint64_t before = 0;
	stretches s;

	for (uint32_t word = 0; word < words; word += WORDS) {
		list_stretches(views, word, word + WORDS < words ? word + WORDS : words, &before, &s);
		for (uint32_t k = 0; k < s.n; k++) {
			s.feature[k] = vbi_gate_stretch(&view[s.at[k]], &sort[s.at[k]], s.tokens[k]);
			vbi_fetch(&gate->stands[vbi_bucket_of(s.feature[k], buckets) * (2 * VBI_BUCKET)]);
		}
		for (uint32_t k = 0; k < s.n; k++) {
			uint32_t feature = s.feature[k], bucket = vbi_bucket_of(feature, buckets) * (2 * VBI_BUCKET);

			let_stand(views, s.at[k], s.tokens[k],
			          (vbi_bucket_match(&gate->stands[bucket], feature) != 0) & ((feature & 0xFFFF) != NONE));
		}
	}
}

vb_status vbi_tag_gate(vbi_tag_views *views, const vbi_weights *weights)
{
	struct vbi_tag_gate *gate;

	memset(views->stands, 0, (views->n / 64 + 2) * sizeof *views->stands);
	if (!weights->buckets || weights->labels != 1)
		return VB_OK;
	gate = gate_for(views, weights);
	if (!gate)
		return VB_ERR_MEMORY;
	pass_over(views, gate, weights);
	stand(views, gate, weights);
	return VB_OK;
}
