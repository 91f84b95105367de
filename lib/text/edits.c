/* text/edits.c - a list of changed stretches, searched both ways. */
#include "text/edits.h"

#include <string.h>

void vbi_edits_init(vbi_edits *edits, const vbi_mem *mem)
{
	memset(edits, 0, sizeof *edits);
	edits->mem = mem;
}

void vbi_edits_free(vbi_edits *edits)
{
	vbi_free(edits->mem, edits->list);
	vbi_edits_init(edits, edits->mem);
}

void vbi_edits_clear(vbi_edits *edits) { edits->n = 0; }

bool vbi_edits_room(vbi_edits *edits) { return VBI_GROW(edits->mem, edits->list, edits->capacity, edits->n + 1); }

bool vbi_edits_add(vbi_edits *edits, uint32_t in, uint32_t in_len, uint32_t out, uint32_t out_len)
{
	return vbi_edits_put(edits, (vbi_edit){in, out, in_len, out_len, 0});
}

/* ---- searching: both directions are one function over (from, to) sides ---- */

typedef enum direction { TO_INPUT, TO_OUTPUT } direction;

static inline uint32_t from_start(const vbi_edit *e, direction d) { return d == TO_INPUT ? e->out : e->in; }
static inline uint32_t from_length(const vbi_edit *e, direction d) { return d == TO_INPUT ? e->out_len : e->in_len; }
static inline uint32_t to_start(const vbi_edit *e, direction d) { return d == TO_INPUT ? e->in : e->out; }
static inline uint32_t to_length(const vbi_edit *e, direction d) { return d == TO_INPUT ? e->in_len : e->out_len; }

/* How many edits start at or before position. Steps double from the hint on, so that near is quick. */
static size_t count_before(const vbi_edits *edits, direction d, uint32_t position, size_t hint)
{
	size_t low = hint <= edits->n ? hint : edits->n, high, step = 1;

	if (low > 0 && from_start(&edits->list[low - 1], d) > position)
		low = 0;
	high = low;
	while (high < edits->n && from_start(&edits->list[high], d) <= position) {
		low = high + 1;
		high += step;
		step *= 2;
	}
	if (high > edits->n)
		high = edits->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (from_start(&edits->list[middle], d) <= position)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The place after edit e that lies as far behind it as position does. */
static uint32_t shifted(const vbi_edit *e, direction d, uint32_t position)
{
	return to_start(e, d) + to_length(e, d) + (position - from_start(e, d) - from_length(e, d));
}

static void map(const vbi_edits *edits, direction d, size_t *hint, uint32_t *start, uint32_t *end)
{
	uint32_t first = *start, last = *end;
	size_t n = count_before(edits, d, first, *hint);
	const vbi_edit *e = n ? &edits->list[n - 1] : NULL;

	*hint = n;
	if (e)
		*start = first - from_start(e, d) < from_length(e, d) ? to_start(e, d) : shifted(e, d, first);
	if (last <= first) {
		*end = *start;
		return;
	}
	n = count_before(edits, d, last - 1, n);
	e = n ? &edits->list[n - 1] : NULL;
	if (e)
		*end = last - 1 - from_start(e, d) < from_length(e, d) ? to_start(e, d) + to_length(e, d) : shifted(e, d, last);
}

void vbi_edits_to_input(const vbi_edits *edits, uint32_t *start, uint32_t *end)
{
	size_t hint = 0;

	map(edits, TO_INPUT, &hint, start, end);
}

void vbi_edits_to_input_from(const vbi_edits *edits, size_t *hint, uint32_t *start, uint32_t *end)
{
	map(edits, TO_INPUT, hint, start, end);
}

void vbi_edits_between(const vbi_edits *edits, size_t *hint, uint32_t at, uint32_t *from, uint32_t *to, uint32_t *shift)
{
	size_t n = count_before(edits, TO_INPUT, at, *hint);
	const vbi_edit *e = n ? &edits->list[n - 1] : NULL;

	*hint = n;
	*from = e ? e->out + e->out_len : 0;
	*to = n < edits->n ? edits->list[n].out : UINT32_MAX;
	*shift = e ? e->in + e->in_len - *from : 0;
	if (*from > at)
		*to = *from;
}

void vbi_edits_to_output(const vbi_edits *edits, uint32_t *start, uint32_t *end)
{
	size_t hint = 0;

	map(edits, TO_OUTPUT, &hint, start, end);
}

/* ---- composition ---- */

bool vbi_edits_compose(const vbi_edits *first, const vbi_edits *second, vbi_edits *out)
{
	const vbi_edit *f = first->list, *s = second->list;
	const vbi_edit *f_end = first->n ? f + first->n : f, *s_end = second->n ? s + second->n : s;
	uint32_t to_a = 0, to_c = 0; /* what turns a place in B, between edits, into one in A and in C; modulo 2^32 */

	vbi_edits_clear(out);
	while (f < f_end || s < s_end) {
		/* A stretch of B that an edit of either step touches, grown by the edits that overlap it. Edits that only
		 * meet at their ends stay apart, so that spans keep their precision. */
		bool from_first = s == s_end || (f < f_end && f->out <= s->in);
		uint32_t begin = from_first ? f->out : s->in;
		uint32_t end = begin, a = begin + to_a, c = begin + to_c, kinds = 0;

		do {
			if (from_first) {
				if (f->out + f->out_len > end)
					end = f->out + f->out_len;
				to_a = f->in + f->in_len - (f->out + f->out_len);
				kinds |= f++->kinds;
			} else {
				if (s->in + s->in_len > end)
					end = s->in + s->in_len;
				to_c = s->out + s->out_len - (s->in + s->in_len);
				kinds |= s++->kinds;
			}
			from_first = f < f_end && f->out < end;
		} while (from_first || (s < s_end && s->in < end));
		if (!vbi_edits_put(out, (vbi_edit){a, c, end + to_a - a, end + to_c - c, kinds}))
			return false;
	}
	return true;
}
