/* ent/tagger.c - learned weights decide which entities stand: what the grammar found is one voice among others.
 *
 * Every type is a layer (tagfeat.h); in each the best sequence of outside, begin, inside is found over the stretches of
 * text where an entity may be. An entity of the grammar that the layer confirms stays with all it knows; one that it does
 * not is dropped; one that the grammar did not find is added and described as far as the dictionary knows it. Without
 * weights the grammar's word stands. Linear; no allocation a token. */
#include "ent/tagger.h"

#include "ent/tagcodes.h"
#include "ent/taggate.h"
#include "ent/tagweigh.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Layers side by side. Scores are differences to that of OUT, so nothing overflows, however long the stretch: at most
 * VBI_TAG_FEATURES weights of a byte and what is before, and nothing is below NEVER. */
#define LANES 8
typedef int16_t lanes __attribute__((vector_size(2 * LANES)));
#define NEVER (-12000)

typedef struct decoder {
	lanes begin, in; /* scores of the last token */
	lanes to_begin[VBI_TAG_STATES], to_in[VBI_TAG_STATES]; /* weights of steps, by the state before */
} decoder;

static inline lanes lanes_at(const int16_t *p)
{
	lanes x;

	memcpy(&x, p, sizeof x);
	return x;
}

#ifdef __SSE2__
static inline lanes larger(lanes a, lanes b) { return (lanes)_mm_max_epi16((__m128i)a, (__m128i)b); }
/* A bit for each lane of a that is true, those of b in the next byte. */
static inline unsigned bits_of(lanes a, lanes b) { return (unsigned)_mm_movemask_epi8(_mm_packs_epi16((__m128i)a, (__m128i)b)); }
#else
static inline lanes larger(lanes a, lanes b)
{
	lanes which = a > b;

	return (a & which) | (b & ~which);
}

static inline unsigned bits_of(lanes a, lanes b)
{
	unsigned bits = 0;

	for (unsigned i = 0; i < LANES; i++)
		bits |= (unsigned)(a[i] & 1) << i | (unsigned)(b[i] & 1) << (i + LANES);
	return bits;
}
#endif

static void read_steps(decoder *d, const vbi_weights *weights)
{
	for (unsigned a = 0; a < VBI_TAG_STATES; a++) {
		uint32_t feature = vbi_tag_transition(a);
		int16_t sum[VBI_TAG_SUMS];

		vbi_weights_sum(weights, &feature, 1, sum);
		d->to_begin[a] = lanes_at(sum + VBI_TAG_COLUMN(0, VBI_TAG_BEGIN));
		d->to_in[a] = lanes_at(sum + VBI_TAG_COLUMN(0, VBI_TAG_IN));
	}
}

/* States of all layers, and where each came from: bytes of a bit a layer. */
#define FROM_BEGIN(state) (16u * (state))   /* the state before is BEGIN, if it is not IN */
#define FROM_IN(state) (16u * (state) + 8u)
/* what OUT is behind */
#define FROM_OUT ((uint64_t)(VBI_PATH_ALL << FROM_BEGIN(VBI_TAG_OUT) | VBI_PATH_ALL << FROM_IN(VBI_TAG_OUT)))

/* Returns the state before for each state. Nothing goes on that has not begun: IN is never after OUT. */
static inline uint64_t advance(decoder *d, const int16_t *sum)
{
	lanes zero = {0}, none = zero + NEVER, out = larger(d->begin, zero), begin, in;
	lanes b0 = d->to_begin[VBI_TAG_OUT], b1 = d->begin + d->to_begin[VBI_TAG_BEGIN], b2 = d->in + d->to_begin[VBI_TAG_IN];
	lanes i1 = d->begin + d->to_in[VBI_TAG_BEGIN], i2 = d->in + d->to_in[VBI_TAG_IN];
	uint64_t back = (uint64_t)bits_of(d->begin > zero, d->in > out) << FROM_BEGIN(VBI_TAG_OUT);

	begin = larger(b1, b0);
	back |= (uint64_t)bits_of(b1 > b0, b2 > begin) << FROM_BEGIN(VBI_TAG_BEGIN);
	begin = larger(b2, begin) + lanes_at(sum + VBI_TAG_COLUMN(0, VBI_TAG_BEGIN));
	back |= (uint64_t)bits_of(zero, i2 > i1) << FROM_BEGIN(VBI_TAG_IN);
	in = larger(i2, i1) + lanes_at(sum + VBI_TAG_COLUMN(0, VBI_TAG_IN));
	out = larger(d->in, out);
	d->begin = larger(begin - out, none);
	d->in = larger(in - out, none);
	return back;
}

