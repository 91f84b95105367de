/* doubts.h - places of normalised text that may be wrong, but are nobody's to change. */
#ifndef VBI_DOUBTS_H
#define VBI_DOUBTS_H

#include "base/base.h"
#include "text/edits.h"
#include "viet/syllable.h"

typedef struct vbi_doubts {
	const vb_model *model; /* whose words tell reduplications; or NULL */
	const vbi_mem *mem;
	vb_doubt *list;        /* of the present chunk */
	size_t n, capacity;
	bool failed;

	/* the word being read, the one before it, and one that came twice, whose next word will tell */
	vbi_letters letters;
	char word[16], previous[16];
	uint32_t word_n, previous_n;
	uint16_t previous_code;
	uint32_t blanks;       /* between the two */
	vb_doubt here, twice;
	bool waiting;          /* twice is set */
	bool open;             /* here began in an earlier chunk */
	vb_doubt eth;          /* a lone one, unless a letter follows */
	bool lone;
	bool letter;           /* the last character was one */
} vbi_doubts;

/* One chunk: where it begins in the output and, for edits, in the input. */
typedef struct vbi_doubts_chunk {
	const char *bytes;
	size_t n;
	uint64_t out_base, in_base;
	const vbi_edits *edits;
} vbi_doubts_chunk;

void vbi_doubts_start(vbi_doubts *d);
/* Fills list with the doubts that this chunk, normalised and no longer to be changed, settles. False when out of memory. */
bool vbi_doubts_look(vbi_doubts *d, const vbi_doubts_chunk *chunk, bool last);

#endif
