/* ent/tagtitle.c - where offices begin and end, once names and bodies are known: tagpath.h. */
#include "ent/tagpath.h"

#include <string.h>

#define NAME   VBI_PATH(PER) /* layers, as bits */
#define BODY   VBI_PATH(ORG)
#define PLACE  VBI_PATH(LOC)
#define OFFICE VBI_PATH(TITLE)

#define AMONG(seg, t, words) vbi_tok_among(seg, t, words, sizeof(words) / sizeof *(words))

/* As vbi_tok_among, for what is no syllable. */
static bool foreign_among(const vbi_seg *seg, uint32_t t, const char *const *word, size_t words)
{
	bool found = false;

	for (size_t i = 0; seg->tok[t].kind != VB_TOKEN_SYLLABLE && !found && i < words; i++)
		found = vbi_tok_is_lower(seg, t, word[i]);
	return found;
}

/* The token goes on with what the one before it began. */
static bool goes_on(const vbi_seg *seg, uint32_t n, uint32_t t)
{
	return t < n && seg->tok[t].space == 1 && seg->tok[t].sentence == seg->tok[t - 1].sentence;
}

/* The tokens from end to stop are of the office that ends at end, too. */
static void lengthen(uint16_t *path, uint32_t n, uint32_t end, uint32_t stop)
{
	vbi_path_clear(path, n, end, stop, OFFICE);
	for (uint32_t i = end; i < stop; i++)
		path[i] = (uint16_t)(path[i] | OFFICE << 8);
}

static bool begins_body(const uint16_t *path, uint32_t t)
{
	return vbi_path_begins(path, t, VBI_PATH_LAYER(ORG)) && !vbi_path_any(path, t, OFFICE | NAME);
}

/* Giám đốc sân bay Tân Sơn Nhất, trưởng trạm Cảng Sa Kỳ: a place that is run. t: where one begins. */
static bool begins_facility(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	static const vbi_slice first[] = {VBI_WORD("sân"), VBI_WORD("cảng"), VBI_WORD("vườn"), VBI_WORD("nhà"),
	                                  VBI_WORD("bến"), VBI_WORD("trại"), VBI_WORD("chợ"),  VBI_WORD("ga")};

	return vbi_path_begins(path, t, VBI_PATH_LAYER(LOC)) && !vbi_path_any(path, t, OFFICE | NAME | BODY) &&
	       AMONG(seg, t, first) && seg->tok[t].kind == VB_TOKEN_SYLLABLE;
}

/* Who runs something: giám đốc, trưởng phòng quản lý bay. */
static bool runs(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	for (uint32_t i = t; i < end && i < t + 3; i++)
		if (vbi_tok_is_lower(seg, i, "giám") || vbi_tok_is_lower(seg, i, "trưởng") || vbi_tok_is_lower(seg, i, "quản"))
			return true;
	return false;
}

/* What a body completes: no rank or degree, no thẩm phán or đăng kiểm viên of which there are many. */
static bool wants_body(const vbi_seg *seg, const uint16_t *path, uint32_t t, uint32_t end)
{
	static const vbi_slice many[] = {VBI_WORD("phán"), VBI_WORD("sĩ"), VBI_WORD("sỹ"), VBI_WORD("sư"),
	                                 VBI_WORD("lập")};
	static const vbi_slice member[] = {VBI_WORD("ủy"), VBI_WORD("uỷ"), VBI_WORD("ngôn"), VBI_WORD("thành")};

	/* thạc sĩ quản trị kinh doanh của Đại học X: a degree, and where it is from */
	if (end - t > 2 && vbi_seg_any(seg, t) & VBI_MASK(T_DEGREE) && (vbi_tok_is(seg, t + 1, "sĩ") || vbi_tok_is(seg, t + 1, "sỹ")))
		return false;

	return !vbi_path_any(path, end - 1, BODY) && !AMONG(seg, end - 1, many) &&
	       !vbi_seg_has(seg, t, end - t, VBI_TAG_NO_OFFICE) && !vbi_seg_has(seg, t, end - t, VBI_MASK(T_SOLO)) &&
	       !(vbi_tok_is(seg, end - 1, "viên") && !(end - t > 1 && AMONG(seg, end - 2, member)));
}

/* Chủ tịch Fed; Giám đốc của Công ty X, phó phòng thuộc Cục Y: the body that completes the office. Returns where it
 * ends. */
static uint32_t with_body(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	uint32_t body = end;

	if (!goes_on(seg, n, end) || !wants_body(seg, path, t, end))
		return end;
	if (begins_facility(seg, path, end) && runs(seg, t, end))
		return vbi_path_end(path, end, VBI_PATH_LAYER(LOC));
	body += vbi_tok_is(seg, end, "của") || vbi_tok_is(seg, end, "thuộc");
	return goes_on(seg, n, body) && begins_body(path, body) ? vbi_path_end(path, body, VBI_PATH_LAYER(ORG))
	                                                        : end;
}

/* Thư ký báo chí Tổng thống Nga, trợ lý Bộ trưởng: an office that serves another is one with it, unless của parts them.
 * Returns where both end. */
static uint32_t with_served(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice serves[] = {VBI_WORD("chí"), VBI_WORD("ký"), VBI_WORD("lý"), VBI_WORD("ngôn"),
	                                   VBI_WORD("vấn")};
	bool spokesman = end - t > 2 && vbi_tok_is(seg, end - 1, "viên") && vbi_tok_is(seg, end - 2, "ngôn");

	if (end - t < 2 || !goes_on(seg, n, end) || !vbi_path_begins(path, end, VBI_PATH_LAYER(TITLE)) ||
	    !(spokesman || AMONG(seg, end - 1, serves)) || vbi_path_any(path, end - 1, BODY) ||
	    vbi_seg_any(seg, end) & VBI_TAG_NO_OFFICE || vbi_tok_is_lower(seg, end, "nguyên") ||
	    vbi_tok_is_lower(seg, end, "cựu"))
		return end;
	return vbi_path_end(path, end, VBI_PATH_LAYER(TITLE));
}

/* John Howe, giám đốc Nasdaq tại Thượng Hải, ...; ông Bình làm giám đốc PPI tại Việt Nam: a firm from abroad and where
 * it is, right beside who is told of; but ông gặp CEO Kafa tại Paris. The place is [from, to). */
