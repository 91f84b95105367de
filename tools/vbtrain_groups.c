/* vbtrain_groups.c - words in groups by the company they keep: k-means over the words that stand before and after them.
 * Nothing is annotated: what stands in like places has like parts of speech. */
#include "vbtrain.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BESIDE 400u          /* neighbours that count: the most frequent words */
#define SIDES (2 * BESIDE + 2)
#define GROUPS 120u          /* one byte */
#define ROUNDS 12u
#define SEEN 8u              /* rarer words get no group */

typedef struct entry {
	uint32_t text, length; /* in names */
	uint32_t count, rank;  /* by falling count */
} entry;

typedef struct work {
	char *names;
	size_t names_n, names_capacity;
	entry *list;
	size_t n, capacity;
	uint32_t *table; /* number + 1 */
	size_t mask;
	uint32_t *ranked; /* [n] numbers by rank */
	uint32_t *word;   /* the text as numbers; UINT32_MAX between sentences */
	size_t words, word_capacity;
	float *vector; /* [kept][SIDES], of length 1 */
	float *centre; /* [GROUPS][SIDES] */
	uint8_t *group;
	size_t kept;
} work;

static void *grown(void *list, size_t *capacity, size_t need, size_t size)
{
	if (need <= *capacity)
		return list;
	*capacity = need + *capacity / 2 + 1024;
	return train_need(realloc(list, *capacity * size));
}

static size_t slot_of(const work *w, const char *p, size_t n)
{
	size_t at = vbi_lex_hash(p, n) & w->mask;

	while (w->table[at]) {
		const entry *e = &w->list[w->table[at] - 1];

		if (e->length == n && memcmp(w->names + e->text, p, n) == 0)
			break;
		at = (at + 1) & w->mask;
	}
	return at;
}

static void rehash(work *w)
{
	free(w->table);
	w->mask = w->mask * 2 + 1;
	w->table = train_need(calloc(w->mask + 1, sizeof *w->table));
	for (size_t i = 0; i < w->n; i++)
		w->table[slot_of(w, w->names + w->list[i].text, w->list[i].length)] = (uint32_t)i + 1;
}

static uint32_t number_of(work *w, const char *p, size_t n)
{
	size_t at;

	if (w->n * 2 >= w->mask)
		rehash(w);
	at = slot_of(w, p, n);
	if (!w->table[at]) {
		w->names = grown(w->names, &w->names_capacity, w->names_n + n, 1);
		w->list = grown(w->list, &w->capacity, w->n + 1, sizeof *w->list);
		memcpy(w->names + w->names_n, p, n);
		w->list[w->n++] = (entry){(uint32_t)w->names_n, (uint32_t)n, 0, 0};
		w->names_n += n;
		w->table[at] = (uint32_t)w->n;
	}
	return w->table[at] - 1;
}

/* Words in small letters. Names stand apart: a word that has a capital inside is no word of the language. */
static void read_words(work *w, const corpus *c)
{
	char lower[256];

	for (size_t s = 0; s < c->sentences; s++) {
		const corpus_sentence *sentence = &c->sentence[s];

		for (uint32_t k = 0; k < sentence->words; k++) {
			const corpus_word *word = &c->word[sentence->word + k];
			const char *p = c->text + sentence->text + word->start;
			size_t n = word->end - word->start;
			uint32_t number;

			n = n < sizeof lower ? vb_lower(p, n, lower, sizeof lower) : sizeof lower;
			if (n >= sizeof lower)
				n = 0;
			else if (k > 0 && (memcmp(lower, p, n) != 0))
				n = (size_t)sprintf(lower, "%s", "<name>");
			else if (strspn(lower, "0123456789.,") == n)
				n = (size_t)sprintf(lower, "%s", "<number>");
			number = number_of(w, lower, n);
			w->list[number].count++;
			w->word = grown(w->word, &w->word_capacity, w->words + 2, sizeof *w->word);
			w->word[w->words++] = number;
		}
		if (sentence->words)
			w->word[w->words++] = UINT32_MAX;
	}
}

static const work *sorting; /* qsort takes no context; the tool has one thread */

static int by_count(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	if (sorting->list[x].count != sorting->list[y].count)
		return sorting->list[x].count > sorting->list[y].count ? -1 : 1;
	return x < y ? -1 : 1;
}

static void rank(work *w)
{
	w->ranked = train_need(malloc((w->n + 1) * sizeof *w->ranked));
	for (size_t i = 0; i < w->n; i++)
		w->ranked[i] = (uint32_t)i;
	sorting = w;
	qsort(w->ranked, w->n, sizeof *w->ranked, by_count);
	for (size_t i = 0; i < w->n; i++) {
		w->list[w->ranked[i]].rank = (uint32_t)i;
		if (w->list[w->ranked[i]].count >= SEEN)
			w->kept = i + 1;
	}
}

static size_t side(const work *w, size_t i)
{
	if (i >= w->words || w->word[i] == UINT32_MAX)
		return BESIDE;
	return w->list[w->word[i]].rank < BESIDE ? w->list[w->word[i]].rank : SIZE_MAX;
}

