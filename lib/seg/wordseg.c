/* wordseg.c - words: the longest dictionary match from left to right, and runs of capitalised syllables as names.
 *
 * A syllable that a dictionary word takes beyond the end of a run of capitals is not part of a name: in "Sở Y tế" the
 * run "Sở Y" is cut before "Y tế". Words never cross the end of a sentence. */
#include "seg/scores.h"

/* Names, which count as words where each of their syllables has its capital. */
#define NAMES                                                                                                         \
	(VBI_MASK(PERSON) | VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_DISTRICT) |                 \
	 VBI_MASK(LOC_COMMUNE) | VBI_MASK(LOC_REGION) | VBI_MASK(LOC_GEO) | VBI_MASK(LOC_CITY) | VBI_MASK(LUNAR_YEAR))
/* Words that stand before a name and are none of it. */
#define BEFORE_NAMES                                                                                                  \
	(VBI_MASK(LOC_UNIT) | VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_GOV) | VBI_MASK(HONORIFIC) | VBI_MASK(T_HEAD) |       \
	 VBI_MASK(T_UNIT) | VBI_MASK(T_MOD) | VBI_MASK(T_RANK) | VBI_MASK(DAYPART) | VBI_MASK(STOP) |                 \
	 VBI_MASK(CAL_UNIT) | VBI_MASK(DOC_TYPE) | VBI_MASK(DOC_PART))

/* A syllable or foreign word with its capital, that can be part of a name. */
static bool named(const vbi_tok *tok)
{
	return (tok->kind == VB_TOKEN_SYLLABLE || tok->kind == VB_TOKEN_FOREIGN) && tok->shape == VB_SHAPE_TITLE;
}

static bool all_named(const vbi_seg *seg, uint32_t i, uint32_t count)
{
	for (uint32_t k = i; k < i + count; k++)
		if (!vbi_tok_capital(&seg->tok[k]))
			return false;
	return true;
}

/* Syllables that often stand together are not yet a word: "của ông". An entry counts that the treebank has as a word
 * (it has a part of speech), or else one too rare for the treebank whose syllables meet far more often than by chance,
 * in a text of some 45 million syllables as the counts of dicts/words.tsv come from. */
#define COUNTED_SYLLABLES UINT64_C(45000000)
#define RARE 3000u
#define ATTRACTION 12u

static bool is_word(const vbi_seg *seg, uint32_t i, const vbi_match *match)
{
	const vbi_entry *entry = vbi_seg_entry(seg, match, VBI_C_WORD);
	uint64_t alone[2] = {1, 1};

	if (!entry)
		return false;
	if (vbi_lex_attr(seg->lex, entry, "pos").n)
		return true;
	if (match->count > 2 || !entry->freq)
		return true;
	if (entry->freq > RARE)
		return false;
	for (unsigned k = 0; k < 2; k++)
		for (uint32_t m = seg->match_at[i + k]; m < seg->match_at[i + k + 1] && seg->match[m].count == 1; m++) {
			const vbi_entry *single = vbi_seg_entry(seg, &seg->match[m], VBI_C_WORD);

			if (single && single->freq)
				alone[k] = single->freq;
		}
	return entry->freq * COUNTED_SYLLABLES > ATTRACTION * alone[0] * alone[1];
}

/* The longest word of the dictionary at i that ends by end; at least 1. */
static uint32_t longest_word(const vbi_seg *seg, uint32_t i, uint32_t end)
{
	if (!seg->matches)
		return 1;
	for (uint32_t m = seg->match_at[i + 1]; m-- > seg->match_at[i];) {
		const vbi_match *match = &seg->match[m];

		if (match->count < 2)
			break;
		if (match->count <= end - i &&
		    (is_word(seg, i, match) || ((match->mask & NAMES) && all_named(seg, i, match->count))))
			return match->count;
	}
	return 1;
}

/* The end of the run of capitalised tokens at i, before a syllable that begins a word reaching beyond it. */
static uint32_t run_end(const vbi_seg *seg, uint32_t i, uint32_t end)
{
	uint32_t last = i + 1;

	while (last < end && named(&seg->tok[last]) && seg->tok[last].space == 1)
		last++;
	for (uint32_t k = i + 1; k < last; k++)
		if (k + longest_word(seg, k, end) > last)
			return k;
	return last;
}

