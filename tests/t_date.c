/* Calendar expressions: text -> spans and normal form. People and events are invented. */
#include "ent_table.h"

#define DATES (1u << VB_ENTITY_DATE)

static void days(void **state)
{
	static const struct ent_case list[] = {
		{"Sáng 6/4/2021, hội nghị khai mạc.", "Sáng 6/4/2021=2021-04-06TMO"},
		{"Họp ngày 09/02/2017 tại trụ sở.", "ngày 09/02/2017=2017-02-09"},
		{"Tính đến 25.12.2025, xã có điện.", "25.12.2025=2025-12-25"},
		{"Cà Mau, ngày 27 tháng 5 năm 2026", "ngày 27 tháng 5 năm 2026=2026-05-27"},
		{"CÀ MAU, NGÀY 27 THÁNG 5 NĂM 2026", "NGÀY 27 THÁNG 5 NĂM 2026=2026-05-27"},
		{"Biên bản lập ngày 27 tháng\n5 năm 2026 tại xã.", "ngày 27 tháng 5 năm 2026=2026-05-27"},
		{"Chiều ngày 25-3 đoàn đến thăm.", "Chiều ngày 25-3=XXXX-03-25TAF"},
		{"Cuối giờ chiều ngày 15/6/2020 mưa to.", "Cuối giờ chiều ngày 15/6/2020=2020-06-15TAF"},
		{"Trưa 3.6.2022 xe về bến.", "Trưa 3.6.2022=2022-06-03TMI"},
		{"Sáng nay 20-11 trường tổ chức lễ.", "Sáng nay 20-11=XXXX-11-20TMO"},
		{"Từ hôm nay 15-12, xã nhận hồ sơ.", "hôm nay 15-12=XXXX-12-15"},
		{"Nghỉ từ thứ hai, ngày 27-1-2025.", "thứ hai, ngày 27-1-2025=2025-01-27"},
		{"Lễ Quốc khánh 2/9 năm nay.", "2/9=XXXX-09-02"},
		{"Tri ân nhân Ngày 27/7.", "Ngày 27/7=XXXX-07-27"},
		{"Đón Quốc khánh 2/9-2025 vui tươi.", "2/9-2025=2025-09-02"},
		{"Bản cập nhật 2026-04-09.", "2026-04-09=2026-04-09"},
	};

	(void)state;
	ENT_CHECK(list, VB_LAYER_ENTITIES, DATES, VB_ATTR_NORM);
}

static void hours(void **state)
{
	static const struct ent_case list[] = {
		{"Lúc 8 giờ 30 phút ngày 5/9/2025 trống điểm.", "8 giờ 30 phút ngày 5/9/2025=2025-09-05T08:30"},
		{"Họp từ 14h đến 16h45 chiều 15/6/2024.", "14h đến 16h45 chiều 15/6/2024=2024-06-15T14/2024-06-15T16:45"},
		{"Nhận tờ khai từ 22 giờ ngày 30/6/2025.", "22 giờ ngày 30/6/2025=2025-06-30T22"},
		{"Xuất phát 7h30 sáng 1/8/2024.", "7h30 sáng 1/8/2024=2024-08-01T07:30"},
		{"Đăng lúc 3/27/2021 10:05:00 PM", "3/27/2021 10:05:00 PM=2021-03-27T22:05:00"},
		{"Cập nhật 05/11/2023 08:15", "05/11/2023 08:15=2023-11-05T08:15"},
		{"Chuyến tàu chạy 8 giờ, rộng 14 ha.", ""},
	};

	(void)state;
	ENT_CHECK(list, VB_LAYER_ENTITIES, DATES, VB_ATTR_NORM);
}

static void units(void **state)
{
	static const struct ent_case list[] = {
		{"Trong tháng 3 năm 2025 xã làm đường.", "tháng 3 năm 2025=2025-03"},
		{"Khởi công tháng 9/2016, xong tháng 6-2018.", "tháng 9/2016=2016-09 | tháng 6-2018=2018-06"},
		{"Báo cáo quý I/2025 và quý 4 năm 2024.", "quý I/2025=2025-33 | quý 4 năm 2024=2024-36"},
		{"Kế hoạch NĂM 2014", "NĂM 2014=2014"},
		{"Đầu năm 2024 giá tăng.", "Đầu năm 2024=2024"},
		{"Thu ngân sách 6 tháng đầu năm 2024 đạt khá.", "6 tháng đầu năm 2024=2024-40"},
		{"Sáu tháng cuối năm 2024 còn khó.", "Sáu tháng cuối năm 2024=2024-41"},
		{"Sau 10 tháng đầu năm 2025, thu đủ.", "10 tháng đầu năm 2025=2025-01/2025-10"},
		{"Nghề gốm có từ thế kỷ XV ở làng.", "thế kỷ XV=14XX"},
		{"Nhạc của thập niên 1990 trở lại.", "thập niên 1990=199X"},
		{"Những ngày tháng Bảy tri ân.", "tháng Bảy=XXXX-07"},
		{"Tết Nguyên đán Ất Tỵ về.", "Ất Tỵ="},
		{"Nghỉ từ mùng 5 tháng giêng.", "mùng 5 tháng giêng="},
		{"ngày    tháng 11 năm 2025", "tháng 11 năm 2025=2025-11"},
	};

	(void)state;
	ENT_CHECK(list, VB_LAYER_ENTITIES, DATES, VB_ATTR_NORM);
}

