/* vbner - who holds which office, and the bodies, places, dates and documents around them: text in, records out. */
#include "input.h"

#include <stdio.h>
#include <string.h>

enum { KEY_OFFSETS = CLI_KEY, KEY_LAYERS, KEY_NUMBERS, KEY_STATS, KEY_HEADER, KEY_FROM, KEY_SCHEME, KEY_GRAMMAR };

static const cli_option options[] = {
	{0, NULL, NULL, "What is found:"},
	CLI_DICTIONARY_OPTION,
	{KEY_LAYERS, "layers", "LIST", "of entities, relations, sentences, zones, words, tokens;\nLIST is joined by commas (entities,relations)"},
	{KEY_NUMBERS, "numbers", NULL, "numbers, money, percentages and quantities too"},
	{KEY_GRAMMAR, "grammar", NULL, "by grammar and dictionaries alone, without learned weights"},
	{0, NULL, NULL, "Output:"},
	{'f', "format", "FORMAT", "jsonl: an object a document; tsv: a line an entity and a\nrelation; holds: a line an office held (jsonl)"},
	{KEY_SCHEME, "scheme", "SCHEME", "own, or vlsp: flat PER, ORG, LOC and MISC, a line a token with\nits tag (B-, I-, O), an empty line behind a sentence (own)"},
	{KEY_HEADER, "header", NULL, "begin tsv and holds with a line of column names, documents of\n--scheme=vlsp with -DOCSTART-"},
	{KEY_OFFSETS, "offsets", "UNIT", "count positions in byte, cp (code points) or utf16 (byte)"},
	{KEY_STATS, "stats", NULL, "at the end a line of JSON with counts on stderr"},
	{KEY_FROM, "from", "CHARSET", "encoding of the input, or auto; positions count its bytes\n(utf-8, or what a byte order mark says)"},
	CLI_OUTPUT_OPTIONS,
	INPUT_OPTIONS,
	CLI_COMMON_OPTIONS,
};

static const char *const format_names[] = {"jsonl", "tsv", "holds", NULL};
static const uint32_t formats[] = {VB_FORMAT_JSONL, VB_FORMAT_TSV, VB_FORMAT_HOLDS};
static const char *const scheme_names[] = {"own", "vlsp", NULL};
static const char *const offset_names[] = {"byte", "cp", "utf16", NULL}; /* numbered as VB_OFFSETS_* */
static const char *const layer_names[] = {"tokens", "sentences", "zones", "words", "entities", "relations", "numbers", NULL};

#define TYPES (VB_ENTITY_QUANTITY + 1)
#define KINDS (VB_RELATION_DATED + 1)

struct run {
	cli c;
	input in;
	vb_model *model;
	vb_doc *doc;
	vb_writer *writer;
	vb_options options;
	uint32_t format, layers;
	bool header, stats;
	bool charset_told; /* --from */
	uint64_t entities[TYPES], relations[KINDS];
};

static void check(struct run *r, vb_status status, const char *what)
{
	cli_check(&r->c, status, what, NULL);
}

static uint32_t read_layers(struct run *r, const char *list)
{
	uint32_t layers = 0;
	char name[16];

	for (size_t n; *list; list += n + (list[n] == ',')) {
		n = strcspn(list, ",");
		snprintf(name, sizeof name, "%.*s", (int)n, list);
		switch (cli_choice(&r->c, "layers", name, layer_names)) {
		case 0: layers |= VB_LAYER_TOKENS; break;
		case 1: layers |= VB_LAYER_SENTENCES; break;
		case 2: layers |= VB_LAYER_ZONES; break;
		case 3: layers |= VB_LAYER_WORDS; break;
		case 4: layers |= VB_LAYER_ENTITIES; break;
		case 5: layers |= VB_LAYER_RELATIONS; break;
		default: layers |= VB_LAYER_NUMBERS; break;
		}
	}
	if (!layers)
		cli_usage(&r->c, "--layers: the list is empty");
	return layers;
}

static void read_options(struct run *r)
{
	uint32_t numbers = 0, format = 0;
	bool flat = false;

	for (int key; (key = cli_next(&r->c)) != -1;)
		switch (key) {
		case 'f':
			format = formats[cli_choice(&r->c, "format", r->c.value, format_names)];
			break;
		case KEY_SCHEME:
			flat = cli_choice(&r->c, "scheme", r->c.value, scheme_names) == 1;
			break;
		case KEY_OFFSETS:
			r->options.offsets = (uint32_t)cli_choice(&r->c, "offsets", r->c.value, offset_names);
			break;
		case KEY_LAYERS:
			r->layers = read_layers(r, r->c.value);
			break;
		case KEY_GRAMMAR:
			r->options.flags |= VB_GRAMMAR_ONLY;
			break;
		case KEY_NUMBERS:
			numbers = VB_LAYER_NUMBERS;
			break;
		case KEY_HEADER:
			r->header = true;
			break;
		case KEY_STATS:
			r->stats = true;
			break;
		case KEY_FROM:
			r->options.charset = cli_charset(&r->c, "from");
			r->charset_told = true;
			break;
		default:
			input_option(&r->in, key);
		}
	r->layers |= numbers;
	if (flat && (format || r->in.mode == INPUT_KEYED)) /* its lines have no room for a document's name */
		cli_usage(&r->c, "--scheme=vlsp has a format of its own: neither --format nor --keyed goes with it");
	if (flat)
		r->layers = VB_LAYER_TOKENS | VB_LAYER_SENTENCES | VB_LAYER_ENTITIES;
	r->format = flat ? VB_FORMAT_CONLL : format ? format : VB_FORMAT_JSONL;
	if (r->format == VB_FORMAT_HOLDS)
		r->layers |= VB_LAYER_ENTITIES | VB_LAYER_RELATIONS;
}

