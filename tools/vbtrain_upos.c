/* vbtrain_upos.c - weights of parts of speech, learned from tagged words; untagged text may help. */
#include "vbtrain.h"

#include <stdlib.h>
#include <string.h>

#include "seg/upos.h"

typedef struct work {
	const settings *set;
	vbi_trainer *trainer;
	vbi_seg seg;
	uint8_t *gold; /* [words of seg] labels: VB_POS_* - 1 */
	size_t gold_capacity;
	uint32_t *feature, *start;
	size_t feature_capacity, start_capacity;
	uint64_t random;
	unsigned long words, wrong;
} work;

#define GROW(list, capacity, need) \
	((void)((need) > (capacity) && ((capacity) = (need) * 2, (list) = train_need(realloc((list), (capacity) * sizeof *(list))))))

#define UNKNOWN 0xFF

/* The words of a sentence are those of the corpus. A word that begins inside a token has none: false for the sentence. */
static bool lay_words(work *w, const corpus *c, const corpus_sentence *s)
{
	vbi_seg *seg = &w->seg;
	uint32_t t = 0;

	train_segment(seg, c, s);
	if (!VBI_GROW(seg->mem, seg->word, seg->word_capacity, (size_t)s->words + 1))
		train_die("memory", "words");
	GROW(w->gold, w->gold_capacity, (size_t)s->words + 1);
	seg->words = 0;
	for (uint32_t k = 0; k < s->words; k++) {
		const corpus_word *word = &c->word[s->word + k];
		uint32_t first = t;

		if (t == seg->toks || seg->tok[t].start != word->start)
			return false;
		while (t < seg->toks && seg->tok[t].start < word->end)
			t++;
		seg->word[seg->words] = (vbi_range){first, t - first, 0};
		w->gold[seg->words++] = (uint8_t)(word->tag - 1);
	}
	return t == seg->toks;
}

/* Leaves out features by chance: so that none relies on another being there too, which in other text it may not be. */
static uint32_t drop(work *w, uint32_t *feature, uint32_t n)
{
	uint32_t kept = 0;

	for (uint32_t f = 0; f < n; f++)
		if (w->set->drop <= 0 || (double)(vbi_train_random(&w->random) >> 11) * 0x1p-53 >= w->set->drop)
			feature[kept++] = feature[f];
	return kept;
}

static void collect_features(work *w, uint32_t n)
{
	uint32_t at = 0;

	if (!vbi_upos_marks(&w->seg, 0, n))
		train_die("memory", "marks");
	GROW(w->start, w->start_capacity, (size_t)n + 1);
	GROW(w->feature, w->feature_capacity, ((size_t)n + 1) * VBI_UPOS_FEATURES);
	for (uint32_t k = 0; k < n; k++) {
		w->start[k] = at;
		at += drop(w, w->feature + at, vbi_upos_features(&w->seg, k, n, w->feature + at));
	}
	w->start[n] = at;
}

/* Learns the tags in gold of the words in seg, where all are known. */
static void learn(work *w)
{
	uint32_t n = (uint32_t)w->seg.words, wrong;

	for (uint32_t k = 0; k < n; k++)
		if (w->gold[k] >= VB_POS_END - 1)
			return;
	collect_features(w, n);
	train_check(vbi_trainer_chain(w->trainer, w->feature, w->start, n, w->gold, NULL, NULL, &wrong), "chain");
	w->words += n;
	w->wrong += wrong;
}

static void epochs(work *w, const corpus *c, unsigned n, double rate, unsigned fold, bool tagged, const char *what)
{
	uint32_t *order = train_need(malloc((c->sentences + 1) * sizeof *order));
	uint64_t random = w->set->seed;
	size_t sentences = 0;

	for (size_t i = 0; i < c->sentences; i++)
		if (!corpus_left_out(c, i, w->set->folds, fold))
			order[sentences++] = (uint32_t)i;
	vbi_trainer_rate(w->trainer, rate);
	for (unsigned e = 0; e < n; e++) {
		w->words = w->wrong = 0;
		corpus_shuffle(order, sentences, &random);
		for (size_t i = 0; i < sentences; i++) {
			if (!lay_words(w, c, &c->sentence[order[i]]))
				continue;
			if (!tagged) {
				/* By the model that gold has made. */
				train_check(vbi_seg_pos(&w->seg), "tags");
				for (size_t k = 0; k < w->seg.words; k++)
					w->gold[k] = (uint8_t)(w->seg.word[k].kind - 1);
			}
			learn(w);
		}
		if (w->set->verbose)
			fprintf(stderr, "%s %u: %lu words, %lu wrong, %zu features\n", what, e + 1, w->words, w->wrong,
			        vbi_trainer_features(w->trainer));
	}
	free(order);
}

/* ---- weights ---- */

static vbi_trainer *new_trainer(const work *w)
{
	vbi_trainer *trainer;

	train_check(vbi_trainer_new(&w->set->model->mem, VB_POS_END - 1, w->set->method, w->set->rate, &trainer), "trainer");
	return trainer;
}

