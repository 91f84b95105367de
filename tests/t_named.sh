#!/bin/sh
# Names that the word for their kind tells, before them or before a list of them, and what the word beside a name makes none.
. "$SRC/tests/tap.sh"
cd "$work" || exit 1

# found TEXT TYPE: what is found of a type, each on a line.
found() { printf '%s\n' "$1" | "$bin/vbner" --format=tsv | awk -F '\t' -v type="$2" '$3 == type { print $6 }'; }

held() { printf '%s\n' "$1" | "$bin/vbner" --format=holds | awk -F '\t' '{ print $2 ": " $3 }'; }

# ---- lists ----
is "firms behind their kind, whatever their names may be" "Toyota
Mercedes Benz
Ford
Suzuki" "$(found 'Các hãng xe lớn như Toyota, Mercedes Benz, Ford hay Suzuki đều giảm giá.' ORG)"
is "schools that are called after people, and elsewhere by that alone" "Trần Phú
Lê Lợi
Nguyễn Gia Thiều
Trần Phú" "$(found 'Các trường phân ban của thị xã là Trần Phú, Lê Lợi, Nguyễn Gia Thiều. Năm nay Trần Phú tuyển 500 em.' ORG)"
is "and which nobody holds" "" "$(found 'Các trường phân ban của thị xã là Trần Phú, Lê Lợi, Nguyễn Gia Thiều. Năm nay Trần Phú tuyển 500 em.' PER)"
is "a name goes on to the comma" "Dương Minh
Anh ngữ Quốc tế
Lê Hồng Phong
Năng Động" "$(found 'Đó là các trung tâm ngoại ngữ: Dương Minh, Anh ngữ Quốc tế, Lê Hồng Phong, Năng Động.' ORG | head -n 4)"
is "right behind the kind" "Tiểu học Phù Đổng
Phan Thanh
Hoàng Văn Thụ" "$(found 'Các trường Tiểu học Phù Đổng, Phan Thanh, Hoàng Văn Thụ mở thêm lớp.' ORG)"
is "brands among brands" "Daewoo
Mercedes Benz
Suzuki" "$(found 'Có những tên tuổi như Daewoo, Mercedes Benz, Suzuki tới dự.' ORG)"
is "who is of the many are people" "Nguyễn Trung Dũng
Trần Tuấn Thịnh
Phạm Nam Hải" "$(found 'Ba thanh niên học tại các trường ở Hà Nội gồm: Nguyễn Trung Dũng, Trần Tuấn Thịnh, Phạm Nam Hải.' PER)"
is "who runs them are people" "Nguyễn Văn Nam
Trần Thị Lan
Lê Văn Hải" "$(found 'Hiệu trưởng các trường là Nguyễn Văn Nam, Trần Thị Lan, Lê Văn Hải đã dự họp.' PER)"
is "cases are no schools" "Nguyễn Văn Nam
Trần Thị Lan" "$(found 'Những trường hợp như Nguyễn Văn Nam, Trần Thị Lan là hiếm.' PER)"
is "places where they are" "Hà Nội
Đà Nẵng
Huế" "$(found 'Các trường lớn ở nhiều nơi như Hà Nội, Đà Nẵng, Huế đã đóng cửa.' LOC)"

is "markets, of which one has the name of somebody" "chợ Hòa Bình
Phạm Văn Hai
An Đông" "$(found 'Giá rau tăng ở các chợ Hòa Bình, Phạm Văn Hai, An Đông từ hôm qua.' LOC)"
is "parks for those who travel" "Khu du lịch Bình Quới
Văn Thánh
Tân Cảng" "$(found 'Khu du lịch Bình Quới, Văn Thánh, Tân Cảng mở cửa đón khách.' LOC)"

# ---- a kind right before ----
is "ministries together" "bộ Tài chính - Công Thương" "$(found 'Theo liên bộ Tài chính - Công Thương, giá xăng giảm.' ORG)"
is "a lake, and who wrote" "Hồ Hoàn Kiếm" "$(found 'Từ năm 2013, Hồ Hoàn Kiếm đã được xếp hạng. Thơ Hồ Xuân Hương rất hay.' LOC)"
is "the police in short, with its place" "CAQ Hải Châu
CAP 5
CAH Củ Chi" "$(found 'Theo CAQ Hải Châu, hai xe đã bị giữ. CAP 5 bắt ba người. Trung tá Lê Văn Nam, Trưởng CAH Củ Chi, đến thăm.' ORG)"
is "which is of the office" "Lê Văn Nam: Trung tá
Lê Văn Nam: Trưởng CAH Củ Chi" "$(held 'Trung tá Lê Văn Nam, Trưởng CAH Củ Chi, đến thăm.')"
is "its place is one" "Hải Châu
Củ Chi" "$(found 'Theo CAQ Hải Châu và CAH Củ Chi, hai xe đã bị giữ.' LOC)"
is "the ministry in short" "Bộ CA" "$(found 'Lãnh đạo Bộ CA khen đơn vị.' ORG)"
is "shops of books" "hiệu sách Tiền Phong" "$(found 'Bà mua vở ở hiệu sách Tiền Phong hôm qua.' ORG)"
is "who prints, without a place" "NXB Đà Nẵng" "$(found 'Sách do NXB Đà Nẵng in.' ORG; found 'Sách do NXB Đà Nẵng in.' LOC)"
is "races, ground" "trường đua Phú Thọ
Vũng Bầu" "$(found 'Pháo hoa được bắn ở trường đua Phú Thọ. Hai bên tranh nhau khu đất Vũng Bầu rộng 3 ha.' LOC)"
is "offices of the state" "Nhà nước" "$(found 'Các cơ quan Nhà nước phải trả lời dân.' ORG)"
is "a school of some grade and whom it is called after" "Đặng Đình Đại: hiệu trưởng trường THPT Nguyễn Gia Thiều" \
	"$(held 'Các trường phân ban là Trần Phú, Nguyễn Gia Thiều, Lê Lợi. Theo ông Đặng Đình Đại, hiệu trưởng trường THPT Nguyễn Gia Thiều, việc này gấp.')"

