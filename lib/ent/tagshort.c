/* ent/tagshort.c - short names, which the document tells or has decided elsewhere: tagpath.h. */
#include "ent/people.h"
#include "ent/tagcodes.h"

#include <string.h>

#define NAME   VBI_PATH(PER) /* layers, as bits */
#define BODY   VBI_PATH(ORG)
#define PLACE  VBI_PATH(LOC)
#define OFFICE VBI_PATH(TITLE)

#define SLOTS 64u /* short names of a window that are remembered, a power of two; the next ones are not */
#define PROBES 4u
#define MOST 4u /* tokens of one */

/* ---- what is remembered ---- */

/* What was decided where the name stands by itself. */
typedef struct vbi_short {
	uint32_t key; /* 0 none */
	uint16_t body, name, place, nothing;
	bool told; /* the document says that it is a body's */
	bool other; /* or that it is none */
	bool addressed; /* somebody has the name, too: ông Trump of Tập đoàn Trump */
} vbi_short;

/* An acronym or a word that is none of the language, with a capital. */
static inline bool strange_capital(const vbi_seg *seg, uint32_t t)
{
	const vbi_tok *tok = &seg->tok[t];

	return (tok->kind == VB_TOKEN_ACRONYM || tok->kind == VB_TOKEN_FOREIGN) && vbi_tok_capital(tok);
}

/* ---- of what kind it is ---- */

#define KIND(...) {__VA_ARGS__}
#define W(word)   VBI_WORD(word)

/* The last words of those below. */
#define LAST_WORDS(X)                                                                                               \
	X("tờ") X("báo") X("hãng") X("tin") X("nhóm") X("tấn") X("kênh") X("không") X("đảng") X("hình") X("đoàn")   \
	X("lưới") X("trào") X("minh") X("trận") X("ty") X("hàng") X("chí") X("học") X("chức") X("Tờ") X("Hãng")    \
	X("Nhóm") X("Kênh") X("Đảng")

/* Where the words begin that end before token t and tell of what kind a body is. */
static uint32_t kind_words(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice kind[][3] = {
	        KIND(W("tờ")),          KIND(W("báo"), W("tờ")),  KIND(W("báo"), W("nhật")), KIND(W("báo"), W("tuần")), KIND(W("hãng")),           KIND(W("tin"), W("hãng")),
	        KIND(W("nhóm")),        KIND(W("tấn"), W("thông"), W("hãng")), KIND(W("kênh")),          KIND(W("không"), W("hàng"), W("hãng")),
	        KIND(W("đảng")),        KIND(W("hình"), W("truyền"), W("kênh")), KIND(W("đoàn"), W("tập")), KIND(W("ty"), W("công")),
	        KIND(W("hàng"), W("ngân")), KIND(W("chí"), W("tạp")),         KIND(W("học"), W("đại")),  KIND(W("chức"), W("tổ")),
	        KIND(W("lưới"), W("mạng")), KIND(W("trào"), W("phong")),      KIND(W("minh"), W("liên")), KIND(W("trận"), W("mặt")),
	};

	if (t == 0 || !vbi_word_maybe(vbi_word_bit(seg, t - 1), 0 LAST_WORDS(VBI_WORD_BITS)))
		return t; /* TỜ, Chí: as they are written */
	return vbi_words_before(seg, t, kind, sizeof kind / sizeof *kind);
}

#define FIELDS(X)                                                                                                           \
	X("tài", "chính") X("đầu", "tư") X("công", "nghệ") X("bảo", "hiểm") X("chứng", "khoán") X("bất", "động") X("động", "sản") \
	X("năng", "lượng") X("dầu", "khí") X("viễn", "thông") X("truyền", "thông") X("điện", "tử") X("bán", "lẻ") X("thời", "trang") \
	X("giải", "trí") X("nghiên", "cứu") X("thị", "trường") X("công", "nghiệp") X("vũ", "trang") \
	X("dược", "phẩm") X("thực", "phẩm") X("vận", "tải") X("hàng", "hải") X("khách", "sạn") X("du", "lịch") X("phần", "mềm")     \
	X("khai", "khoáng") X("kiểm", "toán") X("tư", "vấn") X("thông", "tấn") X("đa", "quốc") X("thương", "mại") X("xuất", "bản")
