/* ent/tagunit.c - units whose names were cut: the house that they are of, the examination that a board is for: tagpath.h. */
#include "ent/tagcodes.h"

#define NAME   VBI_PATH(PER) /* layers, as bits */
#define BODY   VBI_PATH(ORG)
#define PLACE  VBI_PATH(LOC)
#define OFFICE VBI_PATH(TITLE)
#define LAYER  VBI_PATH_LAYER(ORG)

#define AMONG(seg, t, words) vbi_tok_among(seg, t, words, sizeof(words) / sizeof *(words))

/* ---- the house of a unit ---- */

void vbi_tag_unit_cues(vbi_tag_cues *cues)
{
	static const char *const house[] = {"trường", "đại", "bệnh", "viện", "học", "cao", "công", "tổng", "sở", "cục", "chi", "ngân", "ủy", "liên", "ban", "hãng", "trung", "văn"},
	                  *const written[] = {"UBND", "ĐH", "BV", "CĐ", "PMU", "EVN", "Cty"};

	vbi_tag_add_named(cues, "khoa", VBI_NAMED_UNIT);
	vbi_tag_add_named(cues, "phòng", VBI_NAMED_UNIT);
	vbi_tag_add_cues(cues, house, sizeof house / sizeof *house, VBI_CUE_HOUSE);
	for (size_t i = 0; i < sizeof written / sizeof *written; i++)
		vbi_tag_add_cue_written(cues, written[i], VBI_CUE_HOUSE);
}

/* The tokens between a unit and end may be its field, small and of nothing, or of the body that the unit is so far. */
static bool field(const vbi_seg *seg, const uint16_t *path, uint32_t unit, uint32_t end)
{
	static const vbi_slice link[] = {VBI_WORD("của"), VBI_WORD("trưởng"), VBI_WORD("tại"), VBI_WORD("ở"), VBI_WORD("trong"), VBI_WORD("với"), VBI_WORD("cho"),
	                                 VBI_WORD("từ"), VBI_WORD("này"), VBI_WORD("kiêm"), VBI_WORD("là"), VBI_WORD("các"), VBI_WORD("do"), VBI_WORD("đã"), VBI_WORD("được")};
	bool own = vbi_path_begins(path, unit, LAYER), office = vbi_path_any(path, unit, OFFICE);

	if ((own && vbi_path_end(path, unit, LAYER) != end) || vbi_tok_is(seg, unit + 1, "và") || vbi_tok_is(seg, unit + 1, "thuộc"))
		return false;
	for (uint32_t i = unit + 1; i < end; i++)
		if (!vbi_tok_small(&seg->tok[i]) || !vbi_tag_glued(seg, i) || vbi_path_any(path, i, NAME | PLACE | (own ? 0u : BODY)) ||
		    (!own && (AMONG(seg, i, link) || (!office && vbi_tok_is(seg, i, "thuộc")) || vbi_seg_any(seg, i) & (VBI_MASK(VERB_SAY) | VBI_MASK(ROLE)))))
			return false;
	return end > unit + 1;
}

/* Who leads the unit at the token: Trưởng phòng, phó khoa, chủ nhiệm khoa. */
static bool led(const vbi_seg *seg, const uint16_t *path, uint32_t unit)
{
	static const vbi_slice leads[] = {VBI_WORD("trưởng"), VBI_WORD("phó"), VBI_WORD("nhiệm")};

	return unit > 0 && vbi_tag_glued(seg, unit) && vbi_path_any(path, unit - 1, OFFICE) && AMONG(seg, unit - 1, leads);
}

/* The body that begins at t has faculties or wards: a school, a hospital. */
static bool has_faculties(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice first[] = {VBI_WORD("trường"), VBI_WORD("đại"), VBI_WORD("học"), VBI_WORD("bệnh"), VBI_WORD("viện"), VBI_WORD("cao")};

	return vbi_seg_any(seg, t) & VBI_MASK(ORG_HEAD) &&
	       (AMONG(seg, t, first) || (seg->tok[t].kind == VB_TOKEN_ACRONYM && (vbi_tok_is(seg, t, "ĐH") || vbi_tok_is(seg, t, "BV") || vbi_tok_is(seg, t, "CĐ"))));
}

