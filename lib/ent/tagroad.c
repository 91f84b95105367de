/* ent/tagroad.c - roads named after people, which the tagger takes for them: tagpath.h. */
#include "ent/people.h"
#include "ent/tagcodes.h"

#include <string.h>

#define NAME        VBI_PATH(PER) /* layers, as bits */
#define BODY        VBI_PATH(ORG)
#define PLACE       VBI_PATH(LOC)
#define NAME_LAYER  VBI_PATH_LAYER(PER)
#define PLACE_LAYER VBI_PATH_LAYER(LOC)
#define LOOKED_AT   256u /* names */

/* What is told of people right behind their names: (35 tuổi), bị bắt, sinh năm 1960, trú tại ... */
static bool person_behind(const vbi_seg *seg, uint32_t n, uint32_t end)
{
	static const vbi_slice word[] = {VBI_WORD("bị"),   VBI_WORD("đã"),   VBI_WORD("điều"), VBI_WORD("khai"),
	                                 VBI_WORD("đến"),  VBI_WORD("sinh"), VBI_WORD("quê"),  VBI_WORD("trú"),
	                                 VBI_WORD("ngụ"),  VBI_WORD("từng"), VBI_WORD("là"),   VBI_WORD("bỏ"),
	                                 VBI_WORD("dừng"), VBI_WORD("cùng"), VBI_WORD("cho"),  VBI_WORD("nói"),
	                                 VBI_WORD("được"), VBI_WORD("đang"), VBI_WORD("không")};

	if (end >= n)
		return false;
	if (vbi_tok_is(seg, end, "(") && end + 1 < n)
		return seg->tok[end + 1].kind == VB_TOKEN_NUMBER || vbi_tok_is_lower(seg, end + 1, "sn") ||
		       vbi_tok_is_lower(seg, end + 1, "sinh");
	if (vbi_tok_is(seg, end, ",") && end + 2 < n)
		return vbi_tok_is_lower(seg, end + 1, "sn") ||
		       (seg->tok[end + 1].kind == VB_TOKEN_NUMBER && vbi_tok_is(seg, end + 2, "tuổi")) ||
		       vbi_tok_is(seg, end + 1, "trú") || vbi_tok_is(seg, end + 1, "sinh") ||
		       vbi_tok_is(seg, end + 1, "ngụ") || vbi_tok_is(seg, end + 1, "quê");
	return seg->tok[end].space == 1 && vbi_tok_among(seg, end, word, sizeof word / sizeof *word);
}

/* Bị can Nguyễn Văn Linh, nhạc sĩ Phạm Duy: what people are, right before token t. */
static bool person_before(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice word[] = {VBI_WORD("can"),  VBI_WORD("cáo"),   VBI_WORD("thơ"),  VBI_WORD("văn"),
	                                 VBI_WORD("sĩ"),   VBI_WORD("tượng"), VBI_WORD("nhân"), VBI_WORD("viên"),
	                                 VBI_WORD("hùng"), VBI_WORD("sư")};

	return t > 0 && seg->tok[t].space == 1 && seg->tok[t - 1].shape == VB_SHAPE_LOWER &&
	       vbi_tok_among(seg, t - 1, word, sizeof word / sizeof *word);
}

#define LIST_HEAD 7u /* tokens before a list that may say what is listed */

static bool street(const vbi_seg *seg, uint32_t t)
{
	return vbi_tok_is_lower(seg, t, "đường") || (vbi_tok_is(seg, t, "tuyến") && t > 0 && vbi_tok_is_lower(seg, t - 1, "các")) ||
	       (vbi_tok_is_lower(seg, t, "phố") && !(t > 0 && vbi_tok_is_lower(seg, t - 1, "thành")));
}

/* Các tuyến đường như ..., 13 đường đèn, gồm: ..., các đường A, B: the list that begins at token t is one of roads. But
 * in trên đường Trần Phú, Nguyễn Văn Nam ... one road is named, and then who is there. */
