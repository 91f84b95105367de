/* t_resolve.c - overlaps and nesting: tables of entities put in, what lives comes out in order, numbered, with parents.
 * And what is kept beside the list: where entities begin, from window to window; sets of items, for links. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "ent/link.h"

#define TOKENS 40

struct in {
	unsigned type;
	uint32_t t0, t1;
	unsigned confidence;
};

struct out {
	unsigned type;
	uint32_t t0, t1, parent;
};

/* One-letter tokens with a blank between: token t covers bytes [2t, 2t + 1). */
static void resolve(const struct in *in, size_t n, const struct out *out, size_t wanted)
{
	char text[2 * TOKENS];
	vbi_tok tok[TOKENS];
	vbi_mem mem;
	vbi_ents ents;
	vbi_docstate *state = NULL;
	vbi_seg seg = {0};

	assert_int_equal(vbi_mem_init(&mem, NULL), VB_OK);
	memset(text, ' ', sizeof text);
	memset(tok, 0, sizeof tok);
	for (uint32_t t = 0; t < TOKENS; t++) {
		text[2 * t] = 'x';
		tok[t] = (vbi_tok){.start = 2 * t, .end = 2 * t + 1, .code = VBI_CODE_NONE, .kind = VB_TOKEN_FOREIGN, .space = t > 0};
	}
	seg.mem = &mem;
	seg.text = text;
	seg.length = sizeof text;
	seg.tok = tok;
	seg.toks = TOKENS;
	vbi_ents_init(&ents, &mem);
	assert_int_equal(vbi_docstate_new(&mem, &state), VB_OK);
	assert_int_equal(vbi_ents_reset(&ents, TOKENS), VB_OK);
	for (size_t i = 0; i < n; i++)
		assert_non_null(vbi_ents_add(&ents, &seg, in[i].type, 0, in[i].t0, in[i].t1, in[i].confidence));
	assert_int_equal(vbi_resolve(&seg, state, &ents), VB_OK);
	assert_int_equal(ents.n, wanted);
	for (size_t i = 0; i < wanted; i++) {
		assert_int_equal(ents.list[i].type, out[i].type);
		assert_int_equal(ents.list[i].t0, out[i].t0);
		assert_int_equal(ents.list[i].t1, out[i].t1);
		assert_int_equal(ents.list[i].id, i + 1);
		assert_int_equal(ents.list[i].parent, out[i].parent);
		assert_ptr_equal(vbi_ents_at(&ents, out[i].type, out[i].t0), &ents.list[i]);
	}
	vbi_docstate_free(state);
	vbi_ents_free(&ents);
}
#define IN(...) static const struct in in[] = {__VA_ARGS__}
#define OUT(...)                                                                                                       \
	static const struct out out[] = {__VA_ARGS__};                                                                 \
	resolve(in, sizeof in / sizeof *in, out, sizeof out / sizeof *out)
#define PER VB_ENTITY_PER
#define TITLE VB_ENTITY_TITLE
#define ORG VB_ENTITY_ORG
#define LOC VB_ENTITY_LOC
#define DATE VB_ENTITY_DATE
#define NUMBER VB_ENTITY_NUMBER

static void sorted_and_numbered(void **state)
{
	(void)state;
	IN({LOC, 9, 10, 900}, {PER, 0, 2, 900}, {ORG, 4, 6, 900});
	OUT({PER, 0, 2, 0}, {ORG, 4, 6, 0}, {LOC, 9, 10, 0});
}

static void nests_as_allowed(void **state)
{
	(void)state;
	IN({LOC, 4, 6, 900}, {ORG, 2, 6, 900}, {TITLE, 1, 6, 900}, {VB_ENTITY_DOC, 10, 20, 900}, {DATE, 13, 15, 900},
	   {ORG, 17, 20, 900});
	OUT({TITLE, 1, 6, 0}, {ORG, 2, 6, 1}, {LOC, 4, 6, 2}, {VB_ENTITY_DOC, 10, 20, 0}, {DATE, 13, 15, 4}, {ORG, 17, 20, 4});
}

static void never_nests_otherwise(void **state)
{
	(void)state;
	IN({ORG, 0, 5, 900}, {ORG, 2, 5, 990}, {PER, 8, 11, 900}, {LOC, 9, 11, 990}, {ORG, 14, 18, 900}, {TITLE, 15, 18, 990},
	   {ORG, 20, 24, 900}, {PER, 22, 24, 950});
	OUT({ORG, 0, 5, 0}, {PER, 8, 11, 0}, {ORG, 14, 18, 0}, {ORG, 20, 24, 0});
}

