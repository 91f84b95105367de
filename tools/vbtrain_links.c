/* vbtrain_links.c - vbtrain links: learns who holds which title (ent/linker.h) from annotated documents, and tests it.
 *
 * The annotated entities take the place of the recognised ones, so that links are learned and tested apart from spans. A
 * pair of a title and a person is right if the person is one of those that the annotation gives the title. */
#include "vbtrain.h"

#include "doc.h"
#include "ent/linker.h"
#include "ent/office.h"
#include "learn/rows.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <yajl/yajl_tree.h>

static const char *const type_name[] = {"", "PER", "TITLE", "ORG", "LOC", "DATE", "DOC"};
#define TYPES (sizeof type_name / sizeof *type_name)

typedef struct mention {
	uint32_t t0, t1, type;
	const char *id;     /* of the annotation */
	const char *person; /* of a PER: number of the person */
	uint32_t ent;       /* its place in the list */
} mention;

typedef struct pair {
	uint32_t start, n; /* its features */
	uint32_t others;   /* pairs of the same title behind it */
	bool right, alone; /* alone: others may be right as well, whatever becomes of it */
} pair;

typedef struct links {
	uint32_t *feature;
	pair *pair;
	size_t features, feature_capacity, pairs, pair_capacity;
	unsigned long right, wrong, missed, spelled; /* of relations; spelled: another mention of the right person */
	bool collect, verbose;
} links;

typedef struct reader {
	links *set;
	vb_doc *doc;
	const char *text;
	mention *list;
	size_t n;
	yajl_val relations;
	const char *id; /* of the document */
} reader;

static yajl_val get(yajl_val object, const char *key)
{
	const char *path[] = {key, NULL};

	return object ? yajl_tree_get(object, path, yajl_t_any) : NULL;
}

static long long integer_of(yajl_val value) { return value && YAJL_IS_INTEGER(value) ? YAJL_GET_INTEGER(value) : -1; }

static const char *string_of(yajl_val value) { return value && YAJL_IS_STRING(value) ? YAJL_GET_STRING(value) : ""; }

/* The tokens that an annotated span touches; false where it cuts one. */
static bool tokens_of(const vb_doc *doc, long long start, long long end, mention *m)
{
	const vbi_seg *seg = &doc->seg;
	uint32_t from = (uint32_t)start, to = (uint32_t)end, t = 0;

	vbi_edits_to_output(&doc->edits, &from, &to);
	while (t < seg->toks && seg->tok[t].end <= from)
		t++;
	m->t0 = t;
	while (t < seg->toks && seg->tok[t].start < to)
		t++;
	m->t1 = t;
	return m->t1 > m->t0;
}

static void read_mentions(reader *r, yajl_val entities)
{
	r->n = 0;
	r->list = train_need(malloc((entities->u.array.len + 1) * sizeof *r->list));
	for (size_t i = 0; i < entities->u.array.len; i++) {
		yajl_val e = entities->u.array.values[i];
		mention *m = &r->list[r->n];

		m->type = 1;
		while (m->type < TYPES && strcmp(string_of(get(e, "type")), type_name[m->type]))
			m->type++;
		m->id = string_of(get(e, "id"));
		m->person = string_of(get(e, "i"));
		if (m->type < TYPES && tokens_of(r->doc, integer_of(get(e, "start")), integer_of(get(e, "end")), m))
			r->n++;
	}
}

