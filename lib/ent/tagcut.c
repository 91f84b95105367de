/* ent/tagcut.c - spans that take in what is not of them, or leave out what is: tagpath.h. */
#include "ent/tagcodes.h"

#include <string.h>

#define OFFICE VBI_PATH_LAYER(TITLE)
#define BODY   VBI_PATH_LAYER(ORG)
#define PLACE  VBI_PATH_LAYER(LOC)
#define NAME   VBI_PATH_LAYER(PER)
#define DOCUMENT VBI_PATH_LAYER(DOC)

/* The span that begins at t, and the bodies and places in it, end before token from. */
static void cut(uint16_t *path, uint32_t n, uint32_t t, uint32_t from, unsigned layer)
{
	uint32_t end = vbi_path_end(path, t, layer);

	vbi_path_clear(path, n, from, end, 1u << layer);
	for (unsigned inner = layer == OFFICE ? BODY : PLACE; inner <= PLACE; inner++)
		if (vbi_path_goes_on(path, from, inner) && vbi_path_end(path, from, inner) <= end)
			vbi_path_clear(path, n, from, end, 1u << inner);
}

/* ---- ends ---- */

/* Lists as X(word), or of two words as X(first, second), of which bits are made (tagcodes.h). */
#define FIRST_BIT(first, second) VBI_WORD_BITS(first)
#define SECOND_BIT(first, second) VBI_WORD_BITS(second)
#define PAIR(first, second) {VBI_WORD(first), VBI_WORD(second)},
#define SLICE(word) VBI_WORD(word),

static inline size_t length(const vbi_tok *tok) { return tok->end - tok->start; }

/* Tokens i and i + 1 are such a pair. */
static bool pair_among(const vbi_seg *seg, uint32_t i, const vbi_slice pair[][2], size_t pairs)
{
	const vbi_tok *tok = &seg->tok[i];

	for (size_t k = 0; i + 1 < seg->toks && k < pairs; k++)
		if (pair[k][0].n == length(tok) && pair[k][1].n == length(tok + 1) &&
		    memcmp(seg->text + tok[0].start, pair[k][0].p, pair[k][0].n) == 0 &&
		    memcmp(seg->text + tok[1].start, pair[k][1].p, pair[k][1].n) == 0)
			return true;
	return false;
}

#define CLAUSES(X) \
	X("vi", "phạm") X("cập", "nhật") X("chủ", "yếu") X("thẳng", "thắn") X("độc", "đoán") \
	X("làm", "nhiệm") X("chịu", "hình") X("tự", "tiện") X("công", "kích") X("chất", "vấn") \
	X("cho", "biết") X("cho", "rằng") X("yêu", "cầu") X("khẳng", "định") X("kê", "khai") \
	X("tiền", "nhiệm") X("đương", "nhiệm") X("bức", "xúc")
#define DOES(X) \
	X("chủ", "trì") X("dẫn", "chứng") X("cho", "biết") X("cho", "rằng") X("khẳng", "định") \
	X("nhấn", "mạnh") X("phát", "biểu") X("liên", "đới") X("ước", "tính") X("chia", "sẻ") \
	X("bày", "tỏ") X("nhận", "xét") X("thống", "nhất") X("bức", "xúc") X("kiểm", "điểm") \
	X("lo", "lắng") X("băn", "khoăn") X("đưa", "tin") X("nhìn", "nhận")
#define SENTENCES(X) \
	X("Nói", "về") X("Từ", "những") X("Từ", "đó") X("Từ", "khi") X("Từ", "năm") X("Từ", "ngày") \
	X("Tuy", "nhiên") X("Sau", "khi") X("Sau", "đó") X("Ngoài", "ra") X("Trao", "đổi") \
	X("Cũng", "theo") X("Đến", "nay") X("Bên", "cạnh") X("Như", "vậy") X("Mới", "đây") X("Trả", "lời") \
	X("Cùng", "ngày") X("Nhiều", "người") X("Liên", "quan") X("Đối", "với") X("Được", "biết") \
	X("Mặc", "dù") X("Vì", "vậy") X("Do", "đó") X("Hiện", "nay") X("Ngay", "sau") X("Cho", "đến") \
	X("Có", "thể") X("Nhân", "dịp") X("Theo", "đó") X("Trong", "khi") X("Trước", "đó") X("Trước", "những") \
	X("Trước", "tình") X("Trong", "số") X("Với", "những") X("Tại", "đây") X("Đồng", "thời") X("Đây", "là") X("Cần", "có") X("Cần", "phải") X("Dưới", "thời") X("Dưới", "sự")
#define LINKS(X) X("tại") X("của") X("và") X("với") X("cho") X("do") X("để") X("khi") X("thì")

/* A clause begins at token i, right behind a name or a level: UBND tỉnh vi phạm ..., Cục Biểu diễn cập nhật ... */
static bool clause(const vbi_seg *seg, uint32_t i)
{
	static const vbi_slice pair[][2] = {CLAUSES(PAIR)};
	const vbi_tok *tok = &seg->tok[i];
	static const vbi_slice whole[] = {VBI_WORD("quân"), VBI_WORD("chuyên"), VBI_WORD("thường"), VBI_WORD("gian"),
	                                  VBI_WORD("biên"), VBI_WORD("ma"),     VBI_WORD("tội"),    VBI_WORD("rác")};

	if (tok->space != 1 || !vbi_tok_small(tok) || vbi_tok_is_lower(seg, i - 1, "hàng") ||
	    vbi_tok_is_lower(seg, i - 1, "phòng"))
		return false;
	return (vbi_tok_is(seg, i, "đóng") && vbi_tok_title(&seg->tok[i - 1])) ||
	       (vbi_tok_is(seg, i, "không") &&
	        !(i + 1 < seg->toks && vbi_tok_among(seg, i + 1, whole, sizeof whole / sizeof *whole))) ||
	       (i + 2 < seg->toks && vbi_tok_is(seg, i, "thông") && vbi_tok_is(seg, i + 1, "tin") &&
	        vbi_tok_is(seg, i + 2, "thêm")) ||
	       pair_among(seg, i, pair, sizeof pair / sizeof *pair);
}

/* Its first token may be that of a clause. */
static inline bool may_begin_clause(const vbi_seg *seg, uint32_t i)
{
	return vbi_word_maybe(vbi_word_bit(seg, i), 0 CLAUSES(FIRST_BIT) VBI_WORD_BITS("đóng") VBI_WORD_BITS("không") VBI_WORD_BITS("thông") VBI_WORD_BITS("phụ"));
}

