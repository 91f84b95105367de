/* ent/tagmend.c - what the tagger's layers, decided each by itself, get wrong together: tagpath.h. */
#include "ent/tagcodes.h"

#include "ent/people.h"

#include <string.h>

#define NAME   VBI_PATH(PER) /* layers, as bits */
#define BODY   VBI_PATH(ORG)
#define PLACE  VBI_PATH(LOC)
#define OFFICE VBI_PATH_LAYER(TITLE)

/* The first token from t on in which anything of the layers begins, n if there is none. Few do: so many are looked at
 * together that it is mostly among them. */
static inline uint32_t next_of(const uint16_t *path, uint32_t n, uint32_t t, unsigned layers)
{
	for (; t < n; t += VBI_PATH_BEHIND) {
		uint64_t begins = vbi_path_among_64(path + t, layers);

		if (begins)
			return t + vbi_lowest_bit(begins) < n ? t + vbi_lowest_bit(begins) : n;
	}
	return n;
}

uint32_t vbi_path_next(const uint16_t *path, uint32_t n, uint32_t t) { return next_of(path, n, t, VBI_PATH_ALL); }
uint32_t vbi_path_next_of(const uint16_t *path, uint32_t n, uint32_t t, unsigned layers)
{
	return next_of(path, n, t, layers);
}

void vbi_tag_mend_cues(vbi_tag_cues *cues) { vbi_tag_add_named(cues, "một", VBI_NAMED_ONE); }

/* ---- an office in apposition goes on to the comma ---- */

#define APPOSED_MOST 7u /* tokens more */

#define SAYS(X) \
	X("cho", "biết") X("cho", "hay") X("cho", "rằng") X("khẳng", "định") X("nhấn", "mạnh") X("chia", "sẻ") X("phát", "biểu") \
	X("nhận", "định") X("dẫn", "chứng") X("chủ", "trì")
#define PAIR(first, second)      {first, second},
#define FIRST_BIT(first, second) VBI_WORD_BITS(first)

/* Words of saying: ... cho biết, ... cho rằng, ... khẳng định. */
static bool says(const vbi_seg *seg, uint32_t t)
{
	static const char *const verb[][2] = {SAYS(PAIR)};
	bool found = vbi_tok_is(seg, t, "nói");

	if (!vbi_word_maybe(vbi_word_bit(seg, t), 0 SAYS(FIRST_BIT)))
		return found;
	for (size_t i = 0; !found && t + 1 < seg->toks && i < sizeof verb / sizeof *verb; i++)
		found = vbi_tok_is(seg, t, verb[i][0]) && vbi_tok_is(seg, t + 1, verb[i][1]);
	return found;
}

/* The apposition, of which what is known of the office ends at end, ends before t. open: it stands in a parenthesis;
 * dash: it began with a dash. A name may end where somebody says something, other words are rather of what he says or
 * how. */
static bool ends_apposition(const vbi_seg *seg, uint32_t end, uint32_t t, bool open, bool dash)
{
	if (seg->tok[t].kind != VB_TOKEN_PUNCT)
		return !open && (vbi_tok_capital(&seg->tok[end]) || vbi_tok_is(seg, end, "nhà")) && says(seg, t);
	if (dash && t - end <= 3 && (vbi_tok_is(seg, t, "-") || vbi_tok_is(seg, t, "–")) && seg->tok[t].space == 1)
		return true;
	/* (cựu Trưởng phòng giao nhận, hiện là Trưởng phòng Quản trị) */
	if (open && vbi_tok_is(seg, t, ",") && t + 1 < seg->toks &&
	    (vbi_tok_is(seg, t + 1, "hiện") || vbi_tok_is(seg, t + 1, "nay") || vbi_tok_is(seg, t + 1, "nguyên")))
		return true;
	if (open || vbi_tok_is(seg, t, ")"))
		return vbi_tok_is(seg, t, ")");
	return vbi_tok_is(seg, t, ",") || vbi_tok_is(seg, t, ";") ||
	       (vbi_tok_is(seg, t, ".") && (t + 1 == seg->toks || seg->tok[t + 1].sentence != seg->tok[t].sentence));
}

/* A name ends before token t; a year of birth in a parenthesis may stand between. */
static bool name_before(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	uint32_t back = t;

	if (t > 2 && vbi_tok_is(seg, t - 1, ")"))
		for (back = t - 2; back > 0 && t - back < 8 && !vbi_tok_is(seg, back, "("); back--)
			;
	return back > 0 && seg->tok[back - 1].sentence == seg->tok[t].sentence && vbi_path_any(path, back - 1, NAME);
}

