/* ent/name.h - names of persons: what vouches for a name, what a token may be in one, how far one reaches.
 * Shared by person.c (which names are taken), name.c (tokens, extents) and name_mark.c (company). */
#ifndef VBI_ENT_NAME_H
#define VBI_ENT_NAME_H

#include "ent/cue.h"
#include "ent/run.h"
#include "ent/office.h"
#include "ent/people.h"

#include <string.h>

#define VBI_NAME_MAX 6
#define VBI_SURE_SURNAME 60   /* counted so often, a family name leads a name of three syllables by itself */
#define VBI_STRONG_SURNAME 700 /* and a name of two */
#define VBI_SURE_GIVEN 20

/* Marks of a token. */
enum {
	VBI_AFTER_OFFICE = 1,  /* an office phrase ends before the token */
	VBI_AFTER_HONORIFIC = 2,
	VBI_AFTER_CREDIT = 4,  /* Ảnh: */
	VBI_AFTER_NAME = 8,    /* a list of names goes on here */
	VBI_IN_BODY = 16,      /* inside an ORG, DATE or a LOC with its unit word */
	VBI_IN_PLACE = 32,     /* inside a LOC without unit word: a name may be spelled the same */
	VBI_OFFICE_STARTS = 64,
	VBI_AFTER_ROLE = 128   /* a general word for people: đối tượng, nhạc sĩ */
};
#define VBI_VOUCHED (VBI_AFTER_OFFICE | VBI_AFTER_HONORIFIC | VBI_AFTER_CREDIT | VBI_AFTER_NAME)

typedef struct vbi_finder {
	const vbi_seg *seg;
	vbi_docstate *state;
	vbi_ents *ents;
	uint8_t *mark; /* [toks + 1] */
	bool failed;
} vbi_finder;

/* What is one of VBI_VOUCHED is a cue too. */
static inline void vbi_name_vouch(vbi_finder *f, uint32_t t, uint8_t mark)
{
	f->mark[t] |= mark;
	vbi_cue_add(f->ents, VBI_CUE_VOUCHED, t);
}

#define VBI_NAME_BESIDE 8 /* marks behind those of the tokens: so many are written at once */
#define VBI_NAME_EACH UINT64_C(0x0101010101010101)

/* All bits of the bytes of the first n of so many marks. */
static inline uint64_t vbi_name_these(uint32_t n)
{
	static const uint8_t which[2 * VBI_NAME_BESIDE] = {255, 255, 255, 255, 255, 255, 255, 255};
	uint64_t these;

	memcpy(&these, which + VBI_NAME_BESIDE - n, sizeof these);
	return these;
}

/* Those of tokens [t, end), of no more than the first eight; each in its byte. */
static inline uint64_t vbi_name_marks(const vbi_finder *f, uint32_t t, uint32_t end)
{
	uint64_t marks;

	memcpy(&marks, f->mark + t, sizeof marks);
	return marks & vbi_name_these(end - t < VBI_NAME_BESIDE ? end - t : VBI_NAME_BESIDE);
}

/* Tokens [t, end) get a mark; one in a body closes them: of names that nothing vouches for they are no part. */
static inline void vbi_name_mark(vbi_finder *f, uint32_t t, uint32_t end, uint8_t mark)
{
	uint64_t closed = 0 - (uint64_t)(mark == VBI_IN_BODY);

	while (t < end) { /* once, nearly always */
		uint32_t n = end - t < VBI_NAME_BESIDE ? end - t : VBI_NAME_BESIDE;
		uint64_t *cue = vbi_cues(f->ents, VBI_CUE_CLOSED) + t / 64, bits = ((UINT64_C(1) << n) - 1) & closed, marks, these;

		memcpy(&marks, f->mark + t, sizeof marks);
		these = vbi_name_these(n);
		marks |= these & mark * VBI_NAME_EACH;
		memcpy(f->mark + t, &marks, sizeof marks);
		cue[0] |= bits << t % 64;
		cue[1] |= bits >> 1 >> (63 - t % 64); /* behind the last word are others' bits, and nothing is added to them */
		t += n;
	}
}

/* name.c: how often token t was counted as a name of this class, plus one; 0 if it is none. */
uint32_t vbi_name_count_known(const vbi_seg *seg, uint32_t t, unsigned cls); /* where a match begins */
static inline uint32_t vbi_name_count(const vbi_seg *seg, uint32_t t, unsigned cls)
{
	return vbi_seg_any(seg, t) & UINT64_C(1) << (cls - 1) ? vbi_name_count_known(seg, t, cls) : 0;
}
bool vbi_name_part(const vbi_seg *seg, uint32_t t);
bool vbi_name_letter(const vbi_seg *seg, uint32_t t); /* one letter alone */
bool vbi_name_foreign(const vbi_seg *seg, uint32_t t);
bool vbi_name_function_word(const vbi_seg *seg, uint32_t t);
/* Behind the capitals that may be one name from token i on; and that without a last word that is none. */
uint32_t vbi_name_run(const vbi_finder *f, uint32_t i);
uint32_t vbi_name_trim_before_small(const vbi_finder *f, uint32_t i, uint32_t e);
static inline uint32_t vbi_name_trim(const vbi_finder *f, uint32_t i, uint32_t e)
{
	const vbi_tok *next = &f->seg->tok[e];
	unsigned perhaps = (unsigned)(e > i) & (unsigned)(e < f->seg->toks);

	/* a word begins with the last one, or there are many: mostly not, and told by one jump */
	perhaps &= (unsigned)(next->space == 1) & (unsigned)(next->shape == VB_SHAPE_LOWER);
	perhaps &= (unsigned)(f->seg->reach[e - (e > i)] > 1) | (unsigned)(e - i >= 4);
	return perhaps ? vbi_name_trim_before_small(f, i, e) : e;
}

/* name_mark.c */
void vbi_name_mark_entities(vbi_finder *f);
void vbi_name_mark_company(vbi_finder *f);
bool vbi_name_perhaps(const vbi_seg *seg, const vbi_ent *ent); /* a place or body that may be part of a name */
bool vbi_name_of_thing(const vbi_finder *f, uint32_t t);

#endif
