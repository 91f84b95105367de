/* ent/link_other.c - not the one who is named nearest: who serves and who is served, who takes over and from whom, who
 * leaves an office, who is honoured. */
#include "ent/link.h"

#include "ent/people.h"

#include "seg/wordset.h"

/* Theo Quyết định của Giám đốc X, PGS A được ...: who decides, behind words of deciding, is not who is named behind the
 * comma. */
bool vbi_link_decides(const vbi_seg *seg, const vbi_item *title)
{
	static const char *const word[] = {"định",  "thị",  "đạo", "nghị",  "cầu", "luận",
	                                   "trình", "công", "văn", "quyền", "kiến"};
	bool found = false;

	if (title->t0 < 3 || !vbi_tok_is(seg, title->t0 - 1, "của") ||
	    seg->tok[title->t0 - 3].sentence != seg->tok[title->t0].sentence)
		return false;
	for (size_t i = 0; i < sizeof word / sizeof *word; i++)
		found |= vbi_tok_is_lower(seg, title->t0 - 2, word[i]);
	return found;
}

/* The token before a name, or before the form of address that belongs to it; UINT32_MAX if there is none in the
 * sentence. */
static uint32_t before_name(const vbi_seg *seg, const vbi_item *person)
{
	const vbi_match *address = vbi_honorific_before(seg, person->t0);
	uint32_t first = address ? person->t0 - address->count : person->t0;

	return first > 0 && seg->tok[first - 1].sentence == seg->tok[person->t0].sentence ? first - 1 : UINT32_MAX;
}

bool vbi_link_served(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k], *serves = k > 0 ? title - 1 : NULL;

	return serves && !serves->person && title->t0 == serves->t1 + 1 && vbi_tok_is(seg, serves->t1, "của") &&
	       k + 1 < items->n && items->list[k + 1].person && items->list[k + 1].t0 > title->t1 &&
	       (items->gap[k].comma || items->gap[k].dash) && items->gap[k].honorific && !items->gap[k].far;
}

bool vbi_link_decided(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	static const vbi_slice done[] = {VBI_WORD("được"), VBI_WORD("giữ"),  VBI_WORD("thôi"),
	                                 VBI_WORD("sẽ"),   VBI_WORD("bị"),   VBI_WORD("phải"),
	                                 VBI_WORD("làm"),  VBI_WORD("nhận"), VBI_WORD("nghỉ"),
	                                 VBI_WORD("sinh")};
	const vbi_item *title = &items->list[k], *person = title + 1;

	if (k + 1 >= items->n || !person->person || person->t1 >= seg->toks || !items->gap[k].comma || items->gap[k].far || !vbi_link_decides(seg, title))
		return false;
	/* trước công văn của T, ông P, T2, nói: P has an office of his own */
	return vbi_tok_among(seg, person->t1, done, sizeof done / sizeof *done) ||
	       (items->gap[k].honorific && k + 2 < items->n && !person[1].person && person[1].t0 == person->t1 + 1 &&
	        (items->gap[k + 1].comma || items->gap[k + 1].dash));
}

/* Thay [cho, thế] ông P, kế nhiệm ông P, kế vị P: the words end at token t. */
static bool succeeds(const vbi_seg *seg, uint32_t t)
{
	t -= vbi_tok_is(seg, t, "cho") || vbi_tok_is(seg, t, "thế");
	return vbi_tok_is_lower(seg, t, "thay") ||
	       (t > 0 && (vbi_tok_is(seg, t, "nhiệm") || vbi_tok_is(seg, t, "vị")) && vbi_tok_is_lower(seg, t - 1, "kế"));
}

/* Kế nhiệm ông P ở chức T, trên cương vị T, trong vai trò T: the tokens [t, end) are between. */
static bool in_office_of(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	static const vbi_slice at[] = {VBI_WORD("ở"), VBI_WORD("trên"), VBI_WORD("trong"), VBI_WORD("với")};
	static const vbi_slice office[] = {VBI_WORD("chức"), VBI_WORD("vụ"),   VBI_WORD("cương"), VBI_WORD("vị"), VBI_WORD("trí"),
	                                   VBI_WORD("vai"),  VBI_WORD("trò"), VBI_WORD("danh")};

	if (end - t < 2 || end - t > 3 || !vbi_tok_among(seg, t, at, sizeof at / sizeof *at))
		return false;
	for (t++; t < end && vbi_tok_among(seg, t, office, sizeof office / sizeof *office); t++)
		;
	return t == end;
}

size_t vbi_link_succeeds(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k];
	uint32_t before;
	size_t i = k - 1;

	if (k < 2 || !title[-1].person || title->t0 - title[-1].t1 > 3 || !in_office_of(seg, title[-1].t1, title->t0))
		return 0;
	before = before_name(seg, title - 1);
	if (before == UINT32_MAX || !succeeds(seg, before))
		return 0;
	while (i-- > 0 && seg->tok[items->list[i].t0].sentence == seg->tok[title->t0].sentence)
		if (items->list[i].person)
			return i + 1;
	return 0;
}

