/* ent/tagger.c - learned weights decide which entities stand: what the grammar found is one voice among others.
 *
 * Every type is a layer (tagfeat.h); in each the best sequence of outside, begin, inside is found over the stretches of
 * text where an entity may be. An entity of the grammar that the layer confirms stays with all it knows; one that it does
 * not is dropped; one that the grammar did not find is added and described as far as the dictionary knows it. Without
 * weights the grammar's word stands. Linear; no allocation a token. */
#include "ent/tagger.h"

#include "ent/docstate.h"
#include "ent/office.h"

#include <string.h>

#define NEVER (-0x10000000)

/* Of one token: the state before for each state of each layer, two bits each; then the states themselves. */
typedef uint64_t trail;

typedef struct decoder {
	int32_t score[VBI_TAG_LAYERS][VBI_TAG_STATES];
	int32_t step[VBI_TAG_LAYERS][VBI_TAG_STATES][VBI_TAG_STATES];
} decoder;

static void read_steps(decoder *d, const vbi_weights *weights)
{
	memset(d->step, 0, sizeof d->step);
	for (unsigned a = 0; a < VBI_TAG_STATES; a++) {
		const signed char *row = vbi_weights_row(weights, vbi_tag_transition(a));

		for (unsigned layer = 0; layer < VBI_TAG_LAYERS; layer++)
			for (unsigned b = VBI_TAG_BEGIN; row && b < VBI_TAG_STATES; b++)
				d->step[layer][a][b] = row[VBI_TAG_COLUMN(layer, b)];
	}
	for (unsigned layer = 0; layer < VBI_TAG_LAYERS; layer++)
		d->step[layer][VBI_TAG_OUT][VBI_TAG_IN] = NEVER; /* nothing goes on that has not begun */
}

static void begin(decoder *d)
{
	for (unsigned layer = 0; layer < VBI_TAG_LAYERS; layer++) {
		d->score[layer][VBI_TAG_OUT] = 0;
		d->score[layer][VBI_TAG_BEGIN] = d->score[layer][VBI_TAG_IN] = NEVER;
	}
}

static trail advance(decoder *d, const int16_t sum[VBI_TAG_COLUMNS])
{
	trail back = 0;

	for (unsigned layer = 0; layer < VBI_TAG_LAYERS; layer++) {
		int32_t next[VBI_TAG_STATES], *score = d->score[layer], top;

		for (unsigned b = 0; b < VBI_TAG_STATES; b++) {
			int32_t best = score[0] + d->step[layer][0][b];
			unsigned from = 0;

			for (unsigned a = 1; a < VBI_TAG_STATES; a++)
				if (score[a] + d->step[layer][a][b] > best) {
					best = score[a] + d->step[layer][a][b];
					from = a;
				}
			next[b] = best + (b ? sum[VBI_TAG_COLUMN(layer, b)] : 0);
			back |= (trail)from << 2 * (layer * VBI_TAG_STATES + b);
		}
		/* only differences count: so nothing overflows, however long the stretch */
		top = next[0] > next[1] ? next[0] : next[1];
		top = top > next[2] ? top : next[2];
		for (unsigned b = 0; b < VBI_TAG_STATES; b++)
			score[b] = next[b] - top < NEVER ? NEVER : next[b] - top;
	}
	return back;
}

/* Walks the trail back over tokens [first, end): each becomes its states, two bits a layer. */
static void settle_states(const decoder *d, trail *path, uint32_t first, uint32_t end)
{
	unsigned state[VBI_TAG_LAYERS];

	for (unsigned layer = 0; layer < VBI_TAG_LAYERS; layer++) {
		const int32_t *score = d->score[layer];

		state[layer] = score[1] > score[0] ? (score[2] > score[1] ? 2 : 1) : score[2] > score[0] ? 2 : 0;
	}
	for (uint32_t t = end; t-- > first;) {
		trail back = path[t];

		path[t] = 0;
		for (unsigned layer = 0; layer < VBI_TAG_LAYERS; layer++) {
			path[t] |= (trail)state[layer] << 2 * layer;
			state[layer] = back >> 2 * (layer * VBI_TAG_STATES + state[layer]) & 3;
		}
	}
}

static int16_t *sums_of(const vbi_ents *ents, uint32_t t) { return ents->sum + (size_t)t * VBI_TAG_SUMS; }

static void weigh(vbi_ents *ents, const vbi_weights *weights)
{
	for (uint32_t t = 0; t < ents->views.n; t++) {
		uint32_t feature[VBI_TAG_FEATURES];

		if (vbi_tag_active(&ents->views, t)) {
			uint32_t n = vbi_tag_features(&ents->views, t, VBI_TAG_ALL, feature);
			vbi_weights_sum(weights, feature, n, sums_of(ents, t));
		}
	}
}

