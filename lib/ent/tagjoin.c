/* ent/tagjoin.c - what goes on behind a body, or before it, and is of it: tagpath.h. */
#include "ent/tagcodes.h"

#define NAME   VBI_PATH(PER) /* layers, as bits */
#define BODY   VBI_PATH(ORG)
#define PLACE  VBI_PATH(LOC)
#define OFFICE VBI_PATH(TITLE)

/* Of the body that ends before token end, and of the office that it ends, the tokens up to stop are part, too. */
static void extend(uint16_t *path, uint32_t n, uint32_t end, uint32_t stop, bool office)
{
	unsigned layers = BODY | (office ? OFFICE : 0u);

	vbi_path_clear(path, n, end, stop, layers);
	for (uint32_t i = end; i < stop; i++)
		path[i] = (uint16_t)(path[i] | layers << 8);
}

/* Both blanks are of a dash between words, not of an item of a list. */
static bool dash(const vbi_seg *seg, uint32_t n, uint32_t t)
{
	return t + 1 < n && (vbi_tok_is(seg, t, "-") || vbi_tok_is(seg, t, "–")) && seg->tok[t].space == 1 &&
	       seg->tok[t + 1].space == 1 && seg->tok[t + 1].sentence == seg->tok[t - 1].sentence;
}

/* Cục An ninh nội địa - Bộ Công an, Văn phòng Luật sư A – Đoàn Luật sư thành phố B: a body and whose it is. Returns
 * where they end. */
static uint32_t with_parent(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice part[] = {VBI_WORD("phòng"), VBI_WORD("ban"), VBI_WORD("đội"), VBI_WORD("tổ"),
	                                 VBI_WORD("chi"),   VBI_WORD("vụ"),  VBI_WORD("khoa")};
	uint32_t parent = end + 1, stop;

	/* Sở A - Phòng B goes down, Đảng ủy - Bộ Tư lệnh are two */
	if (!dash(seg, n, end))
		return end;
	if (parent < n && (vbi_tok_among(seg, parent, part, sizeof part / sizeof *part) ||
	                   vbi_tok_is_lower(seg, end - 1, "ủy") || vbi_tok_is_lower(seg, end - 1, "uỷ")))
		return end;
	if (end - t < 2 || !vbi_path_begins(path, parent, VBI_PATH_LAYER(ORG)) ||
	    vbi_path_any(path, parent, OFFICE | NAME) ||
	    (t > 1 && dash(seg, n, t - 1) && !vbi_path_any(path, t - 2, NAME)))
		return end;
	stop = vbi_path_end(path, parent, VBI_PATH_LAYER(ORG));
	return stop - parent > 1 && vbi_tok_capital(&seg->tok[parent]) &&
	                       vbi_seg_any(seg, parent) & (VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_NAME) |
	                                                   VBI_MASK(ORG_PARTY))
	               ? stop
	               : end;
}

/* Giám đốc Trung tâm Pháp y thuộc Sở Y tế: the body of an office, and whose it is; elsewhere that of a whole field, and so it is no city's or
 * province's own. Returns where they end. */
static uint32_t with_owner(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	uint32_t owner = end + 1;

	if (owner >= n || !vbi_tok_is(seg, end, "thuộc") || !vbi_tag_glued(seg, end) || !vbi_tag_glued(seg, owner) || !vbi_path_begins(path, owner, VBI_PATH_LAYER(ORG)) ||
	    vbi_path_any(path, owner, OFFICE | NAME) || seg->tok[owner].sentence != seg->tok[t].sentence || end - t < 2 || vbi_path_any(path, end, BODY))
		return end;
	if (!vbi_path_any(path, t, OFFICE) &&
	    (end - t < 5 || vbi_tok_is_lower(seg, t, "hội") || vbi_tok_is(seg, owner, "UBND") || !vbi_tok_small(&seg->tok[end - 1]) || vbi_path_any(path, end - 1, PLACE) || !(vbi_seg_any(seg, t) & VBI_MASK(ORG_HEAD))))
		return end;
	return vbi_path_end(path, owner, VBI_PATH_LAYER(ORG));
}

/* Of a field's name, from its capital at token t on: the word with its small syllables, and a second one that a mark
 * ends. Returns where it ends, t if nothing there is one. */
static uint32_t field_end(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = t + 1;

	while (end < n && end - t < 6 && vbi_tok_small(&seg->tok[end]) && seg->tok[end].space == 1 &&
	       !vbi_path_any(path, end, VBI_PATH_ALL) && !(vbi_seg_any(seg, end) & (VBI_MASK(STOP) | VBI_MASK(VERB_SAY))))
		end++;
	if (end - t < 2 || end - t > 5)
		return t;
	if (end == n || seg->tok[end].kind == VB_TOKEN_PUNCT || seg->tok[end].space > 1)
		return end;
	return vbi_path_begins(path, end, VBI_PATH_LAYER(LOC)) && vbi_tok_is(seg, end, "Việt") && end - t == 2
	               ? vbi_path_end(path, end, VBI_PATH_LAYER(LOC))
	               : t;
}

