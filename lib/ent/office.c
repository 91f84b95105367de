/* ent/office.c - the grammar of an office phrase over dictionary classes: office.h has the rules. */
#include "ent/office.h"

#include "ent/cue.h"
#include "ent/org_grammar.h"

#include "text/unicode.h"

#define MAX_MODIFIERS 3
#define LOOK_BACK 3 /* tokens of the words that may swallow a head */

static inline uint8_t sub_of(unsigned cls)
{
	static const uint8_t sub[VBI_CLASS_END] = {
		[VBI_C_T_HEAD] = VBI_SUB_OFFICE, [VBI_C_T_UNIT] = VBI_SUB_OFFICE, [VBI_C_T_SOLO] = VBI_SUB_OFFICE, [VBI_C_T_RANK] = VBI_SUB_RANK,
		[VBI_C_T_DEGREE] = VBI_SUB_DEGREE, [VBI_C_T_HONOR] = VBI_SUB_HONOR, [VBI_C_T_MANDATE] = VBI_SUB_MANDATE,
		[VBI_C_T_RELIGIOUS] = VBI_SUB_RELIGIOUS,
	};

	return sub[cls];
}

/* What the entry of a head says: governs= is a list joined by +; whether it needs a body or a name; whether it is an office of diplomacy;
 * and whether it is of syllables alone. */
enum {
	GOVERNS_NONE = 1, GOVERNS_BODY = 2, GOVERNS_PLACE = 4, GOVERNS_FIELD = 8, NEEDS_BODY = 16, NEEDS_NAME = 32, DIPLOMACY = 64, SYLLABLES = 128,
	NOTED = 256
};

/* The word that an office is called by: a match with a class, and what its entry says. */
typedef struct head_word {
	const vbi_match *match;
	const vbi_entry *entry;
	unsigned cls, says;
} head_word;

static unsigned governed(const vbi_seg *seg, const vbi_match *match, unsigned cls)
{
	static const struct {
		char name[8];
		uint8_t n, bit;
	} known[8] = { /* by bits in which their first letters differ */
		['n' >> 2 & 7] = {"none", 4, GOVERNS_NONE}, ['b' >> 2 & 7] = {"body", 4, GOVERNS_BODY},
		['p' >> 2 & 7] = {"place", 5, GOVERNS_PLACE}, ['f' >> 2 & 7] = {"field", 5, GOVERNS_FIELD},
	};
	vbi_slice list = vbi_seg_attr_of(seg, match, cls, VBI_KEY_GOVERNS);
	unsigned has = 0;

	for (size_t at = 0; at < list.n; at++) {
		unsigned k = (unsigned char)list.p[at] >> 2 & 7;
		size_t end = at + known[k].n;

		/* nearly always: there are no others */
		if (known[k].n && end <= list.n && (end == list.n || list.p[end] == '+') && memcmp(list.p + at, known[k].name, 4) == 0 &&
		    list.p[end - 1] == known[k].name[known[k].n - 1]) {
			has |= known[k].bit;
			at = end;
			continue;
		}
		while (at < list.n && list.p[at] != '+')
			at++;
	}
	return has;
}

/* Whoever is found by its syllables' codes consists of syllables wherever it stands. */
static unsigned spelled(const vbi_seg *seg, const vbi_match *match)
{
	for (uint32_t t = match->first; t < match->first + match->count; t++)
		if (seg->tok[t].kind != VB_TOKEN_SYLLABLE)
			return 0;
	return SYLLABLES;
}

static __attribute__((noinline)) unsigned learn_head(const vbi_seg *seg, const vbi_match *match, unsigned cls)
{
	vbi_slice needs = vbi_seg_attr_of(seg, match, cls, VBI_KEY_NEEDS);
	unsigned says;

	says = NOTED | spelled(seg, match) | governed(seg, match, cls) | (vbi_slice_is(needs, "body") ? NEEDS_BODY : 0u) | (vbi_slice_is(needs, "name") ? NEEDS_NAME : 0u) |
	       (vbi_slice_is(vbi_seg_attr_of(seg, match, cls, VBI_KEY_KIND), "diplomacy") ? DIPLOMACY : 0u);
	vbi_seg_fact_of(seg, match, cls)->fact.note = (uint16_t)says;
	return says;
}

