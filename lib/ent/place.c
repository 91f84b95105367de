/* ent/place.c - places: a unit word and its name (tỉnh Thanh Hóa, quận 9, sông Mã), and bare names.
 *
 * Guidelines, LOC: the unit word just before the name is inside; levels joined by a comma are separate; a place is not
 * tagged inside a brand or a newspaper. Two passes over the window: the first takes names that a unit word announces
 * and remembers them, the second bare names, which need the more evidence the smaller the place is: many communes
 * bear names that are also persons' names or common words. */
#include "ent/docstate.h"
#include "ent/entity.h"
#include "ent/run.h"

#include <string.h>

#define LOC_NAMES                                                                                                      \
	(VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_DISTRICT) | VBI_MASK(LOC_COMMUNE) |             \
	 VBI_MASK(LOC_REGION) | VBI_MASK(LOC_GEO) | VBI_MASK(LOC_ROAD) | VBI_MASK(LOC_FACILITY) | VBI_MASK(LOC_CITY))
#define LOC_LARGE (VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_REGION) | VBI_MASK(LOC_CITY))
#define LOC_SURE (LOC_LARGE | VBI_MASK(LOC_GEO) | VBI_MASK(LOC_ROAD) | VBI_MASK(LOC_FACILITY))
#define TITLES (VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO) | VBI_MASK(T_UNIT))

#define NAME_LIMIT 6  /* words of a name the dictionary does not know */
#define UNIT_CHAIN 3  /* khu du lịch + hồ + Núi Cốc */

typedef struct place_scan {
	const vbi_seg *seg;
	vbi_docstate *state;
	vbi_ents *ents;
	uint32_t last_end;  /* end of the place found last in this pass */
	bool last_list;     /* it stands in a list that a plural word opened */
} place_scan;

/* What the attributes of a unit word say. */
typedef struct unit_rule {
	vbi_slice kind;
	bool number, link, facility, weak, capital, known, direction;
} unit_rule;

static bool flag(const vbi_seg *seg, const vbi_entry *entry, const char *key)
{
	return vbi_lex_attr(seg->lex, entry, key).n > 0;
}

static unit_rule rule_of(const vbi_seg *seg, const vbi_entry *entry)
{
	unit_rule rule;

	rule.kind = vbi_lex_attr(seg->lex, entry, "kind");
	rule.number = flag(seg, entry, "num");
	rule.link = flag(seg, entry, "link");
	rule.facility = flag(seg, entry, "fac");
	rule.weak = flag(seg, entry, "weak");
	rule.capital = flag(seg, entry, "cap");
	rule.known = flag(seg, entry, "only");
	rule.direction = flag(seg, entry, "dir");
	return rule;
}

static uint64_t classes_of_kind(vbi_slice kind)
{
	static const struct {
		const char *kind;
		uint64_t mask;
	} table[] = {
		{"province", VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_CITY)},
		{"city", VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_DISTRICT) | VBI_MASK(LOC_CITY)},
		{"capital", VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_CITY)},
		{"district", VBI_MASK(LOC_DISTRICT)},
		{"commune", VBI_MASK(LOC_COMMUNE)},
		{"country", VBI_MASK(LOC_COUNTRY)},
		{"state", VBI_MASK(LOC_CITY)},
		{"road", VBI_MASK(LOC_ROAD)},
		{"geo", VBI_MASK(LOC_GEO)},
		{"region", VBI_MASK(LOC_REGION) | VBI_MASK(LOC_GEO)},
		{"facility", VBI_MASK(LOC_FACILITY)},
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (vbi_slice_is(kind, table[i].kind))
			return table[i].mask;
	return 0;
}

static unsigned sub_of_mask(uint64_t mask)
{
	if (mask & VBI_MASK(LOC_COUNTRY))
		return VBI_SUB_LOC_COUNTRY;
	if (mask & VBI_MASK(LOC_PROVINCE))
		return VBI_SUB_LOC_PROVINCE;
	if (mask & VBI_MASK(LOC_DISTRICT))
		return VBI_SUB_LOC_DISTRICT;
	return mask & VBI_MASK(LOC_COMMUNE) ? VBI_SUB_LOC_COMMUNE : VBI_SUB_LOC_OTHER;
}

static unsigned sub_of_kind(vbi_slice kind)
{
	uint64_t mask = classes_of_kind(kind);

	return mask & VBI_MASK(LOC_PROVINCE) ? VBI_SUB_LOC_PROVINCE : sub_of_mask(mask);
}

