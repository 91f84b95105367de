/* dictreport.c - vbdict build --report: what stands twice in the sources and what they do not agree on. None of it is a
 * mistake that ends the compilation; each line of the report says what became of it. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "vbdict.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct seen {
	size_t form, cls, facts, id; /* offsets into text; facts: canon, from, to, attr */
	uint32_t freq, file, line;
} seen;

struct dict_report {
	cli *c;
	char *text;
	size_t n, capacity;
	seen *list;
	size_t seen_n, seen_capacity;
	char **file;
	uint32_t files;
};

static size_t keep(dict_report *r, const char *p, size_t n)
{
	size_t at = r->n;

	if (r->capacity - r->n < n + 1) {
		r->capacity = r->capacity + r->capacity / 2 + n + 4096;
		r->text = dict_alloc(r->c, r->text, r->capacity);
	}
	if (n)
		memcpy(r->text + r->n, p, n);
	r->text[r->n + n] = '\0';
	r->n += n + 1;
	return at;
}

static uint32_t file_number(dict_report *r, const char *name)
{
	if (r->files && strcmp(r->file[r->files - 1], name) == 0)
		return r->files - 1;
	r->file = dict_alloc(r->c, r->file, (r->files + 1) * sizeof *r->file);
	r->file[r->files] = dict_alloc(r->c, NULL, strlen(name) + 1);
	strcpy(r->file[r->files], name);
	return r->files++;
}

static size_t keep_facts(dict_report *r, const vb_dict_entry *e)
{
	char dates[32];
	size_t at = r->n;
	int n = snprintf(dates, sizeof dates, "\t%08u\t%08u\t", (unsigned)e->from, (unsigned)e->to);

	keep(r, e->canon, e->canon_length);
	r->n--;
	keep(r, dates, (size_t)n);
	r->n--;
	keep(r, e->attributes, e->attributes_length);
	return at;
}

/* The value of id=, by which entries of one name are told apart, with when it begins and ends. */
static size_t keep_id(dict_report *r, const vb_dict_entry *e)
{
	const char *p = e->attributes, *end = p + e->attributes_length;
	char text[160];

	while (p < end) {
		const char *stop = memchr(p, ';', (size_t)(end - p));
		size_t n = (size_t)((stop ? stop : end) - p);

		if (n > 3 && n < 100 && memcmp(p, "id=", 3) == 0) {
			int length = snprintf(text, sizeof text, "%.*s %u %u", (int)(n - 3), p + 3, (unsigned)e->from, (unsigned)e->to);

			return keep(r, text, (size_t)length);
		}
		p += n + 1;
	}
	return keep(r, "", 0);
}

static void told(void *context, const char *source, uint32_t line, const vb_dict_entry *e)
{
	dict_report *r = context;
	size_t form = keep(r, e->form, e->form_length), facts = keep_facts(r, e), id = keep_id(r, e);
	uint32_t file = file_number(r, source);
	const char *p = e->classes, *end = p + e->classes_length;

	for (;;) { /* a line is an entry for each of its classes */
		const char *stop = memchr(p, ',', (size_t)(end - p));
		size_t n = (size_t)((stop ? stop : end) - p);

		if (r->seen_n == r->seen_capacity) {
			r->seen_capacity = r->seen_capacity + r->seen_capacity / 2 + 1024;
			r->list = dict_alloc(r->c, r->list, r->seen_capacity * sizeof *r->list);
		}
		r->list[r->seen_n++] = (seen){form, keep(r, p, n), facts, id, e->frequency, file, line};
		if (!stop)
			return;
		p = stop + 1;
	}
}

dict_report *dict_report_new(cli *c, vb_dict_builder *builder)
{
	dict_report *r = dict_alloc(c, NULL, sizeof *r);

	memset(r, 0, sizeof *r);
	r->c = c;
	vb_dict_builder_watch(builder, told, r);
	return r;
}

/* qsort passes no context: where the strings are. */
static const char *strings;

static const char *bare(const seen *x) { return strings + x->cls + (strings[x->cls] == '-'); }

static int by_entry(const void *a, const void *b)
{
	const seen *x = a, *y = b;
	int order = strcmp(strings + x->form, strings + y->form);

	if (!order)
		order = strcmp(bare(x), bare(y));
	if (!order)
		order = (strings[x->cls] == '-') - (strings[y->cls] == '-');
	if (!order)
		order = strcmp(strings + x->id, strings + y->id);
	if (!order)
		order = strcmp(strings + x->facts, strings + y->facts);
	if (!order)
		order = (x->file > y->file) - (x->file < y->file);
	return order ? order : (x->line > y->line) - (x->line < y->line);
}

/* FILE:LINE: kind: form CLASS, beside FILE:LINE */
static void line(dict_report *r, const seen *a, const seen *b, const char *kind)
{
	fprintf(stderr, "%s:%u: %s: %s %s; %s:%u\n", r->file[b->file], (unsigned)b->line, kind, strings + b->form,
	        strings + b->cls, r->file[a->file], (unsigned)a->line);
}

static bool nothing(const char *facts) { return strcmp(facts, "\t00000000\t00000000\t") == 0; }

static void compare_two(dict_report *r, const seen *a, const seen *b, size_t *duplicates, size_t *conflicts)
{
	const char *x = strings + a->facts, *y = strings + b->facts;

	if (strings[a->cls] != '-' && strings[b->cls] == '-') {
		line(r, a, b, "conflict (the entry stays, what hides it goes)");
		++*conflicts;
	} else if (strcmp(x, y) == 0 && a->freq != b->freq) {
		line(r, a, b, "duplicate (the higher count is taken)");
		++*duplicates;
	} else if (strcmp(x, y) == 0) {
		line(r, a, b, "duplicate");
		++*duplicates;
	} else if (strcmp(strings + a->id, strings + b->id) == 0 && !nothing(x) && !nothing(y)) {
		line(r, a, b, strings[a->id] ? "conflict (one id, different facts: both stay)"
		                             : "conflict (different facts, no id: both stay)");
		++*conflicts;
	}
}

void dict_report_put(cli *c, dict_report *r)
{
	size_t duplicates = 0, conflicts = 0;

	strings = r->text;
	if (r->seen_n)
		qsort(r->list, r->seen_n, sizeof *r->list, by_entry);
	for (size_t i = 1; i < r->seen_n; i++) {
		const seen *a = &r->list[i - 1], *b = &r->list[i];

		if (strcmp(strings + a->form, strings + b->form) == 0 && strcmp(bare(a), bare(b)) == 0)
			compare_two(r, a, b, &duplicates, &conflicts);
	}
	fprintf(stderr, "%s: %zu duplicates, %zu conflicts\n", c->program, duplicates, conflicts);
	for (uint32_t i = 0; i < r->files; i++)
		free(r->file[i]);
	free(r->file);
	free(r->text);
	free(r->list);
	free(r);
}