/* What the recognisers know of an entity with this span, or what can be known without them. */
static vbi_ent described(const vb_doc *doc, const vbi_ent *old, size_t n, const mention *m)
{
	vbi_ent ent = {.t0 = m->t0, .t1 = m->t1, .type = (uint8_t)m->type};
	vbi_office office;

	for (size_t i = 0; i < n; i++)
		if (old[i].type == m->type && old[i].t0 == m->t0 && old[i].t1 == m->t1 && !old[i].dead)
			ent = old[i];
	ent.start = doc->seg.tok[m->t0].start;
	ent.end = doc->seg.tok[m->t1 - 1].end;
	ent.confidence = 900;
	ent.chain = 0;
	if (!ent.sub && m->type == VB_ENTITY_TITLE)
		ent.sub = vbi_office_parse(&doc->seg, &doc->ents, m->t0, &office) ? office.sub : VBI_SUB_OFFICE;
	if (!ent.sub && m->type == VB_ENTITY_PER)
		ent.sub = m->t1 - m->t0 > 1 ? VBI_SUB_PER_FULL : VBI_SUB_PER_GIVEN;
	return ent;
}

/* The annotated entities in the place of those that were found. */
static void inject(reader *r)
{
	vb_doc *doc = r->doc;
	vbi_ents *ents = &doc->ents;
	size_t was = ents->n;
	vbi_ent *old = train_need(malloc((was + 1) * sizeof *old));

	memcpy(old, ents->list, was * sizeof *old);
	ents->n = 0;
	for (size_t i = 0; i < r->n; i++) {
		vbi_ent ent = described(doc, old, was, &r->list[i]);
		vbi_ent *to = vbi_ents_add(ents, &doc->seg, ent.type, ent.sub, ent.t0, ent.t1, ent.confidence);

		if (!to)
			train_die("memory", "exhausted");
		/* what was found of it is gone to whoever reads the document */
	}
	for (size_t i = 0; i < was; i++) /* vbi_settle forgets the new ones only */
		ents->begins[old[i].t0] = 0;
	free(old);
	vbi_docstate_reset(doc->state);
	ents->rels = 0;
	train_check(vbi_settle(&doc->seg, doc->state, ents), "entities");
	train_check(vbi_people_chain(&doc->seg, doc->state, ents), "people");
	train_check(vbi_resolve(&doc->seg, doc->state, ents), "entities");
	for (size_t i = 0; i < r->n; i++) {
		r->list[i].ent = UINT32_MAX;
		for (size_t k = 0; k < ents->n; k++)
			if (ents->list[k].type == r->list[i].type && ents->list[k].t0 == r->list[i].t0 && ents->list[k].t1 == r->list[i].t1)
				r->list[i].ent = (uint32_t)k;
	}
}

static const mention *mention_by_id(const reader *r, const char *id)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->list[i].id, id) == 0)
			return &r->list[i];
	return NULL;
}

/* The annotation gives the title at place `title` to somebody whose mentions include one of this chain. */
static bool gives(const reader *r, uint32_t title, uint32_t chain)
{
	for (size_t i = 0; r->relations && i < r->relations->u.array.len; i++) {
		yajl_val rel = r->relations->u.array.values[i];
		const mention *from = mention_by_id(r, string_of(get(rel, "from"))), *to = mention_by_id(r, string_of(get(rel, "to")));

		if (!from || !to || to->ent != title || strcmp(string_of(get(rel, "type")), "HOLDS"))
			continue;
		for (size_t k = 0; k < r->n; k++)
			if (r->list[k].type == VB_ENTITY_PER && r->list[k].ent != UINT32_MAX &&
			    r->doc->ents.list[r->list[k].ent].chain == chain && strcmp(r->list[k].person, from->person) == 0)
				return true;
	}
	return false;
}

static void show(const reader *r, const char *mark, uint32_t title, const vbi_ent *person)
{
	const vbi_seg *seg = &r->doc->seg;
	const vbi_ent *t = &r->doc->ents.list[title];
	uint32_t from = t->start > 140 ? t->start - 140 : 0, to = t->end + 140 < seg->length ? t->end + 140 : (uint32_t)seg->length;

	printf("%s\t%s\t%.*s\t%.*s\t", mark, r->id, (int)(t->end - t->start), seg->text + t->start,
	       person ? (int)(person->end - person->start) : 0, person ? seg->text + person->start : "");
	for (uint32_t i = from; i < to; i++) {
		if (i == t->start)
			fputs("[[", stdout);
		if (i == t->end)
			fputs("]]", stdout);
		putchar(seg->text[i] == '\n' ? '|' : seg->text[i]);
	}
	putchar('\n');
}