static const char *kind_of_mask(uint64_t mask)
{
	static const struct {
		uint64_t mask;
		const char *kind;
	} table[] = {
		{VBI_MASK(LOC_COUNTRY), "country"},   {VBI_MASK(LOC_PROVINCE), "province"},
		{VBI_MASK(LOC_DISTRICT), "district"}, {VBI_MASK(LOC_COMMUNE), "commune"},
		{VBI_MASK(LOC_REGION), "region"},     {VBI_MASK(LOC_CITY), "city"},
		{VBI_MASK(LOC_GEO), "geo"},           {VBI_MASK(LOC_ROAD), "road"},
		{VBI_MASK(LOC_FACILITY), "facility"},
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (mask & table[i].mask)
			return table[i].kind;
	return "place";
}

/* ---- names the document has told ---- */

/* The code of a token; a token that no dictionary knows is remembered by a hash of its bytes. */
static uint16_t token_key(const vbi_seg *seg, uint32_t i)
{
	uint32_t hash = 2166136261u;

	if (seg->tok[i].code != VBI_CODE_NONE)
		return seg->tok[i].code;
	for (uint32_t k = seg->tok[i].start; k < seg->tok[i].end; k++)
		hash = (hash ^ (uint8_t)seg->text[k]) * 16777619u;
	return (uint16_t)(VBI_CODE_TOKEN | ((hash >> 16) ^ hash));
}

static void state_learn(vbi_docstate *state, const vbi_seg *seg, uint32_t t0, uint32_t t1)
{
	vbi_state_place *slot;

	if (t1 - t0 > VBI_STATE_PLACE_NAME || t1 - t0 < 2)
		return;
	slot = &state->place[state->places % VBI_STATE_PLACES];
	memset(slot, 0, sizeof *slot);
	slot->codes = (uint8_t)(t1 - t0);
	for (uint32_t i = t0; i < t1; i++)
		slot->code[i - t0] = token_key(seg, i);
	for (uint32_t i = 0; i < VBI_STATE_PLACES; i++)
		if (&state->place[i] != slot && state->place[i].codes == slot->codes &&
		    !memcmp(state->place[i].code, slot->code, sizeof slot->code)) {
			memset(slot, 0, sizeof *slot);
			return;
		}
	state->places++;
}

/* Length of the longest name that the document has told and that stands at token i, every word capitalised. */
static uint32_t state_known(const vbi_docstate *state, const vbi_seg *seg, uint32_t i)
{
	uint32_t best = 0;

	for (uint32_t p = 0; p < VBI_STATE_PLACES; p++) {
		const vbi_state_place *place = &state->place[p];
		uint32_t k = 0;

		if (place->codes <= best || place->code[0] != token_key(seg, i))
			continue;
		while (k < place->codes && i + k < seg->toks && token_key(seg, i + k) == place->code[k] &&
		       (k == 0 || vbi_run_joined(seg, i + k)) &&
		       (vbi_run_capital(seg, i + k) || !vbi_run_word(seg, i + k)))
			k++;
		if (k == place->codes)
			best = k;
	}
	return best;
}

/* ---- adding ---- */

/* The entry of a name that was valid on the document's date; without a date the youngest. */
static const vbi_entry *entry_for_date(const place_scan *scan, const vbi_match *match, unsigned cls)
{
	const vbi_lexicon *lex = scan->seg->lex;
	const vbi_entry *best = NULL;

	for (uint32_t e = lex->first[match->key]; e < lex->first[match->key + 1]; e++) {
		const vbi_entry *entry = &lex->entry[e];
		uint32_t date = scan->state->date;

		if (entry->cls != cls)
			continue;
		if (date && (!entry->from || entry->from <= date) && (!entry->to || entry->to >= date))
			return entry;
		if (!best || (best->to && (!entry->to || entry->to > best->to)))
			best = entry;
	}
	return best;
}

static vb_status add_place(place_scan *scan, uint32_t t0, uint32_t t1, unsigned sub, const char *kind, size_t kind_n,
                           const vbi_match *name, unsigned confidence)
{
	vbi_ent *ent = vbi_ents_add(scan->ents, scan->seg, VB_ENTITY_LOC, sub, t0, t1, confidence);
	vb_status status;

	if (!ent)
		return VB_ERR_MEMORY;
	status = vbi_ents_attr(scan->ents, ent, VB_ATTR_KIND, kind, kind_n);
	if (status == VB_OK && name) {
		for (unsigned cls = 1; status == VB_OK && cls < VBI_CLASS_END; cls++) {
			const vbi_entry *entry;
			vbi_slice id;

			if (!(name->mask & LOC_NAMES & (UINT64_C(1) << (cls - 1))))
				continue;
			if (sub != VBI_SUB_LOC_OTHER && sub_of_mask(UINT64_C(1) << (cls - 1)) != sub)
				continue;
			entry = entry_for_date(scan, name, cls);
			id = entry ? vbi_lex_attr(scan->seg->lex, entry, "id") : vbi_slice_of("", 0);
			if (id.n) {
				status = vbi_ents_attr(scan->ents, ent, VB_ATTR_CODE, id.p, id.n);
				break;
			}
		}
	}
	scan->last_end = t1;
	return status;
}

/* ---- a unit word and its name ---- */

/* 9, 1A, 51; not an amount (đường | 2.000 km) */
static bool is_number_name(const vbi_seg *seg, uint32_t i)
{
	if (i < seg->toks && seg->tok[i].kind == VB_TOKEN_NUMBER &&
	    (seg->tok[i].end - seg->tok[i].start > 4 || (vbi_run_match(seg, i + 1, VBI_MASK(UNIT)) &&
	                                           !vbi_run_match(seg, i + 1, VBI_MASK(LOC_UNIT)))))
		return false;
	return i < seg->toks && seg->tok[i].space <= 1 &&
	       (seg->tok[i].kind == VB_TOKEN_NUMBER || seg->tok[i].kind == VB_TOKEN_CODE);
}

/* All words of [i, end) begin with a capital, or the dictionary itself writes some small (Thành phố, trên biển): names
 * of the dictionary are matched without regard to case, so the last word decides between name and common word. */
static bool written_as_name(const vbi_seg *seg, uint32_t i, uint32_t count)
{
	uint32_t capitals = 0, words = 0;

	for (uint32_t k = i; k < i + count; k++)
		if (vbi_run_word(seg, k)) {
			words++;
			capitals += vbi_tok_capital(&seg->tok[k]);
		}
	if (capitals == words || (words > 2 && capitals * 2 >= words))
		return true;
	/* Cộng hòa xã hội chủ nghĩa Việt Nam */
	return words > 4 && vbi_run_capital(seg, i) && vbi_run_capital(seg, i + count - 1);
}

/* Longest name of the dictionary at j, classes of want preferred. */
static const vbi_match *name_at(const vbi_seg *seg, uint32_t j, uint64_t want)
{
	const vbi_match *own = want ? vbi_seg_longest(seg, j, want) : NULL;
	const vbi_match *any = vbi_seg_longest(seg, j, LOC_NAMES);

	if (own && written_as_name(seg, j, own->count))
		return own;
	return any && written_as_name(seg, j, any->count) ? any : NULL;
}

/* Where a person's name begins inside a capitalised run after a place's first word: xã Chiềng Đen Lò Văn Hặc. */
static uint32_t cut_person(const vbi_seg *seg, uint32_t i, uint32_t end)
{
	if (vbi_run_heading(seg, i))
		return end;
	for (uint32_t k = i + 1; k + 1 < end; k++)
		if (k > i + 1 && vbi_run_person(seg, k, end) && vbi_run_match(seg, k, VBI_MASK(SURNAME)) &&
		    !vbi_run_class(seg, i, VBI_C_PERSON))
			return k;
	return end;
}

/* miền | Nam, miền núi phía | Tây Bắc */
static uint32_t direction_end(const vbi_seg *seg, uint32_t at)
{
	static const char *const word[] = {"Bắc", "Nam", "Trung", "Đông", "Tây"};
	uint32_t end = at;

	while (end < at + 2 && end < seg->toks && (end == at || seg->tok[end].space == 1)) {
		size_t k = 0;

		while (k < sizeof word / sizeof *word && !vbi_tok_is(seg, end, word[k]))
			k++;
		if (k == sizeof word / sizeof *word)
			break;
		end++;
	}
	return vbi_run_capital(seg, end) && end > at && seg->tok[end].space == 1 ? at : end;
}

/* End of the name after a unit word, or at if there is none. */
static uint32_t name_end(const place_scan *scan, uint32_t unit, uint32_t at, const unit_rule *rule,
                         const vbi_match **name)
{
	const vbi_seg *seg = scan->seg;
	uint64_t own = classes_of_kind(rule->kind);
	uint32_t run, end;

	*name = NULL;
	if (at >= seg->toks || !vbi_run_joined(seg, at))
		return at;
	if (rule->number && is_number_name(seg, at)) {
		/* 1A is one token or two; "phường 12 và 13" is not a range of names */
		end = at + 1;
		if (end < seg->toks && seg->tok[end].space == 0 && seg->tok[end].shape == VB_SHAPE_UPPER &&
		    seg->tok[end].end - seg->tok[end].start == 1)
			end++;
		return end;
	}
	if (rule->direction && (end = direction_end(seg, at)) > at)
		return end;
	*name = name_at(seg, at, own);
	if (*name && rule->known && own && !((*name)->mask & own))
		*name = NULL;
	/* a road or a temple is not called after a country: Cục Đường sắt | Việt Nam */
	if (*name && ((*name)->mask & VBI_MASK(LOC_COUNTRY)) && !((*name)->mask & own) &&
	    (rule->facility || rule->weak || vbi_slice_is(rule->kind, "road") || vbi_slice_is(rule->kind, "state")))
		return at;
	if (*name && (!vbi_run_capital(seg, at) || ((*name)->count == 1 && vbi_run_person(seg, at, at + 3))))
		*name = NULL;
	if (!vbi_run_capital(seg, at))
		return at;
	run = vbi_run_end(seg, at, NAME_LIMIT);
	if (*name) {
		end = at + (*name)->count;
		if (end >= run || ((*name)->mask & own) || vbi_run_person(seg, end, run) || vbi_run_heading(seg, at))
			return end;
		if (rule->known)
			return end;
	} else if (rule->known) {
		return at;
	}
	if (seg->tok[at].kind == VB_TOKEN_ACRONYM && (rule->weak || !rule->facility) && !vbi_slice_is(rule->kind, "road"))
		return at;
	if (vbi_seg_longest(seg, at, TITLES | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | VBI_MASK(T_RANK) |
	                                     VBI_MASK(DOC_TYPE) | VBI_MASK(ORG_NAME)) && !*name &&
	    vbi_run_match(seg, at, VBI_MASK(ORG_NAME) | VBI_MASK(ORG_GOV) | TITLES | VBI_MASK(DOC_TYPE)) >= run - at)
		return at;
	if (!*name && (vbi_slice_is(rule->kind, "province") || vbi_slice_is(rule->kind, "city")) &&
	    seg->tok[at].kind == VB_TOKEN_SYLLABLE && (run - at != 2 || vbi_run_person(seg, at, run)))
		return at;
	if (!*name && vbi_run_match(seg, at, VBI_MASK(PLURAL) | VBI_MASK(STOP)) == 1 && run - at == 1)
		return at;
	/* in a heading every word is capital: only the rest of a short line can be a name */
	if (!*name && vbi_run_heading(seg, at) &&
	    (rule->facility || rule->weak || run - at > 3 || (run < seg->toks && seg->tok[run].space < 2)))
		return at;
	end = cut_person(seg, at, run);
	if (vbi_run_heading(seg, at) != vbi_run_heading(seg, unit) && !vbi_run_heading(seg, unit) &&
	    seg->tok[at].shape == VB_SHAPE_UPPER && end - at > 3)
		return at;
	if (vbi_run_cuts_word(seg, at, end)) {
		if (rule->weak || end - at < 2)
			return *name ? at + (*name)->count : at;
	}
	if (!*name && vbi_tok_capital(&seg->tok[unit]) && at - unit == 1 && seg->tok[unit].kind == VB_TOKEN_SYLLABLE &&
	    !vbi_run_heading(seg, unit) && vbi_run_match(seg, unit, VBI_MASK(SURNAME) | VBI_MASK(MIDDLE) | VBI_MASK(GIVEN)) &&
	    rule->weak)
		return at; /* Đình Bắc, Hồ Thu: a person */
	if (rule->weak && !*name) {
		if (vbi_tok_capital(&seg->tok[unit]) && !vbi_run_first(seg, unit) && !rule->facility)
			return at;
		if (end - at == 1 && vbi_run_match(seg, at, VBI_MASK(WORD)) > 1)
			return at;
	}
	return end;
}

/* Đường sắt Hà Nội - Lào Cai, cao tốc Bắc - Nam. */
static uint32_t link_end(const vbi_seg *seg, uint32_t end)
{
	for (unsigned links = 0; links < 3; links++) {
		uint32_t at = end + 1, next;
		const vbi_match *name;

		if (!vbi_run_dash(seg, end) || !vbi_run_capital(seg, at))
			break;
		name = name_at(seg, at, 0);
		next = name ? at + name->count : vbi_run_end(seg, at, 3);
		end = next;
	}
	return end;
}

static bool plural_before(const vbi_seg *seg, uint32_t i)
{
	return i > 0 && (vbi_run_match(seg, i - 1, VBI_MASK(PLURAL)) == 1 ||
	                 (i > 1 && vbi_run_match(seg, i - 2, VBI_MASK(PLURAL)) == 2) ||
	                 seg->tok[i - 1].kind == VB_TOKEN_NUMBER || vbi_run_match(seg, i - 1, VBI_MASK(NUM_WORD)) == 1);
}

/* A unit of the administration whose own kind of name follows: no common word can end in it (Cử tri | huyện Gia Bình). */
static bool announced(const vbi_seg *seg, uint32_t at, const unit_rule *rule)
{
	const vbi_match *name = at < seg->toks ? vbi_seg_longest(seg, at, classes_of_kind(rule->kind)) : NULL;

	if (rule->weak || rule->facility || vbi_slice_is(rule->kind, "country"))
		return false;
	return name && vbi_run_capital(seg, at) && written_as_name(seg, at, name->count);
}

/* The unit word at i is a piece of something else: Hợp tác | xã, hoạt | động, Quân | khu, xã | hội, Vương | Đình Huệ. */
static bool part_of_word(const vbi_seg *seg, uint32_t i, uint32_t count, bool announced_name)
{
	const vbi_tok *next = &seg->tok[i + count];

	if (vbi_run_inside(seg, i, VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_GOV), 4))
		return true;
	if (vbi_tok_capital(&seg->tok[i]) && seg->tok[i].space == 1 && i > 0 && vbi_run_capital(seg, i - 1) &&
	    vbi_run_inside(seg, i, LOC_NAMES, 2))
		return true; /* Côn | Đảo */
	if (announced_name)
		return false;
	if (vbi_run_inside(seg, i, TITLES, 4))
		return true;
	if (i > 0 && count == 1 && vbi_run_match(seg, i - 1, VBI_MASK(WORD)) == 2 && vbi_run_joined(seg, i))
		return true;
	if (i + count < seg->toks && vbi_run_match(seg, i, VBI_MASK(WORD)) > count &&
	    (next->shape == VB_SHAPE_LOWER || vbi_run_heading(seg, i) || vbi_tok_capital(&seg->tok[i])))
		return true;
	return i > 0 && seg->tok[i].space == 1 && seg->tok[i].shape == VB_SHAPE_TITLE &&
	       seg->tok[i].kind == VB_TOKEN_SYLLABLE && seg->tok[i - 1].shape == VB_SHAPE_TITLE &&
	       vbi_run_match(seg, i - 1, VBI_MASK(SURNAME) | VBI_MASK(GIVEN) | VBI_MASK(MIDDLE)) && count == 1 &&
	       !vbi_run_inside(seg, i, LOC_NAMES | VBI_MASK(ORG_FIELD) | VBI_MASK(ORG_PARTY), 1) && !vbi_run_first(seg, i - 1);
}

