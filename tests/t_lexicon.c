/* tests/t_lexicon.c - sources to index to lexicon: what is found, how layers and doubles merge, and indexes whose
 * checksums are right but whose contents lie. */
#include "dict_test.h"

#include <stdio.h>

#include "dict/dictfile.h"
#include "dict/lexicon.h"

static vbi_mem mem;
static counted blocks;

static int setup(void **state)
{
	(void)state;
	memset(&blocks, 0, sizeof blocks);
	mem = counted_mem(&blocks);
	return 0;
}

static int nothing_left(void **state)
{
	(void)state;
	return blocks.live != 0;
}

static void compile(const char *const *sources, size_t n, bool deflated, vbi_buf *out)
{
	vb_error error = {.struct_size = sizeof error};
	vbi_lexbuild *build;

	vbi_buf_init(out, &mem);
	assert_int_equal(vbi_lexbuild_new(&mem, &build), VB_OK);
	for (size_t i = 0; i < n; i++) {
		if (vbi_lexbuild_add_tsv(build, "s.tsv", sources[i], strlen(sources[i]), &error))
			fail_msg("line %u: %s", (unsigned)error.line, error.message);
	}
	assert_int_equal(vbi_lexbuild_finish(build, deflated, out, &error), VB_OK);
	vbi_lexbuild_free(build);
}

static void load_one(const char *source, vbi_lexicon *lex)
{
	vb_error error = {.struct_size = sizeof error};
	vbi_buf out;

	compile(&source, 1, true, &out);
	if (vbi_lexicon_read(&mem, out.p, out.n, lex, &error))
		fail_msg("%s: %s", error.source, error.message);
	vbi_buf_free(&out);
}

/* Layers from the ground up. */
static void load(const char *const *layers, size_t n, vbi_lexicon *lex)
{
	load_one(layers[0], lex);
	for (size_t i = 1; i < n; i++) {
		vbi_lexicon upper;

		load_one(layers[i], &upper);
		assert_int_equal(vbi_lexicon_overlay(lex, &upper), VB_OK);
		vbi_lexicon_free(&upper);
	}
	if (n > 1)
		assert_int_equal(vbi_lexicon_settle(lex), VB_OK);
}

static uint32_t key_of(const vbi_lexicon *lex, const char *form)
{
	return vbi_lex_key(lex, vbi_slice_of(form, strlen(form)));
}

static const vbi_entry *entry_of(const vbi_lexicon *lex, const char *form, unsigned cls)
{
	uint32_t key = key_of(lex, form);

	return key == VBI_TRIE_NONE ? NULL : vbi_lex_entry(lex, key, cls);
}

static void is_string(const vbi_lexicon *lex, uint32_t offset, const char *want)
{
	vbi_slice s = vbi_lex_string(lex, offset);

	assert_int_equal(s.n, strlen(want));
	assert_memory_equal(s.p, want, s.n);
}

static void is_form(const vbi_lexicon *lex, const vbi_entry *entry, const char *want)
{
	char text[VBI_LEX_FORM];
	vbi_slice s = vbi_lex_form(lex, entry, text);

	assert_int_equal(s.n, strlen(want));
	assert_memory_equal(s.p, want, s.n);
}

static uint32_t entries_of(const vbi_lexicon *lex, const char *form)
{
	uint32_t key = key_of(lex, form);

	return key == VBI_TRIE_NONE ? 0 : lex->first[key + 1] - lex->first[key];
}

static void classes_have_names(void **state)
{
	(void)state;
	for (unsigned cls = 1; cls < VBI_CLASS_END; cls++) {
		const char *name = vbi_class_name(cls);

		assert_int_equal(vbi_class_find(name, strlen(name)), cls);
		assert_true(strlen(vbi_class_meaning(cls)) > 3);
	}
	assert_null(vbi_class_name(VBI_CLASS_NONE));
	assert_null(vbi_class_name(VBI_CLASS_END));
	assert_int_equal(vbi_class_find("-WORD", 5), VBI_CLASS_NONE);
	assert_int_equal(vbi_class_find("WOR", 3), VBI_CLASS_NONE);
	assert_int_equal(vbi_class_flags(VBI_C_ORG_ABBR), VBI_CLASS_UP);
	assert_int_equal(vbi_class_flags(VBI_C_LOC_COMMUNE), VBI_CLASS_CAP);
}

