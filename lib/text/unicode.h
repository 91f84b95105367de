/* text/unicode.h - character properties and composition; unicode.c is the only includer of utf8proc. */
#ifndef VBI_TEXT_UNICODE_H
#define VBI_TEXT_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the tokeniser needs to know of a character. */
enum {
	VBI_CHAR_OTHER,  /* controls, unassigned, private use */
	VBI_CHAR_SPACE,  /* white space that is not a line end */
	VBI_CHAR_LINE,   /* U+000A, U+000D, U+2028, U+2029, U+000B, U+000C, U+0085 */
	VBI_CHAR_UPPER,  /* Lu, Lt */
	VBI_CHAR_LOWER,  /* Ll, Lm, Lo */
	VBI_CHAR_MARK,   /* Mn, Mc, Me */
	VBI_CHAR_DIGIT,  /* Nd */
	VBI_CHAR_NUMERIC, /* No, Nl: ½ ² Ⅲ */
	VBI_CHAR_PUNCT,  /* P* */
	VBI_CHAR_SYMBOL, /* S* */
	VBI_CHAR_FORMAT  /* Cf: zero-width, soft hyphen, direction marks */
};

unsigned vbi_char_class(uint32_t cp);   /* table for the BMP's Latin part, utf8proc for the rest */
uint32_t vbi_char_lower(uint32_t cp);   /* simple case mapping, no locale */
uint32_t vbi_char_upper(uint32_t cp);
unsigned vbi_char_combining(uint32_t cp); /* canonical combining class */
/* Write the canonical decomposition (NFD) and composition (NFC) of n code points to out, which is the work space too:
 * capacity must hold the decomposed text (4 for each code point is always enough). Return the count, or SIZE_MAX if it
 * does not fit. No allocation; quadratic in the longest run of combining marks, which callers bound. */
size_t vbi_char_decompose(const uint32_t *in, size_t n, uint32_t *out, size_t capacity);
size_t vbi_char_compose(const uint32_t *in, size_t n, uint32_t *out, size_t capacity);
/* Lower-cases UTF-8; out may be NULL; returns bytes needed, writes at most capacity. */
size_t vbi_utf8_lower(const char *in, size_t length, char *out, size_t capacity);
/* Versions, for vb_components. */
const char *vbi_unicode_library(void);
const char *vbi_unicode_version(void);

#endif
