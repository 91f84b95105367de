/* ent/link_same.c - a bare title that means somebody named with it elsewhere: "Bộ trưởng" after "Bộ trưởng Bộ X A".
 *
 * Two titles may mean one office when their heads are the same (tân aside) and the complement of one is missing or begins
 * the other's (Bí thư Tỉnh ủy, Bí thư Tỉnh ủy X). The same words count more than words that only fit, what was said before
 * more than what is said later, what is near more than what is far. */
#include "ent/link.h"

#include "ent/people.h"

#define LOOK 400 /* items on each side */

static inline bool same_tokens(const vbi_seg *seg, uint32_t a, uint32_t b, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (vbi_name_key(seg, a + i) != vbi_name_key(seg, b + i))
			return false;
	return true;
}

/* Behind a word that says no more than that somebody is new or was so. What it shares with its likes is then not its first word. */
static inline uint32_t head_of(const vbi_seg *seg, const vbi_item *title)
{
	return title->t0 + (title->like != title->word[0] && (title->like == VBI_LINK_PAST || vbi_title_is_new(seg, title->t0)));
}

static bool same_head(const vbi_seg *seg, const vbi_item *a, const vbi_item *b)
{
	uint32_t a0, b0, an, bn;

	if (a->like != b->like)
		return false; /* nearly always */
	a0 = head_of(seg, a);
	b0 = head_of(seg, b);
	an = a->body - a0;
	bn = b->body - b0;
	if (a->body <= a0 || b->body <= b0 || an > bn || !same_tokens(seg, a0, b0, an))
		return false;
	/* Phó Chủ tịch Quốc hội, Phó Chủ tịch Thường trực Quốc hội */
	return an == bn || vbi_seg_has(seg, b0 + an, bn - an, VBI_MASK(T_POST));
}

bool vbi_link_abroad(const vbi_seg *seg, const vbi_ents *ents, const vbi_item *item)
{
	for (uint32_t t = item->body; t < item->t1; t++) {
		const vbi_ent *loc = vbi_ents_at(ents, VB_ENTITY_LOC, t);

		if (loc && loc->sub == VBI_SUB_LOC_COUNTRY && !vbi_tok_is_lower(seg, loc->t1 - 1, "nam"))
			return true;
	}
	return false;
}

/* Tổng thống, Quốc vương: offices that only other countries have. */
static bool foreign_office(const vbi_seg *seg, const vbi_item *item)
{
	const vbi_match *match = vbi_seg_longest(seg, item->t0, VBI_MASK(T_SOLO));

	return match && vbi_slice_is(vbi_seg_attr_of(seg, match, VBI_C_T_SOLO, VBI_KEY_KIND), "foreign");
}

/* The first character of a token in capitals; Đ and đ are the only ones beyond ASCII that begin an acronym here. */
static uint32_t initial(const char *p, uint32_t n)
{
	unsigned char c = (unsigned char)p[0];

	if (c >= 'a' && c <= 'z')
		return c - 32u;
	if (c == 0xC4 && n > 1)
		return 0xC490;
	return c;
}

/* One complement is the other with an acronym for its words: Bộ GTVT, Bộ Giao thông Vận tải; Sở TN-MT. */
static bool acronym_of(const vbi_seg *seg, uint32_t a, uint32_t a_end, uint32_t b, uint32_t b_end)
{
	while (a < a_end && b < b_end && vbi_name_key(seg, a) == vbi_name_key(seg, b))
		a++, b++;
	if (a + 1 != a_end || seg->tok[a].kind != VB_TOKEN_ACRONYM || b_end - b < 2)
		return false;
	for (uint32_t at = seg->tok[a].start; at < seg->tok[a].end;) {
		unsigned char c = (unsigned char)seg->text[at];
		uint32_t n = c < 0x80 ? 1 : c < 0xE0 ? 2 : 3;

		if (c == '-' || c == '&' || c == '.') {
			at++;
			continue;
		}
		while (b < b_end && (seg->tok[b].kind == VB_TOKEN_PUNCT || vbi_tok_is_lower(seg, b, "và")))
			b++;
		if (b >= b_end ||
		    initial(seg->text + at, n) != initial(seg->text + seg->tok[b].start, seg->tok[b].end - seg->tok[b].start))
			return false;
		b++;
		at += n;
	}
	return b == b_end;
}

