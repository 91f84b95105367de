/* ent/tagbody.c - bodies that ran on into the next one, or were parted: tagpath.h. */
#include "ent/tagcodes.h"

#define NAME   VBI_PATH(PER) /* layers, as bits */
#define BODY   VBI_PATH(ORG)
#define PLACE  VBI_PATH(LOC)
#define OFFICE VBI_PATH(TITLE)
#define LAYER  VBI_PATH_LAYER(ORG)

#define HEADS (VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY))

static bool dash(const vbi_seg *seg, uint32_t t)
{
	return (vbi_tok_is(seg, t, "-") || vbi_tok_is(seg, t, "–")) && seg->tok[t].space == 1;
}

/* ---- what ran on ---- */

#define STOPS(X) X("với") X("cùng") X("khỏi") X("tên") X("thua") X("nước") X("tiến")
#define CUTS(X) STOPS(X) X("Theo") X("theo") X("và") X("-") X("–") X(",")

#define ADD_CUT(word) vbi_tag_add_cue(cues, word, VBI_CUE_CUTS);

void vbi_tag_body_cues(vbi_tag_cues *cues)
{
	static const char *const goes_on[] = {"và", "tự", "al", "el", "an"};
	static const char *const nobody[] = {"trung", "T.Ư", "ban", "BAN", "quân", "báo", "hãng", "phòng"}, /* as below */
	                  *const before[] = {"chiếc", "dòng", "mẫu", "xe", "nhà", "phú", "hiệu", "bay", "hai"};

	CUTS(ADD_CUT)
	vbi_tag_add_cues(cues, goes_on, sizeof goes_on / sizeof *goes_on, VBI_CUE_GOES_ON);
	vbi_tag_add_cue(cues, "quốc", VBI_CUE_BODY_FIRST);
	vbi_tag_add_cue(cues, "ban", VBI_CUE_BODY_FIRST);
	for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++)
		vbi_tag_add_named_written(cues, nobody[i], VBI_NAMED_NOBODY);
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		vbi_tag_add_named(cues, before[i], VBI_NAMED_NOBODY_BEHIND);
}

static unsigned cue(const vbi_tag_views *views, uint32_t t) { return vbi_tag_cue(views->cues, &views->view[VBI_TAG_MARGIN + t]); }

/* The word behind a body may be of it; what is no syllable may be an article. */
static bool may_go_on(const vbi_tag_views *views, uint32_t end)
{
	unsigned kind = vbi_tag_kind(&views->view[VBI_TAG_MARGIN + end]);

	return (cue(views, end) & VBI_CUE_GOES_ON) != 0 || (kind == VB_TOKEN_FOREIGN) | (kind == VB_TOKEN_ACRONYM);
}

/* Quân đội Nga với ..., đội tuyển Malaysia thua ...: what is said of it, behind the last capital. Token i is small. */
static bool said_of(const vbi_seg *seg, uint32_t end, uint32_t i)
{
	static const vbi_slice stop[] = {VBI_WORD("với"), VBI_WORD("cùng"), VBI_WORD("tên"), VBI_WORD("thua")};

	if (!vbi_tok_small(&seg->tok[i]) || !vbi_tag_glued(seg, i))
		return false;
	if (vbi_tok_is(seg, i, "khỏi"))
		return true;
	if (!vbi_tok_capital(&seg->tok[i - 1]))
		return false;
	if (vbi_tok_is(seg, i, "tiến"))
		return i + 1 < seg->toks && vbi_tok_is(seg, i + 1, "hành");
	if (vbi_tok_is(seg, i, "nước"))
		return i + 1 == end && i + 1 < seg->toks && vbi_tok_is(seg, i + 1, "này");
	return vbi_tok_among(seg, i, stop, sizeof stop / sizeof *stop);
}

/* A school or firm by its word, with a capital. */
static bool house(const vbi_seg *seg, uint32_t i)
{
	static const vbi_slice head[] = {VBI_WORD("Trường"), VBI_WORD("Đại"), VBI_WORD("Học"), VBI_WORD("Công"), VBI_WORD("Ngân"), VBI_WORD("Bệnh"),
	                                 VBI_WORD("ĐH"),     VBI_WORD("CĐ"),  VBI_WORD("BV"),  VBI_WORD("Cty"),  VBI_WORD("Sở"),   VBI_WORD("Tập")};

	return vbi_word_written(seg, i, head, sizeof head / sizeof *head)
	               ? vbi_seg_any(seg, i) & VBI_MASK(ORG_HEAD)
	               : vbi_tok_is(seg, i, "Dân") && i + 1 < seg->toks && vbi_tok_is(seg, i + 1, "lập");
}

