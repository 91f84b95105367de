/* ent/tagkind.c - names told by the word for their kind, which stands before them or before a list of them, and what the word beside
 * makes none: tagpath.h. */
#include "ent/people.h"
#include "ent/tagcodes.h"

#include <string.h>

#define NAME   VBI_PATH(PER) /* layers, as bits */
#define BODY   VBI_PATH(ORG)
#define PLACE  VBI_PATH(LOC)
#define OFFICE VBI_PATH(TITLE)

#define AMONG(seg, t, words) vbi_tok_among(seg, t, words, sizeof(words) / sizeof *(words))
#define PLACES (VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_DISTRICT) | VBI_MASK(LOC_COMMUNE) | VBI_MASK(LOC_CITY))

/* What a word tells by its symbol: it begins what is asked for, stands before it, stands behind its first word. */
enum { OWN = VBI_NAMED_OWN, BEFORE = VBI_NAMED_BEFORE, BEHIND = VBI_NAMED_BEHIND };

#define POLICE(X)  X("CAQ") X("CATP") X("CAH") X("CAP") X("CAX") X("CATX") X("CAT")
#define HOUSES(X)  X("sách") X("đua") X("hóa") X("bộ") X("lớp") X("trẻ") X("non") X("thục") X("MN") X("vua")
#define INTROS(X)  X(":") X("là") X("như") X("gồm")
#define KINDS(X)   X("trường") X("tâm") X("ty") X("hãng") X("nghiệp") X("THPT") X("THCS") X("PTTH") X("PTCS")
#define BEHINDS(X) X("ngữ") X("văn") X("bộ") X("nội")
#define GENERIC(X) X("UBND") X("HĐND") X("LĐLĐ") X("cục") X("chi") X("sở") X("hội") X("công")

#define GROUNDS(X) X("khu") X("chợ") X("khách") X("siêu") X("cầu") X("sân") X("rạp") X("bến") X("cảng") X("chùa") X("đường") X("đảo") X("tổ")

/* CAP is no syllable */
#define ADD_OWN(word)    vbi_tag_add_named_written(cues, word, OWN);
#define ADD_BEFORE(word) vbi_tag_add_named_written(cues, word, BEFORE);
#define ADD_BEHIND(word) vbi_tag_add_named_written(cues, word, BEHIND);
#define SLICE(word)      VBI_WORD(word),

void vbi_tag_kind_cues(vbi_tag_cues *cues)
{
	POLICE(ADD_OWN)
	POLICE(ADD_BEFORE)
	GENERIC(ADD_OWN)
	ADD_OWN("NXB") ADD_OWN("liên") ADD_OWN("hồ") ADD_OWN("hiệp") ADD_OWN("báo")
	GROUNDS(ADD_OWN)
	HOUSES(ADD_BEFORE)
	INTROS(ADD_BEFORE)
	KINDS(ADD_BEFORE)
	ADD_BEFORE("ngữ")
	ADD_BEFORE("(")
	BEHINDS(ADD_BEHIND)
}

/* The tokens [t, stop) are a body, and of the office, if one has their first token. */
static void put_body(uint16_t *path, uint32_t n, uint32_t t, uint32_t stop)
{
	uint32_t office = vbi_path_any(path, t, OFFICE) ? vbi_path_end(path, t, VBI_PATH_LAYER(TITLE)) : stop;

	vbi_path_clear(path, n, t, stop, NAME | PLACE);
	vbi_path_put(path, n, t, stop, BODY);
	if (office < stop)
		vbi_path_clear(path, n, office, stop, OFFICE);
	for (; office < stop; office++)
		path[office] = (uint16_t)(path[office] | OFFICE << 8);
}

/* ---- languages, regions ---- */

/* Ngành Ngôn ngữ Anh: a language and no country. */
static void language_before(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	if (vbi_tok_is(seg, t - 1, "ngữ") && vbi_tok_is_lower(seg, t - 2, "ngôn") && vbi_tag_glued(seg, t) && vbi_seg_any(seg, t) & VBI_MASK(LOC_COUNTRY) &&
	    !vbi_tok_is(seg, t, "Việt") && !vbi_path_any(path, t, BODY))
		vbi_path_clear(path, n, t, vbi_path_end(path, t, VBI_PATH_LAYER(LOC)), PLACE);
}

/* Anh ngữ, Pháp văn: a language and no country; but Anh văn minh. */
static void language(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	static const vbi_slice of[] = {VBI_WORD("anh"), VBI_WORD("pháp"), VBI_WORD("hoa"), VBI_WORD("nhật"), VBI_WORD("hán"), VBI_WORD("nga"),
	                               VBI_WORD("đức"), VBI_WORD("hàn"),  VBI_WORD("việt"), VBI_WORD("trung"), VBI_WORD("tạng"), VBI_WORD("khmer")};
	bool speech = vbi_tok_is(seg, t + 1, "ngữ"), more = t + 2 < n && vbi_tag_glued(seg, t + 2) && vbi_tok_small(&seg->tok[t + 2]);
	uint32_t end = t + 2;

	if (!(speech || vbi_tok_is(seg, t + 1, "văn")) || !vbi_tag_glued(seg, t + 1) || !AMONG(seg, t, of) ||
	    (!speech && more && vbi_seg_has(seg, t + 1, 2, VBI_MASK(WORD))) || vbi_path_goes_on(path, t + 1, VBI_PATH_LAYER(PER)))
		return;
	vbi_path_clear(path, n, t, t + 2, NAME | PLACE);
	if (!vbi_path_goes_on(path, t, VBI_PATH_LAYER(ORG)) || vbi_path_any(path, t + 1, BODY))
		return;
	/* [Trung tâm Anh] ngữ SITC: the body has what it teaches, and its name */
	while (end < n && end - t < 6 && vbi_tag_glued(seg, end) && vbi_tok_capital(&seg->tok[end]))
		end++;
	vbi_path_clear(path, n, t + 1, end, BODY | NAME | PLACE);
	if (end == t + 2 && t > 1 && vbi_tok_small(&seg->tok[t - 1])) { /* some trung tâm Anh ngữ */
		while (t > 0 && vbi_path_goes_on(path, t, VBI_PATH_LAYER(ORG)))
			t--;
		if (vbi_tok_small(&seg->tok[t]))
			vbi_path_clear(path, n, t, end, BODY);
		return;
	}
	for (uint32_t i = t + 1; i < end; i++)
		path[i] = (uint16_t)(path[i] | BODY << 8);
}

