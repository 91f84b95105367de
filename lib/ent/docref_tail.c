/* ent/docref_tail.c - numbers of documents, and what follows a number or a name: dates, issuers, amendments. */
#include "ent/docref_reader.h"
#include "viet/numeral.h"

/* ---- tail ---- */

/* A date that belongs to the document: "ngày ...", a day, a year; not "sáng 5/3". */
const vbi_ent *vbi_docref_date_at(const vbi_docref_reader *r, uint32_t i, bool comma)
{
	const vbi_ent *ent = on(r, i) ? vbi_ents_at(r->ents, VB_ENTITY_DATE, i) : NULL;
	const vbi_match *part;

	if (!ent)
		return NULL;
	part = class_at(r, i, VBI_C_DAYPART);
	if (part)
		return NULL;
	/* Ngày begins the next sentence, whose stop was lost or is a comma */
	if (ent->sub == VBI_SUB_DATE_DAY || ent->sub == VBI_SUB_DATE_STAMP)
		return r->seg->tok[i].shape == VB_SHAPE_TITLE ? NULL : ent;
	return !comma && ent->sub == VBI_SUB_DATE_YEAR && ent->t1 - ent->t0 <= 2 ? ent : NULL;
}

/* khóa XII, (khóa XII) after a body of the party or the Assembly. */
uint32_t vbi_docref_term(const vbi_docref_reader *r, uint32_t i)
{
	bool bracket = mark(r, i, "(");
	uint32_t j = i + bracket;

	if (!word(r, j, "khóa") && !word(r, j, "khoá"))
		return 0;
	j++;
	if (!on(r, j) || (r->seg->tok[j].shape != VB_SHAPE_UPPER && r->seg->tok[j].kind != VB_TOKEN_NUMBER && !vbi_roman(vbi_tok_text(r->seg, j).p, vbi_tok_text(r->seg, j).n)))
		return 0; /* khóa XII, khóa 11, khóa X */
	j++;
	return !bracket ? j : mark(r, j, ")") ? j + 1 : 0;
}

/* The longer of office and body that begins at i; of a paper with a number a place of people, too: Công văn 2091 của tỉnh Bạc Liêu. */
static const vbi_ent *issuer_at(const vbi_docref_reader *r, uint32_t i)
{
	const vbi_ent *title, *org, *loc;

	if (!on(r, i))
		return NULL;
	title = vbi_ents_at(r->ents, VB_ENTITY_TITLE, i);
	org = vbi_ents_at(r->ents, VB_ENTITY_ORG, i);
	if (!title && !org && r->ref->number1 > r->ref->number0) {
		loc = vbi_ents_at(r->ents, VB_ENTITY_LOC, i);
		return loc && loc->sub >= VBI_SUB_LOC_PROVINCE && loc->sub <= VBI_SUB_LOC_COMMUNE ? loc : NULL;
	}
	return !title || (org && org->t1 > title->t1) ? org : title;
}

/* Conclusions and rules of the party are often of two: Bộ Chính trị, Ban Bí thư. */
static bool secretariat(const vbi_docref_reader *r, uint32_t i)
{
	return word(r, i, "ban") && word(r, i + 1, "bí") && word(r, i + 2, "thư") && vbi_tok_is_lower(r->seg, i - 2, "trị");
}

/* của X [, Y và Z]; joint documents only have several. The token after, or 0. */
uint32_t vbi_docref_issuers(const vbi_docref_reader *r, uint32_t i)
{
	bool joint = type_attr(r, VBI_KEY_JOINT).n != 0;
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
	k = vbi_docref_term(r, j);
	return k ? k : j;
}

/* Nghị quyết 04 Bộ Chính trị, Chỉ thị 15 Ban Bí thư: whose it is without a word between. Returns the token behind, or 0. */
static uint32_t bare_issuer(const vbi_docref_reader *r, uint32_t i)
{
	const vbi_ent *org = on(r, i) && !r->ref->symbol && r->ref->number1 == i && r->seg->tok[i].space == 1
	                             ? vbi_ents_at(r->ents, VB_ENTITY_ORG, i) : NULL;
	vbi_slice abbr = type_attr(r, VBI_KEY_ABBR);

	if (!org || org->t1 - org->t0 < 2 || !vbi_tok_capital(&r->seg->tok[i]) || vbi_ents_at(r->ents, VB_ENTITY_TITLE, i) ||
	    !(vbi_slice_is(abbr, "NQ") || vbi_slice_is(abbr, "CT") || vbi_slice_is(abbr, "KL") || vbi_slice_is(abbr, "QĐ")) ||
	    !((word(r, i, "bộ") && word(r, i + 1, "chính")) || (word(r, i, "ban") && word(r, i + 1, "bí")) ||
	      (word(r, i, "trung") && word(r, i + 1, "ương")) || (word(r, i, "quốc") && word(r, i + 1, "hội")) ||
	      (word(r, i, "chính") && word(r, i + 1, "phủ")) || word(r, i + 1, "ủy") || word(r, i + 1, "uỷ")))
		return 0;
	r->ref->issuer0 = org->t0;
	r->ref->issuer1 = org->t1;
	return org->t1;
}

