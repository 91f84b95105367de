/* ent/taginitial.c - people by their initials: cháu N.T.Đ., học sinh D.A; who wrote a text or took a picture: tagpath.h. */
#include "ent/people.h"
#include "ent/tagcodes.h"

#include <string.h>

#define NAME  VBI_PATH(PER) /* layers, as bits */
#define BODY  VBI_PATH(ORG)
#define NAME_LAYER VBI_PATH_LAYER(PER)

#define AMONG(seg, t, words) vbi_tok_among(seg, t, words, sizeof(words) / sizeof *(words))

/* V.A, P.T.T, N.T.Đ: how many letters a token has that points part; 0 if it is anything else. A reporter (P.V) and what goes on so (v.v.) are
 * nobody. */
static uint32_t letters_of(const vbi_seg *seg, uint32_t t)
{
	const vbi_tok *tok = &seg->tok[t];
	uint32_t letters = 0, length = tok->end - tok->start;

	if (tok->kind != VB_TOKEN_ACRONYM || length < 3 || length > 11)
		return 0;
	for (uint32_t i = tok->start; i < tok->end; letters++) {
		i += (unsigned char)seg->text[i] < 0x80 ? 1 : 2; /* Đ */
		if (i < tok->end && seg->text[i++] != '.')
			return 0;
	}
	return letters < 2 || letters > 5 || vbi_tok_is(seg, t, "T.Ư") || vbi_tok_is(seg, t, "P.V") || vbi_tok_is(seg, t, "V.V") ? 0 : letters;
}

/* N.T.Đ, L.V.H: Thị or Văn behind the first letter of a surname. */
static bool whole_name(const vbi_seg *seg, uint32_t t, uint32_t letters)
{
	const char *p = seg->text + seg->tok[t].start;
	uint32_t first = (unsigned char)p[0] < 0x80 ? 1 : 2;

	return letters > 2 && (first == 2 || memchr("NTLPHVBDCQK", p[0], 11)) && (p[first + 1] == 'T' || p[first + 1] == 'V');
}

/* Nạn nhân N.T.H, học sinh D.A: what somebody is, right before his name. */
static bool is_somebody(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice first[] = {VBI_WORD("nạn"), VBI_WORD("bệnh"), VBI_WORD("bị"),  VBI_WORD("nghi"), VBI_WORD("đối"), VBI_WORD("học"),
	                                  VBI_WORD("sinh"), VBI_WORD("nữ"),  VBI_WORD("nam"), VBI_WORD("bé"),   VBI_WORD("con"), VBI_WORD("em"),
	                                  VBI_WORD("bạn"),  VBI_WORD("cô"),  VBI_WORD("tài"), VBI_WORD("cậu"),  VBI_WORD("đích")};
	static const vbi_slice second[] = {VBI_WORD("nhân"), VBI_WORD("nhi"), VBI_WORD("cáo"),   VBI_WORD("can"),  VBI_WORD("phạm"), VBI_WORD("tượng"),
	                                   VBI_WORD("sinh"), VBI_WORD("viên"), VBI_WORD("trai"), VBI_WORD("gái"), VBI_WORD("xế"),   VBI_WORD("bé"),
	                                   VBI_WORD("giáo"), VBI_WORD("danh")};
	static const vbi_slice thing[] = {VBI_WORD("mang"), VBI_WORD("đứng"), VBI_WORD("cái"), VBI_WORD("đặt"), VBI_WORD("đổi")};

	if (t < 2 || seg->tok[t].space != 1)
		return false;
	if (vbi_tok_is(seg, t - 1, "tên")) /* but mang tên A.B, cái tên A.B */
		return !AMONG(seg, t - 2, thing);
	return AMONG(seg, t - 1, second) && AMONG(seg, t - 2, first);
}

/* Ảnh: H.T; (Ảnh H.T) */
static bool credited(const vbi_seg *seg, uint32_t n, uint32_t t)
{
	if (vbi_tag_credited(seg, t))
		return true;
	return t > 0 && vbi_tok_is(seg, t - 1, "Ảnh") && seg->tok[t].space == 1 &&
	       (t + 1 >= n || vbi_tok_is(seg, t + 1, ")") || seg->tok[t + 1].space > 1);
}

