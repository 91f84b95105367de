/* Writers through the public interface: the whole output of a small document, calls out of order, memory that runs out,
 * pieces of what waits, bytes that no format can hold. */
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
static vb_doc *doc;

static const char text[] = "Ông Lý Văn Tám, Chủ tịch UBND tỉnh Cà Mau, họp ngày 5/3/2024.\n";

static int set_up(void **state)
{
	(void)state;
	if (vb_model_builtin(NULL, &model, NULL) != VB_OK || vb_doc_new(model, NULL, &doc) != VB_OK)
		return -1;
	return vb_doc_analyze(doc, text, strlen(text), NULL, VB_LAYER_ALL) == VB_OK ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	vb_doc_free(doc);
	vb_model_free(model);
	return 0;
}

struct collected {
	char bytes[1 << 20];
	size_t n;
	int pieces;
};

static void take(vb_writer *writer, struct collected *to)
{
	size_t n;
	const char *bytes = vb_writer_take(writer, &n);

	assert_non_null(bytes);
	assert_true(to->n + n < sizeof to->bytes);
	memcpy(to->bytes + to->n, bytes, n);
	to->n += n;
	to->bytes[to->n] = '\0';
	to->pieces++;
	assert_non_null(vb_writer_take(writer, &n));
	assert_int_equal(n, 0); /* taken is gone */
}

static vb_status write_windows(vb_writer *writer, const char *id, size_t id_length, int windows, struct collected *to)
{
	vb_status status = vb_writer_begin(writer, id, id_length);

	to->n = 0;
	to->pieces = 0;
	for (int i = 0; status == VB_OK && i < windows; i++) {
		status = vb_writer_add(writer, doc);
		take(writer, to);
	}
	if (status != VB_OK)
		return status;
	do {
		status = vb_writer_end(writer);
		take(writer, to);
	} while (status == VB_READY);
	return status;
}

