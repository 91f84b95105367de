/* ent/entity.c - the table of entities, and the table of recognisers that fill it. */
#include "ent/cue.h"
#include "ent/docstate.h"
#include "ent/tagfeat.h"

#include <string.h>

#define COVER 8u /* tokens */

_Static_assert(VB_ENTITY_QUANTITY < 16, "a bit for each type in cover");

void vbi_ents_init(vbi_ents *ents, const vbi_mem *mem)
{
	memset(ents, 0, sizeof *ents);
	ents->mem = mem;
	vbi_buf_init(&ents->strings, mem);
	vbi_buf_init(&ents->scratch, mem);
	vbi_tag_views_init(&ents->views, mem);
}

void vbi_ents_free(vbi_ents *ents)
{
	const vbi_mem *mem = ents->mem;

	vbi_free(mem, ents->list);
	vbi_free(mem, ents->spare);
	vbi_free(mem, ents->attr);
	vbi_free(mem, ents->rel);
	vbi_free(mem, ents->begins);
	vbi_free(mem, ents->cover);
	vbi_free(mem, ents->cue);
	vbi_free(mem, ents->office);
	vbi_free(mem, ents->path);
	vbi_free(mem, ents->sum);
	vbi_free(mem, ents->back);
	vbi_free(mem, ents->order);
	vbi_tag_views_free(&ents->views);
	vbi_buf_free(&ents->strings);
	vbi_buf_free(&ents->scratch);
	vbi_ents_init(ents, mem);
}

vb_status vbi_ents_reset(vbi_ents *ents, size_t tokens)
{
	size_t indexed = ents->begins_capacity;

	if (indexed)
		vbi_ents_forget(ents);
	ents->n = ents->attrs = ents->rels = ents->offices = 0;
	ents->strings.n = 0;
	memset(ents->fixed, 0, sizeof ents->fixed);
	ents->sure_places = 0;
	ents->strings.failed = false;
	if (!VBI_GROW(ents->mem, ents->begins, ents->begins_capacity, tokens + 1))
		return VB_ERR_MEMORY;
	if (ents->begins_capacity > indexed)
		memset(ents->begins + indexed, 0, (ents->begins_capacity - indexed) * sizeof *ents->begins);
	if (!VBI_GROW(ents->mem, ents->cover, ents->cover_capacity, tokens + VBI_CUE_ROOM) ||
	    !VBI_GROW(ents->mem, ents->cue, ents->cue_capacity, (tokens / 64 + 1 + tokens / 4096 + 1) * VBI_CUE_END))
		return VB_ERR_MEMORY;
	ents->tokens = tokens;
	memset(ents->cover, 0, (tokens + COVER) * sizeof *ents->cover);
	memset(vbi_cues(ents, VBI_CUE_PERSON), 0, (tokens / 64 + 1) * (VBI_CUE_DIED + 1 - VBI_CUE_PERSON) * sizeof *ents->cue);
	memset(vbi_cue_words(ents, 0), 0, (tokens / 4096 + 1) * VBI_CUE_END * sizeof *ents->cue);
	return VB_OK;
}

/* Nobody could guess how many tokens: so eight are gone through always, side by side. */
static void cover(uint16_t *at, uint32_t n, uint16_t bit)
{
	static const uint16_t place[COVER] = {0, 1, 2, 3, 4, 5, 6, 7};
	uint16_t few = (uint16_t)(n < COVER ? n : COVER);

	for (uint32_t t = 0; t < COVER; t++)
		at[t] |= place[t] < few ? bit : 0;
	for (uint32_t t = COVER; t < n; t++)
		at[t] |= bit;
}

static __attribute__((noinline)) vbi_ent *add_with_room(vbi_ents *ents, const vbi_seg *seg, unsigned type, unsigned sub, uint32_t t0,
                                                        uint32_t t1, unsigned confidence)
{
	return VBI_GROW(ents->mem, ents->list, ents->capacity, ents->n + 1) ? vbi_ents_add(ents, seg, type, sub, t0, t1, confidence) : NULL;
}

