/* ent/docref_read.c - the grammar of a reference to a document (guidelines, section DOC and decided cases):
 *
 *   [provision ...] type [số] number tail      Điều 5 Nghị định số 30/2020/NĐ-CP ngày ... của Chính phủ
 *   [provision ...] name [số number] tail      khoản 2 Điều 5 Luật Báo chí năm 2016
 *   type party-body number                     Nghị quyết Trung ương 4 (khóa XII), Nghị quyết Đại hội XIII của Đảng
 *   số symbol tail, symbol tail                số 504/D-UB ngày 20/5/1999; Số: 21/CT-TTg in a letterhead
 *   tail = { [,] date | của issuer [khóa N] | (sửa đổi) }
 *
 * Type and issuer alone, "nghị định này" and a provision alone are none. */
#include "ent/docref.h"
#include "viet/numeral.h"

typedef struct reader {
	const vbi_seg *seg;
	const vbi_ents *ents;
	vbi_docref *ref;
} reader;

static bool on(const reader *r, uint32_t i) { return i < r->seg->toks && r->seg->tok[i].space < 3; }

static bool word(const reader *r, uint32_t i, const char *lower) { return on(r, i) && vbi_tok_is_lower(r->seg, i, lower); }

static bool mark(const reader *r, uint32_t i, const char *text) { return on(r, i) && vbi_tok_is(r->seg, i, text); }

static const vbi_match *class_at(const reader *r, uint32_t i, unsigned cls)
{
	return i < r->seg->toks ? vbi_seg_longest(r->seg, i, UINT64_C(1) << (cls - 1)) : NULL;
}

static vbi_slice type_attr(const reader *r, const char *key)
{
	return r->ref->type ? vbi_lex_attr(r->seg->lex, r->ref->type, key) : vbi_slice_of("", 0);
}

static bool kind_is(const reader *r, const char *kind) { return vbi_slice_is(type_attr(r, "kind"), kind); }

/* ---- tail ---- */

/* A date that belongs to the document: "ngày ...", a day, a year; not "sáng 5/3". */
static const vbi_ent *date_at(const reader *r, uint32_t i, bool comma)
{
	const vbi_ent *ent = on(r, i) ? vbi_ents_at(r->ents, VB_ENTITY_DATE, i) : NULL;
	const vbi_match *part;

	if (!ent)
		return NULL;
	part = class_at(r, i, VBI_C_DAYPART);
	if (part)
		return NULL;
	if (ent->sub == VBI_SUB_DATE_DAY || ent->sub == VBI_SUB_DATE_STAMP)
		return comma && r->seg->tok[i].shape == VB_SHAPE_TITLE ? NULL : ent;
	return !comma && ent->sub == VBI_SUB_DATE_YEAR && ent->t1 - ent->t0 <= 2 ? ent : NULL;
}

/* khóa XII, (khóa XII) after a body of the party or the Assembly. */
static uint32_t term(const reader *r, uint32_t i)
{
	bool bracket = mark(r, i, "(");
	uint32_t j = i + bracket;

	if (!word(r, j, "khóa") && !word(r, j, "khoá"))
		return 0;
	j++;
	if (!on(r, j) || (r->seg->tok[j].shape != VB_SHAPE_UPPER && r->seg->tok[j].kind != VB_TOKEN_NUMBER))
		return 0;
	j++;
	return !bracket ? j : mark(r, j, ")") ? j + 1 : 0;
}

/* The longer of office and body that begins at i. */
static const vbi_ent *issuer_at(const reader *r, uint32_t i)
{
	const vbi_ent *title, *org;

	if (!on(r, i))
		return NULL;
	title = vbi_ents_at(r->ents, VB_ENTITY_TITLE, i);
	org = vbi_ents_at(r->ents, VB_ENTITY_ORG, i);
	return !title || (org && org->t1 > title->t1) ? org : title;
}

/* Conclusions and rules of the party are often of two: Bộ Chính trị, Ban Bí thư. */
static bool secretariat(const reader *r, uint32_t i)
{
	return word(r, i, "ban") && word(r, i + 1, "bí") && word(r, i + 2, "thư") && vbi_tok_is_lower(r->seg, i - 2, "trị");
}

