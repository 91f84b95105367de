/* ent/linker.h - learned weights decide who holds a title: what the rules say is one voice among others.
 *
 * For each title the people around it, the holders of like titles elsewhere and whom the rules name are candidates. A
 * candidate's features are what lies between, what the rules say, which titles the candidate has; each feature has one
 * weight. The candidate with the largest sum holds the title if that is above zero; a title that several may hold goes to
 * all whose sums are. */
#ifndef VBI_ENT_LINKER_H
#define VBI_ENT_LINKER_H

#include "ent/link.h"

#define VBI_LINK_CANDIDATES 16u
#define VBI_LINK_FEATURES 80u
#define VBI_LINK_FIRST 128u

typedef struct vbi_candidate {
	uint32_t chain;
	uint32_t known;         /* an item that is a mention */
	uint32_t before, after; /* 1 + item of the nearest mention on each side, 0 none near */
	uint8_t how;            /* VBI_HOW_* if the rules name this person, else 0 */
	uint8_t fit, alike;     /* the best of the titles the rules give this person elsewhere: vbi_link_fits, likeness 0..3 */
	uint8_t apart;          /* paragraphs to that title: 0, 1, 2 (few), 3 (many) */
	bool earlier;           /* it stands before */
	uint32_t held;          /* 1 + item of that title, 0 none */
	uint8_t beside[2];      /* like titles elsewhere with this name right behind: with the same words, with others that fit */
} vbi_candidate;

typedef struct vbi_candidates {
	vbi_candidate list[VBI_LINK_CANDIDATES];
	uint32_t n;
	uint8_t first[VBI_LINK_FIRST]; /* by chain: 1 + the first candidate that falls there, 0 none */
	uint8_t beside[2]; /* the same of everybody */
	uint32_t same;   /* 1 + item of the last title before with the same words, 0 none */
	uint8_t subject; /* a form of address alone in the sentence before the title (Ông từng là T): 1 male, 2 female, 3 either */
	/* of the title and what is around it, the same for all: vbi_link_surroundings */
	uint64_t once, twice; /* linkfeat.c: what candidates have elsewhere, one of them, more than one */
	uint32_t shown;  /* how many have like titles with the same words elsewhere */
	uint8_t order;   /* how titles and names stand to each other */
	uint8_t left, right; /* what stands beside it */
	uint8_t to_come; /* words before it tell that it is yet to come */
	uint32_t sort;
	uint32_t before, two_before, behind, two_behind; /* words around it, */
	uint32_t words, ends;                            /* and its own: the first with the complement's first, with the last */
	uint32_t earlier; /* 1 + item of the title before it in its sentence, 0 none */
} vbi_candidates;

/* Who may hold the title that is item k. */
void vbi_link_candidates(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, size_t k, vbi_candidates *out);
/* Several may hold the title that is item k: the candidates are judged each for itself. */
bool vbi_link_many(const vbi_items *items, size_t k);
/* linkfeat.c */
void vbi_link_surroundings(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, size_t k, vbi_candidates *who);
/* Features of candidate c for item k; returns how many. */
uint32_t vbi_link_features(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, size_t k,
                           const vbi_candidates *who, uint32_t c, uint32_t feature[VBI_LINK_FEATURES]);
/* The same in two parts: what the title has with what the rules say of the candidate, which is the same for most of them; and
 * the rest. */
uint32_t vbi_link_verdict(const vbi_items *items, size_t k, const vbi_candidate *one);
uint32_t vbi_link_features_of_title(const vbi_seg *seg, const vbi_items *items, size_t k, const vbi_candidates *who,
                                    uint32_t verdict, uint32_t feature[VBI_LINK_FEATURES]);
uint32_t vbi_link_features_of_pair(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, size_t k,
                                   const vbi_candidates *who, uint32_t c, uint32_t feature[VBI_LINK_FEATURES]);
int32_t vbi_link_sum(const vbi_weights *weights, const uint32_t *feature, uint32_t n);
/* HOLDS by weights with one label. */
vb_status vbi_linker(const vbi_seg *seg, vbi_ents *ents, vbi_items *items, const vbi_weights *weights);

#endif
