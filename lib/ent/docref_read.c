/* ent/docref_read.c - the grammar of a reference to a document (guidelines, section DOC and decided cases):
 *
 *   [provision ...] type [số] number tail      Điều 5 Nghị định số 30/2020/NĐ-CP ngày ... của Chính phủ
 *   [provision ...] name [số number] tail      khoản 2 Điều 5 Luật Báo chí năm 2016
 *   type party-body number                     Nghị quyết Trung ương 4 (khóa XII), Nghị quyết Đại hội XIII của Đảng
 *   type title                                 Quy chế giám sát ..., Hiệp định miễn thị thực ... (docref_title.c)
 *   [type] TCVN number:year                    tiêu chuẩn quốc gia TCVN ISO 9001:2008
 *   số symbol tail, symbol tail                số 504/D-UB ngày 20/5/1999; Số: 21/CT-TTg in a letterhead
 *   tail = { [,] date | của issuer [khóa N] | (sửa đổi) }
 *
 * Type and issuer alone, "nghị định này" and a provision alone are none. */
#include "ent/cue.h"
#include "ent/docref_reader.h"
#include "viet/numeral.h"

/* báo cáo giải trình (số 642), văn bản (số 1618, ngày 29/3/2002) */
static uint32_t bracketed_number(const vbi_docref_reader *r, uint32_t j)
{
	const vbi_ent *date;
	uint32_t end;

	if (!mark(r, j, "(") || !word(r, j + 1, "số"))
		return 0;
	end = vbi_docref_said(r, j + 1);
	date = end ? vbi_docref_date_at(r, end + mark(r, end, ","), false) : NULL;
	if (date && mark(r, date->t1, ")")) {
		r->ref->date = (uint32_t)(date - r->ents->list) + 1;
		end = date->t1;
	}
	r->ref->sure = end && mark(r, end, ")");
	return r->ref->sure ? end + 1 : 0;
}

/* công văn khẩn, công văn hỏa tốc, văn bản “khẩn”: how fast it is; behind that, or j. */
static uint32_t haste(const vbi_docref_reader *r, uint32_t j)
{
	static const char *const open[] = {"“", "\"", "‘", "'"};
	uint32_t k = j;
	unsigned char first;

	if (!on(r, j))
		return j;
	first = (unsigned char)r->seg->text[r->seg->tok[j].start];
	if (first >= 'a' && first <= 'z' && first != 'k' && first != 'm' && first != 'h' && first != 't')
		return j;
	for (size_t q = 0; r->seg->tok[j].kind == VB_TOKEN_PUNCT && k == j && q < sizeof open / sizeof *open; q++)
		k += mark(r, j, open[q]);
	k += word(r, k, "thượng");
	if (word(r, k, "khẩn") || word(r, k, "mật"))
		k += 1;
	else if (word(r, k, "hỏa") && word(r, k + 1, "tốc"))
		k += 2;
	else
		return j;
	return k + (r->seg->tok[j].kind == VB_TOKEN_PUNCT && on(r, k) && r->seg->tok[k].kind == VB_TOKEN_PUNCT && !mark(r, k, "("));
}

/* Of a house, a road, a ship: quyết định thu hồi nhà số 12. */
static bool of_thing(const vbi_docref_reader *r, uint32_t j)
{
	static const char *const thing[] = {"nhà", "lô", "đường", "phố", "tổ", "phường", "quận", "khu", "tuyến", "tàu", "xe", "hộ", "phòng", "thửa", "thầu",
	                                    "trạm", "kênh", "đội", "tổng", "máy", "cảng", "ngõ", "hẻm", "đất", "con", "dãy", "bão", "lò", "mẫu", "điểm", "vụ"};

	for (size_t k = 0; k < sizeof thing / sizeof *thing; k++)
		if (vbi_tok_is_lower(r->seg, j, thing[k]))
			return true;
	return false;
}

/* giấy chứng nhận đầu tư số 4584006853, quyết định thanh tra số 311 của Chánh Thanh tra, lệnh bắt tạm giam số 01 ngày 11/5: its number without a
 * symbol, which end is behind. j: at "số". */
static bool files(const vbi_docref_reader *r, uint32_t j, uint32_t end)
{
	uint32_t digits = r->seg->tok[r->ref->number0].end - r->seg->tok[r->ref->number0].start;
	vbi_slice abbr = type_attr(r, VBI_KEY_ABBR);

	if (of_thing(r, j - 1) || !(kind_is(r, "act") || kind_is(r, "licence") || vbi_slice_is(abbr, "HĐ") || vbi_tok_is_lower(r->seg, r->ref->type0, "lệnh")))
		return false;
	return (digits > 1 && kind_is(r, "licence")) || (vbi_docref_date_at(r, end + word(r, end, "ký"), false) && !word(r, end, "năm")) ||
	       (word(r, end, "của") && vbi_docref_issuers(r, end));
}