/* ĐH Bách khoa và Đại học Y Dược; EU - Airbus, Ngân hàng Bưu điện Liên Việt - LienVietPostBank; báo Nghệ An Theo tin tức: where the
 * body ends in truth, and the next one begins; end where it does not. */
static uint32_t ran_on(const vbi_seg *seg, const vbi_tag_views *views, const uint16_t *path, uint32_t t, uint32_t end, uint32_t *next)
{
	*next = end;
	for (uint32_t i = t + 1; i < end; i++) {
		if (!(cue(views, i) & VBI_CUE_CUTS)) /* most words */
			continue;
		if (vbi_tok_is(seg, i, "Theo") && vbi_tag_glued(seg, i) && vbi_tok_capital(&seg->tok[i - 1])) {
			if (end - i > 1 && end - i < 5)
				*next = i + 1;
			return i;
		}
		if (said_of(seg, end, i))
			return i;
		if (vbi_tok_is(seg, i, "và") && i + 2 < end && i - t > 1 && house(seg, i + 1) && house(seg, t) && !vbi_path_any(path, t, OFFICE)) {
			*next = i + 1;
			return i;
		}
		if (dash(seg, i) && i + 2 == end && i - t > 3 && seg->tok[i + 1].kind == VB_TOKEN_FOREIGN && vbi_tag_glued(seg, i + 1) &&
		    vbi_tok_capital(&seg->tok[i + 1]) && vbi_seg_any(seg, t) & VBI_MASK(ORG_HEAD) && !vbi_path_any(path, i + 1, PLACE) &&
		    !vbi_path_any(path, t, OFFICE)) {
			*next = i + 1;
			return i;
		}
	}
	return end;
}

/* ---- what was parted ---- */

/* Viện Y học hạt nhân và | Ung bướu Bệnh viện Bạch Mai: what begins with no word for a body but has one is the other half of its
 * field, and whose it is. Returns where they end. */
static uint32_t with_headless(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	uint32_t half = end + 1, stop;

	if (half >= n || !vbi_tok_is(seg, end, "và") || !vbi_tag_glued(seg, half) || !vbi_path_begins(path, half, LAYER) || end - t < 3 ||
	    !vbi_tok_title(&seg->tok[half]) || vbi_path_any(path, half, OFFICE | PLACE | NAME) || vbi_path_any(path, end - 1, PLACE) ||
	    !vbi_tok_small(&seg->tok[end - 1]) || !(vbi_seg_any(seg, t) & VBI_MASK(ORG_HEAD)) ||
	    vbi_seg_any(seg, half) & (HEADS | VBI_MASK(ORG_NAME) | VBI_MASK(ORG_KNOWN) | VBI_MASK(ORG_MEDIA) | VBI_MASK(ORG_BRAND)))
		return end;
	stop = vbi_path_end(path, half, LAYER);
	for (uint32_t i = half + 1; i + 1 < stop; i++)
		if (vbi_tok_title(&seg->tok[i]) && vbi_seg_any(seg, i) & VBI_MASK(ORG_HEAD))
			return stop;
	return end;
}

/* Nhà hát Kịch | Hà Nội: a known body goes on to the end of its name; in an office it is left to what completes that. Returns where it
 * ends. */
static uint32_t with_known(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	uint32_t stop;

	if (!vbi_seg_longer(seg, t, VBI_MASK(ORG_NAME), end - t) || end - t < 2 || vbi_path_any(path, t, OFFICE))
		return end;
	stop = t + vbi_seg_longest(seg, t, VBI_MASK(ORG_NAME))->count;
	for (uint32_t i = end; i < stop; i++)
		if (i >= n || vbi_path_any(path, i, NAME | VBI_PATH(DATE) | OFFICE) || seg->tok[i].space > 1)
			return end;
	return stop;
}

