/* ent/tagdocref.c - what the grammar of documents knows better than weights, put right in the path (tagpath.h): two references that were
 * taken for one, provisions left out, brackets left open, papers with a symbol or a proper title that no weight has met. */
#include "ent/tagger.h"

#include "ent/docref.h"
#include "ent/tagpath.h"

#include <string.h>

#define PAPER VBI_PATH(DOC) /* a layer, as a bit */
#define LAYER VBI_PATH_LAYER(DOC)

/* ---- two for one ---- */

/* Where the first of two references ends when the second begins at next: before và, a comma or a semicolon between them; else next,
 * as at a line end, which parts them and takes no token. */
static uint32_t parted(const vbi_seg *seg, uint32_t next)
{
	if (seg->tok[next].space >= 2)
		return next;
	return vbi_tok_is(seg, next - 1, "và") || vbi_tok_is(seg, next - 1, ",") || vbi_tok_is(seg, next - 1, ";") ? next - 1 : next;
}

/* Luật sửa đổi, bổ sung một số điều của Luật A, Luật B: its title goes on. */
static bool amends(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	while (t + 2 < end && !vbi_tok_is_lower(seg, t, "sửa"))
		t++;
	return t + 2 < end && vbi_tok_is_lower(seg, t + 1, "đổi") && (vbi_tok_is(seg, t + 2, ",") || vbi_tok_is_lower(seg, t + 2, "một") || vbi_tok_is_lower(seg, t + 2, "bổ"));
}

/* Luật Thương mại và Bộ luật Dân sự; Hiệp ước A, hiệp ước B: the second one, ent, begins within what was decided to be one. before:
 * the reference that the grammar found before it. */
static void part_two(const vbi_seg *seg, uint16_t *path, uint32_t n, const vbi_ent *before, const vbi_ent *ent)
{
	uint32_t t = ent->t0, first, end;

	while (t > 0 && vbi_path_goes_on(path, t, LAYER))
		t--;
	first = parted(seg, ent->t0);
	if (before->t0 < t || before->t1 > first || before->t1 + 2 < first || amends(seg, t, first) ||
	    (first == ent->t0 && seg->tok[first].space < 2))
		return;
	end = vbi_path_end(path, t, LAYER);
	vbi_path_put(path, n, t, first, PAPER);
	vbi_path_put(path, n, ent->t0, end, PAPER);
}

/* ---- begin and end ---- */

/* Điều 4, Luật Phòng cháy: the provision is of it. */
static void take_provision(const vbi_seg *seg, uint16_t *path, uint32_t n, const vbi_ent *ent)
{
	uint32_t t = vbi_path_next_of(path, n, ent->t0, PAPER), end;

	if (t <= ent->t0 || t >= ent->t1 || !(vbi_seg_any(seg, ent->t0) & VBI_MASK(DOC_PART)) || vbi_path_any(path, ent->t0, VBI_PATH_ALL))
		return;
	end = vbi_path_end(path, t, LAYER);
	vbi_path_put(path, n, ent->t0, end > ent->t1 ? end : ent->t1, PAPER);
}

/* Điểm b, | c, d, đ và | q khoản 2 Điều 19 Luật số 69/2020/QH14: a long list of letters that was cut. */
static void join_letters(const vbi_seg *seg, uint16_t *path, uint32_t n, const vbi_ent *ent)
{
	uint32_t end = vbi_path_end(path, ent->t0, LAYER), t = end, stop;

	if (end >= ent->t1 || !(vbi_seg_any(seg, ent->t0) & VBI_MASK(DOC_PART)))
		return;
	while (t < ent->t1 && !vbi_path_begins(path, t, LAYER) &&
	       (seg->tok[t].end - seg->tok[t].start <= 2 || vbi_tok_is(seg, t, "và") || vbi_tok_is(seg, t, "hoặc")))
		t++;
	if (t == end || t >= ent->t1 || !vbi_path_begins(path, t, LAYER))
		return;
	stop = vbi_path_end(path, t, LAYER);
	vbi_path_put(path, n, ent->t0, stop > ent->t1 ? stop : ent->t1, PAPER);
}

/* quyết định số 25/QĐ-TC | của Tổng giám đốc Công ty X, kế hoạch số 26 | (tháng 4/2011): what the grammar reads up to token t is whose it is, or
 * when. */
