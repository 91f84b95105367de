/* token.c - the window's text as tokens with dictionary codes. */
#include "seg/told.h"

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

/* Blanks that are found at a time. There is always room for one more token and those of the chunks between them; and
 * for as many behind the last as are looked at together (sentence.c). */
#define BLANKS 256u
#define ROOM (VBI_CHUNK_TOKENS * (size_t)BLANKS + 8)

static inline bool room(vbi_seg *seg, bool *memory)
{
	size_t need = seg->toks + ROOM;

	*memory = (need > seg->tok_capacity && !VBI_GROW(seg->mem, seg->tok, seg->tok_capacity, need)) ||
	          (need + VBI_TOLD_AHEAD > seg->told_capacity && !VBI_GROW(seg->mem, seg->told, seg->told_capacity, need + VBI_TOLD_AHEAD));
	return !*memory;
}

/* ---- what is told of a token ---- */

/* By kind and shape; in the high byte the parts of names that count. */
#define SHAPES(kind, syllable, letters, others)                                                                          \
	[(kind) << 3 | VB_SHAPE_NONE] = (others) | (syllable) * VBI_TOLD_SURNAME << 8,                                    \
	[(kind) << 3 | VB_SHAPE_LOWER] = (others) | (syllable) * (VBI_TOLD_SMALL | VBI_TOLD_PLAIN | (VBI_TOLD_SURNAME | VBI_TOLD_MIDDLE) << 8), \
	[(kind) << 3 | VB_SHAPE_TITLE] = (others) | (letters) * VBI_TOLD_NAMED | (syllable) * (VBI_TOLD_PLAIN | VBI_TOLD_SURNAME << 8), \
	[(kind) << 3 | VB_SHAPE_UPPER] = (others), [(kind) << 3 | VB_SHAPE_MIXED] = (others) | (syllable) * VBI_TOLD_SURNAME << 8

static const uint16_t tells[1 << 7] = {
	SHAPES(VB_TOKEN_SYLLABLE, 1, 1, 0), SHAPES(VB_TOKEN_FOREIGN, 0, 1, 0),
	SHAPES(VB_TOKEN_PUNCT, 0, 0, VBI_TOLD_TURN), SHAPES(VB_TOKEN_SYMBOL, 0, 0, VBI_TOLD_TURN),
};

static uint8_t told_of(const vbi_seg *seg, const vbi_tok *tok)
{
	const uint16_t comma = seg->chunks->mark[VBI_CHUNK_COMMA].code;
	unsigned told = tells[(tok->kind & 15u) << 3 | (tok->shape & 7u)];
	unsigned parts = seg->lex && seg->lex->name_part ? (seg->lex->name_part[tok->code & (VB_SYLLABLE_END - 1)] & 3u) << 6 : 0;
	bool is_comma = (tok->kind == VB_TOKEN_PUNCT) & (comma != VBI_CODE_NONE) & (tok->code == comma); /* NONE is no code of its own */

	return (uint8_t)((told & ~(is_comma * (unsigned)VBI_TOLD_TURN)) | (parts & told >> 8) | (tok->more != 0) * VBI_TOLD_TWO);
}

/* Cuts one token. False at the end of the text; *memory is set when there is no room. */
static bool cut(vbi_seg *seg, uint32_t *at, bool *memory)
{
	vbi_scan scan;
	vbi_code code;

	if (!vbi_scan_next(seg->text, seg->length, at, &scan))
		return false;
	if (!room(seg, memory))
		return false;
	code = code_of(seg->lex, seg->text, &scan);
	seg->tok[seg->toks] = (vbi_tok){.start = scan.start, .end = scan.end, .code = (uint16_t)code,
	                                  .more = (uint16_t)(code >> 16), .kind = scan.kind, .shape = scan.shape,
	                                  .space = scan.space};
	seg->told[seg->toks] = (vbi_told){told_of(seg, &seg->tok[seg->toks]), scan.space};
	seg->toks++;
	return true;
}

/* White space behind a chunk, as vbi_scan counts it; 0 for anything else. */
static inline uint8_t space_of(unsigned char blank)
{
	static const uint8_t spaces[256] = {['\t'] = 1, ['\n'] = 2, [' '] = 1};

	return spaces[blank];
}

