/* tests/t_model.c - models, loader and builder through the public interface, and every allocation failing in turn. */
#include "dict_test.h"

#include <stdio.h>

static const char over[] = "#: form\tclass\tcanon\nchủ tịch\t-WORD\nPhương\tGIVEN\nUBND\tORG_ABBR\tỦy ban\n";

static void compile(const char *source, vb_dict_builder **builder, const void **bytes, size_t *n)
{
	assert_int_equal(vb_dict_builder_new(NULL, builder), VB_OK);
	assert_int_equal(vb_dict_builder_add(*builder, "s.tsv", source, strlen(source), NULL), VB_OK);
	assert_int_equal(vb_dict_builder_finish(*builder, 0, bytes, n, NULL), VB_OK);
}

static size_t lookup(const vb_model *model, const char *form, size_t *first)
{
	return vb_dict_lookup(model, form, strlen(form), first);
}

static void is_fact(const vb_model *model, const char *name, const char *want)
{
	char text[64];

	assert_int_equal(vb_model_info(model, name, NULL, 0), strlen(want));
	vb_model_info(model, name, text, sizeof text);
	assert_string_equal(text, want);
}

static void a_model_from_memory(void **state)
{
	vb_dict_entry e = {.struct_size = sizeof e};
	vb_dict_builder *builder;
	const void *bytes;
	vb_model *model;
	size_t n, first;

	(void)state;
	compile(test_source, &builder, &bytes, &n);
	assert_int_equal(vb_dict_verify(bytes, n, NULL), VB_OK);
	assert_int_equal(vb_model_memory(bytes, n, NULL, &model, NULL), VB_OK);
	vb_dict_builder_free(builder);
	is_fact(model, "format", "1.0");
	is_fact(model, "entries", "13");
	is_fact(model, "date", "2026-02-03");
	is_fact(model, "origin", "memory");
	assert_int_equal(vb_model_info(model, "source-digest", NULL, 0), 16);
	assert_int_equal(vb_model_info(model, "weather", NULL, 0), 0);
	assert_true(vb_model_info(model, "classes", NULL, 0) > 1000);
	assert_int_equal(vb_dict_count(model), 13);

	assert_int_equal(lookup(model, "CHỦ TỊCH", &first), 2);
	assert_int_equal(vb_dict_get(model, first, &e), VB_OK);
	assert_int_equal(e.classes_length, 6);
	assert_memory_equal(e.classes, "T_HEAD", 6);
	assert_int_equal(e.frequency, 12);
	assert_int_equal(e.form_length, strlen("chủ tịch"));
	assert_memory_equal(e.form, "chủ tịch", e.form_length);
	/* As users may write it: decomposed, with the mark on another vowel. */
	assert_int_equal(lookup(model, "ta\xCC\x82n hoa\xCC\x80", &first), 3);
	assert_int_equal(lookup(model, "tân hoá", &first), 0);
	assert_int_equal(lookup(model, "", &first), 0);
	assert_int_equal(vb_dict_get(model, 13, &e), VB_ERR_ARGUMENT);
	e.struct_size = 4;
	assert_int_equal(vb_dict_get(model, 0, &e), VB_ERR_ARGUMENT);
	vb_model_free(model);
}

static void layers(void **state)
{
	vb_dict_entry e = {.struct_size = sizeof e};
	vb_dict_builder *builder;
	const void *bytes;
	vb_loader *loader;
	vb_model *model;
	size_t n, first;

	(void)state;
	compile(over, &builder, &bytes, &n);
	for (int index = 0; index < 2; index++) { /* the upper layer as a source, and compiled */
		assert_int_equal(vb_loader_new(NULL, &loader), VB_OK);
		assert_int_equal(vb_loader_add_memory(loader, "low", test_source, strlen(test_source), NULL), VB_OK);
		assert_int_equal(vb_loader_add_memory(loader, "high", index ? bytes : over, index ? n : strlen(over), NULL),
		                 VB_OK);
		assert_int_equal(vb_loader_finish(loader, &model, NULL), VB_OK);
		is_fact(model, "origin", "low + high");
		is_fact(model, "date", "2026-02-03");
		assert_int_equal(lookup(model, "chủ tịch", &first), 1);
		assert_int_equal(lookup(model, "phương", &first), 1);
		assert_int_equal(lookup(model, "ubnd", &first), 1);
		assert_int_equal(vb_dict_get(model, first, &e), VB_OK);
		assert_int_equal(e.canon_length, strlen("Ủy ban"));
		vb_model_free(model);
		/* The loader is empty again. */
		assert_int_equal(vb_loader_finish(loader, &model, NULL), VB_OK);
		assert_int_equal(vb_dict_count(model), 0);
		vb_model_free(model);
		vb_loader_free(loader);
	}
	vb_dict_builder_free(builder);
}

