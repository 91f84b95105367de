/* ent/tagfeat.c - features of a token for the tagger. */
#include "ent/tagfeat.h"

#include "learn/weights.h"

#include <string.h>

/* Templates; the numbers are in trained weights: change them only with new weights. */
enum {
	TRANSITION = 1,
	BIAS,
	W0, WL1, WR1, WL2, WR2, /* words: L before, R behind */
	WL1_W0, W0_WR1, WL2_WL1, WR1_WR2, WL1_WR1,
	W0_S0, WL1_S0, WR1_S0,
	S3, S5,
	G0, GL1_G0, G0_GR1, GL1_G0_GR1, G0_W0, G0_WL1, G0_WR1, G0_S0, G0_WL1_W0, G0_W0_WR1,
	M0, ML1_M0, M0_MR1, ML1_M0_MR1, M0_S0, M0_WL1, M0_WR1, ML2_ML1_M0, M0_MR1_MR2,
	BEGINS, INSIDE,
	EDGE, ZONE_S0, EDGE_W0, SEEN, SEEN_G0, SEEN_S3,
};

/* Groups of dictionary classes, by falling weight: of those of one match the first is its main group. Their order is in
 * the weights too. */
static const uint64_t group[] = {
	VBI_MASK(DOC_LAW),
	VBI_MASK(PERSON),
	VBI_MASK(ORG_NAME) | VBI_MASK(ORG_KNOWN),
	VBI_MASK(ORG_MEDIA) | VBI_MASK(ORG_BRAND),
	VBI_MASK(ORG_ABBR),
	VBI_MASK(ORG_GOV),
	VBI_MASK(ORG_PARTY),
	VBI_MASK(T_SOLO),
	VBI_MASK(T_HEAD),
	VBI_MASK(T_UNIT),
	VBI_MASK(T_RANK) | VBI_MASK(T_DEGREE),
	VBI_MASK(T_HONOR) | VBI_MASK(T_MANDATE) | VBI_MASK(T_RELIGIOUS),
	VBI_MASK(T_MOD),
	VBI_MASK(T_POST),
	VBI_MASK(ORG_HEAD),
	VBI_MASK(LOC_COUNTRY),
	VBI_MASK(LOC_PROVINCE),
	VBI_MASK(LOC_DISTRICT) | VBI_MASK(LOC_COMMUNE),
	VBI_MASK(LOC_REGION) | VBI_MASK(LOC_GEO) | VBI_MASK(LOC_ROAD) | VBI_MASK(LOC_FACILITY) | VBI_MASK(LOC_CITY),
	VBI_MASK(DOC_TYPE),
	VBI_MASK(DOC_SYMBOL) | VBI_MASK(DOC_PART),
	VBI_MASK(HONORIFIC),
	VBI_MASK(LOC_UNIT),
	VBI_MASK(ORG_FIELD),
	VBI_MASK(ORG_LEVEL),
	VBI_MASK(SURNAME),
	VBI_MASK(GIVEN) | VBI_MASK(MIDDLE),
	VBI_MASK(FOREIGN_NAME),
	VBI_MASK(DAYPART) | VBI_MASK(CAL_UNIT) | VBI_MASK(PERIOD) | VBI_MASK(WEEKDAY) | VBI_MASK(LUNAR_YEAR) | VBI_MASK(HOLIDAY),
	VBI_MASK(ROLE) | VBI_MASK(PLURAL),
	VBI_MASK(VERB_SAY),
	VBI_MASK(STOP),
};
#define GROUPS (sizeof group / sizeof *group)
#define QUIET 3u /* the last ones begin no entity */

/* Words of several syllables have a main group of their own, behind the others. */
#define WORD_GROUP GROUPS

uint32_t vbi_tag_transition(unsigned before) { return vbi_feature(TRANSITION, before, 0); }

void vbi_tag_views_init(vbi_tag_views *views, const vbi_mem *mem)
{
	memset(views, 0, sizeof *views);
	views->mem = mem;
}

void vbi_tag_views_free(vbi_tag_views *views)
{
	vbi_free(views->mem, views->view);
	vbi_free(views->mem, views->length);
	vbi_free(views->mem, views->seen);
	vbi_tag_views_init(views, views->mem);
}