/* Phòng Thương mại và Công nghiệp Việt Nam (VCCI) … Chủ tịch VCCI: the text itself says what the acronym at token a is for, in brackets behind
 * the complement that ends at b_end. */
static bool acronym_given(const vbi_seg *seg, uint32_t a, uint32_t a_end, uint32_t b_end)
{
	return a + 1 == a_end && seg->tok[a].kind == VB_TOKEN_ACRONYM && b_end + 2 < seg->toks && vbi_tok_is(seg, b_end, "(") &&
	       vbi_tok_is(seg, b_end + 2, ")") && seg->tok[b_end + 1].kind == VB_TOKEN_ACRONYM && same_tokens(seg, a, b_end + 1, 1);
}

/* tỉnh, thành phố, TP. before the name of a place: written or left out as one likes. */
static uint32_t skip_unit(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	const vbi_match *unit = t < end ? vbi_seg_longest(seg, t, VBI_MASK(LOC_UNIT)) : NULL;

	return unit && t + unit->count < end && vbi_tok_capital(&seg->tok[t + unit->count]) ? t + unit->count : t;
}

/* Chủ tịch tỉnh X, Chủ tịch UBND tỉnh: the level of a place alone against an organ of that level without a place. 1 the same level, 0 another;
 * -1 these are others. */
static int level_alone(const vbi_seg *seg, const vbi_ents *ents, uint32_t a, uint32_t a_end, uint32_t b, uint32_t b_end)
{
	const vbi_ent *loc = vbi_seg_any(seg, b) & VBI_MASK(ORG_GOV) && vbi_seg_any(seg, a) & VBI_MASK(ORG_LEVEL)
	                             ? vbi_ents_at(ents, VB_ENTITY_LOC, a) : NULL;

	if (!loc || loc->t1 != a_end || skip_unit(seg, a, a_end) == a || b_end == b + 1)
		return -1;
	return vbi_name_key(seg, b_end - 1) == vbi_name_key(seg, a) && skip_unit(seg, a, a_end) == a + 1;
}

/* Sở Tài chính Cần Thơ, Sở Tài chính TP Cần Thơ: the same but for units of places, and for a place that one of them leaves out. */
static bool loosely(const vbi_seg *seg, const vbi_ents *ents, uint32_t a, uint32_t a_end, uint32_t b, uint32_t b_end)
{
	int one = level_alone(seg, ents, a, a_end, b, b_end), other = level_alone(seg, ents, b, b_end, a, a_end);

	if (one > 0 || other > 0 || (one == 0 && other == 0))
		return one > 0 || other > 0;
	while (a < a_end && b < b_end) {
		uint32_t a_next = skip_unit(seg, a, a_end), b_next = skip_unit(seg, b, b_end);

		if ((a_next > a) != (b_next > b)) {
			a = a_next;
			b = b_next;
		}
		if (vbi_name_key(seg, a) != vbi_name_key(seg, b))
			return false;
		a++;
		b++;
	}
	return a == a_end && b == b_end;
}

/* TP, Tp., tp */
static bool short_city(const vbi_seg *seg, uint32_t t) { return vbi_tok_is_lower(seg, t, "tp") || vbi_tok_is_lower(seg, t, "tp."); }

/* UBND TP, UBND Thành phố Hà Nội: the same words but for how a city is called. 2 all of them, 1 those of the shorter one, 0 others. */
static int city_alike(const vbi_seg *seg, uint32_t a, uint32_t a_end, uint32_t b, uint32_t b_end)
{
	while (a < a_end && b < b_end) {
		bool a_short = short_city(seg, a), b_short = short_city(seg, b);

		if (a_short && b + 1 < b_end && vbi_tok_is_lower(seg, b, "thành") && vbi_tok_is_lower(seg, b + 1, "phố"))
			b++;
		else if (b_short && a + 1 < a_end && vbi_tok_is_lower(seg, a, "thành") && vbi_tok_is_lower(seg, a + 1, "phố"))
			a++;
		else if (!(a_short && b_short) && vbi_name_key(seg, a) != vbi_name_key(seg, b))
			return 0;
		a++, b++;
		a += a < a_end && a_short && vbi_tok_is(seg, a, ".");
		b += b < b_end && b_short && vbi_tok_is(seg, b, ".");
	}
	return a == a_end && b == b_end ? 2 : 1;
}

