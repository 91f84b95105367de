/* seg/chunk.h - what stands between two blanks, and the tokens it was cut into last time.
 *
 * The cut of a chunk that has white space on both sides depends on its bytes alone (viet/scan.h looks at nothing beyond).
 * Few chunks make up most of a text, so each is kept with its tokens in a table of fixed size, where a newer one takes the
 * place of an older: a chunk seen before costs one look instead of a reading letter by letter. */
#ifndef VBI_SEG_CHUNK_H
#define VBI_SEG_CHUNK_H

#include "seg/segment.h"

#define VBI_CHUNK_MAX 15u /* bytes: longer ones are rare */
#define VBI_CHUNK_AHEAD 16u /* bytes of text there must be from a chunk's first on */
#define VBI_CHUNK_TOKENS 2u
#define VBI_CHUNK_BITS 14 /* pairs of chunks with one hash */

typedef struct vbi_chunk {
	uint64_t key[2]; /* the bytes, then zeros; no chunk is all zeros */
	struct vbi_chunk_token {
		uint16_t code, more; /* as in vbi_tok */
		uint8_t end;         /* from the chunk's first byte on; 0: no token */
		uint8_t kind, shape, reserved;
	} token[VBI_CHUNK_TOKENS];
} vbi_chunk;

/* Bytes as a number, the first lowest: one load where the machine counts so. */
static inline uint64_t vbi_chunk_load(const char *text)
{
	const unsigned char *p = (const unsigned char *)text;

	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
	       (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

/* The highest bit of each byte that is a blank or a control; behind the first of them also of some that are not, as the
 * subtraction borrows. */
static inline uint64_t vbi_chunk_stops(uint64_t bytes)
{
	return (bytes - UINT64_C(0x2121212121212121)) & ~bytes & UINT64_C(0x8080808080808080);
}

/* How many bytes lie below the lowest of such bits, which are not all 0. */
static inline unsigned vbi_chunk_below(uint64_t stops)
{
#ifdef __GNUC__
	return (unsigned)__builtin_ctzll(stops) / 8;
#else
	unsigned n = 0;

	while (!(stops >> (8 * n + 7) & 1))
		n++;
	return n;
#endif
}

/* Reads the chunk at text, VBI_CHUNK_AHEAD bytes of which can be read. Its length, 0 if it is longer than VBI_CHUNK_MAX.
 * Lengths cannot be predicted: so both halves are always read, and chosen without a jump where the machine can. */
static inline uint32_t vbi_chunk_read(const char *text, uint64_t key[2])
{
	uint64_t low = vbi_chunk_load(text), high = vbi_chunk_load(text + 8);
	uint64_t low_stops = vbi_chunk_stops(low), high_stops = vbi_chunk_stops(high);
	uint64_t stops = low_stops ? low_stops : high_stops;
	uint64_t kept = ((stops & (0 - stops)) - 1) >> 7; /* the bytes before the stop */
	uint32_t before = low_stops ? 0 : 8;

	key[0] = low_stops ? low & kept : low;
	key[1] = low_stops ? 0 : high & kept;
	return stops ? before + vbi_chunk_below(stops) : 0;
}

static inline vbi_chunk *vbi_chunk_pair(vbi_chunk *table, const uint64_t key[2])
{
	uint64_t hash = (key[0] ^ (key[1] << 29 | key[1] >> 35)) * UINT64_C(0x9E3779B97F4A7C15);

	return &table[(hash ^ key[1] * UINT64_C(0xD6E8FEB86659FD93)) >> (64 - VBI_CHUNK_BITS) << 1];
}

static inline bool vbi_chunk_has(const vbi_chunk *chunk, const uint64_t key[2])
{
	return ((chunk->key[0] ^ key[0]) | (chunk->key[1] ^ key[1])) == 0;
}

/* The chunk as it was kept, NULL if it was not. The one of a pair that was wanted last stands first. */
static inline const vbi_chunk *vbi_chunk_find(vbi_chunk *table, const uint64_t key[2])
{
	vbi_chunk *pair = vbi_chunk_pair(table, key), second;

	if (vbi_chunk_has(pair, key))
		return pair;
	if (!vbi_chunk_has(pair + 1, key))
		return NULL;
	second = pair[1];
	pair[1] = pair[0];
	pair[0] = second;
	return pair;
}

#endif
