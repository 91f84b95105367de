/* viet/compose.c - a letter is a number, and a mark leads from one to the next. */
#include "viet/compose.h"

#include <string.h>

#include "viet/cleanscan.h"
#include "viet/normword.h"
#include "viet/syllable.h"
#include "viet/syllable_table.h"

/* ---- letters ---- */

/* A vowel: base * 12 + 6 for a capital + tone, as vowels are numbered in syllable_table.h; 0 for none. */
#define VOWELS_END ((V_Y + 1) * 12)

enum { HUYEN = 1, HOI, NGA, SAC, NANG, CIRCUMFLEX, BREVE, HORN, NO_MARK = 15, ROW };

/* By the second byte, the first being CC: U+0300..U+033F. */
static const uint8_t mark_of[256] = {
	[0x80] = HUYEN, [0x81] = SAC, [0x82] = CIRCUMFLEX, [0x83] = NGA, [0x86] = BREVE, [0x89] = HOI, [0x9B] = HORN, [0xA3] = NANG,
};

/* What a vowel becomes by a mark; 0 where that takes a closer look. */
#define SHAPED(base, from) ((base) ? (base) * 12 + (from) : 0)
#define TONED(base, upper, circumflex, breve, horn, tone) \
	[(base) * 12 + (upper) + (tone)] = {0, 0, 0, 0, 0, 0, SHAPED(circumflex, (upper) + (tone)), SHAPED(breve, (upper) + (tone)), \
	                                    SHAPED(horn, (upper) + (tone)), [NO_MARK] = (base) * 12 + (upper) + (tone)}
#define TONES(base, upper, circumflex, breve, horn) \
	[(base) * 12 + (upper)] = {0, (base) * 12 + (upper) + HUYEN, (base) * 12 + (upper) + HOI, (base) * 12 + (upper) + NGA, \
	                           (base) * 12 + (upper) + SAC, (base) * 12 + (upper) + NANG, SHAPED(circumflex, upper), \
	                           SHAPED(breve, upper), SHAPED(horn, upper), [NO_MARK] = (base) * 12 + (upper)}, \
	TONED(base, upper, circumflex, breve, horn, HUYEN), TONED(base, upper, circumflex, breve, horn, HOI), \
	TONED(base, upper, circumflex, breve, horn, NGA), TONED(base, upper, circumflex, breve, horn, SAC), \
	TONED(base, upper, circumflex, breve, horn, NANG)
#define VOWEL(base, circumflex, breve, horn) TONES(base, 0, circumflex, breve, horn), TONES(base, 6, circumflex, breve, horn)
static const uint8_t with_mark[VOWELS_END][ROW] = {
	VOWEL(V_A, V_AA, V_AW, 0), VOWEL(V_AW, 0, 0, 0), VOWEL(V_AA, 0, 0, 0), VOWEL(V_E, V_EE, 0, 0), VOWEL(V_EE, 0, 0, 0),
	VOWEL(V_I, 0, 0, 0), VOWEL(V_O, V_OO, 0, V_OW), VOWEL(V_OO, 0, 0, 0), VOWEL(V_OW, 0, 0, 0), VOWEL(V_U, 0, 0, V_UW),
	VOWEL(V_UW, 0, 0, 0), VOWEL(V_Y, 0, 0, 0),
};

/* Three bytes of UTF-8, and how many count; with VBI_SCAN_LOOSE for a mark that may be on the wrong vowel. */
#define BYTE0(cp) ((uint8_t)((cp) < 0x80 ? (cp) & 0x7F : (cp) < 0x800 ? 0xC0 | (cp) >> 6 : 0xE0 | (cp) >> 12))
#define BYTE1(cp) ((uint8_t)(0x80 | ((cp) < 0x800 ? (cp) & 63 : (cp) >> 6 & 63)))
#define BYTE2(cp) ((uint8_t)(0x80 | ((cp) & 63)))
#define UTF8(cp, flags) {BYTE0(cp), BYTE1(cp), BYTE2(cp), ((cp) < 0x80 ? 1 : (cp) < 0x800 ? 2 : 3) | (flags)}
#define LOOSE(base) ((base) == V_A || (base) == V_E || (base) == V_I || (base) == V_O || (base) == V_U || (base) == V_UW || \
                     (base) == V_Y ? VBI_SCAN_LOOSE : 0)
