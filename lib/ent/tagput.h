/* ent/tagput.h - the tagger's features in parts, each put at f; returns how many they are.
 *
 * Shared by who wants all of a token (tagfeat.c) and who remembers what a part weighs (tagweigh.c). */
#ifndef VBI_ENT_TAGPUT_H
#define VBI_ENT_TAGPUT_H

#include "ent/tagfeat.h"

/* Templates; the numbers are in trained weights: change them only with new weights. */
enum {
	TRANSITION = 1,
	BIAS,
	W0, WL1, WR1, WL2, WR2, /* words: L before, R behind */
	WL1_W0, W0_WR1, WL1_W0_WR1,
	W0_S0, S3, EDGE, ZONE_S0, EDGE_W0, /* S: shapes */
	G0, GL1_G0_GR1, G0_W0, G0_WL1, G0_WR1, G0_S0, /* G: what the grammar found */
	M0, ML1_M0_MR1, M0_S0, /* M: main groups of dictionary classes */
	RUN_SHAPE, RUN_BEFORE, RUN_BEHIND, HEAD_FAR, HEAD_SHAPE, HEAD_NEXT,
	SEEN, SEEN_G0, SEEN_S0, SEEN_AROUND,
};

/* A number of small integers: packed has room for 56 bits of them. */
static inline uint32_t mixed(unsigned template, uint64_t packed)
{
	uint64_t x = (packed << 8 | template) * UINT64_C(0x9E3779B97F4A7C15);

	return (uint32_t)(x ^ x >> 32);
}

static inline uint32_t turned(uint32_t x, unsigned by) { return x << by | x >> (32 - by); }

/* Symbols are mixed already: a feature with words in it is their sum by "xor", each turned by where it stands. */
#define WORD_L1(v) turned((v)[-1].symbol, 11)
#define WORD(v) ((v)[0].symbol)
#define WORD_R1(v) turned((v)[1].symbol, 17)

#define PUT(template, packed, words) f[n++] = mixed(template, packed) ^ (words)

/* What depends on the token itself. */
static inline uint32_t put_own_words(const vbi_tag_view *v, uint32_t *f)
{
	uint32_t n = 0;

	PUT(W0, 0, WORD(v));
	PUT(W0_S0, vbi_tag_shape(v), WORD(v));
	PUT(EDGE_W0, vbi_tag_edge(v), WORD(v));
	return n;
}

static inline uint32_t put_own_grammar(const vbi_tag_view *v, uint32_t *f)
{
	uint32_t n = 0;

	PUT(G0_W0, vbi_tag_found(v), WORD(v));
	return n;
}

/* What depends on what it and its neighbours are, not on their words. */
static inline uint32_t put_frame_words(const vbi_tag_view *v, uint32_t *f)
{
	uint32_t n = 0, s = vbi_tag_shape(v);
	uint64_t s3 = (uint64_t)vbi_tag_shape(v - 1) << 16 | (uint64_t)vbi_tag_shape(v + 1) << 8 | s;

	PUT(S3, s3, 0);
	PUT(BIAS, 0, 0);
	PUT(EDGE, vbi_tag_edge(v) | vbi_tag_edge(v + 1) << 8 | s << 16, 0);
	return n;
}

static inline uint32_t put_frame_zone(const vbi_tag_view *v, uint32_t *f)
{
	uint32_t n = 0;

	PUT(ZONE_S0, v->zone | vbi_tag_shape(v) << 8, 0);
	return n;
}

static inline uint32_t put_frame_grammar(const vbi_tag_view *v, uint32_t *f)
{
	uint64_t g = vbi_tag_found(v), g1 = (uint64_t)vbi_tag_found(v - 1) << 12, g2 = (uint64_t)vbi_tag_found(v + 1) << 24;
	uint32_t n = 0;

	PUT(G0, g, 0);
	PUT(GL1_G0_GR1, g | g1 | g2, 0);
	PUT(G0_S0, g | (uint64_t)vbi_tag_shape(v) << 16 | (uint64_t)vbi_tag_shape(v - 1) << 24, 0);
	return n;
}

static inline uint32_t put_frame_dictionary(const vbi_tag_view *v, uint32_t *f)
{
	uint64_t m = vbi_tag_main(v), m1 = (uint64_t)vbi_tag_main(v - 1) << 8, m2 = (uint64_t)vbi_tag_main(v + 1) << 16;
	uint32_t n = 0;

	PUT(M0, m, 0);
	PUT(ML1_M0_MR1, m | m1 | m2, 0);
	PUT(M0_S0, m | (uint64_t)vbi_tag_shape(v) << 16 | (uint64_t)vbi_tag_shape(v - 1) << 24, 0);
	return n;
}

