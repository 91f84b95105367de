/* place.h - line and column of a byte of a stream, as long as it is not too far back. */
#ifndef VB_PLACE_H
#define VB_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct place {
	char *bytes; /* the end of the stream so far */
	size_t n, capacity;
	uint64_t base;  /* position of bytes, */
	uint64_t lines; /* line ends before it */
	uint64_t column; /* and characters of its line before it */
} place;

/* More of the stream. False when out of memory. */
bool place_add(place *p, const char *bytes, size_t n);
/* The place of a byte, both from 1, columns in characters of UTF-8. False for one that is no longer there. */
bool place_find(const place *p, uint64_t at, uint64_t *line, uint64_t *column);
/* Another stream begins. */
void place_clear(place *p);

#endif
