/* docresult.c - results of a window in the caller's terms, and the accessors that hand them out. */
#include "doc.h"

#include <string.h>

void vbi_results_clear(vbi_results *r)
{
	r->tokens = r->settled = r->words = r->settled_words = r->sentences = r->zones = r->entities = r->attrs = r->relations = 0;
	r->strings.n = 0;
	r->strings.failed = false;
	r->token_base = 0;
}

void vbi_results_free(const vbi_mem *mem, vbi_results *r)
{
	vbi_free(mem, r->token);
	vbi_free(mem, r->word);
	vbi_free(mem, r->sentence);
	vbi_free(mem, r->zone);
	vbi_free(mem, r->entity);
	vbi_free(mem, r->attr_head);
	vbi_free(mem, r->attr);
	vbi_free(mem, r->relation);
	vbi_buf_free(&r->strings);
}

/* Spans of the window in the caller's offsets, asked in rising order. Nearly all lie between edits, where the next one does then
 * too: so most cost a comparison and two sums. */
typedef struct spans {
	const vb_doc *doc;
	uint32_t at;              /* where the window begins */
	bool plain;               /* offsets are bytes of what was normalised */
	uint32_t from, to, shift; /* the stretch between two edits, empty at first */
	size_t hint;
} spans;

static inline spans spans_of(const vb_doc *doc, uint32_t at)
{
	bool plain = doc->options.offsets == VB_OFFSETS_BYTES && !vbi_doc_foreign(doc);

	return (spans){.doc = doc, .at = at, .plain = plain, .from = 1};
}

static inline void span(spans *s, uint32_t start, uint32_t end, uint64_t *out_start, uint64_t *out_end)
{
	start += s->at;
	end += s->at;
	if (s->plain && (start < s->from || end > s->to))
		vbi_edits_between(&s->doc->edits, &s->hint, start, &s->from, &s->to, &s->shift);
	if (!s->plain || start < s->from || end > s->to) {
		vbi_doc_span(s->doc, start, end, out_start, out_end);
		return;
	}
	*out_start = s->doc->raw_base + (uint32_t)(start + s->shift);
	*out_end = s->doc->raw_base + (uint32_t)(end + s->shift);
}

/* The same of tokens. */
static inline void span_range(spans *s, const vbi_range *range, uint64_t *start, uint64_t *end)
{
	const vbi_tok *tok = s->doc->seg.tok + range->first;

	*start = *end = 0;
	if (range->count)
		span(s, tok->start, tok[range->count - 1].end, start, end);
}

/* What all tokens of the last window have in common, in the caller's terms. */
typedef struct giving {
	uint32_t first, each; /* a token's sentence is first + the window's number of it & each */
} giving;

static inline void give(giving g, const vbi_tok *tok, uint64_t shift, vb_token *out)
{
	uint32_t code = tok->code;

	out->start = shift + tok->start;
	out->end = shift + tok->end;
	out->syllable = code < VB_SYLLABLE_END ? (int32_t)code : -1;
	out->sentence = g.first + (tok->sentence & g.each);
	out->kind = tok->kind;
	out->shape = tok->shape;
	out->space = tok->space;
	memset(out->reserved, 0, sizeof out->reserved);
}

/* Tokens of the last window, in the caller's terms: put so only when they are asked for, as they are needed once at most and
 * take more room. */
static void give_tokens(const vb_doc *doc, size_t first, size_t count, vb_token *out)
{
	const vbi_seg *seg = &doc->seg;
	const bool sentences = seg->sentences > 0, plain = doc->options.offsets == VB_OFFSETS_BYTES && !vbi_doc_foreign(doc);
	const giving g = {sentences ? doc->sentence_base - (uint32_t)seg->sentences + 1 : 0, sentences ? UINT32_MAX : 0};
	const uint32_t at = doc->results.window_at;
	size_t hint = 0;

	for (const vbi_tok *tok = seg->tok + first, *end = tok + count; tok < end;) {
		uint32_t start = at + tok->start, from, to, shift;

		if (plain) { /* nearly all tokens lie between edits, many in a row */
			vbi_edits_between(&doc->edits, &hint, start, &from, &to, &shift);
			if (start >= from) {
				const uint64_t base = doc->raw_base + (uint64_t)(int32_t)(at + shift);

				for (to -= at; tok < end && tok->end <= to; tok++)
					give(g, tok, base, out++);
			}
			if (tok == end)
				return;
		}
		give(g, tok, 0, out);
		vbi_doc_span(doc, at + tok->start, at + tok->end, &out->start, &out->end);
		tok++;
		out++;
	}
}

