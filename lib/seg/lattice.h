/* seg/lattice.h - which words a stretch of tokens can hold, and the best row of them.
 *
 * An arc is a word that may be: one token, a dictionary match, a run of capitalised tokens, an abbreviation and its dot.
 * A path from end to end is a segmentation; its score is the sum of its arcs' scores and, for each gap between tokens
 * that an arc spans, the gap's. Stretches where no arcs overlap need no decision: so the lattice is built island by
 * island, from one gap that nothing spans to the next. The trainer uses the same arcs and features. */
#ifndef VBI_SEG_LATTICE_H
#define VBI_SEG_LATTICE_H

#include "learn/weights.h"
#include "seg/segment.h"

typedef struct vbi_arc {
	uint32_t first;
	uint16_t count;  /* tokens */
	uint8_t known;   /* the dictionary has it */
	uint8_t capital; /* every token begins with a capital */
	uint32_t key;    /* of the lexicon if known */
	uint64_t mask;
	int32_t score;
} vbi_arc;

#define VBI_ARC_MAX 64u /* tokens: as many as a key of the dictionary has at most */
#define VBI_ARC_FEATURES 24u
#define VBI_NAME_FEATURES 5u /* of those */
#define VBI_FACT_FEATURES 3u
#define VBI_GAP_FEATURES 12u
#define VBI_RUN_MAX 6u /* tokens of a name that no dictionary knows */

/* Arcs of the island that begins at token i of the sentence first .. end - 1, two tokens or more each, into seg->arc
 * (sorted by first token); *next gets the first token after the island. */
vb_status vbi_lattice_island(vbi_seg *seg, uint32_t i, uint32_t first, uint32_t end, uint32_t *next);
/* What is known of a token before its arcs are. */
typedef struct vbi_start {
	uint8_t capitals; /* tokens from it on that have their capitals, as far as a byte goes */
	uint8_t run;      /* tokens of the run of capitals from it on, that a blank each parts; 1..VBI_RUN_MAX */
	uint8_t odd;      /* 0: nothing else than matches and the run begins here */
} vbi_start;
/* A syllable or foreign word with its capital, that can be part of a name. */
static inline bool vbi_lattice_named(const vbi_tok *tok)
{
	return ((tok->kind == VB_TOKEN_SYLLABLE) | (tok->kind == VB_TOKEN_FOREIGN)) & (tok->shape == VB_SHAPE_TITLE);
}
/* Room for the arcs of n tokens from k on, beside those there are. */
bool vbi_lattice_arcs_room(vbi_seg *seg, uint32_t k, uint32_t n);
/* Adds the arcs that begin at token k to seg->arc, where there is room. Returns the tokens of the longest. */
uint32_t vbi_lattice_arcs(vbi_seg *seg, uint32_t k, uint32_t end, vbi_start start);
/* Room for paths over n tokens. */
bool vbi_lattice_room(vbi_seg *seg, uint32_t n);
/* To the model: what is behind a sentence, and before it. */
#define VBI_SYMBOL_BEHIND 0xFFFFu
#define VBI_SYMBOL_BEFORE 0xFFFEu
/* What a token of the sentence first .. end - 1 is to the model: the syllable; for others kind and shape. Codes of the dictionary's tokens
 * are of no use: they change when a dictionary is laid over. Which it is cannot be predicted: all are made, and one is taken. */
