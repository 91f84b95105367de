/* vbeval_sentences.c - how well the ends of sentences are found.
 *
 * What counts is where a sentence begins that is not the first of its text. A file of marked texts (tests/spec/sentences.txt)
 * has one text a line; of a treebank (CoNLL-U) the sentences are joined by blanks to paragraphs of three to eight. */
#include "vbeval.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vanban.h"

#define MARK "\xC2\xA6" /* ¦ */

struct scorer {
	vb_doc *doc;
	char *text;
	size_t length, capacity;
	size_t *start; /* right ones */
	size_t starts, start_capacity;
	unsigned long texts, right, wrong, missed;
	bool verbose;
};

static void put(struct scorer *s, const char *p, size_t n)
{
	if (s->length + n + 1 > s->capacity) {
		s->capacity = 2 * (s->length + n) + 256;
		s->text = eval_need(realloc(s->text, s->capacity));
	}
	memcpy(s->text + s->length, p, n);
	s->length += n;
}

static void put_start(struct scorer *s)
{
	if (s->starts == s->start_capacity) {
		s->start_capacity = 2 * s->starts + 16;
		s->start = eval_need(realloc(s->start, s->start_capacity * sizeof *s->start));
	}
	s->start[s->starts++] = s->length;
}

/* Some text to each side of a place, on one line. */
static void show(const struct scorer *s, const char *what, size_t at)
{
	size_t from = at > 40 ? at - 40 : 0, to = at + 40 < s->length ? at + 40 : s->length;

	while (from > 0 && ((unsigned char)s->text[from] & 0xC0) == 0x80)
		from--;
	while (to < s->length && ((unsigned char)s->text[to] & 0xC0) == 0x80)
		to++;
	printf("%s\t", what);
	for (size_t i = from; i < to; i++) {
		if (i == at)
			fputs(MARK, stdout);
		putchar(s->text[i] == '\n' || s->text[i] == '\t' ? ' ' : s->text[i]);
	}
	putchar('\n');
}

static void told(struct scorer *s, const char *what, unsigned long *count, size_t at)
{
	++*count;
	if (s->verbose)
		show(s, what, at);
}

/* Compares for the text there is, and empties it. */
static void compare(struct scorer *s)
{
	size_t g = 0, i = 0;
	vb_sentence found;
	vb_status status;

	if (!s->length)
		return;
	status = vb_doc_analyze(s->doc, s->text, s->length, NULL, VB_LAYER_SENTENCES);
	if (status < 0)
		eval_die("analysis", vb_strerror(status));
	vb_doc_sentences(s->doc, i++, 1, &found);
	for (;;) {
		bool more = vb_doc_sentences(s->doc, i, 1, &found) == 1;

		if (!more && g == s->starts)
			break;
		if (more && g < s->starts && found.start == s->start[g]) {
			s->right++;
			g++;
			i++;
		} else if (more && (g == s->starts || found.start < s->start[g])) {
			told(s, "wrong", &s->wrong, (size_t)found.start);
			i++;
		} else {
			told(s, "missed", &s->missed, s->start[g++]);
		}
	}
	s->texts++;
	s->length = s->starts = 0;
}

static void marked_line(struct scorer *s, const char *line)
{
	if (*line == '#')
		return;
	while (*line) {
		size_t n = 1;

		if (strncmp(line, MARK, strlen(MARK)) == 0) {
			put_start(s);
			n = strlen(MARK);
		} else if (strncmp(line, "\\n", 2) == 0) {
			put(s, "\n", 1);
			n = 2;
		} else {
			put(s, line, 1);
		}
		line += n;
	}
	compare(s);
}

/* Sentences a paragraph: 3, 4, ... 8, 3, ... */
static void treebank_line(struct scorer *s, const char *line, unsigned *left, unsigned *run)
{
	static const char key[] = "# text = ";
	size_t n;

	if (strncmp(line, key, sizeof key - 1) != 0)
		return;
	line += sizeof key - 1;
	for (n = strlen(line); n && line[n - 1] == ' ';)
		n--;
	if (s->length) {
		put(s, " ", 1);
		put_start(s);
	}
	put(s, line, n);
	if (--*left)
		return;
	*run = *run == 8 ? 3 : *run + 1;
	*left = *run;
	compare(s);
}

static void read_file(struct scorer *s, const char *name)
{
	size_t n = strlen(name), capacity = 0;
	bool treebank = n > 7 && strcmp(name + n - 7, ".conllu") == 0;
	unsigned run = 3, left = 3;
	FILE *file = fopen(name, "r");
	char *line = NULL;

	if (!file)
		eval_die(name, strerror(errno));
	while (getline(&line, &capacity, file) > 0) {
		line[strcspn(line, "\r\n")] = '\0';
		if (treebank)
			treebank_line(s, line, &left, &run);
		else
			marked_line(s, line);
	}
	compare(s);
	if (ferror(file))
		eval_die(name, strerror(errno));
	fclose(file);
	free(line);
}

static double percent(unsigned long part, unsigned long rest)
{
	return part + rest ? 100.0 * (double)part / (double)(part + rest) : 0.0;
}

bool eval_sentences(char *const *file, int files, double least, bool verbose)
{
	struct scorer s = {.verbose = verbose};
	vb_model *model;
	bool good = true;

	if (vb_model_builtin(NULL, &model, NULL) || vb_doc_new(model, NULL, &s.doc))
		eval_die("model", "cannot be loaded");
	for (int i = 0; i < files; i++) {
		double p, r, f;

		s.texts = s.right = s.wrong = s.missed = 0;
		read_file(&s, file[i]);
		p = percent(s.right, s.wrong);
		r = percent(s.right, s.missed);
		f = p + r > 0 ? 2 * p * r / (p + r) : 0;
		printf("%s: %lu texts, %lu boundaries inside them: P %.2f R %.2f F1 %.2f\n", file[i], s.texts, s.right + s.missed, p,
		       r, f);
		good &= f >= least;
	}
	vb_doc_free(s.doc);
	vb_model_free(model);
	free(s.text);
	free(s.start);
	return good;
}
