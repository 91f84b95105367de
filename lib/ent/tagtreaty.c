/* ent/tagtreaty.c - treaties and constitutions by who made them and where: tagpath.h. */
#include "ent/tagcodes.h"

#define NAME   VBI_PATH(PER) /* layers, as bits */
#define BODY   VBI_PATH(ORG)
#define PLACE  VBI_PATH(LOC)
#define OFFICE VBI_PATH(TITLE)
#define PAPER  VBI_PATH(DOC)
#define LAYER  VBI_PATH_LAYER(DOC)

/* Hiệp định, thỏa thuận ...: where the word begins that ends before token t; t if none does. */
static uint32_t treaty_before(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice treaty[][3] = {{VBI_WORD("định"), VBI_WORD("hiệp")}, {VBI_WORD("thuận"), VBI_WORD("thỏa")},
	                                      {VBI_WORD("thuận"), VBI_WORD("thoả")}, {VBI_WORD("ước"), VBI_WORD("hiệp")},
	                                      {VBI_WORD("ước"), VBI_WORD("công")},  {VBI_WORD("thư"), VBI_WORD("định"), VBI_WORD("nghị")}};

	return vbi_words_before(seg, t, treaty, sizeof treaty / sizeof *treaty);
}

/* Hiệp định thương mại tự do, thỏa thuận thương mại: the same for one of trade. */
static uint32_t trade_before(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice trade[][3] = {{VBI_WORD("mại"), VBI_WORD("thương")}, {VBI_WORD("do"), VBI_WORD("tự")},
	                                     {VBI_WORD("tế"), VBI_WORD("kinh")},    {VBI_WORD("tác"), VBI_WORD("đối")},
	                                     {VBI_WORD("tư"), VBI_WORD("đầu")},     {VBI_WORD("phương"), VBI_WORD("song")},
	                                     {VBI_WORD("may"), VBI_WORD("dệt")},    {VBI_WORD("cá"), VBI_WORD("nghề")},
	                                     {VBI_WORD("tác"), VBI_WORD("hợp")},    {VBI_WORD("không"), VBI_WORD("hàng")}};
	uint32_t at = t, before;

	while (t - at < 8 && (before = vbi_words_before(seg, at, trade, sizeof trade / sizeof *trade)) < at)
		at = before;
	if (at == t)
		return t;
	before = treaty_before(seg, at);
	return before < at ? before : t;
}

/* The party at token t, a place or a body, ends at the returned token; t if there is none. */
static uint32_t party_end(const uint16_t *path, uint32_t n, uint32_t t)
{
	if (t >= n || vbi_path_any(path, t, NAME | OFFICE))
		return t;
	if (vbi_path_begins(path, t, VBI_PATH_LAYER(LOC)))
		return vbi_path_end(path, t, VBI_PATH_LAYER(LOC));
	return vbi_path_begins(path, t, VBI_PATH_LAYER(ORG)) ? vbi_path_end(path, t, VBI_PATH_LAYER(ORG)) : t;
}

/* Where the treaty ends that is called by its parties, Việt Nam - EU, the first of which is at token t; t if there is but one. */
static uint32_t parties_end(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = party_end(path, n, t), stop = t;

	while (end > t && end + 1 < n && (vbi_tok_is(seg, end, "-") || vbi_tok_is(seg, end, "–")) && seg->tok[end].sentence == seg->tok[t].sentence) {
		uint32_t next = party_end(path, n, end + 1);

		if (next == end + 1)
			break;
		stop = end = next;
	}
	return stop;
}

/* The tokens are one document, in nothing but an office; the parties in it are no entities. */
static void put(uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	vbi_path_clear(path, n, t, end, BODY | PLACE);
	vbi_path_put(path, n, t, end, PAPER);
}

/* Nothing but parts of what is to be one document is at the tokens. */
static bool free_tokens(const uint16_t *path, uint32_t t, uint32_t end)
{
	for (uint32_t i = t; i < end; i++)
		if (vbi_path_any(path, i, NAME | OFFICE | BODY | PLACE) || (i > t && vbi_path_begins(path, i, LAYER)))
			return false;
	return !vbi_path_goes_on(path, t, LAYER);
}