static void prepare(struct run *r)
{
	r->model = cli_model(&r->c);
	check(r, vb_doc_new(r->model, NULL, &r->doc), NULL);
	check(r, vb_writer_new(r->format, r->layers, NULL, &r->writer), NULL);
	vb_writer_set(r->writer, VB_WRITER_HEADER, r->header);
	vb_writer_set(r->writer, VB_WRITER_OFFSETS, r->options.offsets);
}

static void put_written(struct run *r)
{
	size_t n;
	const char *bytes = vb_writer_take(r->writer, &n);

	cli_put(&r->c, bytes, n);
}

static void count_window(struct run *r)
{
	vb_entity e[64];
	vb_relation l[64];
	size_t n;

	for (size_t first = 0; (n = vb_doc_entities(r->doc, first, 64, e)); first += n)
		for (size_t i = 0; i < n; i++)
			r->entities[e[i].type < TYPES ? e[i].type : 0]++;
	for (size_t first = 0; (n = vb_doc_relations(r->doc, first, 64, l)); first += n)
		for (size_t i = 0; i < n; i++)
			r->relations[l[i].kind < KINDS ? l[i].kind : 0]++;
}

static void window(struct run *r)
{
	check(r, vb_writer_add(r->writer, r->doc), r->in.file);
	put_written(r);
	if (r->stats)
		count_window(r);
}

static void feed(struct run *r)
{
	size_t used;

	for (size_t at = 0; at < r->in.length; at += used) {
		vb_status status = vb_doc_feed(r->doc, r->in.bytes + at, r->in.length - at, &used);

		check(r, status, r->in.file);
		if (status != VB_READY)
			break; /* all is taken */
		window(r);
	}
}

static void finish_document(struct run *r)
{
	vb_status status;

	while ((status = vb_doc_end(r->doc)) == VB_READY)
		window(r);
	check(r, status, r->in.file);
	do {
		status = vb_writer_end(r->writer);
		check(r, status, r->in.file);
		put_written(r);
	} while (status == VB_READY);
}

static void run_all(struct run *r)
{
	for (;;)
		switch (input_next(&r->in)) {
		case INPUT_BEGIN:
			if (!r->charset_told)
				r->options.charset = r->in.charset;
			check(r, vb_doc_begin(r->doc, &r->options, r->layers), r->in.file);
			check(r, vb_writer_begin(r->writer, r->in.id, r->in.id_length), r->in.file);
			if (r->in.mode == INPUT_KEYED && r->format == VB_FORMAT_JSONL) { /* lines of TSV begin so anyway */
				cli_put(&r->c, r->in.id, r->in.id_length);
				cli_put(&r->c, "\t", 1);
			}
			break;
		case INPUT_BYTES:
			feed(r);
			break;
		case INPUT_FINISH:
			finish_document(r);
			break;
		case INPUT_END:
			return;
		}
}

static void put_counts(const char *key, const uint64_t *count, uint32_t n, const char *(*name)(uint32_t))
{
	const char *comma = "";

	fprintf(stderr, ",\"%s\":{", key);
	for (uint32_t i = 1; i < n; i++) {
		fprintf(stderr, "%s\"%s\":%llu", comma, name(i), (unsigned long long)count[i]);
		comma = ",";
	}
	fputs("}", stderr);
}

static void put_stats(const struct run *r)
{
	fprintf(stderr, "{\"documents\":%llu,\"bytes\":%llu,\"bad_records\":%llu", (unsigned long long)r->in.documents,
	        (unsigned long long)r->in.total_bytes, (unsigned long long)r->in.bad_records);
	put_counts("entities", r->entities, TYPES, vb_entity_type_name);
	put_counts("relations", r->relations, KINDS, vb_relation_kind_name);
	fputs("}\n", stderr);
}

int main(int argc, char **argv)
{
	static struct run r = {
		.c = {.program = "vbner",
		      .synopsis = "[OPTION]... [FILE]...",
		      .summary = "Finds persons, titles, bodies, places, dates and legal documents in Vietnamese text, and who\n"
		                 "holds which office. Reads standard input when there is no FILE, or when FILE is -.",
		      .options = options,
		      .notes = "Exit status: 0 also when nothing is found, 1 when something could not be read or written,\n"
		               "2 when the command line makes no sense."},
		.options = {.struct_size = sizeof r.options},
		.layers = VB_LAYER_ENTITIES | VB_LAYER_RELATIONS,
	};

	cli_start(&r.c, argc, argv);
	input_init(&r.in, &r.c);
	read_options(&r);
	prepare(&r);
	r.in.find_utf16 = !r.charset_told;
	input_start(&r.in);
	run_all(&r);
	if (r.stats)
		put_stats(&r);
	input_end(&r.in);
	vb_writer_free(r.writer);
	vb_doc_free(r.doc);
	vb_model_free(r.model);
	return cli_finish(&r.c);
}
