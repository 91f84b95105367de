/* Fuzz target: a document, whole and in pieces, through every accessor and every writer. The first bytes choose options:
 * offsets, encoding, flags, length of a piece. */
#include "fuzz.h"

static vb_model *model;

typedef struct digest {
	uint64_t hash;
	size_t entities, relations;
} digest;

static void mix(digest *d, uint64_t value) { d->hash = (d->hash ^ value) * UINT64_C(0x9E3779B97F4A7C15) + (d->hash >> 29); }

/* Tokens in order, none of them empty but where the input had a character that has no width in it. */
static void read_tokens(const vb_doc *doc, uint64_t *at, digest *d)
{
	vb_token token;

	for (size_t i = 0; vb_doc_tokens(doc, i, 1, &token); i++) {
		PROMISE(token.start >= *at && token.end >= token.start);
		PROMISE(token.kind >= VB_TOKEN_SYLLABLE && token.kind <= VB_TOKEN_EMAIL && token.shape <= VB_SHAPE_MIXED);
		PROMISE(token.syllable < VB_SYLLABLE_END && (token.syllable >= 0) == (token.kind == VB_TOKEN_SYLLABLE));
		*at = token.end;
		mix(d, token.start);
		mix(d, token.end << 8 | token.kind);
	}
}

static void read_ranges(const vb_doc *doc, digest *d)
{
	size_t tokens = vb_doc_tokens(doc, 0, 0, NULL);
	vb_sentence sentence;
	vb_word word;
	vb_zone zone;

	for (size_t i = 0; vb_doc_sentences(doc, i, 1, &sentence); i++) {
		PROMISE(sentence.first_token + sentence.token_count <= tokens && sentence.start <= sentence.end);
		mix(d, sentence.start ^ sentence.end << 32);
	}
	for (size_t i = 0; vb_doc_words(doc, i, 1, &word); i++) {
		PROMISE(word.token_count > 0 && word.first_token + word.token_count <= tokens);
		mix(d, word.start ^ word.end << 32);
	}
	for (size_t i = 0; vb_doc_zones(doc, i, 1, &zone); i++) {
		PROMISE(zone.first_token + zone.token_count <= tokens && vb_zone_kind_name(zone.kind)[0]);
		mix(d, zone.start ^ zone.end << 32 ^ zone.kind);
	}
}

/* Nested or apart, never crossing; numbered in the order of the text; a parent before and around its child. */
static void read_entities(const vb_doc *doc, digest *d)
{
	size_t n = vb_doc_entities(doc, 0, 0, NULL);
	vb_entity *all = calloc(n ? n : 1, sizeof *all);
	uint32_t first;
	char text[64];

	if (!all)
		abort();
	PROMISE(vb_doc_entities(doc, 0, n, all) == n);
	first = n ? all[0].id : 0;
	for (size_t i = 0; i < n; i++) {
		const vb_entity *e = &all[i];

		PROMISE(e->start < e->end && e->id == first + i && vb_entity_type_name(e->type)[0] && e->confidence <= 1000);
		PROMISE(i == 0 || all[i - 1].start < e->start || (all[i - 1].start == e->start && all[i - 1].end >= e->end));
		if (e->parent) {
			PROMISE(e->parent >= first && e->parent < e->id);
			PROMISE(all[e->parent - first].start <= e->start && all[e->parent - first].end >= e->end);
		}
		for (uint32_t form = VB_TEXT_SOURCE; form <= VB_TEXT_LINE; form++) {
			size_t need = vb_doc_text(doc, e->start, e->end, form, NULL, 0);

			PROMISE(need > 0 && vb_doc_text(doc, e->start, e->end, form, text, sizeof text) == need);
			PROMISE(need >= sizeof text || text[need] == '\0');
		}
		for (uint32_t attr = 0; attr <= VB_ATTR_END; attr++)
			mix(d, vb_doc_entity_attr(doc, i, attr, text, sizeof text));
		mix(d, e->start);
		mix(d, e->end << 8 | e->type);
		mix(d, e->parent ^ (uint64_t)e->chain << 32);
	}
	d->entities += n;
	free(all);
}

