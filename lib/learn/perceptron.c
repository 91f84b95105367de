/* learn/perceptron.c - training of linear models over structures. */
#include "learn/perceptron.h"

#include "learn/rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct vbi_trainer {
	const vbi_mem *mem;
	uint32_t labels;
	unsigned method;
	double most;
	/* features: open addressing, number + 1 of a row */
	uint32_t *table;
	uint32_t table_mask;
	uint32_t *feature; /* [rows] */
	uint32_t *seen;    /* [rows] commits that touched it */
	uint32_t *touched; /* [rows] the last of them */
	uint32_t *met;     /* [rows] positions of chains that had it, since it has a row */
	double *weight;    /* [rows][labels] */
	double *slope;     /* sum of step number x change: weight - slope / steps is the average */
	double *wish;      /* [rows][labels], zero between commits */
	uint32_t rows;
	bool closed; /* no more rows: the others are not learned */
	size_t feature_capacity, seen_capacity, touched_capacity, met_capacity, weight_capacity, slope_capacity, wish_capacity;
	uint32_t *wanted; /* rows with a wish */
	size_t wanted_n, wanted_capacity;
	double steps; /* commits, from the last restart */
	uint32_t commits;
	/* workspace of chains */
	double *score;
	uint8_t *back, *label;
	size_t score_capacity, back_capacity, label_capacity;
};

#define FIRST_TABLE 4096u
#define CUT 1000 /* one row in so many is cut off at the top */

vb_status vbi_trainer_new(const vbi_mem *mem, uint32_t labels, unsigned method, double most, vbi_trainer **out)
{
	vbi_trainer *t;

	*out = NULL;
	if (labels < 1 || labels > VBI_LABELS_MAX || method > VBI_TRAIN_GRADIENT)
		return VB_ERR_ARGUMENT;
	t = vbi_calloc(mem, 1, sizeof *t);
	if (!t)
		return VB_ERR_MEMORY;
	t->mem = mem;
	t->labels = labels;
	t->method = method;
	t->most = most;
	t->commits = 1;
	t->table = vbi_calloc(mem, FIRST_TABLE, sizeof *t->table);
	t->table_mask = FIRST_TABLE - 1;
	if (!t->table) {
		vbi_trainer_free(t);
		return VB_ERR_MEMORY;
	}
	*out = t;
	return VB_OK;
}

void vbi_trainer_free(vbi_trainer *t)
{
	if (!t)
		return;
	vbi_free(t->mem, t->table);
	vbi_free(t->mem, t->feature);
	vbi_free(t->mem, t->seen);
	vbi_free(t->mem, t->touched);
	vbi_free(t->mem, t->met);
	vbi_free(t->mem, t->weight);
	vbi_free(t->mem, t->slope);
	vbi_free(t->mem, t->wish);
	vbi_free(t->mem, t->wanted);
	vbi_free(t->mem, t->score);
	vbi_free(t->mem, t->back);
	vbi_free(t->mem, t->label);
	vbi_free(t->mem, t);
}

static bool copied(const vbi_mem *mem, void **to, const void *from, size_t bytes)
{
	*to = vbi_alloc(mem, bytes ? bytes : 1);
	if (*to && bytes)
		memcpy(*to, from, bytes);
	return *to;
}

