/* ent/tagfeat.c - features of a token for the tagger. */
#include "ent/taggate.h"
#include "ent/tagput.h"
#include "ent/tagsee.h"

#include "viet/syllable.h"

#include <string.h>

/* Groups of dictionary classes, by falling weight: of those of one match the first is its main group. Their order is in
 * the weights too. */
enum {
	G_LAW, G_PERSON, G_BODY, G_BRAND, G_ACRONYM, G_ORGAN, G_PARTY, G_OFFICE, G_HEAD, G_UNIT_HEAD, G_RANK, G_HONOR, G_MODIFIER,
	G_BODY_HEAD, G_COUNTRY, G_PROVINCE, G_DISTRICT, G_PLACE, G_DOCUMENT, G_HONORIFIC, G_LOC_UNIT, G_FIELD, G_LEVEL, G_SURNAME,
	G_GIVEN, G_FOREIGN, G_TIME, G_SEEN_ORG, G_SEEN_LOC, G_ROLE, G_STOP, GROUPS
};
#define GROUPED(X) \
	X(DOC_LAW, LAW) X(PERSON, PERSON) X(ORG_NAME, BODY) X(ORG_KNOWN, BODY) X(ORG_MEDIA, BRAND) X(ORG_BRAND, BRAND) \
	X(ORG_ABBR, ACRONYM) X(ORG_GOV, ORGAN) X(ORG_PARTY, PARTY) X(T_SOLO, OFFICE) X(T_HEAD, HEAD) \
	X(T_UNIT, UNIT_HEAD) X(T_RANK, RANK) X(T_DEGREE, RANK) X(T_HONOR, HONOR) X(T_MANDATE, HONOR) \
	X(T_RELIGIOUS, HONOR) X(T_MOD, MODIFIER) X(T_POST, MODIFIER) X(ORG_HEAD, BODY_HEAD) X(LOC_COUNTRY, COUNTRY) \
	X(LOC_PROVINCE, PROVINCE) X(LOC_DISTRICT, DISTRICT) X(LOC_COMMUNE, DISTRICT) X(LOC_REGION, PLACE) \
	X(LOC_GEO, PLACE) X(LOC_ROAD, PLACE) X(LOC_FACILITY, PLACE) X(LOC_CITY, PLACE) X(DOC_TYPE, DOCUMENT) \
	X(DOC_SYMBOL, DOCUMENT) X(DOC_PART, DOCUMENT) X(HONORIFIC, HONORIFIC) X(LOC_UNIT, LOC_UNIT) \
	X(ORG_FIELD, FIELD) X(ORG_LEVEL, LEVEL) X(SURNAME, SURNAME) X(GIVEN, GIVEN) X(MIDDLE, GIVEN) \
	X(FOREIGN_NAME, FOREIGN) X(DAYPART, TIME) X(CAL_UNIT, TIME) X(PERIOD, TIME) X(WEEKDAY, TIME) \
	X(LUNAR_YEAR, TIME) X(HOLIDAY, TIME) X(SEEN_ORG, SEEN_ORG) X(SEEN_LOC, SEEN_LOC) X(ROLE, ROLE) X(PLURAL, ROLE) \
	X(VERB_SAY, STOP) X(STOP, STOP)

#define OF_CLASS(c, g) [VBI_C_##c - 1] = 1u << G_##g,
static const uint32_t groups[64] = {GROUPED(OF_CLASS)};
#define QUIET (1u << G_ROLE | 1u << G_STOP) /* begin no entity */
#define HEADS (1u << G_ORGAN | 1u << G_PARTY | 1u << G_OFFICE | 1u << G_HEAD | 1u << G_UNIT_HEAD | 1u << G_BODY_HEAD)

#define NAMED (1u << G_BRAND | 1u << G_PERSON | 1u << G_HONOR | 1u << G_COUNTRY | 1u << G_PROVINCE | 1u << G_DISTRICT | 1u << G_PLACE | \
               1u << G_SURNAME | 1u << G_GIVEN | 1u << G_FOREIGN) /* words of these are names where they begin a sentence, too */
