/* tests/t_edits.c - mapping and composition of edits against a byte-by-byte model of the same changes. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "text/edits.h"

#define LONGEST 400

static uint64_t seed = 88172645463325252u;

static uint32_t draw(uint32_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % below;
}

static vbi_mem mem;

/* A random change of text a into b, told to edits. */
static size_t change(const char *a, size_t n, char *b, vbi_edits *edits)
{
	size_t used = 0;

	for (size_t at = 0; at < n || draw(8) == 0;) {
		uint32_t kind = draw(6);

		if (kind <= 2 && at < n) {
			b[used++] = a[at++];
		} else {
			uint32_t take = draw(4), put = draw(4);

			if (take > n - at)
				take = (uint32_t)(n - at);
			if (used + put > LONGEST * 3)
				put = 0;
			assert_true(vbi_edits_add(edits, (uint32_t)at, take, (uint32_t)used, put));
			for (uint32_t i = 0; i < put; i++)
				b[used++] = (char)('0' + draw(10));
			at += take;
		}
	}
	return used;
}

/* Edits are in order, and outside them both sides have the same bytes. */
static void consistent(const vbi_edits *edits, const char *a, size_t a_n, const char *b, size_t b_n)
{
	size_t at_a = 0, at_b = 0;

	for (size_t i = 0; i < edits->n; i++) {
		const vbi_edit *e = &edits->list[i];

		assert_true(e->in >= at_a && e->out >= at_b && e->in - at_a == e->out - at_b);
		assert_memory_equal(a + at_a, b + at_b, e->in - at_a);
		at_a = e->in + e->in_len;
		at_b = e->out + e->out_len;
	}
	assert_int_equal(a_n - at_a, b_n - at_b);
	assert_memory_equal(a + at_a, b + at_b, a_n - at_a);
}

static void spans_map_as_the_definition_says(const vbi_edits *edits, size_t b_n, bool to_input)
{
	size_t hint = 0;

	for (uint32_t start = 0; start < b_n; start++) {
		uint32_t end = start + 1 + draw((uint32_t)(b_n - start)), s = start, t = end, want_s = start, want_t = end;

		for (size_t i = 0; i < edits->n; i++) {
			const vbi_edit *e = &edits->list[i];
			uint32_t from = to_input ? e->out : e->in, from_n = to_input ? e->out_len : e->in_len;
			uint32_t to = to_input ? e->in : e->out, to_n = to_input ? e->in_len : e->out_len;

			if (start >= from + from_n)
				want_s = start - (from + from_n) + to + to_n;
			else if (start >= from)
				want_s = to;
			if (end - 1 >= from + from_n)
				want_t = end - (from + from_n) + to + to_n;
			else if (end - 1 >= from)
				want_t = to + to_n;
		}
		if (to_input)
			vbi_edits_to_input(edits, &s, &t);
		else
			vbi_edits_to_output(edits, &s, &t);
		assert_int_equal(s, want_s);
		assert_int_equal(t, want_t);
		if (to_input) {
			s = start, t = end;
			vbi_edits_to_input_from(edits, &hint, &s, &t);
			assert_int_equal(s, want_s);
			assert_int_equal(t, want_t);
			s = t = start;
			vbi_edits_to_input(edits, &s, &t);
			assert_int_equal(s, want_s);
			assert_int_equal(t, want_s);
		}
	}
}

static void random_changes(void **state)
{
	(void)state;
	for (int round = 0; round < 3000; round++) {
		char a[LONGEST], b[LONGEST * 4], c[LONGEST * 16];
		size_t a_n = draw(LONGEST / 8), b_n, c_n;
		vbi_edits first, second, both;

		vbi_edits_init(&first, &mem);
		vbi_edits_init(&second, &mem);
		vbi_edits_init(&both, &mem);
		for (size_t i = 0; i < a_n; i++)
			a[i] = (char)('a' + draw(26));
		b_n = change(a, a_n, b, &first);
		consistent(&first, a, a_n, b, b_n);
		spans_map_as_the_definition_says(&first, b_n, true);
		spans_map_as_the_definition_says(&first, a_n, false);
		c_n = change(b, b_n, c, &second);
		assert_true(vbi_edits_add(&both, 7, 1, 7, 2)); /* compose forgets what was there */
		assert_true(vbi_edits_compose(&first, &second, &both));
		consistent(&both, a, a_n, c, c_n);
		assert_true(both.n <= first.n + second.n);
		vbi_edits_free(&first);
		vbi_edits_free(&second);
		vbi_edits_free(&both);
	}
}

static void touching_edits_stay_apart(void **state)
{
	vbi_edits edits;
	uint32_t s = 3, t = 4;

	(void)state;
	vbi_edits_init(&edits, &mem);
	assert_true(vbi_edits_add(&edits, 0, 3, 0, 0)); /* a byte order mark dropped */
	assert_true(vbi_edits_add(&edits, 5, 0, 2, 0)); /* nothing */
	assert_int_equal(edits.n, 1);
	assert_true(vbi_edits_add(&edits, 6, 2, 3, 1));
	assert_true(vbi_edits_add(&edits, 8, 1, 4, 3));
	assert_int_equal(edits.n, 3);
	vbi_edits_to_input(&edits, &s, &t);
	assert_int_equal(s, 6);
	assert_int_equal(t, 8);
	s = 0, t = 1;
	vbi_edits_to_input(&edits, &s, &t); /* the mark is not part of the first letter's span */
	assert_int_equal(s, 3);
	assert_int_equal(t, 4);
	s = 0, t = 3;
	vbi_edits_to_output(&edits, &s, &t);
	assert_int_equal(s, 0);
	assert_int_equal(t, 0);
	vbi_edits_free(&edits);
}

/* Between edits a place is moved as vbi_edits_to_input does it. */
static void between_edits(void **state)
{
	vbi_edits edits;
	uint32_t dice = 3, in = 0, out = 0;
	size_t hint = 0;

	(void)state;
	vbi_edits_init(&edits, &mem);
	for (int i = 0; i < 200; i++) {
		uint32_t in_len, out_len;

		dice = dice * 1664525u + 1013904223u;
		in += dice >> 30, out += dice >> 30;
		in_len = dice >> 20 & 3, out_len = dice >> 10 & 3;
		assert_true(vbi_edits_add(&edits, in, in_len, out, out_len));
		in += in_len, out += out_len;
	}
	for (uint32_t at = 0; at < out + 9; at++) {
		uint32_t from, to, shift;

		vbi_edits_between(&edits, &hint, at, &from, &to, &shift);
		for (uint32_t end = at + 1; at >= from && end <= to && end < at + 5; end++) {
			uint32_t s = at, e = end;

			vbi_edits_to_input(&edits, &s, &e);
			assert_int_equal(s, at + shift);
			assert_int_equal(e, end + shift);
		}
	}
	vbi_edits_free(&edits);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_changes),
		cmocka_unit_test(touching_edits_stay_apart),
		cmocka_unit_test(between_edits),
	};

	vbi_mem_init(&mem, NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
