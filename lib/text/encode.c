/* text/encode.c - UTF-8 to other encodings, a letter with its marks at a time. */
#include "text/encode.h"

#include <string.h>

#include "text/legacy.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* A base and the marks that one letter can have, and some over. */
enum { MOST = 8 };

typedef struct encoder {
	uint32_t charset, policy;
	const uint16_t *codes;    /* by letter, or NULL */
	uint16_t index[0x180];    /* 1 + place of a letter below U+0180, */
	uint16_t high[0x5A];      /* from U+1EA0 on */
	bool taken[256];          /* the byte is part of a letter, or stands for one */
	char *out;
	size_t capacity, n;
	bool viqr_vowel, viqr_d; /* what was written last: a mark behind it would be read with it */
} encoder;

static void put(encoder *e, const void *bytes, size_t n)
{
	if (e->out && e->n < e->capacity)
		memcpy(e->out + e->n, bytes, n < e->capacity - e->n ? n : e->capacity - e->n);
	e->n += n;
}

static void put_byte(encoder *e, unsigned byte)
{
	unsigned char c = (unsigned char)byte;

	put(e, &c, 1);
}

/* Place of a letter in the tables, or -1. */
static int index_of(const encoder *e, uint32_t cp)
{
	if (cp < 0x180)
		return e->index[cp] - 1;
	if (cp == 0x1A0 || cp == 0x1A1 || cp == 0x1AF || cp == 0x1B0)
		return vbi_legacy_index(cp);
	return cp >= 0x1EA0 && cp < 0x1EFA ? e->high[cp - 0x1EA0] - 1 : -1;
}

static bool put_utf16(encoder *e, uint32_t cp, bool little)
{
	uint32_t unit[2] = {cp, 0};
	unsigned units = 1;

	if (cp > 0xFFFF) {
		unit[0] = 0xD800 | (cp - 0x10000) >> 10;
		unit[1] = 0xDC00 | (cp & 0x3FF);
		units = 2;
	}
	for (unsigned i = 0; i < units; i++) {
		put_byte(e, little ? unit[i] & 0xFF : unit[i] >> 8);
		put_byte(e, little ? unit[i] >> 8 : unit[i] & 0xFF);
	}
	return true;
}

static bool put_utf32(encoder *e, uint32_t cp, bool little)
{
	for (unsigned i = 0; i < 4; i++)
		put_byte(e, cp >> 8 * (little ? i : 3 - i) & 0xFF);
	return true;
}

/* ---- windows-1258: a letter by itself, else the letter without tone and a combining mark ---- */

static int byte1258(uint32_t cp)
{
	/* The page has no Ã Ì Ò Õ Ý ã ì ò õ ý Þ þ Ð ð, and no Š Ž š ž: their places are taken or empty. */
	static const uint16_t gone[] = {0xC3, 0xCC, 0xD0, 0xD2, 0xD5, 0xDD, 0xDE, 0xE3, 0xEC, 0xF0, 0xF2, 0xF5, 0xFD, 0xFE,
	                                0x160, 0x17D, 0x161, 0x17E};

	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
		if (cp == gone[i])
			return -1;
	return cp < 0x80 ? (int)cp : cp < 0xA0 ? -1 : vbi_page_byte(cp);
}

static bool put1258(encoder *e, uint32_t cp)
{
	static const uint8_t marks[VBI_LEGACY_TONES] = {0, 0xCC, 0xD2, 0xDE, 0xEC, 0xF2};
	int byte = byte1258(cp), i = index_of(e, cp);
	unsigned tone;

	if (byte >= 0) {
		put_byte(e, (unsigned)byte);
		return true;
	}
	tone = i >= 0 && i < 144 ? (unsigned)i % VBI_LEGACY_TONES : 0;
	if (!tone)
		return false;
	put_byte(e, (unsigned)byte1258(vbi_legacy_letter[(unsigned)i - tone]));
	put_byte(e, marks[tone]);
	return true;
}

/* ---- VIQR ---- */

static bool put_viqr(encoder *e, uint32_t cp)
{
	int i = index_of(e, cp);
	char text[4];
	size_t n;

	if (cp >= 0x80) {
		if (i < 0)
			return false;
		n = vbi_viqr_write((unsigned)i, text);
		put(e, text, n);
		/* â may still take a tone. */
		e->viqr_vowel = i < 144 && (unsigned)i % VBI_LEGACY_TONES == 0;
		e->viqr_d = false;
		return true;
	}
	text[0] = (char)cp;
	if (cp == '\\' || (e->viqr_vowel && cp && strchr("^(+`?~'.", (int)cp)) ||
	    (e->viqr_d && (cp == 'd' || cp == 'D')))
		put(e, "\\", 1);
	put(e, text, 1);
	e->viqr_vowel = cp && strchr("aeiouyAEIOUY", (int)cp);
	e->viqr_d = cp == 'd' || cp == 'D';
	return true;
}

