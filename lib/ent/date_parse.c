/* ent/date_parse.c - the grammar of calendar expressions (guidelines, section DATE):
 *
 *   day     [clock [, ]] [part of day] [hôm nay] [weekday [, ]] [ngày] D/M[/Y] | D tháng M [năm Y] | mùng D tháng giêng
 *   unit    tháng M[/Y] | quý Q[/Y] | năm Y | thế kỷ N | thập niên Y | [đầu, giữa, cuối] unit
 *   months  6 tháng đầu năm [Y], sáu tháng cuối năm Y
 *   period  nhiệm kỳ, giai đoạn, năm học ... Y - Y
 *   bare    6/4/2021, 2026-04-09, and, where the words around allow it, 30/4, 9/2016, 2025, 2021-2025
 *
 * Ranges: a dash joins two of a kind; "đến" joins them only where the first lacks what the second says
 * (ngày 11 đến 12-11), else both ends are expressions of their own. Not calendar: sáng nay, 3 ngày, 5 năm qua. */
#include "ent/date_parse.h"

#include "ent/cue.h"
#include "ent/date_bare.h"
#include "ent/date_read.h"
#include "seg/wordset.h"

static vbi_slice attr_of(const vbi_seg *seg, const vbi_match *match, unsigned cls, unsigned key)
{
	return match ? vbi_seg_attr_of(seg, match, cls, key) : vbi_slice_of("", 0);
}

static void set_day(vbi_date_point *p, unsigned day, unsigned month, unsigned year)
{
	p->unit = VBI_DATE_DAY;
	p->day = (uint8_t)day;
	p->month = (uint8_t)month;
	p->year = (uint16_t)year;
}

static void set_unit(vbi_date_point *p, unsigned unit, unsigned month, unsigned year)
{
	p->unit = (uint8_t)unit;
	p->month = (uint8_t)month;
	p->year = (uint16_t)year;
}

/* ---- years ---- */

/* năm Ất Tỵ [2025] at the name; sets lunar. */
static uint32_t lunar_year(const vbi_seg *seg, uint32_t i, unsigned *year)
{
	const vbi_match *match = vbi_date_on(seg, i) ? vbi_seg_longest(seg, i, VBI_MASK(LUNAR_YEAR)) : NULL;
	uint32_t j;

	if (!match)
		return 0;
	j = vbi_date_year(seg, i + match->count, year);
	return j ? j : i + match->count;
}

/* What may follow day and month: "năm 2025", ", năm 2025", "năm Ất Tỵ". The token after it, or i. */
static uint32_t optional_year(const vbi_seg *seg, uint32_t i, vbi_date *date, unsigned *year)
{
	uint32_t j = i, k;
	unsigned lunar = 0;

	if (vbi_date_on(seg, j) && vbi_tok_is(seg, j, ","))
		j++;
	if (!vbi_date_word(seg, j, "năm"))
		return i;
	k = vbi_date_year(seg, j + 1, year);
	if (k)
		return k;
	k = j == i ? lunar_year(seg, j + 1, &lunar) : 0;
	if (!k)
		return i;
	date->lunar = true;
	*year = lunar;
	return k;
}

/* ---- months ---- */

/* Giêng, Hai ... Mười hai, Chạp, written as words after tháng. */
static uint32_t month_word(const vbi_seg *seg, uint32_t i, vbi_date *date, unsigned *month)
{
	static const char *const name[] = {"một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"};

	if (!vbi_date_on(seg, i) || seg->tok[i].kind != VB_TOKEN_SYLLABLE)
		return 0;
	if (vbi_date_word(seg, i, "giêng") || vbi_date_word(seg, i, "chạp")) {
		*month = vbi_date_word(seg, i, "giêng") ? 1 : 12;
		date->lunar = true;
		return i + 1;
	}
	/* in small letters only where no other reading is near: "3 tháng một lần", "tháng năm 2025" with the month left out */
	for (unsigned m = 0; m < 10; m++) {
		if (!vbi_date_word(seg, i, name[m]))
			continue;
		*month = m + 1;
		if (m == 9 && (vbi_date_word(seg, i + 1, "một") || vbi_date_word(seg, i + 1, "hai"))) {
			*month = vbi_date_word(seg, i + 1, "một") ? 11 : 12;
			return i + 2;
		}
		if ((m == 4 || m == 0) && (seg->tok[i].shape != VB_SHAPE_TITLE || seg->tok[i].space >= 2 ||
		                           seg->tok[i - 1].shape != VB_SHAPE_LOWER))
			return 0;
		return i + 1;
	}
	return 0;
}