/* Cơ quan Tình báo Quốc gia: a known body of some words, at a capital of nothing; but not Ủy ban Mặt trận Tổ quốc các cấp. */
void vbi_tag_known(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	static const vbi_slice many[] = {VBI_WORD("các"), VBI_WORD("cấp"), VBI_WORD("xã"), VBI_WORD("huyện"), VBI_WORD("tỉnh"), VBI_WORD("ở")};
	uint32_t stop;

	if (!vbi_seg_longer(seg, t, VBI_MASK(ORG_NAME), 3) || vbi_path_any(path, t, VBI_PATH_ALL) || !vbi_tok_title(&seg->tok[t]))
		return;
	stop = t + vbi_seg_longest(seg, t, VBI_MASK(ORG_NAME))->count;
	if (stop < n && vbi_tok_among(seg, stop, many, sizeof many / sizeof *many))
		return;
	if (stop > n || vbi_path_goes_on(path, stop, LAYER) || (stop < n && vbi_tag_glued(seg, stop) && vbi_tok_capital(&seg->tok[stop]) && !vbi_path_begins_at(path, stop)))
		return;
	for (uint32_t i = t; i < stop; i++)
		if (vbi_path_any(path, i, VBI_PATH_ALL & ~(PLACE | BODY)) || seg->tok[i].space > 1)
			return;
	/* tổ chức Anh em Hồi giáo */
	if (t > 1 && vbi_tag_glued(seg, t) && vbi_tok_is(seg, t - 1, "chức") && vbi_tok_is_lower(seg, t - 2, "tổ") && !vbi_path_any(path, t - 2, VBI_PATH_ALL))
		t -= 2;
	vbi_path_put(path, n, t, stop, BODY);
}

/* Of the body that ends before token end, and of the office that it ends, the tokens up to stop are part, too. */
static void extend(uint16_t *path, uint32_t n, uint32_t end, uint32_t stop)
{
	unsigned layers = BODY;

	if (vbi_path_any(path, end - 1, OFFICE) && !(end < n && vbi_path_goes_on(path, end, VBI_PATH_LAYER(TITLE))))
		layers |= OFFICE;
	vbi_path_clear(path, n, end, stop, layers);
	for (uint32_t i = end; i < stop; i++)
		path[i] = (uint16_t)(path[i] | layers << 8);
}

/* Mặt trận al-Nusra, tổ chức al-Qaeda: the kind, and the name that begins with an article. Returns where it ends. */
static uint32_t with_article(const vbi_seg *seg, uint32_t n, uint32_t end)
{
	const vbi_tok *tok = &seg->tok[end];

	if (end + 2 >= n || tok->space != 1 || tok->end - tok->start != 2 || tok[1].space != 0 || tok[2].space != 0 ||
	    !vbi_tok_is(seg, end + 1, "-") || tok[2].kind != VB_TOKEN_FOREIGN || !vbi_tok_capital(&tok[2]) ||
	    !(vbi_tok_is_lower(seg, end, "al") || vbi_tok_is_lower(seg, end, "el") || vbi_tok_is_lower(seg, end, "an")))
		return end;
	return end + 3;
}

/* ---- where it begins ---- */

/* ỦY | BAN THƯỜNG VỤ QUỐC HỘI: a committee begins with its first word. */
static uint32_t true_begin(const vbi_seg *seg, const uint16_t *path, uint32_t t, uint32_t end)
{
	if (t == 0 || !vbi_tok_is_lower(seg, t, "ban") || !(vbi_tok_is_lower(seg, t - 1, "ủy") || vbi_tok_is_lower(seg, t - 1, "uỷ")) ||
	    !vbi_tag_glued(seg, t) || end - t < 3 || vbi_path_any(path, t - 1, BODY | PLACE | NAME) || vbi_tok_small(&seg->tok[t - 1]) != vbi_tok_small(&seg->tok[t]))
		return t;
	return t - 1;
}

