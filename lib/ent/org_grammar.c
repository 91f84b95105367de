/* ent/org_grammar.c - a core and what completes it. See org_grammar.h */
#include "ent/org_parse.h"

#define TAIL_LIMIT 8 /* tails of one body */

/* "của" joins a body and its parent (Decided cases); "thuộc" does where the whole completes a title. */
static bool of_word(const grammar *g, uint32_t i, bool titled, uint32_t *next)
{
	if (word_is(g, i, "của") || (titled && word_is(g, i, "thuộc"))) {
		*next = i + 1;
		return true;
	}
	if (titled && word_is(g, i, "trực") && word_is(g, i + 1, "thuộc")) {
		*next = i + 2;
		return true;
	}
	return false;
}

/* Thanh tra | Bộ, Văn phòng | Sở: the body it belongs to is named by its head alone. */
static uint32_t bare_parent(const grammar *g, const core *c, uint32_t i)
{
	const vbi_match *match = vbi_run_class(g->seg, i, VBI_C_ORG_HEAD);

	if (!match || match->count != 1 || !capital(g, i) || vbi_org_other_word(g, i, 1) || !goes_on(g, i))
		return i;
	if (!vbi_slice_is(c->rule.kind, "office") && !vbi_slice_is(c->rule.kind, "inspectorate"))
		return i;
	return c->fields ? i : i + 1;
}

static bool may_own(const core *owned, const core *owner)
{
	if (owner->form == VBI_BODY_BRAND)
		return vbi_slice_is(owned->rule.kind, "board");
	if (owner->form == VBI_BODY_MEDIA || !owner->done)
		return false;
	/* UBND tỉnh | Sở Y tế: an organ of a level belongs to nobody */
	return owned->rule.parent;
}

/* Completes the core in *c by what follows; true if anything did. */
static bool tails(const grammar *g, uint32_t i, core *c)
{
	const vbi_seg *seg = g->seg;
	bool any = false, placed = false, levelled = false;

	for (unsigned n = 0; n < TAIL_LIMIT; n++) {
		uint32_t at = c->t1, next, count;
		const vbi_ent *place;
		core owner;
		bool central;

		if (at >= seg->toks)
			break;
		if (c->form == VBI_BODY_MEDIA || c->form == VBI_BODY_BRAND)
			break;
		place = goes_on(g, at) ? place_at(g, at) : NULL;
		/* a letterhead sets the place on a line of its own */
		if (!place && vbi_run_heading(seg, at) && vbi_run_heading(seg, at - 1) &&
		    vbi_run_has(seg, at, VBI_MASK(LOC_UNIT)))
			place = place_at(g, at);
		if (place && vbi_run_heading(seg, at) && place->t1 - place->t0 > 5)
			break; /* the name of the state stands beside the issuer, it is not part of it */
		if (place && !placed && c->rule.brand && !c->done && place->sub == VBI_SUB_LOC_COUNTRY)
			break; /* báo Hàn Quốc: some newspaper of a country */
		if (place && !placed) {
			/* trung tâm | Sài Gòn, ngân hàng | Trung Quốc: a common noun and a place */
			if (c->form == VBI_BODY_HEAD && !c->done && !capital(g, i) &&
			    !vbi_slice_is(c->rule.kind, "school") && !vbi_slice_is(c->rule.kind, "hospital"))
				break;
			if (c->form == VBI_BODY_HEAD && !c->done && !c->rule.name && !c->rule.need &&
			    c->head_end - i < 3)
				break;
			c->t1 = place->t1;
			c->done = any = true;
			/* Mặt trận Tổ quốc Việt Nam | tỉnh An Giang */
			placed = place->sub != VBI_SUB_LOC_COUNTRY || !c->rule.level;
			continue;
		}
		if (!placed && !levelled && goes_on(g, at) && vbi_org_level_match(g, at, &count, &central) &&
		    (c->form != VBI_BODY_NAME || c->rule.level || c->rule.parent) &&
		    (c->form != VBI_BODY_ABBR || c->rule.level || c->rule.parent) &&
		    !(central && c->form == VBI_BODY_ORGAN && !capital(g, i)) &&
		    !(c->form == VBI_BODY_HEAD && !c->done && (c->head_end - i < 2 || !c->rule.parent))) {
			c->t1 = at + count;
			c->done = any = levelled = true;
			continue;
		}
		if (c->rule.number && !placed && c->form != VBI_BODY_NAME && goes_on(g, at) &&
		    vbi_org_number_at(g, at) && seg->tok[at].space <= 1 && seg->tok[at].kind != VB_TOKEN_SYLLABLE) {
			c->t1 = at + 1;
			c->done = any = true;
			continue;
		}
		if (placed && word_is(g, at, "số") && vbi_org_number_at(g, at + 1) && c->rule.name) {
			c->t1 = at + 2;
			continue;
		}
		if (c->rule.parent && goes_on(g, at) && (next = bare_parent(g, c, at)) > at && !c->done) {
			if (!vbi_org_core_at(g, at, &owner) || !owner.done) {
				c->t1 = next;
				c->done = any = true;
				continue;
			}
		}
		/* the body it belongs to */
		next = at;
		if (goes_on(g, at) && vbi_org_core_at(g, at, &owner) && !placed) {
			if (!capital(g, at) && owner.form != VBI_BODY_PARTY && owner.form != VBI_BODY_ORGAN)
				break;
			if (c->rule.post && owner.form == VBI_BODY_NAME && !vbi_slice_is(owner.rule.kind, "party") &&
			    !vbi_slice_is(owner.rule.kind, "front"))
				break;
			/* trưởng phòng | Phòng Khoáng sản */
			if (c->form == VBI_BODY_HEAD && !c->done && !capital(g, i) &&
			    vbi_tok_code(&seg->tok[at]) == vbi_tok_code(&seg->tok[i]))
				break;
		} else if (((vbi_run_dash(seg, at) && seg->tok[at].space < 2) ||
		            of_word(g, at, vbi_org_title_before(g, i), &next)) &&
		           c->done) {
			bool dash = next == at;

			next = dash ? at + 1 : next;
			if (!goes_on(g, next) || !capital(g, next) || !vbi_org_core_at(g, next, &owner))
				break;
			if ((dash && owner.form == VBI_BODY_ABBR) ||
			    (dash && owner.form != VBI_BODY_HEAD && owner.form != VBI_BODY_NAME) ||
			    (dash && c->form == VBI_BODY_PARTY))
				break;
		} else {
			break;
		}
		{
			bool open = !owner.done;

			if (open) {
				core probe = owner;

				/* Tòa án, công an, đảng ủy: done only with their own tail */
				probe.done = true;
				if (!may_own(c, &probe))
					break;
			} else if (!may_own(c, &owner)) {
				break;
			}
			if (open) {
				/* look one tail ahead without recursion: a place or a level must follow */
				const vbi_ent *its = goes_on(g, owner.t1) ? place_at(g, owner.t1) : NULL;

				if (!its &&
				    !(goes_on(g, owner.t1) && vbi_org_level_match(g, owner.t1, &count, &central)))
					break;
			}
			c->t1 = owner.t1;
			c->rule.parent = owner.rule.parent;
			c->rule.level = owner.rule.level;
			c->rule.number = owner.rule.number;
			c->rule.name = owner.rule.name;
			c->form = owner.form;
			c->head_end = owner.head_end;
			c->fields = true;
			c->done = any = true;
			placed = levelled = false;
		}
	}
	return any;
}

