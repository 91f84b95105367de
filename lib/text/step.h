/* text/step.h - a step of text making in a stream: it is given text with the edits that lead back to the input, and gives
 * text with such edits. Steps follow each other; each sees only what the one before it gave. */
#ifndef VBI_TEXT_STEP_H
#define VBI_TEXT_STEP_H

#include "base/base.h"
#include "text/edits.h"

/* Makes text of in, appending to out and edits (may be NULL), positions being places in in and in out. Returns how much it
 * has dealt with: all if last, else perhaps less; the rest is given again with what follows. SIZE_MAX when out of memory. */
typedef size_t vbi_step_feed(void *self, const char *in, size_t length, bool last, vbi_buf *out, vbi_edits *edits);

typedef struct vbi_step {
	vbi_step_feed *feed;
	void *self;
	vbi_buf text;     /* given, not dealt with yet */
	vbi_edits pre;    /* how it came from the input: from in_base and the start of text */
	uint64_t in_base; /* position in the input that the start of text came from */
	vbi_edits own, some, both; /* scratch */
} vbi_step;

void vbi_step_init(vbi_step *step, const vbi_mem *mem, vbi_step_feed *feed, void *self);
void vbi_step_free(vbi_step *step);
void vbi_step_reset(vbi_step *step);
/* More text. edits (NULL: none are kept) count from in_at in the input and from the start of bytes. */
bool vbi_step_give(vbi_step *step, const char *bytes, size_t n, const vbi_edits *edits, uint64_t in_at);
/* Works, appending to out and edits (NULL: none are kept), which count from in_at in the input and from the start of out. False
 * when out of memory. */
bool vbi_step_run(vbi_step *step, bool last, vbi_buf *out, vbi_edits *edits, uint64_t in_at);
/* Moves the edits of from whose output lies before done to first, cutting one that lies across; what is left counts from
 * there. *in_done gets the place in the input that done came from. */
bool vbi_edits_split(vbi_edits *from, uint32_t done, vbi_edits *first, uint32_t *in_done);

#endif
