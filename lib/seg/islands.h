/* seg/islands.h - a sentence cut into islands (lattice.h) all at once, before any of them is decided.
 *
 * Which tokens make words cannot be guessed, neither by us nor by the processor, whose wrong guesses cost more than all else
 * here. So the tokens of a sentence are told apart without branches: how far each one's longest arc reaches, and so where
 * islands begin. Those of one token are words; pairs of plain syllables, and all others, are lists to go through. What is
 * decided is one byte a token: whether it is one word with the token before it. */
#ifndef VBI_SEG_ISLANDS_H
#define VBI_SEG_ISLANDS_H

#include "seg/lattice.h"

/* What begins at a token. */
typedef struct vbi_reach {
	uint8_t tokens; /* of the longest arc */
	uint8_t plain;  /* bits: no arcs but of the dictionary, and may be the first, the second of a pair */
	uint8_t odd;    /* VBI_ODD_*: why more than itself and matches may begin here */
	uint8_t run;    /* tokens of the run of capitals from here on (vbi_start) */
} vbi_reach;

/* In seg->island. */
typedef struct vbi_islands {
	uint32_t first, end; /* the sentence's tokens; what follows is numbered from the first on */
	uint32_t *symbol;    /* [-1 .. count]: what the tokens, and what is before and behind them, are to the model */
	uint32_t *pair;      /* of these the pairs of syllables that have no arc but the two and one of the dictionary */
	uint32_t *other;     /* and those of more than a token that are no such pairs, each with its end */
	vbi_reach *reach;    /* of each token */
	uint8_t *capitals;   /* tokens from here on that have their capitals (vbi_start); of an island whose arcs are asked for */
	uint8_t *joined;     /* [count]: a word with the token before it; all 0 at first */
	uint32_t pairs, others;       /* numbers in these two lists */
} vbi_islands;

/* The islands of the sentence first .. end - 1. VB_OK or VB_ERR_MEMORY. */
vb_status vbi_islands_find(vbi_seg *seg, uint32_t first, uint32_t end, vbi_islands *islands);
/* Arcs of one of them into seg->arc. */
vb_status vbi_islands_arcs(vbi_seg *seg, const vbi_islands *islands, uint32_t begin, uint32_t end);

#endif
