/* ent/entity.h - the table of entities and the recognisers that fill it.
 *
 * Recognisers run in the order of the table in entity.c, each one file with one signature; a later one sees what the
 * earlier ones found and composes it: place -> body -> title -> document. Then resolve settles overlaps and nesting,
 * and link ties people to titles. Recognisers never include one another. */
#ifndef VBI_ENT_ENTITY_H
#define VBI_ENT_ENTITY_H

#include "base/base.h"
#include "seg/facts.h"
#include "seg/segment.h"
#include "seg/wordset.h"

#include <string.h>

typedef struct vbi_ent {
	uint32_t t0, t1;     /* tokens, half-open */
	uint32_t start, end; /* bytes of the window's normalised text; may cut a token */
	uint32_t chain;      /* 0 or number of the person, see docstate */
	uint32_t id;         /* given by resolve: from 1 through the document */
	uint32_t parent;     /* id, or 0 */
	uint32_t attr;       /* 1 + index of the first attribute, 0 none */
	uint32_t next;       /* 1 + index of the next entity that begins at the same token, 0 none */
	uint16_t confidence; /* 0..1000 */
	uint8_t type;        /* VB_ENTITY_* */
	uint8_t sub;         /* meaning private to the recogniser family: VBI_SUB_* */
	uint8_t dead;        /* dropped by a later recogniser or by resolve */
	uint8_t gender;      /* of a person: 1 + what people.h says, 0 not asked yet */
	uint8_t sure;        /* of a place: the grammar knows it better than weights (tagplace.c) */
	uint8_t reserved;
} vbi_ent;

enum {
	VBI_SUB_NONE,
	/* TITLE */
	VBI_SUB_OFFICE, VBI_SUB_RANK, VBI_SUB_DEGREE, VBI_SUB_HONOR, VBI_SUB_MANDATE, VBI_SUB_RELIGIOUS,
	/* ORG */
	VBI_SUB_ORG_NAME, VBI_SUB_ORG_LEVEL, VBI_SUB_ORG_GENERIC,
	/* LOC */
	VBI_SUB_LOC_COUNTRY, VBI_SUB_LOC_PROVINCE, VBI_SUB_LOC_DISTRICT, VBI_SUB_LOC_COMMUNE, VBI_SUB_LOC_OTHER,
	/* PER */
	VBI_SUB_PER_FULL, VBI_SUB_PER_GIVEN,
	/* DATE */
	VBI_SUB_DATE_DAY, VBI_SUB_DATE_MONTH, VBI_SUB_DATE_YEAR, VBI_SUB_DATE_RANGE, VBI_SUB_DATE_STAMP,
	/* DOC */
	VBI_SUB_DOC_NUMBERED, VBI_SUB_DOC_NAMED, VBI_SUB_DOC_SURE /* vbi_docref.sure */
};

typedef struct vbi_attr {
	uint32_t key;  /* VB_ATTR_* */
	uint32_t next; /* 1 + index, 0 ends */
	uint32_t at, n; /* in the table's strings */
} vbi_attr;

typedef struct vbi_rel {
	uint32_t from, to; /* entity ids */
	uint16_t kind, confidence;
	uint32_t state; /* VB_STATE_* of HOLDS */
} vbi_rel;

/* ---- what the tagger sees (tagfeat.h) ---- */

/* What is known of a token before any feature is made. */
typedef struct vbi_tag_view {
	uint32_t symbol; /* syllable; else a hash of what is written, or its kind */
	uint32_t kind;   /* what it is but for its word, in 29 bits: tagfeat.h */
	uint8_t zone;
	/* pairs of four bits, the first one lower */
	uint8_t run;  /* in a run of capitals: tokens before it, from it on to the end; at most 15; 0 none */
	uint8_t head; /* how far back the head of a body or office is; marks between; 0 none */
	uint8_t seen; /* what the grammar found elsewhere in the window for this word, for this and the next */
} vbi_tag_view;

typedef struct vbi_tag_seen {
	uint32_t key;
	uint8_t count[4]; /* PER, ORG, LOC, none of these */
} vbi_tag_seen;
/* Of another key. Whether it is free or of this key nobody could guess: a product, of which no compiler makes two jumps. */
static inline bool vbi_tag_seen_other(const vbi_tag_seen *seen, uint32_t key) { return (uint64_t)seen->key * (seen->key ^ key) != 0; }

/* What tagfeat.c has read of a match's classes: what their main group tells. */
#define VBI_TAG_GROUPS_BITS 9
typedef struct vbi_tag_groups {
	uint64_t classes[1u << VBI_TAG_GROUPS_BITS]; /* at first none, of which told[0] tells */
	uint16_t told[1u << VBI_TAG_GROUPS_BITS];
} vbi_tag_groups;

/* A bit for each of 64 tokens: it may begin an entity; it is a name's; it is the head of one, or was found; it is a number; it was found. */
typedef struct vbi_tag_hint {
	uint64_t some, name, head, digits, found;
} vbi_tag_hint;

