/* vbbench - how fast each stage is, beside wc -m, gzip -dc and ICU's NFC on the same text in the same run.
 *
 * Figures are CPU time, the median of several rounds; the stages and the yardsticks take turns within a round, so that a
 * machine whose speed drifts drifts for all. Trust the ratios. bench_norm.c adds a table of normalisation alone,
 * bench_seg.c one of tokens, words and entities beside ICU's word breaks. Not installed. */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "bench_norm.h"
#include "bench_seg.h"
#include "vanban.h"

enum { ROUNDS = 5, MADE_BYTES = 4 << 20 };

struct text {
	char *p;
	size_t n;
	char path[64];    /* a copy in a file, for programs */
	char gz_path[80]; /* the same, compressed */
};

static vb_model *model;
static vb_doc *doc;
static volatile size_t sink;

static void die(const char *what, const char *why)
{
	fprintf(stderr, "vbbench: %s: %s\n", what, why);
	exit(1);
}

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- what is timed ---- */

static double child(const struct text *text, const char *command)
{
	struct rusage before, after;
	char line[256];

	(void)text;
	snprintf(line, sizeof line, "%s > /dev/null", command);
	getrusage(RUSAGE_CHILDREN, &before);
	if (system(line) != 0)
		die(command, "failed");
	getrusage(RUSAGE_CHILDREN, &after);
	return (double)(after.ru_utime.tv_sec - before.ru_utime.tv_sec + after.ru_stime.tv_sec -
	                before.ru_stime.tv_sec) +
	       (double)(after.ru_utime.tv_usec - before.ru_utime.tv_usec + after.ru_stime.tv_usec -
	                before.ru_stime.tv_usec) / 1e6;
}

static double time_wc(const struct text *text)
{
	char command[96];

	snprintf(command, sizeof command, "LC_ALL=C.UTF-8 wc -m %s", text->path);
	return child(text, command);
}

static double time_gzip(const struct text *text)
{
	char command[96];

	snprintf(command, sizeof command, "gzip -dc %s", text->gz_path);
	return child(text, command);
}

static double time_icu(const struct text *text)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
	double start = seconds();
	int32_t n16 = 0, out_n;
	UChar *u16 = malloc((text->n + 1) * sizeof *u16), *out = malloc((text->n + 1) * sizeof *out);
	char *u8 = malloc(text->n + 1);

	if (!u16 || !out || !u8)
		die("memory", strerror(ENOMEM));
	u_strFromUTF8WithSub(u16, (int32_t)text->n + 1, &n16, text->p, (int32_t)text->n, 0xFFFD, NULL, &status);
	out_n = unorm2_normalize(nfc, u16, n16, out, (int32_t)text->n + 1, &status);
	u_strToUTF8(u8, (int32_t)text->n + 1, &n16, out, out_n, &status);
	if (U_FAILURE(status))
		die("ICU", u_errorName(status));
	sink += (size_t)n16;
	free(u16);
	free(out);
	free(u8);
	return seconds() - start;
}

static double normalize(const char *bytes, size_t length, uint32_t charset, uint32_t flags)
{
	vb_norm_options options = {.struct_size = sizeof options, .charset = charset, .flags = flags};
	double start = seconds();
	vb_normalizer *norm;
	size_t at = 0, used, n;

	if (vb_normalizer_new(&options, NULL, &norm))
		die("normalizer", vb_strerror(VB_ERR_MEMORY));
	while (at < length) {
		vb_status status = vb_normalizer_feed(norm, bytes + at, length - at, &used);

		if (status < 0)
			die("normalizer", vb_strerror(status));
		if (status == VB_READY && vb_normalizer_output(norm, &n))
			sink += n;
		at += used;
	}
	while (vb_normalizer_end(norm) == VB_READY)
		if (vb_normalizer_output(norm, &n))
			sink += n;
	vb_normalizer_free(norm);
	return seconds() - start;
}

static double time_normalize(const struct text *text)
{
	return normalize(text->p, text->n, VB_CHARSET_UTF8, 0);
}

