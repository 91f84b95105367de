/* dict/packer.c - records of entries, and blocks of sorted records. */
#include "dict/packer.h"

#include <string.h>

#include "dict/blocks.h"
#include "dict/form.h"
#include "dict/lexbuild.h"
#include "dict/varint.h"

#define KEY_TOKEN 0x80

/* A key that is a beginning of the one being added, or that one, with its records. */
typedef struct ancestor {
	vbi_buf key, records;
} ancestor;

struct vbi_packer {
	const vbi_mem *mem;
	vbi_strset tokens;
	/* reading */
	vbi_lexbuild *build; /* of one piece; later of one block */
	vbi_src src;
	vbi_buf piece, standard[VBI_SRC_COLUMNS];
	char name[512];
	uint32_t date;
	/* adding */
	bool adding;
	vbi_token_ranks ranks;
	ancestor stack[VBI_FORM_TOKENS + 1];
	size_t depth;
	vbi_buf key;      /* of the record before */
	vbi_buf first;    /* key of the block's first own record */
	vbi_buf replicas; /* records of what is a beginning of it */
	uint32_t own;     /* keys of this block */
	size_t own_bytes;
	/* what was written */
	vbi_buf directory, lengths;
	uint16_t *before; /* first key of the block before, in codes */
	size_t before_n;
	uint32_t blocks;
	uint64_t stored, raw, entries, keys, nodes;
};

vb_status vbi_packer_new(const vbi_mem *mem, vbi_packer **out)
{
	vbi_packer *p = vbi_calloc(mem, 1, sizeof *p);

	*out = p;
	if (!p)
		return VB_ERR_MEMORY;
	p->mem = mem;
	vbi_strset_init(&p->tokens, mem);
	vbi_buf_init(&p->piece, mem);
	for (unsigned i = 0; i < VBI_SRC_COLUMNS; i++)
		vbi_buf_init(&p->standard[i], mem);
	for (unsigned i = 0; i <= VBI_FORM_TOKENS; i++) {
		vbi_buf_init(&p->stack[i].key, mem);
		vbi_buf_init(&p->stack[i].records, mem);
	}
	vbi_buf_init(&p->key, mem);
	vbi_buf_init(&p->first, mem);
	vbi_buf_init(&p->replicas, mem);
	vbi_buf_init(&p->directory, mem);
	vbi_buf_init(&p->lengths, mem);
	p->before = vbi_alloc(mem, 2 * VBI_FORM_CODES * sizeof *p->before);
	if (p->before)
		return VB_OK;
	vbi_packer_free(p);
	*out = NULL;
	return VB_ERR_MEMORY;
}

void vbi_packer_free(vbi_packer *p)
{
	if (!p)
		return;
	vbi_strset_free(&p->tokens);
	vbi_lexbuild_free(p->build);
	vbi_buf_free(&p->piece);
	for (unsigned i = 0; i < VBI_SRC_COLUMNS; i++)
		vbi_buf_free(&p->standard[i]);
	for (unsigned i = 0; i <= VBI_FORM_TOKENS; i++) {
		vbi_buf_free(&p->stack[i].key);
		vbi_buf_free(&p->stack[i].records);
	}
	vbi_token_ranks_free(p->mem, &p->ranks);
	vbi_buf_free(&p->key);
	vbi_buf_free(&p->first);
	vbi_buf_free(&p->replicas);
	vbi_buf_free(&p->directory);
	vbi_buf_free(&p->lengths);
	vbi_free(p->mem, p->before);
	vbi_free(p->mem, p);
}

/* A build with the packer's tokens. */
static vb_status new_build(vbi_packer *p)
{
	vb_status status;

	vbi_lexbuild_free(p->build);
	status = vbi_lexbuild_new(p->mem, &p->build);
	if (!status)
		p->build->tokens = &p->tokens;
	return status;
}

/* ---- sources to records ---- */

