/* tests/t_entspec.c - the files tests/spec/ent-*.txt: texts, and what a careful reader marks in them.
 *
 *   # comment
 *   @check DATE DOC HOLDS      types and relations that the cases below tell in full; others are not looked at
 *   @known                     from here on: right, but not read so yet
 *   A text on one line; \n is a line end.
 *     TYPE span | attribute=value | attribute=value
 *     HOLDS person -> title
 *
 * Entities in the order of the text; an attribute that is not named is not looked at, one without a value must be absent.
 * Relations in any order. A text with no line below it has nothing of what is checked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "vanban.h"

#define TEXT_MAX 8192
#define LINES_MAX 160
#define NAMES(list) (sizeof list / sizeof *list)
#define AMOUNTS (1u << VB_ENTITY_NUMBER | 1u << VB_ENTITY_MONEY | 1u << VB_ENTITY_PERCENT | 1u << VB_ENTITY_QUANTITY)

static const char *const type_name[] = {"",     "PER",    "TITLE", "ORG",     "LOC",     "DATE",
                                        "DOC",  "NUMBER", "MONEY", "PERCENT", "QUANTITY"};
static const char *const relation_name[] = {"", "HOLDS", "AT", "PART_OF", "ISSUED_BY", "DATED"};
static const char *const attr_name[] = {"",     "norm", "doc_type", "number",    "date",  "issuer", "provision", "code",
                                        "kind", "gender", "honorific", "value", "unit", "from",   "to",
                                        "state", "place"};

/* What the recognisers find, whatever the weights make of it. */
static const vb_options grammar = {.struct_size = sizeof grammar, .flags = VB_GRAMMAR_ONLY};

struct spec {
	const char *file;
	unsigned cases; /* at least */
	unsigned known; /* of them not read right yet, at most */
};

struct reader {
	const vb_model *model;
	vb_doc *doc;
	uint32_t types, relations; /* bits of what is checked */
	unsigned cases, wrong, known, mended;
	bool in_known;
	unsigned line; /* of the text */
	char text[TEXT_MAX], want[LINES_MAX][TEXT_MAX / 8];
	size_t wants;
};

static unsigned find_name(const char *const *list, size_t n, const char *name, size_t length)
{
	for (unsigned i = 1; i < n; i++)
		if (strlen(list[i]) == length && memcmp(list[i], name, length) == 0)
			return i;
	return 0;
}

static void unescape(char *text)
{
	char *out = text;

	for (const char *p = text; *p; p++) {
		if (*p == '\\' && (p[1] == 'n' || p[1] == 't'))
			*out++ = *++p == 'n' ? '\n' : '\t';
		else
			*out++ = *p;
	}
	*out = '\0';
}

static void span_text(const vb_doc *doc, uint32_t id, char *out, size_t capacity)
{
	vb_entity e;

	out[0] = '\0';
	for (size_t i = 0; vb_doc_entities(doc, i, 1, &e); i++)
		if (e.id == id)
			vb_doc_text(doc, e.start, e.end, VB_TEXT_LINE, out, capacity);
}

/* "TYPE span | a=b": the next entity of a checked type must be that one. *index: where to look on. */
static bool entity_fits(struct reader *r, const char *want, size_t *index)
{
	char span[1024], attr[256], copy[TEXT_MAX / 8];
	char *part, *next;
	vb_entity e;

	while (vb_doc_entities(r->doc, *index, 1, &e) && !(r->types >> e.type & 1))
		++*index;
	if (!vb_doc_entities(r->doc, *index, 1, &e))
		return false;
	snprintf(copy, sizeof copy, "%s", want);
	part = strstr(copy, " | ");
	if (part)
		*part = '\0';
	vb_doc_text(r->doc, e.start, e.end, VB_TEXT_LINE, span, sizeof span);
	snprintf(attr, sizeof attr, "%s ", type_name[e.type]);
	if (strncmp(copy, attr, strlen(attr)) != 0 || strcmp(copy + strlen(attr), span) != 0)
		return false;
	for (part = part ? part + 3 : NULL; part; part = next) {
		char *value = strchr(part, '=');
		unsigned key;

		next = strstr(part, " | ");
		if (next) {
			*next = '\0';
			next += 3;
		}
		key = value ? find_name(attr_name, NAMES(attr_name), part, (size_t)(value - part)) : 0;
		if (!key)
			fail_msg("line %u: no attribute in %s", r->line, part);
		if (!vb_doc_entity_attr(r->doc, *index, key, attr, sizeof attr))
			attr[0] = '\0';
		if (strcmp(attr, value + 1) != 0)
			return false;
	}
	++*index;
	return true;
}

static void relation_line(const vb_doc *doc, const vb_relation *relation, char *out, size_t capacity)
{
	char from[512], to[512];

	span_text(doc, relation->from, from, sizeof from);
	span_text(doc, relation->to, to, sizeof to);
	snprintf(out, capacity, "%s %s -> %s", relation_name[relation->kind], from, to);
}

/* Every relation found is wanted and the other way round. */
static bool relations_fit(struct reader *r)
{
	bool used[LINES_MAX] = {false};
	vb_relation relation;

	for (size_t i = 0; vb_doc_relations(r->doc, i, 1, &relation); i++) {
		char line[1100];
		size_t k = 0;

		if (!(r->relations >> relation.kind & 1))
			continue;
		relation_line(r->doc, &relation, line, sizeof line);
		while (k < r->wants && (used[k] || strcmp(r->want[k], line) != 0))
			k++;
		if (k == r->wants)
			return false;
		used[k] = true;
	}
	for (size_t k = 0; k < r->wants; k++)
		if (strstr(r->want[k], " -> ") && !used[k])
			return false;
	return true;
}

