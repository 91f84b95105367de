/* ent/tagrefuse.c - what is no entity of its layer, whatever was decided: tagpath.h. */
#include "ent/office.h"
#include "ent/people.h"
#include "ent/tagcodes.h"

#include <string.h>

#define OFFICE VBI_PATH_LAYER(TITLE)

/* Ban quản lý dự án, cơ quan công an, đoàn luật sư, hiệp hội, chi bộ: it is not told which. */
static bool any_body(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	if (end - t < 2)
		return false;
	if (end - t == 2 && ((vbi_tok_is_lower(seg, t, "hiệp") && vbi_tok_is_lower(seg, t + 1, "hội")) ||
	                     (vbi_tok_is_lower(seg, t, "hội") && vbi_tok_is_lower(seg, t + 1, "đồng")) ||
	                     (vbi_tok_is_lower(seg, t, "chi") && vbi_tok_is_lower(seg, t + 1, "bộ"))))
		return true;
	/* sân do Sở quản lý, kim ngạch song phương Việt Nam - Indonesia: what it does, and of two */
	if ((end - t == 3 && vbi_tok_is_lower(seg, t, "sở") && vbi_tok_is(seg, t + 1, "quản") && vbi_tok_is(seg, t + 2, "lý")) ||
	    (vbi_tok_is(seg, t, "song") && vbi_tok_is(seg, t + 1, "phương")))
		return true;
	if (vbi_tok_is_lower(seg, t, "tổ") && vbi_tok_is_lower(seg, t + 1, "quốc"))
		return true; /* Tổ quốc Việt Nam */
	if (vbi_tok_is_lower(seg, t, "cơ"))
		return end - t == 4 && vbi_tok_is_lower(seg, t + 2, "công") && vbi_tok_is_lower(seg, t + 3, "an");
	if (vbi_tok_is_lower(seg, t, "đoàn"))
		return end - t == 3 && vbi_tok_is_lower(seg, t + 1, "luật");
	/* phía bắc của Trung tâm thành phố Hà Nội: a part of the town */
	if (vbi_tok_is_lower(seg, t, "trung"))
		return end - t > 3 && vbi_tok_is_lower(seg, t + 1, "tâm") && vbi_tok_is(seg, t + 2, "thành") && vbi_tok_is(seg, t + 3, "phố");
	return end - t == 5 && vbi_tok_is_lower(seg, t, "ban") && vbi_tok_is_lower(seg, t + 1, "quản") &&
	       vbi_tok_is_lower(seg, t + 3, "dự");
}

/* Các môn Toán, Vật lý: what is taught; but các khoa Toán, Vật lý. */
static bool subject(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	static const vbi_slice taught[] = {VBI_WORD("khoa"), VBI_WORD("viện"), VBI_WORD("trường"), VBI_WORD("hội"), VBI_WORD("tạp"), VBI_WORD("chủng")};
	bool found = end - t == 2 && vbi_tok_is_lower(seg, t, "vật") && (vbi_tok_is_lower(seg, t + 1, "lý") || vbi_tok_is_lower(seg, t + 1, "lí"));

	for (uint32_t i = t; found && i > 0 && t - i < 12 && seg->tok[i - 1].sentence == seg->tok[t].sentence; i--)
		found = !vbi_tok_among(seg, i - 1, taught, sizeof taught / sizeof *taught);
	return found;
}

