#!/bin/sh
# Units with the house that they are of, boards with their examination, clubs, cooperatives and nurseries by their whole names; what is no body
# though it has a capital.
. "$SRC/tests/tap.sh"
cd "$work" || exit 1

# found TEXT TYPE: what is found of a type, each on a line.
found() { printf '%s\n' "$1" | "$bin/vbner" --format=tsv | awk -F '\t' -v type="$2" '$3 == type { print $6 }'; }

# ---- units ----
is "a faculty and its school" "khoa tâm lý Trường ĐH Khoa học Hòa Lâm" "$(found 'Bà là giảng viên khoa tâm lý Trường ĐH Khoa học Hòa Lâm.' ORG)"
is "and where the text begins with it" "khoa tâm lý Trường Đại học Hòa Lâm" "$(found 'Ở khoa tâm lý Trường Đại học Hòa Lâm có hội thảo.' ORG)"
is "the office too" "Trưởng phòng kế hoạch Công ty Hòa Lâm" "$(found 'Trưởng phòng kế hoạch Công ty Hòa Lâm vừa tới.' TITLE)"
is "a ward and its hospital" "khoa chấn thương chỉnh hình bệnh viện quận Thủ Đức" "$(found 'Bệnh nhân nằm ở khoa chấn thương chỉnh hình bệnh viện quận Thủ Đức.' ORG)"
is "but no thủ khoa, no scientist" "Đại học Yale
Đại học Sư phạm Hà Nội" "$(found 'Một nhà khoa học của Đại học Yale gặp thủ khoa Đại học Sư phạm Hà Nội.' ORG)"
is "whose office somebody leads" "Trưởng phòng thuế trước bạ Chi cục Thuế Hòa Lâm" "$(found 'Ông Lê Văn Mẫu, Trưởng phòng thuế trước bạ Chi cục Thuế Hòa Lâm, cho biết như vậy.' TITLE)"
is "has it with its house" "phòng tài chính UBND quận 12" "$(found 'Ông Lê Văn Mẫu, Phó phòng tài chính UBND quận 12, cho biết như vậy.' ORG)"
is "of a firm that has but letters" "phòng kế hoạch PMU 18" "$(found 'Ông Lê Văn Mẫu, trưởng phòng kế hoạch PMU 18, cho biết như vậy.' ORG)"
is "but no office without a field" "Tổng cục Môi trường" "$(found 'Kỷ luật một Phó Trưởng phòng thuộc Tổng cục Môi trường bằng hình thức khiển trách.' ORG)"

is "who works for the prime minister" "phó trưởng Ban nghiên cứu của Thủ tướng Chính phủ" "$(found 'Ông Lê Văn Mẫu, phó trưởng Ban nghiên cứu của Thủ tướng Chính phủ, nêu ý kiến.' TITLE)"
is "a committee of parliament" "Ủy ban của Quốc hội" "$(found 'Hội sẽ gửi đơn cho Ủy ban của Quốc hội vào tuần tới.' ORG)"
is "but not all of them" "Quốc hội
Quốc hội" "$(found 'Các Ủy ban của Quốc hội đã họp. Có 7 Ủy ban của Quốc hội tham gia.' ORG)"
is "a board with a capital in the middle of a sentence" "Ban trọng tài" "$(found 'Đó là phát biểu của Ban trọng tài sau trận đấu.' ORG)"

# ---- halves ----
is "the second half of what a firm does, up to its country" "Tổng công ty Vận tải và sửa chữa tàu Việt Nam" "$(found 'Tổng giám đốc Tổng công ty Vận tải và sửa chữa tàu Việt Nam có mặt.' ORG)"
is "or up to who leads it" "giám đốc Công ty chế biến và kinh doanh nông sản" "$(found 'Phó giám đốc vắng mặt, giám đốc Công ty chế biến và kinh doanh nông sản Lê Văn Mẫu trả lời.' TITLE | tail -n 1)"
is "but not who is with it" "Bộ Ngoại giao" "$(found 'Bộ Ngoại giao và nhân dân Việt Nam cảm ơn.' ORG)"

