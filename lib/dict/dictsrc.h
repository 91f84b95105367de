/* dict/dictsrc.h - dictionary sources: TSV with a header, as dicts/README.md describes, to entries. */
#ifndef VBI_DICT_DICTSRC_H
#define VBI_DICT_DICTSRC_H

#include "base/base.h"

#define VBI_SRC_COLUMNS 16

typedef struct vbi_src_entry {
	vbi_slice form, classes, canon, attr; /* slices into the source text */
	uint32_t freq, from, to;              /* dates yyyymmdd, 0 open */
	uint32_t line;
	uint64_t at;                          /* byte offset of the line */
} vbi_src_entry;

typedef struct vbi_src {
	const char *name;
	const char *text;
	size_t length, at;
	uint32_t line;
	uint32_t date;                        /* of "# date: yyyy-mm-dd", the newest so far; 0 none */
	uint8_t column[VBI_SRC_COLUMNS];      /* meaning of each column */
	unsigned columns;
	vbi_slice standard[VBI_SRC_COLUMNS];  /* by meaning: "#= column=value" */
} vbi_src;

void vbi_src_open(vbi_src *src, const char *name, const char *text, size_t length);
/* VB_READY: *entry holds the next; VB_OK: the end; VB_ERR_SYNTAX with name, line and what is wrong. */
vb_status vbi_src_next(vbi_src *src, vbi_src_entry *entry, vb_error *error);
/* yyyy-mm-dd, a day that exists; false otherwise. */
bool vbi_src_date(vbi_slice text, uint32_t *yyyymmdd);

#endif
