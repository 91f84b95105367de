/* ent/docref.c - recogniser of documents referred to. It runs last: dates, bodies and offices are found, and a document takes
 * in those that follow its number. What stands inside a law's own title is part of the title and nothing else. */
#include "ent/docref.h"
#include "ent/cue.h"
#include "ent/tagger.h"

#include "text/unicode.h"

#include <string.h>

/* Tokens [from, to) on one line, as written but for line ends and doubled blanks. */
static void put_text(vbi_buf *out, const vbi_seg *seg, uint32_t from, uint32_t to, bool blanks)
{
	for (uint32_t t = from; t < to; t++) {
		vbi_slice text = vbi_tok_text(seg, t);

		if (t > from && seg->tok[t].space && blanks)
			vbi_buf_byte(out, ' ');
		if (vbi_slice_is(text, "\xE2\x80\x93") && !blanks)
			vbi_buf_byte(out, '-');
		else
			vbi_buf_put(out, text.p, text.n);
	}
}

static vb_status set_attr(vbi_ents *ents, size_t index, unsigned key, const vbi_buf *text)
{
	if (text->failed)
		return VB_ERR_MEMORY;
	return text->n ? vbi_ents_attr(ents, &ents->list[index], key, text->p, text->n) : VB_OK;
}

/* What a document is described with. The words of few types are written again and again, and to spell them takes long: so they are kept. */
#define KEPT 16u
typedef struct writing {
	vbi_buf text;
	struct {
		const vbi_entry *entry; /* NULL none */
		size_t n;
		char words[32];
	} kept[KEPT];
} writing;

static vbi_slice words_of(writing *w, const vbi_seg *seg, const vbi_entry *entry, char form[VBI_LEX_FORM])
{
	size_t at = (size_t)(entry - seg->lex->entry) % KEPT;
	vbi_slice words = vbi_lex_string(seg->lex, entry->canon);

	if (words.n)
		return words;
	if (w->kept[at].entry == entry)
		return vbi_slice_of(w->kept[at].words, w->kept[at].n);
	words = vbi_lex_form(seg->lex, entry, form);
	if (words.n <= sizeof w->kept[at].words) {
		w->kept[at].entry = entry;
		w->kept[at].n = words.n;
		memcpy(w->kept[at].words, words.p, words.n);
	}
	return words;
}

/* The type in the words of the dictionary: nghị định. */
static void put_type(writing *w, const vbi_seg *seg, const vbi_docref *ref)
{
	vbi_slice type = vbi_slice_of("", 0);
	char form[VBI_LEX_FORM];

	if (ref->type) {
		type = words_of(w, seg, ref->type, form);
	} else if (ref->symbol) {
		type = vbi_docref_symbol_type(seg->lex, vbi_toks_text(seg, ref->number0, ref->number1));
	}
	if (!type.n && ref->type1 > ref->type0) {
		const vbi_match *abbr = vbi_seg_longest(seg, ref->type0, VBI_MASK(DOC_SYMBOL));
		const vbi_entry *entry = abbr ? vbi_seg_entry(seg, abbr, VBI_C_DOC_SYMBOL) : NULL;

		if (entry)
			type = vbi_seg_attr(seg, entry, VBI_KEY_TYPE);
	}
	vbi_buf_put(&w->text, type.p, type.n);
}

/* One spelling for all mentions: the dictionary's name of a law, or type and number. */
static void put_norm(writing *w, const vbi_seg *seg, const vbi_docref *ref)
{
	vbi_buf *out = &w->text;

	if (ref->law) {
		char form[VBI_LEX_FORM];
		vbi_slice canon = vbi_lex_string(seg->lex, ref->law->canon);

		if (!canon.n)
			canon = vbi_lex_form(seg->lex, ref->law, form);
		vbi_buf_put(out, canon.p, canon.n);
	} else if (ref->name1 > ref->name0) {
		put_text(out, seg, ref->name0, ref->name1, true);
	} else if (ref->number1 > ref->number0) {
		put_type(w, seg, ref);
		if (out->n)
			vbi_buf_byte(out, ' ');
		put_text(out, seg, ref->number0, ref->number1, false);
	} else {
		put_text(out, seg, ref->path1 > ref->path0 ? ref->type0 : ref->t0, ref->t1, true);
	}
}

static vb_status describe(const vbi_seg *seg, vbi_ents *ents, size_t index, const vbi_docref *ref, writing *w)
{
	vbi_buf *text = &w->text;
	vb_status status;

	text->n = 0;
	put_type(w, seg, ref);
	status = set_attr(ents, index, VB_ATTR_DOC_TYPE, text);
	if (status)
		return status;
	text->n = 0;
	put_text(text, seg, ref->number0, ref->number1, false);
	status = set_attr(ents, index, VB_ATTR_NUMBER, text);
	if (status)
		return status;
	if (ref->date) {
		vbi_slice norm = vbi_ents_attr_get(ents, &ents->list[ref->date - 1], VB_ATTR_NORM);

		text->n = 0; /* attributes live in one growing store: copy before it moves */
		vbi_buf_put(text, norm.p, norm.n);
		status = set_attr(ents, index, VB_ATTR_DATE, text);
		if (status)
			return status;
	}
	text->n = 0;
	if (ref->issuer1 > ref->issuer0)
		put_text(text, seg, ref->issuer0, ref->issuer1, true);
	else if (ref->symbol)
		vbi_docref_symbol_issuer(seg->lex, vbi_toks_text(seg, ref->number0, ref->number1), text);
	status = set_attr(ents, index, VB_ATTR_ISSUER, text);
	if (status)
		return status;
	text->n = 0;
	put_text(text, seg, ref->path0, ref->path1, true);
	status = set_attr(ents, index, VB_ATTR_PROVISION, text);
	if (status)
		return status;
	text->n = 0;
	put_norm(w, seg, ref);
	return set_attr(ents, index, VB_ATTR_NORM, text);
}

