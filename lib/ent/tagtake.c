/* ent/tagtake.c - what was decided and mended becomes entities: those of the grammar that it does not confirm die, what the grammar did not
 * find is added. */
#include "ent/tagger.h"

#include "ent/docstate.h"
#include "ent/office.h"
#include "ent/tagcodes.h"

#include <string.h>

static inline unsigned first_layer(unsigned begins) { return (unsigned)__builtin_ctz(begins); }

/* ---- what is certain ---- */

/* NĐ 67, QĐ 153; BLTTHS, TPP: short for a type with its number, for a code of laws or a treaty. */
static bool short_document(const vbi_seg *seg, const vbi_ent *ent)
{
	static const char *const type[] = {"NĐ", "QĐ", "NQ", "TTLT", "NQLT"};
	const vbi_tok *tok = &seg->tok[ent->t0];
	bool found = false;

	if (ent->type != VB_ENTITY_DOC || tok->kind != VB_TOKEN_ACRONYM)
		return false;
	if (ent->t1 - ent->t0 == 1)
		return vbi_seg_has(seg, ent->t0, 1, VBI_MASK(DOC_LAW));
	for (size_t i = 0; !found && i < sizeof type / sizeof *type; i++)
		found = vbi_tok_is(seg, ent->t0, type[i]);
	return found && tok[1].kind == VB_TOKEN_NUMBER && tok[1].space == 1;
}

/* Công văn 1628 gửi Bộ A, quyết định 132 tạm giao: a kind of documents and a number so long that it counts nothing. */
static bool numbered(const vbi_seg *seg, const uint16_t *path, const vbi_ent *ent)
{
	const vbi_match *type = ent->type == VB_ENTITY_DOC ? vbi_seg_longest(seg, ent->t0, VBI_MASK(DOC_TYPE)) : NULL;
	const vbi_entry *entry = type ? vbi_seg_entry(seg, type, VBI_C_DOC_TYPE) : NULL;
	const vbi_tok *number = type ? &seg->tok[ent->t0 + type->count] : NULL;
	bool verb = entry && vbi_seg_attr(seg, entry, VBI_KEY_VERB).n;

	return type && type->count > 1 && ent->t0 + type->count + 1 == ent->t1 && number->kind == VB_TOKEN_NUMBER &&
	       number->end - number->start >= 3u - !verb && number->end - number->start >= 2 && !vbi_path_any(path, ent->t0, VBI_PATH(DOC));
}

/* Thực hiện nghiêm Quy chế tổ chức Lễ hội X, theo Quy hoạch tổng thể phát triển Y: rules and plans by their title, with a capital within a
 * sentence. A draft has none yet. */
static bool titled(const vbi_seg *seg, const vbi_ent *ent)
{
	const vbi_tok *tok = &seg->tok[ent->t0];

	return ent->type == VB_ENTITY_DOC && ent->t1 - ent->t0 > 3 && ent->t0 > 0 && vbi_tok_is(seg, ent->t0, "Quy") &&
	       (vbi_tok_is(seg, ent->t0 + 1, "chế") || vbi_tok_is(seg, ent->t0 + 1, "hoạch")) && tok->space == 1 &&
	       vbi_tok_small(tok - 1) && tok[-1].sentence == tok->sentence && !vbi_tok_is(seg, ent->t0 - 1, "thảo");
}