static bool lists_roads(const vbi_seg *seg, const uint16_t *path, uint32_t t, uint32_t places, bool several)
{
	bool announced = false;
	uint32_t head = street(seg, t) ? t : t > 0 && street(seg, t - 1) ? t - 1 : t;

	if (street(seg, head) && (places > 1 || several))
		return true; /* đường Hoàng Hoa Thám, Lê Lợi, Phạm Văn Đồng */
	if (head > 0 && street(seg, head) &&
	    (vbi_seg_any(seg, head - 1) & VBI_MASK(PLURAL) || vbi_tok_is(seg, head - 1, "tuyến") ||
	     vbi_tok_is(seg, head - 1, "trục")))
		return true;
	for (uint32_t i = t; i-- > 0 && t - i <= LIST_HEAD && seg->tok[i].sentence == seg->tok[t].sentence &&
	                     !vbi_path_any(path, i, VBI_PATH_ALL & ~VBI_PATH(DATE));) {
		if (vbi_tok_is(seg, i, ":") || vbi_tok_is(seg, i, "như") || vbi_tok_is(seg, i, "gồm"))
			announced = true;
		else if (!announced || street(seg, i))
			return announced;
	}
	return false;
}

/* The place that ends before token end may be a road: no unit is before its name but that of one, and it is no town. */
static bool maybe_road(const vbi_seg *seg, const uint16_t *path, uint32_t end)
{
	uint32_t t = end - 1;

	while (t > 0 && !vbi_path_begins(path, t, PLACE_LAYER))
		t--;
	return street(seg, t) ||
	       !(vbi_seg_any(seg, t) & VBI_MASK(LOC_UNIT) || vbi_seg_has(seg, t, end - t, VBI_TAG_LARGER));
}

/* The items before t in its list, back to the first one; *places: how many of them are places that may be roads. */
static uint32_t list_begin(const vbi_seg *seg, const uint16_t *path, uint32_t t, uint32_t *places)
{
	*places = 0;
	for (uint32_t items = 0;
	     items < 16 && t > 1 && vbi_tag_joins(seg, t - 1) && vbi_path_any(path, t - 2, NAME | PLACE) &&
	     seg->tok[t].sentence == seg->tok[t - 2].sentence;
	     items++) {
		*places += vbi_path_any(path, t - 2, PLACE) && maybe_road(seg, path, t - 1);
		for (t -= 2; t > 0 && !(vbi_path_begins_at(path, t) & (NAME | PLACE)); t--)
			;
	}
	return t;
}

/* Đoạn từ Võ Thị Sáu đến Lê Lợi. t: a name. */
static bool of_stretch(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	if (t > 1 && vbi_tok_is(seg, t - 1, "từ") && vbi_tok_is_lower(seg, t - 2, "đoạn"))
		return true;
	if (t < 4 || !vbi_tok_is(seg, t - 1, "đến") || !vbi_path_any(path, t - 2, PLACE))
		return false;
	for (t -= 2; t > 0 && !vbi_path_begins(path, t, PLACE_LAYER); t--)
		;
	return t > 1 && vbi_tok_is(seg, t - 1, "từ") && vbi_tok_is_lower(seg, t - 2, "đoạn");
}

/* Đường hoa Nguyễn Huệ, phố đi bộ Bùi Viện: returns where the road begins, t if it is none. */
static uint32_t walk_begin(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice kind[] = {VBI_WORD("hoa"), VBI_WORD("sách"), VBI_WORD("đèn")};

	if (t > 1 && seg->tok[t].space == 1 && vbi_tok_is_lower(seg, t - 2, "đường") &&
	    vbi_tok_among(seg, t - 1, kind, sizeof kind / sizeof *kind))
		return t - 2;
	if (t > 2 && seg->tok[t].space == 1 && vbi_tok_is_lower(seg, t - 3, "phố") && vbi_tok_is(seg, t - 2, "đi") &&
	    vbi_tok_is(seg, t - 1, "bộ"))
		return t - 3;
	return t;
}

/* Before the mark or và at token t ends a road with the number of a house before it. */
static bool next_house(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	for (t--; t > 1 && !vbi_path_begins(path, t, PLACE_LAYER); t--)
		;
	/* a number that nothing is before is of no house */
	return t > 1 && seg->tok[t - 1].kind == VB_TOKEN_NUMBER && vbi_tok_capital(&seg->tok[t]) && !vbi_path_any(path, t - 1, VBI_PATH_ALL) &&
	       (vbi_tag_joins(seg, t - 2) || vbi_tok_is_lower(seg, t - 2, "số"));
}

