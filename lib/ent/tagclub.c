/* ent/tagclub.c - clubs that are called after a place and whoever pays for them: tagpath.h. */
#include "ent/tagcodes.h"

#define BODY  VBI_PATH(ORG) /* layers, as bits */
#define PLACE VBI_PATH(LOC)

/* Who pays stands before the place: XSKT Cần Thơ, HA Gia Lai, Than Quảng Ninh, B.Bình Dương. Returns where the club begins, t if there is none. */
static uint32_t payer_before(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	static const vbi_slice letters[] = {VBI_WORD("HA"), VBI_WORD("SL"), VBI_WORD("XSKT"), VBI_WORD("QNK"), VBI_WORD("SQC")};
	const vbi_tok *tok = &seg->tok[t];
	uint32_t first = t - 1;

	if (tok->space == 0 && t > 1 && vbi_tok_is(seg, t - 1, ".") && tok[-1].space == 0 && tok[-2].end - tok[-2].start == 1 && vbi_tok_capital(&tok[-2])) {
		/* of other letters they are streets and parts of lists */
		if (!(vbi_tok_is(seg, t - 2, "B") && vbi_tok_is(seg, t, "Bình")) && !(vbi_tok_is(seg, t - 2, "S") && vbi_tok_is(seg, t, "Khánh")) &&
		    !(vbi_tok_is(seg, t - 2, "T") && vbi_tok_is(seg, t, "Quảng")))
			return t;
		first = t - 2;
	} else if (tok->space != 1 || !(vbi_word_written(seg, first, letters, sizeof letters / sizeof *letters) || (vbi_tok_is(seg, first, "Than") && vbi_tok_is(seg, t, "Quảng")))) {
		return t;
	}
	for (uint32_t i = first; i < t; i++)
		if (vbi_path_any(path, i, VBI_PATH_ALL))
			return t;
	return first;
}

void vbi_tag_club(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	static const vbi_slice team[] = {VBI_WORD("FC"), VBI_WORD("United")};
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(LOC)), first = t, stop = end;

	if (t == 0 || vbi_path_any(path, t, VBI_PATH_ALL & ~PLACE) || vbi_path_goes_on(path, end, VBI_PATH_LAYER(ORG)) || !vbi_tok_capital(&seg->tok[t]))
		return;
	if (end < n && seg->tok[end].space == 1 && !vbi_path_any(path, end, VBI_PATH_ALL) && vbi_word_written(seg, end, team, sizeof team / sizeof *team))
		stop = end + 1;
	first = payer_before(seg, path, t);
	if (first == t && stop == end)
		return;
	/* CLB Hà Nội FC */
	first -= first > 0 && vbi_tag_glued(seg, first) && vbi_tok_is(seg, first - 1, "CLB") && !vbi_path_any(path, first - 1, VBI_PATH_ALL);
	vbi_path_clear(path, n, t, end, PLACE);
	vbi_path_put(path, n, first, stop, BODY);
}