vb_status vbi_trainer_copy(const vbi_trainer *from, vbi_trainer **out)
{
	vbi_trainer *t = vbi_alloc(from->mem, sizeof *t);
	size_t rows = from->rows, cells = rows * from->labels;
	bool right;

	*out = NULL;
	if (!t)
		return VB_ERR_MEMORY;
	*t = *from;
	t->feature = t->seen = t->touched = t->met = t->table = t->wanted = NULL;
	t->weight = t->slope = t->wish = t->score = NULL;
	t->back = t->label = NULL;
	t->wanted_n = t->wanted_capacity = t->score_capacity = t->back_capacity = t->label_capacity = 0;
	t->feature_capacity = t->seen_capacity = t->touched_capacity = t->met_capacity = rows;
	t->weight_capacity = t->slope_capacity = t->wish_capacity = cells;
	right = copied(t->mem, (void **)&t->table, from->table, ((size_t)t->table_mask + 1) * sizeof *t->table) &&
	        copied(t->mem, (void **)&t->feature, from->feature, rows * sizeof *t->feature) &&
	        copied(t->mem, (void **)&t->seen, from->seen, rows * sizeof *t->seen) &&
	        copied(t->mem, (void **)&t->touched, from->touched, rows * sizeof *t->touched) &&
	        copied(t->mem, (void **)&t->met, from->met, rows * sizeof *t->met) &&
	        copied(t->mem, (void **)&t->weight, from->weight, cells * sizeof *t->weight) &&
	        copied(t->mem, (void **)&t->slope, from->slope, cells * sizeof *t->slope) &&
	        copied(t->mem, (void **)&t->wish, from->wish, cells * sizeof *t->wish);
	if (!right) {
		vbi_trainer_free(t);
		return VB_ERR_MEMORY;
	}
	*out = t;
	return VB_OK;
}

void vbi_trainer_rate(vbi_trainer *t, double most) { t->most = most; }
size_t vbi_trainer_features(const vbi_trainer *t) { return t->rows; }

void vbi_trainer_restart_average(vbi_trainer *t)
{
	memset(t->slope, 0, (size_t)t->rows * t->labels * sizeof *t->slope);
	t->steps = 0;
}

uint64_t vbi_train_random(uint64_t *state)
{
	uint64_t x = *state;

	x ^= x >> 12;
	x ^= x << 25;
	x ^= x >> 27;
	*state = x;
	return x * UINT64_C(0x2545F4914F6CDD1D);
}

/* ---- rows ---- */

static uint32_t slot_of(const uint32_t *table, uint32_t mask, const uint32_t *features, uint32_t feature)
{
	uint32_t at = feature * 2654435761u & mask;

	while (table[at] && features[table[at] - 1] != feature)
		at = (at + 1) & mask;
	return at;
}

static vb_status grow_table(vbi_trainer *t)
{
	uint32_t mask = t->table_mask * 2 + 1, *table;

	if (mask > UINT32_MAX / 8)
		return VB_ERR_LIMIT;
	table = vbi_calloc(t->mem, (size_t)mask + 1, sizeof *table);
	if (!table)
		return VB_ERR_MEMORY;
	for (uint32_t row = 0; row < t->rows; row++)
		table[slot_of(table, mask, t->feature, t->feature[row])] = row + 1;
	vbi_free(t->mem, t->table);
	t->table = table;
	t->table_mask = mask;
	return VB_OK;
}

static vb_status add_row(vbi_trainer *t, uint32_t feature, uint32_t *row)
{
	size_t cells = (size_t)(t->rows + 1) * t->labels, from = (size_t)t->rows * t->labels;
	vb_status status = VB_OK;

	if (t->rows >= t->table_mask / 2)
		status = grow_table(t);
	if (status)
		return status;
	if (!VBI_GROW(t->mem, t->feature, t->feature_capacity, t->rows + 1) ||
	    !VBI_GROW(t->mem, t->seen, t->seen_capacity, t->rows + 1) ||
	    !VBI_GROW(t->mem, t->touched, t->touched_capacity, t->rows + 1) ||
	    !VBI_GROW(t->mem, t->met, t->met_capacity, t->rows + 1) ||
	    !VBI_GROW(t->mem, t->weight, t->weight_capacity, cells) ||
	    !VBI_GROW(t->mem, t->slope, t->slope_capacity, cells) || !VBI_GROW(t->mem, t->wish, t->wish_capacity, cells))
		return VB_ERR_MEMORY;
	memset(t->weight + from, 0, t->labels * sizeof *t->weight);
	memset(t->slope + from, 0, t->labels * sizeof *t->slope);
	memset(t->wish + from, 0, t->labels * sizeof *t->wish);
	t->feature[t->rows] = feature;
	t->seen[t->rows] = t->touched[t->rows] = t->met[t->rows] = 0;
	t->table[slot_of(t->table, t->table_mask, t->feature, feature)] = t->rows + 1;
	*row = t->rows++;
	return VB_OK;
}