size_t vbi_link_takes_over(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	uint32_t before = before_name(seg, &items->list[k]);

	if (before == UINT32_MAX || before == 0 || !succeeds(seg, before) || !(items->gap[k].takes || items->gap[k].office))
		return k;
	for (size_t i = k; i-- > 0 && seg->tok[items->list[i].t0].sentence == seg->tok[items->list[k].t0].sentence;)
		if (items->list[i].person)
			return i;
		else if (i > 0 && (items->gap[i - 1].takes || items->gap[i - 1].office))
			break; /* A giữ chức T thay ông P, được điều động làm U: P goes on to U */
	return k;
}

bool vbi_link_addressed(const vbi_seg *seg, const vbi_item *title)
{
	const vbi_match *address = vbi_honorific_before(seg, title->t0);
	uint32_t first = address ? title->t0 - address->count : title->t0;

	return first > 0 && vbi_tok_is_lower(seg, first - 1, "thưa");
}

bool vbi_link_in_office(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	static const vbi_slice kind[] = {VBI_WORD("mãn"), VBI_WORD("đương"), VBI_WORD("tiền"), VBI_WORD("kế")};
	uint32_t i =
	        t + (t < end && (vbi_tok_is(seg, t, "vừa") || vbi_tok_is(seg, t, "sắp") || vbi_tok_is(seg, t, "mới")));

	if (end - t > 4 || end <= t)
		return false;
	if (i == end)
		return vbi_tok_is(seg, t, "mới") && seg->tok[end].sentence == seg->tok[t].sentence; /* Giám đốc mới P */
	/* Bộ trưởng khi đó là bà P */
	if (end - t > 2 && (vbi_tok_is(seg, t, "khi") || vbi_tok_is(seg, t, "lúc")) && (vbi_tok_is(seg, t + 1, "đó") || vbi_tok_is(seg, t + 1, "ấy")) &&
	    vbi_tok_is(seg, t + 2, "là"))
		return seg->tok[end].sentence == seg->tok[t].sentence && (end - t == 3 || vbi_seg_any(seg, t + 3) & VBI_MASK(HONORIFIC));
	return i + 2 == end && seg->tok[end].sentence == seg->tok[t].sentence &&
	       ((vbi_tok_among(seg, i, kind, sizeof kind / sizeof *kind) && vbi_tok_is(seg, i + 1, "nhiệm")) ||
	        (vbi_tok_is(seg, i, "đắc") && vbi_tok_is(seg, i + 1, "cử")));
}

bool vbi_link_of_that_state(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	if (end - t < 2 || end - t > 4 || seg->tok[t].space != 1 || seg->tok[end].space != 1 ||
	    seg->tok[end].sentence != seg->tok[t].sentence)
		return false;
	t += vbi_tok_is(seg, t, "của");
	if (!vbi_tok_is(seg, t, "nước"))
		return false;
	return end - t == 2 ? vbi_tok_is(seg, t + 1, "này")
	                    : end - t == 3 && vbi_tok_is(seg, t + 1, "chủ") && vbi_tok_is(seg, t + 2, "nhà");
}

static bool stands_for(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice act[] = {VBI_WORD("quyền"), VBI_WORD("nhiệm"), VBI_WORD("diện"), VBI_WORD("lệnh"), VBI_WORD("mặt"), VBI_WORD("vấn")};
	static const vbi_slice first[] = {VBI_WORD("ủy"), VBI_WORD("uỷ"), VBI_WORD("đại"), VBI_WORD("thừa"), VBI_WORD("thay"), VBI_WORD("chất")};
	uint32_t last = t - 1;

	if (t < 2 || seg->tok[t].space != 1)
		return false;
	last -= vbi_tok_is(seg, last, "của") || vbi_tok_is(seg, last, "cho");
	return last > 0 && vbi_tok_among(seg, last, act, sizeof act / sizeof *act) && seg->tok[last].sentence == seg->tok[t].sentence &&
	       vbi_tok_among(seg, last - 1, first, sizeof first / sizeof *first);
}

bool vbi_link_stands_for(const vbi_seg *seg, const vbi_item *title) { return stands_for(seg, title->t0); }

bool vbi_link_serves(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k], *before = title - 1;

	return k > 0 && !before->person && title->t0 == before->t1 + 1 && vbi_tok_is(seg, before->t1, "của");
}

uint32_t vbi_link_acts(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k];
	size_t i = k;

	if (vbi_link_serves(seg, items, k))
		return items->list[k - 1].chain;
	if (!stands_for(seg, title->t0))
		return 0;
	/* Chủ tịch UBND tỉnh A, thay mặt T, ...: who is told of before it acts; else who is named next */
	if (k > 0 && title[-1].person && title->t0 - title[-1].t1 < 6 && seg->tok[title[-1].t0].sentence == seg->tok[title->t0].sentence)
		return title[-1].like;
	while (i + 1 < items->n && seg->tok[items->list[i + 1].t0].sentence == seg->tok[title->t0].sentence)
		if (items->list[++i].person)
			return items->list[i].t0 == title->t1 ? 0 : items->list[i].like;
	return 0;
}

