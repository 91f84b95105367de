/* ent/tenure.c - of an office that somebody holds: whether it is held now, from when until when, and where.
 *
 *   state   former: nguyên, cựu, cố in the title; thôi, miễn nhiệm, cách chức, từng, khi đó before it; cũ behind it
 *           new: tân in the title; bầu, bổ nhiệm, chỉ định, trúng cử, giữ chức before it
 *   dates   T (2015 - 2020); T nhiệm kỳ 2021 - 2026; T từ năm 2015 [đến năm 2020]; giữ chức T kể từ ngày D; and for what
 *           is done with the office in its sentence the date named before: Ngày D, A được bầu giữ chức T
 *   place   UBND tỉnh, Tỉnh ủy, Sở X without a name: the province of the document, if it names one, or one twice as
 *           often as any other
 * Titles strung behind words of giving up or taking (thôi giữ chức T, T) share their state; behind nguyên they do not. */
#include "ent/link.h"

#include "ent/people.h"

#include <string.h>

#define LOOK_BACK 12  /* tokens of the words before a title */
#define LOOK_AHEAD 14 /* tokens from a title to the date it is held from */
#define LOOK_DATE 60  /* tokens from a title back to the date of its sentence */

typedef struct phrase {
	const char *word[3];
	uint8_t state;
	bool event; /* something done on a day */
} phrase;

/* The nearest before the title counts; of the same words the longer. */
static const phrase before[] = {
	{{"thôi", NULL}, VB_STATE_FORMER, true},
	{{"miễn", "nhiệm", NULL}, VB_STATE_FORMER, true},
	{{"bãi", "nhiệm", NULL}, VB_STATE_FORMER, true},
	{{"bãi", "miễn", NULL}, VB_STATE_FORMER, true},
	{{"cách", "chức", NULL}, VB_STATE_FORMER, true},
	{{"cách", "hết", NULL}, VB_STATE_FORMER, true},
	{{"từ", "chức", NULL}, VB_STATE_FORMER, true},
	{{"xóa", "tư", "cách"}, VB_STATE_FORMER, true},
	{{"từng", NULL}, VB_STATE_FORMER, false},
	{{"khi", "còn", NULL}, VB_STATE_FORMER, false},
	{{"khi", "đó", NULL}, VB_STATE_FORMER, false},
	{{"lúc", "đó", NULL}, VB_STATE_FORMER, false},
	{{"bầu", NULL}, VB_STATE_NEW, true},
	{{"bổ", "nhiệm", NULL}, VB_STATE_NEW, true},
	{{"chỉ", "định", NULL}, VB_STATE_NEW, true},
	{{"điều", "động", NULL}, VB_STATE_NEW, true},
	{{"luân", "chuyển", NULL}, VB_STATE_NEW, true},
	{{"phân", "công", NULL}, VB_STATE_NEW, true},
	{{"trúng", "cử", NULL}, VB_STATE_NEW, true},
	{{"đắc", "cử", NULL}, VB_STATE_NEW, true},
	{{"nhậm", "chức", NULL}, VB_STATE_NEW, true},
	{{"trở", "thành", NULL}, VB_STATE_NEW, true},
};

static bool words_at(const vbi_seg *seg, uint32_t t, uint32_t end, const phrase *p, uint32_t *n)
{
	for (*n = 0; *n < 3 && p->word[*n]; (*n)++)
		if (t + *n >= end || !vbi_tok_is_lower(seg, t + *n, p->word[*n]))
			return false;
	return true;
}

/* The phrase that the title is the object of. Between them stand words of office, a person (miễn nhiệm ông A giữ chức T). */
static const phrase *governing(const vbi_seg *seg, const vbi_ents *ents, const vbi_item *title)
{
	uint32_t sentence = seg->tok[title->t0].sentence, end = title->t0;

	for (uint32_t t = title->t0; t-- > 0 && title->t0 - t <= LOOK_BACK && seg->tok[t].sentence == sentence;) {
		for (size_t i = 0; vbi_tok_in(seg, t, VBI_SET_TENURE) && i < sizeof before / sizeof *before; i++) {
			uint32_t n;

			if (words_at(seg, t, end, &before[i], &n)) /* bầu cử đại biểu: an election of many */
				return n == 1 && vbi_tok_is_lower(seg, t, "bầu") && vbi_tok_is_lower(seg, t + 1, "cử") ? NULL : &before[i];
		}
		if (!vbi_tok_in(seg, t, VBI_SET_TENURE_BETWEEN) && !vbi_seg_longest(seg, t, VBI_MASK(HONORIFIC)) && !vbi_ents_over(ents, VB_ENTITY_PER, t))
			/* the second word of a phrase */
			if (vbi_tok_in_none(seg, t, UINT32_C(1) << VBI_SET_LINK) ||
			    !(t > 0 && (vbi_tok_is_lower(seg, t, "cử") || vbi_tok_is_lower(seg, t, "miễn") || vbi_tok_is_lower(seg, t, "động") ||
			                vbi_tok_is_lower(seg, t, "thành") || vbi_tok_is_lower(seg, t, "tư") || vbi_tok_is_lower(seg, t, "cách"))))
				return NULL;
	}
	return NULL;
}