/* (43 Trần Duy Hưng, Hà Nội), địa chỉ 18/65/139 Ngô Gia Tự: behind the number of a house. */
static bool at_house(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice at[] = {VBI_WORD("số"), VBI_WORD("chỉ"), VBI_WORD("tại"),
	                               VBI_WORD("ở"),  VBI_WORD("nhà"), VBI_WORD("cư")};
	const vbi_tok *number = seg->tok + t - (t > 0);

	if (t < 2 || (number->kind != VB_TOKEN_NUMBER && number->kind != VB_TOKEN_CODE) || seg->tok[t].space != 1 ||
	    (unsigned char)(seg->text[number->start] - '1') > 8 || number->sentence != seg->tok[t].sentence ||
	    vbi_path_any(path, t - 1, VBI_PATH_ALL) ||
	    memchr(seg->text + number->start, '.', number->end - number->start) != NULL)
		return false;
	/* số 27 Lê Tấn Kế, 20 Trần Bình và 58 Phan Văn Khỏe */
	if (t > 4 && vbi_tag_joins(seg, t - 2) && vbi_path_any(path, t - 3, PLACE) && next_house(seg, path, t - 2))
		return true;
	return (vbi_tok_is(seg, t - 2, "(") || vbi_tok_among(seg, t - 2, at, sizeof at / sizeof *at)) &&
	       (end == n || vbi_tok_is(seg, end, ",") || vbi_tok_is(seg, end, ")") || vbi_tok_is(seg, end, "."));
}

/* Công ty Hòa Lâm (Lê Văn Sỹ, phường 11, quận 3): where it is, the road before its level. But bạn đọc (Lê Văn Sỹ, quận 3). t: a name. */
static bool road_of_body(const vbi_seg *seg, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice level[] = {VBI_WORD("phường"), VBI_WORD("quận"), VBI_WORD("P."), VBI_WORD("P"), VBI_WORD("Q."), VBI_WORD("Q")};

	return t > 1 && vbi_tok_is(seg, t - 1, "(") && seg->tok[t - 2].kind != VB_TOKEN_PUNCT && !vbi_tok_small(&seg->tok[t - 2]) && end + 1 < n &&
	       vbi_tok_is(seg, end, ",") && vbi_word_written(seg, end + 1, level, sizeof level / sizeof *level);
}

/* Trường Sơn – Cầu Tiên Sơn – Ngô Quyền: behind two places in a row of dashes. t: a name. */
static bool on_way(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	unsigned places = 0;

	for (; places < 2 && t > 1 && seg->tok[t].space == 1 && vbi_tag_dash(seg, t - 1) && seg->tok[t - 1].space == 1 &&
	       vbi_path_any(path, t - 2, PLACE) && !vbi_path_any(path, t - 2, VBI_PATH_ALL & ~PLACE);
	     places++)
		for (t -= 2; t > 0 && !vbi_path_begins(path, t, PLACE_LAYER); t--)
			;
	return places == 2;
}

/* What begins at token t is a road, or where roads meet. */
static bool road_word(const vbi_seg *seg, uint32_t t)
{
	return street(seg, t) || (vbi_tok_is_lower(seg, t, "vòng") && vbi_tok_is(seg, t + 1, "xoay")) ||
	       (vbi_tok_is_lower(seg, t, "giao") && vbi_tok_is(seg, t + 1, "lộ")) ||
	       (vbi_tok_is_lower(seg, t, "nút") && vbi_tok_is(seg, t + 1, "giao"));
}

/* The tokens of the name at [t, end) stand in row from token i on. */
static bool same_name(const vbi_seg *seg, uint32_t n, uint32_t t, uint32_t end, uint32_t i)
{
	uint32_t k = 0;

	while (k < end - t && i + k < n && seg->tok[i + k].code == seg->tok[t + k].code &&
	       seg->tok[i + k].kind == VB_TOKEN_SYLLABLE)
		k++;
	return k == end - t;
}

#define ROAD_REACH 8u /* tokens */

/* Vòng xoay A - B: a road that meets another begins at token t. */
static bool meets(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	if (t > 3 && vbi_tag_dash(seg, t - 1) && vbi_path_any(path, t - 2, PLACE))
		for (t -= 2; t > 3 && !vbi_path_begins(path, t, PLACE_LAYER); t--)
			;
	return t > 3 && (vbi_tag_crossing_word(seg, t - 2) == 2 || vbi_tag_crossing_word(seg, t - 3) == 3);
}

/* Token i goes on a place that begins with a road a little before it. */
static bool in_road(const vbi_seg *seg, const uint16_t *path, uint32_t i)
{
	uint32_t begin = i;

	while (begin > 0 && i - begin < ROAD_REACH && vbi_path_goes_on(path, begin, PLACE_LAYER))
		begin--;
	if (meets(seg, path, begin))
		return true;
	return begin < i && vbi_path_begins(path, begin, PLACE_LAYER) && road_word(seg, begin);
}

/* Of the first two syllables of what may be a name, a code. */
static uint32_t code_of_two(const vbi_tok *tok)
{
	return (tok[0].code * 31u + tok[1].code) * 2654435769u >> 22;
}