vb_status vbi_packer_source(vbi_packer *p, const char *name)
{
	size_t n = strlen(name) < sizeof p->name ? strlen(name) : sizeof p->name - 1;

	if (p->adding || p->piece.n)
		return VB_ERR_STATE;
	memcpy(p->name, name, n);
	p->name[n] = '\0';
	vbi_src_open(&p->src, p->name, "", 0);
	p->src.at = SIZE_MAX; /* nothing read yet */
	return VB_OK;
}

static void put_string(vbi_buf *out, vbi_slice s)
{
	vbi_buf_varint(out, s.n);
	vbi_buf_put(out, s.p, s.n);
}

static void put_record(const vbi_packer *p, const vbi_item *item, vbi_buf *out)
{
	const vbi_lexbuild *build = p->build;
	size_t begin = out->n;

	vbi_buf_le32(out, 0);
	for (unsigned i = 0; i < item->length; i++) {
		uint32_t code = build->codes[item->codes + i];

		if (code & VBI_KEY_TOKEN) {
			vbi_slice text = vbi_strset_get(&p->tokens, code & ~VBI_KEY_TOKEN);

			vbi_buf_byte(out, (char)KEY_TOKEN);
			vbi_buf_put(out, text.p, text.n);
			vbi_buf_byte(out, 0);
		} else {
			vbi_buf_byte(out, (char)((code + 1) >> 8));
			vbi_buf_byte(out, (char)((code + 1) & 0xFF));
		}
	}
	vbi_buf_byte(out, 0);
	vbi_buf_byte(out, 0);
	vbi_buf_byte(out, (char)item->cls);
	vbi_buf_byte(out, (char)item->hides);
	vbi_buf_varint(out, item->freq);
	vbi_buf_varint(out, item->from);
	vbi_buf_varint(out, item->to);
	put_string(out, vbi_strset_get(&build->strings, item->form));
	put_string(out, vbi_strset_get(&build->strings, item->canon));
	put_string(out, vbi_strset_get(&build->strings, item->attr));
	if (!out->failed)
		for (unsigned i = 0; i < 4; i++)
			out->p[begin + i] = (char)((out->n - begin - 4) >> 8 * i & 0xFF);
}

/* Defaults are slices of a piece that goes. */
static bool keep_standards(vbi_packer *p)
{
	for (unsigned c = 0; c < VBI_SRC_COLUMNS; c++) {
		vbi_slice *s = &p->src.standard[c];

		if (!s->n || s->p < p->piece.p || s->p >= p->piece.p + p->piece.n)
			continue;
		p->standard[c].n = 0;
		vbi_buf_put(&p->standard[c], s->p, s->n);
		if (p->standard[c].failed)
			return false;
		s->p = p->standard[c].p;
	}
	return true;
}

/* Lines of the piece up to length. */
static vb_status read_lines(vbi_packer *p, size_t length, vbi_buf *out, vb_error *error)
{
	vb_status status = new_build(p);

	if (status)
		return vbi_fail(error, status, p->name, 0, 0, NULL);
	if (p->src.at == SIZE_MAX)
		vbi_src_open(&p->src, p->name, p->piece.p, length); /* with the byte order mark, if there is one */
	else {
		p->src.text = p->piece.p;
		p->src.length = length;
		p->src.at = 0;
	}
	status = vbi_lexbuild_add_src(p->build, &p->src, error);
	if (status)
		return status;
	for (size_t i = 0; i < p->build->n; i++)
		put_record(p, &p->build->items[i], out);
	if (p->build->date > p->date)
		p->date = p->build->date;
	if (out->failed || !keep_standards(p))
		return vbi_fail(error, VB_ERR_MEMORY, p->name, 0, 0, NULL);
	memmove(p->piece.p, p->piece.p + length, p->piece.n - length);
	p->piece.n -= length;
	return VB_OK;
}

