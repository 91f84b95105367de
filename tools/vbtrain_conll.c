/* vbtrain_conll.c - learning flat entities from columns, a layer a type.
 *
 * The trainer's layers may overlap; here an entity is in no other, so of those that do the better one stays. */
#include "vbtrain_conll.h"

#include "vbtrain.h"
#include "vbtrain_conll_set.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef struct learner {
	const conll_settings *set;
	conll_types types;
	vbi_mem mem;
	vbi_field *field;
	uint32_t step[VBI_FIELD_STATES];
} learner;

/* Numbers of features become rows. */
static void rows_of(learner *l, conll_set *set, bool make)
{
	for (size_t i = 0; i < set->features; i++)
		set->feature[i] = vbi_field_row(l->field, set->feature[i], make);
}

static void states_of(const learner *l, conll_set *set)
{
	set->state = train_need(calloc(set->tokens + 1, l->types.n));
	for (size_t i = 0; i < set->tokens; i++)
		if (set->tag[i].state != CONLL_NONE)
			set->state[i * l->types.n + set->tag[i].type] = set->tag[i].state;
}

static void learn(learner *l, const conll_set *data)
{
	uint32_t *order = train_need(malloc((data->sentences + 1) * sizeof *order));
	uint64_t random = l->set->seed;

	for (size_t i = 0; i < data->sentences; i++)
		order[i] = (uint32_t)i;
	for (unsigned e = 0; e < l->set->epochs; e++) {
		corpus_shuffle(order, data->sentences, &random);
		for (size_t i = 0; i < data->sentences; i++) {
			conll_range s = data->sentence[order[i]];

			train_check(vbi_field_learn(l->field, data->feature, data->start + s.first, (uint32_t)s.count,
			                            data->state + s.first * l->types.n), "learning");
		}
		if (l->set->verbose)
			fprintf(stderr, "pass %u of %u\n", e + 1, l->set->epochs);
	}
	vbi_field_average(l->field);
	free(order);
}

/* ---- what is found ---- */

typedef struct span {
	double score; /* by how much it is better than nothing */
	size_t first, count;
	uint8_t type;
} span;

/* The order is one: between equals the earlier and longer first. */
static int by_score(const void *a, const void *b)
{
	const span *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return x->count != y->count ? (x->count > y->count ? -1 : 1) : x->type - y->type;
}

static double score_of(const learner *l, const conll_set *set, const span *s)
{
	double score = 0;

	for (size_t i = s->first; i < s->first + s->count; i++) {
		unsigned column = 2u * s->type + (i > s->first), before = i == s->first ? 0 : i == s->first + 1 ? 1 : 2;

		for (uint32_t k = set->start[i]; k < set->start[i + 1]; k++)
			if (set->feature[k] != VBI_FIELD_NO_ROW)
				score += vbi_field_weights(l->field, set->feature[k])[column];
		score += vbi_field_weights(l->field, l->step[before])[column];
	}
	return score;
}

/* Spans of the states of one sentence; list has room for one a token and type. */
static size_t spans_of(const learner *l, const conll_set *set, conll_range s, const uint8_t *state, span *list)
{
	size_t n = 0;

	for (unsigned type = 0; type < l->types.n; type++)
		for (size_t i = 0; i < s.count; i++) {
			span one = {0, s.first + i, 1, (uint8_t)type};

			if (state[i * l->types.n + type] != CONLL_BEGIN)
				continue;
			while (i + one.count < s.count && state[(i + one.count) * l->types.n + type] == CONLL_IN)
				one.count++;
			one.score = score_of(l, set, &one);
			list[n++] = one;
		}
	return n;
}

/* Tags of a sentence into found. */
static void settle(span *list, size_t n, conll_tag *found)
{
	qsort(list, n, sizeof *list, by_score);
	for (size_t k = 0; k < n; k++) {
		size_t i = list[k].first, end = i + list[k].count;

		while (i < end && found[i].state == CONLL_NONE)
			i++;
		for (size_t t = list[k].first; i == end && t < end; t++)
			found[t] = (conll_tag){list[k].type, t == list[k].first ? CONLL_BEGIN : CONLL_IN};
	}
}

static conll_tag *decode(const learner *l, const conll_set *set)
{
	conll_tag *found = train_need(calloc(set->tokens + 1, sizeof *found));
	size_t most = 1;
	uint8_t *state;
	span *list;

	for (size_t i = 0; i < set->sentences; i++)
		most = set->sentence[i].count > most ? set->sentence[i].count : most;
	state = train_need(malloc(most * l->types.n + 1));
	list = train_need(malloc((most * l->types.n + 1) * sizeof *list));
	for (size_t i = 0; i < set->sentences; i++) {
		conll_range s = set->sentence[i];

		train_check(vbi_field_decode(l->field, set->feature, set->start + s.first, (uint32_t)s.count, state), "decoding");
		settle(list, spans_of(l, set, s, state, list), found);
	}
	free(list);
	free(state);
	return found;
}

/* ---- reports ---- */

