/* text/charset.c - other encodings to UTF-8; the only includer of ICU. */
#include "text/charset.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uversion.h>

#include "text/utf8.h"

unsigned vbi_bom(const char *bytes, size_t length, unsigned *bom_length)
{
	static const struct {
		char bytes[4];
		uint8_t length, bom;
	} marks[] = {
		{"\xFF\xFE\0\0", 4, VBI_BOM_UTF32LE}, /* before UTF-16LE, of which it would be a mark and a NUL */
		{"\0\0\xFE\xFF", 4, VBI_BOM_UTF32BE},
		{"\xEF\xBB\xBF", 3, VBI_BOM_UTF8},
		{"\xFF\xFE", 2, VBI_BOM_UTF16LE},
		{"\xFE\xFF", 2, VBI_BOM_UTF16BE},
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (length >= marks[i].length && memcmp(bytes, marks[i].bytes, marks[i].length) == 0) {
			*bom_length = marks[i].length;
			return marks[i].bom;
		}
	}
	*bom_length = 0;
	return VBI_BOM_NONE;
}

struct vbi_charset {
	const vbi_mem *mem;
	UConverter *converter;
	unsigned unit; /* bytes */
	bool little, begun;
	char kept[4]; /* bytes of a unit or surrogate pair that is not all there */
	unsigned kept_n;
};

vb_status vbi_charset_open(unsigned bom, const vbi_mem *mem, vbi_charset **out)
{
	static const char *const names[] = {
		[VBI_BOM_UTF16LE] = "UTF-16LE", [VBI_BOM_UTF16BE] = "UTF-16BE",
		[VBI_BOM_UTF32LE] = "UTF-32LE", [VBI_BOM_UTF32BE] = "UTF-32BE",
	};
	UErrorCode code = U_ZERO_ERROR;
	vbi_charset *cs;

	*out = NULL;
	if (bom >= sizeof names / sizeof *names || !names[bom])
		return VB_ERR_ARGUMENT;
	cs = vbi_calloc(mem, 1, sizeof *cs);
	if (!cs)
		return VB_ERR_MEMORY;
	cs->mem = mem;
	cs->unit = bom == VBI_BOM_UTF16LE || bom == VBI_BOM_UTF16BE ? 2 : 4;
	cs->little = bom == VBI_BOM_UTF16LE || bom == VBI_BOM_UTF32LE;
	cs->converter = ucnv_open(names[bom], &code);
	if (U_FAILURE(code)) {
		vbi_free(mem, cs);
		return code == U_MEMORY_ALLOCATION_ERROR ? VB_ERR_MEMORY : VB_ERR_ENCODING;
	}
	*out = cs;
	return VB_OK;
}

void vbi_charset_close(vbi_charset *cs)
{
	if (!cs)
		return;
	ucnv_close(cs->converter);
	vbi_free(cs->mem, cs);
}

/* Bytes that must be there to decode the character at p: a high surrogate waits for what follows it. */
static unsigned needed(const vbi_charset *cs, const char *p, size_t n)
{
	if (cs->unit == 2 && n >= 2 && ((unsigned char)p[cs->little] & 0xFC) == 0xD8)
		return 4;
	return cs->unit;
}

/* One character from p; *used the bytes it took. Malformed units give U+FFFD. */
static uint32_t decode(vbi_charset *cs, const char *p, unsigned n, unsigned *used)
{
	UErrorCode code = U_ZERO_ERROR;
	const char *at = p;
	UChar32 cp = ucnv_getNextUChar(cs->converter, &at, p + n, &code);

	if (U_FAILURE(code) || at == p) {
		ucnv_resetToUnicode(cs->converter);
		*used = n < cs->unit ? n : cs->unit;
		return VBI_REPLACEMENT;
	}
	*used = (unsigned)(at - p);
	return (uint32_t)cp;
}

static bool put(vbi_charset *cs, uint32_t cp, uint32_t in, unsigned in_length, vbi_buf *out, vbi_edits *edits)
{
	char bytes[4];
	unsigned n = vbi_utf8_put(cp, bytes);

	if (cp == 0xFEFF && !cs->begun)
		n = 0; /* the byte order mark */
	cs->begun = true;
	if (!vbi_edits_add(edits, in, in_length, (uint32_t)out->n, n))
		return false;
	vbi_buf_put(out, bytes, n);
	return !out->failed;
}

vb_status vbi_charset_convert(vbi_charset *cs, const char *in, size_t length, bool flush, uint32_t in_base,
                              vbi_buf *out, vbi_edits *edits, size_t *taken)
{
	uint32_t position = in_base - cs->kept_n, cp;
	const char *p = in, *end = in + length;
	unsigned used;

	*taken = 0;
	/* The character that earlier input began, filled up from this one. */
	while (cs->kept_n) {
		unsigned want = needed(cs, cs->kept, cs->kept_n);

		if (cs->kept_n < want && p < end) {
			cs->kept[cs->kept_n++] = *p++;
			continue;
		}
		if (cs->kept_n < want && !flush)
			return VB_OK;
		cp = decode(cs, cs->kept, cs->kept_n, &used);
		if (!put(cs, cp, position, used, out, edits))
			return VB_ERR_MEMORY;
		cs->kept_n -= used;
		memmove(cs->kept, cs->kept + used, cs->kept_n);
		position += used;
		*taken += used;
	}
	while (p < end) {
		size_t left = (size_t)(end - p);
		unsigned want = needed(cs, p, left);

		if (left < want && !flush) {
			memcpy(cs->kept, p, left);
			cs->kept_n = (unsigned)left;
			break;
		}
		cp = decode(cs, p, left < want ? (unsigned)left : want, &used);
		if (!put(cs, cp, position, used, out, edits))
			return VB_ERR_MEMORY;
		p += used;
		position += used;
		*taken += used;
	}
	return VB_OK;
}

const char *vbi_charset_library(void)
{
	return "ICU " U_ICU_VERSION " (Unicode " U_UNICODE_VERSION ")";
}