/* Sau 15/11 TP HCM ..., phiên [giao dịch] 7/7: no fraction of anything. */
static bool bounded(const vbi_seg *seg, const vbi_ent *ent)
{
	const vbi_tok *tok = &seg->tok[ent->t0];

	if (ent->sub != VBI_SUB_DATE_DAY || ent->t1 - ent->t0 != 1 || tok->kind != VB_TOKEN_NUMBER)
		return false;
	if (ent->t1 < seg->toks && (vbi_tok_is(seg, ent->t1, "năm") || vbi_tok_is(seg, ent->t1, "tháng") || vbi_tok_is(seg, ent->t1, "nhiệm")))
		return false; /* Sau 1/2 nhiệm kỳ */
	return tok->space == 1 && ent->t0 > 0 &&
	       memchr(seg->text + tok->start, '/', tok->end - tok->start) != NULL &&
	       (vbi_tok_is_lower(seg, ent->t0 - 1, "sau") || vbi_tok_is_lower(seg, ent->t0 - 1, "trước") ||
	        vbi_tok_is_lower(seg, ent->t0 - 1, "phiên") || vbi_tok_is(seg, ent->t0 - 1, "dịch"));
}

/* Ngày mùng 3 Tết, mùng 1 Tết Nguyên đán: a day of the lunar year. */
static bool new_year(const vbi_seg *seg, const vbi_ent *ent)
{
	for (uint32_t t = ent->t0 + 1; ent->type == VB_ENTITY_DATE && t + 1 < ent->t1; t++)
		if (vbi_tok_is_lower(seg, t + 1, "tết") && seg->tok[t].kind == VB_TOKEN_NUMBER)
			return true;
	return false;
}

/* No matter of opinion is what a machine wrote, 4/8/2021 3:02:00 AM, and a whole date by itself: 01/5/2014 in a table. */
static bool certain(const vbi_seg *seg, const uint16_t *path, const vbi_ent *ent)
{
	const vbi_tok *tok = &seg->tok[ent->t0];
	uint32_t n = tok->end - tok->start, marks = 0;

	if (ent->type < VB_ENTITY_DATE) /* mostly */
		return false;
	if (ent->sub == VBI_SUB_DATE_STAMP || titled(seg, ent) || short_document(seg, ent) || bounded(seg, ent) || numbered(seg, path, ent) || new_year(seg, ent))
		return true;
	if (ent->sub != VBI_SUB_DATE_DAY || ent->t1 - ent->t0 != 1 || tok->kind != VB_TOKEN_NUMBER || n < 8 ||
	    vbi_path_begins(path, ent->t0, VB_ENTITY_DATE - VB_ENTITY_PER) || vbi_path_goes_on(path, ent->t0, VB_ENTITY_DATE - VB_ENTITY_PER))
		return false;
	for (uint32_t i = tok->start; i < tok->end; i++)
		marks += seg->text[i] == '/';
	return marks == 2;
}

/* ---- what is added ---- */

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

uint32_t vbi_tag_common(const vbi_seg *seg, uint32_t t)
{
	const vbi_match *match = vbi_seg_has(seg, t, 2, VBI_MASK(WORD)) ? vbi_seg_longest(seg, t, VBI_MASK(WORD)) : NULL;
	uint32_t count = match && match->count == 2 ? vbi_seg_count_of(seg, match, VBI_C_WORD) : 0;

	return count ? count : match != NULL;
}

/* ---- where spans begin and end ---- */

#define RARER 20u /* times: so rare a word claims nothing */

/* đảng Bảo thủ, đảng Dân chủ Tự do: a capital that a small letter follows in the word, in a name behind a small word. */
static bool name_in_small(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	const vbi_tok *last = &seg->tok[end - 1];

	return last->kind == VB_TOKEN_SYLLABLE && last->shape == VB_SHAPE_TITLE && vbi_tok_small(last - 1) && vbi_tok_is_lower(seg, t, "đảng") &&
	       !(vbi_seg_any(seg, end - 1) & VBI_MASK(LOC_PROVINCE));
}

