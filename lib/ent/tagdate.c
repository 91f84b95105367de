/* ent/tagdate.c - dates whole, and what looks like one: tagpath.h. */
#include "ent/date_parse.h"
#include "ent/date_read.h"
#include "ent/tagger.h"
#include "ent/tagpath.h"

#include <string.h>

#define DAY       VBI_PATH(DATE) /* as a bit */
#define DAY_LAYER VBI_PATH_LAYER(DATE)

/* A number, a code or a half may stand among the five tokens before t. */
static bool number_before(const vbi_tag_views *views, uint32_t t)
{
	const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + t];
	unsigned found = t < 5;

	for (int i = 1; i <= 5 && t >= 5; i++)
		found |= (unsigned)(vbi_tag_kind(v - i) == VB_TOKEN_NUMBER) | (unsigned)(vbi_tag_kind(v - i) == VB_TOKEN_CODE) |
		         (unsigned)(v[-i].symbol == views->cues->half);
	return found;
}

/* Of the tokens, what the grammar reads as an hour with the day, or as half, nửa sau thế kỷ 20, or some months, 6 tháng còn lại của năm
 * 2005, of what is at t and ends at end: where it begins. */
static uint32_t whole_from(const vbi_seg *seg, const vbi_tag_views *views, uint32_t t, uint32_t end)
{
	if (!number_before(views, t))
		return t;
	for (uint32_t back = 1; back <= 5 && back <= t; back++) {
		uint32_t first = t - back;
		const vbi_tok *tok = &seg->tok[first];
		bool number = tok->kind == VB_TOKEN_NUMBER || tok->kind == VB_TOKEN_CODE, half = vbi_tok_is_lower(seg, first, "nửa");
		bool months = number && back > 1 && vbi_tok_is(seg, first + 1, "tháng");
		vbi_date date;

		if (tok->sentence != seg->tok[t].sentence)
			break;
		if ((number || half) && vbi_date_parse(seg, first, 0, &date) == end && (half || months || date.from.hour != VBI_TIME_NONE))
			return first;
	}
	return t;
}

/* A year of our days by its four digits. */
static bool bare_year(const vbi_seg *seg, uint32_t t)
{
	const vbi_tok *tok = &seg->tok[t];
	const char *p = seg->text + tok->start;

	return tok->kind == VB_TOKEN_NUMBER && tok->end - tok->start == 4 && (memcmp(p, "19", 2) == 0 || memcmp(p, "20", 2) == 0) && p[2] >= '0' && p[2] <= '9' &&
	       p[3] >= '0' && p[3] <= '9';
}

/* The year, or which one it is, that is of the date at t, which ends at end: [quý I] năm nay, [ngày 2/9] năm nay, [9 tháng đầu] năm, [6 tháng đầu
 * năm] nay. Returns where the date then ends. */
static uint32_t to_year(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	uint32_t year = end - (end - t > 2 && vbi_tok_is(seg, end - 1, "năm")), stop = end;
	bool which = year + 1 < n && vbi_tok_is(seg, year, "năm") && (vbi_tok_is(seg, year + 1, "nay") || vbi_tok_is(seg, year + 1, "ngoái"));
	vbi_date date;

	if (year >= n || seg->tok[year].space != 1 || !vbi_tok_is(seg, year, "năm"))
		return end; /* mostly */
	if (which && ((seg->tok[year - 1].kind == VB_TOKEN_NUMBER && seg->tok[year - 1].end - seg->tok[year - 1].start < 6) ||
	              (year - t > 1 && (vbi_tok_is(seg, year - 1, "đầu") || vbi_tok_is(seg, year - 1, "cuối")) && vbi_tok_is(seg, year - 2, "tháng")) ||
	              vbi_tok_is_lower(seg, t, "quý")))
		stop = year + 2;
	else if (year == end && seg->tok[t].kind == VB_TOKEN_NUMBER)
		stop = vbi_date_parse(seg, t, 0, &date);
	if (stop <= end || stop > n)
		return end;
	for (uint32_t i = end; i < stop; i++)
		path[i] = (uint16_t)((path[i] & ~DAY) | DAY << 8);
	return stop;
}

