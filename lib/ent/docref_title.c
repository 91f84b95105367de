/* ent/docref_title.c - documents called by a title in small words, which nothing ends but a mark or a word that no title goes on with: plans,
 * rules, treaties, laws about something. A capital in running text tells that it is a title: Hiệp định miễn thị thực ..., Quy chế giám sát ... */
#include "ent/docref_reader.h"

/* ---- where a title stands ---- */

/* In running text: behind a small word or behind the first one of its sentence, by one blank. */
static bool running(const vbi_docref_reader *r, uint32_t i)
{
	const vbi_tok *tok = &r->seg->tok[i];

	if (i == 0 || tok->space != 1 || tok[-1].kind != VB_TOKEN_SYLLABLE || tok[-1].sentence != tok->sentence)
		return false;
	return tok[-1].shape == VB_SHAPE_LOWER || (tok[-1].shape == VB_SHAPE_TITLE && (i == 1 || tok[-2].sentence != tok->sentence));
}

static bool is_quote(const vbi_seg *seg, uint32_t i)
{
	static const char *const quote[] = {"\"", "“", "”", "‘", "’", "'"};

	if (seg->tok[i].kind != VB_TOKEN_PUNCT)
		return false;
	for (size_t k = 0; k < sizeof quote / sizeof *quote; k++)
		if (vbi_tok_is(seg, i, quote[k]))
			return true;
	return false;
}

/* “Quy hoạch ...: a quotation mark opens right before it. */
static bool quoted(const vbi_docref_reader *r, uint32_t i)
{
	return i > 0 && r->seg->tok[i].space == 0 && is_quote(r->seg, i - 1) && (i == 1 || r->seg->tok[i - 1].space);
}

/* The mark that closes the quotation, or 0. */
static uint32_t closing(const vbi_docref_reader *r, uint32_t i)
{
	for (uint32_t j = i; on(r, j) && r->seg->tok[j].space < 2 && j - i < 40; j++)
		if (is_quote(r->seg, j))
			return j;
	return 0;
}

/* các Hiệp định thương mại, nhiều Luật về ...: of that kind there are many. */
static bool many(const vbi_docref_reader *r, uint32_t i)
{
	static const char *const word_of[] = {"các", "những", "nhiều", "một", "mỗi", "mọi", "hai", "ba", "bốn", "lưới", "số"};

	for (size_t k = 0; i > 0 && k < sizeof word_of / sizeof *word_of; k++)
		if (vbi_tok_is_lower(r->seg, i - 1, word_of[k]))
			return true;
	return false;
}

/* ---- words of titles ---- */

/* A small word that no law's name has goes on with a title where the next one does: hợp tác và hữu nghị, khung về thương mại, miễn thị thực cho
 * công dân; wide: mạng lưới của các cơ quan, kiểm soát các khoản chi. */
static bool joins(const vbi_docref_reader *r, uint32_t j, bool wide)
{
	static const char *const pair[][2] = {{"cho", "công"}, {"cho", "người"}, {"cho", "học"}, {"trong", "lĩnh"}, {"ở", "nước"}, {"của", "người"}, {"của", "trẻ"},
	                                      {"song", "phương"}};

	if (!on(r, j) || !on(r, j + 1) || r->seg->tok[j + 1].space != 1)
		return false;
	if (word(r, j, "và") || word(r, j, "về")) {
		if (!vbi_tok_small(&r->seg->tok[j - 1]) || word(r, j + 1, "việc") || word(r, j + 1, "tiến"))
			return false;
		if (wide && word(r, j + 1, "các"))
			return on(r, j + 2) && vbi_tok_capital(&r->seg->tok[j + 2]); /* Trợ giá và các Biện pháp Bù đắp */
		return !vbi_docref_ends_name(r, j + 1);
	}
	if (wide && word(r, j, "của"))
		return word(r, j + 1, "các") && joins(r, j + 1, wide);
	if (wide && word(r, j, "các"))
		return (vbi_tok_small(&r->seg->tok[j + 1]) || word(r, j - 1, "và")) && !vbi_docref_ends_name(r, j + 1);
	for (size_t k = 0; k < sizeof pair / sizeof *pair; k++)
		if (vbi_tok_is_lower(r->seg, j, pair[k][0]) && vbi_tok_is_lower(r->seg, j + 1, pair[k][1]))
			return true;
	return false;
}

