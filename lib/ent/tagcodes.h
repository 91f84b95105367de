/* ent/tagcodes.h - what the files that mend share: sets of codes, words told at a glance, how lists are joined. */
#ifndef VBI_ENT_TAGCODES_H
#define VBI_ENT_TAGCODES_H

#include "ent/tagpath.h"

#include <string.h>

/* Codes of syllables or of two; some others count as one of them, but few do. Asked before the window is looked
 * through. */
#define VBI_TAG_CODES 1024u
typedef struct vbi_tag_codes {
	uint64_t bits[VBI_TAG_CODES / 64];
} vbi_tag_codes;

static inline void vbi_tag_add_code(vbi_tag_codes *c, uint32_t code)
{
	c->bits[code % VBI_TAG_CODES / 64] |= UINT64_C(1) << code % 64;
}
/* Nobody could guess whether: no branch. */
static inline void vbi_tag_add_code_if(vbi_tag_codes *c, uint32_t code, unsigned whether)
{
	c->bits[code % VBI_TAG_CODES / 64] |= (uint64_t)whether << code % 64;
}
static inline bool vbi_tag_has_code(const vbi_tag_codes *c, uint32_t code)
{
	return c->bits[code % VBI_TAG_CODES / 64] >> code % 64 & 1;
}

/* Most tokens are no word of a list: that is told at a glance by a bit of 64 made of length, first byte and last byte. */
#define VBI_WORD_BIT(first, last, n) (((unsigned char)(first) + 5u * (unsigned char)(last) + 23u * (unsigned)(n)) & 63)
#define VBI_WORD_BITS(word) | UINT64_C(1) << VBI_WORD_BIT(word[0], word[sizeof word - 2], sizeof word - 1)
static inline unsigned vbi_word_bit(const vbi_seg *seg, uint32_t i)
{
	const vbi_tok *tok = &seg->tok[i];

	return VBI_WORD_BIT(seg->text[tok->start], seg->text[tok->end - 1], tok->end - tok->start);
}
static inline bool vbi_word_maybe(unsigned bit, uint64_t bits) { return bits >> bit & 1; }
/* The same for long lists of words of more than two bytes, made of the second byte and the last but one. */
#define VBI_WORD_INNER_BITS(word) | UINT64_C(1) << VBI_WORD_BIT(word[1], word[sizeof word - 3], 0)
static inline unsigned vbi_word_inner_bit(const vbi_seg *seg, uint32_t i)
{
	const vbi_tok *tok = &seg->tok[i];

	return tok->end - tok->start > 2 ? VBI_WORD_BIT(seg->text[tok->start + 1], seg->text[tok->end - 2], 0) : 0;
}

/* Token i is the word, in any case; that few are is told by their length. */
static inline bool vbi_word_is(const vbi_seg *seg, uint32_t i, const vbi_slice *word)
{
	return word->n == seg->tok[i].end - seg->tok[i].start && vbi_tok_among(seg, i, word, 1);
}
/* Token i is one of the words as they are written, of whatever kind; vbi_tok_among is of syllables alone. */
static inline bool vbi_word_written(const vbi_seg *seg, uint32_t i, const vbi_slice *list, size_t count)
{
	const char *p = seg->text + seg->tok[i].start;
	size_t n = seg->tok[i].end - seg->tok[i].start;
	bool found = false;

	for (size_t k = 0; !found && k < count; k++)
		found = list[k].n == n && list[k].p[0] == p[0] && memcmp(p, list[k].p, n) == 0;
	return found;
}
/* Where the words of one of the lists begin that end before token t, each with a blank before the next; t if none do. The words are
 * from the last one on, at most three. */
static inline uint32_t vbi_words_before(const vbi_seg *seg, uint32_t t, const vbi_slice list[][3], size_t lists)
{
	uint32_t first = t;

	for (size_t k = 0; k < lists; k++) {
		uint32_t n = 0;

		while (n < 3 && list[k][n].n && n < t && seg->tok[t - n].space == 1 && vbi_word_is(seg, t - 1 - n, &list[k][n]))
			n++;
		if ((n == 3 || !list[k][n].n) && t - n < first)
			first = t - n;
	}
	return first;
}

/* Lists the tokens at which something of the layers, bits, begins, in the list that is made behind the capitals and forgotten; returns how
 * many there are. */
