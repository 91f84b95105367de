/* ent/tagcodes.h - what tagdoc.c and tagroad.c share: sets of codes, and how lists are joined. */
#ifndef VBI_ENT_TAGCODES_H
#define VBI_ENT_TAGCODES_H

#include "ent/tagpath.h"

/* Codes of syllables or of two; some others count as one of them, but few do. Asked before the window is looked
 * through. */
#define VBI_TAG_CODES 1024u
typedef struct vbi_tag_codes {
	uint64_t bits[VBI_TAG_CODES / 64];
} vbi_tag_codes;

static inline void vbi_tag_add_code(vbi_tag_codes *c, uint32_t code)
{
	c->bits[code % VBI_TAG_CODES / 64] |= UINT64_C(1) << code % 64;
}
static inline bool vbi_tag_has_code(const vbi_tag_codes *c, uint32_t code)
{
	return c->bits[code % VBI_TAG_CODES / 64] >> code % 64 & 1;
}

static inline bool vbi_tag_joins(const vbi_seg *seg, uint32_t t)
{
	return vbi_tok_is(seg, t, ",") || vbi_tok_is(seg, t, ";") || vbi_tok_is(seg, t, "và");
}

/* Places that hold roads and are none. */
#define VBI_TAG_LARGER                                                                                  \
	(VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_DISTRICT) | VBI_MASK(LOC_CITY) | VBI_MASK(LOC_COUNTRY) | \
	 VBI_MASK(LOC_REGION))

/* tagroad.c: lists what names of roads begin with. */
void vbi_tag_road_names(const vbi_seg *seg, const vbi_tag_views *views, const uint16_t *path, uint32_t n,
                        vbi_tag_codes *road);
/* tagroad.c: makes the name at token t a road's, where it is one. road: what names of roads begin with, and maybe
 * others; what this one begins with is added. */
void vbi_tag_road_of_name(const vbi_seg *seg, const vbi_tag_views *views, vbi_tag_codes *road, uint16_t *path,
                          uint32_t n, uint32_t t);

#endif
