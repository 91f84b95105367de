#include "vanban.h"
vb_status vb_normalize(const vb_norm_options *options, const char *in, size_t length, char *out, size_t out_capacity, size_t *out_length, vb_edit *edits, size_t edit_capacity, size_t *edit_count) { (void)options; (void)in; (void)length; (void)out; (void)out_capacity; (void)out_length; (void)edits; (void)edit_capacity; (void)edit_count; return 0; }
vb_status vb_normalizer_new(const vb_norm_options *options, const vb_allocator *allocator, vb_normalizer **out) { (void)options; (void)allocator; (void)out; return 0; }
vb_status vb_normalizer_feed(vb_normalizer *norm, const char *in, size_t length, size_t *used) { (void)norm; (void)in; (void)length; (void)used; return 0; }
vb_status vb_normalizer_end(vb_normalizer *norm) { (void)norm; return 0; }
const char *vb_normalizer_output(const vb_normalizer *norm, size_t *length) { (void)norm; (void)length; return NULL; }
size_t vb_normalizer_edits(const vb_normalizer *norm, size_t first, size_t count, vb_edit *edits) { (void)norm; (void)first; (void)count; (void)edits; return 0; }
void vb_normalizer_free(vb_normalizer *norm) { (void)norm; }
