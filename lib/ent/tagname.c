/* ent/tagname.c - people whom the document names elsewhere: tagpath.h. */
#include "ent/people.h"
#include "ent/tagcodes.h"

#include <string.h>

#define NAME   VBI_PATH(PER) /* layers, as bits */
#define BODY   VBI_PATH(ORG)
#define PLACE  VBI_PATH(LOC)
#define NAME_LAYER VBI_PATH_LAYER(PER)
#define NAMES 128u /* that are remembered */

/* ---- names that are longer than they seem ---- */

/* Al-Assad, Deir el-Zor: what begins at token t is an article that a dash joins to a name. */
static bool article(const vbi_seg *seg, uint32_t n, uint32_t t)
{
	const char *p;

	if (t + 2 >= n || seg->tok[t].kind == VB_TOKEN_PUNCT || seg->tok[t].end - seg->tok[t].start != 2 || seg->tok[t + 1].space != 0 ||
	    seg->tok[t + 2].space != 0 || !vbi_tok_is(seg, t + 1, "-") || seg->tok[t + 2].kind != VB_TOKEN_FOREIGN ||
	    !vbi_tok_capital(&seg->tok[t + 2]))
		return false;
	p = seg->text + seg->tok[t].start;
	return memchr("aeuAEU", p[0], 6) && memchr("lrsdnt", p[1], 6);
}

/* Benedict XVI */
static bool numeral(const vbi_seg *seg, uint32_t t)
{
	const vbi_tok *tok = &seg->tok[t];
	bool roman = tok->end - tok->start > 1 && tok->end - tok->start < 6;

	for (uint32_t i = tok->start; roman && i < tok->end; i++)
		roman = seg->text[i] == 'I' || seg->text[i] == 'V' || seg->text[i] == 'X';
	return roman && vbi_tag_glued(seg, t);
}

/* E.Macron, H.R. McMaster: the initial before the name at token t, and its point. */
static bool initial_before(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	const vbi_tok *letter;

	if (t < 2 || !vbi_tok_is(seg, t - 1, ".") || seg->tok[t - 1].space != 0 || vbi_path_any(path, t - 2, VBI_PATH_ALL))
		return false;
	letter = &seg->tok[t - 2];
	if (letter->kind == VB_TOKEN_ACRONYM) /* of a blank before the name */
		return letter->end - letter->start > 2 && seg->text[letter->start + 1] == '.' && seg->tok[t].space < 2;
	return vbi_tok_capital(letter) && letter->end - letter->start == 1 && seg->tok[t].space == 0;
}

/* Tổng thống Pháp E.Macron: the office took the initial. */
static void free_initial(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t end)
{
	const vbi_tok *letter = &seg->tok[end - 1];
	uint32_t stop = end + 2;

	if (end + 1 >= n || letter->end - letter->start != 1 || !vbi_tok_capital(letter) || letter->space != 1 || !vbi_tok_is(seg, end, ".") ||
	    seg->tok[end].space != 0 || seg->tok[end + 1].space != 0 || seg->tok[end + 1].kind != VB_TOKEN_FOREIGN ||
	    !vbi_tok_capital(&seg->tok[end + 1]))
		return;
	while (stop < n && stop - end < 4 && vbi_tag_glued(seg, stop) && seg->tok[stop].kind == VB_TOKEN_FOREIGN && vbi_tok_capital(&seg->tok[stop]))
		stop++;
	vbi_path_clear(path, n, end - 1, stop, NAME | BODY | PLACE | VBI_PATH(TITLE));
	vbi_path_put(path, n, end - 1, stop, NAME);
}

/* Ủy viên thương mại EU Cecilia Malmberg, người phát ngôn Taliban Zabi Mujahid: a known body, and whose office it is. t: a body in an
 * office, both of which took the name. */
