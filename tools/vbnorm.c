/* vbnorm - Vietnamese text in one spelling: composed characters, tone marks in their place, clean spaces. */
#include "input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_TONE = CLI_KEY, KEY_PUNCT, KEY_FORM_ONLY, KEY_FOLD, KEY_FORMAT, KEY_CHECK, KEY_STATS };

static const cli_option options[] = {
	{0, NULL, NULL, "What is changed:"},
	{KEY_TONE, "tone", "STYLE", "tone marks of oa, oe, uy: keep, hoa-main (hoà, khoẻ, thuý)\nor hoa-first (hòa, khỏe, thúy) (keep)"},
	{KEY_PUNCT, "punct", "STYLE", "keep, or plain: quotes, dashes and ellipsis in ASCII (keep)"},
	{KEY_FORM_ONLY, "form-only", NULL, "characters and spaces only: no tone mark is moved"},
	{KEY_FOLD, "fold", NULL, "fold for search: lower case, no tones, no marks, d for đ"},
	{'f', "from", "CHARSET", "of the input: utf-8; UTF-16 and UTF-32 need a byte order\nmark (utf-8)"},
	{'t', "to", "CHARSET", "of the output: utf-8"},
	{0, NULL, NULL, "Output:"},
	{KEY_FORMAT, "format", "FORMAT", "text, or edits: a line a change: file, its start and end in\nthe input, in the output, and the new text (text)"},
	{KEY_CHECK, "check", NULL, "write nothing; exit 1 when a file would be changed"},
	{KEY_STATS, "stats", NULL, "at the end a line of JSON with counts on stderr"},
	CLI_OUTPUT_OPTIONS,
	CLI_COMMON_OPTIONS,
};

static const char *const tone_names[] = {"keep", "hoa-main", "hoa-first", NULL}; /* numbered as VB_TONE_* */
static const char *const punct_names[] = {"keep", "plain", NULL};                /* numbered as VB_PUNCT_* */
static const char *const format_names[] = {"text", "edits", NULL};
static const char *const charset_names[] = {"utf-8", "utf8", "UTF-8", "UTF8", NULL};

struct run {
	cli c;
	input in;
	vb_normalizer *norm;
	vb_norm_options options;
	bool fold, edits, check, stats;
	char *folded;
	size_t folded_capacity;
	uint64_t written;              /* output bytes of this file so far */
	uint64_t changes, first_change; /* of this file */
	uint64_t total_in, total_out, total_changes, changed_files;
};

static void read_options(struct run *r)
{
	cli *c = &r->c;

	for (int key; (key = cli_next(c)) != -1;)
		switch (key) {
		case KEY_TONE:
			r->options.tone = (uint32_t)cli_choice(c, "tone", c->value, tone_names);
			break;
		case KEY_PUNCT:
			r->options.punct = (uint32_t)cli_choice(c, "punct", c->value, punct_names);
			break;
		case KEY_FORM_ONLY:
			r->options.flags |= VB_NORM_NO_ORTHOGRAPHY;
			break;
		case KEY_FOLD:
			r->fold = true;
			break;
		case 'f':
			cli_choice(c, "from", c->value, charset_names);
			r->options.charset = VB_CHARSET_UTF8;
			break;
		case 't':
			cli_choice(c, "to", c->value, charset_names);
			break;
		case KEY_FORMAT:
			r->edits = cli_choice(c, "format", c->value, format_names) == 1;
			break;
		case KEY_CHECK:
			r->check = true;
			break;
		case KEY_STATS:
			r->stats = true;
			break;
		}
	if (r->fold && (r->edits || r->check))
		cli_usage(c, "--fold keeps no account of changes: it goes with neither --format=edits nor --check");
}

static void put_folded(struct run *r, const char *bytes, size_t n)
{
	size_t length = vb_fold(bytes, n, r->folded, r->folded_capacity);

	if (length != SIZE_MAX && length >= r->folded_capacity) {
		char *bigger = realloc(r->folded, length + 1);

		if (!bigger)
			cli_die(&r->c, r->in.file, "out of memory");
		r->folded = bigger;
		r->folded_capacity = length + 1;
		length = vb_fold(bytes, n, r->folded, r->folded_capacity);
	}
	if (length == SIZE_MAX)
		cli_die(&r->c, r->in.file, "out of memory");
	cli_put(&r->c, r->folded, length);
	r->total_out += length;
}

