/* vbtrain.h - what the parts of the trainer share. */
#ifndef VBTRAIN_H
#define VBTRAIN_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "learn/perceptron.h"
#include "model.h"
#include "seg/lattice.h"

/* A sentence: its text, in normal form, and where its words begin and end, as bytes of the text. */
typedef struct corpus_word {
	uint32_t start, end;
	uint32_t tag; /* VB_POS_*, 0 if the text has none */
} corpus_word;

typedef struct corpus_sentence {
	uint32_t text, length; /* in corpus.text */
	uint32_t word, words;  /* in corpus.word */
	uint32_t file;         /* number of its file, from 0 */
} corpus_sentence;

#define CORPUS_FILES 16

typedef struct corpus_file {
	const char *name;
	size_t first, sentences;
} corpus_file;

typedef struct corpus {
	char *text;
	size_t text_n, text_capacity;
	corpus_word *word;
	size_t words, word_capacity;
	corpus_sentence *sentence;
	size_t sentences, sentence_capacity;
	corpus_file file[CORPUS_FILES];
	uint32_t files;
	size_t skipped; /* sentences whose text is not in normal form, or not that of their words */
} corpus;

typedef struct settings {
	vb_model *model;
	const char *output;
	unsigned method;
	double rate, silver_rate;
	unsigned epochs, silver_epochs, folds;
	uint64_t seed;
	size_t features;
	uint32_t min_seen;
	unsigned lose; /* of so many names of silver one loses its capitals */
	double drop;   /* part of the features that is not there while learning */
	bool longest;
	bool verbose;
} settings;

_Noreturn void train_die(const char *what, const char *why);
void *train_need(void *p);
void train_check(vb_status status, const char *what);

/* CoNLL-U if name ends so; else a line a sentence, words parted by blanks, their syllables by _. */
void corpus_read(corpus *c, const char *name);
void corpus_free(corpus *c);
/* Is sentence i in part number `fold` of `folds` parts? Parts are stretches of each file, so that no article is in two. */
bool corpus_left_out(const corpus *c, size_t i, unsigned folds, unsigned fold);
/* Of so many words of several capitalised syllables one loses its capitals, and another all but the first. */
void corpus_lose(corpus *c, unsigned many, uint64_t seed);
/* A fixed order for this seed. */
void corpus_shuffle(uint32_t *order, size_t n, uint64_t *random);

/* The window of one sentence: tokens, matches, the whole as one sentence. */
void train_segment(vbi_seg *seg, const corpus *c, const corpus_sentence *s);

/* Precision, recall and F1 as a line. */
typedef struct train_tally {
	unsigned long right, found, gold;
} train_tally;
void train_report(const train_tally *tally, const char *name);

/* vbtrain entities: its own command line. */
int train_entities(int argc, char **argv);
/* vbtrain gate: the same (vbtrain_gate.c). */
int train_gate(int argc, char **argv);
/* vbtrain links: the same (vbtrain_links.c). */
int train_links(int argc, char **argv);
void train_groups(const settings *set, const corpus *silver);
void train_upos(const settings *set, const corpus *gold, const corpus *silver, const corpus *test);
void train_words(const settings *set, const corpus *gold, const corpus *silver, const corpus *test);
/* vbtrain restore: options of its own (vbtrain_restore.c). */
int train_restore(int argc, char **argv);

#endif