/* Đại biểu Quốc hội tỉnh Hòa Lâm: a deputy of that province, but there is one parliament. Tổ đại biểu Quốc hội: some of them. t: a body. */
static void one_parliament(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	if (end - t > 2 && t > 1 && vbi_tok_is_lower(seg, t, "quốc") && vbi_tok_is_lower(seg, t + 1, "hội") && vbi_tok_is(seg, t - 1, "biểu") &&
	    vbi_path_begins(path, t + 2, VBI_PATH_LAYER(LOC)) && !vbi_path_any(path, t - 1, BODY))
		vbi_path_clear(path, n, t + 2, end, BODY);
	else if (end - t == 2 && t > 2 && vbi_tok_is_lower(seg, t, "quốc") && vbi_tok_is(seg, t - 1, "biểu") && vbi_tok_is_lower(seg, t - 3, "tổ") &&
	         vbi_tag_glued(seg, t) && !vbi_path_any(path, t - 3, VBI_PATH_ALL)) {
		vbi_path_clear(path, n, t - 2, end, OFFICE);
		vbi_path_put(path, n, t - 3, end, BODY);
	}
}

/* Ủy ban của | Quốc hội, which one is not told; but các Ủy ban của Quốc hội are many. t: the parliament. Returns where the body begins. */
static uint32_t committee_of(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	if (t < 3 || !vbi_tok_is(seg, t - 1, "của") || !vbi_tok_is_lower(seg, t, "quốc") || !vbi_tok_is(seg, t - 2, "ban") ||
	    !(vbi_tok_is(seg, t - 3, "Ủy") || vbi_tok_is(seg, t - 3, "Uỷ")) || vbi_path_any(path, t - 3, BODY | PLACE | NAME) || vbi_path_any(path, t - 1, BODY) ||
	    (t > 3 && (vbi_seg_any(seg, t - 4) & VBI_MASK(PLURAL) || seg->tok[t - 4].kind == VB_TOKEN_NUMBER)))
		return t;
	return t - 3;
}

/* ---- what is none ---- */

/* The tokens [t, end) are these two words. */
static bool words(const vbi_seg *seg, uint32_t t, uint32_t end, const char *first, const char *second)
{
	return end - t == 2 && vbi_tok_is_lower(seg, t, first) && vbi_tok_is_lower(seg, t + 1, second);
}

/* Từ Trung ương đến cơ sở, các tỉnh ủy trực thuộc Trung ương, cơ quan báo chí Trung ương: a level, and no body. */
static bool level(const vbi_seg *seg, uint32_t n, uint32_t t, uint32_t end)
{
	if (t < 2 || !(words(seg, t, end, "trung", "ương") || (end - t == 1 && vbi_tok_is(seg, t, "T.Ư"))))
		return false;
	return (vbi_tok_is(seg, t - 1, "thuộc") && vbi_tok_is(seg, t - 2, "trực")) ||
	       (vbi_tok_is(seg, t - 1, "chí") && vbi_tok_is_lower(seg, t - 2, "báo")) ||
	       (vbi_tok_is_lower(seg, t - 1, "từ") && end < n &&
	        (vbi_tok_is(seg, end, "đến") || vbi_tok_is(seg, end, "tới") || vbi_tok_is(seg, end, "xuống")));
}

/* Xe hiệu Toyota, máy bay Boeing 737: what was made by it; but thương hiệu Toyota, hãng máy bay Boeing. */
static bool made_by(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice called[] = {VBI_WORD("thương"), VBI_WORD("nhãn"), VBI_WORD("phân"), VBI_WORD("danh")},
	                       maker[] = {VBI_WORD("hãng"), VBI_WORD("ty"), VBI_WORD("đoàn"), VBI_WORD("xuất"), VBI_WORD("tạo"), VBI_WORD("máy")};

	if (vbi_tok_is(seg, t - 1, "hiệu"))
		return !vbi_tok_among(seg, t - 2, called, sizeof called / sizeof *called);
	return vbi_tok_is(seg, t - 1, "bay") && (vbi_tok_is_lower(seg, t - 2, "máy") || vbi_tok_is_lower(seg, t - 2, "tàu")) &&
	       !(t > 2 && vbi_tok_among(seg, t - 3, maker, sizeof maker / sizeof *maker));
}