/* thông tấn, báo chí Việt Nam: within a list of things of two words each. */
static bool lists(const vbi_docref_reader *r, uint32_t j)
{
	const vbi_tok *tok = &r->seg->tok[j];

	return mark(r, j, ",") && j > 2 && on(r, j + 3) && vbi_tok_small(tok - 1) && vbi_tok_small(tok - 2) && vbi_tok_small(tok + 1) && vbi_tok_small(tok + 2) &&
	       !vbi_docref_ends_name(r, j + 1) && !vbi_docref_ends_name(r, j + 2) && vbi_tok_capital(tok + 3) && tok[3].space == 1;
}

/* Việt - Mỹ: within the name of a treaty that begins at from. */
static bool dash(const vbi_docref_reader *r, uint32_t from, uint32_t j)
{
	return (mark(r, j, "-") || mark(r, j, "–")) && j > from && on(r, j + 1) && vbi_tok_capital(&r->seg->tok[j - 1]) && vbi_tok_capital(&r->seg->tok[j + 1]);
}

/* Where the words of a title end that begin at j, so many at most. */
static uint32_t words_end(const vbi_docref_reader *r, uint32_t j, uint32_t most, bool wide)
{
	uint32_t from = j;

	while (j - from < most && !word(r, j, "thuộc")) {
		const vbi_ent *place = on(r, j) && r->seg->tok[j].space < 2 ? vbi_ents_at(r->ents, VB_ENTITY_LOC, j) : NULL;
		if (place) {
			j = place->t1;
			/* Hiệp định hợp tác nghề cá Vịnh Bắc Bộ | đi vào hoạt động */
			if (on(r, j) && vbi_tok_small(&r->seg->tok[j]) && !joins(r, j, wide))
				break;
			continue;
		}
		if (vbi_docref_ends_name(r, j) && !dash(r, from, j) && !((j > from || word(r, j, "các")) && (joins(r, j, wide) || (wide && lists(r, j)))))
			break;
		j++;
	}
	return j;
}

/* về vấn đề này, Hiệp định về hợp tác đó: told before, or no title. */
static bool told_before(const vbi_docref_reader *r, uint32_t from, uint32_t end)
{
	return word(r, from, "việc") || word(r, from, "vấn") || word(r, end, "này") || word(r, end, "đó") || word(r, end, "trên") || word(r, end, "nói");
}

static uint32_t put(const vbi_docref_reader *r, uint32_t i, uint32_t end)
{
	r->ref->name0 = i;
	r->ref->name1 = end;
	r->ref->sure = r->ref->sealed = true;
	return end;
}

/* ---- plans ---- */

static bool has_place(const vbi_docref_reader *r, uint32_t i, uint32_t end)
{
	for (; i < end; i++)
		if (vbi_ents_at(r->ents, VB_ENTITY_LOC, i))
			return true;
	return false;
}

/* tại bán đảo X, -Đà Nẵng: where a plan is for, behind its words. */
static uint32_t plan_place(const vbi_docref_reader *r, uint32_t j)
{
	const vbi_ent *place;

	if ((word(r, j, "tại") || mark(r, j, "-") || mark(r, j, "–")) && on(r, j + 1) && (place = vbi_ents_at(r->ents, VB_ENTITY_LOC, j + 1)) != NULL)
		return place->t1;
	return j;
}

/* [đến] năm 2025[, định hướng đến 2030 | , tầm nhìn đến năm 2050]: for how long a plan is, behind its words. */
static uint32_t plan_years(const vbi_docref_reader *r, uint32_t j)
{
	const vbi_ent *date = on(r, j) ? vbi_ents_at(r->ents, VB_ENTITY_DATE, j + word(r, j, "đến")) : NULL;
	uint32_t k, end;

	if (!date || !on(r, date->t0))
		return j;
	k = end = date->t1;
	if (!(mark(r, k, ",") || word(r, k, "và")) ||
	    !((word(r, k + 1, "định") && word(r, k + 2, "hướng")) || (word(r, k + 1, "tầm") && word(r, k + 2, "nhìn"))))
		return end;
	k += 3;
	k += word(r, k, "đến");
	k += word(r, k, "năm");
	return on(r, k) && r->seg->tok[k].kind == VB_TOKEN_NUMBER && r->seg->tok[k].end - r->seg->tok[k].start == 4 ? k + 1 : end;
}

