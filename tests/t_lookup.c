/* t_lookup.c - what the grammar looks up and remembers: sets of words, attributes of entries; remembered or read anew, the
 * answers are the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "dict/lexicon.h"
#include "seg/facts.h"
#include "seg/wordset.h"
#include "viet/syllable.h"

static vbi_mem mem;

static uint16_t code_of(vbi_slice text)
{
	vbi_syllable syllable;

	if (!vbi_syllable_parse(text.p, text.n, &syllable))
		fail_msg("no syllable: %.*s", (int)text.n, text.p);
	return syllable.code;
}

/* The table knows words by their codes: a word must have one, and one spelling in all sets. */
static void words_are_syllables(void **state)
{
	static vbi_slice spelled[VB_SYLLABLE_END];
	size_t words = 1, n;

	(void)state;
	for (unsigned set = 0; set < VBI_SET_END; set++) {
		const vbi_slice *word = vbi_wordset_list(set, &n);

		for (size_t i = 0; i < n; i++) {
			vbi_slice *known = &spelled[code_of(word[i])];

			words += !known->n;
			assert_true(!known->n || vbi_slice_equal(*known, word[i]));
			*known = word[i];
		}
	}
	assert_true(words <= VBI_SET_WORDS);
}

static bool among(const vbi_seg *seg, uint32_t t, unsigned set)
{
	size_t n;
	const vbi_slice *word = vbi_wordset_list(set, &n);

	for (size_t i = 0; i < n; i++)
		if (vbi_tok_is_lower(seg, t, word[i].p))
			return true;
	return false;
}

static void sets_have_their_words(void **state)
{
	static const char text[] = "Từ TỪ từ tư hòa hoà HOÀ số SỐ Số. khóa khoá km 5 TP. the Là là lá NHÀ đường ĐƯờng của";
	vbi_seg seg;

	(void)state;
	vbi_seg_init(&seg, &mem, NULL);
	assert_int_equal(vbi_seg_tokens(&seg, text, sizeof text - 1), VB_OK);
	for (int table = 0; table < 2; table++) {
		assert_true(table ? vbi_seg_wordset(&seg) == VB_OK : !seg.wordset);
		for (uint32_t t = 0; t < seg.toks; t++)
			for (unsigned set = 0; set < VBI_SET_END; set++)
				assert_int_equal(vbi_tok_in(&seg, t, set), among(&seg, t, set));
	}
	assert_true(vbi_tok_in(&seg, 0, VBI_SET_LOCATIVE) && vbi_tok_in(&seg, 4, VBI_SET_NO_DATE));
	assert_false(vbi_tok_in(&seg, 5, VBI_SET_NO_DATE));
	vbi_seg_free(&seg);
}

static void same_attr(const vbi_seg *seg, const vbi_entry *entry, unsigned key, const char *name)
{
	vbi_slice have = vbi_seg_attr(seg, entry, key), want = vbi_lex_attr(seg->lex, entry, name);

	assert_true(vbi_slice_equal(have, want));
	assert_int_equal(vbi_seg_keys(seg, entry) >> key & 1, want.n > 0);
}

/* What is asked of a match is what is asked of its entry. */
static void same_of_match(const vbi_seg *seg, const vbi_match *match, unsigned cls, const vbi_entry *entry)
{
	assert_int_equal(vbi_seg_count_of(seg, match, cls), entry ? entry->freq + 1 : 0);
	assert_int_equal(vbi_seg_keys_of(seg, match, cls), entry ? vbi_seg_keys(seg, entry) : 0);
	for (unsigned key = 0; key < VBI_KEY_END; key++)
		assert_true(vbi_slice_equal(vbi_seg_attr_of(seg, match, cls, key), entry ? vbi_seg_attr(seg, entry, key) : vbi_slice_of("", 0)));
}

static void attributes_are_those_of_the_text(void **state)
{
	static const char source[] = "#: form\tclass\tattr\n"
	                             "a\tORG_HEAD\tkind=ministry;num=1;about=1;unheard=2;low=\n"
	                             "b\tORG_HEAD\tkind=school;cap=1;low=1;name=1;par=1;num=1;about=1;bare=1\n"
	                             "c\tORG_HEAD\n"
	                             "d\tORG_HEAD\tunit=x;kind=y\n"
	                             "e\tNUM_WORD\trole=scale;value=1000\n";
	vb_error error = {.struct_size = sizeof error};
	vbi_lexbuild *build;
	vbi_lexicon lex;
	vbi_buf index;
	vbi_seg seg;

	(void)state;
	assert_int_equal(vbi_lexbuild_new(&mem, &build), VB_OK);
	vbi_buf_init(&index, &mem);
	assert_int_equal(vbi_lexbuild_add_tsv(build, "test", source, sizeof source - 1, &error), VB_OK);
	assert_int_equal(vbi_lexbuild_finish(build, true, &index, &error), VB_OK);
	assert_int_equal(vbi_lexicon_read(&mem, index.p, index.n, &lex, &error), VB_OK);
	vbi_seg_init(&seg, &mem, &lex);
	for (int table = 0; table < 3; table++) { /* none, new, filled */
		for (uint32_t i = 0; i < lex.entries; i++) {
#define X(capitals, name) same_attr(&seg, &lex.entry[i], VBI_KEY_##capitals, #name);
			VBI_KEYS(X)
#undef X
		}
		for (uint32_t key = 0; key < lex.trie.keys; key++)
			for (unsigned cls = VBI_CLASS_NONE; cls <= VBI_CLASS_END; cls++) {
				vbi_match match = {.key = key, .count = 1, .mask = UINT64_MAX};
				const vbi_entry *want = cls == VBI_CLASS_NONE || cls == VBI_CLASS_END ? NULL : vbi_lex_entry(&lex, key, cls);

				assert_ptr_equal(vbi_seg_entry(&seg, &match, cls), want);
				same_of_match(&seg, &match, cls, want);
				match.mask = 0;
				assert_null(vbi_seg_entry(&seg, &match, cls));
				same_of_match(&seg, &match, cls, NULL);
			}
		assert_int_equal(vbi_seg_facts(&seg), VB_OK);
	}
	vbi_seg_free(&seg);
	vbi_lexicon_free(&lex);
	vbi_lexbuild_free(build);
	vbi_buf_free(&index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_syllables),
		cmocka_unit_test(sets_have_their_words),
		cmocka_unit_test(attributes_are_those_of_the_text),
	};

	if (vbi_mem_init(&mem, NULL))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