static void of_two_that_cross_one_lives(void **state)
{
	(void)state;
	IN({ORG, 0, 4, 900}, {PER, 3, 6, 950}, {ORG, 10, 14, 800}, {LOC, 12, 17, 800});
	OUT({PER, 3, 6, 0}, {LOC, 12, 17, 0});
}

static void one_span_one_entity(void **state)
{
	(void)state;
	IN({ORG, 0, 3, 900}, {ORG, 0, 3, 800}, {LOC, 5, 7, 800}, {PER, 5, 7, 900});
	OUT({ORG, 0, 3, 0}, {PER, 5, 7, 0});
}

/* When the outer one dies, its children are judged again under what is around them. */
static void judged_again(void **state)
{
	(void)state;
	IN({ORG, 0, 8, 950}, {TITLE, 6, 12, 700}, {ORG, 7, 8, 900}, {LOC, 10, 12, 900});
	OUT({ORG, 0, 8, 0}, {LOC, 10, 12, 0});
}

static void numbers_give_way(void **state)
{
	(void)state;
	IN({DATE, 0, 4, 900}, {NUMBER, 1, 2, 990}, {NUMBER, 6, 7, 900}, {VB_ENTITY_QUANTITY, 10, 14, 990}, {DATE, 11, 13, 500});
	OUT({DATE, 0, 4, 0}, {NUMBER, 6, 7, 0}, {DATE, 11, 13, 0});
}

static void nothing(void **state)
{
	(void)state;
	resolve(NULL, 0, NULL, 0);
}

/* Whatever goes in, nothing crosses and nothing is out of order. */
static void anything(void **state)
{
	vbi_mem mem;
	vbi_tok tok[TOKENS];
	char text[2 * TOKENS];
	uint32_t seed = 12345;

	(void)state;
	assert_int_equal(vbi_mem_init(&mem, NULL), VB_OK);
	memset(text, 'x', sizeof text);
	memset(tok, 0, sizeof tok);
	for (uint32_t t = 0; t < TOKENS; t++)
		tok[t] = (vbi_tok){.start = 2 * t, .end = 2 * t + 1, .code = VBI_CODE_NONE, .kind = VB_TOKEN_FOREIGN, .space = 1};
	for (int round = 0; round < 300; round++) {
		vbi_seg seg = {.mem = &mem, .text = text, .length = sizeof text, .tok = tok, .toks = TOKENS};
		vbi_docstate *docstate = NULL;
		vbi_ents ents;

		vbi_ents_init(&ents, &mem);
		assert_int_equal(vbi_docstate_new(&mem, &docstate), VB_OK);
		assert_int_equal(vbi_ents_reset(&ents, TOKENS), VB_OK);
		for (int i = 0; i < 60; i++) {
			uint32_t t0, t1;

			seed = seed * 1103515245u + 12345u;
			t0 = (seed >> 8) % (TOKENS - 1);
			t1 = t0 + 1 + (seed >> 16) % (TOKENS - t0 > 9 ? 8 : TOKENS - t0);
			if (t1 > TOKENS)
				t1 = TOKENS;
			assert_non_null(vbi_ents_add(&ents, &seg, 1 + (seed >> 24) % 10, 0, t0, t1, (seed >> 4) % 1000));
		}
		assert_int_equal(vbi_resolve(&seg, docstate, &ents), VB_OK);
		for (size_t i = 0; i < ents.n; i++)
			for (size_t j = i + 1; j < ents.n; j++) {
				const vbi_ent *a = &ents.list[i], *b = &ents.list[j];

				assert_true(a->start < b->start || (a->start == b->start && a->end > b->end));
				assert_true(b->start >= a->end || b->end <= a->end);
			}
		vbi_docstate_free(docstate);
		vbi_ents_free(&ents);
	}
}

