/* ent/org_field.c - the fields and tasks that complete the head of a body. See org_grammar.h */
#include "ent/org_parse.h"

#include <string.h>

#define FIELD_LIMIT 24 /* tokens of the fields of one body */
#define TASK_LIMIT  24 /* tokens of a description of a task */

bool vbi_org_all_capital(const grammar *g, uint32_t i, uint32_t count)
{
	for (uint32_t k = i; k < i + count; k++)
		if (vbi_run_word(g->seg, k) && !vbi_tok_capital(&g->seg->tok[k]))
			return false;
	return true;
}

/* Token i is the middle of a common word written small (cán | bộ), or begins a longer one (ban | hành, bộ | phận), or
 * a title (bộ trưởng, viện trưởng). */
bool vbi_org_of_other_word(const grammar *g, uint32_t i, uint32_t count)
{
	const vbi_seg *seg = g->seg;
	/* behind the last token is another, of which nothing is believed */
	uint64_t small = 0 - (uint64_t)((unsigned)(i + count < seg->toks) & (unsigned)(seg->tok[i + count].shape == VB_SHAPE_LOWER)), before;

	if (vbi_seg_longer(seg, i, TITLES | (small & VBI_MASK(WORD)), count))
		return true;
	if (count != 1 || i == 0 || seg->reach[i - 1] < 2)
		return false;
	before = vbi_seg_any(seg, i - 1) & (VBI_MASK(WORD) | VBI_MASK(T_UNIT) | VBI_MASK(T_HEAD));
	return before == VBI_MASK(WORD) && (seg->tok[i].shape == VB_SHAPE_LOWER || vbi_run_heading(seg, i)) && seg->tok[i].space <= 2 &&
	       vbi_run_match(seg, i - 1, VBI_MASK(WORD)) == 2 && !vbi_run_longer(seg, i, VBI_MASK(WORD), 1);
}

/* A roman or arabic number or a code that may be (part of) a name. */
bool vbi_org_number_at(const grammar *g, uint32_t i)
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

	return match && !vbi_org_other_word(g, i, match->count);
}

