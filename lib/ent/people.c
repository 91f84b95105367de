/* ent/people.c - the people of a document and their chains. */
#include "ent/people.h"

#include "ent/cue.h"

#include "viet/syllable.h"

#include <string.h>

uint32_t vbi_name_key_of_letters(const vbi_seg *seg, uint32_t t)
{
	const vbi_tok *tok = &seg->tok[t];
	uint32_t hash = 2166136261u;

	for (uint32_t i = tok->start; i < tok->end; i++) {
		unsigned char c = (unsigned char)seg->text[i];

		hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32u : c)) * 16777619u;
	}
	return hash | 0x80000000u;
}

const vbi_match *vbi_honorific_near(const vbi_seg *seg, uint32_t t)
{
	uint32_t hits = 0; /* a bit for each token before that may begin one */

	for (uint32_t back = 1; back <= VBI_HONORIFIC_TOKENS && back <= t; back++)
		hits |= (uint32_t)((vbi_seg_any(seg, t - back) & VBI_MASK(HONORIFIC)) != 0) << back;
	for (; hits; hits ^= UINT32_C(1) << vbi_highest_bit(hits)) {
		uint32_t back = vbi_highest_bit(hits);

		for (uint32_t m = seg->match_at[t - back]; m < seg->match_at[t - back + 1]; m++)
			if (seg->match[m].count == back && (seg->match[m].mask & VBI_MASK(HONORIFIC)))
				return &seg->match[m];
	}
	return NULL;
}

bool vbi_people_relative(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice kin[] = {
		VBI_WORD("trai"), VBI_WORD("gái"), VBI_WORD("con"), VBI_WORD("rể"), VBI_WORD("dâu"), VBI_WORD("vợ"), VBI_WORD("chồng"),
		VBI_WORD("mẹ"), VBI_WORD("cha"), VBI_WORD("bố"), VBI_WORD("cháu"),
	};
	const vbi_match *address = vbi_honorific_before(seg, t);
	uint32_t from = address ? t - address->count : t;

	/* vợ bị cáo A */
	if (!address && t > 2 && vbi_tok_is(seg, t - 2, "bị") && (vbi_tok_is(seg, t - 1, "cáo") || vbi_tok_is(seg, t - 1, "can")))
		from = t - 2;
	from -= from > 0 && vbi_tok_is_lower(seg, from - 1, "của");
	return from > 0 && seg->tok[from - 1].sentence == seg->tok[t].sentence && vbi_tok_among(seg, from - 1, kin, sizeof kin / sizeof *kin);
}

static unsigned gender_of(const vbi_seg *seg, const vbi_match *match, unsigned cls)
{
	vbi_slice value = vbi_seg_attr_of(seg, match, cls, VBI_KEY_GENDER);

	return value.n == 0 ? 0 : value.p[0] == 'm' ? 1 : 2;
}

static unsigned token_gender(const vbi_seg *seg, uint32_t t, unsigned cls)
{
	const vbi_match *match = vbi_seg_longest(seg, t, UINT64_C(1) << (cls - 1));

	return match && match->count == 1 ? gender_of(seg, match, cls) : 0;
}

unsigned vbi_people_gender(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	const vbi_match *honorific = vbi_honorific_before(seg, t);
	unsigned gender = honorific ? gender_of(seg, honorific, VBI_C_HONORIFIC) : 0;

	for (uint32_t i = t + 1; !gender && i + 1 < end; i++)
		gender = token_gender(seg, i, VBI_C_MIDDLE);
	if (!gender && end - t >= 2)
		gender = token_gender(seg, end - 1, VBI_C_GIVEN);
	return gender;
}

/* The tokens of a name: their keys, and what tells them at a glance. */
typedef struct name {
	uint32_t n, key[VBI_STATE_NAME], glance[VBI_STATE_NAME];
} name;

static void read_name(const vbi_seg *seg, uint32_t t, uint32_t end, name *out)
{
	out->n = 0;
	for (uint32_t i = t; i < end && out->n < VBI_STATE_NAME; i++) {
		out->key[out->n] = vbi_name_key(seg, i);
		out->glance[out->n] = vbi_name_glance(seg, i);
		out->n += seg->tok[i].kind != VB_TOKEN_PUNCT;
	}
}

