/* seg/scores.h - what a model of words gives to gaps and arcs of a lattice, the common ones remembered.
 *
 * Most of a score depends on little that comes again and again: on the two syllables beside a gap, on the word and its
 * capitals. Such parts are worked out when they are first wanted and kept in tables of fixed size, in which a newer one takes
 * the place of an older. A score is the same with the tables or without. */
#ifndef VBI_SEG_SCORES_H
#define VBI_SEG_SCORES_H

#include "seg/lattice.h"

typedef struct vbi_scores vbi_scores;

/* The tables for a model, of which a segment keeps one; NULL if there is no memory. They begin anew with another model. */
vbi_scores *vbi_scores_of(vbi_seg *seg, const vbi_weights *weights);
void vbi_scores_free(vbi_seg *seg);
/* Scores of the gaps of the island i .. next - 1 of the sentence first .. end - 1 into seg->gap_score, of its arcs into
 * seg->arc[].score. */
void vbi_scores_island(vbi_seg *seg, vbi_scores *scores, uint32_t i, uint32_t next, uint32_t first, uint32_t end);

/* Whether tokens i and i + 1 are one word, where the island is these two, the first begins a pair
 * and the second, in small letters, nothing. */
bool vbi_scores_pair(const vbi_seg *seg, vbi_scores *scores, uint32_t i, uint32_t first, uint32_t end);

#endif
