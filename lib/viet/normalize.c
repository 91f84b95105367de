/* viet/normalize.c - the machine that reads text, holds back a word, and writes it clean. */
#include "viet/normalize.h"

#include <string.h>

#include "text/unicode.h"
#include "text/utf8.h"
#include "viet/cleanscan.h"
#include "viet/compose.h"
#include "viet/mend.h"
#include "viet/normword.h"

#define CHANGE(kind) (1u << VB_CHANGE_##kind)
/* What these rules look for is not in the table of clean text. */
#define NEVER_CLEAN (VB_NORM_IY_SCHOOL | VB_NORM_OCR | VBI_NORM_SLOWLY)
/* Bytes that are worth a quick scan. */
#define QUICK 64

/* What one call of vbi_norm_feed works on. */
typedef struct job {
	vbi_norm *norm;
	const char *in, *end, *p;
	size_t floor;
	vbi_buf *out;
	vbi_edits *edits;
} job;

/* ---- writing ---- */

static void add_edit(job *j, uint64_t at, uint64_t length, size_t out, size_t out_length, uint32_t kinds)
{
	vbi_norm *norm = j->norm;

	if (j->edits && !vbi_edits_put(j->edits, (vbi_edit){(uint32_t)(at - norm->base), (uint32_t)out, (uint32_t)length,
	                                        (uint32_t)out_length, kinds}))
		norm->memory = true;
}

/* Input up to at that nothing was written for was removed; kinds says as what. */
static void skip_to(job *j, uint64_t at, uint32_t kinds)
{
	if (at > j->norm->done)
		add_edit(j, j->norm->done, at - j->norm->done, j->out->n, 0, kinds);
	j->norm->done = at;
}

/* What was removed since the last character, to be written before the next. */
static uint32_t take_gone(vbi_norm *norm)
{
	uint32_t gone = norm->gone;

	norm->gone = 0;
	return gone;
}

/* Writes what became of the input [at, at + length), behind what was removed. */
static void write_bytes(job *j, uint64_t at, uint64_t length, const char *bytes, size_t n, uint32_t kinds, uint32_t before)
{
	skip_to(j, at, before);
	if (kinds)
		add_edit(j, at, length, j->out->n, n, kinds);
	vbi_buf_put(j->out, bytes, n);
	j->norm->written += n;
	j->norm->done = at + length;
	j->norm->odd = false;
}

static void write_chars(job *j, uint64_t at, uint64_t length, const uint32_t *cp, size_t n, uint32_t kinds, uint32_t before)
{
	char bytes[VBI_CLUSTER * 4];
	size_t used = 0;

	for (size_t i = 0; i < n; i++)
		used += vbi_utf8_put(cp[i], bytes + used);
	write_bytes(j, at, length, bytes, used, kinds, before);
}

/* ---- words and clusters ---- */

/* Writes the word held back; mend says that it is whole, with j->p behind it. */
static void end_word(job *j, bool mend)
{
	vbi_norm *norm = j->norm;

	if (norm->word_n && mend) {
		const char *before = j->out->p ? j->out->p : "";
		vbi_norm_around around = {before + j->floor, before + j->out->n, j->p,         j->end,
		                          norm->written,     norm->at,           &norm->looked};

		vbi_word_mend(&norm->rules, norm->word, norm->word_n, &around);
	}
	for (uint32_t i = 0; i < norm->word_n; i++) {
		const vbi_norm_letter *l = &norm->word[i];

		write_chars(j, l->at, l->length, l->cp, l->n, l->kinds, l->before);
	}
	norm->word_n = 0;
}

static bool is_letter(uint32_t cp)
{
	unsigned class = vbi_char_class(cp);

	return class == VBI_CHAR_UPPER || class == VBI_CHAR_LOWER;
}

/* Writes a cluster, every character upon the input it came from as far as can be told: what was composed is put down to
 * the base, so that no two characters share input without need. */