static inline void give_word(const vbi_tok *tok, const vbi_range *range, uint32_t base, uint64_t shift, vb_word *out)
{
	out->start = shift + tok[range->first].start;
	out->end = shift + tok[range->first + range->count - 1].end;
	out->first_token = base + range->first;
	out->token_count = range->count;
	out->pos = (uint8_t)range->kind;
	memset(out->reserved, 0, sizeof out->reserved);
}

/* Its words, likewise; none is without tokens. */
static void give_words(const vb_doc *doc, size_t first, size_t count, vb_word *out)
{
	const vbi_tok *tok = doc->seg.tok;
	const uint32_t base = doc->results.token_base - (uint32_t)doc->seg.toks, at = doc->results.window_at;
	const bool plain = doc->options.offsets == VB_OFFSETS_BYTES && !vbi_doc_foreign(doc);
	size_t hint = 0;

	for (const vbi_range *range = doc->seg.word + first, *end = range + count; range < end;) {
		uint32_t start = at + tok[range->first].start, from, to, shift;

		if (plain) {
			vbi_edits_between(&doc->edits, &hint, start, &from, &to, &shift);
			if (start >= from) {
				const uint64_t moved = doc->raw_base + (uint64_t)(int32_t)(at + shift);

				to -= at;
				/* mostly all of them */
				for (const vbi_range *last = tok[end[-1].first + end[-1].count - 1].end <= to ? end : range; range < last; range++)
					give_word(tok, range, base, moved, out++);
				for (; range < end && tok[range->first + range->count - 1].end <= to; range++)
					give_word(tok, range, base, moved, out++);
			}
			if (range == end)
				return;
		}
		give_word(tok, range, base, 0, out);
		vbi_doc_span(doc, at + tok[range->first].start, at + tok[range->first + range->count - 1].end, &out->start, &out->end);
		range++;
		out++;
	}
}

vb_status vbi_doc_settle(vb_doc *doc)
{
	vbi_results *r = &doc->results;
	size_t tokens = r->tokens - r->settled, words = r->words - r->settled_words;

	if (!VBI_GROW(&doc->mem, r->token, r->token_capacity, tokens ? r->tokens : 0) ||
	    !VBI_GROW(&doc->mem, r->word, r->word_capacity, words ? r->words : 0)) {
		r->tokens = r->settled;
		r->words = r->settled_words;
		return VB_ERR_MEMORY;
	}
	if (tokens)
		give_tokens(doc, 0, tokens, r->token + r->settled);
	if (words)
		give_words(doc, 0, words, r->word + r->settled_words);
	r->settled = r->tokens;
	r->settled_words = r->words;
	return VB_OK;
}

static void collect_sentences(vb_doc *doc, uint32_t at)
{
	vbi_results *r = &doc->results;
	const vbi_seg *seg = &doc->seg;
	spans s = spans_of(doc, at);

	for (size_t i = 0; i < seg->sentences; i++) {
		const vbi_range *range = &seg->sentence[i];
		vb_sentence *out = &r->sentence[r->sentences++];

		span_range(&s, range, &out->start, &out->end);
		out->first_token = r->token_base + range->first;
		out->token_count = range->count;
	}
}

static void collect_zones(vb_doc *doc, uint32_t at)
{
	vbi_results *r = &doc->results;
	const vbi_seg *seg = &doc->seg;
	spans s = spans_of(doc, at);

	for (size_t i = 0; i < seg->zones; i++) {
		const vbi_range *range = &seg->zone[i];
		vb_zone *out = &r->zone[r->zones++];

		*out = (vb_zone){.first_token = r->token_base + range->first, .token_count = range->count,
		                 .kind = (uint8_t)range->kind};
		span_range(&s, range, &out->start, &out->end);
	}
}

static vb_status collect_ranges(vb_doc *doc, uint32_t at)
{
	vbi_results *r = &doc->results;
	const vbi_seg *seg = &doc->seg;

	if (!VBI_GROW(&doc->mem, r->sentence, r->sentence_capacity, r->sentences + seg->sentences) ||
	    !VBI_GROW(&doc->mem, r->zone, r->zone_capacity, r->zones + seg->zones))
		return VB_ERR_MEMORY;
	if (doc->layers & VB_LAYER_SENTENCES)
		collect_sentences(doc, at);
	if (doc->layers & VB_LAYER_ZONES)
		collect_zones(doc, at);
	return VB_OK;
}

/* The attributes of all entities of the window, also of those that were dropped: they are few. Those of a first window that is held are
 * as they will be handed out, and nobody asks the table for them any more: so they change places with what was read. */
