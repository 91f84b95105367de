/* ent/place.c - places: a unit word and its name (tỉnh Thanh Hóa, quận 9, sông Mã), and bare names.
 *
 * Guidelines, LOC: the unit word just before the name is inside; levels joined by a comma are separate; a place is not
 * tagged inside a brand or a newspaper. Two passes over the window: the first takes names that a unit word announces
 * and remembers them, the second bare names, which need the more evidence the smaller the place is: many communes
 * bear names that are also persons' names or common words. */
#include "ent/cue.h"
#include "ent/place_scan.h"
#include "ent/tagger.h"

#include <string.h>

/* A word before the name that speaks of places: ở, tại, từ, đến, ... */
static bool locative_before(const vbi_seg *seg, uint32_t i)
{
	return i > 0 && vbi_tok_in(seg, i - 1, VBI_SET_LOCATIVE);
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
		    !vbi_run_inside(seg, k,
		                    LOC_NAMES | TITLES | VBI_MASK(ORG_NAME) | VBI_MASK(ORG_FIELD) | VBI_MASK(ORG_HEAD) |
		                            VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY),
		                    3) &&
		    vbi_run_match(seg, k,
		                  TITLES | VBI_MASK(ORG_NAME) | VBI_MASK(ORG_FIELD) | VBI_MASK(ORG_HEAD) |
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
	return (i >= 1 && vbi_run_match(seg, i - 1, VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY)) == 1) ||
	       (i >= 2 && vbi_run_match(seg, i - 2, VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY)) == 2);
}

/* The classes under which a name stands for a place without its unit word: rows with note=unit never do (cầu Rồng, biển
 * Đông). Of each key plain has those that are not marked as ambiguous. */
static void read_bare(const vbi_lexicon *lex, uint32_t key, vbi_bare_place *out)
{
	*out = (vbi_bare_place){.key = key + 1};
	for (uint32_t e = lex->first[key]; e < lex->first[key + 1]; e++) {
		const vbi_entry *entry = &lex->entry[e];
		uint64_t bit = entry->cls == VBI_CLASS_NONE ? 0 : UINT64_C(1) << (entry->cls - 1);
		vbi_slice note;

		if (!(bit & LOC_NAMES))
			continue;
		note = vbi_lex_attr(lex, entry, "note");
		if (vbi_slice_is(note, "unit"))
			continue;
		out->classes |= bit;
		out->plain |= vbi_slice_is(note, "ambiguous") ? 0 : bit;
	}
}

/* Those of a match. *plain is false when all that is left is marked as ambiguous. */
static uint64_t bare_mask(const place_scan *scan, const vbi_match *name, bool *plain)
{
	vbi_bare_place *known = &scan->ents->bare[name->key % VBI_BARE_PLACES];

	if (known->key != name->key + 1)
		read_bare(scan->seg->lex, name->key, known);
	*plain = (known->plain & name->mask) != 0;
	return known->classes & name->mask;
}

