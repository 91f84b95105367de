/* ent/taggate.c - passes over tokens: taggate.h. */
#include "ent/taggate.h"

#include <string.h>

#define LEVEL_BITS 14u
#define TOLD(word) ((word) & (UINT32_MAX >> LEVEL_BITS)) /* what its place does not tell */

/* What is read of the weights once, for to ask them each time takes longer than all else. */
struct vbi_tag_gate {
	const signed char *of; /* the weights' rows */
	uint64_t passed[(1u << VBI_GATE_BITS) / 64]; /* surroundings: a bit for each */
	uint32_t level[1u << LEVEL_BITS]; /* of words: what their place does not tell of them, and the level; at first of none. A newer one takes the place of an older */
	unsigned char *stands; /* as the weights' slots: checks of stretches, NONE elsewhere */
	size_t capacity;
};
#define NONE 0u /* a stretch with this check is weighed */

static void read_surroundings(struct vbi_tag_gate *gate, const vbi_weights *weights)
{
	memset(gate->passed, 0, sizeof gate->passed);
	for (uint32_t around = 0; around < 1u << VBI_GATE_BITS; around++)
		if (vbi_weights_row(weights, vbi_gate_feature(around))[0] == VBI_GATE_YES)
			gate->passed[around / 64] |= UINT64_C(1) << around % 64;
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

/* The level of a word that is not remembered: rows have how far it is below the last one, in eighths of the largest weight, which no word has. */
static __attribute__((noinline)) uint32_t look_up(uint32_t *known, const vbi_weights *weights, uint32_t word)
{
	uint32_t row = (uint8_t)vbi_weights_row(weights, word)[0];
	uint32_t level = (VBI_GATE_LEVELS - 1 - ((row * VBI_GATE_LEVELS + 64) >> 7)) % VBI_GATE_LEVELS;

	*known = TOLD(word) << 3 | level;
	return level;
}

static inline uint32_t level_of(struct vbi_tag_gate *gate, const vbi_weights *weights, uint32_t word)
{
	uint32_t *known = &gate->level[word >> (32 - LEVEL_BITS)];

	return __builtin_expect(*known >> 3 == TOLD(word), 1) ? *known & (VBI_GATE_LEVELS - 1u) : look_up(known, weights, word);
}
_Static_assert(VBI_GATE_LEVELS == 1 << 3 && LEVEL_BITS > 3, "a level and the rest of its word in a number, and one that is none");

/* What the grammar found is not passed over, whatever stands around it. */
static void pass_over(vbi_tag_views *views, struct vbi_tag_gate *gate, const vbi_weights *weights)
{
	const vbi_weights w = *weights; /* of our own: what is written cannot change it, and the compiler sees that */

	for (uint32_t first = 0; first < views->n; first += 64) {
		uint64_t active = views->active[first / 64], passed = 0;
		const vbi_tag_view *view = &views->view[VBI_TAG_MARGIN + first];
		const uint8_t *sort = &views->sort[VBI_TAG_MARGIN + first];

		for (uint64_t bits = active & ~views->hint[first / 64].found; bits; bits &= bits - 1) {
			uint32_t i = vbi_lowest_bit(bits), around = vbi_gate_around(&view[i], &sort[i], level_of(gate, &w, vbi_gate_word(&view[i])));

			passed |= (gate->passed[around / 64] >> around % 64 & 1) << i;
		}
		views->active[first / 64] = active & ~passed;
	}
}

/* Moves the bits of tokens [t, t + n) from the active ones to those of which the grammar's word stands. */
static inline void let_stand(vbi_tag_views *views, uint32_t t, uint32_t n, bool stands)
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

static void stand(vbi_tag_views *views, const struct vbi_tag_gate *gate, const vbi_weights *weights)
{
	uint64_t before = 0;

	for (uint32_t first = 0; first < views->n; first += 64) {
		uint64_t own = views->active[first / 64], begins = own & ~(own << 1 | before >> 63);

		before = own;
		for (; begins; begins &= begins - 1) {
			uint32_t at = vbi_lowest_bit(begins), n = length_at(&views->active[first / 64], at), feature, bucket;
			const vbi_tag_view *view = &views->view[VBI_TAG_MARGIN + first + at];

			if (n > VBI_GATE_STRETCH)
				continue;
			feature = vbi_gate_stretch(view, &views->sort[VBI_TAG_MARGIN + first + at], n);
			bucket = vbi_bucket_of(feature, weights->buckets) * (2 * VBI_BUCKET);
			let_stand(views, first + at, n,
			          vbi_bucket_match(&gate->stands[bucket], feature) != 0 && (feature & 0xFFFF) != NONE);
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
