#include "text/charset.h"
unsigned vbi_bom(const char *bytes, size_t length, unsigned *bom_length) { (void)bytes; (void)length; (void)bom_length; return 0; }
vb_status vbi_charset_open(unsigned bom, const vbi_mem *mem, vbi_charset **out) { (void)bom; (void)mem; (void)out; return 0; }
vb_status vbi_charset_convert(vbi_charset *cs, const char *in, size_t length, bool flush, uint32_t in_base, vbi_buf *out, vbi_edits *edits, size_t *taken) { (void)cs; (void)in; (void)length; (void)flush; (void)in_base; (void)out; (void)edits; (void)taken; return 0; }
void vbi_charset_close(vbi_charset *cs) { (void)cs; }
const char *vbi_charset_library(void) { return NULL; }
