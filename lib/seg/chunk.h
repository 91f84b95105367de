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
#define VBI_CHUNK_BITS 13 /* pairs of chunks with one hash */

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

/* The place of the first byte that is a blank or a control, 8 if none is. The subtraction borrows only from bytes behind the
 * first that is found. */
static inline unsigned vbi_chunk_stop(uint64_t bytes)
{
	uint64_t low = (bytes - UINT64_C(0x2121212121212121)) & ~bytes & UINT64_C(0x8080808080808080);
#ifdef __GNUC__
	return low ? (unsigned)__builtin_ctzll(low) / 8 : 8;
#else
	unsigned n = 0;

	while (n < 8 && !(low >> (8 * n + 7) & 1))
		n++;
	return n;
#endif
}

/* Reads the chunk at text, VBI_CHUNK_AHEAD bytes of which can be read. Its length, 0 if it is longer than VBI_CHUNK_MAX. */
static inline uint32_t vbi_chunk_read(const char *text, uint64_t key[2])
{
	unsigned n;

	key[0] = vbi_chunk_load(text);
	key[1] = 0;
	n = vbi_chunk_stop(key[0]);
	if (n < 8) {
		key[0] &= (UINT64_C(1) << 8 * n) - 1;
		return n;
	}
	key[1] = vbi_chunk_load(text + 8);
	n = vbi_chunk_stop(key[1]);
	key[1] &= n < 8 ? (UINT64_C(1) << 8 * n) - 1 : 0;
	return n < 8 ? 8 + n : 0;
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
