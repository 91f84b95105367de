#include "ent/entity.h"
#include "ent/docstate.h"
vb_status vbi_recognise_person(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents) { (void)seg; (void)state; (void)ents; return 0; }
