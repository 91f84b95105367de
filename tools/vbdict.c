/* vbdict - dictionaries: from sources to an index and back, and what is in one. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "vbdict.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SUMMARY \
	"Compiles dictionaries and shows what is in them. FILE is an index (.vbx) or a source (.tsv),\n" \
	"told apart by content, \"-\" is standard input; without FILE the built-in dictionary is meant."

static const cli_option main_options[] = {CLI_COMMON_OPTIONS};
static const cli_option output_options[] = {
	{'o', "output", "FILE", "write to FILE, which appears only when all went well"},
	CLI_COMMON_OPTIONS,
};

/* ---- reading ---- */

void *dict_alloc(cli *c, void *block, size_t size)
{
	void *p = realloc(block, size ? size : 1);

	if (!p)
		cli_die(c, NULL, "%s", strerror(ENOMEM));
	return p;
}

dict_bytes dict_read(cli *c, const char *path)
{
	bool standard = strcmp(path, "-") == 0;
	FILE *file = standard ? stdin : fopen(path, "rb");
	size_t capacity = 0, got;
	dict_bytes b = {NULL, 0};

	if (!file)
		cli_die(c, path, "%s", strerror(errno));
	cli_spare_input(c, path);
	do {
		if (capacity - b.n < 65536) {
			capacity += capacity / 2 + 65536;
			b.p = realloc(b.p, capacity);
			if (!b.p)
				cli_die(c, path, "%s", strerror(ENOMEM));
		}
		got = fread(b.p + b.n, 1, capacity - b.n, file);
		b.n += got;
	} while (got);
	if (ferror(file))
		cli_die(c, path, "%s", strerror(errno));
	if (!standard)
		fclose(file);
	return b;
}

/* FILE:LINE: message, or FILE: SECTION: message; the file as it was named to us. */
void dict_give_up(cli *c, const char *path, const vb_error *error, vb_status status)
{
	const char *message = error->message[0] ? error->message : vb_strerror(status);
	char where[512];

	snprintf(where, sizeof where, error->line ? "%s:%u" : "%s", path, (unsigned)error->line);
	if (!error->line && error->source[0] && strcmp(error->source, path) != 0)
		cli_die(c, where, "%s: %s", error->source, message);
	cli_die(c, where, "%s", message);
}

static void add_layer(cli *c, vb_loader *loader, const char *path)
{
	vb_error error = {.struct_size = sizeof error};
	vb_status status;
	dict_bytes b;

	cli_spare_input(c, path);
	if (strcmp(path, "-") == 0) {
		b = dict_read(c, path);
		status = vb_loader_add_memory(loader, path, b.p, b.n, &error);
		free(b.p);
	} else
		status = vb_loader_add_file(loader, path, &error);
	if (status)
		dict_give_up(c, path, &error, status);
}

static vb_loader *new_loader(cli *c)
{
	vb_loader *loader;
	vb_status status = vb_loader_new(NULL, &loader);

	if (status)
		cli_die(c, NULL, "%s", vb_strerror(status));
	return loader;
}

static vb_model *finish_loader(cli *c, vb_loader *loader)
{
	vb_error error = {.struct_size = sizeof error};
	vb_model *model;
	vb_status status = vb_loader_finish(loader, &model, &error);

	if (status)
		dict_give_up(c, "dictionary", &error, status);
	vb_loader_free(loader);
	return model;
}

static void add_builtin(cli *c, vb_loader *loader)
{
	vb_error error = {.struct_size = sizeof error};
	vb_status status = vb_loader_add_builtin(loader, &error);

	if (status)
		dict_give_up(c, "built-in dictionary", &error, status);
}

vb_model *dict_open(cli *c, const char *path)
{
	vb_loader *loader = new_loader(c);

	if (path)
		add_layer(c, loader, path);
	else
		add_builtin(c, loader);
	return finish_loader(c, loader);
}

/* The one FILE of a command, or the built-in dictionary. */
static vb_model *open_model(cli *c)
{
	if (c->file_count > 1)
		cli_usage(c, "one FILE at most");
	return dict_open(c, c->file_count ? c->files[0] : NULL);
}

/* ---- writing ---- */