/* Tries a unit word at i; *end is where the place ends, i if there is none. */
static vb_status try_unit(place_scan *scan, uint32_t i, uint32_t *end)
{
	const vbi_seg *seg = scan->seg;
	const vbi_match *unit = vbi_run_class(seg, i, VBI_C_LOC_UNIT);
	const vbi_match *name = NULL;
	const vbi_entry *entry;
	unit_rule rule, outer;
	uint32_t at, stop, chain = 0, first_name;
	bool weak = false;
	vb_status status;

	*end = i;
	if (!unit)
		return VB_OK;
	entry = vbi_seg_entry(seg, unit, VBI_C_LOC_UNIT);
	if (!entry)
		return VB_OK;
	outer = rule = rule_of(seg, entry);
	/* second half of a common word: bình thường | xã giao, cán | bộ */
	if (rule.capital && !vbi_tok_capital(&seg->tok[i]))
		return VB_OK;
	at = i + unit->count;
	if (vbi_run_match(seg, i, LOC_NAMES) > unit->count && written_as_name(seg, i, vbi_run_match(seg, i, LOC_NAMES)) &&
	    vbi_tok_capital(&seg->tok[i]) && !vbi_run_heading(seg, i) &&
	    vbi_run_match(seg, i, LOC_NAMES) >= vbi_run_end(seg, i, NAME_LIMIT) - i)
		return VB_OK; /* the dictionary knows it with its unit, or as a name of its own: Cầu Giấy */
	if (part_of_word(seg, i, unit->count, announced(seg, at, &rule)))
		return VB_OK;
	first_name = at;
	stop = at;
	while (chain < UNIT_CHAIN) {
		const vbi_match *inner = rule.facility ? vbi_run_class(seg, at, VBI_C_LOC_UNIT) : NULL;
		const vbi_entry *inner_entry = inner ? vbi_seg_entry(seg, inner, VBI_C_LOC_UNIT) : NULL;
		unit_rule inner_rule;

		weak |= rule.weak;
		if (!inner_entry) {
			stop = name_end(scan, i, at, &rule, &name);
			first_name = at;
			break;
		}
		inner_rule = rule_of(seg, inner_entry);
		/* a capitalised word after the unit is more often the name itself: chùa Phố Minh */
		if (vbi_tok_capital(&seg->tok[at])) {
			stop = name_end(scan, i, at, &rule, &name);
			first_name = at;
			if (stop > at)
				break;
		}
		if (vbi_slice_is(inner_rule.kind, "province") || vbi_slice_is(inner_rule.kind, "city") ||
		    vbi_slice_is(inner_rule.kind, "district") || vbi_slice_is(inner_rule.kind, "commune"))
			return VB_OK; /* the inner one is the place: khu đô thị | thành phố Vinh */
		at += inner->count;
		rule = inner_rule;
		chain++;
	}
	if (stop <= at)
		return VB_OK;
	if (rule.link)
		stop = link_end(seg, stop);
	(void)weak;
	if (name)
		stop = stop > first_name + name->count ? stop : first_name + name->count;
	else if (!is_number_name(seg, first_name))
		state_learn(scan->state, seg, first_name, stop);
	if (name && (name->mask & (VBI_MASK(LOC_COMMUNE) | VBI_MASK(LOC_DISTRICT))))
		state_learn(scan->state, seg, first_name, stop);
	status = add_place(scan, i, stop, sub_of_kind(outer.kind), outer.kind.p, outer.kind.n, name, name ? 950 : 800);
	*end = stop;
	return status;
}

