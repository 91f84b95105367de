/* ent/org_grammar.c - see org_grammar.h */
#include "ent/org_grammar.h"
#include "ent/run.h"

#include <string.h>

#define CORES                                                                                                          \
	(VBI_MASK(ORG_NAME) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_ABBR) |      \
	 VBI_MASK(ORG_MEDIA) | VBI_MASK(ORG_BRAND))
#define TITLES (VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO) | VBI_MASK(T_UNIT) | VBI_MASK(T_MANDATE))

#define FIELD_LIMIT 24 /* tokens of the fields of one body */
#define TAIL_LIMIT 8   /* tails of one body */
#define TASK_LIMIT 24  /* tokens of a description of a task */

/* What the attributes of a core say; see the head of dicts/bodies.tsv. */
typedef struct core_rule {
	vbi_slice kind;
	bool capital, low, name, parent, number, about, bare, need, level, never, mid, brand, post, shown;
} core_rule;

typedef struct core {
	core_rule rule;
	uint32_t t1, head_end;
	uint8_t form;
	bool done;    /* complete in itself */
	bool fields;
} core;

typedef struct grammar {
	const vbi_seg *seg;
	const vbi_ents *ents;
} grammar;

static bool flag(const vbi_seg *seg, const vbi_entry *entry, const char *key)
{
	return vbi_lex_attr(seg->lex, entry, key).n > 0;
}

static core_rule rule_of(const vbi_seg *seg, const vbi_entry *entry)
{
	core_rule rule;

	rule.kind = vbi_lex_attr(seg->lex, entry, "kind");
	rule.capital = flag(seg, entry, "cap") || flag(seg, entry, "caponly");
	rule.low = flag(seg, entry, "low");
	rule.name = flag(seg, entry, "name");
	rule.parent = flag(seg, entry, "par");
	rule.number = flag(seg, entry, "num");
	rule.about = flag(seg, entry, "about");
	rule.bare = flag(seg, entry, "bare");
	rule.need = flag(seg, entry, "need") || flag(seg, entry, "needs") || flag(seg, entry, "nobare");
	rule.level = flag(seg, entry, "level");
	rule.never = flag(seg, entry, "never");
	rule.mid = flag(seg, entry, "mid");
	rule.brand = flag(seg, entry, "brand");
	rule.post = flag(seg, entry, "post");
	rule.shown = flag(seg, entry, "capf");
	return rule;
}

static const vbi_ent *place_at(const grammar *g, uint32_t i)
{
	return vbi_ents_at(g->ents, VB_ENTITY_LOC, i);
}

/* The text goes on at token i without a mark, an empty line or the end of a heading between. */
static bool goes_on(const grammar *g, uint32_t i)
{
	return i < g->seg->toks && vbi_run_joined(g->seg, i);
}

static bool capital(const grammar *g, uint32_t i)
{
	return vbi_run_capital(g->seg, i);
}

static bool all_capital(const grammar *g, uint32_t i, uint32_t count)
{
	for (uint32_t k = i; k < i + count; k++)
		if (vbi_run_word(g->seg, k) && !vbi_tok_capital(&g->seg->tok[k]))
			return false;
	return true;
}

static bool word_is(const grammar *g, uint32_t i, const char *lower)
{
	return i < g->seg->toks && vbi_tok_is_lower(g->seg, i, lower);
}

/* Token i is the middle of a common word written small (cán | bộ), or begins a longer one (ban | hành, bộ | phận), or
 * a title (bộ trưởng, viện trưởng). */
static bool other_word(const grammar *g, uint32_t i, uint32_t count)
{
	const vbi_seg *seg = g->seg;
	uint32_t word = vbi_run_match(seg, i, VBI_MASK(WORD));

	if (vbi_run_match(seg, i, TITLES) > count)
		return true;
	if (word > count && i + count < seg->toks && seg->tok[i + count].shape == VB_SHAPE_LOWER)
		return true;
	return i > 0 && (seg->tok[i].shape == VB_SHAPE_LOWER || vbi_run_heading(seg, i)) && seg->tok[i].space <= 2 &&
	       vbi_run_match(seg, i - 1, VBI_MASK(WORD)) == 2 && vbi_run_match(seg, i, VBI_MASK(WORD)) < 2 && count == 1 &&
	       !vbi_run_match(seg, i - 1, VBI_MASK(T_UNIT) | VBI_MASK(T_HEAD));
}

