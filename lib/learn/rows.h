/* learn/rows.h - writing trained weights as a section (layout: learn/weights.h). For trainers only. */
#ifndef VBI_LEARN_ROWS_H
#define VBI_LEARN_ROWS_H

#include "learn/weights.h"

/* One feature's weights as the trainer has them. */
typedef struct vbi_row {
	double size; /* of the largest weight */
	uint32_t feature;
	const double *weight; /* [labels] */
} vbi_row;

/* Sorts the rows, the largest first, the feature's number between equals: so the order is one. */
void vbi_rows_sort(vbi_row *list, size_t n);
#define VBI_ROWS_CUT 20000u /* usual */
/* Writes a section of sorted rows, 8 bits a weight; names of the labels each ended by \n. One row in cut may be cut off at
 * the top, which gives the others resolution. VB_ERR_LIMIT for no rows or too many (3 * 2^22). */
vb_status vbi_rows_write(const vbi_row *list, size_t n, uint32_t labels, const char *names, size_t cut, vbi_buf *out);

#endif
