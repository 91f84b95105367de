/* viet/mojibake.c - UTF-8 that was read as windows-1252, Latin-1 or windows-1258 and saved again, made good.
 *
 * "Tiếng" so treated reads "Tiáº¿ng". Each character is taken for the byte it was, the bytes for UTF-8; whether that is
 * what happened is a matter of cost: of the words that come out (viet/common.h), and of the text as it stands. The word
 * XÃ before a closing quotation mark is no Ô. */
#include "viet/mojibake.h"

#include <string.h>

#include "text/legacy.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "viet/common.h"

enum {
	DEPTH = 8,         /* how many times over, at most */
	IMPOSSIBLE = 80,   /* half bits, as in viet/common.h: no writer writes this */
	NAME = 60,         /* a word with letters of Vietnamese that is no syllable */
	FOREIGN = 100,
	MARGIN = 12,
	WIDE_MARGIN = 24,  /* where the text as it stands may be meant */
	TRUST = 40,
	SIGN = 40,         /* a sign, where the text as it stands may be meant */
	LETTERS = 24,      /* of a word that is looked at */
};

static bool is_lead(int byte) { return (byte >= 0xC2 && byte <= 0xE2) || byte == 0xEF; }
static bool is_trail(int byte) { return byte >= 0x80 && byte <= 0xBF; }

bool vbi_mojibake_at(const char *begin, const char *p, const char *end)
{
	unsigned n;
	int byte;

	if (p == begin || !((unsigned char)p[-1] & 0x80))
		return false;
	byte = vbi_page_byte(vbi_utf8_next(p, end, &n, NULL));
	if (!is_trail(byte))
		return false;
	return is_lead(vbi_page_byte(vbi_utf8_next(vbi_utf8_prev(begin, p), p, &n, NULL)));
}

/* What Vietnamese text may hold: Latin letters, marks, punctuation. */
static bool plausible(uint32_t cp)
{
	return (cp >= 0x80 && cp < 0x250) || (cp >= 0x2C6 && cp < 0x2DD) || (cp >= 0x300 && cp < 0x328) ||
	       (cp >= 0x1EA0 && cp < 0x1EFA) || (cp >= 0x2000 && cp < 0x2070) || cp == 0x20AB || cp == 0x20AC || cp == 0x2122 ||
	       (cp >= 0x2190 && cp < 0x2200) || (cp >= 0x2264 && cp < 0x2266) || (cp >= 0x25A0 && cp < 0x2600) || cp == 0xFEFF;
}

/* The character whose bytes the pieces from p on once were, and how many pieces; 0 if there is none. */
static size_t join(const vbi_piece *p, const vbi_piece *end, uint32_t *cp)
{
	char bytes[4];
	int byte = vbi_page_byte(p->cp);
	size_t want, have = 1;
	unsigned used;
	bool valid;

	if (!is_lead(byte))
		return 0;
	want = byte < 0xE0 ? 2 : 3;
	if ((size_t)(end - p) < want)
		return 0;
	bytes[0] = (char)byte;
	for (; have < want; have++) {
		byte = vbi_page_byte(p[have].cp);
		if (!is_trail(byte))
			return 0;
		bytes[have] = (char)byte;
	}
	*cp = vbi_utf8_next(bytes, bytes + want, &used, &valid);
	return valid && used == want && plausible(*cp) ? want : 0;
}

static bool in_word(const vbi_piece *p)
{
	unsigned class = vbi_char_class(p->cp);

	return class == VBI_CHAR_UPPER || class == VBI_CHAR_LOWER || class == VBI_CHAR_MARK;
}

static unsigned cost_of_word(const vbi_piece *p, size_t n)
{
	uint32_t cp[LETTERS], composed[4 * LETTERS];
	char bytes[16 * LETTERS];
	size_t length = 0, count;

	if (n > LETTERS)
		return VBI_COST_NONE;
	for (size_t i = 0; i < n; i++)
		cp[i] = p[i].cp;
	count = vbi_char_compose(cp, n, composed, sizeof composed / sizeof *composed);
	if (count == SIZE_MAX)
		return VBI_COST_NONE;
	for (size_t i = 0; i < count; i++)
		length += vbi_utf8_put(composed[i], bytes + length);
	return vbi_word_cost(bytes, length);
}

/* ---- the text as it would be ---- */

typedef struct reading {
	unsigned cost;  /* half bits */
	bool possible;
	bool certain;   /* has what nothing but Vietnamese in UTF-8 gives */
} reading;

static bool vietnamese(uint32_t cp)
{
	return (cp >= 0x1EA0 && cp < 0x1EFA) || cp == 0x1A0 || cp == 0x1A1 || cp == 0x1AF || cp == 0x1B0;
}

static bool joined(const vbi_piece *p) { return p->kinds & 1u << VB_CHANGE_MOJIBAKE; }