/* Quy hoạch tổng thể phát triển Khu du lịch X, Quy hoạch mạng lưới y tế tỉnh Y đến năm 2030: plans of a kind that are approved as documents.
 * j: behind their kind of paper. */
static uint32_t plan_of(const vbi_docref_reader *r, uint32_t i, uint32_t j)
{
	static const char *const kind[][2] = {{"tổng", "thể"}, {"phát", "triển"}, {"mạng", "lưới"}, {"hệ", "thống"}};
	uint32_t end;
	bool found = false, quote, small = r->seg->tok[i].shape == VB_SHAPE_LOWER;

	for (size_t k = 0; k < sizeof kind / sizeof *kind; k++)
		found |= word(r, j, kind[k][0]) && word(r, j + 1, kind[k][1]);
	if (!found)
		return 0;
	quote = quoted(r, i);
	if (!(quote || running(r, i)) || (small && (many(r, i) || !word(r, j, "tổng") || !word(r, j + 2, "phát"))))
		return 0;
	end = words_end(r, j + 2, 20, true);
	if (end < j + 4)
		return 0;
	end = plan_place(r, end);
	if (small && !has_place(r, j, end))
		return 0;
	end = plan_years(r, end);
	if (quote && (j = closing(r, end)) != 0)
		end = j;
	return put(r, i, end);
}

