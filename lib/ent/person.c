/* ent/person.c - names of persons.
 *
 * Two passes over the window. The first takes names that something vouches for: a form of address or an office phrase
 * before it (honorific, rank, title with its body), a photo credit, a signature or byline that stands alone, a full
 * name led by a common family name. They become known to the document. The second takes what only the known names
 * vouch for: the same name elsewhere without company. Then people.c gives each person a number.
 *
 * Guidelines, PER: the name alone, without honorific, rank or degree; a given name alone after an honorific counts;
 * streets, schools, prizes and places named after persons do not. */
#include "ent/office.h"
#include "ent/people.h"

#include <string.h>

#define MAX_NAME 6
#define SURE_SURNAME 60   /* counted so often, a family name leads a name of three syllables by itself */
#define STRONG_SURNAME 700 /* and a name of two */
#define SURE_GIVEN 20

enum {
	AFTER_OFFICE = 1,  /* an office phrase ends before the token */
	AFTER_HONORIFIC = 2,
	AFTER_CREDIT = 4,  /* Ảnh: */
	AFTER_NAME = 8,    /* a list of names goes on here */
	IN_BODY = 16,      /* inside an ORG, DATE or a LOC with its unit word */
	IN_PLACE = 32,     /* inside a LOC without unit word: a name may be spelled the same */
	OFFICE_STARTS = 64,
	AFTER_ROLE = 128   /* a general word for people: đối tượng, nhạc sĩ */
};
#define VOUCHED (AFTER_OFFICE | AFTER_HONORIFIC | AFTER_CREDIT | AFTER_NAME)

typedef struct finder {
	const vbi_seg *seg;
	vbi_docstate *state;
	vbi_ents *ents;
	uint8_t *mark; /* [toks + 1] */
	bool failed;
} finder;

/* ---- what a token is ---- */

static uint32_t frequency(const vbi_seg *seg, uint32_t t, unsigned cls)
{
	for (uint32_t m = seg->match_at[t]; m < seg->match_at[t + 1]; m++)
		if (seg->match[m].count == 1 && (seg->match[m].mask & (UINT64_C(1) << (cls - 1)))) {
			const vbi_entry *entry = vbi_seg_entry(seg, &seg->match[m], cls);

			return entry ? entry->freq + 1 : 0;
		}
	return 0;
}

static bool name_part(const vbi_seg *seg, uint32_t t)
{
	const uint64_t parts = VBI_MASK(SURNAME) | VBI_MASK(MIDDLE) | VBI_MASK(GIVEN) | VBI_MASK(FOREIGN_NAME);

	return (vbi_seg_mask(seg, t, 1) & parts) != 0;
}

static bool letters(const vbi_tok *tok)
{
	return tok->kind == VB_TOKEN_SYLLABLE || tok->kind == VB_TOKEN_FOREIGN || tok->kind == VB_TOKEN_ACRONYM;
}

static bool one_letter(const vbi_seg *seg, uint32_t t)
{
	vbi_slice text = vbi_tok_text(seg, t);

	return text.n == 1 || (text.n <= 3 && (unsigned char)text.p[0] >= 0xC3);
}

/* Foreign spelling: no syllable of the language. */
static bool foreign(const vbi_seg *seg, uint32_t t)
{
	return seg->tok[t].kind == VB_TOKEN_FOREIGN ||
	       (seg->tok[t].kind == VB_TOKEN_ACRONYM && seg->tok[t].shape != VB_SHAPE_UPPER);
}

/* A word that ends the run of capitals: Theo, Trong, Tại at the head of a glued sentence. */
static bool function_word(const vbi_seg *seg, uint32_t t)
{
	if (t + 1 < seg->toks && seg->tok[t + 1].kind == VB_TOKEN_PUNCT && seg->tok[t + 1].space == 0)
		return false; /* ông Vũ Quang Các, ... */
	return (vbi_seg_mask(seg, t, 1) & (VBI_MASK(STOP) | VBI_MASK(PLURAL) | VBI_MASK(VERB_SAY))) &&
	       frequency(seg, t, VBI_C_GIVEN) < SURE_GIVEN && frequency(seg, t, VBI_C_SURNAME) < SURE_SURNAME;
}