static void judge(reader *r)
{
	const vbi_ents *ents = &r->doc->ents;
	size_t count = r->relations ? r->relations->u.array.len : 0;
	bool *found = train_need(calloc(count + 1, sizeof *found));

	for (size_t i = 0; i < ents->rels; i++) {
		uint32_t first = ents->n ? ents->list[0].id : 0, title = ents->rel[i].to - first;
		const vbi_ent *person = &ents->list[ents->rel[i].from - first];
		bool right = false;

		if (ents->rel[i].kind != VB_RELATION_HOLDS)
			continue;
		for (size_t g = 0; g < count && !right; g++) {
			yajl_val rel = r->relations->u.array.values[g];
			const mention *from = mention_by_id(r, string_of(get(rel, "from"))), *to = mention_by_id(r, string_of(get(rel, "to")));

			if (found[g] || !from || !to || to->ent != title)
				continue;
			for (size_t k = 0; k < r->n && !right; k++)
				right = r->list[k].ent != UINT32_MAX && r->list[k].ent == (uint32_t)(person - ents->list) &&
				        strcmp(r->list[k].person, from->person) == 0;
			found[g] |= right;
			r->set->spelled += right && from->ent != (uint32_t)(person - ents->list);
		}
		r->set->right += right;
		r->set->wrong += !right;
		if (!right && r->set->verbose)
			show(r, "wrong", title, person);
	}
	for (size_t g = 0; g < count; g++) {
		yajl_val rel = r->relations->u.array.values[g];
		const mention *from = mention_by_id(r, string_of(get(rel, "from"))), *to = mention_by_id(r, string_of(get(rel, "to")));

		if (found[g] || strcmp(string_of(get(rel, "type")), "HOLDS"))
			continue;
		r->set->missed++;
		if (r->set->verbose && to && from && to->ent != UINT32_MAX && from->ent != UINT32_MAX)
			show(r, "missed", to->ent, &ents->list[from->ent]);
	}
	free(found);
}

/* The pairs of the document with their features. */
static void collect(reader *r)
{
	const vbi_seg *seg = &r->doc->seg;
	links *set = r->set;
	vbi_candidates who;
	vbi_items items;
	uint32_t chain;
	bool many;

	train_check(vbi_link_items(seg, &r->doc->ents, &items), "links");
	for (size_t k = 0; k < items.n; k++) {
		if (items.list[k].person)
			continue;
		vbi_link_candidates(seg, &r->doc->ents, &items, k, &who);
		chain = 0;
		many = vbi_link_many(&items, k);
		for (uint32_t c = 0; c < who.n; c++) {
			pair *p;

			if (set->pairs == set->pair_capacity) {
				set->pair_capacity = set->pairs * 2 + 1024;
				set->pair = train_need(realloc(set->pair, set->pair_capacity * sizeof *set->pair));
			}
			if (set->features + VBI_LINK_FEATURES > set->feature_capacity) {
				set->feature_capacity = set->feature_capacity * 2 + 65536;
				set->feature = train_need(realloc(set->feature, set->feature_capacity * sizeof *set->feature));
			}
			p = &set->pair[set->pairs++];
			p->start = (uint32_t)set->features;
			p->n = vbi_link_features(seg, &r->doc->ents, &items, k, &who, c, set->feature + set->features);
			p->right = gives(r, items.list[k].ent, who.list[c].chain);
			p->alone = many;
			p->others = many ? 0 : who.n - 1 - c;
			set->features += p->n;
			/* later titles are learned with earlier ones decided right */
			if (p->right && !chain)
				chain = who.list[c].chain;
		}
		items.list[k].chain = chain;
	}
	vbi_link_free(seg, &items);
}

