/* ent/tagweigh.c - sums of weights, remembered by parts: tagweigh.h. */
#include "ent/tagweigh.h"

#include "ent/tagput.h"

#include <string.h>

#if defined(__GNUC__) && defined(__x86_64__)
#include <immintrin.h>
#define WIDE __attribute__((target("avx2,bmi")))
#endif

#define LINE 64u /* bytes of the cache */
#define OPEN VBI_TAG_OPEN

vb_status vbi_tag_memo_for(vbi_tag_views *views, const vbi_weights *weights)
{
	struct vbi_tag_memo *memo = views->memo;
	bool fresh = !memo;

	if (memo && memo->of == weights->row)
		return VB_OK;
	if (fresh)
		memo = views->memo = vbi_calloc(views->mem, 1, sizeof *memo + LINE + sizeof *memo->tables);
	if (!memo)
		return VB_ERR_MEMORY;
	memo->tables = (vbi_tag_tables *)(void *)((char *)(memo + 1) + (LINE - (uintptr_t)(memo + 1) % LINE) % LINE);
	if (!fresh)
		memset(memo->tables, 0, sizeof *memo->tables);
	memo->of = weights->row;
	return VB_OK;
}

static inline uint32_t slot_of(uint64_t key, unsigned bits)
{
	return (uint32_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> (64 - bits));
}

/* Of a pair the one with this key; if neither has it, either. */
static inline vbi_tag_sums *of_pair(vbi_tag_sums *pair, uint64_t key)
{
	return pair + (pair->part[VBI_TAG_KEY] != key);
}

/* ---- what is remembered together: how many features, and what they depend on ----
 * That is never 0, for every token has a kind. */

enum { OF_OWN = 4, OF_FORM = 6, OF_GROUP = 4, OF_RUN = 5 };

/* Edge, what the grammar found, shape: all but groups, of which no weight with a word in it knows. */
#define FORM ((1u << VBI_TAG_MAIN_AT) - 1)

static inline uint64_t own_key(const vbi_tag_view *v) { return (uint64_t)(v->kind & FORM) << 32 | v->symbol; }

/* The forms of the token before, of this one, of the one behind; the edge of the first is in no feature. */
static inline uint64_t form_key(const vbi_tag_view *v)
{
	uint64_t left = (v[-1].kind & FORM) >> VBI_TAG_FOUND_AT, own = v->kind & FORM, right = v[1].kind & FORM;

	return left | own << (VBI_TAG_MAIN_AT - VBI_TAG_FOUND_AT) | right << (2 * VBI_TAG_MAIN_AT - VBI_TAG_FOUND_AT);
}
_Static_assert(3 * VBI_TAG_MAIN_AT - VBI_TAG_FOUND_AT <= 63, "three forms in a key");

/* The groups of the three, the shapes of the first two, the zone. */
static inline uint64_t group_key(const vbi_tag_view *v)
{
	uint64_t left = v[-1].kind >> VBI_TAG_SHAPE_AT, own = v->kind >> VBI_TAG_SHAPE_AT, right = vbi_tag_main(v + 1);

	return left | own << 14 | right << 28 | (uint64_t)v->zone << 35;
}
_Static_assert(2 * VBI_TAG_GROUPS + 3 < 1 << 7 && VBI_TAG_MAIN_AT - VBI_TAG_SHAPE_AT == 7, "shapes and groups have seven bits");

/* Where it is in its run of capitals, what is known of the three, the form without the edge. */
static inline uint64_t run_key(const vbi_tag_view *v)
{
	uint32_t known = (uint32_t)v[-1].seen << 24 | (uint32_t)v[1].seen << 16 | (uint32_t)v->seen << 8 | v->run;

	return (uint64_t)(v->kind & FORM) >> VBI_TAG_FOUND_AT << 32 | known;
}

/* ---- a word beside a token ---- */

