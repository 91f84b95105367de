/* t_seg.c - window tokens, dictionary matches, zones, words, over a small dictionary of the test's own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "seg/islands.h"
#include "seg/pairs.h"
#include "seg/segment.h"
#include "viet/scan.h"

static const char source[] = "#: form\tclass\tfreq\tattr\n"
                             "hòa bình\tWORD\t\tpos=NOUN\n"
                             "Hòa Bình\tLOC_PROVINCE\n"
                             "y tế\tWORD\t\tpos=NOUN\n"
                             "thông tin\tWORD\t\tpos=NOUN\n"
                             "truyền thông\tWORD\t\tpos=NOUN\n"
                             "của\tWORD\t475332\tpos=ADP\n"
                             "ông\tWORD,HONORIFIC\t126397\tpos=NOUN\n"
                             "của ông\tWORD\t9255\n"
                             "sở\tORG_HEAD\n"
                             "giám đốc\tWORD,T_HEAD\t\tpos=NOUN\n"
                             "giám đốc sở\tT_HEAD\n"
                             "UBND\tORG_ABBR\n"
                             "TP\tABBR_DOT,LOC_UNIT\n"
                             "PGS.TS\tT_DEGREE\n"
                             "Lê\tSURNAME\n"
                             "thị\tMIDDLE\n"
                             "an\tGIVEN\n"
                             "đ/c\tHONORIFIC\n"
                             "đại tá\tT_RANK\n";

static vbi_mem mem;
static vbi_lexicon lex;
static vbi_seg seg;

static int setup(void **state)
{
	vb_error error = {.struct_size = sizeof error};
	vbi_lexbuild *build;
	vbi_buf index;

	(void)state;
	if (vbi_mem_init(&mem, NULL) || vbi_lexbuild_new(&mem, &build))
		return -1;
	vbi_buf_init(&index, &mem);
	if (vbi_lexbuild_add_tsv(build, "test", source, sizeof source - 1, &error) ||
	    vbi_lexbuild_finish(build, true, &index, &error) || vbi_lexicon_read(&mem, index.p, index.n, &lex, &error)) {
		print_error("%s\n", error.message);
		return -1;
	}
	vbi_lexbuild_free(build);
	vbi_buf_free(&index);
	vbi_seg_init(&seg, &mem, &lex);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	vbi_seg_free(&seg);
	vbi_lexicon_free(&lex);
	return 0;
}

static void cut(const char *text)
{
	assert_int_equal(vbi_seg_tokens(&seg, text, (uint32_t)strlen(text)), VB_OK);
	assert_int_equal(vbi_seg_matches(&seg), VB_OK);
	assert_int_equal(vbi_seg_sentences(&seg), VB_OK);
	assert_int_equal(vbi_seg_zones(&seg, true), VB_OK);
	assert_int_equal(vbi_seg_words(&seg), VB_OK);
}

static void codes(void **state)
{
	(void)state;
	cut("Hoà hòa HÒA UBND ubnd PGS.TS đ/c Đ/c blah 12");
	assert_int_equal(seg.toks, 10);
	assert_int_equal(seg.tok[0].code, vb_syllable_code("hòa", strlen("hòa")));
	assert_int_equal(seg.tok[1].code, seg.tok[0].code);
	assert_int_equal(seg.tok[2].code, seg.tok[0].code);
	assert_in_range(seg.tok[3].code, VBI_CODE_TOKEN, VBI_CODE_LAST);
	assert_int_equal(seg.tok[4].code, seg.tok[3].code);
	assert_in_range(seg.tok[5].code, VBI_CODE_TOKEN, VBI_CODE_LAST);
	assert_in_range(seg.tok[6].code, VBI_CODE_TOKEN, VBI_CODE_LAST);
	assert_int_equal(seg.tok[7].code, seg.tok[6].code);
	assert_int_equal(seg.tok[8].code, VBI_CODE_NONE);
	assert_int_equal(seg.tok[9].code, VBI_CODE_NONE);
	assert_true(vbi_tok_is(&seg, 3, "UBND"));
	assert_false(vbi_tok_is(&seg, 4, "UBND"));
	assert_true(vbi_tok_is_lower(&seg, 3, "ubnd"));
	assert_true(vbi_tok_is_lower(&seg, 2, "hòa"));
	assert_false(vbi_tok_is_lower(&seg, 2, "hò"));
}

/* Classes of the match of count tokens at i, or 0. */
static uint64_t mask(uint32_t i, uint32_t count)
{
	return vbi_seg_mask(&seg, i, count);
}

