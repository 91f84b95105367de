/* vbeval - how well the entities and relations of vbner agree with annotated documents.
 *
 * Exact spans: an entity is right if its type, start and end are. A HOLDS relation is right if the title's span and the
 * person's spelling (any mention of the person will do; case and blanks do not matter) are. Not installed: a yardstick
 * for people who change the library. */
#include <errno.h>
#include <getopt.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <yajl/yajl_tree.h>

#include "vanban.h"
#include "vbeval.h"

const char *const eval_type_name[EVAL_ROWS] = {"PER", "TITLE", "ORG", "LOC", "DATE", "DOC", "HOLDS"};

struct documents {
	eval_document *list;
	size_t n;
};

struct count {
	unsigned long right, wrong, missed;
};

_Noreturn void eval_die(const char *what, const char *why)
{
	fprintf(stderr, "vbeval: %s: %s\n", what, why);
	exit(1);
}

void *eval_need(void *p)
{
	if (!p)
		eval_die("memory", strerror(ENOMEM));
	return p;
}

/* ---- reading ---- */

static yajl_val get(yajl_val object, const char *key)
{
	const char *path[] = {key, NULL};

	return object ? yajl_tree_get(object, path, yajl_t_any) : NULL;
}

static const char *string_of(yajl_val value)
{
	return value && YAJL_IS_STRING(value) ? YAJL_GET_STRING(value) : "";
}

static long long integer_of(yajl_val value)
{
	return value && YAJL_IS_INTEGER(value) ? YAJL_GET_INTEGER(value) : -1;
}

/* The file's name without folder and ending. */
static char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
	size_t n = dot && dot > name ? (size_t)(dot - name) : strlen(name);
	char *copy = eval_need(malloc(n + 1));

	memcpy(copy, name, n);
	copy[n] = '\0';
	return copy;
}

/* A person's spelling, lower case, single blanks. */
static char *spelling(const char *text, size_t n)
{
	size_t length = vb_lower(text, n, NULL, 0), to = 0;
	char *s = eval_need(malloc(length + 1));

	vb_lower(text, n, s, length + 1);
	for (size_t from = 0; from < length; from++) {
		bool blank = strchr(" \t\n\r\f\v", s[from]) != NULL;

		if (!blank)
			s[to++] = s[from];
		else if (to && s[to - 1] != ' ')
			s[to++] = ' ';
	}
	if (to && s[to - 1] == ' ')
		to--;
	s[to] = '\0';
	return s;
}

int eval_span_order(const eval_span *x, const eval_span *y)
{
	if (x->type != y->type)
		return x->type < y->type ? -1 : 1;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end < y->end ? -1 : 1;
	return x->who && y->who ? strcmp(x->who, y->who) : 0;
}

static int by_span(const void *a, const void *b) { return eval_span_order(a, b); }

static yajl_val entity_by_id(yajl_val entities, const char *id)
{
	for (size_t i = 0; i < entities->u.array.len; i++)
		if (strcmp(string_of(get(entities->u.array.values[i], "id")), id) == 0)
			return entities->u.array.values[i];
	return NULL;
}

static void add_entity(eval_document *doc, yajl_val entity)
{
	const char *type = string_of(get(entity, "type"));

	for (unsigned t = 0; t < EVAL_TYPES; t++)
		if (strcmp(type, eval_type_name[t]) == 0)
			doc->span[doc->spans++] =
				(eval_span){t, integer_of(get(entity, "start")), integer_of(get(entity, "end")), NULL, 0, 0};
}

/* text is the annotated document's own: predictions need not carry one. */
static void add_holds(eval_document *doc, yajl_val entities, yajl_val relation, const char *text)
{
	yajl_val person = entity_by_id(entities, string_of(get(relation, "from")));
	yajl_val title = entity_by_id(entities, string_of(get(relation, "to")));
	long long start = integer_of(get(person, "start")), end = integer_of(get(person, "end"));

	if (strcmp(string_of(get(relation, "type")), "HOLDS") != 0 || !person || !title)
		return;
	if (start < 0 || end < start || (size_t)end > strlen(text))
		return;
	doc->span[doc->spans++] = (eval_span){EVAL_HOLDS, integer_of(get(title, "start")), integer_of(get(title, "end")),
	                                        spelling(text + start, (size_t)(end - start)), start, end};
}

static void drop_duplicates(eval_document *doc)
{
	size_t to = 0;

	qsort(doc->span, doc->spans, sizeof *doc->span, by_span);
	for (size_t from = 0; from < doc->spans; from++)
		if (to == 0 || by_span(&doc->span[to - 1], &doc->span[from]) != 0)
			doc->span[to++] = doc->span[from];
		else
			free(doc->span[from].who);
	doc->spans = to;
}