static bool whose(const vbi_seg *seg, const uint16_t *path, uint32_t end, uint32_t t)
{
	if (vbi_tok_is(seg, end, "của")) {
		unsigned layer = vbi_path_begins(path, end + 1, VBI_PATH_LAYER(TITLE)) ? VBI_PATH_LAYER(TITLE) : VBI_PATH_LAYER(ORG);

		return vbi_path_begins(path, end + 1, layer) && vbi_path_end(path, end + 1, layer) == t;
	}
	return vbi_tok_is(seg, end, "(") && vbi_tok_is(seg, t - 1, ")") && vbi_path_begins(path, end + 1, VBI_PATH_LAYER(DATE)) &&
	       vbi_path_end(path, end + 1, VBI_PATH_LAYER(DATE)) == t - 1;
}

/* công văn số 31/CV-ĐT | đến ĐH Đà Nẵng, văn bản số 23 | hôm 2.6, Công ước FCTC | , năm 2006: what the grammar ends is not of it. Nghị quyết 30a: what no blank
 * parts is. */
static void end_as_read(const vbi_seg *seg, uint16_t *path, uint32_t n, const vbi_ent *ent)
{
	uint32_t end = vbi_path_end(path, ent->t0, LAYER), t = ent->t1;

	if (end + 1 == t && seg->tok[end].space == 0)
		vbi_path_put(path, n, ent->t0, t, PAPER);
	else if (end < t && ent->sub == VBI_SUB_DOC_NUMBERED && whose(seg, path, end, t))
		vbi_path_put(path, n, ent->t0, t, PAPER);
	if (end <= t + 1)
		return;
	if (vbi_tok_is(seg, t, "hôm") || vbi_tok_is(seg, t, "Ngày") || (vbi_tok_is(seg, t, "và") && vbi_tok_is(seg, t + 1, "ngày")) || (vbi_tok_is(seg, t, "đến") && !vbi_tok_is(seg, t + 1, "năm")) || vbi_tok_is(seg, t, "trong") || vbi_tok_is(seg, t, "gửi") ||
	    (vbi_tok_is(seg, t, ",") && vbi_tok_is(seg, t + 1, "năm")))
		vbi_path_clear(path, n, t, end, PAPER);
}

/* Luật Quản lý | tài sản công: the small words of its name, up to a mark or a word that no name goes on with. */
static void whole_name(const vbi_seg *seg, uint16_t *path, uint32_t n, const vbi_ent *ent)
{
	uint32_t end = vbi_path_end(path, ent->t0, LAYER);
	bool marked = ent->t1 >= n || seg->tok[ent->t1].kind >= VB_TOKEN_PUNCT || seg->tok[ent->t1].space > 1 || vbi_tok_in(seg, ent->t1, VBI_SET_NO_LAW);

	if (end >= ent->t1 || ent->t1 - end > 6 || !marked ||
	    !(seg->tok[ent->t0].shape == VB_SHAPE_TITLE || (vbi_tok_is(seg, ent->t0, "luật") && seg->tok[ent->t0 + 1].shape == VB_SHAPE_TITLE && !vbi_path_any(path, ent->t0 + 1, VBI_PATH(ORG)))) ||
	    !(vbi_tok_is_lower(seg, ent->t0, "luật") || vbi_tok_is_lower(seg, ent->t0, "pháp") || vbi_tok_is_lower(seg, ent->t0, "bộ") ||
	      (vbi_tok_is(seg, ent->t0, "Hiệp") && (end + 1 == ent->t1 || vbi_tag_common(seg, end - 1)))))
		return;
	for (uint32_t i = end; i < ent->t1; i++)
		if (!vbi_tok_small(&seg->tok[i]) || vbi_path_any(path, i, VBI_PATH_ALL & ~VBI_PATH(ORG)))
			return;
	vbi_path_put(path, n, ent->t0, ent->t1, PAPER);
}

/* Số: 12/QĐ-UBND<tab>Hà Nội, ngày ...: it ends with its column of a letterhead. */
static void end_with_column(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, LAYER);

	for (uint32_t i = t + 1; i < end; i++)
		if (memchr(seg->text + seg->tok[i - 1].end, '\t', seg->tok[i].start - seg->tok[i - 1].end)) {
			vbi_path_clear(path, n, i, end, PAPER);
			return;
		}
}

