/* ent/org_core.c - cores: what begins the name of a body. See org_grammar.h */
#include "ent/org_parse.h"

#include <string.h>

static bool has(const vbi_seg *seg, const vbi_entry *entry, uint64_t keys)
{
	return (vbi_seg_keys(seg, entry) & keys) != 0;
}

static __attribute__((noinline)) uint8_t nth_kind(vbi_slice kind)
{
	static const vbi_slice word[] = {
#define X(name, word) VBI_WORD(word),
		VBI_BODY_KINDS(X)
#undef X
	};
	uint8_t n = VBI_NTH_KIND_OTHER;

	for (size_t i = 0; i < sizeof word / sizeof *word; i++)
		if (vbi_slice_equal(kind, word[i]))
			n = (uint8_t)(VBI_NTH_KIND_OTHER + 1 + i);
	return n;
}

/* Which kind it is is compared once, and noted. */
static inline core_rule rule_of(const vbi_seg *seg, const vbi_match *match, unsigned cls)
{
	vbi_fact *fact = &vbi_seg_fact_of(seg, match, cls)->fact;
	core_rule rule = {.says = fact->has, .kind = vbi_fact_kind(seg, fact)};

	if (!fact->note)
		fact->note = nth_kind(rule.kind);
	rule.kinds = 1u << fact->note;
	return rule;
}

/* A title or a unit word of a title ends just before token i: Trưởng | phòng Kế hoạch, Phó Chủ tịch | Thường trực. */
bool vbi_org_title_before(const grammar *g, uint32_t i)
{
	const uint64_t titles = TITLES | VBI_MASK(T_MOD);
	uint32_t hits = 0; /* a bit for each token before that may begin one: asked at once, as who could guess how far back one is */

	for (uint32_t back = 1; back <= 5 && back <= i; back++)
		hits |= (uint32_t)((vbi_seg_any(g->seg, i - back) & titles) != 0) << back;
	for (; hits; hits &= hits - 1) {
		uint32_t back = vbi_lowest_bit(hits);

		if (vbi_seg_mask(g->seg, i - back, back) & titles)
			return true;
	}
	return false;
}

/* A one-syllable head in the middle of a person's name: Nguyễn | Trường Thắng. */
static bool in_name(const grammar *g, uint32_t i)
{
	const vbi_seg *seg = g->seg;

	for (uint32_t back = 1; back <= 2 && back <= i; back++) {
		if (seg->tok[i - back + 1].space != 1 || seg->tok[i - back].shape != VB_SHAPE_TITLE)
			return false;
		if (vbi_run_class(seg, i - back, VBI_C_SURNAME))
			return vbi_run_match(seg, i - back, CORES | TITLES | VBI_MASK(ORG_FIELD)) < 2 &&
			       !vbi_run_inside(seg, i - back, CORES | VBI_MASK(ORG_FIELD) | TITLES, 3);
	}
	return false;
}

bool vbi_org_level_match(const grammar *g, uint32_t i, uint32_t *count, bool *central)
{
	const vbi_seg *seg = g->seg;
	const vbi_match *match = vbi_run_class(seg, i, VBI_C_ORG_LEVEL);
	const vbi_entry *entry;

	if (!match) {
		match = vbi_run_class(seg, i, VBI_C_ORG_ABBR); /* nearly never */
		if (!match || !vbi_slice_is(vbi_seg_attr_of(seg, match, VBI_C_ORG_ABBR, VBI_KEY_AS), "level"))
			return false;
		*central = true;
		*count = match->count;
		return true;
	}
	entry = vbi_seg_entry(seg, match, VBI_C_ORG_LEVEL);
	if (!entry || vbi_run_longer(seg, i, TITLES, match->count))
		return false;
	*central = vbi_slice_is(vbi_seg_attr(seg, entry, VBI_KEY_KIND), "central");
	*count = match->count;
	if (has(seg, entry, VBI_KEY_BIT(NUM))) {
		if (!vbi_org_number_at(g, i + match->count) || seg->tok[i + match->count].space > 1)
			return false;
		++*count;
	}
	/* the first syllable of a longer small word: xã | hội, thành phố | lớn stays */
	if (vbi_run_match(seg, i, VBI_MASK(WORD)) <= match->count)
		return true;
	/* Thường vụ Tỉnh ủy | nhiệm kỳ */
	if (capital(g, i) && vbi_run_longer(seg, i, VBI_MASK(ORG_PARTY), match->count))
		return false;
	/* UBND tỉnh | ủy quyền: two words share a syllable */
	return vbi_run_match(seg, i, VBI_MASK(WORD)) == 2 && vbi_run_longer(seg, i + 1, VBI_MASK(WORD), 1);
}

static void set_core(const grammar *g, core *out, const vbi_match *match, unsigned cls, unsigned form)
{
	uint32_t end = match->first + match->count;

	*out = (core){.rule = rule_of(g->seg, match, cls), .t1 = end, .head_end = end, .form = (uint8_t)form};
}