/* A span may end before this word, or before the one ahead of it (true_end). */
static inline bool may_be_too_much(const vbi_seg *seg, uint32_t i)
{
	return vbi_word_maybe(vbi_word_bit(seg, i), 0 LINKS(VBI_WORD_BITS) DOES(SECOND_BIT) VBI_WORD_BITS("mới") VBI_WORD_BITS("trách") VBI_WORD_BITS("biệt") VBI_WORD_BITS("các")
	                                        VBI_WORD_BITS("những"));
}

#define FIRST_CLAUSE(first, second) vbi_tag_add_cue(cues, first, VBI_CUE_CLAUSE);
#define SECOND_OVER(first, second)  vbi_tag_add_cue(cues, second, VBI_CUE_OVER);
#define OVER(word)                  vbi_tag_add_cue(cues, word, VBI_CUE_OVER);
#define FIRST_SENTENCE(first, second) vbi_tag_add_cue(cues, first, VBI_CUE_SENTENCE);

void vbi_tag_cut_cues(vbi_tag_cues *cues)
{
	static const char *const behind[] = {"tàu", "triều", "nhà", "họ", "thời", "tộc", "vua"};
	static const char *const with[] = {"báo", "văn", "ngành", "theo", "trong", "tại", "khi", "nếu", "đây", "những", "các", "trước", "để"};

	vbi_tag_add_cues(cues, behind, sizeof behind / sizeof *behind, VBI_CUE_CUT);
	vbi_tag_add_cues(cues, with, sizeof with / sizeof *with, VBI_CUE_CUT);
	CLAUSES(FIRST_CLAUSE)
	FIRST_CLAUSE("đóng", ) FIRST_CLAUSE("không", ) FIRST_CLAUSE("thông", ) FIRST_CLAUSE("phụ", )
	DOES(SECOND_OVER)
	LINKS(OVER)
	vbi_tag_add_cue(cues, "bác", VBI_CUE_NONE);
	vbi_tag_add_cue(cues, "người", VBI_CUE_NONE);
	vbi_tag_add_cue(cues, "trưởng", VBI_CUE_LED);
	OVER("mới") OVER("trách") OVER("biệt") OVER("các") OVER("những")
	SENTENCES(FIRST_SENTENCE)
	vbi_tag_add_cue(cues, "chuyên", VBI_CUE_OFFICE_ENDS);
	vbi_tag_add_cue(cues, "và", VBI_CUE_OFFICE_ENDS);
	vbi_tag_add_cue(cues, "núi", VBI_CUE_PLACE_FIRST);
	vbi_tag_add_cue(cues, "biển", VBI_CUE_PLACE_FIRST);
	vbi_tag_add_cue(cues, "lòng", VBI_CUE_PLACE_FIRST);
	vbi_tag_add_cue(cues, "khối", VBI_CUE_PLACE_FIRST);
	vbi_tag_add_cue(cues, "nước", VBI_CUE_PLACE_FIRST);
	vbi_tag_add_cue(cues, "tuyến", VBI_CUE_PLACE_FIRST);
	vbi_tag_add_cue(cues, "đường", VBI_CUE_PLACE_FIRST);
	vbi_tag_add_cue(cues, "từ", VBI_CUE_PLACE_WITHIN);
	vbi_tag_add_cue(cues, "qua", VBI_CUE_PLACE_WITHIN);
	vbi_tag_add_cue(cues, "âu", VBI_CUE_PLACE_WITHIN);
}

/* Where the span of an office or a body ends in truth. */
static uint32_t true_end(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end, unsigned layer)
{
	static const vbi_slice does[][2] = {DOES(PAIR)};
	static const vbi_slice link[] = {LINKS(SLICE)};

	for (uint32_t i = t + 1; i < end; i++) {
		const vbi_tok *before = &seg->tok[i - 1];
		bool whole;

		if (!may_begin_clause(seg, i))
			continue;
		/* Phó Chủ tịch xã phụ trách kinh tế: the office has its body; Phó Giám đốc phụ trách kinh doanh has none */
		if (layer == OFFICE && i + 1 < end && vbi_tok_is(seg, i, "phụ") && vbi_tok_is(seg, i + 1, "trách") && seg->tok[i].space == 1 &&
		    (vbi_path_any(path, i - 1, 1u << BODY | 1u << PLACE) || vbi_seg_has(seg, i - 1, 1, VBI_MASK(ORG_LEVEL))))
			return i;
		whole = !vbi_tok_small(before) || vbi_seg_has(seg, i - 1, 1, VBI_MASK(ORG_LEVEL)) ||
		        (layer == OFFICE && i - t <= 3 &&
		         vbi_seg_has(seg, t, i - t, VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO))) ||
		        (layer == BODY && vbi_seg_has(seg, t, i - t, VBI_MASK(ORG_NAME) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_HEAD))) ||
		        vbi_tok_is(seg, i, "thông");

		if (vbi_tok_small(&seg->tok[i]) && whole && before->kind != VB_TOKEN_PUNCT && clause(seg, i))
			return i;
	}
	/* Tiến sĩ kỹ thuật chuyên ngành Thủy lợi: the degree, not what was studied for it */
	for (uint32_t i = t + 1; layer == OFFICE && i + 1 < end; i++)
		if (vbi_tok_is(seg, i, "chuyên") && vbi_tok_is(seg, i + 1, "ngành") && seg->tok[i].space == 1)
			return i;
	/* các bộ trưởng thương mại TPP: of what they talk */
	if (layer == OFFICE && end - t > 1 && seg->tok[end - 1].kind == VB_TOKEN_ACRONYM && seg->tok[end - 1].space == 1 &&
	    vbi_seg_has(seg, end - 1, 1, VBI_MASK(DOC_LAW)))
		return end - 1;
	/* Chủ tịch TP Hải Phòng và Đà Nẵng, Đại sứ Nga và Hàn Quốc: of the first place alone */
	for (uint32_t i = t + 2; layer == OFFICE && i + 1 < end; i++)
		if (vbi_tok_is(seg, i, "và") && vbi_path_any(path, i - 1, 1u << PLACE) &&
		    !vbi_path_any(path, i, 1u << PLACE | 1u << BODY) && vbi_path_begins(path, i + 1, PLACE) &&
		    !vbi_path_any(path, i - 1, 1u << BODY) && !vbi_tok_is(seg, i - 2, "tại") &&
		    !(i > 2 && vbi_tok_is(seg, i - 3, "tại")) && vbi_path_end(path, i + 1, PLACE) == end)
			return i;
	if (!may_be_too_much(seg, end - 1))
		return end;
	/* Giám đốc Ngân hàng A dẫn chứng. */
	if (layer != PLACE && end - t > 4 && seg->tok[end - 2].space == 1 && pair_among(seg, end - 2, does, sizeof does / sizeof *does))
		return end - 2;
	/* Nhà máy xi măng Hải Phòng mới; họp cấp bộ trưởng phụ trách */
	if (end - t > 2 && vbi_tok_is(seg, end - 1, "mới") && vbi_tok_title(&seg->tok[end - 2]))
		return end - 1;
	if (layer == OFFICE && end - t > 2 && vbi_tok_is(seg, end - 1, "trách") && vbi_tok_is(seg, end - 2, "phụ"))
		return end - 2;
	/* tại buổi làm việc bộ trưởng đặc biệt lưu ý */
	if (layer == OFFICE && end - t > 2 && end < n && vbi_tok_is(seg, end - 1, "biệt") && vbi_tok_is(seg, end - 2, "đặc") &&
	    (vbi_tok_is(seg, end, "lưu") || vbi_tok_is(seg, end, "nhấn") || vbi_tok_is(seg, end, "quan") || vbi_tok_is(seg, end, "yêu") ||
	     vbi_tok_is(seg, end, "đề") || vbi_tok_is(seg, end, "ghi") || vbi_tok_is(seg, end, "cảm")))
		return end - 2;
	/* các Giám đốc Sở tại buổi giao ban */
	if (end - t > 1 && seg->tok[end - 1].space == 1 && seg->tok[end - 1].shape == VB_SHAPE_LOWER &&
	    vbi_tok_among(seg, end - 1, link, sizeof link / sizeof *link) &&
	    !(vbi_tok_small(&seg->tok[end - 2]) && vbi_seg_has(seg, end - 2, 2, VBI_MASK(WORD))))
		return end - 1;
	/* Ủy viên Ban Chấp hành Trung ương các khóa */
	if (end - t > 2 && seg->tok[end - 2].kind != VB_TOKEN_PUNCT &&
	    (vbi_tok_is(seg, end - 1, "các") || vbi_tok_is(seg, end - 1, "những")) &&
	    !vbi_tok_is_lower(seg, end - 2, "nội"))
		return end - 1;
	return end;
}

