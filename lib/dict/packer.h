/* dict/packer.h - makes an index in blocks without ever holding the dictionary: sources become records, the caller sorts
 * them by their bytes wherever it has room, and hands them back in that order. */
#ifndef VBI_DICT_PACKER_H
#define VBI_DICT_PACKER_H

#include "base/base.h"

/* A record: the key, so that bytes compare as keys do - a syllable as two bytes, its code + 1 from the high end; another
 * token as 0x80, its bytes, 0; then 0 0 -, then class, hides, freq, from, to, form, canon, attr. */

typedef struct vbi_packer vbi_packer;

vb_status vbi_packer_new(const vbi_mem *mem, vbi_packer **out);
void vbi_packer_free(vbi_packer *packer);

/* First: sources, each in pieces. The records of what is complete are appended to out, each led by its length as four
 * bytes. last: the source ends here. */
vb_status vbi_packer_source(vbi_packer *packer, const char *name);
vb_status vbi_packer_feed(vbi_packer *packer, const char *bytes, size_t length, bool last, vbi_buf *out, vb_error *error);

/* Then: records, by rising bytes. Blocks that are complete are appended to out. VB_ERR_ARGUMENT for one that is out of
 * order or that this packer has not made. */
vb_status vbi_packer_add(vbi_packer *packer, const char *record, size_t length, vbi_buf *out, vb_error *error);
/* Last: the rest of the blocks and what fills the file, appended to body, and what stands before all blocks. */
vb_status vbi_packer_finish(vbi_packer *packer, vbi_buf *body, vbi_buf *head, vb_error *error);

#endif
