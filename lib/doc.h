/* doc.h - the workspace behind vb_doc: one held stretch of input, and the results for it.
 *
 * u8 holds the input as UTF-8: first the analysed part (done bytes), then what is pending. For input that is UTF-8
 * already it is the input itself, byte for byte; for any other encoding raw holds the input and pre leads back to it.
 * clean is the normalised form of the analysed part, edits leads from clean back to u8. A streamed document drops the
 * analysed part before it takes more; a whole one keeps all. */
#ifndef VBI_DOC_H
#define VBI_DOC_H

#include "base/base.h"
#include "decoder.h"
#include "ent/docstate.h"
#include "ent/entity.h"
#include "seg/segment.h"
#include "text/edits.h"
#include "viet/mend.h"

/* Result arrays: results of all windows held. */
typedef struct vbi_results {
	vb_token *token; /* of earlier windows: those of the last are in seg still, until the next is cut */
	size_t tokens, settled, token_capacity;
	uint32_t window_at; /* where the last window begins in clean */
	vb_word *word; /* likewise */
	size_t words, settled_words, word_capacity;
	vb_sentence *sentence;
	size_t sentences, sentence_capacity;
	vb_zone *zone;
	size_t zones, zone_capacity;
	vb_entity *entity;
	size_t entities, entity_capacity;
	uint32_t *attr_head; /* [entities] 1 + index into attr, 0 none */
	size_t attr_head_capacity;
	vbi_attr *attr;
	size_t attrs, attr_capacity;
	vbi_buf strings;
	vb_relation *relation;
	size_t relations, relation_capacity;
	uint32_t token_base; /* tokens of earlier windows that are held */
} vbi_results;

enum { VBI_DOC_IDLE, VBI_DOC_FEEDING, VBI_DOC_FAILED };

struct vb_doc {
	vbi_mem mem;
	const vb_model *model;
	vb_options options;
	uint32_t layers;
	int phase;   /* VBI_DOC_* */
	bool whole;  /* results of all windows are kept */

	vbi_decoder decoder;
	vbi_mend mend;
	vbi_buf mended;      /* the window, when something was mended */
	vbi_edits fixed, tidied, both; /* mended back to u8, clean back to mended, clean back to u8 */
	vbi_buf raw, u8, clean;
	vbi_edits pre, edits;
	uint64_t raw_base;   /* bytes of input dropped before the held stretch */
	uint64_t unit_base;  /* the same in the unit of options.offsets, where that is not bytes */
	size_t done;         /* analysed bytes of u8 */
	uint32_t *unit_mark; /* units before each VBI_UNIT_STEP bytes of u8 */
	size_t unit_marks, unit_mark_capacity;
	uint32_t sentence_base; /* sentences of earlier windows in this document */

	vbi_seg seg;
	vbi_ents ents;
	vbi_docstate *state;
	vbi_results results;
};

#define VBI_UNIT_STEP 256

/* True if the input is not UTF-8: raw holds it, pre leads back to it. */
static inline bool vbi_doc_foreign(const vb_doc *doc) { return doc->decoder.begun && !doc->decoder.plain; }

/* Offsets: a span of clean text to the caller's offsets (docspan.c), and a caller's span to u8 bytes. */
void vbi_doc_span(const vb_doc *doc, uint32_t start, uint32_t end, uint64_t *out_start, uint64_t *out_end);
bool vbi_doc_unspan(const vb_doc *doc, uint64_t start, uint64_t end, uint32_t *u8_start, uint32_t *u8_end);
/* Extends the unit marks over the analysed part. */
vb_status vbi_doc_mark_units(vb_doc *doc);
/* Units in bytes of well- or ill-formed UTF-8. */
uint64_t vbi_doc_units(uint32_t offsets, const char *bytes, size_t length);

/* Results of the window in seg and ents, appended (docresult.c). at: start of the window in clean. */
vb_status vbi_doc_collect(vb_doc *doc, uint32_t at);
/* To be called before seg takes another window. */
vb_status vbi_doc_settle(vb_doc *doc);
void vbi_results_clear(vbi_results *results);
void vbi_results_free(const vbi_mem *mem, vbi_results *results);

#endif
