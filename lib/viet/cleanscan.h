/* viet/cleanscan.h - passes over text that neither mending nor normalisation can change, many bytes at a time.
 *
 * A byte by itself and the two before it tell nearly always that nothing can happen to a character: it is ASCII but for
 * controls, or a letter of the four blocks that Vietnamese is written with, or a mark of general punctuation. Only where a
 * vowel with a tone mark stands beside another vowel must the letters around it be looked at. Everything else - rarer
 * letters, combining marks, no-break spaces, ill-formed bytes, ampersands, what may be mojibake, a tone mark that may be
 * misplaced - is left to whoever looks more closely; it may well be clean. */
#ifndef VBI_VIET_CLEANSCAN_H
#define VBI_VIET_CLEANSCAN_H

#include <stddef.h>
#include <stdint.h>

#include "viet/normalize.h"

/* The scan never says anything about the last bytes: the letters that follow must be there to be looked at. */
#define VBI_CLEAN_AHEAD 12

/* The first byte from begin on that wants a closer look, or one of the last VBI_CLEAN_AHEAD before end. What comes before
 * it is clean, though the character that holds it may have begun there. begin must not be within a word. */
const unsigned char *vbi_clean_scan(const vbi_norm_rules *rules, const unsigned char *begin, const unsigned char *end);
/* Where among the 32 bytes at p is CC, which begins every mark of Vietnamese: a bit each from the lowest. */
uint32_t vbi_clean_marks(const unsigned char *p);
/* The first byte from p on that viet/mend.c looks at, or end: 26, EF; 88 and 8C after CC, 92 after C6, BD after BF; C2 C5 CB CE E2
 * after most letters. The text begins at begin. */
const unsigned char *vbi_clean_hint(const unsigned char *begin, const unsigned char *p, const unsigned char *end);
/* vbi_clean_scan by each of the ways it can be done, for tests: 0 is plain C; NULL where this machine cannot. */
#define VBI_CLEAN_WAYS 3
const unsigned char *vbi_clean_scan_way(unsigned way, const vbi_norm_rules *rules, const unsigned char *begin,
                                        const unsigned char *end);

const unsigned char *vbi_clean_hint_way(unsigned way, const unsigned char *begin, const unsigned char *p,
                                        const unsigned char *end);

#endif