/* M, M/Y, M [,] năm Y after "tháng". */
static uint32_t month(const vbi_seg *seg, uint32_t i, vbi_date *date, unsigned *m, unsigned *year)
{
	vbi_date_digits d;
	uint32_t j;

	*year = 0;
	if (!vbi_date_on(seg, i))
		return 0;
	if (seg->tok[i].kind == VB_TOKEN_NUMBER && vbi_date_digits_read(seg, i, &d)) {
		if (d.len[0] > 2 || d.v[0] < 1 || d.v[0] > 12 || d.n > 2)
			return 0;
		*m = d.v[0];
		if (d.n == 2) {
			if (!vbi_date_is_year(&d, 1) || d.sep[0] == ':')
				return 0;
			*year = d.v[1];
			return i + 1;
		}
		j = i + 1;
		/* tháng 9 - 2025, tháng 5 / 2026 */
		if ((vbi_date_dash(seg, j) || vbi_date_word(seg, j, "/")) && seg->tok[j].space < 2) {
			uint32_t k = vbi_date_year(seg, j + 1, year);

			if (k)
				return k;
		}
	} else {
		j = month_word(seg, i, date, m);
		if (!j)
			return 0;
	}
	j = optional_year(seg, j, date, year);
	if (!*year && vbi_date_word(seg, j, "năm") && vbi_date_word(seg, j + 1, "nay"))
		j += 2; /* the document's own date gives the year */
	if (vbi_date_word(seg, j, "âm") && vbi_date_word(seg, j + 1, "lịch")) {
		date->lunar = true;
		j += 2;
	}
	return j;
}

/* ---- days ---- */

/* One token of digits that says a day. */
static bool day_digits(const vbi_date_digits *d, vbi_date *date, bool bare)
{
	vbi_date_point *from = &date->from, *to = &date->to;
	bool same = d->n >= 3 && d->sep[0] == d->sep[1];

	if (d->sep[0] == ':')
		return false;
	switch (d->n) {
	case 2:
		if (!vbi_date_is_day_month(d, 0))
			return false;
		set_day(from, d->v[0], d->v[1], 0);
		return true;
	case 3:
		if (vbi_date_is_year(d, 0) && same && vbi_date_valid(d->v[0], d->v[1], d->v[2])) {
			set_day(from, d->v[2], d->v[1], d->v[0]);
			date->stamp = true;
			return true;
		}
		if (vbi_date_is_year(d, 2) && vbi_date_valid(d->v[2], d->v[1], d->v[0])) {
			set_day(from, d->v[0], d->v[1], d->v[2]);
			return true;
		}
		if (vbi_date_is_year(d, 2) && same && vbi_date_valid(d->v[2], d->v[0], d->v[1])) {
			set_day(from, d->v[1], d->v[0], d->v[2]);
			date->month_first = true;
			return true;
		}
		if (d->sep[0] == '-' && !same && d->v[0] < 32 && vbi_date_is_day_month(d, 1)) { /* 9-10/12 */
			set_day(from, d->v[0], d->v[2], 0);
			set_day(to, d->v[1], d->v[2], 0);
			return vbi_date_valid(0, d->v[2], d->v[0]);
		}
		if (!bare && same && d->len[2] == 2 && vbi_date_valid(0, d->v[1], d->v[0])) { /* 5/9/21 */
			set_day(from, d->v[0], d->v[1], d->v[2] + (d->v[2] <= 50 ? 2000u : 1900u));
			return true;
		}
		return false;
	case 4:
		if (d->sep[0] == '-' && vbi_date_is_year(d, 3) && vbi_date_valid(d->v[3], d->v[2], d->v[1]) &&
		    vbi_date_valid(d->v[3], d->v[2], d->v[0])) { /* 14-16/3/2025 */
			set_day(from, d->v[0], d->v[2], d->v[3]);
			set_day(to, d->v[1], d->v[2], d->v[3]);
			return true;
		}
		if (d->sep[1] != '-' || d->sep[0] != d->sep[2] || !vbi_date_is_day_month(d, 0) || !vbi_date_is_day_month(d, 2))
			return false;
		set_day(from, d->v[0], d->v[1], 0);
		set_day(to, d->v[2], d->v[3], 0);
		return true;
	case 5: /* 25/1-2/2/2025 */
		if (d->sep[1] != '-' || !vbi_date_is_day_month(d, 0) || !vbi_date_is_day_month(d, 2) || !vbi_date_is_year(d, 4))
			return false;
		set_day(from, d->v[0], d->v[1], 0);
		set_day(to, d->v[2], d->v[3], d->v[4]);
		return true;
	case 6:
		if (d->sep[2] != '-' || !vbi_date_is_day_month(d, 0) || !vbi_date_is_year(d, 2) || !vbi_date_is_day_month(d, 3) ||
		    !vbi_date_is_year(d, 5))
			return false;
		set_day(from, d->v[0], d->v[1], d->v[2]);
		set_day(to, d->v[3], d->v[4], d->v[5]);
		return true;
	default:
		return false;
	}
}