/* Nam bộ, Hà nội: the second syllable is small. */
static void small_second(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	static const vbi_slice side[] = {VBI_WORD("nam"), VBI_WORD("bắc"), VBI_WORD("trung")};
	bool region = vbi_tok_is(seg, t + 1, "bộ") && AMONG(seg, t, side), town = vbi_tok_is(seg, t + 1, "nội") && vbi_tok_is(seg, t, "Hà");

	if (!(region || town) || !vbi_tok_title(&seg->tok[t]) || !vbi_tag_glued(seg, t + 1) || vbi_path_any(path, t + 1, PLACE | NAME | OFFICE) ||
	    vbi_path_goes_on(path, t, VBI_PATH_LAYER(PER)) || vbi_honorific_before(seg, t))
		return;
	/* cuộc tập trận với Hàn Quốc tại miền Nam bộ trưởng ...: no region */
	if (region && t + 2 < n && vbi_tag_glued(seg, t + 2) &&
	    vbi_seg_has(seg, t + 1, 2, VBI_MASK(WORD) | VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO) | VBI_MASK(ORG_HEAD)))
		return;
	if (t > 0 && vbi_tag_glued(seg, t) && vbi_tok_capital(&seg->tok[t - 1]) && !vbi_path_any(path, t, PLACE))
		return;
	vbi_path_clear(path, n, t, t + 1, NAME);
	if (vbi_path_goes_on(path, t, VBI_PATH_LAYER(LOC)))
		path[t + 1] = (uint16_t)(path[t + 1] | PLACE << 8);
	else
		vbi_path_put(path, n, t, t + 2, PLACE);
}

/* ---- a kind right before the name ---- */

/* CAQ Hải Châu, CAP 5: the police of a place, in short. */
static void police(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	static const vbi_slice head[] = {POLICE(SLICE)};
	uint32_t at = t + 1, stop = at;
	const vbi_match *place;

	if (at >= n || !vbi_word_written(seg, t, head, sizeof head / sizeof *head) || !vbi_tag_glued(seg, at))
		return;
	if (seg->tok[at].kind == VB_TOKEN_NUMBER && seg->tok[at].end - seg->tok[at].start <= 2 && vbi_tok_is(seg, t, "CAP") &&
	    !vbi_path_any(path, at, VBI_PATH_ALL)) {
		put_body(path, n, t, at + 1);
		return;
	}
	place = vbi_tok_title(&seg->tok[at]) ? vbi_seg_longest(seg, at, PLACES) : NULL;
	stop = place ? at + place->count : at;
	if (stop == at || stop > n || vbi_path_goes_on(path, stop, VBI_PATH_LAYER(PER)) ||
	    (vbi_path_any(path, at, PLACE) && vbi_path_goes_on(path, stop, VBI_PATH_LAYER(LOC))))
		return;
	for (uint32_t i = at + 1; i < stop; i++)
		if (!vbi_tok_title(&seg->tok[i]) || !vbi_tag_glued(seg, i))
			return;
	put_body(path, n, t, stop);
	vbi_path_put(path, n, at, stop, PLACE);
}

/* Hiệu sách Tiền Phong, Trường đua Phú Thọ, Công viên văn hóa Đầm Sen: t is what the name begins with. */
static void house(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	bool shop = vbi_tok_small(&seg->tok[t - 1]) && vbi_tok_is(seg, t - 1, "sách") && (vbi_tok_is_lower(seg, t - 2, "hiệu") || vbi_tok_is_lower(seg, t - 2, "nhà"));
	bool race = vbi_tok_small(&seg->tok[t - 1]) && vbi_tok_is(seg, t - 1, "đua") && vbi_tok_is_lower(seg, t - 2, "trường");
	bool park = t > 3 && vbi_tok_small(&seg->tok[t - 1]) && (vbi_tok_is(seg, t - 1, "hóa") || vbi_tok_is(seg, t - 1, "hoá")) && vbi_tok_is_lower(seg, t - 2, "văn") &&
	            vbi_tok_is(seg, t - 3, "viên") && vbi_tok_is_lower(seg, t - 4, "công") && vbi_tag_glued(seg, t - 2) && vbi_tag_glued(seg, t - 3);
	uint32_t first = t - (park ? 4 : 2);
	unsigned begins = vbi_path_begins_at(path, t) & (NAME | BODY | PLACE);
	uint32_t end;

	if (!(shop || race || park) || !begins || vbi_path_any(path, first, VBI_PATH_ALL) || !vbi_tag_glued(seg, t) || !vbi_tag_glued(seg, t - 1) || vbi_path_any(path, t - 1, VBI_PATH_ALL) ||
	    vbi_path_any(path, t - 2, VBI_PATH_ALL) || vbi_seg_any(seg, t) & VBI_MASK(LOC_UNIT) || !vbi_tok_capital(&seg->tok[t]))
		return;
	end = vbi_path_end(path, t, vbi_lowest_bit(begins));
	if (shop)
		put_body(path, n, t - 2, end);
	else {
		vbi_path_clear(path, n, t, end, begins);
		vbi_path_put(path, n, first, end, PLACE);
	}
}

/* Nhóm lớp, nhóm trẻ, cơ sở (giáo dục) mầm non (tư thục), lớp MN, MN: where the words begin that end before token t; t if none do. */
static uint32_t nursery_before(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice group[][3] = {{VBI_WORD("lớp"), VBI_WORD("nhóm")}, {VBI_WORD("trẻ"), VBI_WORD("nhóm")}};
	static const vbi_slice kind[][3] = {{VBI_WORD("non"), VBI_WORD("mầm")}}, school[][3] = {{VBI_WORD("dục"), VBI_WORD("giáo")}}, whose[][3] = {{VBI_WORD("thục"), VBI_WORD("tư")}};
	static const vbi_slice house[][3] = {{VBI_WORD("sở"), VBI_WORD("cơ")}, {VBI_WORD("lớp"), VBI_WORD("nhóm")}, {VBI_WORD("trẻ"), VBI_WORD("nhóm")}, {VBI_WORD("lớp")}, {VBI_WORD("trường")}};
	uint32_t first = vbi_words_before(seg, t, group, sizeof group / sizeof *group), own;

	if (first < t)
		return first;
	if (vbi_tok_is(seg, t - 1, "MN") && vbi_tag_glued(seg, t))
		return vbi_words_before(seg, t - 1, house, sizeof house / sizeof *house);
	own = vbi_words_before(seg, t, whose, 1);
	if ((first = vbi_words_before(seg, own, kind, 1)) == own)
		return t;
	own = vbi_words_before(seg, first, school, 1);
	first = vbi_words_before(seg, own, house, sizeof house / sizeof *house - (first == t - 2));
	return first < own ? first : t;
}

