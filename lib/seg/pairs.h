/* seg/pairs.h - what two tokens in a row are to words, remembered.
 *
 * Two tokens of one code each are one number, and most of what decides whether they are a word depends on that number alone:
 * whether the dictionary has them, in which case, whether more may follow, how the model likes them. So it is one look, of one
 * line of memory, in a table of fixed size, in which a newer pair takes the place of an older: of the two with its hash, the one that is
 * there longer. */
#ifndef VBI_SEG_PAIRS_H
#define VBI_SEG_PAIRS_H

#include "seg/step.h"

#define VBI_PAIR_BITS 16 /* twos with one hash */

/* By the shape of the first: as classes count or do not. */
enum { VBI_CASE_SMALL = 1, VBI_CASE_TITLE = 2, VBI_CASE_UPPER = 4 };

#define VBI_CASES (VBI_CASE_SMALL | VBI_CASE_TITLE | VBI_CASE_UPPER)

/* How two syllables that a blank parts are written, within a sentence, so that what they are worth is kept. */
enum {
	VBI_GAIN_SMALL,  /* both in small letters */
	VBI_GAIN_TITLED, /* the first with a capital */
	VBI_GAIN_NAME,   /* both, and no name going on beside them */
	VBI_GAINS
};

typedef struct vbi_pair {
	uint32_t name; /* 1 + the codes; 0 in an empty place */
	uint32_t node; /* to go on from, VBI_NEVER if there is no way */
	int16_t gain[VBI_GAINS]; /* what one word is worth more than two (scores.c), or VBI_GAIN_UNKNOWN */
	uint16_t tells; /* bits VBI_CASE_*: the dictionary has a word; above them which codes may come next (vbi_pair_next) */
} vbi_pair;
_Static_assert(sizeof(vbi_pair) == 16, "four in a line");

#define VBI_GAIN_UNKNOWN INT16_MIN

/* Weights, of a byte each, of what stands around two syllables: of a word, of a name. So many cannot change such a gain. */
#define VBI_AROUND_WORD 2
#define VBI_AROUND_NAME 4
static inline bool vbi_gain_always(int32_t gain, int32_t weights) { return gain > weights * -INT8_MIN; }
static inline bool vbi_gain_never(int32_t gain, int32_t weights) { return (gain < weights * INT8_MIN) & (gain != VBI_GAIN_UNKNOWN); }

typedef struct vbi_pairs {
	vbi_pair (*two)[2]; /* [1 << VBI_PAIR_BITS]; none lies in two lines */
	const uint32_t *of; /* the trie's column of keys */
} vbi_pairs;

/* The table in seg->pairs, for its lexicon: VB_OK or VB_ERR_MEMORY. vbi_steps_begin() comes first. */
vb_status vbi_pairs_begin(vbi_seg *seg);
/* Forgets what the pairs are worth to a model. */
void vbi_pairs_forget(vbi_pairs *pairs);
void vbi_pair_look(const vbi_seg *seg, uint32_t name, vbi_pair *out);

/* The bit, in `tells`, of a code that follows: most steps beyond a pair lead nowhere, and this says so of nine in ten of them where one
 * or two words go on, without a look at the dictionary. */
#define VBI_PAIR_NEXTS 13u
static inline unsigned vbi_pair_next(uint16_t code) { return 8u << ((uint32_t)(uint16_t)(code * 40503u) * VBI_PAIR_NEXTS >> 16); }
_Static_assert(8u << (VBI_PAIR_NEXTS - 1) <= UINT16_MAX && VBI_CASES == 7, "bits of tells");

/* Of tokens with one code each, of which the first is not VBI_CODE_NONE. */
static inline uint32_t vbi_pair_name(const vbi_tok *tok) { return ((uint32_t)tok[0].code << 16 | tok[1].code) + 1; }

/* The two of which it is one. */
static inline vbi_pair *vbi_pair_kept(const vbi_pairs *pairs, uint32_t name) { return pairs->two[name * 2654435761u >> (32 - VBI_PAIR_BITS)]; }

static inline vbi_pair *vbi_pair_of(const vbi_seg *seg, uint32_t name)
{
	vbi_pair *two = vbi_pair_kept(seg->pairs, name), *p = two + (two->name != name); /* which of them cannot be predicted */

	if (p->name == name)
		return p;
	two[1] = two[0];
	vbi_pair_look(seg, name, two);
	return two;
}

static inline unsigned vbi_case_of(unsigned shape)
{
	static const uint8_t cases[] = {
		[VB_SHAPE_NONE] = VBI_CASE_TITLE, [VB_SHAPE_LOWER] = VBI_CASE_SMALL, [VB_SHAPE_TITLE] = VBI_CASE_TITLE,
		[VB_SHAPE_UPPER] = VBI_CASE_UPPER, [VB_SHAPE_MIXED] = VBI_CASE_TITLE,
	};

	return cases[shape];
}

#endif
