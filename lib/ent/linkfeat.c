/* ent/linkfeat.c - features of a title and one who may hold it: linker.h.
 *
 * Nothing is a string: a feature is a template and two numbers (learn/weights.h). The templates are numbered in the
 * order below; a change of any of them wants new weights. */
#include "ent/linker.h"

#include "ent/people.h"

typedef struct sink {
	uint32_t *feature;
	uint32_t n;
} sink;

static void put(sink *s, uint32_t template, uint32_t a, uint32_t b)
{
	if (s->n < VBI_LINK_FEATURES)
		s->feature[s->n++] = vbi_feature(0x30000u + template, a, b);
}

static uint32_t least(uint32_t a, uint32_t b) { return a < b ? a : b; }

/* All that a gap says as one number. */
static uint32_t marks(const vbi_gap *gap)
{
	const bool bit[] = {gap->comma, gap->dash, gap->colon, gap->semicolon, gap->conjunction, gap->paren, gap->also, gap->closed,
	                    gap->honorific, gap->office, gap->recipient, gap->line, gap->takes, gap->lead, gap->agent, gap->named,
	                    gap->rises, gap->far, gap->lists};
	uint32_t sum = 0;

	for (uint32_t i = 0; i < sizeof bit / sizeof *bit; i++)
		sum |= (uint32_t)bit[i] << i;
	return sum;
}

/* The main thing it says: 0 nothing, then by how much it parts. */
static uint32_t sort_of(const vbi_gap *gap)
{
	if (gap->far)
		return gap->takes ? 9 : gap->line ? 8 : 7;
	if (gap->semicolon || gap->colon)
		return 6;
	if (gap->office || gap->recipient)
		return 5;
	if (gap->conjunction)
		return 4;
	if (gap->paren || gap->closed)
		return 3;
	return gap->comma ? 2 : gap->dash ? 1 : 0;
}

static uint32_t word_before(const vbi_seg *seg, uint32_t t) { return t ? vbi_name_key(seg, t - 1) : 0; }

static uint32_t word_at(const vbi_seg *seg, uint32_t t) { return t < seg->toks ? vbi_name_key(seg, t) : 0; }

static uint32_t title_sort(const vbi_ents *ents, const vbi_items *items, size_t k)
{
	const vbi_item *item = &items->list[k];

	return (uint32_t)(item->general | item->plural << 1 | item->appointed << 2 | (item->body < item->t1) << 3) |
	       (uint32_t)ents->list[item->ent].sub << 4;
}

static bool held_by(const vbi_ents *ents, const vbi_items *items, size_t k, uint32_t chain)
{
	const vbi_item *item = &items->list[k];

	for (uint32_t h = 0; item->holder && h < item->holders; h++)
		if (items->list[item->holder - 1 + h].person && ents->list[items->list[item->holder - 1 + h].ent].chain == chain)
			return true;
	return false;
}

/* What lies between the title and the mention p on one side of it. */
static uint32_t between(const vbi_items *items, size_t k, size_t p)
{
	size_t from = p < k ? p : k, to = p < k ? k : p;
	uint32_t people = 0, titles = 0;

	for (size_t i = from + 1; i < to && i <= from + 8; i++) {
		people += items->list[i].person;
		titles += !items->list[i].person;
	}
	return least(people, 3) | least(titles, 3) << 2;
}

/* 0 the same sentence, 1 one of the next two, 2 the same paragraph, 3 and 4 the next ones. */
static uint32_t distance(const vbi_seg *seg, const vbi_item *a, const vbi_item *b)
{
	uint32_t sa = seg->tok[a->t0].sentence, sb = seg->tok[b->t0].sentence, apart = sa > sb ? sa - sb : sb - sa;
	uint32_t pa = a->paragraph, pb = b->paragraph, paragraphs = pa > pb ? pa - pb : pb - pa;

	if (!apart)
		return 0;
	if (paragraphs)
		return paragraphs == 1 ? 3 : 4;
	return apart <= 2 ? 1 : 2;
}