static void write_cluster(job *j, const vbi_norm_char *c, uint32_t n, const uint32_t *out, uint32_t out_n)
{
	uint32_t first = out_n < n ? n - out_n + 1 : 1;

	for (uint32_t i = 0, from = 0; i < out_n && from < n; i++) {
		uint32_t to = i == 0 ? first : from + 1, put = 1;
		const vbi_norm_char *last = &c[to - 1];
		uint32_t kinds = c[from].kinds | (to - from > 1 || out[i] != c[from].cp ? CHANGE(NFC) : 0);

		for (uint32_t k = from + 1; k < to; k++)
			kinds |= c[k].kinds | c[k].before;
		if (to == n && i + 1 < out_n) {
			put = out_n - i; /* a character that has no composed form */
			kinds |= CHANGE(NFC);
		}
		write_chars(j, c[from].at, last->at + last->length - c[from].at, out + i, put, kinds, c[from].before);
		from = to;
	}
}

/* Composes the cluster read, and holds it back as a letter of a word or writes it. */
static void end_cluster(job *j)
{
	vbi_norm *norm = j->norm;
	const vbi_norm_char *c = norm->cluster;
	uint32_t in[VBI_MARKS + 8], out[VBI_CLUSTER], n = norm->cluster_n, out_n;
	vbi_norm_letter *l;
	bool stroke = false;
	uint32_t twin;

	if (n == 0)
		return;
	norm->cluster_n = norm->marks = 0;
	for (uint32_t i = 0; i < n; i++)
		in[i] = c[i].cp;
	out_n = (uint32_t)vbi_cluster_compose(in, n, out);
	if (!is_letter(in[0])) {
		end_word(j, !norm->dead);
		norm->dead = false;
		write_cluster(j, c, n, out, out_n);
		return;
	}
	twin = out_n <= 4 ? vbi_cluster_lookalike(out, out_n, norm->rules.flags & VB_NORM_OCR, &stroke) : 0;
	if (!norm->dead && (norm->word_n == VBI_NORM_WORD || (out_n > 1 && !twin) || c[n - 1].at - c->at > UINT32_MAX / 4)) {
		end_word(j, false); /* no syllable has such a letter, or so many */
		norm->dead = true;
	}
	if (norm->dead) {
		write_cluster(j, c, n, out, out_n);
		return;
	}
	l = &norm->word[norm->word_n++];
	l->at = c->at;
	l->length = c[n - 1].at + c[n - 1].length - c->at;
	memcpy(l->cp, out, out_n * sizeof *out);
	l->n = (uint8_t)out_n;
	l->kinds = out_n != n || memcmp(in, out, n * sizeof *in) != 0 ? CHANGE(NFC) : 0;
	l->before = c->before;
	for (uint32_t i = 0; i < n; i++)
		l->kinds |= c[i].kinds | (i ? c[i].before : 0);
	l->latin = vbi_char_latin(in[0]);
	l->stroke = stroke;
	l->twin = twin;
}

/* More marks than text can mean: the cluster goes out as it came, and so will the marks that follow. */
static void give_up_cluster(job *j)
{
	vbi_norm *norm = j->norm;

	end_word(j, false);
	for (uint32_t i = 0; i < norm->cluster_n; i++) {
		const vbi_norm_char *c = &norm->cluster[i];

		write_chars(j, c->at, c->length, &c->cp, 1, c->kinds, c->before);
	}
	norm->cluster_n = norm->marks = 0;
	norm->raw = norm->dead = true;
}

static void break_word(job *j)
{
	end_cluster(j);
	end_word(j, !j->norm->dead);
	j->norm->dead = j->norm->raw = j->norm->alphabetic = false;
}

/* ---- one character ---- */

static void starter(job *j, vbi_norm_char c)
{
	vbi_norm *norm = j->norm;

	end_cluster(j);
	norm->raw = false;
	if (norm->dead && !is_letter(c.cp))
		norm->dead = false;
	else if (norm->word_n && !is_letter(c.cp))
		end_word(j, true);
	norm->cluster[0] = c;
	norm->cluster_n = 1;
	norm->alphabetic = vbi_char_alphabetic(c.cp);
}

static void extend(job *j, vbi_norm_char c)
{
	vbi_norm *norm = j->norm;
	uint32_t parts[8];

	if (norm->raw) {
		write_chars(j, c.at, c.length, &c.cp, 1, c.kinds, c.before);
		return;
	}
	/* Marks that open the text, or follow white space, make a cluster without a base. */
	norm->marks += c.cp < 0x340 ? 1 : (uint32_t)vbi_char_decompose(&c.cp, 1, parts, 8);
	norm->cluster[norm->cluster_n++] = c;
	if (norm->marks > VBI_MARKS)
		give_up_cluster(j);
}

