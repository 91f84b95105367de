/* marks.c - which syllables a word written without marks may be, and how likely each is in a chain (seg/restore.h). */
#include "seg/restore.h"

#include <stdlib.h>
#include <string.h>

#include "viet/syllable.h"

/* A syllable seen less often in raw text is rather a slip. */
#define RARE 5u
#define SLOTS 8192u /* more than twice the written forms there can be: 2,200 */

typedef struct form {
	uint64_t letters; /* up to eight, from the lowest byte; 0: empty */
	uint32_t first, count;
} form;

struct vbi_marks {
	const vbi_mem *mem;
	uint16_t *code;
	form slot[SLOTS];
};

typedef struct folded {
	uint64_t letters;
	uint32_t freq;
	uint16_t code;
} folded;

static uint32_t number_of(uint64_t letters) { return vbi_feature(0, (uint32_t)(letters >> 32), (uint32_t)letters); }

static form *slot_of(vbi_marks *marks, uint64_t letters)
{
	uint32_t at = number_of(letters) & (SLOTS - 1);

	while (marks->slot[at].letters && marks->slot[at].letters != letters)
		at = (at + 1) & (SLOTS - 1);
	return &marks->slot[at];
}

/* By letters, then most frequent first, then by code. */
static int by_letters(const void *a, const void *b)
{
	const folded *x = a, *y = b;

	if (x->letters != y->letters)
		return x->letters < y->letters ? -1 : 1;
	if (x->freq != y->freq)
		return x->freq > y->freq ? -1 : 1;
	return (int)x->code - (int)y->code;
}

static uint32_t frequency(const vbi_lexicon *lex, uint16_t code)
{
	uint32_t node = vbi_lex_step(lex, VBI_TRIE_ROOT, code), key;
	const vbi_entry *entry;

	key = node == VBI_TRIE_NONE ? VBI_TRIE_NONE : vbi_trie_key(&lex->trie, node);
	if (key == VBI_TRIE_NONE || !(lex->mask[key] & VBI_MASK(SYLLABLE)))
		return 0;
	entry = vbi_lex_entry(lex, key, VBI_C_SYLLABLE);
	return entry ? entry->freq : 0;
}

static size_t list_syllables(const vbi_lexicon *lex, folded *list)
{
	size_t n = 0;

	for (uint32_t code = 0; code < VB_SYLLABLE_END; code++) {
		char letters[8];
		size_t length;
		uint32_t freq;

		if (!vbi_syllable_valid((uint16_t)code))
			continue;
		freq = frequency(lex, (uint16_t)code);
		length = freq >= RARE ? vbi_syllable_fold((uint16_t)code, letters) : 0;
		if (!length)
			continue;
		list[n] = (folded){0, freq, (uint16_t)code};
		for (size_t i = 0; i < length; i++)
			list[n].letters |= (uint64_t)(unsigned char)letters[i] << 8 * i;
		n++;
	}
	qsort(list, n, sizeof *list, by_letters);
	return n;
}

vb_status vbi_marks_new(const vbi_mem *mem, const vbi_lexicon *lex, vbi_marks **out)
{
	folded *list = vbi_alloc(mem, VB_SYLLABLE_END * sizeof *list);
	vbi_marks *marks = vbi_calloc(mem, 1, sizeof *marks);
	uint32_t n = 0;

	*out = NULL;
	if (list && marks && lex->trie.nodes) {
		n = (uint32_t)list_syllables(lex, list);
		marks->mem = mem;
		marks->code = vbi_alloc(mem, (n + 1) * sizeof *marks->code);
	}
	if (!list || !marks || (lex->trie.nodes && !marks->code)) {
		vbi_free(mem, list);
		vbi_free(mem, marks);
		return VB_ERR_MEMORY;
	}
	for (uint32_t i = 0; i < n; i++) {
		form *f = slot_of(marks, list[i].letters);

		if (!f->letters)
			*f = (form){list[i].letters, i, 0};
		if (f->count < VBI_RESTORE_CANDIDATES)
			f->count++;
		marks->code[i] = list[i].code;
	}
	vbi_free(mem, list);
	*out = marks;
	return VB_OK;
}

void vbi_marks_free(vbi_marks *marks)
{
	if (!marks)
		return;
	vbi_free(marks->mem, marks->code);
	vbi_free(marks->mem, marks);
}

bool vbi_marks_find(const vbi_marks *marks, const char *letters, size_t n, vbi_plain *out)
{
	uint64_t key = 0;
	uint32_t at;

	if (n == 0 || n > 8)
		return false;
	for (size_t i = 0; i < n; i++) {
		unsigned c = (unsigned char)letters[i] | 32u;

		if (c - 'a' >= 26)
			return false;
		key |= (uint64_t)c << 8 * i;
	}
	for (at = number_of(key) & (SLOTS - 1); marks->slot[at].letters != key; at = (at + 1) & (SLOTS - 1))
		if (!marks->slot[at].letters)
			return false;
	*out = (vbi_plain){marks->code + marks->slot[at].first, marks->slot[at].count, number_of(key) | 4u};
	return true;
}