static void read_document(reader *r, const char *line, const char *where)
{
	char message[256];
	yajl_val root = yajl_tree_parse(line, message, sizeof message), entities;

	if (!root)
		train_die(where, message);
	r->text = string_of(get(root, "text"));
	r->id = string_of(get(root, "id"));
	entities = get(root, "entities");
	r->relations = get(root, "relations");
	if (!entities || !YAJL_IS_ARRAY(entities))
		train_die(where, "a document without entities");
	train_check(vb_doc_analyze(r->doc, r->text, strlen(r->text), NULL, VB_LAYER_ENTITIES), where);
	read_mentions(r, entities);
	inject(r);
	if (r->set->collect) {
		collect(r);
	} else {
		train_check(vbi_link(&r->doc->seg, r->doc->state, &r->doc->ents), where);
		judge(r);
	}
	free(r->list);
	yajl_tree_free(root);
}

static void read_file(links *set, const vb_model *model, const char *name)
{
	FILE *file = fopen(name, "r");
	char *line = NULL;
	size_t capacity = 0;
	reader r = {.set = set};

	if (!file)
		train_die(name, strerror(errno));
	train_check(vb_doc_new(model, NULL, &r.doc), name);
	while (getline(&line, &capacity, file) > 0)
		if (line[strspn(line, " \t\r\n")])
			read_document(&r, line, name);
	if (ferror(file))
		train_die(name, strerror(errno));
	fclose(file);
	free(line);
	vb_doc_free(r.doc);
}

static void report(const links *set, const char *name)
{
	double p = set->right + set->wrong ? 100.0 * (double)set->right / (double)(set->right + set->wrong) : 0;
	double c = set->right + set->missed ? 100.0 * (double)set->right / (double)(set->right + set->missed) : 0;

	printf("%s\t%lu\t%.2f\t%.2f\t%.2f\t(%lu)\n", name, set->right + set->missed, p, c, p + c > 0 ? 2 * p * c / (p + c) : 0, set->spelled);
}

/* ---- learning: logistic regression, AdaGrad, the average of all steps ---- */

typedef struct options {
	vb_model *model;
	const char *output;
	unsigned epochs, min_seen, orders;
	size_t features;
	double rate, decay;
	uint64_t seed;
	bool verbose, onward; /* onward: begins with the weights of the dictionary, and is drawn to them */
} options;

typedef struct learner {
	uint32_t *feature; /* [rows] rising */
	uint32_t *seen;
	double *weight, *squares;
	double *sum;
	double *base; /* what they begin with */
	size_t rows;
} learner;

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

static size_t row_of(const learner *l, uint32_t feature)
{
	size_t low = 0, high = l->rows;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (l->feature[middle] < feature)
			low = middle + 1;
		else
			high = middle;
	}
	return low < l->rows && l->feature[low] == feature ? low : SIZE_MAX;
}

/* Rows for the features that were seen often enough. */
static void make_rows(learner *l, const links *set, unsigned min_seen)
{
	uint32_t *sorted = train_need(malloc((set->features + 1) * sizeof *sorted));

	memcpy(sorted, set->feature, set->features * sizeof *sorted);
	qsort(sorted, set->features, sizeof *sorted, by_number);
	l->feature = train_need(malloc((set->features + 1) * sizeof *l->feature));
	l->rows = 0;
	for (size_t i = 0, next; i < set->features; i = next) {
		for (next = i; next < set->features && sorted[next] == sorted[i];)
			next++;
		if (next - i >= min_seen)
			l->feature[l->rows++] = sorted[i];
	}
	free(sorted);
}

/* Chances of the pairs of one title: of those that may be right beside others each for itself, else as one choice, of
 * which nobody (a sum of 0) is one. */