static const double *row_of(const vbi_trainer *t, uint32_t feature)
{
	uint32_t row = t->table[slot_of(t->table, t->table_mask, t->feature, feature)];

	return row ? t->weight + (size_t)(row - 1) * t->labels : NULL;
}

double vbi_trainer_weight(const vbi_trainer *t, uint32_t feature, uint32_t label)
{
	const double *row = row_of(t, feature);

	return row ? row[label] : 0;
}

double vbi_trainer_score(const vbi_trainer *t, const uint32_t *feature, size_t features, uint32_t label)
{
	double sum = 0;

	for (size_t f = 0; f < features; f++) {
		const double *row = row_of(t, feature[f]);

		sum += row ? row[label] : 0;
	}
	return sum;
}

/* ---- updates ---- */

vb_status vbi_trainer_want(vbi_trainer *t, uint32_t feature, uint32_t label, double amount)
{
	uint32_t row = t->table[slot_of(t->table, t->table_mask, t->feature, feature)];
	vb_status status = VB_OK;

	if (!row && t->closed)
		return VB_OK;
	if (row)
		row--;
	else
		status = add_row(t, feature, &row);
	if (status)
		return status;
	t->wish[(size_t)row * t->labels + label] += amount;
	if (t->touched[row] == t->commits)
		return VB_OK;
	if (!VBI_GROW(t->mem, t->wanted, t->wanted_capacity, t->wanted_n + 1))
		return VB_ERR_MEMORY;
	t->wanted[t->wanted_n++] = row;
	t->touched[row] = t->commits;
	t->seen[row]++;
	return VB_OK;
}

static double step_size(const vbi_trainer *t, double loss)
{
	double norm = 0;

	if (t->method == VBI_TRAIN_PERCEPTRON)
		return 1;
	if (t->method == VBI_TRAIN_GRADIENT)
		return t->most;
	for (size_t i = 0; i < t->wanted_n; i++)
		for (uint32_t b = 0; b < t->labels; b++) {
			double d = t->wish[(size_t)t->wanted[i] * t->labels + b];

			norm += d * d;
		}
	if (norm <= 0 || loss <= 0)
		return 0;
	return loss / norm < t->most ? loss / norm : t->most;
}

vb_status vbi_trainer_commit(vbi_trainer *t, double loss)
{
	double step = t->wanted_n ? step_size(t, loss) : 0;

	for (size_t i = 0; i < t->wanted_n; i++) {
		size_t at = (size_t)t->wanted[i] * t->labels;

		for (uint32_t b = 0; b < t->labels; b++, at++) {
			double change = step * t->wish[at];

			t->weight[at] += change;
			t->slope[at] += t->steps * change;
			t->wish[at] = 0;
		}
	}
	t->wanted_n = 0;
	t->steps++;
	t->commits++;
	return t->commits == UINT32_MAX ? VB_ERR_LIMIT : VB_OK;
}

/* ---- chains ---- */