/* More white space behind white space. */
static inline uint8_t more_space(uint8_t space, uint8_t next)
{
	return space >= 2 && next == 2 ? 3 : space > next ? space : next;
}

/* Cuts from *at on, which is not the end, up to a place where a chunk ends. False at the end of the text. */
static bool cut_on(vbi_seg *seg, uint32_t *at, bool *memory)
{
	do
		if (!cut(seg, at, memory))
			return false;
	while (*at == seg->length || !space_of((unsigned char)seg->text[*at]));
	return true;
}

/* ---- chunks ---- */

/* The lowest bit's place; 63 if there is none. */
static inline uint32_t lowest(uint64_t bits) { return vbi_lowest_bit(bits | UINT64_C(1) << 63); }

static inline uint32_t count(uint64_t bits)
{
	bits -= bits >> 1 & UINT64_C(0x5555555555555555);
	bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
	bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
	return (uint32_t)(bits * UINT64_C(0x0101010101010101) >> 56);
}

/* Writes the places of the four lowest bits, counted from at, and takes those bits away. */
static inline void put_four(uint32_t *out, uint32_t at, uint64_t *bits)
{
	uint64_t b = *bits, c = b & (b - 1), d = c & (c - 1), e = d & (d - 1);

	out[0] = at + lowest(b);
	out[1] = at + lowest(c);
	out[2] = at + lowest(d);
	out[3] = at + lowest(e);
	*bits = e & (e - 1);
}

/* Places of white space (vbi_chunk_blanks) from at on, with a whole number to be read from each. */
static uint32_t find_blanks(const vbi_seg *seg, uint32_t at, uint32_t *blank)
{
	uint32_t n = 0;

	for (; n <= BLANKS - VBI_CHUNK_BLOCK && at < seg->length; at += VBI_CHUNK_BLOCK) {
		uint32_t left = seg->length - at, end;
		char rest[VBI_CHUNK_BLOCK];
		const char *text = seg->text + at;
		uint64_t found;

		if (left < VBI_CHUNK_BLOCK) {
			memset(rest, 'x', sizeof rest);
			memcpy(rest, text, left);
			text = rest;
		}
		found = vbi_chunk_blanks(text);
		end = n + count(found);
		/* How many there are cannot be predicted, but more than these are rare. */
		put_four(blank + n, at, &found);
		put_four(blank + n + 4, at, &found);
		put_four(blank + n + 8, at, &found);
		for (n += 12; found; n += 4)
			put_four(blank + n, at, &found);
		n = end;
	}
	while (n > 0 && seg->length - blank[n - 1] < VBI_CHUNK_WORD)
		n--;
	return n;
}

/* The key of a chunk of n bytes, VBI_CHUNK_WORD of which can be read whatever n is. */
static inline void read_key(const char *text, uint32_t n, uint64_t key[2])
{
	bool longer = n > VBI_CHUNK_WORD;

	key[0] = vbi_chunk_load(text);
	key[1] = 0;
	if (longer) /* its last bytes, without those that are in the first half, too */
		key[1] = vbi_chunk_load(text + n - VBI_CHUNK_WORD) >> 8 * (2 * VBI_CHUNK_WORD - n);
	else
		key[0] = vbi_chunk_first(key[0], n);
}

static vbi_word word_of(const vbi_seg *seg, const vbi_tok *tok)
{
	return (vbi_word){.code = tok->code, .more = tok->more, .kind = tok->kind, .shape = tok->shape,
	                  .space = VBI_CHUNK_JOINS >> tok->kind & 1, .told = told_of(seg, tok)};
}