/* Nhóm lớp Sen Vàng, cơ sở mầm non Sen Vàng: a nursery, whatever its name may be. t: a capital of a name or of nothing. */
static void nursery(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t first, end = t + 1;

	if (t < 2 || !vbi_word_maybe(vbi_word_bit(seg, t - 1), 0 VBI_WORD_BITS("lớp") VBI_WORD_BITS("trẻ") VBI_WORD_BITS("non") VBI_WORD_BITS("thục") VBI_WORD_BITS("MN")) ||
	    (first = nursery_before(seg, t)) == t || !vbi_tok_title(&seg->tok[t]) || vbi_path_any(path, t, VBI_PATH_ALL & ~(NAME | PLACE)))
		return;
	while (end < n && end - t < 5 && vbi_tag_glued(seg, end) && vbi_tok_title(&seg->tok[end]) && !vbi_path_any(path, end, VBI_PATH_ALL & ~(NAME | PLACE)))
		end++;
	/* nhóm lớp Mầm non tư thục Sen Vàng */
	if (end < n && vbi_tag_glued(seg, end) && vbi_tok_small(&seg->tok[end]) && vbi_seg_has(seg, end - 1, 2, VBI_MASK(WORD)) && end - t == 1)
		return;
	for (uint32_t i = first; i < t; i++)
		if (vbi_path_any(path, i, VBI_PATH_ALL))
			return;
	put_body(path, n, first, end);
}

/* Vua Lý Thái Tổ: who reigned, though a road or a place is called after him. t: a place. */
static void king(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	static const vbi_slice reigned[] = {VBI_WORD("đinh"), VBI_WORD("lý"), VBI_WORD("trần"), VBI_WORD("lê"), VBI_WORD("nguyễn"), VBI_WORD("mai"), VBI_WORD("ngô"),
	                                    VBI_WORD("hùng"), VBI_WORD("quang"), VBI_WORD("gia"), VBI_WORD("minh"), VBI_WORD("tự"), VBI_WORD("hàm"), VBI_WORD("bảo")};
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(LOC));

	if (!vbi_tok_is_lower(seg, t - 1, "vua") || !vbi_tag_glued(seg, t) || end - t < 2 || !AMONG(seg, t, reigned) || vbi_path_any(path, t, VBI_PATH_ALL & ~PLACE) ||
	    (end < n && vbi_tag_glued(seg, end) && vbi_tok_capital(&seg->tok[end])))
		return;
	vbi_path_clear(path, n, t, end, PLACE);
	vbi_path_put(path, n, t, end, NAME);
}

/* Học sinh THCS Lê Văn Tám, hiệu trưởng THPT Chu Văn An Đinh Văn Bình: a school by its grade and whom it is called after. t: a name behind
 * the grade. */
static void school(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	static const vbi_slice grade[] = {VBI_WORD("THPT"), VBI_WORD("THCS"), VBI_WORD("PTTH"), VBI_WORD("PTCS")};
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(PER)), stop = end;

	if (end - t < 2 || !vbi_tag_glued(seg, t) || vbi_path_any(path, t - 1, VBI_PATH_ALL & ~OFFICE) || vbi_path_goes_on(path, t, VBI_PATH_LAYER(TITLE)) ||
	    !vbi_word_written(seg, t - 1, grade, sizeof grade / sizeof *grade))
		return;
	if (end - t > 4)
		stop = t + 3;
	if (stop < end && !(vbi_seg_any(seg, stop) & VBI_MASK(SURNAME)))
		return;
	vbi_path_clear(path, n, t, end, NAME);
	put_body(path, n, t - 1 - (t > 1 && vbi_tok_is_lower(seg, t - 2, "trường") && vbi_tag_glued(seg, t - 1) && !vbi_path_any(path, t - 2, VBI_PATH_ALL & ~OFFICE)), stop);
	if (stop < end)
		vbi_path_put(path, n, stop, end, NAME);
}

/* NXB Mũi Cà Mau: what it is called has no place in it. t: a body. */
static void publisher(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	if (seg->tok[t].kind == VB_TOKEN_ACRONYM && vbi_tok_is(seg, t, "NXB") && vbi_path_begins(path, t + 1, VBI_PATH_LAYER(LOC)) &&
	    vbi_path_end(path, t + 1, VBI_PATH_LAYER(LOC)) == vbi_path_end(path, t, VBI_PATH_LAYER(ORG)))
		vbi_path_clear(path, n, t + 1, vbi_path_end(path, t, VBI_PATH_LAYER(ORG)), PLACE);
}

/* Liên bộ Tài chính - Công Thương: ministries together; the word for that is outside. t: a body that begins with liên, or behind bộ. */
static void joint(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(ORG)), first = t;

	if (vbi_tok_is_lower(seg, t, "liên") && vbi_tok_is_lower(seg, t + 1, "bộ") && end - t > 2)
		first = t + 1;
	else if (t > 1 && vbi_tok_is_lower(seg, t - 1, "bộ") && vbi_tok_is_lower(seg, t - 2, "liên") && !vbi_path_any(path, t - 1, VBI_PATH_ALL) && vbi_tag_glued(seg, t))
		first = t - 1;
	if (first == t)
		return;
	vbi_path_clear(path, n, t, end, BODY);
	vbi_path_put(path, n, first, end, BODY);
}

/* Khu đất Vũng Bầu, đường phố Hà Nội, biển đảo Việt Nam: something at a place, whose word is outside. Tàu khu trục Zumwalt, giỗ tổ Hùng Vương:
 * no place at all. t: a place. */
static void ground(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(LOC)), first = t;

	if (end - t < 2 || !vbi_tok_small(&seg->tok[t]))
		return;
	if (vbi_tok_is(seg, t, "khu") && end - t > 2)
		first = vbi_tok_is(seg, t + 1, "đất") && vbi_tok_title(&seg->tok[t + 2]) ? t + 2 : vbi_tok_is(seg, t + 1, "trục") ? end : t;
	else if (vbi_tok_is(seg, t, "đường") && vbi_tok_is(seg, t + 1, "phố") && end - t > 2 && vbi_seg_has(seg, t + 2, end - t - 2, VBI_TAG_LARGER))
		first = t + 2;
	else if (vbi_tok_is(seg, t, "đảo") && vbi_tok_is(seg, t + 1, "Việt") && end - t == 3 && vbi_tok_is(seg, t + 2, "Nam"))
		first = t + 1;
	else if (vbi_tok_is(seg, t, "tổ") && vbi_tok_is(seg, t + 1, "Hùng"))
		first = end;
	if (first == t)
		return;
	vbi_path_clear(path, n, t, end, PLACE);
	if (first < end)
		vbi_path_put(path, n, first, end, PLACE);
}

