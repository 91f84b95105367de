/* seg/islands.c - see islands.h */
#include "seg/islands.h"

/* Why something else than matches may begin at a token, in short. */
enum { SMALL = VBI_ODD_SMALL, DOT = VBI_ODD_DOT, DASH = VBI_ODD_DASH, PERCENT = VBI_ODD_PERCENT, RUN = VBI_ODD_RUN };
/* A token's part in a pair. */
enum { FIRST = 1, SECOND = 2 };

/* What a token's kind and shape tell, in one look. */
typedef struct told {
	uint16_t symbol, code, byte; /* the symbol: this, with so much of the code, of the first byte */
	uint16_t next;               /* reasons, as the next one after a blank: in the high byte */
	uint8_t first;               /* reasons */
	uint8_t next_part;           /* VBI_PART_* of which it is a next one */
	uint8_t plain;               /* in a pair */
	uint8_t unused[5];           /* so that a shift finds one */
} told;

#define KINDS 16u
#define SHAPES(kind, syllable, letters, first)                                                                            \
	TOLD(kind, VB_SHAPE_NONE, syllable, first, 0, 0, (syllable) * FIRST),                                             \
	TOLD(kind, VB_SHAPE_LOWER, syllable, first, 0, VBI_PART_MIDDLE, (syllable) * (FIRST | SECOND)),                   \
	TOLD(kind, VB_SHAPE_TITLE, syllable, (first) | DOT | (letters) * RUN, (letters) * RUN, 0, (syllable) * FIRST),    \
	TOLD(kind, VB_SHAPE_UPPER, syllable, (first) | DOT, 0, 0, 0),                                                    \
	TOLD(kind, VB_SHAPE_MIXED, syllable, (first) | DOT, 0, 0, 0)
#define TOLD(kind, shape, syllable, first, next, part, plain)                                                             \
	[kind][shape] = {(syllable) ? 0 : (kind) == VB_TOKEN_PUNCT ? 0xF000u : 0x8000u | (kind) << 4 | (shape),           \
	                 (syllable) ? 0xFFFFu : 0, (kind) == VB_TOKEN_PUNCT ? 0xFFu : 0, (next) << 8, first, part, plain, {0}}

static const told tells[KINDS][8] = {
	SHAPES(VB_TOKEN_SYLLABLE, 1, 1, DASH), SHAPES(VB_TOKEN_NUMBER, 0, 0, PERCENT), SHAPES(VB_TOKEN_CODE, 0, 0, 0),
	SHAPES(VB_TOKEN_ACRONYM, 0, 0, 0), SHAPES(VB_TOKEN_FOREIGN, 0, 1, DASH), SHAPES(VB_TOKEN_PUNCT, 0, 0, 0),
	SHAPES(VB_TOKEN_SYMBOL, 0, 0, 0), SHAPES(VB_TOKEN_FILE, 0, 0, 0), SHAPES(VB_TOKEN_URL, 0, 0, 0),
	SHAPES(VB_TOKEN_EMAIL, 0, 0, 0),
};
static const uint8_t marks[256] = {['.'] = DOT, ['-'] = DASH, ['%'] = PERCENT};

/* Symbols and reaches; of those tokens of which matches and runs of capitals do not tell all, a list, into `other`. From behind,
 * since what a token is as the next one is then at hand. What is asked again and again is held apart: to the compiler a byte
 * that is written might be any of it. */
static uint32_t reaches(const vbi_seg *seg, vbi_islands *in)
{
	const vbi_tok *tok = seg->tok + in->first;
	const uint64_t *any = seg->any + in->first;
	const uint8_t *matched = seg->reach + in->first, *part = seg->lex->name_part;
	const char *text = seg->text;
	uint32_t count = in->end - in->first, looks = 0;
	uint32_t *symbols = in->symbol, *look = in->other;
	vbi_reach *reach = in->reach;
	unsigned next = 0, run = 0;

	for (uint32_t k = count; k-- > 0;) {
		const vbi_tok *t = &tok[k];
		const told *a = &tells[t->kind & (KINDS - 1)][t->shape & 7];
		unsigned byte = (uint8_t)text[t->start], parts = part[t->code & (VB_SYLLABLE_END - 1)];
		unsigned first = a->first | (parts & SMALL) | ((any[k] & VBI_MASK(ABBR_DOT)) != 0) * DOT;
		unsigned odd = first & next, linked = 0u - (odd / RUN);
		bool looked = ((odd & ~(unsigned)RUN) != 0) | (k + matched[k] > count);

		/* After no blank the low byte, after one the high byte, after line ends nothing. */
		next = ((marks[byte] | (uint32_t)a->next) >> 8 * (t->space & 3) & 0xFF) | ((parts & a->next_part) / VBI_PART_MIDDLE * SMALL);
		symbols[k] = (uint32_t)a->symbol | (t->code & a->code) | (byte & a->byte);
		run = 1 + (run & linked);
		run = run < VBI_RUN_MAX ? run : VBI_RUN_MAX;
		reach[k] = (vbi_reach){(uint8_t)(matched[k] > run ? matched[k] : run), (uint8_t)(a->plain & ((looked | (odd != 0)) - 1u)),
		                       (uint8_t)odd, (uint8_t)run};
		look[looks] = k;
		looks += looked;
	}
	return looks;
}

