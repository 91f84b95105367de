/* dict/lexwrite.c - sorts and merges what lexbuild.c has collected and writes the index.
 *
 * Everything is sorted by what it is, and nothing depends on the order of sources, on classes.def or on hashing: the
 * same entries give the same sections. */
#include <string.h>

#include "dict/form.h"
#include "dict/lexbuild.h"
#include "dict/sections.h"
#include "dict/varint.h"
#include "text/unicode.h"

/* A key in codes: where, how many, and the first four, to compare at once. */
typedef struct key {
	uint64_t head;
	uint32_t begin, length;
} key;

typedef struct writer {
	vbi_lexbuild *build;
	const vbi_mem *mem;
	uint16_t *codes;       /* of all keys, tokens by rank */
	key *key;              /* by item */
	uint32_t *string_rank; /* by number */
	uint32_t *string_order;
	vbi_token_ranks own_ranks;
	const vbi_token_ranks *ranks;
	vbi_speller speller;
	uint8_t rank[VBI_CLASS_END], by_rank[VBI_CLASS_END]; /* classes by name */
	uint32_t *list, *work; /* items: sorted, then merged */
	size_t n;
	vbi_trie trie;
	uint32_t *begin;       /* by key id: where its items begin in list */
	uint32_t *string_id;   /* by rank: number in the index, for strings that are used */
	uint8_t *pattern;      /* by place in list */
	vbi_buf *column;
} writer;

/* ---- order ---- */

static void rank_classes(writer *w)
{
	unsigned n = 0;

	for (unsigned cls = 1; cls < VBI_CLASS_END; cls++) {
		unsigned i = n++;

		for (; i > 0 && strcmp(vbi_class_name(w->by_rank[i - 1]), vbi_class_name(cls)) > 0; i--)
			w->by_rank[i] = w->by_rank[i - 1];
		w->by_rank[i] = (uint8_t)cls;
	}
	for (unsigned i = 0; i < n; i++)
		w->rank[w->by_rank[i]] = (uint8_t)i;
}

static vb_status rank_strings(writer *w)
{
	vbi_lexbuild *b = w->build;

	if (vbi_strset_sort(&b->strings, &w->string_order))
		return VB_ERR_MEMORY;
	w->string_rank = vbi_alloc(w->mem, (b->strings.n + 1) * sizeof *w->string_rank);
	w->string_id = vbi_calloc(w->mem, b->strings.n + 1, sizeof *w->string_id);
	w->codes = vbi_alloc(w->mem, (2 * b->codes_n + 1) * sizeof *w->codes);
	w->key = vbi_alloc(w->mem, (b->n + 1) * sizeof *w->key);
	w->list = vbi_alloc(w->mem, (b->n + 1) * sizeof *w->list);
	w->work = vbi_alloc(w->mem, (b->n + 1) * sizeof *w->work);
	w->pattern = vbi_alloc(w->mem, b->n + 1);
	if (!w->string_rank || !w->string_id || !w->codes || !w->key || !w->list || !w->work || !w->pattern)
		return VB_ERR_MEMORY;
	for (uint32_t i = 0; i < b->strings.n; i++)
		w->string_rank[w->string_order[i]] = i;
	return VB_OK;
}

vb_status vbi_token_ranks_make(const vbi_mem *mem, const vbi_strset *tokens, vbi_token_ranks *out)
{
	uint32_t *order;

	memset(out, 0, sizeof *out);
	if (vbi_strset_sort(tokens, &order))
		return VB_ERR_MEMORY;
	out->rank = vbi_alloc(mem, (tokens->n + 1) * sizeof *out->rank);
	out->at = order; /* becomes the list of offsets in place */
	out->n = (uint32_t)tokens->n;
	if (!out->rank) {
		vbi_token_ranks_free(mem, out);
		return VB_ERR_MEMORY;
	}
	for (uint32_t i = 0; i < out->n; i++) {
		out->rank[order[i]] = i;
		out->at[i] = tokens->offset[order[i]];
	}
	return VB_OK;
}

