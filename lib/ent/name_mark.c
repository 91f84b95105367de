/* ent/name_mark.c - the company of names: what stands before a token and vouches for a name there, or against it. */
#include "ent/name.h"

#include "ent/cue.h"

/* Token t - 1 is the second syllable of another word: môi trường, đối tượng. */
static bool ends_word(const vbi_seg *seg, uint32_t t, uint64_t units)
{
	return t > 1 && vbi_seg_has(seg, t - 2, 2, VBI_MASK(WORD) | VBI_MASK(ROLE) | VBI_MASK(ORG_FIELD)) &&
	       !vbi_seg_has(seg, t - 2, 2, units);
}

/* None of what vbi_name_of_thing looks for may stand before token t: nearly always, and told by one jump. */
static inline bool no_thing_before(const vbi_seg *seg, uint32_t t, uint64_t units)
{
	const vbi_tok *tok;
	uint32_t sets, syllable;

	if (t < 3 || !seg->wordset)
		return false;
	tok = &seg->tok[t - 1];
	syllable = tok->code < VB_SYLLABLE_END;
	sets = seg->wordset->sets[seg->wordset->word[tok->code & (0u - syllable)]] & (0u - syllable);
	return !(((vbi_seg_any(seg, t - 1) | vbi_seg_any(seg, t - 2) | vbi_seg_any(seg, t - 3)) & units) |
	         (sets & (UINT32_C(1) << VBI_SET_THING | UINT32_C(1) << VBI_SET_THING_PAIR)) | (tok->kind == VB_TOKEN_NUMBER));
}

#define THINGS (VBI_MASK(LOC_UNIT) | VBI_MASK(ORG_HEAD))

static bool thing_before(const vbi_finder *f, uint32_t t)
{
	const vbi_seg *seg = f->seg;
	static const vbi_slice pair[][2] = {
		{VBI_WORD("tư"), VBI_WORD("tưởng")}, {VBI_WORD("đạo"), VBI_WORD("đức")}, {VBI_WORD("phong"), VBI_WORD("cách")},
		{VBI_WORD("giải"), VBI_WORD("thưởng")}, {VBI_WORD("huân"), VBI_WORD("chương")}, {VBI_WORD("huy"), VBI_WORD("chương")},
		{VBI_WORD("học"), VBI_WORD("bổng")}, {VBI_WORD("mang"), VBI_WORD("tên")}, {VBI_WORD("thời"), VBI_WORD("đại")},
		{VBI_WORD("con"), VBI_WORD("đường")}, {VBI_WORD("nhân"), VBI_WORD("vật")}};
	const uint64_t units = THINGS;

	if (t == 0 || seg->tok[t].space == 0 || seg->tok[t].space == 3)
		return false;
	for (size_t i = 0; t > 1 && vbi_tok_in(seg, t - 1, VBI_SET_THING_PAIR) && i < sizeof pair / sizeof *pair; i++)
		if (vbi_tok_among(seg, t - 1, &pair[i][1], 1) && vbi_tok_among(seg, t - 2, &pair[i][0], 1))
			return true;
	if (seg->tok[t - 1].kind == VB_TOKEN_NUMBER)
		return true; /* the number of a house */
	if (f->mark[t - 1] & VBI_IN_BODY)
		return false; /* the unit word is the end of another name: Bộ Quốc phòng | Lê ... */
	if (vbi_tok_in(seg, t - 1, VBI_SET_THING) && !ends_word(seg, t, units))
		return true;
	for (uint32_t back = 1; back <= 3 && back <= t; back++)
		if (vbi_seg_has(seg, t - back, back, units) && !(back == 1 && ends_word(seg, t, units)))
			return true;
	return false;
}

/* Words after which a name is that of a thing: streets, prizes, ideas (Guidelines, PER). */
bool vbi_name_of_thing(const vbi_finder *f, uint32_t t) { return !no_thing_before(f->seg, t, THINGS) && thing_before(f, t); }

/* What looks like a place or body may be part of a name: no unit word; or a unit word that is a family name (Hồ) or
 * follows one (Vũ | Đình ..., Nguyễn | Trường ...). */
