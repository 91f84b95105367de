/* vbtrain_words.c - weights of the word lattice, learned from segmented text. */
#include "vbtrain.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct work {
	const settings *set;
	vbi_trainer *trainer;
	vbi_seg seg;
	const corpus *c;
	const corpus_sentence *s;
	uint32_t draw, drop; /* which features are left out now, and how many of 2^32 */
	bool facts; /* learn what the dictionary's facts are worth: not from silver */
	uint8_t *joined; /* [tokens] the gold word goes on from the token before */
	size_t joined_capacity;
	uint16_t *path;
	size_t path_capacity;
	double *arc_score, *alpha, *beta;
	size_t arc_capacity, alpha_capacity, beta_capacity, room;
	unsigned long islands, wrong, unreachable;
} work;

#define GROW(list, capacity, need) \
	((void)((need) > (capacity) && ((capacity) = (need) * 2, (list) = train_need(realloc((list), (capacity) * sizeof *(list))))))

/* Which tokens continue a gold word. A word boundary inside a token cannot be learned. */
static void mark_gold(work *w)
{
	const corpus_word *word = w->c->word + w->s->word;
	uint32_t k = 0;

	GROW(w->joined, w->joined_capacity, w->seg.toks + 1);
	for (size_t i = 0; i < w->seg.toks; i++) {
		while (k < w->s->words && word[k].end <= w->seg.tok[i].start)
			k++;
		w->joined[i] = k < w->s->words && word[k].start < w->seg.tok[i].start;
	}
}

static const vbi_arc *find_arc(const vbi_seg *seg, uint32_t first, uint32_t count)
{
	for (size_t a = 0; a < seg->arcs; a++)
		if (seg->arc[a].first == first && seg->arc[a].count == count)
			return &seg->arc[a];
	return NULL;
}

/* Gold as counts of tokens a word; a word that is no arc falls apart into tokens, and one that reaches beyond the
 * island is cut there. */
static uint32_t gold_path(work *w, uint32_t i, uint32_t next, uint16_t *path)
{
	uint32_t words = 0;

	w->unreachable += next < w->seg.toks && w->joined[next];
	for (uint32_t k = i, n; k < next; k += n) {
		for (n = 1; k + n < next && w->joined[k + n]; n++)
			;
		if (find_arc(&w->seg, k, n)) {
			path[words++] = (uint16_t)n;
			continue;
		}
		w->unreachable++;
		for (uint32_t t = 0; t < n; t++)
			path[words++] = 1;
	}
	return words;
}

/* Leaves out features by chance, the same all through a sentence: so that none relies on another being there too. */
static uint32_t thin(const work *w, uint32_t *feature, uint32_t n)
{
	uint32_t kept = 0;

	for (uint32_t f = 0; f < n; f++)
		if (!w->drop || (feature[f] ^ w->draw) * 2654435761u >= w->drop)
			feature[kept++] = feature[f];
	return kept;
}

static uint32_t gap_features(const work *w, uint32_t g, uint32_t end, uint32_t *feature)
{
	return thin(w, feature, vbi_lattice_gap(&w->seg, g, 0, end, feature));
}

static uint32_t arc_features(const work *w, const vbi_arc *arc, uint32_t end, uint32_t *feature)
{
	uint32_t n = vbi_lattice_arc(&w->seg, arc, 0, end, feature);

	if (w->facts)
		n += vbi_lattice_facts(&w->seg, arc, feature + n);
	return thin(w, feature, n);
}

static void want(work *w, const uint32_t *feature, uint32_t n, double amount)
{
	for (uint32_t f = 0; f < n; f++)
		train_check(vbi_trainer_want(w->trainer, feature[f], 0, amount), "memory");
}

/* Everything a path stands on, by amount. */
static void want_path(work *w, uint32_t i, const uint16_t *path, uint32_t words, double amount)
{
	uint32_t feature[VBI_ARC_FEATURES + VBI_FACT_FEATURES], end = (uint32_t)w->seg.toks;

	for (uint32_t k = 0; k < words; i += path[k++]) {
		const vbi_arc *arc = find_arc(&w->seg, i, path[k]);

		want(w, feature, arc_features(w, arc, end, feature), amount);
		for (uint32_t g = i + 1; g < i + path[k]; g++)
			want(w, feature, gap_features(w, g, end, feature), amount);
	}
}

#define UNIT 4096.0 /* whole numbers for the decoder */

static double path_score(const work *w, uint32_t i, const uint16_t *path, uint32_t words, const int32_t *gap)
{
	double score = 0;

	for (uint32_t at = i, k = 0; k < words; at += path[k++]) {
		score += find_arc(&w->seg, at, path[k])->score / UNIT;
		for (uint32_t g = at + 1; g < at + path[k]; g++)
			score += gap[g - i] / UNIT;
	}
	return score;
}

