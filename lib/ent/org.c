/* ent/org.c - named bodies. The grammar is in org_grammar.c; here it is applied from left to right, each token at most
 * once, lists share their head, places inside brands are dropped, and attributes are filled in. */
#include "ent/cue.h"
#include "ent/docstate.h"
#include "ent/entity.h"
#include "ent/org_grammar.h"
#include "ent/run.h"

#define NORM_LIMIT 64 /* tokens of a body whose normal form is written */

/* What is written out. An abbreviation is written in capitals or with a dot: most tokens are none, at a glance. */
#define LONG_FORMS                                                                                                  \
	(VBI_MASK(ORG_ABBR) | VBI_MASK(ORG_GOV) | VBI_MASK(ORG_FIELD) | VBI_MASK(ORG_MEDIA) | VBI_MASK(ORG_BRAND) | \
	 VBI_MASK(LOC_PROVINCE) | VBI_MASK(LOC_UNIT) | VBI_MASK(ABBR))

static inline unsigned may_be_short(const vbi_seg *seg, uint32_t t)
{
	return (unsigned)((seg->any[t] & LONG_FORMS) != 0) &
	       ((unsigned)(seg->tok[t].kind != VB_TOKEN_SYLLABLE) | (unsigned)(seg->tok[t].shape == VB_SHAPE_UPPER));
}

/* The long form of what begins at token t and ends by token end: its text, empty if there is none, and how many tokens it is for. */
static vbi_slice long_form(const vbi_seg *seg, uint32_t t, uint32_t end, uint32_t *count)
{
	static const unsigned classes[] = {VBI_C_ORG_ABBR,  VBI_C_ORG_GOV,      VBI_C_ORG_FIELD, VBI_C_ORG_MEDIA,
	                                   VBI_C_ORG_BRAND, VBI_C_LOC_PROVINCE, VBI_C_LOC_UNIT,  VBI_C_ABBR};

	for (size_t k = 0; may_be_short(seg, t) && k < sizeof classes / sizeof *classes; k++) {
		const vbi_match *match = vbi_run_class(seg, t, classes[k]);
		const vbi_entry *entry = match ? vbi_seg_entry(seg, match, classes[k]) : NULL;
		vbi_slice canon = entry ? vbi_lex_string(seg->lex, entry->canon) : vbi_slice_of("", 0);

		if (canon.n && t + match->count <= end) {
			*count = match->count;
			return canon;
		}
	}
	return vbi_slice_of("", 0);
}

/* Its normal form is what is written: mostly. */
static bool normal(const vbi_seg *seg, const vbi_ent *ent)
{
	unsigned other = may_be_short(seg, ent->t0);

	for (uint32_t t = ent->t0 + 1; t < ent->t1; t++) {
		uint32_t gap = seg->tok[t].start - seg->tok[t - 1].end;

		other |= may_be_short(seg, t) | (unsigned)(gap != (seg->tok[t].space != 0)) |
		         ((unsigned)(gap != 0) & (unsigned)(seg->text[seg->tok[t].start - 1] != ' '));
	}
	return !other;
}

/* Normal form: on one line, abbreviations of bodies, levels and fields written out. Set only where it differs. */
static vb_status add_norm(const vbi_seg *seg, vbi_ents *ents, vbi_ent *ent)
{
	vbi_buf *norm;

	if (ent->t1 - ent->t0 > NORM_LIMIT || normal(seg, ent))
		return VB_OK;
	norm = vbi_ents_scratch(ents);
	for (uint32_t at = ent->t0, count; at < ent->t1; at += count) {
		vbi_slice text = long_form(seg, at, ent->t1, &count);

		if (!text.n) {
			text = vbi_tok_text(seg, at);
			count = 1;
		}
		if (at > ent->t0 && seg->tok[at].space)
			vbi_buf_byte(norm, ' ');
		vbi_buf_put(norm, text.p, text.n);
	}
	if (norm->failed)
		return VB_ERR_MEMORY;
	return vbi_slice_equal(vbi_slice_of(norm->p, norm->n), vbi_toks_text(seg, ent->t0, ent->t1))
	               ? VB_OK : vbi_ents_attr(ents, ent, VB_ATTR_NORM, norm->p, norm->n);
}

static vb_status add_body(const vbi_seg *seg, vbi_ents *ents, uint32_t t0, uint32_t t1, unsigned sub, vbi_slice kind,
                          unsigned confidence)
{
	vbi_ent *ent = vbi_ents_add(ents, seg, VB_ENTITY_ORG, sub, t0, t1, confidence);
	vb_status status;

	if (!ent)
		return VB_ERR_MEMORY;
	status = kind.n ? vbi_ents_attr_fixed(ents, ent, VB_ATTR_KIND, kind) : VB_OK;
	return status == VB_OK ? add_norm(seg, ents, ent) : status;
}