static void chances(const learner *l, const uint32_t *row, const pair *p, double *chance)
{
	uint32_t n = p->others + 1;
	double all = 1;

	for (uint32_t i = 0; i < n; i++) {
		chance[i] = 0;
		for (uint32_t f = p[i].start; f < p[i].start + p[i].n; f++)
			if (row[f] != UINT32_MAX)
				chance[i] += l->weight[row[f]];
		chance[i] = exp(chance[i] > 30 ? 30 : chance[i]);
		all += chance[i];
	}
	for (uint32_t i = 0; i < n; i++)
		chance[i] /= all;
}

static void learn_title(learner *l, const options *o, const uint32_t *row, const pair *p)
{
	double chance[VBI_LINK_CANDIDATES], right = 0;
	uint32_t n = p->others + 1;

	chances(l, row, p, chance);
	for (uint32_t i = 0; i < n; i++)
		right += p[i].right;
	for (uint32_t i = 0; i < n; i++) {
		double error = (p[i].right ? 1 / right : 0) - chance[i];

		for (uint32_t f = p[i].start; f < p[i].start + p[i].n; f++) {
			uint32_t w = row[f];
			double step;

			if (w == UINT32_MAX)
				continue;
			step = error - o->decay * (l->weight[w] - l->base[w]);
			l->squares[w] += step * step;
			l->weight[w] += o->rate * step / sqrt(1e-6 + l->squares[w]);
		}
	}
}

/* Adds what one order of the titles teaches to sum. */
static void learn_once(learner *l, const options *o, const links *set, const uint32_t *row, uint64_t random)
{
	uint32_t *order = train_need(malloc((set->pairs + 1) * sizeof *order));
	size_t titles = 0;

	memcpy(l->weight, l->base, (l->rows + 1) * sizeof *l->weight);
	memset(l->squares, 0, (l->rows + 1) * sizeof *l->squares);
	for (size_t i = 0; i < set->pairs; i += set->pair[i].others + 1)
		order[titles++] = (uint32_t)i;
	for (unsigned e = 0; e < o->epochs; e++) {
		corpus_shuffle(order, titles, &random);
		for (size_t i = 0; i < titles; i++)
			learn_title(l, o, row, &set->pair[order[i]]);
		for (size_t w = 0; 2 * e >= o->epochs && w < l->rows; w++)
			l->sum[w] += l->weight[w];
	}
	free(order);
}

/* What a feature weighed before, in units of one. */
static double before(const vbi_weights *weights, uint32_t feature)
{
	return weights->slot && weights->scale ? vbi_weight(weights, feature) * 1000.0 / weights->scale : 0;
}

/* The mean of several orders: one alone is a matter of luck. */
static void learn(learner *l, const options *o, const links *set, const uint32_t *row)
{
	double steps = (double)o->orders * (o->epochs - (o->epochs + 1) / 2);

	l->base = train_need(calloc(l->rows + 1, sizeof *l->base));
	for (size_t w = 0; o->onward && w < l->rows; w++)
		l->base[w] = before(&o->model->lex.weights[VBI_WEIGHTS_LINKS], l->feature[w]);
	l->weight = train_need(calloc(l->rows + 1, sizeof *l->weight));
	l->squares = train_need(calloc(l->rows + 1, sizeof *l->squares));
	l->sum = train_need(calloc(l->rows + 1, sizeof *l->sum));
	for (unsigned i = 0; i < o->orders; i++)
		learn_once(l, o, set, row, o->seed + i);
	for (size_t w = 0; w < l->rows; w++)
		l->weight[w] = l->sum[w] / steps;
	free(l->squares);
	free(l->sum);
	free(l->base);
}

static uint32_t *rows_for(const learner *l, const links *set)
{
	uint32_t *row = train_need(malloc((set->features + 1) * sizeof *row));

	for (size_t f = 0; f < set->features; f++) {
		size_t at = row_of(l, set->feature[f]);

		row[f] = at == SIZE_MAX ? UINT32_MAX : (uint32_t)at;
	}
	return row;
}

