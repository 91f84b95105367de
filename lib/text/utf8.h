/* text/utf8.h - UTF-8 that never fails: ill-formed bytes decode to U+FFFD, one for each maximal
 * subpart (Unicode 15, section 3.9, "U+FFFD Substitution of Maximal Subparts"). */
#ifndef VBI_TEXT_UTF8_H
#define VBI_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define VBI_REPLACEMENT 0xFFFDu

/* Decodes the code point at p (p < end); *length gets the bytes it takes, 1..4; *valid (may be NULL) whether they
 * were well formed. */
uint32_t vbi_utf8_next(const char *p, const char *end, unsigned *length, bool *valid);
/* Start of the code point that ends at p (p > begin). */
const char *vbi_utf8_prev(const char *begin, const char *p);
/* Writes cp (a scalar value, else U+FFFD); returns 1..4. out must hold 4 bytes. */
unsigned vbi_utf8_put(uint32_t cp, char *out);
/* How many bytes from p on are well-formed UTF-8, up to length. */
size_t vbi_utf8_valid(const char *p, size_t length);
/* How many bytes at the end of p could be the beginning of a longer sequence (0..3). */
size_t vbi_utf8_incomplete(const char *p, size_t length);

#endif