/* Words after which a name is that of a thing: streets, prizes, ideas (Guidelines, PER). */
static bool named_after(const finder *f, uint32_t t)
{
	const vbi_seg *seg = f->seg;
	static const char *const word[] = {"giải", "cúp", "quỹ", "họ", "nhà", "triều", "thời", "dòng", "lăng", "đền", "chùa",
	                                   "tượng", "hiệu", "đường", "phố", "trường", "cầu", "chợ", "làng", "khu", "phim"};
	static const char *const pair[][2] = {{"tư", "tưởng"}, {"đạo", "đức"}, {"phong", "cách"}, {"giải", "thưởng"},
	                                      {"huân", "chương"}, {"huy", "chương"}, {"học", "bổng"}, {"mang", "tên"},
	                                      {"thời", "đại"}, {"con", "đường"}, {"nhân", "vật"}};
	const uint64_t units = VBI_MASK(LOC_UNIT) | VBI_MASK(ORG_HEAD);
	bool tail;

	if (t == 0 || seg->tok[t].space == 0 || seg->tok[t].space == 3)
		return false;
	for (size_t i = 0; t > 1 && i < sizeof pair / sizeof *pair; i++)
		if (vbi_tok_is_lower(seg, t - 1, pair[i][1]) && vbi_tok_is_lower(seg, t - 2, pair[i][0]))
			return true;
	if (seg->tok[t - 1].kind == VB_TOKEN_NUMBER)
		return true; /* the number of a house */
	if (f->mark[t - 1] & IN_BODY)
		return false; /* the unit word is the end of another name: Bộ Quốc phòng | Lê ... */
	/* the second syllable of another word: môi trường, đối tượng */
	tail = t > 1 && (vbi_seg_mask(seg, t - 2, 2) & (VBI_MASK(WORD) | VBI_MASK(ROLE) | VBI_MASK(ORG_FIELD))) &&
	       !(vbi_seg_mask(seg, t - 2, 2) & units);
	for (size_t i = 0; !tail && i < sizeof word / sizeof *word; i++)
		if (vbi_tok_is_lower(seg, t - 1, word[i]))
			return true;
	for (uint32_t back = tail ? 2 : 1; back <= 3 && back <= t; back++)
		if (vbi_seg_mask(seg, t - back, back) & units)
			return true;
	return false;
}

/* ---- marks ---- */

/* What looks like a place or body may be part of a name: no unit word; or a unit word that is a family name (Hồ) or
 * follows one (Vũ | Đình ..., Nguyễn | Trường ...). */
static bool perhaps_name(const vbi_seg *seg, const vbi_ent *ent)
{
	uint32_t t = ent->t0;

	if (!vbi_tok_capital(&seg->tok[t]) || (ent->type != VB_ENTITY_LOC && ent->type != VB_ENTITY_ORG))
		return false;
	if (ent->type == VB_ENTITY_LOC && !vbi_seg_longest(seg, t, VBI_MASK(LOC_UNIT)))
		return true;
	if (ent->t1 - t > 3 || !vbi_tok_capital(&seg->tok[ent->t1 - 1]))
		return false;
	if (ent->type == VB_ENTITY_LOC && ent->t1 - t == 3 && frequency(seg, t, VBI_C_SURNAME) >= SURE_SURNAME)
		return true;
	return t > 0 && seg->tok[t].space == 1 && vbi_tok_capital(&seg->tok[t - 1]) &&
	       frequency(seg, t - 1, VBI_C_SURNAME) >= SURE_SURNAME && !vbi_seg_longest(seg, t - 1, VBI_MASK(LOC_UNIT));
}

/* A place that begins inside a body and ends behind it is an error of one of the two: Chính | phủ Lê ... */
static bool crosses_body(const vbi_ents *ents, const vbi_ent *loc)
{
	const vbi_ent *org = loc->type == VB_ENTITY_LOC ? vbi_ents_over(ents, VB_ENTITY_ORG, loc->t0) : NULL;

	return org && org->t0 < loc->t0 && org->t1 < loc->t1;
}

static void mark_entities(finder *f)
{
	for (size_t i = 0; i < f->ents->n; i++) {
		const vbi_ent *ent = &f->ents->list[i];
		uint8_t what = IN_BODY;

		if (ent->dead || ent->type > VB_ENTITY_DOC || crosses_body(f->ents, ent))
			continue;
		if (perhaps_name(f->seg, ent))
			what = IN_PLACE;
		for (uint32_t t = ent->t0; t < ent->t1; t++)
			f->mark[t] |= what;
	}
}

/* A parenthesis between an office and the name: Trưởng phòng (Sở A) Nguyễn Văn B. */
static uint32_t after_parenthesis(const vbi_seg *seg, uint32_t t)
{
	if (t >= seg->toks || !vbi_tok_is(seg, t, "("))
		return t;
	for (uint32_t i = t + 1; i < seg->toks && i < t + 12; i++)
		if (vbi_tok_is(seg, i, ")"))
			return i + 1;
	return t;
}

/* Ảnh: A; Ảnh minh họa: A; Ảnh: VGP/A. */
static void mark_credit(finder *f, uint32_t t)
{
	const vbi_seg *seg = f->seg;
	uint32_t at = t + 1;

	if (at + 2 < seg->toks && vbi_tok_is_lower(seg, at, "minh"))
		at += 2;
	if (at + 1 >= seg->toks || !vbi_tok_is(seg, at, ":"))
		return;
	f->mark[at + 1] |= AFTER_CREDIT;
	for (uint32_t i = at + 2; i < seg->toks && i < at + 5; i++)
		if ((vbi_tok_is(seg, i, "/") || vbi_tok_is(seg, i, "-")) && seg->tok[i].space == 0 && i + 1 < seg->toks)
			f->mark[i + 1] |= AFTER_CREDIT;
}

