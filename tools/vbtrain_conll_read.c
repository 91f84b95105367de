/* vbtrain_conll_read.c - columns of tokens and tags: reading them, and what is seen of each token. */
#include "vbtrain_conll_set.h"

#include "learn/weights.h"
#include "vanban.h"
#include "vbtrain.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- lines ---- */

static void *grown(void *list, size_t *capacity, size_t need, size_t size)
{
	if (need <= *capacity)
		return list;
	*capacity = need + need / 2 + 1024;
	return train_need(realloc(list, *capacity * size));
}

static _Noreturn void die_at(const char *name, unsigned long line, const char *why)
{
	char where[512];

	snprintf(where, sizeof where, "%s:%lu", name, line);
	train_die(where, why);
}

static unsigned type_of(conll_types *types, const char *name)
{
	for (unsigned t = 0; t < types->n; t++)
		if (strcmp(types->name[t], name) == 0)
			return t;
	if (types->n == VBI_FIELD_LAYERS || strlen(name) >= CONLL_TYPE_BYTES)
		train_die(name, "too many types of entities, or too long a name");
	strcpy(types->name[types->n], name);
	return types->n++;
}

/* BIO, BIOES and BILOU, with - or _ before the type; what goes on without having begun begins. */
static conll_tag read_tag(conll_types *types, const char *text, conll_tag before)
{
	bool inside = strchr("IEL", text[0]) != NULL;
	conll_tag tag = {0, CONLL_NONE};

	if (strcmp(text, "O") == 0)
		return tag;
	if (!strchr("BIESLU", text[0]) || (text[1] != '-' && text[1] != '_') || !text[2])
		return (conll_tag){0, CONLL_BAD};
	tag.type = (uint8_t)type_of(types, text + 2);
	tag.state = inside && before.state != CONLL_NONE && before.type == tag.type ? CONLL_IN : CONLL_BEGIN;
	return tag;
}

static uint32_t hash_bytes(const char *p, size_t n)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)p[i]) * 16777619u;
	return h;
}

#define WORD 256 /* longer tokens are told apart by their first bytes */

/* What the letters look like, a letter a run: Xx, X, x, d, other characters as they are. */
static uint32_t shape_of(const char *p, const char *lower, size_t n)
{
	char shape[WORD];
	size_t to = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)p[i];
		char s = (char)c;

		if ((c & 0xC0) == 0x80)
			continue;
		if (c >= '0' && c <= '9')
			s = 'd';
		else if (c >= 0xC3 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
			size_t length = 1;

			while (i + length < n && ((unsigned char)p[i + length] & 0xC0) == 0x80)
				length++;
			s = memcmp(p + i, lower + i, length) ? 'X' : 'x';
		}
		if (to == 0 || shape[to - 1] != s)
			shape[to++] = s;
	}
	return hash_bytes(shape, to);
}

static conll_token token_of(const char *p, size_t n)
{
	char lower[WORD], digits[WORD];
	size_t length;

	n = n < WORD ? n : WORD - 1;
	length = vb_lower(p, n, lower, sizeof lower);
	if (length != n) /* few letters change their length, none of the language's: such a token has its own spelling only */
		memcpy(lower, p, n);
	for (size_t i = 0; i < n; i++)
		digits[i] = lower[i] >= '0' && lower[i] <= '9' ? '0' : lower[i];
	return (conll_token){hash_bytes(p, n), hash_bytes(digits, n), shape_of(p, lower, n)};
}

static void add_token(conll_set *set, char *line, conll_types *types, const char *name, unsigned long number, bool first)
{
	const char *blank = strchr(line, '\t') ? "\t" : " ";
	size_t n = strcspn(line, blank);
	char *tag = strrchr(line, blank[0]);
	conll_tag none = {0, CONLL_NONE}, now;

	if (!tag || n == 0)
		die_at(name, number, "a token and a tag are wanted");
	now = read_tag(types, tag + 1, first ? none : set->tag[set->tokens - 1]);
	if (now.state == CONLL_BAD)
		die_at(name, number, "a tag is O, or B, I, E, S, L or U with a type: B-PER");
	set->token = grown(set->token, &set->token_capacity, set->tokens + 1, sizeof *set->token);
	set->tag = grown(set->tag, &set->tag_capacity, set->tokens + 1, sizeof *set->tag);
	set->token[set->tokens] = token_of(line, n);
	set->tag[set->tokens++] = now;
}

