/* t_tagweigh.c - what is remembered of weights gives the same sums as all features looked up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "doc.h"
#include "ent/tagput.h"
#include "ent/tagweigh.h"

static const char *const piece[] = {
	"Thủ tướng Phạm Minh Chính", "tiếp", "Chủ tịch UBND TP. Hà Nội", ",", "ông", "Nguyễn Văn An", "hôm nay (3/8/2021)", ".",
	"Theo Nghị định số 01/2021/NĐ-CP", "của Chính phủ", "bà Trần Thị Bình", "- Phó Giám đốc Sở Y tế tỉnh Quảng Nam", "cho biết",
	"giá xăng tăng 500 đồng", "tại quận 1", "\n\n", "Bộ Công an", "và Công ty cổ phần Sữa Việt Nam", "Apple", "không", "nói", ":",
};
#define PIECES (sizeof piece / sizeof *piece)

/* The next of some numbers that look like chance. */
static uint32_t chance(uint32_t *seed) { return (*seed = *seed * 1664525u + 1013904223u) >> 8; }

/* A text of pieces in no order, with words between that never come again, so that the tables overflow. */
static size_t make_text(uint32_t *seed, char *text, size_t room)
{
	size_t n = 0;

	while (n + 128 < room) {
		const char *next = piece[chance(seed) % PIECES];

		n += (size_t)snprintf(text + n, room - n, "%s ", next);
		if (chance(seed) % 3 == 0)
			n += (size_t)snprintf(text + n, room - n, "%c%u ", chance(seed) % 2 ? 'W' : 'w', (unsigned)chance(seed));
	}
	return n;
}

/* Stretch by stretch, or all that begins among the next tokens of the text, wherever they end. Returns how many are weighed. */
static size_t weigh_all(vbi_tag_weigher *w, uint32_t tokens, int16_t *sum)
{
	uint32_t n = (uint32_t)w->views->n;
	size_t weighed = 0;

	for (uint32_t t = 0, end; (t = vbi_tag_next(w->views, t, true)) < n; t = end) {
		end = !tokens ? vbi_tag_next(w->views, t, false) : n - t < tokens ? n : t + tokens;
		vbi_tag_weigh(w, t & ~63u, end, sum); /* from where a word of bits begins, maybe once more */
		for (uint32_t k = t; k < end; k++)
			weighed += vbi_tag_active(w->views, k);
	}
	return weighed;
}

/* By vectors that are wide, where the machine has them, or not. Returns how many tokens there were to weigh. */
static size_t check_sums(vbi_tag_views *views, const vb_doc *doc, bool wide, uint32_t tokens, int16_t *sum)
{
	const vbi_weights *weights = &doc->seg.lex->weights[VBI_WEIGHTS_NAMES];
	vbi_tag_weigher w;
	size_t weighed;

	assert_int_equal(vbi_tag_look(views, &doc->seg, &doc->ents), VB_OK);
	assert_int_equal(vbi_tag_memo_for(views, weights), VB_OK);
	vbi_tag_weigh_begin(&w, views, weights);
	w.wide &= wide;
	memset(sum, 0x55, views->n * VBI_TAG_SUMS * sizeof *sum);
	weighed = weigh_all(&w, tokens, sum);
	for (uint32_t t = 0; t < views->n; t++) {
		uint32_t feature[VBI_TAG_FEATURES], n;
		int16_t want[VBI_TAG_SUMS];

		if (!vbi_tag_active(views, t)) {
			assert_int_equal(sum[(size_t)t * VBI_TAG_SUMS], 0x5555);
			continue;
		}
		n = vbi_tag_features(views, t, VBI_TAG_ALL, feature);
		vbi_weights_sum(weights, feature, n, want);
		assert_memory_equal(want, sum + (size_t)t * VBI_TAG_SUMS, VBI_TAG_COLUMNS * sizeof *want);
	}
	return weighed;
}

static void remembered_sums(void **state)
{
	static const uint32_t tokens[] = {0, 1, 7, VBI_TAG_STRIP - 1, VBI_TAG_STRIP, 3 * VBI_TAG_STRIP + 1, UINT32_MAX};
	static char text[1 << 16];
	static int16_t sum[(sizeof text) * VBI_TAG_SUMS];
	vbi_tag_views views;
	uint32_t seed = 1;
	size_t weighed = 0;
	vb_model *model;
	vb_doc *doc;

	(void)state;
	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	assert_int_equal(vb_doc_new(model, NULL, &doc), VB_OK);
	assert_int_equal(doc->seg.lex->weights[VBI_WEIGHTS_NAMES].labels, VBI_TAG_COLUMNS);
	vbi_tag_views_init(&views, &doc->mem);
	for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++) {
		size_t n = make_text(&seed, text, i ? sizeof text : 200);

		assert_int_equal(vb_doc_analyze(doc, text, n, NULL, VB_LAYER_ENTITIES), VB_OK);
		weighed += check_sums(&views, doc, i % 2 == 0, tokens[i], sum);
		(void)check_sums(&views, doc, i % 2 != 0, tokens[i], sum);
	}
	assert_true(weighed > 8u << VBI_TAG_WORD_BITS);
	vbi_tag_views_free(&views);
	vb_doc_free(doc);
	vb_model_free(model);
}