/* A word of the dictionary lies over the gap before token end, and no other beside it claims one of its syllables. */
static bool cuts_word(const vbi_seg *seg, uint32_t n, uint32_t t, uint32_t end)
{
	const vbi_tok *tok = seg->tok + end;

	/* mostly no word at all lies there */
	if (seg->reach[end - 1] < 2)
		return false;
	if (end >= n || end - t < 2 || tok->space != 1 || !(vbi_tok_small(tok - 1) || name_in_small(seg, t, end)) || !vbi_tok_small(tok) || tok->sentence != tok[-1].sentence)
		return false;
	return vbi_seg_has(seg, end - 1, 2, VBI_MASK(WORD)) && vbi_tag_common(seg, end - 2) <= vbi_tag_common(seg, end - 1) / RARER &&
	       (end + 1 >= n || vbi_tag_common(seg, end) <= vbi_tag_common(seg, end - 1) / RARER);
}

/* Nhà tang lễ | quốc gia: behind the small words that name a building. end: where a place ends. */
static bool national(const vbi_seg *seg, uint32_t end)
{
	const vbi_tok *tok = &seg->tok[end];

	return vbi_tok_small(tok - 1) && tok->space == 1 && tok[1].space == 1 && vbi_tok_is(seg, end, "quốc") && vbi_tok_is(seg, end + 1, "gia");
}

/* Rodrigo de Rato, Ursula von der Leyen: small words between the parts of a name from abroad. Returns where the name ends. */
static uint32_t name_end(const vbi_seg *seg, uint32_t n, uint32_t end)
{
	const vbi_tok *tok = seg->tok;
	uint32_t t = end;

	if (tok[end - 1].kind != VB_TOKEN_FOREIGN)
		return end;
	while (t < n && t < end + 2 && tok[t].space == 1 && vbi_tag_particle(seg, t))
		t++;
	if (t == end || t >= n || tok[t].kind != VB_TOKEN_FOREIGN || !vbi_tok_capital(&tok[t]) || tok[t].space != 1 || tok[t].sentence != tok[end - 1].sentence)
		return end;
	return t + 1;
}

/* tân, cựu, nguyên, cố are of the title behind them; but Thái Nguyên is a place. */
static bool before_title(const vbi_seg *seg, uint32_t t)
{
	const vbi_tok *before = &seg->tok[t - 1];

	if (seg->tok[t].space != 1 || before->sentence != seg->tok[t].sentence ||
	    (before->shape != VB_SHAPE_LOWER && t > 1 && before->space == 1 && vbi_tok_capital(before - 1)))
		return false;
	return vbi_tok_is_lower(seg, t - 1, "tân") || vbi_tok_is_lower(seg, t - 1, "cựu") || vbi_tok_is_lower(seg, t - 1, "nguyên") ||
	       vbi_tok_is_lower(seg, t - 1, "cố");
}

void vbi_tag_whole_cues(vbi_tag_cues *cues)
{
	static const char *const before[] = {"hôm", "tân", "cựu", "nguyên", "cố"}, *const last[] = {"–", "-", "ông", "bà"};

	vbi_tag_add_cues(cues, before, sizeof before / sizeof *before, VBI_CUE_TAKEN_IN);
	vbi_tag_add_cues(cues, last, sizeof last / sizeof *last, VBI_CUE_LEFT_OUT);
	vbi_tag_add_cue_written(cues, "Jr", VBI_CUE_TAKEN_IN);
	vbi_tag_add_cue_written(cues, "Sr", VBI_CUE_TAKEN_IN);
}

/* Hôm 9/5 is one date; Ảnh Như Ý is a credit. Returns where a span begins. */
static uint32_t whole_begin(const vbi_seg *seg, const vbi_tag_views *views, uint32_t t, uint32_t end, unsigned layer)
{
	const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + t];

	if (!(layer ? vbi_tag_cue(views->cues, v - 1) & VBI_CUE_TAKEN_IN : vbi_tag_cue(views->cues, v) & VBI_CUE_CREDIT))
		return t;
	if (layer == VB_ENTITY_DATE - VB_ENTITY_PER && t > 0 && seg->tok[t].kind == VB_TOKEN_NUMBER && seg->tok[t].space == 1 &&
	    vbi_tok_is_lower(seg, t - 1, "hôm"))
		return t - 1;
	if (layer == VB_ENTITY_TITLE - VB_ENTITY_PER && t > 0 && before_title(seg, t))
		return t - 1;
	return layer == 0 && end - t > 2 && vbi_tok_is(seg, t, "Ảnh") ? t + 1 : t;
}

