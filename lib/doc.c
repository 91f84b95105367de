#include "vanban.h"
vb_status vb_doc_new(const vb_model *model, const vb_allocator *allocator, vb_doc **out) { (void)model; (void)allocator; (void)out; return 0; }
void vb_doc_free(vb_doc *doc) { (void)doc; }
vb_status vb_doc_analyze(vb_doc *doc, const char *bytes, size_t length, const vb_options *options, uint32_t layers) { (void)doc; (void)bytes; (void)length; (void)options; (void)layers; return 0; }
vb_status vb_doc_begin(vb_doc *doc, const vb_options *options, uint32_t layers) { (void)doc; (void)options; (void)layers; return 0; }
vb_status vb_doc_feed(vb_doc *doc, const char *bytes, size_t length, size_t *used) { (void)doc; (void)bytes; (void)length; (void)used; return 0; }
vb_status vb_doc_end(vb_doc *doc) { (void)doc; return 0; }
size_t vb_doc_tokens(const vb_doc *doc, size_t first, size_t count, vb_token *out) { (void)doc; (void)first; (void)count; (void)out; return 0; }
size_t vb_doc_words(const vb_doc *doc, size_t first, size_t count, vb_word *out) { (void)doc; (void)first; (void)count; (void)out; return 0; }
size_t vb_doc_sentences(const vb_doc *doc, size_t first, size_t count, vb_sentence *out) { (void)doc; (void)first; (void)count; (void)out; return 0; }
size_t vb_doc_zones(const vb_doc *doc, size_t first, size_t count, vb_zone *out) { (void)doc; (void)first; (void)count; (void)out; return 0; }
size_t vb_doc_entities(const vb_doc *doc, size_t first, size_t count, vb_entity *out) { (void)doc; (void)first; (void)count; (void)out; return 0; }
size_t vb_doc_relations(const vb_doc *doc, size_t first, size_t count, vb_relation *out) { (void)doc; (void)first; (void)count; (void)out; return 0; }
size_t vb_doc_entity_attr(const vb_doc *doc, size_t index, uint32_t attr, char *buffer, size_t capacity) { (void)doc; (void)index; (void)attr; (void)buffer; (void)capacity; return 0; }
size_t vb_doc_text(const vb_doc *doc, uint64_t start, uint64_t end, uint32_t form, char *buffer, size_t capacity) { (void)doc; (void)start; (void)end; (void)form; (void)buffer; (void)capacity; return 0; }