static inline uint32_t vbi_tag_list_all_begun(const vbi_tag_views *views, const uint16_t *path, unsigned layers, uint32_t *list)
{
	uint32_t *end = list;

	for (uint32_t at = 0; at < views->n; at += VBI_PATH_BEHIND)
		end = vbi_path_list(at, vbi_path_among_64(path + at, layers), 4, end);
	return (uint32_t)(end - list);
}
/* The same for capitals alone. */
static inline uint32_t vbi_tag_list_begun(const vbi_tag_views *views, const uint16_t *path, unsigned layers, uint32_t *list)
{
	const vbi_tag_view *view = views->view + VBI_TAG_MARGIN;
	uint32_t all = vbi_tag_list_all_begun(views, path, layers, list), n = 0;

	for (uint32_t k = 0; k < all; k++) {
		list[n] = list[k];
		n += view[list[k]].run != 0; /* which are capitals nobody could guess */
	}
	return n;
}

/* One blank stands between token t and the one before. */
static inline bool vbi_tag_glued(const vbi_seg *seg, uint32_t t) { return t > 0 && seg->tok[t].space == 1; }
/* Hai nước, 3 tỉnh: how many are told right before token t; but năm 2017 nước Mỹ, thứ ba. */
static inline bool vbi_tag_counted(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice few[] = {VBI_WORD("hai"), VBI_WORD("ba"),  VBI_WORD("bốn"),  VBI_WORD("sáu"),
	                                VBI_WORD("bảy"), VBI_WORD("tám"), VBI_WORD("mười")};
	static const vbi_slice ordinal[] = {VBI_WORD("thứ"), VBI_WORD("năm"), VBI_WORD("tháng"), VBI_WORD("ngày"), VBI_WORD("số"), VBI_WORD("lần")};

	if (!vbi_tag_glued(seg, t) || (t > 1 && vbi_tok_among(seg, t - 2, ordinal, sizeof ordinal / sizeof *ordinal)))
		return false;
	return vbi_tok_among(seg, t - 1, few, sizeof few / sizeof *few) ||
	       (seg->tok[t - 1].kind == VB_TOKEN_NUMBER && seg->tok[t - 1].end - seg->tok[t - 1].start <= 2);
}
/* Các nước, những tỉnh: many of them, each with its name, right before token t; but cả nước Mỹ is one. */
static inline bool vbi_tag_many(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice many[] = {VBI_WORD("các"), VBI_WORD("những"), VBI_WORD("nhiều")};

	return vbi_tag_glued(seg, t) && vbi_tok_among(seg, t - 1, many, sizeof many / sizeof *many);
}
/* Two tokens are written alike. */
static inline bool vbi_tag_same_text(const vbi_seg *seg, uint32_t a, uint32_t b)
{
	uint32_t n = seg->tok[a].end - seg->tok[a].start;

	return n == seg->tok[b].end - seg->tok[b].start &&
	       memcmp(seg->text + seg->tok[a].start, seg->text + seg->tok[b].start, n) == 0;
}

static inline bool vbi_tag_joins(const vbi_seg *seg, uint32_t t)
{
	return vbi_tok_is(seg, t, ",") || vbi_tok_is(seg, t, ";") || vbi_tok_is(seg, t, "và");
}

static inline bool vbi_tag_dash(const vbi_seg *seg, uint32_t t) { return vbi_tok_is(seg, t, "-") || vbi_tok_is(seg, t, "–"); }

/* Ảnh: right before token t: who took a picture. */
static inline bool vbi_tag_credited(const vbi_seg *seg, uint32_t t)
{
	return t > 1 && vbi_tok_is(seg, t - 1, ":") && vbi_tok_is_lower(seg, t - 2, "ảnh");
}

/* Places that hold roads and are none. */
#define VBI_TAG_LARGER                                                                                  \
	(VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_DISTRICT) | VBI_MASK(LOC_CITY) | VBI_MASK(LOC_COUNTRY) | \
	 VBI_MASK(LOC_REGION))

/* tagroad.c: lists what names of roads begin with; makes the next ones of roads with numbers places. */
void vbi_tag_road_names(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, vbi_tag_codes *road);
/* tagroad.c: makes the name at token t a road's, where it is one. road: what names of roads begin with, and maybe
 * others; what this one begins with is added. */
void vbi_tag_road_of_name(const vbi_seg *seg, const vbi_tag_views *views, vbi_tag_codes *road, uint16_t *path,
                          uint32_t n, uint32_t t);

#endif
