/* The workspace through the public interface: every byte accounted for, streams equal wholes, offsets in three units,
 * encodings by byte order mark, memory that runs out, calls out of order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "vanban.h"

static vb_model *model;

static const char article[] =
	"Cà Mau: Hội nghị về rừng ngập mặn\n\n"
	"S\xC3\xA1ng 5/3/2024, đồng chí Lý Văn Tám, Phó Chủ tịch UBND tỉnh Cà Mau dự hội nghị \xF0\x9F\x8C\xB3 tại TP. Cà Mau.\n\n"
	"Ông Tám nói: “Rừng là của chúng ta\xE2\x80\xA6”Đồng bào đồng tình. Căn cứ Quyết định số 12/QĐ-UBND ngày 1/2/2024.\n";

static int set_up(void **state)
{
	(void)state;
	return vb_model_builtin(NULL, &model, NULL);
}

static int tear_down(void **state)
{
	(void)state;
	vb_model_free(model);
	return 0;
}

static vb_doc *new_doc(void)
{
	vb_doc *doc;

	assert_int_equal(vb_doc_new(model, NULL, &doc), VB_OK);
	return doc;
}

/* Tokens are in order, do not overlap, lie inside, and only white space and format characters are between them. */
static void check_cover(const vb_doc *doc, const char *text, size_t n, bool strict_gaps)
{
	uint64_t at = 0;
	vb_token token;

	for (size_t i = 0; vb_doc_tokens(doc, i, 1, &token); i++) {
		assert_true(token.start >= at && token.end > token.start && token.end <= n);
		for (uint64_t k = at; strict_gaps && k < token.start; k++)
			assert_non_null(memchr(" \t\r\n\f\v", text[k], 6));
		at = token.end;
	}
	for (uint64_t k = at; strict_gaps && k < n; k++)
		assert_non_null(memchr(" \t\r\n\f\v", text[k], 6));
}

static void every_byte_is_in_one_token_or_gap(void **state)
{
	vb_doc *doc = new_doc();

	(void)state;
	assert_int_equal(vb_doc_analyze(doc, article, sizeof article - 1, NULL, VB_LAYER_TOKENS), VB_OK);
	assert_true(vb_doc_tokens(doc, 0, 0, NULL) > 60);
	check_cover(doc, article, sizeof article - 1, true);
	vb_doc_free(doc);
}

static uint32_t seed = 12345;

