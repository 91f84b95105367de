/* ent/number.c - numbers, money, percentages and quantities with their values, for the layer of numbers only.
 *
 * 870 tỉ đồng -> 870000000000 VND; ba mươi hai nghìn hộ -> 32000 household; 12,5% -> 12.5. Values are decimal numbers of
 * integers: no floating point, no locale. A value that does not fit 64 bits is not told, the span is. Numbers inside dates
 * and documents are dropped by the recognisers of those. */
#include "ent/cue.h"
#include "viet/numeral.h"

typedef struct decimal {
	uint64_t mantissa;
	unsigned scale; /* digits after the point */
	bool lost;      /* does not fit */
} decimal;

typedef struct measure {
	decimal value;
	uint32_t end;
	unsigned type;
	vbi_slice unit;
} measure;

static bool times_ten(uint64_t *v)
{
	if (*v > UINT64_MAX / 10)
		return false;
	*v *= 10;
	return true;
}

static void raise(decimal *d, unsigned zeros)
{
	for (; zeros > 0 && !d->lost; zeros--) {
		if (d->scale)
			d->scale--;
		else if (!times_ten(&d->mantissa))
			d->lost = true;
	}
}

static void add(decimal *d, decimal more)
{
	while (d->scale < more.scale && !d->lost) {
		d->lost = !times_ten(&d->mantissa);
		d->scale++;
	}
	while (more.scale < d->scale && !more.lost) {
		more.lost = !times_ten(&more.mantissa);
		more.scale++;
	}
	d->lost |= more.lost || d->mantissa > UINT64_MAX - more.mantissa;
	if (!d->lost)
		d->mantissa += more.mantissa;
}

static size_t write_decimal(decimal d, char out[48])
{
	char digits[24];
	size_t n = 0, at = 0;

	while (d.scale > 0 && d.mantissa % 10 == 0) {
		d.mantissa /= 10;
		d.scale--;
	}
	do {
		digits[n++] = (char)('0' + d.mantissa % 10);
		d.mantissa /= 10;
	} while (d.mantissa && n < sizeof digits);
	while (n <= d.scale && n < sizeof digits)
		digits[n++] = '0';
	while (n > 0) {
		if (n == d.scale)
			out[at++] = '.';
		out[at++] = digits[--n];
	}
	return at;
}

static bool on(const vbi_seg *seg, uint32_t i) { return i < seg->toks && seg->tok[i].space < 3; }

static vbi_slice word_attr(const vbi_seg *seg, uint32_t i, unsigned key)
{
	const vbi_match *match = on(seg, i) ? vbi_seg_longest(seg, i, VBI_MASK(NUM_WORD)) : NULL;

	return match && match->count == 1 ? vbi_seg_attr_of(seg, match, VBI_C_NUM_WORD, key) : vbi_slice_of("", 0);
}

static bool role(const vbi_seg *seg, uint32_t i, const char *what) { return vbi_slice_is(word_attr(seg, i, VBI_KEY_ROLE), what); }

static unsigned zeros_of(const vbi_seg *seg, uint32_t i)
{
	return (unsigned)word_attr(seg, i, VBI_KEY_VALUE).n - 1u; /* a scale's value is a one and zeros */
}

static uint64_t small_value(const vbi_seg *seg, uint32_t i)
{
	vbi_slice s = word_attr(seg, i, VBI_KEY_VALUE);
	uint64_t v = 0;

	vbi_digits(s.p, s.n, &v);
	return v;
}