/* How many tokens the entity that begins at i has; 0 if none does. */
static size_t length_at(const conll_tag *tag, size_t i, size_t end)
{
	size_t n = 1;

	if (tag[i].state != CONLL_BEGIN)
		return 0;
	while (i + n < end && tag[i + n].state == CONLL_IN)
		n++;
	return n;
}

static void report(const learner *l, const conll_set *set, const conll_tag *found, const char *name)
{
	train_tally one[VBI_FIELD_LAYERS] = {{0, 0, 0}}, all = {0, 0, 0};

	for (size_t s = 0; s < set->sentences; s++) {
		size_t end = set->sentence[s].first + set->sentence[s].count;

		for (size_t i = set->sentence[s].first; i < end; i++) {
			size_t g = length_at(set->tag, i, end), f = length_at(found, i, end);

			one[set->tag[i].type].gold += g > 0;
			one[found[i].type].found += f > 0;
			one[found[i].type].right += g > 0 && g == f && set->tag[i].type == found[i].type;
		}
	}
	printf("%s: %zu sentences, %zu tokens\n", name, set->sentences, set->tokens);
	for (unsigned t = 0; t < l->types.n; t++) {
		train_report(&one[t], l->types.name[t]);
		all.gold += one[t].gold;
		all.found += one[t].found;
		all.right += one[t].right;
	}
	train_report(&all, "all");
}

static void put_tag(FILE *out, const learner *l, conll_tag tag)
{
	if (tag.state == CONLL_NONE)
		fputs("O", out);
	else
		fprintf(out, "%c-%s", tag.state == CONLL_BEGIN ? 'B' : 'I', l->types.name[tag.type]);
}

/* The file's lines, each with what was found. */
static void copy_tagged(FILE *out, const learner *l, const conll_tag *found, const char *name)
{
	FILE *in = fopen(name, "r");
	char *line = NULL;
	size_t capacity = 0, i = 0;

	if (!in)
		train_die(name, strerror(errno));
	while (getline(&line, &capacity, in) > 0) {
		line[strcspn(line, "\r\n")] = '\0';
		fputs(line, out);
		if (line[strspn(line, " \t")] && strncmp(line, "-DOCSTART-", 10) != 0) {
			putc(strchr(line, '\t') ? '\t' : ' ', out);
			put_tag(out, l, found[i++]);
		}
		putc('\n', out);
	}
	fclose(in);
	free(line);
}

static void test(learner *l, FILE *tagged, const char *name)
{
	conll_set set = {0};
	conll_tag *found;
	unsigned learned = l->types.n;

	conll_read(&set, &l->types, name);
	if (l->types.n != learned)
		train_die(name, "a type of entities that --data does not have");
	conll_look(&set);
	rows_of(l, &set, false);
	found = decode(l, &set);
	report(l, &set, found, name);
	if (tagged)
		copy_tagged(tagged, l, found, name);
	free(found);
	conll_free(&set);
}

/* CRFsuite's text: a line a token, its tag and its attributes. */
static void put_attributes(const learner *l, const conll_set *set)
{
	for (size_t s = 0; s < set->sentences; s++) {
		for (size_t i = set->sentence[s].first; i < set->sentence[s].first + set->sentence[s].count; i++) {
			put_tag(stdout, l, set->tag[i]);
			for (uint32_t k = set->start[i]; k < set->start[i + 1]; k++)
				printf("\t%08x", (unsigned)set->feature[k]);
			putchar('\n');
		}
		putchar('\n');
	}
}

static void learn_and_test(learner *l, conll_set *data)
{
	FILE *tagged = NULL;

	if (l->types.n == 0)
		train_die("--data", "no entities to learn");
	train_check(vbi_field_new(&l->mem, l->types.n, l->set->method, l->set->rate, l->set->decay, &l->field), "trainer");
	for (unsigned s = 0; s < VBI_FIELD_STATES; s++)
		l->step[s] = vbi_field_row(l->field, s, true); /* as good as any: templates mix all bits */
	vbi_field_steps(l->field, l->step);
	rows_of(l, data, true);
	states_of(l, data);
	fprintf(stderr, "%zu sentences, %zu tokens, %zu features\n", data->sentences, data->tokens, vbi_field_rows(l->field));
	learn(l, data);
	if (l->set->tagged && !(tagged = fopen(l->set->tagged, "w")))
		train_die(l->set->tagged, strerror(errno));
	for (size_t i = 0; i < l->set->test_n; i++)
		test(l, tagged, l->set->test[i]);
	if (tagged && fclose(tagged))
		train_die(l->set->tagged, strerror(errno));
	vbi_field_free(l->field);
}

void train_conll(const conll_settings *set)
{
	learner l = {.set = set};
	conll_set data = {0};

	train_check(vbi_mem_init(&l.mem, NULL), "memory");
	for (size_t i = 0; i < set->data_n; i++)
		conll_read(&data, &l.types, set->data[i]);
	conll_look(&data);
	if (set->attributes)
		put_attributes(&l, &data);
	else
		learn_and_test(&l, &data);
	conll_free(&data);
}
