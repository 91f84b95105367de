/* vbeval.h - what the parts of the yardstick share. */
#ifndef VBEVAL_H
#define VBEVAL_H

#include <stdbool.h>

_Noreturn void eval_die(const char *what, const char *why);
void *eval_need(void *p);

/* Prints how well sentence boundaries are found in each file; verbose: every one that is wrong or missed. least: a
 * file with a smaller F1 makes the answer false. */
bool eval_sentences(char *const *file, int files, double least, bool verbose);

#endif
