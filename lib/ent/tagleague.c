/* ent/tagleague.c - associations, unions, societies of friends and newspapers whose names were cut: of whom they are, and where: tagpath.h. */
#include "ent/tagcodes.h"

#define NAME   VBI_PATH(PER) /* layers, as bits */
#define BODY   VBI_PATH(ORG)
#define PLACE  VBI_PATH(LOC)
#define OFFICE VBI_PATH(TITLE)

#define AMONG(seg, t, words) vbi_tok_among(seg, t, words, sizeof(words) / sizeof *(words))

/* Hội Hữu nghị Trung - Việt: two countries in short, each a place within a body. */
static void countries_in_short(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice other[] = {VBI_WORD("trung"), VBI_WORD("mỹ"), VBI_WORD("nga"), VBI_WORD("lào"), VBI_WORD("nhật"), VBI_WORD("hàn"), VBI_WORD("ấn"),
	                                  VBI_WORD("pháp"), VBI_WORD("đức"), VBI_WORD("anh"), VBI_WORD("úc"), VBI_WORD("ý"), VBI_WORD("bỉ"), VBI_WORD("séc"), VBI_WORD("xô")};

	for (uint32_t i = t + 2; i + 2 < end + 1; i++) {
		uint32_t own = vbi_tok_is(seg, i, "Việt") ? i : i + 2;

		if (!(vbi_tok_is(seg, i + 1, "-") || vbi_tok_is(seg, i + 1, "–")) || !vbi_tok_is(seg, own, "Việt") || !vbi_tok_title(&seg->tok[i]) ||
		    !vbi_tok_title(&seg->tok[i + 2]) || !(AMONG(seg, 2 * i + 2 - own, other) || vbi_path_begins(path, 2 * i + 2 - own, VBI_PATH_LAYER(LOC))))
			continue;
		if (!vbi_path_any(path, i, PLACE))
			vbi_path_put(path, n, i, i + 1, PLACE);
		if (!vbi_path_any(path, i + 2, PLACE))
			vbi_path_put(path, n, i + 2, i + 3, PLACE);
	}
}

/* Hội Hữu nghị | đối ngoại nhân dân Trung Quốc: what more a society of friends is for, before its country. Returns where it ends. */
static uint32_t with_friends(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice more[][2] = {{VBI_WORD("đối"), VBI_WORD("ngoại")}, {VBI_WORD("nhân"), VBI_WORD("dân")}, {VBI_WORD("hợp"), VBI_WORD("tác")}, {VBI_WORD("đoàn"), VBI_WORD("kết")}};
	uint32_t stop = end;

	if (end - t < 3 || !vbi_tok_is(seg, end - 1, "nghị") || !vbi_tok_is_lower(seg, end - 2, "hữu"))
		return end;
	for (size_t k = 0; k < sizeof more / sizeof *more && stop + 2 < n; k++) {
		uint32_t at = stop + vbi_tok_is(seg, stop, "và");

		if (at + 2 < n && vbi_word_is(seg, at, &more[k][0]) && vbi_word_is(seg, at + 1, &more[k][1]) && vbi_tag_glued(seg, at) && vbi_tag_glued(seg, at + 1))
			stop = at + 2;
	}
	return stop > end && vbi_tag_glued(seg, stop) && vbi_path_begins(path, stop, VBI_PATH_LAYER(LOC)) && !vbi_path_any(path, stop, NAME | BODY)
	               ? vbi_path_end(path, stop, VBI_PATH_LAYER(LOC))
	               : end;
}

/* Hiệp hội Các | doanh nghiệp phần mềm VN, Hiệp hội Người | tiêu dùng, “Liên minh Các | nhà khoa học quan tâm”: a body that ends with a word which
 * only begins to tell of whom it is goes on to where that is, to its letters, to a mark or to the clause. Returns where it ends. */
