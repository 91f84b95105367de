/* ent/tagsum.h - weighs a stretch; tagweigh.c includes this once for each width of vectors.
 *
 * Given are TARGET, a prefix of functions; NAME, which makes names of this width; NAME(find), which is vbi_weights_find; SUMS, a
 * vector of VBI_TAG_SUMS sums, and what can be done with it: NAME(plus), NAME(minus), NAME(sums_at), NAME(row_of), NAME(put),
 * and NAME(columns), which leaves zeros where there are no columns. */

#define HERE TARGET static inline __attribute__((always_inline))

/* The row of a feature. */
HERE SUMS NAME(found)(const vbi_weights *weights, uint32_t feature)
{
	return NAME(row_of)(weights->row + (size_t)NAME(find)(weights, feature) * VBI_TAG_COLUMNS);
}

HERE SUMS NAME(plus_two)(const vbi_weights *weights, const uint32_t *feature, SUMS x)
{
	return NAME(plus)(x, NAME(plus)(NAME(found)(weights, feature[0]), NAME(found)(weights, feature[1])));
}

HERE SUMS NAME(plus_three)(const vbi_weights *weights, const uint32_t *feature, SUMS x)
{
	return NAME(plus)(NAME(plus_two)(weights, feature, x), NAME(found)(weights, feature[2]));
}

/* ---- to learn what is remembered ---- */

/* Remembers the sum of n features. */
HERE void NAME(learn)(vbi_tag_sums *sums, uint64_t key, const vbi_weights *weights, const uint32_t *feature, uint32_t n)
{
	SUMS x = NAME(found)(weights, feature[0]);

	for (uint32_t k = 1; k < n; k++)
		x = NAME(plus)(x, NAME(found)(weights, feature[k]));
	NAME(put)(sums->column, x);
	sums->part[VBI_TAG_KEY] = key;
}

/* In place of the second of a pair; what was the first becomes the second. */
HERE vbi_tag_sums *NAME(learn_pair)(vbi_tag_sums *pair, uint64_t key, const vbi_weights *weights, const uint32_t *feature,
                                    uint32_t n)
{
	pair[1] = pair[0];
	NAME(learn)(pair, key, weights, feature, n);
	return pair;
}

TARGET static __attribute__((noinline)) vbi_tag_sums *
NAME(learn_own)(vbi_tag_sums *pair, uint64_t key, const vbi_tag_view *v, const vbi_weights *weights)
{
	uint32_t feature[8], n = put_own_words(v, feature);

	put_own_grammar(v, feature + n);
	return NAME(learn_pair)(pair, key, weights, feature, OF_OWN);
}

TARGET static __attribute__((noinline)) vbi_tag_sums *
NAME(learn_form)(vbi_tag_sums *pair, uint64_t key, const vbi_tag_view *v, const vbi_weights *weights)
{
	uint32_t feature[8], n = put_frame_words(v, feature);

	put_frame_grammar(v, feature + n);
	return NAME(learn_pair)(pair, key, weights, feature, OF_FORM);
}

TARGET static __attribute__((noinline)) vbi_tag_sums *
NAME(learn_group)(vbi_tag_sums *pair, uint64_t key, const vbi_tag_view *v, const vbi_weights *weights)
{
	uint32_t feature[8], n = put_frame_dictionary(v, feature);

	put_frame_zone(v, feature + n);
	return NAME(learn_pair)(pair, key, weights, feature, OF_GROUP);
}

TARGET static __attribute__((noinline)) vbi_tag_sums *
NAME(learn_run)(vbi_tag_sums *pair, uint64_t key, const vbi_tag_view *v, const vbi_weights *weights)
{
	uint32_t feature[8], n = put_run_shape(v, feature);

	put_memory(v, feature + n);
	return NAME(learn_pair)(pair, key, weights, feature, OF_RUN);
}

/* ---- what is remembered ---- */

HERE const vbi_tag_sums *NAME(own_of)(vbi_tag_weigher *w, const vbi_tag_view *v)
{
	uint64_t key = own_key(v);
	vbi_tag_sums *pair = w->tables->own[slot_of(key, VBI_TAG_OWN_BITS)], *own = of_pair(pair, key);

	return own->part[VBI_TAG_KEY] == key ? own : NAME(learn_own)(pair, key, v, w->weights);
}

HERE const vbi_tag_sums *NAME(form_of)(vbi_tag_weigher *w, const vbi_tag_view *v)
{
	uint64_t key = form_key(v);
	vbi_tag_sums *pair = w->tables->form[slot_of(key, VBI_TAG_FORM_BITS)], *own = of_pair(pair, key);

	return own->part[VBI_TAG_KEY] == key ? own : NAME(learn_form)(pair, key, v, w->weights);
}

HERE const vbi_tag_sums *NAME(group_of)(vbi_tag_weigher *w, const vbi_tag_view *v)
{
	uint64_t key = group_key(v);
	vbi_tag_sums *pair = w->tables->group[slot_of(key, VBI_TAG_GROUP_BITS)], *own = of_pair(pair, key);

	return own->part[VBI_TAG_KEY] == key ? own : NAME(learn_group)(pair, key, v, w->weights);
}

