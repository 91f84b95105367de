/* dict/overlay.c - one lexicon over another, in memory: a user's dictionary over the built-in one.
 *
 * Nothing of the lower one is rebuilt. Keys that both have get a new number behind the ranks, and what their entries come
 * to stands at the end of entry[]; paths that are new are added edges of the trie; tokens go on being numbered. Entries
 * and strings that nothing leads to any more stay where they are. */
#include <string.h>

#include "dict/form.h"
#include "dict/lexicon.h"

typedef struct overlay {
	vbi_lexicon *lex;
	const vbi_lexicon *upper;
	vbi_buf pool;      /* lex->strings while it grows */
	uint32_t base;     /* where upper's strings begin there */
	uint8_t *stored;   /* class of upper to class of lex, each as stored */
	uint32_t first;    /* where the entries of this key begin */
} overlay;

/* ---- tokens ---- */

static void hash_token(vbi_lexicon *lex, uint32_t number)
{
	vbi_slice text = vbi_lex_token_text(lex, number);
	uint32_t hash = vbi_lex_hash(text.p, text.n), at = hash;

	while (lex->token_hash[at & lex->token_hash_mask])
		at++;
	lex->token_hash[at & lex->token_hash_mask] = vbi_token_slot(number, hash);
}

static bool grow_hash(vbi_lexicon *lex)
{
	uint32_t size = 2 * (lex->token_hash_mask + 1), *hash;

	if (2 * (lex->tokens + 1) <= lex->token_hash_mask)
		return true;
	hash = vbi_calloc(lex->mem, size, sizeof *hash);
	if (!hash)
		return false;
	vbi_free(lex->mem, lex->token_hash);
	lex->token_hash = hash;
	lex->token_hash_mask = size - 1;
	for (uint32_t i = 0; i < lex->tokens; i++)
		hash_token(lex, i);
	return true;
}

/* The code in lex of a token of upper, which is added if need be. */
static vb_status token_code(overlay *o, uint32_t number, bool add, vbi_code *code)
{
	vbi_lexicon *lex = o->lex;
	vbi_slice text = vbi_lex_token_text(o->upper, number);

	*code = vbi_lex_token(lex, text.p, text.n);
	if (*code != VBI_CODE_NONE || !add)
		return VB_OK;
	if (lex->tokens == VBI_LEX_TOKENS)
		return VB_ERR_LIMIT;
	if (!VBI_GROW(lex->mem, lex->token, lex->token_capacity, (size_t)lex->tokens + 1) || !grow_hash(lex))
		return VB_ERR_MEMORY;
	lex->token[lex->tokens] = o->base + o->upper->token[number];
	*code = vbi_code_of(lex->tokens++);
	hash_token(lex, lex->tokens - 1);
	return VB_OK;
}

/* A key of upper in the codes of lex. *n is 0 if it has a token that lex does not know and none may be added. */
static vb_status key_codes(overlay *o, const uint16_t *from, size_t length, bool add, uint16_t *to, size_t *n)
{
	vb_status status = VB_OK;

	*n = 0;
	for (size_t i = 0; i < length; i++) {
		vbi_code code = from[i];

		if (code >= VBI_CODE_TOKEN) {
			status = token_code(o, vbi_code_token(from[i], i + 1 < length ? from[i + 1] : 0), add, &code);
			i += from[i] >= VBI_CODE_PAIR;
		}
		if (status || code == VBI_CODE_NONE) {
			*n = 0;
			return status;
		}
		to[(*n)++] = (uint16_t)code;
		if (code >> 16)
			to[(*n)++] = (uint16_t)((code >> 16) - 1);
	}
	return status;
}

/* ---- classes ---- */

static vbi_slice class_text(const vbi_lexicon *lex, unsigned stored) /* "-NAME" */
{
	return vbi_lex_string(lex, lex->class_name[stored]);
}

static vb_status map_classes(overlay *o)
{
	for (unsigned u = 0; u < o->upper->classes; u++) {
		vbi_slice name = class_text(o->upper, u);
		unsigned s = 0;

		while (s < o->lex->classes && !vbi_slice_equal(class_text(o->lex, s), name))
			s++;
		if (s == sizeof o->lex->class_name / sizeof *o->lex->class_name)
			return VB_ERR_LIMIT;
		if (s == o->lex->classes)
			o->lex->class_name[o->lex->classes++] = o->base + o->upper->class_name[u];
		o->stored[u] = (uint8_t)s;
	}
	return VB_OK;
}

/* ---- entries ---- */

