/* ent/tagdoc.c - what the document says elsewhere decides: tagpath.h. */
#include "ent/people.h"
#include "ent/tagcodes.h"

#include <string.h>

#define NAME        VBI_PATH(PER) /* layers, as bits */
#define BODY        VBI_PATH(ORG)
#define PLACE       VBI_PATH(LOC)
#define NAME_LAYER  VBI_PATH_LAYER(PER)
#define PLACE_LAYER VBI_PATH_LAYER(LOC)

/* Views of capitals are near, for they were just asked for; tokens are not. */
static const vbi_tag_view *view_of(const vbi_tag_views *views, uint32_t t)
{
	return &views->view[VBI_TAG_MARGIN + t];
}

/* ---- capitals ---- */

#define TITLE_CASE (VB_TOKEN_SYLLABLE << 3 | VB_SHAPE_TITLE) /* as in a view */
#define SMALL_CASE (VB_TOKEN_SYLLABLE << 3 | VB_SHAPE_LOWER)

/* What a capital tells, as above. */
static inline unsigned tells(const vbi_tag_cues *cues, const vbi_tag_view *v, unsigned reach)
{
#define EACH_SHAPE(kind, what) \
	[VB_TOKEN_##kind << 3 | VB_SHAPE_TITLE] = (what), [VB_TOKEN_##kind << 3 | VB_SHAPE_UPPER] = (what), [VB_TOKEN_##kind << 3 | VB_SHAPE_MIXED] = (what)
	static const uint8_t by_shape[128] = {
	        [TITLE_CASE] = VBI_CAPITAL_ALONE | VBI_CAPITAL_LAST,
	        EACH_SHAPE(ACRONYM, VBI_CAPITAL_ASKED | VBI_CAPITAL_STRANGE), EACH_SHAPE(FOREIGN, VBI_CAPITAL_STRANGE), EACH_SHAPE(URL, VBI_CAPITAL_ASKED),
	};
	unsigned joined = (unsigned)(v->run >= 2 << 4) & (unsigned)(vbi_tag_space(v + 1) == 1); /* to the next one of its run */
	unsigned cue = (vbi_tag_cue(cues, v) & (VBI_CUE_TOLD | VBI_CUE_CREDIT)) | (vbi_tag_cue(cues, v - 1) & (VBI_CUE_TOLD_BEFORE | VBI_CUE_PARTY_BEFORE));
	unsigned none = joined * VBI_CAPITAL_ALONE | (unsigned)(vbi_tag_shape(v - 1) != SMALL_CASE) * VBI_CAPITAL_LAST;

	return (by_shape[vbi_tag_shape(v)] & ~none) | (unsigned)((cue != 0) | (reach > 3)) * VBI_CAPITAL_ASKED;
}
_Static_assert(VB_SHAPE_TITLE + 1 == VB_SHAPE_UPPER && VB_SHAPE_UPPER + 1 == VB_SHAPE_MIXED,
               "shapes of capitals in a row");

/* Bits of cues. */
enum { PARTS_AT = 24, BORN_AT = 25, DASH_AT = 26 };
_Static_assert(VBI_CUE_PARTS == 1 << PARTS_AT && VBI_CUE_BORN == 1 << BORN_AT && VBI_CUE_DASH == 1 << DASH_AT, "");

/* Behind the capitals is room for three times as many as there are tokens: the first of it is for lists that are made and forgotten. What was
 * seen of them is of no use any more: there is room, too. Nobody could guess which they are: no branch. */
void vbi_tag_list_capitals(const vbi_seg *seg, const vbi_tag_views *views, vbi_tag_capitals *capitals)
{
	const vbi_tag_cues *cues = views->cues;
	const uint32_t *capital = views->capital, all = views->capitals;
	uint32_t *joined = views->capital + all, *strange = views->capital + 2 * (views->n + 1), *aged = strange + views->n + 1;
	uint8_t *told = (uint8_t *)views->seen;

	*capitals = (vbi_tag_capitals){.strange = strange, .aged = aged, .joined = joined, .tells = told};
	for (uint32_t k = 0; k < all; k++) {
		uint32_t t = capital[k];
		const vbi_tag_view *v = view_of(views, t);
		unsigned own = tells(cues, v, seg->reach[t]), next = vbi_tag_cue(cues, v + 1);
		unsigned years = vbi_tag_cue(cues, v + 2) >> BORN_AT | vbi_tag_cue(cues, v + 3) >> BORN_AT;

		told[k] = (uint8_t)own;
		*strange = *aged = *joined = t;
		strange += own / VBI_CAPITAL_STRANGE;
		aged += next >> PARTS_AT & years & 1;
		joined += next >> DASH_AT & 1;
	}
	capitals->stranges = (uint32_t)(strange - capitals->strange);
	capitals->ages = (uint32_t)(aged - capitals->aged);
	capitals->joins = (uint32_t)(joined - capitals->joined);
}

/* ---- acronyms ---- */

#define MEANINGS 8 /* acronyms of a window that are told to be common words */

/* One letter of an acronym, Đ with its two bytes; 0 where there is something else. */
static uint32_t letter(const char *p, uint32_t n)
{
	if (n > 1 && (unsigned char)p[0] == 0xC4 && (unsigned char)p[1] == 0x90)
		return 2;
	return n > 0 && (unsigned char)(p[0] - 'A') < 26;
}

/* The syllable begins with that letter, in small. */
static bool begins_with(const char *p, const char *capital, uint32_t bytes)
{
	return bytes == 2 ? (unsigned char)p[0] == 0xC4 && (unsigned char)p[1] == 0x91
	                  : (p[0] | 32) == (capital[0] | 32);
}

/* Tai nạn giao thông (TNGT), quy hoạch (QH): an acronym in parentheses, right behind the small words that it stands
 * for, none of them of a body. */
static bool means_words(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t)
{
	const vbi_tok *tok = &seg->tok[t];
	const char *p = seg->text + tok->start;
	uint32_t length = tok->end - tok->start, letters = 0, at = 0, word;

	if (tok->kind != VB_TOKEN_ACRONYM || t < 3 || t + 1 >= n || !vbi_tok_is(seg, t - 1, "(") ||
	    !vbi_tok_is(seg, t + 1, ")"))
		return false;
	for (uint32_t bytes; at < length && (bytes = letter(p + at, length - at)) > 0; at += bytes)
		letters++;
	if (at < length || letters < 2 || letters > 5 || t < letters + 1)
		return false;
	word = t - 1 - letters;
	if (vbi_seg_any(seg, word) & (VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) |
	                              VBI_MASK(ORG_NAME) | VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO)))
		return false;
	for (uint32_t i = word, bytes = at = 0; i < t - 1; i++, at += bytes) {
		const vbi_tok *own = &seg->tok[i];

		bytes = letter(p + at, length - at);
		if (own->kind != VB_TOKEN_SYLLABLE || (i > word && (own->space != 1 || own->shape != VB_SHAPE_LOWER)) ||
		    vbi_path_any(path, i, VBI_PATH_ALL & ~(VBI_PATH(DATE) | VBI_PATH(DOC))) ||
		    !begins_with(seg->text + own->start, p + at, bytes))
			return false;
	}
	return true;
}