/* Codes of the dictionary's tokens are of no use: they change when a dictionary is laid over. */
static uint32_t symbol_of(const vbi_seg *seg, const vbi_tok *tok)
{
	uint32_t hash = 2166136261u, n = tok->end - tok->start;

	switch (tok->kind) {
	case VB_TOKEN_SYLLABLE:
		return tok->code;
	case VB_TOKEN_NUMBER:
		return 0x10000u | (n < 8 ? n : 8);
	case VB_TOKEN_PUNCT:
	case VB_TOKEN_FOREIGN:
	case VB_TOKEN_ACRONYM:
		break;
	default:
		return 0x10010u | tok->kind;
	}
	for (uint32_t i = tok->start; i < tok->end && i < tok->start + 24; i++) {
		unsigned char c = (unsigned char)seg->text[i];

		hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32u : c)) * 16777619u;
	}
	return 0x80000000u | (hash ^ hash >> 15);
}

static uint32_t groups_of(uint64_t mask, uint32_t *main)
{
	uint32_t bits = 0;

	*main = WORD_GROUP;
	for (uint32_t g = 0; g < GROUPS; g++)
		if (mask & group[g]) {
			bits |= 1u << g;
			if (*main == WORD_GROUP)
				*main = g;
		}
	return bits;
}

static void look_at_matches(vbi_tag_views *views, const vbi_seg *seg)
{
	vbi_tag_view *view = views->view + 2;

	memset(views->length, 0, seg->toks * sizeof *views->length);
	for (size_t m = 0; m < seg->matches; m++) {
		const vbi_match *match = &seg->match[m];
		uint32_t main, bits = groups_of(match->mask, &main);

		if (!bits && (match->count == 1 || !(match->mask & VBI_MASK(WORD))))
			continue;
		view[match->first].begins |= bits;
		for (uint32_t k = 0; k < match->count; k++) {
			vbi_tag_view *v = &view[match->first + k];

			if (k)
				v->inside |= bits;
			if (match->count > views->length[match->first + k]) {
				views->length[match->first + k] = match->count;
				v->main = (uint16_t)(2 * main + 2 + (k > 0));
			}
		}
	}
}

static void look_at_grammar(vbi_tag_views *views, const vbi_ents *ents)
{
	for (size_t i = 0; i < ents->n; i++) {
		const vbi_ent *ent = &ents->list[i];
		unsigned shift = 2u * (ent->type - VB_ENTITY_PER);

		if (ent->dead || ent->type < VB_ENTITY_PER || ent->type > VB_ENTITY_DOC)
			continue;
		for (uint32_t t = ent->t0; t < ent->t1; t++) {
			vbi_tag_view *v = &views->view[t + 2];
			unsigned state = t == ent->t0 ? VBI_TAG_BEGIN : VBI_TAG_IN;

			v->grammar = (uint16_t)((v->grammar & ~(3u << shift)) | state << shift);
		}
	}
}

/* An entity needs something that can begin one near by: a capital, a number, an office, a body, what the grammar found. */
static void mark_active(vbi_tag_views *views, const vbi_seg *seg)
{
	const uint32_t quiet = ~((1u << (GROUPS - QUIET)) - 1u);
	vbi_tag_view *view = views->view + 2;

	for (uint32_t i = 0; i < seg->toks; i++) {
		const vbi_tok *tok = &seg->tok[i];

		if (!vbi_tok_capital(tok) && tok->kind != VB_TOKEN_NUMBER && tok->kind != VB_TOKEN_CODE && !view[i].grammar &&
		    !(view[i].begins & ~quiet))
			continue;
		for (uint32_t k = i > 0 ? i - 1 : 0; k <= i + 2 && k < seg->toks; k++)
			view[k].active = 1;
	}
}

vb_status vbi_tag_look(vbi_tag_views *views, const vbi_seg *seg, const vbi_ents *ents)
{
	views->n = seg->toks;
	if (!VBI_GROW(views->mem, views->view, views->capacity, seg->toks + 4) ||
	    !VBI_GROW(views->mem, views->length, views->length_capacity, seg->toks + 1))
		return VB_ERR_MEMORY;
	memset(views->view, 0, (seg->toks + 4) * sizeof *views->view);
	for (uint32_t i = 0; i < 2; i++)
		views->view[i].symbol = views->view[seg->toks + 2 + i].symbol = 0x10020u + i;
	for (uint32_t i = 0; i < seg->toks; i++) {
		const vbi_tok *tok = &seg->tok[i];
		vbi_tag_view *v = &views->view[i + 2];
		bool first = i == 0 || tok->sentence != tok[-1].sentence;

		v->symbol = symbol_of(seg, tok);
		v->shape = (uint8_t)(tok->shape | tok->kind << 3);
		v->edge = (uint8_t)(tok->space | first << 2);
		v->zone = tok->zone;
	}
	look_at_matches(views, seg);
	look_at_grammar(views, ents);
	mark_active(views, seg);
	return VB_OK;
}

