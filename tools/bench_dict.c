/* vbbench-dict - the index beside marisa-trie: size of the file, exact look-up, all matches from each token of running
 * text; the same keys, the same text, in one run. For `make bench`, where marisa and a C++ compiler are. Not installed.
 *
 * Keys are those of the built-in dictionary, in small letters. Both sides get what a pipeline has at that point: we the
 * codes of tokens, marisa the bytes of the same tokens; a third row cuts bytes into tokens first. Figures are CPU time,
 * medians of rounds in which the sides take turns: trust the ratios. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bench_marisa.h"
#include "builtin.h"
#include "dict/form.h"
#include "dict/lexicon.h"
#include "vanban.h"

enum { ROUNDS = 7, MADE_TOKENS = 1 << 20 };

/* Each key: bytes, and codes with where they begin. */
typedef struct key_list {
	char **key;
	size_t *length;
	vbi_code *code;
	uint32_t *first; /* [n + 1] */
	uint32_t *freq;
	size_t n;
} key_list;

typedef struct running {
	bench_text text;
	vbi_code *code; /* [tokens] */
	char *bytes;
	uint32_t *start;
} running;

static volatile size_t sink;

static void die(const char *what, const char *why)
{
	fprintf(stderr, "vbbench-dict: %s: %s\n", what, why);
	exit(1);
}

static void *need(void *p)
{
	if (!p)
		die("memory", strerror(ENOMEM));
	return p;
}

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static uint32_t next_number(void)
{
	static uint64_t state = 88172645463325252u;

	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)(state >> 32);
}

/* ---- keys ---- */

/* Bytes of a key in small letters; ours are made from the same, so that both sides have the same list. */
static void list_keys(const vbi_lexicon *lex, key_list *out)
{
	vbi_speller speller = {.pool = lex->token_pool, .token = lex->token};
	uint16_t codes[VBI_FORM_CODES];
	char text[VBI_FORM_SPELLED + 17];

	out->key = need(calloc(lex->trie.keys, sizeof *out->key));
	out->length = need(calloc(lex->trie.keys, sizeof *out->length));
	out->freq = need(calloc(lex->trie.keys, sizeof *out->freq));
	for (uint32_t k = 0; k < lex->trie.keys; k++) {
		size_t n = vbi_trie_codes(&lex->trie, k, codes, VBI_FORM_CODES);

		n = vbi_spell(&speller, codes, n, VBI_FORM_LOWER, text);
		if (n == 0)
			continue; /* longer than that */
		out->key[out->n] = need(malloc(n + 1));
		memcpy(out->key[out->n], text, n);
		out->key[out->n][n] = '\0';
		out->length[out->n] = n;
		for (uint32_t e = lex->first[k]; e < lex->first[k + 1]; e++)
			if (lex->entry[e].freq > out->freq[out->n])
				out->freq[out->n] = lex->entry[e].freq;
		out->n++;
	}
}

/* An index with these keys and nothing else. */
static void build(const key_list *list, const void **bytes, size_t *size, vb_dict_builder **builder)
{
	vb_error error = {.struct_size = sizeof error};
	size_t n = 32, at;
	char *source;

	for (size_t i = 0; i < list->n; i++)
		n += list->length[i] + 8;
	source = need(malloc(n));
	at = (size_t)sprintf(source, "#: form\tclass\n");
	for (size_t i = 0; i < list->n; i++)
		at += (size_t)sprintf(source + at, "%s\tWORD\n", list->key[i]);
	if (vb_dict_builder_new(NULL, builder) || vb_dict_builder_add(*builder, "keys", source, at, &error) ||
	    vb_dict_builder_finish(*builder, 0, bytes, size, &error))
		die("index", error.message);
	free(source);
}

/* In another order, so that one look-up does not warm the next. */
static void shuffle(key_list *list)
{
	for (size_t i = list->n; i > 1; i--) {
		size_t j = next_number() % i;
		char *key = list->key[i - 1];
		size_t length = list->length[i - 1];
		uint32_t freq = list->freq[i - 1];

		list->key[i - 1] = list->key[j];
		list->length[i - 1] = list->length[j];
		list->freq[i - 1] = list->freq[j];
		list->key[j] = key;
		list->length[j] = length;
		list->freq[j] = freq;
	}
}