static void free_speaker(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	const uint64_t known = VBI_MASK(ORG_NAME) | VBI_MASK(ORG_ABBR);
	uint32_t first;

	if (end - t < 3 || !(vbi_seg_any(seg, t) & known))
		return;
	first = t + vbi_seg_longest(seg, t, known)->count;
	if (first >= end || end - first < 2 || end - first > 3)
		return;
	for (uint32_t i = first; i < end; i++)
		if (seg->tok[i].kind != VB_TOKEN_FOREIGN || seg->tok[i].shape != VB_SHAPE_TITLE || !vbi_tag_glued(seg, i) || vbi_path_any(path, i, PLACE))
			return;
	vbi_path_clear(path, n, first, end, BODY | VBI_PATH(TITLE));
	vbi_path_put(path, n, first, end, NAME);
}

/* The name of the layer that begins at t takes in its article, initial or numeral. */
static void whole(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, unsigned layer)
{
	uint32_t end = vbi_path_end(path, t, layer), first = t, stop = end;

	if (layer == VBI_PATH_LAYER(ORG) && vbi_path_any(path, t, VBI_PATH(TITLE)))
		free_speaker(seg, path, n, t, end);
	if (layer == VBI_PATH_LAYER(TITLE)) {
		if (end - t > 1)
			free_initial(seg, path, n, end);
		return;
	}
	if (end < n && vbi_tag_glued(seg, end) && seg->tok[end - 1].kind != VB_TOKEN_PUNCT && vbi_tok_capital(&seg->tok[end - 1]) &&
	    article(seg, n, end) && !vbi_path_any(path, end, VBI_PATH_ALL) &&
	    (layer != VBI_PATH_LAYER(ORG) || seg->tok[end - 1].kind == VB_TOKEN_SYLLABLE))
		stop = end + 3;
	/* Abu Bakr al [-Baghdadi], Albert del [Rosario] */
	if (end - t > 1 && article(seg, n, end - 1))
		stop = end + 2;
	if (layer == NAME_LAYER && end - t > 1 && end < n && vbi_tok_is(seg, end - 1, "del") && vbi_tag_glued(seg, end) &&
	    seg->tok[end].kind == VB_TOKEN_FOREIGN && vbi_tok_capital(&seg->tok[end]))
		stop = end + 1;
	if (t > 1 && vbi_tok_is(seg, t - 1, "-") && article(seg, n, t - 2) && !vbi_path_any(path, t - 2, 1u << layer))
		first = t - 2;
	if (layer == NAME_LAYER && stop < n && seg->tok[stop - 1].kind == VB_TOKEN_FOREIGN && numeral(seg, stop))
		stop++;
	if (layer == NAME_LAYER && initial_before(seg, path, first))
		first -= 2;
	if (first == t && stop == end)
		return;
	vbi_path_clear(path, n, first, stop, NAME | BODY | PLACE);
	vbi_path_put(path, n, first, stop, 1u << layer);
}

#define PARTICLES(X) \
	X("von") X("der") X("den") X("van") X("bin") X("bint") X("de") X("la") X("del") X("da") X("dos") X("di") X("du") X("ibn") X("ter") X("ten")
#define PARTICLE(word) VBI_WORD(word),

bool vbi_tag_particle(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice word[] = {PARTICLES(PARTICLE)};

	return vbi_word_maybe(vbi_word_bit(seg, t), 0 PARTICLES(VBI_WORD_BITS)) && vbi_word_written(seg, t, word, sizeof word / sizeof *word);
}

/* The tokens [t, end) stand in a name elsewhere. */
static bool in_longer_name(const vbi_seg *seg, const vbi_tag_capitals *capitals, const uint16_t *path, uint32_t t, uint32_t end)
{
	for (uint32_t k = 0, looked = 0; k < capitals->stranges && looked < NAMES; k++) {
		uint32_t i = capitals->strange[k], back = 1;

		if (i == end - 1 || !vbi_path_goes_on(path, i, NAME_LAYER) || !vbi_tag_same_text(seg, i, end - 1))
			continue;
		looked++;
		while (back < end - t && i >= back && vbi_path_any(path, i - back, NAME) && vbi_tag_same_text(seg, i - back, end - 1 - back))
			back++;
		if (back == end - t && vbi_path_any(path, i - back + 1, NAME))
			return true;
	}
	return false;
}

