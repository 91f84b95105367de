#include "viet/normalize.h"
vb_status vbi_normalize(const vbi_norm_rules *rules, const char *in, size_t length, uint32_t in_base, vbi_buf *out, vbi_edits *edits) { (void)rules; (void)in; (void)length; (void)in_base; (void)out; (void)edits; return 0; }
size_t vbi_normalize_cut(const char *in, size_t length) { (void)in; (void)length; return 0; }
bool vbi_normalize_clean(const vbi_norm_rules *rules, const char *in, size_t length) { (void)rules; (void)in; (void)length; return 0; }