/* ---- bare names ---- */

/* A word before the name that speaks of places: ở, tại, từ, đến, ... */
static bool locative_before(const vbi_seg *seg, uint32_t i)
{
	static const char *const word[] = {"ở", "tại", "từ", "đến", "về", "qua", "sang", "tới", "khỏi", "rời", "vào", "trên",
	                                   "ra", "lên", "xuống", "quê", "khắp", "giữa", "nam", "bắc", "đông", "tây", "người",
	                                   "với", "và", "của", "nước", "thuộc", "gần", "dân", "tỉnh", "huyện"};

	if (i == 0)
		return false;
	for (size_t k = 0; k < sizeof word / sizeof *word; k++)
		if (vbi_tok_is_lower(seg, i - 1, word[k]))
			return true;
	return false;
}

/* The name at [i, end) is the middle or the end of a person's name: Nguyễn Thái Nguyên, bà Nga. */
static bool in_person(const vbi_seg *seg, uint32_t i, uint32_t end)
{
	uint32_t k = i;

	if (i > 0 && seg->tok[i].space == 1 && vbi_run_match(seg, i - 1, VBI_MASK(HONORIFIC)) == 1 && end - i == 1)
		return true;
	while (k > 0 && i - k < 4 && seg->tok[k].space == 1 && seg->tok[k - 1].shape == VB_SHAPE_TITLE &&
	       vbi_run_word(seg, k - 1))
		k--;
	for (; k < i; k++)
		if (vbi_run_class(seg, k, VBI_C_SURNAME) &&
		    !(vbi_run_first(seg, k) && locative_before(seg, k + 1)) && /* Từ Hà Nội */
		    !vbi_run_inside(seg, k, LOC_NAMES | TITLES | VBI_MASK(ORG_NAME) | VBI_MASK(ORG_FIELD) | VBI_MASK(ORG_HEAD) |
		                            VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY), 3) &&
		    vbi_run_match(seg, k, TITLES | VBI_MASK(ORG_NAME) | VBI_MASK(ORG_FIELD) | VBI_MASK(ORG_HEAD) |
		                          VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | LOC_NAMES) < 2)
			return true;
	return false;
}