static inline uint32_t vbi_lattice_symbol(const vbi_seg *seg, uint32_t i, uint32_t first, uint32_t end)
{
	bool within = (i >= first) & (i < end);
	const vbi_tok *tok = &seg->tok[within ? i : first];
	uint32_t mark = 0xF000u | (unsigned char)seg->text[tok->start], other = 0x8000u | (uint32_t)tok->kind << 4 | tok->shape;
	/* masks, since the compiler would make jumps of it */
	uint32_t punct = 0u - (tok->kind == VB_TOKEN_PUNCT), syllable = 0u - (tok->kind == VB_TOKEN_SYLLABLE);

	return ((mark & punct) | (tok->code & syllable) | (other & ~(punct | syllable))) | ((0u - !within) & VBI_SYMBOL_BEHIND);
}
/* That of the token before token i, which may be the sentence's first. */
static inline uint32_t vbi_lattice_before(const vbi_seg *seg, uint32_t i, uint32_t first, uint32_t end)
{
	uint32_t symbol = vbi_lattice_symbol(seg, i > first ? i - 1 : first, first, end);

	return i > first ? symbol : VBI_SYMBOL_BEFORE;
}
/* Features of a gap by parts: of the symbols a and b beside it, with x before and c behind, of shapes where the left token
 * begins a sentence or not. */
uint32_t vbi_lattice_gap_pair(uint32_t a, uint32_t b, uint32_t *feature);
#define VBI_GAP_BEFORE 2u
#define VBI_GAP_AFTER 3u
static inline uint32_t vbi_lattice_gap_around(uint32_t x, uint32_t a, uint32_t b, uint32_t c, uint32_t *feature)
{
	feature[0] = vbi_feature(VBI_GAP_BEFORE, a << 16 | b, x);
	feature[1] = vbi_feature(VBI_GAP_AFTER, a << 16 | b, c);
	return 2;
}
uint32_t vbi_lattice_gap_shape(const vbi_seg *seg, uint32_t g, bool begins);
/* Features of the gap before token g, and of an arc; at most so many as the numbers above say. */
uint32_t vbi_lattice_gap(const vbi_seg *seg, uint32_t g, uint32_t first, uint32_t end, uint32_t *feature);
/* Features of what the dictionary tells about the arc's word; at most VBI_FACT_FEATURES. Apart from the others, since text
 * that a machine has segmented teaches of them only what that machine's own word list was. */
uint32_t vbi_lattice_facts(const vbi_seg *seg, const vbi_arc *arc, uint32_t *feature);
uint32_t vbi_lattice_arc(const vbi_seg *seg, const vbi_arc *arc, uint32_t first, uint32_t end, uint32_t *feature);
/* Those by parts, with the arc's symbols, of which there is one before and one behind: of what makes the word; and of a word of
 * several tokens that have all their capitals: where in the run of capitals, after and before what, of which parts. */
uint32_t vbi_lattice_word(const vbi_seg *seg, const vbi_arc *arc, const uint32_t *symbol, uint32_t *feature);
#define VBI_NAME_INSIDE 3u /* of these the first; the others are of what stands around */
#define VBI_WORD_PREVIOUS 12u
#define VBI_WORD_NEXT 13u
/* Their shape, but for whether names stand beside the word: its lowest two bits say that none does before it, none behind. */
static inline uint32_t vbi_lattice_name_shape(bool first, uint32_t known, uint32_t count)
{
	return (uint32_t)first << 2 | known << 3 | count << 4;
}
static inline void vbi_lattice_name_around(uint32_t before, uint32_t behind, uint32_t shape, uint32_t *feature)
{
	feature[0] = vbi_feature(VBI_WORD_PREVIOUS, before, shape);
	feature[1] = vbi_feature(VBI_WORD_NEXT, behind, shape);
}
uint32_t vbi_lattice_name(const vbi_seg *seg, const vbi_arc *arc, const uint32_t *symbol, uint32_t *feature);
/* The best path of the island i .. next - 1 by seg->arc[].score and seg->gap_score[] (of the gap before token i + k at
 * [k]): counts of tokens into seg->best[], from token i on; returns how many words. */
uint32_t vbi_lattice_best(vbi_seg *seg, uint32_t i, uint32_t next);
/* The same, left as it is found: [k] has the tokens of the word that ends before token i + k, k from next - i down. */
const uint16_t *vbi_lattice_path(vbi_seg *seg, uint32_t i, uint32_t next);

#endif