static void finds_what_the_source_says(void **state)
{
	const char *layers[] = {test_source};
	const vbi_entry *e;
	vbi_lexicon lex;
	uint32_t key;

	(void)state;
	load(layers, 1, &lex);
	assert_string_equal(lex.date, "2026-02-03");
	key = key_of(&lex, "CHỦ TỊCH");
	assert_int_not_equal(key, VBI_TRIE_NONE);
	assert_true(lex.mask[key] == (VBI_MASK(T_HEAD) | VBI_MASK(WORD)));
	assert_int_equal(vbi_lex_entry(&lex, key, VBI_C_WORD)->freq, 12);
	assert_null(vbi_lex_entry(&lex, key, VBI_C_T_SOLO));
	assert_int_equal(key_of(&lex, "chủ"), VBI_TRIE_NONE);
	assert_int_equal(key_of(&lex, "tịch chủ"), VBI_TRIE_NONE);
	assert_int_equal(key_of(&lex, "chủ tịch nước ta"), VBI_TRIE_NONE);
	assert_int_equal(key_of(&lex, "blockchain"), VBI_TRIE_NONE);
	assert_int_equal(key_of(&lex, ""), VBI_TRIE_NONE);

	/* One key for both placements of the tone; each form as it was written; the more frequent commune first. */
	assert_int_equal(entries_of(&lex, "tân hòa"), 3);
	assert_int_equal(key_of(&lex, "tân hòa"), key_of(&lex, "TÂN HOÀ"));
	e = entry_of(&lex, "Tân Hoà", VBI_C_LOC_COMMUNE);
	is_form(&lex, e, "Tân Hòa");
	assert_int_equal(e->freq, 5);
	assert_int_equal(e->from, 0);
	assert_int_equal(e->to, 20250630);
	assert_true(vbi_slice_is(vbi_lex_attr(&lex, e, "id"), "90002"));
	assert_true(vbi_slice_is(vbi_lex_attr(&lex, e, "parent"), "91"));
	assert_int_equal(vbi_lex_attr(&lex, e, "i").n, 0);
	assert_int_equal(vbi_lex_attr(&lex, e, "arent").n, 0);
	assert_int_equal(e[1].from, 20250701);
	is_form(&lex, entry_of(&lex, "Tân Hòa", VBI_C_PERSON), "Tân Hoà");

	is_string(&lex, entry_of(&lex, "ubnd", VBI_C_ORG_ABBR)->canon, "Ủy ban nhân dân");
	is_form(&lex, entry_of(&lex, "ubnd", VBI_C_ORG_ABBR), "UBND");
	is_form(&lex, entry_of(&lex, "hoa", VBI_C_WORD), "hoa");
	is_form(&lex, entry_of(&lex, "hoa", VBI_C_GIVEN), "Hoa");
	is_form(&lex, entry_of(&lex, "ban quản lý dự án số 7 (thử)", VBI_C_ORG_NAME),
	          "Ban Quản lý dự án số 7 (thử)");
	is_form(&lex, entry_of(&lex, "R'măng", VBI_C_LOC_COMMUNE), "R'măng");
	vbi_lexicon_free(&lex);
}

static void tokens_are_known_by_text(void **state)
{
	const char *layers[] = {test_source};
	vbi_lexicon lex;

	(void)state;
	load(layers, 1, &lex);
	assert_true(lex.tokens >= 4);
	for (uint32_t t = 0; t < lex.tokens; t++) {
		vbi_slice s = vbi_lex_token_text(&lex, t);

		assert_int_equal(vbi_lex_token(&lex, s.p, s.n), VBI_CODE_TOKEN + t);
		assert_int_equal(vbi_lex_token(&lex, s.p, s.n - 1) == VBI_CODE_TOKEN + t, false);
	}
	assert_int_equal(vbi_lex_token(&lex, "", 0), VBI_CODE_NONE);
	assert_int_equal(vbi_lex_token_text(&lex, lex.tokens).n, 0);
	assert_int_equal(vbi_lex_token_text(&lex, UINT32_MAX).n, 0);
	vbi_lexicon_free(&lex);
}