#define STANDING (1u << G_BODY | 1u << G_ORGAN | 1u << G_PARTY | 1u << G_OFFICE | 1u << G_HEAD | 1u << G_RANK) /* entities without a capital, too */
#define BODIES (1u << G_BODY_HEAD | 1u << G_UNIT_HEAD) /* whose names go on without capitals */

/* Words of several syllables have a main group of their own, behind the others. */
#define WORD_GROUP GROUPS
_Static_assert(GROUPS == VBI_TAG_GROUPS, "number of groups");

static uint32_t written(const char *p, uint32_t n)
{
	uint32_t hash = 2166136261u;

	for (uint32_t i = 0; i < n && i < 24; i++) {
		unsigned char c = (unsigned char)p[i];

		hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32u : c)) * 16777619u;
	}
	return 0x80000000u | (hash ^ hash >> 15);
}

/* Of a byte by itself that is no letter. */
static inline uint32_t mark_symbol(unsigned char c)
{
	uint32_t hash = (2166136261u ^ c) * 16777619u;

	return vbi_see_symbol(0x80000000u | (hash ^ hash >> 15));
}

uint32_t vbi_tag_symbol(const char *text)
{
	size_t n = strlen(text);
	vbi_syllable syllable;

	return vbi_see_symbol(vbi_syllable_parse(text, n, &syllable) ? syllable.code : written(text, (uint32_t)n));
}

uint32_t vbi_tag_symbol_written(const char *text) { return vbi_see_symbol(written(text, (uint32_t)strlen(text))); }

static inline uint32_t number_symbol(uint32_t n) { return vbi_see_symbol(0x10000u | (n < 8 ? n : 8)); }

/* Of what is no number. Codes of the dictionary's tokens are of no use: they change when a dictionary is laid over. */
static __attribute__((noinline)) uint32_t other_symbol(const char *text, const vbi_tok *tok)
{
	uint32_t n = tok->end - tok->start;

	switch (tok->kind) {
	case VB_TOKEN_PUNCT:
	case VB_TOKEN_FOREIGN:
	case VB_TOKEN_ACRONYM:
		return vbi_see_symbol(written(text + tok->start, n));
	default:
		return vbi_see_symbol(0x10010u | tok->kind);
	}
}

/* Classes by what their groups are good for: in any; in one that begins entities; in one of HEADS. */
#define IN_ANY(c, g) | VBI_MASK(c)
#define IN_LOUD(c, g) | (1u << G_##g & QUIET ? 0 : VBI_MASK(c))
#define IN_HEADS(c, g) | (1u << G_##g & HEADS ? VBI_MASK(c) : 0)
static const uint64_t grouped = 0 GROUPED(IN_ANY), loud = 0 GROUPED(IN_LOUD), in_heads = 0 GROUPED(IN_HEADS);

/* The main group of some classes, WORD_GROUP if they are in none. */
_Static_assert(WORD_GROUP == 31 && VBI_CLASS_END <= 64, "the top bits of groups and classes are free");
static unsigned main_group(uint64_t classes)
{
	uint32_t bits = 1u << WORD_GROUP;

	for (; classes; classes &= classes - 1)
		bits |= groups[__builtin_ctzll(classes)];
	return (unsigned)__builtin_ctz(bits);
}

#define BIT(what) VBI_SEE(what)

/* What the group of a token tells: that it stands for an entity; that its capital does where it begins a sentence, for
 * it is a name, or no word that is known; that it is a head if it has a capital. */
#define TELLS_NAMED BIT(NAME)
#define TELLS_BODY BIT(HEAD)
#define TELLS_HEAD (BIT(HEAD) << VBI_SEE_STANDING_AT)
static inline uint32_t tells(unsigned group)
{
	return (STANDING >> group & 1) * TELLS_HEAD | (NAMED >> group & 1) * TELLS_NAMED | (BODIES >> group & 1) * TELLS_BODY;
}

static inline uint32_t told_by(unsigned group) { return tells(group) << VBI_SEE_TELLS_AT | (2 * group + 2); }

