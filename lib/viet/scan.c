/* scan.c - the first cut of text into tokens. Every byte is read a bounded number of times. */
#include "viet/scan_source.h"

#include "viet/syllable.h"

/* ---- pieces: runs of letters and digits ---- */

typedef struct piece {
	vbi_letters word;     /* the first run of letters */
	vbi_syllable syllable;
	bool is_syllable;     /* the first run of letters is one */
	uint32_t letters_end; /* where that run ends */
	uint32_t end;         /* of the whole piece */
	uint32_t letters, uppers, digits; /* in the whole piece */
} piece;

/* What no table of letters has: a letter of another alphabet, a mark upon the letter before, or 0. */
#define MARK_UPON 0x8000u

static unsigned other_letter(const vbi_source *src, uint32_t at, uint32_t *end)
{
	unsigned n, cls;
	uint32_t cp = char_at(src, at, &n);

	*end = at + n;
	cls = vbi_char_class(cp);
	if (cls == VBI_CHAR_MARK)
		return MARK_UPON;
	return wordly(cls) ? VBI_LETTER | (cls == VBI_CHAR_UPPER ? VBI_LETTER_UPPER : 0) : 0;
}

/* Reads letters of any script, and marks upon them, from at on. The letters of Vietnamese take one to three bytes, and
 * are told without a call. */
static inline uint32_t read_letters(const vbi_source *src, uint32_t at, vbi_letters *out)
{
	const unsigned char *p = (const unsigned char *)src->text;
	vbi_letters word = {.count = 0}; /* a copy, which can live in registers */

	while (at < src->length) {
		unsigned letter = 0, b = p[at];
		uint32_t end = at + 1;

		if (b < 0x80) {
			letter = vbi_letter_low[b];
			if (!letter)
				break;
		} else if (b >= 0xC3 && b <= 0xC6 && src->length - at > 1 && (p[at + 1] & 0xC0) == 0x80) {
			letter = vbi_letter((b & 0x1Fu) << 6 | (p[at + 1] & 0x3Fu));
			end = at + 2;
		} else if (b == 0xE1 && src->length - at > 2 && (p[at + 1] & 0xC0) == 0x80 && (p[at + 2] & 0xC0) == 0x80) {
			letter = vbi_letter(0x1000u | (p[at + 1] & 0x3Fu) << 6 | (p[at + 2] & 0x3Fu));
			end = at + 3;
		}
		if (!letter) {
			letter = other_letter(src, at, &end);
			if (!letter || (letter == MARK_UPON && !word.count))
				break;
			if (letter == MARK_UPON) {
				word.foreign = 1;
				at = end;
				continue;
			}
		}
		vbi_letters_add(&word, letter);
		at = end;
	}
	*out = word;
	return at;
}

/* Superscripts belong to what they stand on: m². */
static uint32_t read_digits(const vbi_source *src, uint32_t at, uint32_t *count)
{
	while (at < src->length) {
		unsigned n = 1;

		if (!digit_at(src, at)) {
			if (byte_at(src, at) < 0x80 || vbi_char_class(char_at(src, at, &n)) != VBI_CHAR_NUMERIC)
				break;
		}
		at += n;
		++*count;
	}
	return at;
}

/* The first run of letters of a piece, as if nothing came behind it. */
static inline void read_head(const vbi_source *src, uint32_t at, piece *out)
{
	out->letters_end = out->end = read_letters(src, at, &out->word);
	out->letters = out->word.count;
	out->uppers = out->word.uppers;
	out->digits = 0;
	out->is_syllable = out->letters && vbi_syllable_of(&out->word, &out->syllable);
}

/* The digits and letters behind it. What is read here must be taken, else 1a1a1a ... would be read from each token on
 * to its end. */
static inline void read_tail(const vbi_source *src, piece *out)
{
	if (out->end < src->length && src->text[out->end] == ' ')
		return; /* the common case */
	for (;;) {
		vbi_letters more = {.count = 0};
		uint32_t end = read_digits(src, out->end, &out->digits);

		if (end == out->end)
			return;
		out->end = read_letters(src, end, &more);
		out->letters += more.count;
		out->uppers += more.uppers;
		if (out->end == end)
			return;
	}
}

static void read_piece(const vbi_source *src, uint32_t at, piece *out)
{
	read_head(src, at, out);
	read_tail(src, out);
}

