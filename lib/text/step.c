/* text/step.c - text and edits handed from step to step. */
#include "text/step.h"

#include <string.h>

void vbi_step_init(vbi_step *step, const vbi_mem *mem, vbi_step_feed *feed, void *self)
{
	memset(step, 0, sizeof *step);
	step->feed = feed;
	step->self = self;
	vbi_buf_init(&step->text, mem);
	vbi_edits_init(&step->pre, mem);
	vbi_edits_init(&step->own, mem);
	vbi_edits_init(&step->some, mem);
	vbi_edits_init(&step->both, mem);
}

void vbi_step_free(vbi_step *step)
{
	vbi_buf_free(&step->text);
	vbi_edits_free(&step->pre);
	vbi_edits_free(&step->own);
	vbi_edits_free(&step->some);
	vbi_edits_free(&step->both);
}

void vbi_step_reset(vbi_step *step)
{
	step->text.n = 0;
	step->text.failed = false;
	vbi_edits_clear(&step->pre);
	step->in_base = 0;
}

bool vbi_step_give(vbi_step *step, const char *bytes, size_t n, const vbi_edits *edits, uint64_t in_at)
{
	uint32_t in_shift = (uint32_t)(in_at - step->in_base), out_shift = (uint32_t)step->text.n;

	for (size_t i = 0; edits && i < edits->n; i++) {
		vbi_edit e = edits->list[i];

		e.in += in_shift;
		e.out += out_shift;
		if (!vbi_edits_put(&step->pre, e))
			return false;
	}
	vbi_buf_put(&step->text, bytes, n);
	return !step->text.failed;
}

bool vbi_edits_split(vbi_edits *from, uint32_t done, vbi_edits *first, uint32_t *in_done)
{
	size_t count = 0, kept = 0;

	vbi_edits_clear(first);
	*in_done = done;
	for (; count < from->n && from->list[count].out + from->list[count].out_len <= done; count++) {
		const vbi_edit *e = &from->list[count];

		if (!vbi_edits_put(first, *e))
			return false;
		*in_done = e->in + e->in_len + (done - (e->out + e->out_len));
	}
	if (count < from->n && from->list[count].out < done) { /* all its input goes with the part before done */
		vbi_edit *e = &from->list[count], part = *e;

		part.out_len = done - e->out;
		if (!vbi_edits_put(first, part))
			return false;
		*in_done = e->in + e->in_len;
		*e = (vbi_edit){*in_done, done, 0, e->out_len - part.out_len, e->kinds};
	}
	for (; count < from->n; count++) {
		vbi_edit e = from->list[count];

		e.in -= *in_done;
		e.out -= done;
		from->list[kept++] = e;
	}
	from->n = kept;
	return true;
}

bool vbi_step_run(vbi_step *step, bool last, vbi_buf *out, vbi_edits *edits, uint64_t in_at)
{
	size_t before = out->n, taken;
	uint32_t in_shift = (uint32_t)(step->in_base - in_at), in_done;

	vbi_edits_clear(&step->own);
	taken = step->feed(step->self, step->text.p ? step->text.p : "", step->text.n, last, out, edits ? &step->own : NULL);
	if (taken == SIZE_MAX || out->failed)
		return false;
	if (edits) {
		for (size_t i = 0; i < step->own.n; i++)
			step->own.list[i].out -= (uint32_t)before;
		if (!vbi_edits_split(&step->pre, (uint32_t)taken, &step->some, &in_done) ||
		    !vbi_edits_compose(&step->some, &step->own, &step->both))
			return false;
		for (size_t i = 0; i < step->both.n; i++) {
			vbi_edit e = step->both.list[i];

			e.in += in_shift;
			e.out += (uint32_t)before;
			if (!vbi_edits_put(edits, e))
				return false;
		}
		step->in_base += in_done;
	}
	if (taken && step->text.n > taken)
		memmove(step->text.p, step->text.p + taken, step->text.n - taken);
	step->text.n -= taken;
	return true;
}
