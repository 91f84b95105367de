// bench_icu - ICU's own way over UTF-8, which it has in C++ only. For vbbench, where there is a C++ compiler.
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include "bench_norm.h"

extern "C" long bench_icu_nfc(const char *text, size_t length, char *out, size_t capacity)
{
	UErrorCode status = U_ZERO_ERROR;
	icu::CheckedArrayByteSink sink(out, static_cast<int32_t>(capacity));

	icu::Normalizer2::getNFCInstance(status)->normalizeUTF8(0, icu::StringPiece(text, static_cast<int32_t>(length)), sink, nullptr,
	                                                       status);
	return U_FAILURE(status) || sink.Overflowed() ? -1 : sink.NumberOfBytesWritten();
}