vbi_ent *vbi_ents_add(vbi_ents *ents, const vbi_seg *seg, unsigned type, unsigned sub, uint32_t t0, uint32_t t1,
                      unsigned confidence)
{
	vbi_ent *ent;

	if (ents->n == ents->capacity)
		return add_with_room(ents, seg, type, sub, t0, t1, confidence); /* a call at the end only, so that nothing is saved for it */
	ent = &ents->list[ents->n++];
	*ent = (vbi_ent){.t0 = t0, .t1 = t1, .start = seg->tok[t0].start, .end = seg->tok[t1 - 1].end, .type = (uint8_t)type,
	                 .sub = (uint8_t)sub, .confidence = (uint16_t)confidence, .next = ents->begins[t0]};
	ents->begins[t0] = (uint32_t)ents->n;
	cover(ents->cover + t0, t1 - t0, (uint16_t)(1u << type));
	return ent;
}

void vbi_ents_forget(vbi_ents *ents)
{
	for (size_t i = 0; i < ents->n; i++)
		ents->begins[ents->list[i].t0] = 0;
}

void vbi_ents_index(vbi_ents *ents)
{
	for (size_t i = ents->n; i-- > 0;) {
		vbi_ent *ent = &ents->list[i];

		ent->next = ents->begins[ent->t0];
		ents->begins[ent->t0] = (uint32_t)i + 1;
	}
}

/* The longest living entity of type among those that begin at t and reach to min_end at least. */
static vbi_ent *longest_from(const vbi_ents *ents, unsigned type, uint32_t t, uint32_t min_end)
{
	vbi_ent *best = NULL;

	if (t >= ents->tokens)
		return NULL;
	for (uint32_t i = ents->begins[t]; i; i = ents->list[i - 1].next) {
		vbi_ent *ent = &ents->list[i - 1];

		if (ent->type == type && !ent->dead && ent->t1 >= min_end && (!best || ent->t1 > best->t1))
			best = ent;
	}
	return best;
}

vbi_ent *vbi_ents_longest_at(const vbi_ents *ents, unsigned type, uint32_t t)
{
	return longest_from(ents, type, t, t);
}

vbi_ent *vbi_ents_longest_over(const vbi_ents *ents, unsigned type, uint32_t t)
{
	vbi_ent *best = NULL;
	uint32_t from = t > 63 ? t - 63 : 0;

	/* one that reaches t was added over all between */
	for (uint32_t at = t + 1; at-- > from && (ents->cover[at] >> type & 1);) {
		vbi_ent *ent = longest_from(ents, type, at, t + 1);

		if (ent && (!best || ent->t1 - ent->t0 > best->t1 - best->t0))
			best = ent;
	}
	return best;
}

static vbi_attr *find_attr(const vbi_ents *ents, const vbi_ent *ent, unsigned key)
{
	for (uint32_t i = ent->attr; i; i = ents->attr[i - 1].next)
		if (ents->attr[i - 1].key == key)
			return &ents->attr[i - 1];
	return NULL;
}

/* One more, whose text is still to come. */
static inline vbi_attr *add_attr(vbi_ents *ents, vbi_ent *ent, unsigned key)
{
	vbi_attr *attr;

	if (!VBI_GROW(ents->mem, ents->attr, ents->attr_capacity, ents->attrs + 1))
		return NULL;
	attr = &ents->attr[ents->attrs++];
	attr->key = key;
	attr->next = ent->attr;
	ent->attr = (uint32_t)ents->attrs;
	return attr;
}

vb_status vbi_ents_attr(vbi_ents *ents, vbi_ent *ent, unsigned key, const char *text, size_t n)
{
	vbi_attr *attr = ent->attr ? find_attr(ents, ent, key) : NULL;

	if (!attr && (attr = add_attr(ents, ent, key)) == NULL)
		return VB_ERR_MEMORY;
	attr->at = (uint32_t)ents->strings.n;
	attr->n = (uint32_t)n;
	vbi_buf_put(&ents->strings, text, n);
	return ents->strings.failed ? VB_ERR_MEMORY : VB_OK;
}

