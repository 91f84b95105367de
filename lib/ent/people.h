/* ent/people.h - the people of a document: one number (chain) for all mentions of one person. */
#ifndef VBI_ENT_PEOPLE_H
#define VBI_ENT_PEOPLE_H

#include "ent/docstate.h"

/* A number for a token of a name, the same in any case and tone placement: the dictionary code where there is one,
 * else a hash of the lower-cased spelling above 0xFFFF. */
uint32_t vbi_name_key_of_letters(const vbi_seg *seg, uint32_t t);
static inline uint32_t vbi_name_key(const vbi_seg *seg, uint32_t t)
{
	uint32_t code = seg->tok[t].code;

	return code != VBI_CODE_NONE ? code : vbi_name_key_of_letters(seg, t);
}

/* A number that tokens of one key have in common, told without a look at all the letters of those without a code. */
static inline uint32_t vbi_name_glance(const vbi_seg *seg, uint32_t t)
{
	const vbi_tok *tok = &seg->tok[t];
	uint32_t letters = (tok->end - tok->start) << 5 | ((unsigned char)seg->text[tok->start] & 31u);

	return tok->code + (letters & (0u - (uint32_t)(tok->code == VBI_CODE_NONE)));
}
static inline uint32_t vbi_people_place(uint32_t glance) { return (glance * 2654435761u) >> 16 & (VBI_STATE_HELD - 1); }
static inline uint32_t vbi_people_pair(uint32_t first, uint32_t second)
{
	return ((first * 31 + second) * 2654435761u) >> 16 & (VBI_STATE_PAIRS - 1);
}

/* False: no name that is held has a token like this one. */
static inline bool vbi_people_held(const vbi_docstate *state, const vbi_seg *seg, uint32_t t)
{
	return state->held[vbi_people_place(vbi_name_glance(seg, t))] != 0;
}

/* False: no name of several tokens that is held begins with two like these. */
static inline bool vbi_people_pair_held(const vbi_docstate *state, const vbi_seg *seg, uint32_t t, uint32_t next)
{
	return state->pair[vbi_people_pair(vbi_name_glance(seg, t), vbi_name_glance(seg, next))] != 0;
}

/* Length of the longest known full name that stands at tokens [t, end); 0 if none. */
uint32_t vbi_people_known_near(const vbi_seg *seg, const vbi_docstate *state, uint32_t t, uint32_t end);
static inline uint32_t vbi_people_known_at(const vbi_seg *seg, const vbi_docstate *state, uint32_t t, uint32_t end)
{
	uint32_t more = t + 1 < end, mark;

	if (t >= end)
		return 0;
	mark = (unsigned)(seg->tok[t].kind == VB_TOKEN_PUNCT) | (unsigned)(seg->tok[t + more].kind == VB_TOKEN_PUNCT);
	/* one jump, as most names are not known */
	return (more & (mark | (unsigned)vbi_people_pair_held(state, seg, t, t + more))) ? vbi_people_known_near(seg, state, t, end) : 0;
}

/* A known person whose name ends with tokens [t, end) (or, if none, begins with them), the one seen last; NULL if none.
 * gender 0 fits everybody; met asks for people mentioned already. */
vbi_state_person *vbi_people_short(const vbi_seg *seg, vbi_docstate *state, uint32_t t, uint32_t end, unsigned gender,
                                   bool met);

/* The person named in full by tokens [t, end), made known if new. */
vbi_state_person *vbi_people_full(const vbi_seg *seg, vbi_docstate *state, uint32_t t, uint32_t end, unsigned gender);

/* em trai ông A, mẹ của bà B: the name at token t tells whose relative somebody is. */
bool vbi_people_relative(const vbi_seg *seg, uint32_t t);

/* Hồ Chí Minh, who is also called Bác Hồ and Bác, was named. */
bool vbi_people_know_ho(vbi_docstate *state);

/* 0 unknown, 1 male, 2 female, by the honorific before token t, else by the middle and given name. */
unsigned vbi_people_gender(const vbi_seg *seg, uint32_t t, uint32_t end);
static inline unsigned vbi_people_gender_of(const vbi_seg *seg, vbi_ent *ent)
{
	if (!ent->gender)
		ent->gender = (uint8_t)(1 + vbi_people_gender(seg, ent->t0, ent->t1));
	return ent->gender - 1u;
}

/* The HONORIFIC match that ends right before token t, or NULL. */
#define VBI_HONORIFIC_TOKENS 4 /* at most */
const vbi_match *vbi_honorific_near(const vbi_seg *seg, uint32_t t);
static inline const vbi_match *vbi_honorific_before(const vbi_seg *seg, uint32_t t)
{
	_Static_assert(VBI_HONORIFIC_TOKENS == 4, "as many are asked at once");
	if (t >= VBI_HONORIFIC_TOKENS &&
	    !((vbi_seg_any(seg, t - 1) | vbi_seg_any(seg, t - 2) | vbi_seg_any(seg, t - 3) | vbi_seg_any(seg, t - 4)) & VBI_MASK(HONORIFIC)))
		return NULL; /* mostly */
	return vbi_honorific_near(seg, t);
}

#endif