static void put_date(cli *c, uint32_t yyyymmdd)
{
	char text[32];

	if (!yyyymmdd)
		return;
	snprintf(text, sizeof text, "%04u-%02u-%02u", (unsigned)(yyyymmdd / 10000), (unsigned)(yyyymmdd / 100 % 100),
	         (unsigned)(yyyymmdd % 100));
	cli_puts(c, text);
}

/* A line of a source: the columns form class freq canon from to attr, without empty ones at the end. */
void dict_put_entry(cli *c, const vb_dict_entry *e)
{
	unsigned columns = e->attributes_length ? 7 : e->to ? 6 : e->from ? 5 : e->canon_length ? 4 : e->frequency ? 3 : 2;

	cli_put(c, e->form, e->form_length);
	cli_puts(c, "\t");
	cli_put(c, e->classes, e->classes_length);
	for (unsigned i = 3; i <= columns; i++) {
		cli_puts(c, "\t");
		switch (i) {
		case 3:
			if (e->frequency)
				cli_put_number(c, e->frequency);
			break;
		case 4: cli_put(c, e->canon, e->canon_length); break;
		case 5: put_date(c, e->from); break;
		case 6: put_date(c, e->to); break;
		default: cli_put(c, e->attributes, e->attributes_length); break;
		}
	}
	cli_puts(c, "\n");
}

static void put_entries(cli *c, const vb_model *model, size_t first, size_t count)
{
	vb_dict_entry entry = {.struct_size = sizeof entry};

	for (size_t i = first; i < first + count; i++)
		if (vb_dict_get(model, i, &entry) == VB_OK)
			dict_put_entry(c, &entry);
}

/* A fact of any length, the caller's to free. */
static char *fact(cli *c, const vb_model *model, const char *name)
{
	size_t n = vb_model_info(model, name, NULL, 0);
	char *text = malloc(n + 1);

	if (!text)
		cli_die(c, NULL, "%s", strerror(ENOMEM));
	text[0] = '\0';
	vb_model_info(model, name, text, n + 1);
	return text;
}

/* ---- build ---- */

enum { KEY_STORED = CLI_KEY, KEY_BLOCKS, KEY_MEMORY, KEY_REPORT };

static const cli_option build_options[] = {
	{KEY_STORED, "stored", NULL, "do not deflate: larger, and quicker to load"},
	{KEY_BLOCKS, "blocks", NULL, "for a dictionary beyond memory: sort in temporary files (in\nTMPDIR), write an index that scan and lookup read block by\nblock with --dict-memory"},
	{KEY_MEMORY, "sort-memory", "SIZE", "memory for sorting (64M)"},
	{KEY_REPORT, "report", NULL, "say on stderr what stands twice in the sources and where they\ndo not agree"},
	{'o', "output", "FILE", "write to FILE, which appears only when all went well"},
	CLI_COMMON_OPTIONS,
};

static void build(cli *c)
{
	vb_error error = {.struct_size = sizeof error};
	vb_dict_builder *builder;
	const void *index;
	size_t length;
	vb_status status;
	uint32_t flags = 0;
	uint64_t memory = 64 << 20;
	bool blocks = false, wanted = false;
	dict_report *report = NULL;

	for (int key; (key = cli_next(c)) != -1;)
		if (key == KEY_STORED)
			flags |= VB_DICT_STORED;
		else if (key == KEY_MEMORY)
			memory = cli_size(c, "--sort-memory", c->value);
		else {
			blocks |= key == KEY_BLOCKS;
			wanted |= key == KEY_REPORT;
		}
	if (c->file_count == 0)
		cli_usage(c, "no FILE");
	if (blocks && (flags || wanted))
		cli_usage(c, "--blocks goes with neither --stored nor --report");
	if (blocks) {
		dict_pack(c, memory);
		return;
	}
	status = vb_dict_builder_new(NULL, &builder);
	if (status)
		cli_die(c, NULL, "%s", vb_strerror(status));
	if (wanted)
		report = dict_report_new(c, builder);
	for (int i = 0; i < c->file_count; i++) {
		dict_bytes b = dict_read(c, c->files[i]);

		status = vb_dict_builder_add(builder, c->files[i], b.p, b.n, &error);
		if (status)
			dict_give_up(c, c->files[i], &error, status);
		free(b.p);
	}
	status = vb_dict_builder_finish(builder, flags, &index, &length, &error);
	if (status)
		dict_give_up(c, "dictionary", &error, status);
	cli_put(c, index, length);
	vb_dict_builder_free(builder);
	if (report)
		dict_report_put(c, report);
}