static reading read_new(const vbi_piece *p, size_t n, bool trusting)
{
	reading r = {0, true, false};

	for (size_t i = 0; i < n;) {
		size_t from = i;
		bool changed = false, ours = false;
		unsigned cost;

		if (!in_word(&p[i])) {
			if (joined(&p[i]) && p[i].cp < 0xA0)
				r.possible = false; /* no text has C1 controls */
			i++;
			continue;
		}
		for (; i < n && in_word(&p[i]); i++) {
			changed = changed || joined(&p[i]);
			ours = ours || (joined(&p[i]) && vietnamese(p[i].cp));
		}
		if (!changed)
			continue;
		cost = cost_of_word(p + from, i - from);
		if (cost >= VBI_COST_NONE && !ours && !trusting)
			r.possible = false; /* nothing says that it was Vietnamese */
		r.cost += cost < VBI_COST_NONE ? cost : ours ? NAME : FOREIGN;
		r.certain = r.certain || (ours && cost < VBI_COST_RARE);
	}
	return r;
}

/* ---- the text as it stands ---- */

/* What may stand behind a word. */
static bool closes(uint32_t cp)
{
	switch (cp) {
	case 0xA0: case 0xBB: case 0x2013: case 0x2014: case 0x2019: case 0x201D: case 0x2026: case 0x203A:
		return true;
	}
	return false;
}

/* The cost of pieces [at, at + count) of n being what they seem: a word that ends in a letter, and punctuation. */
static unsigned cost_of_standing(const vbi_piece *p, size_t n, size_t at, size_t count, bool *meant)
{
	size_t from = at;
	unsigned cost;

	for (size_t i = at + 1; i < at + count; i++)
		if (!closes(p[i].cp))
			return IMPOSSIBLE;
	if (at + count < n && in_word(&p[at + count]))
		return IMPOSSIBLE;
	while (from > 0 && in_word(&p[from - 1]))
		from--;
	cost = cost_of_word(p + from, at + 1 - from);
	if (cost >= VBI_COST_NONE && from == at)
		cost = VBI_COST_RARE; /* a letter by itself */
	if (cost >= VBI_COST_NONE)
		return IMPOSSIBLE;
	*meant = true;
	return cost + 10 * (unsigned)(count - 1);
}

/* ---- both ---- */

/* One step: joins what can be joined into to; *standing is what it costs not to, *signs what it costs to.
 * Returns the count, n if none was. */
static size_t join_all(const vbi_piece *p, size_t n, vbi_piece *to, unsigned *standing, unsigned *signs, bool *meant)
{
	size_t out = 0;

	for (size_t i = 0; i < n;) {
		uint32_t cp;
		size_t count = join(p + i, p + n, &cp);
		bool may_be = false;

		if (!count) {
			to[out++] = p[i++];
			continue;
		}
		*standing += cost_of_standing(p, n, i, count, &may_be);
		*signs += may_be && cp < 0xC0 ? SIGN : 0;
		*meant = *meant || may_be;
		to[out] = p[i];
		to[out].cp = cp;
		to[out].length = (uint16_t)(p[i + count - 1].at + p[i + count - 1].length - p[i].at);
		to[out].changed = true;
		to[out].kinds = 1u << VB_CHANGE_MOJIBAKE;
		for (size_t k = i; k < i + count; k++)
			to[out].kinds |= p[k].kinds;
		out++;
		i += count;
	}
	return out;
}

/* Letters and what may be letters: what is judged as one. Judging by more would make it matter what stands beside a word. */
static size_t mend_part(vbi_piece *piece, vbi_piece *work, size_t n, bool trusting, bool *proven)
{
	vbi_piece *from = work, *to = work + n;
	unsigned standing = trusting ? TRUST : 0, signs = 0;
	size_t count = n;
	bool meant = false;

	memcpy(from, piece, n * sizeof *piece);
	for (unsigned depth = 1; depth <= DEPTH; depth++) {
		size_t left = join_all(from, count, to, &standing, &signs, &meant);
		vbi_piece *swap = from;
		reading r;

		if (left == count)
			break;
		r = read_new(to, left, trusting);
		if (r.possible && r.cost + signs + (meant ? WIDE_MARGIN : MARGIN) < standing) {
			*proven = *proven || r.certain || depth > 1;
			memcpy(piece, to, left * sizeof *to);
			n = left;
		}
		from = to;
		to = swap;
		count = left;
	}
	return n;
}

size_t vbi_mojibake_mend(vbi_piece *piece, vbi_piece *work, size_t n, bool trusting, bool *proven)
{
	size_t i = 0, out = 0;

	*proven = false;
	while (i < n) {
		size_t end = i, count, left;
		bool some = false;
		uint32_t cp;

		while (end < n && ((count = join(piece + end, piece + n, &cp)) > 0 || in_word(&piece[end]))) {
			some = some || count;
			end += count ? count : 1;
		}
		if (end == i)
			end++;
		left = some ? mend_part(piece + i, work, end - i, trusting || *proven, proven) : end - i;
		memmove(piece + out, piece + i, left * sizeof *piece);
		out += left;
		i = end;
	}
	return out;
}