static void matches(void **state)
{
	const vbi_match *match;

	(void)state;
	/* Both placements, one entry; the place only with a capital. */
	cut("hoà bình, Hòa Bình");
	assert_int_equal(mask(0, 2), VBI_MASK(WORD));
	assert_int_equal(mask(3, 2), VBI_MASK(WORD) | VBI_MASK(LOC_PROVINCE));
	assert_null(vbi_seg_longest(&seg, 1, ~UINT64_C(0)));
	/* What it would be with its capitals is told apart from what it is. */
	assert_true(seg.match[seg.match_at[0]].mask == (VBI_MASK(WORD) | VBI_MATCH_LOST));
	assert_true(seg.match[seg.match_at[3]].mask == (VBI_MASK(WORD) | VBI_MASK(LOC_PROVINCE)));

	/* An acronym of a body only in capitals. */
	cut("UBND ubnd Ubnd");
	assert_int_equal(mask(0, 1), VBI_MASK(ORG_ABBR));
	assert_int_equal(mask(1, 1), 0);
	assert_int_equal(mask(2, 1), 0);

	/* All lengths, the longest last. */
	cut("Giám đốc\nSở Y tế");
	assert_int_equal(seg.match_at[1] - seg.match_at[0], 2);
	match = vbi_seg_longest(&seg, 0, VBI_MASK(T_HEAD));
	assert_non_null(match);
	assert_int_equal(match->count, 3);
	assert_int_equal(vbi_seg_longest(&seg, 0, VBI_MASK(WORD))->count, 2);
	assert_non_null(vbi_seg_entry(&seg, match, VBI_C_T_HEAD));
	assert_null(vbi_seg_entry(&seg, match, VBI_C_WORD));
	assert_null(vbi_seg_entry(&seg, match, VBI_CLASS_NONE));

	/* Not across an empty line. */
	cut("Giám đốc\n\nSở Y tế");
	assert_int_equal(vbi_seg_longest(&seg, 0, VBI_MASK(T_HEAD))->count, 2);
	cut("");
	assert_int_equal(seg.matches, 0);
}

static void abbreviation_dot(void **state)
{
	(void)state;
	cut("Ở TP. Hòa Bình. Ở PGS.TS. Lê Ai.");
	assert_int_equal(seg.sentences, 3);
	assert_true(vbi_tok_is(&seg, seg.sentence[1].first, "Ở"));
}

static void check_words(const char *text, const char *want)
{
	char got[1024] = "";
	uint32_t next = 0;

	cut(text);
	for (size_t w = 0; w < seg.words; w++) {
		vbi_slice slice = vbi_toks_text(&seg, seg.word[w].first, seg.word[w].first + seg.word[w].count);

		assert_int_equal(seg.word[w].first, next);
		next += seg.word[w].count;
		strcat(strncat(strcat(got, "["), slice.p, slice.n), "]");
	}
	assert_int_equal(next, seg.toks);
	assert_string_equal(got, want);
}

static void words(void **state)
{
	(void)state;
	check_words("Sở Y tế và Sở Thông tin và Truyền thông", "[Sở][Y tế][và][Sở][Thông tin][và][Truyền thông]");
	check_words("Ông Trần Văn Thử và ông Lê Ai.", "[Ông][Trần Văn Thử][và][ông][Lê Ai][.]");
	check_words("Lê Văn Thử là giám đốc sở y tế", "[Lê Văn Thử][là][giám đốc][sở][y tế]");
	check_words("nền hòa bình của ông ở Hòa Bình", "[nền][hòa bình][của][ông][ở][Hòa Bình]");
	check_words("Gặp Trần Thử. Lê Ai", "[Gặp Trần Thử][.][Lê Ai]");
	check_words("", "");
}