/* (sửa đổi), (sửa đổi, bổ sung), (sửa đổi năm 2014), (mới) after a law's name. */
uint32_t vbi_docref_amended(const vbi_docref_reader *r, uint32_t i)
{
	uint32_t j = i + 1;

	if (!mark(r, i, "(") || !(word(r, j, "sửa") && word(r, j + 1, "đổi")))
		return 0;
	for (j += 2; on(r, j) && j - i < 10; j++)
		if (vbi_tok_is(r->seg, j, ")"))
			return j + 1;
	return 0;
}

/* Nghị quyết 98 sửa đổi: here the word says which one; before an object (một số điều, Nghị định 5) it is a verb. */
static uint32_t as_amended(const vbi_docref_reader *r, uint32_t i)
{
	static const char *const object[] = {"bổ", "một", "các", "những", "điều", "khoản", "quy", "nội", "nhiều", "toàn", "tên",
	                                     "và", "thời", "mức", "chính", "thủ"};
	uint32_t j = i + 2;

	if (!word(r, i, "sửa") || !word(r, i + 1, "đổi") || r->seg->tok[i].shape == VB_SHAPE_UPPER || !vbi_tok_capital(&r->seg->tok[r->ref->type1 ? r->ref->type0 : r->ref->t0]))
		return 0;
	if (!on(r, j) || r->seg->tok[j].space >= 2)
		return j;
	if (mark(r, j, ",") && !word(r, j + 1, "bổ")) /* Luật X sửa đổi, Luật Y sửa đổi */
		return j;
	if (mark(r, j, ",") || class_at(r, j, VBI_C_DOC_TYPE) || class_at(r, j, VBI_C_DOC_LAW) || class_at(r, j, VBI_C_DOC_PART))
		return 0;
	for (size_t k = 0; k < sizeof object / sizeof *object; k++)
		if (vbi_tok_is_lower(r->seg, j, object[k]))
			return 0;
	return j;
}

/* Văn bản số 12/UBND-TH, ngày 9/9/2016, của UBND tỉnh: behind a number with its symbol and a date, by a comma. Returns the token behind, or 0. */
static uint32_t parted_issuer(const vbi_docref_reader *r, uint32_t comma)
{
	return r->ref->symbol && r->ref->date && r->ref->issuer0 == r->ref->issuer1 ? vbi_docref_issuers(r, comma + 1) : 0;
}

uint32_t vbi_docref_tail(const vbi_docref_reader *r, uint32_t i, bool named)
{
	uint32_t j = i, k;

	for (unsigned n = 0; n < 5; n++) {
		bool comma = mark(r, j, ",");
		uint32_t at = j + comma;
		const vbi_ent *date;

		at += word(r, at, "ký") || word(r, at, "kí");
		if (word(r, at, "ban") && word(r, at + 1, "hành") && word(r, at + 2, "ngày"))
			at += 2;
		date = vbi_docref_date_at(r, at, comma);
		/* Nghị định 24 (năm 2014), kế hoạch số 26 (tháng 4/2011) */
		if (!date && mark(r, j, "(") && r->seg->tok[j].space == 1 && on(r, j + 1) && (date = vbi_ents_at(r->ents, VB_ENTITY_DATE, j + 1)) != NULL) {
			if (date->sub > VBI_SUB_DATE_YEAR || (named && date->sub != VBI_SUB_DATE_YEAR) || !mark(r, date->t1, ")") || r->ref->date)
				break;
			r->ref->date = (uint32_t)(date - r->ents->list) + 1;
			r->ref->tail = true;
			j = date->t1 + 1;
			continue;
		}
		if (date && !r->ref->date) {
			r->ref->date = (uint32_t)(date - r->ents->list) + 1;
			r->ref->tail = true;
			j = date->t1;
		} else if ((k = vbi_docref_issuers(r, j)) != 0 || (n == 0 && !named && (k = bare_issuer(r, j)) != 0) ||
		           (comma && (k = parted_issuer(r, j)) != 0)) {
			r->ref->tail = true;
			j = k;
		} else if (named && (k = vbi_docref_amended(r, j)) != 0) {
			j = k;
		} else if (n == 0 && (named || !r->ref->symbol) && (k = as_amended(r, j)) != 0) {
			j = k;
		} else {
			break;
		}
	}
	return j;
}

