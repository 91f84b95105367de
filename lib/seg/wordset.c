/* seg/wordset.c - see wordset.h */
#include "seg/wordset.h"

#include "viet/syllable.h"

_Static_assert(VBI_SET_END <= 32, "a bit for each set");

#define V(name, ...) static const vbi_slice words_##name[] = {__VA_ARGS__};
#include "seg/wordset.def"
#undef V

static const struct {
	const vbi_slice *word;
	size_t n;
} list[VBI_SET_END] = {
#define V(name, ...) {words_##name, sizeof words_##name / sizeof *words_##name},
#include "seg/wordset.def"
#undef V
};

const vbi_slice *vbi_wordset_list(unsigned set, size_t *n)
{
	*n = list[set].n;
	return list[set].word;
}

vb_status vbi_seg_wordset(vbi_seg *seg)
{
	vbi_wordset *table = seg->wordset;
	uint16_t words = 0;

	if (table)
		return VB_OK;
	table = vbi_calloc(seg->mem, 1, sizeof *table);
	if (!table)
		return VB_ERR_MEMORY;
	for (unsigned set = 0; set < VBI_SET_END; set++)
		for (size_t i = 0; i < list[set].n; i++) {
			vbi_slice text = list[set].word[i];
			vbi_syllable syllable;
			uint16_t *word;

			if (!vbi_syllable_parse(text.p, text.n, &syllable))
				continue; /* the test sees to it that there is none */
			word = &table->word[syllable.code];
			if (!*word && words + 1u < VBI_SET_WORDS)
				*word = ++words;
			table->sets[*word] |= *word ? UINT32_C(1) << set : 0;
			table->text[*word] = text;
		}
	seg->wordset = table;
	return VB_OK;
}

bool vbi_wordset_confirms(const vbi_seg *seg, uint32_t t, unsigned set)
{
	if (seg->wordset) {
		vbi_slice text = seg->wordset->text[seg->wordset->word[seg->tok[t].code]];

		return seg->tok[t].end - seg->tok[t].start == text.n && vbi_tok_lower_is(seg, t, text.p, text.n);
	}
	return vbi_tok_among(seg, t, list[set].word, list[set].n);
}
