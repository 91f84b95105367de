/* vbtok - Vietnamese text as sentences, words and syllables. */
#include "input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_OFFSETS = CLI_KEY, KEY_STATS, KEY_FROM };

static const cli_option options[] = {
	{0, NULL, NULL, "What is written:"},
	CLI_DICTIONARY_OPTION,
	{'l', "level", "LEVEL", "units: syllable, word or sentence (word)"},
	{'s', "sep", "STRING", "joins the syllables of a word in the text format; tab: words\nkeep their spaces and a tab parts them (_)"},
	{'f', "format", "FORMAT", "text: a line a sentence; jsonl: an object a sentence; tsv: a\nline a unit: document, sentence, start, end, text, kind;\nconllu: ten columns, as treebanks have them (text)"},
	{KEY_OFFSETS, "offsets", "UNIT", "count positions in byte, cp (code points) or utf16 (byte)"},
	{KEY_STATS, "stats", NULL, "at the end a line of JSON with counts on stderr"},
	{KEY_FROM, "from", "CHARSET", "encoding of the input, or auto; positions count its bytes\n(utf-8, or what a byte order mark says)"},
	CLI_OUTPUT_OPTIONS,
	INPUT_OPTIONS,
	CLI_COMMON_OPTIONS,
};

enum level { SYLLABLE, WORD, SENTENCE };
static const char *const level_names[] = {"syllable", "word", "sentence", NULL};
enum format { TEXT, JSONL, TSV, CONLLU };
static const char *const format_names[] = {"text", "jsonl", "tsv", "conllu", NULL};
static const char *const offset_names[] = {"byte", "cp", "utf16", NULL}; /* numbered as VB_OFFSETS_* */

/* A syllable (or other token) or a word, whichever is asked for. */
struct unit {
	uint64_t start, end;
	uint32_t first_token, next_token;
	uint32_t kind; /* VB_TOKEN_*, 0 for a word */
	uint32_t pos;  /* VB_POS_*, of a word; 0 unknown */
};

struct run {
	cli c;
	input in;
	vb_model *model;
	vb_doc *doc;
	vb_options options;
	uint32_t layers;
	enum level level;
	enum format format;
	const char *separator;
	bool stats;
	bool charset_told; /* --from */
	bool line_open; /* text: the document's line has something on it */
	bool by_tabs;      /* text: words keep their spaces */
	uint64_t sentence; /* of this document, from 1 */
	uint64_t row;      /* conllu: of this sentence, from 1 */
	uint64_t sentences, units;
	uint32_t end_token; /* of this sentence */
	char *text;
	size_t text_capacity;
};

static void read_options(struct run *r)
{
	cli *c = &r->c;

	for (int key; (key = cli_next(c)) != -1;)
		switch (key) {
		case 'l':
			r->level = (enum level)cli_choice(c, "level", c->value, level_names);
			break;
		case 's':
			r->separator = c->value;
			break;
		case 'f':
			r->format = (enum format)cli_choice(c, "format", c->value, format_names);
			break;
		case KEY_OFFSETS:
			r->options.offsets = (uint32_t)cli_choice(c, "offsets", c->value, offset_names);
			break;
		case KEY_STATS:
			r->stats = true;
			break;
		case KEY_FROM:
			r->options.charset = cli_charset(c, "from");
			r->charset_told = true;
			break;
		default:
			input_option(&r->in, key);
		}
	r->by_tabs = strcmp(r->separator, "tab") == 0 || strcmp(r->separator, "\t") == 0;
	if (r->format == CONLLU && r->level == SENTENCE)
		cli_usage(c, "--format=conllu has a line a word or syllable: it does not go with --level=sentence");
	r->layers = VB_LAYER_SENTENCES;
	if (r->level == WORD)
		r->layers |= VB_LAYER_WORDS;
	if (r->level == WORD && r->format == CONLLU)
		r->layers |= VB_LAYER_POS;
	if (r->level != SENTENCE)
		r->layers |= VB_LAYER_TOKENS;
}

/* The text of a span on one line, into r->text. */
static size_t get_text(struct run *r, uint64_t start, uint64_t end)
{
	size_t n = vb_doc_text(r->doc, start, end, VB_TEXT_LINE, r->text, r->text_capacity);

	if (n >= r->text_capacity) {
		char *bigger = realloc(r->text, n + 1);

		if (!bigger)
			cli_die(&r->c, r->in.file, "out of memory");
		r->text = bigger;
		r->text_capacity = n + 1;
		n = vb_doc_text(r->doc, start, end, VB_TEXT_LINE, r->text, r->text_capacity);
	}
	return n;
}

/* The unit of the window's number at; false after the last. */
static bool get_unit(struct run *r, size_t at, struct unit *u)
{
	vb_token t;
	vb_word w;

	if (r->level == WORD) {
		if (!vb_doc_words(r->doc, at, 1, &w))
			return false;
		*u = (struct unit){w.start, w.end, w.first_token, w.first_token + w.token_count, 0, w.pos};
		return true;
	}
	if (!vb_doc_tokens(r->doc, at, 1, &t))
		return false;
	*u = (struct unit){t.start, t.end, (uint32_t)at, (uint32_t)at + 1, t.kind, 0};
	return true;
}

