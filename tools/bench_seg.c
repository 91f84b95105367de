/* bench_seg - tokens, words and entities beside ICU's word break iterator over the same text.
 *
 * ICU, in its Vietnamese locale, is timed twice: the iterator alone, with the text in UTF-16 already, and with the way from
 * UTF-8 there. The rows of vanban are the whole way from bytes of UTF-8, normalisation included; `vbner` is what the tool does, with all it can find, up to the
 * bytes of JSON Lines. All take turns in each round. */
#include "bench_seg.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <unicode/ubrk.h>
#include <unicode/ustring.h>

enum { ROUNDS = 7, BYTES = 16 << 20, PIECE = 4096 };

static struct {
	const char *p;
	size_t n;
	UChar *u16;
	int32_t n16;
} text;
static UBreakIterator *breaks;
static vb_doc *doc;
static vb_writer *writer;
static union {
	vb_token token[PIECE];
	vb_sentence sentence[PIECE];
	vb_word word[PIECE];
} piece;
static size_t sink;
static const char *wrong;

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- the ways ---- */

static void icu_words(void)
{
	UErrorCode status = U_ZERO_ERROR;

	ubrk_setText(breaks, text.u16, text.n16, &status);
	if (U_FAILURE(status))
		wrong = u_errorName(status);
	while (!wrong && ubrk_next(breaks) != UBRK_DONE)
		sink++;
}

static void convert(void)
{
	UErrorCode status = U_ZERO_ERROR;

	u_strFromUTF8WithSub(text.u16, (int32_t)text.n + 1, &text.n16, text.p, (int32_t)text.n, 0xFFFD, NULL, &status);
	if (U_FAILURE(status))
		wrong = u_errorName(status);
}

static void icu_from_utf8(void)
{
	convert();
	icu_words();
}

/* The results of a window, as one who wants them takes them: all of them, in pieces. */
static void window(uint32_t layers)
{
	size_t n;

	if (layers & VB_LAYER_ENTITIES) {
		vb_status status = vb_writer_add(writer, doc);

		if (status < 0)
			wrong = vb_strerror(status);
		vb_writer_take(writer, &n);
		sink += n;
		return;
	}
	for (size_t at = 0; (n = vb_doc_tokens(doc, at, PIECE, piece.token)) > 0; at += n)
		sink += (size_t)piece.token[n - 1].end;
	for (size_t at = 0; (n = vb_doc_sentences(doc, at, PIECE, piece.sentence)) > 0; at += n)
		sink += (size_t)piece.sentence[n - 1].end;
	for (size_t at = 0; (n = vb_doc_words(doc, at, PIECE, piece.word)) > 0; at += n)
		sink += (size_t)piece.word[n - 1].end;
}

static void run(uint32_t layers)
{
	vb_status status = vb_doc_begin(doc, NULL, layers);
	size_t at = 0, used;

	if (layers & VB_LAYER_ENTITIES)
		vb_writer_begin(writer, NULL, 0);
	while (status >= 0 && at < text.n) {
		status = vb_doc_feed(doc, text.p + at, text.n - at, &used);
		at += used;
		if (status == VB_READY)
			window(layers);
	}
	while (status >= 0 && (status = vb_doc_end(doc)) == VB_READY)
		window(layers);
	while (status >= 0 && layers & VB_LAYER_ENTITIES && (status = vb_writer_end(writer)) == VB_READY)
		vb_writer_take(writer, &used);
	if (layers & VB_LAYER_ENTITIES)
		vb_writer_take(writer, &used);
	if (status < 0)
		wrong = vb_strerror(status);
}

#define FOUND (VB_LAYER_ENTITIES | VB_LAYER_RELATIONS | VB_LAYER_NUMBERS)

static void tokens(void) { run(VB_LAYER_TOKENS); }
static void sentences(void) { run(VB_LAYER_TOKENS | VB_LAYER_SENTENCES); }
static void words(void) { run(VB_LAYER_WORDS); }
static void vbner(void) { run(FOUND); }

static const struct row {
	const char *name;
	void (*run)(void);
} rows[] = {
	{"ICU word breaks, of UTF-16", icu_words},
	{"ICU word breaks, of UTF-8", icu_from_utf8},
	{"tokens", tokens},
	{"tokens, sentences", sentences},
	{"words", words},
	{"vbner", vbner},
};
enum { ROWS = sizeof rows / sizeof *rows, YARDSTICKS = 2 };

/* ---- the table ---- */

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *list)
{
	qsort(list, ROUNDS, sizeof *list, by_value);
	return list[ROUNDS / 2];
}

static bool prepare(const vb_model *model)
{
	UErrorCode status = U_ZERO_ERROR;

	text.u16 = malloc((text.n + 1) * sizeof *text.u16);
	if (!text.u16 || vb_doc_new(model, NULL, &doc) || vb_writer_new(VB_FORMAT_JSONL, FOUND, NULL, &writer))
		return false;
	convert();
	breaks = ubrk_open(UBRK_WORD, "vi", NULL, 0, &status);
	return !U_FAILURE(status);
}

/* How much faster than the yardstick. A round's noise is shared by all: so the median is that of what each round says. */
static double ratio_to(double all[ROWS][ROUNDS], size_t row, size_t yardstick)
{
	double ratio[ROUNDS];

	for (size_t round = 0; round < ROUNDS; round++)
		ratio[round] = all[yardstick][round] / all[row][round];
	return median(ratio);
}

static void print_rows(double all[ROWS][ROUNDS])
{
	printf("\nSegmentation of %.1f MB; CPU time, medians of %d rounds\n", (double)text.n / 1e6, ROUNDS);
	printf("%-38s%10s%16s%16s\n", "", "MB/s", "x ICU, UTF-16", "x ICU, UTF-8");
	for (size_t i = 0; i < ROWS; i++) {
		double sorted[ROUNDS];

		for (size_t round = 0; round < ROUNDS; round++)
			sorted[round] = all[i][round];
		printf("%-38s%10.1f", rows[i].name, (double)text.n / 1e6 / median(sorted));
		for (size_t y = 0; y < YARDSTICKS; y++)
			printf("%16.2f", ratio_to(all, i, y));
		putchar('\n');
	}
}

const char *bench_seg(const vb_model *model, const char *bytes, size_t length)
{
	static double all[ROWS][ROUNDS];

	text.p = bytes;
	text.n = length < BYTES ? length : BYTES;
	if (!prepare(model))
		wrong = "no memory, or no word breaks of ICU";
	for (size_t round = 0; round <= ROUNDS && !wrong; round++) /* the first fills caches and does not count */
		for (size_t i = 0; i < ROWS && !wrong; i++) {
			double start = seconds();

			rows[i].run();
			if (round)
				all[i][round - 1] = seconds() - start + 1e-9;
		}
	if (!wrong)
		print_rows(all);
	ubrk_close(breaks);
	vb_writer_free(writer);
	vb_doc_free(doc);
	free(text.u16);
	return wrong;
}
