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

void vbi_buf_uint(vbi_buf *buf, uint64_t value)
{
	static const char pairs[] = "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
				    "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";
	char digits[40]; /* so many that all of what is copied is there */
	size_t i = sizeof digits / 2;

	for (; value >= 100; value /= 100)
		memcpy(&digits[i -= 2], pairs + value % 100 * 2, 2);
	memcpy(&digits[i -= 2], pairs + value * 2, 2);
	i += value < 10;
	if (buf->capacity - buf->n > sizeof digits / 2 && !buf->failed) {
		memcpy(buf->p + buf->n, digits + i, sizeof digits / 2);
		buf->n += sizeof digits / 2 - i;
	} else {
		vbi_buf_put(buf, digits + i, sizeof digits / 2 - i);
	}
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