static void decode(vbi_trainer *t, const uint32_t *feature, const uint32_t *start, uint32_t n, const uint8_t *gold,
                   const uint64_t *allowed, vbi_chain_rules rules)
{
	const double *step[VBI_LABELS_MAX + 1];
	double *score = t->score, never = -1e9, margin = t->method == VBI_TRAIN_PASSIVE ? 1 : 0;
	uint32_t best = 0, labels = t->labels;

	for (uint32_t a = 0; a <= VBI_LABELS_MAX; a++)
		step[a] = a < labels || a == VBI_LABELS_MAX ? row_of(t, VBI_TRANSITION(a)) : NULL;
	for (uint32_t i = 0; i < n; i++) {
		double *now = score + (size_t)(i & 1) * labels, *before = score + (size_t)(~i & 1) * labels;

		for (uint32_t b = 0; b < labels; b++) {
			double top = 4 * never;

			for (uint32_t k = 0; k < (i ? labels : 1); k++) {
				uint32_t a = i ? k : VBI_LABELS_MAX;
				double s = (i ? before[a] : 0) + (rules && !(rules[a] >> b & 1) ? never : step[a] ? step[a][b] : 0);

				if (s > top) {
					top = s;
					t->back[(size_t)i * labels + b] = (uint8_t)k;
				}
			}
			if (allowed && allowed[i] && !(allowed[i] >> b & 1))
				top += 2 * never;
			now[b] = top + vbi_trainer_score(t, feature + start[i], start[i + 1] - start[i], b) +
			         (gold[i] != b ? margin : 0);
		}
	}
	for (uint32_t b = 1; b < labels; b++)
		if (score[(size_t)((n - 1) & 1) * labels + b] > score[(size_t)((n - 1) & 1) * labels + best])
			best = b;
	for (uint32_t i = n; i-- > 0;) {
		t->label[i] = (uint8_t)best;
		best = t->back[(size_t)i * labels + best];
	}
}

/* Wishes for gold and against found; *loss gets how far found is ahead. */
static vb_status want_chain(vbi_trainer *t, const uint32_t *feature, const uint32_t *start, uint32_t n,
                            const uint8_t *gold, double *loss)
{
	vb_status status = VB_OK;

	for (uint32_t i = 0; i < n && !status; i++) {
		uint32_t g = gold[i], f = t->label[i], g0 = i ? gold[i - 1] : VBI_LABELS_MAX, f0 = i ? t->label[i - 1] : g0;

		if (g != f) {
			for (uint32_t k = start[i]; k < start[i + 1] && !status; k++) {
				*loss += vbi_trainer_weight(t, feature[k], f) - vbi_trainer_weight(t, feature[k], g);
				status = vbi_trainer_want(t, feature[k], g, 1);
				if (!status)
					status = vbi_trainer_want(t, feature[k], f, -1);
			}
			*loss += 1;
		}
		if ((g == f && g0 == f0) || status)
			continue;
		*loss += vbi_trainer_weight(t, VBI_TRANSITION(f0), f) - vbi_trainer_weight(t, VBI_TRANSITION(g0), g);
		status = vbi_trainer_want(t, VBI_TRANSITION(g0), g, 1);
		if (!status)
			status = vbi_trainer_want(t, VBI_TRANSITION(f0), f, -1);
	}
	return status;
}

vb_status vbi_trainer_chain(vbi_trainer *t, const uint32_t *feature, const uint32_t *start, uint32_t n,
                            const uint8_t *gold, const uint64_t *allowed, vbi_chain_rules rules, uint32_t *wrong)
{
	double loss = 0;
	vb_status status = VB_OK;

	*wrong = 0;
	if (n == 0)
		return VB_OK;
	if (t->method == VBI_TRAIN_GRADIENT)
		return VB_ERR_ARGUMENT;
	if (!VBI_GROW(t->mem, t->score, t->score_capacity, (size_t)2 * t->labels) ||
	    !VBI_GROW(t->mem, t->back, t->back_capacity, (size_t)n * t->labels) ||
	    !VBI_GROW(t->mem, t->label, t->label_capacity, n))
		return VB_ERR_MEMORY;
	decode(t, feature, start, n, gold, allowed, rules);
	for (uint32_t i = 0; i < n; i++)
		*wrong += gold[i] != t->label[i];
	if (*wrong)
		status = want_chain(t, feature, start, n, gold, &loss);
	for (uint32_t k = start[0]; k < start[n]; k++) {
		uint32_t row = t->table[slot_of(t->table, t->table_mask, t->feature, feature[k])];

		if (row)
			t->met[row - 1]++;
	}
	return status ? status : vbi_trainer_commit(t, loss);
}