typedef struct zone_want {
	unsigned kind;
	const char *begins;
} zone_want;

static void check_zones(const char *text, const zone_want *want, size_t count)
{
	uint32_t next = 0;

	cut(text);
	for (size_t i = 0; i < seg.zones; i++) {
		vbi_slice slice = vbi_toks_text(&seg, seg.zone[i].first, seg.zone[i].first + seg.zone[i].count);

		assert_int_equal(seg.zone[i].first, next);
		next += seg.zone[i].count;
		for (uint32_t t = seg.zone[i].first; t < next; t++)
			assert_int_equal(seg.tok[t].zone, seg.zone[i].kind);
		if (i >= count || seg.zone[i].kind != want[i].kind || slice.n < strlen(want[i].begins) ||
		    memcmp(slice.p, want[i].begins, strlen(want[i].begins)) != 0)
			fail_msg("zone %zu of kind %u: %.*s", i, seg.zone[i].kind, (int)slice.n, slice.p);
	}
	assert_int_equal(next, seg.toks);
	assert_int_equal(seg.zones, count);
}

#define CHECK_ZONES(text, ...)                                                                \
	do {                                                                                  \
		static const zone_want want[] = {__VA_ARGS__};                                \
		check_zones(text, want, sizeof want / sizeof want[0]);                        \
	} while (0)

static void zones_of_news(void **state)
{
	(void)state;
	CHECK_ZONES("Xã Hoa Lư khai giảng lớp học đan lát\n\n5/5/2026 3:02:00 PM\n\nSáng 5/5, xã Hoa Lư khai giảng lớp học.\n\n"
	            "le-khai-giang.jpg\n\n Đồng chí Trần Thử phát biểu tại buổi lễ\n\nĐồng chí Trần Thử phát biểu tại buổi lễ "
	            "rằng nghề cũ nuôi người mới, và xã sẽ mở thêm nhiều lớp.\n\nHọc viên nhận sách. Ảnh: Lê Ai\n\nBuổi lễ kết "
	            "thúc.",
	            {VB_ZONE_HEADLINE, "Xã"}, {VB_ZONE_DATELINE, "5/5/2026 3"}, {VB_ZONE_BODY, "Sáng"},
	            {VB_ZONE_CAPTION, "le-khai-giang.jpg\n\n Đồng chí"}, {VB_ZONE_BODY, "Đồng chí"},
	            {VB_ZONE_CAPTION, "Học viên"}, {VB_ZONE_BODY, "Buổi lễ"});
	/* Briefs. */
	CHECK_ZONES("2026-04-09\n\nGiá chè tăng\n\nGiá chè tăng mạnh.\n\n2026-04-10\n\nGiá chè giảm\n\nGiá chè giảm nhẹ.",
	            {VB_ZONE_DATELINE, "2026-04-09"}, {VB_ZONE_HEADLINE, "Giá chè tăng"}, {VB_ZONE_BODY, "Giá chè tăng mạnh."},
	            {VB_ZONE_DATELINE, "2026-04-10"}, {VB_ZONE_HEADLINE, "Giá chè giảm"}, {VB_ZONE_BODY, "Giá chè giảm nhẹ."});
	CHECK_ZONES("Một câu thôi.", {VB_ZONE_BODY, "Một"});
	CHECK_ZONES("Một dòng", {VB_ZONE_BODY, "Một"});
}

