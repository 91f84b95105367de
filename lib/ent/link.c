/* ent/link.c - who holds which office: HOLDS from a person to a title.
 *
 * People and titles are taken in the order of the text; what lies between two neighbours (link_gap.c) decides:
 *   before the name    T, T P            Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Nguyễn Văn A; CHỦ TỊCH / Nguyễn Văn A
 *   shared             các T P, P và P   các Phó Chủ tịch UBND tỉnh A, B; Các Phó Thủ tướng: A, B, C
 *   to somebody        T đối với ông P   cách chức Giám đốc Sở X đối với ông A
 *   behind the name    P, T, T; P - T    also P (T), P là T, P được bầu giữ chức T, P thôi giữ chức T
 *   elsewhere          T                 a bare title that means a person tied to it before or later (link_same.c)
 * A title that stands right before a name belongs to that name, and titles strung before it too, unless the string
 * follows a name that has no title of its own yet (đồng chí A, Tỉnh ủy viên, Chủ tịch UBND huyện; B ...). */
#include "ent/link.h"

#include "ent/cue.h"
#include "ent/linker.h"
#include "ent/office.h"
#include "ent/people.h"


/* ---- the items ---- */

/* An office or a name within a document's span is of the document; but in tờ trình ngày 4/7 của Chủ tịch UBND tỉnh Nguyễn Văn A the
 * office that ends it is of the name behind. */
static bool in_document(const vbi_ents *ents, size_t i)
{
	uint32_t parent = ents->list[i].parent;

	if (ents->list[i].type == VB_ENTITY_TITLE && vbi_ents_at(ents, VB_ENTITY_PER, ents->list[i].t1))
		return false;

	/* ids rise with the index, so the parent is a few places back */
	while (parent && i-- > 0) {
		if (ents->list[i].id != parent)
			continue;
		if (ents->list[i].type == VB_ENTITY_DOC)
			return true;
		parent = ents->list[i].parent;
	}
	return false;
}

static bool plural_before(const vbi_seg *seg, const vbi_ents *ents, uint32_t t)
{
	/* họp ngày 21.6 Ngoại trưởng A ...: a day counts nobody */
	if (t && seg->tok[t - 1].kind == VB_TOKEN_NUMBER && vbi_ents_over(ents, VB_ENTITY_DATE, t - 1))
		return false;
	for (uint32_t back = 1; back <= 3 && back <= t; back++)
		if (vbi_seg_has(seg, t - back, back, VBI_MASK(PLURAL) | VBI_MASK(NUM_WORD)))
			return seg->tok[t].space == 1 && !vbi_tok_is_lower(seg, t - 1, "một");
	return t && seg->tok[t - 1].kind == VB_TOKEN_NUMBER && seg->tok[t].space == 1;
}

static uint32_t complement_of(const vbi_seg *seg, const vbi_ents *ents, const vbi_ent *title)
{
	uint32_t body;

	if (title->t1 == title->t0 + 1)
		return title->t1; /* no room for one */
	body = vbi_office_body(seg, ents, title->t0);
	return body < title->t1 ? body : title->t1;
}

/* bầu, bổ nhiệm, giữ chức, ứng cử before the title. */
static bool appointing(const vbi_seg *seg, uint32_t t)
{
	if (!t || seg->tok[t].space != 1)
		return false;
	if (vbi_tok_in(seg, t - 1, VBI_SET_APPOINTING))
		return true;
	return t > 1 && vbi_tok_is_lower(seg, t - 2, "chức") && vbi_tok_is_lower(seg, t - 1, "vụ");
}

/* Phó Chủ tịch UBND, trưởng các ban; Giám đốc và trưởng các phòng: the list goes on with a head of many. */
static bool before_many(const vbi_seg *seg, uint32_t t)
{
	const vbi_match *head;

	if (t + 2 >= seg->toks || !(vbi_tok_is(seg, t, ",") || vbi_tok_is_lower(seg, t, "và")))
		return false;
	head = vbi_seg_longest(seg, t + 1, VBI_MASK(T_HEAD) | VBI_MASK(T_UNIT));
	return head && t + 1 + head->count < seg->toks && seg->tok[t + 1 + head->count].space == 1 &&
	       vbi_seg_longest(seg, t + 1 + head->count, VBI_MASK(PLURAL));
}

/* Where the paragraph that begins at token t is a date and no more. */
static bool date_alone(const vbi_seg *seg, const vbi_ents *ents, uint32_t t)
{
	const vbi_ent *date = vbi_ents_at(ents, VB_ENTITY_DATE, t);

	return date && (date->t1 >= seg->toks || seg->tok[date->t1].space >= 2);
}