void vbi_token_ranks_free(const vbi_mem *mem, vbi_token_ranks *ranks)
{
	vbi_free(mem, ranks->rank);
	vbi_free(mem, ranks->at);
	memset(ranks, 0, sizeof *ranks);
}

/* Keys as codes: entries of one line share theirs. */
static vb_status number_tokens(writer *w)
{
	vbi_lexbuild *b = w->build;
	uint32_t n = 0;

	if (!b->ranks && vbi_token_ranks_make(w->mem, b->tokens, &w->own_ranks))
		return VB_ERR_MEMORY;
	w->ranks = b->ranks ? b->ranks : &w->own_ranks;
	for (size_t i = 0; i < b->n; i++) {
		key *k = &w->key[i];

		if (i && b->items[i].codes == b->items[i - 1].codes) {
			*k = k[-1];
			continue;
		}
		k->begin = n;
		for (unsigned t = 0; t < b->items[i].length; t++) {
			uint32_t known = b->codes[b->items[i].codes + t];
			vbi_code code = known & VBI_KEY_TOKEN ? vbi_code_of(w->ranks->rank[known & ~VBI_KEY_TOKEN]) : known;

			w->codes[n++] = (uint16_t)code;
			if (code >> 16)
				w->codes[n++] = (uint16_t)((code >> 16) - 1);
		}
		k->length = n - k->begin;
		k->head = 0; /* a code is stored + 1, so that a shorter key comes first */
		for (unsigned t = 0; t < 4; t++)
			k->head = k->head << 16 | (t < k->length ? w->codes[k->begin + t] + 1u : 0);
	}
	return VB_OK;
}

#define COMPARE(a, b) \
	do { \
		if ((a) != (b)) \
			return (a) < (b) ? -1 : 1; \
	} while (0)

static int compare_keys(const writer *w, uint32_t a, uint32_t b)
{
	const key *x = &w->key[a], *y = &w->key[b];
	const uint16_t *p = w->codes + x->begin, *q = w->codes + y->begin;

	COMPARE(x->head, y->head);
	for (uint32_t i = 4; i < x->length && i < y->length; i++)
		COMPARE(p[i], q[i]);
	COMPARE(x->length, y->length);
	return 0;
}

static int compare_facts(const writer *w, const vbi_item *x, const vbi_item *y)
{
	COMPARE(w->string_rank[x->form], w->string_rank[y->form]);
	COMPARE(w->string_rank[x->canon], w->string_rank[y->canon]);
	COMPARE(w->string_rank[x->attr], w->string_rank[y->attr]);
	COMPARE(x->from, y->from);
	COMPARE(x->to, y->to);
	return 0;
}

/* For merging: key, class, entries before what hides, then the facts. */
static int merge_order(const void *context, uint32_t a, uint32_t b)
{
	const writer *w = context;
	const vbi_item *x = &w->build->items[a], *y = &w->build->items[b];
	int c = compare_keys(w, a, b);

	if (c)
		return c;
	COMPARE(w->rank[x->cls], w->rank[y->cls]);
	COMPARE(x->hides, y->hides);
	c = compare_facts(w, x, y);
	if (c)
		return c;
	COMPARE(y->freq, x->freq);
	return 0;
}

/* For good, within a key and class: the most frequent first. */
static int file_order(const void *context, uint32_t a, uint32_t b)
{
	const writer *w = context;
	const vbi_item *x = &w->build->items[a], *y = &w->build->items[b];

	COMPARE(y->freq, x->freq);
	return compare_facts(w, x, y);
}

/* ---- merging ---- */

static bool bare(const vbi_item *x) { return !x->canon && !x->attr && !x->from && !x->to; }

/* list[from..to) is one key and class, in merge_order: appends what stays to list at w->n (never beyond from). */
static void merge_group(writer *w, size_t from, size_t to)
{
	vbi_item *items = w->build->items;
	const vbi_item *top = &items[w->list[from]];
	size_t begin = w->n;

	if (top->hides) {
		w->list[w->n++] = w->list[from]; /* waits for what this will be laid over */
		return;
	}
	for (size_t i = from; i < to; i++) {
		vbi_item *x = &items[w->list[i]], *last = w->n > begin ? &items[w->list[w->n - 1]] : NULL;

		if (x->hides)
			break;
		/* The same again, or the same form that first came without facts: one entry, the higher count. */
		if (last && last->form == x->form && (bare(last) || compare_facts(w, last, x) == 0)) {
			if (last->freq > x->freq)
				x->freq = last->freq;
			w->n--;
		}
		w->list[w->n++] = w->list[i];
	}
	if (w->n - begin > 1)
		vbi_sort(w->list + begin, w->work, w->n - begin, file_order, w);
}