vb_status vbi_packer_feed(vbi_packer *p, const char *bytes, size_t length, bool last, vbi_buf *out, vb_error *error)
{
	size_t n;

	if (p->adding)
		return vbi_fail(error, VB_ERR_STATE, p->name, 0, 0, NULL);
	vbi_buf_put(&p->piece, bytes, length);
	if (p->piece.failed)
		return vbi_fail(error, VB_ERR_MEMORY, p->name, 0, 0, NULL);
	for (n = p->piece.n; !last && n && p->piece.p[n - 1] != '\n'; n--)
		;
	return n ? read_lines(p, n, out, error) : VB_OK;
}

/* ---- records to blocks ---- */

static vb_status wrong(vb_error *error) { return vbi_fail(error, VB_ERR_ARGUMENT, "record", 0, 0, "not a record, or not in order", NULL); }

/* The length of the key without its end; SIZE_MAX if there is none. */
static size_t key_length(const char *record, size_t length)
{
	size_t at = 0;

	while (length - at >= 2) {
		if (record[at] == 0 && record[at + 1] == 0)
			return at;
		if ((unsigned char)record[at] == KEY_TOKEN) {
			const char *end = memchr(record + at, 0, length - at);

			if (!end)
				return SIZE_MAX;
			at = (size_t)(end - record) + 1;
		} else
			at += 2;
	}
	return SIZE_MAX;
}

/* The key in codes as the build has them; rank: as the file has them, to out. */
static vb_status key_codes(vbi_packer *p, const char *key, size_t length, vbi_item *item)
{
	vb_status status = VB_OK;

	item->codes = (uint32_t)p->build->codes_n;
	for (size_t at = 0; at < length && !status; item->length++) {
		const char *end;
		uint32_t number;

		if (item->length == VBI_FORM_TOKENS)
			return VB_ERR_ARGUMENT;
		if ((unsigned char)key[at] != KEY_TOKEN) {
			number = (uint32_t)((unsigned char)key[at] << 8 | (unsigned char)key[at + 1]) - 1;
			status = number < VBI_CODE_TOKEN ? vbi_lexbuild_code(p->build, number) : VB_ERR_ARGUMENT;
			at += 2;
			continue;
		}
		end = memchr(key + at, 0, length - at);
		if (!end || vbi_strset_add(&p->tokens, vbi_slice_of(key + at + 1, (size_t)(end - key) - at - 1), &number))
			return VB_ERR_MEMORY;
		status = number < p->ranks.n ? vbi_lexbuild_code(p->build, VBI_KEY_TOKEN | number) : VB_ERR_ARGUMENT;
		at = (size_t)(end - key) + 1;
	}
	return status;
}

static bool take_string(vbi_packer *p, const char **at, const char *end, uint32_t *number, vb_status *status)
{
	uint32_t n = 0;

	if (!vbi_get_varint32(at, end, &n) || n > (size_t)(end - *at) || n > VBI_STRING_MAX)
		return false;
	*status = vbi_strset_add(&p->build->strings, vbi_slice_of(*at, n), number);
	*at += n;
	return *status == VB_OK;
}

/* One record to the build. */
static vb_status take_record(vbi_packer *p, const char *record, size_t length)
{
	const char *at, *end = record + length;
	size_t key = key_length(record, length);
	vb_status status;
	vbi_item item;

	memset(&item, 0, sizeof item);
	if (key == SIZE_MAX || key == 0 || length - key < 4)
		return VB_ERR_ARGUMENT;
	status = key_codes(p, record, key, &item);
	if (status)
		return status;
	at = record + key + 2;
	item.cls = (uint8_t)*at++;
	item.hides = (uint8_t)*at++;
	if (!vbi_class_name(item.cls) || item.hides > 1 || !vbi_get_varint32(&at, end, &item.freq) ||
	    !vbi_get_varint32(&at, end, &item.from) || !vbi_get_varint32(&at, end, &item.to))
		return VB_ERR_ARGUMENT;
	if (!take_string(p, &at, end, &item.form, &status) || !take_string(p, &at, end, &item.canon, &status) ||
	    !take_string(p, &at, end, &item.attr, &status))
		return status ? status : VB_ERR_ARGUMENT;
	return at == end ? vbi_lexbuild_item(p->build, &item) : VB_ERR_ARGUMENT;
}

