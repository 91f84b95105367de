/* normalizer.c - normalisation for callers: a whole text, or a stream in constant memory. */
#include <string.h>

#include "base/base.h"
#include "text/charset.h"
#include "text/edits.h"
#include "viet/normalize.h"

/* UTF-8 that is normalised at once. */
#define CHUNK 65536u
/* Bytes of another encoding that are converted at once: at most three times as many in UTF-8. */
#define RAW_CHUNK 8192u

typedef enum phase { FEEDING, ENDING, FAILED } phase;

struct vb_normalizer {
	vbi_mem mem;
	vbi_norm_rules rules;
	phase phase;
	bool begun;           /* the encoding is known */
	vb_status failure;
	vbi_norm norm;
	vbi_charset *charset; /* NULL: UTF-8 */
	vbi_buf u8;           /* UTF-8 that is not read yet */
	vbi_buf out;          /* the end of earlier output, then the chunk */
	size_t kept;          /* bytes of earlier output in out */
	uint64_t out_base;    /* position of the chunk in the stream */
	uint64_t in_base;     /* position in the input where norm.base is */
	uint64_t chunk_in;    /* the same when the chunk was begun: edits count from there */
	uint64_t raw_at;      /* bytes of input given to charset */
	vbi_edits edits;      /* of the chunk, from in_base and its own start */
	vbi_edits pre;        /* UTF-8 back to another encoding, from in_base and norm.base */
	vbi_edits both, some; /* scratch */
};

static vb_status read_options(const vb_norm_options *options, vbi_norm_rules *rules)
{
	vb_norm_options o = {0};

	if (options) {
		if (options->struct_size < sizeof options->struct_size)
			return VB_ERR_ARGUMENT;
		memcpy(&o, options, options->struct_size < sizeof o ? options->struct_size : sizeof o);
	}
	if (o.flags & ~VB_NORM_NO_ORTHOGRAPHY || o.tone > VB_TONE_HOA_FIRST || o.punct > VB_PUNCT_PLAIN ||
	    o.charset != VB_CHARSET_UTF8)
		return VB_ERR_ARGUMENT;
	*rules = (vbi_norm_rules){o.flags, o.tone, o.punct};
	return VB_OK;
}

/* Back to the beginning of a stream; memory is kept for the next. */
static void reset(vb_normalizer *n)
{
	vbi_charset_close(n->charset);
	n->charset = NULL;
	vbi_norm_start(&n->norm, &n->rules);
	n->u8.n = n->out.n = n->kept = 0;
	n->u8.failed = n->out.failed = false;
	vbi_edits_clear(&n->edits);
	vbi_edits_clear(&n->pre);
	n->out_base = n->in_base = n->chunk_in = n->raw_at = 0;
	n->phase = FEEDING;
	n->begun = false;
}

vb_status vb_normalizer_new(const vb_norm_options *options, const vb_allocator *allocator, vb_normalizer **out)
{
	vbi_norm_rules rules;
	vb_normalizer *n;
	vbi_mem mem;
	vb_status status;

	if (!out)
		return VB_ERR_ARGUMENT;
	*out = NULL;
	status = read_options(options, &rules);
	if (status == VB_OK)
		status = vbi_mem_init(&mem, allocator);
	if (status)
		return status;
	n = vbi_calloc(&mem, 1, sizeof *n);
	if (!n)
		return VB_ERR_MEMORY;
	n->mem = mem;
	n->rules = rules;
	vbi_buf_init(&n->u8, &n->mem);
	vbi_buf_init(&n->out, &n->mem);
	vbi_edits_init(&n->edits, &n->mem);
	vbi_edits_init(&n->pre, &n->mem);
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
	vbi_charset_close(n->charset);
	vbi_buf_free(&n->u8);
	vbi_buf_free(&n->out);
	vbi_edits_free(&n->edits);
	vbi_edits_free(&n->pre);
	vbi_edits_free(&n->both);
	vbi_edits_free(&n->some);
	vbi_free(&mem, n);
}

/* ---- edits of another encoding ---- */

/* What changed from the UTF-8 of this chunk, seen from the input in its own encoding; taken out of pre. done: how far
 * the chunk accounts for the UTF-8, from norm.base. */