/* Nghị định 11 | (của Chính phủ về ...; (Luật Phòng cháy | ). */
static void close_bracket(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, LAYER), open = end;

	for (uint32_t i = t; i < end; i++)
		if (vbi_tok_is(seg, i, "("))
			open = i;
		else if (vbi_tok_is(seg, i, ")") && open < end)
			open = end;
		else if (vbi_tok_is(seg, i, ")") && i + 1 == end)
			open = i;
	if (open < end && open > t && !(end < n && vbi_tok_is(seg, end, ")")))
		vbi_path_clear(path, n, open, end, PAPER);
}

/* quyết định số 99 của UBND Cách mạng Bình Trị Thiên | ngày 19/5/1976: the day behind whose it is. */
static void take_day(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, LAYER);

	/* what ends within a body goes on to its end (tagtake.c) */
	while (end < n && path[end] >> 8 & (VBI_PATH(ORG) | VBI_PATH(TITLE) | VBI_PATH(LOC)))
		end++;
	if (end + 1 >= n || !vbi_path_begins(path, end, VBI_PATH_LAYER(DATE)) || !vbi_tok_is(seg, end, "ngày") || seg->tok[end].space != 1 ||
	    seg->tok[end + 1].kind != VB_TOKEN_NUMBER || !vbi_path_any(path, end - 1, VBI_PATH(ORG) | VBI_PATH(TITLE) | VBI_PATH(LOC)))
		return;
	for (uint32_t i = t; i < end; i++)
		if (vbi_path_any(path, i, VBI_PATH(DATE)))
			return;
	vbi_path_put(path, n, t, vbi_path_end(path, end, VBI_PATH_LAYER(DATE)), PAPER);
}

/* quyết định số 71/QĐ-TC của Tổng | giám đốc Công ty X: it does not end within an office that began in it. */
static void whole_office(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, LAYER), stop = end;

	while (stop < n && vbi_path_goes_on(path, stop, VBI_PATH_LAYER(TITLE)))
		stop++;
	for (uint32_t i = end; i > t && stop > end; i--)
		if (vbi_path_begins(path, i - 1, VBI_PATH_LAYER(TITLE))) {
			if (i > t + 1 && vbi_tok_is(seg, i - 2, "của"))
				vbi_path_put(path, n, t, stop, PAPER);
			return;
		}
}

/* ---- none ---- */

/* Biên bản, Quy hoạch: the kind alone; or (DN của SCIC đến năm 2020) what begins like no document, though a year follows as behind a plan. */
static bool none(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	const vbi_match *type = vbi_seg_longest(seg, t, VBI_MASK(DOC_TYPE));

	/* (sửa đổi năm 2002); số 1B-1B1 đường Hòa Bình */
	if ((vbi_tok_is_lower(seg, t, "sửa") && vbi_tok_is(seg, t + 1, "đổi")) ||
	    (vbi_tok_is_lower(seg, t, "số") && end - t == 2 && seg->tok[t + 1].kind == VB_TOKEN_CODE && seg->tok[t + 1].end - seg->tok[t + 1].start < 8 &&
	     !memchr(vbi_tok_text(seg, t + 1).p, '/', vbi_tok_text(seg, t + 1).n) && !vbi_docref_symbol_known(seg->lex, vbi_tok_text(seg, t + 1))))
		return true;
	if (type)
		return type->count == end - t && type->count > 1 && !(vbi_seg_any(seg, t) & VBI_MASK(DOC_LAW));
	return end - t > 3 && seg->tok[end - 1].kind == VB_TOKEN_NUMBER && vbi_tok_is(seg, end - 2, "năm") && vbi_tok_is(seg, end - 3, "đến") &&
	       !(vbi_seg_any(seg, t) & (VBI_MASK(DOC_LAW) | VBI_MASK(DOC_SYMBOL) | VBI_MASK(DOC_PART))) && seg->tok[t].kind != VB_TOKEN_CODE &&
	       !vbi_tok_is_lower(seg, t, "chiến") && !vbi_tok_is_lower(seg, t, "chính") && !vbi_tok_is_lower(seg, t, "đề");
}

/* ---- trusted without weights ---- */

/* 192/QĐ-UBND: a number, a slash, the symbol of a type. */
static bool has_symbol(const vbi_seg *seg, const vbi_docref *ref)
{
	vbi_slice number = vbi_toks_text(seg, ref->number0, ref->number1);
	size_t at = 0;

	while (at < number.n && number.p[at] >= '0' && number.p[at] <= '9')
		at++;
	return ref->symbol && at > 0 && at + 2 < number.n && number.p[at] == '/' && vbi_docref_symbol_type(seg->lex, number).n > 0 &&
	       number.n - at > 4;
}