/* Who wrote the text: alone at the end of a paragraph, or before (Tổng hợp), (theo Reuters). */
static bool signs(const vbi_seg *seg, uint32_t n, uint32_t t)
{
	uint32_t next = t + 1;

	if (t == 0 || (seg->tok[t].space < 2 && seg->tok[t - 1].sentence == seg->tok[t].sentence))
		return false;
	next += next < n && vbi_tok_is(seg, next, ".") && seg->tok[next].space == 0;
	if (next >= n || seg->tok[next].space > 1)
		return true;
	return next + 1 < n && vbi_tok_is(seg, next, "(") && (vbi_tok_is_lower(seg, next + 1, "tổng") || vbi_tok_is_lower(seg, next + 1, "theo"));
}

/* (20 tuổi), (SN 1988), mất ngày: an age or a birth in a bracket behind token t. */
static bool aged(const vbi_seg *seg, uint32_t n, uint32_t t)
{
	t += t + 1 < n && vbi_tok_is(seg, t + 1, ".") && seg->tok[t + 1].space == 0;
	return t + 3 < n && vbi_tok_is(seg, t + 1, "(") &&
	       ((seg->tok[t + 2].kind == VB_TOKEN_NUMBER && vbi_tok_is(seg, t + 3, "tuổi")) || vbi_tok_is(seg, t + 2, "SN") ||
	        (vbi_tok_is_lower(seg, t + 2, "sinh") && vbi_tok_is(seg, t + 3, "năm")));
}

/* Trần Thị K.O., Phạm H.G: the name before its last words' initials at token t. Returns where it begins, t if there is none. */
static uint32_t begun_before(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	uint32_t first = t;

	if (!vbi_tag_glued(seg, t) || seg->tok[t - 1].sentence != seg->tok[t].sentence || !vbi_tok_title(&seg->tok[t - 1]))
		return t;
	while (first > 0 && t - first < 4 && (first == t || vbi_path_goes_on(path, first, NAME_LAYER) || !vbi_path_any(path, first, VBI_PATH_ALL)) &&
	       vbi_tag_glued(seg, first) && vbi_tok_title(&seg->tok[first - 1]) && !vbi_path_any(path, first - 1, VBI_PATH_ALL & ~NAME))
		first--;
	return first < t && (vbi_path_begins(path, first, NAME_LAYER) || (!vbi_path_any(path, first, NAME) && vbi_seg_any(seg, first) & VBI_MASK(SURNAME) &&
	                                                                  !(vbi_seg_any(seg, first) & (VBI_MASK(STOP) | VBI_MASK(LOC_UNIT) | VBI_MASK(ORG_HEAD))) &&
	                                                                  t - first > 1))
	               ? first
	               : t;
}

/* ... phải mổ lấy ra. N. Huyền: who wrote the text, with the initial of his first name. t: a letter. */
static void byline(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t end = t + 2;

	if (seg->tok[t].end - seg->tok[t].start != 1 || t + 2 >= n || !vbi_tok_is(seg, t + 1, ".") || seg->tok[t + 1].space != 0 ||
	    (seg->tok[t].space < 2 && !(t > 0 && seg->tok[t - 1].kind == VB_TOKEN_PUNCT && seg->tok[t].space == 1)))
		return;
	while (end < n && end - t < 5 && seg->tok[end].space <= 1 && vbi_tok_title(&seg->tok[end]))
		end++;
	if (end == t + 2 || end - t > 4 || !(end >= n || seg->tok[end].space > 1) || vbi_path_next(path, end, t) < end || vbi_path_any(path, t, VBI_PATH_ALL) ||
	    vbi_seg_any(seg, t + 2) & (VBI_MASK(STOP) | VBI_MASK(LOC_UNIT) | VBI_MASK(ORG_HEAD)))
		return;
	vbi_path_put(path, n, t, end, NAME);
}

