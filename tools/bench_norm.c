/* bench_norm - form, hygiene and the place of marks, in clean, decomposed and TCVN3 text, beside ICU's and utf8proc's NFC.
 *
 * The text is normalised first, so that it is clean to all, and repeated. All take turns in each round; every output is
 * compared with the clean text before anything is timed. */
#include "bench_norm.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <utf8proc.h>

#include "vanban.h"

enum { ROUNDS = 11, BYTES = 16 << 20 };

typedef struct text {
	char *p;
	size_t n;
} text;

static text clean, decomposed, tcvn3, out;
static const char *wrong;

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- the ways; each leaves in out what it made, if check ---- */

static void take(const vb_normalizer *norm, bool check)
{
	size_t n;
	const char *bytes = vb_normalizer_output(norm, &n);

	if (check && out.n + n <= BYTES * 2u)
		memcpy(out.p + out.n, bytes, n);
	out.n += n;
}

static void by_vanban(const text *in, uint32_t charset, uint32_t flags, bool check)
{
	vb_norm_options options = {.struct_size = sizeof options, .charset = charset, .flags = flags};
	vb_normalizer *norm;
	size_t at = 0, used;

	out.n = 0;
	if (vb_normalizer_new(&options, NULL, &norm)) {
		wrong = "memory";
		return;
	}
	for (;;) {
		bool ending = at == in->n;
		vb_status status = ending ? vb_normalizer_end(norm) : vb_normalizer_feed(norm, in->p + at, in->n - at, &used);

		if (status < 0)
			wrong = vb_strerror(status);
		if (status < 0 || (ending && status == VB_OK))
			break;
		at += ending ? 0 : used;
		if (status == VB_READY)
			take(norm, check);
	}
	vb_normalizer_free(norm);
}

static void by_utf8proc(const text *in, utf8proc_option_t form, bool check)
{
	utf8proc_uint8_t *made = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)in->p, (utf8proc_ssize_t)in->n, &made, form | UTF8PROC_STABLE);

	if (n < 0) {
		wrong = utf8proc_errmsg(n);
		return;
	}
	out.n = (size_t)n;
	if (check)
		memcpy(out.p, made, out.n);
	free(made);
}

#ifdef HAVE_CXX
static void by_icu(const text *in)
{
	long n = bench_icu_nfc(in->p, in->n, out.p, BYTES * 2);

	if (n < 0)
		wrong = "ICU failed";
	out.n = (size_t)n;
}

static void icu_clean(bool check) { (void)check; by_icu(&clean); }
static void icu_decomposed(bool check) { (void)check; by_icu(&decomposed); }
#endif
static void utf8proc_clean(bool check) { by_utf8proc(&clean, UTF8PROC_COMPOSE, check); }
static void utf8proc_decomposed(bool check) { by_utf8proc(&decomposed, UTF8PROC_COMPOSE, check); }
static void form_clean(bool check) { by_vanban(&clean, VB_CHARSET_UTF8, VB_NORM_NO_ORTHOGRAPHY, check); }
static void all_clean(bool check) { by_vanban(&clean, VB_CHARSET_UTF8, 0, check); }
static void all_decomposed(bool check) { by_vanban(&decomposed, VB_CHARSET_UTF8, 0, check); }
static void no_edits_decomposed(bool check) { by_vanban(&decomposed, VB_CHARSET_UTF8, VB_NORM_NO_EDITS, check); }
static void from_tcvn3(bool check) { by_vanban(&tcvn3, VB_CHARSET_TCVN3, VB_NORM_NO_EDITS, check); }

/* Speeds are those of the text read; of TCVN3, of the UTF-8 written. */
static const struct row {
	const char *name;
	void (*run)(bool check);
	const text *of;
} rows[] = {
#ifdef HAVE_CXX
	{"clean: ICU normalizeUTF8", icu_clean, &clean},
#endif
	{"clean: utf8proc_map", utf8proc_clean, &clean},
	{"clean: vb, form and hygiene", form_clean, &clean},
	{"clean: vb, and the place of marks", all_clean, &clean},
#ifdef HAVE_CXX
	{"decomposed: ICU normalizeUTF8", icu_decomposed, &decomposed},
#endif
	{"decomposed: utf8proc_map", utf8proc_decomposed, &decomposed},
	{"decomposed: vb", all_decomposed, &decomposed},
	{"decomposed: vb, without edits", no_edits_decomposed, &decomposed},
	{"TCVN3: vb, without edits", from_tcvn3, &clean},
};
enum {
	ROWS = sizeof rows / sizeof *rows,
#ifdef HAVE_CXX
	ICU_CLEAN = 0, UTF8PROC_DECOMPOSED = 5
#else
	ICU_CLEAN = -1, UTF8PROC_DECOMPOSED = 3
#endif
};