/* Cách Quy Nhơn 9 hải lý, giao cho tỉnh Lào Cai 7 bác sĩ, nợ Công ty Hòa Lâm 611 tỷ đồng: the number counts what is behind it. */
static bool counts(const vbi_seg *seg, uint32_t n, uint32_t t, uint32_t end, unsigned layer)
{
	static const vbi_slice money[] = {VBI_WORD("tỷ"), VBI_WORD("tỉ"), VBI_WORD("triệu"), VBI_WORD("nghìn"), VBI_WORD("ngàn"), VBI_WORD("đồng")};
	const vbi_tok *tok = &seg->tok[end - 1];

	if (layer == BODY && !(end < n && vbi_tok_among(seg, end, money, sizeof money / sizeof *money)))
		return false;
	return tok->kind == VB_TOKEN_NUMBER && end < n && end - t > 2 && tok->space == 1 && vbi_tok_title(tok - 1) &&
	       vbi_tok_title(tok - 2) && vbi_tok_small(&seg->tok[end]) && seg->tok[end].space == 1 &&
	       (layer == BODY || (vbi_seg_any(seg, end) & (VBI_MASK(UNIT) | VBI_MASK(ROLE) | VBI_MASK(T_DEGREE) | VBI_MASK(T_HEAD))));
}

/* ---- beginnings ---- */

/* Huyện miền núi A Lưới, xã ven biển Gio Hải: of what kind the place is. Returns where it begins. */
static uint32_t true_begin(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	/* hai nước Việt Nam - Nhật Bản, các nước Lào, Thái Lan: each by its name */
	if (vbi_tok_is(seg, t, "nước"))
		return end - t > 1 && (vbi_tag_counted(seg, t) || vbi_tag_many(seg, t)) ? t + 1 : t;
	/* đường quốc lộ 1A: quốc lộ is what it is called */
	if (vbi_tok_is(seg, t, "đường"))
		return (end - t > 1 && t > 0 && vbi_tok_is_lower(seg, t - 1, "mía")) || /* Công ty mía đường Hòa Lâm */
		                       (end - t > 3 && vbi_tok_is(seg, t + 2, "lộ") && (vbi_tok_is(seg, t + 1, "quốc") || vbi_tok_is(seg, t + 1, "tỉnh")) &&
		                        seg->tok[t + 3].kind != VB_TOKEN_SYLLABLE)
		               ? t + 1
		               : t;
	/* tuyến cao tốc Bến Lức - Long Thành, tuyến phố Hàng Ngang: cao tốc, phố is what it is; các tuyến phố Hà Nội are there */
	if (vbi_tok_is_lower(seg, t, "tuyến"))
		return end - t > 2 && vbi_tag_glued(seg, t + 1) && vbi_seg_any(seg, t + 1) & VBI_MASK(LOC_UNIT)
		               ? t + 1 + (vbi_tok_is(seg, t + 1, "phố") && !vbi_tok_is(seg, t + 2, "Huế") && vbi_seg_has(seg, t + 2, end - t - 2, VBI_MASK(LOC_PROVINCE)))
		               : t;
	bool kind = t > 0 && end - t > 1 && seg->tok[t].space == 1 &&
	            ((vbi_tok_is(seg, t, "núi") && vbi_tok_is(seg, t - 1, "miền")) ||
	             (vbi_tok_is(seg, t, "biển") && vbi_tok_is(seg, t - 1, "ven")));

	/* tại lòng sông Đăk Bla */
	kind |= end - t > 2 && vbi_tok_is(seg, t, "lòng") && (vbi_tok_is(seg, t + 1, "sông") || vbi_tok_is(seg, t + 1, "hồ") || vbi_tok_is(seg, t + 1, "suối"));
	/* khối Đông Nam Á */
	kind |= end - t > 2 && vbi_tok_is(seg, t, "khối") && vbi_seg_any(seg, t + 1) & VBI_MASK(LOC_REGION);

	/* đoạn cao tốc từ Bến Lức đến Long Thành */
	for (uint32_t i = t + 1; !kind && i + 1 < end && i < t + 4; i++)
		if (vbi_tok_is(seg, i, "từ") && vbi_tok_capital(&seg->tok[i + 1]))
			return i + 1;
	return kind ? t + 1 : t;
}

