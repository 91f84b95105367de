/* ent/tagsum.h - weighs stretches; tagweigh.c includes this once for each width of vectors.
 *
 * Given are TARGET, a prefix of functions; NAME, which makes names of this width; NAME(find), which tells where the row of a feature
 * is, in bytes; SUMS, a vector of VBI_TAG_SUMS sums, and what can be done with it: NAME(plus), NAME(minus), NAME(sums_at), NAME(row_of),
 * NAME(put), NAME(columns), which leaves zeros where there are no columns, and NAME(only), which leaves zeros unless something is so. */

#define HERE TARGET static inline __attribute__((always_inline))

/* The row of a feature. */
HERE SUMS NAME(found)(const vbi_weights *weights, uint32_t feature)
{
	return NAME(row_of)(weights->row + NAME(find)(weights, feature));
}

/* ---- to learn what is remembered ---- */

/* Remembers a sum as the second of a pair, if there is a first; returns it. */
HERE vbi_tag_sums *NAME(keep)(vbi_tag_sums *pair, uint64_t key, SUMS x)
{
	pair += pair->part[VBI_TAG_KEY] != 0;
	NAME(put)(pair->column, x);
	pair->part[VBI_TAG_KEY] = key;
	return pair;
}

TARGET static __attribute__((noinline)) vbi_tag_sums *
NAME(learn_run)(vbi_tag_sums *pair, uint64_t key, const vbi_tag_view *v, const vbi_weights *weights)
{
	uint32_t feature[OF_RUN], n = put_run_shape(v, feature);
	SUMS x = NAME(found)(weights, feature[0]);

	n += put_memory(v, feature + n);
	for (uint32_t k = 1; k < n; k++)
		x = NAME(plus)(x, NAME(found)(weights, feature[k]));
	return NAME(keep)(pair, key, x);
}

/* ---- what is remembered ---- */

HERE const vbi_tag_sums *NAME(run_of)(const vbi_tag_place *place, const vbi_tag_view *v, const vbi_weights *weights)
{
	vbi_tag_sums *own = of_pair(place->pair, place->key);

	return own->part[VBI_TAG_KEY] == place->key ? own : NAME(learn_run)(place->pair, place->key, v, weights);
}

/* ---- a strip of tokens, step by step ---- */

/* In place of features where their rows are. No step waits for the one before, so that the machine asks its memory for many at
 * a time. */
HERE void NAME(find_rows)(const vbi_weights *weights, vbi_tag_strip *s)
{
	const vbi_weights w = *weights; /* of our own: what is written cannot change it, and the compiler sees that */

	for (uint32_t *at = s->row, *end = at + s->features; at < end; at++) {
		uint32_t row = NAME(find)(&w, *at);

		vbi_fetch(w.row + row);
		vbi_fetch(w.row + row + VBI_TAG_SUMS - 1); /* one in four goes on in the next line */
		*at = row;
	}
}

HERE SUMS NAME(row_at)(const vbi_weights *weights, uint32_t row)
{
	return NAME(row_of)(weights->row + row);
}

HERE SUMS NAME(three_at)(const vbi_weights *weights, const uint32_t *row)
{
	return NAME(plus)(NAME(plus)(NAME(row_at)(weights, row[0]), NAME(row_at)(weights, row[1])), NAME(row_at)(weights, row[2]));
}

HERE SUMS NAME(two_at)(const vbi_weights *weights, const uint32_t *row)
{
	return NAME(plus)(NAME(row_at)(weights, row[0]), NAME(row_at)(weights, row[1]));
}

HERE void NAME(add)(int16_t *sum, SUMS x) { NAME(put)(sum, NAME(plus)(NAME(sums_at)(sum), x)); }

