/* out/writer.c - the writer's life, and what all formats share. */
#include "out/writer.h"

#include <string.h>

static const vbi_format *const formats[] = {&vbi_format_jsonl, &vbi_format_tsv, &vbi_format_holds, &vbi_format_conll};

vb_status vb_writer_new(uint32_t format, uint32_t layers, const vb_allocator *allocator, vb_writer **out)
{
	const vbi_format *found = NULL;
	vb_writer *writer;
	vb_status status;
	vbi_mem mem;

	if (!out)
		return VB_ERR_ARGUMENT;
	*out = NULL;
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (formats[i]->number == format)
			found = formats[i];
	if (!found)
		return VB_ERR_ARGUMENT;
	status = vbi_mem_init(&mem, allocator);
	if (status != VB_OK)
		return status;
	writer = vbi_calloc(&mem, 1, sizeof *writer);
	if (!writer)
		return VB_ERR_MEMORY;
	writer->mem = mem;
	vbi_buf_init(&writer->out, &writer->mem);
	vbi_buf_init(&writer->id, &writer->mem);
	vbi_buf_init(&writer->scratch, &writer->mem);
	for (int i = 0; i < VBI_LATERS; i++)
		vbi_buf_init(&writer->later[i], &writer->mem);
	writer->layers = layers;
	writer->format = found;
	if (found->prepare)
		found->prepare(writer);
	*out = writer;
	return VB_OK;
}

void vb_writer_free(vb_writer *writer)
{
	vbi_mem mem;

	if (!writer)
		return;
	mem = writer->mem;
	vbi_buf_free(&writer->out);
	vbi_buf_free(&writer->id);
	vbi_buf_free(&writer->scratch);
	for (int i = 0; i < VBI_LATERS; i++)
		vbi_buf_free(&writer->later[i]);
	vbi_free(&mem, writer->memory.mention);
	vbi_free(&mem, writer->memory.bytes);
	vbi_free(&mem, writer);
}

vb_status vb_writer_set(vb_writer *writer, uint32_t option, uint32_t value)
{
	if (!writer)
		return VB_ERR_ARGUMENT;
	if (writer->in_document)
		return VB_ERR_STATE;
	switch (option) {
	case VB_WRITER_HEADER:
		writer->header = value != 0;
		return VB_OK;
	case VB_WRITER_OFFSETS:
		if (value > VB_OFFSETS_UTF16)
			return VB_ERR_ARGUMENT;
		writer->offsets = value;
		return VB_OK;
	default:
		return VB_ERR_ARGUMENT;
	}
}

static void drop_taken(vb_writer *writer)
{
	if (writer->taken)
		writer->out.n = 0;
	writer->taken = false;
}

static vb_status condition(const vb_writer *writer)
{
	bool failed = writer->out.failed || writer->id.failed || writer->scratch.failed;

	for (int i = 0; i < VBI_LATERS; i++)
		failed |= writer->later[i].failed;
	return failed ? VB_ERR_MEMORY : VB_OK;
}

vb_status vb_writer_begin(vb_writer *writer, const char *id, size_t id_length)
{
	if (!writer || (!id && id_length))
		return VB_ERR_ARGUMENT;
	if (writer->in_document)
		return VB_ERR_STATE;
	drop_taken(writer);
	writer->in_document = true;
	writer->id.n = 0;
	writer->elements = writer->relations = 0;
	writer->ending = 0;
	for (int i = 0; i < VBI_LATERS; i++) {
		writer->later[i].n = 0;
		writer->later_last[i] = 0;
	}
	writer->format->begin(writer, id, id_length);
	return condition(writer);
}

vb_status vb_writer_add(vb_writer *writer, const vb_doc *doc)
{
	if (!writer || !doc)
		return VB_ERR_ARGUMENT;
	if (!writer->in_document || writer->ending)
		return VB_ERR_STATE;
	drop_taken(writer);
	writer->format->add(writer, doc);
	return condition(writer);
}

vb_status vb_writer_end(vb_writer *writer)
{
	bool done;

	if (!writer)
		return VB_ERR_ARGUMENT;
	if (!writer->in_document)
		return VB_ERR_STATE;
	drop_taken(writer);
	done = writer->format->end(writer);
	if (condition(writer) == VB_OK && !done)
		return VB_READY;
	writer->in_document = false;
	return condition(writer);
}