/* KT. BỘ TRƯỞNG: another signs for him. */
static bool signed_for(const vbi_seg *seg, uint32_t t)
{
	return t > 0 && (vbi_tok_is(seg, t - 1, "KT") || vbi_tok_is(seg, t - 1, "KT.") ||
	                 (t > 1 && vbi_tok_is(seg, t - 1, ".") && vbi_tok_is(seg, t - 2, "KT")));
}

/* Giám đốc 7 công ty, chủ tịch hai xã: those of all of them. t: the token behind the title. */
static bool of_several(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice few[] = {VBI_WORD("hai"), VBI_WORD("ba"), VBI_WORD("bốn")};

	return t + 1 < seg->toks && (seg->tok[t].kind == VB_TOKEN_NUMBER || vbi_tok_among(seg, t, few, sizeof few / sizeof *few)) && seg->tok[t].space == 1 && seg->tok[t + 1].space == 1 &&
	       seg->tok[t + 1].shape == VB_SHAPE_LOWER &&
	       vbi_seg_any(seg, t + 1) & (VBI_MASK(ORG_HEAD) | VBI_MASK(LOC_UNIT)) &&
	       !(seg->tok[t].end - seg->tok[t].start == 1 && seg->text[seg->tok[t].start] == '1');
}

/* Số phó giám đốc sở, cấp phó giám đốc; Chủ tịch UBND tỉnh, thành: whoever has that office. */
static bool whoever(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	if (t > 0 && seg->tok[t].space == 1 && seg->tok[t].shape == VB_SHAPE_LOWER &&
	    (vbi_tok_is(seg, t - 1, "số") || vbi_tok_is(seg, t - 1, "cấp") || vbi_tok_is(seg, t - 1, "lượng")))
		return true;
	return vbi_any_province(seg, end);
}

typedef struct position { /* in the text, of the last item */
	uint32_t paragraph, part, at, first, end; /* of the paragraph */
} position;

static void gather_one(const vbi_seg *seg, const vbi_ents *ents, size_t i, position *p, vbi_items *items)
{
	const vbi_ent *ent = &ents->list[i];
	vbi_item item = {.ent = (uint32_t)i, .t0 = ent->t0, .t1 = ent->t1, .person = ent->type == VB_ENTITY_PER, .like = ent->chain};
	uint64_t bit = UINT64_C(1) << items->n % 64;

	if (ent->parent && in_document(ents, i))
		return;
	for (; (p->at = vbi_cue_next(ents, VBI_CUE_LINE, p->at)) <= ent->t0 && p->at < seg->toks; p->at++) {
		if (seg->tok[p->at].space == 3) {
			p->paragraph++;
			p->first = p->at;
		}
		p->part += date_alone(seg, ents, p->at);
	}
	item.paragraph = p->paragraph;
	item.part = p->part;
	if (p->end <= ent->t0)
		p->end = vbi_cue_next(ents, VBI_CUE_PARAGRAPH, ent->t0 + 1);
	item.entry = (uint8_t)vbi_link_entry(seg, ent->t0);
	item.headline = vbi_link_headline(seg, ent->t0, p->first, p->end);
	if (!item.person) {
		item.like = vbi_title_is_past(seg, ent->t0) ? VBI_LINK_PAST
		                                            : vbi_name_key(seg, ent->t0 + (ent->t0 + 1 < ent->t1 && vbi_title_is_new(seg, ent->t0)));
		item.body = complement_of(seg, ents, ent);
		item.abroad = vbi_link_abroad(seg, ents, &item);
		item.plural = plural_before(seg, ents, ent->t0);
		item.appointed = appointing(seg, ent->t0);
		item.general = item.plural || signed_for(seg, ent->t0) || before_many(seg, ent->t1) || of_several(seg, ent->t1) || whoever(seg, ent->t0, ent->t1) ||
		               (ent->t1 < seg->toks && seg->tok[ent->t1].space == 1 && vbi_seg_longest(seg, ent->t1, VBI_MASK(PLURAL)));
		vbi_link_form(seg, ents, items, &item);
	}
	vbi_link_bucket(items, item.like)[items->n / 64] |= bit;
	items->people[items->n / 64] |= item.person ? bit : 0;
	items->list[items->n++] = item;
}

static void gather(const vbi_seg *seg, const vbi_ents *ents, vbi_items *items)
{
	uint32_t list[VBI_ENTS_BLOCK];
	position p = {0};

	for (size_t from = 0; from < ents->n; from += VBI_ENTS_BLOCK)
		for (size_t i = 0, n = vbi_ents_list(ents, from, 1u << VB_ENTITY_PER | 1u << VB_ENTITY_TITLE, list); i < n; i++)
			gather_one(seg, ents, list[i], &p, items);
}