/* công điện số 8: of a type that is none but a document's. */
static bool said_number(const vbi_seg *seg, const vbi_docref *ref)
{
	return ref->number1 && ref->type && vbi_tok_is_lower(seg, ref->number0 - 1, "số") && !vbi_seg_attr(seg, ref->type, VBI_KEY_NUM).n &&
	       (vbi_slice_is(vbi_seg_attr(seg, ref->type, VBI_KEY_KIND), "act") || !vbi_seg_attr(seg, ref->type, VBI_KEY_VERB).n);
}

/* BLHS 2015, BLTTHS; UNCLOS 1982: a code by its letters, a treaty with its year. */
static bool by_letters(const vbi_seg *seg, const uint16_t *path, const vbi_docref *ref)
{
	return ref->law && ref->name1 == ref->name0 + 1 && seg->tok[ref->name0].kind == VB_TOKEN_ACRONYM && !vbi_path_any(path, ref->name0, VBI_PATH(ORG) | VBI_PATH(TITLE)) &&
	       ((ref->date && seg->tok[ref->name1].space == 1) || memcmp(vbi_tok_text(seg, ref->name0).p, "BL", 2) == 0);
}

/* Tuyên bố ứng xử của các bên trên Biển Đông; quy chế thi THPT quốc gia: four words that the dictionary has as a title with its capital, five
 * without. */
static bool known_title(const vbi_seg *seg, const uint16_t *path, const vbi_docref *ref)
{
	return ref->law && ref->name1 - ref->name0 > 3u + (seg->tok[ref->name0].shape == VB_SHAPE_LOWER) && seg->tok[ref->name0].shape != VB_SHAPE_UPPER &&
	       !vbi_path_any(path, ref->name0, VBI_PATH(ORG) | VBI_PATH(TITLE) | VBI_PATH(PER));
}

/* nghị định 81 và 116 */
static bool next_number(const vbi_seg *seg, const uint16_t *path, const vbi_docref *ref)
{
	return ref->number1 && ref->number0 == ref->t0 && ref->t0 > 1 && parted(seg, ref->t0) < ref->t0 && vbi_path_any(path, ref->t0 - 2, PAPER);
}

/* Pháp lệnh Đo lường, Công ước quốc tế về ...: the kind and its name with capitals, in running text. */
static bool proper_title(const vbi_seg *seg, const uint16_t *path, const vbi_docref *ref)
{
	vbi_slice kind = ref->type ? vbi_seg_attr(seg, ref->type, VBI_KEY_KIND) : vbi_slice_of("", 0);
	const vbi_tok *tok = &seg->tok[ref->t0];
	bool law = vbi_slice_is(kind, "law"), treaty = vbi_slice_is(kind, "treaty");

	/* pháp lệnh đấu thầu: of a kind that has no other meaning, and a name of the dictionary */
	if (law && ref->law && vbi_tok_is_lower(seg, ref->type0, "pháp"))
		return !vbi_path_any(path, ref->t0, VBI_PATH(ORG) | VBI_PATH(TITLE));
	if (!(law || treaty) || ref->name1 <= ref->name0 || tok->shape != VB_SHAPE_TITLE || ref->type1 >= seg->toks ||
	    !vbi_tok_capital(&seg->tok[ref->type1]) || vbi_path_any(path, ref->type1, VBI_PATH(PER) | VBI_PATH(TITLE)))
		return false;
	if (ref->t0 > 0 && tok->space == 1 && !(vbi_tok_small(tok - 1) && tok[-1].sentence == tok->sentence) && !vbi_tok_is_lower(seg, ref->t0, "pháp"))
		return false;
	return !(ref->t0 > 0 && vbi_tok_is_lower(seg, ref->t0 - 1, "chức")) && !vbi_path_any(path, ref->type1, VBI_PATH(LOC));
}

