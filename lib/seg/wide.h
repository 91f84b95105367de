/* seg/wide.h - the stages that all text goes through, compiled twice: as the compiler is told for the whole library, and with VBI_WIDE
 * for processors of some ten years and younger (AVX2, BMI, BMI2), which do the same in fewer steps.
 *
 * The sources are the same (libvbwide in Makefile.am); there all that one of them offers to another is given a name of its own here. Which
 * stages to take is asked once a window. */
#ifndef VBI_SEG_WIDE_H
#define VBI_SEG_WIDE_H

#include "base/base.h"

#ifdef VBI_WIDE
#define vbi_seg_tokens vbi_wide_seg_tokens
#define vbi_seg_matches vbi_wide_seg_matches
#define vbi_seg_list vbi_wide_seg_list
#define vbi_seg_sentences vbi_wide_seg_sentences
#define vbi_seg_words vbi_wide_seg_words
#define vbi_islands_find vbi_wide_islands_find
#define vbi_islands_take vbi_wide_islands_take
#define vbi_island_symbols vbi_wide_island_symbols
#define vbi_lattice_island vbi_wide_lattice_island
#define vbi_lattice_arcs_room vbi_wide_lattice_arcs_room
#define vbi_lattice_arcs vbi_wide_lattice_arcs
#define vbi_lattice_room vbi_wide_lattice_room
#define vbi_lattice_gap_pair vbi_wide_lattice_gap_pair
#define vbi_lattice_gap_shape vbi_wide_lattice_gap_shape
#define vbi_lattice_gap vbi_wide_lattice_gap
#define vbi_lattice_facts vbi_wide_lattice_facts
#define vbi_lattice_arc vbi_wide_lattice_arc
#define vbi_lattice_word vbi_wide_lattice_word
#define vbi_lattice_name vbi_wide_lattice_name
#define vbi_lattice_best vbi_wide_lattice_best
#define vbi_lattice_path vbi_wide_lattice_path
#define vbi_scores_of vbi_wide_scores_of
#define vbi_scores_free vbi_wide_scores_free
#define vbi_scores_island vbi_wide_scores_island
#define vbi_scores_pairs vbi_wide_scores_pairs
#define vbi_scores_short vbi_wide_scores_short
#define vbi_scores_fetch_short vbi_wide_scores_fetch_short
#endif

struct vbi_seg;

typedef struct vbi_stages {
	vb_status (*tokens)(struct vbi_seg *seg, const char *text, uint32_t length);
	vb_status (*matches)(struct vbi_seg *seg);
	vb_status (*sentences)(struct vbi_seg *seg);
	vb_status (*words)(struct vbi_seg *seg);
} vbi_stages;

/* Those that anything can run; those for such processors, NULL if this is none or there are none. */
const vbi_stages *vbi_stages_plain(void);
const vbi_stages *vbi_stages_wide(void);
/* The quicker that this one can run. */
static inline const vbi_stages *vbi_stages_here(void)
{
	const vbi_stages *wide = vbi_stages_wide();

	return wide ? wide : vbi_stages_plain();
}

#endif
