/* dict/form.h - the written form of an entry and its key: cutting a form into codes, writing codes as a form. */
#ifndef VBI_DICT_FORM_H
#define VBI_DICT_FORM_H

#include "base/base.h"

#define VBI_FORM_MAX 1024  /* bytes of a form, and of a token in lower case */
#define VBI_FORM_TOKENS 128 /* of a form */
#define VBI_FORM_CODES 256  /* of its key: a token has one or two */
#define VBI_FORM_SPELLED 127 /* bytes of a form that is stored as a pattern */
#define VBI_STRING_MAX 16383

/* ---- pools: strings one after the other, each led by its length as a varint of at most two bytes ---- */

static inline vbi_slice vbi_pool_get(const char *pool, uint32_t offset)
{
	const unsigned char *p = (const unsigned char *)pool + offset;
	vbi_slice s;

	if (p[0] < 0x80) {
		s.p = (const char *)p + 1;
		s.n = p[0];
	} else {
		s.p = (const char *)p + 2;
		s.n = (size_t)(p[0] & 0x7F) | (size_t)p[1] << 7;
	}
	return s;
}

/* Appends; the offset is pool->n as it was. s.n <= VBI_STRING_MAX. */
void vbi_pool_put(vbi_buf *pool, vbi_slice s);

/* ---- cutting ---- */

typedef struct vbi_form_piece {
	uint16_t code; /* of a syllable, else 0xFFFF and the token in lower case: */
	size_t n;      /* more than sizeof text if it is too long: never a token then */
	char text[VBI_FORM_MAX];
} vbi_form_piece;

/* The piece at or after *at, cut as running text is (viet/scan.h). False at the end. */
bool vbi_form_next(vbi_slice form, uint32_t *at, vbi_form_piece *out);

/* ---- writing ---- */

/* How a form is spelled when it is its codes with single blanks between them: letter case and tone placement. */
#define VBI_FORM_LOWER 0u
#define VBI_FORM_FIRST 1u /* first letter of the first token a capital */
#define VBI_FORM_TITLE 2u /* of each token */
#define VBI_FORM_UPPER 3u
#define VBI_FORM_TONE_FIRST 4u /* hòa, not hoà */
#define VBI_FORM_PATTERNS 8u

/* Spells keys. Syllables are written once for each case and tone placement, and copied from then on: a dictionary has
 * some thousands of them, and ten times as many in its forms. Without mem nothing is kept: for a form or two. */
typedef struct vbi_speller {
	const vbi_mem *mem;
	const char *pool;      /* texts of tokens that are no syllables: */
	const uint32_t *token; /* token[code - VBI_CODE_TOKEN] is an offset into pool */
	uint32_t *seen[VBI_FORM_PATTERNS]; /* by case and placement, then by code: number in text, from 1 */
	char (*text)[16];      /* the last byte is the length, 0 for a code that is no syllable */
	size_t n, capacity;
	bool failed;           /* out of memory */
} vbi_speller;

void vbi_speller_free(vbi_speller *speller);
/* Returns the length; 0 if the key has no such form, if it is longer than VBI_FORM_SPELLED, or for want of memory (failed). */
size_t vbi_spell(vbi_speller *speller, const uint16_t *codes, size_t n, unsigned pattern,
                 char out[VBI_FORM_SPELLED + 17]);

#endif