/* Bà von der [Leyen], Bộ trưởng von der [Leyen], Rodrigo de [Rato]: a name has the small words before it where somebody is addressed, has
 * an office, or is called so elsewhere. t: its last word. */
static void with_particles(const vbi_seg *seg, const vbi_tag_capitals *capitals, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t first = t, end = vbi_path_begins(path, t, NAME_LAYER) ? vbi_path_end(path, t, NAME_LAYER) : t + 1;

	while (first > 1 && vbi_tag_glued(seg, first) && vbi_tag_particle(seg, first - 1))
		first--;
	if (first == t || vbi_path_goes_on(path, t, NAME_LAYER) || vbi_path_any(path, first, NAME | BODY | PLACE))
		return;
	/* what is before them is of the name, too */
	while (vbi_tag_glued(seg, first) && seg->tok[first - 1].kind == VB_TOKEN_FOREIGN && vbi_tok_capital(&seg->tok[first - 1]) && t - first < 6 &&
	       !vbi_path_any(path, first - 1, VBI_PATH_ALL & ~NAME) && !(vbi_seg_any(seg, first - 1) & (VBI_TAG_LARGER | VBI_MASK(ORG_NAME))))
		first--;
	if ((first > 0 && !vbi_tag_glued(seg, first) && vbi_tag_particle(seg, first)) ||
	    (end < n && vbi_tag_glued(seg, end) && vbi_tok_capital(&seg->tok[end]) && !vbi_path_begins_at(path, end)))
		return;
	if (!(vbi_path_any(path, first, NAME) || vbi_honorific_before(seg, first) ||
	      (first > 0 && vbi_path_any(path, first - 1, VBI_PATH(TITLE)) && !vbi_path_goes_on(path, first, VBI_PATH_LAYER(TITLE))) ||
	      in_longer_name(seg, capitals, path, first, end)))
		return;
	vbi_path_clear(path, n, first, end, NAME | BODY | PLACE | VBI_PATH(TITLE));
	vbi_path_put(path, n, first, end, NAME);
}

#define PARTICLE_CUE(word) vbi_tag_add_cue(cues, word, VBI_CUE_PARTICLE);

void vbi_tag_name_cues(vbi_tag_cues *cues)
{
	PARTICLES(PARTICLE_CUE)
}

void vbi_tag_whole(const vbi_seg *seg, const vbi_tag_views *views, const vbi_tag_capitals *capitals, uint16_t *path, uint32_t n)
{
	static const uint8_t layers[] = {NAME_LAYER, VBI_PATH_LAYER(ORG), VBI_PATH_LAYER(LOC), VBI_PATH_LAYER(TITLE)};
	const uint32_t dash = views->cues->dash, point = views->cues->point, of = views->cues->of;
	const unsigned spoken = BODY << 8; /* it may have taken who speaks for it */

	for (uint32_t k = 0; k < capitals->stranges; k++) {
		uint32_t t = capitals->strange[k];
		const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + t];
		unsigned foreign = vbi_tag_kind(v) == VB_TOKEN_FOREIGN, acronym = vbi_tag_kind(v) == VB_TOKEN_ACRONYM, beside;

		if (foreign & (unsigned)((vbi_tag_cue(views->cues, v - 1) & VBI_CUE_PARTICLE) != 0))
			with_particles(seg, capitals, path, n, t);
		if (!((foreign & ((v[-1].symbol == dash) | (v[-1].symbol == point) | (v[-1].symbol == of) | ((path[t] & spoken) == spoken))) |
		      (acronym & (vbi_tag_kind(v - 1) == VB_TOKEN_FOREIGN))))
			continue;
		beside = path[t] | path[t - (t > 0)] | path[t - (t > 1) * 2] | path[t - (t > 2) * 3];
		for (unsigned i = 0; i < sizeof layers; i++) {
			uint32_t at = t;

			if (!((beside | beside >> 8) >> layers[i] & 1))
				continue; /* mostly nothing of the layer is so near */

			while (at > 0 && t - at < 3 && !vbi_path_any(path, at, 1u << layers[i]))
				at--;
			while (at > 0 && vbi_path_goes_on(path, at, layers[i]))
				at--;
			if (vbi_path_begins(path, at, layers[i]))
				whole(seg, path, n, at, layers[i]);
		}
	}
}

