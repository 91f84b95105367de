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
	uint32_t blocks;   /* not one stretch but blocks that are deflated each for itself: raw is what is stored */
	uint64_t at, stored; /* reading: where in the file, and how long there */
	uint64_t length;   /* writing blocks, whose bytes follow later: stored length; and the raw length of all */
	uint64_t raw_length;
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
/* The same without checksums of sections, for bytes that are part of the program: they take a quarter of the time. */
vb_status vbi_dictfile_read_own(const vbi_mem *mem, const void *bytes, size_t length, vbi_dictfile *out, vb_error *error);
/* The same with the first held bytes of a file of length bytes, as long as what is missing belongs to a section in blocks,
 * of which nothing is looked at. */
vb_status vbi_dictfile_read_part(const vbi_mem *mem, const void *bytes, size_t held, uint64_t length, vbi_dictfile *out,
                                 vb_error *error);
/* How many bytes lie before the section in blocks, by the first bytes of a file: VBI_DICTFILE_HEAD of them, or all there
 * are. 0 if there is no such section. */
#define VBI_DICTFILE_HEAD (64 + 256 * 40)
size_t vbi_dictfile_head(const void *bytes, size_t held);
/* The digest is that of the sections. Reading does not ask: the checksums vouch for both. */
bool vbi_dictfile_digest_right(const vbi_dictfile *file);
const vbi_dictfile_section *vbi_dictfile_find(const vbi_dictfile *file, uint32_t type); /* NULL if absent */
void vbi_dictfile_free(vbi_dictfile *file);
/* Writes sections in the order given, deflated unless raw is asked for (an index that is only a step to a model). */
vb_status vbi_dictfile_write(const vbi_mem *mem, const vbi_dictfile_counts *counts, const vbi_dictfile_section *list,
                             size_t n, bool deflated, vbi_buf *out, vb_error *error);
/* A section in blocks comes last and is left out: its bytes, and zeros up to a multiple of 8, follow what is written. */
/* One block, the parts one after the other, and back. */
vb_status vbi_block_deflate(const vbi_mem *mem, const vbi_slice *parts, size_t n, vbi_buf *out);
vb_status vbi_block_inflate(const vbi_mem *mem, vbi_slice stored, char *raw, size_t length, uint32_t crc);
uint32_t vbi_block_crc(uint32_t crc, vbi_slice bytes);
bool vbi_dictfile_magic(const void *bytes, size_t length); /* begins as an index does */
const char *vbi_zlib_version(void);

#endif