/* What names of roads may begin with: capitals of places that begin with a road. */
void vbi_tag_road_names(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, vbi_tag_codes *road)
{
	const vbi_tag_view *view = views->view + VBI_TAG_MARGIN;
	uint32_t *list = views->capital + views->capitals, places = vbi_tag_list_all_begun(views, path, PLACE, list), roads = 0;

	for (uint32_t k = 0; k < places; k++) {
		list[roads] = list[k];
		roads += (vbi_tag_cue(views->cues, &view[list[k]]) & VBI_CUE_ROAD) != 0;
	}
	for (uint32_t k = 0; k < roads; k++) {
		uint32_t t = list[k];

		vbi_tag_numbered(seg, path, n, t);
		if (!road_word(seg, t)) {
			vbi_tag_crossing(seg, path, n, t);
			continue;
		}
		for (uint32_t i = t + 1; i + 1 < n && i - t <= ROAD_REACH && vbi_path_goes_on(path, i, PLACE_LAYER); i++)
			if (view[i].run)
				vbi_tag_add_code(road, code_of_two(&seg->tok[i]));
		vbi_tag_crossing(seg, path, n, t);
	}
}

void vbi_tag_road_cues(vbi_tag_cues *cues)
{
	static const char *const road[] = {"đường", "phố", "vòng", "giao", "nút", "quốc", "tỉnh", "hương", "huyện", "QL", "TL", "ĐT", "quận", "phường"};
	static const char *const beside[] = {"đường", "phố", "hoa", "sách", "đèn", "bộ", "từ", "đến", "-", "–", ":", "như", "gồm", ",", ";", "và"};

	vbi_tag_add_cues(cues, road, sizeof road / sizeof *road, VBI_CUE_ROAD);
	vbi_tag_add_cues(cues, beside, sizeof beside / sizeof *beside, VBI_CUE_ROAD_BESIDE);
}

/* The name is that of a road elsewhere in the window, and nobody with an office or addressed has it. */
static bool known_road(const vbi_seg *seg, const vbi_tag_views *views, const uint16_t *path, uint32_t n, uint32_t t,
                       uint32_t end)
{
	const uint32_t *capital = views->capital, all = views->capitals, code = seg->tok[t].code;
	const vbi_tok *tok = seg->tok;
	bool found = false;

	if (person_before(seg, t))
		return false;
	for (uint32_t k = 0, looked = 0; k < all && looked < 4 * LOOKED_AT; k++) {
		uint32_t i = capital[k];

		if (tok[i].code != code || i == t || !same_name(seg, n, t, end, i))
			continue;
		looked++;
		if (vbi_path_begins(path, i, NAME_LAYER) && i > 0 &&
		    (vbi_path_any(path, i - 1, VBI_PATH(TITLE)) || vbi_honorific_before(seg, i)))
			return false;
		found = found || (in_road(seg, path, i) &&
		                  !(i + (end - t) < n && vbi_path_goes_on(path, i + (end - t), PLACE_LAYER) &&
		                    !vbi_tag_dash(seg, i + (end - t))));
	}
	return found;
}

#define ROADS_FEWEST 3u

/* Kẹt xe ở Lý Tự Trọng, Nam Kỳ Khởi Nghĩa, Nguyễn Du: one of the list is known as a road. t: an item of it. */
static bool among_roads(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t items = 0, places;
	bool known = false;

	for (t = list_begin(seg, path, t, &places); items < 16 && vbi_path_begins_at(path, t) & (NAME | PLACE);
	     items++) {
		unsigned layer = vbi_path_begins(path, t, PLACE_LAYER) ? PLACE_LAYER : NAME_LAYER;
		uint32_t end = vbi_path_end(path, t, layer);

		if (vbi_path_any(path, t, VBI_PATH_ALL & ~(NAME | PLACE)) || end - t < 2)
			return false;
		known |= layer == PLACE_LAYER && vbi_seg_has(seg, t, end - t, VBI_MASK(LOC_ROAD)) &&
		         !vbi_seg_has(seg, t, end - t, VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_DISTRICT));
		if (end + 1 >= n || !vbi_tag_joins(seg, end) || seg->tok[end + 1].sentence != seg->tok[t].sentence)
			return known && items + 1 >= ROADS_FEWEST;
		t = end + 1;
	}
	return false;
}