/* số 47 Nguyễn Công Trứ, nhà 33 Lê Lợi */
static inline bool after_house_number(const vbi_seg *seg, uint32_t i)
{
	return i > 1 && (seg->tok[i - 1].kind == VB_TOKEN_NUMBER || seg->tok[i - 1].kind == VB_TOKEN_CODE) && seg->tok[i].space == 1 &&
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

/* A capital begins at i; house: behind the number of a house. */
static vb_status try_bare(place_scan *scan, uint32_t i, bool house, uint32_t *end)
{
	const vbi_seg *seg = scan->seg;
	const vbi_match *name = vbi_seg_longest(seg, i, LOC_NAMES);
	uint32_t known, run, stop;
	bool heading, single, listed, plain = false;
	const char *kind;
	uint64_t mask = 0;
	vb_status status;

	*end = i;
	known = vbi_place_state_known(scan->state, seg, i);
	if (house) {
		run = vbi_run_end(seg, i, 5);
		if (run - i >= 2 && run - i <= 4 && seg->tok[i].shape == VB_SHAPE_TITLE &&
		    !vbi_run_cuts_word(seg, i, run)) {
			*end = run;
			return vbi_place_add(scan, i, run, VBI_SUB_LOC_OTHER, "road", 4, NULL, 700);
		}
	}
	if (name && vbi_place_written_as_name(seg, i, name->count))
		mask = bare_mask(scan, name, &plain);
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
		    vbi_seg_longest(seg, i,
		                    TITLES | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | VBI_MASK(ORG_HEAD) |
		                            VBI_MASK(T_RANK) | VBI_MASK(ORG_NAME) | VBI_MASK(LOC_UNIT)))
			return VB_OK;
		stop = run;
		*end = stop;
		return vbi_place_add(scan, i, stop, VBI_SUB_LOC_OTHER, "place", 5, NULL, 600);
	}
	if (in_person(seg, i, stop) ||
	    (i > 0 && vbi_run_class(seg, i, VBI_C_PERSON) && vbi_run_class(seg, i, VBI_C_PERSON)->count >= stop - i))
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
		    !(vbi_run_first(seg, i - 1) && !vbi_run_class(seg, i - 1, VBI_C_SURNAME)) &&
		    seg->tok[i - 1].kind == VB_TOKEN_SYLLABLE && !before)
			return VB_OK;
		if (vbi_run_cuts_word(seg, i, stop))
			return VB_OK;
		if (vbi_run_first(seg, i) && vbi_run_has(seg, i, VBI_MASK(HONORIFIC)))
			return VB_OK;
	}
	/* Hồ Chí Minh: the man, his thought, an academy called after him; the city is named with its unit or in a chain
	 */
	if (name && name->count >= 3 && !heading && vbi_run_class(seg, i, VBI_C_SURNAME) &&
	    vbi_run_class(seg, stop - 1, VBI_C_GIVEN) && (mask & VBI_MASK(LOC_PROVINCE)) &&
	    (after_title(seg, i) || (!chained(scan, i, stop) && !locative_before(seg, i))))
		return VB_OK;
	if (name && !(mask & LOC_SURE)) {
		bool district = plain && (mask & VBI_MASK(LOC_DISTRICT)) != 0;
		bool alone = !vbi_run_capital(seg, stop) &&
		             !(i > 0 && vbi_run_capital(seg, i - 1) && seg->tok[i].space == 1);
		bool sure = known || listed || chained(scan, i, stop) || organ_before(seg, i);

		if (single || heading)
			return VB_OK;
		if (!known && !listed && run > stop && vbi_run_person(seg, i, run) && !vbi_run_person(seg, stop, run))
			return VB_OK;
		if (!sure && !locative_before(seg, i) && vbi_run_class(seg, stop - 1, VBI_C_GIVEN) &&
		    vbi_run_has(seg, i, VBI_MASK(SURNAME) | VBI_MASK(MIDDLE) | VBI_MASK(GIVEN)))
			return VB_OK;
		if (!sure && !(district && alone && (locative_before(seg, i) || !vbi_run_first(seg, i))))
			return VB_OK;
		if (!sure && vbi_run_match(seg, i, VBI_MASK(WORD)) >= stop - i && !locative_before(seg, i))
			return VB_OK;
	}
	*end = stop;
	kind = vbi_place_kind_of_mask(mask);
	status = vbi_place_add(scan, i, stop, vbi_place_sub_of_mask(mask), kind, strlen(kind), name, single ? 800 : 900);
	/* các tỉnh ĐBSCL: a region by its letters */
	if (!status && mask & VBI_MASK(LOC_REGION) && seg->tok[i].kind == VB_TOKEN_ACRONYM && single && i > 0 && seg->tok[i].space == 1)
		vbi_place_sure(scan->ents);
	return status;
}

/* Tokens at i that no place may begin in: a law's own title, a brand, a newspaper, a well-known person. */
static uint32_t closed_by_match(const vbi_seg *seg, uint32_t i)
{
	uint32_t n = vbi_run_match(seg, i, VBI_CUES_CLOSED);

	return n < 2 || vbi_run_match(seg, i, LOC_NAMES) >= n ? 0 : n;
}
static inline uint32_t closed_to_places(const vbi_seg *seg, uint32_t i)
{
	return (vbi_seg_any(seg, i) & VBI_CUES_CLOSED) && vbi_run_capital(seg, i) ? closed_by_match(seg, i) : 0; /* nearly never */
}

/* The colon at i ends "các xã:", "3 phường:". */
static bool list_opens(const vbi_seg *seg, uint32_t i)
{
	for (uint32_t back = 1; back <= 3 && back <= i; back++)
		if (vbi_run_match(seg, i - back, VBI_MASK(LOC_UNIT)) == back && vbi_place_plural_before(seg, i - back))
			return true;
	return false;
}

