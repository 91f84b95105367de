/* ent/place_unit.c - a unit word and its name: tỉnh Thanh Hóa, quận 9, khu du lịch hồ Núi Cốc. */
#include "ent/place_scan.h"

#define UNIT_CHAIN 3 /* khu du lịch + hồ + Núi Cốc */

/* What the attributes of a unit word say. */
typedef struct unit_rule {
	vbi_slice kind;
	bool number, link, facility, weak, capital, known, direction, syllables;
} unit_rule;

static unit_rule rule_of(const vbi_seg *seg, const vbi_match *unit)
{
	const vbi_fact *fact = &vbi_seg_fact_of(seg, unit, VBI_C_LOC_UNIT)->fact;
	unit_rule rule = {.kind = vbi_fact_kind(seg, fact)};
	uint64_t found = fact->has;

	rule.number = (found & VBI_KEY_BIT(NUM)) != 0;
	rule.link = (found & VBI_KEY_BIT(LINK)) != 0;
	rule.facility = (found & VBI_KEY_BIT(FAC)) != 0;
	rule.weak = (found & VBI_KEY_BIT(WEAK)) != 0;
	rule.capital = (found & VBI_KEY_BIT(CAP)) != 0;
	rule.known = (found & VBI_KEY_BIT(ONLY)) != 0;
	rule.direction = (found & VBI_KEY_BIT(DIR)) != 0;
	rule.syllables = (found & VBI_KEY_BIT(VIET)) != 0;
	return rule;
}

/* 9, 1A, 51; not an amount (đường | 2.000 km) */
static bool is_number_name(const vbi_seg *seg, uint32_t i)
{
	if (i < seg->toks && seg->tok[i].kind == VB_TOKEN_NUMBER &&
	    (seg->tok[i].end - seg->tok[i].start > 4 ||
	     (vbi_run_has(seg, i + 1, VBI_MASK(UNIT)) && !vbi_run_has(seg, i + 1, VBI_MASK(LOC_UNIT)))))
		return false;
	return i < seg->toks && seg->tok[i].space <= 1 &&
	       (seg->tok[i].kind == VB_TOKEN_NUMBER || seg->tok[i].kind == VB_TOKEN_CODE);
}

/* 3/2, 30-4: digits of a day, a mark, digits of a month. */
static bool is_day(const char *p, size_t n)
{
	unsigned part[2] = {0, 0}, at = 0;

	for (size_t i = 0; i < n; i++) {
		if ((unsigned char)(p[i] - '0') < 10)
			part[at] = part[at] * 10 + (unsigned)(p[i] - '0');
		else if (at++ || (p[i] != '/' && p[i] != '-'))
			return false;
	}
	return n <= 5 && at == 1 && part[0] - 1 < 31 && part[1] - 1 < 12;
}

/* Đường 3/2, công viên 23 Tháng 9, quảng trường 2-4: the day that a place is called after; but đường 3-4 m, ngày 3 tháng 2 năm 2005. Returns
 * where it ends, at if no day is there. */
static uint32_t day_end(const vbi_seg *seg, uint32_t at)
{
	const vbi_tok *tok = &seg->tok[at];
	uint32_t end = at + 1;

	if (at + 2 < seg->toks && tok->end - tok->start <= 2 && tok[1].space == 1 && tok[2].space == 1 && tok[2].end - tok[2].start <= 2 &&
	    tok[2].kind == VB_TOKEN_NUMBER && vbi_tok_is_lower(seg, at + 1, "tháng"))
		end = at + 3;
	else if (!is_day(seg->text + tok->start, tok->end - tok->start))
		return at;
	return end < seg->toks && seg->tok[end].space <= 1 &&
	                       (seg->tok[end].kind == VB_TOKEN_NUMBER || vbi_tok_is(seg, end, "/") || vbi_tok_is(seg, end, "năm") ||
	                        vbi_tok_is(seg, end, "sao") || vbi_run_has(seg, end, VBI_MASK(UNIT)))
	               ? at
	               : end;
}

/* The unit word before the number at token at is that of places which may be called after a day. */
static bool of_day(const vbi_seg *seg, uint32_t at, const unit_rule *rule)
{
	if (seg->tok[at].space > 1)
		return false;
	if (at > 1 && (vbi_tok_is_lower(seg, at - 2, "quãng") || vbi_tok_is_lower(seg, at - 2, "mặt") || vbi_tok_is_lower(seg, at - 2, "thành")))
		return false; /* mặt đường 3-4 m, thành phố 8-10 km */
	return vbi_slice_is(rule->kind, "road") || vbi_tok_is_lower(seg, at - 1, "kênh") ||
	       (at > 1 && ((vbi_tok_is(seg, at - 1, "trường") && vbi_tok_is_lower(seg, at - 2, "quảng")) ||
	                   (vbi_tok_is(seg, at - 1, "viên") && vbi_tok_is_lower(seg, at - 2, "công"))));
}

