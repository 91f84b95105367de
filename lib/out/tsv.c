/* out/tsv.c - lines for cut and awk: every entity and relation, or one line an office held (docs/formats.md).
 *
 * A relation's line gives the texts of both ends. The one that lies in an earlier window is looked up among the
 * latest mentions, whose number and bytes are bounded; what has been forgotten leaves its text empty. */
#include "out/writer.h"

#include <string.h>

#define BATCH 64
#define NESTING 8 /* deeper parents are not asked for a title's body */

/* ---- the latest mentions ---- */

static void memory_ready(vb_writer *writer)
{
	vbi_memory *m = &writer->memory;

	if (!m->mention)
		m->mention = vbi_calloc(&writer->mem, VBI_MENTIONS, sizeof *m->mention);
	if (!m->bytes)
		m->bytes = vbi_alloc(&writer->mem, VBI_MENTION_BYTES);
	if (!m->mention || !m->bytes)
		writer->out.failed = true;
}

static vbi_mention *recall(const vb_writer *writer, uint32_t id)
{
	vbi_mention *m = &writer->memory.mention[id % VBI_MENTIONS];

	return id && m->id == id && m->document == writer->memory.document ? m : NULL;
}

/* Keeps text and returns its position. It may run over the end of the ring: it is then put at the start whole. */
static uint64_t keep_text(vbi_memory *m, vbi_slice text)
{
	uint64_t at = m->written;

	if (at % VBI_MENTION_BYTES + text.n > VBI_MENTION_BYTES)
		at += VBI_MENTION_BYTES - at % VBI_MENTION_BYTES;
	if (text.n)
		memcpy(m->bytes + at % VBI_MENTION_BYTES, text.p, text.n);
	m->written = at + text.n;
	return at;
}

static vbi_slice kept_text(const vbi_memory *m, uint64_t at, uint32_t n)
{
	if (!n || m->written - at > VBI_MENTION_BYTES) /* overwritten since */
		return vbi_slice_of("", 0);
	return vbi_slice_of(m->bytes + at % VBI_MENTION_BYTES, n);
}

static vbi_slice text_of(const vb_writer *writer, const vbi_mention *m)
{
	return m ? kept_text(&writer->memory, m->text_at, m->text_n) : vbi_slice_of("", 0);
}

static uint32_t keep_slice(vbi_memory *m, vbi_slice text, uint64_t *at)
{
	if (text.n > VBI_MENTION_BYTES / 4) /* no name is that long */
		text.n = 0;
	*at = keep_text(m, text);
	return (uint32_t)text.n;
}

/* The body or place that an entity puts into the titles around it: the first one said. */
static void tell_parents(const vb_writer *writer, const vb_entity *e)
{
	uint32_t up = e->parent;

	if (e->type != VB_ENTITY_ORG && e->type != VB_ENTITY_LOC)
		return;
	for (int depth = 0; up && depth < NESTING; depth++) {
		vbi_mention *parent = recall(writer, up);

		if (!parent)
			return;
		if (e->type == VB_ENTITY_ORG && !parent->body)
			parent->body = e->id;
		if (e->type == VB_ENTITY_LOC && !parent->place)
			parent->place = e->id;
		up = parent->parent;
	}
}

static vbi_mention *remember(vb_writer *writer, const vb_entity *e, vbi_slice text)
{
	vbi_mention *m = &writer->memory.mention[e->id % VBI_MENTIONS];

	memset(m, 0, sizeof *m);
	m->document = writer->memory.document;
	m->id = e->id;
	m->parent = e->parent;
	m->chain = e->chain;
	m->start = e->start;
	m->end = e->end;
	m->text_n = keep_slice(&writer->memory, text, &m->text_at);
	tell_parents(writer, e);
	return m;
}

/* ---- fields ---- */

static void put_field(vb_writer *writer, vbi_slice value)
{
	vbi_buf_byte(&writer->out, '\t');
	vbi_put_escaped(&writer->out, value.p, value.n, VBI_ESCAPE_TSV);
}

static void put_number(vb_writer *writer, const char *prefix, uint64_t value)
{
	vbi_buf_byte(&writer->out, '\t');
	vbi_buf_str(&writer->out, prefix);
	vbi_buf_uint(&writer->out, value);
}

static void put_empty(vb_writer *writer)
{
	vbi_buf_byte(&writer->out, '\t');
}