/* ---- CoNLL-U (universaldependencies.org/format.html), without a tree ---- */

/* White space before a token of this window: 0 none, 1 blank, 2 a line end, 3 an empty line. */
static unsigned space_before(const struct run *r, uint32_t token)
{
	vb_token t;

	return vb_doc_tokens(r->doc, token, 1, &t) ? t.space : 1;
}

/* What goes before the rows: the text is the forms of the rows, with a blank where there is white space between them. */
static void begin_rows(struct run *r, const vb_sentence *s, size_t at)
{
	uint32_t end = s->first_token + s->token_count;
	cli *c = &r->c;
	struct unit u;

	r->row = 0;
	if (r->sentence == 1) {
		cli_puts(c, "# newdoc id = ");
		cli_put_field(c, r->in.id, r->in.id_length);
		cli_put(c, "\n", 1);
	}
	/* A sentence that begins a line begins a paragraph: a line end inside a paragraph is inside a sentence. */
	if (r->sentence == 1 || space_before(r, s->first_token) > 1)
		cli_puts(c, "# newpar\n");
	cli_puts(c, "# sent_id = d");
	cli_put_number(c, r->in.documents);
	cli_puts(c, "-s");
	cli_put_number(c, r->sentence);
	cli_puts(c, "\n# text = ");
	for (size_t i = at; get_unit(r, i, &u) && u.first_token < end; i++) {
		size_t n = get_text(r, u.start, u.end);

		if (i > at && space_before(r, u.first_token))
			cli_put(c, " ", 1);
		cli_put(c, r->text, n);
	}
	cli_put(c, "\n", 1);
}

static void put_row(struct run *r, const struct unit *u, size_t n)
{
	cli *c = &r->c;

	cli_put_number(c, ++r->row);
	cli_put(c, "\t", 1);
	cli_put(c, r->text, n);
	cli_puts(c, "\t_\t");
	cli_puts(c, u->pos ? vb_pos_name(u->pos) : "_");
	cli_puts(c, "\t_\t_\t_\t_\t_\t");
	if (u->next_token < r->end_token && !space_before(r, u->next_token))
		cli_puts(c, "SpaceAfter=No|");
	cli_puts(c, "TokenRange=");
	cli_put_number(c, u->start);
	cli_put(c, ":", 1);
	cli_put_number(c, u->end);
	cli_put(c, "\n", 1);
}

/* ---- formats ---- */

/* Where records are documents, each stays one line, so that lines out match lines in. */
static bool one_line_a_document(const struct run *r)
{
	return r->in.mode != INPUT_FILES && r->level != SENTENCE && r->format == TEXT;
}

static void put_joined(struct run *r, size_t n)
{
	if (r->by_tabs) {
		cli_put(&r->c, r->text, n);
		return;
	}
	for (size_t i = 0, from = 0; i <= n; i++)
		if (i == n || r->text[i] == ' ') {
			cli_put(&r->c, r->text + from, i - from);
			if (i < n)
				cli_puts(&r->c, r->separator);
			from = i + 1;
		}
}

static void put_span_json(struct run *r, uint64_t start, uint64_t end)
{
	cli_puts(&r->c, "\"start\":");
	cli_put_number(&r->c, start);
	cli_puts(&r->c, ",\"end\":");
	cli_put_number(&r->c, end);
}

static void put_key(struct run *r)
{
	if (r->in.mode != INPUT_KEYED)
		return;
	cli_put(&r->c, r->in.id, r->in.id_length);
	cli_put(&r->c, "\t", 1);
}

static void begin_sentence(struct run *r, const vb_sentence *s)
{
	cli *c = &r->c;

	r->sentence++;
	r->sentences++;
	if (r->format == JSONL || (r->format == TEXT && r->level == SENTENCE))
		put_key(r);
	if (r->format != JSONL)
		return;
	cli_puts(c, "{\"id\":");
	cli_put_json(c, r->in.id, r->in.id_length);
	cli_puts(c, ",\"sentence\":");
	cli_put_number(c, r->sentence);
	cli_put(c, ",", 1);
	put_span_json(r, s->start, s->end);
	if (r->options.offsets != VB_OFFSETS_BYTES) {
		cli_puts(c, ",\"offsets\":\"");
		cli_puts(c, offset_names[r->options.offsets]);
		cli_put(c, "\"", 1);
	}
	if (r->level != SENTENCE)
		cli_puts(c, r->level == WORD ? ",\"words\":[" : ",\"tokens\":[");
}

static void put_tsv(struct run *r, const struct unit *u, size_t n)
{
	cli *c = &r->c;

	cli_put_field(c, r->in.id, r->in.id_length);
	cli_put(c, "\t", 1);
	cli_put_number(c, r->sentence);
	cli_put(c, "\t", 1);
	cli_put_number(c, u->start);
	cli_put(c, "\t", 1);
	cli_put_number(c, u->end);
	cli_put(c, "\t", 1);
	cli_put_field(c, r->text, n);
	cli_put(c, "\t", 1);
	cli_puts(c, u->kind ? vb_token_kind_name(u->kind) : r->level == WORD ? "word" : "sentence");
	cli_put(c, "\n", 1);
}

