/* viet/unwrap.c - a page's line ends, taken out of text. */
#include "viet/unwrap.h"

#include <string.h>

#include "text/unicode.h"
#include "text/utf8.h"

/* Lines that can lie between two lines of text, heads and feet and empty ones, and their bytes. */
#define GAP_LINES 24u
#define GAP_BYTES 4096u
/* A shorter line is not broken by the width of a page. */
#define SHORTEST 32u /* characters but spaces */
#define LONG 400u

void vbi_unwrap_start(vbi_unwrap *u) { memset(u, 0, sizeof *u); }

static bool blank(char c) { return c == ' ' || c == '\t'; }

static bool digit(char c) { return c >= '0' && c <= '9'; }

/* ---- lines of a page that are no text ---- */

static const char *skip_digits(const char *p, const char *end)
{
	while (p < end && digit(*p))
		p++;
	return p;
}

static const char *skip_blanks(const char *p, const char *end)
{
	while (p < end && blank(*p))
		p++;
	return p;
}

static const char *skip_word(const char *p, const char *end, const char *word)
{
	size_t n = strlen(word);

	return (size_t)(end - p) >= n && memcmp(p, word, n) == 0 ? p + n : NULL;
}

/* CÔNG BÁO/Số 323/Ngày 11-06-2026, perhaps two numbers joined by +, perhaps with the page's number before or after. */
static bool is_gazette(const char *p, const char *end)
{
	const char *at;

	p = skip_blanks(skip_digits(p, end), end);
	p = skip_word(p, end, "CÔNG BÁO");
	if (!p)
		return false;
	p = skip_blanks(p, end);
	if (p == end || *p++ != '/')
		return false;
	p = skip_word(skip_blanks(p, end), end, "Số");
	if (!p)
		return false;
	for (at = p; p < end && (digit(*p) || blank(*p) || *p == '+' || *p == '-');)
		p++;
	if (p == at || p == end || *p++ != '/')
		return false;
	p = skip_word(skip_blanks(p, end), end, "Ngày");
	if (!p)
		return false;
	for (p = at = skip_blanks(p, end); p < end && (digit(*p) || *p == '-' || *p == '/');)
		p++;
	return p - at >= 8 && skip_digits(skip_blanks(p, end), end) == end;
}

/* 12, - 12 -, Trang 3, Trang 3/10, 3/10 */
static bool is_page_number(const char *p, const char *end)
{
	const char *word, *from;

	while (p < end && (*p == '-' || blank(*p)))
		p++;
	word = skip_word(p, end, "Trang");
	if (word)
		p = skip_blanks(word, end);
	from = p;
	p = skip_digits(p, end);
	if (p == from || p - from > 4)
		return false;
	from = skip_blanks(p, end);
	if (from < end && *from == '/') {
		from = skip_blanks(from + 1, end);
		p = skip_digits(from, end);
		if (p == from || p - from > 4)
			return false;
	}
	while (p < end && (*p == '-' || blank(*p)))
		p++;
	return p == end;
}

/* A line without the page number that is set apart from it by two spaces or more, or a bar. */
static void strip_number(const char **p, const char **end)
{
	const char *at = skip_digits(*p, *end), *to = *end;

	if (at > *p && at - *p <= 4 && *end - at >= 2 && blank(at[0]) && (blank(at[1]) || at[1] == '|'))
		*p = skip_blanks(at, *end);
	while (to > *p && digit(to[-1]))
		to--;
	if (to < *end && *end - to <= 4 && to - *p >= 2 && blank(to[-1]) && (blank(to[-2]) || to[-2] == '|')) {
		while (to > *p && blank(to[-1]))
			to--;
		*end = to;
	}
}

static void remember(vbi_unwrap_line *line, const char *p, const char *end)
{
	strip_number(&p, &end);
	line->n = (size_t)(end - p) > VBI_UNWRAP_LINE ? VBI_UNWRAP_LINE + 1 : (uint32_t)(end - p);
	if (line->n <= VBI_UNWRAP_LINE)
		memcpy(line->text, p, line->n);
}