static int32_t units(double score) { return (int32_t)(score * UNIT + (score < 0 ? -0.5 : 0.5)); }

/* Scores of arcs and gaps; margin is added to each arc that gold has not. */
static void score_island(work *w, uint32_t i, uint32_t next, const uint16_t *path, uint32_t words, double margin)
{
	uint32_t feature[VBI_ARC_FEATURES + VBI_FACT_FEATURES], end = (uint32_t)w->seg.toks;
	vbi_seg *seg = &w->seg;

	seg->gap_score[0] = 0;
	for (uint32_t g = i + 1; g < next; g++)
		seg->gap_score[g - i] =
			units(vbi_trainer_score(w->trainer, feature, gap_features(w, g, end, feature), 0));
	for (size_t a = 0; a < seg->arcs; a++)
		seg->arc[a].score =
			units(margin + vbi_trainer_score(w->trainer, feature, arc_features(w, &seg->arc[a], end, feature), 0));
	for (uint32_t k = 0, at = i; k < words && margin > 0; at += path[k++])
		w->seg.arc[find_arc(seg, at, path[k]) - seg->arc].score -= units(margin);
}

/* Perceptron and passive-aggressive. */
static void correct(work *w, uint32_t i, uint32_t next, const uint16_t *gold, uint32_t gold_words, int32_t *gap)
{
	vbi_seg *seg = &w->seg;
	double ahead = 0;
	uint32_t words;

	score_island(w, i, next, gold, gold_words, w->set->method == VBI_TRAIN_PASSIVE ? 1 : 0);
	memcpy(gap, seg->gap_score, (next - i) * sizeof *gap);
	words = vbi_lattice_best(seg, i, next);
	if (words != gold_words || memcmp(seg->best, gold, words * sizeof *gold) != 0) {
		w->wrong++;
		ahead = path_score(w, i, seg->best, words, gap) - path_score(w, i, gold, gold_words, gap);
		want_path(w, i, gold, gold_words, 1);
		want_path(w, i, seg->best, words, -1);
	}
	train_check(vbi_trainer_commit(w->trainer, ahead), "commit");
}

static double log_add(double a, double b)
{
	double top = a > b ? a : b;

	return top == -INFINITY ? top : top + log1p(exp(-fabs(a - b)));
}

/* Conditional random field: gold's features rise by what the model does not yet expect of them. */
static void gradient(work *w, uint32_t i, uint32_t next, const uint16_t *gold, uint32_t gold_words)
{
	uint32_t n = next - i, feature[VBI_ARC_FEATURES + VBI_FACT_FEATURES], end = (uint32_t)w->seg.toks;
	vbi_seg *seg = &w->seg;
	double *sum;

	score_island(w, i, next, gold, gold_words, 0);
	GROW(w->arc_score, w->arc_capacity, seg->arcs + 1);
	GROW(w->alpha, w->alpha_capacity, 2 * (size_t)n + 2);
	GROW(w->beta, w->beta_capacity, (size_t)n + 1);
	sum = w->alpha + n + 1;
	sum[0] = 0;
	for (uint32_t k = 1; k < n; k++)
		sum[k] = sum[k - 1] + seg->gap_score[k] / UNIT;
	for (uint32_t k = 0; k <= n; k++)
		w->alpha[k] = w->beta[k] = -INFINITY;
	w->alpha[0] = w->beta[n] = 0;
	for (size_t a = 0; a < seg->arcs; a++) {
		uint32_t from = seg->arc[a].first - i, to = from + seg->arc[a].count;

		w->arc_score[a] = seg->arc[a].score / UNIT + sum[to - 1] - sum[from];
		w->alpha[to] = log_add(w->alpha[to], w->alpha[from] + w->arc_score[a]);
	}
	for (size_t a = seg->arcs; a-- > 0;) {
		uint32_t from = seg->arc[a].first - i, to = from + seg->arc[a].count;

		w->beta[from] = log_add(w->beta[from], w->beta[to] + w->arc_score[a]);
	}
	want_path(w, i, gold, gold_words, 1);
	for (size_t a = 0; a < seg->arcs; a++) {
		const vbi_arc *arc = &seg->arc[a];
		uint32_t from = arc->first - i, to = from + arc->count;
		double p = exp(w->alpha[from] + w->arc_score[a] + w->beta[to] - w->alpha[n]);

		if (p < 1e-4)
			continue;
		want(w, feature, arc_features(w, arc, end, feature), -p);
		for (uint32_t g = arc->first + 1; g < arc->first + arc->count; g++)
			want(w, feature, gap_features(w, g, end, feature), -p);
	}
	train_check(vbi_trainer_commit(w->trainer, 0), "commit");
}

