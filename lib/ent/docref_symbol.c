/* ent/docref_symbol.c - numbers and symbols of documents (Nghị định 30/2020/NĐ-CP, phụ lục I and III; party documents by
 * Hướng dẫn 36-HD/VPTW): number / year / type - issuer, or number - type / issuer. */
#include "ent/docref.h"

#include <string.h>

#include "text/unicode.h"
#include "viet/scan.h"

static bool digit(char c) { return c >= '0' && c <= '9'; }

static bool has_digit(vbi_slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (digit(s.p[i]))
			return true;
	return false;
}

static bool joint(vbi_slice s)
{
	return vbi_slice_is(s, "-") || vbi_slice_is(s, "/") || vbi_slice_is(s, "\xE2\x80\x93") || vbi_slice_is(s, "&");
}

static bool letters(const vbi_tok *tok)
{
	return tok->kind == VB_TOKEN_CODE || tok->kind == VB_TOKEN_ACRONYM ||
	       ((tok->kind == VB_TOKEN_SYLLABLE || tok->kind == VB_TOKEN_FOREIGN) && tok->shape == VB_SHAPE_UPPER);
}

/* Only digits, no more than a number and a year behind a mark: 16, 24/2014, 64-2017, 06. */
static bool plain(vbi_slice s)
{
	size_t slashes = 0;

	if (!s.n || s.n > 9 || !digit(s.p[0]))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '/' || (s.p[i] == '-' && i + 5 == s.n && s.p[i + 1] == '2'))
			slashes++;
		else if (!digit(s.p[i]))
			return false;
	}
	if (slashes == 0)
		return s.n <= 6;
	return slashes == 1 && s.n > 5 && !digit(s.p[s.n - 5]) && digit(s.p[s.n - 1]);
}

uint32_t vbi_docref_number(const vbi_seg *seg, uint32_t i, bool *symbol)
{
	uint32_t j = i, end;
	vbi_slice text;

	*symbol = false;
	if (i >= seg->toks)
		return 0;
	text = vbi_tok_text(seg, i);
	if (seg->tok[i].kind == VB_TOKEN_CODE) {
		if (!has_digit(text))
			return 0;
		*symbol = true;
	} else if (seg->tok[i].kind != VB_TOKEN_NUMBER) {
		return 0;
	}
	end = j = i + 1;
	/* the rest of a symbol cut by blanks or by marks that the scanner does not join */
	while (j < seg->toks && seg->tok[j].space < 2 && j - i < 24) {
		uint32_t k = j;

		/* số 30c/NQ-CP: a letter after the number */
		if (j == i + 1 && !seg->tok[k].space && seg->tok[k].end - seg->tok[k].start == 1 && seg->tok[k].shape == VB_SHAPE_LOWER &&
		    k + 2 < seg->toks && !seg->tok[k + 1].space && vbi_tok_is(seg, k + 1, "/") && letters(&seg->tok[k + 2])) {
			j = end = k + 1;
			continue;
		}
		/* Nghị quyết 30a: the letter by itself */
		if (j == i + 1 && seg->tok[i].kind == VB_TOKEN_NUMBER && !seg->tok[k].space && seg->tok[k].end - seg->tok[k].start == 1 &&
		    seg->tok[k].shape == VB_SHAPE_LOWER && seg->tok[k].kind <= VB_TOKEN_FOREIGN && (k + 1 == seg->toks || seg->tok[k + 1].space)) {
			end = k + 1;
			break;
		}
		/* 4708/BKHĐT-Th: who writes, in letters that are not all capitals */
		if (*symbol && joint(vbi_tok_text(seg, k)) && !seg->tok[k].space && k + 1 < seg->toks && !seg->tok[k + 1].space &&
		    seg->tok[k + 1].shape == VB_SHAPE_TITLE && seg->tok[k + 1].end - seg->tok[k + 1].start <= 3) {
			j = end = k + 2;
			continue;
		}
		/* 59/2015/TT-BLĐTBXH, 12/2015/NĐ-CP broken behind a mark, by a blank or a line end */
		if (joint(vbi_tok_text(seg, k)) && !seg->tok[k].space && k + 1 < seg->toks && seg->tok[k + 1].space &&
		    seg->tok[k + 1].space < 3 && letters(&seg->tok[k + 1]) && vbi_docref_symbol_known(seg->lex, vbi_tok_text(seg, k + 1)) &&
		    memchr(seg->text + seg->tok[i].start, '/', seg->tok[k].end - seg->tok[i].start)) {
			*symbol = true;
			j = end = k + 2;
			continue;
		}
		if (joint(vbi_tok_text(seg, k)) && k + 1 < seg->toks && seg->tok[k + 1].space < 2)
			k++;
		else if ((seg->tok[k].space && !(j == i + 1 && seg->tok[i].kind == VB_TOKEN_NUMBER &&
		                                 memchr(vbi_tok_text(seg, k).p, '/', vbi_tok_text(seg, k).n) &&
		                                 vbi_docref_symbol_known(seg->lex, vbi_tok_text(seg, k)))) ||
		         !letters(&seg->tok[k]))
			break;
		if (!letters(&seg->tok[k]) && !(seg->tok[k].kind == VB_TOKEN_NUMBER && !seg->tok[k].space && !seg->tok[j].space))
			break;
		/* a blank on both sides of a dash before a word in capitals of a name is no symbol: 16 - QUỐC HỘI */
		if (seg->tok[k].kind == VB_TOKEN_SYLLABLE && seg->tok[k].space && seg->tok[k].end - seg->tok[k].start > 4)
			break;
		*symbol |= letters(&seg->tok[k]) && seg->tok[k].kind != VB_TOKEN_NUMBER;
		j = end = k + 1;
	}
	if (!*symbol && (end > i + 2 || !plain(text)))
		return 0;
	return end;
}