/* True if this line is that one again; a line of a few letters or of numbers may well come twice. */
static bool is_again(const vbi_unwrap_line *line, const char *p, const char *end)
{
	unsigned letters = 0;

	strip_number(&p, &end);
	if (line->n > VBI_UNWRAP_LINE || (size_t)(end - p) != line->n || memcmp(line->text, p, line->n) != 0)
		return false;
	for (; p < end; p++)
		letters += (unsigned char)((*p | 32) - 'a') < 26 || (unsigned char)*p >= 0xC3;
	return letters >= 6;
}

static bool is_head(const vbi_unwrap *u, const char *p, const char *end)
{
	for (uint32_t i = 0; i < u->heads; i++)
		if (is_again(&u->head[i], p, end))
			return true;
	return false;
}

/* ---- what lies between two lines of text ---- */

typedef struct gap {
	const char *body;   /* the line of text that follows; the end of the text if there is none */
	const char *begins; /* its first character that is not blank */
	unsigned lines;     /* line ends */
	bool empty;         /* an empty line among them */
	bool dropped;       /* heads, numbers or form feeds */
	bool page;          /* a page ends here */
	bool feed;          /* by a form feed */
	bool more;          /* more must be read to know */
	uint32_t heads;     /* dropped lines behind the form feed */
	vbi_unwrap_line head[VBI_UNWRAP_HEADS];
	vbi_unwrap_line foot; /* a line dropped before it */
} gap;

static void drop_line(gap *g, const char *p, const char *end)
{
	g->dropped = true;
	if (!g->feed)
		remember(&g->foot, p, end);
	else if (g->heads < VBI_UNWRAP_HEADS)
		remember(&g->head[g->heads++], p, end);
}

/* Reads what follows a line's text, which ended at from. */
static void read_gap(const vbi_unwrap *u, const char *from, const char *end, bool last, gap *g)
{
	const char *p = from, *line = from, *doubtful = NULL;
	const char *far = end - from > GAP_BYTES ? from + GAP_BYTES : end;
	bool any = false; /* the present line has been read as something */
	gap before = {.body = NULL};

	memset(g, 0, sizeof *g);
	while (p < far && g->lines < GAP_LINES) {
		const char *to, *stop;

		if (*p == '\n') {
			g->lines++;
			g->empty = g->empty || (!any && line != from);
			line = ++p;
			any = false;
			continue;
		}
		if (*p == '\f') {
			g->page = g->feed = g->dropped = true;
			doubtful = NULL;
			line = ++p;
			any = true; /* the head of a page is no empty line */
			continue;
		}
		if (blank(*p)) {
			p++;
			continue;
		}
		to = p;
		while (to < far && *to != '\n' && *to != '\f')
			to++;
		if (to == far && to - p < 2 * VBI_UNWRAP_LINE && !last && far == end) {
			g->more = true;
			return;
		}
		for (stop = to; stop > p && blank(stop[-1]); stop--)
			;
		if (stop - p > VBI_UNWRAP_LINE)
			break;
		if (is_gazette(p, stop)) {
			g->page = true;
			doubtful = NULL;
			drop_line(g, p, stop);
		} else if ((g->page && is_page_number(p, stop)) || (g->feed && is_head(u, p, stop))) {
			drop_line(g, p, stop);
		} else if (!g->page && (is_page_number(p, stop) || is_again(&u->foot, p, stop))) {
			if (!doubtful) { /* a foot, if the page ends here */
				doubtful = line;
				before = *g;
				before.begins = p;
			}
			drop_line(g, p, stop);
		} else {
			break;
		}
		any = true;
		p = to;
	}
	if (p == end && !last && !g->more && (size_t)(end - from) < GAP_BYTES && g->lines < GAP_LINES) {
		g->more = true;
		return;
	}
	g->body = p == end ? end : line;
	g->begins = p;
	if (doubtful) {
		*g = before;
		g->body = doubtful;
	}
}

/* ---- joining ---- */