static void space(job *j, uint64_t at, unsigned length, unsigned rule)
{
	vbi_norm *norm = j->norm;
	bool after_blank;

	break_word(j);
	after_blank = j->out->n > j->floor && j->out->p[j->out->n - 1] == ' ';
	if (rule == VBI_DO_BLANK) {
		if (!norm->odd) /* else it is part of the run that is one space already */
			write_bytes(j, at, length, " ", 1, 0, take_gone(norm));
		else
			norm->gone |= CHANGE(SPACE);
		return;
	}
	if (!after_blank)
		write_bytes(j, at, length, " ", 1, CHANGE(SPACE), take_gone(norm));
	else
		norm->gone |= CHANGE(SPACE);
	norm->odd = true;
}

/* A spacing accent behind the vowel it was printed upon, as scanning leaves it: VB_NORM_OCR. The mark, or 0. */
static uint32_t spacing_mark(const vbi_norm *norm, uint32_t cp)
{
	uint32_t in[4], out[VBI_CLUSTER], mark = vbi_spacing_mark(cp), n = norm->cluster_n, twin;
	bool stroke, tone = mark != 0x302 && mark != 0x306;

	if (!mark || n == 0 || n > 3 || norm->dead)
		return 0;
	for (uint32_t i = 0; tone && i < norm->word_n; i++) {
		const vbi_norm_letter *l = &norm->word[i];

		if (VBI_LETTER_TONE(vbi_letter(l->twin ? l->twin : l->cp[0])))
			return 0; /* the word has its tone; where it stands may yet change */
	}
	for (uint32_t i = 0; i < n; i++)
		in[i] = norm->cluster[i].cp;
	n = (uint32_t)vbi_cluster_compose(in, n, out);
	twin = vbi_cluster_lookalike(out, n, true, &stroke); /* it may become this letter, and must bear the mark already */
	in[0] = twin ? twin : out[0];
	in[1] = mark;
	if (tone && VBI_LETTER_TONE(vbi_letter(in[0])))
		return 0;
	return (twin || n == 1) && vbi_cluster_compose(in, 2, out) == 1 && vbi_letter(out[0]) ? mark : 0;
}

/* What kind of change it is that cp became another character. */
static uint32_t change_of(uint32_t cp)
{
	return cp >= 0xFB00 || (cp >= 0x2160 && cp < 0x2180) ? CHANGE(COMPATIBILITY) : CHANGE(PUNCTUATION);
}

/* Reads the character at j->p. */
static void read_char(job *j)
{
	vbi_norm *norm = j->norm;
	uint32_t to[4], cp, mark;
	unsigned length, n = 0, rule;
	uint64_t at = norm->at;
	bool valid;

	cp = vbi_utf8_next(j->p, j->end, &length, &valid);
	rule = vbi_char_rule(cp, norm->rules.punct == VB_PUNCT_PLAIN, norm->rules.flags & VB_NORM_REPAIR, to, &n);
	if (norm->rules.flags & VB_NORM_OCR && (mark = spacing_mark(norm, cp)) != 0) {
		vbi_norm_char c = {mark, length, at, CHANGE(OCR), take_gone(norm)};

		extend(j, c);
		j->p += length;
		norm->at += length;
		return;
	}
	if (rule == VBI_DO_JOINER) {
		rule = norm->alphabetic ? VBI_DO_REMOVE : vbi_char_extends(cp) ? VBI_DO_EXTEND : VBI_DO_STARTER;
		to[0] = cp;
		n = 1;
	}
	switch (rule) {
	case VBI_DO_STARTER:
	case VBI_DO_EXTEND:
		for (unsigned i = 0; i < n; i++) {
			vbi_norm_char c = {to[i], i ? 0 : length, i ? at + length : at, 0, take_gone(norm)};

			c.kinds = !valid ? CHANGE(ILL_FORMED) : n > 1 || to[i] != cp ? change_of(cp) : 0;

			if (rule == VBI_DO_EXTEND)
				extend(j, c);
			else
				starter(j, c);
		}
		break;
	case VBI_DO_SPACE:
	case VBI_DO_BLANK:
		space(j, at, length, rule);
		break;
	case VBI_DO_LINE:
		break_word(j);
		if (!(cp == '\r' && j->p + 1 < j->end && j->p[1] == '\n'))
			write_bytes(j, at, length, "\n", 1, CHANGE(LINE), take_gone(norm));
		else
			norm->gone |= CHANGE(LINE);
		break;
	case VBI_DO_PLAIN:
		break_word(j);
		write_bytes(j, at, length, j->p, 1, 0, take_gone(norm));
		break;
	default: /* VBI_DO_REMOVE: what is not written is found removed */
		norm->gone |= cp < 0xA0 ? CHANGE(CONTROL) : CHANGE(INVISIBLE);
		break;
	}
	j->p += length;
	norm->at += length;
}

