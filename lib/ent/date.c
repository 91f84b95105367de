/* ent/date.c - recogniser of calendar expressions: what can be put on a calendar with the text's own date.
 *
 * date_parse.c reads one expression at a token. Here: where expressions may begin, which of them dates the document,
 * what that date gives to those without a year, and in which order a time stamp has its day and month. */
#include "ent/date.h"

#include "ent/cue.h"
#include "ent/date_parse.h"
#include "ent/date_read.h"
#include "ent/docstate.h"
#include "ent/tagger.h"

typedef struct found {
	vbi_date date;
	uint32_t t0, t1;
} found;

typedef struct run {
	const vbi_seg *seg;
	vbi_docstate *state;
	vbi_ents *ents;
	found *list;
	size_t n, capacity;
} run;

static uint32_t yyyymmdd(const vbi_date_point *p)
{
	return p->unit == VBI_DATE_DAY && p->year ? p->year * 10000u + p->month * 100u + p->day : 0;
}

/* The expression is a paragraph of its own, as a date line or a time stamp is. */
static bool alone(const vbi_seg *seg, const found *f)
{
	return (f->t0 == 0 || seg->tok[f->t0].space >= 2) && (f->t1 >= seg->toks || seg->tok[f->t1].space >= 2);
}

/* The date of a document that the text refers to: right after a number or symbol. */
static bool of_reference(const vbi_seg *seg, const found *f)
{
	uint32_t i = f->t0;

	if (i > 0 && seg->tok[i - 1].kind == VB_TOKEN_PUNCT)
		i--;
	return i > 0 && (seg->tok[i - 1].kind == VB_TOKEN_CODE || seg->tok[i - 1].kind == VB_TOKEN_NUMBER);
}

/* 4/8/2021: the fourth of August, or the eighth of April of an American time stamp? Proof first (a part above 12,
 * here or earlier in the document), then nearness to a date of the prose, which is always day first. */
static void settle_order(run *r, found *f)
{
	vbi_date_point *p = &f->date.from;
	uint32_t plain, swapped, least = UINT32_MAX;
	bool swap = f->date.ampm;

	if (!f->date.stamp || !p->year || f->date.to.unit || p->day > 12 || p->day == p->month)
		return;
	if (r->state->date_order) {
		swap = r->state->date_order == 2;
	} else {
		plain = yyyymmdd(p);
		swapped = p->year * 10000u + p->day * 100u + p->month;
		for (size_t i = 0; i < r->n; i++) {
			uint32_t other = r->list[i].date.stamp ? 0 : yyyymmdd(&r->list[i].date.from);
			uint32_t off1 = other > plain ? other - plain : plain - other;
			uint32_t off2 = other > swapped ? other - swapped : swapped - other;

			if (!other || of_reference(r->seg, &r->list[i]) || off1 == off2)
				continue;
			if (off1 < least || off2 < least) {
				least = off1 < off2 ? off1 : off2;
				swap = off2 < off1;
			}
		}
	}
	if (swap) {
		uint8_t day = p->day;

		p->day = p->month;
		p->month = day;
	}
}

/* How well an expression dates the document; 0 not at all. */
static unsigned dates_document(const run *r, const found *f)
{
	uint8_t zone = r->seg->tok[f->t0].zone;

	if (!yyyymmdd(&f->date.from) || f->date.to.unit || f->date.lunar)
		return 0;
	if (f->date.stamp || alone(r->seg, f))
		return 4;
	if (of_reference(r->seg, f))
		return 0;
	if (zone == VB_ZONE_DATELINE || zone == VB_ZONE_LETTERHEAD)
		return 4;
	if (f->date.part[0])
		return 3;
	return zone == VB_ZONE_SIGNATURE ? 2 : 1;
}