static void decode(const vbi_ents *ents, const vbi_weights *weights)
{
	uint32_t n = (uint32_t)ents->views.n;
	decoder d;

	read_steps(&d, weights);
	for (uint32_t t = 0, end; t < n; t = end) {
		end = t + 1;
		ents->path[t] = 0;
		if (!vbi_tag_active(&ents->views, t))
			continue;
		begin(&d);
		for (end = t; end < n && vbi_tag_active(&ents->views, end); end++)
			ents->path[end] = advance(&d, sums_of(ents, end));
		settle_states(&d, ents->path, t, end);
	}
}

/* ---- what was decided becomes entities ---- */

static unsigned state_at(const trail *path, uint32_t t, unsigned layer) { return path[t] >> 2 * layer & 3; }

static uint32_t span_end(const trail *path, uint32_t n, uint32_t t, unsigned layer)
{
	uint32_t end = t + 1;

	while (end < n && state_at(path, end, layer) == VBI_TAG_IN)
		end++;
	return end;
}

/* ---- a name that was recognised once is known in the whole window ---- */

#define NAME_TOKENS 6

/* Layers whose names are looked for again, and how much a known name weighs: found on texts that were not learned from. */
static const uint8_t recalled[] = {VB_ENTITY_PER - VB_ENTITY_PER, VB_ENTITY_ORG - VB_ENTITY_PER, VB_ENTITY_LOC - VB_ENTITY_PER};
static const int16_t bonus[] = {20, 3, 12};
#define RECALLED (sizeof recalled)

static uint32_t name_key(const vbi_tag_view *v, uint32_t tokens)
{
	uint32_t key = tokens;

	for (uint32_t k = 0; k < tokens; k++)
		key = vbi_feature(key, v[k].symbol, k);
	return key | 1;
}

static vbi_tag_seen *name_at(const vbi_tag_views *views, uint32_t mask, uint32_t key)
{
	uint32_t at = key >> 1 & mask;

	while (views->seen[at].key && views->seen[at].key != key)
		at = (at + 1) & mask;
	return &views->seen[at];
}

static uint32_t learn_names(const vbi_ents *ents, uint32_t mask)
{
	const vbi_tag_views *views = &ents->views;
	const vbi_tag_view *view = views->view + VBI_TAG_MARGIN;
	uint32_t n = (uint32_t)views->n, names = 0;

	memset(views->seen, 0, (mask + 1) * sizeof *views->seen);
	for (uint32_t t = 0; t < n; t++)
		for (unsigned k = 0; ents->path[t] && view[t].run_left && k < RECALLED; k++) {
			uint32_t end;
			vbi_tag_seen *seen;

			if (state_at(ents->path, t, recalled[k]) != VBI_TAG_BEGIN)
				continue;
			end = span_end(ents->path, n, t, recalled[k]);
			if (end - t > NAME_TOKENS || end - t > view[t].run_left)
				continue;
			seen = name_at(views, mask, name_key(&view[t], end - t));
			seen->key = name_key(&view[t], end - t);
			if (seen->count[k] < UINT8_MAX)
				seen->count[k]++;
			names++;
		}
	return names;
}

/* Weighs more what is a known name and was not taken for one here; returns whether there was any. */
static bool recall_names(const vbi_ents *ents, uint32_t mask)
{
	const vbi_tag_views *views = &ents->views;
	const vbi_tag_view *view = views->view + VBI_TAG_MARGIN;
	bool any = false;

	for (uint32_t t = 0; t < views->n; t++)
		for (uint32_t most = view[t].run_left < NAME_TOKENS ? view[t].run_left : NAME_TOKENS; most > 0; most--) {
			const vbi_tag_seen *seen = name_at(views, mask, name_key(&view[t], most));
			unsigned best = 0;

			if (!seen->key)
				continue;
			for (unsigned k = 1; k < RECALLED; k++)
				best = seen->count[k] > seen->count[best] ? k : best;
			for (uint32_t k = 0; k < most; k++)
				sums_of(ents, t + k)[VBI_TAG_COLUMN(recalled[best], k ? VBI_TAG_IN : VBI_TAG_BEGIN)] += bonus[best];
			if (t + most < views->n)
				sums_of(ents, t + most)[VBI_TAG_COLUMN(recalled[best], VBI_TAG_IN)] -= bonus[best];
			any = true;
			break;
		}
	return any;
}

static void recall(const vbi_ents *ents, const vbi_weights *weights)
{
	uint32_t slots = 64;

	while (slots < 4 * ents->views.n)
		slots *= 2;
	if (learn_names(ents, slots - 1) && recall_names(ents, slots - 1))
		decode(ents, weights);
}