static void zones_of_documents(void **state)
{
	(void)state;
	CHECK_ZONES("ỦY BAN NHÂN DÂN\nXÃ HOA LƯ\n________\nSố: 12/QĐ-UBND\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
	            "Độc lập - Tự do - Hạnh phúc\n\nHoa Lư, ngày 5 tháng 5 năm 2026\n\nQUYẾT ĐỊNH\nVề việc mở lớp đan lát\n\n"
	            "Căn cứ đề nghị của cán bộ văn hóa xã;\n\nĐiều 1. Mở lớp đan lát.\nLớp học ba tháng.\n"
	            "Điều 2. Cán bộ văn hóa thi hành.\n\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ "
	            "TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nLê Văn Thử\n\nBản này có hai trang.",
	            {VB_ZONE_LETTERHEAD, "ỦY BAN"}, {VB_ZONE_DATELINE, "Hoa Lư"}, {VB_ZONE_HEADLINE, "QUYẾT ĐỊNH\nVề việc"},
	            {VB_ZONE_BODY, "Căn cứ"}, {VB_ZONE_CLAUSE, "Điều 1. Mở lớp đan lát.\nLớp"}, {VB_ZONE_CLAUSE, "Điều 2."},
	            {VB_ZONE_RECIPIENTS, "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT."},
	            {VB_ZONE_SIGNATURE, "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nLê Văn Thử"},
	            {VB_ZONE_BODY, "Bản này"});
	/* An office without a name below is a heading; a rank may stand before the name. */
	CHECK_ZONES("TRÁCH NHIỆM CỦA CHỦ TỊCH\n\nChủ tịch chỉ đạo chung.\n\nTRƯỞNG CÔNG AN XÃ\n\nĐại tá Trần Văn Thử",
	            {VB_ZONE_HEADLINE, "TRÁCH"}, {VB_ZONE_BODY, "Chủ tịch"}, {VB_ZONE_SIGNATURE, "TRƯỞNG CÔNG AN XÃ\n\nĐại tá"});
}

/* Any mixture of pieces: stages hold their promises. */
static void any_text(void **state)
{
	static const char *const parts[] = {
		"Hòa", "bình", " ", " ", " ", "\n", "\n\n", ".", "…", "(", ")", "”", "TM.", "KT.", "CHỦ TỊCH", "Nơi nhận:", "-",
		"Điều 1.", "Chương II", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "a.jpg", "Ảnh: ", "1.", "QUYẾT ĐỊNH", "Lê", "Thử",
		"công báo/", "2", "ngày", ", ngày 1 tháng 2 năm 3", "giám đốc", "sở", "TP", "\xFF", "5/5/2026", "của ông",
	};
	uint32_t seed = 99;
	char text[2048];

	(void)state;
	for (unsigned round = 0; round < 5000; round++) {
		uint32_t n = 0, next = 0;

		while (n < 1900) {
			const char *part;

			seed = seed * 1664525u + 1013904223u;
			if (seed >> 26 == 0)
				break;
			part = parts[(seed >> 12) % (sizeof parts / sizeof parts[0])];
			memcpy(text + n, part, strlen(part));
			n += (uint32_t)strlen(part);
		}
		text[n] = 0;
		cut(text);
		for (size_t i = 0; i < seg.matches; i++) {
			const vbi_match *m = &seg.match[i];

			assert_true(m->count > 0 && m->first + m->count <= seg.toks && m->mask != 0);
			assert_true(i == 0 || m[-1].first < m->first || (m[-1].first == m->first && m[-1].count < m->count));
		}
		for (size_t i = 0; i < seg.sentences; i++, next += seg.sentence[i - 1].count)
			assert_int_equal(seg.sentence[i].first, next);
		assert_int_equal(next, seg.toks);
		next = 0;
		for (size_t i = 0; i < seg.zones; i++, next += seg.zone[i - 1].count)
			assert_int_equal(seg.zone[i].first, next);
		assert_int_equal(next, seg.toks);
		next = 0;
		for (size_t i = 0; i < seg.words; i++, next += seg.word[i - 1].count)
			assert_int_equal(seg.word[i].first, next);
		assert_int_equal(next, seg.toks);
	}
}

/* Fails the n-th allocation. */
static void *failing(void *context, void *block, size_t size)
{
	unsigned *left = context;

	if (size == 0) {
		free(block);
		return NULL;
	}
	if (*left == 0)
		return NULL;
	--*left;
	return realloc(block, size);
}