static inline uint32_t put_pairs(const vbi_tag_view *v, uint32_t *f)
{
	uint32_t n = 0;

	PUT(WL1_W0, 0, WORD_L1(v) ^ WORD(v));
	PUT(W0_WR1, 0, WORD(v) ^ WORD_R1(v));
	PUT(WL1_W0_WR1, 0, WORD_L1(v) ^ WORD(v) ^ WORD_R1(v));
	return n;
}

/* What the grammar found at a token, with the words beside it. */
static inline uint32_t put_beside_grammar(uint32_t g, uint32_t left, uint32_t right, uint32_t *f)
{
	uint32_t n = 0;

	PUT(G0_WL1, g, turned(left, 11));
	PUT(G0_WR1, g, turned(right, 17));
	return n;
}

/* The words two before, one before, one behind, two behind, by their symbols. */
static inline uint32_t put_beside(uint32_t l2, uint32_t l1, uint32_t r1, uint32_t r2, uint32_t *f)
{
	uint32_t n = 0;

	PUT(WL2, 0, turned(l2, 5));
	PUT(WL1, 0, turned(l1, 11));
	PUT(WR1, 0, turned(r1, 17));
	PUT(WR2, 0, turned(r2, 23));
	return n;
}

static inline uint32_t put_words(const vbi_tag_view *v, uint32_t *f)
{
	uint32_t n = put_beside(v[-2].symbol, v[-1].symbol, v[1].symbol, v[2].symbol, f);

	n += put_pairs(v, f + n);
	n += put_own_words(v, f + n);
	n += put_frame_zone(v, f + n);
	return n + put_frame_words(v, f + n);
}

static inline uint32_t put_grammar(const vbi_tag_view *v, uint32_t *f)
{
	uint32_t n = put_own_grammar(v, f);

	n += put_frame_grammar(v, f + n);
	return n + put_beside_grammar(vbi_tag_found(v), v[-1].symbol, v[1].symbol, f + n);
}

/* The head of a body or office before the token. */
static inline uint32_t put_head(const vbi_tag_view *v, uint32_t *f)
{
	static const uint8_t step[16] = {0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6};
	uint32_t n = 0, far = step[v->head & 15], head = v[-(int)(v->head & 15)].symbol;

	far |= (uint32_t)(v->head >> 4) << 8 | vbi_tag_shape(v) << 16;
	PUT(HEAD_FAR, far, head);
	PUT(HEAD_SHAPE, far | vbi_tag_shape(v - 1) << 24, 0);
	PUT(HEAD_NEXT, 0, turned(head, 5) ^ WORD(v));
	return n;
}

/* Where in its run of capitals the token is. */
static inline uint32_t put_run_shape(const vbi_tag_view *v, uint32_t *f)
{
	uint32_t n = 0;

	PUT(RUN_SHAPE, v->run | vbi_tag_shape(v) << 8, 0);
	return n;
}

/* What stands around the run. */
static inline uint32_t put_run_beside(const vbi_tag_view *v, uint32_t *f)
{
	uint32_t n = 0, at = vbi_tag_run_at(v), left = vbi_tag_run_left(v);

	PUT(RUN_BEFORE, at, v[-(int)at - 1].symbol);
	PUT(RUN_BEHIND, left | (uint32_t)(at == 0) << 8, v[left].symbol);
	return n;
}

static inline uint32_t put_run(const vbi_tag_view *v, uint32_t *f)
{
	uint32_t n = put_run_shape(v, f);

	return n + put_run_beside(v, f + n);
}

/* What the document says of the words of the run elsewhere. */
static inline uint32_t put_memory(const vbi_tag_view *v, uint32_t *f)
{
	uint64_t seen = v->seen, shape = vbi_tag_shape(v);
	uint32_t n = 0;

	PUT(SEEN, seen, 0);
	PUT(SEEN_G0, seen | (uint64_t)vbi_tag_found(v) << 8, 0);
	PUT(SEEN_S0, seen | shape << 8 | (uint64_t)v->run << 16, 0);
	PUT(SEEN_AROUND, seen | (uint64_t)v[-1].seen << 8 | (uint64_t)v[1].seen << 16, 0);
	return n;
}

#endif