/* The field, shortened where a place begins inside it and reaches beyond: phát triển | đường cao tốc Biên Hòa - ... */
static const vbi_match *before_place(const grammar *g, uint32_t i, const vbi_match *match)
{
	if (!match || !vbi_ents_among(g->ents, 1u << VB_ENTITY_LOC, i + 1, i + match->count))
		return match; /* nearly always */
	for (uint32_t k = 1; k < match->count; k++) {
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

/* The field is a verb too: kiểm tra, quản lý. */
static bool action(const grammar *g, const vbi_match *match)
{
	vbi_slice pos = vbi_seg_attr_of(g->seg, match, VBI_C_WORD, VBI_KEY_POS);

	return vbi_org_verb_field(g, match) || (pos.n > 0 && pos.p[0] == 'V');
}

/* Nothing that could be an element stands at token i: a mark, a small syllable that begins no word of any use; words: of any word. */
static inline bool no_element(const grammar *g, uint32_t i, bool words)
{
	const vbi_tok *tok = &g->seg->tok[i];
	unsigned small = (unsigned)(tok->kind == VB_TOKEN_SYLLABLE) & (unsigned)(tok->shape == VB_SHAPE_LOWER) &
	                 (unsigned)(g->seg->text[tok->start] != 's'); /* số */
	unsigned mark = tok->kind == VB_TOKEN_PUNCT;

	return (small | mark) & (unsigned)((vbi_seg_any(g->seg, i) & (VBI_MASK(ORG_FIELD) | (words ? VBI_MASK(WORD) : 0))) == 0);
}

/* One element of a field at i. verb is set when it is an action that wants an object (Quản lý | đất đai), names counts
 * the words of a proper name taken so far. Returns its end, i if there is none. */
static uint32_t element(const grammar *g, const core_rule *rule, uint32_t i, bool first, bool *verb, uint32_t *names,
                        bool *field)
{
	const vbi_seg *seg = g->seg;
	const vbi_match *match;
	const vbi_ent *place;
	uint32_t word;

	if (i >= seg->toks || no_element(g, i, first ? says(rule, SAYS_NAME) : *verb) || !goes_on(g, i) || vbi_ents_at(g->ents, VB_ENTITY_DATE, i))
		return i;
	place = place_at(g, i);
	match = before_place(g, i, vbi_org_field_match(g, i));
	if (match && (!place || place->t1 - place->t0 <= match->count)) {
		bool small = !capital(g, i);

		/* thuộc Bộ | thực hiện tốt: what the body does, not what it is for */
		if (small && first && !says(rule, SAYS_ABOUT) && is_kind(rule, VBI_KIND(MINISTRY)) && vbi_org_verb_field(g, match))
			return i;
		if (!small || first || *verb) {
			if (!(small && vbi_org_verb_field(g, match) && !first)) {
				*verb = vbi_org_verb_field(g, match);
				*field = true;
				return i + match->count;
			}
		}
	}
	/* Ban Quản lý đầu tư xây dựng công trình | giao thông Hà Nội */
	if (match && !place && *field && !(is_kind(rule, VBI_KIND(CENTER)) && !capital(g, i - 1) && !capital(g, i - 2)) && match->count > 1 &&
	    !action(g, match) && i + match->count < seg->toks &&
	    !is_kind(rule, VBI_KIND(MINISTRY) | VBI_KIND(DEPARTMENT)) &&
	    seg->tok[i + match->count].space == 1 && place_at(g, i + match->count))
		return i + match->count;
	if (place)
		return i;
	if (says(rule, SAYS_NUMBER) && vbi_org_number_at(g, i) && seg->tok[i].space <= 1)
		return i + 1;
	if (word_is(g, i, "số") && i + 1 < seg->toks && vbi_org_number_at(g, i + 1))
		return i + 2;
	/* the object of an action: Công ty Quản lý | tài sản */
	word = vbi_run_match(seg, i, VBI_MASK(WORD));
	if (!first && *verb && !capital(g, i) && word > 1 &&
	    !vbi_run_has(seg, i, VBI_MASK(VERB_SAY) | VBI_MASK(STOP))) {
		*verb = false;
		return i + word;
	}
	/* Công ty Cổ phần | sứ Bát Tràng: what it makes stands small before the name */
	if (first && says(rule, SAYS_NAME) && !capital(g, i) && word && is_kind(rule, VBI_KIND(COMPANY)) && i > 1 &&
	    capital(g, i - 1) && !vbi_run_has(seg, i, VBI_MASK(VERB_SAY) | VBI_MASK(STOP) | VBI_MASK(PLURAL)) &&
	    goes_on(g, i + word) && capital(g, i + word) && !vbi_run_person(seg, i + word, i + word + 3) &&
	    !begins_core(g, i + word))
		return i + word;
	/* Công ty TNHH Thương mại | kỹ thuật Việt Thông */
	if (!first && match && says(rule, SAYS_NAME) && match->count > 1 && !capital(g, i) && is_kind(rule, VBI_KIND(COMPANY)) && !action(g, match) &&
	    goes_on(g, i + match->count) && capital(g, i + match->count) && !vbi_run_person(seg, i + match->count, i + match->count + 3) &&
	    !begins_core(g, i + match->count))
		return i + match->count;
	if (!capital(g, i) || vbi_run_heading(seg, i))
		return i;
	if (says(rule, SAYS_NAME) && (word = vbi_run_match(seg, i, VBI_MASK(ORG_BRAND))) > 0 && vbi_org_all_capital(g, i, word)) {
		*names += word;
		return i + word;
	}
	/* a word of a name that is also a head: Công ty TNHH Hoa | Ban Trắng */
	if (begins_core(g, i) &&
	    !(says(rule, SAYS_NAME) && !first && vbi_run_match(seg, i, CORES & ~VBI_MASK(ORG_HEAD)) == 0 &&
	      vbi_run_match(seg, i, VBI_MASK(ORG_HEAD)) == 1 && !vbi_org_field_match(g, i + 1) && capital(g, i + 1)))
		return i;
	if (vbi_run_has(seg, i, TITLES | VBI_MASK(T_RANK)) && (!first || vbi_run_longer(seg, i, TITLES, 1)))
		return i;
	word = vbi_run_match(seg, i, VBI_MASK(WORD));
	if (word > 1 && (first || *verb || says(rule, SAYS_NAME)) && !(vbi_run_person(seg, i, i + 3) && capital(g, i + 1))) {
		*verb = false;
		*names += says(rule, SAYS_NAME);
		return i + word;
	}
	if (says(rule, SAYS_NAME)) {
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
	return word_is(g, i, "và") || vbi_tok_is(g->seg, i, "&") ||
	       (vbi_run_dash(g->seg, i) && g->seg->tok[i].space < 2);
}

/* The element after a connector: a field of the dictionary, or a capitalised word of it. */
static uint32_t joined_element(const grammar *g, const core_rule *rule, uint32_t i, bool fields, bool *verb)
{
	const vbi_seg *seg = g->seg;
	const vbi_match *match = vbi_org_field_match(g, i);
	uint32_t core_count = vbi_run_match(seg, i, CORES);

	if (i >= seg->toks || seg->tok[i].space == 3)
		return i;
	if (vbi_run_has(seg, i, VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | VBI_MASK(ORG_NAME)) &&
	    !vbi_org_other_word(g, i, core_count) && (!match || match->count <= core_count))
		return i;
	if (match && match->count >= core_count &&
	    (capital(g, i) || !vbi_org_verb_field(g, match) || match->count > 2)) {
		const vbi_ent *place = place_at(g, i);

		if (!capital(g, i) && match->count < 2)
			return i;
		if (place && place->t1 - place->t0 > match->count)
			return i;
		*verb = vbi_org_verb_field(g, match);
		return i + match->count;
	}
	if (!fields || says(rule, SAYS_NAME) || core_count || place_at(g, i) || !capital(g, i) || vbi_run_person(seg, i, i + 3))
		return i;
	/* Bộ Chính trị và Nghị quyết số ...: another document */
	if (vbi_run_has(seg, i, TITLES | VBI_MASK(T_RANK) | VBI_MASK(DOC_TYPE) | VBI_MASK(DOC_LAW)))
		return i;
	return vbi_run_longer(seg, i, VBI_MASK(WORD), 1) && seg->tok[i + 1].shape == VB_SHAPE_LOWER
	               ? i + vbi_run_match(seg, i, VBI_MASK(WORD))
	               : i;
}

uint32_t vbi_org_fields_end(const grammar *g, const core_rule *rule, uint32_t head, uint32_t i, bool *field)
{
	bool verb = false;
	uint32_t at = i, names = 0;

	while (at < i + FIELD_LIMIT) {
		uint32_t next = element(g, rule, at, at == i, &verb, &names, field);

		if (next == at && at > i && connector(g, at) && !vbi_run_plural_before(g->seg, head)) {
			next = joined_element(g, rule, at + 1, *field, &verb);
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
	if (vbi_run_has(g->seg, i, VBI_MASK(VERB_SAY)) || vbi_ents_at(g->ents, VB_ENTITY_DATE, i) ||
	    vbi_run_match(g->seg, i, VBI_MASK(HONORIFIC)) == 2)
		return true;
	if (i < g->seg->toks && vbi_tok_in(g->seg, i, VBI_SET_NO_TASK))
		return true;
	return vbi_run_person(g->seg, i, i + 3) && capital(g, i + 1);
}

bool vbi_org_begins_task(const grammar *g, uint32_t i)
{
	const vbi_match *match = vbi_org_field_match(g, i);

	return word_is(g, i, "về") || (match && vbi_seg_attr_of(g->seg, match, VBI_C_ORG_FIELD, VBI_KEY_TASK).n > 0);
}

uint32_t vbi_org_task_end(const grammar *g, uint32_t i)
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
			    (comma && !vbi_org_field_match(g, at + 1)))
				break;
			at++;
			continue;
		}
		if (vbi_org_field_match(g, at) && vbi_org_field_match(g, at)->count > 1) {
			at += vbi_org_field_match(g, at)->count;
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