/* A text has few unions of classes: what the group of each tells is remembered, and a newer one takes the place of an older. */
static __attribute__((noinline)) void remember_told(vbi_tag_groups *memo, uint64_t classes, uint64_t at)
{
	memo->classes[at] = classes;
	memo->told[at] = (uint16_t)told_by(main_group(classes));
}

static inline uint32_t told_of(vbi_tag_groups *memo, uint64_t classes)
{
	uint64_t at = classes * UINT64_C(0x9E3779B97F4A7C15) >> (64 - VBI_TAG_GROUPS_BITS);

	if (__builtin_expect(memo->classes[at] != classes, 0))
		remember_told(memo, classes, at);
	return memo->told[at];
}

void vbi_tag_views_init(vbi_tag_views *views, const vbi_mem *mem)
{
	memset(views, 0, sizeof *views);
	views->mem = mem;
	views->groups.told[0] = (uint16_t)told_by(WORD_GROUP); /* of no classes, which are remembered there from the first */
}

void vbi_tag_views_free(vbi_tag_views *views)
{
	vbi_free(views->mem, views->view);
	vbi_free(views->mem, views->active);
	vbi_free(views->mem, views->stands);
	vbi_free(views->mem, views->hint);
	vbi_free(views->mem, views->capital);
	vbi_free(views->mem, views->seen);
	vbi_free(views->mem, views->memo);
	vbi_free(views->mem, views->cues);
	vbi_free(views->mem, views->sort);
	vbi_tag_gate_free(views);
	vbi_tag_views_init(views, views->mem);
}

/* Tokens are looked at in strips, so that what one step writes is near when the next one reads it. */
#define STRIP 512u
#define MATCH_MOST 256u /* tokens */

/* What is kept of a strip: the longest match over each token of it and behind it, by its length, in the next byte how far in
 * it the token is, so that of like ones the first is most, in the last two what is told of it; and a list of matches. */
typedef struct strip {
	uint32_t longest[STRIP + MATCH_MOST];
	union {
		uint32_t match[STRIP + VBI_TAG_LISTED];
		uint32_t other[STRIP + VBI_TAG_LISTED];
	};
} strip;

static inline uint32_t larger(uint32_t a, uint32_t b) { return a > b ? a : b; }

/* Which match is the longest cannot be predicted. */
static inline void make_longest(vbi_tag_groups *memo, uint32_t *longest, const vbi_match *match)
{
	uint32_t count = match->count, value = count << 24 | told_of(memo, match->mask & grouped);

	/* nearly all are of one token or two */
	longest[0] = larger(longest[0], value);
	value += (1u << 16) + 1;
	longest[1] = larger(longest[1], value & (0u - (count > 1)));
	for (uint32_t k = 2; k < count && k < MATCH_MOST; k++)
		longest[k] = larger(longest[k], value += 1u << 16);
}

/* Half of the matches are of no group, and no words of several syllables. */
static void look_at_matches(vbi_tag_groups *memo, const vbi_seg *seg, uint32_t first, uint32_t end, strip *s)
{
	uint32_t last = seg->match_at[end];

	memmove(s->longest, s->longest + STRIP, MATCH_MOST * sizeof *s->longest);
	memset(s->longest + MATCH_MOST, 0, STRIP * sizeof *s->longest);
	for (uint32_t m = seg->match_at[first], stop; m < last; m = stop) {
		const uint32_t *behind;

		stop = last - m < STRIP ? last : m + STRIP;
		behind = vbi_see_matches(seg->match, m, stop, grouped, VBI_MASK(WORD), s->match);
		for (const uint32_t *at = s->match; at < behind; at++) {
			const vbi_match *match = &seg->match[*at];

			make_longest(memo, s->longest + (match->first - first), match);
		}
	}
}

