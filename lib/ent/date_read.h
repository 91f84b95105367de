/* ent/date_read.h - the atoms of dates: runs of digits, years, Roman numbers, times of the clock. */
#ifndef VBI_ENT_DATE_READ_H
#define VBI_ENT_DATE_READ_H

#include "ent/date.h"
#include "seg/segment.h"

/* Runs of digits joined by single marks: 6/4/2021, 9-10/12, 28/6/2001-28/6/2025, 15:30. */
#define VBI_DIGITS_MAX 6
typedef struct vbi_date_digits {
	unsigned n;
	uint16_t v[VBI_DIGITS_MAX];
	uint8_t len[VBI_DIGITS_MAX];
	char sep[VBI_DIGITS_MAX]; /* after each; an en dash counts as '-' */
} vbi_date_digits;

/* False if the token is not digits and marks only. */
bool vbi_date_digits_read(const vbi_seg *seg, uint32_t i, vbi_date_digits *digits);
static inline bool vbi_date_is_year(const vbi_date_digits *d, unsigned k)
{
	return k < d->n && d->len[k] == 4 && d->v[k] >= 1000 && d->v[k] < 2200;
}
static inline bool vbi_date_is_day_month(const vbi_date_digits *d, unsigned k)
{
	return k + 1 < d->n && d->len[k] <= 2 && d->len[k + 1] <= 2 && vbi_date_valid(0, d->v[k + 1], d->v[k]);
}
/* Token i goes on with what came before: not after an empty line. */
static inline bool vbi_date_on(const vbi_seg *seg, uint32_t i)
{
	return i < seg->toks && seg->tok[i].space < 3;
}
/* on, and is that word in any case */
static inline bool vbi_date_word(const vbi_seg *seg, uint32_t i, const char *lower)
{
	return vbi_date_on(seg, i) && vbi_tok_is_lower(seg, i, lower);
}
bool vbi_date_dash(const vbi_seg *seg, uint32_t i);                    /* on, and one dash */
/* A token that is one run of at most two digits / of four that are a year; the token after it or 0. */
uint32_t vbi_date_small(const vbi_seg *seg, uint32_t i, unsigned most, unsigned *value);
uint32_t vbi_date_year(const vbi_seg *seg, uint32_t i, unsigned *year);
/* I..IV or 1..4 with a year after / or - in the same token or none: quý I/2025. *year 0 if not said. */
uint32_t vbi_date_quarter(const vbi_seg *seg, uint32_t i, unsigned *quarter, unsigned *year);
/* A Roman number in capitals or digits: thế kỷ XX, thế kỷ 21. */
uint32_t vbi_date_century(const vbi_seg *seg, uint32_t i, unsigned *century);
/* 8 giờ 30 phút, 14h, 14h30, 8g15, 08:30, 22 giờ, and two of them with a dash or đến between. */
uint32_t vbi_date_clock(const vbi_seg *seg, uint32_t i, vbi_date_point *from, vbi_date_point *to);
/* h:mm or h:mm:ss after a date in a time stamp, with AM or PM; sets hour, minute and second. */
uint32_t vbi_date_stamp_time(const vbi_seg *seg, uint32_t i, vbi_date_point *point, bool *ampm);

#endif