/* Where the unit begins whose house is the body at t: khoa tâm lý | Trường ĐH X, Trưởng phòng kế hoạch | Công ty Y; t if there is none. */
static uint32_t unit_before(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	for (uint32_t k = t - 1; k > 0 && t - k < VBI_UNIT_FAR && vbi_tok_small(&seg->tok[k]) && vbi_tag_glued(seg, k + 1); k--) {
		bool faculty = vbi_tok_is(seg, k, "khoa");

		if (!faculty && !vbi_tok_is(seg, k, "phòng"))
			continue;
		if (!field(seg, path, k, t))
			return t;
		if (led(seg, path, k))
			return k;
		/* nhà khoa học, tạp chí y khoa, thủ khoa are none */
		return faculty && has_faculties(seg, t) && !vbi_tok_is(seg, k + 1, "học") && !vbi_seg_has(seg, k - 1, 2, VBI_MASK(WORD)) && !vbi_tok_is(seg, k - 1, "thủ") &&
		                       !(vbi_seg_any(seg, k - 1) & VBI_MASK(PLURAL)) && !vbi_path_any(path, k, OFFICE)
		               ? k
		               : t;
	}
	return t;
}

void vbi_tag_unit(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, LAYER), unit, office;

	if (t < 3 || !vbi_tag_glued(seg, t) || vbi_path_any(path, t, NAME) || vbi_path_begins(path, t, VBI_PATH_LAYER(TITLE)) ||
	    seg->tok[t - 1].sentence != seg->tok[t].sentence || (unit = unit_before(seg, path, t)) == t)
		return;
	if (led(seg, path, unit)) {
		for (office = unit - 1; office > 0 && !vbi_path_begins(path, office, VBI_PATH_LAYER(TITLE));)
			office--;
		if (vbi_path_goes_on(path, end, VBI_PATH_LAYER(TITLE)))
			return;
		vbi_path_put(path, n, office, end, OFFICE);
	}
	vbi_path_clear(path, n, t, end, BODY);
	vbi_path_put(path, n, unit, end, BODY);
}

/* ---- the examination of a board ---- */

/* Ban Chỉ đạo kỳ thi | THPT quốc gia năm 2017: of which examination, and of which year. t: a board. */
static uint32_t exam_end(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice words[] = {VBI_WORD("quốc"), VBI_WORD("gia"),  VBI_WORD("trung"), VBI_WORD("học"),   VBI_WORD("phổ"),  VBI_WORD("thông"),
	                                  VBI_WORD("tốt"),  VBI_WORD("nghiệp"), VBI_WORD("tuyển"), VBI_WORD("sinh"), VBI_WORD("chọn"), VBI_WORD("giỏi"),
	                                  VBI_WORD("thpt"), VBI_WORD("thptqg"), VBI_WORD("đại"), VBI_WORD("cao"), VBI_WORD("đẳng")};
	uint32_t i = t + 2;

	while (i < n && i <= end + 1 && !vbi_tok_is_lower(seg, i, "thi"))
		i++;
	if (i >= n || i > end + 1 || (i == end + 1 && !vbi_tok_is_lower(seg, end, "kỳ")))
		return end;
	for (i++; i < n && i < end + 9 && seg->tok[i].space == 1 && !vbi_path_any(path, i, VBI_PATH_ALL & ~(BODY | OFFICE)); i++) {
		bool found = false;

		for (size_t k = 0; !found && k < sizeof words / sizeof *words; k++)
			found = vbi_tok_is_lower(seg, i, words[k].p);
		if (!found)
			break;
	}
	if (i < end)
		return end;
	i += i + 1 < n && vbi_tok_is(seg, i, "năm") && seg->tok[i + 1].kind == VB_TOKEN_NUMBER;
	if (i < n && seg->tok[i].kind == VB_TOKEN_NUMBER && seg->tok[i].space == 1 && seg->tok[i].end - seg->tok[i].start == 4 && seg->text[seg->tok[i].start] == '2')
		i++;
	return i;
}

void vbi_tag_board(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, LAYER), stop;
	unsigned with = BODY;

	if (end - t < 2 || end >= n || seg->tok[end].space != 1 || (seg->text[seg->tok[t + 1].start] | 32) != 'c' ||
	    !(vbi_tok_is_lower(seg, t + 1, "chỉ") && vbi_tok_is_lower(seg, t, "ban")))
		return;
	stop = exam_end(seg, path, n, t, end);
	if (stop == end || seg->tok[stop - 1].sentence != seg->tok[t].sentence)
		return;
	with |= vbi_path_any(path, end - 1, OFFICE) && !vbi_path_goes_on(path, end, VBI_PATH_LAYER(TITLE)) ? OFFICE : 0u;
	vbi_path_clear(path, n, end, stop, with);
	for (uint32_t i = end; i < stop; i++)
		path[i] = (uint16_t)(path[i] | with << 8);
}
