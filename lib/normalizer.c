/* normalizer.c - normalisation for callers: a whole text, or a stream in constant memory. */
#include <string.h>

#include "base/base.h"
#include "decoder.h"
#include "text/edits.h"
#include "viet/mend.h"
#include "viet/normalize.h"

/* UTF-8 that is normalised at once. */
#define CHUNK 65536u
/* The least of UTF-8, of which clean stretches are not held: what is not clean is dealt with in small pieces. */
#define STEP 2048u
/* Input that is worth a look whether it is clean. */
#define PASS 256u
#define FLAGS \
	(VB_NORM_NO_ORTHOGRAPHY | VB_NORM_TCVN3_UPPER | VB_NORM_PER_LINE | VB_NORM_NO_MOJIBAKE | VB_NORM_NO_REFERENCES | \
	 VB_NORM_ALL_REFERENCES | VB_NORM_NO_EDITS | VB_NORM_IY_SCHOOL | VB_NORM_OCR)

typedef enum phase { FEEDING, ENDING, FAILED } phase;

/* Three steps, each with the edits that lead back from what it gave: bytes -decoder-> u8 -mend-> text -norm-> out. */
struct vb_normalizer {
	vbi_mem mem;
	vbi_norm_rules rules;
	phase phase;
	vb_status failure;
	bool traced; /* edits are kept */

	vbi_decoder decoder;
	vbi_buf u8;         /* decoded, not mended yet */
	uint64_t u8_in;     /* position in the input where u8 begins */
	uint64_t taken;     /* bytes of input given to the decoder */
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
	if (o->flags & ~FLAGS || o->tone > VB_TONE_HOA_FIRST || o->punct > VB_PUNCT_PLAIN)
		return VB_ERR_ARGUMENT;
	return vbi_decoder_check(o->charset);
}

/* Back to the beginning of a stream; memory is kept for the next. */
static void reset(vb_normalizer *n)
{
	vbi_decoder_reset(&n->decoder);
	vbi_mend_start(&n->mend, n->rules.flags);
	vbi_norm_start(&n->norm, &n->rules);
	n->u8.n = n->text.n = n->out.n = n->kept = 0;
	n->u8.failed = n->text.failed = n->out.failed = false;
	vbi_edits_clear(&n->edits);
	vbi_edits_clear(&n->pre);
	vbi_edits_clear(&n->decoded);
	n->out_base = n->in_base = n->chunk_in = n->u8_in = n->taken = 0;
	n->phase = FEEDING;
	n->step = STEP;
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
	vbi_buf_init(&n->out, &n->mem);
	vbi_edits_init(&n->decoded, &n->mem);
	vbi_edits_init(&n->pre, &n->mem);
	vbi_edits_init(&n->edits, &n->mem);
	vbi_edits_init(&n->fixed, &n->mem);
	vbi_edits_init(&n->both, &n->mem);
	vbi_edits_init(&n->some, &n->mem);
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
	vbi_buf_free(&n->out);
	vbi_edits_free(&n->decoded);
	vbi_edits_free(&n->pre);
	vbi_edits_free(&n->edits);
	vbi_edits_free(&n->fixed);
	vbi_edits_free(&n->both);
	vbi_edits_free(&n->some);
	vbi_free(&mem, n);
}

/* ---- edits of the earlier steps ---- */

/* Moves the edits of from whose output lies before done into n->some; what is left counts from there. Returns the place
 * in the input that done came from. */
static bool take_edits(vb_normalizer *n, vbi_edits *from, uint32_t done, uint32_t *in_done)
{
	size_t count = 0;

	vbi_edits_clear(&n->some);
	*in_done = done;
	while (count < from->n && from->list[count].out + from->list[count].out_len <= done) {
		const vbi_edit *e = &from->list[count];

		if (!vbi_edits_put(&n->some, *e))
			return false;
		*in_done = e->in + e->in_len + (done - (e->out + e->out_len));
		count++;
	}
	for (size_t i = count; i < from->n; i++) {
		vbi_edit e = from->list[i];

		e.in -= *in_done;
		e.out -= done;
		from->list[i - count] = e;
	}
	from->n -= count;
	return true;
}