/* Thủ tướng, Chủ tịch nước, Tổng Bí thư by themselves: offices of which a state has one. */
static bool only_one(const vbi_seg *seg, const vbi_item *title)
{
	uint32_t t = title->t0, n = title->t1 - title->t0;

	if (n == 2 || (n == 4 && vbi_tok_is_lower(seg, t + 2, "chính") && vbi_tok_is_lower(seg, t + 3, "phủ")))
		return vbi_tok_is_lower(seg, t, "thủ") && vbi_tok_is_lower(seg, t + 1, "tướng");
	return n == 3 && ((vbi_tok_is_lower(seg, t, "chủ") && vbi_tok_is_lower(seg, t + 2, "nước")) ||
	                  (vbi_tok_is_lower(seg, t, "tổng") && vbi_tok_is_lower(seg, t + 1, "bí")));
}

/* What fits() asks of a token of a complement beside its key: an acronym is told by its kind, the name behind a unit by its capital. */
static inline uint32_t writing(const vbi_seg *seg, uint32_t t) { return (uint32_t)seg->tok[t].kind << 8 | seg->tok[t].shape; }

static bool same_writing(const vbi_seg *seg, uint32_t a, uint32_t b, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (writing(seg, a + i) != writing(seg, b + i))
			return false;
	return true;
}

/* What fits() asks beside the words: where the complement begins, whether somebody is to come, whether a place begins there and is all of
 * the complement, whether a body of two words at most does, whether it is of another country. */
static uint16_t traits_of(const vbi_ents *ents, const vbi_item *title)
{
	const vbi_ent *loc = vbi_ents_at(ents, VB_ENTITY_LOC, title->body), *org = vbi_ents_at(ents, VB_ENTITY_ORG, title->body);
	uint32_t head = title->body - title->t0;

	return (uint16_t)(title->appointed | (loc != NULL) << 1 | (loc && loc->t1 == title->t1) << 2 | (org && org->t1 - org->t0 <= 2) << 3 |
	                  (head < 15 ? head : 15) << 4 | title->abroad << 8);
}

void vbi_link_form(const vbi_seg *seg, const vbi_ents *ents, vbi_items *items, vbi_item *title)
{
	uint32_t n = title->t1 - title->t0, hash, at;

	title->sole = only_one(seg, title);
	title->traits = traits_of(ents, title);
	hash = title->traits;
	for (uint32_t t = title->t0; t < title->t1; t++)
		hash = (hash ^ vbi_name_key(seg, t) ^ (t < title->body ? 0 : writing(seg, t) << 16)) * UINT32_C(0x9E3779B1);
	title->word[0] = vbi_name_key(seg, title->t0);
	title->word[1] = n > 1 ? vbi_name_key(seg, title->t0 + 1) : 0;
	title->word[2] = vbi_name_key(seg, title->t1 - 1);
	title->form = (uint32_t)items->n;
	for (at = hash >> 7 & (items->slots - 1); items->forms[at]; at = (at + 1) & (items->slots - 1)) {
		const vbi_item *other = &items->list[items->forms[at] - 1];

		if (other->traits == title->traits && other->body - other->t0 == title->body - title->t0 && other->t1 - other->t0 == n &&
		    same_tokens(seg, other->t0, title->t0, n) && same_writing(seg, other->body, title->body, title->t1 - title->body)) {
			title->form = items->forms[at] - 1;
			return;
		}
	}
	items->forms[at] = title->form + 1;
}

/* Nobody else is named right behind the same words as behind the title held, behind which somebody is. */
static bool ask_no_other(const vbi_seg *seg, const vbi_items *items, const vbi_item *held)
{
	const uint64_t *alike = vbi_link_bucket(items, held->like);
	uint32_t n = held->t1 - held->t0, chain = items->list[held->holder - 1].like;

	for (size_t i = 0; (i = vbi_link_next(alike, i, items->n)) < items->n; i++) {
		const vbi_item *other = &items->list[i];

		if (!other->person && other->how == VBI_HOW_BEFORE && other->t1 - other->t0 == n && same_tokens(seg, other->t0, held->t0, n) &&
		    items->list[other->holder - 1].like != chain)
			return false;
	}
	return true;
}

