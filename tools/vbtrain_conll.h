/* vbtrain_conll.h - vbtrain entities --data: any CoNLL-style columns, no dictionary and no grammar. */
#ifndef VBTRAIN_CONLL_H
#define VBTRAIN_CONLL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CONLL_FILES 64

typedef struct conll_settings {
	const char *data[CONLL_FILES], *test[CONLL_FILES];
	size_t data_n, test_n;
	const char *tagged; /* gets the lines of the tests with one more column, the tag found; or NULL */
	bool attributes;    /* nothing is learned: what would be is written to standard output as CRFsuite reads it */
	unsigned method, epochs;
	double rate, decay;
	uint64_t seed;
	bool verbose;
} conll_settings;

void train_conll(const conll_settings *set);

#endif
