#include "text/utf8.h"
uint32_t vbi_utf8_next(const char *p, const char *end, unsigned *length, bool *valid) { (void)p; (void)end; (void)length; (void)valid; return 0; }
const char *vbi_utf8_prev(const char *begin, const char *p) { (void)begin; (void)p; return NULL; }
unsigned vbi_utf8_put(uint32_t cp, char *out) { (void)cp; (void)out; return 0; }
size_t vbi_utf8_valid(const char *p, size_t length) { (void)p; (void)length; return 0; }
size_t vbi_utf8_incomplete(const char *p, size_t length) { (void)p; (void)length; return 0; }
