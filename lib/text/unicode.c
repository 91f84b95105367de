#include "text/unicode.h"
unsigned vbi_char_class(uint32_t cp) { (void)cp; return 0; }
uint32_t vbi_char_lower(uint32_t cp) { (void)cp; return 0; }
uint32_t vbi_char_upper(uint32_t cp) { (void)cp; return 0; }
unsigned vbi_char_combining(uint32_t cp) { (void)cp; return 0; }
size_t vbi_char_compose(const uint32_t *in, size_t n, uint32_t *out, size_t capacity) { (void)in; (void)n; (void)out; (void)capacity; return 0; }
size_t vbi_utf8_lower(const char *in, size_t length, char *out, size_t capacity) { (void)in; (void)length; (void)out; (void)capacity; return 0; }
const char *vbi_unicode_library(void) { return NULL; }
const char *vbi_unicode_version(void) { return NULL; }
