/* ent/linker.c - candidates and decision: linker.h. No allocation but for the relations. */
#include "ent/linker.h"

#include "ent/people.h"

#define NEAR_ITEMS 24   /* looked through on each side for people */
#define FAR_ITEMS 300   /* for holders of like titles, where the rules give the title itself no holder beside it */
#define NEAR_PARAGRAPHS 2u

static uint32_t apart(const vbi_item *a, const vbi_item *b)
{
	uint32_t n = a->paragraph - b->paragraph;

	return n < 0 - n ? n : 0 - n;
}

static vbi_candidate *candidate(const vbi_items *items, size_t person, vbi_candidates *who)
{
	uint32_t chain = items->list[person].like;
	uint8_t *first = &who->first[chain % VBI_LINK_FIRST];
	vbi_candidate *c;

	for (uint32_t i = *first ? *first - 1u : who->n; i < who->n; i++)
		if (who->list[i].chain == chain)
			return &who->list[i];
	if (who->n == VBI_LINK_CANDIDATES || !chain)
		return NULL;
	c = &who->list[who->n++];
	*first = *first ? *first : (uint8_t)who->n;
	*c = (vbi_candidate){.chain = chain, .known = (uint32_t)person};
	return c;
}

static bool too_far(const vbi_item *title, const vbi_item *person)
{
	return ((unsigned)(person->part != title->part) |
	        (unsigned)(person->paragraph - title->paragraph + NEAR_PARAGRAPHS > 2 * NEAR_PARAGRAPHS)) != 0; /* either side: one jump */
}

/* The people around a title up to where they are too far away, as those behind them are: even bits for those before it, odd bits for those
 * behind, the nearest lowest. Of the mentions of one on a side the nearest tells all. */
static uint64_t people_around(const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k], *item = title;
	size_t room = k < NEAR_ITEMS ? k : NEAR_ITEMS, rest = items->n - 1 - k < NEAR_ITEMS ? items->n - 1 - k : NEAR_ITEMS;
	uint64_t bits = 0;

	for (unsigned d = 0; d < room && !too_far(title, --item); d++)
		bits |= (uint64_t)((unsigned)item->person & (unsigned)(item->later >= k)) << 2 * d;
	item = title;
	for (unsigned d = 0; d < rest && !too_far(title, ++item); d++)
		bits |= (uint64_t)((unsigned)item->person & (unsigned)(item->earlier <= k)) << (2 * d + 1);
	return bits;
}
_Static_assert(2 * NEAR_ITEMS <= 64, "bits for both sides");

/* The nearest first; of two as near the one before the title. */
static void people_near(const vbi_items *items, size_t k, vbi_candidates *who)
{
	for (uint64_t left = people_around(items, k); left; left &= left - 1) {
		unsigned at = vbi_lowest_bit(left);
		size_t before = (size_t)(at % 2) - 1; /* all bits if he is: nobody could guess on which side the next one is */
		size_t p = k + ((at / 2 + 1) ^ before) - before;
		vbi_candidate *c = candidate(items, p, who);

		if (!c)
			continue;
		c->before |= (uint32_t)(p + 1) & (uint32_t)before & (0u - (uint32_t)(c->before == 0));
		c->after |= (uint32_t)(p + 1) & ~(uint32_t)before & (0u - (uint32_t)(c->after == 0));
	}
}

/* The name stands right behind the title: nothing is surer. */
static inline bool right_behind(const vbi_items *items, size_t k) { return items->named[k / 64] >> k % 64 & 1; }

/* The same first word 1, two first words 2; as 3, and the same last word. */
static inline unsigned likeness(const vbi_item *a, const vbi_item *b)
{
	if (a->word[0] != b->word[0] && !(a->like == VBI_LINK_PAST && b->like == VBI_LINK_PAST))
		return 0;
	if ((a->word[1] ^ b->word[1]) | (a->t1 - a->t0 < 2) | (b->t1 - b->t0 < 2))
		return 1;
	return a->word[2] == b->word[2] ? 3 : 2;
}

