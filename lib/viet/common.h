/* viet/common.h - how common a syllable is in running text. */
#ifndef VBI_VIET_COMMON_H
#define VBI_VIET_COMMON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Half bits: 16 is one syllable in 256. A syllable that is in no list costs VBI_COST_RARE, what is none VBI_COST_NONE. */
#define VBI_COST_RARE 52u
#define VBI_COST_NONE 80u
unsigned vbi_syllable_cost(uint16_t code);
/* The cost of a word of UTF-8 in NFC; also VBI_COST_NONE if small and capital letters are mixed as no writer mixes them, or
 * the tone mark is on a letter where neither style puts it. */
unsigned vbi_word_cost(const char *word, size_t length);

#endif