/* ---- writing ---- */

static double average(const vbi_trainer *t, size_t cell)
{
	return t->steps > 0 ? t->weight[cell] - t->slope[cell] / t->steps : t->weight[cell];
}

static double larger(double size, double weight)
{
	weight = weight < 0 ? -weight : weight;
	return weight > size ? weight : size;
}

/* Rows by falling size; weight is where the trainer has them, not averaged. */
static size_t choose(const vbi_trainer *t, vbi_row *list, uint32_t min_seen)
{
	size_t n = 0;

	for (uint32_t row = 0; row < t->rows; row++) {
		double size = 0;

		for (uint32_t b = 0; b < t->labels; b++)
			size = larger(size, average(t, (size_t)row * t->labels + b));
		if (size > 0 && t->seen[row] >= min_seen)
			list[n++] = (vbi_row){size, t->feature[row], t->weight + (size_t)row * t->labels};
	}
	vbi_rows_sort(list, n);
	return n;
}

static bool is_transition(const vbi_trainer *t, uint32_t feature)
{
	for (uint32_t a = 0; a <= VBI_LABELS_MAX; a++)
		if ((a < t->labels || a == VBI_LABELS_MAX) && feature == VBI_TRANSITION(a))
			return true;
	return false;
}

/* Weights by what they do in all: what is rare got its large weight from a few examples and will hardly be met again. */
static size_t choose_useful(const vbi_trainer *t, vbi_row *list)
{
	size_t n = 0;

	for (uint32_t row = 0; row < t->rows; row++) {
		double size = 0;

		for (uint32_t b = 0; b < t->labels; b++)
			size += average(t, (size_t)row * t->labels + b) * average(t, (size_t)row * t->labels + b);
		size *= pow(t->met[row], 1.5);
		if (is_transition(t, t->feature[row]))
			size = INFINITY;
		if (size > 0)
			list[n++] = (vbi_row){size, t->feature[row], t->weight};
	}
	vbi_rows_sort(list, n);
	return n;
}

vb_status vbi_trainer_keep(vbi_trainer *t, size_t max_features)
{
	vbi_row *list = vbi_alloc(t->mem, ((size_t)t->rows + 1) * sizeof *list);
	vb_status status = VB_OK;
	size_t n;
	uint32_t row;

	if (!list)
		return VB_ERR_MEMORY;
	n = choose_useful(t, list);
	memset(t->table, 0, ((size_t)t->table_mask + 1) * sizeof *t->table);
	t->rows = 0;
	for (size_t i = 0; i < n && i < max_features && !status; i++)
		status = add_row(t, list[i].feature, &row);
	t->steps = 0;
	t->closed = true;
	vbi_free(t->mem, list);
	return status;
}

vb_status vbi_trainer_write(const vbi_trainer *t, const char *names, size_t max_features, uint32_t min_seen,
                            vbi_buf *out)
{
	vbi_row *list = vbi_alloc(t->mem, ((size_t)t->rows + 1) * sizeof *list);
	vb_status status = VB_ERR_MEMORY;
	double *mean = NULL;
	size_t n = 0;

	if (list) {
		n = choose(t, list, min_seen);
		n = n < max_features ? n : max_features;
		mean = vbi_alloc(t->mem, (n * t->labels + 1) * sizeof *mean);
	}
	for (size_t i = 0; mean && i < n; i++) {
		size_t from = (size_t)(list[i].weight - t->weight);

		for (uint32_t b = 0; b < t->labels; b++)
			mean[i * t->labels + b] = average(t, from + b);
		list[i].weight = mean + i * t->labels;
	}
	if (mean)
		status = vbi_rows_write(list, n, t->labels, names, CUT, out);
	vbi_free(t->mem, mean);
	vbi_free(t->mem, list);
	return status;
}
