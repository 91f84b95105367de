/* dict/lexicon.c - asking the dictionary. lexread.c makes one from an index, lexbuild.c an index from sources. */
#include "dict/lexicon.h"

#include <string.h>

#include "dict/form.h"

/* ---- classes ---- */

/* Names have a '-' before them, for the entries that hide. */
static const struct {
	const char *name, *meaning;
	unsigned flags;
} classes[VBI_CLASS_END] = {
	{NULL, NULL, 0},
#define CAP VBI_CLASS_CAP
#define UP VBI_CLASS_UP
#define V(name, flags, what) {"-" #name, what, flags},
#include "dict/classes.def"
#undef V
#undef CAP
#undef UP
};

_Static_assert(VBI_CLASS_END <= 65, "a mask has 64 bits");

static bool known(unsigned cls) { return cls > VBI_CLASS_NONE && cls < VBI_CLASS_END; }

const char *vbi_class_name(unsigned cls) { return known(cls) ? classes[cls].name + 1 : NULL; }
const char *vbi_class_meaning(unsigned cls) { return known(cls) ? classes[cls].meaning : NULL; }
unsigned vbi_class_flags(unsigned cls) { return known(cls) ? classes[cls].flags : 0; }

unsigned vbi_class_find(const char *name, size_t n)
{
	for (unsigned cls = 1; cls < VBI_CLASS_END; cls++)
		if (strlen(classes[cls].name + 1) == n && memcmp(classes[cls].name + 1, name, n) == 0)
			return cls;
	return VBI_CLASS_NONE;
}

/* ---- strings, tokens, entries ---- */

void vbi_lexicon_free(vbi_lexicon *lex)
{
	if (!lex->mem)
		return;
	vbi_trie_free(&lex->trie);
	vbi_free(lex->mem, lex->mask);
	vbi_free(lex->mem, lex->first);
	vbi_free(lex->mem, lex->entry);
	if (lex->token_pool == lex->strings) /* not a block's */
		vbi_free(lex->mem, lex->token);
	vbi_free(lex->mem, lex->strings);
	vbi_free(lex->mem, lex->token_hash);
	vbi_free(lex->mem, lex->name_part);
	for (unsigned i = 0; i < VBI_WEIGHTS_END; i++)
		vbi_weights_free(&lex->weights[i]);
	vbi_free(lex->mem, lex->live);
	memset(lex, 0, sizeof *lex);
}

vbi_slice vbi_lex_string(const vbi_lexicon *lex, uint32_t offset) { return vbi_pool_get(lex->strings, offset); }

/* The last key whose entries begin at or before index. */
static uint32_t key_of(const vbi_lexicon *lex, uint32_t index)
{
	uint32_t low = 0, high = lex->trie.keys;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (lex->first[middle] <= index)
			low = middle;
		else
			high = middle;
	}
	return low;
}

vbi_slice vbi_lex_form(const vbi_lexicon *lex, const vbi_entry *entry, char text[VBI_LEX_FORM])
{
	vbi_speller speller = {.pool = lex->token_pool, .token = lex->token};
	uint16_t codes[VBI_FORM_CODES];
	size_t n;

	if (!(entry->form & VBI_LEX_PATTERN))
		return vbi_lex_string(lex, entry->form);
	n = vbi_trie_codes(&lex->trie, key_of(lex, (uint32_t)(entry - lex->entry)), codes, VBI_FORM_CODES);
	return vbi_slice_of(text, vbi_spell(&speller, codes, n, entry->form & ~VBI_LEX_PATTERN, text));
}

vbi_code vbi_lex_token(const vbi_lexicon *lex, const char *lower, size_t n)
{
	vbi_slice text = vbi_slice_of(lower, n);
	uint32_t hash = vbi_lex_hash(lower, n);

	for (uint32_t at = hash;; at++) {
		uint32_t slot = lex->token_hash[at & lex->token_hash_mask], id = slot & VBI_TOKEN_NUMBER;

		if (id == 0)
			return VBI_CODE_NONE;
		if (slot == vbi_token_slot(id - 1, hash) && vbi_slice_equal(text, vbi_pool_get(lex->token_pool, lex->token[id - 1])))
			return vbi_code_of(id - 1);
	}
}

vbi_slice vbi_lex_token_text(const vbi_lexicon *lex, uint32_t token)
{
	return token < lex->tokens ? vbi_pool_get(lex->token_pool, lex->token[token]) : vbi_slice_of(NULL, 0);
}

uint32_t vbi_lex_number(const vbi_lexicon *lex, uint32_t index)
{
	uint32_t low = 0, high = lex->lives;

	if (!lex->live)
		return index;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (lex->live[middle] < index)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* From mark to mark: what stands between cannot be predicted byte by byte. */
vbi_slice vbi_lex_attr_named(const vbi_lexicon *lex, const vbi_entry *entry, const char *name, size_t n)
{
	vbi_slice text = vbi_pool_get(lex->strings, entry->attr);
	const char *p = text.p, *end = p + text.n;

	while (text.n) {
		const char *mark = memchr(p, ';', (size_t)(end - p));
		const char *stop = mark ? mark : end;

		if ((size_t)(stop - p) > n && p[n] == '=' && p[0] == name[0] && memcmp(p, name, n) == 0)
			return vbi_slice_of(p + n + 1, (size_t)(stop - p) - n - 1);
		if (!mark)
			break;
		p = mark + 1;
	}
	return vbi_slice_of(NULL, 0);
}

const vbi_entry *vbi_lex_entry(const vbi_lexicon *lex, uint32_t key, unsigned cls)
{
	for (uint32_t i = lex->first[key]; i < lex->first[key + 1]; i++)
		if (lex->entry[i].cls == cls && !lex->entry[i].hides)
			return &lex->entry[i];
	return NULL;
}

uint32_t vbi_lex_key(const vbi_lexicon *lex, vbi_slice form)
{
	uint32_t node = VBI_TRIE_ROOT, at = 0;
	vbi_form_piece piece;

	if (form.n > VBI_FORM_MAX)
		return VBI_TRIE_NONE;
	while (node != VBI_TRIE_NONE && vbi_form_next(form, &at, &piece)) {
		vbi_code code = piece.code;

		if (code == VBI_CODE_NONE && piece.n <= sizeof piece.text)
			code = vbi_lex_token(lex, piece.text, piece.n);
		node = vbi_lex_step(lex, node, code);
	}
	return node == VBI_TRIE_NONE ? VBI_TRIE_NONE : vbi_trie_key(&lex->trie, node);
}
