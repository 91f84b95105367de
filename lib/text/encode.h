/* text/encode.h - UTF-8 to other encodings. */
#ifndef VBI_TEXT_ENCODE_H
#define VBI_TEXT_ENCODE_H

#include <stddef.h>
#include <stdint.h>

#include "vanban.h"

/* See vb_encode. */
vb_status vbi_encode(uint32_t charset, uint32_t policy, const char *in, size_t length, char *out, size_t capacity,
                     size_t *out_length, uint64_t *failed);

/* Names of encodings: see vb_charset_find and vb_charset_name. */
int32_t vbi_charset_find(const char *name, size_t length);
const char *vbi_charset_name(uint32_t charset);

#endif
