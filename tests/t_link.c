/* t_link.c - who holds what, in texts of our own making: each row is a text and the relations wanted, sorted by place:
 * "person = title; person = title". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "vanban.h"

#define TEXT_MAX 4096

struct row {
	const char *text, *holds;
};

static void span_text(const vb_doc *doc, uint32_t id, char *out, size_t capacity)
{
	vb_entity list[256];
	size_t count = vb_doc_entities(doc, 0, 256, list);

	out[0] = '\0';
	for (size_t i = 0; i < count; i++)
		if (list[i].id == id)
			vb_doc_text(doc, list[i].start, list[i].end, VB_TEXT_LINE, out, capacity);
}

static void render(const vb_doc *doc, unsigned kind, char *out, size_t capacity)
{
	vb_relation list[256];
	size_t count = vb_doc_relations(doc, 0, 256, list), n = 0;

	out[0] = '\0';
	for (size_t i = 0; i < count; i++) {
		char from[256], to[256];

		if (list[i].kind != kind)
			continue;
		span_text(doc, list[i].from, from, sizeof from);
		span_text(doc, list[i].to, to, sizeof to);
		n += (size_t)snprintf(out + n, n < capacity ? capacity - n : 0, "%s%s = %s", n ? "; " : "", from, to);
	}
}

/* What the rules find, whatever the weights make of it. */
static const vb_options grammar = {.struct_size = sizeof grammar, .flags = VB_GRAMMAR_ONLY};

static void rows(const struct row *row, size_t count, unsigned kind)
{
	static char got[TEXT_MAX];
	vb_model *model = NULL;
	vb_doc *doc = NULL;
	size_t wrong = 0;

	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	assert_int_equal(vb_doc_new(model, NULL, &doc), VB_OK);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(vb_doc_analyze(doc, row[i].text, strlen(row[i].text), &grammar, VB_LAYER_RELATIONS), VB_OK);
		render(doc, kind, got, sizeof got);
		if (strcmp(got, row[i].holds)) {
			print_error("in     %s\nwanted %s\ngot    %s\n", row[i].text, row[i].holds, got);
			wrong++;
		}
	}
	vb_doc_free(doc);
	vb_model_free(model);
	assert_int_equal(wrong, 0);
}
#define ROWS(kind, ...)                                                                                                \
	static const struct row table[] = {__VA_ARGS__};                                                               \
	rows(table, sizeof table / sizeof *table, kind)

static void before_the_name(void **state)
{
	(void)state;
	ROWS(VB_RELATION_HOLDS, {"Giám đốc Sở Y tế Lê Văn Mẫu trả lời.", "Lê Văn Mẫu = Giám đốc Sở Y tế"},
	     {"Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Trần Thị Mẫu dự.",
	      "Trần Thị Mẫu = Bí thư Tỉnh ủy; Trần Thị Mẫu = Chủ tịch HĐND tỉnh"},
	     {"Đại tá, bác sĩ Vũ Văn Mẫu khám.", "Vũ Văn Mẫu = Đại tá; Vũ Văn Mẫu = bác sĩ"});
}

static void behind_the_name(void **state)
{
	(void)state;
	ROWS(VB_RELATION_HOLDS,
	     {"Đồng chí Lê Văn Mẫu, Tỉnh ủy viên, Giám đốc Sở Y tế đến.",
	      "Lê Văn Mẫu = Tỉnh ủy viên; Lê Văn Mẫu = Giám đốc Sở Y tế"},
	     {"Ông Lê Văn Mẫu - Chủ tịch UBND xã nói.", "Lê Văn Mẫu = Chủ tịch UBND xã"},
	     {"Ông Lê Văn Mẫu được bầu giữ chức Chủ tịch UBND xã.", "Lê Văn Mẫu = Chủ tịch UBND xã"},
	     {"Bà Trần Thị Mẫu, 52 tuổi, Giám đốc Sở Y tế, thôi giữ chức vụ.", "Trần Thị Mẫu = Giám đốc Sở Y tế"},
	     {"Khen DS Trần Thị Mẫu (phó giám đốc Bệnh viện Mắt), bác sĩ Lê Văn Mẫu (giám đốc Trung tâm Tim).",
	      "Trần Thị Mẫu = phó giám đốc Bệnh viện Mắt; Lê Văn Mẫu = bác sĩ; Lê Văn Mẫu = giám đốc Trung tâm Tim"},
	     {"Ông Lê Văn Mẫu, con trai Chủ tịch tỉnh, bị phạt.", ""});
}