/* What only few tokens have; their rows stand behind those of pairs, in this order. */
HERE void NAME(add_rare)(vbi_tag_weigher *w, vbi_tag_strip *s, const vbi_tag_view *view)
{
	const uint32_t *row = s->row + PAIRS * s->tokens;

	for (uint32_t i = 0; i < s->heads; i++, row += HEADS)
		NAME(add)(s->given[s->head[i]], NAME(three_at)(w->weights, row));
	for (uint32_t i = 0; i < s->founds; i++, row += FOUNDS)
		NAME(add)(s->given[s->found[i]], NAME(minus)(NAME(two_at)(w->weights, row + 2), NAME(two_at)(w->weights, row)));
	for (uint32_t i = 0; i < s->runs; i++, row += RUNS) {
		SUMS x = NAME(two_at)(w->weights, row);

		x = NAME(plus)(x, NAME(sums_at)(NAME(run_of)(&s->in_run[i], view + s->token[s->run[i]], w->weights)->column));
		NAME(add)(s->given[s->run[i]], x);
	}
}

/* What is remembered for a key; if nothing is, zeros, and the token is listed. */
HERE SUMS NAME(known)(const vbi_tag_place *place, vbi_tag_missing *missing, uint32_t at)
{
	const vbi_tag_sums *own = of_pair(place->pair, place->key);
	bool known = own->part[VBI_TAG_KEY] == place->key;

	missing->at[missing->n] = at;
	missing->n += !known;
	return NAME(only)(NAME(sums_at)(own->column), known);
}

/* The sum of some rows is added, and remembered, unless it was already for a token before. */
HERE void NAME(learn)(const vbi_tag_weigher *w, int16_t *sum, vbi_tag_place place, const uint32_t *row, uint32_t n)
{
	SUMS x = NAME(row_at)(w->weights, row[0]);

	for (uint32_t k = 1; k < n; k++)
		x = NAME(plus)(x, NAME(row_at)(w->weights, row[k]));
	NAME(add)(sum, NAME(columns)(x));
	if (of_pair(place.pair, place.key)->part[VBI_TAG_KEY] != place.key)
		(void)NAME(keep)(place.pair, place.key, x);
}

/* What was not remembered of tokens of which something was not; what was is added. */
TARGET static __attribute__((noinline)) void NAME(learn_missing)(vbi_tag_weigher *w, vbi_tag_strip *s, int16_t *sum)
{
	const uint32_t *row = s->row;

	s->own.n = s->form.n = s->group.n = 0;
	for (uint32_t i = 0; i < s->any.n; i++) {
		uint32_t at = s->any.at[i];
		SUMS x = NAME(known)(&s->kind[at][0], &s->own, at);

		x = NAME(plus)(x, NAME(known)(&s->kind[at][1], &s->form, at));
		x = NAME(plus)(x, NAME(known)(&s->kind[at][2], &s->group, at));
		NAME(add)(sum + (size_t)s->token[at] * VBI_TAG_SUMS, NAME(columns)(x));
	}
	put_missing(w, s);
	NAME(find_rows)(w->weights, s);
	for (uint32_t i = 0; i < s->own.n; i++, row += OF_OWN)
		NAME(learn)(w, sum + (size_t)s->token[s->own.at[i]] * VBI_TAG_SUMS, s->kind[s->own.at[i]][0], row, OF_OWN);
	for (uint32_t i = 0; i < s->form.n; i++, row += OF_FORM)
		NAME(learn)(w, sum + (size_t)s->token[s->form.at[i]] * VBI_TAG_SUMS, s->kind[s->form.at[i]][1], row, OF_FORM);
	for (uint32_t i = 0; i < s->group.n; i++, row += OF_GROUP)
		NAME(learn)(w, sum + (size_t)s->token[s->group.at[i]] * VBI_TAG_SUMS, s->kind[s->group.at[i]][2], row, OF_GROUP);
}

/* All that the tokens of a strip weigh, with what the words beside them do, which is given. What the token is, and the
 * one before and the one behind, is remembered nearly always; of tokens where one of these is not nothing of it is added, and they are
 * listed. No branch: nobody could guess it. */
