/* normalizer.c - normalisation for callers: a stream in constant memory. A whole text at once: textapi.c. */
#include <string.h>

#include "base/base.h"
#include "decoder.h"
#include "doubts.h"
#include "model.h"
#include "seg/restore.h"
#include "text/edits.h"
#include "text/step.h"
#include "viet/cleanscan.h"
#include "viet/html.h"
#include "viet/mend.h"
#include "viet/normalize.h"
#include "viet/repair.h"
#include "viet/unwrap.h"

/* UTF-8 that is normalised at once. */
#define CHUNK 65536u
/* The least of UTF-8, of which clean stretches are not held: what is not clean is dealt with in small pieces. */
#define STEP 2048u
/* Input that is worth a look whether it is clean. */
#define PASS 256u
#define FLAGS \
	(VB_NORM_NO_ORTHOGRAPHY | VB_NORM_TCVN3_UPPER | VB_NORM_PER_LINE | VB_NORM_NO_MOJIBAKE | VB_NORM_NO_REFERENCES | \
	 VB_NORM_ALL_REFERENCES | VB_NORM_NO_EDITS | VB_NORM_IY_SCHOOL | VB_NORM_REPAIR | VB_NORM_OCR | VB_NORM_UNWRAP | \
	 VB_NORM_HTML | VB_NORM_DOUBTS)

typedef enum phase { FEEDING, ENDING, FAILED } phase;

/* Steps, each with the edits that lead back from what it gave: bytes -decoder-> (source -html->) u8 -mend-> text -norm-> out
 * (-unwrap-> -repair-> -restore-> final). */
struct vb_normalizer {
	vbi_mem mem;
	vbi_norm_rules rules;
	phase phase;
	vb_status failure;
	bool traced; /* edits are kept */

	vbi_decoder decoder;
	uint64_t taken;     /* bytes of input given to the decoder */
	vbi_step *html;     /* NULL: the input is no HTML */
	vbi_html tags;
	vbi_buf u8;         /* decoded, not mended yet */
	uint64_t u8_in;     /* position in the input where u8 begins */
	vbi_edits decoded;  /* from u8_in and the start of u8 */

	vbi_mend mend;
	vbi_buf text;       /* mended, not normalised yet: from norm.at on */
	vbi_edits pre;      /* text back to the input, from in_base and norm.base */
	uint64_t in_base;   /* position in the input where norm.base is */

	vbi_norm norm;
	vbi_buf out;        /* the end of earlier output, then the chunk */
	size_t kept;        /* bytes of earlier output in out */
	uint64_t out_base;  /* position of the chunk in the stream */
	uint64_t chunk_in;  /* in_base when the chunk was begun: edits count from there */
	vbi_edits edits;    /* of the chunk, from chunk_in and its own start */

	bool stepped;       /* there are other steps than these, which see all text in pieces that do not depend on the cuts */
	vbi_step *unwrap, *repair, *restore; /* NULL: not asked for */
	vbi_unwrap lines;
	vbi_repair marks;
	vbi_restore plain;
	vbi_buf final;      /* the chunk behind these steps */
	vbi_edits final_edits;
	uint64_t final_base, final_in; /* as out_base and chunk_in */

	vbi_doubts *doubts; /* NULL: not asked for */
	vb_norm_count counts[VB_CHANGE_END];
	bool counted;       /* counts are of an earlier stream */

	vbi_edits fixed, some, both; /* scratch */

	size_t step;        /* UTF-8 that is held: from STEP on, doubled until something is clean, up to CHUNK */
	bool known;         /* found is of this stream, or of the last one */
	vb_detection found;
};

static vb_status read_options(const vb_norm_options *options, vb_norm_options *o)
{
	memset(o, 0, sizeof *o);
	if (options) {
		if (options->struct_size < sizeof options->struct_size)
			return VB_ERR_ARGUMENT;
		memcpy(o, options, options->struct_size < sizeof *o ? options->struct_size : sizeof *o);
	}
	if (o->flags & VB_NORM_DOUBTS && o->flags & VB_NORM_NO_EDITS)
		return VB_ERR_ARGUMENT;
	if (o->flags & ~FLAGS || o->tone > VB_TONE_HOA_FIRST || o->punct > VB_PUNCT_PLAIN)
		return VB_ERR_ARGUMENT;
	return vbi_decoder_check(o->charset);
}

