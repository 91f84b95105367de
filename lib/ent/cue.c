/* ent/cue.c - one pass over the tokens, hardly with a jump that depends on them. */
#include "ent/cue.h"

#include "ent/office.h"
#include "ent/org_parse.h"
#include "seg/told.h"
#include "viet/syllable.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define PLACES                                                                                             \
	(VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_DISTRICT) | VBI_MASK(LOC_COMMUNE) | \
	 VBI_MASK(LOC_REGION) | VBI_MASK(LOC_GEO) | VBI_MASK(LOC_ROAD) | VBI_MASK(LOC_FACILITY) | VBI_MASK(LOC_CITY))
#define OFFICES (VBI_MASK_HEADS | VBI_MASK(T_MOD))

#define BIT(cue) (1u << VBI_CUE_##cue)
/* What decides on cues once those of 64 tokens are found: */
enum { AS_KNOWN = 12, AS_DIGITS, AS_MONEY, AS_UNKNOWN };
#define KNOWN (1u << AS_KNOWN)     /* the dictionary knows something that begins here */
#define DIGITS (1u << AS_DIGITS)   /* a number or a code */
#define MONEY (1u << AS_MONEY)     /* it may be the sign of a currency */
#define UNKNOWN (1u << AS_UNKNOWN) /* it may be degrees written as one, if the dictionary does not know it */
_Static_assert((int)VBI_CUE_FOUND <= (int)AS_KNOWN, "cues and four more in 16 bits");

/* ---- what classes say: PLACE is for a capital only ---- */

#define SAYS(bits, classes, cues) (((bits) & (classes)) != 0 ? (cues) : 0)
#define CLASSES_SAY(bits)                                                                                               \
	(SAYS(bits, VBI_CUES_CLOSED | PLACES, BIT(PLACE)) | SAYS(bits, VBI_MASK(NUM_WORD), BIT(NUMBER)) |               \
	 SAYS(bits, VBI_CUES_DATE & ~VBI_MASK(NUM_WORD), BIT(DATE)) | SAYS(bits, VBI_CUES_CLOSED | VBI_MASK(LOC_UNIT), BIT(UNIT)) |           \
	 SAYS(bits, CORES | VBI_MASK(DOC_LAW), BIT(ORG)) |                                                              \
	 SAYS(bits, OFFICES | VBI_MASK(HONORIFIC) | VBI_MASK(ROLE), BIT(COMPANY)) | SAYS(bits, OFFICES, BIT(TITLE)) |   \
	 SAYS(bits, VBI_CUES_DOC, BIT(DOC)) | ((bits) ? KNOWN : 0))

static __attribute__((noinline)) void learn_classes(vbi_cue_memo *memo, uint64_t at, uint64_t any)
{
	memo->classes[at] = any;
	memo->says[at] = (uint16_t)CLASSES_SAY(any);
}

/* A text has few unions of classes: what each says is remembered, and a newer one takes the place of an older. */
static inline uint32_t classes_say(vbi_cue_memo *memo, uint64_t any)
{
	uint64_t at = any * UINT64_C(0x9E3779B97F4A7C15) >> (64 - VBI_CUE_MEMO_BITS);

	if (memo->classes[at] != any)
		learn_classes(memo, at, any);
	return memo->says[at];
}

/* ---- what kind and shape say ---- */

typedef struct look {
	uint16_t says;
	uint16_t allows; /* of what else is found */
	uint32_t first;  /* all ones: what it begins with may say something */
} look;

#define ALWAYS (BIT(NUMBER) | BIT(DATE) | BIT(UNIT) | BIT(ORG) | BIT(COMPANY) | BIT(TITLE) | BIT(DOC) | KNOWN)
#define LOWER(says, allows, first) {says, ALWAYS | (allows), first}
#define CAPITAL(says, allows, first) {(says) | BIT(CAPITAL), ALWAYS | BIT(PLACE) | (allows), first}
/* Of a kind with letters: by shape. */
#define LETTERS(kind, says, allows, first)                                                                              \
	[8 * (kind) + VB_SHAPE_NONE] = LOWER(says, allows, first), [8 * (kind) + VB_SHAPE_LOWER] = LOWER(says, allows, first),  \
	[8 * (kind) + VB_SHAPE_TITLE] = CAPITAL(says, (allows) | BIT(BAC), first),                                              \
	[8 * (kind) + VB_SHAPE_UPPER] = CAPITAL(says, allows, first), [8 * (kind) + VB_SHAPE_MIXED] = CAPITAL(says, allows, first)