static void merge(writer *w)
{
	size_t all = w->build->n, to;

	for (uint32_t i = 0; i < all; i++)
		w->list[i] = i;
	vbi_sort(w->list, w->work, all, merge_order, w);
	for (size_t from = 0; from < all; from = to) {
		for (to = from + 1; to < all && compare_keys(w, w->list[from], w->list[to]) == 0 &&
		                    w->build->items[w->list[from]].cls == w->build->items[w->list[to]].cls;)
			to++;
		merge_group(w, from, to);
	}
}

/* ---- keys ---- */

/* Keys in rising order; start[k] in codes, at[k] in list. Returns how many. */
static uint32_t gather_keys(const writer *w, uint16_t *codes, uint32_t *start, uint32_t *at)
{
	uint32_t keys = 0, n = 0;

	for (size_t i = 0; i < w->n; i++) {
		const key *x = &w->key[w->list[i]];

		if (i && compare_keys(w, w->list[i - 1], w->list[i]) == 0)
			continue;
		start[keys] = n;
		at[keys++] = (uint32_t)i;
		memcpy(codes + n, w->codes + x->begin, x->length * sizeof *codes);
		n += x->length;
	}
	start[keys] = n;
	return keys;
}

/* Keys are codes in one array and labels in another. */
typedef struct labelled {
	const uint16_t *labels;
	const uint32_t *start;
} labelled;

static int label_order(const void *context, uint32_t a, uint32_t b)
{
	const labelled *l = context;
	const uint16_t *p = l->labels + l->start[a], *q = l->labels + l->start[b];
	uint32_t m = l->start[a + 1] - l->start[a], n = l->start[b + 1] - l->start[b];

	for (uint32_t i = 0; i < m && i < n; i++)
		COMPARE(p[i], q[i]);
	COMPARE(m, n);
	return 0;
}

/* The trie of keys by an order that suits them. */
static vb_status build_ordered(writer *w, const uint16_t *codes, const uint32_t *start, uint32_t keys)
{
	uint16_t *label = vbi_alloc(w->mem, ((size_t)start[keys] + 1) * sizeof *label);
	uint16_t *sorted = vbi_alloc(w->mem, ((size_t)start[keys] + 1) * sizeof *sorted);
	uint32_t *sorted_start = vbi_alloc(w->mem, ((size_t)keys + 1) * sizeof *sorted_start);
	uint32_t *list = vbi_alloc(w->mem, ((size_t)keys + 1) * sizeof *list);
	uint32_t *work = vbi_alloc(w->mem, ((size_t)keys + 1) * sizeof *work);
	labelled by_label = {label, start};
	vbi_order order = {0};
	vb_status status = VB_ERR_MEMORY;
	uint32_t n = 0;

	if (label && sorted && sorted_start && list && work)
		status = vbi_order_make(w->mem, codes, start, keys, &order, &w->column[VBI_SECTION_ORDER]);
	if (!status) {
		for (uint32_t i = 0; i < start[keys]; i++)
			label[i] = order.label[codes[i]];
		for (uint32_t k = 0; k < keys; k++)
			list[k] = k;
		vbi_sort(list, work, keys, label_order, &by_label);
		for (uint32_t k = 0; k < keys; k++) {
			uint32_t from = start[list[k]], length = start[list[k] + 1] - from;

			sorted_start[k] = n;
			memcpy(sorted + n, label + from, length * sizeof *sorted);
			n += length;
		}
		sorted_start[keys] = n;
		status = vbi_trie_build(w->mem, sorted, sorted_start, keys, &w->trie);
	}
	if (!status)
		status = vbi_trie_take_order(&w->trie, &order);
	vbi_order_free(&order);
	vbi_free(w->mem, label);
	vbi_free(w->mem, sorted);
	vbi_free(w->mem, sorted_start);
	vbi_free(w->mem, list);
	vbi_free(w->mem, work);
	return status;
}

