/* ent/link_gap.c - what lies between a person and a title, or two of a kind. */
#include "ent/link.h"

#define MAX_GAP 40 /* tokens */

/* Words of taking, holding and leaving an office. An anchor is needed; the others only stand beside it. */
static const vbi_slice anchor[] = {
	VBI_WORD("là"), VBI_WORD("làm"), VBI_WORD("giữ"), VBI_WORD("chức"), VBI_WORD("vụ"), VBI_WORD("hàm"),
	VBI_WORD("giao"), VBI_WORD("cử"), VBI_WORD("cương"), VBI_WORD("trí"), VBI_WORD("nhiệm"),
	VBI_WORD("trở"), VBI_WORD("thành"),
};
static const vbi_slice beside[] = {
	VBI_WORD("được"), VBI_WORD("bầu"), VBI_WORD("bổ"), VBI_WORD("chỉ"), VBI_WORD("định"), VBI_WORD("điều"),
	VBI_WORD("động"), VBI_WORD("phân"), VBI_WORD("công"), VBI_WORD("phê"), VBI_WORD("chuẩn"), VBI_WORD("trúng"),
	VBI_WORD("tiếp"), VBI_WORD("tục"), VBI_WORD("thôi"), VBI_WORD("miễn"), VBI_WORD("từng"), VBI_WORD("hiện"),
	VBI_WORD("nay"), VBI_WORD("khi"), VBI_WORD("đó"), VBI_WORD("nguyên"), VBI_WORD("đảm"), VBI_WORD("vừa"),
	VBI_WORD("đã"), VBI_WORD("sẽ"), VBI_WORD("mới"), VBI_WORD("luân"), VBI_WORD("chuyển"), VBI_WORD("tái"),
	VBI_WORD("đắc"), VBI_WORD("quyền"), VBI_WORD("thăng"), VBI_WORD("lên"), VBI_WORD("phong"), VBI_WORD("hiệp"),
	VBI_WORD("thương"), VBI_WORD("nhận"), VBI_WORD("danh"), VBI_WORD("vị"), VBI_WORD("này"), VBI_WORD("tham"),
	VBI_WORD("gia"), VBI_WORD("đang"), VBI_WORD("có"), VBI_WORD("nhiều"), VBI_WORD("năm"), VBI_WORD("đưa"),
	VBI_WORD("về"), VBI_WORD("từ"), VBI_WORD("thời"), VBI_WORD("quyết"), VBI_WORD("cấp"), VBI_WORD("bậc"),
	VBI_WORD("tặng"), VBI_WORD("trao"), VBI_WORD("các"), VBI_WORD("cũng"), VBI_WORD("vào"), VBI_WORD("để"),
	VBI_WORD("trước"), VBI_WORD("lại"), VBI_WORD("còn"), VBI_WORD("đến"), VBI_WORD("cho"), VBI_WORD("tạm"),
	VBI_WORD("và"), VBI_WORD("kiêm"), VBI_WORD("phụ"), VBI_WORD("trách"), VBI_WORD("lúc"), VBI_WORD("hồi"), VBI_WORD("đồng"),
	VBI_WORD("rồi"), VBI_WORD("sau"),
};
static const vbi_slice recipient[] = {
	VBI_WORD("đối"), VBI_WORD("với"), VBI_WORD("cho"), VBI_WORD("là"), VBI_WORD("do"), VBI_WORD("của"),
};
/* Before the names of many: 5 Phó Chủ tịch gồm các ông: A, B; hai Thứ trưởng đó là các đồng chí A, B. */
static const vbi_slice listing[] = {
	VBI_WORD("gồm"), VBI_WORD("bao"), VBI_WORD("các"), VBI_WORD("ông"), VBI_WORD("bà"), VBI_WORD("đồng"), VBI_WORD("chí"), VBI_WORD("là"),
	VBI_WORD("có"), VBI_WORD("sau"), VBI_WORD("đây"), VBI_WORD("đó"), VBI_WORD("như"), VBI_WORD("mới"), VBI_WORD("đối"), VBI_WORD("với"), VBI_WORD("cho"),
};

#define AMONG(seg, t, list) vbi_tok_among((seg), (t), (list), sizeof(list) / sizeof *(list))

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

