/* t_restore.c - marks restored (seg/restore.h): sums against counting all paths, and what callers rely on. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model.h"
#include "seg/restore.h"
#include "viet/syllable.h"

static vb_model *plain_model, *model;

static int setup(void **state)
{
	const char *build = getenv("BUILD");
	char path[1024];
	vb_loader *loader;
	int bad;

	(void)state;
	snprintf(path, sizeof path, "%s/dicts/restore.vbx", build ? build : ".");
	bad = vb_loader_new(NULL, &loader) || vb_loader_add_builtin(loader, NULL) || vb_loader_add_file(loader, path, NULL) ||
	      vb_loader_finish(loader, &model, NULL);
	vb_loader_free(loader);
	return bad || vb_model_builtin(NULL, &plain_model, NULL);
}

static int teardown(void **state)
{
	(void)state;
	vb_model_free(model);
	vb_model_free(plain_model);
	return 0;
}

static void exponential(void **state)
{
	(void)state;
	for (double x = 0; x > -60; x -= 0.37)
		assert_true(fabs(vbi_exp(x) / exp(x) - 1) < 1e-9);
	assert_true(vbi_exp(-1e6) == 0);
}

static void candidates(void **state)
{
	vbi_marks *marks;
	vbi_plain p, q;
	bool found = false;

	(void)state;
	assert_int_equal(vbi_marks_new(&model->mem, &model->lex, &marks), VB_OK);
	assert_true(vbi_marks_find(marks, "duoc", 4, &p));
	for (uint32_t i = 0; i < p.candidates; i++) {
		char letters[8];

		assert_int_equal(vbi_syllable_fold(p.candidate[i], letters), 4);
		assert_memory_equal(letters, "duoc", 4);
		found |= p.candidate[i] == vb_syllable_code("được", strlen("được"));
	}
	assert_true(found);
	assert_true(vbi_marks_find(marks, "DUOC", 4, &q));
	assert_true(q.candidate == p.candidate && q.number == p.number);
	assert_false(vbi_marks_find(marks, "xyz", 3, &p));
	assert_false(vbi_marks_find(marks, "", 0, &p));
	assert_false(vbi_marks_find(marks, "nghiengggg", 10, &p));
	assert_false(vbi_marks_find(marks, "a-b", 3, &p));
	vbi_marks_free(marks);
}

/* Three places with 3, 2 and 4 candidates: each path's share by counting all 24. */
static void sums_are_right(void **state)
{
	static const uint16_t any[4] = {0, 1, 2, 3};
	const vbi_plain row[3] = {{any, 3, 10}, {any, 2, 11}, {any, 4, 12}};
	double single[3][4], pair[3][12], want[3][4] = {{0}}, want_pair[12] = {0}, all = 0;
	vbi_chain_sums *sums = calloc(1, sizeof *sums);

	(void)state;
	assert_non_null(sums);
	for (int k = 0; k < 3; k++) {
		for (int i = 0; i < 4; i++)
			sums->single[k][i] = single[k][i] = (k * 7 + i * 5) % 11 / 3.0 - 1;
		for (int i = 0; i < 12; i++)
			sums->pair[k][i] = pair[k][i] = (k * 5 + i * 3) % 7 / 2.0 - 1.5;
	}
	for (int a = 0; a < 3; a++)
		for (int b = 0; b < 2; b++)
			for (int c = 0; c < 4; c++) {
				double p = exp(single[0][a] + single[1][b] + single[2][c] + pair[1][a * 2 + b] + pair[2][b * 4 + c]);

				all += p;
				want[0][a] += p;
				want[1][b] += p;
				want[2][c] += p;
				want_pair[a * 2 + b] += p;
			}
	vbi_restore_sums(sums, row, 3, true);
	for (int k = 0; k < 3; k++)
		for (uint32_t i = 0; i < row[k].candidates; i++)
			assert_true(fabs(sums->single[k][i] - want[k][i] / all) < 1e-9);
	for (int i = 0; i < 6; i++)
		assert_true(fabs(sums->pair[1][i] - want_pair[i] / all) < 1e-9);
	free(sums);
}

