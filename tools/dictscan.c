/* dictscan.c - vbdict scan and vbdict lookup: a dictionary asked, in memory or in blocks. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "vbdict.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input.h"

/* ---- which dictionary ---- */

bool dict_choose(cli *c, int key, dict_choice *choice)
{
	if (key == DICT_KEY_IN)
		choice->in = c->value;
	else if (key == DICT_KEY_MEMORY)
		choice->memory = cli_size(c, "--dict-memory", c->value);
	else
		return false;
	return true;
}

vb_model *dict_chosen(cli *c, const dict_choice *choice)
{
	vb_error error = {.struct_size = sizeof error};
	vb_model *model;
	vb_status status;

	if (choice->memory && !choice->in)
		cli_usage(c, "--dict-memory needs --in");
	if (choice->in && c->loader)
		cli_usage(c, "--in and --dict do not go together");
	if (!choice->in)
		return cli_model(c);
	if (!choice->memory)
		return dict_open(c, choice->in);
	status = vb_model_open_blocks(choice->in, (size_t)choice->memory, NULL, &model, &error);
	if (status)
		dict_give_up(c, choice->in, &error, status);
	return model;
}

/* ---- scan ---- */

enum { KEY_OFFSETS = CLI_KEY, KEY_STATS };

const cli_option dict_scan_options[] = {
	{0, NULL, NULL, "What is written:"},
	DICT_FINDER_OPTIONS,
	{KEY_OFFSETS, "offsets", "UNIT", "count positions in byte, cp (code points) or utf16 (byte)"},
	{KEY_STATS, "stats", NULL, "at the end a line of JSON with counts on stderr"},
	CLI_OUTPUT_OPTIONS,
	INPUT_OPTIONS,
	CLI_COMMON_OPTIONS,
};

typedef struct scanner {
	cli *c;
	vb_finder *finder;
	const char *id;
	size_t id_length;
	char *id_text;
} scanner;

/* document, start, end, classes */
static void put_matches(scanner *s)
{
	vb_match match[256];
	size_t first = 0, n;

	while ((n = vb_finder_matches(s->finder, first, 256, match)) > 0) {
		for (size_t i = 0; i < n; i++) {
			char classes[1280];

			vb_class_names(match[i].classes, classes, sizeof classes);
			cli_put_field(s->c, s->id_text, s->id_length);
			cli_puts(s->c, "\t");
			cli_put_number(s->c, match[i].start);
			cli_puts(s->c, "\t");
			cli_put_number(s->c, match[i].end);
			cli_puts(s->c, "\t");
			cli_puts(s->c, classes);
			cli_puts(s->c, "\n");
		}
		first += n;
	}
}

static void begin_document(scanner *s, const input *in)
{
	s->id_text = dict_alloc(s->c, s->id_text, in->id_length + 1);
	memcpy(s->id_text, in->id, in->id_length);
	s->id_length = in->id_length;
}

static void feed(scanner *s, const char *bytes, size_t length)
{
	vb_error error = {.struct_size = sizeof error};

	for (size_t at = 0, used; at < length; at += used) {
		vb_status status = vb_finder_feed(s->finder, bytes + at, length - at, &used, &error);

		cli_check(s->c, status, NULL, &error);
		if (status == VB_READY)
			put_matches(s);
	}
}

static void finish_document(scanner *s)
{
	vb_error error = {.struct_size = sizeof error};
	vb_status status;

	while ((status = vb_finder_end(s->finder, &error)) == VB_READY)
		put_matches(s);
	cli_check(s->c, status, NULL, &error);
}

static void put_stats(const scanner *s, const input *in)
{
	uint64_t asked = vb_finder_stat(s->finder, VB_FINDER_ASKED), held = vb_finder_stat(s->finder, VB_FINDER_HELD);

	fprintf(stderr,
	        "{\"documents\":%llu,\"bytes\":%llu,\"tokens\":%llu,\"matches\":%llu,\"blocks_asked\":%llu,"
	        "\"blocks_held\":%llu,\"hit_rate\":%.4f,\"block_memory\":%llu}\n",
	        (unsigned long long)in->documents, (unsigned long long)in->total_bytes,
	        (unsigned long long)vb_finder_stat(s->finder, VB_FINDER_TOKENS),
	        (unsigned long long)vb_finder_stat(s->finder, VB_FINDER_MATCHES), (unsigned long long)asked,
	        (unsigned long long)held, asked ? (double)held / (double)asked : 1.0,
	        (unsigned long long)vb_finder_stat(s->finder, VB_FINDER_MEMORY));
}

