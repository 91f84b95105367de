/* t_person.c - names of persons in sentences of our own making. */
#include "marked.h"

#define TABLE(...)                                                                                                     \
	static const char *const table[] = {__VA_ARGS__};                                                              \
	marked_table(table, sizeof table / sizeof *table, "P")

static void full_names(void **state)
{
	(void)state;
	TABLE("Sáng nay <P Nguyễn Văn Thử> nhận quà.", "Theo ông <P Trần Hữu Đẹp>, đường đã thông.",
	      "Bà <P Lê Thị Mẫu> và ông <P Phạm Quốc Khéo> cùng ký.", "<P Đặng Vũ Thị Mơ> làm thơ.",
	      "Ông <P Nguyễn Văn Được> cho biết mưa tạnh.");
}

static void given_names(void **state)
{
	(void)state;
	TABLE("Ông <P Trần Hữu Đẹp> đến sớm. Ông <P Đẹp> mang theo sách.", "Chị <P Hoa> bán rau, anh <P Tú> chở hàng.",
	      "Hôm qua <P Lý Văn Tài> khai. Sau đó <P Tài> đã ký.", "Bà <P Hà> quê ở đâu?");
}

static void after_offices(void **state)
{
	(void)state;
	TABLE("Thượng tá <P Vũ Đình Mẫu> kiểm tra.", "Chủ tịch UBND tỉnh <P Hoàng Minh Gương> đi thăm.",
	      "Thủ tướng Lào <P Khamphet Sengdala> tới Hà Nội.", "Bộ trưởng Quốc phòng Mỹ <P John Sample> nói.",
	      "Tổng thống <P Rodrigo Tester> phát biểu, sau đó <P Tester> về nước.");
}

static void foreign_names(void **state)
{
	(void)state;
	TABLE("Ông <P Kim Jong-mau> bắt tay ông <P Lip-Bu Mau>.", "Bà <P H'Bơ Niê> dệt vải.",
	      "Ông <P Tô-xi-hi-rô Mau-xa> thăm trường.");
}

static void credits_and_bylines(void **state)
{
	(void)state;
	TABLE("Quang cảnh buổi lễ. Ảnh: <P Văn Tuấn>", "Người dân gặt lúa. Ảnh: TTXVN",
	      "Trời đã sáng.\n\n<P Minh Tuấn>");
}

static void signatures(void **state)
{
	(void)state;
	TABLE("CHỦ TỊCH\n\n<P Lương Văn Mẫu>\n", "GIÁM ĐỐC\n(Đã ký)\n<P NGUYỄN THỊ MẪU>\n");
}

/* Guidelines, PER: not streets, schools, prizes, ideas. */
static void no_persons(void **state)
{
	(void)state;
	TABLE("Nhà ở đường Lê Lợi.", "Trường THPT Nguyễn Trãi khai giảng.", "Học tập tư tưởng Hồ Chí Minh.",
	      "Giải thưởng Trần Đại Nghĩa được trao.", "Khách thăm nhà 12 Nguyễn Thái Học.", "Thành phố Hồ Chí Minh mưa to.",
	      "Bà Rịa nắng đẹp.", "Bộ Tài chính trả lời Sở Nội vụ.", "Tại hội nghị, đại biểu thảo luận.");
}

static void function_words_do_not_glue(void **state)
{
	(void)state;
	TABLE("Phát biểu của ông <P Trần Hữu Đẹp> Theo đó, giá giảm.", "Theo <P Nguyễn Thị Mẫu>, lúa tốt.",
	      "Trong khi <P Lê Anh Mẫu> hát, trời mưa.");
}

static void uncle_ho(void **state)
{
	(void)state;
	TABLE("Nhớ lời <P Bác Hồ> dạy, làng trồng cây. Lời <P Bác> còn đó.", "Chủ tịch <P Hồ Chí Minh> thăm xưởng.");
}

