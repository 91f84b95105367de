/* ent/docref.h - a document referred to, part by part; and what its symbol tells. */
#ifndef VBI_ENT_DOCREF_H
#define VBI_ENT_DOCREF_H

#include "ent/entity.h"
#include "seg/segment.h"

typedef struct vbi_docref {
	uint32_t t0, t1;             /* the whole span */
	uint32_t path0, path1;       /* khoản 2 Điều 5; empty if equal */
	uint32_t type0, type1;       /* Nghị định */
	uint32_t number0, number1;   /* 09/2017/NĐ-CP */
	uint32_t name0, name1;       /* proper title of a law, after the type too */
	uint32_t issuer0, issuer1;   /* of the first issuing body or office */
	uint32_t date;               /* 1 + index of its DATE among the entities, 0 none */
	const vbi_match *kind;       /* of the type, or NULL */
	const vbi_entry *type, *law; /* entries of DOC_TYPE and DOC_LAW, or NULL */
	bool symbol;                 /* the number has letters */
	bool tail;                   /* date or issuer follow the number */
	bool sure;                   /* by a rule that learned weights are not asked about */
	bool sealed;                 /* what stands in its title is nothing by itself */
} vbi_docref;

/* ---- docref.c hands over to docref_read.c: one reference at a token ---- */

/* Reads the reference that begins at i, with its provisions; 0 or the token after it. */
uint32_t vbi_docref_read(const vbi_seg *seg, const vbi_ents *ents, uint32_t i, vbi_docref *ref);
/* A further number of the same type: "và 178", ", 178/2024/NĐ-CP" at the mark or word; the token after or 0. */
uint32_t vbi_docref_next(const vbi_seg *seg, const vbi_ents *ents, uint32_t i, const vbi_docref *first, vbi_docref *ref);

/* ---- docref_symbol.c ---- */

/* The number or symbol that begins at i: 09/2017/NĐ-CP, 16, 57-NQ/TW, 13/HD -MTTQ - BTT. *symbol: it has letters. */
uint32_t vbi_docref_number(const vbi_seg *seg, uint32_t i, bool *symbol);
/* What the letters of a symbol stand for, as strings of the lexicon (empty if unknown). issuer appends all issuers joined
 * by ", " to out. */
vbi_slice vbi_docref_symbol_type(const vbi_lexicon *lex, vbi_slice number);
void vbi_docref_symbol_issuer(const vbi_lexicon *lex, vbi_slice number, vbi_buf *out);
/* Any part of the symbol is a known type or issuer. */
bool vbi_docref_symbol_known(const vbi_lexicon *lex, vbi_slice number);

#endif