void dict_scan(cli *c)
{
	static const char *const units[] = {"byte", "cp", "utf16", NULL};
	vb_options options = {.struct_size = sizeof options};
	vb_error error = {.struct_size = sizeof error};
	dict_choice choice = {NULL, 0};
	scanner s = {.c = c};
	bool stats = false, done = false;
	vb_model *model;
	input in;

	input_init(&in, c);
	for (int key; (key = cli_next(c)) != -1;)
		if (key == KEY_OFFSETS)
			options.offsets = (uint32_t)cli_choice(c, "--offsets", c->value, units);
		else if (key == KEY_STATS)
			stats = true;
		else if (!dict_choose(c, key, &choice))
			input_option(&in, key);
	model = dict_chosen(c, &choice);
	cli_check(c, vb_finder_new(model, &options, NULL, &s.finder, &error), choice.in, &error);
	input_start(&in);
	while (!done)
		switch (input_next(&in)) {
		case INPUT_BEGIN: begin_document(&s, &in); break;
		case INPUT_BYTES: feed(&s, in.bytes, in.length); break;
		case INPUT_FINISH: finish_document(&s); break;
		default: done = true; break;
		}
	input_end(&in);
	if (stats)
		put_stats(&s, &in);
	vb_finder_free(s.finder);
	vb_model_free(model);
	free(s.id_text);
}

/* ---- lookup ---- */

const cli_option dict_lookup_options[] = {
	DICT_FINDER_OPTIONS,
	CLI_COMMON_OPTIONS,
};

typedef struct place_id {
	const char *p; /* the id, in the model */
	size_t n, index;
	uint32_t to;
} place_id;

typedef struct asker {
	cli *c;
	const vb_model *model;
	vb_finder *finder;
	bool whole; /* the dictionary can be searched for ids */
	bool listed;
	place_id *place; /* by id */
	size_t places;
} asker;

/* The value of key= among attributes. */
static bool attribute(const vb_dict_entry *e, const char *key, const char **value, size_t *n)
{
	const char *p = e->attributes, *end = p + e->attributes_length;
	size_t length = strlen(key);

	while (p < end) {
		const char *stop = memchr(p, ';', (size_t)(end - p));

		if (!stop)
			stop = end;
		if ((size_t)(stop - p) > length && p[length] == '=' && memcmp(p, key, length) == 0) {
			*value = p + length + 1;
			*n = (size_t)(stop - *value);
			return true;
		}
		p = stop + 1;
	}
	return false;
}

static void put_day(cli *c, uint32_t day)
{
	char text[16];

	snprintf(text, sizeof text, "%04u-%02u-%02u", (unsigned)(day / 10000 % 10000), (unsigned)(day / 100 % 100),
	         (unsigned)(day % 100));
	cli_puts(c, text);
}

