#include "vanban.h"
vb_status vb_model_builtin(const vb_allocator *allocator, vb_model **out, vb_error *error) { (void)allocator; (void)out; (void)error; return 0; }
vb_status vb_model_open(const char *path, const vb_allocator *allocator, vb_model **out, vb_error *error) { (void)path; (void)allocator; (void)out; (void)error; return 0; }
vb_status vb_model_memory(const void *bytes, size_t length, const vb_allocator *allocator, vb_model **out, vb_error *error) { (void)bytes; (void)length; (void)allocator; (void)out; (void)error; return 0; }
vb_status vb_loader_new(const vb_allocator *allocator, vb_loader **out) { (void)allocator; (void)out; return 0; }
vb_status vb_loader_add_builtin(vb_loader *loader, vb_error *error) { (void)loader; (void)error; return 0; }
vb_status vb_loader_add_file(vb_loader *loader, const char *path, vb_error *error) { (void)loader; (void)path; (void)error; return 0; }
vb_status vb_loader_add_memory(vb_loader *loader, const char *name, const void *bytes, size_t length, vb_error *error) { (void)loader; (void)name; (void)bytes; (void)length; (void)error; return 0; }
vb_status vb_loader_finish(vb_loader *loader, vb_model **out, vb_error *error) { (void)loader; (void)out; (void)error; return 0; }
void vb_loader_free(vb_loader *loader) { (void)loader; }
void vb_model_free(vb_model *model) { (void)model; }
size_t vb_model_info(const vb_model *model, const char *name, char *buffer, size_t capacity) { (void)model; (void)name; (void)buffer; (void)capacity; return 0; }