/* One behind the other as they will be asked for: what is timed is the trie, not where malloc put a key. */
static void pack(key_list *list)
{
	size_t n = 0;
	char *p;

	for (size_t i = 0; i < list->n; i++)
		n += list->length[i];
	p = need(malloc(n + 1));
	for (size_t i = 0; i < list->n; p += list->length[i], i++) {
		memcpy(p, list->key[i], list->length[i]);
		free(list->key[i]);
		list->key[i] = p;
	}
}

static vbi_code code_of(const vbi_lexicon *lex, const vbi_form_piece *piece)
{
	if (piece->code != VBI_CODE_NONE || piece->n > sizeof piece->text)
		return piece->code;
	return vbi_lex_token(lex, piece->text, piece->n);
}

static void cut_keys(const vbi_lexicon *lex, key_list *list)
{
	size_t n = 0;

	list->code = need(malloc(list->n * VBI_FORM_SPELLED * sizeof *list->code));
	list->first = need(malloc((list->n + 1) * sizeof *list->first));
	for (size_t i = 0; i < list->n; i++) {
		vbi_form_piece piece;
		uint32_t at = 0;

		list->first[i] = (uint32_t)n;
		while (vbi_form_next(vbi_slice_of(list->key[i], list->length[i]), &at, &piece))
			list->code[n++] = code_of(lex, &piece);
	}
	list->first[list->n] = (uint32_t)n;
}

/* ---- text ---- */

static void add_tokens(const vbi_lexicon *lex, running *r, vbi_slice line, size_t *capacity)
{
	vbi_speller speller = {.pool = lex->token_pool, .token = lex->token};
	vbi_form_piece piece;
	uint32_t at = 0;

	while (vbi_form_next(line, &at, &piece)) {
		char text[VBI_FORM_SPELLED + 17];
		const char *p = piece.text;
		size_t n = piece.n;

		if (piece.code != VBI_CODE_NONE) {
			uint16_t code = piece.code;

			n = vbi_spell(&speller, &code, 1, VBI_FORM_LOWER, text);
			p = text;
		}
		if (n > sizeof piece.text || r->text.n + n + 1 > *capacity)
			return;
		r->start[r->text.tokens] = (uint32_t)r->text.n;
		r->code[r->text.tokens++] = code_of(lex, &piece);
		memcpy(r->bytes + r->text.n, p, n);
		r->bytes[r->text.n + n] = ' ';
		r->text.n += n + 1;
	}
}

static void begin_text(running *r, size_t capacity)
{
	r->bytes = need(malloc(capacity));
	r->start = need(malloc(capacity * sizeof *r->start));
	r->code = need(malloc(capacity * sizeof *r->code));
	r->text.p = r->bytes;
	r->text.start = r->start;
}

/* Entries at random, each as often as it was counted: words follow one another as often as they do in text, though not
 * in its order. */
static void make_text(const vbi_lexicon *lex, const key_list *list, running *r)
{
	uint64_t *sum = need(malloc((list->n + 1) * sizeof *sum));
	size_t capacity = (size_t)MADE_TOKENS * 24;

	sum[0] = 0;
	for (size_t i = 0; i < list->n; i++)
		sum[i + 1] = sum[i] + list->freq[i];
	begin_text(r, capacity);
	while (sum[list->n] && r->text.tokens < MADE_TOKENS) {
		uint64_t at = ((uint64_t)next_number() << 32 | next_number()) % sum[list->n];
		size_t low = 0, high = list->n;

		while (high - low > 1) {
			size_t middle = low + (high - low) / 2;

			if (sum[middle] <= at)
				low = middle;
			else
				high = middle;
		}
		add_tokens(lex, r, vbi_slice_of(list->key[low], list->length[low]), &capacity);
	}
	free(sum);
}