/* Viện Chiến lược và Chương trình giáo dục, Hội Hồi sức – Cấp cứu và Chống độc Việt Nam: the second half of a field.
 * What begins a body, an office or a name by itself is none. Returns where the body ends. */
static uint32_t with_field(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	uint32_t half = end + 1;
	uint64_t other = VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_NAME) | VBI_MASK(ORG_PARTY) |
	                 VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO) | VBI_MASK(T_RANK) | VBI_MASK(HONORIFIC) | VBI_MASK(LOC_UNIT) |
	                 VBI_MASK(SURNAME) | VBI_MASK(ROLE);

	if (half >= n || !vbi_tok_is(seg, end, "và") || seg->tok[half].space != 1 || !vbi_tok_title(&seg->tok[half]) ||
	    seg->tok[half].kind != VB_TOKEN_SYLLABLE || seg->tok[half].sentence != seg->tok[t].sentence ||
	    vbi_path_any(path, half, VBI_PATH_ALL) || vbi_seg_longer(seg, half, other, 1) ||
	    !vbi_seg_has(seg, half, 2, VBI_MASK(WORD)) || vbi_path_any(path, end - 1, PLACE) || end - t < 3 ||
	    vbi_tok_capital(&seg->tok[end - 1]) || vbi_seg_any(seg, end - 1) & VBI_MASK(ORG_LEVEL) ||
	    !(vbi_seg_any(seg, t) & VBI_MASK(ORG_HEAD)) || vbi_tok_is(seg, half, "Nhân"))
		return end;
	half = field_end(seg, path, n, half);
	return half > end + 1 ? half : end;
}

/* Of a field in a list, from token t on: a word or two in small letters or with a capital, up to a comma or và; t if there is none. */
static uint32_t listed_field(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t)
{
	const uint64_t other = VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_NAME) | VBI_MASK(ORG_PARTY) | VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO);
	const vbi_match *word;
	uint32_t end;

	if (t >= n || vbi_seg_any(seg, t) & other || seg->tok[t].space != 1 || !(vbi_tok_small(&seg->tok[t]) || vbi_tok_title(&seg->tok[t])) ||
	    vbi_path_any(path, t, NAME | PLACE | OFFICE) || !(word = vbi_seg_longest(seg, t, VBI_MASK(WORD) | VBI_MASK(ORG_FIELD))) || word->count < 2)
		return t;
	end = t + word->count;
	while (end < n && end - t < 4 && vbi_tok_small(&seg->tok[end]) && seg->tok[end].space == 1 && !vbi_path_any(path, end, VBI_PATH_ALL) &&
	       vbi_seg_has(seg, end - 1, 2, VBI_MASK(WORD)))
		end++;
	return end;
}

/* Ủy ban Khoa học, công nghệ và môi trường [của Quốc hội]; Bộ trưởng Bộ Thương mại, Công nghiệp và Năng lượng Hàn Quốc: all fields of a
 * committee, those of a ministry where its country is told. Returns where the body ends. */
static uint32_t with_list(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	bool ministry;
	uint32_t stop = end, next;

	if (end >= n || seg->tok[end].kind != VB_TOKEN_PUNCT || end - t < 3 || !vbi_tok_is(seg, end, ",") || vbi_path_any(path, end - 1, PLACE))
		return end;
	ministry = vbi_tok_is_lower(seg, t, "bộ") && t > 1 && vbi_tok_is(seg, t - 1, "trưởng") && vbi_path_any(path, t, OFFICE);
	if (!ministry && !((vbi_tok_is_lower(seg, t, "ủy") || vbi_tok_is_lower(seg, t, "uỷ")) && vbi_tok_is_lower(seg, t + 1, "ban")))
		return end;
	while (stop < n && vbi_tok_is(seg, stop, ",") && stop - end < 16 && (next = listed_field(seg, path, n, stop + 1)) > stop + 1)
		stop = next;
	if (stop == end || stop >= n || !vbi_tok_is(seg, stop, "và") || (next = listed_field(seg, path, n, stop + 1)) == stop + 1)
		return end;
	stop = next;
	if (ministry)
		return stop < n && seg->tok[stop].space == 1 && vbi_path_begins(path, stop, VBI_PATH_LAYER(LOC)) &&
		                       vbi_seg_any(seg, stop) & VBI_MASK(LOC_COUNTRY)
		               ? vbi_path_end(path, stop, VBI_PATH_LAYER(LOC))
		               : end;
	if (stop + 1 < n && vbi_tok_is(seg, stop, "của") && vbi_path_begins(path, stop + 1, VBI_PATH_LAYER(ORG)) && vbi_tok_is_lower(seg, stop + 1, "quốc"))
		stop = vbi_path_end(path, stop + 1, VBI_PATH_LAYER(ORG));
	return stop;
}