/* 23/ 5, 4/ 4/2017, 24- 5, 15 – 5: blanks beside the mark. A dash joins day and month only where it cannot join two days. */
static uint32_t broken_day(const vbi_seg *seg, uint32_t i, const vbi_date_digits *d, vbi_date *date)
{
	bool slash = vbi_date_word(seg, i + 1, "/") && !seg->tok[i + 1].space;
	unsigned year = 0;
	vbi_date_digits e;
	uint32_t j;

	if (d->n == 2 && vbi_date_is_day_month(d, 0) && d->sep[0] != '-' && d->sep[0] != ':' &&
	    (slash || (d->sep[0] == '.' && vbi_date_word(seg, i + 1, ".") && !seg->tok[i + 1].space)) &&
	    (j = vbi_date_year(seg, i + 2, &year)) != 0 && (slash || (vbi_date_on(seg, j) && seg->tok[j].kind == VB_TOKEN_PUNCT))) {
		set_day(&date->from, d->v[0], d->v[1], year);
		return j; /* 12/4/ 2010, 10.9. 2025 */
	}
	if (d->n != 1 || d->len[0] > 2 || !(slash || vbi_date_dash(seg, i + 1)) || !vbi_date_on(seg, i + 2) ||
	    seg->tok[i + 2].kind != VB_TOKEN_NUMBER || !vbi_date_digits_read(seg, i + 2, &e) || e.n > 2 || e.len[0] > 2)
		return 0;
	if (e.n == 2 ? !vbi_date_is_year(&e, 1) || e.sep[0] == ':' : (!slash && e.v[0] >= d->v[0]) || vbi_date_word(seg, i + 3, "tháng"))
		return 0;
	if (!vbi_date_valid(e.n == 2 ? e.v[1] : 0, e.v[0], d->v[0]))
		return 0;
	set_day(&date->from, d->v[0], e.v[0], e.n == 2 ? e.v[1] : 0);
	if (e.n == 1 && slash && vbi_date_word(seg, i + 3, "/") && (j = vbi_date_year(seg, i + 4, &year)) != 0) {
		date->from.year = (uint16_t)year;
		return j;
	}
	return i + 3;
}

/* D/M[/Y] | D tháng M [năm Y] | D - D/M | D, D và D/M at the first number. */
static uint32_t day_core(const vbi_seg *seg, uint32_t i, vbi_date *date, unsigned depth)
{
	vbi_date_digits d;
	unsigned m, year = 0;
	uint32_t j;

	if (!vbi_date_on(seg, i) || seg->tok[i].kind != VB_TOKEN_NUMBER || !vbi_date_digits_read(seg, i, &d))
		return 0;
	if (vbi_date_word(seg, i + 1, "tháng") && (d.n == 1 || (d.n == 2 && d.sep[0] == '-')) && d.len[0] <= 2 &&
	    (j = month(seg, i + 2, date, &m, &year)) != 0 && vbi_date_valid(date->lunar ? 0 : year, m, d.v[0])) {
		set_day(&date->from, d.v[0], m, year);
		if (d.n == 2)
			set_day(&date->to, d.v[1], m, year);
		return d.n == 1 || vbi_date_valid(year, m, d.v[1]) ? j : 0;
	}
	j = broken_day(seg, i, &d, date);
	if (j)
		return j;
	if (d.n == 1) {
		vbi_date rest;

		if (d.len[0] > 2 || d.v[0] < 1 || d.v[0] > 31 || depth > 8 ||
		    !(vbi_date_dash(seg, i + 1) || vbi_date_word(seg, i + 1, "đến") || vbi_date_word(seg, i + 1, "tới") ||
		      vbi_date_word(seg, i + 1, "và") || vbi_date_word(seg, i + 1, ",")))
			return 0;
		vbi_date_clear(&rest);
		j = day_core(seg, i + 2, &rest, depth + 1);
		if (!j || rest.from.day <= d.v[0])
			return 0;
		set_day(&date->from, d.v[0], rest.from.month, rest.from.year);
		date->to = rest.to.unit ? rest.to : rest.from;
		date->lunar |= rest.lunar;
		return j;
	}
	if (!day_digits(&d, date, false))
		return 0;
	j = i + 1;
	if (!date->from.year && !date->to.unit) {
		j = optional_year(seg, j, date, &year);
		date->from.year = (uint16_t)year;
	}
	return j;
}