/* HĐQT, ĐHĐCĐ by themselves are no bodies, as a board is none that is not told whose; in a title it is tagged. */
static bool no_body(const vbi_seg *seg, const uint16_t *path, uint32_t t, uint32_t end, unsigned layer)
{
	/* UBND 168 phường, xã: those of all of them */
	if (layer == VBI_PATH_LAYER(ORG) && end - t == 2 && end < seg->toks && seg->tok[t].kind == VB_TOKEN_ACRONYM && seg->tok[t + 1].kind == VB_TOKEN_NUMBER &&
	    seg->tok[end].space == 1 && vbi_tok_small(&seg->tok[end]) && vbi_seg_any(seg, end) & VBI_MASK(LOC_UNIT))
		return true;
	if (layer == VBI_PATH_LAYER(ORG) && end - t > 1 && vbi_any_province(seg, end))
		return !vbi_path_any(path, t, VBI_PATH(TITLE));
	if (layer == VBI_PATH_LAYER(ORG) && (any_body(seg, t, end) || subject(seg, t, end)))
		return !vbi_path_goes_on(path, t, OFFICE);
	return layer == VBI_PATH_LAYER(ORG) && end - t == 1 && seg->tok[t].kind == VB_TOKEN_ACRONYM &&
	       (vbi_tok_is(seg, t, "HĐQT") || vbi_tok_is(seg, t, "ĐHĐCĐ") || vbi_tok_is(seg, t, "HĐXX")) && !vbi_path_goes_on(path, t, OFFICE);
}

static bool ends_with(const vbi_seg *seg, const vbi_tok *tok, const char *end)
{
	size_t n = strlen(end);

	return tok->end - tok->start > n && memcmp(seg->text + tok->end - n, end, n) == 0;
}

#define THINGS(X)                                                                                                   \
	X("CTV") X("HIV") X("AIDS") X("FTAAP") X("ADN") X("GDP") X("ODA") X("FTA") X("PVC") X("FDI") X("BOT") X("PPP") \
	X("EUR") X("JPY") X("GBP") X("CHF") X("VND") X("USD") X("CAD") X("AUD") X("NZD") X("SEK") X("NOK") X("DKK")    \
	X("CNY") X("SGD") X("HKD") X("KRW") X("THB") X("TWD") X("RUB") X("INR") X("DXY") X("GNP") X("CPI") X("ETF")    \
	X("IPO") X("TOEFL") X("IELTS") X("TOEIC") X("SARS") X("VAT") X("ICOR") X("PCI") X("HDI")                       \
	X("MMA") X("SUV") X("DVD") X("RAM") X("ATM") X("ICBM") X("THAAD") X("WTI") X("MBA") X("KOL") X("HKTT")         \
	X("NVCC") X("NTK") X("NHM") X("CĐV") X("VĐV") X("CBCS") X("BCTC") X("ĐVSNCL") X("DNNN") X("CPH")            \
	X("TNGT") X("BHYT") X("GPMB") X("DNNVV") X("HS") X("SV") X("TTCK") \
	X("NV1") X("NV2") X("NV3") X("BTC") X("Festival") X("Brexit") X("Windows") X("Android") X("Mig") X("MiG") X("USB") X("VAR") X("SSD") \
	X("Covid-19") X("COVID-19") X("Covid") X("COVID") X("iPhone") X("iPad") X("A80") X("A50") X("COP30") X("COP29") X("TikToker") \
	X("HSMT") X("HSDT") X("HSYC") X("HSĐX") X("HSMQT") X("E-HSMT") X("E-HSDT") X("E-HSMST") X("E-HSMQT") X("E-HSDST") X("E-HSQT") X("E-TBMST") X("E-HSĐKTHDA") \
	X("NO2") X("SO2") X("CO2") X("CH4") X("PM10") X("kWh") X("kV") X("INN") X("HTML") X("DDT") X("Scanner") X("Digital") X("Year") X("STT")
#define SLICE(word) VBI_WORD(word),
#define ADD_THING(word) vbi_tag_add_cue_written(cues, word, VBI_CUE_NOBODY);

/* An illness, money, a number, a test, what is done or who does it (CPH DNNN): no bodies, though in capitals. */
static bool things_in_letters(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	static const vbi_slice thing[] = {THINGS(SLICE)};

	while (t < end && vbi_word_written(seg, t, thing, sizeof thing / sizeof *thing))
		t++;
	return t == end;
}