/* Adds the acronym at token t to those that are known, if it is not there; returns how many were added. */
static uint32_t new_meaning(const vbi_seg *seg, uint32_t *meant, uint32_t count, uint32_t t)
{
	for (uint32_t i = 0; i < count; i++)
		if (vbi_tag_same_text(seg, t, meant[i]))
			return 0;
	meant[count] = t;
	return 1;
}

/* What stands for common words is no body anywhere in the window. */
static void clear_acronyms(const vbi_seg *seg, const vbi_tag_views *views, const vbi_tag_capitals *capitals, uint16_t *path, uint32_t n)
{
	uint32_t meant[MEANINGS], count = 0;

	for (uint32_t k = 0; k < capitals->stranges && count < MEANINGS; k++) {
		const vbi_tag_view *v = view_of(views, capitals->strange[k]);

		if (((unsigned)(v[-1].symbol == views->cues->bracket) & (unsigned)(v[1].symbol == views->cues->close)) &&
		    means_words(seg, path, n, capitals->strange[k]))
			count += new_meaning(seg, meant, count, capitals->strange[k]);
	}
	for (uint32_t k = 0; count > 0 && k < capitals->stranges; k++) {
		uint32_t t = capitals->strange[k];

		if (seg->tok[t].kind != VB_TOKEN_ACRONYM || !vbi_path_begins(path, t, VBI_PATH_LAYER(ORG)) ||
		    vbi_path_end(path, t, VBI_PATH_LAYER(ORG)) != t + 1 || vbi_path_any(path, t, VBI_PATH(TITLE)))
			continue;
		for (uint32_t i = 0; i < count; i++)
			if (vbi_tag_same_text(seg, t, meant[i]))
				vbi_path_clear(path, n, t, t + 1, BODY);
	}
}

