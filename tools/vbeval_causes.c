/* vbeval_causes.c - why an entity or relation was missed or is wrong.
 *
 * A cause compares what one side has with what the other has in the same place, so an entity with wrong bounds is one miss
 * and one false find, both with that cause. */
#include "vbeval.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vanban.h"

enum cause {
	BOTH_ENDS, LONG_LEFT, LONG_RIGHT, SHORT_LEFT, SHORT_RIGHT, /* what was found, seen from what is right */
	CONFUSED, CONFUSED_BOUNDS, NESTED, WHOLLY,
	TITLE_SPAN, PERSON_SPAN, WRONG_PERSON, NO_TITLE, NO_PERSON, NOT_LINKED, NOBODY,
};

static const char *const cause_name[] = {
	"boundary: both ends", "boundary: too long on the left", "boundary: too long on the right",
	"boundary: too short on the left", "boundary: too short on the right",
	"type: taken for", "type and boundary: taken for", "nested in", "wholly",
	"title span", "person span", "wrong person", "no such title", "no such person", "not linked", "linked, but nobody holds it",
};

/* ---- what stands in the same place ---- */

static long long overlap(const eval_span *a, const eval_span *b)
{
	long long from = a->start > b->start ? a->start : b->start, to = a->end < b->end ? a->end : b->end;

	return to > from ? to - from : 0;
}

static bool has(const eval_document *doc, const eval_span *span)
{
	for (size_t i = 0; i < doc->spans; i++)
		if (eval_span_order(&doc->span[i], span) == 0)
			return true;
	return false;
}

/* The span of this type that has most in common with span, NULL if none has anything. */
static const eval_span *nearest(const eval_document *doc, const eval_span *span, unsigned type)
{
	const eval_span *best = NULL;

	for (size_t i = 0; i < doc->spans; i++)
		if (doc->span[i].type == type && overlap(&doc->span[i], span) > (best ? overlap(best, span) : 0))
			best = &doc->span[i];
	return best;
}

/* ---- entities ---- */

static unsigned bounds(const eval_span *right, const eval_span *found)
{
	if (right->start != found->start && right->end != found->end)
		return BOTH_ENDS;
	if (right->start != found->start)
		return found->start < right->start ? LONG_LEFT : SHORT_LEFT;
	return found->end > right->end ? LONG_RIGHT : SHORT_RIGHT;
}

/* One of another type in the same place that has no answer either; the same bounds before others. */
static const eval_span *confused(const eval_document *mine, const eval_document *others, const eval_span *span)
{
	const eval_span *best = NULL;

	for (unsigned type = 0; type < EVAL_TYPES; type++)
		for (size_t i = 0; type != span->type && i < others->spans; i++) {
			const eval_span *o = &others->span[i];

			if (o->type != type || !overlap(o, span) || has(mine, o))
				continue;
			if (o->start == span->start && o->end == span->end)
				return o;
			if (!best || overlap(o, span) > overlap(best, span))
				best = o;
		}
	return best;
}

/* The smallest of another type around span that is right. */
static const eval_span *around(const eval_document *gold, const eval_span *span)
{
	const eval_span *best = NULL;

	for (size_t i = 0; i < gold->spans; i++) {
		const eval_span *g = &gold->span[i];

		if (g->type < EVAL_TYPES && g->type != span->type && g->start <= span->start && g->end >= span->end &&
		    (!best || g->end - g->start < best->end - best->start))
			best = g;
	}
	return best;
}

static void entity_cause(eval_error *e, const eval_document *gold, const eval_document *found)
{
	const eval_document *mine = e->missed ? gold : found, *others = e->missed ? found : gold;
	const eval_span *outer;

	e->other = nearest(others, e->span, e->span->type);
	if (e->other) {
		e->cause = e->missed ? bounds(e->span, e->other) : bounds(e->other, e->span);
		return;
	}
	e->other = confused(mine, others, e->span);
	outer = around(gold, e->span);
	e->cause = WHOLLY;
	if (e->other) {
		e->cause = e->other->start == e->span->start && e->other->end == e->span->end ? CONFUSED : CONFUSED_BOUNDS;
		e->type = e->other->type;
	} else if (outer) {
		e->cause = NESTED;
		e->type = outer->type;
	}
}