/* ---- the texts ---- */

static bool make_texts(const char *bytes, size_t length)
{
	size_t once;

	if (length > BYTES)
		length = BYTES;
	clean.p = malloc(BYTES * 2u);
	out.p = malloc(BYTES * 2u);
	decomposed.p = malloc(BYTES * 2u);
	tcvn3.p = malloc(BYTES * 2u);
	if (!clean.p || !out.p || !decomposed.p || !tcvn3.p || !length)
		return false;
	memset(out.p, 1, BYTES * 2u); /* no page is touched first by who is timed */
	if (vb_normalize(NULL, bytes, length, clean.p, BYTES, &once, NULL, 0, NULL) || once == 0)
		return false;
	if (once > BYTES)
		once = BYTES;
	while (once && ((unsigned char)clean.p[once - 1] >= 0x80 || clean.p[once - 1] > ' '))
		once--; /* whole words */
	for (clean.n = once; once && clean.n + once <= BYTES; clean.n += once)
		memcpy(clean.p + clean.n, clean.p, once);
	if (once == 0 || vb_encode(VB_CHARSET_TCVN3, VB_ENCODE_REPLACE, clean.p, clean.n, tcvn3.p, BYTES, &tcvn3.n, NULL))
		return false;
	by_utf8proc(&clean, UTF8PROC_DECOMPOSE, true);
	if (wrong || out.n > BYTES * 2u)
		return false;
	decomposed.n = out.n;
	memcpy(decomposed.p, out.p, out.n);
	return true;
}

/* All must make of the text what it was; TCVN3 loses the capitals that it cannot tell. */
static const char *check_all(void)
{
	for (size_t i = 0; i < ROWS && !wrong; i++) {
		rows[i].run(true);
		if (!wrong && rows[i].run != from_tcvn3 && (out.n != clean.n || memcmp(out.p, clean.p, out.n) != 0))
			return rows[i].name;
	}
	return wrong;
}

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

/* How much faster than the yardstick: the median of what each round says, as a round's noise is shared by all. */
static void print_ratio(double all[ROWS][ROUNDS], size_t row, int yardstick)
{
	double ratio[ROUNDS];

	if (yardstick < 0) {
		printf("%16s", "-");
		return;
	}
	for (size_t round = 0; round < ROUNDS; round++)
		ratio[round] = (double)rows[row].of->n / all[row][round] / ((double)rows[yardstick].of->n / all[yardstick][round]);
	printf("%16.2f", median(ratio));
}

const char *bench_norm(const char *bytes, size_t length)
{
	static double all[ROWS][ROUNDS];
	const char *failed;

	if (!make_texts(bytes, length))
		return wrong ? wrong : "no texts for normalisation";
	failed = check_all();
	if (failed)
		return failed;
	for (size_t round = 0; round < ROUNDS; round++)
		for (size_t i = 0; i < ROWS; i++) {
			double start = seconds();

			rows[i].run(false);
			all[i][round] = seconds() - start + 1e-9;
		}
	printf("\nNormalisation of %.1f MB; CPU time, medians of %d rounds\n", (double)clean.n / 1e6, ROUNDS);
	printf("%-38s%10s%16s%16s\n", "", "MB/s", "x ICU, clean", "x utf8proc, NFD");
	for (size_t i = 0; i < ROWS; i++) {
		double sorted[ROUNDS];

		memcpy(sorted, all[i], sizeof sorted);
		printf("%-38s%10.1f", rows[i].name, (double)rows[i].of->n / 1e6 / median(sorted));
		print_ratio(all, i, ICU_CLEAN);
		print_ratio(all, i, UTF8PROC_DECOMPOSED);
		putchar('\n');
	}
	if (ICU_CLEAN < 0)
		puts("No C++ compiler was found: ICU's normalizeUTF8 is left out.");
	free(clean.p);
	free(decomposed.p);
	free(tcvn3.p);
	free(out.p);
	return NULL;
}