/* dương lịch, âm lịch, lịch âm after a day */
static uint32_t almanac(const vbi_seg *seg, uint32_t i, vbi_date *date)
{
	uint32_t which = i + vbi_date_word(seg, i, "lịch");
	bool lunar = vbi_date_word(seg, which, "âm");

	if ((!lunar && !vbi_date_word(seg, which, "dương")) || !vbi_date_word(seg, i + (which == i), "lịch"))
		return i;
	date->lunar |= lunar;
	return i + 2;
}

/* mùng, mồng */
static bool lunar_first(const vbi_seg *seg, uint32_t i)
{
	return vbi_tok_is_lower(seg, i, "mùng") || vbi_tok_is_lower(seg, i, "mồng");
}

/* mùng 2 Tết [Nguyên đán] [Ất Dậu], at the number behind mùng: the lunar year begins with it. */
static uint32_t new_year_day(const vbi_seg *seg, uint32_t i, vbi_date *date)
{
	vbi_date_digits d;
	unsigned year = 0;
	uint32_t j = i + 2, k;

	if (!vbi_date_word(seg, i + 1, "tết") || seg->tok[i].kind != VB_TOKEN_NUMBER || !vbi_date_digits_read(seg, i, &d) || d.n != 1 || d.v[0] < 1 ||
	    d.v[0] > 10)
		return 0;
	if (vbi_date_word(seg, j, "nguyên") && vbi_date_word(seg, j + 1, "đán"))
		j += 2;
	k = lunar_year(seg, j, &year);
	set_day(&date->from, d.v[0], 1, year);
	date->lunar = true;
	return k ? k : j;
}

/* A range goes on: "- 2/2/2025" after a day. */
static uint32_t day_range(const vbi_seg *seg, uint32_t i, vbi_date *date)
{
	vbi_date rest;
	uint32_t j;

	if (date->to.unit || date->stamp || !vbi_date_dash(seg, i))
		return i;
	vbi_date_clear(&rest);
	j = i + (vbi_date_word(seg, i + 1, "ngày") ? 2 : 1);
	j = day_core(seg, j + (date->lunar && vbi_date_on(seg, j) && lunar_first(seg, j)), &rest, 0);
	if (!j || rest.to.unit || rest.stamp)
		return i;
	date->to = rest.from;
	return j;
}

/* "thứ 5" that counts meetings or times is no weekday. */
static bool counts(const vbi_seg *seg, uint32_t i)
{
	return i > 0 && vbi_date_on(seg, i) && vbi_tok_in(seg, i - 1, VBI_SET_COUNTED);
}

/* [part of day] [hôm nay] [weekday] [ngày] day. At least one of the words must be there. */
static uint32_t day(const vbi_seg *seg, uint32_t i, vbi_date *date)
{
	uint32_t j = i, k;
	const vbi_match *match;
	bool first;

	for (unsigned n = 0; n < 3 && (n == 0 || vbi_date_on(seg, j)) && j < seg->toks; n++) {
		vbi_slice part;

		match = vbi_seg_longest(seg, j, VBI_MASK(DAYPART) | VBI_MASK(WEEKDAY));
		if (!match || attr_of(seg, match, VBI_C_DAYPART, VBI_KEY_EDGE).n)
			break;
		if (vbi_seg_entry(seg, match, VBI_C_WEEKDAY)) {
			if (counts(seg, j))
				return 0;
		} else {
			part = attr_of(seg, match, VBI_C_DAYPART, VBI_KEY_EDTF);
			if (part.n == 2 && !date->part[0]) {
				date->part[0] = 'T';
				date->part[1] = part.p[0];
				date->part[2] = part.p[1];
			}
		}
		j += match->count;
		if (vbi_date_word(seg, j, "nay"))
			j++;
	}
	if (j > i && vbi_date_word(seg, j, ","))
		j++;
	if (j == i ? j < seg->toks && vbi_tok_is_lower(seg, j, "ngày") : vbi_date_word(seg, j, "ngày"))
		j++;
	first = j < seg->toks && (j == i || vbi_date_on(seg, j)) && lunar_first(seg, j);
	j += first;
	if (j == i)
		return 0;
	if (first && vbi_date_on(seg, j) && (k = new_year_day(seg, j, date)) != 0)
		return k;
	k = day_core(seg, j, date, 0);
	return k ? almanac(seg, day_range(seg, k, date), date) : 0;
}

