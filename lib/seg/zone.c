/* zone.c - what each paragraph is in its document: headline, letterhead, clause, signature, ...
 *
 * Official documents have the form that Decree 30/2020/NĐ-CP prescribes (annex I): national title and motto, issuing
 * body, number, place and date, type and subject, contents in articles, recipients, signature. News has a headline,
 * a line with the date, captions below names of photo files. Paragraphs are those of sentence.c; seg->zone first
 * holds one range for each, then neighbours of one kind are joined. */
#include "seg/segment.h"

#include <string.h>

#include "viet/numeral.h"
#include "viet/syllable.h"

/* Longer paragraphs are body text, whatever they begin with. */
#define HEADLINE_MAX 400u
#define LINE_MAX 160u

/* ---- words: compared by code, so that neither case nor tone placement matters ---- */

enum { NATION, MOTTO, DOC_TYPE, BASIS, RECIPIENTS, CAPTION, GAZETTE, NUMBER, OFFICE, SIGNED, SCENE, PHRASE_KINDS };

static const struct {
	uint8_t kind;
	const char *text;
} phrase_texts[] = {
	{NATION, "cộng hòa xã hội chủ nghĩa việt nam"}, {NATION, "đảng cộng sản việt nam"},
	{MOTTO, "độc lập"}, {GAZETTE, "công báo"}, {NUMBER, "số"},
	{DOC_TYPE, "nghị định"}, {DOC_TYPE, "nghị quyết"}, {DOC_TYPE, "quyết định"}, {DOC_TYPE, "thông tư"},
	{DOC_TYPE, "chỉ thị"}, {DOC_TYPE, "thông báo"}, {DOC_TYPE, "kế hoạch"}, {DOC_TYPE, "báo cáo"},
	{DOC_TYPE, "tờ trình"}, {DOC_TYPE, "luật"}, {DOC_TYPE, "bộ luật"}, {DOC_TYPE, "lệnh"}, {DOC_TYPE, "pháp lệnh"},
	{DOC_TYPE, "hướng dẫn"}, {DOC_TYPE, "chương trình"}, {DOC_TYPE, "giấy mời"}, {DOC_TYPE, "biên bản"},
	{DOC_TYPE, "công điện"}, {DOC_TYPE, "quy chế"}, {DOC_TYPE, "quy định"}, {DOC_TYPE, "kết luận"},
	{DOC_TYPE, "đề án"}, {DOC_TYPE, "phương án"}, {DOC_TYPE, "hiến pháp"},
	{BASIS, "căn cứ"}, {BASIS, "theo đề nghị"}, {BASIS, "xét đề nghị"}, {BASIS, "xét tờ trình"},
	{RECIPIENTS, "nơi nhận"}, {RECIPIENTS, "kính gửi"}, {RECIPIENTS, "đồng kính gửi"},
	{CAPTION, "ảnh"}, {CAPTION, "hình"}, {CAPTION, "chú thích ảnh"},
	{SCENE, "đồng chí"}, {SCENE, "các đồng chí"}, {SCENE, "ông"}, {SCENE, "bà"}, {SCENE, "các đại biểu"},
	{SCENE, "quang cảnh"}, {SCENE, "toàn cảnh"}, {SCENE, "lãnh đạo"},
	{OFFICE, "tịch"}, {OFFICE, "trưởng"}, {OFFICE, "tướng"}, {OFFICE, "đốc"}, {OFFICE, "thư"}, {OFFICE, "nhiệm"},
	{OFFICE, "chánh"}, {OFFICE, "lệnh"}, {OFFICE, "thống"},
	{SIGNED, "đã ký"}, {SIGNED, "ký tên"}, {SIGNED, "ký"},
};

#define PHRASES (sizeof phrase_texts / sizeof phrase_texts[0])
#define PHRASE_MAX 8

typedef struct phrase {
	uint16_t code[PHRASE_MAX];
	uint8_t n;
} phrase;

enum { DIEU, CHUONG, MUC, PHAN, NGAY, THANG, NAM, WORDS };