/* Token t stands in a parenthesis that was opened near: phó chủ tịch Hội (do cụ A làm chủ tịch). */
static bool in_brackets(const vbi_seg *seg, uint32_t t)
{
	for (uint32_t back = t; back-- > 0 && t - back < 8 && !vbi_tok_is(seg, back, ")");)
		if (vbi_tok_is(seg, back, "("))
			return true;
	return false;
}

bool vbi_link_beside(const vbi_seg *seg, const vbi_items *items, size_t p)
{
	static const vbi_slice with[] = {VBI_WORD("cùng"), VBI_WORD("với"), VBI_WORD("thay")};
	uint32_t before = before_name(seg, &items->list[p]);

	if (in_brackets(seg, items->list[p].t0))
		return true;
	if (before == UINT32_MAX || !vbi_tok_among(seg, before, with, sizeof with / sizeof *with))
		return false;
	for (size_t i = p; i-- > 0 && seg->tok[items->list[i].t0].sentence == seg->tok[items->list[p].t0].sentence;)
		if (items->list[i].person &&
		    items->list[i].like != items->list[p].like) /* Bí thư A làm việc với ông P: P's office may follow */
			return !(vbi_tok_is(seg, before, "với") && i > 0 && items->list[i - 1].holder == i + 1);
	return false;
}

/* The item of who is named last before title k in its sentence, n if nobody is. */
static size_t subject_of(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	uint32_t sentence = seg->tok[items->list[k].t0].sentence;

	for (size_t i = k; i-- > 0 && seg->tok[items->list[i].t0].sentence == sentence;)
		if (items->list[i].person)
			return i;
	return items->n;
}

/* An item that is a mention of who has the chain; n if there is none. */
static size_t mention_of(const vbi_items *items, uint32_t chain)
{
	const uint64_t *his = vbi_link_bucket(items, chain);

	for (size_t i = 0; (i = vbi_link_next(his, i, items->n)) < items->n; i++)
		if (items->list[i].person && items->list[i].like == chain)
			return i;
	return items->n;
}

/* Rời vị trí T, rút khỏi cương vị T, miễn nhiệm khỏi chức T: the token of the first of these words, t if there are none
 * before token t. */
static uint32_t leaving(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice office[] = {VBI_WORD("vị"),   VBI_WORD("trí"), VBI_WORD("chức"), VBI_WORD("vụ"),
	                                   VBI_WORD("danh"), VBI_WORD("ghế"), VBI_WORD("cương")};
	static const vbi_slice verb[] = {VBI_WORD("rời"), VBI_WORD("rút"), VBI_WORD("nhiệm"), VBI_WORD("lui")};
	uint32_t first = t;
	bool from;

	while (first > 0 && t - first < 3 && vbi_tok_among(seg, first - 1, office, sizeof office / sizeof *office))
		first--;
	if (first == t || first < 2)
		return t;
	from = vbi_tok_is(seg, first - 1, "khỏi");
	first -= from;
	if (!vbi_tok_among(seg, first - 1, verb, sizeof verb / sizeof *verb))
		return t;
	first--;
	if (vbi_tok_is(seg, first, "nhiệm"))
		return first > 0 && (vbi_tok_is(seg, first - 1, "từ") || (from && vbi_tok_is(seg, first - 1, "miễn")))
		               ? first - 1
		               : t;
	return from || vbi_tok_is(seg, first, "rời") ? first : t;
}

size_t vbi_link_leaves(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	static const vbi_slice between[] = {VBI_WORD("đã"),  VBI_WORD("sẽ"),    VBI_WORD("vừa"),   VBI_WORD("cũng"),
	                                    VBI_WORD("xin"), VBI_WORD("chính"), VBI_WORD("thức"),  VBI_WORD("được"),
	                                    VBI_WORD("bị"),  VBI_WORD("bất"),   VBI_WORD("ngờ"),   VBI_WORD("tự"),
	                                    VBI_WORD("mới"), VBI_WORD("đơn"),   VBI_WORD("quyết"), VBI_WORD("định")};
	const vbi_item *title = &items->list[k], *person = k > 0 ? title - 1 : NULL;
	uint32_t t = leaving(seg, title->t0);

	if (!person || !person->person || t == title->t0 || person->t1 > t ||
	    seg->tok[person->t0].sentence != seg->tok[t].sentence)
		return 0;
	while (t > person->t1 && vbi_tok_among(seg, t - 1, between, sizeof between / sizeof *between))
		t--;
	return t == person->t1 ? k : 0;
}

