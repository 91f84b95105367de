/* ent/tagclub.c - clubs that are called after a place and whoever pays for them: tagpath.h. */
#include "ent/tagcodes.h"

#define BODY  VBI_PATH(ORG) /* layers, as bits */
#define PLACE VBI_PATH(LOC)

/* XSKT pays for clubs of many places. Returns where the place behind begins, t if this is another. Clubs called after others are in the
 * dictionary: HA Gia Lai. */
static uint32_t payer(const vbi_seg *seg, uint32_t n, uint32_t t)
{
	static const vbi_slice letters[] = {VBI_WORD("XSKT")};

	return t + 2 < n && seg->tok[t + 1].space == 1 && vbi_word_written(seg, t, letters, 1) ? t + 1 : t;
}

/* Where the place begins that ends before token t; t if none does. */
static uint32_t place_before(const uint16_t *path, uint32_t t)
{
	uint32_t first = t;

	while (first > 0 && vbi_path_any(path, first - 1, PLACE)) {
		first--;
		if (vbi_path_begins(path, first, VBI_PATH_LAYER(LOC)))
			return first;
	}
	return t;
}

/* XSKT Cần Thơ: t is who pays; Hà Nội FC, CLB Hà Nội FC: t is the word behind. */
void vbi_tag_club(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	static const vbi_slice team[] = {VBI_WORD("FC"), VBI_WORD("United")};
	uint32_t place, first = t, stop = t + 1;

	if (vbi_path_any(path, t, VBI_PATH_ALL))
		return;
	if (vbi_word_written(seg, t, team, sizeof team / sizeof *team))
		place = first = vbi_tag_glued(seg, t) ? place_before(path, t) : t;
	else if ((place = payer(seg, n, t)) > t && vbi_path_begins(path, place, VBI_PATH_LAYER(LOC)))
		stop = vbi_path_end(path, place, VBI_PATH_LAYER(LOC));
	else
		return;
	if (place == t || !vbi_tok_capital(&seg->tok[place]) || vbi_path_any(path, place, VBI_PATH_ALL & ~PLACE) || vbi_path_goes_on(path, stop, VBI_PATH_LAYER(ORG)))
		return;
	if (stop < n && seg->tok[stop].space == 1 && !vbi_path_any(path, stop, VBI_PATH_ALL) && vbi_word_written(seg, stop, team, sizeof team / sizeof *team))
		stop++;
	first -= first > 0 && vbi_tag_glued(seg, first) && vbi_tok_is(seg, first - 1, "CLB") && !vbi_path_any(path, first - 1, VBI_PATH_ALL);
	vbi_path_clear(path, n, first, stop, PLACE);
	vbi_path_put(path, n, first, stop, BODY);
}
