/* vbtrain_corpus.c - annotated text: CoNLL-U and underscore text. */
#include "vbtrain.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "seg/upos.h"

static void *grown(void *list, size_t *capacity, size_t need, size_t size)
{
	if (need <= *capacity)
		return list;
	*capacity = need + *capacity / 2 + 64;
	return train_need(realloc(list, *capacity * size));
}

/* A sentence being read: its words in a row, without any blanks, and where each ends. */
typedef struct reading {
	corpus *c;
	const char *name;
	char *text; /* # text, or NULL */
	char *plain;
	size_t plain_n, plain_capacity;
	size_t *end;
	uint8_t *tag;
	size_t words, end_capacity, tag_capacity;
} reading;

static void put_word(reading *r, const char *p, size_t n, char joint, unsigned tag)
{
	r->tag = grown(r->tag, &r->tag_capacity, r->words + 1, sizeof *r->tag);
	r->tag[r->words] = (uint8_t)tag;
	r->plain = grown(r->plain, &r->plain_capacity, r->plain_n + 2 * n + 2, 1);
	r->end = grown(r->end, &r->end_capacity, r->words + 1, sizeof *r->end);
	for (size_t i = 0; i < n; i++)
		if (p[i] != ' ' && (p[i] != joint || n == 1))
			r->plain[r->plain_n++] = p[i];
		else
			r->plain[r->plain_n++] = ' ';
	r->plain[r->plain_n++] = ' ';
	r->end[r->words++] = r->plain_n - 1;
}

/* Words laid over the text, blanks aside; false where they do not match. */
static bool lay(corpus *c, const reading *r, const char *text, size_t length, size_t base)
{
	size_t at = 0, from = 0;

	c->word = grown(c->word, &c->word_capacity, c->words + r->words, sizeof *c->word);
	for (size_t w = 0; w < r->words; w++) {
		size_t start = SIZE_MAX;

		for (; from < r->end[w]; from++) {
			if (r->plain[from] == ' ')
				continue;
			while (at < length && text[at] == ' ')
				at++;
			if (at == length || text[at] != r->plain[from])
				return false;
			if (start == SIZE_MAX)
				start = at;
			at++;
		}
		if (start == SIZE_MAX)
			return false;
		c->word[base + w] = (corpus_word){(uint32_t)start, (uint32_t)at, r->tag[w]};
	}
	return true;
}

static void end_sentence(reading *r)
{
	corpus *c = r->c;
	const char *text = r->text ? r->text : r->plain;
	size_t length = r->text ? strlen(r->text) : r->plain_n ? r->plain_n - 1 : 0, out = 0;

	if (r->words) {
		c->text = grown(c->text, &c->text_capacity, c->text_n + length + 1, 1);
		train_check(vb_normalize(NULL, text, length, c->text + c->text_n, length, &out, NULL, 0, NULL), r->name);
		if (out == length && memcmp(text, c->text + c->text_n, length) == 0 && lay(c, r, text, length, c->words)) {
			c->sentence = grown(c->sentence, &c->sentence_capacity, c->sentences + 1, sizeof *c->sentence);
			c->sentence[c->sentences++] = (corpus_sentence){(uint32_t)c->text_n, (uint32_t)length,
			                                                (uint32_t)c->words, (uint32_t)r->words, c->files - 1};
			c->text_n += length;
			c->words += r->words;
		} else
			c->skipped++;
	}
	free(r->text);
	r->text = NULL;
	r->plain_n = r->words = 0;
}

/* The fourth column, of which p is the end of the second. */
static unsigned tag_of(const char *p)
{
	const char *lemma = strchr(p + 1, '\t'), *end = lemma ? strchr(lemma + 1, '\t') : NULL;

	return end ? vbi_pos_of(vbi_slice_of(lemma + 1, (size_t)(end - lemma - 1))) : 0;
}

static void conllu_line(reading *r, const char *line)
{
	const char *form, *end;

	if (!*line) {
		end_sentence(r);
		return;
	}
	if (strncmp(line, "# text = ", 9) == 0) {
		free(r->text);
		r->text = train_need(strdup(line + 9));
	}
	if (*line == '#')
		return;
	/* Words only: no ranges (1-2), no empty nodes (1.1). */
	form = line + strspn(line, "0123456789");
	end = *form == '\t' ? strchr(form + 1, '\t') : NULL;
	if (form > line && end)
		put_word(r, form + 1, (size_t)(end - form - 1), 0, tag_of(end));
}

