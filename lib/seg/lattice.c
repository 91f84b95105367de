/* seg/lattice.c - arcs and features of the word lattice, and the best path through it. */
#include "seg/lattice.h"

/* Templates of features; the numbers are in trained weights: change them only with new weights. */
enum {
	GAP_PAIR = 1, /* syllables left and right of the gap, */
	GAP_BEFORE = VBI_GAP_BEFORE, /* with the one before, */
	GAP_AFTER = VBI_GAP_AFTER,   /* with the one after */
	GAP_SHAPE,
	GAP_LEFT,
	GAP_RIGHT,
	WORD_KEY, /* the syllables of the word, */
	WORD_CASE, /* with its capitals, */
	WORD_FACTS,
	WORD_BOND,
	WORD_CLASS,
	WORD_PREVIOUS = VBI_WORD_PREVIOUS, /* what stands before a word with capitals */
	WORD_NEXT = VBI_WORD_NEXT,
	NAME_RUN,
	NAME_PARTS,
	NAME_FIRST,
	NAME_SMALL,
	WORD_LISTS,
};

static bool dot_after(const vbi_seg *seg, uint32_t i, uint32_t end)
{
	const vbi_tok *tok = &seg->tok[i];

	if (i + 1 >= end || tok[1].space || tok[1].kind != VB_TOKEN_PUNCT || seg->text[tok[1].start] != '.' ||
	    tok[1].end - tok[1].start != 1)
		return false;
	return vbi_tok_capital(tok) || (vbi_seg_mask(seg, i, 1) & VBI_MASK(ABBR_DOT));
}

static unsigned name_part(const vbi_seg *seg, uint32_t i)
{
	return seg->tok[i].kind == VB_TOKEN_SYLLABLE ? seg->lex->name_part[seg->tok[i].code] : 0;
}

/* ---- arcs ---- */

#define SMALL_NAME 4u /* tokens of a name in small letters */

/* There is room: vbi_lattice_arcs has seen to it. */
static inline void add(vbi_seg *seg, vbi_arc arc) { seg->arc[seg->arcs++] = arc; }

/* The token by itself, and the words of the dictionary: written in any case and counted if they are good. Returns the longest;
 * *known gets a bit for each count of tokens. */
static uint32_t add_matches(vbi_seg *seg, uint32_t k, uint32_t end, uint32_t capitals, uint64_t *known)
{
	uint32_t from = seg->matches ? seg->match_at[k] : 0, to = seg->matches ? seg->match_at[k + 1] : 0, longest = 1;
	vbi_arc *arc = seg->arc + seg->arcs + 1;
	uint64_t mask = 0, counts = 0;

	for (; from < to; from++) {
		const vbi_match *match = &seg->match[from];
		bool good = (match->count > 1) & (match->count <= end - k) & ((match->mask & ~VBI_NO_WORD) != 0);

		*arc = (vbi_arc){k, (uint16_t)match->count, 1, match->count <= capitals, match->key, match->mask, 0};
		arc += good;
		longest = good ? match->count : longest;
		counts |= (uint64_t)good << (match->count & 63);
		mask |= match->count == 1 ? match->mask : 0;
	}
	seg->arc[seg->arcs] = (vbi_arc){k, 1, 0, capitals > 0, 0, mask, 0};
	seg->arcs = (size_t)(arc - seg->arc);
	*known = counts;
	return longest;
}

static bool is_mark(const vbi_seg *seg, uint32_t i, char mark)
{
	const vbi_tok *tok = &seg->tok[i];

	return tok->space == 0 && tok->end - tok->start == 1 && seg->text[tok->start] == mark;
}

static bool letters(const vbi_tok *tok) { return tok->kind == VB_TOKEN_SYLLABLE || tok->kind == VB_TOKEN_FOREIGN; }

/* What is written without a blank: 90%, pa-tê, Lung-nan. */
static void add_tight(vbi_seg *seg, uint32_t i, uint32_t end)
{
	const vbi_tok *tok = &seg->tok[i];

	if (i + 1 < end && tok->kind == VB_TOKEN_NUMBER && is_mark(seg, i + 1, '%'))
		add(seg, (vbi_arc){i, 2, 0, 0, 0, 0, 0});
	else if (i + 2 < end && letters(tok) && is_mark(seg, i + 1, '-') && letters(tok + 2) && tok[2].space == 0)
		add(seg, (vbi_arc){i, 3, 0, 0, 0, 0, 0});
}