/* Read once, and kept from window to window. */
struct vbi_zone_words {
	phrase phrases[PHRASES]; /* those of a kind together: */
	uint8_t from[PHRASE_KINDS], to[PHRASE_KINDS];
	uint16_t word[WORDS];
};

typedef struct zoner {
	vbi_seg *seg;
	const struct vbi_zone_words *words;
	bool official; /* a letterhead or at least two articles were seen */
} zoner;

static unsigned read_phrase(const char *text, uint16_t *code)
{
	unsigned n = 0;

	while (*text && n < PHRASE_MAX) {
		size_t length = strcspn(text, " ");
		vbi_syllable syllable;

		code[n++] = vbi_syllable_parse(text, length, &syllable) ? syllable.code : VBI_CODE_NONE;
		text += length;
		text += *text == ' ';
	}
	return n;
}

static void learn_words(struct vbi_zone_words *w)
{
	static const char *const words[WORDS] = {"điều", "chương", "mục", "phần", "ngày", "tháng", "năm"};

	for (size_t i = 0; i < PHRASES; i++) {
		w->phrases[i].n = (uint8_t)read_phrase(phrase_texts[i].text, w->phrases[i].code);
		if (i == 0 || phrase_texts[i].kind != phrase_texts[i - 1].kind)
			w->from[phrase_texts[i].kind] = (uint8_t)i;
		w->to[phrase_texts[i].kind] = (uint8_t)(i + 1);
	}
	for (size_t i = 0; i < WORDS; i++)
		read_phrase(words[i], &w->word[i]);
}

/* The length of a phrase of that kind at token i before end, or 0. */
static uint32_t says(const zoner *z, uint32_t i, uint32_t end, unsigned kind)
{
	uint32_t best = 0;

	for (size_t p = z->words->from[kind]; p < z->words->to[kind]; p++) {
		const phrase *known = &z->words->phrases[p];
		uint32_t n = 0;

		if (i >= end || known->n > end - i)
			continue;
		while (n < known->n && z->seg->tok[i + n].code == known->code[n])
			n++;
		if (n == known->n && n > best)
			best = n;
	}
	return best;
}

/* ---- paragraphs ---- */

static const vbi_tok *tok(const zoner *z, uint32_t i)
{
	return &z->seg->tok[i];
}

static uint32_t last_of(const vbi_range *p)
{
	return p->first + p->count;
}

static uint32_t bytes(const zoner *z, const vbi_range *p)
{
	return tok(z, last_of(p) - 1)->end - tok(z, p->first)->start;
}

static bool all_upper(const zoner *z, const vbi_range *p)
{
	bool any = false;

	for (uint32_t i = p->first; i < last_of(p); i++) {
		unsigned shape = tok(z, i)->shape;

		if (shape == VB_SHAPE_LOWER || shape == VB_SHAPE_MIXED ||
		    (shape == VB_SHAPE_TITLE && tok(z, i)->end - tok(z, i)->start > 3))
			return false;
		any |= shape == VB_SHAPE_UPPER;
	}
	return any;
}

static bool mark_is(const zoner *z, uint32_t i, const char *mark)
{
	return tok(z, i)->kind == VB_TOKEN_PUNCT && vbi_tok_is(z->seg, i, mark);
}

/* Ends with a mark that ends sentences. */
static bool stopped(const zoner *z, const vbi_range *p)
{
	uint32_t i = last_of(p) - 1;
	unsigned c = (unsigned char)z->seg->text[tok(z, i)->start];

	return tok(z, i)->kind == VB_TOKEN_PUNCT && (c == '.' || c == ';' || c == ':');
}

static bool marks_only(const zoner *z, const vbi_range *p)
{
	for (uint32_t i = p->first; i < last_of(p); i++)
		if (tok(z, i)->kind != VB_TOKEN_PUNCT && tok(z, i)->kind != VB_TOKEN_SYMBOL)
			return false;
	return true;
}

