/* seg/segment.h - one window of text cut into tokens, dictionary matches, sentences, zones and words.
 * Recognisers read it and never change it. All positions are bytes of the window's normalised text. */
#ifndef VBI_SEG_SEGMENT_H
#define VBI_SEG_SEGMENT_H

#include "base/base.h"
#include "dict/lexicon.h"
#include "seg/wide.h"

#include <string.h>

#define VBI_LINE 64u /* bytes that the machine reads at once: in tables, nothing lies in two */

/* Where the first line begins at p or behind it. */
static inline void *vbi_line_behind(void *p) { return (char *)p + (VBI_LINE - (uintptr_t)p % VBI_LINE) % VBI_LINE; }

/* The same for a table that was not looked at for long and soon will be, here and there: in a row it comes sooner. */
static inline void vbi_fetch_all(const void *p, size_t n)
{
	for (size_t at = 0; at < n; at += VBI_LINE)
		vbi_fetch((const char *)p + at);
}

typedef struct vbi_tok {
	uint32_t start, end;
	uint16_t code;     /* syllable code, (first) dictionary token code, or VBI_CODE_NONE */
	uint16_t more;     /* 1 + second code of a token that has two, else 0 */
	uint8_t kind;      /* VB_TOKEN_* */
	uint8_t shape;     /* VB_SHAPE_* */
	uint8_t space;     /* before it: 0 none, 1 blank, 2 line end, 3 empty line */
	uint8_t zone;      /* VB_ZONE_*, from vbi_seg_zones on */
	uint32_t sentence; /* index into sentences */
} vbi_tok;

/* What is known of a token at a glance (told.h). */
typedef struct vbi_told {
	uint8_t space, bits; /* as in vbi_tok; VBI_TOLD_* */
} vbi_told;

/* As the dictionary is asked. */
static inline vbi_code vbi_tok_code(const vbi_tok *tok) { return tok->code | (vbi_code)tok->more << 16; }

#define VBI_MATCH_FIRST 25 /* bits: more tokens than a window has bytes */

/* A dictionary key that begins at a token and is count tokens long. Matches are sorted by first token, then by
 * rising length. A match never crosses an empty line; it may cross a single line end (hard wraps). mask has only the
 * classes whose capital rule (VBI_CLASS_CAP, _UP) holds here; a match with no class left is dropped. */
typedef struct vbi_match {
	union {
		struct {
			uint32_t first : VBI_MATCH_FIRST, count : 32 - VBI_MATCH_FIRST;
			uint32_t key;
		};
		uint64_t name; /* all of these: to set one after the other, the compiler reads what was there */
	};
	uint64_t mask;
} vbi_match;

/* Which tokens: a number of 32 bits. */
static inline uint64_t vbi_match_span(uint32_t first, uint32_t count) { return count << VBI_MATCH_FIRST | first; }

static inline void vbi_match_set_span(vbi_match *match, uint64_t span, uint32_t key, uint64_t mask)
{
#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	match->name = (uint64_t)key << 32 | span;
#else
	match->first = span & ((1u << VBI_MATCH_FIRST) - 1);
	match->count = span >> VBI_MATCH_FIRST & ((1u << (32 - VBI_MATCH_FIRST)) - 1);
	match->key = key;
#endif
	match->mask = mask;
}

static inline void vbi_match_set(vbi_match *match, uint32_t first, uint32_t count, uint32_t key, uint64_t mask)
{
	vbi_match_set_span(match, vbi_match_span(first, count), key, mask);
}

/* Beside the classes of a match's mask: a name of several tokens that has lost its capitals (hà nội). No class, and all a
 * match may have: vbi_seg_mask and vbi_seg_longest leave it out, only the lattice of words asks for it. */
#define VBI_MATCH_LOST (UINT64_C(1) << 63)

/* Classes that make no word. */
#define VBI_NO_WORD (VBI_MASK(SEEN_ORG) | VBI_MASK(SEEN_LOC) | VBI_MASK(PLURAL) | VBI_MASK(MARKER))

typedef struct vbi_range {
	uint32_t first, count; /* tokens */
	uint32_t kind;         /* of a zone; number of the paragraph of a sentence; part of speech of a word */
} vbi_range;

struct vbi_arc;
struct vbi_chain;
struct vbi_scores;
struct vbi_steps;
struct vbi_pairs;
struct vbi_chunks;
struct vbi_facts;
struct vbi_wordset;
struct vbi_zone_words;
struct vbi_upos_mark;