/* Bộ Quy tắc ứng xử, Bộ luật: no ministry. H5N1: a virus. U23: a team. quochoi.vn: a site. cue: of its first word. */
static bool no_organ(const vbi_seg *seg, uint32_t t, uint32_t end, unsigned layer, unsigned cue)
{
	const vbi_tok *tok = &seg->tok[t];
	const char *p = seg->text + tok->start;

	if (layer != VBI_PATH_LAYER(ORG))
		return false;
	if (p[0] == 'U' && tok->end - tok->start >= 3 && (unsigned char)(seg->text[tok->end - 1] - '0') < 10 &&
	    (unsigned char)(seg->text[tok->end - 2] - '0') < 10 && tok->end - tok->start <= 4)
		return true;                           /* U23, U.17: a team */
	if (end - t == 1 && tok->kind == VB_TOKEN_URL) /* a site of the state is no body, Zing.vn is a newspaper */
		return vbi_tok_is_lower(seg, t, "quochoi.vn") || vbi_tok_is_lower(seg, t, "chinhphu.vn") ||
		       ends_with(seg, tok, ".gov.vn");
	if (end - t == 1 && tok->kind == VB_TOKEN_ACRONYM && vbi_seg_has(seg, t, 1, VBI_MASK(DOC_LAW)))
		return true; /* TPP: a treaty */
	if (end - t == 1 && t > 0 && vbi_tok_is(seg, t, "CSĐT") && vbi_tok_is(seg, t - 1, "("))
		return true; /* Cơ quan Cảnh sát điều tra (CSĐT) */
	if (cue & VBI_CUE_NOBODY && (end - t == 1 || (end - t == 2 && seg->tok[end - 1].kind == VB_TOKEN_ACRONYM)) && things_in_letters(seg, t, end))
		return true; /* an illness, money, a plan */
	if (end - t == 1 && seg->tok[t].kind != VB_TOKEN_SYLLABLE && strspn(p, "IVX") >= tok->end - tok->start)
		return true; /* III: of a list */
	if (vbi_tok_is(seg, t, "THPT") && end - t == 3 && vbi_tok_is_lower(seg, t + 1, "quốc") && vbi_tok_is_lower(seg, t + 2, "gia"))
		return true; /* kỳ thi THPT quốc gia */
	if (end - t == 1 && vbi_tok_is_lower(seg, t, "đảng") && end < seg->toks && seg->tok[end].space == 1 &&
	    (vbi_tok_is(seg, end, "ủy") || vbi_tok_is(seg, end, "uỷ")))
		return true; /* Đảng ủy các cấp */
	if (end - t == 1 && tok->end - tok->start == 2 && p[1] == 'G' && (unsigned char)(p[0] - '0') < 10)
		return true; /* 4G */
	if (end - t == 1)
		return tok->end - tok->start == 4 && p[0] == 'H' && p[2] == 'N' && (unsigned char)(p[1] - '0') < 10 &&
		       (unsigned char)(p[3] - '0') < 10;
	return vbi_tok_is(seg, t, "Bộ") &&
	       (vbi_tok_is_lower(seg, t + 1, "quy") || vbi_tok_is_lower(seg, t + 1, "luật"));
}

#define LETTERED(X) \
	X("chữ") X("bảng") X("bên") X("hạng") X("loại") X("nhóm") X("lớp") X("khối") X("khu") X("từ") X("đến") X("điểm")
#define LETTERED_WORD(word) VBI_WORD(word),
#define LETTERED_CUE(word) vbi_tag_add_cue(cues, word, VBI_CUE_NOBODY);

/* Phía Nam: no given name, though somebody may be called so. */
static bool side_of_thing(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice side[] = {VBI_WORD("nam"), VBI_WORD("bắc"), VBI_WORD("đông"), VBI_WORD("tây")};

	return t > 0 && seg->tok[t].space == 1 && vbi_tok_is_lower(seg, t - 1, "phía") && vbi_tok_among(seg, t, side, sizeof side / sizeof *side);
}