/* Chiếc Honda, dòng xe Lexus: what was made by it. */
static bool product(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	static const vbi_slice one[] = {VBI_WORD("chiếc"), VBI_WORD("dòng"), VBI_WORD("mẫu")};

	if (t < 2 || !vbi_tag_glued(seg, t) || seg->tok[t].kind == VB_TOKEN_SYLLABLE)
		return false;
	if (end - t <= 4 && made_by(seg, t))
		return true;
	return end - t <= 2 && (vbi_tok_among(seg, t - 1, one, sizeof one / sizeof *one) ||
	                        (vbi_tok_is(seg, t - 1, "xe") && vbi_tok_among(seg, t - 2, one, sizeof one / sizeof *one)));
}

/* Hai Đảng, hai Nhà nước, hai Quốc hội: those of two states. */
static bool of_two_states(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	return vbi_tag_glued(seg, t) && vbi_tok_is_lower(seg, t - 1, "hai") &&
	       ((end - t == 1 && vbi_tok_is(seg, t, "Đảng")) || words(seg, t, end, "nhà", "nước") || words(seg, t, end, "quốc", "hội") || words(seg, t, end, "chính", "phủ"));
}

/* Báo Anh: 'Ronaldo ...', hãng Hàn Quốc: of where it is, not what it is called. */
static bool of_country(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	return end - t > 1 && (vbi_tok_is_lower(seg, t, "báo") || vbi_tok_is_lower(seg, t, "hãng")) && vbi_seg_any(seg, t + 1) & VBI_MASK(LOC_COUNTRY) &&
	       vbi_seg_longest(seg, t + 1, VBI_MASK(LOC_COUNTRY))->count == end - t - 1 &&
	       !(end < n && vbi_path_goes_on(path, end, LAYER)) && !(t > 0 && vbi_tag_glued(seg, t) && (vbi_tok_capital(&seg->tok[t - 1]) || vbi_tok_is(seg, t - 1, "thời")));
}

/* Tòa nhà Quốc hội, Phòng Bầu dục: where somebody sits. Returns where the place begins, end if it is none. */
static uint32_t seat(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	if (end - t == 3 && vbi_tok_is_lower(seg, t, "phòng") && words(seg, t + 1, end, "bầu", "dục"))
		return t;
	if (t > 1 && vbi_tag_glued(seg, t) && vbi_tok_is(seg, t - 1, "nhà") && (vbi_tok_is_lower(seg, t - 2, "tòa") || vbi_tok_is_lower(seg, t - 2, "toà")) &&
	    (words(seg, t, t + 2, "quốc", "hội") || words(seg, t, t + 2, "chính", "phủ")))
		return t - 2;
	return end;
}

/* Tỷ phú Bloomberg, tỷ phú Michael Bloomberg: who is so rich. Returns where the name begins, end if it is none. */
static uint32_t rich(const vbi_seg *seg, const uint16_t *path, uint32_t t, uint32_t end)
{
	uint32_t first = t;

	if (seg->tok[t].kind != VB_TOKEN_FOREIGN || end - t > 2)
		return end;
	if (t > 2 && vbi_tag_glued(seg, t) && seg->tok[t - 1].kind == VB_TOKEN_FOREIGN && vbi_tok_capital(&seg->tok[t - 1]) && !vbi_path_any(path, t - 1, VBI_PATH_ALL & ~NAME))
		first--;
	return first > 1 && vbi_tag_glued(seg, first) && vbi_tok_is(seg, first - 1, "phú") && (vbi_tok_is_lower(seg, first - 2, "tỷ") || vbi_tok_is_lower(seg, first - 2, "tỉ"))
	               ? first
	               : end;
}

/* Ban tổ chức đã trao giải: that of a contest. Quân đội cho biết: of a country that is not told. HNX- Index: a number. */
static bool untold(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	if (end + 1 < n && vbi_tag_glued(seg, end) && vbi_tok_capital(&seg->tok[end]) && !vbi_path_begins_at(path, end))
		return false;
	return (end - t == 3 && vbi_tok_is_lower(seg, t, "ban") && (words(seg, t + 1, end, "tổ", "chức") || words(seg, t + 1, end, "giám", "khảo"))) ||
	       words(seg, t, end, "quân", "đội") ||
	       (end - t == 1 && end + 1 < n && vbi_tok_is(seg, end, "-") && seg->tok[end].space == 0 && vbi_tok_is(seg, end + 1, "Index"));
}

