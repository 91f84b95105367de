/* ent/link_gap.c - what lies between a person and a title, or two of a kind. */
#include "ent/link.h"

#include "ent/people.h"

#define MAX_GAP 40 /* tokens */

/* Behind a parenthesis that is opened and closed in the gap; t if none. */
static uint32_t skip_parenthesis(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	if (!vbi_tok_is(seg, t, "("))
		return t;
	for (uint32_t i = t + 1; i < end; i++)
		if (vbi_tok_is(seg, i, ")"))
			return i + 1;
	return t;
}

/* Sinh năm 1970 tại Thái Bình, SN 1970: when and where somebody was born. Returns what is behind it. */
static uint32_t born(const vbi_seg *seg, const vbi_ents *ents, uint32_t t, uint32_t end)
{
	const vbi_ent *place = NULL;
	uint32_t to = t + 1 < end ? t + 2 : end;

	if (to < end && seg->tok[to].kind == VB_TOKEN_NUMBER)
		to++;
	if (to + 1 < end && (vbi_tok_is(seg, to, "tại") || vbi_tok_is(seg, to, "ở")))
		place = vbi_ents_at(ents, VB_ENTITY_LOC, to + 1);
	return place && place->t1 <= end ? place->t1 : to;
}

/* Behind what may stand beside an office or name and says nothing of the link: a body, a place, a date, khóa XV, an age. */
static uint32_t skip_detail(const vbi_seg *seg, const vbi_ents *ents, uint32_t t, uint32_t end)
{
	const unsigned details = 1u << VB_ENTITY_ORG | 1u << VB_ENTITY_LOC | 1u << VB_ENTITY_DATE;
	uint32_t to = t;

	for (unsigned left = t < ents->tokens ? ents->cover[t] & details : 0; left; left &= left - 1) {
		const vbi_ent *ent = vbi_ents_at(ents, vbi_lowest_bit(left), t);

		if (ent && ent->t1 <= end && ent->t1 > to)
			to = ent->t1;
	}
	if (to > t)
		return to;
	if (vbi_tok_is_lower(seg, t, "khóa") && t + 1 < end)
		return t + 2;
	if (seg->tok[t].kind == VB_TOKEN_NUMBER && t + 1 < end && vbi_tok_is_lower(seg, t + 1, "tuổi"))
		return t + 2;
	if (vbi_tok_is_lower(seg, t, "sn") || vbi_tok_is_lower(seg, t, "sinh"))
		return born(seg, ents, t, end);
	return t;
}

/* The comma of gồm các ông, bà: A, B and its like parts nothing. */
static bool among_listing(const vbi_seg *seg, uint32_t from, uint32_t t, uint32_t end)
{
	return t > from && t + 1 < end && vbi_tok_is(seg, t, ",") && vbi_tok_in(seg, t - 1, VBI_SET_LISTING) && vbi_tok_in(seg, t + 1, VBI_SET_LISTING);
}

static bool mark_punctuation(const vbi_seg *seg, uint32_t t, vbi_gap *gap)
{
	if (vbi_tok_is(seg, t, ","))
		gap->comma = true;
	else if (vbi_tok_is(seg, t, "-") || vbi_tok_is(seg, t, "–") || vbi_tok_is(seg, t, "—"))
		gap->dash = true;
	else if (vbi_tok_is(seg, t, ":"))
		gap->colon = true;
	else if (vbi_tok_is(seg, t, ";"))
		gap->semicolon = true;
	else if (vbi_tok_is(seg, t, "("))
		gap->paren = true;
	else if (vbi_tok_is(seg, t, ")"))
		gap->closed = true;
	else
		return false;
	return true;
}

