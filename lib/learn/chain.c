/* learn/chain.c - Viterbi over a chain of labels. */
#include "learn/chain.h"

#include <string.h>

void vbi_chain_init(vbi_chain *chain, const vbi_mem *mem, const vbi_weights *weights, vbi_chain_rules rules)
{
	memset(chain, 0, sizeof *chain);
	chain->mem = mem;
	chain->weights = weights;
	chain->rules = rules;
	chain->labels = weights->labels;
	for (uint32_t a = 0; a <= VBI_LABELS_MAX; a++) {
		const signed char *row;

		if (a >= chain->labels && a < VBI_LABELS_MAX)
			continue;
		row = vbi_weights_row(weights, VBI_TRANSITION(a));
		for (uint32_t b = 0; b < chain->labels; b++)
			chain->step[a][b] = rules && !(rules[a] >> b & 1) ? VBI_CHAIN_NEVER : row ? row[b] : 0;
	}
}

void vbi_chain_free(vbi_chain *chain)
{
	vbi_free(chain->mem, chain->back);
	chain->back = NULL;
	chain->capacity = 0;
}

vb_status vbi_chain_begin(vbi_chain *chain, uint32_t n)
{
	if (!VBI_GROW(chain->mem, chain->back, chain->capacity, (size_t)n * chain->labels + 1))
		return VB_ERR_MEMORY;
	chain->n = n;
	chain->at = 0;
	return VB_OK;
}

void vbi_chain_step(vbi_chain *chain, const uint32_t *feature, size_t features, uint64_t allowed)
{
	int32_t next[VBI_LABELS_MAX], top = INT32_MIN;
	int16_t sum[VBI_SUM_MAX];
	uint8_t *back = chain->back + (size_t)chain->at * chain->labels;

	if (chain->at >= chain->n)
		return;
	vbi_weights_sum(chain->weights, feature, (uint32_t)features, sum);
	for (uint32_t b = 0; b < chain->labels; b++) {
		int32_t best = INT32_MIN;

		back[b] = 0;
		if (chain->at == 0)
			best = chain->step[VBI_LABELS_MAX][b];
		for (uint32_t a = 0; chain->at > 0 && a < chain->labels; a++)
			if (chain->score[a] + chain->step[a][b] > best) {
				best = chain->score[a] + chain->step[a][b];
				back[b] = (uint8_t)a;
			}
		if (allowed && !(allowed >> b & 1))
			best += 2 * VBI_CHAIN_NEVER;
		next[b] = best + sum[b];
		if (next[b] > top)
			top = next[b];
	}
	/* Only differences count: so nothing overflows, however long the chain. */
	for (uint32_t b = 0; b < chain->labels; b++) {
		chain->score[b] = next[b] - top;
		if (chain->score[b] < VBI_CHAIN_NEVER)
			chain->score[b] = VBI_CHAIN_NEVER;
	}
	chain->at++;
}

void vbi_chain_end(vbi_chain *chain, uint8_t *label)
{
	uint32_t best = 0;

	for (uint32_t b = 1; b < chain->labels; b++)
		if (chain->score[b] > chain->score[best])
			best = b;
	for (uint32_t i = chain->n; i-- > 0;) {
		label[i] = (uint8_t)best;
		best = chain->back[(size_t)i * chain->labels + best];
	}
}
