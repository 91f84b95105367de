/* ent/date_bare.c - dates written as numbers alone. A full date says itself; 30/4, 9/2016 and 2025 are dates only where the
 * words around them say so, since they may as well be fractions, scores, numbers of houses, of documents or of things. */
#include "ent/date_bare.h"

#include "ent/date_parse.h"
#include "ent/date_read.h"
#include "seg/facts.h"
#include "seg/wordset.h"
#include "text/unicode.h"

static bool before_is(const vbi_seg *seg, uint32_t i, const char *const *list)
{
	char lower[24];
	vbi_slice text;
	size_t n;

	if (i == 0 || !vbi_date_on(seg, i))
		return false;
	text = vbi_tok_text(seg, i - 1);
	n = text.n <= 12 ? vbi_utf8_lower(text.p, text.n, lower, sizeof lower) : sizeof lower;
	if (n >= sizeof lower)
		return false;
	for (; *list; list++)
		if (vbi_slice_is(vbi_slice_of(lower, n), *list))
			return true;
	return false;
}

/* The same of the words of a set. */
static bool before_in(const vbi_seg *seg, uint32_t i, unsigned set)
{
	return i > 0 && vbi_date_on(seg, i) && vbi_tok_in(seg, i - 1, set);
}

/* Number of a document or a house, a share, a road: never a date. */
static bool never(const vbi_seg *seg, uint32_t i)
{
	return before_in(seg, i, VBI_SET_NO_DATE) || (i > 0 && vbi_date_on(seg, i) && vbi_tok_is_lower(seg, i - 1, "km"));
}

/* A type of document ends just before i: the number is the document's. *law: but a year after Luật is a year. */
static bool after_document(const vbi_seg *seg, uint32_t i, bool *law)
{
	*law = false;
	/* a year after the name of a law is its year: Bộ luật Hình sự 2015 */
	for (uint32_t k = i; k-- > 0 && i - k <= 20 && seg->tok[k + 1].space < 3;) {
		const vbi_match *match;

		if (seg->tok[k].kind != VB_TOKEN_SYLLABLE && seg->tok[k].kind != VB_TOKEN_ACRONYM && !vbi_tok_is(seg, k, ","))
			break;
		match = vbi_seg_longest(seg, k, VBI_MASK(DOC_LAW));
		if (match && k + match->count == i) {
			*law = true;
			return true;
		}
	}
	for (uint32_t k = i; k-- > 0 && i - k <= 4 && seg->tok[k + 1].space < 3;) {
		const vbi_match *match = vbi_seg_longest(seg, k, VBI_MASK(DOC_TYPE));
		const vbi_entry *entry;

		if (!match || k + match->count != i)
			continue;
		entry = vbi_seg_entry(seg, match, VBI_C_DOC_TYPE);
		*law = entry && vbi_slice_is(vbi_seg_attr(seg, entry, VBI_KEY_KIND), "law");
		return true;
	}
	return false;
}

/* What follows does not make the number a count of something: a mark, a capital, a function word, or nothing. */
static bool clean_after(const vbi_seg *seg, uint32_t j)
{
	if (j >= seg->toks || seg->tok[j].space >= 2)
		return true;
	if (vbi_seg_longest(seg, j, VBI_MASK(UNIT) | VBI_MASK(NUM_WORD)) && !vbi_tok_is_lower(seg, j, "năm"))
		return false;
	if (seg->tok[j].kind == VB_TOKEN_PUNCT || (seg->tok[j].kind == VB_TOKEN_SYLLABLE && vbi_tok_capital(&seg->tok[j])))
		return true;
	if (seg->tok[j].kind == VB_TOKEN_ACRONYM)
		return true;
	return (vbi_date_on(seg, j + 1) && vbi_tok_in(seg, j, VBI_SET_DATE_BEHIND)) || vbi_seg_longest(seg, j, VBI_MASK(STOP)) != NULL;
}

