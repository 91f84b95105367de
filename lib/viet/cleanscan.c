/* viet/cleanscan.c - the quick scan: plain C, and vectors of 16 and 32 bytes of the same (cleanscan_vector.h).
 *
 * Vectors of 16 are those of GCC and clang, without intrinsics but for one: the compiler makes SSE2 or NEON of them. */
#include "viet/cleanscan.h"

#include <stdbool.h>
#include <string.h>

#include "viet/syllable.h"
#include "viet/syllable_table.h"

#if defined(__GNUC__) && defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ && \
	(defined(__SSE2__) || defined(__ARM_NEON))
#define VECTORS 1
#else
#define VECTORS 0
#endif
#if VECTORS && defined(__x86_64__)
#define WIDE_VECTORS 1
#include <immintrin.h>
#else
#define WIDE_VECTORS 0
#endif

/* A byte has a property when the entries of its upper and of its lower half have the bit in common; and with it stand in a row,
 * when those of the bytes before have it, too. */
typedef struct halves {
	uint8_t lower[16], upper[16];
} halves;

/* ---- one byte ---- */

/* True if byte c, after p and q before it, is no part of a character that is surely clean. */
static bool suspect(unsigned q, unsigned p, unsigned c, bool plain)
{
	bool continues = c >= 0x80 && c < 0xC0;

	if (continues != (p >= 0xC0 || q >= 0xE0))
		return true;
	if (c < 0x80)
		return (c < 0x20 && c != '\n') || c == 0x7F || c == '&';
	if (!continues) {
		if ((c == 0xC5 || c == 0xE2) && q >= 0xC3 && q <= 0xC6)
			return true; /* might be the bytes of one character, shown as two */
		return !((c >= 0xC3 && c <= 0xC6) || c == 0xE1 || (c == 0xE2 && !plain));
	}
	switch (p) {
	case 0xC3: /* Ð ð */
		return (c | 0x20) == 0xB0;
	case 0xC6: /* Ɖ, and ƒ, one of those two */
		return c == 0x89 || c == 0x92;
	case 0xE1: /* U+1E00..U+1EFF */
		return (c & 0xFC) != 0xB8;
	case 0xE2:
		return c != 0x80;
	default: /* U+2010..U+2027, U+2030..U+203F */
		return q == 0xE2 && (c < 0x90 || (c & 0xF8) == 0xA8);
	}
}

/* ---- two letters ---- */

/* What vbi_letter says of the character at p; 0 where it is none of ASCII, U+00C0..U+01BF or U+1E80..U+1EFF. Looks at
 * three bytes. */
static inline unsigned letter_at(const unsigned char *p)
{
	if (*p < 0x80)
		return vbi_letter_low[*p];
	if (*p == 0xE1)
		return (p[1] & 0xFE) == 0xBA ? vbi_letter(0x1E80 | (p[1] & 1u) << 6 | (p[2] & 63u)) : 0;
	return *p - 0xC3u < 4 ? vbi_letter((*p & 31u) << 6 | (p[1] & 63u)) : 0;
}

/* The same by the last two bytes of the character, less what takes more than a byte: base letter and tone. A character of clean
 * text is told by the ten lowest bits of its code point, which are in those bytes, or is ASCII. */
#define SPOT(cp) ((cp) < 0x80 ? (cp) : 0x80 + ((cp) & 0x3FF))
static const uint8_t letter_ending[0x80 + 0x400] = {
#define L(cp, base, tone, upper) [SPOT(cp)] = (tone) << 5 | (base),
	VBI_VOWELS_LOW(L) VBI_VOWELS_HIGH(L)
#undef L
#define L(base, lower, upper, folded) [SPOT(lower)] = (base), [SPOT(upper)] = (base),
	VBI_CONSONANTS(L)
#undef L
};

static inline unsigned letter_before(unsigned last_but_one, unsigned last)
{
	unsigned other = 0x80 + ((last_but_one & 15) << 6 | (last & 63));

	return letter_ending[last ^ ((last ^ other) & (0 - (last >> 7)))];
}

static inline unsigned base_of(unsigned letter) { return letter & VBI_LETTER_BASE; }
static inline unsigned vowel_of(unsigned letter) { return base_of(letter) & (0u - (base_of(letter) <= V_Y)); }

#define BIT(vowel) (1u << (vowel))
#define SHAPED (BIT(V_AW) | BIT(V_AA) | BIT(V_EE) | BIT(V_OO) | BIT(V_OW))

/* What may stand before a toned vowel: a consonant or nothing, q, g, o, u; any other vowel is BEFORE_ELSE. */
enum { BEFORE_NONE, BEFORE_Q, BEFORE_G, BEFORE_O, BEFORE_U, BEFORE_ELSE, BEFORES };