/* ---- names that are known ---- */

static uint32_t symbol_of(const vbi_tag_views *views, uint32_t t) { return views->view[VBI_TAG_MARGIN + t].symbol; }

/* A name of more than one word; some of a window are remembered. */
typedef struct vbi_named {
	uint32_t t, end, last; /* and the symbol of its last word */
} vbi_named;

/* Lists names, and what they begin and end with; returns how many there are. */
static uint32_t list_names(const vbi_tag_views *views, const uint16_t *path, vbi_named *name, vbi_tag_codes *first,
                           vbi_tag_codes *middle, vbi_tag_codes *last)
{
	uint32_t *list = views->capital + views->capitals, listed = vbi_tag_list_begun(views, path, NAME, list), names = 0;

	for (uint32_t k = 0; k < listed && names < NAMES; k++) {
		uint32_t t = list[k], end = vbi_path_end(path, t, NAME_LAYER);

		/* T.Hoa is known by that alone */
		if (end - t < 2 || (symbol_of(views, end - 2) == views->cues->point && vbi_tag_kind(&views->view[VBI_TAG_MARGIN + end - 1]) == VB_TOKEN_SYLLABLE))
			continue;
		name[names++] = (vbi_named){t, end, symbol_of(views, end - 1)};
		vbi_tag_add_code(first, symbol_of(views, t));
		vbi_tag_add_code_if(middle, symbol_of(views, end - 2), end - t > 2);
		vbi_tag_add_code(last, symbol_of(views, end - 1));
	}
	return names;
}

/* The tokens [t, end), the last of which has this symbol, are the whole name of somebody of the window, or, if that is asked, its last
 * word. */
static bool known(const vbi_seg *seg, const vbi_named *name, uint32_t names, uint32_t t, uint32_t end, uint32_t symbol, bool last)
{
	for (uint32_t k = 0; k < names; k++) {
		uint32_t at = 1;

		if (name[k].last != symbol || (!last && name[k].end - name[k].t != end - t))
			continue;
		while (at <= end - t && vbi_tag_same_text(seg, name[k].end - at, end - at))
			at++;
		if (at > end - t)
			return true;
	}
	return false;
}

/* A capital that another one is glued to from before, which does not begin a sentence. */
static bool follows_capital(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	return vbi_tag_glued(seg, t) && vbi_tok_capital(&seg->tok[t - 1]) &&
	       (seg->tok[t - 1].kind != VB_TOKEN_SYLLABLE || vbi_path_any(path, t - 1, VBI_PATH_ALL) ||
	        (t > 1 && seg->tok[t - 2].sentence == seg->tok[t].sentence && seg->tok[t - 2].kind != VB_TOKEN_PUNCT));
}

static bool goes_on_in_capitals(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t)
{
	return t < n && vbi_tag_glued(seg, t) && vbi_tok_capital(&seg->tok[t]) && !vbi_path_begins_at(path, t);
}

/* Lý Văn Sèo khai rằng ...: the whole name, in nothing. Returns where it ends, t if there is none. */
static uint32_t whole_name(const vbi_seg *seg, const vbi_tag_views *views, const uint16_t *path, uint32_t n, const vbi_named *name,
                           uint32_t names, uint32_t t)
{
	uint32_t end = t + 1;

	while (end < n && end - t < 5 && vbi_tag_glued(seg, end) && vbi_tok_capital(&seg->tok[end]) && !vbi_path_any(path, end, VBI_PATH_ALL))
		end++;
	return end - t > 1 && !goes_on_in_capitals(seg, path, n, end) &&
	                       known(seg, name, names, t, end, symbol_of(views, end - 1), false)
	               ? end
	               : t;
}

