/* vbnorm - Vietnamese text in one spelling: composed characters, tone marks in their place, clean spaces. */
#include "input.h"
#include "marks.h"
#include "place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	KEY_TONE = CLI_KEY, KEY_IY, KEY_PUNCT, KEY_FORM_ONLY, KEY_CLEAN, KEY_OCR, KEY_UNWRAP, KEY_HTML, KEY_FOLD, KEY_PER_LINE,
	KEY_TCVN3_UPPER, KEY_REFERENCES, KEY_MOJIBAKE, KEY_INVALID, KEY_FORMAT, KEY_CHECK, KEY_STATS, KEY_RESTORE, KEY_RESTORE_MODEL
};

static const cli_option options[] = {
	{0, NULL, NULL, "What is changed:"},
	{KEY_TONE, "tone", "STYLE", "tone marks of oa, oe, uy: keep, hoa-main (hoà, khoẻ, thuý)\nor hoa-first (hòa, khỏe, thúy) (keep)"},
	{KEY_IY, "iy", "STYLE", "i and y behind a consonant: keep, or school: kĩ thuật, lí do;\nnames stay (keep)"},
	{KEY_PUNCT, "punct", "STYLE", "keep, or plain: quotes, dashes and ellipsis in ASCII (keep)"},
	{KEY_CLEAN, "clean", NULL, "spaces too many and too few beside . , ; : ! ? and …"},
	{KEY_UNWRAP, "unwrap", NULL, "lines broken by the width of a page joined; running heads\nand page numbers dropped"},
	{KEY_OCR, "ocr", NULL, "what scanning leaves: 0l/7 for 01/7, a´ for á"},
	{KEY_RESTORE, "restore", "[PERCENT]", "text without marks gets the likeliest ones (truong hoc:\ntrường học), but what is less sure than PERCENT (0)"},
	{KEY_RESTORE_MODEL, "restore-model", "FILE", "by the weights in FILE, .vbx or .vbw, not those that came\nwith the program"},
	{KEY_FORM_ONLY, "form-only", NULL, "characters and spaces only: no tone mark is moved"},
	{KEY_FOLD, "fold", "[KIND]", "fold for search: lower case, no tones, no marks, d for đ;\nkey: ă â đ ê ô ơ ư stay"},
	{0, NULL, NULL, "Encodings:"},
	{'f', "from", "CHARSET", "of the input; a byte order mark goes before it (auto)"},
	{KEY_PER_LINE, "per-line", NULL, "each line of the input has its own encoding"},
	{KEY_TCVN3_UPPER, "tcvn3-upper", NULL, "TCVN3 of a font that has capitals only"},
	{'t', "to", "CHARSET", "of the output (utf-8)"},
	{KEY_INVALID, "invalid", "HOW", "bytes that are no character, and characters that CHARSET\ncannot tell: replace, skip or fail (replace)"},
	{KEY_MOJIBAKE, "mojibake", "HOW", "UTF-8 that was read as windows-1252: mend or keep (mend)"},
	{KEY_REFERENCES, "references", "HOW", "&#7879; and &nbsp;: letters, all (&lt; and &amp;#7879; too) or\nkeep (letters)"},
	{KEY_HTML, "html", NULL, "the input is HTML: text is taken out of it"},
	{0, NULL, NULL, "Output:"},
	{KEY_FORMAT, "format", "FORMAT", "text, or edits: a line a change: file, its start and end in\nthe input, in the output, the new text, its kinds (text)"},
	{KEY_CHECK, "check", NULL, "write no text; exit 1 when a file would be changed; with -v\na line for each of the first changes: FILE:LINE:COLUMN: KIND"},
	{KEY_STATS, "stats", NULL, "at the end a line of JSON with counts on stderr"},
	CLI_OUTPUT_OPTIONS,
	CLI_COMMON_OPTIONS,
};

static const char *const tone_names[] = {"keep", "hoa-main", "hoa-first", NULL}; /* numbered as VB_TONE_* */
static const char *const iy_names[] = {"keep", "school", NULL};
static const char *const punct_names[] = {"keep", "plain", NULL};                /* numbered as VB_PUNCT_* */
static const char *const fold_names[] = {"all", "key", NULL};
static const char *const format_names[] = {"text", "edits", NULL};
static const char *const mojibake_names[] = {"mend", "keep", NULL};
static const char *const references_names[] = {"letters", "all", "keep", NULL};
static const char *const invalid_names[] = {"fail", "replace", "skip", NULL};     /* numbered as VB_ENCODE_* */