static uint32_t draw(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static void any_bytes_do(void **state)
{
	vb_doc *doc = new_doc();

	(void)state;
	for (int round = 0; round < 400; round++) {
		char text[300];
		size_t n = draw(sizeof text);
		vb_entity entity;

		for (size_t i = 0; i < n; i++)
			text[i] = draw(3) ? article[draw(sizeof article - 1)] : (char)draw(256);
		assert_int_equal(vb_doc_analyze(doc, text, n, NULL, VB_LAYER_ALL), VB_OK);
		check_cover(doc, text, n, false);
		for (size_t i = 0; vb_doc_entities(doc, i, 1, &entity); i++)
			assert_true(entity.start < entity.end && entity.end <= n);
	}
	vb_doc_free(doc);
}

/* ---- streams ---- */

struct seen {
	vb_token token[4096];
	vb_entity entity[512];
	vb_relation relation[512];
	size_t tokens, entities, relations, windows;
	char norms[4096];
	size_t norms_n;
};

static void collect(const vb_doc *doc, struct seen *seen)
{
	size_t first = seen->entities;

	seen->tokens += vb_doc_tokens(doc, 0, 4096 - seen->tokens, seen->token + seen->tokens);
	seen->entities += vb_doc_entities(doc, 0, 512 - seen->entities, seen->entity + seen->entities);
	seen->relations += vb_doc_relations(doc, 0, 512 - seen->relations, seen->relation + seen->relations);
	for (size_t i = 0; first + i < seen->entities; i++)
		seen->norms_n += vb_doc_entity_attr(doc, i, VB_ATTR_NORM, seen->norms + seen->norms_n,
		                                    sizeof seen->norms - seen->norms_n);
	seen->windows++;
}

static void stream(vb_doc *doc, const char *text, size_t n, size_t piece, const vb_options *options, struct seen *seen)
{
	size_t used;
	vb_status status;

	memset(seen, 0, sizeof *seen);
	assert_int_equal(vb_doc_begin(doc, options, VB_LAYER_ALL), VB_OK);
	for (size_t at = 0; at < n; at += used) {
		status = vb_doc_feed(doc, text + at, n - at < piece ? n - at : piece, &used);
		assert_true(status >= 0);
		if (status == VB_READY)
			collect(doc, seen);
	}
	while ((status = vb_doc_end(doc)) == VB_READY)
		collect(doc, seen);
	assert_int_equal(status, VB_OK);
}

static void pieces_make_no_difference(void **state)
{
	static struct seen whole, pieces;
	const vb_options code_points = {.struct_size = sizeof code_points, .offsets = VB_OFFSETS_CODEPOINTS};
	vb_doc *doc = new_doc();

	(void)state;
	for (int unit = 0; unit < 2; unit++) {
		const vb_options *options = unit ? &code_points : NULL;

		stream(doc, article, sizeof article - 1, sizeof article, options, &whole);
		assert_true(whole.tokens > 60 && whole.entities > 5);
		for (size_t piece = 1; piece < 9; piece += 2) {
			stream(doc, article, sizeof article - 1, piece, options, &pieces);
			assert_memory_equal(&whole, &pieces, sizeof whole);
		}
		memset(&pieces, 0, sizeof pieces);
		assert_int_equal(vb_doc_analyze(doc, article, sizeof article - 1, options, VB_LAYER_ALL), VB_OK);
		collect(doc, &pieces);
		assert_memory_equal(&whole, &pieces, sizeof whole);
	}
	vb_doc_free(doc);
}

/* A document of several windows: sizes that fall on the border, and a stream like the whole. */
static void windows(void **state)
{
	vb_doc *doc = new_doc(), *other = new_doc();
	size_t sizes[] = {VB_WINDOW - 1, VB_WINDOW, VB_WINDOW + 1, 2 * VB_WINDOW, 2 * VB_WINDOW + 5000};
	char *text = malloc(3 * VB_WINDOW);

	(void)state;
	assert_non_null(text);
	for (size_t at = 0; at < 3 * VB_WINDOW; at++)
		text[at] = article[at % (sizeof article - 1)];
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		size_t n = sizes[i], at = 0, entities = 0, used, ready = 0;
		vb_entity a, b;
		vb_status status;

		assert_int_equal(vb_doc_analyze(doc, text, n, NULL, VB_LAYER_RELATIONS), VB_OK);
		assert_int_equal(vb_doc_begin(other, NULL, VB_LAYER_RELATIONS), VB_OK);
		for (;;) {
			status = at < n ? vb_doc_feed(other, text + at, n - at < 7777 ? n - at : 7777, &used)
			                : vb_doc_end(other);
			assert_true(status >= 0);
			if (at < n)
				at += used;
			else if (status == VB_OK)
				break;
			if (status != VB_READY)
				continue;
			ready++;
			for (size_t k = 0; vb_doc_entities(other, k, 1, &b); k++) {
				assert_int_equal(vb_doc_entities(doc, entities++, 1, &a), 1);
				assert_memory_equal(&a, &b, sizeof a);
			}
		}
		assert_int_equal(vb_doc_entities(doc, entities, 0, NULL), 0);
		assert_true(entities > 100);
		assert_true(ready == 1 ? n <= VB_WINDOW : n > VB_WINDOW);
	}
	free(text);
	vb_doc_free(doc);
	vb_doc_free(other);
}

/* No white space, no line end, one character: still windows, still linear. */
static void no_place_to_cut(void **state)
{
	static const char *const unit[] = {"a", "\xCC\x81", "\xF0\x9F\x8C\xB3", "(", "đ", "1", "."};
	vb_doc *doc = new_doc();
	char *text = malloc(VB_WINDOW * 2);

	(void)state;
	assert_non_null(text);
	for (size_t u = 0; u < sizeof unit / sizeof *unit; u++) {
		size_t n = strlen(unit[u]);
		vb_token token;
		uint64_t at = 0;

		for (size_t i = 0; i + n <= VB_WINDOW * 2; i += n)
			memcpy(text + i, unit[u], n);
		assert_int_equal(vb_doc_analyze(doc, text, VB_WINDOW + VB_WINDOW / 2, NULL, VB_LAYER_ALL), VB_OK);
		for (size_t i = 0; vb_doc_tokens(doc, i, 1, &token); i++) {
			assert_true(token.start >= at && token.end <= VB_WINDOW + VB_WINDOW / 2);
			at = token.end;
		}
	}
	free(text);
	vb_doc_free(doc);
}

