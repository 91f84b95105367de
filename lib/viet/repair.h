/* viet/repair.h - spaces beside marks, and digits that scanning took for letters: VB_NORM_REPAIR and VB_NORM_OCR.
 *
 * Works on stretches between white space. Addresses, paths and file names stay, and so does a stretch of more than a thousand
 * bytes. docs/normalization.md has the rules. */
#ifndef VBI_VIET_REPAIR_H
#define VBI_VIET_REPAIR_H

#include "base/base.h"
#include "text/edits.h"

#define VBI_REPAIR_LONGEST 1024u

typedef struct vbi_repair {
	uint32_t flags;  /* VB_NORM_* */
	bool word;       /* a word stands before, on this line, to which a mark can be moved */
	bool digit;      /* its last character is a digit */
	bool reference;  /* it ends like a character reference that lacks its semicolon */
	bool within;     /* a stretch that is too long */
} vbi_repair;

void vbi_repair_start(vbi_repair *r, uint32_t flags);
/* A vbi_step_feed, for normalised text. */
size_t vbi_repair_feed(void *r, const char *in, size_t length, bool last, vbi_buf *out, vbi_edits *edits);

#endif