static void show_found(const struct reader *r)
{
	char text[1100];
	vb_relation relation;
	vb_entity e;

	for (size_t i = 0; vb_doc_entities(r->doc, i, 1, &e); i++) {
		if (!(r->types >> e.type & 1))
			continue;
		vb_doc_text(r->doc, e.start, e.end, VB_TEXT_LINE, text, sizeof text);
		print_error("  got %s %s", type_name[e.type], text);
		for (unsigned a = 1; a < VB_ATTR_END; a++)
			if (vb_doc_entity_attr(r->doc, i, a, text, sizeof text))
				print_error(" | %s=%s", attr_name[a], text);
		print_error("\n");
	}
	for (size_t i = 0; vb_doc_relations(r->doc, i, 1, &relation); i++) {
		if (!(r->relations >> relation.kind & 1))
			continue;
		relation_line(r->doc, &relation, text, sizeof text);
		print_error("  got %s\n", text);
	}
}

static bool case_fits(struct reader *r)
{
	size_t index = 0;
	vb_entity e;

	for (size_t k = 0; k < r->wants; k++)
		if (!strstr(r->want[k], " -> ") && !entity_fits(r, r->want[k], &index))
			return false;
	for (; vb_doc_entities(r->doc, index, 1, &e); index++)
		if (r->types >> e.type & 1)
			return false;
	return relations_fit(r);
}

/* The text collected so far, and what is wanted of it. */
static void check_case(struct reader *r)
{
	uint32_t layers = VB_LAYER_ENTITIES | (r->relations ? VB_LAYER_RELATIONS : 0) | (r->types & AMOUNTS ? VB_LAYER_NUMBERS : 0);
	bool fits;

	if (!r->text[0])
		return;
	unescape(r->text);
	assert_int_equal(vb_doc_analyze(r->doc, r->text, strlen(r->text), &grammar, layers), VB_OK);
	fits = case_fits(r);
	r->cases++;
	if (r->in_known) {
		r->known += !fits;
		r->mended += fits;
		if (fits)
			print_message("line %u is right now: %s\n", r->line, r->text);
	} else if (!fits) {
		r->wrong++;
		print_error("line %u: %s\n", r->line, r->text);
		for (size_t k = 0; k < r->wants; k++)
			print_error("  want %s\n", r->want[k]);
		show_found(r);
	}
	r->text[0] = '\0';
	r->wants = 0;
}

static void check_names(struct reader *r, char *names)
{
	r->types = r->relations = 0;
	for (char *name = strtok(names, " "); name; name = strtok(NULL, " ")) {
		unsigned type = find_name(type_name, NAMES(type_name), name, strlen(name));
		unsigned relation = find_name(relation_name, NAMES(relation_name), name, strlen(name));

		if (!type && !relation)
			fail_msg("no type or relation %s", name);
		r->types |= type ? 1u << type : 0;
		r->relations |= relation ? 1u << relation : 0;
	}
}

static void want_line(struct reader *r, const char *line, unsigned number)
{
	size_t n = strcspn(line, " ");
	unsigned type = find_name(type_name, NAMES(type_name), line, n);
	unsigned relation = find_name(relation_name, NAMES(relation_name), line, n);

	if (!r->text[0] || r->wants == LINES_MAX || !(type ? r->types >> type & 1 : relation && r->relations >> relation & 1))
		fail_msg("line %u is not of what is checked: %s", number, line);
	if (strlen(line) >= sizeof *r->want)
		fail_msg("line %u is too long", number);
	memcpy(r->want[r->wants++], line, strlen(line) + 1);
}

static void run_file(void **state)
{
	static struct reader r;
	const struct spec *spec = *state;
	char path[1024];
	static char line[TEXT_MAX];
	unsigned number = 0;
	vb_model *model;
	FILE *file;

	memset(&r, 0, sizeof r);
	assert_non_null(getenv("SRC"));
	snprintf(path, sizeof path, "%s/tests/spec/%s", getenv("SRC"), spec->file);
	file = fopen(path, "r");
	assert_non_null(file);
	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	assert_int_equal(vb_doc_new(model, NULL, &r.doc), VB_OK);
	while (fgets(line, sizeof line, file)) {
		number++;
		line[strcspn(line, "\n")] = '\0';
		if (strncmp(line, "  ", 2) == 0) {
			want_line(&r, line + 2, number);
			continue;
		}
		check_case(&r);
		if (strncmp(line, "@check ", 7) == 0) {
			check_names(&r, line + 7);
		} else if (strcmp(line, "@known") == 0) {
			r.in_known = true;
		} else if (line[0] && line[0] != '#') {
			snprintf(r.text, sizeof r.text, "%s", line);
			r.line = number;
		}
	}
	check_case(&r);
	fclose(file);
	vb_doc_free(r.doc);
	vb_model_free(model);
	print_message("%s: %u cases, %u wrong, %u known not to be right\n", spec->file, r.cases, r.wrong, r.known);
	assert_int_equal(r.wrong, 0);
	assert_true(r.cases >= spec->cases);
	assert_true(r.known <= spec->known);
}

static struct spec spec[] = {
	{"ent-dates.txt", 150, 0}, {"ent-docs.txt", 119, 0},      {"ent-amounts.txt", 80, 0},
	{"ent-persons.txt", 84, 6}, {"ent-titles.txt", 78, 4},     {"ent-bodies.txt", 61, 1},
	{"ent-places.txt", 43, 0},  {"ent-relations.txt", 80, 3},  {"ent-tenure.txt", 21, 0},
};

int main(void)
{
	struct CMUnitTest tests[NAMES(spec)];

	for (size_t i = 0; i < NAMES(spec); i++)
		tests[i] = (struct CMUnitTest){spec[i].file, run_file, NULL, NULL, &spec[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
