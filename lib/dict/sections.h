/* dict/sections.h - the sections of a dictionary index: lexbuild.c writes them, lexread.c reads them,
 * docs/dict-format.md describes them. */
#ifndef VBI_DICT_SECTIONS_H
#define VBI_DICT_SECTIONS_H

#include "dict/dictfile.h"

/* V(name, four letters, optional) in the order of the file. */
#define VBI_SECTIONS(V) \
	V(CLASSES, 'C', 'L', 'S', 'S', 0) /* names of classes, each ended by \n, rising */ \
	V(TOKENS, 'T', 'O', 'K', 'N', 0)  /* tokens beyond the syllables, front-coded, rising */ \
	V(STRINGS, 'S', 'T', 'R', 'G', 0) /* strings, rising, the first one empty */ \
	V(CHILDREN, 'C', 'H', 'L', 'D', 0) \
	V(TERMINALS, 'T', 'E', 'R', 'M', 0) \
	V(LABELS, 'L', 'A', 'B', 'L', 0) \
	V(ENTRIES, 'E', 'C', 'N', 'T', 0) /* by key: how many entries */ \
	V(CLASS, 'E', 'C', 'L', 'S', 0)   /* by entry, as all that follow: class, high bit: hides */ \
	V(FORM, 'F', 'O', 'R', 'M', 0)    /* pattern, or 8 + number of a string */ \
	V(FREQ, 'F', 'R', 'E', 'Q', 0) \
	V(CANON, 'C', 'A', 'N', 'O', 0)   /* number of a string */ \
	V(ATTR, 'A', 'T', 'T', 'R', 0)    /* number of a string */ \
	V(FROM, 'F', 'R', 'O', 'M', 0)    /* year * 512 + month * 32 + day, 0 open */ \
	V(TO, 'U', 'P', 'T', 'O', 0) \
	V(ORDER, 'O', 'R', 'D', 'R', 0)   /* codes in the order of labels; no codes: labels are codes */ \
	V(META, 'M', 'E', 'T', 'A', 1)    /* key=value, each ended by \n */ \
	V(WORDS, 'W', 'S', 'E', 'G', 1)   /* weights (learn/weights.h): of words, */ \
	V(POS, 'P', 'O', 'S', '1', 1)     /* parts of speech, */ \
	V(NAMES, 'N', 'E', 'R', 'T', 1)   /* names, */ \
	V(MARKS, 'M', 'A', 'R', 'K', 1)   /* marks to be restored, */ \
	V(LINKS, 'L', 'I', 'N', 'K', 1)   /* holders of titles, */ \
	V(GATE, 'G', 'A', 'T', 'E', 1)    /* where no name is looked for; in the order of VBI_WEIGHTS_* */

/* An index in blocks has these beside TOKENS and META, and all other columns in its blocks. */
#define VBI_SECTION_DIRECTORY VBI_SECTION('B', 'L', 'K', 'D') /* of each block: keys, raw lengths, CRC-32s, first key */
#define VBI_SECTION_LENGTHS VBI_SECTION('B', 'L', 'K', 'L')   /* of each block: stored lengths; not in the digest */
#define VBI_SECTION_BLOCKS VBI_SECTION('B', 'L', 'K', 'S')
/* A block has two parts, so that finding need not inflate what only looking up shows. */
#define VBI_BLOCK_PARTS 2u
#define VBI_BLOCK_PART(section) \
	((section) == VBI_SECTION_STRINGS || ((section) >= VBI_SECTION_FORM && (section) <= VBI_SECTION_TO))

enum {
#define V(name, a, b, c, d, optional) VBI_SECTION_##name,
	VBI_SECTIONS(V)
#undef V
	VBI_SECTION_END
};

#define VBI_CLASS_HIDES 0x80u
#define VBI_STORED_CLASSES 127u

#endif