typedef struct vbi_tag_views {
	const vbi_mem *mem;
	vbi_tag_view *view; /* [VBI_TAG_MARGIN before, tokens, VBI_TAG_BEHIND] */
	uint64_t *active;   /* where an entity may be: a bit for each token; room for one number more */
	uint64_t *stands;   /* where the grammar's word stands unasked: the same (taggate.h) */
	uint8_t *sort;      /* as view: VBI_GATE_* (taggate.h) */
	vbi_tag_hint *hint; /* [of 64 tokens, and one more] why */
	uint32_t *capital;  /* tokens with a capital, which are in a run; behind them is room for three times as many */
	vbi_tag_seen *seen; /* open hash table, a power of two */
	struct vbi_tag_memo *memo; /* tagweigh.h */
	struct vbi_tag_cues *cues; /* tagcue.h */
	struct vbi_tag_gate *gate; /* taggate.c */
	vbi_tag_groups groups;
	uint32_t capitals;
	size_t n, capacity, active_capacity, stands_capacity, hint_capacity, capital_capacity, seen_capacity, sort_capacity;
} vbi_tag_views;
#define VBI_TAG_MARGIN 2
#define VBI_TAG_BEHIND 6 /* at least VBI_TAG_MARGIN */

/* What place.c has read of a name. */
#define VBI_BARE_PLACES 1024
typedef struct vbi_bare_place {
	uint64_t classes, plain;
	uint32_t key; /* 1 + key, 0 none */
} vbi_bare_place;

/* What place_name.c has read of one: its number and its canonical name, for a kind of place. */
#define VBI_PLACE_FACTS 512
typedef struct vbi_place_fact {
	uint64_t mask; /* of its match */
	uint32_t key;  /* 1 + key, 0 none */
	uint32_t sub;
	uint32_t date, dated; /* all bits where another date may tell another place, else 0: then of any date */
	vbi_slice id, canon;
} vbi_place_fact;

/* Where the strings have a text that stays where it is. */
#define VBI_FIXED_BITS 6
typedef struct vbi_fixed_text {
	const char *p; /* NULL none */
	uint32_t n, at;
} vbi_fixed_text;

/* What cue.c has read of a token's classes. */
#define VBI_CUE_MEMO_BITS 10
typedef struct vbi_cue_memo {
	uint64_t classes[1u << VBI_CUE_MEMO_BITS]; /* at first none, which say nothing */
	uint16_t says[1u << VBI_CUE_MEMO_BITS];
} vbi_cue_memo;

typedef struct vbi_ents {
	const vbi_mem *mem;
	vbi_ent *list;
	size_t n, capacity;
	vbi_ent *spare; /* of resolve.c: the list as it was */
	size_t spare_capacity;
	vbi_attr *attr;
	size_t attrs, attr_capacity;
	vbi_buf strings;
	vbi_fixed_text fixed[1u << VBI_FIXED_BITS]; /* by address */
	vbi_buf scratch; /* of whoever makes a text */
	vbi_rel *rel;
	size_t rels, rel_capacity;
	/* for each token 1 + index of the first of the entities that begin there (chained by next), 0 none: kept by
	 * vbi_ents_add, so that recognisers compose in constant time. Whoever drops or reorders entities calls vbi_ents_forget
	 * before and vbi_ents_index after: so only what was set is cleared, also for the next window */
	uint32_t *begins;
	size_t tokens, begins_capacity;
	/* for each token the types (bits) of the entities added over it, dead ones too: where none is, nothing is looked for */
	uint16_t *cover;
	size_t cover_capacity;
	uint64_t *cue; /* cue.h */
	vbi_cue_memo cue_memo;
	vbi_bare_place bare[VBI_BARE_PLACES]; /* by key */
	vbi_place_fact place_fact[VBI_PLACE_FACTS]; /* by key */
	size_t cue_capacity;
	size_t sure_places; /* how many entities of the window are sure */
	struct vbi_office *office; /* office.h: those of the window that were read, by their tokens */
	size_t offices, office_capacity;
	bool grammar_only; /* no learned weights, see VB_GRAMMAR_ONLY */
	/* of the tagger, kept from window to window */
	vbi_tag_views views;
	uint16_t *path; /* states of each token: a bit for each layer that begins there, and in the upper byte that goes on */
	int16_t *sum;   /* [tokens][columns of the weights, rounded up] */
	uint64_t *back; /* where each token's states came from, tagger.c */
	uint32_t *order; /* tokens that are decided together, and those of them where something ends: tagger.c */
	size_t path_capacity, sum_capacity, back_capacity, order_capacity;
} vbi_ents;

/* What one document has told so far: bounded, carried from window to window. */
typedef struct vbi_docstate vbi_docstate;
vb_status vbi_docstate_new(const vbi_mem *mem, vbi_docstate **out);
void vbi_docstate_reset(vbi_docstate *state); /* a new document begins */
void vbi_docstate_free(vbi_docstate *state);