#define HALVES(X)                                                                                                              \
	X("giáo", "dục", "đào", "tạo") X("đo", "lường", "chất", "lượng") X("giao", "thông", "đường", "bộ") X("hàn", "lâm", "khoa", "học") \
	X("vật", "tư", "nông", "nghiệp") X("vệ", "sinh", "y", "tế") X("thiết", "bị", "khoa", "học") X("tổ", "chức", "hành", "chính")   \
	X("tổ", "chức", "cán", "bộ") X("văn", "hóa", "giáo", "dục") X("thiết", "bị", "y", "tế") X("khoa", "học", "kỹ", "thuật")
#define HALF(a, b, c, d)     {VBI_WORD(a), VBI_WORD(b), VBI_WORD(c), VBI_WORD(d)},
#define ADD_HALF(a, b, c, d) vbi_tag_add_cue(cues, c, VBI_CUE_JOIN_BEHIND);

/* Sở Giáo dục | đào tạo, Cục Đo lường | chất lượng: the other word of a field without và. Returns where the body ends, with the place that
 * completes it. */
static uint32_t with_other_half(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice half[][4] = {HALVES(HALF)};
	bool found = false;
	uint32_t stop = end + 2;

	if (stop > n || end - t < 3 || !vbi_tok_small(&seg->tok[end]) || seg->tok[end].space != 1 || seg->tok[end + 1].space != 1 ||
	    !vbi_tok_small(&seg->tok[end + 1]) || !(vbi_seg_any(seg, t) & VBI_MASK(ORG_HEAD)) || vbi_path_any(path, end, VBI_PATH_ALL & ~OFFICE) ||
	    vbi_path_any(path, end - 1, PLACE))
		return end;
	for (size_t i = 0; !found && i < sizeof half / sizeof *half; i++)
		found = vbi_word_is(seg, end, &half[i][2]) && vbi_word_is(seg, end + 1, &half[i][3]) && vbi_word_is(seg, end - 1, &half[i][1]) &&
		        vbi_word_is(seg, end - 2, &half[i][0]);
	if (!found)
		return end;
	return stop < n && seg->tok[stop].space == 1 && vbi_path_begins(path, stop, VBI_PATH_LAYER(LOC)) && !vbi_path_any(path, stop, NAME | BODY)
	               ? vbi_path_end(path, stop, VBI_PATH_LAYER(LOC))
	               : stop;
}

/* A word of the tokens at t that a unit may have in its field: two small syllables that begin no clause. */
static bool task(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t)
{
	return t + 1 < n && vbi_tok_small(&seg->tok[t]) && vbi_tok_small(&seg->tok[t + 1]) && vbi_tag_glued(seg, t) && vbi_tag_glued(seg, t + 1) &&
	       !vbi_path_any(path, t, VBI_PATH_ALL) && !vbi_path_any(path, t + 1, VBI_PATH_ALL);
}

/* What the second half of a task is done to, from token t on: up to a mark, a body whose unit it is, or a place; t if a clause goes on. */
static uint32_t object_end(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t)
{
	static const vbi_slice clause[] = {VBI_WORD("đã"), VBI_WORD("sẽ"), VBI_WORD("đang"), VBI_WORD("của"), VBI_WORD("tại"), VBI_WORD("ở"), VBI_WORD("cho"),
	                                   VBI_WORD("với"), VBI_WORD("để"), VBI_WORD("là"), VBI_WORD("do"), VBI_WORD("các"), VBI_WORD("những"), VBI_WORD("này"),
	                                   VBI_WORD("được"), VBI_WORD("bị"), VBI_WORD("theo"), VBI_WORD("trên"), VBI_WORD("về"), VBI_WORD("từ"), VBI_WORD("trong")};
	uint32_t stop = t;

	while (stop < n && stop - t < 6 && vbi_tok_small(&seg->tok[stop]) && vbi_tag_glued(seg, stop) && !vbi_path_any(path, stop, VBI_PATH_ALL) &&
	       !vbi_tok_among(seg, stop, clause, sizeof clause / sizeof *clause) && !(vbi_seg_any(seg, stop) & VBI_MASK(VERB_SAY)))
		stop++;
	if (stop < n && vbi_tag_glued(seg, stop) && vbi_path_begins(path, stop, VBI_PATH_LAYER(ORG)) && !vbi_path_any(path, stop, OFFICE | NAME))
		return vbi_path_end(path, stop, VBI_PATH_LAYER(ORG));
	if (stop < n && vbi_tag_glued(seg, stop) && vbi_path_begins(path, stop, VBI_PATH_LAYER(LOC)) && !vbi_path_any(path, stop, OFFICE | NAME))
		return vbi_path_end(path, stop, VBI_PATH_LAYER(LOC));
	return stop >= n || seg->tok[stop].kind == VB_TOKEN_PUNCT || seg->tok[stop].space > 1 || vbi_path_begins(path, stop, VBI_PATH_LAYER(PER)) ? stop : t;
}