/* Runs of capitals that the dictionary does not have. */
static void add_runs(vbi_seg *seg, uint32_t i, uint32_t run, uint64_t known)
{
	vbi_arc *arc = seg->arc + seg->arcs;

	for (uint32_t n = 2; n <= run; n++) {
		*arc = (vbi_arc){i, (uint16_t)n, 0, 1, 0, 0, 0};
		arc += ~known >> n & 1;
	}
	seg->arcs = (size_t)(arc - seg->arc);
}

/* A person's name whose parts have lost their capitals: family name, middle names, given name. */
static void add_small_name(vbi_seg *seg, uint32_t i, uint32_t end)
{
	if (!seg->lex || !(name_part(seg, i) & VBI_PART_SURNAME) || seg->tok[i].shape == VB_SHAPE_UPPER)
		return;
	for (uint32_t n = 2; n <= SMALL_NAME && n <= end - i; n++) {
		unsigned part = name_part(seg, i + n - 1);

		if (seg->tok[i + n - 1].shape != VB_SHAPE_LOWER || seg->tok[i + n - 1].space != 1)
			break;
		if (n > 2 && (part & VBI_PART_GIVEN))
			add(seg, (vbi_arc){i, (uint16_t)n, 2, 0, 0, 0, 0});
		if (!(part & VBI_PART_MIDDLE))
			break;
	}
}

bool vbi_lattice_arcs_room(vbi_seg *seg, uint32_t k, uint32_t n)
{
	size_t matches = seg->matches ? seg->match_at[k + n] - seg->match_at[k] : 0;
	size_t need = seg->arcs + matches + (size_t)n * (1 + VBI_RUN_MAX + SMALL_NAME + 2);

	return need <= seg->arc_capacity || VBI_GROW(seg->mem, seg->arc, seg->arc_capacity, need);
}

uint32_t vbi_lattice_arcs(vbi_seg *seg, uint32_t k, uint32_t end, vbi_start start)
{
	size_t from = seg->arcs;
	uint64_t known;
	uint32_t longest = add_matches(seg, k, end, start.capitals, &known);

	add_runs(seg, k, start.run, known);
	longest = longest > start.run ? longest : start.run;
	if (!start.odd)
		return longest;
	/* No run has a dot behind its first token. */
	if (dot_after(seg, k, end) && !(known >> 2 & 1))
		add(seg, (vbi_arc){k, 2, 0, 0, 0, 0, 0});
	add_small_name(seg, k, end);
	add_tight(seg, k, end);
	for (size_t a = from; a < seg->arcs; a++)
		if (seg->arc[a].count > longest)
			longest = seg->arc[a].count;
	return longest;
}

/* As islands.c tells it of all tokens of a sentence at once. */
static vbi_start start_of(const vbi_seg *seg, uint32_t k, uint32_t end)
{
	const vbi_tok *tok = &seg->tok[k];
	uint32_t capitals = 0, run = 1;

	while (capitals < UINT8_MAX && k + capitals < end && vbi_tok_capital(&tok[capitals]))
		capitals++;
	while (vbi_lattice_named(tok) && run < VBI_RUN_MAX && k + run < end && vbi_lattice_named(&tok[run]) && tok[run].space == 1)
		run++;
	return (vbi_start){(uint8_t)capitals, (uint8_t)run, 1};
}

vb_status vbi_lattice_island(vbi_seg *seg, uint32_t i, uint32_t first, uint32_t end, uint32_t *next)
{
	uint32_t reach = i + 1;

	(void)first;
	seg->arcs = 0;
	for (uint32_t k = i; k < reach; k++) {
		uint32_t longest;

		if (!vbi_lattice_arcs_room(seg, k, 1))
			return VB_ERR_MEMORY;
		longest = vbi_lattice_arcs(seg, k, end, start_of(seg, k, end));
		if (k + longest > reach)
			reach = k + longest;
	}
	*next = reach;
	return VB_OK;
}

/* ---- features ---- */

uint32_t vbi_lattice_gap_pair(uint32_t a, uint32_t b, uint32_t *feature)
{
	feature[0] = vbi_feature(GAP_PAIR, a, b);
	feature[1] = vbi_feature(GAP_LEFT, a, 0);
	feature[2] = vbi_feature(GAP_RIGHT, b, 0);
	return 3;
}

uint32_t vbi_lattice_gap_shape(const vbi_seg *seg, uint32_t g, bool begins)
{
	const vbi_tok *left = &seg->tok[g - 1], *right = &seg->tok[g];

	return vbi_feature(GAP_SHAPE,
	                   left->shape | (uint32_t)right->shape << 4 | (uint32_t)right->space << 8 |
	                           (uint32_t)left->kind << 12 | (uint32_t)right->kind << 16,
	                   begins);
}