/* Those who hold such a title, items[j]; fit and alike: how much so. */
static void holders_too(const vbi_items *items, size_t k, size_t j, unsigned fit, unsigned alike, vbi_candidates *who)
{
	const vbi_item *title = &items->list[k], *held = &items->list[j];
	uint32_t distance = apart(title, held);
	vbi_candidate *c;

	for (uint32_t h = 0; h < held->holders; h++) {
		if (!items->list[held->holder - 1 + h].person || !(c = candidate(items, held->holder - 1 + h, who)))
			continue;
		if (fit && right_behind(items, j)) {
			uint8_t *mine = &c->beside[fit != 2], *all = &who->beside[fit != 2];

			*mine = (uint8_t)(*mine + (*mine < 3));
			*all = (uint8_t)(*all + (*all < 9));
		}
		if (c->held && (fit < c->fit || (fit == c->fit && (distance >= apart(title, &items->list[c->held - 1])))))
			continue;
		c->fit = (uint8_t)fit;
		c->alike = (uint8_t)alike;
		c->apart = (uint8_t)(distance < 2 ? distance : distance < 6 ? 2 : 3);
		c->earlier = j < k;
		c->held = (uint32_t)j + 1;
	}
}

static void like_title(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, size_t k, size_t j, vbi_candidates *who)
{
	const vbi_item *title = &items->list[k], *held = &items->list[j];
	unsigned holds = (held->holder != 0) & (held->how != VBI_HOW_SAME), same = (j < k) & (who->same == 0), fit, alike;

	if (!(holds | same))
		return;
	alike = likeness(title, held);
	same &= alike > 0;
	holds &= alike || vbi_tok_is_lower(seg, title->t0, "tân") || vbi_tok_is_lower(seg, held->t0, "tân");
	if (!holds && !same)
		return;
	fit = (unsigned)vbi_link_fits(seg, ents, items, title, held);
	if (same && fit == 2)
		who->same = (uint32_t)j + 1;
	if (holds && (fit || (alike > 1 && apart(title, held) <= NEAR_PARAGRAPHS)))
		holders_too(items, k, j, fit, alike, who);
}

/* Ông, bà without a name, in the sentence before the title: it stands for somebody named before. */
static uint8_t subject(const vbi_seg *seg, const vbi_ents *ents, uint32_t t)
{
	uint32_t sentence = seg->tok[t].sentence;

	for (uint32_t back = t; back-- > 0 && t - back < 40 && seg->tok[back].sentence == sentence;) {
		const vbi_match *match = vbi_seg_longest(seg, back, VBI_MASK(HONORIFIC));

		if (vbi_ents_over(ents, VB_ENTITY_PER, back))
			return 0;
		if (match && match->count == 1 && vbi_seg_attr_of(seg, match, VBI_C_HONORIFIC, VBI_KEY_GENDER).n) {
			unsigned gender = vbi_people_gender(seg, back + 1, back + 1);

			return (uint8_t)(gender ? gender : 3);
		}
	}
	return 0;
}

void vbi_link_candidates(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, size_t k, vbi_candidates *out)
{
	const vbi_item *title = &items->list[k];
	uint32_t list[2 * FAR_ITEMS];
	size_t likes;

	out->n = out->same = 0;
	memset(out->first, 0, sizeof out->first);
	out->beside[0] = out->beside[1] = 0;
	out->subject = subject(seg, ents, title->t0);
	for (uint32_t h = 0; title->holder && h < title->holders; h++) {
		vbi_candidate *c = items->list[title->holder - 1 + h].person ? candidate(items, title->holder - 1 + h, out) : NULL;

		if (c)
			c->how = title->how;
	}
	people_near(items, k, out);
	/* neither of these two asks for a title whose first word is another */
	likes = vbi_link_around(items, title->like, k, right_behind(items, k) ? NEAR_ITEMS : FAR_ITEMS, list);
	for (size_t i = 0; i < likes; i++)
		if (items->list[list[i]].part == title->part)
			like_title(seg, ents, items, k, list[i], out);
	if (out->n)
		vbi_link_surroundings(seg, ents, items, k, out);
}