static bool is_comma(const vbi_seg *seg, uint32_t i)
{
	return i < seg->toks && seg->tok[i].kind == VB_TOKEN_PUNCT &&
	       (vbi_tok_is(seg, i, ",") || vbi_tok_is(seg, i, ";"));
}

static bool is_joiner(const vbi_seg *seg, uint32_t i)
{
	return is_comma(seg, i) || (i < seg->toks && vbi_tok_is_lower(seg, i, "và"));
}

/* In a chain of levels or a list: next to a place with only a comma (or a dash, or và) between. */
static bool chained(const place_scan *scan, uint32_t i, uint32_t end)
{
	const vbi_seg *seg = scan->seg;
	const vbi_match *next;

	if (i >= 2 && is_joiner(seg, i - 1) && vbi_ents_over(scan->ents, VB_ENTITY_LOC, i - 2))
		return true;
	if (!is_joiner(seg, end) && !vbi_run_dash(seg, end))
		return false;
	if (vbi_ents_at(scan->ents, VB_ENTITY_LOC, end + 1))
		return true;
	next = end + 1 < seg->toks ? vbi_seg_longest(seg, end + 1, LOC_LARGE) : NULL;
	return next && vbi_run_capital(seg, end + 1);
}

/* A party committee or an organ stands just before: Huyện ủy Nhơn Trạch, Công an Thanh Hóa. */
static bool organ_before(const vbi_seg *seg, uint32_t i)
{
	return vbi_run_inside(seg, i, 0, 0) ||
	       (i >= 1 && vbi_run_match(seg, i - 1, VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY)) == 1) ||
	       (i >= 2 && vbi_run_match(seg, i - 2, VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY)) == 2);
}

