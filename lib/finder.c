/* finder.c - entries in running text: of a dictionary in memory, window by window; of one in blocks, by batches.
 *
 * A batch is many windows' tokens. For each token the directory says in which block all keys are that can begin there; the
 * tokens are sorted by block, and each block is inflated once a batch, whatever the text. Batches go through the blocks to
 * and fro: what the last one left in the cache is what the next one asks for first. */
#include <stdio.h>
#include <string.h>

#include "dict/blocks.h"
#include "dict/form.h"
#include "doc.h"
#include "model.h"

#define KEY_TOKENS 64 /* as seg/match.c */
#define BATCH_LEAST 8192u
#define BATCH_MOST (1u << 20)
#define TOKEN_COST 104u /* bytes of a batch for each token, with its matches, roughly */

typedef struct place {
	uint64_t start;
	uint32_t length;
	vbi_code code;
	uint8_t space;
	uint8_t capital, upper; /* what the rules of classes ask for */
} place;

typedef struct hit {
	uint64_t mask;
	uint32_t at, count;
} hit;

typedef struct cached {
	vbi_lexicon lex;
	uint64_t used; /* when last */
	size_t size;
	uint32_t block;
	bool light;
} cached;

struct vb_finder {
	vbi_mem mem;
	const vb_model *model;
	vb_doc *doc;
	vb_options options;
	bool begun, ended;
	place *list;
	size_t n, capacity, batch;
	uint32_t *block, *order, *head; /* by token: its block; tokens by block; 1 + its first hit */
	size_t block_capacity, order_capacity, head_capacity;
	uint32_t *count; /* [blocks + 1] */
	hit *hits;
	size_t hits_n, hits_capacity;
	uint32_t *sorted;
	size_t sorted_capacity;
	uint64_t cap, up;
	/* blocks held */
	FILE *file;
	cached **held;
	size_t held_n, held_capacity, held_bytes, budget;
	uint32_t *slot; /* by block: 1 + place in held */
	char *stored;
	size_t stored_capacity;
	uint64_t clock;
	bool backwards;
	/* the form looked up last */
	const vbi_lexicon *found;
	size_t found_first, found_n;
	uint64_t stat[VB_FINDER_STATS];
};

static bool in_blocks(const vb_finder *f) { return f->model->blocks != NULL; }

static size_t frame_bytes(const vbi_blocks *b)
{
	return b->frame.strings_n + ((size_t)b->frame.tokens + b->frame.token_hash_mask + 1) * 4 +
	       (size_t)b->n * (sizeof *b->list + 16) + (VBI_TRIE_CODES + 1) * 4;
}

/* Half of what the tokens of the dictionary leave is for the batch, half for blocks. */
static vb_status share_memory(vb_finder *f, vb_error *error)
{
	size_t memory = f->model->memory, frame = frame_bytes(f->model->blocks);

	if (memory < frame + (4u << 20))
		return vbi_fail(error, VB_ERR_LIMIT, NULL, 0, frame + (4u << 20),
		                "the dictionary's own tokens and one block need more memory than that", NULL);
	memory -= frame;
	f->batch = memory / 2 / TOKEN_COST;
	if (f->batch < BATCH_LEAST)
		f->batch = BATCH_LEAST;
	if (f->batch > BATCH_MOST)
		f->batch = BATCH_MOST;
	f->budget = memory - f->batch * TOKEN_COST;
	f->slot = vbi_calloc(&f->mem, (size_t)f->model->blocks->n + 1, sizeof *f->slot);
	f->count = vbi_calloc(&f->mem, (size_t)f->model->blocks->n + 2, sizeof *f->count);
	if (!f->slot || !f->count)
		return vbi_fail(error, VB_ERR_MEMORY, NULL, 0, 0, NULL);
	f->file = fopen(f->model->path, "rb");
	return f->file ? VB_OK : vbi_fail(error, VB_ERR_IO, f->model->path, 0, 0, "cannot be read", NULL);
}