/* Of a sum of weights: how likely, in thousandths. A unit of the sum is scale / 1000; e^x by squaring, no libm. */
static unsigned confidence(int32_t sum, uint32_t scale)
{
	double x = scale ? (double)sum * 1000.0 / (double)scale : 0, power;

	x = x > 8 ? 8 : x;
	power = 1 + x / 256;
	for (int i = 0; i < 8; i++)
		power *= power;
	return (unsigned)(1000.0 * power / (1 + power));
}

bool vbi_link_many(const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k];

	return title->plural || title->general || (title->holder && title->holders > 1);
}

/* What the title weighs with a verdict: that of the last one is remembered. */
typedef struct part {
	uint32_t verdict; /* 0 none yet */
	int32_t sum;
} part;

static int32_t weigh(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, size_t k, const vbi_candidates *who,
                     uint32_t c, const vbi_weights *weights, part *title)
{
	uint32_t feature[VBI_LINK_FEATURES], verdict = vbi_link_verdict(items, k, &who->list[c]), n;

	if (title->verdict != verdict) {
		n = vbi_link_features_of_title(seg, items, k, who, verdict, feature);
		title->verdict = verdict;
		title->sum = vbi_link_sum(weights, feature, n);
	}
	n = vbi_link_features_of_pair(seg, ents, items, k, who, c, feature);
	return title->sum + vbi_link_sum(weights, feature, n);
}

static vb_status give(vbi_ents *ents, vbi_items *items, size_t k, const vbi_candidate *to, unsigned sure)
{
	const vbi_ent *person = vbi_link_nearest(ents, items, k, to->chain, to->known);

	if (!items->list[k].chain)
		items->list[k].chain = to->chain;
	return vbi_ents_relate(ents, VB_RELATION_HOLDS, person->id, ents->list[items->list[k].ent].id, sure);
}

#define TOLD 900u         /* how sure, in thousandths */
#define RIGHT_BEHIND 990u

/* Whom the words tell, item person: nobody need be weighed. */
static vb_status give_certain(vbi_ents *ents, vbi_items *items, size_t k, size_t person, unsigned sure)
{
	vbi_candidate one = {.chain = items->list[person].like, .known = (uint32_t)person};

	return give(ents, items, k, &one, sure);
}

/* Tổng thống A bổ nhiệm Ngoại trưởng, Giám đốc Văn phòng X: of a row of titles that somebody gives he holds none. Returns 1 + the item
 * of him, 0 if there is none. */
static size_t appointer(const vbi_items *items, size_t k)
{
	size_t at = k;

	while (at > 0 && !items->list[at - 1].person && (items->gap[at - 1].comma || items->gap[at - 1].conjunction) &&
	       !items->gap[at - 1].far && !items->gap[at - 1].semicolon)
		at--;
	return at > 0 && items->list[at - 1].person && items->gap[at - 1].appoints ? at : 0;
}

/* Không quá 3 phó giám đốc, hơn 10 phó chủ tịch: a number right before the title at t that counts nobody who is named. */
static bool limit(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice word[] = {VBI_WORD("quá"),  VBI_WORD("đa"),     VBI_WORD("hơn"),  VBI_WORD("nhất"),
	                                 VBI_WORD("chỉ"),  VBI_WORD("thêm"),   VBI_WORD("trên"), VBI_WORD("dưới"),
	                                 VBI_WORD("dôi"),  VBI_WORD("khoảng"), VBI_WORD("gần"),  VBI_WORD("bớt")};

	return t > 1 && vbi_tok_among(seg, t - 2, word, sizeof word / sizeof *word);
}

