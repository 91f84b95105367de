/* learn/field.c - training of layered chains. */
#include "learn/field.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NEVER (-1e9f)

struct vbi_field {
	const vbi_mem *mem;
	unsigned layers, columns, method;
	double rate, decay, step; /* step: updates so far, of the average */
	uint32_t *slot; /* row + 1 */
	uint32_t mask;
	uint32_t *feature, *seen;
	size_t rows, feature_capacity, seen_capacity;
	float *weight, *square; /* square: AdaGrad's */
	double *slope;          /* what the average lacks */
	size_t weight_capacity, square_capacity, slope_capacity;
	uint32_t before[VBI_FIELD_STATES];
	/* one sequence */
	float *emission, *wish; /* [n][columns] */
	double *alpha, *beta;   /* [n][states] */
	uint8_t *back, *found;
	size_t emission_capacity, wish_capacity, alpha_capacity, beta_capacity, back_capacity, found_capacity;
};

vb_status vbi_field_new(const vbi_mem *mem, unsigned layers, unsigned method, double rate, double decay, vbi_field **out)
{
	vbi_field *f;

	*out = NULL;
	if (layers < 1 || layers > VBI_FIELD_LAYERS || method > VBI_FIELD_PASSIVE)
		return VB_ERR_ARGUMENT;
	f = vbi_calloc(mem, 1, sizeof *f);
	if (!f)
		return VB_ERR_MEMORY;
	f->mem = mem;
	f->layers = layers;
	f->columns = 2 * layers;
	f->method = method;
	f->rate = rate;
	f->decay = decay;
	*out = f;
	return VB_OK;
}

void vbi_field_free(vbi_field *f)
{
	const vbi_mem *mem;

	if (!f)
		return;
	mem = f->mem;
	vbi_free(mem, f->slot);
	vbi_free(mem, f->feature);
	vbi_free(mem, f->seen);
	vbi_free(mem, f->weight);
	vbi_free(mem, f->square);
	vbi_free(mem, f->slope);
	vbi_free(mem, f->emission);
	vbi_free(mem, f->wish);
	vbi_free(mem, f->alpha);
	vbi_free(mem, f->beta);
	vbi_free(mem, f->back);
	vbi_free(mem, f->found);
	vbi_free(mem, f);
}

/* ---- rows ---- */

static uint32_t scatter(uint32_t feature) { return feature * 2654435761u; }

static bool rehash(vbi_field *f)
{
	uint32_t slots = f->mask ? (f->mask + 1) * 2 : 1u << 16, *slot = vbi_calloc(f->mem, slots, sizeof *slot);

	if (!slot)
		return false;
	vbi_free(f->mem, f->slot);
	f->slot = slot;
	f->mask = slots - 1;
	for (uint32_t row = 0; row < f->rows; row++) {
		uint32_t at = scatter(f->feature[row]) & f->mask;

		while (slot[at])
			at = (at + 1) & f->mask;
		slot[at] = row + 1;
	}
	return true;
}

static bool room(vbi_field *f, size_t rows)
{
	return VBI_GROW(f->mem, f->feature, f->feature_capacity, rows) && VBI_GROW(f->mem, f->seen, f->seen_capacity, rows) &&
	       VBI_GROW(f->mem, f->weight, f->weight_capacity, rows * f->columns) &&
	       VBI_GROW(f->mem, f->square, f->square_capacity, rows * f->columns) &&
	       VBI_GROW(f->mem, f->slope, f->slope_capacity, rows * f->columns);
}

static void clear_row(vbi_field *f, size_t row)
{
	memset(f->weight + row * f->columns, 0, f->columns * sizeof *f->weight);
	memset(f->square + row * f->columns, 0, f->columns * sizeof *f->square);
	memset(f->slope + row * f->columns, 0, f->columns * sizeof *f->slope);
}

uint32_t vbi_field_row(vbi_field *f, uint32_t feature, bool make)
{
	uint32_t at;

	if (!f->slot || f->rows * 2 > f->mask) {
		if (!make && !f->slot)
			return VBI_FIELD_NO_ROW;
		if (make && !rehash(f))
			return VBI_FIELD_NO_ROW;
	}
	for (at = scatter(feature) & f->mask; f->slot[at]; at = (at + 1) & f->mask)
		if (f->feature[f->slot[at] - 1] == feature) {
			f->seen[f->slot[at] - 1] += make;
			return f->slot[at] - 1;
		}
	if (!make || !room(f, f->rows + 1))
		return VBI_FIELD_NO_ROW;
	f->feature[f->rows] = feature;
	f->seen[f->rows] = 1;
	clear_row(f, f->rows);
	f->slot[at] = (uint32_t)++f->rows;
	return (uint32_t)f->rows - 1;
}

