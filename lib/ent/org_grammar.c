/* ent/org_grammar.c - a core and what completes it. See org_grammar.h */
#include "ent/org_parse.h"

#define TAIL_LIMIT 8 /* tails of one body */

/* "của" joins a body and its parent (Decided cases); "thuộc" does where the whole completes a title, which ends before the body. */
static bool of_word(const grammar *g, uint32_t i, uint32_t body, uint32_t *next)
{
	uint32_t words = 0;

	if (word_is(g, i, "của")) {
		*next = i + 1;
		return true;
	}
	if (word_is(g, i, "thuộc"))
		words = 1;
	else if (word_is(g, i, "trực") && word_is(g, i + 1, "thuộc"))
		words = 2;
	*next = i + words;
	return words && vbi_org_title_before(g, body);
}

/* Thanh tra | Bộ, Văn phòng | Sở: the body it belongs to is named by its head alone. */
static uint32_t bare_parent(const grammar *g, const core *c, uint32_t i)
{
	const vbi_match *match = vbi_run_class(g->seg, i, VBI_C_ORG_HEAD);

	if (!match || match->count != 1 || !capital(g, i) || vbi_org_other_word(g, i, 1) || !goes_on(g, i))
		return i;
	if (!is_kind(&c->rule, VBI_KIND(OFFICE) | VBI_KIND(INSPECTORATE)))
		return i;
	return c->fields ? i : i + 1;
}

static bool may_own(const core *owned, const core *owner)
{
	if (owner->form == VBI_BODY_BRAND)
		return is_kind(&owned->rule, VBI_KIND(BOARD));
	if (owner->form == VBI_BODY_MEDIA || !owner->done)
		return false;
	/* UBND tỉnh | Sở Y tế: an organ of a level belongs to nobody */
	return says(&owned->rule, SAYS_PARENT);
}

