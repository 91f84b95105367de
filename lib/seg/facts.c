/* seg/facts.c - see facts.h */
#include "seg/facts.h"

#include "dict/form.h"

_Static_assert(VBI_KEY_END < 64, "a bit for each key");
_Static_assert(sizeof(struct vbi_fact_entry) <= VBI_LINE, "what is asked of an entry lies in one line");

static const vbi_slice names[VBI_KEY_END] = {
#define X(capitals, name) VBI_WORD(#name),
	VBI_KEYS(X)
#undef X
};

vb_status vbi_seg_facts(vbi_seg *seg)
{
	if (!seg->facts) {
		seg->facts = vbi_calloc(seg->mem, 1, sizeof *seg->facts);
		for (unsigned key = 0; seg->facts && key < VBI_KEY_END; key++) {
			seg->facts->names.by_letter[names[key].p[0] % 32] |= UINT64_C(1) << key;
			seg->facts->names.by_length[names[key].n % VBI_FACT_NAME] |= UINT64_C(1) << key;
		}
	}
	return seg->facts ? VB_OK : VB_ERR_MEMORY;
}

static unsigned count_bits(uint64_t bits)
{
	bits -= bits >> 1 & UINT64_C(0x5555555555555555);
	bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
	return (unsigned)(((bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F)) * UINT64_C(0x0101010101010101) >> 56);
}

static unsigned key_of(const vbi_fact_names *known, vbi_slice name)
{
	uint64_t left = (UINT64_C(1) << VBI_KEY_END) - 1;

	if (!name.n)
		return VBI_KEY_END;
	if (known)
		left = known->by_letter[name.p[0] % 32] & known->by_length[name.n % VBI_FACT_NAME];
	for (; left; left &= left - 1)
		if (vbi_slice_equal(names[vbi_lowest_bit(left)], name))
			return vbi_lowest_bit(left);
	return VBI_KEY_END;
}

static void read_fact(vbi_fact *fact, const vbi_seg *seg, const vbi_entry *entry)
{
	const vbi_fact_names *keys = seg->facts ? &seg->facts->names : NULL;
	const vbi_lexicon *lex = seg->lex;
	vbi_slice text = vbi_pool_get(lex->strings, entry->attr), rest = text, name, value, known[VBI_KEY_END];
	unsigned n = 0;

	fact->entry = entry;
	fact->text = (uint32_t)(text.p - lex->strings);
	fact->has = 0;
	fact->note = 0;
	fact->more = text.n > UINT16_MAX;
	while (vbi_attr_next(&rest, &name, &value)) {
		unsigned key = value.n ? key_of(keys, name) : VBI_KEY_END;

		if (key == VBI_KEY_END || fact->has >> key & 1)
			continue;
		fact->has |= UINT64_C(1) << key;
		known[key] = value;
	}
	for (uint64_t left = fact->has; left && !fact->more; left &= left - 1) {
		vbi_slice of = known[vbi_lowest_bit(left)];

		if (n == VBI_FACT_VALUES) {
			fact->more = true;
			break;
		}
		fact->value[n].at = (uint16_t)(of.p - text.p);
		fact->value[n++].n = (uint16_t)of.n;
	}
}

static inline vbi_fact *place_of(const vbi_seg *seg, const vbi_entry *entry)
{
	return &seg->facts->list[(uint32_t)(entry - seg->lex->entry) * UINT32_C(0x9E3779B1) >> (32 - VBI_FACT_BITS)];
}

uint64_t vbi_seg_keys(const vbi_seg *seg, const vbi_entry *entry)
{
	vbi_fact own, *fact = seg->facts ? place_of(seg, entry) : &own;

	if (!seg->facts || fact->entry != entry)
		read_fact(fact, seg, entry);
	return fact->has;
}

static inline vbi_slice value_of(const vbi_seg *seg, const vbi_fact *fact, unsigned key)
{
	unsigned n;

	if (!(fact->has >> key & 1)) /* mostly */
		return vbi_slice_of("", 0);
	n = count_bits(fact->has & ((UINT64_C(1) << key) - 1));
	return vbi_slice_of(seg->lex->strings + fact->text + fact->value[n].at, fact->value[n].n);
}

/* What is there is answered by functions that call nothing, what is not by others: so the former have nothing to keep meanwhile. */

static __attribute__((noinline)) vbi_slice read_attr(const vbi_seg *seg, const vbi_entry *entry, unsigned key)
{
	vbi_fact *fact = seg->facts ? place_of(seg, entry) : NULL;

	if (fact && fact->entry != entry)
		read_fact(fact, seg, entry);
	return fact && !fact->more ? value_of(seg, fact, key) : vbi_lex_attr_named(seg->lex, entry, names[key].p, names[key].n);
}

