/* t_org.c - bodies in sentences of our own making; places inside them are marked too. */
#include "marked.h"

#define TABLE(...)                                        \
	static const char *const table[] = {__VA_ARGS__}; \
	marked_table(table, sizeof table / sizeof *table, "OL")

static void names(void **state)
{
	(void)state;
	TABLE("<O Quốc hội> họp phiên đầu năm.", "<O Chính phủ> vừa giao việc cho <O Bộ Quốc phòng>.",
	      "Ông được bầu vào <O Bộ Chính trị>.", "Theo <O TTXVN>, mưa đã tạnh.",
	      "Hồ sơ gửi <O UNESCO> tháng trước.");
}

static void organs(void **state)
{
	(void)state;
	TABLE("<O UBND tỉnh> đã đồng ý.", "<O UBND <L TP.HCM>> giao việc.",
	      "<O Công an <L huyện Quảng Xương>> vào cuộc.", "<O HĐND <L xã Thạnh An>> họp.",
	      "<O Ủy ban nhân dân <L tỉnh Lào Cai>> báo cáo.", "<O công an huyện> đang xác minh.");
}

static void committees(void **state)
{
	(void)state;
	TABLE("<O Tỉnh ủy <L Khánh Hòa>> ra thông báo.", "<O Ban Thường vụ Thành ủy <L Hà Nội>> họp.",
	      "<O Ban Tuyên giáo Tỉnh ủy> mở lớp học.", "<O Đảng ủy <L xã Phong Hải>> kết nạp ba người.");
}

static void heads_and_fields(void **state)
{
	(void)state;
	TABLE("<O Sở Thông tin và Truyền thông <L Thanh Hóa>> đề nghị.",
	      "<O Bộ Lao động - Thương binh và Xã hội> trả lời.",
	      "<O Cục Kỹ thuật an toàn và Môi trường công nghiệp> kiểm tra mỏ.",
	      "<O Văn phòng UBND <L tỉnh Thanh Hóa>> chuyển đơn.", "<O Cục CSGT - Bộ Công an> phân luồng.",
	      "<O Ủy ban Pháp luật của Quốc hội> thẩm tra.", "Hồ sơ nộp ở <O phòng Tài nguyên nước>.");
}

static void open_names(void **state)
{
	(void)state;
	TABLE("<O Trường THPT Hàm Rồng> khai giảng.", "<O Công ty TNHH Hoa Ban Trắng> nộp thuế.",
	      "<O Bệnh viện Bạch Mai> tiếp nhận hai người.");
}

static void lists(void **state)
{
	(void)state;
	TABLE("Giao các <O sở Y tế>, <O Nội vụ> thực hiện.", "Các sở, ban, ngành phối hợp.",
	      "UBND các xã lập danh sách.", "Các cơ quan báo chí đưa tin.", "Cả bộ máy chạy êm, cán bộ vui.");
}

static void brands(void **state)
{
	(void)state;
	TABLE("Đăng trên <O Báo Nhân Dân> hôm qua.", "Vé của <O Vietnam Airlines> giảm.");
}

static void owners(void **state)
{
	(void)state;
	TABLE("Họ gặp Phó Trưởng <O phòng Kế hoạch thuộc Sở Xây dựng>.",
	      "Ông là Phó Chủ tịch Thường trực <O UBND <L tỉnh Hà Nam>>.", "<O Thanh tra Bộ Nội vụ> kết luận.",
	      "<O Phòng Cảnh sát giao thông Công an <L tỉnh Lào Cai>> chốt chặn.", "<O Đảng ủy Bộ Y tế> họp.",
	      "<O Hội đồng thành viên> đã duyệt.", "<O Văn phòng Quốc hội> và <O Bộ Y tế> cùng ký.");
}

static void tasks(void **state)
{
	(void)state;
	TABLE("<O Ban Chỉ đạo Trung ương về phòng chống thiên tai> họp khẩn.", "<O Ban Chỉ đạo> nghiên cứu thêm.",
	      "<O Hội đồng quốc gia về tài nguyên nước> góp ý.");
}

static void persons(void **state)
{
	(void)state;
	TABLE("Ông Nguyễn Trường Thắng đến.", "Chủ tịch <O UBND <L tỉnh Lào Cai>> Trịnh Xuân Trường nói.",
	      "Giám đốc <O Sở Y tế> Lê Văn Bình vắng mặt.");
}

static void generic(void **state)
{
	(void)state;
	TABLE("HĐND các cấp bầu người đứng đầu.", "Ủy ban nhân dân cấp tỉnh quyết định.",
	      "Gửi UBND tỉnh, thành phố trực thuộc trung ương.", "Mua ở HTX nông nghiệp gần nhà.",
	      "Đi vào trung tâm <L Sài Gòn> chơi.", "Các tỉnh, thành phố trực thuộc Trung ương nộp báo cáo.");
}

static void letterhead(void **state)
{
	(void)state;
	TABLE("<O BỘ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI>\n\nSố: 1",
	      "<O CHÍNH PHỦ>\n\n<L CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM>\n");
}

