/* doc.c - the workspace: takes input, cuts it into windows, runs the stages in order.
 *
 * A window is a stretch of whole paragraphs of at most VB_WINDOW bytes of UTF-8: several times an ordinary article, and little enough for
 * all that is known of it to stay near the processor. Where it ends depends on the text alone, never on how the input was handed over, so a stream and a whole document give the same results. */
#include "doc.h"

#include "model.h"
#include "seg/facts.h"
#include "seg/wordset.h"
#include "text/utf8.h"
#include "viet/normalize.h"

#include <string.h>

vb_status vb_doc_new(const vb_model *model, const vb_allocator *allocator, vb_doc **out)
{
	vbi_mem mem;
	vb_doc *doc;
	vb_status status;

	if (!out)
		return VB_ERR_ARGUMENT;
	*out = NULL;
	if (!model)
		return VB_ERR_ARGUMENT;
	status = vbi_mem_init(&mem, allocator);
	if (status)
		return status;
	doc = vbi_calloc(&mem, 1, sizeof *doc);
	if (!doc)
		return VB_ERR_MEMORY;
	doc->mem = mem;
	doc->model = model;
	vbi_buf_init(&doc->raw, &doc->mem);
	vbi_buf_init(&doc->u8, &doc->mem);
	vbi_buf_init(&doc->clean, &doc->mem);
	vbi_buf_init(&doc->mended, &doc->mem);
	vbi_mend_init(&doc->mend, &doc->mem);
	vbi_buf_init(&doc->results.strings, &doc->mem);
	vbi_edits_init(&doc->pre, &doc->mem);
	vbi_edits_init(&doc->edits, &doc->mem);
	vbi_edits_init(&doc->fixed, &doc->mem);
	vbi_edits_init(&doc->tidied, &doc->mem);
	vbi_edits_init(&doc->both, &doc->mem);
	vbi_decoder_init(&doc->decoder, &doc->mem, VB_CHARSET_UTF8, 0);
	vbi_seg_init(&doc->seg, &doc->mem, &model->lex);
	vbi_ents_init(&doc->ents, &doc->mem);
	status = vbi_docstate_new(&doc->mem, &doc->state);
	if (status) {
		vb_doc_free(doc);
		return status;
	}
	*out = doc;
	return VB_OK;
}

void vb_doc_free(vb_doc *doc)
{
	vbi_mem mem;

	if (!doc)
		return;
	mem = doc->mem;
	vbi_decoder_free(&doc->decoder);
	vbi_buf_free(&doc->raw);
	vbi_buf_free(&doc->u8);
	vbi_buf_free(&doc->clean);
	vbi_buf_free(&doc->mended);
	vbi_mend_free(&doc->mend);
	vbi_edits_free(&doc->pre);
	vbi_edits_free(&doc->edits);
	vbi_edits_free(&doc->fixed);
	vbi_edits_free(&doc->tidied);
	vbi_edits_free(&doc->both);
	vbi_seg_free(&doc->seg);
	vbi_ents_free(&doc->ents);
	vbi_docstate_free(doc->state);
	vbi_results_free(&doc->mem, &doc->results);
	vbi_free(&doc->mem, doc->unit_mark);
	vbi_free(&mem, doc);
}

/* Layers that need no list of matches. */
#define CUT_ONLY (uint32_t)(VB_LAYER_TOKENS | VB_LAYER_SENTENCES | VB_LAYER_WORDS)

/* What a layer needs below it. */
static uint32_t with_needs(uint32_t layers)
{
	if (layers & VB_LAYER_RELATIONS)
		layers |= VB_LAYER_ENTITIES;
	if (layers & VB_LAYER_POS)
		layers |= VB_LAYER_WORDS;
	return layers;
}

#define FLAGS (VB_NORM_TCVN3_UPPER | VB_NORM_PER_LINE | VB_NORM_NO_MOJIBAKE | VB_NORM_NO_REFERENCES | VB_GRAMMAR_ONLY)