/* How many tokens nobody could guess: so four are gone through always. */
#define FOUND_AT_ONCE 4u
_Static_assert(FOUND_AT_ONCE <= VBI_TAG_BEHIND, "views behind the last token");
static inline uint8_t least(uint8_t a, uint8_t b) { return a < b ? a : b; }
static inline void mark_found(vbi_tag_views *views, uint32_t t, uint32_t n, unsigned shift, uint8_t sort)
{
	vbi_tag_view *v = &views->view[t + VBI_TAG_MARGIN];
	uint8_t *sorts = &views->sort[t + VBI_TAG_MARGIN];
	uint64_t few = (UINT64_C(1) << (n < FOUND_AT_ONCE ? n : FOUND_AT_ONCE)) - 1;

	for (uint32_t k = 0; k < FOUND_AT_ONCE; k++) {
		uint32_t in = 0u - (uint32_t)(k < n), found = (uint32_t)(k ? VBI_TAG_IN : VBI_TAG_BEGIN) << shift;

		v[k].kind = (v[k].kind & ~(3u << shift & in)) | (found & in);
		sorts[k] = least(sorts[k], (uint8_t)(sort | ~in));
	}
	for (uint32_t k = FOUND_AT_ONCE; k < n; k++) {
		v[k].kind = (v[k].kind & ~(3u << shift)) | (uint32_t)VBI_TAG_IN << shift;
		sorts[k] = least(sorts[k], sort);
		views->hint[(t + k) / 64].found |= UINT64_C(1) << (t + k) % 64;
	}
	views->hint[t / 64].found |= few << t % 64;
	views->hint[t / 64 + 1].found |= few >> 1 >> (63 - t % 64);
}

#define LONG_TYPES (1u << VB_ENTITY_TITLE | 1u << VB_ENTITY_ORG | 1u << VB_ENTITY_DOC)
static void look_at_grammar(vbi_tag_views *views, const vbi_ents *ents)
{
	for (size_t i = 0; i < ents->n; i++) {
		const vbi_ent *ent = &ents->list[i];
		unsigned shift = VBI_TAG_FOUND_AT + 2u * (ent->type - VB_ENTITY_PER);

		if (ent->dead || ent->type < VB_ENTITY_PER || ent->type > VB_ENTITY_DOC)
			continue;
		mark_found(views, ent->t0, ent->t1 - ent->t0, shift, LONG_TYPES >> ent->type & 1 ? VBI_GATE_LONG : VBI_GATE_FOUND);
	}
}

/* Bits moved on to the tokens behind, or back to those before. */
static inline uint64_t moved_on(uint64_t before, uint64_t own, unsigned by) { return own << by | before >> (64 - by); }
static inline uint64_t moved_back(uint64_t own, uint64_t behind, unsigned by) { return own >> by | behind << (64 - by); }

/* An entity needs something that may begin one near by, one token behind or two before: a capital, a number, a word of offices and bodies,
 * what the grammar found. But such words are everywhere, and so are numbers and capitals that begin sentences: there must be a name's capital
 * at most four tokens behind or before, a head or what was found at most two behind or six before, or a number at most one behind.
 * These are two in three of the tokens that something may begin near by, and all but one in fifteen hundred of those in entities. */
static void mark_active(vbi_tag_views *views)
{
	size_t words = views->n / 64 + 1;
	vbi_tag_hint before = {0, 0, 0, 0, 0};

	for (size_t i = 0; i < words; i++) {
		vbi_tag_hint own = views->hint[i], behind = views->hint[i + 1];
		uint64_t near, name, head;

		own.head |= own.found;
		behind.head |= behind.found;
		own.some |= own.head;
		behind.some |= behind.head;
		near = own.some | moved_on(before.some, own.some, 1) | moved_on(before.some, own.some, 2) | moved_back(own.some, behind.some, 1);
		name = own.name;
		head = own.head | moved_back(own.head, behind.head, 1) | moved_back(own.head, behind.head, 2) | moved_on(before.head, own.head, 5) |
		       moved_on(before.head, own.head, 6);
		for (unsigned by = 1; by <= 4; by++) {
			name |= moved_back(own.name, behind.name, by) | moved_on(before.name, own.name, by);
			head |= moved_on(before.head, own.head, by);
		}
		views->active[i] = near & (name | head | own.digits | moved_back(own.digits, behind.digits, 1));
		before = own;
	}
	views->active[words - 1] &= (UINT64_C(1) << views->n % 64) - 1;
}

