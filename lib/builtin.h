/* builtin.h - the model built into the library: generated from dicts/ by `vbdict embed`, empty in the compiler that
 * makes it. */
#ifndef VBI_BUILTIN_H
#define VBI_BUILTIN_H

#include <stddef.h>

extern const unsigned char *const vbi_builtin_data;
extern const size_t vbi_builtin_size;

#endif