/* Tokens are the same however many are asked for at a time, over the ends of windows, too. */
static void tokens_in_pieces(void **state)
{
	static const char line[] = "Ho\xCC\x80" "a b\xCC\x83 nói: \"\xC2\xA0" "Đã 12.500 người, 🌳.\"\n\n";
	vb_doc *doc = new_doc();
	size_t n = sizeof line - 1, lines = 2 * VB_WINDOW / n + 1000, all;
	char *text = malloc(lines * n);
	vb_token *whole, piece[64];

	(void)state;
	assert_non_null(text);
	for (size_t i = 0; i < lines; i++)
		memcpy(text + i * n, line, n);
	for (uint32_t offsets = VB_OFFSETS_BYTES; offsets <= VB_OFFSETS_UTF16; offsets++) {
		vb_options options = {.struct_size = sizeof options, .offsets = offsets};

		assert_int_equal(vb_doc_analyze(doc, text, lines * n, &options, VB_LAYER_TOKENS | VB_LAYER_SENTENCES), VB_OK);
		all = vb_doc_tokens(doc, 0, 0, NULL);
		assert_true(all >= 12 * lines);
		whole = malloc(all * sizeof *whole);
		assert_non_null(whole);
		assert_int_equal(vb_doc_tokens(doc, 0, all + 1, whole), all);
		for (size_t first = 0, count = 1, got; first < all; first += got, count = count % 64 + 1) {
			got = vb_doc_tokens(doc, first, count, piece);
			assert_int_equal(got, all - first < count ? all - first : count);
			assert_memory_equal(piece, whole + first, got * sizeof *piece);
			assert_int_equal(vb_doc_tokens(doc, first, count, NULL), all - first);
		}
		assert_int_equal(vb_doc_tokens(doc, all, 1, piece), 0);
		free(whole);
	}
	free(text);
	vb_doc_free(doc);
}

/* ---- offsets and encodings ---- */

static size_t find_token(const vb_doc *doc, const char *clean, vb_token *token)
{
	char text[64];

	for (size_t i = 0; vb_doc_tokens(doc, i, 1, token); i++) {
		vb_doc_text(doc, token->start, token->end, VB_TEXT_CLEAN, text, sizeof text);
		if (strcmp(text, clean) == 0)
			return i + 1;
	}
	return 0;
}

static void three_units(void **state)
{
	static const char text[] = "\xF0\x9F\x8C\xB3 cây\xFF đước x";
	static const uint64_t want[3][2] = {{11, 19}, {7, 11}, {8, 12}}; /* đước: bytes, code points, UTF-16 */
	vb_options options = {.struct_size = sizeof options};
	vb_doc *doc = new_doc();
	vb_token token;
	char buffer[32];

	(void)state;
	for (uint32_t unit = VB_OFFSETS_BYTES; unit <= VB_OFFSETS_UTF16; unit++) {
		options.offsets = unit;
		assert_int_equal(vb_doc_analyze(doc, text, sizeof text - 1, &options, VB_LAYER_TOKENS), VB_OK);
		assert_true(find_token(doc, "đước", &token) > 0);
		assert_int_equal(token.start, want[unit][0]);
		assert_int_equal(token.end, want[unit][1]);
		vb_doc_text(doc, token.start, token.end, VB_TEXT_SOURCE, buffer, sizeof buffer);
		assert_string_equal(buffer, "đước");
	}
	vb_doc_free(doc);
}

static void decomposed_and_marked(void **state)
{
	/* BOM, then "tỉnh Cà" with combining marks */
	static const char text[] = "\xEF\xBB\xBFti\xCC\x89nh Ca\xCC\x80 Mau";
	vb_doc *doc = new_doc();
	vb_token token;
	char buffer[32];

	(void)state;
	assert_int_equal(vb_doc_analyze(doc, text, sizeof text - 1, NULL, VB_LAYER_TOKENS), VB_OK);
	assert_int_equal(find_token(doc, "tỉnh", &token), 1);
	assert_int_equal(token.start, 3);
	assert_int_equal(token.end, 9);
	assert_int_equal(find_token(doc, "Cà", &token), 2);
	vb_doc_text(doc, token.start, token.end, VB_TEXT_SOURCE, buffer, sizeof buffer);
	assert_string_equal(buffer, "Ca\xCC\x80");
	vb_doc_free(doc);
}