static const uint8_t before_of[LETTERS] = {
	[V_A] = BEFORE_ELSE, [V_AW] = BEFORE_ELSE, [V_AA] = BEFORE_ELSE, [V_E] = BEFORE_ELSE, [V_EE] = BEFORE_ELSE,
	[V_I] = BEFORE_ELSE, [V_O] = BEFORE_O, [V_OO] = BEFORE_ELSE, [V_OW] = BEFORE_ELSE, [V_U] = BEFORE_U,
	[V_UW] = BEFORE_ELSE, [V_Y] = BEFORE_ELSE, [C_Q] = BEFORE_Q, [C_G] = BEFORE_G,
};

/* After which next vowels (V_0: none) the mark of a toned vowel is surely in its place: whatever follows those, and, in the
 * upper half, where no letter follows. There hòa, hòe, thúy are a matter of style. */
#define ANY(bits) ((bits) | (uint32_t)(bits) << 16)
#define ENDING(bits) ((uint32_t)(bits) << 16)
#define ALONE ANY(BIT(V_0))
#define PLACES_A ANY(BIT(V_0) | BIT(V_I) | BIT(V_O) | BIT(V_U) | BIT(V_Y))
#define PLACES_E ANY(BIT(V_0) | BIT(V_O))
#define PLACES_I ANY(BIT(V_0) | BIT(V_A) | BIT(V_U))
#define PLACES_O (ANY(BIT(V_0) | BIT(V_I)) | ENDING(BIT(V_A) | BIT(V_E)))
#define PLACES_U (ANY(BIT(V_0) | BIT(V_A) | BIT(V_I)) | ENDING(BIT(V_Y)))
#define PLACES_UW ANY(BIT(V_0) | BIT(V_A) | BIT(V_I) | BIT(V_U))
static const uint32_t in_place[BEFORES][V_Y + 1] = {
	/* The u of qu and the i of gi belong to the consonant and bear no mark, but for gì. */
	[BEFORE_NONE] = {0, PLACES_A, 0, 0, PLACES_E, 0, PLACES_I, PLACES_O, 0, 0, PLACES_U, PLACES_UW, ALONE},
	[BEFORE_Q] = {0, PLACES_A, 0, 0, PLACES_E, 0, PLACES_I, PLACES_O, 0, 0, ALONE, PLACES_UW, ALONE},
	[BEFORE_G] = {0, PLACES_A, 0, 0, PLACES_E, 0, ALONE, PLACES_O, 0, 0, PLACES_U, PLACES_UW, ALONE},
	[BEFORE_O] = {[V_A] = ANY(BIT(V_0) | BIT(V_I) | BIT(V_O) | BIT(V_Y)), [V_E] = ANY(BIT(V_0) | BIT(V_O))},
	[BEFORE_U] = {[V_Y] = ANY(BIT(V_0) | BIT(V_A) | BIT(V_U))},
};

/* What follows E2 in clean text is a mark. */
static bool is_letter_byte(unsigned c) { return ((c >= 0x80) & (c != 0xE2)) | ((c | 0x20) - 'a' < 26); }

static inline const unsigned char *behind(const unsigned char *p) { return p + (*p < 0x80 ? 1 : *p < 0xE0 ? 2 : 3); }

/* True for a letter whose mark may be on the wrong vowel. */
static inline bool is_loose(unsigned letter) { return VBI_LETTER_TONE(letter) && !(BIT(base_of(letter)) & SHAPED); }

/* The bytes, 2 or 3, of the loose letter that ends at p; 0 if there is none. What is before p is clean. */
static unsigned loose_before(const unsigned char *begin, const unsigned char *p)
{
	const unsigned char *q = p;

	if (p == begin || p[-1] < 0x80)
		return 0;
	do
		q--;
	while (q > begin && (*q & 0xC0) == 0x80);
	return is_loose(letter_at(q)) && behind(q) == p ? (unsigned)(p - q) : 0;
}

/* The places that are right in one of the two styles alone. */
static uint32_t styled(uint32_t places, uint32_t style, unsigned kind)
{
	if (style == VB_TONE_HOA_MAIN)
		return kind < BEFORE_O ? ANY(places & 0xFFFF) : places;
	return style == VB_TONE_HOA_FIRST && kind >= BEFORE_O ? places & ~ENDING(BIT(V_0)) : places;
}

/* True if the tone mark of a letter of n bytes (2: U+00C0..U+017F, 3: U+1EA0..U+1EF9) is surely in its place, or if it is no
 * loose letter. It ends at end; the bytes before are clean; VBI_CLEAN_AHEAD bytes from there on can be looked at. */
