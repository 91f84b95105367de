/* bench_seg.h - tokens, words and entities beside ICU's word break iterator, for vbbench. */
#ifndef BENCH_SEG_H
#define BENCH_SEG_H

#include <stddef.h>

#include "vanban.h"

/* Prints the table. Returns NULL, or what went wrong. */
const char *bench_seg(const vb_model *model, const char *text, size_t length);

#endif