/* A bracket is open at the end of the tokens. */
static bool opens(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	uint32_t open = 0;

	for (uint32_t i = t; i < end; i++) {
		open += vbi_tok_is(seg, i, "(");
		open -= open && vbi_tok_is(seg, i, ")");
	}
	return open;
}

/* The end of a name: Judy Miller- thư ký, Rodrigo de Rato, Donald Trump Jr. */
static uint32_t whole_name_end(const vbi_seg *seg, uint32_t n, uint32_t t, uint32_t end)
{
	if (end - t > 1 && vbi_tok_is(seg, end - 1, "-"))
		end--;
	end = name_end(seg, n, end);
	if (end < n && (vbi_tok_is(seg, end, "Jr") || vbi_tok_is(seg, end, "Sr")) && seg->tok[end].space == 1)
		end++;
	if (end < n && end - t > 1 && vbi_tok_is(seg, end, ".") && seg->tok[end].space == 0 &&
	    (vbi_tok_is(seg, end - 1, "Jr") || vbi_tok_is(seg, end - 1, "Sr")))
		end++;
	return end;
}

/* Most spans end as they seem: the views of the last token and of the one behind it tell. */
static inline bool may_end_otherwise(const vbi_tag_views *views, uint32_t end, unsigned layer)
{
	static const uint32_t left_out[VBI_TAG_LAYERS] = {[VB_ENTITY_PER - VB_ENTITY_PER] = VBI_CUE_LEFT_OUT | VBI_CUE_TAKEN_IN,
	                                                  [VB_ENTITY_TITLE - VB_ENTITY_PER] = VBI_CUE_LEFT_OUT};
	const vbi_tag_cues *cues = views->cues;
	const vbi_tag_view *v = &views->view[VBI_TAG_MARGIN + end - 1];
	unsigned strange = (layer == 0) & (vbi_tag_kind(v) == VB_TOKEN_FOREIGN);
	unsigned number = (unsigned)(vbi_tag_kind(v) == VB_TOKEN_NUMBER) & (unsigned)(v[1].symbol == cues->point);

	return (vbi_tag_cue(cues, v) & left_out[layer]) | (vbi_tag_cue(cues, v + 1) & left_out[layer] & VBI_CUE_TAKEN_IN) | strange | number |
	       (v[1].symbol == cues->close);
}

/* Layers are decided each by itself: an office or a document that ends within a body or a place goes on to the end of that one
 * (no tag crosses another), and one with an open bracket to its closing one. */