static uint32_t pair_of(const name *of) { return vbi_people_pair(of->glance[0], of->glance[1]); }

static void hold(vbi_docstate *state, vbi_state_person *person, const name *of)
{
	uint32_t p = (uint32_t)(person - state->person), node = p * VBI_STATE_NAME;

	for (uint32_t i = 0; i < person->keys; i++) {
		uint16_t *head = &state->held[person->place[i] = (uint16_t)vbi_people_place(of->glance[i])];

		state->also[node + i] = *head;
		*head = (uint16_t)(node + i + 1);
	}
	if (person->keys < 2)
		return;
	person->pair = (uint16_t)pair_of(of);
	state->also_pair[p] = state->pair[person->pair];
	state->pair[person->pair] = (uint16_t)(p + 1);
}

static void let_go(vbi_docstate *state, const vbi_state_person *person)
{
	uint32_t p = (uint32_t)(person - state->person), node = p * VBI_STATE_NAME;
	uint16_t *link;

	for (uint32_t i = 0; i < person->keys; i++) {
		link = &state->held[person->place[i]];
		while (*link != node + i + 1)
			link = &state->also[*link - 1];
		*link = state->also[node + i];
	}
	if (person->keys < 2)
		return;
	link = &state->pair[person->pair];
	while (*link != p + 1)
		link = &state->also_pair[*link - 1];
	*link = state->also_pair[p];
}

/* ---- the order of mentions ---- */

static void out_of_order(vbi_docstate *state, uint32_t p)
{
	uint16_t older = state->older[p], newer = state->newer[p];

	if (state->unseen[p / 64] >> p % 64 & 1) {
		state->unseen[p / 64] &= ~(UINT64_C(1) << p % 64);
		return;
	}
	*(newer ? &state->older[newer - 1] : &state->newest) = older;
	*(older ? &state->newer[older - 1] : &state->oldest) = newer;
}

static void mention(vbi_docstate *state, vbi_state_person *person)
{
	uint32_t p = (uint32_t)(person - state->person);

	out_of_order(state, p);
	state->older[p] = state->newest;
	state->newer[p] = 0;
	*(state->newest ? &state->newer[state->newest - 1] : &state->oldest) = (uint16_t)(p + 1);
	state->newest = (uint16_t)(p + 1);
	person->seen = ++state->clock;
}

/* ---- finding them ---- */

/* The first n keys of a name, n not 0, are those of a person's from one on, which has so many. */
static inline bool equal_at(const vbi_state_person *person, uint32_t from, const uint32_t *key, uint32_t n)
{
	return person->key[from] == key[0] && memcmp(person->key + from, key, n * sizeof *key) == 0;
}

uint32_t vbi_people_known_near(const vbi_seg *seg, const vbi_docstate *state, uint32_t t, uint32_t end)
{
	uint32_t best = 0;
	name at;

	read_name(seg, t, end, &at);
	for (uint32_t p = at.n > 1 ? state->pair[pair_of(&at)] : 0; p; p = state->also_pair[p - 1]) {
		const vbi_state_person *person = &state->person[p - 1];

		if (person->keys > best && person->keys <= at.n && equal_at(person, 0, at.key, person->keys))
			best = person->keys;
	}
	return best;
}

/* a is the better of two that fit: mentioned later, or, if neither ever was, known longer. */
static bool fresher(const vbi_state_person *a, const vbi_state_person *b)
{
	return !b || a->seen > b->seen || (a->seen == b->seen && a < b);
}

vbi_state_person *vbi_people_short(const vbi_seg *seg, vbi_docstate *state, uint32_t t, uint32_t end, unsigned gender,
                                   bool met)
{
	vbi_state_person *last = NULL, *first = NULL;
	name at;

	read_name(seg, t, end, &at);
	for (uint32_t i = 0; !at.n && i < state->people; i++) /* marks alone: whoever was mentioned last */
		if (state->person[i].keys && (!met || state->person[i].seen) && fresher(&state->person[i], last) &&
		    !(gender && state->person[i].gender && gender != state->person[i].gender))
			last = &state->person[i];
	for (uint32_t node = at.n ? state->held[vbi_people_place(at.glance[0])] : 0; node; node = state->also[node - 1]) {
		vbi_state_person *person = &state->person[(node - 1) / VBI_STATE_NAME];
		uint32_t from = (node - 1) % VBI_STATE_NAME;
		unsigned other = (unsigned)(person->keys <= at.n) | ((unsigned)(from != 0) & (unsigned)(from + at.n != person->keys)) |
		                 (unsigned)(person->key[from] != at.key[0]) | ((unsigned)met & (unsigned)(person->seen == 0)) |
		                 ((unsigned)(gender != 0) & (unsigned)(person->gender != 0) & (unsigned)(gender != person->gender));

		/* one jump, as nobody could guess which of them it is */
		if (other || !equal_at(person, from, at.key, at.n))
			continue;
		if (from && fresher(person, last))
			last = person;
		else if (!from && fresher(person, first))
			first = person;
	}
	return last ? last : first;
}

