/* Tables of texts and what should be found in them: the entities of some types, in order, each as its text and attributes,
 * joined by " | ". The built-in model is used, as a program would. */
#ifndef VB_TESTS_ENT_TABLE_H
#define VB_TESTS_ENT_TABLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "vanban.h"

struct ent_case {
	const char *text, *want;
};

static vb_model *ent_model;
/* What the recognisers find, whatever the weights make of it. */
static const vb_options ent_grammar = {.struct_size = sizeof ent_grammar, .flags = VB_GRAMMAR_ONLY};

static int ent_set_up(void **state)
{
	(void)state;
	return vb_model_builtin(NULL, &ent_model, NULL);
}

static int ent_tear_down(void **state)
{
	(void)state;
	vb_model_free(ent_model);
	return 0;
}

/* types: a bit an entity type; attrs: attributes to show after "=", joined by ";", ended by 0. */
static void ent_check(const struct ent_case *list, size_t n, uint32_t layers, uint32_t types, const uint32_t *attrs)
{
	unsigned failed = 0;

	for (size_t k = 0; k < n; k++) {
		char got[2048] = "", part[512];
		vb_entity e;
		vb_doc *doc;

		assert_int_equal(vb_doc_new(ent_model, NULL, &doc), VB_OK);
		assert_int_equal(vb_doc_analyze(doc, list[k].text, strlen(list[k].text), &ent_grammar, layers), VB_OK);
		for (size_t i = 0; vb_doc_entities(doc, i, 1, &e); i++) {
			if (!(types >> e.type & 1))
				continue;
			if (*got)
				strncat(got, " | ", sizeof got - strlen(got) - 1);
			vb_doc_text(doc, e.start, e.end, VB_TEXT_LINE, part, sizeof part);
			strncat(got, part, sizeof got - strlen(got) - 1);
			for (const uint32_t *a = attrs; *a; a++) {
				strncat(got, a == attrs ? "=" : ";", sizeof got - strlen(got) - 1);
				if (vb_doc_entity_attr(doc, i, *a, part, sizeof part))
					strncat(got, part, sizeof got - strlen(got) - 1);
			}
		}
		vb_doc_free(doc);
		if (strcmp(got, list[k].want)) {
			print_error("text:   %s\nwanted: %s\ngot:    %s\n", list[k].text, list[k].want, got);
			failed++;
		}
	}
	assert_int_equal(failed, 0);
}

#define ENT_CHECK(list, layers, types, ...) \
	ent_check(list, sizeof list / sizeof *list, layers, types, (const uint32_t[]){__VA_ARGS__, 0})

#endif
