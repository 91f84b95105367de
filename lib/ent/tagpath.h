/* ent/tagpath.h - what the tagger decided, token by token: a bit for each layer in which something begins, and in the
 * upper byte one where it goes on. And what is mended in it. */
#ifndef VBI_ENT_TAGPATH_H
#define VBI_ENT_TAGPATH_H

#include "ent/tagcue.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define VBI_PATH_ALL         ((1u << VBI_TAG_LAYERS) - 1)
#define VBI_PATH_LAYER(type) (VB_ENTITY_##type - VB_ENTITY_PER)
#define VBI_PATH(type)       (1u << VBI_PATH_LAYER(type)) /* as a bit */

/* Of the lower of two bits each, from the lowest on. */
static inline unsigned vbi_path_every_second(unsigned bits)
{
	bits &= 0x555;
	bits = (bits | bits >> 1) & 0x333;
	bits = (bits | bits >> 2) & 0xF0F;
	return (bits | bits >> 4) & VBI_PATH_ALL;
}

/* What the grammar found at a token, as the path has it. */
static inline uint16_t vbi_path_found(const vbi_tag_view *v)
{
	uint32_t found = vbi_tag_found(v);

	return (uint16_t)(vbi_path_every_second(found) | vbi_path_every_second(found >> 1) << 8);
}
_Static_assert(VBI_TAG_LAYERS == 6 && VBI_TAG_BEGIN == 1 && VBI_TAG_IN == 2, "two bits a layer, a bit a state");

static inline bool vbi_path_begins(const uint16_t *path, uint32_t t, unsigned layer)
{
	return path[t] >> layer & 1;
}
static inline bool vbi_path_goes_on(const uint16_t *path, uint32_t t, unsigned layer)
{
	return path[t] >> (layer + 8) & 1;
}
/* The layers in which something begins at t, a bit each. */
static inline unsigned vbi_path_begins_at(const uint16_t *path, uint32_t t)
{
	return path[t] & VBI_PATH_ALL;
}
/* Something of the layers, bits, is at token t. */
static inline bool vbi_path_any(const uint16_t *path, uint32_t t, unsigned layers)
{
	return path[t] & (layers | layers << 8);
}

/* Which of sixteen tokens have none of the bits of a state, a bit each. */
static inline uint64_t vbi_path_none_16(const uint16_t *path, unsigned some)
{
#ifdef __SSE2__
	const __m128i all = _mm_set1_epi16((short)some), none = _mm_setzero_si128();
	__m128i a = _mm_and_si128(_mm_loadu_si128((const __m128i *)(const void *)path), all);
	__m128i b = _mm_and_si128(_mm_loadu_si128((const __m128i *)(const void *)(path + 8)), all);

	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_packs_epi16(a, b), none));
#else
	uint64_t bits = 0;

	for (unsigned k = 0; k < 16; k++)
		bits |= (uint64_t)((path[k] & some) == 0) << k;
	return bits;
#endif
}

/* Behind the last token are so many that nothing is at: how many are left need not be asked. */
#define VBI_PATH_BEHIND 64u
/* Which of 64 tokens have one of the bits. */
static inline uint64_t vbi_path_among_64(const uint16_t *path, unsigned some)
{
	return ~(vbi_path_none_16(path, some) | vbi_path_none_16(path + 16, some) << 16 | vbi_path_none_16(path + 32, some) << 32 |
	         vbi_path_none_16(path + 48, some) << 48);
}

/* Lists 64 tokens from at on of which some bits say so; returns where the list ends. How many they are nobody could guess: so some are put
 * down always, and those that are none are put over. There is room for one more than they are. */
static inline uint32_t *vbi_path_list(uint32_t at, uint64_t bits, unsigned always, uint32_t *list)
{
	for (unsigned k = 0; k < always; k++, bits &= bits - 1) {
		*list = at + vbi_lowest_bit(bits | UINT64_C(1) << 63);
		list += bits != 0;
	}
	for (; bits; bits &= bits - 1)
		*list++ = at + vbi_lowest_bit(bits);
	return list;
}

/* How long something is nobody could guess, but nearly always it is at an end after sixteen tokens. */
static inline uint32_t vbi_path_end(const uint16_t *path, uint32_t t, unsigned layer)
{
	uint64_t ended;

	for (t++; !(ended = vbi_path_none_16(path + t, 1u << (layer + 8)));)
		t += 16;
	return t + vbi_lowest_bit(ended);
}