static void no_memory(void **state)
{
	static const char text[] = "Điều 1. Giám đốc Sở Y tế Lê Ai ở TP. Hòa Bình.\n\nXong.";
	bool done = false;

	(void)state;
	for (unsigned allowed = 0; !done; allowed++) {
		unsigned left = allowed;
		vb_allocator allocator = {.struct_size = sizeof allocator, .context = &left, .resize = failing};
		vbi_mem own;
		vbi_seg s;
		vb_status status;

		assert_in_range(allowed, 0, 50);
		assert_int_equal(vbi_mem_init(&own, &allocator), VB_OK);
		vbi_seg_init(&s, &own, &lex);
		status = vbi_seg_tokens(&s, text, sizeof text - 1);
		if (!status)
			status = vbi_seg_matches(&s);
		if (!status)
			status = vbi_seg_sentences(&s);
		if (!status)
			status = vbi_seg_zones(&s, true);
		if (!status)
			status = vbi_seg_words(&s);
		assert_true(status == VB_OK || status == VB_ERR_MEMORY);
		done = status == VB_OK;
		assert_false(done && allowed == 0);
		vbi_seg_free(&s);
	}
}

/* Tokens are those of the scan. */
static void cut_as_scanned(const char *text, uint32_t n)
{
	uint32_t at = 0;
	size_t i = 0;
	vbi_scan scan;

	assert_int_equal(vbi_seg_tokens(&seg, text, n), VB_OK);
	while (vbi_scan_next(text, n, &at, &scan)) {
		const vbi_tok *tok = &seg.tok[i++];

		assert_true(i <= seg.toks);
		assert_int_equal(tok->start, scan.start);
		assert_int_equal(tok->end, scan.end);
		assert_int_equal(tok->kind, scan.kind);
		assert_int_equal(tok->shape, scan.shape);
		assert_int_equal(tok->space, scan.space);
		if (scan.kind == VB_TOKEN_SYLLABLE)
			assert_int_equal(vbi_tok_code(tok), scan.syllable);
		else if (scan.shape == VB_SHAPE_NONE)
			assert_int_equal(vbi_tok_code(tok), vbi_lex_token(&lex, text + scan.start, scan.end - scan.start));
	}
	assert_int_equal(i, seg.toks);
}

/* What is remembered of chunks (seg/chunk.h) changes nothing, whatever came before. */
static void chunks_are_cut_as_scanned(void **state)
{
	static const char *const piece[] = {"Hòa", "bình,", "(PGS.TS", "TP.HCM", "5", "5phố", "v.v.", "a", "\xCC\x81", "“Lê", "Quý”", "16h45",
	                                    "09/2017/NĐ-CP", "x@y.vn", "https://a.vn/b?c=d", "…", "R'lấp", "m²", "🇻🇳", "nghiêng",
	                                    "Kuznetsov-Smirnova", "www.", "\x01", "12.500", "%", "đ/c", "Nguyễnnnnnnnnnnn"};
	static const char *const blank[] = {" ", " ", " ", "\n", "\n\n", "\t", "", "\xC2\xA0", "\xE2\x80\xA8", "  ", " \n ", "\r\n"};
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 400; round++) {
		char text[2048];
		uint32_t n = 0;

		for (int k = 0; k < 60; k++) {
			const char *const *list = k % 2 ? blank : piece;

			seed = seed * 1664525u + 1013904223u;
			n += (uint32_t)sprintf(text + n, "%s", list[(seed >> 16) % (k % 2 ? sizeof blank / sizeof *blank : sizeof piece / sizeof *piece)]);
		}
		cut_as_scanned(text, n);
	}
}