/* The changed text lies in the chunk that starts at r->written. */
static void put_edit(struct run *r, const vb_edit *e, const char *chunk, size_t n)
{
	const uint64_t numbers[] = {e->in_start, e->in_start + e->in_length, e->out_start, e->out_start + e->out_length};
	cli *c = &r->c;

	cli_put_field(c, r->in.file, strlen(r->in.file));
	for (int i = 0; i < 4; i++) {
		cli_put(c, "\t", 1);
		cli_put_number(c, numbers[i]);
	}
	cli_put(c, "\t", 1);
	if (e->out_start >= r->written && e->out_start - r->written <= n && e->out_length <= n - (e->out_start - r->written))
		cli_put_field(c, chunk + (e->out_start - r->written), e->out_length);
	cli_put(c, "\n", 1);
}

static void take_edits(struct run *r, const char *chunk, size_t length)
{
	vb_edit e[64];
	size_t n;

	for (size_t first = 0; (n = vb_normalizer_edits(r->norm, first, 64, e)); first += n) {
		if (!r->changes)
			r->first_change = e[0].in_start;
		r->changes += n;
		for (size_t i = 0; r->edits && !r->check && i < n; i++)
			put_edit(r, &e[i], chunk, length);
	}
}

static void chunk_ready(struct run *r)
{
	size_t n;
	const char *chunk = vb_normalizer_output(r->norm, &n);

	take_edits(r, chunk, n);
	r->written += n;
	if (r->check || r->edits)
		return;
	if (r->fold) {
		put_folded(r, chunk, n);
		return;
	}
	cli_put(&r->c, chunk, n);
	r->total_out += n;
}

static void feed(struct run *r)
{
	size_t used;

	for (size_t at = 0; at < r->in.length; at += used) {
		vb_status status = vb_normalizer_feed(r->norm, r->in.bytes + at, r->in.length - at, &used);

		cli_check(&r->c, status, r->in.file, NULL);
		if (status != VB_READY)
			break; /* all is taken */
		chunk_ready(r);
	}
}

static void finish_file(struct run *r)
{
	vb_status status;

	while ((status = vb_normalizer_end(r->norm)) == VB_READY)
		chunk_ready(r);
	cli_check(&r->c, status, r->in.file, NULL);
	r->total_changes += r->changes;
	r->changed_files += r->changes != 0;
	if (r->check && r->changes) {
		cli_warn(&r->c, r->in.file, "%llu changes, the first at byte %llu", (unsigned long long)r->changes,
		         (unsigned long long)r->first_change);
		cli_fail(&r->c);
	}
	r->written = r->changes = 0;
}

static void put_stats(const struct run *r)
{
	fprintf(stderr, "{\"documents\":%llu,\"bytes\":%llu,\"written\":%llu,\"changes\":%llu,\"changed_documents\":%llu}\n",
	        (unsigned long long)r->in.documents, (unsigned long long)r->in.total_bytes,
	        (unsigned long long)r->total_out, (unsigned long long)r->total_changes,
	        (unsigned long long)r->changed_files);
}

static void run_all(struct run *r)
{
	for (;;)
		switch (input_next(&r->in)) {
		case INPUT_BEGIN:
			break;
		case INPUT_BYTES:
			feed(r);
			break;
		case INPUT_FINISH:
			finish_file(r);
			break;
		case INPUT_END:
			return;
		}
}

int main(int argc, char **argv)
{
	static struct run r = {
		.c = {.program = "vbnorm",
		      .synopsis = "[OPTION]... [FILE]...",
		      .summary = "Writes Vietnamese text in one spelling: composed characters (NFC), tone marks on the right\n"
		                 "vowel, no invisible characters. Clean text comes out the same. Reads standard input when\n"
		                 "there is no FILE, or when FILE is -; gzip is recognised by its content.",
		      .options = options,
		      .notes = "Exit status: 0, 1 when something could not be read or written or --check found text to\n"
		               "change, 2 when the command line makes no sense."},
		.options = {.struct_size = sizeof r.options},
	};

	cli_start(&r.c, argc, argv);
	input_init(&r.in, &r.c);
	read_options(&r);
	cli_check(&r.c, vb_normalizer_new(&r.options, NULL, &r.norm), NULL, NULL);
	input_start(&r.in);
	run_all(&r);
	if (r.stats)
		put_stats(&r);
	input_end(&r.in);
	vb_normalizer_free(r.norm);
	free(r.folded);
	return cli_finish(&r.c);
}
