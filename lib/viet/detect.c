/* viet/detect.c - what encoding a text is in, by the syllables it has under each.
 *
 * Under every hypothesis each word with a letter outside ASCII has a cost, -2 log2 of how likely it is: common syllables
 * little, rare ones more, what is no syllable most (viet/common.h); so have characters that do not belong within words.
 * Text that is no Vietnamese at all is a hypothesis too. The cheapest one wins; it is sure when every other one that
 * would give another text is dearer by far. */
#include "viet/detect.h"

#include <string.h>

#include "text/legacy.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "viet/common.h"
#include "viet/mend.h"
#include "viet/syllable.h"

enum {
	BLOCK = 4096,       /* judged between two looks at whether it is clear already */
	CLEAR = 600,        /* half bits between the first and the second */
	SURE = 24,
	SURE_OF_LATIN = 40, /* of UTF-8 that has letters of Latin-1 only */
	UNKNOWN_WORD = 40,  /* a word of another language with one letter outside ASCII; */
	UNKNOWN_LETTER = 8, /* with more */
	SAVED_TWICE = 12,   /* what goes before: few texts went through Latin-1 */
	UNUSUAL = 6,        /* few are in these encodings */
	LIKELY = 16,
	MISPLACED = 12,     /* the tone mark on the wrong letter */
	MIXED = 24,         /* small letters and capitals */
	ACRONYM = 30,       /* HĐND, NĐ */
	STRAY = 96,         /* U+FFFD, a control character: worse than a slip of the pen */
	UNIT = 12,          /* degrees, squares; */
	SIGN = 36,          /* any other sign by itself; */
	SIGN_TOUCHES = 60,  /* upon a letter */
	PUNCTUATION = 6,    /* quotation marks, dashes; */
	PUNCTUATION_IN = 30, /* between letters */
	LETTERS = 16
};

/* UTF-8 first; then in order of how common they are. */
static const uint16_t plain[] = {VB_CHARSET_TCVN3, VB_CHARSET_VNI, VB_CHARSET_WINDOWS1258, VB_CHARSET_VISCII, VB_CHARSET_VPS,
                                 VB_CHARSET_BKHCM2, VB_CHARSET_TCVN5712};
enum { PLAIN = sizeof plain / sizeof *plain, KINDS = 2 * PLAIN };

struct vbi_detector {
	const vbi_mem *mem;
	vbi_charset *charset[KINDS]; /* the plain ones, then the same in UTF-8 */
	vbi_charset *viqr, *latin;
	vbi_buf text;
	vbi_mend mend;
};

typedef struct hypothesis {
	uint32_t charset;
	uint32_t cost;
	uint64_t hash;   /* of the text it gives */
	uint32_t words;  /* that count */
	uint32_t known, unknown; /* of these, syllables in use of two letters or more, and words that are no syllables */
	bool caseless;   /* capitals are told by the font */
	bool foreign;    /* words of other languages are nothing unusual */
} hypothesis;

vb_status vbi_detector_new(const vbi_mem *mem, vbi_detector **out)
{
	vbi_detector *d = vbi_calloc(mem, 1, sizeof *d);

	*out = d;
	if (!d)
		return VB_ERR_MEMORY;
	d->mem = mem;
	vbi_buf_init(&d->text, mem);
	vbi_mend_init(&d->mend, mem);
	return VB_OK;
}

void vbi_detector_free(vbi_detector *d)
{
	if (!d)
		return;
	for (unsigned i = 0; i < KINDS; i++)
		vbi_charset_close(d->charset[i]);
	vbi_charset_close(d->viqr);
	vbi_charset_close(d->latin);
	vbi_buf_free(&d->text);
	vbi_mend_free(&d->mend);
	vbi_free(d->mem, d);
}

/* ---- the cost of a text ---- */

typedef struct word {
	uint32_t cp[LETTERS];
	unsigned n, marked; /* letters; those outside ASCII */
	bool combining, longer;
} word;

/* Capitals, of which those outside ASCII are Đ. */
static bool acronym(const word *w)
{
	for (unsigned i = 0; i < w->n; i++)
		if (w->cp[i] != 0x110 && !(w->cp[i] >= 'A' && w->cp[i] <= 'Z'))
			return false;
	return true;
}

