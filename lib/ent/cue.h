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
	VBI_CUE_TITLE,
	VBI_CUE_DOC,
	VBI_CUE_CLASSES, /* so many are told by classes; these are not: */
	VBI_CUE_CAPITAL = VBI_CUE_CLASSES, /* a word with a capital: just these */
	VBI_CUE_BAC,     /* Bác */
	VBI_CUE_LINE,      /* a line or a paragraph begins */
	VBI_CUE_PARAGRAPH, /* behind an empty line */
	VBI_CUE_FOUND,     /* so many are found in one pass; the others are */
	VBI_CUE_PERSON = VBI_CUE_FOUND, /* people.c: where names were found */
	VBI_CUE_VOUCHED, /* name_mark.c: something vouches for a name here */
	VBI_CUE_COUNTRY, /* the same: a country was found here */
	VBI_CUE_CLOSED,  /* the same: no name may be here, for something is */
	VBI_CUE_DIED,    /* where something died when others had asked of it */
	VBI_CUE_TOLD,    /* place.c: a name that the document has told may begin here */
	VBI_CUE_ENTITY,  /* resolve.c: where anything was found */
	VBI_CUE_END
};

/* What the recognisers begin with, where it is a class. */
#define VBI_CUES_DATE \
	(VBI_MASK(DAYPART) | VBI_MASK(CAL_UNIT) | VBI_MASK(PERIOD) | VBI_MASK(WEEKDAY) | VBI_MASK(LUNAR_YEAR) | VBI_MASK(NUM_WORD))
#define VBI_CUES_CLOSED (VBI_MASK(DOC_LAW) | VBI_MASK(ORG_MEDIA) | VBI_MASK(ORG_BRAND) | VBI_MASK(PERSON)) /* to places */
#define VBI_CUES_DOC (VBI_MASK(DOC_TYPE) | VBI_MASK(DOC_LAW) | VBI_MASK(DOC_PART) | VBI_MASK(DOC_SYMBOL))

/* Finds those below VBI_CUE_FOUND; ents was reset for the window. found: room for as many as there are tokens and VBI_CUE_ROOM
 * more, all zero at the end. */
#define VBI_CUE_ROOM 64
void vbi_cues_find(const vbi_seg *seg, vbi_ents *ents, uint16_t *found);

static inline uint64_t *vbi_cues(const vbi_ents *ents, unsigned cue)
{
	return ents->cue + cue * (ents->tokens / 64 + 1);
}

/* Which words of those bits have any: a bit for each. Behind the bits of all cues. */
static inline uint64_t *vbi_cue_words(const vbi_ents *ents, unsigned cue)
{
	return ents->cue + VBI_CUE_END * (ents->tokens / 64 + 1) + cue * (ents->tokens / 4096 + 1);
}

static inline void vbi_cue_add(const vbi_ents *ents, unsigned cue, uint32_t t)
{
	vbi_cues(ents, cue)[t / 64] |= UINT64_C(1) << t % 64;
	if (cue != VBI_CUE_CLOSED && cue != VBI_CUE_DIED) /* which nobody goes along */
		vbi_cue_words(ents, cue)[t / 4096] |= UINT64_C(1) << t / 64 % 64;
}

/* It dies, and whoever has read what is around it reads it anew: few do. */
static inline void vbi_cue_die(const vbi_ents *ents, vbi_ent *ent)
{
	ent->dead = 1;
	vbi_cue_add(ents, VBI_CUE_DIED, ent->t0);
	vbi_cue_add(ents, VBI_CUE_DIED, ent->t1 - 1);
}
static inline bool vbi_cue_died_near(const vbi_ents *ents, uint32_t t)
{
	const uint64_t *died = vbi_cues(ents, VBI_CUE_DIED);
	uint32_t word = t / 64, last = (uint32_t)ents->tokens / 64;

	return (died[word] | died[word < last ? word + 1 : last] | died[word + 1 < last ? word + 2 : last]) != 0;
}

/* Going along the bits of one cue, which may grow meanwhile. */
typedef struct vbi_cue_walk {
	const uint64_t *bits, *words;
	uint32_t tokens;
} vbi_cue_walk;

static inline vbi_cue_walk vbi_cue_walk_of(const vbi_ents *ents, unsigned cue)
{
	return (vbi_cue_walk){vbi_cues(ents, cue), vbi_cue_words(ents, cue), (uint32_t)ents->tokens};
}

/* The first token at or behind t with the cue; the number of tokens if there is none. */
static inline uint32_t vbi_cue_walk_next(vbi_cue_walk walk, uint32_t t)
{
	uint32_t word = t / 64, at = word / 64;
	uint64_t here, behind, none;

	if (t >= walk.tokens)
		return walk.tokens;
	/* nobody could guess how far it is: so the next word that has any is told, not looked for */
	here = walk.bits[word] & UINT64_MAX << t % 64;
	behind = walk.words[at] & UINT64_MAX << 1 << word % 64;
	while (!(here | behind)) { /* of 4096 tokens none */
		if (++at > walk.tokens / 4096)
			return walk.tokens;
		behind = walk.words[at];
	}
	none = (uint64_t)0 - (here == 0);
	word ^= (word ^ (at * 64 + vbi_lowest_bit(behind | UINT64_C(1) << 63))) & (uint32_t)none;
	return word * 64 + vbi_lowest_bit(here | (walk.bits[word] & none));
}
static inline uint32_t vbi_cue_next(const vbi_ents *ents, unsigned cue, uint32_t t)
{
	return vbi_cue_walk_next(vbi_cue_walk_of(ents, cue), t);
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

/* Going along the bits of a cue that does not grow meanwhile, a block at a time. */
typedef struct vbi_cue_steps {
	const uint64_t *bits;
	size_t word, words;
	const uint32_t *at, *end;
	uint32_t list[VBI_CUE_LIST];
} vbi_cue_steps;

static inline void vbi_cue_steps_begin(vbi_cue_steps *steps, const vbi_ents *ents, unsigned cue)
{
	steps->bits = vbi_cues(ents, cue);
	steps->word = 0;
	steps->words = ents->tokens / 64 + 1;
	steps->at = steps->end = steps->list;
}

/* The next token; false at the end. */
static inline bool vbi_cue_step(vbi_cue_steps *steps, uint32_t *t)
{
	while (steps->at == steps->end) {
		size_t to = steps->words - steps->word < VBI_CUE_BLOCK ? steps->words : steps->word + VBI_CUE_BLOCK;
		uint32_t *end = steps->list;

		if (steps->word == to)
			return false;
		for (; steps->word < to; steps->word++)
			end = vbi_cue_list(end, steps->bits[steps->word], (uint32_t)(steps->word * 64), 4);
		steps->at = steps->list;
		steps->end = end;
	}
	*t = *steps->at++;
	return true;
}

#endif
