/* ent/place_scan.h - what the files of the place recogniser share: place_name.c, place_unit.c, place.c. */
#ifndef VBI_ENT_PLACE_SCAN_H
#define VBI_ENT_PLACE_SCAN_H

#include "ent/docstate.h"
#include "ent/entity.h"
#include "ent/run.h"

#define LOC_NAMES                                                                                          \
	(VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_DISTRICT) | VBI_MASK(LOC_COMMUNE) | \
	 VBI_MASK(LOC_REGION) | VBI_MASK(LOC_GEO) | VBI_MASK(LOC_ROAD) | VBI_MASK(LOC_FACILITY) | VBI_MASK(LOC_CITY))
#define LOC_LARGE (VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_REGION) | VBI_MASK(LOC_CITY))
#define LOC_SURE  (LOC_LARGE | VBI_MASK(LOC_GEO) | VBI_MASK(LOC_ROAD) | VBI_MASK(LOC_FACILITY))
#define TITLES    (VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO) | VBI_MASK(T_UNIT))

#define NAME_LIMIT 6 /* words of a name the dictionary does not know */

typedef struct place_scan {
	const vbi_seg *seg;
	vbi_docstate *state;
	vbi_ents *ents;
	uint32_t last_end; /* end of the place found last in this pass */
	bool last_list;    /* it stands in a list that a plural word opened */
} place_scan;

/* ---- place_name.c ---- */

/* Classes of names that a unit word of this kind announces; the entity's sub and VB_ATTR_KIND from classes or kind. */
uint64_t vbi_place_classes_of_kind(vbi_slice kind);
unsigned vbi_place_sub_of_mask(uint64_t mask);
unsigned vbi_place_sub_of_kind(vbi_slice kind);
const char *vbi_place_kind_of_mask(uint64_t mask);
/* Remembers a name that a unit word has announced; length of the longest remembered one at token i. */
void vbi_place_state_learn(vbi_docstate *state, const vbi_seg *seg, uint32_t t0, uint32_t t1);
uint32_t vbi_place_state_find(const vbi_docstate *state, const vbi_seg *seg, uint32_t i);
/* The count tokens at i are written as a name is. */
bool vbi_place_written_as_name(const vbi_seg *seg, uint32_t i, uint32_t count);
/* Longest name of the dictionary at j, classes of want preferred; NULL if none is written as a name. */
const vbi_match *vbi_place_name_at(const vbi_seg *seg, uint32_t j, uint64_t want);
bool vbi_place_plural_before(const vbi_seg *seg, uint32_t i);
/* Kind, code and normal form of a place that has its sub; name: of the dictionary, or NULL. */
vb_status vbi_place_facts(const place_scan *scan, vbi_ent *ent, vbi_slice kind, const vbi_match *name);
vb_status vbi_place_add(place_scan *scan, uint32_t t0, uint32_t t1, unsigned sub, const char *kind, size_t kind_n,
                        const vbi_match *name, unsigned confidence);

/* The place that was added last stands, whatever learned weights say. */
static inline void vbi_place_sure(vbi_ents *ents)
{
	ents->list[ents->n - 1].sure = 1;
	ents->sure_places++;
}

/* A token that no dictionary knows is remembered by a hash of its bytes. */
uint16_t vbi_place_letters_key(const vbi_seg *seg, const vbi_tok *tok);
static inline uint16_t vbi_place_token_key(const vbi_seg *seg, uint32_t i)
{
	const vbi_tok *tok = &seg->tok[i];

	return tok->code != VBI_CODE_NONE && !tok->more ? tok->code : vbi_place_letters_key(seg, tok);
}

/* The bit of a name's first two words. */
static inline uint32_t vbi_place_bit_of(uint32_t first, uint32_t second)
{
	return (first << 16 | second) * UINT32_C(2654435761) >> (32 - VBI_STATE_PLACE_BITS);
}
/* The bit of its first word is told without a look at letters. */
static inline uint16_t vbi_place_first(const vbi_tok *tok) { return tok->more ? VBI_CODE_NONE : tok->code; }
static inline uint32_t vbi_place_first_bit(uint16_t first) { return first * UINT32_C(2654435761) >> (32 - VBI_STATE_FIRST_BITS); }
static inline bool vbi_place_may_begin(const vbi_docstate *state, const vbi_seg *seg, uint32_t i)
{
	uint32_t bit = vbi_place_first_bit(vbi_place_first(&seg->tok[i]));

	return state->first_bits[bit / 32] >> bit % 32 & 1;
}
static inline bool vbi_place_has_bit(const vbi_docstate *state, uint32_t bit) { return state->place_bits[bit / 32] >> bit % 32 & 1; }
/* One of them may begin there, where another token follows: else none does. */
static inline bool vbi_place_state_begins(const vbi_docstate *state, const vbi_seg *seg, uint32_t i)
{
	return vbi_place_may_begin(state, seg, i) &&
	       vbi_place_has_bit(state, vbi_place_bit_of(vbi_place_token_key(seg, i), vbi_place_token_key(seg, i + 1)));
}
static inline uint32_t vbi_place_state_known(const vbi_docstate *state, const vbi_seg *seg, uint32_t i)
{
	if (i + 1 >= seg->toks || (!state->place_marks && !vbi_run_capital(seg, i + 1)) || !vbi_place_state_begins(state, seg, i))
		return 0; /* nearly always */
	return vbi_place_state_find(state, seg, i);
}

/* ---- place_unit.c ---- */

/* Tries a unit word at i; *end is where the place ends, i if there is none. */
vb_status vbi_place_unit(place_scan *scan, uint32_t i, uint32_t *end);

#endif
