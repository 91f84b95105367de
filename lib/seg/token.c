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

/* The parts of names that a syllable may be, where they stand in what is told. Of others nothing counts: they all ask for the same. */
static inline unsigned parts_of(const vbi_seg *seg, const vbi_tok *tok)
{
	unsigned code = tok->code & (0u - (unsigned)(tok->kind == VB_TOKEN_SYLLABLE)) & (VB_SYLLABLE_END - 1);

	return seg->lex && seg->lex->name_part ? (seg->lex->name_part[code] & 3u) << 6 : 0;
}

static inline uint8_t told_with(const vbi_seg *seg, const vbi_tok *tok, unsigned parts)
{
	const uint16_t comma = seg->chunks->comma;
	unsigned told = tells[(tok->kind & 15u) << 3 | (tok->shape & 7u)];
	bool is_comma = (tok->kind == VB_TOKEN_PUNCT) & (comma != VBI_CODE_NONE) & (tok->code == comma); /* NONE is no code of its own */

	return (uint8_t)((told & ~(is_comma * (unsigned)VBI_TOLD_TURN)) | (parts & told >> 8) | (tok->more != 0) * VBI_TOLD_TWO);
}

static uint8_t told_of(const vbi_seg *seg, const vbi_tok *tok) { return told_with(seg, tok, parts_of(seg, tok)); }

/* Of a token that is cut. One byte that is no syllable is a mark nearly always. */
static inline vbi_code code_at(const vbi_seg *seg, const vbi_scan *scan)
{
	unsigned char c = (unsigned char)seg->text[scan->start];

	if (scan->end - scan->start == 1 && c < VBI_CHUNK_BYTES_KNOWN && scan->kind != VB_TOKEN_SYLLABLE)
		return seg->chunks->byte[c];
	return code_of(seg->lex, seg->text, scan);
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
	code = code_at(seg, &scan);
	seg->tok[seg->toks] = (vbi_tok){.start = scan.start, .end = scan.end, .code = (uint16_t)code,
	                                  .more = (uint16_t)(code >> 16), .kind = scan.kind, .shape = scan.shape,
	                                  .space = scan.space};
	seg->told[seg->toks] = (vbi_told){scan.space, told_of(seg, &seg->tok[seg->toks])};
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

/* The lowest bit's place; anything if there is none. */
static inline uint32_t lowest(uint64_t bits)
{
#ifdef __BMI__
	return (uint32_t)_tzcnt_u64(bits);
#else
	return vbi_lowest_bit(bits | UINT64_C(1) << 63);
#endif
}

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
	                  .told = told_of(seg, tok) | (VBI_CHUNK_JOINS >> tok->kind & 1) * VBI_TOLD_JOINS};
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
		                                      .end = (uint8_t)((tok[i].end - start) | parts_of(seg, &tok[i]))};
		second |= tok[i].more;
	}
	if (n - mark <= VBI_CHUNK_WORD && toks == 1 + mark && (odd.token[0].end & VBI_CHUNK_MAX) == n - mark &&
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
		uint32_t end = start + (t->end & VBI_CHUNK_MAX);

		*tok++ = (vbi_tok){.start = from, .end = end, .code = t->code, .kind = t->looks & 31, .shape = t->looks >> 5};
		seg->told[tok - 1 - seg->tok] = (vbi_told){0, told_with(seg, tok - 1, t->end & ~VBI_CHUNK_MAX)};
		from = end;
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
	uint32_t mark[BLANKS];  /* 1 if a mark is left out of the key */
	uint32_t n;
	uint16_t other[BLANKS + 1]; /* those that are no word that is known, and behind them one that is never reached */
} found;

/* Reads the keys of the chunks that end at the blanks, the first of which begins at start. A mark that stands alone is taken for one
 * behind nothing: it is seen to below. */
static inline void read_keys(const vbi_seg *seg, uint32_t start, found *f)
{
	const char *text = seg->text;
	vbi_chunk(*pairs)[2] = seg->chunks->pair;

	for (uint32_t i = 0; i < f->n; i++) {
		uint32_t blank = f->blank[i], mark = vbi_chunk_ends(text + blank);
		uint64_t key = vbi_chunk_first(vbi_chunk_load(text + start), blank - start - mark);

		f->key[i] = key;
		f->mark[i] = mark;
		f->pair[i] = pairs[vbi_chunk_place(key)];
		vbi_fetch(f->pair[i]);
		start = blank + 1;
	}
}

