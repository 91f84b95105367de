/* ent/tagplace.c - places that go on or come in lists: houses of culture, roads by their numbers: tagpath.h. */
#include "ent/tagcodes.h"

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

void vbi_tag_numbered(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(LOC));

	if (end + 1 >= n || (unsigned char)(seg->text[seg->tok[end - 1].start] - '1') > 8 || !vbi_tag_joins(seg, end) || !road(seg, t) ||
	    !several(seg, t))
		return;
	for (uint32_t i = end; i + 1 < n && vbi_tag_joins(seg, i) && number(seg, path, i + 1); i += 2) {
		/* quốc lộ 5 và 12 xe tải: it counts what is behind it */
		if (i + 2 < n && seg->tok[i + 2].space == 1 && vbi_seg_any(seg, i + 2) & (VBI_MASK(UNIT) | VBI_MASK(ROLE) | VBI_MASK(LOC_UNIT) | VBI_MASK(T_HEAD)))
			return;
		vbi_path_put(path, n, i + 1, i + 2, PLACE);
	}
}