/* Where a title or a name begins an entry and goes on with the other. */
static void see_order(vbi_items *items)
{
	for (size_t i = 0; i + 1 < items->n; i++) {
		const vbi_item *item = &items->list[i];
		uint64_t *set = item->person ? items->labelled : items->titled;

		set[i / 64] |= (uint64_t)((item->entry != 0) & (item[1].entry == 0) & (item->person != item[1].person)) << i % 64;
	}
}

/* Which titles the rules give to somebody, not for their words alone, and whose name stands right behind. */
static void see_holders(vbi_items *items)
{
	memset(items->holding, 0, items->words * sizeof *items->holding);
	for (size_t i = 0; i < items->n; i++) {
		const vbi_item *item = &items->list[i];
		uint64_t bit = UINT64_C(1) << i % 64;

		if (!item->holder || item->how == VBI_HOW_SAME)
			continue;
		items->holding[i / 64] |= bit;
		if (item->how == VBI_HOW_BEFORE && item->holder == i + 2 && item[1].person && item[1].t0 == item->t1 && vbi_gap_empty(&items->gap[i]))
			items->named[i / 64] |= bit;
	}
}

/* ---- titles before a name ---- */

static bool strings(const vbi_gap *gap)
{
	return !gap->far && !gap->semicolon && !gap->colon && !gap->paren && !gap->closed && !gap->recipient && !gap->honorific &&
	       (!gap->office || gap->also) && !gap->conjunction;
}

/* Tổng giám đốc X, Nguyễn Văn A, nói: the name stands alone behind the comma and has no title of its own. */
static bool apposed(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *person = &items->list[k + 1];
	uint32_t t = person->t1;

	if (person->t1 - person->t0 < 2 || items->list[k].general)
		return false;
	if (t < seg->toks && (vbi_tok_is(seg, t, ",") || vbi_tok_is(seg, t, "-") || vbi_tok_is(seg, t, "–")))
		return k + 2 >= items->n || items->list[k + 2].person || items->list[k + 2].t0 > t + 2;
	return true;
}

/* Ông A, giáo sư ở Seoul, làm Bộ trưởng Tư pháp, bà B - ... làm Bộ trưởng Môi trường: in a list of those who become
 * something the office is of who is named before it. */
static bool becomes(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k];

	if (title->t0 == 0 || !vbi_tok_is(seg, title->t0 - 1, "làm"))
		return false;
	for (size_t i = k; i-- > 0 && seg->tok[items->list[i].t0].sentence == seg->tok[title->t0].sentence;)
		if (items->list[i].person)
			return true;
	return false;
}

/* Gây nổ ở nhà Giám đốc Công an tỉnh / Hòa bị cáo buộc ...; Bắt trưởng đoàn thanh tra / Thượng tá A cho biết ...: what the
 * line tells of ends with it, and a sentence begins with the name or its rank, item next. */
static bool ends_headline(const vbi_seg *seg, const vbi_item *title, const vbi_item *next)
{
	uint32_t end = next->t1;

	if (seg->tok[title->t0].space >= 2 || title->t0 == 0 || seg->tok[next->t0].space < 2 || end >= seg->toks ||
	    seg->tok[title->t0].sentence == seg->tok[next->t0].sentence || seg->tok[title->t0 - 1].kind == VB_TOKEN_PUNCT)
		return false;
	return !next->person || (seg->tok[end].space == 1 && vbi_tok_small(&seg->tok[end]));
}

static bool goes_to_next(const vbi_seg *seg, const vbi_items *items, size_t k, const vbi_gap *gap)
{
	const vbi_item *title = &items->list[k], *person = &items->list[k + 1];

	if (gap->comma && (vbi_link_addressed(seg, title) || vbi_link_stands_for(seg, title)))
		return false;
	if (vbi_link_in_office(seg, title->t1, person->t0) || vbi_link_of_that_state(seg, title->t1, person->t0))
		return true;
	if (person->t0 == title->t1)
		return seg->tok[person->t0].space <= 1 || vbi_link_signature(seg, title, person) ||
		       (seg->tok[person->t0].space == 2 && !ends_headline(seg, title, person));
	if (gap->lead && !gap->far && !gap->semicolon && !gap->dash && !gap->office && !gap->conjunction)
		return true;
	if (vbi_link_signed_below(seg, title, person) || (title->plural && gap->lists && !gap->comma && !gap->semicolon))
		return true;
	if (gap->far || gap->semicolon || gap->paren)
		return false;
	if (gap->named && gap->office && !gap->comma)
		return true; /* Chủ tịch hiện nay là ông A */
	if (person->t0 == title->t1 + 1 && person->t1 - person->t0 > 1 && vbi_tok_is(seg, title->t1, "là"))
		return true; /* Giám đốc công ty là Nguyễn Văn A */
	if (vbi_gap_empty(gap))
		return true; /* a form of address or a parenthesis between, or the title stands in one */
	if (gap->recipient && !gap->comma)
		return gap->honorific && !vbi_link_decides(seg, title); /* trao quyết định của Thủ tướng cho ông A */
	if (gap->colon)
		return title->plural || title->general || !gap->comma;
	if (gap->comma && gap->honorific && becomes(seg, items, k))
		return false;
	if (gap->comma || gap->dash)
		return (gap->honorific || (apposed(seg, items, k) && !(gap->comma && vbi_link_decides(seg, title)))) && !gap->closed && !gap->office && !gap->conjunction && !gap->recipient;
	return false;
}