static const eval_document *find(const struct documents *docs, const char *id)
{
	for (size_t i = 0; i < docs->n; i++)
		if (strcmp(docs->list[i].id, id) == 0)
			return &docs->list[i];
	return NULL;
}

static void add_document(struct documents *docs, const char *line, const char *where, const struct documents *gold)
{
	char message[256];
	yajl_val root = yajl_tree_parse(line, message, sizeof message), entities, relations;
	eval_document *doc;
	const eval_document *source;
	const char *text;

	if (!root)
		eval_die(where, message);
	docs->list = eval_need(realloc(docs->list, (docs->n + 1) * sizeof *docs->list));
	doc = &docs->list[docs->n++];
	memset(doc, 0, sizeof *doc);
	doc->id = base_name(string_of(get(root, "id")));
	doc->text = eval_need(strdup(string_of(get(root, "text"))));
	source = gold ? find(gold, doc->id) : NULL;
	text = source ? source->text : doc->text;
	entities = get(root, "entities");
	relations = get(root, "relations");
	if (!entities || !YAJL_IS_ARRAY(entities))
		eval_die(where, "a document without an array of entities");
	doc->span = eval_need(malloc((entities->u.array.len +
	                         (relations && YAJL_IS_ARRAY(relations) ? relations->u.array.len : 0) + 1) *
	                        sizeof *doc->span));
	for (size_t i = 0; i < entities->u.array.len; i++)
		add_entity(doc, entities->u.array.values[i]);
	for (size_t i = 0; relations && YAJL_IS_ARRAY(relations) && i < relations->u.array.len; i++)
		add_holds(doc, entities, relations->u.array.values[i], text);
	drop_duplicates(doc);
	yajl_tree_free(root);
}

static struct documents read_documents(FILE *file, const char *where, const struct documents *gold)
{
	struct documents docs = {NULL, 0};
	char *line = NULL;
	size_t capacity = 0;

	while (getline(&line, &capacity, file) > 0)
		if (line[strspn(line, " \t\r\n")])
			add_document(&docs, line, where, gold);
	if (ferror(file))
		eval_die(where, strerror(errno));
	free(line);
	return docs;
}

static void free_documents(struct documents *docs)
{
	for (size_t i = 0; i < docs->n; i++) {
		for (size_t k = 0; k < docs->list[i].spans; k++)
			free(docs->list[i].span[k].who);
		free(docs->list[i].span);
		free(docs->list[i].id);
		free(docs->list[i].text);
	}
	free(docs->list);
}

/* ---- comparing ---- */

static void compare(const eval_document *gold, const eval_document *found, struct count *count, eval_errors *errors)
{
	static const eval_document nothing;
	size_t g = 0, f = 0;

	if (!found)
		found = &nothing;
	while (g < gold->spans || f < found->spans) {
		int order = g == gold->spans ? 1 : f == found->spans ? -1 : eval_span_order(&gold->span[g], &found->span[f]);

		if (order == 0) {
			count[gold->span[g].type].right++;
		} else if (order < 0) {
			count[gold->span[g].type].missed++;
			eval_errors_add(errors, gold, found, &gold->span[g], true);
		} else {
			count[found->span[f].type].wrong++;
			eval_errors_add(errors, gold, found, &found->span[f], false);
		}
		g += order <= 0;
		f += order >= 0;
	}
}

static double percent(unsigned long part, unsigned long rest)
{
	return part + rest ? 100.0 * (double)part / (double)(part + rest) : 0.0;
}

static void print_row(const char *prefix, const char *name, const struct count *c)
{
	double p = percent(c->right, c->wrong), r = percent(c->right, c->missed);
	double f = p + r > 0 ? 2 * p * r / (p + r) : 0.0;

	if (prefix)
		printf("%s\t%s\t%lu\t%.2f\t%.2f\t%.2f\n", prefix, name, c->right + c->missed, p, r, f);
	else
		printf("%-8s%7lu%8.2f%8.2f%8.2f\n", name, c->right + c->missed, p, r, f);
}