static vb_status set_options(vb_doc *doc, const vb_options *options)
{
	memset(&doc->options, 0, sizeof doc->options);
	doc->options.struct_size = sizeof doc->options;
	if (!options)
		return VB_OK;
	if (options->struct_size < sizeof options->struct_size)
		return VB_ERR_ARGUMENT;
	memcpy(&doc->options, options,
	       options->struct_size < sizeof *options ? options->struct_size : sizeof *options);
	if (doc->options.flags & ~FLAGS || doc->options.offsets > VB_OFFSETS_UTF16)
		return VB_ERR_ARGUMENT;
	return vbi_decoder_check(doc->options.charset);
}

static void forget(vb_doc *doc)
{
	vbi_decoder_reset(&doc->decoder);
	doc->decoder.charset = doc->options.charset;
	doc->decoder.flags = doc->options.flags & ~VB_GRAMMAR_ONLY;
	vbi_mend_start(&doc->mend, &(vbi_norm_rules){doc->decoder.flags, VB_TONE_KEEP, VB_PUNCT_KEEP});
	doc->raw.n = doc->u8.n = doc->clean.n = 0;
	doc->raw.failed = doc->u8.failed = doc->clean.failed = false;
	vbi_edits_clear(&doc->pre);
	vbi_edits_clear(&doc->edits);
	doc->raw_base = doc->unit_base = 0;
	doc->done = doc->unit_marks = 0;
	doc->sentence_base = 0;
	vbi_results_clear(&doc->results);
	vbi_docstate_reset(doc->state);
}

vb_status vb_doc_begin(vb_doc *doc, const vb_options *options, uint32_t layers)
{
	vb_status status;

	if (!doc)
		return VB_ERR_ARGUMENT;
	status = set_options(doc, options);
	doc->phase = VBI_DOC_IDLE;
	forget(doc);
	if (status)
		return status;
	doc->layers = with_needs(layers);
	doc->whole = false;
	doc->phase = VBI_DOC_FEEDING;
	return VB_OK;
}

/* ---- taking input ---- */

/* Decodes length more bytes, of which raw ends with a copy where that is needed: while the encoding is not known, and when
 * it is not UTF-8. */
static vb_status decode(vb_doc *doc, const char *bytes, size_t length, bool last)
{
	bool known = doc->decoder.begun;
	vb_status status;

	if (!known || !doc->decoder.plain)
		vbi_buf_put(&doc->raw, bytes, length);
	if (doc->raw.failed)
		return VB_ERR_MEMORY;
	status = vbi_decoder_feed(&doc->decoder, bytes, length, last, (uint32_t)(doc->raw.n - (doc->raw.n ? length : 0)),
	                          &doc->u8, &doc->pre);
	if (!known && doc->decoder.begun && doc->decoder.plain)
		doc->raw.n = 0;
	return status;
}

/* Takes some of the bytes: no more than fill the window, and one byte over, which proves that there is more. */
static vb_status take(vb_doc *doc, const char *bytes, size_t length, size_t *used)
{
	size_t room = VB_WINDOW + 1 - (doc->u8.n - doc->done);

	if (length > room)
		length = room;
	if (!(doc->decoder.begun && doc->decoder.plain) && length > VBI_DECODER_STEP)
		length = VBI_DECODER_STEP;
	*used = length;
	return decode(doc, bytes, length, false);
}

/* A line ends before p[n]: 2 after an empty one, 1 after one that ends a sentence, as far as a look at its last byte tells. */
static int line_ends(const char *p, size_t n)
{
	char last;

	if (p[n - 1] != '\n')
		return -1;
	last = p[n - 2] == '\r' ? p[n - 3] : p[n - 2];
	return last == '\n' ? 2 : last == '.' || last == ':' || last == ';' || last == '!' || last == '?';
}

/* Where the window that begins at p and has more than VB_WINDOW bytes after it ends, in its second half: after an empty line, else
 * after a line that ends a sentence, else after any; else where normalisation may cut; else between characters. */
static size_t window_end(const char *p)
{
	size_t best = 0, n;
	int how = -1;

	for (n = VB_WINDOW; n > VB_WINDOW / 2 && how < 2; n--) {
		int ends = line_ends(p, n);

		if (ends > how) {
			how = ends;
			best = n;
		}
	}
	if (best)
		return best;
	n = vbi_normalize_cut(p, VB_WINDOW);
	if (n > VB_WINDOW / 2)
		return n;
	return VB_WINDOW - vbi_utf8_incomplete(p, VB_WINDOW);
}