static unsigned cost_of_letters(const word *w, bool caseless)
{
	uint32_t work[4 * LETTERS];
	const uint32_t *cp = w->cp;
	vbi_letters letters = {.count = 0};
	vbi_syllable syllable;
	size_t n = w->n;
	unsigned cost;

	if (w->longer)
		return VBI_COST_NONE;
	if (w->combining) {
		n = vbi_char_compose(w->cp, w->n, work, sizeof work / sizeof *work);
		cp = work;
	}
	if (n > 8)
		return VBI_COST_NONE;
	for (size_t i = 0; i < n; i++) {
		unsigned letter = vbi_letter(cp[i]);

		if (!letter)
			return VBI_COST_NONE;
		vbi_letters_add(&letters, letter);
	}
	if (!vbi_syllable_of(&letters, &syllable))
		return acronym(w) ? ACRONYM : VBI_COST_NONE;
	cost = vbi_syllable_cost(syllable.code);
	if (syllable.placement == VBI_PLACED_WRONG)
		cost += MISPLACED;
	if (syllable.shape == VB_SHAPE_MIXED && !caseless)
		cost += MIXED;
	return cost < VBI_COST_NONE ? cost : VBI_COST_NONE;
}

/* A word of no language in particular. */
static unsigned cost_of_foreign(const word *w)
{
	unsigned cost = UNKNOWN_WORD + UNKNOWN_LETTER * (w->marked - 1), uppers = 0;

	for (unsigned i = 0; i < w->n; i++)
		uppers += vbi_char_class(w->cp[i]) == VBI_CHAR_UPPER;
	if (uppers && uppers < w->n && !(uppers == 1 && vbi_char_class(w->cp[0]) == VBI_CHAR_UPPER))
		cost += MIXED;
	return cost < VBI_COST_NONE ? cost : VBI_COST_NONE;
}

static void end_word(hypothesis *h, word *w)
{
	if (w->marked) {
		unsigned cost = cost_of_letters(w, h->caseless), other = h->foreign ? cost_of_foreign(w) : cost;

		h->cost += other < cost ? other : cost;
		h->words++;
		h->known += cost < VBI_COST_RARE && w->n > 1;
		h->unknown += cost >= VBI_COST_NONE;
	}
	w->n = w->marked = 0;
	w->combining = w->longer = false;
}

static void add_letter(word *w, uint32_t cp, bool mark)
{
	if (w->n == LETTERS) {
		w->longer = true;
		return;
	}
	w->cp[w->n++] = cp;
	w->marked += cp >= 0x80;
	w->combining = w->combining || mark;
}

/* What a character outside ASCII that is no letter costs; what it costs more when a letter follows goes to *next. */
static unsigned cost_of_sign(uint32_t cp, unsigned class, bool behind_letter, unsigned *next)
{
	*next = 0;
	if (cp == VBI_REPLACEMENT || class == VBI_CHAR_OTHER)
		return STRAY;
	if (class == VBI_CHAR_SPACE)
		return PUNCTUATION;
	switch (cp) {
	case 0xAB: case 0xBB: case 0x2010: case 0x2011: case 0x2013: case 0x2014: case 0x2018: case 0x2019: case 0x201C:
	case 0x201D: case 0x2026:
		*next = behind_letter ? PUNCTUATION_IN : 0;
		return PUNCTUATION;
	case 0x2022: /* a bullet has a space behind it */
		*next = PUNCTUATION_IN;
		return PUNCTUATION;
	case 0xB0: case 0xB2: case 0xB3: case 0x20AB: /* 10°C, m² */
		*next = behind_letter ? SIGN_TOUCHES : 0;
		return UNIT;
	}
	*next = SIGN_TOUCHES - SIGN;
	return behind_letter ? SIGN_TOUCHES : SIGN;
}

/* Adds the cost of text, which is UTF-8. */
static void judge(hypothesis *h, const char *text, size_t length)
{
	const char *p = text, *end = text + length;
	word w = {.n = 0};
	unsigned if_letter = 0;

	while (p < end) {
		unsigned n, class;
		uint32_t cp;

		if ((unsigned char)*p < 0x80) {
			unsigned char lower = (unsigned char)(*p | 0x20);

			cp = (unsigned char)*p;
			n = 1;
			class = lower >= 'a' && lower <= 'z' ? VBI_CHAR_LOWER : cp < ' ' && (cp < 9 || cp > 13) ? VBI_CHAR_OTHER : VBI_CHAR_PUNCT;
			if (class == VBI_CHAR_OTHER)
				h->cost += STRAY;
		} else {
			cp = vbi_utf8_next(p, end, &n, NULL);
			class = vbi_char_class(cp);
			h->hash = (h->hash ^ cp ^ (uint64_t)(p - text) << 24) * 0x9E3779B97F4A7C15u;
		}
		p += n;
		if (class == VBI_CHAR_UPPER || class == VBI_CHAR_LOWER || class == VBI_CHAR_MARK) {
			h->cost += if_letter;
			if_letter = 0;
			add_letter(&w, cp, class == VBI_CHAR_MARK);
			continue;
		}
		if_letter = 0;
		if (cp >= 0x80)
			h->cost += cost_of_sign(cp, class, w.n != 0, &if_letter);
		end_word(h, &w);
	}
	end_word(h, &w);
}

