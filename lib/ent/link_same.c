/* ent/link_same.c - a bare title that means somebody named with it elsewhere: "Bộ trưởng" after "Bộ trưởng Bộ X A".
 *
 * Two titles may mean one office when their heads are the same (tân aside) and the complement of one is missing or begins
 * the other's (Bí thư Tỉnh ủy, Bí thư Tỉnh ủy X). The same words count more than words that only fit, what was said before
 * more than what is said later, what is near more than what is far. */
#include "ent/link.h"

#include "ent/people.h"

#define LOOK 400 /* items on each side */

static bool is_new(const vbi_seg *seg, uint32_t t)
{
	return vbi_tok_is_lower(seg, t, "tân");
}

static bool same_tokens(const vbi_seg *seg, uint32_t a, uint32_t b, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (vbi_name_key(seg, a + i) != vbi_name_key(seg, b + i))
			return false;
	return true;
}

static bool same_head(const vbi_seg *seg, const vbi_item *a, const vbi_item *b)
{
	uint32_t a0 = a->t0 + is_new(seg, a->t0), b0 = b->t0 + is_new(seg, b->t0);

	return a->body > a0 && b->body > b0 && a->body - a0 == b->body - b0 && same_tokens(seg, a0, b0, a->body - a0);
}

/* 2 the same words, 1 fits, 0 another office. */
static int fits(const vbi_seg *seg, const vbi_ents *ents, const vbi_item *bare, const vbi_item *held)
{
	uint32_t a = bare->body, b = held->body, an = bare->t1 - bare->body, bn = held->t1 - held->body, n;

	if (!same_head(seg, bare, held))
		return 0;
	if (an && bn && vbi_tok_is_lower(seg, a, "bộ") != vbi_tok_is_lower(seg, b, "bộ")) {
		/* Bộ trưởng Quốc phòng, Bộ trưởng Bộ Quốc phòng */
		if (vbi_tok_is_lower(seg, a, "bộ"))
			a++, an--;
		else
			b++, bn--;
	}
	if (an == bn)
		return same_tokens(seg, a, b, an) ? 2 : 0;
	if (!an)
		return 1;
	if (!bn) {
		/* Thủ tướng Chính phủ means the Thủ tướng named before, Thủ tướng Lào does not */
		const vbi_ent *org = vbi_ents_at(ents, VB_ENTITY_ORG, a);

		return org && org->t1 - org->t0 <= 2 && vbi_tok_is_lower(seg, a, "chính");
	}
	n = an < bn ? an : bn;
	return same_tokens(seg, a, b, n);
}

static bool wants_holder(const vbi_ents *ents, const vbi_item *item)
{
	unsigned sub = ents->list[item->ent].sub;

	return !item->person && !item->holder && !item->general &&
	       (sub == VBI_SUB_OFFICE || sub == VBI_SUB_RANK || sub == VBI_SUB_RELIGIOUS);
}

void vbi_link_same(const vbi_seg *seg, const vbi_ents *ents, vbi_items *items)
{
	for (size_t k = 0; k < items->n; k++) {
		vbi_item *item = &items->list[k];
		const vbi_item *best = NULL;
		int best_fit = 0;

		if (!wants_holder(ents, item))
			continue;
		for (size_t i = k; i-- > 0 && k - i <= LOOK && best_fit < 2;) {
			const vbi_item *held = &items->list[i];
			int fit = !held->person && held->holder && held->holders == 1 ? fits(seg, ents, item, held) : 0;

			if (fit > best_fit) {
				best = held;
				best_fit = fit;
			}
		}
		for (size_t i = k + 1; i < items->n && i - k <= LOOK && best_fit < 1; i++) {
			const vbi_item *held = &items->list[i];
			int fit = !held->person && held->holder && held->holders == 1 ? fits(seg, ents, item, held) : 0;

			if (fit > best_fit) {
				best = held;
				best_fit = fit;
			}
		}
		if (best) {
			item->holder = best->holder;
			item->holders = 1;
		}
	}
}
