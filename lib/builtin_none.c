/* builtin_none.c - no built-in model: for the dictionary compiler, which runs before there is one. */
#include "builtin.h"

const unsigned char *const vbi_builtin_data = NULL;
const size_t vbi_builtin_size = 0;