/* Keeps the tokens from first on, if they are all there is of the chunk of n bytes at start. */
static void keep(vbi_seg *seg, size_t first, uint32_t start, uint32_t n)
{
	const char *text = seg->text + start;
	const vbi_tok *tok = seg->tok + first;
	size_t toks = seg->toks - first;
	uint32_t mark = vbi_chunk_mark(text + n, n);
	vbi_odd_chunk odd = {.key = {0}};
	unsigned second = 0;

	if (toks < 1 || toks > VBI_CHUNK_TOKENS || tok[toks - 1].end != start + n)
		return;
	for (size_t i = 0; i < toks; i++) {
		if (tok[i].start != (i ? tok[i - 1].end : start))
			return; /* rarer white space within */
		odd.token[i] = (struct vbi_odd_token){.code = tok[i].code, .looks = (uint8_t)(tok[i].kind | tok[i].shape << 5),
		                                      .end = (uint8_t)(tok[i].end - start)};
		second |= tok[i].more;
	}
	if (n - mark <= VBI_CHUNK_WORD && toks == 1 + mark && odd.token[0].end == n - mark &&
	    (!mark || VBI_CHUNK_JOINS >> tok->kind & 1)) {
		vbi_chunk_keep(seg->chunks, vbi_chunk_first(vbi_chunk_load(text), n - mark), word_of(seg, tok));
	} else if (!second) {
		read_key(text, n, odd.key);
		vbi_chunk_keep_odd(seg->chunks, odd);
	}
}

/* A chunk that is not one word. False if it must be cut. */
static bool take_odd(vbi_seg *seg, uint32_t start, uint32_t n)
{
	const vbi_odd_chunk *known;
	vbi_tok *tok = seg->tok + seg->toks;
	uint32_t from = start;
	uint64_t key[2];

	read_key(seg->text + start, n, key);
	known = vbi_chunk_find_odd(seg->chunks, key);
	if (!known)
		return false;
	for (unsigned i = 0; i < VBI_CHUNK_TOKENS && known->token[i].end; i++) {
		const struct vbi_odd_token *t = &known->token[i];

		*tok++ = (vbi_tok){.start = from, .end = start + t->end, .code = t->code, .kind = t->looks & 31,
		                   .shape = t->looks >> 5};
		seg->told[tok - 1 - seg->tok] = (vbi_told){told_of(seg, tok - 1), 0};
		from = start + t->end;
	}
	seg->toks = (size_t)(tok - seg->tok);
	return true;
}

/* Chunks that are found before they are looked up, and looked up before they are put where tokens are: what the tables have for them
 * is on its way from memory then. */
typedef struct found {
	uint64_t key[BLANKS]; /* 0 for one that is too long, or empty */
	const vbi_chunk *pair[BLANKS];
	vbi_word word[BLANKS];
	uint32_t blank[BLANKS]; /* the end of each */
	uint32_t end[BLANKS];   /* the same, less the mark */
	uint32_t n;
	uint16_t other[BLANKS + 1]; /* those that are no word that is known, and behind them one that is never reached */
} found;

/* Reads the keys of the chunks that end at the blanks, the first of which begins at start. */
static inline void read_keys(const vbi_seg *seg, uint32_t start, found *f)
{
	const char *text = seg->text;

	for (uint32_t i = 0; i < f->n; i++) {
		uint32_t blank = f->blank[i], n = blank - start, mark = vbi_chunk_mark(text + blank, n);
		uint64_t key = vbi_chunk_first(vbi_chunk_load(text + start), n - mark);

		f->key[i] = key;
		f->end[i] = blank - mark;
		f->pair[i] = vbi_chunk_pair(seg->chunks, key);
		vbi_fetch(f->pair[i]);
		start = blank + 1;
	}
}

/* The words of the chunks, where they are known; the others' places. Nothing here can be predicted, and nothing jumps. */
static inline void read_words(const vbi_seg *seg, uint32_t start, found *f)
{
	const char *text = seg->text;
	uint32_t others = 0;

	for (uint32_t i = 0; i < f->n; i++) {
		const vbi_chunk *known = vbi_chunk_find(f->pair[i], f->key[i]);
		uint32_t mark = f->blank[i] - f->end[i];

		f->word[i] = known->word;
		f->other[others] = (uint16_t)i;
		others += (known->key != f->key[i]) | (mark > known->word.space);
	}
	f->other[others] = BLANKS;
	for (uint32_t o = 0; o < others; o++) {
		uint32_t i = f->other[o], from = i ? f->blank[i - 1] + 1 : start, n = f->blank[i] - from;
		uint64_t key[2];

		if (n - 1 >= VBI_CHUNK_MAX)
			continue;
		read_key(text + from, n, key);
		vbi_fetch(vbi_chunk_odd_set(seg->chunks, key));
	}
}

#define NO_MORE UINT32_MAX