/* Changes that --check -v tells of. */
#define SHOWN 20

/* Counts of one kind over all documents. */
struct total {
	uint64_t count, first;
	char *file; /* of the first */
};

struct run {
	cli c;
	input in;
	vb_normalizer *norm;
	vb_model *model;
	vb_norm_options options;
	bool edits, check, stats, restore;
	uint32_t least;            /* of --restore, in thousandths */
	const char *restore_model; /* NULL: the one that came along */
	marks marks;
	enum { UNFOLDED, FOLD_ALL, FOLD_KEY } fold;
	uint32_t charset, invalid; /* of the output; VB_ENCODE_* */
	bool raw;                  /* the encoding of this file is not known: its bytes go out as they are */
	bool asked;                /* it was looked at */
	char *folded, *encoded;
	size_t folded_capacity, encoded_capacity;
	uint64_t written;               /* normalised bytes of this file so far */
	uint64_t changes, first_change; /* of this file */
	unsigned shown;
	place place;                    /* in this file's input */
	uint64_t total_out, total_changes, changed_files;
	struct total totals[VB_CHANGE_END];
};

/* ---- options ---- */

/* --restore=PERCENT, in thousandths. */
static uint32_t read_percent(cli *c)
{
	char *end;
	unsigned long percent = strtoul(c->value, &end, 10);

	if (end == c->value || *end || *c->value == '-' || percent > 100)
		cli_usage(c, "--restore=%s: a number from 0 to 100 is wanted", c->value);
	return (uint32_t)percent * 10;
}

static void read_option(struct run *r, int key)
{
	cli *c = &r->c;

	switch (key) {
	case KEY_TONE:
		r->options.tone = (uint32_t)cli_choice(c, "tone", c->value, tone_names);
		break;
	case KEY_IY:
		r->options.flags |= cli_choice(c, "iy", c->value, iy_names) ? VB_NORM_IY_SCHOOL : 0;
		break;
	case KEY_PUNCT:
		r->options.punct = (uint32_t)cli_choice(c, "punct", c->value, punct_names);
		break;
	case KEY_FORM_ONLY:
		r->options.flags |= VB_NORM_NO_ORTHOGRAPHY;
		break;
	case KEY_CLEAN:
		r->options.flags |= VB_NORM_REPAIR;
		break;
	case KEY_OCR:
		r->options.flags |= VB_NORM_OCR;
		break;
	case KEY_UNWRAP:
		r->options.flags |= VB_NORM_UNWRAP;
		break;
	case KEY_HTML:
		r->options.flags |= VB_NORM_HTML;
		break;
	case KEY_FOLD:
		r->fold = c->value && cli_choice(c, "fold", c->value, fold_names) ? FOLD_KEY : FOLD_ALL;
		break;
	case 'f':
		r->options.charset = cli_charset(c, "from");
		break;
	case 't':
		r->charset = cli_charset(c, "to");
		if (r->charset == VB_CHARSET_AUTO)
			cli_usage(c, "--to=%s: text is written in one encoding", c->value);
		break;
	case KEY_PER_LINE:
		r->options.flags |= VB_NORM_PER_LINE;
		break;
	case KEY_TCVN3_UPPER:
		r->options.flags |= VB_NORM_TCVN3_UPPER;
		break;
	case KEY_MOJIBAKE:
		r->options.flags |= cli_choice(c, "mojibake", c->value, mojibake_names) ? VB_NORM_NO_MOJIBAKE : 0;
		break;
	case KEY_REFERENCES:
		r->options.flags |= (const uint32_t[]){0, VB_NORM_ALL_REFERENCES, VB_NORM_NO_REFERENCES}[cli_choice(
			c, "references", c->value, references_names)];
		break;
	case KEY_INVALID:
		r->invalid = (uint32_t)cli_choice(c, "invalid", c->value, invalid_names);
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
	case KEY_RESTORE:
		r->restore = true;
		r->least = c->value ? read_percent(c) : 0;
		break;
	case KEY_RESTORE_MODEL:
		r->restore_model = c->value;
		break;
	}
}

