/* base/buf.c - owned bytes that grow; borrowed bytes; fixed little-endian integers. */
#include "base/base.h"

#include <string.h>

int vbi_slice_compare(vbi_slice a, vbi_slice b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

void vbi_buf_init(vbi_buf *buf, const vbi_mem *mem)
{
	memset(buf, 0, sizeof *buf);
	buf->mem = mem;
}

void vbi_buf_free(vbi_buf *buf)
{
	vbi_free(buf->mem, buf->p);
	vbi_buf_init(buf, buf->mem);
}

bool vbi_buf_reserve(vbi_buf *buf, size_t more)
{
	if (buf->failed || more > SIZE_MAX - buf->n || !VBI_GROW(buf->mem, buf->p, buf->capacity, buf->n + more)) {
		buf->failed = true;
		return false;
	}
	return true;
}

void vbi_buf_put_more(vbi_buf *buf, const void *bytes, size_t n)
{
	if (n && vbi_buf_reserve(buf, n)) {
		memcpy(buf->p + buf->n, bytes, n);
		buf->n += n;
	}
}

/* The digits of a number below 10^8, the first in the lowest byte: halves, quarters and digits are parted side by side, a
 * quotient being a product and a shift. */
static uint64_t eight_digits(uint32_t value)
{
	uint64_t x = value / 10000 | (uint64_t)(value % 10000) << 32, tens;

	tens = (x * 10486 >> 20) & UINT64_C(0x0000007F0000007F);
	x = tens | (x - 100 * tens) << 16;
	tens = (x * 103 >> 10) & UINT64_C(0x000F000F000F000F);
	return tens | (x - 10 * tens) << 8;
}

/* Written out, for one store of the machine. */
static inline void put_eight(char *p, uint64_t value)
{
	p[0] = (char)(value & 0xFF);
	p[1] = (char)(value >> 8 & 0xFF);
	p[2] = (char)(value >> 16 & 0xFF);
	p[3] = (char)(value >> 24 & 0xFF);
	p[4] = (char)(value >> 32 & 0xFF);
	p[5] = (char)(value >> 40 & 0xFF);
	p[6] = (char)(value >> 48 & 0xFF);
	p[7] = (char)(value >> 56);
}

char *vbi_put_digits(char *p, uint64_t value)
{
	char digits[VBI_DIGITS];
	size_t i = sizeof digits;

	if (value < 100000000) {
		uint64_t x = eight_digits((uint32_t)value);
		unsigned zeros = vbi_lowest_bit(x | UINT64_C(1) << 56) / 8; /* the last one stays */

		put_eight(p, (x | UINT64_C(0x3030303030303030)) >> 8 * zeros);
		return p + 8 - zeros;
	}
	do
		digits[--i] = (char)('0' + value % 10);
	while (value /= 10);
	memcpy(p, digits + i, sizeof digits - i);
	return p + sizeof digits - i;
}

void vbi_buf_uint(vbi_buf *buf, uint64_t value)
{
	if ((buf->capacity - buf->n > VBI_DIGITS && !buf->failed) || vbi_buf_reserve(buf, VBI_DIGITS))
		buf->n = (size_t)(vbi_put_digits(buf->p + buf->n, value) - buf->p);
}

static void put_le(vbi_buf *buf, uint64_t value, unsigned bytes)
{
	char b[8];

	for (unsigned i = 0; i < bytes; i++)
		b[i] = (char)(value >> 8 * i & 0xFF);
	vbi_buf_put(buf, b, bytes);
}

void vbi_buf_le16(vbi_buf *buf, uint32_t value) { put_le(buf, value, 2); }
void vbi_buf_le32(vbi_buf *buf, uint32_t value) { put_le(buf, value, 4); }
void vbi_buf_le64(vbi_buf *buf, uint64_t value) { put_le(buf, value, 8); }

static uint64_t get_le(const void *p, unsigned bytes)
{
	const unsigned char *b = p;
	uint64_t value = 0;

	for (unsigned i = 0; i < bytes; i++)
		value |= (uint64_t)b[i] << 8 * i;
	return value;
}

uint16_t vbi_get_le16(const void *p) { return (uint16_t)get_le(p, 2); }
uint32_t vbi_get_le32(const void *p) { return (uint32_t)get_le(p, 4); }
uint64_t vbi_get_le64(const void *p) { return get_le(p, 8); }

size_t vbi_copy_out(const char *bytes, size_t n, char *out, size_t capacity)
{
	size_t fit = n < capacity ? n : capacity;

	if (out && fit)
		memcpy(out, bytes, fit);
	if (out && n < capacity)
		out[n] = '\0';
	return n;
}
