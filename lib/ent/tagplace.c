/* ent/tagplace.c - places that go on or come in lists: houses of culture, roads and districts by their numbers, roads that meet;
 * and those that the grammar is sure of: tagpath.h. */
#include "ent/tagcodes.h"
#include "ent/tagger.h"

#define PLACE VBI_PATH(LOC) /* layers, as bits */
#define TAKEN (VBI_PATH_ALL & ~PLACE)

/* ---- houses of culture ---- */

/* Nhà văn hóa, at token t. */
static bool house(const vbi_seg *seg, uint32_t t)
{
	return t + 2 < seg->toks && vbi_tok_is_lower(seg, t, "nhà") && vbi_tok_is_lower(seg, t + 1, "văn") &&
	       (vbi_tok_is_lower(seg, t + 2, "hóa") || vbi_tok_is_lower(seg, t + 2, "hoá")) && seg->tok[t + 1].space == 1 && seg->tok[t + 2].space == 1;
}

/* The place that begins at token t is told by its level (thôn Hòa Lâm) or known: Nhà văn hóa Nguyên Ngọc is a man of letters. */
static bool of_place(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(LOC));

	return vbi_seg_any(seg, t) & VBI_MASK(LOC_UNIT) || vbi_seg_has(seg, t, end - t, VBI_TAG_LARGER);
}

/* Nhà văn hóa Thanh | niên, Nhà văn hóa | thôn Hòa Lâm: whose it is. Returns where the house ends. */
static uint32_t house_end(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	bool leveled = end > t + 4 && vbi_seg_any(seg, t + 3) & VBI_MASK(LOC_UNIT);

	if (end < n && vbi_tag_glued(seg, end) && vbi_tok_title(&seg->tok[end - 1]) && vbi_tok_small(&seg->tok[end]) &&
	    !vbi_path_any(path, end, VBI_PATH_ALL) && vbi_seg_has(seg, end - 1, 2, VBI_MASK(WORD) | VBI_MASK(ROLE) | VBI_MASK(ORG_FIELD) | VBI_MASK(ORG_MEDIA)))
		end++;
	if (leveled)
		return end; /* Nhà văn hóa ấp 4 | xã Bình An */
	if (end < n && vbi_tag_glued(seg, end) && vbi_path_begins(path, end, VBI_PATH_LAYER(LOC)) && !vbi_path_any(path, end, TAKEN) && of_place(seg, path, end))
		end = vbi_path_end(path, end, VBI_PATH_LAYER(LOC));
	return end;
}

void vbi_tag_house(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t first = t, end = vbi_path_end(path, t, VBI_PATH_LAYER(LOC)), stop = end;

	if (house(seg, t)) {
		stop = house_end(seg, path, n, t, end);
	} else if (t > 2 && vbi_tag_glued(seg, t) && house(seg, t - 3) && of_place(seg, path, t)) {
		first = t - 3;
	}
	if (first == t && stop == end)
		return;
	for (uint32_t i = first; i < stop; i++)
		if (vbi_path_any(path, i, TAKEN))
			return;
	vbi_path_put(path, n, first, stop, PLACE);
}

/* ---- roads in lists ---- */

/* Quốc lộ, tỉnh lộ, đường tỉnh, QL, TL: what roads with numbers are called, at token t. */
static bool road(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice level[] = {VBI_WORD("quốc"), VBI_WORD("tỉnh"), VBI_WORD("huyện"), VBI_WORD("hương"), VBI_WORD("liên")};

	if (vbi_tok_is_lower(seg, t, "đường"))
		t++;
	return t + 1 < seg->toks && ((vbi_tok_among(seg, t, level, sizeof level / sizeof *level) &&
	                              (vbi_tok_is_lower(seg, t + 1, "lộ") || (t > 0 && vbi_tok_is_lower(seg, t - 1, "đường")))) ||
	                             vbi_tok_is(seg, t, "QL") || vbi_tok_is(seg, t, "TL") || vbi_tok_is(seg, t, "ĐT"));
}

/* 14, 14B: the number of a road. */
static bool number(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	const vbi_tok *tok = &seg->tok[t];

	return (tok->kind == VB_TOKEN_NUMBER || tok->kind == VB_TOKEN_CODE) && tok->space == 1 && tok->end - tok->start <= 4 &&
	       (unsigned char)(seg->text[tok->start] - '1') < 9 && !vbi_path_any(path, t, VBI_PATH_ALL);
}

/* Các quốc lộ, hai tuyến tỉnh lộ: several are told before token t. */
static bool several(const vbi_seg *seg, uint32_t t)
{
	t -= t > 0 && vbi_tok_is_lower(seg, t - 1, "đường");
	t -= t > 0 && vbi_tok_is_lower(seg, t - 1, "tuyến");
	return t > 0 && (vbi_seg_any(seg, t - 1) & VBI_MASK(PLURAL) || vbi_tag_counted(seg, t));
}

/* Quận 6 và 11, các phường 3, 4, 5: the next districts of a town, so many as there may be; behind the last one a mark, a place or a small word that
 * no number counts: quận 7, 18 người. */