/* The level that ends the body at t is followed by one of the same height: UBND quận, huyện. */
static bool alike(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t)
{
	static const vbi_slice pair[][2] = {
	        {VBI_WORD("quận"), VBI_WORD("huyện")}, {VBI_WORD("huyện"), VBI_WORD("quận")}, {VBI_WORD("huyện"), VBI_WORD("thị")}, {VBI_WORD("tỉnh"), VBI_WORD("thành")},
	        {VBI_WORD("xã"), VBI_WORD("phường")},  {VBI_WORD("phường"), VBI_WORD("xã")}};
	uint32_t end;

	if (seg->tok[t].kind != VB_TOKEN_ACRONYM)
		return false;
	end = vbi_path_end(path, t, VBI_PATH_LAYER(ORG));
	if (end + 1 >= n || !vbi_tok_is(seg, end, ",") || vbi_path_any(path, end + 1, VBI_PATH_ALL) || !vbi_tok_small(&seg->tok[end - 1]))
		return false;
	for (size_t i = 0; i < sizeof pair / sizeof *pair; i++)
		if (vbi_word_is(seg, end - 1, &pair[i][0]) && vbi_word_is(seg, end + 1, &pair[i][1]))
			return true;
	return false;
}

/* 11 UBND tỉnh, thành phố; 14 Cục Hải quan lớn; các LĐLĐ quận, huyện: so many of them, and none is named. t: a body. */
static void counted(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	static const vbi_slice order[] = {VBI_WORD("số"), VBI_WORD("thứ"), VBI_WORD("quận"), VBI_WORD("phường"), VBI_WORD("điều"), VBI_WORD("quý"),
	                                  VBI_WORD("tháng"), VBI_WORD("ngày"), VBI_WORD("năm"), VBI_WORD("khóa"), VBI_WORD("lớp"), VBI_WORD("kỳ"),
	                                  VBI_WORD("đội"), VBI_WORD("phòng"), VBI_WORD("khoản"), VBI_WORD("khu"), VBI_WORD("tổ"), VBI_WORD("tầng")};
	static const vbi_slice head[] = {GENERIC(SLICE)};
	bool number = t > 1 && seg->tok[t - 1].kind == VB_TOKEN_NUMBER && seg->tok[t - 1].end - seg->tok[t - 1].start <= 3, level;
	uint32_t end;

	if (t == 0 || !(number || vbi_seg_any(seg, t - 1) & VBI_MASK(PLURAL) || alike(seg, path, n, t)) || !vbi_tag_glued(seg, t) || vbi_path_any(path, t, OFFICE) ||
	    vbi_path_any(path, t - 1, VBI_PATH_ALL) || !(AMONG(seg, t, head) || vbi_word_written(seg, t, head, 3)))
		return;
	if (number && (!(vbi_tok_small(&seg->tok[t - 2]) || vbi_tok_is(seg, t - 2, ",")) || AMONG(seg, t - 2, order) || seg->tok[t - 1].space != 1))
		return;
	end = vbi_path_end(path, t, VBI_PATH_LAYER(ORG));
	level = vbi_tok_small(&seg->tok[end - 1]) && vbi_seg_any(seg, end - 1) & VBI_MASK(ORG_LEVEL);
	for (uint32_t i = t; i < end; i++)
		if (vbi_path_any(path, i, PLACE))
			return;
	/* các UBND quận, huyện; 14 Cục Hải quan lớn */
	if (number ? level || (end < n && vbi_tag_glued(seg, end) && (vbi_tok_is(seg, end, "lớn") || vbi_tok_is(seg, end, "trên") || vbi_tok_is(seg, end, "trong")))
	           : level && end + 1 < n && (vbi_tok_is(seg, end, ",") || vbi_tok_is(seg, end, "và")) && vbi_seg_any(seg, end + 1) & VBI_MASK(ORG_LEVEL) &&
	                     !vbi_path_any(path, end + 1, VBI_PATH_ALL))
		vbi_path_clear(path, n, t, end, BODY);
}

/* ---- lists behind a kind ---- */

#define ITEMS 24u
#define ITEM_MOST 6u /* tokens */
#define KIND_FAR 14u /* tokens between the kind and the list */

typedef struct item {
	uint32_t first, end;
	unsigned layer; /* as a bit; 0 none */
} item;

static bool joins(const vbi_seg *seg, uint32_t t) { return vbi_tag_joins(seg, t) || vbi_tok_is(seg, t, "hay"); }

/* What the tokens of a name that begins at t are, and where it ends; t if there is none. Others of it may stand behind an entity, up to a comma. */
static uint32_t item_end(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, unsigned *layer)
{
	unsigned begins = vbi_path_begins_at(path, t);
	uint32_t end = t + 1, stop;

	*layer = 0;
	/* ba [trường Amsterdam], ... */
	if (t < n && vbi_path_goes_on(path, t, VBI_PATH_LAYER(ORG))) {
		*layer = BODY;
		return vbi_path_end(path, t, VBI_PATH_LAYER(ORG));
	}
	if (t >= n || !vbi_tok_capital(&seg->tok[t]) || (begins & ~(NAME | BODY | PLACE)) || vbi_path_any(path, t, OFFICE) ||
	    (!begins && vbi_path_any(path, t, VBI_PATH_ALL)))
		return t;
	if (begins) {
		*layer = begins & BODY ? BODY : begins & NAME ? NAME : PLACE;
		end = vbi_path_end(path, t, vbi_lowest_bit(*layer));
	} else {
		while (end < n && end - t < ITEM_MOST && vbi_tag_glued(seg, end) && vbi_tok_capital(&seg->tok[end]) && !vbi_path_any(path, end, VBI_PATH_ALL))
			end++;
	}
	for (stop = end; stop < n && stop - t <= ITEM_MOST && vbi_tag_glued(seg, stop) && seg->tok[stop].kind != VB_TOKEN_PUNCT && !joins(seg, stop) &&
	                 !(path[stop] & (OFFICE | OFFICE << 8));
	     stop++)
		if (!vbi_tok_capital(&seg->tok[stop]) && (*layer == BODY || !vbi_tok_capital(&seg->tok[stop - 1]) ||
		                                            (vbi_seg_any(seg, stop) & (VBI_MASK(STOP) | VBI_MASK(VERB_SAY)) && !vbi_seg_has(seg, stop - 1, 2, VBI_MASK(WORD)))))
			return end;
	return stop > end && stop < n && stop - t <= ITEM_MOST && vbi_tok_is(seg, stop, ",") ? stop : end;
}

