/* ent/tagcalled.c - people whom the word before their name tells: người bạn tên Long, bác sĩ Hải, diễn viên Hồng Quế: tagpath.h. */
#include "ent/tagcodes.h"

#define NAME VBI_PATH(PER) /* layers, as bits */

#define AMONG(seg, t, words) vbi_tok_among(seg, t, words, sizeof(words) / sizeof *(words))

void vbi_tag_called_cues(vbi_tag_cues *cues)
{
	static const char *const last[] = {"tên", "sĩ", "sỹ", "sư", "viên", "diễn", "hậu", "mẫu", "thủ", "hlv"};
	static const char *const letters[] = {"HLV", "BS", "TS", "GS"};

	vbi_tag_add_cues(cues, last, sizeof last / sizeof *last, VBI_CUE_TOLD_BEFORE);
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		vbi_tag_add_cue_written(cues, letters[i], VBI_CUE_TOLD_BEFORE);
}

/* Where the capitals of nothing end that begin at token t, at most four; t if more follow. */
static uint32_t run_end(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = t;

	while (end < n && end - t < 5 && (end == t || vbi_tag_glued(seg, end)) && !vbi_path_any(path, end, VBI_PATH_ALL) &&
	       (vbi_tok_title(&seg->tok[end]) || (seg->tok[end].kind == VB_TOKEN_FOREIGN && seg->tok[end].shape == VB_SHAPE_TITLE)))
		end++;
	return end - t > 4 || (end < n && vbi_tag_glued(seg, end) && vbi_tok_capital(&seg->tok[end])) ? t : end;
}

/* No name begins so, or all of it is a place or a body. */
static bool other(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	const uint64_t first = VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | VBI_MASK(ORG_NAME) | VBI_MASK(ORG_BRAND) | VBI_MASK(ORG_MEDIA) |
	                       VBI_MASK(LOC_UNIT) | VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_REGION) | VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO) | VBI_MASK(T_UNIT) |
	                       VBI_MASK(T_MOD) | VBI_MASK(HONORIFIC) | VBI_MASK(DOC_TYPE) | VBI_MASK(STOP) | VBI_MASK(ROLE);
	static const vbi_slice none[] = {VBI_WORD("Việt"), VBI_WORD("Hàn"), VBI_WORD("Hoa"), VBI_WORD("Nhật"), VBI_WORD("Trung"), VBI_WORD("Ngày"), VBI_WORD("Sáng"),
	                                 VBI_WORD("Chiều"), VBI_WORD("Tối"), VBI_WORD("Nam"), VBI_WORD("Bắc"), VBI_WORD("Nữ"), VBI_WORD("Tuy"), VBI_WORD("Sau"), VBI_WORD("Người"), VBI_WORD("Hoàn"), VBI_WORD("Toán")};
	const uint64_t whole = VBI_TAG_LARGER | VBI_MASK(LOC_GEO) | VBI_MASK(ORG_NAME) | VBI_MASK(ORG_KNOWN) | VBI_MASK(ORG_BRAND);

	if (vbi_seg_any(seg, t) & first && !(end - t > 1 && vbi_seg_any(seg, t) & VBI_MASK(SURNAME) && !vbi_seg_longer(seg, t, first, 1)))
		return true;
	if (AMONG(seg, t, none) || (end - t == 1 && vbi_seg_any(seg, t) & whole))
		return true;
	/* HLV The Voice, cầu thủ Real Madrid */
	if (seg->tok[t].kind == VB_TOKEN_FOREIGN && !(vbi_seg_any(seg, t) & (VBI_MASK(FOREIGN_NAME) | VBI_MASK(SURNAME))) && seg->tok[t].end - seg->tok[t].start > 2)
		return true;
	/* Nhật ký, Việt kiều: a word goes on in small */
	return vbi_seg_has(seg, t, end - t, whole) ||
	       (end < seg->toks && vbi_tag_glued(seg, end) && vbi_tok_small(&seg->tok[end]) && vbi_seg_has(seg, end - 1, 2, VBI_MASK(WORD)));
}

/* Người bạn tên A, tài xế tên A, một cô gái có tên A: somebody, not a thing, is called so. t: token tên. */
static bool somebody_called(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice who[] = {VBI_WORD("bạn"), VBI_WORD("ông"), VBI_WORD("nữ"),   VBI_WORD("gái"),  VBI_WORD("trai"), VBI_WORD("niên"), VBI_WORD("chủ"),
	                                VBI_WORD("vợ"),  VBI_WORD("chồng"), VBI_WORD("sinh"), VBI_WORD("phạm"), VBI_WORD("bé"),   VBI_WORD("anh"),  VBI_WORD("chị"),
	                                VBI_WORD("cô"),  VBI_WORD("cậu"), VBI_WORD("bà"),   VBI_WORD("xế"),   VBI_WORD("viên"), VBI_WORD("cháu"), VBI_WORD("em"),
	                                VBI_WORD("khách"), VBI_WORD("người"), VBI_WORD("tượng"), VBI_WORD("nhân"), VBI_WORD("thợ"), VBI_WORD("sát"), VBI_WORD("mẹ")};
	uint32_t last = t - 1;

	if (t < 2 || seg->tok[t].space != 1)
		return false;
	last -= vbi_tok_is(seg, last, "có") && seg->tok[last].space == 1;
	return AMONG(seg, last, who) && seg->tok[last].sentence == seg->tok[t].sentence;
}

