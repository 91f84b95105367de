#include "viet/fold.h"
#include "vanban.h"
uint32_t vbi_fold_char(uint32_t cp) { (void)cp; return 0; }
size_t vbi_fold(const char *in, size_t length, char *out, size_t capacity) { (void)in; (void)length; (void)out; (void)capacity; return 0; }
size_t vb_fold(const char *in, size_t length, char *out, size_t capacity) { (void)in; (void)length; (void)out; (void)capacity; return 0; }
