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
	if (n < 2 || n > 8) /* BLĐTBXH has seven */
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
			word[i].kinds |= word[i].stroke ? 1u << VB_CHANGE_D_STROKE : 1u << VB_CHANGE_LOOK_ALIKE;
		}
	}
}

/* ---- where spelling is left alone ---- */

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

bool vbi_name_mark(const char *p, const char *end, bool open)
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
		else if (vbi_name_mark(p, around->before_end, false))
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
			mark = vbi_name_mark(p, end, open);
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

/* ---- i and y ---- */

/* True if a sentence begins after before: nothing but quotes, brackets and a list's dash stands between the word and the
 * beginning of the text, a line end or a final stop. */
static bool begins_sentence(const vbi_norm_around *around)
{
	const char *p = around->before_end, *begin = around->before;

	while (p > begin) {
		const char *at = vbi_utf8_prev(begin, p);
		uint32_t cp = vbi_utf8_next(at, p, &(unsigned){0}, NULL);

		if (cp == '\n' || cp == '\f')
			return true;
		if (cp == '.' || cp == '!' || cp == '?' || cp == 0x2026)
			return true;
		if (!strchr(" \t\"'([-*+", (int)(cp < 0x80 ? cp : 'x')) && cp != 0x201C && cp != 0x2018 && cp != 0xAB && cp != 0x2013 &&
		         cp != 0x2022)
			return false;
		p = at;
	}
	return around->written == (uint64_t)(around->before_end - begin);
}

/* True if white space and then a small letter follow, in the text as it will be: what will be removed is passed over. */
static bool small_follows(const vbi_norm_rules *rules, const vbi_norm_around *around)
{
	const char *p = around->after;
	const char *end = around->after_end - p > VBI_NORM_LOOK ? p + VBI_NORM_LOOK : around->after_end;
	bool blank = false;

	while (p < end) {
		uint32_t to[4] = {0}, cp;
		unsigned got, n;

		cp = vbi_utf8_next(p, end, &got, NULL);
		switch (vbi_char_rule(cp, rules->punct == VB_PUNCT_PLAIN, rules->flags & VB_NORM_REPAIR, to, &n)) {
		case VBI_DO_BLANK: case VBI_DO_SPACE: case VBI_DO_LINE: case VBI_DO_PLAIN:
			blank = true;
			break;
		case VBI_DO_REMOVE:
			break;
		case VBI_DO_JOINER:
			if (blank)
				return false;
			break;
		default:
			return blank && vbi_char_class(to[0]) == VBI_CHAR_LOWER;
		}
		p += got;
	}
	return false;
}

/* Which words with y for the vowel i are written with i under VB_IY_SCHOOL. Names are not: a capital counts as one but at the
 * beginning of a sentence before a small letter, and there too where the word is as like to be a name (Mỹ, Ly, Vy). */
static bool takes_i(const vbi_norm_rules *rules, const vbi_syllable *syllable, const vbi_norm_around *around)
{
	char bare[8];
	size_t n = vbi_syllable_fold(syllable->code, bare);
	bool level = vbi_syllable_tone(syllable->code) == 0;

	if (vbi_syllable_short_i(syllable->code) == syllable->code)
		return false;
	if (syllable->shape == VB_SHAPE_LOWER) /* my and by are English */
		return !(level && n == 2 && (bare[0] == 'm' || bare[0] == 'b'));
	if (syllable->shape != VB_SHAPE_TITLE || bare[0] == 'm' || (level && bare[0] != 'h'))
		return false;
	return begins_sentence(around) && small_follows(rules, around);
}

/* ---- the tone mark ---- */

bool vbi_word_placed(const vbi_norm_rules *rules, const unsigned char *p, const unsigned char *end)
{
	vbi_letters letters = {.count = 0};
	vbi_syllable syllable;

	while (p < end) {
		unsigned n, letter = vbi_letter(vbi_utf8_next((const char *)p, (const char *)end, &n, NULL));

		if (!letter || letters.count == 8)
			return true;
		vbi_letters_add(&letters, letter);
		p += n;
	}
	return !vbi_syllable_of(&letters, &syllable) || !vbi_tone_misplaced(rules, &syllable);
}

static void mend_spelling(const vbi_norm_rules *rules, vbi_norm_letter *word, size_t n, const vbi_norm_around *around)
{
	vbi_letters letters = {.count = 0};
	vbi_syllable syllable;
	char text[16];
	const char *p = text, *end;
	bool moves, school = rules->flags & VB_NORM_IY_SCHOOL;

	for (size_t i = 0; i < n; i++) {
		unsigned letter = word[i].n == 1 ? vbi_letter(word[i].cp[0]) : 0;

		if (!letter)
			return;
		vbi_letters_add(&letters, letter);
	}
	if (!(letters.tone || school) || !vbi_syllable_of(&letters, &syllable) || syllable.shape == VB_SHAPE_MIXED)
		return;
	moves = vbi_tone_misplaced(rules, &syllable);
	school = school && takes_i(rules, &syllable, around);
	if ((!moves && !school) || beside_digit(around) || name_before(around) || name_after(around))
		return;
	if (school)
		syllable.code = vbi_syllable_short_i(syllable.code);
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
			word[i].kinds |= school ? 1u << VB_CHANGE_IY : 1u << VB_CHANGE_TONE;
		}
		p += got;
	}
}

void vbi_word_mend(const vbi_norm_rules *rules, vbi_norm_letter *word, size_t n, const vbi_norm_around *around)
{
	mend_twins(word, n);
	if (!(rules->flags & VB_NORM_NO_ORTHOGRAPHY))
		mend_spelling(rules, word, n, around);
}