#define MORE_LEFT 1u  /* VBI_TAG_L1 is without what the grammar adds */
#define MORE_RIGHT 2u

static inline const signed char *side_of(const vbi_tag_word *word, unsigned side) { return word->row + side * VBI_TAG_COLUMNS; }

typedef unsigned char row_bytes __attribute__((vector_size(VBI_TAG_SUMS)));

/* Adds a row to another if the sums fit; returns whether they do. Behind both there is as much as to fill a vector. */
static bool add_row(signed char *to, const signed char *row)
{
	row_bytes x, y, sum, over; /* over: the sign is that of neither */
	uint64_t first;
	uint32_t others;

	memcpy(&x, to, sizeof x);
	memcpy(&y, row, sizeof y);
	sum = x + y;
	over = (x ^ sum) & (y ^ sum);
	memcpy(&first, &over, sizeof first);
	memcpy(&others, (const char *)&over + sizeof first, sizeof others);
	if ((first & UINT64_C(0x8080808080808080)) || (others & UINT32_C(0x80808080)))
		return false;
	memcpy(to, &sum, VBI_TAG_COLUMNS);
	return true;
}
_Static_assert(VBI_TAG_COLUMNS == sizeof(uint64_t) + sizeof(uint32_t), "a row in two numbers");

/* Of a word in each place, then what the grammar adds before and behind a token. */
#define OF_WORD (VBI_TAG_SIDES + 2u)
static inline void put_word(uint32_t symbol, uint32_t *feature)
{
	put_beside(symbol, symbol, symbol, symbol, feature);
	put_beside_grammar(0, symbol, symbol, feature + VBI_TAG_SIDES);
}

/* In place of a feature where its row is. */
static inline void find_row(const vbi_weights *weights, uint32_t *feature) { *feature = vbi_weights_find(weights, *feature) * VBI_TAG_COLUMNS; }

/* row: where those of its features are. */
static void learn_word(vbi_tag_word *word, const uint32_t *row, const vbi_weights *weights)
{
	for (unsigned side = 0; side < VBI_TAG_SIDES; side++)
		memcpy(word->row + side * VBI_TAG_COLUMNS, weights->row + row[side], VBI_TAG_COLUMNS);
	word->more = add_row(word->row + VBI_TAG_L1 * VBI_TAG_COLUMNS, weights->row + row[VBI_TAG_SIDES]) ? 0 : MORE_LEFT;
	word->more |= add_row(word->row + VBI_TAG_R1 * VBI_TAG_COLUMNS, weights->row + row[VBI_TAG_SIDES + 1]) ? 0 : MORE_RIGHT;
}

static inline uint64_t word_key(uint32_t symbol) { return (uint64_t)symbol + 1; }
/* Symbols are mixed already. */
static inline vbi_tag_word *words_of(const vbi_tag_weigher *w, uint32_t symbol)
{
	return w->tables->word[symbol >> (32 - VBI_TAG_WORD_BITS)];
}

/* The one of a pair that has the key; if neither has, the second. */
static inline vbi_tag_word *word_of(vbi_tag_word *pair, uint64_t key) { return pair + (pair->key != key); }

/* The same once it is known. row: where those of its features are. */
static vbi_tag_word *known_word(vbi_tag_word *pair, uint64_t key, const uint32_t *row, const vbi_weights *weights)
{
	vbi_tag_word *word = pair->key ? word_of(pair, key) : pair;

	if (word->key != key) {
		learn_word(word, row, weights);
		word->key = key;
	}
	return word;
}

/* The active tokens among 64 from one on that begins a word of bits, before end. */
static inline uint64_t active_bits(const vbi_tag_views *views, uint32_t from, uint32_t end)
{
	return views->active[from / 64] & (end - from < 64 ? (UINT64_C(1) << (end - from)) - 1 : UINT64_MAX);
}