static void comrades(void **state)
{
	(void)state;
	ROWS(VB_RELATION_HOLDS,
	     {"Dự có các đồng chí: Lê Văn Mẫu, Bí thư Tỉnh ủy; Trần Thị Khéo, Tỉnh ủy viên, Giám đốc Sở Y tế.",
	      "Lê Văn Mẫu = Bí thư Tỉnh ủy; Trần Thị Khéo = Tỉnh ủy viên; Trần Thị Khéo = Giám đốc Sở Y tế"},
	     {"Các Phó Chủ tịch UBND tỉnh Lê Văn Mẫu, Trần Thị Khéo và Vũ Minh Gương cùng đi.",
	      "Lê Văn Mẫu = Phó Chủ tịch UBND tỉnh; Trần Thị Khéo = Phó Chủ tịch UBND tỉnh; "
	      "Vũ Minh Gương = Phó Chủ tịch UBND tỉnh"},
	     {"Thủ tướng Lê Văn Mẫu, Phó Thủ tướng Trần Thị Khéo dự.",
	      "Lê Văn Mẫu = Thủ tướng; Trần Thị Khéo = Phó Thủ tướng"});
}

static void to_somebody(void **state)
{
	(void)state;
	ROWS(VB_RELATION_HOLDS,
	     {"Tỉnh cách chức Giám đốc Sở Y tế đối với ông Lê Văn Mẫu.", "Lê Văn Mẫu = Giám đốc Sở Y tế"},
	     {"Ông Lê Văn Mẫu được Thủ tướng Trần Minh Gương bổ nhiệm giữ chức Giám đốc Sở Y tế.",
	      "Trần Minh Gương = Thủ tướng; Lê Văn Mẫu = Giám đốc Sở Y tế"});
}

static void elsewhere(void **state)
{
	(void)state;
	ROWS(VB_RELATION_HOLDS,
	     {"Bộ trưởng Bộ Y tế Lê Văn Mẫu đi thăm. Sau đó, Bộ trưởng tặng quà.",
	      "Lê Văn Mẫu = Bộ trưởng Bộ Y tế; Lê Văn Mẫu = Bộ trưởng"},
	     {"Chủ tịch UBND tỉnh: Phải làm nhanh\n\nChủ tịch UBND tỉnh Lê Văn Mẫu yêu cầu làm nhanh.",
	      "Lê Văn Mẫu = Chủ tịch UBND tỉnh; Lê Văn Mẫu = Chủ tịch UBND tỉnh"},
	     {"Bộ trưởng Lê Văn Mẫu họp với các Bộ trưởng.", "Lê Văn Mẫu = Bộ trưởng"},
	     {"Thủ tướng Lê Văn Mẫu hội đàm với Thủ tướng Lào.", "Lê Văn Mẫu = Thủ tướng"},
	     {"Ông Lê Văn Mẫu quê ở Huế. Ông từng là Giám đốc Sở Y tế.", "Lê Văn Mẫu = Giám đốc Sở Y tế"});
}

/* A place written with its unit or without, or left out; a subject behind a phrase that a preposition began. */
static void loosely(void **state)
{
	(void)state;
	ROWS(VB_RELATION_HOLDS,
	     {"Giám đốc Sở Tài chính Cần Thơ nghỉ hưu\n\nÔng Lê Văn Mẫu, Giám đốc Sở Tài chính TP Cần Thơ, chia tay.",
	      "Lê Văn Mẫu = Giám đốc Sở Tài chính Cần Thơ; Lê Văn Mẫu = Giám đốc Sở Tài chính TP Cần Thơ"},
	     {"Chủ tịch tỉnh Lâm Đồng thị sát\n\nChủ tịch UBND tỉnh Lê Văn Mẫu yêu cầu làm nhanh.",
	      "Lê Văn Mẫu = Chủ tịch tỉnh Lâm Đồng; Lê Văn Mẫu = Chủ tịch UBND tỉnh"},
	     {"Giám đốc Sở Tài chính Cần Thơ vắng. Giám đốc Sở Tài chính Cà Mau Lê Văn Mẫu dự.",
	      "Lê Văn Mẫu = Giám đốc Sở Tài chính Cà Mau"},
	     {"Trong cuộc họp với Phó Thủ tướng Lê Văn Mẫu, Chủ tịch UBND tỉnh Đắk Lắk đã nêu khó khăn.",
	      "Lê Văn Mẫu = Phó Thủ tướng"},
	     {"Theo ông Lê Văn Mẫu, Chủ tịch UBND xã đã ký.", "Lê Văn Mẫu = Chủ tịch UBND xã"},
	     {"Chủ tịch UBND Tp Hà Nội Lê Văn Mẫu đến dự. Hôm sau, Chủ tịch UBND thành phố phát biểu.",
	      "Lê Văn Mẫu = Chủ tịch UBND Tp Hà Nội; Lê Văn Mẫu = Chủ tịch UBND thành phố"},
	     /* letters that are no acronym say nothing of those that are one */
	     {"Giám đốc Sở GTVT Lê Văn Mẫu đến dự. Giám đốc Sở Gtvt Lê Văn Mẫu phát biểu. Hôm sau, Giám đốc Sở Giao thông Vận tải trả lời.",
	      "Lê Văn Mẫu = Giám đốc Sở GTVT; Lê Văn Mẫu = Giám đốc Sở Gtvt; Lê Văn Mẫu = Giám đốc Sở Giao thông Vận tải"});
}