/* Where a man's name begins that the words of the body ran into: Chủ tịch HĐQT Vinalines | Lê Anh Sơn. Companies are
 * called after people: there only a brand or a number ends the company's own name. */
static uint32_t before_person(const grammar *g, uint32_t i, const core *c, vbi_slice kind, uint32_t head_end)
{
	const vbi_seg *seg = g->seg;
	bool board = vbi_slice_is(kind, "board"), own = board || vbi_slice_is(kind, "company") || vbi_slice_is(kind, "bank");

	if (c->t1 - i < 3 || vbi_slice_is(kind, "school") || vbi_slice_is(kind, "hospital") || !vbi_org_title_before(g, i))
		return c->t1;
	for (uint32_t k = head_end; k + 2 < c->t1; k++) {
		uint64_t before = vbi_seg_mask(seg, k - 1, 1);
		bool ends = seg->tok[k - 1].kind != VB_TOKEN_SYLLABLE &&
		            !(before & (VBI_MASK(ORG_FIELD) | VBI_MASK(ORG_HEAD)));

		if (vbi_run_full_name(seg, k) != c->t1 || vbi_ents_over(g->ents, VB_ENTITY_LOC, k))
			continue;
		/* Hội đồng Trường | Tô Hiến Thành: the head beside the name has it */
		if (word_is(g, k - 1, "trường"))
			continue;
		if (k == head_end ? board : !(before & (VBI_MASK(ORG_HEAD) | VBI_MASK(LOC_UNIT))) && (!own || ends))
			return k;
	}
	return c->t1;
}

bool vbi_body_at(const vbi_seg *seg, const vbi_ents *ents, uint32_t i, vbi_body *out)
{
	grammar g = {seg, ents};
	core c;
	const vbi_ent *place;
	vbi_slice kind;
	bool completed;
	uint8_t form;

	if (!vbi_org_core_at(&g, i, &c))
		return false;
	place = vbi_ents_at(ents, VB_ENTITY_LOC, i);
	/* Hội An, Đài Loan, Ban Mê Thuột */
	if (place && (place->t1 >= c.t1 || (c.form == VBI_BODY_HEAD && !c.fields && place->t1 > c.head_end)))
		return false;
	kind = c.rule.kind;
	form = c.form;
	out->brand = c.rule.brand;
	out->head_end = c.head_end;
	out->fields = c.fields;
	out->bare = !c.fields && c.t1 == c.head_end;
	completed = tails(&g, i, &c);
	if (!completed && !c.done)
		return false;
	if (c.rule.never)
		return false;
	if (form == VBI_BODY_HEAD) {
		bool shown = false;

		for (uint32_t k = i; k < c.t1 && !shown; k++)
			shown = capital(&g, k) || seg->tok[k].kind == VB_TOKEN_CODE;
		if (!shown)
			return false;
	}
	out->t0 = i;
	out->t1 = before_person(&g, i, &c, kind, out->head_end);
	out->kind = kind;
	out->form = form;
	out->bare = out->bare && !completed;
	return true;
}

uint32_t vbi_body_shared_field(const vbi_seg *seg, const vbi_ents *ents, uint32_t i)
{
	grammar g = {seg, ents};
	const vbi_match *match;

	if (i >= seg->toks || !vbi_run_capital(seg, i))
		return i;
	match = vbi_org_field_match(&g, i);
	if (!match || vbi_run_longer(seg, i, CORES, match->count) || vbi_ents_at(ents, VB_ENTITY_LOC, i))
		return i;
	return i + match->count;
}