static void read_options(struct run *r)
{
	for (int key; (key = cli_next(&r->c)) != -1;)
		read_option(r, key);
	if (r->fold && (r->edits || r->check))
		cli_usage(&r->c, "--fold keeps no account of changes: it goes with neither --format=edits nor --check");
	if (r->fold && r->restore)
		cli_usage(&r->c, "--fold takes away the marks that --restore gives");
	if (r->restore_model && !r->restore)
		cli_usage(&r->c, "--restore-model goes with --restore");
	if (r->options.flags & VB_NORM_PER_LINE && r->options.charset != VB_CHARSET_AUTO)
		cli_usage(&r->c, "--per-line finds out the encoding of each line: it does not go with --from");
	if (r->stats || r->edits || (r->check && r->c.verbose))
		r->options.flags |= VB_NORM_DOUBTS;
	else if (!r->check && r->invalid == VB_ENCODE_REPLACE)
		r->options.flags |= VB_NORM_NO_EDITS;
}

/* ---- text ---- */

static void *grow(struct run *r, void *block, size_t *capacity, size_t need)
{
	void *bigger;

	if (need <= *capacity)
		return block;
	bigger = realloc(block, need);
	if (!bigger)
		cli_die(&r->c, r->in.file, "out of memory");
	*capacity = need;
	return bigger;
}

static void put_encoded(struct run *r, const char *bytes, size_t n)
{
	uint64_t failed;
	size_t length;
	vb_status status;

	if (r->charset != VB_CHARSET_UTF8 && !r->raw) {
		status = vb_encode(r->charset, r->invalid, bytes, n, r->encoded, r->encoded_capacity, &length, &failed);
		if (status == VB_ERR_ENCODING) {
			char character[8];
			size_t most = n - (size_t)failed < 4 ? n - (size_t)failed : 4, end = 1;

			while (end < most && ((unsigned char)bytes[failed + end] & 0xC0) == 0x80)
				end++;
			memcpy(character, bytes + failed, end);
			character[end] = '\0';
			cli_die(&r->c, r->in.file, "%s cannot tell '%s'", vb_charset_name(r->charset), character);
		}
		cli_check(&r->c, status, r->in.file, NULL);
		if (length > r->encoded_capacity) {
			r->encoded = grow(r, r->encoded, &r->encoded_capacity, length);
			cli_check(&r->c, vb_encode(r->charset, r->invalid, bytes, n, r->encoded, r->encoded_capacity, &length, &failed),
			          r->in.file, NULL);
		}
		bytes = r->encoded;
		n = length;
	}
	cli_put(&r->c, bytes, n);
	r->total_out += n;
}

static void put_text(struct run *r, const char *bytes, size_t n)
{
	size_t (*fold)(const char *, size_t, char *, size_t) = r->fold == FOLD_KEY ? vb_search_key : vb_fold;
	size_t length;

	if (!r->fold || r->raw) {
		put_encoded(r, bytes, n);
		return;
	}
	length = fold(bytes, n, r->folded, r->folded_capacity);
	if (length != SIZE_MAX && length >= r->folded_capacity) {
		r->folded = grow(r, r->folded, &r->folded_capacity, length + 1);
		length = fold(bytes, n, r->folded, r->folded_capacity);
	}
	if (length == SIZE_MAX)
		cli_die(&r->c, r->in.file, "out of memory");
	put_encoded(r, r->folded, length);
}

/* Writes a chunk without the replacement characters that stand for ill-formed bytes. */
static void put_valid(struct run *r, const char *chunk, size_t n)
{
	size_t from = 0, got;
	vb_edit e[64];
	uint32_t kinds[64];

	for (size_t first = 0; (got = vb_normalizer_edits(r->norm, first, 64, e)); first += got) {
		vb_normalizer_kinds(r->norm, first, 64, kinds);
		for (size_t i = 0; i < got; i++) {
			size_t at = (size_t)(e[i].out_start - r->written);

			if (!(kinds[i] & 1u << VB_CHANGE_ILL_FORMED) || e[i].out_length != 3 || memcmp(chunk + at, "\xEF\xBF\xBD", 3) != 0)
				continue;
			put_text(r, chunk + from, at - from);
			from = at + 3;
		}
	}
	put_text(r, chunk + from, n - from);
}

/* ---- changes ---- */

static void put_kinds(cli *c, uint32_t kinds)
{
	const char *comma = "";

	for (uint32_t kind = 0; kind < VB_CHANGE_END; kind++)
		if (kinds >> kind & 1) {
			cli_puts(c, comma);
			cli_puts(c, vb_change_name(kind));
			comma = ",";
		}
}