/* The entry of a symbol or of a part of one. */
static const vbi_entry *look_up(const vbi_lexicon *lex, vbi_slice s)
{
	uint32_t at = 0, node = VBI_TRIE_ROOT, key;
	vbi_scan scan;
	char lower[64];

	if (!s.n || s.n > sizeof lower / 2 || !lex || !lex->trie.nodes)
		return NULL;
	while (vbi_scan_next(s.p, (uint32_t)s.n, &at, &scan)) {
		vbi_code code = scan.syllable;

		if (scan.kind != VB_TOKEN_SYLLABLE) {
			size_t n = vbi_utf8_lower(s.p + scan.start, scan.end - scan.start, lower, sizeof lower);

			code = n <= sizeof lower ? vbi_lex_token(lex, lower, n) : VBI_CODE_NONE;
		}
		if (code == VBI_CODE_NONE)
			return NULL;
		node = vbi_lex_step(lex, node, code);
		if (node == VBI_TRIE_NONE)
			return NULL;
	}
	key = vbi_trie_key(&lex->trie, node);
	return key == VBI_TRIE_NONE ? NULL : vbi_lex_entry(lex, key, VBI_C_DOC_SYMBOL);
}

/* The next run of letters between marks: *at moves behind it. Years and numbers are passed over; digits that end a part
 * (QH15) are left off. */
static vbi_slice next_part(vbi_slice number, size_t *at)
{
	size_t start, end;

	for (;;) {
		while (*at < number.n && (number.p[*at] == '/' || number.p[*at] == '-'))
			++*at;
		start = *at;
		while (*at < number.n && number.p[*at] != '/' && number.p[*at] != '-')
			++*at;
		end = *at;
		while (end > start && digit(number.p[end - 1]))
			end--;
		if (end > start || *at >= number.n)
			return vbi_slice_of(number.p + start, end - start);
	}
}

/* The letters from the first part on, as one: NĐ-CP. */
static vbi_slice letters_of(vbi_slice number)
{
	size_t at = 0;
	vbi_slice part = next_part(number, &at);

	return part.n ? vbi_slice_of(part.p, (size_t)(number.p + number.n - part.p)) : part;
}

vbi_slice vbi_docref_symbol_type(const vbi_lexicon *lex, vbi_slice number)
{
	const vbi_entry *entry = look_up(lex, letters_of(number));
	size_t at = 0;
	vbi_slice type = entry ? vbi_lex_attr(lex, entry, "type") : vbi_slice_of("", 0);

	if (type.n)
		return type;
	entry = look_up(lex, next_part(number, &at));
	return entry ? vbi_lex_attr(lex, entry, "type") : vbi_slice_of("", 0);
}

void vbi_docref_symbol_issuer(const vbi_lexicon *lex, vbi_slice number, vbi_buf *out)
{
	const vbi_entry *entry = look_up(lex, letters_of(number));
	vbi_slice canon = entry ? vbi_lex_string(lex, entry->canon) : vbi_slice_of("", 0);
	size_t at = 0, from = out->n;
	bool typed = false;

	if (canon.n) {
		vbi_buf_put(out, canon.p, canon.n);
		return;
	}
	for (vbi_slice part; (part = next_part(number, &at)).n;) {
		entry = look_up(lex, part);
		if (entry && vbi_lex_attr(lex, entry, "type").n) {
			typed = true;
			continue;
		}
		canon = entry ? vbi_lex_string(lex, entry->canon) : vbi_slice_of("", 0);
		/* QĐ-BQLKKT, and what follows the issuer of a letter (VPCP-KGVX) is its office */
		if (!canon.n)
			return;
		if (out->n > from)
			vbi_buf_str(out, ", ");
		vbi_buf_put(out, canon.p, canon.n);
		if (!typed)
			return;
	}
}

bool vbi_docref_symbol_known(const vbi_lexicon *lex, vbi_slice number)
{
	size_t at = 0;

	for (vbi_slice part; (part = next_part(number, &at)).n;)
		if (part.n > 1 && look_up(lex, part))
			return true;
	return false;
}