bool vbi_name_perhaps(const vbi_seg *seg, const vbi_ent *ent)
{
	uint32_t t = ent->t0;

	if (!vbi_tok_capital(&seg->tok[t]) || (ent->type != VB_ENTITY_LOC && ent->type != VB_ENTITY_ORG))
		return false;
	if (ent->type == VB_ENTITY_LOC && !vbi_seg_longest(seg, t, VBI_MASK(LOC_UNIT)))
		return true;
	if (ent->t1 - t > 3 || !vbi_tok_capital(&seg->tok[ent->t1 - 1]))
		return false;
	if (ent->type == VB_ENTITY_LOC && ent->t1 - t == 3 && vbi_name_count(seg, t, VBI_C_SURNAME) >= VBI_SURE_SURNAME)
		return true;
	return t > 0 && seg->tok[t].space == 1 && vbi_tok_capital(&seg->tok[t - 1]) &&
	       vbi_name_count(seg, t - 1, VBI_C_SURNAME) >= VBI_SURE_SURNAME && !vbi_seg_longest(seg, t - 1, VBI_MASK(LOC_UNIT));
}

/* A place that begins inside a body and ends behind it is an error of one of the two: Chính | phủ Lê ... */
static bool crosses_body(const vbi_ents *ents, const vbi_ent *loc)
{
	const vbi_ent *org = loc->type == VB_ENTITY_LOC ? vbi_ents_over(ents, VB_ENTITY_ORG, loc->t0) : NULL;

	return org && org->t0 < loc->t0 && org->t1 < loc->t1;
}

void vbi_name_mark_entities(vbi_finder *f)
{
	uint64_t *country = vbi_cues(f->ents, VBI_CUE_COUNTRY);

	for (size_t i = 0; i < f->ents->n; i++) {
		const vbi_ent *ent = &f->ents->list[i];

		if (ent->dead || ent->type > VB_ENTITY_DOC)
			continue;
		country[ent->t0 / 64] |= (uint64_t)((unsigned)(ent->type == VB_ENTITY_LOC) & (unsigned)(ent->sub == VBI_SUB_LOC_COUNTRY)) << ent->t0 % 64;
		if (!crosses_body(f->ents, ent))
			vbi_name_mark(f, ent->t0, ent->t1, vbi_name_perhaps(f->seg, ent) ? VBI_IN_PLACE : VBI_IN_BODY);
	}
}

/* A parenthesis between an office and the name: Trưởng phòng (Sở A) Nguyễn Văn B. */
static uint32_t after_parenthesis(const vbi_seg *seg, uint32_t t)
{
	if (t >= seg->toks || !vbi_tok_is(seg, t, "("))
		return t;
	for (uint32_t i = t + 1; i < seg->toks && i < t + 12; i++)
		if (vbi_tok_is(seg, i, ")"))
			return i + 1;
	return t;
}

/* Ảnh: A; Ảnh minh họa: A; Ảnh: VGP/A. */
static void mark_credit(vbi_finder *f, uint32_t t)
{
	const vbi_seg *seg = f->seg;
	uint32_t at = t + 1;

	if (at + 2 < seg->toks && vbi_tok_is_lower(seg, at, "minh"))
		at += 2;
	if (at + 1 >= seg->toks || !vbi_tok_is(seg, at, ":"))
		return;
	vbi_name_vouch(f, at + 1, VBI_AFTER_CREDIT);
	for (uint32_t i = at + 2; i < seg->toks && i < at + 5; i++)
		if ((vbi_tok_is(seg, i, "/") || vbi_tok_is(seg, i, "-")) && seg->tok[i].space == 0 && i + 1 < seg->toks)
			vbi_name_vouch(f, i + 1, VBI_AFTER_CREDIT);
}

/* Lê Anh Tuyến: a capital that could be a form of address, right behind a family name. */
static bool inside_name(const vbi_finder *f, uint32_t t)
{
	const vbi_seg *seg = f->seg;

	if (vbi_tok_capital(&seg->tok[t]) && !vbi_tok_is(seg, t, "Anh")) {
		const uint64_t places = VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_DISTRICT) | VBI_MASK(LOC_COMMUNE);
		const vbi_match *place = vbi_seg_longest(seg, t, places);

		if ((f->mark[t] & VBI_IN_PLACE) || (place && place->count > 1))
			return true; /* Bà Rịa */
	}
	return t > 0 && vbi_tok_capital(&seg->tok[t]) && seg->tok[t].space == 1 && vbi_tok_capital(&seg->tok[t - 1]) &&
	       seg->tok[t - 1].kind == VB_TOKEN_SYLLABLE && vbi_name_count(seg, t - 1, VBI_C_SURNAME) >= VBI_SURE_SURNAME;
}