static void ranges(void **state)
{
	static const struct ent_case list[] = {
		{"Từ năm 2001 - 2003 ông làm thủ kho.", "năm 2001 - 2003=2001/2003"},
		{"Xác định từ năm 2021 đến 2022 có lỗi.", "năm 2021 đến 2022=2021/2022"},
		{"Phát triển giai đoạn 2021 - 2025 của xã.", "giai đoạn 2021 - 2025=2021/2025"},
		{"Đại hội nhiệm kỳ 2020 – 2025 bế mạc.", "nhiệm kỳ 2020 – 2025=2020/2025"},
		{"Khai giảng năm học 2023-2024 vui.", "năm học 2023-2024=2023/2024"},
		{"Tập huấn ngày 11 đến 12-11-2024.", "ngày 11 đến 12-11-2024=2024-11-11/2024-11-12"},
		{"Họp ngày 9-10/12/2024 tại xã.", "ngày 9-10/12/2024=2024-12-09/2024-12-10"},
		{"Nghỉ từ 25-1 đến 2-2-2025 theo lịch.", "25-1=2025-01-25 | 2-2-2025=2025-02-02"},
		{"Kỷ niệm (28-11-1964 - 28-11-2024) long trọng.", "28-11-1964 - 28-11-2024=1964-11-28/2024-11-28"},
		{"Chiến dịch (1953-1954) kết thúc.", "1953-1954=1953/1954"},
	};

	(void)state;
	ENT_CHECK(list, VB_LAYER_ENTITIES, DATES, VB_ATTR_NORM);
}

static void bare(void **state)
{
	static const struct ent_case list[] = {
		{"Có hiệu lực từ 1/7/2025.", "1/7/2025=2025-07-01"},
		{"Phiên cuối của kỳ họp (15/6) rất dài.", "15/6=XXXX-06-15"},
		{"Số vụ năm 2016 so với 2015 giảm.", "năm 2016=2016 | 2015=2015"},
		{"Căn cứ Bộ luật Hình sự 2015 để xử lý.", "2015=2015"},
		{"Giải vô địch quốc gia 2025.", "2025=2025"},
	};

	(void)state;
	ENT_CHECK(list, VB_LAYER_ENTITIES, DATES, VB_ATTR_NORM);
}

static void none(void **state)
{
	static const struct ent_case list[] = {
		{"Sáng nay trời đẹp, hôm qua mưa, tuần tới nắng.", ""},
		{"Đi 3 ngày, ở 5 năm qua, chờ 3 tháng 10 ngày.", ""},
		{"Đội xã thắng 2-1, hiệp một 1-0.", ""},
		{"Trực 24/7, khoảng 2/3 số hộ đồng ý.", ""},
		{"Theo Nghị định 15/2020 và Thông tư số 9/2019.", ""},
		{"Bản đồ tỷ lệ 1/500, nhà số 12/5 đường 30/4.", ""},
		{"Tất cả 7 người đồng ý (7/7).", ""},
		{"Hỗ trợ hơn 2000 hộ, mỗi hộ từ 2-3 triệu.", ""},
		{"Ngày 31/2 không có trên lịch.", ""},
	};

	(void)state;
	ENT_CHECK(list, VB_LAYER_ENTITIES, DATES, VB_ATTR_NORM);
}

/* The document's date gives the year; a time stamp's order follows the dates of the prose. */
static void document(void **state)
{
	static const struct ent_case list[] = {
		{"4/8/2021 3:02:00 AM\n\nSáng 6/4/2021, xã họp. Ngày 5/4, huyện kiểm tra.",
	         "4/8/2021 3:02:00 AM=2021-04-08T03:02:00 | Sáng 6/4/2021=2021-04-06TMO | Ngày 5/4=2021-04-05"},
		{"2025-12-28\n\nTừ ngày 3/1, chợ mở lại.", "2025-12-28=2025-12-28 | ngày 3/1=2026-01-03"},
		{"2026-01-05\n\nNgày 30-12, chợ đóng.\n\n2026-07-01\n\nNgày 30-6, chợ mở.",
	         "2026-01-05=2026-01-05 | Ngày 30-12=2025-12-30 | 2026-07-01=2026-07-01 | Ngày 30-6=2026-06-30"},
	};

	(void)state;
	ENT_CHECK(list, VB_LAYER_ENTITIES, DATES, VB_ATTR_NORM);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days),   cmocka_unit_test(hours), cmocka_unit_test(units),    cmocka_unit_test(ranges),
		cmocka_unit_test(bare),   cmocka_unit_test(none),  cmocka_unit_test(document),
	};

	return cmocka_run_group_tests(tests, ent_set_up, ent_tear_down);
}