/* quyết định khởi tố vụ án số 12/QĐ-CSĐT, quyết định hành chính 166/QĐ-UBND: some words of its matter stand between type and
 * number. */
static uint32_t far_number(const vbi_docref_reader *r, uint32_t j)
{
	const vbi_ent *org;
	uint32_t from = j, k;
	bool papers;

	/* all of these have "số" or a code, which are cues, in the nine tokens from j on: seldom */
	if (vbi_cue_next(r->ents, VBI_CUE_DOC, j) > j + 8)
		return 0;
	/* Quyết định mang số 2356 */
	k = word(r, j, "mang") ? j + 1 : haste(r, j);
	if (k > j && word(r, k, "số") && (j = vbi_docref_said(r, k)) != 0)
		return j;
	if (k == from)
		k += 2 * (word(r, k, "giải") && word(r, k + 1, "trình"));
	j = from;
	if ((k = bracketed_number(r, k)) != 0)
		return k;
	if (word(r, j, "hành") && word(r, j + 1, "chính") && on(r, j + 2) && r->seg->tok[j + 2].kind == VB_TOKEN_CODE &&
	    vbi_docref_said(r, j + 2))
		return r->ref->number1;
	/* tờ trình Chính phủ số 469/TTr-CP */
	org = on(r, j) && r->seg->tok[j].space == 1 && vbi_tok_capital(&r->seg->tok[j]) ? vbi_ents_at(r->ents, VB_ENTITY_ORG, j) : NULL;
	if (org && word(r, org->t1, "số") && vbi_docref_said(r, org->t1) && r->ref->symbol && vbi_docref_slashes(r, r->ref->number0, r->ref->number1))
		return r->ref->number1;
	while (j - from < 8 && on(r, j) && r->seg->tok[j].space < 2 && r->seg->tok[j].kind == VB_TOKEN_SYLLABLE &&
	       !vbi_tok_is_lower(r->seg, j, "số") && !vbi_tok_capital(&r->seg->tok[j]) && !word(r, j, "của") && !word(r, j, "về") &&
	       !word(r, j, "tại") && !word(r, j, "theo") && !class_at(r, j, VBI_C_DOC_TYPE) && !class_at(r, j, VBI_C_DOC_PART))
		j++;
	if (j == from || !word(r, j, "số"))
		return 0;
	/* quyết định (không) khởi tố vụ án hình sự số 18, bản án phúc thẩm số 11: such papers of the police and of courts have often no symbol */
	k = from + word(r, from, "không");
	papers = (j > k + 1 && word(r, k, "khởi") && word(r, k + 1, "tố")) || (word(r, from - 1, "án") && word(r, from - 2, "bản"));
	k = vbi_docref_said(r, j);
	if (!k || papers)
		return k;
	if (r->ref->symbol)
		return vbi_docref_slashes(r, r->ref->number0, r->ref->number1) ? r->ref->number1 : 0;
	r->ref->sure = files(r, j, k);
	return r->ref->sure ? k : 0;
}

/* 2013, 2015/BTNMT: the year of a standard, and whose it is. */
static bool standard_year(vbi_slice text, size_t at)
{
	return text.n >= at + 4 && (text.p[at] == '1' || text.p[at] == '2') && (text.n == at + 4 || text.p[at + 4] == '/');
}

static inline bool of_standards(const vbi_seg *seg, uint32_t i) { return vbi_tok_is(seg, i, "TCVN") || vbi_tok_is(seg, i, "QCVN"); }

