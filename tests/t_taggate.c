/* t_taggate.c - what need not be weighed, told quickly, is what the weights say, token by token. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "doc.h"
#include "ent/taggate.h"
#include "ent/tagger.h"
#include "ent/tagpath.h"

static const char *const piece[] = {
	"Thủ tướng Phạm Minh Chính", "tiếp", "Chủ tịch UBND TP. Hà Nội", ",", "ông", "Nguyễn Văn An", "hôm nay (3/8/2021)", ".",
	"Theo Nghị định số 01/2021/NĐ-CP", "của Chính phủ", "bà Trần Thị Bình", "- Phó Giám đốc Sở Y tế tỉnh Quảng Nam", "cho biết",
	"giá xăng tăng 500 đồng", "tại quận 1", "\n\n", "Bộ Công an", "và Công ty cổ phần Sữa Việt Nam", "Apple", "không", "nói", ":",
	"vì mưa to nên đường ngập, xe không đi được", "Nhật Bản", "ngày 2/9", "chợ", "trong năm 2020",
};
#define PIECES (sizeof piece / sizeof *piece)
#define TOKENS (1u << 14)

/* The next of some numbers that look like chance. */
static uint32_t chance(uint32_t *seed) { return (*seed = *seed * 1664525u + 1013904223u) >> 8; }

static size_t make_text(uint32_t *seed, char *text, size_t room)
{
	size_t n = 0;

	while (n + 128 < room)
		n += (size_t)snprintf(text + n, room - n, "%s ", piece[chance(seed) % PIECES]);
	return n;
}

static int row_of(const vbi_weights *weights, uint32_t feature) { return vbi_weights_row(weights, feature)[0]; }

/* As taggate.h has it, without a table of anything. */
static bool passed(const vbi_weights *weights, const vbi_tag_views *views, uint32_t t)
{
	const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + t];
	const uint8_t *sort = &views->sort[VBI_TAG_MARGIN + t];
	int row = row_of(weights, vbi_gate_word(v));
	uint32_t level = (VBI_GATE_LEVELS - 1 - (uint32_t)((row * 8 + 64) / 128)) % VBI_GATE_LEVELS;

	return *sort >= VBI_GATE_OTHER && row_of(weights, vbi_gate_feature(vbi_gate_around(v, sort, level))) == VBI_GATE_YES;
}

static void wanted(const vbi_weights *weights, const vbi_tag_views *views, bool *active, bool *stands)
{
	for (uint32_t t = 0; t < views->n; t++) {
		active[t] = vbi_tag_active(views, t) && !passed(weights, views, t);
		stands[t] = false;
	}
	for (uint32_t t = 0, end; t < views->n; t = end) {
		end = t + 1;
		if (!active[t])
			continue;
		while (end < views->n && active[end])
			end++;
		if (end - t > VBI_GATE_STRETCH ||
		    row_of(weights, vbi_gate_stretch(&views->view[VBI_TAG_MARGIN + t], &views->sort[VBI_TAG_MARGIN + t], end - t)) != VBI_GATE_YES)
			continue;
		for (uint32_t i = t; i < end; i++) {
			active[i] = false;
			stands[i] = true;
		}
	}
}

static void as_weights_say(void **state)
{
	static char text[1 << 15];
	static bool active[TOKENS], stands[TOKENS];
	size_t all = 0, left = 0, standing = 0;
	uint32_t seed = 3;
	vb_model *model;
	vb_doc *doc;

	(void)state;
	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	assert_int_equal(vb_doc_new(model, NULL, &doc), VB_OK);
	for (unsigned round = 0; round < 40; round++) {
		const vbi_weights *weights = &doc->seg.lex->weights[VBI_WEIGHTS_GATE];
		vbi_tag_views *views = &doc->ents.views;
		size_t n = make_text(&seed, text, 200 + chance(&seed) % (sizeof text - 200));

		assert_int_equal(weights->labels, 1);
		assert_int_equal(vb_doc_analyze(doc, text, n, NULL, VB_LAYER_ENTITIES), VB_OK);
		assert_int_equal(vbi_tag_look(views, &doc->seg, &doc->ents), VB_OK);
		assert_true(views->n < TOKENS);
		wanted(weights, views, active, stands);
		for (uint32_t t = 0; t < views->n; t++)
			all += vbi_tag_active(views, t);
		assert_int_equal(vbi_tag_gate(views, weights), VB_OK);
		for (uint32_t t = 0; t < views->n; t++) {
			assert_int_equal(vbi_tag_active(views, t), active[t]);
			assert_int_equal(views->stands[t / 64] >> t % 64 & 1, stands[t]);
			left += active[t];
			standing += stands[t];
		}
	}
	/* both are used, or nothing was shown */
	assert_true(left + standing < all && standing > 100 && left > 100);
	vb_doc_free(doc);
	vb_model_free(model);
}