unsigned vbi_link_how_many(const vbi_seg *seg, uint32_t title)
{
	const uint32_t t = title - (title > 1 && seg->tok[title].space == 1 && vbi_tok_is(seg, title - 1, "vị"));
	static const char *const word[] = {"hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"};
	const vbi_tok *tok = &seg->tok[t - (t > 0)];
	uint32_t digits = tok->end - tok->start;
	unsigned n = 0;

	if (t == 0 || seg->tok[t].space != 1)
		return 0;
	for (unsigned i = 0; i < sizeof word / sizeof *word; i++)
		if (vbi_tok_is_lower(seg, t - 1, word[i]))
			return i + 2;
	for (uint32_t i = 0; tok->kind == VB_TOKEN_NUMBER && digits <= 2 && i < digits; i++) {
		unsigned digit = (unsigned)(unsigned char)seg->text[tok->start + i] - '0';

		n = digit < 10 ? n * 10 + digit : 100;
	}
	return n < 100 ? n : 0;
}

/* Tổng thống hai nước, Ngoại trưởng và Bộ trưởng Quốc phòng hai nước: of two states, though one word says it. */
static bool of_two_states(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *next = &items->list[k + 1];
	uint32_t t = items->list[k].t1;

	if (k + 1 < items->n && !next->person && next->t0 == t + 1 && vbi_tok_is(seg, t, "và"))
		t = next->t1;
	return t + 1 < seg->toks && seg->tok[t].space == 1 && vbi_tok_is(seg, t, "hai") && vbi_tok_is(seg, t + 1, "nước") &&
	       !(t + 2 < seg->toks && vbi_tok_is(seg, t + 2, "này"));
}

/* How many hold the title, as the words beside it count them; 0 if they do not. */
static unsigned count_of(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k];

	/* lần thứ 15 Tổng thống A trả lời, SEA Games 29 Chủ tịch A: one is named, so the number counts something else */
	if (title->plural && right_behind(items, k) && vbi_tok_capital(&seg->tok[title->t0]) &&
	    !(k + 2 < items->n && items->list[k + 2].person && (items->gap[k + 1].conjunction || items->gap[k + 1].comma) && !items->gap[k + 1].far))
		return 0;
	return title->plural ? vbi_link_how_many(seg, title->t0) : of_two_states(seg, items, k) ? 2 : 0;
}

/* All words of the title begin the one that is held: Bộ trưởng Quốc phòng [hai nước], Bộ trưởng Quốc phòng Mỹ. */
static bool begins_with(const vbi_seg *seg, const vbi_item *held, const vbi_item *title)
{
	uint32_t n = title->t1 - title->t0, i = 0;

	while (i < n && held->t0 + i < held->t1 && vbi_name_key(seg, held->t0 + i) == vbi_name_key(seg, title->t0 + i))
		i++;
	return i == n;
}

#define COUNTED 32u /* people */

/* Lists titles that different people hold, such as titles[k]; only those before the names, or all of them. Returns
 * how many, most + 1 if there are more. */
static unsigned holders_of(const vbi_seg *seg, const vbi_items *items, size_t k, bool beside, unsigned most, size_t *by)
{
	const vbi_item *title = &items->list[k];
	unsigned found = 0;

	for (size_t i = 0; (i = vbi_link_next(vbi_link_bucket(items, title->like), i, items->n)) < items->n; i++) {
		const vbi_item *held = &items->list[i];
		bool known = held->person || !held->chain || held->part != title->part || !likeness(held, title) ||
		             (!title->plural && !begins_with(seg, held, title)) ||
		             (beside && !(held->how == VBI_HOW_BEFORE && held->holder == i + 2 && vbi_gap_empty(&items->gap[i])));

		for (unsigned j = 0; !known && j < found; j++)
			known = items->list[by[j]].chain == held->chain;
		if (known)
			continue;
		if (found == most)
			return most + 1;
		by[found++] = i;
	}
	return found;
}

/* Thủ tướng cùng 4 Bộ trưởng sẽ trả lời: where the text names as many holders of such an office as are counted, they are
 * meant; given is whether it does. */
