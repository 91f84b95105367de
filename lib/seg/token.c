/* token.c - the window's text as tokens with dictionary codes. */
#include "seg/segment.h"

#include "text/unicode.h"
#include "viet/scan.h"

/* Longer tokens (addresses, runs of one mark) are in no dictionary. */
#define LOWER_MAX 96

static bool may_be_known(const vbi_scan *scan)
{
	uint32_t n = scan->end - scan->start;

	switch (scan->kind) {
	case VB_TOKEN_FILE:
	case VB_TOKEN_URL:
	case VB_TOKEN_EMAIL:
		return false;
	default:
		return n <= LOWER_MAX;
	}
}

static vbi_code code_of(const vbi_lexicon *lex, const char *text, const vbi_scan *scan)
{
	char lower[2 * LOWER_MAX];
	size_t n = scan->end - scan->start;

	if (scan->kind == VB_TOKEN_SYLLABLE)
		return scan->syllable;
	if (!lex || !lex->tokens || !may_be_known(scan))
		return VBI_CODE_NONE;
	if (scan->shape == VB_SHAPE_NONE || scan->shape == VB_SHAPE_LOWER)
		return vbi_lex_token(lex, text + scan->start, n);
	n = vbi_utf8_lower(text + scan->start, n, lower, sizeof lower);
	return n <= sizeof lower ? vbi_lex_token(lex, lower, n) : VBI_CODE_NONE;
}

vb_status vbi_seg_tokens(vbi_seg *seg, const char *text, uint32_t length)
{
	uint32_t at = 0;
	vbi_scan scan;
	vbi_code code;

	seg->text = text;
	seg->length = length;
	seg->toks = seg->matches = seg->sentences = seg->zones = seg->words = 0;
	while (vbi_scan_next(text, length, &at, &scan)) {
		if (seg->toks == seg->tok_capacity &&
		    !VBI_GROW(seg->mem, seg->tok, seg->tok_capacity, seg->toks + 1))
			return VB_ERR_MEMORY;
		code = code_of(seg->lex, text, &scan);
		seg->tok[seg->toks++] = (vbi_tok){
			.start = scan.start,
			.end = scan.end,
			.code = (uint16_t)code,
			.more = (uint16_t)(code >> 16),
			.kind = scan.kind,
			.shape = scan.shape,
			.space = scan.space,
			.zone = VB_ZONE_BODY,
		};
	}
	return VB_OK;
}