/* ---- features ---- */

static uint32_t number_at(const vbi_plain *row, uint32_t n, uint32_t k) { return k < n ? row[k].number : VBI_PLAIN_EDGE; }

static uint32_t two(uint32_t a, uint32_t b) { return vbi_feature(1, a, b); }

void vbi_restore_single(const vbi_plain *row, uint32_t n, uint32_t k, uint16_t code, uint32_t *feature)
{
	/* Before the first place k - 1 is beyond n. */
	uint32_t l1 = number_at(row, n, k - 1), l2 = k < 2 ? VBI_PLAIN_EDGE : row[k - 2].number;
	uint32_t r1 = number_at(row, n, k + 1), r2 = number_at(row, n, k + 2);

	feature[0] = vbi_feature(32, code, 0);
	feature[1] = vbi_feature(33, code, l1);
	feature[2] = vbi_feature(34, code, r1);
	feature[3] = vbi_feature(35, code, two(l2, l1));
	feature[4] = vbi_feature(36, code, two(r1, r2));
	feature[5] = vbi_feature(37, code, two(l1, r1));
	feature[6] = vbi_feature(38, code, l2);
	feature[7] = vbi_feature(39, code, r2);
}

void vbi_restore_pair(const vbi_plain *row, uint32_t n, uint32_t k, uint16_t before, uint16_t code, uint32_t *feature)
{
	uint32_t both = (uint32_t)before << 16 | code;

	feature[0] = vbi_feature(40, both, 0);
	feature[1] = vbi_feature(41, both, number_at(row, n, k + 1));
	feature[2] = vbi_feature(42, both, k < 2 ? VBI_PLAIN_EDGE : row[k - 2].number);
}

/* ---- sums ---- */

/* The library needs no libm for this alone: e^x = (e^(x/1024))^1024, the inner one by its series. */
double vbi_exp(double x)
{
	double y = x / 1024, e;

	if (x < -600)
		return 0;
	e = 1 + y * (1 + y / 2 * (1 + y / 3 * (1 + y / 4 * (1 + y / 5 * (1 + y / 6 * (1 + y / 7 * (1 + y / 8)))))));
	for (unsigned i = 0; i < 10; i++)
		e *= e;
	return e;
}

/* Scores to their exponentials, the largest being 1. */
static void exponentials(double *score, uint32_t n)
{
	double top = score[0];

	for (uint32_t i = 1; i < n; i++)
		if (score[i] > top)
			top = score[i];
	for (uint32_t i = 0; i < n; i++)
		score[i] = vbi_exp(score[i] - top);
}

static void scale(double *value, uint32_t n)
{
	double sum = 0;

	for (uint32_t i = 0; i < n; i++)
		sum += value[i];
	for (uint32_t i = 0; i < n; i++)
		value[i] = sum > 0 ? value[i] / sum : 1.0 / n;
}

/* Places that are no syllable have one nameless candidate. */
static uint32_t width(const vbi_plain *place) { return place->candidates ? place->candidates : 1; }

static void pair_sums(vbi_chain_sums *s, const vbi_plain *row, uint32_t n)
{
	for (uint32_t k = 1; k < n; k++) {
		uint32_t before = width(&row[k - 1]), now = width(&row[k]);

		for (uint32_t a = 0; a < before; a++)
			for (uint32_t b = 0; b < now; b++)
				s->pair[k][a * now + b] *= s->forward[k - 1][a] * s->single[k][b] * s->backward[k][b];
		scale(s->pair[k], before * now);
	}
}

void vbi_restore_sums(vbi_chain_sums *s, const vbi_plain *row, uint32_t n, bool pairs)
{
	for (uint32_t k = 0; k < n; k++) {
		uint32_t before = k ? width(&row[k - 1]) : 0, now = width(&row[k]);

		exponentials(s->single[k], now);
		if (k)
			exponentials(s->pair[k], before * now);
		for (uint32_t b = 0; b < now; b++) {
			double sum = k ? 0 : 1;

			for (uint32_t a = 0; a < before; a++)
				sum += s->forward[k - 1][a] * s->pair[k][a * now + b];
			s->forward[k][b] = sum * s->single[k][b];
		}
		scale(s->forward[k], now);
	}
	for (uint32_t k = n; k-- > 0;) {
		uint32_t next = k + 1 < n ? width(&row[k + 1]) : 0, now = width(&row[k]);

		for (uint32_t a = 0; a < now; a++) {
			double sum = next ? 0 : 1;

			for (uint32_t b = 0; b < next; b++)
				sum += s->pair[k + 1][a * next + b] * s->single[k + 1][b] * s->backward[k + 1][b];
			s->backward[k][a] = sum;
		}
		scale(s->backward[k], now);
	}
	if (pairs)
		pair_sums(s, row, n);
	for (uint32_t k = 0; k < n; k++) {
		uint32_t now = width(&row[k]);

		for (uint32_t b = 0; b < now; b++)
			s->single[k][b] = s->forward[k][b] * s->backward[k][b];
		scale(s->single[k], now);
	}
}