static void order_of_lines_does_not_matter(void **state)
{
	static const char one[] = "#: form\tclass\tattr\nba\tWORD\nxin chào\tWORD\tpos=V\nNATO\tORG_ABBR\n";
	static const char turned[] = "#: form\tattr\tclass\nNATO\t\tORG_ABBR\nba\t\tWORD\nxin chào\tpos=V\tWORD\nba\t\tWORD\n";
	const char *a[] = {one}, *b[] = {turned};
	vbi_buf x, y;

	(void)state;
	compile(a, 1, true, &x);
	compile(b, 1, true, &y);
	assert_int_equal(x.n, y.n);
	assert_memory_equal(x.p, y.p, x.n);
	vbi_buf_free(&x);
	vbi_buf_free(&y);
}

static void the_same_again_is_one_entry(void **state)
{
	static const char source[] = "#: form\tclass\tfreq\tattr\n"
	                             "an\tWORD\t3\nan\tWORD\t8\nan\tWORD\t1\tpos=A\n" /* first without, then with facts */
	                             "bình\tWORD\t1\tpos=A\nbình\tWORD\t4\tpos=A\n"   /* the same facts */
	                             "cao\tWORD\t1\tpos=A\ncao\tWORD\t4\tpos=N\n"     /* different ones */
	                             "Cao\tWORD\t2\n";                              /* another form */
	const char *layers[] = {source};
	vbi_lexicon lex;

	(void)state;
	load(layers, 1, &lex);
	assert_int_equal(entries_of(&lex, "an"), 1);
	assert_int_equal(entry_of(&lex, "an", VBI_C_WORD)->freq, 8);
	is_string(&lex, entry_of(&lex, "an", VBI_C_WORD)->attr, "pos=A");
	assert_int_equal(entries_of(&lex, "bình"), 1);
	assert_int_equal(entry_of(&lex, "bình", VBI_C_WORD)->freq, 4);
	assert_int_equal(entries_of(&lex, "cao"), 3);
	assert_int_equal(entry_of(&lex, "cao", VBI_C_WORD)->freq, 4);
	vbi_lexicon_free(&lex);
}

static void layers_lie_over_one_another(void **state)
{
	static const char low[] = "#: form\tclass\tfreq\tcanon\n"
	                          "an\tWORD\t3\nbình\tWORD\t4\nbình\tGIVEN\ncao\tWORD\t5\nkrypton\tWORD\t1\n"
	                          "UBND\tORG_ABBR\t\tcũ\nUBND\tORG_ABBR\t\tcũ hơn\n";
	static const char high[] = "#: form\tclass\tfreq\tcanon\n"
	                           "An\tWORD\t1\nBÌNH\t-WORD\nCao\tMIDDLE\nkrypton\t-WORD\nUBND\tORG_ABBR\t\tmới\n"
	                           "dung\t-WORD\n";
	const char *both[] = {low, high}, *over[] = {high};
	vbi_lexicon lex;

	(void)state;
	load(both, 2, &lex);
	assert_int_equal(entries_of(&lex, "an"), 1);
	assert_int_equal(entry_of(&lex, "an", VBI_C_WORD)->freq, 1);
	assert_null(entry_of(&lex, "bình", VBI_C_WORD));
	assert_non_null(entry_of(&lex, "bình", VBI_C_GIVEN));
	assert_true(lex.mask[key_of(&lex, "bình")] == VBI_MASK(GIVEN));
	assert_int_equal(entries_of(&lex, "cao"), 2);
	assert_int_equal(key_of(&lex, "krypton"), VBI_TRIE_NONE);
	assert_int_equal(vbi_lex_count(&lex), 5);
	assert_int_equal(vbi_lex_token(&lex, "ubnd", 4), VBI_CODE_TOKEN + 1);
	assert_int_equal(entries_of(&lex, "ubnd"), 1);
	is_string(&lex, entry_of(&lex, "ubnd", VBI_C_ORG_ABBR)->canon, "mới");
	assert_int_equal(key_of(&lex, "dung"), VBI_TRIE_NONE);
	vbi_lexicon_free(&lex);

	/* By itself the upper one keeps what it hides, for what it will be laid over. */
	load(over, 1, &lex);
	assert_int_equal(entries_of(&lex, "bình"), 1);
	assert_true(lex.entry[lex.first[key_of(&lex, "bình")]].hides);
	assert_true(lex.mask[key_of(&lex, "bình")] == 0);
	assert_null(entry_of(&lex, "bình", VBI_C_WORD));
	vbi_lexicon_free(&lex);
}

