/* token.c - the window's text as tokens with dictionary codes. */
#include "seg/chunk.h"

#include "text/unicode.h"
#include "viet/scan.h"

/* Longer tokens (addresses, runs of one mark) are in no dictionary. */
#define LOWER_MAX 96

static bool may_be_known(const vbi_scan *scan)
{
	uint32_t n = scan->end - scan->start;

	switch (scan->kind) {
	case VB_TOKEN_FILE:
	case VB_TOKEN_URL:
	case VB_TOKEN_EMAIL:
		return false;
	default:
		return n <= LOWER_MAX;
	}
}

static vbi_code code_of(const vbi_lexicon *lex, const char *text, const vbi_scan *scan)
{
	char lower[2 * LOWER_MAX];
	size_t n = scan->end - scan->start;

	if (scan->kind == VB_TOKEN_SYLLABLE)
		return scan->syllable;
	if (!lex || !lex->tokens || !may_be_known(scan))
		return VBI_CODE_NONE;
	if (scan->shape == VB_SHAPE_NONE || scan->shape == VB_SHAPE_LOWER)
		return vbi_lex_token(lex, text + scan->start, n);
	n = vbi_utf8_lower(text + scan->start, n, lower, sizeof lower);
	return n <= sizeof lower ? vbi_lex_token(lex, lower, n) : VBI_CODE_NONE;
}

/* Appends a token; there must be room. */
static inline void put(vbi_seg *seg, vbi_tok tok)
{
	tok.zone = VB_ZONE_BODY;
	seg->tok[seg->toks++] = tok;
}

static inline bool room(vbi_seg *seg)
{
	return seg->toks + VBI_CHUNK_TOKENS <= seg->tok_capacity ||
	       VBI_GROW(seg->mem, seg->tok, seg->tok_capacity, seg->toks + VBI_CHUNK_TOKENS);
}

/* Cuts one token. False at the end of the text; *memory is set when there is no room. */
static bool cut(vbi_seg *seg, uint32_t *at, bool *memory)
{
	vbi_scan scan;
	vbi_code code;

	if (!vbi_scan_next(seg->text, seg->length, at, &scan))
		return false;
	if (!room(seg)) {
		*memory = true;
		return false;
	}
	code = code_of(seg->lex, seg->text, &scan);
	put(seg, (vbi_tok){.start = scan.start, .end = scan.end, .code = (uint16_t)code, .more = (uint16_t)(code >> 16),
	                   .kind = scan.kind, .shape = scan.shape, .space = scan.space});
	return true;
}

/* Keeps the tokens from first on, if they are all there is of the chunk [start, end). */
static void keep(vbi_seg *seg, size_t first, uint32_t start, uint32_t end, const uint64_t key[2])
{
	size_t n = seg->toks - first;
	vbi_chunk chunk = {.key = {key[0], key[1]}};
	uint32_t at = start;

	if (n > VBI_CHUNK_TOKENS)
		return;
	for (size_t i = 0; i < n; i++) {
		const vbi_tok *tok = &seg->tok[first + i];

		if (tok->start != at)
			return; /* rarer white space within */
		at = tok->end;
		chunk.token[i].code = tok->code;
		chunk.token[i].more = tok->more;
		chunk.token[i].end = (uint8_t)(at - start);
		chunk.token[i].kind = tok->kind;
		chunk.token[i].shape = tok->shape;
	}
	if (at == end) {
		vbi_chunk *pair = vbi_chunk_pair(seg->chunk, key);

		pair[1] = pair[0];
		pair[0] = chunk;
	}
}

/* Both places are written, whether there is a second token or not: that cannot be predicted. */
static inline void put_known(vbi_seg *seg, const vbi_chunk *chunk, uint32_t start, uint8_t space)
{
	const struct vbi_chunk_token *t = chunk->token;
	vbi_tok *tok = seg->tok + seg->toks;

	tok[0] = (vbi_tok){.start = start, .end = start + t[0].end, .code = t[0].code, .more = t[0].more, .kind = t[0].kind,
	                   .shape = t[0].shape, .space = space, .zone = VB_ZONE_BODY};
	tok[1] = (vbi_tok){.start = start + t[0].end, .end = start + t[1].end, .code = t[1].code, .more = t[1].more,
	                   .kind = t[1].kind, .shape = t[1].shape, .zone = VB_ZONE_BODY};
	seg->toks += 1 + (size_t)(t[1].end != 0);
}

/* Chunks are first found, then looked up: meanwhile the table's lines are on their way from memory. */
#define AHEAD 16

struct found {
	uint64_t key[2];
	uint32_t start, end;
	uint8_t space;
};

/* Finds chunks from *at on, which must follow white space or begin the text, up to one that wants a closer look. */
static inline uint32_t find_chunks(const vbi_seg *seg, uint32_t *at, struct found *found)
{
	const char *text = seg->text;
	uint32_t n = 0;

	while (n < AHEAD) {
		struct found *f = &found[n];
		uint32_t length;

		f->start = *at + 1;
		f->space = 1;
		if (seg->length - *at < 2 || text[*at] != ' ' || (unsigned char)text[*at + 1] <= ' ')
			f->start = vbi_scan_space(text, seg->length, *at, &f->space);
		if (seg->length - f->start <= VBI_CHUNK_AHEAD)
			break;
		length = vbi_chunk_read(text + f->start, f->key);
		f->end = f->start + length;
		if (!length || (text[f->end] != ' ' && text[f->end] != '\n'))
			break;
#ifdef __GNUC__
		__builtin_prefetch(vbi_chunk_pair(seg->chunk, f->key));
#endif
		*at = f->end;
		n++;
	}
	return n;
}

/* Takes the chunks that can be looked up from at on. The end of the last. */
static uint32_t chunks(vbi_seg *seg, uint32_t at, bool *memory)
{
	struct found found[AHEAD];
	uint32_t n;

	do {
		uint32_t from = at;

		n = find_chunks(seg, &at, found);
		for (uint32_t i = 0; i < n; i++) {
			const struct found *f = &found[i];
			const vbi_chunk *known = vbi_chunk_find(seg->chunk, f->key);
			size_t first = seg->toks;

			if (!room(seg)) {
				*memory = true;
				return at;
			}
			if (known) {
				put_known(seg, known, f->start, f->space);
				from = f->end;
				continue;
			}
			while (from < f->end)
				if (!cut(seg, &from, memory))
					return at;
			keep(seg, first, f->start, f->end, f->key);
		}
	} while (n == AHEAD);
	return at;
}

vb_status vbi_seg_tokens(vbi_seg *seg, const char *text, uint32_t length)
{
	uint32_t at = 0;
	bool memory = false;

	seg->text = text;
	seg->length = length;
	seg->toks = seg->matches = seg->sentences = seg->zones = seg->words = 0;
	if (!seg->chunk)
		seg->chunk = vbi_calloc(seg->mem, (size_t)2 << VBI_CHUNK_BITS, sizeof *seg->chunk);
	if (!seg->chunk)
		return VB_ERR_MEMORY;
	do {
		if (at == 0 || (at < length && (text[at] == ' ' || text[at] == '\n')))
			at = chunks(seg, at, &memory);
	} while (!memory && cut(seg, &at, &memory));
	return memory ? VB_ERR_MEMORY : VB_OK;
}