static void learn_sentence(work *w, const corpus *c, const corpus_sentence *s)
{
	uint32_t next, end;
	uint16_t *gold;
	int32_t *gap;

	w->c = c;
	w->s = s;
	train_segment(&w->seg, c, s);
	mark_gold(w);
	end = (uint32_t)w->seg.toks;
	gold = train_need(malloc((end + 1) * sizeof *gold));
	gap = train_need(malloc((end + 1) * sizeof *gap));
	for (uint32_t i = 0; i < end; i = next) {
		uint32_t words;

		train_check(vbi_lattice_island(&w->seg, i, 0, end, &next), "lattice");
		if (next == i + 1) {
			w->unreachable += next < end && w->joined[next];
			continue;
		}
		if (!vbi_lattice_room(&w->seg, next - i))
			train_die("memory", "lattice");
		words = gold_path(w, i, next, gold);
		w->islands++;
		if (w->set->method == VBI_TRAIN_GRADIENT)
			gradient(w, i, next, gold, words);
		else
			correct(w, i, next, gold, words, gap);
	}
	free(gold);
	free(gap);
}

static void epochs(work *w, const corpus *c, unsigned n, double rate, unsigned fold, const char *what)
{
	uint32_t *order = train_need(malloc((c->sentences + 1) * sizeof *order));
	uint64_t random = w->set->seed;
	size_t sentences = 0;

	for (size_t i = 0; i < c->sentences; i++)
		if (!corpus_left_out(c, i, w->set->folds, fold))
			order[sentences++] = (uint32_t)i;
	for (unsigned e = 0; e < n; e++) {
		w->islands = w->wrong = w->unreachable = 0;
		vbi_trainer_rate(w->trainer, w->set->method == VBI_TRAIN_GRADIENT ? rate / (1 + 0.5 * e) : rate);
		corpus_shuffle(order, sentences, &random);
		for (size_t i = 0; i < sentences; i++) {
			w->draw = (uint32_t)vbi_train_random(&random);
			w->drop = w->facts && w->set->drop > 0 ? (uint32_t)(w->set->drop * 4294967295.0) : 0;
			learn_sentence(w, c, &c->sentence[order[i]]);
		}
		if (w->set->verbose)
			fprintf(stderr, "%s %u: %lu islands, %lu wrong, %lu words out of reach, %zu features\n", what, e + 1,
			        w->islands, w->wrong, w->unreachable, vbi_trainer_features(w->trainer));
	}
	free(order);
}

/* ---- testing ---- */

static void show(const work *w, const corpus_sentence *s)
{
	const vbi_seg *seg = &w->seg;
	const char *text = w->c->text + s->text;
	size_t k = 0;

	/* Both readings: gold joins with _, found with ~, both with =. */
	for (size_t i = 0; i < seg->toks; i++) {
		bool found;

		while (k + 1 < seg->words && seg->word[k + 1].first <= i)
			k++;
		found = seg->word[k].first != i;
		if (i)
			fputs(found && w->joined[i] ? "=" : found ? "~" : w->joined[i] ? "_" : " ", stdout);
		fwrite(text + seg->tok[i].start, 1, seg->tok[i].end - seg->tok[i].start, stdout);
	}
	putchar('\n');
}

typedef struct result {
	unsigned long sentences, all_right, gold, found, right, unreachable;
} result;

static void test_sentence(work *w, const corpus *c, const corpus_sentence *s, result *sum)
{
	unsigned long good = 0;
	uint32_t g = 0, next, end;

	w->c = c;
	w->s = s;
	train_segment(&w->seg, c, s);
	train_check(vbi_seg_words(&w->seg), "words");
	for (size_t i = 0; i < w->seg.words; i++) {
		uint32_t start = w->seg.tok[w->seg.word[i].first].start;
		uint32_t stop = w->seg.tok[w->seg.word[i].first + w->seg.word[i].count - 1].end;

		while (g < s->words && c->word[s->word + g].start < start)
			g++;
		good += g < s->words && c->word[s->word + g].start == start && c->word[s->word + g].end == stop;
	}
	sum->sentences++;
	sum->gold += s->words;
	sum->found += w->seg.words;
	sum->right += good;
	sum->all_right += good == s->words && good == w->seg.words;
	mark_gold(w);
	if (w->set->verbose && !(good == s->words && good == w->seg.words))
		show(w, s);
	/* Words that no path has. */
	end = (uint32_t)w->seg.toks;
	w->unreachable = 0;
	GROW(w->path, w->path_capacity, (size_t)end + 1);
	for (uint32_t i = 0; i < end; i = next) {
		train_check(vbi_lattice_island(&w->seg, i, 0, end, &next), "lattice");
		gold_path(w, i, next, w->path);
	}
	sum->unreachable += w->unreachable;
}