static bool branch(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t from, uint32_t to)
{
	const vbi_tok *last = &seg->tok[from - 2];
	bool named = to < n && seg->tok[to].kind == VB_TOKEN_PUNCT && goes_on(seg, n, to + 1) &&
	             vbi_path_begins(path, to + 1, VBI_PATH_LAYER(PER));

	if (t < 2 || !vbi_path_any(path, from - 2, BODY) ||
	    !(last->kind == VB_TOKEN_FOREIGN || last->kind == VB_TOKEN_ACRONYM))
		return false;
	if (to < n && vbi_path_begins(path, to, VBI_PATH_LAYER(PER)))
		return true;
	return (named || vbi_tok_is(seg, t - 1, "làm") ||
	        (seg->tok[t - 1].kind == VB_TOKEN_PUNCT && vbi_path_any(path, t - 2, NAME))) &&
	       (to >= n || seg->tok[to].kind == VB_TOKEN_PUNCT || seg->tok[to].space > 1);
}

/* Đại sứ Mỹ tại Liên Hợp Quốc, Trưởng đại diện (UNICEF) tại Trung Quốc, Đại biện Đại sứ quán Việt Nam tại Tanzania, Trưởng Phái
 * đoàn Việt Nam tại LHQ: where those are who stand for somebody. Returns where the place or the body there ends. */
static uint32_t with_seat(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice envoy[] = {VBI_WORD("đại"), VBI_WORD("lãnh"), VBI_WORD("tham"), VBI_WORD("công")};
	bool stands = vbi_tok_is(seg, end - 1, "diện");
	unsigned layer;
	uint32_t stop;

	if (!goes_on(seg, n, end) || !goes_on(seg, n, end + 1) || !vbi_tok_is(seg, end, "tại") ||
	    vbi_path_any(path, end + 1, OFFICE))
		return end;
	for (uint32_t i = t; !stands && i + 1 < end; i++)
		stands = (vbi_tok_is_lower(seg, i, "đại") && vbi_tok_is_lower(seg, i + 1, "diện")) ||
		         (vbi_tok_is_lower(seg, i, "sứ") && vbi_tok_is_lower(seg, i + 1, "quán")) ||
		         (vbi_tok_is_lower(seg, i, "phái") && vbi_tok_is_lower(seg, i + 1, "đoàn")) ||
		         (AMONG(seg, i, envoy) && (vbi_tok_is_lower(seg, i + 1, "sứ") || vbi_tok_is_lower(seg, i + 1, "sự") ||
		                                   vbi_tok_is_lower(seg, i + 1, "tán")));
	layer = vbi_path_begins(path, end + 1, VBI_PATH_LAYER(LOC)) ? VBI_PATH_LAYER(LOC) : VBI_PATH_LAYER(ORG);
	if (!vbi_path_begins(path, end + 1, layer))
		return end;
	stop = vbi_path_end(path, end + 1, layer);
	return stands || (layer == VBI_PATH_LAYER(LOC) && branch(seg, path, n, t, end + 1, stop)) ? stop : end;
}

/* Two syllables of one word, the first with a capital, that begin nothing by themselves: Vận tải, Ngư nghiệp. */
static bool field(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t)
{
	return t + 1 < n && goes_on(seg, n, t) && goes_on(seg, n, t + 1) && vbi_tok_title(&seg->tok[t]) &&
	       vbi_tok_small(&seg->tok[t + 1]) && vbi_seg_has(seg, t, 2, VBI_MASK(WORD)) &&
	       !vbi_path_any(path, t, NAME | PLACE) && !vbi_path_begins(path, t, VBI_PATH_LAYER(TITLE)) &&
	       !(vbi_seg_any(seg, t) &
	         (VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_GOV) | VBI_MASK(T_HEAD) | VBI_MASK(T_UNIT) | VBI_MASK(HONORIFIC)));
}

/* Bộ trưởng Đất đai, Hạ tầng và Vận tải [Nhật Bản]: all fields of one ministry, before a name, a mark, a country or the end. More than
 * two of them may be three ministers: so somebody or a country must be told. Returns where they end, t if they are none. */
static uint32_t with_fields(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	uint32_t stop = t + 4, fields = 1;
	bool place, name;

	if (!(vbi_tok_is_lower(seg, t, "bộ") || vbi_tok_is_lower(seg, t, "thứ")) || end - t < 4 || !vbi_tok_title(&seg->tok[t + 2]) ||
	    vbi_path_any(path, t + 2, BODY | PLACE) || vbi_tok_capital(&seg->tok[t + 3]))
		return t;
	stop = end > stop && !(vbi_tok_is(seg, stop, ",") || vbi_tok_is(seg, stop, "và")) ? end : stop;
	for (; fields < 5 && stop < n && vbi_tok_is(seg, stop, ",") && field(seg, path, n, stop + 1); fields++)
		stop += 3;
	if (!(stop < n && vbi_tok_is(seg, stop, "và") && field(seg, path, n, stop + 1)))
		return t;
	stop += 3;
	place = stop < n && seg->tok[stop].space == 1 && vbi_path_begins(path, stop, VBI_PATH_LAYER(LOC));
	name = stop < n && vbi_path_begins(path, stop, VBI_PATH_LAYER(PER));
	if (place && fields > 1 && vbi_seg_any(seg, stop) & VBI_MASK(LOC_COUNTRY) && !vbi_path_begins(path, stop, VBI_PATH_LAYER(ORG)))
		return vbi_path_end(path, stop, VBI_PATH_LAYER(LOC));
	if (fields > 2 && !name && !place)
		return t;
	return stop >= end && (stop >= n || seg->tok[stop].kind == VB_TOKEN_PUNCT || seg->tok[stop].space > 1 || name || place) ? stop : t;
}

/* Tổng thống thứ 19 của Hàn Quốc, Tổng công tố nhà nước [Ai Cập]: which of a state's, and its name. Returns where it
 * ends. */
static uint32_t with_state(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t end)
{
	bool order = end + 3 < n && goes_on(seg, n, end) && vbi_tok_is(seg, end, "thứ") &&
	             seg->tok[end + 1].kind == VB_TOKEN_NUMBER && vbi_tok_is(seg, end + 2, "của") &&
	             vbi_path_begins(path, end + 3, VBI_PATH_LAYER(LOC)) && goes_on(seg, n, end + 3);
	bool state = end + 1 < n && goes_on(seg, n, end) && vbi_tok_is(seg, end - 1, "tố") &&
	             vbi_tok_is_lower(seg, end, "nhà") && vbi_tok_is_lower(seg, end + 1, "nước");
	/* Tổng thống nước chủ nhà Indonesia */
	bool host = goes_on(seg, n, end) && vbi_tok_is(seg, end, "nước") && goes_on(seg, n, end + 3) && vbi_tok_is(seg, end + 1, "chủ") &&
	            vbi_tok_is(seg, end + 2, "nhà") && vbi_path_begins(path, end + 3, VBI_PATH_LAYER(LOC)) &&
	            !vbi_path_any(path, end + 3, BODY | NAME);

	if (host)
		return vbi_path_end(path, end + 3, VBI_PATH_LAYER(LOC));
	if (order)
		return vbi_path_end(path, end + 3, VBI_PATH_LAYER(LOC));
	if (!state)
		return end;
	return goes_on(seg, n, end + 2) && vbi_path_begins(path, end + 2, VBI_PATH_LAYER(LOC))
	               ? vbi_path_end(path, end + 2, VBI_PATH_LAYER(LOC))
	               : end + 2;
}