/* Lấy ý kiến về việc tặng danh hiệu T, đề nghị phong tặng T, đủ điều kiện xét tặng: not yet. */
static bool proposed(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice word[] = {VBI_WORD("kiến"), VBI_WORD("nghị"), VBI_WORD("xét"), VBI_WORD("chưa"),
	                                 VBI_WORD("không"), VBI_WORD("sơ"), VBI_WORD("xuất"), VBI_WORD("nếu")};
	uint32_t sentence = seg->tok[t].sentence;

	for (uint32_t back = t; back-- > 0 && t - back < 14 && seg->tok[back].sentence == sentence;)
		if (vbi_tok_among(seg, back, word, sizeof word / sizeof *word))
			return true;
	return false;
}

static bool of_honour(const vbi_seg *seg, const vbi_item *title)
{
	return title->t0 > 3 && vbi_tok_is(seg, title->t0 - 1, "hiệu") && vbi_tok_is_lower(seg, title->t0 - 2, "danh");
}

bool vbi_link_to_honour(const vbi_seg *seg, const vbi_item *title)
{
	return of_honour(seg, title) && proposed(seg, title->t0 - 2);
}

size_t vbi_link_honoured(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k];
	uint32_t t = title->t0, sentence = seg->tok[t].sentence;
	size_t person;

	if (!of_honour(seg, title) || proposed(seg, t - 2))
		return 0;
	if (title->t1 < seg->toks && vbi_tok_is(seg, title->t1, "cho")) {
		for (person = k + 1; person < items->n && person < k + 4 && !items->list[person].person; person++)
			;
		return person < items->n && items->list[person].person && items->list[person].t0 - title->t1 < 8 &&
		                       seg->tok[items->list[person].t0].sentence == sentence
		               ? person + 1
		               : 0;
	}
	person = subject_of(seg, items, k);
	/* Phó chủ tịch X nhận danh hiệu T: whoever that is */
	if (person == items->n && k > 0 && items->list[k - 1].chain && seg->tok[items->list[k - 1].t0].sentence == sentence)
		person = mention_of(items, items->list[k - 1].chain);
	for (uint32_t back = t - 2; person < items->n && back-- > items->list[k - 1].t1;)
		if (vbi_tok_is(seg, back, "nhận") || vbi_tok_is(seg, back, "được"))
			return person + 1;
	return 0;
}

/* Ông A nguyên chủ tịch huyện từ 8 đến 9 năm tù, ông P ...: 1 + item of A, right behind whose name title k stands without a mark and
 * right before nobody else's; 0 if there is none. */
size_t vbi_link_right_after(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k], *person = title - (k > 0);

	/* with a capital it mostly begins a sentence behind a caption: Ảnh: A Chủ tịch xã cho biết ... */
	if (k == 0 || !person->person || person->t1 != title->t0 || seg->tok[title->t0].space != 1 || title->general || !vbi_tok_small(&seg->tok[title->t0]) ||
	    (person->t1 - person->t0 < 2 && !vbi_honorific_before(seg, person->t0)))
		return 0;
	return k + 1 < items->n && items->list[k + 1].person && items->list[k + 1].t0 == title->t1 ? 0 : k;
}

/* ... với ông P (NLĐ) - Chiều 11-4, T, T2 A đã tiếp ...: 1 + item of A, right before whose name stands the title that a comma strings to title
 * k, T, which no comma strings to a name before it; 0 if there is none. */
size_t vbi_link_strung_before(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k], *next = title + 1, *person = title + 2;

	if (k + 2 >= items->n || next->person || !person->person || next->t0 != title->t1 + 1 || person->t0 != next->t1 || title->plural || title->general ||
	    next->plural || !vbi_tok_is(seg, title->t1, ",") || seg->tok[person->t0].space != 1)
		return 0;
	if (k > 0 && (!title[-1].person || title->t0 - title[-1].t1 < 3 || seg->tok[title->t0 - 1].kind != VB_TOKEN_PUNCT))
		return 0;
	/* A (41 tuổi, T, T2 B): within his brackets */
	for (uint32_t t = title->t0; k > 0 && t-- > title[-1].t1 && !vbi_tok_is(seg, t, ")");)
		if (vbi_tok_is(seg, t, "("))
			return 0;
	return stands_for(seg, title->t0) ? 0 : k + 3;
}

/* The last of the titles that commas string to titles[k]. */
static size_t strung_to(const vbi_items *items, size_t k)
{
	while (k + 1 < items->n && !items->list[k + 1].person && items->gap[k].comma && !items->gap[k].far && !items->gap[k].semicolon)
		k++;
	return k;
}

/* ... trên cương vị T, ông P nói.: whose words they were. */
static bool quoted(const vbi_seg *seg, const vbi_item *person)
{
	uint32_t t = person->t1;

	return t + 1 < seg->toks && vbi_tok_is(seg, t, "nói") && seg->tok[t + 1].kind == VB_TOKEN_PUNCT && !vbi_tok_is(seg, t + 1, ":");
}

/* Ông A với tư cách là T đã ký; khi còn đương chức T, nghệ sĩ A từng nói: 1 + item of whom the sentence is about, the only one before
 * the title or who is named right behind the comma; 0 if that is not told. */
