/* viet/detect.h - what encoding a text is in, by the syllables it has under each. */
#ifndef VBI_VIET_DETECT_H
#define VBI_VIET_DETECT_H

#include "base/base.h"
#include "text/charset.h"

/* As much as is looked at. */
#define VBI_DETECT_MOST 65536u

typedef struct vbi_detector vbi_detector;
vb_status vbi_detector_new(const vbi_mem *mem, vbi_detector **out);
void vbi_detector_free(vbi_detector *d);
/* Judges bytes; whole: the text ends where they end. likely: an encoding that goes before others in doubt (that of the
 * lines before), or -1. A byte order mark is not looked at. */
vb_status vbi_detect(vbi_detector *d, const char *bytes, size_t length, bool whole, int likely, vb_detection *result);

#endif
