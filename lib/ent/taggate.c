/* ent/taggate.c - passes over tokens: taggate.h. */
#include "ent/taggate.h"

#include <string.h>

#define LEVEL_BITS 14
#define LEVEL_UNTOLD 0xFFFFu /* no word's, for it has the last level */

/* Which surroundings are passed over, a bit each: read once from the weights, for asking them each time takes longer than all else. */
struct vbi_tag_gate {
	const signed char *of; /* the weights' rows */
	uint64_t passed[(1u << VBI_GATE_BITS) / 64];
	uint16_t level[1u << LEVEL_BITS]; /* of words: what tells them apart, and the level; at first of none. A newer one takes the place of an older */
};

static struct vbi_tag_gate *gate_for(vbi_tag_views *views, const vbi_weights *weights)
{
	struct vbi_tag_gate *gate = views->gate;

	if (gate && gate->of == weights->row)
		return gate;
	if (!gate)
		gate = views->gate = vbi_alloc(views->mem, sizeof *gate);
	if (!gate)
		return NULL;
	memset(gate->passed, 0, sizeof gate->passed);
	memset(gate->level, 0xFF, sizeof gate->level);
	for (uint32_t around = 0; around < 1u << VBI_GATE_BITS; around++) {
		bool found = (around >> 3 & 7) < VBI_GATE_OTHER; /* the grammar's word is weighed always */

		if (!found && vbi_weights_row(weights, vbi_gate_feature(around))[0] == VBI_GATE_YES)
			gate->passed[around / 64] |= UINT64_C(1) << around % 64;
	}
	gate->of = weights->row;
	return gate;
}

/* The level of a word: rows have how far it is below the last one, in eighths of the largest weight, which no word has. */
static __attribute__((noinline)) uint32_t look_up(const vbi_weights *weights, uint32_t word)
{
	uint32_t row = (uint8_t)vbi_weights_row(weights, word)[0];

	return (VBI_GATE_LEVELS - 1 - ((row * VBI_GATE_LEVELS + 64) >> 7)) % VBI_GATE_LEVELS;
}

static inline uint32_t level(struct vbi_tag_gate *gate, const vbi_weights *weights, uint32_t word)
{
	uint16_t *known = &gate->level[word >> (32 - LEVEL_BITS)];

	if (__builtin_expect(*known >> 3 != (word & 0x1FFF), 0))
		*known = (uint16_t)((word & 0x1FFF) << 3 | look_up(weights, word));
	return *known & (VBI_GATE_LEVELS - 1);
}

static void pass_over(vbi_tag_views *views, struct vbi_tag_gate *gate, const vbi_weights *weights)
{
	const vbi_weights w = *weights; /* of our own: what is written cannot change it, and the compiler sees that */

	for (uint32_t first = 0; first < views->n; first += 64) {
		uint64_t active = views->active[first / 64], passed = 0;

		for (uint64_t bits = active; bits; bits &= bits - 1) {
			uint32_t t = first + vbi_lowest_bit(bits);
			const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + t];
			uint32_t around = vbi_gate_around(v, views->sort + VBI_TAG_MARGIN + t, level(gate, &w, vbi_gate_word(v)));

			passed |= (gate->passed[around / 64] >> around % 64 & 1) << (t - first);
		}
		views->active[first / 64] = active & ~passed;
	}
}

/* Moves the bits of tokens [t, t + n) from the active ones to those of which the grammar's word stands. */
static void let_stand(vbi_tag_views *views, uint32_t t, uint32_t n)
{
	uint64_t bits = ((UINT64_C(1) << n) - 1) << t % 64, behind = ((UINT64_C(1) << n) - 1) >> 1 >> (63 - t % 64);

	views->active[t / 64] &= ~bits;
	views->stands[t / 64] |= bits;
	views->active[t / 64 + 1] &= ~behind;
	views->stands[t / 64 + 1] |= behind;
}

static void stand(vbi_tag_views *views, const vbi_weights *weights)
{
	const vbi_weights w = *weights;

	for (uint32_t t = 0, end; (t = vbi_tag_next(views, t, true)) < views->n; t = end) {
		uint32_t at = VBI_TAG_MARGIN + t;

		end = vbi_tag_next(views, t, false);
		if (end - t <= VBI_GATE_STRETCH &&
		    vbi_weights_row(&w, vbi_gate_stretch(&views->view[at], &views->sort[at], end - t))[0] == VBI_GATE_YES)
			let_stand(views, t, end - t);
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
	stand(views, weights);
	return VB_OK;
}
