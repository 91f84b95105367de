/* viet/mend.h - what was done to text before it came here, undone: character references, UTF-8 read as windows-1252.
 *
 * A filter before normalisation. It looks at stretches between white space, and passes over the rest quickly. What only
 * normalisation brings to light (an invisible character within a reference) is mended here too, so that normalising twice
 * is the same as once. */
#ifndef VBI_VIET_MEND_H
#define VBI_VIET_MEND_H

#include "base/base.h"
#include "text/edits.h"
#include "viet/mojibake.h"
#include "viet/normalize.h"

/* A longer stretch without white space is cut, where that makes no difference. */
#define VBI_MEND_LONGEST 1024u

typedef struct vbi_mend {
	vbi_norm_rules rules; /* of the normalisation that follows */
	uint32_t trust;       /* stretches until earlier evidence counts no more */
	bool inside;          /* what was taken ended within a stretch, */
	bool skipping;        /* and that within a word that is too long to be looked at */
	vbi_piece piece[VBI_MEND_LONGEST], work[2 * VBI_MEND_LONGEST];
	/* A stretch as it becomes: mended, and normalised to see what comes of it; how that came from the stretch. */
	vbi_buf made, clean;
	vbi_edits whole, step, next, both;
} vbi_mend;

void vbi_mend_init(vbi_mend *m, const vbi_mem *mem);
void vbi_mend_free(vbi_mend *m);
/* True while nothing that was taken has a say in what follows. */
static inline bool vbi_mend_fresh(const vbi_mend *m) { return !m->trust && !m->inside; }
void vbi_mend_start(vbi_mend *m, const vbi_norm_rules *rules);
/* Mends in, appending to out and edits (may be NULL); positions are places in in and in out. Returns how much was taken:
 * all if last, else all but an unfinished stretch, which is to be given again with what follows. SIZE_MAX when out of
 * memory. What comes out does not depend on the cuts. */
size_t vbi_mend_feed(vbi_mend *m, const char *in, size_t length, bool last, vbi_buf *out, vbi_edits *edits);
/* The same for a whole text. If that changes nothing, nothing is written. */
vb_status vbi_mend_text(vbi_mend *m, const char *in, size_t length, vbi_buf *out, vbi_edits *edits, bool *changed);
/* True if nothing in the text would be mended as it stands; false may also mean "perhaps". */
bool vbi_mend_clean(uint32_t flags, const char *in, size_t length);

#endif
