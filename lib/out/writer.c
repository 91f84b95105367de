#include "vanban.h"
vb_status vb_writer_new(uint32_t format, uint32_t layers, const vb_allocator *allocator, vb_writer **out) { (void)format; (void)layers; (void)allocator; (void)out; return 0; }
vb_status vb_writer_begin(vb_writer *writer, const char *id, size_t id_length) { (void)writer; (void)id; (void)id_length; return 0; }
vb_status vb_writer_add(vb_writer *writer, const vb_doc *doc) { (void)writer; (void)doc; return 0; }
vb_status vb_writer_end(vb_writer *writer) { (void)writer; return 0; }
const char *vb_writer_take(vb_writer *writer, size_t *length) { (void)writer; (void)length; return NULL; }
void vb_writer_free(vb_writer *writer) { (void)writer; }