HERE const vbi_tag_sums *NAME(run_of)(vbi_tag_weigher *w, const vbi_tag_view *v)
{
	uint64_t key = run_key(v);
	vbi_tag_sums *pair = w->tables->run[slot_of(key, VBI_TAG_RUN_BITS)], *own = of_pair(pair, key);

	return own->part[VBI_TAG_KEY] == key ? own : NAME(learn_run)(pair, key, v, w->weights);
}

/* ---- a token ---- */

/* Where the grammar found something: what is remembered of the words beside is for where it found nothing. */
HERE SUMS NAME(plus_grammar)(const vbi_weights *weights, const vbi_tag_view *v, SUMS x)
{
	uint32_t feature[2];

	put_beside_grammar(0, v[-1].symbol, v[1].symbol, feature);
	x = NAME(minus)(x, NAME(plus)(NAME(found)(weights, feature[0]), NAME(found)(weights, feature[1])));
	put_beside_grammar(vbi_tag_found(v), v[-1].symbol, v[1].symbol, feature);
	return NAME(plus_two)(weights, feature, x);
}

/* What the token is, and the one before and the one behind. */
HERE SUMS NAME(plus_kinds)(vbi_tag_weigher *w, const vbi_tag_view *v, SUMS x)
{
	x = NAME(plus)(x, NAME(sums_at)(NAME(own_of)(w, v)->column));
	x = NAME(plus)(x, NAME(sums_at)(NAME(form_of)(w, v)->column));
	return NAME(plus)(x, NAME(sums_at)(NAME(group_of)(w, v)->column));
}

HERE SUMS NAME(plus_run)(vbi_tag_weigher *w, const vbi_tag_view *v, SUMS x)
{
	uint32_t feature[2];

	put_run_beside(v, feature);
	x = NAME(plus_two)(w->weights, feature, x);
	return NAME(plus)(x, NAME(sums_at)(NAME(run_of)(w, v)->column));
}

/* All that a token weighs, from x on, what the words beside it weigh. */
HERE SUMS NAME(complete)(vbi_tag_weigher *w, const vbi_tag_view *v, SUMS x)
{
	uint32_t feature[3];

	x = NAME(plus_kinds)(w, v, x);
	put_pairs(v, feature);
	x = NAME(plus_three)(w->weights, feature, x);
	if (v->kind & VBI_TAG_FOUND)
		x = NAME(plus_grammar)(w->weights, v, x);
	if (v->head) {
		put_head(v, feature);
		x = NAME(plus_three)(w->weights, feature, x);
	}
	return v->run ? NAME(plus_run)(w, v, x) : x;
}

/* Sums of a token that nears completion and of the four behind it. */
#define OPEN (2 * VBI_TAG_MARGIN)

/* What the grammar adds is too much for a byte. */
HERE void NAME(give_more)(const vbi_weights *weights, const vbi_tag_word *word, uint32_t symbol, SUMS open[OPEN])
{
	uint32_t feature[2];

	put_beside_grammar(0, symbol, symbol, feature);
	if (word->more & MORE_LEFT)
		open[2] = NAME(plus)(open[2], NAME(found)(weights, feature[0]));
	if (word->more & MORE_RIGHT)
		open[0] = NAME(plus)(open[0], NAME(found)(weights, feature[1]));
}

/* The next word, which gives to two tokens on each side of it; returns the sums of the first of these. */
HERE SUMS NAME(next_word)(vbi_tag_weigher *w, const vbi_tag_view *v, SUMS open[OPEN])
{
	const vbi_tag_word *word = word_of(w, v->symbol);
	SUMS done = NAME(plus)(open[0], NAME(row_of)(side_of(word, VBI_TAG_R2)));

	open[0] = NAME(plus)(open[1], NAME(row_of)(side_of(word, VBI_TAG_R1)));
	open[1] = open[2];
	open[2] = NAME(plus)(open[3], NAME(row_of)(side_of(word, VBI_TAG_L1)));
	open[3] = NAME(row_of)(side_of(word, VBI_TAG_L2));
	if (word->more)
		NAME(give_more)(w->weights, word, v->symbol, open);
	return done;
}

TARGET static void NAME(weigh)(vbi_tag_weigher *w, uint32_t first, uint32_t end, int16_t *sum)
{
	const vbi_tag_view *view = w->views->view; /* that of a token is VBI_TAG_MARGIN behind its number */
	uint32_t at = first, k;
	SUMS open[OPEN];

	/* words that were given already for a stretch shortly before are not given again */
	if (w->next >= first)
		at = w->next;
	else
		memset(w->open, 0, sizeof w->open);
	for (k = 0; k < OPEN; k++)
		open[k] = NAME(sums_at)(w->open[k]);
	for (; at < first + OPEN; at++)
		(void)NAME(next_word)(w, &view[at], open);
	for (; at < end + OPEN; at++) {
		SUMS x = NAME(complete)(w, &view[at - VBI_TAG_MARGIN], NAME(next_word)(w, &view[at], open));

		NAME(put)(sum + (size_t)(at - OPEN) * VBI_TAG_SUMS, NAME(columns)(x));
	}
	for (k = 0; k < OPEN; k++)
		NAME(put)(w->open[k], open[k]);
	w->next = at;
}

#undef HERE
#undef OPEN
#undef TARGET
#undef NAME
#undef SUMS