uint32_t vbi_lattice_gap(const vbi_seg *seg, uint32_t g, uint32_t first, uint32_t end, uint32_t *feature)
{
	uint32_t a = vbi_lattice_symbol(seg, g - 1, first, end), b = vbi_lattice_symbol(seg, g, first, end), n;

	n = vbi_lattice_gap_pair(a, b, feature);
	n += vbi_lattice_gap_around(vbi_lattice_before(seg, g - 1, first, end), a, b, vbi_lattice_symbol(seg, g + 1, first, end), feature + n);
	feature[n++] = vbi_lattice_gap_shape(seg, g, g - 1 == first);
	return n;
}

static inline uint32_t log2_of(uint32_t n)
{
#ifdef __GNUC__
	return 31u - (uint32_t)__builtin_clz(n | 1);
#else
	uint32_t bits = 0;

	for (; n > 1; n >>= 1)
		bits++;
	return bits;
#endif
}

/* log2 of the count of the syllable by itself. */
static uint32_t alone(const vbi_seg *seg, uint32_t i)
{
	const vbi_entry *entry;

	if (!seg->matches || seg->match_at[i] == seg->match_at[i + 1] || seg->match[seg->match_at[i]].count != 1)
		return 0;
	entry = vbi_seg_entry(seg, &seg->match[seg->match_at[i]], VBI_C_WORD);
	return entry ? log2_of(entry->freq) : 0;
}

/* Which lists have the word, how frequent is it, and how much more often than by chance do its syllables stand together. */
uint32_t vbi_lattice_facts(const vbi_seg *seg, const vbi_arc *arc, uint32_t *feature)
{
	uint32_t n = 0, count = arc->count, lower = !arc->capital, sum = 0, frequency;
	const vbi_entry *entry;
	vbi_match match;

	if (arc->known != 1)
		return 0;
	vbi_match_set(&match, arc->first, arc->count, arc->key, arc->mask);
	entry = vbi_seg_entry(seg, &match, VBI_C_WORD);
	if (!entry) {
		feature[n++] = vbi_feature(WORD_FACTS, count, lower);
		return n;
	}
	frequency = log2_of(entry->freq);
	feature[n++] = vbi_feature(WORD_LISTS, entry->lists, count);
	feature[n++] = vbi_feature(WORD_FACTS, count, 2u | lower | frequency << 3);
	if (count > 2)
		return n;
	for (uint32_t k = 0; k < count; k++)
		sum += alone(seg, arc->first + k);
	feature[n++] = vbi_feature(WORD_BOND, 40 + frequency - sum, 0);
	return n;
}

static uint32_t add_classes(const vbi_arc *arc, uint32_t *feature, uint32_t room)
{
	uint64_t mask = arc->mask & ~(VBI_MASK(WORD) | VBI_NO_WORD);
	uint32_t n = 0;

	for (; mask && n < room; mask &= mask - 1)
		feature[n++] = vbi_feature(WORD_CLASS, 1 + vbi_lowest_bit(mask), arc->count | (uint32_t)arc->capital << 8);
	return n;
}

/* vbi_seg_mask of one token. */
static inline uint64_t alone_mask(const vbi_seg *seg, uint32_t i)
{
	const vbi_match *match;

	if (!seg->matches || seg->match_at[i] == seg->match_at[i + 1])
		return 0;
	match = &seg->match[seg->match_at[i]];
	return match->count == 1 ? match->mask : 0;
}

uint32_t vbi_lattice_name(const vbi_seg *seg, const vbi_arc *arc, const uint32_t *symbol, uint32_t *feature)
{
	uint32_t count = arc->count, shape;
	const vbi_tok *tok = &seg->tok[arc->first];
	bool first = symbol[-1] == VBI_SYMBOL_BEFORE, last = symbol[count] == VBI_SYMBOL_BEHIND;
	/* Where there is no token beside the word, one of its own is looked at. */
	bool starts = first | !vbi_lattice_named(tok - !first) | (tok->space != 1);
	bool ends = last | !vbi_lattice_named(&tok[count - last]) | (tok[count - last].space != 1);
	uint64_t head = alone_mask(seg, arc->first), tail = alone_mask(seg, arc->first + count - 1);

	shape = starts | (uint32_t)ends << 1 | vbi_lattice_name_shape(first, arc->known, count);
	feature[0] = vbi_feature(NAME_RUN, shape, 0);
	feature[1] = vbi_feature(NAME_PARTS, shape,
	                         ((head & VBI_MASK(SURNAME)) != 0) | (uint32_t)((head & VBI_MASK(WORD)) != 0) << 1 |
	                                 (uint32_t)((tail & VBI_MASK(GIVEN)) != 0) << 2 |
	                                 (uint32_t)((head & VBI_MASK(LOC_UNIT)) != 0) << 3 |
	                                 (uint32_t)(tok->kind == VB_TOKEN_FOREIGN) << 4);
	feature[2] = vbi_feature(NAME_FIRST, symbol[0], shape);
	vbi_lattice_name_around(symbol[-1], symbol[count], shape, feature + VBI_NAME_INSIDE);
	return VBI_NAME_FEATURES;
}

