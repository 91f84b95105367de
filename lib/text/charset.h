/* text/charset.h - bytes of a known encoding to UTF-8; charset.c is the only includer of ICU. */
#ifndef VBI_TEXT_CHARSET_H
#define VBI_TEXT_CHARSET_H

#include "base/base.h"
#include "text/edits.h"

/* What a byte order mark at the start of a text says; *length its bytes (0 if there is none). */
enum { VBI_BOM_NONE, VBI_BOM_UTF8, VBI_BOM_UTF16LE, VBI_BOM_UTF16BE, VBI_BOM_UTF32LE, VBI_BOM_UTF32BE };
unsigned vbi_bom(const char *bytes, size_t length, unsigned *bom_length);

/* A converter from one of the above to UTF-8 that can be fed in pieces; malformed units give U+FFFD. Every converted
 * character is an edit, so that offsets go back to the input. */
typedef struct vbi_charset vbi_charset;
vb_status vbi_charset_open(unsigned bom, const vbi_mem *mem, vbi_charset **out);
/* Converts all of in (flush: the stream ends here), appending to out and edits; positions continue from in_base and
 * from out->n. A unit split at the end is kept for the next call; *taken says how many bytes became output. */
vb_status vbi_charset_convert(vbi_charset *cs, const char *in, size_t length, bool flush, uint32_t in_base,
                              vbi_buf *out, vbi_edits *edits, size_t *taken);
void vbi_charset_close(vbi_charset *cs);
const char *vbi_charset_library(void); /* "ICU 72.1 (Unicode 15.0)" */

#endif
