/* dictdiff.c - vbdict diff: what one dictionary has and another has not; vbdict sort: a source by the order of Vietnamese. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "vbdict.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- lines and their order ---- */

typedef struct item {
	const char *key; /* what decides, bytes of it */
	size_t key_n;
	const char *line;
	size_t n;
} item;

static int compare(const char *a, size_t an, const char *b, size_t bn)
{
	int order = memcmp(a, b, an < bn ? an : bn);

	return order ? order : (an > bn) - (an < bn);
}

static int by_key(const void *a, const void *b)
{
	const item *x = a, *y = b;
	int order = compare(x->key, x->key_n, y->key, y->key_n);

	return order ? order : compare(x->line, x->n, y->line, y->n);
}

/* ---- diff ---- */

const cli_option dict_diff_options[] = {
	{'e', "exit-code", NULL, "exit with 1 when they differ"},
	{'o', "output", "FILE", "write to FILE, which appears only when all went well"},
	CLI_COMMON_OPTIONS,
};

/* All entries as lines: text owns them. */
typedef struct listing {
	char *text;
	size_t n, capacity;
	item *list;
	size_t items;
} listing;

static void add(cli *c, listing *l, const char *p, size_t n)
{
	if (l->capacity - l->n < n) {
		l->capacity = l->capacity + l->capacity / 2 + n + 65536;
		l->text = dict_alloc(c, l->text, l->capacity);
	}
	if (n)
		memcpy(l->text + l->n, p, n);
	l->n += n;
}

static void add_date(cli *c, listing *l, uint32_t day)
{
	char text[32];
	int n = day ? snprintf(text, sizeof text, "\t%04u-%02u-%02u", (unsigned)(day / 10000), (unsigned)(day / 100 % 100),
	                       (unsigned)(day % 100))
	            : snprintf(text, sizeof text, "\t");

	add(c, l, text, (size_t)n);
}

static void add_entry(cli *c, listing *l, const vb_dict_entry *e)
{
	char text[32];
	int n = snprintf(text, sizeof text, "\t%u\t", (unsigned)e->frequency);

	add(c, l, e->form, e->form_length);
	add(c, l, "\t", 1);
	add(c, l, e->classes, e->classes_length);
	add(c, l, text, (size_t)n);
	add(c, l, e->canon, e->canon_length);
	add_date(c, l, e->from);
	add_date(c, l, e->to);
	add(c, l, "\t", 1);
	add(c, l, e->attributes, e->attributes_length);
	add(c, l, "\n", 1);
}

static void list_entries(cli *c, const char *path, listing *l)
{
	vb_dict_entry e = {.struct_size = sizeof e};
	vb_model *model = dict_open(c, path);
	size_t count = vb_dict_count(model), at = 0;

	for (size_t i = 0; i < count; i++)
		if (vb_dict_get(model, i, &e) == VB_OK) {
			add_entry(c, l, &e);
			l->items++;
		}
	vb_model_free(model);
	l->list = dict_alloc(c, NULL, (l->items + 1) * sizeof *l->list);
	for (size_t i = 0; i < l->items; i++) {
		const char *line = l->text + at, *end = memchr(line, '\n', l->n - at);

		l->list[i] = (item){line, (size_t)(end - line), line, (size_t)(end - line) + 1};
		at += l->list[i].n;
	}
	qsort(l->list, l->items, sizeof *l->list, by_key);
}

void dict_diff(cli *c)
{
	listing a = {NULL, 0, 0, NULL, 0}, b = a;
	bool exit_code = false, differ = false;
	size_t i = 0, j = 0;

	for (int key; (key = cli_next(c)) != -1;)
		exit_code |= key == 'e';
	if (c->file_count < 1 || c->file_count > 2)
		cli_usage(c, "two FILEs, or one to be compared with the built-in dictionary");
	list_entries(c, c->file_count == 2 ? c->files[0] : NULL, &a);
	list_entries(c, c->files[c->file_count - 1], &b);
	while (i < a.items || j < b.items) {
		int order = i == a.items ? 1 : j == b.items ? -1 : by_key(&a.list[i], &b.list[j]);

		if (order) {
			const item *one = order < 0 ? &a.list[i] : &b.list[j];

			cli_puts(c, order < 0 ? "-" : "+");
			cli_put(c, one->line, one->n);
			differ = true;
		}
		i += order <= 0;
		j += order >= 0;
	}
	if (differ && exit_code)
		cli_fail(c);
	free(a.text);
	free(a.list);
	free(b.text);
	free(b.list);
}

/* ---- sort ---- */

typedef struct sorting {
	cli *c;
	vb_collator *collator;
	item *list;
	size_t n, capacity;
} sorting;

static void add_line(sorting *s, const char *line, size_t n)
{
	const char *end = memchr(line, '\t', n);
	size_t form = end ? (size_t)(end - line) : n, length, size;
	char *key;

	while (!end && form && (line[form - 1] == '\n' || line[form - 1] == '\r'))
		form--;
	length = vb_collate_key(s->collator, line, form, NULL, 0);
	if (length == SIZE_MAX)
		cli_die(s->c, NULL, "%s", vb_strerror(VB_ERR_MEMORY));
	size = length + 1;
	key = dict_alloc(s->c, NULL, size);
	vb_collate_key(s->collator, line, form, key, size);
	if (s->n == s->capacity) {
		s->capacity = s->capacity + s->capacity / 2 + 1024;
		s->list = dict_alloc(s->c, s->list, s->capacity * sizeof *s->list);
	}
	s->list[s->n++] = (item){key, length, line, n};
}

static void put_sorted(sorting *s)
{
	if (s->n)
		qsort(s->list, s->n, sizeof *s->list, by_key);
	for (size_t i = 0; i < s->n; i++) {
		cli_put(s->c, s->list[i].line, s->list[i].n);
		if (s->list[i].line[s->list[i].n - 1] != '\n')
			cli_puts(s->c, "\n");
		free((char *)(uintptr_t)s->list[i].key);
	}
	s->n = 0;
}

/* Comments stay where they are, for a "#=" holds for what follows it: entries are sorted between them. */
void dict_sort(cli *c)
{
	sorting s = {.c = c};
	dict_bytes b;

	while (cli_next(c) != -1)
		;
	if (c->file_count > 1)
		cli_usage(c, "one FILE at most");
	b = dict_read(c, c->file_count ? c->files[0] : "-");
	cli_check(c, vb_collator_new(NULL, &s.collator), NULL, NULL);
	for (size_t at = 0, n; at < b.n; at += n) {
		const char *end = memchr(b.p + at, '\n', b.n - at);

		n = end ? (size_t)(end - b.p) - at + 1 : b.n - at;
		if (b.p[at] != '#' && b.p[at] != '\n' && b.p[at] != '\r') {
			add_line(&s, b.p + at, n);
			continue;
		}
		put_sorted(&s);
		cli_put(c, b.p + at, n);
	}
	put_sorted(&s);
	vb_collator_free(s.collator);
	free(s.list);
	free(b.p);
}