/* ---- given names ---- */

#define LOOKED_AT 256u /* names */

/* Somebody of the window whose name has more than one syllable is called so. */
static bool calls_somebody(const vbi_seg *seg, const vbi_tag_views *views, const uint16_t *path, uint32_t t)
{
	for (uint32_t k = 0, names = 0; k < views->capitals && names < LOOKED_AT; k++) {
		uint32_t i = views->capital[k], end;

		if (!vbi_path_begins(path, i, NAME_LAYER))
			continue;
		names++;
		end = vbi_path_end(path, i, NAME_LAYER);
		if (end - i > 1 && seg->tok[end - 1].code == seg->tok[t].code && vbi_tok_title(&seg->tok[end - 1]))
			return true;
	}
	return false;
}

/* A capital syllable by itself, in nothing, in a place of its own, or at the end of an office. */
static bool alone(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t)
{
	if (!vbi_tok_title(&seg->tok[t]) || vbi_path_any(path, t, VBI_PATH_ALL & ~(PLACE | VBI_PATH(TITLE))) || vbi_path_begins(path, t, VBI_PATH_LAYER(TITLE)) ||
	    (vbi_path_any(path, t, PLACE) && !vbi_path_begins(path, t, PLACE_LAYER)) ||
	    (t + 1 < n && vbi_path_goes_on(path, t + 1, PLACE_LAYER)))
		return false;
	if (t > 0 && seg->tok[t].space == 1 && vbi_tok_title(&seg->tok[t - 1]) &&
	    !(vbi_seg_any(seg, t - 1) & VBI_MASK(HONORIFIC)))
		return false;
	return t + 1 >= n || seg->tok[t + 1].space != 1 || !vbi_tok_capital(&seg->tok[t + 1]);
}

/* Of the capitals, those that stand alone and are of nothing but maybe a place; those that names begin with; and which of the capitals
 * compare_one need look at, whatever is changed before it does: a given name is no road's, and what else becomes a name then is told by who
 * made it one. */
typedef struct vbi_compared {
	uint32_t *alone, *named, *asked;
	uint32_t alones, names, asks;
} vbi_compared;

/* How far the bit of an office that goes on is from that of VBI_CAPITAL_LAST. */
#define WITHIN_OFFICE (VBI_PATH_LAYER(TITLE) + 8 - 2)
_Static_assert(VBI_CAPITAL_LAST == 1 << 2, "for a shift");

/* Nobody could guess which they are: no branch. */
static void list_compared(const vbi_tag_views *views, const uint8_t *tells, const uint16_t *path, vbi_compared *c)
{
	const uint32_t *capital = views->capital, all = views->capitals;
	uint32_t *alone = c->alone, *named = c->named, *asked = c->asked;

	for (uint32_t k = 0; k < all; k++) {
		unsigned state = path[capital[k]], told = tells[k];

		*alone = *named = capital[k];
		alone += (unsigned)((told & VBI_CAPITAL_ALONE) != 0) & (unsigned)((state & ~(PLACE | 1u << (VBI_PATH_LAYER(TITLE) + 8))) == 0);
		named += (state & NAME) != 0;
		*asked = k;
		asked += ((told & VBI_CAPITAL_ASKED) | (told & VBI_CAPITAL_LAST & state >> WITHIN_OFFICE) | (state & (NAME | VBI_PATH(TITLE)))) != 0;
	}
	c->alones = (uint32_t)(alone - c->alone);
	c->names = (uint32_t)(named - c->named);
	c->asks = (uint32_t)(asked - c->asked);
}

