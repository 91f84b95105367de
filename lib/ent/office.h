/* ent/office.h - the grammar of an office phrase, read by person.c (a name follows an office) and by title.c.
 *
 *   office     = modifier* head post* [complement post*]
 *   modifier   = T_MOD: nguyên, quyền, phó, cựu, tân, cố
 *   head       = T_HEAD, T_UNIT, T_SOLO, T_RANK, T_DEGREE, T_HONOR, T_MANDATE, T_RELIGIOUS
 *   post       = T_POST: thường trực, thứ nhất
 *   complement = what the head governs (attr governs= of the entry), without a comma: an ORG, a LOC, a generic organ
 *                or level that is no ORG (UBND các xã, tỉnh), the field of a ministry (Quốc phòng)
 *
 * Guidelines, TITLE: the whole phrase with the body or unit that completes it; a comma, kiêm and a dash end it. */
#ifndef VBI_ENT_OFFICE_H
#define VBI_ENT_OFFICE_H

#include "ent/entity.h"

typedef struct vbi_office {
	uint32_t t0, t1;     /* tokens of the whole phrase */
	uint32_t head, body; /* first token of the head, first token behind head and posts (== t1 without complement) */
	const vbi_entry *entry; /* of the head */
	uint8_t sub;         /* VBI_SUB_* of a TITLE */
	bool needs_name;     /* a title only when attached to a name */
	bool needs_more;     /* T_UNIT without its unit: a title only before a plural word */
} vbi_office;

#define VBI_MASK_HEADS \
	(VBI_MASK(T_HEAD) | VBI_MASK(T_UNIT) | VBI_MASK(T_SOLO) | VBI_MASK(T_RANK) | VBI_MASK(T_DEGREE) | \
	 VBI_MASK(T_HONOR) | VBI_MASK(T_MANDATE) | VBI_MASK(T_RELIGIOUS))

/* False: no office begins at token i, told at a glance. */
static inline bool vbi_office_may(const vbi_seg *seg, uint32_t i)
{
	return (vbi_seg_any(seg, i) & (VBI_MASK_HEADS | VBI_MASK(T_MOD))) ||
	       (seg->tok[i].kind == VB_TOKEN_ACRONYM && seg->match_at[i] == seg->match_at[i + 1]);
}

/* The longest office phrase that begins at token i; false if none does. Uses the ORG and LOC entities found so far. */
bool vbi_office_parse(const vbi_seg *seg, const vbi_ents *ents, uint32_t i, vbi_office *out);

/* The same of a recogniser that goes along the text and asks first, and of one that does so later: what the first has read is not
 * read again. *at: 0 at first. */
bool vbi_office_first(const vbi_seg *seg, vbi_ents *ents, uint32_t i, vbi_office *out);
bool vbi_office_again(const vbi_seg *seg, const vbi_ents *ents, uint32_t i, size_t *at, vbi_office *out);

/* Token i is some degrees and honours written as one: GS-TS-BS, PGS.TS.KTS. */
bool vbi_office_degrees(const vbi_seg *seg, uint32_t i);
/* Where the complement of the office that begins at token i begins, or would: as vbi_office_parse tells, but what it is is not read where
 * only one head may be meant. UINT32_MAX if no office begins there. */
uint32_t vbi_office_body(const vbi_seg *seg, const vbi_ents *ents, uint32_t i);

/* Token i lies inside a longer dictionary word or body that is no office (Ban Bí thư, Đoàn Chủ tịch, tăng trưởng). */
bool vbi_office_blocked(const vbi_seg *seg, uint32_t i);

/* Token j continues the phrase before it: only blanks or one line end between. */
static inline bool vbi_continues(const vbi_seg *seg, uint32_t j)
{
	return j < seg->toks && seg->tok[j].space - 1u < 2;
}

/* UBND tỉnh, thành phố trực thuộc Trung ương: those of all, where the body ends before token end. */
static inline bool vbi_any_province(const vbi_seg *seg, uint32_t end)
{
	return end + 2 < seg->toks && vbi_tok_is_lower(seg, end - 1, "tỉnh") && vbi_tok_is(seg, end, ",") &&
	       vbi_tok_is(seg, end + 1, "thành") &&
	       !(vbi_tok_is(seg, end + 2, "phố") && end + 3 < seg->toks && vbi_tok_capital(&seg->tok[end + 3]));
}

#endif
