/* mutate N FILE...: N damaged copies of the indexes given, each to the fuzz target of dictionaries, in one process. Says how
 * many. make check runs some thousands; make check-mutations a million (build it with the sanitizers).
 *
 * Bytes and bits are changed, numbers set to what is tempting, stretches moved, copied and cut off. Checksums are put right
 * in most copies, so that damage reaches the code behind them; for that the sections should be stored, and those in blocks
 * are inflated, damaged and stored again here. */
#include <zlib.h>

#include "fuzz.h"

enum { FILES = 16, ROOM = 1 << 18, HEADER = 64, SECTION = 40 };

typedef struct original {
	uint8_t *p;
	size_t n;
} original;

static uint64_t state = 88172645463325252u;

static size_t below(size_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return n ? (size_t)(state >> 20) % n : 0;
}

static uint64_t little(const uint8_t *p, unsigned bytes)
{
	uint64_t value = 0;

	while (bytes--)
		value = value << 8 | p[bytes];
	return value;
}

static void put_little(uint8_t *p, uint64_t value, unsigned bytes)
{
	for (unsigned i = 0; i < bytes; i++)
		p[i] = (uint8_t)(value >> 8 * i);
}

static uint64_t tempting(void)
{
	static const uint64_t some[] = {0, 1, 2, 7, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 0x7FFFFFFF, 0x80000000u,
	                                0xFFFFFFFFu, UINT64_MAX, UINT64_MAX / 2};

	return below(3) ? some[below(sizeof some / sizeof *some)] : state;
}

/* One change somewhere in p[from, *n); true if the length is another now. */
static void change(uint8_t *p, size_t *n, size_t from, int same_length)
{
	size_t span = *n - from, at = from + below(span), to = from + below(span), length;

	if (span == 0)
		return;
	switch (below(same_length ? 6 : 9)) {
	case 0: p[at] ^= (uint8_t)(1 << below(8)); break;
	case 1: p[at] = (uint8_t)state; break;
	case 2: p[at] = (uint8_t)(p[at] + (below(2) ? 1 : -1)); break;
	case 3: /* a number */
		for (unsigned bytes = 1 << below(4); bytes; bytes = 0)
			if (at + bytes <= *n)
				put_little(p + at, tempting(), bytes);
		break;
	case 4: /* a stretch over another */
		length = below(*n - (at > to ? at : to)) % 64;
		memmove(p + to, p + at, length);
		break;
	case 5: /* a stretch of one byte */
		length = 1 + below(*n - at) % 32;
		memset(p + at, below(2) ? 0 : (int)(state & 255), length <= *n - at ? length : *n - at);
		break;
	case 6: *n = at; break; /* cut off */
	case 7: /* taken out */
		length = 1 + below(*n - at) % 32;
		memmove(p + at, p + at + length, *n - at - length);
		*n -= length;
		break;
	default: /* put in */
		length = 1 + below(32);
		if (*n + length > ROOM)
			break;
		memmove(p + at + length, p + at, *n - at);
		*n += length;
		break;
	}
}

static uint8_t *section(uint8_t *p, size_t n, const char *type)
{
	for (size_t i = 0; n >= HEADER && i < little(p + 12, 4) && HEADER + (i + 1) * SECTION <= n; i++)
		if (memcmp(p + HEADER + i * SECTION, type, 4) == 0)
			return p + HEADER + i * SECTION;
	return NULL;
}

static uint64_t varint(const uint8_t **p)
{
	uint64_t value = 0;

	for (unsigned shift = 0;; shift += 7) {
		value |= (uint64_t)(**p & 127) << shift;
		if (*(*p)++ < 128)
			return value;
	}
}

/* Damage inside one part of one block, whose checksum in the directory is put right. The directory must be stored, as must
 * the part (deflate without compression), which is so in what stored() has made. */
static void change_block(uint8_t *p, size_t n)
{
	uint8_t *directory = section(p, n, "BLKD"), *lengths = section(p, n, "BLKL"), *body = section(p, n, "BLKS");
	const uint8_t *row;
	uint64_t blocks, at, wanted;

	if (!directory || !lengths || !body)
		return;
	row = p + little(directory + 8, 8);
	at = little(body + 8, 8);
	blocks = varint(&row);
	wanted = below(2 * blocks);
	for (uint64_t part = 0; part < 2 * blocks; part++) {
		uint64_t raw, stored = little(p + little(lengths + 8, 8) + 4 * part, 4);

		if (part % 2 == 0) {
			varint(&row);
			varint(&row);
		}
		raw = varint(&row);
		if (part == wanted && stored == raw + 5) { /* one stored piece: five bytes lead it */
			size_t length = (size_t)raw;

			for (size_t changes = 1 + below(3); changes; changes--)
				change(p + at + 5, &length, 0, 1);
			put_little(p + (row - p), crc32(0, p + at + 5, (uInt)raw), 4);
			return;
		}
		row += 4;
		at += stored;
		if (part % 2 == 1) {
			varint(&row);
			row += 2 * varint(&row);
		}
	}
}