/* "Điều 5." "Chương II": the heading of a provision. */
static bool provision(const zoner *z, const vbi_range *p)
{
	uint32_t i = p->first;
	bool article;

	if (p->count < 2 || !vbi_tok_capital(tok(z, i)))
		return false;
	article = tok(z, i)->code == z->words->word[DIEU];
	if (!article && tok(z, i)->code != z->words->word[CHUONG] && tok(z, i)->code != z->words->word[MUC] &&
	    tok(z, i)->code != z->words->word[PHAN])
		return false;
	if (tok(z, i + 1)->kind != VB_TOKEN_NUMBER && tok(z, i + 1)->kind != VB_TOKEN_CODE &&
	    !vbi_roman(z->seg->text + tok(z, i + 1)->start, tok(z, i + 1)->end - tok(z, i + 1)->start))
		return false;
	return p->count == 2 || mark_is(z, i + 2, ".") || mark_is(z, i + 2, ":");
}

/* "Hà Nội, ngày 5 tháng 4 năm 2026". Blanks to be filled in count: "ngày ... tháng ... năm". */
static bool place_and_date(const zoner *z, const vbi_range *p)
{
	unsigned step = NGAY;

	if (p->count > 30 || bytes(z, p) > LINE_MAX)
		return false;
	for (uint32_t i = p->first; i < last_of(p) && step <= NAM; i++)
		if (tok(z, i)->code == z->words->word[step] && (step != NGAY || (i > p->first && mark_is(z, i - 1, ","))))
			step++;
	return step > NAM;
}

/* Only a date and a time: "4/8/2021 3:02:00 AM", "Thứ Ba, 5/5/2026 | 10:30". */
static bool date_only(const zoner *z, const vbi_range *p)
{
	static const char *const words[] = {"thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "chủ", "nhật", "ngày", "tháng",
	                                    "giờ", "phút", "lúc", "cập", "sáng", "chiều", "tối", "đăng", "h", "am", "pm",
	                                    "gmt", NULL};
	bool date = false;

	if (p->count > 16 || bytes(z, p) > 90)
		return false;
	for (uint32_t i = p->first; i < last_of(p); i++) {
		const vbi_tok *t = tok(z, i);
		bool known = t->kind == VB_TOKEN_NUMBER || t->kind == VB_TOKEN_PUNCT || t->kind == VB_TOKEN_SYMBOL;

		for (const char *const *w = words; !known && *w; w++)
			known = vbi_tok_is_lower(z->seg, i, *w);
		if (!known)
			return false;
		if (t->kind == VB_TOKEN_NUMBER)
			for (uint32_t k = t->start; k < t->end; k++)
				date |= z->seg->text[k] == '/' || z->seg->text[k] == '-' || z->seg->text[k] == ':';
	}
	return date;
}

/* ---- official documents ---- */

static bool national(const zoner *z, const vbi_range *p)
{
	if (bytes(z, p) > 2 * LINE_MAX)
		return false; /* nearly always, before its tokens are looked at */
	for (uint32_t i = p->first; i < last_of(p); i++)
		if (tok(z, i)->shape == VB_SHAPE_UPPER && says(z, i, last_of(p), NATION))
			return true;
	return false;
}

static bool type_line(const zoner *z, const vbi_range *p)
{
	return p->count <= 12 && all_upper(z, p) && says(z, p->first, last_of(p), DOC_TYPE);
}

static bool letterhead_line(const zoner *z, const vbi_range *p)
{
	uint32_t i = p->first, end = last_of(p);

	if (bytes(z, p) > LINE_MAX || type_line(z, p))
		return false;
	if (all_upper(z, p) || marks_only(z, p) || place_and_date(z, p) || says(z, i, end, MOTTO) ||
	    says(z, i, end, GAZETTE) || vbi_tok_is_lower(z->seg, i, "v/v"))
		return true;
	if (p->count == 1)
		return tok(z, i)->kind == VB_TOKEN_NUMBER; /* a page number */
	return says(z, i, end, NUMBER) && (mark_is(z, i + 1, ":") || tok(z, i + 1)->kind == VB_TOKEN_CODE);
}