/* Words that differ in little, or look like none: what is remembered of one is not taken for another, whatever was seen before. */
static void levels_apart(void **state)
{
	enum { WORDS = 4 };
	vbi_tag_view view[VBI_TAG_MARGIN + WORDS + VBI_TAG_BEHIND] = {{0}};
	uint8_t sort[sizeof view / sizeof *view];
	const vbi_weights *weights;
	uint32_t seed = 5, shown = 0;
	vb_model *model;
	vb_doc *doc;

	(void)state;
	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	assert_int_equal(vb_doc_new(model, NULL, &doc), VB_OK);
	assert_int_equal(vb_doc_analyze(doc, "Ông", 4, NULL, VB_LAYER_ENTITIES), VB_OK);
	weights = &doc->seg.lex->weights[VBI_WEIGHTS_GATE];
	memset(sort, VBI_GATE_SMALL, sizeof sort);
	for (unsigned round = 0; round < 2000000 && shown < 200; round++) {
		uint32_t word = (chance(&seed) << 16 ^ chance(&seed)) | (round % 2 ? 0x1FFFu : 0), other = word ^ (1u << (13 + chance(&seed) % 5));
		vbi_tag_hint hint[2] = {{0}};
		vbi_tag_views views = {.mem = &doc->mem, .view = view, .sort = sort, .hint = hint, .n = WORDS};
		bool active[WORDS], stands[WORDS];

		if (row_of(weights, word) == row_of(weights, other))
			continue;
		for (unsigned k = 0; k < 2; k++) { /* the one first, then the other */
			uint64_t bits[2] = {(1u << WORDS) - 1, 0}, standing[2];

			for (unsigned i = 0; i < WORDS; i++)
				view[VBI_TAG_MARGIN + i].symbol = (i + k) % 2 ? word : other;
			views.active = bits;
			views.stands = standing;
			wanted(weights, &views, active, stands);
			shown += active[0] != active[1];
			assert_int_equal(vbi_tag_gate(&views, weights), VB_OK);
			for (unsigned i = 0; i < WORDS; i++)
				assert_int_equal(vbi_tag_active(&views, i), active[i]);
		}
		vbi_tag_gate_free(&views);
	}
	assert_true(shown > 20);
	vb_doc_free(doc);
	vb_model_free(model);
}

static void without_weights(void **state)
{
	static const vbi_weights none;
	const char *text = "Thủ tướng tiếp ông Nguyễn Văn An tại Hà Nội hôm 3/8/2021.";
	uint64_t before;
	vb_model *model;
	vb_doc *doc;

	(void)state;
	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	assert_int_equal(vb_doc_new(model, NULL, &doc), VB_OK);
	assert_int_equal(vb_doc_analyze(doc, text, strlen(text), NULL, VB_LAYER_ENTITIES), VB_OK);
	assert_int_equal(vbi_tag_look(&doc->ents.views, &doc->seg, &doc->ents), VB_OK);
	before = doc->ents.views.active[0];
	assert_int_equal(vbi_tag_gate(&doc->ents.views, &none), VB_OK);
	assert_true(before != 0 && before == doc->ents.views.active[0] && doc->ents.views.stands[0] == 0);
	vb_doc_free(doc);
	vb_model_free(model);
}

/* Where the grammar's word stands, the path is what it found; and that is not weighed. */
static void path_stands(void **state)
{
	static char text[1 << 14];
	uint32_t seed = 11, standing = 0;
	vb_model *model;
	vb_doc *doc;

	(void)state;
	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	assert_int_equal(vb_doc_new(model, NULL, &doc), VB_OK);
	for (unsigned round = 0; round < 10; round++) {
		const vbi_tag_views *views = &doc->ents.views;
		size_t n = make_text(&seed, text, sizeof text);

		assert_int_equal(vb_doc_analyze(doc, text, n, NULL, VB_LAYER_ENTITIES), VB_OK);
		vbi_tag_decide(&doc->ents, &doc->seg.lex->weights[VBI_WEIGHTS_NAMES]); /* anew, for it was mended since */
		for (uint32_t t = 0; t < views->n; t++) {
			uint32_t found = vbi_tag_found(&views->view[VBI_TAG_MARGIN + t]);

			if (!(views->stands[t / 64] >> t % 64 & 1))
				continue;
			standing++;
			for (unsigned layer = 0; layer < VBI_TAG_LAYERS; layer++) {
				assert_int_equal(vbi_path_begins(doc->ents.path, t, layer), (found >> 2 * layer & 3) == VBI_TAG_BEGIN);
				assert_int_equal(vbi_path_goes_on(doc->ents.path, t, layer), (found >> 2 * layer & 3) == VBI_TAG_IN);
			}
		}
	}
	assert_true(standing > 20);
	vb_doc_free(doc);
	vb_model_free(model);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(as_weights_say), cmocka_unit_test(levels_apart),
	                                   cmocka_unit_test(without_weights), cmocka_unit_test(path_stands)};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