static void normalise(float *v)
{
	float sum = 0;

	for (size_t d = 0; d < SIDES; d++)
		sum += v[d] * v[d];
	sum = sum > 0 ? 1 / sqrtf(sum) : 0;
	for (size_t d = 0; d < SIDES; d++)
		v[d] *= sum;
}

/* How much more often than by chance; square roots keep the frequent neighbours from deciding all. */
static void count_sides(work *w)
{
	double total[SIDES] = {0}, all = 0;

	w->vector = train_need(calloc(w->kept * SIDES + 1, sizeof *w->vector));
	for (size_t i = 0; i < w->words; i++) {
		float *v;
		size_t d;

		if (w->word[i] == UINT32_MAX || w->list[w->word[i]].rank >= w->kept)
			continue;
		v = w->vector + (size_t)w->list[w->word[i]].rank * SIDES;
		d = side(w, i ? i - 1 : SIZE_MAX);
		if (d != SIZE_MAX)
			v[d]++;
		d = side(w, i + 1);
		if (d != SIZE_MAX)
			v[BESIDE + 1 + d]++;
	}
	for (size_t i = 0; i < w->kept; i++)
		for (size_t d = 0; d < SIDES; d++)
			total[d] += w->vector[i * SIDES + d];
	for (size_t d = 0; d < SIDES; d++)
		all += total[d];
	for (size_t i = 0; i < w->kept; i++) {
		float *v = w->vector + i * SIDES;
		double sum = 0;

		for (size_t d = 0; d < SIDES; d++)
			sum += v[d];
		for (size_t d = 0; d < SIDES && sum > 0; d++)
			if (v[d] > 0)
				v[d] = sqrtf((float)(v[d] * all / ((sum + 10) * (total[d] + 100)))) * (v[d] > 1 ? 1 : 0.5f);
		normalise(v);
	}
}

static float likeness(const float *a, const float *b)
{
	float sum = 0;

	for (size_t d = 0; d < SIDES; d++)
		sum += a[d] * b[d];
	return sum;
}

static size_t assign(work *w)
{
	size_t changed = 0;

	for (size_t i = 0; i < w->kept; i++) {
		float best = -1;
		uint8_t group = 0;

		for (size_t g = 0; g < GROUPS; g++) {
			float like = likeness(w->vector + i * SIDES, w->centre + g * SIDES);

			if (like > best) {
				best = like;
				group = (uint8_t)g;
			}
		}
		changed += w->group[i] != group;
		w->group[i] = group;
	}
	return changed;
}

/* Frequent words weigh more, but not as much more as they are frequent. */
static void centres(work *w)
{
	memset(w->centre, 0, GROUPS * SIDES * sizeof *w->centre);
	for (size_t i = 0; i < w->kept; i++) {
		float weight = sqrtf((float)w->list[w->ranked[i]].count);

		for (size_t d = 0; d < SIDES; d++)
			w->centre[w->group[i] * SIDES + d] += weight * w->vector[i * SIDES + d];
	}
	for (size_t g = 0; g < GROUPS; g++)
		normalise(w->centre + g * SIDES);
}

static void write_groups(const work *w, const char *name)
{
	FILE *out = fopen(name, "w");

	if (!out)
		train_die(name, "cannot be written");
	for (size_t i = 0; i < w->kept; i++) {
		const entry *e = &w->list[w->ranked[i]];

		if (e->length && w->names[e->text] != '<')
			fprintf(out, "%.*s\t%u\n", (int)e->length, w->names + e->text, w->group[i] + 1u);
	}
	if (fclose(out))
		train_die(name, "cannot be written");
}

void train_groups(const settings *set, const corpus *silver)
{
	work w = {.mask = 4095};

	w.table = train_need(calloc(w.mask + 1, sizeof *w.table));
	read_words(&w, silver);
	rank(&w);
	count_sides(&w);
	w.group = train_need(calloc(w.kept + 1, 1));
	w.centre = train_need(calloc(GROUPS * SIDES, sizeof *w.centre));
	/* The first centres: words at even steps among the frequent ones; of little text, all words. */
	for (size_t g = 0; g < GROUPS; g++) {
		size_t from = w.kept >= 10 * GROUPS ? BESIDE / 10 + g * 8 : g;

		if (from < w.kept)
			memcpy(w.centre + g * SIDES, w.vector + from * SIDES, SIDES * sizeof *w.centre);
	}
	for (unsigned r = 0; r < ROUNDS; r++) {
		size_t changed = assign(&w);

		if (set->verbose)
			fprintf(stderr, "groups %u: %zu words, %zu changed\n", r + 1, w.kept, changed);
		centres(&w);
	}
	if (set->output)
		write_groups(&w, set->output);
	free(w.names);
	free(w.list);
	free(w.table);
	free(w.ranked);
	free(w.word);
	free(w.vector);
	free(w.centre);
	free(w.group);
}
