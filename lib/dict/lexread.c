/* dict/lexread.c - an index to a lexicon: every number is checked here, so that asking need not check. */
#include <string.h>

#include "dict/blocks.h"
#include "dict/form.h"
#include "dict/lexicon.h"
#include "dict/sections.h"
#include "dict/varint.h"

static const struct {
	uint32_t type;
	char name[5];
} known_section[VBI_SECTION_END] = {
#define V(name, a, b, c, d, optional) {VBI_SECTION(a, b, c, d), {a, b, c, d, 0}},
	VBI_SECTIONS(V)
#undef V
};

typedef struct reader {
	const vbi_mem *mem;
	vbi_dictfile file;
	vbi_slice raw[VBI_SECTION_END];
	vbi_lexicon *lex;
	vbi_buf pool;
	uint32_t *string; /* offsets by number */
	uint32_t strings;
	bool indexed; /* the trie's root */
	vbi_slice own; /* the bytes, where they are part of the library: weights that are not deflated are used as they lie */
	vb_error *error;
} reader;

static vb_status bad(reader *r, unsigned section, uint64_t position, const char *what)
{
	return vbi_fail(r->error, VB_ERR_FORMAT, known_section[section].name, 0, position, what, NULL);
}

static vb_status no_memory(reader *r) { return vbi_fail(r->error, VB_ERR_MEMORY, NULL, 0, 0, NULL); }

static vb_status take_sections(reader *r)
{
	for (unsigned s = 0; s < VBI_SECTION_END; s++)
		r->raw[s] = vbi_slice_of("", 0);
	for (size_t i = 0; i < r->file.n; i++) {
		unsigned s = 0;

		while (s < VBI_SECTION_END && known_section[s].type != r->file.list[i].type)
			s++;
		if (s < VBI_SECTION_END)
			r->raw[s] = r->file.list[i].raw;
		else if (!r->file.list[i].optional)
			return vbi_fail(r->error, VB_ERR_VERSION, "sections", 0, i,
			                "a section that this version does not know and may not skip", NULL);
	}
	for (unsigned s = 0; s < VBI_SECTION_META; s++)
		if (!vbi_dictfile_find(&r->file, known_section[s].type))
			return bad(r, s, 0, "section is missing");
	/* Each entry has its byte of class: so the sections bound what the counts can make us allocate. */
	if (r->file.counts.entries != r->raw[VBI_SECTION_CLASS].n)
		return bad(r, VBI_SECTION_CLASS, 0, "not one class an entry");
	return VB_OK;
}

static vb_status read_strings(reader *r)
{
	const char *begin = r->raw[VBI_SECTION_STRINGS].p, *p = begin, *end = p + r->raw[VBI_SECTION_STRINGS].n;
	size_t capacity = 0;
	uint64_t n;

	/* Room for what comes too, so that the pool seldom moves; offsets stay below VBI_LEX_PATTERN. */
	if ((size_t)(end - p) > VBI_LEX_PATTERN / 2)
		return vbi_fail(r->error, VB_ERR_LIMIT, NULL, 0, 0, "index larger than 2 GiB", NULL);
	if (!vbi_buf_reserve(&r->pool, (size_t)(end - p) + 4 * r->raw[VBI_SECTION_TOKENS].n))
		return no_memory(r);
	vbi_buf_put(&r->pool, p, (size_t)(end - p));
	while (p < end) {
		if (!VBI_GROW(r->mem, r->string, capacity, (size_t)r->strings + 1))
			return no_memory(r);
		r->string[r->strings++] = (uint32_t)(p - begin);
		if (!vbi_get_varint(&p, end, &n) || n > VBI_STRING_MAX || n > (uint64_t)(end - p))
			return bad(r, VBI_SECTION_STRINGS, (uint64_t)(p - begin), "a string leaves the section");
		p += n;
	}
	if (r->strings == 0 || begin[0])
		return bad(r, VBI_SECTION_STRINGS, 0, "the first string is not empty");
	return VB_OK;
}

