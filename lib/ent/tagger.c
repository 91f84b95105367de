/* ent/tagger.c - learned weights decide which entities stand: what the grammar found is one voice among others.
 *
 * Every type is a layer (tagfeat.h); in each the best sequence of outside, begin, inside is found over the stretches of
 * text where an entity may be. An entity of the grammar that the layer confirms stays with all it knows; one that it does
 * not is dropped; one that the grammar did not find is added and described as far as the dictionary knows it. Without
 * weights the grammar's word stands. Linear; no allocation a token. */
#include "ent/tagger.h"

#include "ent/docstate.h"
#include "ent/office.h"
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
		*n = (uint32_t)(vbi_tag_list((uint32_t)(word * 64), both, ents->order + *n) - ents->order);
		goes_on = own >> 63;
	} while (++word < words && (goes_on || word < enough));
	return word;
}

/* Of the lower of two bits each, from the lowest on. */
static inline unsigned every_second(unsigned bits)
{
	bits &= 0x555;
	bits = (bits | bits >> 1) & 0x333;
	bits = (bits | bits >> 2) & 0xF0F;
	return (bits | bits >> 4) & VBI_PATH_ALL;
}
_Static_assert(2 * VBI_TAG_LAYERS == 12, "two bits a layer");

/* What the grammar found becomes the path where it stands unasked. */
static void take_standing(const vbi_ents *ents)
{
	const vbi_tag_views *views = &ents->views;

	for (uint32_t first = 0; first < views->n; first += 64)
		for (uint64_t bits = views->stands[first / 64]; bits; bits &= bits - 1) {
			uint32_t t = first + vbi_lowest_bit(bits), found = vbi_tag_found(&views->view[VBI_TAG_MARGIN + t]);

			ents->path[t] = (uint16_t)(every_second(found) | every_second(found >> 1) << 8);
		}
}
_Static_assert(VBI_TAG_BEGIN == 1 && VBI_TAG_IN == 2, "a bit each");

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

/* ---- what was decided becomes entities ---- */

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
#define NO_KEY 0x9E3779B9u /* not 0: symbol 0 counts too */