static bool trace_edits(vb_normalizer *n, uint32_t done, uint32_t *raw_done)
{
	size_t count = 0;
	vbi_edits swap;

	vbi_edits_clear(&n->some);
	*raw_done = 0;
	while (count < n->pre.n) {
		const vbi_edit *e = &n->pre.list[count];

		if (e->out + e->out_len > done)
			break;
		if (!vbi_edits_add(&n->some, e->in, e->in_len, e->out, e->out_len))
			return false;
		*raw_done = e->in + e->in_len;
		count++;
	}
	if (!vbi_edits_compose(&n->some, &n->edits, &n->both))
		return false;
	swap = n->edits;
	n->edits = n->both;
	n->both = swap;
	for (size_t i = count; i < n->pre.n; i++) {
		vbi_edit e = n->pre.list[i];

		e.in -= *raw_done;
		e.out -= done;
		n->pre.list[i - count] = e;
	}
	n->pre.n -= count;
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

/* Normalises what u8 holds. */
static vb_status process(vb_normalizer *n, bool last)
{
	uint64_t before = n->norm.base;
	uint32_t done, raw_done;
	size_t read;

	n->chunk_in = n->in_base;
	read = vbi_norm_feed(&n->norm, n->u8.p ? n->u8.p : "", n->u8.n, last, 0, &n->out, &n->edits);
	if (n->norm.memory)
		return VB_ERR_MEMORY;
	for (size_t i = 0; i < n->edits.n; i++)
		n->edits.list[i].out -= (uint32_t)n->kept;
	done = (uint32_t)(n->norm.done - before);
	raw_done = done;
	if (n->charset && !trace_edits(n, done, &raw_done))
		return VB_ERR_MEMORY;
	n->norm.base = n->norm.done;
	n->in_base += raw_done;
	if (n->u8.n > read)
		memmove(n->u8.p, n->u8.p + read, n->u8.n - read);
	n->u8.n -= read;
	return VB_OK;
}

static vb_status convert(vb_normalizer *n, const char *in, size_t length, bool flush)
{
	size_t taken;
	vb_status status;
	size_t first = n->pre.n;
	/* UTF-8 positions of new edits are places in u8: bring them to norm.base. */
	uint32_t shift = (uint32_t)(n->norm.at - n->norm.base);

	status = vbi_charset_convert(n->charset, in, length, flush, (uint32_t)(n->raw_at - n->in_base), &n->u8, &n->pre,
	                             &taken);
	n->raw_at += length;
	for (size_t i = first; i < n->pre.n; i++)
		n->pre.list[i].out += shift;
	return status;
}

/* Looks for a byte order mark among the first bytes, which wait in u8. */
static vb_status find_charset(vb_normalizer *n, bool end)
{
	unsigned length, bom;
	char first[4];
	size_t got = n->u8.n;
	vb_status status;

	n->begun = true;
	bom = vbi_bom(n->u8.p, got, &length);
	if (bom == VBI_BOM_NONE || bom == VBI_BOM_UTF8)
		return VB_OK; /* U+FEFF is removed anywhere */
	status = vbi_charset_open(bom, &n->mem, &n->charset);
	if (status)
		return status;
	memcpy(first, n->u8.p, got);
	n->u8.n = 0;
	return convert(n, first, got, end);
}

static vb_status fail(vb_normalizer *n, vb_status status)
{
	n->phase = FAILED;
	n->failure = status;
	n->out.n = n->kept = 0;
	vbi_edits_clear(&n->edits);
	return status;
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
		size_t take = length - *used, room = !n->begun ? 4 - n->u8.n : n->charset ? RAW_CHUNK : CHUNK - n->u8.n;

		if (take > room)
			take = room;
		if (n->charset) {
			status = convert(n, in + *used, take, false);
		} else {
			vbi_buf_put(&n->u8, in + *used, take);
			status = n->u8.failed ? VB_ERR_MEMORY : VB_OK;
			if (status == VB_OK && !n->begun && n->u8.n == 4)
				status = find_charset(n, false);
		}
		*used += take;
		if (status == VB_OK && n->u8.n >= (n->charset ? CHUNK - 3 * RAW_CHUNK : CHUNK))
			status = process(n, false);
		if (status)
			return fail(n, status);
		if (n->out.n > n->kept || n->edits.n)
			return VB_READY;
	}
	return VB_OK;
}

vb_status vb_normalizer_end(vb_normalizer *n)
{
	vb_status status = VB_OK;

	if (!n)
		return VB_ERR_ARGUMENT;
	if (n->phase == FEEDING) {
		drop_chunk(n);
		if (!n->begun)
			status = find_charset(n, true);
		else if (n->charset)
			status = convert(n, "", 0, true);
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
