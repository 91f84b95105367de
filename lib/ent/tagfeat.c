/* ent/tagfeat.c - features of a token for the tagger. */
#include "ent/tagput.h"

#include <string.h>

/* Groups of dictionary classes, by falling weight: of those of one match the first is its main group. Their order is in
 * the weights too. */
enum {
	G_LAW, G_PERSON, G_BODY, G_BRAND, G_ACRONYM, G_ORGAN, G_PARTY, G_OFFICE, G_HEAD, G_UNIT_HEAD, G_RANK, G_HONOR, G_MODIFIER,
	G_BODY_HEAD, G_COUNTRY, G_PROVINCE, G_DISTRICT, G_PLACE, G_DOCUMENT, G_HONORIFIC, G_LOC_UNIT, G_FIELD, G_LEVEL, G_SURNAME,
	G_GIVEN, G_FOREIGN, G_TIME, G_SEEN_ORG, G_SEEN_LOC, G_ROLE, G_STOP, GROUPS
};
static const uint32_t groups[64] = { /* by class */
	[VBI_C_DOC_LAW - 1] = 1u << G_LAW, [VBI_C_PERSON - 1] = 1u << G_PERSON, [VBI_C_ORG_NAME - 1] = 1u << G_BODY,
	[VBI_C_ORG_KNOWN - 1] = 1u << G_BODY, [VBI_C_ORG_MEDIA - 1] = 1u << G_BRAND, [VBI_C_ORG_BRAND - 1] = 1u << G_BRAND,
	[VBI_C_ORG_ABBR - 1] = 1u << G_ACRONYM, [VBI_C_ORG_GOV - 1] = 1u << G_ORGAN, [VBI_C_ORG_PARTY - 1] = 1u << G_PARTY,
	[VBI_C_T_SOLO - 1] = 1u << G_OFFICE, [VBI_C_T_HEAD - 1] = 1u << G_HEAD, [VBI_C_T_UNIT - 1] = 1u << G_UNIT_HEAD,
	[VBI_C_T_RANK - 1] = 1u << G_RANK, [VBI_C_T_DEGREE - 1] = 1u << G_RANK, [VBI_C_T_HONOR - 1] = 1u << G_HONOR,
	[VBI_C_T_MANDATE - 1] = 1u << G_HONOR, [VBI_C_T_RELIGIOUS - 1] = 1u << G_HONOR,
	[VBI_C_T_MOD - 1] = 1u << G_MODIFIER, [VBI_C_T_POST - 1] = 1u << G_MODIFIER,
	[VBI_C_ORG_HEAD - 1] = 1u << G_BODY_HEAD, [VBI_C_LOC_COUNTRY - 1] = 1u << G_COUNTRY,
	[VBI_C_LOC_PROVINCE - 1] = 1u << G_PROVINCE, [VBI_C_LOC_DISTRICT - 1] = 1u << G_DISTRICT,
	[VBI_C_LOC_COMMUNE - 1] = 1u << G_DISTRICT, [VBI_C_LOC_REGION - 1] = 1u << G_PLACE,
	[VBI_C_LOC_GEO - 1] = 1u << G_PLACE, [VBI_C_LOC_ROAD - 1] = 1u << G_PLACE, [VBI_C_LOC_FACILITY - 1] = 1u << G_PLACE,
	[VBI_C_LOC_CITY - 1] = 1u << G_PLACE, [VBI_C_DOC_TYPE - 1] = 1u << G_DOCUMENT,
	[VBI_C_DOC_SYMBOL - 1] = 1u << G_DOCUMENT, [VBI_C_DOC_PART - 1] = 1u << G_DOCUMENT,
	[VBI_C_HONORIFIC - 1] = 1u << G_HONORIFIC, [VBI_C_LOC_UNIT - 1] = 1u << G_LOC_UNIT,
	[VBI_C_ORG_FIELD - 1] = 1u << G_FIELD, [VBI_C_ORG_LEVEL - 1] = 1u << G_LEVEL, [VBI_C_SURNAME - 1] = 1u << G_SURNAME,
	[VBI_C_GIVEN - 1] = 1u << G_GIVEN, [VBI_C_MIDDLE - 1] = 1u << G_GIVEN, [VBI_C_FOREIGN_NAME - 1] = 1u << G_FOREIGN,
	[VBI_C_DAYPART - 1] = 1u << G_TIME, [VBI_C_CAL_UNIT - 1] = 1u << G_TIME, [VBI_C_PERIOD - 1] = 1u << G_TIME,
	[VBI_C_WEEKDAY - 1] = 1u << G_TIME, [VBI_C_LUNAR_YEAR - 1] = 1u << G_TIME, [VBI_C_HOLIDAY - 1] = 1u << G_TIME,
	[VBI_C_SEEN_ORG - 1] = 1u << G_SEEN_ORG, [VBI_C_SEEN_LOC - 1] = 1u << G_SEEN_LOC, [VBI_C_ROLE - 1] = 1u << G_ROLE,
	[VBI_C_PLURAL - 1] = 1u << G_ROLE, [VBI_C_VERB_SAY - 1] = 1u << G_STOP, [VBI_C_STOP - 1] = 1u << G_STOP,
};
#define QUIET (1u << G_ROLE | 1u << G_STOP) /* begin no entity */
#define HEADS (1u << G_ORGAN | 1u << G_PARTY | 1u << G_OFFICE | 1u << G_HEAD | 1u << G_UNIT_HEAD | 1u << G_BODY_HEAD)

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