/* Bác sĩ, BS, tiến sĩ, giáo sư: behind them a given name alone tells who it is. t: token of the last word. */
static bool degree(const vbi_seg *seg, uint32_t t)
{
	if (seg->tok[t].kind != VB_TOKEN_SYLLABLE)
		return vbi_tok_is(seg, t, "BS") || vbi_tok_is(seg, t, "TS") || vbi_tok_is(seg, t, "GS");
	return t > 0 && seg->tok[t].space == 1 && !vbi_tok_is_lower(seg, t - 1, "y") && vbi_seg_has(seg, t - 1, 2, VBI_MASK(T_DEGREE)) &&
	       !(t > 1 && (vbi_tok_is(seg, t - 2, "các") || vbi_tok_is(seg, t - 2, "y") || vbi_tok_is(seg, t - 2, ",")));
}

/* Ca sĩ, diễn viên, HLV: who is known by his name. t: token of the last word. */
static bool artist(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice first[] = {VBI_WORD("ca"), VBI_WORD("nhạc"), VBI_WORD("diễn"), VBI_WORD("đạo"), VBI_WORD("hoa"), VBI_WORD("á"), VBI_WORD("người"),
	                                  VBI_WORD("cầu"), VBI_WORD("thủ"), VBI_WORD("nghệ"), VBI_WORD("họa"), VBI_WORD("võ"), VBI_WORD("luyện"), VBI_WORD("nghi")};
	static const vbi_slice second[] = {VBI_WORD("sĩ"), VBI_WORD("sỹ"), VBI_WORD("viên"), VBI_WORD("diễn"), VBI_WORD("hậu"), VBI_WORD("mẫu"), VBI_WORD("thủ"), VBI_WORD("sư")};

	if (seg->tok[t].kind != VB_TOKEN_SYLLABLE)
		return vbi_tok_is(seg, t, "HLV");
	return t > 0 && seg->tok[t].space == 1 && AMONG(seg, t, second) && AMONG(seg, t - 1, first);
}

void vbi_tag_called(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end;

	if (t == 0 || !vbi_tag_glued(seg, t) || seg->tok[t - 1].sentence != seg->tok[t].sentence || (end = run_end(seg, path, n, t)) == t || other(seg, t, end))
		return;
	if (vbi_tok_is(seg, t - 1, "tên") ? somebody_called(seg, t - 1)
	    : end - t == 1                ? degree(seg, t - 1) && vbi_tok_title(&seg->tok[t]) && seg->tok[t].end - seg->tok[t].start > 1 && vbi_seg_any(seg, t) & VBI_MASK(GIVEN)
	                                  : artist(seg, t - 1))
		/* một người tên Th. đã gặp */
		vbi_path_put(path, n, t, end + (end - t == 1 && seg->tok[t].end - seg->tok[t].start <= 2 && end + 1 < n && vbi_tok_is(seg, end, ".") &&
		                                seg->tok[end].space == 0 && (vbi_tok_small(&seg->tok[end + 1]) || vbi_tok_is(seg, end + 1, ","))), NAME);
}

/* Where two or three words begin, the first from abroad (Khan is a syllable, too), with capitals and of nothing so far, that end before token end; end if there are none such. */
static uint32_t strange_before(const vbi_seg *seg, const uint16_t *path, uint32_t end)
{
	uint32_t first = end;

	while (first > 0 && end - first < 4 && (seg->tok[first - 1].kind == VB_TOKEN_FOREIGN || seg->tok[first - 1].kind == VB_TOKEN_SYLLABLE) &&
	       seg->tok[first - 1].shape == VB_SHAPE_TITLE &&
	       (first == end || seg->tok[first].space == 1) && !vbi_path_any(path, first - 1, VBI_PATH_ALL) &&
	       !(vbi_seg_any(seg, first - 1) & (VBI_MASK(ORG_BRAND) | VBI_MASK(ORG_NAME) | VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_CITY))))
		first--;
	return (end - first == 2 || end - first == 3) && seg->tok[first].kind == VB_TOKEN_FOREIGN ? first : end;
}

/* Somebody may be named from token t on: nothing before it says that it is a firm or a place. */
static bool may_be_somebody(const vbi_seg *seg, uint32_t t)
{
	return t == 0 || seg->tok[t - 1].sentence != seg->tok[t].sentence || seg->tok[t - 1].kind == VB_TOKEN_PUNCT || vbi_tok_is(seg, t - 1, "và") ||
	       vbi_tok_is(seg, t - 1, "như");
}

/* Jane Hornby, Giám đốc Nhân sự; Thị trưởng London, Sadik Kent, ...: who is named before an office and a comma, or in commas behind one. t: an
 * office. */
void vbi_tag_apposed_name(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(TITLE)), first, stop = end + 1;

	if (t > 2 && vbi_tok_is(seg, t - 1, ",") && seg->tok[t - 1].sentence == seg->tok[t].sentence && (first = strange_before(seg, path, t - 1)) < t - 1 &&
	    may_be_somebody(seg, first))
		vbi_path_put(path, n, first, t - 1, NAME);
	if (end + 3 >= n || !vbi_tok_is(seg, end, ",") || seg->tok[end + 1].kind != VB_TOKEN_FOREIGN)
		return;
	while (stop < n && stop - end < 5 && seg->tok[stop].shape == VB_SHAPE_TITLE && seg->tok[stop].space == 1)
		stop++;
	if (stop < n && vbi_tok_is(seg, stop, ",") && seg->tok[stop].sentence == seg->tok[t].sentence && strange_before(seg, path, stop) == end + 1)
		vbi_path_put(path, n, end + 1, stop, NAME);
}