/* The largest weights alone are kept, and learned again. */
static void keep_largest(learner *l, size_t most)
{
	vbi_row *list = train_need(malloc((l->rows + 1) * sizeof *list));
	size_t n = l->rows < most ? l->rows : most;

	for (size_t w = 0; w < l->rows; w++)
		list[w] = (vbi_row){fabs(l->weight[w]), l->feature[w], &l->weight[w]};
	vbi_rows_sort(list, l->rows);
	for (size_t w = 0; w < n; w++)
		l->feature[w] = list[w].feature;
	qsort(l->feature, n, sizeof *l->feature, by_number);
	l->rows = n;
	free(list);
	free(l->weight);
}

static void use(const options *o, const learner *l)
{
	vbi_row *list = train_need(malloc((l->rows + 1) * sizeof *list));
	vbi_weights *weights = &o->model->lex.weights[VBI_WEIGHTS_LINKS];
	vbi_buf section, file;
	FILE *out;

	vbi_buf_init(&section, &o->model->mem);
	vbi_buf_init(&file, &o->model->mem);
	for (size_t w = 0; w < l->rows; w++)
		list[w] = (vbi_row){fabs(l->weight[w]), l->feature[w], &l->weight[w]};
	vbi_rows_sort(list, l->rows);
	train_check(vbi_rows_write(list, l->rows, 1, "holds\n", 1000, &section), "weights");
	vbi_weights_free(weights);
	train_check(vbi_weights_read(&o->model->mem, vbi_slice_of(section.p, section.n), weights, NULL), "weights");
	vbi_weights_wrap(VBI_WEIGHTS_LINKS, vbi_slice_of(section.p, section.n), &file);
	if (o->output) {
		out = fopen(o->output, "wb");
		if (!out || fwrite(file.p, 1, file.n, out) != file.n || fclose(out))
			train_die(o->output, "cannot be written");
		fprintf(stderr, "%s: %zu bytes\n", o->output, file.n);
	}
	vbi_buf_free(&section);
	vbi_buf_free(&file);
	free(list);
}

static void train(const options *o, const links *set)
{
	learner l = {0};
	uint32_t *row;
	size_t right = 0;

	for (size_t i = 0; i < set->pairs; i++)
		right += set->pair[i].right;
	make_rows(&l, set, o->min_seen);
	fprintf(stderr, "%zu pairs, %zu right, %zu features\n", set->pairs, right, l.rows);
	row = rows_for(&l, set);
	learn(&l, o, set, row);
	if (l.rows > o->features) {
		free(row);
		keep_largest(&l, o->features);
		row = rows_for(&l, set);
		learn(&l, o, set, row);
	}
	use(o, &l);
	free(row);
	free(l.feature);
	free(l.weight);
}

static const char help[] =
	"Usage: vbtrain links [OPTION]... [--train GOLD.jsonl]... [-o WEIGHTS] [--test GOLD.jsonl]...\n"
	"Learns who holds a title. GOLD has a JSON object a line: id, text, entities, relations (HOLDS). Tests are made with\n"
	"the annotated entities: relations, precision, recall, F1. Without --train the weights of the dictionary are tested.\n"
	"\n"
	"  -o, --output=FILE     write weights, to be given to vbdict build or -d\n"
	"  -d, --dictionary=FILE lay FILE over the built-in dictionary\n"
	"  -t, --train=FILE      annotated documents to learn from\n"
	"  -T, --test=FILE       annotated documents to test with\n"
	"  -e, --epochs=N        passes (12)\n"
	"  -r, --rate=X          learning rate (0.1)\n"
	"  -D, --decay=X         weight decay (0.15)\n"
	"  -n, --features=N      keep so many features, and learn again with these alone (12000)\n"
	"  -c, --min-seen=N      leave out those seen less often (3)\n"
	"  -R, --rules           test the rules alone\n"
	"  -s, --seed=N          of the first order (1)\n"
	"  -O, --orders=N        so many orders of the pairs, the mean of what they teach (5)\n"
	"  -b, --onward          begin with the weights of the dictionary, and be drawn to them instead of to none\n"
	"  -v, --verbose         list wrong and missed relations\n";