static uint32_t written(const vbi_seg *seg, const vbi_tok *tok)
{
	uint32_t hash = 2166136261u;

	for (uint32_t i = tok->start; i < tok->end && i < tok->start + 24; i++) {
		unsigned char c = (unsigned char)seg->text[i];

		hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32u : c)) * 16777619u;
	}
	return 0x80000000u | (hash ^ hash >> 15);
}

/* Codes of the dictionary's tokens are of no use: they change when a dictionary is laid over. */
static inline uint32_t symbol_of(const vbi_seg *seg, const vbi_tok *tok)
{
	uint32_t n = tok->end - tok->start;

	switch (tok->kind) {
	case VB_TOKEN_SYLLABLE:
		return symbol(tok->code);
	case VB_TOKEN_NUMBER:
		return symbol(0x10000u | (n < 8 ? n : 8));
	case VB_TOKEN_PUNCT:
	case VB_TOKEN_FOREIGN:
	case VB_TOKEN_ACRONYM:
		return symbol(written(seg, tok));
	default:
		return symbol(0x10010u | tok->kind);
	}
}

/* Classes by what their groups are good for. */
typedef struct class_sorts {
	uint64_t grouped, loud, heads; /* in any group; in one that begins entities; in one of HEADS */
} class_sorts;

static class_sorts sorts_of_classes(void)
{
	class_sorts s = {0, 0, 0};

	for (unsigned c = 0; c < 64; c++) {
		s.grouped |= (uint64_t)(groups[c] != 0) << c;
		s.loud |= (uint64_t)((groups[c] & ~QUIET) != 0) << c;
		s.heads |= (uint64_t)((groups[c] & HEADS) != 0) << c;
	}
	return s;
}

/* The main group of some classes, WORD_GROUP if they are in none. Nearly all have no more than two that count. */
_Static_assert(WORD_GROUP == 31 && VBI_CLASS_END <= 64, "the top bits of groups and classes are free");
static inline uint32_t main_group(uint64_t classes)
{
	uint32_t bits = 1u << WORD_GROUP;

	for (unsigned k = 0; k < 2; k++, classes &= classes - 1)
		bits |= groups[__builtin_ctzll(classes | UINT64_C(1) << 63)];
	for (; classes; classes &= classes - 1)
		bits |= groups[__builtin_ctzll(classes)];
	return (uint32_t)__builtin_ctz(bits);
}

/* Remembers a match if it is longer than those so far; length is in the upper half. */
static inline void make_longest(vbi_tag_view *v, uint32_t length, uint32_t group)
{
	v->longest ^= (v->longest ^ (length | group)) & (0u - (v->longest < length));
}

/* Each token gets the main group of the longest match over it, of like ones the first. Which it is cannot be predicted. */
static void look_at_matches(vbi_tag_views *views, const vbi_seg *seg, const class_sorts *sorts)
{
	vbi_tag_view *view = views->view + VBI_TAG_MARGIN;

	for (size_t m = 0; m < seg->matches; m++) {
		const vbi_match *match = &seg->match[m];
		uint32_t main = main_group(match->mask & sorts->grouped), length = match->count << 16;
		bool counts = (main != WORD_GROUP) | ((match->count > 1) & ((match->mask & VBI_MASK(WORD)) != 0));

		length &= 0u - counts;
		/* nearly all are of one token or two */
		make_longest(&view[match->first], length, 2 * main + 2);
		make_longest(&view[match->first + 1], length & (0u - (match->count > 1)), 2 * main + 3);
		for (uint32_t k = 2; k < match->count; k++)
			make_longest(&view[match->first + k], length, 2 * main + 3);
	}
}

