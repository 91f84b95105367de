/* viet/fold.h - folding for search: case, tone, marks, đ. */
#ifndef VBI_VIET_FOLD_H
#define VBI_VIET_FOLD_H

#include <stddef.h>
#include <stdint.h>

/* The folded form of one code point: its base letter in lower case; 0 for a combining mark. */
uint32_t vbi_fold_char(uint32_t cp);
/* UTF-8 to folded UTF-8, snprintf convention. */
size_t vbi_fold(const char *in, size_t length, char *out, size_t capacity);

#endif
