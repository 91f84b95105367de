/* ent/title.c - offices, ranks, degrees, honours and mandates: which office phrases (office.h) are TITLE entities.
 *
 * Guidelines, TITLE and Decided cases: an office counts wherever it is named, also in general (Giám đốc các sở); ranks,
 * degrees and some professions count only with a name (needs_name); trưởng, phó, chánh without their unit only before
 * a plural word (Trưởng các ban); inside the name of a body or a place nothing is tagged (Ban Bí thư, Phủ Chủ tịch). */
#include "ent/cue.h"
#include "ent/office.h"
#include "ent/docstate.h"

#include <string.h>

/* Tokens of a form of address between a title and a name: Thứ trưởng, đồng chí Nguyễn Văn A. */
static uint32_t skip_honorific(const vbi_seg *seg, uint32_t t)
{
	const vbi_match *match = t < seg->toks ? vbi_seg_longest(seg, t, VBI_MASK(HONORIFIC)) : NULL;

	return match ? t + match->count : t;
}

/* A name begins at t, behind a form of address or not. */
static bool name_at(const vbi_seg *seg, const vbi_ents *ents, uint32_t t)
{
	return t < seg->toks && (vbi_ents_at(ents, VB_ENTITY_PER, t) ||
	                         vbi_ents_at(ents, VB_ENTITY_PER, skip_honorific(seg, t)));
}

static bool joint(const vbi_seg *seg, uint32_t t)
{
	return t < seg->toks && (vbi_tok_is(seg, t, ",") || vbi_tok_is(seg, t, "-") || vbi_tok_is(seg, t, "–") ||
	                         vbi_tok_is(seg, t, "—") || vbi_tok_is(seg, t, "."));
}

/* A name ends before token t, at most a comma or dash or a verb of being between. */
static bool name_before(const vbi_seg *seg, const vbi_ents *ents, uint32_t t)
{
	uint32_t back = t;

	if (back && (joint(seg, back - 1) || vbi_tok_is(seg, back - 1, "(") || vbi_tok_is_lower(seg, back - 1, "là") ||
	             vbi_tok_is_lower(seg, back - 1, "làm")))
		back--;
	return back && back < t && vbi_ents_over(ents, VB_ENTITY_PER, back - 1) != NULL;
}

/* The phrase is attached to a name: right before it, through other titles, or behind it in apposition. */
static bool attached(const vbi_seg *seg, const vbi_ents *ents, const vbi_office *office)
{
	uint32_t t = office->t1;

	for (int links = 0; links < 4; links++) {
		vbi_office next;

		if (name_at(seg, ents, t) || (joint(seg, t) && name_at(seg, ents, t + 1) && office->sub != VBI_SUB_OFFICE))
			return true;
		if (joint(seg, t))
			t++;
		if (!vbi_office_parse(seg, ents, t, &next))
			break;
		t = next.t1;
	}
	return name_before(seg, ents, office->t0);
}

/* An office whose head names its body too, in one dictionary form: Tổng Thư ký Quốc hội, Thường trực Ban Bí thư. */
static bool whole_office(const vbi_office *office)
{
	return office->entry->cls == VBI_C_T_SOLO && office->body - office->t0 > 2;
}

/* A title phrase inside the name of something else. */
static bool swallowed(const vbi_ents *ents, const vbi_office *office)
{
	static const unsigned type[] = {VB_ENTITY_ORG, VB_ENTITY_LOC, VB_ENTITY_PER};

	for (size_t i = 0; i < sizeof type / sizeof *type; i++) {
		vbi_ent *over = vbi_ents_over(ents, type[i], office->t0);

		if (!over)
			continue;
		if (over->t0 == office->t0 && over->t1 < office->body) {
			vbi_cue_die(ents, over); /* Anh | hùng Lao động: a piece of the title */
			continue;
		}
		if (over->t0 == office->t0 && over->t1 == office->body && whole_office(office))
			continue;
		if (over->t0 < office->t0 || over->t1 > office->head)
			return true;
	}
	return false;
}

/* Ban Bí thư, Bộ Tư lệnh, Đoàn Chủ tịch where no ORG was found. */
static bool named_body(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice word[] = {VBI_WORD("ban"), VBI_WORD("đoàn"), VBI_WORD("phủ"), VBI_WORD("lăng"), VBI_WORD("bộ")};

	return t && seg->tok[t].space == 1 && vbi_tok_among(seg, t - 1, word, sizeof word / sizeof *word);
}

static bool counts(const vbi_seg *seg, const vbi_ents *ents, const vbi_office *office)
{
	if (swallowed(ents, office) || named_body(seg, office->t0))
		return false;
	if (office->needs_more)
		return office->t1 < seg->toks && vbi_seg_longest(seg, office->t1, VBI_MASK(PLURAL)) != NULL;
	if (office->needs_name)
		return attached(seg, ents, office);
	if (office->sub == VBI_SUB_RANK && office->t1 - office->t0 == 1)
		return name_at(seg, ents, office->t1); /* tướng */
	return true;
}

