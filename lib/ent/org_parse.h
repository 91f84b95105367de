/* ent/org_parse.h - what the three files of the grammar of bodies share: org_field.c, org_core.c, org_grammar.c. */
#ifndef VBI_ENT_ORG_PARSE_H
#define VBI_ENT_ORG_PARSE_H

#include "ent/org_grammar.h"
#include "ent/run.h"

#define CORES                                                                                                     \
	(VBI_MASK(ORG_NAME) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_ABBR) | \
	 VBI_MASK(ORG_MEDIA) | VBI_MASK(ORG_BRAND))
#define TITLES (VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO) | VBI_MASK(T_UNIT) | VBI_MASK(T_MANDATE))

/* What the attributes of a core say; see the head of dicts/bodies.tsv. They are kept as the bits that they are in the dictionary's facts. */
typedef struct core_rule {
	uint64_t says; /* SAYS_* */
	vbi_slice kind;
	uint32_t kinds; /* the bit of kind: VBI_KIND */
} core_rule;

#define SAYS_CAPITAL (VBI_KEY_BIT(CAP) | VBI_KEY_BIT(CAPONLY))
#define SAYS_LOW     VBI_KEY_BIT(LOW)
#define SAYS_NAME    VBI_KEY_BIT(NAME)
#define SAYS_PARENT  VBI_KEY_BIT(PAR)
#define SAYS_NUMBER  VBI_KEY_BIT(NUM)
#define SAYS_ABOUT   VBI_KEY_BIT(ABOUT)
#define SAYS_BARE    VBI_KEY_BIT(BARE)
#define SAYS_NEED    (VBI_KEY_BIT(NEED) | VBI_KEY_BIT(NEEDS) | VBI_KEY_BIT(NOBARE))
#define SAYS_LEVEL   VBI_KEY_BIT(LEVEL)
#define SAYS_NEVER   VBI_KEY_BIT(NEVER)
#define SAYS_MID     VBI_KEY_BIT(MID)
#define SAYS_BRAND   VBI_KEY_BIT(BRAND)
#define SAYS_POST    VBI_KEY_BIT(POST)
#define SAYS_SHOWN   VBI_KEY_BIT(CAPF)
#define SAYS_OWNED   VBI_KEY_BIT(OWNED)

static inline bool says(const core_rule *rule, uint64_t what) { return (rule->says & what) != 0; }
static inline bool is_kind(const core_rule *rule, uint32_t kinds) { return (rule->kinds & kinds) != 0; }

typedef struct core {
	core_rule rule;
	uint32_t t1, head_end;
	uint8_t form;
	bool done; /* complete in itself */
	bool fields;
} core;

typedef struct grammar {
	const vbi_seg *seg;
	const vbi_ents *ents;
} grammar;

static inline const vbi_ent *place_at(const grammar *g, uint32_t i)
{
	return vbi_ents_at(g->ents, VB_ENTITY_LOC, i);
}

/* The text goes on at token i without a mark, an empty line or the end of a heading between. */
static inline bool goes_on(const grammar *g, uint32_t i)
{
	return i < g->seg->toks && vbi_run_joined(g->seg, i);
}

static inline bool capital(const grammar *g, uint32_t i)
{
	return vbi_run_capital(g->seg, i);
}

static inline bool word_is(const grammar *g, uint32_t i, const char *lower)
{
	return i < g->seg->toks && vbi_tok_is_lower(g->seg, i, lower);
}

/* ---- org_field.c ---- */

/* All words of [i, i + count) begin with a capital. */
bool vbi_org_all_capital(const grammar *g, uint32_t i, uint32_t count);
/* Token i is part of a common word or of a title, not the beginning of a body of count tokens. */
bool vbi_org_of_other_word(const grammar *g, uint32_t i, uint32_t count); /* where a longer word begins there, or one before it */
static inline bool vbi_org_other_word(const grammar *g, uint32_t i, uint32_t count)
{
	const uint8_t *reach = g->seg->reach + i;

	return (((unsigned)(reach[0] > count) | ((unsigned)(count == 1) & (unsigned)(reach[0 - (int)(i > 0)] > 1))) != 0) && vbi_org_of_other_word(g, i, count);
}
/* The longest field at i, none if a longer common word begins there: Bộ | báo cáo. */
static inline const vbi_match *vbi_org_field_match(const grammar *g, uint32_t i)
{
	const vbi_match *match = vbi_run_class(g->seg, i, VBI_C_ORG_FIELD);

	if (match && vbi_run_longer(g->seg, i, VBI_MASK(WORD), match->count) && i + match->count < g->seg->toks &&
	    g->seg->tok[i + match->count].shape == VB_SHAPE_LOWER)
		return NULL;
	return match;
}
/* It is a verb too. */
static inline bool vbi_org_verb_field(const grammar *g, const vbi_match *match)
{
	return (vbi_seg_fact_of(g->seg, match, VBI_C_ORG_FIELD)->fact.has & VBI_KEY_BIT(VERB)) != 0;
}
bool vbi_org_number_at(const grammar *g, uint32_t i);
/* End of the fields that follow the head at head; *field is set if one is of the dictionary. */
uint32_t vbi_org_fields_end(const grammar *g, const core_rule *rule, uint32_t head, uint32_t i, bool *field);
bool vbi_org_begins_task(const grammar *g, uint32_t i);
uint32_t vbi_org_task_end(const grammar *g, uint32_t i);

/* ---- org_core.c ---- */

bool vbi_org_core_at(const grammar *g, uint32_t i, core *out);
/* A level at i (tỉnh, Trung ương, T.Ư); central: not one of the local administration. */
bool vbi_org_level_match(const grammar *g, uint32_t i, uint32_t *count, bool *central);
/* A title ends just before token i. */
bool vbi_org_title_before(const grammar *g, uint32_t i);

#endif