/* What an office that begins at t vouches for. */
static void mark_office(vbi_finder *f, uint32_t t)
{
	vbi_office office;
	uint32_t end;

	if (!vbi_office_first(f->seg, f->ents, t, &office) || office.needs_more)
		return;
	end = after_parenthesis(f->seg, office.t1);
	vbi_name_vouch(f, end, VBI_AFTER_OFFICE);
	if ((f->mark[t] & VBI_AFTER_HONORIFIC) && vbi_continues(f->seg, end))
		vbi_name_vouch(f, end, VBI_AFTER_HONORIFIC); /* bà Samdech Men Sam An */
	if (office.t1 - office.t0 > 1 || office.entry->cls == VBI_C_T_SOLO || office.entry->cls == VBI_C_T_DEGREE) {
		f->mark[t] |= VBI_OFFICE_STARTS;
		vbi_cue_add(f->ents, VBI_CUE_CLOSED, t);
	}
}

static void mark_honorific(vbi_finder *f, uint32_t t)
{
	const vbi_seg *seg = f->seg;
	uint32_t end = t + vbi_seg_longest_known(seg, t, VBI_MASK(HONORIFIC))->count;

	if (inside_name(f, t))
		return;
	if (vbi_continues(seg, end))
		vbi_name_vouch(f, end, VBI_AFTER_HONORIFIC);
	else if (end + 1 < seg->toks && vbi_tok_is(seg, end, ":"))
		vbi_name_vouch(f, end + 1, VBI_AFTER_NAME);
}

static void mark_role(vbi_finder *f, uint32_t t)
{
	uint32_t end = t + vbi_seg_longest_known(f->seg, t, VBI_MASK(ROLE))->count;

	if (vbi_continues(f->seg, end) && f->seg->tok[end].space == 1)
		f->mark[end] |= VBI_AFTER_ROLE;
}

/* What may give credit, an office, a form of address or a general word for people, each listed. */
typedef struct company {
	uint32_t credit[VBI_CUE_LIST], office[VBI_CUE_LIST], honorific[VBI_CUE_LIST], role[VBI_CUE_LIST];
	size_t credits, offices, honorifics, roles;
} company;

/* Sorted without a jump, as nobody could guess which of them a token is. */
static void sort_company(const vbi_finder *f, const uint32_t *list, const uint32_t *end, company *c)
{
	const vbi_seg *seg = f->seg;

	c->credits = c->offices = c->honorifics = c->roles = 0;
	for (; list < end; list++) {
		uint32_t t = *list, syllable = seg->tok[t].code < VB_SYLLABLE_END;
		uint32_t sets = seg->wordset ? seg->wordset->sets[seg->wordset->word[seg->tok[t].code & (0u - syllable)]] : UINT32_MAX;
		uint64_t any = vbi_seg_any(seg, t);
		unsigned free = (f->mark[t] & VBI_IN_BODY) == 0, known = seg->match_at[t] != seg->match_at[t + 1];

		c->credit[c->credits] = c->office[c->offices] = c->honorific[c->honorifics] = c->role[c->roles] = t;
		c->credits += syllable & sets >> VBI_SET_CREDIT & ((unsigned)(any != 0) | known);
		c->offices += free & ((unsigned)((any & (VBI_MASK_HEADS | VBI_MASK(T_MOD))) != 0) |
		                      ((unsigned)(seg->tok[t].kind == VB_TOKEN_ACRONYM) & !known)); /* vbi_office_may */
		c->honorifics += free & (unsigned)((any & VBI_MASK(HONORIFIC)) != 0);
		c->roles += (any & VBI_MASK(ROLE)) != 0;
	}
}

/* An office asks what forms of address before it have marked, all others ask nothing of one another. */
void vbi_name_mark_company(vbi_finder *f)
{
	const uint64_t *cue = vbi_cues(f->ents, VBI_CUE_COMPANY);
	size_t words = f->seg->toks / 64 + 1;
	uint32_t list[VBI_CUE_LIST];
	company c;

	for (size_t from = 0; from < words; from += VBI_CUE_BLOCK) {
		uint32_t *end = list;

		for (size_t word = from; word < from + VBI_CUE_BLOCK && word < words; word++)
			end = vbi_cue_list(end, cue[word], (uint32_t)(word * 64), 8);
		sort_company(f, list, end, &c);
		for (size_t i = 0; i < c.roles; i++)
			mark_role(f, c.role[i]);
		for (size_t i = 0; i < c.honorifics; i++)
			mark_honorific(f, c.honorific[i]);
		for (size_t i = 0; i < c.credits; i++)
			if (vbi_tok_in(f->seg, c.credit[i], VBI_SET_CREDIT))
				mark_credit(f, c.credit[i]);
		for (size_t i = 0; i < c.offices; i++)
			mark_office(f, c.office[i]);
	}
}