static void read_relations(const vb_doc *doc, digest *d)
{
	vb_relation relation;

	for (size_t i = 0; vb_doc_relations(doc, i, 1, &relation); i++) {
		PROMISE(relation.from >= 1 && relation.from <= d->entities && relation.to >= 1 && relation.to <= d->entities);
		PROMISE(relation.from != relation.to && vb_relation_kind_name(relation.kind)[0]);
		mix(d, relation.from ^ (uint64_t)relation.to << 32);
		d->relations++;
	}
}

static void read_all(const vb_doc *doc, uint64_t *at, digest *d)
{
	read_tokens(doc, at, d);
	read_ranges(doc, d);
	read_entities(doc, d);
	read_relations(doc, d);
}

static void write_all(const vb_doc *doc, uint32_t offsets)
{
	for (uint32_t format = VB_FORMAT_JSONL; format <= VB_FORMAT_HOLDS; format++) {
		vb_writer *writer;
		size_t length = 0, lines = 0;
		const char *bytes;
		vb_status status;

		PROMISE(vb_writer_new(format, VB_LAYER_ALL, NULL, &writer) == VB_OK);
		PROMISE(vb_writer_set(writer, VB_WRITER_OFFSETS, offsets) == VB_OK);
		PROMISE(vb_writer_begin(writer, "a\tb\n", 4) == VB_OK && vb_writer_add(writer, doc) == VB_OK);
		do {
			status = vb_writer_end(writer);
			PROMISE(status >= 0);
			bytes = vb_writer_take(writer, &length);
			for (size_t i = 0; i < length; i++)
				lines += bytes[i] == '\n';
		} while (status == VB_READY);
		PROMISE(format != VB_FORMAT_JSONL || lines == 1);
		PROMISE(length == 0 || bytes[length - 1] == '\n');
		vb_writer_free(writer);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const uint32_t flag[] = {0, VB_NORM_TCVN3_UPPER, VB_NORM_NO_MOJIBAKE, VB_NORM_NO_REFERENCES};
	vb_options options = {.struct_size = sizeof options};
	digest whole = {0, 0, 0}, parts = {0, 0, 0};
	size_t piece, used;
	uint64_t at = 0;
	const char *text;
	vb_status status;
	vb_doc *doc;

	if (size < 3)
		return 0;
	if (!model)
		PROMISE(vb_model_builtin(NULL, &model, NULL) == VB_OK);
	options.offsets = data[0] % 3;
	options.flags = flag[data[0] / 3 % 4];
	options.charset = data[1] < 128 ? VB_CHARSET_UTF8 : data[1] < 160 ? VB_CHARSET_AUTO : data[1] % VB_CHARSET_END;
	piece = (size_t)data[2] + 1;
	text = (const char *)data + 3;
	size -= 3;
	PROMISE(vb_doc_new(model, NULL, &doc) == VB_OK);
	PROMISE(vb_doc_analyze(doc, text, size, &options, VB_LAYER_ALL) == VB_OK);
	read_all(doc, &at, &whole);
	write_all(doc, options.offsets);

	at = 0;
	PROMISE(vb_doc_begin(doc, &options, VB_LAYER_ALL) == VB_OK);
	for (size_t i = 0; i < size;) {
		size_t n = size - i < piece ? size - i : piece;

		status = vb_doc_feed(doc, text + i, n, &used);
		PROMISE(status >= 0 && used <= n);
		if (status == VB_READY)
			read_all(doc, &at, &parts);
		i += used;
	}
	while ((status = vb_doc_end(doc)) == VB_READY)
		read_all(doc, &at, &parts);
	PROMISE(status == VB_OK);
	/* an input of one window, so that the order of what is read is the same */
	PROMISE(size > VB_WINDOW || whole.hash == parts.hash);
	PROMISE(whole.entities == parts.entities && whole.relations == parts.relations);
	vb_doc_free(doc);
	return 0;
}