/* The same is so of all titles of its form, so they are gone through once: a text may have thousands. */
static bool no_other(const vbi_seg *seg, const vbi_items *items, const vbi_item *held)
{
	vbi_item *form = &items->list[held->form];

	if (form->alone == VBI_ALONE_UNKNOWN)
		form->alone = ask_no_other(seg, items, held) ? VBI_ALONE : VBI_ALONE_NOT;
	return form->alone == VBI_ALONE;
}

/* As vbi_link_fits. But where a title of another country is asked for one that names no body or place it asks for nothing but their words and
 * traits. */
static int fits(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, const vbi_item *bare, const vbi_item *held)
{
	uint32_t a = bare->body, b = held->body, an = bare->t1 - bare->body, bn = held->t1 - held->body, n;

	if (!same_head(seg, bare, held))
		return 0;
	if (bare->abroad != held->abroad && !foreign_office(seg, bare))
		return held->holder && bare->abroad && !bn && seg->tok[items->list[held->holder - 1].t0].kind == VB_TOKEN_FOREIGN;
	if (an && bn && vbi_tok_is_lower(seg, a, "bộ") != vbi_tok_is_lower(seg, b, "bộ")) {
		/* Bộ trưởng Quốc phòng, Bộ trưởng Bộ Quốc phòng */
		if (vbi_tok_is_lower(seg, a, "bộ"))
			a++, an--;
		else
			b++, bn--;
	}
	if (an == bn && same_tokens(seg, a, b, an))
		return 2;
	if (an && bn && !bare->appointed && !held->appointed && loosely(seg, ents, a, a + an, b, b + bn))
		return 1;
	if (an == bn)
		return 0;
	if (!an)
		return 1;
	if (!bn) {
		/* Thủ tướng Chính phủ means the Thủ tướng named before */
		const vbi_ent *org = vbi_ents_at(ents, VB_ENTITY_ORG, a);

		if (org && org->t1 - org->t0 <= 2 && vbi_tok_is_lower(seg, a, "chính"))
			return 2;
		/* Tổng thống Mỹ, Tổng thống Donald Trump */
		return bare->abroad && foreign_office(seg, bare) && held->how == VBI_HOW_BEFORE && no_other(seg, items, held);
	}
	/* Chủ tịch tỉnh, Chủ tịch UBND tỉnh X */
	if (an == 1 && vbi_seg_longest(seg, a, VBI_MASK(ORG_LEVEL)))
		for (uint32_t i = 0; i < bn; i++)
			if (vbi_name_key(seg, a) == vbi_name_key(seg, b + i))
				return 1;
	if (acronym_of(seg, a, a + an, b, b + bn) || acronym_of(seg, b, b + bn, a, a + an) || acronym_given(seg, a, a + an, b + bn))
		return 2;
	n = an < bn ? an : bn;
	if (same_tokens(seg, a, b, n))
		return 1;
	if (vbi_name_key(seg, a) == vbi_name_key(seg, b) && n > 1) {
		int alike = city_alike(seg, a, a + an, b, b + bn);

		if (alike)
			return alike;
	}
	/* Bí thư Đà Nẵng, Bí thư Thành ủy Đà Nẵng; Chủ tịch tỉnh X, Chủ tịch UBND tỉnh X */
	return an < bn && vbi_ents_at(ents, VB_ENTITY_LOC, a) && same_tokens(seg, a, b + bn - an, an);
}

/* Unless it changes with who holds the other title, it is put down. */
int vbi_link_find_fit(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, const vbi_item *bare, const vbi_item *held)
{
	int fit = fits(seg, ents, items, bare, held);

	if (!bare->abroad || held->body < held->t1)
		*vbi_link_known_fit(items, bare, held) = (vbi_link_fit){bare->form + 1, held->form + 1, fit};
	return fit;
}

