/* learn/field.h - training of layered chains: several labelings of one sequence from the same features, each layer a chain
 * with the states outside, begin, inside (BIO).
 *
 * Only the trainer's tool uses this; it may allocate. The same calls in the same order give the same bytes. */
#ifndef VBI_LEARN_FIELD_H
#define VBI_LEARN_FIELD_H

#include "base/base.h"

#define VBI_FIELD_LAYERS 8u
#define VBI_FIELD_STATES 3u /* outside 0, begin 1, inside 2 */
#define VBI_FIELD_NO_ROW UINT32_MAX

#define VBI_FIELD_GRADIENT 0   /* conditional random field, AdaGrad */
#define VBI_FIELD_PERCEPTRON 1
#define VBI_FIELD_PASSIVE 2    /* passive-aggressive (PA-I) */

typedef struct vbi_field vbi_field;

/* layers 1..VBI_FIELD_LAYERS. rate: of AdaGrad, or C of PA-I; decay: weight decay (L2) of the gradient. */
vb_status vbi_field_new(const vbi_mem *mem, unsigned layers, unsigned method, double rate, double decay, vbi_field **out);
void vbi_field_free(vbi_field *field);
/* The row of a feature; made if make and there is none yet. VBI_FIELD_NO_ROW if there is none, or no memory. */
uint32_t vbi_field_row(vbi_field *field, uint32_t feature, bool make);
size_t vbi_field_rows(const vbi_field *field);
/* Rows of the features of having each state before: set before the first learning. */
void vbi_field_steps(vbi_field *field, const uint32_t row[VBI_FIELD_STATES]);

/* One update on a sequence: position i has row[start[i]] .. row[start[i + 1] - 1]; gold[i * layers + layer] its state.
 * VB_ERR_MEMORY. */
vb_status vbi_field_learn(vbi_field *field, const uint32_t *row, const uint32_t *start, uint32_t n, const uint8_t *gold);
/* The best states by the weights as they are. */
vb_status vbi_field_decode(vbi_field *field, const uint32_t *row, const uint32_t *start, uint32_t n, uint8_t *state);
/* The average of all weights since the beginning takes their place. */
void vbi_field_average(vbi_field *field);
/* Forgets all rows but the most with the largest weight that were in at least min_seen positions; weights begin anew. */
vb_status vbi_field_keep(vbi_field *field, size_t most, uint32_t min_seen);
/* Another with the same rows, which knows nothing yet. VB_ERR_MEMORY. */
vb_status vbi_field_like(const vbi_field *field, vbi_field **out);
/* Adds the weights of one with the same rows. */
void vbi_field_add(vbi_field *field, const vbi_field *from);
/* Takes the weights of a layer from one with the same rows. */
void vbi_field_take(vbi_field *field, const vbi_field *from, unsigned layer);
/* Sets the weights of a row, as they are given by vbi_field_weights: what learning begins with. */
void vbi_field_begin(vbi_field *field, uint32_t row, const float *weights);
/* Weights of a row, 2 * layers: BEGIN and IN of each layer. */
const float *vbi_field_weights(const vbi_field *field, uint32_t row);
uint32_t vbi_field_feature(const vbi_field *field, uint32_t row);

#endif