static void put_unit(struct run *r, const struct unit *u, bool first)
{
	size_t n = get_text(r, u->start, u->end);
	cli *c = &r->c;

	r->units++;
	switch (r->format) {
	case TEXT:
		if (r->line_open)
			cli_put(c, r->by_tabs ? "\t" : " ", 1);
		r->line_open = true;
		if (r->level == SENTENCE)
			cli_put(c, r->text, n);
		else
			put_joined(r, n);
		break;
	case JSONL:
		if (r->level == SENTENCE) {
			cli_puts(c, ",\"text\":");
			cli_put_json(c, r->text, n);
			break;
		}
		cli_puts(c, first ? "{" : ",{");
		put_span_json(r, u->start, u->end);
		if (u->kind) {
			cli_puts(c, ",\"kind\":\"");
			cli_puts(c, vb_token_kind_name(u->kind));
			cli_put(c, "\"", 1);
		}
		cli_puts(c, ",\"text\":");
		cli_put_json(c, r->text, n);
		cli_put(c, "}", 1);
		break;
	case TSV:
		put_tsv(r, u, n);
		break;
	case CONLLU:
		put_row(r, u, n);
		break;
	}
}

static void end_sentence(struct run *r)
{
	if (r->format == JSONL)
		cli_puts(&r->c, r->level == SENTENCE ? "}\n" : "]}\n");
	if (r->format == CONLLU)
		cli_put(&r->c, "\n", 1);
	if (r->format == TEXT && !one_line_a_document(r)) {
		cli_put(&r->c, "\n", 1);
		r->line_open = false;
	}
}


static void window(struct run *r)
{
	size_t at = 0;
	vb_sentence s;

	for (size_t i = 0; vb_doc_sentences(r->doc, i, 1, &s); i++) {
		struct unit u = {s.start, s.end, 0, 0, 0, 0};
		bool first = true;

		r->end_token = s.first_token + s.token_count;
		begin_sentence(r, &s);
		if (r->format == CONLLU)
			begin_rows(r, &s, at);
		if (r->level == SENTENCE)
			put_unit(r, &u, true);
		else
			for (; get_unit(r, at, &u) && u.first_token < r->end_token; at++) {
				put_unit(r, &u, first);
				first = false;
			}
		end_sentence(r);
	}
}

static void feed(struct run *r)
{
	size_t used;

	for (size_t at = 0; at < r->in.length; at += used) {
		vb_status status = vb_doc_feed(r->doc, r->in.bytes + at, r->in.length - at, &used);

		cli_check(&r->c, status, r->in.file, NULL);
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
	cli_check(&r->c, status, r->in.file, NULL);
	if (one_line_a_document(r))
		cli_put(&r->c, "\n", 1);
	r->line_open = false;
}

static void run_all(struct run *r)
{
	for (;;)
		switch (input_next(&r->in)) {
		case INPUT_BEGIN:
			r->sentence = 0;
			if (!r->charset_told)
				r->options.charset = r->in.charset;
			cli_check(&r->c, vb_doc_begin(r->doc, &r->options, r->layers), r->in.file, NULL);
			if (one_line_a_document(r))
				put_key(r);
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

static void put_stats(const struct run *r)
{
	fprintf(stderr, "{\"documents\":%llu,\"bytes\":%llu,\"bad_records\":%llu,\"sentences\":%llu,\"%ss\":%llu}\n",
	        (unsigned long long)r->in.documents, (unsigned long long)r->in.total_bytes,
	        (unsigned long long)r->in.bad_records, (unsigned long long)r->sentences,
	        r->level == WORD ? "word" : r->level == SYLLABLE ? "token" : "unit", (unsigned long long)r->units);
}

int main(int argc, char **argv)
{
	static struct run r = {
		.c = {.program = "vbtok",
		      .synopsis = "[OPTION]... [FILE]...",
		      .summary = "Cuts Vietnamese text into sentences and words: a sentence a line, the syllables of a word\n"
		                 "joined by _. With --lines, --null or --jsonl a document stays one line. Reads standard\n"
		                 "input when there is no FILE, or when FILE is -.",
		      .options = options,
		      .notes = "Exit status: 0, 1 when something could not be read or written, 2 when the command line\n"
		               "makes no sense."},
		.options = {.struct_size = sizeof r.options},
		.level = WORD,
		.separator = "_",
	};

	cli_start(&r.c, argc, argv);
	input_init(&r.in, &r.c);
	read_options(&r);
	r.model = cli_model(&r.c);
	cli_check(&r.c, vb_doc_new(r.model, NULL, &r.doc), NULL, NULL);
	r.in.find_utf16 = !r.charset_told;
	input_start(&r.in);
	run_all(&r);
	if (r.stats)
		put_stats(&r);
	input_end(&r.in);
	vb_doc_free(r.doc);
	vb_model_free(r.model);
	free(r.text);
	return cli_finish(&r.c);
}