/* 12:10 29/06/2017; 7h30 phút ngày 17/5: one with the hour before. Ngày 2/9 năm nay, tháng 7 năm ngoái: with the year
 * that is told so. Mùng 1 Tết: with the feast that it is a day of. */
static void complete_day(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, DAY_LAYER), first = whole_from(seg, views, t, end);

	if (first < t)
		vbi_path_put(path, n, first, end, DAY);
	end = to_year(seg, path, n, t, end);
	if (end < n && vbi_tok_is_lower(seg, end, "tết") && vbi_path_begins(path, t, DAY_LAYER)) {
		vbi_date date;
		uint32_t stop = vbi_date_parse(seg, t, 0, &date);

		if (stop > end && date.lunar)
			vbi_path_put(path, n, t, stop, DAY);
	}
}

/* Lãi suất 4,95 - 5,60%/năm: decimals. */
static bool decimals(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	for (uint32_t i = t; i < end; i++) {
		const vbi_tok *tok = &seg->tok[i];

		if (tok->kind == VB_TOKEN_NUMBER && memchr(seg->text + tok->start, ',', tok->end - tok->start))
			return true;
	}
	return false;
}

/* Những năm 1980, năm tài chính 2025, tài khóa 2005, mùa hè 2013, mùa 2015/16: where the span before token t begins that is of the date with
 * it; t if nothing is. */
static uint32_t year_of(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice season[] = {VBI_WORD("hè"), VBI_WORD("xuân"), VBI_WORD("thu"), VBI_WORD("đông")};
	const vbi_tok *tok = &seg->tok[t];

	if (t == 0 || tok->space != 1 || tok[-1].sentence != tok->sentence)
		return t;
	if (vbi_tok_is(seg, t, "năm"))
		return t - vbi_tok_is_lower(seg, t - 1, "những");
	if (tok->kind != VB_TOKEN_NUMBER || t < 2 || tok[-1].space != 1 || tok[-2].sentence != tok->sentence)
		return t - (tok->kind == VB_TOKEN_NUMBER && vbi_tok_is_lower(seg, t - 1, "mùa"));
	if (vbi_tok_is(seg, t - 1, "chính") && vbi_tok_is(seg, t - 2, "tài"))
		return t > 2 && vbi_tok_is_lower(seg, t - 3, "năm") ? t - 3 : t;
	if (vbi_tok_is_lower(seg, t - 2, "tài") && (vbi_tok_is(seg, t - 1, "khóa") || vbi_tok_is(seg, t - 1, "khoá")))
		return t - 2;
	if (vbi_tok_is_lower(seg, t - 2, "mùa") && vbi_tok_among(seg, t - 1, season, sizeof season / sizeof *season) &&
	    !vbi_tok_capital(&tok[-1]))
		return t - 2;
	return t - vbi_tok_is_lower(seg, t - 1, "mùa");
}

/* ngày 9/8 | lịch âm */
static void take_almanac(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, DAY_LAYER);

	if (end + 1 < n && seg->tok[end].space == 1 && vbi_tok_is_lower(seg, end, "lịch") &&
	    (vbi_tok_is(seg, end + 1, "âm") || vbi_tok_is(seg, end + 1, "dương")) && !vbi_path_any(path, end, VBI_PATH_ALL))
		vbi_path_put(path, n, t, end + 2, DAY);
}

/* Các năm 2015, 2016 và | 2017: the last year of a list, t the one before it. */
static void last_year(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, DAY_LAYER), next = end + 1;

	if (next >= n || !bare_year(seg, end - 1) || !vbi_tok_is(seg, end, "và") || !bare_year(seg, next) || vbi_path_any(path, next, VBI_PATH_ALL) ||
	    !(end - t == 1 || (end - t == 2 && vbi_tok_is_lower(seg, t, "năm"))) || (!(t > 0 && vbi_tok_is(seg, t - 1, ",")) && next + 1 < n && vbi_seg_any(seg, next + 1) & VBI_MASK(UNIT)))
		return;
	vbi_path_put(path, n, next, next + 1, DAY);
}

