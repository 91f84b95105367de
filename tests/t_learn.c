/* t_learn.c - training and decoding: what is learned, that it is the same each time, that damage is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "learn/perceptron.h"

#define LENGTH 12

static vbi_mem mem;

/* A hidden machine: the label is 2 after a 1 on input 3, else input mod 2. So it takes transitions to learn. */
static void make(uint64_t *random, uint32_t *feature, uint32_t *start, uint8_t *gold)
{
	for (uint32_t i = 0; i < LENGTH; i++) {
		uint32_t input = (uint32_t)(vbi_train_random(random) >> 60) % 5;

		start[i] = 2 * i;
		feature[2 * i] = vbi_feature(1, input, 0);
		feature[2 * i + 1] = vbi_feature(2, 0, 0);
		gold[i] = (uint8_t)(input == 3 && i && gold[i - 1] == 1 ? 2 : input % 2);
	}
	start[LENGTH] = 2 * LENGTH;
}

static void train(unsigned method, vbi_buf *out)
{
	uint32_t feature[2 * LENGTH], start[LENGTH + 1], wrong;
	uint64_t random = 7;
	vbi_trainer *t;
	uint8_t gold[LENGTH];

	assert_int_equal(vbi_trainer_new(&mem, 3, method, 1, &t), VB_OK);
	for (int i = 0; i < 400; i++) {
		make(&random, feature, start, gold);
		assert_int_equal(vbi_trainer_chain(t, feature, start, LENGTH, gold, NULL, NULL, &wrong), VB_OK);
	}
	assert_int_equal(vbi_trainer_write(t, "EVEN\nODD\nAFTER\n", 1000, 0, out), VB_OK);
	vbi_trainer_free(t);
}

static unsigned mistakes(const vbi_weights *weights, vbi_chain_rules rules, uint64_t mask)
{
	uint32_t feature[2 * LENGTH], start[LENGTH + 1];
	uint8_t gold[LENGTH], label[LENGTH];
	uint64_t random = 99;
	unsigned wrong = 0;
	vbi_chain chain;

	vbi_chain_init(&chain, &mem, weights, rules);
	for (int k = 0; k < 50; k++) {
		make(&random, feature, start, gold);
		assert_int_equal(vbi_chain_begin(&chain, LENGTH), VB_OK);
		for (uint32_t i = 0; i < LENGTH; i++)
			vbi_chain_step(&chain, feature + start[i], 2, mask);
		vbi_chain_end(&chain, label);
		for (uint32_t i = 0; i < LENGTH; i++)
			wrong += label[i] != gold[i];
	}
	vbi_chain_free(&chain);
	return wrong;
}

static void learns(void **state)
{
	(void)state;
	for (unsigned method = VBI_TRAIN_PERCEPTRON; method <= VBI_TRAIN_PASSIVE; method++) {
		static const uint64_t no_after[VBI_LABELS_MAX + 1] = {3, 3, 3, [VBI_LABELS_MAX] = 3};
		vbi_weights weights;
		vbi_buf out, again;

		vbi_buf_init(&out, &mem);
		vbi_buf_init(&again, &mem);
		train(method, &out);
		train(method, &again);
		assert_int_equal(out.n, again.n);
		assert_memory_equal(out.p, again.p, out.n);
		assert_int_equal(vbi_weights_read(&mem, vbi_slice_of(out.p, out.n), &weights, NULL), VB_OK);
		assert_int_equal(vbi_weights_label(&weights, "ODD"), 1);
		assert_int_equal(vbi_weights_label(&weights, "OD"), 3);
		assert_true(vbi_slice_is(vbi_weights_label_name(&weights, 2), "AFTER"));
		assert_int_equal(mistakes(&weights, NULL, 0), 0);
		/* Rules and masks are obeyed: without the third label its places are wrong. */
		assert_true(mistakes(&weights, no_after, 0) > 20);
		assert_true(mistakes(&weights, NULL, 3) > 20);
		vbi_weights_free(&weights);
		vbi_buf_free(&out);
		vbi_buf_free(&again);
	}
}

/* A weight comes back within the step of quantisation; an unknown feature weighs nothing. */
static void weighs(void **state)
{
	unsigned mistaken = 0;
	vbi_weights weights;
	vbi_trainer *t;
	vbi_buf out;

	(void)state;
	vbi_buf_init(&out, &mem);
	assert_int_equal(vbi_trainer_new(&mem, 1, VBI_TRAIN_GRADIENT, 1, &t), VB_OK);
	for (uint32_t i = 1; i <= 500; i++)
		assert_int_equal(vbi_trainer_want(t, vbi_feature(3, i, i), 0, i % 2 ? 0.01 * i : -0.01 * i), VB_OK);
	assert_int_equal(vbi_trainer_commit(t, 0), VB_OK);
	assert_int_equal(vbi_trainer_features(t), 500);
	assert_int_equal(vbi_trainer_write(t, "JOIN\n", 300, 0, &out), VB_OK);
	assert_int_equal(vbi_weights_read(&mem, vbi_slice_of(out.p, out.n), &weights, NULL), VB_OK);
	assert_int_equal(weights.features, 300);
	for (uint32_t i = 201; i <= 500; i++) {
		double got = vbi_weight(&weights, vbi_feature(3, i, i)) * 1000 / (double)weights.scale;
		double want = i % 2 ? 0.01 * i : -0.01 * i;

		if (got - want >= 0.05 || want - got >= 0.05)
			fail_msg("feature %u weighs %f, not %f", (unsigned)i, got, want);
	}
	/* What was pruned or never seen is taken for another once in some twenty thousand times. */
	for (uint32_t i = 1000; i < 101000; i++)
		mistaken += vbi_weight(&weights, vbi_feature(3, i, i)) != 0;
	assert_true(mistaken < 20);
	vbi_trainer_free(t);
	vbi_weights_free(&weights);
	vbi_buf_free(&out);
}

/* Every cut and every changed byte is refused or read without harm. */
static void damage(void **state)
{
	vbi_weights weights;
	vbi_buf out;

	(void)state;
	vbi_buf_init(&out, &mem);
	train(VBI_TRAIN_PERCEPTRON, &out);
	for (size_t n = 0; n < out.n; n++)
		assert_true(vbi_weights_read(&mem, vbi_slice_of(out.p, n), &weights, NULL) < 0);
	for (size_t i = 0; i < out.n; i++)
		for (unsigned bit = 0; bit < 8; bit++) {
			out.p[i] = (char)((unsigned char)out.p[i] ^ 1u << bit);
			if (vbi_weights_read(&mem, vbi_slice_of(out.p, out.n), &weights, NULL) == VB_OK) {
				vbi_weights_label(&weights, "none");
				for (uint32_t f = 0; f < 64; f++)
					vbi_weights_row(&weights, f);
				vbi_weights_free(&weights);
			}
			out.p[i] = (char)((unsigned char)out.p[i] ^ 1u << bit);
		}
	vbi_buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(learns),
		cmocka_unit_test(weighs),
		cmocka_unit_test(damage),
	};

	if (vbi_mem_init(&mem, NULL))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