/* Up to 999 in words: ba trăm linh năm, hai mươi mốt, mười lăm, một trăm rưỡi. */
static uint32_t hundreds(const vbi_seg *seg, uint32_t i, uint64_t *value)
{
	uint64_t v = 0;
	uint32_t j = i;

	if (role(seg, j, "digit")) {
		v = small_value(seg, j++);
		if (role(seg, j, "scale") && zeros_of(seg, j) == 2) {
			v *= 100;
			j++;
			if (role(seg, j, "half")) {
				*value = v + 50;
				return j + 1;
			}
			if (role(seg, j, "link") && role(seg, j + 1, "digit")) {
				*value = v + small_value(seg, j + 1);
				return j + 2;
			}
			if (role(seg, j, "digit") && role(seg, j + 1, "ten")) {
				v += small_value(seg, j) * 10;
				j += 2;
				if (role(seg, j, "digit"))
					v += small_value(seg, j++);
			} else if (role(seg, j, "ten")) {
				v += 10;
				j++;
				if (role(seg, j, "digit"))
					v += small_value(seg, j++);
			}
		} else if (role(seg, j, "ten")) {
			v *= 10;
			j++;
			if (role(seg, j, "digit"))
				v += small_value(seg, j++);
		}
	} else if (role(seg, j, "ten")) {
		v = 10;
		j++;
		if (role(seg, j, "digit"))
			v += small_value(seg, j++);
	}
	*value = v;
	return j > i ? j : 0;
}

/* One group: a numeral or words up to 999, then its scales (nghìn, triệu, nghìn tỉ), then rưỡi. */
static uint32_t group(const vbi_seg *seg, uint32_t i, decimal *d, bool *scaled)
{
	uint32_t j = i;
	unsigned last = 0;
	decimal half;

	*d = (decimal){0, 0, false};
	*scaled = false;
	if (!on(seg, i) && i > 0)
		return 0;
	if (seg->tok[i].kind == VB_TOKEN_NUMBER) {
		vbi_slice s = vbi_tok_text(seg, i);

		if (!vbi_decimal(s.p, s.n, &d->mantissa, &d->scale))
			return 0;
		j = i + 1;
	} else {
		j = hundreds(seg, i, &d->mantissa);
		if (!j)
			return 0;
	}
	while (role(seg, j, "scale") && on(seg, j)) {
		last = zeros_of(seg, j);
		raise(d, last);
		*scaled = true;
		j++;
	}
	if (*scaled && role(seg, j, "half")) {
		half = (decimal){5, 1, false};
		raise(&half, last);
		add(d, half);
		j++;
	}
	return j;
}

/* mười hai nghìn năm trăm tỉ: the scale that ends it counts the thousands too. The token after, or 0. */
static uint32_t shared_scale(const vbi_seg *seg, uint32_t i, decimal *value)
{
	uint64_t more;
	uint32_t j = on(seg, i) ? hundreds(seg, i, &more) : 0;
	unsigned zeros = 0;

	if (!j || !role(seg, j, "scale") || value->scale || value->lost || value->mantissa % 1000 || value->mantissa >= 1000000)
		return 0;
	for (; role(seg, j, "scale"); j++)
		zeros += zeros_of(seg, j);
	if (zeros < 6)
		return 0;
	value->mantissa += more;
	raise(value, zeros);
	return j;
}

/* 1 tỉ 200 triệu: groups of falling scale. */
static uint32_t number(const vbi_seg *seg, uint32_t i, decimal *value, bool *words)
{
	bool scaled, again;
	decimal more;
	uint32_t j = group(seg, i, value, &scaled), k;

	if (!j)
		return 0;
	*words = seg->tok[i].kind != VB_TOKEN_NUMBER;
	if (*words && scaled && (k = shared_scale(seg, j, value)) != 0)
		return k;
	while (scaled && (k = on(seg, j) ? group(seg, j, &more, &again) : 0) != 0) {
		if (!*words && !again)
			break; /* 5 triệu 20 người: the second number counts something else */
		if (more.mantissa >= value->mantissa && more.scale <= value->scale)
			break;
		add(value, more);
		j = k;
		scaled = again;
	}
	return j;
}

/* đồng, %, ha after the number. */
static void measure_unit(const vbi_seg *seg, measure *m)
{
	const vbi_match *match = on(seg, m->end) ? vbi_seg_longest(seg, m->end, VBI_MASK(UNIT)) : NULL;
	const vbi_entry *entry = match ? vbi_seg_entry(seg, match, VBI_C_UNIT) : NULL;
	vbi_slice kind;

	if (!entry)
		return;
	kind = vbi_seg_attr(seg, entry, VBI_KEY_KIND);
	m->unit = vbi_seg_attr(seg, entry, VBI_KEY_UNIT);
	m->type = vbi_slice_is(kind, "money")     ? VB_ENTITY_MONEY
	          : vbi_slice_is(kind, "percent") ? VB_ENTITY_PERCENT : VB_ENTITY_QUANTITY;
	m->end += match->count;
}

