/* wordseg.c - words: the longest dictionary match from left to right, and runs of capitalised syllables as names.
 *
 * A syllable that a dictionary word takes beyond the end of a run of capitals is not part of a name: in "Sở Y tế" the
 * run "Sở Y" is cut before "Y tế". Words never cross the end of a sentence. */
#include "seg/pairs.h"
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

/* From bit k on. */
static inline uint64_t bits_at(const uint64_t *bits, size_t k)
{
	return bits[k / 64] >> k % 64 | (k % 64 ? bits[k / 64 + 1] << (64 - k % 64) : 0);
}

/* The tokens of the island whose first gap is behind token k, if it is one of the short ones; else 0. */
static inline uint32_t short_tokens(const vbi_islands *in, uint32_t k)
{
	uint32_t gap = k - in->first, gaps = vbi_lowest_bit(~bits_at(in->other, gap) | UINT64_C(1) << 63);

	return (gaps == 2 || gaps == 3) && !(~bits_at(in->plain, gap) & ((UINT64_C(2) << gaps) - 1)) ? gaps + 1 : 0;
}

/* Gaps with which islands begin: where one goes on from the number before it is taken there. */
static inline uint64_t begun(const uint64_t *other, size_t at) { return other[at] & ~(other[at] << 1 | (at ? other[at - 1] >> 63 : 0)); }

/* Has what the islands need of memory first on its way. */
static void fetch_islands(const vbi_seg *seg, const vbi_scores *scores, const vbi_islands *in)
{
	for (size_t at = 0; at < in->numbers; at++)
		for (uint64_t bits = begun(in->other, at); bits; bits &= bits - 1) {
			uint32_t k = in->first + (uint32_t)(64 * at) + vbi_lowest_bit(bits), n = short_tokens(in, k);

			if (n)
				vbi_scores_fetch_short(seg, scores, k, n);
			for (uint32_t gap = k - in->first; !n && vbi_bit(in->other, gap); gap++)
				vbi_step_fetch_next(seg, in->first + gap);
		}
}

/* Decides the island whose first gap is behind token k. */
static vb_status island(vbi_seg *seg, vbi_scores *scores, vbi_islands *in, uint32_t k)
{
	uint32_t gap = k - in->first, brief = short_tokens(in, k);
	vbi_island at;
	const uint16_t *count;

	if (brief)
		return vbi_scores_short(seg, scores, in, k, brief);
	if (vbi_islands_take(seg, in, k, &at) || !vbi_lattice_room(seg, at.end - at.first))
		return VB_ERR_MEMORY;
	vbi_scores_island(seg, scores, &at);
	count = vbi_lattice_path(seg, at.first, at.end);
	for (uint32_t n = at.end - at.first; n > 0;) {
		uint32_t word = count[n];

		n -= word;
		for (uint32_t i = 0; i + 1 < word; i++)
			vbi_bit_set(in->joined, gap + n + i);
	}
	return VB_OK;
}

/* A word ends at each token of the block that is not joined to the one behind. There is room. */
static void add_words(vbi_seg *seg, const vbi_islands *in)
{
	vbi_range *word = seg->word + seg->words;
	uint32_t first = in->first;

	for (uint32_t at = in->first; at < in->end; at += 64) {
		uint64_t ends = ~in->joined[(at - in->first) / 64] & UINT64_MAX >> (in->end - at < 64 ? 64 - (in->end - at) : 0);

		for (; ends; ends &= ends - 1) {
			uint32_t end = at + vbi_lowest_bit(ends) + 1;

			*word++ = (vbi_range){first, end - first, 0};
			first = end;
		}
	}
	seg->words = (size_t)(word - seg->word);
}

/* The words of the block that begins with *sentence, which gets the one behind. */
static vb_status block(vbi_seg *seg, vbi_scores *scores, size_t *sentence)
{
	vbi_islands in;

	if (vbi_islands_find(seg, sentence, &in) || vbi_scores_pairs(seg, scores, &in))
		return VB_ERR_MEMORY;
	if (seg->lex->trie.pairs)
		fetch_islands(seg, scores, &in);
	for (size_t at = 0; at < in.numbers; at++)
		for (uint64_t bits = begun(in.other, at); bits; bits &= bits - 1)
			if (island(seg, scores, &in, in.first + (uint32_t)(64 * at) + vbi_lowest_bit(bits)))
				return VB_ERR_MEMORY;
	add_words(seg, &in);
	return VB_OK;
}

static vb_status best_words(vbi_seg *seg, const vbi_weights *weights)
{
	vbi_scores *scores = vbi_scores_of(seg, weights);
	size_t sentence = 0;

	if (!scores || !VBI_GROW(seg->mem, seg->word, seg->word_capacity, seg->toks))
		return VB_ERR_MEMORY;
	while (sentence < seg->sentences)
		if (block(seg, scores, &sentence))
			return VB_ERR_MEMORY;
	return VB_OK;
}

/* Matches need not be listed for it: what is asked of them is asked island by island. */
static vb_status with_model(vbi_seg *seg)
{
	vb_status status;

	if (!VBI_GROW(seg->mem, seg->match_at, seg->match_at_capacity, seg->toks + 1) || vbi_steps_begin(seg))
		return VB_ERR_MEMORY;
	status = best_words(seg, &seg->lex->weights[VBI_WEIGHTS_WORDS]);
	if (!seg->listed)
		seg->matches = 0;
	return status;
}

vb_status vbi_seg_words(vbi_seg *seg)
{
	seg->words = 0;
	if (!seg->toks)
		return VB_OK;
	if (seg->lex && seg->lex->weights[VBI_WEIGHTS_WORDS].slot)
		return with_model(seg);
	if (!seg->listed && vbi_seg_matches(seg))
		return VB_ERR_MEMORY;
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
