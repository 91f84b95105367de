/* ent/cue.c - one pass over the tokens, hardly with a jump that depends on them: token by token, or 64 at a time where the processor can. */
#include "ent/cue.h"

#include "ent/office.h"
#include "ent/org_parse.h"
#include "seg/told.h"
#include "viet/syllable.h"

#include <string.h>

#if defined(__GNUC__) && defined(__x86_64__)
#include <immintrin.h>
#define WIDE __attribute__((target("avx2")))
#elif defined(__SSE2__)
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
/* X(cue, its classes) */
#define TOLD(X)                                                                                                         \
	X(NUMBER, VBI_MASK(NUM_WORD))                                                                                   \
	X(DATE, VBI_CUES_DATE & ~VBI_MASK(NUM_WORD))                                                                    \
	X(UNIT, VBI_CUES_CLOSED | VBI_MASK(LOC_UNIT))                                                                   \
	X(PLACE, VBI_CUES_CLOSED | PLACES)                                                                              \
	X(ORG, CORES | VBI_MASK(DOC_LAW))                                                                               \
	X(COMPANY, OFFICES | VBI_MASK(HONORIFIC) | VBI_MASK(ROLE))                                                      \
	X(TITLE, OFFICES)                                                                                               \
	X(DOC, VBI_CUES_DOC)

static __attribute__((noinline)) void learn_classes(vbi_cue_memo *memo, uint64_t at, uint64_t any)
{
	memo->classes[at] = any;
#define SAY(cue, classes) | SAYS(any, classes, BIT(cue))
	memo->says[at] = (uint16_t)((any ? KNOWN : 0) TOLD(SAY));
#undef SAY
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

/* Token by token first, in one go: where a block ends nobody could guess. Those from one on. */
static void find(const vbi_seg *seg, vbi_cue_memo *memo, size_t from, uint16_t *found)
{
	static const uint64_t none;
	const uint64_t *any = seg->matches ? seg->any + from : &none;
	size_t step = seg->matches ? 1 : 0;
	words w;

	learn_words(&w);
	for (size_t k = from; k < seg->toks; k++, any += step)
		found[k] = (uint16_t)cues_at(&w, memo, seg->text, seg->tok + k, *any);
	memset(found + seg->toks, 0, BLOCK * sizeof *found);
}
_Static_assert(VBI_CUE_ROOM >= BLOCK, "the last block is a whole one");

/* ---- 64 at a time ---- */

#ifdef WIDE

_Static_assert(sizeof(vbi_tok) == 20 && offsetof(vbi_tok, code) == 8 && offsetof(vbi_tok, kind) == 12 && offsetof(vbi_tok, shape) == 13,
               "what is looked at lies together");

/* What is asked of 64 tokens: a bit for each of them. */
enum { IS_CAPITAL, IS_TITLE, IS_NUMBER, IS_CODE, IS_ACRONYM, IS_SYMBOL, IS_MARK, IS_UNTOLD, IS_BAC, IS_CREDIT, IS_NUMBERED, IS_END };

/* The codes that are looked for. */
typedef struct codes {
	uint16_t bac, credit[2], numbered, colon;
} codes;

static uint16_t code_of(const char *text)
{
	vbi_syllable syllable;

	return (uint16_t)(vbi_syllable_parse(text, strlen(text), &syllable) ? syllable.code : 0);
}

static codes learn_codes(const vbi_seg *seg)
{
	return (codes){code_of("bác"), {code_of("ảnh"), code_of("nguồn")}, code_of("số"), (uint16_t)vbi_lex_token(seg->lex, ":", 1)};
}

/* From the code on, of four tokens and those four that are sixteen behind them: their codes, their kinds and shapes. */
WIDE static inline void four_and_four(const vbi_tok *tok, __m256i *code, __m256i *is)
{
	const __m256i half = _mm256_set1_epi32(0xFFFF);
#define PAIR(k) _mm_castps_si128(_mm_loadh_pi(_mm_castsi128_ps(_mm_loadl_epi64((const __m128i *)(const void *)&tok[k].code)), \
                                              (const __m64 *)(const void *)&tok[(k) + 1].code))
	__m256 x = _mm256_castsi256_ps(_mm256_inserti128_si256(_mm256_castsi128_si256(PAIR(0)), PAIR(16), 1));
	__m256 y = _mm256_castsi256_ps(_mm256_inserti128_si256(_mm256_castsi128_si256(PAIR(2)), PAIR(18), 1));
#undef PAIR

	*code = _mm256_and_si256(_mm256_castps_si256(_mm256_shuffle_ps(x, y, 0x88)), half);
	*is = _mm256_and_si256(_mm256_castps_si256(_mm256_shuffle_ps(x, y, 0xDD)), half);
}

/* Which of 32 tokens have one code or another. */
WIDE static inline uint32_t coded(const __m256i code[2], uint16_t one, uint16_t other)
{
	__m256i a = _mm256_set1_epi16((short)one), b = _mm256_set1_epi16((short)other);
	__m256i low = _mm256_or_si256(_mm256_cmpeq_epi16(code[0], a), _mm256_cmpeq_epi16(code[0], b));
	__m256i high = _mm256_or_si256(_mm256_cmpeq_epi16(code[1], a), _mm256_cmpeq_epi16(code[1], b));

	return (uint32_t)_mm256_movemask_epi8(_mm256_packs_epi16(low, high));
}