/* Chủ nhiệm khoa toán, phó chủ nhiệm bộ môn hình học: what a school teaches, up to a mark. Returns where it ends. */
static uint32_t with_subject(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t end)
{
	uint32_t stop = end;

	if (end > 1 && vbi_tok_is(seg, end - 1, "môn") && vbi_tok_is_lower(seg, end - 2, "bộ"))
		stop = end;
	else if (goes_on(seg, n, end) && vbi_tok_is(seg, end, "khoa") && vbi_tok_is(seg, end - 1, "nhiệm"))
		stop = end + 1;
	else
		return end;
	while (stop < n && stop - end < 5 && goes_on(seg, n, stop) && vbi_tok_small(&seg->tok[stop]) &&
	       !vbi_path_any(path, stop, VBI_PATH_ALL) &&
	       !(vbi_seg_any(seg, stop) & (VBI_MASK(STOP) | VBI_MASK(VERB_SAY))))
		stop++;
	return stop < n && stop > end && vbi_tok_small(&seg->tok[stop - 1]) && !vbi_tok_is(seg, stop - 1, "khoa") &&
	                       seg->tok[stop].kind == VB_TOKEN_PUNCT
	               ? stop
	               : end;
}

/* Thạc sĩ quản trị | kinh doanh, trưởng nhóm | nghiên cứu, Tổng Thanh tra | nhà nước: the other word of what is studied, led or inspected.
 * Returns where it ends. */
static uint32_t with_other_word(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice pair[][4] = {
	        {VBI_WORD("quản"), VBI_WORD("trị"), VBI_WORD("kinh"), VBI_WORD("doanh")},
	        {VBI_WORD("quản"), VBI_WORD("lý"), VBI_WORD("kinh"), VBI_WORD("tế")},
	        {VBI_WORD("quản"), VBI_WORD("lý"), VBI_WORD("giáo"), VBI_WORD("dục")},
	        {VBI_WORD("công"), VBI_WORD("nghệ"), VBI_WORD("thông"), VBI_WORD("tin")},
	        {VBI_WORD("tài"), VBI_WORD("chính"), VBI_WORD("ngân"), VBI_WORD("hàng")},
	        {VBI_WORD("tiến"), VBI_WORD("sĩ"), VBI_WORD("khoa"), VBI_WORD("học")},
	        {VBI_WORD("tiến"), VBI_WORD("sỹ"), VBI_WORD("khoa"), VBI_WORD("học")},
	        {VBI_WORD("trưởng"), VBI_WORD("nhóm"), VBI_WORD("nghiên"), VBI_WORD("cứu")},
	        {VBI_WORD("đại"), VBI_WORD("sứ"), VBI_WORD("thiện"), VBI_WORD("chí")},
	        {VBI_WORD("thư"), VBI_WORD("ký"), VBI_WORD("thứ"), VBI_WORD("nhất")},
	        {VBI_WORD("thư"), VBI_WORD("ký"), VBI_WORD("thứ"), VBI_WORD("hai")},
	};

	/* thạc sĩ Quản lý | công */
	if (end - t > 3 && goes_on(seg, n, end) && vbi_tok_is(seg, end, "công") && vbi_seg_any(seg, t) & VBI_MASK(T_DEGREE) && !vbi_path_any(path, end, VBI_PATH_ALL) &&
	    (end + 1 >= n || seg->tok[end + 1].kind == VB_TOKEN_PUNCT || seg->tok[end + 1].space > 1))
		return end + 1;
	if (end + 1 >= n || end - t < 2 || seg->tok[end].kind != VB_TOKEN_SYLLABLE || !strchr("kgtnKGTN", seg->text[seg->tok[end].start]) ||
	    !goes_on(seg, n, end) || !goes_on(seg, n, end + 1) || !vbi_tok_small(&seg->tok[end + 1]) || vbi_path_any(path, end, VBI_PATH_ALL))
		return end;
	for (size_t i = 0; i < sizeof pair / sizeof *pair; i++)
		if (vbi_tok_among(seg, end, &pair[i][2], 1) && vbi_tok_among(seg, end + 1, &pair[i][3], 1) &&
		    vbi_tok_among(seg, end - 1, &pair[i][1], 1) && vbi_tok_among(seg, end - 2, &pair[i][0], 1))
			return end + 2;
	return end;
}

/* Chủ tịch điều hành Steven Hall, Phó chủ tịch cao cấp của X: how high, where no clause goes on. Returns where it ends.
 */
static uint32_t with_grade(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice aide[] = {VBI_WORD("lý"), VBI_WORD("lí"), VBI_WORD("vấn"), VBI_WORD("ký"), VBI_WORD("kí"), VBI_WORD("gia"), VBI_WORD("viên")};
	uint32_t stop = end + 2;
	bool high = end + 1 < n && goes_on(seg, n, end) && ((vbi_tok_is(seg, end, "cấp") && vbi_tok_is(seg, end + 1, "cao")) ||
	                                                    (vbi_tok_is(seg, end, "cao") && vbi_tok_is(seg, end + 1, "cấp")));
	bool grade =
	        end + 1 < n && goes_on(seg, n, end) &&
	        ((vbi_tok_is(seg, end, "điều") && vbi_tok_is(seg, end + 1, "hành") &&
	          vbi_tok_is_lower(seg, end - 1, "tịch")) ||
	         high ||
	         (vbi_tok_is(seg, end, "độc") && vbi_tok_is(seg, end + 1, "lập") && vbi_tok_is_lower(seg, t, "thành")));

	if (!grade || vbi_path_any(path, end, VBI_PATH_ALL) || vbi_path_any(path, end + 1, VBI_PATH_ALL) ||
	    vbi_seg_has(seg, t, end - t, VBI_TAG_NO_OFFICE))
		return end;
	/* trợ lý cấp cao của Thủ tướng, cố vấn cấp cao tại Nhà Trắng: of those who serve */
	if (high && AMONG(seg, end - 1, aide))
		return stop;
	return stop >= n || seg->tok[stop].kind == VB_TOKEN_PUNCT || seg->tok[stop].space > 1 ||
	                       vbi_tok_is(seg, stop, "của") || vbi_tok_is(seg, stop, "kiêm") ||
	                       vbi_path_begins(path, stop, VBI_PATH_LAYER(PER))
	               ? stop
	               : end;
}

/* ---- what is not of it ---- */