size_t vbi_field_rows(const vbi_field *f) { return f->rows; }
uint32_t vbi_field_feature(const vbi_field *f, uint32_t row) { return f->feature[row]; }
const float *vbi_field_weights(const vbi_field *f, uint32_t row) { return f->weight + (size_t)row * f->columns; }
void vbi_field_begin(vbi_field *f, uint32_t row, const float *weights)
{
	memcpy(f->weight + (size_t)row * f->columns, weights, f->columns * sizeof *weights);
}
void vbi_field_steps(vbi_field *f, const uint32_t row[VBI_FIELD_STATES]) { memcpy(f->before, row, sizeof f->before); }

typedef struct kept {
	float size;
	uint32_t feature, row;
} kept;

/* Largest first; the feature's number decides between equals, so that the order is one. */
static int by_size(const void *a, const void *b)
{
	const kept *x = a, *y = b;

	if (x->size != y->size)
		return x->size > y->size ? -1 : 1;
	return x->feature < y->feature ? -1 : x->feature > y->feature;
}

vb_status vbi_field_keep(vbi_field *f, size_t most, uint32_t min_seen)
{
	kept *list = vbi_alloc(f->mem, (f->rows + 1) * sizeof *list);
	uint32_t *feature;
	size_t n = 0;

	if (!list)
		return VB_ERR_MEMORY;
	for (uint32_t row = 0; row < f->rows; row++) {
		float size = 0;

		for (unsigned c = 0; c < f->columns; c++)
			size += f->weight[(size_t)row * f->columns + c] * f->weight[(size_t)row * f->columns + c];
		/* what is rare got its large weight from a few examples and will hardly be met again */
		size *= powf((float)f->seen[row], 1.5f);
		for (unsigned s = 0; s < VBI_FIELD_STATES; s++)
			if (row == f->before[s])
				size = INFINITY;
		if (size > 0 && f->seen[row] >= min_seen)
			list[n++] = (kept){size, f->feature[row], row};
	}
	qsort(list, n, sizeof *list, by_size);
	n = n < most ? n : most;
	feature = vbi_alloc(f->mem, (n + 1) * sizeof *feature);
	if (!feature) {
		vbi_free(f->mem, list);
		return VB_ERR_MEMORY;
	}
	for (size_t i = 0; i < n; i++)
		feature[i] = list[i].feature;
	vbi_free(f->mem, list);
	memset(f->slot, 0, ((size_t)f->mask + 1) * sizeof *f->slot);
	f->rows = 0;
	f->step = 0;
	for (size_t i = 0; i < n; i++)
		vbi_field_row(f, feature[i], true);
	vbi_free(f->mem, feature);
	return VB_OK;
}

vb_status vbi_field_like(const vbi_field *f, vbi_field **out)
{
	vb_status status = vbi_field_new(f->mem, f->layers, f->method, f->rate, f->decay, out);

	for (uint32_t row = 0; row < f->rows && status == VB_OK; row++)
		if (vbi_field_row(*out, f->feature[row], true) != row)
			status = VB_ERR_MEMORY;
	if (status == VB_OK) {
		vbi_field_steps(*out, f->before);
	} else {
		vbi_field_free(*out);
		*out = NULL;
	}
	return status;
}

void vbi_field_add(vbi_field *f, const vbi_field *from)
{
	for (size_t cell = 0; cell < f->rows * f->columns; cell++)
		f->weight[cell] += from->weight[cell];
}

void vbi_field_take(vbi_field *f, const vbi_field *from, unsigned layer)
{
	for (size_t row = 0; row < f->rows; row++)
		for (size_t c = 2 * layer; c < 2 * layer + 2; c++)
			f->weight[row * f->columns + c] = from->weight[row * f->columns + c];
}

/* ---- one sequence ---- */

static float before_weight(const vbi_field *f, unsigned layer, unsigned a, unsigned b)
{
	if (b == 2 && a == 0)
		return NEVER; /* nothing goes on that has not begun */
	return b ? f->weight[(size_t)f->before[a] * f->columns + 2 * layer + b - 1] : 0;
}

