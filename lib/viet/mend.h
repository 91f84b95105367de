/* viet/mend.h - what was done to text before it came here, undone: character references, UTF-8 read as windows-1252.
 *
 * A filter before normalisation. It looks at stretches between white space, and passes over the rest quickly. */
#ifndef VBI_VIET_MEND_H
#define VBI_VIET_MEND_H

#include "base/base.h"
#include "text/edits.h"
#include "viet/mojibake.h"

/* A longer stretch without white space is cut here. */
#define VBI_MEND_LONGEST 1024u

typedef struct vbi_mend {
	uint32_t flags;   /* VB_NORM_* */
	uint32_t trust;   /* stretches until earlier evidence counts no more */
	vbi_piece piece[VBI_MEND_LONGEST], work[2 * VBI_MEND_LONGEST];
} vbi_mend;

void vbi_mend_start(vbi_mend *m, uint32_t flags);
/* Mends in, appending to out and edits (may be NULL); positions are places in in and in out. Returns how much was taken:
 * all if last, else all but an unfinished stretch, which is to be given again with what follows. SIZE_MAX when out of
 * memory. What comes out does not depend on the cuts. */
size_t vbi_mend_feed(vbi_mend *m, const char *in, size_t length, bool last, vbi_buf *out, vbi_edits *edits);
/* True if nothing in the text would be mended; false may also mean "perhaps". */
bool vbi_mend_clean(uint32_t flags, const char *in, size_t length);

#endif