static void side(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, size_t k, const vbi_candidate *c,
                 bool after, sink *s)
{
	size_t p = (after ? c->after : c->before) - 1;
	const vbi_item *title = &items->list[k], *person = &items->list[p];
	uint32_t base = after ? 40 : 20, near = between(items, k, p), far = distance(seg, title, person);
	uint32_t where = near | far << 4, sort = title_sort(ents, items, k);
	const vbi_gap *at_title = &items->gap[after ? k : k - 1], *at_person = &items->gap[after ? p - 1 : p];

	put(s, base, where, c->how);
	put(s, base + 1, where, sort);
	put(s, base + 2, marks(at_title), near << 3 | far);
	put(s, base + 3, marks(at_person), near << 3 | far);
	put(s, base + 4, sort_of(at_title) << 4 | sort_of(at_person), near << 3 | far);
	put(s, base + 5, sort_of(at_title) | (uint32_t)ents->list[person->ent].sub << 4, where);
	put(s, base + 6, where, c->fit | (uint32_t)c->alike << 4);
	if (title->plural && after) /* one of a list */
		put(s, base + 12, sort_of(at_person) | (uint32_t)at_title->lists << 4 | (uint32_t)at_title->colon << 5,
		    (p ? held_by(ents, items, k, ents->list[items->list[p - 1].ent].chain) : 0u) | far << 2 | near << 5);
	if (near)
		return;
	/* nothing but words between */
	put(s, base + 7, word_before(seg, after ? person->t0 : title->t0), sort_of(at_title));
	put(s, base + 8, word_at(seg, after ? title->t1 : person->t1), sort_of(at_title));
	put(s, base + 9, word_before(seg, after ? title->t0 : person->t0), sort_of(at_title));
	put(s, base + 10, word_at(seg, after ? person->t1 : title->t1), sort_of(at_title));
	put(s, base + 11, marks(at_title), sort);
}

/* Others who have as good a title: 1 some, 2 one that is nearer. */
static uint32_t rivals(const vbi_items *items, size_t k, const vbi_candidates *who, uint32_t c)
{
	const vbi_candidate *one = &who->list[c];
	uint32_t found = 0;

	for (uint32_t i = 0; i < who->n; i++) {
		const vbi_candidate *other = &who->list[i];

		if (i == c || !other->held || other->fit < one->fit || (other->fit == one->fit && other->alike < one->alike))
			continue;
		found |= 1;
		if (!one->held || other->apart < one->apart || other->fit > one->fit)
			found |= 2;
	}
	(void)items, (void)k;
	return found;
}

/* What was decided of an earlier title: 0 nobody's, 1 this person's, 2 another's. */
static uint32_t decided(const vbi_items *items, size_t i, uint32_t chain)
{
	return !items->list[i].chain ? 0 : items->list[i].chain == chain ? 1 : 2;
}

/* The same of the last title with the same words; 3 if there is none. */
static uint32_t earlier_same(const vbi_items *items, const vbi_candidates *who, uint32_t chain)
{
	return who->same ? decided(items, who->same - 1, chain) : 3;
}

/* Words before and behind a place: the two before, for what is said of an office that nobody need hold. */
static uint32_t two_before(const vbi_seg *seg, uint32_t t) { return t > 1 ? vbi_name_key(seg, t - 2) * 31 + word_before(seg, t) : 1; }

static uint32_t two_at(const vbi_seg *seg, uint32_t t) { return word_at(seg, t) * 31 + word_at(seg, t + 1); }

/* A line that ends with the name, a colon perhaps behind it: what stands under it is his. */
static bool heads(const vbi_seg *seg, const vbi_item *person)
{
	uint32_t t = person->t1;

	if (t < seg->toks && seg->tok[t].space < 2 && (vbi_tok_is(seg, t, ":") || vbi_tok_is(seg, t, ".")))
		t++;
	return t < seg->toks && seg->tok[t].space >= 2;
}

uint32_t vbi_link_entry(const vbi_seg *seg, uint32_t t)
{
	uint32_t back = t;

	if (!t || seg->tok[t].space >= 2)
		return 1;
	while (back && t - back < 3 && (seg->tok[back - 1].kind == VB_TOKEN_PUNCT || seg->tok[back - 1].kind == VB_TOKEN_NUMBER))
		back--;
	if (back == t)
		return 0;
	if (back == 0 || seg->tok[back].space >= 2)
		return 2;
	return seg->tok[back].kind == VB_TOKEN_NUMBER && seg->tok[back].space == 0 ? 3 : seg->tok[back].kind == VB_TOKEN_NUMBER ? 4 : 5;
}

static bool foreign(const vbi_seg *seg, const vbi_item *person)
{
	for (uint32_t t = person->t0; t < person->t1; t++)
		if (seg->tok[t].kind == VB_TOKEN_FOREIGN)
			return true;
	return false;
}

/* How the titles and names around stand to each other: how many entries begin with a title and go on with a name,
 * and the other way round. */