/* What a unit does, in two syllables: phát triển, chuyển giao. */
static bool does(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice other[][2] = {
	        {VBI_WORD("chuyển"), VBI_WORD("giao")}, {VBI_WORD("tiêu"), VBI_WORD("thụ")},  {VBI_WORD("vận"), VBI_WORD("hành")},
	        {VBI_WORD("sửa"), VBI_WORD("chữa")},    {VBI_WORD("điều"), VBI_WORD("trị")},  {VBI_WORD("phục"), VBI_WORD("hồi")},
	        {VBI_WORD("phân"), VBI_WORD("phối")},   {VBI_WORD("lắp"), VBI_WORD("ráp")},   {VBI_WORD("phát"), VBI_WORD("hành")},
	        {VBI_WORD("phát"), VBI_WORD("huy")},    {VBI_WORD("bảo"), VBI_WORD("mật")},   {VBI_WORD("cứu"), VBI_WORD("nạn")},
	};
	bool found = vbi_seg_has(seg, t, 2, VBI_MASK(ORG_FIELD));

	for (size_t i = 0; !found && i < sizeof other / sizeof *other; i++)
		found = vbi_word_is(seg, t, &other[i][0]) && vbi_word_is(seg, t + 1, &other[i][1]);
	return found;
}

/* Phòng chống phản động và chống khủng bố; Trung tâm huấn luyện và bồi dưỡng nghiệp vụ CATP; Tổ xử lý các vướng mắc và kiến nghị của doanh
 * nghiệp: the second half of a task, all small. Returns where the body ends. */
static __attribute__((noinline)) uint32_t with_task(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	const uint64_t own = VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | VBI_MASK(T_HEAD) | VBI_MASK(ROLE) | VBI_MASK(HONORIFIC);
	uint32_t half = end + 1, stop, before = end - 1;
	bool many = false;

	if (end - t < 4 || half + 1 >= n || !vbi_tok_is(seg, end, "và") || !vbi_tok_small(&seg->tok[end - 1]) || vbi_path_any(path, end - 1, PLACE) ||
	    !(vbi_seg_any(seg, t) & VBI_MASK(ORG_HEAD)) || !task(seg, path, n, half) || vbi_seg_any(seg, half) & own)
		return end;
	/* chống A và chống B */
	while (before > t + 1 && end - before <= 4 && seg->tok[before].code != seg->tok[half].code)
		before--;
	if (before > t + 1 && end - before <= 4 && end - before > 1 && vbi_tok_small(&seg->tok[before]) && !vbi_seg_has(seg, half, 2, VBI_MASK(WORD))) {
		stop = half + (end - before);
		for (uint32_t i = half; i < stop; i++)
			if (i >= n || !vbi_tok_small(&seg->tok[i]) || !vbi_tag_glued(seg, i) || vbi_path_any(path, i, VBI_PATH_ALL))
				return end;
		return stop < n && vbi_tag_glued(seg, stop) && vbi_path_begins(path, stop, VBI_PATH_LAYER(ORG)) && !vbi_path_any(path, stop, OFFICE | NAME)
		               ? vbi_path_end(path, stop, VBI_PATH_LAYER(ORG))
		               : stop;
	}
	for (uint32_t i = t + 1; i < end; i++)
		many |= vbi_tok_is(seg, i, "các");
	/* các vướng mắc và kiến nghị của doanh nghiệp */
	if (many && vbi_seg_has(seg, end - 2, 2, VBI_MASK(WORD)) && vbi_seg_has(seg, half, 2, VBI_MASK(WORD)) && half + 4 < n && vbi_tok_is(seg, half + 2, "của") &&
	    task(seg, path, n, half + 3) && vbi_seg_has(seg, half + 3, 2, VBI_MASK(WORD)))
		return half + 5;
	/* a head and what is done there: so much is no name yet */
	if (many || !vbi_seg_has(seg, end - 2, 2, VBI_MASK(WORD)) || !vbi_seg_has(seg, t, end - 2 - t, VBI_MASK(ORG_HEAD)) ||
	    !does(seg, half) || !does(seg, end - 2))
		return end;
	stop = object_end(seg, path, n, half + 2);
	return stop > half + 2 ? stop : end;
}