/* 1 if there is a mark behind the word, and what it is cut into with one is another thing. */
static inline unsigned cannot_be(const vbi_chunk *known, uint32_t mark) { return mark & ~(known->word.told / VBI_TOLD_JOINS); }

/* The words of the chunks, where they are known; the others' places. Nothing here can be predicted, and nothing jumps. */
static inline void read_words(const vbi_seg *seg, uint32_t start, found *f)
{
	const char *text = seg->text;
	uint32_t others = 0;

	for (uint32_t i = 0; i < f->n; i++) {
		const vbi_chunk *known = vbi_chunk_find(f->pair[i], f->key[i]);

		f->word[i] = known->word;
		f->other[others] = (uint16_t)i;
		others += (known->key != f->key[i]) | cannot_be(known, f->mark[i]);
	}
	f->other[others] = BLANKS;
	for (uint32_t o = 0; o < others; o++) {
		uint32_t i = f->other[o], from = i ? f->blank[i - 1] + 1 : start, n = f->blank[i] - from;
		uint64_t key[2];

		if (n == f->mark[i]) { /* nothing, or a mark alone */
			f->mark[i] = 0;
			f->key[i] = vbi_chunk_first(vbi_chunk_load(text + from), n);
			f->pair[i] = vbi_chunk_pair(seg->chunks, f->key[i]);
		}
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

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define IN_ORDER 1 /* several fields are one number, the first lowest */
#else
#define IN_ORDER 0
#endif

static inline void put_span(vbi_tok *tok, size_t start, size_t end)
{
#if IN_ORDER
	const uint64_t span = (uint64_t)end << 32 | start;

	memcpy(tok, &span, sizeof span);
#else
	tok->start = (uint32_t)start;
	tok->end = (uint32_t)end;
#endif
}
_Static_assert(offsetof(vbi_tok, start) == 0 && offsetof(vbi_tok, end) == 4, "a span is eight bytes");

/* White space behind a chunk, where it is among the fields of the word that comes next. */
#define SPACE_AT (8 * offsetof(vbi_word, space))
static const uint64_t spaces_before[' ' + 1] = {['\t'] = UINT64_C(1) << SPACE_AT, ['\n'] = UINT64_C(2) << SPACE_AT, [' '] = UINT64_C(1) << SPACE_AT};

/* A word from start on and a mark behind it, whether there is one or not: that cannot be predicted. */
static inline void put(vbi_tok *tok, vbi_told *told, const vbi_word *word, size_t start, size_t end, uint64_t space, const uint64_t mark[2])
{
#if IN_ORDER
	uint64_t fields;
	uint32_t both;

	memcpy(&fields, word, sizeof fields);
	fields |= space;
	both = (uint32_t)(fields >> SPACE_AT | mark[1]);
	put_span(&tok[0], start, end);
	memcpy(&tok[0].code, &fields, sizeof fields);
	memcpy(told, &both, sizeof both);
#else
	put_span(&tok[0], start, end);
	memcpy(&tok[0].code, word, sizeof *word);
	tok[0].space = (uint8_t)(space >> SPACE_AT);
	told[0] = (vbi_told){tok[0].space, word->told};
	told[1] = (vbi_told){0, (uint8_t)(mark[1] >> 24)};
#endif
	put_span(&tok[1], end, end + 1);
	memcpy(&tok[1].code, &mark[0], sizeof mark[0]);
}
_Static_assert(sizeof(vbi_told) == 2 && offsetof(vbi_told, space) == 0 && offsetof(vbi_word, told) == 7 && sizeof(vbi_word) == 8,
               "what is told of a word lies above its other fields");

/* Where the window is read, between two chunks. */
typedef struct place {
	size_t tok;     /* the next */
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

/* Those from i to the next other one, which are words that are known; white space is behind each. All of the place is the function's
 * own: no bytes that it writes can change it. */
static __attribute__((noinline)) void take_words(const vbi_seg *seg, const found *f, size_t i, size_t to, place *at)
{
	const uint64_t *marks = seg->chunks->mark;
	const char *text = seg->text;
	vbi_told *told = seg->told + at->tok;
	vbi_tok *tok = seg->tok + at->tok;
	uint64_t space = (uint64_t)at->space << SPACE_AT;
	size_t start = at->start;

	if (i >= to)
		return;
	do { /* as few numbers live over it as can be: they all have registers then */
		size_t blank = f->blank[i], mark = f->mark[i], end = blank - mark;

		put(tok, told, &f->word[i], start, end, space, &marks[(unsigned char)text[end] & VBI_CHUNK_MARK]);
		tok += 1 + mark;
		told += 1 + mark;
		space = spaces_before[(unsigned char)text[blank]];
		start = blank + 1;
	} while (++i < to);
	*at = (place){(size_t)(told - seg->told), f->blank[to - 1] + 1, f->blank[to - 1], (uint8_t)(space >> SPACE_AT)};
}

/* Takes the ith chunk, which was not known as a word when it was looked for. Returns the last that was taken; NO_MORE at the end of the
 * text. */
static uint32_t take_other(vbi_seg *seg, found *f, uint32_t i, place *p, bool *memory)
{
	uint64_t key = f->key[i];
	uint32_t blank = f->blank[i], mark = f->mark[i];
	const vbi_chunk *known = vbi_chunk_find(f->pair[i], key);

	if (known->key != key && vbi_chunk_fetch(seg->chunks, key))
		known = vbi_chunk_find(f->pair[i], key);
	if (known->key == key && !cannot_be(known, mark)) {
		f->word[i] = known->word;
		take_words(seg, f, i, i + 1, p);
		return i;
	}
	if (blank == p->start) {
		p->space = more_space(p->space, space_of((unsigned char)seg->text[blank]));
		p->start++;
		return i;
	}
	seg->toks = p->tok;
	i = cut_chunk(seg, f, i, &p->from, p->space, p->start, memory);
	p->tok = seg->toks;
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
	p.tok = seg->toks;
	read_keys(seg, p.start, &f);
	read_words(seg, p.start, &f);
	other = f.other;
	for (uint32_t i = 0; i < f.n; i++) {
		uint32_t to = *other < f.n ? *other : f.n;

		take_words(seg, &f, i, to, &p);
		i = to;
		if (i == f.n)
			break;
		i = take_other(seg, &f, i, &p, memory);
		if (i == NO_MORE)
			return false;
		while (*other <= i && *other < f.n)
			other++;
	}
	seg->toks = p.tok;
	if (p.from == *at) /* nothing but blanks */
		return cut_on(seg, at, memory);
	*at = p.from;
	return true;
}

/* What the dictionary has for tokens of one byte. */
static void learn_bytes(vbi_seg *seg)
{
	for (unsigned c = 0; c < VBI_CHUNK_BYTES_KNOWN; c++) {
		const char text = (char)c;
		vbi_scan scan = {.start = 0, .end = 1, .kind = VB_TOKEN_PUNCT, .shape = c - 'A' < 26 ? VB_SHAPE_UPPER : VB_SHAPE_NONE};

		seg->chunks->byte[c] = code_of(seg->lex, &text, &scan);
	}
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
	learn_bytes(seg);
	for (unsigned i = 0; i < 2; i++) {
		vbi_code code = seg->chunks->byte[(unsigned char)marks[i]];
		vbi_word word;

		word = (vbi_word){.code = (uint16_t)code, .more = (uint16_t)(code >> 16), .kind = VB_TOKEN_PUNCT, .shape = VB_SHAPE_NONE};
		if (marks[i] == ',')
			seg->chunks->comma = word.code;
		word.told = marks[i] == ',' && word.code != VBI_CODE_NONE ? 0 : VBI_TOLD_TURN;
		memcpy(&seg->chunks->mark[marks[i] & VBI_CHUNK_MARK], &word, sizeof word);
		seg->chunks->mark[(marks[i] & VBI_CHUNK_MARK) + 1] = (uint64_t)word.told << 24;
	}
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
