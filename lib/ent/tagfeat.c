/* ent/tagfeat.c - features of a token for the tagger. */
#include "ent/tagput.h"

#include "viet/syllable.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

void vbi_tag_views_init(vbi_tag_views *views, const vbi_mem *mem)
{
	memset(views, 0, sizeof *views);
	views->mem = mem;
}

void vbi_tag_views_free(vbi_tag_views *views)
{
	vbi_free(views->mem, views->view);
	vbi_free(views->mem, views->active);
	vbi_free(views->mem, views->hint);
	vbi_free(views->mem, views->capital);
	vbi_free(views->mem, views->seen);
	vbi_free(views->mem, views->memo);
	vbi_tag_views_init(views, views->mem);
}

/* Symbols are numbers with well mixed bits, so that features are made of them without more ado. */
static inline uint32_t symbol(uint32_t number)
{
	uint64_t x = number * UINT64_C(0xD6E8FEB86659FD93);

	return (uint32_t)(x ^ x >> 32);
}

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

	return symbol(0x80000000u | (hash ^ hash >> 15));
}

uint32_t vbi_tag_symbol(const char *text)
{
	size_t n = strlen(text);
	vbi_syllable syllable;

	return symbol(vbi_syllable_parse(text, n, &syllable) ? syllable.code : written(text, (uint32_t)n));
}