/* Who or what may stand behind và beside a body, and is none of it. */
static bool beside(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice first[] = {VBI_WORD("nhân"), VBI_WORD("cộng"), VBI_WORD("chính"), VBI_WORD("lãnh"), VBI_WORD("đại"), VBI_WORD("cán"), VBI_WORD("toàn"),
	                                  VBI_WORD("cá"), VBI_WORD("lực"), VBI_WORD("quân"), VBI_WORD("cảnh"), VBI_WORD("công"), VBI_WORD("báo"), VBI_WORD("bị"),
	                                  VBI_WORD("vợ"), VBI_WORD("chồng"), VBI_WORD("con"), VBI_WORD("võ"), VBI_WORD("đối"), VBI_WORD("vốn"), VBI_WORD("mời"), VBI_WORD("đề"),
	                                  VBI_WORD("sống"), VBI_WORD("thế"), VBI_WORD("một"), VBI_WORD("hàng"), VBI_WORD("trên"), VBI_WORD("đồng"), VBI_WORD("tổng"), VBI_WORD("lớp"),
	                                  VBI_WORD("ngành"), VBI_WORD("suất"), VBI_WORD("du"), VBI_WORD("kéo")};

	return vbi_seg_any(seg, t) & (VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO) | VBI_MASK(T_RANK) |
	                              VBI_MASK(ROLE) | VBI_MASK(HONORIFIC) | VBI_MASK(PLURAL) | VBI_MASK(NUM_WORD) | VBI_MASK(LOC_UNIT)) ||
	       vbi_tok_among(seg, t, first, sizeof first / sizeof *first);
}

/* Tổng công ty Vận tải | và sửa chữa tàu Việt Nam, Viện Cơ điện | và chế biến nông sản [Lê Văn Mẫu]: the second half, small, up to the country or
 * province of the body, or, in an office, up to who has it. Returns where the body ends. */
static __attribute__((noinline)) uint32_t with_second_half(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	uint32_t half = end + 1, i = half;
	bool name;

	if (end - t < 3 || half + 2 >= n || !vbi_tok_small(&seg->tok[half]) || !vbi_tok_small(&seg->tok[half + 1]) || vbi_path_any(path, half, VBI_PATH_ALL) ||
	    vbi_path_any(path, end - 1, PLACE) || vbi_seg_any(seg, end - 1) & VBI_MASK(ORG_LEVEL) ||
	    seg->tok[end - 1].kind != VB_TOKEN_SYLLABLE || !(vbi_seg_any(seg, t) & VBI_MASK(ORG_HEAD)))
		return end;
	while (i < n && i - half < 7 && vbi_tok_small(&seg->tok[i]) && vbi_tag_glued(seg, i) && !vbi_path_any(path, i, VBI_PATH_ALL & ~OFFICE))
		i++;
	if (i - half < 2 || i >= n || !vbi_tag_glued(seg, i) || seg->tok[i].sentence != seg->tok[t].sentence || vbi_path_any(path, i, BODY | OFFICE))
		return end;
	name = vbi_path_begins(path, i, VBI_PATH_LAYER(PER)) && vbi_path_any(path, end - 1, OFFICE);
	if (!name && !(vbi_path_begins(path, i, VBI_PATH_LAYER(LOC)) && vbi_seg_any(seg, i) & (VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_PROVINCE)) && !vbi_path_any(path, i, NAME)))
		return end;
	/* no clause goes on, nobody is told of beside the body: few come so far */
	for (uint32_t k = half; k < i; k++)
		if (!vbi_tag_of_trade(seg, path, k) || vbi_tok_is(seg, k, "và"))
			return end;
	if (beside(seg, half) || vbi_tok_is(seg, end - 1, "quán"))
		return end;
	return name ? i : vbi_path_end(path, i, VBI_PATH_LAYER(LOC));
}

/* What two states have together. */
static bool league(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice head[] = {VBI_WORD("hội"), VBI_WORD("hiệp"), VBI_WORD("diễn"), VBI_WORD("phòng"), VBI_WORD("ủy"), VBI_WORD("liên"),
	                                 VBI_WORD("quỹ")};

	return vbi_tok_among(seg, t, head, sizeof head / sizeof *head);
}