/* Records led by their lengths. */
static vb_status take_records(vbi_packer *p, const vbi_buf *records)
{
	vb_status status = VB_OK;

	for (size_t at = 0; at < records->n && !status;) {
		size_t n = vbi_get_le32(records->p + at);

		status = take_record(p, records->p + at + 4, n);
		at += 4 + n;
	}
	return status;
}

/* How many entries the replicas come to. */
static vb_status count_replicas(vbi_packer *p, uint32_t *entries)
{
	vbi_lexbuild *block = p->build;
	vbi_buf column[VBI_SECTION_END];
	vbi_dictfile_counts counts = {0};
	vb_status status;

	*entries = 0;
	if (!p->replicas.n)
		return VB_OK;
	p->build = NULL;
	for (unsigned s = 0; s < VBI_SECTION_END; s++)
		vbi_buf_init(&column[s], p->mem);
	status = new_build(p);
	if (!status) {
		p->build->ranks = &p->ranks;
		status = take_records(p, &p->replicas);
	}
	if (!status)
		status = vbi_lexbuild_columns(p->build, column, &counts);
	*entries = counts.entries;
	for (unsigned s = 0; s < VBI_SECTION_END; s++)
		vbi_buf_free(&column[s]);
	vbi_lexbuild_free(p->build);
	p->build = block;
	return status;
}

/* The block's first key, front-coded against that of the block before. */
static void put_first_key(vbi_packer *p)
{
	uint16_t codes[2 * VBI_FORM_CODES];
	size_t n = 0, shared = 0;

	for (size_t at = 0; at < p->first.n;) {
		const char *key = p->first.p + at;
		uint32_t number = 0;
		size_t length;

		if ((unsigned char)*key != KEY_TOKEN) {
			codes[n++] = (uint16_t)(((unsigned char)key[0] << 8 | (unsigned char)key[1]) - 1);
			at += 2;
			continue;
		}
		length = strlen(key + 1);
		if (vbi_strset_add(&p->tokens, vbi_slice_of(key + 1, length), &number) == VB_OK) {
			vbi_code code = vbi_code_of(p->ranks.rank[number]);

			codes[n++] = (uint16_t)code;
			if (code >> 16)
				codes[n++] = (uint16_t)((code >> 16) - 1);
		}
		at += length + 2;
	}
	while (shared < n && shared < p->before_n && codes[shared] == p->before[shared])
		shared++;
	vbi_buf_varint(&p->directory, shared);
	vbi_buf_varint(&p->directory, n - shared);
	for (size_t i = shared; i < n; i++)
		vbi_buf_le16(&p->directory, codes[i]);
	memcpy(p->before, codes, n * sizeof *codes);
	p->before_n = n;
}

/* One part of a block: lengths of columns, columns. */
static vb_status put_part(vbi_packer *p, const vbi_buf column[VBI_SECTION_END], vbi_buf *head, unsigned which, vbi_buf *out)
{
	vbi_slice part[VBI_SECTION_END + 1];
	size_t n = 1, before = out->n, raw = 0;
	uint32_t crc = 0;
	vb_status status;

	for (unsigned s = 0; s <= VBI_SECTION_TO; s++)
		if (s != VBI_SECTION_TOKENS && VBI_BLOCK_PART(s) == which) {
			vbi_buf_varint(head, column[s].n);
			part[n++] = vbi_slice_of(column[s].p ? column[s].p : "", column[s].n);
		}
	if (head->failed)
		return VB_ERR_MEMORY;
	part[0] = vbi_slice_of(head->p, head->n);
	for (size_t i = 0; i < n; i++) {
		crc = vbi_block_crc(crc, part[i]);
		raw += part[i].n;
	}
	status = raw > VBI_BLOCK_LIMIT ? VB_ERR_LIMIT : vbi_block_deflate(p->mem, part, n, out);
	vbi_buf_varint(&p->directory, raw);
	vbi_buf_le32(&p->directory, crc);
	vbi_buf_le32(&p->lengths, (uint32_t)(out->n - before));
	p->raw += raw;
	p->stored += out->n - before;
	return status;
}

