/* vbtrain_entities.c - weights of the tagger, learned from annotated documents. */
#include "vbtrain.h"
#include "vbtrain_conll.h"
#include "vbtrain_gold.h"

#include "learn/field.h"
#include "learn/rows.h"

#include <getopt.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const layer_name[VBI_TAG_LAYERS] = {"PER", "TITLE", "ORG", "LOC", "DATE", "DOC"};
static const char column_names[] =
	"PER-B\nTITLE-B\nORG-B\nLOC-B\nDATE-B\nDOC-B\nPER-I\nTITLE-I\nORG-I\nLOC-I\nDATE-I\nDOC-I\n";

typedef struct options {
	vb_model *model;
	const char *output;
	unsigned method, epochs;
	double rate, decay;
	unsigned orders;
	double dropped; /* part of the features that is not there while learning */
	uint64_t seed;
	size_t features;
	uint32_t min_seen;
	unsigned kinds;
	bool drop, verbose;
	double onward;       /* how much of the weights before to begin with; 0: nothing */
	vbi_weights before;  /* those of the dictionary */
} options;

#define FILES 64

/* A file to test with: each has figures of its own. */
typedef struct test_file {
	const char *name;
	gold_set gold;
} test_file;

/* Stretches of active tokens: sequences for the trainer. */
typedef struct stretch {
	uint32_t first, count;
} stretch;

static size_t stretches(const gold_set *set, stretch **out)
{
	stretch *list = train_need(malloc((set->tokens + 1) * sizeof *list));
	size_t n = 0;

	for (size_t i = 0; i < set->tokens; i++) {
		if (!set->active[i])
			continue;
		if (i == 0 || !set->active[i - 1])
			list[n++] = (stretch){(uint32_t)i, 0};
		list[n - 1].count++;
	}
	*out = list;
	return n;
}

/* Numbers of features become rows. */
static uint32_t *rows_of(vbi_field *field, const gold_set *set, bool make)
{
	uint32_t *row = train_need(malloc((set->features + 1) * sizeof *row));

	for (size_t i = 0; i < set->features; i++)
		row[i] = vbi_field_row(field, set->feature[i], make);
	return row;
}

static void set_steps(vbi_field *field)
{
	uint32_t step[VBI_FIELD_STATES];

	for (unsigned s = 0; s < VBI_FIELD_STATES; s++)
		step[s] = vbi_field_row(field, vbi_tag_transition(s), true);
	vbi_field_steps(field, step);
}

/* Rows [from, end) with a part of them left out by chance: so that none relies on others that new text may not have. The
 * rows as they were go into kept. */
static void drop(double part, uint64_t *random, uint32_t *row, size_t from, size_t end, uint32_t *kept)
{
	memcpy(kept, row + from, (end - from) * sizeof *kept);
	for (size_t f = from; f < end; f++)
		if ((double)(vbi_train_random(random) >> 11) * 0x1p-53 < part)
			row[f] = VBI_FIELD_NO_ROW;
}

static void learn(const options *set, uint64_t seed, double dropped, vbi_field *field, const gold_set *gold, uint32_t *row)
{
	stretch *list;
	size_t n = stretches(gold, &list);
	uint32_t *order = train_need(malloc((n + 1) * sizeof *order));
	uint32_t *kept = dropped > 0 ? train_need(malloc((gold->start[gold->tokens] + 1) * sizeof *kept)) : NULL;
	uint64_t random = seed;

	for (size_t i = 0; i < n; i++)
		order[i] = (uint32_t)i;
	for (unsigned e = 0; e < set->epochs; e++) {
		corpus_shuffle(order, n, &random);
		for (size_t i = 0; i < n; i++) {
			const stretch *s = &list[order[i]];

			size_t from = gold->start[s->first], end = gold->start[s->first + s->count];

			if (dropped > 0)
				drop(dropped, &random, row, from, end, kept);
			train_check(vbi_field_learn(field, row, gold->start + s->first, s->count,
			                            gold->state + (size_t)s->first * VBI_TAG_LAYERS), "learning");
			if (dropped > 0)
				memcpy(row + from, kept, (end - from) * sizeof *kept);
		}
		if (set->verbose)
			fprintf(stderr, "pass %u of %u\n", e + 1, set->epochs);
	}
	free(kept);
	free(order);
	free(list);
}