static uint32_t chain_of(const vb_doc *doc, const vb_entity *list, size_t count, const char *name)
{
	char text[128];

	for (size_t i = 0; i < count; i++) {
		vb_doc_text(doc, list[i].start, list[i].end, VB_TEXT_CLEAN, text, sizeof text);
		if (list[i].type == VB_ENTITY_PER && !strcmp(text, name))
			return list[i].chain;
	}
	return 0;
}

static void chains(void **state)
{
	static const char text[] = "Ông Trần Hữu Đẹp gặp bà Lê Thị Mẫu. Ông Đẹp hỏi, bà Mẫu trả lời. Ông TRẦN HỮU ĐẸP ghi lại.";
	vb_model *model = NULL;
	vb_doc *doc = NULL;
	vb_entity list[16];
	size_t count;

	(void)state;
	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	assert_int_equal(vb_doc_new(model, NULL, &doc), VB_OK);
	assert_int_equal(vb_doc_analyze(doc, text, strlen(text), NULL, VB_LAYER_ENTITIES), VB_OK);
	count = vb_doc_entities(doc, 0, 16, list);
	assert_int_equal(chain_of(doc, list, count, "Trần Hữu Đẹp"), 1);
	assert_int_equal(chain_of(doc, list, count, "Lê Thị Mẫu"), 2);
	assert_int_equal(chain_of(doc, list, count, "Đẹp"), 1);
	assert_int_equal(chain_of(doc, list, count, "Mẫu"), 2);
	assert_int_equal(chain_of(doc, list, count, "TRẦN HỮU ĐẸP"), 1);
	vb_doc_free(doc);
	vb_model_free(model);
}

static void gender_and_honorific(void **state)
{
	static const char text[] = "Đồng chí Lê Thị Mẫu đến.";
	vb_model *model = NULL;
	vb_doc *doc = NULL;
	char value[32];

	(void)state;
	assert_int_equal(vb_model_builtin(NULL, &model, NULL), VB_OK);
	assert_int_equal(vb_doc_new(model, NULL, &doc), VB_OK);
	assert_int_equal(vb_doc_analyze(doc, text, strlen(text), NULL, VB_LAYER_ENTITIES), VB_OK);
	assert_int_equal(vb_doc_entities(doc, 0, 0, NULL), 1);
	assert_true(vb_doc_entity_attr(doc, 0, VB_ATTR_GENDER, value, sizeof value) > 0);
	assert_string_equal(value, "female");
	assert_true(vb_doc_entity_attr(doc, 0, VB_ATTR_HONORIFIC, value, sizeof value) > 0);
	assert_string_equal(value, "Đồng chí");
	vb_doc_free(doc);
	vb_model_free(model);
}

/* Names behind units and bodies that stand alone; a credit beside a brand. */
static void not_swallowed(void **state)
{
	(void)state;
	TABLE("Chủ tịch UBND TP <P Lê Thanh Hải> trả lời.",
	      "Nguyên Phó Chủ tịch UBND huyện <P Trần Minh Dũng> nghỉ hưu.",
	      "Nay là Chủ tịch HĐQT Vinalines <P Trần Hải Đăng>.",
	      "Tổng Bí thư <P Trường Chinh> viết bài. Ông <P Trường Chinh> đi xa.",
	      "Khách xem tranh. Ảnh: <P Trung Nguyên>.",
	      "UBND xã Lê Minh Xuân họp dân.");
}

/* Thị between vouches for a rare family name. */
static void rare_surnames(void **state)
{
	(void)state;
	TABLE("Chủ nhà, <P Đổng Thị Kim Vui>, mở cửa.",
	      "Hôm ấy <P Vưu Thị Diệu> bán hàng.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rare_surnames), cmocka_unit_test(not_swallowed), cmocka_unit_test(full_names),
		cmocka_unit_test(given_names),
		cmocka_unit_test(after_offices),
		cmocka_unit_test(foreign_names),
		cmocka_unit_test(credits_and_bylines),
		cmocka_unit_test(signatures),
		cmocka_unit_test(no_persons),
		cmocka_unit_test(function_words_do_not_glue),
		cmocka_unit_test(uncle_ho),
		cmocka_unit_test(chains),
		cmocka_unit_test(gender_and_honorific),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