static bool ends_sentence(const vbi_unwrap *u)
{
	const char *p = u->tail + u->tail_n;

	while (p > u->tail) {
		const char *at = vbi_utf8_prev(u->tail, p);
		uint32_t cp = vbi_utf8_next(at, p, &(unsigned){0}, NULL);

		if (cp != '"' && cp != '\'' && cp != ')' && cp != ']' && cp != 0x201D && cp != 0x2019 && cp != 0xBB)
			return cp == '.' || cp == '!' || cp == '?' || cp == ';' || cp == ':' || cp == 0x2026 || cp == 0xFFFD;
		p = at;
	}
	return true;
}

/* True if the line made so far ends with a comma, or with a word that no clause ends with. */
static bool hangs(const vbi_unwrap *u)
{
	static const char *const words[] = {"bằng", "bởi", "các", "của", "cho", "do", "giữa", "hoặc", "khi", "là", "mà", "mọi", "mỗi", "nhằm",
	                                    "những", "như", "sẽ", "tại", "theo", "thì", "thuộc", "trong", "từ", "vì", "và", "về", "với"};
	const char *end = u->tail + u->tail_n;

	if (u->tail_n && end[-1] == ',')
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t n = strlen(words[i]);

		if (u->tail_n > n && memcmp(end - n, words[i], n) == 0 && (unsigned char)end[-(ptrdiff_t)n - 1] < 0x80 &&
		    (unsigned char)((end[-(ptrdiff_t)n - 1] | 32) - 'a') >= 26)
			return true;
	}
	return false;
}

static bool in_word(const char *p, const char *end)
{
	unsigned class = vbi_char_class(vbi_utf8_next(p, end, &(unsigned){0}, NULL));

	return class == VBI_CHAR_LOWER || class == VBI_CHAR_UPPER || class == VBI_CHAR_DIGIT;
}

/* a) b. ii) 1. 1) 1.2. I. - • at the beginning of a line, no word directly behind it. */
static bool is_item(const char *p, const char *end)
{
	const char *at = p;
	unsigned chars = 0;
	uint32_t cp = 0;
	bool number = true, roman = true;

	while (at < end && chars < 8) {
		unsigned n;

		cp = vbi_utf8_next(at, end, &n, NULL);
		if (!in_word(at, end) && !(cp == '.' && chars && at + 1 < end && digit(at[1])))
			break;
		number = number && (cp == '.' || (cp >= '0' && cp <= '9'));
		roman = roman && cp < 0x80 && strchr("IVXivx", (int)cp);
		at += n;
		chars++;
	}
	if (chars == 0)
		return vbi_char_class(cp) != VBI_CHAR_PUNCT || !(cp == '(' || cp == '"' || cp == 0x201C);
	return (chars == 1 || (chars <= 5 && (number || roman))) && at < end && (*at == ')' || *at == '.' || *at == '/') && (at + 1 == end || !in_word(at + 1, end));
}

/* True if the line that begins at p goes on with the one made so far. */
static bool continues(const vbi_unwrap *u, const char *p, const char *end)
{
	unsigned class;

	if (p >= end || u->columns < SHORTEST || !u->small || ends_sentence(u) || is_item(p, end))
		return false;
	class = vbi_char_class(vbi_utf8_next(p, end, &(unsigned){0}, NULL));
	return class == VBI_CHAR_LOWER || hangs(u);
}

/* ---- the step ---- */

/* What the next step may change, spaces and an l among digits, does not count. */
static void add_text(vbi_unwrap *u, const char *p, const char *end)
{
	size_t n = (size_t)(end - p);

	for (const char *at = p; at < end && (u->columns < LONG || !u->small);) {
		unsigned got;

		uint32_t cp = vbi_utf8_next(at, end, &got, NULL);

		u->small = u->small || (vbi_char_class(cp) == VBI_CHAR_LOWER && cp != 'l');
		u->columns += u->columns < LONG && cp != ' ';
		at += got;
	}
	if (n >= sizeof u->tail) {
		memcpy(u->tail, end - sizeof u->tail, sizeof u->tail);
		u->tail_n = sizeof u->tail;
		return;
	}
	if (u->tail_n + n > sizeof u->tail) {
		size_t keep = sizeof u->tail - n;

		memmove(u->tail, u->tail + u->tail_n - keep, keep);
		u->tail_n = (uint32_t)keep;
	}
	memcpy(u->tail + u->tail_n, p, n);
	u->tail_n += (uint32_t)n;
}

