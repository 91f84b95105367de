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

static void letterhead(void **state)
{
	(void)state;
	TABLE("<O BỘ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI>\n\nSố: 1",
	      "<O CHÍNH PHỦ>\n\n<L CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM>\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(names),      cmocka_unit_test(organs),
	        cmocka_unit_test(committees), cmocka_unit_test(heads_and_fields),
	        cmocka_unit_test(open_names), cmocka_unit_test(lists),
	        cmocka_unit_test(brands),     cmocka_unit_test(letterhead),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
