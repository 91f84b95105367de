/* ent/tagmemorial.c - places that remember somebody: the name, with the office before it, is of the place (guidelines, LOC: buildings): tagpath.h. */
#include "ent/tagcodes.h"

#define NAME   VBI_PATH(PER) /* layers, as bits */
#define OFFICE VBI_PATH(TITLE)
#define PLACE  VBI_PATH(LOC)

#define LAST(X)    X("niệm") X("tích") X("thờ") X("đài") X("tàng") X("mộ") X("đền") X("miếu") X("lăng") /* words that those of a memorial end with */
#define BITS(word)  VBI_WORD_BITS(word)
#define INNER(word) VBI_WORD_INNER_BITS(word)
#define ADD(word)   vbi_tag_add_named(cues, word, VBI_NAMED_MEMORIAL);

void vbi_tag_memorial_cues(vbi_tag_cues *cues) { LAST(ADD) }

/* Nhà tưởng niệm, Khu lưu niệm, Đền thờ: where the words begin that end before token t; t if none do. */
static uint32_t memorial_before(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice kind[][3] = {{VBI_WORD("niệm"), VBI_WORD("tưởng"), VBI_WORD("nhà")}, {VBI_WORD("niệm"), VBI_WORD("tưởng"), VBI_WORD("khu")},
	                                    {VBI_WORD("niệm"), VBI_WORD("tưởng"), VBI_WORD("đài")}, {VBI_WORD("niệm"), VBI_WORD("lưu"), VBI_WORD("nhà")},
	                                    {VBI_WORD("niệm"), VBI_WORD("lưu"), VBI_WORD("khu")},   {VBI_WORD("tích"), VBI_WORD("di"), VBI_WORD("khu")},
	                                    {VBI_WORD("thờ"), VBI_WORD("đền")},                     {VBI_WORD("đài"), VBI_WORD("tượng")},
	                                    {VBI_WORD("tàng"), VBI_WORD("bảo")},                    {VBI_WORD("mộ"), VBI_WORD("khu")},
	                                    {VBI_WORD("đền")},                                      {VBI_WORD("miếu")},
	                                    {VBI_WORD("lăng")}};

	return vbi_words_before(seg, t, kind, sizeof kind / sizeof *kind);
}

/* The office that ends before token t begins at the returned one; t if none does. */
static uint32_t office_before(const uint16_t *path, uint32_t t)
{
	uint32_t first = t;

	while (first > 0 && t - first < 4 && vbi_path_any(path, first - 1, OFFICE) && !vbi_path_any(path, first - 1, VBI_PATH_ALL & ~(OFFICE | PLACE))) {
		first--;
		if (vbi_path_begins(path, first, VBI_PATH_LAYER(TITLE)))
			return first;
	}
	return t;
}

void vbi_tag_memorial(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t first = office_before(path, t), begin, end;

	/* nearly always another word is there */
	if (first < 2 || seg->tok[t].space != 1 || !vbi_word_maybe(vbi_word_bit(seg, first - 1), 0 LAST(BITS)) ||
	    !vbi_word_maybe(vbi_word_inner_bit(seg, first - 1), 0 LAST(INNER)))
		return;
	begin = memorial_before(seg, first);
	end = vbi_path_end(path, t, VBI_PATH_LAYER(PER));
	if (begin == first || seg->tok[first].space != 1 || seg->tok[begin].sentence != seg->tok[t].sentence || vbi_path_any(path, t, VBI_PATH_ALL & ~NAME))
		return;
	for (uint32_t i = begin; i < first; i++)
		if (vbi_path_any(path, i, VBI_PATH_ALL & ~PLACE))
			return;
	vbi_path_clear(path, n, begin, end, NAME | OFFICE | PLACE);
	vbi_path_put(path, n, begin, end, PLACE);
}