/* Lần này, Quỳnh Lâm vắng mặt: two syllables that somebody's longer name ends with, in nothing or in a small place, where no word
 * tells of one or of what is sold. Returns where they end, t if they are none. */
static uint32_t two_given(const vbi_seg *seg, const vbi_tag_views *views, const uint16_t *path, uint32_t n, const vbi_named *name, uint32_t names,
                          uint32_t t)
{
	static const vbi_slice where[] = {VBI_WORD("tại"), VBI_WORD("ở"), VBI_WORD("về"), VBI_WORD("từ"), VBI_WORD("đến"), VBI_WORD("qua"), VBI_WORD("xã"),
	                                  VBI_WORD("phê"), VBI_WORD("dầu"), VBI_WORD("kem"), VBI_WORD("khí"), VBI_WORD("học"), VBI_WORD("đào"), VBI_WORD("trà"),
	                                  VBI_WORD("ty"),  VBI_WORD("hàng"), VBI_WORD("quán"), VBI_WORD("hiệu"), VBI_WORD("xuân"), VBI_WORD("sạn"), VBI_WORD("lắc")};
	const uint64_t other = VBI_TAG_LARGER | VBI_MASK(LOC_GEO) | VBI_MASK(ORG_NAME) | VBI_MASK(WORD);
	uint32_t end = t + 2;
	bool place = end <= n && vbi_path_begins(path, t, VBI_PATH_LAYER(LOC));

	if (end > n || !vbi_tok_title(&seg->tok[t]) || !vbi_tok_title(&seg->tok[t + 1]) || !vbi_tag_glued(seg, t + 1) ||
	    (place && vbi_path_end(path, t, VBI_PATH_LAYER(LOC)) != end) || vbi_path_any(path, t, VBI_PATH_ALL & ~PLACE) ||
	    (!place && (vbi_path_any(path, t, PLACE) || vbi_path_any(path, t + 1, VBI_PATH_ALL))) ||
	    (vbi_tag_glued(seg, t) && vbi_tok_capital(&seg->tok[t - 1])) || (end < n && vbi_tag_glued(seg, end) && vbi_tok_capital(&seg->tok[end])) ||
	    !known(seg, name, names, t, end, symbol_of(views, t + 1), true))
		return t;
	if (vbi_seg_any(seg, t) & other && vbi_seg_has(seg, t, 2, other))
		return t;
	if (t > 0 && seg->tok[t].space == 1 &&
	    (vbi_seg_any(seg, t - 1) & (VBI_MASK(LOC_UNIT) | VBI_MASK(ORG_HEAD)) || vbi_tok_among(seg, t - 1, where, sizeof where / sizeof *where)))
		return t;
	return end;
}

/* Hôm sau, Bích bị truy nã: what somebody does, at the head of a clause. */
static bool does(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice verb[] = {VBI_WORD("bị"),  VBI_WORD("đã"),   VBI_WORD("nói"), VBI_WORD("khai"), VBI_WORD("đưa"), VBI_WORD("bán"),
	                                 VBI_WORD("thay"), VBI_WORD("cho"), VBI_WORD("kể"),  VBI_WORD("đến"),  VBI_WORD("nhờ"), VBI_WORD("rủ"),
	                                 VBI_WORD("viết"), VBI_WORD("lấy"), VBI_WORD("cầm"), VBI_WORD("đâm"),  VBI_WORD("bảo"), VBI_WORD("từng")};

	return t + 1 < seg->toks && vbi_tag_glued(seg, t + 1) && vbi_tok_small(&seg->tok[t + 1]) && !(vbi_seg_any(seg, t) & VBI_MASK(STOP)) &&
	       !vbi_tok_is(seg, t, "Như") && vbi_tok_among(seg, t + 1, verb, sizeof verb / sizeof *verb) &&
	       (t == 0 || seg->tok[t - 1].sentence != seg->tok[t].sentence || vbi_tok_is(seg, t - 1, ","));
}