/* Cuts at *from, white space and the ith chunk, at start, which is no word that is known. Returns which ends where the cut does,
 * n if that is not among them; NO_MORE at the end of the text. */
static uint32_t cut_chunk(vbi_seg *seg, const found *f, uint32_t i, uint32_t *from, uint8_t space, uint32_t start, bool *memory)
{
	size_t first = seg->toks;
	uint32_t end = f->blank[i], n = end - start;
	bool whole = n && n <= VBI_CHUNK_MAX;

	if (whole && take_odd(seg, start, n)) {
		seg->tok[first].space = seg->told[first].space = space;
		*from = end;
		return i;
	}
	if (!cut_on(seg, from, memory))
		return NO_MORE;
	if (whole && *from == end)
		keep(seg, first, start, n);
	while (i < f->n && f->blank[i] < *from)
		i++;
	return i;
}

/* Both at once: of two numbers in a row the compiler makes a vector, which takes longer. */
static inline void put_span(vbi_tok *tok, uint32_t start, uint32_t end)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	const uint64_t span = (uint64_t)end << 32 | start;

	memcpy(tok, &span, sizeof span);
#else
	tok->start = start;
	tok->end = end;
#endif
}
_Static_assert(offsetof(vbi_tok, start) == 0 && offsetof(vbi_tok, end) == 4, "a span is eight bytes");

/* A word from start on and a mark behind it, whether there is one or not: that cannot be predicted. */
static inline void put(vbi_tok *tok, vbi_told *told, const vbi_word *word, uint32_t start, uint32_t end, uint8_t space, const vbi_word *mark,
                       const vbi_told *mark_told)
{
	put_span(&tok[0], start, end);
	memcpy(&tok[0].code, word, sizeof *word);
	tok[0].space = space;
	told[0] = (vbi_told){word->told, space};
	put_span(&tok[1], end, end + 1);
	memcpy(&tok[1].code, mark, sizeof *mark);
	memcpy(&told[1], mark_told, sizeof *mark_told);
}

/* Where the window is read, between two chunks. */
typedef struct place {
	vbi_tok *tok;   /* the next, */
	vbi_told *told; /* what is told of it */
	uint32_t start; /* of the chunk, */
	uint32_t from;  /* of the white space before it, */
	uint8_t space;  /* which is this */
} place;

/* Behind a chunk that ends at a blank. */
static inline void go_behind(const vbi_seg *seg, place *p, uint32_t blank)
{
	p->space = space_of((unsigned char)seg->text[blank]);
	p->from = blank;
	p->start = blank + 1;
}

/* The ith chunk, which is a word that is known; white space is behind it. */
static inline void take_word(const char *text, const struct vbi_chunks *chunks, const found *f, uint32_t i, const vbi_word *word, place *p)
{
	uint32_t blank = f->blank[i], end = f->end[i];
	unsigned which = (unsigned char)text[end] >> 1 & 1;

	put(p->tok, p->told, word, p->start, end, p->space, &chunks->mark[which], &chunks->told[which]);
	p->tok += 1 + blank - end;
	p->told += 1 + blank - end;
	p->space = 1 + (text[blank] == '\n'); /* as space_of */
	p->from = blank;
	p->start = blank + 1;
}

/* Those from i to the next other one. The place is the function's own: no bytes that it writes can change it. */
static inline place take_words(const vbi_seg *seg, const found *f, uint32_t i, uint32_t to, place p)
{
	const struct vbi_chunks *chunks = seg->chunks;
	const char *text = seg->text;

	for (; i < to; i++)
		take_word(text, chunks, f, i, &f->word[i], &p);
	return p;
}

/* Takes the ith chunk, which was not known as a word when it was looked for. Returns the last that was taken; NO_MORE at the end of the
 * text. */
static uint32_t take_other(vbi_seg *seg, const found *f, uint32_t i, place *p, bool *memory)
{
	uint64_t key = f->key[i];
	uint32_t blank = f->blank[i], mark = blank - f->end[i];
	const vbi_chunk *known = vbi_chunk_find(f->pair[i], key);

	if (known->key != key && vbi_chunk_fetch(seg->chunks, key))
		known = vbi_chunk_find(f->pair[i], key);
	if (known->key == key && mark <= known->word.space) {
		take_word(seg->text, seg->chunks, f, i, &known->word, p);
		return i;
	}
	if (blank == p->start) {
		p->space = more_space(p->space, space_of((unsigned char)seg->text[blank]));
		p->start++;
		return i;
	}
	seg->toks = (size_t)(p->tok - seg->tok);
	i = cut_chunk(seg, f, i, &p->from, p->space, p->start, memory);
	p->tok = seg->tok + seg->toks;
	p->told = seg->told + seg->toks;
	if (i < f->n)
		go_behind(seg, p, f->blank[i]);
	return i;
}