static void trust(const vbi_seg *seg, vbi_ents *ents, const vbi_ent *ent)
{
	uint16_t *path = ents->path;
	vbi_docref ref;

	for (uint32_t t = ent->t0; t < ent->t1; t++)
		if (vbi_path_any(path, t, PAPER))
			return;
	if (!vbi_docref_read(seg, ents, ent->t0, &ref))
		ref = (vbi_docref){.t0 = ent->t0, .number0 = ent->t0, .number1 = ent->t1};
	if (has_symbol(seg, &ref) || said_number(seg, &ref) || next_number(seg, path, &ref) || by_letters(seg, path, &ref) || known_title(seg, path, &ref) || proper_title(seg, path, &ref))
		vbi_path_put(path, (uint32_t)seg->toks, ent->t0, ent->t1, PAPER);
	if (known_title(seg, path, &ref))
		vbi_path_clear(path, (uint32_t)seg->toks, ref.name0, ref.name1, VBI_PATH_ALL & ~(PAPER | VBI_PATH(DATE)));
}

/* Quy chế ... của Tổng công ty X, giấy chứng nhận đầu tư số 458, Hiệp định miễn thị thực cho ...: as the grammar read it, and nothing of its
 * title is an entity by itself. */
static bool put_sure(const vbi_seg *seg, vbi_ents *ents, const vbi_ent *ent)
{
	const unsigned names = VBI_PATH(PER) | VBI_PATH(ORG) | VBI_PATH(TITLE);
	uint32_t n = (uint32_t)seg->toks;
	uint16_t *path = ents->path;
	vbi_docref ref;

	if (path[ent->t0] >> 8 & (PAPER | names) || !vbi_docref_read(seg, ents, ent->t0, &ref) || !ref.sure || ref.t1 < ent->t1 ||
	    (!ref.sealed && vbi_path_begins(path, ent->t0, LAYER) && vbi_path_end(path, ent->t0, LAYER) > ent->t1))
		return false;
	if (ref.sealed)
		vbi_path_clear(path, n, ref.name0, ref.name1, VBI_PATH_ALL & ~(PAPER | VBI_PATH(DATE)));
	vbi_path_clear(path, n, ent->t0, ref.type1, names);
	vbi_path_put(path, n, ent->t0, ent->t1, PAPER);
	return true;
}

/* Luật Phòng cháy và Chữa cháy, Bộ Quy tắc ứng xử ở Biển Đông: what stands within the title of a law is nothing by itself (guidelines, decided cases). */
static void own_title(const vbi_seg *seg, const vbi_ents *ents, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, LAYER);
	vbi_docref ref;

	if (!vbi_docref_read(seg, ents, t, &ref) || ref.name1 <= ref.name0 || ref.name1 > end)
		return;
	if (!(ref.law && ref.name1 - ref.name0 > 4) && !(ref.type && vbi_slice_is(vbi_seg_attr(seg, ref.type, VBI_KEY_KIND), "law")))
		return;
	vbi_path_clear(path, n, ref.name0, ref.name1, VBI_PATH_ALL & ~(PAPER | VBI_PATH(DATE)));
}

/* đàm phán COC: what elsewhere in the window is written like the letters at token at, which no dictionary has, and is a body by itself or
 * nothing. */
static void same_letters(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t at)
{
	for (uint32_t k = 0; k < views->capitals; k++) {
		uint32_t i = views->capital[k];
		bool body = seg->tok[i].kind == VB_TOKEN_ACRONYM && vbi_path_begins(path, i, VBI_PATH_LAYER(ORG));

		if (seg->tok[i].kind != VB_TOKEN_ACRONYM || i == at || seg->tok[i].end - seg->tok[i].start != seg->tok[at].end - seg->tok[at].start ||
		    memcmp(seg->text + seg->tok[i].start, seg->text + seg->tok[at].start, seg->tok[i].end - seg->tok[i].start) != 0 ||
		    (body ? vbi_path_end(path, i, VBI_PATH_LAYER(ORG)) != i + 1 : vbi_path_any(path, i, VBI_PATH(ORG))) ||
		    vbi_path_any(path, i, VBI_PATH(PER) | VBI_PATH(TITLE) | PAPER))
			continue;
		vbi_path_clear(path, n, i, i + 1, VBI_PATH(ORG) | VBI_PATH(LOC));
		vbi_path_put(path, n, i, i + 1, PAPER);
	}
}

