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
#include "learn/rows.h"

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

/* A weight comes back within the step of quantisation, but for a few light ones; an unknown feature weighs nothing. */
static void weighs(void **state)
{
	unsigned mistaken = 0, lost = 0;
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
	for (uint32_t i = 201; i <= 500; i++) {
		double got = vbi_weight(&weights, vbi_feature(3, i, i)) * 1000 / (double)weights.scale;
		double want = i % 2 ? 0.01 * i : -0.01 * i;

		if (got == 0 && i < 400) {
			lost++;
			continue;
		}
		if (got - want >= 0.05 || want - got >= 0.05)
			fail_msg("feature %u weighs %f, not %f", (unsigned)i, got, want);
	}
	assert_true(lost < 25);
	assert_int_equal(weights.features, 300 - lost);
	/* What was pruned or never seen is taken for another once in some twenty thousand times. */
	for (uint32_t i = 1000; i < 101000; i++)
		mistaken += vbi_weight(&weights, vbi_feature(3, i, i)) != 0;
	assert_true(mistaken < 20);
	vbi_trainer_free(t);
	vbi_weights_free(&weights);
	vbi_buf_free(&out);
}

static uint32_t number(uint64_t *random) { return (uint32_t)(vbi_train_random(random) >> 32); }

/* Sums and single weights by the layout as it is described, the plain way. */
static int plain_weight(const vbi_buf *section, uint32_t labels, uint32_t feature, uint32_t label)
{
	const unsigned char *p = (const unsigned char *)section->p;
	uint32_t buckets = p[8] | (uint32_t)p[9] << 8, at = (24 + p[20] + (uint32_t)p[21] * 256 + 15) / 16 * 16;
	uint32_t bucket = (uint32_t)((uint64_t)feature * buckets >> 32);

	for (uint32_t slot = 8 * bucket; slot < 8 * bucket + 8; slot++)
		if ((p[at + 2 * slot] | (uint32_t)p[at + 2 * slot + 1] << 8) == (feature & 0xFFFF))
			return (signed char)p[at + 16 * buckets + (1 + slot) * labels + label];
	return 0;
}

static void sums(void **state)
{
	static const uint32_t sizes[] = {1, 3, 12, 16, 17, 32, 64};

	(void)state;
	for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
		double weight[VBI_LABELS_MAX];
		char names[4 * VBI_LABELS_MAX + 1] = "";
		uint64_t random = 5 + k;
		uint32_t labels = sizes[k], feature[VBI_SUM_FEATURES];
		vbi_row row[400];
		vbi_weights weights;
		vbi_buf out;

		vbi_buf_init(&out, &mem);
		for (uint32_t b = 0; b < labels; b++) {
			weight[b] = (double)(b + 1) - labels / 2.0;
			sprintf(names + strlen(names), "L%02u\n", (unsigned)b);
		}
		for (uint32_t i = 0; i < 400; i++)
			row[i] = (vbi_row){labels, i % 100 ? number(&random) : number(&random) & 0xFFFF0000u, weight};
		assert_int_equal(vbi_rows_write(row, 400, labels, names, VBI_ROWS_CUT, &out), VB_OK);
		assert_int_equal(vbi_weights_read(k % 2 ? &mem : NULL, vbi_slice_of(out.p, out.n), &weights, NULL), VB_OK);
		for (uint32_t n = 0; n <= VBI_SUM_FEATURES; n += 17) {
			int16_t sum[VBI_SUM_MAX];

			for (uint32_t f = 0; f < n; f++)
				feature[f] = f % 3 ? row[number(&random) % 400].feature : number(&random);
			vbi_weights_sum(&weights, feature, n, sum);
			for (uint32_t b = 0; b < labels; b++) {
				int want = 0;

				for (uint32_t f = 0; f < n; f++) {
					want += plain_weight(&out, labels, feature[f], b);
					assert_int_equal(vbi_weights_row(&weights, feature[f])[b], plain_weight(&out, labels, feature[f], b));
				}
				assert_int_equal(sum[b], want);
			}
			for (uint32_t f = 0; f < n && labels == 1; f++)
				assert_int_equal(vbi_weight(&weights, feature[f]), plain_weight(&out, labels, feature[f], 0));
		}
		vbi_weights_free(&weights);
		vbi_buf_free(&out);
	}
}

/* Sections of the versions before are still read: what a slot's feature weighs is found. */
static void old_versions(void **state)
{
	(void)state;
	for (uint32_t version = VBI_WEIGHTS_VERSION; version <= VBI_WEIGHTS_MIXED; version++) {
		unsigned char section[28 + 16 * 4] = {(unsigned char)version, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 2, 0, 0, 0, 100, 0, 0, 0,
		                                      4, 0, 0, 0, 'A', '\n', 'B', '\n'};
		uint32_t feature[3] = {0x12340005, 0x56780005, 0x9ABC0005};
		int16_t sum[VBI_SUM_MAX];
		vbi_weights weights;

		for (unsigned i = 0; i < 2; i++) {
			uint32_t check = version == VBI_WEIGHTS_MIXED ? vbi_feature_mixed(feature[i]) : vbi_feature_check(feature[i]);
			unsigned char *slot = section + 28 + 4 * (5 + i);

			slot[0] = (unsigned char)(check & 255);
			slot[1] = (unsigned char)(check >> 8);
			slot[2] = (unsigned char)(10 + i);
			slot[3] = (unsigned char)(256 - 20);
		}
		assert_int_equal(vbi_weights_read(NULL, vbi_slice_of((char *)section, sizeof section), &weights, NULL), VB_OK);
		assert_int_equal(vbi_weight(&weights, feature[1]), 11);
		assert_null(vbi_weights_row(&weights, feature[2]));
		vbi_weights_sum(&weights, feature, 3, sum);
		assert_int_equal(sum[0], 21);
		assert_int_equal(sum[1], -40);
		vbi_weights_free(&weights);
	}
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
					vbi_weights_row(&weights, f << 26);
				for (uint32_t f = 0; f < 64; f++)
					vbi_weight(&weights, f << 26);
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
		cmocka_unit_test(sums),
		cmocka_unit_test(old_versions),
		cmocka_unit_test(damage),
	};

	if (vbi_mem_init(&mem, NULL))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