static vb_status emissions(vbi_field *f, const uint32_t *row, const uint32_t *start, uint32_t n)
{
	size_t cells = (size_t)n * f->columns;

	if (!VBI_GROW(f->mem, f->emission, f->emission_capacity, cells) || !VBI_GROW(f->mem, f->wish, f->wish_capacity, cells) ||
	    !VBI_GROW(f->mem, f->alpha, f->alpha_capacity, (size_t)n * VBI_FIELD_STATES) ||
	    !VBI_GROW(f->mem, f->beta, f->beta_capacity, (size_t)n * VBI_FIELD_STATES) ||
	    !VBI_GROW(f->mem, f->back, f->back_capacity, (size_t)n * VBI_FIELD_STATES) ||
	    !VBI_GROW(f->mem, f->found, f->found_capacity, (size_t)n * f->layers))
		return VB_ERR_MEMORY;
	memset(f->emission, 0, cells * sizeof *f->emission);
	memset(f->wish, 0, cells * sizeof *f->wish);
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = start[i]; k < start[i + 1]; k++) {
			const float *w = f->weight + (size_t)row[k] * f->columns;
			float *e = f->emission + (size_t)i * f->columns;

			for (unsigned c = 0; row[k] != VBI_FIELD_NO_ROW && c < f->columns; c++)
				e[c] += w[c];
		}
	return VB_OK;
}

static float emission(const vbi_field *f, uint32_t i, unsigned layer, unsigned state)
{
	return state ? f->emission[(size_t)i * f->columns + 2 * layer + state - 1] : 0;
}

/* margin is added to every state but gold's. */
static void viterbi(vbi_field *f, uint32_t n, unsigned layer, const uint8_t *gold, float margin, uint8_t *state)
{
	float score[VBI_FIELD_STATES] = {0, NEVER, NEVER}, next[VBI_FIELD_STATES];
	unsigned best = 0;

	for (uint32_t i = 0; i < n; i++) {
		for (unsigned b = 0; b < VBI_FIELD_STATES; b++) {
			float top = -INFINITY;

			for (unsigned a = 0; a < VBI_FIELD_STATES; a++) {
				float s = score[a] + before_weight(f, layer, a, b);

				if (s > top) {
					top = s;
					f->back[i * VBI_FIELD_STATES + b] = (uint8_t)a;
				}
			}
			next[b] = top + emission(f, i, layer, b) + (gold && gold[i * f->layers + layer] != b ? margin : 0);
		}
		memcpy(score, next, sizeof score);
	}
	for (unsigned b = 1; b < VBI_FIELD_STATES; b++)
		if (score[b] > score[best])
			best = b;
	for (uint32_t i = n; i-- > 0;) {
		state[i * f->layers + layer] = (uint8_t)best;
		best = f->back[i * VBI_FIELD_STATES + best];
	}
}

static double log_sum(const double x[VBI_FIELD_STATES])
{
	double top = x[0];

	for (unsigned s = 1; s < VBI_FIELD_STATES; s++)
		top = x[s] > top ? x[s] : top;
	return top + log(exp(x[0] - top) + exp(x[1] - top) + exp(x[2] - top));
}

/* Changes of transition weights, gathered over the sequence. */
typedef float steps[VBI_FIELD_STATES][2 * VBI_FIELD_LAYERS];

/* Wishes of the gradient: gold less what the model expects. */
static void expect(vbi_field *f, uint32_t n, unsigned layer, const uint8_t *gold, steps step)
{
	double x[VBI_FIELD_STATES], all;

	for (uint32_t i = 0; i < n; i++)
		for (unsigned b = 0; b < VBI_FIELD_STATES; b++) {
			for (unsigned a = 0; a < VBI_FIELD_STATES; a++)
				x[a] = (i ? f->alpha[(i - 1) * VBI_FIELD_STATES + a] : a ? NEVER : 0) + before_weight(f, layer, a, b);
			f->alpha[i * VBI_FIELD_STATES + b] = log_sum(x) + emission(f, i, layer, b);
		}
	all = log_sum(f->alpha + (size_t)(n - 1) * VBI_FIELD_STATES);
	for (uint32_t i = n; i-- > 0;)
		for (unsigned a = 0; a < VBI_FIELD_STATES; a++) {
			for (unsigned b = 0; b < VBI_FIELD_STATES; b++)
				x[b] = i + 1 == n ? (b ? NEVER : 0)
				                  : f->beta[(i + 1) * VBI_FIELD_STATES + b] + before_weight(f, layer, a, b) +
				                            emission(f, i + 1, layer, b);
			f->beta[i * VBI_FIELD_STATES + a] = i + 1 == n ? 0 : log_sum(x);
		}
	for (uint32_t i = 0; i < n; i++) {
		unsigned g = gold[i * f->layers + layer], g0 = i ? gold[(i - 1) * f->layers + layer] : 0;

		for (unsigned b = 1; b < VBI_FIELD_STATES; b++) {
			double p = exp(f->alpha[i * VBI_FIELD_STATES + b] + f->beta[i * VBI_FIELD_STATES + b] - all);

			f->wish[(size_t)i * f->columns + 2 * layer + b - 1] = (float)((g == b) - p);
			for (unsigned a = 0; a < VBI_FIELD_STATES; a++) {
				double q = exp((i ? f->alpha[(i - 1) * VBI_FIELD_STATES + a] : a ? NEVER : 0) + before_weight(f, layer, a, b) +
				               emission(f, i, layer, b) + f->beta[i * VBI_FIELD_STATES + b] - all);

				step[a][2 * layer + b - 1] += (float)((g == b && g0 == a) - q);
			}
		}
	}
}

