/* text/collate.h - the order of Vietnamese dictionaries: letters, then tone, then case. */
#ifndef VBI_TEXT_COLLATE_H
#define VBI_TEXT_COLLATE_H

#include "base/base.h"

typedef struct vbi_collate vbi_collate;

vb_status vbi_collate_open(const vbi_mem *mem, vbi_collate **out);
/* Appends a key: keys compare by their bytes as the texts do. */
vb_status vbi_collate_key(const vbi_collate *collate, const char *text, size_t length, vbi_buf *out);
void vbi_collate_close(vbi_collate *collate);

#endif