/* An empty buffer that holds until the next call. */
static inline vbi_buf *vbi_ents_scratch(vbi_ents *ents)
{
	ents->scratch.n = 0;
	ents->scratch.failed = false;
	return &ents->scratch;
}
void vbi_ents_init(vbi_ents *ents, const vbi_mem *mem);
void vbi_ents_free(vbi_ents *ents);
vb_status vbi_ents_reset(vbi_ents *ents, size_t tokens); /* a new window begins */
/* Adds an entity over tokens [t0, t1); returns it (valid until the next add) or NULL when out of memory. */
vbi_ent *vbi_ents_add(vbi_ents *ents, const vbi_seg *seg, unsigned type, unsigned sub, uint32_t t0, uint32_t t1,
                      unsigned confidence);
/* The longest living entity of type that begins at token t, or NULL. */
vbi_ent *vbi_ents_longest_at(const vbi_ents *ents, unsigned type, uint32_t t);
static inline vbi_ent *vbi_ents_at(const vbi_ents *ents, unsigned type, uint32_t t)
{
	return t < ents->tokens && (ents->cover[t] >> type & 1) && ents->begins[t] ? vbi_ents_longest_at(ents, type, t) : NULL;
}
/* False: no entity of any of the types (a bit for each) was added over the tokens [t, end), living or dead. Who is asked is a few tokens
 * mostly, and nobody could guess how many: so four are looked at at once. */
static inline bool vbi_ents_among(const vbi_ents *ents, unsigned types, uint32_t t, uint32_t end)
{
	static const uint16_t which[8] = {UINT16_MAX, UINT16_MAX, UINT16_MAX, UINT16_MAX};
	const uint64_t each = types * UINT64_C(0x0001000100010001);

	for (; t < end; t += 4) {
		uint64_t cover, these;

		memcpy(&cover, ents->cover + t, sizeof cover); /* behind the last token are some more */
		memcpy(&these, which + 4 - (end - t < 4 ? end - t : 4), sizeof these);
		if (cover & these & each)
			return true;
	}
	return false;
}
/* The longest living entity of type that contains token t, or NULL (looks back at most 64 tokens). */
vbi_ent *vbi_ents_longest_over(const vbi_ents *ents, unsigned type, uint32_t t);
static inline vbi_ent *vbi_ents_over(const vbi_ents *ents, unsigned type, uint32_t t)
{
	return t < ents->tokens && (ents->cover[t] >> type & 1) ? vbi_ents_longest_over(ents, type, t) : NULL;
}
/* Lists those of a block of entities, from the first-th on, that live and are of one of the types (a bit for each); returns how many.
 * Nobody could guess the type of the next one: so no jump depends on it. */
#define VBI_ENTS_BLOCK 64
static inline size_t vbi_ents_list(const vbi_ents *ents, size_t first, unsigned types, uint32_t list[VBI_ENTS_BLOCK])
{
	size_t end = ents->n - first < VBI_ENTS_BLOCK ? ents->n : first + VBI_ENTS_BLOCK, n = 0;

	for (size_t i = first; i < end; i++) {
		list[n] = (uint32_t)i;
		n += types >> ents->list[i].type & (unsigned)(ents->list[i].dead == 0);
	}
	return n;
}
/* Takes the list out of begins, puts it in. */
void vbi_ents_forget(vbi_ents *ents);
void vbi_ents_index(vbi_ents *ents);
/* Sets an attribute; a second value for the same key replaces the first. */
vb_status vbi_ents_attr(vbi_ents *ents, vbi_ent *ent, unsigned key, const char *text, size_t n);
/* The first value for a key, of a text that stays where it is and as it is for the time of the window: of the dictionary, of the
 * program. Most have been given before, and are not copied again. */
vb_status vbi_ents_attr_fixed(vbi_ents *ents, vbi_ent *ent, unsigned key, vbi_slice text);
vbi_slice vbi_ents_attr_get(const vbi_ents *ents, const vbi_ent *ent, unsigned key);
/* from and to are entity ids, so only after resolve. */
vb_status vbi_ents_relate(vbi_ents *ents, unsigned kind, uint32_t from, uint32_t to, unsigned confidence);

typedef vb_status (*vbi_recogniser)(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents);
vb_status vbi_recognise_number(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents);
vb_status vbi_recognise_date(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents);
vb_status vbi_recognise_place(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents);
vb_status vbi_recognise_org(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents);
vb_status vbi_recognise_person(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents);
vb_status vbi_recognise_title(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents);
vb_status vbi_recognise_docref(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents);
/* Settles overlaps and nesting, sorts by (start, -end). */
vb_status vbi_settle(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents);
/* Learned weights, if there are any, confirm, drop and add entities; wants them settled. */
vb_status vbi_tag(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents);
/* Gives every person its number in the document (people.c). */
vb_status vbi_people_chain(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents);
/* Settles, numbers, sets parents. ids continue through the document. */
vb_status vbi_resolve(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents);
/* HOLDS and the other relations; chains; carries to later mentions. */
vb_status vbi_link(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents);

/* Runs them all. layers: VB_LAYER_ENTITIES, _RELATIONS, _NUMBERS. */
vb_status vbi_entities(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents, uint32_t layers);

#endif