static bool rank(const vbi_ents *ents, const vbi_item *title)
{
	return ents->list[title->ent].sub == VBI_SUB_RANK || ents->list[title->ent].sub == VBI_SUB_DEGREE;
}

/* Đại tướng A, Ủy viên Bộ Chính trị, Bộ trưởng Bộ X, Thượng tướng B, ...: in a list by ranks or degrees the offices follow the name. The
 * string is first .. k, behind a person that has a title before the name. */
static bool between_ranks(const vbi_ents *ents, const vbi_items *items, size_t first, size_t k)
{
	if (first == k || !rank(ents, &items->list[first - 2]) || !rank(ents, &items->list[k]))
		return false;
	for (size_t i = first; i < k; i++)
		if (rank(ents, &items->list[i]))
			return false;
	return true;
}

/* đại biểu Quốc hội (ĐBQH) A, tổng tư lệnh (thủ tướng) B: the same man's office once more, in a parenthesis of its own. */
static bool bracketed(const vbi_seg *seg, const vbi_item *title, const vbi_item *next)
{
	return !title->person && next->t0 == title->t1 + 1 && vbi_tok_is(seg, title->t1, "(") && next->t1 < seg->toks &&
	       vbi_tok_is(seg, next->t1, ")");
}

/* Titles strung before titles[k], which goes to the person after it. */
static void take_string(const vbi_seg *seg, const vbi_ents *ents, vbi_items *items, size_t k)
{
	size_t first = k;

	while (first > 0 && !items->list[first - 1].person && !items->list[first - 1].holder) {
		vbi_gap gap = items->gap[first - 1];

		if (gap.rises || bracketed(seg, &items->list[first - 1], &items->list[first])) {
			first--;
			continue;
		}
		if (gap.office && vbi_link_at_once(seg, &items->list[first - 1], &items->list[first]))
			gap.office = false;
		/* Chủ tịch Hội đồng (Chủ tịch Thượng viện) kiêm Thủ hiến A */
		if (gap.closed && gap.also && first > 1 && bracketed(seg, &items->list[first - 2], &items->list[first - 1]))
			gap.closed = false;
		if (items->list[first - 1].general)
			break;
		if (!strings(&gap) || ends_headline(seg, &items->list[first - 1], &items->list[first]) ||
		    (gap.comma && vbi_link_stands_for(seg, &items->list[first - 1])) ||
		    (gap.comma && ents->list[items->list[first].ent].sub == VBI_SUB_DEGREE && vbi_link_decides(seg, &items->list[first - 1])) ||
		    (gap.line && items->list[first].t0 == items->list[first - 1].t1 &&
		     ents->list[items->list[first].ent].sub == VBI_SUB_OFFICE && seg->tok[items->list[first].t0].space >= 2))
			break;
		first--;
	}
	if (first > 0 && first < k && items->list[first - 1].person) {
		/* P, T, T P: the string is P's unless P has a title before the name */
		vbi_gap gap = items->gap[first - 1];
		bool titled = first > 1 && !items->list[first - 2].person && items->list[first - 2].holder == first &&
		              !between_ranks(ents, items, first, k);

		if ((gap.office || gap.takes) && !gap.semicolon && !gap.recipient)
			return;
		if ((gap.comma || gap.dash) && !gap.far && !gap.semicolon && !gap.conjunction && !titled)
			return;
	}
	for (size_t i = first; i < k; i++) {
		items->list[i].holder = items->list[k].holder;
		items->list[i].holders = 1;
		items->list[i].how = VBI_HOW_STRING;
	}
}

/* The first of the titles that commas string to titles[k]. */
static size_t strung_from(const vbi_items *items, size_t k)
{
	while (k > 0 && !items->list[k - 1].person && !items->list[k - 1].holder && items->gap[k - 1].comma && strings(&items->gap[k - 1]) &&
	       !items->gap[k - 1].lead)
		k--;
	return k;
}