/* Where the day ends that the place is called after whose unit word stands before token at; at if there is none, as nearly always. */
static inline uint32_t named_day_end(const vbi_seg *seg, uint32_t at, const unit_rule *rule)
{
	uint32_t end;

	if (at >= seg->toks || (unsigned char)(seg->text[seg->tok[at].start] - '0') > 9)
		return at;
	end = day_end(seg, at);
	return end > at && of_day(seg, at, rule) ? end : at;
}

/* Where a person's name begins inside a capitalised run after a place's first word: xã Chiềng Đen Lò Văn Hặc. */
static uint32_t cut_person(const vbi_seg *seg, uint32_t i, uint32_t end)
{
	if (vbi_run_heading(seg, i))
		return end;
	for (uint32_t k = i + 1; k + 1 < end; k++)
		if (k > i + 1 && vbi_run_person(seg, k, end) && vbi_run_has(seg, k, VBI_MASK(SURNAME)) &&
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

/* An office ends just before token i: Chủ tịch | huyện, or its organ does: Chủ tịch UBND | TP. */
static bool office_before(const vbi_seg *seg, uint32_t i)
{
	for (uint32_t back = 1; back <= 5 && back <= i; back++) {
		if (vbi_seg_has(seg, i - back, back, TITLES))
			return true;
		if (!vbi_seg_has(seg, i - back, back, VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY)))
			continue;
		for (uint32_t k = 1; k <= 4 && k <= i - back; k++)
			if (vbi_seg_has(seg, i - back - k, k, TITLES))
				return true;
	}
	return false;
}

/* End of the name after a unit word, or at if there is none. */
static uint32_t name_end(const place_scan *scan, uint32_t unit, uint32_t at, const unit_rule *rule,
                         const vbi_match **name)
{
	const vbi_seg *seg = scan->seg;
	uint64_t own = vbi_place_classes_of_kind(rule->kind);
	uint32_t run, end;

	*name = NULL;
	if (at >= seg->toks || !vbi_run_joined(seg, at))
		return at;
	if ((end = named_day_end(seg, at, rule)) > at)
		return end;
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
	*name = vbi_place_name_at(seg, at, own);
	if (*name && rule->known && own && !((*name)->mask & own))
		*name = NULL;
	/* các tỉnh | ĐBSCL: those of a region */
	if (*name && seg->tok[at].kind == VB_TOKEN_ACRONYM && (*name)->mask & VBI_MASK(LOC_REGION) && vbi_slice_is(rule->kind, "province"))
		return at;
	/* a road or a temple is not called after a country: Cục Đường sắt | Việt Nam */
	if (*name && ((*name)->mask & VBI_MASK(LOC_COUNTRY)) && !((*name)->mask & own) &&
	    (rule->facility || rule->weak || vbi_slice_is(rule->kind, "road") || vbi_slice_is(rule->kind, "state"))) {
		/* but Hàn Thuyên is no Korea */
		if (rule->weak || vbi_slice_is(rule->kind, "state") || (*name)->count > 1 || vbi_run_end(seg, at, NAME_LIMIT) == at + 1)
			return at;
		*name = NULL;
	}
	if (*name && (!vbi_run_capital(seg, at) || ((*name)->count == 1 && vbi_run_person(seg, at, at + 3))))
		*name = NULL;
	if (!vbi_run_capital(seg, at))
		return at;
	run = vbi_run_end(seg, at, NAME_LIMIT);
	/* Chủ tịch UBND TP | Lê Thanh Hải, TT. | Trần Hải Đăng (a deputy minister): the name is the man's */
	if ((!*name || (*name)->count < run - at) && vbi_run_full_name(seg, at) == run &&
	    (office_before(seg, unit) || vbi_tok_is(seg, unit, "TT") || vbi_tok_is(seg, unit, "TT.")) &&
	    vbi_run_match(seg, at, LOC_NAMES) < run - at && !vbi_place_state_known(scan->state, seg, at))
		return at;
	if (rule->syllables && seg->tok[at].kind != VB_TOKEN_SYLLABLE)
		return at; /* kênh YouTube */
	/* the beginning of another unit is no name: xây dựng thành | Khu di tích */
	if (!*name && run - at == 1 && vbi_run_has(seg, at, VBI_MASK(LOC_UNIT)))
		return at;
	if (*name) {
		end = at + (*name)->count;
		if (end >= run || ((*name)->mask & own) || vbi_run_person(seg, end, run) || vbi_run_heading(seg, at))
			return end;
		if (rule->known)
			return end;
	} else if (rule->known) {
		return at;
	}
	if (seg->tok[at].kind == VB_TOKEN_ACRONYM && (rule->weak || !rule->facility) &&
	    !vbi_slice_is(rule->kind, "road"))
		return at;
	if (vbi_seg_longest(seg, at,
	                    TITLES | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | VBI_MASK(T_RANK) | VBI_MASK(DOC_TYPE) |
	                            VBI_MASK(ORG_NAME)) &&
	    !*name &&
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
	while (end - at >= 3 && (!*name || end - at > (*name)->count) && vbi_run_glued(seg, at, end))
		end--;
	if (vbi_run_cuts_word(seg, at, end)) {
		if (rule->weak || end - at < 2)
			return *name ? at + (*name)->count : at;
	}
	if (!*name && vbi_tok_capital(&seg->tok[unit]) && at - unit == 1 && seg->tok[unit].kind == VB_TOKEN_SYLLABLE &&
	    !vbi_run_heading(seg, unit) &&
	    vbi_run_has(seg, unit, VBI_MASK(SURNAME) | VBI_MASK(MIDDLE) | VBI_MASK(GIVEN)) && rule->weak)
		return at; /* Đình Bắc, Hồ Thu: a person */
	if (rule->weak && !*name) {
		if (vbi_tok_capital(&seg->tok[unit]) && !vbi_run_first(seg, unit) && !rule->facility)
			return at;
		if (end - at == 1 && vbi_run_longer(seg, at, VBI_MASK(WORD), 1))
			return at;
	}
	return end;
}

/* Cao tốc, đường sắt, đường sắt đô thị, đường sắt tốc độ cao end before token at: ways that lead from town to town. */
static bool way_before(const vbi_seg *seg, uint32_t at)
{
	return vbi_tok_is(seg, at - 1, "tốc") || vbi_tok_is(seg, at - 1, "sắt") || vbi_tok_is(seg, at - 1, "thị") || vbi_tok_is(seg, at - 1, "cao");
}

/* Đường sắt Hà Nội - Lào Cai, cao tốc Bắc - Nam, đường sắt Thủ Thiêm - sân bay Long Thành. way: it leads from town to town. */
static uint32_t link_end(const vbi_seg *seg, uint32_t end, bool way)
{
	for (unsigned links = 0; links < 3; links++) {
		uint32_t at = end + 1, next;
		const vbi_match *name;

		if (!vbi_run_dash(seg, end))
			break;
		if (way && (name = vbi_run_class(seg, at, VBI_C_LOC_UNIT)) != NULL && vbi_tok_small(&seg->tok[at]) && seg->tok[at].space == seg->tok[end].space && vbi_run_joined(seg, at + name->count))
			at += name->count;
		if (!vbi_run_capital(seg, at))
			break;
		name = vbi_place_name_at(seg, at, 0);
		next = name ? at + name->count : vbi_run_end(seg, at, 3);
		end = next;
	}
	return end;
}

/* What stands at the tokens [at, end), the name of a place, is a day. */
static bool called_after_day(const vbi_seg *seg, uint32_t at, uint32_t end, const unit_rule *rule)
{
	return named_day_end(seg, at, rule) == end;
}

/* Cao tốc TP.HCM - Trung Lương, đường sắt Lào Cai - Hà Nội - Hải Phòng: a way by the towns at its ends. at: where its name begins. */
static bool links_towns(const vbi_seg *seg, uint32_t unit, uint32_t at, uint32_t end)
{
	if (end - at < 3 || !way_before(seg, at) || vbi_run_heading(seg, unit))
		return false;
	for (uint32_t i = at + 1; i + 1 < end; i++)
		if (vbi_run_dash(seg, i))
			return true;
	return false;
}

/* A unit of the administration whose own kind of name follows: no common word can end in it (Cử tri | huyện Gia Bình).
 */
static bool announced(const vbi_seg *seg, uint32_t at, const unit_rule *rule)
{
	const vbi_match *name = at < seg->toks ? vbi_seg_longest(seg, at, vbi_place_classes_of_kind(rule->kind)) : NULL;

	if (rule->weak || rule->facility || vbi_slice_is(rule->kind, "country"))
		return false;
	return name && vbi_run_capital(seg, at) && vbi_place_written_as_name(seg, at, name->count);
}

/* The unit word at i is a piece of something else: Hợp tác | xã, hoạt | động, Quân | khu, xã | hội, Vương | Đình Huệ.
 */
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
	/* từ | đường Hàn Thuyên, mặt tiền | đường Lê Lợi: a function word or another word ends before the unit */
	if (i > 0 && count == 1 && vbi_run_match(seg, i - 1, VBI_MASK(WORD)) == 2 && vbi_run_joined(seg, i) &&
	    !(next->shape == VB_SHAPE_TITLE && seg->tok[i].shape == VB_SHAPE_LOWER && !vbi_tok_is(seg, i, "biển") && !vbi_tok_is(seg, i, "đàn") &&
	      (vbi_tok_in(seg, i - 1, VBI_SET_PREPOSITION) ||
	       (i > 1 && vbi_run_match(seg, i - 2, VBI_MASK(WORD)) == 2 && seg->tok[i - 1].space == 1))))
		return true;
	if (i + count < seg->toks && vbi_run_longer(seg, i, VBI_MASK(WORD), count) &&
	    (next->shape == VB_SHAPE_LOWER || vbi_run_heading(seg, i) || vbi_tok_capital(&seg->tok[i])))
		return true;
	return i > 0 && seg->tok[i].space == 1 && seg->tok[i].shape == VB_SHAPE_TITLE &&
	       seg->tok[i].kind == VB_TOKEN_SYLLABLE && seg->tok[i - 1].shape == VB_SHAPE_TITLE &&
	       vbi_run_has(seg, i - 1, VBI_MASK(SURNAME) | VBI_MASK(GIVEN) | VBI_MASK(MIDDLE)) && count == 1 &&
	       !vbi_run_inside(seg, i, LOC_NAMES | VBI_MASK(ORG_FIELD) | VBI_MASK(ORG_PARTY), 1) &&
	       !vbi_run_first(seg, i - 1);
}

/* What can follow a unit word, if it is one of a place: most are words in running text. */
static bool may_be_named(const vbi_seg *seg, uint32_t at)
{
	return at < seg->toks && (vbi_run_capital(seg, at) || seg->tok[at].kind == VB_TOKEN_NUMBER ||
	                          seg->tok[at].kind == VB_TOKEN_CODE || (vbi_seg_any(seg, at) & VBI_MASK(LOC_UNIT)));
}

/* A unit word that may be named. */
static vb_status try_unit(place_scan *scan, const vbi_match *unit, uint32_t *end)
{
	const vbi_seg *seg = scan->seg;
	const vbi_entry *entry = vbi_seg_entry(seg, unit, VBI_C_LOC_UNIT);
	const vbi_match *name = NULL;
	unit_rule rule, outer;
	uint32_t i = unit->first, at, stop, chain = 0, first_name;
	vb_status status;

	if (!entry)
		return VB_OK;
	outer = rule = rule_of(seg, unit);
	/* second half of a common word: bình thường | xã giao, cán | bộ */
	if (rule.capital && !vbi_tok_capital(&seg->tok[i]))
		return VB_OK;
	at = i + unit->count;
	if (vbi_run_longer(seg, i, LOC_NAMES, unit->count) &&
	    vbi_place_written_as_name(seg, i, vbi_run_match(seg, i, LOC_NAMES)) && vbi_tok_capital(&seg->tok[i]) &&
	    !vbi_run_heading(seg, i) && vbi_run_match(seg, i, LOC_NAMES) >= vbi_run_end(seg, i, NAME_LIMIT) - i)
		return VB_OK; /* the dictionary knows it with its unit, or as a name of its own: Cầu Giấy */
	if (part_of_word(seg, i, unit->count, announced(seg, at, &rule) || named_day_end(seg, at, &rule) > at))
		return VB_OK;
	first_name = at;
	stop = at;
	while (chain < UNIT_CHAIN) {
		const vbi_match *inner = rule.facility ? vbi_run_class(seg, at, VBI_C_LOC_UNIT) : NULL;
		const vbi_entry *inner_entry = inner ? vbi_seg_entry(seg, inner, VBI_C_LOC_UNIT) : NULL;
		unit_rule inner_rule;

		if (!inner_entry) {
			stop = name_end(scan, i, at, &rule, &name);
			first_name = at;
			break;
		}
		inner_rule = rule_of(seg, inner);
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
		stop = link_end(seg, stop, way_before(seg, first_name));
	if (name)
		stop = stop > first_name + name->count ? stop : first_name + name->count;
	else if (!is_number_name(seg, first_name))
		vbi_place_state_learn(scan->state, seg, first_name, stop);
	if (name && (name->mask & (VBI_MASK(LOC_COMMUNE) | VBI_MASK(LOC_DISTRICT))))
		vbi_place_state_learn(scan->state, seg, first_name, stop);
	status = vbi_place_add(scan, i, stop, vbi_place_sub_of_kind(outer.kind), outer.kind.p, outer.kind.n, name,
	                       name ? 950 : 800);
	if (!status && (called_after_day(seg, first_name, stop, &rule) || links_towns(seg, i, first_name, stop)))
		vbi_place_sure(scan->ents);
	*end = stop;
	return status;
}

vb_status vbi_place_unit(place_scan *scan, uint32_t i, uint32_t *end)
{
	const vbi_match *unit = vbi_run_class(scan->seg, i, VBI_C_LOC_UNIT);

	*end = i;
	return unit && may_be_named(scan->seg, i + unit->count) ? try_unit(scan, unit, end) : VB_OK; /* mostly not */
}