static uint32_t whole_end(const vbi_seg *seg, const vbi_tag_views *views, const uint16_t *path, uint32_t t, uint32_t end, unsigned layer)
{
	/* the layers that each may hold, a bit each (resolve.c) */
	static const uint8_t holds[VBI_TAG_LAYERS] = {
		[VB_ENTITY_TITLE - VB_ENTITY_PER] = VBI_PATH(ORG) | VBI_PATH(LOC) | VBI_PATH(DATE),
		[VB_ENTITY_ORG - VB_ENTITY_PER] = VBI_PATH(LOC) | VBI_PATH(DATE),
		[VB_ENTITY_DOC - VB_ENTITY_PER] = VBI_PATH(ORG) | VBI_PATH(LOC) | VBI_PATH(DATE),
	};
	uint32_t n = (uint32_t)seg->toks;

	for (unsigned inner = 0; end < n && (path[end] >> 8 & holds[layer] >> inner << inner); inner++) {
		uint32_t last = end - 1;

		if (!(holds[layer] >> inner & 1) || end >= n || !vbi_path_goes_on(path, end, inner) ||
		    seg->tok[end].sentence != seg->tok[t].sentence)
			continue;
		while (last > t && vbi_path_goes_on(path, last, inner))
			last--;
		if (last > t && vbi_path_begins(path, last, inner))
			end = vbi_path_end(path, last, inner);
	}
	/* ... làm Thủ tướng / Quốc hội Hàn Quốc ...: what stands within a headline ends there */
	if (seg->tok[end - 1].sentence != seg->tok[t].sentence && t > 0 && seg->tok[t].space < 2 && layer <= VB_ENTITY_ORG - VB_ENTITY_PER)
		for (uint32_t i = t + 1; i < end; i++)
			if (seg->tok[i].space >= 2 && seg->tok[i].sentence != seg->tok[t].sentence)
				end = i;
	/* Trưởng ban công tác, Phó phòng Hậu cần quân khu, Trung tâm hội nghị quốc gia: no word is cut */
	if ((holds[layer] || layer == VB_ENTITY_LOC - VB_ENTITY_PER) && cuts_word(seg, n, t, end) && !vbi_path_begins_at(path, end))
		end++;
	else if (layer == VB_ENTITY_LOC - VB_ENTITY_PER && end + 1 < n && end - t > 1 && national(seg, end) && !vbi_path_begins_at(path, end))
		end += 2;
	if (!may_end_otherwise(views, end, layer))
		return end;
	if (end < n && vbi_tok_is(seg, end, ")") && opens(seg, t, end))
		return end + 1;
	if (layer == 0)
		end = whole_name_end(seg, n, t, end);
	/* Chủ tịch HĐQT – TGĐ, Phó TGĐ bà A: what parts or addresses is not of the office */
	while (layer == VB_ENTITY_TITLE - VB_ENTITY_PER && end - t > 1 &&
	       (vbi_tok_is(seg, end - 1, "–") || vbi_tok_is(seg, end - 1, "-") || vbi_tok_is(seg, end - 1, "ông") || vbi_tok_is(seg, end - 1, "bà")))
		end--;
	/* Bộ trưởng Bộ Công an3. Nguyễn Văn A: the number of the next item of a list that lost its line ends */
	if (end - t > 1 && end < n && layer <= VB_ENTITY_ORG - VB_ENTITY_PER && seg->tok[end - 1].kind == VB_TOKEN_NUMBER &&
	    seg->tok[end - 1].space == 0 && vbi_tok_is(seg, end, "."))
		end--;
	return end;
}

/* ---- all of them ---- */

/* What is said of the spans that begin at a token, a bit a layer: it is no entity; it is a little more or less than was decided; the
 * grammar found it, too. */
#define SAID_REFUSED 1u
#define SAID_MOVED   (1u << 8)
#define SAID_KNOWN   (1u << 16)

static unsigned say(const vbi_seg *seg, const vbi_ents *ents, uint32_t t, unsigned layer)
{
	const uint16_t *path = ents->path;
	uint32_t decided = vbi_path_end(path, t, layer), end = whole_end(seg, &ents->views, path, t, decided, layer);
	unsigned moved = (end != decided) | (whole_begin(seg, &ents->views, t, end, layer) != t);

	return moved * SAID_MOVED | vbi_tag_refuses(seg, &ents->views, path, t, decided, layer) * SAID_REFUSED;
}

/* Of which layer the next span is nobody could guess: so all of one layer are looked at before those of the next. Lists the tokens where
 * something begins; returns how many there are. */
