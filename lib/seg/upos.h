/* seg/upos.h - features of words for their parts of speech. The trainer uses the same. */
#ifndef VBI_SEG_UPOS_H
#define VBI_SEG_UPOS_H

#include "learn/weights.h"
#include "seg/segment.h"

/* What the features of a word and of its neighbours are made of. */
typedef struct vbi_upos_mark {
	uint32_t key;         /* the word: its syllables, whatever the case */
	uint32_t first, last; /* its first and last syllable */
	uint32_t shape;       /* kinds, capitals, length */
	uint32_t classes;     /* of the dictionary */
	uint32_t group;       /* of words that stand in like places, 0 unknown */
	uint32_t ends;        /* groups of its first and last syllable as words */
} vbi_upos_mark;

#define VBI_UPOS_FEATURES 32u

/* The marks of words first .. end - 1, a sentence. false: no memory. */
bool vbi_upos_marks(vbi_seg *seg, size_t first, size_t end);
/* Features of word k of that sentence of n. */
uint32_t vbi_upos_features(const vbi_seg *seg, uint32_t k, uint32_t n, uint32_t *feature);
/* The number VB_POS_* of a name, 0 if it is none. */
unsigned vbi_pos_of(vbi_slice name);

#endif
