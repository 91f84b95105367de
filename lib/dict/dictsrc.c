/* dict/dictsrc.c - one pass over a TSV source, a line at a time; nothing is copied. */
#include "dict/dictsrc.h"

#include <string.h>

#include "text/utf8.h"

enum { COLUMN_FORM, COLUMN_CLASS, COLUMN_FREQ, COLUMN_CANON, COLUMN_FROM, COLUMN_TO, COLUMN_ATTR, COLUMN_END };

static const char *const column_name[COLUMN_END] = {"form", "class", "freq", "canon", "from", "to", "attr"};

void vbi_src_open(vbi_src *src, const char *name, const char *text, size_t length)
{
	memset(src, 0, sizeof *src);
	src->name = name;
	src->text = text;
	src->length = length;
	if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		src->at = 3;
}

#define FAIL(at, ...) vbi_fail(error, VB_ERR_SYNTAX, src->name, src->line, (uint64_t)(at), __VA_ARGS__, NULL)

/* A slice as a C string for a message, cut at a character's border if long. */
static const char *shown(vbi_slice s, char out[64])
{
	size_t n = s.n < 60 ? s.n : 60;

	while (n && n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
		n--;
	for (size_t i = 0; i < n; i++)
		out[i] = (unsigned char)s.p[i] < ' ' ? '?' : s.p[i];
	out[n] = '\0';
	return out;
}

static bool begins(vbi_slice s, const char *literal)
{
	size_t n = strlen(literal);

	return s.n >= n && memcmp(s.p, literal, n) == 0;
}

static vbi_slice trim(vbi_slice s)
{
	while (s.n && (s.p[0] == ' ' || s.p[0] == '\t')) {
		s.p++;
		s.n--;
	}
	while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
		s.n--;
	return s;
}

/* Takes the next part of s up to mark. False when s is used up (an empty part after the last mark counts). */
static bool next_part(vbi_slice *s, char mark, vbi_slice *part)
{
	const char *end;

	if (!s->p)
		return false;
	end = s->n ? memchr(s->p, mark, s->n) : NULL;
	part->p = s->p;
	part->n = end ? (size_t)(end - s->p) : s->n;
	if (end) {
		s->n -= part->n + 1;
		s->p = end + 1;
	} else
		*s = vbi_slice_of(NULL, 0);
	return true;
}

static bool number(vbi_slice s, uint32_t *value)
{
	uint64_t sum = 0;

	if (s.n == 0 || s.n > 10)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		sum = sum * 10 + (uint64_t)(s.p[i] - '0');
	}
	*value = (uint32_t)sum;
	return sum <= UINT32_MAX;
}

bool vbi_src_date(vbi_slice s, uint32_t *yyyymmdd)
{
	static const uint8_t days[12] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	uint32_t y, m, d;
	bool leap;

	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-' || !number(vbi_slice_of(s.p, 4), &y) ||
	    !number(vbi_slice_of(s.p + 5, 2), &m) || !number(vbi_slice_of(s.p + 8, 2), &d))
		return false;
	leap = y % 4 == 0 && (y % 100 || y % 400 == 0);
	if (y == 0 || m == 0 || m > 12 || d == 0 || d > days[m - 1] || (m == 2 && d == 29 && !leap))
		return false;
	*yyyymmdd = y * 10000 + m * 100 + d;
	return true;
}

static unsigned find_column(vbi_slice name)
{
	unsigned c = 0;

	while (c < COLUMN_END && !vbi_slice_is(name, column_name[c]))
		c++;
	return c;
}

/* "#: form TAB class ..." */
static vb_status read_header(vbi_src *src, vbi_slice line, vb_error *error)
{
	char text[64];
	vbi_slice part;
	unsigned seen = 0;

	if (src->columns)
		return FAIL(line.p - src->text, "a second \"#:\" line");
	line = trim(line);
	while (next_part(&line, '\t', &part)) {
		unsigned c = find_column(part);

		if (c == COLUMN_END)
			return FAIL(part.p - src->text, "unknown column '", shown(part, text), "'");
		if (seen >> c & 1)
			return FAIL(part.p - src->text, "column '", column_name[c], "' stands twice");
		seen |= 1u << c;
		src->column[src->columns++] = (uint8_t)c;
	}
	if (src->column[0] != COLUMN_FORM)
		return FAIL(0, "the first column must be 'form'");
	return VB_OK;
}

/* "#= class=LOC_COMMUNE" */
static vb_status read_standard(vbi_src *src, vbi_slice line, vb_error *error)
{
	char text[64];
	const char *mark;
	vbi_slice name;
	unsigned c;

	line = trim(line);
	mark = line.n ? memchr(line.p, '=', line.n) : NULL;
	if (!mark)
		return FAIL(line.p - src->text, "\"#=\" needs column=value");
	name = vbi_slice_of(line.p, (size_t)(mark - line.p));
	c = find_column(name);
	if (c == COLUMN_END || c == COLUMN_FORM)
		return FAIL(line.p - src->text, "no default can be given to column '", shown(name, text), "'");
	src->standard[c] = vbi_slice_of(mark + 1, (size_t)(line.p + line.n - mark - 1));
	return VB_OK;
}