static int16_t *sums_at(const vbi_ents *ents, uint32_t t) { return ents->sum + (size_t)t * VBI_TAG_SUMS; }

/* Behind each stretch stands a token whose sums are so low that nothing goes on there: what is decided behind it knows nothing of
 * what was before, and stretches are decided one after the other without a break. */
#define STOP (NEVER - 1000)
static void stop_at(const vbi_ents *ents, uint32_t t)
{
	lanes low = (lanes){0} + STOP;

	for (unsigned c = 0; c < VBI_TAG_SUMS; c += LANES)
		memcpy(sums_at(ents, t) + c, &low, sizeof low);
}

typedef struct states { /* a bit a layer */
	unsigned begin, in;
} states;

static inline states before(states s, uint64_t back)
{
	unsigned out = VBI_PATH_ALL & ~(s.begin | s.in), ins, begins;

	ins = (out & (unsigned)(back >> FROM_IN(VBI_TAG_OUT))) | (s.begin & (unsigned)(back >> FROM_IN(VBI_TAG_BEGIN))) |
	      (s.in & (unsigned)(back >> FROM_IN(VBI_TAG_IN)));
	begins = (out & (unsigned)(back >> FROM_BEGIN(VBI_TAG_OUT))) | (s.begin & (unsigned)(back >> FROM_BEGIN(VBI_TAG_BEGIN))) | s.in;
	return (states){begins & ~ins, ins};
}

/* The best states of n tokens in the order given, stretches with their stops; the path is all outside. Most tokens are, and so are
 * those before them: back from the end it goes from one where something may have ended to the next. */
static void decode(const vbi_ents *ents, const decoder *steps, uint32_t n)
{
	const uint32_t *order = ents->order;
	uint32_t *ended = ents->order + ents->views.n + 1, ends = 0;
	lanes zero = {0};
	decoder d = *steps;

	d.begin = d.in = zero + NEVER;
	for (uint32_t i = 0; i < n; i++) {
		uint64_t back = advance(&d, sums_at(ents, order[i]));

		ents->back[i] = back;
		ended[ends] = i;
		ends += (back & FROM_OUT) != 0;
	}
	while (ends) {
		uint32_t i = ended[--ends];
		states s = before((states){0, 0}, ents->back[i]);

		while (((s.begin | s.in) != 0) & (i != 0)) {
			ents->path[order[--i]] = (uint16_t)(s.begin | s.in << 8);
			s = before(s, ents->back[i]);
		}
		while (ends && ended[ends - 1] >= i)
			ends--;
	}
}

/* Stretches are weighed and decided together, for most are short; not too many, so that their sums are near when they are
 * decided. Together are all active tokens from a word of bits on, until a word has none that goes on behind it; returns the
 * word behind. Puts the tokens in order, with stops behind the stretches. */
#define WEIGHED 8u /* words of bits: two strips (tagweigh.h) */
static size_t put_in_order(const vbi_ents *ents, size_t word, uint32_t *n)
{
	const vbi_tag_views *views = &ents->views;
	size_t words = views->n / 64 + 1, enough = word + WEIGHED;
	uint64_t goes_on = 0;

	*n = 0;
	do {
		uint64_t own = views->active[word], both = own | own << 1 | goes_on;

		for (uint64_t stops = both & ~own; stops; stops &= stops - 1)
			stop_at(ents, (uint32_t)(word * 64 + vbi_lowest_bit(stops)));
		*n = (uint32_t)(vbi_tag_list((uint32_t)(word * 64), &both, 1, ents->order + *n) - ents->order);
		goes_on = own >> 63;
	} while (++word < words && (goes_on || word < enough));
	return word;
}

