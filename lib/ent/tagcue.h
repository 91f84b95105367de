/* ent/tagcue.h - what words tell to who mends, by their symbols (tagfeat.h): made once, asked before a token is looked at. */
#ifndef VBI_ENT_TAGCUE_H
#define VBI_ENT_TAGCUE_H

#include "ent/tagfeat.h"

/* Rules that a word may concern; a few other words, whose symbols have the same ten bits, seem to concern them, too. */
enum {
	VBI_CUE_TOLD = 1,          /* tagdoc.c: a capital, the word before one */
	VBI_CUE_TOLD_BEFORE = 2,
	VBI_CUE_CREDIT = 4,
	VBI_CUE_PARTY_BEFORE = 8,
	VBI_CUE_SENTENCE = 0x10,   /* tagcut.c: begins a sentence, begins a clause */
	VBI_CUE_CLAUSE = 0x20,
	VBI_CUE_OVER = 0x40,       /* no span ends with it */
	VBI_CUE_OFFICE_ENDS = 0x80, /* no office goes on behind it */
	VBI_CUE_PLACE_FIRST = 0x100, /* no place begins with it, no place has it */
	VBI_CUE_PLACE_WITHIN = 0x200,
	VBI_CUE_JOIN_FIRST = 0x400, /* tagjoin.c: of a body, before it, behind it */
	VBI_CUE_JOIN_BEFORE = 0x800,
	VBI_CUE_JOIN_BEHIND = 0x1000,
	VBI_CUE_NONE = 0x2000,      /* tagrefuse.c, tagcut.c: the first or last word of what is no body, or no office */
	VBI_CUE_LED = 0x4000,       /* tagcut.c: before a field that somebody leads */
	VBI_CUE_KIND = 0x8000,      /* tagshort.c: the last word of the kind of a body or of what it does */
	VBI_CUE_TREATY = 0x10000,   /* tagtreaty.c: before a party */
	VBI_CUE_CUTS = 0x20000,     /* tagbody.c: a body may end before it, goes on with it, begins with it and is more or less */
	VBI_CUE_GOES_ON = 0x40000,
	VBI_CUE_BODY_FIRST = 0x80000,
	VBI_CUE_ROAD = 0x100000,    /* tagroad.c: begins a road, stands beside the name of one */
	VBI_CUE_ROAD_BESIDE = 0x400000,
	VBI_CUE_FIGHTER = 0x200000, /* tagshort.c: the last word of who fights */
	VBI_CUE_PARTICLE = 0x800000, /* tagname.c: a small word of names from abroad */
	VBI_CUE_PARTS = 0x1000000,   /* tagshort.c: a bracket or comma, before when somebody was born or how old he is; a dash */
	VBI_CUE_BORN = 0x2000000,
	VBI_CUE_DASH = 0x4000000,
	VBI_CUE_CUT = 0x8000000,     /* tagcut.c: before a ship or a house, the first word of what is branded or the last one of what is no name */
	VBI_CUE_NOBODY = 0x10000000, /* tagrefuse.c: the first word of what is no name or no office, the one before it or behind it; letters of a thing */
	VBI_CUE_LEFT_OUT = 0x20000000, /* tagtake.c: at the end of an office and not of it; before an office or a date and of it, at the end of a name */
	VBI_CUE_TAKEN_IN = 0x40000000,
};
#define VBI_CUE_HOUSE 0x80000000u /* tagunit.c: the first word of a body that units are of */
#define VBI_TAG_CUES 1024u
/* tagkind.c: a name may be told by its own first word, by the one before it, by its second; tagmemorial.c: by the last word of what remembers
 * somebody; tagmend.c: an office ends before một; tagbody.c: what is no body begins so or
 * stands behind it; tagunit.c: a unit of a house. By twelve bits of symbols, for many are asked. */
enum { VBI_NAMED_OWN = 1, VBI_NAMED_BEFORE = 2, VBI_NAMED_BEHIND = 4, VBI_NAMED_MEMORIAL = 8, VBI_NAMED_ONE = 16, VBI_NAMED_NOBODY = 32, VBI_NAMED_NOBODY_BEHIND = 64, VBI_NAMED_UNIT = 128 };
#define VBI_TAG_NAMED_BITS 12

typedef struct vbi_tag_cues {
	uint32_t cue[VBI_TAG_CUES];
	uint8_t named[1u << VBI_TAG_NAMED_BITS]; /* VBI_NAMED_* */
	uint64_t abroad[4];                    /* bits of symbols: tagabroad.c */
	uint64_t kinds, fields, before_fields; /* tagshort.c */
	uint32_t bracket, close, comma, semicolon, colon, point, dash, and;
	uint32_t shares, rises, falls, code, called, brief, of, culture, committee, ministry, league, this, general, half, society, together, cooperative;
} vbi_tag_cues;

/* Those of the views are made if they are not there. */
vb_status vbi_tag_cues_for(vbi_tag_views *views);
void vbi_tag_add_cue(vbi_tag_cues *cues, const char *word, unsigned cue);
void vbi_tag_add_cue_written(vbi_tag_cues *cues, const char *letters, unsigned cue);
void vbi_tag_add_named(vbi_tag_cues *cues, const char *word, unsigned what);
void vbi_tag_add_named_written(vbi_tag_cues *cues, const char *letters, unsigned what);
void vbi_tag_add_cues(vbi_tag_cues *cues, const char *const *word, size_t n, unsigned cue);

static inline unsigned vbi_tag_named_by(const vbi_tag_cues *cues, const vbi_tag_view *v)
{
	return cues->named[v->symbol >> (32 - VBI_TAG_NAMED_BITS)];
}
static inline unsigned vbi_tag_cue(const vbi_tag_cues *cues, const vbi_tag_view *v) { return cues->cue[v->symbol >> 22]; }

/* Each adds its own. */
void vbi_tag_mend_cues(vbi_tag_cues *cues);
void vbi_tag_refuse_cues(vbi_tag_cues *cues);
void vbi_tag_whole_cues(vbi_tag_cues *cues);
void vbi_tag_body_cues(vbi_tag_cues *cues);
void vbi_tag_join_cues(vbi_tag_cues *cues);
void vbi_tag_cut_cues(vbi_tag_cues *cues);
void vbi_tag_doc_cues(vbi_tag_cues *cues);
void vbi_tag_name_cues(vbi_tag_cues *cues);
void vbi_tag_short_cues(vbi_tag_cues *cues);
void vbi_tag_abroad_words(uint64_t bits[4]);
void vbi_tag_treaty_cues(vbi_tag_cues *cues);
void vbi_tag_road_cues(vbi_tag_cues *cues);
void vbi_tag_kind_cues(vbi_tag_cues *cues);
void vbi_tag_memorial_cues(vbi_tag_cues *cues);
void vbi_tag_called_cues(vbi_tag_cues *cues);
void vbi_tag_unit_cues(vbi_tag_cues *cues);

#endif