static void drop_places(vbi_ents *ents, uint32_t t0, uint32_t t1)
{
	for (uint32_t t = t0; t < t1; t++) {
		vbi_ent *place;

		while ((place = vbi_ents_at(ents, VB_ENTITY_LOC, t)) != NULL && place->t1 <= t1)
			place->dead = 1;
	}
}

/* "các sở Y tế, Nội vụ và Tài chính": each field after the first stands for a body. */
static vb_status share_head(const vbi_seg *seg, vbi_ents *ents, uint32_t at, vbi_slice kind, uint32_t *end)
{
	vb_status status = VB_OK;

	for (unsigned n = 0; n < 64 && status == VB_OK; n++) {
		uint32_t next, stop;

		if (at >= seg->toks || seg->tok[at].space == 3)
			break;
		if (!vbi_tok_is(seg, at, ",") && !vbi_tok_is(seg, at, ";") && !vbi_tok_is_lower(seg, at, "và") &&
		    !(n == 0 && vbi_tok_is(seg, at, ":")))
			break;
		next = at + 1;
		stop = vbi_body_shared_field(seg, ents, next);
		if (stop == next)
			break;
		status = add_body(seg, ents, next, stop, VBI_SUB_ORG_NAME, kind, 700);
		*end = at = stop;
	}
	return status;
}

/* What generic_after asks of the token behind a body, in one way or another: nearly always none of it. */
static inline bool may_be_generic(const vbi_seg *seg, uint32_t at)
{
	const vbi_tok *tok = &seg->tok[at];
	unsigned first = (unsigned char)seg->text[tok->start];
	unsigned plural = (vbi_seg_any(seg, at) & VBI_MASK(PLURAL)) != 0, level = (vbi_seg_any(seg, at - 1) & VBI_MASK(ORG_LEVEL)) != 0;

	return plural | (unsigned)(first == 'c') | ((unsigned)(first == ',') & level) | (unsigned)(tok->kind == VB_TOKEN_NUMBER);
}

/* What follows makes it many bodies: UBND | các xã, HĐND | cấp tỉnh, Hội Phụ nữ | 2 đơn vị. */
static bool generic_after(const vbi_seg *seg, const vbi_ents *ents, const vbi_body *body)
{
	uint32_t at = body->t1, next;

	if (body->form == VBI_BODY_BRAND || body->form == VBI_BODY_MEDIA || body->form == VBI_BODY_ABBR ||
	    at >= seg->toks || !may_be_generic(seg, at) || !vbi_run_joined(seg, at))
		return false;
	next = at + (vbi_run_has(seg, at, VBI_MASK(PLURAL)) ? 1 : 0);
	if (next > at && next < seg->toks && !vbi_tok_capital(&seg->tok[at]) &&
	    (vbi_run_has(seg, next, VBI_MASK(LOC_UNIT) | VBI_MASK(ORG_LEVEL)) || vbi_tok_is(seg, next, "cấp") ||
	     vbi_tok_is(seg, next, "đơn") || vbi_tok_is(seg, next, "địa") || vbi_tok_is(seg, next, "nước")))
		return true;
	if (vbi_tok_is(seg, at, "cấp") && vbi_run_has(seg, at + 1, VBI_MASK(ORG_LEVEL)))
		return true;
	/* UBND tỉnh, thành phố trực thuộc trung ương */
	if (vbi_tok_is(seg, at, ",") && vbi_run_match(seg, at - 1, VBI_MASK(ORG_LEVEL)) == 1 && at + 1 < seg->toks &&
	    !vbi_ents_at(ents, VB_ENTITY_LOC, at + 1) && vbi_run_has(seg, at + 1, VBI_MASK(ORG_LEVEL)) &&
	    vbi_run_has(seg, at + 1, VBI_MASK(LOC_UNIT)))
		return true;
	return body->form != VBI_BODY_HEAD && !(body->kinds & VBI_KIND(ARMY)) &&
	       seg->tok[at].kind == VB_TOKEN_NUMBER && at + 1 < seg->toks && seg->tok[at + 1].shape == VB_SHAPE_LOWER &&
	       (vbi_run_has(seg, at + 1, VBI_MASK(LOC_UNIT)) || vbi_tok_is(seg, at + 1, "đơn"));
}

/* An election of deputies speaks of the councils in general: bầu cử đại biểu Quốc hội và | HĐND. body is bare. */
static bool election(const vbi_seg *seg, const vbi_body *body)
{
	if (!(body->kinds & VBI_KIND(COUNCIL)))
		return false;
	for (uint32_t back = 2; back <= 9 && back <= body->t0; back++)
		if (vbi_run_has(seg, body->t0 - back, VBI_MASK(T_MANDATE)) ||
		    (vbi_tok_is_lower(seg, body->t0 - back, "đại") &&
		     vbi_tok_is_lower(seg, body->t0 - back + 1, "biểu")))
			return true;
	return false;
}