static void begin_line(vb_writer *writer)
{
	vbi_buf_put(&writer->out, writer->id.p, writer->id.n);
}

static void end_line(vb_writer *writer)
{
	vbi_buf_byte(&writer->out, '\n');
}

static void begin(vb_writer *writer, const char *id, size_t id_length, const char *columns)
{
	if (writer->header)
		vbi_buf_str(&writer->out, columns);
	writer->header = false;
	vbi_put_escaped(&writer->id, id, id_length, VBI_ESCAPE_TSV);
	memory_ready(writer);
	writer->memory.document++; /* nothing of earlier documents is recalled */
}

static bool end(vb_writer *writer)
{
	(void)writer;
	return true;
}

/* ---- every entity and relation ---- */

/* key=value;key=value: a ';' or '=' inside a value is percent-encoded, and '%' with them. */
static void put_attributes(vb_writer *writer, const vb_doc *doc, size_t index, const vb_entity *e)
{
	vbi_buf *out = &writer->out;

	vbi_buf_byte(out, '\t');
	for (uint32_t left = vb_doc_entity_attrs(doc, index) & ~(1u << VB_ATTR_NORM); left; left &= left - 1) {
		uint32_t attr = vbi_lowest_bit(left);
		vbi_slice value = vbi_writer_attr(writer, doc, index, attr);

		vbi_buf_str(out, vb_attr_name(attr));
		vbi_buf_byte(out, '=');
		for (size_t i = 0, from = 0; i <= value.n; i++) {
			if (i < value.n && value.p[i] != ';' && value.p[i] != '=' && value.p[i] != '%')
				continue;
			vbi_put_escaped(out, value.p + from, i - from, VBI_ESCAPE_TSV);
			if (i < value.n)
				vbi_buf_str(out, value.p[i] == ';' ? "%3B" : value.p[i] == '=' ? "%3D" : "%25");
			from = i + 1;
		}
		vbi_buf_byte(out, ';');
	}
	vbi_buf_str(out, "confidence=");
	vbi_put_confidence(writer, e->confidence);
}

static void entity_line(vb_writer *writer, const vb_doc *doc, size_t index, const vb_entity *e)
{
	vbi_slice text;

	begin_line(writer);
	put_number(writer, "T", e->id);
	put_field(writer, vbi_slice_of(vb_entity_type_name(e->type), strlen(vb_entity_type_name(e->type))));
	put_number(writer, "", e->start);
	put_number(writer, "", e->end);
	text = vbi_writer_text(writer, doc, e->start, e->end, VB_TEXT_CLEAN);
	put_field(writer, text);
	remember(writer, e, text);
	put_field(writer, vbi_writer_attr(writer, doc, index, VB_ATTR_NORM));
	if (e->chain)
		put_number(writer, "", e->chain);
	else
		put_empty(writer);
	if (e->parent)
		put_number(writer, "T", e->parent);
	else
		put_empty(writer);
	put_attributes(writer, doc, index, e);
	end_line(writer);
}

static void relation_line(vb_writer *writer, const vb_relation *r)
{
	const char *kind = vb_relation_kind_name(r->kind);
	const vbi_mention *from = recall(writer, r->from);

	begin_line(writer);
	put_number(writer, "R", ++writer->relations);
	put_field(writer, vbi_slice_of(kind, strlen(kind)));
	put_number(writer, "T", r->from);
	put_number(writer, "T", r->to);
	put_field(writer, text_of(writer, from));
	put_field(writer, text_of(writer, recall(writer, r->to)));
	if (from && from->chain)
		put_number(writer, "", from->chain);
	else
		put_empty(writer);
	put_empty(writer);
	vbi_buf_str(&writer->out, "\tconfidence=");
	vbi_put_confidence(writer, r->confidence);
	if (r->state)
		vbi_buf_str(&writer->out, r->state == VB_STATE_FORMER ? ";state=former" : ";state=new");
	end_line(writer);
}

static void all_begin(vb_writer *writer, const char *id, size_t id_length)
{
	begin(writer, id, id_length, "doc\tid\ttype\tstart\tend\ttext\tnorm\tperson\tparent\tattributes\n");
}