/* Nothing of the layers, bits, is at the tokens [t, end) any more, nor goes on behind them. */
static inline void vbi_path_clear(uint16_t *path, uint32_t n, uint32_t t, uint32_t end, unsigned layers)
{
	for (uint32_t i = t; i < end; i++)
		path[i] = (uint16_t)(path[i] & ~(layers | layers << 8));
	for (unsigned layer = 0; layers >> layer; layer++)
		for (uint32_t i = end; layers >> layer & 1 && i < n && vbi_path_goes_on(path, i, layer); i++)
			path[i] = (uint16_t)(path[i] & ~(1u << (layer + 8)));
}

/* The tokens [t, end) are one entity of the layer, a bit, whatever of it was there. */
static inline void vbi_path_put(uint16_t *path, uint32_t n, uint32_t t, uint32_t end, unsigned layer)
{
	vbi_path_clear(path, n, t, end, layer);
	path[t] = (uint16_t)(path[t] | layer);
	for (uint32_t i = t + 1; i < end; i++)
		path[i] = (uint16_t)(path[i] | layer << 8);
}

/* The first token from t on in which anything begins, n if there is none. */
uint32_t vbi_path_next(const uint16_t *path, uint32_t n, uint32_t t);
/* The same for some layers, bits. */
uint32_t vbi_path_next_of(const uint16_t *path, uint32_t n, uint32_t t, unsigned layers);

/* Capitals by what their views tell, which no rule changes: listed once for all of them. */
typedef struct vbi_tag_capitals {
	uint32_t *strange, *aged; /* acronyms and words of other languages; what the years of somebody may be behind */
	uint32_t *joined;         /* a dash follows: of use until the next list is made */
	uint32_t stranges, ages, joins;
	uint8_t *tells; /* of each of the capitals */
} vbi_tag_capitals;
/* Of it tagdoc.c asks more, whatever was decided; it is a syllable that is joined to no capital behind it, one behind a small one; it is strange. */
enum { VBI_CAPITAL_ASKED = 1, VBI_CAPITAL_ALONE = 2, VBI_CAPITAL_LAST = 4, VBI_CAPITAL_STRANGE = 8 };
void vbi_tag_list_capitals(const vbi_seg *seg, const vbi_tag_views *views, vbi_tag_capitals *capitals); /* tagdoc.c */