/* Of one whose capitals are none. */
#define PLAIN(kind, says, allows, first)                                                                                \
	[8 * (kind) + VB_SHAPE_NONE] = LOWER(says, allows, first), [8 * (kind) + VB_SHAPE_LOWER] = LOWER(says, allows, first),  \
	[8 * (kind) + VB_SHAPE_TITLE] = LOWER(says, allows, first), [8 * (kind) + VB_SHAPE_UPPER] = LOWER(says, allows, first), \
	[8 * (kind) + VB_SHAPE_MIXED] = LOWER(says, allows, first)

static const look by_shape[16 * 8] = {
	LETTERS(VB_TOKEN_SYLLABLE, 0, 0, 0),
	LETTERS(VB_TOKEN_FOREIGN, 0, 0, 0),
	LETTERS(VB_TOKEN_ACRONYM, BIT(COMPANY) | UNKNOWN, MONEY, UINT32_MAX),
	PLAIN(VB_TOKEN_SYMBOL, 0, BIT(PLACE) | MONEY, UINT32_MAX), /* a colon says PLACE */
	PLAIN(VB_TOKEN_PUNCT, 0, BIT(PLACE), UINT32_MAX),
	PLAIN(VB_TOKEN_NUMBER, BIT(NUMBER) | BIT(DATE) | DIGITS, 0, 0),
	PLAIN(VB_TOKEN_CODE, BIT(DATE) | BIT(DOC) | DIGITS, 0, 0),
	PLAIN(VB_TOKEN_FILE, 0, 0, 0),
	PLAIN(VB_TOKEN_URL, 0, 0, 0),
	PLAIN(VB_TOKEN_EMAIL, 0, 0, 0),
};

/* ---- single words and first bytes ---- */

typedef struct words {
	uint16_t code[256]; /* by the lower half of the code: some others say the same, which is no harm */
	uint16_t byte[256]; /* MONEY; of a colon PLACE */
} words;

static void add_word(words *w, const char *text, uint32_t cue)
{
	vbi_syllable syllable;

	if (vbi_syllable_parse(text, strlen(text), &syllable))
		w->code[syllable.code % 256] |= (uint16_t)cue;
}

static void learn_words(words *w)
{
	memset(w, 0, sizeof *w);
	add_word(w, "bác", BIT(BAC));
	add_word(w, "ảnh", BIT(COMPANY));
	add_word(w, "nguồn", BIT(COMPANY));
	add_word(w, "số", BIT(DOC));
	w->byte['$'] = w->byte['U'] = MONEY;
	for (unsigned c = 0xC2; c < 256; c++)
		w->byte[c] = MONEY;
	w->byte[':'] = BIT(PLACE);
}

/* ---- all together ---- */

/* Of one token, a bit for each cue but those of lines, and others above. No jump that nobody could guess. */
static inline uint32_t cues_at(const words *w, vbi_cue_memo *memo, const char *text, const vbi_tok *tok, uint64_t any)
{
	const look *shape = &by_shape[tok->kind * 8u + tok->shape];
	/* where nothing depends on it, what is looked at is always the same byte: the text stays where it is */
	uint32_t byte = w->byte[(unsigned char)text[tok->start & shape->first]];

	return ((classes_say(memo, any) | w->code[tok->code % 256] | byte) & shape->allows) | shape->says;
}

/* Where lines and paragraphs begin was seen when tokens were cut. */
static inline void lines(const vbi_told *told, uint64_t all, uint64_t bits[16])
{
	uint8_t others[64], space[64];
	uint64_t line;

	vbi_told_split(told, others, space);
	line = vbi_told_bits(space, 1) & all;
	bits[VBI_CUE_LINE] = line;
	bits[VBI_CUE_PARAGRAPH] = line & vbi_told_bits(space, 0);
}

/* What tokens are to one another: a number in words may begin a date before a word that does (sáu | tháng), and before the next block;
 * the name of a place may stand behind a number; digits: that of the last token before. */
static inline void combine(uint64_t bits[16], uint64_t *digits)
{
	bits[VBI_CUE_DATE] |= bits[VBI_CUE_NUMBER] & (bits[VBI_CUE_DATE] >> 1 | UINT64_C(1) << 63);
	bits[VBI_CUE_NUMBER] |= bits[AS_MONEY];
	bits[VBI_CUE_TITLE] |= bits[AS_UNKNOWN] & ~bits[AS_KNOWN];
	bits[VBI_CUE_PLACE] |= (bits[AS_DIGITS] << 1 | *digits) & bits[VBI_CUE_CAPITAL];
	*digits = bits[AS_DIGITS] >> 63;
}