static uint32_t order_of(const vbi_items *items, size_t k)
{
	size_t from = k > 12 ? k - 12 : 0, to = k + 12 < items->n ? k + 12 : items->n;
	uint32_t title = 0, name = 0;

	for (size_t i = from; i + 1 < to; i++) {
		const vbi_item *item = &items->list[i];
		bool entry = (item->entry != 0) & (item[1].entry == 0) & (item->person != item[1].person);

		title += entry & !item->person;
		name += entry & item->person;
	}
	return title > 2 * name ? 1 + (title > 2) : name > 2 * title ? 3 + (name > 2) : title + name > 0 ? 5 : 0;
}

/* What stands beside the title: a name 1 on another line, 2 with nothing between, 3 with a comma, dash or colon, 4 with other
 * marks or words of holding an office; a title 5, 6 with a comma, dash or kiêm; 0 nothing near. */
static uint32_t beside(const vbi_items *items, size_t k, bool after)
{
	size_t i = after ? k + 1 : k - 1;
	const vbi_gap *gap;

	if (after ? i >= items->n : k == 0)
		return 0;
	gap = &items->gap[after ? k : k - 1];
	if (gap->far)
		return 0;
	if (!items->list[i].person)
		return 5u + (gap->comma || gap->dash || gap->also);
	return gap->line ? 1 : vbi_gap_empty(gap) ? 2 : gap->comma || gap->dash || gap->colon ? 3 : 4;
}

/* Where a form of address before the name begins. */
static uint32_t address_of(const vbi_seg *seg, uint32_t t)
{
	const vbi_match *match = vbi_honorific_before(seg, t);

	return match ? t - match->count : t;
}

/* Before a title: something that is to come (được giới thiệu để bầu làm). */
static uint32_t to_come(const vbi_seg *seg, uint32_t t)
{
	uint32_t found = 0;

	for (uint32_t back = t; back-- > 0 && t - back < 8 && !vbi_tok_is(seg, back, ",") && !vbi_tok_is(seg, back, ".");)
		found |= (uint32_t)vbi_tok_is_lower(seg, back, "để") | (uint32_t)vbi_tok_is_lower(seg, back, "thiệu") << 1 |
		         (uint32_t)vbi_tok_is_lower(seg, back, "đề") << 2;
	return found;
}

#define HEADLINE 40 /* tokens at most */

/* 1 if the paragraph of token t is short and no sentence: a headline. */
static uint32_t headline(const vbi_seg *seg, uint32_t t)
{
	uint32_t first = t;

	while (first > 0 && seg->tok[first].space != 3 && t - first < HEADLINE)
		first--;
	do
		t++;
	while (t < seg->toks && seg->tok[t].space != 3 && t - first < HEADLINE);
	if (t < seg->toks && seg->tok[t].space != 3)
		return 0;
	return !(vbi_tok_is(seg, t - 1, ".") || vbi_tok_is(seg, t - 1, "…") || vbi_tok_is(seg, t - 1, ";"));
}

/* How many paragraphs b is behind a: 0 more than two before .. 3 the same .. 6 more than two behind. */
static uint32_t step_to(const vbi_item *a, const vbi_item *b)
{
	return b->paragraph >= a->paragraph ? 3 + least(b->paragraph - a->paragraph, 3) : 3 - least(a->paragraph - b->paragraph, 3);
}

