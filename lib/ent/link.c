#include "ent/entity.h"
#include "ent/docstate.h"
vb_status vbi_link(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents) { (void)seg; (void)state; (void)ents; return 0; }