/* Hai trợ lý của T A, đồng Chánh Văn phòng P và Q: those who are counted before are who is named. */
static void apposed_to_many(const vbi_seg *seg, vbi_items *items, size_t k)
{
	vbi_item *many = k > 2 ? &items->list[k - 3] : NULL;

	if (!many || many->person || many->holder || !many->plural || items->list[k - 2].person || !items->list[k - 1].person ||
	    !items->gap[k - 1].comma || items->gap[k - 1].far || !vbi_tok_is(seg, many->t1, "của") || items->list[k - 2].t0 != many->t1 + 1)
		return;
	many->holder = items->list[k].holder;
	many->holders = items->list[k].holders;
	many->how = VBI_HOW_BEFORE;
}

static void link_before(const vbi_seg *seg, const vbi_ents *ents, vbi_items *items)
{
	for (size_t k = 0; k + 1 < items->n; k++) {
		vbi_item *title = &items->list[k];
		vbi_gap gap;

		if (title->person || !items->list[k + 1].person)
			continue;
		gap = items->gap[k];
		if (!goes_to_next(seg, items, k, &gap))
			continue;
		/* P, T, bà P: the comma before a form of address may begin the next of a list of people; P - T, then a heading and its
		 * names: they are another list */
		if ((gap.comma || gap.dash || (gap.colon && !title->plural && !title->general)) && !gap.lead) {
			size_t first = gap.comma && gap.honorific ? strung_from(items, k) : k;
			vbi_gap back = first > 0 && items->list[first - 1].person ? items->gap[first - 1] : (vbi_gap){.far = true};

			if (!back.far && !back.semicolon && !back.conjunction && !vbi_gap_empty(&back))
				continue;
		}
		if (vbi_link_decided(seg, items, k))
			continue;
		if (vbi_link_served(seg, items, k))
			title--;
		title->holder = (uint32_t)k + 2;
		title->holders = 1;
		title->how = VBI_HOW_BEFORE;
		if (title < &items->list[k])
			continue;
		if (title->plural || gap.colon || gap.recipient || vbi_link_joint(seg, items, k))
			for (size_t next = k + 2; next < items->n && items->list[next].person; next++) {
				vbi_gap list = items->gap[next - 1];

				if (list.far || list.semicolon || list.paren || list.dash || (!list.comma && !list.conjunction))
					break;
				title->holders++;
			}
		if (title->holders > 1 && !title->plural)
			apposed_to_many(seg, items, k);
		take_string(seg, ents, items, k);
	}
}

/* ---- titles behind a name ---- */

/* Hồ Chủ tịch: the one man whose office stands behind his name without a mark. */
static bool uncle_ho(const vbi_seg *seg, const vbi_item *person, const vbi_item *title)
{
	return person->t1 == title->t0 && title->t1 - title->t0 == 2 && person->t1 - person->t0 == 1 &&
	       vbi_tok_is(seg, person->t0, "Hồ") && vbi_tok_is_lower(seg, title->t0, "chủ");
}

static bool follows(const vbi_gap *gap)
{
	if (gap->takes && !gap->semicolon)
		return true;
	if (gap->honorific && !gap->office)
		return false; /* A, con trai Chủ tịch tỉnh: somebody else */
	if (gap->far || gap->semicolon || gap->colon || gap->recipient)
		return gap->recipient && gap->office && !gap->far && !gap->semicolon && !gap->colon;
	if (gap->conjunction)
		return gap->office;
	return gap->comma || gap->dash || gap->paren || gap->office;
}

static bool continues(const vbi_gap *gap)
{
	if (gap->colon && !gap->far && !gap->semicolon && !gap->comma && !gap->office)
		return true; /* a list of members: Ông A, Phó Chủ tịch UBND xã: Trưởng ban */
	if (gap->takes && !gap->semicolon)
		return true;
	if (gap->far || gap->semicolon || gap->colon)
		return false;
	return gap->comma || gap->dash || gap->paren || gap->office || gap->also || (gap->conjunction && !gap->honorific) ||
	       vbi_gap_empty(gap);
}

/* First of the people that stand together before item k: A, B và C. */
static size_t together(const vbi_items *items, size_t k)
{
	while (k > 0 && items->list[k - 1].person) {
		vbi_gap gap = items->gap[k - 1];

		if (gap.far || gap.semicolon || gap.paren || gap.office || (!gap.comma && !gap.conjunction))
			break;
		k--;
	}
	return k;
}

/* Bổ nhiệm ông A - S, ông B - T làm U: all who are named behind one word of appointing become the same. Returns the
 * first of them, k if there is none but k. */