#define FIELD_PAIR(first, second) {VBI_WORD(first), VBI_WORD(second)},
#define FIELD_BIT(first, second)  VBI_WORD_BITS(second)
#define FIRST_BIT(first, second)  VBI_WORD_BITS(first)

/* Tập đoàn tài chính Citigroup, hãng nghiên cứu thị trường IDC: what it does stands between. Returns where the words of its kind begin,
 * t if there are none. */
static uint32_t kind_and_field(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice field[][2] = {FIELDS(FIELD_PAIR)};
	static const vbi_slice head[][3] = {KIND(W("đoàn"), W("tập")), KIND(W("hãng")), KIND(W("nhóm")), KIND(W("ty"), W("công")), KIND(W("chức"), W("tổ"))};
	uint32_t at = t, first;

	while (at > 2 && t - at < 4 && vbi_word_maybe(vbi_word_bit(seg, at - 1), 0 FIELDS(FIELD_BIT)) &&
	       vbi_word_maybe(vbi_word_bit(seg, at - 2), 0 FIELDS(FIRST_BIT))) {
		bool found = false;

		for (size_t i = 0; !found && i < sizeof field / sizeof *field; i++)
			found = vbi_tag_glued(seg, at) && vbi_tag_glued(seg, at - 1) && vbi_tok_small(&seg->tok[at - 1]) && vbi_tok_small(&seg->tok[at - 2]) &&
			        vbi_word_is(seg, at - 1, &field[i][1]) && vbi_word_is(seg, at - 2, &field[i][0]);
		if (!found)
			break;
		at -= 2;
	}
	if (at == t || !vbi_tag_glued(seg, at))
		return t;
	first = vbi_words_before(seg, at, head, sizeof head / sizeof *head);
	return first < at ? first : t;
}

/* Các tờ, 200 tờ: more than one is told before token t; but ngày 7/2 tờ Guardian ... */
static bool several(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	return t > 0 && vbi_tag_glued(seg, t) && vbi_tok_small(&seg->tok[t]) &&
	       (vbi_seg_any(seg, t - 1) & (VBI_MASK(PLURAL) | VBI_MASK(NUM_WORD)) ||
	        (seg->tok[t - 1].kind == VB_TOKEN_NUMBER && !vbi_path_any(path, t - 1, VBI_PATH(DATE))));
}

/* The word before token t may be the last one of the kind of a body, or of what it does. */
static bool kind_maybe(const vbi_tag_views *views, uint32_t t)
{
	return vbi_tag_cue(views->cues, &views->view[VBI_TAG_MARGIN + t - 1]) & VBI_CUE_KIND;
}

uint32_t vbi_tag_kind_words(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	uint32_t first;

	if (!(strange_capital(seg, t) || (vbi_tok_is(seg, t, "The") && t + 1 < seg->toks && strange_capital(seg, t + 1))) || !vbi_tag_glued(seg, t))
		return t;
	first = kind_words(seg, t);
	if (first == t)
		first = kind_and_field(seg, t);
	if (first == t || (seg->tok[t].end - seg->tok[t].start == 1 && (vbi_tok_is_lower(seg, t - 1, "nhóm") || vbi_tok_is_lower(seg, t - 1, "kênh")) &&
	                   !(t + 1 < seg->toks && vbi_tag_glued(seg, t + 1) && strange_capital(seg, t + 1))))
		return t; /* nhóm B: a class of things, but nhóm F Band */
	/* tổ chức UNESCO; but tổ chức CĐVN, where it is done or has no name */
	if (first < t && vbi_tok_is_lower(seg, t - 1, "chức") && seg->tok[t].kind == VB_TOKEN_ACRONYM && !vbi_tok_is(seg, t, "IS") &&
	    !(vbi_seg_any(seg, t) & (VBI_MASK(ORG_NAME) | VBI_MASK(ORG_ABBR))))
		return t;
	if (first < t && vbi_tok_is_lower(seg, t - 1, "nhóm") && seg->tok[t].kind != VB_TOKEN_FOREIGN)
		return t;
	if (first > 0 && first < t && vbi_tag_glued(seg, first) &&
	    (vbi_seg_any(seg, first - 1) & VBI_MASK(PLURAL) || vbi_tok_is_lower(seg, first - 1, "bài")))
		return t;
	if (vbi_tok_is_lower(seg, t - 1, "tờ") && several(seg, path, first))
		return t;
	for (uint32_t i = first; i < t; i++)
		if (vbi_path_any(path, i, NAME | BODY | PLACE) || vbi_path_begins(path, i, VBI_PATH_LAYER(TITLE)))
			return t;
	return first;
}