/* The same text, in TCVN3; the speed is that of the UTF-8 that comes out. */
static double tcvn3(const struct text *text, uint32_t charset, uint32_t flags)
{
	static char *bytes;
	static size_t length;

	if (!bytes) {
		bytes = malloc(text->n + 1);
		if (!bytes || vb_encode(VB_CHARSET_TCVN3, VB_ENCODE_REPLACE, text->p, text->n, bytes, text->n, &length, NULL))
			die("TCVN3", vb_strerror(VB_ERR_MEMORY));
	}
	return normalize(bytes, length, charset, flags);
}

static double time_tcvn3(const struct text *text) { return tcvn3(text, VB_CHARSET_TCVN3, VB_NORM_NO_EDITS); }
static double time_tcvn3_auto(const struct text *text) { return tcvn3(text, VB_CHARSET_AUTO, VB_NORM_NO_EDITS); }
static double time_tcvn3_edits(const struct text *text) { return tcvn3(text, VB_CHARSET_TCVN3, 0); }

static double time_layers(const struct text *text, uint32_t layers)
{
	double start = seconds();
	size_t at = 0, used;
	vb_status status = vb_doc_begin(doc, NULL, layers);

	while (status >= 0 && at < text->n) {
		status = vb_doc_feed(doc, text->p + at, text->n - at, &used);
		at += used;
	}
	while (status >= 0 && (status = vb_doc_end(doc)) == VB_READY)
		sink += vb_doc_entities(doc, 0, 0, NULL);
	if (status < 0)
		die("analysis", vb_strerror(status));
	return seconds() - start;
}

static double time_tokens(const struct text *text) { return time_layers(text, VB_LAYER_TOKENS); }
static double time_words(const struct text *text) { return time_layers(text, VB_LAYER_WORDS); }
static double time_entities(const struct text *text)
{
	return time_layers(text, VB_LAYER_ENTITIES | VB_LAYER_RELATIONS);
}

static const struct {
	const char *name;
	double (*run)(const struct text *text);
} stage[] = {
	{"wc -m (UTF-8)", time_wc},
	{"gzip -dc", time_gzip},
	{"ICU NFC, through UTF-16", time_icu},
	{"vb: normalise", time_normalize},
	{"vb: normalise, from TCVN3", time_tcvn3},
	{"vb: the same, encoding found out", time_tcvn3_auto},
	{"vb: the same, encoding told, and edits", time_tcvn3_edits},
	{"vb: normalise, tokens, sentences", time_tokens},
	{"vb: the same and words", time_words},
	{"vb: the same and entities, relations", time_entities},
};
enum { STAGES = sizeof stage / sizeof *stage, YARDSTICKS = 3 };

/* ---- the text ---- */

/* A text that looks like news: sentences of a few moulds, filled by a fixed generator. */
static void make_text(struct text *text)
{
	static const char *const rank[] = {"Phó Chủ tịch UBND tỉnh", "Giám đốc Sở Y tế", "Bí thư Huyện ủy",
	                                   "Chánh Văn phòng HĐND tỉnh"};
	static const char *const name[] = {"Nguyễn Văn Bình", "Trần Thị Minh Hạnh", "Lê Quốc Trung", "Phạm Thu Giang"};
	static const char *const place[] = {"Nghệ An", "Lâm Đồng", "Cà Mau", "Thái Nguyên"};
	static const char *const rest[] = {
		"đề nghị các địa phương đẩy nhanh tiến độ giải ngân vốn đầu tư công và chăm lo đời sống nhân dân",
		"nhấn mạnh vai trò của chuyển đổi số trong quản lý hồ sơ, tài liệu và lưu trữ lịch sử",
		"yêu cầu rà soát quy hoạch, bảo đảm an toàn hồ đập trước mùa mưa lũ",
		"trao quà cho các gia đình chính sách và học sinh nghèo vượt khó"};
	uint32_t seed = 20250701;

	text->n = 0;
	text->p = malloc(MADE_BYTES + 1024);
	if (!text->p)
		die("memory", strerror(ENOMEM));
	while (text->n < MADE_BYTES) {
		unsigned pick[6];

		for (size_t i = 0; i < 6; i++) {
			seed = seed * 1664525u + 1013904223u;
			pick[i] = seed >> 24;
		}
		text->n += (size_t)sprintf(
			text->p + text->n,
			"Sáng %u/%u/2024, tại %s, đồng chí %s, %s %s %s theo Quyết định số %u/QĐ-UBND của UBND tỉnh. %s",
			pick[0] % 28 + 1, pick[1] % 12 + 1, place[pick[2] % 4], name[pick[3] % 4], rank[pick[4] % 4],
			place[pick[2] % 4], rest[pick[5] % 4], pick[0] + 100, pick[1] % 5 ? "" : "\n\n");
	}
}