static void a_failed_layer_ends_the_loader(void **state)
{
	vb_error error = {.struct_size = sizeof error};
	vb_loader *loader;
	vb_model *model;

	(void)state;
	assert_int_equal(vb_loader_new(NULL, &loader), VB_OK);
	assert_int_equal(vb_loader_add_file(loader, "/nonexistent/a.tsv", &error), VB_ERR_IO);
	assert_string_equal(error.source, "/nonexistent/a.tsv");
	assert_string_equal(error.message, "No such file or directory");
	assert_int_equal(vb_loader_add_memory(loader, "over", over, strlen(over), &error), VB_ERR_STATE);
	assert_int_equal(vb_loader_finish(loader, &model, &error), VB_ERR_STATE);
	assert_null(model);
	vb_loader_free(loader);
	assert_int_equal(vb_model_open("/", NULL, &model, &error), VB_ERR_IO);
	assert_string_equal(error.message, "Is a directory");
	assert_int_equal(vb_model_memory("#: form\n", 8, NULL, &model, &error), VB_ERR_FORMAT);
	assert_int_equal(vb_model_memory(NULL, 0, NULL, &model, &error), VB_ERR_FORMAT);
	assert_null(model);
}

static void a_failed_source_ends_the_builder(void **state)
{
	vb_error error = {.struct_size = sizeof error};
	vb_dict_builder *builder;
	const void *bytes;
	size_t n;

	(void)state;
	assert_int_equal(vb_dict_builder_new(NULL, &builder), VB_OK);
	assert_int_equal(vb_dict_builder_add(builder, "s.tsv", "#: form\tclass\nan\tWORD\nan\tX\n", 28, &error),
	                 VB_ERR_SYNTAX);
	assert_int_equal(error.line, 3);
	assert_int_equal(vb_dict_builder_finish(builder, 0, &bytes, &n, &error), VB_ERR_STATE);
	vb_dict_builder_free(builder);
	vb_dict_builder_free(NULL);
	vb_loader_free(NULL);
	vb_model_free(NULL);
}

/* Building, verifying nothing, loading layers, looking up: with an allocator that gives out at the n-th request. */
static vb_status whole_story(const vb_allocator *allocator, const void *index, size_t length, bool *found)
{
	vb_dict_builder *builder = NULL;
	vb_loader *loader = NULL;
	vb_model *model = NULL;
	const void *bytes;
	size_t n, first;
	vb_status status;

	status = vb_dict_builder_new(allocator, &builder);
	if (!status)
		status = vb_dict_builder_add(builder, "s.tsv", test_source, strlen(test_source), NULL);
	if (!status)
		status = vb_dict_builder_finish(builder, 0, &bytes, &n, NULL);
	if (!status)
		status = vb_loader_new(allocator, &loader);
	if (!status)
		status = vb_loader_add_memory(loader, "low", bytes, n, NULL);
	if (!status)
		status = vb_loader_add_memory(loader, "mid", over, strlen(over), NULL);
	if (!status)
		status = vb_loader_add_memory(loader, "high", index, length, NULL);
	if (!status)
		status = vb_loader_finish(loader, &model, NULL);
	*found = !status && lookup(model, "ta\xCC\x82n hoa\xCC\x80", &first) == 3;
	vb_model_free(model);
	vb_loader_free(loader);
	vb_dict_builder_free(builder);
	return status;
}

static void every_allocation_failing(void **state)
{
	vb_dict_builder *builder;
	const void *index;
	size_t length, n = 0;
	bool found;

	(void)state;
	compile(over, &builder, &index, &length);
	for (bool done = false; !done;) {
		counted c = {0};
		vb_allocator allocator = counted_allocator(&c);
		vb_status status;

		c.fail_at = ++n;
		status = whole_story(&allocator, index, length, &found);
		assert_int_equal(c.live, 0);
		assert_true(status == VB_OK || status == VB_ERR_MEMORY);
		done = c.calls < n;
		if (done)
			assert_true(found);
		else
			assert_false(found); /* a look-up without memory finds nothing */
	}
	assert_true(n > 100);
	vb_dict_builder_free(builder);
}

static void the_built_in_model(void **state)
{
	vb_dict_entry e = {.struct_size = sizeof e};
	vb_loader *loader;
	vb_model *model;
	size_t first, count;

	(void)state;
	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	is_fact(model, "origin", "built-in");
	assert_true(vb_dict_count(model) > 1000);
	/* Every entry is found by its own form. */
	for (size_t i = 0; i < vb_dict_count(model); i++) {
		assert_int_equal(vb_dict_get(model, i, &e), VB_OK);
		count = vb_dict_lookup(model, e.form, e.form_length, &first);
		if (i < first || i >= first + count)
			fail_msg("%.*s", (int)e.form_length, e.form);
	}
	count = vb_dict_count(model);
	vb_model_free(model);
	/* A word laid over it. */
	assert_int_equal(vb_loader_new(NULL, &loader), VB_OK);
	assert_int_equal(vb_loader_add_builtin(loader, NULL), VB_OK);
	assert_int_equal(vb_loader_add_memory(loader, "one", "#: form\tclass\nzyxwv qponm\tWORD\n", 31, NULL), VB_OK);
	assert_int_equal(vb_loader_finish(loader, &model, NULL), VB_OK);
	assert_int_equal(vb_dict_count(model), count + 1);
	vb_model_free(model);
	vb_loader_free(loader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_model_from_memory),
		cmocka_unit_test(layers),
		cmocka_unit_test(a_failed_layer_ends_the_loader),
		cmocka_unit_test(a_failed_source_ends_the_builder),
		cmocka_unit_test(every_allocation_failing),
		cmocka_unit_test(the_built_in_model),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