/* Words after which a number is a time. */
static bool time_before(const vbi_seg *seg, uint32_t i)
{
	return before_in(seg, i, VBI_SET_TIME) || (i > 0 && vbi_date_on(seg, i) && vbi_tok_is_lower(seg, i - 1, "sn"));
}

/* Phiên 27/6, phiên giao dịch 7/7: of a market. */
static bool session_before(const vbi_seg *seg, uint32_t i)
{
	if (i == 0 || !vbi_date_on(seg, i))
		return false;
	return vbi_tok_is_lower(seg, i - 1, "phiên") ||
	       (i > 2 && vbi_tok_is(seg, i - 1, "dịch") && vbi_tok_is(seg, i - 2, "giao") && vbi_tok_is_lower(seg, i - 3, "phiên"));
}

/* Named day, or ngày, lễ, Tết, kỷ niệm some words before: Ngày Quốc tế Lao động 1-5. */
static bool day_named_before(const vbi_seg *seg, uint32_t i)
{
	for (uint32_t k = i; k-- > 0 && i - k <= 12 && vbi_date_on(seg, k + 1) && seg->tok[k].sentence == seg->tok[i].sentence;) {
		if (seg->tok[k].kind == VB_TOKEN_PUNCT && !vbi_tok_is(seg, k, "-") && !vbi_tok_is(seg, k, ","))
			return false;
		if (vbi_seg_longest(seg, k, VBI_MASK(HOLIDAY)) || vbi_tok_is_lower(seg, k, "lễ") || vbi_tok_is_lower(seg, k, "tết") ||
		    vbi_tok_is_lower(seg, k, "dịp") || vbi_tok_is(seg, k, "Ngày") ||
		    (vbi_tok_is(seg, k, "ngày") && k + 1 < i && vbi_tok_capital(&seg->tok[k + 1])) ||
		    (vbi_tok_is_lower(seg, k, "kỷ") && vbi_tok_is_lower(seg, k + 1, "niệm")))
			return true;
	}
	return false;
}

/* In parentheses, alone or after a dash. */
static bool bracketed(const vbi_seg *seg, uint32_t i, uint32_t end)
{
	if (i == 0 || !vbi_date_on(seg, i))
		return false;
	if (!vbi_tok_is(seg, i - 1, "(") && !vbi_tok_is(seg, i - 1, "["))
		return false;
	return end < seg->toks && (seg->tok[end].kind == VB_TOKEN_PUNCT);
}

static void point(vbi_date_point *p, unsigned unit, unsigned day, unsigned month, unsigned year)
{
	p->unit = (uint8_t)unit;
	p->day = (uint8_t)day;
	p->month = (uint8_t)month;
	p->year = (uint16_t)year;
}

/* +07:00 behind a stamp, as signatures of files have it; the token after it or i. */
static uint32_t offset(const vbi_seg *seg, uint32_t i, vbi_date *date)
{
	vbi_date_digits d;
	vbi_slice text;

	if (!vbi_date_on(seg, i + 1) || (!vbi_tok_is(seg, i, "+") && !vbi_tok_is(seg, i, "-")) || seg->tok[i + 1].space)
		return i;
	text = vbi_tok_text(seg, i + 1);
	if (text.n != 5 || !vbi_date_digits_read(seg, i + 1, &d) || d.n != 2 || d.sep[0] != ':' || d.v[0] > 14 || d.v[1] > 59)
		return i;
	date->offset[0] = seg->text[seg->tok[i].start];
	for (unsigned k = 0; k < 5; k++)
		date->offset[k + 1] = text.p[k];
	return i + 2;
}