/* Islands of two tokens and more, into `other`: one begins where no arc reaches beyond. Returns numbers there. */
static uint32_t longer(const vbi_islands *in)
{
	uint32_t count = in->end - in->first, reach = 0, begin = 0, n = 0, *other = in->other;
	const vbi_reach *at = in->reach;

	for (uint32_t k = 0; k < count; k++) {
		uint32_t to = k + at[k].tokens;
		bool ends = reach <= k;

		other[n] = begin;
		other[n + 1] = k;
		n += (ends & (k - begin > 1)) * 2u;
		begin = ends ? k : begin;
		reach = to > reach ? to : reach;
	}
	other[n] = begin;
	other[n + 1] = count;
	return n + (count - begin > 1) * 2u;
}

/* Pairs taken out of them. */
static void lists(vbi_islands *in, uint32_t n)
{
	const vbi_reach *at = in->reach;
	uint32_t pairs = 0, others = 0, *pair = in->pair, *other = in->other;

	for (uint32_t j = 0; j < n; j += 2) {
		uint32_t k = other[j], next = other[j + 1], good = (next - k == 2) & at[k].plain & at[next - 1].plain >> 1;

		pair[pairs] = other[others] = k;
		other[others + 1] = next;
		pairs += good;
		others += 2 * (1 - good);
	}
	in->pairs = pairs;
	in->others = others;
}

/* One allocation for all arrays of a sentence of n tokens. */
static bool room(vbi_seg *seg, vbi_islands *in, uint32_t n)
{
	size_t bytes = n / 4 + 1; /* twice four of a number */

	if (!VBI_GROW(seg->mem, seg->island, seg->island_capacity, 5 * (size_t)n + 14 + 2 * bytes))
		return false;
	in->symbol = seg->island + 1;
	in->pair = in->symbol + n + 1;
	in->other = in->pair + n + 2;
	in->reach = (vbi_reach *)(in->other + 2 * (size_t)n + 4);
	in->joined = (uint8_t *)(in->reach + n + 1);
	in->capitals = in->joined + 4 * bytes;
	return true;
}

/* No arc crosses the end of an island: so the capitals are counted to there. */
static void count_capitals(const vbi_seg *seg, const vbi_islands *in, uint32_t begin, uint32_t end)
{
	const vbi_tok *tok = seg->tok + in->first;
	uint32_t n = 0;

	for (uint32_t k = end; k-- > begin;) {
		n = (n + (n < UINT8_MAX)) & (0u - (uint32_t)vbi_tok_capital(&tok[k]));
		in->capitals[k] = (uint8_t)n;
	}
}

vb_status vbi_islands_arcs(vbi_seg *seg, const vbi_islands *in, uint32_t begin, uint32_t end)
{
	seg->arcs = 0;
	if (!vbi_lattice_arcs_room(seg, in->first + begin, end - begin))
		return VB_ERR_MEMORY;
	count_capitals(seg, in, begin, end);
	for (uint32_t k = begin; k < end; k++)
		vbi_lattice_arcs(seg, in->first + k, in->end, (vbi_start){in->capitals[k], in->reach[k].run, in->reach[k].odd});
	return VB_OK;
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
		uint32_t k = in->other[l];

		seg->arcs = 0;
		if (!vbi_lattice_arcs_room(seg, first + k, 1))
			return VB_ERR_MEMORY;
		in->reach[k].tokens = (uint8_t)vbi_lattice_arcs(seg, first + k, end, (vbi_start){0, in->reach[k].run, in->reach[k].odd});
	}
	lists(in, longer(in));
	return VB_OK;
}
