/* viet/compose.h - decomposed Vietnamese put together by table, without the machine of normalize.c.
 *
 * Text in NFD has one letter in four or five to compose, so what that costs is what normalising it costs. */
#ifndef VBI_VIET_COMPOSE_H
#define VBI_VIET_COMPOSE_H

#include "viet/normalize.h"

/* Normalises the whole words that in begins with, as long as marks keep coming: letters of Vietnamese with one or more of
 * its marks in any order, and whatever is clean among them. Stops before a word with anything else in it, or with a tone mark
 * in the wrong place; begins no word from limit on, and takes one that reaches end only if last. Appends to out and edits
 * (may be NULL), whose input positions count on from in_base. Returns the bytes taken, SIZE_MAX when out of memory. */
size_t vbi_compose_words(const vbi_norm_rules *rules, const char *in, const char *limit, const char *end, bool last,
                         uint32_t in_base, vbi_buf *out, vbi_edits *edits);

#endif
