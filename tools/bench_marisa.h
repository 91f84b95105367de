/* bench_marisa.h - marisa-trie as vbbench-dict needs it. */
#ifndef BENCH_MARISA_H
#define BENCH_MARISA_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Ways to build one: as its makers set it, and the one that is quickest to search. */
enum { BENCH_MARISA_DEFAULT, BENCH_MARISA_QUICK };

typedef struct bench_marisa bench_marisa;

/* Text in which a key ends only before a blank or at the end, and begins at start[i]. */
typedef struct bench_text {
	const char *p;
	size_t n;
	const uint32_t *start;
	size_t tokens;
} bench_text;

/* Builds, writes it to path and reads it again: *size is that of the file. NULL on failure. */
bench_marisa *bench_marisa_new(const char *const *key, const size_t *length, size_t n, int way, const char *path, size_t *size);
void bench_marisa_free(bench_marisa *b);
/* How many of the keys it has. */
size_t bench_marisa_lookup(const bench_marisa *b, const char *const *key, const size_t *length, size_t n);
/* All keys that begin at each start and end where a token ends: how many, and the bytes of all. */
size_t bench_marisa_scan(const bench_marisa *b, const bench_text *text, size_t *bytes);

#ifdef __cplusplus
}
#endif
#endif