/* What is none begins with one of these words or is behind one of them. */
#define FIRST(X)                                                                                                             \
	X("Trung") X("trung") X("T.Ư") X("Ban") X("ban") X("BAN") X("Quân") X("quân") X("Báo") X("báo") X("Hãng") X("hãng") \
	X("Phòng") X("phòng")
#define BEFORE(X) X("chiếc") X("dòng") X("mẫu") X("xe") X("nhà") X("phú") X("hiệu") X("bay") X("hai") X("Hai")

/* The same by symbols, before a token is looked at; who is rich may have a name from abroad. */
static bool may_be_none(const vbi_tag_views *views, uint32_t t, uint32_t end)
{
	const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + t];
	unsigned told = (vbi_tag_named_by(views->cues, v) & VBI_NAMED_NOBODY) | (vbi_tag_named_by(views->cues, v - 1) & VBI_NAMED_NOBODY_BEHIND);

	return (told | ((unsigned)(vbi_tag_kind(v) == VB_TOKEN_FOREIGN) & (unsigned)(vbi_tag_kind(v - 1) == VB_TOKEN_FOREIGN)) |
	        (views->view[VBI_TAG_MARGIN + end].symbol == views->cues->dash)) != 0;
}

/* What is no body at all; whether that is settled. */
static bool none(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	uint32_t first;

	if (vbi_path_any(path, t, OFFICE) || !(vbi_word_maybe(vbi_word_bit(seg, t), 0 FIRST(VBI_WORD_BITS)) ||
	                                       vbi_word_maybe(vbi_word_bit(seg, t - (t > 0)), 0 BEFORE(VBI_WORD_BITS)) ||
	                                       seg->tok[t - (t > 0)].kind == VB_TOKEN_FOREIGN || (end < n && vbi_tok_is(seg, end, "-"))))
		return false;
	if (level(seg, n, t, end) || product(seg, t, end) || of_two_states(seg, t, end) || untold(seg, path, n, t, end)) {
		vbi_path_clear(path, n, t, end, BODY);
		return true;
	}
	if (of_country(seg, path, n, t, end)) {
		vbi_path_clear(path, n, t, end, BODY);
		vbi_path_put(path, n, t + 1, end, PLACE);
		return true;
	}
	if ((first = rich(seg, path, t, end)) < end) {
		vbi_path_clear(path, n, t, end, BODY);
		vbi_path_put(path, n, first, end, NAME);
		return true;
	}
	if ((first = seat(seg, t, end)) < end) {
		vbi_path_clear(path, n, first, end, BODY | PLACE);
		vbi_path_put(path, n, first, end, PLACE);
		return true;
	}
	return false;
}

/* Nhóm các nền kinh tế phát triển và mới nổi hàng đầu thế giới (G20): what the letter and the number stand for. t: these. */
static void nations(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	const vbi_tok *tok = &seg->tok[t];
	uint32_t first = t - 1;

	if (t < 4 || tok->end - tok->start < 2 || tok->end - tok->start > 3 || seg->text[tok->start] != 'G' ||
	    (unsigned char)(seg->text[tok->start + 1] - '0') > 9 || !vbi_tok_is(seg, t - 1, "("))
		return;
	while (first > 0 && t - first < 16 && seg->tok[first].sentence == tok->sentence && !vbi_tok_is_lower(seg, first, "nhóm"))
		first--;
	if (!vbi_tok_is_lower(seg, first, "nhóm") || first == 0 || vbi_path_any(path, first, NAME | OFFICE) || vbi_path_any(path, first - 1, OFFICE))
		return;
	for (uint32_t i = first + 1; i < t - 1; i++)
		if (vbi_path_begins(path, i, LAYER) || vbi_path_any(path, i, NAME | OFFICE) || seg->tok[i].kind == VB_TOKEN_PUNCT)
			return;
	vbi_path_put(path, n, first, t - 1, BODY);
}