/* 6/4/2021 [3:02:00 AM [+07:00]], 2026-04-09T10:30, 20/5/1947 - 20/5/2017, 28/6/2001-28/6/2025 */
static uint32_t full_date(const vbi_seg *seg, uint32_t i, const vbi_date_digits *d, vbi_date *date)
{
	vbi_date_digits e;
	bool same = d->n >= 3 && d->sep[0] == d->sep[1];
	uint32_t j = i + 1, k;

	if (d->n == 6) {
		if (d->sep[2] != '-' || !vbi_date_is_day_month(d, 0) || !vbi_date_is_year(d, 2) || !vbi_date_is_day_month(d, 3) ||
		    !vbi_date_is_year(d, 5))
			return 0;
		point(&date->from, VBI_DATE_DAY, d->v[0], d->v[1], d->v[2]);
		point(&date->to, VBI_DATE_DAY, d->v[3], d->v[4], d->v[5]);
		return j;
	}
	if (d->n != 3)
		return 0;
	if (vbi_date_is_year(d, 0) && same && d->sep[0] != ':' && vbi_date_valid(d->v[0], d->v[1], d->v[2])) {
		point(&date->from, VBI_DATE_DAY, d->v[2], d->v[1], d->v[0]);
		date->stamp = true;
	} else if (vbi_date_is_year(d, 2) && d->sep[0] != ':' && vbi_date_valid(d->v[2], d->v[1], d->v[0])) {
		point(&date->from, VBI_DATE_DAY, d->v[0], d->v[1], d->v[2]);
	} else if (vbi_date_is_year(d, 2) && same && d->sep[0] == '/' && vbi_date_valid(d->v[2], d->v[0], d->v[1])) {
		point(&date->from, VBI_DATE_DAY, d->v[1], d->v[0], d->v[2]);
		date->month_first = true;
	} else {
		return 0;
	}
	k = j;
	if (vbi_date_on(seg, k) && (vbi_tok_is(seg, k, ",") || vbi_date_dash(seg, k) || vbi_tok_is(seg, k, "T")))
		k++;
	k = vbi_date_stamp_time(seg, k, &date->from, &date->ampm);
	if (k) {
		date->stamp = true;
		return offset(seg, k, date);
	}
	if (!date->stamp && vbi_date_dash(seg, j) && vbi_date_on(seg, j + 1) && seg->tok[j + 1].kind == VB_TOKEN_NUMBER &&
	    vbi_date_digits_read(seg, j + 1, &e) && e.n == 3 && vbi_date_is_year(&e, 2) &&
	    vbi_date_is_day_month(&e, 0)) {
		point(&date->to, VBI_DATE_DAY, e.v[0], e.v[1], e.v[2]);
		return j + 2;
	}
	return j;
}

/* 2/3 of something is a fraction. */
static bool fraction(const vbi_seg *seg, uint32_t i, const vbi_date_digits *d)
{
	static const char *const of[] = {"số", "diện", "dân", "tổng", "quãng", "thời", "chặng", "sản", "lượng", "ngân", "thành",
	                                 "đại", "cử", NULL};

	return d->sep[0] == '/' && d->v[0] < d->v[1] && d->v[1] <= 10 && d->len[0] == 1 && i + 1 < seg->toks &&
	       before_is(seg, i + 2, of);
}

/* "14/7: công bố kết quả" in a list of what comes when */
static bool heads_line(const vbi_seg *seg, uint32_t i, uint32_t end)
{
	return (i == 0 || seg->tok[i].space >= 2 || seg->tok[i].sentence != seg->tok[i - 1].sentence) && end < seg->toks &&
	       seg->tok[end].space < 2 && vbi_tok_is(seg, end, ":");
}