/* ---- numbers ---- */

/* ký quyết định 4777 xử phạt, có văn bản 5222 gửi các trường: what a paper does follows its number. */
static bool acts(const vbi_docref_reader *r, uint32_t i)
{
	static const char *const pair[][2] = {{"xử", "phạt"}, {"phê", "duyệt"}, {"thu", "hồi"}, {"thành", "lập"}, {"chấp", "thuận"}, {"giải", "quyết"}, {"bổ", "nhiệm"},
	                                      {"yêu", "cầu"}, {"cho", "phép"}, {"ban", "hành"}, {"hướng", "dẫn"}, {"đình", "chỉ"}, {"truyền", "đạt"}, {"đề", "nghị"}};

	if (word(r, i, "gửi"))
		return true;
	for (size_t k = 0; k < sizeof pair / sizeof *pair; k++)
		if (vbi_tok_is_lower(r->seg, i, pair[k][0]) && word(r, i + 1, pair[k][1]))
			return true;
	return false;
}

/* A number without "số" may count things: quyết định 3 phương án, kết luận 02 cuộc. In small letters many types are verbs
 * too (attr verb); Nghị định 24 quy định and Quyết định 593 đã are documents. */
bool vbi_docref_counts_things(const vbi_docref_reader *r, uint32_t type, uint32_t number, uint32_t after)
{
	const vbi_seg *seg = r->seg;
	bool small = seg->tok[number].end - seg->tok[number].start == 1;
	bool verb = type_attr(r, VBI_KEY_VERB).n != 0 && !vbi_tok_capital(&seg->tok[type]);

	if (!on(r, after) || seg->tok[after].space >= 2)
		return false;
	if (word(r, after, "năm") || word(r, after, "ngày"))
		return !vbi_ents_at(r->ents, VB_ENTITY_DATE, after);
	/* Thông tư 83 một cách, Nghị định 95 không còn: no amount goes on so */
	if (vbi_tok_is_lower(seg, after, "không") || vbi_tok_is_lower(seg, after, "một"))
		return small;
	if (vbi_seg_longest(seg, after, VBI_MASK(UNIT) | VBI_MASK(NUM_WORD)) || vbi_tok_is(seg, after, "%"))
		return true;
	/* ra quyết định 132 tạm giao: an issued one */
	if (verb && seg->tok[number].end - seg->tok[number].start >= 3 && type > 0 &&
	    (vbi_tok_is_lower(seg, type - 1, "ra") || vbi_tok_is_lower(seg, type - 1, "hành") ||
	     vbi_tok_is_lower(seg, type - 1, "theo") || vbi_tok_is_lower(seg, type - 1, "hiện")))
		return false;
	if (verb && seg->tok[number].end - seg->tok[number].start > 1 && acts(r, after))
		return false;
	return (small || verb) && seg->tok[after].kind == VB_TOKEN_SYLLABLE && !vbi_tok_capital(&seg->tok[after]) &&
	       !vbi_seg_longest(seg, after, VBI_MASK(STOP) | VBI_MASK(VERB_SAY));
}

unsigned vbi_docref_slashes(const vbi_docref_reader *r, uint32_t from, uint32_t to)
{
	vbi_slice text = vbi_toks_text(r->seg, from, to);
	unsigned n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '/';
	return n;
}

/* [số [:]] number at i; the token after it or 0. */
uint32_t vbi_docref_said(const vbi_docref_reader *r, uint32_t i)
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
	if (!said && symbol && vbi_docref_slashes(r, j, end) == 0)
		return 0; /* dự án A1-C1 */
	if (!said && !symbol) {
		vbi_slice bare = type_attr(r, VBI_KEY_BARE);

		/* Chương trình 135, Quy định 41, but "chương trình 2 năm" */
		bool dated = bare.n && vbi_docref_date_at(r, end, false) && word(r, end, "ngày"); /* quy định 1161 ngày 11.10.2015 */

		if (!bare.n || vbi_docref_counts_things(r, r->ref->type0, j, end) ||
		    (!dated && vbi_slice_is(bare, "cap") && (!vbi_tok_capital(&r->seg->tok[r->ref->type0]) ||
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