int train_links(int argc, char **argv)
{
	static const struct option option[] = {
		{"output", 1, NULL, 'o'}, {"dictionary", 1, NULL, 'd'}, {"train", 1, NULL, 't'}, {"test", 1, NULL, 'T'},
		{"epochs", 1, NULL, 'e'}, {"rate", 1, NULL, 'r'}, {"decay", 1, NULL, 'D'}, {"features", 1, NULL, 'n'},
		{"min-seen", 1, NULL, 'c'}, {"orders", 1, NULL, 'O'}, {"rules", 0, NULL, 'R'}, {"onward", 0, NULL, 'b'}, {"seed", 1, NULL, 's'}, {"verbose", 0, NULL, 'v'},
		{"help", 0, NULL, 'h'}, {NULL, 0, NULL, 0}};
	options o = {.epochs = 12, .orders = 5, .rate = 0.1, .decay = 0.15, .features = 12000, .min_seen = 3, .seed = 1};
	links gold = {.collect = true};
	const char *train_file[64], *test_file[64];
	size_t trains = 0, tests = 0;
	vb_error error = {.struct_size = sizeof error};
	vb_loader *loader;
	bool rules = false;

	train_check(vb_loader_new(NULL, &loader), "loader");
	train_check(vb_loader_add_builtin(loader, NULL), "built-in dictionary");
	for (int k; (k = getopt_long(argc, argv, "o:d:t:T:e:r:D:n:c:s:O:Rbvh", option, NULL)) != -1;)
		switch (k) {
		case 'o': o.output = optarg; break;
		case 'd':
			if (vb_loader_add_file(loader, optarg, &error))
				train_die(optarg, error.message[0] ? error.message : vb_strerror(error.status));
			break;
		case 't':
		case 'T':
			if (trains == 64 || tests == 64)
				train_die(optarg, "too many files");
			if (k == 't')
				train_file[trains++] = optarg;
			else
				test_file[tests++] = optarg;
			break;
		case 'e': o.epochs = (unsigned)strtoul(optarg, NULL, 10); break;
		case 'r': o.rate = strtod(optarg, NULL); break;
		case 'D': o.decay = strtod(optarg, NULL); break;
		case 'n': o.features = strtoul(optarg, NULL, 10); break;
		case 'c': o.min_seen = (unsigned)strtoul(optarg, NULL, 10); break;
		case 's': o.seed = strtoull(optarg, NULL, 10); break;
		case 'O': o.orders = (unsigned)strtoul(optarg, NULL, 10); break;
		case 'R': rules = true; break;
		case 'b': o.onward = true; break;
		case 'v': o.verbose = true; break;
		case 'h': fputs(help, stdout); return fflush(stdout) ? 1 : 0;
		default: return 2;
		}
	if (optind != argc || o.seed == 0 || o.orders == 0 || o.epochs < 2 || trains + tests == 0) {
		fputs("vbtrain links: files to learn from or to test with are wanted, and a seed above 0; try --help\n", stderr);
		return 2;
	}
	train_check(vb_loader_finish(loader, &o.model, NULL), "dictionary");
	vb_loader_free(loader);
	for (size_t i = 0; i < trains; i++)
		read_file(&gold, o.model, train_file[i]);
	if (trains)
		train(&o, &gold);
	if (rules)
		vbi_weights_free(&o.model->lex.weights[VBI_WEIGHTS_LINKS]);
	for (size_t i = 0; i < tests; i++) {
		links set = {.verbose = o.verbose};

		read_file(&set, o.model, test_file[i]);
		report(&set, test_file[i]);
	}
	free(gold.feature);
	free(gold.pair);
	vb_model_free(o.model);
	return fflush(stdout) ? 1 : 0;
}