/* Back to the beginning of a stream; memory is kept for the next. */
static void reset(vb_normalizer *n)
{
	vbi_decoder_reset(&n->decoder);
	vbi_mend_start(&n->mend, &n->rules);
	vbi_norm_start(&n->norm, &n->rules);
	n->u8.n = n->text.n = n->out.n = n->kept = 0;
	n->u8.failed = n->text.failed = n->out.failed = false;
	vbi_edits_clear(&n->edits);
	vbi_edits_clear(&n->pre);
	vbi_edits_clear(&n->decoded);
	n->out_base = n->in_base = n->chunk_in = n->u8_in = n->taken = 0;
	if (n->html)
		vbi_step_reset(n->html);
	if (n->unwrap)
		vbi_step_reset(n->unwrap);
	if (n->repair)
		vbi_step_reset(n->repair);
	if (n->restore)
		vbi_step_reset(n->restore);
	vbi_html_start(&n->tags);
	vbi_unwrap_start(&n->lines);
	vbi_repair_start(&n->marks, n->rules.flags);
	vbi_restore_start(&n->plain);
	n->final.n = 0;
	n->final.failed = false;
	vbi_edits_clear(&n->final_edits);
	n->final_base = n->final_in = 0;
	if (n->doubts)
		vbi_doubts_start(n->doubts);
	n->counted = true;
	n->phase = FEEDING;
	n->step = STEP;
}

static vbi_step *new_step(vb_normalizer *n, uint32_t flags, vbi_step_feed *feed, void *self, bool *fine)
{
	vbi_step *step;

	if (!(n->rules.flags & flags))
		return NULL;
	step = vbi_calloc(&n->mem, 1, sizeof *step);
	if (step)
		vbi_step_init(step, &n->mem, feed, self);
	*fine = *fine && step;
	return step;
}

/* The steps that were asked for. */
static bool add_steps(vb_normalizer *n)
{
	bool fine = true;

	n->html = new_step(n, VB_NORM_HTML, vbi_html_feed, &n->tags, &fine);
	n->unwrap = new_step(n, VB_NORM_UNWRAP, vbi_unwrap_feed, &n->lines, &fine);
	n->stepped = n->rules.flags & (VB_NORM_HTML | VB_NORM_UNWRAP | VB_NORM_REPAIR | VB_NORM_OCR | VB_NORM_DOUBTS);
	n->repair = new_step(n, VB_NORM_REPAIR | VB_NORM_OCR, vbi_repair_feed, &n->marks, &fine);
	if (n->rules.flags & VB_NORM_DOUBTS) {
		n->doubts = vbi_calloc(&n->mem, 1, sizeof *n->doubts);
		if (n->doubts)
			n->doubts->mem = &n->mem;
		fine = fine && n->doubts;
	}
	return fine;
}

static void free_step(const vbi_mem *mem, vbi_step *step)
{
	if (step)
		vbi_step_free(step);
	vbi_free(mem, step);
}

vb_status vb_normalizer_new(const vb_norm_options *options, const vb_allocator *allocator, vb_normalizer **out)
{
	vb_norm_options o;
	vb_normalizer *n;
	vbi_mem mem;
	vb_status status;

	if (!out)
		return VB_ERR_ARGUMENT;
	*out = NULL;
	status = read_options(options, &o);
	if (status == VB_OK)
		status = vbi_mem_init(&mem, allocator);
	if (status)
		return status;
	n = vbi_calloc(&mem, 1, sizeof *n);
	if (!n)
		return VB_ERR_MEMORY;
	n->mem = mem;
	n->rules = (vbi_norm_rules){o.flags, o.tone, o.punct};
	n->traced = !(o.flags & VB_NORM_NO_EDITS);
	vbi_decoder_init(&n->decoder, &n->mem, o.charset, o.flags);
	vbi_buf_init(&n->u8, &n->mem);
	vbi_buf_init(&n->text, &n->mem);
	vbi_mend_init(&n->mend, &n->mem);
	vbi_buf_init(&n->out, &n->mem);
	vbi_edits_init(&n->decoded, &n->mem);
	vbi_edits_init(&n->pre, &n->mem);
	vbi_edits_init(&n->edits, &n->mem);
	vbi_edits_init(&n->fixed, &n->mem);
	vbi_edits_init(&n->both, &n->mem);
	vbi_edits_init(&n->some, &n->mem);
	vbi_buf_init(&n->final, &n->mem);
	vbi_edits_init(&n->final_edits, &n->mem);
	if (!add_steps(n)) {
		vb_normalizer_free(n);
		return VB_ERR_MEMORY;
	}
	reset(n);
	*out = n;
	return VB_OK;
}

