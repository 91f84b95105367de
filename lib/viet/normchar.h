/* viet/normchar.h - what normalisation does to one character, and to one base with its marks. */
#ifndef VBI_VIET_NORMCHAR_H
#define VBI_VIET_NORMCHAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Canonical order and composition look at no more than this many marks after a base (Unicode Standard Annex #15, D3:
 * the stream-safe limit); longer runs are nonsense and pass as they are. */
#define VBI_MARKS 30
/* Room for a base with its marks, decomposed. */
#define VBI_CLUSTER 64

/* What a character is to the quick scan. A word is clean when no character of it is SLOW, it is not both LATIN and OTHER,
 * and its tone mark is where it should be: a tone upon â, ă, ê, ô, ơ always is, one upon a, e, i, o, u, ư, y (LOOSE) beside
 * another vowel may not be. A character that cannot change and is no letter has no flags. */
enum {
	VBI_SCAN_LATIN = 1, /* a Latin letter */
	VBI_SCAN_OTHER = 2, /* a letter of another script that composes with nothing */
	VBI_SCAN_VOWEL = 4, /* a Vietnamese vowel, and LATIN */
	VBI_SCAN_LOOSE = 8, /* = VOWEL << 1 */
	VBI_SCAN_QUOTE = 16, /* changed by VB_PUNCT_PLAIN, else nothing */
	VBI_SCAN_SLOW = 32   /* to be looked at one by one */
};
#define VBI_SCAN_LETTER (VBI_SCAN_LATIN | VBI_SCAN_OTHER)
extern const uint8_t vbi_scan_ascii[128], vbi_scan_low[256], vbi_scan_high[128];
unsigned vbi_scan_rare(const unsigned char *p, const unsigned char *end, unsigned *length);

/* The flags of the character at p (p < end) and its bytes. */
static inline unsigned vbi_scan_char(const unsigned char *p, const unsigned char *end, unsigned *length)
{
	unsigned lead = *p;

	if (lead < 0x80) {
		*length = 1;
		return vbi_scan_ascii[lead];
	}
	if (lead == 0xE1 && end - p > 2 && (p[1] & 0xFE) == 0xBA && (p[2] & 0xC0) == 0x80) {
		*length = 3;
		return vbi_scan_high[(p[1] & 1u) << 6 | (p[2] & 63u)];
	}
	if (lead - 0xC3 < 4 && end - p > 1 && (p[1] & 0xC0) == 0x80) {
		*length = 2;
		return vbi_scan_low[(lead - 0xC3) << 6 | (p[1] & 63u)];
	}
	return vbi_scan_rare(p, end, length);
}

/* What becomes of a character by itself. */
enum {
	VBI_DO_STARTER,  /* kept (perhaps as another character): begins a cluster */
	VBI_DO_EXTEND,   /* kept: belongs to the cluster before it */
	VBI_DO_REMOVE,   /* invisible: removed */
	VBI_DO_JOINER,   /* invisible: removed behind a Latin, Greek or Cyrillic letter, else kept (emoji, other scripts) */
	VBI_DO_SPACE,    /* a space of odd width */
	VBI_DO_BLANK,    /* U+0020 */
	VBI_DO_LINE,     /* becomes U+000A */
	VBI_DO_PLAIN     /* white space that stays: tab, line feed, form feed */
};
/* Decides on cp; to[0..*n) is what it becomes (1 to 4 characters) for STARTER and EXTEND. */
unsigned vbi_char_rule(uint32_t cp, bool plain_punct, bool plain_roman, uint32_t to[4], unsigned *n);
bool vbi_char_extends(uint32_t cp);
bool vbi_char_latin(uint32_t cp);      /* a Latin letter */
bool vbi_char_alphabetic(uint32_t cp); /* a Latin, Greek or Cyrillic letter */

/* A base and its marks, n <= VBI_CLUSTER / 2, in canonical form: NFC, and for the Vietnamese vowels a tone typed before
 * the mark of shape, doubled marks and stand-ins (U+0342, dotless i) put right. Returns the count. */
size_t vbi_cluster_compose(const uint32_t *in, size_t n, uint32_t out[VBI_CLUSTER]);
/* The Vietnamese letter that this composed cluster merely looks like: Ð, Ɖ, D with an overlaid stroke (*stroke set), a
 * Cyrillic or Greek letter, and, where a caron may be a misread breve, ǎ. 0 if there is none. Whether it is meant is for
 * the whole word to say. */
uint32_t vbi_cluster_lookalike(const uint32_t *cluster, size_t n, bool caron, bool *stroke);
/* The combining mark that this spacing accent shows; 0 if it is none. */
uint32_t vbi_spacing_mark(uint32_t cp);

#endif
