/* learn/weights.h - a trained model as the library reads it: rows of small integers found by the number of a feature.
 *
 * A feature is a 32-bit number made of a template and small integers (syllable codes, classes, shapes); nothing is a
 * string. Each feature has a row with a weight for each label. A section of an index holds the rows in a hash table
 * that is used as it lies in the file: loading is a copy and a check of the header.
 *
 * Layout, little-endian:
 *   0  u32 version          4  u32 labels, 1..64      8  u32 size of the table
 *  12  u32 features         16  u32 scale: a weight of 1.0 is stored as scale / 1000
 *  20  u32 n: bytes of names    24  names of the labels, each ended by \n
 *
 * Version 3, which is written: zeros up to a multiple of 16; the size, 1..2^21, is a number of buckets of 8 slots.
 *   u16 check[8 * buckets]              low 16 bits of the feature
 *   i8 weight[1 + 8 * buckets][labels]  zeros, then those of each slot
 *   15 zeros                            so that a row can be read 16 bytes at a time
 * A feature lies in the bucket feature * buckets / 2^32 or nowhere; the first slot there with its check is its. Slots that are
 * left over stand behind the others and have zeros. So a look-up neither walks nor branches: wrong guesses of the
 * processor cost more than all else. What finds its bucket full is left out when weights are written, the lightest first.
 *
 * Versions 1 and 2, which are still read: zeros up to a multiple of 4; the size, 4..24, is the number of bits of an open
 * hash table, whose 2^bits slots are each u16 check (0: empty) and i8 weight[labels].
 * A feature's slot is the first one from its low bits on that is empty or has its check: its high 16 bits (version 1). Those
 * agree with the low ones' upper part once there are many slots, so that in a full table strangers pass for each other;
 * in version 2 the check is made of all bits. */
#ifndef VBI_LEARN_WEIGHTS_H
#define VBI_LEARN_WEIGHTS_H

#include "base/base.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define VBI_LABELS_MAX 64u
#define VBI_WEIGHTS_VERSION 1u
#define VBI_WEIGHTS_MIXED 2u
#define VBI_WEIGHTS_BUCKETS 3u
#define VBI_BUCKET 8u          /* slots */
#define VBI_ROW_TAIL 15u       /* zeros behind the rows */
#define VBI_BUCKETS_MAX (1u << 21)

/* Zeroed: no model, every question answers "unknown". */
typedef struct vbi_weights {
	const vbi_mem *mem;
	const char *bytes; /* the section; without mem it is somebody else's and stays where it is */
	size_t length;
	const unsigned char *slot; /* the table */
	const signed char *row;    /* version 3: zeros, and weights of the slots */
	uint32_t buckets; /* version 3; 0 in others */
	uint32_t mask;   /* versions 1, 2: slots - 1 */
	uint32_t stride; /* bytes a slot */
	uint32_t labels, features, scale;
	uint32_t names;  /* bytes of names, from bytes + 24 */
	uint32_t mix;    /* what a feature is multiplied by for its check */
} vbi_weights;

/* The number of a feature: which template, and two numbers that fill it. */
static inline uint32_t vbi_feature(uint32_t template, uint32_t a, uint32_t b)
{
	uint64_t x = ((uint64_t)a << 32 | b) + template * UINT64_C(0x9E3779B97F4A7C15);

	x = (x ^ x >> 31) * UINT64_C(0xD6E8FEB86659FD93);
	x = (x ^ x >> 32) * UINT64_C(0xD6E8FEB86659FD93);
	return (uint32_t)(x >> 32);
}

/* Where a feature lies in a table of bits: one rule for writer and reader. */
static inline uint32_t vbi_feature_check(uint32_t feature)
{
	uint32_t check = feature >> 16;

	return check ? check : 1;
}

/* The same in version 2. */
#define VBI_WEIGHTS_MIX 2654435769u
static inline uint32_t vbi_feature_mixed(uint32_t feature) { return vbi_feature_check(feature * VBI_WEIGHTS_MIX); }

