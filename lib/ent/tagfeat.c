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
	EDGE, ZONE_S0, EDGE_W0,
	WL1_W0_WR1, RUN_SHAPE, RUN_BEFORE, RUN_BEHIND, RUN_FIRST, RUN_LAST, HEAD_FAR, HEAD_SHAPE, HEAD_NEXT,
	SEEN, SEEN_G0, SEEN_S0, SEEN_AROUND,
};

/* Groups of dictionary classes, by falling weight: of those of one match the first is its main group. Their order is in
 * the weights too. */
enum {
	G_LAW, G_PERSON, G_BODY, G_BRAND, G_ACRONYM, G_ORGAN, G_PARTY, G_OFFICE, G_HEAD, G_UNIT_HEAD, G_RANK, G_HONOR, G_MODIFIER,
	G_BODY_HEAD, G_COUNTRY, G_PROVINCE, G_DISTRICT, G_PLACE, G_DOCUMENT, G_HONORIFIC, G_LOC_UNIT, G_FIELD, G_LEVEL, G_SURNAME,
	G_GIVEN, G_FOREIGN, G_TIME, G_SEEN_ORG, G_SEEN_LOC, G_ROLE, G_STOP, GROUPS
};
static const uint64_t group[GROUPS] = {
	[G_LAW] = VBI_MASK(DOC_LAW),
	[G_PERSON] = VBI_MASK(PERSON),
	[G_BODY] = VBI_MASK(ORG_NAME) | VBI_MASK(ORG_KNOWN),
	[G_BRAND] = VBI_MASK(ORG_MEDIA) | VBI_MASK(ORG_BRAND),
	[G_ACRONYM] = VBI_MASK(ORG_ABBR),
	[G_ORGAN] = VBI_MASK(ORG_GOV),
	[G_PARTY] = VBI_MASK(ORG_PARTY),
	[G_OFFICE] = VBI_MASK(T_SOLO),
	[G_HEAD] = VBI_MASK(T_HEAD),
	[G_UNIT_HEAD] = VBI_MASK(T_UNIT),
	[G_RANK] = VBI_MASK(T_RANK) | VBI_MASK(T_DEGREE),
	[G_HONOR] = VBI_MASK(T_HONOR) | VBI_MASK(T_MANDATE) | VBI_MASK(T_RELIGIOUS),
	[G_MODIFIER] = VBI_MASK(T_MOD) | VBI_MASK(T_POST),
	[G_BODY_HEAD] = VBI_MASK(ORG_HEAD),
	[G_COUNTRY] = VBI_MASK(LOC_COUNTRY),
	[G_PROVINCE] = VBI_MASK(LOC_PROVINCE),
	[G_DISTRICT] = VBI_MASK(LOC_DISTRICT) | VBI_MASK(LOC_COMMUNE),
	[G_PLACE] = VBI_MASK(LOC_REGION) | VBI_MASK(LOC_GEO) | VBI_MASK(LOC_ROAD) | VBI_MASK(LOC_FACILITY) | VBI_MASK(LOC_CITY),
	[G_DOCUMENT] = VBI_MASK(DOC_TYPE) | VBI_MASK(DOC_SYMBOL) | VBI_MASK(DOC_PART),
	[G_HONORIFIC] = VBI_MASK(HONORIFIC),
	[G_LOC_UNIT] = VBI_MASK(LOC_UNIT),
	[G_FIELD] = VBI_MASK(ORG_FIELD),
	[G_LEVEL] = VBI_MASK(ORG_LEVEL),
	[G_SURNAME] = VBI_MASK(SURNAME),
	[G_GIVEN] = VBI_MASK(GIVEN) | VBI_MASK(MIDDLE),
	[G_FOREIGN] = VBI_MASK(FOREIGN_NAME),
	[G_TIME] = VBI_MASK(DAYPART) | VBI_MASK(CAL_UNIT) | VBI_MASK(PERIOD) | VBI_MASK(WEEKDAY) | VBI_MASK(LUNAR_YEAR) | VBI_MASK(HOLIDAY),
	[G_SEEN_ORG] = VBI_MASK(SEEN_ORG),
	[G_SEEN_LOC] = VBI_MASK(SEEN_LOC),
	[G_ROLE] = VBI_MASK(ROLE) | VBI_MASK(PLURAL),
	[G_STOP] = VBI_MASK(VERB_SAY) | VBI_MASK(STOP),
};
#define QUIET (1u << G_ROLE | 1u << G_STOP) /* begin no entity */
#define HEADS (1u << G_ORGAN | 1u << G_PARTY | 1u << G_OFFICE | 1u << G_HEAD | 1u << G_UNIT_HEAD | 1u << G_BODY_HEAD)

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
	vbi_tag_view *view = views->view + VBI_TAG_MARGIN;

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
			vbi_tag_view *v = &views->view[t + VBI_TAG_MARGIN];
			unsigned state = t == ent->t0 ? VBI_TAG_BEGIN : VBI_TAG_IN;

			v->grammar = (uint16_t)((v->grammar & ~(3u << shift)) | state << shift);
		}
	}
}