/* It is asked of a few entries again and again: so it is noted. */
static inline head_word head_of(const vbi_seg *seg, const vbi_match *match, unsigned cls)
{
	const struct vbi_fact_entry *known = vbi_seg_fact_of(seg, match, cls);

	return (head_word){match, known->entry, cls, known->fact.note ? known->fact.note : learn_head(seg, match, cls)};
}

/* An abbreviation (a match with a token that is no syllable) counts in capitals only: TS, not ts. */
static bool abbreviation_fits(const vbi_seg *seg, const head_word *head)
{
	const vbi_match *match = head->match;

	for (uint32_t t = match->first; !(head->says & SYLLABLES) && t < match->first + match->count; t++)
		if (seg->tok[t].kind != VB_TOKEN_SYLLABLE && seg->tok[t].shape == VB_SHAPE_LOWER)
			return false;
	return true;
}

/* chức vụ Trưởng phòng holds no "vụ trưởng": within one head a capital does not follow a small letter, phó aside. */
static bool case_fits(const vbi_seg *seg, const vbi_match *match)
{
	const uint64_t prefix = VBI_MASK(T_MOD) | VBI_MASK(T_UNIT);
	const vbi_tok *tok = &seg->tok[match->first]; /* behind the last token is another, of which nothing is believed */
	unsigned rises = (unsigned)(match->count > 1) & (unsigned)(tok[0].shape == VB_SHAPE_LOWER) & (unsigned)(tok[1].shape == VB_SHAPE_TITLE) &
	                 (unsigned)(tok[1].kind == VB_TOKEN_SYLLABLE);

	return !rises || vbi_seg_has(seg, match->first, 1, prefix);
}

/* (làm chủ) tịch: a word that ends inside the head does not swallow it. */
bool vbi_office_blocked(const vbi_seg *seg, uint32_t i)
{
	uint32_t from = i > LOOK_BACK ? i - LOOK_BACK : 0, end;
	const vbi_match *head;

	_Static_assert(LOOK_BACK == 3, "as many are asked at once");
	if (i >= 3 && !((unsigned)(seg->reach[i - 1] > 1) | (unsigned)(seg->reach[i - 2] > 2) | (unsigned)(seg->reach[i - 3] > 3)))
		return false; /* mostly */
	head = vbi_seg_longest(seg, i, VBI_MASK_HEADS);
	end = head ? i + head->count : i + 1;
	for (uint32_t t = from; t < i; t++) {
		const uint64_t office = VBI_MASK_HEADS | VBI_MASK(T_MOD);
		const uint64_t other = VBI_MASK(WORD) | VBI_MASK(ORG_NAME) | VBI_MASK(LOC_FACILITY);

		if (t + seg->reach[t] < end)
			continue; /* nearly always */
		for (uint32_t m = seg->match_at[t]; m < seg->match_at[t + 1]; m++) {
			const vbi_match *match = &seg->match[m];

			if (t + match->count >= end && (match->mask & other) && !(match->mask & office))
				return true;
		}
	}
	return false;
}

static uint32_t skip_posts(const vbi_seg *seg, const vbi_ents *ents, uint32_t j)
{
	const vbi_match *match;

	while ((match = j < seg->toks ? vbi_seg_longest(seg, j, VBI_MASK(T_POST)) : NULL) != NULL && vbi_continues(seg, j)) {
		uint32_t end = j + match->count;

		/* điều hành, phụ trách are verbs too */
		if (vbi_seg_attr_of(seg, match, VBI_C_T_POST, VBI_KEY_NEEDS).n &&
		    !(vbi_continues(seg, end) && vbi_ents_at(ents, VB_ENTITY_ORG, end)))
			break;
		if (vbi_ents_at(ents, VB_ENTITY_ORG, j) && vbi_ents_at(ents, VB_ENTITY_ORG, j)->t1 > end)
			break; /* Thường trực Tỉnh ủy is a body itself */
		j = end;
	}
	return j;
}