/* Lê Anh Tuyến: a capital that could be a form of address, right behind a family name. */
static bool inside_name(const finder *f, uint32_t t)
{
	const vbi_seg *seg = f->seg;

	if ((f->mark[t] & IN_PLACE) && !vbi_tok_is(seg, t, "Anh"))
		return true; /* Bà Rịa */
	return t > 0 && vbi_tok_capital(&seg->tok[t]) && seg->tok[t].space == 1 && vbi_tok_capital(&seg->tok[t - 1]) &&
	       seg->tok[t - 1].kind == VB_TOKEN_SYLLABLE && frequency(seg, t - 1, VBI_C_SURNAME) >= SURE_SURNAME;
}

static void mark_company(finder *f)
{
	const vbi_seg *seg = f->seg;

	for (uint32_t t = 0; t < seg->toks; t++) {
		const vbi_match *honorific, *role;
		vbi_office office;

		if (seg->match_at[t] == seg->match_at[t + 1])
			continue;
		honorific = vbi_seg_longest(seg, t, VBI_MASK(HONORIFIC));
		role = vbi_seg_longest(seg, t, VBI_MASK(ROLE));
		if (role && vbi_continues(seg, t + role->count) && seg->tok[t + role->count].space == 1)
			f->mark[t + role->count] |= AFTER_ROLE;
		if (honorific && !(f->mark[t] & IN_BODY) && !inside_name(f, t)) {
			uint32_t end = t + honorific->count;

			if (vbi_continues(seg, end))
				f->mark[end] |= AFTER_HONORIFIC;
			else if (end + 1 < seg->toks && vbi_tok_is(seg, end, ":"))
				f->mark[end + 1] |= AFTER_NAME;
		}
		if (vbi_tok_is_lower(seg, t, "ảnh") || vbi_tok_is_lower(seg, t, "nguồn"))
			mark_credit(f, t);
		if (!(f->mark[t] & IN_BODY) && vbi_office_parse(seg, f->ents, t, &office) && !office.needs_more) {
			uint32_t end = after_parenthesis(seg, office.t1);

			f->mark[end] |= AFTER_OFFICE;
			if ((f->mark[t] & AFTER_HONORIFIC) && vbi_continues(seg, end))
				f->mark[end] |= AFTER_HONORIFIC; /* bà Samdech Men Sam An */
			if (office.t1 - office.t0 > 1 || office.entry->cls == VBI_C_T_SOLO || office.entry->cls == VBI_C_T_DEGREE)
				f->mark[t] |= OFFICE_STARTS;
		}
	}
}

/* ---- the extent of a name ---- */

/* Capitals that go together: a name in capitals, or one in title case; single letters with either. */
static bool same_case(const vbi_seg *seg, uint32_t first, uint32_t t)
{
	bool upper = seg->tok[first].shape == VB_SHAPE_UPPER && !one_letter(seg, first) &&
	             seg->tok[first].kind == VB_TOKEN_SYLLABLE;

	if (one_letter(seg, t) || seg->tok[first].kind != VB_TOKEN_SYLLABLE)
		return true;
	return upper == (seg->tok[t].shape == VB_SHAPE_UPPER);
}

/* Văn, Thị, Đình: more is to come, even a word such as Được. */
static bool middle(const vbi_seg *seg, uint32_t t)
{
	return frequency(seg, t, VBI_C_MIDDLE) > 5 * frequency(seg, t, VBI_C_GIVEN);
}

/* What joins parts of a foreign name: Lip-Bu Tan, Kim Jong-un, George W. Bush. Behind what is joined, or e. */
static uint32_t join(const vbi_seg *seg, uint32_t i, uint32_t e)
{
	const vbi_tok *next = &seg->tok[e + 1];

	if (e + 1 >= seg->toks || !letters(next) || seg->tok[e].space != 0)
		return e;
	if (vbi_tok_is(seg, e, "-") && next->space == 0) {
		if (next->shape == VB_SHAPE_LOWER)
			return next->end - next->start <= 5 ? e + 2 : e;
		return foreign(seg, e - 1) || foreign(seg, e + 1) || frequency(seg, i, VBI_C_SURNAME) == 0 ? e + 2 : e;
	}
	if (vbi_tok_is(seg, e, ".") && next->space == 1 && one_letter(seg, e - 1) && e - i >= 2 && foreign(seg, i) &&
	    vbi_tok_capital(next))
		return e + 2;
	return e;
}

/* A rank that is a given name behind a family name: Đỗ Trung Tá. */
static bool names_rank(const finder *f, uint32_t i, uint32_t e)
{
	return e == i + 1 && frequency(f->seg, i, VBI_C_SURNAME) >= SURE_SURNAME && e + 1 < f->seg->toks &&
	       f->seg->tok[e + 1].shape == VB_SHAPE_TITLE && vbi_seg_longest(f->seg, e, VBI_MASK(T_RANK));
}