/* Phó Chủ tịch HĐQT ngân hàng này: which was named before. Tổng giám đốc người Mỹ: where he is from. Ngoại trưởng Hàn
 * Quốc sang Mỹ: what he does. Returns where the office ends. */
static uint32_t shortened(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice common[] = {VBI_WORD("cơ"),  VBI_WORD("ngân"), VBI_WORD("công"), VBI_WORD("doanh"),
	                                   VBI_WORD("tập"), VBI_WORD("tổ"),   VBI_WORD("đơn"),  VBI_WORD("hiệp")};
	static const vbi_slice goes[] = {VBI_WORD("sang"), VBI_WORD("thăm"), VBI_WORD("tới"), VBI_WORD("đến"),
	                                 VBI_WORD("rời")};

	/* the word may be cut: no word stays so */
	for (uint32_t i = end - 2; end - t > 3 && i < end; i++)
		if (goes_on(seg, n, i + 2) && vbi_tok_is(seg, i + 2, "này") && AMONG(seg, i, common) &&
		    vbi_tok_small(&seg->tok[i + 1]) && vbi_tok_small(&seg->tok[i]) && !vbi_path_any(path, i, BODY) &&
		    vbi_seg_has(seg, i, 2, VBI_MASK(WORD) | VBI_MASK(ORG_HEAD)))
			return i;
	if (end - t > 3 && vbi_tok_is(seg, end - 2, "người") && vbi_seg_has(seg, end - 1, 1, VBI_MASK(LOC_COUNTRY)))
		return end - 2;
	for (uint32_t i = t + 2; i + 1 < end; i++)
		if (vbi_path_begins(path, i + 1, VBI_PATH_LAYER(LOC)) && !vbi_path_any(path, i, PLACE | BODY) &&
		    vbi_path_end(path, i + 1, VBI_PATH_LAYER(LOC)) == end &&
		    (vbi_tok_is(seg, i, "người") || (AMONG(seg, i, goes) && vbi_path_any(path, i - 1, PLACE | BODY))))
			return i;
	return end;
}

/* Văn phòng Thủ tướng Anh: the office of a state is a body where its country is told. t: a title. */
static bool staff(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	if (t < 2 || !vbi_tok_is_lower(seg, t - 2, "văn") || !vbi_tok_is(seg, t - 1, "phòng") || !goes_on(seg, n, t) ||
	    vbi_path_any(path, t - 1, VBI_PATH_ALL) || !vbi_path_any(path, end - 1, PLACE) || vbi_path_any(path, end - 1, BODY) ||
	    !(vbi_seg_any(seg, t) & VBI_MASK(T_SOLO)))
		return false;
	vbi_path_clear(path, n, t, end, OFFICE);
	vbi_path_put(path, n, t - 2, end, BODY);
	return true;
}

/* ---- an office beside a name, up to the bracket or to what he says ---- */

#define REST_MOST 14u /* tokens */

/* The token may be of an office whose unit no list has: no clause goes on with it. */
static bool of_unit(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	static const vbi_slice clause[] = {
	        VBI_WORD("bị"),  VBI_WORD("được"), VBI_WORD("đã"),   VBI_WORD("đang"),  VBI_WORD("từng"), VBI_WORD("vừa"),
	        VBI_WORD("vào"), VBI_WORD("ở"),    VBI_WORD("với"),  VBI_WORD("từ"),    VBI_WORD("đến"),  VBI_WORD("do"),
	        VBI_WORD("để"),  VBI_WORD("thay"), VBI_WORD("nay"),  VBI_WORD("người"), VBI_WORD("khóa"), VBI_WORD("khoá"),
	        VBI_WORD("kiêm"), VBI_WORD("hiện"), VBI_WORD("lúc"), VBI_WORD("chịu"),  VBI_WORD("xin"),  VBI_WORD("gây"),
	        VBI_WORD("bỏ"),  VBI_WORD("sau"),  VBI_WORD("trước"), VBI_WORD("cùng"), VBI_WORD("thời"), VBI_WORD("nhưng"),
	        VBI_WORD("tại"), VBI_WORD("là"),   VBI_WORD("có"),   VBI_WORD("cho"),   VBI_WORD("khi"),  VBI_WORD("sẽ"),
	        VBI_WORD("này"), VBI_WORD("đó"),   VBI_WORD("cũ"),   VBI_WORD("nhiệm"), VBI_WORD("không"), VBI_WORD("trong")};
	const unsigned kind = seg->tok[t].kind;

	return seg->tok[t].space == 1 &&
	       (kind == VB_TOKEN_SYLLABLE || kind == VB_TOKEN_ACRONYM || kind == VB_TOKEN_FOREIGN ||
	        vbi_tok_is(seg, t, "-")) &&
	       !vbi_path_any(path, t, VBI_PATH_ALL & ~(BODY | PLACE)) && !AMONG(seg, t, clause) &&
	       !(vbi_seg_any(seg, t) & (VBI_MASK(HONORIFIC) | VBI_MASK(T_SOLO)));
}

/* A name ends before the mark at token t, or his age is between: ông A, 51 tuổi, T. */
static bool beside_name(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	if (t > 3 && vbi_tok_is(seg, t - 1, "tuổi") && seg->tok[t - 2].kind == VB_TOKEN_NUMBER && vbi_tok_is(seg, t - 3, ","))
		t -= 3;
	return t > 0 && vbi_path_any(path, t - 1, NAME) && seg->tok[t - 1].sentence == seg->tok[t].sentence;
}

/* cho hay, cho biết, cho rằng */
static bool tells(const vbi_seg *seg, uint32_t n, uint32_t t)
{
	static const vbi_slice says[] = {VBI_WORD("hay"), VBI_WORD("biết"), VBI_WORD("rằng")};

	return t + 1 < n && vbi_tok_is(seg, t, "cho") && AMONG(seg, t + 1, says);
}

/* Khẳng định, thừa nhận: two syllables by which somebody says something. */
static bool states(const vbi_seg *seg, uint32_t t)
{
	return vbi_seg_any(seg, t) & VBI_MASK(VERB_SAY) && vbi_seg_longest(seg, t, VBI_MASK(VERB_SAY))->count > 1;
}

/* Chủ nhiệm Đề án quy hoạch du lịch trên bán đảo X, giám đốc dự án: what is run for a time, behind the office at end or at its end. */
static bool of_project(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	static const vbi_slice first[] = {VBI_WORD("đề"), VBI_WORD("dự"), VBI_WORD("chương")};
	static const vbi_slice second[] = {VBI_WORD("án"), VBI_WORD("tài"), VBI_WORD("trình")};

	if (!vbi_tok_is(seg, t + 1, "nhiệm") && !vbi_tok_is(seg, t + 1, "đốc") && !vbi_tok_is(seg, t + 2, "đốc") && !vbi_tok_is(seg, t + 2, "nhiệm"))
		return false;
	for (uint32_t i = end > t + 3 ? end - 2 : t + 2; i <= end && i + 1 < seg->toks; i++)
		if (AMONG(seg, i, first) && AMONG(seg, i + 1, second))
			return true;
	return false;
}