static vb_status put_entry(overlay *o, const vbi_entry *entry)
{
	vbi_lexicon *lex = o->lex;
	uint32_t at = lex->entries;
	vbi_slice name = class_text(lex, entry->stored);

	if (at >= UINT32_MAX / 4)
		return VB_ERR_LIMIT;
	if (!VBI_GROW(lex->mem, lex->entry, lex->entry_capacity, (size_t)at + 1))
		return VB_ERR_MEMORY;
	/* By name of class; within one they come in order. */
	for (; at > o->first && vbi_slice_compare(class_text(lex, lex->entry[at - 1].stored), name) > 0; at--)
		lex->entry[at] = lex->entry[at - 1];
	lex->entry[at] = *entry;
	lex->entries++;
	return VB_OK;
}

/* A form that is spelled from its key is written out: keys behind the ranks are not found again from their entries. */
static vb_status write_form(overlay *o, const vbi_lexicon *of, const vbi_entry *from, vbi_entry *to)
{
	char text[VBI_LEX_FORM];
	vbi_slice form;

	if (!(from->form & VBI_LEX_PATTERN))
		return VB_OK;
	form = vbi_lex_form(of, from, text);
	if (form.n == 0)
		return VB_ERR_FORMAT;
	if (o->pool.n + form.n + 2 > VBI_LEX_PATTERN / 2)
		return VB_ERR_LIMIT;
	to->form = (uint32_t)o->pool.n;
	vbi_pool_put(&o->pool, form);
	o->lex->strings = o->pool.p; /* it may have moved */
	o->lex->token_pool = o->pool.p;
	return o->pool.failed ? VB_ERR_MEMORY : VB_OK;
}

/* What is below and of none of upper's classes stays. */
static vb_status keep_lower(overlay *o, uint32_t key, const uint32_t *upper)
{
	vb_status status = VB_OK;

	for (uint32_t i = o->lex->first[key], end = o->lex->first[key + 1]; i < end && !status; i++) {
		vbi_entry entry = o->lex->entry[i];
		uint32_t u = upper[0];

		while (u < upper[1] && o->stored[o->upper->entry[u].stored] != entry.stored)
			u++;
		if (u < upper[1])
			continue;
		status = write_form(o, o->lex, &o->lex->entry[i], &entry);
		if (!status)
			status = put_entry(o, &entry);
	}
	return status;
}

static vb_status put_upper(overlay *o, const uint32_t *upper)
{
	vb_status status = VB_OK;

	for (uint32_t u = upper[0]; u < upper[1] && !status; u++) {
		vbi_entry entry = o->upper->entry[u];

		if (entry.hides)
			continue;
		entry.stored = o->stored[entry.stored];
		/* Whoever lays a word over says that it is one. That no list has it would speak against it, the more the higher
		 * its count: what is frequent and in no list is hardly ever a word. */
		if (entry.cls == VBI_C_WORD && !entry.lists)
			entry.lists = VBI_LISTS_ALL;
		entry.canon += o->base;
		entry.attr += o->base;
		if (!(entry.form & VBI_LEX_PATTERN))
			entry.form += o->base;
		status = write_form(o, o->upper, &o->upper->entry[u], &entry);
		if (!status)
			status = put_entry(o, &entry);
	}
	return status;
}

/* Gives the node a key of the entries put since o->first, or none. */
static vb_status set_key(overlay *o, uint32_t node)
{
	vbi_lexicon *lex = o->lex;
	uint32_t key = lex->trie.keys + lex->more_keys;

	if (o->first == lex->entries) {
		vbi_trie_set_key(&lex->trie, node, VBI_TRIE_NONE);
		return VB_OK;
	}
	if (!VBI_GROW(lex->mem, lex->mask, lex->mask_capacity, (size_t)key + 1) ||
	    !VBI_GROW(lex->mem, lex->first, lex->first_capacity, (size_t)key + 2))
		return VB_ERR_MEMORY;
	lex->mask[key] = 0;
	for (uint32_t i = o->first; i < lex->entries; i++)
		if (lex->entry[i].cls != VBI_CLASS_NONE && !lex->entry[i].hides)
			lex->mask[key] |= UINT64_C(1) << (lex->entry[i].cls - 1);
	lex->first[key + 1] = lex->entries;
	lex->more_keys++;
	vbi_trie_set_key(&lex->trie, node, key);
	return VB_OK;
}

