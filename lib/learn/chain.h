/* learn/chain.h - the best sequence of labels: Viterbi over a chain, with a workspace that is reused. */
#ifndef VBI_LEARN_CHAIN_H
#define VBI_LEARN_CHAIN_H

#include "learn/weights.h"

/* Transitions are weights like any other: label b after label a has weight b in the row of VBI_TRANSITION(a); at the
 * start of a sequence a is VBI_LABELS_MAX. Users number their templates below VBI_TEMPLATE_OWN. */
#define VBI_TEMPLATE_OWN 0x10000u
#define VBI_TRANSITION(a) vbi_feature(VBI_TEMPLATE_OWN, (a), 0)

/* Labels that may follow each label, bit b of allowed[a]; [VBI_LABELS_MAX] at the start. NULL: all. */
typedef const uint64_t *vbi_chain_rules;

typedef struct vbi_chain {
	const vbi_mem *mem;
	const vbi_weights *weights;
	vbi_chain_rules rules;
	uint8_t *back; /* [n][labels]: best label before */
	size_t capacity;
	uint32_t labels, n, at;
	int32_t score[VBI_LABELS_MAX];
	int32_t step[VBI_LABELS_MAX + 1][VBI_LABELS_MAX]; /* transitions, read once */
} vbi_chain;

#define VBI_CHAIN_NEVER (-0x10000000)

void vbi_chain_init(vbi_chain *chain, const vbi_mem *mem, const vbi_weights *weights, vbi_chain_rules rules);
void vbi_chain_free(vbi_chain *chain);
/* Starts a sequence of n positions: the only call that may allocate. VB_OK, VB_ERR_MEMORY. */
vb_status vbi_chain_begin(vbi_chain *chain, uint32_t n);
/* The next position: its features, and the labels it may have (0: any). Where rules and masks leave nothing, the mask of
 * the position goes before the rules. */
void vbi_chain_step(vbi_chain *chain, const uint32_t *feature, size_t features, uint64_t allowed);
/* After n steps: the labels. */
void vbi_chain_end(vbi_chain *chain, uint8_t *label);

#endif
