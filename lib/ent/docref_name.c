/* ent/docref_name.c - documents called by a name: laws of the dictionary and laws by grammar, treaties, and
 * documents of the party by the body and its session. What is told by a title that nothing ends but its words: docref_title.c. */
#include "ent/docref_reader.h"
#include "viet/numeral.h"

/* ---- names ---- */

/* nước Cộng hòa xã hội chủ nghĩa Việt Nam after Hiến pháp, Bộ luật */
static uint32_t of_country(const vbi_docref_reader *r, uint32_t i)
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
bool vbi_docref_ends_name(const vbi_docref_reader *r, uint32_t i)
{
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
	if (vbi_tok_in(r->seg, i, VBI_SET_NO_LAW)) /* but Thương mại tự do, Đăng ký tài sản, Hàng không, nhà ở, đổi mới, công bằng */
		return !((word(r, i, "do") && word(r, i - 1, "tự")) || (word(r, i, "ký") && word(r, i - 1, "đăng")) ||
		         (word(r, i, "không") && word(r, i - 1, "hàng")) || (word(r, i, "ở") && word(r, i - 1, "nhà")) ||
		         (word(r, i, "mới") && (word(r, i - 1, "đổi") || word(r, i - 1, "đóng"))) ||
		         (word(r, i, "bằng") && (word(r, i - 1, "công") || word(r, i - 1, "cân"))));
	for (size_t k = 0; vbi_tok_in(r->seg, i, VBI_SET_NO_LAW_PAIR) && k < sizeof pair / sizeof *pair; k++)
		if (vbi_tok_is(r->seg, i, pair[k][0]) && word(r, i + 1, pair[k][1]))
			return true;
	return vbi_seg_longest(r->seg, i, VBI_MASK(VERB_SAY)) != NULL;
}