/* ---- runs of capitals, heads ---- */

static inline uint32_t most(uint32_t n, uint32_t limit) { return n < limit ? n : limit; }

/* Tells each of the capitals where in its run it is: from the first on how many are before, from the last on how many are left. How
 * long runs are nobody could guess, so it is no jump. */
static void mark_runs(vbi_tag_views *views, const vbi_seg *seg)
{
	vbi_tag_view *view = views->view + VBI_TAG_MARGIN;
	const uint32_t *list = views->capital;
	uint32_t n = views->capitals, before = UINT32_MAX - 1, at = 0, left = 0, behind = UINT32_MAX;

	for (uint32_t k = 0; k < n; k++) {
		uint32_t t = list[k], goes_on = (t == before + 1) & (seg->tok[t].space < 2);

		before = t;
		at = (at + 1) & (0u - goes_on);
		view[t].run = (uint8_t)most(at, 15);
	}
	for (uint32_t k = n; k-- > 0;) {
		uint32_t t = list[k];

		left = 1 + (left & (0u - (uint32_t)(behind == t + 1)));
		behind = view[t].run ? t : UINT32_MAX; /* one that begins a run has none before it */
		view[t].run |= (uint8_t)(most(left, 15) << 4);
	}
}

#define HEAD_REACH 14

/* Tells tokens how far back in their sentence the head of the body or office is whose name may still go on, and of the marks between.
 * list: heads. */
static void mark_heads(vbi_tag_views *views, const vbi_seg *seg, const uint32_t *list, uint32_t n)
{
	for (uint32_t k = 0; k < n; k++) {
		const vbi_range *sentence = &seg->sentence[seg->tok[list[k]].sentence];
		uint32_t end = most(sentence->first + sentence->count, list[k] + HEAD_REACH + 1);
		vbi_tag_view *head = views->view + VBI_TAG_MARGIN + list[k], *last;
		uint32_t told = (uint32_t)(vbi_tag_kind(head) == VB_TOKEN_PUNCT) << 4;

		last = head + (k + 1 < n ? most(end - 1, list[k + 1]) : end - 1) - list[k];
		for (vbi_tag_view *v = head + 1; v <= last; v++) {
			v->head = (uint8_t)++told;
			told += (uint32_t)((vbi_tag_kind(v) == VB_TOKEN_PUNCT) & (told < 3 << 4)) << 4;
		}
	}
}

/* Tokens are looked at first as if none began a sentence. Which do sentences know: their capital is a name's only if their group tells
 * so, or they have none. */
static void begin_sentences(vbi_tag_view *view, const vbi_seg *seg, uint32_t first, uint32_t end, const strip *s, uint8_t *can)
{
	for (size_t k = seg->tok[first].sentence; k < seg->sentences && seg->sentence[k].first < end; k++) {
		uint32_t i = seg->sentence[k].first - first, told;

		if (seg->sentence[k].first < first)
			continue;
		told = s->longest[i] ? s->longest[i] >> VBI_SEE_TELLS_AT : TELLS_NAMED;
		view[i].kind |= VBI_TAG_FIRST;
		can[i] &= (uint8_t)(told | ~BIT(NAME));
	}
}

/* Symbols of tokens that are no syllables. list: those from view and tok on. */
static void look_at_others(vbi_tag_view *view, const char *text, const vbi_tok *toks, uint32_t *list, uint32_t n)
{
	uint32_t rest = 0, words = 0; /* which are no marks nobody could guess, nor which are no numbers */

	for (uint32_t k = 0; k < n; k++) {
		const vbi_tok *tok = &toks[list[k]];
		bool mark = (tok->kind == VB_TOKEN_PUNCT) & (tok->end - tok->start == 1);

		view[list[k]].symbol = mark_symbol((unsigned char)text[tok->start]);
		list[rest] = list[k];
		rest += !mark;
	}
	for (uint32_t k = 0; k < rest; k++) {
		const vbi_tok *tok = &toks[list[k]];

		view[list[k]].symbol = number_symbol(tok->end - tok->start);
		list[words] = list[k];
		words += tok->kind != VB_TOKEN_NUMBER;
	}
	for (uint32_t k = 0; k < words; k++)
		view[list[k]].symbol = other_symbol(text, &toks[list[k]]);
}