/* của X [, Y và Z]; joint documents only have several. The token after, or 0. */
static uint32_t issuers(const reader *r, uint32_t i)
{
	bool joint = type_attr(r, "joint").n != 0;
	const vbi_ent *ent;
	uint32_t j, k;

	if (!word(r, i, "của") && !(joint && word(r, i, "giữa")))
		return 0;
	ent = issuer_at(r, i + 1);
	if (!ent)
		return 0;
	if (r->ref->issuer0 == r->ref->issuer1) {
		r->ref->issuer0 = ent->t0;
		r->ref->issuer1 = ent->t1;
	}
	j = ent->t1;
	while ((joint || secretariat(r, j + 1)) && (mark(r, j, ",") || word(r, j, "và") || mark(r, j, "-")) &&
	       (ent = issuer_at(r, j + 1)) != NULL)
		r->ref->issuer1 = j = ent->t1;
	k = term(r, j);
	return k ? k : j;
}

/* (sửa đổi), (sửa đổi, bổ sung), (sửa đổi năm 2014), (mới) after a law's name. */
static uint32_t amended(const reader *r, uint32_t i)
{
	uint32_t j = i + 1;

	if (!mark(r, i, "(") || !(word(r, j, "sửa") && word(r, j + 1, "đổi")))
		return 0;
	for (j += 2; on(r, j) && j - i < 10; j++)
		if (vbi_tok_is(r->seg, j, ")"))
			return j + 1;
	return 0;
}

static uint32_t tail(const reader *r, uint32_t i, bool named)
{
	uint32_t j = i, k;

	for (unsigned n = 0; n < 5; n++) {
		bool comma = mark(r, j, ",");
		uint32_t at = j + comma;
		const vbi_ent *date;

		at += word(r, at, "ký") || word(r, at, "kí");
		date = date_at(r, at, comma);
		if (date && !r->ref->date) {
			r->ref->date = (uint32_t)(date - r->ents->list) + 1;
			r->ref->tail = true;
			j = date->t1;
		} else if ((k = issuers(r, j)) != 0) {
			r->ref->tail = true;
			j = k;
		} else if (named && (k = amended(r, j)) != 0) {
			j = k;
		} else {
			break;
		}
	}
	return j;
}

/* ---- numbers ---- */

/* A number without "số" may count things: quyết định 3 phương án, kết luận 02 cuộc. In small letters many types are verbs
 * too (attr verb); Nghị định 24 quy định and Quyết định 593 đã are documents. */
static bool counts_things(const reader *r, uint32_t type, uint32_t number, uint32_t after)
{
	const vbi_seg *seg = r->seg;
	bool small = seg->tok[number].end - seg->tok[number].start == 1;
	bool verb = type_attr(r, "verb").n != 0 && !vbi_tok_capital(&seg->tok[type]);

	if (!on(r, after) || seg->tok[after].space >= 2)
		return false;
	if (word(r, after, "năm") || word(r, after, "ngày"))
		return !vbi_ents_at(r->ents, VB_ENTITY_DATE, after);
	if (vbi_seg_longest(seg, after, VBI_MASK(UNIT) | VBI_MASK(NUM_WORD)) || vbi_tok_is(seg, after, "%"))
		return true;
	return (small || verb) && seg->tok[after].kind == VB_TOKEN_SYLLABLE && !vbi_tok_capital(&seg->tok[after]) &&
	       !vbi_seg_longest(seg, after, VBI_MASK(STOP) | VBI_MASK(VERB_SAY));
}

static unsigned slashes(const reader *r, uint32_t from, uint32_t to)
{
	vbi_slice text = vbi_toks_text(r->seg, from, to);
	unsigned n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '/';
	return n;
}

/* [số [:]] number at i; the token after it or 0. */
static uint32_t number(const reader *r, uint32_t i)
{
	uint32_t j = i, end;
	bool said = word(r, i, "số"), symbol;

	j += said;
	if (said && mark(r, j, ":"))
		j++;
	if (!on(r, j))
		return 0;
	end = vbi_docref_number(r->seg, j, &symbol);
	if (!end)
		return 0;
	if (!said && symbol && slashes(r, j, end) == 0)
		return 0; /* dự án A1-C1 */
	if (!said && !symbol) {
		vbi_slice bare = type_attr(r, "bare");

		/* Chương trình 135, Quy định 41, but "chương trình 2 năm" */
		if (!bare.n || counts_things(r, r->ref->type0, j, end) ||
		    (vbi_slice_is(bare, "cap") && (!vbi_tok_capital(&r->seg->tok[r->ref->type0]) ||
		                                   r->seg->tok[j].end - r->seg->tok[j].start < 2)))
			return 0;
	}
	/* a year is no number, and what the calendar claims (kế hoạch 9/2025) neither */
	if (!said && !symbol && vbi_ents_at(r->ents, VB_ENTITY_DATE, j))
		return 0;
	r->ref->number0 = j;
	r->ref->number1 = end;
	r->ref->symbol = symbol;
	return end;
}