#define L(base, a, b, c, d, e, f, g, h, i, j, k, l) \
	[(base) * 12] = UTF8(a, 0), UTF8(b, LOOSE(base)), UTF8(c, LOOSE(base)), UTF8(d, LOOSE(base)), UTF8(e, LOOSE(base)), \
	UTF8(f, LOOSE(base)), UTF8(g, 0), UTF8(h, LOOSE(base)), UTF8(i, LOOSE(base)), UTF8(j, LOOSE(base)), UTF8(k, LOOSE(base)), \
	UTF8(l, LOOSE(base)),
static const uint8_t written[VOWELS_END][4] = {VBI_VOWELS(L)};
#undef L

/* The vowel of n bytes at p. */
static inline unsigned vowel_at(const unsigned char *p, unsigned n)
{
	uint32_t cp = n == 1 ? *p : n == 2 ? (p[0] & 31u) << 6 | (p[1] & 63u) : (p[0] & 15u) << 12 | (p[1] & 63u) << 6 | (p[2] & 63u);
	unsigned letter = vbi_letter(cp), base = letter & VBI_LETTER_BASE;

	return base <= V_Y ? base * 12 + (letter & VBI_LETTER_UPPER ? 6 : 0) + VBI_LETTER_TONE(letter) : 0;
}

/* The same where nothing is known of what is at p. */
static inline unsigned vowel_before(const unsigned char *p, size_t n)
{
	if (n == 1)
		return *p < 0x80 ? vowel_at(p, 1) : 0;
	return (n == 2 && *p >= 0xC3 && *p <= 0xC6) || (n == 3 && *p == 0xE1) ? vowel_at(p, (unsigned)n) : 0;
}

/* Reads the marks from p on, of which there is one; NULL where they need a closer look. */
static inline const unsigned char *read_marks(const unsigned char *p, const unsigned char *end, unsigned *vowel)
{
	do {
		*vowel = with_mark[*vowel][end - p > 1 ? mark_of[p[1]] : 0];
		if (*vowel < 12)
			return NULL;
		p += 2;
	} while (p < end && *p == 0xCC);
	return p;
}

/* The vowels of ASCII, which decomposed letters mostly begin with. */
#define BOTH(small, base) [(small)] = (base) * 12, [(small) - 32] = (base) * 12 + 6
static const uint8_t plain_vowel[256] = {
	BOTH('a', V_A), BOTH('e', V_E), BOTH('i', V_I), BOTH('o', V_O), BOTH('u', V_U), BOTH('y', V_Y),
};

/* ---- words ---- */

/* How far all is done: before the last character that a mark could still compose with. */
typedef struct place {
	const unsigned char *in;
	char *out;
	size_t edits;
} place;

