/* t_sentence.c - the examples of tests/spec/sentence.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model.h"
#include "seg/segment.h"

static size_t unescape(const char *in, char *out)
{
	size_t n = 0;

	for (; *in; in++)
		if (in[0] == '\\' && in[1] == 'n') {
			out[n++] = '\n';
			in++;
		} else {
			out[n++] = *in;
		}
	return n;
}

/* Sentences as the specification writes them. */
static void describe(vbi_seg *seg, const char *text, size_t length, char *out)
{
	uint32_t paragraph = UINT32_MAX, next = 0;

	*out = 0;
	assert_int_equal(vbi_seg_tokens(seg, text, (uint32_t)length), VB_OK);
	assert_int_equal(vbi_seg_matches(seg), VB_OK);
	assert_int_equal(vbi_seg_sentences(seg), VB_OK);
	for (size_t s = 0; s < seg->sentences; s++) {
		const vbi_range *range = &seg->sentence[s];
		vbi_slice slice = vbi_toks_text(seg, range->first, range->first + range->count);
		char *p = out + strlen(out);

		assert_int_equal(range->first, next);
		next += range->count;
		for (uint32_t t = range->first; t < next; t++)
			assert_int_equal(seg->tok[t].sentence, s);
		*p++ = range->kind == paragraph ? '-' : '=';
		*p++ = ' ';
		paragraph = range->kind;
		for (size_t i = 0; i < slice.n; i++) {
			if (slice.p[i] == '\n') {
				*p++ = '\\';
				*p++ = 'n';
			} else {
				*p++ = slice.p[i];
			}
		}
		*p++ = '\n';
		*p = 0;
	}
	assert_int_equal(next, seg->toks);
}

static unsigned check(vbi_seg *seg, const char *text, size_t length, const char *want, unsigned number)
{
	char got[8192];

	describe(seg, text, length, got);
	if (strcmp(got, want) == 0)
		return 0;
	print_error("sentence.txt:%u:\nwant\n%sgot\n%s", number, want, got);
	return 1;
}

static void specification(void **state)
{
	char path[1024], line[2048], text[2048], want[8192] = "";
	size_t length = 0;
	unsigned number = 0, at = 0, bad = 0, examples = 0;
	const char *src = getenv("SRC");
	vb_model *model;
	vbi_seg seg;
	FILE *file;

	(void)state;
	snprintf(path, sizeof path, "%s/tests/spec/sentence.txt", src ? src : ".");
	file = fopen(path, "r");
	assert_non_null(file);
	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	vbi_seg_init(&seg, &model->mem, &model->lex);
	while (fgets(line, sizeof line, file)) {
		number++;
		if (line[0] == '>') {
			if (examples++)
				bad += check(&seg, text, length, want, at);
			line[strcspn(line, "\n")] = 0;
			length = unescape(line + 2, text);
			*want = 0;
			at = number;
		} else if (line[0] == '=' || line[0] == '-') {
			strcat(want, line);
		}
	}
	bad += check(&seg, text, length, want, at);
	fclose(file);
	vbi_seg_free(&seg);
	vb_model_free(model);
	assert_int_equal(bad, 0);
	assert_true(examples > 15);
}

static void nothing(void **state)
{
	vbi_mem mem;
	vbi_seg seg;
	char out[64];

	(void)state;
	assert_int_equal(vbi_mem_init(&mem, NULL), VB_OK);
	vbi_seg_init(&seg, &mem, NULL);
	describe(&seg, "", 0, out);
	assert_int_equal(seg.sentences, 0);
	describe(&seg, " \n\n ", 4, out);
	assert_int_equal(seg.sentences, 0);
	describe(&seg, ".", 1, out);
	assert_string_equal(out, "= .\n");
	vbi_seg_free(&seg);
}

/* The bytes of a file; *length gets how many. */
static char *whole(const char *name, size_t *length)
{
	char path[4096], *bytes;
	FILE *file;
	long end;

	snprintf(path, sizeof path, "%s/%s", getenv("SRC") ? getenv("SRC") : ".", name);
	file = fopen(path, "rb");
	assert_non_null(file);
	assert_int_equal(fseek(file, 0, SEEK_END), 0);
	end = ftell(file);
	assert_true(end > 0);
	rewind(file);
	bytes = malloc((size_t)end);
	assert_non_null(bytes);
	*length = fread(bytes, 1, (size_t)end, file);
	assert_int_equal(*length, end);
	fclose(file);
	return bytes;
}

static void run(const vbi_stages *stages, vbi_seg *seg, const char *text, size_t length, bool matches)
{
	assert_int_equal(stages->tokens(seg, text, (uint32_t)length), VB_OK);
	if (matches)
		assert_int_equal(stages->matches(seg), VB_OK);
	assert_int_equal(stages->sentences(seg), VB_OK);
	assert_int_equal(stages->words(seg), VB_OK);
}

static void same(const vbi_seg *a, const vbi_seg *b)
{
	assert_int_equal(a->toks, b->toks);
	for (size_t i = 0; i < a->toks; i++) {
		const vbi_tok *t = &a->tok[i], *u = &b->tok[i];

		assert_true(t->start == u->start && t->end == u->end && vbi_tok_code(t) == vbi_tok_code(u) && t->kind == u->kind &&
		            t->shape == u->shape && t->space == u->space && t->sentence == u->sentence);
	}
	assert_int_equal(a->sentences, b->sentences);
	assert_memory_equal(a->sentence, b->sentence, a->sentences * sizeof *a->sentence);
	assert_int_equal(a->words, b->words);
	assert_memory_equal(a->word, b->word, a->words * sizeof *a->word);
	assert_int_equal(a->matches, b->matches);
	for (size_t m = 0; m < a->matches; m++)
		assert_true(a->match[m].name == b->match[m].name && a->match[m].mask == b->match[m].mask);
}

/* The stages for newer processors do what those for all do, also where a text ends within a block. */
static void wide_as_plain(void **state)
{
	static const char *const files[] = {"tests/samples/reviews.txt", "tests/samples/tap-huan.txt", "tests/spec/token.txt"};
	const vbi_stages *wide = vbi_stages_wide();
	vb_error error = {.struct_size = sizeof error};
	vb_model *model;

	(void)state;
	if (!wide)
		skip();
	assert_int_equal(vb_model_open(NULL, NULL, &model, &error), VB_OK);
	for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
		size_t length;
		char *text = whole(files[f], &length);
		vbi_mem mem;
		vbi_seg a, b;

		assert_int_equal(vbi_mem_init(&mem, NULL), VB_OK);
		vbi_seg_init(&a, &mem, &model->lex);
		vbi_seg_init(&b, &mem, &model->lex);
		for (size_t less = 0; less < 200 && less < length; less++) {
			run(vbi_stages_plain(), &a, text, length - less, less % 2);
			run(wide, &b, text, length - less, less % 2);
			same(&a, &b);
		}
		vbi_seg_free(&a);
		vbi_seg_free(&b);
		free(text);
	}
	vb_model_free(model);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(specification),
		cmocka_unit_test(nothing),
		cmocka_unit_test(wide_as_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
