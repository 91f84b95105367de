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

#include "vanban.h"

#define VBI_RIMES 190u /* room for rimes yet unseen: 28 onsets x 190 x 6 = 31920 codes */
#define VBI_NO_SYLLABLE 0xFFFFu

typedef struct vbi_syllable {
	uint16_t code;
	uint8_t shape;     /* VB_SHAPE_*; one capital letter alone is TITLE */
	uint8_t placement; /* where the writer put the tone: */
#define VBI_PLACED_EITHER 0 /* both styles agree, or there is no tone mark */
#define VBI_PLACED_MAIN 1   /* hoà */
#define VBI_PLACED_FIRST 2  /* hòa */
#define VBI_PLACED_WRONG 3  /* hòan: the code is that of the right form */
} vbi_syllable;

/* ---- letter by letter, for a scanner that reads the letters anyway ---- */

/* What is known of a letter: base letter (0 for one that no syllable has), tone, case. */
#define VBI_LETTER_BASE 31u
#define VBI_LETTER_TONE(letter) ((letter) >> 5 & 7u)
#define VBI_LETTER_UPPER 256u
#define VBI_LETTER 512u /* is a letter: f, j, w, z too */
#define VBI_LETTER_LOW 0x1B1u   /* table for code points below this, */
#define VBI_LETTER_HIGH 0x1EA0u /* and for those from here on, */
#define VBI_LETTER_TOP 0x1EFAu  /* up to, not including, this */
extern const uint16_t vbi_letter_low[VBI_LETTER_LOW];
extern const uint16_t vbi_letter_high[VBI_LETTER_TOP - VBI_LETTER_HIGH];

/* 0 for what is no letter of Vietnamese or ASCII. */
static inline unsigned vbi_letter(uint32_t cp)
{
	if (cp < VBI_LETTER_LOW)
		return vbi_letter_low[cp];
	return cp >= VBI_LETTER_HIGH && cp < VBI_LETTER_TOP ? vbi_letter_high[cp - VBI_LETTER_HIGH] : 0;
}

/* A word being read. Start with {0}. */
typedef struct vbi_letters {
	uint64_t bases; /* the first eight base letters, a byte each from the lowest */
	uint32_t count, uppers;
	uint32_t first_upper;
	uint32_t tone, tone_at; /* tone_at: which letter bears it */
	uint32_t foreign;       /* not 0: has a letter no syllable has, or two tone marks */
} vbi_letters;

/* Written without branches but for the eighth letter: tones and capitals cannot be predicted. */
static inline void vbi_letters_add(vbi_letters *word, unsigned letter)
{
	uint32_t tone = VBI_LETTER_TONE(letter), base = letter & VBI_LETTER_BASE;
	uint32_t upper = (letter & VBI_LETTER_UPPER) / VBI_LETTER_UPPER;

	if (word->count < 8)
		word->bases |= (uint64_t)base << 8 * word->count;
	word->foreign |= (base == 0) | ((tone != 0) & (word->tone != 0));
	word->tone_at = tone ? word->count : word->tone_at;
	word->tone |= tone;
	word->first_upper |= upper & (word->count == 0);
	word->uppers += upper;
	word->count++;
}

static inline uint8_t vbi_letters_shape(const vbi_letters *word)
{
	if (!word->uppers)
		return VB_SHAPE_LOWER;
	if (word->first_upper && word->uppers == 1)
		return VB_SHAPE_TITLE;
	return word->uppers == word->count ? VB_SHAPE_UPPER : VB_SHAPE_MIXED;
}

/* The syllable these letters spell; false if none. */
bool vbi_syllable_of(const vbi_letters *word, vbi_syllable *out);

/* ---- whole words and codes ---- */

/* Parses the whole of text (NFC UTF-8, letters only) as one syllable. False if it is none. No allocation. */
bool vbi_syllable_parse(const char *text, size_t length, vbi_syllable *out);
bool vbi_syllable_valid(uint16_t code);
unsigned vbi_syllable_tone(uint16_t code);
/* The code with another tone, which may be no valid one: các has no huyền. */
uint16_t vbi_syllable_with_tone(uint16_t code, unsigned tone);
/* The code with i for y, where y is the vowel behind an onset other than qu (lý: lí, but y, quý); else the code itself. */
uint16_t vbi_syllable_short_i(uint16_t code);
/* The code without tone and marks (đường -> duong), as bytes: at most 8, no NUL. Returns the length, 0 if invalid. */
size_t vbi_syllable_fold(uint16_t code, char out[8]);
/* Writes a code, see vb_syllable_text: at most 15 bytes, no NUL. Returns the length, 0 if invalid. */
size_t vbi_syllable_write(uint16_t code, unsigned tone_style, unsigned letter_case, char out[16]);

#endif
