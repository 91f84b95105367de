/* viet/mend.c - what was done to text before it came here, undone, stretch by stretch. */
#include "viet/mend.h"

#include <string.h>

#include "text/utf8.h"
#include "viet/cleanscan.h"
#include "viet/reference.h"

enum { TRUSTED = 64 /* stretches behind one that was mended without doubt */ };

/* ---- where to look ---- */

/* Bytes to look at (vbi_clean_hint): an ampersand, and those of the second character of two that may be one. The characters shown
 * for 0x80 to 0xBF are U+0080 to U+00BF and, in windows-1252, some that begin with C5, CB and E2, and C6 92, of which the last is
 * looked at, for ơ and ư begin so. The rest become such a character, or an ampersand, by normalisation: U+FF06, U+F0B7, a caron or two
 * dots upon S, Y, Z (CC 88, CC 8C, looked at likewise), U+0387, U+1FFD. */
enum { PASS, AMPERSAND, SECOND, SECOND_F, BECOMES };
static const uint8_t look[256] = {['&'] = AMPERSAND, [0xC2] = SECOND, [0xC5] = SECOND, [0x92] = SECOND_F, [0xCB] = SECOND,
                                  [0xE2] = SECOND, [0x88] = BECOMES, [0x8C] = BECOMES, [0xBD] = BECOMES, [0xCE] = BECOMES,
                                  [0xEF] = BECOMES};

/* What there is to be mended: nothing, something once the text is normalised, something as it stands; the last two perhaps. */
enum sight { NOTHING, HIDDEN, PLAIN };

static bool white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* True if the character that ends before p may be the first of two that are one, or may become such: by its marks, by what is
 * removed behind it, by a tone that moves to it. Of ASCII, only these can. */
static bool may_lead(const char *begin, const char *p)
{
	return p > begin && ((unsigned char)p[-1] >= 0x7F || (unsigned char)p[-1] < ' ' || strchr("aiACDEINOUY", p[-1]));
}

static bool becomes(const char *begin, const char *p, const char *end)
{
	static const char fullwidth[] = "\xEF\xBC\x86", bullet[] = "\xEF\x82\xB7", oxia[] = "\xE1\xBF\xBD";

	switch ((unsigned char)*p) {
	case 0x88: case 0x8C: /* U+0308, U+030C: by the second byte, as Vietnamese marks begin like them */
		return p > begin && (unsigned char)p[-1] == 0xCC;
	case 0xCE:
		return end - p > 1 && (unsigned char)p[1] == 0x87 && may_lead(begin, p);
	case 0xEF:
		return end - p > 2 && (memcmp(p, fullwidth, 3) == 0 || (memcmp(p, bullet, 3) == 0 && may_lead(begin, p)));
	default:
		return p - begin > 2 && memcmp(p - 2, oxia, 3) == 0;
	}
}

static bool reference_at(uint32_t flags, const char *p, const char *end)
{
	return vbi_reference(p, end, flags & (VB_NORM_ALL_REFERENCES | VB_NORM_HTML), true, &(uint32_t){0}) != 0;
}

/* What there may be to be mended at the byte at *p, which is moved to where that begins; what is hidden only if it is asked for. */
static enum sight look_at(uint32_t flags, const char *begin, const char **p, const char *end, bool hidden)
{
	switch (look[(unsigned char)**p]) {
	case PASS:
		return NOTHING;
	case AMPERSAND:
		if (flags & VB_NORM_NO_REFERENCES)
			return NOTHING;
		return reference_at(flags, *p, end) ? PLAIN : hidden ? HIDDEN : NOTHING;
	case BECOMES:
		return hidden && becomes(begin, *p, end) ? HIDDEN : NOTHING;
	case SECOND_F:
		if (*p == begin || (unsigned char)(*p)[-1] != 0xC6)
			return NOTHING;
		--*p;
		break;
	}
	if (flags & VB_NORM_NO_MOJIBAKE || *p == begin)
		return NOTHING;
	if ((unsigned char)(*p)[-1] & 0x80 && vbi_mojibake_at(begin, *p, end))
		return PLAIN;
	return hidden && may_lead(begin, *p) ? HIDDEN : NOTHING;
}