void vb_normalizer_free(vb_normalizer *n)
{
	vbi_mem mem;

	if (!n)
		return;
	mem = n->mem;
	vbi_decoder_free(&n->decoder);
	vbi_buf_free(&n->u8);
	vbi_buf_free(&n->text);
	vbi_mend_free(&n->mend);
	vbi_buf_free(&n->out);
	vbi_edits_free(&n->decoded);
	vbi_edits_free(&n->pre);
	vbi_edits_free(&n->edits);
	vbi_edits_free(&n->fixed);
	vbi_edits_free(&n->both);
	vbi_edits_free(&n->some);
	vbi_buf_free(&n->final);
	vbi_edits_free(&n->final_edits);
	free_step(&mem, n->html);
	free_step(&mem, n->unwrap);
	free_step(&mem, n->repair);
	if (n->restore)
		vbi_restore_free(&n->plain);
	free_step(&mem, n->restore);
	if (n->doubts)
		vbi_free(&mem, n->doubts->list);
	vbi_free(&mem, n->doubts);
	vbi_free(&mem, n);
}

/* ---- edits of the earlier steps ---- */

/* The edits of this chunk, seen from the input. done: how far the chunk accounts for the text, from norm.base. */
static bool trace_edits(vb_normalizer *n, uint32_t done, uint32_t *in_done)
{
	vbi_edits swap;

	*in_done = done;
	if (!n->traced || !n->pre.n)
		return true;
	if (!vbi_edits_split(&n->pre, done, &n->some, in_done) || !vbi_edits_compose(&n->some, &n->edits, &n->both))
		return false;
	swap = n->edits;
	n->edits = n->both;
	n->both = swap;
	return true;
}

/* ---- the stream ---- */

/* Drops what was normalised, but for what rules may look back at. */
static void keep_behind(vb_normalizer *n)
{
	size_t keep = n->out.n < VBI_NORM_LOOK ? n->out.n : VBI_NORM_LOOK;

	n->out_base += n->out.n - n->kept;
	if (n->out.n > keep)
		memmove(n->out.p, n->out.p + n->out.n - keep, keep);
	n->out.n = n->kept = keep;
	vbi_edits_clear(&n->edits);
}

/* Puts the chunk that was given behind us. */
static void drop_chunk(vb_normalizer *n)
{
	keep_behind(n);
	n->final_base += n->final.n;
	n->final.n = 0;
	n->plain.restored = 0;
	vbi_edits_clear(&n->final_edits);
	if (n->doubts)
		n->doubts->n = 0;
}

static void drop_front(vbi_buf *buf, size_t n)
{
	if (n && buf->n > n)
		memmove(buf->p, buf->p + n, buf->n - n);
	buf->n -= n;
}

/* Adds to pre how the text behind the first before bytes came from u8: some, then fixed. */
static bool add_pre(vb_normalizer *n, size_t before)
{
	uint32_t in_shift = (uint32_t)(n->u8_in - n->in_base), out_shift = (uint32_t)(n->norm.at - n->norm.base + before);
	const vbi_edits *whole = &n->some;

	if (n->fixed.n) {
		for (size_t i = 0; i < n->fixed.n; i++)
			n->fixed.list[i].out -= (uint32_t)before;
		if (!vbi_edits_compose(&n->some, &n->fixed, &n->both))
			return false;
		whole = &n->both;
	}
	for (size_t i = 0; i < whole->n; i++) {
		vbi_edit e = whole->list[i];

		e.in += in_shift;
		e.out += out_shift;
		if (!vbi_edits_put(&n->pre, e))
			return false;
	}
	return true;
}