/* The number of an article, a house or a document counts nothing. */
static bool ordinal(const vbi_seg *seg, uint32_t i)
{
	if (i == 0 || seg->tok[i].space >= 2)
		return false;
	if (vbi_tok_in(seg, i - 1, VBI_SET_ORDINAL))
		return true;
	return vbi_seg_has(seg, i - 1, 1, VBI_MASK(DOC_PART));
}

static bool dollar(const vbi_seg *seg, uint32_t i, vbi_slice *unit)
{
	static const struct {
		const char *sign, *unit;
	} sign[] = {{"$", "USD"}, {"US$", "USD"}, {"€", "EUR"}, {"£", "GBP"}, {"¥", "JPY"}};

	for (size_t k = 0; k < sizeof sign / sizeof *sign; k++)
		if (vbi_tok_is(seg, i, sign[k].sign)) {
			*unit = vbi_slice_of(sign[k].unit, 3);
			return true;
		}
	return false;
}

static bool read_measure(const vbi_seg *seg, uint32_t i, measure *m)
{
	bool words = false;
	uint32_t at = i;

	m->type = VB_ENTITY_NUMBER;
	m->unit = vbi_slice_of("", 0);
	if ((seg->tok[i].kind == VB_TOKEN_SYMBOL || seg->tok[i].kind == VB_TOKEN_ACRONYM) && on(seg, i + 1) &&
	    dollar(seg, i, &m->unit)) {
		m->type = VB_ENTITY_MONEY;
		at = i + 1;
	}
	if (seg->tok[at].kind != VB_TOKEN_NUMBER && !(vbi_seg_longest(seg, at, VBI_MASK(NUM_WORD)) && at == i))
		return false;
	m->end = number(seg, at, &m->value, &words);
	if (!m->end)
		return false;
	if (m->type == VB_ENTITY_NUMBER)
		measure_unit(seg, m);
	if (m->type == VB_ENTITY_NUMBER || m->type == VB_ENTITY_QUANTITY) {
		/* a word alone is too often something else: năm, ba, không, một */
		if (words && m->end - at == 1u)
			return false;
		if (words && m->type == VB_ENTITY_QUANTITY && m->end - at == 2u && m->value.mantissa < 2)
			return false;
		if (words && m->end - at == 2u && (vbi_tok_is_lower(seg, at, "năm") || vbi_tok_is_lower(seg, at, "không") ||
		                                   vbi_tok_is_lower(seg, at, "tư") || vbi_tok_is_lower(seg, at, "ba")))
			return false;
		if (ordinal(seg, at))
			return false;
	}
	return true;
}

vb_status vbi_recognise_number(const vbi_seg *seg, vbi_docstate *state, vbi_ents *ents)
{
	const vbi_cue_walk walk = vbi_cue_walk_of(ents, VBI_CUE_NUMBER);

	(void)state;
	for (uint32_t i = 0; (i = vbi_cue_walk_next(walk, i)) < seg->toks; i++) {
		char text[48];
		measure m;
		vbi_ent *ent;
		vb_status status = VB_OK;

		if (!read_measure(seg, i, &m))
			continue;
		ent = vbi_ents_add(ents, seg, m.type, VBI_SUB_NONE, i, m.end, 900);
		if (!ent)
			return VB_ERR_MEMORY;
		if (!m.value.lost)
			status = vbi_ents_attr(ents, ent, VB_ATTR_VALUE, text, write_decimal(m.value, text));
		if (status == VB_OK && m.unit.n)
			status = vbi_ents_attr(ents, ent, VB_ATTR_UNIT, m.unit.p, m.unit.n);
		if (status != VB_OK)
			return status;
		i = m.end - 1;
	}
	return VB_OK;
}