/* The last syllables of names of more than one. */
static void list_called(const vbi_seg *seg, const uint16_t *path, const vbi_compared *c, vbi_tag_codes *called)
{
	for (uint32_t k = 0; k < c->names; k++) {
		uint32_t t = c->named[k], end = vbi_path_end(path, t, NAME_LAYER);

		vbi_tag_add_code_if(called, seg->tok[end - 1].code, end - t > 1);
	}
}

/* Chị Nga, vợ anh Thành, but no byline Anh Dũng: a given name behind a form of address in small letters or at the head of its sentence, whatever else it may mean. */
static bool addressed(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	static const vbi_slice form[] = {VBI_WORD("anh"), VBI_WORD("chị"), VBI_WORD("ông"), VBI_WORD("bà")};
	const uint64_t office = VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO) | VBI_MASK(T_UNIT) | VBI_MASK(T_MOD) | VBI_MASK(ORG_HEAD) | VBI_MASK(DOC_TYPE) |
	                        VBI_MASK(DOC_LAW) | VBI_MASK(STOP) | VBI_MASK(HONORIFIC);

	return t > 0 && seg->tok[t].space == 1 && vbi_seg_any(seg, t) & VBI_MASK(GIVEN) && vbi_tok_among(seg, t - 1, form, sizeof form / sizeof *form) &&
	       !(vbi_seg_any(seg, t) & office) && !vbi_path_any(path, t - 1, VBI_PATH_ALL) &&
	       (vbi_tok_small(&seg->tok[t - 1]) ? t == 1 || !vbi_seg_has(seg, t - 2, 2, VBI_MASK(WORD) | VBI_MASK(ROLE))
	                                        : (t == 1 || seg->tok[t - 2].sentence != seg->tok[t - 1].sentence) && t + 1 < seg->toks &&
	                                                  seg->tok[t + 1].space < 2 && !vbi_tok_is(seg, t + 1, "(") && !vbi_tok_is(seg, t + 1, "-")) &&
	       !(t + 1 < seg->toks && seg->tok[t + 1].space == 1 && vbi_tok_small(&seg->tok[t + 1]) && vbi_seg_has(seg, t, 2, VBI_MASK(WORD)));
}

/* Duy, Tâm, Pháp và An; ông Viện: a syllable that somebody in the document is called by, in a list of names or
 * addressed. */
static void name_given(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t)
{
	bool listed = (t > 1 && vbi_tag_joins(seg, t - 1) && vbi_path_any(path, t - 2, NAME)) ||
	              (t + 2 < n && vbi_tag_joins(seg, t + 1) && vbi_path_begins(path, t + 2, NAME_LAYER));

	/* Tổng thống Putin, Nga. */
	if (vbi_path_any(path, t, PLACE) && vbi_seg_any(seg, t) & VBI_MASK(LOC_COUNTRY) && t > 1 &&
	    seg->tok[t - 2].kind == VB_TOKEN_FOREIGN)
		return;
	/* thượng úy Đức: with his rank, which may have taken him in */
	if (t > 1 && vbi_path_any(path, t - 1, VBI_PATH(TITLE)) && vbi_seg_has(seg, t - 2, 2, VBI_MASK(T_RANK)) && seg->tok[t].space == 1)
		listed = true;
	else if (vbi_path_any(path, t, VBI_PATH(TITLE)))
		return;
	if ((!listed && !vbi_honorific_before(seg, t)) || !alone(seg, path, n, t) || (t + 1 < n && vbi_path_goes_on(path, t + 1, VBI_PATH_LAYER(TITLE))) ||
	    !(addressed(seg, path, t) || calls_somebody(seg, views, path, t)))
		return;
	vbi_path_clear(path, n, t, t + 1, PLACE | VBI_PATH(TITLE));
	vbi_path_put(path, n, t, t + 1, NAME);
}