static void all_add(vb_writer *writer, const vb_doc *doc)
{
	vb_entity e[BATCH];
	vb_relation r[BATCH];
	size_t n;

	if (writer->out.failed)
		return;
	for (size_t first = 0; (n = vb_doc_entities(doc, first, BATCH, e)); first += n)
		for (size_t i = 0; i < n; i++)
			entity_line(writer, doc, first + i, &e[i]);
	if (!(writer->layers & VB_LAYER_RELATIONS))
		return;
	for (size_t first = 0; (n = vb_doc_relations(doc, first, BATCH, r)); first += n)
		for (size_t i = 0; i < n; i++)
			relation_line(writer, &r[i]);
}

const vbi_format vbi_format_tsv = {VB_FORMAT_TSV, NULL, all_begin, all_add, end};

/* ---- a line an office ---- */

static void holds_begin(vb_writer *writer, const char *id, size_t id_length)
{
	begin(writer, id, id_length,
	      "doc\tperson\ttitle\tbody\tplace\tsince\tuntil\tperson_start\tperson_end\ttitle_start\ttitle_end\tstate\n");
}

/* Remembers an entity by its best spelling on one line. */
static void note_entity(vb_writer *writer, const vb_doc *doc, size_t index, const vb_entity *e)
{
	vbi_slice text = vbi_slice_of("", 0);
	vbi_mention *m;

	if (e->type == VB_ENTITY_PER)
		text = vbi_writer_attr(writer, doc, index, VB_ATTR_NORM);
	if (!text.n)
		text = vbi_writer_text(writer, doc, e->start, e->end, VB_TEXT_LINE);
	m = remember(writer, e, text);
	if (e->type != VB_ENTITY_TITLE)
		return;
	m->since_n = keep_slice(&writer->memory, vbi_writer_attr(writer, doc, index, VB_ATTR_FROM), &m->since_at);
	m->until_n = keep_slice(&writer->memory, vbi_writer_attr(writer, doc, index, VB_ATTR_TO), &m->until_at);
	m->where_n = keep_slice(&writer->memory, vbi_writer_attr(writer, doc, index, VB_ATTR_PLACE), &m->where_at);
}

static void holds_line(vb_writer *writer, const vb_relation *r)
{
	const vbi_memory *memory = &writer->memory;
	const vbi_mention *person = recall(writer, r->from), *title = recall(writer, r->to);
	const vbi_mention *body = title ? recall(writer, title->body) : NULL;
	uint32_t state = r->state, place = title && title->place ? title->place : body ? body->place : 0;

	begin_line(writer);
	put_field(writer, text_of(writer, person));
	put_field(writer, text_of(writer, title));
	put_field(writer, text_of(writer, body));
	put_field(writer, !place && title ? kept_text(memory, title->where_at, title->where_n) : text_of(writer, recall(writer, place)));
	put_field(writer, title ? kept_text(memory, title->since_at, title->since_n) : vbi_slice_of("", 0));
	put_field(writer, title ? kept_text(memory, title->until_at, title->until_n) : vbi_slice_of("", 0));
	for (int i = 0; i < 2; i++) {
		const vbi_mention *m = i ? title : person;

		if (m) {
			put_number(writer, "", m->start);
			put_number(writer, "", m->end);
		} else {
			vbi_buf_str(&writer->out, "\t\t");
		}
	}
	put_field(writer, state == VB_STATE_FORMER ? vbi_slice_of("former", 6) : state == VB_STATE_NEW ? vbi_slice_of("new", 3) : vbi_slice_of("", 0));
	end_line(writer);
}

static void holds_add(vb_writer *writer, const vb_doc *doc)
{
	vb_entity e[BATCH];
	vb_relation r[BATCH];
	size_t n;

	if (writer->out.failed)
		return;
	for (size_t first = 0; (n = vb_doc_entities(doc, first, BATCH, e)); first += n)
		for (size_t i = 0; i < n; i++)
			note_entity(writer, doc, first + i, &e[i]);
	for (size_t first = 0; (n = vb_doc_relations(doc, first, BATCH, r)); first += n)
		for (size_t i = 0; i < n; i++) {
			vbi_mention *title = r[i].kind == VB_RELATION_AT ? recall(writer, r[i].from) : NULL;

			if (title && !title->body)
				title->body = r[i].to;
		}
	for (size_t first = 0; (n = vb_doc_relations(doc, first, BATCH, r)); first += n)
		for (size_t i = 0; i < n; i++)
			if (r[i].kind == VB_RELATION_HOLDS)
				holds_line(writer, &r[i]);
}

const vbi_format vbi_format_holds = {VB_FORMAT_HOLDS, NULL, holds_begin, holds_add, end};