/* The same of the line as it was read. */
static void add_line(vbi_unwrap *u, const char *p, const char *end)
{
	size_t n = (size_t)(end - p);

	if (u->line.n + n <= VBI_UNWRAP_LINE)
		memcpy(u->line.text + u->line.n, p, n);
	u->line.n = u->line.n + n > VBI_UNWRAP_LINE ? VBI_UNWRAP_LINE + 1 : u->line.n + (uint32_t)n;
}

/* Remembers heads and foot of the page that ends with g. */
static void turn_page(vbi_unwrap *u, const gap *g, const char *end)
{
	const char *to = g->begins;

	if (!g->feed && u->begun)
		return;
	if (!u->begun)
		u->foot.n = 0;
	else if (g->foot.n)
		u->foot = g->foot;
	else if (u->line.n <= VBI_UNWRAP_LINE)
		remember(&u->foot, u->line.text, u->line.text + u->line.n);
	else
		u->foot.n = 0;
	memcpy(u->head, g->head, sizeof u->head);
	u->heads = g->heads;
	if (u->heads == VBI_UNWRAP_HEADS || g->body == end)
		return;
	while (to < end && *to != '\n' && *to != '\f')
		to++;
	while (to > g->begins && blank(to[-1]))
		to--;
	remember(&u->head[u->heads++], g->begins, to);
}

static bool write_gap(vbi_unwrap *u, const char *in, const char *from, const gap *g, const char *end, vbi_buf *out, vbi_edits *edits)
{
	bool join = u->begun && (g->page || g->lines == 1) && continues(u, g->begins, end);
	const char *to = join ? g->begins : g->body, *text;
	vbi_edit e = {(uint32_t)(from - in), (uint32_t)out->n, (uint32_t)(to - from), 0, 0};

	turn_page(u, g, end);
	u->line.n = 0;
	if (join) {
		text = " ";
		e.kinds = 1u << VB_CHANGE_UNWRAP;
		add_text(u, " ", text + 1);
	} else {
		u->columns = u->tail_n = 0;
		u->small = false;
		if (!g->dropped) {
			vbi_buf_put(out, from, (size_t)(to - from));
			return true;
		}
		text = !u->begun ? "" : g->empty && g->body != end ? "\n\n" : "\n";
	}
	if (g->dropped)
		e.kinds |= 1u << VB_CHANGE_PAGE;
	e.out_len = (uint32_t)strlen(text);
	if (edits && !vbi_edits_put(edits, e))
		return false;
	vbi_buf_put(out, text, e.out_len);
	return true;
}

size_t vbi_unwrap_feed(void *self, const char *in, size_t length, bool last, vbi_buf *out, vbi_edits *edits)
{
	vbi_unwrap *u = self;
	const char *p = in, *end = in + length;

	while (p < end) {
		const char *to = p, *stop;
		gap g;

		while (to < end && *to != '\n' && *to != '\f')
			to++;
		for (stop = to; stop > p && blank(stop[-1]); stop--)
			;
		if (stop > p && u->begun) {
			add_text(u, p, stop);
			add_line(u, p, stop);
			vbi_buf_put(out, p, (size_t)(stop - p));
		} else if (!u->begun) {
			stop = p; /* the text may begin with a head */
		}
		p = stop;
		if (p == end)
			break;
		read_gap(u, p, end, last, &g);
		if (g.more)
			break;
		if (to == end && u->begun) { /* blanks at the end of the text */
			g.dropped = false;
			g.body = end;
		}
		if (!write_gap(u, in, p, &g, end, out, edits))
			return SIZE_MAX;
		u->begun = u->begun || g.body != end;
		p = g.body;
		if (p < end) {
			if (u->columns == 0) /* indentation stays, unless the line was joined */
				vbi_buf_put(out, p, (size_t)(g.begins - p));
			p = g.begins;
		}
	}
	if (last)
		vbi_unwrap_start(u);
	return out->failed ? SIZE_MAX : (size_t)(p - in);
}
