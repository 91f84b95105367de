/* learn/perceptron.h - training: structured perceptron or passive-aggressive, averaged, pruned, quantised.
 *
 * Only the trainer's tool uses this; it may allocate. A sequence is trained by vbi_trainer_chain. Other structures (a
 * lattice of words) are decoded by their owner with vbi_trainer_score; then the owner says with vbi_trainer_want by how
 * much each weight of the right answer should rise and of the wrong one fall, and vbi_trainer_commit does it. The same
 * calls in the same order give the same bytes. */
#ifndef VBI_LEARN_PERCEPTRON_H
#define VBI_LEARN_PERCEPTRON_H

#include "learn/chain.h"

typedef struct vbi_trainer vbi_trainer;

#define VBI_TRAIN_PERCEPTRON 0 /* steps of 1 */
#define VBI_TRAIN_PASSIVE 1    /* passive-aggressive (PA-I): the smallest step that mends the error, at most `most` */
#define VBI_TRAIN_GRADIENT 2   /* the owner's wishes, scaled by `most` (stochastic gradient) */

/* most: PA-I's C, or the learning rate. */
vb_status vbi_trainer_new(const vbi_mem *mem, uint32_t labels, unsigned method, double most, vbi_trainer **out);
void vbi_trainer_free(vbi_trainer *trainer);
/* Another with the same weights: what is learned on top of them does not change the first. */
vb_status vbi_trainer_copy(const vbi_trainer *trainer, vbi_trainer **out);
void vbi_trainer_rate(vbi_trainer *trainer, double most);
/* What came before is the start, no part of the average: after training on data of another kind. */
void vbi_trainer_restart_average(vbi_trainer *trainer);

/* The present weight, not averaged. */
double vbi_trainer_weight(const vbi_trainer *trainer, uint32_t feature, uint32_t label);
/* The sum of the weights of features for a label. */
double vbi_trainer_score(const vbi_trainer *trainer, const uint32_t *feature, size_t features, uint32_t label);
/* Notes a wish: the weight changes by amount (times the step) at the next commit. */
vb_status vbi_trainer_want(vbi_trainer *trainer, uint32_t feature, uint32_t label, double amount);
/* loss: by how much the wrong answer's score exceeds the right one's, with its margin (for PA). Clears the wishes. */
vb_status vbi_trainer_commit(vbi_trainer *trainer, double loss);
size_t vbi_trainer_features(const vbi_trainer *trainer);

/* One update on a sequence: position i has feature[start[i]] .. feature[start[i + 1] - 1], gold[i] its label, allowed (may
 * be NULL) the masks, rules (may be NULL) as vbi_chain has them. *wrong gets the number of wrong labels. */
vb_status vbi_trainer_chain(vbi_trainer *trainer, const uint32_t *feature, const uint32_t *start, uint32_t n,
                            const uint8_t *gold, const uint64_t *allowed, vbi_chain_rules rules, uint32_t *wrong);

/* Chains: keeps the max_features features that do most (weight^2 * how often met^1.5), and the transitions; learning begins again
 * from zero with these alone, and no others come in. */
vb_status vbi_trainer_keep(vbi_trainer *trainer, size_t max_features);

/* Numbers in a fixed order for shuffling: xorshift64*. Never 0 as state. */
uint64_t vbi_train_random(uint64_t *state);

/* Writes the section of averaged weights: at most max_features rows, those with the largest weight, names of the labels
 * each ended by \n. Features seen in fewer than min_seen commits are left out. VB_ERR_LIMIT when nothing remains. */
vb_status vbi_trainer_write(const vbi_trainer *trainer, const char *names, size_t max_features, uint32_t min_seen,
                            vbi_buf *out);

#endif