static void copy_of(const vbi_lexicon *lex, vbi_buf *out)
{
	vbi_lexbuild *build;

	vbi_buf_init(out, &mem);
	assert_int_equal(vbi_lexbuild_new(&mem, &build), VB_OK);
	assert_int_equal(vbi_lexbuild_add_lexicon(build, lex, NULL), VB_OK);
	assert_int_equal(vbi_lexbuild_finish(build, true, out, NULL), VB_OK);
	vbi_lexbuild_free(build);
}

static void a_lexicon_builds_the_same_index(void **state)
{
	const char *layers[] = {test_source}, *empty[] = {""};
	vbi_lexicon lex;
	vbi_buf x, y;

	(void)state;
	for (int i = 0; i < 2; i++) {
		compile(i ? empty : layers, 1, true, &x);
		assert_int_equal(vbi_lexicon_read(&mem, x.p, x.n, &lex, NULL), VB_OK);
		copy_of(&lex, &y);
		assert_int_equal(x.n, y.n);
		assert_memory_equal(x.p, y.p, x.n);
		vbi_buf_free(&x);
		vbi_buf_free(&y);
		vbi_lexicon_free(&lex);
	}
}

static void complains_with_the_line(void **state)
{
	static const struct {
		const char *line, *words;
	} bad[] = {
		{"một\tWORDS", "unknown class 'WORDS'"},
		{"một\tWORD,", "unknown class ''"},
		{"một\t-", "unknown class '-'"},
		{"mo\xCC\xA3t\tWORD", "spelling"},            /* decomposed */
		{"hòan\tWORD", "spelling"},                  /* tone mark astray */
		{"\xE2\x80\x8B\tWORD", "form"},              /* nothing but a zero-width space */
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		vb_error error = {.struct_size = sizeof error};
		vbi_lexbuild *build;
		char source[128];

		strcpy(source, "#: form\tclass\nhai\tWORD\n");
		strcat(source, bad[i].line);
		assert_int_equal(vbi_lexbuild_new(&mem, &build), VB_OK);
		assert_int_equal(vbi_lexbuild_add_tsv(build, "s.tsv", source, strlen(source), &error), VB_ERR_SYNTAX);
		assert_int_equal(error.line, 3);
		assert_string_equal(error.source, "s.tsv");
		if (!strstr(error.message, bad[i].words))
			fail_msg("%s: %s", bad[i].words, error.message);
		vbi_lexbuild_free(build);
	}
}

static vb_status add_long(size_t words, const char *word)
{
	size_t n = 14, length = strlen(word);
	char *source = malloc(64 + words * (length + 1));
	vbi_lexbuild *build;
	vb_status status;

	assert_non_null(source);
	memcpy(source, "#: form\tclass\n", 14);
	for (size_t i = 0; i < words; i++) {
		memcpy(source + n, word, length);
		n += length;
		source[n++] = ' ';
	}
	memcpy(source + n - 1, "\tWORD\n", 6);
	assert_int_equal(vbi_lexbuild_new(&mem, &build), VB_OK);
	status = vbi_lexbuild_add_tsv(build, "s.tsv", source, n + 5, NULL);
	if (!status) { /* and it can be read again */
		vbi_lexicon lex;
		vbi_buf out;

		vbi_buf_init(&out, &mem);
		assert_int_equal(vbi_lexbuild_finish(build, true, &out, NULL), VB_OK);
		assert_int_equal(vbi_lexicon_read(&mem, out.p, out.n, &lex, NULL), VB_OK);
		assert_memory_equal(vbi_lex_string(&lex, lex.entry[0].form).p, source + 14, n - 15);
		vbi_lexicon_free(&lex);
		vbi_buf_free(&out);
	}
	vbi_lexbuild_free(build);
	free(source);
	return status;
}