/* The same where more words and odd chunks come than are kept, again and again, between runs of blanks. */
static void chunks_give_way(void **state)
{
	enum { TEXT = 1 << 16, ROUNDS = 48 };
	static const char *const mark[] = {"", "", "", ",", ".", ":", ")", "”.", "(", "-x"};
	char *text = malloc(TEXT);
	uint32_t seed = 11;

	(void)state;
	assert_non_null(text);
	for (int round = 0; round < ROUNDS; round++) {
		uint32_t n = (uint32_t)sprintf(text, "%*s", round % 3, "");

		if (round % 16 == 0)
			seed = 11;
		while (n + 700 < TEXT) {
			seed = seed * 1664525u + 1013904223u;
			n += (uint32_t)sprintf(text + n, "%.*s%x%s", seed >> 28 & 3, "đá", seed >> (seed >> 16 & 15), mark[(seed >> 8) % 10]);
			n += (uint32_t)sprintf(text + n, "%*s", (seed & 0xFFF) ? 1 + !(seed & 0x1F) : 600, seed & 0x60 ? "" : "\n");
		}
		cut_as_scanned(text, n);
	}
	free(text);
}

/* A word's comma and full stop are no part of its key: so any word is cut the same with and without, whichever came first. */
static void marks_behind_words(void **state)
{
	static const char *const word[] = {
		"và", "Hòa", "HÒA", "nghiêng", "a", "A", "đ", "Đ", "TU", "v.v", "đ/c", "U.S", "TP.HCM", "TP", "TPHồ", "PGS.TS", "T.Ư",
		"UBND", "GD-ĐT", "TT&TT", "NQ/TW", "ThS", "Th", "Obama", "Covid-19", "COVID-19", "QH15", "1A", "12A2", "m2", "m²", "R'lấp",
		"5", "12.500", "2020-25", "6/4", "15:30", "16h45", "5km", "7z", "2.7z", "2.7", "½", "a.jpg", "www", "http:", "x@y", "x@y.vn",
		"a.vn", "A.VN", "vn", ".vn", "-", "--", ".", "..", "…", ",", "?", ")", "(", "(a", "a)", "“a", "a”", "a’", "%", "5%", "+", "_a",
		"1.", "a,b", "1,2", "Шост", "中", "e\xCC\x81", "\xCC\x81", "xyzxyzx", "xyzxyzxy", "xyzxyzxyz", "đường1", "1đường",
	};
	static const char *const mark[] = {",", ".", "", ",,", "..", ".,", "...", ":", ").", "”,"};
	enum { WORDS = sizeof word / sizeof *word, MARKS = sizeof mark / sizeof *mark };

	(void)state;
	for (unsigned k = 0; k < WORDS; k++)
		for (unsigned i = 0; i < MARKS; i++) {
			vbi_seg_free(&seg); /* forgets all chunks */
			for (unsigned j = 0; j < MARKS; j++) {
				char text[512];
				uint32_t n = 0;

				for (int times = 0; times < 3; times++)
					n += (uint32_t)sprintf(text + n, "%s%s\n%s%s ", word[k], mark[i], word[k], mark[j]);
				n += (uint32_t)sprintf(text + n, "%s và %s, hết rồi", word[k], word[k]);
				cut_as_scanned(text, n);
			}
		}
}

/* ---- strips and islands: the same as one token after the other ---- */

/* A text of words, names, marks and numbers by chance, in which matches, runs and what has no blank meet. */
static size_t by_chance(char *text, size_t room, uint32_t seed)
{
	static const char *const piece[] = {
		"hòa", "bình", "Hòa", "Bình", "y", "tế", "Y", "thông", "tin", "truyền", "của", "ông", "giám", "đốc", "sở", "Sở",
		"UBND", "TP", "TP.", "PGS.TS", "Lê", "lê", "văn", "Văn", "an", "An", "đ/c", "90%", "12", "pa-tê", "Lung-nan", ",",
		"Obama", "email", "thị", "Nguyễn", "nguyễn", "hoa", ".", "A.", "(", ")", "đại", "tá", "ỦY", "ban",
	};
	static const char *const between[] = {" ", " ", " ", " ", " ", " ", "\n", "", "\n\n", "  "};
	size_t n = 0;

	while (n + 32 < room) {
		const char *word = piece[(seed = seed * 1664525u + 1013904223u) / 256 % (sizeof piece / sizeof *piece)];
		const char *blank = between[(seed = seed * 1664525u + 1013904223u) / 256 % (sizeof between / sizeof *between)];

		n += (size_t)snprintf(text + n, room - n, "%s%s", word, blank);
	}
	return n;
}