TARGET static void NAME(complete)(vbi_tag_weigher *w, vbi_tag_strip *s, int16_t *sum)
{
	const vbi_tag_view *view = w->views->view + VBI_TAG_MARGIN;
	const vbi_weights weights = *w->weights; /* of our own: what is written cannot change it, and the compiler sees that */
	uint32_t tokens = s->tokens, missing = 0;
	const uint32_t *row = s->row;

	put_strip(w, s);
	NAME(find_rows)(w->weights, s);
	NAME(add_rare)(w, s, view);
	for (uint32_t i = 0; i < tokens; i++, row += PAIRS) {
		uint32_t token = s->token[i];
		const vbi_tag_place *kind = s->kind[i];
		const vbi_tag_sums *own = of_pair(kind[0].pair, kind[0].key), *form = of_pair(kind[1].pair, kind[1].key);
		const vbi_tag_sums *group = of_pair(kind[2].pair, kind[2].key);
		uint64_t other = (own->part[VBI_TAG_KEY] ^ kind[0].key) | (form->part[VBI_TAG_KEY] ^ kind[1].key) |
		                 (group->part[VBI_TAG_KEY] ^ kind[2].key);
		SUMS x = NAME(plus)(NAME(plus)(NAME(sums_at)(own->column), NAME(sums_at)(form->column)), NAME(sums_at)(group->column));

		s->any.at[missing] = i;
		missing += other != 0;
		x = NAME(plus)(NAME(only)(x, other == 0), NAME(sums_at)(s->given[i]));
		NAME(put)(sum + (size_t)token * VBI_TAG_SUMS, NAME(columns)(NAME(plus)(x, NAME(three_at)(&weights, row))));
	}
	s->any.n = missing;
	if (missing)
		NAME(learn_missing)(w, s, sum);
}

/* ---- words beside tokens ---- */

/* What the grammar adds is too much for a byte: for the words before and behind a token. */
TARGET static __attribute__((noinline)) void NAME(give_more)(const vbi_weights *weights, const vbi_tag_word *left, const vbi_tag_word *right,
                                                              uint32_t before, uint32_t behind, int16_t *sum)
{
	uint32_t feature[2];

	put_beside_grammar(0, before, behind, feature);
	if (left->more & MORE_LEFT)
		NAME(add)(sum, NAME(found)(weights, feature[0]));
	if (right->more & MORE_RIGHT)
		NAME(add)(sum, NAME(found)(weights, feature[1]));
}

/* What the words beside the tokens of a strip weigh. */
HERE void NAME(give)(vbi_tag_weigher *w, vbi_tag_strip *s, uint32_t end)
{
	const vbi_tag_view *view = w->views->view + s->first; /* that of a token is VBI_TAG_MARGIN behind its number */

	find_words(w, s, end);
	for (uint32_t i = 0; i < s->tokens; i++) {
		uint32_t at = s->token[i] - s->first;
		const vbi_tag_word *l1 = s->word[at + 1], *r1 = s->word[at + 3];
		SUMS x = NAME(plus)(NAME(row_of)(side_of(l1, VBI_TAG_L1)), NAME(row_of)(side_of(r1, VBI_TAG_R1)));
		unsigned more = (l1->more & MORE_LEFT) | (r1->more & MORE_RIGHT);

		x = NAME(plus)(x, NAME(plus)(NAME(row_of)(side_of(s->word[at], VBI_TAG_L2)), NAME(row_of)(side_of(s->word[at + 4], VBI_TAG_R2))));
		NAME(put)(s->given[i], x);
		if (__builtin_expect(more != 0, 0))
			NAME(give_more)(w->weights, l1, r1, view[at + 1].symbol, view[at + 3].symbol, s->given[i]);
	}
}

TARGET static void NAME(weigh)(vbi_tag_weigher *w, uint32_t first, uint32_t end, int16_t *sum)
{
	vbi_tag_strip s; /* what is read of it is written before */

	for (uint32_t stop; first < end; first = stop) {
		stop = end - first < VBI_TAG_STRIP ? end : first + VBI_TAG_STRIP;
		s.first = first;
		s.tokens = list_active(w->views, first, stop, s.token);
		if (!s.tokens)
			continue;
		NAME(give)(w, &s, stop);
		NAME(complete)(w, &s, sum);
	}
}

#undef HERE
#undef TARGET
#undef NAME
#undef SUMS