/* Lists the active tokens among [first, end), where there is room for VBI_TAG_LISTED more than they are; returns how many. */
static inline uint32_t list_active(const vbi_tag_views *views, uint32_t first, uint32_t end, uint32_t *list)
{
	uint64_t bits[VBI_TAG_STRIP / 64];
	uint32_t words = 0;

	for (uint32_t from = first; from < end; from += 64)
		bits[words++] = active_bits(views, from, end);
	return (uint32_t)(vbi_tag_list(first, bits, words, list) - list);
}

/* Of words that are not known: has first the buckets of their features, then their rows on its way, then reads them. list: those of the
 * words from view on; row is room for all. */
static __attribute__((noinline)) void know_words(const vbi_tag_weigher *w, const vbi_tag_view *view, vbi_tag_word **word,
                                                 const uint32_t *list, uint32_t n, uint32_t *row)
{
	const vbi_weights weights = *w->weights; /* of our own: what is written cannot change it, and the compiler sees that */

	for (uint32_t i = 0; i < n; i++) {
		uint32_t *feature = row + OF_WORD * i;

		put_word(view[list[i]].symbol, feature);
		for (unsigned k = 0; k < OF_WORD; k++)
			vbi_fetch(weights.slot + (size_t)vbi_bucket_of(feature[k], weights.buckets) * (2 * VBI_BUCKET));
	}
	for (uint32_t i = 0; i < OF_WORD * n; i++) {
		find_row(&weights, &row[i]);
		vbi_fetch(weights.row + row[i]);
		vbi_fetch(weights.row + row[i] + VBI_TAG_COLUMNS - 1);
	}
	for (uint32_t i = 0; i < n; i++) {
		uint32_t symbol = view[list[i]].symbol;

		word[list[i]] = known_word(words_of(w, symbol), word_key(symbol), row + OF_WORD * i, &weights);
	}
}

/* There is room for two: one that has just become known may have taken the place of another of the strip. That one is known to the strip alone. */
static void keep_words(const vbi_tag_weigher *w, vbi_tag_strip *s, const uint32_t *list, uint32_t n)
{
	const vbi_tag_view *view = w->views->view + s->first;
	uint32_t kept = 0, row[OF_WORD];

	for (uint32_t i = 0; i < n; i++) {
		uint32_t symbol = view[list[i]].symbol;

		if (__builtin_expect(s->word[list[i]]->key == word_key(symbol), 1))
			continue;
		put_word(symbol, row);
		for (unsigned k = 0; k < OF_WORD; k++)
			find_row(w->weights, &row[k]);
		learn_word(&s->kept[kept], row, w->weights);
		s->word[list[i]] = &s->kept[kept++];
	}
}

/* Lists where the words that tokens have beside them are, from VBI_TAG_MARGIN before the strip on: each is as far behind that as its neighbours
 * on the left are, and up to twice the margin more. */
static uint32_t list_beside(const vbi_tag_views *views, uint32_t first, uint32_t end, uint32_t *list)
{
	uint64_t before = 0, near[VBI_TAG_STRIP / 64 + 1];
	uint32_t words = 0;

	for (uint32_t from = first; from < end + 2 * VBI_TAG_MARGIN; from += 64) {
		uint64_t own = from < end ? active_bits(views, from, end) : 0, all = own;

		for (unsigned by = 1; by <= 2 * VBI_TAG_MARGIN; by++)
			all |= own << by | before >> (64 - by);
		before = own;
		near[words++] = all;
	}
	return (uint32_t)(vbi_tag_list(0, near, words, list) - list);
}

/* Where the words beside the tokens of a strip are. All are asked for before the first is looked at; which of them are not known nobody could
 * guess, so they are listed. */
