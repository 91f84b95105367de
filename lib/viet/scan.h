/* viet/scan.h - the first cut of text: one linear pass, table-driven, no dictionary.
 *
 * Running text (seg/token) and dictionary forms (dict/lexbuild) are cut by this same function, so that they meet. */
#ifndef VBI_VIET_SCAN_H
#define VBI_VIET_SCAN_H

#include "base/base.h"

typedef struct vbi_scan {
	uint32_t start, end; /* bytes of the token in the text; what lies between tokens is white space */
	uint16_t syllable;   /* code, or 0xFFFF */
	uint8_t kind;        /* VB_TOKEN_* */
	uint8_t shape;       /* VB_SHAPE_* */
	uint8_t space;       /* white space before: 0 none, 1 blank, 2 line end, 3 empty line (two line ends or more) */
} vbi_scan;

/* The end of the white space at `at`, which may be none; *space as in vbi_scan. */
uint32_t vbi_scan_space(const char *text, uint32_t length, uint32_t at, uint8_t *space);

/* The first token at or after *at in normalised text; moves *at behind it. False at the end of the text, with
 * out->space telling of trailing white space. Rules, each with its tests in tests/spec/token.txt:
 *   - letters that form a syllable: SYLLABLE, whatever the case (one with a capital inside has shape MIXED); two that have
 *     lost what stood between them (MạnhBan) are two, if one of them has a letter that only Vietnamese has;
 *   - two or more capitals that are no syllable, joined also by - & . to others of their kind (GD-ĐT, TT&TT, PGS.TS,
 *     TP.HCM, T.Ư), and words with more capitals than small letters (ThS): ACRONYM. Syllables in capitals do not
 *     join (TP.HUẾ is TP . HUẾ) but for those of two letters without tone after - / & (QĐ/TU);
 *   - digits with . , / - : – inside: NUMBER; % and units are tokens of their own, so 16h45 is 16 h 45;
 *   - a run of digits and capitals with / - . inside that has letters (09/2017/NĐ-CP, 1A, QH15, 123/QĐ-UBND,
 *     68-NQ/TW, QĐ-TTg, IV/2025, COVID-19), and a foreign name with a hyphen and a number (Covid-19): CODE;
 *   - names with a known ending after a dot (.jpg, .pdf, .doc, ...): FILE; http://, www., a.b.vn: URL; a@b.c: EMAIL;
 *   - other letters, with ' or ’ inside (R'lấp), and single letters joined by / or . (đ/c, v.v): FOREIGN; a hyphen
 *     between lower-case or mixed words parts them;
 *   - any other character: PUNCT or SYMBOL; a run of one same mark (..., ---) is one token, but brackets and quotes
 *     stand alone, and an emoji sequence is one SYMBOL.
 * A lone combining mark, control or ill-formed byte is a SYMBOL. */
bool vbi_scan_next(const char *text, uint32_t length, uint32_t *at, vbi_scan *out);

#endif
