/* text/legacy.c - TCVN, VNI, VISCII, VPS, BK HCM 2 to UTF-8: one table a byte, one more for pairs. */
#include "text/legacy.h"

#include <string.h>

#include "text/legacy_table.h"
#include "text/utf8.h"

/* ---- facts ---- */

const uint16_t *vbi_legacy_codes(unsigned charset)
{
	switch (charset) {
	case VB_CHARSET_TCVN3: return tcvn3;
	case VB_CHARSET_TCVN5712: return tcvn5712;
	case VB_CHARSET_VNI: return vni;
	case VB_CHARSET_VISCII: return viscii;
	case VB_CHARSET_VPS: return vps;
	case VB_CHARSET_BKHCM2: return bkhcm2;
	}
	return NULL;
}

int vbi_legacy_index(uint32_t cp)
{
	for (unsigned i = 0; i < VBI_LEGACY_LETTERS; i++)
		if (vbi_legacy_letter[i] == cp)
			return (int)i;
	return -1;
}

/* 0x80 to 0x9F of windows-1252; 0 where it has no character. */
static const uint16_t page1252[32] = {
	0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

uint32_t vbi_page1252(unsigned byte)
{
	if (byte < 0x80 || byte > 0x9F)
		return byte;
	return page1252[byte - 0x80] ? page1252[byte - 0x80] : VBI_REPLACEMENT;
}

int vbi_page_byte(uint32_t cp)
{
	/* Where windows-1258 differs from Latin-1. */
	static const uint16_t page1258[][2] = {
		{0x0102, 0xC3}, {0x0300, 0xCC}, {0x0110, 0xD0}, {0x0309, 0xD2}, {0x01A0, 0xD5}, {0x01AF, 0xDD}, {0x0303, 0xDE},
		{0x0103, 0xE3}, {0x0301, 0xEC}, {0x0111, 0xF0}, {0x0323, 0xF2}, {0x01A1, 0xF5}, {0x01B0, 0xFD}, {0x20AB, 0xFE},
	};

	if (cp < 0x100)
		return cp < 0x80 ? -1 : (int)cp;
	if (cp > 0x2122)
		return -1;
	for (unsigned i = 0; i < 32; i++)
		if (page1252[i] == cp)
			return (int)(i + 0x80);
	for (size_t i = 0; i < sizeof page1258 / sizeof *page1258; i++)
		if (page1258[i][0] == cp)
			return page1258[i][1];
	return -1;
}

/* ---- tables of a decoder ---- */

/* The capital of a letter of ours, or of ASCII. */
static uint32_t capital(uint32_t cp)
{
	int index = vbi_legacy_index(cp);

	if (cp == 0x111)
		return 0x110;
	if (index >= 0 && cp != 0x110)
		return index / 6 % 2 ? vbi_legacy_letter[index - 6] : cp;
	return cp >= 'a' && cp <= 'z' ? cp - 32 : cp;
}

static void set(vbi_legacy *l, unsigned byte, uint32_t cp)
{
	l->length[byte] = (uint8_t)vbi_utf8_put(cp, l->utf8[byte]);
	l->same[byte] = cp == byte && byte < 0x80;
}

static uint8_t numbered(uint8_t list[256], unsigned byte, uint8_t *count)
{
	if (!list[byte])
		list[byte] = ++*count;
	return (uint8_t)(list[byte] - 1);
}

void vbi_legacy_init(vbi_legacy *l, const uint16_t *codes, const uint32_t page[256], bool upper, bool in_utf8)
{
	uint8_t bases = 0, marks = 0;

	memset(l, 0, sizeof *l);
	l->hold = -1;
	l->in_utf8 = in_utf8;
	for (unsigned b = 0; b < 256; b++) {
		uint32_t cp = page ? page[b] : vbi_page1252(b);

		set(l, b, upper ? capital(cp) : cp);
	}
	for (unsigned i = 0; codes && i < VBI_LEGACY_LETTERS; i++) {
		uint32_t cp = upper ? capital(vbi_legacy_letter[i]) : vbi_legacy_letter[i];
		uint8_t row, column;

		if (!codes[i])
			continue;
		if (codes[i] < 0x100) {
			set(l, codes[i], cp);
			continue;
		}
		l->pairs = true;
		row = numbered(l->base, codes[i] >> 8, &bases);
		column = numbered(l->mark, codes[i] & 0xFF, &marks);
		l->pair[row][column] = (uint16_t)cp;
	}
}

/* The letter of two bytes, or 0. Marks have a small and a capital form, 0x20 apart; either goes with either letter, and
 * the letter says what was meant: who types A with the small mark does not mean two letters. */
static uint32_t pair(const vbi_legacy *l, unsigned base, unsigned mark)
{
	unsigned row = l->base[base], other = mark ^ 0x20;
	uint32_t cp = 0;

	if (!row)
		return 0;
	if (l->mark[mark])
		cp = l->pair[row - 1][l->mark[mark] - 1];
	if (!cp && l->mark[mark] && l->mark[other])
		cp = l->pair[row - 1][l->mark[other] - 1];
	return cp;
}

/* ---- decoding ---- */

typedef struct sink {
	vbi_buf *out;
	vbi_edits *edits; /* or NULL */
	bool failed;
} sink;

static void put(sink *to, const char *bytes, unsigned n, uint32_t in, unsigned in_length, bool changed)
{
	if (changed && to->edits &&
	    !vbi_edits_put(to->edits, (vbi_edit){in, (uint32_t)to->out->n, in_length, n, 1u << VB_CHANGE_ENCODING}))
		to->failed = true;
	vbi_buf_put(to->out, bytes, n);
}

static void put_byte(const vbi_legacy *l, sink *to, unsigned byte, uint32_t in, unsigned in_length)
{
	put(to, l->utf8[byte], l->length[byte], in, in_length, !l->same[byte]);
}

static void put_cp(sink *to, uint32_t cp, uint32_t in, unsigned in_length)
{
	char bytes[4];

	put(to, bytes, vbi_utf8_put(cp, bytes), in, in_length, true);
}

static void end_hold(vbi_legacy *l, sink *to, uint32_t in)
{
	if (l->hold >= 0)
		put_byte(l, to, (unsigned)l->hold, in - l->hold_bytes, l->hold_bytes);
	l->hold = -1;
	l->hold_bytes = 0;
}

/* One byte of the encoding, that in_length bytes from in on stand for. */
static void take_byte(vbi_legacy *l, sink *to, unsigned byte, uint32_t in, unsigned in_length)
{
	if (l->hold >= 0) {
		uint32_t cp = pair(l, (unsigned)l->hold, byte);

		if (cp) {
			put_cp(to, cp, in - l->hold_bytes, l->hold_bytes + in_length);
			l->hold = -1;
			l->hold_bytes = 0;
			return;
		}
		end_hold(l, to, in);
	}
	if (l->base[byte]) {
		l->hold = (int)byte;
		l->hold_bytes = (uint8_t)in_length;
		return;
	}
	put_byte(l, to, byte, in, in_length);
}

/* One byte a character, and nothing held: ASCII runs and letters alike are four bytes written, of which some count. */
static void single_bytes(const vbi_legacy *l, sink *to, const char *in, size_t length, uint32_t in_base)
{
	const unsigned char *p = (const unsigned char *)in;
	char *at;

	if (!vbi_buf_reserve(to->out, 3 * length + 4))
		return;
	at = to->out->p + to->out->n;
	if (!to->edits) {
		for (size_t i = 0; i < length; i++) {
			memcpy(at, l->utf8[p[i]], 4);
			at += l->length[p[i]];
		}
	} else {
		for (size_t i = 0; i < length; i++) {
			vbi_edit e = {in_base + (uint32_t)i, (uint32_t)(at - to->out->p), 1, l->length[p[i]], 1u << VB_CHANGE_ENCODING};

			if (!l->same[p[i]] && !vbi_edits_put(to->edits, e)) {
				to->failed = true;
				break;
			}
			memcpy(at, l->utf8[p[i]], 4);
			at += l->length[p[i]];
		}
	}
	to->out->n = (size_t)(at - to->out->p);
}

/* A character of the UTF-8 that bytes of the encoding were saved in. */
static void take_character(vbi_legacy *l, sink *to, const char *p, const char *end, uint32_t in, unsigned *used)
{
	bool valid;
	uint32_t cp = vbi_utf8_next(p, end, used, &valid);
	int byte = cp < 0x80 ? (int)cp : valid ? vbi_page_byte(cp) : -1;

	if (byte >= 0) {
		take_byte(l, to, (unsigned)byte, in, *used);
		return;
	}
	end_hold(l, to, in);
	put(to, p, *used, in, *used, false); /* what was never a byte stays */
}

static void characters(vbi_legacy *l, sink *to, const char *in, size_t length, bool flush, uint32_t in_base)
{
	const char *p = in, *end = in + length;
	uint32_t at = in_base - l->part_n;
	unsigned used;

	while (l->part_n) {
		if (vbi_utf8_incomplete(l->part, l->part_n) == l->part_n) {
			if (p < end) {
				l->part[l->part_n++] = *p++;
				continue;
			}
			if (!flush)
				return;
		}
		take_character(l, to, l->part, l->part + l->part_n, at, &used);
		at += used;
		l->part_n = (uint8_t)(l->part_n - used);
		memmove(l->part, l->part + used, l->part_n);
	}
	if (!flush) {
		l->part_n = (uint8_t)vbi_utf8_incomplete(p, (size_t)(end - p));
		end -= l->part_n;
		memcpy(l->part, end, l->part_n);
	}
	for (; p < end; p += used, at += used)
		take_character(l, to, p, end, at, &used);
}

bool vbi_legacy_convert(vbi_legacy *l, const char *in, size_t length, bool flush, uint32_t in_base, vbi_buf *out,
                        vbi_edits *edits)
{
	sink to = {out, edits, false};

	if (l->in_utf8)
		characters(l, &to, in, length, flush, in_base);
	else if (l->pairs)
		for (size_t i = 0; i < length; i++)
			take_byte(l, &to, (unsigned char)in[i], in_base + (uint32_t)i, 1);
	else
		single_bytes(l, &to, in, length, in_base);
	if (flush)
		end_hold(l, &to, in_base + (uint32_t)length);
	return !to.failed && !out->failed;
}