/* The classes under which a name stands for a place without its unit word: rows with note=unit never do (cầu Rồng,
 * biển Đông). *plain is false when all that is left is marked as ambiguous. */
static uint64_t bare_mask(const vbi_seg *seg, const vbi_match *name, bool *plain)
{
	const vbi_lexicon *lex = seg->lex;
	uint64_t mask = 0;

	*plain = false;
	for (uint32_t e = lex->first[name->key]; e < lex->first[name->key + 1]; e++) {
		const vbi_entry *entry = &lex->entry[e];
		uint64_t bit = UINT64_C(1) << (entry->cls - 1);
		vbi_slice note;

		if (!(bit & LOC_NAMES & name->mask))
			continue;
		note = vbi_lex_attr(lex, entry, "note");
		if (vbi_slice_is(note, "unit"))
			continue;
		mask |= bit;
		*plain |= !vbi_slice_is(note, "ambiguous");
	}
	return mask;
}

/* số 47 Nguyễn Công Trứ, nhà 33 Lê Lợi */
static bool after_house_number(const vbi_seg *seg, uint32_t i)
{
	return i > 1 && seg->tok[i].space == 1 &&
	       (seg->tok[i - 1].kind == VB_TOKEN_NUMBER || seg->tok[i - 1].kind == VB_TOKEN_CODE) &&
	       (vbi_tok_is_lower(seg, i - 2, "số") || vbi_tok_is_lower(seg, i - 2, "nhà"));
}

