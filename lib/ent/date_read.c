/* ent/date_read.c - the atoms of dates. */
#include "ent/date_read.h"

#include "ent/run.h"
#include "viet/numeral.h"

static bool digit(char c) { return c >= '0' && c <= '9'; }

/* Bytes of a dash at p: 1 hyphen, 3 en or em dash, 0 none. */
static size_t dash_bytes(const char *p, size_t n)
{
	if (n >= 1 && *p == '-')
		return 1;
	return n >= 3 && p[0] == '\xE2' && p[1] == '\x80' && (p[2] == '\x93' || p[2] == '\x94') ? 3 : 0;
}

/* How many digits begin at p, of n bytes, and the value of up to four: without a jump that depends on them. The text ends at end. */
static inline size_t digits_at(const char *p, size_t n, const char *end, unsigned *value)
{
	uint64_t bytes = vbi_run_bytes(p, n, end) ^ UINT64_C(0x3030303030303030), other;
	uint32_t four;
	size_t len;

	other = ((bytes & UINT64_C(0x7F7F7F7F7F7F7F7F)) + UINT64_C(0x7676767676767676)) | bytes; /* a digit is below ten now */
	other &= UINT64_C(0x8080808080808080);
	len = vbi_lowest_bit(other | UINT64_C(1) << 63) / 8;
	four = (uint32_t)((bytes & UINT64_C(0xFFFFFFFF)) << (32 - 8 * (len < 4 ? len : 4)));
	four = four * 10 + (four >> 8);
	*value = (four & 0xFF) * 100 + (four >> 16 & 0xFF);
	return len;
}

bool vbi_date_digits_read(const vbi_seg *seg, uint32_t i, vbi_date_digits *d)
{
	vbi_slice text = vbi_tok_text(seg, i);
	size_t at = 0;

	for (d->n = 0; d->n < VBI_DIGITS_MAX; d->n++) {
		unsigned value;
		size_t len = digits_at(text.p + at, text.n - at, seg->text + seg->length, &value), dash;

		if (!len || len > 4)
			return false;
		at += len;
		d->v[d->n] = (uint16_t)value;
		d->len[d->n] = (uint8_t)len;
		d->sep[d->n] = 0;
		if (at == text.n) {
			d->n++;
			return true;
		}
		dash = dash_bytes(text.p + at, text.n - at);
		d->sep[d->n] = dash ? '-' : text.p[at];
		if (!dash && text.p[at] != '/' && text.p[at] != '.' && text.p[at] != ':')
			return false;
		at += dash ? dash : 1;
	}
	return false;
}

bool vbi_date_dash(const vbi_seg *seg, uint32_t i)
{
	vbi_slice s;

	if (!vbi_date_on(seg, i))
		return false;
	s = vbi_tok_text(seg, i);
	return dash_bytes(s.p, s.n) == s.n;
}

uint32_t vbi_date_small(const vbi_seg *seg, uint32_t i, unsigned most, unsigned *value)
{
	vbi_date_digits d;

	if (!vbi_date_on(seg, i) || seg->tok[i].kind != VB_TOKEN_NUMBER ||
	    !vbi_date_digits_read(seg, i, &d) || d.n != 1 || d.len[0] > 2 || !d.v[0] || d.v[0] > most)
		return 0;
	*value = d.v[0];
	return i + 1;
}

uint32_t vbi_date_year(const vbi_seg *seg, uint32_t i, unsigned *year)
{
	vbi_date_digits d;

	if (!vbi_date_on(seg, i) || seg->tok[i].kind != VB_TOKEN_NUMBER ||
	    !vbi_date_digits_read(seg, i, &d) || d.n != 1 || !vbi_date_is_year(&d, 0))
		return 0;
	*year = d.v[0];
	return i + 1;
}

/* The token after the one that ends at that byte, 0 if it is inside a token. */
static uint32_t token_after(const vbi_seg *seg, uint32_t i, size_t byte)
{
	while (i < seg->toks && seg->tok[i].end < byte)
		i++;
	return i < seg->toks && seg->tok[i].end == byte ? i + 1 : 0;
}