/* ---- HOLDS ---- */

static bool same_who(const eval_span *a, const eval_span *b) { return strcmp(a->who, b->who) == 0; }

static bool same_title(const eval_span *a, const eval_span *b) { return a->start == b->start && a->end == b->end; }

/* One name is in the other, or both mentions have something in common. */
static bool like_person(const eval_span *a, const eval_span *b)
{
	return (a->from < b->to && b->from < a->to) || strstr(a->who, b->who) || strstr(b->who, a->who);
}

/* How alike two of different answers are: 3 all but the title's bounds, 2 all but the person's, 1 the title alone. */
static unsigned likeness(const eval_span *a, const eval_span *b)
{
	if (!overlap(a, b))
		return 0;
	if (same_who(a, b))
		return 3;
	if (same_title(a, b) && like_person(a, b))
		return 2;
	return same_title(a, b);
}

static bool has_person(const eval_document *doc, const eval_document *gold, const eval_span *span)
{
	size_t n = strlen(span->who), text_n = strlen(gold->text);

	for (size_t i = 0; i < doc->spans; i++) {
		const eval_span *p = &doc->span[i];
		char room[256];

		if (p->type != EVAL_PER)
			continue;
		if (p->start == span->from && p->end == span->to)
			return true;
		if (p->start < 0 || p->end < p->start || (size_t)p->end > text_n || (size_t)(p->end - p->start) != n || n >= sizeof room)
			continue;
		vb_lower(gold->text + p->start, n, room, sizeof room);
		if (strcmp(room, span->who) == 0)
			return true;
	}
	return false;
}

static void holds_cause(eval_error *e, const eval_document *gold, const eval_document *found)
{
	static const unsigned causes[] = {NOT_LINKED, WRONG_PERSON, PERSON_SPAN, TITLE_SPAN};
	const eval_document *others = e->missed ? found : gold;
	eval_span title = {EVAL_TITLE, e->span->start, e->span->end, NULL, 0, 0};
	unsigned best = 0;

	for (size_t i = 0; i < others->spans; i++) {
		unsigned like = others->span[i].type == EVAL_HOLDS ? likeness(e->span, &others->span[i]) : 0;

		if (like > best) {
			best = like;
			e->other = &others->span[i];
		}
	}
	e->cause = causes[best];
	if (best)
		return;
	if (!has(others, &title)) {
		e->other = nearest(others, &title, EVAL_TITLE);
		e->cause = e->other ? TITLE_SPAN : NO_TITLE;
	} else if (!has_person(others, gold, e->span)) {
		e->cause = NO_PERSON;
	} else if (!e->missed) {
		e->cause = NOBODY;
	}
}

void eval_errors_add(eval_errors *errors, const eval_document *gold, const eval_document *found, const eval_span *span,
                     bool missed)
{
	eval_error *e;

	if (errors->n == errors->capacity) {
		errors->capacity = 2 * errors->n + 64;
		errors->list = eval_need(realloc(errors->list, errors->capacity * sizeof *errors->list));
	}
	e = &errors->list[errors->n++];
	*e = (eval_error){gold, span, NULL, WHOLLY, EVAL_ROWS, missed};
	(span->type == EVAL_HOLDS ? holds_cause : entity_cause)(e, gold, found);
}

void eval_errors_free(eval_errors *errors) { free(errors->list); }

/* ---- counts ---- */

typedef struct class {
	unsigned type, cause, other;
	unsigned long missed, wrong;
} class;

static int by_class(const eval_error *x, const eval_error *y)
{
	if (x->span->type != y->span->type)
		return x->span->type < y->span->type ? -1 : 1;
	if (x->cause != y->cause)
		return x->cause < y->cause ? -1 : 1;
	return x->type != y->type ? (x->type < y->type ? -1 : 1) : 0;
}

/* A miss and the false find in its place begin at one place: so they are listed side by side. */
static long long place(const eval_error *e)
{
	return e->other && e->other->start < e->span->start ? e->other->start : e->span->start;
}

