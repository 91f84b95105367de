/* ent/tagsee.c - see tagsee.h */
#include "ent/tagsee.h"

#include "ent/taggate.h"

#if defined(__GNUC__) && defined(__x86_64__)
#include <immintrin.h>
#define WIDE __attribute__((target("avx2")))
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

/* X(kind, bits without a capital, with one, sort without one, with one) */
#define CAPITAL (VBI_SEE(SOME) | VBI_SEE(NAME) | VBI_SEE(HEAD))
#define IN_RUN (CAPITAL | VBI_SEE(RUN))
#define NUMERIC (VBI_SEE(SOME) | VBI_SEE(DIGITS) | VBI_SEE(OTHER))
#define OTHERS(X, kind, sort) X(kind, VBI_SEE(OTHER), IN_RUN | VBI_SEE(OTHER), sort, sort)
#define KINDS(X)                                                                                             \
	OTHERS(X, 0, VBI_GATE_OTHER)                                                                         \
	X(VB_TOKEN_SYLLABLE, 0, IN_RUN, VBI_GATE_SMALL, VBI_GATE_OTHER)                                      \
	X(VB_TOKEN_NUMBER, NUMERIC, NUMERIC | VBI_SEE(RUN), VBI_GATE_OTHER, VBI_GATE_OTHER)                  \
	X(VB_TOKEN_CODE, NUMERIC, NUMERIC, VBI_GATE_OTHER, VBI_GATE_OTHER)                                   \
	OTHERS(X, VB_TOKEN_ACRONYM, VBI_GATE_OTHER)                                                          \
	OTHERS(X, VB_TOKEN_FOREIGN, VBI_GATE_OTHER)                                                          \
	OTHERS(X, VB_TOKEN_PUNCT, VBI_GATE_MARK)                                                             \
	OTHERS(X, VB_TOKEN_SYMBOL, VBI_GATE_OTHER)                                                           \
	X(VB_TOKEN_FILE, VBI_SEE(OTHER), CAPITAL | VBI_SEE(OTHER), VBI_GATE_OTHER, VBI_GATE_OTHER)           \
	X(VB_TOKEN_URL, VBI_SEE(OTHER), CAPITAL | VBI_SEE(OTHER), VBI_GATE_OTHER, VBI_GATE_OTHER)            \
	OTHERS(X, VB_TOKEN_EMAIL, VBI_GATE_OTHER)

/* What of the bits stands whatever the match over the token tells. */
#define ALWAYS (VBI_SEE(RUN) * 2 - 1 - VBI_SEE(HEAD))

/* ---- one token ---- */

/* By what lies together in a token, kind and shape: its shape in a view, its bits, its sort. */
#define SHAPE_BITS (0x7Fu << VBI_TAG_SHAPE_AT)
#define SORT_AT 24
#define OF_SHAPE(kind, shape, bits, sort) \
	[(shape) << 8 | (kind)] = ((kind) << 3 | (shape)) << VBI_TAG_SHAPE_AT | (bits) | (uint32_t)(sort) << SORT_AT,
#define EACH_SHAPE(kind, small, capital, small_sort, capital_sort)                                                        \
	OF_SHAPE(kind, VB_SHAPE_NONE, small, small_sort) OF_SHAPE(kind, VB_SHAPE_LOWER, small, small_sort)                \
	OF_SHAPE(kind, VB_SHAPE_TITLE, capital, capital_sort) OF_SHAPE(kind, VB_SHAPE_UPPER, capital, capital_sort)       \
	OF_SHAPE(kind, VB_SHAPE_MIXED, capital, capital_sort)
static const uint32_t by_shape[8 << 8] = {KINDS(EACH_SHAPE)};

static inline void see(vbi_tag_view *view, const vbi_tok *tok, uint32_t told, uint8_t *can, uint8_t *sort)
{
	uint32_t is = tok->kind | (uint32_t)tok->shape << 8 | (uint32_t)tok->space << 16 | (uint32_t)tok->zone << 24; /* one number in memory */
	uint32_t by = by_shape[is & 0x7FF];

	*can = (uint8_t)((by & (told >> VBI_SEE_TELLS_AT | ALWAYS)) | (told >> (VBI_SEE_TELLS_AT + VBI_SEE_STANDING_AT) & VBI_SEE(HEAD)));
	*view = (vbi_tag_view){
		.symbol = vbi_see_symbol(tok->code),
		.kind = (is >> 16 & 3) | (by & SHAPE_BITS) | told << VBI_TAG_MAIN_AT,
		.zone = (uint8_t)(is >> 24),
	};
	*sort = (uint8_t)(by >> SORT_AT);
}

/* ---- eight ---- */