WIDE static inline uint32_t of_kind(__m256i kinds, int kind)
{
	return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(kinds, _mm256_set1_epi8((char)kind)));
}

/* What is asked of 32. */
WIDE static inline void ask_32(const vbi_tok *tok, const codes *wanted, uint32_t is[IS_END])
{
	static const uint8_t letters[16] = {[VB_TOKEN_SYLLABLE] = 0xFF, [VB_TOKEN_FOREIGN] = 0xFF, [VB_TOKEN_ACRONYM] = 0xFF};
	const __m256i low = _mm256_set1_epi16(0xFF);
	__m256i c[4], s[4], code[2], traits[2], kind, shape, letter;

	four_and_four(tok, &c[0], &s[0]);
	four_and_four(tok + 4, &c[1], &s[1]);
	four_and_four(tok + 8, &c[2], &s[2]);
	four_and_four(tok + 12, &c[3], &s[3]);
	code[0] = _mm256_packus_epi32(c[0], c[1]);
	code[1] = _mm256_packus_epi32(c[2], c[3]);
	traits[0] = _mm256_packus_epi32(s[0], s[1]);
	traits[1] = _mm256_packus_epi32(s[2], s[3]);
	kind = _mm256_packus_epi16(_mm256_and_si256(traits[0], low), _mm256_and_si256(traits[1], low));
	shape = _mm256_packus_epi16(_mm256_srli_epi16(traits[0], 8), _mm256_srli_epi16(traits[1], 8));
	letter = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)letters)), kind);
	letter = _mm256_and_si256(letter, _mm256_cmpgt_epi8(shape, _mm256_set1_epi8(VB_SHAPE_LOWER)));
	is[IS_CAPITAL] = (uint32_t)_mm256_movemask_epi8(letter);
	is[IS_TITLE] = of_kind(shape, VB_SHAPE_TITLE);
	is[IS_NUMBER] = of_kind(kind, VB_TOKEN_NUMBER);
	is[IS_CODE] = of_kind(kind, VB_TOKEN_CODE);
	is[IS_ACRONYM] = of_kind(kind, VB_TOKEN_ACRONYM);
	is[IS_SYMBOL] = of_kind(kind, VB_TOKEN_SYMBOL);
	is[IS_MARK] = of_kind(kind, VB_TOKEN_PUNCT);
	is[IS_UNTOLD] = coded(code, VBI_CODE_NONE, wanted->colon);
	is[IS_BAC] = coded(code, wanted->bac, wanted->bac);
	is[IS_CREDIT] = coded(code, wanted->credit[0], wanted->credit[1]);
	is[IS_NUMBERED] = coded(code, wanted->numbered, wanted->numbered);
}

/* Of 32 tokens, two and those two that are sixteen behind them together, who has none of some classes. */
WIDE static inline uint32_t without(const __m256i any[8], uint64_t classes)
{
	const __m256i which = _mm256_set1_epi64x((long long)classes), zero = _mm256_setzero_si256();
#define NONE(k) _mm256_castsi256_ps(_mm256_cmpeq_epi64(_mm256_and_si256(any[k], which), zero))
#define FOUR(k) _mm256_castps_si256(_mm256_shuffle_ps(NONE(k), NONE((k) + 1), 0x88))
	__m256i low = _mm256_packs_epi32(FOUR(0), FOUR(2)), high = _mm256_packs_epi32(FOUR(4), FOUR(6));
#undef FOUR
#undef NONE

	return (uint32_t)_mm256_movemask_epi8(_mm256_packs_epi16(low, high));
}

/* What classes say of 32 tokens: learn_classes is for those that are looked at one by one. */
WIDE static inline void ask_classes(const uint64_t *any, uint32_t none[VBI_CUE_CLASSES])
{
#define TWO(k)                                                                                                          \
	_mm256_inserti128_si256(_mm256_castsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)(any + 2 * (k)))), \
	                        _mm_loadu_si128((const __m128i *)(const void *)(any + 16 + 2 * (k))), 1)
	const __m256i two[8] = {TWO(0), TWO(1), TWO(2), TWO(3), TWO(4), TWO(5), TWO(6), TWO(7)};
#undef TWO

#define ASK(cue, classes) none[VBI_CUE_##cue] = without(two, classes);
	TOLD(ASK)
#undef ASK
}

static inline void add_if(uint64_t *bits, uint64_t *some, uint32_t t, uint64_t is)
{
	bits[t / 64] |= is << t % 64;
	some[t / 4096] |= is << t / 64 % 64;
}