/* An entity needs something that can begin one near by: a capital, a number, an office, a body, what the grammar found. */
static void mark_active(vbi_tag_views *views, const vbi_seg *seg)
{
	vbi_tag_view *view = views->view + VBI_TAG_MARGIN;

	for (uint32_t i = 0; i < seg->toks; i++) {
		const vbi_tok *tok = &seg->tok[i];

		if (!vbi_tok_capital(tok) && tok->kind != VB_TOKEN_NUMBER && tok->kind != VB_TOKEN_CODE && !view[i].grammar &&
		    !(view[i].begins & ~QUIET))
			continue;
		for (uint32_t k = i > 0 ? i - 1 : 0; k <= i + 2 && k < seg->toks; k++)
			view[k].active = 1;
	}
}

/* ---- runs of capitals, heads ---- */

static bool capital(const vbi_tok *tok)
{
	return vbi_tok_capital(tok) && tok->kind != VB_TOKEN_CODE && tok->kind != VB_TOKEN_URL && tok->kind != VB_TOKEN_FILE;
}

static uint8_t most(uint32_t n, uint32_t limit) { return (uint8_t)(n < limit ? n : limit); }

static void mark_runs(vbi_tag_views *views, const vbi_seg *seg)
{
	vbi_tag_view *view = views->view + VBI_TAG_MARGIN;

	for (uint32_t i = 0, end; i < seg->toks; i = end) {
		end = i + 1;
		if (!capital(&seg->tok[i]))
			continue;
		while (end < seg->toks && capital(&seg->tok[end]) && seg->tok[end].space < 2)
			end++;
		for (uint32_t k = i; k < end; k++) {
			view[k].run_at = most(k - i, 15);
			view[k].run_left = most(end - k, 15);
		}
	}
}

#define HEAD_REACH 14

/* The head of the body or office whose name may still go on here. */
static void mark_heads(vbi_tag_views *views, const vbi_seg *seg)
{
	vbi_tag_view *view = views->view + VBI_TAG_MARGIN;
	uint32_t head = UINT32_MAX, marks = 0;

	for (uint32_t i = 0; i < seg->toks; i++) {
		if (seg->tok[i].space == 3 || (view[i].edge & 4) || (head != UINT32_MAX && i - head > HEAD_REACH))
			head = UINT32_MAX;
		if (head != UINT32_MAX) {
			view[i].head_at = (uint8_t)(i - head);
			view[i].comma = most(marks, 3);
		}
		if (view[i].begins & HEADS) {
			head = i;
			marks = 0;
		}
		marks += seg->tok[i].kind == VB_TOKEN_PUNCT;
	}
}

/* ---- what the document says of the same words elsewhere ---- */

enum { SEEN_PER, SEEN_ORG, SEEN_LOC, SEEN_NONE };

static unsigned seen_class(uint32_t grammar)
{
	if (grammar & 3u)
		return SEEN_PER;
	if (grammar >> 6 & 3u)
		return SEEN_LOC;
	return grammar >> 4 & 3u ? SEEN_ORG : SEEN_NONE;
}

static vbi_tag_seen *seen_at(const vbi_tag_views *views, uint32_t mask, uint32_t key)
{
	uint32_t at = key & mask;

	key |= 1;
	while (views->seen[at].key && views->seen[at].key != key)
		at = (at + 1) & mask;
	views->seen[at].key = key;
	return &views->seen[at];
}

/* 0: nowhere else; else the class most of the others have, and whether nearly all have it. */
static uint8_t seen_value(const vbi_tag_seen *seen, unsigned own)
{
	unsigned all = 0, best = SEEN_NONE, top = 0;

	for (unsigned c = 0; c <= SEEN_NONE; c++) {
		unsigned n = seen->count[c] - (unsigned)(c == own);

		all += n;
		if (n > top) {
			top = n;
			best = c;
		}
	}
	return (uint8_t)(all ? 1 + 2 * best + (top * 5 >= all * 4) : 0);
}

static void count_seen(vbi_tag_seen *seen, unsigned own)
{
	if (seen->count[own] < UINT8_MAX)
		seen->count[own]++;
}

static uint32_t word_key(const vbi_tag_view *v) { return vbi_feature(SEEN, v->symbol, 0); }
static uint32_t pair_key(const vbi_tag_view *v) { return vbi_feature(SEEN, v[0].symbol, v[1].symbol); }

static vb_status mark_seen(vbi_tag_views *views, const vbi_seg *seg)
{
	vbi_tag_view *view = views->view + VBI_TAG_MARGIN;
	uint32_t slots = 64;

	while (slots < 4 * seg->toks)
		slots *= 2;
	if (!VBI_GROW(views->mem, views->seen, views->seen_capacity, slots))
		return VB_ERR_MEMORY;
	memset(views->seen, 0, slots * sizeof *views->seen);
	for (int pass = 0; pass < 2; pass++)
		for (uint32_t i = 0; i < seg->toks; i++) {
			unsigned own = seen_class(view[i].grammar);
			vbi_tag_seen *word, *pair;

			if (!view[i].run_left)
				continue;
			word = seen_at(views, slots - 1, word_key(&view[i]));
			pair = view[i].run_left > 1 ? seen_at(views, slots - 1, pair_key(&view[i])) : NULL;
			if (pass == 0) {
				count_seen(word, own);
				if (pair)
					count_seen(pair, own);
				continue;
			}
			view[i].seen1 = seen_value(word, own);
			view[i].seen2 = pair ? seen_value(pair, own) : 0;
		}
	return VB_OK;
}

