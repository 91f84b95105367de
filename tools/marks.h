/* marks.h - vbnorm --restore: the weights for it, and how sure it was. */
#ifndef VB_MARKS_H
#define VB_MARKS_H

#include "cli.h"

typedef struct marks {
	uint64_t syllables, changed, sure; /* sure: sum of thousandths */
	size_t at; /* in the chunk's list, while its changes are told */
} marks;

/* Has norm restore marks by the weights of file or, where it is NULL, those that came with the program; returns their model. */
vb_model *marks_start(cli *c, vb_normalizer *norm, const char *file, uint32_t least);
/* Counts what was decided in the chunk that is ready. */
void marks_count(marks *m, const vb_normalizer *norm);
/* How sure the change at out_start is, in thousandths; asked in rising order within a chunk. 1000 if it is of another kind. */
unsigned marks_sure(marks *m, const vb_normalizer *norm, uint64_t out_start);
/* ,"restored":{...} */
void marks_put_stats(const marks *m);

#endif