vbi_slice vbi_seg_attr(const vbi_seg *seg, const vbi_entry *entry, unsigned key)
{
	const vbi_fact *fact = seg->facts ? place_of(seg, entry) : NULL;

	return fact && fact->entry == entry && !fact->more ? value_of(seg, fact, key) : read_attr(seg, entry, key);
}

static __attribute__((noinline)) const vbi_entry *find_entry(const vbi_seg *seg, uint64_t want)
{
	const vbi_entry *entry = vbi_lex_entry(seg->lex, (uint32_t)(want / 64), want % 64);

	if (seg->facts) {
		struct vbi_fact_entry *place = vbi_fact_place(seg, want);

		place->want = want;
		place->entry = entry;
		place->fact.entry = NULL;
	}
	return entry;
}

static inline uint64_t want_of(const vbi_match *match, unsigned cls) { return (uint64_t)match->key * 64 + cls; }

static inline bool has_class(const vbi_match *match, unsigned cls)
{
	return cls != VBI_CLASS_NONE && cls < VBI_CLASS_END && match->mask >> (cls - 1) & 1;
}

const vbi_entry *vbi_seg_entry(const vbi_seg *seg, const vbi_match *match, unsigned cls)
{
	uint64_t want = want_of(match, cls);
	const struct vbi_fact_entry *known;

	if (!has_class(match, cls))
		return NULL;
	known = seg->facts ? vbi_fact_place(seg, want) : NULL;
	return known && known->want == want ? known->entry : find_entry(seg, want);
}

/* Those of the entry at a place, which was read for it or is; those of none are none. */
__attribute__((noinline)) void vbi_fact_read(const vbi_seg *seg, struct vbi_fact_entry *place, uint64_t want)
{
	static const vbi_entry none;
	const vbi_entry *entry = place->want == want ? place->entry : find_entry(seg, want);
	vbi_fact *fact = entry ? place_of(seg, entry) : NULL;

	if (!fact) {
		place->fact = (vbi_fact){.entry = &none};
		return;
	}
	if (fact->entry != entry)
		read_fact(fact, seg, entry);
	place->fact = *fact;
}

uint64_t vbi_seg_keys_of(const vbi_seg *seg, const vbi_match *match, unsigned cls)
{
	uint64_t want = want_of(match, cls);
	struct vbi_fact_entry *place;

	if (!has_class(match, cls))
		return 0;
	if (!seg->facts) {
		const vbi_entry *entry = find_entry(seg, want);

		return entry ? vbi_seg_keys(seg, entry) : 0;
	}
	place = vbi_fact_place(seg, want);
	if (((place->want ^ want) | (place->fact.entry == NULL)) != 0)
		vbi_fact_read(seg, place, want);
	return place->fact.has;
}

static __attribute__((noinline)) vbi_slice read_attr_of(const vbi_seg *seg, uint64_t want, unsigned key)
{
	struct vbi_fact_entry *place = seg->facts ? vbi_fact_place(seg, want) : NULL;
	const vbi_entry *entry = place ? NULL : find_entry(seg, want);

	if (!place)
		return entry ? vbi_seg_attr(seg, entry, key) : vbi_slice_of("", 0);
	vbi_fact_read(seg, place, want);
	return place->fact.more ? vbi_seg_attr(seg, place->entry, key) : value_of(seg, &place->fact, key);
}

vbi_slice vbi_seg_attr_of(const vbi_seg *seg, const vbi_match *match, unsigned cls, unsigned key)
{
	uint64_t want = want_of(match, cls);
	const struct vbi_fact_entry *place;

	if (!has_class(match, cls))
		return vbi_slice_of("", 0);
	place = seg->facts ? vbi_fact_place(seg, want) : NULL;
	if (place && ((place->want ^ want) | (place->fact.entry == NULL) | place->fact.more) == 0)
		return value_of(seg, &place->fact, key);
	return read_attr_of(seg, want, key);
}

uint32_t vbi_seg_count_of(const vbi_seg *seg, const vbi_match *match, unsigned cls)
{
	uint64_t want = want_of(match, cls);
	struct vbi_fact_count *place;
	const vbi_entry *entry;

	if (!has_class(match, cls))
		return 0;
	place = seg->facts ? &seg->facts->count[want * UINT64_C(0x9E3779B97F4A7C15) >> (64 - VBI_FACT_COUNT_BITS)] : NULL;
	if (place && place->want == want)
		return place->count;
	entry = vbi_lex_entry(seg->lex, match->key, cls);
	if (place && want <= UINT32_MAX)
		*place = (struct vbi_fact_count){(uint32_t)want, entry ? entry->freq + 1 : 0};
	return entry ? entry->freq + 1 : 0;
}