/* Spans by their states: the span that begins at i, 0 if none does. */
static uint32_t span_at(const uint8_t *state, size_t i, size_t n, unsigned layer)
{
	uint32_t length = 1;

	if (state[i * VBI_TAG_LAYERS + layer] != VBI_TAG_BEGIN)
		return 0;
	while (i + length < n && state[(i + length) * VBI_TAG_LAYERS + layer] == VBI_TAG_IN)
		length++;
	return length;
}

void train_report(const train_tally *t, const char *name)
{
	double p = t->found ? 100.0 * (double)t->right / (double)t->found : 0;
	double r = t->gold ? 100.0 * (double)t->right / (double)t->gold : 0;

	printf("%-6s%7lu%8.2f%8.2f%8.2f\n", name, t->gold, p, r, p + r > 0 ? 2 * p * r / (p + r) : 0);
}

static void test(vbi_field *field, const test_file *file, const uint32_t *row)
{
	const gold_set *gold = &file->gold;
	uint8_t *state = train_need(calloc(gold->tokens + 1, VBI_TAG_LAYERS));
	train_tally all = {0, 0, 0};
	stretch *list;
	size_t n = stretches(gold, &list);

	for (size_t i = 0; i < n; i++)
		train_check(vbi_field_decode(field, row, gold->start + list[i].first, list[i].count,
		                             state + (size_t)list[i].first * VBI_TAG_LAYERS), "decoding");
	printf("%s: %zu documents, %zu tokens, %zu spans cut\n", file->name, gold->documents, gold->tokens, gold->cut);
	for (unsigned layer = 0; layer < VBI_TAG_LAYERS; layer++) {
		train_tally one = {0, 0, 0};

		for (size_t i = 0; i < gold->tokens; i++) {
			uint32_t g = span_at(gold->state, i, gold->tokens, layer), f = span_at(state, i, gold->tokens, layer);

			one.gold += g > 0;
			one.found += f > 0;
			one.right += g > 0 && g == f;
		}
		train_report(&one, layer_name[layer]);
		all.gold += one.gold;
		all.found += one.found;
		all.right += one.right;
	}
	train_report(&all, "all");
	free(list);
	free(state);
}

static void write_weights(const options *set, vbi_field *field)
{
	size_t n = vbi_field_rows(field);
	vbi_row *list = train_need(malloc((n + 1) * sizeof *list));
	double *weights = train_need(malloc((n * VBI_TAG_COLUMNS + 1) * sizeof *weights));
	vbi_buf section, file;
	FILE *out = fopen(set->output, "wb");

	vbi_buf_init(&section, &set->model->mem);
	vbi_buf_init(&file, &set->model->mem);
	for (uint32_t row = 0; row < n; row++) {
		double *weight = weights + (size_t)row * VBI_TAG_COLUMNS, size = 0;

		for (unsigned c = 0; c < VBI_TAG_COLUMNS; c++) {
			weight[c] = vbi_field_weights(field, row)[c % VBI_TAG_LAYERS * 2 + c / VBI_TAG_LAYERS];
			size = fabs(weight[c]) > size ? fabs(weight[c]) : size;
		}
		list[row] = (vbi_row){size, vbi_field_feature(field, row), weight};
	}
	vbi_rows_sort(list, n);
	train_check(vbi_rows_write(list, n, VBI_TAG_COLUMNS, column_names, VBI_ROWS_CUT, &section), "weights");
	vbi_weights_wrap(VBI_WEIGHTS_NAMES, vbi_slice_of(section.p, section.n), &file);
	if (!out || fwrite(file.p, 1, file.n, out) != file.n || fclose(out))
		train_die(set->output, "cannot be written");
	fprintf(stderr, "%s: %zu bytes\n", set->output, file.n);
	vbi_buf_free(&section);
	vbi_buf_free(&file);
	free(weights);
	free(list);
}

/* Weights of a row as they were, in the trainer's order of columns. */
static bool weights_before(const options *set, uint32_t feature, float *out)
{
	const signed char *row = set->before.labels == VBI_TAG_COLUMNS ? vbi_weights_row(&set->before, feature) : NULL;
	bool any = false;

	for (unsigned c = 0; row && c < VBI_TAG_COLUMNS; c++) {
		out[c % VBI_TAG_LAYERS * 2 + c / VBI_TAG_LAYERS] = row[c];
		any |= row[c] != 0;
	}
	return any;
}

/* How large a learned unit is in units of the weights before: both are as large as their own learning made them, and what they
 * have in common tells (least squares). */