/* The number before a title of many: 8 Phó Giám đốc; 0 none. */
static uint32_t count_before(const vbi_seg *seg, uint32_t t)
{
	static const char *const word[] = {"hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};

	for (uint32_t back = t; back-- > 0 && t - back < 3;) {
		uint32_t n = 0;

		for (uint32_t i = 0; i < sizeof word / sizeof *word; i++)
			if (vbi_tok_is_lower(seg, back, word[i]))
				return i + 2;
		if (seg->tok[back].kind != VB_TOKEN_NUMBER)
			continue;
		for (uint32_t at = seg->tok[back].start; at < seg->tok[back].end && n < 100; at++)
			if (seg->text[at] >= '0' && seg->text[at] <= '9')
				n = n * 10 + (uint32_t)(seg->text[at] - '0');
		return n;
	}
	return 0;
}

static void of_many(const vbi_seg *seg, const vbi_items *items, size_t k, const vbi_candidates *who, uint32_t c, sink *s)
{
	const vbi_item *title = &items->list[k];
	uint32_t wanted = count_before(seg, title->t0), like = 0, same;

	for (uint32_t i = 0; i < who->n; i++)
		like += who->list[i].held && who->list[i].fit;
	same = wanted < 2 ? 0 : wanted == like ? 1 : wanted < like ? 2 : like ? 3 : 4;
	put(s, 90, same, who->list[c].fit | (uint32_t)(who->list[c].how != 0) << 2 | (uint32_t)(who->list[c].held != 0) << 3);
	put(s, 91, same | (uint32_t)who->list[c].fit << 3, word_before(seg, title->t0));
	put(s, 92, same | (uint32_t)who->list[c].fit << 3 | (uint32_t)who->list[c].apart << 5, who->headline);
}

static void places(const vbi_seg *seg, const vbi_items *items, size_t k, const vbi_candidates *who, uint32_t c, uint32_t verdict,
                   sink *s)
{
	const vbi_item *title = &items->list[k];
	const vbi_candidate *one = &who->list[c];
	uint32_t head = who->headline, before = 7, after = 7, held = 7;

	if (one->before)
		before = step_to(title, &items->list[one->before - 1]) | headline(seg, items->list[one->before - 1].t0) << 3;
	if (one->after)
		after = step_to(title, &items->list[one->after - 1]) | headline(seg, items->list[one->after - 1].t0) << 3;
	if (one->held)
		held = step_to(title, &items->list[one->held - 1]) | headline(seg, items->list[one->held - 1].t0) << 3;
	put(s, 93, head | before << 1 | after << 5, verdict);
	put(s, 94, head | before << 1 | after << 5, one->fit | (uint32_t)one->alike << 2);
	put(s, 95, head | held << 1, one->fit | (uint32_t)one->alike << 2);
}

static void beside_it(const vbi_seg *seg, const vbi_items *items, size_t k, const vbi_candidate *one, uint32_t verdict, sink *s)
{
	const vbi_item *title = &items->list[k];

	put(s, 98, to_come(seg, title->t0), verdict);
	if (one->before && !between(items, k, one->before - 1)) {
		uint32_t t = items->list[one->before - 1].t0;

		put(s, 96, vbi_people_relative(seg, t), verdict);
		put(s, 97, word_before(seg, address_of(seg, t)), sort_of(&items->gap[k - 1]));
	}
	if (one->before && k > 1 && items->list[k - 1].person && !(one->before == k))
		put(s, 99, vbi_people_relative(seg, items->list[k - 1].t0), between(items, k, one->before - 1));
	if (one->after && !between(items, k, one->after - 1))
		put(s, 100, word_before(seg, address_of(seg, items->list[one->after - 1].t0)), sort_of(&items->gap[k]));
}

static void surroundings(const vbi_seg *seg, const vbi_items *items, size_t k, const vbi_candidates *who, uint32_t c,
                         uint32_t verdict, sink *s)
{
	const vbi_item *title = &items->list[k];
	const vbi_candidate *one = &who->list[c];
	uint32_t others = (uint32_t)(who->beside[0] - one->beside[0]);
	uint32_t shown = one->beside[0] | least(others, 3) << 2 | (uint32_t)(one->beside[1] != 0) << 4 |
	                 (uint32_t)(who->beside[1] != one->beside[1]) << 5;
	uint32_t left = beside(items, k, false), right = beside(items, k, true);
	uint32_t mine = (uint32_t)(k && one->before == k) | (uint32_t)(one->after == k + 2) << 1;
	uint32_t entry = title->entry, order = who->order;
	uint32_t strange = foreign(seg, &items->list[one->known]), holders = 0;

	for (uint32_t i = 0; i < who->n; i++)
		holders += who->list[i].beside[0] != 0;
	shown |= least(holders, 2) << 6;

	put(s, 70, shown, verdict);
	put(s, 71, shown, mine | left << 2 | right << 6);
	put(s, 72, shown, one->fit | one->earlier << 2 | (uint32_t)one->apart << 3 | (uint32_t)one->alike << 5);
	put(s, 79, shown, word_at(seg, title->t0) * 31 + word_at(seg, title->t1 - 1));
	put(s, 73, left | right << 3 | mine << 6, verdict);
	put(s, 74, left | right << 3 | mine << 6, entry | order << 4);
	put(s, 75, verdict, two_before(seg, title->t0));
	put(s, 76, verdict, two_at(seg, title->t1));
	put(s, 77, strange | (uint32_t)one->fit << 1 | (uint32_t)one->apart << 3, verdict);
	if (left == 3 || left == 4)
		put(s, 78, mine | right << 2, word_at(seg, title->t1));
	if (one->before) {
		const vbi_item *p = &items->list[one->before - 1];

		put(s, 80, heads(seg, p) | entry << 1 | least(between(items, k, one->before - 1), 15) << 4, verdict);
		put(s, 81, heads(seg, p) | (uint32_t)(title->t0 && vbi_tok_is(seg, title->t0 - 1, ";")) << 1 | entry << 2, (between(items, k, one->before - 1) & 3));
		put(s, 82, p->entry | entry << 3 | order << 6, between(items, k, one->before - 1));
	}
	if (one->after) {
		const vbi_item *p = &items->list[one->after - 1];

		put(s, 83, p->entry | entry << 3 | order << 6, between(items, k, one->after - 1));
	}
}

void vbi_link_around(const vbi_seg *seg, const vbi_items *items, size_t k, vbi_candidates *who)
{
	who->order = (uint8_t)order_of(items, k);
	who->headline = headline(seg, items->list[k].t0) != 0;
}

uint32_t vbi_link_features(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, size_t k,
                           const vbi_candidates *who, uint32_t c, uint32_t feature[VBI_LINK_FEATURES])
{
	const vbi_item *title = &items->list[k];
	const vbi_candidate *one = &who->list[c];
	uint32_t verdict = one->how ? one->how : title->holder ? 16u + title->how : 32u;
	uint32_t sort = title_sort(ents, items, k), rival = rivals(items, k, who, c);
	uint32_t carry = one->fit | (uint32_t)one->alike << 2 | (uint32_t)one->apart << 4 | (uint32_t)one->earlier << 6;
	uint32_t gender = vbi_people_gender(seg, items->list[one->known].t0, items->list[one->known].t1);
	sink s = {feature, 0};

	put(&s, 0, 0, 0);
	put(&s, 1, verdict, 0);
	put(&s, 2, verdict, sort);
	put(&s, 3, verdict, carry);
	put(&s, 4, carry, rival);
	put(&s, 5, carry, sort);
	put(&s, 6, carry, rival << 2 | (one->before != 0) | (uint32_t)(one->after != 0) << 1);
	put(&s, 7, verdict, word_before(seg, title->t0));
	put(&s, 8, verdict, word_at(seg, title->t1));
	put(&s, 9, verdict, word_at(seg, title->t0) * 31 + (title->body < title->t1 ? word_at(seg, title->body) : 1));
	put(&s, 10, one->fit, word_before(seg, title->t0));
	put(&s, 11, one->fit, word_at(seg, title->t1));
	put(&s, 12, verdict, least(who->n, 4));
	put(&s, 13, verdict, (uint32_t)seg->tok[title->t0].shape << 1 | (seg->tok[title->t0].space == 3));
	put(&s, 18, earlier_same(items, who, one->chain), one->fit);
	put(&s, 19, earlier_same(items, who, one->chain), sort);
	if (who->subject)
		put(&s, 53, who->subject, (one->before ? between(items, k, one->before - 1) | 16u : 0u) | gender << 5);
	for (size_t i = k; i-- > 0 && seg->tok[items->list[i].t0].sentence == seg->tok[title->t0].sentence;)
		if (!items->list[i].person) {
			put(&s, 54, decided(items, i, one->chain) | sort_of(&items->gap[k - 1]) << 2 | (uint32_t)(k - i == 1) << 6,
			    sort_of(&items->gap[i]));
			put(&s, 55, decided(items, i, one->chain) | sort_of(&items->gap[k - 1]) << 2 | (uint32_t)(k - i == 1) << 6, verdict);
			break;
		}
	if (k > 0 && !items->list[k - 1].person)
		put(&s, 14, sort_of(&items->gap[k - 1]),
		    held_by(ents, items, k - 1, one->chain) | (uint32_t)(items->list[k - 1].holder != 0) << 1 | verdict << 2);
	if (k + 1 < items->n && !items->list[k + 1].person)
		put(&s, 15, sort_of(&items->gap[k]),
		    held_by(ents, items, k + 1, one->chain) | (uint32_t)(items->list[k + 1].holder != 0) << 1 | verdict << 2);
	if (one->before)
		side(seg, ents, items, k, one, false, &s);
	if (one->after)
		side(seg, ents, items, k, one, true, &s);
	put(&s, 16, one->before ? between(items, k, one->before - 1) | 16u : 0,
	    one->after ? between(items, k, one->after - 1) | 16u : 0);
	put(&s, 17, (uint32_t)ents->list[items->list[one->known].ent].sub << 8 | verdict, one->fit);
	surroundings(seg, items, k, who, c, verdict, &s);
	places(seg, items, k, who, c, verdict, &s);
	beside_it(seg, items, k, one, verdict, &s);
	if (title->plural)
		of_many(seg, items, k, who, c, &s);
	return s.n;
}