static void find_words(const vbi_tag_weigher *w, vbi_tag_strip *s, uint32_t end)
{
	const vbi_tag_view *view = w->views->view + s->first; /* that of a token is VBI_TAG_MARGIN behind its number */
	uint32_t list[VBI_TAG_BESIDE + VBI_TAG_LISTED], missing[VBI_TAG_BESIDE + 1], n = list_beside(w->views, s->first, end, list), unknown = 0;

	for (uint32_t i = 0; i < n; i++) {
		vbi_tag_word *pair = words_of(w, view[list[i]].symbol);

		vbi_fetch(pair);
		vbi_fetch(pair + 1);
	}
	for (uint32_t i = 0; i < n; i++) {
		uint32_t at = list[i], symbol = view[at].symbol;
		vbi_tag_word *word = word_of(words_of(w, symbol), word_key(symbol));

		s->word[at] = word;
		missing[unknown] = at;
		unknown += word->key != word_key(symbol);
	}
	if (unknown) {
		know_words(w, view, s->word, missing, unknown, s->row);
		keep_words(w, s, list, n);
	}
}

/* ---- a strip of tokens ---- */

/* Features of a token that are looked up: of pairs of words; near a head; where the grammar found something, for what is
 * remembered of the words beside is for where it found nothing; in a run. */
enum { PAIRS = 3, HEADS = 3, FOUNDS = 4, RUNS = 2 };
_Static_assert(OF_WORD * VBI_TAG_BESIDE <= VBI_TAG_STRIP * VBI_TAG_LOOKED_UP, "room for those of words");
_Static_assert(PAIRS + HEADS + FOUNDS + RUNS <= VBI_TAG_LOOKED_UP && OF_OWN + OF_FORM + OF_GROUP <= VBI_TAG_LOOKED_UP, "room for all");

/* Where it is remembered. */
static inline vbi_tag_place own_place(const vbi_tag_weigher *w, const vbi_tag_view *v)
{
	uint64_t key = own_key(v);

	return (vbi_tag_place){key, w->tables->own[slot_of(key, VBI_TAG_OWN_BITS)]};
}

static inline vbi_tag_place form_place(const vbi_tag_weigher *w, const vbi_tag_view *v)
{
	uint64_t key = form_key(v);

	return (vbi_tag_place){key, w->tables->form[slot_of(key, VBI_TAG_FORM_BITS)]};
}

static inline vbi_tag_place group_place(const vbi_tag_weigher *w, const vbi_tag_view *v)
{
	uint64_t key = group_key(v);

	return (vbi_tag_place){key, w->tables->group[slot_of(key, VBI_TAG_GROUP_BITS)]};
}

static inline vbi_tag_place run_place(const vbi_tag_weigher *w, const vbi_tag_view *v)
{
	uint64_t key = run_key(v);

	return (vbi_tag_place){key, w->tables->run[slot_of(key, VBI_TAG_RUN_BITS)]};
}

/* Has the buckets of features on their way from memory. */
static inline void fetch_two(const vbi_weights *weights, const uint32_t *feature)
{
	vbi_fetch(weights->slot + (size_t)vbi_bucket_of(feature[0], weights->buckets) * (2 * VBI_BUCKET));
	vbi_fetch(weights->slot + (size_t)vbi_bucket_of(feature[1], weights->buckets) * (2 * VBI_BUCKET));
}
static inline void fetch_three(const vbi_weights *weights, const uint32_t *feature)
{
	fetch_two(weights, feature);
	vbi_fetch(weights->slot + (size_t)vbi_bucket_of(feature[2], weights->buckets) * (2 * VBI_BUCKET));
}

/* Lists which tokens have what, without branches, for nobody could guess it, and puts their features, by kinds. What is
 * remembered of them and where the rows of their features are is asked for, but not waited for. */
