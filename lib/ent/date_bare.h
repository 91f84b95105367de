/* ent/date_bare.h - dates written as numbers alone. */
#ifndef VBI_ENT_DATE_BARE_H
#define VBI_ENT_DATE_BARE_H

#include "ent/date.h"
#include "seg/segment.h"

/* The expression of digits at token i, a NUMBER; before as in date_parse.h. The token after it or 0. */
uint32_t vbi_date_bare(const vbi_seg *seg, uint32_t i, uint32_t before, vbi_date *date);
/* Ất Tỵ [2025] after Tết, xuân or an opening parenthesis. */
uint32_t vbi_date_bare_lunar(const vbi_seg *seg, uint32_t i, vbi_date *date);

#endif