/* A name after the title of the man it is called after: Chủ tịch Hồ Chí Minh. */
static bool after_title(const vbi_seg *seg, uint32_t i)
{
	for (uint32_t back = 1; back <= 3 && back <= i; back++)
		if (vbi_run_match(seg, i - back, TITLES | VBI_MASK(T_RANK)) == back)
			return true;
	return false;
}

static vb_status try_bare(place_scan *scan, uint32_t i, uint32_t *end)
{
	const vbi_seg *seg = scan->seg;
	const vbi_match *name = vbi_seg_longest(seg, i, LOC_NAMES);
	uint32_t known, run, stop;
	bool heading, single, listed, plain = false;
	uint64_t mask = 0;

	*end = i;
	if (!vbi_run_capital(seg, i))
		return VB_OK;
	known = state_known(scan->state, seg, i);
	if (after_house_number(seg, i)) {
		run = vbi_run_end(seg, i, 5);
		if (run - i >= 2 && run - i <= 4 && seg->tok[i].shape == VB_SHAPE_TITLE && !vbi_run_cuts_word(seg, i, run)) {
			*end = run;
			return add_place(scan, i, run, VBI_SUB_LOC_OTHER, "road", 4, NULL, 700);
		}
	}
	if (name && written_as_name(seg, i, name->count))
		mask = bare_mask(seg, name, &plain);
	if (!mask)
		name = NULL;
	listed = scan->last_list && i == scan->last_end + 1 && (is_joiner(seg, i - 1) || vbi_tok_is(seg, i - 1, ":"));
	if (!name && !known && !listed)
		return VB_OK;
	heading = vbi_run_heading(seg, i);
	run = vbi_run_end(seg, i, NAME_LIMIT);
	stop = i + (name ? name->count : 0);
	if (known > stop - i) {
		stop = i + known;
		name = NULL;
	}
	if (stop == i) {
		/* an unknown name in a list of communes: các xã Quỳnh Bá, Quỳnh Xyz */
		if (run - i > 4 || run - i < 2 || heading || vbi_run_cuts_word(seg, i, run) || in_person(seg, i, run) ||
		    vbi_seg_longest(seg, i, TITLES | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | VBI_MASK(ORG_HEAD) |
		                                    VBI_MASK(T_RANK) | VBI_MASK(ORG_NAME) | VBI_MASK(LOC_UNIT)))
			return VB_OK;
		stop = run;
		*end = stop;
		return add_place(scan, i, stop, VBI_SUB_LOC_OTHER, "place", 5, NULL, 600);
	}
	if (in_person(seg, i, stop) || (i > 0 && vbi_run_class(seg, i, VBI_C_PERSON) &&
	                                vbi_run_class(seg, i, VBI_C_PERSON)->count >= stop - i))
		return VB_OK;
	single = stop - i == 1;
	/* Nga, Mỹ, Đức, Anh stand also in names and at the beginning of sentences */
	if (single && seg->tok[i].kind == VB_TOKEN_SYLLABLE) {
		bool before = locative_before(seg, i) || is_joiner(seg, i - 1) || organ_before(seg, i);

		if (heading)
			return VB_OK;
		if (vbi_run_capital(seg, stop) && vbi_run_joined(seg, stop) &&
		    seg->tok[stop].kind == VB_TOKEN_SYLLABLE && seg->tok[stop].shape == VB_SHAPE_TITLE)
			return VB_OK;
		if (i > 0 && !vbi_run_first(seg, i) && seg->tok[i].space == 1 && vbi_run_capital(seg, i - 1) &&
		    seg->tok[i - 1].kind == VB_TOKEN_SYLLABLE && !before)
			return VB_OK;
		if (vbi_run_cuts_word(seg, i, stop))
			return VB_OK;
		if (vbi_run_first(seg, i) && vbi_run_match(seg, i, VBI_MASK(HONORIFIC)))
			return VB_OK;
	}
	/* Hồ Chí Minh: the man, his thought, an academy called after him; the city is named with its unit or in a chain */
	if (name && name->count >= 3 && !heading && vbi_run_class(seg, i, VBI_C_SURNAME) &&
	    vbi_run_class(seg, stop - 1, VBI_C_GIVEN) && (mask & VBI_MASK(LOC_PROVINCE)) &&
	    (after_title(seg, i) || (!chained(scan, i, stop) && !locative_before(seg, i))))
		return VB_OK;
	if (name && !(mask & LOC_SURE)) {
		bool district = plain && (mask & VBI_MASK(LOC_DISTRICT)) != 0;
		bool alone = !vbi_run_capital(seg, stop) && !(i > 0 && vbi_run_capital(seg, i - 1) && seg->tok[i].space == 1);
		bool sure = known || listed || chained(scan, i, stop) || organ_before(seg, i);

		if (single || heading)
			return VB_OK;
		if (!known && !listed && run > stop && vbi_run_person(seg, i, run) && !vbi_run_person(seg, stop, run))
			return VB_OK;
		if (!sure && !locative_before(seg, i) && vbi_run_class(seg, stop - 1, VBI_C_GIVEN) &&
		    vbi_run_match(seg, i, VBI_MASK(SURNAME) | VBI_MASK(MIDDLE) | VBI_MASK(GIVEN)))
			return VB_OK;
		if (!sure && !(district && alone && (locative_before(seg, i) || !vbi_run_first(seg, i))))
			return VB_OK;
		if (!sure && vbi_run_match(seg, i, VBI_MASK(WORD)) >= stop - i && !locative_before(seg, i))
			return VB_OK;
	}
	*end = stop;
	return add_place(scan, i, stop, sub_of_mask(mask), kind_of_mask(mask), strlen(kind_of_mask(mask)), name, single ? 800 : 900);
}