static void utf16(void **state)
{
	/* FF FE, "xã Đất", a tree beyond the BMP, "Mũi" */
	static const uint16_t unit[] = {0xFEFF, 'x', 0xE3, ' ', 0x110, 0x1EA5, 't', ' ', 0xD83C, 0xDF33, ' ', 'M', 0x169, 'i'};
	char text[2][sizeof unit], buffer[32];
	vb_doc *doc = new_doc();
	vb_token token;

	(void)state;
	for (size_t i = 0; i < sizeof unit / sizeof *unit; i++) {
		text[0][2 * i] = text[1][2 * i + 1] = (char)(unit[i] & 0xFF);
		text[0][2 * i + 1] = text[1][2 * i] = (char)(unit[i] >> 8);
	}
	for (int order = 0; order < 2; order++)
		for (size_t piece = 1; piece < 6; piece += 2) {
			size_t used, n = 0;

			assert_int_equal(vb_doc_begin(doc, NULL, VB_LAYER_TOKENS), VB_OK);
			for (size_t at = 0; at < sizeof unit; at += used)
				assert_int_equal(vb_doc_feed(doc, text[order] + at,
				                             sizeof unit - at < piece ? sizeof unit - at : piece,
				                             &used), VB_OK);
			assert_int_equal(vb_doc_end(doc), VB_READY);
			assert_true(find_token(doc, "Đất", &token) > 0);
			assert_int_equal(token.start, 8);
			assert_int_equal(token.end, 14);
			assert_true(find_token(doc, "Mũi", &token) > 0);
			assert_int_equal(token.start, 22);
			n = vb_doc_text(doc, token.start, token.end, VB_TEXT_SOURCE, buffer, sizeof buffer);
			assert_int_equal(n, 6);
			assert_memory_equal(buffer, text[order] + 22, 6);
			assert_int_equal(vb_doc_end(doc), VB_OK);
		}
	vb_doc_free(doc);
}

/* ---- what goes wrong ---- */

struct meter {
	size_t left, live;
};

static void *metered(void *context, void *block, size_t size)
{
	struct meter *meter = context;

	if (size == 0) {
		meter->live--;
		free(block);
		return NULL;
	}
	if (meter->left == 0)
		return NULL;
	meter->left--;
	if (!block)
		meter->live++;
	return realloc(block, size);
}

static void memory_runs_out_anywhere(void **state)
{
	struct meter meter = {0, 0};
	vb_allocator allocator = {sizeof allocator, 0, &meter, metered};
	bool done = false;

	(void)state;
	for (size_t allowed = 0; !done && allowed < 2000; allowed++) {
		vb_doc *doc = NULL;
		vb_status status;

		meter.left = allowed;
		status = vb_doc_new(model, &allocator, &doc);
		if (status == VB_OK)
			status = vb_doc_analyze(doc, article, sizeof article - 1, NULL, VB_LAYER_ALL);
		done = status == VB_OK;
		assert_true(done || status == VB_ERR_MEMORY);
		vb_doc_free(doc);
		assert_int_equal(meter.live, 0);
	}
	assert_true(done);
}

static void out_of_order(void **state)
{
	vb_doc *doc = new_doc(), *none;
	vb_options bad = {.struct_size = sizeof bad, .offsets = 7};
	size_t used = 99;
	char buffer[8];

	(void)state;
	assert_int_equal(vb_doc_feed(doc, "a", 1, &used), VB_ERR_STATE);
	assert_int_equal(used, 0);
	assert_int_equal(vb_doc_end(doc), VB_OK);
	assert_int_equal(vb_doc_begin(doc, &bad, VB_LAYER_TOKENS), VB_ERR_ARGUMENT);
	assert_int_equal(vb_doc_new(NULL, NULL, &none), VB_ERR_ARGUMENT);
	assert_int_equal(vb_doc_analyze(doc, "", 0, NULL, VB_LAYER_ALL), VB_OK);
	assert_int_equal(vb_doc_tokens(doc, 0, 0, NULL), 0);
	assert_int_equal(vb_doc_text(doc, 0, 5, VB_TEXT_CLEAN, buffer, sizeof buffer), 0);
	assert_int_equal(vb_doc_entity_attr(doc, 3, VB_ATTR_NORM, buffer, sizeof buffer), 0);
	assert_int_equal(vb_abi(), VB_ABI);
	assert_string_equal(vb_version(), VB_VERSION_STRING);
	assert_string_equal(vb_entity_type_name(99), "");
	vb_doc_free(doc);
	vb_doc_free(NULL);
}