/* Codes of the dictionary's tokens are of no use: they change when a dictionary is laid over. */
static __attribute__((noinline)) uint32_t other_symbol(const vbi_seg *seg, const vbi_tok *tok)
{
	uint32_t n = tok->end - tok->start;

	switch (tok->kind) {
	case VB_TOKEN_NUMBER:
		return symbol(0x10000u | (n < 8 ? n : 8));
	case VB_TOKEN_PUNCT:
	case VB_TOKEN_FOREIGN:
	case VB_TOKEN_ACRONYM:
		return symbol(written(seg->text + tok->start, n));
	default:
		return symbol(0x10010u | tok->kind);
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

/* A text has few unions of classes: the group of each is remembered, and a newer one takes the place of an older. */
static inline unsigned group_of(vbi_tag_groups *memo, uint64_t classes)
{
	uint64_t at = classes * UINT64_C(0x9E3779B97F4A7C15) >> (64 - VBI_TAG_GROUPS_BITS);

	if (memo->classes[at] != classes) {
		memo->classes[at] = classes;
		memo->rest[at] = (uint8_t)(WORD_GROUP - main_group(classes));
	}
	return WORD_GROUP - memo->rest[at];
}

/* Tokens are looked at in strips, so that what one step writes is near when the next one reads it. */
#define STRIP 512u
#define MATCH_MOST 256u /* tokens */

/* What is kept of a strip: the longest match over each token of it and behind it, by its length, in the next byte how far in
 * it the token is, so that of like ones the first is most, in the last one its group (vbi_tag_main); and a list of matches. */
typedef struct strip {
	uint32_t longest[STRIP + MATCH_MOST];
	union {
		uint32_t match[STRIP];
		uint32_t other[STRIP];
	};
} strip;

static inline uint32_t larger(uint32_t a, uint32_t b) { return a > b ? a : b; }

/* Which match is the longest cannot be predicted. */
static inline void make_longest(vbi_tag_groups *memo, uint32_t *longest, const vbi_match *match)
{
	uint32_t count = match->count, value = count << 16 | (2 * group_of(memo, match->mask & grouped) + 2);

	/* nearly all are of one token or two */
	longest[0] = larger(longest[0], value);
	value += (1u << 8) + 1;
	longest[1] = larger(longest[1], value & (0u - (count > 1)));
	for (uint32_t k = 2; k < count && k < MATCH_MOST; k++)
		longest[k] = larger(longest[k], value += 1u << 8);
}

/* Half of the matches are of no group, and no words of several syllables. */
static void look_at_matches(vbi_tag_groups *memo, const vbi_seg *seg, uint32_t first, uint32_t end, strip *s)
{
	uint32_t last = seg->match_at[end], n;

	memmove(s->longest, s->longest + STRIP, MATCH_MOST * sizeof *s->longest);
	memset(s->longest + MATCH_MOST, 0, STRIP * sizeof *s->longest);
	for (uint32_t m = seg->match_at[first], stop; m < last; m = stop) {
		stop = last - m < STRIP ? last : m + STRIP;
		n = 0;
		for (uint32_t i = m; i < stop; i++) {
			const vbi_match *match = &seg->match[i];

			s->match[n] = i;
			n += (match->mask & (match->count > 1 ? grouped | VBI_MASK(WORD) : grouped)) != 0;
		}
		for (uint32_t k = 0; k < n; k++) {
			const vbi_match *match = &seg->match[s->match[k]];

			make_longest(memo, s->longest + (match->first - first), match);
		}
	}
}

/* How many tokens nobody could guess: so four are gone through always. */
#define FOUND_AT_ONCE 4u
_Static_assert(FOUND_AT_ONCE <= VBI_TAG_BEHIND, "views behind the last token");
static inline void mark_found(vbi_tag_views *views, uint32_t t, uint32_t n, unsigned shift)
{
	vbi_tag_view *v = &views->view[t + VBI_TAG_MARGIN];
	uint64_t few = (UINT64_C(1) << (n < FOUND_AT_ONCE ? n : FOUND_AT_ONCE)) - 1;

	for (uint32_t k = 0; k < FOUND_AT_ONCE; k++) {
		uint32_t in = 0u - (uint32_t)(k < n), found = (uint32_t)(k ? VBI_TAG_IN : VBI_TAG_BEGIN) << shift;

		v[k].kind = (v[k].kind & ~(3u << shift & in)) | (found & in);
	}
	for (uint32_t k = FOUND_AT_ONCE; k < n; k++) {
		v[k].kind = (v[k].kind & ~(3u << shift)) | (uint32_t)VBI_TAG_IN << shift;
		views->hint[(t + k) / 64].head |= UINT64_C(1) << (t + k) % 64;
	}
	views->hint[t / 64].head |= few << t % 64;
	views->hint[t / 64 + 1].head |= few >> 1 >> (63 - t % 64);
}

static void look_at_grammar(vbi_tag_views *views, const vbi_ents *ents)
{
	for (size_t i = 0; i < ents->n; i++) {
		const vbi_ent *ent = &ents->list[i];
		unsigned shift = VBI_TAG_FOUND_AT + 2u * (ent->type - VB_ENTITY_PER);

		if (ent->dead || ent->type < VB_ENTITY_PER || ent->type > VB_ENTITY_DOC)
			continue;
		mark_found(views, ent->t0, ent->t1 - ent->t0, shift);
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
	vbi_tag_hint before = {0, 0, 0, 0};

	for (size_t i = 0; i < words; i++) {
		vbi_tag_hint own = views->hint[i], behind = views->hint[i + 1];
		uint64_t near, name, head;

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

/* By shape and kind: a token may begin an entity; it is a number or a code; it is a word with a capital; it may be in a run of capitals. The
 * lower bits are as those of each token come to be (vbi_tag_hint): some, name, head, digits. */
#define MAY_BEGIN 1
#define CAPITAL (NAME | HEAD)
#define NAME 2
#define HEAD 4
#define DIGITS 8
#define MAY_RUN 128
#define EACH_SHAPE(kind, small, capital) \
	[(kind) << 3 | VB_SHAPE_NONE] = (small), [(kind) << 3 | VB_SHAPE_LOWER] = (small), \
	[(kind) << 3 | VB_SHAPE_TITLE] = (capital), [(kind) << 3 | VB_SHAPE_UPPER] = (capital), \
	[(kind) << 3 | VB_SHAPE_MIXED] = (capital)
static const uint8_t may[1 << 7] = {
	EACH_SHAPE(0, 0, MAY_BEGIN | MAY_RUN | CAPITAL),
	EACH_SHAPE(VB_TOKEN_SYLLABLE, 0, MAY_BEGIN | MAY_RUN | CAPITAL),
	EACH_SHAPE(VB_TOKEN_NUMBER, MAY_BEGIN | DIGITS, MAY_BEGIN | MAY_RUN | DIGITS),
	EACH_SHAPE(VB_TOKEN_CODE, MAY_BEGIN | DIGITS, MAY_BEGIN | DIGITS),
	EACH_SHAPE(VB_TOKEN_ACRONYM, 0, MAY_BEGIN | MAY_RUN | CAPITAL),
	EACH_SHAPE(VB_TOKEN_FOREIGN, 0, MAY_BEGIN | MAY_RUN | CAPITAL),
	EACH_SHAPE(VB_TOKEN_PUNCT, 0, MAY_BEGIN | MAY_RUN | CAPITAL),
	EACH_SHAPE(VB_TOKEN_SYMBOL, 0, MAY_BEGIN | MAY_RUN | CAPITAL),
	EACH_SHAPE(VB_TOKEN_FILE, 0, MAY_BEGIN | CAPITAL),
	EACH_SHAPE(VB_TOKEN_URL, 0, MAY_BEGIN | CAPITAL),
	EACH_SHAPE(VB_TOKEN_EMAIL, 0, MAY_BEGIN | MAY_RUN | CAPITAL),
};

/* What the group of a token tells, by half of vbi_tag_main: that it stands for an entity; that its capital does where it begins a sentence, for
 * it is a name, or no word that is known; that it is a head if it has a capital. */
#define TELLS_NAMED NAME
#define TELLS_BODY HEAD
#define TELLS_HEAD (HEAD << 2)
#define TELLS(g) ((STANDING >> (g) & 1) * TELLS_HEAD | (NAMED >> (g) & 1) * TELLS_NAMED | (BODIES >> (g) & 1) * TELLS_BODY)
#define TELL_FOUR(g) TELLS(g), TELLS((g) + 1), TELLS((g) + 2), TELLS((g) + 3)
static const uint8_t group_tells[1 + 32 + 1] = {
	TELLS_NAMED, TELL_FOUR(0), TELL_FOUR(4), TELL_FOUR(8), TELL_FOUR(12), TELL_FOUR(16), TELL_FOUR(20), TELL_FOUR(24), TELL_FOUR(28),
};

/* Tells tokens how far back the head of the body or office is whose name may still go on, and of the marks between. list: heads. */
static void mark_heads(vbi_tag_views *views, const vbi_seg *seg, const uint32_t *list, uint32_t n)
{
	vbi_tag_view *view = views->view + VBI_TAG_MARGIN;
	uint32_t last = (uint32_t)views->n - 1;

	for (uint32_t k = 0; k < n; k++) {
		uint32_t head = list[k], end = k + 1 < n ? list[k + 1] : last;
		uint32_t marks = seg->tok[head].kind == VB_TOKEN_PUNCT;

		end = end - head < HEAD_REACH ? end : most(last, head + HEAD_REACH);
		for (uint32_t t = head + 1; t <= end; t++) {
			const vbi_tok *tok = &seg->tok[t];

			if ((tok->sentence != tok[-1].sentence) | (tok->space == 3))
				break;
			view[t].head = (uint8_t)((t - head) | most(marks, 3) << 4);
			marks += tok->kind == VB_TOKEN_PUNCT;
		}
	}
}

/* One bit of each of 64 bytes. */
static inline uint64_t bits_of_bytes(const uint8_t *byte, unsigned which)
{
	uint64_t bits = 0;

#ifdef __SSE2__
	for (unsigned k = 0; k < 64; k += 16) {
		__m128i x = _mm_slli_epi16(_mm_loadu_si128((const __m128i *)(const void *)(byte + k)), (int)(7 - which));

		bits |= (uint64_t)(unsigned)_mm_movemask_epi8(x) << k;
	}
#else
	for (unsigned k = 0; k < 64; k++)
		bits |= (uint64_t)(byte[k] >> which & 1) << k;
#endif
	return bits;
}

/* Lists the heads among tokens from one on; tells where classes may begin an entity. */
static uint32_t *list_heads(const uint64_t *any, uint32_t first, uint32_t tokens, uint8_t *can, uint32_t *head)
{
	for (uint32_t i = 0; i < tokens; i++) {
		can[i] = (any[i] & loud) != 0;
		*head = first + i;
		head += (any[i] & in_heads) != 0;
	}
	return head;
}

/* Looks at tokens from one on that begins a word of bits; lists the capitals, and the heads from *heads on, and tells where a name may
 * begin, by the tokens or by the classes that begin there. What is no syllable is listed first and looked at afterwards: where it is
 * nobody could guess. */
static void look_at_tokens(vbi_tag_views *views, const vbi_seg *seg, uint32_t first, uint32_t end, strip *s, uint32_t **heads)
{
	vbi_tag_view *view = views->view + VBI_TAG_MARGIN + first;
	const vbi_tok *toks = seg->tok + first;
	uint32_t *list = views->capital + views->capitals, n = 0, rest = 0, tokens = end - first;
	uint32_t sentence = first ? toks[-1].sentence : UINT32_MAX;
	uint8_t can[STRIP];

	*heads = list_heads(seg->any + first, first, tokens, can, *heads);
	for (uint32_t i = 0; i < tokens; i++) {
		const vbi_tok *tok = &toks[i];
		uint32_t form = tok->shape | (uint32_t)tok->kind << 3, has = may[form & 0x7F];
		uint32_t begins = tok->sentence != sentence, group = s->longest[i] & 0xFF, tells = group_tells[group >> 1];

		sentence = tok->sentence;
		can[i] |= (uint8_t)((has & (MAY_BEGIN | DIGITS)) | (has & CAPITAL & (tells | (begins ^ 1) * NAME)) | (tells >> 2 & HEAD));
		*list = first + i;
		list += has / MAY_RUN;
		view[i] = (vbi_tag_view){
			.symbol = symbol(tok->code),
			.kind = tok->space | begins << 2 | form << VBI_TAG_SHAPE_AT | group << VBI_TAG_MAIN_AT,
			.zone = tok->zone,
		};
		s->other[n] = i;
		n += tok->kind != VB_TOKEN_SYLLABLE;
	}
	for (uint32_t k = 0; k < n; k++) {
		const vbi_tok *tok = &toks[s->other[k]];
		bool mark = (tok->kind == VB_TOKEN_PUNCT) & (tok->end - tok->start == 1);

		view[s->other[k]].symbol = mark_symbol((unsigned char)seg->text[tok->start]);
		s->other[rest] = s->other[k];
		rest += !mark;
	}
	for (uint32_t k = 0; k < rest; k++)
		view[s->other[k]].symbol = other_symbol(seg, &toks[s->other[k]]);
	memset(can + tokens, 0, STRIP - tokens);
	for (uint32_t i = 0; i < tokens; i += 64) {
		vbi_tag_hint *h = &views->hint[(first + i) / 64];

		h->some = bits_of_bytes(can + i, 0);
		h->name = bits_of_bytes(can + i, 1);
		h->head = bits_of_bytes(can + i, 2);
		h->digits = bits_of_bytes(can + i, 3);
	}
	views->capitals = (uint32_t)(list - views->capital);
}

/* ---- what the document says of the same words elsewhere ---- */

enum { SEEN_PER, SEEN_ORG, SEEN_LOC, SEEN_NONE };

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
	/* one jump: whether it is there already nobody could guess */
	while ((views->seen[at].key != 0) & (views->seen[at].key != key))
		at = (at + 1) & mask;
	views->seen[at].key = key;
	return at;
}

/* 0: nowhere else; else the class most of the others have, the first of such, and whether nearly all have it. */
static inline uint8_t seen_value(const vbi_tag_seen *seen, unsigned own)
{
	unsigned all = 0, most_of = 0; /* four times how many, and by how much the class is below the last one */

	for (unsigned c = 0; c <= SEEN_NONE; c++) {
		unsigned n = seen->count[c] - (unsigned)(c == own);

		all += n;
		most_of = larger(most_of, n << 2 | (SEEN_NONE - c));
	}
	return (uint8_t)((1 + 2 * (SEEN_NONE - (most_of & 3)) + ((most_of >> 2) * 5 >= all * 4)) & (0u - (all != 0)));
}

static void count_seen(vbi_tag_seen *seen, unsigned own)
{
	seen->count[own] = (uint8_t)(seen->count[own] + (seen->count[own] < UINT8_MAX));
}

static uint32_t word_key(const vbi_tag_view *v) { return v->symbol; }
static uint32_t pair_key(const vbi_tag_view *v) { return ~v[0].symbol ^ (v[1].symbol << 7 | v[1].symbol >> 25); }

/* The words of capitals, and those that a capital follows with them, are counted, then told of all others. Which are followed nobody
 * could guess: so these are listed. Room for twice as many entries as there are names at most; the table is cleared as far as it
 * is used. */
static vb_status mark_seen(vbi_tag_views *views)
{
	vbi_tag_view *view = views->view + VBI_TAG_MARGIN;
	const uint32_t *list = views->capital;
	uint32_t n = views->capitals, slots = 64, pairs = 0;
	uint32_t *word_at = views->capital + views->n + 1, *pair = word_at + views->n + 1, *pair_at = pair + views->n + 1;

	while (slots < 4 * n)
		slots *= 2;
	if (!VBI_GROW(views->mem, views->seen, views->seen_capacity, slots))
		return VB_ERR_MEMORY;
	memset(views->seen, 0, slots * sizeof *views->seen);
	for (uint32_t k = 0; k < n; k++) {
		const vbi_tag_view *v = &view[list[k]];

		word_at[k] = seen_at(views, slots - 1, word_key(v));
		count_seen(&views->seen[word_at[k]], seen_class(vbi_tag_found(v)));
		pair[pairs] = list[k];
		pairs += vbi_tag_run_left(v) > 1;
	}
	for (uint32_t k = 0; k < pairs; k++) {
		const vbi_tag_view *v = &view[pair[k]];

		pair_at[k] = seen_at(views, slots - 1, pair_key(v));
		count_seen(&views->seen[pair_at[k]], seen_class(vbi_tag_found(v)));
	}
	for (uint32_t k = 0; k < n; k++) {
		vbi_tag_view *v = &view[list[k]];

		v->seen = seen_value(&views->seen[word_at[k]], seen_class(vbi_tag_found(v)));
	}
	for (uint32_t k = 0; k < pairs; k++) {
		vbi_tag_view *v = &view[pair[k]];

		v->seen |= (uint8_t)(seen_value(&views->seen[pair_at[k]], seen_class(vbi_tag_found(v))) << 4);
	}
	return VB_OK;
}

vb_status vbi_tag_look(vbi_tag_views *views, const vbi_seg *seg, const vbi_ents *ents)
{
	const vbi_tag_view outside = {.symbol = symbol(0x10020u)};
	size_t words = seg->toks / 64 + 1;
	uint32_t *heads, *head;
	strip s;

	memset(s.longest + STRIP, 0, MATCH_MOST * sizeof *s.longest);
	views->n = seg->toks;
	if (!VBI_GROW(views->mem, views->view, views->capacity, seg->toks + VBI_TAG_MARGIN + VBI_TAG_BEHIND) ||
	    !VBI_GROW(views->mem, views->active, views->active_capacity, words) ||
	    !VBI_GROW(views->mem, views->hint, views->hint_capacity, words + 1) ||
	    !VBI_GROW(views->mem, views->capital, views->capital_capacity, 4 * (seg->toks + 1)))
		return VB_ERR_MEMORY;
	views->hint[words - 1] = views->hint[words] = (vbi_tag_hint){0, 0, 0, 0};
	for (uint32_t i = 0; i < VBI_TAG_MARGIN; i++)
		views->view[i] = outside;
	for (uint32_t i = 0; i < VBI_TAG_BEHIND; i++)
		views->view[seg->toks + VBI_TAG_MARGIN + i] = outside;
	views->capitals = 0;
	heads = head = views->capital + seg->toks + 1; /* behind the capitals */
	for (uint32_t i = 0, end; i < seg->toks; i = end) {
		end = seg->toks - i < STRIP ? (uint32_t)seg->toks : i + STRIP;
		look_at_matches(&views->groups, seg, i, end, &s);
		look_at_tokens(views, seg, i, end, &s, &head);
	}
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