/* Tokens at i that no place may begin in: a law's own title, a brand, a newspaper, a well-known person. */
static uint32_t closed_to_places(const vbi_seg *seg, uint32_t i)
{
	uint32_t n = vbi_run_match(seg, i, VBI_MASK(DOC_LAW) | VBI_MASK(ORG_MEDIA) | VBI_MASK(ORG_BRAND) | VBI_MASK(PERSON));

	if (n < 2 || vbi_run_match(seg, i, LOC_NAMES) >= n)
		return 0;
	return vbi_run_capital(seg, i) ? n : 0;
}

/* The colon at i ends "các xã:", "3 phường:". */
static bool list_opens(const vbi_seg *seg, uint32_t i)
{
	for (uint32_t back = 1; back <= 3 && back <= i; back++)
		if (vbi_run_match(seg, i - back, VBI_MASK(LOC_UNIT)) == back && plural_before(seg, i - back))
			return true;
	return false;
}

vb_status vbi_recognise_place(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents)
{
	place_scan scan = {seg, state, ents, 0, false};
	vb_status status = VB_OK;
	uint32_t end;

	for (uint32_t i = 0; i < seg->toks && status == VB_OK; i = end > i ? end : i + 1) {
		uint32_t closed = closed_to_places(seg, i);

		end = i + closed;
		if (!closed)
			status = try_unit(&scan, i, &end);
	}
	scan.last_end = 0;
	for (uint32_t i = 0; i < seg->toks && status == VB_OK; i = end > i ? end : i + 1) {
		const vbi_ent *unit = vbi_ents_at(ents, VB_ENTITY_LOC, i);
		uint32_t closed;

		if (unit) {
			/* a list is open after a plural unit, and as long as commas follow */
			scan.last_list = plural_before(seg, i) || (scan.last_list && i == scan.last_end + 1);
			scan.last_end = end = unit->t1;
			continue;
		}
		/* Các xã: A Ngo, A Roàng, ... */
		if (vbi_tok_is(seg, i, ":") && list_opens(seg, i)) {
			scan.last_list = true;
			scan.last_end = i;
			continue;
		}
		closed = after_house_number(seg, i) ? 0 : closed_to_places(seg, i);
		end = i + closed;
		if (closed)
			continue;
		if (scan.last_list && i > scan.last_end + 1)
			scan.last_list = false;
		status = try_bare(&scan, i, &end);
	}
	return status;
}