uint32_t vbi_date_quarter(const vbi_seg *seg, uint32_t i, unsigned *quarter, unsigned *year)
{
	const char *p = seg->text;
	size_t at, start, dash;

	if (!vbi_date_on(seg, i))
		return 0;
	start = at = seg->tok[i].start;
	while (at < seg->length && (p[at] == 'I' || p[at] == 'V'))
		at++;
	if (at > start)
		*quarter = vbi_roman(p + start, at - start);
	else if (at < seg->length && digit(p[at]))
		*quarter = (unsigned)(p[at++] - '0');
	else
		return 0;
	*year = 0;
	if (*quarter < 1 || *quarter > 4)
		return 0;
	dash = at < seg->length ? dash_bytes(p + at, seg->length - at) : 0;
	if (at < seg->length && (dash || p[at] == '/' || p[at] == '.')) {
		size_t from = at + (dash ? dash : 1), to = from;
		uint64_t value;

		while (to < seg->length && digit(p[to]))
			to++;
		if (to - from == 4 && vbi_digits(p + from, 4, &value) && value >= 1000 && value < 2200) {
			*year = (unsigned)value;
			return token_after(seg, i, to);
		}
	}
	return token_after(seg, i, at);
}

uint32_t vbi_date_century(const vbi_seg *seg, uint32_t i, unsigned *century)
{
	vbi_slice s;

	if (!vbi_date_on(seg, i))
		return 0;
	s = vbi_tok_text(seg, i);
	if (s.n && s.p[0] >= 'A' && s.p[0] <= 'Z')
		*century = vbi_roman(s.p, s.n);
	else if (!vbi_date_small(seg, i, 30, century))
		return 0;
	return *century >= 1 && *century <= 30 ? i + 1 : 0;
}

/* 14h, 14h30, 8g15, 8h05' in the bytes from at on; the byte after it or 0. */
static size_t clock_bytes(const char *p, size_t at, size_t end, vbi_date_point *t)
{
	unsigned hour = 0, minute = 0, n;

	/* numbers are of any length, and hardly one is an hour */
	n = (unsigned)digits_at(p + at, end - at, p + end, &hour);
	at += n;
	if (n - 1 > 1 || hour > 24 || at == end || (p[at] != 'h' && p[at] != 'H' && p[at] != 'g'))
		return 0;
	t->hour = (uint8_t)hour;
	at++;
	for (n = 0; at < end && digit(p[at]) && n < 3; at++, n++)
		minute = minute * 10 + (unsigned)(p[at] - '0');
	if (n == 1 || n > 2 || minute > 59)
		return 0;
	if (n)
		t->minute = (uint8_t)minute;
	/* 14ha is fourteen hectares */
	if (at < end && (digit(p[at]) || (p[at] >= 'a' && p[at] <= 'z') || (p[at] >= 'A' && p[at] <= 'Z') ||
	                 (((unsigned char)p[at]) >= 0xC3 && ((unsigned char)p[at]) <= 0xE1)))
		return 0;
	return at;
}

/* 8 giờ [30 [phút]] */
static uint32_t clock_words(const vbi_seg *seg, uint32_t i, vbi_date_point *t)
{
	vbi_date_digits d;
	unsigned minute;
	uint32_t j;

	if (seg->tok[i].kind != VB_TOKEN_NUMBER || !vbi_date_digits_read(seg, i, &d))
		return 0;
	if (d.n == 2 && d.sep[0] == ':' && d.v[0] <= 24 && d.v[1] < 60 && d.len[1] == 2) {
		t->hour = (uint8_t)d.v[0];
		t->minute = (uint8_t)d.v[1];
		return vbi_date_word(seg, i + 1, "giờ") ? i + 2 : i + 1;
	}
	if (d.n != 1 || d.len[0] > 2 || d.v[0] > 24 || !vbi_date_word(seg, i + 1, "giờ"))
		return 0;
	t->hour = (uint8_t)d.v[0];
	if (vbi_date_word(seg, i + 2, "rưỡi")) {
		t->minute = 30;
		return i + 3;
	}
	j = vbi_date_small(seg, i + 2, 59, &minute);
	if (!j && vbi_date_on(seg, i + 2) && vbi_tok_is(seg, i + 2, "00")) {
		minute = 0;
		j = i + 3;
	}
	if (!j)
		return i + 2;
	t->minute = (uint8_t)minute;
	return vbi_date_word(seg, j, "phút") ? j + 1 : j;
}