/* The place of the one never mentioned, or mentioned longest ago. */
static vbi_state_person *room_for_one(vbi_docstate *state)
{
	uint32_t p = state->oldest - 1u;

	if (state->people < VBI_STATE_PEOPLE) {
		p = state->people++;
	} else {
		for (uint32_t i = VBI_STATE_PEOPLE / 64; i-- > 0;)
			if (state->unseen[i])
				p = i * 64 + vbi_lowest_bit(state->unseen[i]);
		let_go(state, &state->person[p]);
		out_of_order(state, p);
	}
	memset(&state->person[p], 0, sizeof state->person[p]);
	state->unseen[p / 64] |= UINT64_C(1) << p % 64;
	return &state->person[p];
}

static vbi_state_person *find_full(vbi_docstate *state, const name *of)
{
	if (of->n > 1) {
		for (uint32_t p = state->pair[pair_of(of)]; p; p = state->also_pair[p - 1])
			if (state->person[p - 1].keys == of->n && equal_at(&state->person[p - 1], 0, of->key, of->n))
				return &state->person[p - 1];
		return NULL;
	}
	for (uint32_t i = 0; !of->n && i < state->people; i++)
		if (!state->person[i].keys)
			return &state->person[i];
	for (uint32_t node = of->n ? state->held[vbi_people_place(of->glance[0])] : 0; node; node = state->also[node - 1]) {
		vbi_state_person *person = &state->person[(node - 1) / VBI_STATE_NAME];

		if (person->keys == 1 && person->key[0] == of->key[0])
			return person;
	}
	return NULL;
}

static vbi_state_person *add_person(vbi_docstate *state, const name *of, unsigned gender)
{
	vbi_state_person *person = room_for_one(state);

	memcpy(person->key, of->key, of->n * sizeof *of->key);
	person->keys = (uint8_t)of->n;
	person->gender = (uint8_t)gender;
	hold(state, person, of);
	return person;
}

/* ---- Hồ Chí Minh ---- */

static vbi_state_person *find_ho(vbi_docstate *state, name *ho)
{
	static const char *const word[] = {"hồ", "chí", "minh"};

	for (ho->n = 0; ho->n < sizeof word / sizeof *word; ho->n++) {
		vbi_syllable syllable;

		ho->key[ho->n] = vbi_syllable_parse(word[ho->n], strlen(word[ho->n]), &syllable) ? syllable.code : 0;
		ho->glance[ho->n] = ho->key[ho->n];
	}
	return find_full(state, ho);
}

bool vbi_people_know_ho(vbi_docstate *state)
{
	name ho;

	return find_ho(state, &ho) != NULL;
}

/* Hồ Chủ tịch, Cụ Hồ: he is meant. */
static bool ho_by_office(const vbi_seg *seg, const vbi_ent *ent)
{
	uint32_t t = ent->t0;

	return ent->t1 == t + 1 && vbi_tok_is(seg, t, "Hồ") &&
	       ((t > 0 && vbi_tok_is(seg, t - 1, "Cụ")) ||
	        (t + 2 < seg->toks && vbi_tok_is_lower(seg, t + 1, "chủ") && vbi_tok_is_lower(seg, t + 2, "tịch")));
}

static vbi_state_person *uncle_ho(vbi_docstate *state)
{
	name ho;
	vbi_state_person *person = find_ho(state, &ho);

	return person ? person : add_person(state, &ho, 1);
}

/* ---- all of them ---- */

