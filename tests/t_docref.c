/* Documents referred to: text -> spans and attributes. Matters and people are invented; laws and bodies are real. */
#include "ent_table.h"

#define DOCS (1u << VB_ENTITY_DOC)

static void numbered(void **state)
{
	static const struct ent_case list[] = {
		{"Theo Nghị định số 09/2017/NĐ-CP ngày 09/02/2017 của Chính phủ quy định về báo.",
	         "Nghị định số 09/2017/NĐ-CP ngày 09/02/2017 của Chính phủ=nghị định;09/2017/NĐ-CP;2017-02-09;Chính phủ"},
		{"Theo Quyết định 153/QĐ-TTg về chợ.", "Quyết định 153/QĐ-TTg=quyết định;153/QĐ-TTg;;Thủ tướng Chính phủ"},
		{"Thực hiện Chỉ thị 16 của Thủ tướng Chính phủ, xã đóng chợ.",
	         "Chỉ thị 16 của Thủ tướng Chính phủ=chỉ thị;16;;Thủ tướng Chính phủ"},
		{"Công văn số 123/UBND-VX gửi các xã.", "Công văn số 123/UBND-VX=công văn;123/UBND-VX;;Ủy ban nhân dân"},
		{"Nghị quyết số 57-NQ/TW đi vào đời sống.",
	         "Nghị quyết số 57-NQ/TW=nghị quyết;57-NQ/TW;;Ban Chấp hành Trung ương Đảng"},
		{"Theo Thông tư số 7/2020/TT - BTC, phí giảm.", "Thông tư số 7/2020/TT - BTC=thông tư;7/2020/TT-BTC;;Bộ Tài chính"},
		{"Nghị định 29 và 178 cùng có hiệu lực.", "Nghị định 29=nghị định;29;; | 178=nghị định;178;;"},
		{"NGHỊ QUYẾT SỐ 01/NQ-CP", "NGHỊ QUYẾT SỐ 01/NQ-CP=nghị quyết;01/NQ-CP;;Chính phủ"},
		{"Theo Thông tư\nsố 31/2019/TT-BNV về thi.", "Thông tư số 31/2019/TT-BNV=thông tư;31/2019/TT-BNV;;Bộ Nội vụ"},
		{"Kết luận số 12 của Bộ Chính trị, Ban Bí thư về chợ.",
	         "Kết luận số 12 của Bộ Chính trị, Ban Bí thư=kết luận;12;;Bộ Chính trị, Ban Bí thư"},
		{"Quyết định số 8/2004/QĐ-UB ký ngày 2/12/2004 còn hiệu lực.",
	         "Quyết định số 8/2004/QĐ-UB ký ngày 2/12/2004=quyết định;8/2004/QĐ-UB;2004-12-02;Ủy ban nhân dân"},
	};

	(void)state;
	ENT_CHECK(list, VB_LAYER_ENTITIES, DOCS, VB_ATTR_DOC_TYPE, VB_ATTR_NUMBER, VB_ATTR_DATE, VB_ATTR_ISSUER);
}

static void named(void **state)
{
	static const struct ent_case list[] = {
		{"Thi hành Luật Báo chí và Luật Đất đai năm 2024.",
	         "Luật Báo chí=Luật Báo chí | Luật Đất đai năm 2024=Luật Đất đai"},
		{"Bàn về Luật Đường sắt (sửa đổi) sáng qua.", "Luật Đường sắt (sửa đổi)=Luật Đường sắt"},
		{"Theo luật đầu tư công, xã làm chủ.", "luật đầu tư công=Luật Đầu tư công"},
		{"Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;", "Luật Tổ chức Chính phủ số 63/2025/QH15=Luật Tổ chức Chính phủ"},
		{"Bộ luật Lao động ngày 18 tháng 6 năm 2012 hết hiệu lực.",
	         "Bộ luật Lao động ngày 18 tháng 6 năm 2012=Bộ luật Lao động"},
		{"Hiến pháp năm 2013 quy định.", "Hiến pháp năm 2013=Hiến pháp"},
		{"Sửa Luật HTX năm 2012 cho hợp lý.", "Luật HTX năm 2012=Luật HTX"},
		{"Quốc hội bàn Luật Cà phê bền vững, rồi nghỉ.", "Luật Cà phê bền vững=Luật Cà phê bền vững"},
		{"Theo quy định Luật Đất đai, xã thu hồi.", "Luật Đất đai=Luật Đất đai"},
		{"Dự thảo Luật Đất đai còn bàn.", "Luật Đất đai=Luật Đất đai"},
	};

	(void)state;
	ENT_CHECK(list, VB_LAYER_ENTITIES, DOCS, VB_ATTR_NORM);
}