/* ---- VIQR ---- */

static bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool viqr_mark(char c) { return c && strchr("^(+`~'?.", c); }

/* Cost of a word as VIQR; none if it has no letter of VIQR. */
static vb_status cost_of_viqr(vbi_detector *d, const char *p, size_t n, hypothesis *h)
{
	vb_status status;

	d->text.n = 0;
	status = vbi_charset_convert(d->viqr, p, n, true, 0, &d->text, NULL);
	if (status == VB_OK && n)
		judge(h, d->text.p, d->text.n);
	return status;
}

/* Costs of a word as VIQR, and as anything else. The marks of tone behind it (tail) may be punctuation. */
static vb_status judge_viqr_word(vbi_detector *d, const char *p, size_t n, size_t tail, uint32_t *viqr, uint32_t *other)
{
	hypothesis bare = {.charset = VB_CHARSET_VIQR}, full = {.charset = VB_CHARSET_VIQR};
	bool marked = false, twice = false;
	vb_status status;

	for (size_t i = 1; i < n; i++) {
		marked = marked || strchr("^(+`~?", p[i]);
		twice = twice || viqr_mark(p[i]) || ((p[i] | 32) == 'd' && (p[i - 1] | 32) == 'd');
	}
	if (!marked && !twice)
		return VB_OK;
	status = cost_of_viqr(d, p, n, &bare);
	if (status == VB_OK && tail)
		status = cost_of_viqr(d, p, n + 1, &full);
	if (full.words && (!bare.words || full.cost < bare.cost))
		bare = full;
	if (!bare.words)
		return status;
	*viqr += bare.cost;
	*other += marked ? 56 : 34; /* don't, U.S.A., address */
	return status;
}

static vb_status judge_viqr(vbi_detector *d, const char *bytes, size_t length, uint32_t *viqr, uint32_t *other)
{
	const char *p = bytes, *end = bytes + length;

	while (p < end) {
		const char *from, *to;
		vb_status status;

		while (p < end && !ascii_letter(*p))
			p++;
		from = p;
		while (p < end && (ascii_letter(*p) || viqr_mark(*p)))
			p++;
		/* Marks of tone at the end may be punctuation. */
		for (to = p; to > from && strchr("'?.", to[-1]); to--)
			;
		status = judge_viqr_word(d, from, (size_t)(to - from), (size_t)(p - to), viqr, other);
		if (p < end - 1 && *p == '\\' && viqr_mark(p[1]))
			*other += SIGN;
		if (status)
			return status;
	}
	return VB_OK;
}

/* ---- the verdict ---- */

static void set(vb_detection *result, uint32_t charset, uint32_t margin, bool sure)
{
	uint32_t bits = margin / 4;

	result->charset = charset;
	result->confidence = (uint16_t)(bits < 10 ? 1000 - (1000 >> bits) : 1000);
	result->sure = sure;
}

/* The cheapest of n hypotheses (the first among equals), and how much dearer the next is that gives another text. */
static unsigned cheapest(const hypothesis *h, unsigned n, uint32_t *margin)
{
	unsigned best = 0;

	for (unsigned i = 1; i < n; i++)
		if (h[i].cost < h[best].cost ||
		    (h[i].cost == h[best].cost && h[i].hash == h[best].hash && h[best].charset == VB_CHARSET_AUTO))
			best = i;
	*margin = UINT32_MAX;
	for (unsigned i = 0; i < n; i++)
		if (i != best && h[i].hash != h[best].hash && h[i].cost - h[best].cost < *margin)
			*margin = h[i].cost - h[best].cost;
	return best;
}

static vb_status open_all(vbi_detector *d, unsigned first, unsigned n)
{
	for (unsigned i = first; i < first + n; i++) {
		vb_status status = VB_OK;

		if (!d->charset[i])
			status = vbi_charset_open(plain[i % PLAIN] | (i < PLAIN ? 0 : VB_CHARSET_IN_UTF8), 0, d->mem, &d->charset[i]);
		if (status)
			return status;
	}
	return d->latin ? VB_OK : vbi_charset_open(VB_CHARSET_WINDOWS1252, 0, d->mem, &d->latin);
}

