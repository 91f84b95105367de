/* text/charset.c - other encodings to UTF-8; the only includer of ICU. */
#include "text/charset.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uversion.h>

#include "text/legacy.h"
#include "text/utf8.h"

int vbi_bom(const char *bytes, size_t length, unsigned *bom_length)
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
	/* one of three */
	UConverter *converter; /* UTF-16, UTF-32 */
	vbi_legacy *legacy;
	vbi_viqr *viqr;

	unsigned unit; /* bytes */
	bool little, begun;
	char kept[4]; /* bytes of a unit or surrogate pair that is not all there */
	unsigned kept_n;
};

static vb_status of_icu(UErrorCode code)
{
	return code == U_MEMORY_ALLOCATION_ERROR ? VB_ERR_MEMORY : VB_ERR_ENCODING;
}

/* What windows-1258 shows for each byte. */
static vb_status read_page1258(uint32_t page[256])
{
	UErrorCode code = U_ZERO_ERROR;
	UConverter *converter = ucnv_open("windows-1258", &code);

	if (U_FAILURE(code))
		return of_icu(code);
	for (unsigned b = 0; b < 256; b++) {
		char byte = (char)b;
		const char *at = &byte;
		UChar32 cp;

		code = U_ZERO_ERROR;
		cp = ucnv_getNextUChar(converter, &at, &byte + 1, &code);
		/* ICU shows a control where the page has no character. */
		page[b] = U_FAILURE(code) || (b >= 0x80 && cp < 0xA0) ? VBI_REPLACEMENT : (uint32_t)cp;
		if (U_FAILURE(code))
			ucnv_resetToUnicode(converter);
	}
	ucnv_close(converter);
	return VB_OK;
}

static vb_status open_legacy(vbi_charset *cs, unsigned charset, uint32_t flags)
{
	unsigned plain = charset & ~VB_CHARSET_IN_UTF8;
	const uint16_t *codes = vbi_legacy_codes(plain);
	uint32_t page[256];
	vb_status status = VB_OK;

	if (!codes && plain != VB_CHARSET_WINDOWS1252 && plain != VB_CHARSET_WINDOWS1258)
		return VB_ERR_ARGUMENT;
	if (charset == (VB_CHARSET_WINDOWS1252 | VB_CHARSET_IN_UTF8))
		return VB_ERR_ARGUMENT;
	if (plain == VB_CHARSET_WINDOWS1258)
		status = read_page1258(page);
	if (status)
		return status;
	cs->legacy = vbi_alloc(cs->mem, sizeof *cs->legacy);
	if (!cs->legacy)
		return VB_ERR_MEMORY;
	vbi_legacy_init(cs->legacy, codes, plain == VB_CHARSET_WINDOWS1258 ? page : NULL,
	                plain == VB_CHARSET_TCVN3 && flags & VB_NORM_TCVN3_UPPER, plain != charset);
	return VB_OK;
}

static vb_status open_units(vbi_charset *cs, unsigned charset)
{
	static const char *const names[] = {
		[VB_CHARSET_UTF16LE] = "UTF-16LE", [VB_CHARSET_UTF16BE] = "UTF-16BE",
		[VB_CHARSET_UTF32LE] = "UTF-32LE", [VB_CHARSET_UTF32BE] = "UTF-32BE",
	};
	UErrorCode code = U_ZERO_ERROR;

	cs->unit = charset == VB_CHARSET_UTF16LE || charset == VB_CHARSET_UTF16BE ? 2 : 4;
	cs->little = charset == VB_CHARSET_UTF16LE || charset == VB_CHARSET_UTF32LE;
	cs->converter = ucnv_open(names[charset], &code);
	return U_FAILURE(code) ? of_icu(code) : VB_OK;
}

vb_status vbi_charset_open(unsigned charset, uint32_t flags, const vbi_mem *mem, vbi_charset **out)
{
	vbi_charset *cs = vbi_calloc(mem, 1, sizeof *cs);
	vb_status status = VB_OK;

	*out = NULL;
	if (!cs)
		return VB_ERR_MEMORY;
	cs->mem = mem;
	if (charset >= VB_CHARSET_UTF16LE && charset <= VB_CHARSET_UTF32BE) {
		status = open_units(cs, charset);
	} else if (charset == VB_CHARSET_VIQR) {
		cs->viqr = vbi_calloc(mem, 1, sizeof *cs->viqr);
		status = cs->viqr ? VB_OK : VB_ERR_MEMORY;
	} else {
		status = open_legacy(cs, charset, flags);
	}
	if (status) {
		vbi_charset_close(cs);
		return status;
	}
	*out = cs;
	return VB_OK;
}

void vbi_charset_close(vbi_charset *cs)
{
	if (!cs)
		return;
	if (cs->converter)
		ucnv_close(cs->converter);
	vbi_free(cs->mem, cs->legacy);
	vbi_free(cs->mem, cs->viqr);
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
	if (edits && !vbi_edits_put(edits, (vbi_edit){in, (uint32_t)out->n, in_length, n, 1u << VB_CHANGE_ENCODING}))
		return false;
	vbi_buf_put(out, bytes, n);
	return !out->failed;
}

static vb_status convert_units(vbi_charset *cs, const char *in, size_t length, bool flush, uint32_t in_base, vbi_buf *out,
                               vbi_edits *edits)
{
	uint32_t position = in_base - cs->kept_n, cp;
	const char *p = in, *end = in + length;
	unsigned used;

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
	}
	return VB_OK;
}

vb_status vbi_charset_convert(vbi_charset *cs, const char *in, size_t length, bool flush, uint32_t in_base,
                              vbi_buf *out, vbi_edits *edits)
{
	bool fine;

	if (cs->converter)
		return convert_units(cs, in, length, flush, in_base, out, edits);
	fine = cs->viqr ? vbi_viqr_convert(cs->viqr, in, length, flush, in_base, out, edits)
	                : vbi_legacy_convert(cs->legacy, in, length, flush, in_base, out, edits);
	return fine ? VB_OK : VB_ERR_MEMORY;
}

const char *vbi_charset_library(void)
{
	return "ICU " U_ICU_VERSION " (Unicode " U_UNICODE_VERSION ")";
}