/* Behind what may stand beside an office or name and says nothing of the link: a body, a place, a date, khóa XV, an age. */
static uint32_t skip_detail(const vbi_seg *seg, const vbi_ents *ents, uint32_t t, uint32_t end)
{
	static const unsigned type[] = {VB_ENTITY_ORG, VB_ENTITY_LOC, VB_ENTITY_DATE};
	uint32_t to = t;

	for (size_t i = 0; i < sizeof type / sizeof *type; i++) {
		const vbi_ent *ent = vbi_ents_at(ents, type[i], t);

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
		return t + 1 < end ? t + 2 : end;
	return t;
}

/* The comma of gồm các ông, bà: A, B and its like parts nothing. */
static bool among_listing(const vbi_seg *seg, uint32_t from, uint32_t t, uint32_t end)
{
	return t > from && t + 1 < end && vbi_tok_is(seg, t, ",") && AMONG(seg, t - 1, listing) && AMONG(seg, t + 1, listing);
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

/* ... giữ chức [vụ], ... làm before token t. */
static bool takes_office(const vbi_seg *seg, uint32_t from, uint32_t t)
{
	if (t == from)
		return false;
	if (vbi_tok_is_lower(seg, t - 1, "làm"))
		return true;
	if (vbi_tok_is_lower(seg, t - 1, "vụ") || vbi_tok_is_lower(seg, t - 1, "danh"))
		t--;
	return t - from >= 2 && vbi_tok_is_lower(seg, t - 1, "chức") &&
	       (vbi_tok_is_lower(seg, t - 2, "giữ") || vbi_tok_is_lower(seg, t - 2, "nhận"));
}

uint32_t vbi_gap_pronoun(const vbi_seg *seg, uint32_t t)
{
	uint32_t sentence = seg->tok[t].sentence;
	bool anchored = false;

	for (uint32_t back = t; back-- > 0 && t - back < 14 && seg->tok[back].sentence == sentence;) {
		const vbi_match *match = vbi_seg_longest(seg, back, VBI_MASK(HONORIFIC));

		if (match && match->count == 1 && anchored && vbi_lex_attr(seg->lex, vbi_seg_entry(seg, match, VBI_C_HONORIFIC), "gender").n)
			return back;
		anchored |= AMONG(seg, back, anchor);
		if (!AMONG(seg, back, anchor) && !AMONG(seg, back, beside) && seg->tok[back].kind != VB_TOKEN_NUMBER)
			return UINT32_MAX;
	}
	return UINT32_MAX;
}

static bool abbreviated(const vbi_seg *seg, uint32_t dot)
{
	return dot > 0 && dot < seg->toks && seg->tok[dot].space == 0 && vbi_tok_is(seg, dot, ".") &&
	       (seg->tok[dot - 1].kind == VB_TOKEN_ACRONYM || vbi_seg_longest(seg, dot - 1, VBI_MASK(ABBR_DOT) | VBI_MASK(T_DEGREE)));
}

vbi_gap vbi_gap_between(const vbi_seg *seg, const vbi_ents *ents, const vbi_item *a, const vbi_item *b)
{
	vbi_gap gap = {0};
	uint32_t words = 0, anchors = 0, besides = 0, recipients = 0, listings = 0, end = b->t0;

	if (b->t0 >= a->t1 && seg->tok[b->t0].sentence == seg->tok[a->t1 - 1].sentence && b->t0 - a->t1 > MAX_GAP)
		gap.takes = takes_office(seg, a->t1, b->t0);
	if (b->t0 < a->t1 || b->t0 - a->t1 > MAX_GAP || seg->tok[b->t0].sentence != seg->tok[a->t1 - 1].sentence) {
		/* a signature: the name in the lines below the office */
		gap.far = b->t0 != a->t1;
		gap.line = true;
		return gap;
	}
	gap.line = seg->tok[b->t0].space >= 2;
	/* the dot of an abbreviated title is none of the gap: TS. Nguyễn Văn A */
	for (uint32_t t = a->t1 + (!a->person && abbreviated(seg, a->t1)); t < end;) {
		uint32_t next = skip_parenthesis(seg, t, end);
		const vbi_match *match;

		if (next == t)
			next = skip_detail(seg, ents, t, end);
		if (next > t) {
			gap.lead = gap.comma && next == end && !words && seg->tok[end].space == 1;
			t = next;
			continue;
		}
		if (among_listing(seg, a->t1, t, end)) {
			t++;
			continue;
		}
		if (mark_punctuation(seg, t, &gap)) {
			t++;
			continue;
		}
		match = vbi_seg_longest(seg, t, VBI_MASK(HONORIFIC));
		if (match && t + match->count == end) {
			gap.honorific = true;
			gap.named = t > a->t1 && (vbi_tok_is_lower(seg, t - 1, "là") || vbi_tok_is_lower(seg, t - 1, "cho") ||
			                          vbi_tok_is_lower(seg, t - 1, "với"));
			break;
		}
		if (vbi_tok_is_lower(seg, t, "và") || vbi_tok_is_lower(seg, t, "cùng"))
			gap.conjunction = true;
		else if (vbi_tok_is_lower(seg, t, "kiêm"))
			gap.also = true;
		else
			words++;
		if (AMONG(seg, t, anchor))
			anchors++;
		else if (AMONG(seg, t, beside) || seg->tok[t].kind == VB_TOKEN_NUMBER)
			besides++;
		if (AMONG(seg, t, recipient))
			recipients++;
		if (AMONG(seg, t, listing))
			listings++;
		t++;
	}
	gap.agent = end > a->t1 && vbi_tok_is_lower(seg, end - 1, "được");
	gap.takes = takes_office(seg, a->t1, end);
	gap.rises = end == a->t1 + 1 && (vbi_tok_is_lower(seg, a->t1, "lên") || vbi_tok_is_lower(seg, a->t1, "đến"));
	if (words) {
		gap.lists = listings == words;
		gap.recipient = recipients == words && words <= 2;
		gap.office = anchors && anchors + besides >= words;
		gap.far = !gap.recipient && !gap.office;
	}
	return gap;
}