/* ---- the stages ---- */

/* What was mended is normalised: the edits of two steps become one. in: place of the text in u8. */
static vb_status normalise_mended(vb_doc *doc, const vbi_norm_rules *rules, uint32_t in)
{
	uint32_t out = (uint32_t)doc->clean.n;
	vb_status status = vbi_normalize(rules, doc->mended.p, doc->mended.n, 0, &doc->clean, &doc->tidied);

	if (status)
		return status;
	for (size_t i = 0; i < doc->tidied.n; i++)
		doc->tidied.list[i].out -= out;
	if (!vbi_edits_compose(&doc->fixed, &doc->tidied, &doc->both))
		return VB_ERR_MEMORY;
	for (size_t i = 0; i < doc->both.n; i++) {
		vbi_edit e = doc->both.list[i];

		e.in += in;
		e.out += out;
		if (!vbi_edits_put(&doc->edits, e))
			return VB_ERR_MEMORY;
	}
	return VB_OK;
}

static vb_status normalise(vb_doc *doc, size_t length)
{
	static const vbi_norm_rules rules = {0, VB_TONE_KEEP, VB_PUNCT_KEEP};
	const char *p = doc->u8.p + doc->done;
	unsigned skip = 0;
	vb_status status;
	bool changed = false;

	if (length >= 3 && doc->raw_base == 0 && doc->done == 0 && memcmp(p, "\xEF\xBB\xBF", 3) == 0) {
		skip = 3;
		if (!vbi_edits_add(&doc->edits, 0, 3, 0, 0))
			return VB_ERR_MEMORY;
	}
	p += skip;
	length -= skip;
	doc->mended.n = 0;
	vbi_edits_clear(&doc->fixed);
	vbi_edits_clear(&doc->tidied);
	status = vbi_mend_text(&doc->mend, p, length, &doc->mended, &doc->fixed, &changed);
	if (status)
		return status;
	if (changed)
		return normalise_mended(doc, &rules, (uint32_t)doc->done + skip);
	return vbi_normalize(&rules, p, length, (uint32_t)doc->done + skip, &doc->clean, &doc->edits);
}

static vb_status segment(vb_doc *doc, uint32_t at, bool first)
{
	const uint32_t linguistic = VB_LAYER_ENTITIES | VB_LAYER_NUMBERS;
	const vbi_stages *stages = vbi_stages_here();
	vbi_seg *seg = &doc->seg;
	vb_status status = stages->tokens(seg, doc->clean.p + at, (uint32_t)(doc->clean.n - at));

	seg->matches = seg->sentences = seg->zones = seg->words = 0;
	if (!(doc->layers & ~VB_LAYER_TOKENS))
		return status;
	if (status == VB_OK && doc->layers & ~CUT_ONLY)
		status = stages->matches(seg);
	if (status == VB_OK)
		status = stages->sentences(seg);
	if (status == VB_OK && doc->layers & (linguistic | VB_LAYER_ZONES))
		status = vbi_seg_zones(seg, first);
	if (status == VB_OK && doc->layers & linguistic)
		status = vbi_seg_facts(seg);
	if (status == VB_OK && doc->layers & linguistic)
		status = vbi_seg_wordset(seg);
	if (status == VB_OK && doc->layers & VB_LAYER_WORDS)
		status = stages->words(seg);
	if (status == VB_OK && doc->layers & VB_LAYER_POS)
		status = vbi_seg_pos(seg);
	return status;
}

/* Analyses the next length bytes of u8. */
static vb_status analyse(vb_doc *doc, size_t length)
{
	uint32_t at = (uint32_t)doc->clean.n;
	bool first = doc->raw_base == 0 && doc->done == 0;
	vb_status status = vbi_doc_settle(doc);

	if (status == VB_OK)
		status = normalise(doc, length);
	if (status == VB_OK)
		status = segment(doc, at, first);
	doc->ents.grammar_only = (doc->options.flags & VB_GRAMMAR_ONLY) != 0;
	if (status == VB_OK && doc->layers & (VB_LAYER_ENTITIES | VB_LAYER_NUMBERS))
		status = vbi_entities(&doc->seg, doc->state, &doc->ents, doc->layers);
	doc->done += length;
	if (status == VB_OK)
		status = vbi_doc_collect(doc, at);
	return status;
}

