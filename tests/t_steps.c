/* tests/t_steps.c - the steps around normalisation: HTML, lines, spaces, doubts; and what holds for any input through all of
 * them: edits replay, cuts do not matter, twice is as good as once. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "vanban.h"

static uint64_t seed = 0x9E3779B97F4A7C15u;

static uint32_t draw(uint32_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % below;
}

/* ---- running ---- */

typedef struct text {
	char *p;
	size_t n, capacity;
} text;

static void add(text *t, const char *p, size_t n)
{
	if (t->n + n + 1 > t->capacity) {
		t->capacity = (t->n + n + 1) * 2;
		t->p = realloc(t->p, t->capacity);
		assert_non_null(t->p);
	}
	if (n)
		memcpy(t->p + t->n, p, n);
	t->n += n;
	t->p[t->n] = '\0';
}

typedef struct result {
	text out, replayed;
	size_t edits, doubts;
	uint32_t kinds;          /* of all edits */
	uint64_t counts[VB_CHANGE_END];
	vb_doubt doubt[8];
	uint64_t in_at, out_at; /* replayed so far */
} result;

static void forget(result *r)
{
	free(r->out.p);
	free(r->replayed.p);
}

/* Writes the output again from the input and the edits. */
static void replay(result *r, const char *in, size_t n, const vb_edit *e, const char *chunk, uint64_t chunk_at)
{
	assert_true(e->in_start >= r->in_at);
	assert_true(e->in_start + e->in_length <= n);
	add(&r->replayed, in + r->in_at, (size_t)(e->in_start - r->in_at));
	assert_int_equal(r->replayed.n, e->out_start);
	add(&r->replayed, chunk + (e->out_start - chunk_at), e->out_length);
	r->in_at = e->in_start + e->in_length;
}

static void take(vb_normalizer *norm, result *r, const char *in, size_t n)
{
	size_t length, count = vb_normalizer_edits(norm, 0, 0, NULL), doubts = vb_normalizer_doubts(norm, 0, 0, NULL);
	const char *chunk = vb_normalizer_output(norm, &length);
	uint64_t at = r->out.n;

	for (size_t i = 0; i < count; i++) {
		vb_edit e;
		uint32_t kinds = 0;

		assert_int_equal(vb_normalizer_edits(norm, i, 1, &e), 1);
		assert_int_equal(vb_normalizer_kinds(norm, i, 1, &kinds), 1);
		assert_true(kinds != 0);
		r->kinds |= kinds;
		assert_true(e.out_start >= at && e.out_start + e.out_length <= at + length);
		replay(r, in, n, &e, chunk, at);
	}
	for (size_t i = 0; i < doubts; i++) {
		vb_doubt d;

		assert_int_equal(vb_normalizer_doubts(norm, i, 1, &d), 1);
		assert_true(d.in_start + d.in_length <= n);
		if (r->doubts < 8)
			r->doubt[r->doubts] = d;
		r->doubts++;
	}
	r->edits += count;
	add(&r->out, chunk, length);
}

static void run(result *r, uint32_t flags, const char *in, size_t n, size_t step)
{
	vb_norm_options options = {.struct_size = sizeof options, .flags = flags};
	vb_normalizer *norm;
	vb_status status;
	size_t used;

	memset(r, 0, sizeof *r);
	add(&r->out, "", 0);
	add(&r->replayed, "", 0);
	assert_int_equal(vb_normalizer_new(&options, NULL, &norm), VB_OK);
	for (size_t at = 0; at < n; at += used) {
		status = vb_normalizer_feed(norm, in + at, n - at < step ? n - at : step, &used);
		assert_true(status >= 0);
		if (status == VB_READY)
			take(norm, r, in, n);
	}
	while ((status = vb_normalizer_end(norm)) == VB_READY)
		take(norm, r, in, n);
	assert_int_equal(status, VB_OK);
	add(&r->replayed, in + r->in_at, n - (size_t)r->in_at);
	for (uint32_t kind = 0; kind < VB_CHANGE_END; kind++) {
		vb_norm_count count = {.struct_size = sizeof count};

		assert_int_equal(vb_normalizer_count(norm, kind, &count), VB_OK);
		assert_int_equal(count.count != 0, kind < VB_DOUBT_DOUBLED ? r->kinds >> kind & 1 : count.count != 0);
		r->counts[kind] = count.count;
	}
	vb_normalizer_free(norm);
	assert_int_equal(r->replayed.n, r->out.n);
	assert_memory_equal(r->replayed.p, r->out.p, r->out.n);
}