const char *vb_writer_take(vb_writer *writer, size_t *length)
{
	if (!writer || !length)
		return NULL;
	drop_taken(writer);
	writer->taken = true;
	*length = writer->out.n;
	return writer->out.n ? writer->out.p : "";
}

/* ---- shared by formats ---- */

/* The length of the well-formed UTF-8 sequence at p, 0 if there is none (Unicode 15, table 3-7). */
static size_t well_formed(const unsigned char *p, size_t room)
{
	size_t n = p[0] < 0x80 ? 1 : p[0] < 0xc2 ? 0 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : p[0] < 0xf5 ? 4 : 0;

	if (n > room)
		return 0;
	for (size_t i = 1; i < n; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f) || (p[0] == 0xf0 && p[1] < 0x90) ||
	    (p[0] == 0xf4 && p[1] > 0x8f))
		return 0;
	return n;
}

/* What stands for the sequence of n bytes at p, or NULL if it stands for itself. */
static const char *replacement(const unsigned char *p, size_t n, enum vbi_escape how, char room[8])
{
	static const char digit[] = "0123456789abcdef";
	bool json = how == VBI_ESCAPE_JSON;

	if (!n)
		return "\xEF\xBF\xBD";
	if (p[0] == '\\')
		return "\\\\";
	if (p[0] == '"')
		return json ? "\\\"" : NULL;
	if (p[0] == '\t')
		return "\\t";
	if (p[0] == '\n')
		return "\\n";
	if (p[0] == '\r')
		return "\\r";
	if (p[0] < 0x20 || p[0] == 0x7f) {
		size_t at = json ? 4 : 2;

		memcpy(room, json ? "\\u00" : "\\x", at);
		room[at] = digit[p[0] >> 4];
		room[at + 1] = digit[p[0] & 15];
		room[at + 2] = '\0';
		return room;
	}
	if (n == 2 && p[0] == 0xc2 && p[1] < 0xa0) /* C1 controls: NEL ends a line for some readers */
		return p[1] == 0x85 ? (json ? "\\u0085" : " ") : NULL;
	if (n == 3 && p[0] == 0xe2 && p[1] == 0x80 && (p[2] == 0xa8 || p[2] == 0xa9)) /* line and paragraph separator */
		return !json ? " " : p[2] == 0xa8 ? "\\u2028" : "\\u2029";
	return NULL;
}

static void put_replaced(vbi_buf *out, const char *bytes, size_t n, enum vbi_escape how)
{
	const unsigned char *p = (const unsigned char *)bytes;
	size_t from = 0, i = 0;
	char room[8];

	while (i < n) {
		size_t length = p[i] < 0x80 ? 1 : well_formed(p + i, n - i);
		const char *instead;

		if (p[i] < 0xc2 && p[i] >= 0x20 && p[i] != '"' && p[i] != '\\' && p[i] < 0x7f) {
			i++;
			continue;
		}
		instead = replacement(p + i, length, how, room);
		if (!length)
			length = 1;
		if (instead) {
			vbi_buf_put(out, bytes + from, i - from);
			vbi_buf_str(out, instead);
			from = i + length;
		}
		i += length;
	}
	if (n > from)
		vbi_buf_put(out, bytes + from, n - from);
}

/* Nearly all texts stand for themselves, and most have bytes beyond ASCII. So 16 bytes are looked at at a time, each with the
 * two before it. */
#define BLOCK 16
#define USUAL (VBI_ROOM_TEXT - BLOCK) /* bytes, or more than most texts have */
#define BEFORE 2
typedef unsigned char block __attribute__((vector_size(BLOCK)));

static inline block block_at(const char *p)
{
	block b;

	memcpy(&b, p, sizeof b);
	return b;
}

/* The n bytes at p, between BEFORE bytes that end no character too early and BLOCK bytes that may be written to, are well-formed
 * and there is nothing to replace in them. It may say no where it is so, as of characters that few texts have. */
