/* ent/tagjoined.c - names from abroad as newspapers of the state write them, syllables joined by dashes: Hen-ri Đuy-pông: tagpath.h. */
#include "ent/people.h"
#include "ent/tagcodes.h"

#define NAME   VBI_PATH(PER) /* layers, as bits */
#define BODY   VBI_PATH(ORG)
#define PLACE  VBI_PATH(LOC)
#define OFFICE VBI_PATH(TITLE)
#define NAME_LAYER VBI_PATH_LAYER(PER)

#define PLACES (VBI_TAG_LARGER | VBI_MASK(LOC_COMMUNE) | VBI_MASK(LOC_GEO) | VBI_MASK(LOC_FACILITY))
#define KNOWN  (PLACES | VBI_MASK(ORG_NAME) | VBI_MASK(ORG_KNOWN) | VBI_MASK(ORG_MEDIA) | VBI_MASK(ORG_BRAND) | VBI_MASK(ORG_ABBR))
#define LEADS  (VBI_MASK(T_HEAD) | VBI_MASK(T_SOLO) | VBI_MASK(T_MOD) | VBI_MASK(T_UNIT) | VBI_MASK(T_RANK) | VBI_MASK(ORG_HEAD) | \
                VBI_MASK(ORG_GOV) | VBI_MASK(ORG_PARTY) | VBI_MASK(LOC_UNIT) | VBI_MASK(HONORIFIC) | VBI_MASK(ROLE) | VBI_MASK(DOC_TYPE))
#define WORDS_MOST 7u /* of a name, with its particles */

/* ---- words ---- */

static bool glued_dash(const vbi_seg *seg, uint32_t n, uint32_t t)
{
	return t + 1 < n && seg->tok[t].space == 0 && seg->tok[t + 1].space == 0 && vbi_tok_is(seg, t, "-");
}

static bool is_small(const vbi_tok *tok)
{
	return tok->shape == VB_SHAPE_LOWER && (tok->kind == VB_TOKEN_SYLLABLE || tok->kind == VB_TOKEN_FOREIGN) && tok->end - tok->start <= 7;
}

static bool is_title(const vbi_tok *tok)
{
	return (tok->kind == VB_TOKEN_SYLLABLE || tok->kind == VB_TOKEN_FOREIGN) && vbi_tok_capital(tok) &&
	       (tok->shape == VB_SHAPE_TITLE || tok->end - tok->start <= 3);
}

static bool has_marks(const vbi_seg *seg, uint32_t t)
{
	bool found = false;

	for (uint32_t i = seg->tok[t].start; !found && i < seg->tok[t].end; i++)
		found = (unsigned char)seg->text[i] >= 0x80;
	return found;
}

/* Cường-người quen, Bái-trả lời: a dash between two words, and the second of them goes on or is no part of a name. */
static bool parts_words(const vbi_seg *seg, uint32_t n, uint32_t t)
{
	const uint64_t other = LEADS | VBI_MASK(STOP) | VBI_MASK(PLURAL) | VBI_MASK(VERB_SAY);

	/* Phi-líp Ba-ban: behind another such word it is one */
	if (t > 4 && vbi_tag_glued(seg, t - 2) && vbi_tok_small(&seg->tok[t - 3]) && glued_dash(seg, n, t - 4))
		return false;
	return (t + 1 < n && vbi_tag_glued(seg, t + 1) && vbi_seg_longer(seg, t, VBI_MASK(WORD) | other, 1)) || vbi_seg_has(seg, t, 1, other);
}

/* Trần Văn Mận-lúc đó: what is before the dash is a name of the language. */
static bool ends_own_name(const vbi_seg *seg, uint32_t t)
{
	uint32_t first = t;

	while (t - first < 3 && vbi_tag_glued(seg, first) && vbi_tok_title(&seg->tok[first - 1]) && !(first > 1 && glued_dash(seg, first, first - 2)))
		first--;
	return first < t && vbi_seg_any(seg, first) & VBI_MASK(SURNAME);
}

/* Cát-xê, ê-kíp: words that came from abroad and are no names. */
static bool is_common(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	static const vbi_slice word[] = {VBI_WORD("Ê-kíp"),  VBI_WORD("Ê-kip"),  VBI_WORD("Cát-xê"), VBI_WORD("Cát-sê"), VBI_WORD("La-zăng"), VBI_WORD("Vô-lăng"),
	                                 VBI_WORD("Ki-ốt"),  VBI_WORD("Mô-men"), VBI_WORD("Mô-đun"), VBI_WORD("Sê-ri"),  VBI_WORD("Vắc-xin"), VBI_WORD("Vi-rút"),
	                                 VBI_WORD("Đề-pô"),  VBI_WORD("Ra-đa"),  VBI_WORD("Tê-tê"),  VBI_WORD("Bi-a"),   VBI_WORD("Gác-dông"), VBI_WORD("Sô-cô-la"),
	                                 VBI_WORD("Xì-căng-đan")};
	const char *p = seg->text + seg->tok[t].start;
	size_t length = seg->tok[end - 1].end - seg->tok[t].start;
	bool found = false;

	for (size_t k = 0; !found && k < sizeof word / sizeof *word; k++)
		found = word[k].n == length && memcmp(p, word[k].p, length) == 0;
	return found;
}

