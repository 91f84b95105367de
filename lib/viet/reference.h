/* viet/reference.h - character references of HTML: &#7879; &#x1EC7; &nbsp; */
#ifndef VBI_VIET_REFERENCE_H
#define VBI_VIET_REFERENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The reference at p (p < end, *p is '&') that is to be read: its bytes, and *cp the character; 0 for what stays as it is.
 * Letters, marks, spaces and the ampersand are read, unless a reference would come of it; all: every reference; again: those too
 * that come of it. */
size_t vbi_reference(const char *p, const char *end, bool all, bool again, uint32_t *cp);

#endif