static int by_id(const void *a, const void *b)
{
	const place_id *x = a, *y = b;
	size_t n = x->n < y->n ? x->n : y->n;
	int order = memcmp(x->p, y->p, n);

	if (order || x->n != y->n)
		return order ? order : x->n < y->n ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

/* All places with their ids: a list of many units would else go through the dictionary for each. */
static void list_places(asker *a)
{
	vb_dict_entry e = {.struct_size = sizeof e};
	size_t capacity = 0;

	a->listed = true;
	for (size_t i = 0; i < vb_dict_count(a->model); i++) {
		place_id *place;

		/* Another spelling of a place has its name as canon. */
		if (vb_dict_get(a->model, i, &e) != VB_OK || e.classes_length < 4 || memcmp(e.classes, "LOC_", 4) != 0 ||
		    (e.canon_length && (e.canon_length != e.form_length || memcmp(e.canon, e.form, e.form_length) != 0)))
			continue;
		if (a->places == capacity) {
			capacity = capacity ? 2 * capacity : 1024;
			a->place = dict_alloc(a->c, a->place, capacity * sizeof *a->place);
		}
		place = &a->place[a->places];
		if (attribute(&e, "id", &place->p, &place->n)) {
			place->index = i;
			place->to = e.to;
			a->places++;
		}
	}
	qsort(a->place, a->places, sizeof *a->place, by_id);
}

/* The places that have an id after a day: codes were used again, so an id is sure only together with its dates. */
static bool put_successor(asker *a, const char *id, size_t n, uint32_t after)
{
	vb_dict_entry e = {.struct_size = sizeof e};
	place_id wanted = {id, n, 0, 0};
	size_t low = 0, high;

	if (!a->listed)
		list_places(a);
	for (high = a->places; low < high;) {
		size_t middle = low + (high - low) / 2;

		if (by_id(&a->place[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < a->places && a->place[low].n == n && memcmp(a->place[low].p, id, n) == 0; low++) {
		if ((a->place[low].to && a->place[low].to <= after) || vb_dict_get(a->model, a->place[low].index, &e) != VB_OK)
			continue;
		cli_put(a->c, e.form, e.form_length);
		cli_puts(a->c, " (");
		cli_put(a->c, e.classes, e.classes_length);
		cli_puts(a->c, " ");
		cli_put(a->c, id, n);
		cli_puts(a->c, ")");
		return true;
	}
	return false;
}

/* "# Hà Giang: LOC_PROVINCE until 2025-06-30, then Tuyên Quang (LOC_PROVINCE 08)": a comment, so that what is written
 * remains a source. */
static void put_validity(asker *a, const vb_dict_entry *e)
{
	const char *into = NULL;
	size_t n = 0;
	bool split = attribute(e, "split", &into, &n);

	if (!e->from && !e->to)
		return;
	cli_puts(a->c, "# ");
	cli_put(a->c, e->form, e->form_length);
	cli_puts(a->c, ": ");
	cli_put(a->c, e->classes, e->classes_length);
	if (e->from) {
		cli_puts(a->c, " from ");
		put_day(a->c, e->from);
	}
	if (e->to) {
		cli_puts(a->c, " until ");
		put_day(a->c, e->to);
	}
	if (e->to && a->whole && attribute(e, "into", &into, &n))
		for (size_t at = 0, length; at < n; at += length + 1) {
			const char *end = memchr(into + at, '+', n - at);

			length = end ? (size_t)(end - into) - at : n - at;
			cli_puts(a->c, at ? ", " : split ? ", then in part " : ", then ");
			if (!put_successor(a, into + at, length, e->to))
				cli_put(a->c, into + at, length);
		}
	cli_puts(a->c, "\n");
}

static void look_up(asker *a, const char *form, size_t length)
{
	vb_dict_entry e = {.struct_size = sizeof e};
	vb_error error = {.struct_size = sizeof error};
	size_t count;

	cli_check(a->c, vb_finder_lookup(a->finder, form, length, &count, &error), NULL, &error);
	for (size_t i = 0; i < count; i++) {
		if (vb_finder_entry(a->finder, i, &e) != VB_OK)
			continue;
		dict_put_entry(a->c, &e);
		put_validity(a, &e);
	}
}

void dict_lookup(cli *c)
{
	vb_error error = {.struct_size = sizeof error};
	dict_choice choice = {NULL, 0};
	asker a = {.c = c};
	vb_model *model;

	for (int key; (key = cli_next(c)) != -1;)
		dict_choose(c, key, &choice);
	model = dict_chosen(c, &choice);
	a.model = model;
	a.whole = choice.memory == 0;
	cli_check(c, vb_finder_new(model, NULL, NULL, &a.finder, &error), choice.in, &error);
	for (int i = 0; i < c->file_count; i++)
		look_up(&a, c->files[i], strlen(c->files[i]));
	if (c->file_count == 0) {
		dict_bytes b = dict_read(c, "-");

		for (size_t at = 0, n; at < b.n; at += n + 1) {
			const char *end = memchr(b.p + at, '\n', b.n - at);

			n = end ? (size_t)(end - b.p) - at : b.n - at;
			look_up(&a, b.p + at, n && b.p[at + n - 1] == '\r' ? n - 1 : n);
		}
		free(b.p);
	}
	free(a.place);
	vb_finder_free(a.finder);
	vb_model_free(model);
}
