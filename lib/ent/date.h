/* ent/date.h - a calendar expression as values, and its normal form. Shared by date.c (grammar) and date_norm.c. */
#ifndef VBI_ENT_DATE_H
#define VBI_ENT_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { VBI_DATE_NONE, VBI_DATE_DAY, VBI_DATE_MONTH, VBI_DATE_QUARTER, VBI_DATE_HALF, VBI_DATE_YEAR, VBI_DATE_DECADE,
       VBI_DATE_CENTURY };

#define VBI_TIME_NONE 0xFF

typedef struct vbi_date_point {
	uint8_t unit;                 /* VBI_DATE_* */
	uint8_t month, day;           /* 0 not said; month is the quarter or half for those units */
	uint8_t hour, minute, second; /* VBI_TIME_NONE not said */
	uint16_t year;                /* 0 not said; of a century its number */
} vbi_date_point;

typedef struct vbi_date {
	vbi_date_point from, to; /* to.unit VBI_DATE_NONE: not a range */
	char offset[8];          /* of a stamp from universal time, "+07:00"; "" not said */
	char part[4];            /* time of day, "TMO": morning; "" not said */
	bool lunar;              /* day and month are of the lunar calendar */
	bool stamp;              /* written by a machine: with seconds, AM or PM, or year first */
	bool month_first;        /* read so because no other reading is a date */
	bool ampm;               /* followed by AM or PM: written in the American habit, month first unless proved */
	bool period;             /* named period: nhiệm kỳ, giai đoạn */
} vbi_date;

void vbi_date_clear(vbi_date *date);
/* Days of a month, 29 for February of an unknown year. */
unsigned vbi_date_month_days(unsigned year, unsigned month);
bool vbi_date_valid(unsigned year, unsigned month, unsigned day);
/* The year that puts month and day nearest to the reference (yyyymmdd); day 0 is the middle of the month. */
unsigned vbi_date_near_year(uint32_t reference, unsigned month, unsigned day);
/* Gives both ends what the other says (ngày 11 đến 12-11: the month) and, with a reference, the year. */
void vbi_date_complete(vbi_date *date, uint32_t reference);
/* Writes the normal form; see date_norm.c. Returns its length, 0 if there is none; out holds 64. */
size_t vbi_date_norm(const vbi_date *date, char out[64]);

#endif