/* The words that end before token t tell of a newspaper, a magazine or an agency; where they begin, t if they do not. But 200 tờ Polymer are
 * sheets. */
static uint32_t medium_words(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	static const vbi_slice medium[][3] = {
	        KIND(W("tờ")), KIND(W("báo"), W("tờ")), KIND(W("báo"), W("nhật")), KIND(W("báo"), W("tuần")), KIND(W("chí"), W("tạp")),
	        KIND(W("tin"), W("hãng")), KIND(W("tấn"), W("thông"), W("hãng")), KIND(W("san"), W("tuần")),
	};
	uint32_t first = vbi_words_before(seg, t, medium, sizeof medium / sizeof *medium);

	return first < t && several(seg, path, first) ? t : first;
}

/* Proceedings of National Academy of Sciences, The Conversation: a title in another language from token t on, small words of it between
 * capitals. Returns where it ends, t if there is none. */
static uint32_t strange_title(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t)
{
	static const vbi_slice small[] = {VBI_WORD("of"), VBI_WORD("and"), VBI_WORD("for"), VBI_WORD("in"), VBI_WORD("the"), VBI_WORD("de"), VBI_WORD("am")};
	uint32_t end = t;
	bool strange = false;

	for (uint32_t i = t; i < n && i - t < 8 && (i == t || seg->tok[i].space <= 1) && !vbi_path_any(path, i, VBI_PATH_ALL & ~NAME); i++) {
		bool glued = i > t && seg->tok[i].space == 0;

		if (glued && vbi_tok_is(seg, i, "-"))
			continue;
		/* Defense-update, Le Canard enchaîné */
		if ((glued ? vbi_tok_is(seg, i - 1, "-") : vbi_path_any(path, i, NAME)) && seg->tok[i].kind == VB_TOKEN_FOREIGN) {
			end = i + 1;
		} else if (!glued && vbi_tok_capital(&seg->tok[i]) && seg->tok[i].kind != VB_TOKEN_CODE) {
			end = i + 1;
		} else if (glued || !vbi_word_written(seg, i, small, sizeof small / sizeof *small)) {
			break;
		}
		strange |= end == i + 1 && seg->tok[i].kind == VB_TOKEN_FOREIGN && vbi_tok_capital(&seg->tok[i]);
	}
	/* ... tạp chí Belle Thí | sinh: the next sentence, whose mark is lost */
	if (end - t > 1 && end < n && vbi_tok_title(&seg->tok[end - 1]) && vbi_tok_small(&seg->tok[end]) && seg->tok[end].space == 1 &&
	    vbi_seg_has(seg, end - 1, 2, VBI_MASK(WORD) | VBI_MASK(ROLE)))
		end--;
	return strange && (seg->tok[t].kind == VB_TOKEN_FOREIGN || end - t > 1) ? end : t;
}

void vbi_tag_medium(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t first = t, end;

	/* mostly no word is strange */
	if (!(seg->tok[t].kind == VB_TOKEN_FOREIGN || (t + 1 < n && vbi_tok_capital(&seg->tok[t + 1]))) || !vbi_tag_glued(seg, t))
		return;
	if ((first = medium_words(seg, path, t)) == t || (vbi_path_any(path, t, NAME) && !vbi_path_begins(path, t, VBI_PATH_LAYER(PER))))
		return;
	if ((end = strange_title(seg, path, n, t)) == t)
		return;
	for (uint32_t i = first; i < t; i++)
		if (vbi_path_any(path, i, VBI_PATH_ALL))
			return;
	vbi_path_clear(path, n, t, end, NAME);
	vbi_path_put(path, n, first, end, BODY);
}