static void look_at_grammar(vbi_tag_views *views, const vbi_ents *ents)
{
	for (size_t i = 0; i < ents->n; i++) {
		const vbi_ent *ent = &ents->list[i];
		unsigned shift = 2u * (ent->type - VB_ENTITY_PER);

		if (ent->dead || ent->type < VB_ENTITY_PER || ent->type > VB_ENTITY_DOC)
			continue;
		for (uint32_t t = ent->t0; t < ent->t1; t++) {
			vbi_tag_view *v = &views->view[t + VBI_TAG_MARGIN];
			unsigned state = t == ent->t0 ? VBI_TAG_BEGIN : VBI_TAG_IN;

			v->grammar = (uint16_t)((v->grammar & ~(3u << shift)) | state << shift);
			views->active[t / 64] |= UINT64_C(1) << t % 64;
		}
	}
}

static inline bool can_begin(const vbi_tok *tok, uint64_t any, const class_sorts *sorts)
{
	return vbi_tok_capital(tok) | (tok->kind == VB_TOKEN_NUMBER) | (tok->kind == VB_TOKEN_CODE) | ((any & sorts->loud) != 0);
}

/* An entity needs something that can begin one near by: a capital, a number, an office, a body, what the grammar found (the
 * bits so far). It makes the token before and the two behind active too. */
static void mark_active(vbi_tag_views *views)
{
	size_t words = views->n / 64 + 1;
	uint64_t before = 0, *bits = views->active;

	for (size_t i = 0; i < words; i++) {
		uint64_t own = bits[i], next = i + 1 < words ? bits[i + 1] : 0;

		bits[i] = own | own << 1 | before >> 63 | own << 2 | before >> 62 | own >> 1 | next << 63;
		before = own;
	}
	bits[words - 1] &= (UINT64_C(1) << views->n % 64) - 1;
}

/* ---- runs of capitals, heads ---- */

static inline bool capital(const vbi_tok *tok)
{
	return vbi_tok_capital(tok) & (tok->kind != VB_TOKEN_CODE) & (tok->kind != VB_TOKEN_URL) & (tok->kind != VB_TOKEN_FILE);
}

static uint8_t most(uint32_t n, uint32_t limit) { return (uint8_t)(n < limit ? n : limit); }

/* Tells each of the capitals where in its run it is. */
static void mark_runs(vbi_tag_views *views, const vbi_seg *seg)
{
	vbi_tag_view *view = views->view + VBI_TAG_MARGIN;
	const uint32_t *list = views->capital;
	uint32_t n = views->capitals;

	for (uint32_t first = 0, k; first < n; first = k) {
		k = first + 1;
		while (k < n && list[k] == list[k - 1] + 1 && seg->tok[list[k]].space < 2)
			k++;
		for (uint32_t i = first; i < k; i++) {
			view[list[i]].run_at = most(i - first, 15);
			view[list[i]].run_left = most(k - i, 15);
		}
	}
}

#define HEAD_REACH 14

/* The head of the body or office whose name may still go on. */
typedef struct last_head {
	uint32_t far; /* how far back it is, 0 none */
	uint32_t marks; /* since */
} last_head;

static inline void go_on(last_head *h, bool is_head, bool is_mark)
{
	h->far = is_head ? 1 : h->far + (h->far > 0);
	h->marks = (is_head ? 0 : h->marks) + is_mark;
}

/* What the tokens show by themselves and by the classes that begin there. Lists the capitals. */
static void look_at_tokens(vbi_tag_views *views, const vbi_seg *seg, const class_sorts *sorts)
{
	uint32_t *list = views->capital, n = 0, sentence = UINT32_MAX;
	last_head h = {0, 0};

	for (uint32_t i = 0; i < seg->toks; i++) {
		const vbi_tok *tok = &seg->tok[i];
		uint64_t any = vbi_seg_any(seg, i);
		bool first = tok->sentence != sentence;

		sentence = tok->sentence;
		h.far = (first | (tok->space == 3) | (h.far > HEAD_REACH)) ? 0 : h.far;
		views->view[i + VBI_TAG_MARGIN] = (vbi_tag_view){
			.symbol = symbol_of(seg, tok),
			.shape = (uint8_t)(tok->shape | tok->kind << 3),
			.edge = (uint8_t)(tok->space | first << 2),
			.zone = tok->zone,
			.head_at = (uint8_t)h.far,
			.comma = h.far ? most(h.marks, 3) : 0,
		};
		go_on(&h, (any & sorts->heads) != 0, tok->kind == VB_TOKEN_PUNCT);
		views->active[i / 64] |= (uint64_t)can_begin(tok, any, sorts) << i % 64;
		list[n] = i;
		n += capital(tok);
	}
	views->capitals = n;
}

/* ---- what the document says of the same words elsewhere ---- */

