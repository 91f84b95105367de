/* seg/wide.c - see wide.h */
#include "seg/wide.h"

#include "seg/segment.h"

const vbi_stages *vbi_stages_plain(void)
{
	static const vbi_stages plain = {vbi_seg_tokens, vbi_seg_matches, vbi_seg_sentences, vbi_seg_words};

	return &plain;
}

#ifdef VBI_HAVE_WIDE
vb_status vbi_wide_seg_tokens(vbi_seg *seg, const char *text, uint32_t length);
vb_status vbi_wide_seg_matches(vbi_seg *seg);
vb_status vbi_wide_seg_sentences(vbi_seg *seg);
vb_status vbi_wide_seg_words(vbi_seg *seg);

const vbi_stages *vbi_stages_wide(void)
{
	static const vbi_stages wide = {vbi_wide_seg_tokens, vbi_wide_seg_matches, vbi_wide_seg_sentences, vbi_wide_seg_words};

	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") ? &wide : NULL;
}
#else
const vbi_stages *vbi_stages_wide(void) { return NULL; }
#endif
