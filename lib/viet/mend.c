/* viet/mend.c - what was done to text before it came here, undone, stretch by stretch. */
#include "viet/mend.h"

#include <string.h>

#include "text/utf8.h"
#include "viet/reference.h"

enum { TRUSTED = 64 /* stretches behind one that was mended without doubt */ };

/* Bytes to look at: an ampersand, and those that begin the second character of two that may be one. The characters shown
 * for 0x80 to 0xBF are U+0080 to U+00BF and, in windows-1252, some that begin with C5, C6 92, CB and E2. */
enum { PASS, AMPERSAND, SECOND, SECOND_F };
static const uint8_t look[256] = {['&'] = AMPERSAND, [0xC2] = SECOND, [0xC5] = SECOND, [0xC6] = SECOND_F, [0xCB] = SECOND,
                                  [0xE2] = SECOND};

static bool white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* The first place from p on where something may have to be mended, or end. */
static const char *find(uint32_t flags, const char *begin, const char *p, const char *end)
{
	for (; p < end; p++) {
		switch (look[(unsigned char)*p]) {
		case PASS:
			continue;
		case AMPERSAND:
			if (!(flags & VB_NORM_NO_REFERENCES) && vbi_reference(p, end, (flags & (VB_NORM_ALL_REFERENCES | VB_NORM_HTML)) != 0, true, &(uint32_t){0}))
				return p;
			continue;
		case SECOND_F:
			if (end - p > 1 && (unsigned char)p[1] != 0x92)
				continue;
			break;
		}
		if (!(flags & VB_NORM_NO_MOJIBAKE) && p > begin && (unsigned char)p[-1] & 0x80 && vbi_mojibake_at(begin, p, end))
			return p;
	}
	return end;
}

bool vbi_mend_clean(uint32_t flags, const char *in, size_t length)
{
	return !length || find(flags, in, in, in + length) == in + length;
}

void vbi_mend_start(vbi_mend *m, uint32_t flags)
{
	m->flags = flags;
	m->trust = 0;
}

/* ---- one stretch ---- */

static bool name_byte(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '#';
}

/* The characters of a stretch, references read. */
static size_t read_pieces(vbi_mend *m, const char *base, const char *p, const char *end)
{
	bool all = m->flags & (VB_NORM_ALL_REFERENCES | VB_NORM_HTML);
	bool open = false; /* behind an ampersand that stays: no letter may make a reference of it */
	size_t n = 0;

	while (p < end) {
		uint32_t cp;
		unsigned length;
		size_t used = 0;
		bool changed;

		if (*p == '&' && !(m->flags & VB_NORM_NO_REFERENCES))
			used = vbi_reference(p, end, all, (m->flags & VB_NORM_ALL_REFERENCES) != 0, &cp);
		if (used && open && cp < 0x80 && !all)
			used = 0;
		changed = used != 0;
		if (changed) {
			open = cp == '&' || (open && cp < 0x80 && name_byte((char)cp));
		} else {
			cp = vbi_utf8_next(p, end, &length, NULL);
			used = length;
			open = *p == '&' || (open && name_byte(*p));
		}
		m->piece[n++] = (vbi_piece){cp, (uint32_t)(p - base), (uint16_t)used, changed, changed ? 1u << VB_CHANGE_REFERENCE : 0};
		p += used;
	}
	return n;
}

static bool put_pieces(const vbi_piece *piece, size_t n, const char *base, vbi_buf *out, vbi_edits *edits)
{
	for (size_t i = 0; i < n; i++) {
		char bytes[4];
		unsigned length;

		if (!piece[i].changed) {
			vbi_buf_put(out, base + piece[i].at, piece[i].length);
			continue;
		}
		length = vbi_utf8_put(piece[i].cp, bytes);
		if (edits &&
		    !vbi_edits_put(edits, (vbi_edit){piece[i].at, (uint32_t)out->n, piece[i].length, length, piece[i].kinds}))
			return false;
		vbi_buf_put(out, bytes, length);
	}
	return true;
}

/* Mends the stretch [p, end). */
static bool mend(vbi_mend *m, const char *base, const char *p, const char *end, vbi_buf *out, vbi_edits *edits)
{
	bool proven = false;
	size_t n = read_pieces(m, base, p, end);

	if (!(m->flags & VB_NORM_NO_MOJIBAKE))
		n = vbi_mojibake_mend(m->piece, m->work, n, m->trust != 0, &proven);
	if (proven)
		m->trust = TRUSTED + 1;
	return put_pieces(m->piece, n, base, out, edits);
}

/* ---- the text ---- */

static const char *stretch_end(const char *p, const char *end)
{
	while (p < end && !white(*p))
		p++;
	return p;
}

/* The end of the part of a stretch that is looked at as one. */
static const char *part_end(const char *p, const char *end)
{
	const char *cut = p + VBI_MEND_LONGEST;

	if ((size_t)(end - p) <= VBI_MEND_LONGEST)
		return end;
	for (unsigned i = 0; i < 3 && ((unsigned char)*cut & 0xC0) == 0x80; i++)
		cut--;
	return cut;
}

/* Stretches that end between p and end count trust down. */
static void count_trust(vbi_mend *m, const char *p, const char *end)
{
	for (; p < end && m->trust; p++)
		if (white(*p))
			m->trust--;
}

size_t vbi_mend_feed(vbi_mend *m, const char *in, size_t length, bool last, vbi_buf *out, vbi_edits *edits)
{
	const char *end = in + length, *p = in, *done = in;

	if (!length)
		return 0;
	if (!last) {
		/* The last stretch is unfinished; a long one is given up in parts that do not depend on where it is cut. */
		const char *from = end;

		while (from > in && !white(from[-1]))
			from--;
		while ((size_t)(end - from) > VBI_MEND_LONGEST)
			from = part_end(from, end);
		end = from;
	}
	while (p < end) {
		const char *at = find(m->flags, p, p, end), *begin = at, *stop;

		while (begin > p && !white(begin[-1]))
			begin--;
		/* Parts of a long stretch lie where they would lie without anything to mend in it. */
		while ((size_t)(at - begin) >= VBI_MEND_LONGEST && part_end(begin, at) < at)
			begin = part_end(begin, at);
		count_trust(m, p, begin);
		if (at == end)
			break;
		stop = part_end(begin, stretch_end(at, end));
		vbi_buf_put(out, done, (size_t)(begin - done));
		if (!mend(m, in, begin, stop, out, edits))
			return SIZE_MAX;
		p = done = stop;
	}
	vbi_buf_put(out, done, (size_t)(end - done));
	return out->failed ? SIZE_MAX : (size_t)(end - in);
}