/* Takes the chunks between the next blanks. *at is where the last ended, or 0; false at the end of the text. */
static bool take_chunks(vbi_seg *seg, uint32_t *at, bool *memory)
{
	place p = {.from = *at, .space = *at ? space_of((unsigned char)seg->text[*at]) : 0};
	const uint16_t *other;
	found f;

	p.start = *at + (p.space > 0);
	f.n = find_blanks(seg, p.start, f.blank);
	if (f.n == 0 || f.blank[0] == 0) /* nothing is before a text */
		return cut_on(seg, at, memory);
	if (!room(seg, memory))
		return false;
	p.tok = seg->tok + seg->toks;
	p.told = seg->told + seg->toks;
	read_keys(seg, p.start, &f);
	read_words(seg, p.start, &f);
	other = f.other;
	for (uint32_t i = 0; i < f.n; i++) {
		uint32_t to = *other < f.n ? *other : f.n;

		p = take_words(seg, &f, i, to, p);
		i = to;
		if (i == f.n)
			break;
		i = take_other(seg, &f, i, &p, memory);
		if (i == NO_MORE)
			return false;
		while (*other <= i && *other < f.n)
			other++;
	}
	seg->toks = (size_t)(p.tok - seg->tok);
	if (p.from == *at) /* nothing but blanks */
		return cut_on(seg, at, memory);
	*at = p.from;
	return true;
}

/* The table, empty but for the codes of the marks. */
static bool start_chunks(vbi_seg *seg)
{
	static const char marks[] = ",.";

	seg->chunks = vbi_calloc(seg->mem, 1, sizeof *seg->chunks + VBI_LINE + VBI_CHUNK_BYTES);
	if (!seg->chunks)
		return false;
	seg->chunks->pair = vbi_line_behind(seg->chunks + 1);
	seg->chunks->odd = (vbi_odd_chunk(*)[VBI_CHUNK_ODD_SET])(seg->chunks->pair + (1u << VBI_CHUNK_BITS));
	for (unsigned i = 0; i < 2; i++) {
		vbi_scan scan = {.start = i, .end = i + 1, .kind = VB_TOKEN_PUNCT, .shape = VB_SHAPE_NONE};
		vbi_code code = code_of(seg->lex, marks, &scan);

		seg->chunks->mark[i] = (vbi_word){.code = (uint16_t)code, .more = (uint16_t)(code >> 16), .kind = VB_TOKEN_PUNCT,
		                                  .shape = VB_SHAPE_NONE, .told = VBI_TOLD_TURN};
	}
	if (seg->chunks->mark[VBI_CHUNK_COMMA].code != VBI_CODE_NONE)
		seg->chunks->mark[VBI_CHUNK_COMMA].told = 0;
	for (unsigned i = 0; i < 2; i++)
		seg->chunks->told[i].bits = seg->chunks->mark[i].told;
	for (unsigned i = 0; i < 4; i++)
		seg->chunks->pair[i / 2][i % 2].key = VBI_CHUNK_NONE;
	return true;
}

vb_status vbi_seg_tokens(vbi_seg *seg, const char *text, uint32_t length)
{
	uint32_t at = 0;
	bool memory = false;

	seg->text = text;
	seg->length = length;
	seg->listed = false;
	seg->toks = seg->matches = seg->sentences = seg->zones = seg->words = 0;
	if (!seg->chunks && !start_chunks(seg))
		return VB_ERR_MEMORY;
	if (!room(seg, &memory))
		return VB_ERR_MEMORY;
	while (take_chunks(seg, &at, &memory))
		;
	memset(seg->told + seg->toks, 0, VBI_TOLD_AHEAD * sizeof *seg->told);
	return memory ? VB_ERR_MEMORY : VB_OK;
}