#define BLOCK 64 /* tokens */

static inline void put(const vbi_ents *ents, size_t blocks, size_t block, const uint64_t bits[16])
{
	uint64_t *some = vbi_cue_words(ents, 0) + block / 64, *to = ents->cue + block;
	size_t rows = ents->tokens / 4096 + 1;

#define PUT(cue)                                                                                         \
	to[(cue) * blocks] = bits[cue];                                                                  \
	some[(cue) * rows] |= (uint64_t)(bits[cue] != 0) << block % 64
	PUT(0);
	PUT(1);
	PUT(2);
	PUT(3);
	PUT(4);
	PUT(5);
	PUT(6);
	PUT(7);
	PUT(8);
	PUT(9);
	PUT(10);
	PUT(11);
#undef PUT
}
_Static_assert(VBI_CUE_FOUND == 12, "all of them are put");

#ifdef __SSE2__

/* What was found for each token becomes the bits of each cue, and is gone. */
static void turn(uint16_t found[BLOCK], uint64_t bits[16])
{
	memset(bits, 0, 16 * sizeof *bits);
	for (unsigned from = 0; from < BLOCK; from += 16) {
		__m128i *at = (__m128i *)(void *)(found + from);
		__m128i a = _mm_loadu_si128(at), b = _mm_loadu_si128(at + 1), byte = _mm_set1_epi16(0xFF);
		__m128i low = _mm_packus_epi16(_mm_and_si128(a, byte), _mm_and_si128(b, byte));
		__m128i high = _mm_packus_epi16(_mm_srli_epi16(a, 8), _mm_srli_epi16(b, 8));

		_mm_storeu_si128(at, _mm_setzero_si128());
		_mm_storeu_si128(at + 1, _mm_setzero_si128());
#define OUT(cue)                                                                          \
	bits[cue] |= (uint64_t)(uint32_t)_mm_movemask_epi8(low) << from;                  \
	bits[8 + (cue)] |= (uint64_t)(uint32_t)_mm_movemask_epi8(high) << from;           \
	low = _mm_add_epi8(low, low);                                                     \
	high = _mm_add_epi8(high, high)
		OUT(7);
		OUT(6);
		OUT(5);
		OUT(4);
		OUT(3);
		OUT(2);
		OUT(1);
		OUT(0);
#undef OUT
	}
}

#else

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

/* What was found for each token becomes the bits of each cue, and is gone. */
static void turn(uint16_t found[BLOCK], uint64_t bits[16])
{
	memset(bits, 0, 16 * sizeof *bits);
	for (unsigned from = 0; from < BLOCK; from += 8) {
		uint64_t low = 0, high = 0; /* the lower bytes of what was found, and the higher */

		for (unsigned k = 8; k-- > 0;) {
			low = low << 8 | (found[from + k] & 0xFF);
			high = high << 8 | found[from + k] >> 8;
			found[from + k] = 0;
		}
		low = turned(low);
		high = turned(high);
		for (unsigned cue = 0; cue < 8; cue++) {
			bits[cue] |= (low >> 8 * cue & 0xFF) << from;
			bits[8 + cue] |= (high >> 8 * cue & 0xFF) << from;
		}
	}
}

#endif

/* Token by token first, in one go: where a block ends nobody could guess. */
static void find(const vbi_seg *seg, vbi_cue_memo *memo, uint16_t *found)
{
	static const uint64_t none;
	const uint64_t *any = seg->matches ? seg->any : &none;
	size_t step = seg->matches ? 1 : 0;
	words w;

	learn_words(&w);
	for (size_t k = 0; k < seg->toks; k++, any += step)
		found[k] = (uint16_t)cues_at(&w, memo, seg->text, seg->tok + k, *any);
	memset(found + seg->toks, 0, BLOCK * sizeof *found);
}
_Static_assert(VBI_CUE_ROOM >= BLOCK, "the last block is a whole one");

void vbi_cues_find(const vbi_seg *seg, vbi_ents *ents, uint16_t *found)
{
	size_t blocks = ents->tokens / BLOCK + 1;
	uint64_t digits = 0;

	find(seg, &ents->cue_memo, found);
	for (size_t block = 0, from = 0; block < blocks; block++, from += BLOCK) {
		size_t n = ents->tokens - from < BLOCK ? ents->tokens - from : BLOCK;
		uint64_t bits[16];

		turn(found + from, bits);
		lines(seg->told + from, n == BLOCK ? UINT64_MAX : (UINT64_C(1) << n) - 1, bits);
		combine(bits, &digits);
		put(ents, blocks, block, bits);
	}
}