#ifdef WIDE
#define SMALL_BITS(kind, small, capital, small_sort, capital_sort) [kind] = (small),
#define CAPITAL_BITS(kind, small, capital, small_sort, capital_sort) [kind] = (capital),
#define SMALL_SORT(kind, small, capital, small_sort, capital_sort) [kind] = (small_sort),
#define CAPITAL_SORT(kind, small, capital, small_sort, capital_sort) [kind] = (capital_sort),
static const uint8_t small_bits[16] = {KINDS(SMALL_BITS)}, capital_bits[16] = {KINDS(CAPITAL_BITS)};
static const uint8_t small_sort[16] = {KINDS(SMALL_SORT)}, capital_sort[16] = {KINDS(CAPITAL_SORT)};

_Static_assert(sizeof(vbi_tag_view) == 12 && offsetof(vbi_tag_view, symbol) == 0 && offsetof(vbi_tag_view, kind) == 4 &&
               offsetof(vbi_tag_view, zone) == 8, "a view is three numbers");
_Static_assert(offsetof(vbi_tok, code) == 8 && offsetof(vbi_tok, kind) == 12 && offsetof(vbi_tok, shape) == 13 && offsetof(vbi_tok, space) == 14 &&
               offsetof(vbi_tok, zone) == 15, "what is looked at lies together");

/* By kind, which is in the lowest byte of each number, from one of two tables. */
WIDE static inline __m256i by_kind(__m256i kind, __m256i which, const uint8_t *small, const uint8_t *capital)
{
	__m256i x = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)small)), kind);
	__m256i y = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)capital)), kind);

	return _mm256_and_si256(_mm256_blendv_epi8(x, y, which), _mm256_set1_epi32(0xFF));
}

WIDE static inline __m256i symbols(__m256i code)
{
	const __m256i low = _mm256_set1_epi32((int)(uint32_t)VBI_SEE_MIX), high = _mm256_set1_epi32((int)(uint32_t)(VBI_SEE_MIX >> 32));
	__m256i even = _mm256_mul_epu32(code, low), odd = _mm256_mul_epu32(_mm256_srli_epi64(code, 32), low);
	__m256i upper = _mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, 0xAA), lower = _mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), 0xAA);

	return _mm256_xor_si256(lower, _mm256_add_epi32(upper, _mm256_mullo_epi32(code, high)));
}

/* Fields of four tokens from code on, the first two and those four behind them. */
WIDE static inline __m256i fields(const vbi_tok *tok)
{
	__m128i a = _mm_loadl_epi64((const __m128i *)(const void *)&tok[0].code), b = _mm_loadl_epi64((const __m128i *)(const void *)&tok[1].code);
	__m128i c = _mm_loadl_epi64((const __m128i *)(const void *)&tok[4].code), d = _mm_loadl_epi64((const __m128i *)(const void *)&tok[5].code);

	return _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_unpacklo_epi64(a, b)), _mm_unpacklo_epi64(c, d), 1);
}

/* Writes sixteen bytes a view, the last four of which belong to the next. */
WIDE static inline void put_views(vbi_tag_view *view, __m256i symbol, __m256i kind, __m256i zone)
{
	__m256i a = _mm256_unpacklo_epi32(symbol, kind), b = _mm256_unpackhi_epi32(symbol, kind);
	__m256i c = _mm256_unpacklo_epi32(zone, zone), d = _mm256_unpackhi_epi32(zone, zone);
	__m256i v[4] = {_mm256_unpacklo_epi64(a, c), _mm256_unpackhi_epi64(a, c), _mm256_unpacklo_epi64(b, d), _mm256_unpackhi_epi64(b, d)};

	for (unsigned k = 0; k < 4; k++)
		_mm_storeu_si128((__m128i *)(void *)(view + k), _mm256_castsi256_si128(v[k]));
	for (unsigned k = 0; k < 4; k++)
		_mm_storeu_si128((__m128i *)(void *)(view + 4 + k), _mm256_extracti128_si256(v[k], 1));
}