static double unit_of(const options *set, const vbi_field *field)
{
	double both = 0, own = 0;

	for (uint32_t r = 0; r < vbi_field_rows(field); r++) {
		const float *learned = vbi_field_weights(field, r);
		float was[VBI_TAG_COLUMNS];

		if (!weights_before(set, vbi_field_feature(field, r), was))
			continue;
		for (unsigned c = 0; c < VBI_TAG_COLUMNS; c++) {
			both += (double)learned[c] * was[c];
			own += (double)was[c] * was[c];
		}
	}
	return own > 0 ? both / own : 0;
}

/* Adds the weights before, so many times. */
static void add_before(const options *set, double times, vbi_field *field)
{
	for (uint32_t r = 0; times > 0 && r < vbi_field_rows(field); r++) {
		const float *learned = vbi_field_weights(field, r);
		float was[VBI_TAG_COLUMNS], sum[VBI_TAG_COLUMNS];

		if (!weights_before(set, vbi_field_feature(field, r), was))
			continue;
		for (unsigned c = 0; c < VBI_TAG_COLUMNS; c++)
			sum[c] = learned[c] + (float)(times * was[c]);
		vbi_field_begin(field, r, sum);
	}
}

/* Learns in several orders, on the same rows; the sum of all averages. How large weights are does not matter. */
static void learn_orders(const options *set, double dropped, double before, vbi_field *field, const gold_set *gold, uint32_t *row)
{
	add_before(set, before, field);
	learn(set, set->seed, dropped, field, gold, row);
	vbi_field_average(field);
	for (unsigned o = 1; o < set->orders; o++) {
		vbi_field *other;

		train_check(vbi_field_like(field, &other), "trainer");
		add_before(set, before, other);
		learn(set, set->seed + o, dropped, other, gold, row);
		vbi_field_average(other);
		vbi_field_add(field, other);
		vbi_field_free(other);
	}
}

/* Documents are long and few: their layer is learned with all features. */
static void learn_documents(const options *set, double before, vbi_field *field, const gold_set *gold, uint32_t *row)
{
	vbi_field *whole;

	train_check(vbi_field_like(field, &whole), "trainer");
	learn_orders(set, 0, before, whole, gold, row);
	vbi_field_take(field, whole, VB_ENTITY_DOC - VB_ENTITY_PER);
	vbi_field_free(whole);
}

static void train(const options *set, const gold_set *gold, const test_file *tests, size_t files)
{
	vbi_mem *mem = &set->model->mem;
	vbi_field *field;
	uint32_t *row;
	double before = 0;

	train_check(vbi_field_new(mem, VBI_TAG_LAYERS, set->method, set->rate, set->decay, &field), "trainer");
	row = rows_of(field, gold, true);
	set_steps(field);
	fprintf(stderr, "%zu tokens, %zu features\n", gold->tokens, vbi_field_rows(field));
	if (set->features) {
		learn(set, set->seed, set->dropped, field, gold, row);
		vbi_field_average(field);
		if (set->onward > 0) {
			before = set->onward * unit_of(set, field);
			fprintf(stderr, "%.3f times the weights before\n", before);
			add_before(set, before, field); /* what they had learned is kept, too */
		}
		train_check(vbi_field_keep(field, set->features, set->min_seen), "features");
		set_steps(field);
		free(row);
		row = rows_of(field, gold, false);
		fprintf(stderr, "%zu features kept\n", vbi_field_rows(field));
	}
	learn_orders(set, set->dropped, before, field, gold, row);
	if (set->dropped > 0)
		learn_documents(set, before, field, gold, row);
	free(row);
	if (set->output)
		write_weights(set, field);
	for (size_t i = 0; i < files; i++) {
		row = rows_of(field, &tests[i].gold, false);
		test(field, &tests[i], row);
		free(row);
	}
	vbi_field_free(field);
}