/* The names in a row from t on; returns how many. */
static uint32_t read_items(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, item *items)
{
	uint32_t count = 0;
	bool last = false; /* behind và or hay */

	while (count < ITEMS) {
		item *own = &items[count];

		own->first = t;
		own->end = item_end(seg, path, n, t, &own->layer);
		if (own->end == t || seg->tok[t].sentence != seg->tok[items[0].first].sentence)
			break;
		t = own->end;
		if (t + 1 < n && vbi_tok_is(seg, t, ".") && seg->tok[t].space == 0 && seg->tok[t + 1].space == 0)
			break; /* St.Regis */
		count++;
		if (last || t + 1 >= n || !joins(seg, t) || seg->tok[t + 1].space != 1)
			break;
		last = !vbi_tok_is(seg, t, ",") && !vbi_tok_is(seg, t, ";");
		t++;
	}
	return count;
}

/* Firms, schools and the like begin at token k, as words of some kind; trường hợp, báo cáo are none. Returns how many tokens the kind has, 0
 * if it is none. */
static uint32_t kind_at(const vbi_seg *seg, uint32_t k)
{
	static const vbi_slice pair[][2] = {
	        {VBI_WORD("trung"), VBI_WORD("tâm")}, {VBI_WORD("công"), VBI_WORD("ty")},    {VBI_WORD("ngân"), VBI_WORD("hàng")},
	        {VBI_WORD("tập"), VBI_WORD("đoàn")},  {VBI_WORD("doanh"), VBI_WORD("nghiệp")}, {VBI_WORD("thương"), VBI_WORD("hiệu")},
	        {VBI_WORD("bệnh"), VBI_WORD("viện")}, {VBI_WORD("nhãn"), VBI_WORD("hiệu")},
	};
	static const vbi_slice no_school[] = {VBI_WORD("hợp"), VBI_WORD("phái"), VBI_WORD("đoạn"), VBI_WORD("quay"), VBI_WORD("đua"), VBI_WORD("ca"), VBI_WORD("thi")};

	if (vbi_tok_is_lower(seg, k, "trường"))
		return !AMONG(seg, k + 1, no_school);
	if (vbi_tok_is_lower(seg, k, "hãng"))
		return 1;
	for (size_t i = 0; i < sizeof pair / sizeof *pair; i++)
		if (vbi_word_is(seg, k, &pair[i][0]) && vbi_word_is(seg, k + 1, &pair[i][1]))
			return 2;
	return 0;
}

#define FIELD_MOST 3u /* tokens */

/* Many of a kind, các trường, hai công ty, 3 hãng, before the list at t, of whose words none is of another: returns where the word for many
 * stands, t if there is none. Where no word announces the list, it is right before it, or what the kind is for: các công ty du lịch A, B. */
static uint32_t kind_before(const vbi_seg *seg, const uint16_t *path, uint32_t t, bool told)
{
	for (uint32_t k = t - 1; k > 0 && t - k < KIND_FAR && seg->tok[k].sentence == seg->tok[t].sentence; k--) {
		const vbi_tok *many = &seg->tok[k - 1];

		if (vbi_path_any(path, k, NAME | OFFICE) || (seg->tok[k].kind == VB_TOKEN_PUNCT && k + 1 < t))
			return t;
		if (many->kind != VB_TOKEN_NUMBER && !(vbi_seg_any(seg, k - 1) & (VBI_MASK(PLURAL) | VBI_MASK(NUM_WORD))))
			continue;
		if (kind_at(seg, k))
			return told || k + kind_at(seg, k) + FIELD_MOST >= t ? k - 1 : t;
		if (vbi_seg_any(seg, k - 1) & VBI_MASK(PLURAL) && vbi_tok_small(many))
			return t;
	}
	return t;
}

/* Of whom the list may be, who are of the many: học sinh của các trường là ..., hiệu trưởng các trường gồm ...; many: where these are. */
static bool of_people(const vbi_seg *seg, const uint16_t *path, uint32_t many)
{
	static const vbi_slice at[] = {VBI_WORD("của"), VBI_WORD("tại"), VBI_WORD("ở"), VBI_WORD("từ"), VBI_WORD("trong"), VBI_WORD("thuộc"), VBI_WORD("cho")};

	return many > 0 && vbi_tag_glued(seg, many) &&
	       (AMONG(seg, many - 1, at) || vbi_path_any(path, many - 1, OFFICE) || vbi_seg_any(seg, many - 1) & (VBI_MASK(ROLE) | VBI_MASK(T_HEAD)) ||
	        (many > 1 && vbi_seg_has(seg, many - 2, 2, VBI_MASK(ROLE) | VBI_MASK(T_HEAD))));
}

/* The same name by itself elsewhere is of the same. */
static void put_elsewhere(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, const item *own)
{
	uint32_t length = own->end - own->first;

	for (uint32_t c = 0; length > 1 && c < views->capitals; c++) {
		uint32_t i = views->capital[c], k = 0;

		if (own->layer == PLACE && i != own->first && vbi_path_goes_on(path, i, VBI_PATH_LAYER(ORG)) && vbi_path_begins(path, i, VBI_PATH_LAYER(LOC)) &&
		    vbi_tag_same_text(seg, i, own->first) && vbi_path_end(path, i, VBI_PATH_LAYER(LOC)) == i + length)
			vbi_path_clear(path, n, i, i + length, PLACE); /* Trung tâm ngoại ngữ Đông Âu */
		if (own->layer != NAME || i == own->first || !vbi_path_begins(path, i, VBI_PATH_LAYER(PER)) || vbi_path_end(path, i, VBI_PATH_LAYER(PER)) != i + length)
			continue;
		while (k < length && vbi_tag_same_text(seg, i + k, own->first + k))
			k++;
		if (k == length && vbi_path_any(path, i, BODY))
			vbi_path_clear(path, n, i, i + length, NAME);
		else if (k == length && !vbi_honorific_before(seg, i) && !(i > 0 && vbi_path_any(path, i - 1, OFFICE)))
			put_body(path, n, i, i + length);
	}
}

static bool strange(const vbi_seg *seg, const item *own)
{
	return seg->tok[own->first].kind == VB_TOKEN_FOREIGN;
}