/* One front-coded token into text, after the one before it in rising order. */
static bool next_token(const char **p, const char *end, char text[VBI_FORM_MAX], size_t *n)
{
	char before[VBI_FORM_MAX];
	size_t before_n = *n;
	uint64_t shared, more;

	memcpy(before, text, before_n);
	if (!vbi_get_varint(p, end, &shared) || shared > before_n || !vbi_get_varint(p, end, &more) || more == 0 ||
	    more > VBI_FORM_MAX - shared || more > (uint64_t)(end - *p))
		return false;
	memcpy(text + shared, *p, (size_t)more);
	*p += more;
	*n = (size_t)(shared + more);
	return vbi_slice_compare(vbi_slice_of(before, before_n), vbi_slice_of(text, *n)) < 0;
}

static vb_status read_tokens(reader *r)
{
	const char *begin = r->raw[VBI_SECTION_TOKENS].p, *p = begin, *end = p + r->raw[VBI_SECTION_TOKENS].n;
	uint32_t tokens = r->file.counts.tokens, size = 16;
	char text[VBI_FORM_MAX];
	size_t n = 0;

	if (tokens > VBI_LEX_TOKENS || tokens > r->raw[VBI_SECTION_TOKENS].n)
		return bad(r, VBI_SECTION_TOKENS, 0, "more tokens than codes");
	while (size < 2 * tokens)
		size *= 2;
	r->lex->token = vbi_calloc(r->mem, (size_t)tokens + 1, sizeof *r->lex->token);
	r->lex->token_hash = vbi_calloc(r->mem, size, sizeof *r->lex->token_hash);
	if (!r->lex->token || !r->lex->token_hash)
		return no_memory(r);
	r->lex->token_hash_mask = size - 1;
	for (uint32_t i = 0; i < tokens; i++) {
		uint32_t at, hash;

		if (!next_token(&p, end, text, &n))
			return bad(r, VBI_SECTION_TOKENS, (uint64_t)(p - begin), "tokens do not rise");
		r->lex->token[i] = (uint32_t)r->pool.n;
		vbi_pool_put(&r->pool, vbi_slice_of(text, n));
		hash = vbi_lex_hash(text, n);
		for (at = hash; r->lex->token_hash[at & (size - 1)]; at++)
			;
		r->lex->token_hash[at & (size - 1)] = vbi_token_slot(i, hash);
	}
	r->lex->tokens = tokens;
	if (p != end)
		return bad(r, VBI_SECTION_TOKENS, (uint64_t)(p - begin), "bytes after the last token");
	return r->pool.failed ? no_memory(r) : VB_OK;
}

/* The first code of a pair ends no key, and each child of it is a second code of a token there is. A second code is below
 * the first ones, so that none is taken for one. */
static vb_status check_pairs(reader *r)
{
	const vbi_trie *trie = &r->lex->trie;

	for (uint32_t i = 1; i < trie->nodes; i++) {
		uint16_t first = vbi_trie_code(trie, i);

		if (first < VBI_CODE_PAIR)
			continue;
		if (first > VBI_CODE_LAST || trie->key[i] != VBI_TRIE_NONE)
			return bad(r, VBI_SECTION_LABELS, i - 1, "half a token");
		for (uint32_t c = trie->child[i]; c < trie->child[i + 1]; c++)
			if (vbi_trie_code(trie, c) >= 0x8000 || vbi_code_token(first, vbi_trie_code(trie, c)) >= r->lex->tokens)
				return bad(r, VBI_SECTION_LABELS, c - 1, "a label beyond the tokens");
	}
	return VB_OK;
}

static vb_status read_trie(reader *r)
{
	vbi_trie *trie = &r->lex->trie;
	vbi_order order = {0};
	uint64_t position;
	vb_status status = VB_OK;

	if (r->raw[VBI_SECTION_ORDER].n)
		status = vbi_order_read(r->mem, r->raw[VBI_SECTION_ORDER], &order, &position);
	if (status)
		return status == VB_ERR_MEMORY ? no_memory(r) : bad(r, VBI_SECTION_ORDER, position, "not an order of codes");
	status = vbi_trie_read(r->mem, r->file.counts.nodes, r->raw[VBI_SECTION_CHILDREN], r->raw[VBI_SECTION_TERMINALS],
	                       r->raw[VBI_SECTION_LABELS], &order, r->indexed, trie, r->error);
	vbi_order_free(&order);
	if (status)
		return status;
	if (trie->keys != r->file.counts.keys)
		return bad(r, VBI_SECTION_TERMINALS, 0, "number of keys is not that of the header");
	for (uint32_t i = 1; i < trie->nodes; i++)
		if (vbi_trie_code(trie, i) >= VBI_CODE_TOKEN && vbi_trie_code(trie, i) < VBI_CODE_PAIR &&
		    vbi_trie_code(trie, i) - VBI_CODE_TOKEN >= r->lex->tokens)
			return bad(r, VBI_SECTION_LABELS, i - 1, "a label beyond the tokens");
	return check_pairs(r);
}

