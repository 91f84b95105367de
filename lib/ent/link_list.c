/* ent/link_list.c - lists of people under one title: hai Ủy viên Thường vụ (A, ...; B, ...), Phó Chủ tịch gồm các ông:
 * A, B. */
#include "ent/link.h"

#include "ent/people.h"

#include "seg/wordset.h"

/* 5 phó đoàn xin rút gồm các ông: A, ...; các thứ trưởng ở bốn bộ, gồm: ông A, ...: words of listing and a colon right before
 * the list, of which the first name is at token t. */
static bool announced(const vbi_seg *seg, const vbi_item *title, uint32_t t)
{
	const vbi_match *address = vbi_honorific_before(seg, t);

	t -= address ? address->count : 0;
	return t > title->t1 + 1 && seg->tok[t].sentence == seg->tok[title->t0].sentence &&
	       vbi_tok_is(seg, t - 1, ":") && vbi_tok_in(seg, t - 2, VBI_SET_LISTING);
}

/* Phó Chủ tịch Hội gồm [các ông:] A, B, before the list at token t: more than one, though no word says so. */
static bool comprises(const vbi_seg *seg, const vbi_item *title, uint32_t t)
{
	bool found = false;
	bool some = title->plural || vbi_tok_is_lower(seg, title->t0, "phó") ||
	            vbi_tok_is_lower(seg, title->t0 + 1, "viên");

	/* but Trưởng đoàn gồm ..., đoàn của Phó Thủ tướng gồm ...: who leads, and who comes along */
	if (!some ||
	    (title->t0 > 0 && (vbi_tok_is(seg, title->t0 - 1, "của") || vbi_tok_is(seg, title->t0 - 1, "với") ||
	                       vbi_tok_is(seg, title->t0 - 1, "cùng"))))
		return false;
	for (uint32_t i = title->t1; !found && i < title->t1 + 2 && i < t && t - title->t1 <= 6 &&
	                             seg->tok[t].sentence == seg->tok[title->t0].sentence;
	     i++)
		found = vbi_tok_is(seg, i, "gồm");
	return found;
}

/* Names right behind such a title are told to be those of its holders: gồm ông A, tiền nhiệm, A và B, là A và B; t: the first name. */
static bool tells_who(const vbi_seg *seg, const vbi_item *title, uint32_t t)
{
	uint32_t i = title->t1;
	const vbi_match *address;

	if (vbi_tok_is(seg, i, "gồm"))
		return true;
	address = vbi_honorific_before(seg, t);
	t -= address ? address->count : 0;
	i += i + 1 < t && ((vbi_tok_is(seg, i, "tiền") && vbi_tok_is(seg, i + 1, "nhiệm")) || (vbi_tok_is(seg, i, "trước") && vbi_tok_is(seg, i + 1, "đó"))) ? 2 : 0;
	return i + 1 == t && (vbi_tok_is(seg, i, ",") || vbi_tok_is(seg, i, "là") || vbi_tok_is(seg, i, ":"));
}

/* 4 phó tổng giám đốc gồm ông A đến từ X, bà B của Y, ...; hai tổng thống tiền nhiệm, A và B: as many names follow in the sentence as are
 * counted. Returns the last one's item, k if there are not so many. */
static size_t counted_off(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k];
	uint32_t sentence = seg->tok[title->t0].sentence;
	bool told = title->plural && title->t1 < seg->toks && k + 1 < items->n && items->list[k + 1].person && tells_who(seg, title, items->list[k + 1].t0);
	unsigned many = told ? vbi_link_how_many(seg, title->t0) : 0, found = 0;
	size_t last = k;

	for (size_t i = k + 1; many > 1 && i < items->n && i < k + 64 && seg->tok[items->list[i].t0].sentence == sentence; i++)
		if (items->list[i].person) {
			found++;
			last = i;
		} else if (!vbi_tok_is(seg, title->t1, "gồm")) {
			break; /* it stands beside the names */
		}
	return found == many ? last : k;
}

/* Các Ủy viên Trung ương Đảng: A, Phó Thủ tướng; B, Bộ trưởng Bộ X; ...: all who are named behind the colon, whatever
 * else they are, or in the parenthesis: hai Ủy viên Thường vụ (A - Bí thư Huyện ủy X, B - Giám đốc Sở Y). But in các
 * nguyên Tổng Bí thư: A, B; Chủ tịch nước C; ... a title behind names that have none begins another list, and in T: T2 A, T3 B; T4 C what
 * commas list ends with the first semicolon. */
void vbi_link_listed(const vbi_seg *seg, vbi_items *items)
{
	for (size_t k = 0; k + 1 < items->n; k++) {
		vbi_item *title = &items->list[k];
		size_t last = k, people = 0, titles = 0, semicolons = 0;
		bool some;

		if (!title->person && title->plural && (last = counted_off(seg, items, k)) > k) {
			title->holder = (uint32_t)k + 2;
			title->holders = (uint32_t)(last - k);
			title->how = VBI_HOW_BEFORE;
			continue;
		}
		if (title->person || items->gap[k].semicolon ||
		    (items->gap[k].comma && !(title->plural && items->list[k + 1].person && announced(seg, title, items->list[k + 1].t0))))
			continue;
		some = items->list[k + 1].person && comprises(seg, title, items->list[k + 1].t0);
		if (!some &&
		    (!title->plural || !(items->gap[k].colon || (items->gap[k].paren && !items->gap[k].closed)) ||
		     (items->gap[k].far && !announced(seg, title, items->list[k + 1].t0))))
			continue;
		for (size_t next = k + 1; next < items->n; next++) {
			const vbi_gap *gap = &items->gap[next - 1];

			if (next > k + 1 && (gap->far || gap->closed || gap->agent || gap->colon ||
			                     (gap->semicolon && !titles && !items->list[next].person) ||
			                     (gap->semicolon && !semicolons && people > 1)))
				break;
			semicolons += gap->semicolon;
			titles += !items->list[next].person;
			if (items->list[next].person) {
				last = next;
				people++;
			}
		}
		if (people < 2 || last - k <= title->holders)
			continue;
		title->holder = (uint32_t)k + 2;
		title->holders = (uint32_t)(last - k);
		title->how = VBI_HOW_BEFORE;
	}
}
