/* dict/dictfile.c - header, table and sections of an index; the only includer of zlib. docs/dict-format.md has the
 * layout with every offset. */
#include "dict/dictfile.h"

#include <string.h>
#include <zlib.h>

#define HEADER 64
#define ROW 40 /* of the section table */
#define MAX_SECTIONS 256
#define OPTIONAL 1u /* flag of a section */
#define CODEC_RAW 0u
#define CODEC_DEFLATE 1u
#define CODEC_BLOCKS 2u

/* Deflate can blow a byte up to 1032. A file may ask for this much memory and no more: a dictionary shrinks to a
 * fifth or so, and the writer keeps to the same rule. */
#define RAW_LIMIT(length) ((uint64_t)(length) * 64 + 65536)

/* A letter with the high bit set, a CR LF, a ^Z and a lone LF: a transfer as 7 bits or as text shows at once. */
static const unsigned char magic[8] = {0x89, 'V', 'B', 'X', '\r', '\n', 0x1A, '\n'};

static const char not_an_index[] = "not a dictionary index";

bool vbi_dictfile_magic(const void *bytes, size_t length)
{
	return length >= sizeof magic && memcmp(bytes, magic, sizeof magic) == 0;
}

const char *vbi_zlib_version(void) { return zlibVersion(); }

static uint32_t crc(const void *bytes, size_t n) { return (uint32_t)crc32_z(0, bytes, n); }

static void type_name(uint32_t type, char out[5])
{
	for (unsigned i = 0; i < 4; i++) {
		unsigned char c = (unsigned char)(type >> 8 * i);

		out[i] = c > ' ' && c < 0x7F ? (char)c : '?';
	}
	out[4] = '\0';
}

/* ---- digest: multiply and fold, eight bytes a step ---- */

static uint64_t digest_word(uint64_t h, uint64_t word)
{
	h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 32;
}

/* Compilers make one load of this. */
static inline uint64_t word_at(const char *p)
{
	const unsigned char *b = (const unsigned char *)p;

	return b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 |
	       (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

static uint64_t digest_section(uint64_t h, uint32_t type, vbi_slice raw)
{
	char tail[8] = {0};
	size_t i;

	h = digest_word(digest_word(h, type), raw.n);
	for (i = 0; raw.n - i >= 8; i += 8)
		h = digest_word(h, word_at(raw.p + i));
	if (i < raw.n) {
		memcpy(tail, raw.p + i, raw.n - i);
		h = digest_word(h, word_at(tail));
	}
	return h;
}

static uint64_t digest_all(const vbi_dictfile_section *list, size_t n)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325);

	for (size_t i = 0; i < n; i++)
		if (!list[i].optional && !list[i].blocks)
			h = digest_section(h, list[i].type, list[i].raw);
	return h;
}

/* ---- zlib through our allocator ---- */

static voidpf zlib_alloc(voidpf opaque, uInt items, uInt size) { return vbi_calloc(opaque, items, size); }
static void zlib_free(voidpf opaque, voidpf block) { vbi_free(opaque, block); }

static void zlib_start(z_stream *z, const vbi_mem *mem)
{
	memset(z, 0, sizeof *z);
	z->zalloc = zlib_alloc;
	z->zfree = zlib_free;
	z->opaque = (voidpf)(uintptr_t)mem; /* handed back to zlib_alloc, which only reads it */
}

/* ---- writing ---- */