enum { SEEN_PER, SEEN_ORG, SEEN_LOC, SEEN_NONE };

static unsigned seen_class(uint32_t grammar)
{
	if (grammar & 3u)
		return SEEN_PER;
	if (grammar >> 6 & 3u)
		return SEEN_LOC;
	return grammar >> 4 & 3u ? SEEN_ORG : SEEN_NONE;
}

static vbi_tag_seen *seen_at(const vbi_tag_views *views, uint32_t mask, uint32_t key)
{
	uint32_t at = key >> 1 & mask;

	key |= 1;
	while (views->seen[at].key && views->seen[at].key != key)
		at = (at + 1) & mask;
	views->seen[at].key = key;
	return &views->seen[at];
}

/* 0: nowhere else; else the class most of the others have, and whether nearly all have it. */
static uint8_t seen_value(const vbi_tag_seen *seen, unsigned own)
{
	unsigned all = 0, best = SEEN_NONE, top = 0;

	for (unsigned c = 0; c <= SEEN_NONE; c++) {
		unsigned n = seen->count[c] - (unsigned)(c == own);

		all += n;
		if (n > top) {
			top = n;
			best = c;
		}
	}
	return (uint8_t)(all ? 1 + 2 * best + (top * 5 >= all * 4) : 0);
}

static void count_seen(vbi_tag_seen *seen, unsigned own)
{
	if (seen->count[own] < UINT8_MAX)
		seen->count[own]++;
}

static uint32_t word_key(const vbi_tag_view *v) { return v->symbol; }
static uint32_t pair_key(const vbi_tag_view *v) { return ~v[0].symbol ^ (v[1].symbol << 7 | v[1].symbol >> 25); }

/* Room for twice as many entries as there are names at most; the table is cleared as far as it is used. */
static vb_status mark_seen(vbi_tag_views *views)
{
	vbi_tag_view *view = views->view + VBI_TAG_MARGIN;
	uint32_t slots = 64;

	while (slots < 4 * views->capitals)
		slots *= 2;
	if (!VBI_GROW(views->mem, views->seen, views->seen_capacity, slots))
		return VB_ERR_MEMORY;
	memset(views->seen, 0, slots * sizeof *views->seen);
	for (uint32_t k = 0; k < views->capitals; k++) {
		const vbi_tag_view *v = &view[views->capital[k]];
		unsigned own = seen_class(v->grammar);

		count_seen(seen_at(views, slots - 1, word_key(v)), own);
		if (v->run_left > 1)
			count_seen(seen_at(views, slots - 1, pair_key(v)), own);
	}
	for (uint32_t k = 0; k < views->capitals; k++) {
		vbi_tag_view *v = &view[views->capital[k]];
		unsigned own = seen_class(v->grammar);

		v->seen1 = seen_value(seen_at(views, slots - 1, word_key(v)), own);
		v->seen2 = v->run_left > 1 ? seen_value(seen_at(views, slots - 1, pair_key(v)), own) : 0;
	}
	return VB_OK;
}

vb_status vbi_tag_look(vbi_tag_views *views, const vbi_seg *seg, const vbi_ents *ents)
{
	const vbi_tag_view outside = {.symbol = symbol(0x10020u)};
	const class_sorts sorts = sorts_of_classes();
	size_t words = seg->toks / 64 + 1;

	views->n = seg->toks;
	if (!VBI_GROW(views->mem, views->view, views->capacity, seg->toks + 2 * VBI_TAG_MARGIN) ||
	    !VBI_GROW(views->mem, views->active, views->active_capacity, words) ||
	    !VBI_GROW(views->mem, views->capital, views->capital_capacity, seg->toks + 1))
		return VB_ERR_MEMORY;
	memset(views->active, 0, words * sizeof *views->active);
	for (uint32_t i = 0; i < VBI_TAG_MARGIN; i++)
		views->view[i] = views->view[seg->toks + VBI_TAG_MARGIN + i] = outside;
	look_at_tokens(views, seg, &sorts);
	look_at_matches(views, seg, &sorts);
	look_at_grammar(views, ents);
	mark_active(views);
	mark_runs(views, seg);
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
	if ((kinds & VBI_TAG_RUNS) && v->head_at)
		n += put_head(v, feature + n);
	if ((kinds & VBI_TAG_RUNS) && v->run_left)
		n += put_run(v, feature + n);
	if ((kinds & VBI_TAG_MEMORY) && v->run_left)
		n += put_memory(v, feature + n);
	if (kinds & VBI_TAG_GRAMMAR)
		n += put_grammar(v, feature + n);
	if (kinds & VBI_TAG_DICTIONARY)
		n += put_frame_dictionary(v, feature + n);
	return n;
}
