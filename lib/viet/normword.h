/* viet/normword.h - what normalisation does to one word: stand-ins for letters, and the place of the tone mark. */
#ifndef VBI_VIET_NORMWORD_H
#define VBI_VIET_NORMWORD_H

#include "viet/normalize.h"
#include "viet/syllable.h"

/* The text around a word: output before it, input after it. */
typedef struct vbi_norm_around {
	const char *before, *before_end, *after, *after_end;
	uint64_t written, read; /* positions in the whole output and input of before_end and after */
	vbi_norm_looked *looked;
} vbi_norm_around;

/* True if the tone mark of this well-formed syllable is to be moved under rules. */
static inline bool vbi_tone_misplaced(const vbi_norm_rules *rules, const vbi_syllable *syllable)
{
	if (syllable->placement == VBI_PLACED_EITHER || syllable->shape == VB_SHAPE_MIXED)
		return false;
	return syllable->placement == VBI_PLACED_WRONG ||
	       (syllable->placement == VBI_PLACED_MAIN && rules->tone == VB_TONE_HOA_FIRST) ||
	       (syllable->placement == VBI_PLACED_FIRST && rules->tone == VB_TONE_HOA_MAIN);
}

/* True if this word of Vietnamese letters, [p, end), has its tone mark where rules want it. */
bool vbi_word_placed(const vbi_norm_rules *rules, const unsigned char *p, const unsigned char *end);
/* True if p begins what only an address, a path or a file name has. open: more follows end. */
bool vbi_name_mark(const char *p, const char *end, bool open);

/* Puts the n letters of a whole word right, in place. */
void vbi_word_mend(const vbi_norm_rules *rules, vbi_norm_letter *word, size_t n, const vbi_norm_around *around);

#endif