/* nguyên, cựu, cố, tân among the first words of the title; cũ behind it. */
static unsigned own_state(const vbi_seg *seg, const vbi_item *title)
{
	for (uint32_t t = title->t0; t < title->body && t < title->t0 + 2; t++) {
		if (vbi_tok_is_lower(seg, t, "nguyên") || vbi_tok_is_lower(seg, t, "cựu") || vbi_tok_is_lower(seg, t, "cố"))
			return vbi_tok_is_lower(seg, t + 1, "vấn") ? 0 : VB_STATE_FORMER; /* cố vấn: an adviser */
		if (vbi_tok_is_lower(seg, t, "tân"))
			return VB_STATE_NEW;
	}
	if (title->t1 < seg->toks && seg->tok[title->t1].space == 1 && vbi_tok_is(seg, title->t1, "cũ"))
		return VB_STATE_FORMER;
	return 0;
}

/* Only a comma, và, kiêm between the title and the one before it. */
static bool strung(const vbi_items *items, size_t k)
{
	const vbi_gap *gap = &items->gap[k - 1];

	return !items->list[k - 1].person && (gap->comma || gap->conjunction || gap->also || gap->dash) && !gap->far &&
	       !gap->semicolon && !gap->office && !gap->recipient && !gap->honorific;
}

/* ---- dates ---- */

/* A date as it is written for an office: no time of day; empty where the year is not known. */
static vbi_slice day_of(const vbi_ents *ents, const vbi_ent *date)
{
	vbi_slice norm = vbi_ents_attr_get(ents, date, VB_ATTR_NORM);
	size_t n = 0;

	if (!norm.n || norm.p[0] == 'X')
		return vbi_slice_of("", 0);
	while (n < norm.n && norm.p[n] != 'T')
		n++;
	return vbi_slice_of(norm.p, n);
}

static vb_status set(vbi_ents *ents, vbi_ent *title, unsigned key, vbi_slice value)
{
	char copy[64];

	/* the text lies in the buffer that is written to */
	if (!value.n || value.n > sizeof copy || vbi_ents_attr_get(ents, title, key).n)
		return VB_OK;
	memcpy(copy, value.p, value.n);
	return vbi_ents_attr(ents, title, key, copy, value.n);
}

/* A range is from and to, anything else the one that is meant. */
static vb_status set_date(vbi_ents *ents, vbi_ent *title, unsigned key, const vbi_ent *date)
{
	vbi_slice day = day_of(ents, date);
	const char *slash = day.n ? memchr(day.p, '/', day.n) : NULL;
	size_t n = slash ? (size_t)(slash - day.p) : 0;
	char copy[64];
	vb_status status;

	if (!slash || day.n > sizeof copy)
		return set(ents, title, key, day);
	memcpy(copy, day.p, day.n);
	status = set(ents, title, VB_ATTR_FROM, vbi_slice_of(copy, n));
	return status ? status : set(ents, title, VB_ATTR_TO, vbi_slice_of(copy + n + 1, day.n - n - 1));
}

static bool is_range(const vbi_ents *ents, const vbi_ent *date)
{
	vbi_slice day = day_of(ents, date);

	return day.n && memchr(day.p, '/', day.n);
}

/* A date may begin at one of the tokens. */
static bool any_date(const vbi_ents *ents, uint32_t t, uint32_t end)
{
	unsigned cover = 0;

	for (; t < end; t++)
		cover |= ents->cover[t];
	return cover >> VB_ENTITY_DATE & 1;
}

