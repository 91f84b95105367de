/* ent/person.c - names of persons.
 *
 * Two passes over the window. The first takes names that something vouches for: a form of address or an office phrase
 * before it (honorific, rank, title with its body), a photo credit, a signature or byline that stands alone, a full
 * name led by a common family name. They become known to the document. The second takes what only the known names
 * vouch for: the same name elsewhere without company. Then people.c gives each person a number.
 *
 * Guidelines, PER: the name alone, without honorific, rank or degree; a given name alone after an honorific counts;
 * streets, schools, prizes and places named after persons do not. */
#include "ent/cue.h"
#include "ent/name.h"
#include "ent/tagger.h"

#define SURE_MIDDLE 1000
#define WELL_KNOWN 1000

/* A sea that everybody knows looks like a name: Thái Bình Dương. */
static bool is_sea(const vbi_finder *f, uint32_t i, uint32_t e)
{
	const vbi_match *sea = vbi_seg_longest(f->seg, i, VBI_MASK(LOC_GEO));
	const vbi_entry *entry = sea && sea->count == e - i ? vbi_lex_entry(f->seg->lex, sea->key, VBI_C_LOC_GEO) : NULL;

	return entry && entry->freq >= WELL_KNOWN && !(f->mark[i] & (VBI_AFTER_HONORIFIC | VBI_AFTER_CREDIT));
}

static vb_status put_gender(const vbi_seg *seg, vbi_ents *ents, vbi_ent *ent)
{
	unsigned gender = vbi_people_gender_of(seg, ent);

	static const vbi_slice text[] = {VBI_WORD("male"), VBI_WORD("female")};

	return gender ? vbi_ents_attr_fixed(ents, ent, VB_ATTR_GENDER, text[gender - 1]) : VB_OK;
}

static vb_status put_honorific(const vbi_seg *seg, vbi_ents *ents, vbi_ent *ent)
{
	const vbi_match *honorific = vbi_honorific_before(seg, ent->t0);
	vbi_slice said;

	if (!honorific)
		return VB_OK;
	said = vbi_toks_text(seg, honorific->first, honorific->first + honorific->count);
	return vbi_ents_attr(ents, ent, VB_ATTR_HONORIFIC, said.p, said.n);
}

/* A, B và C: a list, behind one of its names. */
static bool list_goes_on(const vbi_seg *seg, uint32_t e)
{
	unsigned c = (unsigned char)seg->text[seg->tok[e].start];

	/* one jump for most other words */
	return ((unsigned)(seg->tok[e + 1].space == 1) & ((unsigned)(c == ',') | (unsigned)((c | 32) == 'v'))) &&
	       (vbi_tok_is(seg, e, ",") || vbi_tok_is_lower(seg, e, "và"));
}

static bool take(vbi_finder *f, uint32_t i, uint32_t e, unsigned sub, unsigned confidence)
{
	vbi_ent *ent;

	if (is_sea(f, i, e))
		return false;
	/* a place that only looks the same gives way to the person */
	for (uint32_t t = i; t < e && (e - t > VBI_NAME_BESIDE || (vbi_name_marks(f, t, e) & VBI_IN_PLACE * VBI_NAME_EACH)); t++) {
		vbi_ent *loc = (f->mark[t] & VBI_IN_PLACE) ? vbi_ents_over(f->ents, VB_ENTITY_LOC, t) : NULL;
		vbi_ent *org = (f->mark[t] & VBI_IN_PLACE) ? vbi_ents_over(f->ents, VB_ENTITY_ORG, t) : NULL;

		if (loc && vbi_name_perhaps(f->seg, loc))
			vbi_cue_die(f->ents, loc);
		if (org && vbi_name_perhaps(f->seg, org))
			vbi_cue_die(f->ents, org);
	}
	ent = vbi_ents_add(f->ents, f->seg, VB_ENTITY_PER, sub, i, e, confidence);
	if (!ent) {
		f->failed = true;
		return false;
	}
	f->failed |= put_honorific(f->seg, f->ents, ent) != VB_OK;
	if (sub == VBI_SUB_PER_FULL && confidence >= 800)
		vbi_people_full(f->seg, f->state, i, e, vbi_people_gender_of(f->seg, ent)); /* known from here on */
	vbi_name_mark(f, i, e, VBI_IN_BODY);
	if (e + 1 < f->seg->toks && list_goes_on(f->seg, e))
		vbi_name_vouch(f, e + 1, VBI_AFTER_NAME);
	return true;
}

