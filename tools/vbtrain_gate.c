/* vbtrain_gate.c - the gate of the tagger, learned from raw text: what the recogniser finds without it, counted. */
#include "vbtrain.h"

#include "doc.h"
#include "ent/taggate.h"
#include "ent/tagger.h"
#include "ent/tagpath.h"
#include "learn/rows.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

/* Up to which part of a word's tokens are in an entity it has which level. */
static const double most[VBI_GATE_LEVELS - 1] = {0.0005, 0.002, 0.005, 0.01, 0.02, 0.04, 0.1};

/* A token that could be passed over: active, and the grammar found nothing there. */
typedef struct sample {
	uint32_t word;   /* vbi_gate_word */
	uint16_t around; /* as of level 0 */
	bool in;         /* it is in an entity */
} sample;

typedef struct count {
	uint32_t word;
	uint32_t seen, in, tokens;
} count;

typedef struct list {
	count *at;
	size_t n, capacity;
} list;

typedef struct gate_set {
	sample *sample;
	size_t samples, capacity;
	list word;    /* seen; in: in an entity */
	list stretch; /* vbi_gate_stretch; in: decided otherwise than the grammar did */
	size_t tokens, active, in, weighed;
} gate_set;

static void add_tokens(gate_set *set, const vb_doc *doc)
{
	const vbi_tag_views *views = &doc->ents.views;
	uint8_t *in = train_need(calloc(doc->seg.toks + 1, 1));

	for (size_t i = 0; i < doc->ents.n; i++) {
		const vbi_ent *ent = &doc->ents.list[i];

		if (!ent->dead && ent->type >= VB_ENTITY_PER && ent->type <= VB_ENTITY_DOC)
			memset(in + ent->t0, 1, ent->t1 - ent->t0);
	}
	for (uint32_t t = 0; t < doc->seg.toks; t++) {
		const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + t];
		const uint8_t *sort = &views->sort[VBI_TAG_MARGIN + t];

		set->in += in[t];
		set->active += vbi_tag_active(views, t);
		if (!vbi_tag_active(views, t) || *sort < VBI_GATE_OTHER)
			continue;
		if (set->samples == set->capacity) {
			set->capacity = set->capacity * 2 + 65536;
			set->sample = train_need(realloc(set->sample, set->capacity * sizeof *set->sample));
		}
		set->sample[set->samples++] = (sample){vbi_gate_word(v), (uint16_t)vbi_gate_around(v, sort, 0), in[t]};
	}
	set->tokens += doc->seg.toks;
	free(in);
}

static void put(list *l, count c)
{
	if (l->n == l->capacity) {
		l->capacity = l->capacity * 2 + 65536;
		l->at = train_need(realloc(l->at, l->capacity * sizeof *l->at));
	}
	l->at[l->n++] = c;
}

/* Stretches that are left by what was learned of tokens, and whether the tagger decided of them as the grammar did. */
static void add_stretches(gate_set *set, const vb_doc *doc)
{
	const vbi_tag_views *views = &doc->ents.views;
	const vbi_tag_view *view = &views->view[VBI_TAG_MARGIN];
	const uint8_t *sort = &views->sort[VBI_TAG_MARGIN];

	vbi_tag_decide(&doc->ents, &doc->seg.lex->weights[VBI_WEIGHTS_NAMES]); /* anew, for it was mended since */
	for (uint32_t t = 0, end; (t = vbi_tag_next(views, t, true)) < views->n; t = end) {
		bool same = true;

		end = vbi_tag_next(views, t, false);
		set->weighed += end - t;
		for (uint32_t i = t; i < end; i++)
			same &= doc->ents.path[i] == vbi_path_found(&view[i]);
		if (end - t <= VBI_GATE_STRETCH)
			put(&set->stretch, (count){vbi_gate_stretch(&view[t], &sort[t], end - t), 1, !same, end - t});
	}
}

/* A file is a document. */
static void read_text(gate_set *set, const vb_model *model, const char *name, void add_window(gate_set *, const vb_doc *))
{
	static char piece[1 << 16];
	FILE *file = fopen(name, "rb");
	vb_status status;
	size_t n;
	vb_doc *doc;

	if (!file)
		train_die(name, strerror(errno));
	train_check(vb_doc_new(model, NULL, &doc), name);
	train_check(vb_doc_begin(doc, NULL, VB_LAYER_ENTITIES), name);
	while ((n = fread(piece, 1, sizeof piece, file)) > 0)
		for (size_t at = 0, used; at < n; at += used) {
			train_check(status = vb_doc_feed(doc, piece + at, n - at, &used), name);
			if (status == VB_READY)
				add_window(set, doc);
		}
	while ((status = vb_doc_end(doc)) == VB_READY)
		add_window(set, doc);
	train_check(status, name);
	if (ferror(file))
		train_die(name, strerror(errno));
	fclose(file);
	vb_doc_free(doc);
}

