/* ent/linkfeat.c - features of a title and one who may hold it: linker.h.
 *
 * Nothing is a string: a feature is a template and two numbers (learn/weights.h). The templates are numbered in the
 * order below; a change of any of them wants new weights. */
#include "ent/linker.h"

#include "ent/people.h"

#include <stddef.h>
#include <string.h>

typedef struct sink {
	uint32_t *next;
} sink;

/* A pair has 75 at most: there is room. */
static inline void put(sink *s, uint32_t template, uint32_t a, uint32_t b)
{
	*s->next++ = vbi_feature(0x30000u + template, a, b);
}

int32_t vbi_link_sum(const vbi_weights *weights, const uint32_t *feature, uint32_t n)
{
	const vbi_weights w = *weights; /* nobody changes it meanwhile: the compiler knows it of this one */
	int32_t sum = 0;

	if (!w.buckets) {
		for (uint32_t f = 0; f < n; f++)
			sum += vbi_weight(weights, feature[f]);
		return sum;
	}
	for (uint32_t f = 0; f < n; f++)
		sum += w.row[vbi_weights_find(&w, feature[f])];
	return sum;
}

static uint32_t least(uint32_t a, uint32_t b) { return a < b ? a : b; }

/* By how much a gap parts: 0 not at all. */
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

#define OTHER_SENTENCE (1u << 11 | 1u << 17) /* line and far alone */

