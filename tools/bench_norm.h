/* bench_norm.h - normalisation beside ICU and utf8proc, for vbbench. */
#ifndef BENCH_NORM_H
#define BENCH_NORM_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Prints the table for a text made of the one given. Returns NULL, or what went wrong. */
const char *bench_norm(const char *text, size_t length);

/* NFC by icu::Normalizer2::normalizeUTF8; bytes written, -1 on failure. Only with HAVE_CXX. */
long bench_icu_nfc(const char *text, size_t length, char *out, size_t capacity);

#ifdef __cplusplus
}
#endif
#endif