/* The edits of this chunk, seen from the input. done: how far the chunk accounts for the text, from norm.base. */
static bool trace_edits(vb_normalizer *n, uint32_t done, uint32_t *in_done)
{
	vbi_edits swap;

	*in_done = done;
	if (!n->traced || !n->pre.n)
		return true;
	if (!take_edits(n, &n->pre, done, in_done) || !vbi_edits_compose(&n->some, &n->edits, &n->both))
		return false;
	swap = n->edits;
	n->edits = n->both;
	n->both = swap;
	return true;
}

/* ---- the stream ---- */

/* Puts the chunk that was given behind us, but for what rules may look back at. */
static void drop_chunk(vb_normalizer *n)
{
	size_t keep = n->out.n < VBI_NORM_LOOK ? n->out.n : VBI_NORM_LOOK;

	n->out_base += n->out.n - n->kept;
	if (n->out.n > keep)
		memmove(n->out.p, n->out.p + n->out.n - keep, keep);
	n->out.n = n->kept = keep;
	vbi_edits_clear(&n->edits);
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
		if (!take_edits(n, &n->decoded, (uint32_t)taken, &in_done) || !add_pre(n, before))
			return VB_ERR_MEMORY;
		n->u8_in += in_done;
	}
	drop_front(&n->u8, taken);
	return VB_OK;
}

/* Mends and normalises what there is. */
static vb_status process(vb_normalizer *n, bool last)
{
	uint64_t before = n->norm.base;
	uint32_t done, in_done;
	vb_status status = mend(n, last);
	size_t start = n->out.n, read;

	if (status)
		return status;
	n->chunk_in = n->in_base;
	read = vbi_norm_feed(&n->norm, n->text.p ? n->text.p : "", n->text.n, last, 0, &n->out, n->traced ? &n->edits : NULL);
	if (n->norm.memory)
		return VB_ERR_MEMORY;
	for (size_t i = 0; i < n->edits.n; i++)
		n->edits.list[i].out -= (uint32_t)start;
	done = (uint32_t)(n->norm.done - before);
	if (!trace_edits(n, done, &in_done))
		return VB_ERR_MEMORY;
	for (size_t i = 0; i < n->edits.n; i++)
		n->edits.list[i].out += (uint32_t)(start - n->kept);
	n->norm.base = n->norm.done;
	n->in_base += in_done;
	drop_front(&n->text, read);
	return VB_OK;
}

/* Decodes more input; what VB_CHARSET_AUTO could make nothing of goes out as it is. */
static vb_status decode(vb_normalizer *n, const char *in, size_t length, bool last)
{
	vb_status status = vbi_decoder_feed(&n->decoder, in, length, last, (uint32_t)(n->taken - n->u8_in), &n->u8,
	                                    n->traced ? &n->decoded : NULL);

	n->taken += length;
	n->known = n->decoder.begun;
	n->found = n->decoder.found;
	if (status == VB_OK && n->decoder.unsure) {
		vbi_buf_put(&n->out, n->u8.p ? n->u8.p : "", n->u8.n);
		n->u8.n = 0;
		n->u8_in = n->in_base = n->chunk_in = n->taken;
		if (n->out.failed)
			status = VB_ERR_MEMORY;
	}
	return status;
}

static vb_status fail(vb_normalizer *n, vb_status status)
{
	n->phase = FAILED;
	n->failure = status;
	n->out.n = n->kept = 0;
	vbi_edits_clear(&n->edits);
	return status;
}

static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/* Gives back the end of the input that was taken and not used, so that what is held is empty again. Only where mending
 * would begin anew: text is as it came, and begins at white space. */