static void becomes(uint32_t flags, const char *in, const char *want)
{
	result r;

	run(&r, flags, in, strlen(in), 1 << 20);
	if (strcmp(r.out.p, want) != 0)
		fail_msg("<%s> became <%s>, not <%s>", in, r.out.p, want);
	forget(&r);
}

typedef struct example {
	const char *in, *want;
} example;

#define ALL_BECOME(flags, list) \
	for (size_t i = 0; i < sizeof(list) / sizeof *(list); i++) \
		becomes((flags), (list)[i].in, (list)[i].want)

/* ---- spaces ---- */

static void spaces(void **state)
{
	static const example list[] = {
		{"Phiên họp kết thúc…Đồng chí chủ trì cảm ơn.", "Phiên họp kết thúc… Đồng chí chủ trì cảm ơn."},
		{"thông qua nghị quyết.Sáng mai", "thông qua nghị quyết. Sáng mai"},
		{"Hà Nội.Chiều nay", "Hà Nội. Chiều nay"}, {"A2025.Sang năm", "A2025.Sang năm"}, {"2025.Sang năm", "2025. Sang năm"},
		{"ô tô,xe máy;tàu thủy", "ô tô, xe máy; tàu thủy"}, {"Nội dung:phòng cháy", "Nội dung: phòng cháy"},
		{"hoàn thành !Tiếp tục", "hoàn thành !Tiếp tục"}, {"xong!Tiếp tục", "xong! Tiếp tục"},
		{"quy định .", "quy định."}, {"sau đây :\nmột", "sau đây:\nmột"}, {"một , hai ; ba", "một, hai; ba"},
		{"hết”.Ngày mai", "hết”. Ngày mai"}, {"chờ...Ngày mai", "chờ... Ngày mai"},
		/* what stays */
		{"TP.HCM, PGS.TS, ThS.Lê, T.Ư, v.v.Sáng", "TP.HCM, PGS.TS, ThS.Lê, T.Ư, v.v.Sáng"},
		{"Tp.Hồ Chí Minh, đ.Lê Lợi, Q.Bình Tân", "Tp.Hồ Chí Minh, đ.Lê Lợi, Q.Bình Tân"},
		{"1.000.000,5 đồng, 15:30, tỷ lệ 1 : 100", "1.000.000,5 đồng, 15:30, tỷ lệ 1 : 100"},
		{"http://tin.vn/bài,số tin@bao.vn,xin", "http://tin.vn/bài,số tin@bao.vn,xin"},
		{"30/2020/NĐ-CP", "30/2020/NĐ-CP"}, {"Họ tên . . . . .", "Họ tên . . . . ."}, {"\n. một", "\n. một"},
		{"&nbsp;xin", " xin"}, {"AT&amp;T", "AT&T"}, {"Chương Ⅲ", "Chương III"}, {"báo cáo.Docx", "báo cáo.Docx"},
	};

	(void)state;
	ALL_BECOME(VB_NORM_REPAIR, list);
	becomes(0, "nghị.Sáng , một", "nghị.Sáng , một");
}

static void scanned(void **state)
{
	static const example list[] = {
		{"ngày 0l/7/2025", "ngày 01/7/2025"}, {"số 3O/2020/NĐ-CP", "số 30/2020/NĐ-CP"}, {"I5/8/2021,", "15/8/2021,"},
		{"O/l", "O/l"}, {"A1/O2", "A1/O2"}, {"l0", "l0"}, {"10/12", "10/12"}, {"Lô B/2O", "Lô B/2O"},
		{"c\u00B4", "c\u00B4"}, {"a\u00B4n", "án"}, {"ma\u02DC", "mã"}, {"o\u02C6ng", "ông"}, {"hòa\u00B4", "hòa\u00B4"},
		{"\u01CEn", "ăn"}, {"N\u01CEm", "Năm"}, {"n\u01CEo", "n\u01CEo"}, /* pinyin */
	};

	(void)state;
	ALL_BECOME(VB_NORM_OCR, list);
}

/* ---- lines ---- */

