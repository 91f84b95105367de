/* viet/normchar.c - the rules for single characters and clusters; docs/normalization.md gives the source of each. */
#include "viet/normchar.h"

#include <string.h>

#include "text/unicode.h"
#include "text/utf8.h"

#define L VBI_SCAN_LATIN
#define V (VBI_SCAN_LATIN | VBI_SCAN_VOWEL)
#define S VBI_SCAN_SLOW
const uint8_t vbi_scan_ascii[128] = {
	S, S, S, S, S, S, S, S, S, 0, 0, S, 0, S, S, S, /* controls but tab, line feed, form feed */
	S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, /* 10 */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* 20 */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* 30 */
	0, V, L, L, L, V, L, L, L, V, L, L, L, L, L, V, /* 40 @A..O */
	L, L, L, L, L, V, L, L, L, V, L, 0, 0, 0, 0, 0, /* 50 P..Z */
	0, V, L, L, L, V, L, L, L, V, L, L, L, L, L, V, /* 60 `a..o */
	L, L, L, L, L, V, L, L, L, V, L, 0, 0, 0, 0, S, /* 70 p..z, delete */
};

#define T (VBI_SCAN_LATIN | VBI_SCAN_VOWEL | VBI_SCAN_LOOSE)
/* U+00C0..U+01BF; Ð, ð and Ɖ may stand for Đ and đ. */
const uint8_t vbi_scan_low[256] = {
	T, T, V, T, L, L, L, L, T, T, V, L, T, T, L, L, /* ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ */
	S, L, T, T, V, T, L, 0, L, T, T, L, L, T, L, L, /* ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß */
	T, T, V, T, L, L, L, L, T, T, V, L, T, T, L, L, /* àáâãäåæçèéêëìíîï */
	S, L, T, T, V, T, L, 0, L, T, T, L, L, T, L, L, /* ðñòóôõö÷øùúûüýþÿ */
	L, L, V, V, L, L, L, L, L, L, L, L, L, L, L, L, /* ĀāĂăĄąĆćĈĉĊċČčĎď */
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* ĐđĒēĔĕĖėĘęĚěĜĝĞğ */
	L, L, L, L, L, L, L, L, T, T, L, L, L, L, L, L, /* ĠġĢģĤĥĦħĨĩĪīĬĭĮį */
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* İıĲĳĴĵĶķĸĹĺĻļĽľĿ */
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* ŀŁłŃńŅņŇňŉŊŋŌōŎŏ */
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* ŐőŒœŔŕŖŗŘřŚśŜŝŞş */
	L, L, L, L, L, L, L, L, T, T, L, L, L, L, L, L, /* ŠšŢţŤťŦŧŨũŪūŬŭŮů */
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* ŰűŲųŴŵŶŷŸŹźŻżŽžſ */
	L, L, L, L, L, L, L, L, L, S, L, L, L, L, L, L, /* ƀƁƂƃƄƅƆƇƈƉƊƋƌƍƎƏ */
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* ƐƑƒƓƔƕƖƗƘƙƚƛƜƝƞƟ */
	V, V, L, L, L, L, L, L, L, L, L, L, L, L, L, V, /* ƠơƢƣƤƥƦƧƨƩƪƫƬƭƮƯ */
	V, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* ưƱƲƳƴƵƶƷƸƹƺƻƼƽƾƿ */
};

/* U+1E80..U+1EFF */
const uint8_t vbi_scan_high[128] = {
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* ẀẁẂẃẄẅẆẇẈẉẊẋẌẍẎẏ */
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* ẐẑẒẓẔẕẖẗẘẙẚẛẜẝẞẟ */
	T, T, T, T, V, V, V, V, V, V, V, V, V, V, V, V, /* ẠạẢảẤấẦầẨẩẪẫẬậẮắ */
	V, V, V, V, V, V, V, V, T, T, T, T, T, T, V, V, /* ẰằẲẳẴẵẶặẸẹẺẻẼẽẾế */
	V, V, V, V, V, V, V, V, T, T, T, T, T, T, T, T, /* ỀềỂểỄễỆệỈỉỊịỌọỎỏ */
	V, V, V, V, V, V, V, V, V, V, V, V, V, V, V, V, /* ỐốỒồỔổỖỗỘộỚớỜờỞở */
	V, V, V, V, T, T, T, T, T, T, T, T, T, T, T, T, /* ỠỡỢợỤụỦủỨứỪừỬửỮữ */
	T, T, T, T, T, T, T, T, T, T, L, L, L, L, L, L, /* ỰựỲỳỴỵỶỷỸỹỺỻỼỽỾỿ */
};
#undef L
#undef V
#undef T
#undef S