/* Names of classes to numbers of this version; names stay in the pool with the '-' that an entry may need. */
static vb_status read_classes(reader *r, uint8_t map[VBI_STORED_CLASSES], unsigned *classes)
{
	vbi_slice names = r->raw[VBI_SECTION_CLASSES], before = {NULL, 0};
	const char *p = names.p, *end = p + names.n;

	for (*classes = 0; p < end; (*classes)++) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		vbi_slice name = vbi_slice_of(p, stop ? (size_t)(stop - p) : 0);
		char text[65];

		if (name.n == 0 || name.n >= sizeof text || *classes == VBI_STORED_CLASSES ||
		    vbi_slice_compare(before, name) >= 0)
			return bad(r, VBI_SECTION_CLASSES, (uint64_t)(p - names.p), "not a list of names");
		map[*classes] = (uint8_t)vbi_class_find(name.p, name.n);
		text[0] = '-';
		memcpy(text + 1, name.p, name.n);
		r->lex->class_name[*classes] = (uint32_t)r->pool.n;
		vbi_pool_put(&r->pool, vbi_slice_of(text, name.n + 1));
		before = name;
		p = stop + 1;
	}
	r->lex->classes = *classes;
	return r->pool.failed ? no_memory(r) : VB_OK;
}

static vb_status read_counts(reader *r)
{
	const char *begin = r->raw[VBI_SECTION_ENTRIES].p, *p = begin, *end = p + r->raw[VBI_SECTION_ENTRIES].n;
	uint32_t keys = r->lex->trie.keys, entries = r->file.counts.entries, sum = 0, n;

	r->lex->mask = vbi_calloc(r->mem, (size_t)keys + 1, sizeof *r->lex->mask);
	r->lex->first = vbi_alloc(r->mem, ((size_t)keys + 1) * sizeof *r->lex->first);
	r->lex->entry = vbi_calloc(r->mem, (size_t)entries + 1, sizeof *r->lex->entry);
	if (!r->lex->mask || !r->lex->first || !r->lex->entry)
		return no_memory(r);
	for (uint32_t k = 0; k < keys; k++) {
		r->lex->first[k] = sum;
		if (!vbi_get_varint32(&p, end, &n) || n == 0 || n > entries - sum)
			return bad(r, VBI_SECTION_ENTRIES, (uint64_t)(p - begin), "a key without entries, or too many");
		sum += n;
	}
	r->lex->first[keys] = sum;
	r->lex->entries = entries;
	if (p != end || sum != entries)
		return bad(r, VBI_SECTION_ENTRIES, (uint64_t)(p - begin), "counts do not make the number of entries");
	return VB_OK;
}

static bool unpack_date(uint32_t packed, uint32_t *yyyymmdd)
{
	uint32_t y = packed >> 9, m = packed >> 5 & 15, d = packed & 31;

	*yyyymmdd = packed ? y * 10000 + m * 100 + d : 0;
	return packed == 0 || (y >= 1 && y <= 9999 && m >= 1 && m <= 12 && d >= 1);
}

/* Columns are mostly zero, which entries are already: so many of the next numbers are, up to left, in steps of 8. */
static inline uint32_t zeros(const char *p, const char *end, uint32_t left)
{
	uint32_t n = 0;
	uint64_t word;

	for (; left - n >= 8 && end - p >= 8; n += 8, p += 8) {
		memcpy(&word, p, sizeof word);
		if (word)
			break;
	}
	return n;
}