/* Wishes of perceptron and passive-aggressive: gold's up, the found one's down. Returns the loss. */
static double differ(vbi_field *f, uint32_t n, unsigned layer, const uint8_t *gold, steps step, double *norm)
{
	double loss = 0;

	viterbi(f, n, layer, gold, f->method == VBI_FIELD_PASSIVE ? 1 : 0, f->found);
	for (uint32_t i = 0; i < n; i++) {
		unsigned g = gold[i * f->layers + layer], g0 = i ? gold[(i - 1) * f->layers + layer] : 0;
		unsigned b = f->found[i * f->layers + layer], b0 = i ? f->found[(i - 1) * f->layers + layer] : 0;

		if (g != b) {
			if (g)
				f->wish[(size_t)i * f->columns + 2 * layer + g - 1] = 1;
			if (b)
				f->wish[(size_t)i * f->columns + 2 * layer + b - 1] = -1;
			loss += emission(f, i, layer, b) - emission(f, i, layer, g) + 1;
			*norm += (g > 0) + (b > 0);
		}
		if (g != b || g0 != b0) {
			loss += (double)before_weight(f, layer, b0, b) - (double)before_weight(f, layer, g0, g);
			if (g)
				step[g0][2 * layer + g - 1] += 1;
			if (b)
				step[b0][2 * layer + b - 1] -= 1;
		}
	}
	return loss;
}

static void change(vbi_field *f, uint32_t row, unsigned column, float wish, double size)
{
	size_t cell = (size_t)row * f->columns + column;
	double delta;

	if (f->method == VBI_FIELD_GRADIENT) {
		double g = wish - f->decay * f->weight[cell];

		f->square[cell] += (float)(g * g);
		delta = f->rate * g / (sqrt(f->square[cell]) + 1e-4);
	} else {
		delta = size * wish;
	}
	f->weight[cell] += (float)delta;
	f->slope[cell] += f->step * delta;
}

vb_status vbi_field_learn(vbi_field *f, const uint32_t *row, const uint32_t *start, uint32_t n, const uint8_t *gold)
{
	steps step = {{0}};
	double loss = 0, norm = 0, size = 1;
	vb_status status = n ? emissions(f, row, start, n) : VB_OK;

	if (status || !n)
		return status;
	for (unsigned layer = 0; layer < f->layers; layer++)
		if (f->method == VBI_FIELD_GRADIENT)
			expect(f, n, layer, gold, step);
		else
			loss += differ(f, n, layer, gold, step, &norm);
	if (f->method == VBI_FIELD_PASSIVE && norm > 0) {
		size = loss / (norm * (double)(start[n] - start[0]) / n);
		size = size > f->rate ? f->rate : size;
	}
	for (uint32_t i = 0; i < n; i++)
		for (unsigned c = 0; c < f->columns; c++) {
			float wish = f->wish[(size_t)i * f->columns + c];

			if (fabsf(wish) < 1e-4f)
				continue;
			for (uint32_t k = start[i]; k < start[i + 1]; k++)
				if (row[k] != VBI_FIELD_NO_ROW)
					change(f, row[k], c, wish, size);
		}
	for (unsigned a = 0; a < VBI_FIELD_STATES; a++)
		for (unsigned c = 0; c < f->columns; c++)
			if (fabsf(step[a][c]) >= 1e-4f)
				change(f, f->before[a], c, step[a][c], size);
	f->step++;
	return VB_OK;
}

vb_status vbi_field_decode(vbi_field *f, const uint32_t *row, const uint32_t *start, uint32_t n, uint8_t *state)
{
	vb_status status = n ? emissions(f, row, start, n) : VB_OK;

	for (unsigned layer = 0; status == VB_OK && layer < f->layers; layer++)
		viterbi(f, n, layer, NULL, 0, state);
	return status;
}

void vbi_field_average(vbi_field *f)
{
	for (size_t cell = 0; f->step > 0 && cell < f->rows * f->columns; cell++) {
		f->weight[cell] -= (float)(f->slope[cell] / f->step);
		f->slope[cell] = 0;
	}
	f->step = 0;
}