/* Hiệp định khung về thương mại (TIFA), Tuyên bố về ứng xử ... (DOC): the letters of a treaty in brackets behind it are no body. */
static void letters(const vbi_seg *seg, const vbi_tag_views *views, uint16_t *path, uint32_t n, uint32_t t)
{
	static const char *const kind[][2] = {{"hiệp", "định"}, {"hiệp", "ước"}, {"công", "ước"}, {"nghị", "định"}, {"tuyên", "bố"}, {"bộ", "quy"}};
	uint32_t end = vbi_path_end(path, t, LAYER);
	bool treaty = false;

	/* FTA is any of them; Ủy ban thực thi Hiệp định Dệt may (CITA), with Liên minh Kinh tế Á - Âu (EAEU): of the body */
	if (end + 2 >= n || !vbi_tok_is(seg, end, "(") || seg->tok[end + 1].kind != VB_TOKEN_ACRONYM || !vbi_tok_is(seg, end + 2, ")") || end - t < 4 ||
	    seg->tok[end].space > 1 || vbi_path_any(path, end - 1, VBI_PATH(ORG) | VBI_PATH(LOC) | VBI_PATH(TITLE)) ||
	    vbi_tok_is(seg, end + 1, "FTA") || (vbi_seg_any(seg, end + 1) & VBI_MASK(ORG_NAME)) || (t > 2 && vbi_tok_is(seg, t - 1, "thi") && vbi_path_any(path, t - 3, VBI_PATH(ORG))) ||
	    (t > 0 && vbi_path_any(path, t - 1, VBI_PATH(ORG))))
		return;
	for (size_t k = 0; k < sizeof kind / sizeof *kind; k++)
		treaty |= vbi_tok_is_lower(seg, t, kind[k][0]) && vbi_tok_is_lower(seg, t + 1, kind[k][1]);
	if (!treaty || (vbi_tok_is_lower(seg, t, "nghị") && !vbi_tok_is_lower(seg, t + 2, "thư")))
		return;
	vbi_path_clear(path, n, end + 1, end + 2, VBI_PATH(ORG) | VBI_PATH(LOC) | VBI_PATH(PER));
	vbi_path_put(path, n, end + 1, end + 2, PAPER);
	if (!(vbi_seg_any(seg, end + 1) & VBI_MASK(DOC_LAW)))
		same_letters(seg, views, path, n, end + 1);
}

/* Luật số: 31/2024/QH15, in a letterhead: the number alone (guidelines, official documents). */
static void letterhead(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = vbi_path_end(path, t, LAYER);

	if (end - t < 4 || !vbi_tok_is(seg, t + 2, ":") || !vbi_tok_is(seg, t + 1, "số") || !vbi_tok_is_lower(seg, t, "luật") || (t > 0 && seg->tok[t].space < 2) ||
	    (end < n && seg->tok[end].space < 2 && seg->tok[end].kind != VB_TOKEN_PUNCT))
		return;
	vbi_path_clear(path, n, t, end, PAPER);
	vbi_path_put(path, n, t + 3, end, PAPER);
}

void vbi_tag_documents(const vbi_seg *seg, vbi_ents *ents)
{
	uint32_t n = (uint32_t)seg->toks;
	uint16_t *path = ents->path;
	const vbi_ent *before = NULL;

	for (size_t i = 0; i < ents->n; i++) {
		const vbi_ent *ent = &ents->list[i];

		if ((ent->type != VB_ENTITY_DOC) | ent->dead)
			continue;
		if (ent->sub == VBI_SUB_DOC_SURE && put_sure(seg, ents, ent)) {
			before = ent;
			continue;
		}
		if (before && vbi_path_goes_on(path, ent->t0, LAYER))
			part_two(seg, path, n, before, ent);
		else if (!vbi_path_begins(path, ent->t0, LAYER))
			take_provision(seg, path, n, ent);
		else {
			join_letters(seg, path, n, ent);
			whole_name(seg, path, n, ent);
			end_as_read(seg, path, n, ent);
		}
		trust(seg, ents, ent);
		before = ent;
	}
	for (uint32_t t = 0; (t = vbi_path_next_of(path, n, t, PAPER)) < n; t++) {
		if (none(seg, t, vbi_path_end(path, t, LAYER)))
			vbi_path_clear(path, n, t, vbi_path_end(path, t, LAYER), PAPER);
		else {
			end_with_column(seg, path, n, t);
			close_bracket(seg, path, n, t);
			whole_office(seg, path, n, t);
			take_day(seg, path, n, t);
			own_title(seg, ents, path, n, t);
			letterhead(seg, path, n, t);
			letters(seg, &ents->views, path, n, t);
		}
	}
}
