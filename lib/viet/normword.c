/* viet/normword.c - whole words: a letter that only looks Vietnamese, a tone mark on the wrong vowel. */
#include "viet/normword.h"

#include <string.h>

#include "text/unicode.h"
#include "text/utf8.h"

/* ---- letters that stand for others ---- */

static bool spells_syllable(const vbi_norm_letter *word, size_t n, vbi_syllable *syllable)
{
	vbi_letters letters = {.count = 0};

	for (size_t i = 0; i < n; i++) {
		unsigned letter = vbi_letter(word[i].twin ? word[i].twin : word[i].cp[0]);

		if (!letter || (!word[i].twin && word[i].n != 1))
			return false;
		vbi_letters_add(&letters, letter);
	}
	return vbi_syllable_of(&letters, syllable) && syllable->shape != VB_SHAPE_MIXED;
}

/* QÐ, NÐ, HÐND: capitals without a vowel. Icelandic and Faroese, which own the letter Ð, write no word so. */
static bool is_abbreviation(const vbi_norm_letter *word, size_t n)
{
	if (n < 2 || n > 6)
		return false;
	for (size_t i = 0; i < n; i++) {
		uint32_t cp = word[i].twin ? word[i].twin : word[i].cp[0];

		if (cp != 0x110 && (word[i].n != 1 || word[i].twin || cp - 'A' >= 26))
			return false;
		if (cp == 'A' || cp == 'E' || cp == 'I' || cp == 'O' || cp == 'U' || cp == 'Y')
			return false;
	}
	return true;
}

static void mend_twins(vbi_norm_letter *word, size_t n)
{
	vbi_syllable syllable;
	bool any = false, latin = false, strokes = true;

	for (size_t i = 0; i < n; i++) {
		any = any || word[i].twin;
		latin = latin || word[i].latin;
		strokes = strokes && (!word[i].twin || word[i].stroke);
	}
	/* A word all of Cyrillic or Greek letters is what it is. With a twin in it the word is no syllable as it stands. */
	if (!any || !latin || !(spells_syllable(word, n, &syllable) || (strokes && is_abbreviation(word, n))))
		return;
	for (size_t i = 0; i < n; i++) {
		if (word[i].twin) {
			word[i].cp[0] = word[i].twin;
			word[i].n = 1;
			word[i].changed = true;
		}
	}
}

/* ---- the tone mark ---- */

