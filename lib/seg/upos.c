/* seg/upos.c - parts of speech: the best row of tags for the words of a sentence. */
#include "seg/upos.h"

#include <string.h>

#include "learn/chain.h"

/* Templates of features; the numbers are in trained weights: change them only with new weights. */
enum {
	TAG_WORD = 0x100,
	TAG_BEFORE,
	TAG_AFTER,
	TAG_SECOND_BEFORE,
	TAG_FIRST,
	TAG_LAST,
	TAG_SHAPE,
	TAG_SHAPE_BEFORE,
	TAG_SHAPE_AFTER,
	TAG_CLASSES,
	TAG_CLASSES_BEFORE,
	TAG_CLASSES_AFTER,
	TAG_LAST_BEFORE,
	TAG_GROUP,
	TAG_GROUP_BEFORE,
	TAG_GROUP_AFTER,
	TAG_GROUP_FIRST,
	TAG_GROUP_LAST,
	TAG_GROUP_ENDS,
};

static const char *const pos_name[VB_POS_END] = {
	"",     "ADJ",  "ADP", "ADV",  "AUX",   "CCONJ", "DET",   "INTJ", "NOUN",
	"NUM",  "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
};

const char *vb_pos_name(uint32_t pos) { return pos < VB_POS_END ? pos_name[pos] : ""; }

unsigned vbi_pos_of(vbi_slice name)
{
	for (unsigned pos = 1; pos < VB_POS_END; pos++)
		if (vbi_slice_is(name, pos_name[pos]))
			return pos;
	return 0;
}

/* A token as the model knows it: the syllable; a mark by its first byte; else kind and shape. Foreign words by their
 * letters: codes of the dictionary's tokens change when a dictionary is laid over. */
static uint32_t symbol(const vbi_seg *seg, uint32_t i)
{
	const vbi_tok *tok = &seg->tok[i];

	if (tok->kind == VB_TOKEN_SYLLABLE)
		return tok->code;
	if (tok->kind == VB_TOKEN_PUNCT || tok->kind == VB_TOKEN_SYMBOL)
		return 0xF000u | (unsigned char)seg->text[tok->start];
	if (tok->kind == VB_TOKEN_FOREIGN || tok->kind == VB_TOKEN_ACRONYM)
		return 0x10000u | vbi_lex_hash(seg->text + tok->start, tok->end - tok->start);
	return 0x8000u | (uint32_t)tok->kind << 4 | tok->shape;
}

/* Classes that say something about the part of speech. */
#define TELLING                                                                                                       \
	{                                                                                                             \
		VBI_MASK(WORD), VBI_MASK(STOP), VBI_MASK(VERB_SAY), VBI_MASK(SURNAME), VBI_MASK(GIVEN),               \
			VBI_MASK(PERSON) | VBI_MASK(FOREIGN_NAME), VBI_MASK(HONORIFIC),                               \
			VBI_MASK(T_MOD) | VBI_MASK(T_POST),                                                           \
			VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO) | VBI_MASK(T_UNIT) | VBI_MASK(T_RANK) | VBI_MASK(ROLE),   \
			VBI_MASK(ORG_NAME) | VBI_MASK(ORG_ABBR) | VBI_MASK(ORG_MEDIA) | VBI_MASK(ORG_BRAND),          \
			VBI_MASK(ORG_HEAD), VBI_MASK(LOC_UNIT),                                                       \
			VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_DISTRICT) |                     \
				VBI_MASK(LOC_COMMUNE) | VBI_MASK(LOC_REGION) | VBI_MASK(LOC_GEO) | VBI_MASK(LOC_CITY), \
			VBI_MASK(CAL_UNIT) | VBI_MASK(DAYPART), VBI_MASK(NUM_WORD), VBI_MASK(UNIT), VBI_MASK(PLURAL)  \
	}

static uint32_t classes_of(const vbi_seg *seg, const vbi_range *word)
{
	static const uint64_t telling[] = TELLING;
	uint64_t mask = vbi_seg_mask(seg, word->first, word->count);
	uint32_t bits = 0;

	for (uint32_t i = 0; mask && i < sizeof telling / sizeof *telling; i++)
		bits |= (uint32_t)((mask & telling[i]) != 0) << i;
	return bits;
}

static uint32_t group_of(const vbi_seg *seg, uint32_t first, uint32_t count)
{
	if (!seg->matches)
		return 0;
	for (uint32_t m = seg->match_at[first]; m < seg->match_at[first + 1]; m++)
		if (seg->match[m].count == count) {
			const vbi_entry *entry = vbi_seg_entry(seg, &seg->match[m], VBI_C_WORD);

			return entry ? entry->group : 0;
		}
	return 0;
}

static vbi_upos_mark mark_of(const vbi_seg *seg, const vbi_range *word, bool starts)
{
	const vbi_tok *first = &seg->tok[word->first], *last = first + word->count - 1;
	vbi_upos_mark mark = {word->count, symbol(seg, word->first), symbol(seg, word->first + word->count - 1), 0, 0, 0, 0};

	for (uint32_t k = 0; k < word->count; k++)
		mark.key = mark.key * 0x01000193u ^ symbol(seg, word->first + k);
	mark.shape = first->kind | (uint32_t)first->shape << 4 | (uint32_t)last->shape << 8 | (uint32_t)starts << 12 |
	             (word->count < 4 ? word->count : 4) << 13;
	mark.classes = classes_of(seg, word);
	mark.group = group_of(seg, word->first, word->count);
	if (word->count > 1)
		mark.ends = group_of(seg, word->first, 1) | group_of(seg, word->first + word->count - 1, 1) << 8;
	return mark;
}