/* A day with its month, in one token: 25/1, 25-1-2025. */
static bool day_month(const vbi_seg *seg, uint32_t t)
{
	vbi_date_digits d;

	return seg->tok[t].kind == VB_TOKEN_NUMBER && vbi_date_digits_read(seg, t, &d) && d.n >= 2 && d.sep[0] != ':' && vbi_date_is_day_month(&d, 0);
}

#define TWO_DAYS 16u /* tokens at most: each part of what runs on is looked through again */

/* Từ [25/1] đến [2/2], từ [2002] đến [2004]: two, where each says all; ngày 11 đến 12-11, năm 2002 đến 2004 are one. */
static void part_days(const vbi_seg *seg, uint16_t *path, uint32_t t, uint32_t end)
{
	for (uint32_t i = t + 1; i + 1 < end; i++) {
		uint32_t next = i + 1;

		if (!(vbi_tok_is(seg, i, "đến") || vbi_tok_is(seg, i, "tới")))
			continue;
		next += next + 1 < end && vbi_tok_is(seg, next, "ngày");
		if (!(day_month(seg, i - 1) && day_month(seg, next)) && !(i == t + 1 && bare_year(seg, t) && bare_year(seg, next)))
			return;
		path[i] = (uint16_t)(path[i] & ~(DAY | DAY << 8));
		path[i + 1] = (uint16_t)((path[i + 1] & ~(DAY << 8)) | DAY);
		return;
	}
}

/* Kế hoạch 5 năm | 2016-2020, trong 2 năm | 2004 - 2005: how many they are is none of them. Where the first one is told, t if they are not
 * counted. */
static uint32_t past_count(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	uint32_t year = t + (seg->tok[t].kind == VB_TOKEN_NUMBER && seg->tok[t].end - seg->tok[t].start <= 2), first = year + 1;
	const vbi_tok *tok = &seg->tok[first];

	if (first >= end || !vbi_tok_is(seg, year, "năm") || tok->kind != VB_TOKEN_NUMBER || year == 0 || tok[-2].kind != VB_TOKEN_NUMBER ||
	    tok[-2].end - tok[-2].start > 2 || (year > 1 && (vbi_tok_is_lower(seg, year - 2, "tháng") || vbi_tok_is_lower(seg, year - 2, "quý"))))
		return t;
	if (end - first == 1) /* 2016-2020 */
		return tok->end - tok->start == 9 && memchr(seg->text + tok->start, '-', 9) ? first : t;
	return end - first == 3 && bare_year(seg, first) && bare_year(seg, end - 1) && tok[1].kind == VB_TOKEN_PUNCT ? first : t;
}

/* 239/67/100: no month has so many days. */
static bool house_number(const vbi_seg *seg, uint32_t t)
{
	const vbi_tok *tok = &seg->tok[t];
	const char *p = seg->text + tok->start;

	return tok->end - tok->start > 4 && p[3] == '/' && (unsigned char)(p[0] - '0') < 10 && (unsigned char)(p[1] - '0') < 10 && (unsigned char)(p[2] - '0') < 10;
}

/* 6 tháng đầu năm 2017 chiều 10/7: two. Các năm 2015, 2016: the list goes on. Từ 1,25 trở lên: no day. Năm học mới
 * 2017-2018: the year of a school. */