/* Mends what u8 holds. */
static vb_status mend(vb_normalizer *n, bool last)
{
	size_t before = n->text.n, taken;
	uint32_t in_done;

	vbi_edits_clear(&n->fixed);
	taken = vbi_mend_feed(&n->mend, n->u8.p ? n->u8.p : "", n->u8.n, last, &n->text, &n->fixed);
	if (taken == SIZE_MAX)
		return VB_ERR_MEMORY;
	if (n->traced) {
		if (!vbi_edits_split(&n->decoded, (uint32_t)taken, &n->some, &in_done) || !add_pre(n, before))
			return VB_ERR_MEMORY;
		n->u8_in += in_done;
	}
	drop_front(&n->u8, taken);
	return VB_OK;
}

/* The steps behind normalisation, in order; how many there are. */
static unsigned list_steps(const vb_normalizer *n, vbi_step *step[3])
{
	unsigned count = 0;

	if (n->unwrap)
		step[count++] = n->unwrap;
	if (n->repair)
		step[count++] = n->repair;
	if (n->restore)
		step[count++] = n->restore;
	return count;
}

static bool has_final(const vb_normalizer *n) { return n->unwrap || n->repair || n->restore; }

static bool finish_text(vb_normalizer *n, bool last)
{
	const char *chunk = n->out.p ? n->out.p + n->kept : "";
	vbi_step *step[3], *final;
	unsigned count = list_steps(n, step);

	if (!count)
		return true;
	if (!vbi_step_give(step[0], chunk, n->out.n - n->kept, n->traced ? &n->edits : NULL, n->chunk_in))
		return false;
	for (unsigned i = 0; i + 1 < count; i++)
		if (!vbi_step_run(step[i], last, &step[i + 1]->text, n->traced ? &step[i + 1]->pre : NULL, step[i + 1]->in_base))
			return false;
	final = step[count - 1];
	n->final_in = final->in_base;
	keep_behind(n);
	return vbi_step_run(final, last, &n->final, n->traced ? &n->final_edits : NULL, n->final_in);
}

static const vbi_edits *chunk_edits(const vb_normalizer *n) { return has_final(n) ? &n->final_edits : &n->edits; }
static uint64_t chunk_in(const vb_normalizer *n) { return has_final(n) ? n->final_in : n->chunk_in; }
static uint64_t chunk_out(const vb_normalizer *n) { return has_final(n) ? n->final_base : n->out_base; }

static void count(vb_normalizer *n, uint32_t kinds, uint64_t at)
{
	for (; kinds; kinds &= kinds - 1) {
		vb_norm_count *c = &n->counts[vbi_lowest_bit(kinds)];

		if (c->count++ == 0)
			c->first = at;
	}
}

/* Counts what the chunk that is ready changed, and looks for what may be wrong in it. */
static bool look_over(vb_normalizer *n, bool last)
{
	const vbi_edits *edits = chunk_edits(n);
	vbi_doubts_chunk chunk = {.out_base = chunk_out(n), .in_base = chunk_in(n), .edits = edits};

	for (size_t i = 0; i < edits->n; i++)
		count(n, edits->list[i].kinds, chunk.in_base + edits->list[i].in);
	if (!n->doubts)
		return true;
	chunk.bytes = vb_normalizer_output(n, &chunk.n);
	if (!vbi_doubts_look(n->doubts, &chunk, last))
		return false;
	for (size_t i = 0; i < n->doubts->n; i++)
		count(n, 1u << n->doubts->list[i].kind, n->doubts->list[i].in_start);
	return true;
}

static void shift_edits(vbi_edits *edits, uint32_t by)
{
	for (size_t i = 0; by && i < edits->n; i++)
		edits->list[i].out += by;
}