static vb_status collect_attrs(vb_doc *doc)
{
	vbi_results *r = &doc->results;
	vbi_ents *ents = &doc->ents;
	uint32_t base = (uint32_t)r->attrs, at = (uint32_t)r->strings.n;

	if (!base && !at) {
		vbi_attr *attr = r->attr;
		size_t capacity = r->attr_capacity;
		vbi_buf strings = r->strings;

		r->attr = ents->attr;
		r->attr_capacity = ents->attr_capacity;
		r->attrs = ents->attrs;
		r->strings = ents->strings;
		ents->attr = attr;
		ents->attr_capacity = capacity;
		ents->attrs = 0;
		ents->strings = strings;
		return VB_OK;
	}
	if (!VBI_GROW(&doc->mem, r->attr, r->attr_capacity, r->attrs + ents->attrs))
		return VB_ERR_MEMORY;
	for (size_t i = 0; i < ents->attrs; i++) {
		const vbi_attr *attr = &ents->attr[i];

		r->attr[r->attrs++] = (vbi_attr){attr->key, attr->next ? base + attr->next : 0, at + attr->at, attr->n};
	}
	vbi_buf_put(&r->strings, ents->strings.p, ents->strings.n);
	return r->strings.failed ? VB_ERR_MEMORY : VB_OK;
}

static vb_status collect_entities(vb_doc *doc, uint32_t at)
{
	vbi_results *r = &doc->results;
	const vbi_ents *ents = &doc->ents;
	uint32_t base = (uint32_t)r->attrs;
	spans s = spans_of(doc, at);

	if (!VBI_GROW(&doc->mem, r->entity, r->entity_capacity, r->entities + ents->n) ||
	    !VBI_GROW(&doc->mem, r->attr_head, r->attr_head_capacity, r->entities + ents->n) ||
	    !VBI_GROW(&doc->mem, r->relation, r->relation_capacity, r->relations + ents->rels))
		return VB_ERR_MEMORY;
	if (collect_attrs(doc))
		return VB_ERR_MEMORY;
	for (size_t i = 0; i < ents->n; i++) {
		const vbi_ent *ent = &ents->list[i];
		vb_entity *out = &r->entity[r->entities];

		if (ent->dead)
			continue;
		r->attr_head[r->entities++] = ent->attr ? base + ent->attr : 0;
		*out = (vb_entity){.id = ent->id, .chain = ent->chain, .parent = ent->parent, .confidence = ent->confidence, .type = ent->type};
		span(&s, ent->start, ent->end, &out->start, &out->end);
	}
	for (size_t i = 0; doc->layers & VB_LAYER_RELATIONS && i < ents->rels; i++) {
		vb_relation *out = &r->relation[r->relations++];

		out->from = ents->rel[i].from;
		out->to = ents->rel[i].to;
		out->kind = ents->rel[i].kind;
		out->confidence = ents->rel[i].confidence;
		out->state = ents->rel[i].state;
	}
	return VB_OK;
}

vb_status vbi_doc_collect(vb_doc *doc, uint32_t at)
{
	vb_status status = vbi_doc_mark_units(doc);

	if (status == VB_OK)
		status = collect_ranges(doc, at);
	if (status == VB_OK && doc->layers & (VB_LAYER_ENTITIES | VB_LAYER_NUMBERS))
		status = collect_entities(doc, at);
	doc->results.window_at = at;
	if (status == VB_OK && doc->layers & VB_LAYER_TOKENS)
		doc->results.tokens += doc->seg.toks;
	if (status == VB_OK && doc->layers & VB_LAYER_WORDS)
		doc->results.words += doc->seg.words;
	doc->results.token_base += (uint32_t)doc->seg.toks;
	doc->sentence_base += (uint32_t)doc->seg.sentences;
	return status;
}

/* ---- accessors ---- */

/* Results of the last window are put in the caller's terms as they are handed out, those before are settled. */
#define GIVING(name, type, array, done)                                                                \
	size_t vb_doc_##name(const vb_doc *doc, size_t first, size_t count, type *out)                 \
	{                                                                                              \
		const vbi_results *r = doc ? &doc->results : NULL;                                     \
		size_t have = r && first < r->name ? r->name - first : 0, copied = 0;                  \
                                                                                                       \
		if (!out)                                                                              \
			return have;                                                                   \
		if (count > have)                                                                      \
			count = have;                                                                  \
		if (count && first < r->done) {                                                        \
			copied = r->done - first < count ? r->done - first : count;                    \
			memcpy(out, r->array + first, copied * sizeof *out);                           \
		}                                                                                      \
		if (count > copied)                                                                    \
			give_##name(doc, first + copied - r->done, count - copied, out + copied);      \
		return count;                                                                          \
	}

