/* viet/repair.c - spaces beside marks, digits among digits. */
#include "viet/repair.h"

#include <string.h>

#include "text/unicode.h"
#include "text/utf8.h"
#include "viet/normword.h"
#include "viet/syllable.h"

/* White space that is looked past. */
#define BLANKS 256

typedef struct job {
	vbi_repair *r;
	const char *in, *end;
	vbi_buf *out;
	vbi_edits *edits;
	bool memory;
} job;

void vbi_repair_start(vbi_repair *r, uint32_t flags) { *r = (vbi_repair){.flags = flags}; }

static bool white(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f'; }

static bool digit(char c) { return c >= '0' && c <= '9'; }

static bool letter(uint32_t cp)
{
	unsigned class = vbi_char_class(cp);

	return class == VBI_CHAR_LOWER || class == VBI_CHAR_UPPER;
}

static bool closing(uint32_t cp)
{
	return cp == ')' || cp == ']' || cp == '"' || cp == 0x201D || cp == 0x2019 || cp == 0xBB;
}

static uint32_t before(const char *begin, const char *p)
{
	return p > begin ? vbi_utf8_next(vbi_utf8_prev(begin, p), p, &(unsigned){0}, NULL) : 0;
}

static uint32_t after(const char *p, const char *end)
{
	return p < end ? vbi_utf8_next(p, end, &(unsigned){0}, NULL) : 0;
}

/* ---- words beside a mark ---- */

typedef struct beside {
	bool syllable; /* a well-formed one of two letters or more */
	uint8_t shape;
} beside;

static beside word_of(const char *p, const char *end)
{
	vbi_syllable s;

	if (end - p < 2 || !vbi_syllable_parse(p, (size_t)(end - p), &s) || after(p, end) >= 0x10000)
		return (beside){false, VB_SHAPE_NONE};
	return (beside){vbi_utf8_prev(p, end) > p, s.shape};
}

static beside word_before(const char *begin, const char *p)
{
	const char *from = p;

	while (from > begin && letter(before(begin, from)))
		from = vbi_utf8_prev(begin, from);
	return word_of(from, p);
}

static beside word_after(const char *p, const char *end)
{
	const char *to = p;
	unsigned n;

	while (to < end && letter(vbi_utf8_next(to, end, &n, NULL)))
		to += n;
	return word_of(p, to);
}

/* True if the digits and points before p reach back to the beginning: the number of a heading or a year. */
static bool number_before(const char *begin, const char *p)
{
	while (p > begin && (digit(p[-1]) || p[-1] == '.'))
		p--;
	return p == begin;
}

/* &nbsp before the semicolon */
static bool reference_before(const char *begin, const char *p)
{
	const char *from = p;

	while (from > begin && p - from < 12 && (digit(from[-1]) || (unsigned char)((from[-1] | 32) - 'a') < 26 || from[-1] == '#'))
		from--;
	return from > begin && from < p && from[-1] == '&';
}

/* True if a space is missing behind the mark [p, next) of the stretch [begin, end). */
static bool lacks_space(const char *begin, const char *p, const char *next, const char *end)
{
	uint32_t mark = after(p, end), left = before(begin, p), right = after(next, end);
	beside w;

	if (p == begin || !letter(right))
		return false;
	switch (mark) {
	case ',': case ';':
		if ((!letter(left) && !(left < 0x80 && digit((char)left)) && !closing(left)) || (mark == ';' && reference_before(begin, p)))
			return false;
		return word_after(next, end).syllable || (letter(left) && word_before(begin, p).syllable);
	case ':':
		return letter(left) && word_before(begin, p).syllable && word_after(next, end).syllable;
	case '.': case '!': case '?': case 0x2026:
		w = word_after(next, end);
		if (!w.syllable || w.shape != VB_SHAPE_TITLE)
			return false;
		if (mark != '.' || left == '.' || left == '!' || left == '?' || closing(left))
			return true;
		if (left < 0x80 && digit((char)left))
			return number_before(begin, p);
		w = word_before(begin, p);
		return w.syllable && w.shape != VB_SHAPE_UPPER;
	default:
		return false;
	}
}

/* ---- digits ---- */

static char as_digit(char c) { return c == 'l' || c == 'I' ? '1' : c == 'O' ? '0' : c; }

/* Reads l, I and O as digits, in place, in a date or number of parts such as 0l/7/2025 and 3O/2020: the parts, each with a
 * digit and nothing else, at the beginning of the stretch; one of them must be all digits. Letters may follow the last mark. */
static void read_digits(char *p, size_t n)
{
	size_t from = 0, end = 0, parts = 0;
	bool pure = false, any = false;

	while (from < n && (p[from] == '(' || p[from] == '"'))
		from++;
	for (size_t at = from, begin = from; at <= n; at++) {
		bool digits = false, letters = false;

		for (begin = at; at < n && (digit(p[at]) || digit(as_digit(p[at]))); at++) {
			digits = digits || digit(p[at]);
			letters = letters || !digit(p[at]);
		}
		if (!digits || at - begin > 4 || (at < n && ((unsigned char)p[at] >= 0x80 || (unsigned char)((p[at] | 32) - 'a') < 26)))
			break;
		pure = pure || (!letters && digits);
		any = any || letters;
		parts++;
		end = at;
		if (at == n || p[at] != '/')
			break;
	}
	if (parts < 2 || !pure || !any)
		return;
	for (size_t at = from; at < end; at++)
		p[at] = as_digit(p[at]);
}

/* ---- stretches ---- */

static void edit(job *j, const char *from, size_t in_length, size_t out_length, uint32_t kind)
{
	if (j->edits && !vbi_edits_put(j->edits, (vbi_edit){(uint32_t)(from - j->in), (uint32_t)j->out->n, (uint32_t)in_length,
	                                                    (uint32_t)out_length, 1u << kind}))
		j->memory = true;
}

static bool is_named(const char *p, const char *end)
{
	for (; p < end; p++)
		if (vbi_name_mark(p, end, false))
			return true;
	return false;
}

static bool has_mark(const char *p, const char *end)
{
	for (; p < end; p++)
		if (*p == '.' || *p == ',' || *p == ';' || *p == ':' || *p == '!' || *p == '?' || (unsigned char)*p == 0xE2)
			return true;
	return false;
}

/* True if the mark that is the stretch [p, end) belongs to the word before: what follows must be white space, not another
 * mark of its kind (a row of points) nor, behind a digit, a digit (1 : 100). *more: that is not known yet. */
static bool moves_back(const job *j, const char *p, const char *end, bool last, bool *more)
{
	const char *next = end, *far;

	*more = false;
	if (!j->r->word || !strchr(",;:.!?", *p) || (*p == ';' && j->r->reference))
		return false;
	for (const char *q = p + 1; q < end;) {
		unsigned n;

		if (!closing(vbi_utf8_next(q, end, &n, NULL)))
			return false;
		q += n;
	}
	far = j->end - end > BLANKS ? end + BLANKS : j->end;
	while (next < far && *next == ' ')
		next++;
	*more = next == j->end && !last && next - end < BLANKS;
	if (next == far)
		return true;
	return *next != *p && !(j->r->digit && digit(*next));
}

/* Writes the stretch [p, end), which is no address. */
static void repair(job *j, const char *p, const char *end)
{
	char text[VBI_REPAIR_LONGEST];
	size_t n = (size_t)(end - p), from = 0;

	memcpy(text, p, n);
	if (j->r->flags & VB_NORM_OCR)
		read_digits(text, n);
	for (size_t i = 0; i < n;) {
		unsigned length;

		vbi_utf8_next(text + i, text + n, &length, NULL);
		if (text[i] != p[i]) {
			vbi_buf_put(j->out, text + from, i - from);
			edit(j, p + i, 1, 1, VB_CHANGE_OCR);
			from = i;
		}
		i += length;
		if (j->r->flags & VB_NORM_REPAIR && lacks_space(text, text + i - length, text + i, text + n)) {
			vbi_buf_put(j->out, text + from, i - from);
			edit(j, p + i, 0, 1, VB_CHANGE_SPACING);
			vbi_buf_byte(j->out, ' ');
			from = i;
			if (j->r->flags & VB_NORM_OCR) /* what begins here begins a word of its own */
				read_digits(text + i, n - i);
		}
	}
	vbi_buf_put(j->out, text + from, n - from);
}

size_t vbi_repair_feed(void *self, const char *in, size_t length, bool last, vbi_buf *out, vbi_edits *edits)
{
	vbi_repair *r = self;
	job j = {r, in, in + length, out, edits, false};
	const char *p = in, *end = in + length;

	while (p < end) {
		const char *word = p, *to;
		bool named, more = false, back = false;
		uint32_t cp;

		while (r->within && p < end && !white(*p))
			p++;
		if (p > word) { /* of a stretch that is too long */
			vbi_buf_put(out, word, (size_t)(p - word));
			continue;
		}
		r->within = false;
		while (word < end && *word == ' ' && word - p < BLANKS)
			word++;
		if (word == end && !last && word - p < BLANKS)
			break;
		if (word == end || white(*word)) {
			word += word < end && *word != ' ';
			vbi_buf_put(out, p, (size_t)(word - p));
			r->word = r->digit = false;
			p = word;
			continue;
		}
		for (to = word; to < end && (size_t)(to - word) <= VBI_REPAIR_LONGEST && !white(*to);)
			to++;
		if ((size_t)(to - word) > VBI_REPAIR_LONGEST) {
			vbi_buf_put(out, p, (size_t)(word - p));
			r->within = true;
			r->word = r->digit = false;
			p = word;
			continue;
		}
		if (to == end && !last)
			break;
		named = is_named(word, to);
		if (word > p && r->flags & VB_NORM_REPAIR)
			back = moves_back(&j, word, to, last, &more);
		if (more)
			break;
		if (back)
			edit(&j, p, (size_t)(word - p), 0, VB_CHANGE_SPACING);
		else
			vbi_buf_put(out, p, (size_t)(word - p));
		if (!named && (has_mark(word, to) || r->flags & VB_NORM_OCR))
			repair(&j, word, to);
		else
			vbi_buf_put(out, word, (size_t)(to - word));
		cp = before(word, to);
		r->digit = cp < 0x80 && digit((char)cp);
		r->reference = reference_before(word, to);
		r->word = !named && (letter(cp) || r->digit || closing(cp));
		p = to;
	}
	if (last)
		vbi_repair_start(r, r->flags);
	return j.memory || out->failed ? SIZE_MAX : (size_t)(p - in);
}