/* Word by word; behind enough bytes stops between two. There is room in out. */
static size_t compose_words(const vbi_norm_rules *rules, const char *in, size_t enough, const char *limit, const char *end, bool last,
                            uint32_t in_base, vbi_buf *out, vbi_edits *edits)
{
	const unsigned char *p = (const unsigned char *)in, *stop = (const unsigned char *)limit;
	const unsigned char *final = (const unsigned char *)end;
	const unsigned slow = VBI_SCAN_SLOW | VBI_SCAN_OTHER | (rules->punct == VB_PUNCT_PLAIN ? VBI_SCAN_QUOTE : 0);
	const bool orthography = !(rules->flags & VB_NORM_NO_ORTHOGRAPHY);
	unsigned loose = 0, previous = 0, n;
	bool in_word = false;
	char *to;
	place done;

	to = out->p + out->n;
	done = (place){p, to, edits ? edits->n : 0};
	while (p < stop) {
		unsigned flags = vbi_scan_char(p, final, &n);
		const unsigned char *next = p + n;

		if (flags & slow)
			break;
		if (!(flags & VBI_SCAN_LETTER)) {
			if (loose && orthography && !vbi_word_placed(rules, (const unsigned char *)done.out, (const unsigned char *)to))
				break;
			loose = previous = 0;
			in_word = false;
			done = (place){p, to, edits ? edits->n : 0};
			if ((size_t)(p - (const unsigned char *)in) > enough || (next < final && *next == 0xCC))
				break;
			for (unsigned i = 0; i < n; i++)
				*to++ = (char)p[i];
			p = next;
			if (*done.in == ' ' || *done.in == '\n')
				done = (place){p, to, done.edits};
			continue;
		}
		if (!in_word && done.in != p)
			done = (place){p, to, done.edits};
		in_word = true;
		if (next < final && *next == 0xCC) {
			unsigned vowel = vowel_at(p, n);

			next = read_marks(next, final, &vowel);
			if (!next)
				break;
			memcpy(to, written[vowel], 4);
			n = written[vowel][3] & 7u;
			flags = VBI_SCAN_LATIN | VBI_SCAN_VOWEL | (written[vowel][3] & VBI_SCAN_LOOSE);
			if (edits && !vbi_edits_put(edits, (vbi_edit){in_base + (uint32_t)(p - (const unsigned char *)in), (uint32_t)(to - out->p),
			                                       (uint32_t)(next - p), n, 1u << VB_CHANGE_NFC}))
				return SIZE_MAX;
		} else {
			to[0] = (char)p[0];
			if (n > 1) {
				to[1] = (char)p[1];
				to[2] = n > 2 ? (char)p[2] : 0;
			}
		}
		loose |= (flags & previous & VBI_SCAN_VOWEL) << 1 & (flags | previous);
		previous = flags;
		to += n;
		p = next;
	}
	/* The text may end here, with a word or behind it. */
	if (p == final && last && !(loose && orthography && !vbi_word_placed(rules, (const unsigned char *)done.out, (const unsigned char *)to)))
		done = (place){p, to, edits ? edits->n : 0};
	if (edits)
		edits->n = done.edits;
	out->n = (size_t)(done.out - out->p);
	return (size_t)(done.in - (const unsigned char *)in);
}

/* ---- stretches ---- */

/* Bytes composed at once before they are looked at: the more the better it goes. */
#define SHORTEST 256
#define LONGEST 4096
#define LETTERS_IN(bytes) ((bytes) / 3 + 1)
/* What may be read behind a stretch, and written behind what it gives. */
#define SLACK 48

/* Where a letter ends that was composed: in the input and in what was written, from the beginning of the stretch. */
typedef struct ends {
	uint32_t in, out;
} ends;

/* Composes from in on, up to stop or to a mark that wants a closer look. The ends of letters are put down at *end and, if edit is
 * not NULL, edits there, with positions in the input from in_base on and in out; *to and *end are moved. Returns where it came to. Base
 * letters are looked at where they are composed, all else is not. */
static inline const unsigned char *compose_bytes(const unsigned char *in, const unsigned char *stop, uint32_t in_base, const char *out,
                                                 char **to, ends **end, vbi_edit *edit)
{
	const char *const start = *to;
	const unsigned char *p = in;
	char *at = *to;
	ends *e = *end;

	for (const unsigned char *block = in; block < stop; block += 32) {
		uint32_t marks = p > block ? p - block < 32 ? ~UINT32_C(0) << (p - block) : 0 : ~UINT32_C(0);

		for (marks &= vbi_clean_marks(block); marks;) {
			const unsigned char *mark = block + vbi_lowest_bit(marks), *base = mark, *next;
			unsigned vowel, more;

			if (mark >= stop)
				break;
			if (mark == p)
				goto end;
			base--;
			vowel = plain_vowel[*base];
			if (*base >= 0x80) {
				while (base > p && (*base & 0xC0) == 0x80)
					base--;
				vowel = vowel_before(base, (size_t)(mark - base));
			}
			vowel = with_mark[vowel][mark_of[mark[1]]];
			more = mark[2] == 0xCC; /* as often as not: no branch */
			vowel = with_mark[vowel][more ? mark_of[mark[3]] : NO_MARK];
			for (next = mark + 2 + 2 * more; vowel >= 12 && *next == 0xCC; next += 2) /* one at most */
				vowel = with_mark[vowel][mark_of[next[1]]];
			if (vowel < 12)
				goto end;
			for (; base - p > 16; p += 16, at += 16)
				memcpy(at, p, 16);
			memcpy(at, p, 16); /* what is too much is written over */
			at += base - p;
			memcpy(at, written[vowel], 4);
			if (edit)
				*edit++ = (vbi_edit){in_base + (uint32_t)(base - in), (uint32_t)(at - out), (uint32_t)(next - base),
				                     written[vowel][3] & 7u, 1u << VB_CHANGE_NFC};
			at += written[vowel][3] & 7;
			*e++ = (ends){(uint32_t)(next - in), (uint32_t)(at - start)};
			p = next;
			marks &= p - block < 32 ? ~UINT32_C(0) << (p - block) : 0;
		}
	}
	if (p < stop) {
		memcpy(at, p, (size_t)(stop - p));
		at += stop - p;
		p = stop;
	}
end:
	*to = at;
	*end = e;
	return p;
}

