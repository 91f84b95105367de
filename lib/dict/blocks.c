/* dict/blocks.c - the directory of an index in blocks, and one block at a time. */
#include "dict/blocks.h"

#include <string.h>

#include "dict/form.h"
#include "dict/sections.h"
#include "dict/varint.h"

static vb_status bad(vb_error *error, const char *section, uint64_t position, const char *what)
{
	return vbi_fail(error, VB_ERR_FORMAT, section, 0, position, what, NULL);
}

typedef struct directory {
	vbi_blocks *blocks;
	const char *p, *end, *lengths;
	uint64_t stored, raw, keys, entries;
	size_t codes, capacity;
} directory;

static int compare(const uint16_t *a, size_t an, const uint16_t *b, size_t bn)
{
	for (size_t i = 0; i < an && i < bn; i++)
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	return an < bn ? -1 : an > bn;
}

/* Front-coded against the one before. */
static vb_status read_key(directory *d, uint32_t block)
{
	vbi_blocks *blocks = d->blocks;
	uint32_t before = block ? blocks->list[block - 1].first : 0, before_n = (uint32_t)d->codes - before;
	uint32_t shared = 0, more = 0;

	if (!vbi_get_varint32(&d->p, d->end, &shared) || !vbi_get_varint32(&d->p, d->end, &more) || shared > before_n ||
	    more == 0 || more > VBI_FORM_CODES - shared || 2 * more > (size_t)(d->end - d->p))
		return VB_ERR_FORMAT;
	if (!VBI_GROW(blocks->mem, blocks->codes, d->capacity, d->codes + shared + more))
		return VB_ERR_MEMORY;
	blocks->list[block].first = (uint32_t)d->codes;
	memcpy(blocks->codes + d->codes, blocks->codes + before, shared * sizeof *blocks->codes);
	for (uint32_t i = 0; i < more; i++, d->p += 2)
		blocks->codes[d->codes + shared + i] = vbi_get_le16(d->p);
	d->codes += shared + more;
	if (block && compare(blocks->codes + before, before_n, blocks->codes + blocks->list[block].first, shared + more) >= 0)
		return VB_ERR_FORMAT;
	return VB_OK;
}

static vb_status read_row(directory *d, uint32_t block)
{
	vbi_block *row = &d->blocks->list[block];
	uint32_t keys = 0, entries = 0;

	if (!vbi_get_varint32(&d->p, d->end, &keys) || !vbi_get_varint32(&d->p, d->end, &entries) || keys == 0)
		return VB_ERR_FORMAT;
	row->at = d->stored;
	for (unsigned part = 0; part < VBI_BLOCK_PARTS; part++) {
		if (!vbi_get_varint32(&d->p, d->end, &row->raw[part]) || d->end - d->p < 4 || row->raw[part] > VBI_BLOCK_LIMIT)
			return VB_ERR_FORMAT;
		row->crc[part] = vbi_get_le32(d->p);
		d->p += 4;
		row->stored[part] = vbi_get_le32(d->lengths);
		d->lengths += 4;
		if (row->raw[part] / 1040 > row->stored[part])
			return VB_ERR_FORMAT; /* more than deflate can do */
		d->stored += row->stored[part];
		d->raw += row->raw[part];
	}
	d->keys += keys;
	d->entries += entries;
	return read_key(d, block);
}

/* Most searches are narrowed to a few blocks by the first code. */
static vb_status index_codes(vbi_blocks *blocks)
{
	uint32_t b = 0;

	blocks->from = vbi_alloc(blocks->mem, (VBI_TRIE_CODES + 1) * sizeof *blocks->from);
	if (!blocks->from)
		return VB_ERR_MEMORY;
	for (uint32_t code = 0; code <= VBI_TRIE_CODES; code++) {
		while (b < blocks->n && blocks->codes[blocks->list[b].first] < code)
			b++;
		blocks->from[code] = b;
	}
	return VB_OK;
}

static vb_status read_directory(vbi_blocks *blocks, const vbi_dictfile *file, vb_error *error)
{
	const vbi_dictfile_section *rows = vbi_dictfile_find(file, VBI_SECTION_DIRECTORY);
	const vbi_dictfile_section *lengths = vbi_dictfile_find(file, VBI_SECTION_LENGTHS);
	const vbi_dictfile_section *body = vbi_dictfile_find(file, VBI_SECTION_BLOCKS);
	directory d = {.blocks = blocks};
	vb_status status = VB_OK;
	uint32_t n = 0;

	if (!rows || !lengths || !body || !body->blocks)
		return bad(error, "BLKD", 0, "a section of an index in blocks is missing");
	d.p = rows->raw.p;
	d.end = d.p + rows->raw.n;
	d.lengths = lengths->raw.p;
	if (!vbi_get_varint32(&d.p, d.end, &n) || lengths->raw.n != 4 * VBI_BLOCK_PARTS * (uint64_t)n)
		return bad(error, "BLKL", lengths->raw.n, "not two lengths a block");
	blocks->list = vbi_calloc(blocks->mem, (size_t)n + 1, sizeof *blocks->list);
	if (!blocks->list)
		return VB_ERR_MEMORY;
	for (; blocks->n < n && !status; blocks->n++)
		status = read_row(&d, blocks->n);
	if (status == VB_ERR_FORMAT || (!status && (d.p != d.end || d.stored != body->stored || d.raw != body->raw_length)))
		return bad(error, "BLKD", (uint64_t)(d.p - rows->raw.p), "not a list of blocks");
	if (!status && (d.keys != file->counts.keys || d.entries != file->counts.entries))
		return bad(error, "BLKD", 0, "number of keys or entries is not that of the header");
	blocks->list[n].first = (uint32_t)d.codes;
	blocks->at = body->at;
	blocks->bytes = body->raw;
	blocks->keys = file->counts.keys;
	blocks->entries = file->counts.entries;
	return status ? status : index_codes(blocks);
}