/* Drops the part of a streamed document whose results have been read. */
static void drop_done(vb_doc *doc)
{
	uint32_t raw = (uint32_t)doc->done, nothing = raw;
	size_t kept = 0;

	if (doc->done == 0)
		return;
	if (doc->options.offsets != VB_OFFSETS_BYTES)
		doc->unit_base += vbi_doc_units(doc->options.offsets, doc->u8.p, doc->done);
	if (vbi_doc_foreign(doc)) {
		vbi_edits_to_input(&doc->pre, &raw, &nothing);
		memmove(doc->raw.p, doc->raw.p + raw, doc->raw.n - raw);
		doc->raw.n -= raw;
		for (size_t i = 0; i < doc->pre.n; i++) {
			vbi_edit edit = doc->pre.list[i];

			if (edit.out + edit.out_len <= doc->done && edit.in + edit.in_len <= raw)
				continue;
			edit.in -= raw;
			edit.out -= (uint32_t)doc->done;
			doc->pre.list[kept++] = edit;
		}
		doc->pre.n = kept;
	}
	doc->raw_base += raw;
	memmove(doc->u8.p, doc->u8.p + doc->done, doc->u8.n - doc->done);
	doc->u8.n -= doc->done;
	doc->done = doc->unit_marks = 0;
	doc->clean.n = 0;
	vbi_edits_clear(&doc->edits);
	vbi_results_clear(&doc->results);
}

static vb_status failed(vb_doc *doc, vb_status status)
{
	doc->phase = VBI_DOC_FAILED;
	return status;
}

vb_status vb_doc_feed(vb_doc *doc, const char *bytes, size_t length, size_t *used)
{
	vb_status status;

	if (!doc || !used || (!bytes && length))
		return VB_ERR_ARGUMENT;
	*used = 0;
	if (doc->phase != VBI_DOC_FEEDING)
		return VB_ERR_STATE;
	if (!doc->whole)
		drop_done(doc);
	for (;;) {
		size_t n;

		if (doc->u8.n - doc->done > VB_WINDOW) {
			status = analyse(doc, window_end(doc->u8.p + doc->done));
			return status ? failed(doc, status) : VB_READY;
		}
		if (*used == length)
			return VB_OK;
		status = take(doc, bytes + *used, length - *used, &n);
		if (status)
			return failed(doc, status);
		*used += n;
	}
}

vb_status vb_doc_end(vb_doc *doc)
{
	vb_status status = VB_OK;
	size_t left;

	if (!doc)
		return VB_ERR_ARGUMENT;
	if (doc->phase != VBI_DOC_FEEDING)
		return doc->phase == VBI_DOC_IDLE ? VB_OK : VB_ERR_STATE;
	if (!doc->whole)
		drop_done(doc);
	status = decode(doc, "", 0, true);
	left = doc->u8.n - doc->done;
	if (status == VB_OK && left > VB_WINDOW)
		left = window_end(doc->u8.p + doc->done);
	else if (status == VB_OK)
		doc->phase = VBI_DOC_IDLE;
	if (status == VB_OK && left == 0)
		return VB_OK;
	if (status == VB_OK)
		status = analyse(doc, left);
	return status ? failed(doc, status) : VB_READY;
}

vb_status vb_doc_analyze(vb_doc *doc, const char *bytes, size_t length, const vb_options *options, uint32_t layers)
{
	vb_status status;
	size_t at = 0, used;

	if (!doc || (!bytes && length))
		return VB_ERR_ARGUMENT;
	if (length > UINT32_MAX / 4) {
		doc->phase = VBI_DOC_IDLE;
		forget(doc);
		return VB_ERR_LIMIT;
	}
	status = vb_doc_begin(doc, options, layers);
	if (status)
		return status;
	doc->whole = true;
	while (at < length) {
		status = vb_doc_feed(doc, bytes + at, length - at, &used);
		if (status < 0)
			return status;
		at += used;
	}
	while ((status = vb_doc_end(doc)) == VB_READY)
		;
	return status;
}