/* Lists tokens from one on by their bits, from list on; returns where the list ends. */
static inline uint32_t *list_few(uint32_t first, uint64_t bits, uint32_t *list)
{
	for (; bits; bits &= bits - 1)
		*list++ = first + vbi_lowest_bit(bits);
	return list;
}

/* Hints of the tokens of a strip; lists the capitals, what is no syllable, and heads from *heads on. Returns how many others there are. */
static uint32_t hint_at_tokens(vbi_tag_views *views, const uint64_t *any, uint32_t first, uint32_t tokens, const uint8_t *can, uint32_t *other,
                               uint32_t **heads)
{
	const uint64_t classes[2] = {loud, in_heads};
	uint32_t *capital = views->capital + views->capitals, *others = other;
	vbi_see_block block[STRIP / 64];

	vbi_see_blocks(can, any, tokens, classes, block);
	for (uint32_t i = 0; i < tokens; i += 64) {
		const vbi_see_block *b = &block[i / 64];

		views->hint[(first + i) / 64] = (vbi_tag_hint){
			.some = b->bits[VBI_SEE_SOME_AT] | b->classes[0], .name = b->bits[VBI_SEE_NAME_AT], .head = b->bits[VBI_SEE_HEAD_AT],
			.digits = b->bits[VBI_SEE_DIGITS_AT],
		};
		capital = vbi_tag_list(first + i, &b->bits[VBI_SEE_RUN_AT], 1, capital);
		others = vbi_tag_list(i, &b->bits[VBI_SEE_OTHER_AT], 1, others);
		*heads = list_few(first + i, b->classes[1], *heads);
	}
	views->capitals = (uint32_t)(capital - views->capital);
	return (uint32_t)(others - other);
}

/* Looks at tokens from one on that begins a word of bits; lists the capitals, and the heads from *heads on, and tells where a name may
 * begin, by the tokens or by the classes that begin there. */
static void look_at_tokens(vbi_tag_views *views, const vbi_seg *seg, uint32_t first, uint32_t end, strip *s, uint32_t **heads)
{
	vbi_tag_view *view = views->view + VBI_TAG_MARGIN + first;
	const vbi_tok *toks = seg->tok + first;
	uint32_t tokens = end - first, others;
	uint8_t can[STRIP];

	vbi_see_tokens(view, toks, tokens, s->longest, can, views->sort + VBI_TAG_MARGIN + first);
	memset(can + tokens, 0, STRIP - tokens);
	begin_sentences(view, seg, first, end, s, can);
	others = hint_at_tokens(views, seg->any + first, first, tokens, can, s->other, heads);
	look_at_others(view, seg->text, toks, s->other, others);
}

/* ---- what the document says of the same words elsewhere ---- */

enum { SEEN_PER, SEEN_ORG, SEEN_LOC, SEEN_NONE };
_Static_assert(SEEN_NONE == 3, "two bits");

static unsigned seen_class(uint32_t grammar)
{
	/* by whether there is a person, a body, a place; nobody could guess it */
	static const uint8_t of[8] = {SEEN_NONE, SEEN_PER, SEEN_ORG, SEEN_PER, SEEN_LOC, SEEN_PER, SEEN_LOC, SEEN_PER};

	return of[((grammar & 3u) != 0) | ((grammar >> 4 & 3u) != 0) << 1 | ((grammar >> 6 & 3u) != 0) << 2];
}

static inline uint32_t seen_at(const vbi_tag_views *views, uint32_t mask, uint32_t key)
{
	uint32_t at = key >> 1 & mask;

	key |= 1;
	while (vbi_tag_seen_other(&views->seen[at], key))
		at = (at + 1) & mask;
	views->seen[at].key = key;
	return at;
}