/* Phó Chủ tịch Thường trực HĐND tỉnh: the office is thường trực, not the body. t: a body within an office. */
static void standing(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, BODY);

	if (t > 1 && end - t > 2 && vbi_tok_is_lower(seg, t, "thường") &&
	    vbi_tok_is_lower(seg, t + 1, "trực") &&
	    (vbi_tok_is_lower(seg, t - 1, "tịch") || vbi_tok_is_lower(seg, t - 1, "thư")) &&
	    vbi_seg_any(seg, t + 2) & (VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | VBI_MASK(ORG_ABBR))) {
		vbi_path_clear(path, n, t, end, 1u << BODY);
		vbi_path_put(path, n, t + 2, end, 1u << BODY);
	}
}

/* Tổng Thanh tra Chính phủ, Tổng Kiểm toán Nhà nước: the head of what the government or the state has. t: a body within
 * an office. */
static void inspector(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, BODY);

	if (t == 0 || end - t != 4 || !vbi_tok_is_lower(seg, t - 1, "tổng") ||
	    !((vbi_tok_is_lower(seg, t, "thanh") && vbi_tok_is_lower(seg, t + 1, "tra")) ||
	      (vbi_tok_is_lower(seg, t, "kiểm") && vbi_tok_is_lower(seg, t + 1, "toán"))))
		return;
	vbi_path_clear(path, n, t, end, 1u << BODY);
	if (vbi_tok_capital(&seg->tok[t + 2]))
		vbi_path_put(path, n, t + 2, end, 1u << BODY);
}

/* ---- kinds ---- */

/* Báo Giáo dục Việt Nam, báo Tuổi Trẻ TP HCM, Văn phòng luật sư Hồng Hà: no place in the name of a newspaper or of a firm
 * of lawyers, but for that of their bar behind a dash. t: a body. */
static void clear_branded(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	bool law = end - t > 4 && vbi_tok_is_lower(seg, t, "văn") && vbi_tok_is_lower(seg, t + 2, "luật") &&
	           vbi_tok_is_lower(seg, t + 3, "sư");

	if (!law && !(end - t > 2 && vbi_tok_is_lower(seg, t, "báo") && !vbi_tok_is(seg, t + 1, "giới") && !vbi_tok_is(seg, t + 1, "chí")))
		return;
	/* a place that goes on behind the body is of its name, too */
	for (; end < n && vbi_path_goes_on(path, end, PLACE); end++)
		path[end] = (uint16_t)((path[end] & ~(1u << BODY)) | 1u << (BODY + 8));
	for (uint32_t i = t + 1; i < end && !vbi_tok_is(seg, i, "-") && !vbi_tok_is(seg, i, "–") && !vbi_tok_is(seg, i, "tại"); i++)
		if (vbi_path_any(path, i, 1u << PLACE))
			vbi_path_clear(path, n, i, i + 1, 1u << PLACE);
}

/* Chi cục trưởng Thú y tỉnh X, Cục trưởng Hàng không: the field in short is no body (guidelines: Bộ trưởng Quốc phòng).
 * t: a body. */
static bool field_in_short(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	static const vbi_slice led[] = {VBI_WORD("cục"), VBI_WORD("vụ"), VBI_WORD("bộ"), VBI_WORD("thứ")};

	return t > 1 && vbi_path_goes_on(path, t, OFFICE) && seg->tok[t].space == 1 &&
	       vbi_tok_is_lower(seg, t - 1, "trưởng") && vbi_tok_among(seg, t - 2, led, sizeof led / sizeof *led) &&
	       !(vbi_seg_any(seg, t) & (VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY)));
}

/* Quyền lợi của TS ngoài tỉnh: no doctor of anything, who would be named behind. */
static bool no_degree(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	return end - t == 1 && end < n && seg->tok[t].kind == VB_TOKEN_ACRONYM &&
	       (vbi_tok_is(seg, t, "TS") || vbi_tok_is(seg, t, "GS") || vbi_tok_is(seg, t, "BS")) &&
	       !(t > 1 && vbi_tok_is(seg, t - 1, ",") && vbi_path_any(path, t - 2, 1u << NAME)) &&
	       seg->tok[end].space == 1 && (vbi_tok_small(&seg->tok[end]) || seg->tok[end].kind == VB_TOKEN_NUMBER);
}

/* Người phát ngôn của các sở: those of all of them. */
static bool any_spokesman(const vbi_seg *seg, uint32_t n, uint32_t t, uint32_t end)
{
	return end - t == 3 && end + 1 < n && vbi_tok_is_lower(seg, t, "người") && vbi_tok_is(seg, end, "của") &&
	       (vbi_tok_is(seg, end + 1, "các") || vbi_tok_is(seg, end + 1, "mọi"));
}

static bool doctor(const vbi_seg *seg, uint32_t t)
{
	return t + 1 < seg->toks && vbi_tok_is_lower(seg, t, "bác") &&
	       (vbi_tok_is_lower(seg, t + 1, "sĩ") || vbi_tok_is_lower(seg, t + 1, "sỹ"));
}

/* KT. THỦ TƯỚNG, TM. CHÍNH PHỦ: for whom somebody signs (Decree 30/2020/NĐ-CP, appendix I, II.7). */
static bool signs_for(const vbi_seg *seg, uint32_t n, uint32_t t, uint32_t end)
{
	return end - t == 1 && end < n && vbi_tok_is(seg, end, ".") && seg->tok[end].space == 0 &&
	       (vbi_tok_is(seg, t, "KT") || vbi_tok_is(seg, t, "TM") || vbi_tok_is(seg, t, "TL") ||
	        vbi_tok_is(seg, t, "TUQ"));
}

#define LOOKED_AT 512u /* spans: an article has no more */

