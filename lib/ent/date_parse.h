/* ent/date_parse.h - one calendar expression at a token. */
#ifndef VBI_ENT_DATE_PARSE_H
#define VBI_ENT_DATE_PARSE_H

#include "ent/date.h"
#include "seg/segment.h"

/* Reads the expression that begins at token i, the longest there is. Returns the token after it, 0 if there is none.
 * before: the token after an expression that ended just before (a comma or và between), 0 if none: in a list of dates
 * a bare number goes on with it. */
uint32_t vbi_date_parse(const vbi_seg *seg, uint32_t i, uint32_t before, vbi_date *date);

#endif