/* Capitals that may be part of an acronym or of a document symbol: no syllable, or a short one without tone (TU, TƯ). */
static bool acronymic(const piece *p)
{
	return p->letters && p->uppers == p->letters &&
	       (!p->is_syllable || (p->word.count <= 2 && !p->word.tone));
}

/* The same with a small letter or two inside: TTg, TTr, ThU, QĐi. */
static bool symbolic(const piece *p)
{
	return p->word.first_upper && p->uppers >= 2 && !p->is_syllable && p->letters <= 6;
}

/* What a dot may join: PGS.TS, T.Ư, Th.S; never a longer syllable in capitals, which begins a name. */
static bool dotted(const piece *p)
{
	if (!p->word.first_upper || p->digits)
		return false;
	return p->uppers == p->letters ? !p->is_syllable || p->letters == 1 : !p->is_syllable && p->letters <= 3;
}

/* ---- a token being made ---- */

typedef struct making {
	const vbi_source *src;
	uint32_t start, end;
	uint32_t letters, uppers; /* so far */
	bool first_upper;
	bool joined, code;
} making;

static void take(making *m, const piece *p)
{
	if (!m->letters)
		m->first_upper = p->word.first_upper;
	m->letters += p->letters;
	m->uppers += p->uppers;
	m->end = p->end;
}

static void join(making *m, const piece *p)
{
	take(m, p);
	m->joined = true;
}

static unsigned shape_of(const making *m)
{
	if (!m->letters)
		return VB_SHAPE_NONE;
	if (!m->uppers)
		return VB_SHAPE_LOWER;
	if (m->first_upper && m->uppers == 1)
		return VB_SHAPE_TITLE;
	return m->uppers == m->letters ? VB_SHAPE_UPPER : VB_SHAPE_MIXED;
}

static void finish(const making *m, unsigned kind, vbi_scan *out)
{
	out->start = m->start;
	out->end = m->end;
	out->syllable = VBI_NO_SYLLABLE;
	out->kind = (uint8_t)kind;
	out->shape = (uint8_t)shape_of(m);
}

/* The rest of a document symbol, from a first piece with letters on: /2017/NĐ-CP, -UB, /TW. */
static void take_code(making *m, piece *last)
{
	for (;;) {
		unsigned c = byte_at(m->src, m->end);
		piece next;

		if (c != '/' && c != '-' && c != '&' && c != '.')
			return;
		read_piece(m->src, m->end + 1, &next);
		if (next.end == m->end + 1)
			return;
		if (!next.letters) {
			if (c == '&' || (c == '.' && !last->digits))
				return;
		} else if (c == '.') {
			if (!dotted(&next))
				return;
		} else if (!acronymic(&next) && !symbolic(&next)) {
			return;
		}
		join(m, &next);
		*last = next;
	}
}

static bool take_special(making *m, vbi_scan *out)
{
	unsigned kind = vbi_scan_address(m->src, m->start, &m->end);

	m->letters = m->uppers = 0;
	if (kind)
		finish(m, kind, out);
	return kind != 0;
}

/* ---- words ---- */

/* Joins R'lấp, đ/c, v.v to the first piece. Left of an apostrophe a syllable with marks is not joined: there it is a
 * closing quote. */
static void join_letters(making *m, const piece *first)
{
	const vbi_source *src = m->src;
	unsigned c = byte_at(src, m->end);
	piece next;

	if (first->letters == 1 && (c == '/' || c == '.')) {
		read_piece(src, m->end + 1, &next);
		if (next.letters == 1 && !next.digits && (c == '/' || (!first->uppers && !next.uppers)))
			join(m, &next);
		return;
	}
	while (!first->is_syllable || first->end - m->start == first->letters) {
		uint32_t mark = c == '\'' ? 1 : 0;

		if (c == 0xE2 && byte_at(src, m->end + 1) == 0x80 && byte_at(src, m->end + 2) == 0x99)
			mark = 3;
		if (!mark)
			return;
		read_piece(src, m->end + mark, &next);
		if (!next.word.count)
			return;
		join(m, &next);
		c = byte_at(src, m->end);
	}
}