static uint32_t run_end(const finder *f, uint32_t i)
{
	const vbi_seg *seg = f->seg;
	uint32_t e = i + 1, joints = 0;

	if (seg->tok[i].kind == VB_TOKEN_ACRONYM && seg->tok[i].shape == VB_SHAPE_UPPER)
		return e; /* initials: Q.H */
	while (e < seg->toks && e - i < MAX_NAME + 2 + joints) {
		const vbi_tok *tok = &seg->tok[e];
		uint32_t joined = join(seg, i, e);

		if (joined > e) {
			joints = joints < MAX_NAME ? joints + 2 : joints;
			e = joined;
			continue;
		}
		if (tok->space != 1 || !letters(tok) || !vbi_tok_capital(tok) || !same_case(seg, i, e))
			break;
		if ((f->mark[e] & IN_BODY) || ((f->mark[e] & OFFICE_STARTS) && !names_rank(f, i, e)) || (function_word(seg, e) && !middle(seg, e - 1)))
			break;
		/* a place behind a name that is complete: glued captions */
		if ((f->mark[e] & IN_PLACE) && !(f->mark[e - 1] & IN_PLACE) && e - i >= 3)
			break;
		e++;
	}
	return e;
}

/* A word that begins with the run's last capital and goes on in lower case (Nguyễn Cường Sau khi, Đoàn Thanh niên)
 * takes that capital away, unless the next word begins just there (Nguyễn Văn Thành công bố). */
static uint32_t trim(const finder *f, uint32_t i, uint32_t e)
{
	const vbi_seg *seg = f->seg;

	while (e > i && e < seg->toks && seg->tok[e].space == 1 && seg->tok[e].shape == VB_SHAPE_LOWER) {
		const uint64_t words = VBI_MASK(WORD) | VBI_MASK(STOP) | VBI_MASK(ORG_FIELD) | VBI_MASK(ORG_HEAD);
		const vbi_match *word = vbi_seg_longest(seg, e - 1, words);
		const vbi_match *next = vbi_seg_longest(seg, e, VBI_MASK(WORD) | VBI_MASK(VERB_SAY) | VBI_MASK(STOP));

		if (!word || word->count < 2)
			break;
		if (e - 1 > i && name_part(seg, e - 1) && next && next->count >= 2)
			break;
		/* một tiếng có nghĩa riêng sau một tên đủ: Trần Văn Hòa bình luận */
		if (e - 1 > i && frequency(seg, e - 1, VBI_C_GIVEN) >= SURE_GIVEN && e - i <= 3 &&
		    !(vbi_seg_mask(seg, e - 1, word->count) & VBI_MASK(STOP)) && word->count == 2 && !next)
			break;
		e--;
	}
	if (e - i >= 4 && e < seg->toks && seg->tok[e].space == 1 && seg->tok[e].shape == VB_SHAPE_LOWER &&
	    !name_part(seg, e - 1) && seg->tok[e - 1].kind == VB_TOKEN_SYLLABLE)
		e--; /* Trần Quang Hàm Trăn trở */
	return e;
}

/* ---- taking ---- */

static bool take(finder *f, uint32_t i, uint32_t e, unsigned sub, unsigned confidence)
{
	const vbi_match *honorific = vbi_honorific_before(f->seg, i);
	vbi_ent *ent;

	/* a place that only looks the same gives way to the person */
	for (uint32_t t = i; t < e; t++) {
		vbi_ent *loc = (f->mark[t] & IN_PLACE) ? vbi_ents_over(f->ents, VB_ENTITY_LOC, t) : NULL;
		vbi_ent *org = (f->mark[t] & IN_PLACE) ? vbi_ents_over(f->ents, VB_ENTITY_ORG, t) : NULL;

		if (loc && perhaps_name(f->seg, loc))
			loc->dead = 1;
		if (org && perhaps_name(f->seg, org))
			org->dead = 1;
	}
	ent = vbi_ents_add(f->ents, f->seg, VB_ENTITY_PER, sub, i, e, confidence);
	if (!ent) {
		f->failed = true;
		return false;
	}
	if (honorific) {
		vbi_slice said = vbi_toks_text(f->seg, honorific->first, honorific->first + honorific->count);

		f->failed |= vbi_ents_attr(f->ents, ent, VB_ATTR_HONORIFIC, said.p, said.n) != VB_OK;
	}
	for (uint32_t t = i; t < e; t++)
		f->mark[t] |= IN_BODY;
	/* A, B và C */
	if (e < f->seg->toks && e + 1 < f->seg->toks && f->seg->tok[e + 1].space == 1 &&
	    (vbi_tok_is(f->seg, e, ",") || vbi_tok_is_lower(f->seg, e, "và")))
		f->mark[e + 1] |= AFTER_NAME;
	return true;
}