/* Of a few more a byte or the lack of classes says something: those of some blocks, listed. */
static void ask_bytes(const vbi_seg *seg, const vbi_ents *ents, const uint32_t *t, const uint32_t *end)
{
#define ROW(cue) *const cue = vbi_cues(ents, VBI_CUE_##cue), *const cue##_words = vbi_cue_words(ents, VBI_CUE_##cue)
	uint64_t ROW(PLACE), ROW(NUMBER), ROW(TITLE);
#undef ROW
	const vbi_tok *const tok = seg->tok;
	const uint64_t *const any = seg->any;
	const char *const text = seg->text;

	for (; t < end; t++) {
		unsigned char c = (unsigned char)text[tok[*t].start];
		uint8_t kind = tok[*t].kind;

		add_if(PLACE, PLACE_words, *t, c == ':');
		add_if(NUMBER, NUMBER_words, *t, (unsigned)(kind != VB_TOKEN_PUNCT) & ((c == '$') | (c == 'U') | (c >= 0xC2)));
		add_if(TITLE, TITLE_words, *t, (unsigned)(kind == VB_TOKEN_ACRONYM) & (any[*t] == 0));
	}
}

static inline uint64_t both(uint32_t low, uint32_t high) { return low | (uint64_t)high << 32; }

/* As cues_at tells it of each, but for those that are returned: of them ask_bytes tells the rest. */
WIDE static uint64_t ask_block(const vbi_tok *tok, const uint64_t *any, const codes *wanted, uint64_t bits[16])
{
	uint32_t low[IS_END], high[IS_END], none[2][VBI_CUE_CLASSES];
#define IS(what) both(low[IS_##what], high[IS_##what])
	uint64_t number, code, acronym, symbol, mark, capital;

	ask_32(tok, wanted, low);
	ask_32(tok + 32, wanted, high);
	ask_classes(any, none[0]);
	ask_classes(any + 32, none[1]);
	number = IS(NUMBER), code = IS(CODE), acronym = IS(ACRONYM), symbol = IS(SYMBOL), mark = IS(MARK), capital = IS(CAPITAL);
#define SAY(cue, classes) bits[VBI_CUE_##cue] = ~both(none[0][VBI_CUE_##cue], none[1][VBI_CUE_##cue]);
	TOLD(SAY)
#undef SAY
	bits[VBI_CUE_NUMBER] |= number;
	bits[VBI_CUE_DATE] |= number | code;
	bits[VBI_CUE_PLACE] &= capital | symbol | mark;
	bits[VBI_CUE_COMPANY] |= acronym | IS(CREDIT);
	bits[VBI_CUE_DOC] |= code | IS(NUMBERED);
	bits[VBI_CUE_CAPITAL] = capital;
	bits[VBI_CUE_BAC] = IS(BAC) & IS(TITLE);
	bits[AS_KNOWN] = bits[AS_MONEY] = bits[AS_UNKNOWN] = 0;
	bits[AS_DIGITS] = number | code;
	return acronym | symbol | (mark & IS(UNTOLD));
#undef IS
}

/* So many blocks that their tokens can be listed at once. */
static void ask_blocks(const vbi_seg *seg, vbi_ents *ents, const codes *wanted, size_t block, size_t end, uint64_t *digits)
{
	size_t blocks = ents->tokens / BLOCK + 1;
	uint32_t list[VBI_CUE_LIST], *last = list;

	for (; block < end; block++) {
		uint32_t from = (uint32_t)(block * BLOCK);
		uint64_t bits[16];

		last = vbi_cue_list(last, ask_block(seg->tok + from, seg->any + from, wanted, bits), from, 4);
		lines(seg->told + from, UINT64_MAX, bits);
		combine(bits, digits);
		put(ents, blocks, block, bits);
	}
	ask_bytes(seg, ents, list, last);
}

#endif

/* Whole blocks, where the processor can; returns how many. */
static size_t find_blocks(const vbi_seg *seg, vbi_ents *ents, uint64_t *digits)
{
	size_t block = 0;

#ifdef WIDE
	if (seg->matches && __builtin_cpu_supports("avx2")) {
		const codes wanted = learn_codes(seg);
		size_t whole = seg->toks / BLOCK;

		for (size_t end; block < whole; block = end) {
			end = whole - block < VBI_CUE_BLOCK ? whole : block + VBI_CUE_BLOCK;
			ask_blocks(seg, ents, &wanted, block, end, digits);
		}
	}
#else
	(void)seg, (void)ents, (void)digits;
#endif
	return block;
}

void vbi_cues_find(const vbi_seg *seg, vbi_ents *ents, uint16_t *found)
{
	size_t blocks = ents->tokens / BLOCK + 1;
	uint64_t digits = 0;
	size_t first = find_blocks(seg, ents, &digits);

	find(seg, &ents->cue_memo, first * BLOCK, found);
	for (size_t block = first, from = first * BLOCK; block < blocks; block++, from += BLOCK) {
		size_t n = ents->tokens - from < BLOCK ? ents->tokens - from : BLOCK;
		uint64_t bits[16];

		turn(found + from, bits);
		lines(seg->told + from, n == BLOCK ? UINT64_MAX : (UINT64_C(1) << n) - 1, bits);
		combine(bits, &digits);
		put(ents, blocks, block, bits);
	}
}