static uint32_t say_all(const vbi_seg *seg, const vbi_ents *ents, uint32_t *said)
{
	uint32_t n = (uint32_t)seg->toks, *list = ents->order, *end = list, owns[VBI_TAG_LAYERS] = {0};
	uint32_t *own = (uint32_t *)(void *)ents->sum; /* it is of no use any more, and has room for a list of each layer */

	for (uint32_t at = 0; at < n; at += VBI_PATH_BEHIND)
		end = vbi_path_list(at, vbi_path_among_64(ents->path + at, VBI_PATH_ALL), 5, end);
	for (const uint32_t *t = list; t < end; t++) {
		said[*t] = 0;
		for (unsigned begins = vbi_path_begins_at(ents->path, *t); begins; begins &= begins - 1)
			own[first_layer(begins) * n + owns[first_layer(begins)]++] = *t;
	}
	for (unsigned layer = 0; layer < VBI_TAG_LAYERS; layer++)
		for (const uint32_t *t = own + layer * n, *stop = t + owns[layer]; t < stop; t++)
			said[*t] |= say(seg, ents, *t, layer) << layer;
	return (uint32_t)(end - list);
}
_Static_assert(VBI_TAG_LAYERS * sizeof(uint32_t) <= VBI_TAG_SUMS * sizeof(int16_t), "lists of tokens in place of sums");

/* Those that the layer does not confirm die. What may be certain is asked of these alone. */
static void judge(const vbi_seg *seg, const vbi_ents *ents, uint32_t *said)
{
	const uint16_t *path = ents->path;

	for (size_t i = 0; i < ents->n; i++) {
		vbi_ent *ent = &ents->list[i];
		unsigned layer = ent->type - VB_ENTITY_PER;
		bool stands;

		if (layer >= VBI_TAG_LAYERS)
			continue;
		stands = (unsigned)vbi_path_begins(path, ent->t0, layer) & (unsigned)(vbi_path_end(path, ent->t0, layer) == ent->t1);
		if (stands) {
			stands = !(said[ent->t0] / SAID_REFUSED >> layer & 1);
			said[ent->t0] |= (unsigned)(stands & !ent->dead) * SAID_KNOWN << layer;
		}
		if (!stands && !certain(seg, path, ent))
			ent->dead = true;
	}
}

/* What was decided to begin at t in a layer, and is not known, is added, if it is not there. */
static vb_status take(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents, uint32_t t, unsigned layer, unsigned said)
{
	uint32_t begin = t, end = vbi_path_end(ents->path, t, layer);
	bool refused = said & SAID_REFUSED;
	const vbi_ent *known;

	if (said & SAID_MOVED) {
		end = whole_end(seg, &ents->views, ents->path, t, end, layer);
		begin = whole_begin(seg, &ents->views, t, end, layer);
		refused = vbi_tag_refuses(seg, &ents->views, ents->path, begin, end, layer);
	}
	known = vbi_ents_at(ents, VB_ENTITY_PER + layer, begin);
	if ((known && known->t1 == end) || refused)
		return VB_OK;
	return add(seg, state, ents, VB_ENTITY_PER + layer, begin, end);
}

/* The layers in which there may be something to take at a token. */
static inline unsigned to_take(const uint16_t *path, uint32_t t, uint32_t said)
{
	return vbi_path_begins_at(path, t) & ~(said / SAID_KNOWN & ~(said / SAID_MOVED));
}

static vb_status take_all(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents, const uint32_t *said, uint32_t begun)
{
	uint32_t n = 0, *list = ents->order;
	vb_status status = VB_OK;

	for (uint32_t k = 0; k < begun; k++) {
		uint32_t t = list[k];

		list[n] = t;
		n += to_take(ents->path, t, said[t]) != 0;
	}
	for (uint32_t k = 0; k < n; k++)
		for (unsigned some = to_take(ents->path, list[k], said[list[k]]); some && status == VB_OK; some &= some - 1)
			status = take(seg, state, ents, list[k], first_layer(some), said[list[k]] >> first_layer(some));
	return status;
}

vb_status vbi_tag_take(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents)
{
	uint32_t *said = (uint32_t *)(void *)ents->back; /* it is of no use any more */
	uint32_t begun = say_all(seg, ents, said);

	judge(seg, ents, said);
	return take_all(seg, state, ents, said, begun);
}