/* Appends raw to out, deflated if that is shorter; *codec says which. */
static vb_status put_section(const vbi_mem *mem, vbi_slice raw, bool deflated, vbi_buf *out, unsigned *codec)
{
	z_stream z;
	uLong bound;
	int rc;

	*codec = CODEC_RAW;
	if (deflated && raw.n > 16) {
		zlib_start(&z, mem);
		if (deflateInit2(&z, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK)
			return VB_ERR_MEMORY;
		bound = deflateBound(&z, (uLong)raw.n);
		if (raw.n > UINT32_MAX / 2 || !vbi_buf_reserve(out, bound)) {
			deflateEnd(&z);
			return VB_ERR_MEMORY;
		}
		z.next_in = (z_const Bytef *)(uintptr_t)raw.p;
		z.avail_in = (uInt)raw.n;
		z.next_out = (Bytef *)(out->p + out->n);
		z.avail_out = (uInt)bound;
		rc = deflate(&z, Z_FINISH);
		bound = z.total_out;
		deflateEnd(&z);
		if (rc == Z_STREAM_END && bound < raw.n) {
			out->n += bound;
			*codec = CODEC_DEFLATE;
			return VB_OK;
		}
	}
	vbi_buf_put(out, raw.p, raw.n);
	return out->failed ? VB_ERR_MEMORY : VB_OK;
}

static void put_row(vbi_buf *table, const vbi_dictfile_section *section, unsigned codec, size_t offset, size_t stored)
{
	vbi_buf_le32(table, section->type);
	vbi_buf_le16(table, section->optional ? OPTIONAL : 0);
	vbi_buf_le16(table, codec);
	vbi_buf_le64(table, offset);
	vbi_buf_le64(table, stored);
	vbi_buf_le64(table, section->blocks ? section->raw_length : section->raw.n);
	vbi_buf_le32(table, section->blocks ? 0 : crc(section->raw.p, section->raw.n));
	vbi_buf_le32(table, 0);
}

static void put_header(vbi_buf *head, const vbi_dictfile_counts *counts, size_t sections, uint64_t size, uint64_t digest)
{
	vbi_buf_put(head, magic, sizeof magic);
	vbi_buf_le16(head, VBI_DICTFILE_MAJOR);
	vbi_buf_le16(head, VBI_DICTFILE_MINOR);
	vbi_buf_le32(head, (uint32_t)sections);
	vbi_buf_le64(head, size);
	vbi_buf_le32(head, counts->entries);
	vbi_buf_le32(head, counts->keys);
	vbi_buf_le32(head, counts->nodes);
	vbi_buf_le32(head, counts->tokens);
	vbi_buf_le64(head, digest);
	vbi_buf_le64(head, 0);
	vbi_buf_le32(head, 0);
}

static vb_status write_all(const vbi_mem *mem, const vbi_dictfile_counts *counts, const vbi_dictfile_section *list,
                           size_t n, bool deflated, vbi_buf *out, vbi_buf *head, vbi_buf *table)
{
	static const char zero[8];
	size_t base = out->n, body = HEADER + n * ROW;
	vb_status status = VB_OK;
	uint64_t tail = 0;
	unsigned codec;

	if (!vbi_buf_reserve(out, body))
		return VB_ERR_MEMORY;
	memset(out->p + base, 0, body);
	out->n += body;
	for (size_t i = 0; i < n && !status; i++) {
		size_t at = out->n - base;

		if (list[i].blocks) {
			put_row(table, &list[i], CODEC_BLOCKS, at, (size_t)list[i].length);
			tail = list[i].length + (8 - list[i].length % 8) % 8;
			continue;
		}
		status = put_section(mem, list[i].raw, deflated, out, &codec);
		put_row(table, &list[i], codec, at, out->n - base - at);
		vbi_buf_put(out, zero, (8 - (out->n - base) % 8) % 8);
	}
	if (status)
		return status;
	put_header(head, counts, n, out->n - base + tail, digest_all(list, n));
	if (out->failed || head->failed || table->failed)
		return VB_ERR_MEMORY;
	memcpy(out->p + base, head->p, head->n);
	memcpy(out->p + base + HEADER, table->p, table->n);
	table->n = 0;
	vbi_buf_put(table, out->p + base, HEADER - 4);
	vbi_buf_put(table, out->p + base + HEADER, n * ROW);
	vbi_buf_le32(table, crc(table->p, table->n));
	if (table->failed)
		return VB_ERR_MEMORY;
	memcpy(out->p + base + HEADER - 4, table->p + table->n - 4, 4);
	return VB_OK;
}

vb_status vbi_dictfile_write(const vbi_mem *mem, const vbi_dictfile_counts *counts, const vbi_dictfile_section *list,
                             size_t n, bool deflated, vbi_buf *out, vb_error *error)
{
	vbi_buf head, table;
	size_t base = out->n;
	uint64_t raw = 0;
	vb_status status;

	if (n > MAX_SECTIONS)
		return vbi_fail(error, VB_ERR_LIMIT, NULL, 0, 0, "too many sections", NULL);
	vbi_buf_init(&head, mem);
	vbi_buf_init(&table, mem);
	for (size_t i = 0; i < n; i++)
		raw += list[i].raw.n;
	status = write_all(mem, counts, list, n, deflated, out, &head, &table);
	if (!status && raw > RAW_LIMIT(out->n - base)) {
		/* So uniform that a reader would take it for a bomb. */
		head.n = table.n = 0;
		out->n = base;
		status = write_all(mem, counts, list, n, false, out, &head, &table);
	}
	vbi_buf_free(&head);
	vbi_buf_free(&table);
	return status ? vbi_fail(error, status, NULL, 0, 0, NULL) : VB_OK;
}

/* ---- reading ---- */

typedef struct row {
	uint32_t type, flags, codec, crc;
	uint64_t offset, stored, raw;
} row;

static row get_row(const unsigned char *p)
{
	row r;

	r.type = vbi_get_le32(p);
	r.flags = vbi_get_le16(p + 4);
	r.codec = vbi_get_le16(p + 6);
	r.offset = vbi_get_le64(p + 8);
	r.stored = vbi_get_le64(p + 16);
	r.raw = vbi_get_le64(p + 24);
	r.crc = vbi_get_le32(p + 32);
	return r;
}

static bool readable(const row *r) { return r->codec <= CODEC_BLOCKS && (r->flags & ~OPTIONAL) == 0; }

static vb_status check_header(const unsigned char *p, size_t held, uint64_t length, vb_error *error)
{
	uint32_t sections, sum;
	z_size_t table;

	if (!vbi_dictfile_magic(p, held)) {
		if (held >= 4 && p[1] == 'V' && p[2] == 'B' && p[3] == 'X')
			return vbi_fail(error, VB_ERR_FORMAT, "header", 0, 0,
			                "damaged by a transfer as text (line ends or high bits changed)", NULL);
		return vbi_fail(error, VB_ERR_FORMAT, "header", 0, 0, not_an_index, NULL);
	}
	if (held < HEADER)
		return vbi_fail(error, VB_ERR_FORMAT, "header", 0, length, "cut off", NULL);
	if (vbi_get_le16(p + 8) != VBI_DICTFILE_MAJOR)
		return vbi_fail(error, VB_ERR_VERSION, "header", 0, 8, NULL);
	if (vbi_get_le64(p + 16) != length)
		return vbi_fail(error, VB_ERR_FORMAT, "header", 0, length, "file is cut off or has more at its end",
		                NULL);
	sections = vbi_get_le32(p + 12);
	if (sections > MAX_SECTIONS || sections > (held - HEADER) / ROW)
		return vbi_fail(error, VB_ERR_FORMAT, "header", 0, 12, "section table does not fit", NULL);
	table = (z_size_t)sections * ROW;
	sum = (uint32_t)crc32_z(crc32_z(0, p, HEADER - 4), p + HEADER, table);
	if (sum != vbi_get_le32(p + HEADER - 4))
		return vbi_fail(error, VB_ERR_CHECKSUM, "header", 0, HEADER - 4, NULL);
	return VB_OK;
}

/* Sections lie one after the other from the table on, each at the next multiple of 8, zeros between. Checked first and
 * for all, so that memory is asked for once, within the limit. */
static vb_status check_table(const unsigned char *p, size_t held, uint64_t length, uint64_t *total, vb_error *error)
{
	uint32_t sections = vbi_get_le32(p + 12);
	uint64_t at = HEADER + (uint64_t)sections * ROW;

	*total = 0;
	for (uint32_t i = 0; i < sections; i++) {
		const unsigned char *entry = p + HEADER + (size_t)i * ROW;
		row r = get_row(entry);
		char name[5];

		type_name(r.type, name);
		if (r.offset != at || r.stored > length - at || vbi_get_le32(entry + 36))
			return vbi_fail(error, VB_ERR_FORMAT, name, 0, r.offset, "section out of place", NULL);
		if (r.codec == CODEC_BLOCKS && i + 1 != sections)
			return vbi_fail(error, VB_ERR_FORMAT, name, 0, r.offset, "blocks are not the last section", NULL);
		if (r.codec != CODEC_BLOCKS && (at > held || r.stored > held - at))
			return vbi_fail(error, VB_ERR_FORMAT, name, 0, r.offset, "section out of place", NULL);
		for (at += r.stored; at < length && at % 8; at++)
			if (at < held && p[at])
				return vbi_fail(error, VB_ERR_FORMAT, name, 0, at, "bytes between sections", NULL);
		for (uint32_t k = 0; k < i; k++)
			if (vbi_get_le32(p + HEADER + (size_t)k * ROW) == r.type)
				return vbi_fail(error, VB_ERR_FORMAT, name, 0, r.offset, "section stands twice", NULL);
		if (!readable(&r)) {
			if (r.flags & OPTIONAL)
				continue;
			return vbi_fail(error, VB_ERR_VERSION, name, 0, r.offset, "unknown coding of a section", NULL);
		}
		if ((r.codec == CODEC_RAW && r.raw != r.stored) || (r.codec == CODEC_DEFLATE && r.raw > RAW_LIMIT(length) - *total))
			return vbi_fail(error, VB_ERR_FORMAT, name, 0, r.offset, "length of section is not plausible",
			                NULL);
		if (r.codec == CODEC_DEFLATE)
			*total += r.raw;
	}
	if (at != length)
		return vbi_fail(error, VB_ERR_FORMAT, "header", 0, at, "bytes after the last section", NULL);
	return VB_OK;
}

static bool inflate_section(z_stream *z, const unsigned char *from, const row *r, char *to)
{
	z->next_in = (z_const Bytef *)(uintptr_t)from;
	z->avail_in = (uInt)r->stored;
	z->next_out = (Bytef *)to;
	z->avail_out = (uInt)r->raw;
	return inflateReset(z) == Z_OK && inflate(z, Z_FINISH) == Z_STREAM_END && z->avail_in == 0 &&
	       z->avail_out == 0;
}

static vb_status read_sections(const vbi_mem *mem, const unsigned char *p, size_t held, bool own, vbi_dictfile *out,
                               vb_error *error)
{
	vb_status status = VB_OK;
	char *to = out->block;
	z_stream z;

	zlib_start(&z, mem);
	if (inflateInit2(&z, -15) != Z_OK)
		return vbi_fail(error, VB_ERR_MEMORY, NULL, 0, 0, NULL);
	for (size_t i = 0; i < out->n && !status; i++) {
		row r = get_row(p + HEADER + i * ROW);
		char name[5];

		type_name(r.type, name);
		out->list[i].type = r.type;
		out->list[i].optional = r.flags & OPTIONAL;
		out->list[i].raw = vbi_slice_of("", 0);
		out->list[i].at = r.offset;
		out->list[i].stored = r.stored;
		if (!readable(&r))
			continue;
		if (r.codec == CODEC_BLOCKS) {
			out->list[i].blocks = 1;
			out->list[i].raw_length = r.raw;
			if (r.offset < held && r.stored <= held - r.offset)
				out->list[i].raw = vbi_slice_of((const char *)p + r.offset, (size_t)r.stored);
			continue;
		}
		out->list[i].raw = vbi_slice_of(r.codec == CODEC_RAW ? (const char *)p + r.offset : to, (size_t)r.raw);
		if (r.codec == CODEC_DEFLATE && !inflate_section(&z, p + r.offset, &r, to))
			status = vbi_fail(error, VB_ERR_FORMAT, name, 0, r.offset + z.total_in,
			                  "deflated data are damaged", NULL);
		if (!status && !own && crc(out->list[i].raw.p, (size_t)r.raw) != r.crc)
			status = vbi_fail(error, VB_ERR_CHECKSUM, name, 0, r.offset, NULL);
		to += r.codec == CODEC_DEFLATE ? r.raw : 0;
	}
	inflateEnd(&z);
	return status;
}

static void hexadecimal(uint64_t value, char out[17])
{
	for (unsigned i = 0; i < 16; i++)
		out[i] = "0123456789abcdef"[value >> (60 - 4 * i) & 15];
	out[16] = '\0';
}

size_t vbi_dictfile_head(const void *bytes, size_t held)
{
	const unsigned char *p = bytes;
	uint32_t sections;

	if (held < HEADER || !vbi_dictfile_magic(p, held))
		return 0;
	sections = vbi_get_le32(p + 12);
	for (uint32_t i = 0; i < sections && i < MAX_SECTIONS && HEADER + (i + 1) * ROW <= held; i++) {
		row r = get_row(p + HEADER + (size_t)i * ROW);

		if (r.codec == CODEC_BLOCKS)
			return r.offset <= UINT32_MAX / 2 ? (size_t)r.offset : 0;
	}
	return 0;
}

static vb_status read_file(const vbi_mem *mem, const void *bytes, size_t held, uint64_t length, bool own, vbi_dictfile *out,
                           vb_error *error)
{
	const unsigned char *p = bytes;
	uint64_t total = 0;
	vb_status status;

	memset(out, 0, sizeof *out);
	if (length > UINT32_MAX / 2)
		return vbi_fail(error, VB_ERR_LIMIT, NULL, 0, 0, "index larger than 2 GiB", NULL);
	status = check_header(p, held, length, error);
	if (!status)
		status = check_table(p, held, length, &total, error);
	if (status)
		return status;
	if (total > UINT32_MAX / 2)
		return vbi_fail(error, VB_ERR_LIMIT, NULL, 0, 0, "index larger than 2 GiB", NULL);
	out->mem = mem;
	out->n = vbi_get_le32(p + 12);
	out->counts.entries = vbi_get_le32(p + 24);
	out->counts.keys = vbi_get_le32(p + 28);
	out->counts.nodes = vbi_get_le32(p + 32);
	out->counts.tokens = vbi_get_le32(p + 36);
	out->list = vbi_calloc(mem, out->n + 1, sizeof *out->list);
	out->block = vbi_alloc(mem, (size_t)total + 1);
	if (!out->list || !out->block)
		status = vbi_fail(error, VB_ERR_MEMORY, NULL, 0, 0, NULL);
	if (!status)
		status = read_sections(mem, p, held, own, out, error);
	if (status)
		vbi_dictfile_free(out);
	else
		hexadecimal(vbi_get_le64(p + 40), out->digest);
	return status;
}

vb_status vbi_dictfile_read(const vbi_mem *mem, const void *bytes, size_t length, vbi_dictfile *out, vb_error *error)
{
	return read_file(mem, bytes, length, length, false, out, error);
}

vb_status vbi_dictfile_read_own(const vbi_mem *mem, const void *bytes, size_t length, vbi_dictfile *out, vb_error *error)
{
	return read_file(mem, bytes, length, length, true, out, error);
}

vb_status vbi_dictfile_read_part(const vbi_mem *mem, const void *bytes, size_t held, uint64_t length, vbi_dictfile *out,
                                 vb_error *error)
{
	return read_file(mem, bytes, held, length, false, out, error);
}

/* ---- blocks ---- */

uint32_t vbi_block_crc(uint32_t so_far, vbi_slice bytes)
{
	return (uint32_t)crc32_z(so_far, (const Bytef *)bytes.p, bytes.n);
}

/* A new deflate block for each part: columns have little in common. */
vb_status vbi_block_deflate(const vbi_mem *mem, const vbi_slice *parts, size_t n, vbi_buf *out)
{
	z_stream z;
	size_t total = 0;
	int rc = Z_OK;

	for (size_t i = 0; i < n; i++)
		total += parts[i].n;
	zlib_start(&z, mem);
	if (total > UINT32_MAX / 4 || deflateInit2(&z, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK)
		return VB_ERR_MEMORY;
	if (!vbi_buf_reserve(out, deflateBound(&z, (uLong)total) + 16 * n)) {
		deflateEnd(&z);
		return VB_ERR_MEMORY;
	}
	z.next_out = (Bytef *)(out->p + out->n);
	z.avail_out = (uInt)(out->capacity - out->n);
	for (size_t i = 0; i < n && rc == Z_OK; i++) {
		z.next_in = (z_const Bytef *)(uintptr_t)parts[i].p;
		z.avail_in = (uInt)parts[i].n;
		if (parts[i].n || i + 1 == n)
			rc = deflate(&z, i + 1 == n ? Z_FINISH : Z_BLOCK);
	}
	out->n += z.total_out;
	deflateEnd(&z);
	return rc == Z_STREAM_END ? VB_OK : VB_ERR_MEMORY;
}

vb_status vbi_block_inflate(const vbi_mem *mem, vbi_slice stored, char *raw, size_t length, uint32_t sum)
{
	z_stream z;
	int rc;

	zlib_start(&z, mem);
	z.next_in = (z_const Bytef *)(uintptr_t)stored.p;
	z.avail_in = (uInt)stored.n;
	z.next_out = (Bytef *)raw;
	z.avail_out = (uInt)length;
	if (inflateInit2(&z, -15) != Z_OK)
		return VB_ERR_MEMORY;
	rc = inflate(&z, Z_FINISH);
	inflateEnd(&z);
	if (rc != Z_STREAM_END || z.avail_in || z.avail_out)
		return VB_ERR_FORMAT;
	return crc(raw, length) == sum ? VB_OK : VB_ERR_CHECKSUM;
}

bool vbi_dictfile_digest_right(const vbi_dictfile *file)
{
	char digest[17];

	hexadecimal(digest_all(file->list, file->n), digest);
	return memcmp(digest, file->digest, sizeof digest) == 0;
}

const vbi_dictfile_section *vbi_dictfile_find(const vbi_dictfile *file, uint32_t type)
{
	for (size_t i = 0; i < file->n; i++)
		if (file->list[i].type == type)
			return &file->list[i];
	return NULL;
}

void vbi_dictfile_free(vbi_dictfile *file)
{
	if (!file->mem)
		return;
	vbi_free(file->mem, file->list);
	vbi_free(file->mem, file->block);
	memset(file, 0, sizeof *file);
}
