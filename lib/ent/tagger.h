/* ent/tagger.h - what the tagger asks of the recognisers: to describe an entity that it found and they did not. */
#ifndef VBI_ENT_TAGGER_H
#define VBI_ENT_TAGGER_H

#include "ent/tagfeat.h"

/* Sub, kind, normal form and parts as far as the span tells them; attributes are added to the entity. VB_ERR_MEMORY. */
vb_status vbi_place_describe(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents, vbi_ent *ent); /* place.c */
vb_status vbi_date_describe(const vbi_seg *seg, const vbi_docstate *state, vbi_ents *ents, vbi_ent *ent); /* date.c */
vb_status vbi_docref_describe(const vbi_seg *seg, vbi_ents *ents, vbi_ent *ent); /* docref.c */
vb_status vbi_person_describe(const vbi_seg *seg, vbi_ents *ents, vbi_ent *ent); /* person.c */

/* The best path by the weights over the active tokens of ents->views, all that vbi_tag makes room for being there; before anything is mended. */
void vbi_tag_decide(const vbi_ents *ents, const vbi_weights *weights);
/* Places that the grammar is sure of stand, whatever was decided in them. tagplace.c */
void vbi_tag_sure_places(const vbi_seg *seg, const vbi_ents *ents);
/* References to documents that the grammar reads otherwise than was decided are mended in the path. tagdocref.c */
void vbi_tag_documents(const vbi_seg *seg, vbi_ents *ents);
/* Years of feasts are put in the path. tagdate.c */
void vbi_tag_feasts(const vbi_seg *seg, vbi_ents *ents);
/* What was decided and mended becomes entities: those that it does not confirm die, others are added. tagtake.c */
vb_status vbi_tag_take(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents);

#endif