static void lines(void **state)
{
	static const example list[] = {
		{"Ủy ban nhân dân xã báo cáo kết quả thực hiện nhiệm vụ\nphát triển kinh tế năm nay.\nĐiều 2",
		 "Ủy ban nhân dân xã báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế năm nay.\nĐiều 2"},
		{"Hội nghị có đại diện lãnh đạo các sở, ban, ngành của  \n  Lâm Đồng", "Hội nghị có đại diện lãnh đạo các sở, ban, ngành của Lâm Đồng"},
		{"Hội nghị có đại diện lãnh đạo các sở, ban, ngành\nLâm Đồng", "Hội nghị có đại diện lãnh đạo các sở, ban, ngành\nLâm Đồng"},
		{"Hội nghị có đại diện lãnh đạo các sở, ban, ngành\n\ncủa tỉnh", "Hội nghị có đại diện lãnh đạo các sở, ban, ngành\n\ncủa tỉnh"},
		{"Hội nghị có đại diện lãnh đạo các sở, ban, ngành\na) sở", "Hội nghị có đại diện lãnh đạo các sở, ban, ngành\na) sở"},
		{"Hội nghị có đại diện lãnh đạo các sở, ban, ngành.\nsở", "Hội nghị có đại diện lãnh đạo các sở, ban, ngành.\nsở"},
		{"Chủ tịch các phường, giám đốc các sở chịu trách nhiệm thi\nhành.", "Chủ tịch các phường, giám đốc các sở chịu trách nhiệm thi hành."},
		{"Các cơ quan, tổ chức sau đây có trách nhiệm thực hiện\niv) sở", "Các cơ quan, tổ chức sau đây có trách nhiệm thực hiện\niv) sở"},
		{"Kính gửi\ncác sở", "Kính gửi\ncác sở"},
		{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ĐỘC LẬP TỰ DO\nhạnh phúc", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ĐỘC LẬP TỰ DO\nhạnh phúc"},
		{"một hai ba bốn năm sáu bảy tám chín mười mười một,\n“mười hai”", "một hai ba bốn năm sáu bảy tám chín mười mười một, “mười hai”"},
		/* pages */
		{"Giám đốc các sở chịu trách nhiệm thi hành quyết định\n7\n\fnày kể từ ngày ký.\n",
		 "Giám đốc các sở chịu trách nhiệm thi hành quyết định này kể từ ngày ký.\n"},
		{"Giám đốc các sở chịu trách nhiệm thi hành quyết định\n\n\fCÔNG BÁO/Số 12 + 13/Ngày 01-02-2026   9\n\nnày kể từ ngày ký.",
		 "Giám đốc các sở chịu trách nhiệm thi hành quyết định này kể từ ngày ký."},
		{"8  CÔNG BÁO/Số 12/Ngày 01-02-2026\n\nPhần một\n", "Phần một\n"},
		{"Điều 1.\n\n- 3 -\n\fĐiều 2.\n", "Điều 1.\n\nĐiều 2.\n"}, {"Trang đầu.\fTrang sau.", "Trang đầu.\nTrang sau."},
		{"Mẫu báo cáo tháng   1\nMột.\n\fMẫu báo cáo tháng   2\nHai.\n\fMẫu báo cáo tháng   3\nBa.\n", "Mẫu báo cáo tháng   1\nMột.\nHai.\nBa.\n"},
		{"Một.\nBản dự thảo\n\fHai.\nBản dự thảo\n\fBa.\nBản dự thảo\n\f", "Một.\nBản dự thảo\nHai.\nBa.\n"},
		{"Điều 5.\nA\n\fĐiều 6.\nB\n", "Điều 5.\nA\nĐiều 6.\nB\n"}, /* numbers are no page numbers */
		{"Tổng số\n12\n15\n", "Tổng số\n12\n15\n"}, /* no page ends here */
	};

	(void)state;
	ALL_BECOME(VB_NORM_UNWRAP, list);
}

/* ---- HTML ---- */