/* ---- dump ---- */

static void dump(cli *c)
{
	vb_model *model;
	char *date;

	while (cli_next(c) != -1)
		;
	model = open_model(c);
	date = fact(c, model, "date");
	if (*date) {
		cli_puts(c, "# date: ");
		cli_puts(c, date);
		cli_puts(c, "\n");
	}
	cli_puts(c, "#: form\tclass\tfreq\tcanon\tfrom\tto\tattr\n");
	put_entries(c, model, 0, vb_dict_count(model));
	free(date);
	vb_model_free(model);
}

/* ---- info ---- */

enum { KEY_CLASSES = CLI_KEY };

static const cli_option info_options[] = {
	{KEY_CLASSES, "classes", NULL, "the classes an entry can have: name, CAP or UP if it counts\nonly with a capital first letter or in capitals, entries,\nmeaning"},
	CLI_COMMON_OPTIONS,
};

static void info(cli *c)
{
	static const char *const names[] = {"origin", "format",  "entries",       "keys",
	                                    "tokens", "date",    "source-digest", "unicode"};
	vb_loader *loader;
	vb_model *model;
	bool classes = false;
	char *text;

	for (int key; (key = cli_next(c)) != -1;)
		classes |= key == KEY_CLASSES;
	/* The list of classes belongs to the program: it can be had where no dictionary is. */
	loader = classes && c->file_count == 0 ? new_loader(c) : NULL;
	if (loader && vb_loader_add_builtin(loader, NULL) != VB_OK) {
		vb_loader_free(loader);
		loader = new_loader(c);
	}
	model = loader ? finish_loader(c, loader) : open_model(c);
	for (size_t i = 0; i < sizeof names / sizeof *names && !classes; i++) {
		text = fact(c, model, names[i]);
		cli_puts(c, names[i]);
		cli_puts(c, "\t");
		cli_put_field(c, text, strlen(text));
		cli_puts(c, "\n");
		free(text);
	}
	if (classes) {
		text = fact(c, model, "classes");
		cli_puts(c, text);
		free(text);
	}
	vb_model_free(model);
}

/* ---- verify ---- */

static void verify(cli *c)
{
	while (cli_next(c) != -1)
		;
	if (c->file_count == 0)
		cli_usage(c, "no FILE");
	for (int i = 0; i < c->file_count; i++) {
		vb_error error = {.struct_size = sizeof error};
		dict_bytes b = dict_read(c, c->files[i]);
		vb_status status = vb_dict_verify(b.p, b.n, &error);

		if (status)
			cli_error(c, c->files[i], "%s: %s", error.source,
			          error.message[0] ? error.message : vb_strerror(status));
		else if (c->verbose) {
			cli_puts(c, c->files[i]);
			cli_puts(c, ": ok\n");
		}
		free(b.p);
	}
}

/* ---- embed ---- */

static uint64_t word_at(const dict_bytes *b, size_t at)
{
	uint64_t word = 0;

	for (unsigned i = 0; i < 8 && at + i < b->n; i++)
		word |= (uint64_t)(unsigned char)b->p[at + i] << 8 * i;
	return word;
}

/* Words of 64 bits: compilers read those many times faster than bytes, and no string literal grows beyond what the
 * standard promises. */