size_t vbi_link_acting_as(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	uint32_t t = items->list[k].t0, sentence = seg->tok[t].sentence;
	bool before = k > 0 && items->list[k - 1].person && seg->tok[items->list[k - 1].t0].sentence == sentence, near;
	size_t last;

	if (t < 3 || seg->tok[t].space != 1 ||
	    !((vbi_tok_is(seg, t - 1, "chức") && vbi_tok_is_lower(seg, t - 2, "đương")) || vbi_link_in_role(seg, t)))
		return 0;
	last = strung_to(items, k);
	near = before && t - items->list[k - 1].t1 <= 6 && !items->gap[k - 1].comma;
	if (!near && last + 1 < items->n && items->list[last + 1].person && items->gap[last].comma &&
	    seg->tok[items->list[last + 1].t0].sentence == sentence && items->list[last + 1].t0 - items->list[last].t1 <= 4 &&
	    !quoted(seg, &items->list[last + 1]))
		return last + 2;
	/* ông P hỏi: "Với tư cách là T, bộ trưởng nghĩ sao?" */
	if (!before || items->gap[k - 1].colon || (items->gap[k - 1].comma && t - items->list[k - 1].t1 > 5))
		return 0;
	for (size_t i = k - 1; i-- > 0 && seg->tok[items->list[i].t0].sentence == sentence;)
		if (items->list[i].person)
			return 0; /* P đại diện cho chính quyền của ông A với tư cách T */
	return k;
}

/* The bracket that is closed at token t; t if it was not opened near. */
static uint32_t opened(const vbi_seg *seg, uint32_t t)
{
	for (uint32_t back = t; back-- > 0 && t - back < 24;)
		if (vbi_tok_is(seg, back, "("))
			return back;
	return t;
}

size_t vbi_link_who_holds(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	static const vbi_slice office[] = {VBI_WORD("trò"), VBI_WORD("trách"), VBI_WORD("trí"), VBI_WORD("vị"), VBI_WORD("chức"), VBI_WORD("vụ")};
	static const vbi_slice between[] = {VBI_WORD("trò"), VBI_WORD("vai"), VBI_WORD("trách"), VBI_WORD("trọng"), VBI_WORD("trí"), VBI_WORD("vị"),
	                                    VBI_WORD("cương"), VBI_WORD("chức"), VBI_WORD("vụ"), VBI_WORD("giữ"), VBI_WORD("nắm"), VBI_WORD("đảm"),
	                                    VBI_WORD("nhiệm"), VBI_WORD("đang"), VBI_WORD("hiện"), VBI_WORD("từng"), VBI_WORD("người"), VBI_WORD("vẫn")};
	const uint32_t sets = UINT32_C(1) << VBI_SET_ANCHOR | UINT32_C(1) << VBI_SET_BESIDE | UINT32_C(1) << VBI_SET_LINK;
	uint32_t t = items->list[k].t0, sentence = seg->tok[t].sentence, first;
	bool holds = false;

	if (k == 0 || t < 3 || !items->list[k - 1].person || vbi_tok_in_none(seg, t - 1, sets))
		return 0; /* mostly */
	t -= vbi_tok_is(seg, t - 1, "là");
	if (!vbi_tok_among(seg, t - 1, office, sizeof office / sizeof *office))
		return 0;
	for (first = t; first > 1 && t - first < 9 && vbi_tok_among(seg, first - 1, between, sizeof between / sizeof *between); first--)
		holds |= vbi_tok_is(seg, first - 1, "giữ") || vbi_tok_is(seg, first - 1, "đảm");
	if (!holds || seg->tok[first].sentence != sentence)
		return 0;
	first -= vbi_tok_is(seg, first - 1, "-") || vbi_tok_is(seg, first - 1, "–") || vbi_tok_is(seg, first - 1, ",");
	if (first > 1 && vbi_tok_is(seg, first - 1, ")"))
		first = opened(seg, first - 1);
	for (size_t i = k; i-- > 0 && seg->tok[items->list[i].t0].sentence == sentence;)
		if (items->list[i].person && items->list[i].t1 == first)
			/* nor where A, B và P giữ chức T: more than one */
			return vbi_link_beside(seg, items, i) || (i > 0 && items->list[i - 1].person && !items->gap[i - 1].far) ? 0 : i + 1;
	return 0;
}

/* Titles of bodies, of which each has one head, that begin with the same two words and that và joins: those of two people. */
static bool two_of_a_kind(const vbi_seg *seg, const vbi_item *a, const vbi_item *b)
{
	return !a->person && !b->person && b->t0 == a->t1 + 1 && vbi_tok_is(seg, a->t1, "và") && a->body < a->t1 && b->body < b->t1 && a->t1 - a->t0 > 2 &&
	       b->t1 - b->t0 > 2 && seg->tok[a->t0].code == seg->tok[b->t0].code && vbi_tok_is_lower(seg, a->t0, "bộ") &&
	       vbi_tok_is_lower(seg, b->t0 + 1, "trưởng");
}