/* Bác sĩ sẽ phải công tác ở huyện: of nobody, in a text that names no doctor. t: an office of these two syllables. */
static bool any_doctor(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	if (end - t != 2 || !doctor(seg, t))
		return false;
	if (t > 0 && (vbi_tok_is(seg, t - 1, "làm") || vbi_tok_is(seg, t - 1, "là")))
		return false;
	for (uint32_t i = t > 6 ? t - 6 : 0; i < t; i++)
		if (vbi_path_any(path, i, 1u << NAME) && seg->tok[i].sentence == seg->tok[t].sentence)
			return false;
	for (uint32_t i = 0, looked = 0; looked < LOOKED_AT && (i = vbi_path_next(path, n, i)) < n; i++, looked++)
		if (vbi_path_begins(path, i, NAME) && i > 1 &&
		    (doctor(seg, i - 2) || vbi_tok_is_lower(seg, i - 1, "bs")))
			return false;
	for (uint32_t i = end; i < n && i < end + 5; i++)
		if (vbi_path_any(path, i, 1u << NAME))
			return false;
	return true;
}

/* Cử tri và Nhân dân, “Hiện nay ...: a syllable that makes a word with the small one behind it is no name. */
static bool word_begins(const vbi_seg *seg, uint32_t n, uint32_t t, uint32_t end)
{
	const vbi_match *match;

	if (end - t != 1 || seg->reach[t] < 2 || end >= n || !vbi_tok_title(&seg->tok[t]) || !vbi_tok_small(&seg->tok[end]) ||
	    seg->tok[end].space != 1 || !vbi_seg_has(seg, t, 2, VBI_MASK(WORD)) ||
	    (t > 0 && seg->tok[t].space == 1 && vbi_seg_any(seg, t - 1) & VBI_MASK(HONORIFIC)))
		return false;
	match = vbi_seg_longest(seg, t, VBI_MASK(WORD));
	return match->count == 2 && vbi_seg_count_of(seg, match, VBI_C_WORD) > 3001 && !vbi_tok_is(seg, end, "bị");
}

/* Phùng Xuân Nhạ Ngành giáo dục: the next sentence begins in the name. */
static bool sentence_begins(const vbi_seg *seg, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice word[] = {VBI_WORD("ngành"), VBI_WORD("theo"),  VBI_WORD("trong"), VBI_WORD("tại"),
	                                 VBI_WORD("khi"),   VBI_WORD("nếu"),   VBI_WORD("đây"),   VBI_WORD("những"),
	                                 VBI_WORD("các"),   VBI_WORD("trước"), VBI_WORD("để")};

	static const vbi_slice middle[] = {VBI_WORD("văn"), VBI_WORD("thị"),  VBI_WORD("đình"),
	                                   VBI_WORD("thế"), VBI_WORD("ngọc"), VBI_WORD("hữu")};

	/* Nguyễn Văn Theo */
	return end - t > 2 && end < n && vbi_tok_small(&seg->tok[end]) && seg->tok[end].space == 1 &&
	       vbi_tok_among(seg, end - 1, word, sizeof word / sizeof *word) &&
	       !(end - t == 3 && vbi_tok_among(seg, end - 2, middle, sizeof middle / sizeof *middle));
}

/* Ảnh: Thạch Quý Từ những chứng cứ ..., Trường Lương Thế Vinh Nói về việc này: the two words at token i, behind a capital,
 * begin the next sentence and are no name nor of one, whatever the first of them is by itself. */
static bool begins_sentence(const vbi_seg *seg, uint32_t i)
{
	static const vbi_slice pair[][2] = {SENTENCES(PAIR)};

	return vbi_word_maybe(vbi_word_bit(seg, i), 0 SENTENCES(FIRST_BIT)) && vbi_word_maybe(vbi_word_bit(seg, i + 1), 0 SENTENCES(SECOND_BIT)) &&
	       pair_among(seg, i, pair, sizeof pair / sizeof *pair);
}

/* Where the next sentence begins within the span, or with its last token; end if nowhere. */
static uint32_t glued_sentence(const vbi_seg *seg, uint32_t n, uint32_t t, uint32_t end)
{
	for (uint32_t i = t + 2; i < end && i + 1 < n; i++)
		if (vbi_tok_title(&seg->tok[i]) && vbi_tok_small(&seg->tok[i + 1]) && seg->tok[i].space == 1 &&
		    seg->tok[i + 1].space == 1 && vbi_tok_capital(&seg->tok[i - 1]) && begins_sentence(seg, i))
			return i;
	return end;
}

/* Đoàn Luật sư Hà Nội Phạm Hồng Hải: a province and who is named behind it. Returns where the name begins. */
static uint32_t past_province(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	return end - t >= 4 && end - t <= 6 && vbi_seg_has(seg, t, 2, VBI_MASK(LOC_PROVINCE)) &&
	                       vbi_seg_any(seg, t + 2) & VBI_MASK(SURNAME)
	               ? t + 2
	               : t;
}

/* Vua nhà Nguyễn, dòng họ Phan, thời Trần: a house and nobody of it. */
static bool house(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	static const vbi_slice word[] = {VBI_WORD("triều"), VBI_WORD("nhà"), VBI_WORD("họ"), VBI_WORD("thời"),
	                                 VBI_WORD("tộc")};

	static const vbi_slice reigned[] = {VBI_WORD("đinh"), VBI_WORD("lý"),  VBI_WORD("trần"),  VBI_WORD("hồ"),
	                                    VBI_WORD("lê"),   VBI_WORD("mạc"), VBI_WORD("nguyễn")};
	static const vbi_slice somebody[] = {VBI_WORD("ông"),  VBI_WORD("bà"),  VBI_WORD("người"), VBI_WORD("gái"),
	                                     VBI_WORD("trai"), VBI_WORD("anh"), VBI_WORD("chị")};

	/* but ở nhà Phượng, người đàn ông họ Thiệu */
	if (t > 1 &&
	    ((vbi_tok_is(seg, t - 1, "nhà") && !vbi_tok_among(seg, t, reigned, sizeof reigned / sizeof *reigned)) ||
	     (vbi_tok_is(seg, t - 1, "họ") && vbi_tok_among(seg, t - 2, somebody, sizeof somebody / sizeof *somebody))))
		return false;
	/* 14 vị vua Trần */
	if (end - t == 1 && t > 1 && vbi_tok_is(seg, t - 1, "vua") && vbi_tok_is(seg, t - 2, "vị"))
		return vbi_seg_any(seg, t) & VBI_MASK(SURNAME);
	return end - t == 1 && t > 0 && seg->tok[t].space == 1 && vbi_tok_small(&seg->tok[t - 1]) &&
	       vbi_tok_among(seg, t - 1, word, sizeof word / sizeof *word) && vbi_seg_any(seg, t) & VBI_MASK(SURNAME);
}