/* ---- names ---- */

/* nước Cộng hòa xã hội chủ nghĩa Việt Nam after Hiến pháp, Bộ luật */
static uint32_t of_country(const reader *r, uint32_t i)
{
	const vbi_ent *loc;
	uint32_t j = i + 1;

	if (on(r, i) && r->ref->law && word(r, i - 1, "pháp") && (loc = vbi_ents_at(r->ents, VB_ENTITY_LOC, i)) != NULL)
		return loc->t1; /* Hiến pháp Việt Nam */
	if (!word(r, i, "nước") || !on(r, j))
		return 0;
	loc = vbi_ents_at(r->ents, VB_ENTITY_LOC, i);
	if (!loc)
		loc = vbi_ents_at(r->ents, VB_ENTITY_LOC, j);
	if (loc && !word(r, j, "cộng"))
		return loc->t1;
	while (on(r, j) && j - i < 10 && r->seg->tok[j].kind <= VB_TOKEN_ACRONYM && !vbi_tok_is(r->seg, j, "số") &&
	       r->seg->tok[j].kind != VB_TOKEN_NUMBER) {
		if (word(r, j, "việt") && word(r, j + 1, "nam"))
			return j + 2;
		j++;
	}
	return 0;
}

/* A word that ends the run of a law's name: a function word, a verb of the sentence, a date, a mark. Single words that also
 * stand inside names (thi, thông, ban, chính) end one only as parts of longer words. */
static bool ends_name(const reader *r, uint32_t i)
{
	static const char *const stop[] = {"này", "đã", "được", "là", "sẽ", "có", "mới", "cũ", "vừa", "đang", "cần", "phải",
	                                   "nên", "cũng", "chưa", "không", "do", "khi", "theo", "tại", "trong", "đến", "từ",
	                                   "để", "nhằm", "với", "cho", "ra", "năm", "của", "về", "như", "gồm", "lần", "số",
	                                   "trước", "sau", "vào", "thì", "mà", "bị", "trên", "hoặc", "bằng", "vẫn", "còn",
	                                   "nêu", "giúp", "lại", "vì", "nếu", "bởi", "ngày", "tới", "qua", "khóa", "hay",
	                                   "so", "ở", "dành", "hẳn", "rất", "sắp", "hôm", "chỉ", "đều", "nào", "kia", "ấy",
	                                   "song", "nhưng", "dù", "tuy", "các", "những", "một", "hai", "ba", "từng", "mỗi",
	                                   "thứ", "gần", "hơn", "cùng", "ký", "bao", "và"};
	static const char *const pair[][2] = {
		{"quy", "định"}, {"hiện", "hành"}, {"hiện", "nay"}, {"sửa", "đổi"}, {"bổ", "sung"}, {"ban", "hành"}, {"thông", "qua"},
		{"thi", "hành"}, {"đối", "với"}, {"yêu", "cầu"}, {"liên", "quan"}, {"đưa", "ra"}, {"tạo", "điều"}, {"làm", "rõ"},
		{"gây", "khó"}, {"trình", "quốc"}, {"trình", "chính"}, {"đồng", "thời"}, {"chính", "thức"}, {"hướng", "dẫn"},
		{"áp", "dụng"}, {"cơ", "bản"}, {"thay", "thế"}, {"tiếp", "tục"}, {"góp", "phần"}, {"khẳng", "định"},
		{"bước", "đầu"}, {"hết", "hiệu"}, {"đề", "xuất"}, {"thống", "nhất"}, {"tương", "ứng"}, {"nói", "chung"}};

	if (!on(r, i) || r->seg->tok[i].space >= 2 || r->seg->tok[i].kind > VB_TOKEN_ACRONYM ||
	    r->seg->tok[i].kind == VB_TOKEN_NUMBER || r->seg->tok[i].kind == VB_TOKEN_CODE)
		return true;
	if (vbi_ents_at(r->ents, VB_ENTITY_DATE, i))
		return true;
	if (vbi_tok_capital(&r->seg->tok[i]))
		return class_at(r, i, VBI_C_DOC_TYPE) != NULL;
	for (size_t k = 0; k < sizeof stop / sizeof *stop; k++)
		if (vbi_tok_is_lower(r->seg, i, stop[k]))
			return true;
	for (size_t k = 0; k < sizeof pair / sizeof *pair; k++)
		if (vbi_tok_is_lower(r->seg, i, pair[k][0]) && word(r, i + 1, pair[k][1]))
			return true;
	return vbi_seg_longest(r->seg, i, VBI_MASK(VERB_SAY)) != NULL;
}

