/* tests/t_normspec.c - the rows of tests/spec/normalize.txt: what becomes of the input, twice the same, doubts told. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vanban.h"

static const struct {
	const char *name;
	uint32_t flags, tone, punct;
} modes[] = {
	{"keep", 0, 0, 0},
	{"clean", VB_NORM_REPAIR | VB_NORM_DOUBTS, 0, 0},
	{"ocr", VB_NORM_OCR, 0, 0},
	{"plain", 0, 0, VB_PUNCT_PLAIN},
	{"school", VB_NORM_IY_SCHOOL, 0, 0},
	{"main", 0, VB_TONE_HOA_MAIN, 0},
	{"first", 0, VB_TONE_HOA_FIRST, 0},
	{"unwrap", VB_NORM_UNWRAP, 0, 0},
	{"html", VB_NORM_HTML, 0, 0},
};

static vb_norm_options read_mode(char *text)
{
	vb_norm_options o = {.struct_size = sizeof o};

	for (char *name = strtok(text, "+"); name; name = strtok(NULL, "+")) {
		size_t i = 0;

		while (i < sizeof modes / sizeof *modes && strcmp(modes[i].name, name) != 0)
			i++;
		if (i == sizeof modes / sizeof *modes)
			fail_msg("no mode %s", name);
		o.flags |= modes[i].flags;
		o.tone |= modes[i].tone;
		o.punct |= modes[i].punct;
	}
	return o;
}

static char *put_utf8(char *out, unsigned long cp)
{
	unsigned more = cp < 0x80 ? 0 : cp < 0x800 ? 1 : cp < 0x10000 ? 2 : 3;
	static const unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};

	*out++ = (char)(lead[more] | cp >> 6 * more);
	while (more--)
		*out++ = (char)(0x80 | (cp >> 6 * more & 63));
	return out;
}

/* \uXXXX, \UXXXXXXXX and \n, \r, \t, in place. */
static void unescape(char *text)
{
	char *out = text;

	for (const char *p = text; *p;) {
		if (*p != '\\') {
			*out++ = *p++;
		} else if (p[1] == 'u' || p[1] == 'U') {
			unsigned n = p[1] == 'u' ? 4 : 8;
			char digits[9] = "";

			memcpy(digits, p + 2, n);
			out = put_utf8(out, strtoul(digits, NULL, 16));
			p += 2 + n;
		} else {
			*out++ = p[1] == 'n' ? '\n' : p[1] == 'r' ? '\r' : p[1] == 't' ? '\t' : p[1];
			p += 2;
		}
	}
	*out = '\0';
}

static void run(const vb_norm_options *options, const vb_model *model, const char *in, char *out, size_t capacity, uint64_t doubts[VB_CHANGE_END])
{
	vb_normalizer *norm;
	size_t used = 0, n = 0, length;
	vb_status status;

	assert_int_equal(vb_normalizer_new(options, NULL, &norm), VB_OK);
	vb_normalizer_words(norm, model);
	status = vb_normalizer_feed(norm, in, strlen(in), &used);
	assert_int_equal(status, VB_OK);
	assert_int_equal(used, strlen(in));
	while (vb_normalizer_end(norm) == VB_READY) {
		const char *chunk = vb_normalizer_output(norm, &length);

		assert_true(n + length < capacity);
		memcpy(out + n, chunk, length);
		n += length;
	}
	out[n] = '\0';
	for (uint32_t kind = 0; kind < VB_CHANGE_END; kind++) {
		vb_norm_count count = {.struct_size = sizeof count};

		assert_int_equal(vb_normalizer_count(norm, kind, &count), VB_OK);
		doubts[kind] = kind < VB_DOUBT_DOUBLED ? 0 : count.count;
	}
	vb_normalizer_free(norm);
}

static void check(unsigned line, char *mode, char *in, char *want, const vb_model *model)
{
	char once[1024], twice[1024], *doubt = strchr(mode, '?');
	uint64_t doubts[VB_CHANGE_END], other[VB_CHANGE_END], all = 0;
	vb_norm_options options;

	if (doubt)
		*doubt++ = '\0';
	options = read_mode(mode);
	unescape(in);
	unescape(want);
	run(&options, model, in, once, sizeof once, doubts);
	if (strcmp(once, strcmp(want, "=") == 0 ? in : want) != 0)
		fail_msg("line %u: <%s> became <%s>, not <%s>", line, in, once, want);
	for (uint32_t kind = 0; kind < VB_CHANGE_END; kind++) {
		all += doubts[kind];
		if (doubt && strcmp(vb_change_name(kind), doubt) == 0 && doubts[kind] != 1)
			fail_msg("line %u: <%s>: %d doubts of kind %s", line, in, (int)doubts[kind], doubt);
	}
	if (all != (doubt != NULL))
		fail_msg("line %u: <%s>: %d doubts", line, in, (int)all);
	if (!(options.flags & VB_NORM_HTML)) {
		run(&options, model, once, twice, sizeof twice, other);
		if (strcmp(once, twice) != 0)
			fail_msg("line %u: <%s> became <%s>, then <%s>", line, in, once, twice);
	}
}

static void rows(void **state)
{
	char path[1024], line[2048];
	unsigned number = 0, count = 0;
	vb_model *model;
	FILE *file;

	(void)state;
	assert_non_null(getenv("SRC"));
	snprintf(path, sizeof path, "%s/tests/spec/normalize.txt", getenv("SRC"));
	file = fopen(path, "r");
	assert_non_null(file);
	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	while (fgets(line, sizeof line, file)) {
		char *in, *want, *why;

		number++;
		if (line[0] == '#')
			continue;
		in = strchr(line, '\t');
		want = in ? strchr(in + 1, '\t') : NULL;
		why = want ? strchr(want + 1, '\t') : NULL;
		if (!why)
			fail_msg("line %u has too few columns", number);
		*in++ = *want++ = *why++ = '\0';
		check(number, line, in, want, model);
		count++;
	}
	fclose(file);
	vb_model_free(model);
	assert_true(count > 80);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(rows)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