/* Hàng chữ A, Phụ lục V, cột B, đánh dấu X, năm N, 2,22 < X, Morus alba L.: the word before token t tells that its letter is a thing's. */
static bool lettered(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice thing[] = {LETTERED(LETTERED_WORD) VBI_WORD("lục"), VBI_WORD("chương"), VBI_WORD("mục"), VBI_WORD("phần"), VBI_WORD("cột"),
	                                  VBI_WORD("mẫu"), VBI_WORD("dấu"), VBI_WORD("số"), VBI_WORD("cấp"), VBI_WORD("tia"), VBI_WORD("năm"), VBI_WORD("phiếu"),
	                                  VBI_WORD("hình"), VBI_WORD("thước"), VBI_WORD("khoản"), VBI_WORD("hàng"), VBI_WORD("tự"), VBI_WORD("cổng"), VBI_WORD("nghiệp"),
	                                  VBI_WORD("ty"),   VBI_WORD("hóa"),    VBI_WORD("sản"), VBI_WORD("tiêu")};
	const vbi_tok *before = &seg->tok[t - (t > 0)];

	if (t == 0 || seg->tok[t].space > 2)
		return false;
	return vbi_tok_among(seg, t - 1, thing, sizeof thing / sizeof *thing) || before->kind == VB_TOKEN_SYMBOL || before->kind == VB_TOKEN_NUMBER ||
	       (vbi_tok_is(seg, t - 1, ":") && t > 1 && vbi_tok_is(seg, t - 2, "số")) || vbi_tok_is(seg, t - 1, "/") ||
	       (before->kind == VB_TOKEN_FOREIGN && before->shape == VB_SHAPE_LOWER);
}

/* Token t, one letter, stands alone on its line or in brackets, numbers what follows (B. Kết quả), or is of a sum (N/(N-1), V = 3). */
static bool stands_for_thing(const vbi_seg *seg, uint32_t t)
{
	const vbi_tok *tok = &seg->tok[t], *next = tok + 1;
	bool begins = t == 0 || tok->space >= 2, last = t + 1 >= seg->toks;

	if (begins && (last || next->space >= 2))
		return true;
	if (last)
		return false;
	/* but H., quê ở X: somebody's initial */
	if (begins && next->space == 0 && (vbi_tok_is(seg, t + 1, ".") || vbi_tok_is(seg, t + 1, ")") || vbi_tok_is(seg, t + 1, ":")) &&
	    !(t + 2 < seg->toks && next[1].kind == VB_TOKEN_PUNCT && next[1].space == 0))
		return true;
	/* - V: giá trị ...; đánh dấu "X"; (L.) */
	if (t > 0 && !begins && tok[-1].kind == VB_TOKEN_PUNCT &&
	    ((tok[-1].space >= 2 && (vbi_tok_is(seg, t - 1, "-") || vbi_tok_is(seg, t - 1, "+")) && vbi_tok_is(seg, t + 1, ":")) ||
	     (tok->space == 0 && next->space == 0 && (vbi_tok_is(seg, t + 1, "\"") || vbi_tok_is(seg, t + 1, "”"))) ||
	     (vbi_tok_is(seg, t - 1, "(") && t + 2 < seg->toks && vbi_tok_is(seg, t + 1, ".") && vbi_tok_is(seg, t + 2, ")"))))
		return true;
	if (t > 0 && vbi_tok_is(seg, t - 1, "(") && tok->space == 0 && (vbi_tok_is(seg, t + 1, ")") || next->kind == VB_TOKEN_SYMBOL))
		return true;
	return next->kind == VB_TOKEN_SYMBOL || (vbi_tok_is(seg, t + 1, "/") && next->space == 0);
}

/* Dự án nhóm A, B, C; cột A, B: a letter of a list is what the first one is. Returns where that stands. */
static uint32_t first_letter(const vbi_seg *seg, uint32_t t)
{
	while (t > 1 && (vbi_tok_is(seg, t - 1, ",") || vbi_tok_is(seg, t - 1, "và") || vbi_tok_is(seg, t - 1, "hoặc")) && seg->tok[t - 2].end - seg->tok[t - 2].start == 1 &&
	       vbi_tok_capital(&seg->tok[t - 2]))
		t -= 2;
	return t;
}

