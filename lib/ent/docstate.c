#include "ent/docstate.h"
#include "ent/entity.h"
vb_status vbi_docstate_new(const vbi_mem *mem, vbi_docstate **out) { (void)mem; (void)out; return 0; }
void vbi_docstate_reset(vbi_docstate *state) { (void)state; }
void vbi_docstate_free(vbi_docstate *state) { (void)state; }