/* An organ that is no ORG here because a plural or nothing follows: UBND (các xã), Hội đồng nhân dân, sở, tỉnh. */
static uint32_t generic_organ(const vbi_seg *seg, const vbi_ents *ents, const head_word *head, uint32_t j)
{
	const vbi_match *match = vbi_seg_longest(seg, j, VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY));
	uint32_t end;

	if (!match && head->says & GOVERNS_PLACE)
		match = vbi_seg_longest(seg, j, VBI_MASK(ORG_LEVEL));
	if (!match) {
		const vbi_match *word = vbi_seg_longest(seg, j, VBI_MASK(WORD));

		match = vbi_seg_longest(seg, j, VBI_MASK(ORG_HEAD));
		/* Thủ tướng | vụ việc: the head is a piece of a word */
		if (match && word && word->count > match->count && !vbi_tok_is(seg, j, "Sở") &&
		    seg->tok[j + match->count].shape == VB_SHAPE_LOWER)
			return j;
		if (match && (match->mask & VBI_MASK(UNIT)))
			return j; /* hiệu trưởng vụ bạo hành: an incident */
	}
	if (!match)
		return j;
	end = j + match->count;
	/* Giám đốc Sở Văn hóa, Thể thao và Du lịch | các tỉnh: many bodies of one name */
	if (match->mask & VBI_MASK(ORG_HEAD)) {
		vbi_body body;

		if (seg->tok[j].shape == VB_SHAPE_TITLE && vbi_body_at(seg, ents, j, &body) && body.t1 < seg->toks && body.fields &&
		    vbi_continues(seg, body.t1) && vbi_seg_longest(seg, body.t1, VBI_MASK(PLURAL)))
			return body.t1;
	}
	/* cấp tỉnh, cấp xã */
	if (vbi_continues(seg, end) && vbi_tok_is_lower(seg, end, "cấp") && vbi_continues(seg, end + 1)) {
		const vbi_match *level = vbi_seg_longest(seg, end + 1, VBI_MASK(ORG_LEVEL) | VBI_MASK(LOC_UNIT));

		if (level)
			end += 1 + level->count;
	} else if (vbi_continues(seg, end) && (match->mask & (VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY)))) {
		const vbi_match *level = vbi_seg_longest(seg, end, VBI_MASK(ORG_LEVEL));

		if (level)
			end += level->count;
	}
	return end;
}

/* One body behind token j - 1: an ORG, or an organ of a level that is none. j if nothing is there. */
static uint32_t body_at(const vbi_seg *seg, const vbi_ents *ents, const head_word *head, uint32_t j)
{
	const vbi_ent *org = vbi_ents_at(ents, VB_ENTITY_ORG, j);

	if (org)
		return org->t1;
	if (vbi_seg_longest(seg, j, VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY)))
		return generic_organ(seg, ents, head, j);
	return j;
}

/* One head, two organs: Chủ tịch HĐND, UBND tỉnh; đại biểu Quốc hội và HĐND; Giám đốc Sở A và Sở B. */
static uint32_t other_body(const vbi_seg *seg, const vbi_ents *ents, const head_word *head, uint32_t body, uint32_t end)
{
	bool comma = vbi_tok_is(seg, end, ","), join = vbi_tok_is_lower(seg, end, "và"), bare;
	uint32_t j = end, next;
	const vbi_match *organ;

	if ((!comma && !join) || !vbi_continues(seg, j + 1))
		return end;
	organ = vbi_seg_longest(seg, body, VBI_MASK(ORG_GOV));
	bare = organ && body + organ->count == end;
	next = body_at(seg, ents, head, j + 1);
	if (next == j + 1)
		return end;
	if (head->cls == VBI_C_T_MANDATE && vbi_seg_longest(seg, j + 1, VBI_MASK(ORG_GOV)))
		return next;
	if (bare && vbi_seg_longest(seg, j + 1, VBI_MASK(ORG_GOV)))
		return next;
	if (join && seg->tok[body].code != VBI_CODE_NONE && vbi_tok_code(&seg->tok[body]) == vbi_tok_code(&seg->tok[j + 1]) &&
	    vbi_seg_longest(seg, body, VBI_MASK(ORG_HEAD)))
		return next;
	return end;
}