static void contract(void **state)
{
	vb_normalizer *norm;
	vb_restored r[8];
	size_t used, n;
	const char *out;

	(void)state;
	assert_int_equal(vb_normalizer_new(NULL, NULL, &norm), VB_OK);
	assert_int_equal(vb_normalizer_restore(norm, NULL, 0), VB_ERR_ARGUMENT);
	assert_int_equal(vb_normalizer_restore(norm, model, 1001), VB_ERR_ARGUMENT);
	assert_int_equal(vb_normalizer_restore(norm, plain_model, 0), VB_ERR_NOT_FOUND);
	assert_int_equal(vb_normalizer_restore(norm, model, 0), VB_OK);
	assert_int_equal(vb_normalizer_restore(norm, model, 0), VB_ERR_STATE);
	for (int round = 0; round < 2; round++) {
		assert_int_equal(vb_normalizer_feed(norm, "hoi nghi, xyz 5", 15, &used), VB_OK);
		assert_int_equal(vb_normalizer_end(norm), VB_READY);
		out = vb_normalizer_output(norm, &n);
		assert_int_equal(n, strlen("hội nghị, xyz 5"));
		assert_memory_equal(out, "hội nghị, xyz 5", n);
		assert_int_equal(vb_normalizer_restored(norm, 0, 8, r), 2);
		assert_int_equal(vb_normalizer_restored(norm, 1, 0, NULL), 1);
		assert_int_equal(r[0].out_start, 0);
		assert_int_equal(r[0].out_length, strlen("hội"));
		assert_int_equal(r[1].out_start, strlen("hội "));
		assert_true(r[0].changed && r[0].confidence > 500 && r[0].confidence <= 1000);
		assert_int_equal(vb_normalizer_end(norm), VB_OK);
	}
	vb_normalizer_free(norm);
}

static unsigned allowed;
static long live;

static void *failing(void *context, void *block, size_t size)
{
	(void)context;
	if (size == 0) {
		live -= block != NULL;
		free(block);
		return NULL;
	}
	if (allowed == 0)
		return NULL;
	allowed--;
	live += block == NULL;
	return realloc(block, size);
}

static void out_of_memory(void **state)
{
	vb_allocator allocator = {sizeof allocator, 0, NULL, failing};
	vb_status status = VB_ERR_MEMORY;
	unsigned budget;

	(void)state;
	for (budget = 0; status != VB_OK && budget < 200; budget++) {
		vb_normalizer *norm = NULL;
		size_t used;

		allowed = budget;
		status = vb_normalizer_new(NULL, &allocator, &norm);
		if (status == VB_OK)
			status = vb_normalizer_restore(norm, model, 0);
		if (status == VB_OK)
			status = vb_normalizer_feed(norm, "nha truong to chuc hoi nghi ", 28, &used);
		while (status >= 0 && (status = vb_normalizer_end(norm)) == VB_READY)
			;
		vb_normalizer_free(norm);
		assert_true(status == VB_OK || status == VB_ERR_MEMORY);
		assert_int_equal(live, 0);
	}
	assert_int_equal(status, VB_OK);
	assert_true(budget > 10);
}

/* Any bytes come out, no matter what: folded, the output is the input folded. */
static void any_bytes(void **state)
{
	static const char *const parts[] = {"hoa", "binh", "dan", "TRUONG", "Hoc", " ", " ", " ", "\n", ".", "ệ", "đ", "1", "\xF0", "\x80", "-", "/",
	                                    "x", "\t", "\xCC\x81"};
	uint32_t seed = 99;
	vb_norm_options options = {.struct_size = sizeof options, .flags = VB_NORM_NO_MOJIBAKE};
	vb_normalizer *norm;

	(void)state;
	assert_int_equal(vb_normalizer_new(&options, NULL, &norm), VB_OK);
	assert_int_equal(vb_normalizer_restore(norm, model, 0), VB_OK);
	for (unsigned round = 0; round < 300; round++) {
		char text[512], clean[2048], got[4096], a[2048], b[4096];
		size_t n = 0, made, used, got_n = 0, length;

		while (n < 480) {
			const char *part = parts[(seed = seed * 1664525u + 1013904223u) >> 8 & 0xFFFF ? (seed >> 16) % (sizeof parts / sizeof *parts) : 0];

			memcpy(text + n, part, strlen(part));
			n += strlen(part);
		}
		assert_int_equal(vb_normalize(&options, text, n, clean, sizeof clean, &made, NULL, 0, NULL), VB_OK);
		for (size_t at = 0; at < n; at += used) {
			if (vb_normalizer_feed(norm, text + at, n - at, &used) == VB_READY) {
				const char *p = vb_normalizer_output(norm, &length);

				memcpy(got + got_n, p, length);
				got_n += length;
			}
		}
		while (vb_normalizer_end(norm) == VB_READY) {
			const char *p = vb_normalizer_output(norm, &length);

			memcpy(got + got_n, p, length);
			got_n += length;
		}
		made = vb_fold(clean, made, a, sizeof a);
		assert_int_equal(vb_fold(got, got_n, b, sizeof b), made);
		assert_memory_equal(a, b, made);
	}
	vb_normalizer_free(norm);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(exponential),
		cmocka_unit_test(candidates),
		cmocka_unit_test(sums_are_right),
		cmocka_unit_test(contract),
		cmocka_unit_test(out_of_memory),
		cmocka_unit_test(any_bytes),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