/* How many parts of [i, e) are parts of names. */
static uint32_t name_parts(const vbi_seg *seg, uint32_t i, uint32_t e)
{
	uint32_t n = 0;

	for (uint32_t t = i; t < e; t++)
		n += name_part(seg, t) || foreign(seg, t) || one_letter(seg, t);
	return n;
}

/* The run begins with a word that heads bodies, places or documents: Hội Nông ..., Đảng bộ ... */
static bool heads_other(const vbi_seg *seg, uint32_t i)
{
	const uint64_t other = VBI_MASK(ORG_HEAD) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | VBI_MASK(ORG_FIELD) |
	                       VBI_MASK(ORG_NAME) | VBI_MASK(ORG_ABBR) | VBI_MASK(LOC_UNIT) | VBI_MASK(DOC_TYPE) |
	                       VBI_MASK(ORG_LEVEL) | VBI_MASK(DAYPART) | VBI_MASK(CAL_UNIT) | VBI_MASK(PERIOD);

	return vbi_seg_longest(seg, i, other) != NULL;
}

/* Initials: Q.H; an acronym without dots is an agency. */
static bool dotted(const vbi_seg *seg, uint32_t t)
{
	vbi_slice text = vbi_tok_text(seg, t);

	for (size_t i = 1; seg->tok[t].kind == VB_TOKEN_ACRONYM && i < text.n; i++)
		if (text.p[i] == '.')
			return true;
	return false;
}

/* One capital after an honorific or an office. */
static bool take_single(finder *f, uint32_t i)
{
	const vbi_seg *seg = f->seg;
	bool place = (f->mark[i] & IN_PLACE) != 0;

	if (f->mark[i] & AFTER_CREDIT)
		return (dotted(seg, i) || (seg->tok[i].kind == VB_TOKEN_SYLLABLE && name_part(seg, i))) && !heads_other(seg, i) &&
		       take(f, i, i + 1, VBI_SUB_PER_GIVEN, 700);
	if (seg->tok[i].kind == VB_TOKEN_ACRONYM || function_word(seg, i) || seg->tok[i].shape == VB_SHAPE_UPPER)
		return (f->mark[i] & AFTER_HONORIFIC) && dotted(seg, i) && !heads_other(seg, i) &&
		       take(f, i, i + 1, VBI_SUB_PER_GIVEN, 600);
	if (f->mark[i] & AFTER_HONORIFIC)
		return (name_part(seg, i) || foreign(seg, i) || !heads_other(seg, i)) &&
		       take(f, i, i + 1, VBI_SUB_PER_GIVEN, 900);
	if (!(f->mark[i] & AFTER_OFFICE) || place || heads_other(seg, i))
		return false;
	if (trim(f, i, i + 1) == i)
		return false;
	return foreign(seg, i) && take(f, i, i + 1, VBI_SUB_PER_GIVEN, 700);
}

/* The office is of another country: Bộ trưởng Ngoại giao nước X, then a name of any syllables. */
static bool after_country(const finder *f, uint32_t i)
{
	const vbi_ent *loc = i ? vbi_ents_over(f->ents, VB_ENTITY_LOC, i - 1) : NULL;

	return loc && loc->t1 == i && loc->sub == VBI_SUB_LOC_COUNTRY && !vbi_tok_is_lower(f->seg, i - 1, "nam");
}

/* Joined by hyphens, a name may be long: Tô-xi-hi-rô Na-cai. */
static bool whole_run_foreign(const vbi_seg *seg, uint32_t i, uint32_t e)
{
	for (uint32_t t = i; t < e; t++)
		if (seg->tok[t].kind == VB_TOKEN_PUNCT)
			return true;
	return false;
}

static bool take_vouched(finder *f, uint32_t i)
{
	const vbi_seg *seg = f->seg;
	uint32_t surname = frequency(seg, i, VBI_C_SURNAME), e = run_end(f, i), whole = e;
	bool address = (f->mark[i] & (AFTER_HONORIFIC | AFTER_CREDIT)) != 0;

	/* the next line of a letter or list is not the name of the office above it, unless it is all there is */
	if (seg->tok[i].space >= 2 && !(f->mark[i] & AFTER_HONORIFIC) &&
	    !((e >= seg->toks || seg->tok[e].space >= 2) && e - i >= 2))
		return false;
	e = trim(f, i, e);
	/* a bare place after an office is its complement's overflow, not a name */
	if ((f->mark[i] & IN_PLACE) && !address && (!surname || e - i < 3))
		return false;
	if (e - i > MAX_NAME && whole_run_foreign(seg, i, e) == false)
		e = i + MAX_NAME;
	if (e == i)
		return (f->mark[i] & AFTER_HONORIFIC) && whole == i + 1 && name_part(seg, i) && take_single(f, i);
	if (e - i == 1)
		return take_single(f, i);
	if (surname && seg->tok[i].kind == VB_TOKEN_SYLLABLE) {
		if (e - i > 4 && name_parts(seg, i + 4, e) < e - i - 4)
			e = i + 4;
		if (f->mark[i] & AFTER_NAME && !(f->mark[i] & ~AFTER_NAME & VOUCHED) && heads_other(seg, i) && surname < SURE_SURNAME)
			return false;
		if (!address && heads_other(seg, i) && e - i < 3 && surname < SURE_SURNAME)
			return false;
		return take(f, i, e, VBI_SUB_PER_FULL, 950);
	}
	if (f->mark[i] & AFTER_HONORIFIC)
		return take(f, i, e, VBI_SUB_PER_FULL, 900);
	if (heads_other(seg, i))
		return false;
	if (name_parts(seg, i, e) < e - i && after_country(f, i))
		return take(f, i, e, VBI_SUB_PER_FULL, 800);
	if (name_parts(seg, i, e) < e - i && !foreign(seg, i) && !foreign(seg, e - 1))
		return (f->mark[i] & AFTER_NAME) && e - i == 3 && frequency(seg, e - 1, VBI_C_GIVEN) >= SURE_GIVEN &&
		       name_parts(seg, i, e) == 2 && take(f, i, e, VBI_SUB_PER_FULL, 700);
	return take(f, i, e, VBI_SUB_PER_FULL, 850);
}

