/* ent/place_name.c - names of places: what the dictionary and the document know of them, and how one is added. */
#include "ent/place_scan.h"

#include <string.h>

uint64_t vbi_place_classes_of_kind(vbi_slice kind)
{
	/* by their first and third letters, in which all differ */
#define AT(first, third) (((first) + 2 * (third)) % 32)
	static const struct {
		vbi_slice kind;
		uint64_t mask;
	} table[32] = {
	        [AT('p', 'o')] = {VBI_WORD("province"), VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_CITY)},
	        [AT('c', 't')] = {VBI_WORD("city"), VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_DISTRICT) | VBI_MASK(LOC_CITY)},
	        [AT('c', 'p')] = {VBI_WORD("capital"), VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_CITY)},
	        [AT('d', 's')] = {VBI_WORD("district"), VBI_MASK(LOC_DISTRICT)},
	        [AT('c', 'm')] = {VBI_WORD("commune"), VBI_MASK(LOC_COMMUNE)},
	        [AT('c', 'u')] = {VBI_WORD("country"), VBI_MASK(LOC_COUNTRY)},
	        [AT('s', 'a')] = {VBI_WORD("state"), VBI_MASK(LOC_CITY)},
	        [AT('r', 'a')] = {VBI_WORD("road"), VBI_MASK(LOC_ROAD)},
	        [AT('g', 'o')] = {VBI_WORD("geo"), VBI_MASK(LOC_GEO)},
	        [AT('r', 'g')] = {VBI_WORD("region"), VBI_MASK(LOC_REGION) | VBI_MASK(LOC_GEO)},
	        [AT('f', 'c')] = {VBI_WORD("facility"), VBI_MASK(LOC_FACILITY)},
	};
	unsigned at = kind.n > 2 ? AT((unsigned char)kind.p[0], (unsigned char)kind.p[2]) : 0;

#undef AT
	return kind.n > 2 && vbi_slice_equal(kind, table[at].kind) ? table[at].mask : 0;
}

unsigned vbi_place_sub_of_mask(uint64_t mask)
{
	if (mask & VBI_MASK(LOC_COUNTRY))
		return VBI_SUB_LOC_COUNTRY;
	if (mask & VBI_MASK(LOC_PROVINCE))
		return VBI_SUB_LOC_PROVINCE;
	if (mask & VBI_MASK(LOC_DISTRICT))
		return VBI_SUB_LOC_DISTRICT;
	return mask & VBI_MASK(LOC_COMMUNE) ? VBI_SUB_LOC_COMMUNE : VBI_SUB_LOC_OTHER;
}

unsigned vbi_place_sub_of_kind(vbi_slice kind)
{
	uint64_t mask = vbi_place_classes_of_kind(kind);

	return mask & VBI_MASK(LOC_PROVINCE) ? VBI_SUB_LOC_PROVINCE : vbi_place_sub_of_mask(mask);
}

const char *vbi_place_kind_of_mask(uint64_t mask)
{
	static const char *const kind[] = {"country", "province", "district", "commune", "region", "city", "geo", "road", "facility", "place"};
	unsigned ranks = 1u << 9; /* nobody could guess which: so none is asked for by itself */

#define RANK(rank, class) ranks |= (unsigned)(mask >> (VBI_C_##class - 1) & 1) << (rank)
	RANK(0, LOC_COUNTRY);
	RANK(1, LOC_PROVINCE);
	RANK(2, LOC_DISTRICT);
	RANK(3, LOC_COMMUNE);
	RANK(4, LOC_REGION);
	RANK(5, LOC_CITY);
	RANK(6, LOC_GEO);
	RANK(7, LOC_ROAD);
	RANK(8, LOC_FACILITY);
#undef RANK
	return kind[vbi_lowest_bit(ranks)];
}

/* ---- names the document has told ---- */