/* Of the capitals that stand alone, those that name_given need look at, whatever is decided: behind one of address or beside what joins, and
 * not glued to a capital before them. */
static uint32_t list_given(const vbi_seg *seg, const vbi_tag_views *views, uint32_t *list, uint32_t listed)
{
	const uint32_t comma = views->cues->comma, semicolon = views->cues->semicolon, and = views->cues->and;
	const uint64_t *any = seg->any, address = VBI_MASK(HONORIFIC) | VBI_MASK(T_RANK);
	uint32_t n = 0;

	for (uint32_t k = 0; k < listed; k++) {
		uint32_t t = list[k], b1 = t - (t > 0), b2 = b1 - (b1 > 0), b3 = b2 - (b2 > 0), b4 = b3 - (b3 > 0);
		const vbi_tag_view *v = view_of(views, t);
		uint32_t left = v[-1].symbol, right = v[1].symbol;
		unsigned beside = (left == comma) | (left == semicolon) | (left == and) | (right == comma) |
		                  (right == semicolon) | (right == and);
		unsigned glued = (unsigned)(vbi_tag_space(v) == 1) & (unsigned)(vbi_tag_shape(v - 1) == TITLE_CASE) &
		                 (unsigned)!(any[b1] & address);

		list[n] = t;
		n += (beside | (((any[b1] | any[b2] | any[b3] | any[b4]) & address) != 0)) & (glued ^ 1u);
	}
	return n;
}

static void name_givens(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, const vbi_compared *c)
{
	uint32_t *list = c->alone, listed = 0;
	vbi_tag_codes called = {{0}};

	/* what is given to a syllable here adds no name of more than one */
	list_called(seg, path, c, &called);
	for (uint32_t k = 0; k < c->alones; k++) {
		list[listed] = list[k];
		if (seg->any[list[k] - (list[k] > 0)] & VBI_MASK(HONORIFIC) && addressed(seg, path, list[k]))
			listed++;
		else
			listed += vbi_tag_has_code(&called, seg->tok[list[k]].code);
	}
	listed = list_given(seg, views, list, listed);
	for (uint32_t k = 0; k < listed; k++)
		if (!vbi_path_any(path, list[k], NAME))
			name_given(seg, views, path, n, list[k]);
	for (uint32_t k = listed; k-- > 0;)
		if (!vbi_path_any(path, list[k], NAME))
			name_given(seg, views, path, n, list[k]);
}

/* Bà A (đoàn Quảng Trị): a member of the delegation of deputies. t: a place. */
static void name_delegation(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, PLACE_LAYER);

	if (t > 2 && end < n && vbi_tok_is_lower(seg, t - 1, "đoàn") && vbi_tok_is(seg, t - 2, "(") && vbi_tok_is(seg, end, ")") &&
	    vbi_path_any(path, t - 3, NAME) && !vbi_path_any(path, t - 1, VBI_PATH_ALL))
		vbi_path_put(path, n, t - 1, end, BODY);
}

/* Theo giáo sư Bình: somebody whom the document calls so, or who is taken for a name, too, within the office before him.
 * t: the name. */
