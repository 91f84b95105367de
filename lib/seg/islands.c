/* seg/islands.c - see islands.h */
#include "seg/islands.h"

static inline uint32_t kind_bit(const vbi_tok *tok) { return UINT32_C(1) << tok->kind; }

#define LETTERS (UINT32_C(1) << VB_TOKEN_SYLLABLE | UINT32_C(1) << VB_TOKEN_FOREIGN)
_Static_assert(VB_TOKEN_SYLLABLE < 32 && VB_TOKEN_FOREIGN < 32, "bits of a number");

/* What a token tells of itself. */
typedef struct told {
	bool syllable, letters, named; /* named: with its capital, part of a name perhaps */
	unsigned part;                 /* VBI_PART_* */
} told;

static inline told tell(const vbi_seg *seg, const vbi_tok *tok)
{
	bool syllable = tok->kind == VB_TOKEN_SYLLABLE, letters = (kind_bit(tok) & LETTERS) != 0;
	uint32_t code = tok->code & (0u - syllable);

	return (told){syllable, letters, letters & (tok->shape == VB_SHAPE_TITLE), seg->lex->name_part[code] & (0u - syllable)};
}

/* Something else than matches may begin at a token: a run of capitals, a name in small letters, an abbreviation and its dot,
 * 90%, pa-tê (lattice.c). */
static inline bool odd(const vbi_seg *seg, const vbi_tok *tok, const vbi_tok *next, told a, told b, uint64_t any)
{
	char c = seg->text[next->start];
	bool dot = (c == '.') & (vbi_tok_capital(tok) | ((any & VBI_MASK(ABBR_DOT)) != 0));
	bool tight = ((c == '-') & a.letters) | ((c == '%') & (tok->kind == VB_TOKEN_NUMBER));
	bool small = ((a.part & VBI_PART_SURNAME) != 0) & ((b.part & VBI_PART_MIDDLE) != 0) & (next->shape == VB_SHAPE_LOWER);

	return ((next->space == 0) & (dot | tight)) | (a.named & b.named & (next->space == 1)) | small;
}

/* Tokens of the longest match at token i, which `left` tokens can have; 0 if that is to be looked at. */
static inline uint32_t longest(const vbi_seg *seg, uint32_t i, uint32_t left)
{
	uint32_t from = seg->match_at[i], to = seg->match_at[i + 1], count;
	const vbi_match *match = &seg->match[to - (to > 0)];

	if (!seg->matches)
		return 1;
	count = to > from ? match->count : 1;
	return count & (0u - ((count == 1) | ((count <= left) & ((match->mask & ~VBI_NO_WORD) != 0))));
}

static inline uint32_t symbol(const vbi_seg *seg, const vbi_tok *tok)
{
	uint32_t symbol = tok->kind == VB_TOKEN_PUNCT ? 0xF000u | (unsigned char)seg->text[tok->start]
	                                              : 0x8000u | (uint32_t)tok->kind << 4 | tok->shape;

	return tok->kind == VB_TOKEN_SYLLABLE ? tok->code : symbol;
}

/* Symbols and reaches; of those tokens that are to be looked at a list, into `other`. */
static uint32_t reaches(const vbi_seg *seg, vbi_islands *in)
{
	static const vbi_tok none = {.space = 3};
	uint32_t count = in->end - in->first, looks = 0;
	const vbi_tok *tok = seg->tok + in->first;
	told a = tell(seg, tok), b = {false, false, false, 0};

	for (uint32_t k = 0; k < count; k++, tok++) {
		uint32_t i = in->first + k, reach = longest(seg, i, count - k);
		const vbi_tok *next = k + 1 < count ? tok + 1 : &none;

		b = tell(seg, next);
		reach &= odd(seg, tok, next, a, b, seg->any[i]) - 1u;
		in->symbol[k] = symbol(seg, tok);
		in->reach[k] = (uint8_t)reach;
		in->plain[k] = a.syllable & (reach != 0);
		in->other[looks] = k;
		looks += reach == 0;
		a = b;
	}
	return looks;
}

/* Where islands begin: where no arc reaches beyond. */
static uint32_t begins(vbi_islands *in)
{
	uint32_t count = in->end - in->first, reach = 0, n = 0;

	for (uint32_t k = 0; k < count; k++) {
		uint32_t to = k + in->reach[k];

		in->begin[n] = k;
		n += reach <= k;
		reach = to > reach ? to : reach;
	}
	in->begin[n] = count;
	return n;
}

static void lists(const vbi_seg *seg, vbi_islands *in, uint32_t n)
{
	in->pairs = in->others = 0;
	for (uint32_t j = 0; j < n; j++) {
		uint32_t k = in->begin[j], tokens = in->begin[j + 1] - k;
		bool pair = (tokens == 2) & in->plain[k] & in->plain[in->begin[j + 1] - 1];

		pair &= seg->tok[in->first + in->begin[j + 1] - 1].shape == VB_SHAPE_LOWER;
		pair &= seg->tok[in->first + k].shape <= VB_SHAPE_TITLE;
		in->pair[in->pairs] = in->other[in->others] = k;
		in->other[in->others + 1] = in->begin[j + 1];
		in->pairs += pair;
		in->others += (tokens > 1) & !pair ? 2 : 0;
	}
}

/* One allocation for all arrays of a sentence of n tokens. */
static bool room(vbi_seg *seg, vbi_islands *in, uint32_t n)
{
	uint32_t bytes = n / 4 + 1; /* four of a number */

	if (!VBI_GROW(seg->mem, seg->island, seg->island_capacity, 6 * (size_t)n + 16 + 3 * (size_t)bytes))
		return false;
	in->symbol = seg->island + 1;
	in->begin = in->symbol + n + 1;
	in->pair = in->begin + n + 2;
	in->other = in->pair + n + 2;
	in->reach = (uint8_t *)(in->other + 2 * (size_t)n + 4);
	in->plain = in->reach + 4 * (size_t)bytes;
	in->joined = in->plain + 4 * (size_t)bytes;
	return true;
}

vb_status vbi_islands_find(vbi_seg *seg, uint32_t first, uint32_t end, vbi_islands *in)
{
	uint32_t count = end - first, looks;

	if (!room(seg, in, count))
		return VB_ERR_MEMORY;
	in->first = first;
	in->end = end;
	in->symbol[-1] = VBI_SYMBOL_BEFORE;
	in->symbol[count] = VBI_SYMBOL_BEHIND;
	memset(in->joined, 0, count);
	looks = reaches(seg, in);
	for (uint32_t l = 0; l < looks; l++) {
		uint32_t k = in->other[l], reach = vbi_lattice_reach(seg, first + k, end);

		if (!reach)
			return VB_ERR_MEMORY;
		in->reach[k] = (uint8_t)reach;
	}
	lists(seg, in, begins(in));
	return VB_OK;
}
