/* dict/lexicon.h - what the dictionary knows: forms as code sequences, entries with classes and facts. */
#ifndef VBI_DICT_LEXICON_H
#define VBI_DICT_LEXICON_H

#include "base/base.h"
#include "dict/trie.h"
#include "learn/weights.h"

#include <string.h>

enum {
	VBI_CLASS_NONE,
#define V(name, flags, what) VBI_C_##name,
#include "dict/classes.def"
#undef V
	VBI_CLASS_END
};
#define VBI_MASK(name) (UINT64_C(1) << (VBI_C_##name - 1))

#define VBI_CLASS_CAP 1u /* counts only with a capital first letter */
#define VBI_CLASS_UP 2u  /* counts only in capitals */

const char *vbi_class_name(unsigned cls);            /* "WORD"; NULL beyond the list */
const char *vbi_class_meaning(unsigned cls);
unsigned vbi_class_flags(unsigned cls);
unsigned vbi_class_find(const char *name, size_t n); /* VBI_CLASS_NONE if unknown */

/* Codes above the syllables stand for other tokens: one each for those that have the lowest numbers, two for the rest.
 * A second code is below 0x8000, so what a label means depends on the one before it. */
#define VBI_CODE_TOKEN 0x8000u  /* token number t has code 0x8000 + t, */
#define VBI_CODE_PAIR 0xF000u   /* from here on with u = t - VBI_SINGLE_TOKENS: this + u / 0x8000, then u % 0x8000 */
#define VBI_CODE_LAST 0xFFEFu
#define VBI_CODE_NONE 0xFFFFu   /* a token that no dictionary knows: never a label */
#define VBI_SINGLE_TOKENS (VBI_CODE_PAIR - VBI_CODE_TOKEN)
#define VBI_LEX_TOKENS (VBI_SINGLE_TOKENS + (VBI_CODE_LAST - VBI_CODE_PAIR + 1u) * 0x8000u)

/* A token in running text: its first code, and above it, if there is one, the second + 1. */
typedef uint32_t vbi_code;

static inline vbi_code vbi_code_of(uint32_t token)
{
	uint32_t rest = token - VBI_SINGLE_TOKENS;

	return token < VBI_SINGLE_TOKENS ? VBI_CODE_TOKEN + token
	                                 : (VBI_CODE_PAIR + rest / 0x8000) | (rest % 0x8000 + 1) << 16;
}

/* The number of a token by its codes; second is looked at for a pair only. */
static inline uint32_t vbi_code_token(uint16_t first, uint16_t second)
{
	return first < VBI_CODE_PAIR ? first - VBI_CODE_TOKEN
	                             : VBI_SINGLE_TOKENS + (first - VBI_CODE_PAIR) * 0x8000 + second;
}

typedef struct vbi_entry {
	uint32_t form, canon, attr; /* offsets into strings, length-prefixed, see vbi_lex_string; a form may be a pattern */
	uint32_t freq, from, to;
	uint8_t cls;       /* VBI_CLASS_NONE for a class that this version does not know: never in a mask */
	uint8_t hides;     /* hides the class of a dictionary below; no entry in its own right */
	uint8_t stored;    /* class as the file numbers it */
	uint8_t lists;     /* of a WORD: 1 + which word lists have it (attr lists=), 0 unknown */
	uint8_t group;     /* of a WORD: words that stand in like places (attr group=), 0 unknown */
	uint8_t reserved[3];
} vbi_entry;

/* In lists: of all kinds that dicts/words.tsv knows, 1 + 11. */
#define VBI_LISTS_ALL 12u

/* In a form: not an offset but the pattern (dict/form.h) by which its key is spelled. */
#define VBI_LEX_PATTERN 0x80000000u

#define VBI_PART_SURNAME 1u
#define VBI_PART_MIDDLE 2u
#define VBI_PART_GIVEN 4u

/* Trained models that an index may carry. */
enum { VBI_WEIGHTS_WORDS, VBI_WEIGHTS_POS, VBI_WEIGHTS_NAMES, VBI_WEIGHTS_MARKS, VBI_WEIGHTS_LINKS, VBI_WEIGHTS_GATE, VBI_WEIGHTS_END };