static bool letter_of_thing(const vbi_seg *seg, uint32_t t)
{
	uint32_t first = first_letter(seg, t);

	if (vbi_honorific_before(seg, first))
		return false;
	return lettered(seg, first) || stands_for_thing(seg, first) || (first < t && stands_for_thing(seg, t));
}

/* Mùa Xuân, du Xuân, đầu Xuân: a season. */
static bool season(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice name[] = {VBI_WORD("xuân"), VBI_WORD("hạ"), VBI_WORD("thu"), VBI_WORD("đông")};
	static const vbi_slice before[] = {VBI_WORD("mùa"), VBI_WORD("đầu"), VBI_WORD("du"), VBI_WORD("đón"), VBI_WORD("hội"), VBI_WORD("mừng"), VBI_WORD("chào"), VBI_WORD("vui"), VBI_WORD("chơi")};

	if (t == 0 || seg->tok[t].space != 1 || !vbi_tok_among(seg, t - 1, before, sizeof before / sizeof *before))
		return false;
	for (size_t i = 0; i < sizeof name / sizeof *name; i++)
		if (vbi_tok_is_lower(seg, t, name[i].p))
			return true;
	return false;
}

#define LOOKED_AT 512u /* names */

/* Somebody whose name ends with the syllable at token t is named elsewhere, in full or by it within a sentence: ông Hưng, với Hưng. */
static bool named_elsewhere(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	uint32_t names = 0;

	for (uint32_t at = 0; at < seg->toks; at += VBI_PATH_BEHIND)
		for (uint64_t begins = vbi_path_among_64(path + at, VBI_PATH(PER)); begins; begins &= begins - 1) {
			uint32_t i = at + vbi_lowest_bit(begins), end;

			if (i == t || i >= seg->toks)
				continue;
			end = vbi_path_end(path, i, VBI_PATH_LAYER(PER));
			if (seg->tok[end - 1].kind == VB_TOKEN_SYLLABLE && seg->tok[end - 1].code == seg->tok[t].code &&
			    (end - i > 1 || (i > 0 && ((seg->tok[i].space == 1 && vbi_tok_small(&seg->tok[i - 1])) || vbi_path_any(path, i - 1, VBI_PATH(TITLE))))))
				return true;
			if (++names == LOOKED_AT)
				return true; /* who knows */
		}
	return false;
}

/* Lương giáo viên tăng, Nam diễn viên chính, Quyền của cơ quan: a word that begins a sentence or a line and is somebody's name elsewhere in the
 * language, but nobody's in the text; what follows is nothing that people do. */
static bool first_word(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	static const vbi_slice does[] = {VBI_WORD("đã"),  VBI_WORD("sẽ"),  VBI_WORD("bị"),   VBI_WORD("được"), VBI_WORD("là"),   VBI_WORD("cũng"), VBI_WORD("vẫn"), VBI_WORD("đang"),
	                                 VBI_WORD("cho"), VBI_WORD("nói"), VBI_WORD("không"), VBI_WORD("có"),  VBI_WORD("và"),   VBI_WORD("khai"), VBI_WORD("thì"), VBI_WORD("lại"),
	                                 VBI_WORD("mới"), VBI_WORD("từng"), VBI_WORD("chưa"), VBI_WORD("còn"), VBI_WORD("vừa"),  VBI_WORD("liền"), VBI_WORD("rất"), VBI_WORD("chỉ"),
	                                 VBI_WORD("mà"),  VBI_WORD("đi"),  VBI_WORD("về"),   VBI_WORD("đến"),  VBI_WORD("nghe"), VBI_WORD("nhìn"), VBI_WORD("cười"), VBI_WORD("khóc")};

	if (seg->tok[t].kind != VB_TOKEN_SYLLABLE || t + 1 >= seg->toks || !vbi_tok_small(&seg->tok[t + 1]) || seg->tok[t + 1].space != 1 ||
	    (t > 0 && seg->tok[t].space < 2 && (seg->tok[t - 1].kind != VB_TOKEN_PUNCT || vbi_tok_is(seg, t - 1, ","))))
		return false;
	return !vbi_seg_longest(seg, t + 1, VBI_MASK(VERB_SAY)) && !vbi_tok_among(seg, t + 1, does, sizeof does / sizeof *does) && !named_elsewhere(seg, path, t);
}