static bool is_blank(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static bool is_name_char(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/* A point and two to four small letters or digits, at the end of a word: the end of a file or host name. The marks that
 * may follow are such as compose with nothing, so that the normalised text is judged alike. open: more follows end. */
static bool is_ending(const char *p, const char *end, bool open)
{
	const char *from = ++p;

	while (p < end && is_name_char((unsigned char)*p))
		p++;
	if (p - from < 2 || p - from > 4)
		return false;
	if (p == end)
		return !open;
	return is_blank((unsigned char)*p) || strchr(",;:!?/)]\"'", *p);
}

/* True if p begins what only an address, a path or a file name has. open: more follows end. */
static bool is_name_mark(const char *p, const char *end, bool open)
{
	switch (*p) {
	case '@': case '_': case '\\':
		return true;
	case '.':
		return is_ending(p, end, open);
	case ':':
		return end - p >= 3 && p[1] == '/' && p[2] == '/';
	case 'w': case 'W':
		return end - p >= 4 && (p[1] | 32) == 'w' && (p[2] | 32) == 'w' && p[3] == '.';
	default:
		return false;
	}
}

#define LONGEST_MARK 8u /* bytes, and what ends it */

/* The two looks below ask for a mark between the word and the next white space, no further than VBI_NORM_LOOK bytes away.
 * What an earlier look has seen is remembered, so that each byte is looked at about once, however many words are near. */
static bool name_before(const vbi_norm_around *around)
{
	vbi_norm_looked *looked = around->looked;
	size_t have = (size_t)(around->before_end - around->before);
	uint64_t end = around->written, from = end - (have < VBI_NORM_LOOK ? have : VBI_NORM_LOOK);
	uint64_t at = looked->back_to > from ? looked->back_to : from;

	for (const char *p = around->before_end - (end - at); p < around->before_end; p++, at++) {
		if (is_blank((unsigned char)*p))
			looked->back_mark = 0;
		else if (is_name_mark(p, around->before_end, false))
			looked->back_mark = at + 1;
	}
	looked->back_to = end > LONGEST_MARK ? end - LONGEST_MARK : 0;
	return looked->back_mark > from;
}

/* What follows is not normalised yet. Whatever is found within reach here must be within reach in the normalised text: so
 * the look ends at the few characters that become longer. */
static bool name_after(const vbi_norm_around *around)
{
	vbi_norm_looked *looked = around->looked;
	const char *p = around->after, *end = around->after_end, *again;
	bool open = end - p > VBI_NORM_LOOK;

	if (open)
		end = p + VBI_NORM_LOOK;
	if (looked->ahead_mark > around->read && looked->ahead_mark + LONGEST_MARK <= around->read + VBI_NORM_LOOK)
		return true;
	if (looked->ahead_to > around->read)
		p += looked->ahead_to - around->read;
	for (again = p; p < end;) {
		unsigned n = 1;
		bool valid = true, stop, mark = false;
		uint32_t cp = (unsigned char)*p, parts[VBI_CLUSTER];

		if (cp < 0x80) {
			stop = is_blank((unsigned char)cp);
			mark = is_name_mark(p, end, open);
		} else {
			cp = vbi_utf8_next(p, end, &n, &valid);
			stop = !valid || vbi_char_class(cp) == VBI_CHAR_SPACE || vbi_char_class(cp) == VBI_CHAR_LINE ||
			       (cp >= 0x340 && (cp < 0x1E00 || cp > 0x1EFF) && vbi_char_compose(&cp, 1, parts, VBI_CLUSTER) != 1);
		}
		if (end - p >= (ptrdiff_t)LONGEST_MARK || stop)
			again = p;
		if (stop || mark) {
			looked->ahead_to = around->read + (uint64_t)(again - around->after);
			looked->ahead_mark = mark ? around->read + (uint64_t)(p - around->after) + 1 : 0;
			return mark;
		}
		p += n;
	}
	looked->ahead_to = around->read + (uint64_t)(again - around->after);
	looked->ahead_mark = 0;
	return false;
}

static bool beside_digit(const vbi_norm_around *around)
{
	unsigned char before = around->before_end > around->before ? (unsigned char)around->before_end[-1] : ' ';
	unsigned char after = around->after < around->after_end ? (unsigned char)*around->after : ' ';

	return (before >= '0' && before <= '9') || (after >= '0' && after <= '9');
}

static void mend_tone(const vbi_norm_rules *rules, vbi_norm_letter *word, size_t n, const vbi_norm_around *around)
{
	vbi_letters letters = {.count = 0};
	vbi_syllable syllable;
	char text[16];
	const char *p = text, *end;

	for (size_t i = 0; i < n; i++) {
		unsigned letter = word[i].n == 1 ? vbi_letter(word[i].cp[0]) : 0;

		if (!letter)
			return;
		vbi_letters_add(&letters, letter);
	}
	if (!letters.tone || !vbi_syllable_of(&letters, &syllable) || !vbi_tone_misplaced(rules, &syllable) ||
	    beside_digit(around) || name_before(around) || name_after(around))
		return;
	/* A misplaced mark is never a matter of style: where both styles are possible, both places are right. */
	end = text + vbi_syllable_write(syllable.code, rules->tone == VB_TONE_HOA_FIRST ? VB_TONE_HOA_FIRST : VB_TONE_HOA_MAIN,
	                                VB_CASE_LOWER, text);
	for (size_t i = 0; i < n && p < end; i++) {
		unsigned got;
		uint32_t cp = vbi_utf8_next(p, end, &got, NULL);

		if (vbi_letter(word[i].cp[0]) & VBI_LETTER_UPPER)
			cp = vbi_char_upper(cp);
		if (cp != word[i].cp[0]) {
			word[i].cp[0] = cp;
			word[i].changed = true;
		}
		p += got;
	}
}

void vbi_word_mend(const vbi_norm_rules *rules, vbi_norm_letter *word, size_t n, const vbi_norm_around *around)
{
	mend_twins(word, n);
	if (!(rules->flags & VB_NORM_NO_ORTHOGRAPHY))
		mend_tone(rules, word, n, around);
}