static void read_text(const vbi_lexicon *lex, const char *path, running *r)
{
	FILE *file = fopen(path, "rb");
	char line[1 << 16];
	size_t capacity;
	long size = 0;

	if (!file || fseek(file, 0, SEEK_END) || (size = ftell(file)) < 0 || size > INT32_MAX / 4)
		die(path, file ? "not a file of less than 512 MB" : strerror(errno));
	rewind(file);
	capacity = 4 * (size_t)size + 1024; /* a blank behind each token */
	begin_text(r, capacity);
	while (fgets(line, sizeof line, file))
		add_tokens(lex, r, vbi_slice_of(line, strlen(line)), &capacity);
	fclose(file);
}

/* ---- what is timed ---- */

static size_t our_lookup(const vbi_lexicon *lex, const key_list *list)
{
	size_t found = 0;

	for (size_t i = 0; i < list->n; i++) {
		uint32_t node = VBI_TRIE_ROOT;

		for (uint32_t c = list->first[i]; c < list->first[i + 1] && node != VBI_TRIE_NONE; c++)
			node = vbi_lex_step(lex, node, list->code[c]);
		found += node != VBI_TRIE_NONE && vbi_trie_key(&lex->trie, node) != VBI_TRIE_NONE;
	}
	return found;
}

static size_t our_cut_lookup(const vbi_lexicon *lex, const key_list *list)
{
	size_t found = 0;

	for (size_t i = 0; i < list->n; i++)
		found += vbi_lex_key(lex, vbi_slice_of(list->key[i], list->length[i])) != VBI_TRIE_NONE;
	return found;
}

