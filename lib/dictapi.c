#include "vanban.h"
vb_status vb_dict_builder_new(const vb_allocator *allocator, vb_dict_builder **out) { (void)allocator; (void)out; return 0; }
vb_status vb_dict_builder_add(vb_dict_builder *builder, const char *name, const char *tsv, size_t length, vb_error *error) { (void)builder; (void)name; (void)tsv; (void)length; (void)error; return 0; }
vb_status vb_dict_builder_finish(vb_dict_builder *builder, const void **bytes, size_t *length, vb_error *error) { (void)builder; (void)bytes; (void)length; (void)error; return 0; }
void vb_dict_builder_free(vb_dict_builder *builder) { (void)builder; }
size_t vb_dict_count(const vb_model *model) { (void)model; return 0; }
vb_status vb_dict_get(const vb_model *model, size_t index, vb_dict_entry *entry) { (void)model; (void)index; (void)entry; return 0; }
size_t vb_dict_lookup(const vb_model *model, const char *form, size_t length, size_t *first) { (void)model; (void)form; (void)length; (void)first; return 0; }
vb_status vb_dict_verify(const void *bytes, size_t length, vb_error *error) { (void)bytes; (void)length; (void)error; return 0; }