/* No clause goes on with the token: it may be of the name of an office's field. */
static bool of_field(const vbi_seg *seg, const uint16_t *path, uint32_t t, bool open)
{
	static const vbi_slice clause[] = {
	        VBI_WORD("bị"),   VBI_WORD("được"), VBI_WORD("đã"),     VBI_WORD("đang"),  VBI_WORD("từng"),
	        VBI_WORD("vừa"),  VBI_WORD("vào"),  VBI_WORD("tại"),    VBI_WORD("ở"),     VBI_WORD("trong"),
	        VBI_WORD("với"),  VBI_WORD("từ"),   VBI_WORD("đến"),    VBI_WORD("do"),    VBI_WORD("để"),
	        VBI_WORD("thay"), VBI_WORD("nay"),  VBI_WORD("người"),  VBI_WORD("nhiệm"), VBI_WORD("khóa"),
	        VBI_WORD("khoá"), VBI_WORD("kiêm"), VBI_WORD("hiện"),   VBI_WORD("lúc"),   VBI_WORD("chịu"),
	        VBI_WORD("nhận"), VBI_WORD("xin"),  VBI_WORD("khuyến"), VBI_WORD("gây"),   VBI_WORD("lạm"),
	        VBI_WORD("đánh"), VBI_WORD("bỏ"),   VBI_WORD("sau"),    VBI_WORD("trước"), VBI_WORD("cùng"),
	        VBI_WORD("về"),   VBI_WORD("thời"), VBI_WORD("nhưng"),  VBI_WORD("tiếp"),  VBI_WORD("cũ"),
	        VBI_WORD("bức"),  VBI_WORD("băn"),
	};

	return seg->tok[t].kind == VB_TOKEN_SYLLABLE && seg->tok[t].space == 1 && !says(seg, t) &&
	       !vbi_path_any(path, t, VBI_PATH_ALL & ~(BODY | PLACE)) &&
	       !(vbi_seg_any(seg, t) & ((open ? 0 : VBI_MASK(STOP)) | VBI_MASK(VERB_SAY) | VBI_MASK(HONORIFIC) |
	                                VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO))) &&
	       (!vbi_tok_among(seg, t, clause, sizeof clause / sizeof *clause) ||
	        (vbi_tok_is(seg, t, "nhận") && vbi_tok_is(seg, t - 1, "giao"))) &&
	       !(vbi_tok_is(seg, t, "địa") && t + 1 < seg->toks && vbi_tok_is(seg, t + 1, "bàn"));
}

/* Công chức-viên chức: a dash within a word at token t. */
static bool halves(const vbi_seg *seg, uint32_t t)
{
	return t + 2 < seg->toks && vbi_tok_is(seg, t, "-") && seg->tok[t].space == 0 && seg->tok[t + 1].space == 0 &&
	       vbi_tok_small(&seg->tok[t - 1]) && vbi_tok_small(&seg->tok[t + 1]) &&
	       vbi_seg_has(seg, t + 1, 2, VBI_MASK(WORD));
}

/* Ông A, Trưởng phòng an ninh văn hóa, cho biết: the name of a unit that no list has ends where the apposition does. */
static void complete_apposed(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, OFFICE), stop = end;
	bool body = end < n && end - t > 1 && vbi_path_any(path, end - 1, BODY) &&
	            !vbi_path_goes_on(path, end, VBI_PATH_LAYER(ORG));
	bool open = t > 0 && vbi_tok_is(seg, t - 1, "("),
	     dash = t > 0 && (vbi_tok_is(seg, t - 1, "-") || vbi_tok_is(seg, t - 1, "–"));

	if (t < 2 || end >= n || !name_before(seg, path, t - 1) || !(open || dash || vbi_tok_is(seg, t - 1, ",")))
		return;
	/* Giám đốc Công ty Hải Long bỏ trốn: a name is whole; kế toán trưởng khai man: an office that has no field */
	if ((body && end - t > 3 && vbi_tok_title(&seg->tok[end - 1]) && vbi_tok_title(&seg->tok[end - 2])) ||
	    vbi_seg_has(seg, t, end - t, VBI_MASK(T_SOLO)) ||
	    (vbi_seg_has(seg, t, end - t, VBI_MASK(T_HEAD)) && end - t > 2))
		return;
	while (stop < n && stop - end < APPOSED_MOST && (of_field(seg, path, stop, open) || halves(seg, stop)))
		stop += halves(seg, stop) ? 2 : 1;
	if (stop == end || stop == n || seg->tok[stop].sentence != seg->tok[t].sentence ||
	    !ends_apposition(seg, end, stop, open, dash) || (end - t < 2 && !vbi_seg_has(seg, t, 1, VBI_MASK(T_UNIT))))
		return;
	for (uint32_t i = end; i < stop; i++)
		path[i] = (uint16_t)((path[i] & ~(body ? (unsigned)BODY : 0u)) | 1u << (OFFICE + 8) |
		                     (body ? (unsigned)BODY << 8 : 0u));
}

/* Điều hành, đăng ký: a word by which nobody says anything, though its first syllable begins one, or an office. */
static bool does(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t)
{
	return t + 2 < n && vbi_tok_small(&seg->tok[t]) && vbi_tok_small(&seg->tok[t + 1]) && seg->tok[t + 1].space == 1 && !vbi_path_any(path, t, VBI_PATH_ALL) &&
	       !says(seg, t) && (vbi_seg_has(seg, t, 2, VBI_MASK(ORG_FIELD)) || (vbi_seg_has(seg, t, 2, VBI_MASK(WORD)) && !vbi_seg_has(seg, t, 2, VBI_MASK(VERB_SAY))));
}