static vb_status counted(const vbi_seg *seg, vbi_ents *ents, vbi_items *items, size_t k, bool *given)
{
	const vbi_item *title = &items->list[k];
	unsigned many = count_of(seg, items, k);
	vb_status status = VB_OK;
	size_t by[COUNTED];

	/* hai tổng thống tiền nhiệm, A và B: who is named with it */
	*given = many > 1 && title->how == VBI_HOW_BEFORE && title->holders == many;
	for (unsigned j = 0; *given && status == VB_OK && j < many; j++)
		status = give_certain(ents, items, k, title->holder - 1 + j, TOLD);
	if (*given)
		return status;
	*given = many > 1 && many <= COUNTED &&
	         (holders_of(seg, items, k, true, many, by) == many || holders_of(seg, items, k, false, many, by) == many);
	for (unsigned j = 0; *given && status == VB_OK && j < many; j++) {
		const vbi_item *held = &items->list[by[j]];
		const vbi_ent *person = NULL;

		for (size_t i = 0; !person && (i = vbi_link_next(items->people, i, items->n)) < items->n; i++)
			person = items->list[i].like == held->chain ? vbi_link_nearest(ents, items, k, held->chain, i) : NULL;
		if (person)
			status = vbi_ents_relate(ents, VB_RELATION_HOLDS, person->id, ents->list[title->ent].id, 700);
	}
	return status;
}

/* Who is named right behind such an office elsewhere, where all who are so are one; else NULL. */
static const vbi_item *incumbent(const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k], *found = NULL;
	const uint64_t *alike = vbi_link_bucket(items, title->like);

	for (size_t word = 0; word * 64 < items->n; word++)
		for (uint64_t left = alike[word] & items->named[word]; left; left &= left - 1) {
			const vbi_item *held = &items->list[word * 64 + vbi_lowest_bit(left)];

			if (held->part != title->part || !held->sole)
				continue;
			if (found && held[1].like != found->like)
				return NULL;
			found = held + 1;
		}
	return found;
}

/* Theo ông A, Thủ tướng đã chỉ đạo: who speaks, right before the comma, is not who acts. Giới thiệu ông A làm Trưởng đoàn:
 * who is proposed has no office yet. The item before titles[k] is then of one who does not hold it. */
static bool another(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, size_t k)
{
	static const vbi_slice goes_on[] = {VBI_WORD("là"),  VBI_WORD("cũng"), VBI_WORD("đã"),   VBI_WORD("sẽ"),
	                                    VBI_WORD("có"),  VBI_WORD("không"), VBI_WORD("được"), VBI_WORD("phải"),
	                                    VBI_WORD("cần"), VBI_WORD("đang"),  VBI_WORD("vẫn"),  VBI_WORD("nên"),
	                                    VBI_WORD("chưa"), VBI_WORD("vừa")};
	static const vbi_slice proposes[] = {VBI_WORD("thiệu"), VBI_WORD("cử"), VBI_WORD("xuất")};
	const vbi_item *title = &items->list[k], *person = k > 0 ? &items->list[k - 1] : NULL;
	uint32_t before;

	if (!person || !person->person || person->t0 < 2 || title->t1 >= seg->toks)
		return false;
	if (vbi_link_new_subject(seg, ents, items, k - 1))
		return true;
	before = person->t0 - 1;
	/* hoàn cảnh của vợ chồng anh A, chủ tịch xã đã ...: two have no office together */
	if (before > 1 && vbi_tok_is(seg, before - 1, "chồng") && vbi_tok_is_lower(seg, before - 2, "vợ"))
		return true;
	if (vbi_seg_any(seg, before) & VBI_MASK(HONORIFIC) || vbi_tok_is_lower(seg, before, "biểu"))
		before -= 1 + vbi_tok_is_lower(seg, before, "biểu");
	if (before >= person->t0)
		return false;
	if (title->t0 == person->t1 + 1 && vbi_tok_is(seg, person->t1, ",") && vbi_tok_is_lower(seg, before, "theo") &&
	    vbi_tok_among(seg, title->t1, goes_on, sizeof goes_on / sizeof *goes_on))
		return true;
	return title->t0 == person->t1 + 1 && vbi_tok_is(seg, person->t1, "làm") && before > 0 &&
	       vbi_tok_among(seg, before, proposes, sizeof proposes / sizeof *proposes) &&
	       (vbi_tok_is_lower(seg, before - 1, "giới") || vbi_tok_is_lower(seg, before - 1, "đề") ||
	        vbi_tok_is_lower(seg, before - 1, "tiến"));
}