/* Where the word ends whose first syllable is at token t, Hen-ri, Ra-vi-na; t if it is none. */
static uint32_t word_end(const vbi_seg *seg, uint32_t n, uint32_t t)
{
	uint32_t end = t + 1, syllables = 0;
	bool marks;

	if (!is_title(&seg->tok[t]))
		return t;
	marks = has_marks(seg, t);
	syllables = seg->tok[t].kind == VB_TOKEN_SYLLABLE;
	while (glued_dash(seg, n, end) && is_small(&seg->tok[end + 1])) {
		marks |= has_marks(seg, end + 1);
		syllables += seg->tok[end + 1].kind == VB_TOKEN_SYLLABLE;
		end += 2;
	}
	if (end - t < 3 || glued_dash(seg, n, end) || is_common(seg, t, end))
		return t;
	if (end - t > 3)
		return marks || syllables > (end - t) / 4 ? end : t;
	/* Start-up, Jae-in are none: they are written as there */
	if (vbi_seg_has(seg, t, 3, KNOWN))
		return end;
	return (marks || syllables == 2) && !parts_words(seg, n, t + 2) && !ends_own_name(seg, t) ? end : t;
}

/* Where the known place or body ends that has the word [t, end) first; t if there is none. */
static uint32_t known_end(const vbi_seg *seg, uint32_t t, uint32_t end)
{
	const vbi_match *match = vbi_seg_any(seg, t) & KNOWN ? vbi_seg_longest(seg, t, KNOWN) : NULL;

	return match && t + match->count >= end ? t + match->count : t;
}

/* V.Pu-tin, Ph. Phi-ông: where the initial begins before the name at token t; t if there is none. */
static uint32_t with_initial(const vbi_seg *seg, uint32_t t)
{
	const vbi_tok *letter = &seg->tok[t - (t > 1 ? 2 : 0)];

	return t > 1 && vbi_tok_is(seg, t - 1, ".") && seg->tok[t - 1].space == 0 && vbi_tok_capital(letter) && letter->end - letter->start <= 2 &&
	                       (seg->tok[t].space == 0 || (seg->tok[t].space == 1 && letter->sentence == seg->tok[t].sentence))
	               ? t - 2
	               : t;
}

/* bin Xan-man, đờ Ghết, phôn ... */
static bool particle(const vbi_seg *seg, uint32_t t)
{
	static const vbi_slice word[] = {VBI_WORD("bin"), VBI_WORD("ben"), VBI_WORD("phôn"), VBI_WORD("vôn"), VBI_WORD("van"), VBI_WORD("von"),
	                                 VBI_WORD("đờ"),  VBI_WORD("đơ"), VBI_WORD("đê"),   VBI_WORD("la"),  VBI_WORD("de"),  VBI_WORD("al"),
	                                 VBI_WORD("an"),  VBI_WORD("lơ")};

	return vbi_word_written(seg, t, word, sizeof word / sizeof *word);
}

/* ---- names ---- */

/* Thổ Nhĩ [Kỳ]: token t goes on with a known name or an office. */
static bool within_known(const vbi_seg *seg, uint32_t t)
{
	for (uint32_t k = 1; k < 4 && k <= t; k++)
		if (vbi_seg_any(seg, t - k) & (KNOWN | LEADS) && vbi_seg_longer(seg, t - k, KNOWN | LEADS, k))
			return true;
	return false;
}

/* The capital at token t may be a part of the name that a joined word is beside. */
static bool of_name(const vbi_seg *seg, uint32_t t)
{
	return is_title(&seg->tok[t]) && !(vbi_seg_any(seg, t) & (LEADS | VBI_MASK(STOP) | VBI_MASK(PLURAL))) && !vbi_tok_is(seg, t, "Một") && !vbi_seg_has(seg, t, 1, KNOWN) &&
	       !(vbi_seg_any(seg, t) & KNOWN && vbi_seg_longer(seg, t, KNOWN, 1)) &&
	       !within_known(seg, t);
}