/* Matches of token i by the trie alone. */
static void matched_as_walked(uint32_t i, uint64_t cap, uint64_t up)
{
	const vbi_tok *tok = &seg.tok[i];
	uint64_t any = 0;
	uint32_t node = VBI_TRIE_ROOT, m = seg.match_at[i], reach = 1;

	for (uint32_t j = i; j < seg.toks && j - i < 64 && seg.tok[j].code != VBI_CODE_NONE && (j == i || seg.tok[j].space != 3); j++) {
		uint64_t mask = 0;

		node = vbi_lex_step(&lex, node, vbi_tok_code(&seg.tok[j]));
		if (node == VBI_TRIE_NONE)
			break;
		if (vbi_trie_key(&lex.trie, node) == VBI_TRIE_NONE)
			continue;
		mask = lex.mask[vbi_trie_key(&lex.trie, node)];
		mask &= ~((vbi_tok_capital(tok) || tok->shape == VB_SHAPE_NONE ? 0 : cap) | (tok->shape == VB_SHAPE_UPPER ? 0 : up));
		if (m == seg.match_at[i + 1] || seg.match[m].count != j + 1 - i) {
			assert_true(mask == 0);
			continue;
		}
		assert_true(seg.match[m].first == i && (seg.match[m].mask & ~VBI_MATCH_LOST) == mask);
		reach = seg.match[m].mask & ~VBI_NO_WORD ? j + 1 - i : reach;
		any |= mask;
		m++;
	}
	assert_int_equal(m, seg.match_at[i + 1]);
	assert_true(seg.any[i] == any && seg.reach[i] == reach);
}

/* What the dictionary says when it is asked directly is what the matches listed say. */
static void asked_as_listed(uint32_t i)
{
	static const uint64_t some[] = {VBI_MASK(WORD), VBI_MASK(ORG_NAME) | VBI_MASK(ABBR_DOT), VBI_MASK(T_HEAD) | VBI_MASK(LOC_PROVINCE), ~UINT64_C(0) >> 1};

	for (uint32_t n = 1; n <= 4 && i + n <= seg.toks; n++)
		assert_true(vbi_step_mask(&seg, i, n) == vbi_seg_mask(&seg, i, n));
	for (size_t m = 0; m < sizeof some / sizeof *some; m++) {
		const vbi_match *match = vbi_seg_longest(&seg, i, some[m]);

		assert_int_equal(vbi_step_longest(&seg, i, some[m]), match ? match->count : 0);
	}
}

typedef struct taken {
	vbi_arc arc[4096];
	size_t n;
} taken;

static void keep_arcs(taken *t)
{
	assert_true(seg.arcs <= sizeof t->arc / sizeof *t->arc);
	t->n = seg.arcs;
	memcpy(t->arc, seg.arc, t->n * sizeof *t->arc);
}

/* The island of the tokens i .. next - 1, more than one, is among those found: its gaps in one of the lists, its arcs the same. */
static void island_as_walked(const vbi_islands *in, const taken *walked, uint32_t i, uint32_t next, uint32_t first, uint32_t end)
{
	bool pair = vbi_bit(in->pair, i - in->first), name = vbi_bit(in->name, i - in->first), other = vbi_bit(in->other, i - in->first);
	vbi_island island;

	assert_int_equal(pair + name + other, 1);
	if (pair || name) {
		const vbi_arc *arc = &walked->arc[1];

		assert_true(next == i + 2 && walked->n == 3 && arc->count == 2 && arc->capital == name && (name || arc->known == 1));
		return;
	}
	for (uint32_t k = i; k + 1 < next; k++)
		assert_true(vbi_bit(in->other, k - in->first));
	assert_int_equal(vbi_islands_take(&seg, in, i, &island), VB_OK);
	assert_true(island.first == i && island.end == next && island.begins == (i == first));
	assert_int_equal(seg.arcs, walked->n);
	for (size_t a = 0; a < seg.arcs; a++)
		assert_true(seg.arc[a].first == walked->arc[a].first && seg.arc[a].count == walked->arc[a].count &&
		            seg.arc[a].known == walked->arc[a].known && seg.arc[a].capital == walked->arc[a].capital &&
		            seg.arc[a].key == walked->arc[a].key && seg.arc[a].mask == walked->arc[a].mask);
	assert_int_equal(island.symbol[-1], vbi_lattice_before(&seg, i, first, end));
	for (uint32_t k = i; k <= next; k++)
		assert_int_equal(island.symbol[k - i], vbi_lattice_symbol(&seg, k, first, end));
}