static size_t appointed_with(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	size_t first = k;

	for (size_t i = k; i-- > 0 && seg->tok[items->list[i].t0].sentence == seg->tok[items->list[k].t0].sentence;) {
		const vbi_gap *gap = &items->gap[i];
		const vbi_match *address;
		uint32_t t = items->list[i].t0;

		if (gap->far || gap->semicolon || gap->takes || gap->office || gap->recipient ||
		    !(gap->comma || gap->dash || gap->conjunction || gap->paren))
			return k;
		if (!items->list[i].person)
			continue;
		first = i;
		address = vbi_honorific_before(seg, t);
		t -= address ? address->count : 0;
		t -= t > 0 && vbi_tok_is(seg, t - 1, ":");
		if (t > 1 && ((vbi_tok_is(seg, t - 1, "nhiệm") && vbi_tok_is_lower(seg, t - 2, "bổ")) ||
		              (vbi_tok_is(seg, t - 1, "động") && vbi_tok_is_lower(seg, t - 2, "điều")) ||
		              vbi_tok_is(seg, t - 1, "gồm")))
			return first;
	}
	return k;
}

/* A được Thủ tướng (B) bổ nhiệm giữ chức T: T is A's. */
static void link_past_agent(vbi_items *items, size_t k)
{
	size_t t = k + 2;
	vbi_gap gap;

	if (t >= items->n || items->list[k + 1].person)
		return;
	gap = items->gap[k];
	if (!gap.agent || gap.semicolon)
		return;
	if (items->list[t].person && items->list[k + 1].holder == t + 1)
		t++;
	if (t >= items->n || items->list[t].person || items->list[t].holder)
		return;
	gap = items->gap[t - 1];
	if (!gap.takes && !gap.office)
		return;
	items->list[t].holder = (uint32_t)k + 1;
	items->list[t].holders = 1;
	items->list[t].how = VBI_HOW_AGENT;
}

/* Từ năm 2001 đến 2004 làm T, rồi T: the one who is told of in the sentences before, titles[k] and those strung to it. */
static void link_unsaid(vbi_items *items, size_t k)
{
	size_t p = k;

	if (k + 1 < items->n && items->list[k + 1].person && !items->gap[k].far)
		return; /* Từ năm 2001 làm T, ông A ... */
	while (p > 0 && k - p < 64 && !items->list[p - 1].person && !items->list[p - 1].holder)
		p--;
	if (p == 0 || k - p == 64 || items->list[k].paragraph - items->list[p - 1].paragraph > 1)
		return;
	p = items->list[p - 1].person ? p : items->list[p - 1].holder;
	for (size_t t = k; t < items->n && !items->list[t].person && !items->list[t].holder && (t == k || continues(&items->gap[t - 1])); t++) {
		items->list[t].holder = (uint32_t)p;
		items->list[t].holders = 1;
		items->list[t].how = VBI_HOW_PRONOUN;
	}
}

/* Ông từng là T: the person named last before, of the same gender. */
static void link_pronouns(const vbi_seg *seg, const vbi_ents *ents, vbi_items *items)
{
	for (size_t k = 1; k < items->n; k++) {
		uint32_t pronoun;
		unsigned gender;

		if (items->list[k].person || items->list[k].holder || items->list[k].general)
			continue;
		pronoun = vbi_gap_pronoun(seg, items->list[k].t0);
		if (pronoun == UINT32_MAX)
			pronoun = vbi_gap_subject(seg, items->list[k].t0, items->list[k - 1].t1);
		if (pronoun == UINT32_MAX && vbi_gap_unsaid(seg, ents, items->list[k].t0))
			link_unsaid(items, k);
		if (pronoun == UINT32_MAX || vbi_people_relative(seg, pronoun + 1)) /* chồng bà là Chủ tịch */
			continue;
		gender = vbi_people_gender(seg, pronoun + 1, pronoun + 1);
		for (size_t p = k; p-- > 0 && items->list[k].paragraph - items->list[p].paragraph <= 1;) {
			const vbi_item *person = &items->list[p];
			unsigned other = person->person ? vbi_people_gender(seg, person->t0, person->t1) : 0;

			if (!person->person || (gender && other && gender != other) || vbi_link_beside(seg, items, p))
				continue;
			for (size_t t = k; t < items->n && !items->list[t].person && !items->list[t].holder; t++) {
				if (t > k) {
					vbi_gap gap = items->gap[t - 1];

					if (!continues(&gap))
						break;
				}
				items->list[t].holder = (uint32_t)p + 1;
				items->list[t].holders = 1;
				items->list[t].how = VBI_HOW_PRONOUN;
			}
			break;
		}
	}
}

/* The parenthesis that is open at item k, a person, holds titles, and behind it stands another one: B (em trai ông A, T), T. */
static bool title_behind(const vbi_items *items, size_t k)
{
	size_t t = k + 1;

	while (t < items->n && !items->list[t].person && !items->gap[t - 1].closed && !items->gap[t - 1].far)
		t++;
	return t > k + 1 && t < items->n && !items->list[t].person && items->gap[t - 1].closed && items->gap[t - 1].comma && !items->gap[t - 1].far;
}