static void free_given(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t first = t, end = t + 1;
	bool named = vbi_path_begins(path, t, NAME_LAYER);

	while (first > 0 && vbi_path_goes_on(path, first, VBI_PATH_LAYER(TITLE)))
		first--;
	if (named)
		end = vbi_path_end(path, t, NAME_LAYER);
	if (t - first > 3 || !vbi_tok_title(&seg->tok[t]) || seg->tok[t].space != 1 || !vbi_tok_small(&seg->tok[t - 1]) ||
	    vbi_path_any(path, t, VBI_PATH_ALL & ~(VBI_PATH(TITLE) | NAME)) ||
	    (end < n && (vbi_path_goes_on(path, end, VBI_PATH_LAYER(TITLE)) ||
	                 (vbi_tok_capital(&seg->tok[end]) && seg->tok[end].space == 1))) ||
	    !vbi_seg_has(seg, first, t - first, VBI_MASK(T_RANK) | VBI_MASK(T_DEGREE) | VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO)) ||
	    !(named || calls_somebody(seg, views, path, t)))
		return;
	vbi_path_clear(path, n, t, end, VBI_PATH(TITLE));
	vbi_path_put(path, n, t, end, NAME);
}

/* Zing.vn, VnExpress.net: newspapers that are called by their sites. */
static bool news_site(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice site[] = {VBI_WORD("zing.vn"),     VBI_WORD("vnexpress.net"), VBI_WORD("vietnamnet.vn"),
	                                 VBI_WORD("infonet.vn"),  VBI_WORD("vov.vn"),        VBI_WORD("dantri.com.vn"),
	                                 VBI_WORD("vtc.vn"),      VBI_WORD("vietnam+")};

	return vbi_tok_among(seg, t, site, sizeof site / sizeof *site);
}

/* Ngài Bộ trưởng Hiroshige Seko, Chủ tịch Geetesh Sharma: a name from abroad that was taken into the office before it, as a
 * body or not. t: an office. Returns where the name begins, 0 if there is none. */
static uint32_t free_foreign(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t)
{
	static const vbi_slice state[] = {VBI_WORD("bộ"), VBI_WORD("thứ"), VBI_WORD("ngoại"), VBI_WORD("thủ"), VBI_WORD("tổng"), VBI_WORD("đại")};
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(TITLE)), first = end;
	bool same = false, chairman = vbi_tok_is_lower(seg, t, "chủ");
	bool rank = end - t > 1 && vbi_seg_has(seg, t, 2, VBI_MASK(T_RANK)); /* đại tá Toyota Chikara */
	uint32_t name = t + 2, stop = name;

	while (rank && stop < n && stop - name < 5 && seg->tok[stop].kind == VB_TOKEN_FOREIGN && vbi_tok_capital(&seg->tok[stop]) &&
	       seg->tok[stop].space == 1 && !vbi_path_any(path, stop, PLACE | NAME))
		stop++;
	if (stop - name > 1 && stop - name < 5 && stop >= end && vbi_path_any(path, name, BODY | VBI_PATH(TITLE))) {
		vbi_path_clear(path, n, name, stop, BODY | VBI_PATH(TITLE));
		vbi_path_put(path, n, name, stop, NAME);
		return name;
	}

	while (first > t && seg->tok[first - 1].kind == VB_TOKEN_FOREIGN && vbi_tok_capital(&seg->tok[first - 1]) &&
	       !vbi_path_any(path, first - 1, PLACE) &&
	       !(!rank && vbi_seg_any(seg, first - 1) & (VBI_MASK(ORG_BRAND) | VBI_MASK(ORG_NAME) | VBI_MASK(ORG_KNOWN) | VBI_MASK(ORG_MEDIA))))
		first--;
	if (end - first < 2 || end - first > 4 || first < t + 2 || (end < n && vbi_tok_capital(&seg->tok[end]) && seg->tok[end].space == 1) ||
	    (!chairman && !rank && !vbi_tok_among(seg, t, state, sizeof state / sizeof *state)) ||
	    (chairman && !(end < n && vbi_tok_small(&seg->tok[end]))))
		return 0;
	/* who is a name elsewhere: clubs and firms have chairmen, too */
	for (uint32_t k = 0; !same && k < views->capitals; k++)
		same = seg->tok[views->capital[k]].code == seg->tok[end - 1].code && vbi_path_any(path, views->capital[k], NAME) &&
		       vbi_tag_same_text(seg, views->capital[k], end - 1);
	if (!same && !rank && (chairman || vbi_tok_is_lower(seg, t, "tổng")))
		return 0;
	vbi_path_clear(path, n, first, end, VBI_PATH(TITLE) | BODY);
	vbi_path_put(path, n, first, end, NAME);
	return first;
}

