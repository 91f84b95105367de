/* viet/unwrap.h - lines that a page broke are joined again; running heads and page numbers go.
 *
 * What is decided depends on the line made so far and on the beginning of the next one, so that doing it twice is as good as
 * once; form feeds, which tell where pages end, are used up. docs/normalization.md has the rules. */
#ifndef VBI_VIET_UNWRAP_H
#define VBI_VIET_UNWRAP_H

#include "base/base.h"
#include "text/edits.h"

#define VBI_UNWRAP_HEADS 3u  /* lines at the head of a page that are remembered */
#define VBI_UNWRAP_LINE 120u /* bytes of the longest running head */

typedef struct vbi_unwrap_line {
	uint32_t n; /* more than VBI_UNWRAP_LINE: too long to be a running head */
	char text[VBI_UNWRAP_LINE];
} vbi_unwrap_line;

typedef struct vbi_unwrap {
	bool begun;
	uint32_t columns;   /* characters but spaces of the line made so far, up to a few hundred */
	uint32_t tail_n;
	char tail[64];      /* its end */
	bool small;         /* it has a small letter */
	vbi_unwrap_line line; /* the last line read */
	vbi_unwrap_line foot; /* the last line of the page before */
	vbi_unwrap_line head[VBI_UNWRAP_HEADS];
	uint32_t heads;
} vbi_unwrap;

void vbi_unwrap_start(vbi_unwrap *u);
/* A vbi_step_feed, for normalised text. */
size_t vbi_unwrap_feed(void *u, const char *in, size_t length, bool last, vbi_buf *out, vbi_edits *edits);

#endif