# ---- boards ----
is "a board and its examination, with the year" "Ban Chỉ đạo kỳ thi THPT quốc gia năm 2019
Ban chỉ đạo thi tốt nghiệp phổ thông năm 2005" \
	"$(found 'Theo Ban Chỉ đạo kỳ thi THPT quốc gia năm 2019, không ai đến muộn. Văn bản gửi Ban chỉ đạo thi tốt nghiệp phổ thông năm 2005.' ORG)"
is "which is a date, too" "năm 2019" "$(found 'Theo Ban Chỉ đạo kỳ thi THPT quốc gia năm 2019, không ai đến muộn.' DATE)"
is "and in the office of who leads it" "Trưởng ban chỉ đạo kỳ thi THPT quốc gia 2019" "$(found 'Ông Lê Văn Mẫu, Trưởng ban chỉ đạo kỳ thi THPT quốc gia 2019, cho biết.' TITLE)"

# ---- clubs ----
is "a club by its place and its word, or who pays for it" "Hà Nội FC
HA Gia Lai
Than Quảng Ninh
B.Bình Dương" "$(found 'Sáng nay, Hà Nội FC gặp HA Gia Lai, còn Than Quảng Ninh gặp B.Bình Dương.' ORG)"
is "which are no places" "" "$(found 'Sáng nay, Hà Nội FC gặp HA Gia Lai, còn Than Quảng Ninh gặp B.Bình Dương.' LOC)"
is "but a street and a mine are" "Bình Định
Quảng Ninh" "$(found 'Ông ở số nhà 12 B. Bình Định có than Quảng Ninh.' LOC)"

# ---- associations, cooperatives, nurseries ----
is "an association by whom it is for, up to its country" "Hội thợ làm chiếu Việt Nam" "$(found 'Hôm qua, Hội thợ làm chiếu Việt Nam đã họp.' ORG)"
is "but no festival, no clause" "" "$(found 'Hội vật truyền thống làng Sình rất vui. Hội sẽ giúp bà con Việt Nam.' ORG)"
is "a cooperative up to its name or number" "Hợp tác xã xe khách Cà Mau
Hợp tác xã vận tải hàng hóa số 4" "$(found 'Xe của Hợp tác xã xe khách Cà Mau đâm vào xe của Hợp tác xã vận tải hàng hóa số 4.' ORG)"
is "but none of many" "" "$(found 'Các HTX nuôi nghêu Cà Mau bị lỗ.' ORG)"
is "nurseries by all the words for their kind" "cơ sở mầm non tư thục Mây Hồng
lớp MN Hòa Bình Xanh
MN Minh Khai" "$(found 'Trẻ của cơ sở mầm non tư thục Mây Hồng được chuyển sang lớp MN Hòa Bình Xanh và MN Minh Khai.' ORG)"
is "which are no places" "" "$(found 'Trẻ được chuyển sang lớp MN Hòa Bình Xanh và MN Minh Khai.' LOC)"

# ---- no bodies ----
is "what was made by a firm" "" "$(found 'Chiếc tàu bay Boeing B727-200 bị bỏ lại, cạnh đó là xe con hiệu Toyota màu đen.' ORG)"
is "but a firm is one" "Boeing" "$(found 'Hãng máy bay Boeing cho biết như vậy.' ORG)"
is "organs of two states" "" "$(found 'Hai bên vui mừng về quan hệ giữa hai Đảng, hai Nhà nước và hai Quốc hội.' ORG)"
is "who does what and what is done, in letters" "" "$(found 'Sau khi CPH DNNN, NHM mua SUV và DVD. Ảnh: NVCC.' ORG)"
is "what is taught at school" "" "$(found 'Tổ hợp gồm các môn: Toán, Vật Lý, Tiếng Anh.' ORG)"
plan