/* The first place from begin on where something may have to be mended, or end. */
static const char *find(uint32_t flags, const char *begin, const char *end, bool hidden, enum sight *sight)
{
	for (const char *p = begin; p < end; p++) {
		const char *at = p = (const char *)vbi_clean_hint((const unsigned char *)begin, (const unsigned char *)p,
		                                                    (const unsigned char *)end);

		if (p < end && (*sight = look_at(flags, begin, &at, end, hidden)) != NOTHING)
			return at;
	}
	*sight = NOTHING;
	return end;
}

bool vbi_mend_clean(uint32_t flags, const char *in, size_t length)
{
	enum sight sight = NOTHING;

	if (length)
		find(flags, in, in + length, false, &sight);
	return sight == NOTHING;
}

/* The same for what normalisation makes of the text, too. */
static bool never_mended(const vbi_norm_rules *rules, const char *in, size_t length)
{
	return vbi_mend_clean(rules->flags, in, length) && vbi_normalize_clean(rules, in, length);
}

void vbi_mend_init(vbi_mend *m, const vbi_mem *mem)
{
	memset(m, 0, sizeof *m);
	vbi_buf_init(&m->made, mem);
	vbi_buf_init(&m->clean, mem);
	vbi_edits_init(&m->whole, mem);
	vbi_edits_init(&m->step, mem);
	vbi_edits_init(&m->next, mem);
	vbi_edits_init(&m->both, mem);
}

void vbi_mend_free(vbi_mend *m)
{
	vbi_buf_free(&m->made);
	vbi_buf_free(&m->clean);
	vbi_edits_free(&m->whole);
	vbi_edits_free(&m->step);
	vbi_edits_free(&m->next);
	vbi_edits_free(&m->both);
}

void vbi_mend_start(vbi_mend *m, const vbi_norm_rules *rules)
{
	m->rules = *rules;
	m->trust = 0;
	m->skipping = m->inside = false;
	m->made.failed = m->clean.failed = false;
}

/* ---- one stretch ---- */

static bool name_byte(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '#';
}

