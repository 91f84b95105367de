/* seg/restore.h - text that was written without marks gets the likeliest ones: "truong hoc" is "trường học".
 *
 * A row of syllables between two marks of punctuation is a chain; each place has the syllables that fold to what is written,
 * from class SYLLABLE of the dictionary. Weights are of a conditional random field: features of a candidate with what is written around
 * it, and of two neighbouring candidates. Forward and backward sums give each candidate's probability, which is how sure we
 * are; the likeliest one is taken at each place. The trainer (tools/vbtrain) uses the same candidates and features. */
#ifndef VBI_SEG_RESTORE_H
#define VBI_SEG_RESTORE_H

#include "dict/lexicon.h"
#include "text/edits.h"

struct vbi_scan;

/* What is written at a place. */
typedef struct vbi_plain {
	const uint16_t *candidate; /* codes; NULL: nothing to choose */
	uint32_t candidates;       /* 0: no syllable of ours */
	uint32_t number;           /* of the written form, for features */
} vbi_plain;

#define VBI_PLAIN_EDGE 1u   /* numbers of what is no syllable: before the first and behind the last, */
#define VBI_PLAIN_NUMBER 2u /* a number or code, */
#define VBI_PLAIN_OTHER 3u  /* another word */
#define VBI_RESTORE_ROW 64u        /* places in a chain; longer rows are cut */
#define VBI_RESTORE_CANDIDATES 48u /* at a place */
#define VBI_RESTORE_SINGLE 8u      /* features of a candidate, */
#define VBI_RESTORE_PAIR 3u        /* and of two */

/* Candidates by written form. */
typedef struct vbi_marks vbi_marks;
vb_status vbi_marks_new(const vbi_mem *mem, const vbi_lexicon *lex, vbi_marks **out);
void vbi_marks_free(vbi_marks *marks);
/* Letters without marks, in any case; false if no syllable is written so. */
bool vbi_marks_find(const vbi_marks *marks, const char *letters, size_t n, vbi_plain *out);

/* Features of candidate `code` at place k of row, and of `before` and `code` at k - 1 and k. Exactly so many as above. */
void vbi_restore_single(const vbi_plain *row, uint32_t n, uint32_t k, uint16_t code, uint32_t *feature);
void vbi_restore_pair(const vbi_plain *row, uint32_t n, uint32_t k, uint16_t before, uint16_t code, uint32_t *feature);

/* Sums over a chain. score gives the candidates' scores, pair those of two; both are filled by the caller. */
typedef struct vbi_chain_sums {
	double single[VBI_RESTORE_ROW][VBI_RESTORE_CANDIDATES]; /* scores; then probabilities */
	double forward[VBI_RESTORE_ROW][VBI_RESTORE_CANDIDATES], backward[VBI_RESTORE_ROW][VBI_RESTORE_CANDIDATES];
	double pair[VBI_RESTORE_ROW][VBI_RESTORE_CANDIDATES * VBI_RESTORE_CANDIDATES]; /* at k: of k - 1 and k, [before * now + code] */
} vbi_chain_sums;
/* From scores to probabilities, of candidates and of pairs (if pairs). */
void vbi_restore_sums(vbi_chain_sums *sums, const vbi_plain *row, uint32_t n, bool pairs);
/* e to the power of x, for x <= 0. */
double vbi_exp(double x);

/* ---- running text ---- */

/* A place that was given marks, or would have been, were it surer. */
typedef struct vbi_restored {
	uint32_t out, out_len; /* in the output */
	uint16_t sure;         /* 0..1000 */
	bool changed;
} vbi_restored;

typedef struct vbi_restore {
	const vbi_mem *mem;
	const vbi_weights *weights;
	vbi_marks *marks;
	vbi_chain_sums *sums;
	uint32_t tone;   /* VB_TONE_*; KEEP is HOA_FIRST */
	uint32_t least;  /* 0..1000: what is less sure stays as written */
	vbi_restored *list; /* since the caller set restored to 0 */
	size_t restored, capacity;
	struct vbi_scan *tok; /* of the line at hand */
	size_t tok_capacity;
	int state;       /* of the stream: what its latest long line was */
} vbi_restore;

/* VB_ERR_NOT_FOUND if the lexicon has no weights for this. */
vb_status vbi_restore_init(vbi_restore *r, const vbi_mem *mem, const vbi_lexicon *lex);
void vbi_restore_free(vbi_restore *r);
void vbi_restore_start(vbi_restore *r);
/* A step (text/step.h); self is a vbi_restore. Works on whole lines, of at most VBI_RESTORE_LINE bytes. A line that has marks is left
 * alone, and so is a short one behind it. */
#define VBI_RESTORE_LINE 16384u
size_t vbi_restore_feed(void *self, const char *in, size_t length, bool last, vbi_buf *out, vbi_edits *edits);

#endif