/* Trưởng phòng | đối ngoại Công ty X, giám đốc | nhãn hiệu của Công ty X: small words, then a body that ends at stop. */
static bool ends_with_body(const vbi_seg *seg, const uint16_t *path, uint32_t end, uint32_t stop)
{
	uint32_t t = end;

	while (t < stop && t - end < 5 && !vbi_path_any(path, t, BODY) && vbi_tok_small(&seg->tok[t]))
		t++;
	return t > end && t < stop && begins_body(path, t) && vbi_path_end(path, t, VBI_PATH_LAYER(ORG)) == stop;
}

/* Ông A (trưởng phòng cảnh sát điều tra tội phạm về ma túy Công an tỉnh X); ông A, chánh thanh tra xây dựng thành phố, cho
 * hay: up to the bracket, or to the comma before what he says, all is of the office. Returns where it ends. */
static uint32_t with_rest(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	bool open = t > 1 && vbi_tok_is(seg, t - 1, "("), ends, short_name;
	bool also = t > 1 && vbi_tok_is(seg, t - 1, "kiêm") && vbi_path_any(path, t - 2, OFFICE);
	uint32_t stop = end;

	if (t < 2 || !(also || (seg->tok[t - 1].kind == VB_TOKEN_PUNCT && beside_name(seg, path, t - 1))) ||
	    vbi_seg_has(seg, t, end - t, VBI_TAG_NO_OFFICE) || vbi_seg_has(seg, t, end - t, VBI_MASK(T_SOLO)) ||
	    /* Giám đốc Công ty Hải Long: a name is whole */
	    (vbi_path_any(path, end - 1, BODY | PLACE) && vbi_tok_capital(&seg->tok[end - 1])))
		return end;
	while (stop < n && stop - end < REST_MOST && seg->tok[stop].sentence == seg->tok[t].sentence && of_unit(seg, path, stop) && !states(seg, stop))
		stop++;
	if (stop == end || stop >= n || vbi_tok_is(seg, stop - 1, "-"))
		return end;
	if (open)
		return vbi_tok_is(seg, stop, ")") ? stop : end;
	ends = vbi_tok_is(seg, stop, ",") && stop + 1 < n && (vbi_tok_is(seg, stop + 1, "nói") || tells(seg, n, stop + 1));
	short_name = stop + 2 < n && vbi_tok_is(seg, stop, "(") && seg->tok[stop + 1].kind == VB_TOKEN_ACRONYM &&
	             vbi_tok_is(seg, stop + 2, ")");
	ends |= vbi_path_any(path, stop - 1, BODY | PLACE) && (tells(seg, n, stop) || short_name);
	ends |= (states(seg, stop) || (seg->tok[stop].kind == VB_TOKEN_PUNCT && seg->tok[stop].space == 0 && !vbi_tok_is(seg, stop, ":"))) &&
	        !vbi_tok_is(seg, end, "một") && !vbi_tok_is(seg, end, "các") && (of_project(seg, t, end) || ends_with_body(seg, path, end, stop));
	return ends ? stop : end;
}

/* ---- names ---- */

/* Group, Holdings: what only firms are called. */
static bool called_firm(const vbi_seg *seg, uint32_t t)
{
	static const char *const firm[] = {"group",    "holdings", "media",  "capital", "bank",    "airlines",
	                                   "motors",   "motor",    "tech",   "labs",    "digital", "robotics",
	                                   "software", "systems",  "energy", "global"};

	return foreign_among(seg, t, firm, sizeof firm / sizeof *firm);
}

/* The same token ends or goes on with a longer name elsewhere: CEO Musk, Elon Musk. */
static bool of_longer_name(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t)
{
	const vbi_tok *tok = &seg->tok[t];

	for (uint32_t i = 0, looked = 0; looked < 512 && (i = vbi_path_next_of(path, n, i, NAME)) < n; i++, looked++) {
		uint32_t end = vbi_path_end(path, i, VBI_PATH_LAYER(PER));

		for (uint32_t k = i; end - i > 1 && k < end; k++)
			if (seg->tok[k].end - seg->tok[k].start == tok->end - tok->start &&
			    memcmp(seg->text + seg->tok[k].start, seg->text + tok->start, tok->end - tok->start) == 0)
				return true;
	}
	return false;
}

/* CEO Ford, CEO ViTech Group: a firm, where nobody of the text is called so. t: an office that ends at end. */
static void name_firm(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	uint32_t stop = end;

	if (!goes_on(seg, n, end) || !(vbi_tok_is(seg, t, "CEO") || vbi_tok_is(seg, end - 1, "hành")) ||
	    vbi_path_any(path, end, BODY | PLACE | OFFICE))
		return;
	while (stop < n && stop - end < 4 && seg->tok[stop].kind == VB_TOKEN_FOREIGN &&
	       vbi_tok_capital(&seg->tok[stop]) && seg->tok[stop].space == 1 &&
	       !vbi_path_any(path, stop, BODY | PLACE | OFFICE))
		stop++;
	if (stop == end ||
	    (stop < n && vbi_path_any(path, stop, NAME) && !vbi_path_begins(path, stop, VBI_PATH_LAYER(PER))))
		return;
	if (!called_firm(seg, stop - 1) &&
	    (stop - end > 1 || !vbi_tok_is(seg, t, "CEO") || of_longer_name(seg, path, n, end)))
		return;
	vbi_path_clear(path, n, end, stop, NAME);
	vbi_path_put(path, n, end, stop, BODY);
}

/* Ông Trần Minh A elsewhere: tokens [t, t + count) are written as a whole name behind a form of address or a rank, or Thị tells it is one. */
static bool named_elsewhere(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t count)
{
	for (uint32_t i = 0, looked = 0; looked < 512 && (i = vbi_path_next_of(path, n, i, NAME)) < n; i++, looked++) {
		uint32_t same = 0;

		if (seg->tok[i].code != seg->tok[t].code || i == 0 || seg->tok[i].space != 1 ||
		    !(vbi_tok_is(seg, t + 1, "Thị") || vbi_tok_is(seg, t + 1, "Văn") ||
		      vbi_seg_any(seg, i - 1) & (VBI_MASK(HONORIFIC) | VBI_MASK(T_RANK) | VBI_MASK(T_DEGREE))) || !vbi_path_begins(path, i, VBI_PATH_LAYER(PER)) ||
		    vbi_path_end(path, i, VBI_PATH_LAYER(PER)) != i + count || i == t)
			continue;
		while (same < count && seg->tok[i + same].code == seg->tok[t + same].code)
			same++;
		if (same == count)
			return true;
	}
	return false;
}