/* B, em trai ông A, T: what follows is B's; B là em trai ông A, T: A's; B (em trai ông A, T), T: in the parenthesis A's, behind it B's. */
static bool beside_relative(const vbi_seg *seg, const vbi_items *items, size_t k, const char *mark)
{
	const vbi_item *before = k > 0 ? &items->list[k - 1] : NULL;

	return before && before->person && items->list[k].t0 > before->t1 && items->list[k].t0 - before->t1 <= 6 &&
	       vbi_tok_is(seg, before->t1, mark) && vbi_people_relative(seg, items->list[k].t0);
}

/* A, Thứ trưởng Bộ X, Bộ trưởng nói: a bare title goes on with another clause where it stands right before another's name
 * elsewhere. */
static bool of_another(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, size_t k, size_t t)
{
	const vbi_item *bare = &items->list[t];
	size_t from = t > 200 ? t - 200 : 0, to = t + 200 < items->n ? t + 200 : items->n;
	const uint64_t *alike = vbi_link_bucket(items, bare->like);
	bool other = false;

	if (bare->body < bare->t1 || bare->t1 >= seg->toks || seg->tok[bare->t1].kind == VB_TOKEN_PUNCT)
		return false;
	for (size_t i = from; (i = vbi_link_next(alike, i, to)) < to; i++) {
		const vbi_item *held = &items->list[i];

		if (held->person || held->how != VBI_HOW_BEFORE || held->holder != i + 2 || items->list[i + 1].t0 != held->t1 ||
		    held->part != bare->part || !vbi_link_fits(seg, ents, items, bare, held))
			continue;
		if (ents->list[items->list[i + 1].ent].chain == ents->list[items->list[k].ent].chain)
			return false;
		other = true;
	}
	return other;
}

static void link_behind(const vbi_seg *seg, const vbi_ents *ents, vbi_items *items)
{
	for (size_t k = 0; k + 1 < items->n; k++) {
		size_t first = k, last = k;
		bool relative, bracket;
		vbi_gap gap;

		if (!items->list[k].person)
			continue;
		link_past_agent(items, k);
		if (items->list[k + 1].person || items->list[k + 1].holder)
			continue;
		gap = items->gap[k];
		if (gap.agent || gap.appoints || vbi_link_kin(seg, items, k + 1) || vbi_link_ruled(seg, &items->list[k + 1]))
			continue;
		if (!(follows(&gap) || uncle_ho(seg, &items->list[k], &items->list[k + 1]) || vbi_link_right_after(seg, items, k + 1)) || (gap.comma && (vbi_link_new_subject(seg, ents, items, k) || of_another(seg, ents, items, k, k + 1))))
			continue;
		if (gap.far && ents->list[items->list[k].ent].sub == VBI_SUB_PER_GIVEN && !vbi_honorific_before(seg, items->list[k].t0))
			continue; /* a credit is no subject */
		if (gap.office && !gap.far && !gap.comma && !gap.dash)
			first = together(items, k);
		if (first == k && gap.takes && !gap.comma && !gap.dash)
			first = appointed_with(seg, items, k);
		relative = beside_relative(seg, items, k, ",") || beside_relative(seg, items, k, "(");
		bracket = relative && vbi_tok_is(seg, items->list[k - 1].t1, "(") && title_behind(items, k);
		/* ông A (cùng họ với ông B) làm Trưởng công an xã */
		if (gap.closed && gap.office && !gap.comma && k > 0 && items->list[k - 1].person && vbi_tok_is(seg, items->list[k - 1].t1, "("))
			first = last = k - 1;
		if (first == k && relative && !bracket)
			first = last = k - 1;
		if (first == k && last == k)
			first = last = vbi_link_takes_over(seg, items, k);
		for (size_t t = k + 1; t < items->n && !items->list[t].person && !items->list[t].holder; t++) {
			if (t > k + 1) {
				gap = items->gap[t - 1];
				if (!continues(&gap) || vbi_link_serves(seg, items, t) || (gap.comma && of_another(seg, ents, items, k, t)))
					break;
				if (bracket && gap.closed)
					first = last = k - 1;
				if (gap.takes && first == k && last == k)
					first = appointed_with(seg, items, k);
			}
			items->list[t].holder = (uint32_t)first + 1;
			items->list[t].holders = (uint32_t)(last - first) + 1;
			items->list[t].how = VBI_HOW_BEHIND;
		}
	}
}