is "a school by its grade alone" "THCS Lê Quý Đôn" "$(found 'Em Nguyễn Văn Nam, học sinh lớp 8 THCS Lê Quý Đôn, được khen.' ORG)"
is "streets of a town, the sea and islands of a country" "Hà Nội
Việt Nam" "$(found 'Xe buýt chạy trên đường phố Hà Nội sáng nay. Triển lãm nói về biển đảo Việt Nam.' LOC)"
is "a ship and an ancestor are no places" "" "$(found 'Tàu khu trục Zumwalt cập bến. Hôm qua là giỗ tổ Hùng Vương.' LOC)"

# ---- what goes on ----
is "the second half of a task, and whose unit it is" "Lê Văn Nam: Giám đốc Trung tâm huấn luyện và bồi dưỡng nghiệp vụ Công an tỉnh
Phạm Văn Lâm: Trưởng phòng Phòng chống phản động và chống khủng bố CATP" \
	"$(held 'Ông Lê Văn Nam giữ chức Giám đốc Trung tâm huấn luyện và bồi dưỡng nghiệp vụ Công an tỉnh. Ông Phạm Văn Lâm giữ chức Trưởng phòng Phòng chống phản động và chống khủng bố CATP.')"
is "and whose things they are" "Tổ công tác xử lý các vướng mắc và kiến nghị của doanh nghiệp" "$(found 'Tổ công tác xử lý các vướng mắc và kiến nghị của doanh nghiệp đã họp.' ORG)"
is "but what somebody does next is none" "UBND tỉnh
Công ty Cấp nước" "$(found 'UBND tỉnh giao Công ty Cấp nước và kết thúc việc này.' ORG)"
is "a trade and where" "Hiệp hội các nhà sản xuất ô tô Việt Nam
Hiệp hội các nhà đầu tư tài chính
VAFI" "$(found 'Hiệp hội các nhà sản xuất ô tô Việt Nam kiến nghị giảm thuế. Hiệp hội các nhà đầu tư tài chính (VAFI) gửi thư.' ORG)"
is "but where it meets is none" "" "$(found 'Hiệp hội đã họp với Việt Nam.' ORG)"
is "regions and towns whose second syllable is small" "Nam bộ
Trung bộ
Hà nội" "$(found 'Mưa to ở Nam bộ và Trung bộ. Đoàn về Hà nội tối qua.' LOC)"

# ---- what is none ----
is "languages are no countries" "Nước Anh" "$(found 'Cháu học Anh văn và Pháp ngữ ở trường. Nước Anh văn minh từ lâu.' LOC)"
is "and of the centre where they are taught" "Trung tâm Anh ngữ SITC" "$(found 'Trung tâm Anh ngữ SITC trả lại học phí.' ORG)"
is "so many of them, none of which is named" "" "$(found 'Đã có 11 UBND tỉnh, thành phố gửi ý kiến, cùng 14 Cục Hải quan lớn. Nhà trẻ được giao về cho các LĐLĐ quận, huyện. Giấy này do UBND quận, huyện cấp.' ORG)"
is "but a day and who met then" "UBND tỉnh
UBND tỉnh" "$(found 'Ngày 11 UBND tỉnh họp. Kỳ họp thứ 4 UBND tỉnh không dự.' ORG)"
is "days of the lunar year by its feast, of one month, since a day" "mùng 1 Tết
29 tháng Chạp - mùng 2 tháng Giêng
30-31/12
1/4" "$(found 'Chợ mở lại vào mùng 1 Tết. Hội kéo dài từ 29 tháng Chạp - mùng 2 tháng Giêng. Kỳ thi diễn ra 30-31/12. Hai bộ thống nhất từ 1/4 ngừng cấp phép.' DATE)"
plan