vb_status vb_finder_new(const vb_model *model, const vb_options *options, const vb_allocator *allocator, vb_finder **out,
                        vb_error *error)
{
	vbi_mem mem;
	vb_finder *f;
	vb_status status;

	if (!out)
		return VB_ERR_ARGUMENT;
	*out = NULL;
	if (!model || (options && options->struct_size < 8) || vbi_mem_init(&mem, allocator))
		return vbi_fail(error, VB_ERR_ARGUMENT, NULL, 0, 0, NULL);
	f = vbi_calloc(&mem, 1, sizeof *f);
	if (!f)
		return vbi_fail(error, VB_ERR_MEMORY, NULL, 0, 0, NULL);
	f->mem = mem;
	f->model = model;
	f->options.struct_size = sizeof f->options;
	if (options)
		memcpy(&f->options, options,
		       options->struct_size < sizeof *options ? options->struct_size : sizeof *options);
	f->options.struct_size = sizeof f->options;
	vbi_match_rules(&f->cap, &f->up);
	status = vb_doc_new(model, allocator, &f->doc);
	if (status)
		vbi_fail(error, status, NULL, 0, 0, NULL);
	else if (in_blocks(f))
		status = share_memory(f, error);
	if (status)
		vb_finder_free(f);
	else
		*out = f;
	return status;
}

static void drop(vb_finder *f, size_t i)
{
	cached *c = f->held[i];

	f->held_bytes -= c->size;
	f->slot[c->block] = 0;
	f->held[i] = f->held[--f->held_n];
	if (i < f->held_n)
		f->slot[f->held[i]->block] = (uint32_t)i + 1;
	vbi_lexicon_free(&c->lex);
	vbi_free(&f->mem, c);
}

void vb_finder_free(vb_finder *f)
{
	vbi_mem mem;

	if (!f)
		return;
	mem = f->mem;
	while (f->held_n)
		drop(f, f->held_n - 1);
	if (f->file)
		fclose(f->file);
	vb_doc_free(f->doc);
	vbi_free(&mem, f->held);
	vbi_free(&mem, f->slot);
	vbi_free(&mem, f->count);
	vbi_free(&mem, f->stored);
	vbi_free(&mem, f->list);
	vbi_free(&mem, f->block);
	vbi_free(&mem, f->order);
	vbi_free(&mem, f->head);
	vbi_free(&mem, f->hits);
	vbi_free(&mem, f->sorted);
	vbi_free(&mem, f);
}

/* ---- blocks ---- */

static size_t size_of(const vbi_lexicon *lex, bool light)
{
	size_t n = sizeof(cached) + (size_t)lex->trie.nodes * 10 + (size_t)lex->trie.keys * 8;

	return light ? n : n + (size_t)lex->trie.keys * 4 + lex->entries * sizeof *lex->entry + lex->strings_n;
}

/* About what a block will come to, with what is needed to read it. */
static size_t load_size(const vbi_block *row, bool light)
{
	return light ? 3 * (size_t)row->raw[0] : 3 * ((size_t)row->raw[0] + row->raw[1]);
}

static void make_room(vb_finder *f, size_t more)
{
	while (f->held_n && f->held_bytes + more > f->budget) {
		size_t oldest = 0;

		for (size_t i = 1; i < f->held_n; i++)
			if (f->held[i]->used < f->held[oldest]->used)
				oldest = i;
		drop(f, oldest);
	}
}

static vb_status load(vb_finder *f, uint32_t block, bool light, vbi_lexicon *lex, vb_error *error)
{
	const vbi_blocks *blocks = f->model->blocks;
	const vbi_block *row = &blocks->list[block];
	size_t stored = (size_t)row->stored[0] + (light ? 0 : row->stored[1]);

	if (!VBI_GROW(&f->mem, f->stored, f->stored_capacity, stored))
		return vbi_fail(error, VB_ERR_MEMORY, NULL, 0, 0, NULL);
	if (fseek(f->file, (long)(blocks->at + row->at), SEEK_SET) || fread(f->stored, 1, stored, f->file) != stored)
		return vbi_fail(error, VB_ERR_IO, f->model->path, 0, blocks->at + row->at, "cannot be read", NULL);
	return vbi_blocks_read(blocks, block, &f->mem, f->stored, light, lex, error);
}