static void put_strip(const vbi_tag_weigher *w, vbi_tag_strip *s)
{
	const vbi_tag_view *view = w->views->view + VBI_TAG_MARGIN;
	const vbi_weights weights = *w->weights; /* of our own: what is written cannot change it, and the compiler sees that */
	uint32_t *f = s->row, heads = 0, founds = 0, runs = 0;

	for (uint32_t i = 0; i < s->tokens; i++) {
		uint32_t t = s->token[i];
		const vbi_tag_view *v = &view[t];

		s->kind[i][0] = own_place(w, v);
		s->kind[i][1] = form_place(w, v);
		s->kind[i][2] = group_place(w, v);
		for (unsigned k = 0; k < 3; k++)
			vbi_fetch(s->kind[i][k].pair);
		s->head[heads] = s->found[founds] = s->run[runs] = i;
		heads += v->head != 0;
		founds += (v->kind & VBI_TAG_FOUND) != 0;
		runs += v->run != 0;
		put_pairs(v, f);
		fetch_three(&weights, f);
		f += PAIRS;
	}
	for (uint32_t i = 0; i < heads; i++, f += HEADS) {
		put_head(&view[s->token[s->head[i]]], f);
		fetch_three(&weights, f);
	}
	for (uint32_t i = 0; i < founds; i++, f += FOUNDS) {
		const vbi_tag_view *v = &view[s->token[s->found[i]]];

		put_beside_grammar(0, v[-1].symbol, v[1].symbol, f);
		put_beside_grammar(vbi_tag_found(v), v[-1].symbol, v[1].symbol, f + 2);
		fetch_two(&weights, f);
		fetch_two(&weights, f + 2);
	}
	for (uint32_t i = 0; i < runs; i++, f += RUNS) {
		const vbi_tag_view *v = &view[s->token[s->run[i]]];

		s->in_run[i] = run_place(w, v);
		vbi_fetch(s->in_run[i].pair);
		put_run_beside(v, f);
		fetch_two(&weights, f);
	}
	s->heads = heads;
	s->founds = founds;
	s->runs = runs;
	s->features = (uint32_t)(f - s->row);
}

/* The features of what is not remembered. */
static void put_missing(const vbi_tag_weigher *w, vbi_tag_strip *s)
{
	const vbi_tag_view *view = w->views->view + VBI_TAG_MARGIN;
	const vbi_weights weights = *w->weights; /* of our own: what is written cannot change it, and the compiler sees that */
	uint32_t *f = s->row;

	for (uint32_t i = 0; i < s->own.n; i++, f += OF_OWN) {
		put_own_words(view + s->token[s->own.at[i]], f);
		put_own_grammar(view + s->token[s->own.at[i]], f + 3);
		fetch_two(&weights, f);
		fetch_two(&weights, f + 2);
	}
	for (uint32_t i = 0; i < s->form.n; i++, f += OF_FORM) {
		put_frame_words(view + s->token[s->form.at[i]], f);
		put_frame_grammar(view + s->token[s->form.at[i]], f + 3);
		fetch_three(&weights, f);
		fetch_three(&weights, f + 3);
	}
	for (uint32_t i = 0; i < s->group.n; i++, f += OF_GROUP) {
		put_frame_dictionary(view + s->token[s->group.at[i]], f);
		put_frame_zone(view + s->token[s->group.at[i]], f + 3);
		fetch_two(&weights, f);
		fetch_two(&weights, f + 2);
	}
	s->features = (uint32_t)(f - s->row);
}

/* ---- all together ---- */

/* Without signs, for keys are added, too, where there are no columns. */
typedef uint16_t eight __attribute__((vector_size(16)));
typedef struct narrow_sums {
	eight low, high;
} narrow_sums;

#define SUMS narrow_sums
#define NAME(what) narrow_##what
#define TARGET

static inline SUMS narrow_plus(SUMS x, SUMS y) { return (SUMS){x.low + y.low, x.high + y.high}; }
static inline SUMS narrow_minus(SUMS x, SUMS y) { return (SUMS){x.low - y.low, x.high - y.high}; }
static inline uint32_t narrow_find(const vbi_weights *weights, uint32_t feature) { return vbi_weights_find(weights, feature) * VBI_TAG_COLUMNS; }
static inline SUMS narrow_columns(SUMS x)
{
	const eight which = {0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF};

	return (SUMS){x.low, x.high & which};
}