uint16_t vbi_place_letters_key(const vbi_seg *seg, const vbi_tok *tok)
{
	const char *p = seg->text + tok->start, *end = seg->text + seg->length;
	uint64_t hash = tok->end - tok->start;

	for (size_t n = tok->end - tok->start, k = 0; k < n; k += 8) /* nearly always once */
		hash = (hash ^ vbi_run_bytes(p + k, n - k, end)) * UINT64_C(0x9E3779B97F4A7C15);
	return (uint16_t)(VBI_CODE_TOKEN | (hash >> 48));
}

static void set_bit(vbi_docstate *state, const vbi_state_place *place)
{
	uint32_t bit = vbi_place_bit_of(place->code[0], place->code[1]), first = vbi_place_first_bit(place->first);

	state->place_bits[bit / 32] |= UINT32_C(1) << bit % 32;
	state->first_bits[first / 32] |= UINT32_C(1) << first % 32;
}

/* Those of names that went are let go now and then. */
static void set_bits(vbi_docstate *state)
{
	memset(state->place_bits, 0, sizeof state->place_bits);
	memset(state->first_bits, 0, sizeof state->first_bits);
	for (uint32_t i = 0; i < VBI_STATE_PLACES; i++)
		if (state->place[i].codes)
			set_bit(state, &state->place[i]);
}

/* The same name stands elsewhere. */
static bool told(const vbi_docstate *state, const vbi_state_place *slot)
{
	if (!vbi_place_has_bit(state, vbi_place_bit_of(slot->code[0], slot->code[1])))
		return false; /* mostly */
	for (uint32_t i = 0; i < VBI_STATE_PLACES; i++)
		if (state->place[i].code[0] == slot->code[0] && &state->place[i] != slot && state->place[i].codes == slot->codes &&
		    !memcmp(state->place[i].code, slot->code, sizeof slot->code))
			return true;
	return false;
}

void vbi_place_state_learn(vbi_docstate *state, const vbi_seg *seg, uint32_t t0, uint32_t t1)
{
	vbi_state_place *slot;

	if (t1 - t0 > VBI_STATE_PLACE_NAME || t1 - t0 < 2)
		return;
	slot = &state->place[state->places % VBI_STATE_PLACES];
	state->place_marks -= slot->mark;
	memset(slot, 0, sizeof *slot);
	slot->codes = (uint8_t)(t1 - t0);
	slot->first = vbi_place_first(&seg->tok[t0]);
	for (uint32_t i = t0; i < t1; i++)
		slot->code[i - t0] = vbi_place_token_key(seg, i);
	if (told(state, slot)) {
		memset(slot, 0, sizeof *slot);
		return;
	}
	slot->mark = !vbi_run_word(seg, t0 + 1);
	state->place_marks += slot->mark;
	if (++state->places % VBI_STATE_PLACES == 0)
		set_bits(state);
	else
		set_bit(state, slot);
}

/* Length of the longest name that the document has told and that stands at token i, every word capitalised. */
uint32_t vbi_place_state_find(const vbi_docstate *state, const vbi_seg *seg, uint32_t i)
{
	uint32_t best = 0;
	uint16_t first = vbi_place_token_key(seg, i);

	for (uint32_t p = 0; p < VBI_STATE_PLACES; p++) {
		const vbi_state_place *place = &state->place[p];
		uint32_t k = 0;

		if (place->code[0] != first || place->codes <= best)
			continue;
		while (k < place->codes && i + k < seg->toks && vbi_place_token_key(seg, i + k) == place->code[k] &&
		       (k == 0 || vbi_run_joined(seg, i + k)) &&
		       (vbi_run_capital(seg, i + k) || !vbi_run_word(seg, i + k)))
			k++;
		if (k == place->codes)
			best = k;
	}
	return best;
}

/* ---- adding ---- */

/* The entry of a name that was valid on the document's date; without a date the youngest. Most have one of a class: which is it on any
 * date; *many: there are more. */