/* Looks at a text behind so many words. */
static void look_behind(vbi_tag_views *views, vb_doc *doc, uint32_t words)
{
	char text[1 << 13];
	size_t n = 0;

	for (uint32_t i = 0; i < words; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "và%s", i + 1 < words ? " " : ".\n\n");
	for (unsigned i = 0; i < PIECES; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "%s ", piece[i]);
	assert_int_equal(vb_doc_analyze(doc, text, n, NULL, VB_LAYER_ENTITIES), VB_OK);
	assert_int_equal(vbi_tag_look(views, &doc->seg, &doc->ents), VB_OK);
}

/* What is seen of tokens does not depend on where a strip of them begins. */
static void strips(void **state)
{
	vbi_tag_views alone, views;
	uint32_t heads = 0, runs = 0, groups = 0;
	vb_model *model;
	vb_doc *doc;

	(void)state;
	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	assert_int_equal(vb_doc_new(model, NULL, &doc), VB_OK);
	vbi_tag_views_init(&alone, &doc->mem);
	vbi_tag_views_init(&views, &doc->mem);
	look_behind(&alone, doc, 1);
	for (uint32_t words = 430; words < 520; words++) {
		look_behind(&views, doc, words);
		assert_int_equal(views.n, alone.n + words - 1);
		for (uint32_t t = 2; t < alone.n; t++) {
			const vbi_tag_view *want = &alone.view[VBI_TAG_MARGIN + t], *is = &views.view[VBI_TAG_MARGIN + t + words - 1];

			assert_int_equal(is->symbol, want->symbol);
			assert_int_equal(is->kind & ~VBI_TAG_FOUND, want->kind & ~VBI_TAG_FOUND);
			assert_int_equal(is->head, want->head);
			assert_int_equal(is->run, want->run);
			heads += is->head != 0;
			runs += is->run != 0;
			groups += vbi_tag_main(is) != 0;
		}
	}
	assert_true(heads && runs && groups);
	vbi_tag_views_free(&alone);
	vbi_tag_views_free(&views);
	vb_doc_free(doc);
	vb_model_free(model);
}

#define SLOTS VBI_BUCKET

/* Two rows that a byte has no room for together are remembered, too. */
static void more_than_a_byte(void **state)
{
	vbi_tag_view view[3 + VBI_TAG_MARGIN + VBI_TAG_BEHIND] = {{.symbol = 0}}, *own = view + VBI_TAG_MARGIN + 1;
	signed char row[(1 + SLOTS) * VBI_TAG_COLUMNS + VBI_ROW_TAIL] = {0};
	unsigned char slot[2 * SLOTS] = {0};
	const vbi_weights weights = {.slot = slot, .row = row, .buckets = 1, .labels = VBI_TAG_COLUMNS};
	vbi_mem mem;
	uint64_t active = 7;
	vbi_tag_views views = {.mem = &mem, .view = view, .active = &active, .n = 3};
	int16_t sum[3 * VBI_TAG_SUMS], want[VBI_TAG_SUMS];
	uint32_t beside[4], feature[VBI_TAG_FEATURES], n;
	vbi_tag_weigher w;

	(void)state;
	assert_int_equal(vbi_mem_init(&mem, NULL), VB_OK);
	for (int k = -1; k <= 1; k++)
		own[k].kind = VB_TOKEN_SYLLABLE << (VBI_TAG_SHAPE_AT + 3);
	own[-1].symbol = 11;
	own[0].symbol = 22;
	own[1].symbol = 33;
	n = put_beside(0, 11, 33, 0, beside);
	assert_int_equal(n, 4);
	feature[0] = beside[1];
	feature[1] = beside[2];
	put_beside_grammar(0, 11, 33, feature + 2);
	for (unsigned k = 0; k < 4; k++) {
		slot[2 * k] = (unsigned char)feature[k];
		slot[2 * k + 1] = (unsigned char)(feature[k] >> 8);
		for (unsigned c = 0; c < VBI_TAG_COLUMNS; c++)
			row[(1 + k) * VBI_TAG_COLUMNS + c] = (signed char)(k % 2 ? -90 - (int)c : 100 + (int)c);
	}
	for (int wide = 0; wide < 2; wide++) {
		assert_int_equal(vbi_tag_memo_for(&views, &weights), VB_OK);
		vbi_tag_weigh_begin(&w, &views, &weights);
		w.wide &= wide != 0;
		vbi_tag_weigh(&w, 0, 3, sum);
		for (uint32_t t = 0; t < 3; t++) {
			n = vbi_tag_features(&views, t, VBI_TAG_ALL, feature);
			vbi_weights_sum(&weights, feature, n, want);
			assert_memory_equal(want, sum + t * VBI_TAG_SUMS, VBI_TAG_COLUMNS * sizeof *want);
		}
		assert_int_equal(sum[VBI_TAG_SUMS], 2 * 100 - 2 * 90);
		vbi_free(views.mem, views.memo);
		views.memo = NULL;
	}
}

/* Stretches are where they are, one token at a time. */
static void stretches(void **state)
{
	uint64_t bits[3] = {UINT64_C(0x8000000000000006), 0, 5};
	vbi_tag_views views = {.active = bits, .n = 131};

	(void)state;
	for (uint32_t from = 0; from <= views.n + 1; from++)
		for (int active = 0; active < 2; active++) {
			uint32_t want = from;

			while (want < views.n && vbi_tag_active(&views, want) != (active != 0))
				want++;
			assert_int_equal(vbi_tag_next(&views, from, active), want < views.n ? want : views.n);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(remembered_sums), cmocka_unit_test(more_than_a_byte), cmocka_unit_test(strips),
		cmocka_unit_test(stretches),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