static uint32_t islands_of_sentence(const vbi_islands *in, uint32_t first, uint32_t end, bool listed)
{
	static taken walked;
	uint32_t next, islands = 0;

	for (uint32_t i = first; i < end; i = next) {
		seg.listed = true; /* as they were, while nothing else was asked */
		assert_int_equal(vbi_seg_matches(&seg), VB_OK);
		assert_int_equal(vbi_lattice_island(&seg, i, first, end, &next), VB_OK);
		keep_arcs(&walked);
		seg.listed = listed;
		if (next == i + 1)
			assert_true(walked.n == 1);
		else
			island_as_walked(in, &walked, i, next, first, end);
		assert_false(vbi_bit(in->pair, next - 1 - in->first) || vbi_bit(in->name, next - 1 - in->first) || vbi_bit(in->other, next - 1 - in->first));
		islands += next > i + 1;
	}
	return islands;
}

static uint32_t islands_as_walked(bool listed)
{
	uint32_t islands = 0;
	vbi_islands in;

	seg.listed = listed;
	assert_int_equal(vbi_pairs_begin(&seg), VB_OK);
	for (size_t s = 0, next = 0; s < seg.sentences; s++) {
		if (s == next) {
			assert_int_equal(vbi_islands_find(&seg, &next, &in), VB_OK);
			assert_true(next > s && in.first == seg.sentence[s].first && in.end == seg.sentence[next - 1].first + seg.sentence[next - 1].count);
		}
		islands += islands_of_sentence(&in, seg.sentence[s].first, seg.sentence[s].first + seg.sentence[s].count, listed);
	}
	seg.listed = true;
	return islands;
}

/* A dictionary may come without the tables that tell pairs at a glance. */
static uint32_t without_pairs(void)
{
	uint32_t *first = lex.trie.first, second = lex.trie.second, islands;
	uint64_t *pairs = lex.trie.pairs;

	lex.trie.first = NULL;
	lex.trie.pairs = NULL;
	lex.trie.second = 0;
	islands = islands_as_walked(false);
	lex.trie.first = first;
	lex.trie.pairs = pairs;
	lex.trie.second = second;
	return islands;
}

static void strips_and_islands(void **state)
{
	static char text[6000];
	uint64_t cap, up;
	uint32_t islands, all = 0;

	(void)state;
	assert_non_null(lex.trie.pairs);
	vbi_match_rules(&cap, &up);
	for (uint32_t seed = 1; seed <= 60; seed++) {
		text[by_chance(text, seed % 3 ? 200 * (seed % 11) + 64 : sizeof text, seed)] = '\0';
		cut(text);
		for (uint32_t i = 0; i < seg.toks; i++) {
			matched_as_walked(i, cap, up);
			asked_as_listed(i);
		}
		if (strlen(text) > 2000 && seed > 9)
			continue; /* matches are listed anew for each island */
		islands = islands_as_walked(true);
		all += islands;
		assert_int_equal(islands_as_walked(false), islands);
		assert_int_equal(without_pairs(), islands);
	}
	assert_true(all > 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes),         cmocka_unit_test(matches),            cmocka_unit_test(abbreviation_dot),
		cmocka_unit_test(words),         cmocka_unit_test(zones_of_news),      cmocka_unit_test(zones_of_documents),
		cmocka_unit_test(any_text),      cmocka_unit_test(chunks_give_way),    cmocka_unit_test(chunks_are_cut_as_scanned),
		cmocka_unit_test(no_memory),     cmocka_unit_test(marks_behind_words),
		cmocka_unit_test(strips_and_islands),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
