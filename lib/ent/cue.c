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

#define BIT(cue) (1u << VBI_CUE_##cue)
#define MONEY (1u << 14)   /* it may be the sign of a currency */
#define UNKNOWN (1u << 15) /* it may be degrees written as one, if the dictionary does not know it */
_Static_assert(VBI_CUE_END <= 14, "cues and two more in 16 bits");

/* What shapes and first bytes say. */
typedef struct looks {
	uint16_t shape[16 * 8]; /* by kind and shape */
	uint16_t byte[256];
	words words;
} looks;

static void learn_looks(looks *l)
{
	*l = (looks){.words = {code_of("bác"), code_of("ảnh"), code_of("nguồn"), code_of("số")}};
	for (unsigned shape = 0; shape < 8; shape++) {
		uint16_t capital = shape >= VB_SHAPE_TITLE ? BIT(CAPITAL) : 0;

		l->shape[VB_TOKEN_SYLLABLE * 8 + shape] = l->shape[VB_TOKEN_FOREIGN * 8 + shape] = capital;
		l->shape[VB_TOKEN_ACRONYM * 8 + shape] = (uint16_t)(capital | BIT(COMPANY) | MONEY | UNKNOWN);
		l->shape[VB_TOKEN_SYMBOL * 8 + shape] = MONEY;
		l->shape[VB_TOKEN_NUMBER * 8 + shape] = BIT(NUMBER) | BIT(DATE);
		l->shape[VB_TOKEN_CODE * 8 + shape] = BIT(DATE) | BIT(DOC);
	}
	for (unsigned c = 0; c < 256; c++)
		l->byte[c] = c == '$' || c == 'U' || c >= 0xC2 ? MONEY : c == ':' ? BIT(PLACE) : 0;
}

/* yes where any has one of the classes. */
static inline uint32_t where(uint64_t any, uint64_t classes, uint32_t yes) { return any & classes ? yes : 0; }

/* Of one token, a bit for each cue. before: what the shape of the token before it says. */
static inline uint32_t cues_at(const looks *l, const vbi_tok *tok, uint64_t any, unsigned c, uint32_t shape, uint32_t before)
{
	uint32_t digits = before & (BIT(DATE)), byte = l->byte[c];
	uint32_t place = where(any, VBI_CUES_CLOSED | PLACES, BIT(CAPITAL)) | (digits ? BIT(CAPITAL) : 0);

	return (shape & (MONEY - 1)) | (byte & BIT(PLACE)) | (byte & shape & MONEY ? BIT(NUMBER) : 0) |
	       (shape & place ? BIT(PLACE) : 0) | (shape / UNKNOWN & (any == 0)) << VBI_CUE_TITLE |
	       where(any, VBI_MASK(NUM_WORD), BIT(NUMBER)) | where(any, VBI_CUES_DATE, BIT(DATE)) |
	       where(any, VBI_CUES_CLOSED | VBI_MASK(LOC_UNIT), BIT(UNIT)) | where(any, CORES | VBI_MASK(DOC_LAW), BIT(ORG)) |
	       where(any, OFFICES | VBI_MASK(HONORIFIC) | VBI_MASK(ROLE), BIT(COMPANY)) | where(any, OFFICES, BIT(TITLE)) |
	       where(any, VBI_CUES_DOC, BIT(DOC)) | (tok->code == l->words.number ? BIT(DOC) : 0) |
	       (tok->code == l->words.photo || tok->code == l->words.source ? BIT(COMPANY) : 0) |
	       (tok->code == l->words.bac && tok->shape == VB_SHAPE_TITLE ? BIT(BAC) : 0);
}

/* The rows of a square of 8 bits by 8 become its columns. */
static uint64_t turned(uint64_t x)
{
	uint64_t t = (x ^ x >> 7) & UINT64_C(0x00AA00AA00AA00AA);

	x ^= t ^ t << 7;
	t = (x ^ x >> 14) & UINT64_C(0x0000CCCC0000CCCC);
	x ^= t ^ t << 14;
	t = (x ^ x >> 28) & UINT64_C(0x00000000F0F0F0F0);
	return x ^ t ^ t << 28;
}

void vbi_cues_find(const vbi_seg *seg, vbi_ents *ents)
{
	static const uint64_t none = 0;
	const uint64_t *any = seg->matches ? seg->any : &none;
	size_t step = seg->matches ? 1 : 0, blocks = ents->tokens / 64 + 1;
	uint32_t shape = 0;
	looks l;

	learn_looks(&l);
	for (size_t from = 0; from < ents->tokens; from += 8) {
		size_t n = ents->tokens - from < 8 ? ents->tokens - from : 8;
		uint64_t low = 0, high = 0; /* the lower bytes of what was found, and the higher */

		for (size_t k = 0; k < n; k++) {
			const vbi_tok *tok = &seg->tok[from + k];
			uint32_t before = shape, found;

			shape = l.shape[tok->kind % 16 * 8 + tok->shape % 8];
			found = cues_at(&l, tok, any[(from + k) * step], (unsigned char)seg->text[tok->start], shape, before);
			low = low >> 8 | (uint64_t)found << 56;
			high = high >> 8 | (uint64_t)(found >> 8) << 56;
		}
		low = turned(low >> 8 * (8 - n));
		high = turned(high >> 8 * (8 - n));
		for (unsigned cue = 0; cue < VBI_CUE_PERSON; cue++)
			ents->cue[cue * blocks + from / 64] |= ((cue < 8 ? low >> 8 * cue : high >> 8 * (cue - 8)) & 0xFF) << from % 64;
	}
}
