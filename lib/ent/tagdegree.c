/* ent/tagdegree.c - degrees and mandates before a name, those that are joined, those that nobody has: tagpath.h. */
#include "ent/office.h"
#include "ent/tagcodes.h"

#define NAME   VBI_PATH(PER) /* layers, as bits */
#define BODY   VBI_PATH(ORG)
#define PLACE  VBI_PATH(LOC)
#define OFFICE VBI_PATH(TITLE)

#define AMONG(seg, t, words) vbi_tok_among(seg, t, words, sizeof(words) / sizeof *(words))

/* ---- joined ones ---- */

/* TS, ThS, PGS-TS, GS.VS: token t is a degree by its letters, or some of them; with_honours: or an honour. */
static bool in_letters(const vbi_seg *seg, uint32_t t, bool with_honours)
{
	const uint64_t classes = VBI_MASK(T_DEGREE) | (with_honours ? VBI_MASK(T_HONOR) : 0);

	return seg->tok[t].kind != VB_TOKEN_SYLLABLE && seg->tok[t].kind != VB_TOKEN_PUNCT && vbi_tok_capital(&seg->tok[t]) &&
	       (vbi_seg_has(seg, t, 1, classes) || vbi_office_degrees(seg, t));
}

/* GS - TS, ThS-BS, Ths. Bs, TS.BS: the first of the degrees in a row that end before token end; end if there are none. */
static uint32_t first_in_row(const vbi_seg *seg, uint32_t end)
{
	uint32_t first = end;
	bool joined = false; /* by a dash */

	while (first > 0 && seg->tok[first].space <= 1 && seg->tok[first].sentence == seg->tok[first - 1].sentence) {
		uint32_t t = first - 1;

		t -= t > 0 && vbi_tok_is(seg, t, ".") && seg->tok[t].space == 0 && !joined;
		if (!in_letters(seg, t, joined))
			break;
		first = t;
		joined = t > 1 && vbi_tag_dash(seg, t - 1) && seg->tok[t].space <= 1 && in_letters(seg, t - 2, false);
		first -= joined;
	}
	return first;
}

/* Thứ trưởng Bộ Y tế | GS - TS Nguyễn Văn A: degrees in a row before a name are one title, and of no body before them. t: a name. */
static void join_degrees(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t first, end = t;

	if (t < 1 || seg->tok[t].space > 1 || seg->tok[t - 1].kind == VB_TOKEN_SYLLABLE)
		return;
	first = first_in_row(seg, t);
	if (first == t)
		return;
	/* TS. Lê Mai: the point is of the degree where it was found so */
	if (vbi_tok_is(seg, t - 1, ".") && !vbi_path_any(path, t - 1, OFFICE))
		end--;
	if (vbi_path_begins(path, first, VBI_PATH_LAYER(TITLE)) && vbi_path_end(path, first, VBI_PATH_LAYER(TITLE)) >= end &&
	    !vbi_path_any(path, first, BODY))
		return;
	vbi_path_clear(path, n, first, end, OFFICE | BODY | PLACE | NAME);
	vbi_path_put(path, n, first, end, OFFICE);
}

/* ---- what is missed ---- */

/* Nghị sĩ Nga Alexei Pushkov, giáo sư Phi: a mandate or degree right before a name, or before the country or party
 * between. t: a name. */
static void give_mandate(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	uint32_t last = t, first;

	if (t < 2 || seg->tok[t].space != 1)
		return;
	if (vbi_path_any(path, t - 1, PLACE | BODY) && !vbi_path_any(path, t - 1, OFFICE | VBI_PATH(DOC)))
		while (last > 2 && t - last < 4 && !vbi_path_begins(path, last, VBI_PATH_LAYER(LOC)) &&
		       !vbi_path_begins(path, last, VBI_PATH_LAYER(ORG)))
			last--;
	if (last < t && !vbi_path_any(path, last, PLACE | BODY))
		return;
	if (last < 2 || seg->tok[last].space != 1 || vbi_path_any(path, last - 1, VBI_PATH_ALL) ||
	    vbi_path_any(path, last - 2, VBI_PATH_ALL) || !vbi_tok_small(&seg->tok[last - 1]))
		return;
	first = last - 2;
	if (vbi_tok_is_lower(seg, first, "trúc"))
		return; /* kiến trúc sư: what somebody does */
	if (!vbi_seg_has(seg, first, 2,
	                 last < t ? VBI_MASK(T_MANDATE)
	                          : VBI_MASK(T_MANDATE) | VBI_MASK(T_DEGREE) | VBI_MASK(T_RELIGIOUS)))
		return;
	first -= first > 0 && seg->tok[first].space == 1 && vbi_seg_has(seg, first - 1, 3, VBI_TAG_NO_OFFICE) &&
	         !vbi_path_any(path, first - 1, VBI_PATH_ALL);
	vbi_path_put(path, n, first, t, OFFICE);
}