/* ---- credits ---- */

/* (Ảnh Trọng Đức): a credit without a colon. Ảnh: Anh Quý: no word of address. t: what begins with the capital. Returns where a
 * name begins behind it now, 0 if none does. */
static uint32_t name_credit(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = t + 1;

	if (vbi_tok_is(seg, t, "Anh") && vbi_tag_credited(seg, t) &&
	    t + 1 < n && seg->tok[t + 1].space == 1 && vbi_path_begins(path, t + 1, NAME_LAYER) &&
	    vbi_path_end(path, t + 1, NAME_LAYER) == t + 2) {
		vbi_path_put(path, n, t, t + 2, NAME);
		return 0;
	}
	if (t == 0 || !vbi_tok_is(seg, t, "Ảnh") || !vbi_tok_is(seg, t - 1, "("))
		return 0;
	while (end < n && end - t < 5 && vbi_tok_title(&seg->tok[end]) && seg->tok[end].space == 1)
		end++;
	if (end - t < 3 || end >= n || !vbi_tok_is(seg, end, ")") ||
	    vbi_seg_any(seg, t + 1) & (VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_NAME) | VBI_MASK(ORG_GOV) |
	                               VBI_MASK(ORG_MEDIA) | VBI_TAG_LARGER | VBI_MASK(LOC_GEO)))
		return 0;
	vbi_path_clear(path, n, t, end, PLACE | NAME | BODY);
	vbi_path_put(path, n, t + 1, end, NAME);
	return t + 1;
}

/* ---- what is told by the word before ---- */

void vbi_tag_doc_cues(vbi_tag_cues *cues)
{
	static const char *const own[] = {"dân", "cộng", "đảng", "xã", "hiệp", "nam", "bắc", "trung", "hà", "ủy", "hội", "hợp"},
	                  *const before[] = {"như", "vực", "cứ", "quan", "tờ", "báo", "chí", "tin", "tấn", "san", "lớp", "trẻ", "non", "thục", "kênh"}, *const credit[] = {"ảnh", "anh"},
	                  *const written[] = {"CA", "CAP", "HTX", "FC", "United", "XSKT"};

	vbi_tag_add_cues(cues, own, sizeof own / sizeof *own, VBI_CUE_TOLD);
	vbi_tag_add_cues(cues, before, sizeof before / sizeof *before, VBI_CUE_TOLD_BEFORE);
	vbi_tag_add_cues(cues, credit, sizeof credit / sizeof *credit, VBI_CUE_CREDIT);
	vbi_tag_add_cue_written(cues, "MN", VBI_CUE_TOLD_BEFORE);
	for (size_t i = 0; i < sizeof written / sizeof *written; i++)
		vbi_tag_add_cue_written(cues, written[i], VBI_CUE_TOLD);
	vbi_tag_add_cue(cues, "đoàn", VBI_CUE_PARTY_BEFORE);
}

/* A capital of nothing that a party, a newspaper, a place or a known body may begin with. told: by its symbol or the one before;
 * before: by that. */
static void name_free(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, bool told, bool before)
{
	if (told && !vbi_path_any(path, t, VBI_PATH_ALL & ~NAME)) {
		vbi_tag_ground(seg, path, n, t);
		if (before)
			vbi_tag_medium(seg, path, n, t);
	}
	if (told && !vbi_path_any(path, t, VBI_PATH_ALL)) {
		vbi_tag_party(seg, path, n, t);
		vbi_tag_teller(seg, path, n, t);
		vbi_tag_signed_for(seg, path, n, t);
		if (!vbi_path_any(path, t, VBI_PATH_ALL))
			vbi_tag_named_free(seg, path, n, t);
	}
	if (seg->reach[t] > 3 && !vbi_path_any(path, t, VBI_PATH_ALL))
		vbi_tag_known(seg, path, n, t);
	if (before && !vbi_path_any(path, t, VBI_PATH_ALL))
		vbi_tag_called(seg, path, n, t);
}