/* Joins acronyms to acronyms: GD-ĐT, TT&TT, PGS.TS, QĐ-TTg, COVID-19, NQ/TW, IV/2025. */
static void join_capitals(making *m, piece *last)
{
	for (;;) {
		unsigned c = byte_at(m->src, m->end);
		bool fits = false, code = false;
		piece next;

		if (c != '-' && c != '&' && c != '.' && c != '/')
			return;
		read_piece(m->src, m->end + 1, &next);
		if (c == '.') {
			fits = dotted(last) && next.letters && dotted(&next);
		} else if (!next.letters) {
			/* A number of four digits after a hyphen is rather a year. */
			code = fits = next.digits && (c == '-' ? next.digits < 4 && (acronymic(last) || symbolic(last)) : c == '/' && acronymic(last));
		} else if (acronymic(last) && (acronymic(&next) || (c != '&' && symbolic(&next)))) {
			/* Two long acronyms in a row are two bodies. */
			fits = c == '&' || (c == '-' && (last->letters < 4 || next.letters < 4)) ||
			       (c == '/' && last->letters < 4 && next.letters < 4);
			code = c == '/' || next.digits || next.uppers < next.letters;
		}
		if (!fits)
			return;
		join(m, &next);
		m->code |= code;
		*last = next;
	}
}

/* Covid-19, Apollo-11: a foreign name and its number; not the beginning of a date. */
static void join_number(making *m, const piece *name)
{
	uint32_t digits = 0, end;
	unsigned c;

	if (byte_at(m->src, m->end) != '-' || name->uppers != 1 || !name->word.first_upper || name->letters < 4)
		return;
	end = read_digits(m->src, m->end + 1, &digits);
	c = byte_at(m->src, end);
	if (!digits || digits > 3 || letter_at(m->src, end) || c == '/' || c == '-' || c == '_' ||
	    ((c == '.' || c == ',') && digit_at(m->src, end + 1)))
		return;
	m->end = end;
	m->joined = m->code = true;
}

/* A unit or the hour right behind a number: its letters are a token of their own, the h of 16h45; but m2, km². */
static bool unit_of_number(const vbi_source *src, uint32_t start, const piece *head)
{
	unsigned last = byte_at(src, head->letters_end - 1);
	uint32_t digits = 0, end;

	if (!start || !digit_at(src, start - 1) || (head->word.uppers && (head->word.count > 1 || last != 'H')))
		return false;
	end = read_digits(src, head->letters_end, &digits);
	return digits && (last != 'm' || digits > 1 || letter_at(src, end));
}

/* Whether letters followed by digits are one token: m2, QH15, but not the slip tháng4. */
static bool keeps_digits(const piece *p)
{
	return acronymic(p) || !p->is_syllable || p->end - p->letters_end > p->digits;
}

/* Where the second of two syllables begins that lost the blank or the line end between them: MạnhBan, MinhỦy. Both have small
 * letters, and one of them a letter that only Vietnamese has: VietJet is a name. 0 if there is none. */
static uint32_t second_syllable(const vbi_source *src, uint32_t start, const piece *whole)
{
	uint32_t at = start, ascii = 1, n;
	piece head, tail;

	if (whole->is_syllable || whole->digits || whole->uppers != 1u + whole->word.first_upper)
		return 0;
	while (at < whole->end) {
		uint32_t cp = char_at(src, at, &n);

		if (at > start && vbi_letter(cp) & VBI_LETTER_UPPER)
			break;
		at += n;
	}
	read_head(&(vbi_source){src->text, at}, start, &head);
	read_head(src, at, &tail);
	for (uint32_t i = start; i < whole->end; i++)
		ascii &= byte_at(src, i) < 0x80;
	return at < whole->end && !ascii && head.is_syllable && head.letters > 1 && tail.is_syllable && tail.letters > 1 &&
	               tail.end == whole->end
	           ? at
	           : 0;
}