static uint32_t with_members(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice of_whom[] = {VBI_WORD("các"), VBI_WORD("những"), VBI_WORD("người"), VBI_WORD("nhà")};
	static const vbi_slice joint[] = {VBI_WORD("và"), VBI_WORD("hay"), VBI_WORD("hoặc")};
	const vbi_match *word;
	uint32_t stop = end;

	if (end - t < 3 || end - t > 5 || !AMONG(seg, end - 1, of_whom) || !vbi_tok_capital(&seg->tok[t]))
		return end;
	/* Hiệp hội Những | người lao động */
	if (stop < n && vbi_tok_is(seg, stop, "người") && vbi_tag_glued(seg, stop) && !vbi_tok_is(seg, end - 1, "Người"))
		stop++;
	while (stop < n && stop - end < VBI_TRADE_MOST && vbi_tag_of_trade(seg, path, stop) && !AMONG(seg, stop, joint))
		stop++;
	/* các trường đại học, cao đẳng Việt Nam is told by others */
	if (stop >= n || stop == end || stop - end >= VBI_TRADE_MOST || seg->tok[stop].sentence != seg->tok[t].sentence || seg->tok[stop].space > 1)
		return stop == end || (stop < n && seg->tok[stop].space <= 1 && seg->tok[stop].sentence == seg->tok[t].sentence) || stop - end > 6 ? end : stop;
	if (vbi_path_begins(path, stop, VBI_PATH_LAYER(LOC)) && !vbi_path_any(path, stop, NAME | BODY))
		return vbi_path_end(path, stop, VBI_PATH_LAYER(LOC));
	if (vbi_tok_is(seg, stop, "(") || vbi_tok_is(seg, stop, "\"") || vbi_tok_is(seg, stop, "”"))
		return stop;
	if (stop - end <= 6 && (seg->tok[stop].kind == VB_TOKEN_PUNCT || !vbi_tok_small(&seg->tok[stop]) || stop - end <= 3))
		return stop;
	/* the clause may begin anywhere: one word is of it at least */
	word = vbi_seg_longest(seg, end - 1, VBI_MASK(WORD));
	if (word && word->count > 1)
		return end - 1 + word->count;
	word = vbi_seg_longest(seg, end, VBI_MASK(WORD));
	return word && word->count > 1 ? end + word->count : end;
}

/* Liên minh Phần | mềm các doanh nghiệp: no body ends within a word whose capital it has; of a union all goes on that is of its trade, up to a mark.
 * Returns where it ends. */
static uint32_t with_word(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	uint32_t stop = end + 1;

	if (end - t < 2 || end - t > 4 || end >= n || !vbi_tok_title(&seg->tok[end - 1]) || !vbi_tok_small(&seg->tok[end - 2]) || !vbi_tok_small(&seg->tok[end]) ||
	    !vbi_tag_glued(seg, end) || vbi_path_any(path, end - 1, PLACE | NAME) || vbi_path_any(path, end, VBI_PATH_ALL & ~OFFICE) ||
	    !vbi_seg_has(seg, end - 1, 2, VBI_MASK(WORD)) || vbi_tag_common(seg, end - 1) < 100)
		return end;
	if (vbi_tok_is_lower(seg, t, "báo"))
		return vbi_tok_is(seg, end - 1, "Người") && end + 1 < n && vbi_tok_is(seg, end, "đưa") && vbi_tok_is(seg, end + 1, "tin") ? end + 2 : stop;
	if (stop + 1 < n && vbi_tok_is(seg, stop, "các")) {
		uint32_t more = stop + 1;

		while (more < n && more - stop < 6 && vbi_tag_of_trade(seg, path, more))
			more++;
		if (more < n && more > stop + 1 && seg->tok[more].kind == VB_TOKEN_PUNCT)
			stop = more;
	}
	return stop;
}

/* Associations, unions, newspapers whose name was cut. t: a body. */
void vbi_tag_league(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(ORG)), stop;

	if (vbi_tok_is_lower(seg, t, "báo") ? !vbi_tok_is(seg, end - 1, "Người") : !(vbi_tok_is_lower(seg, t, "hội") || vbi_tok_is(seg, t + 1, "hội") || vbi_tok_is(seg, t + 1, "minh") || vbi_tok_is(seg, t + 1, "hiệp")))
		return;
	stop = with_friends(seg, path, n, t, end);
	if (stop == end)
		stop = with_members(seg, path, n, t, end);
	if (stop == end)
		stop = with_word(seg, path, n, t, end);
	if (stop > end) {
		unsigned with = BODY; /* the office or the document that it ends goes on, too */

		with |= vbi_path_any(path, end - 1, OFFICE) && !vbi_path_goes_on(path, end, VBI_PATH_LAYER(TITLE)) ? OFFICE : 0u;
		with |= vbi_path_any(path, end - 1, VBI_PATH(DOC)) && !vbi_path_goes_on(path, end, VBI_PATH_LAYER(DOC)) ? VBI_PATH(DOC) : 0u;
		vbi_path_clear(path, n, end, stop, NAME | with);
		for (uint32_t i = end; i < stop; i++)
			path[i] = (uint16_t)(path[i] | with << 8);
	}
	countries_in_short(seg, path, n, t, stop);
}