/* ---- sections stored ---- */

static size_t inflate_to(const uint8_t *from, size_t n, uint8_t *to, size_t room)
{
	z_stream z = {.next_in = (Bytef *)(uintptr_t)from, .avail_in = (uInt)n, .next_out = to, .avail_out = (uInt)room};

	if (inflateInit2(&z, -15) != Z_OK || inflate(&z, Z_FINISH) != Z_STREAM_END)
		abort();
	inflateEnd(&z);
	return z.total_out;
}

/* The parts of blocks, each as one stored piece; their lengths to lengths. */
static size_t store_parts(const uint8_t *p, const uint8_t *body, uint8_t *lengths, size_t parts, uint8_t *to)
{
	const uint8_t *from = p + little(body + 8, 8);
	size_t n = 0;

	for (size_t i = 0; i < parts; i++) {
		size_t stored = little(lengths + 4 * i, 4), raw = inflate_to(from, stored, to + n + 5, ROOM - n - 5);

		if (raw > 65535)
			abort();
		to[n] = 1;
		put_little(to + n + 1, raw, 2);
		put_little(to + n + 3, ~raw, 2);
		put_little(lengths + 4 * i, raw + 5, 4);
		from += stored;
		n += raw + 5;
	}
	return n;
}

/* The same index, nothing in it deflated. */
static original stored(const original *from)
{
	static uint8_t room[ROOM];
	size_t count = little(from->p + 12, 4), at = HEADER + count * SECTION;
	uint8_t *lengths = NULL;
	size_t lengths_n = 0;
	original out = {calloc(1, ROOM), 0};

	if (!out.p)
		abort();
	memcpy(out.p, from->p, at);
	for (size_t i = 0; i < count; i++) {
		uint8_t *row = out.p + HEADER + i * SECTION;
		const uint8_t *bytes = from->p + little(row + 8, 8);
		size_t n = little(row + 16, 8);

		at = (at + 7) / 8 * 8;
		if (memcmp(row, "BLKS", 4) == 0)
			n = store_parts(from->p, row, lengths, lengths_n / 4, room);
		else if (little(row + 6, 2))
			n = inflate_to(bytes, n, room, ROOM);
		else
			memcpy(room, bytes, n);
		memcpy(out.p + at, room, n);
		if (memcmp(row, "BLKL", 4) == 0) {
			lengths = out.p + at;
			lengths_n = n;
		}
		put_little(row + 8, at, 8);
		put_little(row + 16, n, 8);
		if (memcmp(row, "BLKS", 4) != 0)
			put_little(row + 6, 0, 2);
		at += n;
	}
	out.n = (at + 7) / 8 * 8;
	put_little(out.p + 16, out.n, 8);
	return out;
}

/* ---- */

static original read_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	original o = {malloc(ROOM), 0};

	if (!file || !o.p) {
		perror(path);
		exit(2);
	}
	o.n = fread(o.p, 1, ROOM, file);
	fclose(file);
	return o;
}

int main(int argc, char **argv)
{
	static original list[2 * FILES];
	static uint8_t copy[ROOM + 64];
	unsigned long wanted = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
	size_t files = 0;

	if (!wanted || argc < 3 || argc > 2 + FILES) {
		fputs("usage: mutate N FILE.vbx...\n", stderr);
		return 2;
	}
	for (int i = 2; i < argc; i++) {
		list[files] = read_file(argv[i]);
		list[files + 1] = stored(&list[files]);
		files += 2;
	}
	for (unsigned long i = 0; i < wanted; i++) {
		const original *o = &list[below(files)];
		size_t n = o->n, changes = below(4), head = HEADER + little(o->p + 12, 4) * SECTION;

		copy[0] = below(4) ? 3 : 1; /* checksums put right, or not */
		memcpy(copy + 1, o->p, n);
		if (below(3) == 0)
			change_block(copy + 1, n);
		for (changes += !changes; changes; changes--)
			switch (below(4)) {
			case 0: change(copy + 1, &n, 0, 0); break;
			case 1: /* header and table */
				if (n >= head)
					change(copy + 1, &head, 8, 1);
				break;
			default:
				if (n > head)
					change(copy + 1, &n, head, 1);
				break;
			}
		LLVMFuzzerTestOneInput(copy, n + 1);
	}
	printf("%lu damaged indexes\n", wanted);
	return 0;
}