vb_status vbi_tag_look(vbi_tag_views *views, const vbi_seg *seg, const vbi_ents *ents)
{
	views->n = seg->toks;
	if (!VBI_GROW(views->mem, views->view, views->capacity, seg->toks + 2 * VBI_TAG_MARGIN) ||
	    !VBI_GROW(views->mem, views->length, views->length_capacity, seg->toks + 1))
		return VB_ERR_MEMORY;
	memset(views->view, 0, (seg->toks + 2 * VBI_TAG_MARGIN) * sizeof *views->view);
	for (uint32_t i = 0; i < VBI_TAG_MARGIN; i++)
		views->view[i].symbol = views->view[seg->toks + VBI_TAG_MARGIN + i].symbol = 0x10020u;
	for (uint32_t i = 0; i < seg->toks; i++) {
		const vbi_tok *tok = &seg->tok[i];
		vbi_tag_view *v = &views->view[i + VBI_TAG_MARGIN];
		bool first = i == 0 || tok->sentence != tok[-1].sentence;

		v->symbol = symbol_of(seg, tok);
		v->shape = (uint8_t)(tok->shape | tok->kind << 3);
		v->edge = (uint8_t)(tok->space | first << 2);
		v->zone = tok->zone;
	}
	look_at_matches(views, seg);
	look_at_grammar(views, ents);
	mark_active(views, seg);
	mark_runs(views, seg);
	mark_heads(views, seg);
	return mark_seen(views, seg);
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

/* Where in its run of capitals the token is, and what stands around the run. */
static uint32_t put_run(const vbi_tag_view *v, uint32_t *f)
{
	uint32_t n = 0, place = v->run_at | (uint32_t)v->run_left << 4;

	f[n++] = vbi_feature(WL1_W0_WR1, v[-1].symbol * 31 + v[1].symbol, v[0].symbol);
	if (v->head_at) {
		uint32_t far = v->head_at < 4 ? v->head_at : v->head_at < 6 ? 4 : v->head_at < 9 ? 5 : 6;

		f[n++] = vbi_feature(HEAD_FAR, v[-(int)v->head_at].symbol, far | (uint32_t)v->comma << 8 | (uint32_t)v->shape << 16);
		f[n++] = vbi_feature(HEAD_SHAPE, far | (uint32_t)v->comma << 8, v->shape | (uint32_t)v[-1].shape << 8);
		f[n++] = vbi_feature(HEAD_NEXT, v[-(int)v->head_at].symbol, v->symbol);
	}
	if (!v->run_left)
		return n;
	f[n++] = vbi_feature(RUN_SHAPE, place, v->shape);
	f[n++] = vbi_feature(RUN_BEFORE, v[-(int)v->run_at - 1].symbol, v->run_at);
	f[n++] = vbi_feature(RUN_FIRST, v[-(int)v->run_at].symbol, v->run_at);
	f[n++] = vbi_feature(RUN_BEHIND, v[v->run_left].symbol, v->run_left | (uint32_t)(v->run_at == 0) << 8);
	f[n++] = vbi_feature(RUN_LAST, v[v->run_left - 1].symbol, v->run_left | (uint32_t)(v->run_at == 0) << 8);
	return n;
}

static uint32_t put_memory(const vbi_tag_view *v, uint32_t *f)
{
	uint32_t n = 0, seen = v->seen1 | (uint32_t)v->seen2 << 8;

	if (!v->run_left)
		return 0;
	f[n++] = vbi_feature(SEEN, seen, 0);
	f[n++] = vbi_feature(SEEN_G0, seen, v->grammar);
	f[n++] = vbi_feature(SEEN_S0, seen, v->shape | (uint32_t)v->run_at << 8 | (uint32_t)v->run_left << 16);
	f[n++] = vbi_feature(SEEN_AROUND, seen, v[-1].seen1 | (uint32_t)v[-1].seen2 << 8 | (uint32_t)v[1].seen1 << 16 | (uint32_t)v[1].seen2 << 24);
	return n;
}

uint32_t vbi_tag_features(const vbi_tag_views *views, uint32_t i, unsigned kinds, uint32_t *feature)
{
	const vbi_tag_view *v = &views->view[i + VBI_TAG_MARGIN];
	uint32_t n = 0;

	if (kinds & VBI_TAG_WORDS)
		n += put_words(v, feature);
	if (kinds & VBI_TAG_RUNS)
		n += put_run(v, feature + n);
	if (kinds & VBI_TAG_MEMORY)
		n += put_memory(v, feature + n);
	if (kinds & VBI_TAG_GRAMMAR)
		n += put_grammar(v, feature + n);
	if (kinds & VBI_TAG_DICTIONARY)
		n += put_dictionary(v, feature + n);
	return n;
}