/* An entity's attributes are those that have a text. */
static void attributes_are_told(void **state)
{
	static const char text[] = "Bà Trần Thị Mai, nguyên Giám đốc Sở Y tế tỉnh Cà Mau, nhận 5 triệu đồng theo Quyết định số 12/2020/QĐ-UBND ngày 3/2/2020.\n";
	vb_doc *doc = new_doc();
	vb_entity entity;
	size_t n = 0;

	(void)state;
	assert_int_equal(vb_doc_analyze(doc, text, sizeof text - 1, NULL, VB_LAYER_ALL), VB_OK);
	for (size_t i = 0; vb_doc_entities(doc, i, 1, &entity); i++) {
		uint32_t has = vb_doc_entity_attrs(doc, i);

		for (uint32_t attr = 0; attr < 32; attr++) {
			assert_int_equal(has >> attr & 1, vb_doc_entity_attr(doc, i, attr, NULL, 0) > 0);
			n += has >> attr & 1;
		}
	}
	assert_true(n > 5);
	assert_int_equal(vb_doc_entity_attrs(doc, SIZE_MAX), 0);
	assert_int_equal(vb_doc_entity_attrs(NULL, 0), 0);
	vb_doc_free(doc);
}

/* What the contract forbids is told, not followed. */
static void nothing_where_something_is_due(void **state)
{
	const vb_options least = {.struct_size = sizeof least.struct_size, .offsets = 7 /* not read */};
	vb_options tiny = {.struct_size = 3};
	vb_doc *doc = new_doc();
	vb_model *none = model;
	vb_entity entity;
	vb_token token;
	size_t used;

	(void)state;
	assert_int_equal(vb_doc_analyze(NULL, "a", 1, NULL, VB_LAYER_ALL), VB_ERR_ARGUMENT);
	assert_int_equal(vb_doc_analyze(doc, NULL, 1, NULL, VB_LAYER_ALL), VB_ERR_ARGUMENT);
	assert_int_equal(vb_doc_analyze(doc, NULL, 0, NULL, VB_LAYER_ALL), VB_OK);
	assert_int_equal(vb_doc_analyze(doc, "a", 1, &tiny, VB_LAYER_ALL), VB_ERR_ARGUMENT);
	assert_int_equal(vb_doc_analyze(doc, "a", 1, &least, VB_LAYER_ALL), VB_OK);
	assert_int_equal(vb_doc_analyze(doc, "a", SIZE_MAX, NULL, VB_LAYER_ALL), VB_ERR_LIMIT);
	assert_int_equal(vb_doc_begin(NULL, NULL, VB_LAYER_ALL), VB_ERR_ARGUMENT);
	assert_int_equal(vb_doc_begin(doc, NULL, VB_LAYER_ALL), VB_OK);
	assert_int_equal(vb_doc_feed(NULL, "a", 1, &used), VB_ERR_ARGUMENT);
	assert_int_equal(vb_doc_feed(doc, NULL, 1, &used), VB_ERR_ARGUMENT);
	assert_int_equal(vb_doc_feed(doc, "a", 1, NULL), VB_ERR_ARGUMENT);
	assert_int_equal(vb_doc_feed(doc, NULL, 0, &used), VB_OK);
	assert_int_equal(vb_doc_end(NULL), VB_ERR_ARGUMENT);
	assert_int_equal(vb_doc_end(doc), VB_OK);
	assert_int_equal(vb_doc_new(model, NULL, NULL), VB_ERR_ARGUMENT);
	assert_int_equal(vb_doc_tokens(NULL, 0, 1, &token), 0);
	assert_int_equal(vb_doc_entities(NULL, 0, 1, &entity), 0);
	assert_int_equal(vb_doc_entities(doc, SIZE_MAX, 1, &entity), 0);
	assert_int_equal(vb_doc_entity_attr(NULL, 0, VB_ATTR_NORM, NULL, 0), 0);
	assert_int_equal(vb_doc_text(NULL, 0, 1, VB_TEXT_CLEAN, NULL, 0), 0);
	assert_int_equal(vb_model_memory(NULL, 9, NULL, &none, NULL), VB_ERR_ARGUMENT);
	assert_null(none);
	vb_doc_free(doc);
}