/* Ra tranh cử tổng thống, ứng cử đại biểu, chạy đua vào chức Tổng thống, cuộc đua tổng thống. */
static bool runs_for(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice office[] = {VBI_WORD("vào"), VBI_WORD("chức"), VBI_WORD("vụ"), VBI_WORD("ghế"), VBI_WORD("vị"), VBI_WORD("trí")};

	if (!vbi_tok_small(&seg->tok[t - 1]) || !strchr("cvgt\xC4", seg->text[seg->tok[t - 1].start]))
		return false; /* mostly */
	while (t > 2 && vbi_tok_among(seg, t - 1, office, sizeof office / sizeof *office))
		t--;
	return (vbi_tok_is(seg, t - 1, "cử") && (vbi_tok_is_lower(seg, t - 2, "tranh") || vbi_tok_is_lower(seg, t - 2, "ứng"))) ||
	       (vbi_tok_is(seg, t - 1, "đua") && (vbi_tok_is_lower(seg, t - 2, "chạy") || vbi_tok_is_lower(seg, t - 2, "cuộc")));
}

/* Muốn trở thành Chủ tịch X, nếu lên làm Tổng thống: what somebody may never be. */
static bool would_be(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice be[] = {VBI_WORD("làm"), VBI_WORD("là"), VBI_WORD("thành"), VBI_WORD("trở"), VBI_WORD("lên"), VBI_WORD("được")};
	static const vbi_slice wish[] = {VBI_WORD("muốn"), VBI_WORD("nếu"), VBI_WORD("mơ")};
	uint32_t first = t;

	if (!strchr("lt\xC4", seg->text[seg->tok[t - 1].start]))
		return false; /* mostly */
	while (first > 0 && t - first < 4 && vbi_tok_among(seg, first - 1, be, sizeof be / sizeof *be))
		first--;
	return first > 0 && first < t && vbi_tok_among(seg, first - 1, wish, sizeof wish / sizeof *wish);
}

/* Cuộc bầu cử tổng thống, ứng viên đại biểu Quốc hội, cho ghế Thủ tướng: who will have the office, whoever it is. */
static bool to_be_elected(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice has[] = {VBI_WORD("rời"), VBI_WORD("mất"), VBI_WORD("giữ"), VBI_WORD("ngồi")};

	if (t < 2 || seg->tok[t].space != 1)
		return false;
	if (runs_for(seg, t) || would_be(seg, t))
		return true;
	return (vbi_tok_is_lower(seg, t - 1, "ghế") && !vbi_tok_among(seg, t - 2, has, sizeof has / sizeof *has)) ||
	       (vbi_tok_is(seg, t - 1, "cử") && vbi_tok_is_lower(seg, t - 2, "bầu")) ||
	       (vbi_tok_is(seg, t - 1, "viên") && (vbi_tok_is_lower(seg, t - 2, "ứng") || vbi_tok_is(seg, t - 2, "cử")));
}

/* Được giới thiệu để HĐND bầu giữ chức T; đề cử ông A làm T: he has no such office yet, if ever. */
static bool proposed(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice office[] = {VBI_WORD("làm"), VBI_WORD("giữ"), VBI_WORD("chức"), VBI_WORD("vụ"),
	                                   VBI_WORD("bổ"),  VBI_WORD("sung")};
	uint32_t verb = t, sentence = seg->tok[t].sentence;
	bool elected;

	while (verb > 0 && t - verb < 4 && vbi_tok_among(seg, verb - 1, office, sizeof office / sizeof *office))
		verb--;
	/* để hội nghị hiệp thương giữ chức T */
	if (verb > 2 && vbi_tok_is(seg, verb - 1, "thương") && vbi_tok_is(seg, verb - 2, "hiệp"))
		for (uint32_t back = verb - 2; back-- > 0 && verb - back < 8 && seg->tok[back].sentence == sentence;)
			if (vbi_tok_is(seg, back, "để"))
				return true;
	elected = verb > 0 && vbi_tok_is(seg, verb - 1, "bầu");
	if (!elected && !(verb + 1 == t && vbi_tok_is(seg, verb, "làm")))
		return false;
	for (uint32_t back = verb; back-- > 1 && verb - back < 14 && seg->tok[back].sentence == sentence;) {
		if (seg->tok[back].kind == VB_TOKEN_PUNCT && !(elected && vbi_tok_is(seg, back, ",")))
			return false;
		if (vbi_tok_is(seg, back, "cử") && vbi_tok_is_lower(seg, back - 1, "đề"))
			return elected || back + 1 < verb;
		if (elected && vbi_tok_is(seg, back, "thiệu") && vbi_tok_is_lower(seg, back - 1, "giới"))
			return true;
	}
	return false;
}