/* Trung ương and Nhà nước say the level, not the body: ngành | Trung ương, thuộc | Trung ương, Nghị quyết | Trung
 * ương 4. body is bare. */
static bool adjective(const vbi_seg *seg, const vbi_body *body)
{
	static const char *const before[] = {"ngành", "thuộc", "tác",  "đảng", "tuyến", "cấp", "nghị",
	                                     "hội",   "sách",  "đoàn", "quan", "thể",   "lý",  "thưởng"};

	if (body->form != VBI_BODY_NAME || body->t1 - body->t0 != 2 || body->t0 == 0)
		return false;
	if (!vbi_tok_is_lower(seg, body->t0, "trung") && !vbi_tok_is_lower(seg, body->t0, "nhà"))
		return false;
	for (size_t k = 0; k < sizeof before / sizeof *before; k++)
		if (vbi_tok_is_lower(seg, body->t0 - 1, before[k]))
			return true;
	return false;
}

static bool shares(const vbi_seg *seg, const vbi_body *body)
{
	return body->form == VBI_BODY_HEAD && body->fields &&
	       ((body->kinds & (VBI_KIND(MINISTRY) | VBI_KIND(DEPARTMENT))) || vbi_run_plural_before(seg, body->t0));
}

/* The words name no single body. */
static bool nobody(const vbi_seg *seg, const vbi_ents *ents, const vbi_body *body)
{
	uint32_t next = body->t1 + 1;

	if (generic_after(seg, ents, body) || (body->bare && (election(seg, body) || adjective(seg, body))))
		return true;
	if (!vbi_run_plural_before(seg, body->t0) || body->form == VBI_BODY_BRAND || body->form == VBI_BODY_MEDIA)
		return false;
	if (body->bare || !body->fields)
		return true;
	/* các Sở Công Thương: one field and no list after it */
	return body->form == VBI_BODY_HEAD && !vbi_ents_over(ents, VB_ENTITY_LOC, body->t1 - 1) &&
	       (next >= seg->toks || vbi_body_shared_field(seg, ents, next) == next);
}

/* An acronym in parentheses after a body is its short name: Tập đoàn ... (EVN). */
static uint32_t short_name(const vbi_seg *seg, uint32_t at)
{
	if (at + 2 < seg->toks && seg->text[seg->tok[at].start] == '(' && seg->tok[at].kind == VB_TOKEN_PUNCT && vbi_tok_is(seg, at, "(") &&
	    vbi_tok_is(seg, at + 2, ")") && seg->tok[at + 1].kind == VB_TOKEN_ACRONYM &&
	    !vbi_run_has(seg, at + 1, VBI_MASK(ORG_FIELD) | VBI_MASK(LOC_COUNTRY) | VBI_MASK(LOC_PROVINCE)))
		return at + 1;
	return 0;
}

vb_status vbi_recognise_org(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents)
{
	const vbi_cue_walk walk = vbi_cue_walk_of(ents, VBI_CUE_ORG);
	vb_status status = VB_OK;
	uint32_t i = 0;

	(void)state;
	while (status == VB_OK && (i = vbi_cue_walk_next(walk, i)) < seg->toks) {
		const vbi_match *law = vbi_run_class(seg, i, VBI_C_DOC_LAW);
		vbi_body body;
		uint32_t end, alias;

		if (law && law->count > 1) {
			/* bodies inside a law's own title are not tagged */
			i += law->count;
			continue;
		}
		if (!vbi_body_at(seg, ents, i, &body)) {
			/* các Bộ: Tài chính, Y tế và Xây dựng */
			const vbi_match *head = vbi_run_plural_before(seg, i) ? vbi_run_class(seg, i, VBI_C_ORG_HEAD) : NULL;
			bool listed = head && i + head->count < seg->toks && vbi_tok_is(seg, i + head->count, ":");
			const vbi_entry *entry = listed ? vbi_seg_entry(seg, head, VBI_C_ORG_HEAD) : NULL;

			end = i + 1;
			if (entry)
				status = share_head(seg, ents, i + head->count, vbi_seg_attr(seg, entry, VBI_KEY_KIND),
				                    &end);
			i = end;
			continue;
		}
		end = body.t1;
		/* các UBND, các đảng bộ: a plural alone names nobody */
		if (!nobody(seg, ents, &body)) {
			status = add_body(seg, ents, body.t0, body.t1,
			                  body.bare ? VBI_SUB_ORG_GENERIC : VBI_SUB_ORG_NAME, body.kind,
			                  body.bare ? 700 : 900);
			if (body.brand)
				drop_places(ents, body.t0, body.t1);
			if (status == VB_OK && shares(seg, &body))
				status = share_head(seg, ents, body.t1, body.kind, &end);
			alias = short_name(seg, end);
			if (status == VB_OK && alias) {
				status = add_body(seg, ents, alias, alias + 1, VBI_SUB_ORG_NAME, body.kind, 700);
				end = alias + 1;
			}
		}
		i = end;
	}
	return status;
}