/* Builds the trie, and w->list in the order of its key ids. */
static vb_status make_trie(writer *w)
{
	uint16_t *codes = vbi_alloc(w->mem, (2 * w->build->codes_n + 1) * sizeof *codes);
	uint32_t *start = vbi_alloc(w->mem, (w->n + 1) * sizeof *start);
	uint32_t *at = vbi_alloc(w->mem, (w->n + 1) * sizeof *at);
	uint32_t *by_id = vbi_alloc(w->mem, (w->n + 1) * sizeof *by_id);
	vb_status status = VB_ERR_MEMORY;
	uint32_t keys, n = 0;

	w->begin = vbi_alloc(w->mem, (w->n + 1) * sizeof *w->begin);
	if (!codes || !start || !at || !by_id || !w->begin)
		goto done;
	keys = gather_keys(w, codes, start, at);
	at[keys] = (uint32_t)w->n;
	/* A block is too small to pay for an order of its own. */
	status = w->build->ranks ? vbi_trie_build(w->mem, codes, start, keys, &w->trie) : build_ordered(w, codes, start, keys);
	if (status)
		goto done;
	for (uint32_t k = 0; k < keys; k++) {
		uint32_t node = VBI_TRIE_ROOT;

		for (uint32_t i = start[k]; i < start[k + 1]; i++)
			node = vbi_trie_step(&w->trie, node, codes[i]);
		by_id[vbi_trie_key(&w->trie, node)] = k;
	}
	for (uint32_t id = 0; id < keys; id++) {
		uint32_t k = by_id[id];

		w->begin[id] = n;
		for (uint32_t i = at[k]; i < at[k + 1]; i++)
			w->work[n++] = w->list[i];
	}
	w->begin[keys] = n;
	memcpy(w->list, w->work, n * sizeof *w->list);
done:
	vbi_free(w->mem, codes);
	vbi_free(w->mem, start);
	vbi_free(w->mem, at);
	vbi_free(w->mem, by_id);
	return status;
}

/* ---- columns ---- */

/* The pattern that spells the item's form, VBI_FORM_PATTERNS if none does. */
static uint8_t find_pattern(writer *w, const vbi_item *x, const key *k)
{
	vbi_slice form = vbi_strset_get(&w->build->strings, x->form);
	char text[VBI_FORM_SPELLED + 17];
	unsigned p = 0;

	for (; form.n <= VBI_FORM_SPELLED && p < VBI_FORM_PATTERNS; p++) {
		size_t n = vbi_spell(&w->speller, w->codes + k->begin, k->length, p, text);

		if (vbi_slice_equal(form, vbi_slice_of(text, n)))
			return (uint8_t)p;
	}
	return VBI_FORM_PATTERNS;
}

static void use_string(writer *w, uint32_t number) { w->string_id[w->string_rank[number]] = 1; }

/* Strings that entries need, numbered by rank; the empty one is always there, as number 0. */
static vb_status put_strings(writer *w)
{
	vbi_lexbuild *b = w->build;
	uint32_t n = 0;

	w->speller.mem = w->mem;
	w->speller.pool = b->tokens->pool.p;
	w->speller.token = w->ranks->at;
	use_string(w, 0);
	for (size_t i = 0; i < w->n; i++) {
		const vbi_item *x = &b->items[w->list[i]];

		w->pattern[i] = find_pattern(w, x, &w->key[w->list[i]]);
		if (w->pattern[i] == VBI_FORM_PATTERNS)
			use_string(w, x->form);
		if (x->hides)
			continue;
		use_string(w, x->canon);
		use_string(w, x->attr);
	}
	for (size_t rank = 0; rank < b->strings.n; rank++)
		if (w->string_id[rank]) {
			w->string_id[rank] = n++;
			vbi_pool_put(&w->column[VBI_SECTION_STRINGS], vbi_strset_get(&b->strings, w->string_order[rank]));
		}
	return w->speller.failed ? VB_ERR_MEMORY : VB_OK;
}