void conll_read(conll_set *set, conll_types *types, const char *name)
{
	FILE *file = fopen(name, "r");
	unsigned long number = 0;
	bool inside = false; /* a sentence */
	char *line = NULL;
	size_t capacity = 0;

	if (!file)
		train_die(name, strerror(errno));
	while (getline(&line, &capacity, file) > 0) {
		bool nothing;

		number++;
		line[strcspn(line, "\r\n")] = '\0';
		nothing = line[strspn(line, " \t")] == '\0' || strncmp(line, "-DOCSTART-", 10) == 0;
		if (!nothing) {
			size_t n = strlen(line);

			while (line[n - 1] == ' ' || line[n - 1] == '\t')
				line[--n] = '\0';
			if (!inside) {
				set->sentence = grown(set->sentence, &set->sentence_capacity, set->sentences + 1, sizeof *set->sentence);
				set->sentence[set->sentences++] = (conll_range){set->tokens, 0};
			}
			add_token(set, line, types, name, number, !inside);
			set->sentence[set->sentences - 1].count++;
		}
		inside = !nothing;
	}
	if (ferror(file))
		train_die(name, strerror(errno));
	fclose(file);
	free(line);
}

void conll_free(conll_set *set)
{
	free(set->token);
	free(set->tag);
	free(set->sentence);
	free(set->feature);
	free(set->start);
	free(set->state);
	memset(set, 0, sizeof *set);
}

/* ---- features ---- */

enum { BIAS = 1, EXACT, W0, WL1, WR1, WL2, WR2, WL1_W0, W0_WR1, WL2_WL1, WR1_WR2, WL1_WR1, WL1_W0_WR1,
       S0, SL1, SR1, SL1_S0, S0_SR1, SL1_S0_SR1, SL2_SL1, SR1_SR2, WL1_S0, WR1_S0, W0_SL1, W0_SR1, AROUND };

/* Two numbers made one. */
static uint32_t pair(uint32_t a, uint32_t b) { return vbi_feature(AROUND, a, b); }

static uint32_t *put_features(const conll_token *w, uint32_t *out)
{
	*out++ = vbi_feature(BIAS, 0, 0);
	*out++ = vbi_feature(EXACT, w[0].spelling, 0);
	*out++ = vbi_feature(W0, w[0].word, 0);
	*out++ = vbi_feature(WL1, w[-1].word, 0);
	*out++ = vbi_feature(WR1, w[1].word, 0);
	*out++ = vbi_feature(WL2, w[-2].word, 0);
	*out++ = vbi_feature(WR2, w[2].word, 0);
	*out++ = vbi_feature(WL1_W0, w[-1].word, w[0].word);
	*out++ = vbi_feature(W0_WR1, w[0].word, w[1].word);
	*out++ = vbi_feature(WL2_WL1, w[-2].word, w[-1].word);
	*out++ = vbi_feature(WR1_WR2, w[1].word, w[2].word);
	*out++ = vbi_feature(WL1_WR1, w[-1].word, w[1].word);
	*out++ = vbi_feature(WL1_W0_WR1, pair(w[-1].word, w[1].word), w[0].word);
	*out++ = vbi_feature(S0, w[0].shape, 0);
	*out++ = vbi_feature(SL1, w[-1].shape, 0);
	*out++ = vbi_feature(SR1, w[1].shape, 0);
	*out++ = vbi_feature(SL1_S0, w[-1].shape, w[0].shape);
	*out++ = vbi_feature(S0_SR1, w[0].shape, w[1].shape);
	*out++ = vbi_feature(SL1_S0_SR1, pair(w[-1].shape, w[1].shape), w[0].shape);
	*out++ = vbi_feature(SL2_SL1, w[-2].shape, w[-1].shape);
	*out++ = vbi_feature(SR1_SR2, w[1].shape, w[2].shape);
	*out++ = vbi_feature(WL1_S0, w[-1].word, w[0].shape);
	*out++ = vbi_feature(WR1_S0, w[1].word, w[0].shape);
	*out++ = vbi_feature(W0_SL1, w[0].word, w[-1].shape);
	*out++ = vbi_feature(W0_SR1, w[0].word, w[1].shape);
	return out;
}

void conll_look(conll_set *set)
{
	const conll_token edge = {1, 1, 1};
	uint32_t *to;

	if (set->tokens > UINT32_MAX / CONLL_FEATURES)
		train_die("columns", "too many tokens");
	set->feature = train_need(malloc((set->tokens * CONLL_FEATURES + 1) * sizeof *set->feature));
	set->start = train_need(malloc((set->tokens + 1) * sizeof *set->start));
	to = set->feature;
	for (size_t s = 0; s < set->sentences; s++)
		for (size_t i = 0; i < set->sentence[s].count; i++) {
			conll_token around[5];

			for (size_t k = 0; k < 5; k++) /* the token and two to each side */
				around[k] = i + k < 2 || i + k - 2 >= set->sentence[s].count ? edge
				                                                              : set->token[set->sentence[s].first + i + k - 2];
			set->start[set->sentence[s].first + i] = (uint32_t)(to - set->feature);
			to = put_features(around + 2, to);
		}
	set->features = (size_t)(to - set->feature);
	set->start[set->tokens] = (uint32_t)set->features;
}