WIDE static void see_eight(vbi_tag_view *view, const vbi_tok *tok, const uint32_t *tell, uint8_t *can, uint8_t *sort)
{
	const __m256i byte = _mm256_set1_epi32(0xFF), head = _mm256_set1_epi32((int)VBI_SEE(HEAD));
	__m256i x = fields(tok), y = fields(tok + 2), told = _mm256_loadu_si256((const __m256i *)(const void *)tell);
	__m256i code = _mm256_castps_si256(_mm256_shuffle_ps(_mm256_castsi256_ps(x), _mm256_castsi256_ps(y), 0x88));
	__m256i is = _mm256_castps_si256(_mm256_shuffle_ps(_mm256_castsi256_ps(x), _mm256_castsi256_ps(y), 0xDD));
	__m256i kind = _mm256_and_si256(is, byte), shape = _mm256_and_si256(_mm256_srli_epi32(is, 8), byte);
	__m256i capital = _mm256_cmpgt_epi32(shape, _mm256_set1_epi32(VB_SHAPE_LOWER)), bits, looks, both;

	bits = _mm256_or_si256(_mm256_srli_epi32(told, VBI_SEE_TELLS_AT), _mm256_set1_epi32((int)ALWAYS));
	bits = _mm256_and_si256(bits, by_kind(kind, capital, small_bits, capital_bits));
	bits = _mm256_or_si256(bits, _mm256_and_si256(_mm256_srli_epi32(told, VBI_SEE_TELLS_AT + VBI_SEE_STANDING_AT), head));
	looks = _mm256_slli_epi32(_mm256_or_si256(_mm256_slli_epi32(kind, 3), shape), VBI_TAG_SHAPE_AT);
	looks = _mm256_or_si256(looks, _mm256_and_si256(_mm256_srli_epi32(is, 16), _mm256_set1_epi32(3)));
	looks = _mm256_or_si256(looks, _mm256_slli_epi32(told, VBI_TAG_MAIN_AT));
	put_views(view, symbols(_mm256_and_si256(code, _mm256_set1_epi32(0xFFFF))), looks, _mm256_srli_epi32(is, 24));
	both = _mm256_packus_epi32(bits, by_kind(kind, capital, small_sort, capital_sort));
	both = _mm256_permutevar8x32_epi32(_mm256_packus_epi16(both, both), _mm256_setr_epi32(0, 4, 1, 5, 0, 4, 1, 5));
	_mm_storel_epi64((__m128i *)(void *)can, _mm256_castsi256_si128(both));
	_mm_storel_epi64((__m128i *)(void *)sort, _mm_unpackhi_epi64(_mm256_castsi256_si128(both), _mm256_castsi256_si128(both)));
}

WIDE static uint32_t see_wide(vbi_tag_view *view, const vbi_tok *tok, uint32_t n, const uint32_t *told, uint8_t *can, uint8_t *sort)
{
	uint32_t i = 0;

	for (; i + 8 <= n; i += 8)
		see_eight(view + i, tok + i, told + i, can + i, sort + i);
	return i;
}
#endif

void vbi_see_tokens(vbi_tag_view *view, const vbi_tok *tok, uint32_t n, const uint32_t *told, uint8_t *can, uint8_t *sort)
{
	uint32_t i = 0;

#ifdef WIDE
	if (__builtin_cpu_supports("avx2"))
		i = see_wide(view, tok, n, told, can, sort);
#endif
	for (; i < n; i++)
		see(view + i, tok + i, told[i], can + i, sort + i);
}

/* ---- matches ---- */

#ifdef WIDE
WIDE static uint32_t *matches_wide(const vbi_match *match, uint32_t *first, uint32_t end, uint64_t any, uint64_t longer, uint32_t *list)
{
	const __m256i zero = _mm256_setzero_si256(), alone = _mm256_set1_epi64x((long long)any), more = _mm256_set1_epi64x((long long)longer);
	uint32_t i = *first;

	for (; i + 4 <= end; i += 4) {
		__m256i a = _mm256_loadu_si256((const __m256i *)(const void *)(match + i)), b = _mm256_loadu_si256((const __m256i *)(const void *)(match + i + 2));
		__m256i one = _mm256_cmpeq_epi32(_mm256_srli_epi32(_mm256_unpacklo_epi64(a, b), VBI_MATCH_FIRST + 1), zero);
		__m256i which = _mm256_or_si256(alone, _mm256_andnot_si256(_mm256_shuffle_epi32(one, 0xA0), more));
		__m256i none = _mm256_cmpeq_epi64(_mm256_and_si256(_mm256_unpackhi_epi64(a, b), which), zero);

		none = _mm256_permute4x64_epi64(none, 0xD8); /* the second and the third change places */
		list = vbi_tag_list_four(i, 15 ^ (unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(none)), list);
	}
	*first = i;
	return list;
}
#endif

uint32_t *vbi_see_matches(const vbi_match *match, uint32_t first, uint32_t end, uint64_t any, uint64_t longer, uint32_t *list)
{
#ifdef WIDE
	if (__builtin_cpu_supports("avx2"))
		list = matches_wide(match, &first, end, any, longer, list);
#endif
	for (; first < end; first++) {
		*list = first;
		list += (match[first].mask & (match[first].count > 1 ? any | longer : any)) != 0;
	}
	return list;
}

/* ---- bits of 64 tokens ---- */