/* Behind the title: (2015 - 2020), nhiệm kỳ 2021 - 2026, khóa X, [kể] từ năm 2015 [đến năm 2020], đến năm 2020. */
static vb_status dates_behind(const vbi_seg *seg, vbi_ents *ents, const vbi_item *title, unsigned state)
{
	vbi_ent *ent = &ents->list[title->ent];
	uint32_t sentence = seg->tok[title->t0].sentence, t = title->t1, end = t + LOOK_AHEAD;
	bool beside = true; /* nothing but marks and khóa X so far */

	if (!any_date(ents, t, end < seg->toks ? end : (uint32_t)seg->toks))
		return VB_OK; /* mostly */
	for (; t < seg->toks && t < end && seg->tok[t].sentence == sentence; t++) {
		const vbi_ent *date = vbi_ents_at(ents, VB_ENTITY_DATE, t);
		bool from = t > title->t1 && vbi_tok_is_lower(seg, t - 1, "từ"), to = t > title->t1 && vbi_tok_is_lower(seg, t - 1, "đến");

		if (date && (from || to || (beside && is_range(ents, date)))) {
			const vbi_ent *until = date->t1 + 1 < seg->toks && vbi_tok_is_lower(seg, date->t1, "đến")
				? vbi_ents_at(ents, VB_ENTITY_DATE, date->t1 + 1)
				: NULL;
			/* thôi giữ chức T từ ngày D: that is when it ends */
			unsigned key = to || (state == VB_STATE_FORMER && from && !until && title->appointed) ? VB_ATTR_TO : VB_ATTR_FROM;
			vb_status status = set_date(ents, ent, key, date);

			return status || !until ? status : set_date(ents, ent, VB_ATTR_TO, until);
		}
		if (date || vbi_ents_at(ents, VB_ENTITY_TITLE, t) || vbi_tok_is(seg, t, ";"))
			return VB_OK;
		if (vbi_tok_is_lower(seg, t, "khóa") || vbi_tok_is_lower(seg, t, "khoá"))
			t++;
		else if (!vbi_tok_is(seg, t, ",") && !vbi_tok_is(seg, t, "("))
			beside = false;
	}
	return VB_OK;
}

/* Ngày D, HĐND tỉnh bầu A giữ chức T; Năm 2019, ông được bầu làm T; từ 2010 đến 2015 ông là T. */
static vb_status date_before(const vbi_seg *seg, vbi_ents *ents, const vbi_item *title, unsigned state, bool event)
{
	uint32_t sentence = seg->tok[title->t0].sentence;

	for (uint32_t t = title->t0; t-- > 0 && title->t0 - t < LOOK_DATE && seg->tok[t].sentence == sentence;) {
		const vbi_ent *date = vbi_ents_at(ents, VB_ENTITY_DATE, t);

		if (vbi_tok_is(seg, t, ";"))
			return VB_OK;
		if (!date || date->parent)
			continue;
		if (event || is_range(ents, date))
			return set_date(ents, &ents->list[title->ent], state == VB_STATE_FORMER ? VB_ATTR_TO : VB_ATTR_FROM, date);
		return VB_OK;
	}
	return VB_OK;
}

/* ---- places ---- */

static uint32_t place_key(const vbi_seg *seg, const vbi_ent *loc, uint32_t *first)
{
	const vbi_match *unit = vbi_seg_longest(seg, loc->t0, VBI_MASK(LOC_UNIT));
	uint32_t key = 2166136261u;

	*first = unit && loc->t0 + unit->count < loc->t1 ? loc->t0 + unit->count : loc->t0;
	for (uint32_t t = *first; t < loc->t1; t++)
		key = (key ^ vbi_name_key(seg, t)) * 16777619u;
	return key ? key : 1;
}

/* One mention of a province more. */
static void count_province(const vbi_seg *seg, vbi_docstate *state, const vbi_ent *loc)
{
	vbi_state_province *p = state->province;
	uint32_t first, key = place_key(seg, loc, &first), n;

	while (p < state->province + VBI_STATE_PROVINCES && p->key && p->key != key)
		p++;
	if (p == state->province + VBI_STATE_PROVINCES)
		return; /* so many that none is the document's own */
	n = seg->tok[loc->t1 - 1].end - seg->tok[first].start;
	if (!p->key && n > sizeof p->name)
		return;
	if (!p->key) {
		p->key = key;
		p->n = (uint8_t)n;
		memcpy(p->name, seg->text + seg->tok[first].start, n);
	}
	p->count += p->count < UINT32_MAX;
	/* a city of the rank of a province has no UBND tỉnh */
	p->city |= first > loc->t0 && (vbi_tok_is_lower(seg, loc->t0, "thành") || vbi_tok_is(seg, loc->t0, "TP") ||
	                               vbi_tok_is(seg, loc->t0, "TP."));
}

static void count_provinces(const vbi_seg *seg, vbi_docstate *state, const vbi_ents *ents)
{
	for (size_t from = 0; from < ents->n; from += VBI_ENTS_BLOCK) {
		uint32_t list[VBI_ENTS_BLOCK];
		size_t n = vbi_ents_list(ents, from, 1u << VB_ENTITY_LOC, list), provinces = 0;

		for (size_t i = 0; i < n; i++) {
			list[provinces] = list[i];
			provinces += ents->list[list[i]].sub == VBI_SUB_LOC_PROVINCE;
		}
		for (size_t i = 0; i < provinces; i++)
			count_province(seg, state, &ents->list[list[i]]);
	}
}