/* ... giữ chức [vụ], đảm nhiệm các chức vụ:, ... làm before token t. */
static bool takes_office(const vbi_seg *seg, uint32_t from, uint32_t t)
{
	if (t == from || vbi_tok_in_none(seg, t - 1, UINT32_C(1) << VBI_SET_TENURE_BETWEEN))
		return false; /* mostly */
	if (vbi_tok_is_lower(seg, t - 1, "làm"))
		return true;
	t -= t - from > 4 && vbi_tok_is(seg, t - 1, ":");
	if (vbi_tok_is_lower(seg, t - 1, "vụ") || vbi_tok_is_lower(seg, t - 1, "danh"))
		t--;
	if (t - from > 3 && vbi_tok_is(seg, t - 1, "chức") && (vbi_tok_is(seg, t - 2, "các") || vbi_tok_is(seg, t - 2, "những")))
		return vbi_tok_is(seg, t - 3, "nhiệm") || vbi_tok_is(seg, t - 3, "giữ");
	return t - from >= 2 && vbi_tok_is_lower(seg, t - 1, "chức") &&
	       (vbi_tok_is_lower(seg, t - 2, "giữ") || vbi_tok_is_lower(seg, t - 2, "nhận"));
}

uint32_t vbi_gap_pronoun(const vbi_seg *seg, uint32_t t)
{
	uint32_t sentence = seg->tok[t].sentence;
	bool anchored = false;

	for (uint32_t back = t; back-- > 0 && t - back < 14 && seg->tok[back].sentence == sentence;) {
		const vbi_match *match = vbi_seg_longest(seg, back, VBI_MASK(HONORIFIC));

		if (match && match->count == 1 && anchored && vbi_seg_attr_of(seg, match, VBI_C_HONORIFIC, VBI_KEY_GENDER).n)
			return back;
		anchored |= vbi_tok_in(seg, back, VBI_SET_ANCHOR);
		if (!vbi_tok_in(seg, back, VBI_SET_ANCHOR) && !vbi_tok_in(seg, back, VBI_SET_BESIDE) && seg->tok[back].kind != VB_TOKEN_NUMBER)
			return UINT32_MAX;
	}
	return UINT32_MAX;
}

uint32_t vbi_gap_subject(const vbi_seg *seg, uint32_t t, uint32_t after)
{
	uint32_t sentence = seg->tok[t].sentence, first = t > 40 ? t - 40 : 0;

	if (!vbi_link_in_role(seg, t) &&
	    (vbi_tok_is(seg, t - 1, "làm") || !takes_office(seg, first > after ? first : after, t)))
		return UINT32_MAX;
	for (uint32_t back = t; back-- > after && t - back < 30 && seg->tok[back].sentence == sentence;) {
		const vbi_match *match = vbi_seg_longest(seg, back, VBI_MASK(HONORIFIC));

		if (!match || match->count != 1 ||
		    !vbi_seg_attr_of(seg, match, VBI_C_HONORIFIC, VBI_KEY_GENDER).n)
			continue;
		if (back == 0 || seg->tok[back - 1].kind == VB_TOKEN_PUNCT || seg->tok[back - 1].sentence != sentence)
			return back;
		return UINT32_MAX;
	}
	return UINT32_MAX;
}

bool vbi_gap_unsaid(const vbi_seg *seg, const vbi_ents *ents, uint32_t t)
{
	static const vbi_slice word[] = {VBI_WORD("từ"), VBI_WORD("đến"), VBI_WORD("tháng"), VBI_WORD("năm"), VBI_WORD("nay"), VBI_WORD("tiếp"),
	                                 VBI_WORD("ngày"), VBI_WORD("cuối"), VBI_WORD("đầu")};
	uint32_t sentence = seg->tok[t].sentence, first = t;
	bool dated = false;

	if (t < 3 || seg->tok[t].space != 1 || !(vbi_tok_in(seg, t - 1, VBI_SET_ANCHOR) || vbi_tok_is(seg, t - 1, "vị")))
		return false;
	while (first > 0 && t - first < 24 && seg->tok[first - 1].sentence == sentence && seg->tok[first].space < 2) {
		bool date = vbi_ents_over(ents, VB_ENTITY_DATE, first - 1) != NULL;

		if (!date && seg->tok[first - 1].kind == VB_TOKEN_SYLLABLE && !vbi_tok_in(seg, first - 1, VBI_SET_ANCHOR) &&
		    !vbi_tok_in(seg, first - 1, VBI_SET_BESIDE) && !vbi_tok_among(seg, first - 1, word, sizeof word / sizeof *word))
			return false;
		if (!date && seg->tok[first - 1].kind != VB_TOKEN_SYLLABLE && seg->tok[first - 1].kind != VB_TOKEN_PUNCT && seg->tok[first - 1].kind != VB_TOKEN_NUMBER)
			return false;
		dated |= date;
		first--;
	}
	return dated && (first == 0 || seg->tok[first].space >= 2 || seg->tok[first - 1].sentence != sentence);
}