/* Khu vực Dakwah, căn cứ Luke, kênh C: a place by its name from abroad or its letter. t: a capital behind the word. */
void vbi_tag_ground(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t first = t - 1, end = t + 1;

	if (t > 0 && seg->tok[t].end - seg->tok[t].start == 1 && vbi_tag_glued(seg, t) && vbi_tok_is_lower(seg, first, "kênh") && !vbi_path_any(path, first, VBI_PATH_ALL) &&
	    !vbi_path_any(path, t, VBI_PATH_ALL)) {
		vbi_path_put(path, n, first, end, PLACE);
		return;
	}
	if (t < 2 || !vbi_tag_glued(seg, t) || seg->tok[t].kind != VB_TOKEN_FOREIGN || vbi_path_any(path, t, VBI_PATH_ALL & ~NAME) || !vbi_tag_glued(seg, first))
		return;
	if (!(vbi_tok_is(seg, first, "vực") && vbi_tok_is_lower(seg, first - 1, "khu")) && !(vbi_tok_is(seg, first, "cứ") && vbi_tok_is_lower(seg, first - 1, "căn")))
		return;
	first--;
	if (vbi_path_any(path, t, NAME))
		end = vbi_path_begins(path, t, VBI_PATH_LAYER(PER)) ? vbi_path_end(path, t, VBI_PATH_LAYER(PER)) : t;
	else
		while (end < n && vbi_tag_glued(seg, end) && seg->tok[end].kind == VB_TOKEN_FOREIGN && vbi_tok_capital(&seg->tok[end]) && !vbi_path_any(path, end, VBI_PATH_ALL))
			end++;
	if (end > t && !vbi_path_any(path, end, VBI_PATH_ALL))
		end = with_article(seg, n, end);
	if (end == t || vbi_path_any(path, first, VBI_PATH_ALL) || vbi_path_any(path, first + 1, VBI_PATH_ALL))
		return;
	vbi_path_clear(path, n, t, end, NAME);
	vbi_path_put(path, n, first, end, PLACE);
}

/* TM. ỦY BAN NHÂN DÂN, ỦY BAN NHÂN DÂN ......: for whom a paper is signed, or by whom, where a form leaves out which one. t: a capital of nothing. */
void vbi_tag_signed_for(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	static const vbi_slice council[][4] = {{VBI_WORD("ủy"), VBI_WORD("ban"), VBI_WORD("nhân"), VBI_WORD("dân")},
	                                       {VBI_WORD("uỷ"), VBI_WORD("ban"), VBI_WORD("nhân"), VBI_WORD("dân")},
	                                       {VBI_WORD("hội"), VBI_WORD("đồng"), VBI_WORD("nhân"), VBI_WORD("dân")}};
	bool found = false, form;

	if (t + 4 > n || seg->tok[t].shape != VB_SHAPE_UPPER || seg->tok[t + 3].shape != VB_SHAPE_UPPER)
		return;
	for (size_t k = 0; !found && k < sizeof council / sizeof *council; k++)
		for (uint32_t i = 0; (found = i < 4 && vbi_word_is(seg, t + i, &council[k][i]) && !vbi_path_any(path, t + i, VBI_PATH_ALL)) && i < 3; i++)
			;
	form = t + 5 < n && (t == 0 || seg->tok[t].space >= 2) && seg->tok[t + 4].kind == VB_TOKEN_PUNCT && strchr(".…", seg->text[seg->tok[t + 4].start]);
	if (found && (form || (t > 1 && vbi_tok_is(seg, t - 1, ".") && vbi_tok_is(seg, t - 2, "TM"))))
		vbi_path_put(path, n, t, t + 4, BODY);
}

/* Như Lao Động đã đưa tin, như Pháp luật Plus đã thông tin: who told it. t: a capital behind như, of nothing. */
void vbi_tag_teller(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	static const vbi_slice does[] = {VBI_WORD("đưa"), VBI_WORD("thông"), VBI_WORD("phản")};
	uint32_t end = t + 1;

	if (t == 0 || !vbi_tag_glued(seg, t) || !vbi_tok_is_lower(seg, t - 1, "như"))
		return;
	while (end < n && end - t < 5 && vbi_tag_glued(seg, end) && (vbi_tok_capital(&seg->tok[end]) || vbi_tok_is(seg, end, "luật") || vbi_tok_is(seg, end, "trí")))
		end++;
	if (end + 2 >= n || !vbi_tok_is(seg, end, "đã") || !vbi_tok_among(seg, end + 1, does, sizeof does / sizeof *does) ||
	    !(vbi_tok_is(seg, end + 2, "tin") || vbi_tok_is(seg, end + 2, "ánh")))
		return;
	for (uint32_t i = t; i < end; i++)
		if (vbi_path_any(path, i, VBI_PATH_ALL))
			return;
	vbi_path_put(path, n, t, end, BODY);
}