GIVING(tokens, vb_token, token, settled)
GIVING(words, vb_word, word, settled_words)

#define ACCESSOR(name, type, array)                                                                    \
	size_t vb_doc_##name(const vb_doc *doc, size_t first, size_t count, type *out)                 \
	{                                                                                              \
		size_t all = doc ? doc->results.name : 0, have = first < all ? all - first : 0;        \
                                                                                                       \
		if (!out)                                                                              \
			return have;                                                                   \
		if (count > have)                                                                      \
			count = have;                                                                  \
		if (count)                                                                             \
			memcpy(out, doc->results.array + first, count * sizeof *out);                  \
		return count;                                                                          \
	}

ACCESSOR(sentences, vb_sentence, sentence)
ACCESSOR(zones, vb_zone, zone)
ACCESSOR(entities, vb_entity, entity)
ACCESSOR(relations, vb_relation, relation)

#define SHORT 32 /* bytes; most texts are shorter */

/* vbi_copy_out of n bytes of buf from at on. The lengths of names nobody could guess: so where there is room on both sides, short
 * ones are copied with what stands behind them. */
static inline size_t copy_out(const vbi_buf *buf, size_t at, size_t n, char *out, size_t capacity)
{
	if (n >= SHORT || capacity < SHORT || !out || buf->n < SHORT || at > buf->n - SHORT)
		return vbi_copy_out(buf->p + at, n, out, capacity);
	memcpy(out, buf->p + at, SHORT);
	out[n] = '\0';
	return n;
}

size_t vb_doc_entity_attr(const vb_doc *doc, size_t index, uint32_t attr, char *buffer, size_t capacity)
{
	const vbi_results *r = doc ? &doc->results : NULL;

	if (r && index < r->entities)
		for (uint32_t i = r->attr_head[index]; i; i = r->attr[i - 1].next)
			if (r->attr[i - 1].key == attr)
				return copy_out(&r->strings, r->attr[i - 1].at, r->attr[i - 1].n, buffer, capacity);
	if (buffer && capacity)
		*buffer = '\0';
	return 0;
}

_Static_assert(VB_ATTR_END <= 32, "a bit for each attribute");

uint32_t vb_doc_entity_attrs(const vb_doc *doc, size_t index)
{
	const vbi_results *r = doc ? &doc->results : NULL;
	uint32_t has = 0;

	if (r && index < r->entities)
		for (uint32_t i = r->attr_head[index]; i; i = r->attr[i - 1].next)
			has |= (uint32_t)(r->attr[i - 1].n > 0) << r->attr[i - 1].key;
	return has;
}

/* Line ends and runs of blanks become one blank. */
static size_t copy_line(const char *text, size_t n, char *out, size_t capacity)
{
	size_t length = 0;
	bool blank = false;

	for (size_t i = 0; i < n; i++) {
		char c = text[i];

		if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v') {
			blank = length > 0;
			continue;
		}
		if (blank && length < capacity && out)
			out[length] = ' ';
		length += blank;
		blank = false;
		if (length < capacity && out)
			out[length] = c;
		length++;
	}
	if (out && length < capacity)
		out[length] = '\0';
	return length;
}

/* vbi_doc_unspan; mostly of bytes that were UTF-8. */
static inline bool unspan(const vb_doc *doc, uint64_t start, uint64_t end, uint32_t *from, uint32_t *to)
{
	if (doc->options.offsets != VB_OFFSETS_BYTES || vbi_doc_foreign(doc) || start < doc->raw_base)
		return vbi_doc_unspan(doc, start, end, from, to);
	*from = (uint32_t)(start - doc->raw_base);
	*to = (uint32_t)(end - doc->raw_base);
	return start <= end && end - doc->raw_base <= doc->done;
}

size_t vb_doc_text(const vb_doc *doc, uint64_t start, uint64_t end, uint32_t form, char *buffer, size_t capacity)
{
	uint32_t from, to;

	if (!doc || !unspan(doc, start, end, &from, &to))
		return vbi_copy_out("", 0, buffer, capacity);
	if (form == VB_TEXT_SOURCE) {
		if (!vbi_doc_foreign(doc))
			return copy_out(&doc->u8, from, to - from, buffer, capacity);
		vbi_edits_to_input(&doc->pre, &from, &to);
		return copy_out(&doc->raw, from, to - from, buffer, capacity);
	}
	if (doc->edits.n) /* of clean text there are none */
		vbi_edits_to_output(&doc->edits, &from, &to);
	if (form == VB_TEXT_LINE)
		return copy_line(doc->clean.p + from, to - from, buffer, capacity);
	return copy_out(&doc->clean, from, to - from, buffer, capacity);
}