static void next_districts(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice behind[] = {VBI_WORD("do"), VBI_WORD("được"), VBI_WORD("đã"),  VBI_WORD("là"),   VBI_WORD("qua"),   VBI_WORD("như"), VBI_WORD("có"),
	                                   VBI_WORD("bị"), VBI_WORD("đến"),  VBI_WORD("tới"), VBI_WORD("của"),  VBI_WORD("với"),   VBI_WORD("sẽ"),  VBI_WORD("cũng"),
	                                   VBI_WORD("để"), VBI_WORD("còn"),  VBI_WORD("từ"),  VBI_WORD("thuộc"), VBI_WORD("trên"), VBI_WORD("vào"), VBI_WORD("khi")};
	uint32_t last = end;

	if (end - t != 2 || !(vbi_tok_is_lower(seg, t, "quận") || vbi_tok_is_lower(seg, t, "phường")))
		return;
	while (last + 1 < n && vbi_tag_joins(seg, last) && !vbi_tok_is(seg, last, ";") && seg->tok[last + 1].kind == VB_TOKEN_NUMBER &&
	       seg->tok[last + 1].end - seg->tok[last + 1].start <= 2 && number(seg, path, last + 1) && seg->tok[last + 1].sentence == seg->tok[t].sentence)
		last += 2;
	if (last == end || (last < n && !(seg->tok[last].kind == VB_TOKEN_PUNCT || seg->tok[last].space > 1 || vbi_tok_is(seg, last, "và") ||
	                                  vbi_path_begins(path, last, VBI_PATH_LAYER(LOC)) || vbi_tok_among(seg, last, behind, sizeof behind / sizeof *behind))))
		return;
	for (uint32_t i = end; i < last; i += 2)
		vbi_path_put(path, n, i + 1, i + 2, PLACE);
}

void vbi_tag_numbered(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(LOC));

	if (end + 1 >= n || (unsigned char)(seg->text[seg->tok[end - 1].start] - '1') > 8 || !vbi_tag_joins(seg, end))
		return;
	next_districts(seg, path, n, t, end);
	if (!road(seg, t) || !several(seg, t))
		return;
	for (uint32_t i = end; i + 1 < n && vbi_tag_joins(seg, i) && number(seg, path, i + 1); i += 2) {
		/* quốc lộ 5 và 12 xe tải: it counts what is behind it */
		if (i + 2 < n && seg->tok[i + 2].space == 1 && vbi_seg_any(seg, i + 2) & (VBI_MASK(UNIT) | VBI_MASK(ROLE) | VBI_MASK(LOC_UNIT) | VBI_MASK(T_HEAD)))
			return;
		vbi_path_put(path, n, i + 1, i + 2, PLACE);
	}
}

/* ---- where roads meet ---- */

/* Giao lộ, vòng xoay, nút giao, nút giao thông: how many tokens they have at token t, 0 if they do not stand there. */
uint32_t vbi_tag_crossing_word(const vbi_seg *seg, uint32_t t)
{
	if (t + 3 >= seg->toks)
		return 0;
	if (vbi_tok_is_lower(seg, t, "nút") && vbi_tok_is(seg, t + 1, "giao"))
		return 2 + vbi_tok_is(seg, t + 2, "thông");
	return 2 * ((vbi_tok_is_lower(seg, t, "giao") && vbi_tok_is(seg, t + 1, "lộ")) || (vbi_tok_is_lower(seg, t, "vòng") && vbi_tok_is(seg, t + 1, "xoay")));
}

/* Giao lộ Trường Sơn - Hồng Hà: the two roads, each by its name; vòng xoay An Sương, ngã ba Cát Lái - Đồng Văn are places by themselves. t: a place. */
void vbi_tag_crossing(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t first = t + vbi_tag_crossing_word(seg, t), end = vbi_path_end(path, t, VBI_PATH_LAYER(LOC)), i = first + 1, stop;

	if (first == t || first >= end || !vbi_tok_capital(&seg->tok[first]) || vbi_path_any(path, t, TAKEN))
		return;
	while (i < end && !vbi_tag_dash(seg, i))
		i++;
	stop = end;
	if (i >= n || !vbi_tag_dash(seg, i) || i + 1 >= n)
		return;
	if (i == end) { /* the second one stands behind, if it is told */
		if (vbi_path_begins_at(path, i + 1) & (PLACE | VBI_PATH(PER)) && !vbi_path_any(path, i + 1, TAKEN & ~VBI_PATH(PER)) &&
		    !(vbi_seg_any(seg, i + 1) & VBI_MASK(LOC_UNIT)))
			stop = vbi_path_end(path, i + 1, vbi_lowest_bit(vbi_path_begins_at(path, i + 1) & (PLACE | VBI_PATH(PER))));
		else if (!(vbi_tok_small(&seg->tok[i + 1]) && vbi_tok_is(seg, t + 1, "lộ")))
			return;
	} else {
		/* nút giao QL15B - ĐT 549; giao lộ A-B-C */
		if (!vbi_tok_capital(&seg->tok[i + 1]) || (i + 2 == end && seg->tok[i + 1].kind == VB_TOKEN_ACRONYM))
			return;
		for (uint32_t k = i + 1; k < end; k++)
			if (vbi_tag_dash(seg, k))
				return;
	}
	vbi_path_clear(path, n, t, stop, PLACE | VBI_PATH(PER));
	vbi_path_put(path, n, first, i, PLACE);
	if (stop > i)
		vbi_path_put(path, n, i + 1, stop, PLACE);
}