/* Phim dài 1h30 phút, chờ hơn 2h15 phút: how long, and no hour of a day. */
static bool lasts(const vbi_seg *seg, uint32_t i)
{
	static const vbi_slice word[] = {VBI_WORD("dài"), VBI_WORD("suốt"), VBI_WORD("mất"), VBI_WORD("trong"), VBI_WORD("hơn"), VBI_WORD("gần"), VBI_WORD("sau")};

	return i > 0 && vbi_date_on(seg, i) && vbi_tok_among(seg, i - 1, word, sizeof word / sizeof *word);
}

/* Bytes of the mark of minutes: 8h05', 10h40’, 10h40′. */
static size_t minute_mark(const char *p, size_t n)
{
	if (n && p[0] == '\'')
		return 1;
	return n >= 3 && p[0] == '\xE2' && p[1] == '\x80' && (p[2] == '\x99' || p[2] == '\xB2') ? 3 : 0;
}

/* *bytes: where that of 14h30 ends, 0 if token i does not begin with one. */
static uint32_t one_clock(const vbi_seg *seg, uint32_t i, vbi_date_point *t, size_t *bytes)
{
	uint32_t first = i;
	size_t at;

	*bytes = 0;
	if (i >= seg->toks)
		return 0;
	*bytes = at = clock_bytes(seg->text, seg->tok[i].start, seg->length, t);
	if (!at)
		return clock_words(seg, i, t);
	at += minute_mark(seg->text + at, seg->length - at);
	i = token_after(seg, i, at);
	if (!i || !digit(seg->text[at - 1]) || !vbi_date_word(seg, i, "phút"))
		return i;
	return lasts(seg, first) ? 0 : i + 1; /* 7h30 phút */
}

uint32_t vbi_date_clock(const vbi_seg *seg, uint32_t i, vbi_date_point *from, vbi_date_point *to)
{
	size_t at, other;
	uint32_t j = one_clock(seg, i, from, &at), k;

	if (j) {
		if (vbi_date_dash(seg, j) || vbi_date_word(seg, j, "đến") || vbi_date_word(seg, j, "tới")) {
			k = one_clock(seg, j + 1, to, &other);
			if (k)
				return k;
		}
		return j;
	}
	/* 14h-16h30 may be one token */
	if (at) {
		size_t dash = dash_bytes(seg->text + at, seg->length - at);

		at = dash ? clock_bytes(seg->text, at + dash, seg->length, to) : 0;
		return at ? token_after(seg, i, at) : 0;
	}
	return 0;
}

uint32_t vbi_date_stamp_time(const vbi_seg *seg, uint32_t i, vbi_date_point *point, bool *ampm)
{
	vbi_date_digits d;
	unsigned hour;

	if (!vbi_date_on(seg, i) || seg->tok[i].space > 1 || seg->tok[i].kind != VB_TOKEN_NUMBER ||
	    !vbi_date_digits_read(seg, i, &d) || d.n < 2 || d.n > 3 || d.sep[0] != ':' ||
	    (d.n == 3 && d.sep[1] != ':') || d.v[0] > 24 || d.v[1] > 59 || (d.n == 3 && d.v[2] > 60))
		return 0;
	hour = d.v[0];
	*ampm = vbi_date_word(seg, i + 1, "am") || vbi_date_word(seg, i + 1, "pm");
	if (*ampm)
		hour = hour % 12 + (vbi_date_word(seg, i + 1, "pm") ? 12 : 0);
	point->hour = (uint8_t)hour;
	point->minute = (uint8_t)d.v[1];
	if (d.n == 3)
		point->second = (uint8_t)d.v[2];
	return i + 1 + *ampm;
}