static vb_status put_block(vbi_packer *p, const vbi_buf column[VBI_SECTION_END], const vbi_dictfile_counts *counts,
                           vbi_buf *out)
{
	uint32_t replicas;
	vb_status status = count_replicas(p, &replicas);
	vbi_buf head;

	if (status)
		return status;
	vbi_buf_varint(&p->directory, p->own);
	vbi_buf_varint(&p->directory, counts->entries - replicas);
	vbi_buf_init(&head, p->mem);
	vbi_buf_varint(&head, counts->entries);
	vbi_buf_varint(&head, counts->keys);
	vbi_buf_varint(&head, counts->nodes);
	for (unsigned part = 0; part < VBI_BLOCK_PARTS && !status; part++) {
		status = put_part(p, column, &head, part, out);
		head.n = 0;
	}
	vbi_buf_free(&head);
	put_first_key(p);
	p->blocks++;
	p->keys += p->own;
	p->entries += counts->entries - replicas;
	p->nodes += counts->nodes;
	if (!status && (out->failed || p->directory.failed || p->lengths.failed))
		status = VB_ERR_MEMORY;
	return status;
}

/* What was added becomes a block; the next one begins with what is in the stack. */
static vb_status end_block(vbi_packer *p, vbi_buf *out)
{
	vbi_buf column[VBI_SECTION_END];
	vbi_dictfile_counts counts;
	vb_status status;

	for (unsigned s = 0; s < VBI_SECTION_END; s++)
		vbi_buf_init(&column[s], p->mem);
	status = vbi_lexbuild_columns(p->build, column, &counts);
	if (!status)
		status = put_block(p, column, &counts, out);
	for (unsigned s = 0; s < VBI_SECTION_END; s++)
		vbi_buf_free(&column[s]);
	return status;
}

static vb_status begin_block(vbi_packer *p, const char *key, size_t length)
{
	vb_status status = new_build(p);

	p->own = 0;
	p->own_bytes = 0;
	p->first.n = p->replicas.n = 0;
	vbi_buf_put(&p->first, key, length);
	for (size_t i = 0; i < p->depth; i++)
		vbi_buf_put(&p->replicas, p->stack[i].records.p, p->stack[i].records.n);
	if (status || p->first.failed || p->replicas.failed)
		return VB_ERR_MEMORY;
	p->build->ranks = &p->ranks;
	return take_records(p, &p->replicas);
}

/* A key begins: the stack keeps what is a beginning of it. */
static vb_status next_key(vbi_packer *p, const char *key, size_t length, vbi_buf *out)
{
	vb_status status = VB_OK;
	ancestor *top;

	while (p->depth) {
		top = &p->stack[p->depth - 1];
		if (top->key.n < length && memcmp(top->key.p, key, top->key.n) == 0)
			break;
		p->depth--;
	}
	if (!p->build || p->own >= VBI_BLOCK_KEYS || p->own_bytes >= VBI_BLOCK_RAW) {
		if (p->build)
			status = end_block(p, out);
		if (!status)
			status = begin_block(p, key, length);
	}
	if (status)
		return status;
	top = &p->stack[p->depth++];
	top->key.n = top->records.n = 0;
	vbi_buf_put(&top->key, key, length);
	p->key.n = 0;
	vbi_buf_put(&p->key, key, length);
	p->own++;
	return top->key.failed || p->key.failed ? VB_ERR_MEMORY : VB_OK;
}

static vb_status begin_adding(vbi_packer *p)
{
	if (p->piece.n)
		return VB_ERR_STATE; /* the end of a source was not told */
	p->adding = true;
	vbi_lexbuild_free(p->build);
	p->build = NULL;
	return vbi_token_ranks_make(p->mem, &p->tokens, &p->ranks);
}