void vbi_put_tokens(const vbi_strset *tokens, const vbi_token_ranks *ranks, vbi_buf *out)
{
	vbi_slice before = {"", 0};

	for (uint32_t i = 0; i < ranks->n; i++) {
		vbi_slice s = vbi_pool_get(tokens->pool.p, ranks->at[i]);
		size_t shared = 0;

		while (shared < s.n && shared < before.n && s.p[shared] == before.p[shared])
			shared++;
		vbi_buf_varint(out, shared);
		vbi_buf_varint(out, s.n - shared);
		vbi_buf_put(out, s.p + shared, s.n - shared);
		before = s;
	}
}

/* Class names that are used, and the number of each. */
static void put_classes(writer *w, uint8_t stored[VBI_CLASS_END])
{
	bool used[VBI_CLASS_END] = {false};
	uint8_t n = 0;

	for (size_t i = 0; i < w->n; i++)
		used[w->build->items[w->list[i]].cls] = true;
	for (unsigned i = 0; i + 1 < VBI_CLASS_END; i++)
		if (used[w->by_rank[i]]) {
			stored[w->by_rank[i]] = n++;
			vbi_buf_str(&w->column[VBI_SECTION_CLASSES], vbi_class_name(w->by_rank[i]));
			vbi_buf_byte(&w->column[VBI_SECTION_CLASSES], '\n');
		}
}

static uint32_t pack_date(uint32_t yyyymmdd)
{
	return yyyymmdd / 10000 << 9 | yyyymmdd / 100 % 100 << 5 | yyyymmdd % 100;
}

static void put_entries(writer *w)
{
	vbi_buf *column = w->column;
	uint8_t stored[VBI_CLASS_END];

	put_classes(w, stored);
	for (uint32_t k = 0; k < w->trie.keys; k++)
		vbi_buf_varint(&column[VBI_SECTION_ENTRIES], w->begin[k + 1] - w->begin[k]);
	for (size_t i = 0; i < w->n; i++) {
		const vbi_item *x = &w->build->items[w->list[i]];
		bool facts = !x->hides;

		vbi_buf_byte(&column[VBI_SECTION_CLASS], (char)(stored[x->cls] | (x->hides ? VBI_CLASS_HIDES : 0)));
		vbi_buf_varint(&column[VBI_SECTION_FORM],
		               w->pattern[i] < VBI_FORM_PATTERNS
		                       ? w->pattern[i]
		                       : VBI_FORM_PATTERNS + w->string_id[w->string_rank[x->form]]);
		vbi_buf_varint(&column[VBI_SECTION_FREQ], facts ? x->freq : 0);
		vbi_buf_varint(&column[VBI_SECTION_CANON], facts ? w->string_id[w->string_rank[x->canon]] : 0);
		vbi_buf_varint(&column[VBI_SECTION_ATTR], facts ? w->string_id[w->string_rank[x->attr]] : 0);
		vbi_buf_varint(&column[VBI_SECTION_FROM], facts ? pack_date(x->from) : 0);
		vbi_buf_varint(&column[VBI_SECTION_TO], facts ? pack_date(x->to) : 0);
	}
}

void vbi_put_meta(uint32_t date, vbi_buf *out)
{
	if (date) {
		vbi_buf_str(out, "date=");
		for (uint32_t unit = 10000000; unit; unit /= 10) {
			vbi_buf_byte(out, (char)('0' + date / unit % 10));
			if (unit == 10000 || unit == 100)
				vbi_buf_byte(out, '-');
		}
		vbi_buf_byte(out, '\n');
	}
	vbi_buf_str(out, "unicode=");
	vbi_buf_str(out, vbi_unicode_version());
	vbi_buf_byte(out, '\n');
}

static void writer_free(writer *w)
{
	void *const blocks[] = {w->codes, w->key,   w->string_rank, w->string_order, w->list,
	                        w->work,  w->begin, w->string_id,   w->pattern};

	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
		vbi_free(w->mem, blocks[i]);
	vbi_token_ranks_free(w->mem, &w->own_ranks);
	vbi_trie_free(&w->trie);
	vbi_speller_free(&w->speller);
}