static const vbi_entry *entry_for_date(const place_scan *scan, const vbi_match *match, unsigned cls, bool *many)
{
	const vbi_lexicon *lex = scan->seg->lex;
	const vbi_entry *best = NULL, *valid = NULL;

	for (uint32_t e = lex->first[match->key]; e < lex->first[match->key + 1]; e++) {
		const vbi_entry *entry = &lex->entry[e];
		uint32_t date = scan->state->date;

		if (entry->cls != cls)
			continue;
		*many |= best != NULL;
		if (!valid && date && (!entry->from || entry->from <= date) && (!entry->to || entry->to >= date))
			valid = entry;
		if (!best || (best->to && (!entry->to || entry->to > best->to)))
			best = entry;
	}
	return valid ? valid : best;
}

/* Customary spellings and abbreviations written out: TP.HCM -> Thành phố Hồ Chí Minh, TP Huế -> thành phố Huế. */
static vb_status add_norm(const place_scan *scan, vbi_ent *ent, const vbi_match *name, vbi_slice canon)
{
	const vbi_seg *seg = scan->seg;
	const vbi_match *unit = vbi_run_class(seg, ent->t0, VBI_C_LOC_UNIT);
	const vbi_entry *unit_entry = unit ? vbi_seg_entry(seg, unit, VBI_C_LOC_UNIT) : NULL;
	vbi_slice unit_canon = unit_entry ? vbi_lex_string(seg->lex, unit_entry->canon) : vbi_slice_of("", 0);
	bool has_unit = unit && ent->t0 + unit->count < ent->t1 && (!name || name->first >= ent->t0 + unit->count);
	uint32_t at = ent->t0;
	vb_status status = VB_OK;
	vbi_buf *norm;

	if (!has_unit)
		unit_canon.n = 0;
	if (!canon.n && !unit_canon.n)
		return VB_OK;
	norm = vbi_ents_scratch(scan->ents);
	if (canon.n && name->first + name->count == ent->t1) {
		static const char city[] = "Thành phố ";
		/* the canonical name of a city has its unit with it */
		bool whole = name->first == at || (canon.n >= sizeof city && !memcmp(canon.p, city, sizeof city - 1));

		if (!whole) {
			vbi_slice text = unit_canon.n ? unit_canon : vbi_toks_text(seg, at, name->first);

			vbi_buf_put(norm, text.p, text.n);
			vbi_buf_byte(norm, ' ');
		}
		vbi_buf_put(norm, canon.p, canon.n);
	} else if (unit_canon.n) {
		vbi_slice rest = vbi_toks_text(seg, at + unit->count, ent->t1);

		vbi_buf_put(norm, unit_canon.p, unit_canon.n);
		vbi_buf_byte(norm, ' ');
		vbi_buf_put(norm, rest.p, rest.n);
	}
	if (norm->failed)
		status = VB_ERR_MEMORY;
	else if (norm->n)
		status = vbi_ents_attr(scan->ents, ent, VB_ATTR_NORM, norm->p, norm->n);
	return status;
}

/* Of the classes that may be of this kind, the first one with a number, else the first one. */
static void read_fact(const place_scan *scan, const vbi_match *name, unsigned sub, vbi_place_fact *out)
{
	const vbi_lexicon *lex = scan->seg->lex;
	const vbi_entry *chosen = NULL;
	bool many = false;

	*out = (vbi_place_fact){.key = name->key + 1, .mask = name->mask, .date = scan->state->date, .sub = sub};
	for (uint64_t left = name->mask & LOC_NAMES; left && !out->id.n; left &= left - 1) {
		unsigned cls = vbi_lowest_bit(left) + 1;
		const vbi_entry *entry;

		if (sub != VBI_SUB_LOC_OTHER && vbi_place_sub_of_mask(UINT64_C(1) << (cls - 1)) != sub)
			continue;
		entry = entry_for_date(scan, name, cls, &many);
		out->id = entry ? vbi_lex_attr(lex, entry, "id") : out->id;
		chosen = chosen && !out->id.n ? chosen : entry;
	}
	if (chosen)
		out->canon = vbi_lex_string(lex, chosen->canon);
	out->dated = many ? UINT32_MAX : 0;
}

