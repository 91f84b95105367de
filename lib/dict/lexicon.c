#include "dict/lexicon.h"
const char *vbi_class_name(unsigned cls) { (void)cls; return NULL; }
const char *vbi_class_meaning(unsigned cls) { (void)cls; return NULL; }
unsigned vbi_class_flags(unsigned cls) { (void)cls; return 0; }
unsigned vbi_class_find(const char *name, size_t n) { (void)name; (void)n; return 0; }
vb_status vbi_lexicon_read(const vbi_mem *mem, const void *bytes, size_t length, vbi_lexicon *out, vb_error *error) { (void)mem; (void)bytes; (void)length; (void)out; (void)error; return 0; }
void vbi_lexicon_free(vbi_lexicon *lex) { (void)lex; }
vbi_slice vbi_lex_string(const vbi_lexicon *lex, uint32_t offset) { (void)lex; (void)offset; vbi_slice s = {NULL, 0}; return s; }
uint16_t vbi_lex_token(const vbi_lexicon *lex, const char *lower, size_t n) { (void)lex; (void)lower; (void)n; return 0; }
vbi_slice vbi_lex_token_text(const vbi_lexicon *lex, uint16_t code) { (void)lex; (void)code; vbi_slice s = {NULL, 0}; return s; }
vbi_slice vbi_lex_attr(const vbi_lexicon *lex, const vbi_entry *entry, const char *key) { (void)lex; (void)entry; (void)key; vbi_slice s = {NULL, 0}; return s; }
const vbi_entry *vbi_lex_entry(const vbi_lexicon *lex, uint32_t key, unsigned cls) { (void)lex; (void)key; (void)cls; return NULL; }