/* The name of a law that no dictionary has: it begins with a capital and goes on with words that are no stop. */
static uint32_t free_name(const vbi_docref_reader *r, uint32_t i)
{
	const vbi_seg *seg = r->seg;
	uint32_t j = i, low = 0;

	if (!on(r, i) || seg->tok[i].space >= 2 || !vbi_tok_capital(&seg->tok[i]) || vbi_docref_ends_name(r, i))
		return 0;
	if (seg->tok[i].kind != VB_TOKEN_SYLLABLE && seg->tok[i].kind != VB_TOKEN_ACRONYM)
		return 0;
	for (j = i + 1; j - i < 14; j++) {
		/* phòng, chống ...; Thực hành tiết kiệm, chống lãng phí */
		if (mark(r, j, ",") && word(r, j + 1, "chống") && (vbi_tok_is_lower(seg, j - 1, "phòng") || vbi_tok_is_lower(seg, j - 1, "kiệm")))
			continue;
		if (word(r, j, "và") && on(r, j + 1) && vbi_tok_capital(&seg->tok[j + 1]) && !vbi_docref_ends_name(r, j + 1) &&
		    seg->tok[i].shape != VB_SHAPE_UPPER)
			continue;
		/* Hiệp định CEPT/AFTA, Hiệp định Thương mại Việt - Mỹ */
		if (on(r, j + 1) && vbi_tok_capital(&seg->tok[j + 1]) && !vbi_docref_ends_name(r, j + 1) &&
		    (seg->tok[i].shape != VB_SHAPE_UPPER || seg->tok[i].kind == VB_TOKEN_ACRONYM) &&
		    (kind_is(r, "treaty") && (mark(r, j, "-") || mark(r, j, "–") || (mark(r, j, "/") && !seg->tok[j].space))))
			continue;
		if (vbi_docref_ends_name(r, j))
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
bool vbi_docref_inside_word(const vbi_docref_reader *r, uint32_t i)
{
	static const vbi_slice first[] = {VBI_WORD("pháp"), VBI_WORD("kỷ"),   VBI_WORD("kỉ"),    VBI_WORD("quy"),  VBI_WORD("qui"),
	                                  VBI_WORD("định"), VBI_WORD("điều"), VBI_WORD("trọng"), VBI_WORD("niêm"), VBI_WORD("vi")};
	static const vbi_slice place[] = {VBI_WORD("khoa"), VBI_WORD("ngành"), VBI_WORD("học"), VBI_WORD("trường"),
	                                  VBI_WORD("cử"),   VBI_WORD("môn"),   VBI_WORD("báo")};
	bool alike;

	if (class_at(r, i, VBI_C_T_DEGREE) && class_at(r, i, VBI_C_T_DEGREE)->count > 1)
		return true;
	if (i == 0 || !on(r, i) || r->seg->tok[i].space >= 2)
		return false;
	/* "theo quy định Luật Đất đai": the capital begins something new */
	alike = !vbi_tok_capital(&r->seg->tok[i]) || vbi_tok_capital(&r->seg->tok[i - 1]);
	/* theo quy định luật Hóa chất: the name's own capital follows */
	if (alike && vbi_tok_is_lower(r->seg, i - 1, "định") && on(r, i + 1) && r->seg->tok[i + 1].shape == VB_SHAPE_TITLE &&
	    r->seg->tok[i].shape == VB_SHAPE_LOWER)
		alike = false;
	return (alike && vbi_tok_among(r->seg, i - 1, first, sizeof first / sizeof *first)) ||
	       vbi_tok_among(r->seg, i - 1, place, sizeof place / sizeof *place) || vbi_tok_is_lower(r->seg, i - 1, "đh");
}

/* <law> [, <law>] và <law> số 56/2024/QH15: a law may amend several; only the number or date that ends the list tells
 * that it is all one title. */
static uint32_t amended_laws(const vbi_docref_reader *r, uint32_t i, vbi_docref *other)
{
	uint32_t end = vbi_docref_read_deep(r->seg, r->ents, i, r->depth + 1, other), j = end, k;
	vbi_docref next = *other;

	for (unsigned n = 0; end && n < 24 && !next.number1 && !next.date; n++) {
		k = j + (mark(r, j, ",") || word(r, j, "và"));
		if (k == j || !on(r, k) || !(word(r, k, "luật") || word(r, k, "bộ") || word(r, k, "pháp")) ||
		    (!class_at(r, k, VBI_C_DOC_LAW) && !class_at(r, k, VBI_C_DOC_TYPE)))
			break;
		j = vbi_docref_read_deep(r->seg, r->ents, k, r->depth + 1, &next);
		if (!j)
			break;
		if (next.number1 || next.date) {
			*other = next;
			return j;
		}
	}
	return end;
}

/* sửa đổi, bổ sung một số điều của <law>, ... của 4 luật: the title of a law that amends others. */
static uint32_t amending(const vbi_docref_reader *r, uint32_t i)
{
	vbi_docref other;
	uint32_t j = i;

	if (!word(r, i, "sửa") || !word(r, i + 1, "đổi"))
		return 0;
	for (j += 2; on(r, j) && j - i < 20; j++) {
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
	/* của các luật về thuế */
	if (word(r, j, "các") && word(r, j + 1, "luật"))
		return word(r, j + 2, "về") && on(r, j + 3) && vbi_tok_small(&r->seg->tok[j + 3]) ? j + 4 : j + 2;
	if (!class_at(r, j, VBI_C_DOC_LAW) && !class_at(r, j, VBI_C_DOC_TYPE))
		return 0;
	j = r->depth < 2 ? amended_laws(r, j, &other) : 0;
	if (j) {
		r->ref->number0 = other.number0;
		r->ref->number1 = other.number1;
		r->ref->symbol = other.symbol;
		r->ref->date = other.date;
	}
	return j;
}

/* giữa X và Y after a treaty. */
uint32_t vbi_docref_between(const vbi_docref_reader *r, uint32_t i)
{
	const vbi_ent *side;
	uint32_t j = i + 1;

	if (!word(r, i, "giữa"))
		return 0;
	for (unsigned n = 0; n < 2; n++) {
		side = on(r, j) ? vbi_ents_at(r->ents, VB_ENTITY_LOC, j) : NULL;
		j += !side && word(r, j, "nước");
		if (!side && on(r, j))
			side = vbi_ents_at(r->ents, VB_ENTITY_LOC, j);
		if (!side && on(r, j))
			side = vbi_ents_at(r->ents, VB_ENTITY_ORG, j);
		if (!side || (n == 0 && !word(r, side->t1, "và")))
			return 0;
		j = side->t1 + (n == 0);
	}
	return j;
}

/* What may follow the name: nước ..., (HTX), số ..., a bare year, tail. */
static uint32_t after_name(const vbi_docref_reader *r, uint32_t i)
{
	uint32_t j = i, k;

	k = of_country(r, j);
	if (k)
		r->ref->name1 = j = k;
	k = kind_is(r, "treaty") ? vbi_docref_between(r, j) : 0;
	if (k)
		r->ref->name1 = j = k;
	if (mark(r, j, "(") && on(r, j + 1) && r->seg->tok[j + 1].kind == VB_TOKEN_ACRONYM && mark(r, j + 2, ")") &&
	    vbi_docref_date_at(r, j + 3, false))
		r->ref->name1 = j = j + 3;
	k = vbi_docref_amended(r, j);
	if (k)
		j = k;
	if (!r->ref->number1) {
		k = word(r, j + mark(r, j, ","), "số") ? vbi_docref_said(r, j + mark(r, j, ",")) : 0;
		if (k && (r->ref->symbol || r->seg->tok[r->ref->number0].end - r->seg->tok[r->ref->number0].start > 1))
			j = k;
		else
			r->ref->number0 = r->ref->number1 = 0;
	}
	return vbi_docref_tail(r, j, true);
}

/* A law or other document called by its name. */
uint32_t vbi_docref_named(const vbi_docref_reader *r, uint32_t i, const vbi_match *type)
{
	const vbi_match *law = class_at(r, i, VBI_C_DOC_LAW);
	uint32_t j, k;
	bool is_law, proper;

	if (law && type && type->count > law->count)
		law = NULL;
	/* a name begins with a capital, a year or sửa đổi; to ask of what kind it is would be dear */
	if (!law && (!on(r, i + type->count) || (vbi_tok_small(&r->seg->tok[i + type->count]) && !word(r, i + type->count, "sửa") &&
	                                         !vbi_ents_at(r->ents, VB_ENTITY_DATE, i + type->count))))
		return 0;
	is_law = kind_is(r, "law");
	if ((law || is_law) && vbi_docref_inside_word(r, i))
		return 0;
	j = i + (type ? type->count : 0);
	if (law) {
		/* luật thương mại quốc tế is a branch of law */
		if (!vbi_tok_capital(&r->seg->tok[i]) && word(r, i + law->count, "quốc") && word(r, i + law->count + 1, "tế"))
			return 0;
		/* cương lĩnh tranh cử: in small letters any party's */
		if (kind_is(r, "party") && r->seg->tok[i].shape == VB_SHAPE_LOWER && law->count == 2 && word(r, i, "cương"))
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
	proper = is_law || type_attr(r, VBI_KEY_NAME).n != 0;
	/* đúng luật Mỹ, hiệp định Việt Nam ký: a country's, not a title */
	if (proper && vbi_ents_at(r->ents, VB_ENTITY_LOC, j) && (!vbi_tok_capital(&r->seg->tok[i]) || !is_law))
		return 0;
	if (proper && !vbi_ents_over(r->ents, VB_ENTITY_ORG, i) && (k = free_name(r, j)) != 0) {
		r->ref->name0 = i;
		r->ref->name1 = k;
		return after_name(r, k);
	}
	if (is_law && vbi_tok_capital(&r->seg->tok[i]) && vbi_docref_date_at(r, j, false)) /* Luật 2005 */
		return vbi_docref_tail(r, j, true);
	return 0;
}

/* ---- documents of the party ---- */

/* TW, TƯ, T.Ư: Trung ương in short. */
static bool center(const vbi_docref_reader *r, uint32_t i)
{
	return word(r, i, "tw") || mark(r, i, "TƯ") || mark(r, i, "T.Ư");
}

/* Hội nghị Trung ương 4 [khóa XII], Trung ương 4 (khóa XII), Đại hội [Đảng] [lần thứ] XIII [của Đảng], at i. */
uint32_t vbi_docref_party_body(const vbi_docref_reader *r, uint32_t i)
{
	uint32_t j = i, k, last = 0;
	bool told = false;

	if (!word(r, j, "trung") && !word(r, j, "hội") && !word(r, j, "đại") && !center(r, j))
		return 0;
	if (!((word(r, j, "trung") && word(r, j + 1, "ương")) || center(r, j) ||
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
		k = vbi_docref_term(r, j + mark(r, j, ","));
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
		    word(r, j, "đảng") || word(r, j, "đoàn") || word(r, j, "bộ") || word(r, j, "các") || word(r, j, "cấp") || center(r, j) ||
		    (j > i && vbi_tok_is_lower(r->seg, j - 1, "thứ") && vbi_seg_longest(r->seg, j, VBI_MASK(NUM_WORD)))) {
			if (j > i && vbi_tok_is_lower(r->seg, j - 1, "thứ") && !word(r, j, "đại")) {
				last = j + 1;
				told = true;
			}
			if (vbi_tok_is_lower(r->seg, j, "đảng") || vbi_tok_is_lower(r->seg, j, "đoàn"))
				last = j + 1;
			j++;
			continue;
		}
		break;
	}
	return told ? last : 0;
}

/* Quy chế làm việc của ..., Điều lệ [của] Đảng: the body is part of the name. */
uint32_t vbi_docref_of_body(const vbi_docref_reader *r, uint32_t i)
{
	const vbi_ent *org;
	uint32_t j = i + word(r, i, "của");

	if (!vbi_tok_is(r->seg, i - 1, "lệ") || !kind_is(r, "party"))
		return 0;
	org = on(r, j) ? vbi_ents_at(r->ents, VB_ENTITY_ORG, j) : NULL;
	return org ? org->t1 : 0;
}