bool vbi_link_ruled(const vbi_seg *seg, const vbi_item *title)
{
	static const vbi_slice had[] = {VBI_WORD("giữ"), VBI_WORD("chức"), VBI_WORD("vụ"), VBI_WORD("làm"), VBI_WORD("đã"), VBI_WORD("từng"), VBI_WORD("đang")};
	uint32_t t = title->t0, most = title->t1 + 12 < seg->toks ? title->t1 + 12 : (uint32_t)seg->toks, sentence = seg->tok[t].sentence;

	while (t > 1 && title->t0 - t < 4 && vbi_tok_among(seg, t - 1, had, sizeof had / sizeof *had))
		t--;
	if (t > 1 && t < title->t0 && vbi_tok_is(seg, t - 1, "người") && (vbi_tok_is_lower(seg, t - 2, "những") || vbi_tok_is_lower(seg, t - 2, "các")))
		return true;
	for (uint32_t i = title->t1; i + 3 < most && seg->tok[i].sentence == sentence; i++)
		if (seg->text[seg->tok[i].start] == 'q' && vbi_tok_is(seg, i, "quá") && vbi_tok_is(seg, i + 2, "nhiệm") && vbi_tok_is(seg, i + 3, "kỳ"))
			return true;
	return false;
}

/* Token t stands in the first line, which is short and no sentence: a headline, though no empty line follows it. */
static bool in_first_line(const vbi_seg *seg, uint32_t t)
{
	uint32_t end = 1;

	while (end < seg->toks && end < 30 && seg->tok[end].space < 2)
		end++;
	return t < end && end < seg->toks && seg->tok[end].space >= 2 && vbi_link_headline(seg, t, 0, end);
}

/* Một doanh nghiệp, một trường: any one, at token t. */
static bool of_any_body(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice kind[] = {VBI_WORD("doanh"), VBI_WORD("công"), VBI_WORD("trường"), VBI_WORD("chi"), VBI_WORD("ngân"), VBI_WORD("bệnh"),
	                                 VBI_WORD("tập"), VBI_WORD("hãng"), VBI_WORD("đơn"), VBI_WORD("xí"), VBI_WORD("nhà"), VBI_WORD("cơ"), VBI_WORD("trung")};

	return t + 1 < seg->toks && seg->tok[t].space == 1 && vbi_tok_is(seg, t, "một") &&
	       (vbi_tok_among(seg, t + 1, kind, sizeof kind / sizeof *kind) || vbi_tok_is(seg, t + 1, "DN"));
}