static void scan_word(const vbi_source *src, uint32_t start, vbi_scan *out)
{
	making m = {.src = src, .start = start};
	uint32_t second;
	bool unit;
	piece first;
	unsigned c;

	read_head(src, start, &first);
	unit = unit_of_number(src, start, &first);
	if (!unit)
		read_tail(src, &first);
	c = byte_at(src, first.end);
	if (first.is_syllable && (c == ' ' || c == ',') && !first.digits) {
		*out = (vbi_scan){.start = start, .end = first.end, .syllable = first.syllable.code,
		                  .kind = VB_TOKEN_SYLLABLE, .shape = first.syllable.shape, .space = out->space};
		return;
	}
	if ((first.digits || c == '.' || c == '-' || c == '_' || c == '@' || c == ':' || c == '~' || c == '%' || c == '+') &&
	    chunk_start(src, start) && take_special(&m, out))
		return;
	m.letters = m.uppers = 0;
	second = unit ? 0 : second_syllable(src, start, &first);
	if (second) {
		read_head(&(vbi_source){src->text, second}, start, &first);
		take(&m, &first);
	} else if (unit) {
		take(&m, &first);
	} else if (first.digits && !keeps_digits(&first)) {
		first.end = first.letters_end;
		first.letters = first.word.count;
		first.uppers = first.word.uppers;
		first.digits = 0;
		take(&m, &first);
	} else if (first.digits) {
		take(&m, &first);
		m.code = acronymic(&first);
		if (m.code)
			take_code(&m, &first);
	} else {
		take(&m, &first);
		if (c == '\'' || c == 0xE2 || c == '/' || c == '.')
			join_letters(&m, &first);
		if (!m.joined || m.uppers == m.letters) {
			piece last = first;

			join_capitals(&m, &last);
		}
		if (!m.joined && !first.is_syllable)
			join_number(&m, &first);
	}
	if (!m.joined && !first.digits && !first.is_syllable && first.letters > 3 && byte_at(src, start) == 'T' &&
	    byte_at(src, start + 1) == 'P') {
		/* TPHồ: the city's abbreviation glued to its name. */
		piece rest;

		read_piece(src, start + 2, &rest);
		if (rest.is_syllable && rest.syllable.shape == VB_SHAPE_TITLE && rest.letters > 1) {
			m.end = start + 2;
			m.letters = m.uppers = 2;
		}
	}
	if (first.is_syllable && !m.joined && !first.digits) {
		finish(&m, VB_TOKEN_SYLLABLE, out);
		out->syllable = first.syllable.code;
	} else if (m.code) {
		finish(&m, VB_TOKEN_CODE, out);
	} else {
		finish(&m, m.uppers > 1 && m.uppers * 2 > m.letters ? VB_TOKEN_ACRONYM : VB_TOKEN_FOREIGN, out);
	}
}

/* ---- numbers ---- */

static void scan_number(const vbi_source *src, uint32_t start, vbi_scan *out)
{
	making m = {.src = src, .start = start, .end = start};
	unsigned c, slashes = 0, marks = 0;
	piece next;

	for (;;) {
		uint32_t mark = 1;

		while (digit_at(src, m.end))
			m.end++;
		c = byte_at(src, m.end);
		if (c == 0xE2 && byte_at(src, m.end + 1) == 0x80 && byte_at(src, m.end + 2) == 0x93)
			mark = 3; /* – */
		else if (c != '.' && c != ',' && c != '/' && c != '-' && c != ':')
			break;
		if (!digit_at(src, m.end + mark))
			break;
		slashes += c == '/';
		marks += c != '/' && c != '-';
		m.end += mark;
	}
	if (c > ' ' && c != ',' && c != ')' && chunk_char(src, m.end) && chunk_start(src, start)) {
		uint32_t end = m.end;

		if (take_special(&m, out))
			return;
		m.end = end;
	}
	m.letters = m.uppers = 0;
	if (c == '/' || (c == '-' && slashes < 2)) {
		read_piece(src, m.end + 1, &next);
		m.code = next.word.count && (acronymic(&next) || symbolic(&next));
	} else if (!marks && letter_at(src, m.end)) {
		/* 1A, 12A2, 5G; but a unit or the hour (14H) is a token of its own. */
		read_head(src, m.end, &next);
		m.code = next.word.count == 1 && next.word.uppers == 1 && byte_at(src, m.end) != 'H';
		if (m.code)
			read_tail(src, &next);
	}
	if (m.code) {
		join(&m, &next);
		take_code(&m, &next);
	}
	finish(&m, m.code ? VB_TOKEN_CODE : VB_TOKEN_NUMBER, out);
}

/* ---- marks ---- */

/* Marks that never form one token with their like. */
static bool stands_alone(uint32_t cp)
{
	switch (cp) {
	case '(': case ')': case '[': case ']': case '{': case '}': case '"': case '\'': case ',': case ';':
	case 0x2018: case 0x2019: case 0x201C: case 0x201D: case 0xAB: case 0xBB:
		return true;
	default:
		return false;
	}
}

static bool emoji_tail(uint32_t cp)
{
	return cp == 0xFE0F || cp == 0x20E3 || (cp >= 0x1F3FB && cp <= 0x1F3FF) || (cp >= 0xE0020 && cp <= 0xE007F);
}