/* TCVN 10177:2013, QCVN 10-MT:2015/BTNMT, TCVN ISO 9001:2008, QCVN: 01-2008/BLĐTBXH: at the letters. */
static uint32_t standard(const vbi_docref_reader *r, uint32_t i)
{
	const vbi_seg *seg = r->seg;
	uint32_t j = i + 1, first, end;
	vbi_slice text;
	const char *colon;

	if (!on(r, i) || !of_standards(seg, i))
		return 0;
	j += (mark(r, j, "ISO") || mark(r, j, "IEC")) ? 1u : mark(r, j, ":");
	if (!on(r, j) || seg->tok[j].space > 1 || (seg->tok[j].kind != VB_TOKEN_NUMBER && seg->tok[j].kind != VB_TOKEN_CODE))
		return 0;
	first = j;
	/* QCVN 02 – 13: 2009/BNNPTNT */
	if ((mark(r, j + 1, "-") || mark(r, j + 1, "–")) && on(r, j + 2) && seg->tok[j + 2].kind == VB_TOKEN_NUMBER && seg->tok[j + 2].space < 2)
		j += 2;
	text = vbi_tok_text(seg, j);
	colon = memchr(text.p, ':', text.n);
	end = j + 1;
	if (!colon && mark(r, end, ":") && on(r, j + 2) && standard_year(vbi_tok_text(seg, j + 2), 0))
		end = j + 3;
	else if (!(colon && standard_year(text, (size_t)(colon - text.p) + 1)) && !memchr(text.p, '/', text.n) && seg->tok[j].kind != VB_TOKEN_CODE)
		return 0;
	r->ref->number0 = first;
	r->ref->symbol = r->ref->sure = true;
	return r->ref->number1 = end;
}

/* Trung ương 4, TW 4, Hội nghị, Đại hội: by its first letter, for to ask for an attribute is dear. */
static inline bool may_be_session(const vbi_docref_reader *r, uint32_t j)
{
	unsigned char first = j < r->seg->toks ? (unsigned char)r->seg->text[r->seg->tok[j].start] : 0;

	return (first | 32) == 't' || (first | 32) == 'h' || first > 127;
}

/* Most words are told from another by their length. */
static inline bool long_as(const vbi_docref_reader *r, uint32_t i, size_t n) { return i < r->seg->toks && r->seg->tok[i].end - r->seg->tok[i].start == n; }

/* By its title, if it is of a type that is called so; most types in small letters are not. */
static uint32_t title(const vbi_docref_reader *r, uint32_t i, uint32_t j)
{
	uint32_t end = 0;

	if (r->seg->tok[i].shape == VB_SHAPE_TITLE && (end = vbi_docref_titled(r, i, j)) == 0)
		end = vbi_docref_treaty(r, i, j);
	if (!end && j == i + 2 && long_as(r, i + 1, strlen("hoạch")))
		end = vbi_docref_national_plan(r, i, j);
	return end || !long_as(r, j, strlen("về")) ? end : vbi_docref_about(r, i, j);
}

/* At a type or a name. */
static uint32_t body(const vbi_docref_reader *r, uint32_t i)
{
	const vbi_match *type = class_at(r, i, VBI_C_DOC_TYPE), *law = class_at(r, i, VBI_C_DOC_LAW);
	uint32_t j, k, end;

	if (!type && !law)
		return 0;
	if (type) {
		vbi_slice abbr;

		r->ref->kind = type;
		r->ref->type = vbi_seg_entry(r->seg, type, VBI_C_DOC_TYPE);
		r->ref->type0 = i;
		r->ref->type1 = j = i + type->count;
		if (j < r->seg->toks && r->seg->tok[j].kind == VB_TOKEN_ACRONYM && kind_is(r, "standard") && (end = standard(r, j)) != 0)
			return vbi_docref_tail(r, end, false);
		end = law && law->count > type->count && r->seg->tok[i + law->count - 1].kind != VB_TOKEN_NUMBER ? 0 : vbi_docref_said(r, j);
		if (!end && word(r, j, "của") && (k = vbi_docref_issuers(r, j)) != 0 && word(r, k, "số") && (end = vbi_docref_said(r, k)) != 0)
			r->ref->tail = true;
		if (!end && !law)
			end = far_number(r, j);
		if (end) {
			k = vbi_docref_party_body(r, end + mark(r, end, ","));
			return vbi_docref_tail(r, k ? k : end, kind_is(r, "law"));
		}
		r->ref->number0 = r->ref->number1 = 0;
		r->ref->issuer0 = r->ref->issuer1 = r->ref->date = 0;
		r->ref->sure = false;
		abbr = may_be_session(r, j) ? type_attr(r, VBI_KEY_ABBR) : vbi_slice_of("", 0);
		if (vbi_slice_is(abbr, "NQ") || vbi_slice_is(abbr, "KL") || vbi_slice_is(abbr, "CT")) {
			k = vbi_docref_party_body(r, j);
			if (k) {
				r->ref->sure = word(r, k - 1, "tư") || r->seg->tok[k - 1].kind == VB_TOKEN_NUMBER;
				return vbi_docref_tail(r, k, false);
			}
		}
	}
	end = vbi_docref_named(r, i, type);
	if (end && r->ref->law && vbi_seg_attr(r->seg, r->ref->law, VBI_KEY_OF).n && r->ref->issuer0 == r->ref->issuer1)
		return 0; /* Quy chế làm việc: whose? */
	if (!end && type)
		end = vbi_docref_of_body(r, r->ref->type1);
	if (!end && type)
		end = title(r, i, r->ref->type1);
	return end;
}