size_t vbi_link_another_next(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	size_t last = k;

	if (k + 1 < items->n && two_of_a_kind(seg, &items->list[k], &items->list[k + 1]))
		last = k + 1;
	else if (k == 0 || !two_of_a_kind(seg, &items->list[k - 1], &items->list[k]))
		return 0;
	return last + 2 < items->n && items->gap[last].comma && !items->gap[last].far && !items->list[last + 1].person && items->list[last + 2].person &&
	                       items->list[last + 2].t0 == items->list[last + 1].t1
	               ? last + 3
	               : 0;
}

/* Các HLV A, B; những người như A và B: names that follow title k as its holders. */
static bool names_follow(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	uint32_t end = items->list[k].t1, next = k + 1 < items->n && items->list[k + 1].person ? items->list[k + 1].t0 : UINT32_MAX;

	if (next - end > 16 || seg->tok[next].sentence != seg->tok[items->list[k].t0].sentence)
		return false;
	for (uint32_t t = end; t < next; t++)
		if (vbi_tok_is(seg, t, "như") || vbi_tok_is(seg, t, "là") || vbi_tok_is(seg, t, "gồm"))
			return true;
	return next - end <= 6;
}

bool vbi_link_all_of_them(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	static const vbi_slice many[] = {VBI_WORD("các"), VBI_WORD("những"), VBI_WORD("mỗi"), VBI_WORD("mọi"), VBI_WORD("nhiều"), VBI_WORD("từng")};
	const vbi_item *title = &items->list[k];
	uint32_t at = title->t0;

	if (at < 2 || seg->tok[at].space != 1 || (title->how != VBI_HOW_NONE && title->how != VBI_HOW_SAME))
		return false;
	if (vbi_tok_is(seg, at - 1, "vị"))
		at--;
	else if (vbi_tok_is(seg, at - 1, "chí") && vbi_tok_is(seg, at - 2, "đồng"))
		at -= 2;
	/* but một trong các đại biểu is one of them */
	return at > 1 && vbi_tok_among(seg, at - 1, many, sizeof many / sizeof *many) && !vbi_tok_is(seg, at - 2, "trong") && !names_follow(seg, items, k);
}

size_t vbi_link_kin(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	static const vbi_slice between[] = {VBI_WORD("là"), VBI_WORD("làm"), VBI_WORD("hiện"), VBI_WORD("đang"), VBI_WORD("từng"),
	                                    VBI_WORD("cũng"), VBI_WORD("vốn"), VBI_WORD("nay"), VBI_WORD("giữ"), VBI_WORD("chức")};
	uint32_t t = items->list[k].t0, sentence = seg->tok[t].sentence;

	if (k == 0 || t < 3 || !vbi_tok_among(seg, t - 1, between, sizeof between / sizeof *between))
		return 0;
	while (t > 1 && vbi_tok_among(seg, t - 1, between, sizeof between / sizeof *between))
		t--;
	/* but P, em trai ông A, hiện là T, and bổ nhiệm chồng A làm T: with the whole name and no form of address he is meant himself */
	if (items->list[k - 1].person && items->list[k - 1].t1 == t)
		return vbi_people_relative(seg, items->list[k - 1].t0) &&
		                       (t - items->list[k - 1].t0 == 1 || vbi_honorific_before(seg, items->list[k - 1].t0)) &&
		                       !(k > 1 && items->list[k - 2].person && items->list[k - 1].t0 - items->list[k - 2].t1 <= 6)
		               ? k
		               : 0;
	if (!(vbi_seg_any(seg, t - 1) & VBI_MASK(HONORIFIC)) || !vbi_people_relative(seg, t))
		return 0;
	for (size_t i = k; i-- > 0 && sentence - seg->tok[items->list[i].t0].sentence <= 1;)
		if (items->list[i].person)
			return i + 1;
	return 0;
}

size_t vbi_link_kin_named(const vbi_items *items, size_t k)
{
	return k + 1 < items->n && items->list[k + 1].person && items->list[k + 1].t0 - items->list[k].t1 <= 3 && items->gap[k].comma &&
	                       items->gap[k].honorific && !items->gap[k].far
	               ? k + 2
	               : 0;
}

bool vbi_link_at_once(const vbi_seg *seg, const vbi_item *a, const vbi_item *b)
{
	uint32_t t = b->t0;

	return t - a->t1 >= 3 && t - a->t1 <= 4 && vbi_tok_is(seg, t - 1, "là") && vbi_tok_is(seg, t - 2, "thời") && vbi_tok_is_lower(seg, t - 3, "đồng");
}

bool vbi_link_joint(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	return vbi_tok_is_lower(seg, items->list[k].t0, "đồng") && k + 2 < items->n && items->list[k + 1].person && items->list[k + 2].person &&
	       items->list[k + 2].t0 == items->list[k + 1].t1 + 1 && vbi_tok_is(seg, items->list[k + 1].t1, "và");
}