/* Chủ tịch, các Phó Chủ tịch UBND; Chủ tịch UBND, trưởng các ban: what stands in a list with titles that mean nobody
 * means nobody. */
static void spread_general(vbi_items *items, size_t from, size_t to)
{
	const vbi_item *a = &items->list[from];
	vbi_item *b = &items->list[to];
	vbi_gap gap;

	if (a->person || b->person || b->general || a->holder || b->holder)
		return;
	gap = items->gap[from < to ? from : to];
	if ((gap.comma || gap.conjunction) && !gap.semicolon && !gap.office && !gap.recipient &&
	    (!gap.far || b->t0 - a->t1 <= 2 || a->t0 - b->t1 <= 2))
		b->general = true;
}

static void spread(vbi_items *items)
{
	for (size_t k = 0; k + 1 < items->n; k++)
		if (items->list[k].general)
			spread_general(items, k, k + 1);
	for (size_t k = items->n; k-- > 1;)
		if (items->list[k].general)
			spread_general(items, k, k - 1);
}

/* ---- out ---- */

static vb_status relate(vbi_ents *ents, const vbi_items *items)
{
	for (size_t k = 0; k < items->n; k++) {
		const vbi_item *title = &items->list[k];

		for (uint32_t h = 0; title->holder && h < title->holders; h++) {
			size_t known = title->holder - 1 + h;
			const vbi_ent *person = &ents->list[items->list[known].ent];

			if (!items->list[known].person)
				continue;
			person = vbi_link_nearest(ents, items, k, person->chain, known);
			if (vbi_ents_relate(ents, VB_RELATION_HOLDS, person->id, ents->list[title->ent].id, 900))
				return VB_ERR_MEMORY;
		}
	}
	return VB_OK;
}

/* Room for as many items as there are entities: one block, of which only the sets and what is remembered want to be clear. */
static bool room(const vbi_seg *seg, size_t n, vbi_items *items)
{
	size_t words = n / 64 + 1, bits = (5 + VBI_LINK_BUCKETS) * words;
	uint32_t slots = 64;
	char *block;

	while (slots < 2 * n)
		slots *= 2;
	block = vbi_alloc(seg->mem, bits * sizeof(uint64_t) + VBI_LINK_FITS * sizeof *items->fits + slots * sizeof *items->forms +
	                                n * (sizeof *items->list + sizeof *items->gap));
	*items = (vbi_items){.words = words, .slots = slots};
	if (!block)
		return false;
	items->people = (uint64_t *)(void *)block;
	items->titled = items->people + words;
	items->labelled = items->titled + words;
	items->holding = items->labelled + words;
	items->named = items->holding + words;
	items->buckets = items->named + words;
	items->fits = (vbi_link_fit *)(void *)(items->people + bits);
	items->forms = (uint32_t *)(void *)(items->fits + VBI_LINK_FITS);
	items->list = (vbi_item *)(void *)(items->forms + slots);
	items->gap = (vbi_gap *)(void *)(items->list + n);
	memset(block, 0, (size_t)((char *)items->list - block));
	return true;
}

void vbi_link_free(const vbi_seg *seg, vbi_items *items) { vbi_free(seg->mem, items->people); }

vb_status vbi_link_items(const vbi_seg *seg, const vbi_ents *ents, vbi_items *items)
{
	if (!room(seg, ents->n ? ents->n : 1, items))
		return VB_ERR_MEMORY;
	gather(seg, ents, items);
	vbi_link_mentions(items);
	see_order(items);
	for (size_t k = 0; k < items->n; k++) {
		if (k + 1 < items->n)
			vbi_gap_between(seg, ents, &items->list[k], &items->list[k + 1], &items->gap[k]);
		else
			items->gap[k] = (vbi_gap){0};
		vbi_gap_count(&items->gap[k]);
	}
	link_before(seg, ents, items);
	vbi_link_listed(seg, items);
	link_behind(seg, ents, items);
	vbi_link_signatures(seg, items);
	link_pronouns(seg, ents, items);
	spread(items);
	vbi_link_same(seg, ents, items);
	see_holders(items);
	return VB_OK;
}

vb_status vbi_link(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents)
{
	const vbi_weights *weights = &seg->lex->weights[VBI_WEIGHTS_LINKS];
	vbi_items items;
	vb_status status;

	if (ents->n == 0)
		return VB_OK;
	status = vbi_link_items(seg, ents, &items);
	if (status == VB_OK)
		status = !ents->grammar_only && weights->slot && weights->labels == 1 ? vbi_linker(seg, ents, &items, weights) : relate(ents, &items);
	if (status == VB_OK)
		status = vbi_link_tenure(seg, state, ents, &items);
	vbi_link_free(seg, &items);
	return status ? status : vbi_link_nest(seg, ents);
}
