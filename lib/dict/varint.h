/* dict/varint.h - unsigned integers of 1..10 bytes, seven bits a byte from the low end on (LEB128). */
#ifndef VBI_DICT_VARINT_H
#define VBI_DICT_VARINT_H

#include "base/base.h"

static inline void vbi_buf_varint(vbi_buf *buf, uint64_t value)
{
	while (value >= 0x80) {
		vbi_buf_byte(buf, (char)((value & 0x7F) | 0x80));
		value >>= 7;
	}
	vbi_buf_byte(buf, (char)value);
}

/* Moves *p behind the integer. False at the end of the bytes, beyond 64 bits, or for a form longer than need be: each
 * number has one form only. */
static inline bool vbi_get_varint(const char **p, const char *end, uint64_t *value)
{
	uint64_t sum = 0;

	for (unsigned shift = 0; *p < end && shift < 64; shift += 7) {
		unsigned char c = (unsigned char)*(*p)++;

		if ((c == 0 && shift) || (shift == 63 && c > 1))
			return false;
		sum |= (uint64_t)(c & 0x7F) << shift;
		if (c < 0x80) {
			*value = sum;
			return true;
		}
	}
	return false;
}

/* The same for values below 2^32, where a column is known to hold nothing larger. */
static inline bool vbi_get_varint32(const char **p, const char *end, uint32_t *value)
{
	uint64_t wide;

	if (*p < end && (unsigned char)**p < 0x80) {
		*value = (unsigned char)*(*p)++;
		return true;
	}
	if (!vbi_get_varint(p, end, &wide) || wide > UINT32_MAX)
		return false;
	*value = (uint32_t)wide;
	return true;
}

#endif
