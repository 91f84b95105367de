/* ent/resolve.c - settles overlaps and nesting: what comes out never crosses and nests only as the guidelines allow.
 *
 * Policy (Guidelines: Tags, TITLE, ORG, LOC, DATE, DOC, Doubt, Decided cases):
 *   - the same span has one entity: the more confident, then the type that comes first in prefer[];
 *   - of two that cross, the more confident lives, then the longer (Doubt: the longer ORG and DOC);
 *   - one inside another of a type that may not hold it dies: no ORG in ORG, no TITLE in ORG (Văn phòng Chủ tịch nước),
 *     nothing in LOC, PER and DATE, no PER in anything;
 *   - TITLE holds ORG, LOC, DATE; ORG holds LOC, DATE; DOC holds ORG, DATE and TITLE (an office as issuer) with what they
 *     hold, but no LOC of its own (Bodies and places inside a law's own title are not tagged: docref.c sees to it);
 *   - numbers and quantities live only outside the six types; money holds the LOC of its currency (đô la Mỹ), so that the
 *     six types are the same with numbers and without.
 * All of it is linear, but for entities that begin at one token. */
#include "ent/cue.h"
#include "ent/docstate.h"

#include <string.h>

#define DEPTH 8 /* DOC > TITLE > ORG > LOC is 4 */

#define BIT(type) (1u << VB_ENTITY_##type)

static bool holds(unsigned outer, unsigned inner)
{
	static const unsigned may[] = {
		[VB_ENTITY_TITLE] = BIT(ORG) | BIT(LOC) | BIT(DATE),
		[VB_ENTITY_ORG] = BIT(LOC) | BIT(DATE),
		[VB_ENTITY_DOC] = BIT(ORG) | BIT(TITLE) | BIT(DATE),
		[VB_ENTITY_MONEY] = BIT(LOC),
	};

	return outer < sizeof may / sizeof *may && (may[outer] & (1u << inner));
}

static unsigned preference(unsigned type)
{
	static const unsigned char prefer[] = {
		[VB_ENTITY_DOC] = 10, [VB_ENTITY_TITLE] = 9, [VB_ENTITY_PER] = 8, [VB_ENTITY_ORG] = 7, [VB_ENTITY_LOC] = 6,
		[VB_ENTITY_DATE] = 5, [VB_ENTITY_MONEY] = 4, [VB_ENTITY_PERCENT] = 3, [VB_ENTITY_QUANTITY] = 2,
		[VB_ENTITY_NUMBER] = 1,
	};

	return type < sizeof prefer ? prefer[type] : 0;
}

/* a goes before b: by start, the longer first, then by confidence and type. */
static bool before(const vbi_ent *a, const vbi_ent *b)
{
	if (a->start != b->start)
		return a->start < b->start;
	if (a->end != b->end)
		return a->end > b->end;
	if (a->confidence != b->confidence)
		return a->confidence > b->confidence;
	return preference(a->type) > preference(b->type);
}

static bool lives(const vbi_ent *ent) { return !ent->dead && ent->start < ent->end; }

/* Nothing was added or died since. */
static bool sorted(const vbi_ents *ents)
{
	for (size_t i = 0; i < ents->n; i++)
		if (!lives(&ents->list[i]) || (i > 0 && !before(&ents->list[i - 1], &ents->list[i])))
			return false;
	return true;
}

/* Those that live, by the token where they begin, as begins has them: it has none then. Those of one token are few. */
static vb_status sort(vbi_ents *ents)
{
	vbi_ent *list = ents->list, *out;
	uint64_t *begin = vbi_cues(ents, VBI_CUE_ENTITY);
	vbi_cue_steps steps;
	size_t capacity = ents->capacity, n = 0;

	if (!VBI_GROW(ents->mem, ents->spare, ents->spare_capacity, ents->n))
		return VB_ERR_MEMORY;
	out = ents->spare;
	memset(begin, 0, (ents->tokens / 64 + 1) * sizeof *begin);
	for (size_t i = 0; i < ents->n; i++)
		begin[list[i].t0 / 64] |= UINT64_C(1) << list[i].t0 % 64;
	vbi_cue_steps_begin(&steps, ents, VBI_CUE_ENTITY);
	for (uint32_t t; vbi_cue_step(&steps, &t);) {
		size_t from = n;

		/* of two alike the one added last comes first there, and here last */
		for (uint32_t i = ents->begins[t]; i; i = list[i - 1].next) {
			size_t to = n;

			if (!lives(&list[i - 1]))
				continue;
			for (n++; to > from && !before(&out[to - 1], &list[i - 1]); to--)
				out[to] = out[to - 1];
			out[to] = list[i - 1];
		}
		ents->begins[t] = 0;
	}
	ents->list = out;
	ents->n = n;
	ents->capacity = ents->spare_capacity;
	ents->spare = list;
	ents->spare_capacity = capacity;
	return VB_OK;
}

