/* ent/cue.h - where a recogniser may find anything at all: a bit for each token, made in one pass over the window.
 *
 * A cue is never missing where something begins; it may stand where nothing does. Recognisers go from one to the next, so
 * that the many tokens that begin nothing cost none of them anything. */
#ifndef VBI_ENT_CUE_H
#define VBI_ENT_CUE_H

#include "ent/entity.h"

enum {
	VBI_CUE_NUMBER,
	VBI_CUE_DATE,
	VBI_CUE_UNIT,    /* of places */
	VBI_CUE_PLACE,   /* a capital that may be the name of a place, a colon; place.c adds more */
	VBI_CUE_ORG,
	VBI_CUE_COMPANY, /* of names: forms of address, offices, roles, credits */
	VBI_CUE_CAPITAL, /* a word with a capital: just these */
	VBI_CUE_BAC,     /* Bác */
	VBI_CUE_TITLE,
	VBI_CUE_DOC,
	VBI_CUE_LINE,      /* a line or a paragraph begins */
	VBI_CUE_PARAGRAPH, /* behind an empty line */
	VBI_CUE_FOUND,     /* so many are found in one pass; the others are */
	VBI_CUE_PERSON = VBI_CUE_FOUND, /* people.c: where names were found */
	VBI_CUE_VOUCHED, /* name_mark.c: something vouches for a name here */
	VBI_CUE_COUNTRY, /* the same: a country was found here */
	VBI_CUE_CLOSED,  /* the same: no name may be here, for something is */
	VBI_CUE_ENTITY,  /* resolve.c: where anything was found */
	VBI_CUE_END
};

/* What the recognisers begin with, where it is a class. */
#define VBI_CUES_DATE \
	(VBI_MASK(DAYPART) | VBI_MASK(CAL_UNIT) | VBI_MASK(PERIOD) | VBI_MASK(WEEKDAY) | VBI_MASK(LUNAR_YEAR) | VBI_MASK(NUM_WORD))
#define VBI_CUES_CLOSED (VBI_MASK(DOC_LAW) | VBI_MASK(ORG_MEDIA) | VBI_MASK(ORG_BRAND) | VBI_MASK(PERSON)) /* to places */
#define VBI_CUES_DOC (VBI_MASK(DOC_TYPE) | VBI_MASK(DOC_LAW) | VBI_MASK(DOC_PART) | VBI_MASK(DOC_SYMBOL))

/* Finds those below VBI_CUE_FOUND; ents was reset for the window. */
void vbi_cues_find(const vbi_seg *seg, vbi_ents *ents);

static inline uint64_t *vbi_cues(const vbi_ents *ents, unsigned cue)
{
	return ents->cue + cue * (ents->tokens / 64 + 1);
}

static inline void vbi_cue_add(const vbi_ents *ents, unsigned cue, uint32_t t)
{
	vbi_cues(ents, cue)[t / 64] |= UINT64_C(1) << t % 64;
}

/* The first token at or behind t with the cue; the number of tokens if there is none. */
static inline uint32_t vbi_cue_next(const vbi_ents *ents, unsigned cue, uint32_t t)
{
	const uint64_t *bits = vbi_cues(ents, cue);
	size_t word = t / 64, end = ents->tokens / 64 + 1;
	uint64_t left, none;

	if (t >= ents->tokens)
		return (uint32_t)ents->tokens;
	/* nobody could guess in which of two words it is; behind the last one is another cue's, which is not taken for this one's */
	left = bits[word] & UINT64_MAX << t % 64;
	none = (uint64_t)0 - (left == 0);
	word += none & 1;
	left |= bits[word] & none;
	while (!left && ++word < end)
		left = bits[word];
	if (!left)
		return (uint32_t)ents->tokens;
	t = (uint32_t)(word * 64 + vbi_lowest_bit(left));
	return t < ents->tokens ? t : (uint32_t)ents->tokens;
}

/* The tokens of a block of words of bits are listed at once, so that the loop over them is one and its end is met seldom. */
#define VBI_CUE_BLOCK 16 /* words */
#define VBI_CUE_LIST (VBI_CUE_BLOCK * 64 + 8)

static inline uint32_t *vbi_cue_put(uint32_t *list, uint64_t *bits, uint32_t first)
{
	*list = first + vbi_lowest_bit(*bits | UINT64_C(1) << 63);
	list += *bits != 0;
	*bits &= *bits - 1;
	return list;
}

/* Writes the bits of one word, from token first on; returns behind the last. So many as are usual, 4 or 8, are written without a jump. */
static inline uint32_t *vbi_cue_list(uint32_t *list, uint64_t bits, uint32_t first, unsigned usual)
{
	do {
		for (unsigned i = 0; i < usual; i += 4) {
			list = vbi_cue_put(list, &bits, first);
			list = vbi_cue_put(list, &bits, first);
			list = vbi_cue_put(list, &bits, first);
			list = vbi_cue_put(list, &bits, first);
		}
	} while (bits);
	return list;
}

#endif