/* Paragraph i has the national title: the letterhead around it, and the type and subject below. */
static void letterhead(zoner *z, size_t i)
{
	vbi_range *p = z->seg->zone;
	size_t n = z->seg->zones, j;

	p[i].kind = VB_ZONE_LETTERHEAD;
	for (j = i; j-- > 0 && i - j <= 10 && p[j].kind == VB_ZONE_BODY && letterhead_line(z, &p[j]);)
		p[j].kind = VB_ZONE_LETTERHEAD;
	for (j = i + 1; j < n && j - i <= 12 && letterhead_line(z, &p[j]); j++)
		p[j].kind = place_and_date(z, &p[j]) ? VB_ZONE_DATELINE : VB_ZONE_LETTERHEAD;
	if (j == n || !type_line(z, &p[j]))
		return;
	p[j].kind = VB_ZONE_HEADLINE;
	for (i = j++; j < n && j - i <= 4; j++) {
		if (bytes(z, &p[j]) > HEADLINE_MAX || stopped(z, &p[j]) || provision(z, &p[j]) ||
		    says(z, p[j].first, last_of(&p[j]), BASIS) || says(z, p[j].first, last_of(&p[j]), RECIPIENTS))
			break;
		p[j].kind = VB_ZONE_HEADLINE;
		if (j + 1 < n && tok(z, p[j + 1].first)->space == 3)
			break;
	}
}

/* TM. ỦY BAN NHÂN DÂN, KT. BỘ TRƯỞNG: signing for another (annex I, II.7 of the decree). */
static bool signs_for(const zoner *z, const vbi_range *p)
{
	static const char *const list[] = {"TM", "KT", "TL", "TUQ", "T/M", "K/T", "T/L", NULL};
	uint32_t i = p->first;

	if (p->count < 2 || p->count > 30 || !all_upper(z, p))
		return false;
	for (const char *const *w = list; *w; w++)
		if (vbi_tok_is(z->seg, i, *w))
			return true;
	return vbi_tok_is(z->seg, i, "Q") && mark_is(z, i + 1, ".");
}

static bool office_line(const zoner *z, const vbi_range *p)
{
	if (p->count > 14 || !all_upper(z, p))
		return false;
	for (uint32_t i = p->first; i < last_of(p); i++)
		if (says(z, i, last_of(p), OFFICE))
			return true;
	return false;
}

static bool name_line(const zoner *z, const vbi_range *p)
{
	uint32_t i = p->first, end = last_of(p);
	const vbi_match *rank = vbi_seg_longest(z->seg, i, VBI_MASK(T_RANK) | VBI_MASK(T_DEGREE));

	if (rank && rank->count < p->count)
		i += rank->count;
	if (i < end && mark_is(z, i, "."))
		i++;
	if (end - i < 2 || end - i > 6)
		return false;
	for (; i < end; i++)
		if (tok(z, i)->kind != VB_TOKEN_SYLLABLE || tok(z, i)->shape != VB_SHAPE_TITLE)
			return false;
	return true;
}

/* "(Đã ký)", "Đã ký" and the like between office and name. */
static bool sign_note(const zoner *z, const vbi_range *p)
{
	uint32_t i = p->first;

	return p->count <= 16 && (mark_is(z, i, "(") || says(z, i, last_of(p), SIGNED));
}

/* The paragraph behind a signature block that begins at i; i if there is none. */
static size_t signature(const zoner *z, size_t i)
{
	const vbi_range *p = z->seg->zone;
	bool sure = signs_for(z, &p[i]);

	if (!sure && !office_line(z, &p[i]))
		return i;
	for (size_t j = i + 1; j < z->seg->zones && j - i <= 10; j++) {
		if (name_line(z, &p[j]))
			return j + 1;
		if (!sign_note(z, &p[j]) && !signs_for(z, &p[j]) && !office_line(z, &p[j]) &&
		    !(sure && p[j].count <= 14 && all_upper(z, &p[j])))
			return sure ? j : i;
	}
	return sure ? i + 1 : i;
}