/* One column of numbers. section is a constant where this is used, so that each column has a loop of its own. */
static inline vb_status read_column(reader *r, unsigned section)
{
	const char *begin = r->raw[section].p, *p = begin, *end = p + r->raw[section].n;
	uint32_t entries = r->lex->entries, strings = r->strings, skip, v = 0;
	const uint32_t *string = r->string;
	vbi_entry *entry = r->lex->entry;

	for (uint32_t i = 0; i < entries; i++) {
		bool good = true;

		if (p < end && *p == 0) {
			skip = zeros(p, end, entries - i);
			p += skip ? skip : 1;
			i += skip ? skip - 1 : 0;
			continue;
		}
		good = vbi_get_varint32(&p, end, &v);
		if (section == VBI_SECTION_FREQ)
			entry[i].freq = v;
		else if (section == VBI_SECTION_FROM)
			good = good && unpack_date(v, &entry[i].from);
		else if (section == VBI_SECTION_TO)
			good = good && unpack_date(v, &entry[i].to);
		else if (good && v < strings)
			*(section == VBI_SECTION_CANON ? &entry[i].canon : &entry[i].attr) = string[v];
		else
			good = false;
		if (!good)
			return bad(r, section, (uint64_t)(p - begin), "not a number that can stand here");
	}
	return p == end ? VB_OK : bad(r, section, (uint64_t)(p - begin), "more numbers than entries");
}

static vb_status read_columns(reader *r)
{
	vb_status status = read_column(r, VBI_SECTION_FREQ);

	if (!status)
		status = read_column(r, VBI_SECTION_CANON);
	if (!status)
		status = read_column(r, VBI_SECTION_ATTR);
	if (!status)
		status = read_column(r, VBI_SECTION_FROM);
	return status ? status : read_column(r, VBI_SECTION_TO);
}

static uint8_t small_number(vbi_slice s)
{
	unsigned n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return 0;
		n = n * 10 + (unsigned)(s.p[i] - '0');
		if (n > 254)
			return 0;
	}
	return (uint8_t)n;
}

/* Facts that models ask for at every word. Many words have the same: each string of facts is read about once. */
static void read_facts(vbi_lexicon *lex)
{
	enum { MEMORY = 512 };
	struct {
		uint32_t attr;
		uint8_t lists, group;
	} seen[MEMORY] = {{0}};

	for (uint32_t i = 0; i < lex->entries; i++) {
		vbi_entry *entry = &lex->entry[i];
		uint32_t at = entry->attr % MEMORY;

		if (entry->cls != VBI_C_WORD || !entry->attr)
			continue;
		if (seen[at].attr != entry->attr) {
			vbi_slice lists = vbi_lex_attr(lex, entry, "lists");

			seen[at].attr = entry->attr;
			seen[at].lists = (uint8_t)(lists.n ? 1 + small_number(lists) : 0);
			seen[at].group = small_number(vbi_lex_attr(lex, entry, "group"));
		}
		entry->lists = seen[at].lists;
		entry->group = seen[at].group;
	}
}

/* A pattern is spelled when it is asked for (vbi_lex_form): most forms never are. */
static vb_status read_forms(reader *r)
{
	const char *begin = r->raw[VBI_SECTION_FORM].p, *p = begin, *end = p + r->raw[VBI_SECTION_FORM].n;
	uint32_t v = 0;

	if (vbi_trie_depth(&r->lex->trie) > VBI_FORM_CODES)
		return bad(r, VBI_SECTION_CHILDREN, 0, "a key of too many tokens");
	for (uint32_t i = 0; i < r->lex->entries; i++) {
		if (!vbi_get_varint32(&p, end, &v) || (v >= VBI_FORM_PATTERNS && v - VBI_FORM_PATTERNS >= r->strings))
			return bad(r, VBI_SECTION_FORM, i, "not a pattern and not a string");
		r->lex->entry[i].form = v < VBI_FORM_PATTERNS ? VBI_LEX_PATTERN | v : r->string[v - VBI_FORM_PATTERNS];
	}
	return p == end ? VB_OK : bad(r, VBI_SECTION_FORM, (uint64_t)(p - begin), "more forms than entries");
}

