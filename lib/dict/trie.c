#include "dict/trie.h"
uint32_t vbi_trie_step(const vbi_trie *trie, uint32_t node, uint16_t code) { (void)trie; (void)node; (void)code; return 0; }
void vbi_trie_free(vbi_trie *trie) { (void)trie; }
vb_status vbi_trie_build(const vbi_mem *mem, const uint16_t *codes, const uint32_t *start, uint32_t keys, vbi_trie *out) { (void)mem; (void)codes; (void)start; (void)keys; (void)out; return 0; }
vb_status vbi_trie_write(const vbi_trie *trie, vbi_buf *counts, vbi_buf *terminals, vbi_buf *labels) { (void)trie; (void)counts; (void)terminals; (void)labels; return 0; }
vb_status vbi_trie_read(const vbi_mem *mem, vbi_slice counts, vbi_slice terminals, vbi_slice labels, vbi_trie *out, vb_error *error) { (void)mem; (void)counts; (void)terminals; (void)labels; (void)out; (void)error; return 0; }