/* What the grammar found becomes the path where it stands unasked. */
static void take_standing(const vbi_ents *ents)
{
	const vbi_tag_views *views = &ents->views;

	for (uint32_t first = 0; first < views->n; first += 64)
		for (uint64_t bits = views->stands[first / 64]; bits; bits &= bits - 1) {
			uint32_t t = first + vbi_lowest_bit(bits);

			ents->path[t] = vbi_path_found(&views->view[VBI_TAG_MARGIN + t]);
		}
}
/* Decides over the stretches of active tokens; all others are outside, but for those that stand. */
static void decide(const vbi_ents *ents, decoder *d, const vbi_weights *weights)
{
	const vbi_tag_views *views = &ents->views;
	size_t words = views->n / 64 + 1;
	vbi_tag_weigher w;

	vbi_tag_weigh_begin(&w, views, weights);
	memset(ents->path, 0, views->n * sizeof *ents->path);
	for (size_t word = 0, next; word < words; word = next) {
		uint32_t n;

		next = put_in_order(ents, word, &n);
		vbi_tag_weigh(&w, (uint32_t)(word * 64), (uint32_t)(next < words ? next * 64 : views->n), ents->sum);
		decode(ents, d, n);
	}
	take_standing(ents);
}

/* Decides over a stretch, which ends at end, once more. */
static void decide_again(const vbi_ents *ents, decoder *d, uint32_t first, uint32_t end)
{
	memset(ents->path + first, 0, (end - first) * sizeof *ents->path);
	for (uint32_t t = first, *order = ents->order; t <= end; t++)
		*order++ = t;
	decode(ents, d, end - first + 1);
}

static unsigned first_layer(unsigned begins) { return (unsigned)__builtin_ctz(begins); }

/* ---- a name that was recognised once is known in the whole window ---- */

#define NAME_TOKENS 6

/* Layers whose names are looked for again, and how much a known name weighs: found on texts that were not learned from. */
static const uint8_t recalled[] = {VB_ENTITY_PER - VB_ENTITY_PER, VB_ENTITY_ORG - VB_ENTITY_PER, VB_ENTITY_LOC - VB_ENTITY_PER};
static const int16_t bonus[] = {20, 3, 12};
#define RECALLED (sizeof recalled)
static const uint8_t layer_recalled[] = {[VB_ENTITY_PER - VB_ENTITY_PER] = 0, [VB_ENTITY_ORG - VB_ENTITY_PER] = 1, [VB_ENTITY_LOC - VB_ENTITY_PER] = 2};
#define RECALLED_BEGINS (1u << recalled[0] | 1u << recalled[1] | 1u << recalled[2])

static inline uint32_t next_key(uint32_t key, uint32_t symbol)
{
	uint32_t x = (key ^ symbol) * 2654435761u;

	return x ^ x >> 15;
}
static inline uint32_t next_key_if(uint32_t key, uint32_t symbol, unsigned whether)
{
	return key ^ ((key ^ next_key(key, symbol)) & (0u - whether));
}
#define NO_KEY 0x9E3779B9u /* not 0: symbol 0 counts too */

static vbi_tag_seen *name_at(const vbi_tag_views *views, uint32_t mask, uint32_t key)
{
	uint32_t at = key >> 1 & mask;

	while (vbi_tag_seen_other(&views->seen[at], key))
		at = (at + 1) & mask;
	return &views->seen[at];
}

/* Some of the bits of keys, to see at a glance that most are not there. */
#define KEY_BITS 4096u
typedef struct known_names {
	uint32_t mask; /* of the table */
	uint64_t bits[KEY_BITS / 64], first[KEY_BITS / 64]; /* of names, of the first token of each */
} known_names;
static inline uint32_t key_bit(uint32_t key) { return key >> 20; }
static inline bool has_key(const uint64_t *bits, uint32_t key) { return bits[key_bit(key) / 64] >> key_bit(key) % 64 & 1; }
static inline void add_key(uint64_t *bits, uint32_t key) { bits[key_bit(key) / 64] |= UINT64_C(1) << key_bit(key) % 64; }
_Static_assert(KEY_BITS == 1u << (32 - 20), "the upper bits of keys");

