/* charsetapi.c - the public face of encodings. */
#include <string.h>

#include "base/base.h"
#include "decoder.h"
#include "text/encode.h"

int32_t vb_charset_find(const char *name, size_t length) { return name || !length ? vbi_charset_find(name, length) : -1; }
const char *vb_charset_name(uint32_t charset) { return vbi_charset_name(charset); }

vb_status vb_encode(uint32_t charset, uint32_t policy, const char *in, size_t length, char *out, size_t capacity,
                    size_t *out_length, uint64_t *failed)
{
	if ((!in && length) || !out_length)
		return VB_ERR_ARGUMENT;
	return vbi_encode(charset, policy, in, length, out, capacity, out_length, failed);
}

vb_status vb_detect(const char *bytes, size_t length, vb_detection *result)
{
	vb_detection found = {.charset = VB_CHARSET_UTF8, .confidence = 1000, .sure = 1};
	vbi_detector *detector = NULL;
	vb_status status;
	unsigned mark;
	uint32_t size;
	vbi_mem mem;
	int bom;

	if (!result || result->struct_size < sizeof result->struct_size || (!bytes && length))
		return VB_ERR_ARGUMENT;
	size = result->struct_size;
	status = vbi_mem_init(&mem, NULL);
	bom = length ? vbi_bom(bytes, length, &mark) : VBI_BOM_NONE;
	if (bom != VBI_BOM_NONE) {
		found.charset = (uint32_t)bom;
	} else if (status == VB_OK && length) {
		status = vbi_detector_new(&mem, &detector);
		if (status == VB_OK)
			status = vbi_detect(detector, bytes, length, false, -1, &found); /* what is given may be a beginning */
		vbi_detector_free(detector);
	}
	if (status)
		return status;
	found.struct_size = size;
	memcpy(result, &found, size < sizeof found ? size : sizeof found);
	return VB_OK;
}
