/* out/jsonl.c - JSON Lines: one object a document, keys in a fixed order (docs/formats.md).
 *
 * Of the arrays that are asked for, the first is written as its windows come; the others wait packed as differences
 * until the document ends. */
#include "out/writer.h"

#include <string.h>

#define BATCH 64
#define PIECE 65536 /* of output at a time when what has waited is written */

/* The arrays after "entities". Elements are spans with a kind, but for relations. */
static const struct array {
	const char *key;
	uint32_t layer;
} arrays[VBI_LATERS] = {
	[VBI_LATER_RELATIONS] = {"relations", VB_LAYER_RELATIONS},
	[VBI_LATER_SENTENCES] = {"sentences", VB_LAYER_SENTENCES},
	[VBI_LATER_ZONES] = {"zones", VB_LAYER_ZONES},
	[VBI_LATER_WORDS] = {"words", VB_LAYER_WORDS},
	[VBI_LATER_TOKENS] = {"tokens", VB_LAYER_TOKENS},
};

/* Three numbers hold an element of any of them. */
struct element {
	uint64_t start, end; /* of a relation: from, to */
	uint32_t kind;       /* of a relation: kind (16 bits), confidence (10), state */
};

/* ---- pieces ---- */

/* A key with what follows it up to the value: the length is known. */
#define LAY_KEY(p, key, quote) VBI_LAY(p, ",\"" key "\":" quote)

static char *lay_id(char *p, uint64_t id) { return VBI_LAY(vbi_put_digits(p, id), "\""); }

static void put_named_key(vbi_buf *out, const char *key)
{
	VBI_PUT(out, ",\"");
	vbi_buf_str(out, key);
	VBI_PUT(out, "\":");
}

/* Names, with what stands around them: none is so long that it would not fit. */
static void make_piece(vbi_piece *piece, const char *before, const char *name, const char *behind)
{
	size_t at = strlen(before), n = strlen(name), more = strlen(behind);

	if (!n || at + n + more > sizeof piece->text)
		return;
	memcpy(piece->text, before, at);
	memcpy(piece->text + at, name, n);
	memcpy(piece->text + at + n, behind, more);
	piece->n = (uint32_t)(at + n + more);
}

static void prepare(vb_writer *writer)
{
	for (uint32_t attr = 0; attr < VB_ATTR_END; attr++)
		make_piece(&writer->attr[attr], ",\"", vb_attr_name(attr), "\":\"");
	for (uint32_t type = 0; type <= VB_ENTITY_QUANTITY; type++)
		make_piece(&writer->type[type], ",\"type\":\"", vb_entity_type_name(type), "\",\"start\":");
	for (uint32_t kind = 0; kind <= VB_RELATION_DATED; kind++)
		make_piece(&writer->kind[kind], "{\"type\":\"", vb_relation_kind_name(kind), "\",\"from\":\"T");
}

static char *lay_attribute(vb_writer *writer, char *p, const vb_doc *doc, size_t index, uint32_t attr)
{
	if (!writer->attr[attr].n)
		return p;
	p = vbi_lay_attr(writer, vbi_lay_piece(p, &writer->attr[attr]), doc, index, attr);
	return p ? VBI_LAY(p, "\"") : NULL;
}

/* What says which entity it is. */
static char *lay_entity(vb_writer *writer, char *p, const vb_doc *doc, const vb_entity *e)
{
	p = vbi_put_digits(VBI_LAY(p, "{\"id\":\"T"), e->id);
	p = vbi_put_digits(vbi_lay_piece(VBI_LAY(p, "\""), &writer->type[e->type]), e->start);
	p = vbi_put_digits(LAY_KEY(p, "end", ""), e->end);
	p = vbi_lay_text(writer, LAY_KEY(p, "text", "\""), doc, e->start, e->end);
	return p ? VBI_LAY(p, "\"") : NULL;
}

