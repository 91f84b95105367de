/* vbtrain_restore.c - learns to give marks to text without them (seg/restore.h), from raw text, a paragraph a line.
 *
 * A conditional random field over chains, by FTRL-Proximal (McMahan et al., KDD 2013): a step size of its own for each feature, and
 * L1 regularisation that leaves most of them at zero. One pass. The same files and settings give the same bytes. */
#include "vbtrain.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "seg/restore.h"
#include "viet/scan.h"
#include "viet/syllable.h"

#define BREAK 0xFFFFu
#define OTHER 0xFFFEu
#define NUMBER 0xFFFDu
#define FIRST_OF_THESE 0xFFF0u

/* A feature's state; one that finds its place taken by another has no weight. */
typedef struct cell {
	uint32_t feature; /* 0: free */
	float z, n, weight;
} cell;

typedef struct restore_set {
	const char *output;
	double rate, least;
	size_t features;
	uint64_t seed;
	unsigned bits; /* 2^bits cells */
	bool verbose;
	vb_model *model;
	vbi_marks *marks;
	vbi_chain_sums *sums;
	cell *cell;
	uint16_t *code; /* all text: codes, and the values above */
	size_t codes, code_capacity;
	uint32_t *chain; /* where each begins */
	size_t chains, chain_capacity;
} restore_set;

static void *room_for(void *list, size_t *capacity, size_t need, size_t size)
{
	if (need <= *capacity)
		return list;
	*capacity = need + *capacity / 2 + 4096;
	return train_need(realloc(list, *capacity * size));
}

/* ---- reading ---- */

static uint16_t code_of(const vbi_scan *tok)
{
	switch (tok->kind) {
	case VB_TOKEN_SYLLABLE:
		return tok->syllable;
	case VB_TOKEN_PUNCT:
	case VB_TOKEN_SYMBOL:
		return BREAK;
	case VB_TOKEN_NUMBER:
	case VB_TOKEN_CODE:
		return NUMBER;
	default:
		return OTHER;
	}
}

static void put_code(restore_set *set, uint16_t code, bool *open)
{
	if (code == BREAK) {
		*open = false;
		return;
	}
	if (!*open || set->codes - set->chain[set->chains - 1] == VBI_RESTORE_ROW) {
		set->chain = room_for(set->chain, &set->chain_capacity, set->chains + 2, sizeof *set->chain);
		set->chain[set->chains++] = (uint32_t)set->codes;
		*open = true;
	}
	set->code = room_for(set->code, &set->code_capacity, set->codes + 1, sizeof *set->code);
	set->code[set->codes++] = code;
}

/* A line in normal form, its end aside, into *clean. */
static size_t clean_line(const char *line, size_t n, char **clean, size_t *capacity, const char *name)
{
	size_t made;

	while (n && (line[n - 1] == '\n' || line[n - 1] == '\r'))
		n--;
	*clean = room_for(*clean, capacity, 3 * n + 1, 1);
	train_check(vb_normalize(NULL, line, n, *clean, *capacity, &made, NULL, 0, NULL), name);
	return made;
}

static FILE *open_text(const char *name)
{
	FILE *file = fopen(name, "r");

	if (!file)
		train_die(name, strerror(errno));
	return file;
}

static void read_text(restore_set *set, const char *name)
{
	FILE *file = open_text(name);
	char *line = NULL, *clean = NULL;
	size_t capacity = 0, clean_capacity = 0;
	ssize_t got;

	while ((got = getline(&line, &capacity, file)) > 0) {
		uint32_t n = (uint32_t)clean_line(line, (size_t)got, &clean, &clean_capacity, name), at = 0;
		bool open = false;
		vbi_scan tok;

		while (vbi_scan_next(clean, n, &at, &tok))
			put_code(set, code_of(&tok), &open);
	}
	if (ferror(file))
		train_die(name, strerror(errno));
	fclose(file);
	free(line);
	free(clean);
}