bool vbi_link_serves_next(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k], *next = title + 1;
	uint32_t last = title->t1 - 1;
	bool serves = vbi_tok_is(seg, last, "ngôn") || vbi_tok_is(seg, last, "lý") || vbi_tok_is(seg, last, "vấn") ||
	              (last > title->t0 && vbi_tok_is(seg, last, "viên") && vbi_tok_is(seg, last - 1, "ngôn"));

	return serves && k + 1 < items->n && next->person && vbi_tok_is(seg, title->t1, "của") && next->t0 - title->t1 <= 3;
}

bool vbi_link_in_role(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice at[] = {VBI_WORD("với"), VBI_WORD("trong"), VBI_WORD("trên"), VBI_WORD("ở")};

	t -= t > 0 && vbi_tok_is(seg, t - 1, "một");
	t -= t > 0 && vbi_tok_is(seg, t - 1, "là");
	if (t < 3 || !((vbi_tok_is(seg, t - 1, "cách") && vbi_tok_is(seg, t - 2, "tư")) ||
	               (vbi_tok_is(seg, t - 1, "trò") && vbi_tok_is(seg, t - 2, "vai")) ||
	               (vbi_tok_is(seg, t - 1, "vị") && vbi_tok_is(seg, t - 2, "cương"))))
		return false;
	return vbi_tok_among(seg, t - 3, at, sizeof at / sizeof *at);
}

/* Where words of an office begin before token t in its sentence, with nothing but a list of offices between: giữ chức vụ [D,] T, thực hiện nhiệm vụ
 * của T; t if there are none. */
static uint32_t office_words(const vbi_seg *seg, uint32_t t)
{
	uint32_t sentence = seg->tok[t].sentence;

	if (t > 3 && vbi_tok_is(seg, t - 1, "của"))
		return vbi_tok_is(seg, t - 2, "vụ") && vbi_tok_is(seg, t - 3, "nhiệm") ? t - 3 : t;
	for (uint32_t i = t; i-- > 1 && t - i <= 14 && seg->tok[i].sentence == sentence;) {
		if (seg->tok[i].kind == VB_TOKEN_PUNCT && !vbi_tok_is(seg, i, ","))
			return t;
		if (vbi_tok_is(seg, i, "chức"))
			return i + 2 >= t || vbi_tok_is(seg, t - 1, ",") ? i : t;
	}
	return t;
}

size_t vbi_link_takes_on(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	static const vbi_slice verb[] = {VBI_WORD("nhận"), VBI_WORD("giữ"), VBI_WORD("nhiệm"), VBI_WORD("hiện")};
	static const vbi_slice others[] = {VBI_WORD("ký"), VBI_WORD("bổ"), VBI_WORD("cán"), VBI_WORD("người"), VBI_WORD("cho"), VBI_WORD("với")};
	uint32_t t = items->list[k].t0, sentence = seg->tok[t].sentence, first;
	size_t who = items->n;

	if (k == 0 || t < 4 || !(vbi_tok_is(seg, t - 1, ",") || vbi_tok_is(seg, t - 1, "của") || vbi_tok_is(seg, t - 1, "vụ") || vbi_tok_is(seg, t - 1, "chức")))
		return 0; /* mostly */
	first = office_words(seg, t);
	if (first == t || !vbi_tok_among(seg, first - 1, verb, sizeof verb / sizeof *verb))
		return 0;
	for (size_t i = k; i-- > 0 && seg->tok[items->list[i].t0].sentence == sentence;) {
		if (!items->list[i].person)
			continue;
		if (who < items->n && items->list[who].like != items->list[i].like)
			return 0;
		who = i;
	}
	for (size_t i = k + 1; i < items->n && seg->tok[items->list[i].t0].sentence == sentence; i++)
		if (items->list[i].person && (who == items->n || items->list[i].like != items->list[who].like))
			return 0;
	/* but ông P ký quyết định bổ nhiệm lại giữ chức T, 11 cán bộ đang giữ chức T: somebody else */
	if (who == items->n || items->list[who].t1 >= first || first - items->list[who].t1 >= 40 || !vbi_honorific_before(seg, items->list[who].t0))
		return 0;
	for (uint32_t i = items->list[who].t1; i < first; i++)
		if (vbi_tok_among(seg, i, others, sizeof others / sizeof *others))
			return 0;
	return who + 1;
}

/* A word of dying behind token t in its sentence. */
static bool dies(const vbi_seg *seg, uint32_t t)
{
	uint32_t sentence = seg->tok[t].sentence;

	for (uint32_t first = t; t + 1 < seg->toks && t - first < 160 && seg->tok[t].sentence == sentence; t++)
		if ((vbi_tok_is(seg, t, "từ") && vbi_tok_is(seg, t + 1, "trần")) || (vbi_tok_is(seg, t, "tạ") && vbi_tok_is(seg, t + 1, "thế")) ||
		    (vbi_tok_is(seg, t, "qua") && vbi_tok_is(seg, t + 1, "đời")))
			return true;
	return false;
}

