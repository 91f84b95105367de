/* viet/normalize.h - text made canonical, with the edits that lead back.
 *
 * One machine reads the text character by character and holds back no more than one word and the marks of one letter; it
 * may be fed in pieces of any size and gives the same bytes and edits for the same text. Clean words are passed over by a
 * table. docs/normalization.md lists the rules. */
#ifndef VBI_VIET_NORMALIZE_H
#define VBI_VIET_NORMALIZE_H

#include "base/base.h"
#include "text/edits.h"
#include "viet/normchar.h"

typedef struct vbi_norm_rules {
	uint32_t flags; /* VB_NORM_* */
	uint32_t tone;  /* VB_TONE_* */
	uint32_t punct; /* VB_PUNCT_* */
} vbi_norm_rules;

/* Among flags, for tests: every character is read by the machine, none is passed over. */
#define VBI_NORM_SLOWLY (1u << 31)

/* ---- a whole stretch ---- */

/* Normalises bytes, appending to out and edits; positions continue from in_base and out->n. Never fails but for memory.
 * Clean text is copied with no edits. */
vb_status vbi_normalize(const vbi_norm_rules *rules, const char *in, size_t length, uint32_t in_base, vbi_buf *out,
                        vbi_edits *edits);
/* The largest n <= length where text can be cut so that both parts normalise as the whole does: after white space that
 * a printable ASCII character follows. 0 if there is none. */
size_t vbi_normalize_cut(const char *in, size_t length);
/* True if the text is already in canonical form under rules: vbi_normalize would add no edit. Takes no memory; text that
 * needs a closer look counts as not clean, so false may also mean "perhaps". */
bool vbi_normalize_clean(const vbi_norm_rules *rules, const char *in, size_t length);

/* ---- a stream ---- */

/* More letters than any syllable has, so that a longer word is settled without its end. */
#define VBI_NORM_WORD 10
/* How far rules look: back into the output, and ahead into the input (bytes). */
#define VBI_NORM_LOOK 256
/* Fewer bytes than these may be left unread. */
#define VBI_NORM_REST (VBI_NORM_LOOK + 64)

/* One character as it came: what it is now and the input it came from. */
typedef struct vbi_norm_char {
	uint32_t cp;
	uint32_t length; /* 0 for the later letters of a ligature */
	uint64_t at;
	uint32_t kinds;   /* of change, bits 1 << VB_CHANGE_*; 0 if there is none */
	uint32_t before;  /* the same for what was removed before it */
} vbi_norm_char;

/* A composed letter of the word held back. */
typedef struct vbi_norm_letter {
	uint64_t at;
	uint64_t length;
	uint32_t cp[4]; /* composed: one character, or more that may stand for one; any other ends the holding back */
	uint8_t n;
	bool latin, stroke;
	uint32_t kinds, before;
	uint32_t twin; /* the Vietnamese letter it may stand for, or 0 */
} vbi_norm_letter;

/* What looks around words have seen, in positions of the whole input and output (a mark's position + 1, 0 for none). */
typedef struct vbi_norm_looked {
	uint64_t ahead_to, ahead_mark, back_to, back_mark;
} vbi_norm_looked;

typedef struct vbi_norm {
	vbi_norm_rules rules;
	uint64_t at;   /* input read */
	uint64_t done; /* input that output accounts for */
	uint64_t base; /* input position that edits count from */
	uint64_t written; /* output */
	vbi_norm_looked looked;
	vbi_norm_char cluster[VBI_MARKS + 8];
	vbi_norm_letter word[VBI_NORM_WORD];
	uint32_t cluster_n, word_n;
	uint32_t marks; /* of the cluster, decomposed */
	uint32_t gone;  /* kinds of what was removed since the last character */
	bool slow;      /* something is held back, or the flags below say more than nothing */
	bool raw;       /* among marks beyond VBI_MARKS */
	bool dead;      /* within a word that can be no syllable */
	bool odd;       /* within a run of spaces that an odd one began */
	bool alphabetic; /* the last base was a Latin, Greek or Cyrillic letter */
	bool memory;    /* a failed allocation */
} vbi_norm;

void vbi_norm_start(vbi_norm *norm, const vbi_norm_rules *rules);
/* Reads in, appending to out and edits (may be NULL), whose input positions count from base (set by the caller, not above done) and
 * whose output positions are places in out. The last VBI_NORM_LOOK bytes of earlier output must still stand at the end of
 * out, from floor on. Returns how much was read: all if last, else all but fewer than VBI_NORM_REST bytes, which are to be
 * given again with what follows. norm->memory tells of a failure. */
size_t vbi_norm_feed(vbi_norm *norm, const char *in, size_t length, bool last, size_t floor, vbi_buf *out,
                     vbi_edits *edits);

/* True between words: nothing is held back, nothing was removed that is not accounted for. */
static inline bool vbi_norm_idle(const vbi_norm *norm)
{
	return !norm->slow && !norm->cluster_n && !norm->word_n && norm->done == norm->at;
}
/* Takes the clean text that in begins with, in whole stretches between white space, as far as neither normalisation nor
 * mending (viet/mend.h, under the same flags) would touch it, and appends it to out. Returns how much that was. Only while
 * idle; what comes before must be white space, or what the last feed left unread. */
/* The same for text that is known to be such. */
void vbi_norm_write(vbi_norm *norm, const char *in, size_t length, vbi_buf *out);
size_t vbi_norm_pass(vbi_norm *norm, const char *in, size_t length, vbi_buf *out);

#endif