static uint32_t document_date(const run *r)
{
	unsigned best = 0;
	uint32_t date = 0;

	for (size_t i = 0; i < r->n; i++) {
		unsigned worth = dates_document(r, &r->list[i]);

		if (worth > best) {
			best = worth;
			date = yyyymmdd(&r->list[i].date.from);
		}
	}
	return date;
}

/* Numbers that turn out to be parts of a date are none. */
static void bury_numbers(vbi_ents *ents, uint32_t t0, uint32_t t1)
{
	for (unsigned type = VB_ENTITY_NUMBER; type <= VB_ENTITY_QUANTITY; type++) {
		vbi_ent *ent = vbi_ents_over(ents, type, t0);

		if (ent)
			ent->dead = 1;
		for (uint32_t t = t0; t < t1; t++)
			while ((ent = vbi_ents_at(ents, type, t)) != NULL)
				ent->dead = 1;
	}
}

static unsigned sub_of(const vbi_date *date)
{
	if (date->to.unit || date->period)
		return VBI_SUB_DATE_RANGE;
	if (date->stamp)
		return VBI_SUB_DATE_STAMP;
	return date->from.unit == VBI_DATE_DAY ? VBI_SUB_DATE_DAY
	       : date->from.unit == VBI_DATE_MONTH ? VBI_SUB_DATE_MONTH : VBI_SUB_DATE_YEAR;
}

/* năm nay, năm ngoái at token t, counted from the document's date; 0 if there is neither. */
static unsigned year_told(const vbi_seg *seg, const vbi_docstate *state, uint32_t t)
{
	if (!state->date || !vbi_date_word(seg, t, "năm"))
		return 0;
	if (vbi_date_word(seg, t + 1, "nay"))
		return state->date / 10000;
	return vbi_date_word(seg, t + 1, "ngoái") ? state->date / 10000 - 1 : 0;
}

static void give_year(vbi_date *date, unsigned year)
{
	if (!date->from.year)
		date->from.year = (uint16_t)year;
	if (date->to.unit && !date->to.year)
		date->to.year = (uint16_t)year;
}

/* Từ ngày 2/9 đến ngày 5/9 năm ngoái: both are of last year. */
static void share_year(const run *r, size_t i)
{
	const found *next = r->list + i + 1;
	uint32_t t = r->list[i].t1;

	if (i + 1 < r->n && !r->list[i].date.from.year && !next->date.from.year && next->t0 == t + 1 &&
	    (vbi_date_word(r->seg, t, "đến") || vbi_date_word(r->seg, t, "tới")))
		give_year(&r->list[i].date, year_told(r->seg, r->state, next->t1));
}

static vb_status emit(run *r, found *f, bool numbers)
{
	char norm[64];
	size_t n;
	vbi_ent *ent;

	vbi_date_complete(&f->date, r->state->date);
	if (numbers)
		bury_numbers(r->ents, f->t0, f->t1);
	ent = vbi_ents_add(r->ents, r->seg, VB_ENTITY_DATE, sub_of(&f->date), f->t0, f->t1, 950);
	if (!ent)
		return VB_ERR_MEMORY;
	n = vbi_date_norm(&f->date, norm);
	return n ? vbi_ents_attr(r->ents, ent, VB_ATTR_NORM, norm, n) : VB_OK;
}

static vb_status collect(run *r)
{
	const vbi_cue_walk walk = vbi_cue_walk_of(r->ents, VBI_CUE_DATE);

	for (uint32_t i = 0, end; (i = vbi_cue_walk_next(walk, i)) < r->seg->toks; i = end) {
		vbi_date date;

		end = vbi_date_parse(r->seg, i, r->n && r->list[r->n - 1].t1 + 1 >= i ? r->list[r->n - 1].t1 : 0, &date);
		if (!end) {
			end = i + 1;
			continue;
		}
		if (!VBI_GROW(r->ents->mem, r->list, r->capacity, r->n + 1))
			return VB_ERR_MEMORY;
		r->list[r->n].date = date;
		r->list[r->n].t0 = i;
		r->list[r->n++].t1 = end;
	}
	return VB_OK;
}