/* Words of other languages that are no names, though nothing else of them is known: of the net, of tables, the last ones of clubs. */
#define NAMELESS(X) \
	X("Halal") X("Name") X("Number") X("Stt") X("Digital") X("System") X("Office") X("Authority") X("Internet") X("Facebook") \
	X("League") X("City") X("United") X("Valentine") X("Website") X("Online") X("Email") X("Google") X("Youtube") X("Twitter") \
	X("Cup") X("Real") X("Tottenham") X("Chelsea") X("Arsenal") X("Barca") X("Halloween") X("Games") X("Tour") X("Fan") X("Telegram") \
	X("Asia") X("Masters") X("Championship") X("Esports") X("Group") X("Capital")
#define NAMELESS_CUE(word) vbi_tag_add_cue_written(cues, word, VBI_CUE_NOBODY);

static bool nameless(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice word[] = {NAMELESS(SLICE)};

	return vbi_word_written(seg, t, word, sizeof word / sizeof *word) && !vbi_honorific_before(seg, t);
}

/* Không biết ...: a function word at the head of a sentence; dòng họ Nguyễn Phước tộc: a clan. */
static __attribute__((noinline)) bool no_name(const vbi_seg *seg, const uint16_t *path, uint32_t t, uint32_t end, unsigned layer)
{
	if (layer != VBI_PATH_LAYER(PER))
		return false;
	if (end < seg->toks && seg->tok[end].space == 1 && vbi_tok_is(seg, end, "tộc") &&
	    !(end + 1 < seg->toks && vbi_tok_capital(&seg->tok[end + 1])) &&
	    !(end + 1 < seg->toks && (vbi_tok_is(seg, end + 1, "trưởng") || vbi_tok_is(seg, end + 1, "người"))))
		return true;
	if (end - t == 2 && vbi_tok_is(seg, t, "Tiếng"))
		return true; /* Tiếng Anh */
	if (end - t > 1)
		return false;
	return seg->tok[t].end - seg->tok[t].start == 1 ? letter_of_thing(seg, t)
	       : seg->tok[t].kind != VB_TOKEN_SYLLABLE     ? nameless(seg, t)
	                                                   : vbi_tok_is_lower(seg, t, "không") || side_of_thing(seg, t) || season(seg, t) || first_word(seg, path, t);
}