/* ---- clean text ---- */

/* Passes over clean text from p on, up to limit; stops at a place from which on the slow way is to be taken: the word or the
 * single character before what is not clean, as a mark would compose with it. Behind past it stops between words, too. */
static const unsigned char *clean_words(const vbi_norm_rules *rules, const unsigned char *p, const unsigned char *past,
                                        const unsigned char *stop, const unsigned char *final, bool last)
{
	const unsigned char *before = p, *word = NULL;
	unsigned slow = VBI_SCAN_SLOW | (rules->punct == VB_PUNCT_PLAIN ? VBI_SCAN_QUOTE : 0);
	unsigned all = 0, loose = 0, previous = 0, n;
	bool orthography = !(rules->flags & VB_NORM_NO_ORTHOGRAPHY);

	for (; p < stop; p += n) {
		unsigned flags = vbi_scan_char(p, final, &n);

		if (flags & VBI_SCAN_LETTER) {
			if (!word) {
				word = p;
				all = loose = previous = 0;
			}
			all |= flags;
			loose |= (flags & previous & VBI_SCAN_VOWEL) << 1 & (flags | previous);
			previous = flags;
			continue;
		}
		if (flags & slow)
			return word ? word : before;
		if (word) {
			if ((all & VBI_SCAN_LETTER) == VBI_SCAN_LETTER || (loose && orthography && !vbi_word_placed(rules, word, p)))
				return word;
			word = NULL;
		}
		before = p;
		if (p > past && *p == ' ')
			return p;
	}
	if (word && !(last && (all & VBI_SCAN_LETTER) != VBI_SCAN_LETTER && !(loose && orthography && !vbi_word_placed(rules, word, p))))
		return word;
	return last ? stop : before;
}

/* The same, as far as it goes: most of it by the quick scan, with a closer look at the words it will not vouch for. */
static const char *clean_run(const vbi_norm_rules *rules, const char *from, const char *limit, const char *end, bool last)
{
	const unsigned char *p = (const unsigned char *)from, *stop = (const unsigned char *)limit;

	for (;;) {
		bool quick = stop - p > QUICK;
		const unsigned char *doubt = quick ? vbi_clean_scan(rules, p, stop) : stop, *word = quick ? doubt : p, *to;

		while (word > p && word[-1] != ' ' && word[-1] != '\n')
			word--;
		to = clean_words(rules, word, doubt, stop, (const unsigned char *)end, last);
		if (to <= doubt || to == stop || *to != ' ')
			return (const char *)to;
		p = to;
	}
}

/* ---- the machine ---- */

void vbi_norm_start(vbi_norm *norm, const vbi_norm_rules *rules)
{
	memset(norm, 0, sizeof *norm);
	norm->rules = *rules;
}

static void pass_clean(job *j, const char *to)
{
	size_t n = (size_t)(to - j->p);

	if (n == 0)
		return;
	vbi_buf_put(j->out, j->p, n);
	j->norm->written += n;
	j->norm->at += n;
	j->norm->done = j->norm->at;
	j->p = to;
}

/* Passes over decomposed words, if any are next. */
static bool compose(job *j, const char *limit, bool last)
{
	vbi_norm *norm = j->norm;
	size_t before = j->out->n, n;

	if (norm->done < norm->at)
		return false; /* what was removed is still to be put down */
	n = vbi_compose_words(&norm->rules, j->p, limit, j->end, last, (uint32_t)(norm->at - norm->base), j->out, j->edits);
	if (n == SIZE_MAX) {
		norm->memory = true;
		return false;
	}
	norm->written += j->out->n - before;
	norm->at += n;
	norm->done = norm->at;
	j->p += n;
	return n > 0;
}

