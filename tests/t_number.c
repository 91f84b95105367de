/* Numbers, money, percentages, quantities: text -> spans, value and unit. */
#include "ent_table.h"

#define NUMBERS \
	(1u << VB_ENTITY_NUMBER | 1u << VB_ENTITY_MONEY | 1u << VB_ENTITY_PERCENT | 1u << VB_ENTITY_QUANTITY)

static void money(void **state)
{
	static const struct ent_case list[] = {
		{"Tổng vốn 870 tỉ đồng.", "870 tỉ đồng=870000000000;VND"},
		{"Vay 1,5 tỷ đồng.", "1,5 tỷ đồng=1500000000;VND"},
		{"Giá 12.345.678 đồng.", "12.345.678 đồng=12345678;VND"},
		{"Nộp 1 tỉ 200 triệu đồng.", "1 tỉ 200 triệu đồng=1200000000;VND"},
		{"Đầu tư 45 nghìn tỉ đồng.", "45 nghìn tỉ đồng=45000000000000;VND"},
		{"Xuất khẩu 2,75 triệu USD.", "2,75 triệu USD=2750000;USD"},
		{"Hai mươi lăm triệu đồng tiền công.", "Hai mươi lăm triệu đồng=25000000;VND"},
		{"Quỹ có hai tỉ rưỡi đồng.", "hai tỉ rưỡi đồng=2500000000;VND"},
	};

	(void)state;
	ENT_CHECK(list, VB_LAYER_NUMBERS | VB_LAYER_ENTITIES, NUMBERS, VB_ATTR_VALUE, VB_ATTR_UNIT);
}

static void others(void **state)
{
	static const struct ent_case list[] = {
		{"Tăng 12,5% so với kế hoạch.", "12,5%=12.5;%"},
		{"Trồng 3.200 ha rừng.", "3.200 ha=3200;ha"},
		{"Rộng 0,05 km2.", "0,05 km2=0.05;km2"},
		{"Thửa đất 120m², hồ 3km².", "120m²=120;m2 | 3km²=3;km2"},
		{"Ba trăm linh năm hộ dân di dời.", "Ba trăm linh năm hộ dân=305;household"},
		{"Họp ngày 5/9/2025 tại Điều 3.", ""},
		{"Theo Nghị định số 15/2020/NĐ-CP.", ""},
		/* too large for the value, not for the span */
		{"Có 999999999999999 nghìn tỉ đồng.", "999999999999999 nghìn tỉ đồng=;VND"},
	};

	(void)state;
	ENT_CHECK(list, VB_LAYER_NUMBERS | VB_LAYER_ENTITIES, NUMBERS, VB_ATTR_VALUE, VB_ATTR_UNIT);
}

static void only_when_asked(void **state)
{
	static const struct ent_case list[] = {{"Tổng vốn 870 tỉ đồng, tăng 5%.", ""}};

	(void)state;
	ENT_CHECK(list, VB_LAYER_ENTITIES, NUMBERS, VB_ATTR_VALUE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(money), cmocka_unit_test(others), cmocka_unit_test(only_when_asked)};

	return cmocka_run_group_tests(tests, ent_set_up, ent_tear_down);
}
