/* tests/dict_test.h - what the tests of the dictionary share: an allocator that counts and fails, a small source,
 * checksums worked out apart from the library. */
#ifndef DICT_TEST_H
#define DICT_TEST_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/base.h"

/* ---- memory ---- */

typedef struct counted {
	size_t calls, fail_at; /* the fail_at-th request and all after it fail; 0 never */
	size_t live;           /* blocks not yet freed */
	size_t largest;        /* greatest single request */
} counted;

static inline void *counted_resize(void *context, void *block, size_t size)
{
	counted *c = context;
	void *p;

	if (size == 0) {
		c->live -= block != NULL;
		free(block);
		return NULL;
	}
	if (size > c->largest)
		c->largest = size;
	if (++c->calls == c->fail_at || (c->fail_at && c->calls > c->fail_at))
		return NULL;
	p = realloc(block, size);
	c->live += !block && p;
	return p;
}

static inline vb_allocator counted_allocator(counted *c)
{
	vb_allocator a = {sizeof a, 0, c, counted_resize};

	return a;
}

static inline vbi_mem counted_mem(counted *c)
{
	vbi_mem mem = {c, counted_resize};

	return mem;
}

/* ---- numbers without order ---- */

static uint64_t test_seed = 0x9E3779B97F4A7C15u;

static inline uint32_t test_draw(uint32_t below)
{
	test_seed = test_seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(test_seed >> 33) % below;
}

/* ---- an index made good again after a change: only for sections stored raw ---- */

static inline uint64_t test_le(const unsigned char *p, unsigned n)
{
	uint64_t v = 0;

	while (n--)
		v = v << 8 | p[n];
	return v;
}

static inline void test_put_le(unsigned char *p, unsigned n, uint64_t v)
{
	for (; n--; v >>= 8)
		*p++ = (unsigned char)v;
}

/* docs/dict-format.md, "Digest". */
static inline uint64_t test_digest(uint64_t h, uint64_t word)
{
	h = (h ^ word) * 0x9E3779B97F4A7C15u;
	return h ^ h >> 32;
}

static inline void test_repair(unsigned char *file)
{
	uint32_t sections = (uint32_t)test_le(file + 12, 4);
	uint64_t h = 0xCBF29CE484222325u;
	uLong crc;

	for (uint32_t i = 0; i < sections; i++) {
		unsigned char *row = file + 64 + (size_t)i * 40;
		const unsigned char *raw = file + test_le(row + 8, 8);
		size_t n = (size_t)test_le(row + 24, 8);

		test_put_le(row + 32, 4, crc32(0, raw, (uInt)n));
		if (row[4] & 1)
			continue;
		h = test_digest(test_digest(h, test_le(row, 4)), n);
		for (size_t at = 0; at < n; at += 8)
			h = test_digest(h, test_le(raw + at, n - at < 8 ? (unsigned)(n - at) : 8));
	}
	test_put_le(file + 40, 8, h);
	crc = crc32(0, file, 60);
	crc = crc32(crc, file + 64, sections * 40);
	test_put_le(file + 60, 4, crc);
}

/* ---- a source with something of everything; people and places are made up where they carry facts ---- */

static const char test_source[] =
	"# Made for tests.\n"
	"# date: 2026-02-03\n"
	"#: form\tclass\tfreq\tcanon\tfrom\tto\tattr\n"
	"chủ tịch\tT_HEAD,WORD\t12\n"
	"chủ tịch nước\tT_SOLO\t7\n"
	"Tân Hòa\tLOC_COMMUNE\t3\t\t2025-07-01\t\tid=90001;parent=90\n"
	"Tân Hòa\tLOC_COMMUNE\t5\t\t\t2025-06-30\tid=90002;parent=91\n"
	"Tân Hoà\tPERSON\n"
	"UBND\tORG_ABBR\t99\tỦy ban nhân dân\n"
	"hoa\tWORD\t1000000\n"
	"Hoa\tGIVEN\n"
	"QĐ-UBND\tDOC_SYMBOL\t\tỦy ban nhân dân\n"
	"Krông Bông\tLOC_DISTRICT\n"
	"Ban Quản lý dự án số 7 (thử)\tORG_NAME\n"
	"R'măng\tLOC_COMMUNE\n";

#endif