/* Ông A nói rằng, chính T phải làm rõ: somebody else, if A has no such office elsewhere. */
static bool reported(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k], *person = title - 1;
	uint32_t t = title->t0;

	if (k == 0 || !person->person || t - person->t1 < 2 || t - person->t1 > 12 || seg->tok[person->t0].sentence != seg->tok[t].sentence)
		return false;
	t -= vbi_tok_is(seg, t - 1, "chính");
	t -= vbi_tok_is(seg, t - 1, ",");
	return vbi_tok_is(seg, t - 1, "rằng");
}

/* What is said of one title before anybody is weighed for it. */
typedef struct question {
	size_t k;
	bool named_all;       /* bổ nhiệm A, B làm T: the rules name all who hold it */
	bool many, other;     /* several may hold it; the item before it is of one who does not */
	bool served;          /* vbi_link_served, vbi_link_decided: nor is the item behind it */
	size_t giver;         /* appointer() */
	uint32_t acts;        /* vbi_link_acts */
	bool reported;        /* of the clause that who is before it reports */
	size_t kin;           /* vbi_link_kin */
	size_t next;          /* vbi_link_another_next */
	const vbi_item *one;  /* incumbent() */
	bool right, headline; /* right_behind(); of the title */
	bool last;            /* of its sentence: what is behind it stands in the next or on another line */
	bool named;           /* the rules name one who stands beside it and may hold it */
	size_t before, after; /* 1 + items: names only before and only behind those hold it hardly ever; 0 none */
} question;

static bool barred(const vbi_items *items, const question *q, const vbi_candidate *c)
{
	if ((q->named_all && !c->how) || (q->acts && c->chain == q->acts) ||
	    (q->reported && !c->held && c->chain == items->list[q->k - 1].like))
		return true;
	/* Giám đốc A, ngay khi bổ nhiệm ông P, Giám đốc A ...: whatever is said of him before, he is named right behind it */
	if (q->right && c->chain == items->list[q->k + 1].like)
		return false;
	return (q->one && c->chain != q->one->like) || (q->other && (c->chain == items->list[q->k - 1].like || !c->held)) ||
	       (q->giver && c->chain == items->list[q->giver - 1].like) || (q->kin && c->chain == items->list[q->kin - 1].like) ||
	       (q->next && c->chain == items->list[q->next - 1].like && !c->held) || (q->served && c->chain == items->list[q->k + 1].like);
}

/* The second nearest names, before the title the nearest if the second is in another sentence; and whether whom the rules name stands
 * beside the title and may hold it: the first candidate. */
static void look_around(const vbi_seg *seg, const vbi_items *items, const vbi_candidates *who, question *q)
{
	size_t near = vbi_link_next(items->people, q->k + 1, items->n);
	uint8_t how = who->n ? who->list[0].how : VBI_HOW_NONE;

	q->named = how != VBI_HOW_NONE && how != VBI_HOW_SAME && !barred(items, q, &who->list[0]);
	q->after = near < items->n ? vbi_link_next(items->people, near + 1, items->n) + 1 : 0;
	near = vbi_link_last(items->people, q->k, 0);
	q->before = near > 1 ? vbi_link_last(items->people, near - 1, 0) : 0;
	if (q->before && seg->tok[items->list[q->before - 1].t0].sentence != seg->tok[items->list[q->k].t0].sentence)
		q->before = near;
}

/* Weights give a title to hardly anybody but these, so that others need not be weighed: whom the rules name; who has such an office
 * elsewhere; who is named on both sides of the title, or on one with at most one name between, in a sentence before it with none. Where
 * the rules name somebody beside it, they gave all of 30000 in news to him or to one with the same words elsewhere; without, one of
 * 2000 to yet another. A title of many is theirs who have such an office elsewhere or whose names follow in its sentence, but for one of 4000.
 * What a headline says is told far below it. */