/* Where the block that begins at p ends: behind white space, if it can be. */
static size_t block_end(const char *p, size_t left)
{
	size_t n = BLOCK;

	if (left <= BLOCK)
		return left;
	while (n > BLOCK / 2 && p[n - 1] != ' ' && p[n - 1] != '\n')
		n--;
	return n > BLOCK / 2 ? n : BLOCK;
}

/* Characters that no byte was ever shown as: proof that text did not go through an 8-bit encoding. */
static uint32_t strangers(const char *text, size_t length)
{
	const char *p = text, *end = text + length;
	uint32_t count = 0;
	unsigned n;

	for (; p < end; p += n) {
		uint32_t cp = vbi_utf8_next(p, end, &n, NULL);

		count += cp >= 0x80 && vbi_page_byte(cp) < 0;
	}
	return count;
}

/* What the beginning of well-formed UTF-8 says: PLAINLY, so much Vietnamese that nothing else need be tried; HARDLY, so
 * little, and none of it Vietnamese, that bytes of something else may be well formed by chance. */
typedef enum degree { PLAINLY, SOMEHOW, HARDLY } degree;

static degree is_utf8(const char *bytes, size_t length)
{
	size_t block = block_end(bytes, length);
	hypothesis h = {.foreign = true};
	uint32_t strange = strangers(bytes, block);
	bool longer = false; /* characters of three bytes are hardly chance */

	judge(&h, bytes, block);
	for (size_t i = 0; i < block; i++)
		longer = longer || (unsigned char)bytes[i] >= 0xE0;
	if (h.words >= 4 && strange >= 4 && h.cost / h.words < UNKNOWN_WORD - UNKNOWN_LETTER)
		return PLAINLY;
	return strange && !longer && h.words < 3 && h.cost >= UNKNOWN_WORD * h.words && length < BLOCK ? HARDLY : SOMEHOW;
}

/* Judges one block under every hypothesis: UTF-8, bytes of another language, then the encodings from d->charset[first] on. */
static vb_status judge_block(vbi_detector *d, const char *block, size_t length, unsigned first, uint32_t strange,
                             hypothesis h[PLAIN + 2])
{
	vb_status status = VB_OK;

	/* Text that was read as windows-1252 is UTF-8 that can be mended. */
	d->text.n = 0;
	if (first && vbi_mend_feed(&d->mend, block, length, true, &d->text, NULL) == SIZE_MAX)
		return VB_ERR_MEMORY;
	judge(&h[0], first ? d->text.p : block, first ? d->text.n : length);
	for (unsigned i = first ? 2 : 1; i < PLAIN + 2 && status == VB_OK; i++) {
		d->text.n = 0;
		status = vbi_charset_convert(i == 1 ? d->latin : d->charset[first + i - 2], block, length, true, 0, &d->text, NULL);
		judge(&h[i], d->text.p ? d->text.p : "", d->text.n);
		h[i].cost += strange * STRAY;
	}
	return status;
}