static inline uint32_t second_body(const vbi_seg *seg, const vbi_ents *ents, const head_word *head, uint32_t body, uint32_t end)
{
	unsigned first = end + 1 < seg->toks ? (unsigned char)seg->text[seg->tok[end].start] : 0;

	return ((unsigned)(first == ',') | (unsigned)((first | 32) == 'v')) ? other_body(seg, ents, head, body, end) : end; /* mostly not */
}

/* A country right behind a field or body: Bộ trưởng Quốc phòng Mỹ. */
static uint32_t country_after(const vbi_seg *seg, const vbi_ents *ents, uint32_t end)
{
	const vbi_ent *loc = vbi_continues(seg, end) ? vbi_ents_at(ents, VB_ENTITY_LOC, end) : NULL;

	return loc && loc->sub == VBI_SUB_LOC_COUNTRY ? loc->t1 : end;
}

/* The field of a ministry without the ministry: Bộ trưởng Quốc phòng. The field is written with a capital; one that is
 * no field of a ministry here (Năng lượng) counts when a country follows. */
static uint32_t field_at(const vbi_seg *seg, const vbi_ents *ents, uint32_t j)
{
	const vbi_match *match = vbi_seg_longest(seg, j, VBI_MASK(ORG_FIELD));
	uint32_t end;

	if (!vbi_tok_capital(&seg->tok[j]))
		return j;
	if (match)
		return country_after(seg, ents, j + match->count);
	match = vbi_seg_longest(seg, j, VBI_MASK(WORD));
	if (!match || match->count < 2)
		return j;
	end = country_after(seg, ents, j + match->count);
	return end > j + match->count ? end : j;
}

/* Where a diplomat serves: Đại sứ Việt Nam tại Hoa Kỳ. */
static uint32_t post_abroad(const vbi_seg *seg, const vbi_ents *ents, const head_word *head, uint32_t end)
{
	const vbi_ent *loc;

	if (!(head->says & DIPLOMACY) || !vbi_continues(seg, end) || !vbi_tok_is_lower(seg, end, "tại") || !vbi_continues(seg, end + 1))
		return end;
	loc = vbi_ents_at(ents, VB_ENTITY_LOC, end + 1);
	return loc ? loc->t1 : end;
}

/* A body that is known by nothing but its capitals: Giám đốc ABC. */
static uint32_t acronym_at(const vbi_seg *seg, uint32_t j)
{
	const vbi_tok *tok = &seg->tok[j];
	const uint64_t other = VBI_MASK_HEADS | VBI_MASK(T_MOD) | VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_CITY) |
	                       VBI_MASK(LOC_UNIT) | VBI_MASK(HONORIFIC);

	if (tok->kind != VB_TOKEN_ACRONYM || tok->shape != VB_SHAPE_UPPER || tok->end - tok->start < 3 ||
	    tok->space != 1 || seg->tok[j - 1].shape == VB_SHAPE_UPPER || (vbi_seg_longest(seg, j, other)))
		return j;
	for (uint32_t i = tok->start; i < tok->end; i++)
		if (seg->text[i] == '.')
			return j; /* initials */
	return j + 1;
}

/* ... làm Thủ tướng / Quốc hội Hàn Quốc ...: a head within a headline has no body on the next line. */
static bool ends_headline(const vbi_seg *seg, uint32_t head, uint32_t j)
{
	return j < seg->toks && seg->tok[j].space >= 2 && seg->tok[j].sentence != seg->tok[head].sentence && head > 0 && seg->tok[head].space < 2;
}

