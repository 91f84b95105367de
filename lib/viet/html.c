/* viet/html.c - HTML to text, in one pass. "State" names are those of the HTML standard, 13.2.5. */
#include "viet/html.h"

#include <string.h>

enum { DATA, TAG_NAME, ATTRIBUTE, BEFORE_VALUE, QUOTED, UNQUOTED, COMMENT, BOGUS_COMMENT, RAW_TEXT };
enum { NOTHING, BLANK, CELL, LINE, PARAGRAPH };

#define CHANGE (1u << VB_CHANGE_HTML)
/* A gap of white space alone that ends the piece is left for the next one, if it is no longer. */
#define SHORT_GAP 256

typedef struct job {
	vbi_html *h;
	const char *in, *p, *end, *gap; /* gap: where text stopped, NULL within text */
	bool tags;                      /* the gap has more than white space */
	bool last, memory;
	vbi_buf *out;
	vbi_edits *edits;
} job;

void vbi_html_start(vbi_html *h) { memset(h, 0, sizeof *h); }

static bool white(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r'; }

static bool letter(char c) { return (unsigned char)((c | 32) - 'a') < 26; }

static char small(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

/* ---- elements ---- */

static bool among(const char *name, size_t n, const char *list)
{
	while (*list) {
		const char *end = strchr(list, ' ');
		size_t length = end ? (size_t)(end - list) : strlen(list);

		if (length == n && memcmp(list, name, n) == 0)
			return true;
		list += length + (end != NULL);
	}
	return false;
}

static unsigned break_of(const char *name, size_t n)
{
	if (among(name, n, "p h1 h2 h3 h4 h5 h6 blockquote pre title table ul ol dl"))
		return PARAGRAPH;
	if (among(name, n, "td th"))
		return CELL;
	if (among(name, n, "br hr div li tr dt dd section article header footer nav aside main figure figcaption address form "
	                   "fieldset legend caption thead tbody tfoot center html head body option details summary dialog "
	                   "hgroup menu optgroup select textarea search"))
		return LINE;
	return NOTHING;
}

static void want(vbi_html *h, unsigned level)
{
	if (level > h->pending)
		h->pending = (uint8_t)level;
}

/* The tag that just ended. */
static void end_tag(vbi_html *h)
{
	const char *name = h->name;
	size_t n = h->name_n;

	h->state = DATA;
	want(h, break_of(name, n));
	if (among(name, n, "pre textarea")) {
		if (!h->closing)
			h->pre++;
		else if (h->pre)
			h->pre--;
	}
	if (h->closing) {
		h->raw_n = 0;
	} else if (among(name, n, "script style xmp iframe noembed noframes title textarea")) {
		h->drop = !among(name, n, "title textarea");
		memcpy(h->raw, name, n);
		h->raw_n = (uint8_t)n;
		h->matched = 0;
		if (h->drop)
			h->state = RAW_TEXT;
	}
}

/* ---- gaps ---- */

static void edit(job *j, const char *from, const char *to, size_t out_length)
{
	if (j->edits && !vbi_edits_put(j->edits, (vbi_edit){(uint32_t)(from - j->in), (uint32_t)j->out->n, (uint32_t)(to - from),
	                                                    (uint32_t)out_length, CHANGE}))
		j->memory = true;
}

static void open_gap(job *j)
{
	if (j->gap)
		return;
	j->gap = j->p;
	j->tags = false;
}

/* Text begins at j->p: writes what stands for the gap before it. */
static void close_gap(job *j)
{
	static const char *const written[] = {"", " ", "\t", "\n", "\n\n"};
	vbi_html *h = j->h;
	const char *text = h->any ? written[h->pending] : "";
	size_t n = strlen(text);

	if (j->gap) {
		if ((size_t)(j->p - j->gap) != n || memcmp(j->gap, text, n) != 0)
			edit(j, j->gap, j->p, n);
		vbi_buf_put(j->out, text, n);
	}
	j->gap = NULL;
	h->open = false;
	h->pending = NOTHING;
	h->any = true;
}

/* ---- states ---- */

static bool ends_name(char c) { return white(c) || c == '/' || c == '>'; }

/* True if the end tag of the element h->raw is at p, "</" and all. */
static bool is_raw_end(const vbi_html *h, const char *p, const char *end)
{
	if (end - p < h->raw_n + 3 || p[1] != '/' || !ends_name(p[h->raw_n + 2]))
		return false;
	for (unsigned i = 0; i < h->raw_n; i++)
		if (small(p[i + 2]) != h->raw[i])
			return false;
	return true;
}

static void begin_tag(vbi_html *h, bool closing)
{
	h->state = TAG_NAME;
	h->closing = closing;
	h->name_n = 0;
}

/* At a '<' (tag open state). False if more must be seen first; *text: it is a character like others. */
static bool tag_open(job *j, bool *text)
{
	vbi_html *h = j->h;
	const char *p = j->p;
	size_t have = (size_t)(j->end - p);

	*text = false;
	if (have < (h->raw_n ? h->raw_n + 3u : 4u) && !j->last)
		return false;
	if (h->raw_n) { /* RCDATA: title, textarea */
		*text = !is_raw_end(h, p, j->end);
		if (*text)
			return true;
	}
	if (have >= 2 && letter(p[1])) {
		open_gap(j);
		begin_tag(h, false);
		j->p += 1;
	} else if (have >= 3 && p[1] == '/' && letter(p[2])) {
		open_gap(j);
		begin_tag(h, true);
		j->p += 2;
	} else if (have >= 4 && memcmp(p, "<!--", 4) == 0) {
		open_gap(j);
		h->state = COMMENT;
		h->dashes = 2; /* <!--> and <!---> are whole comments */
		h->bang = false;
		j->p += 4;
	} else if (have >= 2 && (p[1] == '!' || p[1] == '?' || (p[1] == '/' && have >= 3))) {
		open_gap(j);
		h->state = BOGUS_COMMENT;
		j->p += p[1] == '/' ? 2 : 1;
	} else {
		*text = true;
		return true;
	}
	j->tags = true;
	return true;
}

/* Text and white space. False if more must be seen first. */
static bool data(job *j)
{
	vbi_html *h = j->h;
	const char *from = j->p;
	bool text = true;

	if (*j->p == '<') {
		if (!tag_open(j, &text))
			return false;
		if (!text)
			return true;
	} else if (white(*j->p) && !h->pre) {
		open_gap(j);
		want(h, BLANK);
		while (j->p < j->end && white(*j->p))
			j->p++;
		return true;
	}
	close_gap(j);
	j->p++;
	while (j->p < j->end && *j->p != '<' && (h->pre || !white(*j->p)))
		j->p++;
	vbi_buf_put(j->out, from, (size_t)(j->p - from));
	return true;
}

/* One character within a tag. */
static void tag_char(vbi_html *h, char c)
{
	if (c == '>' && h->state != QUOTED) {
		end_tag(h);
		return;
	}
	switch (h->state) {
	case TAG_NAME:
		if (ends_name(c))
			h->state = ATTRIBUTE;
		else if (h->name_n < sizeof h->name)
			h->name[h->name_n++] = small(c);
		break;
	case ATTRIBUTE:
		if (c == '=')
			h->state = BEFORE_VALUE;
		break;
	case BEFORE_VALUE:
		if (c == '"' || c == '\'') {
			h->state = QUOTED;
			h->quote = c;
		} else if (!white(c)) {
			h->state = UNQUOTED;
		}
		break;
	case QUOTED:
		if (c == h->quote)
			h->state = ATTRIBUTE;
		break;
	default: /* UNQUOTED */
		if (white(c))
			h->state = ATTRIBUTE;
		break;
	}
}

static void comment_char(vbi_html *h, char c)
{
	if (c == '>' && (h->dashes >= 2 || h->bang)) {
		h->state = DATA;
		return;
	}
	h->bang = c == '!' && h->dashes >= 2;
	h->dashes = c == '-' ? h->dashes + (h->dashes < 2) : 0;
}

/* One character of a script: </script and what ends a name is its end. */
static void raw_char(vbi_html *h, char c)
{
	if (h->matched == h->raw_n + 2 && ends_name(c)) {
		memcpy(h->name, h->raw, h->raw_n);
		h->name_n = h->raw_n;
		h->closing = true;
		h->state = ATTRIBUTE;
		if (c == '>')
			end_tag(h);
		return;
	}
	if (h->matched < h->raw_n + 2 && small(c) == (h->matched == 0 ? '<' : h->matched == 1 ? '/' : h->raw[h->matched - 2]))
		h->matched++;
	else
		h->matched = c == '<';
}

static void inside(job *j)
{
	vbi_html *h = j->h;

	for (; j->p < j->end && h->state != DATA; j->p++)
		switch (h->state) {
		case COMMENT:
			comment_char(h, *j->p);
			break;
		case BOGUS_COMMENT:
			if (*j->p == '>')
				h->state = DATA;
			break;
		case RAW_TEXT:
			raw_char(h, *j->p);
			break;
		default:
			tag_char(h, *j->p);
			break;
		}
}

size_t vbi_html_feed(void *self, const char *in, size_t length, bool last, vbi_buf *out, vbi_edits *edits)
{
	vbi_html *h = self;
	job j = {.h = h, .in = in, .p = in, .end = in + length, .last = last, .out = out, .edits = edits};

	if (h->open) {
		j.gap = in;
		j.tags = true;
	}
	while (j.p < j.end)
		if (h->state != DATA)
			inside(&j);
		else if (!data(&j))
			break;
	if (last) { /* the text ends with a line end */
		bool ends = h->any && (!out->n || out->p[out->n - 1] != '\n');

		if (j.gap || ends) {
			const char *from = j.gap ? j.gap : j.p;

			if (!ends || j.p - from != 1 || *from != '\n')
				edit(&j, from, j.p, ends);
			if (ends)
				vbi_buf_byte(out, '\n');
		}
		vbi_html_start(h);
	} else if (j.gap && !j.tags && j.p - j.gap < SHORT_GAP) {
		h->pending = NOTHING;
		j.p = j.gap;
	} else if (j.gap) {
		edit(&j, j.gap, j.p, 0);
		h->open = true;
	}
	return j.memory || out->failed ? SIZE_MAX : (size_t)(j.p - in);
}
