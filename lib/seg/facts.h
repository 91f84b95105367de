/* seg/facts.h - attributes of dictionary entries that the grammar asks for, read once.
 *
 * In the dictionary attributes are text: key=value;key=value. A window has few different entries, so each is kept with what was read
 * from its text in a table of fixed size, where a newer one takes the place of an older. It is found by the entry's address: the entry
 * itself is far away in memory, and need not be looked at. */
#ifndef VBI_SEG_FACTS_H
#define VBI_SEG_FACTS_H

#include "seg/segment.h"

/* X(name in capitals, name) of each key that may be asked for; at most 64. */
#define VBI_KEYS(X) \
	X(KIND, kind) X(UNIT, unit) X(ROLE, role) X(VALUE, value) X(NOTE, note) X(ID, id) X(GENDER, gender) X(GOVERNS, governs) \
	X(NEEDS, needs) X(EDGE, edge) X(EDTF, edtf) X(WEAK, weak) X(POS, pos) X(VERB, verb) X(TASK, task) X(AS, as) X(NUM, num) \
	X(LINK, link) X(FAC, fac) X(CAP, cap) X(ONLY, only) X(DIR, dir) X(VIET, viet) X(CAPONLY, caponly) X(LOW, low) \
	X(NAME, name) X(PAR, par) X(ABOUT, about) X(BARE, bare) X(NEED, need) X(NOBARE, nobare) X(LEVEL, level) X(NEVER, never) \
	X(MID, mid) X(BRAND, brand) X(POST, post) X(CAPF, capf) X(OWNED, owned) X(ABBR, abbr) X(TYPE, type) X(OF, of) \
	X(JOINT, joint) X(TITLE, title)

enum {
#define X(capitals, name) VBI_KEY_##capitals,
	VBI_KEYS(X)
#undef X
	VBI_KEY_END
};
#define VBI_KEY_BIT(name) (UINT64_C(1) << VBI_KEY_##name)

#define VBI_FACT_BITS 11
#define VBI_FACT_VALUES 6u

typedef struct vbi_fact {
	const vbi_entry *entry; /* of the lexicon; NULL none */
	uint64_t has;  /* which keys have a value */
	uint32_t text; /* offset of the first byte of the entry's text */
	bool more;     /* values that there is no room for */
	uint16_t note; /* what a grammar has made of them (vbi_seg_fact_of); 0 nothing yet */
	struct {
		uint16_t at, n; /* in the text, in the order of the keys */
	} value[VBI_FACT_VALUES];
} vbi_fact;

#define VBI_FACT_ENTRY_BITS 11
#define VBI_FACT_COUNT_BITS 12

/* An entry by key and class, with its attributes once they were asked for: in one line of the machine's memory. */
struct vbi_fact_entry {
	uint64_t want; /* key * 64 + class; 0 none */
	const vbi_entry *entry;
	vbi_fact fact; /* entry NULL: not read yet */
};

/* How frequent an entry is, by the same. */
struct vbi_fact_count {
	uint32_t want, count;
};

/* Keys by the first letter of their names and by how long these are, a bit for each: few have both in common. */
#define VBI_FACT_NAME 8u
typedef struct vbi_fact_names {
	uint64_t by_letter[32], by_length[VBI_FACT_NAME];
} vbi_fact_names;

typedef struct vbi_facts {
	vbi_fact_names names;
	vbi_fact list[1u << VBI_FACT_BITS];
	struct vbi_fact_count count[1u << VBI_FACT_COUNT_BITS];
	struct vbi_fact_entry room[(1u << VBI_FACT_ENTRY_BITS) + 1];
} vbi_facts;

/* Makes the table if there is none yet; without one everything is read anew. VB_OK or VB_ERR_MEMORY. */
vb_status vbi_seg_facts(vbi_seg *seg);

/* A bit for each key that the entry has a value for. */
uint64_t vbi_seg_keys(const vbi_seg *seg, const vbi_entry *entry);
/* The value of one of them, empty if it has none. */
vbi_slice vbi_seg_attr(const vbi_seg *seg, const vbi_entry *entry, unsigned key);

/* The same of the entry behind a match with class cls, without a look at it: nothing if there is none. */
uint64_t vbi_seg_keys_of(const vbi_seg *seg, const vbi_match *match, unsigned cls);
vbi_slice vbi_seg_attr_of(const vbi_seg *seg, const vbi_match *match, unsigned cls, unsigned key);

/* All of it, of a class that the match has, where there is a table: it lies there until another entry is asked for. Whoever alone asks for
 * entries of that class may note there what its values come to. */
void vbi_fact_read(const vbi_seg *seg, struct vbi_fact_entry *place, uint64_t want);
static inline struct vbi_fact_entry *vbi_fact_place(const vbi_seg *seg, uint64_t want)
{
	struct vbi_fact_entry *first = vbi_line_behind(seg->facts->room);

	return first + (want * UINT64_C(0x9E3779B97F4A7C15) >> (64 - VBI_FACT_ENTRY_BITS));
}
static inline struct vbi_fact_entry *vbi_seg_fact_of(const vbi_seg *seg, const vbi_match *match, unsigned cls)
{
	uint64_t want = (uint64_t)match->key * 64 + cls;
	struct vbi_fact_entry *place = vbi_fact_place(seg, want);

	if (((place->want ^ want) | (place->fact.entry == NULL)) != 0)
		vbi_fact_read(seg, place, want);
	return place;
}
/* Its kind, which is the first of all keys. */
static inline vbi_slice vbi_fact_kind(const vbi_seg *seg, const vbi_fact *fact)
{
	_Static_assert(VBI_KEY_KIND == 0, "the values of others are behind it");
	if (!(fact->has & VBI_KEY_BIT(KIND)) || fact->more)
		return fact->more ? vbi_seg_attr(seg, fact->entry, VBI_KEY_KIND) : vbi_slice_of("", 0);
	return vbi_slice_of(seg->lex->strings + fact->text + fact->value[0].at, fact->value[0].n);
}

/* 1 + its frequency, 0 if there is none. */
uint32_t vbi_seg_count_of(const vbi_seg *seg, const vbi_match *match, unsigned cls);

#endif