/* ---- roads and squares that the grammar reads ---- */

/* Of the layers nothing reaches over an end of the tokens [t, end), of bodies, offices and documents nothing is there. */
static bool free_to_stand(const uint16_t *path, uint32_t t, uint32_t end)
{
	static const unsigned own[] = {VBI_PATH_LAYER(PER), VBI_PATH_LAYER(LOC), VBI_PATH_LAYER(DATE)};
	unsigned other = VBI_PATH_ALL;

	for (size_t k = 0; k < sizeof own / sizeof *own; k++) {
		if (vbi_path_goes_on(path, t, own[k]) || vbi_path_goes_on(path, end, own[k]))
			return false;
		other &= ~(1u << own[k]);
	}
	for (uint32_t i = t; i < end; i++)
		if (vbi_path_any(path, i, other))
			return false;
	return true;
}

/* Đường 3 Tháng 2, quảng trường 2/4 are no days; cao tốc TP.HCM - Trung Lương is no town. */
void vbi_tag_sure_places(const vbi_seg *seg, const vbi_ents *ents)
{
	uint32_t n = (uint32_t)seg->toks;
	size_t left = ents->sure_places;

	for (size_t i = 0; left && i < ents->n; i++) {
		const vbi_ent *ent = &ents->list[i];

		if (!ent->sure)
			continue;
		left--;
		if (ent->dead || !free_to_stand(ents->path, ent->t0, ent->t1))
			continue;
		vbi_path_clear(ents->path, n, ent->t0, ent->t1, VBI_PATH(PER) | VBI_PATH(DATE));
		vbi_path_put(ents->path, n, ent->t0, ent->t1, PLACE);
	}
}

/* ---- lines ---- */

#define PLACES (VBI_TAG_LARGER | VBI_MASK(LOC_REGION) | VBI_MASK(LOC_COMMUNE) | VBI_MASK(LOC_GEO) | VBI_MASK(LOC_ROAD) | VBI_MASK(LOC_FACILITY))

/* A name that the dictionary knows goes on over the line end before token i, or it is parted from its unit: thành phố Hồ / Chí Minh, huyện /
 * Lục Ngạn; but in Nghệ An / Hà Tĩnh no An Hà. */
static bool goes_over(const vbi_seg *seg, uint32_t t, uint32_t i)
{
	const vbi_match *unit = vbi_seg_longest(seg, t, VBI_MASK(LOC_UNIT)), *match = vbi_seg_longest(seg, t, PLACES);

	if (match && t + match->count > i)
		return true;
	if (!unit || t + unit->count > i)
		return false;
	match = vbi_seg_longest(seg, t + unit->count, PLACES);
	return match && t + unit->count + match->count > i;
}

/* The tokens [t, end) are a place that the dictionary knows, with its unit or without. */
static bool known_place(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	const vbi_match *unit = vbi_seg_longest(seg, t, VBI_MASK(LOC_UNIT));

	return vbi_seg_has(seg, t, end - t, PLACES) || (unit && t + unit->count < end && vbi_seg_has(seg, t + unit->count, end - t - unit->count, PLACES));
}

/* A line ends before token i, and the place that began at t or behind it with it. */
static bool line_ends(const vbi_seg *seg, uint32_t t, uint32_t i)
{
	return seg->tok[i].space >= 2 && vbi_tok_capital(&seg->tok[i]) && !(seg->tok[i].space == 2 && goes_over(seg, t, i));
}

/* Mùa hoa ở Mộc Châu / Mộc Châu đẹp nhất; Điện Biên / Lai Châu / Sơn La: a place ends with its line, and what the next line begins with is
 * another one, if it is one. */
void vbi_tag_lines(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(LOC)), line = t, i = t + 1;

	while (i < end && !line_ends(seg, t, i))
		i++;
	if (i == end)
		return;
	vbi_path_clear(path, n, vbi_seg_has(seg, t, i - t, VBI_MASK(LOC_UNIT)) ? t : i, end, PLACE); /* a unit alone is none */
	for (line = i; line < end; line = i) {
		uint32_t stop;

		for (i = line + 1; i < end && !line_ends(seg, line, i);)
			i++;
		for (stop = i; stop > line && !known_place(seg, line, stop);)
			stop--;
		if (stop > line && !vbi_path_any(path, line, VBI_PATH_ALL))
			vbi_path_put(path, n, line, stop, PLACE);
	}
}