/* Phe Dân chủ, các nghị sĩ Cộng hòa: a party by what it is for. Huy hiệu 60 năm tuổi Đảng: the party. t: a capital of nothing. */
void vbi_tag_party(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	static const vbi_slice of[] = {VBI_WORD("phe"), VBI_WORD("sĩ"), VBI_WORD("sỹ"), VBI_WORD("bang"), VBI_WORD("phái")};
	bool found = t > 0 && vbi_tag_glued(seg, t) && vbi_tok_title(&seg->tok[t]) && !vbi_path_any(path, t, VBI_PATH_ALL);

	if (found && vbi_tok_is(seg, t, "Đảng") && (vbi_tok_is(seg, t - 1, "tuổi") || vbi_tok_is_lower(seg, t - 1, "hiệu")) &&
	    !(t + 1 < n && vbi_tag_glued(seg, t + 1) && vbi_tok_capital(&seg->tok[t + 1])))
		vbi_path_put(path, n, t, t + 1, BODY);
	else if (found && vbi_tok_is(seg, t, "Xã") && vbi_tok_is_lower(seg, t - 1, "đảng") && t + 1 < n && vbi_tok_is(seg, t + 1, "hội") && !vbi_path_any(path, t - 1, VBI_PATH_ALL))
		vbi_path_put(path, n, t - 1, t + 2, BODY);
	else if (found && t + 1 < n && vbi_tag_glued(seg, t + 1) && !vbi_path_any(path, t + 1, VBI_PATH_ALL) && vbi_tok_among(seg, t - 1, of, sizeof of / sizeof *of) &&
	         ((vbi_tok_is(seg, t, "Dân") && vbi_tok_is(seg, t + 1, "chủ")) || (vbi_tok_is(seg, t, "Cộng") && vbi_tok_is(seg, t + 1, "hòa"))))
		vbi_path_put(path, n, t, t + 2, BODY);
}

/* What goes on behind a body by its word. Returns where they end. */
static uint32_t with_words(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	uint32_t stop = with_headless(seg, path, n, t, end);

	/* Nhà nước Hồi giáo tự xưng */
	if (stop == end && end + 1 < n && vbi_tok_is(seg, end, "tự") && vbi_tok_is(seg, end + 1, "xưng") && vbi_tag_glued(seg, end))
		stop = end + 2;
	if (stop == end && end < n && end - t < 4 && vbi_tok_small(&seg->tok[end - 1]))
		stop = with_article(seg, n, end);
	return stop;
}

/* Of those that a word tells it is a board, and no parliament. */
static bool board(const vbi_seg *seg, uint32_t t) { return (seg->text[seg->tok[t].start] | 32) == 'b'; }

void vbi_tag_body(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, LAYER), next, stop, first;

	if (may_be_none(views, t, end) && none(seg, path, n, t, end))
		return;
	if (end - t == 1)
		nations(seg, path, n, t);
	stop = ran_on(seg, views, path, t, end, &next);
	if (stop < end) {
		vbi_path_clear(path, n, stop, end, BODY | (vbi_path_any(path, stop, OFFICE) ? OFFICE : 0u));
		if (next < end)
			vbi_path_put(path, n, next, end, BODY);
		end = stop;
	}
	if (cue(views, t) & VBI_CUE_BODY_FIRST) {
		if (board(seg, t))
			vbi_tag_board(seg, path, n, t);
		else
			one_parliament(seg, path, n, t, end);
	}
	end = vbi_path_end(path, t, LAYER);
	stop = with_known(seg, path, n, t, end);
	if (stop == end && may_go_on(views, end))
		stop = with_words(seg, path, n, t, end);
	if (stop > end) {
		vbi_path_clear(path, n, end, stop, NAME);
		extend(path, n, end, stop);
	}
	if (!(cue(views, t) & VBI_CUE_BODY_FIRST || seg->tok[t].kind != VB_TOKEN_SYLLABLE))
		return;
	if ((first = board(seg, t) ? true_begin(seg, path, t, end) : committee_of(seg, path, t)) < t)
		vbi_path_put(path, n, first, stop, BODY);
}