static void put_entity(vb_writer *writer, const vb_doc *doc, size_t index, const vb_entity *e)
{
	uint32_t attrs = vb_doc_entity_attrs(doc, index);
	char *p = vbi_lay_from(writer);

	if (p)
		p = lay_entity(writer, writer->elements++ ? VBI_LAY(p, ",") : p, doc, e);
	if (p && attrs & 1u << VB_ATTR_NORM)
		p = lay_attribute(writer, p, doc, index, VB_ATTR_NORM);
	if (p && e->chain)
		p = vbi_put_digits(LAY_KEY(p, "person", ""), e->chain);
	if (p && e->parent)
		p = lay_id(LAY_KEY(p, "parent", "\"T"), e->parent);
	for (attrs &= ~(1u << VB_ATTR_NORM); p && attrs; attrs &= attrs - 1)
		p = lay_attribute(writer, p, doc, index, vbi_lowest_bit(attrs));
	if (p)
		vbi_lay_end(writer, VBI_LAY(vbi_lay_confidence(writer, LAY_KEY(p, "confidence", ""), e->confidence), "}"));
}

static const char *kind_name(int which, uint32_t kind)
{
	switch (which) {
	case VBI_LATER_ZONES:
		return vb_zone_kind_name(kind);
	case VBI_LATER_TOKENS:
		return vb_token_kind_name(kind);
	default:
		return "";
	}
}

static char *lay_relation(vb_writer *writer, char *p, const struct element *e)
{
	uint32_t state = e->kind >> 26;

	p = lay_id(vbi_lay_piece(p, &writer->kind[e->kind & 0xffff]), e->start);
	p = lay_id(LAY_KEY(p, "to", "\"T"), e->end);
	p = vbi_lay_confidence(writer, LAY_KEY(p, "confidence", ""), e->kind >> 16 & 0x3ff);
	if (state)
		p = state == VB_STATE_FORMER ? LAY_KEY(p, "state", "\"former\"") : LAY_KEY(p, "state", "\"new\"");
	return p;
}

static char *lay_span(char *p, int which, const struct element *e)
{
	const char *name = kind_name(which, e->kind);

	p = vbi_put_digits(VBI_LAY(p, "{\"start\":"), e->start);
	p = vbi_put_digits(LAY_KEY(p, "end", ""), e->end);
	if (*name) {
		size_t n = strlen(name);

		p = LAY_KEY(p, "kind", "\"");
		p = VBI_LAY((char *)memcpy(p, name, n) + n, "\"");
	}
	return p;
}

static void put_element(vb_writer *writer, int which, const struct element *e)
{
	char *p = vbi_lay_from(writer);

	if (!p)
		return;
	p = writer->elements++ ? VBI_LAY(p, ",") : p;
	p = which == VBI_LATER_RELATIONS ? lay_relation(writer, p, e) : lay_span(p, which, e);
	vbi_lay_end(writer, VBI_LAY(p, "}"));
}

/* ---- waiting ---- */

static void pack(vb_writer *writer, int which, const struct element *e)
{
	const uint64_t value[VBI_VARINTS] = {vbi_fold_sign((int64_t)(e->start - writer->later_last[which])),
	                                     vbi_fold_sign((int64_t)(e->end - e->start)), e->kind};

	vbi_put_varints(&writer->later[which], value, VBI_VARINTS);
	writer->later_last[which] = which == VBI_LATER_RELATIONS ? e->start : e->end;
}

/* Writes what waits of an array until the piece is large enough; true when none is left. */
static bool unpack(vb_writer *writer, int which)
{
	const char *start = writer->later[which].p, *p = start ? start + writer->read_at : NULL;
	const char *stop = start ? start + writer->later[which].n : NULL;

	while (p != stop && writer->out.n < PIECE) {
		struct element e;

		e.start = writer->read_last + (uint64_t)vbi_unfold_sign(vbi_get_varint(&p));
		e.end = e.start + (uint64_t)vbi_unfold_sign(vbi_get_varint(&p));
		e.kind = (uint32_t)vbi_get_varint(&p);
		writer->read_last = which == VBI_LATER_RELATIONS ? e.start : e.end;
		put_element(writer, which, &e);
	}
	writer->read_at = start ? (size_t)(p - start) : 0;
	return p == stop;
}