/* What follows speaks of a person: a statement, an apposition with an office, an age. */
static bool person_follows(const finder *f, uint32_t e)
{
	const vbi_seg *seg = f->seg;

	if (e >= seg->toks)
		return false;
	if (seg->tok[e].space == 1 && vbi_seg_longest(seg, e, VBI_MASK(VERB_SAY)))
		return true;
	if (e + 1 < seg->toks &&
	    (vbi_tok_is(seg, e, ",") || vbi_tok_is(seg, e, "-") || vbi_tok_is(seg, e, "–") || vbi_tok_is(seg, e, "(")))
		return (f->mark[e + 1] & OFFICE_STARTS) || vbi_tok_is_lower(seg, e + 1, "sn") ||
		       (seg->tok[e + 1].kind == VB_TOKEN_NUMBER && e + 2 < seg->toks && vbi_tok_is_lower(seg, e + 2, "tuổi"));
	return false;
}

/* The run stands alone between sentence or line ends: a byline, a signature. */
static bool alone(const vbi_seg *seg, uint32_t i, uint32_t e)
{
	bool before = i == 0 || seg->tok[i].space >= 2 || seg->tok[i].sentence != seg->tok[i - 1].sentence;
	bool after = e >= seg->toks || seg->tok[e].space >= 2 || vbi_tok_is(seg, e, "(") || vbi_tok_is(seg, e, "/");

	return before && after;
}

/* LÊ PHONG thực hiện: capitals that begin a sentence which goes on in lower case. */
static bool upper_byline(const vbi_seg *seg, uint32_t i, uint32_t e)
{
	return (i == 0 || seg->tok[i].space >= 2 || seg->tok[i].sentence != seg->tok[i - 1].sentence) && e < seg->toks &&
	       seg->tok[e].shape == VB_SHAPE_LOWER && seg->tok[e].space == 1;
}

/* The given name of somebody known, without company: Trung đã dùng dao; nơi ở của Hường. */
static bool take_known_given(finder *f, uint32_t i)
{
	const vbi_seg *seg = f->seg;
	bool begins = i == 0 || seg->tok[i].space >= 2 || seg->tok[i].sentence != seg->tok[i - 1].sentence;
	const vbi_match *next;

	if (seg->tok[i].kind != VB_TOKEN_SYLLABLE || seg->tok[i].shape != VB_SHAPE_TITLE || (f->mark[i] & IN_PLACE) ||
	    frequency(seg, i, VBI_C_GIVEN) < SURE_GIVEN || i + 1 >= seg->toks || seg->tok[i + 1].space != 1 ||
	    seg->tok[i + 1].shape != VB_SHAPE_LOWER || heads_other(seg, i))
		return false;
	next = vbi_seg_longest(seg, i, VBI_MASK(WORD) | VBI_MASK(STOP));
	if (next && next->count > 1)
		return false;
	if (begins && !(vbi_seg_longest(seg, i + 1, VBI_MASK(STOP) | VBI_MASK(VERB_SAY)) || vbi_tok_is_lower(seg, i + 1, "bị") ||
	                vbi_tok_is_lower(seg, i + 1, "đã") || vbi_tok_is_lower(seg, i + 1, "khai")))
		return false;
	if (!begins && seg->tok[i - 1].shape != VB_SHAPE_LOWER && seg->tok[i - 1].kind != VB_TOKEN_PUNCT)
		return false;
	return vbi_people_short(seg, f->state, i, i + 1, 0, false) && take(f, i, i + 1, VBI_SUB_PER_GIVEN, 600);
}

