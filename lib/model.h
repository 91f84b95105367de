/* model.h - what a vb_model holds. */
#ifndef VBI_MODEL_H
#define VBI_MODEL_H

#include "base/base.h"
#include "dict/lexicon.h"

struct vb_model {
	vbi_mem mem;
	vbi_lexicon lex;
	char origin[256];
	/* Opened in blocks: the lexicon has the tokens and no keys. */
	struct vbi_blocks *blocks;
	char *path;
	size_t memory;
};

/* An entry as the interface shows it (dictapi.c). */
void vbi_dict_fill(const vbi_lexicon *lex, const vbi_entry *from, vb_dict_entry *entry);
/* A form as a user may write it - decomposed, with a tone mark astray - in the spelling of dictionaries. */
vb_status vbi_dict_clean(const vbi_mem *mem, const char *form, size_t length, vbi_buf *out);

#endif