/* Từ 1/4 ngừng cấp phép, kể từ 23/4 thẩm quyền ...: since then; but giảm từ 1/4 lượng dầu is a share. */
static bool since(const vbi_seg *seg, uint32_t i, const vbi_date_digits *d)
{
	static const char *const rises[] = {"giảm", "tăng", "chiếm", "đạt", "còn", "mất", "nâng", "hạ", NULL};
	static const char *const whole[] = {"lượng", "số",   "diện", "dân",  "tổng", "quãng", "thời", "chặng", "sản", "ngân", "thành", "giá",   "mức",  "nguồn", "quỹ",
	                                    "nhu",   "kim",  "vốn",  "lên",  "xuống", "đại",  "cử",   "thu",   "doanh", "học", "cổ",    "người", "nước", "đất",  "trong", NULL};

	if (i == 0 || d->sep[0] != '/' || !vbi_date_on(seg, i) || !vbi_tok_is_lower(seg, i - 1, "từ") || !vbi_date_on(seg, i + 1) ||
	    !vbi_tok_small(&seg->tok[i + 1]) || vbi_seg_longest(seg, i + 1, VBI_MASK(UNIT) | VBI_MASK(NUM_WORD)))
		return false;
	if (d->v[0] > d->v[1] && d->v[0] > 10)
		return true;
	for (uint32_t k = i + 1; k < i + 7 && vbi_date_on(seg, k + 1); k++)
		if (vbi_tok_is(seg, k, "trở") && vbi_tok_is(seg, k + 1, "lên"))
			return false;
	return !(before_is(seg, i - 1, rises) || before_is(seg, i + 2, whole));
}

/* 30/4, 30-4, 28.6, 9.8 âm lịch */
static uint32_t day_month(const vbi_seg *seg, uint32_t i, uint32_t before, const vbi_date_digits *d, vbi_date *date)
{
	static const char *const and_list[] = {"và", ",", "hoặc", NULL};
	uint32_t j = i + 1, k;
	unsigned year = 0;
	bool listed, relative, lunar;

	if (d->n != 2 || !vbi_date_is_day_month(d, 0) || d->sep[0] == ':' || fraction(seg, i, d))
		return 0;
	listed = before && before + 1 == i && before_is(seg, i, and_list);
	relative = i >= 2 && (vbi_tok_is_lower(seg, i - 2, "nay") || vbi_tok_is_lower(seg, i - 2, "qua") ||
	                      vbi_tok_is_lower(seg, i - 2, "mai"));
	lunar = (vbi_date_word(seg, j, "âm") && vbi_date_word(seg, j + 1, "lịch")) || (vbi_date_word(seg, j, "lịch") && vbi_date_word(seg, j + 1, "âm"));
	if (!listed && !lunar && !time_before(seg, i) && !day_named_before(seg, i) && !(d->sep[0] == '/' && (heads_line(seg, i, j) || session_before(seg, i)))) {
		if (!bracketed(seg, i, j))
			return 0;
		/* (3-1) may be a score, (2.5) a measure, (7/7) all votes: sáng nay (2.5) and Ngày Báo chí (21-6) are not */
		if (!relative && !(i >= 2 && day_named_before(seg, i - 1)) &&
		    (d->v[0] == d->v[1] || (d->sep[0] != '/' && !(d->sep[0] == '-' && d->v[0] > 12))))
			return 0;
	}
	if (vbi_date_word(seg, j, "năm") && (k = vbi_date_year(seg, j + 1, &year)) != 0)
		j = k;
	else if (!clean_after(seg, j) && !since(seg, i, d))
		return 0;
	point(&date->from, VBI_DATE_DAY, d->v[0], d->v[1], year);
	if (lunar) {
		date->lunar = true;
		return j + 2;
	}
	if (vbi_date_dash(seg, j) && vbi_date_on(seg, j + 1) && seg->tok[j + 1].kind == VB_TOKEN_NUMBER) {
		vbi_date_digits e;

		if (vbi_date_digits_read(seg, j + 1, &e) && (e.n == 2 || (e.n == 3 && vbi_date_is_year(&e, 2))) &&
		    vbi_date_is_day_month(&e, 0)) {
			point(&date->to, VBI_DATE_DAY, e.v[0], e.v[1], e.n == 3 ? e.v[2] : 0);
			j += 2;
		}
	}
	return j;
}

/* Diễn ra 30-31/12, thăm Mỹ 19-25/6, vào 3-6/11: days of one month, where something takes place or goes; of 20-25/4 no number but a day can
 * be the second. */
