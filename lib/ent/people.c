/* ent/people.c - the people of a document and their chains. */
#include "ent/people.h"

#include "viet/syllable.h"

#include <string.h>

#define HONORIFIC_TOKENS 4

uint32_t vbi_name_key(const vbi_seg *seg, uint32_t t)
{
	const vbi_tok *tok = &seg->tok[t];
	uint32_t hash = 2166136261u;

	if (tok->code != VBI_CODE_NONE)
		return tok->code;
	for (uint32_t i = tok->start; i < tok->end; i++) {
		unsigned char c = (unsigned char)seg->text[i];

		hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32u : c)) * 16777619u;
	}
	return hash | 0x80000000u;
}

const vbi_match *vbi_honorific_before(const vbi_seg *seg, uint32_t t)
{
	for (uint32_t back = HONORIFIC_TOKENS; back > 0; back--) {
		if (back > t)
			continue;
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
	uint32_t from = address ? t - address->count : 0;

	from -= from > 0 && vbi_tok_is_lower(seg, from - 1, "của");
	return from > 0 && seg->tok[from - 1].sentence == seg->tok[t].sentence && vbi_tok_among(seg, from - 1, kin, sizeof kin / sizeof *kin);
}

static unsigned gender_of(const vbi_seg *seg, const vbi_entry *entry)
{
	vbi_slice value = entry ? vbi_lex_attr(seg->lex, entry, "gender") : vbi_slice_of("", 0);

	return value.n == 0 ? 0 : value.p[0] == 'm' ? 1 : 2;
}

static unsigned token_gender(const vbi_seg *seg, uint32_t t, unsigned cls)
{
	const vbi_match *match = vbi_seg_longest(seg, t, UINT64_C(1) << (cls - 1));

	return match && match->count == 1 ? gender_of(seg, vbi_seg_entry(seg, match, cls)) : 0;
}

unsigned vbi_people_gender(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	const vbi_match *honorific = vbi_honorific_before(seg, t);
	unsigned gender = honorific ? gender_of(seg, vbi_seg_entry(seg, honorific, VBI_C_HONORIFIC)) : 0;

	for (uint32_t i = t + 1; !gender && i + 1 < end; i++)
		gender = token_gender(seg, i, VBI_C_MIDDLE);
	if (!gender && end - t >= 2)
		gender = token_gender(seg, end - 1, VBI_C_GIVEN);
	return gender;
}

static uint32_t keys_of(const vbi_seg *seg, uint32_t t, uint32_t end, uint32_t key[VBI_STATE_NAME])
{
	uint32_t n = 0;

	for (uint32_t i = t; i < end && n < VBI_STATE_NAME; i++)
		if (seg->tok[i].kind != VB_TOKEN_PUNCT)
			key[n++] = vbi_name_key(seg, i);
	return n;
}

static uint32_t hash_of(uint32_t key) { return (key * 2654435761u) >> 16 & (VBI_STATE_HELD - 1); }

/* Nobody known has this key in his name. */
static bool unheard(const vbi_docstate *state, uint32_t key) { return state->held[hash_of(key)] == 0; }

static void hold(vbi_docstate *state, const vbi_state_person *person)
{
	for (uint32_t i = 0; i < person->keys; i++)
		state->held[hash_of(person->key[i])]++;
}

static void let_go(vbi_docstate *state, const vbi_state_person *person)
{
	for (uint32_t i = 0; i < person->keys; i++)
		state->held[hash_of(person->key[i])]--;
}

static bool equal_at(const vbi_state_person *person, uint32_t from, const uint32_t *key, uint32_t n)
{
	return from + n <= person->keys && memcmp(person->key + from, key, n * sizeof *key) == 0;
}

uint32_t vbi_people_known_at(const vbi_seg *seg, const vbi_docstate *state, uint32_t t, uint32_t end)
{
	uint32_t key[VBI_STATE_NAME], n = keys_of(seg, t, end, key), best = 0;

	if (n < 2 || unheard(state, key[0]))
		return 0;
	for (uint32_t i = 0; i < state->people; i++) {
		const vbi_state_person *person = &state->person[i];

		if (person->key[0] == key[0] && person->keys >= 2 && person->keys > best && person->keys <= n &&
		    equal_at(person, 0, key, person->keys))
			best = person->keys;
	}
	return best;
}

vbi_state_person *vbi_people_short(const vbi_seg *seg, vbi_docstate *state, uint32_t t, uint32_t end, unsigned gender,
                                   bool met)
{
	uint32_t key[VBI_STATE_NAME], n = keys_of(seg, t, end, key);
	vbi_state_person *last = NULL, *first = NULL;

	if (n && unheard(state, key[0]))
		return NULL;
	for (uint32_t i = 0; i < state->people; i++) {
		vbi_state_person *person = &state->person[i];

		if (person->keys <= n || (met && !person->seen) || (gender && person->gender && gender != person->gender))
			continue;
		if (n && person->key[person->keys - n] != key[0] && person->key[0] != key[0])
			continue;
		if (equal_at(person, person->keys - n, key, n) && (!last || person->seen > last->seen))
			last = person;
		else if (equal_at(person, 0, key, n) && (!first || person->seen > first->seen))
			first = person;
	}
	return last ? last : first;
}

static vbi_state_person *room_for_one(vbi_docstate *state)
{
	vbi_state_person *oldest = &state->person[0];

	if (state->people < VBI_STATE_PEOPLE)
		return &state->person[state->people++];
	for (uint32_t i = 1; i < state->people; i++)
		if (state->person[i].seen < oldest->seen)
			oldest = &state->person[i];
	let_go(state, oldest);
	return oldest;
}

static void ho_keys(uint32_t key[3])
{
	static const char *const name[] = {"hồ", "chí", "minh"};

	for (size_t i = 0; i < 3; i++) {
		vbi_syllable syllable;

		key[i] = vbi_syllable_parse(name[i], strlen(name[i]), &syllable) ? syllable.code : 0;
	}
}

bool vbi_people_is_ho(const vbi_state_person *person)
{
	uint32_t key[3];

	ho_keys(key);
	return person->keys == 3 && equal_at(person, 0, key, 3);
}

static vbi_state_person *uncle_ho(vbi_docstate *state)
{
	vbi_state_person *person;

	for (uint32_t i = 0; i < state->people; i++)
		if (vbi_people_is_ho(&state->person[i]))
			return &state->person[i];
	person = room_for_one(state);
	memset(person, 0, sizeof *person);
	ho_keys(person->key);
	person->keys = 3;
	person->gender = 1;
	hold(state, person);
	return person;
}

vbi_state_person *vbi_people_full(const vbi_seg *seg, vbi_docstate *state, uint32_t t, uint32_t end, unsigned gender)
{
	uint32_t key[VBI_STATE_NAME], n = keys_of(seg, t, end, key);
	vbi_state_person *person;

	for (uint32_t i = n && unheard(state, key[0]) ? state->people : 0; i < state->people; i++) {
		person = &state->person[i];
		if (person->keys == n && equal_at(person, 0, key, n)) {
			if (!person->gender)
				person->gender = (uint8_t)gender;
			return person;
		}
	}
	person = room_for_one(state);
	memset(person, 0, sizeof *person);
	memcpy(person->key, key, n * sizeof *key);
	person->keys = (uint8_t)n;
	person->gender = (uint8_t)gender;
	hold(state, person);
	return person;
}

static void set_chain(vbi_docstate *state, vbi_ent *ent, vbi_state_person *person)
{
	if (!person->chain)
		person->chain = state->next_chain++;
	person->seen = ++state->clock;
	ent->chain = person->chain;
}

/* In the order of the text: full names first, a short form to the person seen last before it, else to one named later,
 * else to a person of its own. */
vb_status vbi_people_chain(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents)
{
	/* in the order of the text; a short form waits when nobody before it fits */
	for (uint32_t t = 0; t < seg->toks; t++) {
		vbi_ent *ent = vbi_ents_at(ents, VB_ENTITY_PER, t);
		vbi_state_person *person = NULL;
		unsigned gender;

		if (!ent)
			continue;
		gender = vbi_people_gender(seg, ent->t0, ent->t1);
		if (seg->tok[ent->t0].shape == VB_SHAPE_TITLE && vbi_tok_is_lower(seg, ent->t0, "bác"))
			person = uncle_ho(state);
		/* two syllables may be middle and given name of somebody (bà Kim Tiến) */
		else if (ent->sub == VBI_SUB_PER_GIVEN ||
		    (ent->t1 - ent->t0 == 2 && !vbi_people_known_at(seg, state, ent->t0, ent->t1)))
			person = vbi_people_short(seg, state, ent->t0, ent->t1, gender, true);
		if (!person && ent->sub != VBI_SUB_PER_GIVEN)
			person = vbi_people_full(seg, state, ent->t0, ent->t1, gender);
		if (person)
			set_chain(state, ent, person);
	}
	for (uint32_t t = 0; t < seg->toks; t++) {
		vbi_ent *ent = vbi_ents_at(ents, VB_ENTITY_PER, t);
		vbi_state_person *person;
		unsigned gender;

		if (!ent || ent->chain)
			continue;
		gender = vbi_people_gender(seg, ent->t0, ent->t1);
		person = vbi_people_short(seg, state, ent->t0, ent->t1, gender, false);
		if (!person)
			person = vbi_people_full(seg, state, ent->t0, ent->t1, gender);
		set_chain(state, ent, person);
	}
	return VB_OK;
}