static int by_word(const void *a, const void *b)
{
	const count *x = a, *y = b;

	return x->word < y->word ? -1 : x->word > y->word;
}

/* One count for each number, in their order. */
static void merge(list *l)
{
	size_t n = 0;

	qsort(l->at, l->n, sizeof *l->at, by_word);
	for (size_t i = 0; i < l->n; i++) {
		if (n && l->at[n - 1].word == l->at[i].word) {
			l->at[n - 1].seen += l->at[i].seen;
			l->at[n - 1].in += l->at[i].in;
			l->at[n - 1].tokens += l->at[i].tokens;
		} else {
			l->at[n++] = l->at[i];
		}
	}
	l->n = n;
}

static unsigned level_of(const count *c, uint32_t min_seen)
{
	double part = (c->in + 0.15) / (c->seen + 3.0);
	unsigned level = 0;

	while (level < VBI_GATE_LEVELS - 1 && part >= most[level])
		level++;
	return c->seen < min_seen ? VBI_GATE_LEVELS - 1 : level;
}

typedef struct rows {
	vbi_row *row;
	double *weight;
	size_t n, capacity;
} rows;

static void put_row(rows *r, uint32_t feature, double weight)
{
	if (r->n == r->capacity)
		train_die("gate", "too many rows");
	r->weight[r->n] = weight;
	r->row[r->n] = (vbi_row){weight, feature, &r->weight[r->n]};
	r->n++;
}

/* Rows of words, and of what may be passed over. */
static void learn_tokens(gate_set *set, uint32_t min_seen, double part, rows *r)
{
	static uint32_t seen[1u << VBI_GATE_BITS], in[1u << VBI_GATE_BITS];
	size_t passed = 0, lost = 0, before;

	for (size_t i = 0; i < set->samples; i++)
		put(&set->word, (count){set->sample[i].word, 1, set->sample[i].in, 0});
	merge(&set->word);
	for (size_t i = 0; i < set->word.n; i++) {
		unsigned level = level_of(&set->word.at[i], min_seen);

		if (level < VBI_GATE_LEVELS - 1)
			put_row(r, set->word.at[i].word, VBI_GATE_LEVELS - 1 - level);
	}
	before = r->n;
	for (size_t i = 0; i < set->samples; i++) {
		count key = {.word = set->sample[i].word};
		uint32_t around = set->sample[i].around | level_of(bsearch(&key, set->word.at, set->word.n, sizeof key, by_word), min_seen) << 11;

		seen[around]++;
		in[around] += set->sample[i].in;
	}
	for (uint32_t around = 0; around < 1u << VBI_GATE_BITS; around++) {
		if (!seen[around] || (in[around] + 0.05) / (seen[around] + 5.0) >= part)
			continue;
		put_row(r, vbi_gate_feature(around), VBI_GATE_LEVELS);
		passed += seen[around];
		lost += in[around];
	}
	fprintf(stderr, "%zu tokens, %zu active, %zu in entities; %zu words, %zu surroundings: %zu passed over, of them in entities %zu\n", set->tokens,
	        set->active, set->in, before, r->n - before, passed, lost);
}

/* Rows of stretches that stand. */
static void learn_stretches(gate_set *set, double part, rows *r)
{
	size_t tokens = 0, lost = 0, before = r->n;

	merge(&set->stretch);
	for (size_t i = 0; i < set->stretch.n; i++) {
		const count *c = &set->stretch.at[i];

		if ((c->in + 0.1) / (c->seen + 4.0) >= part)
			continue;
		put_row(r, c->word, VBI_GATE_LEVELS);
		tokens += c->tokens;
		lost += c->in;
	}
	fprintf(stderr, "%zu left to weigh; %zu kinds of stretches: %zu tokens stand, in so many stretches wrongly: %zu\n", set->weighed, r->n - before,
	        tokens, lost);
}

static void make_section(const vb_model *model, const rows *r, vbi_buf *section)
{
	vbi_row *sorted = train_need(malloc((r->n + 1) * sizeof *sorted));

	memcpy(sorted, r->row, r->n * sizeof *sorted);
	vbi_buf_init(section, &model->mem);
	vbi_rows_sort(sorted, r->n);
	train_check(vbi_rows_write(sorted, r->n, 1, "passed\n", SIZE_MAX, section), "weights");
	free(sorted);
}