static vbi_tag_seen *name_at(const vbi_tag_views *views, uint32_t mask, uint32_t key)
{
	uint32_t at = key >> 1 & mask;

	while ((views->seen[at].key != 0) & (views->seen[at].key != key))
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
	for (uint32_t i = 1; i < tokens; i++)
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

/* Weighs more what is a known name from t on; returns whether that may change what was decided: where a name was found as it is
 * known no other way has more of what is added. */
static bool recall_name(const vbi_ents *ents, const known_names *known, uint32_t t)
{
	const vbi_tag_view *view = &ents->views.view[VBI_TAG_MARGIN + t];
	uint32_t left = vbi_tag_run_left(view), key[NAME_TOKENS], last = NO_KEY, may = 0;

	left = left < NAME_TOKENS ? left : NAME_TOKENS;
	for (unsigned k = 0; k < left; k++) {
		last = next_key(last, view[k].symbol);
		key[k] = last | 1;
		may |= (uint32_t)has_key(known->bits, last) << k;
	}
	while (may) { /* the longest first */
		uint32_t most = 32 - (uint32_t)__builtin_clz(may);
		const vbi_tag_seen *seen = name_at(&ents->views, known->mask, key[most - 1]);
		unsigned best = 0;

		may &= ~(1u << (most - 1));
		if (!seen->key)
			continue;
		for (unsigned k = 1; k < RECALLED; k++)
			best = seen->count[k] > seen->count[best] ? k : best;
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

/* NĐ 67, QĐ 153; BLTTHS, TPP: short for a type with its number, for a code of laws or a treaty. */
static bool short_document(const vbi_seg *seg, const vbi_ent *ent)
{
	static const char *const type[] = {"NĐ", "QĐ", "NQ", "TTLT", "NQLT"};
	const vbi_tok *tok = &seg->tok[ent->t0];
	bool found = false;

	if (ent->type != VB_ENTITY_DOC || tok->kind != VB_TOKEN_ACRONYM)
		return false;
	if (ent->t1 - ent->t0 == 1)
		return vbi_seg_has(seg, ent->t0, 1, VBI_MASK(DOC_LAW));
	for (size_t i = 0; !found && i < sizeof type / sizeof *type; i++)
		found = vbi_tok_is(seg, ent->t0, type[i]);
	return found && tok[1].kind == VB_TOKEN_NUMBER && tok[1].space == 1;
}

/* Công văn 1628 gửi Bộ A, quyết định 132 tạm giao: a kind of documents and a number so long that it counts nothing. */
static bool numbered(const vbi_seg *seg, const uint16_t *path, const vbi_ent *ent)
{
	const vbi_match *type = ent->type == VB_ENTITY_DOC ? vbi_seg_longest(seg, ent->t0, VBI_MASK(DOC_TYPE)) : NULL;
	const vbi_entry *entry = type ? vbi_seg_entry(seg, type, VBI_C_DOC_TYPE) : NULL;
	const vbi_tok *number = type ? &seg->tok[ent->t0 + type->count] : NULL;
	bool verb = entry && vbi_seg_attr(seg, entry, VBI_KEY_VERB).n;

	return type && type->count > 1 && ent->t0 + type->count + 1 == ent->t1 && number->kind == VB_TOKEN_NUMBER &&
	       number->end - number->start >= 3u - !verb && number->end - number->start >= 2 && !vbi_path_any(path, ent->t0, VBI_PATH(DOC));
}

/* Thực hiện nghiêm Quy chế tổ chức Lễ hội X, theo Quy hoạch tổng thể phát triển Y: rules and plans by their title, with a capital within a
 * sentence. A draft has none yet. */
static bool titled(const vbi_seg *seg, const vbi_ent *ent)
{
	const vbi_tok *tok = &seg->tok[ent->t0];

	return ent->type == VB_ENTITY_DOC && ent->t1 - ent->t0 > 3 && ent->t0 > 0 && vbi_tok_is(seg, ent->t0, "Quy") &&
	       (vbi_tok_is(seg, ent->t0 + 1, "chế") || vbi_tok_is(seg, ent->t0 + 1, "hoạch")) && tok->space == 1 &&
	       vbi_tok_small(tok - 1) && tok[-1].sentence == tok->sentence && !vbi_tok_is(seg, ent->t0 - 1, "thảo");
}

/* Sau 15/11 TP HCM ..., phiên [giao dịch] 7/7: no fraction of anything. */
static bool bounded(const vbi_seg *seg, const vbi_ent *ent)
{
	const vbi_tok *tok = &seg->tok[ent->t0];

	if (ent->sub != VBI_SUB_DATE_DAY || ent->t1 - ent->t0 != 1 || tok->kind != VB_TOKEN_NUMBER)
		return false;
	if (ent->t1 < seg->toks && (vbi_tok_is(seg, ent->t1, "năm") || vbi_tok_is(seg, ent->t1, "tháng") || vbi_tok_is(seg, ent->t1, "nhiệm")))
		return false; /* Sau 1/2 nhiệm kỳ */
	return tok->space == 1 && ent->t0 > 0 &&
	       memchr(seg->text + tok->start, '/', tok->end - tok->start) != NULL &&
	       (vbi_tok_is_lower(seg, ent->t0 - 1, "sau") || vbi_tok_is_lower(seg, ent->t0 - 1, "trước") ||
	        vbi_tok_is_lower(seg, ent->t0 - 1, "phiên") || vbi_tok_is(seg, ent->t0 - 1, "dịch"));
}

/* No matter of opinion is what a machine wrote, 4/8/2021 3:02:00 AM, and a whole date by itself: 01/5/2014 in a table. */
static bool certain(const vbi_seg *seg, const uint16_t *path, const vbi_ent *ent)
{
	const vbi_tok *tok = &seg->tok[ent->t0];
	uint32_t n = tok->end - tok->start, marks = 0;

	if (ent->type < VB_ENTITY_DATE) /* mostly */
		return false;
	if (ent->sub == VBI_SUB_DATE_STAMP || titled(seg, ent) || short_document(seg, ent) || bounded(seg, ent) || numbered(seg, path, ent))
		return true;
	if (ent->sub != VBI_SUB_DATE_DAY || ent->t1 - ent->t0 != 1 || tok->kind != VB_TOKEN_NUMBER || n < 8 ||
	    vbi_path_begins(path, ent->t0, VB_ENTITY_DATE - VB_ENTITY_PER) || vbi_path_goes_on(path, ent->t0, VB_ENTITY_DATE - VB_ENTITY_PER))
		return false;
	for (uint32_t i = tok->start; i < tok->end; i++)
		marks += seg->text[i] == '/';
	return marks == 2;
}

/* An entity of the same type that the layer dropped and that begins or ends like the new one: it tells the kind. */
static const vbi_ent *relative(const vbi_ents *ents, unsigned type, uint32_t t0, uint32_t t1)
{
	for (uint32_t t = t0; t < t1; t++)
		for (uint32_t i = ents->begins[t]; i; i = ents->list[i - 1].next) {
			const vbi_ent *ent = &ents->list[i - 1];

			if (ent->type == type && ent->dead && (t == t0 || ent->t1 == t1))
				return ent;
		}
	return NULL;
}

static unsigned usual_sub(unsigned type, uint32_t length)
{
	switch (type) {
	case VB_ENTITY_PER: return length > 1 ? VBI_SUB_PER_FULL : VBI_SUB_PER_GIVEN;
	case VB_ENTITY_TITLE: return VBI_SUB_OFFICE;
	case VB_ENTITY_ORG: return VBI_SUB_ORG_NAME;
	case VB_ENTITY_LOC: return VBI_SUB_LOC_OTHER;
	case VB_ENTITY_DATE: return VBI_SUB_DATE_DAY;
	default: return VBI_SUB_DOC_NAMED;
	}
}

static vb_status describe(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents, vbi_ent *ent)
{
	vbi_office office;

	switch (ent->type) {
	case VB_ENTITY_TITLE:
		if (vbi_office_parse(seg, ents, ent->t0, &office))
			ent->sub = office.sub;
		return VB_OK;
	case VB_ENTITY_LOC:
		return vbi_place_describe(seg, state, ents, ent);
	case VB_ENTITY_DATE:
		return vbi_date_describe(seg, state, ents, ent);
	case VB_ENTITY_DOC:
		return vbi_docref_describe(seg, ents, ent);
	case VB_ENTITY_PER:
		return vbi_person_describe(seg, ents, ent);
	default:
		return VB_OK;
	}
}

static vb_status add(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents, unsigned type, uint32_t t0, uint32_t t1)
{
	const vbi_ent *like = relative(ents, type, t0, t1);
	unsigned sub = like ? like->sub : usual_sub(type, t1 - t0);
	uint32_t attr = like && (type == VB_ENTITY_ORG || type == VB_ENTITY_TITLE) ? like->attr : 0;
	vbi_ent *ent = vbi_ents_add(ents, seg, type, sub, t0, t1, 700);

	if (!ent)
		return VB_ERR_MEMORY;
	ent->attr = attr;
	return describe(seg, state, ents, ent);
}

uint32_t vbi_tag_common(const vbi_seg *seg, uint32_t t)
{
	const vbi_match *match = vbi_seg_has(seg, t, 2, VBI_MASK(WORD)) ? vbi_seg_longest(seg, t, VBI_MASK(WORD)) : NULL;
	const vbi_entry *entry = match && match->count == 2 ? vbi_seg_entry(seg, match, VBI_C_WORD) : NULL;

	return entry ? entry->freq + 1 : match != NULL;
}

#define RARER 20u /* times: so rare a word claims nothing */

/* đảng Bảo thủ, đảng Dân chủ Tự do: a capital that a small letter follows in the word, in a name behind a small word. */
static bool name_in_small(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	const vbi_tok *last = &seg->tok[end - 1];

	return last->kind == VB_TOKEN_SYLLABLE && last->shape == VB_SHAPE_TITLE && vbi_tok_small(last - 1) && vbi_tok_is_lower(seg, t, "đảng") &&
	       !(vbi_seg_any(seg, end - 1) & VBI_MASK(LOC_PROVINCE));
}

/* A word of the dictionary lies over the gap before token end, and no other beside it claims one of its syllables. */
static bool cuts_word(const vbi_seg *seg, uint32_t n, uint32_t t, uint32_t end)
{
	const vbi_tok *tok = seg->tok + end;

	if (end >= n || end - t < 2 || tok->space != 1 || !(vbi_tok_small(tok - 1) || name_in_small(seg, t, end)) || !vbi_tok_small(tok) || tok->sentence != tok[-1].sentence)
		return false;
	return vbi_seg_has(seg, end - 1, 2, VBI_MASK(WORD)) && vbi_tag_common(seg, end - 2) <= vbi_tag_common(seg, end - 1) / RARER &&
	       (end + 1 >= n || vbi_tag_common(seg, end) <= vbi_tag_common(seg, end - 1) / RARER);
}

/* Rodrigo de Rato, Ursula von der Leyen: small words between the parts of a name from abroad. Returns where the name ends. */
static uint32_t name_end(const vbi_seg *seg, uint32_t n, uint32_t end)
{
	static const vbi_slice particle[] = {VBI_WORD("de"), VBI_WORD("von"), VBI_WORD("der"), VBI_WORD("den"), VBI_WORD("van"), VBI_WORD("bin"), VBI_WORD("ibn"),
	                                     VBI_WORD("al"), VBI_WORD("el"),  VBI_WORD("del"), VBI_WORD("dos"), VBI_WORD("da"),  VBI_WORD("di"),  VBI_WORD("du")};
	const vbi_tok *tok = seg->tok;
	uint32_t t = end;

	if (tok[end - 1].kind != VB_TOKEN_FOREIGN)
		return end;
	while (t < n && t < end + 2 && tok[t].space == 1 && tok[t].end - tok[t].start <= 3 &&
	       vbi_word_written(seg, t, particle, sizeof particle / sizeof *particle))
		t++;
	if (t == end || t >= n || tok[t].kind != VB_TOKEN_FOREIGN || !vbi_tok_capital(&tok[t]) || tok[t].space != 1 || tok[t].sentence != tok[end - 1].sentence)
		return end;
	return t + 1;
}

/* tân, cựu, nguyên, cố are of the title behind them; but Thái Nguyên is a place. */
static bool before_title(const vbi_seg *seg, uint32_t t)
{
	const vbi_tok *before = &seg->tok[t - 1];

	if (seg->tok[t].space != 1 || before->sentence != seg->tok[t].sentence ||
	    (before->shape != VB_SHAPE_LOWER && t > 1 && before->space == 1 && vbi_tok_capital(before - 1)))
		return false;
	return vbi_tok_is_lower(seg, t - 1, "tân") || vbi_tok_is_lower(seg, t - 1, "cựu") || vbi_tok_is_lower(seg, t - 1, "nguyên") ||
	       vbi_tok_is_lower(seg, t - 1, "cố");
}

void vbi_tag_whole_cues(vbi_tag_cues *cues)
{
	static const char *const before[] = {"hôm", "tân", "cựu", "nguyên", "cố"}, *const last[] = {"–", "-", "ông", "bà"};

	vbi_tag_add_cues(cues, before, sizeof before / sizeof *before, VBI_CUE_TAKEN_IN);
	vbi_tag_add_cues(cues, last, sizeof last / sizeof *last, VBI_CUE_LEFT_OUT);
	vbi_tag_add_cue_written(cues, "Jr", VBI_CUE_JUNIOR);
	vbi_tag_add_cue_written(cues, "Sr", VBI_CUE_JUNIOR);
}

/* Hôm 9/5 is one date; Ảnh Như Ý is a credit. Returns where a span begins. */
static uint32_t whole_begin(const vbi_seg *seg, const vbi_tag_views *views, uint32_t t, uint32_t end, unsigned layer)
{
	const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + t];

	if (!(layer ? vbi_tag_cue(views->cues, v - 1) & VBI_CUE_TAKEN_IN : vbi_tag_cue(views->cues, v) & VBI_CUE_CREDIT))
		return t;
	if (layer == VB_ENTITY_DATE - VB_ENTITY_PER && t > 0 && seg->tok[t].kind == VB_TOKEN_NUMBER && seg->tok[t].space == 1 &&
	    vbi_tok_is_lower(seg, t - 1, "hôm"))
		return t - 1;
	if (layer == VB_ENTITY_TITLE - VB_ENTITY_PER && t > 0 && before_title(seg, t))
		return t - 1;
	return layer == 0 && end - t > 2 && vbi_tok_is(seg, t, "Ảnh") ? t + 1 : t;
}

/* A bracket is open at the end of the tokens. */
static bool opens(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	uint32_t open = 0;

	for (uint32_t i = t; i < end; i++) {
		open += vbi_tok_is(seg, i, "(");
		open -= open && vbi_tok_is(seg, i, ")");
	}
	return open;
}

/* The end of a name: Judy Miller- thư ký, Rodrigo de Rato, Donald Trump Jr. */
static uint32_t whole_name_end(const vbi_seg *seg, uint32_t n, uint32_t t, uint32_t end)
{
	if (end - t > 1 && vbi_tok_is(seg, end - 1, "-"))
		end--;
	end = name_end(seg, n, end);
	if (end < n && (vbi_tok_is(seg, end, "Jr") || vbi_tok_is(seg, end, "Sr")) && seg->tok[end].space == 1)
		end++;
	if (end < n && end - t > 1 && vbi_tok_is(seg, end, ".") && seg->tok[end].space == 0 &&
	    (vbi_tok_is(seg, end - 1, "Jr") || vbi_tok_is(seg, end - 1, "Sr")))
		end++;
	return end;
}

/* Most spans end as they seem: the views of the last token and of the one behind it tell. */
static inline bool may_end_otherwise(const vbi_tag_views *views, uint32_t end, unsigned layer)
{
	static const uint32_t left_out[VBI_TAG_LAYERS] = {[VB_ENTITY_PER - VB_ENTITY_PER] = VBI_CUE_LEFT_OUT | VBI_CUE_JUNIOR,
	                                                  [VB_ENTITY_TITLE - VB_ENTITY_PER] = VBI_CUE_LEFT_OUT};
	const vbi_tag_cues *cues = views->cues;
	const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + end - 1];
	unsigned strange = (layer == 0) & (vbi_tag_kind(v) == VB_TOKEN_FOREIGN);
	unsigned number = (unsigned)(vbi_tag_kind(v) == VB_TOKEN_NUMBER) & (unsigned)(v[1].symbol == cues->point);

	return (vbi_tag_cue(cues, v) & left_out[layer]) | (vbi_tag_cue(cues, v + 1) & left_out[layer] & VBI_CUE_JUNIOR) | strange | number |
	       (v[1].symbol == cues->close);
}

/* Layers are decided each by itself: an office or a document that ends within a body or a place goes on to the end of that one
 * (no tag crosses another), and one with an open bracket to its closing one. */
static uint32_t whole_end(const vbi_seg *seg, const vbi_tag_views *views, const uint16_t *path, uint32_t t, uint32_t end, unsigned layer)
{
	/* the layers that each may hold, a bit each (resolve.c) */
	static const uint8_t holds[VBI_TAG_LAYERS] = {
		[VB_ENTITY_TITLE - VB_ENTITY_PER] = VBI_PATH(ORG) | VBI_PATH(LOC) | VBI_PATH(DATE),
		[VB_ENTITY_ORG - VB_ENTITY_PER] = VBI_PATH(LOC) | VBI_PATH(DATE),
		[VB_ENTITY_DOC - VB_ENTITY_PER] = VBI_PATH(ORG) | VBI_PATH(LOC) | VBI_PATH(DATE),
	};
	uint32_t n = (uint32_t)seg->toks;

	for (unsigned inner = 0; end < n && (path[end] >> 8 & holds[layer] >> inner << inner); inner++) {
		uint32_t last = end - 1;

		if (!(holds[layer] >> inner & 1) || end >= n || !vbi_path_goes_on(path, end, inner) ||
		    seg->tok[end].sentence != seg->tok[t].sentence)
			continue;
		while (last > t && vbi_path_goes_on(path, last, inner))
			last--;
		if (last > t && vbi_path_begins(path, last, inner))
			end = vbi_path_end(path, last, inner);
	}
	/* ... làm Thủ tướng / Quốc hội Hàn Quốc ...: what stands within a headline ends there */
	if (seg->tok[end - 1].sentence != seg->tok[t].sentence && t > 0 && seg->tok[t].space < 2 && layer <= VB_ENTITY_ORG - VB_ENTITY_PER)
		for (uint32_t i = t + 1; i < end; i++)
			if (seg->tok[i].space >= 2 && seg->tok[i].sentence != seg->tok[t].sentence)
				end = i;
	/* Trưởng ban công tác, Phó phòng Hậu cần quân khu: no word is cut */
	if (holds[layer] && cuts_word(seg, n, t, end) && !vbi_path_begins_at(path, end))
		end++;
	if (!may_end_otherwise(views, end, layer))
		return end;
	if (end < n && vbi_tok_is(seg, end, ")") && opens(seg, t, end))
		return end + 1;
	if (layer == 0)
		end = whole_name_end(seg, n, t, end);
	/* Chủ tịch HĐQT – TGĐ, Phó TGĐ bà A: what parts or addresses is not of the office */
	while (layer == VB_ENTITY_TITLE - VB_ENTITY_PER && end - t > 1 &&
	       (vbi_tok_is(seg, end - 1, "–") || vbi_tok_is(seg, end - 1, "-") || vbi_tok_is(seg, end - 1, "ông") || vbi_tok_is(seg, end - 1, "bà")))
		end--;
	/* Bộ trưởng Bộ Công an3. Nguyễn Văn A: the number of the next item of a list that lost its line ends */
	if (end - t > 1 && end < n && layer <= VB_ENTITY_ORG - VB_ENTITY_PER && seg->tok[end - 1].kind == VB_TOKEN_NUMBER &&
	    seg->tok[end - 1].space == 0 && vbi_tok_is(seg, end, "."))
		end--;
	return end;
}

/* What is said of the spans that begin at a token, a bit a layer: it is no entity; it is a little more or less than was decided; the
 * grammar found it, too. */
#define SAID_REFUSED 1u
#define SAID_MOVED   (1u << 8)
#define SAID_KNOWN   (1u << 16)

static unsigned say(const vbi_seg *seg, const vbi_ents *ents, uint32_t t, unsigned layer)
{
	const uint16_t *path = ents->path;
	uint32_t decided = vbi_path_end(path, t, layer), end = whole_end(seg, &ents->views, path, t, decided, layer);
	unsigned moved = (end != decided) | (whole_begin(seg, &ents->views, t, end, layer) != t);

	return moved * SAID_MOVED | vbi_tag_refuses(seg, &ents->views, path, t, decided, layer) * SAID_REFUSED;
}

/* Of which layer the next span is nobody could guess: so all of one layer are looked at before those of the next. Lists the tokens where
 * something begins; returns how many there are. */
static uint32_t say_all(const vbi_seg *seg, const vbi_ents *ents, uint32_t *said)
{
	uint32_t n = (uint32_t)seg->toks, *list = ents->order, *end = list, owns[VBI_TAG_LAYERS] = {0};
	uint32_t *own = (uint32_t *)(void *)ents->sum; /* it is of no use any more, and has room for a list of each layer */

	memset(said, 0, n * sizeof *said);
	for (uint32_t at = 0; at < n; at += VBI_PATH_BEHIND)
		end = vbi_path_list(at, vbi_path_among_64(ents->path + at, VBI_PATH_ALL), 5, end);
	for (const uint32_t *t = list; t < end; t++)
		for (unsigned begins = vbi_path_begins_at(ents->path, *t); begins; begins &= begins - 1)
			own[first_layer(begins) * n + owns[first_layer(begins)]++] = *t;
	for (unsigned layer = 0; layer < VBI_TAG_LAYERS; layer++)
		for (const uint32_t *t = own + layer * n, *stop = t + owns[layer]; t < stop; t++)
			said[*t] |= say(seg, ents, *t, layer) << layer;
	return (uint32_t)(end - list);
}
_Static_assert(VBI_TAG_LAYERS * sizeof(uint32_t) <= VBI_TAG_SUMS * sizeof(int16_t), "lists of tokens in place of sums");

/* Those that the layer does not confirm die. What may be certain is asked of these alone. */
static void judge(const vbi_seg *seg, const vbi_ents *ents, uint32_t *said)
{
	const uint16_t *path = ents->path;

	for (size_t i = 0; i < ents->n; i++) {
		vbi_ent *ent = &ents->list[i];
		unsigned layer = ent->type - VB_ENTITY_PER, stands;

		if (layer >= VBI_TAG_LAYERS)
			continue;
		stands = (unsigned)vbi_path_begins(path, ent->t0, layer) & (unsigned)(vbi_path_end(path, ent->t0, layer) == ent->t1) &
		         ~(said[ent->t0] / SAID_REFUSED >> layer);
		said[ent->t0] |= (stands & !ent->dead) * SAID_KNOWN << layer;
		if (!stands && !certain(seg, path, ent))
			ent->dead = true;
	}
}

/* What was decided to begin at t in a layer, and is not known, is added, if it is not there. */
static vb_status take(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents, uint32_t t, unsigned layer, unsigned said)
{
	uint32_t begin = t, end = vbi_path_end(ents->path, t, layer);
	bool refused = said & SAID_REFUSED;
	const vbi_ent *known;

	if (said & SAID_MOVED) {
		end = whole_end(seg, &ents->views, ents->path, t, end, layer);
		begin = whole_begin(seg, &ents->views, t, end, layer);
		refused = vbi_tag_refuses(seg, &ents->views, ents->path, begin, end, layer);
	}
	known = vbi_ents_at(ents, VB_ENTITY_PER + layer, begin);
	if ((known && known->t1 == end) || refused)
		return VB_OK;
	return add(seg, state, ents, VB_ENTITY_PER + layer, begin, end);
}

/* The layers in which there may be something to take at a token. */
static inline unsigned to_take(const uint16_t *path, uint32_t t, uint32_t said)
{
	return vbi_path_begins_at(path, t) & ~(said / SAID_KNOWN & ~(said / SAID_MOVED));
}

static vb_status take_all(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents, const uint32_t *said, uint32_t begun)
{
	uint32_t n = 0, *list = ents->order;
	vb_status status = VB_OK;

	for (uint32_t k = 0; k < begun; k++) {
		uint32_t t = list[k];

		list[n] = t;
		n += to_take(ents->path, t, said[t]) != 0;
	}
	for (uint32_t k = 0; k < n; k++)
		for (unsigned some = to_take(ents->path, list[k], said[list[k]]); some && status == VB_OK; some &= some - 1)
			status = take(seg, state, ents, list[k], first_layer(some), said[list[k]] >> first_layer(some));
	return status;
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
	uint32_t n = (uint32_t)seg->toks, begun, *said;

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
	vbi_tag_mend(seg, &ents->views, ents->path, n);
	said = (uint32_t *)(void *)ents->back; /* it is of no use any more */
	begun = say_all(seg, ents, said);
	judge(seg, ents, said);
	return take_all(seg, state, ents, said, begun);
}
