/* seg/chunk.h - what stands between two blanks, and the tokens it was cut into last time.
 *
 * The cut of a chunk that has white space on both sides depends on its bytes alone (viet/scan.h looks at nothing beyond).
 * Few chunks make up most of a text, so each is kept with its tokens in a table of fixed size, where a newer one takes the
 * place of an older: a chunk seen before costs one look instead of a reading letter by letter. Nearly all are one token of no
 * more than eight bytes, which are one number, or such a token and a comma or full stop, which is left out of the key. The
 * others have a table of their own. The two take 1 MB and 2 MB. */
#ifndef VBI_SEG_CHUNK_H
#define VBI_SEG_CHUNK_H

#include <string.h>

#include "seg/segment.h"

#if defined(__AVX2__) || defined(__BMI2__) || defined(__BMI__)
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

#define VBI_CHUNK_WORD 8u /* bytes of a number; as many must there be in the text from the chunk's first on */
#define VBI_CHUNK_MAX 15u /* bytes, in as many bits: longer chunks are rare */
#define VBI_CHUNK_TOKENS 4u
#define VBI_CHUNK_BITS 15 /* pairs of words with one hash */
#define VBI_CHUNK_ODD_BITS 14 /* sets of odd chunks */
#define VBI_CHUNK_ODD_SET 4

#define VBI_CHUNK_BYTES_KNOWN 128u

#define VBI_CHUNK_MARK 2u /* the bit in which the comma and the full stop differ */
#define VBI_CHUNK_NONE UINT64_C(0x20) /* the key of no chunk: a blank */

/* A token's fields in vbi_tok from code on, but for what is before it: that is 0; and what is told of it in the zone's place. */
typedef struct vbi_word {
	uint16_t code, more;
	uint8_t kind, shape, space, told;
} vbi_word;

typedef struct vbi_chunk {
	uint64_t key;  /* the bytes, then zeros; no chunk is all zeros */
	vbi_word word;
} vbi_chunk;

/* Any other chunk. Most are one word with marks that are not left out, and there are many of them. */
typedef struct vbi_odd_chunk {
	uint64_t key[2];
	struct vbi_odd_token {
		uint16_t code; /* it has no other */
		uint8_t looks; /* its kind, and its shape << 5 */
		uint8_t end;   /* in the lower bits of VBI_CHUNK_MAX; in the two highest which parts of names it may be (told.h). 0: no token */
	} token[VBI_CHUNK_TOKENS];
} vbi_odd_chunk;

/* Key 0 is that of no word, and a place that is empty; in the first pair and its neighbour, where it is looked for, no place is.
 * A pair and its neighbour (the hash's last bit turned) have room for each other's words: what is not in the first is looked for
 * in the second, before it is cut. */
struct vbi_chunks {
	vbi_chunk (*pair)[2];                        /* [1 << VBI_CHUNK_BITS]; a pair and its neighbour lie in one line */
	vbi_odd_chunk (*odd)[VBI_CHUNK_ODD_SET];     /* [1 << VBI_CHUNK_ODD_BITS] */
	/* Of the comma and the full stop, at the bit of their bytes in which they differ: the word, and behind it what is told of it, a
	 * vbi_told before which there is another. */
	uint64_t mark[4];
	uint16_t comma; /* its code */
	vbi_code byte[VBI_CHUNK_BYTES_KNOWN]; /* of tokens of one byte that are no syllables */
};
#define VBI_CHUNK_BYTES (((size_t)2 << VBI_CHUNK_BITS) * sizeof(vbi_chunk) + ((size_t)VBI_CHUNK_ODD_SET << VBI_CHUNK_ODD_BITS) * sizeof(vbi_odd_chunk))

/* What a mark behind it does not change, if white space follows the mark: a word or number is read to its end, and a comma or
 * stop joins it only to what comes next. */
#define VBI_CHUNK_JOINS                                                                                                  \
	(1u << VB_TOKEN_SYLLABLE | 1u << VB_TOKEN_NUMBER | 1u << VB_TOKEN_CODE | 1u << VB_TOKEN_ACRONYM | 1u << VB_TOKEN_FOREIGN)

/* 1 if a comma or full stop stands before end. Without a branch, as is what follows: none of it can be predicted. */
static inline uint32_t vbi_chunk_ends(const char *end) { return (end[-1] | 2) == '.'; }
/* The same, with something before it in the chunk of n bytes. */
static inline uint32_t vbi_chunk_mark(const char *end, uint32_t n) { return (n > 1) & vbi_chunk_ends(end); }