/* Khu đô thị mới, sân golf, đường sắt tốc [độ cao]: a place that has no name. */
static __attribute__((noinline)) bool ends_nameless(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	static const vbi_slice common[] = {VBI_WORD("khu"), VBI_WORD("đường"), VBI_WORD("sân"), VBI_WORD("cầu"), VBI_WORD("cụm"), VBI_WORD("làng"), VBI_WORD("chung")};
	static const vbi_slice measured[] = {VBI_WORD("tầng"), VBI_WORD("căn"), VBI_WORD("làn"), VBI_WORD("mét")};
	uint32_t i = t;

	/* Khu đô thị có ...: a capital that begins a sentence makes none of it */
	if (end - t > 1 && vbi_tok_title(&seg->tok[t]) && (t == 0 || seg->tok[t].sentence != seg->tok[t - 1].sentence) && vbi_tok_small(&seg->tok[end - 1]) &&
	    vbi_tok_among(seg, t, common, sizeof common / sizeof *common) && vbi_seg_has(seg, t, end - t, VBI_MASK(LOC_UNIT)) && !vbi_tok_is(seg, end - 1, "gia"))
		return true;
	while (i < end && vbi_tok_small(&seg->tok[i]))
		i++;
	/* chung cư 27 tầng, đường 6 làn xe */
	if (i + 1 == end && i > t && seg->tok[i].kind == VB_TOKEN_NUMBER && end < seg->toks && seg->tok[end].space == 1 &&
	    (vbi_tok_among(seg, end, measured, sizeof measured / sizeof *measured) ||
	     /* đường 1 chiều, but UBND quận 1 chiều 8/2 */
	     (vbi_tok_is(seg, end, "chiều") && (vbi_tok_is_lower(seg, t, "đường") || vbi_tok_is_lower(seg, t, "cầu")) && !(end + 1 < seg->toks && seg->tok[end + 1].kind == VB_TOKEN_NUMBER))))
		return true;
	return i == end && end - t > 1 && vbi_seg_any(seg, t) & VBI_MASK(LOC_UNIT);
}

/* It ends with a small word or a number: mostly it does not. */
static inline bool nameless(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	return (vbi_tok_small(&seg->tok[end - 1]) || seg->tok[end - 1].kind == VB_TOKEN_NUMBER) && ends_nameless(seg, t, end);
}

#define SOME_PLACE                                                                                          \
	(VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_DISTRICT) | VBI_MASK(LOC_COMMUNE) |  \
	 VBI_MASK(LOC_CITY) | VBI_MASK(LOC_REGION) | VBI_MASK(LOC_GEO) | VBI_MASK(LOC_ROAD) | VBI_MASK(LOC_FACILITY))

/* Cống Mương Chuối Cống Phú Xuân, Kon Tum  Pleiku: a list whose marks are lost, parted by the same unit or by wide blanks. */
static void part_places(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	for (uint32_t i = t + 1; i < end; i++) {
		bool again = i > t + 1 && i + 1 < end && seg->tok[i].code == seg->tok[t].code && vbi_tok_title(&seg->tok[i]) &&
		             seg->tok[i].kind == VB_TOKEN_SYLLABLE && vbi_seg_any(seg, t) & VBI_MASK(LOC_UNIT);
		bool wide = seg->tok[i].space == 1 && seg->tok[i].start - seg->tok[i - 1].end >= 2 && vbi_tok_title(&seg->tok[i]) &&
		            vbi_tok_title(&seg->tok[i - 1]);

		if (!again && !wide)
			continue;
		/* Ấn Độ  Ông A: what begins anew need be no place */
		if (!again && !(vbi_seg_any(seg, i) & (SOME_PLACE | VBI_MASK(LOC_UNIT)))) {
			vbi_path_clear(path, n, i, end, 1u << PLACE);
			return;
		}
		vbi_path_put(path, n, i, end, 1u << PLACE);
		t = i;
	}
}

/* Bellerby College, Tokyo Gas: a school or firm abroad that is called after a place. */
static bool house_abroad(const vbi_seg *seg, const uint16_t *path, uint32_t t, uint32_t end)
{
	static const vbi_slice word[] = {VBI_WORD("College"),  VBI_WORD("University"), VBI_WORD("Institute"), VBI_WORD("School"), VBI_WORD("Gas"),
	                                 VBI_WORD("Airlines"), VBI_WORD("Airways"),    VBI_WORD("Bank"),      VBI_WORD("News"),   VBI_WORD("Times"),
	                                 VBI_WORD("Post"),     VBI_WORD("Corp"),       VBI_WORD("Motors"),    VBI_WORD("Group"),  VBI_WORD("Holdings")};

	return end - t > 1 && seg->tok[end - 1].kind == VB_TOKEN_FOREIGN && vbi_tok_capital(&seg->tok[end - 1]) && !vbi_path_goes_on(path, t, BODY) &&
	       !vbi_path_any(path, t, VBI_PATH_ALL & ~(1u << PLACE | 1u << BODY)) && vbi_word_written(seg, end - 1, word, sizeof word / sizeof *word);
}

/* Vụ nổ ở Formosa: a firm, where nothing is called so that is a place. t: a place. */
static bool firm(const vbi_seg *seg, const uint16_t *path, uint32_t t, uint32_t end)
{
	return end - t == 1 && vbi_tok_capital(&seg->tok[t]) && (vbi_seg_any(seg, t) & (VBI_MASK(ORG_BRAND) | SOME_PLACE)) == VBI_MASK(ORG_BRAND) &&
	       !vbi_path_any(path, t, VBI_PATH_ALL & ~(1u << PLACE)) &&
	       !(t > 0 && seg->tok[t].space == 1 && vbi_tok_capital(&seg->tok[t - 1]));
}