static void attributes(void **state)
{
	(void)state;
	assert_string_equal(marked_attr("UBND tỉnh Hà Nam họp.", VB_ENTITY_ORG, VB_ATTR_KIND), "people-committee");
	assert_string_equal(marked_attr("UBND tỉnh Hà Nam họp.", VB_ENTITY_ORG, VB_ATTR_NORM),
	                    "Ủy ban nhân dân tỉnh Hà Nam");
	assert_string_equal(marked_attr("Sở GD-ĐT mở lớp.", VB_ENTITY_ORG, VB_ATTR_NORM), "Sở Giáo dục và Đào tạo");
	assert_string_equal(marked_attr("Theo TTXVN.", VB_ENTITY_ORG, VB_ATTR_NORM), "Thông tấn xã Việt Nam");
	assert_string_equal(marked_attr("Bộ Y tế họp.", VB_ENTITY_ORG, VB_ATTR_NORM), "");
}

/* A name behind an office and its body belongs to the man; a company may be called after one. */
static void names_behind(void **state)
{
	(void)state;
	TABLE("Ông là Chủ tịch <O HĐQT Vinalines> Trần Hải Đăng từ năm ngoái.",
	      "Chủ tịch <O HĐQT> Trần Hải Đăng vắng mặt.",
	      "Chính ủy <O Quân khu 5> Lê Quang Thắng đến thăm.",
	      "Giám đốc <O Công ty TNHH MTV Phan Hoàng Phúc> nộp thuế.",
	      "Hiệu trưởng <O Trường ĐH Y khoa Phạm Ngọc Thạch> phát biểu.",
	      "Chủ tịch <O UBND TP> Lê Thanh Hải và Phó Chủ tịch <O UBND huyện> Trần Minh Dũng cùng ký.",
	      "Đồng chí Trường Chinh để lại nhiều bút tích.");
}

/* Short forms of the Front and the Union; what a board builds stands before its place; the unit behind trưởng. */
static void longer_bodies(void **state)
{
	(void)state;
	TABLE("<O UB Kiểm tra TƯ> kết luận.",
	      "Bà dự họp <O UB MTTQ tỉnh>.",
	      "<O Đoàn Chủ tịch Ủy ban Trung ương MTTQ <L Việt Nam>> họp.",
	      "Anh là Chủ tịch <O T.Ư Hội Sinh viên <L Việt Nam>>.",
	      "<O Ban Bí thư T.Ư Đoàn> chỉ định hai người.",
	      "<O Ban Chấp hành Trung ương Đoàn TNCS Hồ Chí Minh> ra mắt.",
	      "<O LĐBĐ <L Thái Lan>> bầu lãnh đạo mới.",
	      "<O Ban Quản lý đầu tư xây dựng công trình giao thông <L Hà Nội>> mời thầu.",
	      "<O Bộ Y tế> kiểm tra <L Cà Mau> trong tuần.",
	      "Bà là Trưởng <O khoa Chẩn đoán hình ảnh Bệnh viện Bạch Mai>.",
	      "Chánh <O tòa Hình sự TAND <L tỉnh Hà Nam>> chủ tọa.",
	      "Gọi Tổng đài của tỉnh để hỏi.");
}

/* What stands small between the fields and the place of a body. */
static void goods_and_centres(void **state)
{
	(void)state;
	TABLE("<O Hiệp hội Xúc tiến phát triển điện ảnh <L Việt Nam>> tổ chức.",
	      "<O Công ty TNHH Thương mại kỹ thuật Việt Thông> trúng thầu.",
	      "Vốn cho trung tâm tài chính quốc tế tăng.",
	      "<O Báo Sức khỏe – Đời sống> đưa tin.");
}

/* Long dashes, short forms joined, societies of two countries. */
static void dashes(void **state)
{
	(void)state;
	TABLE("<O Ngân hàng Chính sách – Xã hội> cho vay.",
	      "<O Trường đại học Lao động – Xã hội> tuyển sinh.",
	      "<O Bộ NN – PTNT> trả lời.",
	      "<O Sở Nông nghiệp và PTNT <L tỉnh Hà Nam>> họp.",
	      "<O Bộ Văn hóa, Thể thao & Du lịch> cấp phép.",
	      "<O Hội Hữu nghị Việt - <L Nga>> tặng hoa.",
	      "<O Hội Hữu nghị <L Việt Nam> - <L Lào> <L tỉnh Sơn La>> ra mắt.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(dashes), cmocka_unit_test(goods_and_centres), cmocka_unit_test(longer_bodies), cmocka_unit_test(names_behind), cmocka_unit_test(names),      cmocka_unit_test(organs),
	        cmocka_unit_test(committees), cmocka_unit_test(heads_and_fields),
	        cmocka_unit_test(open_names), cmocka_unit_test(lists),
	        cmocka_unit_test(brands),     cmocka_unit_test(letterhead),
	        cmocka_unit_test(owners),     cmocka_unit_test(tasks),
	        cmocka_unit_test(persons),    cmocka_unit_test(generic),
	        cmocka_unit_test(attributes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
