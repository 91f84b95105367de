/* vbtrain_gold.c - annotated documents (JSON Lines: id, text, entities) as tokens, features and states. */
#include "vbtrain_gold.h"

#include "doc.h"
#include "vbtrain.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <yajl/yajl_tree.h>

static const char *const type_name[VBI_TAG_LAYERS] = {"PER", "TITLE", "ORG", "LOC", "DATE", "DOC"};

static yajl_val get(yajl_val object, const char *key)
{
	const char *path[] = {key, NULL};

	return object ? yajl_tree_get(object, path, yajl_t_any) : NULL;
}

static long long integer_of(yajl_val value) { return value && YAJL_IS_INTEGER(value) ? YAJL_GET_INTEGER(value) : -1; }

static const char *string_of(yajl_val value) { return value && YAJL_IS_STRING(value) ? YAJL_GET_STRING(value) : ""; }

static unsigned layer_of(yajl_val entity)
{
	const char *type = string_of(get(entity, "type"));

	for (unsigned layer = 0; layer < VBI_TAG_LAYERS; layer++)
		if (strcmp(type, type_name[layer]) == 0)
			return layer;
	return VBI_TAG_LAYERS;
}

/* The tokens that an annotated span touches; false where it cuts one. */
static bool tokens_of(const vb_doc *doc, long long start, long long end, uint32_t *t0, uint32_t *t1)
{
	const vbi_seg *seg = &doc->seg;
	uint32_t from = (uint32_t)start, to = (uint32_t)end, t = 0;

	vbi_edits_to_output(&doc->edits, &from, &to);
	while (t < seg->toks && seg->tok[t].end <= from)
		t++;
	*t0 = t;
	while (t < seg->toks && seg->tok[t].start < to)
		t++;
	*t1 = t;
	return *t1 > *t0 && seg->tok[*t0].start == from && seg->tok[*t1 - 1].end == to;
}

static void mark(gold_set *set, const vb_doc *doc, size_t base, yajl_val entity)
{
	unsigned layer = layer_of(entity);
	uint32_t t0, t1;

	if (layer == VBI_TAG_LAYERS)
		return;
	set->entities++;
	if (!tokens_of(doc, integer_of(get(entity, "start")), integer_of(get(entity, "end")), &t0, &t1))
		set->cut++;
	for (uint32_t t = t0; t < t1; t++)
		set->state[(base + t) * VBI_TAG_LAYERS + layer] = t == t0 ? VBI_TAG_BEGIN : VBI_TAG_IN;
}

static void grow(gold_set *set, size_t tokens, size_t features)
{
	if (tokens + 1 > set->token_capacity) {
		set->token_capacity = tokens * 2 + 1024;
		set->start = train_need(realloc(set->start, set->token_capacity * sizeof *set->start));
		set->state = train_need(realloc(set->state, set->token_capacity * VBI_TAG_LAYERS));
		set->active = train_need(realloc(set->active, set->token_capacity));
	}
	if (features > set->feature_capacity) {
		set->feature_capacity = features * 2 + 65536;
		set->feature = train_need(realloc(set->feature, set->feature_capacity * sizeof *set->feature));
	}
}

static void add_document(gold_set *set, vb_doc *doc, vbi_tag_views *views, const char *line, const char *where,
                         unsigned kinds)
{
	char message[256];
	yajl_val root = yajl_tree_parse(line, message, sizeof message), entities;
	const char *text;
	size_t base = set->tokens;

	if (!root)
		train_die(where, message);
	text = string_of(get(root, "text"));
	entities = get(root, "entities");
	if (!entities || !YAJL_IS_ARRAY(entities))
		train_die(where, "a document without entities");
	train_check(vb_doc_analyze(doc, text, strlen(text), NULL, VB_LAYER_ENTITIES), where);
	train_check(vbi_tag_look(views, &doc->seg, &doc->ents), where);
	grow(set, base + doc->seg.toks, set->features);
	for (uint32_t t = 0; t < doc->seg.toks; t++) {
		grow(set, base + doc->seg.toks, set->features + VBI_TAG_FEATURES);
		set->start[base + t] = (uint32_t)set->features;
		set->active[base + t] = vbi_tag_active(views, t);
		if (set->active[base + t])
			set->features += vbi_tag_features(views, t, kinds, set->feature + set->features);
	}
	set->tokens += doc->seg.toks;
	set->start[set->tokens] = (uint32_t)set->features;
	memset(set->state + base * VBI_TAG_LAYERS, 0, doc->seg.toks * VBI_TAG_LAYERS);
	for (size_t i = 0; i < entities->u.array.len; i++)
		mark(set, doc, base, entities->u.array.values[i]);
	set->documents++;
	yajl_tree_free(root);
}

void gold_read(gold_set *set, const vb_model *model, const char *name, unsigned kinds)
{
	FILE *file = fopen(name, "r");
	char *line = NULL;
	size_t capacity = 0;
	vbi_tag_views views;
	vb_doc *doc;

	if (!file)
		train_die(name, strerror(errno));
	train_check(vb_doc_new(model, NULL, &doc), name);
	vbi_tag_views_init(&views, &doc->mem);
	while (getline(&line, &capacity, file) > 0)
		if (line[strspn(line, " \t\r\n")])
			add_document(set, doc, &views, line, name, kinds);
	if (ferror(file))
		train_die(name, strerror(errno));
	fclose(file);
	free(line);
	vbi_tag_views_free(&views);
	vb_doc_free(doc);
}

void gold_free(gold_set *set)
{
	free(set->start);
	free(set->feature);
	free(set->state);
	free(set->active);
	memset(set, 0, sizeof *set);
}