/* A block, from the cache or the file; it stays until the next one is asked for. */
static vb_status get_block(vb_finder *f, uint32_t block, bool light, const vbi_lexicon **out, vb_error *error)
{
	cached *c = f->slot[block] ? f->held[f->slot[block] - 1] : NULL;
	vb_status status;

	f->stat[VB_FINDER_ASKED]++;
	if (c && c->light && !light) {
		drop(f, f->slot[block] - 1);
		c = NULL;
	}
	if (c) {
		f->stat[VB_FINDER_HELD]++;
		c->used = ++f->clock;
		*out = &c->lex;
		return VB_OK;
	}
	make_room(f, load_size(&f->model->blocks->list[block], light)); /* before it is there */
	c = vbi_calloc(&f->mem, 1, sizeof *c);
	if (!c || !VBI_GROW(&f->mem, f->held, f->held_capacity, f->held_n + 1)) {
		vbi_free(&f->mem, c);
		return vbi_fail(error, VB_ERR_MEMORY, NULL, 0, 0, NULL);
	}
	status = load(f, block, light, &c->lex, error);
	if (status) {
		vbi_free(&f->mem, c);
		return status;
	}
	c->block = block;
	c->light = light;
	c->used = ++f->clock;
	c->size = size_of(&c->lex, light);
	f->held_bytes += c->size;
	if (f->held_bytes > f->stat[VB_FINDER_MEMORY])
		f->stat[VB_FINDER_MEMORY] = f->held_bytes;
	f->held[f->held_n++] = c;
	f->slot[block] = (uint32_t)f->held_n;
	*out = &c->lex;
	return VB_OK;
}

/* ---- a batch ---- */

static bool ends(const vb_finder *f, uint32_t i, uint32_t first)
{
	return i >= f->n || f->list[i].code == VBI_CODE_NONE || (i > first && f->list[i].space == 3);
}

static size_t codes_at(const vb_finder *f, uint32_t first, uint16_t codes[2 * KEY_TOKENS])
{
	size_t n = 0;

	for (uint32_t i = first; i - first < KEY_TOKENS && !ends(f, i, first); i++) {
		codes[n++] = (uint16_t)f->list[i].code;
		if (f->list[i].code >> 16)
			codes[n++] = (uint16_t)((f->list[i].code >> 16) - 1);
	}
	return n;
}

/* Which block each token needs: f->block, f->count[b + 1]. Most first keys differ within a few codes. */
static void choose_blocks(vb_finder *f)
{
	const vbi_blocks *blocks = f->model->blocks;
	uint16_t codes[2 * KEY_TOKENS];

	memset(f->count, 0, ((size_t)blocks->n + 2) * sizeof *f->count);
	for (uint32_t i = 0; i < f->n; i++) {
		size_t n = codes_at(f, i, codes);

		f->head[i] = 0;
		f->block[i] = n ? vbi_blocks_find(blocks, codes, n) : UINT32_MAX;
		if (f->block[i] != UINT32_MAX)
			f->count[f->block[i] + 1]++;
	}
}

static void order_by_block(vb_finder *f)
{
	for (uint32_t b = 0; b < f->model->blocks->n; b++)
		f->count[b + 1] += f->count[b];
	for (uint32_t i = 0; i < f->n; i++)
		if (f->block[i] != UINT32_MAX)
			f->order[f->count[f->block[i]]++] = i;
	/* count[b] is now where block b ends, and so where b + 1 begins. */
}