/* It is known as a firm. */
static bool brand(const vbi_seg *seg, const item *own)
{
	return own->layer && vbi_seg_any(seg, own->first) & (VBI_MASK(ORG_BRAND) | VBI_MASK(ORG_KNOWN) | VBI_MASK(SEEN_ORG));
}

/* A list as it was read, and what its names are. */
typedef struct name_list {
	item items[ITEMS];
	uint32_t count, bodies, names, places, strangers;
	uint32_t many; /* where the word for many of a kind stands; the list itself if there is none */
	bool headed;   /* ĐH Huế và Đà Nẵng: the first one is a body by its head */
} name_list;

static void count_items(const vbi_seg *seg, name_list *l)
{
	l->bodies = l->names = l->places = l->strangers = 0;
	for (uint32_t i = 0; i < l->count; i++) {
		const item *own = &l->items[i];

		l->bodies += own->layer == BODY;
		l->names += own->layer == NAME;
		l->places += own->layer == PLACE;
		l->strangers += own->layer == NAME && strange(seg, own);
	}
}

/* The list at t is one of bodies, by their kind or as most of them are: những tên tuổi như Daewoo, Mercedes Benz, Suzuki. */
static bool of_bodies(const vbi_seg *seg, const uint16_t *path, uint32_t t, const name_list *l, bool told)
{
	bool such = vbi_tok_is(seg, t - 1, "như");

	if (l->many == t)
		return told && l->bodies > 1 && l->names == l->strangers && l->bodies > l->names && brand(seg, &l->items[0]);
	if (l->places == l->count || (l->names && !such && l->count < 3 && !l->strangers))
		return false;
	return !(told && !such && l->names && l->bodies == 0 && of_people(seg, path, l->many));
}

/* Name i of the list at t is to become a body. */
static bool becomes_body(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, const name_list *l, uint32_t i)
{
	const item *own = &l->items[i];
	bool last = i + 1 == l->count, known = l->many < t;

	switch (own->layer) {
	case BODY: /* it has more words than were decided */
		return known && vbi_path_begins(path, own->first, VBI_PATH_LAYER(ORG)) && vbi_path_end(path, own->first, VBI_PATH_LAYER(ORG)) != own->end;
	case PLACE:
		return known && !l->headed && l->places * 2 <= l->count + 1 && !vbi_seg_has(seg, own->first, own->end - own->first, VBI_MASK(LOC_COUNTRY)) &&
		       !(vbi_seg_any(seg, own->first) & VBI_MASK(LOC_UNIT));
	case NAME:
		/* in lists of brands singers are some, too */
		if (known)
			return strange(seg, own) || !vbi_tok_is(seg, l->many + 2, "hiệu");
		/* Ford between two brands is another */
		return brand(seg, own) || (own->end - own->first == 1 && i > 0 && !last && own[-1].layer == BODY && own[1].layer == BODY && brand(seg, own - 1) &&
		                           brand(seg, own + 1));
	default:
		/* the last one may be the first word of what comes next */
		return known && !(last && ((own->end - own->first == 1 && vbi_tok_title(&seg->tok[own->first])) ||
		                           (own->end < n && vbi_tag_glued(seg, own->end) && vbi_tok_small(&seg->tok[own->end]) &&
		                            vbi_seg_has(seg, own->end - 1, 2, VBI_MASK(WORD)))));
	}
}

/* Các hãng như Toyota, Ford; các trường: Trần Phú, Lê Lợi: the names of the list that begins with token t. */
static void list(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t first_end = vbi_path_end(path, t, vbi_lowest_bit(vbi_path_begins_at(path, t)));
	name_list l;
	bool told;

	/* most are no list */
	if (first_end >= n || (seg->tok[t].kind == VB_TOKEN_SYLLABLE && seg->tok[t].shape == VB_SHAPE_UPPER) || !(vbi_tag_joins(seg, first_end) || vbi_tag_glued(seg, first_end)) || vbi_path_any(path, t, OFFICE) ||
	    (l.count = read_items(seg, path, n, t, l.items)) < 2)
		return;
	told = vbi_tok_is(seg, t - 1, "như") || vbi_tok_is(seg, t - 1, "là") || vbi_tok_is(seg, t - 1, "gồm") || vbi_tok_is(seg, t - 1, ":");
	count_items(seg, &l);
	l.many = kind_before(seg, path, t, told);
	l.headed = l.items[0].layer == BODY && vbi_seg_any(seg, t) & VBI_MASK(ORG_HEAD);
	if (!of_bodies(seg, path, t, &l, told))
		return;
	for (uint32_t i = 0; i < l.count; i++) {
		const item *own = &l.items[i];

		if (own->layer == BODY && (l.many < t || brand(seg, own))) /* some are a name, too */
			vbi_path_clear(path, n, own->first, own->end, NAME);
		if (!becomes_body(seg, path, n, t, &l, i))
			continue;
		vbi_path_clear(path, n, own->first, own->end, NAME | PLACE | BODY);
		vbi_path_put(path, n, own->first, own->end, BODY);
		if (own->layer)
			put_elsewhere(seg, views, path, n, own);
	}
}

/* Các chợ Hòa Bình, Nancy, Phạm Văn Hai; Khu du lịch Bình Quới, Văn Thánh, Tân Cảng: all of the list are places as the first one is, of which many
 * are told. t: the first one. */
static void place_list(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(LOC)), count;
	bool many = t > 0 && vbi_seg_any(seg, t - 1) & VBI_MASK(PLURAL) && vbi_tag_glued(seg, t);
	bool resort = vbi_tok_is_lower(seg, t, "khu") && vbi_tok_is(seg, t + 1, "du") && vbi_tok_is(seg, t + 2, "lịch");
	item items[ITEMS];

	if (!(many || resort) || end - t < 2 || end + 1 >= n || !vbi_tag_joins(seg, end) || vbi_path_any(path, t, BODY) || !vbi_tok_capital(&seg->tok[end - 1]) ||
	    !vbi_tok_capital(&seg->tok[end + 1]) || !(vbi_seg_any(seg, t) & VBI_MASK(LOC_UNIT)))
		return;
	count = read_items(seg, path, n, end + 1, items);
	for (uint32_t i = 0; i < count; i++) {
		const item *own = &items[i];
		bool syllables = true;

		for (uint32_t k = own->first; k < own->end; k++)
			syllables &= vbi_tok_title(&seg->tok[k]);
		if (own->layer == PLACE || vbi_seg_any(seg, own->first) & (VBI_MASK(ORG_HEAD) | VBI_MASK(LOC_UNIT)))
			continue;
		/* of a resort nobody told that there are many: two more names at least */
		if (many ? own->layer == BODY || (own->layer == 0 && i + 1 == count)
		         : count < 2 || !syllables || own->layer == NAME || own->end - own->first > 3 || own->end - own->first < 2)
			return;
		vbi_path_clear(path, n, own->first, own->end, NAME | BODY);
		vbi_path_put(path, n, own->first, own->end, PLACE);
	}
}