static vb_status read_entries(reader *r)
{
	uint8_t map[VBI_STORED_CLASSES];
	vbi_lexicon *lex = r->lex;
	unsigned classes;
	vb_status status;

	status = read_classes(r, map, &classes);
	if (!status)
		status = read_counts(r);
	if (status)
		return status;
	for (uint32_t k = 0; k < lex->trie.keys; k++)
		for (uint32_t i = lex->first[k]; i < lex->first[k + 1]; i++) {
			unsigned char c = (unsigned char)r->raw[VBI_SECTION_CLASS].p[i];
			unsigned stored = c & (VBI_CLASS_HIDES - 1);

			if (stored >= classes)
				return bad(r, VBI_SECTION_CLASS, i, "a class beyond the list");
			lex->entry[i].stored = (uint8_t)stored;
			lex->entry[i].cls = map[stored];
			lex->entry[i].hides = (c & VBI_CLASS_HIDES) != 0;
			if (map[stored] != VBI_CLASS_NONE && !lex->entry[i].hides)
				lex->mask[k] |= UINT64_C(1) << (map[stored] - 1);
		}
	status = read_columns(r);
	return status ? status : read_forms(r);
}

/* Facts that are good to know and that nothing depends on. */
static void read_meta(reader *r)
{
	vbi_slice meta = r->raw[VBI_SECTION_META];
	const char *p = meta.p, *end = p + meta.n;

	while (p < end) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		size_t n = (size_t)((stop ? stop : end) - p);

		if (n > 5 && n < 5 + sizeof r->lex->date && memcmp(p, "date=", 5) == 0)
			memcpy(r->lex->date, p + 5, n - 5);
		if (n > 8 && n < 8 + sizeof r->lex->unicode && memcmp(p, "unicode=", 8) == 0)
			memcpy(r->lex->unicode, p + 8, n - 8);
		p += n + 1;
	}
}

/* Which syllables are parts of names, for names written without capitals. */
static vb_status read_name_parts(reader *r)
{
	const vbi_trie *trie = &r->lex->trie;

	r->lex->name_part = vbi_calloc(r->mem, VB_SYLLABLE_END, 1);
	if (!r->lex->name_part)
		return no_memory(r);
	for (uint32_t node = trie->nodes ? trie->child[0] : 0, end = trie->nodes ? trie->child[1] : 0; node < end; node++) {
		uint32_t key = vbi_trie_key(trie, node);
		uint64_t mask = key == VBI_TRIE_NONE ? 0 : r->lex->mask[key];

		if (vbi_trie_code(trie, node) < VB_SYLLABLE_END)
			r->lex->name_part[vbi_trie_code(trie, node)] =
				(uint8_t)((mask & VBI_MASK(SURNAME) ? VBI_PART_SURNAME : 0) |
			                  (mask & VBI_MASK(MIDDLE) ? VBI_PART_MIDDLE : 0) |
			                  (mask & VBI_MASK(GIVEN) ? VBI_PART_GIVEN : 0));
	}
	return VB_OK;
}

static vb_status read_weights(reader *r)
{
	vb_status status = VB_OK;

	for (unsigned i = 0; i < VBI_WEIGHTS_END && !status; i++) {
		vbi_slice section = r->raw[VBI_SECTION_WORDS + i];
		bool stays = r->own.n && section.p >= r->own.p && section.p < r->own.p + r->own.n;

		if (section.n)
			status = vbi_weights_read(stays ? NULL : r->mem, section, &r->lex->weights[i], r->error);
	}
	return status;
}

/* ---- indexes in blocks ---- */

vb_status vbi_lexicon_read_frame(const vbi_mem *mem, const vbi_dictfile *file, vbi_lexicon *out, vb_error *error)
{
	reader r = {.mem = mem, .file = *file, .lex = out, .error = error};
	const vbi_dictfile_section *tokens = vbi_dictfile_find(file, known_section[VBI_SECTION_TOKENS].type);
	const vbi_dictfile_section *meta = vbi_dictfile_find(file, known_section[VBI_SECTION_META].type);
	vb_status status;

	memset(out, 0, sizeof *out);
	if (!tokens)
		return bad(&r, VBI_SECTION_TOKENS, 0, "section is missing");
	out->mem = mem;
	vbi_buf_init(&r.pool, mem);
	vbi_buf_byte(&r.pool, 0); /* the empty string */
	r.raw[VBI_SECTION_TOKENS] = tokens->raw;
	r.raw[VBI_SECTION_META] = meta ? meta->raw : vbi_slice_of("", 0);
	status = read_tokens(&r);
	if (!status) {
		read_meta(&r);
		memcpy(out->digest, file->digest, sizeof out->digest);
	}
	out->strings = r.pool.p;
	out->token_pool = r.pool.p;
	out->strings_n = (uint32_t)r.pool.n;
	if (status)
		vbi_lexicon_free(out);
	return status;
}