static bool abbreviated(const vbi_seg *seg, uint32_t dot)
{
	return dot > 0 && dot < seg->toks && seg->tok[dot].space == 0 && vbi_tok_is(seg, dot, ".") &&
	       (seg->tok[dot - 1].kind == VB_TOKEN_ACRONYM || vbi_seg_longest(seg, dot - 1, VBI_MASK(ABBR_DOT) | VBI_MASK(T_DEGREE)));
}

/* ... bổ nhiệm T, ... phê chuẩn đề cử T: words of giving an office or taking it, none of which is suffered, right before b or before
 * what counts and names offices. */
static bool appoints(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	static const char *const verb[][2] = {{"bổ", "nhiệm"}, {"đề", "cử"}, {"chỉ", "định"}, {"phê", "chuẩn"}, {"miễn", "nhiệm"},
	                                      {"bãi", "nhiệm"}, {"cách", "chức"}, {"sa", "thải"}};
	bool found = false;

	for (; t < end; t++) {
		if (vbi_tok_in_none(seg, t, UINT32_C(1) << VBI_SET_LINK))
			continue; /* mostly */
		if (vbi_tok_is_lower(seg, t, "được") || vbi_tok_is_lower(seg, t, "bị") || vbi_tok_is_lower(seg, t, "là"))
			return false;
		for (size_t i = 0; t + 1 < end && i < sizeof verb / sizeof *verb; i++)
			found |= vbi_tok_is_lower(seg, t, verb[i][0]) && vbi_tok_is_lower(seg, t + 1, verb[i][1]);
	}
	return found;
}

/* ... kỷ luật ông A, cách chức T; xử lý đối với bà A, cách chức T: it is done to him. */
static bool suffers(const vbi_seg *seg, const vbi_item *a)
{
	const vbi_match *address = vbi_honorific_before(seg, a->t0);
	uint32_t t = address ? a->t0 - address->count : a->t0;

	return t > 0 && seg->tok[t - 1].sentence == seg->tok[a->t0].sentence &&
	       (vbi_tok_is_lower(seg, t - 1, "luật") || vbi_tok_is_lower(seg, t - 1, "với") || vbi_tok_is_lower(seg, t - 1, "tố") ||
	        vbi_tok_is_lower(seg, t - 1, "giam")) &&
	       vbi_tok_is(seg, a->t1, ",");
}

/* Most words: nothing that is asked about below. */
static bool plain(const vbi_seg *seg, const vbi_ents *ents, uint32_t t)
{
	const uint32_t sets = UINT32_C(1) << VBI_SET_LINK | UINT32_C(1) << VBI_SET_ANCHOR | UINT32_C(1) << VBI_SET_BESIDE |
	                      UINT32_C(1) << VBI_SET_RECIPIENT | UINT32_C(1) << VBI_SET_LISTING;

	return !ents->begins[t] && !(vbi_seg_any(seg, t) & VBI_MASK(HONORIFIC)) &&
	       vbi_tok_in_none(seg, t, sets);
}

/* Giám đốc X phụ trách khu vực Y, ông A; phó chủ tịch xã phụ trách kinh tế A: what the office is for parts nothing, up to a mark or a
 * name near. Returns what is behind it, t if nothing is told. */
static uint32_t skip_charge(const vbi_seg *seg, uint32_t t, uint32_t end, bool name)
{
	uint32_t stop = t;

	if (t + 2 >= end || !vbi_tok_is(seg, t, "phụ") || !vbi_tok_is(seg, t + 1, "trách"))
		return t;
	while (stop < end && stop - t < 16 && seg->tok[stop].kind != VB_TOKEN_PUNCT && !vbi_tok_is(seg, stop, "do") && !vbi_tok_is(seg, stop, "thay"))
		stop++;
	return stop < end ? seg->tok[stop].kind == VB_TOKEN_PUNCT ? stop : t : name && stop - t <= 6 ? stop : t;
}