/* Hội đồng Thương mại Mỹ - Việt; trường ĐH Công nghệ & Kinh doanh: the other country, the other half of the word. */
static uint32_t with_half(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	const vbi_match *field;

	if (end - t > 2 && dash(seg, n, end) && vbi_path_any(path, end - 1, PLACE) && vbi_tok_is(seg, end + 1, "Việt") &&
	    !(end + 2 < n && vbi_tok_is(seg, end + 2, "Nam")))
		return end + 2;
	/* Hội đồng thương mại Mỹ - ASEAN, Hiệp hội Hữu nghị Việt Nam - Lào */
	if (end - t > 2 && dash(seg, n, end) && vbi_path_any(path, end - 1, PLACE) && league(seg, t) &&
	    (vbi_path_begins(path, end + 1, VBI_PATH_LAYER(LOC)) || vbi_path_begins(path, end + 1, VBI_PATH_LAYER(ORG))) &&
	    !vbi_path_any(path, end + 1, OFFICE | NAME)) {
		bool place = vbi_path_begins(path, end + 1, VBI_PATH_LAYER(LOC));
		uint32_t stop = vbi_path_end(path, end + 1, place ? VBI_PATH_LAYER(LOC) : VBI_PATH_LAYER(ORG));

		if (place || stop == end + 2)
			return stop;
	}
	if (end - t < 3 || end >= n || seg->tok[end].space != 1 || !vbi_tok_title(&seg->tok[end - 1]) || !vbi_tok_small(&seg->tok[end]) ||
	    vbi_path_any(path, end, VBI_PATH_ALL) || !vbi_seg_has(seg, end - 1, 2, VBI_MASK(ORG_FIELD)))
		return end;
	field = vbi_seg_longest(seg, end - 1, VBI_MASK(ORG_FIELD));
	return vbi_tok_is(seg, end - 2, "&") || vbi_tok_is(seg, end - 2, "-") ? end - 1 + field->count : end;
}

/* THPT, PTTH: of what kind a school is. */
static bool grade_of_school(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice grade[] = {VBI_WORD("THPT"), VBI_WORD("THCS"), VBI_WORD("PTTH"), VBI_WORD("PTCS"), VBI_WORD("TH"), VBI_WORD("PTDL"), VBI_WORD("MN")};

	return seg->tok[t].kind == VB_TOKEN_ACRONYM && vbi_word_written(seg, t, grade, sizeof grade / sizeof *grade);
}

/* Trường Kinh tế Kỹ thuật nghiệp vụ Nguyễn Tất Thành, trường THPT Nguyễn Gia Thiều: whom the school is called after, where it has no name
 * yet; so in an office that ends with its kind. */
static uint32_t with_patron(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	bool kind, grade;

	if (end >= n || end - t < 2 || !vbi_tok_is_lower(seg, t, "trường") || seg->tok[end].space != 1 || !vbi_path_begins(path, end, VBI_PATH_LAYER(PER)))
		return end;
	grade = grade_of_school(seg, end - 1);
	kind = end - t > 2 && vbi_tok_small(&seg->tok[end - 1]);
	if (!(grade || kind) || (vbi_path_any(path, t, OFFICE) && vbi_path_goes_on(path, end, VBI_PATH_LAYER(TITLE))) || vbi_path_any(path, end - 1, PLACE))
		return end;
	/* hiệu trưởng trường mầm non Lê Thị Hoa: an office before who has it */
	if (vbi_path_any(path, t, OFFICE) && !grade && vbi_path_end(path, end, VBI_PATH_LAYER(PER)) - end > 2 && vbi_tok_is(seg, end + 1, "Thị"))
		return end;
	return vbi_path_end(path, end, VBI_PATH_LAYER(PER));
}

/* Đại sứ quán, Tổng lãnh sự quán */
static bool embassy(const vbi_seg *seg, uint32_t t)
{
	t += vbi_tok_is_lower(seg, t, "đại") || vbi_tok_is_lower(seg, t, "tổng");
	return t + 2 < seg->toks && ((vbi_tok_is_lower(seg, t, "sứ") && vbi_tok_is_lower(seg, t + 1, "quán")) ||
	                             (vbi_tok_is_lower(seg, t, "lãnh") && vbi_tok_is_lower(seg, t + 1, "sự") && vbi_tok_is_lower(seg, t + 2, "quán")));
}

/* Văn phòng báo Tuổi Trẻ tại Hà Nội, cơ quan thường trú Đài Tiếng nói Việt Nam tại Pháp: the branch is the one there. */
static uint32_t with_seat(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	bool branch = end - t > 2 && ((vbi_tok_is_lower(seg, t, "văn") && vbi_tok_is_lower(seg, t + 1, "phòng")) ||
	                              (vbi_tok_is_lower(seg, t, "cơ") && vbi_tok_is_lower(seg, t + 2, "thường")) ||
	                              (vbi_tok_is_lower(seg, t, "chi") && vbi_tok_is_lower(seg, t + 1, "nhánh")) ||
	                              (vbi_tok_is_lower(seg, t, "phái") && vbi_tok_is_lower(seg, t + 1, "đoàn")) ||
	                              embassy(seg, t));

	if (!branch || end + 1 >= n || !vbi_tok_is(seg, end, "tại") || seg->tok[end + 1].space != 1 ||
	    !(vbi_path_begins(path, end + 1, VBI_PATH_LAYER(LOC)) || vbi_path_begins(path, end + 1, VBI_PATH_LAYER(ORG))) ||
	    !vbi_tok_capital(&seg->tok[end - 1]))
		return end;
	return vbi_path_end(path, end + 1, vbi_path_begins(path, end + 1, VBI_PATH_LAYER(LOC)) ? VBI_PATH_LAYER(LOC) : VBI_PATH_LAYER(ORG));
}