/* ---- the names ---- */

/* The short name that begins at token t: an entity made of strange capitals alone, or these in nothing. Returns where it
 * ends, t if there is none. */
static uint32_t short_end(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t)
{
	unsigned begins = vbi_path_begins_at(path, t) & (NAME | BODY | PLACE);
	uint32_t end = t + 1;

	if (begins) {
		end = vbi_path_end(path, t, vbi_lowest_bit(begins));
		begins &= begins - 1;
		/* two layers may say so of the same words */
		if (begins && ((begins & (begins - 1)) || vbi_path_end(path, t, vbi_lowest_bit(begins)) != end))
			return t;
		for (uint32_t i = t + 1; i < end && end - t <= MOST; i++)
			if (!strange_capital(seg, i))
				return t;
		return end - t <= MOST ? end : t;
	}
	if (vbi_path_any(path, t, VBI_PATH_ALL))
		return t;
	if (vbi_tag_glued(seg, t) && vbi_tok_capital(&seg->tok[t - 1]) &&
	    (seg->tok[t - 1].kind != VB_TOKEN_SYLLABLE || vbi_path_any(path, t - 1, VBI_PATH_ALL) ||
	     (t > 1 && seg->tok[t - 2].sentence == seg->tok[t].sentence && seg->tok[t - 2].kind != VB_TOKEN_PUNCT)))
		return t;
	while (end < n && end - t < MOST && strange_capital(seg, end) && vbi_tag_glued(seg, end) &&
	       !vbi_path_any(path, end, VBI_PATH_ALL))
		end++;
	if (end < n && vbi_tag_glued(seg, end) && vbi_tok_capital(&seg->tok[end]) && !vbi_path_begins_at(path, end))
		return t;
	return end;
}

static uint32_t key_of(const vbi_tag_views *views, uint32_t t, uint32_t end)
{
	uint32_t key = 0;

	for (uint32_t i = t; i < end; i++)
		key = (key << 7 | key >> 25) ^ views->view[VBI_TAG_MARGIN + i].symbol;
	return key | 1;
}

static vbi_short *slot_of(vbi_short *slot, uint32_t key)
{
	for (uint32_t i = 0; i < PROBES; i++) {
		vbi_short *s = &slot[((key >> 1) + i) % SLOTS];

		if (s->key == key || s->key == 0) {
			s->key = key;
			return s;
		}
	}
	return NULL;
}

/* A letter of an acronym at p, Đ with its two bytes; 0 where there is something else. */
static uint32_t letter(const char *p, uint32_t n)
{
	if (n > 1 && (unsigned char)p[0] == 0xC4 && (unsigned char)p[1] == 0x90)
		return 2;
	return n > 0 && (unsigned char)(p[0] - 'A') < 26;
}

/* Tổng cục Thể dục Thể thao (TDTT), Sở Tài nguyên Môi trường (TN&MT): what the body is for, by the letters of its last words, of which
 * some are small. But Công ty Hoàng Lam Gia Thịnh (HLGT) is called by its name. The words end before token stop. */
static bool of_field(const vbi_seg *seg, const uint16_t *path, uint32_t stop, uint32_t t)
{
	const char *p = seg->text + seg->tok[t].start;
	uint32_t at = seg->tok[t].end - seg->tok[t].start, i = stop;
	bool small = false;

	while (at > 0 && i > 0) {
		uint32_t bytes = at > 1 && letter(p + at - 2, 2) == 2 ? 2 : 1;
		const char *word = seg->text + seg->tok[i - 1].start;

		if (seg->tok[i - 1].kind != VB_TOKEN_SYLLABLE) {
			i--; /* a comma or dash between the words */
			continue;
		}
		if (!letter(p + at - bytes, bytes)) {
			at--; /* & */
			continue;
		}
		if (vbi_tok_is_lower(seg, i - 1, "và") && p[at - 1] != 'V') {
			i--;
			continue;
		}
		if (bytes == 2 ? (unsigned char)word[0] != 0xC4 : (word[0] & ~32) != p[at - 1])
			return false;
		small |= vbi_tok_small(&seg->tok[i - 1]);
		at -= bytes;
		i--;
	}
	return at == 0 && small && vbi_path_goes_on(path, i, VBI_PATH_LAYER(ORG));
}