/* ---- weights ---- */

static cell *cell_of(const restore_set *set, uint32_t feature)
{
	cell *c = &set->cell[feature & ((1u << set->bits) - 1)];

	return c->feature == feature ? c : NULL;
}

static double sum_of(const restore_set *set, const uint32_t *feature, unsigned n)
{
	double sum = 0;

	for (unsigned i = 0; i < n; i++) {
		const cell *c = cell_of(set, feature[i]);

		sum += c ? c->weight : 0;
	}
	return sum;
}

#define BETA 0.1

/* rise: how much the weights should rise, by the gradient. */
static void update(restore_set *set, const uint32_t *feature, unsigned count, double rise)
{
	for (unsigned i = 0; i < count; i++) {
		cell *c = &set->cell[feature[i] & ((1u << set->bits) - 1)];
		double n, z;

		if (!c->feature)
			c->feature = feature[i];
		if (c->feature != feature[i])
			continue;
		n = c->n + rise * rise;
		z = c->z - rise - (sqrt(n) - sqrt((double)c->n)) / set->rate * c->weight;
		c->n = (float)n;
		c->z = (float)z;
		c->weight = fabs(z) <= set->least ? 0 : (float)((z > 0 ? set->least - z : -set->least - z) * set->rate / (BETA + sqrt(n)));
	}
}

/* ---- learning ---- */

static void read_row(const restore_set *set, const uint16_t *code, uint32_t n, vbi_plain *row, uint32_t *gold)
{
	for (uint32_t k = 0; k < n; k++) {
		char letters[8];
		size_t length = code[k] < FIRST_OF_THESE ? vbi_syllable_fold(code[k], letters) : 0;

		row[k] = (vbi_plain){NULL, 0, code[k] == NUMBER ? VBI_PLAIN_NUMBER : VBI_PLAIN_OTHER};
		if (length)
			vbi_marks_find(set->marks, letters, length, &row[k]);
		for (gold[k] = 0; gold[k] < row[k].candidates && row[k].candidate[gold[k]] != code[k]; gold[k]++)
			;
	}
}

static uint32_t pairs_at(const vbi_plain *row, uint32_t k)
{
	return k ? row[k - 1].candidates * row[k].candidates : 0;
}

static void score_row(const restore_set *set, const vbi_plain *row, uint32_t n)
{
	uint32_t feature[VBI_RESTORE_SINGLE];

	for (uint32_t k = 0; k < n; k++) {
		uint32_t now = row[k].candidates, before = k ? row[k - 1].candidates : 0;

		set->sums->single[k][0] = 0;
		for (uint32_t b = 0; b < now && now > 1; b++) {
			vbi_restore_single(row, n, k, row[k].candidate[b], feature);
			set->sums->single[k][b] = sum_of(set, feature, VBI_RESTORE_SINGLE);
		}
		for (uint32_t i = 0; i < (before ? before : 1) * (now ? now : 1); i++)
			set->sums->pair[k][i] = 0;
		if (pairs_at(row, k) <= 1)
			continue;
		for (uint32_t a = 0; a < before; a++)
			for (uint32_t b = 0; b < now; b++) {
				vbi_restore_pair(row, n, k, row[k - 1].candidate[a], row[k].candidate[b], feature);
				set->sums->pair[k][a * now + b] = sum_of(set, feature, VBI_RESTORE_PAIR);
			}
	}
}

#define NEAR 0.01 /* smaller wishes are not worth the time */

