/* seg/facts.c - see facts.h */
#include "seg/facts.h"

#include "dict/form.h"

_Static_assert(VBI_KEY_END <= 64, "a bit for each key");

static const vbi_slice names[VBI_KEY_END] = {
#define X(capitals, name) VBI_WORD(#name),
	VBI_KEYS(X)
#undef X
};

vb_status vbi_seg_facts(vbi_seg *seg)
{
	if (!seg->facts)
		seg->facts = vbi_calloc(seg->mem, 1, sizeof *seg->facts);
	return seg->facts ? VB_OK : VB_ERR_MEMORY;
}

static unsigned count_bits(uint64_t bits)
{
	bits -= bits >> 1 & UINT64_C(0x5555555555555555);
	bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
	return (unsigned)(((bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F)) * UINT64_C(0x0101010101010101) >> 56);
}

static unsigned key_of(vbi_slice name)
{
	unsigned key = 0;

	while (key < VBI_KEY_END && !(names[key].n == name.n && names[key].p[0] == name.p[0] && vbi_slice_equal(names[key], name)))
		key++;
	return key;
}

static void read_fact(vbi_fact *fact, const vbi_lexicon *lex, const vbi_entry *entry)
{
	vbi_slice text = vbi_pool_get(lex->strings, entry->attr), rest = text, name, value, known[VBI_KEY_END];
	unsigned n = 0;

	fact->entry = entry;
	fact->text = (uint32_t)(text.p - lex->strings);
	fact->has = 0;
	fact->more = text.n > UINT16_MAX;
	while (vbi_attr_next(&rest, &name, &value)) {
		unsigned key = value.n ? key_of(name) : VBI_KEY_END;

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
		read_fact(fact, seg->lex, entry);
	return fact->has;
}

static inline vbi_slice value_of(const vbi_seg *seg, const vbi_fact *fact, unsigned key)
{
	unsigned n = count_bits(fact->has & ((UINT64_C(1) << key) - 1));

	if (!(fact->has >> key & 1))
		return vbi_slice_of("", 0);
	return vbi_slice_of(seg->lex->strings + fact->text + fact->value[n].at, fact->value[n].n);
}

/* What is there is answered by functions that call nothing, what is not by others: so the former have nothing to keep meanwhile. */

static __attribute__((noinline)) vbi_slice read_attr(const vbi_seg *seg, const vbi_entry *entry, unsigned key)
{
	vbi_fact *fact = seg->facts ? place_of(seg, entry) : NULL;

	if (fact && fact->entry != entry)
		read_fact(fact, seg->lex, entry);
	return fact && !fact->more ? value_of(seg, fact, key) : vbi_lex_attr_named(seg->lex, entry, names[key].p, names[key].n);
}

vbi_slice vbi_seg_attr(const vbi_seg *seg, const vbi_entry *entry, unsigned key)
{
	const vbi_fact *fact = seg->facts ? place_of(seg, entry) : NULL;

	return fact && fact->entry == entry && !fact->more ? value_of(seg, fact, key) : read_attr(seg, entry, key);
}

static inline struct vbi_fact_entry *entry_place(const vbi_seg *seg, uint64_t want)
{
	return &seg->facts->entry[want * UINT64_C(0x9E3779B97F4A7C15) >> (64 - VBI_FACT_ENTRY_BITS)];
}

static __attribute__((noinline)) const vbi_entry *find_entry(const vbi_seg *seg, uint64_t want)
{
	const vbi_entry *entry = vbi_lex_entry(seg->lex, (uint32_t)(want / 64), want % 64);

	if (seg->facts)
		*entry_place(seg, want) = (struct vbi_fact_entry){want, entry};
	return entry;
}

const vbi_entry *vbi_seg_entry(const vbi_seg *seg, const vbi_match *match, unsigned cls)
{
	uint64_t want = (uint64_t)match->key * 64 + cls;
	const struct vbi_fact_entry *known;

	if (cls == VBI_CLASS_NONE || cls >= VBI_CLASS_END || !(match->mask >> (cls - 1) & 1))
		return NULL;
	known = seg->facts ? entry_place(seg, want) : NULL;
	return known && known->want == want ? known->entry : find_entry(seg, want);
}