static void print_result(const char *name, const result *sum)
{
	double p = sum->found ? 100.0 * (double)sum->right / (double)sum->found : 0;
	double r = sum->gold ? 100.0 * (double)sum->right / (double)sum->gold : 0;

	printf("%s: %lu sentences, %lu words: P %.2f R %.2f F1 %.2f, sentences all right %.1f%%, out of reach %lu\n", name,
	       sum->sentences, sum->gold, p, r, p + r > 0 ? 2 * p * r / (p + r) : 0,
	       sum->sentences ? 100.0 * (double)sum->all_right / (double)sum->sentences : 0, sum->unreachable);
}

/* fold: the part that is tested, set->folds for all. */
static void test_words(work *w, const corpus *c, unsigned fold, result *sum)
{
	for (size_t k = 0; k < c->sentences; k++)
		if (fold >= w->set->folds || corpus_left_out(c, k, w->set->folds, fold))
			test_sentence(w, c, &c->sentence[k], &sum[c->sentence[k].file]);
}

static void print_results(const corpus *c, const result *sum)
{
	result all = {0};

	for (uint32_t f = 0; f < c->files; f++) {
		print_result(c->file[f].name, &sum[f]);
		all.sentences += sum[f].sentences;
		all.all_right += sum[f].all_right;
		all.gold += sum[f].gold;
		all.found += sum[f].found;
		all.right += sum[f].right;
		all.unreachable += sum[f].unreachable;
	}
	if (c->files > 1)
		print_result("all", &all);
}

/* The weights of the trainer, quantised as a file has them, in place of the model's. */
static void use_weights(work *w, vbi_buf *section)
{
	const settings *set = w->set;
	vbi_weights *weights = &set->model->lex.weights[VBI_WEIGHTS_WORDS];

	section->n = 0;
	train_check(vbi_trainer_write(w->trainer, "JOIN\n", set->features, set->min_seen, section), "weights");
	vbi_weights_free(weights);
	train_check(vbi_weights_read(&set->model->mem, vbi_slice_of(section->p, section->n), weights, NULL), "weights");
}

static void write_weights(const work *w, const vbi_buf *section)
{
	vbi_buf file;
	FILE *out = fopen(w->set->output, "wb");

	vbi_buf_init(&file, &w->set->model->mem);
	vbi_weights_wrap(VBI_WEIGHTS_WORDS, vbi_slice_of(section->p, section->n), &file);
	if (!out || fwrite(file.p, 1, file.n, out) != file.n || fclose(out))
		train_die(w->set->output, "cannot be written");
	fprintf(stderr, "%s: %zu bytes, %u features\n", w->set->output, file.n,
	        (unsigned)w->set->model->lex.weights[VBI_WEIGHTS_WORDS].features);
	vbi_buf_free(&file);
}

/* Each part in turn, learned without it, from what silver gave. */
static void cross_validate(work *w, const corpus *gold, vbi_buf *section)
{
	vbi_trainer *start = w->trainer;
	result sum[CORPUS_FILES] = {0};

	for (unsigned fold = 0; fold < w->set->folds; fold++) {
		train_check(vbi_trainer_copy(start, &w->trainer), "trainer");
		epochs(w, gold, w->set->epochs, w->set->rate, fold, "gold");
		use_weights(w, section);
		vbi_trainer_free(w->trainer);
		test_words(w, gold, fold, sum);
	}
	w->trainer = start;
	print_results(gold, sum);
}

void train_words(const settings *set, const corpus *gold, const corpus *silver, const corpus *test)
{
	vbi_mem *mem = &set->model->mem;
	work w = {.set = set};
	result sum[CORPUS_FILES] = {0};
	vbi_buf section;

	vbi_buf_init(&section, mem);
	vbi_seg_init(&w.seg, mem, &set->model->lex);
	if (set->output || set->folds) {
		train_check(vbi_trainer_new(mem, 1, set->method, set->rate, &w.trainer), "trainer");
		if (silver->sentences) {
			epochs(&w, silver, set->silver_epochs, set->silver_rate, set->folds, "silver");
			if (gold->sentences && set->epochs)
				vbi_trainer_restart_average(w.trainer);
		}
		w.facts = true;
		if (set->folds)
			cross_validate(&w, gold, &section);
	}
	if (set->output) {
		epochs(&w, gold, set->epochs, set->rate, set->folds, "gold");
		use_weights(&w, &section);
		write_weights(&w, &section);
	}
	vbi_trainer_free(w.trainer);
	if (set->longest)
		vbi_weights_free(&set->model->lex.weights[VBI_WEIGHTS_WORDS]);
	if (test->files) {
		test_words(&w, test, set->folds, sum);
		print_results(test, sum);
	}
	vbi_seg_free(&w.seg);
	vbi_buf_free(&section);
	free(w.joined);
	free(w.path);
	free(w.arc_score);
	free(w.alpha);
	free(w.beta);
}