static bool stand_for_themselves(char *p, size_t n, enum vbi_escape how)
{
	const unsigned char quote = how == VBI_ESCAPE_JSON ? '"' : '\\';
	block wrong = {0};
	uint64_t half[2];

	memset(p + n, ' ', BLOCK);
	for (size_t i = 0; i < n; i += BLOCK) {
		block one = block_at(p + i), led = block_at(p + i - 1) >= 0xc3, led_two = block_at(p + i - 2) >= 0xe0;
		block goes_on = (one & 0xc0) == 0x80;

		wrong |= goes_on ^ (led | led_two);
		wrong |= (block)(one < 0x20) | (block)(one == 0x7f) | (block)(one == quote) | (block)(one == '\\');
		/* C0..C2, E0, E2, ED, F0..FF: half of them never stand for themselves */
		wrong |= (block)(one - 0xc0 < 3) | (block)((one & 0xfd) == 0xe0) | (block)(one == 0xed) | (block)(one >= 0xf0);
	}
	memcpy(half, &wrong, sizeof half);
	return !(half[0] | half[1]);
}

/* Those of a block that may be others in JSON. */
static inline block odd_in(const char *p, bool formed)
{
	block one = block_at(p), odd = (block)(one == '"') | (block)(one == '\\');

	return formed ? odd | (block)(one < 0x20) | (block)(one == 0x7f) | (block)(one == 0xc2) | (block)(one == 0xe2)
	              : odd | (block)(one - 0x20 >= 0x7f - 0x20);
}

/* Of the n bytes at p, before BLOCK bytes that may be read: in JSON they stand for themselves if they are well-formed. It may say no where
 * it is so; formed: of what is known to be well-formed. Mostly that is all there is to ask: of names there, of numbers and the words of
 * dictionaries elsewhere. What is behind them is read and does not count: reading would have to wait for blanks written there. */
static inline bool nothing_odd(const char *p, size_t n, bool formed)
{
	static const unsigned char counts[2 * BLOCK] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	                                                0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
	block odd = {0};
	uint64_t half[2];
	size_t i = 0;

	for (; i + BLOCK < n; i += BLOCK)
		odd |= odd_in(p + i, formed);
	odd |= odd_in(p + i, formed) & block_at((const char *)counts + BLOCK - (n - i));
	memcpy(half, &odd, sizeof half);
	return !(half[0] | half[1]);
}

/* Room for n bytes and to look at them. */
static inline bool room_for(vbi_buf *out, size_t n)
{
	return !out->failed && (out->capacity - out->n >= n + BLOCK || vbi_buf_reserve(out, n + BLOCK));
}

void vbi_put_escaped(vbi_buf *out, const char *bytes, size_t n, enum vbi_escape how)
{
	if (!n)
		return;
	if (out->n < BEFORE || n > SIZE_MAX / 2 || !room_for(out, n)) {
		put_replaced(out, bytes, n, how);
		return;
	}
	memcpy(out->p + out->n, bytes, n);
	if (stand_for_themselves(out->p + out->n, n, how))
		out->n += n;
	else
		put_replaced(out, bytes, n, how);
}

char *vbi_make_room(vb_writer *writer, char *p)
{
	vbi_buf *out = &writer->out;
	size_t n = (size_t)(p - out->p);

	out->n = n;
	return vbi_buf_reserve(out, VBI_ROOM + VBI_ROOM_TEXT) ? out->p + n : NULL;
}

char *vbi_learn_share(vbi_share *share, char *p, uint32_t thousandths)
{
	uint32_t hundreds = thousandths / 100, tens = thousandths / 10;
	char digits[sizeof share->text] = {(char)('0' + thousandths / 1000 % 10), '.', (char)('0' + hundreds % 10), (char)('0' + tens % 10),
	                                   (char)('0' + thousandths % 10)};
	size_t n = 2u + (hundreds % 10 != 0);

	n = tens % 10 ? 4 : n;
	n = thousandths % 10 ? 5 : n;
	n = n > 2 ? n : 1;
	memcpy(share->text, digits, sizeof digits);
	share->n = (uint8_t)n;
	memcpy(p, digits, sizeof digits);
	return p + n;
}

void vbi_put_confidence(vb_writer *writer, uint32_t thousandths)
{
	char *p = vbi_lay_from(writer);

	if (p)
		vbi_lay_end(writer, vbi_lay_confidence(writer, p, thousandths));
}

/* Makes scratch hold need bytes and a NUL; false when it already did, or cannot. */
static bool enlarge(vb_writer *writer, size_t need)
{
	writer->scratch.n = 0;
	return need >= writer->scratch.capacity && vbi_buf_reserve(&writer->scratch, need + 1);
}