/* Thường trực Chính phủ, thường trực Tỉnh ủy: who is there all the time; but Phó Thủ tướng Thường trực Chính phủ. */
static uint32_t standing_part(const vbi_seg *seg, const uint16_t *path, uint32_t t, uint32_t end)
{
	static const vbi_slice whole[] = {VBI_WORD("chính"), VBI_WORD("tỉnh"),  VBI_WORD("thành"), VBI_WORD("huyện"),
	                                  VBI_WORD("quận"),  VBI_WORD("hđnd"),  VBI_WORD("thị"),   VBI_WORD("đảng")};
	static const vbi_slice office[] = {VBI_WORD("tướng"), VBI_WORD("tịch"), VBI_WORD("thư"), VBI_WORD("trưởng"),
	                                   VBI_WORD("viên"),  VBI_WORD("phó"),  VBI_WORD("ban"), VBI_WORD("nhiệm")};

	if (t < 2 || end - t > 4 || seg->tok[t].space != 1 || !vbi_tok_is(seg, t - 1, "trực") ||
	    !vbi_tok_is_lower(seg, t - 2, "thường") || vbi_path_any(path, t - 2, VBI_PATH_ALL) ||
	    vbi_path_any(path, t, OFFICE) || !vbi_tok_among(seg, t, whole, sizeof whole / sizeof *whole) ||
	    (t > 2 && vbi_tok_among(seg, t - 3, office, sizeof office / sizeof *office)))
		return t;
	return t - 2;
}

/* Trao đổi với PV Infonet: a reporter of it. But PV Oil, PV Gas are firms. */
static bool reporter_of(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	static const vbi_slice firm[] = {VBI_WORD("Oil"),   VBI_WORD("Gas"),      VBI_WORD("Power"),
	                                 VBI_WORD("Trans"), VBI_WORD("Drilling"), VBI_WORD("Coating")};

	return t > 0 && end - t > 1 && vbi_tok_is(seg, t, "PV") && seg->tok[t + 1].space == 1 &&
	       !vbi_word_written(seg, t + 1, firm, sizeof firm / sizeof *firm);
}

/* Trường THPT Lê Hồng Phong: whom it is called after is no place, though one is called like a part of him. */
static void clear_patron(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	bool school = vbi_tok_is_lower(seg, t, "trường");

	for (uint32_t i = t + 2; school && i < end; i++)
		if (vbi_path_begins(path, i, VBI_PATH_LAYER(LOC)) && vbi_seg_any(seg, i - 1) & VBI_MASK(SURNAME) &&
		    vbi_tok_title(&seg->tok[i - 1]) && vbi_tok_title(&seg->tok[i]) && seg->tok[i].space == 1 &&
		    !vbi_path_any(path, i - 1, PLACE) && !vbi_tok_capital(&seg->tok[i - 2]))
			vbi_path_clear(path, n, i, vbi_path_end(path, i, VBI_PATH_LAYER(LOC)), PLACE);
}

/* Báo Nhân Dân và Lao Động: the next newspaper of a list, by its name alone. */
static void next_newspaper(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	uint32_t next = end + 1, stop;

	if (next + 1 >= n || !vbi_tok_is_lower(seg, t, "báo") || !(vbi_tok_is(seg, end, "và") || vbi_tok_is(seg, end, ",")) ||
	    !vbi_seg_longer(seg, next, VBI_MASK(ORG_MEDIA), 1) || vbi_path_any(path, next, VBI_PATH_ALL))
		return;
	stop = next + vbi_seg_longest(seg, next, VBI_MASK(ORG_MEDIA))->count;
	for (uint32_t i = next; i < stop; i++)
		if (!vbi_tok_title(&seg->tok[i]) || seg->tok[i].space != 1 || vbi_path_any(path, i, VBI_PATH_ALL))
			return;
	if (stop == n || !vbi_tok_capital(&seg->tok[stop]))
		vbi_path_put(path, n, next, stop, BODY);
}

void vbi_tag_join_cues(vbi_tag_cues *cues)
{
	static const char *const first[] = {"trường", "báo", "the"}, *const before[] = {"trực", "hãng", "chức"},
	                  *const behind[] = {"-", "–", "và", "tại", "thuộc"};

	vbi_tag_add_cues(cues, first, sizeof first / sizeof *first, VBI_CUE_JOIN_FIRST);
	vbi_tag_add_cues(cues, before, sizeof before / sizeof *before, VBI_CUE_JOIN_BEFORE);
	vbi_tag_add_cues(cues, behind, sizeof behind / sizeof *behind, VBI_CUE_JOIN_BEHIND);
	HALVES(ADD_HALF)
}

/* What may be of a body: what goes on behind it, what its first word or the one before it tells, that it has an office. */
typedef struct joins {
	unsigned behind, first, before;
} joins;