static uint32_t put_words(const vbi_tag_view *v, uint32_t *f)
{
	uint32_t n = 0, s0 = v->shape;

	f[n++] = vbi_feature(BIAS, 0, 0);
	f[n++] = vbi_feature(W0, v[0].symbol, 0);
	f[n++] = vbi_feature(WL1, v[-1].symbol, 0);
	f[n++] = vbi_feature(WR1, v[1].symbol, 0);
	f[n++] = vbi_feature(WL2, v[-2].symbol, 0);
	f[n++] = vbi_feature(WR2, v[2].symbol, 0);
	f[n++] = vbi_feature(WL1_W0, v[-1].symbol, v[0].symbol);
	f[n++] = vbi_feature(W0_WR1, v[0].symbol, v[1].symbol);
	f[n++] = vbi_feature(WL2_WL1, v[-2].symbol, v[-1].symbol);
	f[n++] = vbi_feature(WR1_WR2, v[1].symbol, v[2].symbol);
	f[n++] = vbi_feature(W0_S0, v[0].symbol, s0);
	f[n++] = vbi_feature(WL1_S0, v[-1].symbol, s0);
	f[n++] = vbi_feature(WR1_S0, v[1].symbol, s0);
	f[n++] = vbi_feature(S3, (uint32_t)v[-1].shape << 8 | v[1].shape, s0);
	f[n++] = vbi_feature(S5, (uint32_t)v[-2].shape << 24 | (uint32_t)v[-1].shape << 16 | (uint32_t)v[1].shape << 8 | v[2].shape, s0);
	f[n++] = vbi_feature(EDGE, v->edge | (uint32_t)v[1].edge << 8, s0);
	f[n++] = vbi_feature(ZONE_S0, v->zone, s0);
	f[n++] = vbi_feature(EDGE_W0, v->edge, v[0].symbol);
	return n;
}

static uint32_t put_grammar(const vbi_tag_view *v, uint32_t *f)
{
	uint32_t n = 0, g = v->grammar;

	f[n++] = vbi_feature(G0, g, 0);
	f[n++] = vbi_feature(GL1_G0, v[-1].grammar, g);
	f[n++] = vbi_feature(G0_GR1, g, v[1].grammar);
	f[n++] = vbi_feature(GL1_G0_GR1, (uint32_t)v[-1].grammar << 16 | v[1].grammar, g);
	f[n++] = vbi_feature(G0_W0, g, v[0].symbol);
	f[n++] = vbi_feature(G0_WL1, g, v[-1].symbol);
	f[n++] = vbi_feature(G0_WR1, g, v[1].symbol);
	f[n++] = vbi_feature(G0_S0, g, v->shape | (uint32_t)v[-1].shape << 8);
	return n;
}

static uint32_t put_dictionary(const vbi_tag_view *v, uint32_t *f)
{
	uint32_t n = 0, m = v->main, bits;

	f[n++] = vbi_feature(M0, m, 0);
	f[n++] = vbi_feature(ML1_M0, v[-1].main, m);
	f[n++] = vbi_feature(M0_MR1, m, v[1].main);
	f[n++] = vbi_feature(ML1_M0_MR1, (uint32_t)v[-1].main << 16 | v[1].main, m);
	f[n++] = vbi_feature(M0_S0, m, v->shape | (uint32_t)v[-1].shape << 8);
	f[n++] = vbi_feature(M0_WL1, m, v[-1].symbol);
	f[n++] = vbi_feature(M0_WR1, m, v[1].symbol);
	f[n++] = vbi_feature(ML2_ML1_M0, (uint32_t)v[-2].main << 16 | v[-1].main, m);
	f[n++] = vbi_feature(M0_MR1_MR2, (uint32_t)v[2].main << 16 | v[1].main, m);
	for (bits = v->begins; bits; bits &= bits - 1)
		f[n++] = vbi_feature(BEGINS, (uint32_t)__builtin_ctz(bits), v->shape);
	for (bits = v->inside; bits; bits &= bits - 1)
		f[n++] = vbi_feature(INSIDE, (uint32_t)__builtin_ctz(bits), v->shape);
	return n;
}

uint32_t vbi_tag_features(const vbi_tag_views *views, uint32_t i, unsigned kinds, uint32_t *feature)
{
	const vbi_tag_view *v = &views->view[i + 2];
	uint32_t n = 0;

	if (kinds & VBI_TAG_WORDS)
		n += put_words(v, feature);
	if (kinds & VBI_TAG_GRAMMAR)
		n += put_grammar(v, feature + n);
	if (kinds & VBI_TAG_DICTIONARY)
		n += put_dictionary(v, feature + n);
	return n;
}
