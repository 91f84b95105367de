/* Fuzz target: dictionaries. An even first byte: the rest is a source, compiled, verified, loaded and looked up. An odd one:
 * the rest is an index, as it is or with its checksums put right, so that damage reaches what lies behind them. */
#include <unistd.h>

#include <zlib.h>

#include "fuzz.h"

#define HEADER 64
#define SECTION 40

static uint64_t little(const uint8_t *p, unsigned bytes)
{
	uint64_t value = 0;

	while (bytes--)
		value = value << 8 | p[bytes];
	return value;
}

static void put_crc(uint8_t *p, uint32_t crc)
{
	for (unsigned i = 0; i < 4; i++)
		p[i] = (uint8_t)(crc >> 8 * i);
}

static uint64_t digest(uint64_t h, uint64_t word)
{
	h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 32;
}

/* Sections that are stored, the digest if all required ones are, then the header (docs/dict-format.md). */
static void repair(uint8_t *p, size_t n)
{
	uint64_t count = n >= HEADER ? little(p + 12, 4) : 0, h = UINT64_C(0xCBF29CE484222325);
	uLong crc;

	if (n < HEADER || count > (n - HEADER) / SECTION)
		return;
	for (uint64_t i = 0; i < count; i++) {
		uint8_t *entry = p + HEADER + i * SECTION;
		uint64_t at = little(entry + 8, 8), length = little(entry + 16, 8);

		if (little(entry + 6, 2) != 0 || at > n || length > n - at)
			continue;
		put_crc(entry + 32, (uint32_t)crc32(0, p + at, (uInt)length));
		if (entry[4] & 1)
			continue;
		h = digest(digest(h, little(entry, 4)), length);
		for (uint64_t i8 = 0; i8 < length; i8 += 8)
			h = digest(h, little(p + at + i8, length - i8 < 8 ? (unsigned)(length - i8) : 8));
	}
	put_crc(p + 40, (uint32_t)h);
	put_crc(p + 44, (uint32_t)(h >> 32));
	crc = crc32(0, p, 60);
	put_crc(p + 60, (uint32_t)crc32(crc, p + HEADER, (uInt)(count * SECTION)));
}

/* Every entry can be read, and, in an index that is verified, every form is found under itself. */
static void read_model(const vb_model *model, int verified)
{
	static const char text[] = "Ông Trần Văn Bình, Giám đốc Sở Y tế, hoà giải từ 1/2/2024 theo Nghị định số 1/2020/NĐ-CP.";
	size_t count = vb_dict_count(model), first;
	vb_dict_entry entry = {.struct_size = sizeof entry};
	char info[64];
	vb_doc *doc;

	PROMISE(vb_dict_get(model, count, &entry) == VB_ERR_ARGUMENT);
	for (size_t i = 0; i < count && i < 2000; i++) {
		size_t found;

		PROMISE(vb_dict_get(model, i, &entry) == VB_OK);
		found = vb_dict_lookup(model, entry.form, entry.form_length, &first);
		PROMISE(found <= count && (found == 0 || first <= count - found));
		PROMISE(!verified || (found > 0 && first <= i && i < first + found));
	}
	PROMISE(vb_dict_lookup(model, text, sizeof text - 1, &first) <= count);
	PROMISE(vb_model_info(model, "source-digest", info, sizeof info) > 0);
	PROMISE(vb_doc_new(model, NULL, &doc) == VB_OK);
	PROMISE(vb_doc_analyze(doc, text, sizeof text - 1, NULL, VB_LAYER_ALL) == VB_OK);
	vb_doc_free(doc);
}

static void from_source(const char *text, size_t size)
{
	vb_error error = {.struct_size = sizeof error};
	vb_dict_builder *builder;
	const void *bytes;
	vb_model *model;
	vb_status status;
	size_t length;

	PROMISE(vb_dict_builder_new(NULL, &builder) == VB_OK);
	status = vb_dict_builder_add(builder, "source", text, size, &error);
	PROMISE(status == VB_OK || (status == error.status && error.message[0]));
	if (status == VB_OK) {
		status = vb_dict_builder_finish(builder, size % 2 ? VB_DICT_STORED : 0, &bytes, &length, &error);
		PROMISE(status == VB_OK || status == VB_ERR_LIMIT);
	}
	if (status == VB_OK) {
		PROMISE(vb_dict_verify(bytes, length, &error) == VB_OK);
		PROMISE(vb_model_memory(bytes, length, NULL, &model, &error) == VB_OK);
		read_model(model, 1);
		vb_model_free(model);
	}
	vb_dict_builder_free(builder);
}

static int has_blocks(const uint8_t *p, size_t n)
{
	for (size_t at = HEADER; at + SECTION <= n && at < HEADER + 8 * SECTION; at += SECTION)
		if (memcmp(p + at, "BLKD", 4) == 0)
			return 1;
	return 0;
}

/* Block by block from a file: what is damaged may be noticed late, and is reported then. */
static void from_blocks(const uint8_t *p, size_t n)
{
	static const char text[] = "hoà giải an toàn giao thông trường mk1 xin chào UBND tỉnh Hòa An, an ninh.";
	static char path[64];
	vb_finder *finder = NULL;
	vb_model *model = NULL;
	size_t used, found = 0;
	FILE *file;

	if (!path[0])
		snprintf(path, sizeof path, "/tmp/fuzz-dict-%ld", (long)getpid());
	file = fopen(path, "wb");
	if (!file || fwrite(p, 1, n, file) != n || fclose(file))
		abort();
	if (vb_model_open_blocks(path, 5 << 20, NULL, &model, NULL) == VB_OK) {
		if (vb_finder_new(model, NULL, NULL, &finder, NULL) == VB_OK) {
			vb_status status = vb_finder_feed(finder, text, sizeof text - 1, &used, NULL);

			if (status >= 0)
				status = vb_finder_end(finder, NULL);
			if (status == VB_READY)
				PROMISE(vb_finder_matches(finder, 0, 0, NULL) < 10000);
			if (vb_finder_lookup(finder, "an", 2, &found, NULL) == VB_OK)
				for (size_t i = 0; i < found; i++) {
					vb_dict_entry entry = {.struct_size = sizeof entry};

					PROMISE(vb_finder_entry(finder, i, &entry) == VB_OK);
				}
			vb_finder_free(finder);
		}
		vb_model_free(model);
	}
	unlink(path);
}

static void from_index(const uint8_t *data, size_t size, int fix)
{
	uint8_t *copy = malloc(size ? size : 1);
	vb_model *model = NULL;
	vb_status verified;

	if (!copy)
		abort();
	if (size)
		memcpy(copy, data, size);
	if (fix)
		repair(copy, size);
	verified = vb_dict_verify(copy, size, NULL);
	if (vb_model_memory(copy, size, NULL, &model, NULL) == VB_OK) {
		read_model(model, verified == VB_OK);
		vb_model_free(model);
	}
	if (fix && has_blocks(copy, size))
		from_blocks(copy, size);
	free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	if (data[0] % 2 == 0)
		from_source((const char *)data + 1, size - 1);
	else
		from_index(data + 1, size - 1, data[0] & 2);
	return 0;
}