/* NĐ 178, QĐ 153/QĐ-TTg; số 504/D-UB; 178/2024/NĐ-CP alone */
static uint32_t short_form(const vbi_docref_reader *r, uint32_t i)
{
	const vbi_seg *seg = r->seg;
	uint32_t j = i, end;
	bool said = word(r, i, "số"), symbol;

	if (seg->tok[i].kind == VB_TOKEN_ACRONYM) {
		const vbi_match *abbr = class_at(r, i, VBI_C_DOC_SYMBOL);
		const vbi_entry *entry = abbr && abbr->count == 1 ? vbi_seg_entry(seg, abbr, VBI_C_DOC_SYMBOL) : NULL;

		if (!entry || !vbi_seg_attr(seg, entry, VBI_KEY_TYPE).n || !on(r, i + 1) || seg->tok[i + 1].space == 2)
			return 0;
		r->ref->type0 = i;
		r->ref->type1 = i + 1;
		if ((end = standard(r, i)) != 0)
			return vbi_docref_tail(r, end, false);
		j = i + 1 + word(r, i + 1, "số");
		end = on(r, j) ? vbi_docref_number(seg, j, &symbol) : 0;
		if (!end || (!symbol && vbi_docref_counts_things(r, i, j, end)))
			return 0;
		r->ref->sure = of_standards(seg, i); /* TCVN 5 is no amount */
	} else if (said || seg->tok[i].kind == VB_TOKEN_CODE) {
		bool colon = said && mark(r, i + 1, ":");

		/* số .../2013/TT-BGTVT: the number is still to be filled in */
		if (!said && i > 0 && on(r, i) && (vbi_tok_is(seg, i - 1, "/") || vbi_tok_is(seg, i - 1, "...")))
			return 0;
		j = i + said + colon;
		if (j >= seg->toks || seg->tok[j].kind != VB_TOKEN_CODE || (j > i && !on(r, j)))
			return 0;
		end = vbi_docref_number(seg, j, &symbol);
		if (!end || !symbol)
			return 0;
		/* PA83, A05 are units of the police */
		if (!said && !vbi_docref_slashes(r, j, end) && vbi_tok_text(seg, j).p[0] > '9')
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
	return vbi_docref_tail(r, end, false);
}

/* ---- provisions ---- */

/* 5, 1a, a, XVI, "2 và 3", "1, 2" after Điều or khoản; the token after or i. */
static uint32_t provision_ids(const vbi_docref_reader *r, uint32_t i)
{
	const vbi_seg *seg = r->seg;
	uint32_t j = i, end = i;

	for (unsigned n = 0; n < 24; n++) { /* as many letters as points have: a, b, ... y */
		vbi_slice text;

		if (!on(r, j))
			break;
		text = vbi_tok_text(seg, j);
		if (seg->tok[j].kind == VB_TOKEN_NUMBER || seg->tok[j].kind == VB_TOKEN_CODE) {
			if (text.n > 9)
				break;
		} else if (text.n > 2 && !vbi_roman(text.p, text.n) && !vbi_roman(text.p, text.n - 1)) {
			break; /* not IIIa, but a word in capitals: ĐIỀU CỦA, Điều 245, BLHS */
		} else if (seg->tok[j].kind != VB_TOKEN_SYLLABLE && seg->tok[j].kind != VB_TOKEN_FOREIGN &&
		           seg->tok[j].kind != VB_TOKEN_ACRONYM) {
			break;
		}
		end = ++j;
		/* điều 230a: the letter is a token of its own */
		if (on(r, j) && !seg->tok[j].space && seg->tok[j].end - seg->tok[j].start <= 2 && seg->tok[j].shape == VB_SHAPE_LOWER &&
		    seg->tok[j].kind != VB_TOKEN_NUMBER && seg->tok[j].kind != VB_TOKEN_PUNCT && seg->tok[j].kind != VB_TOKEN_SYMBOL)
			end = ++j;
		if (!((mark(r, j, ",") || word(r, j, "và") || word(r, j, "hoặc") || mark(r, j, "-") || mark(r, j, "–") ||
		       mark(r, j, ";")) && on(r, j + 1) && !class_at(r, j + 1, VBI_C_DOC_PART)))
			break;
		j++;
	}
	return end;
}

/* khoản 2 và 3, Điều 5 [của | ,]: the token where the document begins, or 0. */
static uint32_t provisions(const vbi_docref_reader *r, uint32_t i)
{
	uint32_t j = i, k;
	bool parted = false;

	for (unsigned n = 0; n < 12; n++) {
		const vbi_match *part = (n == 0 || on(r, j)) ? class_at(r, j, VBI_C_DOC_PART) : NULL;

		if (!part)
			return n && !parted ? j : 0; /* Luật A Điều 7; Luật B: of the one before */
		k = provision_ids(r, j + part->count);
		if (k == j + part->count)
			return 0;
		r->ref->path0 = i;
		r->ref->path1 = j = k;
		parted = mark(r, j, ";");
		if (mark(r, j, ",") || mark(r, j, ";") || word(r, j, "và") || word(r, j, "của") || word(r, j, "hoặc") ||
		    word(r, j, "thuộc"))
			j++;
		if (word(r, j, "các") && on(r, j + 1) && class_at(r, j + 1, VBI_C_DOC_PART)) /* khoản 1 Điều 5; các khoản 1, 2 Điều 8 */
			j++;
	}
	return 0;
}

uint32_t vbi_docref_read(const vbi_seg *seg, const vbi_ents *ents, uint32_t i, vbi_docref *ref)
{
	return vbi_docref_read_deep(seg, ents, i, 0, ref);
}

/* What short_form may begin with: letters of a symbol, a code, số. */
static inline bool may_be_short(const vbi_seg *seg, uint32_t i)
{
	const vbi_tok *tok = &seg->tok[i];

	return ((unsigned)(tok->kind == VB_TOKEN_ACRONYM) & (unsigned)((vbi_seg_any(seg, i) & VBI_MASK(DOC_SYMBOL)) != 0)) | (tok->kind == VB_TOKEN_CODE) |
	       (tok->end - tok->start == strlen("số"));
}

/* Of a reference that begins at i nothing is known yet. It is copied: to set so few bytes the compiler takes an instruction that is slow to
 * begin. */
static inline void begin(vbi_docref *ref, uint32_t i)
{
	static const vbi_docref none;

	memcpy(ref, &none, sizeof none);
	ref->t0 = i;
}

uint32_t vbi_docref_read_deep(const vbi_seg *seg, const vbi_ents *ents, uint32_t i, unsigned depth, vbi_docref *ref)
{
	const vbi_docref_reader r = {seg, ents, ref, depth};
	uint32_t j, end;
	bool named;

	begin(ref, i);
	if (i >= seg->toks)
		return 0;
	if (class_at(&r, i, VBI_C_DOC_PART) && (j = provisions(&r, i)) != 0 && on(&r, j)) {
		end = body(&r, j);
		if (!end)
			end = seg->tok[j].kind == VB_TOKEN_CODE || seg->tok[j].kind == VB_TOKEN_ACRONYM ? short_form(&r, j) : 0;
		if (end) {
			ref->t0 = i;
			ref->t1 = end;
			return end;
		}
		begin(ref, i);
	}
	named = vbi_seg_any(seg, i) & (VBI_MASK(DOC_TYPE) | VBI_MASK(DOC_LAW));
	end = named ? body(&r, i) : 0;
	if (named && !end)
		begin(ref, i);
	if (!end && may_be_short(seg, i))
		end = short_form(&r, i);
	ref->t1 = end;
	return end;
}

uint32_t vbi_docref_next(const vbi_seg *seg, const vbi_ents *ents, uint32_t i, const vbi_docref *first, vbi_docref *ref)
{
	const vbi_docref_reader r = {seg, ents, ref, 0};
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
	if (!symbol && (first->symbol || first->tail || vbi_docref_counts_things(&r, first->type0, j, end) || vbi_ents_at(ents, VB_ENTITY_DATE, j) ||
	                (!and && !mark(&r, end, ",") && !word(&r, end, "và"))))
		return 0;
	ref->t0 = ref->number0 = j;
	ref->number1 = end;
	ref->symbol = symbol;
	ref->kind = first->kind;
	ref->type = first->type;
	ref->type0 = first->type0;
	ref->type1 = first->type1;
	ref->t1 = vbi_docref_tail(&r, end, false);
	return ref->t1;
}