void vbi_tag_degree(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t)
{
	join_degrees(seg, path, n, t);
	give_mandate(seg, path, n, t);
}

/* ---- what is none ---- */

/* Luận án tiến sĩ, khóa thạc sĩ, học phí đại học và thạc sĩ, cấp bằng tiến sĩ: what is studied for or given out, where nobody is named
 * who has it. t: a degree. */
bool vbi_tag_course(const vbi_seg *seg, const uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	static const vbi_slice word[] = {VBI_WORD("án"),    VBI_WORD("khóa"), VBI_WORD("khoá"), VBI_WORD("phí"),
	                                 VBI_WORD("trình"), VBI_WORD("học"),  VBI_WORD("đẳng"), VBI_WORD("tạo")};
	static const vbi_slice first[] = {VBI_WORD("luận"), VBI_WORD("học"), VBI_WORD("chương"),
	                                  VBI_WORD("đại"),  VBI_WORD("cao"), VBI_WORD("đào")};
	static const vbi_slice studied[] = {VBI_WORD("bằng"), VBI_WORD("bậc"), VBI_WORD("học"), VBI_WORD("thi")};
	uint32_t last = t - 1;

	if (!(vbi_seg_any(seg, t) & VBI_MASK(T_DEGREE)))
		return false; /* mostly */
	/* đội ngũ y, bác sĩ Bệnh viện X: all who work there */
	if (t > 0 && vbi_tok_is_lower(seg, t, "bác") && vbi_tok_is_lower(seg, last - (last > 0 && vbi_tok_is(seg, last, ",")), "y"))
		return !(end < n && vbi_path_any(path, end, NAME));
	/* Bằng thạc sĩ sẽ do trường cấp; học tiến sĩ, nghiên cứu sinh tiến sĩ, bậc thạc sĩ */
	if (t > 0 && seg->tok[t].space == 1 && end - t == 2 &&
	    (AMONG(seg, last, studied) || (t > 1 && vbi_tok_is(seg, last, "sinh") && vbi_tok_is(seg, last - 1, "cứu"))))
		return !vbi_path_any(path, last, VBI_PATH_ALL) && !(end < n && vbi_path_any(path, end, NAME));
	if (t < 3 || (end < n && vbi_path_any(path, end, NAME)) ||
	    !(vbi_tok_is_lower(seg, end - 1, "sĩ") || vbi_tok_is_lower(seg, end - 1, "sỹ") ||
	      vbi_tok_is_lower(seg, end - 1, "học")))
		return false;
	last -= vbi_tok_is(seg, last, "và") || vbi_tok_is(seg, last, ",");
	/* đại học, thạc sĩ, tiến sĩ: the one before was found to be none */
	if (last < t - 1 && (vbi_tok_is_lower(seg, last, "sĩ") || vbi_tok_is_lower(seg, last, "sỹ")))
		return !vbi_path_any(path, last, OFFICE) &&
		       (vbi_tok_is_lower(seg, last - 1, "thạc") || vbi_tok_is_lower(seg, last - 1, "tiến"));
	if (seg->tok[last].sentence != seg->tok[t].sentence || vbi_path_any(path, last, VBI_PATH_ALL) ||
	    !AMONG(seg, last, word))
		return false;
	return vbi_tok_is(seg, last, "khóa") || vbi_tok_is(seg, last, "khoá") ||
	       (AMONG(seg, last - 1, first) &&
	        (last == t - 1) == !(vbi_tok_is(seg, last - 1, "đại") || vbi_tok_is(seg, last - 1, "cao")));
}