/* Bác Hồ, and Bác alone where a capital inside the sentence and a mention of him elsewhere tell who is meant. */
static void take_uncle_ho(finder *f)
{
	const vbi_seg *seg = f->seg;
	bool meant = false;

	for (uint32_t t = 0; t + 1 < seg->toks; t++) {
		if (seg->tok[t].shape != VB_SHAPE_TITLE || !vbi_tok_is_lower(seg, t, "bác"))
			continue;
		if (vbi_tok_is(seg, t + 1, "Hồ") && !(t + 2 < seg->toks && seg->tok[t + 2].space == 1 &&
		                                      seg->tok[t + 2].shape == VB_SHAPE_TITLE)) {
			vbi_ent *loc = vbi_ents_over(f->ents, VB_ENTITY_LOC, t), *per = vbi_ents_at(f->ents, VB_ENTITY_PER, t + 1);

			meant = true;
			if (loc && loc->t0 == t && loc->t1 == t + 2)
				loc->dead = 1;
			if (per)
				per->dead = 1;
			f->failed |= !vbi_ents_add(f->ents, seg, VB_ENTITY_PER, VBI_SUB_PER_GIVEN, t, t + 2, 900);
			f->mark[t] |= IN_BODY;
			f->mark[t + 1] |= IN_BODY;
		}
	}
	for (uint32_t i = 0; i < f->state->people && !meant; i++)
		meant = vbi_people_is_ho(&f->state->person[i]);
	for (uint32_t t = 0; meant && t + 1 < seg->toks; t++)
		if (vbi_tok_is(seg, t, "Bác") && !(f->mark[t] & IN_BODY) && !vbi_ents_over(f->ents, VB_ENTITY_PER, t) &&
		    seg->tok[t + 1].shape != VB_SHAPE_TITLE)
			f->failed |= !vbi_ents_add(f->ents, seg, VB_ENTITY_PER, VBI_SUB_PER_GIVEN, t, t + 1, 700);
}

/* Words of foreign spelling that begin names of things: The Hill, New York Times. */
static bool no_name(const vbi_seg *seg, uint32_t t)
{
	static const char *const word[] = {"the", "new", "real", "internet", "getty", "reuters", "green", "capital", "bayern",
	                                   "atletico", "san", "santa", "saint", "port"};

	for (size_t i = 0; i < sizeof word / sizeof *word; i++)
		if (vbi_tok_is_lower(seg, t, word[i]))
			return true;
	return false;
}

/* A name that nothing vouches for but its own syllables. */
static bool take_bare(finder *f, uint32_t i)
{
	const vbi_seg *seg = f->seg;
	uint32_t surname = frequency(seg, i, VBI_C_SURNAME), e, n;
	bool follows, lone;

	e = run_end(f, i);
	n = vbi_people_known_at(seg, f->state, i, e);
	if (n && !((f->mark[i] & IN_PLACE) && n < 3))
		return take(f, i, i + n, VBI_SUB_PER_FULL, 850);
	e = trim(f, i, e);
	n = e - i;
	/* an office, then the given name of somebody known: trung tướng Tuyến */
	if (n == 1 && (f->mark[i] & (AFTER_OFFICE | AFTER_ROLE)) && seg->tok[i].space == 1 && !(f->mark[i] & IN_PLACE))
		return vbi_people_short(seg, f->state, i, e, 0, false) != NULL && take(f, i, e, VBI_SUB_PER_GIVEN, 700);
	if (n == 1 && foreign(seg, i))
		return (e >= seg->toks || !vbi_tok_capital(&seg->tok[e]) || seg->tok[e].space != 1) &&
		       !(f->mark[i] & IN_PLACE) && vbi_people_short(seg, f->state, i, e, 0, false) &&
		       take(f, i, e, VBI_SUB_PER_GIVEN, 700);
	if (n == 1)
		return take_known_given(f, i);
	if (n < 2)
		return false;
	lone = alone(seg, i, e);
	follows = person_follows(f, e) || (f->mark[i] & AFTER_NAME);
	if (surname && seg->tok[i].kind == VB_TOKEN_SYLLABLE && !function_word(seg, i)) {
		bool upper = seg->tok[i].shape == VB_SHAPE_UPPER;

		if (n > 4 || name_parts(seg, i, e) < n - (n > 3))
			return false;
		if (upper && !lone && !upper_byline(seg, i, e))
			return false;
		if (upper && n == 2 && surname < SURE_SURNAME)
			return false;
		if ((f->mark[i] & IN_PLACE) && n < 3)
			return false;
		if (n >= 3 && (surname >= SURE_SURNAME || follows || lone))
			return take(f, i, e, VBI_SUB_PER_FULL, 800);
		if (n == 2 && frequency(seg, i + 1, VBI_C_GIVEN) >= SURE_GIVEN &&
		    (follows || lone || surname >= STRONG_SURNAME) &&
		    !(vbi_seg_mask(seg, i, 2) & (VBI_MASK(WORD) | VBI_MASK(ORG_NAME))))
			return take(f, i, e, VBI_SUB_PER_FULL, 700);
		return false;
	}
	if (vbi_seg_mask(seg, i, n) & VBI_MASK(PERSON))
		return take(f, i, e, VBI_SUB_PER_FULL, 900);
	if (f->mark[i] & IN_PLACE || heads_other(seg, i))
		return false;
	if ((f->mark[i] & AFTER_NAME) && n == 3 && name_parts(seg, i, e) >= 2 &&
	    frequency(seg, e - 1, VBI_C_GIVEN) >= SURE_GIVEN)
		return take(f, i, e, VBI_SUB_PER_FULL, 700);
	if ((f->mark[i] & AFTER_ROLE) && seg->tok[i].space == 1 && name_parts(seg, i, e) == n && n <= 4 &&
	    (foreign(seg, i) || frequency(seg, e - 1, VBI_C_GIVEN) >= SURE_GIVEN))
		return take(f, i, e, VBI_SUB_PER_FULL, 700);
	if (frequency(seg, i, VBI_C_FOREIGN_NAME) && !no_name(seg, i) && n <= 4 && name_parts(seg, i, e) == n && foreign(seg, i))
		return take(f, i, e, VBI_SUB_PER_FULL, 700);
	/* a byline of given names: Xuân Hải */
	if (lone && n <= 3 && name_parts(seg, i, e) == n && seg->tok[i].shape == VB_SHAPE_TITLE &&
	    seg->tok[i].kind == VB_TOKEN_SYLLABLE && frequency(seg, e - 1, VBI_C_GIVEN) >= SURE_GIVEN)
		return take(f, i, e, VBI_SUB_PER_FULL, 600);
	return false;
}

