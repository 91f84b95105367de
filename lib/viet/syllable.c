/* syllable.c - syllables to numbers and back, by table. */
#include "viet/syllable.h"

#include "base/base.h"
#include "text/utf8.h"
#include "viet/syllable_table.h"

_Static_assert(ONSETS == 28, "onsets give syllables their numbers");
_Static_assert(RIMES_USED <= VBI_RIMES, "a new rime must fit the numbers");
_Static_assert(ONSETS * VBI_RIMES * 6 <= VB_SYLLABLE_END, "syllables lie below VB_SYLLABLE_END");
_Static_assert(LETTERS <= VBI_LETTER_BASE + 1, "a base letter takes five bits");

/* ---- letters ---- */

#define LETTER(base, tone, upper) (VBI_LETTER | ((upper) ? VBI_LETTER_UPPER : 0) | (tone) << 5 | (base))

const uint16_t vbi_letter_low[VBI_LETTER_LOW] = {
#define L(cp, base, tone, upper) [cp] = LETTER(base, tone, upper),
	VBI_VOWELS_LOW(L)
#undef L
#define L(base, lower, upper, folded) [lower] = LETTER(base, 0, 0), [upper] = LETTER(base, 0, 1),
	VBI_CONSONANTS(L)
#undef L
	/* letters of names and of foreign words */
	['f'] = LETTER(0, 0, 0), ['F'] = LETTER(0, 0, 1), ['j'] = LETTER(0, 0, 0), ['J'] = LETTER(0, 0, 1),
	['w'] = LETTER(0, 0, 0), ['W'] = LETTER(0, 0, 1), ['z'] = LETTER(0, 0, 0), ['Z'] = LETTER(0, 0, 1),
};

const uint16_t vbi_letter_high[VBI_LETTER_TOP - VBI_LETTER_HIGH] = {
#define L(cp, base, tone, upper) [cp - VBI_LETTER_HIGH] = LETTER(base, tone, upper),
	VBI_VOWELS_HIGH(L)
#undef L
};

/* [base letter][case * 6 + tone] */
static const uint16_t vowel_written[V_Y + 1][12] = {
#define L(base, ...) [base] = {__VA_ARGS__},
	VBI_VOWELS(L)
#undef L
};

static const struct {
	uint16_t written[2];
	char folded;
} consonant[LETTERS] = {
#define L(base, lower, upper, fold) [base] = {{lower, upper}, fold},
	VBI_CONSONANTS(L)
#undef L
};

static const char vowel_folded[V_Y + 1] = {0, 'a', 'a', 'a', 'e', 'e', 'i', 'o', 'o', 'o', 'u', 'u', 'y'};

/* ---- onsets, rimes ---- */

static const uint8_t onset_letters[ONSETS][3] = {
#define O(name, a, b, c) [O_##name] = {a, b, c},
	VBI_ONSETS(O)
#undef O
};

static const uint8_t onset_length[ONSETS] = {
#define O(name, a, b, c) [O_##name] = ((a) != 0) + ((b) != 0) + ((c) != 0),
	VBI_ONSETS(O)
#undef O
};

/* The onset that a first letter makes alone, ONSETS for q, which needs its u; and the onsets of two letters. Vowels
 * make none: the onset is empty. */
static const uint8_t onset_single[LETTERS] = {
	[C_B] = O_B, [C_C] = O_C, [C_D] = O_D, [C_DD] = O_DD, [C_G] = O_G, [C_H] = O_H, [C_K] = O_K, [C_L] = O_L,
	[C_M] = O_M, [C_N] = O_N, [C_P] = O_P, [C_Q] = ONSETS, [C_R] = O_R, [C_S] = O_S, [C_T] = O_T, [C_V] = O_V,
	[C_X] = O_X,
};

static const uint8_t onset_pair[LETTERS][LETTERS] = {
	[C_C] = {[C_H] = O_CH}, [C_G] = {[C_H] = O_GH, [V_I] = O_GI}, [C_K] = {[C_H] = O_KH},
	[C_N] = {[C_G] = O_NG, [C_H] = O_NH}, [C_P] = {[C_H] = O_PH}, [C_Q] = {[V_U] = O_QU},
	[C_T] = {[C_H] = O_TH, [C_R] = O_TR},
};

static const uint8_t coda_letters[CODAS][2] = {
	[K_C] = {C_C}, [K_CH] = {C_C, C_H}, [K_M] = {C_M}, [K_N] = {C_N}, [K_NG] = {C_N, C_G}, [K_NH] = {C_N, C_H},
	[K_P] = {C_P}, [K_T] = {C_T},
};