vbi_state_person *vbi_people_full(const vbi_seg *seg, vbi_docstate *state, uint32_t t, uint32_t end, unsigned gender)
{
	vbi_state_person *person;
	name of;

	read_name(seg, t, end, &of);
	person = find_full(state, &of);
	if (!person)
		return add_person(state, &of, gender);
	if (!person->gender)
		person->gender = (uint8_t)gender;
	return person;
}

static void set_chain(vbi_docstate *state, vbi_ent *ent, vbi_state_person *person)
{
	if (!person->chain)
		person->chain = state->next_chain++;
	mention(state, person);
	ent->chain = person->chain;
}

/* Ông Trần Thành Long ..., ông Thành Long: of two syllables that may be a whole name, but that nobody was called by so far, the end of the
 * name of somebody met. */
static vbi_state_person *by_end(const vbi_seg *seg, vbi_docstate *state, const vbi_ent *ent, unsigned gender)
{
	vbi_state_person *person, *whole;
	name of;

	read_name(seg, ent->t0, ent->t1, &of);
	whole = find_full(state, &of);
	if (of.n != 2 || (whole && whole->seen))
		return NULL;
	person = vbi_people_short(seg, state, ent->t0, ent->t1, gender, true);
	return person && equal_at(person, person->keys - 2u, of.key, 2) ? person : NULL;
}

/* False: nobody fits who was named before. */
static bool chain_one(const vbi_seg *seg, vbi_docstate *state, vbi_ent *ent)
{
	unsigned gender = vbi_people_gender_of(seg, ent);
	vbi_state_person *person = NULL;

	if (seg->tok[ent->t0].shape == VB_SHAPE_TITLE && (vbi_tok_is_lower(seg, ent->t0, "bác") || ho_by_office(seg, ent)))
		person = uncle_ho(state);
	/* two syllables may be middle and given name of somebody (bà Kim Tiến) */
	else if (ent->sub == VBI_SUB_PER_GIVEN || (ent->t1 - ent->t0 == 2 && !vbi_people_known_at(seg, state, ent->t0, ent->t1)))
		person = vbi_people_short(seg, state, ent->t0, ent->t1, gender, true);
	else if (ent->t1 - ent->t0 == 2)
		person = by_end(seg, state, ent, gender);
	if (!person && ent->sub != VBI_SUB_PER_GIVEN)
		person = vbi_people_full(seg, state, ent->t0, ent->t1, gender);
	if (person)
		set_chain(state, ent, person);
	return person != NULL;
}

/* In the order of the text: full names first, a short form to the person seen last before it, else to one named later,
 * else to a person of its own. */
vb_status vbi_people_chain(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents)
{
	uint64_t *cue = vbi_cues(ents, VBI_CUE_PERSON);
	size_t words = seg->toks / 64 + 1;
	uint32_t list[VBI_CUE_LIST];

	/* in the order of the text; a short form waits when nobody before it fits */
	for (size_t i = 0; i < ents->n; i++)
		cue[ents->list[i].t0 / 64] |= (uint64_t)(ents->list[i].type == VB_ENTITY_PER) << ents->list[i].t0 % 64;
	for (size_t from = 0; from < words; from += VBI_CUE_BLOCK) {
		uint32_t *end = list;

		for (size_t word = from; word < from + VBI_CUE_BLOCK && word < words; cue[word++] = 0)
			end = vbi_cue_list(end, cue[word], (uint32_t)(word * 64), 4);
		for (const uint32_t *t = list; t < end; t++) {
			vbi_ent *ent = vbi_ents_at(ents, VB_ENTITY_PER, *t);

			if (ent && !chain_one(seg, state, ent))
				vbi_cue_add(ents, VBI_CUE_PERSON, *t);
		}
	}
	for (uint32_t t = 0; (t = vbi_cue_next(ents, VBI_CUE_PERSON, t)) < seg->toks; t++) {
		vbi_ent *ent = vbi_ents_at(ents, VB_ENTITY_PER, t);
		vbi_state_person *person;
		unsigned gender;

		if (!ent)
			continue;
		gender = vbi_people_gender_of(seg, ent);
		person = vbi_people_short(seg, state, ent->t0, ent->t1, gender, false);
		if (!person)
			person = vbi_people_full(seg, state, ent->t0, ent->t1, gender);
		set_chain(state, ent, person);
	}
	return VB_OK;
}