/* Classes of keys without their entries. */
static vb_status read_masks(reader *r)
{
	const char *begin = r->raw[VBI_SECTION_ENTRIES].p, *p = begin, *end = p + r->raw[VBI_SECTION_ENTRIES].n;
	const char *cls = r->raw[VBI_SECTION_CLASS].p;
	uint32_t left = r->file.counts.entries, n = 0;
	uint8_t map[VBI_STORED_CLASSES];
	unsigned classes;
	vb_status status = read_classes(r, map, &classes);

	if (status)
		return status;
	r->lex->mask = vbi_calloc(r->mem, (size_t)r->lex->trie.keys + 1, sizeof *r->lex->mask);
	if (!r->lex->mask)
		return no_memory(r);
	for (uint32_t k = 0; k < r->lex->trie.keys; k++) {
		if (!vbi_get_varint32(&p, end, &n) || n == 0 || n > left)
			return bad(r, VBI_SECTION_ENTRIES, (uint64_t)(p - begin), "a key without entries, or too many");
		for (left -= n; n; n--, cls++) {
			unsigned stored = (unsigned char)*cls & (VBI_CLASS_HIDES - 1u);

			if (stored >= classes)
				return bad(r, VBI_SECTION_CLASS, 0, "a class beyond the list");
			if (map[stored] != VBI_CLASS_NONE && !((unsigned char)*cls & VBI_CLASS_HIDES))
				r->lex->mask[k] |= UINT64_C(1) << (map[stored] - 1);
		}
	}
	return p == end && left == 0 ? VB_OK : bad(r, VBI_SECTION_ENTRIES, 0, "counts do not make the number of entries");
}

/* One part: the lengths of its columns, then these. */
static vb_status cut_part(reader *r, const char *p, const char *end, unsigned part)
{
	uint32_t n = 0;

	for (unsigned s = 0; s <= VBI_SECTION_TO; s++)
		if (s != VBI_SECTION_TOKENS && VBI_BLOCK_PART(s) == part) {
			if (!vbi_get_varint32(&p, end, &n))
				return vbi_fail(r->error, VB_ERR_FORMAT, "BLKS", 0, 0, "a block without lengths", NULL);
			r->raw[s].n = n;
		}
	for (unsigned s = 0; s <= VBI_SECTION_TO; s++)
		if (s != VBI_SECTION_TOKENS && VBI_BLOCK_PART(s) == part) {
			if (r->raw[s].n > (size_t)(end - p))
				return bad(r, s, 0, "a column leaves its block");
			r->raw[s].p = p;
			p += r->raw[s].n;
		}
	return p == end ? VB_OK : vbi_fail(r->error, VB_ERR_FORMAT, "BLKS", 0, 0, "bytes after the columns of a block", NULL);
}

/* The counts stand first. */
static vb_status cut_block(reader *r, const vbi_slice raw[VBI_BLOCK_PARTS], bool light)
{
	const char *p = raw[0].p, *end = p + raw[0].n;
	vbi_dictfile_counts *counts = &r->file.counts;
	vb_status status;

	if (!vbi_get_varint32(&p, end, &counts->entries) || !vbi_get_varint32(&p, end, &counts->keys) ||
	    !vbi_get_varint32(&p, end, &counts->nodes))
		return vbi_fail(r->error, VB_ERR_FORMAT, "BLKS", 0, 0, "a block without counts", NULL);
	status = cut_part(r, p, end, 0);
	if (!status && !light)
		status = cut_part(r, raw[1].p, raw[1].p + raw[1].n, 1);
	if (!status && counts->entries != r->raw[VBI_SECTION_CLASS].n)
		status = bad(r, VBI_SECTION_CLASS, 0, "not one class an entry");
	return status;
}