/* Dự án nhóm B, thi khối A, khối A và C: a class and no body or place. Its letter ends before token end. */
static bool class_of_things(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	static const vbi_slice kind[] = {VBI_WORD("nhóm"), VBI_WORD("khối"), VBI_WORD("hạng"), VBI_WORD("loại"), VBI_WORD("bảng"), VBI_WORD("gói")};
	const vbi_tok *letter = &seg->tok[end - 1];

	if (letter->end - letter->start != 1 || !vbi_tag_glued(seg, end - 1) || !vbi_tok_capital(letter))
		return false;
	if (end - t == 1 && t > 2 && (vbi_tok_is(seg, t - 1, "và") || vbi_tok_is(seg, t - 1, ",")))
		end = t - 1; /* of a list */
	return end > 1 && vbi_tok_among(seg, end - 2, kind, sizeof kind / sizeof *kind) && seg->tok[end - 1].end - seg->tok[end - 1].start == 1;
}

/* Tuyến kênh C: a canal, which no body is. */
static bool canal(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	return end - t == 2 && seg->tok[t + 1].end - seg->tok[t + 1].start == 1 && vbi_tok_is_lower(seg, t, "kênh") && vbi_tok_capital(&seg->tok[t + 1]);
}

/* Đường Nguyễn Tất Thành qua cầu Tân Thuận: two places. Returns where qua stands, end if it does not. */
static uint32_t passes(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	for (uint32_t i = t + 2; i + 2 < end; i++)
		if (vbi_tok_is(seg, i, "qua") && vbi_tok_capital(&seg->tok[i - 1]) && vbi_tok_small(&seg->tok[i + 1]) && vbi_seg_any(seg, i + 1) & VBI_MASK(LOC_UNIT))
			return i;
	return end;
}

/* Hội nghị cấp cao Á - Âu, hợp tác Á-Âu: of two parts of the earth; lục địa Á - Âu is one. t: a place. Whether it is so. */
static bool two_earths(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	if (end - t < 3 || !vbi_tok_is(seg, end - 1, "Âu") || !vbi_tok_is(seg, end - 3, "Á") || seg->tok[end - 2].kind != VB_TOKEN_PUNCT ||
	    vbi_path_any(path, t, VBI_PATH_ALL & ~(1u << PLACE)) || vbi_tok_is_lower(seg, t, "lục") || vbi_tok_is_lower(seg, t, "đại") ||
	    vbi_seg_any(seg, t) & VBI_MASK(LOC_UNIT))
		return false;
	vbi_path_clear(path, n, t, end, 1u << PLACE);
	vbi_path_put(path, n, end - 3, end - 2, 1u << PLACE);
	vbi_path_put(path, n, end - 1, end, 1u << PLACE);
	return true;
}

/* Công ty Tây Trường Sơn Quảng Nam: of its whole name the province is the place. Returns where that begins, t if it is all one place. t: a place
 * within a body. */
static uint32_t branded_province(const vbi_seg *seg, const uint16_t *path, uint32_t t, uint32_t end)
{
	if (end - t < 4 || !vbi_path_goes_on(path, t, BODY) || vbi_path_goes_on(path, end, BODY) || vbi_seg_any(seg, t) & VBI_MASK(LOC_UNIT) ||
	    !vbi_seg_has(seg, end - 2, 2, VBI_MASK(LOC_PROVINCE)) || vbi_seg_has(seg, t, end - t, SOME_PLACE) || vbi_seg_has(seg, end - 3, 3, SOME_PLACE))
		return t; /* Tây Thái Bình Dương */
	for (uint32_t i = t; i < end; i++)
		if (!vbi_tok_title(&seg->tok[i]))
			return t;
	return end - 2;
}

/* Tàu Cần Giờ: a ship. But the ships of a country or a province are from there. */
static bool ship(const vbi_seg *seg, uint32_t t)
{
	return t > 1 && vbi_tok_is_lower(seg, t - 1, "tàu") && seg->tok[t].space == 1 && vbi_tok_capital(&seg->tok[t]) && !vbi_tok_is_lower(seg, t - 2, "đóng") &&
	       !vbi_tok_is_lower(seg, t - 2, "ga") && !(vbi_seg_any(seg, t) & (VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_UNIT)));
}

/* Luật cảnh vệ chiều 6/6: what happened then is no day of the law. */
static uint32_t past_law(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	static const vbi_slice part[] = {VBI_WORD("sáng"), VBI_WORD("trưa"), VBI_WORD("chiều"), VBI_WORD("tối")};

	for (uint32_t i = t + 2; i + 1 < end; i++)
		if (seg->tok[i + 1].kind == VB_TOKEN_NUMBER && seg->tok[i].space == 1 && vbi_tok_among(seg, i, part, sizeof part / sizeof *part))
			return i;
	return end;
}

/* What tells of a span of some tokens: what its tokens tell but the first one, its last one, the first, the one before; whether a place
 * may be parted. */
typedef struct vbi_told_of {
	unsigned within, last, first, before;
	bool parted;
} vbi_told_of;
_Static_assert(VBI_TAG_BEHIND >= 3, "views behind the last token");

#ifdef __GNUC__ /* what is asked of a layer is made for each by itself */
#define INLINE static inline __attribute__((always_inline))
#else
#define INLINE static inline
#endif

/* What tells that a place may be parted before token i of it: it begins with the same word, or wide blanks stand there. */
static inline unsigned parts(const vbi_tag_view *v, const vbi_tok *tok, uint32_t i)
{
	return (unsigned)(v[i].symbol == v[0].symbol) | (unsigned)(tok[i].start - tok[i - 1].end >= 2);
}

/* Most spans have nothing to cut. How long one is nobody could guess: four tokens are looked at always. */
INLINE vbi_told_of told_of(const vbi_seg *seg, const vbi_tag_views *views, uint32_t t, uint32_t end, unsigned layer)
{
	const vbi_tag_cues *cues = views->cues;
	const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + t];
	const vbi_tok *tok = seg->tok + t;
	uint32_t n = end - t, last = n < 4 ? n - 1 : 3;
	vbi_told_of told = {0, vbi_tag_cue(cues, v + n - 1), vbi_tag_cue(cues, v), vbi_tag_cue(cues, v - 1), false};
	unsigned parted = 0;

	told.within = (vbi_tag_cue(cues, v + 1) & (0u - (n > 1))) | (vbi_tag_cue(cues, v + 2) & (0u - (n > 2))) |
	              (vbi_tag_cue(cues, v + 3) & (0u - (n > 3)));
	if (layer == PLACE && n > 1) {
		parted = parts(v, tok, 1) | parts(v, tok, last < 2 ? last : 2) | parts(v, tok, last);
		for (uint32_t i = 4; i < n; i++)
			parted |= parts(v, tok, i);
	}
	for (uint32_t i = 4; i < n; i++)
		told.within |= vbi_tag_cue(cues, v + i);
	told.parted = parted;
	return told;
}

