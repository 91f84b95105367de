/* dict/dictfile.h - the container of an index: header, table of sections, each deflated and checksummed.
 * docs/dict-format.md describes it byte by byte. dictfile.c is the only includer of zlib. */
#ifndef VBI_DICT_DICTFILE_H
#define VBI_DICT_DICTFILE_H

#include "base/base.h"

#define VBI_DICTFILE_MAJOR 1
#define VBI_DICTFILE_MINOR 0

/* Section types: four letters. */
#define VBI_SECTION(a, b, c, d) \
	((uint32_t)(a) | (uint32_t)(b) << 8 | (uint32_t)(c) << 16 | (uint32_t)(d) << 24)

typedef struct vbi_dictfile_section {
	uint32_t type;
	uint32_t optional; /* readers may skip one they do not know */
	vbi_slice raw;     /* reading: inflated and owned by the dictfile, or, stored raw, borrowed from the bytes read;
	                    * empty if it cannot be read and need not be */
} vbi_dictfile_section;

/* What the header counts of the contents. */
typedef struct vbi_dictfile_counts {
	uint32_t entries, keys, nodes, tokens;
} vbi_dictfile_counts;

typedef struct vbi_dictfile {
	const vbi_mem *mem;
	vbi_dictfile_section *list;
	size_t n;
	vbi_dictfile_counts counts;
	char digest[17]; /* of the raw required sections: 16 hexadecimal digits */
	char *block;     /* holds all sections that were deflated */
} vbi_dictfile;

/* Inflates and checks everything. The bytes must stay as long as *out is used. VB_ERR_FORMAT, _CHECKSUM, _VERSION, _MEMORY; *error has the section as source and
 * the offset in the file as position. */
vb_status vbi_dictfile_read(const vbi_mem *mem, const void *bytes, size_t length, vbi_dictfile *out, vb_error *error);
/* The digest is that of the sections. Reading does not ask: the checksums vouch for both. */
bool vbi_dictfile_digest_right(const vbi_dictfile *file);
const vbi_dictfile_section *vbi_dictfile_find(const vbi_dictfile *file, uint32_t type); /* NULL if absent */
void vbi_dictfile_free(vbi_dictfile *file);
/* Writes sections in the order given, deflated unless raw is asked for (an index that is only a step to a model). */
vb_status vbi_dictfile_write(const vbi_mem *mem, const vbi_dictfile_counts *counts, const vbi_dictfile_section *list,
                             size_t n, bool deflated, vbi_buf *out, vb_error *error);
bool vbi_dictfile_magic(const void *bytes, size_t length); /* begins as an index does */
const char *vbi_zlib_version(void);

#endif