static vb_status match_at(vb_finder *f, const vbi_lexicon *lex, uint32_t i)
{
	uint64_t hidden = (f->list[i].capital ? 0 : f->cap) | (f->list[i].upper ? 0 : f->up);
	uint32_t node = VBI_TRIE_ROOT;

	for (uint32_t j = i; j - i < KEY_TOKENS && !ends(f, j, i); j++) {
		uint64_t mask;
		uint32_t key;

		node = vbi_lex_step(lex, node, f->list[j].code);
		if (node == VBI_TRIE_NONE)
			break;
		key = vbi_trie_key(&lex->trie, node);
		mask = key == VBI_TRIE_NONE ? 0 : lex->mask[key] & ~hidden;
		if (!mask)
			continue;
		if (f->hits_n == f->hits_capacity && !VBI_GROW(&f->mem, f->hits, f->hits_capacity, f->hits_n + 1))
			return VB_ERR_MEMORY;
		if (!f->head[i])
			f->head[i] = (uint32_t)f->hits_n + 1;
		f->hits[f->hits_n++] = (hit){mask, i, j + 1 - i};
	}
	return VB_OK;
}

static vb_status match_block(vb_finder *f, uint32_t b, vb_error *error)
{
	uint32_t from = b ? f->count[b - 1] : 0, to = f->count[b];
	const vbi_lexicon *lex;
	vb_status status;

	if (from == to)
		return VB_OK;
	status = get_block(f, b, true, &lex, error);
	for (; from < to && !status; from++)
		if (match_at(f, lex, f->order[from]))
			status = vbi_fail(error, VB_ERR_MEMORY, NULL, 0, 0, NULL);
	return status;
}

static vb_status sort_hits(vb_finder *f)
{
	size_t n = 0;

	if (!VBI_GROW(&f->mem, f->sorted, f->sorted_capacity, f->hits_n + 1))
		return VB_ERR_MEMORY;
	for (uint32_t i = 0; i < f->n; i++)
		for (size_t h = f->head[i]; h && h <= f->hits_n && f->hits[h - 1].at == i; h++)
			f->sorted[n++] = (uint32_t)h - 1;
	return VB_OK;
}

static vb_status match_batch(vb_finder *f, vb_error *error)
{
	uint32_t blocks = f->model->blocks->n;
	vb_status status = VB_OK;

	if (!VBI_GROW(&f->mem, f->block, f->block_capacity, f->n) || !VBI_GROW(&f->mem, f->order, f->order_capacity, f->n) ||
	    !VBI_GROW(&f->mem, f->head, f->head_capacity, f->n))
		return vbi_fail(error, VB_ERR_MEMORY, NULL, 0, 0, NULL);
	choose_blocks(f);
	order_by_block(f);
	for (uint32_t b = 0; b < blocks && !status; b++)
		status = match_block(f, f->backwards ? blocks - 1 - b : b, error);
	f->backwards = !f->backwards;
	if (!status && sort_hits(f))
		status = vbi_fail(error, VB_ERR_MEMORY, NULL, 0, 0, NULL);
	return status;
}

/* ---- windows ---- */

static vb_status add_window(vb_finder *f)
{
	enum { PIECE = 64 };
	const vbi_seg *seg = &f->doc->seg;
	vb_token given[PIECE];
	size_t base = f->n;

	if (!VBI_GROW(&f->mem, f->list, f->capacity, f->n + seg->toks))
		return VB_ERR_MEMORY;
	for (uint32_t i = 0; i < seg->toks; i++) {
		const vbi_tok *tok = &seg->tok[i];
		const vb_token *token = &given[i % PIECE];

		if (i % PIECE == 0)
			vb_doc_tokens(f->doc, i, PIECE, given);
		f->list[f->n++] = (place){
			.start = token->start,
			.length = (uint32_t)(token->end - token->start),
			.code = vbi_tok_code(tok),
			.space = i ? tok->space : 3, /* a window ends what is found in it */
			.capital = vbi_tok_capital(tok) || tok->shape == VB_SHAPE_NONE,
			.upper = tok->shape == VB_SHAPE_UPPER,
		};
	}
	f->stat[VB_FINDER_TOKENS] += seg->toks;
	if (in_blocks(f))
		return VB_OK;
	if (vbi_stages_here()->matches(&f->doc->seg) || !VBI_GROW(&f->mem, f->hits, f->hits_capacity, f->hits_n + seg->matches) ||
	    !VBI_GROW(&f->mem, f->sorted, f->sorted_capacity, f->hits_n + seg->matches))
		return VB_ERR_MEMORY;
	for (size_t m = 0; m < seg->matches; m++) {
		if (!(seg->match[m].mask & ~VBI_MATCH_LOST))
			continue;
		f->sorted[f->hits_n] = (uint32_t)f->hits_n;
		f->hits[f->hits_n++] = (hit){seg->match[m].mask & ~VBI_MATCH_LOST, (uint32_t)base + seg->match[m].first, seg->match[m].count};
	}
	return VB_OK;
}