/* (HLM – HOSE), (HLM - HNX): where its shares are traded; t: the dash. */
static bool at_exchange(const vbi_seg *seg, uint32_t n, uint32_t t)
{
	static const vbi_slice exchange[] = {VBI_WORD("HOSE"), VBI_WORD("HoSE"), VBI_WORD("HNX"), VBI_WORD("UPCoM"), VBI_WORD("UPCOM"), VBI_WORD("HSX")};

	return t + 2 < n && (vbi_tok_is(seg, t, "-") || vbi_tok_is(seg, t, "–")) && vbi_tok_is(seg, t + 2, ")") &&
	       vbi_word_written(seg, t + 1, exchange, sizeof exchange / sizeof *exchange);
}

/* Tổng công ty Cơ điện Hòa Lâm (VECO), Hội đồng Kinh doanh A - B (gọi tắt là HKB): in a parenthesis right behind a body of some words. */
static bool told(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice call[] = {VBI_WORD("gọi"), VBI_WORD("viết"), VBI_WORD("tắt"), VBI_WORD("là"), VBI_WORD("sau"),
	                                 VBI_WORD("đây"), VBI_WORD("tên"), VBI_WORD("tiếng"), VBI_WORD("anh")};
	uint32_t open = t;

	if (end >= n || !(vbi_tok_is(seg, end, ")") || vbi_tok_is(seg, end, ",") || at_exchange(seg, n, end)))
		return false;
	while (open > 0 && t - open < 7 && (vbi_tok_among(seg, open - 1, call, sizeof call / sizeof *call) || vbi_tok_is(seg, open - 1, ":")))
		open--;
	if (open < 4 || !vbi_tok_is(seg, open - 1, "("))
		return false;
	if (!vbi_path_goes_on(path, open - 2, VBI_PATH_LAYER(ORG)) || vbi_path_any(path, open - 1, BODY))
		return false;
	for (uint32_t i = open - 2; i > open - 4; i--)
		if (!vbi_path_goes_on(path, i, VBI_PATH_LAYER(ORG)))
			return false;
	return !of_field(seg, path, open - 1, t);
}

/* HAG tăng 1,64%, ROS giảm sàn: a code of shares, as their prices rise and fall. */
static bool share_price(const vbi_seg *seg, uint32_t n, uint32_t end)
{
	return end + 1 < n && vbi_tag_glued(seg, end) && (vbi_tok_is(seg, end, "tăng") || vbi_tok_is(seg, end, "giảm")) &&
	       (seg->tok[end + 1].kind == VB_TOKEN_NUMBER || vbi_tok_is(seg, end + 1, "sàn") || vbi_tok_is(seg, end + 1, "trần")) &&
	       (end + 2 == n || !vbi_tok_is(seg, end + 2, "nghìn"));
}

/* Cổ phiếu HLG, mã CK: HLG: a code of three letters, by which nobody calls the firm.  Thỏa thuận tự do
 * thương mại (FTA): in a parenthesis behind small words that no body is named by. */
static bool other(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	const uint64_t known = VBI_MASK(ORG_NAME) | VBI_MASK(ORG_ABBR) | VBI_MASK(ORG_BRAND) | VBI_MASK(ORG_MEDIA);
	uint32_t first = t;

	if (end - t != 1 || seg->tok[t].kind != VB_TOKEN_ACRONYM || vbi_seg_any(seg, t) & known || t < 3)
		return false;
	if (vbi_tok_is(seg, t - 1, ":") && vbi_tag_glued(seg, t))
		first--;
	if (seg->tok[t].end - seg->tok[t].start == 3 && vbi_tag_glued(seg, t) &&
	    ((vbi_tok_is_lower(seg, first - 1, "phiếu") && vbi_tok_is_lower(seg, first - 2, "cổ")) || vbi_tok_is_lower(seg, first - 1, "mã") ||
	     (vbi_tok_is(seg, first - 1, "CK") && vbi_tok_is_lower(seg, first - 2, "mã"))))
		return true;
	if (seg->tok[t].end - seg->tok[t].start == 3 && share_price(seg, n, end))
		return true;
	if (t < 7 || end >= n || !vbi_tok_is(seg, t - 1, "(") || !vbi_tok_is(seg, end, ")"))
		return false;
	for (uint32_t i = t - 2; i > t - 7; i--)
		if (seg->tok[i].kind != VB_TOKEN_SYLLABLE || vbi_path_any(path, i, VBI_PATH_ALL) || vbi_seg_any(seg, i) & VBI_MASK(ORG_HEAD) ||
		    (i > t - 5 && !vbi_tok_small(&seg->tok[i])))
			return false;
	return true;
}