static const vbi_state_province *own_province(const vbi_docstate *state)
{
	const vbi_state_province *most = NULL;
	uint32_t second = 0;

	for (size_t i = 0; i < VBI_STATE_PROVINCES && state->province[i].key; i++) {
		const vbi_state_province *p = &state->province[i];

		if (!most || p->count > most->count) {
			second = most ? most->count : 0;
			most = p;
		} else if (p->count > second) {
			second = p->count;
		}
	}
	return most && most->count >= 2 * second ? most : NULL;
}

/* Titles of a province's organs that do not name it: ... UBND tỉnh, ... Tỉnh ủy, Giám đốc Sở X. 1 of a province, 2 of
 * either kind, 0 of neither. */
static int province_level(const vbi_seg *seg, const vbi_ents *ents, const vbi_item *title)
{
	const vbi_ent *org = NULL;

	for (uint32_t t = title->t0; t < title->t1; t++) {
		if (vbi_ents_at(ents, VB_ENTITY_LOC, t))
			return 0;
		if (!org)
			org = vbi_ents_at(ents, VB_ENTITY_ORG, t);
	}
	if (vbi_tok_is_lower(seg, title->t1 - 1, "tỉnh"))
		return 1;
	if (vbi_tok_is_lower(seg, title->t0, "tỉnh") && title->t1 - title->t0 > 1)
		return 1; /* Tỉnh ủy viên */
	for (uint32_t t = title->t0; t + 1 < title->t1; t++)
		if (vbi_tok_is_lower(seg, t, "tỉnh") && (vbi_tok_is_lower(seg, t + 1, "ủy") || vbi_tok_is_lower(seg, t + 1, "uỷ")))
			return 1;
	return org && org->t1 - org->t0 > 1 && vbi_tok_is_lower(seg, org->t0, "sở") ? 2 : 0;
}

static vb_status set_place(const vbi_seg *seg, vbi_ents *ents, const vbi_state_province *own, const vbi_item *title)
{
	int level = own ? province_level(seg, ents, title) : 0;
	static const char unit[] = "tỉnh ";
	char text[sizeof unit + sizeof own->name];

	if (!level || (level == 1 && own->city))
		return VB_OK;
	if (own->city || level == 2)
		return vbi_ents_attr(ents, &ents->list[title->ent], VB_ATTR_PLACE, own->name, own->n);
	memcpy(text, unit, sizeof unit - 1);
	memcpy(text + sizeof unit - 1, own->name, own->n);
	return vbi_ents_attr(ents, &ents->list[title->ent], VB_ATTR_PLACE, text, sizeof unit - 1 + own->n);
}

/* ---- all of it ---- */

static vb_status describe(const vbi_seg *seg, vbi_ents *ents, vbi_items *items, size_t k)
{
	static const char *const name[] = {"", "former", "new"};
	vbi_item *title = &items->list[k];
	vbi_ent *ent = &ents->list[title->ent];
	const phrase *said = governing(seg, ents, title);
	unsigned own = own_state(seg, title);
	vb_status status;

	title->state = (uint8_t)(own ? own : said ? said->state : 0);
	title->said = said != NULL;
	title->event = said && said->event;
	if (!title->state && k > 0 && strung(items, k) && items->list[k - 1].said) {
		title->state = items->list[k - 1].state;
		title->event = items->list[k - 1].event;
		title->said = true;
	}
	if (title->state && vbi_ents_attr(ents, ent, VB_ATTR_STATE, name[title->state], strlen(name[title->state])))
		return VB_ERR_MEMORY;
	status = dates_behind(seg, ents, title, title->state);
	if (status || !title->state || own)
		return status;
	/* what is dated behind the title is not dated again by its sentence */
	return vbi_ents_attr_get(ents, ent, VB_ATTR_FROM).n || vbi_ents_attr_get(ents, ent, VB_ATTR_TO).n
		? VB_OK
		: date_before(seg, ents, title, title->state, title->event);
}

vb_status vbi_link_tenure(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents, vbi_items *items)
{
	const vbi_state_province *own;
	vb_status status = VB_OK;
	size_t r = 0;

	count_provinces(seg, state, ents);
	own = own_province(state);
	for (size_t k = 0; k < items->n && status == VB_OK; k++) {
		const vbi_item *title = &items->list[k];
		uint32_t id = ents->list[title->ent].id;

		if (title->person || r == ents->rels || ents->rel[r].to != id)
			continue; /* nobody holds it; relations are in the order of their titles */
		status = describe(seg, ents, items, k);
		if (status == VB_OK)
			status = set_place(seg, ents, own, title);
		for (; r < ents->rels && ents->rel[r].to == id; r++)
			ents->rel[r].state = title->state;
	}
	return status;
}