/* Mỗi tháng 3 triệu đồng, mỗi tháng 800.000 đồng are amounts, từ 2356 đến 2361 are numbers of papers. */
static __attribute__((noinline)) bool no_day(const vbi_seg *seg, uint32_t t, uint32_t end, unsigned layer)
{
	static const vbi_slice scale[] = {VBI_WORD("triệu"), VBI_WORD("tỷ"),   VBI_WORD("tỉ"),
	                                  VBI_WORD("nghìn"), VBI_WORD("ngàn"), VBI_WORD("trăm")};
	const vbi_tok *last = &seg->tok[end - 1];
	uint32_t digits = last->end - last->start;

	if (layer != VBI_PATH_LAYER(DATE) || last->kind != VB_TOKEN_NUMBER)
		return false;
	if (end - t == 1 && end < seg->toks && vbi_tok_is(seg, end, "năm") && digits <= 5 &&
	    memchr(seg->text + last->start, '-', digits) && seg->tok[end].space == 1 &&
	    !(end + 1 < seg->toks && (seg->tok[end + 1].kind == VB_TOKEN_NUMBER || vbi_tok_is(seg, end + 1, "nay") ||
	                              vbi_tok_is(seg, end + 1, "tới") || vbi_tok_is(seg, end + 1, "ngoái"))))
		return true; /* từ 9-10 năm tù */
	if (end - t == 1 && digits >= 5 && seg->text[last->end - 4] == '.' &&
	    memchr(seg->text + last->start, '.', digits - 4u) == NULL)
		return true; /* 3.028 */
	if (digits > 8 && memchr(seg->text + last->start, '.', digits) && memchr(seg->text + last->start, '.', 5) == NULL && memchr(seg->text + last->start, '-', digits) == NULL)
		return true; /* 469943.283 */
	if (end - t == 1)
		return digits == 4 && memcmp(seg->text + last->start, "2100", 4) > 0 &&
		       memchr(seg->text + last->start, '/', 4) == NULL &&
		       memchr(seg->text + last->start, '-', 4) == NULL &&
		       memchr(seg->text + last->start, '.', 4) == NULL;
	if (end - t > 1 && digits > 5 && memchr(seg->text + last->start, '/', digits) == NULL &&
	    memchr(seg->text + last->start, '-', digits) == NULL &&
	    memchr(seg->text + last->start, '.', digits) == NULL)
		return true; /* the number of a telephone */
	if (end - t == 2 && digits >= 5 && vbi_tok_is_lower(seg, t, "tháng") && seg->text[last->end - 4] == '.')
		return true;
	if (end - t == 2 && t > 0 && vbi_tok_is(seg, t, "tháng") && vbi_tok_is_lower(seg, t - 1, "mỗi"))
		return true; /* mỗi tháng 3-5 triệu đồng, mỗi tháng 2 lần */
	return end - t == 2 && digits <= 2 && end + 1 < seg->toks && seg->tok[end].space == 1 &&
	       vbi_tok_among(seg, end, scale, sizeof scale / sizeof *scale) &&
	       (seg->tok[end + 1].kind == VB_TOKEN_PUNCT ||
	        vbi_seg_any(seg, end + 1) & VBI_MASK(UNIT)); /* tháng 8 triệu tập, tháng 3 tỷ lệ */
}

/* A giáo viên chủ nhiệm has no office, a minister is called "tư lệnh" ngành in jest. */
static __attribute__((noinline)) bool no_office(const vbi_seg *seg, uint32_t t, uint32_t end, unsigned layer)
{
	if (layer == OFFICE && end - t >= 2 && end < seg->toks && vbi_tok_is_lower(seg, t, "tư") &&
	    vbi_tok_is_lower(seg, t + 1, "lệnh")) {
		uint32_t behind =
		        end - t > 2 ? t + 2 : end + (seg->tok[end].kind == VB_TOKEN_PUNCT && end + 1 < seg->toks);

		if (vbi_tok_is(seg, behind, "ngành"))
			return true;
	}
	/* bảo hộ lãnh sự, phòng lãnh sự: no consul, who has a state or a name */
	if (layer == OFFICE && end - t == 2 && vbi_tok_is(seg, t, "lãnh") && vbi_tok_is(seg, t + 1, "sự") &&
	    !(end < seg->toks && seg->tok[end].space == 1 && vbi_tok_capital(&seg->tok[end])))
		return true;
	/* giám thị of an examination, but that of a prison has an office */
	if (layer == OFFICE && end - t == 2 && vbi_tok_is_lower(seg, t, "giám") && vbi_tok_is_lower(seg, t + 1, "thị"))
		return true;
	return layer == OFFICE && t > 1 && seg->tok[t].space == 1 && vbi_tok_is_lower(seg, t - 1, "viên") &&
	       vbi_tok_is_lower(seg, t - 2, "giáo");
}

/* World Cup, Premier League, Thượng Hải Masters, Đường lên đỉnh Olympia: what is played for. cue: of the last word. */
#define PLAYED(X) X("Cup") X("Games") X("League") X("Liga") X("Masters") X("Olympia") X("Open") X("V-League")
#define PLAYED_CUE(word) vbi_tag_add_cue_written(cues, word, VBI_CUE_NOBODY);
static bool played_for(const vbi_seg *seg, uint32_t end, unsigned cue)
{
	static const vbi_slice last[] = {PLAYED(SLICE)};

	return cue & VBI_CUE_NOBODY && vbi_word_written(seg, end - 1, last, sizeof last / sizeof *last);
}