/* BV, Cty, ĐH: words in short, no names. */
static bool word_in_short(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	return end - t == 1 && vbi_seg_any(seg, t) & (VBI_MASK(ORG_HEAD) | VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO) | VBI_MASK(T_MANDATE) |
	                                              VBI_MASK(ROLE) | VBI_MASK(UNIT) | VBI_MASK(LOC_UNIT) | VBI_MASK(DOC_LAW) |
	                                              VBI_MASK(DOC_TYPE) | VBI_MASK(ABBR) | VBI_MASK(ORG_GOV));
}

/* Nhóm Maute, hãng tin AP: the strange name at token t is all of a body but for words that tell of what kind it is. */
static bool with_kind(const vbi_seg *seg, const vbi_tag_views *views, const uint16_t *path, uint32_t t)
{
	uint32_t first = t;

	while (first > 0 && t - first < 3 && vbi_path_goes_on(path, first, VBI_PATH_LAYER(ORG)) && seg->tok[first - 1].kind == VB_TOKEN_SYLLABLE)
		first--;
	if (first == t || !vbi_path_begins(path, first, VBI_PATH_LAYER(ORG)))
		return false;
	return (kind_maybe(views, t) && kind_words(seg, t) == first) || (t - first == 1 && vbi_tok_is_lower(seg, first, "báo"));
}

#define FIRMS(X) \
	X("Corp") X("Corporation") X("Group") X("Holdings") X("Capital") X("Times") X("News") X("Post") X("Bank") \
	X("Motors") X("Airlines") X("Airways") X("Inc") X("Ltd") X("College") X("Media") X("Retail") X("Gas") \
	X("Images") X("Management") X("Review") X("University") X("Systems") X("Robotics") X("Entertainment") \
	X("Journal") X("Electronics") X("Energy") X("Steel") X("Telecom") X("Pharma") X("Securities") X("Tribune") \
	X("Holding") X("Technologies")
#define SLICE(word) VBI_WORD(word),

/* Temasek Holdings, Manila Times: the last word is one of firms, schools or newspapers abroad. */
static bool firm(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	static const vbi_slice word[] = {FIRMS(SLICE)};

	return end - t > 1 && vbi_word_maybe(vbi_word_bit(seg, end - 1), 0 FIRMS(VBI_WORD_BITS)) &&
	       vbi_word_maybe(vbi_word_inner_bit(seg, end - 1), 0 FIRMS(VBI_WORD_INNER_BITS)) &&
	       vbi_word_written(seg, end - 1, word, sizeof word / sizeof *word);
}

/* Phiến quân Maute, tay súng Hezbollah: of whom they are. */
static bool fights_for(const vbi_seg *seg, const vbi_tag_views *views, uint32_t t)
{
	static const vbi_slice who[][3] = {KIND(W("quân"), W("phiến")), KIND(W("súng"), W("tay")), KIND(W("bố"), W("khủng"))};

	return vbi_tag_cue(views->cues, &views->view[VBI_TAG_MARGIN + t - 1]) & VBI_CUE_FIGHTER && seg->tok[t].kind == VB_TOKEN_FOREIGN &&
	       !(vbi_seg_any(seg, t) & (VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_CITY))) &&
	       vbi_words_before(seg, t, who, sizeof who / sizeof *who) < t;
}

#define SYMBOL_BIT(word)            | UINT64_C(1) << (vbi_tag_symbol(word) >> 26)
#define FIELD_SYMBOL(first, second) SYMBOL_BIT(second)
#define FIRST_SYMBOL(first, second) SYMBOL_BIT(first)