static void plain_line(reading *r, const char *line)
{
	while (*line) {
		size_t n;

		line += strspn(line, " \t");
		n = strcspn(line, " \t");
		if (n)
			put_word(r, line, n, '_', 0);
		line += n;
	}
	end_sentence(r);
}

void corpus_read(corpus *c, const char *name)
{
	size_t n = strlen(name), capacity = 0;
	bool conllu = n > 7 && strcmp(name + n - 7, ".conllu") == 0;
	reading r = {.c = c, .name = name};
	FILE *file = fopen(name, "r");
	char *line = NULL;

	if (!file)
		train_die(name, strerror(errno));
	if (c->files == CORPUS_FILES)
		train_die(name, "too many files");
	c->file[c->files++] = (corpus_file){name, c->sentences, 0};
	while (getline(&line, &capacity, file) > 0) {
		line[strcspn(line, "\r\n")] = '\0';
		(conllu ? conllu_line : plain_line)(&r, line);
	}
	end_sentence(&r);
	if (ferror(file))
		train_die(name, strerror(errno));
	c->file[c->files - 1].sentences = c->sentences - c->file[c->files - 1].first;
	fclose(file);
	free(line);
	free(r.plain);
	free(r.end);
	free(r.tag);
}

void corpus_free(corpus *c)
{
	free(c->text);
	free(c->word);
	free(c->sentence);
}

/* Parts of a word as blanks part them: at least two, each with a capital. */
static bool is_name(const char *p, size_t n)
{
	char lower[8];
	bool start = true;
	unsigned parts = 0;

	for (size_t i = 0; i < n; i++) {
		size_t size = (unsigned char)p[i] >= 0xE0 ? 3 : (unsigned char)p[i] >= 0xC0 ? 2 : 1;

		if (start && (i + size > n || vb_lower(p + i, size, lower, sizeof lower) != size || memcmp(lower, p + i, size) == 0))
			return false;
		parts += start;
		start = p[i] == ' ';
	}
	return parts > 1;
}

static void lose(char *p, size_t n)
{
	char *lower = train_need(malloc(n + 1));

	if (vb_lower(p, n, lower, n + 1) == n)
		memcpy(p, lower, n);
	free(lower);
}

void corpus_lose(corpus *c, unsigned many, uint64_t seed)
{
	for (size_t s = 0; s < c->sentences; s++)
		for (uint32_t k = 0; k < c->sentence[s].words; k++) {
			const corpus_word *word = &c->word[c->sentence[s].word + k];
			char *p = c->text + c->sentence[s].text + word->start, *end = c->text + c->sentence[s].text + word->end;
			unsigned dice;

			if (!is_name(p, (size_t)(end - p)))
				continue;
			dice = (unsigned)(vbi_train_random(&seed) >> 33) % many;
			if (dice == 1)
				p = memchr(p, ' ', (size_t)(end - p));
			if (dice <= 1)
				lose(p, (size_t)(end - p));
		}
}

bool corpus_left_out(const corpus *c, size_t i, unsigned folds, unsigned fold)
{
	const corpus_file *file = &c->file[c->sentence[i].file];

	return fold < folds && (i - file->first) * folds / file->sentences == fold;
}

void corpus_shuffle(uint32_t *order, size_t n, uint64_t *random)
{
	for (size_t i = n; i > 1; i--) {
		size_t k = (size_t)(vbi_train_random(random) >> 33) % i;
		uint32_t swap = order[i - 1];

		order[i - 1] = order[k];
		order[k] = swap;
	}
}

void train_segment(vbi_seg *seg, const corpus *c, const corpus_sentence *s)
{
	train_check(vbi_seg_tokens(seg, c->text + s->text, s->length), "tokens");
	train_check(vbi_seg_matches(seg), "matches");
	seg->sentence = grown(seg->sentence, &seg->sentence_capacity, 1, sizeof *seg->sentence);
	seg->sentence[0] = (vbi_range){0, (uint32_t)seg->toks, 0};
	seg->sentences = seg->toks ? 1 : 0;
	for (size_t i = 0; i < seg->toks; i++)
		seg->tok[i].sentence = 0;
}