static vb_status lay_key(overlay *o, const uint16_t *from, size_t length, const uint32_t *upper)
{
	bool only_hides = true;
	uint16_t codes[VBI_FORM_CODES];
	uint32_t node = VBI_TRIE_ROOT, key;
	vb_status status;
	size_t n;

	for (uint32_t u = upper[0]; u < upper[1]; u++)
		only_hides &= o->upper->entry[u].hides != 0;
	status = key_codes(o, from, length, !only_hides, codes, &n);
	if (status || n == 0)
		return status;
	if (only_hides) {
		for (size_t i = 0; i < n && node != VBI_TRIE_NONE; i++)
			node = vbi_trie_step(&o->lex->trie, node, codes[i]);
		if (node == VBI_TRIE_NONE || vbi_trie_key(&o->lex->trie, node) == VBI_TRIE_NONE)
			return VB_OK;
	} else
		status = vbi_trie_add(&o->lex->trie, codes, n, &node);
	if (status)
		return status;
	key = vbi_trie_key(&o->lex->trie, node);
	o->first = o->lex->entries;
	status = put_upper(o, upper);
	if (!status && key != VBI_TRIE_NONE)
		status = keep_lower(o, key, upper);
	return status ? status : set_key(o, node);
}

static vb_status lay_keys(overlay *o)
{
	const vbi_lexicon *upper = o->upper;
	uint32_t *parent, *node;
	vb_status status = vbi_trie_parents(&upper->trie, &parent, &node);

	for (uint32_t key = 0; key < upper->trie.keys && !status; key++) {
		uint16_t codes[VBI_FORM_CODES];
		size_t n = vbi_trie_path(&upper->trie, parent, node[key], codes, VBI_FORM_CODES);

		status = lay_key(o, codes, n, &upper->first[key]);
	}
	vbi_free(upper->mem, parent);
	vbi_free(upper->mem, node);
	return status;
}

/* The upper one's trained models are taken. */
static void take_weights(vbi_lexicon *lex, vbi_lexicon *upper)
{
	for (unsigned i = 0; i < VBI_WEIGHTS_END; i++)
		if (upper->weights[i].bytes) {
			vbi_weights_free(&lex->weights[i]);
			lex->weights[i] = upper->weights[i];
			memset(&upper->weights[i], 0, sizeof upper->weights[i]);
		}
}

vb_status vbi_lexicon_overlay(vbi_lexicon *lex, vbi_lexicon *upper)
{
	overlay o = {.lex = lex, .upper = upper};
	uint8_t stored[sizeof lex->class_name / sizeof *lex->class_name];
	vb_status status = VB_OK;
	char both[33];

	if ((uint64_t)lex->strings_n + upper->strings_n > VBI_LEX_PATTERN / 2)
		return VB_ERR_LIMIT;
	vbi_buf_init(&o.pool, lex->mem);
	o.pool.p = lex->strings;
	o.pool.n = lex->strings_n;
	o.pool.capacity = lex->string_capacity;
	o.base = lex->strings_n;
	o.stored = stored;
	vbi_buf_put(&o.pool, upper->strings, upper->strings_n);
	lex->strings = o.pool.p;
	lex->token_pool = o.pool.p;
	if (o.pool.failed)
		status = VB_ERR_MEMORY;
	if (!status)
		status = map_classes(&o);
	if (!status)
		status = lay_keys(&o);
	lex->strings_n = (uint32_t)o.pool.n;
	lex->string_capacity = o.pool.capacity;
	take_weights(lex, upper);
	if (strcmp(upper->date, lex->date) > 0)
		memcpy(lex->date, upper->date, sizeof lex->date);
	/* It names both, and their order. */
	memcpy(both, lex->digest, 16);
	memcpy(both + 16, upper->digest, 16);
	for (unsigned i = 0; i < 16; i++) {
		both[32] = (char)i;
		lex->digest[i] = "0123456789abcdef"[vbi_lex_hash(both, sizeof both) & 15];
	}
	return status;
}

/* ---- what counts ---- */

vb_status vbi_lexicon_settle(vbi_lexicon *lex)
{
	const vbi_trie *trie = &lex->trie;
	uint8_t *counts;

	counts = vbi_calloc(lex->mem, (size_t)lex->entries + 1, 1);
	lex->live = vbi_alloc(lex->mem, ((size_t)lex->entries + 1) * sizeof *lex->live);
	if (!counts || !lex->live) {
		vbi_free(lex->mem, counts);
		return VB_ERR_MEMORY;
	}
	for (uint32_t i = 0; i < trie->nodes + trie->added; i++)
		if (trie->key[i] != VBI_TRIE_NONE)
			memset(counts + lex->first[trie->key[i]], 1,
			       lex->first[trie->key[i] + 1] - lex->first[trie->key[i]]);
	for (uint32_t i = 0; i < lex->entries; i++)
		if (counts[i])
			lex->live[lex->lives++] = i;
	vbi_free(lex->mem, counts);
	return VB_OK;
}