typedef struct vbi_seg {
	const vbi_mem *mem;
	const vbi_lexicon *lex;
	const char *text;
	uint32_t length;
	vbi_tok *tok;
	size_t toks, tok_capacity;
	vbi_told *told; /* [toks], and some behind */
	size_t told_capacity;
	struct vbi_steps *steps; /* step.h */
	struct vbi_pairs *pairs; /* pairs.h */
	struct vbi_chunks *chunks; /* chunk.h */
	struct vbi_facts *facts; /* facts.h */
	struct vbi_wordset *wordset; /* wordset.h */
	struct vbi_zone_words *zone_words; /* zone.c */
	vbi_match *match;
	size_t matches, match_capacity;
	uint32_t *match_at; /* [toks + 1]: matches that begin at token i are match_at[i] .. match_at[i+1]-1 */
	size_t match_at_capacity;
	uint64_t *any; /* [toks]: union of the classes of the matches that begin at token i, so that most questions cost one look */
	size_t any_capacity;
	uint8_t *reach; /* [toks]: tokens of the longest match that begins at token i and can be a word; 1: none longer */
	size_t reach_capacity;
	bool listed; /* the matches of all tokens are there, any and reach; else those of some are, while these are looked at (vbi_seg_list) */
	vbi_range *sentence;
	size_t sentences, sentence_capacity;
	vbi_range *zone;
	size_t zones, zone_capacity;
	vbi_range *word;
	size_t words, word_capacity;
	/* The lattice of one island at a time (lattice.h). */
	struct vbi_arc *arc;
	size_t arcs, arc_capacity;
	struct vbi_scores *scores; /* scores.h */
	uint64_t *bits;   /* of sentence.c, then of islands.h */
	uint32_t *island; /* symbols of one */
	size_t bit_capacity, island_capacity;
	int32_t *gap_score, *path_score;
	uint16_t *path_count, *best;
	size_t gap_capacity, path_capacity, count_capacity, best_capacity;
	/* Parts of speech of one sentence at a time (upos.h). */
	struct vbi_chain *chain;
	struct vbi_upos_mark *mark;
	uint8_t *tag;
	size_t mark_capacity, tag_capacity;
} vbi_seg;

void vbi_seg_init(vbi_seg *seg, const vbi_mem *mem, const vbi_lexicon *lex);
void vbi_seg_free(vbi_seg *seg);
/* The stages, in order. Arrays are reused from window to window. VB_OK or VB_ERR_MEMORY. */
vb_status vbi_seg_tokens(vbi_seg *seg, const char *text, uint32_t length); /* token.c */
vb_status vbi_seg_matches(vbi_seg *seg);                                  /* match.c; words and sentences do without */
/* The matches of the tokens i .. to - 1 that end by token end, unless all are listed: of no others may be asked then. match_at has
 * room. */
vb_status vbi_seg_list(vbi_seg *seg, uint32_t i, uint32_t to, uint32_t end);
/* Classes that count only with a capital first letter, or only in capitals (step.c). */
void vbi_match_rules(uint64_t *cap, uint64_t *up);
vb_status vbi_seg_sentences(vbi_seg *seg);                                /* sentence.c */
vb_status vbi_seg_zones(vbi_seg *seg, bool first_window);                 /* zone.c */
vb_status vbi_seg_words(vbi_seg *seg);                                    /* wordseg.c */
vb_status vbi_seg_pos(vbi_seg *seg);                                      /* upos.c; word[].kind, if there is a model */

/* ---- asking (segment.c) ---- */

/* Longest match at token i that has any class of mask; NULL if none. Whether there is one is asked often, and answered without a
 * look at the matches: so the compiler is told that this one always finds one and does nothing else. */