vbi_slice vbi_writer_text(vb_writer *writer, const vb_doc *doc, uint64_t start, uint64_t end, uint32_t form)
{
	vbi_buf *s = &writer->scratch;
	size_t need = vb_doc_text(doc, start, end, form, s->p, s->capacity);

	if (enlarge(writer, need))
		need = vb_doc_text(doc, start, end, form, s->p, s->capacity);
	return need < s->capacity ? vbi_slice_of(s->p, need) : vbi_slice_of("", 0);
}

vbi_slice vbi_writer_attr(vb_writer *writer, const vb_doc *doc, size_t index, uint32_t attr)
{
	vbi_buf *s = &writer->scratch;
	size_t need = vb_doc_entity_attr(doc, index, attr, s->p, s->capacity);

	if (enlarge(writer, need))
		need = vb_doc_entity_attr(doc, index, attr, s->p, s->capacity);
	return need < s->capacity ? vbi_slice_of(s->p, need) : vbi_slice_of("", 0);
}

/* Of n bytes behind what is written: they may stay, or are written as they must be. */
static void settle(vb_writer *writer, size_t n, enum vbi_escape how)
{
	vbi_buf *out = &writer->out, *s = &writer->scratch;

	if (out->n >= BEFORE && stand_for_themselves(out->p + out->n, n, how)) {
		out->n += n;
		return;
	}
	s->n = 0;
	vbi_buf_put(s, out->p + out->n, n);
	if (!s->failed)
		put_replaced(out, s->p, n, how);
}

/* A text of the document, or an attribute of an entity. */
typedef struct asked {
	const vb_doc *doc;
	bool text;
	uint64_t start, end;
	size_t index;
	uint32_t attr;
} asked;

static size_t answer(const asked *a, char *to, size_t room)
{
	return a->text ? vb_doc_text(a->doc, a->start, a->end, VB_TEXT_CLEAN, to, room) : vb_doc_entity_attr(a->doc, a->index, a->attr, to, room);
}

/* The same at p, whatever it is and how long. */
static char *lay_asked(vb_writer *writer, char *p, const asked *a)
{
	vbi_buf *out = &writer->out;
	size_t need = USUAL, have;

	vbi_lay_end(writer, p);
	do {
		if (!room_for(out, have = need))
			return NULL;
		need = answer(a, out->p + out->n, have);
	} while (need >= have && need++ < SIZE_MAX / 2);
	settle(writer, need, VBI_ESCAPE_JSON);
	return vbi_lay_from(writer);
}

char *vbi_lay_text(vb_writer *writer, char *p, const vb_doc *doc, uint64_t start, uint64_t end)
{
	size_t n = vb_doc_text(doc, start, end, VB_TEXT_CLEAN, p, USUAL);

	if (n < USUAL && (nothing_odd(p, n, true) || stand_for_themselves(p, n, VBI_ESCAPE_JSON)))
		return vbi_more_room(writer, p + n);
	return lay_asked(writer, p, &(asked){.doc = doc, .text = true, .start = start, .end = end});
}

char *vbi_lay_attr(vb_writer *writer, char *p, const vb_doc *doc, size_t index, uint32_t attr)
{
	size_t n = vb_doc_entity_attr(doc, index, attr, p, USUAL);

	if (n < USUAL && (nothing_odd(p, n, false) || stand_for_themselves(p, n, VBI_ESCAPE_JSON)))
		return vbi_more_room(writer, p + n);
	return lay_asked(writer, p, &(asked){.doc = doc, .index = index, .attr = attr});
}

void vbi_put_varints(vbi_buf *out, const uint64_t *value, unsigned count)
{
	char bytes[VBI_VARINTS * 10];
	size_t n = 0;

	for (unsigned i = 0; i < count; i++) {
		uint64_t left = value[i];

		for (; left >= 0x80; left >>= 7)
			bytes[n++] = (char)(left | 0x80);
		bytes[n++] = (char)left;
	}
	vbi_buf_put(out, bytes, n);
}

uint64_t vbi_get_varint(const char **p)
{
	uint64_t value = 0;
	unsigned shift = 0;
	unsigned char b;

	do {
		b = (unsigned char)*(*p)++;
		value |= (uint64_t)(b & 0x7f) << shift;
		shift += 7;
	} while (b & 0x80);
	return value;
}