/* The characters of a stretch, references read (*read is set if there were any); SIZE_MAX if there are more than have room. */
static size_t read_pieces(vbi_mend *m, uint32_t flags, const char *base, size_t length, bool *read)
{
	const char *p = base, *end = base + length;
	bool all = flags & (VB_NORM_ALL_REFERENCES | VB_NORM_HTML);
	bool open = false; /* behind an ampersand that stays: no letter may make a reference of it */
	size_t n = 0;

	while (p < end) {
		uint32_t cp;
		unsigned bytes;
		size_t used = 0;
		bool changed;

		if (n == VBI_MEND_LONGEST)
			return SIZE_MAX;
		if (*p == '&' && !(flags & VB_NORM_NO_REFERENCES))
			used = vbi_reference(p, end, all, flags & VB_NORM_ALL_REFERENCES, &cp);
		if (used && open && cp < 0x80 && cp != '&' && !all)
			used = 0;
		changed = used != 0;
		if (changed) {
			open = cp == '&' || (open && cp < 0x80 && name_byte((char)cp));
			*read = true;
		} else {
			cp = vbi_utf8_next(p, end, &bytes, NULL);
			used = bytes;
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
		if (!vbi_edits_put(edits, (vbi_edit){piece[i].at, (uint32_t)out->n, piece[i].length, length, piece[i].kinds}))
			return false;
		vbi_buf_put(out, bytes, length);
	}
	return true;
}

/* What undoing did. */
typedef enum undone { NO_MEMORY = -1, UNCHANGED, CHANGED } undone;

/* Undoes what was done to p[0..length) last. If that was anything, made becomes the text before it, and edits lead back. */
static undone undo(vbi_mend *m, uint32_t flags, const char *p, size_t length, bool trusting, vbi_edits *edits)
{
	bool changed = false, proven = false;
	size_t n = read_pieces(m, flags, p, length, &changed), left = n;

	if (n == SIZE_MAX)
		return UNCHANGED;
	if (!(flags & VB_NORM_NO_MOJIBAKE))
		left = vbi_mojibake_mend(m->piece, m->work, n, trusting, &proven);
	if (proven)
		m->trust = TRUSTED + 1;
	if (!changed && left == n)
		return UNCHANGED;
	m->made.n = 0;
	vbi_edits_clear(edits);
	return put_pieces(m->piece, left, p, &m->made, edits) ? CHANGED : NO_MEMORY;
}

static bool then(vbi_edits *whole, const vbi_edits *step, vbi_edits *both)
{
	vbi_edits swap = *whole;

	if (!vbi_edits_compose(whole, step, both))
		return false;
	*whole = *both;
	*both = swap;
	return true;
}

/* Normalises what was made and, if something is to be undone in that, undoes it. There is less text each time, so that this
 * comes to an end. Normalised text has no more characters than the stretch had bytes. */
static undone undo_again(vbi_mend *m, const vbi_norm_rules *rules)
{
	undone how;

	m->clean.n = 0;
	vbi_edits_clear(&m->step);
	if (vbi_normalize(rules, m->made.p, m->made.n, 0, &m->clean, &m->step))
		return NO_MEMORY;
	if (vbi_mend_clean(rules->flags, m->clean.p, m->clean.n))
		return UNCHANGED;
	how = undo(m, rules->flags, m->clean.p, m->clean.n, false, &m->next);
	if (how != CHANGED)
		return how;
	return then(&m->whole, &m->step, &m->both) && then(&m->whole, &m->next, &m->both) ? CHANGED : NO_MEMORY;
}

/* Mends the stretch [p, end); part: it is not a whole one. If that changed it, made is what it became, and whole leads back. */
static undone mend(vbi_mend *m, const char *p, const char *end, bool part)
{
	vbi_norm_rules rules = m->rules;
	size_t length = (size_t)(end - p);
	undone how = undo(m, rules.flags, p, length, m->trust != 0, &m->whole);
	bool changed = how == CHANGED;

	if (how == UNCHANGED) {
		m->made.n = 0;
		vbi_edits_clear(&m->whole);
		vbi_buf_put(&m->made, p, length);
	}
	if (part)
		rules.flags |= VB_NORM_NO_ORTHOGRAPHY; /* which looks at what stands around */
	if (rules.flags & VB_NORM_HTML)
		rules.flags |= VB_NORM_NO_REFERENCES; /* they are read once: &amp;lt; is no sign */
	if (how == CHANGED || !vbi_normalize_clean(&rules, p, length))
		while (how != NO_MEMORY && (how = undo_again(m, &rules)) == CHANGED)
			changed = true;
	if (how == NO_MEMORY || m->made.failed || m->clean.failed)
		return NO_MEMORY;
	return changed ? CHANGED : UNCHANGED;
}

/* Writes what was made of the stretch at at. */
static bool put_made(vbi_mend *m, uint32_t at, vbi_buf *out, vbi_edits *edits)
{
	for (size_t i = 0; edits && i < m->whole.n; i++) {
		vbi_edit e = m->whole.list[i];

		e.in += at;
		e.out += (uint32_t)out->n;
		if (!vbi_edits_put(edits, e))
			return false;
	}
	vbi_buf_put(out, m->made.p, m->made.n);
	return true;
}

/* ---- the text ---- */

static const char *stretch_end(const char *p, const char *end)
{
	while (p < end && !white(*p))
		p++;
	return p;
}

/* ASCII that is part of no reference and of no word. */
static bool parts(char c)
{
	return c > ' ' && c < 0x7F && c != '&' && c != ';' && !name_byte(c);
}

/* True if what is before q, from p on, and what is behind are mended as one would be. */
static bool may_cut(const char *p, const char *q, const char *end)
{
	if (parts(*q))
		return true;
	if (*q == '&' && q > p && q[-1] == ';')
		return true;
	if (end - q > 1 && memcmp(q, "\xC2\xA0", 2) == 0 && !may_lead(p, q))
		return true;
	return q - p >= 6 && memcmp(q - 6, "&nbsp;", 6) == 0;
}

/* The end of the part of the stretch [p, end) that is looked at as one; *skip: it is not looked at, for there is no place to cut
 * it, and goes on as far as that. */
static const char *part_end(const char *p, const char *end, bool *skip)
{
	*skip = false;
	if ((size_t)(end - p) <= VBI_MEND_LONGEST)
		return end;
	for (const char *q = p + VBI_MEND_LONGEST - 1; q > p; q--)
		if (may_cut(p, q, end))
			return q;
	*skip = true;
	for (p += VBI_MEND_LONGEST; p < end && !parts(*p); p++)
		;
	return p;
}

/* Stretches that end between p and end count trust down. */
static void count_trust(vbi_mend *m, const char *p, const char *end)
{
	for (; p < end && m->trust; p++)
		if (white(*p))
			m->trust--;
}

/* The end of what is finished: not the last stretch, but its parts that what follows cannot change. *skipping: it ends within a
 * word that is not looked at. */
static const char *finished(const char *in, const char *end, bool *skipping)
{
	const char *from = end;
	bool skip;

	*skipping = false;
	while (from > in && !white(from[-1]))
		from--;
	while ((size_t)(end - from) > VBI_MEND_LONGEST) {
		from = part_end(from, end, &skip);
		*skipping = skip && from == end;
	}
	return from;
}

/* True if a stretch may start at p. */
static bool starts(const vbi_mend *m, const char *in, const char *p) { return p > in ? white(p[-1]) : !m->inside; }

/* The first part of a stretch from p on where something may have to be mended; the last stretch if *sight is NOTHING. *skip: it is
 * not looked at. Returns its begin. */
static const char *find_part(uint32_t flags, const char *p, const char *end, const char **stop, enum sight *sight, bool *skip)
{
	const char *at = find(flags, p, end, true, sight), *begin = at, *whole = stretch_end(at, end);

	while (begin > p && !white(begin[-1]))
		begin--;
	while ((*stop = part_end(begin, whole, skip)) <= at && *stop < whole)
		begin = *stop;
	return begin;
}

/* Mends the stretches of [p, end), which is part of [in, in + length). What is before *done is written then. */
static bool mend_stretches(vbi_mend *m, const char *p, const char *end, vbi_slice in, const char **done, vbi_buf *out, vbi_edits *edits)
{
	while (p < end) {
		enum sight sight;
		undone how;
		bool skip;
		const char *stop, *begin = find_part(m->rules.flags, p, end, &stop, &sight, &skip);

		count_trust(m, p, begin);
		if (sight == NOTHING)
			break;
		p = stop;
		if (skip || (sight == HIDDEN && never_mended(&m->rules, begin, (size_t)(stop - begin))))
			continue;
		how = mend(m, begin, stop, !starts(m, in.p, begin) || (stop < in.p + in.n && !white(*stop)));
		if (how == NO_MEMORY)
			return false;
		if (how == UNCHANGED)
			continue;
		vbi_buf_put(out, *done, (size_t)(begin - *done));
		if (!put_made(m, (uint32_t)(begin - in.p), out, edits))
			return false;
		*done = stop;
	}
	return true;
}

size_t vbi_mend_feed(vbi_mend *m, const char *in, size_t length, bool last, vbi_buf *out, vbi_edits *edits)
{
	const char *end = in + length, *p = in, *done = in;
	bool skipping = false;

	if (!length) {
		m->skipping = m->inside = false;
		return 0;
	}
	while (m->skipping && p < end && !white(*p) && !parts(*p))
		p++;
	m->skipping = m->skipping && p == end && !last;
	if (!last && p < end)
		end = finished(p, end, &skipping);
	if (!mend_stretches(m, p, end, vbi_slice_of(in, length), &done, out, edits))
		return SIZE_MAX;
	m->skipping = m->skipping || skipping;
	m->inside = !last && !starts(m, in, end);
	vbi_buf_put(out, done, (size_t)(end - done));
	return out->failed ? SIZE_MAX : (size_t)(end - in);
}

vb_status vbi_mend_text(vbi_mend *m, const char *in, size_t length, vbi_buf *out, vbi_edits *edits, bool *changed)
{
	const char *end = in + length, *done = in;

	m->skipping = m->inside = false;
	if (!mend_stretches(m, in, end, vbi_slice_of(in, length), &done, out, edits))
		return VB_ERR_MEMORY;
	*changed = done > in;
	if (*changed)
		vbi_buf_put(out, done, (size_t)(end - done));
	return out->failed ? VB_ERR_MEMORY : VB_OK;
}