bool vbi_upos_marks(vbi_seg *seg, size_t first, size_t end)
{
	if (!VBI_GROW(seg->mem, seg->mark, seg->mark_capacity, end - first + 1))
		return false;
	for (size_t w = first; w < end; w++)
		seg->mark[w - first] = mark_of(seg, &seg->word[w], w == first);
	return true;
}

uint32_t vbi_upos_features(const vbi_seg *seg, uint32_t k, uint32_t n, uint32_t *feature)
{
	static const vbi_upos_mark none = {0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0, 0xFFFF, 0};
	const vbi_upos_mark *mark = &seg->mark[k], *before = k ? mark - 1 : &none, *after = k + 1 < n ? mark + 1 : &none;
	uint32_t second = k > 1 ? mark[-2].key : 0xFFFF, f = 0;

	feature[f++] = vbi_feature(TAG_WORD, mark->key, 0);
	feature[f++] = vbi_feature(TAG_BEFORE, before->key, 0);
	feature[f++] = vbi_feature(TAG_AFTER, after->key, 0);
	feature[f++] = vbi_feature(TAG_SECOND_BEFORE, second, 0);
	feature[f++] = vbi_feature(TAG_FIRST, mark->first, mark->shape >> 13);
	feature[f++] = vbi_feature(TAG_LAST, mark->last, mark->shape >> 13);
	feature[f++] = vbi_feature(TAG_SHAPE, mark->shape, mark->classes & 1);
	feature[f++] = vbi_feature(TAG_SHAPE_BEFORE, before->shape, mark->shape);
	feature[f++] = vbi_feature(TAG_SHAPE_AFTER, after->shape, mark->shape);
	feature[f++] = vbi_feature(TAG_CLASSES, mark->classes, mark->shape >> 4 & 0xFF);
	feature[f++] = vbi_feature(TAG_CLASSES_BEFORE, before->classes, mark->classes);
	feature[f++] = vbi_feature(TAG_CLASSES_AFTER, after->classes, mark->classes);
	feature[f++] = vbi_feature(TAG_LAST_BEFORE, before->last, mark->first);
	feature[f++] = vbi_feature(TAG_GROUP, mark->group, 0);
	feature[f++] = vbi_feature(TAG_GROUP_BEFORE, before->group, 0);
	feature[f++] = vbi_feature(TAG_GROUP_AFTER, after->group, 0);
	if (mark->ends) {
		feature[f++] = vbi_feature(TAG_GROUP_FIRST, mark->ends & 0xFF, 0);
		feature[f++] = vbi_feature(TAG_GROUP_LAST, mark->ends >> 8, 0);
		feature[f++] = vbi_feature(TAG_GROUP_ENDS, mark->ends, 0);
	}
	return f;
}

/* ---- decoding ---- */

static vb_status tag(vbi_seg *seg, vbi_chain *chain, size_t first, size_t end, const uint8_t *pos)
{
	uint32_t feature[VBI_UPOS_FEATURES], n = (uint32_t)(end - first);
	vb_status status = vbi_chain_begin(chain, n);

	if (status || !vbi_upos_marks(seg, first, end) ||
	    !VBI_GROW(seg->mem, seg->tag, seg->tag_capacity, (size_t)n + 1))
		return VB_ERR_MEMORY;
	for (uint32_t k = 0; k < n; k++)
		vbi_chain_step(chain, feature, vbi_upos_features(seg, k, n, feature), 0);
	vbi_chain_end(chain, seg->tag);
	for (uint32_t k = 0; k < n; k++)
		seg->word[first + k].kind = pos[seg->tag[k]];
	return VB_OK;
}

vb_status vbi_seg_pos(vbi_seg *seg)
{
	const vbi_weights *weights = seg->lex ? &seg->lex->weights[VBI_WEIGHTS_POS] : NULL;
	uint8_t pos[VBI_LABELS_MAX];
	vb_status status = VB_OK;

	if (!weights || !weights->slot)
		return VB_OK;
	if (!seg->chain) {
		seg->chain = vbi_alloc(seg->mem, sizeof *seg->chain);
		if (!seg->chain)
			return VB_ERR_MEMORY;
		vbi_chain_init(seg->chain, seg->mem, weights, NULL);
	}
	for (uint32_t i = 0; i < weights->labels; i++)
		pos[i] = (uint8_t)vbi_pos_of(vbi_weights_label_name(weights, i));
	/* Words never cross the end of a sentence. */
	for (size_t first = 0, end; first < seg->words && !status; first = end) {
		uint32_t sentence = seg->tok[seg->word[first].first].sentence;

		for (end = first + 1; end < seg->words && seg->tok[seg->word[end].first].sentence == sentence; end++)
			;
		status = tag(seg, seg->chain, first, end, pos);
	}
	return status;
}