static bool country_at(const finder *f, uint32_t t)
{
	const vbi_ent *loc = vbi_ents_at(f->ents, VB_ENTITY_LOC, t);

	return loc && loc->sub == VBI_SUB_LOC_COUNTRY;
}

static bool starts_name(const finder *f, uint32_t t)
{
	const vbi_seg *seg = f->seg;
	const vbi_match *honorific;

	/* Thủ tướng Úc Anthony ...: a country before a name of foreign spelling is none of it */
	if ((vbi_seg_mask(seg, t, 1) & VBI_MASK(LOC_COUNTRY)) && t + 1 < seg->toks && foreign(seg, t + 1))
		return false;
	if (!letters(&seg->tok[t]) || !vbi_tok_capital(&seg->tok[t]) || (f->mark[t] & (IN_BODY | OFFICE_STARTS)))
		return false;
	if (!(f->mark[t] & AFTER_HONORIFIC) && (f->mark[t] & IN_PLACE) && country_at(f, t))
		return false;
	/* Ông Trần ...: the name begins behind the form of address */
	honorific = vbi_seg_longest(seg, t, VBI_MASK(HONORIFIC));
	return !(honorific && (f->mark[t + honorific->count] & AFTER_HONORIFIC) && t + honorific->count < seg->toks &&
	         vbi_tok_capital(&seg->tok[t + honorific->count]) && !(f->mark[t] & AFTER_HONORIFIC));
}

static vb_status remember(finder *f)
{
	for (size_t i = 0; i < f->ents->n; i++) {
		const vbi_ent *ent = &f->ents->list[i];

		if (ent->type == VB_ENTITY_PER && ent->sub == VBI_SUB_PER_FULL && !ent->dead && ent->confidence >= 800)
			vbi_people_full(f->seg, f->state, ent->t0, ent->t1, vbi_people_gender(f->seg, ent->t0, ent->t1));
	}
	return VB_OK;
}

static void put_genders(finder *f)
{
	for (size_t i = 0; i < f->ents->n; i++) {
		vbi_ent *ent = &f->ents->list[i];
		unsigned gender;

		if (ent->type != VB_ENTITY_PER || ent->dead)
			continue;
		gender = vbi_people_gender(f->seg, ent->t0, ent->t1);
		if (gender)
			f->failed |= vbi_ents_attr(f->ents, ent, VB_ATTR_GENDER, gender == 1 ? "male" : "female",
			                           gender == 1 ? 4 : 6) != VB_OK;
	}
}

vb_status vbi_recognise_person(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents)
{
	finder f = {seg, state, ents, NULL, false};

	if (seg->toks == 0)
		return VB_OK;
	f.mark = vbi_calloc(seg->mem, seg->toks + 1, 1);
	if (!f.mark)
		return VB_ERR_MEMORY;
	mark_entities(&f);
	mark_company(&f);
	for (uint32_t t = 0; t < seg->toks; t++)
		if ((f.mark[t] & VOUCHED) && starts_name(&f, t))
			take_vouched(&f, t);
	remember(&f);
	take_uncle_ho(&f);
	for (uint32_t t = 0; t < seg->toks; t++)
		if (starts_name(&f, t)) {
			if (named_after(&f, t))
				t = run_end(&f, t) - 1;
			else
				take_bare(&f, t);
		}
	put_genders(&f);
	if (!f.failed)
		vbi_people_chain(seg, state, ents);
	vbi_free(seg->mem, f.mark);
	return f.failed ? VB_ERR_MEMORY : VB_OK;
}