static void learn_name(const vbi_ents *ents, known_names *known, uint32_t t, unsigned k)
{
	const vbi_tag_view *view = &ents->views.view[VBI_TAG_MARGIN + t];
	uint32_t tokens = vbi_path_end(ents->path, t, recalled[k]) - t, key;
	vbi_tag_seen *seen;

	if (tokens > NAME_TOKENS || tokens > vbi_tag_run_left(view))
		return;
	key = next_key(NO_KEY, view->symbol);
	add_key(known->first, key);
	/* how many tokens it has nobody could guess: three are looked at always */
	key = next_key_if(key, view[1].symbol, tokens > 1);
	key = next_key_if(key, view[2].symbol, tokens > 2);
	for (uint32_t i = 3; i < tokens; i++)
		key = next_key(key, view[i].symbol);
	key |= 1;
	seen = name_at(&ents->views, known->mask, key);
	seen->key = key;
	add_key(known->bits, key);
	if (seen->count[k] < UINT8_MAX)
		seen->count[k]++;
}

/* False if there are no names. */
static bool learn_names(const vbi_ents *ents, known_names *known)
{
	const vbi_tag_views *views = &ents->views;
	uint32_t *list = views->capital + views->capitals, slots = 8;
	uint32_t names = vbi_tag_list_begun(views, ents->path, RECALLED_BEGINS, list);

	if (!names)
		return false;
	/* a token begins at most three names; there is room for four (mark_seen) */
	while (slots < 4 * names)
		slots *= 2;
	memset(views->seen, 0, slots * sizeof *views->seen);
	memset(known, 0, sizeof *known);
	known->mask = slots - 1;
	for (uint32_t i = 0; i < names; i++)
		for (unsigned begins = ents->path[list[i]] & RECALLED_BEGINS; begins; begins &= begins - 1)
			learn_name(ents, known, list[i], layer_recalled[first_layer(begins)]);
	return true;
}

/* In a layer, these tokens were decided to be one entity. */
static bool decided(const vbi_ents *ents, uint32_t t, uint32_t tokens, unsigned layer)
{
	return vbi_path_begins(ents->path, t, layer) && vbi_path_end(ents->path, t, layer) == t + tokens;
}

#define ALWAYS 3u /* tokens are looked at, for how many there are nobody could guess */
_Static_assert(ALWAYS <= VBI_TAG_BEHIND + 1 && ALWAYS <= NAME_TOKENS, "views behind the last token");

/* For which of the layers that are recalled it is known most, the first of them: no branch. */
static inline unsigned most_known(const vbi_tag_seen *seen)
{
	unsigned a = seen->count[0], b = seen->count[1], c = seen->count[2], second = b > a, most = a + (b - a) * second;

	return second + (2 - second) * (c > most);
}
_Static_assert(RECALLED == 3, "three are compared");

/* Weighs more what is a known name from t on; returns whether that may change what was decided: where a name was found as it is
 * known no other way has more of what is added. */
static bool recall_name(const vbi_ents *ents, const known_names *known, uint32_t t)
{
	const vbi_tag_view *view = &ents->views.view[VBI_TAG_MARGIN + t];
	uint32_t left = vbi_tag_run_left(view), key[NAME_TOKENS], last = NO_KEY, may = 0;

	left = left < NAME_TOKENS ? left : NAME_TOKENS;
	for (unsigned k = 0; k < ALWAYS || k < left; k++) {
		last = next_key(last, view[k].symbol);
		key[k] = last | 1;
		may |= (uint32_t)has_key(known->bits, last) << k;
	}
	may &= (1u << left) - 1;
	while (may) { /* the longest first */
		uint32_t most = 32 - (uint32_t)__builtin_clz(may);
		const vbi_tag_seen *seen = name_at(&ents->views, known->mask, key[most - 1]);
		unsigned best = most_known(seen);

		may &= ~(1u << (most - 1));
		if (!seen->key)
			continue;
		for (uint32_t k = 0; k < most; k++)
			sums_at(ents, t + k)[VBI_TAG_COLUMN(recalled[best], k ? VBI_TAG_IN : VBI_TAG_BEGIN)] += bonus[best];
		if (t + most < ents->views.n)
			sums_at(ents, t + most)[VBI_TAG_COLUMN(recalled[best], VBI_TAG_IN)] -= bonus[best];
		return !decided(ents, t, most, recalled[best]);
	}
	return false;
}