/* Hành vi của Ngọc: a given name by itself within a sentence. */
static bool given_name(const vbi_seg *seg, uint32_t t)
{
	const uint64_t other = VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | VBI_MASK(ORG_NAME) | VBI_MASK(ORG_LEVEL) |
	                       VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO) | VBI_MASK(T_UNIT) | VBI_MASK(LOC_UNIT) | VBI_MASK(LOC_COUNTRY) |
	                       VBI_MASK(LOC_REGION) | VBI_MASK(HONORIFIC) | VBI_MASK(DOC_TYPE);

	return vbi_tok_title(&seg->tok[t]) && ((vbi_tag_glued(seg, t) && vbi_tok_small(&seg->tok[t - 1])) || does(seg, t)) && !(vbi_seg_any(seg, t) & other) &&
	       !(t > 0 && vbi_seg_has(seg, t - 1, 2, VBI_MASK(WORD) | VBI_MASK(LOC_UNIT))) &&
	       !(t + 1 < seg->toks && vbi_tag_glued(seg, t + 1) && vbi_seg_has(seg, t, 2, VBI_MASK(WORD)));
}

/* A year from 1900 to 2029, or a day with one: 1978, 10-4-1949. */
static bool birth(const vbi_seg *seg, uint32_t n, uint32_t t)
{
	const vbi_tok *tok = &seg->tok[t];
	const char *p;

	if (t >= n || tok->kind != VB_TOKEN_NUMBER || tok->end - tok->start < 4)
		return false;
	p = seg->text + tok->end - 4;
	return (memcmp(p, "19", 2) == 0 || memcmp(p, "20", 2) == 0) && (unsigned char)(p[2] - '0') < 10 && (unsigned char)(p[3] - '0') < 10;
}

/* (sinh năm 1978), (SN 1978, sinh ngày 10-4-1949: somebody was born. t: behind the mark. */
static bool born(const vbi_seg *seg, uint32_t n, uint32_t t)
{
	if (t + 1 < n && vbi_tok_is(seg, t, "sinh"))
		return birth(seg, n, t + 1) || ((vbi_tok_is(seg, t + 1, "năm") || vbi_tok_is(seg, t + 1, "ngày")) && birth(seg, n, t + 2));
	return t + 1 < n && vbi_tok_is(seg, t, "SN") && birth(seg, n, t + 1);
}

/* (22 tuổi), 85 tuổi, (20 tuổi ở Hà Nội; but 35 tuổi 125 ngày. whole: nothing is told behind it. */
static bool aged(const vbi_seg *seg, uint32_t n, uint32_t t, bool whole)
{
	return t + 2 < n && seg->tok[t].kind == VB_TOKEN_NUMBER && seg->tok[t].end - seg->tok[t].start <= 2 && vbi_tok_is(seg, t + 1, "tuổi") &&
	       (seg->tok[t + 2].kind == VB_TOKEN_PUNCT || (!whole && vbi_tok_small(&seg->tok[t + 2])));
}

/* (tự [Khánh], sinh năm 1990): no place is called so. Whether what is of a layer at token t began there or before with no word that tells of one. */
static bool from_here(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	if (vbi_path_goes_on(path, t, VBI_PATH_LAYER(LOC)) && vbi_path_begins(path, t - 1, VBI_PATH_LAYER(LOC)) && vbi_tok_small(&seg->tok[t - 1]) &&
	    !(vbi_seg_any(seg, t - 1) & VBI_MASK(LOC_UNIT)))
		vbi_path_clear(path, n, t - 1, t, PLACE);
	return !vbi_path_goes_on(path, t, VBI_PATH_LAYER(ORG)) && !vbi_path_goes_on(path, t, VBI_PATH_LAYER(LOC));
}

