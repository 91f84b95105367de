/* text/legacy.h - the 8-bit encodings of Vietnamese from before Unicode, both ways, and VIQR. */
#ifndef VBI_TEXT_LEGACY_H
#define VBI_TEXT_LEGACY_H

#include "base/base.h"
#include "text/edits.h"

/* ---- facts ---- */

/* The letters with a place in the tables: 12 vowels, two cases, six tones; then Đ đ. */
#define VBI_LEGACY_TONES 6u
#define VBI_LEGACY_LETTERS 146u
extern const uint16_t vbi_legacy_letter[VBI_LEGACY_LETTERS];
/* The place of a letter, or -1. */
int vbi_legacy_index(uint32_t cp);
/* The codes of an encoding, in the order of the letters (legacy_table.h); NULL if it has no table. */
const uint16_t *vbi_legacy_codes(unsigned charset);

/* What windows-1252 shows for a byte; U+FFFD where it shows nothing. */
uint32_t vbi_page1252(unsigned byte);
/* The byte, 0x80 and above, that Latin-1 (with its controls), windows-1252 or windows-1258 shows as cp; -1 if none. */
int vbi_page_byte(uint32_t cp);

/* ---- decoding ---- */

/* VNI has 14 first bytes and 34 second ones, BK HCM 2 24 and 26. */
#define VBI_LEGACY_BASES 28u
#define VBI_LEGACY_MARKS 40u

/* An encoding of one byte a letter, or of a base byte and a mark byte. */
typedef struct vbi_legacy {
	char utf8[256][4]; /* what a byte stands for by itself */
	uint8_t length[256];
	bool same[256];    /* the byte itself */
	bool pairs, in_utf8;
	uint8_t base[256]; /* 1 + row of pair, 0: not the first of two bytes */
	uint8_t mark[256]; /* 1 + column of pair, 0: not the second */
	uint16_t pair[VBI_LEGACY_BASES][VBI_LEGACY_MARKS];
	/* between two calls */
	int hold;           /* a first byte that waits for its second; -1: none */
	uint8_t hold_bytes; /* of input */
	uint8_t part_n;
	char part[4];       /* the beginning of a character, with in_utf8 */
} vbi_legacy;

/* codes may be NULL: then every byte is that of page. upper: every letter is a capital. */
void vbi_legacy_init(vbi_legacy *l, const uint16_t *codes, const uint32_t page[256], bool upper, bool in_utf8);
/* As vbi_charset_convert; edits may be NULL. False when out of memory. */
bool vbi_legacy_convert(vbi_legacy *l, const char *in, size_t length, bool flush, uint32_t in_base, vbi_buf *out,
                        vbi_edits *edits);

/* VIQR: marks are written behind their letter (RFC 1456). */
typedef struct vbi_viqr {
	char held[4]; /* a letter and marks that more may follow */
	uint8_t held_n;
} vbi_viqr;

bool vbi_viqr_convert(vbi_viqr *v, const char *in, size_t length, bool flush, uint32_t in_base, vbi_buf *out,
                      vbi_edits *edits);
/* The grid place that held (a letter, then marks) stands for, or -1. */
int vbi_viqr_read(const char *held, size_t n);
/* Writes the VIQR of a grid letter; returns its bytes, at most 3. */
size_t vbi_viqr_write(unsigned index, char out[4]);

#endif