/* Drops what begins in [from, to), of the types in mask, but for one entity. */
static void bury(vbi_ents *ents, uint32_t from, uint32_t to, uint32_t types, uint32_t except)
{
	for (uint32_t t = from; t < to; t++)
		for (uint32_t i = ents->begins[t]; i; i = ents->list[i - 1].next)
			if (types >> ents->list[i - 1].type & 1 && i != except)
				ents->list[i - 1].dead = 1;
}

static void settle(const vbi_seg *seg, vbi_ents *ents, const vbi_docref *ref)
{
	const uint32_t names = 1u << VB_ENTITY_PER | 1u << VB_ENTITY_TITLE | 1u << VB_ENTITY_ORG | 1u << VB_ENTITY_LOC;
	const uint32_t numbers = 1u << VB_ENTITY_NUMBER | 1u << VB_ENTITY_MONEY | 1u << VB_ENTITY_PERCENT |
	                         1u << VB_ENTITY_QUANTITY;
	vbi_slice kind = ref->kind ? vbi_seg_attr_of(seg, ref->kind, VBI_C_DOC_TYPE, VBI_KEY_KIND) : vbi_slice_of("", 0);

	bury(ents, ref->t0, ref->t1, numbers, 0);
	bury(ents, ref->number0, ref->number1, names | 1u << VB_ENTITY_DATE, ref->date);
	bury(ents, ref->type0, ref->type1, names, 0);
	bury(ents, ref->path0, ref->path1, names, 0);
	if (vbi_slice_is(kind, "law") || vbi_slice_is(kind, "treaty") || ref->sealed)
		bury(ents, ref->name0, ref->name1, names, 0);
}

/* A document cannot begin inside a body's or a person's name: Vụ Pháp luật, Trường Đại học Luật. */
static bool inside_name(const vbi_ents *ents, const vbi_docref *ref)
{
	static const uint8_t type[] = {VB_ENTITY_ORG, VB_ENTITY_PER, VB_ENTITY_LOC};

	if (ref->number1 || ref->path1)
		return false;
	for (size_t k = 0; k < sizeof type; k++) {
		const vbi_ent *ent = vbi_ents_over(ents, type[k], ref->t0);

		if (ent && ent->t0 < ref->t0)
			return true;
	}
	return false;
}

static vb_status add(const vbi_seg *seg, vbi_ents *ents, const vbi_docref *ref, writing *w)
{
	settle(seg, ents, ref);
	if (!vbi_ents_add(ents, seg, VB_ENTITY_DOC, ref->sure ? VBI_SUB_DOC_SURE : ref->number1 ? VBI_SUB_DOC_NUMBERED : VBI_SUB_DOC_NAMED,
	                  ref->t0, ref->t1, ref->law || ref->symbol ? 950 : 850))
		return VB_ERR_MEMORY;
	return describe(seg, ents, ents->n - 1, ref, w);
}

vb_status vbi_recognise_docref(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents)
{
	const vbi_cue_walk walk = vbi_cue_walk_of(ents, VBI_CUE_DOC);
	vb_status status = VB_OK;
	writing w = {.kept = {{.entry = NULL}}};

	(void)state;
	vbi_buf_init(&w.text, ents->mem);
	for (uint32_t i = 0; status == VB_OK && (i = vbi_cue_walk_next(walk, i)) < seg->toks; i++) {
		vbi_docref ref, next;
		uint32_t end;

		if (seg->tok[i].kind != VB_TOKEN_CODE && !(vbi_seg_any(seg, i) & VBI_CUES_DOC) &&
		    !(seg->tok[i].end - seg->tok[i].start == 4 && vbi_tok_is_lower(seg, i, "số")))
			continue;
		end = vbi_docref_read(seg, ents, i, &ref);
		if (!end || inside_name(ents, &ref))
			continue;
		status = add(seg, ents, &ref, &w);
		while (status == VB_OK && (end = vbi_docref_next(seg, ents, ref.t1, &ref, &next)) != 0) {
			status = add(seg, ents, &next, &w);
			next.type = ref.type;
			ref = next;
		}
		i = ref.t1 - 1;
	}
	vbi_buf_free(&w.text);
	return status;
}

/* For the tagger: the parts, where the grammar reads a document from its beginning on. */
vb_status vbi_docref_describe(const vbi_seg *seg, vbi_ents *ents, vbi_ent *ent)
{
	size_t index = (size_t)(ent - ents->list);
	writing w = {.kept = {{.entry = NULL}}};
	vb_status status;
	vbi_docref ref;

	if (!vbi_docref_read(seg, ents, ent->t0, &ref) || ref.t1 > ent->t1)
		return VB_OK;
	vbi_buf_init(&w.text, ents->mem);
	if (ref.number1)
		ent->sub = VBI_SUB_DOC_NUMBERED;
	status = describe(seg, ents, index, &ref, &w);
	vbi_buf_free(&w.text);
	return status;
}