/* How many parts of [i, e) are parts of names. */
static uint32_t name_parts(const vbi_seg *seg, uint32_t i, uint32_t e)
{
	uint32_t n = 0;

	for (uint32_t t = i; t < e; t++)
		n += vbi_name_part(seg, t) || vbi_name_foreign(seg, t) || vbi_name_letter(seg, t);
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

/* Words of foreign spelling that begin names of things: The Hill, New York Times. */
static bool no_name(const vbi_seg *seg, uint32_t t)
{
	static const char *const word[] = {"the", "new", "real", "internet", "getty", "reuters", "green", "capital", "bayern",
	                                   "atletico", "san", "santa", "saint", "port", "group", "holdings", "media", "bank", "corp",
	                                   "land", "house", "university"};

	for (size_t i = 0; i < sizeof word / sizeof *word; i++)
		if (vbi_tok_is_lower(seg, t, word[i]))
			return true;
	return false;
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
static bool take_single(vbi_finder *f, uint32_t i)
{
	const vbi_seg *seg = f->seg;
	bool place = (f->mark[i] & VBI_IN_PLACE) != 0;

	if (f->mark[i] & VBI_AFTER_CREDIT)
		return (dotted(seg, i) || (seg->tok[i].kind == VB_TOKEN_SYLLABLE && vbi_name_part(seg, i))) && !heads_other(seg, i) &&
		       take(f, i, i + 1, VBI_SUB_PER_GIVEN, 700);
	if (seg->tok[i].kind == VB_TOKEN_ACRONYM || vbi_name_function_word(seg, i) || seg->tok[i].shape == VB_SHAPE_UPPER)
		return (f->mark[i] & VBI_AFTER_HONORIFIC) && dotted(seg, i) && !heads_other(seg, i) &&
		       take(f, i, i + 1, VBI_SUB_PER_GIVEN, 600);
	if (f->mark[i] & VBI_AFTER_HONORIFIC)
		return (vbi_name_part(seg, i) || vbi_name_foreign(seg, i) || !heads_other(seg, i)) &&
		       take(f, i, i + 1, VBI_SUB_PER_GIVEN, 900);
	if (!(f->mark[i] & VBI_AFTER_OFFICE) || place || heads_other(seg, i))
		return false;
	if (vbi_name_trim(f, i, i + 1) == i)
		return false;
	return vbi_name_foreign(seg, i) && !no_name(seg, i) && take(f, i, i + 1, VBI_SUB_PER_GIVEN, 700);
}

/* The office is of another country: Bộ trưởng Ngoại giao nước X, then a name of any syllables. */
static bool after_country(const vbi_finder *f, uint32_t i)
{
	const vbi_ent *loc = i ? vbi_ents_over(f->ents, VB_ENTITY_LOC, i - 1) : NULL;

	return loc && loc->t1 == i && loc->sub == VBI_SUB_LOC_COUNTRY && !vbi_tok_is_lower(f->seg, i - 1, "nam");
}

/* Joined by hyphens, a name may be long: Tô-xi-hi-rô Na-cai. */
static bool joined_by_hyphens(const vbi_seg *seg, uint32_t i, uint32_t e)
{
	for (uint32_t t = i; t < e; t++)
		if (seg->tok[t].kind == VB_TOKEN_PUNCT)
			return true;
	return false;
}

static bool take_vouched(vbi_finder *f, uint32_t i)
{
	const vbi_seg *seg = f->seg;
	uint32_t surname = vbi_name_count(seg, i, VBI_C_SURNAME), e = vbi_name_run(f, i), whole = e;
	bool address = (f->mark[i] & (VBI_AFTER_HONORIFIC | VBI_AFTER_CREDIT)) != 0;

	/* the next line of a letter or list is not the name of the office above it, unless it is all there is */
	if (seg->tok[i].space >= 2 && !(f->mark[i] & VBI_AFTER_HONORIFIC) &&
	    !((e >= seg->toks || seg->tok[e].space >= 2) && e - i >= 2))
		return false;
	e = vbi_name_trim(f, i, e);
	/* a bare place after an office is its complement's overflow, not a name */
	if ((f->mark[i] & VBI_IN_PLACE) && !address && (!surname || e - i < 3))
		return false;
	if (e - i > VBI_NAME_MAX && !joined_by_hyphens(seg, i, e))
		e = i + VBI_NAME_MAX;
	if (e == i)
		return (f->mark[i] & VBI_AFTER_HONORIFIC) && whole == i + 1 && vbi_name_part(seg, i) && take_single(f, i);
	if (e - i == 1)
		return take_single(f, i);
	if (surname && seg->tok[i].kind == VB_TOKEN_SYLLABLE) {
		if (e - i > 4 && name_parts(seg, i + 4, e) < e - i - 4 && !joined_by_hyphens(seg, i, e))
			e = i + 4;
		if (f->mark[i] & VBI_AFTER_NAME && !(f->mark[i] & ~VBI_AFTER_NAME & VBI_VOUCHED) && heads_other(seg, i) && surname < VBI_SURE_SURNAME)
			return false;
		if (!address && heads_other(seg, i) && e - i < 3 && surname < VBI_SURE_SURNAME)
			return false;
		return take(f, i, e, VBI_SUB_PER_FULL, 950);
	}
	if (f->mark[i] & VBI_AFTER_HONORIFIC)
		return take(f, i, e, VBI_SUB_PER_FULL, 900);
	if (heads_other(seg, i))
		return false;
	if (name_parts(seg, i, e) < e - i && after_country(f, i))
		return take(f, i, e, VBI_SUB_PER_FULL, 800);
	if (name_parts(seg, i, e) < e - i && !vbi_name_foreign(seg, i) && !vbi_name_foreign(seg, e - 1))
		return (f->mark[i] & VBI_AFTER_NAME) && e - i == 3 && vbi_name_count(seg, e - 1, VBI_C_GIVEN) >= VBI_SURE_GIVEN &&
		       name_parts(seg, i, e) == 2 && take(f, i, e, VBI_SUB_PER_FULL, 700);
	return take(f, i, e, VBI_SUB_PER_FULL, 850);
}

static bool country_at(const vbi_finder *f, uint32_t t)
{
	const vbi_ent *loc = vbi_ents_at(f->ents, VB_ENTITY_LOC, t);

	return loc && loc->sub == VBI_SUB_LOC_COUNTRY;
}

/* t has the cue of a capital: it is a word with one. */
static bool starts_name(const vbi_finder *f, uint32_t t)
{
	const vbi_seg *seg = f->seg;
	uint64_t any = vbi_seg_any(seg, t), country = vbi_cues(f->ents, VBI_CUE_COUNTRY)[t / 64] >> t % 64 & 1;
	const vbi_match *honorific;

	if (f->mark[t] & (VBI_IN_BODY | VBI_OFFICE_STARTS))
		return false;
	if (!(country | (any & (VBI_MASK(LOC_COUNTRY) | VBI_MASK(HONORIFIC)))))
		return true; /* mostly */
	/* Thủ tướng Úc Anthony ...: a country before a name of foreign spelling is none of it */
	if (vbi_seg_has(seg, t, 1, VBI_MASK(LOC_COUNTRY)) && t + 1 < seg->toks && vbi_name_foreign(seg, t + 1))
		return false;
	if (!(f->mark[t] & VBI_AFTER_HONORIFIC) && (f->mark[t] & VBI_IN_PLACE) && country_at(f, t))
		return false;
	/* Ông Trần ...: the name begins behind the form of address */
	honorific = vbi_seg_longest(seg, t, VBI_MASK(HONORIFIC));
	return !(honorific && (f->mark[t + honorific->count] & VBI_AFTER_HONORIFIC) && t + honorific->count < seg->toks &&
	         vbi_tok_capital(&seg->tok[t + honorific->count]) && !(f->mark[t] & VBI_AFTER_HONORIFIC));
}

/* A name vouches for the next of a list. */
static void take_vouched_ones(vbi_finder *f)
{
	const uint64_t *vouched = vbi_cues(f->ents, VBI_CUE_VOUCHED), *capital = vbi_cues(f->ents, VBI_CUE_CAPITAL);
	size_t words = f->seg->toks / 64 + 1;

	for (size_t word = 0; word < words; word++)
		for (uint64_t behind = UINT64_MAX, left; (left = vouched[word] & capital[word] & behind) != 0;) {
			uint32_t t = (uint32_t)(word * 64 + vbi_lowest_bit(left));

			behind = 0 - (left & (0 - left)) * 2;
			if (starts_name(f, t))
				take_vouched(f, t);
		}
}

/* What follows speaks of a person: a statement, an apposition with an office, an age. */
static bool person_follows(const vbi_finder *f, uint32_t e)
{
	const vbi_seg *seg = f->seg;

	if (e >= seg->toks)
		return false;
	if (seg->tok[e].space == 1 && vbi_seg_longest(seg, e, VBI_MASK(VERB_SAY)))
		return true;
	if (e + 1 < seg->toks &&
	    (vbi_tok_is(seg, e, ",") || vbi_tok_is(seg, e, "-") || vbi_tok_is(seg, e, "–") || vbi_tok_is(seg, e, "(")))
		return (f->mark[e + 1] & VBI_OFFICE_STARTS) || vbi_tok_is_lower(seg, e + 1, "sn") ||
		       (seg->tok[e + 1].kind == VB_TOKEN_NUMBER && e + 2 < seg->toks && vbi_tok_is_lower(seg, e + 2, "tuổi"));
	return false;
}

/* A sentence or a line begins. */
static inline bool begins(const vbi_seg *seg, uint32_t i)
{
	return ((unsigned)(i == 0) | (unsigned)(seg->tok[i].space >= 2) | (unsigned)(seg->tok[i].sentence != seg->tok[i - (i > 0)].sentence)) != 0;
}

/* The run stands alone between sentence or line ends: a byline, a signature. */
static bool alone(const vbi_seg *seg, uint32_t i, uint32_t e)
{
	return begins(seg, i) && (e >= seg->toks || seg->tok[e].space >= 2 || vbi_tok_is(seg, e, "(") || vbi_tok_is(seg, e, "/"));
}

/* LÊ PHONG thực hiện: capitals that begin a sentence which goes on in lower case. */
static bool upper_byline(const vbi_seg *seg, uint32_t i, uint32_t e)
{
	return begins(seg, i) && e < seg->toks && seg->tok[e].shape == VB_SHAPE_LOWER && seg->tok[e].space == 1;
}

/* - Chi cho hội nghị, a) Cấp có thẩm quyền, 4.8. Tạo điều kiện, Điều 3: Quyền và nghĩa vụ: the first word of an item, behind its mark. */
static bool item_begins(const vbi_seg *seg, uint32_t i)
{
	static const vbi_slice part[] = {VBI_WORD("điều"), VBI_WORD("Điều"), VBI_WORD("chuẩn"), VBI_WORD("mục"), VBI_WORD("Mục"), VBI_WORD("khoản"), VBI_WORD("chương"), VBI_WORD("Chương")};
	const vbi_tok *mark = &seg->tok[i - 1], *before = mark - 1;

	if (i == 0 || mark->kind == VB_TOKEN_SYLLABLE || mark->end - mark->start > 3)
		return false;
	if (vbi_tok_is(seg, i - 1, "-") || vbi_tok_is(seg, i - 1, "–") || vbi_tok_is(seg, i - 1, "+") || vbi_tok_is(seg, i - 1, "•"))
		return begins(seg, i - 1) || before->kind == VB_TOKEN_NUMBER || before->kind == VB_TOKEN_CODE || before->kind == VB_TOKEN_PUNCT;
	if (i < 2 || !(vbi_tok_is(seg, i - 1, ".") || vbi_tok_is(seg, i - 1, ")") || vbi_tok_is(seg, i - 1, ":")) || mark->space != 0)
		return false;
	if (before->end - before->start <= 2 || before->kind == VB_TOKEN_NUMBER || before->kind == VB_TOKEN_CODE)
		return begins(seg, i - 2) || vbi_tok_is(seg, i - 3 + (i < 3), "(") || vbi_tok_among(seg, i - 3 + (i < 3), part, sizeof part / sizeof *part);
	return false;
}

/* The given name of somebody known, without company: Trung đã dùng dao; nơi ở của Hường. */
static bool take_known_given(vbi_finder *f, uint32_t i)
{
	const vbi_seg *seg = f->seg;
	bool first = begins(seg, i), item;
	const vbi_match *next;

	if (seg->tok[i].kind != VB_TOKEN_SYLLABLE || seg->tok[i].shape != VB_SHAPE_TITLE || (f->mark[i] & VBI_IN_PLACE) ||
	    vbi_name_count(seg, i, VBI_C_GIVEN) < VBI_SURE_GIVEN || i + 1 >= seg->toks || seg->tok[i + 1].space != 1 ||
	    seg->tok[i + 1].shape != VB_SHAPE_LOWER || heads_other(seg, i))
		return false;
	next = vbi_seg_longest(seg, i, VBI_MASK(WORD) | VBI_MASK(STOP));
	if (next && next->count > 1)
		return false;
	item = item_begins(seg, i);
	if ((first || item) && !(vbi_seg_longest(seg, i + 1, (item ? 0 : VBI_MASK(STOP)) | VBI_MASK(VERB_SAY)) || vbi_tok_is_lower(seg, i + 1, "bị") ||
	               vbi_tok_is_lower(seg, i + 1, "đã") || vbi_tok_is_lower(seg, i + 1, "khai")))
		return false;
	if (!first && seg->tok[i - 1].shape != VB_SHAPE_LOWER && seg->tok[i - 1].kind != VB_TOKEN_PUNCT)
		return false;
	return vbi_people_short(seg, f->state, i, i + 1, 0, false) && take(f, i, i + 1, VBI_SUB_PER_GIVEN, 600);
}

/* Bác Hồ, and Bác alone where a capital inside the sentence and a mention of him elsewhere tell who is meant. */
static void take_uncle_ho(vbi_finder *f)
{
	const vbi_seg *seg = f->seg;
	bool meant = false;

	for (uint32_t t = 0; (t = vbi_cue_next(f->ents, VBI_CUE_BAC, t)) + 1 < seg->toks; t++) {
		if (seg->tok[t].shape != VB_SHAPE_TITLE || !vbi_tok_is_lower(seg, t, "bác"))
			continue;
		if (vbi_tok_is(seg, t + 1, "Hồ") && !(t + 2 < seg->toks && seg->tok[t + 2].space == 1 &&
		                                      seg->tok[t + 2].shape == VB_SHAPE_TITLE)) {
			vbi_ent *loc = vbi_ents_over(f->ents, VB_ENTITY_LOC, t), *per = vbi_ents_at(f->ents, VB_ENTITY_PER, t + 1);

			meant = true;
			if (loc && loc->t0 == t && loc->t1 == t + 2)
				vbi_cue_die(f->ents, loc);
			if (per)
				per->dead = 1;
			f->failed |= !vbi_ents_add(f->ents, seg, VB_ENTITY_PER, VBI_SUB_PER_GIVEN, t, t + 2, 900);
			f->mark[t] |= VBI_IN_BODY;
			f->mark[t + 1] |= VBI_IN_BODY;
		}
	}
	if (vbi_cue_next(f->ents, VBI_CUE_BAC, 0) == seg->toks)
		return;
	meant |= vbi_people_know_ho(f->state);
	for (uint32_t t = 0; meant && (t = vbi_cue_next(f->ents, VBI_CUE_BAC, t)) + 1 < seg->toks; t++)
		if (vbi_tok_is(seg, t, "Bác") && !(f->mark[t] & VBI_IN_BODY) && !vbi_ents_over(f->ents, VB_ENTITY_PER, t) &&
		    seg->tok[t + 1].shape != VB_SHAPE_TITLE)
			f->failed |= !vbi_ents_add(f->ents, seg, VB_ENTITY_PER, VBI_SUB_PER_GIVEN, t, t + 1, 700);
}

/* What take_bare asks of a name's first word, in one way or another, and in one jump: nothing comes of other words. */
static bool may_lead(const vbi_finder *f, uint32_t i, unsigned held)
{
	const uint64_t leads = VBI_MASK(SURNAME) | VBI_MASK(PERSON) | VBI_MASK(FOREIGN_NAME);
	const vbi_seg *seg = f->seg;
	const vbi_tok *tok = &seg->tok[i];
	uint64_t any = vbi_seg_any(seg, i);
	uint32_t more = (uint32_t)(vbi_cues(f->ents, VBI_CUE_CAPITAL)[(i + 1) / 64] >> (i + 1) % 64 & 1) & (uint32_t)(tok[1].space == 1);
	unsigned lead = (unsigned)((any & leads) != 0) | (unsigned)((f->mark[i] & (VBI_AFTER_NAME | VBI_AFTER_ROLE)) != 0);
	/* a byline is of syllables that are parts of names, or short */
	unsigned byline = (unsigned)begins(seg, i) & (unsigned)vbi_tok_title(tok) & (unsigned)((f->mark[i] & VBI_IN_PLACE) == 0) &
	                  ((unsigned)((any & (VBI_MASK(MIDDLE) | VBI_MASK(GIVEN))) != 0) | (unsigned)(tok->end - tok->start <= 3));

	/* before another capital what is held is the beginning of a known name, or behind an office alone */
	held &= (more ^ 1u) | (unsigned)((f->mark[i] & VBI_AFTER_OFFICE) != 0) | (unsigned)vbi_people_pair_held(f->state, seg, i, i + more);
	return lead | byline | held;
}

#define IF_HELD (UINT32_C(1) << 31)

/* The capitals of a block that are worth a look, one in four: where nothing is yet, those with another behind, those that go on behind
 * a hyphen, and, IF_HELD, those that may be by themselves what somebody known is called, so that a name that has it is held. They are
 * found without a jump that depends on them. */
static size_t worth_a_look(const vbi_finder *f, size_t from, size_t words, uint32_t list[VBI_CUE_LIST])
{
	const uint64_t *capital = vbi_cues(f->ents, VBI_CUE_CAPITAL), *closed = vbi_cues(f->ents, VBI_CUE_CLOSED); /* behind the last are others */
	const vbi_seg *seg = f->seg;
	uint32_t *end = list;
	size_t n = 0;

	for (size_t word = from; word < from + VBI_CUE_BLOCK && word < words; word++)
		end = vbi_cue_list(end, capital[word] & ~closed[word], (uint32_t)(word * 64), 8);
	for (const uint32_t *at = list; at < end; at++) {
		uint32_t i = *at;
		const vbi_tok *tok = &seg->tok[i], *next = tok + 1;
		unsigned given = (unsigned)((vbi_seg_any(seg, i) & VBI_MASK(GIVEN)) != 0) | (unsigned)(tok->kind != VB_TOKEN_SYLLABLE) |
		                 (unsigned)((f->mark[i] & (VBI_AFTER_OFFICE | VBI_AFTER_ROLE)) != 0);
		unsigned hyphen = (unsigned)(next->space == 0) & (unsigned)(seg->text[next->start] == '-');
		unsigned always = hyphen | (unsigned)(capital[(i + 1) / 64] >> (i + 1) % 64 & 1);

		list[n] = i | (uint32_t)(always ^ 1u) << 31;
		n += always | given;
	}
	return n;
}

/* A name that nothing vouches for but its own syllables. */
static bool take_bare(vbi_finder *f, uint32_t i)
{
	const vbi_seg *seg = f->seg;
	uint32_t surname = vbi_name_count(seg, i, VBI_C_SURNAME), e, n;
	bool follows, lone;

	e = vbi_name_run(f, i);
	n = vbi_people_known_at(seg, f->state, i, e);
	if (n && !((f->mark[i] & VBI_IN_PLACE) && n < 3))
		return take(f, i, i + n, VBI_SUB_PER_FULL, 850);
	e = vbi_name_trim(f, i, e);
	n = e - i;
	/* an office, then the given name of somebody known: trung tướng Tuyến */
	if (n == 1 && (f->mark[i] & (VBI_AFTER_OFFICE | VBI_AFTER_ROLE)) && seg->tok[i].space == 1 && !(f->mark[i] & VBI_IN_PLACE))
		return vbi_people_short(seg, f->state, i, e, 0, false) != NULL && take(f, i, e, VBI_SUB_PER_GIVEN, 700);
	if (n == 1 && vbi_name_foreign(seg, i))
		return (e >= seg->toks || !vbi_tok_capital(&seg->tok[e]) || seg->tok[e].space != 1) &&
		       !(f->mark[i] & VBI_IN_PLACE) && vbi_people_short(seg, f->state, i, e, 0, false) &&
		       take(f, i, e, VBI_SUB_PER_GIVEN, 700);
	if (n == 1)
		return take_known_given(f, i);
	if (n < 2)
		return false;
	lone = alone(seg, i, e);
	follows = person_follows(f, e) || (f->mark[i] & VBI_AFTER_NAME);
	if (surname && seg->tok[i].kind == VB_TOKEN_SYLLABLE && !vbi_name_function_word(seg, i)) {
		bool upper = seg->tok[i].shape == VB_SHAPE_UPPER;

		/* an unknown given name is let pass behind Văn, Thị */
		if (n > 4 || name_parts(seg, i, e) < n - (n > 3 || vbi_name_count(seg, i + 1, VBI_C_MIDDLE) > SURE_MIDDLE))
			return false;
		if (upper && !lone && !upper_byline(seg, i, e))
			return false;
		if (upper && n == 2 && surname < VBI_SURE_SURNAME)
			return false;
		if ((f->mark[i] & VBI_IN_PLACE) && n < 3)
			return false;
		if (n >= 3 && (surname >= VBI_SURE_SURNAME || follows || lone || vbi_tok_is(seg, i + 1, "Thị")))
			return take(f, i, e, VBI_SUB_PER_FULL, 800);
		if (n == 2 && vbi_name_count(seg, i + 1, VBI_C_GIVEN) >= VBI_SURE_GIVEN &&
		    (follows || lone || surname >= VBI_STRONG_SURNAME) &&
		    !vbi_seg_has(seg, i, 2, VBI_MASK(WORD) | VBI_MASK(ORG_NAME)))
			return take(f, i, e, VBI_SUB_PER_FULL, 700);
		return false;
	}
	if (vbi_seg_has(seg, i, n, VBI_MASK(PERSON)))
		return take(f, i, e, VBI_SUB_PER_FULL, 900);
	if (f->mark[i] & VBI_IN_PLACE || heads_other(seg, i))
		return false;
	if ((f->mark[i] & VBI_AFTER_NAME) && n == 3 && name_parts(seg, i, e) >= 2 &&
	    vbi_name_count(seg, e - 1, VBI_C_GIVEN) >= VBI_SURE_GIVEN)
		return take(f, i, e, VBI_SUB_PER_FULL, 700);
	if ((f->mark[i] & VBI_AFTER_ROLE) && seg->tok[i].space == 1 && name_parts(seg, i, e) == n && n <= 4 &&
	    (vbi_name_foreign(seg, i) || vbi_name_count(seg, e - 1, VBI_C_GIVEN) >= VBI_SURE_GIVEN))
		return take(f, i, e, VBI_SUB_PER_FULL, 700);
	if (vbi_name_count(seg, i, VBI_C_FOREIGN_NAME) && !no_name(seg, i) && n <= 4 && name_parts(seg, i, e) == n && vbi_name_foreign(seg, i))
		return take(f, i, e, VBI_SUB_PER_FULL, 700);
	/* a byline of given names: Xuân Hải */
	if (lone && n <= 3 && name_parts(seg, i, e) == n && seg->tok[i].shape == VB_SHAPE_TITLE &&
	    seg->tok[i].kind == VB_TOKEN_SYLLABLE && vbi_name_count(seg, e - 1, VBI_C_GIVEN) >= VBI_SURE_GIVEN)
		return take(f, i, e, VBI_SUB_PER_FULL, 600);
	return false;
}

static void take_bares(vbi_finder *f)
{
	size_t words = f->seg->toks / 64 + 1;
	uint32_t list[VBI_CUE_LIST], before = 0; /* what is before is part of a thing's name */

	for (size_t from = 0; from < words; from += VBI_CUE_BLOCK)
		for (size_t i = 0, n = worth_a_look(f, from, words, list); i < n; i++) {
			uint32_t t = list[i] & ~IF_HELD;
			unsigned held = vbi_people_held(f->state, f->seg, t), not_now = (unsigned)(t < before);

			not_now |= (list[i] >> 31 & (held ^ 1u)) | (unsigned)((f->mark[t] & (VBI_IN_BODY | VBI_OFFICE_STARTS)) != 0);
			if (not_now || !starts_name(f, t))
				continue;
			if (vbi_name_of_thing(f, t))
				before = vbi_name_run(f, t);
			else if (may_lead(f, t, held))
				take_bare(f, t);
		}
}

vb_status vbi_person_describe(const vbi_seg *seg, vbi_ents *ents, vbi_ent *ent)
{
	vb_status status = put_honorific(seg, ents, ent);

	return status ? status : put_gender(seg, ents, ent);
}

static void put_genders(vbi_finder *f)
{
	for (size_t i = 0; i < f->ents->n; i++) {
		vbi_ent *ent = &f->ents->list[i];

		if (ent->type == VB_ENTITY_PER && !ent->dead)
			f->failed |= put_gender(f->seg, f->ents, ent) != VB_OK;
	}
}

vb_status vbi_recognise_person(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents)
{
	vbi_finder f = {seg, state, ents, NULL, false};

	if (seg->toks == 0)
		return VB_OK;
	f.mark = vbi_calloc(seg->mem, seg->toks + 1 + VBI_NAME_BESIDE, 1);
	if (!f.mark)
		return VB_ERR_MEMORY;
	vbi_name_mark_entities(&f);
	vbi_name_mark_company(&f);
	take_vouched_ones(&f);
	take_uncle_ho(&f);
	take_bares(&f);
	put_genders(&f);
	vbi_free(seg->mem, f.mark);
	return f.failed ? VB_ERR_MEMORY : VB_OK;
}
