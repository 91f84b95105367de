/* out/conll.c - a line a token, tagged BIO by the flat scheme of other corpora of the language (docs/formats.md). */
#include "out/writer.h"

#include <string.h>

#define BATCH 64

/* What an entity is in the flat scheme. A TITLE and a DATE are nothing there, so that what is nested in them counts; a
 * DOC is one name, and what is nested in it does not. */
static const char *label_of(uint32_t type)
{
	switch (type) {
	case VB_ENTITY_PER:
	case VB_ENTITY_ORG:
	case VB_ENTITY_LOC: return vb_entity_type_name(type);
	case VB_ENTITY_DOC: return "MISC";
	default: return NULL;
	}
}

typedef struct cursor {
	const vb_doc *doc;
	vb_entity batch[BATCH];
	size_t first, n, at;
	uint64_t covered; /* end of the one before */
} cursor;

/* The next entity that has a label and is in none that has; they come outer before inner. */
static const vb_entity *next(cursor *c)
{
	for (;;) {
		const vb_entity *e;

		if (c->at == c->n) {
			c->first += c->n;
			c->at = 0;
			c->n = vb_doc_entities(c->doc, c->first, BATCH, c->batch);
			if (!c->n)
				return NULL;
		}
		e = &c->batch[c->at++];
		if (!label_of(e->type) || e->start < c->covered)
			continue;
		c->covered = e->end;
		return e;
	}
}

/* Blanks inside a token would be columns to many readers. */
static void put_token(vb_writer *writer, vbi_slice text)
{
	size_t from = writer->out.n;

	vbi_put_escaped(&writer->out, text.p, text.n, VBI_ESCAPE_TSV);
	for (size_t i = from; i < writer->out.n; i++)
		if (writer->out.p[i] == ' ')
			writer->out.p[i] = '_';
}

static void put_line(vb_writer *writer, vbi_slice text, const vb_entity *e, bool goes_on)
{
	put_token(writer, text);
	vbi_buf_byte(&writer->out, '\t');
	if (e) {
		vbi_buf_str(&writer->out, goes_on ? "I-" : "B-");
		vbi_buf_str(&writer->out, label_of(e->type));
	} else {
		vbi_buf_byte(&writer->out, 'O');
	}
	vbi_buf_byte(&writer->out, '\n');
}

static void begin(vb_writer *writer, const char *id, size_t id_length)
{
	(void)id;
	(void)id_length;
	if (writer->header)
		vbi_buf_str(&writer->out, "-DOCSTART-\tO\n\n");
}

/* A window is whole paragraphs, so its last sentence ends with it. */
static void add(vb_writer *writer, const vb_doc *doc)
{
	cursor c = {.doc = doc};
	const vb_entity *e = next(&c);
	uint32_t sentence = 0, open = 0; /* open: the entity of the token before */
	bool any = false;
	vb_token t[BATCH];
	size_t n;

	for (size_t first = 0; !writer->out.failed && (n = vb_doc_tokens(doc, first, BATCH, t)); first += n)
		for (size_t i = 0; i < n; i++) {
			vbi_slice text = vbi_writer_text(writer, doc, t[i].start, t[i].end, VB_TEXT_LINE);
			const vb_entity *here;

			if (!text.n)
				continue; /* nothing that can be seen */
			if (any && t[i].sentence != sentence) {
				vbi_buf_byte(&writer->out, '\n');
				open = 0; /* no sentence begins inside: B- again */
			}
			while (e && e->end <= t[i].start)
				e = next(&c);
			here = e && e->start < t[i].end ? e : NULL;
			put_line(writer, text, here, here && here->id == open);
			open = here ? here->id : 0;
			sentence = t[i].sentence;
			any = true;
		}
	if (any)
		vbi_buf_byte(&writer->out, '\n');
}

static bool end(vb_writer *writer)
{
	(void)writer;
	return true;
}

const vbi_format vbi_format_conll = {VB_FORMAT_CONLL, NULL, begin, add, end};