static unsigned scan_two(uint32_t cp)
{
	if (cp < 0xA0)
		return VBI_SCAN_SLOW;
	if (cp == 0xAB || cp == 0xBB)
		return VBI_SCAN_QUOTE;
	if (cp < 0xC0)
		return cp == 0xA0 || cp == 0xAD ? VBI_SCAN_SLOW : cp == 0xAA || cp == 0xB5 || cp == 0xBA ? VBI_SCAN_LATIN : 0;
	if (cp < 0x1C0)
		return vbi_scan_low[cp - 0xC0];
	if (cp < 0x2B0)
		return cp == 0x256 ? VBI_SCAN_SLOW : VBI_SCAN_LATIN; /* ɖ may stand for đ */
	if (cp >= 0x388 && cp <= 0x481) {
		unsigned class = vbi_char_class(cp);

		return class == VBI_CHAR_UPPER || class == VBI_CHAR_LOWER ? VBI_SCAN_OTHER : VBI_SCAN_SLOW;
	}
	return VBI_SCAN_SLOW;
}

static unsigned scan_three(uint32_t cp)
{
	if (cp >= 0x1E80 && cp <= 0x1EFF)
		return vbi_scan_high[cp - 0x1E80];
	if (cp >= 0x1E00 && cp < 0x1E80)
		return VBI_SCAN_LATIN;
	if (cp >= 0x2010 && cp <= 0x205E) {
		if (cp <= 0x2015 || (cp >= 0x2018 && cp <= 0x201F) || cp == 0x2026 || cp == 0x2032 || cp == 0x2033 || cp == 0x2039 || cp == 0x203A)
			return VBI_SCAN_QUOTE;
		return cp >= 0x2028 && cp <= 0x202F ? VBI_SCAN_SLOW : 0;
	}
	if (cp >= 0x20A0 && cp <= 0x20C0)
		return 0;
	if ((cp >= 0x4E00 && cp <= 0x9FA5) || (cp >= 0xAC00 && cp <= 0xD7A3))
		return VBI_SCAN_OTHER;
	return VBI_SCAN_SLOW;
}

unsigned vbi_scan_rare(const unsigned char *p, const unsigned char *end, unsigned *length)
{
	bool valid;
	uint32_t cp = vbi_utf8_next((const char *)p, (const char *)end, length, &valid);

	if (!valid)
		return VBI_SCAN_SLOW;
	if (*length == 2)
		return scan_two(cp);
	if (*length == 3)
		return scan_three(cp);
	return cp >= 0x1F300 && cp <= 0x1FAFF ? 0 : VBI_SCAN_SLOW; /* emoji */
}

/* ---- one character ---- */

/* VB_PUNCT_PLAIN; 0 where a character is not concerned. U+F02D and U+F0B7 are what word processors leave of the hyphen and
 * the bullet of the Symbol font. */
static uint32_t plain_mark(uint32_t cp)
{
	switch (cp) {
	case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0x2039: case 0x203A: case 0x2BC:
		return '\'';
	case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x2033: case 0xAB: case 0xBB:
		return '"';
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: case 0xF02D:
		return '-';
	case 0xF0B7:
		return 0x2022;
	default:
		return 0;
	}
}

bool vbi_char_extends(uint32_t cp)
{
	if (cp < 0x370)
		return cp >= 0x300;
	if ((cp >= 0x1161 && cp <= 0x1175) || (cp >= 0x11A8 && cp <= 0x11C2))
		return true; /* conjoining vowels and finals, the only starters besides marks that compose with what is before */
	return vbi_char_class(cp) == VBI_CHAR_MARK;
}

bool vbi_char_latin(uint32_t cp)
{
	unsigned class;

	if (cp < 0x80)
		return (cp | 32) - 'a' < 26;
	if (cp >= 0x2B0 && (cp < 0x1E00 || cp > 0x1EFF))
		return cp == 0x212A || cp == 0x212B; /* the signs of Kelvin and Ångström are K and Å */
	class = vbi_char_class(cp);
	return class == VBI_CHAR_UPPER || class == VBI_CHAR_LOWER;
}

bool vbi_char_alphabetic(uint32_t cp)
{
	unsigned class = cp >= 0x370 && (cp < 0x530 || (cp >= 0x1F00 && cp < 0x2000)) ? vbi_char_class(cp) : VBI_CHAR_OTHER;

	return vbi_char_latin(cp) || cp == 0x2126 /* the sign of ohm is omega */ || class == VBI_CHAR_UPPER || class == VBI_CHAR_LOWER;
}