/* The 8-bit encodings, as they are (first = 0) or in UTF-8 (first = PLAIN), beside UTF-8 itself and other languages. */
static vb_status among(vbi_detector *d, const char *bytes, size_t length, unsigned first, int likely, vb_detection *result)
{
	hypothesis h[PLAIN + 2];
	unsigned n = PLAIN + 2, best = 0;
	uint32_t margin = 0, strange, all_strange = 0;
	vb_status status = open_all(d, first, PLAIN);
	bool sure;

	memset(h, 0, sizeof h);
	vbi_mend_start(&d->mend, &(vbi_norm_rules){0, VB_TONE_KEEP, VB_PUNCT_KEEP});
	h[0].charset = VB_CHARSET_UTF8; /* well-formed: anything may be written in it; else damaged */
	h[0].foreign = first != 0;
	h[1].charset = VB_CHARSET_AUTO;
	h[1].foreign = true;
	h[1].cost = first ? UINT32_MAX / 2 : 0; /* well-formed UTF-8 is that */
	for (unsigned i = 2; i < n; i++) {
		h[i].charset = plain[i - 2] | (first ? VB_CHARSET_IN_UTF8 : 0);
		h[i].caseless = plain[i - 2] == VB_CHARSET_TCVN3;
		h[i].cost = (first ? SAVED_TWICE : 0) + (i < 6 ? 0 : UNUSUAL);
	}
	for (unsigned i = 0; i < n; i++)
		h[i].cost += likely >= 0 && h[i].charset != (uint32_t)likely ? LIKELY : 0;
	for (size_t at = 0; status == VB_OK && at < length;) {
		size_t block = block_end(bytes + at, length - at);

		strange = first ? strangers(bytes + at, block) : 0;
		all_strange += strange;
		status = judge_block(d, bytes + at, block, first, strange, h);
		at += block;
		best = cheapest(h, n, &margin);
		if (margin > CLEAR)
			break;
	}
	if (first && h[best].hash == h[0].hash)
		best = 0; /* the same text: nothing was done to it */
	sure = margin >= (first && best == 0 && !all_strange ? SURE_OF_LATIN : SURE) && h[best].words != 0 && h[best].charset != VB_CHARSET_AUTO;
	/* UTF-8 is not taken apart to make as many words that are none as syllables. */
	sure = sure && (!first || best == 0 || h[best].known > h[0].known + h[best].unknown);
	/* Of bytes that are no text one encoding always makes fewest words that are none. */
	sure = sure && (first || best == 0 || h[best].known >= h[best].unknown);
	if (first && !sure)
		best = 0; /* it is UTF-8 in any case */
	if (h[best].charset == VB_CHARSET_AUTO) {
		/* No Vietnamese; but if it had to be, the likeliest. */
		h[1].cost = UINT32_MAX / 2;
		best = cheapest(h, n, &margin);
		margin = 0;
	}
	set(result, h[best].charset, margin, sure);
	return status;
}

/* Most characters of UTF-16 text in Latin letters have a zero byte. */
static bool looks_utf16(const char *bytes, size_t length, vb_detection *result)
{
	size_t zero[2] = {0, 0}, n = length < BLOCK ? length & ~(size_t)1 : BLOCK;

	for (size_t i = 0; i < n; i++)
		zero[i & 1] += bytes[i] == 0;
	for (unsigned big = 0; big < 2; big++)
		if (n >= 8 && zero[!big] * 5 > n && zero[big] * 50 < n) {
			set(result, big ? VB_CHARSET_UTF16BE : VB_CHARSET_UTF16LE, 40, n >= 16);
			return true;
		}
	return false;
}

vb_status vbi_detect(vbi_detector *d, const char *bytes, size_t length, bool whole, int likely, vb_detection *result)
{
	size_t valid, left, high_before = 0;
	degree how;
	bool high = false, latin = false, low = false;
	uint32_t viqr = 0, other = 0;
	vb_status status = VB_OK;

	if (length > VBI_DETECT_MOST) {
		length = VBI_DETECT_MOST;
		whole = false;
	}
	set(result, VB_CHARSET_UTF8, 40, true);
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)bytes[i];

		high = high || c >= 0x80;
		latin = latin || (c >= 0xC2 && c <= 0xCB) || c == 0xE2;
		low = low || c == 0;
	}
	if (low && looks_utf16(bytes, length, result))
		return VB_OK;
	if (!high) {
		if (!d->viqr)
			status = vbi_charset_open(VB_CHARSET_VIQR, 0, d->mem, &d->viqr);
		if (status == VB_OK)
			status = judge_viqr(d, bytes, length, &viqr, &other);
		if (likely == VB_CHARSET_VIQR)
			other += LIKELY;
		if (viqr + UNUSUAL < other)
			set(result, VB_CHARSET_VIQR, other - viqr - UNUSUAL, other - viqr - UNUSUAL >= SURE);
		else if (viqr && viqr < other + SURE)
			set(result, VB_CHARSET_UTF8, viqr - other + UNUSUAL, false);
		return status;
	}
	valid = vbi_utf8_valid(bytes, length);
	left = length - valid;
	while (high_before < valid && (unsigned char)bytes[high_before] < 0x80)
		high_before++;
	if (valid < length && (whole || left != vbi_utf8_incomplete(bytes, length) || high_before == valid))
		return among(d, bytes, length, 0, likely, result);
	how = is_utf8(bytes, valid);
	if (how == HARDLY)
		set(result, VB_CHARSET_UTF8, SURE / 2, false);
	if (how == PLAINLY || !latin)
		return VB_OK;
	status = among(d, bytes, valid, PLAIN, likely == VB_CHARSET_UTF8 ? -1 : likely, result);
	if (how == HARDLY && result->charset == VB_CHARSET_UTF8)
		result->sure = 0;
	return status;
}
