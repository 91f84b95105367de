/* ent/tagfield.c - bodies end with the field that the dictionary knows, not within it: tagpath.h. */
#include "ent/tagcodes.h"

#define BODY   VBI_PATH(ORG) /* layers, as bits */
#define OFFICE VBI_PATH(TITLE)

#define FIELD_MOST 6u /* tokens before the end at which it may begin */

/* Tập đoàn Hòa Phát | triển khai: the last syllable of a name is no field's first. */
static bool of_name(const vbi_seg *seg, uint32_t i, uint32_t end)
{
	return i + 1 == end && vbi_tok_title(&seg->tok[i]) && vbi_tok_title(&seg->tok[i - 1]);
}

/* Of a field that begins within [t, end) and goes on behind it: where it ends; end if there is none. */
static uint32_t field_end(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	uint32_t first = end - t > FIELD_MOST ? end - FIELD_MOST : t + 1;

	for (uint32_t i = first; i < end; i++) {
		/* nearly none is so long */
		const vbi_match *field = seg->reach[i] > end - i && vbi_seg_any(seg, i) & VBI_MASK(ORG_FIELD) ? vbi_seg_longest(seg, i, VBI_MASK(ORG_FIELD)) : NULL;

		if (field && i + field->count > end && !of_name(seg, i, end))
			return i + field->count;
	}
	return end;
}

/* A body [t, end) of some words may go on behind them. Which of it is not so nobody could guess: one jump. */
static bool may_go_on(const vbi_tag_views *views, const uint16_t *path, uint32_t t, uint32_t end)
{
	const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + end];
	unsigned goes_on = (vbi_tag_shape(v) == (VB_TOKEN_SYLLABLE << 3 | VB_SHAPE_LOWER)) | (v->symbol == views->cues->comma);

	return ((unsigned)(end - t > 2) & (unsigned)(vbi_tag_space(v) <= 1) & goes_on & (unsigned)!vbi_path_any(path, end - 1, VBI_PATH(LOC))) != 0;
}

void vbi_tag_field(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(ORG)), stop;
	bool office;

	if (!may_go_on(views, path, t, end) || end >= n)
		return;
	stop = field_end(seg, t, end);
	if (stop == end || seg->tok[stop - 1].sentence != seg->tok[t].sentence)
		return;
	for (uint32_t i = end; i < stop; i++)
		if (vbi_path_any(path, i, VBI_PATH_ALL & ~OFFICE))
			return;
	office = vbi_path_any(path, end - 1, OFFICE);
	vbi_path_clear(path, n, end, stop, BODY | (office ? OFFICE : 0u));
	for (uint32_t i = end; i < stop; i++)
		path[i] = (uint16_t)(path[i] | (BODY | (office ? OFFICE : 0u)) << 8);
}