static uint32_t complement(const vbi_seg *seg, const vbi_ents *ents, const head_word *head, uint32_t j)
{
	bool unit = head->cls == VBI_C_T_UNIT;
	unsigned governs = head->says;
	uint32_t end;

	if (!vbi_continues(seg, j) || governs & GOVERNS_NONE)
		return j;
	/* what is there is asked with what may be there: one jump */
	if ((unsigned)(unit | ((governs & GOVERNS_BODY) != 0)) & (ents->cover[j] >> VB_ENTITY_ORG)) {
		const vbi_ent *org = vbi_ents_at(ents, VB_ENTITY_ORG, j);

		if (org)
			return second_body(seg, ents, head, j, org->t1);
	}
	if ((unsigned)((governs & GOVERNS_PLACE) != 0) &
	    ((unsigned)(ents->cover[j] >> VB_ENTITY_LOC) | (unsigned)((vbi_seg_any(seg, j) & VBI_MASK(LOC_COUNTRY)) != 0))) {
		const vbi_ent *loc = vbi_ents_at(ents, VB_ENTITY_LOC, j);
		const vbi_match *country = loc ? NULL : vbi_seg_longest(seg, j, VBI_MASK(LOC_COUNTRY));

		if (loc)
			return loc->t1;
		if (country && head->cls == VBI_C_T_SOLO)
			return j + country->count; /* a country whose name is a word too: Thủ tướng Úc */
	}
	if (governs & GOVERNS_FIELD && (end = field_at(seg, ents, j)) > j)
		return end;
	if (unit || !(governs & GOVERNS_BODY))
		return j;
	/* what generic_organ begins with */
	end = vbi_seg_any(seg, j) & (VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | VBI_MASK(ORG_LEVEL) | VBI_MASK(ORG_HEAD))
	              ? generic_organ(seg, ents, head, j) : j;
	return end > j ? second_body(seg, ents, head, j, end) : acronym_at(seg, j);
}

/* A head written with the organ, whose body begins inside it: đại biểu + HĐND tỉnh X, chủ tịch + HĐQT Công ty Y. */
static void body_inside(const vbi_seg *seg, const vbi_ents *ents, const head_word *head, vbi_office *out)
{
	const vbi_match *match = head->match;

	if (!vbi_ents_among(ents, 1u << VB_ENTITY_ORG, match->first + 1u, match->first + match->count))
		return; /* mostly */
	for (uint32_t t = match->first + 1; t < match->first + match->count; t++) {
		const vbi_ent *org = vbi_ents_at(ents, VB_ENTITY_ORG, t);

		if (!org || org->t1 < match->first + match->count)
			continue;
		out->body = t;
		out->t1 = org->t1 > out->t1 ? org->t1 : out->t1;
		if (out->t1 == org->t1)
			out->t1 = second_body(seg, ents, head, t, org->t1);
		return;
	}
}

#define COMPLETED (VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO) | VBI_MASK(T_UNIT) | VBI_MASK(T_MANDATE)) /* with posts and a complement */

/* The head with its posts, before anything completes it; false if it does not count here. */
static inline bool begin_head(const vbi_seg *seg, const vbi_ents *ents, const head_word *head, vbi_office *out)
{
	const vbi_match *match = head->match;
	uint32_t end = match->first + match->count;

	if (!head->entry || !abbreviation_fits(seg, head) || !case_fits(seg, match))
		return false;
	*out = (vbi_office){.t0 = match->first, .head = match->first, .entry = head->entry, .sub = sub_of(head->cls)};
	out->body = out->t1 = COMPLETED >> (head->cls - 1) & 1 ? skip_posts(seg, ents, end) : end;
	return true;
}