static bool idle(const question *q, const vbi_candidate *c)
{
	if (c->how)
		return false;
	if (q->many)
		return !c->held && (!c->after || q->last);
	if (q->named)
		return q->right || !c->held || c->fit < 2;
	return !q->headline && !c->held && (c->before ? !c->after && c->before < q->before : c->after > q->after && q->after);
}

/* Đảm nhiệm các chức vụ: Giám đốc Sở X, Bí thư Huyện ủy Y, ...: the offices of one list are of one man. Returns 1 + the
 * title before titles[k], of which somebody is known to hold it, 0 if there is no such list. */
static size_t same_list(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	size_t first = k;
	uint32_t t;

	while (first > 0 && !items->list[first - 1].person && (items->gap[first - 1].comma || items->gap[first - 1].semicolon) && !items->gap[first - 1].far &&
	       !items->gap[first - 1].office)
		first--;
	t = items->list[first].t0;
	t -= t > 0 && vbi_tok_is(seg, t - 1, ":");
	if (first == k || t < 3 || !items->list[k - 1].chain ||
	    !(vbi_tok_is(seg, t - 1, "vụ") || vbi_tok_is(seg, t - 1, "danh")) || !vbi_tok_is(seg, t - 2, "chức") ||
	    !(vbi_tok_is(seg, t - 3, "các") || vbi_tok_is(seg, t - 3, "những")))
		return 0;
	return k;
}

/* Who holds the title before titles[k] holds it, too, where a list makes them one man's. */
static vb_status go_on(const vbi_seg *seg, vbi_ents *ents, vbi_items *items, size_t k)
{
	size_t before = same_list(seg, items, k);

	for (size_t i = 0; before && (i = vbi_link_next(items->people, i, items->n)) < items->n; i++)
		if (items->list[i].like == items->list[before - 1].chain)
			return give_certain(ents, items, k, i, TOLD);
	return VB_OK;
}

/* Tổng thống nước này P, Thủ tướng nước chủ nhà Samdech P: 1 + item of P, 0 if titles[k] is no such title. */
static size_t of_that_state(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k], *next = title + 1;
	bool ranked = k + 2 < items->n && !next->person && next[1].person && next[1].t0 == next->t1;

	return k + 1 < items->n && (next->person || ranked) && next->t0 - title->t1 > 1 && next->t0 - title->t1 < 5 && !title->general &&
	                       vbi_link_of_that_state(seg, title->t1, next->t0)
	               ? k + 2 + ranked
	               : 0;
}

