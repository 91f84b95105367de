/* base/base.h - what every room may use: memory, growth, byte buffers, slices, failure. */
#ifndef VBI_BASE_H
#define VBI_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "vanban.h"

/* ---- memory (mem.c) ---- */

/* A copy of the caller's hooks, held by each top object (model, doc, ...). */
typedef struct vbi_mem {
	void *context;
	void *(*resize)(void *context, void *block, size_t size);
} vbi_mem;

/* allocator NULL means the C library's. VB_ERR_ARGUMENT for a struct too small or without resize. */
vb_status vbi_mem_init(vbi_mem *mem, const vb_allocator *allocator);
void *vbi_alloc(const vbi_mem *mem, size_t size);                /* uninitialised; NULL on failure or size 0 */
void *vbi_calloc(const vbi_mem *mem, size_t count, size_t size); /* zeroed, overflow-checked */
void vbi_free(const vbi_mem *mem, void *block);                  /* NULL is allowed */
/* Makes *array hold at least need elements of size each, growing by half; false leaves it as it was. */
bool vbi_grow(const vbi_mem *mem, void **array, size_t *capacity, size_t need, size_t size);
/* There mostly is room: need is looked at twice. */
#define VBI_GROW(mem, array, capacity, need) \
	((need) <= (capacity) || vbi_grow((mem), (void **)&(array), &(capacity), (need), sizeof *(array)))

/* ---- slices and buffers (buf.c) ---- */

typedef struct vbi_slice {
	const char *p;
	size_t n;
} vbi_slice;

static inline vbi_slice vbi_slice_of(const char *p, size_t n) { vbi_slice s = {p, n}; return s; }
/* A literal as a slice, for tables of them. */
#define VBI_WORD(literal) {literal, sizeof(literal) - 1}
static inline bool vbi_slice_equal(vbi_slice a, vbi_slice b)
{
	return a.n == b.n && (a.n == 0 || (a.p[0] == b.p[0] && memcmp(a.p, b.p, a.n) == 0)); /* the first byte tells most apart */
}
int vbi_slice_compare(vbi_slice a, vbi_slice b); /* by bytes, shorter first */
static inline bool vbi_slice_is(vbi_slice a, const char *literal)
{
	size_t n = strlen(literal); /* known to the compiler nearly always */

	return a.n == n && (n == 0 || memcmp(a.p, literal, n) == 0);
}

/* Owned, growing bytes. A failed append sets failed and later appends do nothing, so a caller
 * checks once at the end. Zero-initialise and set mem. */
typedef struct vbi_buf {
	const vbi_mem *mem;
	char *p;
	size_t n, capacity;
	bool failed;
} vbi_buf;

void vbi_buf_init(vbi_buf *buf, const vbi_mem *mem);
void vbi_buf_free(vbi_buf *buf);
bool vbi_buf_reserve(vbi_buf *buf, size_t more);
void vbi_buf_put_more(vbi_buf *buf, const void *bytes, size_t n); /* where there may be no room */
static inline void vbi_buf_put(vbi_buf *buf, const void *bytes, size_t n)
{
	if (n >= buf->capacity - buf->n || buf->failed) {
		vbi_buf_put_more(buf, bytes, n);
	} else if (n) {
		memcpy(buf->p + buf->n, bytes, n);
		buf->n += n;
	}
}
static inline void vbi_buf_byte(vbi_buf *buf, char c) { vbi_buf_put(buf, &c, 1); }
static inline void vbi_buf_str(vbi_buf *buf, const char *literal) { vbi_buf_put(buf, literal, strlen(literal)); }
/* Writes a number where there is room for VBI_DIGITS bytes; returns where it ends. */
#define VBI_DIGITS 20u
char *vbi_put_digits(char *p, uint64_t value);
void vbi_buf_uint(vbi_buf *buf, uint64_t value);
/* Fixed little-endian integers, for files. */
void vbi_buf_le16(vbi_buf *buf, uint32_t value);
void vbi_buf_le32(vbi_buf *buf, uint32_t value);
void vbi_buf_le64(vbi_buf *buf, uint64_t value);
uint16_t vbi_get_le16(const void *p);
uint32_t vbi_get_le32(const void *p);
uint64_t vbi_get_le64(const void *p);
/* The snprintf convention: copies what fits, ends with NUL where there is room, returns n. */
size_t vbi_copy_out(const char *bytes, size_t n, char *out, size_t capacity);

/* ---- failure (status.c) ---- */

/* Fills *error (if not NULL) and returns status. The message is the parts joined, NULL-ended. */
vb_status vbi_fail(vb_error *error, vb_status status, const char *source, uint32_t line,
                   uint64_t position, const char *part, ...);

/* ---- memory that will be read ---- */

/* Has it on its way before it is needed. */
static inline void vbi_fetch(const void *p)
{
#ifdef __GNUC__
	__builtin_prefetch(p);
	__asm__ volatile(""); /* else GCC takes a function that does nothing but this to do nothing, and leaves out what calls it */
#else
	(void)p;
#endif
}

/* ---- bits ---- */

/* The number of the lowest bit that is set, of one that is not 0. */
static inline unsigned vbi_lowest_bit(uint64_t bits)
{
#ifdef __GNUC__
	return (unsigned)__builtin_ctzll(bits);
#else
	unsigned n = 0;

	while (!(bits >> n & 1))
		n++;
	return n;
#endif
}

/* The number of the highest bit that is set, of one that is not 0. */
static inline unsigned vbi_highest_bit(uint64_t bits)
{
#ifdef __GNUC__
	return 63u - (unsigned)__builtin_clzll(bits);
#else
	unsigned n = 63;

	while (!(bits >> n & 1))
		n--;
	return n;
#endif
}

#endif