static inline bool placed(const vbi_norm_rules *rules, const unsigned char *begin, const unsigned char *end, unsigned n)
{
	const unsigned char *p = end - n;
	unsigned letter = letter_before(end[-2], end[-1]), next = *end < 0x80 ? vbi_letter_low[*end] : letter_at(end);
	unsigned first = p > begin ? p[-1] : ' ', second = p - begin > 1 ? p[-2] : ' '; /* to the left */
	unsigned before = letter_before(second, first), kind;
	uint32_t places;
	bool glide;

	if (!is_loose(letter))
		return true;
	if (VBI_LETTER_TONE(before) || VBI_LETTER_TONE(next))
		return false;
	next = vowel_of(next);
	before = base_of(before);
	second |= 0x20;
	glide = ((before == V_U) & (second == 'q')) | ((before == V_I) & (second == 'g')); /* part of the consonant */
	kind = before_of[before & (glide - 1u)];
	places = in_place[kind][base_of(letter)];
	if (rules->tone != VB_TONE_KEEP)
		places = styled(places, rules->tone, kind);
	/* A next vowel that is not ASCII is never right. */
	return places >> (next + 16u * !is_letter_byte(end[next != V_0])) & 1;
}

/* ---- plain C ---- */

static const unsigned char *scan_bytes(const vbi_norm_rules *rules, const unsigned char *begin, const unsigned char *from,
                                       const unsigned char *end)
{
	const bool plain = rules->punct == VB_PUNCT_PLAIN, tones = !(rules->flags & VB_NORM_NO_ORTHOGRAPHY);
	unsigned n, q = from - begin > 1 ? from[-2] : ' ', p = from > begin ? from[-1] : ' ';

	for (; end - from > VBI_CLEAN_AHEAD; from++) {
		if (suspect(q, p, *from, plain) || (tones && (n = loose_before(begin, from)) != 0 && !placed(rules, begin, from, n)))
			break;
		q = p;
		p = *from;
	}
	return from;
}

/* ---- vectors ---- */

#if VECTORS