/* All columns, and with ranks of its own the tokens. */
static vb_status make_columns(writer *w)
{
	vbi_buf *column = w->column;
	vb_status status;

	if (w->build->n > UINT32_MAX / 4)
		return VB_ERR_LIMIT;
	rank_classes(w);
	status = rank_strings(w);
	if (!status)
		status = number_tokens(w);
	if (!status) {
		merge(w);
		status = make_trie(w);
	}
	if (!status)
		status = vbi_trie_write(&w->trie, &column[VBI_SECTION_CHILDREN], &column[VBI_SECTION_TERMINALS],
		                        &column[VBI_SECTION_LABELS]);
	if (!status)
		status = put_strings(w);
	if (status)
		return status;
	if (!w->build->ranks)
		vbi_put_tokens(w->build->tokens, w->ranks, &column[VBI_SECTION_TOKENS]);
	put_entries(w);
	for (unsigned s = 0; s < VBI_SECTION_END; s++)
		if (column[s].failed)
			return VB_ERR_MEMORY;
	return VB_OK;
}

vb_status vbi_lexbuild_columns(vbi_lexbuild *build, vbi_buf column[VBI_SECTION_END], vbi_dictfile_counts *counts)
{
	writer w = {.build = build, .mem = build->mem, .column = column};
	vb_status status = make_columns(&w);

	counts->entries = (uint32_t)w.n;
	counts->keys = w.trie.keys;
	counts->nodes = w.trie.nodes;
	counts->tokens = w.ranks ? w.ranks->n : 0;
	writer_free(&w);
	return status;
}

static vb_status write_file(const vbi_mem *mem, const vbi_buf column[VBI_SECTION_END], const vbi_dictfile_counts *counts,
                            bool deflated, vbi_buf *out, vb_error *error)
{
	static const struct {
		uint32_t type, optional;
	} kind[VBI_SECTION_END] = {
#define V(name, a, b, c, d, optional) {VBI_SECTION(a, b, c, d), optional},
		VBI_SECTIONS(V)
#undef V
	};
	vbi_dictfile_section section[VBI_SECTION_END] = {{0}};
	size_t total = 0, n = 0;

	for (unsigned s = 0; s < VBI_SECTION_END; s++) {
		if (s >= VBI_SECTION_WORDS && column[s].n == 0)
			continue;
		section[n].type = kind[s].type;
		section[n].optional = kind[s].optional;
		section[n++].raw = vbi_slice_of(column[s].p ? column[s].p : "", column[s].n);
		total += column[s].n;
	}
	if (total > UINT32_MAX / 4)
		return VB_ERR_LIMIT;
	return vbi_dictfile_write(mem, counts, section, n, deflated, out, error);
}

vb_status vbi_lexbuild_finish(vbi_lexbuild *build, bool deflated, vbi_buf *out, vb_error *error)
{
	vbi_buf column[VBI_SECTION_END];
	vbi_dictfile_counts counts;
	vb_status status;

	for (unsigned s = 0; s < VBI_SECTION_END; s++)
		vbi_buf_init(&column[s], build->mem);
	status = vbi_lexbuild_columns(build, column, &counts);
	if (!status) {
		vbi_put_meta(build->date, &column[VBI_SECTION_META]);
		status = column[VBI_SECTION_META].failed ? VB_ERR_MEMORY : VB_OK;
	}
	for (unsigned i = 0; i < VBI_WEIGHTS_END && !status; i++) {
		vbi_buf_put(&column[VBI_SECTION_WORDS + i], build->weights[i].p, build->weights[i].n);
		status = column[VBI_SECTION_WORDS + i].failed ? VB_ERR_MEMORY : VB_OK;
	}
	if (!status)
		status = write_file(build->mem, column, &counts, deflated, out, error);
	for (unsigned s = 0; s < VBI_SECTION_END; s++)
		vbi_buf_free(&column[s]);
	return status ? vbi_fail(error, status, NULL, 0, 0, NULL) : VB_OK;
}