/* A name has a place for each kind: tỉnh Quảng Ninh, huyện Quảng Ninh. */
static inline vbi_place_fact *fact_of(const place_scan *scan, const vbi_match *name, unsigned sub)
{
	return &scan->ents->place_fact[(name->key ^ sub << 5) % VBI_PLACE_FACTS];
}

vb_status vbi_place_facts(const place_scan *scan, vbi_ent *ent, vbi_slice kind, const vbi_match *name)
{
	vb_status status = vbi_ents_attr_fixed(scan->ents, ent, VB_ATTR_KIND, kind);
	vbi_place_fact *fact = name ? fact_of(scan, name, ent->sub) : NULL;

	if (fact && ((fact->key ^ (name->key + 1)) | (fact->mask ^ name->mask) | (fact->sub ^ ent->sub) |
	             ((fact->date ^ scan->state->date) & fact->dated)) != 0)
		read_fact(scan, name, ent->sub, fact);
	if (fact && fact->id.n && status == VB_OK)
		status = vbi_ents_attr_fixed(scan->ents, ent, VB_ATTR_CODE, fact->id);
	return status ? status : add_norm(scan, ent, name, fact ? fact->canon : vbi_slice_of("", 0));
}

vb_status vbi_place_add(place_scan *scan, uint32_t t0, uint32_t t1, unsigned sub, const char *kind, size_t kind_n,
                        const vbi_match *name, unsigned confidence)
{
	vbi_ent *ent = vbi_ents_add(scan->ents, scan->seg, VB_ENTITY_LOC, sub, t0, t1, confidence);

	scan->last_end = t1;
	return ent ? vbi_place_facts(scan, ent, vbi_slice_of(kind, kind_n), name) : VB_ERR_MEMORY;
}

/* A small syllable glued to the one before it by a hyphen, as transliterations are written: Mát-xcơ-va. */
static bool glued(const vbi_seg *seg, uint32_t k, uint32_t i)
{
	return k >= i + 2 && vbi_tok_is(seg, k - 1, "-") && !seg->tok[k].space && !seg->tok[k - 1].space &&
	       !vbi_tok_capital(&seg->tok[k]);
}

/* All words of [i, end) begin with a capital, or the dictionary itself writes some small (Thành phố, trên biển): names
 * of the dictionary are matched without regard to case, so the last word decides between name and common word. */
bool vbi_place_written_as_name(const vbi_seg *seg, uint32_t i, uint32_t count)
{
	const vbi_tok *tok = &seg->tok[i];
	uint32_t capitals = 0, words = 0;

	for (uint32_t k = 0; k < count; k++) {
		uint32_t word = vbi_run_letters(&tok[k]), capital = vbi_tok_capital(&tok[k]);

		if (k >= 2 && !capital && glued(seg, i + k, i))
			continue;
		words += word;
		capitals += word & capital;
	}
	if (capitals == words || (words > 2 && capitals * 2 >= words))
		return true;
	/* Cộng hòa xã hội chủ nghĩa Việt Nam */
	return words > 4 && vbi_run_capital(seg, i) && vbi_run_capital(seg, i + count - 1);
}

/* Longest name of the dictionary at j, classes of want preferred. */
const vbi_match *vbi_place_name_at(const vbi_seg *seg, uint32_t j, uint64_t want)
{
	const vbi_match *own = want ? vbi_seg_longest(seg, j, want) : NULL;
	const vbi_match *any = vbi_seg_longest(seg, j, LOC_NAMES);

	if (own && vbi_place_written_as_name(seg, j, own->count))
		return own;
	return any && vbi_place_written_as_name(seg, j, any->count) ? any : NULL;
}

bool vbi_place_plural_before(const vbi_seg *seg, uint32_t i)
{
	return i > 0 && (vbi_run_plural_before(seg, i) || seg->tok[i - 1].kind == VB_TOKEN_NUMBER || vbi_run_match(seg, i - 1, VBI_MASK(NUM_WORD)) == 1);
}