/* Where the name goes on to that has its first word at [t, end). */
static uint32_t name_end(const vbi_seg *seg, uint32_t n, uint32_t end)
{
	for (unsigned words = 1; words < WORDS_MOST && end < n && vbi_tag_glued(seg, end) && seg->tok[end].sentence == seg->tok[end - 1].sentence; words++) {
		uint32_t next = end, stop;

		if (particle(seg, next) && next + 1 < n && vbi_tag_glued(seg, next + 1) && is_title(&seg->tok[next + 1]))
			next++;
		stop = word_end(seg, n, next);
		if (stop > next ? known_end(seg, next, stop) > next : !of_name(seg, next))
			break;
		end = stop > next ? stop : next + 1;
	}
	return end;
}

/* Hoan [Ết-xtê-ban], E.[Ma-crông]: where the name begins whose first joined word is at token t. */
static uint32_t name_begin(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	uint32_t first = t;

	/* a place or body that is decided is none of it, unless it took in part of the word */
	while (t - first < 3 && vbi_tag_glued(seg, first) && of_name(seg, first - 1) && !(first > 1 && seg->tok[first - 1].space == 0) &&
	       !(vbi_path_any(path, first - 1, PLACE | BODY) && !vbi_path_any(path, first - 1, NAME) && !((path[t] >> 8) & (PLACE | BODY))))
		first--;
	/* a word that begins the sentence is no name by that */
	if (first < t && (first == 0 || seg->tok[first - 1].sentence != seg->tok[first].sentence || seg->tok[first].space > 1) && !vbi_path_any(path, first, NAME))
		first = t;
	return with_initial(seg, first);
}

/* A bracket that holds but a name: the name as it is written there. Returns where it ends, t if it is none. t: behind the bracket. */
static uint32_t in_bracket(const vbi_seg *seg, uint32_t n, uint32_t t)
{
	uint32_t end = t, capitals = 0;

	for (; end < n && end - t < 12 && !vbi_tok_is(seg, end, ")"); end++) {
		const vbi_tok *tok = &seg->tok[end];
		bool mark = (vbi_tok_is(seg, end, "-") && tok->space == 0) || vbi_tok_is(seg, end, ".");

		if (end > t && tok->space > 1)
			return t;
		if (mark)
			continue;
		if (tok->kind == VB_TOKEN_SYLLABLE || tok->kind == VB_TOKEN_FOREIGN ? !(vbi_tok_capital(tok) ? tok->shape != VB_SHAPE_UPPER || tok->end - tok->start < 3 : tok->end - tok->start <= 4 && end > t)
		                                                                    : tok->kind != VB_TOKEN_ACRONYM || tok->shape == VB_SHAPE_UPPER)
			return t;
		capitals += vbi_tok_capital(tok);
	}
	return end < n && vbi_tok_is(seg, end, ")") && capitals > 0 && vbi_tok_capital(&seg->tok[t]) ? end : t;
}

static void put_name(const vbi_seg *seg, uint16_t *path, uint32_t n, uint32_t t, uint32_t end)
{
	/* Tổng tư [lệnh Phi-đen]: nothing is left of a place by its small words */
	for (uint32_t first = t; first > 0 && (path[first] >> 8) & PLACE; first--)
		if (vbi_path_begins(path, first - 1, VBI_PATH_LAYER(LOC)) && vbi_tok_small(&seg->tok[first - 1]))
			vbi_path_clear(path, n, first - 1, t, PLACE);
	vbi_path_clear(path, n, t, end, NAME | BODY | PLACE | OFFICE);
	vbi_path_put(path, n, t, end, NAME);
}

/* [Tổng thống Nga] Pu-tin, đại tá I-van Pê-tơ-rốp */
static bool office_before(const vbi_seg *seg, const uint16_t *path, uint32_t t)
{
	return vbi_tag_glued(seg, t) && vbi_path_any(path, t - 1, OFFICE) && !(vbi_seg_any(seg, t - 1) & VBI_MASK(LOC_UNIT));
}

static bool any_of(const uint16_t *path, uint32_t t, uint32_t end, unsigned layers)
{
	unsigned all = 0;

	while (t < end)
		all |= path[t++];
	return (all | all >> 8) & layers;
}

/* The tokens [t, end) are one place by what was decided. */
static bool whole_place(const uint16_t *path, uint32_t t, uint32_t end)
{
	return vbi_path_begins(path, t, VBI_PATH_LAYER(LOC)) && vbi_path_end(path, t, VBI_PATH_LAYER(LOC)) == end;
}