static inline SUMS narrow_only(SUMS x, bool really)
{
	const eight which = (eight){0} - (uint16_t)really;

	return (SUMS){x.low & which, x.high & which};
}

static inline void narrow_put(int16_t *to, SUMS x) { memcpy(to, &x, sizeof x); }

static inline SUMS narrow_sums_at(const int16_t *from)
{
	SUMS x;

	memcpy(&x, from, sizeof x);
	return x;
}

static inline SUMS narrow_row_of(const signed char *row)
{
	SUMS x;
#ifdef __SSE2__
	__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)row);

	x.low = (eight)_mm_srai_epi16(_mm_unpacklo_epi8(bytes, bytes), 8);
	x.high = (eight)_mm_srai_epi16(_mm_unpackhi_epi8(bytes, bytes), 8);
#else
	for (unsigned c = 0; c < 8; c++) {
		x.low[c] = (uint16_t)row[c];
		x.high[c] = (uint16_t)row[c + 8];
	}
#endif
	return x;
}

_Static_assert(VBI_TAG_COLUMNS == 12, "columns, keys behind them");

#include "ent/tagsum.h"

#ifdef WIDE
#define SUMS __m256i
#define NAME(what) wide_##what
#define TARGET WIDE

WIDE static inline SUMS wide_plus(SUMS x, SUMS y) { return _mm256_add_epi16(x, y); }
WIDE static inline SUMS wide_minus(SUMS x, SUMS y) { return _mm256_sub_epi16(x, y); }

_Static_assert(2 * VBI_BUCKET == 16 && VBI_BUCKETS_MAX <= UINT32_MAX / VBI_BUCKET / VBI_TAG_COLUMNS - 1, "places of buckets and rows in 32 bits");
/* With these instructions there is a number of zeros below no bit, too. */
WIDE static inline uint32_t wide_find(const vbi_weights *weights, uint32_t feature)
{
	uint32_t at = (uint32_t)((uint64_t)feature * weights->buckets >> 28) & ~(uint32_t)(2 * VBI_BUCKET - 1); /* of its bucket, in bytes */
	uint32_t bits = vbi_bucket_match(weights->slot + at, feature);
	uint32_t slot = at + _tzcnt_u32(bits), row = slot * (VBI_TAG_COLUMNS / 2) + VBI_TAG_COLUMNS; /* behind the zeros */

	return row & (0u - (bits != 0));
}

WIDE static inline SUMS wide_columns(SUMS x) { return _mm256_and_si256(x, _mm256_setr_epi64x(-1, -1, -1, 0)); }
WIDE static inline SUMS wide_only(SUMS x, bool really) { return _mm256_and_si256(x, _mm256_set1_epi16((short)-really)); }
WIDE static inline void wide_put(int16_t *to, SUMS x) { _mm256_storeu_si256((__m256i *)(void *)to, x); }
WIDE static inline SUMS wide_sums_at(const int16_t *from) { return _mm256_loadu_si256((const __m256i *)(const void *)from); }
WIDE static inline SUMS wide_row_of(const signed char *row)
{
	return _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(const void *)row));
}

#include "ent/tagsum.h"
#endif

void vbi_tag_weigh_begin(vbi_tag_weigher *w, const vbi_tag_views *views, const vbi_weights *weights)
{
	memset(w, 0, sizeof *w);
	w->views = views;
	w->weights = weights;
	w->tables = views->memo->tables;
#ifdef WIDE
	w->wide = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
#endif
}

void vbi_tag_weigh(vbi_tag_weigher *w, uint32_t first, uint32_t end, int16_t *sum)
{
#ifdef WIDE
	if (w->wide) {
		wide_weigh(w, first, end, sum);
		return;
	}
#endif
	narrow_weigh(w, first, end, sum);
}
