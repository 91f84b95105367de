/* marked.h - sentences with their entities marked in place, for table-driven tests of the recognisers:
 *
 *     "<O Sở Y tế <L tỉnh Hà Nam>> họp tại <L Phủ Lý>."
 *
 * The marks are taken away, the text is analysed with the built-in model, and the marks are put back from the results:
 * the two strings must be equal. A test names the letters it looks at; other types are not marked. */
#ifndef MARKED_H
#define MARKED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "vanban.h"

#define MARKED_MAX 4096

/* What the recognisers find, whatever the weights make of it. */
static const vb_options grammar = {.struct_size = sizeof grammar, .flags = VB_GRAMMAR_ONLY};

static inline char marked_letter(unsigned type)
{
	switch (type) {
	case VB_ENTITY_PER:
		return 'P';
	case VB_ENTITY_TITLE:
		return 'T';
	case VB_ENTITY_ORG:
		return 'O';
	case VB_ENTITY_LOC:
		return 'L';
	case VB_ENTITY_DATE:
		return 'D';
	case VB_ENTITY_DOC:
		return 'C';
	default:
		return '?';
	}
}

static inline size_t marked_strip(const char *marked, char *out)
{
	size_t n = 0;

	for (const char *p = marked; *p && n + 1 < MARKED_MAX; p++) {
		if (*p == '<') {
			p += 2; /* the letter and the blank */
			continue;
		}
		if (*p != '>')
			out[n++] = *p;
	}
	out[n] = '\0';
	return n;
}

static inline void marked_render(const vb_doc *doc, const char *letters, const char *text, size_t length, char *out)
{
	vb_entity list[256];
	size_t count = vb_doc_entities(doc, 0, 256, list), n = 0;

	for (size_t at = 0; at <= length && n + 16 < MARKED_MAX; at++) {
		for (size_t i = 0; i < count; i++)
			if (strchr(letters, marked_letter(list[i].type)) && list[i].end == at)
				out[n++] = '>';
		for (size_t i = 0; i < count; i++)
			if (strchr(letters, marked_letter(list[i].type)) && list[i].start == at) {
				out[n++] = '<';
				out[n++] = marked_letter(list[i].type);
				out[n++] = ' ';
			}
		if (at < length)
			out[n++] = text[at];
	}
	out[n] = '\0';
}

static inline void marked_table(const char *const *table, size_t rows, const char *letters)
{
	static char text[MARKED_MAX], got[MARKED_MAX];
	vb_model *model = NULL;
	vb_doc *doc = NULL;
	size_t wrong = 0;

	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	assert_int_equal(vb_doc_new(model, NULL, &doc), VB_OK);
	for (size_t i = 0; i < rows; i++) {
		size_t length = marked_strip(table[i], text);

		assert_int_equal(vb_doc_analyze(doc, text, length, &grammar, VB_LAYER_ENTITIES), VB_OK);
		marked_render(doc, letters, text, length, got);
		if (strcmp(got, table[i])) {
			print_error("wanted %s\ngot    %s\n", table[i], got);
			wrong++;
		}
	}
	vb_doc_free(doc);
	vb_model_free(model);
	assert_int_equal(wrong, 0);
}

/* Attribute attr of the first entity of type in text, "" if it has none. */
static inline const char *marked_attr(const char *text, unsigned type, unsigned attr)
{
	static char value[256];
	vb_model *model = NULL;
	vb_doc *doc = NULL;
	vb_entity e;

	value[0] = '\0';
	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	assert_int_equal(vb_doc_new(model, NULL, &doc), VB_OK);
	assert_int_equal(vb_doc_analyze(doc, text, strlen(text), &grammar, VB_LAYER_ENTITIES), VB_OK);
	for (size_t i = 0; vb_doc_entities(doc, i, 1, &e); i++)
		if (e.type == type) {
			vb_doc_entity_attr(doc, i, attr, value, sizeof value);
			break;
		}
	vb_doc_free(doc);
	vb_model_free(model);
	return value;
}

#endif