static void party(void **state)
{
	static const struct ent_case list[] = {
		{"Học Nghị quyết Đại hội XIII của Đảng ở chi bộ.", "Nghị quyết Đại hội XIII của Đảng"},
		{"Quán triệt Nghị quyết Trung ương 4 (khóa XII) về xây dựng Đảng.", "Nghị quyết Trung ương 4 (khóa XII)"},
		{"Theo Điều lệ Đảng, chi bộ bầu bí thư.", "Điều lệ Đảng"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		ent_check(&list[i], 1, VB_LAYER_ENTITIES, DOCS, (const uint32_t[]){0});
}

static void provisions(void **state)
{
	static const struct ent_case list[] = {
		{"Theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP, văn bản có số.",
	         "khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP=khoản 2 Điều 5;nghị định 30/2020/NĐ-CP"},
		{"Tại điểm a khoản 3 Điều 2 Quyết định số 14/QĐ-TTg.",
	         "điểm a khoản 3 Điều 2 Quyết định số 14/QĐ-TTg=điểm a khoản 3 Điều 2;quyết định 14/QĐ-TTg"},
		{"Vi phạm khoản 2 và 3, điều 103, Bộ luật Tố tụng hình sự.",
	         "khoản 2 và 3, điều 103, Bộ luật Tố tụng hình sự=khoản 2 và 3, điều 103;Bộ luật Tố tụng hình sự"},
		{"Điều 2 của Luật Cảnh vệ nêu rõ.", "Điều 2 của Luật Cảnh vệ=Điều 2;Luật Cảnh vệ"},
		{"Chương XVI Nghị định số 146 có ba mục.", "Chương XVI Nghị định số 146=Chương XVI;nghị định 146"},
	};

	(void)state;
	ENT_CHECK(list, VB_LAYER_ENTITIES, DOCS, VB_ATTR_PROVISION, VB_ATTR_NORM);
}

static void letterhead(void **state)
{
	static const struct ent_case list[] = {
		{"CHÍNH PHỦ\nSố: 21/CT-TTg\nHà Nội, ngày 5 tháng 1 năm 2024\n", "21/CT-TTg=chỉ thị;21/CT-TTg"},
		{"UBND tỉnh chấp thuận tại số 504/QĐ-UB ngày 20/5/1999.", "số 504/QĐ-UB ngày 20/5/1999=quyết định;504/QĐ-UB"},
	};

	(void)state;
	ENT_CHECK(list, VB_LAYER_ENTITIES, DOCS, VB_ATTR_DOC_TYPE, VB_ATTR_NUMBER);
}

static void none(void **state)
{
	static const struct ent_case list[] = {
		{"Nghị định này có hiệu lực; các quyết định khác thôi.", ""},
		{"Quyết định của Bộ trưởng được hoan nghênh.", ""},
		{"Điều 5 Nghị định này.", ""},
		{"Xã quyết định 3 phương án, đã kết luận 02 cuộc.", ""},
		{"Kế hoạch 5 năm, chương trình 2 ngày.", ""},
		{"Luật sư và pháp luật, kỷ luật lao động, Trường Đại học Luật Hà Nội.", ""},
		{"Vốn điều lệ 30 tỉ đồng.", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		ent_check(&list[i], 1, VB_LAYER_ENTITIES, DOCS, (const uint32_t[]){0});
}

/* In a law's own title bodies and places are not tagged; the issuer after it is. */
static void nested(void **state)
{
	static const struct ent_case list[] = {
		{"Căn cứ Luật Mặt trận Tổ quốc Việt Nam;", "Luật Mặt trận Tổ quốc Việt Nam"},
		{"Theo Nghị định 24 của Chính phủ.", "Nghị định 24 của Chính phủ | Chính phủ"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		ent_check(&list[i], 1, VB_LAYER_ENTITIES, DOCS | 1u << VB_ENTITY_ORG | 1u << VB_ENTITY_LOC | 1u << VB_ENTITY_TITLE,
		          (const uint32_t[]){0});
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbered),   cmocka_unit_test(named), cmocka_unit_test(party),  cmocka_unit_test(provisions),
		cmocka_unit_test(letterhead), cmocka_unit_test(none),  cmocka_unit_test(nested),
	};

	return cmocka_run_group_tests(tests, ent_set_up, ent_tear_down);
}