vb_status vbi_packer_add(vbi_packer *p, const char *record, size_t length, vbi_buf *out, vb_error *error)
{
	size_t key = key_length(record, length);
	vb_status status = p->adding ? VB_OK : begin_adding(p);
	ancestor *top;
	int order;

	if (status)
		return vbi_fail(error, status, NULL, 0, 0, NULL);
	if (key == SIZE_MAX || key == 0)
		return wrong(error);
	order = vbi_slice_compare(vbi_slice_of(p->key.p, p->key.n), vbi_slice_of(record, key));
	if (order > 0)
		return wrong(error);
	if (order < 0 || !p->build)
		status = next_key(p, record, key, out);
	if (!status)
		status = take_record(p, record, length);
	if (status == VB_ERR_ARGUMENT)
		return wrong(error);
	if (status)
		return vbi_fail(error, status, NULL, 0, 0, NULL);
	top = &p->stack[p->depth - 1];
	vbi_buf_le32(&top->records, (uint32_t)length);
	vbi_buf_put(&top->records, record, length);
	p->own_bytes += length;
	return top->records.failed ? vbi_fail(error, VB_ERR_MEMORY, NULL, 0, 0, NULL) : VB_OK;
}

static vb_status put_head(vbi_packer *p, vbi_buf *head, vb_error *error)
{
	vbi_dictfile_section section[5] = {
		{.type = VBI_SECTION('T', 'O', 'K', 'N')},
		{.type = VBI_SECTION('M', 'E', 'T', 'A'), .optional = 1},
		{.type = VBI_SECTION_DIRECTORY},
		{.type = VBI_SECTION_LENGTHS, .optional = 1},
		{.type = VBI_SECTION_BLOCKS, .blocks = 1, .length = p->stored, .raw_length = p->raw},
	};
	vbi_dictfile_counts counts = {(uint32_t)p->entries, (uint32_t)p->keys, (uint32_t)p->nodes, p->ranks.n};
	vbi_buf tokens, meta, directory;
	vb_status status = VB_ERR_MEMORY;

	vbi_buf_init(&tokens, p->mem);
	vbi_buf_init(&meta, p->mem);
	vbi_buf_init(&directory, p->mem);
	vbi_put_tokens(&p->tokens, &p->ranks, &tokens);
	vbi_put_meta(p->date, &meta);
	vbi_buf_varint(&directory, p->blocks);
	vbi_buf_put(&directory, p->directory.p, p->directory.n);
	section[0].raw = vbi_slice_of(tokens.p ? tokens.p : "", tokens.n);
	section[1].raw = vbi_slice_of(meta.p, meta.n);
	section[2].raw = vbi_slice_of(directory.p, directory.n);
	section[3].raw = vbi_slice_of(p->lengths.p ? p->lengths.p : "", p->lengths.n);
	if (!tokens.failed && !meta.failed && !directory.failed)
		status = vbi_dictfile_write(p->mem, &counts, section, 5, true, head, error);
	vbi_buf_free(&tokens);
	vbi_buf_free(&meta);
	vbi_buf_free(&directory);
	return status;
}

vb_status vbi_packer_finish(vbi_packer *p, vbi_buf *body, vbi_buf *head, vb_error *error)
{
	static const char zero[8];
	vb_status status = p->adding ? VB_OK : begin_adding(p);

	if (!status && p->build)
		status = end_block(p, body);
	if (!status && (p->entries > UINT32_MAX / 4 || p->stored > UINT32_MAX / 4))
		status = VB_ERR_LIMIT;
	vbi_buf_put(body, zero, (size_t)((8 - p->stored % 8) % 8));
	if (!status)
		status = put_head(p, head, error);
	if (!status && (body->failed || head->failed))
		status = VB_ERR_MEMORY;
	return status ? vbi_fail(error, status, NULL, 0, 0, NULL) : VB_OK;
}
