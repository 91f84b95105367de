/* ent/link_nest.c - relations that nesting and neighbourhood tell: AT (title to its body), ISSUED_BY and DATED (document
 * to its issuer and date), PART_OF (body to the place in its name, place to the next level named after it). */
#include "ent/link.h"

#define DEPTH 8

static vb_status nested(vbi_ents *ents, const vbi_ent *outer, const vbi_ent *inner)
{
	unsigned kind = 0;

	if (outer->type == VB_ENTITY_TITLE && inner->type == VB_ENTITY_ORG)
		kind = VB_RELATION_AT;
	else if (outer->type == VB_ENTITY_DOC && (inner->type == VB_ENTITY_ORG || inner->type == VB_ENTITY_TITLE))
		kind = VB_RELATION_ISSUED_BY;
	else if (outer->type == VB_ENTITY_DOC && inner->type == VB_ENTITY_DATE)
		kind = VB_RELATION_DATED;
	else if (outer->type == VB_ENTITY_ORG && inner->type == VB_ENTITY_LOC)
		kind = VB_RELATION_PART_OF;
	return kind ? vbi_ents_relate(ents, kind, outer->id, inner->id, outer->confidence) : VB_OK;
}

/* Two of which the second is a place of a higher level than the first; nobody could guess what they are: so it makes one jump. */
static inline bool higher(const vbi_ent *a, const vbi_ent *b)
{
	return (a->sub <= VBI_SUB_LOC_COMMUNE) & (b->sub >= VBI_SUB_LOC_COUNTRY) & (b->sub < a->sub);
}

/* xã A, huyện B, tỉnh C: each is part of the next. */
static bool levels(const vbi_seg *seg, const vbi_ent *a, const vbi_ent *b)
{
	if (a->type != VB_ENTITY_LOC || b->type != VB_ENTITY_LOC)
		return false;
	if (b->t0 == a->t1)
		return seg->tok[b->t0].space == 1;
	return b->t0 == a->t1 + 1 && (vbi_tok_is(seg, a->t1, ",") || vbi_tok_is(seg, a->t1, "(") || vbi_tok_is(seg, a->t1, "-"));
}

vb_status vbi_link_nest(const vbi_seg *seg, vbi_ents *ents)
{
	uint32_t stack[DEPTH];
	size_t depth = 0;
	vb_status status = VB_OK;

	for (size_t i = 0; i < ents->n && status == VB_OK; i++) {
		const vbi_ent *ent = &ents->list[i], *next = ent + (i + 1 < ents->n);

		if (ent->parent) {
			while (depth && ents->list[stack[depth - 1]].end <= ent->start)
				depth--;
			status = depth ? nested(ents, &ents->list[stack[depth - 1]], ent) : VB_OK;
		} else {
			depth = 0; /* nothing is open, mostly */
		}
		if (higher(ent, next) && status == VB_OK && levels(seg, ent, next))
			status = vbi_ents_relate(ents, VB_RELATION_PART_OF, ent->id, next->id, 800);
		if (depth < DEPTH)
			stack[depth++] = (uint32_t)i;
	}
	return status;
}