/* The paragraph behind the recipients that begin at i; i if there are none. */
static size_t recipients(const zoner *z, size_t i)
{
	const vbi_range *p = z->seg->zone;
	size_t j = i + 1;

	if (!says(z, p[i].first, last_of(&p[i]), RECIPIENTS) || !vbi_tok_capital(tok(z, p[i].first)) ||
	    bytes(z, &p[i]) > HEADLINE_MAX)
		return i;
	while (j < z->seg->zones && bytes(z, &p[j]) <= HEADLINE_MAX && signature(z, j) == j &&
	       (mark_is(z, p[j].first, "-") || mark_is(z, p[j].first, "–") || vbi_tok_is(z->seg, p[j].first, "+")))
		j++;
	return j;
}

static void official_zones(zoner *z)
{
	vbi_range *p = z->seg->zone;
	size_t n = z->seg->zones, articles = 0, signatures = 0;

	for (size_t i = 0; i < n; i++) {
		articles += provision(z, &p[i]);
		if (p[i].kind == VB_ZONE_BODY && national(z, &p[i])) {
			z->official = true;
			letterhead(z, i);
		}
	}
	for (size_t i = 0, end; i < n; i = end > i ? end : i + 1) {
		unsigned kind = VB_ZONE_RECIPIENTS;

		end = i;
		if (p[i].kind != VB_ZONE_BODY)
			continue;
		end = recipients(z, i);
		if (end == i) {
			end = signature(z, i);
			kind = VB_ZONE_SIGNATURE;
		}
		for (size_t j = i; j < end; j++)
			p[j].kind = kind;
		signatures += end > i && kind == VB_ZONE_SIGNATURE;
	}
	z->official |= articles > 1 || (articles && signatures);
}

/* Running heads of the gazette's pages, and the page numbers beside them. They interrupt an article, not end it. */
static void running_heads(zoner *z)
{
	vbi_range *p = z->seg->zone;

	for (size_t i = 0; i < z->seg->zones; i++) {
		if (p[i].count > 16 || !says(z, p[i].first, last_of(&p[i]), GAZETTE) || p[i].count < 3 ||
		    !mark_is(z, p[i].first + 2, "/"))
			continue;
		p[i].kind = VB_ZONE_LETTERHEAD;
		if (i + 1 < z->seg->zones && p[i + 1].count == 1 && tok(z, p[i + 1].first)->kind == VB_TOKEN_NUMBER)
			p[i + 1].kind = VB_ZONE_LETTERHEAD;
		else if (i > 0 && p[i - 1].count == 1 && tok(z, p[i - 1].first)->kind == VB_TOKEN_NUMBER)
			p[i - 1].kind = VB_ZONE_LETTERHEAD;
	}
}

/* Articles run to the next part of the document. */
static void clauses(zoner *z)
{
	vbi_range *p = z->seg->zone;
	bool inside = false;

	for (size_t i = 0; i < z->seg->zones; i++) {
		if (p[i].kind != VB_ZONE_BODY) {
			inside = false;
			continue;
		}
		if (provision(z, &p[i])) {
			p[i].kind = VB_ZONE_CLAUSE;
			inside = z->official;
		} else if (inside) {
			p[i].kind = VB_ZONE_CLAUSE;
		}
	}
}

/* ---- news ---- */

static bool file_line(const zoner *z, const vbi_range *p)
{
	return p->count <= 2 && tok(z, p->first)->kind == VB_TOKEN_FILE;
}

/* A credit near the end of a short paragraph: "... tại lễ ký. Ảnh: Minh An". */
static bool credited(const zoner *z, const vbi_range *p)
{
	uint32_t from = p->count > 10 ? last_of(p) - 10 : p->first;

	if (bytes(z, p) > HEADLINE_MAX)
		return false;
	for (uint32_t i = from; i + 1 < last_of(p); i++)
		if (vbi_tok_capital(tok(z, i)) && says(z, i, last_of(p), CAPTION) && mark_is(z, i + 1, ":"))
			return true;
	return false;
}

static bool caption(const zoner *z, size_t i)
{
	const vbi_range *p = &z->seg->zone[i];
	uint32_t n = says(z, p->first, last_of(p), CAPTION);

	if (file_line(z, p) || credited(z, p))
		return true;
	if (n && bytes(z, p) <= LINE_MAX && !stopped(z, p) && vbi_tok_capital(tok(z, p->first)) && p->count > n)
		return true;
	if (i == 0 || !file_line(z, p - 1) || bytes(z, p) > HEADLINE_MAX)
		return false;
	/* What follows a photo is its caption unless it reads as body text. */
	return !stopped(z, p) || (bytes(z, p) <= LINE_MAX && says(z, p->first, last_of(p), SCENE));
}