/* The phrase whose head is this match; false if the head does not count here. */
static bool parse_head(const vbi_seg *seg, const vbi_ents *ents, const vbi_match *match, unsigned cls, vbi_office *out)
{
	const head_word head = head_of(seg, match, cls);

	if (!begin_head(seg, ents, &head, out))
		return false;
	if (COMPLETED >> (cls - 1) & 1) {
		out->t1 = ends_headline(seg, match->first, out->body) ? out->body : complement(seg, ents, &head, out->body);
		out->t1 = post_abroad(seg, ents, &head, out->t1);
	}
	body_inside(seg, ents, &head, out);
	if (head.says & NEEDS_BODY && out->t1 == out->body)
		return false;
	out->needs_more = cls == VBI_C_T_UNIT && out->t1 == out->body;
	out->needs_name = (head.says & NEEDS_NAME) || cls == VBI_C_T_DEGREE;
	return true;
}

/* The T_DEGREE or T_HONOR entry of one abbreviation; NULL if it is none. */
static const vbi_entry *degree_of(const vbi_seg *seg, const char *text, size_t n)
{
	char lower[16];
	const vbi_entry *entry;
	uint32_t node, key;
	vbi_code code;

	n = n <= 8 ? vbi_utf8_lower(text, n, lower, sizeof lower) : 0;
	code = n && n <= sizeof lower ? vbi_lex_token(seg->lex, lower, n) : VBI_CODE_NONE;
	if (code == VBI_CODE_NONE || !seg->lex->trie.nodes)
		return NULL;
	node = vbi_lex_step(seg->lex, VBI_TRIE_ROOT, code);
	key = node == VBI_TRIE_NONE ? VBI_TRIE_NONE : vbi_trie_key(&seg->lex->trie, node);
	if (key == VBI_TRIE_NONE)
		return NULL;
	entry = vbi_lex_entry(seg->lex, key, VBI_C_T_DEGREE);
	return entry ? entry : vbi_lex_entry(seg->lex, key, VBI_C_T_HONOR);
}

/* Degrees written as one: GS-TS-BS, PGS.TS.KTS. Every part must be one by itself. */
static bool compound_degree(const vbi_seg *seg, uint32_t t, vbi_office *out)
{
	const vbi_tok *tok = &seg->tok[t];
	const vbi_entry *first = NULL;
	vbi_slice text = vbi_tok_text(seg, t);
	uint32_t parts = 0;

	if (tok->kind != VB_TOKEN_ACRONYM || !(memchr(text.p, '-', text.n) || memchr(text.p, '.', text.n)))
		return false;
	for (uint32_t from = tok->start, i = from; i <= tok->end; i++) {
		const vbi_entry *entry;

		if (i < tok->end && seg->text[i] != '-' && seg->text[i] != '.')
			continue;
		if (i == from)
			break;
		entry = degree_of(seg, seg->text + from, i - from);
		if (!entry)
			return false;
		first = first ? first : entry;
		parts++;
		from = i + 1;
	}
	if (parts < 2)
		return false;
	*out = (vbi_office){.t0 = t, .t1 = t + 1, .head = t, .body = t + 1, .entry = first, .sub = VBI_SUB_DEGREE, .needs_name = true};
	return true;
}

bool vbi_office_degrees(const vbi_seg *seg, uint32_t i)
{
	vbi_office some;

	return compound_degree(seg, i, &some);
}

/* A longer word that is no office begins with the head: Đại sứ | quán. */
static bool longer_word(const vbi_seg *seg, uint32_t at, uint32_t end)
{
	const vbi_match *word = vbi_seg_longest(seg, at, VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_NAME) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY));

	return word && at + word->count > end && !(word->mask & VBI_MASK_HEADS);
}

static bool best_head(const vbi_seg *seg, const vbi_ents *ents, uint32_t at, vbi_office *best)
{
	bool found = false;

	for (uint32_t m = seg->match_at[at]; m < seg->match_at[at + 1]; m++) {
		const vbi_match *match = &seg->match[m];

		for (uint64_t left = match->mask & VBI_MASK_HEADS; left; left &= left - 1) {
			unsigned cls = vbi_lowest_bit(left) + 1;
			vbi_office other, *office = found ? &other : best;

			if (!parse_head(seg, ents, match, cls, office) || longer_word(seg, at, office->t1))
				continue;
			/* longest; a head that is complete before one that wants more, a body before a bare word */
			if (found && (office->t1 > best->t1 || (office->t1 == best->t1 && best->needs_more)))
				*best = *office;
			found = true;
		}
	}
	return found;
}

