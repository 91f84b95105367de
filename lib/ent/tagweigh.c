/* ent/tagweigh.c - sums of weights, remembered by parts: tagweigh.h. */
#include "ent/tagweigh.h"

#include "ent/tagput.h"

#include <string.h>

/* The same sums by wider vectors, where the machine has them. */
#if defined(__GNUC__) && defined(__x86_64__)
#include <immintrin.h>
#define WIDE __attribute__((target("avx2")))
#endif

vb_status vbi_tag_memo_for(vbi_tag_views *views, const vbi_weights *weights)
{
	struct vbi_tag_memo *memo = views->memo;

	if (memo && memo->of == weights->row)
		return VB_OK;
	if (!memo)
		memo = views->memo = vbi_calloc(views->mem, 1, sizeof *memo);
	else
		memset(memo, 0, sizeof *memo);
	if (!memo)
		return VB_ERR_MEMORY;
	memo->of = weights->row;
	return VB_OK;
}

static inline const signed char *row_at(const vbi_weights *weights, uint32_t number)
{
	return weights->row + (size_t)number * VBI_TAG_COLUMNS;
}

/* Rows of n features, the number of them known to the compiler. */
static inline void find_rows(const vbi_weights *weights, const uint32_t *feature, uint32_t n, const signed char **row)
{
	for (uint32_t k = 0; k < n; k++)
		row[k] = row_at(weights, vbi_weights_find(weights, feature[k]));
}

/* What a token is, but for its word: shape, edge, main group, what the grammar found; 31 bits, never 0. */
static inline uint32_t kind_of(const vbi_tag_view *v)
{
	return v->shape | (uint32_t)v->edge << 8 | vbi_tag_main(v) << 11 | (uint32_t)v->grammar << 18 | 1u << 30;
}
#define KIND_EDGE (7u << 8)
#define KIND_MAIN (0x7Fu << 11)
_Static_assert(2 * VBI_TAG_GROUPS + 3 < 1 << 7, "a main group in seven bits");

/* ---- the token itself ---- */

#define OWN 4u /* features */

static inline uint32_t slot_of(uint64_t key, unsigned bits) { return (uint32_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> (64 - bits)); }

static __attribute__((noinline)) void learn_word(vbi_tag_word *word, uint64_t key, const vbi_tag_view *v, const vbi_weights *weights)
{
	const signed char *row[OWN];
	uint32_t feature[VBI_TAG_SIDES], n;

	n = put_beside(v->symbol, v->symbol, v->symbol, v->symbol, feature);
	put_beside_grammar(0, v->symbol, v->symbol, feature + n);
	for (uint32_t side = 0; side < VBI_TAG_SIDES; side++)
		word->row[side] = vbi_weights_find(weights, feature[side]);
	n = put_own_words(v, feature);
	put_own_grammar(v, feature + n);
	find_rows(weights, feature, OWN, row);
	memset(word->sum, 0, sizeof word->sum);
	vbi_weights_add(row, OWN, word->sum);
	word->key = key;
}

static inline const vbi_tag_word *word_of(struct vbi_tag_memo *memo, const vbi_tag_view *v, uint32_t kind, const vbi_weights *weights)
{
	uint64_t key = (uint64_t)v->symbol << 32 | (kind & ~KIND_MAIN);
	vbi_tag_word *word = &memo->word[slot_of(key, VBI_TAG_WORD_BITS)];

	if (word->key != key)
		learn_word(word, key, v, weights);
	return word;
}

/* ---- what it and its neighbours are ---- */

#define FRAME 10u /* features */

static __attribute__((noinline)) void learn_frame(vbi_tag_frame *frame, const uint64_t key[2], const vbi_tag_view *v,
                                                  const vbi_weights *weights)
{
	const signed char *row[FRAME];
	uint32_t feature[FRAME], n;

	n = put_frame_words(v, feature);
	n += put_frame_grammar(v, feature + n);
	put_frame_dictionary(v, feature + n);
	find_rows(weights, feature, FRAME, row);
	memset(frame->sum, 0, sizeof frame->sum);
	vbi_weights_add(row, FRAME, frame->sum);
	frame->key[0] = key[0];
	frame->key[1] = key[1];
}

/* left, own, right: kinds of the token before, of this one, of the one behind. */
static inline const vbi_tag_frame *frame_of(struct vbi_tag_memo *memo, const vbi_tag_view *v, uint32_t left, uint32_t own,
                                            uint32_t right, const vbi_weights *weights)
{
	const uint64_t key[2] = {(uint64_t)own << 32 | (left & ~KIND_EDGE), (uint64_t)v->zone << 32 | right};
	vbi_tag_frame *frame = &memo->frame[slot_of(key[0] ^ key[1] * UINT64_C(0xD6E8FEB86659FD93), VBI_TAG_FRAME_BITS)];

	if (frame->key[0] != key[0] || frame->key[1] != key[1])
		learn_frame(frame, key, v, weights);
	return frame;
}

/* ---- all together ---- */

#define RING 8u /* a power of two, more than the tokens a feature reaches */
#define ROWS 20u

/* A token that was looked up. */
typedef struct looked {
	uint32_t row[VBI_TAG_SIDES];
	uint32_t kind;
	int16_t sum[VBI_TAG_SUMS];
} looked;

typedef struct weigher {
	const vbi_tag_views *views;
	const vbi_weights *weights;
	looked ring[RING];
} weigher;