typedef struct vbi_lexicon {
	const vbi_mem *mem;
	vbi_trie trie;
	uint64_t *mask;      /* [keys] classes of all entries of the key */
	uint32_t *first;     /* [keys + 1] first entry of each key */
	vbi_entry *entry;
	uint32_t entries;
	char *strings;       /* pool */
	uint32_t strings_n;
	/* Tokens that are no syllables, lower case; those of the index sorted by bytes, then those laid over. */
	uint32_t *token;     /* [tokens] offsets into token_pool */
	uint32_t tokens;
	const char *token_pool; /* strings, or, in a block, those of the whole, like token */
	uint32_t *token_hash; /* open addressing, power of two: vbi_token_slot, 0 free */
	uint32_t token_hash_mask;
	uint32_t class_name[128]; /* by stored number: "-NAME" in strings */
	uint8_t *name_part;                   /* [VB_SYLLABLE_END] VBI_PART_*: of names, whatever the case */
	vbi_weights weights[VBI_WEIGHTS_END]; /* zeroed where the index has none */
	unsigned classes;
	/* Where another was laid over it (overlay.c): keys beyond trie.keys, and which entries still count. */
	uint32_t more_keys;
	uint32_t *live;      /* rising; NULL: all */
	uint32_t lives;
	size_t mask_capacity, first_capacity, entry_capacity, string_capacity, token_capacity;
	char digest[17];
	char date[16];    /* of the newest source, yyyy-mm-dd or empty */
	char unicode[16]; /* version of the tables that the builder had */
} vbi_lexicon;

/* ---- reading (lexread.c): VB_ERR_FORMAT, _CHECKSUM, _VERSION, _LIMIT, _MEMORY as in dict/dictfile.h ---- */
vb_status vbi_lexicon_read(const vbi_mem *mem, const void *bytes, size_t length, vbi_lexicon *out, vb_error *error);
/* The same for bytes that are part of the program, whose checksums are not worked out again. */
vb_status vbi_lexicon_read_own(const vbi_mem *mem, const void *bytes, size_t length, vbi_lexicon *out, vb_error *error);
void vbi_lexicon_free(vbi_lexicon *lex);

/* ---- laying over (overlay.c) ---- */

/* Lays upper over lex: its entries of a key and class take the place of those that are there, and -CLASS hides them. The
 * work is that of upper's size, not of lex's. VB_ERR_MEMORY, VB_ERR_LIMIT, after which lex can only be freed. Takes upper's weights out of it: both of one allocator. */
vb_status vbi_lexicon_overlay(vbi_lexicon *lex, vbi_lexicon *upper);
/* Afterwards, once: makes the list of entries that count. */
vb_status vbi_lexicon_settle(vbi_lexicon *lex);
/* Entries that count are numbered from 0: how many, the index of one in entry[], the first number at or after an index. */
static inline uint32_t vbi_lex_count(const vbi_lexicon *lex) { return lex->live ? lex->lives : lex->entries; }
static inline uint32_t vbi_lex_live(const vbi_lexicon *lex, uint32_t i) { return lex->live ? lex->live[i] : i; }
uint32_t vbi_lex_number(const vbi_lexicon *lex, uint32_t index);

/* ---- asking (lexicon.c) ---- */
vbi_slice vbi_lex_string(const vbi_lexicon *lex, uint32_t offset);
/* The written form of an entry of lex: in strings, or spelled from its key into text. Empty where a file gives a pattern
 * that the key does not have. */
#define VBI_LEX_FORM 144
vbi_slice vbi_lex_form(const vbi_lexicon *lex, const vbi_entry *entry, char text[VBI_LEX_FORM]);
/* FNV-1a. */
static inline uint32_t vbi_lex_hash(const char *p, size_t n)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)p[i]) * 16777619u;
	return h ^ h >> 15;
}
/* What stands in token_hash for a token: its number + 1, and above that some bits of its hash, which tell nearly all others from it before its
 * text is looked for. */