static unsigned kept(uint32_t cp, uint32_t to[4], unsigned *n)
{
	to[0] = cp;
	*n = 1;
	return vbi_char_extends(cp) ? VBI_DO_EXTEND : VBI_DO_STARTER;
}

static unsigned letters_of(const char *text, uint32_t to[4], unsigned *n)
{
	for (*n = 0; text[*n]; ++*n)
		to[*n] = (unsigned char)text[*n];
	return VBI_DO_STARTER;
}

static unsigned ligature(uint32_t cp, uint32_t to[4], unsigned *n)
{
	static const char letters[7][4] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

	return letters_of(letters[cp - 0xFB00], to, n);
}

/* U+2160..U+217F: characters of East Asian typewriting that look like Roman numerals. */
static unsigned roman(uint32_t cp, uint32_t to[4], unsigned *n)
{
	static const char letters[32][5] = {
		"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "L", "C", "D", "M",
		"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "l", "c", "d", "m",
	};

	return letters_of(letters[cp - 0x2160], to, n);
}

uint32_t vbi_spacing_mark(uint32_t cp)
{
	switch (cp) {
	case 0xB4: case 0x2CA: case 0x1FFD: /* which is canonically U+00B4 */
		return 0x301;
	case 0x2CB:
		return 0x300;
	case 0x2C6:
		return 0x302;
	case 0x2DC:
		return 0x303;
	case 0x2D8:
		return 0x306;
	default:
		return 0;
	}
}

unsigned vbi_char_rule(uint32_t cp, bool plain_punct, bool plain_roman, uint32_t to[4], unsigned *n)
{
	if (cp < 0x80) {
		if (cp == ' ')
			return VBI_DO_BLANK;
		if (cp == '\t' || cp == '\n' || cp == '\f')
			return VBI_DO_PLAIN;
		if (cp == '\r' || cp == '\v')
			return VBI_DO_LINE;
		return cp < ' ' || cp == 0x7F ? VBI_DO_REMOVE : kept(cp, to, n);
	}
	if (cp < 0xA0)
		return cp == 0x85 ? VBI_DO_LINE : VBI_DO_REMOVE;
	if (plain_punct) {
		uint32_t plain = plain_mark(cp);

		if (plain)
			return kept(plain, to, n);
		if (cp == 0x2026) {
			to[0] = to[1] = to[2] = '.';
			*n = 3;
			return VBI_DO_STARTER;
		}
	}
	if (plain_roman && cp >= 0x2160 && cp < 0x2180)
		return roman(cp, to, n);
	switch (cp) {
	case 0xA0: case 0x202F: case 0x205F: case 0x3000:
		return VBI_DO_SPACE;
	case 0xAD: case 0x200B: case 0x200E: case 0x200F: case 0xFEFF:
		return VBI_DO_REMOVE;
	case 0x34F: case 0x200C: case 0x200D:
		return VBI_DO_JOINER;
	case 0x2028: case 0x2029:
		return VBI_DO_LINE;
	default:
		break;
	}
	if (cp >= 0x2000 && cp <= 0x200A)
		return VBI_DO_SPACE;
	if ((cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F))
		return VBI_DO_REMOVE;
	if ((cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xE0100 && cp <= 0xE01EF) || (cp >= 0xE0001 && cp <= 0xE007F))
		return VBI_DO_JOINER;
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		return kept(cp - 0xFF01 + '!', to, n);
	if (cp >= 0xFB00 && cp <= 0xFB06)
		return ligature(cp, to, n);
	return kept(cp, to, n);
}

/* ---- a base and its marks ---- */

enum { NO_MARK, MARK_TONE, MARK_CIRCUMFLEX, MARK_BREVE, MARK_HORN };

static unsigned mark_kind(uint32_t cp)
{
	switch (cp) {
	case 0x300: case 0x301: case 0x303: case 0x309: case 0x323:
		return MARK_TONE;
	case 0x302:
		return MARK_CIRCUMFLEX;
	case 0x306:
		return MARK_BREVE;
	case 0x31B:
		return MARK_HORN;
	default:
		return NO_MARK;
	}
}

/* Puts the marks of a Vietnamese vowel right, in place: cluster is in canonical decomposition. Returns the new length. A
 * cluster with any other mark, two shapes or two different tones is left: no guess is made. */
