/* t_title.c - offices, ranks, degrees and honours in sentences of our own making. */
#include "marked.h"

#define TABLE(...)                                                                                                     \
	static const char *const table[] = {__VA_ARGS__};                                                              \
	marked_table(table, sizeof table / sizeof *table, "TO")

static void composed(void **state)
{
	(void)state;
	TABLE("<T Chủ tịch <O UBND tỉnh>> đi thăm.", "<T Giám đốc <O Sở Y tế>> trả lời.", "<T Thủ tướng <O Chính phủ>> họp.",
	      "<T Bí thư <O Tỉnh ủy Thanh Hóa>> kết luận.", "<T Phó Chủ tịch Thường trực <O UBND tỉnh>> ký.",
	      "<T nguyên quyền Giám đốc <O Sở Nội vụ>> có mặt.", "<T Tổng Giám đốc <O Công ty TNHH Hoa Ban Trắng>> nói.");
}

/* Decided cases: the ORG begins at the unit word. */
static void units(void **state)
{
	(void)state;
	TABLE("<T Trưởng <O Ban Tuyên giáo Tỉnh ủy>> dự.", "<T Chánh <O Văn phòng UBND tỉnh>> ghi.",
	      "Đình chỉ <T hiệu trưởng> vụ bạo hành.", "<T Trưởng ban> vắng.", "<T Chánh Văn phòng> đọc.", "<T Trưởng> các phòng họp sáng nay.");
}

static void solo(void **state)
{
	(void)state;
	TABLE("<T Thủ tướng> trả lời.", "<T Tổng Bí thư>, <T Chủ tịch nước> gửi thư.", "<T Tỉnh ủy viên> Lê Văn Mẫu họp.",
	      "<T Bộ trưởng Quốc phòng> đến thăm.");
}

/* A comma, kiêm and a dash between two heads end a title; two organs of one head do not. */
static void splits(void **state)
{
	(void)state;
	TABLE("<T Ủy viên <O Bộ Chính trị>>, <T Thủ tướng <O Chính phủ>> họp.",
	      "<T Bí thư> kiêm <T Chủ tịch <O UBND xã>> nói.", "<T Phó Bí thư> - <T Chủ tịch <O UBND xã>> ký.",
	      "<T đại biểu <O Quốc hội>> khóa XV thảo luận.");
}

static void general(void **state)
{
	(void)state;
	TABLE("<T Giám đốc> các sở báo cáo.", "<T Chủ tịch UBND> các xã lập danh sách.",
	      "Lãnh đạo tỉnh, cán bộ và phóng viên cùng dự.", "Giáo viên và nhân viên nghỉ hè.");
}

static void ranks_and_degrees(void **state)
{
	(void)state;
	TABLE("<T Đại tá> Lê Văn Mẫu chỉ huy.", "<T PGS.TS> Trần Thị Mẫu giảng bài.", "<T TS-BS-LS> Trần Thị Mẫu giảng bài.", "Các bác sĩ khám bệnh.",
	      "<T Bác sĩ> Vũ Văn Mẫu khám bệnh.", "Nhiều luật sư bàn luận.");
}

static void no_titles(void **state)
{
	(void)state;
	TABLE("<O Ban Bí thư> họp.", "Kinh tế tăng trưởng nhanh.", "Đoàn chủ tịch điều hành.", "Giữ chức vụ ấy ba năm.",
	      "Dân quân ứng phó với bão.", "Nguyên nhân còn chưa rõ.");
}

static void signatures(void **state)
{
	(void)state;
	TABLE("KT. <T CHỦ TỊCH>\n<T PHÓ CHỦ TỊCH>\n\nLê Văn Mẫu\n");
}

static void abroad(void **state)
{
	(void)state;
	TABLE("<T Tổng thống Pháp> sang thăm.", "<T Đại sứ Việt Nam tại Nhật Bản> phát biểu.",
	      "<T Bộ trưởng Ngoại giao Ấn Độ> hội đàm.", "<T Quốc vương Campuchia> gửi điện.");
}

/* A head that begins a longer word is none; a word that ends in a body is none. */
static void pieces_of_words(void **state)
{
	(void)state;
	TABLE("Cán bộ, nhân viên Đại sứ quán có mặt.",
	      "<T Đại sứ> đã đến.",
	      "<T Thủ tướng> hỏi vụ việc ở xã.",
	      "Theo <T Thủ tướng> vụ việc đã rõ.",
	      "Nguyên là <T Ủy viên <O Ban Thường vụ Tỉnh ủy>> nhiệm kỳ 2015 - 2020.",
	      "<O UBND tỉnh> ủy quyền cho ông.",
	      "Ông là <T Ủy viên <O Đoàn Chủ tịch MTTQ>>.",
	      "Đoàn Chủ tịch điều hành đại hội.",
	      "Bầu 160 <T ủy viên trung ương>.",
	      "<T Thống đốc tỉnh Kanagawa> thăm.",
	      "<T nguyên Cục phó <O Cục Hàng không>> nói.");
}

/* An organ of many places: the office takes its whole name, nobody is meant. */
static void many_of_one_name(void **state)
{
	(void)state;
	TABLE("Yêu cầu <T Giám đốc Sở Văn hóa, Thể thao và Du lịch> các tỉnh báo cáo.",
	      "<T Giám đốc Sở Công Thương> các tỉnh, thành phố trực thuộc Trung ương ký.",
	      "<T Giám đốc> các sở họp.",
	      "Các đơn vị trực thuộc Bộ thực hiện tốt.",
	      "<T Chủ tịch> Hội nghị hiệp thương vắng.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(many_of_one_name), cmocka_unit_test(pieces_of_words), cmocka_unit_test(composed),          cmocka_unit_test(units),     cmocka_unit_test(solo),
		cmocka_unit_test(splits),            cmocka_unit_test(general),   cmocka_unit_test(ranks_and_degrees),
		cmocka_unit_test(no_titles),         cmocka_unit_test(signatures), cmocka_unit_test(abroad),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