/* A lower-case word that is a verb and no noun. */
static bool verb_at(const vbi_seg *seg, uint32_t t, uint32_t *count)
{
	const vbi_match *word = vbi_seg_longest(seg, t, VBI_MASK(WORD));
	vbi_slice pos = word ? vbi_seg_attr_of(seg, word, VBI_C_WORD, VBI_KEY_POS) : vbi_slice_of("", 0);

	*count = word ? word->count : 1;
	return pos.n == 0 || pos.p[0] == 'V' || vbi_seg_has(seg, t, *count, VBI_MASK(STOP) | VBI_MASK(VERB_SAY));
}

#define STRETCH 7

/* What stands without any mark between a body and a name belongs to the body: Giám đốc Công ty Vận tải [hành khách] A.
 * Verbs and function words end it. Returns where the name begins, or office->t1. */
static uint32_t stretch_to_name(const vbi_seg *seg, const vbi_ents *ents, const vbi_office *office)
{
	uint32_t t = office->t1, count;

	if (office->t1 == office->body || !vbi_ents_at(ents, VB_ENTITY_ORG, office->body) || name_at(seg, ents, t))
		return office->t1;
	while (t < seg->toks && t - office->t1 < STRETCH && seg->tok[t].space == 1) {
		const vbi_ent *loc = vbi_ents_at(ents, VB_ENTITY_LOC, t);

		if (vbi_ents_at(ents, VB_ENTITY_PER, t))
			return t;
		if (loc) {
			t = loc->t1;
			continue;
		}
		if (seg->tok[t].kind != VB_TOKEN_SYLLABLE && seg->tok[t].kind != VB_TOKEN_ACRONYM)
			break;
		if (vbi_seg_longest(seg, t, VBI_MASK(HONORIFIC) | VBI_MASK_HEADS | VBI_MASK(PLURAL)))
			break;
		if (seg->tok[t].shape == VB_SHAPE_LOWER && verb_at(seg, t, &count))
			break;
		t += seg->tok[t].shape == VB_SHAPE_LOWER ? count : 1;
	}
	return office->t1;
}

/* The body grows with its office. */
static vb_status stretch_body(const vbi_seg *seg, vbi_ents *ents, const vbi_office *office, uint32_t end)
{
	vbi_ent *org = vbi_ents_at(ents, VB_ENTITY_ORG, office->body), *longer;
	unsigned sub = org->sub, confidence = org->confidence;
	uint32_t attr = org->attr;

	org->dead = 1;
	longer = vbi_ents_add(ents, seg, VB_ENTITY_ORG, sub, office->body, end, confidence);
	if (!longer)
		return VB_ERR_MEMORY;
	longer->attr = attr;
	return VB_OK;
}

/* A name found inside the phrase ends it. */
static void cut_at_name(const vbi_ents *ents, vbi_office *office)
{
	for (uint32_t t = office->head + 1; t < office->t1; t++)
		if (vbi_ents_at(ents, VB_ENTITY_PER, t)) {
			office->t1 = t;
			return;
		}
}

/* The body inside a whole office, where it was not found: [Thường trực [Ban Bí thư]]. */
static vb_status add_body(const vbi_seg *seg, vbi_ents *ents, const vbi_office *office)
{
	const uint64_t bodies = VBI_MASK(ORG_NAME) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY);
	vbi_ent *same = vbi_ents_at(ents, VB_ENTITY_ORG, office->t0);

	if (!whole_office(office) || office->t1 != office->body)
		return VB_OK;
	if (same && same->t1 == office->t1)
		same->dead = 1;
	for (uint32_t t = office->t0 + 1; t < office->t1; t++) {
		if (vbi_ents_at(ents, VB_ENTITY_ORG, t))
			return VB_OK;
		if (vbi_seg_has(seg, t, office->t1 - t, bodies))
			return vbi_ents_add(ents, seg, VB_ENTITY_ORG, VBI_SUB_ORG_NAME, t, office->t1, 900) ? VB_OK : VB_ERR_MEMORY;
	}
	return VB_OK;
}

/* The country that completes the office, where it was not found: [Thủ tướng [Úc]]. */
static vb_status add_country(const vbi_seg *seg, vbi_ents *ents, const vbi_office *office)
{
	if (office->t1 == office->body || office->entry->cls != VBI_C_T_SOLO ||
	    !vbi_seg_has(seg, office->body, office->t1 - office->body, VBI_MASK(LOC_COUNTRY)) ||
	    vbi_ents_at(ents, VB_ENTITY_LOC, office->body) || vbi_ents_at(ents, VB_ENTITY_ORG, office->body))
		return VB_OK;
	return vbi_ents_add(ents, seg, VB_ENTITY_LOC, VBI_SUB_LOC_COUNTRY, office->body, office->t1, 800) ? VB_OK
	                                                                                                  : VB_ERR_MEMORY;
}