/* Up to BATCH elements of an array, from the first-th on. */
static size_t get_elements(const vb_doc *doc, int which, size_t first, struct element *e)
{
	union {
		vb_relation relation[BATCH];
		vb_sentence sentence[BATCH];
		vb_zone zone[BATCH];
		vb_word word[BATCH];
		vb_token token[BATCH];
	} u;
	size_t n = 0;

#define COPY(function, member, kind_value) \
	n = function(doc, first, BATCH, u.member); \
	for (size_t i = 0; i < n; i++) \
		e[i] = (struct element){u.member[i].start, u.member[i].end, kind_value}

	switch (which) {
	case VBI_LATER_RELATIONS:
		n = vb_doc_relations(doc, first, BATCH, u.relation);
		for (size_t i = 0; i < n; i++)
			e[i] = (struct element){u.relation[i].from, u.relation[i].to,
			                        u.relation[i].kind | (uint32_t)u.relation[i].confidence << 16 |
			                                u.relation[i].state << 26};
		break;
	case VBI_LATER_SENTENCES:
		COPY(vb_doc_sentences, sentence, 0);
		break;
	case VBI_LATER_ZONES:
		COPY(vb_doc_zones, zone, u.zone[i].kind);
		break;
	case VBI_LATER_WORDS:
		COPY(vb_doc_words, word, u.word[i].pos);
		break;
	case VBI_LATER_TOKENS:
		COPY(vb_doc_tokens, token, u.token[i].kind);
		break;
	}
#undef COPY
	return n;
}

/* ---- the document ---- */

static bool wants_entities(const vb_writer *writer)
{
	return writer->layers & (VB_LAYER_ENTITIES | VB_LAYER_NUMBERS);
}

/* The array that is written as it comes: entities (-1), or the first of the others that is wanted. */
static int streamed(const vb_writer *writer)
{
	if (wants_entities(writer))
		return -1;
	for (int i = 0; i < VBI_LATERS; i++)
		if (writer->layers & arrays[i].layer)
			return i;
	return -1;
}

static void begin(vb_writer *writer, const char *id, size_t id_length)
{
	static const char *const unit[] = {"byte", "cp", "utf16"};
	vbi_buf *out = &writer->out;
	int first = streamed(writer);

	vbi_buf_str(out, "{\"id\":\"");
	vbi_put_escaped(out, id, id_length, VBI_ESCAPE_JSON);
	vbi_buf_byte(out, '"');
	if (writer->offsets != VB_OFFSETS_BYTES) {
		put_named_key(out, "offsets");
		vbi_buf_byte(out, '"');
		vbi_buf_str(out, unit[writer->offsets]);
		vbi_buf_byte(out, '"');
	}
	put_named_key(out, first < 0 ? "entities" : arrays[first].key);
	vbi_buf_byte(out, '[');
}

static void add_entities(vb_writer *writer, const vb_doc *doc)
{
	vb_entity e[BATCH];
	size_t n, first = 0;

	for (; (n = vb_doc_entities(doc, first, BATCH, e)); first += n)
		for (size_t i = 0; i < n; i++)
			put_entity(writer, doc, first + i, &e[i]);
}

static void add(vb_writer *writer, const vb_doc *doc)
{
	int now = streamed(writer);

	if (wants_entities(writer))
		add_entities(writer, doc);
	for (int which = 0; which < VBI_LATERS; which++) {
		struct element e[BATCH];
		size_t n, first = 0;

		if (!(writer->layers & arrays[which].layer))
			continue;
		for (; (n = get_elements(doc, which, first, e)); first += n)
			for (size_t i = 0; i < n; i++)
				if (which == now)
					put_element(writer, which, &e[i]);
				else
					pack(writer, which, &e[i]);
	}
}

/* writer->ending counts the steps that are done: the first closes the array that was written as it came, two more
 * open and close each of the others. */
static bool end(vb_writer *writer)
{
	int now = streamed(writer);

	if (writer->ending == 0) {
		vbi_buf_byte(&writer->out, ']');
		writer->ending = 1;
	}
	while (writer->ending <= 2 * VBI_LATERS) {
		int which = (writer->ending - 1) / 2;

		if (which == now || !(writer->layers & arrays[which].layer)) {
			writer->ending += 2;
			continue;
		}
		if (writer->ending % 2) {
			put_named_key(&writer->out, arrays[which].key);
			vbi_buf_byte(&writer->out, '[');
			writer->elements = writer->read_last = writer->read_at = 0;
			writer->ending++;
		}
		if (!unpack(writer, which))
			return false;
		vbi_buf_byte(&writer->out, ']');
		writer->ending++;
	}
	vbi_buf_str(&writer->out, "}\n");
	return true;
}

const vbi_format vbi_format_jsonl = {VB_FORMAT_JSONL, prepare, begin, add, end};
