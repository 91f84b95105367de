/* dictpack.c - vbdict build --blocks: an external sort around the library's packer. Records are sorted in runs that fit the
 * memory given, runs lie in temporary files, a heap merges them; blocks go to one more file, for the head of the index is
 * known last and stands first. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "vbdict.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 1 << 18, RUNS = 64 };

typedef struct record {
	const unsigned char *p;
	uint32_t n;
} record;

/* A run being read: its least record. */
typedef struct run {
	FILE *file;
	unsigned char *p;
	uint32_t n;
	size_t capacity;
} run;

typedef struct sorter {
	cli *c;
	unsigned char *arena;
	size_t used, memory;
	record *list;
	size_t n, capacity;
	run runs[RUNS];
	size_t run_count;
} sorter;

static FILE *temporary(cli *c)
{
	const char *folder = getenv("TMPDIR");
	char path[4096];
	FILE *file;
	int fd;

	if (!folder || !*folder)
		folder = "/tmp";
	if (snprintf(path, sizeof path, "%s/vbdict-XXXXXX", folder) >= (int)sizeof path)
		cli_die(c, folder, "%s", strerror(ENAMETOOLONG));
	fd = mkstemp(path);
	if (fd < 0)
		cli_die(c, path, "%s", strerror(errno));
	unlink(path); /* it goes when we do */
	file = fdopen(fd, "wb+");
	if (!file)
		cli_die(c, path, "%s", strerror(errno));
	return file;
}

static void put(cli *c, FILE *file, const void *bytes, size_t n)
{
	if (n && fwrite(bytes, 1, n, file) != n)
		cli_die(c, "temporary file", "%s", strerror(errno));
}

static void put_record(cli *c, FILE *file, const unsigned char *p, uint32_t n)
{
	unsigned char length[4] = {(unsigned char)n, (unsigned char)(n >> 8), (unsigned char)(n >> 16), (unsigned char)(n >> 24)};

	put(c, file, length, 4);
	put(c, file, p, n);
}

static int compare(const unsigned char *a, uint32_t an, const unsigned char *b, uint32_t bn)
{
	int order = memcmp(a, b, an < bn ? an : bn);

	return order ? order : (an > bn) - (an < bn);
}

static int by_bytes(const void *a, const void *b)
{
	const record *x = a, *y = b;

	return compare(x->p, x->n, y->p, y->n);
}

/* ---- runs ---- */

/* The next record of a run; false at its end. */
static bool advance(cli *c, run *r)
{
	unsigned char length[4];
	size_t got = fread(length, 1, 4, r->file);

	if (got == 0 && !ferror(r->file))
		return false;
	if (got != 4)
		cli_die(c, "temporary file", "%s", strerror(errno));
	r->n = length[0] | (uint32_t)length[1] << 8 | (uint32_t)length[2] << 16 | (uint32_t)length[3] << 24;
	if (r->n > r->capacity) {
		r->capacity = r->n + r->n / 2;
		r->p = dict_alloc(c, r->p, r->capacity);
	}
	if (fread(r->p, 1, r->n, r->file) != r->n)
		cli_die(c, "temporary file", "%s", strerror(errno));
	return true;
}

static bool before(const run *a, const run *b) { return compare(a->p, a->n, b->p, b->n) < 0; }

static void sink(run *heap, size_t n, size_t at)
{
	for (;;) {
		size_t least = at;

		for (size_t child = 2 * at + 1; child < n && child <= 2 * at + 2; child++)
			if (before(&heap[child], &heap[least]))
				least = child;
		if (least == at)
			return;
		run swap = heap[at];
		heap[at] = heap[least];
		heap[least] = swap;
		at = least;
	}
}

static void close_run(run *r)
{
	fclose(r->file);
	free(r->p);
}

/* Gives each record of all runs in order. */
static void merge(sorter *s, void (*give)(void *context, const unsigned char *p, uint32_t n), void *context)
{
	run *heap = s->runs;
	size_t n = 0;

	for (size_t i = 0; i < s->run_count; i++) {
		rewind(s->runs[i].file);
		if (advance(s->c, &s->runs[i]))
			heap[n++] = s->runs[i];
		else
			close_run(&s->runs[i]);
	}
	for (size_t i = n / 2; i-- > 0;)
		sink(heap, n, i);
	while (n) {
		give(context, heap[0].p, heap[0].n);
		if (!advance(s->c, &heap[0])) {
			close_run(&heap[0]);
			heap[0] = heap[--n];
		}
		sink(heap, n, 0);
	}
	s->run_count = 0;
}

typedef struct copy {
	cli *c;
	FILE *file;
} copy;