static void learn_row(restore_set *set, const uint16_t *code, uint32_t n)
{
	uint32_t gold[VBI_RESTORE_ROW], feature[VBI_RESTORE_SINGLE];
	vbi_plain row[VBI_RESTORE_ROW];

	read_row(set, code, n, row, gold);
	score_row(set, row, n);
	vbi_restore_sums(set->sums, row, n, true);
	for (uint32_t k = 0; k < n; k++) {
		uint32_t now = row[k].candidates;

		if (gold[k] == now) /* not among the candidates, or nothing to choose */
			continue;
		for (uint32_t b = 0; b < now && now > 1; b++) {
			double rise = (b == gold[k]) - set->sums->single[k][b];

			if (fabs(rise) < NEAR)
				continue;
			vbi_restore_single(row, n, k, row[k].candidate[b], feature);
			update(set, feature, VBI_RESTORE_SINGLE, rise);
		}
		if (pairs_at(row, k) <= 1 || gold[k - 1] == row[k - 1].candidates)
			continue;
		for (uint32_t a = 0; a < row[k - 1].candidates; a++)
			for (uint32_t b = 0; b < now; b++) {
				double rise = (a == gold[k - 1] && b == gold[k]) - set->sums->pair[k][a * now + b];

				if (fabs(rise) < NEAR)
					continue;
				vbi_restore_pair(row, n, k, row[k - 1].candidate[a], row[k].candidate[b], feature);
				update(set, feature, VBI_RESTORE_PAIR, rise);
			}
	}
}

static void learn(restore_set *set)
{
	uint32_t *order = train_need(malloc((set->chains + 1) * sizeof *order));
	uint64_t random = set->seed;

	set->cell = train_need(calloc((size_t)1 << set->bits, sizeof *set->cell));
	set->chain[set->chains] = (uint32_t)set->codes;
	for (size_t i = 0; i < set->chains; i++)
		order[i] = (uint32_t)i;
	corpus_shuffle(order, set->chains, &random);
	for (size_t i = 0; i < set->chains; i++) {
		uint32_t c = order[i];

		learn_row(set, set->code + set->chain[c], set->chain[c + 1] - set->chain[c]);
		if (set->verbose && i % (set->chains / 20 + 1) == 0)
			fprintf(stderr, "%zu of %zu rows\n", i, set->chains);
	}
	free(order);
}

/* ---- writing ---- */

/* Largest weight first, then by feature, so that the order is one. */
static int by_weight(const void *a, const void *b)
{
	const cell *x = a, *y = b;
	float p = fabsf(x->weight), q = fabsf(y->weight);

	if (p != q)
		return p > q ? -1 : 1;
	return x->feature < y->feature ? -1 : x->feature > y->feature;
}

static int quantised(double q) { return q >= 127 ? 127 : q <= -127 ? -127 : (int)(q < 0 ? q - 0.5 : q + 0.5); }

/* One in so many weights is cut off at the top. The heaviest are the most used: how common a syllable is. */
#define CUT_OFF 20000

/* The section that learn/weights.h describes, of the n heaviest cells. */
static void put_section(const cell *list, size_t n, vbi_buf *out)
{
	static const char name[] = "MARKS\n\0\0"; /* and zeros up to a multiple of 4 */
	double scale = 127 / fabs((double)list[n / CUT_OFF].weight);
	uint32_t bits = 4, kept = 0, mask;
	unsigned char *slot;

	while (((size_t)1 << bits) < n + n / 5)
		bits++;
	mask = (1u << bits) - 1;
	slot = train_need(calloc((size_t)mask + 1, 3));
	for (size_t i = 0; i < n; i++) {
		int q = quantised(list[i].weight * scale);
		uint32_t at = list[i].feature & mask, check = vbi_feature_mixed(list[i].feature);

		while (q && (slot[3 * at] || slot[3 * at + 1]) && (slot[3 * at] | (uint32_t)slot[3 * at + 1] << 8) != check)
			at = (at + 1) & mask;
		if (!q || slot[3 * at + 2])
			continue; /* a feature whose place looks like its own is the heavier one's */
		slot[3 * at] = (unsigned char)check;
		slot[3 * at + 1] = (unsigned char)(check >> 8);
		slot[3 * at + 2] = (unsigned char)q;
		kept++;
	}
	vbi_buf_le32(out, VBI_WEIGHTS_MIXED);
	vbi_buf_le32(out, 1);
	vbi_buf_le32(out, bits);
	vbi_buf_le32(out, kept);
	vbi_buf_le32(out, (uint32_t)(scale * 1000 + 0.5));
	vbi_buf_le32(out, 6);
	vbi_buf_put(out, name, 8);
	vbi_buf_put(out, (char *)slot, 3 * ((size_t)mask + 1));
	free(slot);
	if (out->failed)
		train_die("memory", "exhausted");
}