bool vbi_link_unnamed(const vbi_seg *seg, const vbi_item *title)
{
	uint32_t t = title->t0, end = title->t1;

	if (proposed(seg, t) || (title->how != VBI_HOW_BEFORE && vbi_link_of_state(seg, title)))
		return true;
	/* trong chiến dịch tranh cử tổng thống, ông A ... */
	if (title->how == VBI_HOW_BEFORE && t > 1 && end < seg->toks && vbi_tok_is(seg, end, ",") && seg->tok[t].space == 1 && runs_for(seg, t))
		return true;
	if (title->how == VBI_HOW_BEFORE || title->how == VBI_HOW_STRING)
		return false;
	if (title->headline)
		return vbi_link_ruled(seg, title);
	if (t > 0 && seg->tok[t].space == 1 && vbi_tok_is_lower(seg, t - 1, "một") && title->how != VBI_HOW_BEHIND)
		return !vbi_link_in_role(seg, t) && !(t < 30 && in_first_line(seg, t));
	/* Tổng thống có quyền bãi nhiệm bất kỳ ai: whoever is */
	if (title->how != VBI_HOW_BEHIND && title->body == end && end + 1 < seg->toks && vbi_tok_is(seg, end, "có") &&
	    vbi_tok_is(seg, end + 1, "quyền"))
		return true;
	if (to_be_elected(seg, t) || vbi_link_ruled(seg, title))
		return true;
	/* giả danh, mạo danh, mạo nhận, tự xưng là Giám đốc X */
	if (t > 1 && ((vbi_tok_is_lower(seg, t - 1, "danh") && (vbi_tok_is_lower(seg, t - 2, "giả") || vbi_tok_is_lower(seg, t - 2, "mạo"))) ||
	              (vbi_tok_is_lower(seg, t - 1, "nhận") && vbi_tok_is_lower(seg, t - 2, "mạo")) ||
	              (vbi_tok_is_lower(seg, t - 1, "là") && vbi_tok_is_lower(seg, t - 2, "xưng"))))
		return true;
	/* Bộ trưởng các Bộ A, B; Phó chủ nhiệm các ủy ban; but Chủ tịch Quốc hội các khóa V, VI, and ông A, Chủ tịch Hiệp hội các nhà thầu */
	if (end < seg->toks && seg->tok[end].space == 1 && vbi_tok_is(seg, end, "các") && !(title->how == VBI_HOW_BEHIND && title->body < end) &&
	    !(end + 1 < seg->toks && (vbi_tok_is_lower(seg, end + 1, "khóa") || vbi_tok_is_lower(seg, end + 1, "khoá") || vbi_tok_is(seg, end + 1, "nhiệm"))))
		return true;
	/* giám đốc một doanh nghiệp nói: which one is not told */
	if (title->how != VBI_HOW_BEHIND && title->body == end && of_any_body(seg, end) && !(t > 0 && (vbi_tok_is(seg, t - 1, "là") || vbi_tok_is(seg, t - 1, "làm"))))
		return true;
	/* đủ khả năng làm Tổng giám đốc: whoever is able to */
	if (t > 1 && vbi_tok_is(seg, t - 1, "làm") &&
	    (vbi_tok_is(seg, t - 2, "năng") || vbi_tok_is(seg, t - 2, "lực") || vbi_tok_is(seg, t - 2, "kiện") || vbi_tok_is(seg, t - 2, "chuẩn")))
		return true;
	return title->how != VBI_HOW_BEHIND && end + 2 < seg->toks && seg->tok[end].space == 1 &&
	       ((vbi_tok_is(seg, end, "lúc") && vbi_tok_is(seg, end + 1, "bấy") && vbi_tok_is(seg, end + 2, "giờ")) ||
	        ((vbi_tok_is(seg, end, "khi") || vbi_tok_is(seg, end, "lúc")) && (vbi_tok_is(seg, end + 1, "đó") || vbi_tok_is(seg, end + 1, "ấy"))));
}

/* Vị chủ tịch của CLB X: who was named or will be. */
static bool the_one(const vbi_seg *seg, uint32_t t)
{
	return t > 1 && seg->tok[t].space == 1 && vbi_tok_is_lower(seg, t - 1, "vị") && !vbi_tok_is(seg, t - 2, "các") && !vbi_tok_is(seg, t - 2, "một") &&
	       !vbi_tok_is(seg, t - 2, "những") && !vbi_tok_is(seg, t - 2, "mỗi");
}

/* Đại úy công an bị thương, một trưởng ấp bị bắt, in a headline: 1 + item of the only one below who has such a rank or office; 0 if there
 * are more or none. */
static size_t only_below(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k];
	const uint64_t *alike = vbi_link_bucket(items, title->like);
	uint32_t t = title->t0;
	size_t found = 0;

	if (k > 8 || t >= 30 || title->t1 - t < 2 || title->plural || !in_first_line(seg, t) ||
	    !((t > 0 && vbi_tok_is_lower(seg, t - 1, "một")) || (t == 0 && vbi_seg_has(seg, t, 2, VBI_MASK(T_RANK)))))
		return 0;
	for (size_t i = k + 1; (i = vbi_link_next(alike, i, items->n)) < items->n; i++) {
		const vbi_item *held = &items->list[i];

		if (held->person || !held->holder || held->part != title->part || vbi_name_key(seg, held->t0) != vbi_name_key(seg, t) || held->t1 - held->t0 < 2 ||
		    vbi_name_key(seg, held->t0 + 1) != vbi_name_key(seg, t + 1))
			continue;
		if (held->holders > 1 || (found && items->list[held->holder - 1].like != items->list[found - 1].like))
			return 0;
		found = held->holder;
	}
	return found;
}

/* Kiểm điểm Tổng giám đốc Petro VN, in a headline, and Tổng giám đốc A below, of no body told there: 1 + item of A, where nobody else holds
 * such an office; 0 if that is not so. */
