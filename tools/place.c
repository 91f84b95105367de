/* place.c - line and column of a byte of a stream. */
#include "place.h"

#include <stdlib.h>
#include <string.h>

/* What is kept: more than any change lies behind the input that has been taken. */
#define KEPT ((size_t)1 << 19)

static void count(const char *p, const char *end, uint64_t *lines, uint64_t *column)
{
	for (; p < end; p++) {
		if (*p == '\n') {
			++*lines;
			*column = 0;
		} else if (((unsigned char)*p & 0xC0) != 0x80) {
			++*column;
		}
	}
}

bool place_add(place *p, const char *bytes, size_t n)
{
	if (p->n + n > p->capacity) {
		size_t need = p->n + n + KEPT;
		char *bigger = realloc(p->bytes, need);

		if (!bigger)
			return false;
		p->bytes = bigger;
		p->capacity = need;
	}
	if (p->n > 2 * KEPT) {
		size_t drop = p->n - KEPT;

		count(p->bytes, p->bytes + drop, &p->lines, &p->column);
		p->base += drop;
		p->n = KEPT;
		memmove(p->bytes, p->bytes + drop, KEPT);
	}
	memcpy(p->bytes + p->n, bytes, n);
	p->n += n;
	return true;
}

bool place_find(const place *p, uint64_t at, uint64_t *line, uint64_t *column)
{
	if (at < p->base || at - p->base > p->n)
		return false;
	*line = p->lines;
	*column = p->column;
	count(p->bytes, p->bytes + (at - p->base), line, column);
	++*line;
	++*column;
	return true;
}

void place_clear(place *p)
{
	free(p->bytes);
	*p = (place){.bytes = NULL};
}