static void html(void **state)
{
	static const example list[] = {
		{"<p>Một</p><p>Hai</p>", "Một\n\nHai\n"}, {"  <div>Một\n  hai</div>\n<div>ba</div> ", "Một hai\nba\n"}, {"a<b>b</b>c", "abc\n"},
		{"một<br>hai<BR/>ba", "một\nhai\nba\n"}, {"<td>1</td><td>2</td>", "1\t2\n"}, {"", ""}, {"<p>", ""},
		{"<a href=\"x>y\" title='>'>liên kết</a>", "liên kết\n"}, {"<a href=x>y</a>", "y\n"}, {"<a b=c'd>e</a>'", "e'\n"},
		{"<!-- a --> b <!-- c > d -- e --> f", "b f\n"}, {"<!-->a<!--->b<!--x--!>c", "abc\n"}, {"<!doctype html>a<?x y>b</ c>d</>e", "abde\n"},
		{"<script>if (a<b) '</p>'</script>x", "x\n"}, {"<STYLE>p{}</STYLE >x", "x\n"}, {"<script>a</scripts></script\n>x", "x\n"}, {"<script>x", ""},
		{"<title>a <b> &amp; c</title>d", "a <b> & c\n\nd\n"}, {"1 < 2 <3 <", "1 < 2 <3 <\n"}, {"<pre>a\n  b</pre>c", "a\n  b\n\nc\n"},
		{"Vi&#7879;t&nbsp;Nam &lt;b&gt; &amp;lt;", "Việt Nam <b> &lt;\n"}, {"<p>ho\u0300a", "hòa\n"},
	};

	(void)state;
	ALL_BECOME(VB_NORM_HTML, list);
}

/* ---- doubts ---- */

static void doubts(void **state)
{
	static const char in[] = "Bà con của của xã và và \xFF. Ngày ngày, luôn luôn đại đại biểu \u00D0 Gar\u00F0ar x\u0303";
	vb_model *model;
	vb_norm_options options = {.struct_size = sizeof options, .flags = VB_NORM_DOUBTS};
	static const uint32_t want[] = {VB_DOUBT_DOUBLED, VB_DOUBT_DOUBLED, VB_DOUBT_LOST, VB_DOUBT_DOUBLED, VB_DOUBT_ETH, VB_DOUBT_MARK};
	result r;

	(void)state;
	run(&r, VB_NORM_DOUBTS, in, strlen(in), 1 << 20);
	assert_int_equal(r.doubts, 5); /* without a dictionary: đại đại biểu is not seen */
	assert_int_equal(r.counts[VB_DOUBT_DOUBLED], 2);
	forget(&r);
	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	for (size_t step = 1; step < 80; step += 11) {
		vb_normalizer *norm;
		vb_doubt d[8];
		size_t n = 0, used;

		assert_int_equal(vb_normalizer_new(&options, NULL, &norm), VB_OK);
		vb_normalizer_words(norm, model);
		for (size_t at = 0; at < strlen(in); at += used)
			if (vb_normalizer_feed(norm, in + at, strlen(in) - at < step ? strlen(in) - at : step, &used) == VB_READY)
				n += vb_normalizer_doubts(norm, 0, 8 - n, d + n);
		while (vb_normalizer_end(norm) == VB_READY)
			n += vb_normalizer_doubts(norm, 0, 8 - n, d + n);
		assert_int_equal(n, 6);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(d[i].kind, want[i]);
		assert_memory_equal(in + d[0].in_start, "của xã", 7);
		assert_int_equal(d[2].in_length, 1);
		assert_memory_equal(in + d[3].in_start, "đại biểu", 8);
		vb_normalizer_free(norm);
	}
	vb_model_free(model);
}

/* ---- any input ---- */

static const char *const pieces[] = {
	"nghị", ".", ",", ";", ":", "!", "…", "Sáng", "xã", " ", " ", "  ", "\n", "\n", "\n\n", "\f", "\r\n", "\u00A0", "12", "Trang 3", "a)", "- ", "của", "và", "“", "”", "@",
	".vn", "://", "www.", "TP", "HCM", "0l/7", "3O/2020", "/", "l", "O", "1", "\u00B4", "\u01CEn", "hòan", "kỹ", "Kỹ", " thuật ", "Lý", "\xFF", "\u0301", "\u200B",
	"CÔNG BÁO/Số 1/Ngày 01-02-2026", "Ủy ban nhân dân tỉnh thông báo kết luận của cuộc họp", "ban hành kèm theo quyết định này quy chế làm việc", "&", "&amp;", "nbsp;",
	"<", ">", "<p>", "</p>", "<!--", "-->", "<script>", "</script>", "<a b='", "'", "\"", "=", "<br>", "<pre>", "</pre>", "<title>", "</title>", "Mẫu báo cáo tháng", "đại", "\u00D0",
};