/* ---- all of them ---- */

/* Returns where a name begins behind the token that did not, 0 if none does. */
static uint32_t compare_one(const vbi_seg *seg, const vbi_tag_views *views, const vbi_tag_cues *cues, vbi_tag_codes *road, uint16_t *path,
                        uint32_t n, uint32_t t)
{
	const vbi_tag_view *v = view_of(views, t);
	unsigned kind = vbi_tag_kind(v);
	bool name = vbi_path_begins(path, t, NAME_LAYER), office = vbi_path_begins(path, t, VBI_PATH_LAYER(TITLE));
	uint32_t foreign = 0, credit = 0;
	bool last = (path[t] & (VBI_PATH(TITLE) << 8 | (VBI_PATH_ALL & ~NAME) | BODY << 8)) == VBI_PATH(TITLE) << 8;
	unsigned own = vbi_tag_cue(cues, v) & VBI_CUE_TOLD, before = vbi_tag_cue(cues, v - 1);
	bool telling = (own | (before & VBI_CUE_TOLD_BEFORE)) != 0;

	if ((unsigned)(telling | (seg->reach[t] > 3)) & (unsigned)!vbi_path_any(path, t, VBI_PATH_ALL & ~NAME))
		name_free(seg, path, n, t, telling, before & VBI_CUE_TOLD_BEFORE);
	if (before & VBI_CUE_PARTY_BEFORE && vbi_path_begins(path, t, PLACE_LAYER))
		name_delegation(seg, path, n, t);
	if (own) {
		if ((v->symbol == cues->league) | (v->symbol == cues->society) | (v->symbol == cues->together) | (v->symbol == cues->cooperative))
			vbi_tag_association(seg, path, n, t);
		else if (seg->tok[t].kind != VB_TOKEN_SYLLABLE || seg->tok[t].end - seg->tok[t].start <= 4)
			vbi_tag_club(seg, path, n, t);
	}
	if (kind == VB_TOKEN_URL && !vbi_path_any(path, t, VBI_PATH_ALL) && news_site(seg, t))
		vbi_path_put(path, n, t, t + 1, BODY);
	if (office)
		foreign = free_foreign(seg, views, path, n, t);
	if (last)
		free_given(seg, views, path, n, t);
	if (name)
		vbi_tag_road_of_name(seg, views, road, path, n, t);
	if (kind == VB_TOKEN_ACRONYM) {
		vbi_tag_road(seg, path, n, t);
		if ((path[t] & ~VBI_PATH(TITLE)) == VBI_PATH(TITLE) << 8) /* Trưởng CAH Củ Chi */
			vbi_tag_named_free(seg, path, n, t);
	}
	if (vbi_tag_cue(cues, v) & VBI_CUE_CREDIT)
		credit = name_credit(seg, path, n, t);
	return foreign > credit ? foreign : credit;
}

void vbi_tag_compare(const vbi_seg *seg, const vbi_tag_views *views, const vbi_tag_capitals *capitals, uint16_t *path, uint32_t n)
{
	vbi_tag_codes road = {{0}};
	vbi_compared c;
	const vbi_tag_cues *cues = views->cues;

	clear_acronyms(seg, views, capitals, path, n);
	c.alone = views->capital + views->capitals;
	c.named = capitals->strange; /* these lists are of no use any more */
	c.asked = capitals->aged;
	list_compared(views, capitals->tells, path, &c);
	name_givens(seg, views, path, n, &c);
	vbi_tag_road_names(seg, views, path, n, &road);
	for (uint32_t i = 0, next = 0; i < c.asks; i++) {
		uint32_t k = c.asked[i], all = 0;

		if (k < next)
			continue;
		do { /* each, up to the new name */
			uint32_t name = compare_one(seg, views, cues, &road, path, n, views->capital[k]);

			all = name > all ? name : all;
		} while (++k < views->capitals && views->capital[k] <= all);
		next = k;
	}
}