/* A road of that name may be told of at the tokens [t, end), or by the document: by a list, the word before, a number, a known road. */
static bool may_be_road(const vbi_seg *seg, const vbi_tag_views *views, const vbi_tag_codes *road, uint32_t t, uint32_t end)
{
	const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN];
	unsigned cue = vbi_tag_cue(views->cues, v + t - 1) | vbi_tag_cue(views->cues, v + end), before = vbi_tag_kind(v + t - 1);

	return ((cue & VBI_CUE_ROAD_BESIDE) | (vbi_tag_cue(views->cues, v + t) & VBI_CUE_ROAD)) != 0 || before == VB_TOKEN_NUMBER || before == VB_TOKEN_CODE ||
	       vbi_tag_has_code(road, code_of_two(&seg->tok[t]));
}

/* Đường A; B; C are no people, nor is đường A và B (phường 15). */
static bool several_end(const vbi_seg *seg, uint32_t n, uint32_t t, uint32_t end)
{
	if (vbi_tok_is(seg, t - 1, ";"))
		return end < n && (vbi_tok_is(seg, end, ";") || vbi_tok_is(seg, end, "."));
	return vbi_tok_is(seg, t - 1, "và") && end + 1 < n && vbi_tok_is(seg, end, "(") &&
	       (vbi_tok_is_lower(seg, end + 1, "phường") || vbi_tok_is_lower(seg, end + 1, "quận") || vbi_tok_is_lower(seg, end + 1, "đoạn"));
}

/* t: a name that may be a road's. road: what names of roads begin with, and maybe others. */
void vbi_tag_road_of_name(const vbi_seg *seg, const vbi_tag_views *views, vbi_tag_codes *road, uint16_t *path,
                          uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, NAME_LAYER), begin, places, first;
	bool several, behind;

	if (end - t < 2 || !may_be_road(seg, views, road, t, end))
		return;
	/* 58 Phan Văn Khỏe: both layers say so */
	if (vbi_path_begins(path, t, PLACE_LAYER) && at_house(seg, path, n, t, end))
		vbi_path_clear(path, n, t, end, NAME);
	if (vbi_path_any(path, t, PLACE | VBI_PATH(TITLE)) || (t > 0 && vbi_path_any(path, t - 1, VBI_PATH(TITLE))) ||
	    vbi_honorific_before(seg, t))
		return;
	begin = walk_begin(seg, t);
	first = list_begin(seg, path, t, &places);
	several = first < t && several_end(seg, n, t, end);
	behind = (t > 0 && seg->tok[t].space == 1 && street(seg, t - 1)) || of_stretch(seg, path, t);

	if ((begin == t && !behind && person_behind(seg, n, end)) ||
	    (begin == t && !behind && !at_house(seg, path, n, t, end) && !road_of_body(seg, n, t, end) &&
	     !lists_roads(seg, path, first, places, several) && !among_roads(seg, path, n, t) &&
	     !on_way(seg, path, t) &&
	     !(vbi_tag_has_code(road, code_of_two(&seg->tok[t])) && known_road(seg, views, path, n, t, end))))
		return;
	for (uint32_t i = t; i < end && i + 1 < n; i++)
		vbi_tag_add_code(road, code_of_two(&seg->tok[i]));
	vbi_path_clear(path, n, t, end, NAME);
	vbi_path_put(path, n, begin, end, PLACE);
}

void vbi_tag_road(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	const vbi_tok *tok = &seg->tok[t];
	const char *p = seg->text + tok->start;
	uint32_t length = tok->end - tok->start,
	         letters = length > 2 && (unsigned char)p[0] == 0xC4 && (unsigned char)p[1] == 0x90
	                           ? 3
	                           : 2 /* Đ takes two bytes */;
	bool nothing, body;

	/* the second byte is that of L or Đ: mostly it is not */
	if ((p[length > 1] != 'L') & ((unsigned char)p[length > 1] != 0x90))
		return;
	nothing = !vbi_path_any(path, t, VBI_PATH_ALL);
	body = vbi_path_begins(path, t, VBI_PATH_LAYER(ORG)) &&
	            vbi_path_end(path, t, VBI_PATH_LAYER(ORG)) == t + 1 && !vbi_path_any(path, t, VBI_PATH(TITLE));

	if (!(nothing || body) || length <= letters || length > letters + 4 || (unsigned char)(p[letters] - '1') > 8 ||
	    !(letters == 3 ? p[2] == 'T' : (p[0] == 'Q' || p[0] == 'T') && p[1] == 'L'))
		return;
	vbi_path_clear(path, n, t, t + 1, BODY);
	vbi_path_put(path, n, t, t + 1, PLACE);
}