/* The name of a law that no dictionary has: it begins with a capital and goes on with words that are no stop. */
static uint32_t free_name(const reader *r, uint32_t i)
{
	const vbi_seg *seg = r->seg;
	uint32_t j = i, low = 0;

	if (!on(r, i) || seg->tok[i].space >= 2 || !vbi_tok_capital(&seg->tok[i]) || ends_name(r, i))
		return 0;
	if (seg->tok[i].kind != VB_TOKEN_SYLLABLE && seg->tok[i].kind != VB_TOKEN_ACRONYM)
		return 0;
	for (j = i + 1; j - i < 14; j++) {
		/* phòng, chống */
		if (mark(r, j, ",") && word(r, j + 1, "chống") && vbi_tok_is_lower(seg, j - 1, "phòng"))
			continue;
		if (word(r, j, "và") && on(r, j + 1) && vbi_tok_capital(&seg->tok[j + 1]) && !ends_name(r, j + 1) &&
		    seg->tok[i].shape != VB_SHAPE_UPPER)
			continue;
		/* Hiệp định CEPT/AFTA, Hiệp định Thương mại Việt - Mỹ */
		if (on(r, j + 1) && vbi_tok_capital(&seg->tok[j + 1]) && !ends_name(r, j + 1) &&
		    (seg->tok[i].shape != VB_SHAPE_UPPER || seg->tok[i].kind == VB_TOKEN_ACRONYM) &&
		    (kind_is(r, "treaty") && (mark(r, j, "-") || mark(r, j, "–") || (mark(r, j, "/") && !seg->tok[j].space))))
			continue;
		if (ends_name(r, j))
			break;
		/* Luật TDTT | cơ bản: an acronym is the whole name, but for a name after it (Luật MTTQ Việt Nam) */
		if (seg->tok[i].kind == VB_TOKEN_ACRONYM && !vbi_tok_capital(&seg->tok[j]))
			break;
		low += !vbi_tok_capital(&seg->tok[j]);
		if (low > 6)
			break;
	}
	return j;
}

/* Luật inside another word or name: pháp luật, kỷ luật, luật sư, Đại học Luật. */
static bool inside_word(const reader *r, uint32_t i)
{
	static const char *const first[] = {"pháp", "kỷ", "kỉ", "quy", "qui", "định", "điều", "trọng", "niêm", "vi"};
	static const char *const place[] = {"khoa", "ngành", "học", "trường", "đh", "cử", "môn", "báo"};
	bool alike;

	if (class_at(r, i, VBI_C_T_DEGREE) && class_at(r, i, VBI_C_T_DEGREE)->count > 1)
		return true;
	if (i == 0 || !on(r, i) || r->seg->tok[i].space >= 2)
		return false;
	/* "theo quy định Luật Đất đai": the capital begins something new */
	alike = !vbi_tok_capital(&r->seg->tok[i]) || vbi_tok_capital(&r->seg->tok[i - 1]);
	for (size_t k = 0; alike && k < sizeof first / sizeof *first; k++)
		if (vbi_tok_is_lower(r->seg, i - 1, first[k]))
			return true;
	for (size_t k = 0; k < sizeof place / sizeof *place; k++)
		if (vbi_tok_is_lower(r->seg, i - 1, place[k]))
			return true;
	return false;
}

/* sửa đổi, bổ sung một số điều của <law>, ... của 4 luật: the title of a law that amends others. */
static uint32_t amending(const reader *r, uint32_t i)
{
	vbi_docref other;
	uint32_t j = i;

	if (!word(r, i, "sửa") || !word(r, i + 1, "đổi"))
		return 0;
	for (j += 2; on(r, j) && j - i < 12; j++) {
		if (vbi_tok_is_lower(r->seg, j, "của")) {
			j++;
			break;
		}
		if (class_at(r, j, VBI_C_DOC_LAW) || vbi_tok_is(r->seg, j, "."))
			break;
	}
	if (!on(r, j))
		return 0;
	if (r->seg->tok[j].kind == VB_TOKEN_NUMBER && word(r, j + 1, "luật"))
		return j + 2;
	if (!class_at(r, j, VBI_C_DOC_LAW) && !class_at(r, j, VBI_C_DOC_TYPE))
		return 0;
	j = vbi_docref_read(r->seg, r->ents, j, &other);
	if (j) {
		r->ref->number0 = other.number0;
		r->ref->number1 = other.number1;
		r->ref->symbol = other.symbol;
		r->ref->date = other.date;
	}
	return j;
}