static vb_status read_comment(vbi_src *src, vbi_slice line, vb_error *error)
{
	uint32_t date;

	if (begins(line, "#:"))
		return read_header(src, vbi_slice_of(line.p + 2, line.n - 2), error);
	if (begins(line, "#="))
		return read_standard(src, vbi_slice_of(line.p + 2, line.n - 2), error);
	if (begins(line, "# date:")) {
		if (!vbi_src_date(trim(vbi_slice_of(line.p + 7, line.n - 7)), &date))
			return FAIL(line.p - src->text, "\"# date:\" needs yyyy-mm-dd");
		if (date > src->date)
			src->date = date;
	}
	return VB_OK;
}

/* key=value;key=value: keys of [a-z0-9_-], each once. */
static vb_status check_attr(const vbi_src *src, vbi_slice attr, vb_error *error)
{
	vbi_slice rest = attr, part, earlier, before;
	char text[64];

	if (attr.n == 0)
		return VB_OK;
	while (next_part(&rest, ';', &part)) {
		const char *mark = part.n ? memchr(part.p, '=', part.n) : NULL;
		size_t n = mark ? (size_t)(mark - part.p) : 0;

		if (n == 0)
			return FAIL(part.p - src->text, "attribute '", shown(part, text), "' is not key=value");
		for (size_t i = 0; i < n; i++) {
			char c = part.p[i];

			if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'))
				return FAIL(part.p - src->text, "attribute key '",
				            shown(vbi_slice_of(part.p, n), text), "' is not of a-z 0-9 _ -");
		}
		earlier = attr;
		while (next_part(&earlier, ';', &before) && before.p < part.p)
			if (before.n > n && memcmp(before.p, part.p, n + 1) == 0)
				return FAIL(part.p - src->text, "attribute '",
				            shown(vbi_slice_of(part.p, n), text), "' stands twice");
	}
	return VB_OK;
}

static vb_status take_dates(const vbi_src *src, const vbi_slice *cell, vbi_src_entry *entry, vb_error *error)
{
	char text[64];

	for (unsigned c = COLUMN_FROM; c <= COLUMN_TO; c++)
		if (cell[c].n && !vbi_src_date(cell[c], c == COLUMN_FROM ? &entry->from : &entry->to))
			return FAIL(cell[c].p - src->text, "'", shown(cell[c], text),
			            "' is not a date (yyyy-mm-dd) in column '", column_name[c], "'");
	if (entry->from && entry->to && entry->from > entry->to)
		return FAIL(cell[COLUMN_FROM].p - src->text, "'from' is later than 'to'");
	return VB_OK;
}

static vb_status take_cells(const vbi_src *src, const vbi_slice *cell, vbi_src_entry *entry, vb_error *error)
{
	char text[64];
	vb_status status;

	entry->form = cell[COLUMN_FORM];
	entry->classes = cell[COLUMN_CLASS];
	entry->canon = cell[COLUMN_CANON];
	entry->attr = cell[COLUMN_ATTR];
	if (entry->form.n == 0)
		return FAIL(entry->at, "empty form");
	if (trim(entry->form).n != entry->form.n)
		return FAIL(entry->at, "blanks around the form");
	if (entry->classes.n == 0)
		return FAIL(entry->at, "no class for '", shown(entry->form, text), "'");
	if (cell[COLUMN_FREQ].n && !number(cell[COLUMN_FREQ], &entry->freq))
		return FAIL(cell[COLUMN_FREQ].p - src->text, "'", shown(cell[COLUMN_FREQ], text),
		            "' is not a count in column 'freq'");
	status = take_dates(src, cell, entry, error);
	return status ? status : check_attr(src, entry->attr, error);
}

static vb_status read_entry(vbi_src *src, vbi_slice line, vbi_src_entry *entry, vb_error *error)
{
	vbi_slice cell[VBI_SRC_COLUMNS], part;
	unsigned n = 0;
	size_t valid;

	if (!src->columns)
		return FAIL(line.p - src->text, "an entry before the \"#:\" line that names the columns");
	valid = vbi_utf8_valid(line.p, line.n);
	if (valid < line.n)
		return FAIL(line.p + valid - src->text, "not valid UTF-8");
	for (size_t i = 0; i < line.n; i++)
		if (((unsigned char)line.p[i] < ' ' && line.p[i] != '\t') || line.p[i] == 0x7F)
			return FAIL(line.p + i - src->text, "a control character");
	memcpy(cell, src->standard, sizeof cell);
	while (next_part(&line, '\t', &part)) {
		if (n == src->columns) {
			if (part.n)
				return FAIL(part.p - src->text, "more cells than columns");
			continue;
		}
		if (part.n)
			cell[src->column[n]] = part;
		n++;
	}
	return take_cells(src, cell, entry, error);
}

static vbi_slice next_line(vbi_src *src)
{
	const char *p = src->text + src->at, *end = memchr(p, '\n', src->length - src->at);
	size_t n = end ? (size_t)(end - p) : src->length - src->at;

	src->at += n + (end != NULL);
	src->line++;
	if (n && p[n - 1] == '\r')
		n--;
	return vbi_slice_of(p, n);
}

vb_status vbi_src_next(vbi_src *src, vbi_src_entry *entry, vb_error *error)
{
	while (src->at < src->length) {
		vbi_slice line = next_line(src);
		vb_status status;

		if (trim(line).n == 0)
			continue;
		if (line.p[0] == '#') {
			status = read_comment(src, line, error);
			if (status)
				return status;
			continue;
		}
		memset(entry, 0, sizeof *entry);
		entry->line = src->line;
		entry->at = (uint64_t)(line.p - src->text);
		status = read_entry(src, line, entry, error);
		return status ? status : VB_READY;
	}
	return VB_OK;
}
