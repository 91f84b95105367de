/* text/viqr.c - VIQR (RFC 1456): a letter, a mark of shape ^ ( +, a mark of tone ` ? ~ ' . and dd for đ. */
#include "text/legacy.h"

#include <string.h>

#include "text/utf8.h"

/* In the order of the rows of letters: A Ă Â E Ê I O Ô Ơ U Ư Y, by letter and mark of shape. */
static const char rows[12][2] = {{'a', 0}, {'a', '('}, {'a', '^'}, {'e', 0}, {'e', '^'}, {'i', 0},
                                 {'o', 0}, {'o', '^'}, {'o', '+'}, {'u', 0}, {'u', '+'}, {'y', 0}};
static const char tones[VBI_LEGACY_TONES + 1] = "\0`?~'.";

static char small(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static unsigned tone_of(char c)
{
	for (unsigned i = 1; i < VBI_LEGACY_TONES; i++)
		if (tones[i] == c)
			return i;
	return 0;
}

int vbi_viqr_read(const char *held, size_t n)
{
	bool lower = held[0] >= 'a', shaped;
	unsigned tone;

	if (n == 2 && small(held[0]) == 'd' && small(held[1]) == 'd')
		return held[0] == 'd' && held[1] == 'D' ? -1 : 144 + (held[0] == 'd');
	shaped = n > 1 && (held[1] == '^' || held[1] == '(' || held[1] == '+');
	tone = n > 1u + shaped ? tone_of(held[1 + shaped]) : 0;
	if (n > 1u + shaped + (tone != 0))
		return -1;
	for (unsigned i = 0; i < 12; i++)
		if (rows[i][0] == small(held[0]) && rows[i][1] == (shaped ? held[1] : 0))
			return (int)((2 * i + lower) * VBI_LEGACY_TONES + tone);
	return -1;
}

size_t vbi_viqr_write(unsigned index, char out[4])
{
	unsigned row = index / VBI_LEGACY_TONES, tone = index % VBI_LEGACY_TONES;
	size_t n = 0;

	if (index >= 144) {
		out[0] = out[1] = index == 144 ? 'D' : 'd';
		return 2;
	}
	out[n++] = (char)(rows[row / 2][0] - (row % 2 ? 0 : 32));
	if (rows[row / 2][1])
		out[n++] = rows[row / 2][1];
	if (tone)
		out[n++] = tones[tone];
	return n;
}

/* True if the letter and marks in held say something as a whole that c may still add to. */
static bool may_grow(const vbi_viqr *v, char c)
{
	char longer[5];

	memcpy(longer, v->held, v->held_n);
	longer[v->held_n] = c;
	return vbi_viqr_read(longer, v->held_n + 1u) >= 0;
}

/* A backslash before one of these takes its meaning away. */
static bool escaped(char c) { return c && strchr("^(+`?~'.dD\\", c); }

static bool put_held(vbi_viqr *v, uint32_t in, vbi_buf *out, vbi_edits *edits)
{
	char bytes[4];
	const char *from = v->held;
	unsigned n = v->held_n;
	bool changed = n > 1, fine = true;

	if (n > 1 && v->held[0] == '\\') {
		from++;
		n = 1;
	} else if (n > 1) {
		n = vbi_utf8_put(vbi_legacy_letter[vbi_viqr_read(v->held, n)], bytes);
		from = bytes;
	}
	if (changed && edits)
		fine = vbi_edits_put(edits, (vbi_edit){in - v->held_n, (uint32_t)out->n, v->held_n, n, 1u << VB_CHANGE_ENCODING});
	vbi_buf_put(out, from, n);
	v->held_n = 0;
	return fine;
}

bool vbi_viqr_convert(vbi_viqr *v, const char *in, size_t length, bool flush, uint32_t in_base, vbi_buf *out,
                      vbi_edits *edits)
{
	bool fine = true;

	for (size_t i = 0; i < length && fine; i++) {
		uint32_t at = in_base + (uint32_t)i;
		char c = in[i];

		if (v->held_n && (v->held[0] == '\\' ? v->held_n == 1 && escaped(c) : v->held_n < 3 && may_grow(v, c))) {
			v->held[v->held_n++] = c;
			if (v->held[0] == '\\')
				fine = put_held(v, at + 1, out, edits);
			continue;
		}
		if (v->held_n)
			fine = put_held(v, at, out, edits);
		v->held[v->held_n++] = c;
		if (!strchr("aeiouydAEIOUYD\\", c) || !c)
			fine = put_held(v, at + 1, out, edits) && fine;
	}
	if (flush && v->held_n && fine)
		fine = put_held(v, in_base + (uint32_t)length, out, edits);
	return fine && !out->failed;
}
