/* seg/told.h - what is known of a token at a glance, when it is cut: bits of a byte, of which 64 tokens' make numbers.
 *
 * Sentences and islands ask the same of every token. Of a chunk that was seen before (chunk.h) the answer is kept with it, so that
 * nobody need go through the tokens for it again. */
#ifndef VBI_SEG_TOLD_H
#define VBI_SEG_TOLD_H

#include "seg/chunk.h"

enum {
	VBI_TOLD_NAMED = 1,    /* a syllable or foreign word with its capital */
	VBI_TOLD_SMALL = 2,    /* a syllable in small letters */
	VBI_TOLD_PLAIN = 4,    /* a syllable, in small letters or with its capital */
	VBI_TOLD_TURN = 8,     /* punctuation or a symbol, but for commas */
	VBI_TOLD_JOINS = 16,   /* of a chunk's first token: a comma or full stop may stand behind it */
	VBI_TOLD_TWO = 32,     /* it has two codes */
	VBI_TOLD_SURNAME = 64, /* it may begin a name in small letters, */
	VBI_TOLD_MIDDLE = 128, /* and go on with it */
};
_Static_assert(VBI_TOLD_SURNAME == VBI_PART_SURNAME << 6 && VBI_TOLD_MIDDLE == VBI_PART_MIDDLE << 6, "parts of names are shifted in place");

#define VBI_TOLD_AHEAD 64u /* so many can be read from the one behind the last token's on */

/* Bits of vbi_tok.space. */
enum { VBI_SPACE_ODD = 1, VBI_SPACE_LINE = 2 };

/* 64 tokens' apart. */
static inline void vbi_told_split(const vbi_told *in, uint8_t bits[64], uint8_t space[64])
{
#ifdef __SSE2__
	const __m128i low = _mm_set1_epi16(0xFF), *from = (const __m128i *)(const void *)in;

	for (unsigned i = 0; i < 4; i++) {
		__m128i a = _mm_loadu_si128(from + 2 * i), b = _mm_loadu_si128(from + 2 * i + 1);

		_mm_storeu_si128((__m128i *)(void *)space + i, _mm_packus_epi16(_mm_and_si128(a, low), _mm_and_si128(b, low)));
		_mm_storeu_si128((__m128i *)(void *)bits + i, _mm_packus_epi16(_mm_srli_epi16(a, 8), _mm_srli_epi16(b, 8)));
	}
#else
	for (unsigned i = 0; i < 64; i++) {
		bits[i] = in[i].bits;
		space[i] = in[i].space;
	}
#endif
}

#ifdef __SSE2__
/* Bit b of each of 64 bytes, the first lowest. */
static inline uint64_t vbi_told_bits(const uint8_t byte[64], unsigned b)
{
	const __m128i *in = (const __m128i *)byte, left = _mm_cvtsi32_si128((int)(7 - b));
	uint64_t bits = 0;

	for (unsigned i = 0; i < 4; i++)
		bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_sll_epi16(_mm_loadu_si128(in + i), left)) << 16 * i;
	return bits;
}
#else
static inline uint64_t vbi_told_bits(const uint8_t byte[64], unsigned b)
{
	uint64_t bits = 0;

	for (unsigned i = 0; i < 8; i++) {
		uint64_t bytes = vbi_chunk_load((const char *)byte + 8 * i);

		bits |= (bytes >> b & UINT64_C(0x0101010101010101)) * UINT64_C(0x0102040810204080) >> 56 << 8 * i;
	}
	return bits;
}
#endif

#endif
