/* learn/weights.h - a trained model as the library reads it: rows of small integers found by the number of a feature.
 *
 * A feature is a 32-bit number made of a template and small integers (syllable codes, classes, shapes); nothing is a
 * string. Each feature has a row with a weight for each label. A section of an index holds the rows in an open hash table
 * that is used as it lies in the file: loading is a copy and a check of the header.
 *
 * Layout, little-endian:
 *   0  u32 version          4  u32 labels, 1..64      8  u32 bits: 2^bits slots, 4..24
 *  12  u32 features         16  u32 scale: a weight of 1.0 is stored as scale / 1000
 *  20  u32 n: bytes of names    24  names of the labels, each ended by \n     zeros up to a multiple of 4
 *  then the slots, each u16 check (0: empty) and i8 weight[labels].
 * A feature's slot is the first one from its low bits on that is empty or has its check: its high 16 bits (version 1). Those
 * agree with the low ones' upper part once there are many slots, so that in a full table strangers pass for each other;
 * in version 2 the check is made of all bits. */
#ifndef VBI_LEARN_WEIGHTS_H
#define VBI_LEARN_WEIGHTS_H

#include "base/base.h"

#define VBI_LABELS_MAX 64u
#define VBI_WEIGHTS_VERSION 1u
#define VBI_WEIGHTS_MIXED 2u

/* Zeroed: no model, every question answers "unknown". */
typedef struct vbi_weights {
	const vbi_mem *mem;
	const char *bytes; /* the section; without mem it is somebody else's and stays where it is */
	size_t length;
	const unsigned char *slot;
	uint32_t mask;   /* slots - 1 */
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

/* The row of a feature, NULL if it has none. */
static inline const signed char *vbi_weights_row(const vbi_weights *weights, uint32_t feature)
{
	uint32_t check = vbi_feature_check(feature * weights->mix), at = feature & weights->mask;

	if (!weights->slot)
		return NULL;
	/* A table without an empty slot is no reason to walk for ever. */
	for (uint32_t left = weights->mask; left; left--, at = (at + 1) & weights->mask) {
		const unsigned char *slot = weights->slot + (size_t)at * weights->stride;
		uint32_t found = slot[0] | (uint32_t)slot[1] << 8;

		if (found == check)
			return (const signed char *)slot + 2;
		if (found == 0)
			return NULL;
	}
	return NULL;
}

/* Of a model with one label: the feature's weight, 0 if it has none. */
static inline int32_t vbi_weight(const vbi_weights *weights, uint32_t feature)
{
	const signed char *row = vbi_weights_row(weights, feature);

	return row ? row[0] : 0;
}

#endif