/* Phó phòng kế toán công ty Trần Thị Bảy: somebody who is named elsewhere, too, was taken into the office; but Hiệu trưởng Trường Lê Quý Đôn. */
static void free_name(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice called[] = {VBI_WORD("viện"), VBI_WORD("trường"), VBI_WORD("quỹ"), VBI_WORD("đường"), VBI_WORD("phố"),
	                                   VBI_WORD("học"), VBI_WORD("giải"), VBI_WORD("tên"), VBI_WORD("xã"), VBI_WORD("phường")};
	uint32_t first = end, body;
	bool own; /* a name was found there, too */

	if (end - t < 5 || (end < n && vbi_path_goes_on(path, end, VBI_PATH_LAYER(ORG))) || !vbi_tok_title(&seg->tok[end - 1]) ||
	    !vbi_tok_title(&seg->tok[end - 2]) || !vbi_tok_title(&seg->tok[end - 3]))
		return;
	/* ông A, Giám đốc Công ty Hoàng Gia Phát; Giám đốc Công ty Thái Hà Hưng, ông B: who it is is told */
	if ((t > 1 && seg->tok[t - 1].kind == VB_TOKEN_PUNCT && beside_name(seg, path, t - 1)) ||
	    (end + 1 < n && seg->tok[end].kind == VB_TOKEN_PUNCT && vbi_seg_any(seg, end + 1) & VBI_MASK(HONORIFIC)))
		return;
	while (first > t + 2 && end - first < 5 && vbi_tok_title(&seg->tok[first - 1]))
		first--;
	if (end - first > 4 || !vbi_tok_small(&seg->tok[first - 1]) || AMONG(seg, first - 1, called) ||
	    !(vbi_seg_any(seg, first) & VBI_MASK(SURNAME)) || vbi_tok_is(seg, end - 2, "Chí") || vbi_path_any(path, end - 1, PLACE))
		return;
	/* giám đốc Công ty TNHH xây dựng Vũ Hoàng Dương */
	for (uint32_t i = t; i < first; i++)
		if (vbi_tok_is_lower(seg, i, "tnhh") || (vbi_tok_is_lower(seg, i, "phần") && vbi_tok_is_lower(seg, i - 1, "cổ")))
			return;
	own = vbi_path_begins(path, first, VBI_PATH_LAYER(PER)) && vbi_path_end(path, first, VBI_PATH_LAYER(PER)) == end && !vbi_tok_is(seg, first - 1, "ty");
	if (!own && !named_elsewhere(seg, path, n, first, end - first))
		return;
	vbi_path_clear(path, n, first, end, OFFICE | BODY);
	vbi_path_put(path, n, first, end, NAME);
	/* a common noun is left: Chủ tịch hiệp hội */
	for (body = first; body > t && !vbi_path_begins(path, body, VBI_PATH_LAYER(ORG));)
		body--;
	if (first - body <= 2 && vbi_tok_small(&seg->tok[body]))
		vbi_path_clear(path, n, body, first, BODY);
}

/* Rời vị trí CEO DeepMind: nobody is called CEO. t: a name. */
static void free_ceo(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end;

	if (!(vbi_tok_is(seg, t, "CEO") || vbi_tok_is(seg, t, "TGĐ")) || (end = vbi_path_end(path, t, VBI_PATH_LAYER(PER))) - t < 2)
		return;
	vbi_path_clear(path, n, t, t + 1, NAME);
	vbi_path_put(path, n, t + 1, end, NAME);
	vbi_path_put(path, n, t, t + 1, OFFICE);
}

/* Trưởng nhóm nghiên cứu | Ernst Weber cho rằng, nghị sĩ đảng Xanh | Dieter Brandt: what ends before token first may be all of the body, for
 * such are not called by strange words, and nobody else has the office that ends at end. */
static bool whole_body(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t first, uint32_t end)
{
	static const vbi_slice last[] = {VBI_WORD("tâm"), VBI_WORD("cứu"), VBI_WORD("hội"), VBI_WORD("tàng"), VBI_WORD("tế"),
	                                 VBI_WORD("ương"), VBI_WORD("xanh"), VBI_WORD("hòa"), VBI_WORD("chủ")};

	if (vbi_tok_is(seg, first - 1, "đội"))
		return first > 1 && vbi_tok_is_lower(seg, first - 2, "quân");
	return AMONG(seg, first - 1, last) && first - t > 2 && !vbi_path_any(path, end - 1, NAME | PLACE) &&
	       (t == 0 || (seg->tok[t - 1].kind == VB_TOKEN_PUNCT ? !beside_name(seg, path, t - 1) : !vbi_path_any(path, t - 1, NAME))) &&
	       (end >= n || vbi_tok_small(&seg->tok[end]) || vbi_tok_is(seg, end, ",")) && seg->tok[first].shape == VB_SHAPE_TITLE;
}

/* Ủy viên thương mại EU Cecilia Malmstrom, cựu Tổng tham mưu trưởng quân đội Gadi Eisenkot: a name from abroad that was
 * taken into the office, behind a country, an army or a body of states. Returns where the office ends. */
static uint32_t before_foreign(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const char *const states[] = {"eu", "nato", "lhq", "asean", "who", "imf"};
	const size_t many = sizeof states / sizeof *states;
	uint32_t first = end;

	while (first > t + 1 && end - first < 4 && seg->tok[first - 1].kind == VB_TOKEN_FOREIGN &&
	       vbi_tok_capital(&seg->tok[first - 1]) && seg->tok[first - 1].space == 1 &&
	       !vbi_path_any(path, first - 1, PLACE) && !foreign_among(seg, first - 1, states, many))
		first--;
	/* Đô đốc Cooper, tiến sĩ Hod Weber: a rank or degree has no body */
	if (end > first && end - first < 4 && vbi_seg_has(seg, t, first - t, end - first == 1 ? VBI_MASK(T_RANK) | VBI_MASK(T_DEGREE) : VBI_MASK(T_DEGREE)) &&
	    !vbi_path_any(path, first, BODY)) {
		vbi_path_clear(path, n, first, end, OFFICE);
		vbi_path_put(path, n, first, end, NAME);
		return first;
	}
	if (end - first < 2 || end - first > 3 ||
	    (end < n && seg->tok[end].space == 1 && vbi_tok_capital(&seg->tok[end])) || called_firm(seg, end - 1))
		return end;
	if (!foreign_among(seg, first - 1, states, many) && !vbi_path_any(path, first - 1, PLACE) && !whole_body(seg, path, n, t, first, end))
		return end;
	vbi_path_clear(path, n, first, end, OFFICE | BODY);
	vbi_path_put(path, n, first, end, NAME);
	return first;
}