static void write_weights(restore_set *set)
{
	vbi_mem *mem = &set->model->mem;
	vbi_weights *weights = &set->model->lex.weights[VBI_WEIGHTS_MARKS];
	vbi_buf section, file;
	size_t n = 0;
	FILE *out;

	for (size_t i = 0; i < (size_t)1 << set->bits; i++)
		if (set->cell[i].weight != 0)
			set->cell[n++] = set->cell[i];
	if (!n)
		train_die(set->output, "nothing was learned");
	qsort(set->cell, n, sizeof *set->cell, by_weight);
	vbi_buf_init(&section, mem);
	vbi_buf_init(&file, mem);
	put_section(set->cell, n < set->features ? n : set->features, &section);
	vbi_weights_wrap(VBI_WEIGHTS_MARKS, vbi_slice_of(section.p, section.n), &file);
	out = fopen(set->output, "wb");
	if (!out || fwrite(file.p, 1, file.n, out) != file.n || fclose(out))
		train_die(set->output, "cannot be written");
	vbi_weights_free(weights);
	train_check(vbi_weights_read(mem, vbi_slice_of(section.p, section.n), weights, NULL), "weights");
	fprintf(stderr, "%zu features, %s: %zu bytes, %u features\n", n, set->output, file.n, (unsigned)weights->features);
	vbi_buf_free(&section);
	vbi_buf_free(&file);
	free(set->cell);
	set->cell = NULL;
}

/* ---- testing ---- */

typedef struct tally {
	unsigned long syllables, right, as_written, lines;
} tally;