/* Decides who holds titles[k], or who hold it. */
static vb_status decide(const vbi_seg *seg, vbi_ents *ents, vbi_items *items, size_t k, const vbi_weights *weights)
{
	question q = {.k = k, .many = vbi_link_many(items, k), .other = another(seg, ents, items, k), .giver = appointer(items, k),
	              .served = vbi_link_served(seg, items, k) || vbi_link_decided(seg, items, k) ||
	                        vbi_link_serves_next(seg, items, k)};
	const vbi_candidate *best = NULL;
	vb_status status = VB_OK;
	vbi_candidates who;
	part title = {0, 0};
	size_t certain;
	int32_t most = 0;

	if ((certain = vbi_link_leaves(seg, items, k)) || (certain = vbi_link_honoured(seg, items, k)) ||
	    (certain = of_that_state(seg, items, k)) || (certain = vbi_link_succeeds(seg, items, k)) ||
	    (items->list[k].how == VBI_HOW_NONE && (certain = vbi_link_deceased(seg, items, k))) ||
	    (certain = vbi_link_right_after(seg, items, k)) || (certain = vbi_link_acting_as(seg, items, k)) ||
	    (certain = vbi_link_strung_before(seg, items, k)) || (certain = vbi_link_row(seg, items, k)) ||
	    ((items->list[k].how == VBI_HOW_NONE || items->list[k].how == VBI_HOW_SAME) && ((certain = vbi_link_who_holds(seg, items, k)) || (certain = vbi_link_takes_on(seg, items, k)))))
		return give_certain(ents, items, k, certain - 1, TOLD);
	if (vbi_link_to_honour(seg, &items->list[k]))
		return VB_OK;
	if ((q.kin = vbi_link_kin(seg, items, k)) && (certain = vbi_link_kin_named(items, k)))
		return give_certain(ents, items, k, certain - 1, TOLD);
	q.named_all = q.many && !items->list[k].plural && !items->list[k].general &&
	              (items->list[k].how == VBI_HOW_BEHIND || vbi_link_joint(seg, items, k));
	q.right = right_behind(items, k);
	/* nothing is surer: weights gave all of them so, too */
	if (q.right && !q.many && items->list[k + 1].like)
		return give_certain(ents, items, k, k + 1, RIGHT_BEHIND);
	q.next = items->gap[k].conjunction || (k > 0 && items->gap[k - 1].conjunction) ? vbi_link_another_next(seg, items, k) : 0;
	q.reported = !q.right && reported(seg, items, k);
	q.acts = q.right ? 0 : vbi_link_acts(seg, items, k);
	q.headline = items->list[k].headline;
	q.last = items->gap[k].sort == 8;
	q.one = !q.many && items->list[k].sole && !q.right ? incumbent(items, k) : NULL;
	/* whoever is prime minister, where nobody is said to be beside it or elsewhere */
	if (!q.one && items->list[k].how == VBI_HOW_NONE && !q.many && items->list[k].sole)
		return VB_OK;
	vbi_link_candidates(seg, ents, items, k, &who);
	look_around(seg, items, &who, &q);
	for (uint32_t c = 0; c < who.n && status == VB_OK; c++) {
		int32_t sum;

		if (idle(&q, &who.list[c]) || barred(items, &q, &who.list[c]))
			continue;
		sum = weigh(seg, ents, items, k, &who, c, weights, &title);
		if (q.many && sum > 0)
			status = give(ents, items, k, &who.list[c], confidence(sum, weights->scale));
		if (!q.many && sum > most) {
			most = sum;
			best = &who.list[c];
		}
	}
	if (status == VB_OK && !best && !q.many)
		return (certain = vbi_link_headed(seg, items, k)) ? give_certain(ents, items, k, certain - 1, TOLD) : go_on(seg, ents, items, k);
	return best ? give(ents, items, k, best, confidence(most, weights->scale)) : status;
}

/* Relations stand in the order of their titles, whose numbers go up: those from first on, which are few, are put among
 * the ones before. */
static void put_in_order(vbi_ents *ents, size_t first)
{
	for (size_t r = first; r < ents->rels; r++)
		for (size_t i = r; i > 0 && ents->rel[i - 1].to > ents->rel[i].to; i--) {
			vbi_rel other = ents->rel[i];

			ents->rel[i] = ents->rel[i - 1];
			ents->rel[i - 1] = other;
		}
}

vb_status vbi_linker(const vbi_seg *seg, vbi_ents *ents, vbi_items *items, const vbi_weights *weights)
{
	vb_status status = VB_OK;
	size_t first, from = items->n;

	for (size_t k = 0; k < items->n && status == VB_OK; k++) {
		if (items->list[k].person)
			continue;
		if (count_of(seg, items, k))
			from = from < k ? from : k;
		else if (!vbi_link_unnamed(seg, &items->list[k]) && !(items->list[k].plural && vbi_link_all_of_them(seg, items, k)))
			status = decide(seg, ents, items, k, weights);
	}
	first = ents->rels;
	/* those that are counted last, when it is known who else holds such an office */
	for (size_t k = from; k < items->n && status == VB_OK; k++) {
		unsigned many = items->list[k].person ? 0 : count_of(seg, items, k);
		bool given = true;

		if (many && !limit(seg, items->list[k].t0))
			status = counted(seg, ents, items, k, &given);
		if (!given && status == VB_OK && !vbi_link_unnamed(seg, &items->list[k])) {
			size_t before = ents->rels;

			status = decide(seg, ents, items, k, weights);
			if ((ents->rels - before) * 2 < many && items->list[k].plural)
				ents->rels = before; /* of eight it is not one alone who is meant */
		}
	}
	put_in_order(ents, first);
	return status;
}
