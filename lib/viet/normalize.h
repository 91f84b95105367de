/* viet/normalize.h - one stretch of text made canonical, with the edits that lead back. */
#ifndef VBI_VIET_NORMALIZE_H
#define VBI_VIET_NORMALIZE_H

#include "base/base.h"
#include "text/edits.h"

typedef struct vbi_norm_rules {
	uint32_t flags; /* VB_NORM_* */
	uint32_t tone;  /* VB_TONE_* */
	uint32_t punct; /* VB_PUNCT_* */
} vbi_norm_rules;

/* Normalises bytes that begin and end at safe places (vbi_normalize_cut), appending to out and edits; positions
 * continue from in_base and out->n. Never fails but for memory. Clean text is copied with no edits. */
vb_status vbi_normalize(const vbi_norm_rules *rules, const char *in, size_t length, uint32_t in_base, vbi_buf *out,
                        vbi_edits *edits);
/* The largest n <= length where text can be cut so that both parts normalise as the whole does: after white space or
 * ASCII punctuation that no combining mark follows. 0 if there is none. last: nothing follows the buffer. */
size_t vbi_normalize_cut(const char *in, size_t length);
/* True if the text is already in canonical form under rules: vbi_normalize would add no edit. */
bool vbi_normalize_clean(const vbi_norm_rules *rules, const char *in, size_t length);

#endif