static unsigned char_length(const char *p)
{
	unsigned c = (unsigned char)*p;

	return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* The line without marks, capitals kept. */
static size_t strip(const char *line, size_t n, char *out, size_t capacity)
{
	size_t made = vb_fold(line, n, out, capacity), at = 0;

	if (made >= capacity)
		train_die("memory", "a line is too long");
	for (size_t i = 0; i < n && at < made; i += char_length(line + i), at += char_length(out + at)) {
		char lower[16];
		unsigned length = char_length(line + i);

		if (vb_lower(line + i, length, lower, sizeof lower) != length || memcmp(lower, line + i, length) != 0)
			if (out[at] >= 'a' && out[at] <= 'z')
				out[at] = (char)(out[at] - 'a' + 'A');
	}
	return made;
}

/* The next stretch between blanks. */
static bool next_stretch(const char *line, uint32_t n, uint32_t *at, uint32_t *end)
{
	for (*at = *end; *at < n && line[*at] == ' '; ++*at)
		;
	for (*end = *at; *end < n && line[*end] != ' '; ++*end)
		;
	return *at < n;
}

/* Syllables of a stretch of the right line that the other has too. */
static void compare_stretch(const char *line, uint32_t n, const char *got, uint32_t got_n, unsigned long *right)
{
	uint32_t at = 0, got_at = 0;
	vbi_scan a, b;

	while (vbi_scan_next(line, n, &at, &a)) {
		bool more = vbi_scan_next(got, got_n, &got_at, &b);

		if (a.kind == VB_TOKEN_SYLLABLE)
			*right += more && b.syllable == a.syllable;
	}
}

static unsigned long compare(const char *line, uint32_t n, const char *got, uint32_t got_n)
{
	uint32_t from, to = 0, got_from, got_to = 0;
	unsigned long right = 0;

	while (next_stretch(line, n, &from, &to)) {
		next_stretch(got, got_n, &got_from, &got_to);
		compare_stretch(line + from, to - from, got + got_from, got_to - got_from, &right);
	}
	return right;
}

static unsigned long count_syllables(const char *line, uint32_t n)
{
	unsigned long count = 0;
	uint32_t at = 0;
	vbi_scan tok;

	while (vbi_scan_next(line, n, &at, &tok))
		count += tok.kind == VB_TOKEN_SYLLABLE;
	return count;
}

/* The line's restored form into *out. */
static size_t restore(vb_normalizer *norm, const char *line, size_t n, char **out, size_t *capacity)
{
	size_t at = 0, made = 0, used, length;
	vb_status status;

	while (at < n) {
		status = vb_normalizer_feed(norm, line + at, n - at, &used);
		train_check(status, "restoring");
		at += used;
		if (status != VB_READY)
			break;
		*out = room_for(*out, capacity, made + 65536 * 4, 1);
		memcpy(*out + made, vb_normalizer_output(norm, &length), length);
		made += length;
	}
	while ((status = vb_normalizer_end(norm)) == VB_READY) {
		const char *p = vb_normalizer_output(norm, &length);

		*out = room_for(*out, capacity, made + length + 1, 1);
		memcpy(*out + made, p, length);
		made += length;
	}
	train_check(status, "restoring");
	return made;
}

static void test_file(const restore_set *set, const char *name)
{
	vb_norm_options options = {.struct_size = sizeof options};
	char *line = NULL, *clean = NULL, *plain = NULL, *got = NULL;
	size_t capacity = 0, clean_capacity = 0, plain_capacity = 0, got_capacity = 0;
	FILE *file = open_text(name);
	vb_normalizer *norm;
	tally t = {0};
	ssize_t read;

	train_check(vb_normalizer_new(&options, NULL, &norm), "normaliser");
	train_check(vb_normalizer_restore(norm, set->model, 0), "restoration");
	while ((read = getline(&line, &capacity, file)) > 0) {
		size_t n = clean_line(line, (size_t)read, &clean, &clean_capacity, name), plain_n, got_n;
		unsigned long right;

		if (!n)
			continue;
		plain = room_for(plain, &plain_capacity, 2 * n + 16, 1);
		plain_n = strip(clean, n, plain, plain_capacity);
		got_n = restore(norm, plain, plain_n, &got, &got_capacity);
		right = compare(clean, (uint32_t)n, got, (uint32_t)got_n);
		t.right += right;
		t.as_written += compare(clean, (uint32_t)n, plain, (uint32_t)plain_n);
		t.syllables += count_syllables(clean, (uint32_t)n);
		t.lines++;
		if (set->verbose && right < count_syllables(clean, (uint32_t)n))
			printf("%.*s\n%.*s\n", (int)n, clean, (int)got_n, got);
	}
	printf("%s: %lu lines, %lu syllables: %.2f%% right; as they are without marks %.2f%%\n", name, t.lines, t.syllables,
	       t.syllables ? 100.0 * (double)t.right / (double)t.syllables : 0,
	       t.syllables ? 100.0 * (double)t.as_written / (double)t.syllables : 0);
	vb_normalizer_free(norm);
	fclose(file);
	free(line);
	free(clean);
	free(plain);
	free(got);
}

static const char help[] =
	"Usage: vbtrain restore [OPTION]... -o WEIGHTS --train FILE...\n"
	"  or:  vbtrain restore -d WEIGHTS [--test FILE]...\n"
	"Learns from raw text to give marks to text without them; with --test takes the marks of\n"
	"FILE away, restores them and counts the syllables that are right. FILE is UTF-8, a\n"
	"paragraph a line.\n"
	"\n"
	"  -o, --output=FILE     write weights, to be given to vbdict build or -d\n"
	"  -d, --dictionary=FILE lay FILE over the built-in dictionary\n"
	"  -t, --train=FILE      text to learn from\n"
	"  -T, --test=FILE       text to test with\n"
	"  -n, --features=N      at most so many are written (850000)\n"
	"  -r, --rate=X          learning rate (0.3)\n"
	"  -l, --least=X         L1: weights that evidence does not move further are zero (2)\n"
	"  -b, --bits=N          2^N features are told apart while learning, 16 bytes each (26)\n"
	"  -s, --seed=N          of the order of rows (1)\n"
	"  -v, --verbose         progress, and lines that are not all right\n";

static void run_restore(restore_set *set, char **test, size_t tests)
{
	train_check(vbi_marks_new(&set->model->mem, &set->model->lex, &set->marks), "candidates");
	set->sums = train_need(malloc(sizeof *set->sums));
	if (set->output) {
		if (set->verbose)
			fprintf(stderr, "%zu tokens, %zu rows\n", set->codes, set->chains);
		if (!set->chains)
			train_die(set->output, "there is nothing to learn from");
		learn(set);
		write_weights(set);
	}
	for (size_t i = 0; i < tests; i++)
		test_file(set, test[i]);
	vbi_marks_free(set->marks);
	free(set->sums);
	free(set->code);
	free(set->chain);
}

int train_restore(int argc, char **argv)
{
	static const struct option option[] = {
		{"output", 1, NULL, 'o'}, {"dictionary", 1, NULL, 'd'}, {"train", 1, NULL, 't'},   {"test", 1, NULL, 'T'},
		{"features", 1, NULL, 'n'}, {"rate", 1, NULL, 'r'},     {"least", 1, NULL, 'l'},   {"bits", 1, NULL, 'b'},
		{"seed", 1, NULL, 's'},   {"verbose", 0, NULL, 'v'},    {"help", 0, NULL, 'h'},    {NULL, 0, NULL, 0}};
	restore_set set = {.rate = 0.3, .least = 2, .features = 850000, .seed = 1, .bits = 26};
	vb_error error = {.struct_size = sizeof error};
	char **test = train_need(calloc((size_t)argc, sizeof *test));
	size_t tests = 0;
	vb_loader *loader;

	train_check(vb_loader_new(NULL, &loader), "loader");
	train_check(vb_loader_add_builtin(loader, NULL), "built-in dictionary");
	for (int k; (k = getopt_long(argc, argv, "o:d:t:T:n:r:l:b:s:vh", option, NULL)) != -1;)
		switch (k) {
		case 'o': set.output = optarg; break;
		case 'd':
			if (vb_loader_add_file(loader, optarg, &error))
				train_die(optarg, error.message[0] ? error.message : vb_strerror(error.status));
			break;
		case 't': read_text(&set, optarg); break;
		case 'T': test[tests++] = optarg; break;
		case 'n': set.features = strtoul(optarg, NULL, 10); break;
		case 'r': set.rate = strtod(optarg, NULL); break;
		case 'l': set.least = strtod(optarg, NULL); break;
		case 'b': set.bits = (unsigned)strtoul(optarg, NULL, 10); break;
		case 's': set.seed = strtoull(optarg, NULL, 10); break;
		case 'v': set.verbose = true; break;
		case 'h': fputs(help, stdout); return fflush(stdout) ? 1 : 0;
		default: return 2;
		}
	if (optind != argc || !set.seed || set.bits < 10 || set.bits > 30 || set.rate <= 0 || !set.features) {
		fputs("vbtrain: that makes no sense; try vbtrain restore --help\n", stderr);
		return 2;
	}
	train_check(vb_loader_finish(loader, &set.model, NULL), "dictionary");
	vb_loader_free(loader);
	run_restore(&set, test, tests);
	vb_model_free(set.model);
	free(test);
	return fflush(stdout) ? 1 : 0;
}