static const char help[] =
	"Usage: vbtrain entities [OPTION]... --train GOLD.jsonl... [-o WEIGHTS] [--test GOLD.jsonl]...\n"
	"  or:  vbtrain entities [OPTION]... --data COLUMNS... [--test COLUMNS]...\n"
	"Learns to tag entities. GOLD has a JSON object a line: id, text, entities (type, start, end in bytes).\n"
	"COLUMNS has a token a line, its tag (BIO or BIOES) in the last column, an empty line behind a sentence; entities are\n"
	"flat, of at most 8 types, and neither dictionary nor grammar is asked. No weights are written.\n"
	"\n"
	"  -o, --output=FILE     write weights, to be given to vbdict build or -d\n"
	"  -d, --dictionary=FILE lay FILE over the built-in dictionary\n"
	"  -t, --train=FILE      annotated documents to learn from\n"
	"  -T, --test=FILE       annotated documents to test with\n"
	"  -a, --data=FILE       columns to learn from\n"
	"      --tagged=FILE     write the columns of --test with one more, the tag found\n"
	"      --attributes      learn nothing: write what would be learned from --data as CRFsuite reads it\n"
	"  -m, --method=METHOD   gradient (conditional random field), perceptron or passive (passive-aggressive) (gradient)\n"
	"  -e, --epochs=N        passes (20)\n"
	"  -r, --rate=X          learning rate, or C of passive-aggressive (0.1)\n"
	"  -D, --decay=X         weight decay of the gradient (0.001)\n"
	"  -O, --orders=N        learn in so many orders, the mean of which is kept (1)\n"
	"  -p, --drop=X          this part of the features, drawn anew each time, is not there while learning (0)\n"
	"  -n, --features=N      keep so many features, and learn again with these alone; 0: keep all (60000)\n"
	"  -c, --min-seen=N      leave out those seen less often (2)\n"
	"  -s, --seed=N          of the order of stretches of text (1)\n"
	"  -w, --without=KINDS   leave out features of these kinds, joined by commas: words (the tokens themselves), grammar (what\n"
	"                        the recognisers found), dictionary (classes), memory (the same words elsewhere in the\n"
	"                        document), runs (stretches of capitals)\n"
	"  -g, --also-bare       learn each document once more without the features of the grammar, which is surer of texts that\n"
	"                        it was made with than of others\n"
	"  -b, --onward=X        begin with X times the weights of the dictionary, in units of what is learned without them (0)\n"
	"  -v, --verbose         progress\n";

/* Names of the kinds of features, joined by commas. */
static unsigned kinds_of(const char *list)
{
	static const struct {
		const char *name;
		unsigned kind;
	} kind[] = {{"words", VBI_TAG_WORDS}, {"grammar", VBI_TAG_GRAMMAR}, {"dictionary", VBI_TAG_DICTIONARY},
	            {"memory", VBI_TAG_MEMORY}, {"runs", VBI_TAG_RUNS}};
	unsigned kinds = 0;

	for (size_t n; *list; list += n + (list[n] == ',')) {
		size_t i = 0;

		n = strcspn(list, ",");
		while (i < sizeof kind / sizeof *kind && (strlen(kind[i].name) != n || strncmp(kind[i].name, list, n) != 0))
			i++;
		if (i == sizeof kind / sizeof *kind)
			train_die(list, "no such kind of features");
		kinds |= kind[i].kind;
	}
	return kinds;
}