/* Of the body [t, end): it begins with a strange word or one that tells, or has one beside it, or the word of its field goes on. */
static inline joins may_join(const vbi_tag_views *views, uint32_t t, uint32_t end)
{
	const vbi_tag_view *first = &views->view[VBI_TAG_MARGIN + t], *behind = &views->view[VBI_TAG_MARGIN + end];
	const vbi_tag_cues *cues = views->cues;
	unsigned strange = vbi_tag_kind(first) != VB_TOKEN_SYLLABLE, before = vbi_tag_cue(cues, first - 1);
	unsigned field = (unsigned)(vbi_tag_shape(behind - 1) == (VB_TOKEN_SYLLABLE << 3 | VB_SHAPE_TITLE)) &
	                 (unsigned)(vbi_tag_shape(behind) == (VB_TOKEN_SYLLABLE << 3 | VB_SHAPE_LOWER)) & (unsigned)(end - t > 2);
	unsigned listed = (unsigned)(behind->symbol == cues->comma) &
	                  ((unsigned)((first->symbol == cues->committee) | (first->symbol == cues->ministry)) | strange);

	return (joins){(vbi_tag_cue(cues, behind) & VBI_CUE_JOIN_BEHIND) | field | listed, (vbi_tag_cue(cues, first) & VBI_CUE_JOIN_FIRST) | strange,
	               before & (VBI_CUE_JOIN_BEFORE | ((0u - strange) & VBI_CUE_KIND))};
}

/* Where the body goes on behind its end. */
static uint32_t goes_on_to(const vbi_seg *seg, const vbi_tag_views *views, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	uint32_t stop = with_parent(seg, path, n, t, end);

	if (stop == end)
		stop = with_owner(seg, path, n, t, end);
	if (stop == end)
		stop = with_list(seg, path, n, t, end);
	if (stop == end)
		stop = with_field(seg, path, n, t, end);
	if (stop == end && views->view[VBI_TAG_MARGIN + end].symbol == views->cues->and)
		stop = with_task(seg, path, n, t, end);
	if (stop == end && views->view[VBI_TAG_MARGIN + end].symbol == views->cues->and)
		stop = with_second_half(seg, path, n, t, end);
	if (stop == end)
		stop = with_half(seg, path, n, t, end);
	if (stop == end)
		stop = with_other_half(seg, path, n, t, end);
	return stop == end ? with_seat(seg, path, n, t, end) : stop;
}

/* Where it begins before its first word. */
static uint32_t begins_from(const vbi_seg *seg, const uint16_t *path, uint32_t t, uint32_t end)
{
	uint32_t first = standing_part(seg, path, t, end);

	/* hãng Comvik */
	if (t > 0 && vbi_tok_is_lower(seg, t - 1, "hãng") && seg->tok[t].space == 1 && !vbi_path_any(path, t - 1, VBI_PATH_ALL) &&
	    !vbi_path_any(path, t, OFFICE))
		first = t - 1;
	if (first == t)
		first = vbi_tag_kind_words(seg, path, t);
	/* tổ chức Nhà nước Hồi giáo, tổ chức Anh em Hồi giáo */
	if (first == t && t > 1 && end - t > 3 && (vbi_tok_is(seg, t, "Nhà") || vbi_tok_is(seg, t, "Anh")) && vbi_tok_is(seg, t + 2, "Hồi") && vbi_tok_is(seg, t - 1, "chức") &&
	    vbi_tok_is_lower(seg, t - 2, "tổ") && seg->tok[t].space == 1 && !vbi_path_any(path, t - 1, VBI_PATH_ALL))
		first = t - 2;
	return first;
}

void vbi_tag_join(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, VBI_PATH_LAYER(ORG)), stop = end, first = t;
	joins may = may_join(views, t, end);
	bool office;

	if (!(may.behind | may.first | may.before))
		return;
	office = vbi_path_any(path, end - 1, OFFICE) && !(end < n && vbi_path_goes_on(path, end, VBI_PATH_LAYER(TITLE)));
	if (may.first && reporter_of(seg, t, end)) {
		vbi_path_clear(path, n, t, end, BODY);
		vbi_path_put(path, n, t + 1, end, BODY);
		return;
	}
	if (may.first)
		clear_patron(seg, path, n, t, end);
	if (may.behind)
		stop = goes_on_to(seg, views, path, n, t, end);
	if (may.first && stop == end && (stop = with_patron(seg, path, n, t, end)) > end)
		vbi_path_clear(path, n, end, stop, NAME);
	if (stop > end)
		extend(path, n, end, stop, office);
	if (may.first)
		next_newspaper(seg, path, n, t, end);
	if (may.before | (may.first & VBI_CUE_JOIN_FIRST))
		first = begins_from(seg, path, t, end);
	if (first < t)
		vbi_path_put(path, n, first, stop, BODY);
}