static size_t bury(vbi_ent *list, size_t n)
{
	size_t live = 0;

	for (size_t i = 0; i < n; i++)
		if (lives(&list[i]))
			list[live++] = list[i];
	return live;
}

/* Of two that cross, which dies. */
static vbi_ent *loser(vbi_ent *a, vbi_ent *b)
{
	bool number_a = a->type > VB_ENTITY_DOC, number_b = b->type > VB_ENTITY_DOC;

	if (number_a != number_b)
		return number_a ? a : b;
	if (a->confidence != b->confidence)
		return a->confidence < b->confidence ? a : b;
	return a->end - a->start < b->end - b->start ? a : b;
}

/* An office inside a document is its issuer (của Thủ tướng Chính phủ) or part of a law's own title (Luật Bầu cử đại biểu
 * Quốc hội), which is not tagged. */
static bool issuer(const vbi_seg *seg, const vbi_ent *title)
{
	return title->sub != VBI_SUB_MANDATE && title->t0 > 0 &&
	       (vbi_tok_is_lower(seg, title->t0 - 1, "của") || vbi_tok_is_lower(seg, title->t0 - 1, "do") ||
	        vbi_tok_is(seg, title->t0 - 1, ",") || vbi_tok_is_lower(seg, title->t0 - 1, "và"));
}

/* One sweep over sorted entities; returns how many died. */
static size_t sweep(const vbi_seg *seg, vbi_ent *list, size_t n)
{
	vbi_ent *stack[DEPTH];
	size_t depth = 0, deaths = 0;

	for (size_t i = 0; i < n; i++) {
		vbi_ent *ent = &list[i];

		while (depth && (stack[depth - 1]->dead || stack[depth - 1]->end <= ent->start))
			depth--;
		while (depth && !ent->dead && stack[depth - 1]->end < ent->end) {
			vbi_ent *dies = loser(stack[depth - 1], ent);

			dies->dead = 1;
			deaths++;
			if (dies != ent)
				depth--;
		}
		if (ent->dead)
			continue;
		if (depth) {
			vbi_ent *outer = stack[depth - 1];
			bool same = outer->start == ent->start && outer->end == ent->end;

			if (!same && outer->type > VB_ENTITY_DOC && ent->type <= VB_ENTITY_DOC && !holds(outer->type, ent->type)) {
				outer->dead = 1; /* a quantity around a date: the date lives */
				depth--;
				deaths++;
			} else if (same || !holds(outer->type, ent->type) || depth == DEPTH ||
			           (outer->type == VB_ENTITY_DOC && ent->type == VB_ENTITY_TITLE && !issuer(seg, ent))) {
				ent->dead = 1;
				deaths++;
				continue;
			}
		}
		stack[depth++] = ent;
	}
	return deaths;
}

static void number(vbi_docstate *state, vbi_ents *ents)
{
	uint32_t parent[DEPTH];
	size_t depth = 0;

	for (size_t i = 0; i < ents->n; i++) {
		vbi_ent *ent = &ents->list[i];

		while (depth && ents->list[parent[depth - 1]].end <= ent->start)
			depth--;
		ent->id = state->next_id++;
		ent->parent = depth ? ents->list[parent[depth - 1]].id : 0;
		if (depth < DEPTH)
			parent[depth++] = (uint32_t)i;
	}
}

/* Those from first on that overlap, directly or by others between; behind them. */
static vbi_ent *group_end(vbi_ent *first, const vbi_ent *last)
{
	uint32_t end = first->end;
	vbi_ent *ent = first + 1;

	for (; ent < last && ent->start < end; ent++)
		end = ent->end > end ? ent->end : end;
	return ent;
}

vb_status vbi_settle(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents)
{
	vbi_ent *to, *last;

	(void)state;
	if (!ents->n)
		return VB_OK;
	if (sorted(ents))
		vbi_ents_forget(ents);
	else if (sort(ents))
		return VB_ERR_MEMORY;
	to = ents->list;
	last = ents->list + ents->n;
	/* a death may bring an inner one under another outer one: again until nothing dies, but not for those that overlap none of
	 * these: a sweep comes to them with nothing open */
	for (vbi_ent *ent = to, *end; ent < last; ent = end) {
		vbi_ent *live = end = group_end(ent, last);

		while (live - ent > 1 && sweep(seg, ent, (size_t)(live - ent)))
			live = ent + bury(ent, (size_t)(live - ent));
		for (; ent < live; ent++, to++) /* nearly always one */
			if (to < ent) /* one of those before died */
				*to = *ent;
	}
	ents->n = (size_t)(to - ents->list);
	vbi_ents_index(ents);
	return VB_OK;
}

vb_status vbi_resolve(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents)
{
	vb_status status = vbi_settle(seg, state, ents);

	if (status == VB_OK)
		number(state, ents);
	return status;
}