/* What is no span of its layer at all, or one of another; whether that is settled. */
INLINE bool is_other(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end, unsigned layer, const vbi_told_of *told)
{
	if ((layer == OFFICE && (told->first & VBI_CUE_NONE || seg->tok[t].kind == VB_TOKEN_ACRONYM) &&
	     (any_doctor(seg, path, n, t, end) || any_spokesman(seg, n, t, end) || no_degree(seg, path, n, t, end))) ||
	    (layer == BODY && (signs_for(seg, n, t, end) || (told->before & VBI_CUE_LED && field_in_short(seg, path, t)))) ||
	    ((layer == PLACE || layer == BODY) && end - t <= 2 && class_of_things(seg, t, end)) ||
	    (layer == PLACE && (nameless(seg, t, end) || (told->before & VBI_CUE_CUT && ship(seg, t)))) ||
	    (layer == NAME && (word_begins(seg, n, t, end) || (told->before & VBI_CUE_CUT && house(seg, t, end))))) {
		vbi_path_clear(path, n, t, end, 1u << layer);
		return true;
	}
	if (layer == PLACE && (firm(seg, path, t, end) || house_abroad(seg, path, t, end))) {
		vbi_path_clear(path, n, t, end, 1u << PLACE);
		vbi_path_put(path, n, t, end, 1u << BODY);
		return true;
	}
	if (layer == BODY && canal(seg, t, end)) {
		vbi_path_clear(path, n, t, end, 1u << BODY);
		vbi_path_put(path, n, t, end, 1u << PLACE);
		return true;
	}
	if (layer == NAME && past_province(seg, t, end) > t) {
		vbi_path_clear(path, n, t, end, 1u << NAME);
		vbi_path_put(path, n, t, t + 2, 1u << PLACE);
		vbi_path_put(path, n, t + 2, end, 1u << NAME);
		return true;
	}
	return false;
}

/* A span of the layer may end before its last token: true_end. */
INLINE bool may_end(const vbi_seg *seg, const vbi_told_of *told, uint32_t end, unsigned layer)
{
	if (told->within & VBI_CUE_CLAUSE || told->last & VBI_CUE_OVER)
		return true;
	return layer == OFFICE && (told->within & VBI_CUE_OFFICE_ENDS || seg->tok[end - 1].kind == VB_TOKEN_ACRONYM);
}

/* Of a body in an office, of a newspaper, of a road. */
INLINE void cut_body(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end, const vbi_told_of *told)
{
	if (vbi_path_goes_on(path, t, OFFICE)) {
		standing(seg, path, n, t);
		inspector(seg, path, n, t);
	}
	if (told->first & VBI_CUE_CUT)
		clear_branded(seg, path, n, t, end);
	if (end - t == 1)
		vbi_tag_road(seg, path, n, t);
}

/* Of an office, a body, a place or a name. */
INLINE void cut_span(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t, uint32_t end, unsigned layer)
{
	uint32_t stop;
	vbi_told_of told;

	told = told_of(seg, views, t, end, layer);
	if (is_other(seg, path, n, t, end, layer, &told))
		return;
	if (layer == PLACE && told.parted)
		part_places(seg, path, n, t, end);
	if (layer == NAME && told.last & VBI_CUE_CUT && sentence_begins(seg, n, t, end))
		vbi_path_clear(path, n, end - 1, end, 1u << NAME);
	if (told.within & VBI_CUE_SENTENCE && (stop = glued_sentence(seg, n, t, end)) < end) {
		cut(path, n, t, stop, layer);
		end = stop;
		told.last = vbi_tag_cue(views->cues, &views->view[VBI_TAG_MARGIN + end - 1]);
	}
	if (layer == BODY)
		cut_body(seg, path, n, t, end, &told);
	if (layer != NAME && may_end(seg, &told, end, layer) && vbi_path_begins(path, t, layer) &&
	    (stop = true_end(seg, path, n, t, end, layer)) < end) {
		cut(path, n, t, stop, layer);
		if ((end = true_end(seg, path, n, t, stop, layer)) < stop)
			cut(path, n, t, end, layer);
	}
	if ((layer == PLACE || layer == BODY) && counts(seg, n, t, end, layer))
		cut(path, n, t, end - 1, layer);
	if (layer == PLACE && (told.within | told.last) & VBI_CUE_PLACE_WITHIN && two_earths(seg, path, n, t, end))
		return;
	if (layer == PLACE && told.within & VBI_CUE_PLACE_WITHIN && (stop = passes(seg, t, end)) < end) {
		vbi_path_put(path, n, stop + 1, end, 1u << PLACE);
		vbi_path_clear(path, n, stop, stop + 1, 1u << PLACE);
		return;
	}
	if (layer == PLACE && (stop = branded_province(seg, path, t, end)) > t) {
		vbi_path_clear(path, n, t, end, 1u << PLACE);
		vbi_path_put(path, n, stop, end, 1u << PLACE);
		return;
	}
	if (layer == PLACE && (told.first & VBI_CUE_PLACE_FIRST || told.within & VBI_CUE_PLACE_WITHIN) && (stop = true_begin(seg, t, end)) > t) {
		vbi_path_clear(path, n, t, end, 1u << PLACE);
		vbi_path_put(path, n, stop, end, 1u << PLACE);
	}
}

/* Which layer it is nobody could guess: it makes one jump, and is known behind it. */
void vbi_tag_cut(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t, unsigned layer)
{
	uint32_t end = vbi_path_end(path, t, layer), stop;

	switch (layer) {
	case NAME: cut_span(seg, views, path, n, t, end, NAME); break;
	case OFFICE: cut_span(seg, views, path, n, t, end, OFFICE); break;
	case BODY: cut_span(seg, views, path, n, t, end, BODY); break;
	case PLACE: cut_span(seg, views, path, n, t, end, PLACE); break;
	case VBI_PATH_LAYER(DATE): vbi_tag_days(seg, path, n, t, end); break;
	default:
		if ((stop = past_law(seg, t, end)) < end)
			vbi_path_clear(path, n, stop, end, 1u << DOCUMENT);
	}
}
