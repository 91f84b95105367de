/* textapi.c - small public functions on plain text. */
#include "vanban.h"

#include "text/unicode.h"

const char *vb_change_name(uint32_t kind)
{
	static const char *const names[VB_CHANGE_END] = {
		[VB_CHANGE_ENCODING] = "encoding",
		[VB_CHANGE_ILL_FORMED] = "ill-formed",
		[VB_CHANGE_MOJIBAKE] = "mojibake",
		[VB_CHANGE_REFERENCE] = "reference",
		[VB_CHANGE_HTML] = "html",
		[VB_CHANGE_NFC] = "nfc",
		[VB_CHANGE_D_STROKE] = "d-stroke",
		[VB_CHANGE_LOOK_ALIKE] = "look-alike",
		[VB_CHANGE_TONE] = "tone",
		[VB_CHANGE_IY] = "iy",
		[VB_CHANGE_COMPATIBILITY] = "compatibility",
		[VB_CHANGE_PUNCTUATION] = "punctuation",
		[VB_CHANGE_CONTROL] = "control",
		[VB_CHANGE_INVISIBLE] = "invisible",
		[VB_CHANGE_SPACE] = "space",
		[VB_CHANGE_LINE] = "line",
		[VB_CHANGE_SPACING] = "spacing",
		[VB_CHANGE_OCR] = "ocr",
		[VB_CHANGE_UNWRAP] = "unwrap",
		[VB_CHANGE_PAGE] = "page",
		[VB_DOUBT_DOUBLED] = "doubled",
		[VB_DOUBT_LOST] = "lost",
		[VB_DOUBT_MARK] = "mark",
		[VB_DOUBT_ETH] = "eth",
	};

	return kind < VB_CHANGE_END ? names[kind] : "";
}

size_t vb_lower(const char *in, size_t length, char *out, size_t capacity)
{
	size_t n = vbi_utf8_lower(in, length, out, capacity);

	if (out && n < capacity)
		out[n] = '\0';
	return n;
}
