/* text/charset.h - bytes of a known encoding to UTF-8; charset.c is the only includer of ICU. */
#ifndef VBI_TEXT_CHARSET_H
#define VBI_TEXT_CHARSET_H

#include "base/base.h"
#include "text/edits.h"

/* What a byte order mark at the start of a text says; *length its bytes (0 if there is none). */
enum {
	VBI_BOM_NONE = -1,
	VBI_BOM_UTF8 = VB_CHARSET_UTF8,
	VBI_BOM_UTF16LE = VB_CHARSET_UTF16LE,
	VBI_BOM_UTF16BE = VB_CHARSET_UTF16BE,
	VBI_BOM_UTF32LE = VB_CHARSET_UTF32LE,
	VBI_BOM_UTF32BE = VB_CHARSET_UTF32BE
};
int vbi_bom(const char *bytes, size_t length, unsigned *bom_length);

/* A converter from any VB_CHARSET_* but UTF-8 (and AUTO) to UTF-8 that can be fed in pieces; what is malformed gives
 * U+FFFD. Every converted character is an edit, but ASCII that stays the same, so that offsets go back to the input.
 * Letters of windows-1258 come with their combining marks apart: normalisation composes. */
typedef struct vbi_charset vbi_charset;
/* flags: VB_NORM_TCVN3_UPPER counts. VB_ERR_ARGUMENT if there is no such encoding. */
vb_status vbi_charset_open(unsigned charset, uint32_t flags, const vbi_mem *mem, vbi_charset **out);
/* Converts all of in (flush: the stream ends here), appending to out and edits (which may be NULL); positions continue
 * from in_base and from out->n. A character split at the end is kept for the next call. */
vb_status vbi_charset_convert(vbi_charset *cs, const char *in, size_t length, bool flush, uint32_t in_base,
                              vbi_buf *out, vbi_edits *edits);
void vbi_charset_close(vbi_charset *cs);
const char *vbi_charset_library(void); /* "ICU 72.1 (Unicode 15.0)" */

#endif
