/* out/writer.h - results as text: one writer a file, each a row of the table in writer.c. Writers see the public
 * interface only. */
#ifndef VBI_OUT_WRITER_H
#define VBI_OUT_WRITER_H

#include "base/base.h"

struct vb_writer {
	vbi_mem mem;
	vbi_buf out;        /* bytes not yet taken */
	vbi_buf id;         /* the document's name */
	vbi_buf later;      /* what must wait for the document's end (relations in JSON), packed */
	vbi_buf scratch;
	uint32_t layers;
	uint64_t entities;  /* written so far in this document */
	const struct vbi_format *format;
};

typedef struct vbi_format {
	uint32_t number; /* VB_FORMAT_* */
	void (*begin)(vb_writer *writer);
	void (*add)(vb_writer *writer, const vb_doc *doc);
	void (*end)(vb_writer *writer);
} vbi_format;

extern const vbi_format vbi_format_jsonl;
extern const vbi_format vbi_format_tsv;

#endif