/* 0: nowhere else; else the class most of the others have, the first of such, and whether nearly all have it. */
static inline uint8_t seen_value(const vbi_tag_seen *seen, unsigned own)
{
	unsigned all, most_of; /* four times how many, and by how much the class is below the last one */
	uint8_t n[SEEN_NONE + 1];

	memcpy(n, seen->count, sizeof n);
	n[own]--;
	all = (unsigned)n[SEEN_PER] + n[SEEN_ORG] + n[SEEN_LOC] + n[SEEN_NONE];
	most_of = larger(larger(n[SEEN_PER] * 4u + 3, n[SEEN_ORG] * 4u + 2), larger(n[SEEN_LOC] * 4u + 1, n[SEEN_NONE] * 4u));
	return (uint8_t)((1 + 2 * (SEEN_NONE - (most_of & 3)) + ((most_of >> 2) * 5 >= all * 4)) & (0u - (all != 0)));
}

/* Returns where it was counted and as what. */
static inline uint32_t count_seen(const vbi_tag_views *views, uint32_t mask, uint32_t key, const vbi_tag_view *v)
{
	uint32_t at = seen_at(views, mask, key);
	unsigned own = seen_class(vbi_tag_found(v));
	uint8_t *count = &views->seen[at].count[own];

	*count = (uint8_t)(*count + (*count < UINT8_MAX));
	return at << 2 | own;
}

/* Counted more than once: a single one is a single bit, the lowest of a byte. */
static inline bool seen_again(const vbi_tag_seen *seen)
{
	uint32_t counts;

	memcpy(&counts, seen->count, sizeof counts);
	return ((counts & (counts - 1)) | (counts & UINT32_C(0xFEFEFEFE))) != 0;
}

/* Tells n tokens what others say; one in four is alone, and which is nobody could guess: the others are listed in more, which may be the list of
 * tokens. at: where they were counted, and then only those. */
static void tell_seen(vbi_tag_views *views, const uint32_t *list, uint32_t *at, uint32_t n, uint32_t *more, unsigned shift)
{
	vbi_tag_view *view = views->view + VBI_TAG_MARGIN;
	uint32_t again = 0;

	for (uint32_t k = 0; k < n; k++) {
		more[again] = list[k];
		at[again] = at[k];
		again += seen_again(&views->seen[at[k] >> 2]);
	}
	for (uint32_t k = 0; k < again; k++)
		view[more[k]].seen |= (uint8_t)(seen_value(&views->seen[at[k] >> 2], at[k] & 3) << shift);
}

static uint32_t word_key(const vbi_tag_view *v) { return v->symbol; }
static uint32_t pair_key(const vbi_tag_view *v) { return ~v[0].symbol ^ (v[1].symbol << 7 | v[1].symbol >> 25); }

/* The words of capitals, and those that a capital follows with them, are counted, then told of all others. Which are followed nobody
 * could guess: so these are listed. The table has room for a word and a pair
 * of each: most are there more than once, and to clear a larger one takes longer than to look further. It is cleared as far as it is used; there is room for twice
 * as many entries, for names (tagger.c). */
static vb_status mark_seen(vbi_tag_views *views)
{
	const vbi_tag_view *view = views->view + VBI_TAG_MARGIN;
	const uint32_t *list = views->capital;
	uint32_t n = views->capitals, slots = 64, pairs = 0;
	uint32_t *word_at = views->capital + views->n + 1, *pair = word_at + views->n + 1, *pair_at = pair + views->n + 1;

	while (slots < 2 * n)
		slots *= 2;
	if (!VBI_GROW(views->mem, views->seen, views->seen_capacity, 2 * slots))
		return VB_ERR_MEMORY;
	memset(views->seen, 0, slots * sizeof *views->seen);
	for (uint32_t k = 0; k < n; k++) {
		const vbi_tag_view *v = &view[list[k]];

		word_at[k] = count_seen(views, slots - 1, word_key(v), v);
		pair[pairs] = list[k];
		pairs += vbi_tag_run_left(v) > 1;
	}
	for (uint32_t k = 0; k < pairs; k++)
		pair_at[k] = count_seen(views, slots - 1, pair_key(&view[pair[k]]), &view[pair[k]]);
	tell_seen(views, pair, pair_at, pairs, pair, 4);
	tell_seen(views, list, word_at, n, pair, 0);
	return VB_OK;
}