static void give_back(vb_normalizer *n, size_t *used)
{
	size_t held = n->u8.n + n->text.n;
	bool blank = !n->text.n || is_blank(n->text.p[0]) || (n->out.n && is_blank(n->out.p[n->out.n - 1]));

	if (!held || held > *used || !n->decoder.begun || !n->decoder.plain || n->mend.trust || n->fixed.n || n->pre.n ||
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

	if (!n->decoder.begun || !n->decoder.plain || n->decoder.unsure || n->text.n || n->mend.trust || !vbi_norm_idle(&n->norm) ||
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
	drop_chunk(n);
	while (*used < length) {
		size_t take, room = VBI_DECODER_STEP;
		bool fresh;

		pass(n, in, length, used);
		if (n->out.n - n->kept >= CHUNK / 2 && !n->out.failed && !n->u8.failed)
			return VB_READY;
		take = length - *used;
		if (n->decoder.begun && n->decoder.plain && n->u8.n < n->step)
			room = n->step - n->u8.n;
		if (take > room)
			take = room;
		fresh = !n->decoder.begun;
		status = n->u8.failed ? VB_ERR_MEMORY : decode(n, in + *used, take, false);
		*used += take;
		if (status == VB_OK && n->u8.n >= (n->decoder.plain ? n->step : CHUNK - 3 * VBI_DECODER_STEP)) {
			n->step = n->step < CHUNK ? n->step * 2 : CHUNK;
			status = process(n, false);
			fresh = true;
		}
		if (status == VB_OK && n->out.failed)
			status = VB_ERR_MEMORY;
		if (status)
			return fail(n, status);
		if (fresh && n->decoder.begun)
			give_back(n, used);
		if (n->edits.n || n->out.n - n->kept >= (length - *used < CHUNK ? 1 : CHUNK))
			return VB_READY;
	}
	return n->out.n > n->kept ? VB_READY : VB_OK;
}

vb_status vb_normalizer_end(vb_normalizer *n)
{
	vb_status status = VB_OK;

	if (!n)
		return VB_ERR_ARGUMENT;
	if (n->phase == FEEDING) {
		drop_chunk(n);
		status = decode(n, "", 0, true);
		if (status == VB_OK)
			status = process(n, true);
		n->phase = ENDING;
		if (status == VB_OK && (n->out.n > n->kept || n->edits.n))
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
	*length = n->out.n - n->kept;
	return n->out.p ? n->out.p + n->kept : "";
}

size_t vb_normalizer_edits(const vb_normalizer *n, size_t first, size_t count, vb_edit *edits)
{
	size_t left = first < n->edits.n ? n->edits.n - first : 0;

	if (!edits)
		return left;
	if (count > left)
		count = left;
	for (size_t i = 0; i < count; i++) {
		const vbi_edit *e = &n->edits.list[first + i];

		edits[i].in_start = n->chunk_in + e->in;
		edits[i].out_start = n->out_base + e->out;
		edits[i].in_length = e->in_len;
		edits[i].out_length = e->out_len;
	}
	return count;
}

/* ---- a whole text ---- */

typedef struct sink {
	char *out;
	size_t out_capacity, out_n;
	vb_edit *edits;
	size_t edit_capacity, edit_n;
} sink;

static void collect(const vb_normalizer *n, sink *to)
{
	size_t length, count = vb_normalizer_edits(n, 0, 0, NULL);
	const char *bytes = vb_normalizer_output(n, &length);

	if (to->out && to->out_n < to->out_capacity)
		memcpy(to->out + to->out_n, bytes, length < to->out_capacity - to->out_n ? length : to->out_capacity - to->out_n);
	if (to->edits && to->edit_n < to->edit_capacity)
		vb_normalizer_edits(n, 0, to->edit_capacity - to->edit_n, to->edits + to->edit_n);
	to->out_n += length;
	to->edit_n += count;
}

vb_status vb_normalize(const vb_norm_options *options, const char *in, size_t length, char *out, size_t out_capacity,
                       size_t *out_length, vb_edit *edits, size_t edit_capacity, size_t *edit_count)
{
	sink to = {out, out_capacity, 0, edits, edit_capacity, 0};
	vb_normalizer *n;
	vb_status status;
	size_t at = 0, used;

	if (!in && length)
		return VB_ERR_ARGUMENT;
	status = vb_normalizer_new(options, NULL, &n);
	if (status)
		return status;
	while (status >= 0 && at < length) {
		status = vb_normalizer_feed(n, in + at, length - at, &used);
		at += used;
		if (status == VB_READY)
			collect(n, &to);
	}
	if (status >= 0) {
		while ((status = vb_normalizer_end(n)) == VB_READY)
			collect(n, &to);
	}
	vb_normalizer_free(n);
	if (out_length)
		*out_length = to.out_n;
	if (edit_count)
		*edit_count = to.edit_n;
	return status;
}