static vb_status run(vb_finder *f, vb_error *error)
{
	vb_status status = in_blocks(f) ? match_batch(f, error) : VB_OK;

	f->stat[VB_FINDER_MATCHES] += f->hits_n;
	return status ? status : VB_READY;
}

vb_status vb_finder_feed(vb_finder *f, const char *bytes, size_t length, size_t *used, vb_error *error)
{
	if (!f || !used || (!bytes && length))
		return vbi_fail(error, VB_ERR_ARGUMENT, NULL, 0, 0, NULL);
	*used = 0;
	if (!f->begun) {
		/* tokens alone: blocks match by themselves, else add_window asks for it */
		vb_status status = vb_doc_begin(f->doc, &f->options, VB_LAYER_TOKENS);

		if (status)
			return vbi_fail(error, status, NULL, 0, 0, NULL);
		f->begun = true;
		f->n = f->hits_n = 0;
	}
	if (f->ended) {
		f->n = f->hits_n = 0;
		f->ended = false;
	}
	for (;;) {
		size_t n;
		vb_status status = vb_doc_feed(f->doc, bytes + *used, length - *used, &n);

		*used += n;
		if (status == VB_OK)
			return VB_OK;
		if (status == VB_READY)
			status = add_window(f);
		if (status)
			return vbi_fail(error, status, NULL, 0, 0, NULL);
		if (!in_blocks(f) || f->n >= f->batch) {
			f->ended = true; /* the batch: the next call begins one */
			return run(f, error);
		}
	}
}

vb_status vb_finder_end(vb_finder *f, vb_error *error)
{
	vb_status status;

	if (!f)
		return vbi_fail(error, VB_ERR_ARGUMENT, NULL, 0, 0, NULL);
	if (f->ended || !f->begun) {
		f->n = f->hits_n = 0;
		f->ended = false;
	}
	while (f->begun && (status = vb_doc_end(f->doc)) != VB_OK) {
		if (status == VB_READY)
			status = add_window(f);
		if (status)
			return vbi_fail(error, status, NULL, 0, 0, NULL);
		if (!in_blocks(f) || f->n >= f->batch) {
			f->ended = true;
			return run(f, error);
		}
	}
	f->begun = false;
	if (f->n == 0)
		return VB_OK;
	f->ended = true;
	return run(f, error);
}

size_t vb_finder_matches(const vb_finder *f, size_t first, size_t count, vb_match *out)
{
	size_t left = f && first < f->hits_n ? f->hits_n - first : 0;

	if (!out)
		return left;
	if (count > left)
		count = left;
	for (size_t i = 0; i < count; i++) {
		const hit *h = &f->hits[f->sorted[first + i]];
		const place *last = &f->list[h->at + h->count - 1];

		out[i] = (vb_match){f->list[h->at].start, last->start + last->length, h->mask};
	}
	return count;
}

uint64_t vb_finder_stat(const vb_finder *f, uint32_t which)
{
	return f && which < VB_FINDER_STATS ? f->stat[which] : 0;
}