static uint32_t days_of_month(const vbi_seg *seg, uint32_t i, const vbi_date_digits *d, vbi_date *date)
{
	static const char *const before[] = {"ra", "chức", "từ", "vào", "hai", "các", NULL};

	if (d->n != 3 || d->sep[0] != '-' || d->sep[1] != '/' || d->len[0] > 2 || !vbi_date_is_day_month(d, 1) || !d->v[0] || d->v[0] >= d->v[1] ||
	    !(before_is(seg, i, before) || (d->v[1] > 12 && i > 0 && seg->tok[i].space == 1 && vbi_tok_small(&seg->tok[i - 1]))) || !clean_after(seg, i + 1))
		return 0;
	point(&date->from, VBI_DATE_DAY, d->v[0], d->v[2], 0);
	point(&date->to, VBI_DATE_DAY, d->v[1], d->v[2], 0);
	return i + 1;
}

/* từ 18 đến 20/2, 1 và 2/12, "8 - 17/7:", từ 28/6-1/7: the month is said once, or a dash joins two days. */
static uint32_t day_pair(const vbi_seg *seg, uint32_t i, uint32_t before, const vbi_date_digits *d, vbi_date *date)
{
	static const char *const from[] = {"từ", "ngày", NULL};
	static const char *const and_list[] = {"và", ",", "hoặc", NULL};
	vbi_date_digits e;
	uint32_t j = i + 2;
	bool listed;

	if (d->n == 4) {
		if (d->sep[0] != '/' || d->sep[1] != '-' || d->sep[2] != '/' || !before_is(seg, i, from) ||
		    !vbi_date_is_day_month(d, 0) || !vbi_date_is_day_month(d, 2))
			return 0;
		point(&date->from, VBI_DATE_DAY, d->v[0], d->v[1], 0);
		point(&date->to, VBI_DATE_DAY, d->v[2], d->v[3], 0);
		return i + 1;
	}
	if (d->n != 1 || d->len[0] > 2 || !vbi_date_on(seg, j) || seg->tok[j].kind != VB_TOKEN_NUMBER ||
	    !(vbi_date_dash(seg, i + 1) || vbi_date_word(seg, i + 1, "đến") || vbi_date_word(seg, i + 1, "tới") ||
	      vbi_date_word(seg, i + 1, "và")) ||
	    !vbi_date_digits_read(seg, j, &e) || e.n < 2 || !vbi_date_is_day_month(&e, 0) || e.v[0] <= d->v[0] ||
	    !d->v[0])
		return 0;
	if (e.n == 3 ? !vbi_date_is_year(&e, 2) : e.n != 2 || e.sep[0] != '/' || fraction(seg, j, &e))
		return 0;
	listed = before && before + 1 == i && before_is(seg, i, and_list);
	if (!before_is(seg, i, from) && !listed && !heads_line(seg, i, j + 1))
		return 0;
	if (!clean_after(seg, j + 1))
		return 0;
	point(&date->from, VBI_DATE_DAY, d->v[0], e.v[1], e.n == 3 ? e.v[2] : 0);
	point(&date->to, VBI_DATE_DAY, e.v[0], e.v[1], e.n == 3 ? e.v[2] : 0);
	return j + 1;
}

/* Triển lãm quốc phòng quốc tế 2026: a year of our days after a noun, where a clause ends. */
static bool edition(const vbi_seg *seg, uint32_t i, uint32_t end)
{
	vbi_date_digits d;

	if (end < seg->toks && seg->tok[end].space < 2 && seg->tok[end].kind != VB_TOKEN_PUNCT)
		return false;
	return vbi_date_digits_read(seg, i, &d) && d.v[0] >= 2000 && d.v[0] < 2045 &&
	       seg->tok[i - 1].kind == VB_TOKEN_SYLLABLE && !before_in(seg, i, VBI_SET_AMOUNT) &&
	       !vbi_seg_longest(seg, i - 1, VBI_MASK(STOP) | VBI_MASK(NUM_WORD));
}

