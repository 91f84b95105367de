/* base/status.c - status codes to words, and filling a vb_error. */
#include "base/base.h"

#include <stdarg.h>
#include <string.h>

const char *vb_strerror(vb_status status)
{
	switch (status) {
	case VB_OK: return "done";
	case VB_READY: return "results are ready to be read";
	case VB_ERR_MEMORY: return "out of memory";
	case VB_ERR_ARGUMENT: return "invalid argument";
	case VB_ERR_STATE: return "call out of order";
	case VB_ERR_IO: return "cannot read or write";
	case VB_ERR_FORMAT: return "not a dictionary index, or a damaged one";
	case VB_ERR_CHECKSUM: return "checksum does not match";
	case VB_ERR_VERSION: return "made for a newer version of this program";
	case VB_ERR_SYNTAX: return "cannot be read as a dictionary source";
	case VB_ERR_LIMIT: return "limit passed";
	case VB_ERR_ENCODING: return "cannot be decoded or written in this encoding";
	case VB_ERR_NOT_FOUND: return "not found";
	default: return "unknown status";
	}
}

static size_t append(char *out, size_t at, size_t capacity, const char *text)
{
	while (*text && at + 1 < capacity)
		out[at++] = *text++;
	out[at] = '\0';
	return at;
}

vb_status vbi_fail(vb_error *error, vb_status status, const char *source, uint32_t line, uint64_t position,
                   const char *part, ...)
{
	va_list parts;
	size_t at = 0;

	if (!error || error->struct_size < sizeof *error)
		return status;
	error->status = status;
	error->position = position;
	error->line = line;
	append(error->source, 0, sizeof error->source, source ? source : "");
	error->message[0] = '\0';
	va_start(parts, part);
	for (; part; part = va_arg(parts, const char *))
		at = append(error->message, at, sizeof error->message, part);
	va_end(parts);
	if (at == 0)
		append(error->message, 0, sizeof error->message, vb_strerror(status));
	return status;
}