static bool abbr_is(const grammar *g, const vbi_match *match, const char *as)
{
	return vbi_slice_is(vbi_seg_attr_of(g->seg, match, VBI_C_ORG_ABBR, VBI_KEY_AS), as);
}

/* A head that counts in capitals only: one word small only behind the office, Trưởng | khoa Nội (Decided cases). */
static bool must_be_capital(const grammar *g, uint32_t i, const vbi_match *match)
{
	uint64_t said = vbi_seg_fact_of(g->seg, match, VBI_C_ORG_HEAD)->fact.has;

	return (match->count > 1 && !(said & SAYS_LOW)) || ((said & SAYS_CAPITAL) && !(i > 0 && word_is(g, i - 1, "trưởng")));
}

static bool head_core_of(const grammar *g, uint32_t i, const vbi_match *match, core *out)
{
	bool field = false, small = !capital(g, i);
	uint32_t end, count;
	bool central;

	if (vbi_org_other_word(g, i, match->count) || (small && must_be_capital(g, i, match)))
		return false;
	if (match->count == 1 && in_name(g, i) && !(vbi_org_field_match(g, i + 1) && capital(g, i + 1)))
		return false;
	set_core(g, out, match, VBI_C_ORG_HEAD, VBI_BODY_HEAD);
	end = out->t1;
	/* Ủy ban Quốc gia về ..., Ban Chỉ đạo Trung ương về ...: the level stands before the task */
	if (says(&out->rule, SAYS_ABOUT)) {
		uint32_t at = end;

		if (goes_on(g, at) && vbi_org_level_match(g, at, &count, &central) && central)
			at += count;
		if (word_is(g, at, "của") && goes_on(g, at + 1)) {
			const vbi_match *owner = vbi_run_class(g->seg, at + 1, VBI_C_ORG_NAME);

			if (owner && vbi_org_begins_task(g, at + 1 + owner->count))
				at += 1 + owner->count;
		}
		if (goes_on(g, at) &&
		    (vbi_org_begins_task(g, at) || (at > end && vbi_run_has(g->seg, at, VBI_MASK(PLURAL)))) &&
		    (!small || capital(g, i + 1))) {
			uint32_t task = vbi_org_task_end(g, at);

			if (task > at + 1) {
				out->t1 = task;
				out->done = out->fields = true;
				return true;
			}
		}
	}
	/* a capital head at the beginning of a sentence and a small word: Vụ | cán bộ ... */
	if (!(says(&out->rule, SAYS_CAPITAL) && vbi_run_first(g->seg, i) && !capital(g, out->t1) && match->count == 1) &&
	    !(says(&out->rule, SAYS_ABOUT) && !capital(g, out->t1) && vbi_org_field_match(g, out->t1) &&
	      vbi_org_verb_field(g, vbi_org_field_match(g, out->t1))))
		end = vbi_org_fields_end(g, &out->rule, i, out->t1, &field);
	out->fields = field;
	if (end > out->t1) {
		if (says(&out->rule, SAYS_SHOWN) && !capital(g, out->t1))
			return false;
		/* a small head wants a capital somewhere: phòng Tài nguyên nước */
		bool shown = !small;

		for (uint32_t k = i; k < out->head_end + 1 && k < end; k++)
			shown |= capital(g, k) || g->seg->tok[k].kind == VB_TOKEN_CODE;
		if (!shown)
			return false;
		/* HTX nông nghiệp, Trung tâm tài chính: a kind of body, not the name of one, unless a place follows */
		if (says(&out->rule, SAYS_NAME) && end - out->head_end <= 3) {
			shown = place_at(g, end) != NULL;
			for (uint32_t k = out->head_end; k < end; k++)
				shown |= capital(g, k) || vbi_org_number_at(g, k);
			if (!shown)
				return false;
		}
		out->t1 = end;
		out->done = true;
		return !(says(&out->rule, SAYS_NEED) && end == out->head_end);
	}
	/* Ban Chỉ đạo, Hội đồng thành viên: written with a capital it is the one that was spoken of */
	out->done = says(&out->rule, SAYS_BARE) && !small && !vbi_run_heading(g->seg, i);
	return true;
}

/* The head with which the name reaches farthest: bệnh viện nhi | ... against bệnh viện | nhi đồng. */
static bool head_core(const grammar *g, uint32_t i, core *out)
{
	bool found = false;
	core other;

	for (uint32_t m = g->seg->match_at[i + 1]; m-- > g->seg->match_at[i];) {
		const vbi_match *match = &g->seg->match[m];

		if (!(match->mask & VBI_MASK(ORG_HEAD)) || !head_core_of(g, i, match, found ? &other : out))
			continue;
		if (found && other.done && other.t1 > out->t1)
			*out = other;
		found = true;
	}
	return found;
}