static bool this_age(unsigned year) { return year >= 1930 && year <= 2060; }

/* 2025, 2015 - 2017, 2021-2025 */
static uint32_t year(const vbi_seg *seg, uint32_t i, uint32_t before, const vbi_date_digits *d, vbi_date *date)
{
	static const char *const and_list[] = {"và", ",", "hoặc", NULL};
	uint32_t j = i + 1, k;
	unsigned second = 0;
	bool law, document, listed, feast = i > 1 && vbi_tok_is(seg, i - 1, "đán") && vbi_tok_is_lower(seg, i - 2, "nguyên"); /* Tết Nguyên đán 2017 */

	if (d->n == 2 && d->sep[0] == '-' && vbi_date_is_year(d, 0) && vbi_date_is_year(d, 1) && d->v[0] < d->v[1] &&
	    d->v[1] - d->v[0] < 200) {
		second = d->v[1];
	} else if (d->n == 1 && vbi_date_is_year(d, 0)) {
		k = vbi_date_dash(seg, j) ? vbi_date_year(seg, j + 1, &second) : 0;
		if (k && second > d->v[0] && second - d->v[0] < 200)
			j = k;
		else
			second = 0;
	} else {
		return 0;
	}
	document = after_document(seg, i, &law);
	listed = before && before + 1 == i && before_is(seg, i, and_list);
	if (document && !law)
		return 0;
	if (!second && !this_age(d->v[0]) && !bracketed(seg, i, j))
		return 0;
	if (law || feast ? vbi_date_on(seg, j) && vbi_seg_longest(seg, j, VBI_MASK(UNIT)) != NULL : !clean_after(seg, j))
		return 0;
	if (!law && !feast && !listed && !second && !time_before(seg, i) && !bracketed(seg, i, j) && !before_in(seg, i, VBI_SET_YEAR)) {
		/* a name and its year: SEA Games 2025, Tết Nguyên đán 2026; at the end of a clause */
		if (i == 0 || !vbi_date_on(seg, i) || seg->tok[i].space >= 2)
			return 0;
		/* A-12 2025 counts, V-League 2025-2026 does not */
		if ((!vbi_tok_capital(&seg->tok[i - 1]) || (seg->tok[i - 1].kind == VB_TOKEN_CODE && !second)) && !day_named_before(seg, i) &&
		    !edition(seg, i, j))
			return 0;
	}
	if (second && !listed && !this_age(d->v[0]) && !bracketed(seg, i, j) && !time_before(seg, i))
		return 0;
	point(&date->from, VBI_DATE_YEAR, 0, 0, d->v[0]);
	if (second)
		point(&date->to, VBI_DATE_YEAR, 0, 0, second);
	return j;
}

/* 9/2016 */
static uint32_t month_year(const vbi_seg *seg, uint32_t i, const vbi_date_digits *d, vbi_date *date)
{
	bool law;

	if (d->n != 2 || d->len[0] > 2 || d->v[0] < 1 || d->v[0] > 12 || !vbi_date_is_year(d, 1) || !this_age(d->v[1]) ||
	    (d->sep[0] != '/' && d->sep[0] != '-') || after_document(seg, i, &law))
		return 0;
	if (!time_before(seg, i) && !bracketed(seg, i, i + 1))
		return 0;
	point(&date->from, VBI_DATE_MONTH, 0, d->v[0], d->v[1]);
	return i + 1;
}

/* 29 tháng Chạp - mùng 2 tháng Giêng: the other end, behind a dash. */
static uint32_t lunar_range(const vbi_seg *seg, uint32_t j, vbi_date *date)
{
	vbi_date rest;
	uint32_t end;

	if (!vbi_date_dash(seg, j) || !vbi_date_on(seg, j + 1) || !(vbi_tok_is_lower(seg, j + 1, "mùng") || vbi_tok_is_lower(seg, j + 1, "mồng")))
		return j;
	end = vbi_date_parse(seg, j + 1, 0, &rest);
	if (!end || rest.to.unit)
		return j;
	date->to = rest.from;
	return end;
}