size_t vbi_link_headed(const vbi_seg *seg, const vbi_items *items, size_t k)
{
	const vbi_item *title = &items->list[k];
	const uint64_t *alike = vbi_link_bucket(items, title->like);
	bool named = false;
	size_t found = 0;

	if (title->how == VBI_HOW_NONE && !title->general && (found = only_below(seg, items, k)))
		return found;
	if (title->how != VBI_HOW_NONE || title->general || title->body == title->t1 || title->abroad)
		return 0;
	if (!the_one(seg, title->t0) && (k > 8 || title->t0 >= 30 || !vbi_tok_capital(&seg->tok[title->t1 - 1]) ||
	                                 (title->t0 > 0 && vbi_tok_is(seg, title->t0 - 1, "chức")) || !in_first_line(seg, title->t0)))
		return 0;
	for (size_t i = 0; (i = vbi_link_next(alike, i, items->n)) < items->n; i++) {
		const vbi_item *held = &items->list[i];

		if (held->person || held->general || held == title || !same_head(seg, held, title))
			continue;
		if (held->body < held->t1 || held->holders > 1 || held->part != title->part || held->abroad ||
		    (held->holder && held->how != VBI_HOW_SAME && found && items->list[held->holder - 1].like != items->list[found - 1].like))
			return 0;
		if (held->holder && held->how != VBI_HOW_SAME)
			found = held->holder;
		named |= held->how == VBI_HOW_BEFORE && held->holder == i + 2;
	}
	return named ? found : 0;
}

static bool wants_holder(const vbi_seg *seg, const vbi_ents *ents, const vbi_item *item)
{
	unsigned sub = ents->list[item->ent].sub;

	return !item->person && !item->holder && !item->general && !vbi_link_unnamed(seg, item) &&
	       (sub == VBI_SUB_OFFICE || sub == VBI_SUB_RANK || sub == VBI_SUB_RELIGIOUS);
}

/* How good a title that one person holds is as the meaning of the bare one; 0 not at all. */
static int merit(const vbi_seg *seg, const vbi_ents *ents, const vbi_items *items, const vbi_item *bare,
                 const vbi_item *held, bool earlier)
{
	int fit = held->part == bare->part ? vbi_link_fits(seg, ents, items, bare, held) : 0;
	uint32_t apart;

	if (!fit)
		return 0;
	apart = earlier ? bare->paragraph - held->paragraph : held->paragraph - bare->paragraph;
	if (bare->appointed && apart > 1)
		return 0;
	/* the same words nearby, the same words, words that fit nearby, words that fit; where the name stands beside the title
	 * rather than where a comma parts them (A, Thứ trưởng Bộ X, Bộ trưởng nói); before rather than later */
	return 16 * (fit - 1) + (held->how == VBI_HOW_BEFORE ? 8 : 0) + (apart <= 1 ? 4 : 0) + (earlier ? 2 : 1);
}

/* items->holding: meanwhile all titles that one person holds. */
void vbi_link_same(const vbi_seg *seg, const vbi_ents *ents, vbi_items *items)
{
	for (size_t i = 0; i < items->n; i++)
		items->holding[i / 64] |= (uint64_t)(!items->list[i].person && items->list[i].holder && items->list[i].holders == 1) << i % 64;
	for (size_t k = 0; k < items->n; k++) {
		vbi_item *item = &items->list[k];
		const vbi_item *best = NULL;
		size_t end = k + 1 + LOOK < items->n ? k + 1 + LOOK : items->n;
		const uint64_t *alike;
		int best_merit = 0, found;

		if (!wants_holder(seg, ents, item))
			continue;
		alike = vbi_link_bucket(items, item->like);
		for (size_t i = k; best_merit < 30 && (i = vbi_link_last_of(alike, items->holding, i, k > LOOK ? k - LOOK : 0)) > 0 && i-- > 0;)
			if ((found = merit(seg, ents, items, item, &items->list[i], true)) > best_merit) {
				best = &items->list[i];
				best_merit = found;
			}
		for (size_t i = k + 1; best_merit < 29 && (i = vbi_link_next_of(alike, items->holding, i, end)) < end; i++)
			if ((found = merit(seg, ents, items, item, &items->list[i], false)) > best_merit) {
				best = &items->list[i];
				best_merit = found;
			}
		if (best) {
			item->holder = best->holder;
			item->holders = 1;
			item->how = VBI_HOW_SAME;
			items->holding[k / 64] |= UINT64_C(1) << k % 64;
		}
	}
}