static size_t mend_marks(uint32_t *cluster, size_t n)
{
	uint32_t base = cluster[0] == 0x131 ? 'i' : cluster[0], lower = base | 32, shape = 0, tone = 0, kind;
	uint32_t marks[VBI_CLUSTER];
	size_t count = 0;
	bool clear = true;

	if (n < 2 || base >= 0x80 || !strchr("aeiouy", (int)lower) || base < 'A')
		return n;
	for (size_t i = 1; i < n; i++) {
		uint32_t mark = cluster[i] == 0x342 ? 0x303 : cluster[i];
		size_t seen = 0;

		kind = mark_kind(mark);
		if (lower == 'i' && mark == 0x307)
			continue; /* the dot that i has anyway */
		if (kind == NO_MARK)
			return n;
		while (seen < count && marks[seen] != mark)
			seen++;
		if (seen < count)
			continue;
		marks[count++] = mark;
		if (kind == MARK_TONE) {
			clear = clear && !tone;
			tone = mark;
		} else {
			clear = clear && !shape && (kind == MARK_CIRCUMFLEX ? strchr("aeo", (int)lower) != NULL
			                            : kind == MARK_BREVE    ? lower == 'a'
			                                                    : lower == 'o' || lower == 'u');
			shape = mark;
		}
	}
	if (count == 0 || (!tone && cluster[0] == 0x131))
		return n; /* i with its dot only: no Vietnamese letter */
	cluster[0] = base;
	if (!clear) {
		memcpy(cluster + 1, marks, count * sizeof *marks);
		return count + 1;
	}
	n = 1;
	if (shape)
		cluster[n++] = shape;
	if (tone)
		cluster[n++] = tone;
	return n;
}

/* The common case of vbi_cluster_compose: a Vietnamese vowel and one mark of shape or tone, or one of each. 0 for another. */
static uint32_t compose_vowel(const uint32_t *in, size_t n)
{
	static const uint16_t vowels[12][6] = {
		{0x61, 0xE0, 0x1EA3, 0xE3, 0xE1, 0x1EA1}, /* a à ả ã á ạ */
		{0x103, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0x1EB7}, /* ă ằ ẳ ẵ ắ ặ */
		{0xE2, 0x1EA7, 0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD}, /* â ầ ẩ ẫ ấ ậ */
		{0x65, 0xE8, 0x1EBB, 0x1EBD, 0xE9, 0x1EB9}, /* e è ẻ ẽ é ẹ */
		{0xEA, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7}, /* ê ề ể ễ ế ệ */
		{0x69, 0xEC, 0x1EC9, 0x129, 0xED, 0x1ECB}, /* i ì ỉ ĩ í ị */
		{0x6F, 0xF2, 0x1ECF, 0xF5, 0xF3, 0x1ECD}, /* o ò ỏ õ ó ọ */
		{0xF4, 0x1ED3, 0x1ED5, 0x1ED7, 0x1ED1, 0x1ED9}, /* ô ồ ổ ỗ ố ộ */
		{0x1A1, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3}, /* ơ ờ ở ỡ ớ ợ */
		{0x75, 0xF9, 0x1EE7, 0x169, 0xFA, 0x1EE5}, /* u ù ủ ũ ú ụ */
		{0x1B0, 0x1EEB, 0x1EED, 0x1EEF, 0x1EE9, 0x1EF1}, /* ư ừ ử ữ ứ ự */
		{0x79, 0x1EF3, 0x1EF7, 0x1EF9, 0xFD, 0x1EF5}, /* y ỳ ỷ ỹ ý ỵ */
	};
	enum { A, A_BREVE, A_CIRCUMFLEX, E, E_CIRCUMFLEX, I, O, O_CIRCUMFLEX, O_HORN, U, U_HORN, Y, NONE };
	uint32_t lower = in[0] < 0x80 ? in[0] | 32 : vbi_char_lower(in[0]);
	unsigned vowel, tone = 0;

	switch (lower) {
	case 'a': vowel = A; break;
	case 'e': vowel = E; break;
	case 'i': vowel = I; break;
	case 'o': vowel = O; break;
	case 'u': vowel = U; break;
	case 'y': vowel = Y; break;
	case 0xE2: vowel = A_CIRCUMFLEX; break;
	case 0xEA: vowel = E_CIRCUMFLEX; break;
	case 0xF4: vowel = O_CIRCUMFLEX; break;
	case 0x103: vowel = A_BREVE; break;
	case 0x1A1: vowel = O_HORN; break;
	case 0x1B0: vowel = U_HORN; break;
	default: return 0;
	}
	if (in[0] < 'A' || n > 3)
		return 0;
	for (size_t i = 1; i < n; i++) {
		unsigned shaped = NONE;

		switch (in[i]) {
		case 0x300: case 0x301: case 0x303: case 0x309: case 0x323:
			if (tone)
				return 0;
			tone = in[i] == 0x300 ? 1 : in[i] == 0x309 ? 2 : in[i] == 0x303 ? 3 : in[i] == 0x301 ? 4 : 5;
			continue;
		case 0x302: shaped = vowel == A ? A_CIRCUMFLEX : vowel == E ? E_CIRCUMFLEX : vowel == O ? O_CIRCUMFLEX : NONE; break;
		case 0x306: shaped = vowel == A ? A_BREVE : NONE; break;
		case 0x31B: shaped = vowel == O ? O_HORN : vowel == U ? U_HORN : NONE; break;
		default: break;
		}
		if (shaped == NONE)
			return 0;
		vowel = shaped;
	}
	return in[0] == lower ? vowels[vowel][tone] : vbi_char_upper(vowels[vowel][tone]);
}