static unsigned method_of(const char *name)
{
	static const char *const names[] = {"gradient", "perceptron", "passive"};

	for (unsigned i = 0; i < 3; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	train_die(name, "no such method");
}

/* --data: the same settings, another reader. */
static void columns(const options *set, conll_settings *conll, const test_file *tests, size_t n)
{
	conll->method = set->method;
	conll->epochs = set->epochs;
	conll->rate = set->rate;
	conll->decay = set->decay;
	conll->seed = set->seed;
	conll->verbose = set->verbose;
	for (conll->test_n = 0; conll->test_n < n; conll->test_n++)
		conll->test[conll->test_n] = tests[conll->test_n].name;
	train_conll(conll);
}

int train_entities(int argc, char **argv)
{
	enum { TAGGED = 256, ATTRIBUTES };
	static const struct option option[] = {
		{"data", 1, NULL, 'a'}, {"tagged", 1, NULL, TAGGED}, {"attributes", 0, NULL, ATTRIBUTES}, {"output", 1, NULL, 'o'}, {"dictionary", 1, NULL, 'd'}, {"train", 1, NULL, 't'},   {"test", 1, NULL, 'T'},
		{"method", 1, NULL, 'm'}, {"epochs", 1, NULL, 'e'},     {"rate", 1, NULL, 'r'},    {"decay", 1, NULL, 'D'},
		{"drop", 1, NULL, 'p'},   {"orders", 1, NULL, 'O'}, {"onward", 1, NULL, 'b'},
		{"features", 1, NULL, 'n'}, {"min-seen", 1, NULL, 'c'}, {"seed", 1, NULL, 's'},    {"verbose", 0, NULL, 'v'},
		{"without", 1, NULL, 'w'}, {"also-bare", 0, NULL, 'g'}, {"help", 0, NULL, 'h'},    {NULL, 0, NULL, 0}};
	options set = {.method = VBI_FIELD_GRADIENT, .rate = 0.1, .decay = 0.001, .epochs = 20, .orders = 1, .seed = 1, .features = 60000,
	               .min_seen = 2, .kinds = VBI_TAG_ALL};
	static gold_set gold;
	static test_file tests[FILES];
	static conll_settings conll;
	const char *files[FILES];
	size_t n = 0, n_tests = 0;
	vb_error error = {.struct_size = sizeof error};
	vb_loader *loader;

	train_check(vb_loader_new(NULL, &loader), "loader");
	train_check(vb_loader_add_builtin(loader, NULL), "built-in dictionary");
	for (int k; (k = getopt_long(argc, argv, "o:d:a:t:T:m:e:r:D:p:O:n:c:s:w:b:gvh", option, NULL)) != -1;)
		switch (k) {
		case 'o': set.output = optarg; break;
		case 'd':
			if (vb_loader_add_file(loader, optarg, &error))
				train_die(optarg, error.message[0] ? error.message : vb_strerror(error.status));
			break;
		case 'a':
			if (conll.data_n == CONLL_FILES)
				train_die(optarg, "too many files");
			conll.data[conll.data_n++] = optarg;
			break;
		case TAGGED: conll.tagged = optarg; break;
		case ATTRIBUTES: conll.attributes = true; break;
		case 't':
			if (n == FILES)
				train_die(optarg, "too many files");
			files[n++] = optarg;
			break;
		case 'T':
			if (n_tests == FILES)
				train_die(optarg, "too many files");
			tests[n_tests++].name = optarg;
			break;
		case 'm': set.method = method_of(optarg); break;
		case 'e': set.epochs = (unsigned)strtoul(optarg, NULL, 10); break;
		case 'r': set.rate = strtod(optarg, NULL); break;
		case 'D': set.decay = strtod(optarg, NULL); break;
		case 'O': set.orders = (unsigned)strtoul(optarg, NULL, 10); break;
		case 'p': set.dropped = strtod(optarg, NULL); break;
		case 'n': set.features = strtoul(optarg, NULL, 10); break;
		case 'c': set.min_seen = (uint32_t)strtoul(optarg, NULL, 10); break;
		case 's': set.seed = strtoull(optarg, NULL, 10); break;
		case 'w': set.kinds &= ~kinds_of(optarg); break;
		case 'b': set.onward = strtod(optarg, NULL); break;
		case 'g': set.drop = true; break;
		case 'v': set.verbose = true; break;
		case 'h': fputs(help, stdout); return fflush(stdout) ? 1 : 0;
		default: vb_loader_free(loader); return 2;
		}
	if (optind == argc && set.seed && conll.data_n && !n && !set.output) {
		vb_loader_free(loader);
		columns(&set, &conll, tests, n_tests);
		return fflush(stdout) ? 1 : 0;
	}
	if (set.onward > 0 && !set.features)
		train_die("--onward", "wants --features above 0");
	if (optind != argc || set.seed == 0 || n == 0 || conll.data_n) {
		fputs("vbtrain entities: files to learn from are wanted, and a seed above 0; try --help\n", stderr);
		vb_loader_free(loader);
		return 2;
	}
	train_check(vb_loader_finish(loader, &set.model, NULL), "dictionary");
	vb_loader_free(loader);
	/* the grammar alone is what the tagger learns to mend */
	set.before = set.model->lex.weights[VBI_WEIGHTS_NAMES];
	memset(&set.model->lex.weights[VBI_WEIGHTS_NAMES], 0, sizeof set.before);
	for (size_t i = 0; i < n; i++) {
		gold_read(&gold, set.model, files[i], set.kinds);
		/* once more without the grammar, which is surer of texts that it was made with than of others */
		if (set.drop)
			gold_read(&gold, set.model, files[i], set.kinds & ~VBI_TAG_GRAMMAR);
	}
	for (size_t i = 0; i < n_tests; i++)
		gold_read(&tests[i].gold, set.model, tests[i].name, set.kinds);
	train(&set, &gold, tests, n_tests);
	vbi_weights_free(&set.before);
	gold_free(&gold);
	for (size_t i = 0; i < n_tests; i++)
		gold_free(&tests[i].gold);
	vb_model_free(set.model);
	return fflush(stdout) ? 1 : 0;
}