/* clock [, ] [lúc] day */
static uint32_t clock_day(const vbi_seg *seg, uint32_t i, vbi_date *date)
{
	vbi_date_point from = date->from, to = date->to;
	uint32_t j = vbi_date_clock(seg, i, &from, &to), k;

	if (!j)
		return 0;
	if (vbi_date_word(seg, j, ",") || vbi_date_word(seg, j, "của"))
		j++;
	k = vbi_date_on(seg, j) ? day(seg, j, date) : 0;
	if (!k && vbi_date_on(seg, j)) { /* 10:30 05/06/2024 */
		vbi_date_digits d;

		if (seg->tok[j].kind == VB_TOKEN_NUMBER && vbi_date_digits_read(seg, j, &d) && d.n >= 2 && d.n <= 3 &&
		    day_digits(&d, date, true))
			k = j + 1;
	}
	if (!k || date->to.unit)
		return k;
	date->from.hour = from.hour;
	date->from.minute = from.minute;
	if (to.hour != VBI_TIME_NONE) {
		date->to = date->from;
		date->to.hour = to.hour;
		date->to.minute = to.minute;
	}
	/* 8 giờ tối is twenty */
	if ((date->part[1] == 'A' || date->part[1] == 'E') && date->from.hour < 12) {
		date->from.hour = (uint8_t)(date->from.hour + 12);
		if (date->to.unit && date->to.hour < 12)
			date->to.hour = (uint8_t)(date->to.hour + 12);
	}
	return k;
}

/* ---- units above the day ---- */

/* 2021 [- | đến] 2025, also in one token; one year alone if lone. */
static uint32_t years(const vbi_seg *seg, uint32_t i, vbi_date *date, bool lone)
{
	vbi_date_digits d;
	unsigned first, second;
	uint32_t j, k;

	if (vbi_date_on(seg, i) && seg->tok[i].kind == VB_TOKEN_NUMBER && vbi_date_digits_read(seg, i, &d) &&
	    d.n == 2 && d.sep[0] == '-' && vbi_date_is_year(&d, 0)) {
		if (vbi_date_is_year(&d, 1) && d.v[1] > d.v[0])
			second = d.v[1];
		else if (d.len[1] == 2 && d.v[1] > d.v[0] % 100u)
			second = d.v[0] / 100u * 100u + d.v[1]; /* 2023-24 */
		else
			return 0;
		set_unit(&date->from, VBI_DATE_YEAR, 0, d.v[0]);
		set_unit(&date->to, VBI_DATE_YEAR, 0, second);
		return i + 1;
	}
	j = vbi_date_year(seg, i, &first);
	if (!j)
		return 0;
	set_unit(&date->from, VBI_DATE_YEAR, 0, first);
	k = j;
	if (vbi_date_dash(seg, j) || vbi_date_word(seg, j, "đến") || vbi_date_word(seg, j, "tới"))
		k = vbi_date_year(seg, j + 1, &second);
	if (k && k != j && second > first && second - first < 200) {
		set_unit(&date->to, VBI_DATE_YEAR, 0, second);
		return k;
	}
	return lone ? j : 0;
}

static uint32_t unit_month(const vbi_seg *seg, uint32_t i, vbi_date *date)
{
	vbi_date_digits d;
	unsigned m, year, m2, year2;
	uint32_t j, k = 0;

	/* tháng 1-3/2025 */
	if (vbi_date_on(seg, i) && seg->tok[i].kind == VB_TOKEN_NUMBER && vbi_date_digits_read(seg, i, &d) &&
	    d.n >= 2 && d.n <= 3 && d.sep[0] == '-' && d.v[0] >= 1 && d.v[0] < d.v[1] && d.v[1] <= 12 &&
	    (d.n == 2 || vbi_date_is_year(&d, 2))) {
		year = d.n == 3 ? d.v[2] : 0;
		j = d.n == 3 ? i + 1 : optional_year(seg, i + 1, date, &year);
		set_unit(&date->from, VBI_DATE_MONTH, d.v[0], year);
		set_unit(&date->to, VBI_DATE_MONTH, d.v[1], year);
		return j;
	}
	j = month(seg, i, date, &m, &year);
	if (!j)
		return 0;
	set_unit(&date->from, VBI_DATE_MONTH, m, year);
	if (vbi_date_dash(seg, j) || (!year && (vbi_date_word(seg, j, "đến") || vbi_date_word(seg, j, "tới"))))
		k = month(seg, j + (vbi_date_dash(seg, j) && vbi_date_word(seg, j + 1, "tháng") ? 2 : 1), date, &m2, &year2);
	if (k && (year2 || m2 > m)) {
		set_unit(&date->to, VBI_DATE_MONTH, m2, year2);
		return k;
	}
	return j;
}