/* Tổ trưởng tổ dược chính, đội trưởng đội đăng ký xe: the unit is said once more, and what it does; up to the comma. */
static void complete_unit(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, OFFICE), unit = t + 2, stop = unit + 1;

	if (end - t < 2 || unit >= n || !vbi_tok_is_lower(seg, t + 1, "trưởng") || seg->tok[unit].space != 1 ||
	    !vbi_tok_small(&seg->tok[unit]) || seg->tok[unit].code != seg->tok[t].code ||
	    !(vbi_tok_is_lower(seg, t, "tổ") || vbi_tok_is_lower(seg, t, "đội")))
		return;
	while (stop < n && stop - unit <= 5 && (stop < end || of_field(seg, path, stop, false) || does(seg, path, n, stop)))
		stop += stop >= end && does(seg, path, n, stop) ? 2 : 1;
	if (stop < end || stop - unit < 2 || stop - unit > 5 || (stop < n && seg->tok[stop].kind != VB_TOKEN_PUNCT && seg->tok[stop].space < 2 && !vbi_tok_is(seg, stop, "là")))
		return;
	vbi_path_put(path, n, t, stop, VBI_PATH(TITLE));
	if (vbi_tok_is_lower(seg, unit, "đội") && !vbi_path_any(path, unit, BODY))
		vbi_path_put(path, n, unit, stop, BODY);
}

/* ---- names ---- */

#define LOOKED_AT 256u /* names */

static bool same_words(const vbi_seg *seg, uint32_t a, uint32_t b, uint32_t n)
{
	uint32_t k = 0;

	while (k < n && seg->tok[a + k].kind == VB_TOKEN_SYLLABLE && seg->tok[a + k].code == seg->tok[b + k].code)
		k++;
	return k == n;
}

/* The same tokens are a name elsewhere. */
static bool known_name(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	uint32_t names = 0;

	for (uint32_t at = 0; at < n; at += VBI_PATH_BEHIND)
		for (uint64_t begins = vbi_path_among_64(path + at, NAME); begins; begins &= begins - 1) {
			uint32_t i = at + vbi_lowest_bit(begins);

			if (i == t)
				continue;
			if (seg->tok[i].code == seg->tok[t].code && vbi_path_end(path, i, VBI_PATH_LAYER(PER)) - i == end - t && same_words(seg, i, t, end - t))
				return true;
			if (++names == LOOKED_AT)
				return false;
		}
	return false;
}

/* Tổng thống Mỹ Đ.Trăm: the initial of a name that is a syllable. Returns where the name ends that begins at t, and ended at end. */
static __attribute__((noinline)) uint32_t before_syllable(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end, uint32_t point)
{
	if (vbi_path_any(path, point + 1, VBI_PATH_ALL & ~NAME) ||
	    vbi_seg_any(seg, point + 1) & (VBI_MASK(STOP) | VBI_MASK(HONORIFIC) | VBI_MASK(PLURAL)))
		return end;
	vbi_path_clear(path, n, t, point + 2, NAME);
	vbi_path_put(path, n, t, point + 2, NAME);
	return point + 2;
}

/* N.T.Đ: letters that points part. */
static bool initials(const vbi_seg *seg, uint32_t t)
{
	const vbi_tok *tok = &seg->tok[t];

	return tok->kind == VB_TOKEN_ACRONYM && memchr(seg->text + tok->start, '.', tok->end - tok->start) != NULL;
}

/* Bác sĩ L. bị đánh, cháu N.T.Đ. khóc, bà Nh. và bà L.: the point is of the name where the sentence goes on, else of the sentence. Returns where the
 * name that begins at t ends. */
static uint32_t initial_end(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	uint32_t point = end - (end - t > 1 && vbi_tok_is(seg, end - 1, ".")), bytes = seg->tok[point - 1].end - seg->tok[point - 1].start;
	bool goes_on;

	if (point >= n || seg->tok[point].space != 0 || !vbi_tok_is(seg, point, ".") || (bytes > 2 && !initials(seg, point - 1)) ||
	    !vbi_tok_capital(&seg->tok[point - 1]))
		return end;
	if (end - t <= 2 && point + 1 < n && seg->tok[point + 1].space == 0 && vbi_tok_title(&seg->tok[point + 1]))
		return before_syllable(seg, path, n, t, end, point);
	goes_on = point + 1 < n && seg->tok[point + 1].space == 1 && vbi_tok_small(&seg->tok[point + 1]);
	/* N.M.H. (13 tuổi), N.M.H., 13 tuổi */
	if (!goes_on && point + 1 < n && bytes > 2)
		goes_on = seg->tok[point + 1].space == 1 ? vbi_tok_is(seg, point + 1, "(") : vbi_tok_is(seg, point + 1, ",") || vbi_tok_is(seg, point + 1, ")");
	if (goes_on && point == end)
		vbi_path_put(path, n, t, ++end, NAME);
	else if (!goes_on && point < end)
		vbi_path_clear(path, n, --end, point + 1, NAME);
	return end;
}