/* ---- what was nothing ---- */

/* No word goes on with the clause at the token: it may be of what an association is for. */
bool vbi_tag_of_trade(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	static const vbi_slice clause[] = {VBI_WORD("đã"),   VBI_WORD("sẽ"),   VBI_WORD("đang"), VBI_WORD("cũng"), VBI_WORD("vừa"), VBI_WORD("cho"),  VBI_WORD("cần"),
	                                   VBI_WORD("của"),  VBI_WORD("tại"),  VBI_WORD("ở"),    VBI_WORD("với"),  VBI_WORD("là"),  VBI_WORD("do"),   VBI_WORD("để"),
	                                   VBI_WORD("bị"),   VBI_WORD("được"), VBI_WORD("này"),  VBI_WORD("phải"), VBI_WORD("có"),  VBI_WORD("không"), VBI_WORD("từ"),
	                                   VBI_WORD("đến"),  VBI_WORD("khi"),  VBI_WORD("về"),   VBI_WORD("theo"), VBI_WORD("như"), VBI_WORD("nên"),  VBI_WORD("sang"),
	                                   VBI_WORD("trên"), VBI_WORD("nước"), VBI_WORD("người"), VBI_WORD("vào")};

	return (seg->tok[t].kind == VB_TOKEN_SYLLABLE || seg->tok[t].kind == VB_TOKEN_FOREIGN) && !vbi_tok_capital(&seg->tok[t]) && vbi_tag_glued(seg, t) &&
	       !vbi_path_any(path, t, VBI_PATH_ALL & ~OFFICE) && !AMONG(seg, t, clause) &&
	       !(vbi_seg_any(seg, t) & (VBI_MASK(VERB_SAY) | VBI_MASK(HONORIFIC)));
}

/* How many tokens the word for an association or a cooperative has at token t, 0 if there is none: Hiệp hội, Hội, Hợp tác xã, HTX; but Hội nghị. */
static uint32_t association_word(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice other[] = {VBI_WORD("nghị"), VBI_WORD("thảo"), VBI_WORD("đồng"), VBI_WORD("chợ"), VBI_WORD("trường"), VBI_WORD("thi"), VBI_WORD("sẽ"),
	                                  VBI_WORD("chứng"), VBI_WORD("thẩm"), VBI_WORD("tụ"), VBI_WORD("viên"), VBI_WORD("vật"), VBI_WORD("sách"), VBI_WORD("yêu"),
	                                  VBI_WORD("mong"), VBI_WORD("muốn"), VBI_WORD("hy"), VBI_WORD("đàm"), VBI_WORD("nhập"), VBI_WORD("xuân"), VBI_WORD("hoa")};

	if (vbi_tok_is(seg, t, "HTX"))
		return 1;
	if (vbi_tok_is(seg, t, "Hiệp"))
		return vbi_tok_is(seg, t + 1, "hội") && vbi_tag_glued(seg, t + 1) ? 2 : 0;
	if (vbi_tok_is(seg, t, "Hợp"))
		return vbi_tok_is(seg, t + 1, "tác") && t + 2 < seg->toks && vbi_tok_is(seg, t + 2, "xã") && vbi_tag_glued(seg, t + 1) && vbi_tag_glued(seg, t + 2) ? 3 : 0;
	return vbi_tok_is(seg, t, "Hội") && vbi_tok_small(&seg->tok[t + 1]) && !AMONG(seg, t + 1, other);
}

/* A name of one who is of many: các HTX vận tải tại Hòa Lâm. */
static bool one_of_many(const vbi_seg *seg, uint32_t t) { return t > 0 && vbi_tag_glued(seg, t) && vbi_seg_any(seg, t - 1) & VBI_MASK(PLURAL); }

/* Hiệp hội các nhà sản xuất ôtô Việt Nam, Hội sinh vật cảnh Việt Nam, Hợp tác xã xe khách Hòa Lâm, Hiệp hội các nhà đầu tư tài chính (HNT): up to
 * where it is, to what a cooperative is called, or to its letters. t: its capital. */
void vbi_tag_association(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t head = t + 1 < n && !vbi_path_any(path, t, VBI_PATH_ALL & ~OFFICE) ? association_word(seg, t) : 0, i = t + head;
	bool society = head == 1 && vbi_tok_is(seg, t, "Hội"), cooperative = head == 3 || (head == 1 && !society), place, name, letters;

	if (head == 0 || i + 1 >= n || (head > 1 && vbi_path_any(path, t + 1, VBI_PATH_ALL & ~OFFICE)) || (cooperative && one_of_many(seg, t)))
		return;
	while (i < n && i - t < VBI_TRADE_MOST + 4 * cooperative && vbi_tag_of_trade(seg, path, i) && !(i == t + head && vbi_tok_is(seg, i, "và")))
		i++;
	if (i >= n || i - t < head + 1 + society || seg->tok[i].sentence != seg->tok[t].sentence)
		return;
	place = vbi_path_begins(path, i, VBI_PATH_LAYER(LOC)) && vbi_tag_glued(seg, i) && !vbi_path_any(path, i, NAME | BODY) &&
	        (!society || vbi_tok_is(seg, i, "Việt") || vbi_tok_is(seg, i, "VN"));
	name = cooperative && vbi_path_begins(path, i, VBI_PATH_LAYER(PER)) && vbi_tag_glued(seg, i) && !vbi_path_any(path, i, PLACE | BODY);
	letters = head == 2 && i + 2 < n && vbi_tok_is(seg, i, "(") && vbi_tok_is(seg, i + 2, ")") && vbi_tok_capital(&seg->tok[i + 1]) &&
	          (seg->tok[i + 1].kind == VB_TOKEN_ACRONYM || seg->tok[i + 1].kind == VB_TOKEN_FOREIGN);
	if (cooperative && seg->tok[i].kind == VB_TOKEN_NUMBER && vbi_tok_is(seg, i - 1, "số") && seg->tok[i].space == 1) {
		put_body(path, n, t, i + 1); /* Hợp tác xã vận tải số 2 */
	} else if (place || name) {
		uint32_t stop = vbi_path_end(path, i, place ? VBI_PATH_LAYER(LOC) : VBI_PATH_LAYER(PER));

		put_body(path, n, t, stop);
		if (place)
			vbi_path_put(path, n, i, stop, PLACE);
	} else if (letters) {
		put_body(path, n, t, i);
		if (!vbi_path_any(path, i + 1, VBI_PATH_ALL))
			vbi_path_put(path, n, i + 1, i + 2, BODY);
	}
}