static uint32_t unit_quarter(const vbi_seg *seg, uint32_t i, vbi_date *date)
{
	unsigned q, year, year2 = 0;
	uint32_t j = vbi_date_quarter(seg, i, &q, &year), k;

	if (!j)
		return 0;
	set_unit(&date->from, VBI_DATE_QUARTER, q, year);
	if (year)
		return j;
	k = optional_year(seg, j, date, &year2);
	date->from.year = (uint16_t)year2;
	if (k == j && vbi_date_word(seg, j, "năm") && vbi_date_word(seg, j + 1, "nay"))
		return j + 2; /* the document's own date gives the year */
	if (k == j && vbi_date_dash(seg, j) && seg->tok[j].space < 2) {
		unsigned last;
		uint32_t end = vbi_date_quarter(seg, j + 1, &last, &year);

		if (end && last > q) {
			set_unit(&date->to, VBI_DATE_QUARTER, last, year);
			return end;
		}
		end = vbi_date_year(seg, j + 1, &year); /* quý 1 - 2025 */
		if (end) {
			date->from.year = (uint16_t)year;
			return end;
		}
	}
	return k;
}

static uint32_t unit_century(const vbi_seg *seg, uint32_t i, vbi_date *date)
{
	unsigned n, n2;
	uint32_t j, k;

	if (vbi_date_word(seg, i, "thứ"))
		i++;
	j = vbi_date_century(seg, i, &n);
	if (!j)
		return 0;
	set_unit(&date->from, VBI_DATE_CENTURY, 0, n);
	k = vbi_date_dash(seg, j) ? vbi_date_century(seg, j + 1, &n2) : 0;
	if (k && n2 > n) {
		set_unit(&date->to, VBI_DATE_CENTURY, 0, n2);
		return k;
	}
	return j;
}

/* thập niên 1990, (những) năm 90 */
static uint32_t decade(const vbi_seg *seg, uint32_t i, vbi_date *date)
{
	unsigned v;
	uint32_t j = vbi_date_year(seg, i, &v);

	if (!j && (j = vbi_date_small(seg, i, 99, &v)) != 0) {
		if (v < 20)
			return 0;
		v += 1900;
	}
	if (!j || v % 10)
		return 0;
	set_unit(&date->from, VBI_DATE_DECADE, 0, v);
	return j;
}

/* tháng, quý, năm, thế kỷ, thập niên with its number; i at the unit word. */
static uint32_t unit(const vbi_seg *seg, uint32_t i, vbi_date *date)
{
	const vbi_match *match = vbi_seg_longest(seg, i, VBI_MASK(CAL_UNIT));
	unsigned year = 0;
	vbi_slice name;
	uint32_t j, k;

	if (!match)
		return 0;
	j = i + match->count;
	name = attr_of(seg, match, VBI_C_CAL_UNIT, VBI_KEY_UNIT);
	if (vbi_slice_is(name, "month"))
		return unit_month(seg, j, date);
	if (vbi_slice_is(name, "quarter"))
		return unit_quarter(seg, j, date);
	if (vbi_slice_is(name, "century"))
		return unit_century(seg, j, date);
	if (vbi_slice_is(name, "decade"))
		return decade(seg, j, date);
	if (vbi_slice_is(name, "full")) { /* rằm tháng giêng */
		unsigned m;

		k = vbi_date_word(seg, j, "tháng") ? month(seg, j + 1, date, &m, &year) : 0;
		date->lunar = true;
		if (k)
			set_day(&date->from, 15, m, year);
		return k;
	}
	if (!vbi_slice_is(name, "year"))
		return 0;
	k = vbi_date_word(seg, j, "dương") && vbi_date_word(seg, j + 1, "lịch") ? j + 2 : j; /* năm dương lịch 2026 */
	k = years(seg, k, date, true);
	if (k)
		return k;
	k = lunar_year(seg, j, &year);
	if (k)
		set_unit(&date->from, VBI_DATE_YEAR, 0, year);
	return k;
}

