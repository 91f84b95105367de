/* ent/date_norm.c - values of the calendar and their normal form.
 *
 * The normal form is EDTF (ISO 8601-2:2019), so that it sorts and can be read by others:
 *   day 2021-04-06, month 2025-03, year 2021, range 2020/2025 (both ends as they are);
 *   quarter 2025-33 .. 2025-36 and half year 2025-40, 2025-41 (sub-year groupings of level 2; not the "Q1" of habit);
 *   decade 199X, century 19XX (the twentieth), a year nobody tells XXXX-04-06 (unspecified digits of level 1);
 *   time of day as in ISO 8601: 2025-09-05T08:30, the hour alone 2025-06-30T22.
 * EDTF has no morning. A part of the day is the suffix that TIMEX3 uses: 2021-04-06TMO, TMI midday, TAF, TEV, TNI.
 * Words that narrow without saying how far (đầu năm 2024) leave the unit they narrow: 2024. Lunar days have no normal
 * form: conversion depends on the time zone of the almanac and is left to the reader. */
#include "ent/date.h"

#include <string.h>

void vbi_date_clear(vbi_date *date)
{
	memset(date, 0, sizeof *date);
	date->from.hour = date->from.minute = date->from.second = VBI_TIME_NONE;
	date->to.hour = date->to.minute = date->to.second = VBI_TIME_NONE;
}

unsigned vbi_date_month_days(unsigned year, unsigned month)
{
	static const uint8_t days[13] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (month == 2 && (!year || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))))
		return 29;
	return month <= 12 ? days[month] : 0;
}

bool vbi_date_valid(unsigned year, unsigned month, unsigned day)
{
	return month >= 1 && month <= 12 && day >= 1 && day <= vbi_date_month_days(year, month);
}

/* Days from a fixed point, of the Gregorian calendar carried back. */
static int32_t day_number(unsigned year, unsigned month, unsigned day)
{
	int32_t y = (int32_t)year - (month <= 2), m = (int32_t)month + (month <= 2 ? 9 : -3);

	return y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + (int32_t)day;
}

unsigned vbi_date_near_year(uint32_t reference, unsigned month, unsigned day)
{
	unsigned year = reference / 10000, best = year;
	int32_t here = day_number(year, reference / 100 % 100, reference % 100), least = INT32_MAX;

	for (unsigned y = year - 1; y <= year + 1; y++) {
		int32_t off = day_number(y, month, day ? day : 15) - here;

		if (off < 0)
			off = -off;
		if (off < least && (!day || vbi_date_valid(y, month, day))) {
			least = off;
			best = y;
		}
	}
	return best;
}

static void fill(vbi_date_point *point, const vbi_date_point *other, uint32_t reference)
{
	if (point->unit == VBI_DATE_NONE)
		return;
	if (point->unit == VBI_DATE_DAY && !point->month)
		point->month = other->month;
	if (!point->year && other->year)
		point->year = other->year;
	if (point->year || reference < 10000)
		return;
	if (point->unit == VBI_DATE_DAY || point->unit == VBI_DATE_MONTH)
		point->year = (uint16_t)vbi_date_near_year(reference, point->month, point->day);
	else if (point->unit == VBI_DATE_QUARTER || point->unit == VBI_DATE_HALF || point->unit == VBI_DATE_YEAR)
		point->year = (uint16_t)(reference / 10000);
}

void vbi_date_complete(vbi_date *date, uint32_t reference)
{
	vbi_date_point *from = &date->from, *to = &date->to;
	bool said = from->year != 0;

	if (date->lunar)
		return;
	fill(to, from, reference);
	fill(from, to, reference);
	/* 28-12 - 3-1-2026: the year that the later end says is not the earlier one's */
	if (!said && to->unit == from->unit && from->year && from->year == to->year &&
	    (from->month > to->month || (from->month == to->month && from->day > to->day)))
		from->year--;
}

static char *put(char *at, unsigned value, unsigned width)
{
	for (unsigned i = width; i-- > 0; value /= 10)
		at[i] = (char)('0' + value % 10);
	return at + width;
}

static char *put_year(char *at, unsigned year)
{
	if (year)
		return put(at, year, 4);
	memcpy(at, "XXXX", 4);
	return at + 4;
}

static char *put_point(char *at, const vbi_date_point *point)
{
	switch (point->unit) {
	case VBI_DATE_CENTURY:
		at = put(at, point->year - 1u, 2);
		memcpy(at, "XX", 2);
		return at + 2;
	case VBI_DATE_DECADE:
		at = put(at, point->year / 10u, 3);
		*at = 'X';
		return at + 1;
	case VBI_DATE_YEAR:
		return put_year(at, point->year);
	default:
		at = put_year(at, point->year);
		*at++ = '-';
		at = put(at, point->unit == VBI_DATE_QUARTER ? point->month + 32u
		             : point->unit == VBI_DATE_HALF  ? point->month + 39u : point->month, 2);
	}
	if (point->unit != VBI_DATE_DAY)
		return at;
	*at++ = '-';
	at = put(at, point->day, 2);
	if (point->hour != VBI_TIME_NONE) {
		*at++ = 'T';
		at = put(at, point->hour, 2);
		if (point->minute != VBI_TIME_NONE) {
			*at++ = ':';
			at = put(at, point->minute, 2);
		}
		if (point->second != VBI_TIME_NONE) {
			*at++ = ':';
			at = put(at, point->second, 2);
		}
	}
	return at;
}

size_t vbi_date_norm(const vbi_date *date, char out[64])
{
	char *at = out;

	if (date->lunar || date->from.unit == VBI_DATE_NONE || (date->from.unit == VBI_DATE_YEAR && !date->from.year))
		return 0;
	at = put_point(at, &date->from);
	if (date->offset[0] && date->from.minute != VBI_TIME_NONE) {
		memcpy(at, date->offset, 6);
		at += 6;
	}
	if (date->to.unit != VBI_DATE_NONE) {
		*at++ = '/';
		at = put_point(at, &date->to);
	} else if (date->part[0] && date->from.hour == VBI_TIME_NONE && date->from.unit == VBI_DATE_DAY) {
		memcpy(at, date->part, 3);
		at += 3;
	}
	return (size_t)(at - out);
}