static inline void look_at(weigher *w, int64_t i)
{
	const vbi_tag_view *v = &w->views->view[i + VBI_TAG_MARGIN];
	looked *at = &w->ring[(uint32_t)i % RING];
	const vbi_tag_word *word;

	at->kind = kind_of(v);
	word = word_of(w->views->memo, v, at->kind, w->weights);
	memcpy(at->row, word->row, sizeof at->row);
	memcpy(at->sum, word->sum, sizeof at->sum);
}

/* Of the words beside a token, which were looked up. */
static inline void rows_beside(const weigher *w, uint32_t t, const vbi_tag_view *v, const signed char **row)
{
	const uint32_t *l1 = w->ring[(t - 1) % RING].row, *r1 = w->ring[(t + 1) % RING].row;

	row[0] = row_at(w->weights, w->ring[(t - 2) % RING].row[VBI_TAG_L2]);
	row[1] = row_at(w->weights, l1[VBI_TAG_L1]);
	row[2] = row_at(w->weights, r1[VBI_TAG_R1]);
	row[3] = row_at(w->weights, w->ring[(t + 2) % RING].row[VBI_TAG_R2]);
	if (v->grammar) {
		uint32_t feature[2];

		put_beside_grammar(v->grammar, v[-1].symbol, v[1].symbol, feature);
		find_rows(w->weights, feature, 2, row + 4);
	} else {
		row[4] = row_at(w->weights, l1[VBI_TAG_GL1]);
		row[5] = row_at(w->weights, r1[VBI_TAG_GR1]);
	}
}

/* The rows of what is not remembered, to a multiple of four: so their number is easy to guess. */
static inline __attribute__((always_inline)) uint32_t rows_of(const weigher *w, uint32_t t, const signed char **row)
{
	const vbi_tag_view *v = &w->views->view[t + VBI_TAG_MARGIN];
	uint32_t feature[8];

	rows_beside(w, t, v, row);
	put_pairs(v, feature);
	find_rows(w->weights, feature, 3, row + 6);
	row[9] = row[10] = row[11] = w->weights->row;
	if (v->head_at) {
		put_head(v, feature);
		find_rows(w->weights, feature, 3, row + 9);
	}
	if (!v->run_left)
		return 12;
	put_run(v, feature);
	put_memory(v, feature + 3);
	find_rows(w->weights, feature, 7, row + 12);
	row[19] = w->weights->row;
	return 20;
}

static inline __attribute__((always_inline)) const int16_t *frame_sum(const weigher *w, uint32_t t)
{
	return frame_of(w->views->memo, &w->views->view[t + VBI_TAG_MARGIN], w->ring[(t - 1) % RING].kind, w->ring[t % RING].kind,
	                w->ring[(t + 1) % RING].kind, w->weights)->sum;
}

typedef int16_t eight __attribute__((vector_size(16)));

/* to = a + b + rows */
static inline void add_all(int16_t *to, const int16_t *a, const int16_t *b, const signed char *const *row, uint32_t n)
{
	for (unsigned c = 0; c < VBI_TAG_SUMS; c += 8) {
		eight x, y;

		memcpy(&x, a + c, sizeof x);
		memcpy(&y, b + c, sizeof y);
		x += y;
		memcpy(to + c, &x, sizeof x);
	}
	vbi_weights_add(row, n, to);
}

static void weigh(weigher *w, uint32_t first, uint32_t end, int16_t *sum)
{
	for (uint32_t t = first; t < end; t++) {
		const signed char *row[ROWS];
		uint32_t n;

		look_at(w, (int64_t)t + 2);
		n = rows_of(w, t, row);
		add_all(sum + (size_t)t * VBI_TAG_SUMS, w->ring[t % RING].sum, frame_sum(w, t), row, n);
	}
}

#ifdef WIDE
WIDE static inline void add_all_wide(int16_t *to, const int16_t *a, const int16_t *b, const signed char *const *row, uint32_t n)
{
	__m256i x = _mm256_loadu_si256((const __m256i *)(const void *)a), y = _mm256_loadu_si256((const __m256i *)(const void *)b);

	for (uint32_t r = 0; r < n; r += 4) {
		x = _mm256_add_epi16(x, _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(const void *)row[r])));
		y = _mm256_add_epi16(y, _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(const void *)row[r + 1])));
		x = _mm256_add_epi16(x, _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(const void *)row[r + 2])));
		y = _mm256_add_epi16(y, _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(const void *)row[r + 3])));
	}
	_mm256_storeu_si256((__m256i *)(void *)to, _mm256_add_epi16(x, y));
}

WIDE static void weigh_wide(weigher *w, uint32_t first, uint32_t end, int16_t *sum)
{
	for (uint32_t t = first; t < end; t++) {
		const signed char *row[ROWS];
		uint32_t n;

		look_at(w, (int64_t)t + 2);
		n = rows_of(w, t, row);
		add_all_wide(sum + (size_t)t * VBI_TAG_SUMS, w->ring[t % RING].sum, frame_sum(w, t), row, n);
	}
}
#endif

void vbi_tag_weigh(const vbi_tag_views *views, const vbi_weights *weights, uint32_t first, uint32_t end, int16_t *sum)
{
	weigher w;

	w.views = views;
	w.weights = weights;
	for (int64_t i = (int64_t)first - 2; i < (int64_t)first + 2; i++)
		look_at(&w, i);
#ifdef WIDE
	if (__builtin_cpu_supports("avx2")) {
		weigh_wide(&w, first, end, sum);
		return;
	}
#endif
	weigh(&w, first, end, sum);
}
