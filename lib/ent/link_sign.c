/* ent/link_sign.c - signature blocks: an office above the name, or beside it in columns. */
#include "ent/link.h"

/* The office stands on a line of its own above the name: a signature block. */
bool vbi_link_signature(const vbi_seg *seg, const vbi_item *title, const vbi_item *person)
{
	return person->t0 == title->t1 && seg->tok[person->t0].space >= 2 &&
	       (person->t1 >= seg->toks || seg->tok[person->t1].space >= 2);
}

/* The same with a note between: CHỦ TỊCH / (Đã ký) / Nguyễn Văn A. */
bool vbi_link_signed_below(const vbi_seg *seg, const vbi_item *title, const vbi_item *person)
{
	static const char *const word[] = {"đã", "ký", "tên", "đóng", "dấu", "ghi", "rõ", "họ", "và", "chữ", "bởi"};

	if (person->t0 <= title->t1 || person->t0 - title->t1 > 14 || seg->tok[person->t0].space < 2 ||
	    (person->t1 < seg->toks && seg->tok[person->t1].space < 2))
		return false;
	for (uint32_t t = title->t1; t < person->t0; t++) {
		bool known = seg->tok[t].kind == VB_TOKEN_PUNCT || seg->tok[t].kind == VB_TOKEN_SYMBOL;

		for (size_t i = 0; !known && i < sizeof word / sizeof *word; i++)
			known = vbi_tok_is_lower(seg, t, word[i]);
		if (!known)
			return false;
	}
	return true;
}

#define SIGNATURE 300 /* tokens of the recipients beside it */

/* The line ends behind token t - 1, or the cell of a table. */
static bool ends_line(const vbi_seg *seg, uint32_t t)
{
	return t >= seg->toks || seg->tok[t].space >= 2 || vbi_tok_is(seg, t, "|");
}

/* Nothing but blanks, a tab or a line end before it on the page. */
static bool begins_cell(const vbi_seg *seg, uint32_t t)
{
	uint32_t at = seg->tok[t].start;

	while (at > 0 && seg->text[at - 1] == ' ')
		at--;
	return at == 0 || seg->text[at - 1] == '\t' || seg->text[at - 1] == '\n' || seg->text[at - 1] == '|';
}

/* 2Đỗ Văn A / Phó cục trưởng / 8293321: cells of a table that became lines, the name, what he is, a number. */
size_t vbi_link_row(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k], *person = title - (k > 0);
	uint32_t first;

	if (k == 0 || !person->person || person->t1 != title->t0 || seg->tok[title->t0].space < 2 || title->t1 >= seg->toks ||
	    seg->tok[title->t1].space < 2 || seg->tok[title->t1].kind != VB_TOKEN_NUMBER)
		return 0;
	first = person->t0 - (person->t0 > 0 && seg->tok[person->t0].space == 0 && seg->tok[person->t0 - 1].kind == VB_TOKEN_NUMBER);
	return first == 0 || seg->tok[first].space >= 2 ? k : 0;
}

/* A signature in the right column, the recipients in the left (Decree 30/2020, annex I, where 7 and 9): the office in
 * capitals, lines of recipients, the name at the end of one of them. */
void vbi_link_signatures(const vbi_seg *seg, vbi_items *items)
{
	for (size_t k = 0; k < items->n; k++) {
		vbi_item *title = &items->list[k];

		if (title->person || title->holder || title->general || seg->tok[title->t0].shape != VB_SHAPE_UPPER ||
		    !ends_line(seg, title->t1))
			continue;
		for (size_t p = k + 1; p < items->n && items->list[p].t0 - title->t1 < SIGNATURE; p++) {
			const vbi_item *other = &items->list[p];

			if (!other->person && seg->tok[other->t0].shape == VB_SHAPE_UPPER && other->t1 - other->t0 > 1)
				break;
			if (other->person && ends_line(seg, other->t1) && begins_cell(seg, other->t0)) {
				title->holder = (uint32_t)p + 1;
				title->holders = 1;
				title->how = VBI_HOW_SIGNATURE;
				break;
			}
		}
	}
}