/* Composes length bytes and takes as much as is clean then. *sparse: there are too few marks for this to be worth while;
 * *whole: nothing stood in the way. Returns the bytes taken. */
static size_t compose_stretch(const vbi_norm_rules *rules, const char *in, size_t length, uint32_t in_base, vbi_buf *out,
                              vbi_edits *edits, bool *sparse, bool *whole)
{
	ends list[LETTERS_IN(LONGEST)], *e = list;
	const unsigned char *start = (const unsigned char *)out->p + out->n, *doubt, *stop;
	char *to = out->p + out->n;
	size_t taken;

	if (edits)
		stop = compose_bytes((const unsigned char *)in, (const unsigned char *)in + length, in_base, out->p, &to, &e,
		                     edits->list + edits->n);
	else
		stop = compose_bytes((const unsigned char *)in, (const unsigned char *)in + length, in_base, out->p, &to, &e, NULL);
	doubt = vbi_clean_scan(rules, start, (const unsigned char *)to);
	*sparse = (size_t)(e - list) < length / 64;
	*whole = stop == (const unsigned char *)in + length && (const unsigned char *)to - doubt <= VBI_CLEAN_AHEAD;
	while (doubt > start && doubt[-1] != ' ' && doubt[-1] != '\n')
		doubt--;
	out->n = (size_t)((const char *)doubt - out->p);
	taken = (size_t)(doubt - start);
	while (e > list && e[-1].out > taken)
		e--;
	if (edits)
		edits->n += (size_t)(e - list);
	if (e > list)
		taken = e[-1].in + (taken - e[-1].out);
	return taken;
}

size_t vbi_compose_words(const vbi_norm_rules *rules, const char *in, const char *limit, const char *end, bool last,
                         uint32_t in_base, vbi_buf *out, vbi_edits *edits)
{
	size_t length = SHORTEST, done = 0, got;

	/* A letter with marks is never shorter than the letter. */
	if (!vbi_buf_reserve(out, (size_t)(end - in) + SLACK))
		return SIZE_MAX;
	for (;;) {
		const char *p = in + done;

		if (end - p < SHORTEST + SLACK || limit - p < SHORTEST || !vbi_clean_marks((const unsigned char *)p)) {
			got = compose_words(rules, p, SHORTEST, limit, end, last, in_base + (uint32_t)done, out, edits);
			return got == SIZE_MAX ? got : done + got;
		}
		if (edits && !VBI_GROW(edits->mem, edits->list, edits->capacity, edits->n + LETTERS_IN(length)))
			return SIZE_MAX;
		{
			bool sparse, whole;

			if ((size_t)(limit - p) < length)
				length = (size_t)(limit - p);
			if ((size_t)(end - p) < length + SLACK)
				length = (size_t)(end - p) - SLACK;
			got = compose_stretch(rules, p, length, in_base + (uint32_t)done, out, edits, &sparse, &whole);
			done += got;
			if (got && sparse)
				return done;
			if (got && whole) {
				length = length * 2 < LONGEST ? length * 2 : LONGEST;
				continue;
			}
		}
		length = SHORTEST;
		got = compose_words(rules, in + done, SLACK, limit, end, last, in_base + (uint32_t)done, out, edits);
		if (got == SIZE_MAX)
			return got;
		if (!got)
			return done;
		done += got;
	}
}
