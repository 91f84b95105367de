/* ent/cue.c - one pass over the tokens, without a jump that depends on them. */
#include "ent/cue.h"

#include "ent/office.h"
#include "ent/org_parse.h"
#include "viet/syllable.h"

#include <string.h>

#define PLACES                                                                                             \
	(VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_DISTRICT) | VBI_MASK(LOC_COMMUNE) | \
	 VBI_MASK(LOC_REGION) | VBI_MASK(LOC_GEO) | VBI_MASK(LOC_ROAD) | VBI_MASK(LOC_FACILITY) | VBI_MASK(LOC_CITY))
#define OFFICES (VBI_MASK_HEADS | VBI_MASK(T_MOD))

/* Single words that begin something. */
typedef struct words {
	uint16_t bac, photo, source, number;
} words;

static uint16_t code_of(const char *text)
{
	vbi_syllable syllable;

	return vbi_syllable_parse(text, strlen(text), &syllable) ? syllable.code : VBI_CODE_NONE;
}

static unsigned kind_in(unsigned kind, unsigned kinds) { return kinds >> kind & 1; }

#define KIND(name) (1u << VB_TOKEN_##name)

/* Of one token, a bit for each cue. before: kind of the token before it. */
static inline uint32_t cues_at(const vbi_tok *tok, uint64_t any, unsigned before, unsigned c, const words *w)
{
	unsigned kind = tok->kind, digits = kind_in(kind, KIND(NUMBER)), acronym = kind_in(kind, KIND(ACRONYM));
	unsigned capital = kind_in(kind, KIND(SYLLABLE) | KIND(FOREIGN) | KIND(ACRONYM)) & (tok->shape >= VB_SHAPE_TITLE);
	unsigned money = kind_in(kind, KIND(ACRONYM) | KIND(SYMBOL)) & ((c == '$') | (c == 'U') | (c >= 0xC2));
	unsigned unknown = acronym & (any == 0); /* may be degrees written as one */

	return (digits | money | ((any & VBI_MASK(NUM_WORD)) != 0)) << VBI_CUE_NUMBER |
	       (digits | kind_in(kind, KIND(CODE)) | ((any & VBI_CUES_DATE) != 0)) << VBI_CUE_DATE |
	       (uint32_t)((any & (VBI_CUES_CLOSED | VBI_MASK(LOC_UNIT))) != 0) << VBI_CUE_UNIT |
	       ((capital & (((any & (VBI_CUES_CLOSED | PLACES)) != 0) | kind_in(before, KIND(NUMBER) | KIND(CODE)))) |
	        (c == ':')) << VBI_CUE_PLACE |
	       (uint32_t)((any & (CORES | VBI_MASK(DOC_LAW))) != 0) << VBI_CUE_ORG |
	       (acronym | ((any & (OFFICES | VBI_MASK(HONORIFIC) | VBI_MASK(ROLE))) != 0) | (tok->code == w->photo) |
	        (tok->code == w->source)) << VBI_CUE_COMPANY |
	       capital << VBI_CUE_CAPITAL |
	       (uint32_t)((tok->code == w->bac) & (tok->shape == VB_SHAPE_TITLE)) << VBI_CUE_BAC |
	       (unknown | ((any & OFFICES) != 0)) << VBI_CUE_TITLE |
	       (kind_in(kind, KIND(CODE)) | ((any & VBI_CUES_DOC) != 0) | (tok->code == w->number)) << VBI_CUE_DOC;
}

vb_status vbi_cues_find(const vbi_seg *seg, vbi_ents *ents)
{
	const words w = {code_of("bác"), code_of("ảnh"), code_of("nguồn"), code_of("số")};
	size_t blocks = ents->tokens / 64 + 1;
	unsigned before = 0;

	if (!VBI_GROW(ents->mem, ents->cue, ents->cue_capacity, blocks * VBI_CUE_END))
		return VB_ERR_MEMORY;
	memset(ents->cue, 0, blocks * VBI_CUE_END * sizeof *ents->cue);
	for (size_t block = 0; block < blocks; block++) {
		size_t from = block * 64, n = ents->tokens - from < 64 ? ents->tokens - from : 64;
		uint64_t bits[VBI_CUE_PERSON] = {0};

		for (size_t k = 0; k < n; k++) {
			const vbi_tok *tok = &seg->tok[from + k];
			uint32_t found = cues_at(tok, vbi_seg_any(seg, (uint32_t)(from + k)), before,
			                         (unsigned char)seg->text[tok->start], &w);

			before = tok->kind;
			for (unsigned cue = 0; cue < VBI_CUE_PERSON; cue++)
				bits[cue] |= (uint64_t)(found >> cue & 1) << k;
		}
		for (unsigned cue = 0; cue < VBI_CUE_PERSON; cue++)
			ents->cue[cue * blocks + block] = bits[cue];
	}
	return VB_OK;
}