/* The weights of the trainer, quantised as a file has them, in place of the model's. */
static void use_weights(work *w, size_t features, vbi_buf *section)
{
	vbi_weights *weights = &w->set->model->lex.weights[VBI_WEIGHTS_POS];
	char names[256] = "";

	for (uint32_t pos = 1; pos < VB_POS_END; pos++) {
		strcat(names, vb_pos_name(pos));
		strcat(names, "\n");
	}
	section->n = 0;
	train_check(vbi_trainer_write(w->trainer, names, features, w->set->min_seen, section), "weights");
	vbi_weights_free(weights);
	train_check(vbi_weights_read(&w->set->model->mem, vbi_slice_of(section->p, section->n), weights, NULL), "weights");
	/* What was read from the weights before. */
	vbi_seg_free(&w->seg);
	vbi_seg_init(&w->seg, &w->set->model->mem, &w->set->model->lex);
}

/* Gold alone makes a first model, which tags silver; the second learns that, then gold. */
static void learn_all(work *w, const corpus *gold, const corpus *silver, unsigned fold, vbi_buf *section)
{
	const settings *set = w->set;

	w->random = set->seed;
	w->trainer = new_trainer(w);
	if (silver->sentences) {
		epochs(w, gold, set->epochs, set->rate, fold, true, "first");
		use_weights(w, 1000000, section);
		vbi_trainer_free(w->trainer);
		w->trainer = new_trainer(w);
		epochs(w, silver, set->silver_epochs, set->silver_rate, set->folds, false, "silver");
		vbi_trainer_restart_average(w->trainer);
	}
	epochs(w, gold, set->epochs, set->rate, fold, true, "gold");
	/* what remains is learned again, alone: it makes up for what went */
	train_check(vbi_trainer_keep(w->trainer, set->features), "features");
	epochs(w, gold, set->epochs, set->rate, fold, true, "kept");
	use_weights(w, set->features, section);
	vbi_trainer_free(w->trainer);
}

/* ---- testing ---- */

typedef struct result {
	unsigned long words, right, lost;
	unsigned long found[VB_POS_END][VB_POS_END];
} result;

static void test(work *w, const corpus *c, unsigned fold, result *sum)
{
	for (size_t i = 0; i < c->sentences; i++) {
		const corpus_sentence *s = &c->sentence[i];

		if (fold < w->set->folds && !corpus_left_out(c, i, w->set->folds, fold))
			continue;
		sum->words += s->words;
		if (!lay_words(w, c, s)) {
			sum->lost += s->words;
			continue;
		}
		train_check(vbi_seg_pos(&w->seg), "tags");
		for (size_t k = 0; k < w->seg.words; k++) {
			unsigned gold = c->word[s->word + k].tag, found = w->seg.word[k].kind;

			sum->right += gold == found;
			sum->found[gold][found]++;
		}
	}
}

/* Words of sentences that cannot be laid over the tokens count as wrong. */
static void print_result(const work *w, const result *sum)
{
	printf("%lu words, %lu right: %.2f%%; %lu in sentences whose words are no tokens\n", sum->words, sum->right,
	       sum->words ? 100.0 * (double)sum->right / (double)sum->words : 0, sum->lost);
	for (unsigned gold = 0; w->set->verbose && gold < VB_POS_END; gold++)
		for (unsigned found = 0; found < VB_POS_END; found++)
			if (gold != found && sum->found[gold][found])
				printf("%6lu %s taken for %s\n", sum->found[gold][found], vb_pos_name(gold), vb_pos_name(found));
}

static void write_weights(const work *w, const vbi_buf *section)
{
	vbi_buf file;
	FILE *out = fopen(w->set->output, "wb");

	vbi_buf_init(&file, &w->set->model->mem);
	vbi_weights_wrap(VBI_WEIGHTS_POS, vbi_slice_of(section->p, section->n), &file);
	if (!out || fwrite(file.p, 1, file.n, out) != file.n || fclose(out))
		train_die(w->set->output, "cannot be written");
	fprintf(stderr, "%s: %zu bytes, %u features\n", w->set->output, file.n,
	        (unsigned)w->set->model->lex.weights[VBI_WEIGHTS_POS].features);
	vbi_buf_free(&file);
}

void train_upos(const settings *set, const corpus *gold, const corpus *silver, const corpus *tested)
{
	work w = {.set = set};
	result sum = {0};
	vbi_buf section;

	vbi_buf_init(&section, &set->model->mem);
	vbi_seg_init(&w.seg, &set->model->mem, &set->model->lex);
	for (unsigned fold = 0; fold < set->folds; fold++) {
		learn_all(&w, gold, silver, fold, &section);
		test(&w, gold, fold, &sum);
	}
	if (set->folds)
		print_result(&w, &sum);
	if (set->output) {
		learn_all(&w, gold, silver, set->folds, &section);
		write_weights(&w, &section);
	}
	if (tested->files) {
		memset(&sum, 0, sizeof sum);
		test(&w, tested, set->folds, &sum);
		print_result(&w, &sum);
	}
	vbi_seg_free(&w.seg);
	vbi_buf_free(&section);
	free(w.gold);
	free(w.feature);
	free(w.start);
}