/* What ends within the word [t, end) goes on to its end, what begins there begins with it. */
static void mend_word(uint16_t *path, uint32_t t, uint32_t end)
{
	for (unsigned layer = 0; layer < VBI_TAG_LAYERS; layer++) {
		uint32_t begin = t, stop;

		while (begin < end && !((path[begin] >> layer | path[begin] >> (layer + 8)) & 1))
			begin++;
		if (begin == end)
			continue;
		stop = begin == t && vbi_path_goes_on(path, t, layer) ? t : vbi_path_end(path, begin, layer);
		for (uint32_t i = stop == t ? t + 1 : t; i < end; i++)
			path[i] = (uint16_t)((path[i] & ~(1u << layer)) | 1u << (layer + 8));
		if (stop != t)
			path[t] = (uint16_t)((path[t] & ~(1u << (layer + 8))) | 1u << layer);
	}
}

/* The last words of the names that were found, to know them where they stand by themselves. */
typedef struct vbi_joined {
	uint32_t last[16], end[16], n;
} vbi_joined;

static bool same_word(const vbi_seg *seg, uint32_t a, uint32_t a_end, uint32_t b, uint32_t b_end)
{
	uint32_t k = 0;

	while (a_end - a == b_end - b && k < a_end - a && vbi_tag_same_text(seg, a + k, b + k))
		k++;
	return k == a_end - a;
}

static bool known_name(const vbi_seg *seg, const vbi_joined *names, uint32_t t, uint32_t end)
{
	bool found = false;

	for (uint32_t k = 0; !found && k < names->n; k++)
		found = same_word(seg, t, end, names->last[k], names->end[k]);
	return found;
}

/* The name [t, end) is somebody's; its original behind it is, too. last: where its last joined word begins. */
static void take(const vbi_seg *seg, uint16_t *path, uint32_t n, vbi_joined *names, uint32_t t, uint32_t end)
{
	uint32_t last = end - 1, stop;

	put_name(seg, path, n, t, end);
	while (last > t + 1 && glued_dash(seg, n, last - 1))
		last -= 2;
	if (names && end - last > 1 && names->n < sizeof names->last / sizeof *names->last && !known_name(seg, names, last, end)) {
		names->last[names->n] = last;
		names->end[names->n++] = end;
	}
	if (end + 1 < n && vbi_tok_is(seg, end, "(") && (stop = in_bracket(seg, n, end + 1)) > end + 1 && !vbi_seg_has(seg, end + 1, stop - end - 1, KNOWN))
		put_name(seg, path, n, end + 1, stop);
}

/* The joined word [t, end) is no known place. Returns where what it is part of ends. */
static uint32_t name_one(const vbi_seg *seg, uint16_t *path, uint32_t n, vbi_joined *names, uint32_t t, uint32_t end)
{
	uint32_t first = name_begin(seg, path, t), stop = name_end(seg, n, end);
	bool named, bracket, original, one, address, place, initial;

	if (first > 0 && vbi_tag_glued(seg, first) && vbi_seg_any(seg, first - 1) & VBI_MASK(LOC_UNIT) && vbi_tok_small(&seg->tok[first - 1]) &&
	    !vbi_honorific_before(seg, first)) {
		for (uint32_t next = end; next < n && vbi_tag_glued(seg, next) && (next = word_end(seg, n, next)) > end;)
			end = next;
		mend_word(path, t, end);
		return end;
	}
	named = any_of(path, first, stop, NAME);
	bracket = first > 1 && stop < n && vbi_tok_is(seg, first - 1, "(") && vbi_tok_is(seg, stop, ")") && vbi_path_any(path, first - 2, NAME);
	original = stop - first > end - t && stop + 1 < n && vbi_tok_is(seg, stop, "(") && seg->tok[stop + 1].kind == VB_TOKEN_FOREIGN &&
	           in_bracket(seg, n, stop + 1) > stop + 2 && !any_of(path, first, stop, BODY);
	one = stop == end && first == t;
	address = vbi_honorific_before(seg, first) != NULL;
	place = whole_place(path, first, stop);
	initial = vbi_tok_is(seg, t - (t > 0), ".") && first < t;
	if ((named && !one) || initial || bracket || address || (office_before(seg, path, first) && !(place && one)) ||
	    (!place && (original || (one && known_name(seg, names, t, end))))) {
		take(seg, path, n, one && !address ? NULL : names, first, stop);
		return stop;
	}
	mend_word(path, t, end);
	return end;
}

void vbi_tag_joined(const vbi_seg *seg, uint16_t *path, uint32_t n, const uint32_t *joined, uint32_t count)
{
	vbi_joined names = {{0}, {0}, 0};

	/* who is named once is known before, too */
	for (unsigned pass = 0; pass < 2 && (pass == 0 || names.n > 0); pass++)
		for (uint32_t k = 0, done = 0; k < count; k++) {
			uint32_t t = joined[k], end, known;

			if (t < done || (end = word_end(seg, n, t)) == t)
				continue;
			if ((known = known_end(seg, t, end)) > t) {
				mend_word(path, t, known);
				done = known;
			} else {
				done = name_one(seg, path, n, &names, t, end);
			}
		}
}