#ifdef __GNUC__
__attribute__((pure, returns_nonnull))
#endif
const vbi_match *vbi_seg_longest_known(const vbi_seg *seg, uint32_t i, uint64_t mask); /* where there is one */
static inline const vbi_match *vbi_seg_longest(const vbi_seg *seg, uint32_t i, uint64_t mask)
{
	return seg->matches && (seg->any[i] & mask) ? vbi_seg_longest_known(seg, i, mask) : NULL;
}
/* A match at token i with any of the classes is longer than n tokens; all of them are classes of words. */
static inline bool vbi_seg_longer(const vbi_seg *seg, uint32_t i, uint64_t mask, uint32_t n)
{
	const vbi_match *match = seg->reach[i] > n ? vbi_seg_longest(seg, i, mask) : NULL; /* nearly never */

	return match && match->count > n;
}
/* Union of the classes of all matches that begin at i. */
static inline uint64_t vbi_seg_any(const vbi_seg *seg, uint32_t i) { return seg->matches ? seg->any[i] : 0; }
/* Union of the classes of matches that begin at i and are exactly count tokens long. */
uint64_t vbi_seg_mask(const vbi_seg *seg, uint32_t i, uint32_t count);
/* A match that begins at i and is exactly count tokens long has one of the classes. */
static inline bool vbi_seg_has(const vbi_seg *seg, uint32_t i, uint32_t count, uint64_t mask)
{
	return (vbi_seg_any(seg, i) & mask) && (vbi_seg_mask(seg, i, count) & mask);
}
/* The entry behind a match with class cls, NULL if none. */
const vbi_entry *vbi_seg_entry(const vbi_seg *seg, const vbi_match *match, unsigned cls);
/* True if token i's text equals literal byte for byte / after lower-casing (literal in lower case NFC). */
static inline bool vbi_tok_is(const vbi_seg *seg, uint32_t i, const char *literal)
{
	size_t n = strlen(literal); /* known to the compiler nearly always */
	const vbi_tok *tok = &seg->tok[i];
	unsigned other = (tok->end - tok->start != n) | (seg->text[tok->start] != literal[0]); /* one jump, nearly never taken */

	return !other && memcmp(seg->text + tok->start, literal, n) == 0;
}
bool vbi_tok_lower_is(const vbi_seg *seg, uint32_t i, const char *literal, size_t n);
/* Lower-casing keeps the lengths of ASCII and of syllables, and their first bytes but for the case of ASCII: that tells
 * nearly all others from the literal at a glance. */
static inline bool vbi_tok_is_lower(const vbi_seg *seg, uint32_t i, const char *literal)
{
	const vbi_tok *tok = &seg->tok[i];
	size_t n = strlen(literal); /* known to the compiler nearly always */
	unsigned c = (unsigned char)seg->text[tok->start], syllable = tok->kind == VB_TOKEN_SYLLABLE;
	unsigned other;

	/* nobody could guess length or first byte, but nearly always one of them is wrong: so both make one jump. A letter of ASCII differs
	 * from its capital by that bit alone */
	c |= (unsigned)((unsigned)(literal[0] - 'a') < 26) << 5;
	other = (c != (unsigned char)literal[0]) & ((c < 0x80) | syllable);
	other |= syllable & (tok->end - tok->start != n);
	return !other && vbi_tok_lower_is(seg, i, literal, n);
}
/* True if token i is one of the syllables of the list, in any case. */
static inline bool vbi_tok_among(const vbi_seg *seg, uint32_t i, const vbi_slice *list, size_t count)
{
	const vbi_tok *tok = &seg->tok[i];
	unsigned c = (unsigned char)seg->text[tok->start];
	size_t n = tok->end - tok->start;

	if (tok->kind != VB_TOKEN_SYLLABLE)
		return false;
	c |= (unsigned)(c - 'A' < 26) << 5;
	for (size_t k = 0; k < count; k++)
		if (((list[k].n ^ n) | ((unsigned char)list[k].p[0] ^ c)) == 0 && vbi_tok_lower_is(seg, i, list[k].p, n))
			return true;
	return false;
}
/* A syllable in small letters, one that only begins with a capital. */
static inline bool vbi_tok_small(const vbi_tok *tok) { return tok->kind == VB_TOKEN_SYLLABLE && tok->shape == VB_SHAPE_LOWER; }
static inline bool vbi_tok_title(const vbi_tok *tok) { return tok->kind == VB_TOKEN_SYLLABLE && tok->shape == VB_SHAPE_TITLE; }
/* First character of token i is a capital letter. */
static inline bool vbi_tok_capital(const vbi_tok *tok)
{
	return tok->shape == VB_SHAPE_TITLE || tok->shape == VB_SHAPE_UPPER || tok->shape == VB_SHAPE_MIXED;
}
vbi_slice vbi_tok_text(const vbi_seg *seg, uint32_t i);
/* Text from the start of token i to the end of token j - 1. */
vbi_slice vbi_toks_text(const vbi_seg *seg, uint32_t i, uint32_t j);

#endif
