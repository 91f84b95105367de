/* ent/docstate.c - the memory of one document, of fixed size. */
#include "ent/docstate.h"

#include <string.h>

vb_status vbi_docstate_new(const vbi_mem *mem, vbi_docstate **out)
{
	vbi_docstate *state = vbi_calloc(mem, 1, sizeof *state);

	*out = state;
	if (!state)
		return VB_ERR_MEMORY;
	state->mem = mem;
	vbi_docstate_reset(state);
	return VB_OK;
}

void vbi_docstate_reset(vbi_docstate *state)
{
	const vbi_mem *mem = state->mem;

	memset(state, 0, sizeof *state);
	state->mem = mem;
	state->next_id = 1;
	state->next_chain = 1;
}

void vbi_docstate_free(vbi_docstate *state)
{
	if (state)
		vbi_free(state->mem, state);
}