size_t vbi_cluster_compose(const uint32_t *in, size_t n, uint32_t out[VBI_CLUSTER])
{
	uint32_t parts[VBI_CLUSTER];

	if (n == 1 && (in[0] < 0x300 || (in[0] >= 0x1E00 && in[0] < 0x1F00))) {
		out[0] = in[0]; /* the Latin letters that have a composed form are composed */
		return 1;
	}
	out[0] = compose_vowel(in, n);
	if (out[0])
		return 1;
	n = vbi_char_decompose(in, n, parts, VBI_CLUSTER);
	n = mend_marks(parts, n);
	return vbi_char_compose(parts, n, out, VBI_CLUSTER);
}

/* The Latin letter that a Cyrillic or Greek letter looks like. */
static uint32_t latin_twin(uint32_t cp)
{
	static const struct {
		uint16_t cp;
		char twin;
	} twins[] = {
		{0x391, 'A'}, {0x392, 'B'}, {0x395, 'E'}, {0x397, 'H'}, {0x399, 'I'}, {0x39A, 'K'}, {0x39C, 'M'}, {0x39D, 'N'},
		{0x39F, 'O'}, {0x3A1, 'P'}, {0x3A4, 'T'}, {0x3A5, 'Y'}, {0x3A7, 'X'}, {0x3B1, 'a'}, {0x3B9, 'i'}, {0x3BD, 'v'},
		{0x3BF, 'o'}, {0x3C1, 'p'}, {0x3C5, 'u'}, {0x406, 'I'}, {0x410, 'A'}, {0x412, 'B'}, {0x415, 'E'}, {0x41A, 'K'},
		{0x41C, 'M'}, {0x41D, 'H'}, {0x41E, 'O'}, {0x420, 'P'}, {0x421, 'C'}, {0x422, 'T'}, {0x423, 'Y'}, {0x425, 'X'},
		{0x430, 'a'}, {0x435, 'e'}, {0x43E, 'o'}, {0x440, 'p'}, {0x441, 'c'}, {0x443, 'y'}, {0x445, 'x'}, {0x456, 'i'},
		{0x4BB, 'h'},
	};

	for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
		if (twins[i].cp == cp)
			return (uint32_t)twins[i].twin;
	return 0;
}

uint32_t vbi_cluster_lookalike(const uint32_t *cluster, size_t n, bool caron, bool *stroke)
{
	uint32_t parts[VBI_CLUSTER], out[VBI_CLUSTER];

	*stroke = true;
	if (n == 1 && (cluster[0] == 0xD0 || cluster[0] == 0x189))
		return 0x110;
	if (n == 1 && (cluster[0] == 0xF0 || cluster[0] == 0x256))
		return 0x111;
	if (n == 2 && (cluster[0] | 32) == 'd' && (cluster[1] == 0x335 || cluster[1] == 0x336 || cluster[1] == 0x338))
		return cluster[0] == 'D' ? 0x110 : 0x111;
	*stroke = false;
	if (caron && n == 1 && (cluster[0] == 0x1CD || cluster[0] == 0x1CE))
		return cluster[0] == 0x1CD ? 0x102 : 0x103;
	if (cluster[0] < 0x370 || cluster[0] > 0x4FF)
		return 0;
	n = vbi_char_decompose(cluster, n, parts, VBI_CLUSTER);
	parts[0] = latin_twin(parts[0]);
	if (parts[0] == 0)
		return 0;
	return vbi_cluster_compose(parts, n, out) == 1 ? out[0] : 0;
}