/* Thượng tá Hồ Khánh, NSƯT Văn Phú, đại úy Chương: who has a rank or an honour is somebody, whatever place is called so. t: an office that ends
 * at end. */
static void name_ranked(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	const uint64_t other = VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | VBI_MASK(LOC_UNIT) | VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO) |
	                       VBI_MASK(T_UNIT) | VBI_MASK(T_RANK) | VBI_MASK(HONORIFIC) | VBI_MASK(STOP);
	const uint64_t known = VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_CITY) | VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_REGION) | VBI_MASK(ORG_NAME);
	uint32_t stop = end + 1;
	bool place;

	if (!(vbi_seg_any(seg, t) & (VBI_MASK(T_RANK) | VBI_MASK(T_HONOR))))
		return;
	/* [Thượng úy Đức]: a name was found in it */
	if (end - t == 3 && vbi_path_begins(path, end - 1, VBI_PATH_LAYER(PER)) && vbi_path_end(path, end - 1, VBI_PATH_LAYER(PER)) == end &&
	    vbi_seg_has(seg, t, 2, VBI_MASK(T_RANK))) {
		vbi_path_clear(path, n, end - 1, end, OFFICE | PLACE);
		return;
	}
	if (!goes_on(seg, n, end) || !vbi_tok_title(&seg->tok[end]) ||
	    vbi_path_any(path, end, NAME | BODY | OFFICE) || !vbi_seg_has(seg, t, end - t, VBI_MASK(T_RANK) | VBI_MASK(T_HONOR)))
		return;
	place = vbi_path_any(path, end, PLACE);
	while (goes_on(seg, n, stop) && stop - end < 5 && vbi_tok_title(&seg->tok[stop]) && !vbi_path_any(path, stop, NAME | BODY | OFFICE))
		stop++;
	if (stop - end > 4 || (goes_on(seg, n, stop) && vbi_tok_capital(&seg->tok[stop])) ||
	    (place && (!vbi_path_begins(path, end, VBI_PATH_LAYER(LOC)) || vbi_path_end(path, end, VBI_PATH_LAYER(LOC)) != stop)) ||
	    (vbi_seg_any(seg, end) & other && !(vbi_seg_any(seg, end) & VBI_MASK(SURNAME) && stop - end > 1)) ||
	    vbi_seg_has(seg, end, stop - end, known))
		return;
	/* Thiếu tướng Công an ..., cựu tướng Thủy quân lục chiến */
	if (goes_on(seg, n, stop) && vbi_tok_small(&seg->tok[stop]) && vbi_seg_has(seg, stop - 1, 2, VBI_MASK(WORD) | VBI_MASK(ORG_FIELD)))
		return;
	vbi_path_clear(path, n, end, stop, PLACE);
	vbi_path_put(path, n, end, stop, NAME);
}

/* Trung tướng Tư lệnh Quân khu: a rank and an office. */
static void part_rank(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	const vbi_match *rank = vbi_seg_longest(seg, t, VBI_MASK(T_RANK));
	uint32_t next = rank ? t + rank->count : end;

	if (next + 1 < end && goes_on(seg, n, next) && vbi_tok_title(&seg->tok[next]) &&
	    !vbi_path_any(path, next, BODY | PLACE) && vbi_seg_any(seg, next) & VBI_MASK(T_HEAD) &&
	    vbi_seg_longest(seg, next, VBI_MASK(T_HEAD))->count > 1)
		vbi_path_put(path, n, next, end, OFFICE);
}

/* Ngày 3/9 Hồ Chủ tịch triệu tập ...: whose name stands before his office. */
static void name_ho(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	if (t > 0 && end - t == 2 && vbi_tok_is(seg, t - 1, "Hồ") && seg->tok[t].space == 1 &&
	    vbi_tok_is_lower(seg, t, "chủ") && !vbi_path_any(path, t - 1, VBI_PATH_ALL))
		vbi_path_put(path, n, t - 1, t, NAME);
}

/* Ông A, Thường vụ Tỉnh ủy, Bí thư Huyện ủy B: one of the standing committee, by its name alone, between marks behind his. t: a name. */
static void standing_member(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t at = vbi_path_end(path, t, VBI_PATH_LAYER(PER)), end, whose;

	if (at + 2 >= n || seg->tok[at].kind != VB_TOKEN_PUNCT || !vbi_path_begins(path, at + 1, VBI_PATH_LAYER(ORG)) ||
	    vbi_path_any(path, at + 1, OFFICE) ||
	    !(vbi_tok_is(seg, at, ",") || vbi_tok_is(seg, at, "(") || vbi_tok_is(seg, at, "-") || vbi_tok_is(seg, at, "–")))
		return;
	whose = at + 2;
	if (vbi_tok_is_lower(seg, at + 1, "thường") && vbi_tok_is_lower(seg, at + 2, "vụ"))
		whose = at + 3;
	else if (!(vbi_tok_is(seg, at + 1, "UVTV") || vbi_tok_is(seg, at + 1, "UVBTV")))
		return;
	end = vbi_path_end(path, at + 1, VBI_PATH_LAYER(ORG));
	if (whose >= end || (end < n && seg->tok[end].kind != VB_TOKEN_PUNCT && seg->tok[end].space == 1))
		return;
	vbi_path_put(path, n, at + 1, end, OFFICE);
	vbi_path_clear(path, n, at + 1, whose, BODY);
	vbi_path_put(path, n, whose, end, BODY);
}

/* Trưởng Văn phòng đại diện | JETRO tại Việt Nam: the office is whose body begins with it. t: a title that ends at end. */
static void office_of(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	for (uint32_t i = t + 1; i + 4 < end && i < t + 4; i++)
		if (vbi_tok_is_lower(seg, i, "văn") && vbi_tok_is_lower(seg, i + 1, "phòng") && vbi_tok_is_lower(seg, i + 2, "đại") &&
		    vbi_tok_is_lower(seg, i + 3, "diện") && !vbi_path_any(path, i, BODY) && vbi_path_begins(path, i + 4, VBI_PATH_LAYER(ORG))) {
			vbi_path_put(path, n, i, end, BODY);
			return;
		}
}

/* [Đồng] Chủ tịch Hội nghị, hai [đồng] Chánh Văn phòng: who share an office; but 5 triệu đồng Trưởng ban. Returns where the office that
 * was found at t begins. */
