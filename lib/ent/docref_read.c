/* ent/docref_read.c - the grammar of a reference to a document (guidelines, section DOC and decided cases):
 *
 *   [provision ...] type [số] number tail      Điều 5 Nghị định số 30/2020/NĐ-CP ngày ... của Chính phủ
 *   [provision ...] name [số number] tail      khoản 2 Điều 5 Luật Báo chí năm 2016
 *   type party-body number                     Nghị quyết Trung ương 4 (khóa XII), Nghị quyết Đại hội XIII của Đảng
 *   số symbol tail, symbol tail                số 504/D-UB ngày 20/5/1999; Số: 21/CT-TTg in a letterhead
 *   tail = { [,] date | của issuer [khóa N] | (sửa đổi) }
 *
 * Type and issuer alone, "nghị định này" and a provision alone are none. */
#include "ent/cue.h"
#include "ent/docref_reader.h"
#include "viet/numeral.h"

/* công văn khẩn số 201, báo cáo giải trình (số 642) */
static uint32_t bracketed_number(const vbi_docref_reader *r, uint32_t j)
{
	uint32_t end;

	if (!mark(r, j, "(") || !word(r, j + 1, "số"))
		return 0;
	end = vbi_docref_said(r, j + 1);
	return end && mark(r, end, ")") ? end + 1 : 0;
}

/* quyết định khởi tố vụ án số 12/QĐ-CSĐT, quyết định hành chính 166/QĐ-UBND: some words of its matter stand between type and
 * number. */
static uint32_t far_number(const vbi_docref_reader *r, uint32_t j)
{
	uint32_t from = j, k;

	/* all of these have "số" or a code, which are cues, in the nine tokens from j on: seldom */
	if (vbi_cue_next(r->ents, VBI_CUE_DOC, j) > j + 8)
		return 0;
	/* Quyết định mang số 2356 */
	k = j + ((word(r, j, "khẩn") || word(r, j, "mật") || word(r, j, "mang")) ? 1u : word(r, j, "hỏa") && word(r, j + 1, "tốc") ? 2u : 0u);
	if (k > j && word(r, k, "số") && (k = vbi_docref_said(r, k)) != 0)
		return k;
	k = j + 2 * (word(r, j, "giải") && word(r, j + 1, "trình"));
	if ((k = bracketed_number(r, k)) != 0)
		return k;
	if (word(r, j, "hành") && word(r, j + 1, "chính") && on(r, j + 2) && r->seg->tok[j + 2].kind == VB_TOKEN_CODE &&
	    vbi_docref_said(r, j + 2))
		return r->ref->number1;
	while (j - from < 8 && on(r, j) && r->seg->tok[j].space < 2 && r->seg->tok[j].kind == VB_TOKEN_SYLLABLE &&
	       !vbi_tok_is_lower(r->seg, j, "số") && !vbi_tok_capital(&r->seg->tok[j]) && !word(r, j, "của") && !word(r, j, "về") &&
	       !word(r, j, "tại") && !word(r, j, "theo") && !class_at(r, j, VBI_C_DOC_TYPE) && !class_at(r, j, VBI_C_DOC_PART))
		j++;
	/* quyết định khởi tố vụ án hình sự số 18, bản án phúc thẩm số 11: such papers of the police and of courts have often no symbol */
	if (j > from + 1 && ((word(r, from, "khởi") && word(r, from + 1, "tố")) || word(r, from - 1, "án")) && word(r, j, "số"))
		return vbi_docref_said(r, j);
	return j > from && word(r, j, "số") && vbi_docref_said(r, j) && r->ref->symbol && vbi_docref_slashes(r, r->ref->number0, r->ref->number1)
	           ? r->ref->number1 : 0;
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
		end = type && law && law->count > type->count ? 0 : vbi_docref_said(r, j);
		if (!end && word(r, j, "của") && (k = vbi_docref_issuers(r, j)) != 0 && word(r, k, "số") && (end = vbi_docref_said(r, k)) != 0)
			r->ref->tail = true;
		if (!end && !law)
			end = far_number(r, j);
		if (end) {
			k = vbi_docref_party_body(r, end + mark(r, end, ","));
			return vbi_docref_tail(r, k ? k : end, kind_is(r, "law"));
		}
		r->ref->number0 = r->ref->number1 = 0;
		r->ref->issuer0 = r->ref->issuer1 = 0;
		abbr = type_attr(r, VBI_KEY_ABBR);
		if (vbi_slice_is(abbr, "NQ") || vbi_slice_is(abbr, "KL") || vbi_slice_is(abbr, "CT")) {
			k = vbi_docref_party_body(r, j);
			if (k)
				return vbi_docref_tail(r, k, false);
		}
	}
	end = vbi_docref_named(r, i, type);
	if (end && r->ref->law && vbi_seg_attr(r->seg, r->ref->law, VBI_KEY_OF).n && r->ref->issuer0 == r->ref->issuer1)
		return 0; /* Quy chế làm việc: whose? */
	if (!end && type)
		end = vbi_docref_of_body(r, r->ref->type1);
	if (!end && type)
		end = vbi_docref_titled(r, i, r->ref->type1);
	if (!end && type)
		end = vbi_docref_national_plan(r, i, r->ref->type1);
	return end;
}

/* 10177:2013 after TCVN: number and year of a standard */
static uint32_t standard_number(const vbi_docref_reader *r, uint32_t j)
{
	vbi_slice text = on(r, j) ? vbi_tok_text(r->seg, j) : vbi_slice_of("", 0);

	return text.n > 5 && r->seg->tok[j].kind == VB_TOKEN_NUMBER && text.p[text.n - 5] == ':' &&
	       (text.p[text.n - 4] == '1' || text.p[text.n - 4] == '2') ? j + 1 : 0;
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
		j = i + 1 + word(r, i + 1, "số");
		end = on(r, j) ? vbi_docref_number(seg, j, &symbol) : 0;
		if (!end && (end = standard_number(r, j)) != 0)
			symbol = true;
		if (!end || (!symbol && vbi_docref_counts_things(r, i, j, end)))
			return 0;
		r->ref->type0 = i;
		r->ref->type1 = i + 1;
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

	for (unsigned n = 0; n < 12; n++) {
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