#define ADD_KIND(word)           vbi_tag_add_cue(cues, word, VBI_CUE_KIND);
#define ADD_FIELD(first, second) ADD_KIND(second)

void vbi_tag_short_cues(vbi_tag_cues *cues)
{
	static const char *const fighter[] = {"quân", "súng", "bố"};

	vbi_tag_add_cues(cues, fighter, sizeof fighter / sizeof *fighter, VBI_CUE_FIGHTER);
	LAST_WORDS(ADD_KIND)
	FIELDS(ADD_FIELD)
	cues->fields = 0 FIELDS(FIELD_SYMBOL);
	cues->before_fields = 0 FIELDS(FIRST_SYMBOL);
	vbi_tag_add_cue(cues, "(", VBI_CUE_PARTS);
	vbi_tag_add_cue(cues, ",", VBI_CUE_PARTS);
	vbi_tag_add_cue(cues, "-", VBI_CUE_DASH);
	vbi_tag_add_cue(cues, "sinh", VBI_CUE_BORN);
	vbi_tag_add_cue(cues, "SN", VBI_CUE_BORN);
	vbi_tag_add_cue(cues, "tuổi", VBI_CUE_BORN);
	cues->kinds = 0 LAST_WORDS(SYMBOL_BIT) SYMBOL_BIT("quân") SYMBOL_BIT("súng") SYMBOL_BIT("bố");
}

/* Strange capitals with a word that some names that are decided to be no body's begin with, and others that are, or that stand where something
 * is told of them. Nobody could guess which are: no branch. */
static uint32_t list_strange(const vbi_tag_views *views, const vbi_tag_capitals *capitals, const uint16_t *path, uint32_t *list)
{
	const vbi_tag_cues *c = views->cues;
	vbi_tag_codes asked = {{0}}, told = {{0}};
	const uint32_t *strange = capitals->strange;
	uint32_t n = capitals->stranges, left = 0;

	for (uint32_t k = 0; k < n; k++) {
		const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + strange[k]];
		uint32_t before = v[-1].symbol;
		unsigned state = path[strange[k]], here = (state | state >> 8) & VBI_PATH_ALL;
		bool none = (before == c->bracket) | (before == c->shares) | (before == c->code) | (before == c->colon) |
		            ((v[1].symbol == c->rises) | (v[1].symbol == c->falls));

		vbi_tag_add_code_if(&asked, v->symbol, ((here & NAME) != 0) | (here == 0) | none);
		vbi_tag_add_code_if(&told, v->symbol, ((here & BODY) != 0) | none | (before == c->called) | (before == c->brief) |
		    (unsigned)((c->kinds | (c->fields & (0 - (c->before_fields >> (v[-2].symbol >> 26) & 1)))) >> (before >> 26) & 1) | (vbi_tag_run_left(v) > 1));
	}
	for (uint32_t k = 0; k < n; k++) {
		uint32_t symbol = views->view[VBI_TAG_MARGIN + strange[k]].symbol;

		list[left] = strange[k];
		left += (unsigned)vbi_tag_has_code(&asked, symbol) & (unsigned)vbi_tag_has_code(&told, symbol);
	}
	return left;
}

/* What is kept of a token that was asked whether a short name begins there: none does; that is to be asked again, when others are put right; or
 * how many tokens it has, and above them which slot. */
enum { NO_SHORT, ASK_AGAIN = MOST + 1, SLOT_AT = 3 };
_Static_assert(ASK_AGAIN < 1 << SLOT_AT, "tokens of a short name, or no name");