static int by_place(const void *a, const void *b)
{
	const eval_error *x = a, *y = b;
	int order = by_class(x, y);

	if (order == 0)
		order = strcmp(x->gold->id, y->gold->id);
	if (order == 0 && place(x) != place(y))
		order = place(x) < place(y) ? -1 : 1;
	return order ? order : y->missed - x->missed;
}

static int by_size(const void *a, const void *b)
{
	const class *x = a, *y = b;
	unsigned long n = x->missed + x->wrong, m = y->missed + y->wrong;

	if (n != m)
		return n > m ? -1 : 1;
	if (x->type != y->type)
		return x->type < y->type ? -1 : 1;
	return x->cause != y->cause ? (x->cause < y->cause ? -1 : 1) : x->other < y->other ? -1 : x->other > y->other;
}

/* Classes of the errors, the largest first; the errors are sorted by class. *out is the caller's. */
static size_t classes(eval_errors *errors, class **out)
{
	class *list = eval_need(malloc((errors->n + 1) * sizeof *list));
	size_t n = 0;

	if (errors->n)
		qsort(errors->list, errors->n, sizeof *errors->list, by_place);
	for (size_t i = 0; i < errors->n; i++) {
		const eval_error *e = &errors->list[i];

		if (i == 0 || by_class(&errors->list[i - 1], e) != 0)
			list[n++] = (class){e->span->type, e->cause, e->type, 0, 0};
		if (e->missed)
			list[n - 1].missed++;
		else
			list[n - 1].wrong++;
	}
	if (n)
		qsort(list, n, sizeof *list, by_size);
	*out = list;
	return n;
}

static void put_cause(unsigned cause, unsigned type)
{
	fputs(cause_name[cause], stdout);
	if (type < EVAL_ROWS)
		printf(" %s", eval_type_name[type]);
}

void eval_errors_summary(eval_errors *errors)
{
	class *list;
	size_t n = classes(errors, &list);

	printf("%7s%7s  %-7s%s\n", "missed", "wrong", "type", "cause");
	for (size_t i = 0; i < n; i++) {
		printf("%7lu%7lu  %-7s", list[i].missed, list[i].wrong, eval_type_name[list[i].type]);
		put_cause(list[i].cause, list[i].other);
		putchar('\n');
	}
	free(list);
}

/* ---- the list ---- */

static void put_text(const char *text, long long from, long long to)
{
	for (long long i = from; i < to; i++)
		putchar(text[i] == '\n' || text[i] == '\t' ? ' ' : text[i]);
}

static bool fits(const eval_span *span, long long n) { return span->start >= 0 && span->start <= span->end && span->end <= n; }

/* missed or wrong, type, document, place, cause, text with some on each side, what stands there instead, person. */
static void show(const eval_error *e)
{
	const eval_span *span = e->span;
	const char *text = e->gold->text;
	long long n = (long long)strlen(text), from = span->start > 60 ? span->start - 60 : 0;
	long long to = span->end + 60 < n ? span->end + 60 : n;

	if (!fits(span, n))
		return;
	while (from > 0 && ((unsigned char)text[from] & 0xC0) == 0x80)
		from--;
	while (to < n && ((unsigned char)text[to] & 0xC0) == 0x80)
		to++;
	printf("%s\t%s\t%s\t%lld\t", e->missed ? "missed" : "wrong", eval_type_name[span->type], e->gold->id, span->start);
	put_cause(e->cause, e->type);
	putchar('\t');
	put_text(text, from, span->start);
	fputs("[[", stdout);
	put_text(text, span->start, span->end);
	fputs("]]", stdout);
	put_text(text, span->end, to);
	putchar('\t');
	if (e->other && fits(e->other, n))
		put_text(text, e->other->start, e->other->end);
	if (span->who)
		printf("\t%s%s%s", span->who, e->other && e->other->who ? " / " : "", e->other && e->other->who ? e->other->who : "");
	putchar('\n');
}

void eval_errors_list(eval_errors *errors)
{
	class *list;
	size_t n = classes(errors, &list);

	for (size_t c = 0; c < n; c++)
		for (size_t i = 0; i < errors->n; i++) {
			const eval_error *e = &errors->list[i];

			if (e->span->type == list[c].type && e->cause == list[c].cause && e->type == list[c].other)
				show(e);
		}
	free(list);
}