/* As seg/match.c does, without the classes. */
static size_t our_scan(const vbi_lexicon *lex, const running *r, size_t *bytes)
{
	size_t found = 0;

	*bytes = 0;
	for (size_t i = 0; i < r->text.tokens; i++) {
		uint32_t node = VBI_TRIE_ROOT;

		for (size_t j = i; j < r->text.tokens && r->code[j] != VBI_CODE_NONE; j++) {
			node = vbi_lex_step(lex, node, r->code[j]);
			if (node == VBI_TRIE_NONE)
				break;
			if (vbi_trie_key(&lex->trie, node) != VBI_TRIE_NONE) {
				size_t end = j + 1 < r->text.tokens ? r->start[j + 1] : r->text.n;

				found++;
				*bytes += end - 1 - r->start[i];
			}
		}
	}
	return found;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* ---- a run ---- */

typedef struct bench {
	key_list list;
	running r;
	vbi_lexicon lex;
	bench_marisa *marisa[2];
	size_t size, marisa_size[2];
} bench;

enum { LOOKUP, LOOKUP_CUT, LOOKUP_DEFAULT, LOOKUP_QUICK, SCAN, SCAN_DEFAULT, SCAN_QUICK, TIMES };

static double timed(bench *b, int which)
{
	const char *const *key = (const char *const *)b->list.key;
	double start = seconds();
	size_t bytes = 0;

	switch (which) {
	case LOOKUP: sink += our_lookup(&b->lex, &b->list); break;
	case LOOKUP_CUT: sink += our_cut_lookup(&b->lex, &b->list); break;
	case LOOKUP_DEFAULT:
	case LOOKUP_QUICK: sink += bench_marisa_lookup(b->marisa[which - LOOKUP_DEFAULT], key, b->list.length, b->list.n); break;
	case SCAN: sink += our_scan(&b->lex, &b->r, &bytes); break;
	default: sink += bench_marisa_scan(b->marisa[which - SCAN_DEFAULT], &b->r.text, &bytes); break;
	}
	return seconds() - start + 1e-9;
}

/* Both sides find the same, or the figures say nothing. */
static size_t check(const bench *b)
{
	const char *const *key = (const char *const *)b->list.key;
	size_t bytes, their_bytes, found = our_scan(&b->lex, &b->r, &bytes);

	if (our_lookup(&b->lex, &b->list) != b->list.n || our_cut_lookup(&b->lex, &b->list) != b->list.n)
		die("index", "a key is not found");
	for (int way = 0; way < 2; way++) {
		if (bench_marisa_lookup(b->marisa[way], key, b->list.length, b->list.n) != b->list.n)
			die("marisa", "a key is not found");
		if (bench_marisa_scan(b->marisa[way], &b->r.text, &their_bytes) != found || their_bytes != bytes)
			die("text", "the two do not find the same");
	}
	return found;
}

static void run(bench *b)
{
	static const char *const name[] = {"vb", "vb, cutting bytes into tokens", "marisa", "marisa, one trie, huge cache"};
	double all[TIMES][ROUNDS], t[TIMES];
	size_t found = check(b), keys = b->list.n;

	for (size_t round = 0; round < ROUNDS; round++)
		for (int i = 0; i < TIMES; i++)
			all[i][round] = timed(b, i);
	for (int i = 0; i < TIMES; i++) {
		qsort(all[i], ROUNDS, sizeof(double), by_value);
		t[i] = all[i][ROUNDS / 2];
	}
	printf("\nDictionary: %zu keys; %zu matches in %.1f MB\n", keys, found, (double)b->r.text.n / 1e6);
	printf("%-34s%12s%10s%14s%12s\n", "", "file, bytes", "a key", "look-up, ns", "scan, MB/s");
	for (int i = 0; i < 4; i++) {
		size_t size = i < 2 ? b->size : b->marisa_size[i - 2];

		printf("%-34s%12zu%10.2f%14.1f", name[i], size, (double)size / (double)keys, t[i] * 1e9 / (double)keys);
		if (i == 1)
			printf("%12s\n", "");
		else
			printf("%12.1f\n", (double)b->r.text.n / 1e6 / t[i ? SCAN_DEFAULT + i - 2 : SCAN]);
	}
	printf("vb beside marisa: file x%.3f, look-up x%.1f (x%.1f cutting), scan x%.1f\n",
	       (double)b->size / (double)b->marisa_size[0], t[LOOKUP_DEFAULT] / t[LOOKUP], t[LOOKUP_DEFAULT] / t[LOOKUP_CUT],
	       t[SCAN_DEFAULT] / t[SCAN]);
	printf("beside the quicker marisa: file x%.3f, look-up x%.1f (x%.1f cutting), scan x%.1f\n",
	       (double)b->size / (double)b->marisa_size[1], t[LOOKUP_QUICK] / t[LOOKUP], t[LOOKUP_QUICK] / t[LOOKUP_CUT],
	       t[SCAN_QUICK] / t[SCAN]);
}

int main(int argc, char **argv)
{
	static bench b;
	vbi_lexicon builtin;
	key_list small = {0};
	vb_error error = {.struct_size = sizeof error};
	vb_dict_builder *builder;
	char path[] = "/tmp/vbbench-XXXXXX";
	const void *bytes;
	vbi_mem mem;
	int fd;

	if (argc > 2 || (argc == 2 && argv[1][0] == '-')) {
		fputs("Usage: vbbench-dict [TEXT]\n", stderr);
		return 2;
	}
	if (vbi_mem_init(&mem, NULL) || vbi_lexicon_read(&mem, vbi_builtin_data, vbi_builtin_size, &builtin, &error))
		die("built-in dictionary", error.message);
	list_keys(&builtin, &small);
	vbi_lexicon_free(&builtin);
	build(&small, &bytes, &b.size, &builder);
	if (vbi_lexicon_read(&mem, bytes, b.size, &b.lex, &error))
		die("index", error.message);
	vb_dict_builder_free(builder);
	list_keys(&b.lex, &b.list); /* some are cut otherwise in small letters: the list is what came of them */
	fd = mkstemp(path);
	if (fd < 0)
		die(path, strerror(errno));
	close(fd);
	for (int way = 0; way < 2; way++) {
		b.marisa[way] = bench_marisa_new((const char *const *)b.list.key, b.list.length, b.list.n, way, path, &b.marisa_size[way]);
		if (!b.marisa[way])
			die("marisa", "cannot be built");
	}
	unlink(path);
	if (argc == 2)
		read_text(&b.lex, argv[1], &b.r);
	else
		make_text(&b.lex, &small, &b.r);
	shuffle(&b.list);
	pack(&b.list);
	cut_keys(&b.lex, &b.list);
	run(&b);
	bench_marisa_free(b.marisa[0]);
	bench_marisa_free(b.marisa[1]);
	vbi_lexicon_free(&b.lex);
	return fflush(stdout) ? 1 : 0;
}
