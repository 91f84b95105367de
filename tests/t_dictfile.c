/* tests/t_dictfile.c - the container: sections there and back, and files cut, changed, made to ask for too much. */
#include "dict_test.h"

#include "dict/dictfile.h"

static const vbi_dictfile_counts counts = {1, 2, 3, 4};

/* Three sections: text that deflates, bytes that do not, nothing at all. */
static char text[3000], noise[256];

static void make_sections(vbi_dictfile_section list[3])
{
	for (size_t i = 0; i < sizeof text; i++)
		text[i] = "vanb du"[test_draw(7)];
	for (size_t i = 0; i < sizeof noise; i++)
		noise[i] = (char)test_draw(256);
	list[0] = (vbi_dictfile_section){.type = VBI_SECTION('T', 'E', 'X', 'T'), .optional = 0, .raw = {text, sizeof text}};
	list[1] = (vbi_dictfile_section){.type = VBI_SECTION('N', 'O', 'I', 'S'), .optional = 1, .raw = {noise, sizeof noise - 3}};
	list[2] = (vbi_dictfile_section){.type = VBI_SECTION('N', 'O', 'N', 'E'), .optional = 0, .raw = {"", 0}};
}

static void make_file(const vbi_mem *mem, bool deflated, vbi_buf *out)
{
	vbi_dictfile_section list[3];

	make_sections(list);
	vbi_buf_init(out, mem);
	assert_int_equal(vbi_dictfile_write(mem, &counts, list, 3, deflated, out, NULL), VB_OK);
	assert_int_equal(out->n % 8, 0);
	assert_true(vbi_dictfile_magic(out->p, out->n));
}

static void same_sections(const vbi_dictfile *file)
{
	assert_int_equal(file->n, 3);
	assert_memory_equal(&file->counts, &counts, sizeof counts);
	assert_int_equal(file->list[0].raw.n, sizeof text);
	assert_memory_equal(file->list[0].raw.p, text, sizeof text);
	assert_int_equal(file->list[1].raw.n, sizeof noise - 3);
	assert_memory_equal(file->list[1].raw.p, noise, sizeof noise - 3);
	assert_true(file->list[1].optional && !file->list[0].optional);
	assert_int_equal(file->list[2].raw.n, 0);
	assert_ptr_equal(vbi_dictfile_find(file, VBI_SECTION('N', 'O', 'I', 'S')), &file->list[1]);
	assert_null(vbi_dictfile_find(file, VBI_SECTION('n', 'o', 'i', 's')));
}

static void sections_round_trip(void **state)
{
	counted c = {0};
	vbi_mem mem = counted_mem(&c);
	char digest[2][17];

	(void)state;
	for (int deflated = 0; deflated < 2; deflated++) {
		vbi_dictfile file;
		vbi_buf out;

		test_seed = 1;
		make_file(&mem, deflated, &out);
		assert_true(deflated ? out.n < 2000 : out.n > 3000);
		assert_int_equal(vbi_dictfile_read(&mem, out.p, out.n, &file, NULL), VB_OK);
		same_sections(&file);
		memcpy(digest[deflated], file.digest, sizeof file.digest);
		vbi_dictfile_free(&file);
		vbi_buf_free(&out);
	}
	assert_string_equal(digest[0], digest[1]); /* it is of the contents, not of the file */
	assert_int_equal(strlen(digest[0]), 16);
	assert_int_equal(c.live, 0);
}

/* A test of the tests: checksums worked out here are those of the library. */
static void checksums_are_as_documented(void **state)
{
	counted c = {0};
	vbi_mem mem = counted_mem(&c);
	vbi_buf out;
	char *copy;

	(void)state;
	make_file(&mem, false, &out);
	copy = malloc(out.n);
	assert_non_null(copy);
	memcpy(copy, out.p, out.n);
	test_repair((unsigned char *)copy);
	assert_memory_equal(copy, out.p, out.n);
	free(copy);
	vbi_buf_free(&out);
}

static void every_cut_is_refused(void **state)
{
	counted c = {0};
	vbi_mem mem = counted_mem(&c);
	vbi_buf out;

	(void)state;
	make_file(&mem, true, &out);
	for (size_t n = 0; n < out.n; n++) {
		vb_error error = {.struct_size = sizeof error};
		char *exact = malloc(n + 1); /* so that a read beyond it shows under a sanitizer */
		vbi_dictfile file;

		assert_non_null(exact);
		memcpy(exact, out.p, n);
		assert_int_equal(vbi_dictfile_read(&mem, exact, n, &file, &error), VB_ERR_FORMAT);
		assert_true(error.message[0] && error.source[0]);
		free(exact);
	}
	vbi_buf_free(&out);
	assert_int_equal(c.live, 0);
}

/* Every bit, but for a few that change nothing: those after the end of a deflate stream within its last byte, or a
 * distance to another place with the same bytes. */
