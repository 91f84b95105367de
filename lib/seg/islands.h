/* seg/islands.h - a block of sentences cut into islands (lattice.h) all at once, before any of them is decided.
 *
 * Which tokens make words cannot be guessed, neither by us nor by the processor, whose wrong guesses cost more than all else
 * here. So what is asked of every token is asked without a branch, and the answers are bits, 64 tokens to a number: of the gap
 * behind a token, whether an arc spans it. Islands are what the spanned gaps join. Most are two plain syllables that the
 * dictionary has as a word; these, and all others, are gone through one by one. What is decided is a bit a gap, too: whether
 * the tokens beside it are one word. */
#ifndef VBI_SEG_ISLANDS_H
#define VBI_SEG_ISLANDS_H

#include "seg/lattice.h"
#include "seg/step.h"

/* In seg->bits: bit k % 64 of number k / 64 is that of the block's token k, or of the gap behind it. A block is as small as to
 * stay near the processor until it is decided. */
typedef struct vbi_islands {
	uint32_t first, end; /* tokens of the block */
	size_t numbers;      /* of 64 bits */
	uint64_t *pair;   /* gaps in islands of two syllables, the second in small letters, that have but one word of the dictionary */
	uint64_t *name;   /* in those of two syllables with capitals, a blank between them */
	uint64_t *other;  /* in all others */
	uint64_t *odd;    /* tokens at which more than itself, matches and runs of capitals may begin */
	uint64_t *plain;  /* syllables in small letters, or with their capital, that follow a blank */
	uint64_t *joined; /* gaps within a word: at first those of pairs that are known to be words, which are in none of the above */
} vbi_islands;

/* One island: the tokens first .. end - 1 of a sentence. */
typedef struct vbi_island {
	uint32_t first, end;
	bool begins;            /* the sentence */
	const uint32_t *symbol; /* [-1 .. end - first]: what they, and what is before and behind them, are to the model */
} vbi_island;

static inline bool vbi_bit(const uint64_t *bits, size_t k) { return bits[k / 64] >> k % 64 & 1; }
static inline void vbi_bit_set(uint64_t *bits, size_t k) { bits[k / 64] |= UINT64_C(1) << k % 64; }

/* Has what is asked of the tokens of some bits on its way: so the machine fetches many at once. */
static inline void vbi_islands_fetch(const vbi_seg *seg, const vbi_islands *in, size_t at, uint64_t bits,
                                     void (*fetch)(const vbi_seg *seg, uint32_t i))
{
	for (; bits; bits &= bits - 1)
		fetch(seg, in->first + (uint32_t)(64 * at) + vbi_lowest_bit(bits));
}

#define VBI_BLOCK 1024u /* tokens, at least, but for the last: whole sentences */

/* The islands of the block that begins with *sentence, which gets the one behind; pairs.h has begun. VB_OK or VB_ERR_MEMORY. */
vb_status vbi_islands_find(vbi_seg *seg, size_t *sentence, vbi_islands *islands);
/* Symbols of an island whose tokens are given. False if there is no memory. */
bool vbi_island_symbols(vbi_seg *seg, vbi_island *island);
/* The island whose first spanned gap is behind token k of the window, of in->other: its arcs into seg->arc. VB_OK or VB_ERR_MEMORY. */
vb_status vbi_islands_take(vbi_seg *seg, const vbi_islands *in, uint32_t k, vbi_island *out);

#endif