/* Han Seo Hee (22 tuổi), Canby, 85 tuổi, Mùa A Tông (sinh năm 1992): who is so old or was born then is somebody, whatever was
 * decided. t: the last capital. */
static void name_aged(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	const uint64_t other = VBI_MASK(ORG_HEAD) | VBI_MASK(LOC_UNIT) | VBI_MASK(HONORIFIC) | VBI_MASK(T_SOLO) | VBI_MASK(T_HEAD);
	bool sure = born(seg, n, t + 2), open = vbi_tok_is(seg, t + 1, "(");
	uint32_t first = t;

	if (!(open || vbi_tok_is(seg, t + 1, ",")) || vbi_path_any(path, t, NAME | VBI_PATH(TITLE)) || !(sure || aged(seg, n, t + 2, !open && vbi_path_any(path, t, PLACE | BODY))))
		return;
	while (first > 0 && t - first < 3u + sure && vbi_tag_glued(seg, first) && vbi_tok_capital(&seg->tok[first - 1]) &&
	       seg->tok[first - 1].sentence == seg->tok[t].sentence && !vbi_path_any(path, first - 1, NAME | VBI_PATH(TITLE)))
		first--;
	/* Riêng A, Anh A; but đối tượng Và Vả Mua has a surname that is another word, too */
	if (sure && first < t && vbi_seg_any(seg, first) & (VBI_MASK(STOP) | VBI_MASK(HONORIFIC)) && !(vbi_seg_any(seg, first) & VBI_MASK(SURNAME)) &&
	    !(t - first > 1 && vbi_tok_is(seg, first, "Và") && vbi_tag_glued(seg, first) && vbi_tok_small(&seg->tok[first - 1])))
		first++;
	for (uint32_t i = first; i <= t; i++)
		if ((vbi_seg_any(seg, i) & other && !(sure && (i > first || vbi_seg_any(seg, i) & VBI_MASK(SURNAME)))) ||
		    (i > first && vbi_path_begins(path, i, VBI_PATH_LAYER(LOC)) && !sure))
			return;
	if (first == 0 || !from_here(seg, path, n, first))
		return;
	/* quê Hà Tĩnh, sinh năm 1983; một người Hàn Quốc (sinh 1960); dân tộc Mông, 22 tuổi */
	if (sure && vbi_path_any(path, t, PLACE) && vbi_seg_any(seg, first) & (open ? VBI_MASK(LOC_COUNTRY) : VBI_TAG_LARGER))
		return;
	if (vbi_tok_is_lower(seg, first - 1, "tộc") || vbi_tok_is_lower(seg, first - 1, "tuổi"))
		return;
	/* Phạm Thành [Trong] (SN 1979): a name that ended too soon */
	if (first == t && vbi_tag_glued(seg, first) && vbi_path_any(path, first - 1, NAME) && !vbi_honorific_before(seg, t))
		do
			first--;
		while (!vbi_path_begins(path, first, NAME_LAYER));
	vbi_path_clear(path, n, first, t + 1, BODY | PLACE);
	vbi_path_put(path, n, first, t + 1, NAME);
}