size_t vb_class_names(uint64_t classes, char *buffer, size_t capacity)
{
	char text[64 * 20];
	size_t n = 0;

	for (unsigned cls = 1; cls < VBI_CLASS_END; cls++)
		if (classes >> (cls - 1) & 1) {
			size_t length = strlen(vbi_class_name(cls));

			if (n)
				text[n++] = ',';
			memcpy(text + n, vbi_class_name(cls), length);
			n += length;
		}
	return vbi_copy_out(text, n, buffer, capacity);
}

/* ---- looking up ---- */

/* The codes of a form in the spelling of the dictionary; 0 if it has a token that it does not know. */
static size_t form_codes(const vbi_lexicon *frame, vbi_slice form, uint16_t codes[VBI_FORM_CODES])
{
	vbi_form_piece piece;
	uint32_t at = 0;
	size_t n = 0;

	while (vbi_form_next(form, &at, &piece)) {
		vbi_code code = piece.code;

		if (code == VBI_CODE_NONE && piece.n <= sizeof piece.text)
			code = vbi_lex_token(frame, piece.text, piece.n);
		if (code == VBI_CODE_NONE || n + 2 > VBI_FORM_CODES)
			return 0;
		codes[n++] = (uint16_t)code;
		if (code >> 16)
			codes[n++] = (uint16_t)((code >> 16) - 1);
	}
	return n;
}

static vb_status look_in_block(vb_finder *f, vbi_slice form, vb_error *error)
{
	uint16_t codes[VBI_FORM_CODES];
	size_t n = form.n <= VBI_FORM_MAX ? form_codes(&f->model->blocks->frame, form, codes) : 0;
	uint32_t block = n ? vbi_blocks_find(f->model->blocks, codes, n) : UINT32_MAX, node = VBI_TRIE_ROOT, key;
	const vbi_lexicon *lex;
	vb_status status;

	if (block == UINT32_MAX)
		return VB_OK;
	status = get_block(f, block, false, &lex, error);
	if (status)
		return status;
	for (size_t i = 0; i < n && node != VBI_TRIE_NONE; i++)
		node = vbi_trie_step(&lex->trie, node, codes[i]);
	key = node == VBI_TRIE_NONE ? VBI_TRIE_NONE : vbi_trie_key(&lex->trie, node);
	if (key == VBI_TRIE_NONE)
		return VB_OK;
	f->found = lex;
	f->found_first = lex->first[key];
	f->found_n = lex->first[key + 1] - lex->first[key];
	return VB_OK;
}

vb_status vb_finder_lookup(vb_finder *f, const char *form, size_t length, size_t *count, vb_error *error)
{
	vb_status status;
	vbi_buf clean;

	if (!f || !count || (!form && length))
		return vbi_fail(error, VB_ERR_ARGUMENT, NULL, 0, 0, NULL);
	*count = f->found_n = 0;
	f->found = NULL;
	if (length == 0 || length > UINT32_MAX / 4)
		return VB_OK;
	if (!in_blocks(f)) {
		*count = f->found_n = vb_dict_lookup(f->model, form, length, &f->found_first);
		return VB_OK;
	}
	vbi_buf_init(&clean, &f->mem);
	status = vbi_dict_clean(&f->mem, form, length, &clean);
	if (status)
		status = vbi_fail(error, status, NULL, 0, 0, NULL);
	else
		status = look_in_block(f, vbi_slice_of(clean.p, clean.n), error);
	vbi_buf_free(&clean);
	*count = f->found_n;
	return status;
}

vb_status vb_finder_entry(const vb_finder *f, size_t index, vb_dict_entry *entry)
{
	if (!f || !entry || entry->struct_size < sizeof *entry || index >= f->found_n)
		return VB_ERR_ARGUMENT;
	if (!f->found)
		return vb_dict_get(f->model, f->found_first + index, entry);
	vbi_dict_fill(f->found, &f->found->entry[f->found_first + index], entry);
	return VB_OK;
}