vb_status vbi_blocks_of(const vbi_mem *mem, const vbi_dictfile *file, vbi_blocks *out, vb_error *error)
{
	static const char known[][5] = {"TOKN", "META", "BLKD", "BLKL", "BLKS"};
	vb_status status;

	memset(out, 0, sizeof *out);
	out->mem = mem;
	for (size_t i = 0; i < file->n; i++) {
		unsigned k = 0;

		while (k < 5 && vbi_get_le32(known[k]) != file->list[i].type)
			k++;
		if (k == 5 && !file->list[i].optional)
			return vbi_fail(error, VB_ERR_VERSION, "sections", 0, i,
			                "a section that this version does not know and may not skip", NULL);
	}
	status = vbi_lexicon_read_frame(mem, file, &out->frame, error);
	if (status)
		return status;
	status = read_directory(out, file, error);
	if (status == VB_ERR_MEMORY)
		status = vbi_fail(error, status, NULL, 0, 0, NULL);
	return status;
}

void vbi_blocks_free(vbi_blocks *blocks)
{
	if (!blocks->mem)
		return;
	vbi_lexicon_free(&blocks->frame);
	vbi_free(blocks->mem, blocks->list);
	vbi_free(blocks->mem, blocks->codes);
	vbi_free(blocks->mem, blocks->from);
	memset(blocks, 0, sizeof *blocks);
}

vb_status vbi_blocks_read(const vbi_blocks *blocks, uint32_t block, const vbi_mem *mem, const char *stored, bool light,
                          vbi_lexicon *out, vb_error *error)
{
	const vbi_block *row = &blocks->list[block];
	unsigned parts = light ? 1 : VBI_BLOCK_PARTS;
	char *bytes = vbi_alloc(mem, (size_t)row->raw[0] + (light ? 0 : row->raw[1]) + 1), *to = bytes;
	vbi_slice raw[VBI_BLOCK_PARTS] = {{"", 0}, {"", 0}};
	vb_status status = VB_OK;

	memset(out, 0, sizeof *out);
	if (!bytes)
		return vbi_fail(error, VB_ERR_MEMORY, NULL, 0, 0, NULL);
	for (unsigned part = 0; part < parts && !status; part++) {
		raw[part] = vbi_slice_of(to, row->raw[part]);
		status = vbi_block_inflate(mem, vbi_slice_of(stored, row->stored[part]), to, row->raw[part], row->crc[part]);
		stored += row->stored[part];
		to += row->raw[part];
	}
	if (status)
		status = vbi_fail(error, status, "BLKS", 0, blocks->at + row->at,
		                  status == VB_ERR_FORMAT ? "deflated data are damaged" : NULL, NULL);
	else
		status = vbi_lexicon_read_block(mem, raw, &blocks->frame, light, out, error);
	vbi_free(mem, bytes);
	return status;
}

uint32_t vbi_blocks_find(const vbi_blocks *blocks, const uint16_t *codes, size_t n)
{
	/* Those with a first key below codes: all that begin lower, and some of those that begin the same. */
	uint32_t low = blocks->from[codes[0]], high = blocks->from[codes[0] + 1u];

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const vbi_block *row = &blocks->list[middle];

		if (compare(blocks->codes + row->first, row[1].first - row->first, codes, n) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? low - 1 : UINT32_MAX;
}

bool vbi_blocks_holds(const vbi_blocks *blocks, uint32_t block, const vbi_lexicon *lex, uint32_t key)
{
	const vbi_block *row = &blocks->list[block];
	const uint16_t *first = blocks->codes + row->first;
	size_t first_n = row[1].first - row->first, n;
	uint16_t codes[VBI_FORM_CODES];

	n = vbi_trie_codes(&lex->trie, key, codes, VBI_FORM_CODES);
	if (compare(codes, n, first, first_n) < 0 && (n >= first_n || memcmp(codes, first, n * sizeof *codes) != 0))
		return false;
	return block + 1 == blocks->n ||
	       compare(codes, n, blocks->codes + row[1].first, row[2].first - row[1].first) < 0;
}