/* Mends and normalises what there is. */
static vb_status process(vb_normalizer *n, bool last)
{
	uint64_t before = n->norm.base;
	uint32_t done, in_done;
	vb_status status;
	size_t start = n->out.n, read;
	bool composed;

	if (n->html && !vbi_step_run(n->html, last, &n->u8, n->traced ? &n->decoded : NULL, n->u8_in))
		return VB_ERR_MEMORY;
	status = mend(n, last);
	if (status)
		return status;
	n->chunk_in = n->in_base;
	read = vbi_norm_feed(&n->norm, n->text.p ? n->text.p : "", n->text.n, last, 0, &n->out, n->traced ? &n->edits : NULL);
	if (n->norm.memory)
		return VB_ERR_MEMORY;
	done = (uint32_t)(n->norm.done - before);
	composed = n->pre.n;
	if (composed)
		shift_edits(&n->edits, -(uint32_t)start);
	if (!trace_edits(n, done, &in_done))
		return VB_ERR_MEMORY;
	shift_edits(&n->edits, composed ? (uint32_t)(start - n->kept) : -(uint32_t)n->kept);
	n->norm.base = n->norm.done;
	n->in_base += in_done;
	drop_front(&n->text, read);
	return finish_text(n, last) && look_over(n, last) ? VB_OK : VB_ERR_MEMORY;
}

/* Where the decoder writes to. */
static vbi_buf *source(vb_normalizer *n) { return n->html ? &n->html->text : &n->u8; }

/* Decodes more input; what VB_CHARSET_AUTO could make nothing of goes out as it is. */
static vb_status decode(vb_normalizer *n, const char *in, size_t length, bool last)
{
	vbi_edits *edits = n->html ? &n->html->pre : &n->decoded;
	uint64_t base = n->html ? n->html->in_base : n->u8_in;
	size_t known = edits->n;
	vb_status status = vbi_decoder_feed(&n->decoder, in, length, last, (uint32_t)(n->taken - base), source(n),
	                                    n->traced ? edits : NULL);

	for (; known < edits->n; known++)
		edits->list[known].kinds = 1u << VB_CHANGE_ENCODING;
	n->taken += length;
	n->known = n->decoder.begun;
	n->found = n->decoder.found;
	if (status == VB_OK && n->decoder.unsure) {
		vbi_buf *to = has_final(n) ? &n->final : &n->out, *from = source(n);

		vbi_buf_put(to, from->p ? from->p : "", from->n);
		from->n = 0;
		n->u8_in = n->in_base = n->chunk_in = n->final_in = n->taken;
		if (to->failed)
			status = VB_ERR_MEMORY;
	}
	return status;
}

static bool is_ready(const vb_normalizer *n)
{
	size_t length;

	vb_normalizer_output(n, &length);
	return length || chunk_edits(n)->n || (n->doubts && n->doubts->n);
}

static vb_status fail(vb_normalizer *n, vb_status status)
{
	n->phase = FAILED;
	n->failure = status;
	n->out.n = n->kept = n->final.n = 0;
	vbi_edits_clear(&n->edits);
	vbi_edits_clear(&n->final_edits);
	return status;
}

static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/* Gives back the end of the input that was taken and not used, so that what is held is empty again. Only where mending
 * would begin anew: text is as it came, and begins at white space. */
static void give_back(vb_normalizer *n, size_t *used)
{
	size_t held = n->u8.n + n->text.n;
	bool blank = !n->text.n || is_blank(n->text.p[0]) || (n->out.n && is_blank(n->out.p[n->out.n - 1]));

	if (!held || held > *used || !n->decoder.begun || !n->decoder.plain || !vbi_mend_fresh(&n->mend) || n->fixed.n || n->pre.n ||
	    !blank || !vbi_norm_idle(&n->norm))
		return;
	*used -= held;
	n->taken -= held;
	n->u8_in = n->taken;
	n->u8.n = n->text.n = 0;
}

static void account_passed(vb_normalizer *n, size_t length)
{
	n->norm.base = n->norm.done;
	n->in_base += length;
	n->u8_in += length;
}

/* Writes the clean stretches that the input goes on with, past all the steps. What was held before them must be such a
 * stretch, too. */