static bool is_ascii_vowel(unsigned c)
{
	c |= 0x20;
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* Blocks that are read before the letters they found are tested, and the letters that may be in them. */
#define BLOCKS 16
#define MOST_LETTERS (BLOCKS * BYTES / 2 + 2)

#ifdef __SSE2__
#include <emmintrin.h>
#define HIGH_BITS_16(v) ((uint32_t)_mm_movemask_epi8((__m128i)(v)))
#else
static inline uint32_t high_bits(const void *v)
{
	uint64_t half[2];

	memcpy(half, v, sizeof half);
	for (int i = 0; i < 2; i++) /* the top bits of eight bytes meet in the highest byte */
		half[i] = (half[i] >> 7 & 0x0101010101010101u) * 0x0102040810204080u >> 56;
	return (uint32_t)(half[0] | half[1] << 8);
}
#define HIGH_BITS_16(v) high_bits(&(v))
#endif
#include "viet/cleanscan_look.h"

#define BYTES 16
#define NAME scan_16
#define TARGET
#define LOOK look_16
#include "viet/cleanscan_vector.h"
#endif

#if WIDE_VECTORS
#define BYTES 32
#define NAME scan_32
#define TARGET __attribute__((target("avx2")))
#define LOOK look_32
#include "viet/cleanscan_vector.h"
#endif

const unsigned char *vbi_clean_scan_way(unsigned way, const vbi_norm_rules *rules, const unsigned char *begin,
                                        const unsigned char *end)
{
#if VECTORS
	if (way == 1)
		return scan_16(rules, begin, end);
#endif
#if WIDE_VECTORS
	if (way == 2)
		return __builtin_cpu_supports("avx2") ? scan_32(rules, begin, end) : NULL;
#endif
	return way == 0 ? scan_bytes(rules, begin, begin, end) : NULL;
}

const unsigned char *vbi_clean_scan(const vbi_norm_rules *rules, const unsigned char *begin, const unsigned char *end)
{
#if WIDE_VECTORS
	if (__builtin_cpu_supports("avx2"))
		return scan_32(rules, begin, end);
#endif
#if VECTORS
	return scan_16(rules, begin, end);
#else
	return scan_bytes(rules, begin, begin, end);
#endif
}

uint32_t vbi_clean_marks(const unsigned char *p)
{
	uint32_t found = 0;

#if VECTORS
	for (int i = 0; i < 2; i++) {
		vector_16 c;

		memcpy(&c, p + 16 * i, 16);
		c = c == (signed char)0xCC;
		found |= HIGH_BITS_16(c) << 16 * i;
	}
#else
	for (int i = 0; i < 32; i++)
		found |= (uint32_t)(p[i] == 0xCC) << i;
#endif
	return found;
}

/* ---- bytes that mending looks at ---- */

/* The byte and the one before it. Bit 0: &; 1: 88, 8C after CC; 2: 92 after C6; 3: BD after BF; 4: C2, C5, CB, CE after a letter; 5:
 * EF; 6 and 7: E2 after a letter: what is not ASCII, a control; or one of ACDEIOU, and what has a half in common with those. Bits 0
 * and 5 are always there before. */
static const halves hints = {
	.lower = {[2] = 0xD4, [5] = 0x10, [6] = 0x01, [8] = 0x02, [0xB] = 0x10, [0xC] = 0x02, [0xD] = 0x08, [0xE] = 0x10, [0xF] = 0x20},
	.upper = {[2] = 0x01, [8] = 0x02, [9] = 0x04, [0xB] = 0x08, [0xC] = 0x10, [0xE] = 0xE0},
};
static const halves before_hints = {
	.lower = {0x71, 0xF1, 0x71, 0xF1, 0xF1, 0xF1, 0x75, 0x71, 0x71, 0xF1, 0x71, 0x71, 0x73, 0x71, 0xF1, 0xF9},
	.upper = {0x71, 0x71, 0x21, 0x21, 0xB1, 0xB1, 0xB1, 0xB1, 0x71, 0x71, 0x71, 0x79, 0x77, 0x71, 0x71, 0x71},
};

static inline unsigned halves_at(const halves *table, unsigned c) { return table->lower[c & 15] & table->upper[c >> 4]; }

static bool is_hint(unsigned before, unsigned c) { return halves_at(&hints, c) & halves_at(&before_hints, before); }

static const unsigned char *hint_bytes(const unsigned char *begin, const unsigned char *p, const unsigned char *end)
{
	while (p < end && !is_hint(p > begin ? p[-1] : ' ', *p))
		p++;
	return p;
}

#if VECTORS
#define SIGNED(byte) ((signed char)(byte))
#define HINTS(c) \
	((((c) & SIGNED(0xFB)) == SIGNED(0x88)) | ((c) == SIGNED(0x26)) | ((c) == SIGNED(0x92)) | ((c) == SIGNED(0xBD)) | \
	 ((c) == SIGNED(0xC2)) | ((c) == SIGNED(0xC5)) | ((c) == SIGNED(0xCB)) | ((c) == SIGNED(0xCE)) | ((c) == SIGNED(0xE2)) | \
	 ((c) == SIGNED(0xEF)))

/* p is behind another byte. */
static const unsigned char *hint_16(const unsigned char *p, const unsigned char *end)
{
	for (; end - p >= 16; p += 16) {
		vector_16 c;
		uint32_t found;

		memcpy(&c, p, 16);
		c = HINTS(c);
		for (found = HIGH_BITS_16(c); found; found &= found - 1)
			if (is_hint(p[(int)vbi_lowest_bit(found) - 1], p[vbi_lowest_bit(found)]))
				return p + vbi_lowest_bit(found);
	}
	return p;
}
#endif

#if WIDE_VECTORS
WIDE __m256i halves_at_32(const halves *table, const unsigned char *p)
{
	const __m256i half = _mm256_set1_epi8(0x0F);
	__m256i c = _mm256_loadu_si256((const __m256i *)(const void *)p);

	return halves_of(table, _mm256_and_si256(c, half), _mm256_and_si256(_mm256_srli_epi16(c, 4), half));
}

__attribute__((target("avx2"))) static const unsigned char *hint_32(const unsigned char *p, const unsigned char *end)
{
	for (; end - p >= 32; p += 32) {
		uint32_t found = nonzero(_mm256_and_si256(halves_at_32(&hints, p), halves_at_32(&before_hints, p - 1)));

		if (found)
			return p + vbi_lowest_bit(found);
	}
	return p;
}
#endif

const unsigned char *vbi_clean_hint_way(unsigned way, const unsigned char *begin, const unsigned char *p, const unsigned char *end)
{
	if (p == begin && p < end) {
		if (is_hint(' ', *p))
			return p;
		p++;
	}
#if WIDE_VECTORS
	if (way == 2 && __builtin_cpu_supports("avx2"))
		p = hint_32(p, end);
#endif
#if VECTORS
	if (way == 1)
		p = hint_16(p, end);
#endif
	(void)way;
	return hint_bytes(begin, p, end);
}

const unsigned char *vbi_clean_hint(const unsigned char *begin, const unsigned char *p, const unsigned char *end)
{
#if WIDE_VECTORS
	if (__builtin_cpu_supports("avx2"))
		return vbi_clean_hint_way(2, begin, p, end);
#endif
	return vbi_clean_hint_way(1, begin, p, end);
}