/* Ảnh: Cao Thái Ông Vinh cũng cho biết; Ảnh: Lê Tân Thiếu tướng B; chị Hồ Thị Thảo Căn cứ kết quả: the next sentence
 * begins in what was taken for one name. */
static void part_name(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(PER));

	end = initial_end(seg, path, n, t, end);
	for (uint32_t i = t + 1; i + 1 < end; i++)
		if (i > t + 1 && (vbi_tok_is(seg, i, "Ông") || vbi_tok_is(seg, i, "Bà") || vbi_tok_is(seg, i, "ĐB") ||
		                  vbi_tok_is(seg, i, "ĐBQH"))) {
			vbi_path_clear(path, n, i, i + 1, NAME);
			vbi_path_put(path, n, i + 1, end, NAME);
			return;
		}
	if (end - t >= 2 && end < n && seg->tok[end].space == 1 && vbi_tok_title(&seg->tok[end - 1]) &&
	    vbi_seg_longer(seg, end - 1, VBI_MASK(T_RANK) | VBI_MASK(T_SOLO), 1)) {
		uint32_t stop = end - 1 + vbi_seg_longest(seg, end - 1, VBI_MASK(T_RANK) | VBI_MASK(T_SOLO))->count;

		if (stop < n && seg->tok[stop].space == 1 && !vbi_tok_capital(&seg->tok[stop]))
			return;
		vbi_path_clear(path, n, end - 1, end, NAME);
		path[end - 1] = (uint16_t)(path[end - 1] | VBI_PATH(TITLE));
		for (uint32_t i = end; i < stop; i++)
			path[i] = (uint16_t)((path[i] & ~VBI_PATH(TITLE)) | VBI_PATH(TITLE) << 8);
		return;
	}
	/* Phan Thương Phan Thương: a credit and a byline */
	if ((end - t == 4 || end - t == 6) && same_words(seg, t, t + (end - t) / 2, (end - t) / 2)) {
		uint32_t second = t + (end - t) / 2;

		vbi_path_clear(path, n, second, end, NAME);
		vbi_path_put(path, n, second, end, NAME);
		return;
	}
	/* đại biểu Dương Trung Quốc: no China of any Dương Trung */
	if (end - t == 2 && end < n && vbi_tok_is(seg, end - 1, "Trung") && vbi_tok_is(seg, end, "Quốc") && seg->tok[end].space == 1 &&
	    vbi_seg_any(seg, t) & VBI_MASK(SURNAME) && !vbi_path_any(path, end, VBI_PATH_ALL & ~PLACE)) {
		vbi_path_clear(path, n, t, end + 1, PLACE);
		vbi_path_put(path, n, t, end + 1, NAME);
		return;
	}
	/* ... Thứ trưởng Đào Quang Thu Quỳnh Nga: who is known, and who wrote the text */
	for (uint32_t i = t + 2; end - t <= 6 && i + 2 <= end; i++)
		if (end - i <= 3 && (i > t + 2 || vbi_seg_any(seg, i) & VBI_MASK(SURNAME)) && vbi_tok_title(&seg->tok[i]) && vbi_tok_title(&seg->tok[i + 1]) &&
		    seg->tok[i + 1].end - seg->tok[i + 1].start > 1 && known_name(seg, path, n, t, i)) {
			vbi_path_clear(path, n, i, end, NAME);
			vbi_path_put(path, n, i, end, NAME);
			return;
		}
	if (end - t >= 3 && end < n && seg->tok[end].space == 1 && seg->tok[end].shape == VB_SHAPE_LOWER &&
	    seg->tok[end].kind == VB_TOKEN_SYLLABLE && vbi_tok_title(&seg->tok[end - 1]) &&
	    (vbi_tag_common(seg, end - 1) > 101 || vbi_seg_any(seg, end - 1) & VBI_MASK(STOP)) &&
	    known_name(seg, path, n, t, end - 1))
		vbi_path_clear(path, n, end - 1, end, NAME);
}

/* Ảnh: Nguyễn Tân Thiếu tướng B: no new general. */
static void give_back(const vbi_seg *seg, uint16_t *path, uint32_t t)
{
	if (t == 0 || !vbi_tok_is(seg, t, "Tân") || vbi_path_end(path, t, OFFICE) - t < 2 || seg->tok[t].space != 1 || !vbi_tok_title(&seg->tok[t - 1]) ||
	    seg->tok[t - 1].sentence != seg->tok[t].sentence ||
	    !(vbi_seg_any(seg, t - 1) & VBI_MASK(SURNAME) || vbi_path_any(path, t - 1, NAME)))
		return;
	path[t] = (uint16_t)((path[t] & ~VBI_PATH(TITLE)) | NAME << 8);
	path[t + 1] = (uint16_t)((path[t + 1] & ~(VBI_PATH(TITLE) << 8)) | VBI_PATH(TITLE));
	if (!vbi_path_any(path, t - 1, NAME))
		path[t - 1] = (uint16_t)(path[t - 1] | NAME);
}

