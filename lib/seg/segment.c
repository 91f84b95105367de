#include "seg/segment.h"
void vbi_seg_init(vbi_seg *seg, const vbi_mem *mem, const vbi_lexicon *lex) { (void)seg; (void)mem; (void)lex; }
void vbi_seg_free(vbi_seg *seg) { (void)seg; }
const vbi_match *vbi_seg_longest(const vbi_seg *seg, uint32_t i, uint64_t mask) { (void)seg; (void)i; (void)mask; return NULL; }
uint64_t vbi_seg_mask(const vbi_seg *seg, uint32_t i, uint32_t count) { (void)seg; (void)i; (void)count; return 0; }
const vbi_entry *vbi_seg_entry(const vbi_seg *seg, const vbi_match *match, unsigned cls) { (void)seg; (void)match; (void)cls; return NULL; }
bool vbi_tok_is(const vbi_seg *seg, uint32_t i, const char *literal) { (void)seg; (void)i; (void)literal; return 0; }
bool vbi_tok_is_lower(const vbi_seg *seg, uint32_t i, const char *literal) { (void)seg; (void)i; (void)literal; return 0; }
vbi_slice vbi_tok_text(const vbi_seg *seg, uint32_t i) { (void)seg; (void)i; vbi_slice s = {NULL, 0}; return s; }
vbi_slice vbi_toks_text(const vbi_seg *seg, uint32_t i, uint32_t j) { (void)seg; (void)i; (void)j; vbi_slice s = {NULL, 0}; return s; }