static void limits_hold(void **state)
{
	(void)state;
	assert_int_equal(add_long(128, "ba"), VB_OK);
	assert_int_equal(add_long(129, "ba"), VB_ERR_SYNTAX);
	assert_int_equal(add_long(113, "nghiêng"), VB_OK);
	assert_int_equal(add_long(114, "nghiêng"), VB_ERR_SYNTAX); /* 1025 bytes */
}

/* More tokens that are no syllables than there are codes: the last ones take two. */
static void tokens_beyond_the_codes(void **state)
{
	enum { TOKENS = 40000 };
	char *source = malloc(TOKENS * 24), text[32];
	vbi_lexicon lex;
	vbi_buf copy, first;
	size_t n;

	(void)state;
	assert_non_null(source);
	n = (size_t)sprintf(source, "#: form\tclass\tfreq\n");
	for (unsigned i = 0; i < TOKENS; i++)
		n += (size_t)sprintf(source + n, "%sz%05uq%s\tWORD\t%u\n", i % 3 ? "" : "ba ", i, i % 5 ? "" : " hai", i);
	compile((const char *const *)&source, 1, true, &first);
	assert_int_equal(vbi_lexicon_read(&mem, first.p, first.n, &lex, NULL), VB_OK);
	assert_int_equal(lex.tokens, TOKENS);
	for (unsigned i = 0; i < TOKENS; i++) {
		const vbi_entry *entry;
		char form[VBI_LEX_FORM];
		vbi_slice spelled;

		n = (size_t)sprintf(text, "z%05uq", i);
		assert_int_equal(vbi_lex_token(&lex, text, n), vbi_code_of(i));
		assert_int_equal(vbi_lex_token(&lex, text, n) >> 16 != 0, i >= VBI_SINGLE_TOKENS);
		sprintf(text, "%sZ%05uQ%s", i % 3 ? "" : "ba ", i, i % 5 ? "" : " hai");
		entry = entry_of(&lex, text, VBI_C_WORD);
		assert_non_null(entry);
		assert_int_equal(entry->freq, i);
		spelled = vbi_lex_form(&lex, entry, form);
		sprintf(text, "%sz%05uq%s", i % 3 ? "" : "ba ", i, i % 5 ? "" : " hai");
		assert_true(vbi_slice_is(spelled, text));
	}
	assert_int_equal(key_of(&lex, "z00000q z39999q"), VBI_TRIE_NONE);
	copy_of(&lex, &copy);
	assert_int_equal(copy.n, first.n);
	assert_memory_equal(copy.p, first.p, copy.n);
	vbi_buf_free(&copy);
	vbi_buf_free(&first);
	vbi_lexicon_free(&lex);
	free(source);
}

/* ---- laying over, beside a merge by hand ---- */

static const char *const drawn_form[] = {"an", "an bình", "bình", "bình an ba", "krypton", "krypton an", "UBND", "cao", "an krypton cao", "zyx"};
static const char *const drawn_class[] = {"WORD", "GIVEN", "ROLE", "UNIT"};
enum { FORMS = 10, CLASSES = 4, LAYERS = 3 };

/* One layer drawn: 0 nothing, 1 hides, else an entry with that count. */
static size_t draw_layer(unsigned layer[FORMS][CLASSES], bool lowest, char *text)
{
	size_t n = (size_t)sprintf(text, "#: form\tclass\tfreq\n");

	for (unsigned f = 0; f < FORMS; f++)
		for (unsigned c = 0; c < CLASSES; c++) {
			layer[f][c] = test_draw(3) ? 0 : 1 + test_draw(8);
			if (lowest && layer[f][c] == 1)
				layer[f][c] = 0;
			if (layer[f][c] == 1)
				n += (size_t)sprintf(text + n, "%s\t-%s\n", drawn_form[f], drawn_class[c]);
			else if (layer[f][c])
				n += (size_t)sprintf(text + n, "%s\t%s\t%u\n", drawn_form[f], drawn_class[c], layer[f][c]);
		}
	return n;
}