#define KNOWN_PLACES                                                                                                   \
	(VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_DISTRICT) | VBI_MASK(LOC_COMMUNE) |             \
	 VBI_MASK(LOC_REGION) | VBI_MASK(LOC_GEO) | VBI_MASK(LOC_ROAD) | VBI_MASK(LOC_FACILITY) | VBI_MASK(LOC_CITY) | \
	 VBI_MASK(ORG_NAME) | VBI_MASK(ORG_KNOWN) | VBI_MASK(ORG_MEDIA) | VBI_MASK(ORG_BRAND))

/* Quân khu II: a number in the letters of the Romans. */
static bool roman(const vbi_seg *seg, uint32_t t)
{
	uint32_t i = seg->tok[t].start;

	while (i < seg->tok[t].end && (seg->text[i] == 'I' || seg->text[i] == 'V' || seg->text[i] == 'X'))
		i++;
	return i == seg->tok[t].end;
}

/* An acronym that may end the name of a body, but that of no school or firm; or its number. */
static bool body_before(const vbi_seg *seg, uint32_t t)
{
	static const char *const named[] = {"THPT", "THCS", "TH",   "PTTH", "PTCS", "THCN", "TNHH",
	                                    "CP",   "MTV",  "TMCP", "ĐH",   "CĐ",   "DNTN", "HTX",
	                                    "KCN",  "KDC",  "BV",   "P",    "Q",    "TP",   "TX"};
	bool found = seg->tok[t - 1].kind != VB_TOKEN_ACRONYM || seg->tok[t - 1].end - seg->tok[t - 1].start < 4;

	if (roman(seg, t - 1))
		return t > 1 && vbi_tok_is_lower(seg, t - 2, "khu");
	for (size_t i = 0; !found && i < sizeof named / sizeof *named; i++)
		found = vbi_tok_is(seg, t - 1, named[i]);
	return !found;
}

/* A firm or school among the tokens [t, end) may bear a name; but that of a tổng công ty is another. */
static bool bears_name(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	static const vbi_slice head[] = {VBI_WORD("ty"),   VBI_WORD("trường"), VBI_WORD("nghiệp"),
	                                 VBI_WORD("hãng"), VBI_WORD("quỹ"),    VBI_WORD("viện")};
	bool found = false;

	for (uint32_t i = t; !found && i < end; i++)
		found = vbi_tok_is(seg, i, "TNHH") || (vbi_tok_among(seg, i, head, sizeof head / sizeof *head) &&
		                                       !(i > t + 1 && vbi_tok_is_lower(seg, i - 2, "tổng")));
	return found;
}

/* Chủ tịch UBND huyện Lê Văn Nam, Tổng giám đốc Petrovietnam Trần Quang Minh: an office or its body that the name
 * behind it was taken into. What may bear a person's name (đường, trường, phường, công ty) keeps it. */
static void free_name(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, unsigned layer)
{
	static const vbi_slice named[] = {
	        VBI_WORD("trường"), VBI_WORD("đường"), VBI_WORD("phố"),   VBI_WORD("học"),  VBI_WORD("hát"),
	        VBI_WORD("thị"),    VBI_WORD("rạp"),   VBI_WORD("cầu"),   VBI_WORD("quỹ"),  VBI_WORD("đội"),
	        VBI_WORD("tàu"),    VBI_WORD("chợ"),   VBI_WORD("thôn"),  VBI_WORD("làng"), VBI_WORD("ấp"),
	        VBI_WORD("đoàn"),   VBI_WORD("tế"),    VBI_WORD("thông"), VBI_WORD("sở"),   VBI_WORD("tâm"),
	        VBI_WORD("nghiệp"), VBI_WORD("hội"),
	};
	uint32_t end = vbi_path_end(path, t, layer), first = end, stop = end;
	const vbi_tok *before;

	while (first > t && vbi_tok_title(&seg->tok[first - 1]))
		first--;
	while (stop < n && stop - first < 5 && first < end && vbi_tok_title(&seg->tok[stop]) &&
	       seg->tok[stop].space == 1)
		stop++;
	if (first <= t + 1 || first == end || stop - first < 3 || stop - first > 4 || seg->tok[first].space != 1 ||
	    !(vbi_seg_any(seg, first) & VBI_MASK(SURNAME)) || vbi_tok_is(seg, first, "Đoàn") ||
	    (vbi_seg_any(seg, first) & KNOWN_PLACES && vbi_seg_longer(seg, first, KNOWN_PLACES, 1)))
		return;
	before = &seg->tok[first - 1];
	if (before->kind == VB_TOKEN_FOREIGN &&
	    (vbi_path_goes_on(path, first, VBI_PATH_LAYER(LOC)) || vbi_seg_longer(seg, first - 1, KNOWN_PLACES, 1)))
		return; /* huyện Đăk Hà */
	if (bears_name(seg, t, first))
		return;
	if (before->kind == VB_TOKEN_SYLLABLE
	            ? before->shape != VB_SHAPE_LOWER ||
	                      vbi_tok_among(seg, first - 1, named, sizeof named / sizeof *named)
	            : (before->kind != VB_TOKEN_FOREIGN || stop == end) && !body_before(seg, first))
		return;
	vbi_path_clear(path, n, first, stop, VBI_PATH(TITLE) | BODY | PLACE);
	if (vbi_path_begins(path, first - 1, VBI_PATH_LAYER(LOC)))
		vbi_path_clear(path, n, first - 1, first, PLACE); /* the unit alone */
	vbi_path_put(path, n, first, stop, NAME);
}