/* True if nothing more can happen to what is held back, because the character at p is one that only stands for itself. */
static bool settled(const job *j)
{
	const unsigned char *p = (const unsigned char *)j->p;
	unsigned n, flags = vbi_scan_char(p, (const unsigned char *)j->end, &n);

	return flags == 0 && !(*p == ' ' && j->norm->odd);
}

size_t vbi_norm_feed(vbi_norm *norm, const char *in, size_t length, bool last, size_t floor, vbi_buf *out,
                     vbi_edits *edits)
{
	job j = {norm, in, length ? in + length : in, in, floor, out, edits};
	const char *limit = !length ? in : last ? in + length : length > VBI_NORM_LOOK ? in + length - VBI_NORM_LOOK : in;

	bool slow = norm->rules.flags & NEVER_CLEAN;

	while (j.p < limit) {
		if (!norm->slow && !slow) {
			const char *to = clean_run(&norm->rules, j.p, limit, j.end, last);
			bool stopped = to < limit;

			/* Removed characters at the very place that clean text begins. */
			if (to > j.p)
				skip_to(&j, norm->at, take_gone(norm));
			pass_clean(&j, to);
			/* A word that only goes on behind the limit is left for the next time, and nothing is held back. */
			if (!stopped || (!last && j.p > in && limit - j.p <= VBI_NORM_REST - VBI_NORM_LOOK - 8))
				break;
			if (compose(&j, limit, last))
				continue;
			norm->slow = true;
		}
		do
			read_char(&j);
		while (j.p < limit && (slow || !settled(&j)));
		if (j.p < limit) {
			break_word(&j);
			norm->odd = norm->slow = false;
		}
	}
	if (last) {
		break_word(&j);
		skip_to(&j, norm->at, take_gone(norm));
		norm->odd = norm->slow = false;
	}
	if (out->failed)
		norm->memory = true;
	return (size_t)(j.p - in);
}

vb_status vbi_normalize(const vbi_norm_rules *rules, const char *in, size_t length, uint32_t in_base, vbi_buf *out,
                        vbi_edits *edits)
{
	vbi_norm norm;

	vbi_norm_start(&norm, rules);
	norm.at = norm.done = in_base;
	vbi_norm_feed(&norm, in, length, true, out->n, out, edits);
	return norm.memory ? VB_ERR_MEMORY : VB_OK;
}

size_t vbi_normalize_cut(const char *in, size_t length)
{
	while (length > 1) {
		unsigned char before = (unsigned char)in[length - 2], after = (unsigned char)in[length - 1];

		length--;
		if ((before == ' ' || before == '\n' || before == '\t') && after > ' ' && after < 0x7F)
			return length;
	}
	return 0;
}

bool vbi_normalize_clean(const vbi_norm_rules *rules, const char *in, size_t length)
{
	if (rules->flags & NEVER_CLEAN)
		return !length;
	return !length || clean_run(rules, in, in + length, in + length, true) == in + length;
}

void vbi_norm_write(vbi_norm *norm, const char *in, size_t length, vbi_buf *out)
{
	vbi_buf_put(out, in, length);
	norm->at += length;
	norm->written += length;
	norm->done = norm->at;
}

size_t vbi_norm_pass(vbi_norm *norm, const char *in, size_t length, vbi_buf *out)
{
	const char *p = in, *end = in + length, *stop = in;

	if (norm->rules.flags & NEVER_CLEAN)
		return 0;
	while (end - p > QUICK) {
		const char *doubt = (const char *)vbi_clean_scan(&norm->rules, (const unsigned char *)p, (const unsigned char *)end);
		const char *from = doubt;

		while (from > p && from[-1] != ' ' && from[-1] != '\n')
			from--;
		stop = from;
		if (end - doubt <= VBI_CLEAN_AHEAD)
			break;
		/* A closer look at one stretch. */
		while (doubt < end && *doubt != ' ' && *doubt != '\n')
			doubt++;
		if (doubt == end || !vbi_mend_clean(norm->rules.flags, from, (size_t)(doubt - from)) ||
		    !vbi_normalize_clean(&norm->rules, from, (size_t)(doubt - from)))
			break;
		p = doubt;
	}
	vbi_norm_write(norm, in, (size_t)(stop - in), out);
	return (size_t)(stop - in);
}