static void laying_over_is_merging(void **state)
{
	(void)state;
	for (unsigned round = 0; round < 200; round++) {
		unsigned drawn[LAYERS][FORMS][CLASSES], all = 0;
		char text[LAYERS][4096];
		const char *list[LAYERS];
		vbi_lexicon lex;

		for (unsigned i = 0; i < LAYERS; i++) {
			draw_layer(drawn[i], i == 0, text[i]);
			list[i] = text[i];
		}
		load(list, LAYERS, &lex);
		for (unsigned f = 0; f < FORMS; f++) {
			unsigned want_all = 0;
			uint64_t mask = 0;

			for (unsigned c = 0; c < CLASSES; c++) {
				unsigned cls = vbi_class_find(drawn_class[c], strlen(drawn_class[c])), want = 0;
				const vbi_entry *entry = entry_of(&lex, drawn_form[f], cls);
				char form[VBI_LEX_FORM];

				for (unsigned i = 0; i < LAYERS; i++)
					want = drawn[i][f][c] ? drawn[i][f][c] : want;
				assert_int_equal(entry ? entry->freq : 0, want > 1 ? want : 0);
				want_all += want > 1;
				mask |= want > 1 ? UINT64_C(1) << (cls - 1) : 0;
				if (entry)
					assert_true(vbi_slice_is(vbi_lex_form(&lex, entry, form), drawn_form[f]));
			}
			assert_int_equal(entries_of(&lex, drawn_form[f]), want_all);
			assert_true(want_all == 0 || lex.mask[key_of(&lex, drawn_form[f])] == mask);
			all += want_all;
		}
		assert_int_equal(vbi_lex_count(&lex), all);
		for (uint32_t i = 0; i < all; i++)
			assert_int_equal(vbi_lex_number(&lex, vbi_lex_live(&lex, i)), i);
		vbi_lexicon_free(&lex);
	}
}

/* Reads everything there is to read. */
static size_t read_all(const vbi_lexicon *lex)
{
	bool spelled = true;
	size_t sum = 0;
	vbi_buf out;

	for (uint32_t i = 0; i < lex->entries; i++) {
		const vbi_entry *e = &lex->entry[i];
		uint32_t offsets[3] = {e->canon, e->attr, lex->class_name[e->stored]};
		char text[VBI_LEX_FORM];
		vbi_slice form = vbi_lex_form(lex, e, text);

		spelled = spelled && form.n;
		for (size_t c = 0; c < form.n; c++)
			sum += (unsigned char)form.p[c];
		for (unsigned k = 0; k < 3; k++) {
			vbi_slice s = vbi_lex_string(lex, offsets[k]);

			assert_true(s.p + s.n <= lex->strings + lex->strings_n);
			for (size_t c = 0; c < s.n; c++)
				sum += (unsigned char)s.p[c];
		}
		vbi_lex_attr(lex, e, "id");
	}
	for (uint32_t key = 0; key < lex->trie.keys; key++)
		assert_true(lex->first[key] < lex->first[key + 1] && lex->first[key + 1] <= lex->entries);
	if (spelled) { /* a pattern that the key does not have is refused by whoever copies or verifies */
		copy_of(lex, &out);
		sum += out.n;
		vbi_buf_free(&out);
	}
	return sum;
}

/* Every byte of an index changed in several ways with all checksums made right again: the structural checks alone
 * stand between it and a crash. */
static void lies_with_right_checksums(void **state)
{
	static const unsigned char change[] = {0x01, 0x02, 0x08, 0x40, 0x80, 0xFF, 0x7F};
	const char *layers[] = {test_source};
	unsigned refused = 0, passed = 0;
	unsigned char *copy;
	vbi_buf out;

	(void)state;
	compile(layers, 1, false, &out);
	copy = malloc(out.n);
	assert_non_null(copy);
	for (size_t at = 12; at < out.n; at++) {
		for (size_t k = 0; k < sizeof change; k++) {
			vb_error error = {.struct_size = sizeof error};
			vbi_lexicon lex;
			vb_status status;

			if (at < 24 || (at >= 64 && at < 64 + 16 * 40 && (at - 64) % 40 >= 8))
				break; /* where sections lie: that test_repair needs */
			memcpy(copy, out.p, out.n);
			copy[at] ^= change[k];
			test_repair(copy);
			status = vbi_lexicon_read(&mem, copy, out.n, &lex, &error);
			if (status == VB_OK) {
				read_all(&lex);
				vbi_lexicon_free(&lex);
				passed++;
			} else {
				assert_int_equal(error.status, status);
				assert_true(error.message[0]);
				refused++;
			}
		}
	}
	assert_true(refused > 500 && passed > 50);
	free(copy);
	vbi_buf_free(&out);
}