/* FILE:LINE:COLUMN: KIND, as compilers say it and editors read it. */
static void show_place(struct run *r, uint64_t at, uint32_t kinds, const char *after)
{
	uint64_t line, column;
	cli *c = &r->c;

	if (r->shown == SHOWN)
		return;
	r->shown++;
	cli_put_field(c, r->in.file, strlen(r->in.file));
	cli_puts(c, ":");
	if (place_find(&r->place, at, &line, &column)) {
		cli_put_number(c, line);
		cli_puts(c, ":");
		cli_put_number(c, column);
	} else { /* too far back */
		cli_puts(c, "byte ");
		cli_put_number(c, at);
	}
	cli_puts(c, ": ");
	put_kinds(c, kinds);
	cli_puts(c, after);
	cli_puts(c, "\n");
}

/* One change or doubt, whose text lies in the chunk that starts at r->written. */
static void put_change(struct run *r, const vb_edit *e, uint32_t kinds, const char *after, const char *chunk, size_t n)
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
	cli_put(c, "\t", 1);
	put_kinds(c, kinds);
	if (kinds & 1u << VB_CHANGE_MARKS) {
		char sure[16];

		snprintf(sure, sizeof sure, "=%.2f", marks_sure(&r->marks, r->norm, e->out_start) / 1000.0);
		cli_puts(c, sure);
	}
	cli_puts(c, after);
	cli_put(c, "\n", 1);
}

static void tell(struct run *r, const vb_edit *e, uint32_t kinds, const char *after, const char *chunk, size_t n)
{
	if (r->check && r->c.verbose)
		show_place(r, e->in_start, kinds, after);
	else if (r->edits && !r->check)
		put_change(r, e, kinds, after, chunk, n);
}

/* Changes and doubts of the chunk, in the order of the text. */
static void take_changes(struct run *r, const char *chunk, size_t length)
{
	size_t edits = vb_normalizer_edits(r->norm, 0, 0, NULL), doubts = vb_normalizer_doubts(r->norm, 0, 0, NULL);
	bool telling = r->edits || (r->check && r->c.verbose);
	vb_edit e;
	vb_doubt d;

	if (edits && !r->changes) {
		vb_normalizer_edits(r->norm, 0, 1, &e);
		r->first_change = e.in_start;
	}
	r->changes += edits;
	for (size_t i = 0, k = 0; telling && (i < edits || k < doubts);) {
		uint32_t kinds;

		if (i < edits)
			vb_normalizer_edits(r->norm, i, 1, &e);
		if (k < doubts)
			vb_normalizer_doubts(r->norm, k, 1, &d);
		if (i < edits && (k == doubts || e.out_start <= d.out_start)) {
			vb_normalizer_kinds(r->norm, i, 1, &kinds);
			tell(r, &e, kinds, "", chunk, length);
			i++;
		} else {
			const vb_edit as = {d.in_start, d.out_start, d.in_length, d.out_length};

			tell(r, &as, 1u << d.kind, "?", chunk, length);
			k++;
		}
	}
}

/* ---- files ---- */

/* Once, when it is known: the encoding of this file. */
static void look_at_charset(struct run *r)
{
	vb_detection found = {.struct_size = sizeof found};

	if (r->asked || r->options.flags & VB_NORM_PER_LINE || vb_normalizer_charset(r->norm, &found) != VB_OK)
		return;
	r->asked = true;
	r->raw = !found.sure && found.charset != VB_CHARSET_UTF8;
	if (r->raw)
		cli_warn(&r->c, r->in.file, "not UTF-8, and no other encoding for certain: left as it is (perhaps --from=%s)",
		         vb_charset_name(found.charset));
	else if (r->c.verbose && found.charset != VB_CHARSET_UTF8)
		cli_warn(&r->c, r->in.file, "read as %s", vb_charset_name(found.charset));
}

static void chunk_ready(struct run *r)
{
	vb_norm_count bad = {.struct_size = sizeof bad};
	size_t n;
	const char *chunk = vb_normalizer_output(r->norm, &n);

	look_at_charset(r);
	if (r->invalid == VB_ENCODE_FAIL && vb_normalizer_count(r->norm, VB_CHANGE_ILL_FORMED, &bad) == VB_OK && bad.count)
		cli_die(&r->c, r->in.file, "byte %llu is no character", (unsigned long long)bad.first);
	if (r->restore)
		marks_count(&r->marks, r->norm);
	take_changes(r, chunk, n);
	if (!r->check && !r->edits) {
		if (r->invalid == VB_ENCODE_SKIP)
			put_valid(r, chunk, n);
		else
			put_text(r, chunk, n);
	}
	r->written += n;
}