/* The tag of the word that begins at a place of the text; asked with layers. */
static unsigned tag_at(const char *text, const char *word, uint32_t layers)
{
	vb_doc *doc = new_doc();
	size_t start = (size_t)(strstr(text, word) - text);
	unsigned pos = 99;
	vb_word list[64];
	size_t n;

	assert_int_equal(vb_doc_analyze(doc, text, strlen(text), NULL, layers), VB_OK);
	n = vb_doc_words(doc, 0, 64, list);
	for (size_t i = 0; i < n; i++)
		if (list[i].start == start)
			pos = list[i].pos;
	vb_doc_free(doc);
	return pos;
}

static void parts_of_speech(void **state)
{
	static const char text[] = "Hôm qua bà Lý Thị Lụa đã mua ba con vịt rất béo ở chợ. Trời có mưa không?";

	(void)state;
	/* The layer brings the words with it; without it nothing is said. */
	assert_int_equal(tag_at(text, "mua ba", VB_LAYER_POS), VB_POS_VERB);
	assert_int_equal(tag_at(text, "mua ba", VB_LAYER_WORDS), 0);
	assert_int_equal(tag_at(text, "Lý", VB_LAYER_POS), VB_POS_PROPN);
	assert_int_equal(tag_at(text, "đã", VB_LAYER_POS), VB_POS_ADV);
	assert_int_equal(tag_at(text, "ba con", VB_LAYER_POS), VB_POS_NUM);
	assert_int_equal(tag_at(text, "vịt", VB_LAYER_POS), VB_POS_NOUN);
	assert_int_equal(tag_at(text, "béo", VB_LAYER_POS), VB_POS_ADJ);
	assert_int_equal(tag_at(text, "ở chợ", VB_LAYER_POS), VB_POS_ADP);
	assert_int_equal(tag_at(text, "?", VB_LAYER_POS), VB_POS_PUNCT);
	assert_string_equal(vb_pos_name(VB_POS_PROPN), "PROPN");
	assert_string_equal(vb_pos_name(VB_POS_X), "X");
	assert_string_equal(vb_pos_name(0), "");
	assert_string_equal(vb_pos_name(VB_POS_END), "");
}

/* hà nội may be a word where Hà Nội is one. */
static void names_without_capitals(void **state)
{
	static const char text[] = "Tháng trước cả nhà về quảng ngãi rồi ra đà nẵng.";
	vb_doc *doc = new_doc();
	vb_word list[32];
	unsigned found = 0;
	size_t n;

	(void)state;
	assert_int_equal(vb_doc_analyze(doc, text, sizeof text - 1, NULL, VB_LAYER_WORDS | VB_LAYER_ENTITIES), VB_OK);
	n = vb_doc_words(doc, 0, 32, list);
	for (size_t i = 0; i < n; i++) {
		size_t length = (size_t)(list[i].end - list[i].start);

		found += length == strlen("quảng ngãi") && memcmp(text + list[i].start, "quảng ngãi", length) == 0;
		found += length == strlen("đà nẵng") && memcmp(text + list[i].start, "đà nẵng", length) == 0;
	}
	assert_int_equal(found, 2);
	/* They are words; that they are places is not said. */
	assert_int_equal(vb_doc_entities(doc, 0, 0, NULL), 0);
	vb_doc_free(doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_byte_is_in_one_token_or_gap),
		cmocka_unit_test(any_bytes_do),
		cmocka_unit_test(pieces_make_no_difference),
		cmocka_unit_test(windows),
		cmocka_unit_test(no_place_to_cut),
		cmocka_unit_test(tokens_in_pieces),
		cmocka_unit_test(three_units),
		cmocka_unit_test(parts_of_speech),
		cmocka_unit_test(names_without_capitals),
		cmocka_unit_test(decomposed_and_marked),
		cmocka_unit_test(utf16),
		cmocka_unit_test(memory_runs_out_anywhere),
		cmocka_unit_test(out_of_order),
		cmocka_unit_test(attributes_are_told),
		cmocka_unit_test(nothing_where_something_is_due),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