/* nhiệm kỳ [mới] [từ] [năm] Y - [năm] Y */
static uint32_t period(const vbi_seg *seg, uint32_t i, vbi_date *date)
{
	const vbi_match *match = vbi_seg_longest(seg, i, VBI_MASK(PERIOD));
	bool weak;
	uint32_t j, k, end;
	unsigned second;

	if (!match)
		return 0;
	weak = attr_of(seg, match, VBI_C_PERIOD, VBI_KEY_WEAK).n != 0;
	j = i + match->count;
	if (vbi_date_word(seg, j, "từ"))
		j++;
	if (vbi_date_word(seg, j, "năm") && !weak)
		j++;
	if (!weak && vbi_date_word(seg, j, "đến") && vbi_date_word(seg, j + 1, "năm"))
		j += 2; /* Giai đoạn đến năm 2020 */
	k = years(seg, j, date, !weak);
	if (!k)
		return 0;
	date->period = true;
	if (!date->to.unit && (vbi_date_word(seg, k, "đến") || vbi_date_dash(seg, k)) && vbi_date_word(seg, k + 1, "năm") &&
	    (end = vbi_date_year(seg, k + 2, &second)) != 0 && second > date->from.year) {
		set_unit(&date->to, VBI_DATE_YEAR, 0, second);
		k = end;
	}
	return k;
}

/* đầu, giữa, cuối before a unit with a number */
static uint32_t edge(const vbi_seg *seg, uint32_t i, vbi_date *date)
{
	const vbi_match *match = vbi_seg_longest(seg, i, VBI_MASK(DAYPART));
	uint32_t j, k;

	if (!match || !attr_of(seg, match, VBI_C_DAYPART, VBI_KEY_EDGE).n)
		return 0;
	j = i + match->count;
	if (!vbi_date_on(seg, j))
		return 0;
	if (vbi_date_word(seg, j, "những") && vbi_date_word(seg, j + 1, "năm"))
		return decade(seg, j + 2, date);
	k = unit(seg, j, date);
	if (!k)
		k = period(seg, j, date);
	if (!k && !vbi_date_word(seg, i + match->count, "năm") && !vbi_tok_is_lower(seg, i, "giữa"))
		k = years(seg, j, date, true); /* đầu 2026 */
	return k;
}

/* 6 tháng đầu năm [2024 | nay], 9 tháng năm 2024, hai quý đầu năm 2025; i at the number. */
static uint32_t months_of_year(const vbi_seg *seg, uint32_t i, vbi_date *date)
{
	unsigned n = 0, step, year = 0;
	uint32_t j = i + 1, k;
	bool first = false, last = false;

	step = vbi_date_word(seg, j, "quý") ? 3 : 1;
	if (step == 1 && !vbi_date_word(seg, j, "tháng"))
		return 0;
	if (seg->tok[i].kind == VB_TOKEN_NUMBER) {
		vbi_date_digits d;

		/* it may begin a paragraph, unlike what vbi_date_small reads */
		if (!vbi_date_digits_read(seg, i, &d) || d.n != 1 || d.len[0] > 2 || d.v[0] > 11)
			return 0;
		n = d.v[0];
	} else {
		const vbi_match *match = vbi_seg_longest(seg, i, VBI_MASK(NUM_WORD));
		vbi_slice value = attr_of(seg, match, VBI_C_NUM_WORD, VBI_KEY_VALUE);

		if (!match || match->count != 1 || !value.n || value.n > 2)
			return 0;
		for (size_t at = 0; at < value.n; at++)
			n = n * 10 + (unsigned)(value.p[at] - '0');
	}
	if (n < 1 || n * step > 11)
		return 0;
	j++;
	first = vbi_date_word(seg, j, "đầu");
	last = vbi_date_word(seg, j, "cuối");
	j += first || last;
	if (!first && !last && vbi_date_word(seg, j, "còn") && vbi_date_word(seg, j + 1, "lại")) { /* 6 tháng còn lại của năm 2005 */
		last = true;
		j += 2;
	}
	if ((!first || vbi_date_word(seg, j + 1, "năm")) && vbi_date_word(seg, j, "của"))
		j++;
	if (vbi_date_word(seg, j, "năm")) {
		k = vbi_date_year(seg, j + 1, &year);
		/* "6 tháng đầu năm" of the text's own year counts, "9 tháng năm" does not */
		if (!k && !first && !last)
			return 0;
		j = k ? k : j + 1;
		if (!k && vbi_date_word(seg, j, "nay"))
			j++; /* the document's own date gives the year */
		else if (!k && (vbi_date_word(seg, j, "học") || vbi_date_word(seg, j, "sau") || vbi_date_word(seg, j, "trước")))
			return 0;
	} else {
		k = first || last ? vbi_date_year(seg, j, &year) : 0;
		if (!k)
			return 0;
		j = k;
	}
	n *= step;
	if (n == 6) {
		set_unit(&date->from, VBI_DATE_HALF, last ? 2 : 1, year);
	} else {
		set_unit(&date->from, VBI_DATE_MONTH, last ? 13 - n : 1, year);
		set_unit(&date->to, VBI_DATE_MONTH, last ? 12 : n, year);
	}
	return j;
}