vb_status vbi_lexicon_read_block(const vbi_mem *mem, const vbi_slice raw[VBI_BLOCK_PARTS], const vbi_lexicon *frame, bool light,
                                 vbi_lexicon *out, vb_error *error)
{
	reader r = {.mem = mem, .lex = out, .error = error};
	vb_status status;

	memset(out, 0, sizeof *out);
	out->mem = mem;
	out->token = frame->token;
	out->tokens = frame->tokens;
	out->token_pool = frame->token_pool;
	vbi_buf_init(&r.pool, mem);
	status = cut_block(&r, raw, light);
	if (!status && !light)
		status = read_strings(&r);
	if (!status)
		status = read_trie(&r);
	if (!status)
		status = light ? read_masks(&r) : read_entries(&r);
	if (light)
		vbi_buf_free(&r.pool);
	else {
		out->strings = r.pool.p;
		out->strings_n = (uint32_t)r.pool.n;
		if (!status)
			read_facts(out);
	}
	vbi_free(mem, r.string);
	if (status)
		vbi_lexicon_free(out);
	return status;
}

/* Whole, by way of a build: for those who have the memory. */
static vb_status read_blocks(reader *r)
{
	vbi_lexbuild *build;
	vbi_blocks blocks;
	vbi_buf index;
	vb_status status;

	vbi_buf_init(&index, r->mem);
	if (vbi_lexbuild_new(r->mem, &build))
		return no_memory(r);
	status = vbi_blocks_of(r->mem, &r->file, &blocks, r->error);
	for (uint32_t b = 0; !status && b < blocks.n; b++) {
		vbi_lexicon lex;

		status = vbi_blocks_read(&blocks, b, r->mem, blocks.bytes.p + blocks.list[b].at, false, &lex, r->error);
		if (!status) {
			status = vbi_lexbuild_add_lexicon(build, &lex, r->error);
			vbi_lexicon_free(&lex);
		}
	}
	if (!status)
		status = vbi_lexbuild_set_date(build, blocks.frame.date);
	vbi_blocks_free(&blocks);
	if (!status)
		status = vbi_lexbuild_finish(build, false, &index, r->error);
	vbi_lexbuild_free(build);
	if (!status)
		status = vbi_lexicon_read(r->mem, index.p, index.n, r->lex, r->error);
	vbi_buf_free(&index);
	return status;
}

static vb_status read_index(const vbi_mem *mem, const void *bytes, size_t length, bool own, vbi_lexicon *out, vb_error *error)
{
	reader r = {.mem = mem, .lex = out, .indexed = true, .error = error};
	vb_status status;

	if (own)
		r.own = vbi_slice_of(bytes, length);
	memset(out, 0, sizeof *out);
	status = own ? vbi_dictfile_read_own(mem, bytes, length, &r.file, error)
	             : vbi_dictfile_read(mem, bytes, length, &r.file, error);
	if (status)
		return status;
	if (vbi_dictfile_find(&r.file, VBI_SECTION_DIRECTORY)) {
		status = read_blocks(&r);
		vbi_dictfile_free(&r.file);
		return status;
	}
	out->mem = mem;
	vbi_buf_init(&r.pool, mem);
	status = take_sections(&r);
	if (!status)
		status = read_strings(&r);
	if (!status)
		status = read_tokens(&r);
	if (!status)
		status = read_trie(&r);
	if (!status)
		status = read_entries(&r);
	if (!status)
		status = read_name_parts(&r);
	if (!status)
		status = read_weights(&r);
	if (!status) {
		read_meta(&r);
		memcpy(out->digest, r.file.digest, sizeof out->digest);
	}
	out->strings = r.pool.p; /* the pool is the lexicon's now, also to be freed */
	out->token_pool = r.pool.p;
	out->strings_n = (uint32_t)r.pool.n;
	if (!status)
		read_facts(out);
	out->string_capacity = r.pool.capacity;
	out->mask_capacity = (size_t)out->trie.keys + 1;
	out->first_capacity = (size_t)out->trie.keys + 1;
	out->entry_capacity = (size_t)out->entries + 1;
	out->token_capacity = (size_t)out->tokens + 1;
	vbi_free(mem, r.string);
	vbi_dictfile_free(&r.file);
	if (status)
		vbi_lexicon_free(out);
	return status;
}

vb_status vbi_lexicon_read(const vbi_mem *mem, const void *bytes, size_t length, vbi_lexicon *out, vb_error *error)
{
	return read_index(mem, bytes, length, false, out, error);
}

vb_status vbi_lexicon_read_own(const vbi_mem *mem, const void *bytes, size_t length, vbi_lexicon *out, vb_error *error)
{
	return read_index(mem, bytes, length, true, out, error);
}