/* Capitals after a head are a body (office.c), where it was not found: [Giám đốc [ABC]]. */
static vb_status add_acronym(const vbi_seg *seg, vbi_ents *ents, const vbi_office *office)
{
	uint32_t t = office->body;

	if (office->t1 != t + 1 || seg->tok[t].kind != VB_TOKEN_ACRONYM || vbi_ents_at(ents, VB_ENTITY_ORG, t) ||
	    vbi_ents_at(ents, VB_ENTITY_LOC, t) ||
	    vbi_seg_longest(seg, t, VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | VBI_MASK(ORG_HEAD)))
		return VB_OK;
	return vbi_ents_add(ents, seg, VB_ENTITY_ORG, VBI_SUB_ORG_NAME, t, t + 1, 700) ? VB_OK : VB_ERR_MEMORY;
}

/* Who directs a body is of the body's kind: a Giám đốc Sở serves the government, a Giám đốc Bệnh viện a hospital; of a
 * Giám đốc without a body nothing is known. Other heads have their kind in the dictionary. */
static vb_status add_kind(const vbi_seg *seg, vbi_ents *ents, vbi_ent *title, const vbi_office *office)
{
	static const char *const state[] = {"department", "ministry", "agency", "people-committee", "inspectorate", "committee"};
	static const vbi_slice government = VBI_WORD("government");
	vbi_slice kind = vbi_seg_attr(seg, office->entry, VBI_KEY_KIND), of;
	const vbi_ent *org;
	char copy[32];

	if (!vbi_slice_is(kind, "enterprise"))
		return kind.n ? vbi_ents_attr_fixed(ents, title, VB_ATTR_KIND, kind) : VB_OK;
	org = office->body < office->t1 ? vbi_ents_at(ents, VB_ENTITY_ORG, office->body) : NULL;
	of = org ? vbi_ents_attr_get(ents, org, VB_ATTR_KIND) : vbi_slice_of("", 0);
	if (!of.n)
		return VB_OK;
	if (vbi_slice_is(of, "company") || vbi_slice_is(of, "bank"))
		return vbi_ents_attr_fixed(ents, title, VB_ATTR_KIND, kind);
	for (size_t i = 0; i < sizeof state / sizeof *state; i++)
		if (vbi_slice_is(of, state[i]))
			return vbi_ents_attr_fixed(ents, title, VB_ATTR_KIND, government);
	if (of.n > sizeof copy)
		return VB_OK;
	memcpy(copy, of.p, of.n); /* it lies in the strings that are written to */
	return vbi_ents_attr(ents, title, VB_ATTR_KIND, copy, of.n);
}

static vb_status add_title(const vbi_seg *seg, vbi_ents *ents, const vbi_office *office)
{
	vbi_slice canon = vbi_lex_string(seg->lex, office->entry->canon);
	vbi_ent *ent = vbi_ents_add(ents, seg, VB_ENTITY_TITLE, office->sub, office->t0, office->t1,
	                            office->t1 > office->body ? 950 : 850);

	if (!ent || add_kind(seg, ents, ent, office))
		return VB_ERR_MEMORY;
	if (canon.n && office->t1 - office->t0 == 1 && vbi_ents_attr_fixed(ents, ent, VB_ATTR_NORM, canon))
		return VB_ERR_MEMORY;
	return VB_OK;
}

vb_status vbi_recognise_title(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents)
{
	const vbi_cue_walk walk = vbi_cue_walk_of(ents, VBI_CUE_TITLE);
	vb_status status = VB_OK;
	size_t at = 0;

	(void)state;
	for (uint32_t t = 0; status == VB_OK && (t = vbi_cue_walk_next(walk, t)) < seg->toks;) {
		vbi_office office;
		uint32_t end;

		if (!vbi_office_again(seg, ents, t, &at, &office) || !counts(seg, ents, &office)) {
			t++;
			continue;
		}
		cut_at_name(ents, &office);
		end = stretch_to_name(seg, ents, &office);
		if (end > office.t1) {
			status = stretch_body(seg, ents, &office, end);
			office.t1 = end;
			if (status)
				break;
		}
		status = add_title(seg, ents, &office);
		if (status == VB_OK)
			status = add_body(seg, ents, &office);
		if (status == VB_OK)
			status = add_country(seg, ents, &office);
		if (status == VB_OK)
			status = add_acronym(seg, ents, &office);
		t = office.t1;
	}
	return status;
}