static void any_mixture(void **state)
{
	static const uint32_t choices[] = {VB_NORM_REPAIR, VB_NORM_UNWRAP, VB_NORM_OCR, VB_NORM_REPAIR | VB_NORM_UNWRAP | VB_NORM_OCR,
	                                   VB_NORM_HTML, VB_NORM_HTML | VB_NORM_REPAIR | VB_NORM_UNWRAP | VB_NORM_OCR | VB_NORM_DOUBTS};
	static char in[1 << 18];

	(void)state;
	for (int round = 0; round < 20000; round++) {
		static const uint32_t before = VB_NORM_NO_REFERENCES | VB_NORM_NO_MOJIBAKE; /* steps of their own, tested elsewhere */
		uint32_t flags = choices[draw(6)] | before, count = round % 500 == 0 ? 30000 : draw(40);
		size_t n = 0;
		result once, cut, twice;

		while (count-- > 0) {
			const char *piece = pieces[draw(sizeof pieces / sizeof *pieces)];

			if (n + strlen(piece) > sizeof in)
				break;
			memcpy(in + n, piece, strlen(piece));
			n += strlen(piece);
		}
		run(&once, flags, in, n, 1 << 20);
		run(&cut, flags, in, n, n > 1000 ? 1000 + draw(1000) : 1 + draw(9));
		assert_int_equal(once.out.n, cut.out.n);
		assert_memory_equal(once.out.p, cut.out.p, once.out.n);
		if (!(flags & VB_NORM_HTML)) /* what HTML drops may be told in parts */
			assert_int_equal(once.edits, cut.edits);
		assert_int_equal(once.doubts, cut.doubts);
		if (!(flags & VB_NORM_HTML)) {
			run(&twice, flags, once.out.p, once.out.n, 1 << 20);
			if (once.out.n != twice.out.n || memcmp(once.out.p, twice.out.p, once.out.n) != 0)
				fail_msg("flags %u: <%.*s> became <%s>, then <%s>", flags, (int)n, in, once.out.p, twice.out.p);
			forget(&twice);
		}
		forget(&once);
		forget(&cut);
	}
}

/* Long stretches of one thing stay bounded and linear. */
static void endless_runs(void **state)
{
	static const char *const units[] = {" ", "\n", "\f", "a", "a,", "<", "<a ", "<!--", "&", ".", "12\n", "một ", "\f12\n", "<p>", "x\n", " ,"};
	size_t size = 1 << 20;
	char *in = malloc(size + 16);

	(void)state;
	assert_non_null(in);
	for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
		result r;
		size_t n = 0;

		while (n < size) {
			memcpy(in + n, units[u], strlen(units[u]));
			n += strlen(units[u]);
		}
		run(&r, VB_NORM_HTML | VB_NORM_REPAIR | VB_NORM_UNWRAP | VB_NORM_OCR | VB_NORM_DOUBTS, in, n, 65521);
		forget(&r);
		run(&r, VB_NORM_REPAIR | VB_NORM_UNWRAP, in, n, 65521);
		forget(&r);
	}
	free(in);
}

/* ---- keys ---- */

static void search_keys(void **state)
{
	static const example list[] = {
		{"Đường Hoàng Ngọc ƯỚC", "đương hoang ngoc ươc"}, {"ắ ấ ế ố ờ ử ý", "ă â ê ô ơ ư y"}, {"ca\u0306\u0301t o\u031B\u0323 e\u0323\u0302", "căt ơ ê"},
		{"café Ñ Ü ç", "cafe n u c"}, {"i\u0302 e\u0306", "i e"}, {"Москва 12", "москва 12"}, {"", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		char out[64];
		size_t n = vb_search_key(list[i].in, strlen(list[i].in), out, sizeof out);

		assert_true(n < sizeof out);
		assert_string_equal(out, list[i].want);
		assert_int_equal(vb_search_key(list[i].in, strlen(list[i].in), NULL, 0), n);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spaces),
		cmocka_unit_test(scanned),
		cmocka_unit_test(lines),
		cmocka_unit_test(html),
		cmocka_unit_test(doubts),
		cmocka_unit_test(search_keys),
		cmocka_unit_test(any_mixture),
		cmocka_unit_test(endless_runs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