/* Quy hoạch phổ tần số vô tuyến điện quốc gia, Quy hoạch tổng thể quốc gia thời kỳ 2021 - 2030 */
uint32_t vbi_docref_national_plan(const vbi_docref_reader *r, uint32_t i, uint32_t j)
{
	const vbi_ent *date;
	uint32_t from = j, end;

	if (!word(r, i, "quy") || !word(r, i + 1, "hoạch"))
		return 0;
	if ((end = plan_of(r, i, j)) != 0)
		return end;
	if (!vbi_tok_is(r->seg, i, "Quy"))
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

/* ---- rules ---- */

/* Where the words of a rule's title end: Quy chế kiểm toán độc lập trong nền kinh tế quốc dân, Quy chế tiếp nhận và tuyển sinh học sinh; list:
 * Quy chế quản lý mua bán, đóng mới tàu biển. */
static uint32_t rule_end(const vbi_docref_reader *r, uint32_t j, bool list)
{
	uint32_t from = j;

	while (j - from < 14) {
		bool next = j > from && !vbi_docref_ends_name(r, j + 1);
		bool joint = next && (word(r, j, "và") || word(r, j, "trong") || (list && mark(r, j, ",") && vbi_tok_small(&r->seg->tok[j + 1])));
		bool does = j == from && on(r, j + 1) && !vbi_tok_in(r->seg, j, VBI_SET_NO_LAW) && vbi_seg_longest(r->seg, j, VBI_MASK(VERB_SAY)) != NULL;

		if (!joint && !does && vbi_docref_ends_name(r, j))
			break;
		j += 1u + joint;
	}
	return j;
}

/* giữa Chính phủ và Tổng Liên đoàn: where the second of two ends whose first begins at j, or 0. */
static uint32_t parties_end(const vbi_docref_reader *r, uint32_t j)
{
	uint32_t end = words_end(r, j, 14, false);

	if (word(r, end, "và") && on(r, end + 1) && vbi_tok_capital(&r->seg->tok[end + 1]))
		end = words_end(r, end + 1, 10, false);
	while (j < end && !word(r, j, "và"))
		j++;
	return j < end ? end : 0;
}

/* Quy chế giám sát đầu tư của cộng đồng: a capital in running text, and words to the end of the phrase; at the beginning of a sentence with
 * whose it is alone. */
uint32_t vbi_docref_titled(const vbi_docref_reader *r, uint32_t i, uint32_t j)
{
	const vbi_ent *place;
	uint32_t from = j, end, k;
	bool first = i == 0 || r->seg->tok[i].space >= 2 || r->seg->tok[i - 1].kind == VB_TOKEN_PUNCT;

	if (r->seg->tok[i].shape != VB_SHAPE_TITLE || !on(r, i) || !type_attr(r, VBI_KEY_TITLE).n || (word(r, j, "tạm") && word(r, j + 1, "thời")))
		return 0;
	from += word(r, j, "về");
	end = rule_end(r, from, true);
	k = end - from > 1 ? vbi_docref_issuers(r, end) : 0;
	if (!k) {
		end = rule_end(r, from, false);
		k = end - from > 1 ? vbi_docref_issuers(r, end) : 0;
		/* Quy chế phối hợp giữa Bộ X và Bộ Y */
		if (!k && end > from && word(r, end, "giữa") && (k = vbi_docref_between(r, end)) == 0 && on(r, end + 1) && vbi_tok_capital(&r->seg->tok[end + 1]))
			k = parties_end(r, end + 1);
		if (!k && vbi_docref_date_at(r, end, false))
			k = vbi_docref_tail(r, end, true);
	}
	if ((end - from < 2 && !k) || (first && !k) || told_before(r, from, end))
		return 0;
	r->ref->name0 = i;
	r->ref->name1 = end;
	r->ref->sure = vbi_tok_is(r->seg, i + 1, "chế") && (first || running(r, i)) && !word(r, k ? k : end, "giữa");
	if (!k && word(r, end, "của") && on(r, end + 1) && (place = vbi_ents_at(r->ents, VB_ENTITY_LOC, end + 1)) != NULL)
		k = place->t1; /* Quy chế hoạt động của Khu Công nghệ cao */
	return k ? k : end;
}

/* ---- treaties and laws ---- */

/* What the title of a treaty begins with. */
static bool of_treaty(const vbi_docref_reader *r, uint32_t j)
{
	static const char *const first[] = {"hợp", "tránh", "miễn", "khung", "phân", "vận", "hoạch", "biên", "hữu", "thương", "đối", "bảo", "khuyến", "tương",
	                                    "dẫn", "chuyển", "hàng", "tín", "đình", "đầu", "kinh", "liên", "thuận", "tạo", "dệt", "nghề", "cấm", "chống",
	                                    "thành", "lãnh", "quá", "viện", "tài", "thuế", "hải", "quốc", "mỹ", "nông", "vay", "ngừng", "song"};

	if (!on(r, j) || !vbi_tok_small(&r->seg->tok[j]))
		return false;
	for (size_t k = 0; k < sizeof first / sizeof *first; k++)
		if (vbi_tok_is(r->seg, j, first[k]))
			return true;
	return false;
}

/* Hiệp định miễn thị thực cho công dân mang hộ chiếu ngoại giao, Hiệp định khung về thương mại (TIFA), Nghị định thư về hợp tác; a free trade
 * agreement is one of many. */
uint32_t vbi_docref_treaty(const vbi_docref_reader *r, uint32_t i, uint32_t j)
{
	bool about = word(r, j, "về"), named = false, letters;
	uint32_t from = j + about, end, k;

	if (!(about || (on(r, j) && vbi_tok_small(&r->seg->tok[j]))) || !kind_is(r, "treaty") || !type_attr(r, VBI_KEY_NAME).n ||
	    !(about || of_treaty(r, j)) || !(running(r, i) || quoted(r, i)) || many(r, i))
		return 0;
	end = words_end(r, from, 20, true);
	k = vbi_docref_between(r, end);
	if (end < from + 2 - (k > 0) || told_before(r, from, end))
		return 0;
	for (uint32_t t = from; t < end; t++)
		named |= vbi_tok_capital(&r->seg->tok[t]);
	letters = mark(r, end, "(") && on(r, end + 1) && r->seg->tok[end + 1].kind == VB_TOKEN_ACRONYM && mark(r, end + 2, ")") &&
	          !mark(r, end + 1, "FTA");
	if (!about && !named && !k && !letters && (end < from + 4 || (word(r, j, "thương") && (word(r, j + 2, "tự") || word(r, j + 2, "song")))))
		return 0;
	return vbi_docref_tail(r, put(r, i, k ? k : end), true);
}

/* Luật về nhà ở, Pháp lệnh về đo lường, luật về Trí tuệ nhân tạo */
uint32_t vbi_docref_about(const vbi_docref_reader *r, uint32_t i, uint32_t j)
{
	uint32_t end;
	bool proper;

	if (!word(r, j, "về") || !kind_is(r, "law") || !on(r, j + 1) || many(r, i) || vbi_docref_inside_word(r, i))
		return 0;
	proper = vbi_tok_title(&r->seg->tok[j + 1]);
	if (r->seg->tok[i].shape != VB_SHAPE_TITLE ? !proper : !(running(r, i) || quoted(r, i)))
		return 0;
	end = words_end(r, j + 1, 14, true);
	if (end < j + 3 - proper || told_before(r, j + 1, end))
		return 0;
	return vbi_docref_tail(r, put(r, i, end), true);
}