static void embed(cli *c)
{
	vb_error error = {.struct_size = sizeof error};
	vb_status status;
	char text[64];
	dict_bytes b;

	while (cli_next(c) != -1)
		;
	if (c->file_count != 1)
		cli_usage(c, c->file_count ? "one FILE only" : "no FILE");
	b = dict_read(c, c->files[0]);
	status = vb_dict_verify(b.p, b.n, &error);
	if (status)
		dict_give_up(c, c->files[0], &error, status);
	cli_puts(c, "/* Made by `vbdict embed` from a dictionary index: do not edit. */\n"
	            "#include \"builtin.h\"\n\n#include <stdint.h>\n\n"
	            "/* Words hold the bytes from the low end on. */\n"
	            "#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__\n"
	            "#define W(x) __builtin_bswap64(UINT64_C(x))\n#else\n#define W(x) UINT64_C(x)\n#endif\n\n"
	            "static const uint64_t words[] = {\n");
	for (size_t at = 0; at < b.n; at += 8) {
		snprintf(text, sizeof text, "W(0x%llx),%s", (unsigned long long)word_at(&b, at),
		         at % 32 == 24 || at + 8 >= b.n ? "\n" : "");
		cli_puts(c, text);
	}
	cli_puts(c, "};\n\nconst unsigned char *const vbi_builtin_data = (const unsigned char *)words;\n"
	            "const size_t vbi_builtin_size = ");
	cli_put_number(c, b.n);
	cli_puts(c, ";\n");
	free(b.p);
}

/* ---- commands ---- */

static const struct command {
	const char *name, *synopsis, *summary;
	const cli_option *options;
	void (*run)(cli *c);
} commands[] = {
	{"build", "[OPTION]... [-o OUT.vbx] FILE.tsv...", "Compiles sources to one index. Their order does not matter.", build_options,
	 build},
	{"dump", "[-o OUT.tsv] [FILE]", "Writes a dictionary as a source that compiles to the same index, weights aside.", output_options,
	 dump},
	{"info", "[--classes] [FILE]", "Says what a dictionary is: a name and a value a line.", info_options, info},
	{"verify", "FILE...", "Checks the structure and every checksum of indexes; silent when all is well.", main_options,
	 verify},
	{"lookup", "[-d FILE]... [--in FILE] [FORM]...",
	 "Shows the entries of forms, in any letter case, until when they are valid and what came after\n"
	 "them; without FORM of the lines of standard input.",
	 dict_lookup_options, dict_lookup},
	{"scan", "[-d FILE]... [--in FILE] [TEXT]...",
	 "Finds every form of the dictionary in running text. A line a match: document, start, end,\n"
	 "classes, by tabs; by where they begin, then by length.",
	 dict_scan_options, dict_scan},
	{"diff", "[-e] [FILE] FILE",
	 "Compares two dictionaries, or the built-in one and FILE: entries that only the first has after -,\n"
	 "those that only the second has after +. Order and layout of sources do not matter.",
	 dict_diff_options, dict_diff},
	{"sort", "[-o OUT.tsv] [FILE.tsv]",
	 "Sorts the entries of a source as Vietnamese dictionaries do; comments stay where they are, and\n"
	 "entries between them.",
	 output_options, dict_sort},
	{"embed", "[-o OUT.c] FILE.vbx", "Writes an index as C source, to be built into the library.", output_options,
	 embed},
};

#define COMMANDS (sizeof commands / sizeof *commands)

static const struct command *find_command(cli *c, const char *name)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	cli_usage(c, "unknown command '%s'", name);
}

int main(int argc, char **argv)
{
	static char notes[2048] = "Commands (vbdict COMMAND --help says more):";
	const struct command *command;
	cli c = {0};

	for (size_t i = 0, n = strlen(notes); i < COMMANDS; i++)
		n += (size_t)snprintf(notes + n, sizeof notes - n, "\n  %-7s %s", commands[i].name, commands[i].synopsis);
	c.program = "vbdict";
	c.synopsis = "COMMAND [OPTION]... [FILE]...";
	c.summary = SUMMARY;
	c.options = main_options;
	c.notes = notes;
	c.in_order = true;
	cli_start(&c, argc, argv);
	while (cli_next(&c) != -1)
		;
	if (c.file_count == 0)
		cli_usage(&c, "no command");
	command = find_command(&c, c.files[0]);
	c.command = command->name;
	c.synopsis = command->synopsis;
	c.summary = command->summary;
	c.options = command->options;
	c.notes = NULL;
	c.in_order = false;
	cli_start(&c, c.file_count, c.files);
	command->run(&c);
	return cli_finish(&c);
}