/* 5 tháng 10 năm 2025, 28 tháng chạp [năm Giáp Thìn] */
static uint32_t day_in_words(const vbi_seg *seg, uint32_t i, const vbi_date_digits *d, vbi_date *date)
{
	vbi_date_digits e;
	unsigned y = 0;
	uint32_t j;
	bool range = d->n == 2 && d->sep[0] == '-' && d->v[0] < d->v[1] && d->v[1] <= 30; /* 20-30 tháng Chạp */

	if ((d->n != 1 && !range) || d->len[0] > 2 || !d->v[0] || d->v[0] > 31 || !vbi_date_word(seg, i + 1, "tháng") ||
	    !vbi_date_on(seg, i + 2))
		return 0;
	if (vbi_tok_is_lower(seg, i + 2, "chạp") || vbi_tok_is_lower(seg, i + 2, "giêng")) {
		unsigned m = vbi_tok_is_lower(seg, i + 2, "chạp") ? 12 : 1;

		point(&date->from, VBI_DATE_DAY, d->v[0], m, 0);
		if (range)
			point(&date->to, VBI_DATE_DAY, d->v[1], m, 0);
		date->lunar = true;
		j = i + 3;
		if (vbi_date_word(seg, j, "năm") && vbi_date_on(seg, j + 1)) {
			const vbi_match *match = vbi_seg_longest(seg, j + 1, VBI_MASK(LUNAR_YEAR));

			if (match)
				j += 1 + match->count;
		}
		return lunar_range(seg, j, date);
	}
	if (range || seg->tok[i + 2].kind != VB_TOKEN_NUMBER || !vbi_date_digits_read(seg, i + 2, &e))
		return 0;
	if (e.n == 2 && vbi_date_is_year(&e, 1) && vbi_date_valid(e.v[1], e.v[0], d->v[0])) {
		point(&date->from, VBI_DATE_DAY, d->v[0], e.v[0], e.v[1]);
		return i + 3;
	}
	if (e.n != 1 || !vbi_date_word(seg, i + 3, "năm") || !(j = vbi_date_year(seg, i + 4, &y)) ||
	    !vbi_date_valid(y, e.v[0], d->v[0]))
		return 0;
	point(&date->from, VBI_DATE_DAY, d->v[0], e.v[0], y);
	return j;
}

uint32_t vbi_date_bare(const vbi_seg *seg, uint32_t i, uint32_t before, vbi_date *date)
{
	vbi_date_digits d;
	uint32_t end;

	if (!vbi_date_digits_read(seg, i, &d))
		return 0;
	end = i > 0 && vbi_date_on(seg, i) && vbi_tok_is_lower(seg, i - 1, "số") ? 0 : full_date(seg, i, &d, date);
	if (end)
		return end;
	if (never(seg, i))
		return 0;
	end = day_in_words(seg, i, &d, date);
	if (!end)
		end = day_month(seg, i, before, &d, date);
	if (!end)
		end = days_of_month(seg, i, &d, date);
	if (!end)
		end = day_pair(seg, i, before, &d, date);
	if (!end)
		end = month_year(seg, i, &d, date);
	if (!end)
		end = year(seg, i, before, &d, date);
	return end;
}

uint32_t vbi_date_bare_lunar(const vbi_seg *seg, uint32_t i, vbi_date *date)
{
	static const char *const word[] = {"tết", "đán", "xuân", "(", NULL};
	const vbi_match *match = vbi_seg_longest(seg, i, VBI_MASK(LUNAR_YEAR));
	unsigned y = 0;
	uint32_t j;

	if (!match || !before_is(seg, i, word))
		return 0;
	j = vbi_date_year(seg, i + match->count, &y);
	date->lunar = true;
	point(&date->from, VBI_DATE_YEAR, 0, 0, y);
	return j ? j : i + match->count;
}
