/* model.h - what a vb_model holds. */
#ifndef VBI_MODEL_H
#define VBI_MODEL_H

#include "base/base.h"
#include "dict/lexicon.h"

struct vb_model {
	vbi_mem mem;
	vbi_lexicon lex;
	char origin[256];
};

#endif