/* Cơ quan Nhà nước, Bộ CA, CAP 5, dân ca Nam bộ: at a capital of nothing. */
void vbi_tag_named_free(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	if (t + 1 >= n)
		return;
	if (vbi_tok_is(seg, t, "Nhà") && vbi_tok_is(seg, t + 1, "nước") && t > 1 && vbi_tok_is(seg, t - 1, "quan") && vbi_tok_is_lower(seg, t - 2, "cơ") &&
	    vbi_tag_glued(seg, t) && !vbi_path_any(path, t + 1, VBI_PATH_ALL))
		vbi_path_put(path, n, t, t + 2, BODY);
	else if (vbi_tok_is(seg, t, "CA") && t > 0 && vbi_tok_is_lower(seg, t - 1, "bộ") && vbi_tag_glued(seg, t) && !vbi_path_any(path, t - 1, VBI_PATH_ALL))
		vbi_path_put(path, n, t - 1, t + 1, BODY);
	else if (seg->tok[t].kind == VB_TOKEN_ACRONYM)
		police(seg, path, n, t);
	else {
		small_second(seg, path, n, t);
		nursery(seg, path, n, t);
	}
}

/* ---- all of them ---- */

/* Hồ Hoàn Kiếm đã được xếp hạng: a lake that is known, and nobody of the family Hồ; of Hồ Xuân Hương, who wrote, it is told that somebody is
 * there. t: a name. */
static void lake(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	static const vbi_slice there[] = {VBI_WORD("quanh"), VBI_WORD("bên"), VBI_WORD("bờ"), VBI_WORD("ở"), VBI_WORD("tại"), VBI_WORD("trên"), VBI_WORD("nước"), VBI_WORD("ven")};
	uint32_t end;

	if (!vbi_tok_is(seg, t, "Hồ") || !vbi_seg_longer(seg, t, VBI_MASK(LOC_GEO), 1))
		return;
	end = vbi_path_end(path, t, VBI_PATH_LAYER(PER));
	if ((vbi_tok_is(seg, t + 1, "Xuân") && !(t > 0 && AMONG(seg, t - 1, there))) || !vbi_seg_has(seg, t, end - t, VBI_MASK(LOC_GEO)) || vbi_honorific_before(seg, t) || (t > 0 && vbi_path_any(path, t - 1, OFFICE)))
		return;
	vbi_path_clear(path, n, t, end, NAME);
	vbi_path_put(path, n, t, end, PLACE);
}

/* What begins with a word that tells. */
static void named_by_own(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	unsigned begins = vbi_path_begins_at(path, t);

	if (seg->tok[t].kind == VB_TOKEN_ACRONYM && begins & (BODY | PLACE))
		police(seg, path, n, t);
	if (begins & NAME)
		lake(seg, path, n, t);
	if (vbi_path_begins(path, t, VBI_PATH_LAYER(ORG))) {
		publisher(seg, path, n, t);
		if (vbi_tok_is_lower(seg, t, "liên"))
			joint(seg, path, n, t);
		vbi_tag_league(seg, path, n, t);
		counted(seg, path, n, t);
	}
	if (vbi_path_begins(path, t, VBI_PATH_LAYER(LOC))) {
		ground(seg, path, n, t);
		place_list(seg, path, n, t);
	}
}

/* Có nên uống thuốc không? (Hải Yến, TP HCM): who asks, though a place may be called so. t: a place. */
static void asker(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end, stop;

	if (t < 2 || !vbi_tok_is(seg, t - 1, "(") || !vbi_tok_is(seg, t - 2, "?"))
		return; /* nearly always */
	end = vbi_path_end(path, t, VBI_PATH_LAYER(LOC));
	if (end - t < 2 || end - t > 4 || end + 1 >= n || !vbi_tok_is(seg, end, ",") ||
	    !vbi_path_begins(path, end + 1, VBI_PATH_LAYER(LOC)) || vbi_path_any(path, t, VBI_PATH_ALL & ~PLACE))
		return;
	stop = vbi_path_end(path, end + 1, VBI_PATH_LAYER(LOC));
	if (stop >= n || !vbi_tok_is(seg, stop, ")") || vbi_seg_any(seg, t) & VBI_MASK(LOC_UNIT) || vbi_seg_has(seg, t, end - t, VBI_TAG_LARGER))
		return;
	for (uint32_t i = t; i < end; i++)
		if (!vbi_tok_title(&seg->tok[i]))
			return;
	vbi_path_clear(path, n, t, end, PLACE);
	vbi_path_put(path, n, t, end, NAME);
}

/* What a word that tells is before. */
static void named_by_before(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t)
{
	if (seg->tok[t - 1].kind == VB_TOKEN_ACRONYM && !vbi_path_any(path, t - 1, BODY | PLACE | NAME)) {
		police(seg, path, n, t - 1);
		if (vbi_path_begins(path, t, VBI_PATH_LAYER(PER)))
			school(seg, path, n, t);
	}
	house(seg, path, n, t);
	nursery(seg, path, n, t);
	if (vbi_path_begins(path, t, VBI_PATH_LAYER(LOC))) {
		king(seg, path, n, t);
		language_before(seg, path, n, t);
		asker(seg, path, n, t);
	}
	if (vbi_path_begins(path, t, VBI_PATH_LAYER(ORG)) && vbi_tok_is_lower(seg, t - 1, "bộ"))
		joint(seg, path, n, t);
	if (vbi_path_begins_at(path, t) & (NAME | BODY | PLACE))
		list(seg, views, path, n, t);
}

void vbi_tag_named(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t)
{
	const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + t];
	const vbi_tag_cues *cues = views->cues;
	unsigned begins = vbi_path_begins_at(path, t) & (NAME | BODY | PLACE);

	if (t + 1 >= n || !begins)
		return;
	if (vbi_tag_named_by(cues, v + 1) & BEHIND && begins & (NAME | PLACE)) {
		language(seg, path, n, t);
		small_second(seg, path, n, t);
	}
	if (vbi_tag_named_by(cues, v) & OWN)
		named_by_own(seg, path, n, t);
	if (t > 1 && vbi_tag_named_by(cues, v - 1) & BEFORE && vbi_path_begins_at(path, t) & (NAME | BODY | PLACE))
		named_by_before(seg, views, path, n, t);
}