static uint32_t word_at(const vbi_seg *seg, uint32_t i, uint32_t first, uint32_t end, uint32_t *run)
{
	uint32_t known = longest_word(seg, i, end);
	uint64_t mask;

	if (!named(&seg->tok[i]))
		return known;
	/* A run is looked at once: *run is where the last one ended. */
	if (*run <= i)
		*run = run_end(seg, i, end);
	if (known >= *run - i)
		return known;
	mask = vbi_seg_mask(seg, i, 1);
	if (!(mask & VBI_MASK(SURNAME))) {
		/* Known words before a name, and any word that begins a sentence, stand by themselves. */
		if (known > 1 || (mask & BEFORE_NAMES) || (i == first && (mask & VBI_MASK(WORD))))
			return known;
	}
	return *run - i;
}

static inline vb_status add_word(vbi_seg *seg, uint32_t i, uint32_t count)
{
	if (seg->words == seg->word_capacity && !VBI_GROW(seg->mem, seg->word, seg->word_capacity, seg->words + 1))
		return VB_ERR_MEMORY;
	seg->word[seg->words++] = (vbi_range){i, count, 0};
	return VB_OK;
}

/* ---- with a model ---- */

static vb_status island(vbi_seg *seg, vbi_scores *scores, vbi_islands *in, uint32_t begin, uint32_t end)
{
	uint32_t i = in->first + begin, n = end - begin;
	uint8_t *joined = in->joined + begin;
	const uint16_t *count;

	if (vbi_islands_arcs(seg, in, begin, end))
		return VB_ERR_MEMORY;
	vbi_scores_island(seg, scores, in, i, in->first + end);
	count = vbi_lattice_path(seg, i, in->first + end);
	memset(joined, 1, n);
	for (uint32_t k = n; k > 0; joined[k] = 0)
		k -= count[k];
	return VB_OK;
}

/* A word for each token that is not joined to the one before it; there is room for one more than these. */
static void add_words(vbi_seg *seg, const vbi_islands *in)
{
	vbi_range *word = seg->word + seg->words;
	const uint8_t *joined = in->joined;
	uint32_t first = in->first, count = in->end - first, n = 0;

	for (uint32_t k = 0; k < count; k++) {
		word[n].first = first + k;
		n += !joined[k];
	}
	word[n].first = in->end;
	for (uint32_t w = 0; w < n; w++) {
		word[w].count = word[w + 1].first - word[w].first;
		word[w].kind = 0;
	}
	seg->words += n;
}

static vb_status words_of(vbi_seg *seg, vbi_scores *scores, uint32_t first, uint32_t end)
{
	vbi_islands in;

	if (vbi_islands_find(seg, first, end, &in) || !VBI_GROW(seg->mem, seg->word, seg->word_capacity, seg->words + (end - first) + 1))
		return VB_ERR_MEMORY;
	if (in.others && !vbi_lattice_room(seg, end - first))
		return VB_ERR_MEMORY;
	for (uint32_t p = 0; p < in.pairs; p++)
		in.joined[in.pair[p] + 1] = vbi_scores_pair(seg, scores, &in, in.pair[p]);
	for (uint32_t o = 0; o < in.others; o += 2)
		if (island(seg, scores, &in, in.other[o], in.other[o + 1]))
			return VB_ERR_MEMORY;
	add_words(seg, &in);
	return VB_OK;
}

static vb_status best_words(vbi_seg *seg, const vbi_weights *weights)
{
	vbi_scores *scores = vbi_scores_of(seg, weights);

	if (!scores)
		return VB_ERR_MEMORY;
	for (size_t s = 0; s < seg->sentences; s++) {
		const vbi_range *sentence = &seg->sentence[s];

		if (sentence->count && words_of(seg, scores, sentence->first, sentence->first + sentence->count))
			return VB_ERR_MEMORY;
	}
	return VB_OK;
}

vb_status vbi_seg_words(vbi_seg *seg)
{
	seg->words = 0;
	if (seg->lex && seg->lex->weights[VBI_WEIGHTS_WORDS].slot)
		return best_words(seg, &seg->lex->weights[VBI_WEIGHTS_WORDS]);
	for (size_t s = 0; s < seg->sentences; s++) {
		uint32_t first = seg->sentence[s].first, end = first + seg->sentence[s].count, run = 0;

		for (uint32_t i = first; i < end;) {
			uint32_t count = word_at(seg, i, first, end, &run);

			if (add_word(seg, i, count))
				return VB_ERR_MEMORY;
			i += count;
		}
	}
	return VB_OK;
}
