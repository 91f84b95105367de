/* viet/scan_source.h - the text that the scanner reads, asked by its files (scan.c, scan_address.c). */
#ifndef VBI_VIET_SCAN_SOURCE_H
#define VBI_VIET_SCAN_SOURCE_H

#include "text/unicode.h"
#include "text/utf8.h"
#include "viet/scan.h"

typedef struct vbi_source {
	const char *text;
	uint32_t length;
} vbi_source;

static inline unsigned byte_at(const vbi_source *src, uint32_t at)
{
	return at < src->length ? (unsigned char)src->text[at] : 0;
}

static inline bool digit_at(const vbi_source *src, uint32_t at)
{
	return at < src->length && (unsigned)src->text[at] - '0' < 10;
}

static inline bool ascii_alnum(unsigned c)
{
	return c - '0' < 10 || (c | 32) - 'a' < 26;
}

/* The code point at `at`; two-byte letters and those of U+1E00 are most of what is not ASCII here. */
static inline uint32_t char_at(const vbi_source *src, uint32_t at, unsigned *n)
{
	const unsigned char *p = (const unsigned char *)src->text + at;
	uint32_t left = src->length - at;

	if (p[0] < 0x80) {
		*n = 1;
		return p[0];
	}
	if (p[0] >= 0xC2 && p[0] < 0xE0 && left > 1 && (p[1] & 0xC0) == 0x80) {
		*n = 2;
		return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
	}
	if (p[0] == 0xE1 && left > 2 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) {
		*n = 3;
		return 0x1000u | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
	}
	return vbi_utf8_next(src->text + at, src->text + src->length, n, NULL);
}

static inline bool wordly(unsigned cls)
{
	return cls == VBI_CHAR_UPPER || cls == VBI_CHAR_LOWER;
}

/* Letters, digits and - . _ @ % ~ +: what names of files and addresses are made of. Length of the character, or 0. */
static inline unsigned chunk_char(const vbi_source *src, uint32_t at)
{
	unsigned n = 1, c = byte_at(src, at), cls;

	if (at >= src->length)
		return 0;
	if (c < 0x80)
		return ascii_alnum(c) || c == '-' || c == '.' || c == '_' || c == '@' || c == '%' || c == '~' || c == '+';
	cls = vbi_char_class(char_at(src, at, &n));
	return wordly(cls) || cls == VBI_CHAR_MARK ? n : 0;
}

/* Only the first token of a chunk looks ahead over it, so that no byte is looked at often. */
static inline bool chunk_start(const vbi_source *src, uint32_t at)
{
	const char *before;

	if (at == 0)
		return true;
	before = vbi_utf8_prev(src->text, src->text + at);
	return !chunk_char(src, (uint32_t)(before - src->text));
}

static inline bool letter_at(const vbi_source *src, uint32_t at)
{
	unsigned n;

	return at < src->length && (ascii_alnum(byte_at(src, at)) ||
	                            (byte_at(src, at) >= 0x80 && wordly(vbi_char_class(char_at(src, at, &n)))));
}

/* A file name, an address or a domain that begins at start, the first token of a chunk: its kind, and where it ends. 0 if there is
 * none. */
unsigned vbi_scan_address(const vbi_source *src, uint32_t start, uint32_t *end);

#endif