/* Token t, or the one behind the comma there, tells when or where somebody was born. */
static bool tells_birth(const vbi_seg *seg, uint32_t t)
{
	t += t < seg->toks && seg->tok[t].kind == VB_TOKEN_PUNCT;
	return t + 1 < seg->toks && (vbi_tok_is(seg, t, "sinh") || vbi_tok_is(seg, t, "quê") || vbi_tok_is(seg, t, "SN"));
}

size_t vbi_link_deceased(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k];
	uint32_t sentence = seg->tok[title->t0].sentence;
	size_t who = items->n;
	bool born = false;

	if (title->t0 < 2 || seg->tok[title->t0 - 1].kind != VB_TOKEN_PUNCT || !(vbi_tok_is(seg, title->t0 - 1, ";") || vbi_tok_is(seg, title->t0 - 1, ",")))
		return 0;
	for (size_t i = k; i-- > 0 && seg->tok[items->list[i].t0].sentence == sentence;) {
		born |= tells_birth(seg, items->list[i].t1);
		if (!items->list[i].person)
			continue;
		if (who < items->n && items->list[who].like != items->list[i].like)
			return 0;
		who = i;
	}
	/* A sinh năm ..., quê ở ..., T; T2: nothing but who he is, what he has been and where */
	return who < items->n && born && (tells_birth(seg, items->list[who].t1) || dies(seg, title->t1)) ? who + 1 : 0;
}

/* Chủ tịch [luân phiên] ASEAN, EU, G20: who presides over states for a time. */
static bool presidency(const vbi_seg *seg, const vbi_item *title)
{
	static const char *const states[] = {"asean", "apec", "eu", "g7", "g8", "g20", "brics", "sco", "osce"};
	bool found = false;

	if (title->t1 - title->t0 < 3 || title->t1 - title->t0 > 6 || seg->tok[title->t1 - 1].kind == VB_TOKEN_SYLLABLE || !vbi_tok_is_lower(seg, title->t0, "chủ") ||
	    !vbi_tok_is(seg, title->t0 + 1, "tịch"))
		return false;
	for (size_t i = 0; !found && i < sizeof states / sizeof *states; i++)
		found = vbi_tok_is_lower(seg, title->t1 - 1, states[i]);
	return found;
}

bool vbi_link_of_state(const vbi_seg *seg, const vbi_item *title)
{
	static const vbi_slice role[] = {VBI_WORD("trò"), VBI_WORD("năm"), VBI_WORD("nước"), VBI_WORD("kỳ"), VBI_WORD("nhiệm")};
	uint32_t t = title->t0, sentence = seg->tok[t].sentence;

	if (!presidency(seg, title))
		return false;
	if (t > 0 && vbi_tok_among(seg, t - 1, role, sizeof role / sizeof *role))
		return true;
	/* nước này sẽ giữ chức Chủ tịch luân phiên EU */
	for (uint32_t back = t; back-- > 0 && t - back < 9 && seg->tok[back].sentence == sentence;) {
		if (vbi_seg_any(seg, back) & VBI_MASK(HONORIFIC))
			return false;
		if (vbi_tok_is(seg, back, "nước"))
			return true;
	}
	return false;
}

/* Between the tokens is a comma, or two with a date between. */
static bool comma_between(const vbi_seg *seg, const vbi_ents *ents, uint32_t t, uint32_t end)
{
	const vbi_ent *date;

	if (end <= t + 1 || !vbi_tok_is(seg, t, ","))
		return end == t + 1; /* whatever mark it is */
	date = vbi_ents_at(ents, VB_ENTITY_DATE, t + 1);
	return date && date->t1 + 1 == end && vbi_tok_is(seg, end - 1, ",");
}

bool vbi_link_new_subject(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, size_t k)
{
	static const char *const word[] = {"theo", "trong", "tại", "sau", "trước", "cùng", "với", "ngoài", "từ", "thực", "căn", "trên"};
	static const char *const verb[] = {"đã", "đang", "sẽ", "vừa", "cũng", "cho", "yêu", "đề", "khẳng", "nhấn", "chỉ", "nói", "giao"};
	const vbi_item *title = &items->list[k + 1];
	uint32_t first = items->list[k].t0, sentence = seg->tok[first].sentence;
	bool led = false, goes_on = false;

	if (k == 0 || items->list[k - 1].person || items->list[k - 1].holder != k + 1 || !comma_between(seg, ents, items->list[k].t1, title->t0) ||
	    ents->list[items->list[k - 1].ent].sub != VBI_SUB_OFFICE)
		return false;
	while (first > 0 && seg->tok[first - 1].sentence == sentence && items->list[k].t0 - first < 40)
		first--;
	for (size_t i = 0; i < sizeof word / sizeof *word; i++)
		led |= vbi_tok_is_lower(seg, first, word[i]);
	for (size_t i = 0; led && title->t1 < seg->toks && i < sizeof verb / sizeof *verb; i++)
		goes_on |= vbi_tok_is(seg, title->t1, verb[i]);
	return goes_on;
}