static void feed(struct run *r)
{
	size_t used;

	if (r->check && r->c.verbose && !place_add(&r->place, r->in.bytes, r->in.length))
		cli_die(&r->c, r->in.file, "out of memory");
	for (size_t at = 0; at < r->in.length; at += used) {
		vb_status status = vb_normalizer_feed(r->norm, r->in.bytes + at, r->in.length - at, &used);

		cli_check(&r->c, status, r->in.file, NULL);
		if (status != VB_READY)
			break; /* all is taken */
		chunk_ready(r);
	}
}

static void add_totals(struct run *r)
{
	for (uint32_t kind = 0; kind < VB_CHANGE_END; kind++) {
		vb_norm_count found = {.struct_size = sizeof found};
		struct total *t = &r->totals[kind];

		if (vb_normalizer_count(r->norm, kind, &found) != VB_OK || !found.count)
			continue;
		if (!t->count) {
			t->first = found.first;
			t->file = strdup(r->in.file);
			if (!t->file)
				cli_die(&r->c, r->in.file, "out of memory");
		}
		t->count += found.count;
	}
}

static void finish_file(struct run *r)
{
	vb_status status;

	while ((status = vb_normalizer_end(r->norm)) == VB_READY)
		chunk_ready(r);
	cli_check(&r->c, status, r->in.file, NULL);
	look_at_charset(r);
	if (r->stats)
		add_totals(r);
	r->total_changes += r->changes;
	r->changed_files += r->changes != 0;
	if (r->check && r->changes) {
		cli_warn(&r->c, r->in.file, "%llu changes, the first at byte %llu", (unsigned long long)r->changes,
		         (unsigned long long)r->first_change);
		cli_fail(&r->c);
	}
	place_clear(&r->place);
	r->written = r->changes = 0;
	r->shown = 0;
	r->raw = r->asked = false;
}

/* ---- counts ---- */

static void put_totals(const struct run *r, const char *name, uint32_t from, uint32_t to)
{
	const char *comma = "";

	fprintf(stderr, ",\"%s\":{", name);
	for (uint32_t kind = from; kind < to; kind++) {
		const struct total *t = &r->totals[kind];

		if (!t->count)
			continue;
		fprintf(stderr, "%s\"%s\":{\"count\":%llu,\"first\":%llu,\"file\":\"", comma, vb_change_name(kind),
		        (unsigned long long)t->count, (unsigned long long)t->first);
		for (const unsigned char *p = (const unsigned char *)t->file; *p; p++)
			if (*p < 0x20 || *p == '"' || *p == '\\' || *p == 0x7F)
				fprintf(stderr, "\\u%04x", *p);
			else
				putc(*p, stderr);
		fputs("\"}", stderr);
		comma = ",";
	}
	putc('}', stderr);
}

static void put_stats(const struct run *r)
{
	fprintf(stderr, "{\"documents\":%llu,\"bytes\":%llu,\"written\":%llu,\"changes\":%llu,\"changed_documents\":%llu",
	        (unsigned long long)r->in.documents, (unsigned long long)r->in.total_bytes,
	        (unsigned long long)r->total_out, (unsigned long long)r->total_changes,
	        (unsigned long long)r->changed_files);
	put_totals(r, "kinds", 0, VB_DOUBT_DOUBLED);
	put_totals(r, "doubts", VB_DOUBT_DOUBLED, VB_CHANGE_END);
	if (r->restore)
		marks_put_stats(&r->marks);
	fputs("}\n", stderr);
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
		.options = {.struct_size = sizeof r.options, .charset = VB_CHARSET_AUTO},
		.invalid = VB_ENCODE_REPLACE,
	};

	cli_start(&r.c, argc, argv);
	input_init(&r.in, &r.c);
	read_options(&r);
	cli_check(&r.c, vb_normalizer_new(&r.options, NULL, &r.norm), NULL, NULL);
	if (r.restore)
		r.model = marks_start(&r.c, r.norm, r.restore_model, r.least);
	if (r.options.flags & VB_NORM_DOUBTS) {
		if (!r.model)
			r.model = cli_model(&r.c);
		vb_normalizer_words(r.norm, r.model);
	}
	/* A file is given its own text back, and nothing else. */
	r.in.in_place = r.c.file_count == 1 && !r.edits && !r.fold && !(r.options.flags & VB_NORM_HTML);
	input_start(&r.in);
	run_all(&r);
	if (r.stats)
		put_stats(&r);
	input_end(&r.in);
	vb_normalizer_free(r.norm);
	vb_model_free(r.model);
	place_clear(&r.place);
	for (uint32_t kind = 0; kind < VB_CHANGE_END; kind++)
		free(r.totals[kind].file);
	free(r.folded);
	free(r.encoded);
	return cli_finish(&r.c);
}
