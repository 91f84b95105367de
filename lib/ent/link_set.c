/* ent/link_set.c - sets of items: one after the other, from one of them to both sides, and the mention nearest to one. */
#include "ent/link.h"

size_t vbi_link_next_of(const uint64_t *set, const uint64_t *other, size_t i, size_t end)
{
	size_t word = i / 64;
	uint64_t left;

	if (i >= end)
		return end;
	left = set[word] & other[word] & UINT64_MAX << i % 64;
	while (!left && ++word <= (end - 1) / 64)
		left = set[word] & other[word];
	i = left ? word * 64 + vbi_lowest_bit(left) : end;
	return i < end ? i : end;
}

size_t vbi_link_last_of(const uint64_t *set, const uint64_t *other, size_t i, size_t first)
{
	size_t word;
	uint64_t left;

	if (i <= first)
		return 0;
	word = (i - 1) / 64;
	left = set[word] & other[word] & UINT64_MAX >> (63 - (i - 1) % 64);
	while (!left && word > first / 64) {
		word--;
		left = set[word] & other[word];
	}
	i = left ? word * 64 + vbi_highest_bit(left) + 1 : 0;
	return i > first ? i : 0;
}

/* On one side: the words of bits that are looked at, what is left of the last one, and where to stop. */
typedef struct side {
	const uint64_t *set, *other;
	size_t word, stop;
	uint64_t left;
} side;

#define NONE SIZE_MAX

/* How far before an item the next one is. Those of the set that are not of the other. */
static inline size_t before(side *s, size_t middle)
{
	size_t at;

	while (!s->left) {
		if (s->word == s->stop)
			return NONE;
		s->word--;
		s->left = s->set[s->word] & ~s->other[s->word];
	}
	at = s->word * 64 + vbi_highest_bit(s->left);
	s->left ^= UINT64_C(1) << at % 64;
	return middle - at;
}

/* The same behind it. Those of both sets. */
static inline size_t behind(side *s, size_t middle)
{
	size_t at;

	while (!s->left) {
		if (s->word == s->stop)
			return NONE;
		s->word++;
		s->left = s->set[s->word] & s->other[s->word];
	}
	at = s->word * 64 + vbi_lowest_bit(s->left);
	s->left &= s->left - 1;
	return at - middle;
}

size_t vbi_link_around(const vbi_items *items, uint32_t like, size_t middle, size_t far, uint32_t *list)
{
	const uint64_t *set = vbi_link_bucket(items, like);
	size_t word = middle / 64, last = (items->n - 1) / 64, n = 0, back, next;
	uint64_t bit = UINT64_C(1) << middle % 64;
	side a = {set, items->people, word, middle > far ? (middle - far) / 64 : 0, set[word] & ~items->people[word] & (bit - 1)};
	side b = {set, items->holding, word, (middle + far) / 64 < last ? (middle + far) / 64 : last, set[word] & items->holding[word] & ~(bit | (bit - 1))};

	back = before(&a, middle);
	next = behind(&b, middle);
	while ((back <= next ? back : next) <= far)
		if (back <= next) {
			list[n++] = (uint32_t)(middle - back);
			back = before(&a, middle);
		} else {
			list[n++] = (uint32_t)(middle + next);
			next = behind(&b, middle);
		}
	return n;
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

#define NEAR 4096 /* mentions looked through for the nearest one of a person */

/* The mention of the person nearest to the title, as a reader would look for it. */
const vbi_ent *vbi_link_nearest(const vbi_ents *ents, const vbi_items *items, size_t title, uint32_t chain, size_t known)
{
	const vbi_ent *t = &ents->list[items->list[title].ent], *best = &ents->list[items->list[known].ent];
	size_t from = title > NEAR ? title - NEAR : 0, to = title + NEAR < items->n ? title + NEAR : items->n;
	const uint64_t *his = vbi_link_bucket(items, chain);
	int64_t distance = INT64_MAX;

	for (size_t i = title; (i = vbi_link_last(his, i, from)) > 0 && i-- > 0;)
		if (items->list[i].person && items->list[i].like == chain) {
			best = &ents->list[items->list[i].ent];
			distance = (int64_t)t->start - (int64_t)best->end;
			break;
		}
	for (size_t i = title + 1; (i = vbi_link_next(his, i, to)) < to; i++)
		if (items->list[i].person && items->list[i].like == chain) {
			const vbi_ent *p = &ents->list[items->list[i].ent];

			if ((int64_t)p->start - (int64_t)t->end < distance)
				best = p;
			break;
		}
	return best;
}