static void give_copy(void *context, const unsigned char *p, uint32_t n)
{
	copy *to = context;

	put_record(to->c, to->file, p, n);
}

static void add_run(sorter *s, FILE *file)
{
	if (fflush(file))
		cli_die(s->c, "temporary file", "%s", strerror(errno));
	s->runs[s->run_count++] = (run){.file = file};
}

/* What has been gathered becomes a run. */
static void spill(sorter *s)
{
	FILE *file;

	if (!s->n)
		return;
	qsort(s->list, s->n, sizeof *s->list, by_bytes);
	file = temporary(s->c);
	for (size_t i = 0; i < s->n; i++)
		put_record(s->c, file, s->list[i].p, s->list[i].n);
	s->n = s->used = 0;
	add_run(s, file);
	if (s->run_count == RUNS) {
		copy to = {s->c, temporary(s->c)};

		merge(s, give_copy, &to);
		add_run(s, to.file);
	}
}

static void gather(sorter *s, const unsigned char *bytes, size_t n)
{
	while (n) {
		uint32_t length = bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;

		if (s->used + length > s->memory || s->n == s->capacity)
			spill(s);
		if (length > s->memory)
			cli_die(s->c, NULL, "an entry does not fit the memory given");
		memcpy(s->arena + s->used, bytes + 4, length);
		s->list[s->n++] = (record){s->arena + s->used, length};
		s->used += length;
		bytes += 4 + length;
		n -= 4 + length;
	}
}

/* ---- building ---- */

static void read_source(sorter *s, vb_dict_packer *packer, const char *path, char *piece)
{
	cli *c = s->c;
	bool standard = strcmp(path, "-") == 0;
	FILE *file = standard ? stdin : fopen(path, "rb");
	vb_error error = {.struct_size = sizeof error};
	const void *records;
	vb_status status;
	size_t got, n;

	if (!file)
		cli_die(c, path, "%s", strerror(errno));
	cli_spare_input(c, path);
	cli_check(c, vb_dict_packer_source(packer, path), path, NULL);
	do {
		got = fread(piece, 1, PIECE, file);
		if (ferror(file))
			cli_die(c, path, "%s", strerror(errno));
		status = vb_dict_packer_feed(packer, piece, got, got == 0, &records, &n, &error);
		if (status)
			dict_give_up(c, path, &error, status);
		gather(s, records, n);
	} while (got);
	if (!standard)
		fclose(file);
}

typedef struct packing {
	cli *c;
	vb_dict_packer *packer;
	FILE *body;
} packing;

static void give_packer(void *context, const unsigned char *p, uint32_t n)
{
	packing *to = context;
	vb_error error = {.struct_size = sizeof error};
	const void *blocks;
	size_t length;

	cli_check(to->c, vb_dict_packer_add(to->packer, p, n, &blocks, &length, &error), NULL, &error);
	put(to->c, to->body, blocks, length);
}

static void write_index(packing *to, char *piece)
{
	vb_error error = {.struct_size = sizeof error};
	const void *blocks, *head;
	size_t length, head_length, got;

	cli_check(to->c, vb_dict_packer_finish(to->packer, &blocks, &length, &head, &head_length, &error), NULL, &error);
	put(to->c, to->body, blocks, length);
	cli_put(to->c, head, head_length);
	rewind(to->body);
	while ((got = fread(piece, 1, PIECE, to->body)) > 0)
		cli_put(to->c, piece, got);
	if (ferror(to->body))
		cli_die(to->c, "temporary file", "%s", strerror(errno));
	fclose(to->body);
}

void dict_pack(cli *c, uint64_t memory)
{
	sorter s = {.c = c};
	packing to = {.c = c};
	char *piece = dict_alloc(c, NULL, PIECE);

	/* Part for the bytes of records, part for their list: some forty bytes a record. */
	s.memory = memory < 1 << 20 ? 1 << 20 : (size_t)memory;
	s.capacity = s.memory / 4 / sizeof *s.list;
	s.memory -= s.memory / 4;
	s.arena = dict_alloc(c, NULL, s.memory);
	s.list = dict_alloc(c, NULL, s.capacity * sizeof *s.list);
	cli_check(c, vb_dict_packer_new(NULL, &to.packer), NULL, NULL);
	for (int i = 0; i < c->file_count; i++)
		read_source(&s, to.packer, c->files[i], piece);
	spill(&s);
	free(s.arena);
	free(s.list);
	to.body = temporary(c);
	merge(&s, give_packer, &to);
	write_index(&to, piece);
	vb_dict_packer_free(to.packer);
	free(piece);
}
