#include "vanban.h"
int vb_abi(void) { return 0; }
const char *vb_version(void) { return NULL; }
size_t vb_components(char *buffer, size_t capacity) { (void)buffer; (void)capacity; return 0; }
const char *vb_entity_type_name(uint32_t type) { (void)type; return NULL; }
const char *vb_relation_kind_name(uint32_t kind) { (void)kind; return NULL; }
const char *vb_token_kind_name(uint32_t kind) { (void)kind; return NULL; }
const char *vb_zone_kind_name(uint32_t kind) { (void)kind; return NULL; }
const char *vb_attr_name(uint32_t attr) { (void)attr; return NULL; }