vb_status vbi_recognise_date(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents)
{
	run r = {.seg = seg, .state = state, .ents = ents};
	bool numbers = ents->n > 0;
	vb_status status = collect(&r);

	for (size_t i = 0; i < r.n; i++) {
		const vbi_date *d = &r.list[i].date;

		/* 3/27/2017 10:00 AM was read month first because it must be; 27/3/2017 10:00 proves the other order */
		if (d->stamp && d->from.day > 12 && d->from.year)
			state->date_order = d->month_first ? 2 : state->date_order ? state->date_order : 1;
	}
	for (size_t i = 0; i < r.n; i++)
		settle_order(&r, &r.list[i]);
	if (!state->date)
		state->date = document_date(&r);
	for (size_t i = 0; i < r.n && status == VB_OK; i++) {
		/* a page of several items, each headed by its date */
		if (alone(seg, &r.list[i]) && dates_document(&r, &r.list[i]) == 4)
			state->date = yyyymmdd(&r.list[i].date.from);
		share_year(&r, i);
		status = emit(&r, &r.list[i], numbers);
	}
	vbi_free(ents->mem, r.list);
	return status;
}

/* For the tagger: the normal form, where the grammar reads just this span. */
/* Những năm 1980, năm tài chính 2025, tài khóa 2005, mùa hè 2013 (a season is the 21st month and those behind it, ISO 8601-2), as tagdate.c
 * puts them together. Returns where it ends, 0 if it is none. */
static uint32_t named_year(const vbi_seg *seg, uint32_t t, vbi_date *date)
{
	static const char *const season[] = {"xuân", "hè", "thu", "đông"};
	unsigned year = 0, month = 0;
	uint32_t end;

	vbi_date_clear(date);
	if (vbi_tok_is_lower(seg, t, "những") && vbi_date_word(seg, t + 1, "năm")) {
		end = vbi_date_year(seg, t + 2, &year);
		date->from.unit = year % 10 ? VBI_DATE_NONE : VBI_DATE_DECADE;
		date->from.year = (uint16_t)year;
		return end;
	}
	t += vbi_tok_is_lower(seg, t, "năm") && vbi_date_on(seg, t + 1);
	if (vbi_tok_is_lower(seg, t, "mùa"))
		for (unsigned k = 0; k < 4; k++)
			month = vbi_date_word(seg, t + 1, season[k]) ? 21 + k : month;
	else if (!vbi_tok_is_lower(seg, t, "tài"))
		return 0;
	/* mùa 2013 has no second word */
	end = vbi_date_year(seg, t + 1 + (month || vbi_tok_is_lower(seg, t, "tài")), &year);
	date->from.unit = month ? VBI_DATE_MONTH : VBI_DATE_YEAR;
	date->from.month = (uint8_t)month;
	date->from.year = (uint16_t)year;
	return end;
}

vb_status vbi_date_describe(const vbi_seg *seg, const vbi_docstate *state, vbi_ents *ents, vbi_ent *ent)
{
	vbi_date date;
	char norm[64];
	size_t n;

	n = vbi_date_parse(seg, ent->t0, 0, &date);
	if (n != ent->t1 && (n = named_year(seg, ent->t0, &date)) != ent->t1)
		n = vbi_date_parse(seg, ent->t0, 0, &date);
	/* ngày 2/9 năm nay, tháng 7 năm ngoái */
	if (n && n + 2 == ent->t1 && !date.from.year && year_told(seg, state, (uint32_t)n))
		give_year(&date, year_told(seg, state, (uint32_t)n));
	else if (n != ent->t1)
		return VB_OK;
	vbi_date_complete(&date, state->date);
	ent->sub = (uint8_t)sub_of(&date);
	n = vbi_date_norm(&date, norm);
	return n ? vbi_ents_attr(ents, ent, VB_ATTR_NORM, norm, n) : VB_OK;
}