bool vbi_office_parse(const vbi_seg *seg, const vbi_ents *ents, uint32_t i, vbi_office *out)
{
	uint32_t at = i;
	bool found = false;

	if (i >= seg->toks)
		return false;
	if (seg->match_at[i] == seg->match_at[i + 1])
		return compound_degree(seg, i, out);
	if (!(vbi_seg_any(seg, i) & (VBI_MASK_HEADS | VBI_MASK(T_MOD))) || vbi_office_blocked(seg, i))
		return false;
	for (int modifiers = 0; modifiers <= MAX_MODIFIERS; modifiers++) {
		const vbi_match *match;
		vbi_office other, *office = found ? &other : out;

		if (best_head(seg, ents, at, office)) {
			if (found && (office->t1 > out->t1 || (office->t1 == out->t1 && out->needs_more && !office->needs_more)))
				*out = *office;
			found = true;
		}
		match = vbi_seg_longest(seg, at, VBI_MASK(T_MOD));
		if (!match || at + match->count >= seg->toks || seg->tok[at + match->count].space == 3)
			break;
		at += match->count;
	}
	if (found)
		out->t0 = i;
	return found;
}

/* The only head that may be meant at token i, where no modifier and no longer word is: NULL if there are others or none. */
static const vbi_match *only_head(const vbi_seg *seg, uint32_t i)
{
	const uint64_t other = VBI_MASK(T_MOD) | VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_NAME) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY); /* longer_word */
	const vbi_match *head = NULL;

	if (vbi_seg_any(seg, i) & other)
		return NULL;
	for (uint32_t m = seg->match_at[i]; m < seg->match_at[i + 1]; m++) {
		uint64_t classes = seg->match[m].mask & VBI_MASK_HEADS;

		if (!classes)
			continue;
		if (head || (classes & (classes - 1)))
			return NULL;
		head = &seg->match[m];
	}
	return head;
}

uint32_t vbi_office_body(const vbi_seg *seg, const vbi_ents *ents, uint32_t i)
{
	const vbi_match *match = i < seg->toks ? only_head(seg, i) : NULL;
	vbi_office office;
	head_word head;

	if (match)
		head = head_of(seg, match, vbi_lowest_bit(match->mask & VBI_MASK_HEADS) + 1);
	if (!match || (head.says & NEEDS_BODY) || vbi_ents_among(ents, 1u << VB_ENTITY_ORG, i + 1, i + match->count)) /* body_inside */
		return vbi_office_parse(seg, ents, i, &office) ? office.body : UINT32_MAX;
	return !vbi_office_blocked(seg, i) && begin_head(seg, ents, &head, &office) ? office.body : UINT32_MAX;
}

bool vbi_office_first(const vbi_seg *seg, vbi_ents *ents, uint32_t i, vbi_office *out)
{
	bool room = VBI_GROW(ents->mem, ents->office, ents->office_capacity, ents->offices + 1); /* else it will be read again */
	vbi_office *office = room ? &ents->office[ents->offices++] : out;

	if (!vbi_office_parse(seg, ents, i, office))
		*office = (vbi_office){.t0 = i};
	*out = *office;
	return office->t1 > 0;
}

bool vbi_office_again(const vbi_seg *seg, const vbi_ents *ents, uint32_t i, size_t *at, vbi_office *out)
{
	while (*at < ents->offices && ents->office[*at].t0 < i)
		++*at;
	if (*at == ents->offices || ents->office[*at].t0 != i || vbi_cue_died_near(ents, i))
		return vbi_office_parse(seg, ents, i, out);
	*out = ents->office[*at];
	return out->t1 > 0;
}