/* tagname.c: a name that begins behind a dash begins before it: Gore-|Smith. */
void vbi_tag_rows_of_name(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t); /* and rows of a table are none */
void vbi_tag_parted_name(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
/* tagname.c: a small word of names from abroad: von, bin. */
bool vbi_tag_particle(const vbi_seg *seg, uint32_t t);

/* tagmend.c: what layers that are decided each by itself get wrong is put right in the path. */
void vbi_tag_mend(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n);
/* tagcut.c: where a span of the layer that begins at t takes in what is not of it, or leaves out what is. */
void vbi_tag_cut(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t, unsigned layer);
/* tagjoin.c: a body that begins at t takes in what is of it. */
void vbi_tag_join(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t);
/* tagbody.c: a body that begins at t ends where the next one begins, and is one where it was parted. */
void vbi_tag_body(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t);
/* tagbody.c: a party of nothing so far, at a capital. */
void vbi_tag_party(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
/* tagbody.c: who told the news, a place that its word tells, a known body, of nothing so far, at a capital. */
void vbi_tag_signed_for(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
void vbi_tag_teller(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
void vbi_tag_ground(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
void vbi_tag_known(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
/* tagdoc.c: what the document says elsewhere: acronyms of common words, given names of people it names, roads in lists.
 */
void vbi_tag_compare(const vbi_seg *seg, const vbi_tag_views *views, const vbi_tag_capitals *capitals, uint16_t *path, uint32_t n);
/* tagabroad.c: states abroad, of which a place begins at t: chính phủ Đức, nước Nga, Nhà Trắng. */
static inline bool vbi_tag_may_be_abroad(const vbi_tag_views *views, const uint64_t bits[4], uint32_t t)
{
	const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + t];
	uint32_t before = v[-1].symbol, own = v[0].symbol;

	/* twice six bits of a symbol: most words are none of those */
	return ((bits[0] >> (before >> 26) & bits[2] >> (before >> 20 & 63)) | (bits[1] >> (own >> 26) & bits[3] >> (own >> 20 & 63))) & 1;
}
void vbi_tag_abroad(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
/* tagplace.c: houses of culture, of which a place begins at t. */
static inline bool vbi_tag_may_be_house(const vbi_tag_views *views, uint32_t t)
{
	const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + t];

	return (v[-1].symbol == views->cues->culture) | (v[2].symbol == views->cues->culture);
}
void vbi_tag_house(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
/* tagclub.c: a club that has the name of a place: at token t, a capital of nothing, is its word behind the place or who pays for it. */
void vbi_tag_club(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
/* tagplace.c: quốc lộ 1A, 14 và 20: the next ones of a list of roads whose first one begins at t. */
void vbi_tag_numbered(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
/* tagplace.c: a place that begins at t is where two roads meet, and is parted into these; how many tokens the word for that has at t. */
void vbi_tag_crossing(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
uint32_t vbi_tag_crossing_word(const vbi_seg *seg, uint32_t t);
/* tagkind.c: what begins at t may be told by the word for its kind, before it or before its list, or be none by the word beside it. */
static inline bool vbi_tag_may_be_named(const vbi_tag_views *views, const uint16_t *path, uint32_t t)
{
	const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + t];
	const vbi_tag_cues *cues = views->cues;
	unsigned told = (vbi_tag_named_by(cues, v) & VBI_NAMED_OWN) | (vbi_tag_named_by(cues, v - 1) & VBI_NAMED_BEFORE) |
	                (vbi_tag_named_by(cues, v + 1) & VBI_NAMED_BEHIND);

	return ((unsigned)(told != 0) & (unsigned)((path[t] & (VBI_PATH(PER) | VBI_PATH(ORG) | VBI_PATH(LOC))) != 0)) != 0;
}
void vbi_tag_named(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t);
/* The same at a capital of nothing; at the capital of an association, what it is for and where. */
void vbi_tag_named_free(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
void vbi_tag_association(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
/* tagkind.c: no word goes on with the clause at the token: it may be of what an association is for, of so many tokens at most. */
#define VBI_TRADE_MOST 10u
bool vbi_tag_of_trade(const vbi_seg *seg, const uint16_t *path, uint32_t t);
/* tagleague.c: an association, a union or a newspaper that begins at t and was cut. */
void vbi_tag_league(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
/* tagunit.c: the body that begins at t is the house of a unit before it, a few tokens ahead at most; it is a board, for an examination. */
#define VBI_UNIT_FAR 7u
static inline bool vbi_tag_may_be_house_of(const vbi_tag_views *views, uint32_t t)
{
	const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + t];
	const vbi_tag_cues *cues = views->cues;

	/* near the beginning of a text there are not so many before it */
	return (vbi_tag_cue(cues, v) & VBI_CUE_HOUSE) != 0 && vbi_tag_shape(v - 1) == (VB_TOKEN_SYLLABLE << 3 | VB_SHAPE_LOWER) &&
	       (t < VBI_UNIT_FAR ||
	        ((vbi_tag_named_by(cues, v - 2) | vbi_tag_named_by(cues, v - 3) | vbi_tag_named_by(cues, v - 4) | vbi_tag_named_by(cues, v - 5) |
	          vbi_tag_named_by(cues, v - 6)) &
	         VBI_NAMED_UNIT) != 0);
}
void vbi_tag_unit(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
void vbi_tag_board(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
/* tagtreaty.c: of the document, nameless so far, whose party or place begins at t; a known title of which a part begins there. */
void vbi_tag_treaty(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
void vbi_tag_whole_title(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
/* tagjoined.c: names of syllables that dashes join, which begin with capitals that a dash follows. */
void vbi_tag_joined(const vbi_seg *seg, uint16_t *path, uint32_t n, const uint32_t *joined, uint32_t count);
/* tagname.c: names take in their articles, initials and numerals. */
void vbi_tag_whole(const vbi_seg *seg, const vbi_tag_views *views, const vbi_tag_capitals *capitals, uint16_t *path, uint32_t n);
/* taginitial.c: people by their initials. */
void vbi_tag_initials(const vbi_seg *seg, const vbi_tag_views *views, const vbi_tag_capitals *capitals, uint16_t *path, uint32_t n);
/* tagcalled.c: somebody whom the word before his name tells, at a capital of nothing. */
void vbi_tag_called(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
/* tagplace.c: a place that begins at t ends with its line, if the next one begins with a capital. */
void vbi_tag_lines(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
/* tagcalled.c: somebody with a name from abroad whom the office beside it tells, which begins at t; a comma is between. */
void vbi_tag_apposed_name(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
/* tagname.c: people whom the document names elsewhere. */
void vbi_tag_people(const vbi_seg *seg, const vbi_tag_views *views, const vbi_tag_capitals *capitals, uint16_t *path, uint32_t n);
/* tagshort.c: acronyms and other short names that the document tells or has decided elsewhere. */
void vbi_tag_short(const vbi_seg *seg, const vbi_tag_views *views, const vbi_tag_capitals *capitals, uint16_t *path, uint32_t n);
/* tagshort.c: tờ Guardian, tập đoàn Temasek: where the name of a body begins whose strange word is at token t; t if no word before
 * tells of what kind it is. */
uint32_t vbi_tag_kind_words(const vbi_seg *seg, const uint16_t *path, uint32_t t);
static inline uint32_t vbi_tag_kind_before(const vbi_seg *seg, const vbi_tag_views *views, const uint16_t *path, uint32_t t)
{
	return vbi_tag_cue(views->cues, &views->view[VBI_TAG_MARGIN + t - 1]) & VBI_CUE_KIND ? vbi_tag_kind_words(seg, path, t) : t; /* nearly never */
}
/* tagshort.c: tạp chí Nano Letters, tờ The Conversation: a medium from abroad whose name begins at token t, a capital of nothing or of a name. */
void vbi_tag_medium(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
/* tagdate.c: a date that begins at t, whole, or none. */
void vbi_tag_date(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t);
/* tagdate.c: two days that were taken for one, or numbers for days: a date that begins at t and ends before end. */
void vbi_tag_days(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end);
/* tagfield.c: a body that begins at t ends with its field. */
void vbi_tag_field(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t);
/* tagmemorial.c: somebody whose name begins at t and whom a place remembers: Khu lưu niệm Chủ tịch A. */
static inline bool vbi_tag_may_be_remembered(const vbi_tag_views *views, uint32_t t)
{
	const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + t];
	const vbi_tag_cues *cues = views->cues;

	/* an office of up to four tokens may stand between */
	return t < 5 ? t > 1
	             : ((vbi_tag_named_by(cues, v - 1) | vbi_tag_named_by(cues, v - 2) | vbi_tag_named_by(cues, v - 3) | vbi_tag_named_by(cues, v - 4) |
	                 vbi_tag_named_by(cues, v - 5)) &
	                VBI_NAMED_MEMORIAL) != 0;
}
void vbi_tag_memorial(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
/* Ranks, degrees, honours and mandates: nobody is in office by these. */
#define VBI_TAG_NO_OFFICE \
	(VBI_MASK(T_RANK) | VBI_MASK(T_DEGREE) | VBI_MASK(T_HONOR) | VBI_MASK(T_MANDATE) | VBI_MASK(T_RELIGIOUS))
/* tagtitle.c: where offices end, once names and bodies are known. */
void vbi_tag_offices(const vbi_seg *seg, uint16_t *path, uint32_t n);
/* tagdegree.c: degrees and mandates before a name that begins at t; a degree, tokens [t, end), that is studied for or given out and that
 * nobody is said to have. */
void vbi_tag_degree(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
bool vbi_tag_course(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end);
/* tagroad.c: QL14, TL8, ĐT741 at token t, a body by itself or nothing, is a road by its number. */
void vbi_tag_road(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t);
/* tagrefuse.c: the tokens [t, end) are no entity of the layer, whatever was decided. */
bool vbi_tag_refuses(const vbi_seg *seg, const vbi_tag_views *views, const uint16_t *path, uint32_t t, uint32_t end, unsigned layer);

/* tagtake.c: how common the word of two syllables at token t is, one more than the dictionary counts; 0 if there is none. */
uint32_t vbi_tag_common(const vbi_seg *seg, uint32_t t);

#endif