/* Nothing of a window is left for the next one, whatever was added, buried or sorted. */
static void windows_begin_clear(void **state)
{
	static vbi_tok tok[300];
	vbi_mem mem;
	vbi_ents ents;
	vbi_docstate *docstate = NULL;
	static char text[301]; /* each token a letter of it */
	vbi_seg seg = {.text = text};
	uint32_t seed = 7;

	(void)state;
	assert_int_equal(vbi_mem_init(&mem, NULL), VB_OK);
	seg.mem = &mem;
	seg.tok = tok;
	memset(text, 'x', 300);
	for (uint32_t t = 0; t < 300; t++)
		tok[t] = (vbi_tok){.start = t, .end = t + 1, .code = VBI_CODE_NONE};
	vbi_ents_init(&ents, &mem);
	assert_int_equal(vbi_docstate_new(&mem, &docstate), VB_OK);
	for (uint32_t round = 0; round < 60; round++) {
		uint32_t tokens = 5 + round * 37 % 290;

		seg.toks = tokens;
		assert_int_equal(vbi_ents_reset(&ents, tokens), VB_OK);
		for (size_t t = 0; t < ents.begins_capacity; t++)
			assert_int_equal(ents.begins[t], 0);
		for (uint32_t i = 0; i < tokens; i++) {
			uint32_t t0 = (seed = seed * 1103515245u + 12345u) / 256 % (tokens - 1), t1 = t0 + 1 + seed / 4096 % 4;

			assert_non_null(vbi_ents_add(&ents, &seg, 1 + seed / 65536 % 10, 0, t0, t1 < tokens ? t1 : tokens, i));
		}
		if (round % 3)
			assert_int_equal(vbi_resolve(&seg, docstate, &ents), VB_OK);
		for (size_t i = 0; i < ents.n; i++) {
			const vbi_ent *found = vbi_ents_at(&ents, ents.list[i].type, ents.list[i].t0);

			assert_non_null(found);
			assert_true(found->t1 >= ents.list[i].t1);
		}
	}
	vbi_docstate_free(docstate);
	vbi_ents_free(&ents);
}

#define ITEMS 200

/* Walked as they would be one by one, the nearest first. */
static void sets_are_walked(void **state)
{
	uint64_t set[ITEMS / 64 + 1] = {0}, people[ITEMS / 64 + 1] = {0}, holding[ITEMS / 64 + 1] = {0};
	/* of what has 0 in common: the first set of likes */
	const vbi_items items = {.n = ITEMS, .words = ITEMS / 64 + 1, .people = people, .holding = holding, .buckets = set};
	static const size_t far[] = {0, 1, 7, 64, 500};

	(void)state;
	for (size_t i = 0; i < ITEMS; i++) {
		set[i / 64] |= (uint64_t)(i * i % 7 == 2 || i % 50 == 0 || (i > 120 && i < 140)) << i % 64;
		people[i / 64] |= (uint64_t)(i % 9 == 4) << i % 64;
		holding[i / 64] |= (uint64_t)(i % 3 != 1 && i % 9 != 4) << i % 64;
	}
	for (size_t middle = 0; middle < ITEMS; middle++)
		for (size_t f = 0; f < sizeof far / sizeof *far; f++) {
			uint32_t list[2 * ITEMS];
			size_t n = vbi_link_around(&items, 0, middle, far[f], list), at = 0;

			for (size_t step = 1; step <= far[f]; step++) {
				size_t before = middle - step, behind = middle + step;

				if (step <= middle && (set[before / 64] & ~people[before / 64]) >> before % 64 & 1)
					assert_int_equal(list[at++], before);
				if (behind < ITEMS && (set[behind / 64] & holding[behind / 64]) >> behind % 64 & 1)
					assert_int_equal(list[at++], behind);
			}
			assert_int_equal(at, n);
		}
	for (size_t from = 0; from <= ITEMS; from++)
		for (size_t to = from; to <= ITEMS; to++) {
			size_t first = from, last = to;

			while (first < to && !(set[first / 64] >> first % 64 & 1))
				first++;
			while (last > from && !(set[(last - 1) / 64] >> (last - 1) % 64 & 1))
				last--;
			assert_int_equal(vbi_link_next(set, from, to), first);
			assert_int_equal(vbi_link_last(set, to, from), last > from ? last : 0);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sorted_and_numbered), cmocka_unit_test(nests_as_allowed),    cmocka_unit_test(never_nests_otherwise),
		cmocka_unit_test(of_two_that_cross_one_lives), cmocka_unit_test(one_span_one_entity), cmocka_unit_test(judged_again),
		cmocka_unit_test(numbers_give_way),    cmocka_unit_test(nothing),             cmocka_unit_test(anything),
		cmocka_unit_test(windows_begin_clear), cmocka_unit_test(sets_are_walked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