/* Bytes as a number, the first lowest: one load where the machine counts so. */
static inline uint64_t vbi_chunk_load(const char *text)
{
	const unsigned char *p = (const unsigned char *)text;

	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
	       (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

/* The first n bytes of the number; 0 if there are none or more than eight. */
static inline uint64_t vbi_chunk_first(uint64_t bytes, uint32_t n)
{
#ifdef __BMI2__
	return _bzhi_u64(bytes, 8 * n) & (0 - (uint64_t)(n <= VBI_CHUNK_WORD));
#else
#define FIRST(n) (UINT64_MAX >> (64 - 8 * (n)))
	static const uint64_t first[VBI_CHUNK_WORD + 2] = {0,        FIRST(1), FIRST(2), FIRST(3), FIRST(4),
	                                                   FIRST(5), FIRST(6), FIRST(7), FIRST(8), 0};
#undef FIRST

	return bytes & first[n <= VBI_CHUNK_WORD ? n : VBI_CHUNK_WORD + 1];
#endif
}

#define VBI_CHUNK_BLOCK 64u

#ifdef __AVX2__
/* The one that a byte is, if it is one, has its place by the byte's lower half; those of other bytes have what is never there. */
static inline uint64_t vbi_chunk_blanks32(const char *text)
{
	const __m256i blanks = _mm256_setr_epi8(' ', 0, 0, 0, 0, 0, 0, 0, 0, '\t', '\n', 0, 0, 0, 0, 0, ' ', 0, 0, 0, 0, 0, 0, 0, 0, '\t', '\n', 0, 0, 0, 0, 0);
	__m256i bytes = _mm256_loadu_si256((const __m256i *)(const void *)text);

	return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_shuffle_epi8(blanks, bytes), bytes));
}
#elif defined(__SSE2__)
static inline uint64_t vbi_chunk_blanks16(const char *text)
{
	__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)text);
	__m128i lines = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t')));

	return (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')), lines));
}
#else
/* The top bits of bytes that are c. */
static inline uint64_t vbi_chunk_equal(uint64_t bytes, unsigned char c)
{
	const uint64_t low = UINT64_C(0x7F7F7F7F7F7F7F7F), others = bytes ^ c * UINT64_C(0x0101010101010101);

	return ~(((others & low) + low) | others | low);
}
#endif

/* Where among the bytes of a block are blanks, tabs and line ends: a bit each, that of the first lowest. Rarer white space is cut like
 * a letter would be. */
static inline uint64_t vbi_chunk_blanks(const char *text)
{
#ifdef __AVX2__
	return vbi_chunk_blanks32(text) | vbi_chunk_blanks32(text + 32) << 32;
#elif defined(__SSE2__)
	return vbi_chunk_blanks16(text) | vbi_chunk_blanks16(text + 16) << 16 | vbi_chunk_blanks16(text + 32) << 32 |
	       vbi_chunk_blanks16(text + 48) << 48;
#else
	uint64_t found = 0;

	for (unsigned i = 0; i < 8; i++) {
		uint64_t bytes = vbi_chunk_load(text + 8 * i);
		uint64_t blanks = vbi_chunk_equal(bytes, ' ') | vbi_chunk_equal(bytes, '\n') | vbi_chunk_equal(bytes, '\t');

		found |= (blanks >> 7) * UINT64_C(0x0102040810204080) >> 56 << 8 * i;
	}
	return found;
#endif
}

static inline uint64_t vbi_chunk_hash(uint64_t key) { return key * UINT64_C(0x9E3779B97F4A7C15); }

/* Where its pair is among them. */
static inline size_t vbi_chunk_place(uint64_t key) { return vbi_chunk_hash(key) >> (64 - VBI_CHUNK_BITS); }

static inline vbi_chunk *vbi_chunk_pair(struct vbi_chunks *chunks, uint64_t key) { return chunks->pair[vbi_chunk_place(key)]; }

/* Where the word is, if it is in its pair: to be told by its key. Which of the two it is cannot be predicted. */
static inline const vbi_chunk *vbi_chunk_find(const vbi_chunk *pair, uint64_t key) { return pair + (pair->key != key); }

static inline vbi_chunk *vbi_chunk_neighbour(struct vbi_chunks *chunks, uint64_t key)
{
	return chunks->pair[vbi_chunk_place(key) ^ 1];
}

/* Brings the word from the neighbour into its pair. False if it is not there. */
static inline bool vbi_chunk_fetch(struct vbi_chunks *chunks, uint64_t key)
{
	vbi_chunk *pair = vbi_chunk_pair(chunks, key), *near = vbi_chunk_neighbour(chunks, key), found;

	near += near->key != key;
	if (near->key != key)
		return false;
	found = *near;
	*near = pair[1];
	pair[1] = found;
	return true;
}

static inline void vbi_chunk_keep(struct vbi_chunks *chunks, uint64_t key, vbi_word word)
{
	vbi_chunk *pair = vbi_chunk_pair(chunks, key), *near = vbi_chunk_neighbour(chunks, key);

	if (pair[1].key)
		near[near->key != 0] = pair[1];
	pair[1] = pair[0];
	pair[0] = (vbi_chunk){key, word};
}

static inline vbi_odd_chunk *vbi_chunk_odd_set(struct vbi_chunks *chunks, const uint64_t key[2])
{
	return chunks->odd[vbi_chunk_hash(key[0] ^ vbi_chunk_hash(key[1])) >> (64 - VBI_CHUNK_ODD_BITS)];
}

static inline const vbi_odd_chunk *vbi_chunk_find_odd(struct vbi_chunks *chunks, const uint64_t key[2])
{
	vbi_odd_chunk *set = vbi_chunk_odd_set(chunks, key), found;

	for (unsigned i = 0; i < VBI_CHUNK_ODD_SET; i++) {
		if (set[i].key[0] != key[0] || set[i].key[1] != key[1])
			continue;
		if (i == 0)
			return set;
		found = set[i];
		set[i] = set[i - 1];
		set[i - 1] = found;
		return &set[i - 1];
	}
	return NULL;
}

static inline void vbi_chunk_keep_odd(struct vbi_chunks *chunks, vbi_odd_chunk chunk)
{
	vbi_odd_chunk *set = vbi_chunk_odd_set(chunks, chunk.key);

	memmove(set + 1, set, (VBI_CHUNK_ODD_SET - 1) * sizeof *set);
	set[0] = chunk;
}

#endif
