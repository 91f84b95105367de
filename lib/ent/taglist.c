/* ent/taglist.c - lists tokens by their bits, four at a time, or eight where the processor can. */
#include "ent/tagfeat.h"

#if defined(__GNUC__) && defined(__x86_64__)
#include <immintrin.h>
#define WIDE __attribute__((target("avx2,popcnt")))

/* Where the bits of a byte are, a byte each. */
#define BEFORE(b, i) (((b) & 1) * ((i) > 0) + ((b) >> 1 & 1) * ((i) > 1) + ((b) >> 2 & 1) * ((i) > 2) + ((b) >> 3 & 1) * ((i) > 3) + \
                      ((b) >> 4 & 1) * ((i) > 4) + ((b) >> 5 & 1) * ((i) > 5) + ((b) >> 6 & 1) * ((i) > 6))
#define PLACE(b, i) ((uint64_t)(((b) >> (i) & 1) * (i)) << 8 * BEFORE(b, i))
#define PLACES(b) (PLACE(b, 1) | PLACE(b, 2) | PLACE(b, 3) | PLACE(b, 4) | PLACE(b, 5) | PLACE(b, 6) | PLACE(b, 7))
#define FOUR(b) PLACES(b), PLACES(b + 1), PLACES(b + 2), PLACES(b + 3)
#define SIXTEEN(b) FOUR(b), FOUR(b + 4), FOUR(b + 8), FOUR(b + 12)
#define ALL(b) SIXTEEN(b), SIXTEEN(b + 16), SIXTEEN(b + 32), SIXTEEN(b + 48)
static const uint64_t places[256] = {ALL(0), ALL(64), ALL(128), ALL(192)};

WIDE static uint32_t *list_wide(uint32_t first, const uint64_t *bits, uint32_t words, uint32_t *list)
{
	const __m256i eight = _mm256_set1_epi32(8);
	__m256i at = _mm256_set1_epi32((int)first);

	for (uint32_t k = 0; k < words; k++) {
		uint64_t left = bits[k];

		for (unsigned byte = 0; byte < 8; byte++, left >>= 8) {
			__m256i x = _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)(const void *)&places[left & 0xFF]));

			_mm256_storeu_si256((__m256i *)(void *)list, _mm256_add_epi32(x, at));
			list += __builtin_popcount((unsigned)(left & 0xFF));
			at = _mm256_add_epi32(at, eight);
		}
	}
	return list;
}
#endif

uint32_t *vbi_tag_list(uint32_t first, const uint64_t *bits, uint32_t words, uint32_t *list)
{
#ifdef WIDE
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt"))
		return list_wide(first, bits, words, list);
#endif
	for (uint32_t at = 0; at < words; at++, first += 64)
		for (uint32_t k = 0; k < 64; k += 4)
			list = vbi_tag_list_four(first + k, bits[at] >> k & 15, list);
	return list;
}
