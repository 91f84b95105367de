/* decoder.h - bytes of an encoding that is told, marked or to be found out, to UTF-8; shared by normaliser and documents. */
#ifndef VBI_DECODER_H
#define VBI_DECODER_H

#include "base/base.h"
#include "text/charset.h"
#include "text/edits.h"
#include "viet/detect.h"

typedef struct vbi_decoder {
	const vbi_mem *mem;
	uint32_t charset, flags; /* as asked */
	vb_detection found;
	bool begun;              /* the encoding is known */
	bool plain;              /* then: it is UTF-8, bytes pass as they are */
	bool per_line;           /* lines have their own */
	bool unsure;             /* VB_CHARSET_AUTO came to nothing: better not take the bytes for text */
	vbi_charset *converter;  /* NULL: plain */
	vbi_charset *line_converter[2 * VB_CHARSET_END];
	vbi_detector *detector;
	vbi_buf held;            /* input that waits for the encoding, or for the end of its line */
} vbi_decoder;

/* VB_ERR_ARGUMENT if there is no such encoding. */
vb_status vbi_decoder_check(uint32_t charset);
void vbi_decoder_init(vbi_decoder *d, const vbi_mem *mem, uint32_t charset, uint32_t flags);
/* Back to the beginning of a stream. */
void vbi_decoder_reset(vbi_decoder *d);
void vbi_decoder_free(vbi_decoder *d);
/* Takes all of in; what can be decoded is appended to out, with edits (may be NULL) whose input positions continue from
 * in_base. last: the stream ends here. */
vb_status vbi_decoder_feed(vbi_decoder *d, const char *in, size_t length, bool last, uint32_t in_base, vbi_buf *out,
                           vbi_edits *edits);
/* How many bytes feed should be given at once, so that their UTF-8 stays within bounds. */
#define VBI_DECODER_STEP 8192u

#endif