/* ... đạt được. Sơn Ca (TTXVN): who wrote the text, by himself before his agency, is no place. t: the agency's letters. */
static void name_byline(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t first = t - (t > 0), end = first;

	if (t < 3 || t + 1 >= n || !vbi_seg_has(seg, t, 1, VBI_MASK(ORG_MEDIA)) || !vbi_tok_is(seg, t - 1, "(") || !vbi_tok_is(seg, t + 1, ")") ||
	    !(t + 2 == n || seg->tok[t + 2].space >= 2))
		return;
	while (first > 0 && end - first < 4 && vbi_tok_title(&seg->tok[first - 1]) && !vbi_path_any(path, first - 1, VBI_PATH_ALL & ~PLACE) &&
	       (first == end || seg->tok[first].space == 1))
		first--;
	first += vbi_tok_is(seg, first, "Theo"); /* ... (VNE) */
	if (end - first < 2 || !(first == 0 || vbi_tok_is(seg, first - 1, "Theo") || seg->tok[first - 1].sentence != seg->tok[first].sentence || seg->tok[first].space >= 2) ||
	    vbi_path_goes_on(path, first, VBI_PATH_LAYER(LOC)) || vbi_seg_any(seg, first) & VBI_MASK(LOC_UNIT) ||
	    vbi_seg_has(seg, first, end - first, VBI_TAG_LARGER))
		return;
	vbi_path_clear(path, n, first, end, PLACE);
	vbi_path_put(path, n, first, end, NAME);
}

/* Ảnh: Đình Viên. Who took a picture is no place. t: a place. */
static void name_credit(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end;

	if (!vbi_tag_credited(seg, t))
		return;
	end = vbi_path_end(path, t, VBI_PATH_LAYER(LOC));
	if (end - t < 2 || end - t > 4 ||
	    !(end == n || seg->tok[end].space >= 2 || vbi_tok_is(seg, end, ".") || vbi_tok_is(seg, end, ")")) ||
	    vbi_path_any(path, t, VBI_PATH_ALL & ~PLACE))
		return;
	for (uint32_t i = t; i < end; i++)
		if (!vbi_tok_title(&seg->tok[i]))
			return;
	if (vbi_seg_has(seg, t, end - t, KNOWN_PLACES & ~VBI_MASK(LOC_COMMUNE)))
		return; /* Ảnh: Sa Pa */
	vbi_path_clear(path, n, t, end, PLACE);
	vbi_path_put(path, n, t, end, NAME);
}

/* Theo tướng Đỗ Kim Tuyến: a general, whatever his rank. t: a name. */
static void give_rank(const vbi_seg *seg, uint16_t *path, uint32_t t)
{
	if (t == 0 || seg->tok[t].space != 1 || !vbi_tok_is(seg, t - 1, "tướng") ||
	    vbi_path_any(path, t - 1, VBI_PATH_ALL) ||
	    (t > 1 && seg->tok[t - 1].space == 1 &&
	     vbi_seg_has(seg, t - 2, 2, VBI_MASK(WORD) | VBI_MASK(T_RANK) | VBI_MASK(T_SOLO))))
		return;
	path[t - 1] = (uint16_t)(path[t - 1] | VBI_PATH(TITLE));
}

/* ---- ends ---- */

static void go_on(uint16_t *path, uint32_t from, uint32_t to, unsigned layer)
{
	for (uint32_t i = from; i < to; i++)
		path[i] = (uint16_t)((path[i] & ~(1u << layer)) | 1u << (layer + 8));
}

/* Bộ Công an nước | này, quyền bộ trưởng Bộ | này: which one is told elsewhere. */
static void leave_this(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end, unsigned layer)
{
	static const vbi_slice kind[] = {VBI_WORD("nước"), VBI_WORD("bộ")};

	if (end - t > 2 && vbi_tok_among(seg, end - 1, kind, layer == OFFICE ? sizeof kind / sizeof *kind : 1))
		vbi_path_clear(path, n, end - 1, end, 1u << layer);
}

/* Hiệu trưởng | một trường: whose it is is not told. True if it ended so. */
static bool end_before_one(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + t];
	unsigned told = vbi_tag_named_by(views->cues, v + 1) | vbi_tag_named_by(views->cues, v + 2) | vbi_tag_named_by(views->cues, v + 3);

	for (uint32_t i = 4; i < end - t; i++)
		told |= vbi_tag_named_by(views->cues, v + i);
	if (!(told & VBI_NAMED_ONE))
		return false; /* nearly always */
	for (uint32_t i = t + 1; i < end; i++)
		if (seg->tok[i].space == 1 && vbi_tok_is(seg, i, "một") &&
		    !(i + 1 < n && (vbi_tok_is(seg, i + 1, "cửa") || vbi_tok_is(seg, i + 1, "thành")))) {
			vbi_path_clear(path, n, i, end, VBI_PATH(TITLE));
			return true;
		}
	return false;
}