/* Counts what was decided of short names; true if some of them is to be put right. found: of each that is listed, as above. */
static bool count_short(const vbi_seg *seg, const vbi_tag_views *views, const uint16_t *path, uint32_t n, const uint32_t *list,
                        uint32_t listed, vbi_short *slot, uint32_t *found)
{
	bool some = false;

	for (uint32_t k = 0; k < listed; k++) {
		uint32_t t = list[k], end;
		unsigned begins;
		vbi_short *s;
		bool trade;

		if (vbi_path_goes_on(path, t, VBI_PATH_LAYER(ORG)) && with_kind(seg, views, path, t)) {
			end = vbi_path_end(path, t, VBI_PATH_LAYER(ORG));
			if (end - t <= MOST && (s = slot_of(slot, key_of(views, t, end))) != NULL)
				s->told = true;
			found[k] = ASK_AGAIN;
			continue;
		}
		found[k] = NO_SHORT;
		if ((end = short_end(seg, path, n, t)) == t || word_in_short(seg, t, end) || !(s = slot_of(slot, key_of(views, t, end))))
			continue;
		found[k] = (end - t) | (uint32_t)(s - slot) << SLOT_AT;
		begins = vbi_path_begins_at(path, t);
		s->body = (uint16_t)(s->body + (begins & BODY ? 1 : 0));
		s->name = (uint16_t)(s->name + (begins & NAME ? 1 : 0));
		s->place = (uint16_t)(s->place + (begins & PLACE ? 1 : 0));
		s->nothing = (uint16_t)(s->nothing + (begins ? 0 : 1));
		trade = firm(seg, t, end);
		s->told |= trade || told(seg, path, n, t, end) || (!(begins & (NAME | PLACE)) && (vbi_tag_kind_before(seg, views, path, t) < t || fights_for(seg, views, t)));
		s->other |= other(seg, path, n, t, end);
		if (begins & NAME && !s->addressed && !trade)
			s->addressed = vbi_honorific_before(seg, t) && !vbi_tok_is(seg, t - 1, "Anh");
		some |= s->told | s->other | ((s->body != 0) & ((s->nothing | s->name) != 0));
	}
	return some;
}

/* The short name at token t, which ends at end, is what is told or was counted of it. Returns before which token something was changed, or
 * 0 if nothing was. */
static uint32_t put_right(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t, uint32_t end, const vbi_short *s)
{
	uint32_t names = vbi_path_end(path, end - 1, VBI_PATH_LAYER(PER)), bodies = vbi_path_end(path, end - 1, VBI_PATH_LAYER(ORG));
	uint32_t stop = names > bodies ? names : bodies;
	bool body;

	if (vbi_path_any(path, t, BODY)) {
		if (!s->other && !s->told)
			return 0;
		vbi_path_clear(path, n, t, end, s->told ? NAME : BODY);
		return stop;
	}
	if ((s->other && !s->told) || (s->addressed && vbi_tag_kind_before(seg, views, path, t) == t))
		return 0;
	if (vbi_path_begins(path, t, VBI_PATH_LAYER(PER)))
		body = s->told || s->body > 2 * s->name;
	else
		body = s->told || (s->body > s->name && s->body > s->place && s->body >= s->nothing);
	if (!body)
		return 0;
	vbi_path_clear(path, n, t, end, NAME);
	vbi_path_put(path, n, vbi_tag_kind_before(seg, views, path, t), end, BODY);
	return stop;
}

void vbi_tag_short(const vbi_seg *seg, const vbi_tag_views *views, const vbi_tag_capitals *capitals, uint16_t *path, uint32_t n)
{
	uint32_t *list = views->capital + views->capitals, listed = list_strange(views, capitals, path, list);
	uint32_t *found = capitals->aged, changed = 0; /* it is of no use any more; before which token, one more */
	vbi_short slot[SLOTS];

	if (listed == 0)
		return;
	memset(slot, 0, sizeof slot);
	if (!count_short(seg, views, path, n, list, listed, slot, found))
		return;
	for (uint32_t k = 0; k < listed; k++) {
		uint32_t t = list[k], end = t + (found[k] & ((1u << SLOT_AT) - 1)), stop;
		const vbi_short *s = &slot[found[k] >> SLOT_AT];

		/* what was found of a name is true where nothing was changed beside it */
		if (found[k] == ASK_AGAIN || t < changed) {
			if ((end = short_end(seg, path, n, t)) == t || word_in_short(seg, t, end) || !(s = slot_of(slot, key_of(views, t, end))))
				continue;
		} else if (end == t || !(s->told | s->other | (s->body != 0))) {
			continue;
		}
		if (vbi_path_any(path, t, PLACE | OFFICE))
			continue;
		stop = put_right(seg, views, path, n, t, end, s);
		changed = stop ? stop + 1 : changed;
	}
}