vb_status vbi_tag_look(vbi_tag_views *views, const vbi_seg *seg, const vbi_ents *ents)
{
	const vbi_tag_view outside = {.symbol = vbi_see_symbol(0x10020u)};
	size_t words = seg->toks / 64 + 1;
	uint32_t *heads, *head;
	strip s;

	memset(s.longest + STRIP, 0, MATCH_MOST * sizeof *s.longest);
	views->n = seg->toks;
	if (!VBI_GROW(views->mem, views->view, views->capacity, seg->toks + VBI_TAG_MARGIN + VBI_TAG_BEHIND) ||
	    !VBI_GROW(views->mem, views->sort, views->sort_capacity, seg->toks + VBI_TAG_MARGIN + VBI_TAG_BEHIND) ||
	    !VBI_GROW(views->mem, views->active, views->active_capacity, words + 1) ||
	    !VBI_GROW(views->mem, views->stands, views->stands_capacity, words + 1) ||
	    !VBI_GROW(views->mem, views->hint, views->hint_capacity, words + 1) ||
	    !VBI_GROW(views->mem, views->capital, views->capital_capacity, 4 * (seg->toks + 1) + VBI_TAG_LISTED))
		return VB_ERR_MEMORY;
	views->active[words] = 0;
	views->hint[words - 1] = views->hint[words] = (vbi_tag_hint){0, 0, 0, 0, 0};
	memset(views->sort, VBI_GATE_SMALL, VBI_TAG_MARGIN);
	memset(views->sort + VBI_TAG_MARGIN + seg->toks, VBI_GATE_SMALL, VBI_TAG_BEHIND);
	for (uint32_t i = 0; i < VBI_TAG_MARGIN; i++)
		views->view[i] = outside;
	views->capitals = 0;
	heads = head = views->capital + seg->toks + VBI_TAG_LISTED; /* behind the capitals and what is written behind them */
	for (uint32_t i = 0, end; i < seg->toks; i = end) {
		end = seg->toks - i < STRIP ? (uint32_t)seg->toks : i + STRIP;
		look_at_matches(&views->groups, seg, i, end, &s);
		look_at_tokens(views, seg, i, end, &s, &head);
	}
	for (uint32_t i = 0; i < VBI_TAG_BEHIND; i++)
		views->view[seg->toks + VBI_TAG_MARGIN + i] = outside;
	look_at_grammar(views, ents);
	mark_active(views);
	mark_runs(views, seg);
	mark_heads(views, seg, heads, (uint32_t)(head - heads));
	return mark_seen(views);
}

/* ---- features ---- */

uint32_t vbi_tag_transition(unsigned before) { return mixed(TRANSITION, before); }

uint32_t vbi_tag_features(const vbi_tag_views *views, uint32_t i, unsigned kinds, uint32_t *feature)
{
	const vbi_tag_view *v = &views->view[i + VBI_TAG_MARGIN];
	uint32_t n = 0;

	if (kinds & VBI_TAG_WORDS)
		n += put_words(v, feature);
	if ((kinds & VBI_TAG_RUNS) && v->head)
		n += put_head(v, feature + n);
	if ((kinds & VBI_TAG_RUNS) && v->run)
		n += put_run(v, feature + n);
	if ((kinds & VBI_TAG_MEMORY) && v->run)
		n += put_memory(v, feature + n);
	if (kinds & VBI_TAG_GRAMMAR)
		n += put_grammar(v, feature + n);
	if (kinds & VBI_TAG_DICTIONARY)
		n += put_frame_dictionary(v, feature + n);
	return n;
}