/* Final + 1 by its two letters, 0 if there is no such final. */
static const uint8_t coda_at[LETTERS][LETTERS] = {
	[0] = {[0] = 1 + K_0}, [C_C] = {[0] = 1 + K_C, [C_H] = 1 + K_CH}, [C_M] = {[0] = 1 + K_M},
	[C_N] = {[0] = 1 + K_N, [C_G] = 1 + K_NG, [C_H] = 1 + K_NH}, [C_P] = {[0] = 1 + K_P}, [C_T] = {[0] = 1 + K_T},
};

#define VOWELS 13u /* with none */
#define RIME_SLOT(a, b, c, coda) ((((a) * VOWELS + (b)) * VOWELS + (c)) * CODAS + (coda))

/* Rime + 1 by up to three vowels and the final: large and nearly empty, but only its used lines are ever touched. */
static const uint8_t rime_at[VOWELS * VOWELS * VOWELS * CODAS] = {
#define R(a, b, c, k, main, first, onsets) [RIME_SLOT(V_##a, V_##b, V_##c, K_##k)] = 1 + R_##a##_##b##_##c##_##k,
	VBI_RIME_LIST(R)
#undef R
};

#define STOP(k) ((k) == K_C || (k) == K_CH || (k) == K_P || (k) == K_T)
#define STOPPED (1u << 31) /* ends in c, ch, p, t: only sắc and nặng */