/* What stands behind a span may be of it, or tell that it ends before. Which of it is there nobody could guess: one jump. */
static bool may_end_elsewhere(const vbi_tag_cues *cues, const vbi_tag_view *behind, unsigned layer)
{
	unsigned office = layer == OFFICE, body = layer == VBI_PATH_LAYER(ORG), kind = vbi_tag_kind(behind);

	return (((vbi_tag_space(behind) | vbi_tag_space(behind + 1)) == 0) | ((office | body) & (unsigned)(behind->symbol == cues->this)) |
	        (office & (unsigned)(kind == VB_TOKEN_NUMBER)) | (body & (unsigned)(kind == VB_TOKEN_ACRONYM))) != 0;
}

/* Trung tâm phòng chống HIV/AIDS tỉnh X; T.Ư Hội NDVN; bang Rai-lan Phan-xờ; Hiệp định Việt Nam-Lào: what no blank
 * parts is one, and what a word for a body begins goes on with the acronym behind it. end: where it ends. */
static __attribute__((noinline)) void end_elsewhere(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t, uint32_t end,
                                                    unsigned layer)
{
	const vbi_tag_view *behind = &views->view[VBI_TAG_MARGIN + end];
	const vbi_tok *tok = seg->tok;
	uint32_t stop = end;

	if ((layer == OFFICE || layer == VBI_PATH_LAYER(ORG)) && end < n && vbi_tok_is(seg, end, "này")) {
		leave_this(seg, path, n, t, end, layer);
		return;
	}
	/* đội phó đội 3, tổ trưởng tổ 12 */
	if (layer == OFFICE && end < n && end - t > 1 && tok[end].kind == VB_TOKEN_NUMBER && tok[end].space == 1 &&
	    tok[end].end - tok[end].start <= 2 &&
	    (vbi_tok_is_lower(seg, end - 1, "đội") || vbi_tok_is_lower(seg, end - 1, "tổ") ||
	     (vbi_tok_is_lower(seg, end - 1, "phố") && vbi_tok_is_lower(seg, end - 2, "dân")) ||
	     vbi_tok_is_lower(seg, end - 1, "ấp") || vbi_tok_is_lower(seg, end - 1, "thôn")))
		go_on(path, end, end + 1, layer);
	if (((vbi_tag_space(behind) | vbi_tag_space(behind + 1)) == 0) && end + 1 < n && tok[end].sentence == tok[t].sentence) {
		bool foreign = vbi_tok_is(seg, end, "-") && tok[end + 1].shape == VB_SHAPE_LOWER &&
		               tok[end - 1].shape == VB_SHAPE_TITLE && layer < VBI_PATH_LAYER(DATE) &&
		               !(layer == 0 && vbi_seg_any(seg, t) & VBI_MASK(SURNAME)) &&
		               !(vbi_seg_any(seg, end + 1) & (VBI_MASK(STOP) | VBI_MASK(T_HEAD) | VBI_MASK(T_MOD) |
		                                              VBI_MASK(HONORIFIC) | VBI_MASK(ROLE)));
		bool disease = vbi_tok_is(seg, end, "/") && end - t > 2 && tok[end + 1].kind == VB_TOKEN_ACRONYM &&
		               (layer == OFFICE || layer == VBI_PATH_LAYER(ORG));
		/* Đại học Việt-Nhật */
		if (layer == VBI_PATH_LAYER(ORG) && vbi_tok_is(seg, end, "-") && vbi_tok_is(seg, end - 1, "Việt") && end - t > 2 &&
		    vbi_tok_title(&tok[end + 1]))
			stop = end + 2;
		bool treaty = vbi_tok_is(seg, end, "-") && layer == VBI_PATH_LAYER(DOC) &&
		              vbi_path_any(path, end - 1, PLACE) && vbi_path_begins(path, end + 1, VBI_PATH_LAYER(LOC));

		if (foreign || disease)
			stop = end + 2;
		if ((layer == OFFICE || layer == VBI_PATH_LAYER(ORG)) && end - t > 2 && halves(seg, end))
			stop = end + 3;
		if (treaty)
			stop = vbi_path_end(path, end + 1, VBI_PATH_LAYER(LOC));
		if (disease && stop < n && tok[stop].space == 1 && vbi_path_begins(path, stop, VBI_PATH_LAYER(LOC)))
			stop = vbi_path_end(path, stop, VBI_PATH_LAYER(LOC));
	} else if (((layer == VBI_PATH_LAYER(ORG)) & (vbi_tag_kind(behind) == VB_TOKEN_ACRONYM)) && end < n && tok[end].space == 1 &&
	           tok[end].sentence == tok[t].sentence &&
	           tok[end].end - tok[end].start > 2 && !vbi_path_any(path, end, VBI_PATH_ALL) &&
	           vbi_tok_is(seg, end - 1, "Hội")) {
		stop = end + 1;
	}
	if (stop > end)
		go_on(path, end, stop, layer);
}

static void mend_end(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t, unsigned layer)
{
	uint32_t end = vbi_path_end(path, t, layer);

	if (layer == OFFICE && end_before_one(seg, views, path, n, t, end))
		return;
	if (may_end_elsewhere(views->cues, &views->view[VBI_TAG_MARGIN + end], layer))
		end_elsewhere(seg, views, path, n, t, end, layer);
}