/* Of the tokens that make the word. */
static inline uint32_t add_key(const vbi_seg *seg, const vbi_arc *arc, const uint32_t *symbol, uint32_t *feature)
{
	const vbi_tok *tok = &seg->tok[arc->first];
	uint32_t key = arc->count, capitals = 0, n = 0;

	for (uint32_t k = 0; k < arc->count; k++) {
		key = key * 0x01000193u ^ symbol[k];
		capitals |= (uint32_t)vbi_tok_capital(&tok[k]) << (k < 3 ? k : 3);
	}
	feature[n++] = vbi_feature(WORD_KEY, key, arc->count);
	feature[n] = vbi_feature(WORD_CASE, key, capitals);
	n += capitals != 0;
	if (arc->count > 1 && arc->known == 2)
		feature[n++] = vbi_feature(NAME_SMALL, symbol[0], arc->count);
	return n;
}

uint32_t vbi_lattice_word(const vbi_seg *seg, const vbi_arc *arc, const uint32_t *symbol, uint32_t *feature)
{
	uint32_t n = add_key(seg, arc, symbol, feature);

	return arc->count == 1 ? n : n + add_classes(arc, feature + n, VBI_ARC_FEATURES - n - arc->capital * VBI_NAME_FEATURES);
}

uint32_t vbi_lattice_arc(const vbi_seg *seg, const vbi_arc *arc, uint32_t first, uint32_t end, uint32_t *feature)
{
	uint32_t symbol[1 + VBI_ARC_MAX + 1], n;

	symbol[0] = vbi_lattice_before(seg, arc->first, first, end);
	for (uint32_t k = 0; k <= arc->count; k++)
		symbol[1 + k] = vbi_lattice_symbol(seg, arc->first + k, first, end);
	n = add_key(seg, arc, symbol + 1, feature);
	if (arc->count == 1)
		return n;
	if (arc->capital)
		n += vbi_lattice_name(seg, arc, symbol + 1, feature + n);
	return n + add_classes(arc, feature + n, VBI_ARC_FEATURES - n);
}

/* ---- the best path ---- */

bool vbi_lattice_room(vbi_seg *seg, uint32_t n)
{
	return VBI_GROW(seg->mem, seg->gap_score, seg->gap_capacity, (size_t)n + 1) &&
	       VBI_GROW(seg->mem, seg->path_score, seg->path_capacity, (size_t)n + 1) &&
	       VBI_GROW(seg->mem, seg->path_count, seg->count_capacity, (size_t)n + 1) &&
	       VBI_GROW(seg->mem, seg->best, seg->best_capacity, (size_t)n + 1);
}

const uint16_t *vbi_lattice_path(vbi_seg *seg, uint32_t i, uint32_t next)
{
	uint32_t n = next - i;
	int32_t *score = seg->path_score, *sum = seg->gap_score;
	uint16_t *count = seg->path_count;

	score[0] = 0;
	for (uint32_t k = 1; k < n; k++) {
		score[k] = INT32_MIN / 2;
		count[k] = 0;
		sum[k] += sum[k - 1];
	}
	score[n] = INT32_MIN / 2;
	count[n] = 0;
	for (size_t a = 0; a < seg->arcs; a++) {
		const vbi_arc *arc = &seg->arc[a];
		uint32_t from = arc->first - i, to = from + arc->count;
		int32_t s = score[from] + arc->score + sum[to - 1] - sum[from], had = score[to];
		uint16_t counted = count[to];

		/* No branch: nobody could guess it. */
		score[to] = s > had ? s : had;
		count[to] = s > had ? arc->count : counted;
	}
	return count;
}

uint32_t vbi_lattice_best(vbi_seg *seg, uint32_t i, uint32_t next)
{
	const uint16_t *count = vbi_lattice_path(seg, i, next);
	uint32_t words = 0;

	/* Counts stand where words end; turned round so that they stand in order. */
	for (uint32_t k = next - i; k > 0; k -= count[k])
		seg->best[words++] = count[k];
	for (uint32_t k = 0; k < words / 2; k++) {
		uint16_t swap = seg->best[k];

		seg->best[k] = seg->best[words - 1 - k];
		seg->best[words - 1 - k] = swap;
	}
	return words;
}
