/* ent/docstate.h - what one document has told so far, for recognisers and links. Fixed size: nothing here grows with
 * the document. Owned by docstate.c; each group of fields is written by one recogniser and read by any. */
#ifndef VBI_ENT_DOCSTATE_H
#define VBI_ENT_DOCSTATE_H

#include "base/base.h"
#include "ent/entity.h"

#define VBI_STATE_PEOPLE 256
#define VBI_STATE_NAME 6 /* syllables of a name kept */
#define VBI_STATE_HELD 1024 /* a power of two, as the next */
#define VBI_STATE_PAIRS 1024
#define VBI_STATE_PLACES 64
#define VBI_STATE_PLACE_NAME 5
#define VBI_STATE_PLACE_BITS 11
#define VBI_STATE_FIRST_BITS 10

typedef struct vbi_state_person {
	uint32_t key[VBI_STATE_NAME]; /* of each token of the full name, see people.h */
	uint16_t place[VBI_STATE_NAME], pair; /* where docstate's held, and of the first two its pair, have it */
	uint8_t keys;
	uint8_t gender;        /* 0 unknown, 1 male, 2 female */
	uint32_t chain;        /* number of the person in the document */
	uint64_t seen;         /* when mentioned last, 0 never yet */
} vbi_state_person;

/* A place that a unit word has named (xã Chiềng Đen), so that its bare name is known afterwards. */
typedef struct vbi_state_place {
	uint16_t code[VBI_STATE_PLACE_NAME], first; /* first: as of the next bits */
	uint8_t codes;
	bool mark; /* the second token is no word */
} vbi_state_place;

/* A province that the document names; tenure.c. */
#define VBI_STATE_PROVINCES 16
typedef struct vbi_state_province {
	uint32_t key;   /* of the name without its unit; 0 ends the list */
	uint32_t count;
	bool city;
	uint8_t n;
	char name[46];
} vbi_state_province;

struct vbi_docstate {
	const vbi_mem *mem;
	uint32_t next_id;      /* of entities: resolve */
	uint32_t next_chain;   /* of persons: person */
	uint64_t clock;
	/* date.c: the document's own date, yyyymmdd or 0, and which order of day and month its dates prove */
	uint32_t date;
	uint8_t date_order;    /* 0 unknown, 1 day first, 2 month first */
	/* person.c, link.c */
	vbi_state_person person[VBI_STATE_PEOPLE];
	uint32_t people;
	/* For each hash of a token the names that have it, as chains: 1 + person * VBI_STATE_NAME + place in the name; for that of
	 * two the names of several tokens that begin with them: 1 + person. */
	uint16_t held[VBI_STATE_HELD], also[VBI_STATE_PEOPLE * VBI_STATE_NAME];
	uint16_t pair[VBI_STATE_PAIRS], also_pair[VBI_STATE_PEOPLE];
	/* For replacing the one unseen longest: those never mentioned, a bit each; the others in the order of their mentions. */
	uint64_t unseen[VBI_STATE_PEOPLE / 64];
	uint16_t older[VBI_STATE_PEOPLE], newer[VBI_STATE_PEOPLE], oldest, newest; /* 1 + person, 0 none */
	/* place.c: a ring of the last named ones */
	vbi_state_place place[VBI_STATE_PLACES];
	uint32_t places;       /* ever kept */
	uint32_t place_bits[1u << VBI_STATE_PLACE_BITS >> 5]; /* one set for the first two words of each: most capitals begin none of them */
	uint32_t first_bits[1u << VBI_STATE_FIRST_BITS >> 5]; /* the same for the first word alone, all that no dictionary knows as one */
	uint32_t place_marks;  /* of so many the second is a mark; of the others it has a capital */
	vbi_state_province province[VBI_STATE_PROVINCES];
	uint32_t windows;      /* windows analysed before this one */
};

#endif