/* What may follow the name: nước ..., (HTX), số ..., a bare year, tail. */
static uint32_t after_name(const reader *r, uint32_t i)
{
	uint32_t j = i, k;

	k = of_country(r, j);
	if (k)
		r->ref->name1 = j = k;
	if (mark(r, j, "(") && on(r, j + 1) && r->seg->tok[j + 1].kind == VB_TOKEN_ACRONYM && mark(r, j + 2, ")") &&
	    date_at(r, j + 3, false))
		r->ref->name1 = j = j + 3;
	k = amended(r, j);
	if (k)
		j = k;
	if (!r->ref->number1) {
		k = word(r, j + mark(r, j, ","), "số") ? number(r, j + mark(r, j, ",")) : 0;
		if (k && r->ref->symbol)
			j = k;
		else
			r->ref->number0 = r->ref->number1 = 0;
	}
	return tail(r, j, true);
}

/* A law or other document called by its name. */
static uint32_t named(const reader *r, uint32_t i, const vbi_match *type)
{
	const vbi_match *law = class_at(r, i, VBI_C_DOC_LAW);
	uint32_t j, k;
	bool is_law = kind_is(r, "law"), proper;

	if (law && type && type->count > law->count)
		law = NULL;
	if ((law || is_law) && inside_word(r, i))
		return 0;
	j = i + (type ? type->count : 0);
	if (law) {
		/* luật thương mại quốc tế is a branch of law */
		if (!vbi_tok_capital(&r->seg->tok[i]) && word(r, i + law->count, "quốc") && word(r, i + law->count + 1, "tế"))
			return 0;
		r->ref->law = vbi_seg_entry(r->seg, law, VBI_C_DOC_LAW);
		r->ref->name0 = i;
		r->ref->name1 = i + law->count;
		/* Luật Đầu tư | Đầu tư nước ngoài: the free name may reach further */
		k = is_law && vbi_tok_capital(&r->seg->tok[r->ref->name1 - 1]) && law->count > 1 && on(r, r->ref->name1) &&
		    vbi_tok_capital(&r->seg->tok[r->ref->name1]) && r->seg->tok[i].shape != VB_SHAPE_UPPER
		        ? free_name(r, j) : 0;
		if (k > r->ref->name1) {
			r->ref->law = NULL;
			r->ref->name1 = k;
		}
		return after_name(r, r->ref->name1);
	}
	if (!type)
		return 0;
	if (is_law) {
		k = amending(r, j);
		if (k) {
			r->ref->name0 = i;
			r->ref->name1 = r->ref->number1 ? r->ref->number0 : k;
			return k;
		}
	}
	proper = is_law || type_attr(r, "name").n != 0;
	/* đúng luật Mỹ, hiệp định Việt Nam ký: a country's, not a title */
	if (proper && vbi_ents_at(r->ents, VB_ENTITY_LOC, j) && (!vbi_tok_capital(&r->seg->tok[i]) || !is_law))
		return 0;
	if (proper && !vbi_ents_over(r->ents, VB_ENTITY_ORG, i) && (k = free_name(r, j)) != 0) {
		r->ref->name0 = i;
		r->ref->name1 = k;
		return after_name(r, k);
	}
	if (is_law && vbi_tok_capital(&r->seg->tok[i]) && date_at(r, j, false)) /* Luật 2005 */
		return tail(r, j, true);
	return 0;
}

/* ---- documents of the party ---- */