/* Nothing that could complete a body stands at token i: a small word or a mark, mostly, and told by one jump. */
static inline bool no_tail(const grammar *g, uint32_t i)
{
	const vbi_tok *tok = &g->seg->tok[i];
	unsigned first = (unsigned char)g->seg->text[tok->start];
	/* what begins as của, thuộc, trực, số does; what may be a dash */
	unsigned word = UINT32_C(1) << ('c' & 31) | UINT32_C(1) << ('t' & 31) | UINT32_C(1) << ('s' & 31);
	unsigned small = (unsigned)(tok->kind == VB_TOKEN_SYLLABLE) & ~(word >> (first & 31));
	unsigned mark = (unsigned)(tok->kind == VB_TOKEN_PUNCT) & (unsigned)(first < 0x80) & (unsigned)(first != '-');
	uint64_t classes = vbi_seg_any(g->seg, i) & (CORES | VBI_MASK(ORG_LEVEL));

	return (small | mark) & 1 & (unsigned)((classes | (g->ents->cover[i] >> VB_ENTITY_LOC & 1)) == 0);
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

		if (at >= seg->toks || no_tail(g, at))
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
		if (place && !placed && says(&c->rule, SAYS_BRAND) && !c->done && place->sub == VBI_SUB_LOC_COUNTRY)
			break; /* báo Hàn Quốc: some newspaper of a country */
		if (place && !placed) {
			/* trung tâm | Sài Gòn, ngân hàng | Trung Quốc: a common noun and a place */
			if (c->form == VBI_BODY_HEAD && !c->done && !capital(g, i) && !is_kind(&c->rule, VBI_KIND(SCHOOL) | VBI_KIND(HOSPITAL)))
				break;
			if (c->form == VBI_BODY_HEAD && !c->done && !says(&c->rule, SAYS_NAME | SAYS_NEED) &&
			    c->head_end - i < 3)
				break;
			c->t1 = place->t1;
			c->done = any = true;
			/* Mặt trận Tổ quốc Việt Nam | tỉnh An Giang */
			placed = place->sub != VBI_SUB_LOC_COUNTRY || !says(&c->rule, SAYS_LEVEL);
			continue;
		}
		if (!placed && !levelled && goes_on(g, at) && vbi_org_level_match(g, at, &count, &central) &&
		    ((c->form != VBI_BODY_NAME && c->form != VBI_BODY_ABBR) || says(&c->rule, SAYS_LEVEL | SAYS_PARENT)) &&
		    !(central && c->form == VBI_BODY_ORGAN && !capital(g, i)) &&
		    !(c->form == VBI_BODY_HEAD && !c->done && (c->head_end - i < 2 || !says(&c->rule, SAYS_PARENT)))) {
			c->t1 = at + count;
			c->done = any = levelled = true;
			continue;
		}
		if (says(&c->rule, SAYS_NUMBER) && !placed && c->form != VBI_BODY_NAME && goes_on(g, at) &&
		    vbi_org_number_at(g, at) && seg->tok[at].space <= 1 && seg->tok[at].kind != VB_TOKEN_SYLLABLE) {
			c->t1 = at + 1;
			c->done = any = true;
			continue;
		}
		if (placed && word_is(g, at, "số") && vbi_org_number_at(g, at + 1) && says(&c->rule, SAYS_NAME)) {
			c->t1 = at + 2;
			continue;
		}
		if (says(&c->rule, SAYS_PARENT) && goes_on(g, at) && (next = bare_parent(g, c, at)) > at && !c->done) {
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
			if (says(&c->rule, SAYS_POST) && owner.form == VBI_BODY_NAME && !is_kind(&owner.rule, VBI_KIND(PARTY) | VBI_KIND(FRONT)))
				break;
			/* trưởng phòng | Phòng Khoáng sản */
			if (c->form == VBI_BODY_HEAD && !c->done && !capital(g, i) &&
			    vbi_tok_code(&seg->tok[at]) == vbi_tok_code(&seg->tok[i]))
				break;
		} else if (((vbi_run_dash(seg, at) && seg->tok[at].space < 2) ||
		            of_word(g, at, i, &next)) &&
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
			c->rule.says ^= (c->rule.says ^ owner.rule.says) & (SAYS_PARENT | SAYS_LEVEL | SAYS_NUMBER | SAYS_NAME);
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
static uint32_t before_person(const grammar *g, uint32_t i, const core *c, uint32_t kinds, uint32_t head_end)
{
	const vbi_seg *seg = g->seg;
	bool board = (kinds & VBI_KIND(BOARD)) != 0, own = (kinds & (VBI_KIND(BOARD) | VBI_KIND(COMPANY) | VBI_KIND(BANK))) != 0;

	if (c->t1 - i < 3 || (kinds & (VBI_KIND(SCHOOL) | VBI_KIND(HOSPITAL))) || !vbi_org_title_before(g, i))
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
	bool completed;
	uint8_t form;

	if (!vbi_org_core_at(&g, i, &c))
		return false;
	place = vbi_ents_at(ents, VB_ENTITY_LOC, i);
	/* Hội An, Đài Loan, Ban Mê Thuột */
	if (place && (place->t1 >= c.t1 || (c.form == VBI_BODY_HEAD && !c.fields && place->t1 > c.head_end)))
		return false;
	form = c.form;
	out->kind = c.rule.kind;
	out->kinds = c.rule.kinds;
	out->brand = says(&c.rule, SAYS_BRAND);
	out->head_end = c.head_end;
	out->fields = c.fields;
	out->bare = !c.fields && c.t1 == c.head_end;
	completed = tails(&g, i, &c);
	if (!completed && !c.done)
		return false;
	if (says(&c.rule, SAYS_NEVER))
		return false;
	if (form == VBI_BODY_HEAD) {
		bool shown = false;

		for (uint32_t k = i; k < c.t1 && !shown; k++)
			shown = capital(&g, k) || seg->tok[k].kind == VB_TOKEN_CODE;
		if (!shown)
			return false;
	}
	out->t0 = i;
	out->t1 = before_person(&g, i, &c, out->kinds, out->head_end);
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
