/* seg/scores.h - what a model of words gives to gaps and arcs of a lattice, the common ones remembered.
 *
 * Most of a score depends on little that comes again and again: on the two syllables beside a gap, on the word and its
 * capitals. Such parts are worked out when they are first wanted and kept in tables of fixed size, in which a newer one takes
 * the place of an older. A score is the same with the tables or without. */
#ifndef VBI_SEG_SCORES_H
#define VBI_SEG_SCORES_H

#include "seg/islands.h"

typedef struct vbi_scores vbi_scores;

/* The tables for a model, of which a segment keeps one; NULL if there is no memory. They begin anew with another model. */
vbi_scores *vbi_scores_of(vbi_seg *seg, const vbi_weights *weights);
void vbi_scores_free(vbi_seg *seg);
/* Scores of the island's gaps into seg->gap_score, of its arcs into seg->arc[].score. */
void vbi_scores_island(vbi_seg *seg, vbi_scores *scores, const vbi_island *island);
/* Which of the pairs are words: into in->joined. VB_OK or VB_ERR_MEMORY. */
vb_status vbi_scores_pairs(vbi_seg *seg, vbi_scores *scores, vbi_islands *in);
/* The same of the island of three or four tokens from k on, which are all of in->plain but for one that begins its sentence. */
vb_status vbi_scores_short(vbi_seg *seg, vbi_scores *scores, vbi_islands *in, uint32_t k, uint32_t n);
/* Has what is kept of it on its way. */
void vbi_scores_fetch_short(const vbi_seg *seg, const vbi_scores *scores, uint32_t k, uint32_t n);

#endif