static void pass(vb_normalizer *n, const char *in, size_t length, size_t *used)
{
	size_t got;

	if (!n->decoder.begun || !n->decoder.plain || n->decoder.unsure || n->text.n || !vbi_mend_fresh(&n->mend) || !vbi_norm_idle(&n->norm) ||
	    length - *used < PASS)
		return;
	if (n->u8.n) {
		const char *p = in + *used;

		for (got = 1; got < PASS && p[got - 1] != ' ' && p[got - 1] != '\n'; got++)
			;
		if (n->u8.n > PASS || got == PASS || decode(n, p, got, false))
			return;
		*used += got;
		if (!vbi_mend_clean(n->rules.flags, n->u8.p, n->u8.n) || !vbi_normalize_clean(&n->rules, n->u8.p, n->u8.n))
			return;
		got = n->u8.n;
		vbi_norm_write(&n->norm, n->u8.p, got, &n->out);
		n->u8.n = 0;
		account_passed(n, got);
	}
	if (length - *used > CHUNK)
		length = *used + CHUNK;
	got = vbi_norm_pass(&n->norm, in + *used, length - *used, &n->out);
	if (got > STEP)
		n->step = STEP;
	*used += got;
	n->taken += got;
	account_passed(n, got);
}

/* A new stream begins: what was counted is of the last one. */
static void forget_counts(vb_normalizer *n)
{
	if (n->counted)
		memset(n->counts, 0, sizeof n->counts);
	n->counted = false;
}

vb_status vb_normalizer_feed(vb_normalizer *n, const char *in, size_t length, size_t *used)
{
	vb_status status = VB_OK;

	if (!n || !used || (!in && length))
		return VB_ERR_ARGUMENT;
	*used = 0;
	if (n->phase == FAILED)
		return n->failure;
	if (n->phase == ENDING)
		return VB_ERR_STATE;
	forget_counts(n);
	drop_chunk(n);
	while (*used < length) {
		size_t take, room = VBI_DECODER_STEP;
		bool fresh;

		if (!n->stepped)
			pass(n, in, length, used);
		if (n->out.n - n->kept >= CHUNK / 2 && !n->out.failed && !n->u8.failed)
			return VB_READY;
		take = length - *used;
		if (n->decoder.begun && n->decoder.plain && source(n)->n < n->step)
			room = n->step - source(n)->n;
		if (take > room)
			take = room;
		fresh = !n->decoder.begun;
		status = n->u8.failed ? VB_ERR_MEMORY : decode(n, in + *used, take, false);
		*used += take;
		if (status == VB_OK && source(n)->n >= (n->decoder.plain ? n->step : CHUNK - 3 * VBI_DECODER_STEP)) {
			n->step = n->step < CHUNK ? n->step * 2 : CHUNK;
			status = process(n, false);
			fresh = true;
		}
		if (status == VB_OK && n->out.failed)
			status = VB_ERR_MEMORY;
		if (status)
			return fail(n, status);
		if (n->stepped && is_ready(n))
			return VB_READY;
		if (n->stepped)
			continue;
		if (fresh && n->decoder.begun)
			give_back(n, used);
		if (n->edits.n || n->out.n - n->kept >= (length - *used < CHUNK ? 1 : CHUNK))
			return VB_READY;
	}
	return !n->stepped && n->out.n > n->kept ? VB_READY : VB_OK;
}

vb_status vb_normalizer_end(vb_normalizer *n)
{
	vb_status status = VB_OK;

	if (!n)
		return VB_ERR_ARGUMENT;
	if (n->phase == FEEDING) {
		forget_counts(n);
		drop_chunk(n);
		status = decode(n, "", 0, true);
		if (status == VB_OK)
			status = process(n, true);
		n->phase = ENDING;
		if (status == VB_OK && is_ready(n))
			return VB_READY;
	} else if (n->phase == FAILED) {
		status = n->failure;
	}
	reset(n);
	return status;
}

