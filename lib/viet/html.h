/* viet/html.h - HTML to text: tags, comments and scripts taken out, white space as a reader would see it.
 *
 * The tokeniser of the HTML standard (13.2.5) as far as text needs it: what is a tag, where it ends, what lies in comments,
 * raw text elements and attribute values. No tree is built, so memory is constant and every byte keeps its place. Character
 * references stay for the next step. */
#ifndef VBI_VIET_HTML_H
#define VBI_VIET_HTML_H

#include "base/base.h"
#include "text/edits.h"

typedef struct vbi_html {
	uint8_t state;
	uint8_t pending;  /* white space to be written before the next text */
	bool any;         /* text was written */
	bool open;        /* part of a gap between texts was dropped already */
	bool closing;     /* the tag is an end tag */
	bool bang;        /* --! in a comment */
	char quote;
	uint8_t name_n, raw_n, matched;
	uint32_t pre;     /* depth of elements that keep white space */
	uint32_t dashes;
	char name[12];    /* of the tag, in small letters, cut */
	char raw[12];     /* of the element whose end tag alone counts */
	bool drop;        /* its content is no text */
} vbi_html;

void vbi_html_start(vbi_html *html);
/* A vbi_step_feed. */
size_t vbi_html_feed(void *html, const char *in, size_t length, bool last, vbi_buf *out, vbi_edits *edits);

#endif
