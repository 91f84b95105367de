/* ent/link_set.c - sets of items: one after the other, and from one of them to both sides. */
#include "ent/link.h"

size_t vbi_link_next(const uint64_t *set, size_t i, size_t end)
{
	size_t word = i / 64;
	uint64_t left;

	if (i >= end)
		return end;
	left = set[word] & UINT64_MAX << i % 64;
	while (!left && ++word <= (end - 1) / 64)
		left = set[word];
	i = left ? word * 64 + vbi_lowest_bit(left) : end;
	return i < end ? i : end;
}

size_t vbi_link_last(const uint64_t *set, size_t i, size_t first)
{
	size_t word;
	uint64_t left;

	if (i <= first)
		return 0;
	word = (i - 1) / 64;
	left = set[word] & UINT64_MAX >> (63 - (i - 1) % 64);
	while (!left && word > first / 64)
		left = set[--word];
	i = left ? word * 64 + vbi_highest_bit(left) + 1 : 0;
	return i > first ? i : 0;
}

vbi_around vbi_link_around_item(const vbi_items *items, const uint64_t *set, size_t middle, size_t far)
{
	vbi_around a = {set, middle, middle > far ? middle - far : 0, items->n - middle > far ? middle + far + 1 : items->n, 0, 0};

	a.back = vbi_link_last(set, middle, a.first);
	a.next = vbi_link_next(set, middle + 1, a.end);
	return a;
}

bool vbi_link_step(vbi_around *a, size_t *item)
{
	if (a->back && (a->next == a->end || a->middle - (a->back - 1) <= a->next - a->middle)) {
		*item = a->back - 1;
		a->back = vbi_link_last(a->set, *item, a->first);
		return true;
	}
	*item = a->next;
	if (a->next == a->end)
		return false;
	a->next = vbi_link_next(a->set, *item + 1, a->end);
	return true;
}

#define LAST 256u

void vbi_link_mentions(vbi_items *items)
{
	uint32_t last[LAST] = {0}; /* by chain: any item at first; those of another chain that falls there are not tied */

	for (size_t i = 0; i < items->n; i++) {
		vbi_item *item = &items->list[i], *before = &items->list[last[item->like % LAST]];
		bool same = item->person & before->person & (item->like == before->like) & (before != item);

		item->later = UINT32_MAX;
		item->earlier = same ? (uint32_t)(before - items->list) + 1 : 0;
		before->later = same ? (uint32_t)i : before->later;
		last[item->like % LAST] = item->person ? (uint32_t)i : last[item->like % LAST];
	}
}
