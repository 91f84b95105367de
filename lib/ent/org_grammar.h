/* ent/org_grammar.h - how the name of a body is put together.
 *
 *     body  := core tail*
 *     core  := NAME | ORGAN | COMMITTEE | HEAD field* | ACRONYM | MEDIA | BRAND
 *     field := FIELD | word ("và" | "-" | nothing) field
 *     tail  := place | level | number | body it belongs to, beside it or after "của", "thuộc", "-"
 *
 * The longest span that names one body (Guidelines, ORG). Parsing is a loop, never a recursion, and looks at a bounded
 * number of tokens. */
#ifndef VBI_ENT_ORG_GRAMMAR_H
#define VBI_ENT_ORG_GRAMMAR_H

#include "ent/entity.h"

/* Kinds that the grammar asks for: X(name, its word in the dictionary). A body's is a bit; those that are not asked for share one. */
#define VBI_BODY_KINDS(X)                                                                                                        \
	X(ARMY, "army") X(BANK, "bank") X(BOARD, "board") X(CENTER, "center") X(COMPANY, "company") X(COUNCIL, "people-council")  \
	X(DEPARTMENT, "department") X(FRONT, "front") X(HOSPITAL, "hospital") X(INSPECTORATE, "inspectorate") X(MINISTRY, "ministry") \
	X(OFFICE, "office") X(PARTY, "party") X(SCHOOL, "school")
enum {
	VBI_NTH_KIND_OTHER = 1, /* as facts note it, where 0 is nothing yet */
#define X(name, word) VBI_NTH_KIND_##name,
	VBI_BODY_KINDS(X)
#undef X
};
#define VBI_KIND(name) (1u << VBI_NTH_KIND_##name)

enum { VBI_BODY_NAME, VBI_BODY_ORGAN, VBI_BODY_PARTY, VBI_BODY_HEAD, VBI_BODY_ABBR, VBI_BODY_MEDIA, VBI_BODY_BRAND };

typedef struct vbi_body {
	uint32_t t0, t1;
	uint32_t head_end; /* first token after the head word */
	vbi_slice kind;    /* VB_ATTR_KIND */
	uint32_t kinds;    /* its bit */
	uint8_t form;      /* VBI_BODY_* */
	bool bare;         /* nothing completes it */
	bool brand;        /* places inside belong to the brand: not tagged */
	bool fields;       /* HEAD with at least one field of the dictionary */
} vbi_body;

/* The body that begins at token i. Places of the window must have been found. */
bool vbi_body_at(const vbi_seg *seg, const vbi_ents *ents, uint32_t i, vbi_body *out);
/* End of a field at i that can share the head of a list before it (các sở Y tế, | Nội vụ); i if there is none. */
uint32_t vbi_body_shared_field(const vbi_seg *seg, const vbi_ents *ents, uint32_t i);

#endif
