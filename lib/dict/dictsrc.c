#include "dict/dictsrc.h"
void vbi_src_open(vbi_src *src, const char *name, const char *text, size_t length) { (void)src; (void)name; (void)text; (void)length; }
vb_status vbi_src_next(vbi_src *src, vbi_src_entry *entry, vb_error *error) { (void)src; (void)entry; (void)error; return 0; }