vb_status vb_normalizer_charset(const vb_normalizer *n, vb_detection *result)
{
	vb_detection found;
	uint32_t size;

	if (!n || !result || result->struct_size < sizeof result->struct_size)
		return VB_ERR_ARGUMENT;
	if (!n->known)
		return VB_ERR_STATE;
	size = result->struct_size;
	found = n->found;
	found.struct_size = size;
	memcpy(result, &found, size < sizeof found ? size : sizeof found);
	return VB_OK;
}

const char *vb_normalizer_output(const vb_normalizer *n, size_t *length)
{
	if (has_final(n)) {
		*length = n->final.n;
		return n->final.p ? n->final.p : "";
	}
	*length = n->out.n - n->kept;
	return n->out.p ? n->out.p + n->kept : "";
}

size_t vb_normalizer_edits(const vb_normalizer *n, size_t first, size_t count, vb_edit *edits)
{
	const vbi_edits *from = chunk_edits(n);
	size_t left = first < from->n ? from->n - first : 0;

	if (!edits)
		return left;
	if (count > left)
		count = left;
	for (size_t i = 0; i < count; i++) {
		const vbi_edit *e = &from->list[first + i];

		edits[i].in_start = chunk_in(n) + e->in;
		edits[i].out_start = chunk_out(n) + e->out;
		edits[i].in_length = e->in_len;
		edits[i].out_length = e->out_len;
	}
	return count;
}

size_t vb_normalizer_kinds(const vb_normalizer *n, size_t first, size_t count, uint32_t *kinds)
{
	const vbi_edits *from = chunk_edits(n);
	size_t left = first < from->n ? from->n - first : 0;

	if (!kinds)
		return left;
	for (size_t i = 0; i < count && i < left; i++)
		kinds[i] = from->list[first + i].kinds;
	return count < left ? count : left;
}

size_t vb_normalizer_doubts(const vb_normalizer *n, size_t first, size_t count, vb_doubt *doubts)
{
	size_t have = n->doubts ? n->doubts->n : 0, left = first < have ? have - first : 0;

	if (!doubts)
		return left;
	if (count > left)
		count = left;
	if (count)
		memcpy(doubts, n->doubts->list + first, count * sizeof *doubts);
	return count;
}

void vb_normalizer_words(vb_normalizer *n, const vb_model *model)
{
	if (n->doubts)
		n->doubts->model = model;
}

vb_status vb_normalizer_restore(vb_normalizer *n, const vb_model *model, uint32_t least)
{
	vb_status status;

	if (!n || !model || least > 1000)
		return VB_ERR_ARGUMENT;
	if (n->phase != FEEDING || n->taken || n->restore)
		return VB_ERR_STATE;
	status = vbi_restore_init(&n->plain, &n->mem, &model->lex);
	if (status)
		return status;
	n->restore = vbi_calloc(&n->mem, 1, sizeof *n->restore);
	if (!n->restore) {
		vbi_restore_free(&n->plain);
		return VB_ERR_MEMORY;
	}
	vbi_step_init(n->restore, &n->mem, vbi_restore_feed, &n->plain);
	n->plain.tone = n->rules.tone;
	n->plain.least = least;
	n->stepped = true;
	return VB_OK;
}

size_t vb_normalizer_restored(const vb_normalizer *n, size_t first, size_t count, vb_restored *restored)
{
	size_t left = first < n->plain.restored ? n->plain.restored - first : 0;

	if (!restored)
		return left;
	if (count > left)
		count = left;
	for (size_t i = 0; i < count; i++) {
		const vbi_restored *from = &n->plain.list[first + i];

		restored[i] = (vb_restored){.out_start = n->final_base + from->out, .out_length = from->out_len, .confidence = from->sure,
		                            .changed = from->changed};
	}
	return count;
}

vb_status vb_normalizer_count(const vb_normalizer *n, uint32_t kind, vb_norm_count *result)
{
	vb_norm_count found;
	uint32_t size;

	if (!n || !result || kind >= VB_CHANGE_END || result->struct_size < sizeof result->struct_size)
		return VB_ERR_ARGUMENT;
	size = result->struct_size;
	found = n->counts[kind];
	found.struct_size = size;
	memcpy(result, &found, size < sizeof found ? size : sizeof found);
	return VB_OK;
}