static void unknown_sections(void **state)
{
	vbi_dictfile_section list[2] = {{.type = VBI_SECTION('N', 'E', 'W', '1'), .optional = 0, .raw = {"x", 1}}, {0}};
	const char *layers[] = {test_source};
	vb_error error = {.struct_size = sizeof error};
	vbi_dictfile_section *all;
	vbi_dictfile file;
	vbi_lexicon lex;
	vbi_buf out, more;

	(void)state;
	compile(layers, 1, true, &out);
	assert_int_equal(vbi_dictfile_read(&mem, out.p, out.n, &file, NULL), VB_OK);
	all = calloc(file.n + 1, sizeof *all);
	assert_non_null(all);
	memcpy(all, file.list, file.n * sizeof *all);
	for (unsigned optional = 0; optional < 2; optional++) {
		all[file.n] = list[0];
		all[file.n].optional = optional;
		vbi_buf_init(&more, &mem);
		assert_int_equal(vbi_dictfile_write(&mem, &file.counts, all, file.n + 1, true, &more, NULL), VB_OK);
		assert_int_equal(vbi_lexicon_read(&mem, more.p, more.n, &lex, &error),
		                 optional ? VB_OK : VB_ERR_VERSION);
		vbi_lexicon_free(&lex);
		vbi_buf_free(&more);
	}
	for (size_t without = 0; without < file.n; without++) { /* one missing */
		vbi_dictfile_section kept = all[without];

		memmove(all + without, all + without + 1, (file.n - without - 1) * sizeof *all);
		vbi_buf_init(&more, &mem);
		assert_int_equal(vbi_dictfile_write(&mem, &file.counts, all, file.n - 1, true, &more, NULL), VB_OK);
		assert_int_equal(vbi_lexicon_read(&mem, more.p, more.n, &lex, &error),
		                 kept.optional ? VB_OK : VB_ERR_FORMAT);
		vbi_lexicon_free(&lex);
		vbi_buf_free(&more);
		memmove(all + without + 1, all + without, (file.n - without - 1) * sizeof *all);
		all[without] = kept;
	}
	free(all);
	vbi_dictfile_free(&file);
	vbi_buf_free(&out);
}

/* A class of a later version is kept and named, and matches nothing. */
static void unknown_classes(void **state)
{
	const char *layers[] = {"#: form\tclass\nan\tWORD\nbình\tUNIT\n"};
	vbi_lexicon lex;
	vbi_buf out;
	char *word;

	(void)state;
	compile(layers, 1, false, &out);
	word = NULL;
	for (size_t i = 0; i + 5 <= out.n; i++)
		if (memcmp(out.p + i, "WORD\n", 5) == 0)
			word = out.p + i;
	assert_non_null(word);
	memcpy(word, "WXYZ", 4);
	test_repair((unsigned char *)out.p);
	assert_int_equal(vbi_lexicon_read(&mem, out.p, out.n, &lex, NULL), VB_OK);
	assert_true(lex.mask[key_of(&lex, "an")] == 0);
	assert_true(lex.mask[key_of(&lex, "bình")] == VBI_MASK(UNIT));
	is_string(&lex, lex.class_name[lex.entry[lex.first[key_of(&lex, "an")]].stored], "-WXYZ");
	vbi_lexicon_free(&lex);
	vbi_buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(classes_have_names),
		cmocka_unit_test(finds_what_the_source_says),
		cmocka_unit_test(tokens_are_known_by_text),
		cmocka_unit_test(order_of_lines_does_not_matter),
		cmocka_unit_test(the_same_again_is_one_entry),
		cmocka_unit_test(layers_lie_over_one_another),
		cmocka_unit_test(a_lexicon_builds_the_same_index),
		cmocka_unit_test(complains_with_the_line),
		cmocka_unit_test(limits_hold),
		cmocka_unit_test(tokens_beyond_the_codes),
		cmocka_unit_test(laying_over_is_merging),
		cmocka_unit_test(lies_with_right_checksums),
		cmocka_unit_test(unknown_sections),
		cmocka_unit_test(unknown_classes),
	};

	return cmocka_run_group_tests(tests, setup, nothing_left);
}