static void report(const struct documents *gold, const struct documents *found, const char *name, bool tsv, bool verbose)
{
	struct count count[EVAL_ROWS] = {{0, 0, 0}}, all = {0, 0, 0};
	eval_errors errors = {NULL, 0, 0};
	size_t absent = 0;
	char *prefix = tsv ? base_name(name) : NULL;

	for (size_t i = 0; i < gold->n; i++) {
		const eval_document *answer = find(found, gold->list[i].id);

		absent += answer == NULL;
		compare(&gold->list[i], answer, count, &errors);
	}
	if (verbose)
		eval_errors_list(&errors);
	if (!tsv) {
		printf("%s: %zu documents, %zu not found in the predictions\n", name, gold->n, absent);
		printf("%-8s%7s%8s%8s%8s\n", "type", "gold", "P", "R", "F1");
	}
	for (unsigned t = 0; t < EVAL_TYPES; t++) {
		print_row(prefix, eval_type_name[t], &count[t]);
		all.right += count[t].right;
		all.wrong += count[t].wrong;
		all.missed += count[t].missed;
	}
	print_row(prefix, "all", &all);
	print_row(prefix, eval_type_name[EVAL_HOLDS], &count[EVAL_HOLDS]);
	if (verbose)
		eval_errors_summary(&errors);
	eval_errors_free(&errors);
	free(prefix);
}

/* Runs the recogniser on the texts of the annotated documents. The file's name travels as a shell argument. */
static FILE *run(const char *program, const char *gold)
{
	char *command = eval_need(malloc(strlen(program) + 4 * strlen(gold) + 64)), *to;
	FILE *pipe;

	to = command + sprintf(command, "%s --jsonl --field=text --format=jsonl -- '", program);
	for (; *gold; gold++)
		to += *gold == '\'' ? sprintf(to, "'\\''") : sprintf(to, "%c", *gold);
	sprintf(to, "'");
	fflush(stdout);
	pipe = popen(command, "r");
	if (!pipe)
		eval_die(program, strerror(errno));
	free(command);
	return pipe;
}

static const char help[] =
	"Usage: vbeval [OPTION]... GOLD.jsonl PREDICTED.jsonl\n"
	"  or:  vbeval [OPTION]... --run VBNER GOLD.jsonl\n"
	"  or:  vbeval --sentences [OPTION]... FILE...\n"
	"Precision, recall and F1 of entities (exact spans) and of HOLDS relations.\n"
	"\n"
	"      --run PROGRAM  run PROGRAM on the texts of GOLD instead of reading predictions\n"
	"      --sentences    how well sentences are parted: FILE has marked texts, a line a text\n"
	"                     (tests/spec/sentences.txt), or is a treebank (.conllu)\n"
	"      --least=F1     exit 1 when a FILE of --sentences comes to less\n"
	"  -t, --tsv          a line a type: file, type, number in GOLD, P, R, F1\n"
	"  -v, --verbose      list what was missed and what was wrong, by type and cause, with context and what stands there\n"
	"                     instead; at the end how many there are of each cause, the most frequent first\n"
	"  -h, --help         this text\n";

int main(int argc, char **argv)
{
	static const struct option option[] = {{"run", 1, NULL, 'r'},  {"tsv", 0, NULL, 't'}, {"verbose", 0, NULL, 'v'},
	                                       {"help", 0, NULL, 'h'}, {"sentences", 0, NULL, 's'},
	                                       {"least", 1, NULL, 'l'}, {NULL, 0, NULL, 0}};
	const char *program = NULL;
	bool tsv = false, verbose = false, sentences = false;
	double least = 0;
	struct documents gold, found;
	FILE *file;
	int c;

	while ((c = getopt_long(argc, argv, "tvh", option, NULL)) != -1) {
		switch (c) {
		case 'r': program = optarg; break;
		case 's': sentences = true; break;
		case 'l': least = strtod(optarg, NULL); break;
		case 't': tsv = true; break;
		case 'v': verbose = true; break;
		case 'h': fputs(help, stdout); return fflush(stdout) ? 1 : 0;
		default: return 2;
		}
	}
	if (sentences && optind < argc) {
		bool good = eval_sentences(argv + optind, argc - optind, least, verbose);

		return fflush(stdout) || !good ? 1 : 0;
	}
	if (argc - optind != (program ? 1 : 2)) {
		fputs("vbeval: wrong number of files; try --help\n", stderr);
		return 2;
	}
	file = fopen(argv[optind], "r");
	if (!file)
		eval_die(argv[optind], strerror(errno));
	gold = read_documents(file, argv[optind], NULL);
	fclose(file);
	file = program ? run(program, argv[optind]) : fopen(argv[optind + 1], "r");
	if (!file)
		eval_die(argv[optind + 1], strerror(errno));
	found = read_documents(file, program ? program : argv[optind + 1], &gold);
	if (program ? pclose(file) : fclose(file))
		eval_die(program ? program : argv[optind + 1], "failed");
	report(&gold, &found, argv[optind], tsv, verbose);
	free_documents(&gold);
	free_documents(&found);
	return fflush(stdout) ? 1 : 0;
}