void vbi_tag_people(const vbi_seg *seg, const vbi_tag_views *views, const vbi_tag_capitals *capitals, uint16_t *path, uint32_t n)
{
	vbi_tag_codes first = {{0}}, middle = {{0}}, last = {{0}}, either;
	vbi_named name[NAMES];
	const vbi_tag_view *view = views->view + VBI_TAG_MARGIN;
	const uint32_t *capital = views->capital, all = views->capitals;
	uint32_t names, *list = views->capital + all, listed = 0; /* there is room */

	for (uint32_t k = 0; k < capitals->ages; k++)
		if (capitals->aged[k] + 4 < n)
			name_aged(seg, path, n, capitals->aged[k]);
	if ((names = list_names(views, path, name, &first, &middle, &last)) == 0)
		return;
	for (size_t i = 0; i < sizeof either.bits / sizeof *either.bits; i++)
		either.bits[i] = first.bits[i] | middle.bits[i] | last.bits[i];
	for (uint32_t k = 0; k < all; k++) {
		uint32_t t = capital[k];

		list[listed] = t;
		listed += (unsigned)vbi_tag_has_code(&either, view[t].symbol) & (unsigned)!vbi_path_any(path, t, VBI_PATH_ALL & ~(BODY | PLACE));
	}
	for (uint32_t k = 0; k < listed; k++) {
		uint32_t t = list[k], end = t + 1, symbol = symbol_of(views, t);
		bool body = vbi_path_begins(path, t, VBI_PATH_LAYER(ORG)), strange = seg->tok[t].kind == VB_TOKEN_FOREIGN;

		if (vbi_tag_has_code(&middle, symbol) && !strange && (end = two_given(seg, views, path, n, name, names, t)) > t) {
			vbi_path_clear(path, n, t, end, PLACE);
			vbi_path_put(path, n, t, end, NAME);
			continue;
		}
		end = t + 1;
		if (vbi_path_any(path, t, VBI_PATH_ALL & ~BODY) || (vbi_path_any(path, t, BODY) && !(body && strange)) ||
		    follows_capital(seg, path, t))
			continue;
		if (body && vbi_path_end(path, t, VBI_PATH_LAYER(ORG)) != end)
			continue;
		if (!body && vbi_tag_has_code(&first, symbol) && (end = whole_name(seg, views, path, n, name, names, t)) > t) {
			vbi_path_put(path, n, t, end, NAME);
			continue;
		}
		end = t + 1;
		if (vbi_tag_has_code(&last, symbol) && !goes_on_in_capitals(seg, path, n, end) && (strange || given_name(seg, t)) &&
		    known(seg, name, names, t, end, symbol, true)) {
			vbi_path_clear(path, n, t, end, BODY);
			vbi_path_put(path, n, t, end, NAME);
			whole(seg, path, n, t, NAME_LAYER);
		}
	}
}

/* Jean-Paul Gore-|Smith: a name from abroad that a dash parts, no blank beside it, begins before it, and with it what is written so before
 * that. t: where what was found begins. */
void vbi_tag_parted_name(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t first = t, end = vbi_path_end(path, t, VBI_PATH_LAYER(PER));

	while (first > 0) {
		const vbi_tok *tok = &seg->tok[first];
		bool dash = first > 1 && tok->space == 0 && vbi_tok_is(seg, first - 1, "-") && tok[-1].space == 0;
		uint32_t before = first - (dash ? 2 : 1);

		if ((!dash && (first == t || tok->space != 1)) || seg->tok[before].kind != VB_TOKEN_FOREIGN || seg->tok[before].shape != VB_SHAPE_TITLE ||
		    vbi_path_any(path, before, VBI_PATH_ALL & ~VBI_PATH(PER)))
			break;
		first = before;
	}
	if (first == t)
		return;
	if (seg->tok[first].end - seg->tok[first].start == 1) /* J-League, X-Series: a thing */
		vbi_path_clear(path, n, t, end, VBI_PATH(PER));
	else
		vbi_path_put(path, n, first, end, VBI_PATH(PER));
}

/* N / Herba Adenosmatis / bracteosi: rows of a table are nobody's name, whose words are few, with capitals, and begin with no letter alone on
 * its line. t: where a name begins. */
void vbi_tag_rows_of_name(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(PER));
	bool line = false, small = false;

	for (uint32_t i = t + 1; i < end; i++) {
		line |= seg->tok[i].space >= 2;
		small |= seg->tok[i].shape == VB_SHAPE_LOWER && !vbi_tag_particle(seg, i);
	}
	if (line && (small || end - t > 6 || (seg->tok[t].end - seg->tok[t].start == 1 && seg->tok[t + 1].space >= 2)))
		vbi_path_clear(path, n, t, end, VBI_PATH(PER));
}