/* One bit of each of 64 bytes. */
static inline uint64_t bit_of_bytes(const uint8_t *byte, unsigned which)
{
	uint64_t bits = 0;

#ifdef __SSE2__
	for (unsigned k = 0; k < 64; k += 16) {
		__m128i x = _mm_slli_epi16(_mm_loadu_si128((const __m128i *)(const void *)(byte + k)), (int)(7 - which));

		bits |= (uint64_t)(unsigned)_mm_movemask_epi8(x) << k;
	}
#else
	for (unsigned k = 0; k < 64; k++)
		bits |= (uint64_t)(byte[k] >> which & 1) << k;
#endif
	return bits;
}

/* Which of n tokens, at most 64, have any of some classes. */
static inline uint64_t bits_of_classes(const uint64_t *any, uint32_t n, uint64_t classes)
{
	uint64_t bits = 0;
	uint32_t k = 0;

#ifdef __SSE2__
	__m128i which = _mm_set1_epi64x((long long)classes);

	for (; k + 4 <= n; k += 4) { /* halves of two and two are put together as four and four */
		__m128 x = _mm_castsi128_ps(_mm_and_si128(_mm_loadu_si128((const __m128i *)(const void *)(any + k)), which));
		__m128 y = _mm_castsi128_ps(_mm_and_si128(_mm_loadu_si128((const __m128i *)(const void *)(any + k + 2)), which));
		__m128i both = _mm_castps_si128(_mm_or_ps(_mm_shuffle_ps(x, y, 0x88), _mm_shuffle_ps(x, y, 0xDD)));

		both = _mm_cmpeq_epi32(both, _mm_setzero_si128());
		bits |= (uint64_t)(15 ^ (unsigned)_mm_movemask_ps(_mm_castsi128_ps(both))) << k;
	}
#endif
	for (; k < n; k++)
		bits |= (uint64_t)((any[k] & classes) != 0) << k;
	return bits;
}

static void see_block(const uint8_t *can, const uint64_t *any, uint32_t n, const uint64_t classes[2], vbi_see_block *block)
{
	for (unsigned which = 0; which < VBI_SEE_BITS; which++)
		block->bits[which] = bit_of_bytes(can, which);
	for (unsigned k = 0; k < 2; k++)
		block->classes[k] = bits_of_classes(any, n, classes[k]);
}

#ifdef WIDE
/* Which of 32 tokens have any of some classes. */
WIDE static inline uint32_t classes_wide(const uint64_t *any, __m256i which)
{
	const __m256i zero = _mm256_setzero_si256();
	__m256i x[4];

	for (unsigned k = 0; k < 4; k++) {
		__m256i a = _mm256_cmpeq_epi64(_mm256_and_si256(_mm256_loadu_si256((const __m256i *)(const void *)(any + 8 * k)), which), zero);
		__m256i b = _mm256_cmpeq_epi64(_mm256_and_si256(_mm256_loadu_si256((const __m256i *)(const void *)(any + 8 * k + 4)), which), zero);

		x[k] = _mm256_permute4x64_epi64(_mm256_packs_epi32(a, b), 0xD8);
	}
	x[0] = _mm256_permute4x64_epi64(_mm256_packs_epi32(x[0], x[1]), 0xD8);
	x[2] = _mm256_permute4x64_epi64(_mm256_packs_epi32(x[2], x[3]), 0xD8);
	return ~(uint32_t)_mm256_movemask_epi8(_mm256_permute4x64_epi64(_mm256_packs_epi16(x[0], x[2]), 0xD8));
}

WIDE static void block_wide(const uint8_t *can, const uint64_t *any, const uint64_t classes[2], vbi_see_block *block)
{
	__m256i low = _mm256_loadu_si256((const __m256i *)(const void *)can), high = _mm256_loadu_si256((const __m256i *)(const void *)(can + 32));

	low = _mm256_slli_epi16(low, 8 - VBI_SEE_BITS);
	high = _mm256_slli_epi16(high, 8 - VBI_SEE_BITS);
	for (unsigned which = VBI_SEE_BITS; which-- > 0;) {
		block->bits[which] = (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
		low = _mm256_add_epi8(low, low);
		high = _mm256_add_epi8(high, high);
	}
	for (unsigned k = 0; k < 2; k++) {
		__m256i which = _mm256_set1_epi64x((long long)classes[k]);

		block->classes[k] = classes_wide(any, which) | (uint64_t)classes_wide(any + 32, which) << 32;
	}
}
#endif

void vbi_see_blocks(const uint8_t *can, const uint64_t *any, uint32_t n, const uint64_t classes[2], vbi_see_block *block)
{
	uint32_t i = 0;

#ifdef WIDE
	if (__builtin_cpu_supports("avx2"))
		for (; i + 64 <= n; i += 64)
			block_wide(can + i, any + i, classes, &block[i / 64]);
#endif
	for (; i < n; i += 64)
		see_block(can + i, any + i, n - i < 64 ? n - i : 64, classes, &block[i / 64]);
}
