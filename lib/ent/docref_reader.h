/* ent/docref_reader.h - what the parts of the grammar of document references share: docref_read.c the reference and its
 * provisions, docref_name.c names and documents of the party, docref_title.c titles, docref_tail.c numbers, dates, issuers. Private to them. */
#ifndef VBI_ENT_DOCREF_READER_H
#define VBI_ENT_DOCREF_READER_H

#include "ent/docref.h"

typedef struct vbi_docref_reader {
	const vbi_seg *seg;
	const vbi_ents *ents;
	vbi_docref *ref;
	unsigned depth; /* of laws that amend laws */
} vbi_docref_reader;

static inline bool on(const vbi_docref_reader *r, uint32_t i) { return i < r->seg->toks && r->seg->tok[i].space < 3; }

static inline bool word(const vbi_docref_reader *r, uint32_t i, const char *lower)
{
	return on(r, i) && vbi_tok_is_lower(r->seg, i, lower);
}

static inline bool mark(const vbi_docref_reader *r, uint32_t i, const char *text)
{
	return on(r, i) && vbi_tok_is(r->seg, i, text);
}

static inline const vbi_match *class_at(const vbi_docref_reader *r, uint32_t i, unsigned cls)
{
	return i < r->seg->toks ? vbi_seg_longest(r->seg, i, UINT64_C(1) << (cls - 1)) : NULL;
}

static inline vbi_slice type_attr(const vbi_docref_reader *r, unsigned key)
{
	return r->ref->kind ? vbi_seg_attr_of(r->seg, r->ref->kind, VBI_C_DOC_TYPE, key) : vbi_slice_of("", 0);
}

static inline bool kind_is(const vbi_docref_reader *r, const char *kind) { return vbi_slice_is(type_attr(r, VBI_KEY_KIND), kind); }

/* All return the token after what they read, 0 if it is not there; vbi_docref_tail returns i then. */

/* docref_tail.c */
const vbi_ent *vbi_docref_date_at(const vbi_docref_reader *r, uint32_t i, bool comma); /* a date that belongs to it */
uint32_t vbi_docref_term(const vbi_docref_reader *r, uint32_t i);                      /* khóa XII */
uint32_t vbi_docref_issuers(const vbi_docref_reader *r, uint32_t i);                   /* của X [, Y] */
uint32_t vbi_docref_amended(const vbi_docref_reader *r, uint32_t i);                   /* (sửa đổi ...) */
uint32_t vbi_docref_tail(const vbi_docref_reader *r, uint32_t i, bool named);
uint32_t vbi_docref_said(const vbi_docref_reader *r, uint32_t i);                      /* [số] number */
bool vbi_docref_counts_things(const vbi_docref_reader *r, uint32_t type, uint32_t number, uint32_t after);
unsigned vbi_docref_slashes(const vbi_docref_reader *r, uint32_t from, uint32_t to);

/* docref_name.c */
uint32_t vbi_docref_named(const vbi_docref_reader *r, uint32_t i, const vbi_match *type);
uint32_t vbi_docref_party_body(const vbi_docref_reader *r, uint32_t i);
uint32_t vbi_docref_of_body(const vbi_docref_reader *r, uint32_t i);
uint32_t vbi_docref_between(const vbi_docref_reader *r, uint32_t i); /* giữa X và Y, of a treaty */
bool vbi_docref_ends_name(const vbi_docref_reader *r, uint32_t i);  /* no name of a law goes on with token i */
bool vbi_docref_inside_word(const vbi_docref_reader *r, uint32_t i); /* pháp luật, luật sư: no law begins there */

/* docref_title.c: a title of the type at i that begins at j */
uint32_t vbi_docref_national_plan(const vbi_docref_reader *r, uint32_t i, uint32_t j);
uint32_t vbi_docref_titled(const vbi_docref_reader *r, uint32_t i, uint32_t j);
uint32_t vbi_docref_treaty(const vbi_docref_reader *r, uint32_t i, uint32_t j);
uint32_t vbi_docref_about(const vbi_docref_reader *r, uint32_t i, uint32_t j);

/* docref_read.c: vbi_docref_read at a depth. */
uint32_t vbi_docref_read_deep(const vbi_seg *seg, const vbi_ents *ents, uint32_t i, unsigned depth, vbi_docref *ref);

#endif