/* Lists the capitals that names which are known begin with and that were weighed: of the others no more is asked. */
static uint32_t list_known(const vbi_tag_views *views, const known_names *known, uint32_t *list)
{
	const vbi_tag_view *view = views->view + VBI_TAG_MARGIN;
	const uint32_t *capital = views->capital, all = views->capitals;
	uint32_t n = 0;

	for (uint32_t k = 0; k < all; k++) {
		uint32_t t = capital[k];

		list[n] = t;
		n += (uint32_t)(views->active[t / 64] >> t % 64 & 1) & (uint32_t)has_key(known->first, next_key(NO_KEY, view[t].symbol));
	}
	return n;
}

/* Names begin with capitals; a stretch with one that is known and was decided otherwise is decided anew. */
static void recall(const vbi_ents *ents, decoder *d)
{
	const vbi_tag_views *views = &ents->views;
	uint32_t *list = views->capital + views->capitals, first = 0, end = 0; /* of a stretch to decide anew */
	known_names known;
	uint32_t n = learn_names(ents, &known) ? list_known(views, &known, list) : 0;

	for (uint32_t k = 0; k < n; k++) {
		uint32_t t = list[k];

		if (end && t >= end) {
			decide_again(ents, d, first, end);
			end = 0;
		}
		if (recall_name(ents, &known, t) && !end) {
			end = vbi_tag_next(views, t, false);
			for (first = t; first > 0 && vbi_tag_active(views, first - 1);)
				first--;
		}
	}
	if (end)
		decide_again(ents, d, first, end);
}

void vbi_tag_decide(const vbi_ents *ents, const vbi_weights *weights)
{
	decoder d;

	read_steps(&d, weights);
	decide(ents, &d, weights);
	recall(ents, &d);
}

vb_status vbi_tag(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents)
{
	const vbi_weights *weights = &seg->lex->weights[VBI_WEIGHTS_NAMES];
	uint32_t n = (uint32_t)seg->toks;

	/* sections of versions before have other features */
	if (ents->grammar_only || !weights->buckets || weights->labels != VBI_TAG_COLUMNS)
		return VB_OK;
	if (vbi_tag_look(&ents->views, seg, ents) || vbi_tag_memo_for(&ents->views, weights) || vbi_tag_cues_for(&ents->views) ||
	    !VBI_GROW(ents->mem, ents->path, ents->path_capacity, (size_t)n + VBI_PATH_BEHIND) ||
	    !VBI_GROW(ents->mem, ents->back, ents->back_capacity, (size_t)n + 1) ||
	    !VBI_GROW(ents->mem, ents->order, ents->order_capacity, 2 * ((size_t)n + 1) + VBI_TAG_LISTED) ||
	    !VBI_GROW(ents->mem, ents->sum, ents->sum_capacity, ((size_t)n + 1) * VBI_TAG_SUMS))
		return VB_ERR_MEMORY;
	if (vbi_tag_gate(&ents->views, &seg->lex->weights[VBI_WEIGHTS_GATE]))
		return VB_ERR_MEMORY;
	memset(ents->path + n, 0, VBI_PATH_BEHIND * sizeof *ents->path);
	vbi_tag_decide(ents, weights);
	if (ents->sure_places)
		vbi_tag_sure_places(seg, ents);
	vbi_tag_mend(seg, &ents->views, ents->path, n);
	vbi_tag_documents(seg, ents);
	vbi_tag_feasts(seg, ents);
	return vbi_tag_take(seg, state, ents);
}