static void every_flipped_bit_is_noticed(void **state)
{
	counted c = {0};
	vbi_mem mem = counted_mem(&c);
	unsigned harmless = 0;
	vbi_buf out;

	(void)state;
	make_file(&mem, true, &out);
	for (size_t bit = 0; bit < out.n * 8; bit++) {
		vbi_dictfile file;
		vb_status status;

		out.p[bit / 8] = (char)(out.p[bit / 8] ^ 1 << bit % 8);
		status = vbi_dictfile_read(&mem, out.p, out.n, &file, NULL);
		out.p[bit / 8] = (char)(out.p[bit / 8] ^ 1 << bit % 8);
		if (status == VB_OK) {
			same_sections(&file);
			vbi_dictfile_free(&file);
			harmless++;
		} else
			assert_true(status == VB_ERR_FORMAT || status == VB_ERR_CHECKSUM || status == VB_ERR_VERSION);
	}
	assert_true(harmless < 32);
	vbi_buf_free(&out);
	assert_int_equal(c.live, 0);
}

static vb_status read_repaired(const vbi_mem *mem, vbi_buf *out, vb_error *error)
{
	vbi_dictfile file;
	vb_status status;

	test_repair((unsigned char *)out->p);
	status = vbi_dictfile_read(mem, out->p, out->n, &file, error);
	if (!status)
		vbi_dictfile_free(&file);
	return status;
}

static void says_what_is_wrong(void **state)
{
	counted c = {0};
	vbi_mem mem = counted_mem(&c);
	vb_error error = {.struct_size = sizeof error};
	vbi_dictfile file;
	vbi_buf out;
	size_t offset;

	(void)state;
	make_file(&mem, false, &out);
	offset = (size_t)test_le((unsigned char *)out.p + 64 + 40 + 8, 8);
	out.p[offset] ^= 1;
	assert_int_equal(vbi_dictfile_read(&mem, out.p, out.n, &file, &error), VB_ERR_CHECKSUM);
	assert_string_equal(error.source, "NOIS");
	assert_int_equal(error.position, offset);
	assert_int_equal(read_repaired(&mem, &out, &error), VB_OK);
	assert_int_equal(vbi_dictfile_read(&mem, out.p, out.n, &file, &error), VB_OK);
	assert_true(vbi_dictfile_digest_right(&file));
	file.list[0].type++;
	assert_false(vbi_dictfile_digest_right(&file));
	vbi_dictfile_free(&file);
	out.p[8] = 2; /* major version */
	assert_int_equal(read_repaired(&mem, &out, &error), VB_ERR_VERSION);
	out.p[8] = 1;
	out.p[10] = 9; /* a later minor one is read */
	assert_int_equal(read_repaired(&mem, &out, &error), VB_OK);
	out.p[64 + 40 + 6] = 7; /* codec of a section that is optional: skipped */
	assert_int_equal(read_repaired(&mem, &out, &error), VB_OK);
	out.p[64 + 6] = 7; /* and of one that is not */
	assert_int_equal(read_repaired(&mem, &out, &error), VB_ERR_VERSION);
	assert_string_equal(error.source, "TEXT");
	out.p[4] = '\n'; /* a transfer that changed CR LF to LF */
	assert_int_equal(vbi_dictfile_read(&mem, out.p, out.n, &file, &error), VB_ERR_FORMAT);
	assert_non_null(strstr(error.message, "transfer as text"));
	assert_int_equal(vbi_dictfile_read(&mem, "#: form\tclass\n", 14, &file, &error), VB_ERR_FORMAT);
	assert_int_equal(vbi_dictfile_read(&mem, NULL, 0, &file, &error), VB_ERR_FORMAT);
	vbi_buf_free(&out);
	assert_int_equal(c.live, 0);
}

/* A section that says it is huge is refused before memory is asked for; one that is so uniform that it looks like a
 * bomb is written so that it does not. */
static void no_bombs(void **state)
{
	static char zeros[1 << 20];
	vbi_dictfile_section list[1] = {{.type = VBI_SECTION('Z', 'E', 'R', 'O'), .optional = 0, .raw = {zeros, sizeof zeros}}};
	counted c = {0};
	vbi_mem mem = counted_mem(&c);
	vb_error error = {.struct_size = sizeof error};
	vbi_dictfile file;
	vbi_buf out;

	(void)state;
	vbi_buf_init(&out, &mem);
	assert_int_equal(vbi_dictfile_write(&mem, &counts, list, 1, true, &out, NULL), VB_OK);
	assert_int_equal(vbi_dictfile_read(&mem, out.p, out.n, &file, NULL), VB_OK);
	assert_int_equal(file.list[0].raw.n, sizeof zeros);
	vbi_dictfile_free(&file);
	vbi_buf_free(&out);

	make_file(&mem, true, &out);
	c.largest = 0;
	for (unsigned shift = 20; shift < 63; shift++) {
		unsigned char *p = (unsigned char *)out.p;
		uLong crc;

		test_put_le(p + 64 + 24, 8, UINT64_C(1) << shift); /* raw length */
		crc = crc32(0, p, 60);
		crc = crc32(crc, p + 64, 120);
		test_put_le(p + 60, 4, crc);
		assert_int_equal(vbi_dictfile_read(&mem, out.p, out.n, &file, &error), VB_ERR_FORMAT);
		assert_string_equal(error.source, "TEXT");
	}
	assert_true(c.largest < 1 << 17);
	vbi_buf_free(&out);
	assert_int_equal(c.live, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sections_round_trip),       cmocka_unit_test(checksums_are_as_documented),
		cmocka_unit_test(every_cut_is_refused),      cmocka_unit_test(every_flipped_bit_is_noticed),
		cmocka_unit_test(says_what_is_wrong),        cmocka_unit_test(no_bombs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
