#include "dict/dictfile.h"
vb_status vbi_dictfile_read(const vbi_mem *mem, const void *bytes, size_t length, vbi_dictfile *out, vb_error *error) { (void)mem; (void)bytes; (void)length; (void)out; (void)error; return 0; }
const vbi_dictfile_section *vbi_dictfile_find(const vbi_dictfile *file, uint32_t type) { (void)file; (void)type; return NULL; }
void vbi_dictfile_free(vbi_dictfile *file) { (void)file; }
vb_status vbi_dictfile_write(const vbi_mem *mem, const vbi_dictfile_section *list, size_t n, vbi_buf *out, vb_error *error) { (void)mem; (void)list; (void)n; (void)out; (void)error; return 0; }
bool vbi_dictfile_magic(const void *bytes, size_t length) { (void)bytes; (void)length; return 0; }
const char *vbi_zlib_version(void) { return NULL; }
