/* t_place.c - places in sentences of our own making. */
#include "marked.h"

#define TABLE(...)                                        \
	static const char *const table[] = {__VA_ARGS__}; \
	marked_table(table, sizeof table / sizeof *table, "L")

static void units_and_names(void **state)
{
	(void)state;
	TABLE("Đoàn đến <L tỉnh Thanh Hóa> vào buổi chiều.", "Cơn bão đổ vào <L TP Hà Nội> và <L TP.Đà Nẵng>.",
	      "Dân <L xã Công Hải>, <L huyện Thuận Bắc>, <L tỉnh Ninh Thuận> mong mưa.",
	      "Xe chạy trên <L Quốc lộ 1A> qua <L quận 9>.", "Nước <L sông Mã> dâng cao.",
	      "Hạn mặn ở <L vùng Đồng bằng sông Cửu Long>.", "Chuyến bay hạ cánh xuống <L sân bay Nội Bài>.",
	      "Nhà ông ở số 5 <L đường Trần Phú>.");
}

static void unknown_names(void **state)
{
	(void)state;
	TABLE("Lũ về <L thôn Bản Mới> trong đêm.", "Người dân <L xã Xyn Vàng> được cấp gạo, <L Xyn Vàng> yên ổn.",
	      "Trường mới ở <L huyện Ia Xrai>.");
}

static void lists(void **state)
{
	(void)state;
	TABLE("Mưa ở các <L tỉnh Cao Bằng>, <L Tiền Giang> và <L Cà Mau>.", "Họp với 27 huyện trong địa bàn tỉnh.",
	      "Từ <L Hà Nội> đến <L Huế> rồi vào <L Cần Thơ>.");
}

static void not_places(void **state)
{
	(void)state;
	TABLE("Chị Nguyễn Thái Nguyên kể chuyện.", "Bà Trần Hải Dương vắng mặt.", "Tin trên Báo Thanh Niên sáng nay.",
	      "Cả nước xã giao với nhau.");
}

static void columns_and_headings(void **state)
{
	(void)state;
	TABLE("<L TỈNH QUẢNG NINH>\n\nKẾ HOẠCH", "PHÁT TRIỂN KINH TẾ - XÃ HỘI\n",
	      "Các xã: <L Xa Mật>, <L Pa Nho> và <L Tu Lý>.", "Chi viện cho <L miền Nam>.",
	      "Tàu chạy trên <L đường sắt Hà Nội - Lào Cai>.", "Trụ sở ở số 12 <L Phan Huy Ích>, <L quận Gò Vấp>.",
	      "Đi quãng đường 2.000 km trong ba ngày.");
}

static void abroad(void **state)
{
	(void)state;
	TABLE("Đoàn thăm <L Lào>, <L Campuchia> và <L Thái Lan>.", "<L Việt Nam> và <L Nhật Bản> ký kết hợp tác.",
	      "Người <L Việt Nam> ở <L Hàn Quốc>.",
	      /* transliterations: what is behind a hyphen is small */
	      "Đoàn đến <L Mát-xcơ-va>, <L Nga>.", "Phái đoàn <L In-đô-nê-xi-a> rời <L Giơ-ne-vơ>.",
	      "Tàu ra <L Thái Bình Dương>, qua <L Ấn Độ Dương>.");
}

static void attributes(void **state)
{
	(void)state;
	assert_string_equal(marked_attr("Về tỉnh Thanh Hóa.", VB_ENTITY_LOC, VB_ATTR_KIND), "province");
	assert_string_equal(marked_attr("Về tỉnh Thanh Hóa.", VB_ENTITY_LOC, VB_ATTR_CODE), "38");
	assert_string_equal(marked_attr("Về xã Công Hải.", VB_ENTITY_LOC, VB_ATTR_KIND), "commune");
	assert_string_equal(marked_attr("Thăm Lào.", VB_ENTITY_LOC, VB_ATTR_CODE), "LA");
	assert_string_equal(marked_attr("Ở TP.HCM.", VB_ENTITY_LOC, VB_ATTR_NORM), "Thành phố Hồ Chí Minh");
	assert_string_equal(marked_attr("Ở TP Huế.", VB_ENTITY_LOC, VB_ATTR_NORM), "thành phố Huế");
	assert_string_equal(marked_attr("Ở thành phố Huế.", VB_ENTITY_LOC, VB_ATTR_NORM), "");
}

/* A caption without a full stop: the road ends where the next sentence begins. */
static void glued_sentences(void **state)
{
	(void)state;
	TABLE("Ảnh chụp trên <L đường Võ Nguyên Giáp> Theo đó, mưa lớn gây ngập.",
	      "Cá chết ở <L vịnh Xuân Đài> Thời điểm này nước cạn.",
	      "Nhà ở <L xã Tân Phú Trung>, gần chợ.",
	      "Hàng nhập từ <L TQ> tăng mạnh.");
}

/* A preposition and the unit word may look like a common word: từ đường, qua sông. */
static void behind_prepositions(void **state)
{
	(void)state;
	TABLE("Xe chạy từ <L đường Hàn Thuyên> đến <L đường Trần Phú>.",
	      "Cầu mới bắc qua <L sông Thạch Hãn>.",
	      "Nhà mặt tiền <L đường Hoàng Hoa Thám> đã giải tỏa.",
	      "Rừng ven biển <L Cà Mau> xanh tốt.",
	      "Gia đình Yến Vy đồng ý.",
	      "Tri ân và cầu Đức Ngô Vương phù hộ.",
	      "Kẹt xe trên <L đường Lương Định Của> từ sáng.");
}

/* A name that begins like a country is none. */
static void facilities_like_countries(void **state)
{
	(void)state;
	TABLE("Xe rời <L bến xe Mỹ Đình> lúc trưa.",
	      "Gửi TT. Trần Quang Huấn để báo cáo.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(facilities_like_countries), cmocka_unit_test(behind_prepositions), cmocka_unit_test(glued_sentences), cmocka_unit_test(units_and_names), cmocka_unit_test(unknown_names),
	        cmocka_unit_test(lists),           cmocka_unit_test(not_places),
	        cmocka_unit_test(abroad),          cmocka_unit_test(columns_and_headings),
	        cmocka_unit_test(attributes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