static void write_gate(const vb_model *model, const char *output, const rows *r)
{
	FILE *out = fopen(output, "wb");
	vbi_buf section, file;

	make_section(model, r, &section);
	vbi_buf_init(&file, &model->mem);
	vbi_weights_wrap(VBI_WEIGHTS_GATE, vbi_slice_of(section.p, section.n), &file);
	if (!out || fwrite(file.p, 1, file.n, out) != file.n || fclose(out))
		train_die(output, "cannot be written");
	fprintf(stderr, "%s: %zu bytes\n", output, file.n);
	vbi_buf_free(&section);
	vbi_buf_free(&file);
}

/* Tokens first, then with what was learned of them the stretches that are left. */
static void learn_gate(vb_model *model, const char *const *text, size_t n, const char *output, uint32_t min_seen, double part, double stands)
{
	vbi_weights *gate = &model->lex.weights[VBI_WEIGHTS_GATE];
	rows r = {.capacity = (size_t)1 << 21};
	gate_set set = {0};
	vbi_buf section;

	r.row = train_need(malloc(r.capacity * sizeof *r.row));
	r.weight = train_need(malloc(r.capacity * sizeof *r.weight));
	vbi_weights_free(gate); /* what it passes over nothing could be learned of */
	for (size_t i = 0; i < n; i++)
		read_text(&set, model, text[i], add_tokens);
	learn_tokens(&set, min_seen, part, &r);
	make_section(model, &r, &section);
	train_check(vbi_weights_read(&model->mem, vbi_slice_of(section.p, section.n), gate, NULL), "weights");
	for (size_t i = 0; i < n; i++)
		read_text(&set, model, text[i], add_stretches);
	learn_stretches(&set, stands, &r);
	write_gate(model, output, &r);
	vbi_buf_free(&section);
	free(set.sample);
	free(set.word.at);
	free(set.stretch.at);
	free(r.row);
	free(r.weight);
}

static const char help[] =
	"Usage: vbtrain gate [OPTION]... --train TEXT... -o WEIGHTS\n"
	"Learns which tokens the tagger need not weigh, from raw text (UTF-8) and what the recogniser finds in it without a gate.\n"
	"\n"
	"  -o, --output=FILE     write weights, to be given to vbdict build or -d\n"
	"  -d, --dictionary=FILE lay FILE over the built-in dictionary\n"
	"  -t, --train=FILE      text\n"
	"  -p, --part=X          pass over what is in an entity less often than this (0.002)\n"
	"  -q, --stretch=X       let the grammar's word stand where the tagger decides otherwise less often than this (0.004)\n"
	"  -c, --min-seen=N      words seen less often are unknown (20)\n";

#define FILES 64

int train_gate(int argc, char **argv)
{
	static const struct option option[] = {{"output", 1, NULL, 'o'}, {"dictionary", 1, NULL, 'd'}, {"train", 1, NULL, 't'}, {"part", 1, NULL, 'p'}, {"stretch", 1, NULL, 'q'},
	                                       {"min-seen", 1, NULL, 'c'}, {"help", 0, NULL, 'h'}, {NULL, 0, NULL, 0}};
	const char *text[FILES], *output = NULL;
	vb_error error = {.struct_size = sizeof error};
	uint32_t min_seen = 20;
	double part = 0.002, stands = 0.004;
	vb_model *model;
	vb_loader *loader;
	size_t n = 0;

	train_check(vb_loader_new(NULL, &loader), "loader");
	train_check(vb_loader_add_builtin(loader, NULL), "built-in dictionary");
	for (int k; (k = getopt_long(argc, argv, "o:d:t:p:q:c:h", option, NULL)) != -1;)
		switch (k) {
		case 'o': output = optarg; break;
		case 'd':
			if (vb_loader_add_file(loader, optarg, &error))
				train_die(optarg, error.message[0] ? error.message : vb_strerror(error.status));
			break;
		case 't':
			if (n == FILES)
				train_die(optarg, "too many files");
			text[n++] = optarg;
			break;
		case 'p': part = strtod(optarg, NULL); break;
		case 'q': stands = strtod(optarg, NULL); break;
		case 'c': min_seen = (uint32_t)strtoul(optarg, NULL, 10); break;
		case 'h': fputs(help, stdout); return fflush(stdout) ? 1 : 0;
		default: return 2;
		}
	if (optind < argc || !n || !output) {
		fputs("vbtrain: gate: texts and an output are wanted; try --help\n", stderr);
		vb_loader_free(loader);
		return 2;
	}
	train_check(vb_loader_finish(loader, &model, NULL), "dictionary");
	vb_loader_free(loader);
	learn_gate(model, text, n, output, min_seen, part, stands);
	vb_model_free(model);
	return 0;
}