/* A well-known man whose name is also a head: Trường Chinh. */
static bool known_person(const grammar *g, uint32_t i)
{
	const vbi_match *person = vbi_run_class(g->seg, i, VBI_C_PERSON);

	return person && person->count > 1 && vbi_org_all_capital(g, i, person->count) && !vbi_run_heading(g->seg, i) &&
	       vbi_run_match(g->seg, i, CORES) < person->count && vbi_run_end(g->seg, i, 4) == i + person->count;
}

/* Ảnh: Trung Nguyên is a photographer, not the company. */
static bool after_credit(const grammar *g, uint32_t i)
{
	return i > 1 && vbi_tok_is(g->seg, i - 1, ":") && word_is(g, i - 2, "ảnh");
}

/* The same of what is named by more than a head: bodies that the dictionary knows, organs, parties, abbreviations, brands. Of those that
 * reach as far the first stands; *none: nothing may begin here. */
static bool named_core(const grammar *g, uint32_t i, core *out, bool *none)
{
	const vbi_seg *seg = g->seg;
	const vbi_match *name = vbi_run_class(seg, i, VBI_C_ORG_NAME), *gov = vbi_run_class(seg, i, VBI_C_ORG_GOV);
	const vbi_match *party = vbi_run_class(seg, i, VBI_C_ORG_PARTY), *abbr = vbi_run_class(seg, i, VBI_C_ORG_ABBR);
	const vbi_match *brand = vbi_seg_longest(seg, i, VBI_MASK(ORG_MEDIA) | VBI_MASK(ORG_BRAND));
	bool found = false;

	*none = false;
	if (name && capital(g, i) && !vbi_org_other_word(g, i, name->count)) {
		set_core(g, out, name, VBI_C_ORG_NAME, VBI_BODY_NAME);
		out->done = !(says(&out->rule, SAYS_MID) && vbi_run_first(seg, i)) && !says(&out->rule, SAYS_OWNED);
		if (name->count == 1 && vbi_run_cuts_word(seg, i, out->t1))
			out->done = false;
		*none = says(&out->rule, SAYS_POST) && vbi_org_title_before(g, i);
		found = true;
	}
	if (*none)
		return false;
	if (gov && (!found || i + gov->count > out->t1) && !vbi_org_other_word(g, i, gov->count)) {
		set_core(g, out, gov, VBI_C_ORG_GOV, VBI_BODY_ORGAN);
		out->done = says(&out->rule, SAYS_BARE) && (capital(g, i) || says(&out->rule, SAYS_LOW)) && !says(&out->rule, SAYS_NEVER);
		found = true;
	}
	if (party && (!found || i + party->count > out->t1) && !vbi_org_other_word(g, i, party->count)) {
		set_core(g, out, party, VBI_C_ORG_PARTY, VBI_BODY_PARTY);
		out->done = capital(g, i) && !says(&out->rule, SAYS_NEED);
		/* Phó Chủ tịch Thường trực | UBND tỉnh: there it is a modifier of the office */
		*none = says(&out->rule, SAYS_POST) && vbi_org_title_before(g, i);
		found = true;
	}
	if (*none)
		return false;
	if (abbr && (!found || i + abbr->count > out->t1) && !abbr_is(g, abbr, "level")) {
		set_core(g, out, abbr, VBI_C_ORG_ABBR, VBI_BODY_ABBR);
		out->done = !says(&out->rule, SAYS_NEED);
		found = true;
	}
	if (brand && (!found || i + brand->count > out->t1) && capital(g, i) &&
	    (brand->count > 2 || vbi_org_all_capital(g, i, brand->count)) && !vbi_run_heading(seg, i) &&
	    !(brand->count > 1 && !(brand->mask & VBI_MASK(ORG_MEDIA)) && after_credit(g, i))) {
		bool media = (brand->mask & VBI_MASK(ORG_MEDIA)) != 0;

		set_core(g, out, brand, media ? VBI_C_ORG_MEDIA : VBI_C_ORG_BRAND, media ? VBI_BODY_MEDIA : VBI_BODY_BRAND);
		out->done = true;
		out->rule.says |= SAYS_BRAND;
		found = true;
	}
	return found;
}

bool vbi_org_core_at(const grammar *g, uint32_t i, core *out)
{
	uint64_t cores = i < g->seg->toks ? vbi_seg_any(g->seg, i) & CORES : 0;
	bool found = false, none = false;
	core head;

	if (!cores || !vbi_run_word(g->seg, i) || known_person(g, i))
		return false;
	if (cores != VBI_MASK(ORG_HEAD)) /* mostly it is only that */
		found = named_core(g, i, out, &none);
	if (none || !(cores & VBI_MASK(ORG_HEAD)) || (found && out->form >= VBI_BODY_MEDIA))
		return found;
	if (!found)
		return head_core(g, i, out);
	if (head_core(g, i, &head) && head.t1 > out->t1)
		*out = head;
	return true;
}