/* A title or a unit word of a title ends just before token i: Trưởng | phòng Kế hoạch, Phó Chủ tịch | Thường trực. */
static bool title_before(const grammar *g, uint32_t i)
{
	for (uint32_t back = 1; back <= 5 && back <= i; back++)
		for (uint32_t m = g->seg->match_at[i - back]; m < g->seg->match_at[i - back + 1]; m++)
			if (g->seg->match[m].count == back && (g->seg->match[m].mask & (TITLES | VBI_MASK(T_MOD))))
				return true;
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

/* ---- fields ---- */

/* The longest field at i, none if a longer common word begins there: Bộ | báo cáo. */
static const vbi_match *field_match(const grammar *g, uint32_t i)
{
	const vbi_match *match = vbi_run_class(g->seg, i, VBI_C_ORG_FIELD);

	if (match && vbi_run_match(g->seg, i, VBI_MASK(WORD)) > match->count && i + match->count < g->seg->toks &&
	    g->seg->tok[i + match->count].shape == VB_SHAPE_LOWER)
		return NULL;
	return match;
}

static bool verb_field(const grammar *g, const vbi_match *match)
{
	const vbi_entry *entry = vbi_seg_entry(g->seg, match, VBI_C_ORG_FIELD);

	return entry && flag(g->seg, entry, "verb");
}

/* A roman or arabic number or a code that may be (part of) a name. */
static bool number_at(const grammar *g, uint32_t i)
{
	const vbi_tok *tok;

	if (i >= g->seg->toks)
		return false;
	tok = &g->seg->tok[i];
	/* a year or an amount is no name */
	if (tok->kind == VB_TOKEN_NUMBER)
		return tok->end - tok->start <= 3;
	if (tok->kind == VB_TOKEN_CODE)
		return true;
	if (tok->end - tok->start > 5)
		return false;
	for (uint32_t k = tok->start; k < tok->end; k++)
		if (!strchr("IVX", g->seg->text[k]))
			return false;
	return true;
}

static bool begins_core(const grammar *g, uint32_t i)
{
	const vbi_match *match = i < g->seg->toks ? vbi_seg_longest(g->seg, i, CORES) : NULL;

	return match && !other_word(g, i, match->count);
}

/* The field, shortened where a place begins inside it and reaches beyond: phát triển | đường cao tốc Biên Hòa - ... */
static const vbi_match *before_place(const grammar *g, uint32_t i, const vbi_match *match)
{
	for (uint32_t k = 1; match && k < match->count; k++) {
		const vbi_ent *place = place_at(g, i + k);

		if (!place || place->t1 <= i + match->count)
			continue;
		for (uint32_t m = g->seg->match_at[i + 1]; m-- > g->seg->match_at[i];)
			if (g->seg->match[m].count <= k && (g->seg->match[m].mask & VBI_MASK(ORG_FIELD)))
				return &g->seg->match[m];
		return NULL;
	}
	return match;
}

/* One element of a field at i. verb is set when it is an action that wants an object (Quản lý | đất đai), names counts
 * the words of a proper name taken so far. Returns its end, i if there is none. */
static uint32_t element(const grammar *g, const core_rule *rule, uint32_t i, bool first, bool *verb, uint32_t *names,
                        bool *field)
{
	const vbi_seg *seg = g->seg;
	const vbi_match *match = field_match(g, i);
	const vbi_ent *place = place_at(g, i);
	uint32_t word;

	if (!goes_on(g, i) || vbi_ents_at(g->ents, VB_ENTITY_DATE, i))
		return i;
	match = before_place(g, i, match);
	if (match && (!place || place->t1 - place->t0 <= match->count)) {
		bool small = !capital(g, i);

		if (!small || first || *verb) {
			if (!(small && verb_field(g, match) && !first)) {
				*verb = verb_field(g, match);
				*field = true;
				return i + match->count;
			}
		}
	}
	if (place)
		return i;
	if (rule->number && number_at(g, i) && seg->tok[i].space <= 1)
		return i + 1;
	if (word_is(g, i, "số") && i + 1 < seg->toks && number_at(g, i + 1))
		return i + 2;
	/* the object of an action: Công ty Quản lý | tài sản */
	word = vbi_run_match(seg, i, VBI_MASK(WORD));
	if (!first && *verb && !capital(g, i) && word > 1 && !vbi_run_match(seg, i, VBI_MASK(VERB_SAY) | VBI_MASK(STOP))) {
		*verb = false;
		return i + word;
	}
	/* Công ty Cổ phần | sứ Bát Tràng: what it makes stands small before the name */
	if (first && rule->name && !capital(g, i) && word && vbi_slice_is(rule->kind, "company") && i > 1 && capital(g, i - 1) &&
	    !vbi_run_match(seg, i, VBI_MASK(VERB_SAY) | VBI_MASK(STOP) | VBI_MASK(PLURAL)) && goes_on(g, i + word) &&
	    capital(g, i + word) && !vbi_run_person(seg, i + word, i + word + 3) && !begins_core(g, i + word))
		return i + word;
	if (!capital(g, i) || vbi_run_heading(seg, i))
		return i;
	if (rule->name && (word = vbi_run_match(seg, i, VBI_MASK(ORG_BRAND))) > 0 && all_capital(g, i, word)) {
		*names += word;
		return i + word;
	}
	/* a word of a name that is also a head: Công ty TNHH Hoa | Ban Trắng */
	if (begins_core(g, i) && !(rule->name && !first && vbi_run_match(seg, i, CORES & ~VBI_MASK(ORG_HEAD)) == 0 &&
	                           vbi_run_match(seg, i, VBI_MASK(ORG_HEAD)) == 1 && !field_match(g, i + 1) &&
	                           capital(g, i + 1)))
		return i;
	if (vbi_run_match(seg, i, TITLES | VBI_MASK(T_RANK)) && !first)
		return i;
	word = vbi_run_match(seg, i, VBI_MASK(WORD));
	if (word > 1 && (first || *verb || rule->name) && !(vbi_run_person(seg, i, i + 3) && capital(g, i + 1))) {
		*verb = false;
		*names += rule->name;
		return i + word;
	}
	if (rule->name) {
		/* the name of a school may be a person's; a person after a name is somebody */
		if (*names >= 2 && vbi_run_person(seg, i, i + 3))
			return i;
		++*names;
		return i + 1;
	}
	if (seg->tok[i].kind == VB_TOKEN_ACRONYM && first)
		return i + 1;
	return i;
}

static bool connector(const grammar *g, uint32_t i)
{
	if (i >= g->seg->toks || !goes_on(g, i))
		return false;
	/* a dash at the beginning of a line is the mark of a list */
	return word_is(g, i, "và") || vbi_tok_is(g->seg, i, "&") || (vbi_run_dash(g->seg, i) && g->seg->tok[i].space < 2);
}

/* The element after a connector: a field of the dictionary, or a capitalised word of it. */
static uint32_t joined_element(const grammar *g, const core_rule *rule, uint32_t i, bool fields, bool *verb,
                               uint32_t *names)
{
	const vbi_seg *seg = g->seg;
	const vbi_match *match = field_match(g, i);
	uint32_t core_count = vbi_run_match(seg, i, CORES);

	if (i >= seg->toks || seg->tok[i].space == 3)
		return i;
	if (vbi_run_match(seg, i, VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | VBI_MASK(ORG_NAME)) && !other_word(g, i, core_count) &&
	    (!match || match->count <= core_count))
		return i;
	if (match && match->count >= core_count && (capital(g, i) || !verb_field(g, match) || match->count > 2)) {
		const vbi_ent *place = place_at(g, i);

		if (!capital(g, i) && match->count < 2)
			return i;
		if (place && place->t1 - place->t0 > match->count)
			return i;
		*verb = verb_field(g, match);
		return i + match->count;
	}
	if (!fields || rule->name || core_count || place_at(g, i) || !capital(g, i) || vbi_run_person(seg, i, i + 3))
		return i;
	(void)names;
	if (vbi_run_match(seg, i, TITLES | VBI_MASK(T_RANK)))
		return i;
	return vbi_run_match(seg, i, VBI_MASK(WORD)) > 1 && seg->tok[i + 1].shape == VB_SHAPE_LOWER
	               ? i + vbi_run_match(seg, i, VBI_MASK(WORD))
	               : i;
}

static bool plural_before(const vbi_seg *seg, uint32_t i)
{
	return i > 0 && (vbi_run_match(seg, i - 1, VBI_MASK(PLURAL)) == 1 ||
	                 (i > 1 && vbi_run_match(seg, i - 2, VBI_MASK(PLURAL)) == 2));
}

static uint32_t fields_end(const grammar *g, const core_rule *rule, uint32_t head, uint32_t i, bool *field)
{
	bool verb = false, plural = plural_before(g->seg, head);
	uint32_t at = i, names = 0;

	while (at < i + FIELD_LIMIT) {
		uint32_t next = element(g, rule, at, at == i, &verb, &names, field);

		if (next == at && at > i && !plural && connector(g, at)) {
			next = joined_element(g, rule, at + 1, *field, &verb, &names);
			if (next == at + 1)
				break;
		}
		if (next == at)
			break;
		at = next;
	}
	return at;
}

/* ---- tasks: Ban Chỉ đạo Trung ương về ..., Ban Chỉ đạo phòng, chống ... ---- */

static bool ends_task(const grammar *g, uint32_t i)
{
	static const char *const word[] = {"đã", "sẽ", "đang", "vừa", "cần", "phải", "là", "do", "tại", "được", "bị", "có",
	                                   "cho", "họp", "theo", "trong", "từ", "khi", "để", "cũng", "nhằm", "vào", "ngày",
	                                   "sáng", "chiều", "đến", "với", "này", "đó", "trước", "sau", "ở", "chủ", "yêu",
	                                   "giao", "báo", "nêu", "không", "thì", "mà", "nhưng", "khóa", "ông", "bà", "gồm"};

	if (vbi_run_match(g->seg, i, VBI_MASK(VERB_SAY)) || vbi_ents_at(g->ents, VB_ENTITY_DATE, i) ||
	    vbi_run_match(g->seg, i, VBI_MASK(HONORIFIC)) == 2)
		return true;
	for (size_t k = 0; k < sizeof word / sizeof *word; k++)
		if (word_is(g, i, word[k]))
			return true;
	return vbi_run_person(g->seg, i, i + 3) && capital(g, i + 1);
}

static bool begins_task(const grammar *g, uint32_t i)
{
	const vbi_match *match = field_match(g, i);

	return word_is(g, i, "về") || (match && verb_field(g, match));
}

static uint32_t task_end(const grammar *g, uint32_t i)
{
	const vbi_seg *seg = g->seg;
	uint32_t at = i, good = i;

	while (at < seg->toks && at < i + TASK_LIMIT && (at == i || seg->tok[at].space < 3)) {
		const vbi_ent *place = place_at(g, at);

		if (place) {
			good = at = place->t1;
			continue;
		}
		if (seg->tok[at].kind == VB_TOKEN_PUNCT) {
			bool comma = vbi_tok_is(seg, at, ",");

			if (!comma && !vbi_run_dash(seg, at))
				break;
			if (at + 1 >= seg->toks || seg->tok[at + 1].shape != VB_SHAPE_LOWER || ends_task(g, at + 1) ||
			    (comma && !field_match(g, at + 1)))
				break;
			at++;
			continue;
		}
		if (field_match(g, at) && field_match(g, at)->count > 1) {
			at += field_match(g, at)->count;
			good = at;
			continue;
		}
		if (at > i && ends_task(g, at))
			break;
		if (!word_is(g, at, "và") && !word_is(g, at, "về") && !word_is(g, at, "của"))
			good = at + 1;
		at++;
	}
	return good;
}

/* ---- cores ---- */

static bool level_match(const grammar *g, uint32_t i, uint32_t *count, bool *central)
{
	const vbi_seg *seg = g->seg;
	const vbi_match *match = vbi_run_class(seg, i, VBI_C_ORG_LEVEL);
	const vbi_entry *entry;

	if (!match) {
		match = vbi_run_class(seg, i, VBI_C_ORG_ABBR);
		entry = match ? vbi_seg_entry(seg, match, VBI_C_ORG_ABBR) : NULL;
		if (!entry || !vbi_slice_is(vbi_lex_attr(seg->lex, entry, "as"), "level"))
			return false;
		*central = true;
		*count = match->count;
		return true;
	}
	entry = vbi_seg_entry(seg, match, VBI_C_ORG_LEVEL);
	if (!entry || vbi_run_match(seg, i, TITLES) > match->count)
		return false;
	*central = vbi_slice_is(vbi_lex_attr(seg->lex, entry, "kind"), "central");
	*count = match->count;
	if (flag(seg, entry, "num")) {
		if (!number_at(g, i + match->count) || seg->tok[i + match->count].space > 1)
			return false;
		++*count;
	}
	/* the first syllable of a longer small word: xã | hội, thành phố | lớn stays */
	if (vbi_run_match(seg, i, VBI_MASK(WORD)) <= match->count)
		return true;
	/* UBND tỉnh | ủy quyền: two words share a syllable */
	return vbi_run_match(seg, i, VBI_MASK(WORD)) == 2 && vbi_run_match(seg, i + 1, VBI_MASK(WORD)) > 1;
}

static void set_core(const grammar *g, core *out, const vbi_match *match, unsigned cls, unsigned form)
{
	const vbi_entry *entry = vbi_seg_entry(g->seg, match, cls);

	memset(out, 0, sizeof *out);
	if (entry)
		out->rule = rule_of(g->seg, entry);
	out->t1 = out->head_end = match->first + match->count;
	out->form = (uint8_t)form;
}

static bool abbr_is(const grammar *g, const vbi_match *match, const char *as)
{
	const vbi_entry *entry = vbi_seg_entry(g->seg, match, VBI_C_ORG_ABBR);

	return entry && vbi_slice_is(vbi_lex_attr(g->seg->lex, entry, "as"), as);
}

static bool head_core_of(const grammar *g, uint32_t i, const vbi_match *match, core *out)
{
	bool field = false, small = !capital(g, i);
	uint32_t end, count;
	bool central;

	if (other_word(g, i, match->count))
		return false;
	set_core(g, out, match, VBI_C_ORG_HEAD, VBI_BODY_HEAD);
	if (small && out->rule.capital)
		return false;
	if (match->count == 1 && in_name(g, i) && !(field_match(g, i + 1) && capital(g, i + 1)))
		return false;
	if (small && match->count > 1 && !out->rule.low)
		return false;
	end = out->t1;
	/* Ủy ban Quốc gia về ..., Ban Chỉ đạo Trung ương về ...: the level stands before the task */
	if (out->rule.about) {
		uint32_t at = end;

		if (goes_on(g, at) && level_match(g, at, &count, &central) && central)
			at += count;
		if (word_is(g, at, "của") && goes_on(g, at + 1)) {
			const vbi_match *owner = vbi_run_class(g->seg, at + 1, VBI_C_ORG_NAME);

			if (owner && begins_task(g, at + 1 + owner->count))
				at += 1 + owner->count;
		}
		if (goes_on(g, at) && (begins_task(g, at) || (at > end && vbi_run_match(g->seg, at, VBI_MASK(PLURAL)))) && (!small || capital(g, i + 1))) {
			uint32_t task = task_end(g, at);

			if (task > at + 1) {
				out->t1 = task;
				out->done = out->fields = true;
				return true;
			}
		}
	}
	/* a capital head at the beginning of a sentence and a small word: Vụ | cán bộ ... */
	if (!(out->rule.capital && vbi_run_first(g->seg, i) && !capital(g, out->t1) && match->count == 1) &&
	    !(out->rule.about && !capital(g, out->t1) && field_match(g, out->t1) && verb_field(g, field_match(g, out->t1))))
		end = fields_end(g, &out->rule, i, out->t1, &field);
	out->fields = field;
	if (end > out->t1) {
		if (out->rule.shown && !capital(g, out->t1))
			return false;
		/* a small head wants a capital somewhere: phòng Tài nguyên nước */
		bool shown = !small;

		for (uint32_t k = i; k < out->head_end + 1 && k < end; k++)
			shown |= capital(g, k) || g->seg->tok[k].kind == VB_TOKEN_CODE;
		if (!shown)
			return false;
		/* HTX nông nghiệp, Trung tâm tài chính: a kind of body, not the name of one, unless a place follows */
		if (out->rule.name && end - out->head_end <= 3) {
			shown = place_at(g, end) != NULL;
			for (uint32_t k = out->head_end; k < end; k++)
				shown |= capital(g, k) || number_at(g, k);
			if (!shown)
				return false;
		}
		out->t1 = end;
		out->done = true;
		return !(out->rule.need && end == out->head_end);
	}
	/* Ban Chỉ đạo, Hội đồng thành viên: written with a capital it is the one that was spoken of */
	out->done = out->rule.bare && !small && !vbi_run_heading(g->seg, i);
	return true;
}

/* The head with which the name reaches farthest: bệnh viện nhi | ... against bệnh viện | nhi đồng. */
static bool head_core(const grammar *g, uint32_t i, core *out)
{
	bool found = false;
	core c;

	for (uint32_t m = g->seg->match_at[i + 1]; m-- > g->seg->match_at[i];) {
		const vbi_match *match = &g->seg->match[m];

		if (!(match->mask & VBI_MASK(ORG_HEAD)) || !head_core_of(g, i, match, &c))
			continue;
		if (!found || (c.done && c.t1 > out->t1))
			*out = c;
		found = true;
	}
	return found;
}

static bool core_at(const grammar *g, uint32_t i, core *out)
{
	const vbi_seg *seg = g->seg;
	const vbi_match *name, *gov, *party, *abbr, *brand;
	core head;
	bool found = false;

	if (i >= seg->toks || !vbi_run_word(seg, i))
		return false;
	name = vbi_run_class(seg, i, VBI_C_ORG_NAME);
	gov = vbi_run_class(seg, i, VBI_C_ORG_GOV);
	party = vbi_run_class(seg, i, VBI_C_ORG_PARTY);
	abbr = vbi_run_class(seg, i, VBI_C_ORG_ABBR);
	brand = vbi_seg_longest(seg, i, VBI_MASK(ORG_MEDIA) | VBI_MASK(ORG_BRAND));
	if (name && !other_word(g, i, name->count) && capital(g, i)) {
		set_core(g, out, name, VBI_C_ORG_NAME, VBI_BODY_NAME);
		out->done = !(out->rule.mid && vbi_run_first(seg, i));
		if (vbi_run_cuts_word(seg, i, out->t1) && name->count == 1)
			out->done = false;
		if (out->rule.post && title_before(g, i))
			return false;
		found = true;
	}
	if (gov && (!found || i + gov->count > out->t1) && !other_word(g, i, gov->count)) {
		set_core(g, out, gov, VBI_C_ORG_GOV, VBI_BODY_ORGAN);
		out->done = out->rule.bare && (capital(g, i) || out->rule.low) && !out->rule.never;
		found = true;
	}
	if (party && (!found || i + party->count > out->t1) && !other_word(g, i, party->count)) {
		set_core(g, out, party, VBI_C_ORG_PARTY, VBI_BODY_PARTY);
		out->done = capital(g, i) && !out->rule.need;
		/* Phó Chủ tịch Thường trực | UBND tỉnh: there it is a modifier of the office */
		if (out->rule.post && title_before(g, i))
			return false;
		found = true;
	}
	if (abbr && (!found || i + abbr->count > out->t1) && !abbr_is(g, abbr, "level")) {
		set_core(g, out, abbr, VBI_C_ORG_ABBR, VBI_BODY_ABBR);
		out->done = !out->rule.need;
		found = true;
	}
	if (brand && (!found || i + brand->count > out->t1) && capital(g, i) && (brand->count > 2 || all_capital(g, i, brand->count)) &&
	    !vbi_run_heading(seg, i)) {
		bool media = (brand->mask & VBI_MASK(ORG_MEDIA)) != 0;

		set_core(g, out, brand, media ? VBI_C_ORG_MEDIA : VBI_C_ORG_BRAND, media ? VBI_BODY_MEDIA : VBI_BODY_BRAND);
		out->done = true;
		out->rule.brand = true;
		found = true;
	}
	if (head_core(g, i, &head) && (!found || head.t1 > out->t1)) {
		*out = head;
		found = true;
	}
	return found;
}

/* ---- tails ---- */

/* "của" joins a body and its parent (Decided cases); "thuộc" does where the whole completes a title. */
static bool of_word(const grammar *g, uint32_t i, bool titled, uint32_t *next)
{
	if (word_is(g, i, "của") || (titled && word_is(g, i, "thuộc"))) {
		*next = i + 1;
		return true;
	}
	if (titled && word_is(g, i, "trực") && word_is(g, i + 1, "thuộc")) {
		*next = i + 2;
		return true;
	}
	return false;
}

/* Thanh tra | Bộ, Văn phòng | Sở: the body it belongs to is named by its head alone. */
static uint32_t bare_parent(const grammar *g, const core *c, uint32_t i)
{
	const vbi_match *match = vbi_run_class(g->seg, i, VBI_C_ORG_HEAD);

	if (!match || match->count != 1 || !capital(g, i) || other_word(g, i, 1) || !goes_on(g, i))
		return i;
	if (!vbi_slice_is(c->rule.kind, "office") && !vbi_slice_is(c->rule.kind, "inspectorate"))
		return i;
	return c->fields ? i : i + 1;
}

static bool may_own(const core *owned, const core *owner)
{
	if (owner->form == VBI_BODY_BRAND)
		return vbi_slice_is(owned->rule.kind, "board");
	if (owner->form == VBI_BODY_MEDIA || !owner->done)
		return false;
	/* UBND tỉnh | Sở Y tế: an organ of a level belongs to nobody */
	return owned->rule.parent;
}

/* Completes the core in *c by what follows; true if anything did. */
static bool tails(const grammar *g, uint32_t i, core *c)
{
	const vbi_seg *seg = g->seg;
	bool any = false, placed = false, levelled = false;

	for (unsigned n = 0; n < TAIL_LIMIT; n++) {
		uint32_t at = c->t1, next, count;
		const vbi_ent *place;
		core owner;
		bool central;

		if (at >= seg->toks)
			break;
		if (c->form == VBI_BODY_MEDIA || c->form == VBI_BODY_BRAND)
			break;
		place = goes_on(g, at) ? place_at(g, at) : NULL;
		/* a letterhead sets the place on a line of its own */
		if (!place && vbi_run_heading(seg, at) && vbi_run_heading(seg, at - 1) && vbi_run_match(seg, at, VBI_MASK(LOC_UNIT)))
			place = place_at(g, at);
		if (place && vbi_run_heading(seg, at) && place->t1 - place->t0 > 5)
			break; /* the name of the state stands beside the issuer, it is not part of it */
		if (place && !placed && c->rule.brand && !c->done && place->sub == VBI_SUB_LOC_COUNTRY)
			break; /* báo Hàn Quốc: some newspaper of a country */
		if (place && !placed) {
			/* trung tâm | Sài Gòn, ngân hàng | Trung Quốc: a common noun and a place */
			if (c->form == VBI_BODY_HEAD && !c->done && !capital(g, i) && !vbi_slice_is(c->rule.kind, "school") &&
			    !vbi_slice_is(c->rule.kind, "hospital"))
				break;
			if (c->form == VBI_BODY_HEAD && !c->done && !c->rule.name && !c->rule.need && c->head_end - i < 3)
				break;
			c->t1 = place->t1;
			c->done = any = true;
			/* Mặt trận Tổ quốc Việt Nam | tỉnh An Giang */
			placed = place->sub != VBI_SUB_LOC_COUNTRY || !c->rule.level;
			continue;
		}
		if (!placed && !levelled && goes_on(g, at) && level_match(g, at, &count, &central) &&
		    (c->form != VBI_BODY_NAME || c->rule.level || c->rule.parent) &&
		    (c->form != VBI_BODY_ABBR || c->rule.level || c->rule.parent) &&
		    !(central && c->form == VBI_BODY_ORGAN && !capital(g, i)) &&
		    !(c->form == VBI_BODY_HEAD && !c->done && (c->head_end - i < 2 || !c->rule.parent))) {
			c->t1 = at + count;
			c->done = any = levelled = true;
			continue;
		}
		if (c->rule.number && !placed && c->form != VBI_BODY_NAME && goes_on(g, at) && number_at(g, at) && seg->tok[at].space <= 1 &&
		    seg->tok[at].kind != VB_TOKEN_SYLLABLE) {
			c->t1 = at + 1;
			c->done = any = true;
			continue;
		}
		if (placed && word_is(g, at, "số") && number_at(g, at + 1) && c->rule.name) {
			c->t1 = at + 2;
			continue;
		}
		if (c->rule.parent && goes_on(g, at) && (next = bare_parent(g, c, at)) > at && !c->done) {
			if (!core_at(g, at, &owner) || !owner.done) {
				c->t1 = next;
				c->done = any = true;
				continue;
			}
		}
		/* the body it belongs to */
		next = at;
		if (goes_on(g, at) && core_at(g, at, &owner) && !placed) {
			if (!capital(g, at) && owner.form != VBI_BODY_PARTY && owner.form != VBI_BODY_ORGAN)
				break;
			if (c->rule.post && owner.form == VBI_BODY_NAME && !vbi_slice_is(owner.rule.kind, "party") &&
			    !vbi_slice_is(owner.rule.kind, "front"))
				break;
			/* trưởng phòng | Phòng Khoáng sản */
			if (c->form == VBI_BODY_HEAD && !c->done && !capital(g, i) && seg->tok[at].code == seg->tok[i].code)
				break;
		} else if (((vbi_run_dash(seg, at) && seg->tok[at].space < 2) || of_word(g, at, title_before(g, i), &next)) && c->done) {
			bool dash = next == at;

			next = dash ? at + 1 : next;
			if (!goes_on(g, next) || !capital(g, next) || !core_at(g, next, &owner))
				break;
			if ((dash && owner.form == VBI_BODY_ABBR) || (dash && owner.form != VBI_BODY_HEAD && owner.form != VBI_BODY_NAME) ||
			    (dash && c->form == VBI_BODY_PARTY))
				break;
		} else {
			break;
		}
		{
			bool open = !owner.done;

			if (open) {
				core probe = owner;

				/* Tòa án, công an, đảng ủy: done only with their own tail */
				probe.done = true;
				if (!may_own(c, &probe))
					break;
			} else if (!may_own(c, &owner)) {
				break;
			}
			if (open) {
				/* look one tail ahead without recursion: a place or a level must follow */
				const vbi_ent *its = goes_on(g, owner.t1) ? place_at(g, owner.t1) : NULL;

				if (!its && !(goes_on(g, owner.t1) && level_match(g, owner.t1, &count, &central)))
					break;
			}
			c->t1 = owner.t1;
			c->rule.parent = owner.rule.parent;
			c->rule.level = owner.rule.level;
			c->rule.number = owner.rule.number;
			c->rule.name = owner.rule.name;
			c->form = owner.form;
			c->head_end = owner.head_end;
			c->fields = true;
			c->done = any = true;
			placed = levelled = false;
		}
	}
	return any;
}

bool vbi_body_at(const vbi_seg *seg, const vbi_ents *ents, uint32_t i, vbi_body *out)
{
	grammar g = {seg, ents};
	core c;
	const vbi_ent *place = vbi_ents_at(ents, VB_ENTITY_LOC, i);
	vbi_slice kind;
	bool completed;
	uint8_t form;

	if (!core_at(&g, i, &c))
		return false;
	/* Hội An, Đài Loan, Ban Mê Thuột */
	if (place && place->t1 >= c.t1)
		return false;
	kind = c.rule.kind;
	form = c.form;
	out->brand = c.rule.brand;
	out->head_end = c.head_end;
	out->fields = c.fields;
	out->bare = !c.fields && c.t1 == c.head_end;
	completed = tails(&g, i, &c);
	if (!completed && !c.done)
		return false;
	if (c.rule.never)
		return false;
	if (form == VBI_BODY_HEAD) {
		bool shown = false;

		for (uint32_t k = i; k < c.t1 && !shown; k++)
			shown = capital(&g, k) || seg->tok[k].kind == VB_TOKEN_CODE;
		if (!shown)
			return false;
	}
	out->t0 = i;
	out->t1 = c.t1;
	out->kind = kind;
	out->form = form;
	out->bare = out->bare && !completed;
	return true;
}

uint32_t vbi_body_shared_field(const vbi_seg *seg, const vbi_ents *ents, uint32_t i)
{
	grammar g = {seg, ents};
	const vbi_match *match;

	if (i >= seg->toks || !vbi_run_capital(seg, i))
		return i;
	match = field_match(&g, i);
	if (!match || vbi_run_match(seg, i, CORES) > match->count || vbi_ents_at(ents, VB_ENTITY_LOC, i))
		return i;
	return i + match->count;
}
