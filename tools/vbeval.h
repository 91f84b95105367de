/* vbeval.h - what the parts of the yardstick share. */
#ifndef VBEVAL_H
#define VBEVAL_H

#include <stdbool.h>
#include <stddef.h>

_Noreturn void eval_die(const char *what, const char *why);
void *eval_need(void *p);

/* Entities of the scheme, then the relation that is scored. */
enum { EVAL_PER, EVAL_TITLE, EVAL_ORG, EVAL_LOC, EVAL_DATE, EVAL_DOC, EVAL_TYPES, EVAL_HOLDS = EVAL_TYPES, EVAL_ROWS };
extern const char *const eval_type_name[EVAL_ROWS];

typedef struct eval_span {
	unsigned type;
	long long start, end;
	char *who;          /* HOLDS, whose span is the title's: the person's spelling; else NULL */
	long long from, to; /* HOLDS: the mention of the person that was annotated; does not count */
} eval_span;

typedef struct eval_document {
	char *id, *text;
	eval_span *span; /* entities and HOLDS, sorted, no duplicates */
	size_t spans;
} eval_document;

/* The order of spans: by type, place, person; 0 where one answers the other. */
int eval_span_order(const eval_span *a, const eval_span *b);

/* ---- vbeval_causes.c: what was missed or wrong, and why ---- */

typedef struct eval_error {
	const eval_document *gold;
	const eval_span *span, *other; /* other: what stands there instead, or NULL */
	unsigned cause, type; /* type: the other type of the cause, EVAL_ROWS for none */
	bool missed;
} eval_error;

typedef struct eval_errors {
	eval_error *list;
	size_t n, capacity;
} eval_errors;

/* Notes that span, of gold where missed, else of found, has no answer in the other. */
void eval_errors_add(eval_errors *errors, const eval_document *gold, const eval_document *found, const eval_span *span,
                     bool missed);
/* Every error, by type and cause, the most frequent first. */
void eval_errors_list(eval_errors *errors);
/* How many there are of each type and cause, the most frequent first. */
void eval_errors_summary(eval_errors *errors);
void eval_errors_free(eval_errors *errors);

/* Prints how well sentence boundaries are found in each file; verbose: every one that is wrong or missed. least: a
 * file with a smaller F1 makes the answer false. */
bool eval_sentences(char *const *file, int files, double least, bool verbose);

#endif
