#include "ent/entity.h"
void vbi_ents_init(vbi_ents *ents, const vbi_mem *mem) { (void)ents; (void)mem; }
void vbi_ents_free(vbi_ents *ents) { (void)ents; }
vb_status vbi_ents_reset(vbi_ents *ents, size_t tokens) { (void)ents; (void)tokens; return 0; }
vbi_ent *vbi_ents_add(vbi_ents *ents, const vbi_seg *seg, unsigned type, unsigned sub, uint32_t t0, uint32_t t1, unsigned confidence) { (void)ents; (void)seg; (void)type; (void)sub; (void)t0; (void)t1; (void)confidence; return NULL; }
vbi_ent *vbi_ents_at(const vbi_ents *ents, unsigned type, uint32_t t) { (void)ents; (void)type; (void)t; return NULL; }
vbi_ent *vbi_ents_over(const vbi_ents *ents, unsigned type, uint32_t t) { (void)ents; (void)type; (void)t; return NULL; }
vb_status vbi_ents_attr(vbi_ents *ents, vbi_ent *ent, unsigned key, const char *text, size_t n) { (void)ents; (void)ent; (void)key; (void)text; (void)n; return 0; }
vbi_slice vbi_ents_attr_get(const vbi_ents *ents, const vbi_ent *ent, unsigned key) { (void)ents; (void)ent; (void)key; vbi_slice s = {NULL, 0}; return s; }
vb_status vbi_ents_relate(vbi_ents *ents, unsigned kind, uint32_t from, uint32_t to, unsigned confidence) { (void)ents; (void)kind; (void)from; (void)to; (void)confidence; return 0; }
vb_status vbi_entities(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents, uint32_t layers) { (void)seg; (void)state; (void)ents; (void)layers; return 0; }