/* Hội nghị Trung ương 4 [khóa XII], Trung ương 4 (khóa XII), Đại hội [Đảng] [lần thứ] XIII [của Đảng], at i. */
static uint32_t party_body(const reader *r, uint32_t i)
{
	uint32_t j = i, k, last = 0;
	bool told = false;

	if (!word(r, j, "trung") && !word(r, j, "hội") && !word(r, j, "đại") && !word(r, j, "tw"))
		return 0;
	if (!((word(r, j, "trung") && word(r, j + 1, "ương")) || word(r, j, "tw") ||
	      (word(r, j, "hội") && word(r, j + 1, "nghị")) || (word(r, j, "đại") && word(r, j + 1, "hội"))))
		return 0;
	while (on(r, j) && j - i < 24 && r->seg->tok[j].space < 3) {
		const vbi_ent *org = vbi_ents_at(r->ents, VB_ENTITY_ORG, j);
		const vbi_tok *tok = &r->seg->tok[j];

		if (org && org->t1 - i < 24) {
			last = j = org->t1;
			told |= org->t0 > i;
			continue;
		}
		k = term(r, j + mark(r, j, ","));
		if (k) {
			last = j = k;
			told = true;
			continue;
		}
		if (word(r, j, "của") && vbi_ents_at(r->ents, VB_ENTITY_ORG, j + 1)) {
			j++;
			continue;
		}
		if (tok->kind == VB_TOKEN_NUMBER || (j > i && vbi_roman(vbi_tok_text(r->seg, j).p, vbi_tok_text(r->seg, j).n) > 0) ||
		    (tok->shape == VB_SHAPE_UPPER && tok->kind != VB_TOKEN_ACRONYM && j > i) ||
		    (tok->kind == VB_TOKEN_ACRONYM && j > i)) {
			if (vbi_ents_at(r->ents, VB_ENTITY_DATE, j))
				break;
			last = ++j;
			told = true;
			continue;
		}
		if (word(r, j, "lần") || word(r, j, "thứ") || word(r, j, "toàn") || word(r, j, "quốc") || word(r, j, "đại") ||
		    word(r, j, "biểu") || word(r, j, "hội") || word(r, j, "nghị") || word(r, j, "trung") || word(r, j, "ương") ||
		    word(r, j, "đảng") || word(r, j, "bộ") || word(r, j, "các") || word(r, j, "cấp") || word(r, j, "tw") ||
		    (j > i && vbi_tok_is_lower(r->seg, j - 1, "thứ") && vbi_seg_longest(r->seg, j, VBI_MASK(NUM_WORD)))) {
			if (j > i && vbi_tok_is_lower(r->seg, j - 1, "thứ") && !word(r, j, "đại")) {
				last = j + 1;
				told = true;
			}
			if (vbi_tok_is_lower(r->seg, j, "đảng"))
				last = j + 1;
			j++;
			continue;
		}
		break;
	}
	return told ? last : 0;
}

/* ---- the reference ---- */

/* Quy chế làm việc của ..., Điều lệ [của] Đảng: the body is part of the name. */
static uint32_t of_body(const reader *r, uint32_t i)
{
	const vbi_ent *org;
	uint32_t j = i + word(r, i, "của");

	if (!kind_is(r, "party") || !vbi_slice_is(vbi_tok_text(r->seg, i - 1), "lệ"))
		return 0;
	org = on(r, j) ? vbi_ents_at(r->ents, VB_ENTITY_ORG, j) : NULL;
	return org ? org->t1 : 0;
}

/* Quy hoạch phổ tần số vô tuyến điện quốc gia, Quy hoạch tổng thể quốc gia thời kỳ 2021 - 2030 */
static uint32_t national_plan(const reader *r, uint32_t i, uint32_t j)
{
	const vbi_ent *date;
	uint32_t from = j;

	if (!vbi_tok_is(r->seg, i, "Quy") || !word(r, i + 1, "hoạch"))
		return 0;
	for (; on(r, j) && j - from < 12 && r->seg->tok[j].kind == VB_TOKEN_SYLLABLE; j++) {
		if (word(r, j, "quốc") && word(r, j + 1, "gia")) {
			r->ref->name0 = i;
			r->ref->name1 = j + 2;
			date = on(r, j + 2) ? vbi_ents_at(r->ents, VB_ENTITY_DATE, j + 2) : NULL;
			return date && date->sub == VBI_SUB_DATE_RANGE ? date->t1 : j + 2;
		}
		if (vbi_tok_capital(&r->seg->tok[j]) || vbi_seg_longest(r->seg, j, VBI_MASK(VERB_SAY)))
			return 0;
	}
	return 0;
}

/* Quy chế giám sát đầu tư của cộng đồng: a capital in running text, and words to the end of the phrase. */
static uint32_t titled(const reader *r, uint32_t i, uint32_t j)
{
	uint32_t from = j, k;

	if (!type_attr(r, "title").n || r->seg->tok[i].shape != VB_SHAPE_TITLE || i == 0 || !on(r, i) ||
	    r->seg->tok[i].space >= 2 || r->seg->tok[i - 1].kind == VB_TOKEN_PUNCT)
		return 0;
	while (j - from < 10 && !ends_name(r, j))
		j++;
	if (j - from < 2)
		return 0;
	r->ref->name0 = i;
	r->ref->name1 = j;
	k = issuers(r, j);
	return k ? k : j;
}