/* The words beside token t tell that it is somebody. */
static bool told(const vbi_seg *seg, uint32_t n, uint32_t t)
{
	return vbi_honorific_before(seg, t) || is_somebody(seg, t) || credited(seg, n, t) ||
	       (t > 1 && vbi_tok_is_lower(seg, t - 2, "tên") && vbi_tok_is(seg, t - 1, "là")) || aged(seg, n, t);
}

/* t: an acronym in nothing, or a body by itself. */
static void name_at(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t letters = letters_of(seg, t), first = t;
	bool body = vbi_path_any(path, t, BODY);

	if (!letters)
		return;
	if (!body)
		first = begun_before(seg, path, t);
	if (first < t || told(seg, n, t) || (!body && (whole_name(seg, t, letters) || signs(seg, n, t)))) {
		vbi_path_clear(path, n, first, t + 1, NAME | BODY);
		vbi_path_put(path, n, first, t + 1, NAME);
	}
}

/* Token t is in nothing, or a body by itself. */
static bool may_be_somebody(const uint16_t *path, uint32_t t)
{
	return !vbi_path_any(path, t, VBI_PATH_ALL) ||
	       (!vbi_path_any(path, t, VBI_PATH_ALL & ~BODY) && vbi_path_begins(path, t, VBI_PATH_LAYER(ORG)) && vbi_path_end(path, t, VBI_PATH_LAYER(ORG)) == t + 1);
}

#define CALLED 16u /* people that are remembered */

/* D.A nghỉ học, P.T.N. và C.T.A.: who is called so elsewhere, or stands in a list with one by his initials. */
static void name_again(const vbi_seg *seg, uint16_t *path, uint32_t n, const uint32_t *list, uint32_t listed)
{
	uint32_t called[CALLED], names = 0;

	for (uint32_t k = 0; k < listed && names < CALLED; k++)
		if (vbi_path_any(path, list[k], NAME) && letters_of(seg, list[k]))
			called[names++] = list[k];
	for (uint32_t k = 0; names && k < listed; k++) {
		uint32_t t = list[k];
		bool known = false;

		if (!may_be_somebody(path, t) || !letters_of(seg, t))
			continue;
		for (uint32_t i = 0; !known && i < names; i++)
			known = vbi_tag_same_text(seg, t, called[i]);
		known |= t > 2 && vbi_tag_joins(seg, t - 1) && vbi_path_any(path, t - 2 - (vbi_tok_is(seg, t - 2, ".") && seg->tok[t - 2].space == 0), NAME);
		if (known) {
			vbi_path_clear(path, n, t, t + 1, BODY);
			vbi_path_put(path, n, t, t + 1, NAME);
		}
	}
}

void vbi_tag_initials(const vbi_seg *seg, const vbi_tag_views *views, const vbi_tag_capitals *capitals, uint16_t *path, uint32_t n)
{
	uint32_t *list = views->capital + views->capitals, listed = 0, all = 0;

	/* which are acronyms nobody could guess: no branch */
	for (uint32_t k = 0; k < capitals->stranges; k++) {
		uint32_t t = list[all] = capitals->strange[k];
		const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + t];
		unsigned kind = vbi_tag_kind(v);

		all += kind == VB_TOKEN_ACRONYM;
		if ((unsigned)(kind == VB_TOKEN_FOREIGN) & (unsigned)(v[1].symbol == views->cues->point))
			byline(seg, path, n, t);
	}
	for (uint32_t k = 0; k < all; k++) {
		const vbi_tok *tok = &seg->tok[list[k]];
		const char *p = seg->text + tok->start;

		list[listed] = list[k];
		listed += tok->end - tok->start > 2 && (p[1] == '.' || p[2] == '.'); /* Đ has two bytes */
	}
	for (uint32_t k = 0; k < listed; k++)
		if (may_be_somebody(path, list[k]))
			name_at(seg, path, n, list[k]);
	if (listed > 1)
		name_again(seg, path, n, list, listed);
}