void vbi_gap_count(vbi_gap *gap)
{
	static const vbi_gap other = {.line = true, .far = true};
	if (memcmp(gap, &other, offsetof(vbi_gap, sort)) == 0) { /* mostly */
		gap->marks = OTHER_SENTENCE;
		gap->sort = 8;
		return;
	}
	gap->marks = (uint32_t)(gap->comma | gap->dash << 1 | gap->colon << 2 | gap->semicolon << 3 | gap->conjunction << 4 | gap->paren << 5 |
	                        gap->also << 6 | gap->closed << 7 | gap->honorific << 8 | gap->office << 9 | gap->recipient << 10 |
	                        gap->line << 11 | gap->takes << 12 | gap->lead << 13 | gap->agent << 14 | gap->named << 15 |
	                        gap->rises << 16 | gap->far << 17 | gap->lists << 18);
	_Static_assert(VBI_GAP_MARKS == 19, "a bit for each");
	gap->sort = (uint8_t)sort_of(gap);
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

static uint32_t count_bits(uint32_t bits)
{
	bits -= bits >> 1 & 0x55555555u;
	bits = (bits & 0x33333333u) + (bits >> 2 & 0x33333333u);
	return ((bits + (bits >> 4)) & 0x0F0F0F0Fu) * 0x01010101u >> 24;
}

/* What lies between the title and the mention p on one side of it: names and titles, of each three at most. */
static uint32_t between(const vbi_items *items, size_t k, size_t p)
{
	size_t from = (p < k ? p : k) + 1, to = p < k ? k : p, n = to - from < 8 ? to - from : 8;
	uint32_t people = count_bits((uint32_t)vbi_link_bits(items, items->people, from, n));

	return least(people, 3) | least((uint32_t)n - people, 3) << 2;
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

/* A title and one who may hold it, with what is asked again and again. */
typedef struct pair {
	const vbi_seg *seg;
	const vbi_ents *ents;
	const vbi_items *items;
	size_t k;
	const vbi_candidates *who;
	const vbi_item *title;
	const vbi_candidate *one;
	uint32_t verdict;
	uint32_t before, after; /* what lies between the title and the nearest mentions */
} pair;

/* What lies between on one side of the title. */
typedef struct between_them {
	bool after;
	uint32_t near, far, where;
	const vbi_gap *at_title, *at_person;
	const vbi_item *person;
} between_them;

static void side_sorts(const pair *q, const between_them *b, sink *s)
{
	const vbi_candidate *c = q->one;
	uint32_t base = b->after ? 40 : 20, sub = q->ents->list[b->person->ent].sub, sort = q->who->sort;

	put(s, base, b->where, c->how);
	put(s, base + 1, b->where, sort);
	put(s, base + 5, b->at_title->sort | sub << 4, b->where);
	put(s, base + 6, b->where, c->fit | (uint32_t)c->alike << 4);
}

static void side_marks(const between_them *b, sink *s)
{
	uint32_t base = b->after ? 40 : 20, where = b->near << 3 | b->far;

	put(s, base + 2, b->at_title->marks, where);
	put(s, base + 3, b->at_person->marks, where);
	put(s, base + 4, (uint32_t)b->at_title->sort << 4 | b->at_person->sort, where);
}

static void side(const pair *q, bool after, sink *s)
{
	const vbi_seg *seg = q->seg;
	const vbi_items *items = q->items;
	const vbi_candidate *c = q->one;
	size_t k = q->k, p = (after ? c->after : c->before) - 1;
	const vbi_item *title = q->title, *person = &items->list[p];
	uint32_t base = after ? 40 : 20, near = after ? q->after : q->before, far = distance(seg, title, person);
	const vbi_gap *at_title = &items->gap[after ? k : k - 1], *at_person = &items->gap[after ? p - 1 : p];
	const between_them b = {after, near, far, near | far << 4, at_title, at_person, person};

	side_sorts(q, &b, s);
	side_marks(&b, s);
	if (title->plural && after) /* one of a list */
		put(s, base + 12, at_person->sort | (uint32_t)at_title->lists << 4 | (uint32_t)at_title->colon << 5,
		    (p ? held_by(q->ents, items, k, q->ents->list[items->list[p - 1].ent].chain) : 0u) | far << 2 | near << 5);
	if (near)
		return;
	/* nothing but words between */
	put(s, base + 7, after ? word_before(seg, person->t0) : q->who->before, at_title->sort);
	put(s, base + 8, after ? q->who->behind : word_at(seg, person->t1), at_title->sort);
	put(s, base + 9, after ? q->who->before : word_before(seg, person->t0), at_title->sort);
	put(s, base + 10, after ? word_at(seg, person->t1) : q->who->behind, at_title->sort);
	put(s, base + 11, at_title->marks, q->who->sort);
}

/* What a candidate has elsewhere as a bit of 48: the better the title the higher, of those as good by how far it is. */
static uint32_t rank(const vbi_candidate *one) { return one->fit * 16u + one->alike * 4u + one->apart; }

/* Others who have as good a title: 1 some, 3 one that is nearer, too. */
static uint32_t rivals(const vbi_candidates *who, const vbi_candidate *one)
{
	uint64_t mine = one->held ? UINT64_C(1) << rank(one) & ~who->twice : 0, others = who->once & ~mine;
	uint64_t of_fit = others >> one->fit * 16 >> one->alike * 4, nearer = (UINT64_C(0x1111) << one->apart) - UINT64_C(0x1111);

	if (!one->held)
		return others ? 3 : 0;
	nearer = (of_fit & (UINT64_C(0xFFFF) >> one->alike * 4) & nearer) | others >> one->fit * 16 >> 16;
	return of_fit ? nearer ? 3 : 1 : 0;
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
	size_t from = k > 12 ? k - 12 : 0, n = k + 11 - from;
	uint32_t title = count_bits((uint32_t)vbi_link_bits(items, items->titled, from, n));
	uint32_t name = count_bits((uint32_t)vbi_link_bits(items, items->labelled, from, n));

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

	for (uint32_t back = t; back-- > 0 && t - back < 8;) {
		if (vbi_tok_in_none(seg, back, UINT32_C(1) << VBI_SET_LINK))
			continue; /* mostly */
		if (vbi_tok_is(seg, back, ",") || vbi_tok_is(seg, back, "."))
			break;
		found |= (uint32_t)vbi_tok_is_lower(seg, back, "để") | (uint32_t)vbi_tok_is_lower(seg, back, "thiệu") << 1 |
		         (uint32_t)vbi_tok_is_lower(seg, back, "đề") << 2;
	}
	return found;
}

#define HEADLINE 40 /* tokens at most */

bool vbi_link_headline(const vbi_seg *seg, uint32_t t, uint32_t first, uint32_t end)
{
	uint32_t most = t - first < HEADLINE ? first + HEADLINE : t + 1;

	if (end > most)
		return false;
	return !(vbi_tok_is(seg, end - 1, ".") || vbi_tok_is(seg, end - 1, "…") || vbi_tok_is(seg, end - 1, ";"));
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

static void of_many(const pair *q, sink *s)
{
	const vbi_candidates *who = q->who;
	const vbi_candidate *one = q->one;
	uint32_t wanted = count_before(q->seg, q->title->t0), like = 0, same;

	for (uint32_t i = 0; i < who->n; i++)
		like += who->list[i].held && who->list[i].fit;
	same = wanted < 2 ? 0 : wanted == like ? 1 : wanted < like ? 2 : like ? 3 : 4;
	put(s, 90, same, one->fit | (uint32_t)(one->how != 0) << 2 | (uint32_t)(one->held != 0) << 3);
	put(s, 91, same | (uint32_t)one->fit << 3, who->before);
	put(s, 92, same | (uint32_t)one->fit << 3 | (uint32_t)one->apart << 5, q->title->headline);
}

/* Where one of the items of a candidate stands: paragraphs from the title, and whether that is a headline; 7 without. */
static uint32_t place_of(const pair *q, uint32_t item)
{
	const vbi_item *other = &q->items->list[item - 1];

	return item ? step_to(q->title, other) | (uint32_t)other->headline << 3 : 7;
}

static void places(const pair *q, sink *s)
{
	const vbi_candidate *one = q->one;
	uint32_t head = q->title->headline, fit = one->fit | (uint32_t)one->alike << 2;
	uint32_t sides = head | place_of(q, one->before) << 1 | place_of(q, one->after) << 5;
	uint32_t held = head | place_of(q, one->held) << 1;

	put(s, 93, sides, q->verdict);
	put(s, 94, sides, fit);
	put(s, 95, held, fit);
}

static void beside_it(const pair *q, sink *s)
{
	const vbi_seg *seg = q->seg;
	const vbi_items *items = q->items;
	const vbi_candidate *one = q->one;
	size_t k = q->k;

	if (one->before && !q->before) {
		uint32_t t = items->list[one->before - 1].t0;

		put(s, 96, vbi_people_relative(seg, t), q->verdict);
		put(s, 97, word_before(seg, address_of(seg, t)), items->gap[k - 1].sort);
	}
	if (one->before && k > 1 && items->list[k - 1].person && !(one->before == k))
		put(s, 99, vbi_people_relative(seg, items->list[k - 1].t0), q->before);
	if (one->after && !q->after)
		put(s, 100, word_before(seg, address_of(seg, items->list[one->after - 1].t0)), items->gap[k].sort);
}

/* Those who have like titles right before their names, and what stands beside the title. */
static void shows(const pair *q, uint32_t shown, uint32_t mine, sink *s)
{
	const vbi_candidates *who = q->who;
	const vbi_candidate *one = q->one;
	uint32_t left = who->left, right = who->right, entry = q->title->entry;
	uint32_t carry = one->fit | (uint32_t)one->earlier << 2 | (uint32_t)one->apart << 3 | (uint32_t)one->alike << 5;
	uint32_t strange = foreign(q->seg, &q->items->list[one->known]);

	put(s, 70, shown, q->verdict);
	put(s, 71, shown, mine | left << 2 | right << 6);
	put(s, 72, shown, carry);
	put(s, 73, left | right << 3 | mine << 6, q->verdict);
	put(s, 74, left | right << 3 | mine << 6, entry | (uint32_t)who->order << 4);
	put(s, 77, strange | (uint32_t)one->fit << 1 | (uint32_t)one->apart << 3, q->verdict);
}

/* The lines where the names stand. */
static void lines(const pair *q, sink *s)
{
	const vbi_candidate *one = q->one;
	const vbi_item *before = one->before ? &q->items->list[one->before - 1] : NULL, *after = one->after ? &q->items->list[one->after - 1] : NULL;
	uint32_t entry = q->title->entry, entries = entry << 3 | (uint32_t)q->who->order << 6;
	uint32_t head = before && heads(q->seg, before), mark = before && q->title->t0 && vbi_tok_is(q->seg, q->title->t0 - 1, ";");

	if (before) {
		put(s, 80, head | entry << 1 | q->before << 4, q->verdict);
		put(s, 81, head | mark << 1 | entry << 2, q->before & 3);
		put(s, 82, before->entry | entries, q->before);
	}
	if (after)
		put(s, 83, after->entry | entries, q->after);
}

static void surroundings(const pair *q, sink *s)
{
	const vbi_candidates *who = q->who;
	const vbi_candidate *one = q->one;
	uint32_t others = (uint32_t)(who->beside[0] - one->beside[0]);
	uint32_t shown = one->beside[0] | least(others, 3) << 2 | (uint32_t)(one->beside[1] != 0) << 4 |
	                 (uint32_t)(who->beside[1] != one->beside[1]) << 5 | least(who->shown, 2) << 6;
	uint32_t mine = (uint32_t)(q->k && one->before == q->k) | (uint32_t)(one->after == q->k + 2) << 1;

	shows(q, shown, mine, s);
	put(s, 79, shown, who->ends);
	if (who->left == 3 || who->left == 4)
		put(s, 78, mine | (uint32_t)who->right << 2, who->behind);
	lines(q, s);
}

void vbi_link_surroundings(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, size_t k, vbi_candidates *who)
{
	const vbi_item *title = &items->list[k];
	uint32_t first = word_at(seg, title->t0);

	who->order = (uint8_t)order_of(items, k);
	who->left = (uint8_t)beside(items, k, false);
	who->right = (uint8_t)beside(items, k, true);
	who->to_come = (uint8_t)to_come(seg, title->t0);
	who->sort = title_sort(ents, items, k);
	who->before = word_before(seg, title->t0);
	who->behind = word_at(seg, title->t1);
	who->two_before = two_before(seg, title->t0);
	who->two_behind = two_at(seg, title->t1);
	who->words = first * 31 + (title->body < title->t1 ? word_at(seg, title->body) : 1);
	who->ends = first * 31 + word_at(seg, title->t1 - 1);
	who->shown = 0;
	who->once = who->twice = 0;
	for (uint32_t i = 0; i < who->n; i++) {
		uint64_t bit = (uint64_t)(who->list[i].held != 0) << rank(&who->list[i]);

		who->twice |= who->once & bit;
		who->once |= bit;
		who->shown += who->list[i].beside[0] != 0;
	}
	who->earlier = 0;
	for (size_t i = k; i-- > 0 && seg->tok[items->list[i].t0].sentence == seg->tok[title->t0].sentence;)
		if (!items->list[i].person) {
			who->earlier = (uint32_t)i + 1;
			break;
		}
}

/* Of the title alone and the verdict: the same for most of its candidates. */
static void of_title(const vbi_seg *seg, const vbi_item *title, const vbi_candidates *who, uint32_t verdict, sink *s)
{
	put(s, 0, 0, 0);
	put(s, 1, verdict, 0);
	put(s, 2, verdict, who->sort);
	put(s, 7, verdict, who->before);
	put(s, 8, verdict, who->behind);
	put(s, 9, verdict, who->words);
	put(s, 12, verdict, least(who->n, 4));
	put(s, 13, verdict, (uint32_t)seg->tok[title->t0].shape << 1 | (seg->tok[title->t0].space == 3));
	put(s, 75, verdict, who->two_before);
	put(s, 76, verdict, who->two_behind);
	put(s, 98, who->to_come, verdict);
}

/* A title right beside this one: what lies between and whose it is; 0 if there is none. */
static uint32_t neighbour(const pair *q, size_t i, const vbi_gap *gap)
{
	const vbi_item *other = &q->items->list[i];

	if (i >= q->items->n || other->person)
		return 0;
	return 1 | (uint32_t)held_by(q->ents, q->items, i, q->one->chain) << 1 | (uint32_t)(other->holder != 0) << 2 | (uint32_t)gap->sort << 3;
}

/* Of the titles around. */
static void of_neighbours(const pair *q, sink *s)
{
	const vbi_gap *gap = q->items->gap;
	size_t k = q->k, i = q->who->earlier;
	uint32_t left = k ? neighbour(q, k - 1, &gap[k - 1]) : 0, right = neighbour(q, k + 1, &gap[k]), what = 0, sort = 0;

	if (i) {
		what = decided(q->items, i - 1, q->one->chain) | (uint32_t)gap[k - 1].sort << 2 | (uint32_t)(k - i == 0) << 6;
		sort = gap[i - 1].sort;
	}
	if (i) {
		put(s, 54, what, sort);
		put(s, 55, what, q->verdict);
	}
	if (left)
		put(s, 14, left >> 3, (left >> 1 & 3) | q->verdict << 2);
	if (right)
		put(s, 15, right >> 3, (right >> 1 & 3) | q->verdict << 2);
}

/* What titles the candidate has elsewhere. */
static void carries(const pair *q, uint32_t carry, uint32_t rival, sink *s)
{
	uint32_t same = earlier_same(q->items, q->who, q->one->chain), sort = q->who->sort, fit = q->one->fit;
	uint32_t sub = q->ents->list[q->items->list[q->one->known].ent].sub;

	put(s, 3, q->verdict, carry);
	put(s, 4, carry, rival);
	put(s, 5, carry, sort);
	put(s, 18, same, fit);
	put(s, 19, same, sort);
	put(s, 17, sub << 8 | q->verdict, fit);
}

/* The same with where the candidate is named. */
static void named(const pair *q, uint32_t carry, uint32_t rival, sink *s)
{
	const vbi_candidate *one = q->one;
	uint32_t before = one->before ? q->before | 16u : 0, after = one->after ? q->after | 16u : 0;

	put(s, 6, carry, rival << 2 | (one->before != 0) | (uint32_t)(one->after != 0) << 1);
	put(s, 16, before, after);
}

static void of_pair(const pair *q, uint32_t rival, sink *s)
{
	const vbi_candidate *one = q->one;
	const vbi_item *known = &q->items->list[one->known];
	uint32_t carry = one->fit | (uint32_t)one->alike << 2 | (uint32_t)one->apart << 4 | (uint32_t)one->earlier << 6;

	carries(q, carry, rival, s);
	named(q, carry, rival, s);
	put(s, 10, one->fit, q->who->before);
	put(s, 11, one->fit, q->who->behind);
	if (q->who->subject)
		put(s, 53, q->who->subject,
		    (one->before ? q->before | 16u : 0u) | vbi_people_gender(q->seg, known->t0, known->t1) << 5);
}

uint32_t vbi_link_verdict(const vbi_items *items, size_t k, const vbi_candidate *one)
{
	return one->how ? one->how : items->list[k].holder ? 16u + items->list[k].how : 32u;
}

uint32_t vbi_link_features_of_title(const vbi_seg *seg, const vbi_items *items, size_t k, const vbi_candidates *who,
                                    uint32_t verdict, uint32_t feature[VBI_LINK_FEATURES])
{
	sink s = {feature};

	of_title(seg, &items->list[k], who, verdict, &s);
	return (uint32_t)(s.next - feature);
}

uint32_t vbi_link_features_of_pair(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, size_t k,
                                   const vbi_candidates *who, uint32_t c, uint32_t feature[VBI_LINK_FEATURES])
{
	const vbi_candidate *one = &who->list[c];
	pair q = {seg, ents, items, k, who, &items->list[k], one, vbi_link_verdict(items, k, one), 0, 0};
	sink s = {feature};

	q.before = one->before ? between(items, k, one->before - 1) : 0;
	q.after = one->after ? between(items, k, one->after - 1) : 0;
	of_pair(&q, rivals(who, one), &s);
	of_neighbours(&q, &s);
	if (one->before)
		side(&q, false, &s);
	if (one->after)
		side(&q, true, &s);
	surroundings(&q, &s);
	places(&q, &s);
	beside_it(&q, &s);
	if (q.title->plural)
		of_many(&q, &s);
	return (uint32_t)(s.next - feature);
}

uint32_t vbi_link_features(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, size_t k,
                           const vbi_candidates *who, uint32_t c, uint32_t feature[VBI_LINK_FEATURES])
{
	uint32_t n = vbi_link_features_of_title(seg, items, k, who, vbi_link_verdict(items, k, &who->list[c]), feature);

	return n + vbi_link_features_of_pair(seg, ents, items, k, who, c, feature + n);
}