/* What a treaty's name ends with is told by these before a place or body. */
void vbi_tag_treaty_cues(vbi_tag_cues *cues)
{
	static const char *const last[] = {"định", "thuận", "ước", "thư", "mại", "do", "tế", "tác", "tư", "phương", "pháp"};

	vbi_tag_add_cues(cues, last, sizeof last / sizeof *last, VBI_CUE_TREATY);
}

void vbi_tag_treaty(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t first, end;

	if (t < 2 || !vbi_tag_glued(seg, t) || vbi_path_any(path, t, PAPER | OFFICE))
		return;
	/* hiến pháp Mỹ */
	if (vbi_tok_is(seg, t - 1, "pháp")) {
		if (vbi_tok_is_lower(seg, t - 2, "hiến") && vbi_tag_glued(seg, t - 1) && vbi_seg_any(seg, t) & VBI_MASK(LOC_COUNTRY) &&
		    vbi_path_begins(path, t, VBI_PATH_LAYER(LOC)) && free_tokens(path, t - 2, t)) {
			end = vbi_path_end(path, t, VBI_PATH_LAYER(LOC));
			vbi_path_put(path, n, t - 2, end, PAPER);
		}
		return;
	}
	first = treaty_before(seg, t);
	if (first == t)
		first = trade_before(seg, t);
	if (first == t || !free_tokens(path, first, t))
		return;
	/* thỏa thuận thương mại tự do EU - Singapore */
	if ((end = parties_end(seg, path, n, t)) > t) {
		put(path, n, first, end);
		return;
	}
	/* Hiệp định Thương mại tự do Bắc Mỹ, thỏa thuận Minsk: called by the region it is for, the town where it was signed */
	if (vbi_path_begins(path, t, VBI_PATH_LAYER(LOC)) && vbi_seg_any(seg, t) & VBI_MASK(LOC_REGION) && t - first > 2)
		put(path, n, first, vbi_path_end(path, t, VBI_PATH_LAYER(LOC)));
	else if (vbi_path_begins(path, t, VBI_PATH_LAYER(LOC)) && t - first < 4 && seg->tok[t].kind == VB_TOKEN_FOREIGN &&
	         vbi_seg_any(seg, t) & VBI_MASK(LOC_CITY))
		put(path, n, first, vbi_path_end(path, t, VBI_PATH_LAYER(LOC)));
}

/* Hiệp định Paris về biến đổi khí hậu: a document takes in what a list of titles has of it. */
void vbi_tag_whole_title(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, LAYER), stop;

	if (vbi_seg_longer(seg, t, VBI_MASK(DOC_LAW), end - t) && !vbi_path_any(path, t, BODY)) {
		stop = t + vbi_seg_longest(seg, t, VBI_MASK(DOC_LAW))->count;
		if (stop <= n && !vbi_path_any(path, end, NAME | OFFICE)) {
			vbi_path_clear(path, n, end, stop, BODY | PLACE);
			vbi_path_put(path, n, t, stop, PAPER);
			return;
		}
	}
	/* Hiệp định thương mại Việt Nam | - Cuba */
	if (vbi_path_any(path, end - 1, PLACE | BODY) && end + 1 < n && (vbi_tok_is(seg, end, "-") || vbi_tok_is(seg, end, "–")) &&
	    treaty_before(seg, t + 2) == t && (stop = party_end(path, n, end + 1)) > end + 1 && seg->tok[end + 1].sentence == seg->tok[t].sentence) {
		vbi_path_clear(path, n, t, stop, BODY | PLACE);
		vbi_path_put(path, n, t, stop, PAPER);
		return;
	}
	/* thỏa thuận thương mại tự do NAFTA */
	if (t > 2 && vbi_tag_glued(seg, t) && end - t == 1 && seg->tok[t].kind == VB_TOKEN_ACRONYM) {
		uint32_t first = treaty_before(seg, t);

		if (first == t)
			first = trade_before(seg, t);
		if (first < t && free_tokens(path, first, t))
			vbi_path_put(path, n, first, end, PAPER);
	}
}