/* ---- one byte, or two ---- */

static bool put_legacy(encoder *e, uint32_t cp)
{
	int i = index_of(e, cp), byte;
	unsigned code = i >= 0 && e->codes ? e->codes[i] : 0;

	if (code > 0xFF) {
		put_byte(e, code >> 8);
		put_byte(e, code & 0xFF);
		return true;
	}
	if (code) {
		put_byte(e, code);
		return true;
	}
	if (i >= 0 && e->codes)
		return false; /* what stands there is another letter */
	byte = cp < 0x80 ? (int)cp : cp < 0xA0 ? -1 : vbi_page_byte(cp);
	if (byte < 0 || vbi_page1252((unsigned)byte) != cp || e->taken[byte])
		return false;
	put_byte(e, (unsigned)byte);
	return true;
}

static bool put_cp(encoder *e, uint32_t cp)
{
	char bytes[4];

	switch (e->charset) {
	case VB_CHARSET_UTF8:
		put(e, bytes, vbi_utf8_put(cp, bytes));
		return true;
	case VB_CHARSET_UTF16LE:
	case VB_CHARSET_UTF16BE:
		return put_utf16(e, cp, e->charset == VB_CHARSET_UTF16LE);
	case VB_CHARSET_UTF32LE:
	case VB_CHARSET_UTF32BE:
		return put_utf32(e, cp, e->charset == VB_CHARSET_UTF32LE);
	case VB_CHARSET_WINDOWS1258:
		return put1258(e, cp);
	case VB_CHARSET_VIQR:
		return put_viqr(e, cp);
	default:
		return put_legacy(e, cp);
	}
}

/* What stands for a character that there is no code for: a capital's small letter, else a question mark. */
static void put_nearest(encoder *e, uint32_t cp)
{
	int i = index_of(e, cp);

	if (i >= 0 && i < 144 && i / 6 % 2 == 0 && put_cp(e, vbi_legacy_letter[i + 6]))
		return;
	put_cp(e, '?');
}

/* ---- the text ---- */

static bool start(encoder *e, uint32_t charset)
{
	memset(e, 0, sizeof *e);
	e->charset = charset;
	e->codes = vbi_legacy_codes(charset);
	for (uint16_t i = 0; i < VBI_LEGACY_LETTERS; i++) {
		uint32_t cp = vbi_legacy_letter[i];

		if (cp < 0x180)
			e->index[cp] = (uint16_t)(i + 1);
		else if (cp >= 0x1EA0)
			e->high[cp - 0x1EA0] = (uint16_t)(i + 1);
		if (e->codes && e->codes[i] > 0xFF)
			e->taken[e->codes[i] >> 8] = true;
		if (e->codes && e->codes[i])
			e->taken[e->codes[i] & 0xFF] = true;
	}
	return e->codes || charset < VB_CHARSET_WINDOWS1258 || charset == VB_CHARSET_WINDOWS1258 || charset == VB_CHARSET_VIQR;
}

/* Reads a character and the combining marks behind it, composed into cp; returns its bytes. */
static size_t read_cluster(const char *p, const char *end, uint32_t cp[MOST], unsigned *count)
{
	uint32_t in[MOST], work[4 * MOST];
	const char *at = p;
	unsigned n = 0, length;
	size_t composed;

	do {
		in[n++] = vbi_utf8_next(at, end, &length, NULL);
		at += length;
	} while (at < end && n < MOST && (*at & 0x80) && in[0] != '\n' && vbi_char_combining(vbi_utf8_next(at, end, &length, NULL)));
	composed = n == 1 ? 1 : vbi_char_compose(in, n, work, sizeof work / sizeof *work);
	if (n == 1 || composed > MOST) {
		memcpy(cp, in, n * sizeof *in);
		*count = n;
	} else {
		memcpy(cp, work, composed * sizeof *cp);
		*count = (unsigned)composed;
	}
	return (size_t)(at - p);
}