/* Those that the layer does not confirm die; returns whether any did. */
static void judge(const vbi_ents *ents, const trail *path, uint32_t n)
{
	for (size_t i = 0; i < ents->n; i++) {
		vbi_ent *ent = &ents->list[i];
		unsigned layer = ent->type - VB_ENTITY_PER;

		/* what a machine wrote is no matter of opinion: 4/8/2021 3:02:00 AM */
		if (layer >= VBI_TAG_LAYERS || ent->sub == VBI_SUB_DATE_STAMP)
			continue;
		ent->dead |= state_at(path, ent->t0, layer) != VBI_TAG_BEGIN || span_end(path, n, ent->t0, layer) != ent->t1;
	}
}

/* An entity of the same type that the layer dropped and that begins or ends like the new one: it tells the kind. */
static const vbi_ent *relative(const vbi_ents *ents, unsigned type, uint32_t t0, uint32_t t1)
{
	for (uint32_t t = t0; t < t1; t++)
		for (uint32_t i = ents->begins[t]; i; i = ents->list[i - 1].next) {
			const vbi_ent *ent = &ents->list[i - 1];

			if (ent->type == type && ent->dead && (t == t0 || ent->t1 == t1))
				return ent;
		}
	return NULL;
}

static unsigned usual_sub(unsigned type, uint32_t length)
{
	switch (type) {
	case VB_ENTITY_PER: return length > 1 ? VBI_SUB_PER_FULL : VBI_SUB_PER_GIVEN;
	case VB_ENTITY_TITLE: return VBI_SUB_OFFICE;
	case VB_ENTITY_ORG: return VBI_SUB_ORG_NAME;
	case VB_ENTITY_LOC: return VBI_SUB_LOC_OTHER;
	case VB_ENTITY_DATE: return VBI_SUB_DATE_DAY;
	default: return VBI_SUB_DOC_NAMED;
	}
}

static vb_status describe(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents, vbi_ent *ent)
{
	vbi_office office;

	switch (ent->type) {
	case VB_ENTITY_TITLE:
		if (vbi_office_parse(seg, ents, ent->t0, &office))
			ent->sub = office.sub;
		return VB_OK;
	case VB_ENTITY_LOC:
		return vbi_place_describe(seg, state, ents, ent);
	case VB_ENTITY_DATE:
		return vbi_date_describe(seg, state, ents, ent);
	case VB_ENTITY_DOC:
		return vbi_docref_describe(seg, ents, ent);
	case VB_ENTITY_PER:
		return vbi_person_describe(seg, ents, ent);
	default:
		return VB_OK;
	}
}

static vb_status add(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents, unsigned type, uint32_t t0, uint32_t t1)
{
	const vbi_ent *like = relative(ents, type, t0, t1);
	unsigned sub = like ? like->sub : usual_sub(type, t1 - t0);
	uint32_t attr = like && (type == VB_ENTITY_ORG || type == VB_ENTITY_TITLE) ? like->attr : 0;
	vbi_ent *ent = vbi_ents_add(ents, seg, type, sub, t0, t1, 700);

	if (!ent)
		return VB_ERR_MEMORY;
	ent->attr = attr;
	return describe(seg, state, ents, ent);
}

vb_status vbi_tag(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents)
{
	const vbi_weights *weights = &seg->lex->weights[VBI_WEIGHTS_NAMES];
	uint32_t n = (uint32_t)seg->toks;
	vb_status status = VB_OK;

	if (ents->grammar_only || !weights->slot || weights->labels != VBI_TAG_COLUMNS)
		return VB_OK;
	if (vbi_tag_look(&ents->views, seg, ents) || !VBI_GROW(ents->mem, ents->path, ents->path_capacity, (size_t)n + 1) ||
	    !VBI_GROW(ents->mem, ents->sum, ents->sum_capacity, ((size_t)n + 1) * VBI_TAG_SUMS))
		return VB_ERR_MEMORY;
	weigh(ents, weights);
	decode(ents, weights);
	recall(ents, weights);
	judge(ents, ents->path, n);
	for (uint32_t t = 0; t < n && status == VB_OK; t++)
		for (unsigned layer = 0; layer < VBI_TAG_LAYERS && status == VB_OK; layer++) {
			uint32_t end;
			const vbi_ent *known;

			if (state_at(ents->path, t, layer) != VBI_TAG_BEGIN)
				continue;
			end = span_end(ents->path, n, t, layer);
			known = vbi_ents_at(ents, VB_ENTITY_PER + layer, t);
			if (!known || known->t1 != end)
				status = add(seg, state, ents, VB_ENTITY_PER + layer, t, end);
		}
	return status;
}