static uint32_t shared(const vbi_seg *seg, const uint16_t *path, uint32_t t, uint32_t end)
{
	static const vbi_slice led[] = {VBI_WORD("là"), VBI_WORD("làm"), VBI_WORD("chức"), VBI_WORD("trí"), VBI_WORD("vai"), VBI_WORD("các"),
	                                VBI_WORD("hai"), VBI_WORD("ba"), VBI_WORD("và"), VBI_WORD("cựu"), VBI_WORD("nguyên"), VBI_WORD("danh"), VBI_WORD("kiêm")};
	static const vbi_slice money[] = {VBI_WORD("triệu"), VBI_WORD("tỷ"), VBI_WORD("tỉ"), VBI_WORD("nghìn"), VBI_WORD("ngàn"), VBI_WORD("trăm"), VBI_WORD("vạn")};

	if (t == 0 || seg->tok[t].space != 1)
		return t;
	if (vbi_tok_is(seg, t, "đồng"))
		return t + (end - t > 2 && (AMONG(seg, t - 1, money) || (seg->tok[t - 1].kind == VB_TOKEN_NUMBER && seg->tok[t - 1].end - seg->tok[t - 1].start > 2)));
	if (!vbi_tok_is_lower(seg, t - 1, "đồng") || vbi_path_any(path, t - 1, VBI_PATH_ALL) ||
	    !(vbi_seg_any(seg, t) & (VBI_MASK(T_HEAD) | VBI_MASK(T_UNIT) | VBI_MASK(T_MOD))))
		return t;
	return t == 1 || seg->tok[t - 1].space >= 2 || seg->tok[t - 2].kind == VB_TOKEN_PUNCT || AMONG(seg, t - 2, led) ? t - 1 : t;
}

/* Các chuyên gia cao cấp của Việt Nam: a general word, but where somebody is named beside it or the rank is told of: ngạch chuyên gia cao cấp. */
static bool expert(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice rank[] = {VBI_WORD("ngạch"), VBI_WORD("danh"), VBI_WORD("lương"), VBI_WORD("hạng"), VBI_WORD("là")};

	if (end - t < 2 || !vbi_tok_is_lower(seg, t, "chuyên") || !vbi_tok_is(seg, t + 1, "gia"))
		return false;
	return !(t > 1 && (AMONG(seg, t - 1, rank) || (seg->tok[t - 1].kind == VB_TOKEN_PUNCT && beside_name(seg, path, t - 1)))) &&
	       !(end < n && vbi_path_begins(path, end, VBI_PATH_LAYER(PER)));
}

/* ---- all of them ---- */

/* An office that ends at end may go on there: mostly not, for the sentence ends or a mark stands there, or a name. */
static bool may_go_on(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t end)
{
	return goes_on(seg, n, end) && !((path[end] & (NAME | OFFICE)) == NAME && vbi_tok_title(&seg->tok[end]));
}

static void mend_office(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(TITLE)), stop;

	if ((stop = shared(seg, path, t, end)) != t) {
		vbi_path_clear(path, n, t, end, OFFICE);
		t = stop;
		vbi_path_put(path, n, t, end, OFFICE);
	}
	if (vbi_tag_course(seg, path, n, t, end) || expert(seg, path, n, t, end)) {
		vbi_path_clear(path, n, t, end, OFFICE);
		return;
	}
	if (staff(seg, path, n, t, end))
		return;
	if ((stop = shortened(seg, path, n, t, end)) < end) {
		vbi_path_clear(path, n, stop, end, OFFICE);
		return;
	}
	name_ho(seg, path, n, t, end);
	/* a body that goes on where the office ends: up to a name, or it is of the office, too */
	if (end < n && vbi_path_goes_on(path, end, VBI_PATH_LAYER(ORG))) {
		stop = vbi_path_end(path, end, VBI_PATH_LAYER(ORG));
		if (vbi_path_begins(path, end, VBI_PATH_LAYER(PER)))
			vbi_path_clear(path, n, end, stop, BODY);
		else if (vbi_path_next_of(path, stop, end, OFFICE) == stop)
			lengthen(path, n, end, stop);
		end = vbi_path_end(path, t, VBI_PATH_LAYER(TITLE));
	}
	end = before_foreign(seg, path, n, t, end);
	part_rank(seg, path, n, t, end);
	name_ranked(seg, path, n, t, vbi_path_end(path, t, VBI_PATH_LAYER(TITLE)));
	end = vbi_path_end(path, t, VBI_PATH_LAYER(TITLE));
	name_firm(seg, path, n, t, end);
	stop = with_fields(seg, path, n, t, end);
	if (stop > t)
		vbi_path_clear(path, n, t + 2, stop, BODY);
	else if (!may_go_on(seg, path, n, end))
		stop = end;
	else if ((stop = with_grade(seg, path, n, t, end)) == end && (stop = with_state(seg, path, n, end)) == end &&
	         (stop = with_other_word(seg, path, n, t, end)) == end)
		stop = with_subject(seg, path, n, end);
	if (stop > end)
		lengthen(path, n, end, stop);
	end = stop;
	stop = may_go_on(seg, path, n, end) ? with_body(seg, path, n, t, end) : end;
	/* CEO SpaceX và Tesla */
	if (vbi_tok_is(seg, t, "CEO") && vbi_path_any(path, stop - 1, BODY) && goes_on(seg, n, stop) &&
	    vbi_tok_is(seg, stop, "và") && goes_on(seg, n, stop + 1) && begins_body(path, stop + 1))
		stop = vbi_path_end(path, stop + 1, VBI_PATH_LAYER(ORG));
	if (stop == end && may_go_on(seg, path, n, end))
		stop = with_served(seg, path, n, t, end);
	if (stop > end)
		lengthen(path, n, end, stop);
	end = stop;
	if (may_go_on(seg, path, n, end) && (stop = with_seat(seg, path, n, t, end)) > end)
		lengthen(path, n, end, stop);
	if (stop - t > 5)
		office_of(seg, path, n, t, stop);
	end = stop;
	if ((stop = with_rest(seg, path, n, t, end)) > end) {
		bool body = vbi_path_any(path, end - 1, BODY);

		lengthen(path, n, end, stop);
		for (uint32_t i = end; body && i < stop; i++)
			path[i] = (uint16_t)((path[i] & ~BODY) | BODY << 8);
	}
	free_name(seg, path, n, t, stop);
}

void vbi_tag_offices(const vbi_seg *seg, uint16_t *path, uint32_t n)
{
	for (uint32_t t = 0; (t = vbi_path_next_of(path, n, t, OFFICE | NAME)) < n; t++) {
		if (vbi_path_begins(path, t, VBI_PATH_LAYER(PER))) {
			free_ceo(seg, path, n, t);
			/* mostly an office ends right before it, or another sentence begins */
			if (t > 0 && seg->tok[t].space <= 1 && !(vbi_path_any(path, t - 1, OFFICE) && seg->tok[t - 1].kind == VB_TOKEN_SYLLABLE))
				vbi_tag_degree(seg, path, n, t);
			standing_member(seg, path, n, t);
		}
		if (vbi_path_begins(path, t, VBI_PATH_LAYER(TITLE)))
			mend_office(seg, path, n, t);
	}
}