/* A number in few digits, or one in words and nothing else: it begins a date only by what stands right behind it. */
static bool counts_only(const vbi_seg *seg, uint32_t i, uint64_t classes)
{
	const vbi_tok *tok = &seg->tok[i];
	const char *p = seg->text + tok->start;
	size_t n = tok->end - tok->start;

	if (tok->kind != VB_TOKEN_NUMBER)
		return tok->kind != VB_TOKEN_CODE && classes == VBI_MASK(NUM_WORD) && !(vbi_date_on(seg, i + 1) && vbi_tok_in(seg, i + 1, VBI_SET_MONTHS));
	if (n > 3 || tok->end >= seg->length || p[n] == 'h' || p[n] == 'H' || p[n] == 'g')
		return false;
	for (size_t k = 0; k < n; k++)
		if (p[k] < '0' || p[k] > '9')
			return false;
	return !vbi_date_on(seg, i + 1) || !(vbi_tok_in(seg, i + 1, VBI_SET_DATE_AFTER) || vbi_date_dash(seg, i + 1));
}

uint32_t vbi_date_parse(const vbi_seg *seg, uint32_t i, uint32_t before, vbi_date *date)
{
	const vbi_tok *tok = &seg->tok[i];
	uint64_t mask = vbi_seg_any(seg, i);
	uint32_t end = 0;

	if (!(mask & VBI_CUES_DATE) && tok->kind != VB_TOKEN_NUMBER && tok->kind != VB_TOKEN_CODE)
		return 0;
	if (counts_only(seg, i, mask & VBI_CUES_DATE))
		return 0; /* mostly */
	if (tok->kind == VB_TOKEN_NUMBER || tok->kind == VB_TOKEN_CODE) {
		vbi_date_clear(date);
		end = clock_day(seg, i, date);
		if (!end && tok->kind == VB_TOKEN_NUMBER) {
			vbi_date_clear(date);
			end = months_of_year(seg, i, date);
		}
		if (!end && tok->kind == VB_TOKEN_NUMBER) {
			vbi_date_clear(date);
			end = vbi_date_bare(seg, i, before, date);
		}
		return end;
	}
	if (mask & VBI_MASK(PERIOD)) {
		vbi_date_clear(date);
		end = period(seg, i, date);
	}
	if (!end && mask & VBI_MASK(CAL_UNIT)) {
		vbi_date_clear(date);
		/* "3 tháng 10 ngày", "5 năm 2 tháng": a number before makes it a length of time */
		if (i == 0 || tok->space >= 2 || seg->tok[i - 1].kind != VB_TOKEN_NUMBER)
			end = unit(seg, i, date);
		else if (vbi_date_word(seg, i, "năm") && vbi_date_year(seg, i + 1, &(unsigned){0}))
			end = unit(seg, i, date);
	}
	if (!end && mask & (VBI_MASK(CAL_UNIT) | VBI_MASK(DAYPART) | VBI_MASK(WEEKDAY))) {
		vbi_date_clear(date);
		end = day(seg, i, date);
	}
	if (!end && mask & VBI_MASK(DAYPART)) {
		vbi_date_clear(date);
		end = edge(seg, i, date);
	}
	if (!end && mask & VBI_MASK(NUM_WORD)) {
		vbi_date_clear(date);
		end = months_of_year(seg, i, date);
	}
	if (!end && mask & VBI_MASK(LUNAR_YEAR)) {
		vbi_date_clear(date);
		end = vbi_date_bare_lunar(seg, i, date);
	}
	if (end && date->lunar && date->from.unit == VBI_DATE_YEAR)
		date->lunar = date->from.year == 0;
	return end;
}