static const struct {
	uint32_t onsets; /* bits, and STOPPED */
	uint8_t vowel[3];
	uint8_t coda;
	uint8_t at[2]; /* letter of the rime that bears the tone: on the main vowel, in the hòa style */
} rime_facts[VBI_RIMES] = {
#define R(a, b, c, k, main, first, onsets) \
	{((onsets) & ALL) | (STOP(K_##k) ? STOPPED : 0), {V_##a, V_##b, V_##c}, K_##k, {main, first}},
	VBI_RIME_LIST(R)
#undef R
};

enum { NGANG, HUYEN, HOI, NGA, SAC, NANG, TONES };

static bool fits(unsigned onset, unsigned rime, unsigned tone)
{
	uint32_t onsets = rime_facts[rime].onsets;

	if (!(onsets >> onset & 1) || ((onsets & STOPPED) && tone < SAC))
		return false;
	/* gia, già, giá are gi + a; g + ia is only gịa (giặt gịa), told apart from giạ by its mark. */
	return onset != O_G || rime != R_I_A_0_0 || tone == NANG;
}

#define BASE(bases, i) ((unsigned)((bases) >> 8 * (i)) & 255u)

/* The onset of a word; ONSETS if no onset is spelt so. */
static inline unsigned read_onset(const vbi_letters *word)
{
	uint64_t l = word->bases;
	unsigned pair = onset_pair[BASE(l, 0)][BASE(l, 1)];
	unsigned onset = pair ? pair : onset_single[BASE(l, 0)];

	if (onset == O_NG)
		return BASE(l, 2) == C_H ? O_NGH : O_NG;
	if (onset == O_GI) {
		unsigned next = BASE(l, 2);

		if (next == 0 || next > V_Y)
			return O_G; /* gì, gìn */
		return word->count == 3 && next == V_A && word->tone == NANG && word->tone_at == 1 ? O_G : O_GI;
	}
	return onset;
}

/* The rime spelt by these letters; VBI_RIMES if there is none. */
static inline unsigned read_rime(uint64_t l)
{
	unsigned a = BASE(l, 0), b = BASE(l, 1), c = BASE(l, 2), coda, found;
	unsigned two = b - 1 < V_Y, three = two & (c - 1 < V_Y);

	if (a - 1 >= V_Y)
		return VBI_RIMES;
	b = two ? b : 0;
	c = three ? c : 0;
	l >>= 8 * (1 + two + three);
	coda = coda_at[BASE(l, 0)][BASE(l, 1)];
	if (!coda || l >> 16)
		return VBI_RIMES;
	found = rime_at[RIME_SLOT(a, b, c, coda - 1)];
	return found ? found - 1 : VBI_RIMES;
}

static unsigned placement(unsigned rime, unsigned onset_n, const vbi_letters *word)
{
	unsigned main_at = onset_n + rime_facts[rime].at[0], first_at = onset_n + rime_facts[rime].at[1];

	if (!word->tone)
		return VBI_PLACED_EITHER;
	if (word->tone_at == main_at)
		return main_at == first_at ? VBI_PLACED_EITHER : VBI_PLACED_MAIN;
	return word->tone_at == first_at ? VBI_PLACED_FIRST : VBI_PLACED_WRONG;
}

bool vbi_syllable_of(const vbi_letters *word, vbi_syllable *out)
{
	unsigned onset, rime;

	/* The longest is ngh + a rime of four: seven letters. */
	if (word->foreign || word->count - 1 > 6)
		return false;
	onset = read_onset(word);
	if (onset == ONSETS)
		return false;
	rime = read_rime(word->bases >> 8 * onset_length[onset]);
	if (rime == VBI_RIMES || !fits(onset, rime, word->tone))
		return false;
	out->code = (uint16_t)((onset * VBI_RIMES + rime) * TONES + word->tone);
	out->shape = vbi_letters_shape(word);
	out->placement = (uint8_t)placement(rime, onset_length[onset], word);
	return true;
}

bool vbi_syllable_parse(const char *text, size_t length, vbi_syllable *out)
{
	vbi_letters word = {.count = 0};
	const char *end = text + length;

	if (length == 0 || length > 15)
		return false;
	while (text < end) {
		unsigned n, letter = vbi_letter(vbi_utf8_next(text, end, &n, NULL));

		if (!letter)
			return false;
		vbi_letters_add(&word, letter);
		text += n;
	}
	return vbi_syllable_of(&word, out);
}

bool vbi_syllable_valid(uint16_t code)
{
	unsigned rime = code / TONES % VBI_RIMES, onset = code / TONES / VBI_RIMES;

	return onset < ONSETS && fits(onset, rime, code % TONES);
}

unsigned vbi_syllable_tone(uint16_t code)
{
	return code % TONES;
}

uint16_t vbi_syllable_with_tone(uint16_t code, unsigned tone)
{
	return (uint16_t)(code - code % TONES + tone % TONES);
}

uint16_t vbi_syllable_short_i(uint16_t code)
{
	unsigned rime = code / TONES % VBI_RIMES, onset = code / TONES / VBI_RIMES;
	uint16_t other = (uint16_t)((onset * VBI_RIMES + R_I_0_0_0) * TONES + code % TONES);

	return rime == R_Y_0_0_0 && onset != O_NONE && onset != O_QU && vbi_syllable_valid(other) ? other : code;
}

/* ---- writing ---- */

/* The letters of a valid code; *onset_n the length of its onset. */
static unsigned spell(uint16_t code, uint8_t letters[8], unsigned *onset_n)
{
	unsigned rime = code / TONES % VBI_RIMES, onset = code / TONES / VBI_RIMES;
	unsigned n = 0;

	for (unsigned i = 0; i < 3 && onset_letters[onset][i]; i++)
		letters[n++] = onset_letters[onset][i];
	*onset_n = n;
	for (unsigned i = 0; i < 3 && rime_facts[rime].vowel[i]; i++)
		letters[n++] = rime_facts[rime].vowel[i];
	for (unsigned i = 0; i < 2 && coda_letters[rime_facts[rime].coda][i]; i++)
		letters[n++] = coda_letters[rime_facts[rime].coda][i];
	return n;
}

size_t vbi_syllable_fold(uint16_t code, char out[8])
{
	uint8_t letters[8];
	unsigned n, onset_n;

	if (!vbi_syllable_valid(code))
		return 0;
	n = spell(code, letters, &onset_n);
	for (unsigned i = 0; i < n; i++)
		out[i] = letters[i] <= V_Y ? vowel_folded[letters[i]] : consonant[letters[i]].folded;
	return n;
}

size_t vbi_syllable_write(uint16_t code, unsigned tone_style, unsigned letter_case, char out[16])
{
	uint8_t letters[8];
	unsigned n, onset_n, tone_at;
	size_t bytes = 0;

	if (!vbi_syllable_valid(code))
		return 0;
	n = spell(code, letters, &onset_n);
	tone_at = onset_n + rime_facts[code / TONES % VBI_RIMES].at[tone_style == VB_TONE_HOA_FIRST];
	for (unsigned i = 0; i < n; i++) {
		unsigned upper = letter_case == VB_CASE_UPPER || (letter_case == VB_CASE_TITLE && i == 0);
		unsigned tone = i == tone_at ? code % TONES : NGANG;
		uint32_t cp = letters[i] <= V_Y ? vowel_written[letters[i]][upper * TONES + tone]
		                                : consonant[letters[i]].written[upper];

		bytes += vbi_utf8_put(cp, out + bytes);
	}
	return bytes;
}

/* ---- public ---- */

int32_t vb_syllable_code(const char *text, size_t length)
{
	vbi_syllable syllable;

	return text && vbi_syllable_parse(text, length, &syllable) ? syllable.code : -1;
}

size_t vb_syllable_text(int32_t code, uint32_t tone, uint32_t letter_case, char *out, size_t capacity)
{
	char text[16];

	if (code < 0 || code >= VB_SYLLABLE_END)
		return 0;
	return vbi_copy_out(text, vbi_syllable_write((uint16_t)code, tone, letter_case, text), out, capacity);
}
