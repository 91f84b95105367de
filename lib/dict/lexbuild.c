#include "dict/lexicon.h"
struct vbi_lexbuild { int x; };
vb_status vbi_lexbuild_new(const vbi_mem *mem, vbi_lexbuild **out) { (void)mem; (void)out; return 0; }
void vbi_lexbuild_free(vbi_lexbuild *build) { (void)build; }
vb_status vbi_lexbuild_add_tsv(vbi_lexbuild *build, const char *name, const char *text, size_t length, vb_error *error) { (void)build; (void)name; (void)text; (void)length; (void)error; return 0; }
vb_status vbi_lexbuild_add_lexicon(vbi_lexbuild *build, const vbi_lexicon *lex) { (void)build; (void)lex; return 0; }
vb_status vbi_lexbuild_finish(vbi_lexbuild *build, vbi_buf *out, vb_error *error) { (void)build; (void)out; (void)error; return 0; }