/* The end of an emoji sequence (UTS #51) whose first character ends at at. */
static uint32_t emoji_end(const vbi_source *src, uint32_t first, uint32_t at)
{
	bool flag = first >= 0x1F1E6 && first <= 0x1F1FF;

	while (at < src->length) {
		unsigned n, joined;
		uint32_t cp = char_at(src, at, &n);

		if (emoji_tail(cp)) {
			at += n;
		} else if (flag && cp >= 0x1F1E6 && cp <= 0x1F1FF) {
			at += n;
			flag = false;
		} else if (cp == 0x200D && at + n < src->length &&
		           vbi_char_class(char_at(src, at + n, &joined)) == VBI_CHAR_SYMBOL) {
			at += n + joined;
		} else {
			break;
		}
	}
	return at;
}

static void scan_mark(const vbi_source *src, uint32_t start, vbi_scan *out)
{
	making m = {.src = src, .start = start};
	unsigned n, cls, kind = VB_TOKEN_SYMBOL;
	uint32_t cp = char_at(src, start, &n);

	m.end = start + n;
	cls = vbi_char_class(cp);
	if (cls == VBI_CHAR_DIGIT || cls == VBI_CHAR_NUMERIC) {
		/* ½, Ⅲ, digits of other scripts */
		kind = VB_TOKEN_NUMBER;
		while (m.end < src->length && byte_at(src, m.end) >= 0x80 && vbi_char_class(char_at(src, m.end, &n)) == cls)
			m.end += n;
	} else {
		if (cls == VBI_CHAR_PUNCT && cp != '%' && cp != '&' && cp != '@' && cp != '#' && cp != '\\' && cp != 0x2030)
			kind = VB_TOKEN_PUNCT;
		if (!stands_alone(cp))
			while (m.end + n <= src->length && byte_at(src, m.end) == byte_at(src, start)) {
				uint32_t i = 1;

				while (i < n && src->text[m.end + i] == src->text[start + i])
					i++;
				if (i < n)
					break;
				m.end += n;
			}
		if (cls == VBI_CHAR_SYMBOL || cls == VBI_CHAR_MARK)
			m.end = emoji_end(src, cp, m.end);
	}
	finish(&m, kind, out);
}

/* ---- white space ---- */

static uint32_t skip_space(const vbi_source *src, uint32_t at, uint8_t *space)
{
	uint32_t from = at, lines = 0;

	while (at < src->length) {
		unsigned n = 1, c = byte_at(src, at);

		if (c == ' ' || c == '\t') {
			at++;
			continue;
		}
		if (c < 0x80) {
			if (c < '\n' || c > '\r')
				break;
			if (c == '\r' && byte_at(src, at + 1) == '\n')
				n = 2;
			lines++;
		} else {
			unsigned cls = VBI_CHAR_OTHER;

			if (c == 0xC2 || (c >= 0xE1 && c <= 0xE3)) /* all white space lies there */
				cls = vbi_char_class(char_at(src, at, &n));
			if (cls != VBI_CHAR_SPACE && cls != VBI_CHAR_LINE)
				break;
			lines += cls == VBI_CHAR_LINE;
		}
		at += n;
	}
	*space = lines > 1 ? 3 : lines ? 2 : at > from;
	return at;
}

uint32_t vbi_scan_space(const char *text, uint32_t length, uint32_t at, uint8_t *space)
{
	const vbi_source src = {text, length};

	return skip_space(&src, at, space);
}

bool vbi_scan_next(const char *text, uint32_t length, uint32_t *at, vbi_scan *out)
{
	const vbi_source src = {text, length};
	uint32_t start = skip_space(&src, *at, &out->space);

	if (start >= length) {
		*at = length;
		return false;
	}
	if (digit_at(&src, start)) {
		scan_number(&src, start, out);
	} else {
		unsigned n;
		uint32_t cp = char_at(&src, start, &n);

		if (vbi_letter(cp) || (cp >= 0x80 && wordly(vbi_char_class(cp))))
			scan_word(&src, start, out);
		else
			scan_mark(&src, start, out);
	}
	/* A combining mark belongs to what it stands on (UAX #29, GB9): normalisation treats both as one, so no token may
	 * begin with a mark that something carries. */
	while (out->end < length && byte_at(&src, out->end) >= 0xCC) {
		unsigned n;

		if (vbi_char_class(char_at(&src, out->end, &n)) != VBI_CHAR_MARK)
			break;
		out->end += n;
	}
	*at = out->end;
	return true;
}
