#include "text/edits.h"
void vbi_edits_init(vbi_edits *edits, const vbi_mem *mem) { (void)edits; (void)mem; }
void vbi_edits_free(vbi_edits *edits) { (void)edits; }
void vbi_edits_clear(vbi_edits *edits) { (void)edits; }
bool vbi_edits_add(vbi_edits *edits, uint32_t in, uint32_t in_len, uint32_t out, uint32_t out_len) { (void)edits; (void)in; (void)in_len; (void)out; (void)out_len; return 0; }
void vbi_edits_to_input(const vbi_edits *edits, uint32_t *start, uint32_t *end) { (void)edits; (void)start; (void)end; }
void vbi_edits_to_output(const vbi_edits *edits, uint32_t *start, uint32_t *end) { (void)edits; (void)start; (void)end; }
bool vbi_edits_compose(const vbi_edits *first, const vbi_edits *second, vbi_edits *out) { (void)first; (void)second; (void)out; return 0; }