/* The same of a text that is at no place yet: it gets one. */
static __attribute__((noinline)) vb_status add_fixed(vbi_ents *ents, vbi_ent *ent, unsigned key, vbi_slice text, vbi_fixed_text *place)
{
	vbi_attr *attr = add_attr(ents, ent, key);

	if (!attr)
		return VB_ERR_MEMORY;
	*place = (vbi_fixed_text){text.p, (uint32_t)text.n, (uint32_t)ents->strings.n};
	attr->at = place->at;
	attr->n = place->n;
	vbi_buf_put(&ents->strings, text.p, text.n);
	return ents->strings.failed ? VB_ERR_MEMORY : VB_OK;
}

vb_status vbi_ents_attr_fixed(vbi_ents *ents, vbi_ent *ent, unsigned key, vbi_slice text)
{
	vbi_fixed_text *place = &ents->fixed[(uintptr_t)text.p * UINT64_C(0x9E3779B97F4A7C15) >> (64 - VBI_FIXED_BITS)];

	if (((uintptr_t)place->p ^ (uintptr_t)text.p) | (place->n ^ text.n) | (uintptr_t)(ents->attrs == ents->attr_capacity))
		return add_fixed(ents, ent, key, text, place); /* a call at the end only, as in vbi_ents_add */
	ents->attr[ents->attrs++] = (vbi_attr){key, ent->attr, place->at, place->n};
	ent->attr = (uint32_t)ents->attrs;
	return VB_OK;
}

vbi_slice vbi_ents_attr_get(const vbi_ents *ents, const vbi_ent *ent, unsigned key)
{
	const vbi_attr *attr = find_attr(ents, ent, key);

	return attr && attr->n ? vbi_slice_of(ents->strings.p + attr->at, attr->n) : vbi_slice_of("", 0);
}

vb_status vbi_ents_relate(vbi_ents *ents, unsigned kind, uint32_t from, uint32_t to, unsigned confidence)
{
	vbi_rel *rel;

	if (!VBI_GROW(ents->mem, ents->rel, ents->rel_capacity, ents->rels + 1))
		return VB_ERR_MEMORY;
	rel = &ents->rel[ents->rels++];
	rel->from = from;
	rel->to = to;
	rel->kind = (uint16_t)kind;
	rel->confidence = (uint16_t)confidence;
	rel->state = 0;
	return VB_OK;
}

/* In this order: what a later one composes is found by the earlier ones. */
static const struct {
	vbi_recogniser run;
	uint32_t layers;
} recogniser[] = {
	{vbi_recognise_number, VB_LAYER_NUMBERS},
	{vbi_recognise_date, VB_LAYER_ENTITIES},
	{vbi_recognise_place, VB_LAYER_ENTITIES},
	{vbi_recognise_org, VB_LAYER_ENTITIES},
	{vbi_recognise_person, VB_LAYER_ENTITIES},
	{vbi_recognise_title, VB_LAYER_ENTITIES},
	{vbi_recognise_docref, VB_LAYER_ENTITIES},
	{vbi_settle, VB_LAYER_ENTITIES},
	{vbi_tag, VB_LAYER_ENTITIES},
	{vbi_people_chain, VB_LAYER_ENTITIES},
	{vbi_resolve, VB_LAYER_ENTITIES | VB_LAYER_NUMBERS},
	{vbi_link, VB_LAYER_RELATIONS},
};

vb_status vbi_entities(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents, uint32_t layers)
{
	vb_status status = vbi_ents_reset(ents, seg->toks);

	if (status == VB_OK)
		vbi_cues_find(seg, ents, ents->cover); /* nothing is in it yet */
	/* since these were looked at all else was */
	vbi_fetch_all(seg->match, seg->matches * sizeof *seg->match);
	vbi_fetch_all(seg->match_at, seg->toks * sizeof *seg->match_at);
	if (seg->facts)
		vbi_fetch_all(seg->facts->count, sizeof *seg->facts - offsetof(vbi_facts, count)); /* of the list hardly anything is asked */
	for (size_t i = 0; status == VB_OK && i < sizeof recogniser / sizeof *recogniser; i++)
		if (layers & recogniser[i].layers)
			status = recogniser[i].run(seg, state, ents);
	state->windows++;
	return status;
}
