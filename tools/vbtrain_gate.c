/* vbtrain_gate.c - the gate of the tagger, learned from raw text: what the recogniser finds without it, counted. */
#include "vbtrain.h"

#include "doc.h"
#include "ent/taggate.h"
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
	uint32_t seen, in;
} count;

typedef struct gate_set {
	sample *sample;
	size_t samples, capacity;
	count *word; /* by falling number of its samples, once they are counted */
	size_t words;
	size_t tokens, active, in;
} gate_set;

static void add_window(gate_set *set, const vb_doc *doc)
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

/* A file is a document. */
static void read_text(gate_set *set, const vb_model *model, const char *name)
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

/* What the samples of each word say, in the order of words. */
static void count_words(gate_set *set)
{
	size_t n = 0;

	set->word = train_need(malloc((set->samples + 1) * sizeof *set->word));
	for (size_t i = 0; i < set->samples; i++)
		set->word[i] = (count){set->sample[i].word, 1, set->sample[i].in};
	qsort(set->word, set->samples, sizeof *set->word, by_word);
	for (size_t i = 0; i < set->samples; i++) {
		if (n && set->word[n - 1].word == set->word[i].word) {
			set->word[n - 1].seen++;
			set->word[n - 1].in += set->word[i].in;
		} else {
			set->word[n++] = set->word[i];
		}
	}
	set->words = n;
}

static unsigned level_of(const count *c, uint32_t min_seen)
{
	double part = (c->in + 0.15) / (c->seen + 3.0);
	unsigned level = 0;

	while (level < VBI_GATE_LEVELS - 1 && part >= most[level])
		level++;
	return c->seen < min_seen ? VBI_GATE_LEVELS - 1 : level;
}

/* Rows of words, then of what may be passed over; returns how many. */
static size_t make_rows(gate_set *set, uint32_t min_seen, double part, vbi_row *row, double *weight)
{
	static uint32_t seen[1u << VBI_GATE_BITS], in[1u << VBI_GATE_BITS];
	size_t n = 0, passed = 0, lost = 0, surroundings = 0;

	for (size_t i = 0; i < set->words; i++) {
		unsigned level = level_of(&set->word[i], min_seen);

		weight[n] = VBI_GATE_LEVELS - 1 - level;
		row[n] = (vbi_row){weight[n], set->word[i].word, &weight[n]};
		n += level < VBI_GATE_LEVELS - 1;
	}
	for (size_t i = 0; i < set->samples; i++) {
		count key = {.word = set->sample[i].word};
		uint32_t around = set->sample[i].around | level_of(bsearch(&key, set->word, set->words, sizeof key, by_word), min_seen);

		seen[around]++;
		in[around] += set->sample[i].in;
	}
	for (uint32_t around = 0; around < 1u << VBI_GATE_BITS; around++) {
		if (!seen[around] || (in[around] + 0.05) / (seen[around] + 5.0) >= part)
			continue;
		weight[n] = VBI_GATE_LEVELS;
		row[n] = (vbi_row){weight[n], vbi_gate_feature(around), &weight[n]};
		n++;
		surroundings++;
		passed += seen[around];
		lost += in[around];
	}
	fprintf(stderr, "%zu tokens, %zu active, %zu in entities; %zu words, %zu surroundings: %zu passed over, of them in entities %zu\n", set->tokens,
	        set->active, set->in, n - surroundings, surroundings, passed, lost);
	return n;
}

static void write_gate(const vb_model *model, const char *output, vbi_row *row, size_t n)
{
	FILE *out = fopen(output, "wb");
	vbi_buf section, file;

	vbi_buf_init(&section, &model->mem);
	vbi_buf_init(&file, &model->mem);
	vbi_rows_sort(row, n);
	train_check(vbi_rows_write(row, n, 1, "passed\n", SIZE_MAX, &section), "weights");
	vbi_weights_wrap(VBI_WEIGHTS_GATE, vbi_slice_of(section.p, section.n), &file);
	if (!out || fwrite(file.p, 1, file.n, out) != file.n || fclose(out))
		train_die(output, "cannot be written");
	fprintf(stderr, "%s: %zu bytes\n", output, file.n);
	vbi_buf_free(&section);
	vbi_buf_free(&file);
}

static const char help[] =
	"Usage: vbtrain gate [OPTION]... --train TEXT... -o WEIGHTS\n"
	"Learns which tokens the tagger need not weigh, from raw text (UTF-8) and what the recogniser finds in it without a gate.\n"
	"\n"
	"  -o, --output=FILE     write weights, to be given to vbdict build or -d\n"
	"  -d, --dictionary=FILE lay FILE over the built-in dictionary\n"
	"  -t, --train=FILE      text\n"
	"  -p, --part=X          pass over what is in an entity less often than this (0.001)\n"
	"  -c, --min-seen=N      words seen less often are unknown (20)\n";

#define FILES 64

int train_gate(int argc, char **argv)
{
	static const struct option option[] = {{"output", 1, NULL, 'o'}, {"dictionary", 1, NULL, 'd'}, {"train", 1, NULL, 't'}, {"part", 1, NULL, 'p'},
	                                       {"min-seen", 1, NULL, 'c'}, {"help", 0, NULL, 'h'}, {NULL, 0, NULL, 0}};
	const char *text[FILES], *output = NULL;
	vb_error error = {.struct_size = sizeof error};
	uint32_t min_seen = 20;
	double part = 0.001, *weight;
	gate_set set = {0};
	vb_model *model;
	vb_loader *loader;
	vbi_row *row;
	size_t n = 0;

	train_check(vb_loader_new(NULL, &loader), "loader");
	train_check(vb_loader_add_builtin(loader, NULL), "built-in dictionary");
	for (int k; (k = getopt_long(argc, argv, "o:d:t:p:c:h", option, NULL)) != -1;)
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
		case 'c': min_seen = (uint32_t)strtoul(optarg, NULL, 10); break;
		case 'h': fputs(help, stdout); return fflush(stdout) ? 1 : 0;
		default: return 2;
		}
	if (optind < argc || !n || !output) {
		fputs("vbtrain: gate: texts and an output are wanted; try --help\n", stderr);
		return 2;
	}
	train_check(vb_loader_finish(loader, &model, NULL), "dictionary");
	vb_loader_free(loader);
	vbi_weights_free(&model->lex.weights[VBI_WEIGHTS_GATE]); /* what it passes over nothing could be learned of */
	for (size_t i = 0; i < n; i++)
		read_text(&set, model, text[i]);
	count_words(&set);
	row = train_need(malloc((set.words + (1u << VBI_GATE_BITS)) * sizeof *row));
	weight = train_need(malloc((set.words + (1u << VBI_GATE_BITS)) * sizeof *weight));
	write_gate(model, output, row, make_rows(&set, min_seen, part, row, weight));
	free(row);
	free(weight);
	free(set.sample);
	free(set.word);
	vb_model_free(model);
	return 0;
}