/* quyết định khởi tố vụ án số 12/QĐ-CSĐT: some words of its matter stand between type and number. */
static uint32_t far_number(const reader *r, uint32_t j)
{
	uint32_t from = j;

	while (j - from < 8 && on(r, j) && r->seg->tok[j].space < 2 && r->seg->tok[j].kind == VB_TOKEN_SYLLABLE &&
	       !vbi_tok_is_lower(r->seg, j, "số") && !vbi_tok_capital(&r->seg->tok[j]) && !word(r, j, "của") && !word(r, j, "về") &&
	       !word(r, j, "tại") && !word(r, j, "theo") && !class_at(r, j, VBI_C_DOC_TYPE) && !class_at(r, j, VBI_C_DOC_PART))
		j++;
	return j > from && word(r, j, "số") && number(r, j) && r->ref->symbol && slashes(r, r->ref->number0, r->ref->number1)
	           ? r->ref->number1 : 0;
}

/* At a type or a name. */
static uint32_t body(const reader *r, uint32_t i)
{
	const vbi_match *type = class_at(r, i, VBI_C_DOC_TYPE), *law = class_at(r, i, VBI_C_DOC_LAW);
	uint32_t j, k, end;

	if (type) {
		r->ref->type = vbi_seg_entry(r->seg, type, VBI_C_DOC_TYPE);
		r->ref->type0 = i;
		r->ref->type1 = j = i + type->count;
		end = type && law && law->count > type->count ? 0 : number(r, j);
		if (!end && word(r, j, "của") && (k = issuers(r, j)) != 0 && word(r, k, "số") && (end = number(r, k)) != 0)
			r->ref->tail = true;
		if (!end && !law)
			end = far_number(r, j);
		if (end) {
			k = party_body(r, end + mark(r, end, ","));
			return tail(r, k ? k : end, kind_is(r, "law"));
		}
		r->ref->number0 = r->ref->number1 = 0;
		r->ref->issuer0 = r->ref->issuer1 = 0;
		if (vbi_slice_is(type_attr(r, "abbr"), "NQ") || vbi_slice_is(type_attr(r, "abbr"), "KL") ||
		    vbi_slice_is(type_attr(r, "abbr"), "CT")) {
			k = party_body(r, j);
			if (k)
				return tail(r, k, false);
		}
	}
	end = named(r, i, type);
	if (end && r->ref->law && vbi_lex_attr(r->seg->lex, r->ref->law, "of").n && r->ref->issuer0 == r->ref->issuer1)
		return 0; /* Quy chế làm việc: whose? */
	if (!end && type)
		end = of_body(r, r->ref->type1);
	if (!end && type)
		end = titled(r, i, r->ref->type1);
	if (!end && type)
		end = national_plan(r, i, r->ref->type1);
	return end;
}

/* NĐ 178, QĐ 153/QĐ-TTg; số 504/D-UB; 178/2024/NĐ-CP alone */
static uint32_t short_form(const reader *r, uint32_t i)
{
	const vbi_seg *seg = r->seg;
	uint32_t j = i, end;
	bool said = word(r, i, "số"), symbol;

	if (seg->tok[i].kind == VB_TOKEN_ACRONYM) {
		const vbi_match *abbr = class_at(r, i, VBI_C_DOC_SYMBOL);
		const vbi_entry *entry = abbr && abbr->count == 1 ? vbi_seg_entry(seg, abbr, VBI_C_DOC_SYMBOL) : NULL;

		if (!entry || !vbi_lex_attr(seg->lex, entry, "type").n || !on(r, i + 1) || seg->tok[i + 1].space == 2)
			return 0;
		j = i + 1 + word(r, i + 1, "số");
		end = on(r, j) ? vbi_docref_number(seg, j, &symbol) : 0;
		if (!end || (!symbol && counts_things(r, i, j, end)))
			return 0;
		r->ref->type0 = i;
		r->ref->type1 = i + 1;
	} else if (said || seg->tok[i].kind == VB_TOKEN_CODE) {
		bool colon = said && mark(r, i + 1, ":");

		/* số .../2013/TT-BGTVT: the number is still to be filled in */
		if (!said && i > 0 && on(r, i) && (vbi_tok_is(seg, i - 1, "/") || vbi_tok_is(seg, i - 1, "...")))
			return 0;
		j = i + said + colon;
		end = j < seg->toks && (j == i || on(r, j)) ? vbi_docref_number(seg, j, &symbol) : 0;
		if (!end || !symbol || seg->tok[j].kind != VB_TOKEN_CODE)
			return 0;
		if (!vbi_docref_symbol_type(seg->lex, vbi_toks_text(seg, j, end)).n) {
			/* a house or a machine has letters too */
			if (!vbi_docref_symbol_known(seg->lex, vbi_toks_text(seg, j, end)))
				return 0;
		}
		if (colon)
			r->ref->t0 = j;
	} else {
		return 0;
	}
	r->ref->number0 = j;
	r->ref->number1 = end;
	r->ref->symbol = symbol;
	return tail(r, end, false);
}