/* Who serves and who is served, who takes over and from whom, whom a sentence is about, whoever is elected. */
static void not_the_nearest(void **state)
{
	(void)state;
	ROWS(VB_RELATION_HOLDS,
	     {"Cùng ngày, người phát ngôn của Thủ tướng Đức, ông Thomas Keller cho biết bà Anna Schmidt sẽ thăm Ý.",
	      "Thomas Keller = người phát ngôn"},
	     {"Ông Lê Văn Mẫu thay ông Vũ Minh Gương làm Giám đốc Sở Y tế.", "Lê Văn Mẫu = Giám đốc Sở Y tế"},
	     {"Thủ tướng quyết định cử ông Lê Văn Mẫu, Phó chủ tịch UBND thành phố thay bà Trần Thị Khéo, kiêm nhiệm giữ chức vụ Giám đốc Sở Y tế.",
	      "Lê Văn Mẫu = Phó chủ tịch UBND thành phố; Lê Văn Mẫu = Giám đốc Sở Y tế"},
	     {"Năm 2008, ông Lê Văn Mẫu cùng ông Vũ Minh Gương lập công ty. Từ năm 2010, ông là Tổng giám đốc.",
	      "Lê Văn Mẫu = Tổng giám đốc"},
	     {"Theo quyết định của Chủ tịch UBND tỉnh, ông Lê Văn Mẫu giữ chức Giám đốc Sở Y tế.", "Lê Văn Mẫu = Giám đốc Sở Y tế"},
	     {"Sáng nay, Bí thư Tỉnh ủy Lê Văn Mẫu gặp gỡ với ông Vũ Minh Gương. Ông hiện là Giám đốc Sở Y tế.",
	      "Lê Văn Mẫu = Bí thư Tỉnh ủy; Vũ Minh Gương = Giám đốc Sở Y tế"},
	     {"Tổng thống Emmanuel Martin đã thắng sau cuộc bầu cử tổng thống.", "Emmanuel Martin = Tổng thống"},
	     {"Ông trả lời: Thưa Chủ tịch, ông Lê Văn Mẫu, Giám đốc Sở Y tế, đã báo cáo.", "Lê Văn Mẫu = Giám đốc Sở Y tế"},
	     {"Chính quyền của Tổng thống Mỹ vừa mãn nhiệm Barack Miller từ chối.", "Barack Miller = Tổng thống Mỹ"},
	     {"Thay ông Gương là ông Lê Văn Mẫu. Ông Mẫu sinh năm 1970 tại Thái Bình, nguyên là Giám đốc Sở Y tế.",
	      "Mẫu = Giám đốc Sở Y tế"},
	     {"Ông nhắc lời cảnh báo của Tổng thống Mỹ. Tổng thống Donald Hall đã gửi thư.",
	      "Donald Hall = Tổng thống Mỹ; Donald Hall = Tổng thống"},
	     {"Giám đốc Sở Y tế là Lê Văn Mẫu, 40 tuổi.", "Lê Văn Mẫu = Giám đốc Sở Y tế"},
	     {"Hôm qua, Thủ tướng ký quyết định bổ nhiệm các thứ trưởng ở 4 bộ, cơ quan ngang bộ, gồm: ông Lê Văn Mẫu - nguyên Chủ "
	      "tịch UBND tỉnh Lâm Đồng, ông Vũ Minh Gương - Vụ trưởng Vụ Pháp chế.",
	      "Lê Văn Mẫu = thứ trưởng; Vũ Minh Gương = thứ trưởng; Lê Văn Mẫu = nguyên Chủ tịch UBND tỉnh Lâm Đồng; "
	      "Vũ Minh Gương = Vụ trưởng Vụ Pháp chế"});
}