/* Adds to the cues of bare names: places found behind their units, and names that the document has told. */
static void more_cues(const place_scan *scan)
{
	const vbi_ents *ents = scan->ents;
	const uint64_t *capital = vbi_cues(ents, VBI_CUE_CAPITAL);
	uint64_t *place = vbi_cues(ents, VBI_CUE_PLACE), *words = vbi_cue_words(ents, VBI_CUE_PLACE);
	uint64_t *told = vbi_cues(ents, VBI_CUE_TOLD), marks = 0 - (uint64_t)(scan->state->place_marks != 0);
	vbi_cue_steps steps;

	/* which are places nobody could guess: no branch */
	for (size_t i = 0; i < ents->n; i++) {
		uint32_t t = ents->list[i].t0;
		uint64_t own = ents->list[i].type == VB_ENTITY_LOC;

		place[t / 64] |= own << t % 64;
		words[t / 4096] |= own << t / 64 % 64;
	}
	if (!scan->state->places)
		return;
	for (size_t word = 0; word <= ents->tokens / 64; word++) /* the others that have a capital, and mostly another behind it */
		told[word] = capital[word] & ~place[word] & (capital[word] >> 1 | capital[word + 1] << 63 | marks);
	vbi_cue_steps_begin(&steps, ents, VBI_CUE_TOLD);
	for (uint32_t i; vbi_cue_step(&steps, &i);)
		if (i + 1 < ents->tokens && vbi_place_state_begins(scan->state, scan->seg, i))
			vbi_cue_add(ents, VBI_CUE_PLACE, i);
}

/* The next token where a bare name may be: behind the last one of a list any. */
static uint32_t next_bare(const place_scan *scan, vbi_cue_walk walk, uint32_t i)
{
	uint32_t next = vbi_cue_walk_next(walk, i);

	return scan->last_list && scan->last_end + 1 >= i && scan->last_end + 1 < next ? scan->last_end + 1 : next;
}

static vb_status bare_names(place_scan *scan)
{
	const vbi_cue_walk walk = vbi_cue_walk_of(scan->ents, VBI_CUE_PLACE);
	const vbi_seg *seg = scan->seg;
	vb_status status = VB_OK;
	uint32_t end;

	for (uint32_t i = 0; status == VB_OK && (i = next_bare(scan, walk, i)) < seg->toks; i = end > i ? end : i + 1) {
		const vbi_ent *unit = vbi_ents_at(scan->ents, VB_ENTITY_LOC, i);
		bool capital, house;

		if (unit) {
			/* a list is open after a plural unit, and as long as commas follow */
			scan->last_list = vbi_place_plural_before(seg, i) || (scan->last_list && i == scan->last_end + 1);
			scan->last_end = end = unit->t1;
			continue;
		}
		end = i;
		/* Các xã: A Ngo, A Roàng, ... */
		if (vbi_tok_is(seg, i, ":") && list_opens(seg, i)) {
			scan->last_list = true;
			scan->last_end = i;
			continue;
		}
		/* neither is there without a capital */
		capital = vbi_run_capital(seg, i);
		house = capital && after_house_number(seg, i);
		end = i + (house ? 0 : closed_to_places(seg, i));
		if (end > i)
			continue;
		if (scan->last_list && i > scan->last_end + 1)
			scan->last_list = false;
		if (capital)
			status = try_bare(scan, i, house, &end);
	}
	return status;
}

vb_status vbi_recognise_place(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents)
{
	const vbi_cue_walk walk = vbi_cue_walk_of(ents, VBI_CUE_UNIT);
	place_scan scan = {seg, state, ents, 0, false};
	vb_status status = VB_OK;
	uint32_t end;

	for (uint32_t i = 0; status == VB_OK && (i = vbi_cue_walk_next(walk, i)) < seg->toks; i = end > i ? end : i + 1) {
		uint32_t closed = closed_to_places(seg, i);

		end = i + closed;
		if (!closed && (vbi_seg_any(seg, i) & VBI_MASK(LOC_UNIT)))
			status = vbi_place_unit(&scan, i, &end);
	}
	if (status)
		return status;
	scan.last_end = 0;
	more_cues(&scan);
	return bare_names(&scan);
}

/* For the tagger: the unit word that leads the span, and the name of the dictionary that the rest is. */
vb_status vbi_place_describe(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents, vbi_ent *ent)
{
	const place_scan scan = {seg, state, ents, 0, false};
	const vbi_match *unit = vbi_run_class(seg, ent->t0, VBI_C_LOC_UNIT), *name;
	vbi_slice kind = vbi_slice_of("", 0);
	uint32_t from = ent->t0;

	if (unit && from + unit->count < ent->t1) {
		kind = vbi_seg_attr_of(seg, unit, VBI_C_LOC_UNIT, VBI_KEY_KIND);
		from += unit->count;
	}
	name = vbi_place_name_at(seg, from, vbi_place_classes_of_kind(kind));
	if (name && from + name->count != ent->t1)
		name = NULL;
	if (kind.n)
		ent->sub = (uint8_t)vbi_place_sub_of_kind(kind);
	else
		ent->sub = (uint8_t)(name ? vbi_place_sub_of_mask(name->mask) : VBI_SUB_LOC_OTHER);
	if (!kind.n) {
		const char *usual = vbi_place_kind_of_mask(name ? name->mask : 0);

		kind = vbi_slice_of(usual, strlen(usual));
	}
	return vbi_place_facts(&scan, ent, kind, name);
}
