/* viet/syllable.h - the one idea: a Vietnamese syllable is a number.
 *
 * code = (onset * VBI_RIMES + rime) * 6 + tone, below VB_SYLLABLE_END. Spelling decides: onset and rime are written
 * forms (c, k and q are three onsets; gh and ngh beside g and ng), tone is ngang, huyền, hỏi, ngã, sắc, nặng = 0..5.
 * Not every code is a syllable: vbi_syllable_valid tells (a rime that ends in c, ch, p, t takes only sắc and nặng; k,
 * gh, ngh stand only before e, ê, i, y; and so on). */
#ifndef VBI_VIET_SYLLABLE_H
#define VBI_VIET_SYLLABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct vbi_syllable {
	uint16_t code;
	uint8_t shape;     /* VB_SHAPE_* */
	uint8_t placement; /* where the writer put the tone: */
#define VBI_PLACED_EITHER 0 /* both styles agree, or there is no tone mark */
#define VBI_PLACED_MAIN 1   /* hoà */
#define VBI_PLACED_FIRST 2  /* hòa */
#define VBI_PLACED_WRONG 3  /* hòan: the code is that of the right form */
} vbi_syllable;

/* Parses the whole of text (NFC UTF-8, letters only) as one syllable. False if it is none. No allocation. */
bool vbi_syllable_parse(const char *text, size_t length, vbi_syllable *out);
bool vbi_syllable_valid(uint16_t code);
unsigned vbi_syllable_tone(uint16_t code);
/* The code with another tone. */
uint16_t vbi_syllable_with_tone(uint16_t code, unsigned tone);
/* The code without tone and marks (đường -> duong), as bytes: at most 8, no NUL. Returns the length. */
size_t vbi_syllable_fold(uint16_t code, char out[8]);
/* Writes a code, see vb_syllable_text. */
size_t vbi_syllable_write(uint16_t code, unsigned tone_style, unsigned letter_case, char out[16]);

#endif
