/* tests/t_dictsrc.c - reading sources: what a line gives, and the line and words of every complaint. */
#include "dict_test.h"

#include "dict/dictsrc.h"

static void reads_columns_defaults_and_dates(void **state)
{
	static const char source[] = "\xEF\xBB\xBF# theme\r\n"
	                             "# date: 2026-02-28\r\n"
	                             "#: form\tattr\tclass\tfrom\tfreq\tto\tcanon\r\n"
	                             "\r\n"
	                             "một\t\tA\t2024-02-29\t4294967295\t9999-12-31\tx y\r\n"
	                             "#= class=B,C\n"
	                             "#= attr=k=v;k2=\n"
	                             "# date: 2026-02-27\n"
	                             "hai\n"
	                             "ba\t\tD\t\t\t\t\t\t\n"
	                             "bốn\tid=4";
	vb_error error = {.struct_size = sizeof error};
	vbi_src_entry e;
	vbi_src src;

	(void)state;
	vbi_src_open(&src, "s.tsv", source, sizeof source - 1);
	assert_int_equal(vbi_src_next(&src, &e, &error), VB_READY);
	assert_true(vbi_slice_is(e.form, "một") && vbi_slice_is(e.classes, "A") && vbi_slice_is(e.canon, "x y"));
	assert_int_equal(e.attr.n, 0);
	assert_int_equal(e.freq, 4294967295u);
	assert_int_equal(e.from, 20240229);
	assert_int_equal(e.to, 99991231);
	assert_int_equal(e.line, 5);
	assert_memory_equal(source + e.at, "một", strlen("một"));
	assert_int_equal(vbi_src_next(&src, &e, &error), VB_READY);
	assert_true(vbi_slice_is(e.form, "hai") && vbi_slice_is(e.classes, "B,C") && vbi_slice_is(e.attr, "k=v;k2="));
	assert_int_equal(e.from | e.to | e.freq, 0);
	assert_int_equal(vbi_src_next(&src, &e, &error), VB_READY);
	assert_true(vbi_slice_is(e.form, "ba") && vbi_slice_is(e.classes, "D"));
	assert_int_equal(vbi_src_next(&src, &e, &error), VB_READY);
	assert_true(vbi_slice_is(e.form, "bốn") && vbi_slice_is(e.attr, "id=4"));
	assert_int_equal(e.line, 11);
	assert_int_equal(vbi_src_next(&src, &e, &error), VB_OK);
	assert_int_equal(src.date, 20260228);
}

static void says_what_is_wrong_and_where(void **state)
{
	static const struct {
		const char *source;
		uint32_t line;
		const char *words;
	} bad[] = {
		{"một\tWORD\n", 1, "before the \"#:\" line"},
		{"#: class\tform\n", 1, "first column"},
		{"#:\n", 1, "unknown column ''"},
		{"#: form\tcolour\n", 1, "'colour'"},
		{"#: form\tclass\tclass\n", 1, "twice"},
		{"#: form\n#: form\n", 2, "second"},
		{"#: form\n\n#= form=x\n", 3, "'form'"},
		{"#: form\n#= x\n", 2, "column=value"},
		{"#: form\n# date: 2026-2-3\n", 2, "yyyy-mm-dd"},
		{"#: form\tclass\n\tWORD\n", 2, "empty form"},
		{"#: form\tclass\n một\tWORD\n", 2, "blanks"},
		{"#: form\tclass\nmột\n", 2, "no class for 'một'"},
		{"#: form\tclass\nmột\tWORD\tx\n", 2, "more cells"},
		{"#: form\tclass\tfreq\nmột\tWORD\t-1\n", 2, "'-1' is not a count"},
		{"#: form\tclass\tfreq\nmột\tWORD\t4294967296\n", 2, "not a count"},
		{"#: form\tclass\tfrom\nmột\tWORD\t2025-02-29\n", 2, "'2025-02-29' is not a date"},
		{"#: form\tclass\tto\nmột\tWORD\t2025-13-01\n", 2, "column 'to'"},
		{"#: form\tclass\tto\nmột\tWORD\t2025-01-00\n", 2, "column 'to'"},
		{"#: form\tclass\tfrom\tto\nmột\tWORD\t2025-01-02\t2025-01-01\n", 2, "later"},
		{"#: form\tclass\tattr\nmột\tWORD\tid\n", 2, "'id' is not key=value"},
		{"#: form\tclass\tattr\nmột\tWORD\t=1\n", 2, "not key=value"},
		{"#: form\tclass\tattr\nmột\tWORD\tid=1;\n", 2, "'' is not key=value"},
		{"#: form\tclass\tattr\nmột\tWORD\tId=1\n", 2, "'Id'"},
		{"#: form\tclass\tattr\nmột\tWORD\tid=1;id=2\n", 2, "twice"},
		{"#: form\tclass\nm\xE1\xBB\tWORD\n", 2, "UTF-8"},
		{"#: form\tclass\nmột\x01\tWORD\n", 2, "control"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		vb_error error = {.struct_size = sizeof error};
		vbi_src_entry e;
		vbi_src src;

		vbi_src_open(&src, "s.tsv", bad[i].source, strlen(bad[i].source));
		assert_int_equal(vbi_src_next(&src, &e, &error), VB_ERR_SYNTAX);
		assert_string_equal(error.source, "s.tsv");
		assert_int_equal(error.line, bad[i].line);
		if (!strstr(error.message, bad[i].words))
			fail_msg("%s: %s", bad[i].words, error.message);
	}
}

static void a_nul_is_no_end(void **state)
{
	static const char source[] = "#: form\tclass\nm\0t\tWORD\n";
	vb_error error = {.struct_size = sizeof error};
	vbi_src_entry e;
	vbi_src src;

	(void)state;
	vbi_src_open(&src, "s.tsv", source, sizeof source - 1);
	assert_int_equal(vbi_src_next(&src, &e, &error), VB_ERR_SYNTAX);
	assert_int_equal(error.position, 15);
	vbi_src_open(&src, "s.tsv", "", 0);
	assert_int_equal(vbi_src_next(&src, &e, &error), VB_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_columns_defaults_and_dates),
		cmocka_unit_test(says_what_is_wrong_and_where),
		cmocka_unit_test(a_nul_is_no_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