static void within_sentence(const vbi_seg *seg, const vbi_ents *ents, const vbi_item *a, const vbi_item *b, vbi_gap *gap)
{
	uint32_t words = 0, anchors = 0, besides = 0, recipients = 0, listings = 0, end = b->t0, from;

	gap->line = seg->tok[b->t0].space >= 2;
	/* the dot of an abbreviated title is none of the gap: TS. Nguyễn Văn A */
	from = a->t1 + (!a->person && abbreviated(seg, a->t1));
	from = a->person ? from : skip_charge(seg, from, end, b->person);
	for (uint32_t t = from; t < end;) {
		const bool word = seg->tok[t].kind == VB_TOKEN_SYLLABLE;
		const vbi_match *match;
		uint32_t next;

		if (plain(seg, ents, t)) {
			words++;
			t++;
			continue;
		}
		next = word ? t : skip_parenthesis(seg, t, end);
		if (next == t)
			next = skip_detail(seg, ents, t, end);
		if (next > t) {
			gap->lead = gap->comma && next == end && !words && seg->tok[end].space == 1;
			t = next;
			continue;
		}
		if (!word && (among_listing(seg, a->t1, t, end) || mark_punctuation(seg, t, gap))) {
			t++;
			continue;
		}
		match = vbi_seg_longest(seg, t, VBI_MASK(HONORIFIC));
		if (match && t + match->count == end) {
			gap->honorific = true;
			gap->named = t > a->t1 && (vbi_tok_is_lower(seg, t - 1, "là") || vbi_tok_is_lower(seg, t - 1, "cho") ||
			                          vbi_tok_is_lower(seg, t - 1, "với"));
			break;
		}
		if (vbi_tok_is_lower(seg, t, "và") || vbi_tok_is_lower(seg, t, "cùng"))
			gap->conjunction = true;
		else if (vbi_tok_is_lower(seg, t, "kiêm"))
			gap->also = true;
		else
			words++;
		if (vbi_tok_in(seg, t, VBI_SET_ANCHOR))
			anchors++;
		else if (vbi_tok_in(seg, t, VBI_SET_BESIDE) || seg->tok[t].kind == VB_TOKEN_NUMBER)
			besides++;
		if (vbi_tok_in(seg, t, VBI_SET_RECIPIENT))
			recipients++;
		if (vbi_tok_in(seg, t, VBI_SET_LISTING))
			listings++;
		t++;
	}
	gap->agent = end > a->t1 && vbi_tok_is_lower(seg, end - 1, "được");
	gap->appoints = words > 1 && a->person && !b->person && appoints(seg, a->t1, end) && !suffers(seg, a);
	gap->takes = takes_office(seg, a->t1, end);
	gap->rises = end == a->t1 + 1 && (vbi_tok_is_lower(seg, a->t1, "lên") || vbi_tok_is_lower(seg, a->t1, "đến"));
	if (words) {
		gap->lists = listings == words;
		gap->recipient = recipients == words && words <= 2;
		gap->office = anchors && anchors + besides >= words;
		gap->far = !gap->recipient && !gap->office;
	}
}

void vbi_gap_between(const vbi_seg *seg, const vbi_ents *ents, const vbi_item *a, const vbi_item *b, vbi_gap *gap)
{
	bool same = seg->tok[b->t0].sentence == seg->tok[a->t1 - 1].sentence, behind = b->t0 >= a->t1;

	memset(gap, 0, sizeof *gap);
	if (same && behind && b->t0 - a->t1 <= MAX_GAP) {
		within_sentence(seg, ents, a, b, gap);
		return;
	}
	gap->takes = same && behind && takes_office(seg, a->t1, b->t0);
	gap->far = b->t0 != a->t1; /* not in a signature: the name in the lines below the office */
	gap->line = true;
}