/* Copies (with a mem; without, the section must outlive the weights) and checks a section. VB_OK, VB_ERR_FORMAT, VB_ERR_VERSION, VB_ERR_MEMORY; *out is zeroed on failure. */
vb_status vbi_weights_read(const vbi_mem *mem, vbi_slice section, vbi_weights *out, vb_error *error);
void vbi_weights_free(vbi_weights *weights);
/* Number of the label with this name, labels if there is none. */
uint32_t vbi_weights_label(const vbi_weights *weights, const char *name);
vbi_slice vbi_weights_label_name(const vbi_weights *weights, uint32_t label);

/* ---- version 3 ---- */

static inline uint32_t vbi_bucket_of(uint32_t feature, uint32_t buckets) { return (uint32_t)((uint64_t)feature * buckets >> 32); }

/* Which of a bucket's checks are this one, two bits each. */
static inline uint32_t vbi_bucket_match(const unsigned char *bucket, uint32_t check)
{
#ifdef __SSE2__
	__m128i checks = _mm_loadu_si128((const __m128i *)(const void *)bucket);

	return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi16(checks, _mm_set1_epi16((short)check)));
#else
	uint32_t bits = 0;

	for (unsigned k = 0; k < VBI_BUCKET; k++)
		bits |= ((bucket[2 * k] | (uint32_t)bucket[2 * k + 1] << 8) == (check & 0xFFFF) ? 3u : 0u) << 2 * k;
	return bits;
#endif
}

/* The row's number of a feature; that of the zeros, 0, if it has none. No branch: nobody could guess it. */
static inline uint32_t vbi_weights_find(const vbi_weights *weights, uint32_t feature)
{
	uint32_t bucket = vbi_bucket_of(feature, weights->buckets);
	uint32_t bits = vbi_bucket_match(weights->slot + (size_t)bucket * (2 * VBI_BUCKET), feature);
	uint32_t slot = (uint32_t)__builtin_ctz(bits | 1u << 2 * VBI_BUCKET) / 2;

	return (1 + bucket * VBI_BUCKET + slot) & (0u - (bits != 0));
}

/* Asks the machine for what find will look at. */
static inline void vbi_weights_fetch(const vbi_weights *weights, uint32_t feature)
{
	uint32_t bucket = weights->buckets ? vbi_bucket_of(feature, weights->buckets) : 0;

	vbi_fetch(weights->slot + (size_t)bucket * (2 * VBI_BUCKET));
	vbi_fetch(weights->row + (1 + (size_t)bucket * VBI_BUCKET) * weights->labels);
}

/* ---- all versions ---- */

const signed char *vbi_weights_walk(const vbi_weights *weights, uint32_t feature); /* versions 1 and 2 */

/* The row of a feature; NULL or zeros if it has none. */
static inline const signed char *vbi_weights_row(const vbi_weights *weights, uint32_t feature)
{
	if (weights->buckets)
		return weights->row + (size_t)vbi_weights_find(weights, feature) * weights->labels;
	return vbi_weights_walk(weights, feature);
}

/* Of a model with one label: the feature's weight, 0 if it has none. */
static inline int32_t vbi_weight(const vbi_weights *weights, uint32_t feature)
{
	const signed char *row;

	if (weights->buckets)
		return weights->row[vbi_weights_find(weights, feature)];
	row = vbi_weights_walk(weights, feature);
	return row ? row[0] : 0;
}

#define VBI_SUM_FEATURES 255u /* so many weights of one byte fit 16 bits */
#define VBI_SUM_MAX ((VBI_LABELS_MAX + 15) / 16 * 16)
/* Sums the rows of n features, at most VBI_SUM_FEATURES. sum has room for the labels, rounded up to a multiple of 16; what is
 * behind the labels has no meaning. */
void vbi_weights_sum(const vbi_weights *weights, const uint32_t *feature, uint32_t n, int16_t *sum);

#endif