void vbi_tag_days(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice part[] = {VBI_WORD("sáng"), VBI_WORD("trưa"), VBI_WORD("chiều"), VBI_WORD("tối"),
	                                 VBI_WORD("đêm")};

	if (end - t == 1 && seg->tok[t].kind == VB_TOKEN_NUMBER &&
	    (memchr(seg->text + seg->tok[t].start, ',', seg->tok[t].end - seg->tok[t].start) != NULL ||
	     (seg->tok[t].end - seg->tok[t].start == 3 &&
	      (unsigned char)(seg->text[seg->tok[t].start + 1] - '0') < 10) ||
	     house_number(seg, t))) {
		vbi_path_clear(path, n, t, end, DAY);
		return;
	}
	if (end - t == 1 && t > 2 && vbi_tok_is(seg, t - 1, "mới") && vbi_tok_is(seg, t - 2, "học") &&
	    vbi_tok_is_lower(seg, t - 3, "năm"))
		vbi_path_put(path, n, t - 3, end, DAY);
	for (uint32_t i = t + 2; i + 1 < end; i++)
		if (bare_year(seg, i - 1) && seg->tok[i].space == 1 &&
		    vbi_tok_among(seg, i, part, sizeof part / sizeof *part)) {
			vbi_path_put(path, n, i, end, DAY);
			return;
		}
	if (end + 1 < n && end - t > 1 && bare_year(seg, end - 1) && vbi_tok_is_lower(seg, end - 2, "năm") &&
	    (vbi_tok_is(seg, end, ",") || vbi_tok_is(seg, end, "và")) &&
	    ((t > 0 && vbi_tok_is_lower(seg, t - 1, "các")) ||
	     (end + 2 < n && seg->tok[end + 2].kind == VB_TOKEN_PUNCT)) &&
	    bare_year(seg, end + 1) && seg->tok[end + 1].space == 1 && seg->tok[end + 1].sentence == seg->tok[t].sentence &&
	    !vbi_path_any(path, end + 1, DAY) &&
	    !(end + 2 < n && vbi_seg_any(seg, end + 2) & (VBI_MASK(UNIT) | VBI_MASK(NUM_WORD))))
		vbi_path_put(path, n, end + 1, end + 2, DAY);
}

void vbi_tag_date(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, DAY_LAYER), first;

	if (seg->tok[t].kind == VB_TOKEN_NUMBER && decimals(seg, t, end)) {
		vbi_path_clear(path, n, t, end, DAY);
		return;
	}
	if (((seg->tok[end - 1].end - seg->tok[end - 1].start == 9) | (end - t == 4) | (end - t == 5)) && (first = past_count(seg, t, end)) > t) {
		vbi_path_clear(path, n, t, end, DAY);
		vbi_path_put(path, n, first, end, DAY);
		return;
	}
	if (end - t > 2 && end - t < TWO_DAYS)
		part_days(seg, path, t, end);
	complete_day(seg, views, path, n, t);
	if (vbi_path_begins(path, t, DAY_LAYER))
		take_almanac(seg, path, n, t);
	if (vbi_path_begins(path, t, DAY_LAYER))
		last_year(seg, path, n, t);
	first = year_of(seg, t);
	if (first < t && vbi_path_begins(path, t, DAY_LAYER) && !vbi_path_any(path, first, VBI_PATH_ALL))
		vbi_path_put(path, n, first, vbi_path_end(path, t, DAY_LAYER), DAY);
}

/* Tết [Đinh Dậu 2017], Tết Nguyên đán [2017]: the year of a feast by its number, where the grammar found one and nothing else is. */
void vbi_tag_feasts(const vbi_seg *seg, vbi_ents *ents)
{
	for (size_t i = 0; i < ents->n; i++) {
		const vbi_ent *ent = &ents->list[i];
		uint32_t t = ent->t0;

		if ((ent->type != VB_ENTITY_DATE) | ent->dead | (t < 2))
			continue;
		if (!bare_year(seg, ent->t1 - 1))
			continue;
		if ((vbi_tok_is_lower(seg, t - 1, "tết") && vbi_seg_any(seg, t) & VBI_MASK(LUNAR_YEAR)) ||
		    (vbi_tok_is(seg, t - 1, "đán") && vbi_tok_is_lower(seg, t - 2, "nguyên"))) {
			bool free = true;

			for (uint32_t k = t; k < ent->t1; k++)
				free &= !vbi_path_any(ents->path, k, VBI_PATH_ALL);
			if (free)
				vbi_path_put(ents->path, (uint32_t)seg->toks, t, ent->t1, DAY);
		}
	}
}