vb_status vbi_encode(uint32_t charset, uint32_t policy, const char *in, size_t length, char *out, size_t capacity,
                     size_t *out_length, uint64_t *failed)
{
	const char *p = in, *end = length ? in + length : in;
	bool exact = charset <= VB_CHARSET_UTF32BE && charset != VB_CHARSET_WINDOWS1252;
	uint64_t first = UINT64_MAX;
	vb_status status = VB_OK;
	encoder e;

	if (policy > VB_ENCODE_SKIP || !start(&e, charset))
		return VB_ERR_ARGUMENT;
	e.policy = policy;
	e.out = out;
	e.capacity = capacity;
	while (p < end && status == VB_OK) {
		uint32_t cp[MOST];
		unsigned count = 1, used;
		size_t n;

		if (exact) {
			cp[0] = vbi_utf8_next(p, end, &used, NULL);
			n = used;
		} else {
			n = read_cluster(p, end, cp, &count);
		}
		for (unsigned i = 0; i < count && status == VB_OK; i++) {
			if (put_cp(&e, cp[i]))
				continue;
			if (first == UINT64_MAX)
				first = (uint64_t)(p - in);
			if (policy == VB_ENCODE_FAIL)
				status = VB_ERR_ENCODING;
			else if (policy == VB_ENCODE_REPLACE)
				put_nearest(&e, cp[i]);
		}
		p += n;
	}
	*out_length = e.n;
	if (failed)
		*failed = first;
	return status;
}

/* ---- names ---- */

/* The first of a number is its name. */
static const struct {
	const char *name;
	uint32_t charset;
} names[] = {
	{"utf-8", VB_CHARSET_UTF8},
	{"windows-1252", VB_CHARSET_WINDOWS1252}, {"cp1252", VB_CHARSET_WINDOWS1252},
	{"utf-16le", VB_CHARSET_UTF16LE}, {"utf-16be", VB_CHARSET_UTF16BE},
	{"utf-32le", VB_CHARSET_UTF32LE}, {"utf-32be", VB_CHARSET_UTF32BE},
	{"windows-1258", VB_CHARSET_WINDOWS1258}, {"cp1258", VB_CHARSET_WINDOWS1258},
	{"tcvn3", VB_CHARSET_TCVN3}, {"abc", VB_CHARSET_TCVN3}, {"tcvn3-abc", VB_CHARSET_TCVN3},
	{"tcvn5712", VB_CHARSET_TCVN5712}, {"tcvn5712-1", VB_CHARSET_TCVN5712}, {"tcvn", VB_CHARSET_TCVN5712},
	{"tcvn1", VB_CHARSET_TCVN5712},
	{"vni", VB_CHARSET_VNI}, {"vni-win", VB_CHARSET_VNI}, {"vni-windows", VB_CHARSET_VNI},
	{"viscii", VB_CHARSET_VISCII},
	{"vps", VB_CHARSET_VPS},
	{"bkhcm2", VB_CHARSET_BKHCM2}, {"bk-hcm-2", VB_CHARSET_BKHCM2},
	{"viqr", VB_CHARSET_VIQR},
	{"windows-1258-in-utf8", VB_CHARSET_WINDOWS1258 | VB_CHARSET_IN_UTF8},
	{"cp1258-in-utf8", VB_CHARSET_WINDOWS1258 | VB_CHARSET_IN_UTF8},
	{"tcvn3-in-utf8", VB_CHARSET_TCVN3 | VB_CHARSET_IN_UTF8}, {"abc-in-utf8", VB_CHARSET_TCVN3 | VB_CHARSET_IN_UTF8},
	{"tcvn5712-in-utf8", VB_CHARSET_TCVN5712 | VB_CHARSET_IN_UTF8},
	{"vni-in-utf8", VB_CHARSET_VNI | VB_CHARSET_IN_UTF8},
	{"viscii-in-utf8", VB_CHARSET_VISCII | VB_CHARSET_IN_UTF8},
	{"vps-in-utf8", VB_CHARSET_VPS | VB_CHARSET_IN_UTF8},
	{"bkhcm2-in-utf8", VB_CHARSET_BKHCM2 | VB_CHARSET_IN_UTF8},
	{"auto", VB_CHARSET_AUTO},
};

const char *vbi_charset_name(uint32_t charset)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].charset == charset)
			return names[i].name;
	return "";
}

static bool same_name(const char *name, size_t length, const char *known)
{
	for (size_t i = 0; i < length; i++) {
		char c = name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] + 32) : name[i];

		if (c == '-' || c == '_' || c == ' ')
			continue;
		while (*known == '-')
			known++;
		if (c != *known || !c)
			return false;
		known++;
	}
	return !*known && length;
}

int32_t vbi_charset_find(const char *name, size_t length)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (same_name(name, length, names[i].name))
			return (int32_t)names[i].charset;
	return -1;
}