static void read_text(struct text *text, const char *path)
{
	FILE *file = fopen(path, "rb");
	size_t capacity = 1 << 20, n;

	if (!file)
		die(path, strerror(errno));
	text->n = 0;
	text->p = NULL;
	do {
		capacity *= 2;
		text->p = realloc(text->p, capacity);
		if (!text->p)
			die(path, strerror(ENOMEM));
		n = fread(text->p + text->n, 1, capacity - text->n, file);
		text->n += n;
	} while (text->n == capacity);
	if (ferror(file))
		die(path, strerror(errno));
	fclose(file);
	if (text->n == 0 || text->n > INT32_MAX / 4)
		die(path, "wanted: a text of 1 byte to 512 MB");
}

static void write_copies(struct text *text)
{
	char command[160];
	int fd;
	FILE *file;

	strcpy(text->path, "/tmp/vbbench-XXXXXX");
	fd = mkstemp(text->path);
	file = fd < 0 ? NULL : fdopen(fd, "wb");
	if (!file || fwrite(text->p, 1, text->n, file) != text->n || fclose(file))
		die(text->path, strerror(errno));
	snprintf(text->gz_path, sizeof text->gz_path, "%s.gz", text->path);
	snprintf(command, sizeof command, "gzip -c %s > %s", text->path, text->gz_path);
	if (system(command) != 0)
		die("gzip", "failed");
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void print_table(const struct text *text, double median[STAGES])
{
	printf("%.1f MB; CPU time, medians of %d rounds\n", (double)text->n / 1e6, ROUNDS);
	printf("%-38s%10s%12s%12s%12s\n", "", "MB/s", "x wc -m", "x gzip -dc", "x ICU NFC");
	for (size_t i = 0; i < STAGES; i++) {
		printf("%-38s%10.1f", stage[i].name, (double)text->n / 1e6 / median[i]);
		for (size_t y = 0; y < YARDSTICKS; y++)
			printf("%12.3f", median[y] / median[i]);
		putchar('\n');
	}
}

int main(int argc, char **argv)
{
	struct text text;
	double all[STAGES][ROUNDS], median[STAGES];
	vb_error error = {.struct_size = sizeof error};
	const char *failed;

	if (argc > 2 || (argc == 2 && argv[1][0] == '-')) {
		fputs("Usage: vbbench [TEXT]\n", stderr);
		return 2;
	}
	if (vb_model_builtin(NULL, &model, &error) || vb_doc_new(model, NULL, &doc))
		die("model", error.message);
	if (argc == 2)
		read_text(&text, argv[1]);
	else
		make_text(&text);
	write_copies(&text);
	for (size_t round = 0; round < ROUNDS; round++)
		for (size_t i = 0; i < STAGES; i++) {
			all[i][round] = stage[i].run(&text);
			if (all[i][round] < 1e-6)
				all[i][round] = 1e-6;
		}
	unlink(text.path);
	unlink(text.gz_path);
	for (size_t i = 0; i < STAGES; i++) {
		qsort(all[i], ROUNDS, sizeof(double), by_value);
		median[i] = all[i][ROUNDS / 2];
	}
	print_table(&text, median);
	failed = bench_norm(text.p, text.n);
	if (failed)
		die("normalisation", failed);
	failed = bench_seg(model, text.p, text.n);
	if (failed)
		die("segmentation", failed);
	free(text.p);
	vb_doc_free(doc);
	vb_model_free(model);
	return fflush(stdout) ? 1 : 0;
}