/* ---- provisions ---- */

/* 5, 1a, a, XVI, "2 và 3", "1, 2" after Điều or khoản; the token after or i. */
static uint32_t provision_ids(const reader *r, uint32_t i)
{
	const vbi_seg *seg = r->seg;
	uint32_t j = i, end = i;

	for (unsigned n = 0; n < 12; n++) {
		vbi_slice text;

		if (!on(r, j))
			break;
		text = vbi_tok_text(seg, j);
		if (seg->tok[j].kind == VB_TOKEN_NUMBER || seg->tok[j].kind == VB_TOKEN_CODE) {
			if (text.n > 9)
				break;
		} else if (text.n > 2 && (seg->tok[j].shape != VB_SHAPE_UPPER || text.n > 6)) {
			break;
		} else if (seg->tok[j].kind != VB_TOKEN_SYLLABLE && seg->tok[j].kind != VB_TOKEN_FOREIGN &&
		           seg->tok[j].kind != VB_TOKEN_ACRONYM) {
			break;
		}
		end = ++j;
		if (!((mark(r, j, ",") || word(r, j, "và") || word(r, j, "hoặc") || mark(r, j, "-") || mark(r, j, "–") ||
		       mark(r, j, ";")) && on(r, j + 1) && !class_at(r, j + 1, VBI_C_DOC_PART)))
			break;
		j++;
	}
	return end;
}

/* khoản 2 và 3, Điều 5 [của | ,]: the token where the document begins, or 0. */
static uint32_t provisions(const reader *r, uint32_t i)
{
	uint32_t j = i, k;

	for (unsigned n = 0; n < 12; n++) {
		const vbi_match *part = (n == 0 || on(r, j)) ? class_at(r, j, VBI_C_DOC_PART) : NULL;

		if (!part)
			return n ? j : 0;
		k = provision_ids(r, j + part->count);
		if (k == j + part->count)
			return 0;
		r->ref->path0 = i;
		r->ref->path1 = j = k;
		if (mark(r, j, ",") || mark(r, j, ";") || word(r, j, "và") || word(r, j, "của") || word(r, j, "hoặc") ||
		    word(r, j, "thuộc"))
			j++;
	}
	return 0;
}

uint32_t vbi_docref_read(const vbi_seg *seg, const vbi_ents *ents, uint32_t i, vbi_docref *ref)
{
	const reader r = {seg, ents, ref};
	uint32_t j, end;

	*ref = (vbi_docref){.t0 = i};
	if (class_at(&r, i, VBI_C_DOC_PART) && (j = provisions(&r, i)) != 0 && on(&r, j)) {
		end = body(&r, j);
		if (!end)
			end = seg->tok[j].kind == VB_TOKEN_CODE || seg->tok[j].kind == VB_TOKEN_ACRONYM ? short_form(&r, j) : 0;
		if (end) {
			ref->t0 = i;
			ref->t1 = end;
			return end;
		}
		*ref = (vbi_docref){.t0 = i};
	}
	end = body(&r, i);
	if (!end) {
		*ref = (vbi_docref){.t0 = i};
		end = short_form(&r, i);
	}
	ref->t1 = end;
	return end;
}

uint32_t vbi_docref_next(const vbi_seg *seg, const vbi_ents *ents, uint32_t i, const vbi_docref *first, vbi_docref *ref)
{
	const reader r = {seg, ents, ref};
	uint32_t j = i + 1, end;
	bool and = word(&r, i, "và"), symbol;

	*ref = (vbi_docref){0};
	if (!first->number1 || first->law || !(and || mark(&r, i, ",")))
		return 0;
	if (word(&r, j, "số"))
		j++;
	if (!on(&r, j))
		return 0;
	end = vbi_docref_number(seg, j, &symbol);
	if (!end)
		return 0;
	if (!symbol && (first->symbol || first->tail || counts_things(&r, first->type0, j, end) || vbi_ents_at(ents, VB_ENTITY_DATE, j) ||
	                (!and && !mark(&r, end, ",") && !word(&r, end, "và"))))
		return 0;
	ref->t0 = ref->number0 = j;
	ref->number1 = end;
	ref->symbol = symbol;
	ref->type = first->type;
	ref->type0 = first->type0;
	ref->type1 = first->type1;
	ref->t1 = tail(&r, end, false);
	return ref->t1;
}