/* Xe 65A-001.13, 24B/143: the number of a car or a house, no place. */
static inline bool plate(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	const vbi_tok *tok = &seg->tok[t];

	return end - t == 1 && tok->end - tok->start >= 5 && (unsigned char)(seg->text[tok->start] - '0') < 10 && (unsigned char)(seg->text[tok->end - 1] - '0') < 10;
}

/* No document begins with a mark, but for the quote about its name. */
static bool no_document(const vbi_seg *seg, uint32_t t)
{
	return seg->tok[t].kind == VB_TOKEN_PUNCT && !vbi_tok_is(seg, t, "\"");
}

void vbi_tag_refuse_cues(vbi_tag_cues *cues)
{
	static const char *const none[] = {"hiệp", "chi", "tổ", "cơ", "đoàn", "trung", "ban", "đảng", "bộ", "tỉnh", "vật", "song", "đồng", "lý"};

	static const char *const nobody[] = {"tộc", "tiếng", "không", "tư", "giám", "viên", "phía", "mùa", "đầu", "du", "đón", "mừng", "chào", "vui", "chơi", "hội", "lãnh"};

	vbi_tag_add_cues(cues, none, sizeof none / sizeof *none, VBI_CUE_NONE);
	vbi_tag_add_cues(cues, nobody, sizeof nobody / sizeof *nobody, VBI_CUE_NOBODY);
	THINGS(ADD_THING)
	LETTERED(LETTERED_CUE)
	NAMELESS(NAMELESS_CUE)
	PLAYED(PLAYED_CUE)
}

static __attribute__((noinline)) bool none_of_bodies(const vbi_seg *seg, const uint16_t *path, uint32_t t, uint32_t end, unsigned first)
{
	return no_body(seg, path, t, end, VBI_PATH_LAYER(ORG)) || no_organ(seg, t, end, VBI_PATH_LAYER(ORG), first);
}

/* Nearly all stand: who is asked of the few others is called, so that nothing need be kept here. */
bool vbi_tag_refuses(const vbi_seg *seg, const vbi_tag_views *views, const uint16_t *path, uint32_t t, uint32_t end, unsigned layer)
{
	const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN];
	unsigned first = vbi_tag_cue(views->cues, v + t);

	switch (layer) {
	case VBI_PATH_LAYER(ORG):
		/* but Hội đồng SEA Games */
		if (played_for(seg, end, vbi_tag_cue(views->cues, v + end - 1)) && !(vbi_seg_any(seg, t) & (VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_GOV))))
			return true;
		/* what is none is not of syllables, as VAT may be, or tells by its first one, or ends with its province */
		return (vbi_tag_kind(v + t) != VB_TOKEN_SYLLABLE || (vbi_tag_shape(v + t) & 7) > VB_SHAPE_TITLE || first & VBI_CUE_NONE ||
		        vbi_tag_cue(views->cues, v + end - 1) & VBI_CUE_NONE) &&
		       none_of_bodies(seg, path, t, end, first);
	case VBI_PATH_LAYER(PER):
		return ((first | vbi_tag_cue(views->cues, v + end) | vbi_tag_cue(views->cues, v + t - 1)) & VBI_CUE_NOBODY ||
		        (end - t == 1 && (vbi_tag_kind(v + t - 1) == VB_TOKEN_PUNCT || vbi_tag_space(v + t) > 1 || seg->tok[t].end - seg->tok[t].start == 1))) &&
		       no_name(seg, path, t, end, layer);
	case VBI_PATH_LAYER(TITLE): return (first | vbi_tag_cue(views->cues, v + t - 1)) & VBI_CUE_NOBODY && no_office(seg, t, end, layer);
	case VBI_PATH_LAYER(DATE): return no_day(seg, t, end, layer);
	case VBI_PATH_LAYER(DOC): return no_document(seg, t);
	case VBI_PATH_LAYER(LOC): return plate(seg, t, end) || played_for(seg, end, vbi_tag_cue(views->cues, v + end - 1));
	default: return false;
	}
}