static bool headline(const zoner *z, size_t i)
{
	const vbi_range *p = &z->seg->zone[i];

	return p->kind == VB_ZONE_BODY && i + 1 < z->seg->zones && tok(z, p->first)->shape != VB_SHAPE_LOWER && bytes(z, p) <= HEADLINE_MAX && !stopped(z, p) &&
	       !marks_only(z, p);
}

static void news_zones(zoner *z, bool first_window)
{
	vbi_range *p = z->seg->zone;
	size_t n = z->seg->zones;
	bool top = first_window;

	for (size_t i = 0; i < n; i++) {
		if (p[i].kind != VB_ZONE_BODY) {
			top = false;
			continue;
		}
		if (date_only(z, &p[i])) {
			p[i].kind = VB_ZONE_DATELINE;
			/* Briefs: a date, a headline, a text, and so on. */
			if (i + 1 < n && tok(z, p[i + 1].first)->space == 3)
				top = true;
			if (i > 0 && p[i - 1].kind == VB_ZONE_HEADLINE)
				top = false;
			continue;
		}
		if (caption(z, i))
			p[i].kind = VB_ZONE_CAPTION;
		else if (top && !z->official && headline(z, i))
			p[i].kind = VB_ZONE_HEADLINE;
		top = false;
	}
}

/* ---- all ---- */

static vb_status list_paragraphs(vbi_seg *seg)
{
	seg->zones = 0;
	for (size_t s = 0; s < seg->sentences; s++) {
		const vbi_range *sentence = &seg->sentence[s];

		if (s > 0 && sentence->kind == sentence[-1].kind) {
			seg->zone[seg->zones - 1].count += sentence->count;
			continue;
		}
		if (!VBI_GROW(seg->mem, seg->zone, seg->zone_capacity, seg->zones + 1))
			return VB_ERR_MEMORY;
		seg->zone[seg->zones++] = (vbi_range){sentence->first, sentence->count, VB_ZONE_BODY};
	}
	return VB_OK;
}

/* Four at a time. */
static void mark_tokens(vbi_seg *seg, const vbi_range *p)
{
	vbi_tok *tok = seg->tok + p->first, *end = tok + p->count;

	for (; end - tok >= 4; tok += 4)
		tok[0].zone = tok[1].zone = tok[2].zone = tok[3].zone = (uint8_t)p->kind;
	for (; tok < end; tok++)
		tok->zone = (uint8_t)p->kind;
}

/* Joins neighbours of one kind; an article and a photo begin zones of their own. */
static void join_zones(zoner *z)
{
	vbi_seg *seg = z->seg;
	size_t n = 0;

	for (size_t i = 0; i < seg->zones; i++) {
		vbi_range p = seg->zone[i];

		mark_tokens(seg, &p);
		if (n > 0 && seg->zone[n - 1].kind == p.kind && !(p.kind == VB_ZONE_CLAUSE && provision(z, &p)) &&
		    !(p.kind == VB_ZONE_CAPTION && file_line(z, &p)))
			seg->zone[n - 1].count += p.count;
		else
			seg->zone[n++] = p;
	}
	seg->zones = n;
}

vb_status vbi_seg_zones(vbi_seg *seg, bool first_window)
{
	zoner z = {.seg = seg};
	vb_status status = list_paragraphs(seg);

	if (status || !seg->zones)
		return status;
	if (!seg->zone_words) {
		seg->zone_words = vbi_calloc(seg->mem, 1, sizeof *seg->zone_words);
		if (!seg->zone_words)
			return VB_ERR_MEMORY;
		learn_words(seg->zone_words);
	}
	z.words = seg->zone_words;
	official_zones(&z);
	clauses(&z);
	running_heads(&z);
	news_zones(&z, first_window);
	join_zones(&z);
	return VB_OK;
}