/* Who took a picture, a house, an organ of a state: where a place begins. Nearly none is one of these. */
static void mend_place(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t)
{
	const vbi_tag_cues *cues = views->cues;
	unsigned credit = views->view[VBI_TAG_MARGIN + t - 1].symbol == cues->colon, house = vbi_tag_may_be_house(views, t),
	         abroad = vbi_tag_may_be_abroad(views, cues->abroad, t);

	if (!(credit | house | abroad))
		return;
	if (credit)
		name_credit(seg, path, n, t);
	if (house && vbi_path_begins(path, t, VBI_PATH_LAYER(LOC)))
		vbi_tag_house(seg, path, n, t);
	if (abroad && vbi_path_begins(path, t, VBI_PATH_LAYER(LOC)))
		vbi_tag_abroad(seg, path, n, t);
}

/* Where a name begins. */
static void mend_name(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t before = views->view[VBI_TAG_MARGIN + t - 1].symbol;

	if (before == views->cues->dash)
		vbi_tag_parted_name(seg, path, n, t);
	vbi_tag_rows_of_name(seg, path, n, t);
	if (!vbi_path_begins(path, t, VBI_PATH_LAYER(PER)))
		return;
	part_name(seg, path, n, t);
	if (before == views->cues->general)
		give_rank(seg, path, t);
	if (vbi_tag_may_be_remembered(views, t))
		vbi_tag_memorial(seg, path, n, t);
}

void vbi_tag_mend(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n)
{
	const vbi_tag_cues *cues = views->cues;
	vbi_tag_capitals capitals;

	/* views of capitals are near, for they were just asked for; tokens are not */
	vbi_tag_list_capitals(seg, views, &capitals);
	vbi_tag_joined(seg, path, n, capitals.joined, capitals.joins);
	vbi_tag_initials(seg, views, &capitals, path, n);
	for (uint32_t k = 0; k < capitals.stranges; k++)
		if (views->view[VBI_TAG_MARGIN + capitals.strange[k] - 1].symbol == cues->bracket)
			name_byline(seg, path, n, capitals.strange[k]);
	vbi_tag_whole(seg, views, &capitals, path, n);
	for (uint32_t t = 0; (t = vbi_path_next(path, n, t)) < n; t++) {
		for (unsigned begins = vbi_path_begins_at(path, t); begins; begins &= begins - 1)
			mend_end(seg, views, path, n, t, (unsigned)__builtin_ctz(begins));
		for (unsigned begins = vbi_path_begins_at(path, t); begins; begins &= begins - 1)
			vbi_tag_cut(seg, views, path, n, t, (unsigned)__builtin_ctz(begins));
		if (vbi_path_begins(path, t, OFFICE)) {
			free_name(seg, path, n, t, OFFICE);
			give_back(seg, path, t);
			if (vbi_path_begins(path, t, OFFICE)) {
				vbi_tag_apposed_name(seg, path, n, t);
				complete_apposed(seg, path, n, t);
				complete_unit(seg, path, n, t);
			}
		}
		if (vbi_path_begins(path, t, VBI_PATH_LAYER(ORG)))
			vbi_tag_body(seg, views, path, n, t);
		if (vbi_path_begins(path, t, VBI_PATH_LAYER(ORG))) {
			vbi_tag_join(seg, views, path, n, t);
			vbi_tag_field(seg, views, path, n, t);
			if (vbi_tag_may_be_house_of(views, t))
				vbi_tag_unit(seg, path, n, t);
		}
		if (vbi_path_begins(path, t, VBI_PATH_LAYER(ORG)) && vbi_path_any(path, t, VBI_PATH(TITLE)))
			free_name(seg, path, n, t, VBI_PATH_LAYER(ORG));
		if (vbi_path_begins(path, t, VBI_PATH_LAYER(PER)))
			mend_name(seg, views, path, n, t);
		if (vbi_path_begins(path, t, VBI_PATH_LAYER(DATE)))
			vbi_tag_date(seg, views, path, n, t);
		if (vbi_path_begins(path, t, VBI_PATH_LAYER(LOC))) {
			vbi_tag_lines(seg, path, n, t);
			mend_place(seg, views, path, n, t);
		}
		if (vbi_tag_may_be_named(views, path, t))
			vbi_tag_named(seg, views, path, n, t);
		if (vbi_path_begins(path, t, VBI_PATH_LAYER(DOC)))
			vbi_tag_whole_title(seg, path, n, t);
		else if ((unsigned)((path[t] & (PLACE | BODY)) != 0) &
		         (unsigned)((vbi_tag_cue(cues, &views->view[VBI_TAG_MARGIN + t - 1]) & VBI_CUE_TREATY) != 0))
			vbi_tag_treaty(seg, path, n, t);
	}
	vbi_tag_people(seg, views, &capitals, path, n);
	vbi_tag_short(seg, views, &capitals, path, n);
	vbi_tag_compare(seg, views, &capitals, path, n);
	vbi_tag_offices(seg, path, n);
}