/* What must be escaped is found wherever it stands, also between letters of several bytes; what need not be stays. */
static void escapes_stand_anywhere(void **state)
{
	static const struct {
		const char *text, *json;
	} one[] = {{"\"", "\\\""}, {"\\", "\\\\"}, {"\x1f", "\\u001f"}, {"\x7f", "\\u007f"}, {"\xc2\x85", "\\u0085"}, {"\xe2\x80\xa8", "\\u2028"},
	           {"\x80", "\xef\xbf\xbd"}, {"\xc3", "\xef\xbf\xbd"}, {"\xe1\xba", "\xef\xbf\xbd\xef\xbf\xbd"}, {"\xc0\x80", "\xef\xbf\xbd\xef\xbf\xbd"},
	           {"\xe0\x80\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"}, {"\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
	           {"\xc2\xa0", "\xc2\xa0"}, {"\xe2\x80\x93", "\xe2\x80\x93"}, {"\xf0\x9f\x8c\xb3", "\xf0\x9f\x8c\xb3"}, {"ế", "ế"}, {"đ", "đ"},
	           {"\xef\xbf\xbd", "\xef\xbf\xbd"}};
	static const char *const around[] = {"a", "đ", "ế"};
	static struct collected c;
	char id[256], want[512];
	vb_writer *writer;

	(void)state;
	assert_int_equal(vb_writer_new(VB_FORMAT_JSONL, VB_LAYER_ENTITIES, NULL, &writer), VB_OK);
	for (size_t k = 0; k < sizeof one / sizeof *one; k++)
		for (size_t w = 0; w < 3; w++)
			for (size_t place = 0; place < 36; place++) {
				*id = '\0';
				strcpy(want, "{\"id\":\"");
				for (size_t i = 0; i < 36; i++) {
					strcat(id, around[w]);
					strcat(want, around[w]);
					if (i != place)
						continue;
					strcat(id, one[k].text);
					strcat(want, one[k].json);
				}
				strcat(want, "\",\"entities\":[]}\n");
				assert_int_equal(write_windows(writer, id, strlen(id), 0, &c), VB_OK);
				assert_string_equal(c.bytes, want);
			}
	vb_writer_free(writer);
}

static void whole_output(void **state)
{
	static struct collected c;
	vb_writer *writer;

	(void)state;
	assert_int_equal(vb_writer_new(VB_FORMAT_JSONL, VB_LAYER_SENTENCES | VB_LAYER_TOKENS, NULL, &writer), VB_OK);
	assert_int_equal(write_windows(writer, "a", 1, 1, &c), VB_OK);
	assert_memory_equal(c.bytes,
	                    "{\"id\":\"a\",\"sentences\":[{\"start\":0,\"end\":75}],\"tokens\":[{\"start\":0,\"end\":4,\"kind\":\"syllable\"}",
	                    92);
	assert_string_equal(c.bytes + c.n - 3, "]}\n");
	assert_int_equal(vb_writer_set(writer, VB_WRITER_OFFSETS, VB_OFFSETS_UTF16), VB_OK);
	assert_int_equal(write_windows(writer, "a", 1, 0, &c), VB_OK);
	assert_string_equal(c.bytes, "{\"id\":\"a\",\"offsets\":\"utf16\",\"sentences\":[],\"tokens\":[]}\n");
	vb_writer_free(writer);

	assert_int_equal(vb_writer_new(VB_FORMAT_HOLDS, VB_LAYER_ALL, NULL, &writer), VB_OK);
	assert_int_equal(vb_writer_set(writer, VB_WRITER_HEADER, 1), VB_OK);
	assert_int_equal(write_windows(writer, "a", 1, 1, &c), VB_OK);
	assert_string_equal(c.bytes,
	                    "doc\tperson\ttitle\tbody\tplace\tsince\tuntil\tperson_start\tperson_end\ttitle_start\ttitle_end\tstate\n"
	                    "a\tLý Văn Tám\tChủ tịch UBND tỉnh Cà Mau\tUBND tỉnh Cà Mau\ttỉnh Cà Mau\t\t\t5\t18\t20\t52\t\n");
	assert_int_equal(write_windows(writer, "b", 1, 1, &c), VB_OK);
	assert_memory_equal(c.bytes, "b\tLý Văn Tám", 14); /* the header comes once */
	vb_writer_free(writer);
}

static void names_are_escaped(void **state)
{
	static const char id[] = "\"\\\t\n\r\x01\x7f\xff\xed\xa0\x80\xe2\x80\xa8\xc2\x85\xF0\x9F\x8C\xB3z\xe1\xba";
	static struct collected c;
	vb_writer *writer;

	(void)state;
	assert_int_equal(vb_writer_new(VB_FORMAT_JSONL, VB_LAYER_ENTITIES, NULL, &writer), VB_OK);
	assert_int_equal(write_windows(writer, id, sizeof id - 1, 0, &c), VB_OK);
	assert_string_equal(c.bytes, "{\"id\":\"\\\"\\\\\\t\\n\\r\\u0001\\u007f\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
	                             "\\u2028\\u0085\xF0\x9F\x8C\xB3z\xEF\xBF\xBD\xEF\xBF\xBD\",\"entities\":[]}\n");
	vb_writer_free(writer);
	assert_int_equal(vb_writer_new(VB_FORMAT_TSV, VB_LAYER_ENTITIES, NULL, &writer), VB_OK);
	assert_int_equal(write_windows(writer, id, sizeof id - 1, 1, &c), VB_OK);
	assert_memory_equal(c.bytes, "\"\\\\\\t\\n\\r\\x01\\x7f\xEF\xBF\xBD", 19);
	assert_int_equal(write_windows(writer, "a\0b", 3, 1, &c), VB_OK);
	assert_memory_equal(c.bytes, "a\\x00b\tT1\t", 10);
	vb_writer_free(writer);
}

/* Many windows: what waited comes in several pieces, and the same elements as were added. */
static void waiting_comes_in_pieces(void **state)
{
	static struct collected c;
	vb_writer *writer;
	size_t tokens = 0, per_window = vb_doc_tokens(doc, 0, 0, NULL);

	(void)state;
	assert_int_equal(vb_writer_new(VB_FORMAT_JSONL, VB_LAYER_ENTITIES | VB_LAYER_RELATIONS | VB_LAYER_TOKENS, NULL, &writer),
	                 VB_OK);
	assert_int_equal(write_windows(writer, "", 0, 300, &c), VB_OK);
	assert_true(c.pieces > 302);
	for (const char *p = strstr(c.bytes, "\"tokens\":["); (p = strstr(p, "{\"start\":")); p++)
		tokens++;
	assert_true(per_window > 10);
	assert_int_equal(tokens, 300 * per_window);
	vb_writer_free(writer);
}

static void out_of_order(void **state)
{
	vb_writer *writer = (vb_writer *)&model;
	size_t n;

	(void)state;
	assert_int_equal(vb_writer_new(99, VB_LAYER_ALL, NULL, &writer), VB_ERR_ARGUMENT);
	assert_null(writer);
	assert_int_equal(vb_writer_new(VB_FORMAT_TSV, VB_LAYER_ALL, NULL, NULL), VB_ERR_ARGUMENT);
	assert_int_equal(vb_writer_new(VB_FORMAT_TSV, VB_LAYER_ALL, NULL, &writer), VB_OK);
	assert_int_equal(vb_writer_add(writer, doc), VB_ERR_STATE);
	assert_int_equal(vb_writer_end(writer), VB_ERR_STATE);
	assert_int_equal(vb_writer_begin(writer, NULL, 1), VB_ERR_ARGUMENT);
	assert_int_equal(vb_writer_begin(writer, NULL, 0), VB_OK);
	assert_int_equal(vb_writer_begin(writer, "a", 1), VB_ERR_STATE);
	assert_int_equal(vb_writer_set(writer, VB_WRITER_HEADER, 1), VB_ERR_STATE);
	assert_int_equal(vb_writer_add(writer, NULL), VB_ERR_ARGUMENT);
	assert_int_equal(vb_writer_end(writer), VB_OK);
	assert_int_equal(vb_writer_set(writer, 99, 1), VB_ERR_ARGUMENT);
	assert_int_equal(vb_writer_set(writer, VB_WRITER_OFFSETS, 3), VB_ERR_ARGUMENT);
	assert_null(vb_writer_take(NULL, &n));
	vb_writer_free(writer);
	vb_writer_free(NULL);
}

struct ration {
	long left, blocks;
};

static void *rationed(void *context, void *block, size_t size)
{
	struct ration *r = context;
	void *p;

	if (size == 0) {
		r->blocks -= block != NULL;
		free(block);
		return NULL;
	}
	if (r->left-- <= 0)
		return NULL;
	p = realloc(block, size);
	r->blocks += p && !block;
	return p;
}

static void memory_runs_out(void **state)
{
	static const uint32_t formats[] = {VB_FORMAT_JSONL, VB_FORMAT_TSV, VB_FORMAT_HOLDS};
	static struct collected c;

	(void)state;
	for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
		vb_status status = VB_ERR_MEMORY;
		long allowed;

		for (allowed = 0; status != VB_OK; allowed++) {
			struct ration ration = {allowed, 0};
			vb_allocator allocator = {sizeof allocator, 0, &ration, rationed};
			vb_writer *writer;

			assert_true(allowed < 1000);
			status = vb_writer_new(formats[f], VB_LAYER_ALL, &allocator, &writer);
			if (status == VB_OK)
				status = write_windows(writer, "name", 4, 3, &c);
			assert_true(status == VB_OK || status == VB_ERR_MEMORY);
			vb_writer_free(writer);
			assert_int_equal(ration.blocks, 0);
		}
		assert_true(allowed > 3); /* some were refused */
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_output),  cmocka_unit_test(names_are_escaped), cmocka_unit_test(waiting_comes_in_pieces),
		cmocka_unit_test(out_of_order), cmocka_unit_test(memory_runs_out), cmocka_unit_test(escapes_stand_anywhere),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
