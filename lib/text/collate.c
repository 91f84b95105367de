/* text/collate.c - ICU's collation for Vietnamese. The rules are those of the locale vi, asked for by name: nothing is
 * taken from the environment. */
#include "text/collate.h"

#include <unicode/ucol.h>
#include <unicode/ustring.h>

struct vbi_collate {
	const vbi_mem *mem;
	UCollator *ucol;
};

vb_status vbi_collate_open(const vbi_mem *mem, vbi_collate **out)
{
	UErrorCode code = U_ZERO_ERROR;
	vbi_collate *collate = vbi_calloc(mem, 1, sizeof *collate);

	*out = NULL;
	if (!collate)
		return VB_ERR_MEMORY;
	collate->mem = mem;
	collate->ucol = ucol_open("vi", &code);
	if (U_FAILURE(code)) {
		vbi_free(mem, collate);
		return code == U_MEMORY_ALLOCATION_ERROR ? VB_ERR_MEMORY : VB_ERR_NOT_FOUND;
	}
	*out = collate;
	return VB_OK;
}

vb_status vbi_collate_key(const vbi_collate *collate, const char *text, size_t length, vbi_buf *out)
{
	UErrorCode code = U_ZERO_ERROR;
	int32_t units, n;
	UChar *wide;

	if (length > INT32_MAX / 8)
		return VB_ERR_LIMIT;
	wide = vbi_alloc(collate->mem, (length + 1) * sizeof *wide); /* never more units than bytes */
	if (!wide)
		return VB_ERR_MEMORY;
	u_strFromUTF8WithSub(wide, (int32_t)length + 1, &units, text, (int32_t)length, 0xFFFD, NULL, &code);
	n = U_FAILURE(code) ? 0 : ucol_getSortKey(collate->ucol, wide, units, NULL, 0);
	if (n > 0 && vbi_buf_reserve(out, (size_t)n)) {
		ucol_getSortKey(collate->ucol, wide, units, (uint8_t *)out->p + out->n, n);
		out->n += (size_t)n - 1; /* ends with 0 */
	}
	vbi_free(collate->mem, wide);
	return n > 0 && !out->failed ? VB_OK : VB_ERR_MEMORY;
}

void vbi_collate_close(vbi_collate *collate)
{
	if (!collate)
		return;
	ucol_close(collate->ucol);
	vbi_free(collate->mem, collate);
}
