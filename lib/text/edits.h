/* text/edits.h - where the normalised text differs from the input, and the way back.
 *
 * A list of changed stretches in rising order; between them both sides are equal byte for byte. Positions are
 * relative to the window. Mapping a span to the input takes the start of the stretch that holds its first byte and
 * the end of the stretch that holds its last, so a span never cuts a changed stretch. */
#ifndef VBI_TEXT_EDITS_H
#define VBI_TEXT_EDITS_H

#include "base/base.h"

typedef struct vbi_edit {
	uint32_t in, out;         /* starts */
	uint32_t in_len, out_len; /* either may be 0, not both */
	uint32_t kinds;           /* what was changed: bits 1 << VB_CHANGE_*; 0 where nobody said */
} vbi_edit;

typedef struct vbi_edits {
	const vbi_mem *mem;
	vbi_edit *list;
	size_t n, capacity;
} vbi_edits;

void vbi_edits_init(vbi_edits *edits, const vbi_mem *mem);
void vbi_edits_free(vbi_edits *edits);
void vbi_edits_clear(vbi_edits *edits);
/* Appends. Edits that touch are kept apart: a text in which every character changed (UTF-16, NFD, full-width) still
 * leads back character by character. False when out of memory. */
bool vbi_edits_add(vbi_edits *edits, uint32_t in, uint32_t in_len, uint32_t out, uint32_t out_len);
bool vbi_edits_room(vbi_edits *edits); /* for one more */
/* The same with its kinds. */
static inline bool vbi_edits_put(vbi_edits *edits, vbi_edit edit)
{
	if (edit.in_len == 0 && edit.out_len == 0)
		return true;
	if (edits->n == edits->capacity && !vbi_edits_room(edits))
		return false;
	edits->list[edits->n++] = edit;
	return true;
}
/* Output span [*start, *end) to input span, in place; and back. Empty spans map to empty spans. */
void vbi_edits_to_input(const vbi_edits *edits, uint32_t *start, uint32_t *end);
/* The stretch of output around `at` between two edits, where a place in the input is one in the output plus *shift (modulo
 * 2^32): from *from to *to. Empty if `at` is in an edit. */
void vbi_edits_between(const vbi_edits *edits, size_t *hint, uint32_t at, uint32_t *from, uint32_t *to, uint32_t *shift);
void vbi_edits_to_output(const vbi_edits *edits, uint32_t *start, uint32_t *end);
/* The same for spans asked in rising order: *hint (0 at first) remembers the place and makes a walk over all spans linear. */
void vbi_edits_to_input_from(const vbi_edits *edits, size_t *hint, uint32_t *start, uint32_t *end);
/* The composition of two steps: first maps A->B, second B->C; out maps A->C (it is cleared first). False
 * when out of memory. */
bool vbi_edits_compose(const vbi_edits *first, const vbi_edits *second, vbi_edits *out);

#endif