static void signatures(void **state)
{
	(void)state;
	ROWS(VB_RELATION_HOLDS, {"KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Văn Mẫu\n", "Lê Văn Mẫu = PHÓ CHỦ TỊCH"},
	     {"GIÁM ĐỐC\n(Đã ký)\n\nTrần Thị Khéo\n", "Trần Thị Khéo = GIÁM ĐỐC"},
	     {"Nơi nhận:\tGIÁM ĐỐC\n- Như trên;\n- Lưu: VT.\n\tTrần Thị Khéo\n", "Trần Thị Khéo = GIÁM ĐỐC"});
}

static void bodies(void **state)
{
	(void)state;
	ROWS(VB_RELATION_AT, {"Giám đốc Sở Y tế Lê Văn Mẫu trả lời.", "Giám đốc Sở Y tế = Sở Y tế"});
}

static void documents(void **state)
{
	(void)state;
	ROWS(VB_RELATION_ISSUED_BY,
	     {"Thực hiện Nghị định số 99/2020/NĐ-CP ngày 01/02/2020 của Chính phủ.",
	      "Nghị định số 99/2020/NĐ-CP ngày 01/02/2020 của Chính phủ = Chính phủ"},
	     {"Theo Quyết định số 12/QĐ-TTg của Thủ tướng Chính phủ.",
	      "Quyết định số 12/QĐ-TTg của Thủ tướng Chính phủ = Thủ tướng Chính phủ"});
}

static void dates(void **state)
{
	(void)state;
	ROWS(VB_RELATION_DATED,
	     {"Thực hiện Nghị định số 99/2020/NĐ-CP ngày 01/02/2020 của Chính phủ.",
	      "Nghị định số 99/2020/NĐ-CP ngày 01/02/2020 của Chính phủ = ngày 01/02/2020"});
}

/* Whether an office is held now is said of the relation too. */
static void states(void **state)
{
	static const struct {
		const char *text;
		uint32_t state;
	} row[] = {
		{"Giám đốc Sở Y tế Lê Văn Mẫu trả lời.", VB_STATE_PLAIN},
		{"Nguyên Giám đốc Sở Y tế Lê Văn Mẫu trả lời.", VB_STATE_FORMER},
		{"Ông Lê Văn Mẫu thôi giữ chức Giám đốc Sở Y tế.", VB_STATE_FORMER},
		{"Ông Lê Văn Mẫu được bổ nhiệm làm Giám đốc Sở Y tế.", VB_STATE_NEW},
	};
	vb_model *model = NULL;
	vb_doc *doc = NULL;

	(void)state;
	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	assert_int_equal(vb_doc_new(model, NULL, &doc), VB_OK);
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		vb_relation r[4];
		size_t n, holds = 0;

		assert_int_equal(vb_doc_analyze(doc, row[i].text, strlen(row[i].text), NULL, VB_LAYER_RELATIONS), VB_OK);
		n = vb_doc_relations(doc, 0, 4, r);
		for (size_t k = 0; k < n; k++) {
			if (r[k].kind == VB_RELATION_HOLDS)
				holds++;
			assert_int_equal(r[k].state, r[k].kind == VB_RELATION_HOLDS ? row[i].state : 0);
		}
		assert_int_equal(holds, 1);
	}
	vb_doc_free(doc);
	vb_model_free(model);
}

/* A list of offices of many: none of them is tied to the man of the same office. */
static void of_many(void **state)
{
	(void)state;
	ROWS(VB_RELATION_HOLDS,
	     {"Phó Chủ tịch UBND tỉnh Lê Văn Mẫu yêu cầu Chủ tịch UBND, Phó Chủ tịch UBND, trưởng các phòng, ban cấp huyện có mặt.",
	      "Lê Văn Mẫu = Phó Chủ tịch UBND tỉnh"},
	     {"Tỉnh hiện có 3 Phó Chủ tịch UBND tỉnh gồm các ông: Lê Văn Mẫu, Vũ Minh Gương và Trần Văn Hiền.",
	      "Lê Văn Mẫu = Phó Chủ tịch UBND tỉnh; Vũ Minh Gương = Phó Chủ tịch UBND tỉnh; "
	      "Trần Văn Hiền = Phó Chủ tịch UBND tỉnh"});
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(loosely), cmocka_unit_test(before_the_name), cmocka_unit_test(behind_the_name), cmocka_unit_test(comrades),
		cmocka_unit_test(to_somebody),     cmocka_unit_test(elsewhere),       cmocka_unit_test(not_the_nearest),       cmocka_unit_test(signatures),
		cmocka_unit_test(states),          cmocka_unit_test(of_many),
		cmocka_unit_test(bodies),          cmocka_unit_test(documents),       cmocka_unit_test(dates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