#define VBI_TOKEN_NUMBER 0x07FFFFFFu
_Static_assert(VBI_LEX_TOKENS <= VBI_TOKEN_NUMBER, "tokens have numbers");
static inline uint32_t vbi_token_slot(uint32_t number, uint32_t hash) { return (hash & ~VBI_TOKEN_NUMBER) | (number + 1); }
/* The code of a token that is no syllable: text in lower case NFC; VBI_CODE_NONE if unknown. */
vbi_code vbi_lex_token(const vbi_lexicon *lex, const char *lower, size_t n);
vbi_slice vbi_lex_token_text(const vbi_lexicon *lex, uint32_t token);
/* The child of a node by one token. */
static inline uint32_t vbi_lex_step(const vbi_lexicon *lex, uint32_t node, vbi_code code)
{
	node = vbi_trie_step(&lex->trie, node, (uint16_t)code);
	if (code >> 16 == 0 || node == VBI_TRIE_NONE)
		return node;
	return vbi_trie_step(&lex->trie, node, (uint16_t)((code >> 16) - 1));
}
/* The next key=value; before the first, *rest is all of them. False at the end. */
static inline bool vbi_attr_next(vbi_slice *rest, vbi_slice *key, vbi_slice *value)
{
	const char *p = rest->p, *end = p + rest->n, *sign = NULL;

	if (!rest->n)
		return false;
	while (p < end && *p != ';') { /* short: a call would cost more */
		if (*p == '=' && !sign)
			sign = p;
		p++;
	}
	if (!sign)
		sign = p;
	*key = vbi_slice_of(rest->p, (size_t)(sign - rest->p));
	*value = sign < p ? vbi_slice_of(sign + 1, (size_t)(p - sign) - 1) : vbi_slice_of(NULL, 0);
	*rest = p < end ? vbi_slice_of(p + 1, (size_t)(end - p) - 1) : vbi_slice_of(end, 0);
	return true;
}
/* Value of key= in an entry's attributes; empty slice if absent. */
vbi_slice vbi_lex_attr_named(const vbi_lexicon *lex, const vbi_entry *entry, const char *key, size_t n);
static inline vbi_slice vbi_lex_attr(const vbi_lexicon *lex, const vbi_entry *entry, const char *key)
{
	return vbi_lex_attr_named(lex, entry, key, strlen(key));
}
/* First entry of the key with class cls, or NULL: entries of one class stand by falling frequency. */
const vbi_entry *vbi_lex_entry(const vbi_lexicon *lex, uint32_t key, unsigned cls);
/* The key of a form in canonical spelling and any case, VBI_TRIE_NONE if there is none. */
uint32_t vbi_lex_key(const vbi_lexicon *lex, vbi_slice form);

/* ---- building (lexbuild.c) ---- */

typedef struct vbi_lexbuild vbi_lexbuild;
struct vbi_src;
struct vbi_src_entry;
/* Told of each entry of a source as it is read: for reports. */
typedef void (*vbi_lexbuild_told)(void *context, const struct vbi_src *src, const struct vbi_src_entry *entry);
vb_status vbi_lexbuild_new(const vbi_mem *mem, vbi_lexbuild **out);
void vbi_lexbuild_free(vbi_lexbuild *build);
/* Sources add up, in any order. Adds all entries of a TSV source; forms are cut into tokens by viet/scan.h, as running text is. */
vb_status vbi_lexbuild_add_tsv(vbi_lexbuild *build, const char *name, const char *text, size_t length, vb_error *error);
/* Weights as the trainer writes them: a file of this magic, the type of its section, the section. They take the place of
 * those of a lower layer. */
bool vbi_weights_magic(const void *bytes, size_t length);
vb_status vbi_lexbuild_add_weights(vbi_lexbuild *build, const char *name, const char *bytes, size_t length,
                                   vb_error *error);
/* A file of weights: what the trainer writes around a section. */
void vbi_weights_wrap(unsigned which, vbi_slice section, vbi_buf *out);
/* Adds all entries of a lexicon, and its weights. */
vb_status vbi_lexbuild_add_lexicon(vbi_lexbuild *build, const vbi_lexicon *lex, vb_error *error);
vb_status vbi_lexbuild_set_date(vbi_lexbuild *build, const char *date); /* yyyy-mm-dd, if it is newer */
/* Sorts, merges, writes the index; not deflated where it is only a step to a model. */
vb_status vbi_lexbuild_finish(vbi_lexbuild *build, bool deflated, vbi_buf *out, vb_error *error);

#endif
