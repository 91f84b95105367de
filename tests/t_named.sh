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

# ---- associations, unions, newspapers ----
is "an association goes on to where it is" "Hiệp hội Các doanh nghiệp vận tải Việt Nam" "$(found 'Chủ tịch Hiệp hội Các doanh nghiệp vận tải Việt Nam đã gửi thư.' ORG)"
is "and its office with it" "Chủ tịch Hiệp hội Các doanh nghiệp vận tải Việt Nam" "$(found 'Chủ tịch Hiệp hội Các doanh nghiệp vận tải Việt Nam đã gửi thư.' TITLE)"
is "to the clause, to the quote, to its letters" "Hiệp hội Người tiêu dùng
Liên minh Các nhà khoa học quan tâm" "$(found 'Bà tìm đến Hiệp hội Người tiêu dùng để được bảo vệ. Ông ở "Liên minh Các nhà khoa học quan tâm" đã lâu.' ORG)"
is "no union ends within a word" "Liên minh Phần mềm các doanh nghiệp" "$(found 'Ông Trần Minh Khôi, Chủ tịch Liên minh Phần mềm các doanh nghiệp (LPD), đã đến.' ORG | head -n 1)"
is "nor does a newspaper" "báo Người đưa tin" "$(found 'Trao đổi với báo Người đưa tin, ông phủ nhận.' ORG)"
is "friends of a country" "Hội Hữu nghị đối ngoại nhân dân Trung Quốc
Hội Hữu nghị Trung - Việt" "$(found 'Hội trưởng Hội Hữu nghị đối ngoại nhân dân Trung Quốc Lý Tiểu Vân phát biểu. Đoàn của Hội Hữu nghị Trung - Việt về nước.' ORG)"
is "of two in short" "Trung
Việt" "$(found 'Bà gặp đoàn của Hội Hữu nghị Trung - Việt.' LOC)"
is "a body and whose it is, in an office" "Giám đốc Trung tâm Giống cây trồng thuộc Sở Nông nghiệp" "$(found 'Ông Lê Văn Nam, Giám đốc Trung tâm Giống cây trồng thuộc Sở Nông nghiệp, đã đến.' TITLE)"
is "a unit said once more behind its head" "đội đăng ký xe" "$(found 'Ông Lê Văn Nam, đội trưởng đội đăng ký xe, cho biết.' ORG)"
is "up to what is said of it" "Lê Văn Nam: Tổ trưởng tổ điều hành" "$(held 'Tổ trưởng tổ điều hành là ông Lê Văn Nam.')"

# ---- nurseries, temples, states ----
is "nurseries" "nhóm lớp Hoa Hồng
cơ sở mầm non Sao Mai" "$(found 'Vụ việc xảy ra tại nhóm lớp Hoa Hồng (phường Minh Khai). Chủ cơ sở mầm non Sao Mai đã xin lỗi phụ huynh.' ORG)"
is "a temple, not who is worshipped there" "đền Trần
Nam Định" "$(found 'Đêm qua có lễ khai ấn đền Trần ở Nam Định.' LOC)"
is "kings of a house" "" "$(found 'Lễ dâng hương tưởng nhớ 14 vị vua Trần bắt đầu.' PER)"
is "a republic by its whole name, a kingdom's government" "CH Czech
Cộng hòa Czech
Campuchia" "$(found 'Đại sứ CH Czech đã về. Hàng sang Cộng hòa Czech tăng. Đoàn của Chính phủ Hoàng gia Campuchia đã đến.' LOC)"
is "and that" "Chính phủ Hoàng gia Campuchia" "$(found 'Đoàn của Chính phủ Hoàng gia Campuchia đã đến.' ORG)"
is "many states, each by its name" "Australia
Brunei
Mỹ Latin" "$(found 'Đại diện các nước Australia, Brunei dự họp. Các nước Mỹ Latin vẫn chần chừ.' LOC)"

is "one state, all of it" "nước Mỹ" "$(found 'Cả nước Mỹ theo dõi.' LOC)"

# ---- classes, canals, roads, districts ----
is "classes of things" "" "$(found 'Đây là dự án nhóm B của tỉnh. Thí sinh khối A và khối C thi buổi sáng.' LOC; found 'Đây là dự án nhóm B của tỉnh.' ORG)"
is "a canal by its letter" "kênh C" "$(found 'Nước ở tuyến kênh C đã đổi màu.' LOC)"
is "how wide a road is" "" "$(found 'Tỉnh làm đường cao tốc 4 làn xe và đường 6 làn xe.' LOC)"
is "and one-way, but a district in the afternoon" "quận 1" "$(found 'Xe chạy ngược đường 1 chiều. Ông làm việc với UBND quận 1 chiều 8/2.' LOC)"
is "roads that meet, and a place where some do" "Trường Sơn
Hồng Hà
ngã tư Bảy Hiền" "$(found 'Cầu vượt tại giao lộ Trường Sơn - Hồng Hà đã xong. Xe dừng ở ngã tư Bảy Hiền.' LOC)"
is "the next districts by their numbers" "quận 3
4
5
Tân Bình
phường 7
11" "$(found 'Bệnh lan ra các quận 3, 4, 5 và Tân Bình. Mưa làm ngập phường 7 và 11 của thị xã.' LOC)"
is "but so many people" "quận 7" "$(found 'Công an bắt ở quận 7, 18 người.' LOC)"
is "a road by its number, and what leads over a bridge" "quốc lộ 1A
Đường Nguyễn Tất Thành
cầu Tân Thuận" "$(found 'Thị xã có 12 km đường quốc lộ 1A. Đường Nguyễn Tất Thành qua cầu Tân Thuận bị ngập.' LOC)"
is "of a firm's whole name the province" "Quảng Nam" "$(found 'Ông làm việc ở Công ty Tây Trường Sơn Quảng Nam.' LOC)"
is "roads by the houses there" "Lê Tấn Kế
Trần Bình
Phan Văn Khỏe" "$(found 'Ba căn hộ số 27 Lê Tấn Kế, 20 Trần Bình và 58 Phan Văn Khỏe, phường 2.' LOC | head -n 3)"
is "houses at the beginning of a text: nothing is before the first number" "0" \
	"$(printf '27 Lê Tấn Kế, 20 Trần Bình và 58 Phan Văn Khỏe' | "$bin/vbner" >out 2>&1; echo $?)"
is "a house is no day" "" "$(found 'Bà Lê Thị Hoa (239/67/100 Trần Văn Đang, phường 11) cho biết.' DATE)"
is "for whom a paper is signed, by whom a form" "ỦY BAN NHÂN DÂN
ỦY BAN NHÂN DÂN" "$(found "$(printf 'ỦY BAN NHÂN DÂN ......\n\nCác xã thi hành quy định này.\n\tTM. ỦY BAN NHÂN DÂN\n\tCHỦ TỊCH\n')" ORG)"
is "the number of a law's letterhead, and in a sentence" "31/2024/QH15
Luật số: 31/2024/QH15" "$(found "$(printf 'QUỐC HỘI\n\nLuật số: 31/2024/QH15\n')" DOC; found 'Theo Luật số: 31/2024/QH15, đất được giao.' DOC)"
# ---- people ----
is "people by their initials, with the point where the sentence goes on" "N.T.Đ.
V.H.M
P.T.N.
C.T.A.
Trần Thị K.O.
D.A
D.A
H.T" "$(found 'Một người tên N.T.Đ. đã đăng ảnh nạn nhân V.H.M lên mạng. Em P.T.N. và C.T.A. cùng bạn là Trần Thị K.O. gọi cho học sinh D.A ngay. Hôm sau, D.A nghỉ học. (Ảnh H.T)' PER)"
is "a name by its initials whose middle word is Văn or Thị" "L.V.H
N.T.T.M" "$(found 'Hôm qua, L.V.H rủ thêm N.T.T.M tới quán.' PER)"
is "who wrote the text, but no reporter" "Q.D" "$(found 'Đội khách thắng ba không. Ảnh chụp màn hình. P.V

Đội nhà đã thua trận này. Q.D (Tổng hợp)' PER)"
is "a firm, a site or a thing is called otherwise" "" "$(found 'Chiếc tàu mang tên Golden Sea và nhóm nhạc mang tên A.B đã tới.' PER)"
is "who is said to be called so" "Long
Hiển
Th." "$(found 'Ông chủ tên Long kể lại. Nghi phạm tên Hiển đã nhắn cho người bạn tên Th. nhiều lần.' PER)"
is "a given name behind a degree" "Hải: bác sĩ" "$(held 'Đối tượng hành hung bác sĩ Hải bị tạm giữ.')"
is "who is known by a name of given names" "Hồng Quế" "$(found 'Nữ ca sĩ kết hôn với diễn viên Hồng Quế hôm qua.' PER)"
is "a surname that is another word, too" "Và Vả Sua
Và Vả Sua" "$(found 'Công an phát hiện đối tượng Và Vả Sua (SN 1962) mang theo hàng cấm. Và Vả Sua đã bỏ chạy.' PER)"
is "y, bác sĩ: all who work there" "" "$(found 'Em được tập thể y, bác sĩ Bệnh viện đa khoa Sơn Lâm chăm sóc.' TITLE)"
is "ways from town to town are one, whatever stands before their towns" "cao tốc TP.HCM - Mỹ Lâm
đường sắt Thủ Thiêm - sân bay Hòa Lâm
đường sắt tốc độ cao Huế - Nha Trang
đường sắt đô thị Bến Thành - Hòa Lâm" "$(found 'Kẹt xe kéo dài trên cao tốc TP.HCM - Mỹ Lâm. Tỉnh muốn làm sớm đường sắt Thủ Thiêm - sân bay Hòa Lâm và tuyến đường sắt tốc độ cao Huế - Nha Trang. Dân chờ đường sắt đô thị Bến Thành - Hòa Lâm.' LOC)"
is "the first of several, before others of the document" "đường sắt TP.HCM - Mỹ Lâm
TP.HCM
đường sắt TP.HCM - Mỹ Lâm" "$(found "$(printf 'Khởi động dự án tuyến đường sắt TP.HCM - Mỹ Lâm 3,6 tỷ USD\nNgày 3/5, Chủ tịch UBND TP.HCM Trần Minh Khôi cho biết sẽ làm sớm tuyến đường sắt TP.HCM - Mỹ Lâm.\n')" LOC)"
is "tuyến is not of them" "cao tốc Bến Lức - Hòa Lâm
phố Hàng Ngang
Hà Nội" "$(found 'Xe chạy chậm trên tuyến cao tốc Bến Lức - Hòa Lâm. Công nhân sửa hè tuyến phố Hàng Ngang. Mưa làm ngập nhiều tuyến phố Hà Nội.' LOC)"
is "roads, squares, parks and canals called after a day" "đường 3/2
quảng trường 2/4
công viên 23 Tháng 9
đường 30 tháng 4
kênh 19 Tháng 5
Đường 2 Tháng 9" "$(found 'Nước ngập ở đường 3/2 và quảng trường 2/4. Chợ hoa dời sang công viên 23 Tháng 9. Nhà ông ở số 8 đường 30 tháng 4. Rác nổi đầy kênh 19 Tháng 5. Đường 2 Tháng 9 vẫn thông.' LOC)$(found 'Nước ngập ở đường 3/2. Chợ hoa dời sang công viên 23 Tháng 9. Nhà ông ở số 8 đường 30 tháng 4.' DATE)"
is "but amounts and days are none" "" "$(found 'Dân đổ đất cao hơn mặt đường 3-4 m. Họ thuê khách sạn 3-4 sao cách thành phố 8-10 km, đi quãng đường 1/4 dặm.' LOC)"
is "what stands before the name and is of the place" "CHK quốc tế Hòa Lâm
ga đường sắt Hòa Lâm
hệ thống thủy lợi Bắc Hòa Lâm
dốc Nong Pha
Khu neo đậu tránh trú bão Đông Hải
làng hoa Hòa Lâm" "$(found 'Hãng bay trao đổi với CHK quốc tế Hòa Lâm. Thành phố dời ga đường sắt Hòa Lâm. Nước ở hệ thống thủy lợi Bắc Hòa Lâm rất bẩn. Tổ công tác đứng ở dốc Nong Pha. Tỉnh xây Khu neo đậu tránh trú bão Đông Hải. Khách về làng hoa Hòa Lâm.' LOC)"
is "two parts of the earth, one continent" "Á
Âu
Lục địa Á - Âu" "$(found 'Hội nghị cấp cao Á - Âu họp hôm qua. Lục địa Á - Âu rất rộng.' LOC)"
is "those of a region by its letters" "ĐBSCL" "$(found 'Dự họp có đại diện các tỉnh ĐBSCL, các hội nghề cá.' LOC)"
is "the number of a car is no place, a language no country, sugar no road" "Tuy Hòa" "$(found 'Xe biển xanh như 65A - 000.09, 65A-001.13 và 65A - 111.33. Trường tuyển sinh ngành Ngôn ngữ Anh. Giám đốc Công ty mía đường Tuy Hòa vắng mặt.' LOC)"
is "years that are counted" "2016-2020
2004 - 2005" "$(found 'Đây là năm thứ hai của kế hoạch 5 năm 2016-2020. Trong 2 năm 2004 - 2005, xã không có dịch.' DATE)"
is "what is earned or done each month is no month" "" "$(found 'Chủ xe nộp mỗi tháng 3-5 triệu đồng. Tổ họp mỗi tháng 2 lần.' DATE)"
is "a road in a bracket behind what is there, and who asks" "Lê Văn Sỹ
phường 11
quận 3
TP HCM
Lê Văn Tám
quận 3" "$(found 'Hàng về Công ty Hòa Lâm (Lê Văn Sỹ, phường 11, quận 3). Tôi có nên uống thuốc không? (Hải Yến, TP HCM)' LOC; found 'Nhiều bạn đọc (Lê Văn Tám, quận 3) đồng ý.' PER; found 'Nhiều bạn đọc (Lê Văn Tám, quận 3) đồng ý.' LOC)"
is "but without a bracket nobody asks" "Hải Yến" "$(found 'Tôi có nên uống thuốc không? Như Hải Yến, TP HCM) đã hỏi.' LOC | head -n 1)"
is "two regions, and a place without a name that begins a sentence" "khu vực Tây Nguyên
Nam Bộ
Khu đô thị Hòa Lâm" "$(found 'Chiều nay mưa ở khu vực Tây Nguyên và Nam Bộ. Khu đô thị có diện tích 200 ha. Khu đô thị Hòa Lâm có chợ.' LOC)"
# ---- people from abroad ----
is "what a dash parts is one name" "Jean-Pierre Gore-Benton
Gore-Benton" "$(found 'Ông Jean-Pierre Gore-Benton, Giám đốc vùng, sống tại Hà Lan. Sau đó Gore-Benton trở nên nổi tiếng.' PER)"
is "one letter and a dash are no name" "" "$(found 'Hãng giới thiệu máy ảnh X-Series mới và cáp Type-C.' PER)"
is "who stands in commas behind an office" "Sadik Karim" "$(found 'Còn trước đó, Thị trưởng London, Sadik Karim, chính trị gia gốc Hồi giáo, đã nói.' PER)"
is "who stands before an office and a comma" "Jane Hornby: Giám đốc Nhân sự" "$(held 'Jane Hornby, Giám đốc Nhân sự, đã nghỉ việc từ năm ngoái.')"

# ---- what is said of a body, and of a life ----
is "what is said of a body is not of it" "báo Dân Việt
Phó Chủ tịch UBCK Nhà nước" "$(found 'Tin này báo Dân Việt đưa tin từ hôm qua.' ORG; found 'Ông Lê Văn Mẫu, Phó Chủ tịch UBCK Nhà nước bức xúc.' TITLE)"
is "all offices of a life in one sentence" "Lê Văn Mẫu: Thiếu tướng
Lê Văn Mẫu: uỷ viên Trung ương Đảng
Lê Văn Mẫu: nguyên bí thư Đảng uỷ Công an trung ương
Lê Văn Mẫu: đại biểu Quốc hội" "$(held 'Thiếu tướng Lê Văn Mẫu sinh ngày 3/10/1936, quê quán xã Sơn Hòa, huyện Hương Khê, tỉnh Hà Tĩnh, uỷ viên Trung ương Đảng các khoá VII, VIII; nguyên bí thư Đảng uỷ Công an trung ương, đại biểu Quốc hội các khoá IX, X.')"
is "two have no office together" "" "$(held 'Thông cảm với vợ chồng anh Gương, chủ tịch UBND xã Hòa Lâm đã chỉ đạo giải quyết ngay.')"
# ---- lines ----
is "a place ends with its headline" "Mộc Châu
Mộc Châu
Sơn La" "$(found 'Mùa hoa mận trắng ở Mộc Châu
Mộc Châu (Sơn La) sau Tết đẹp như tranh.' LOC)"
is "and with its line in a table" "Nghệ An
Hà Tĩnh
Sơn La
Hòa Bình
Hải Dương" "$(found 'Nghệ An
Hà Tĩnh
Sơn La
Hòa Bình
Hải Dương' LOC)"
is "but names go on over a line end" "1" "$(printf 'Đoàn công tác của thành phố Hồ\nChí Minh thăm tỉnh.\n' | "$bin/vbner" | grep -c '"text":"thành phố Hồ.nChí Minh"')"
is "what is of two, what is done, a council that is not told" "" "$(found 'Kim ngạch thương mại song phương Indonesia - Việt Nam tăng. Các sân do Sở quản lý. Các thành viên Hội đồng đồng ý. Có 4 cơ quan báo chí Trung ương dự.' ORG)"
is "what a firm owes is no number of it, where its shares are traded" "Công ty cổ phần Đầu tư Tân Lâm
TLA
HOSE
TLA
Công ty cổ phần Đại học Tân Lâm" "$(found 'Công ty cổ phần Đầu tư Tân Lâm (TLA – HOSE) vừa công bố. TLA cho Công ty cổ phần Đại học Tân Lâm 611 tỷ đồng.' ORG)"
is "rows of a table are nobody" "" "$(found 'STT Nguồn gốc Tên khoa học
1 N
Herba Adenosmatis
bracteosi
Adenosma bracteosum Bonati
2 N
Radix et
Caulis Gneti montani' PER)"
is "letters of things are nobody" "" "$(found 'Xem Phụ lục V và cột A, B của mẫu này. Đánh dấu X vào ô. Dự án nhóm A, B và C dùng tia X. Nhiệt độ dưới 15°C. Năm báo cáo (N).
B. KẾT QUẢ
Morus alba L. - Moraceae.' PER)"
is "but people may be called so" "B
M
T" "$(found 'Bà B và đồng chí M nghỉ hưu. Ông T được hưởng trợ cấp..' PER)"
is "the first word of an item is nobody, though somebody is called so" "Lê Văn Quyền
Nguyễn Thanh Chi" "$(found 'Bộ trưởng Lê Văn Quyền và ông Nguyễn Thanh Chi ký.
1. Chi nghiên cứu khoa học: thực hiện.
- Chi mua sắm, thuê máy móc.
Điều 3: Quyền và nghĩa vụ của Bên đưa đi' PER)"
is "seasons, the net and tables are nobody" "" "$(found 'Khách đi du Xuân, xem hội Xuân và hoa đầu Xuân. Ảnh: Internet. Khi Facebook ra đời, nhiều người dùng Internet. Đội Leicester City thắng ở Premier League.' PER)"
is "what is sold or done in letters is no body, the care of a consulate no consul" "EU" "$(found 'Sau Brexit, EU đổi khác. BTC trao giải. Máy dùng Windows và Android. Bộ làm tốt công tác bảo hộ lãnh sự.' ORG; found 'Bộ làm tốt công tác bảo hộ lãnh sự.' TITLE)"
is "what begins a sentence and is nobody in the text" "Nguyễn Văn Hùng
Hùng" "$(found 'Lương giáo viên sẽ tăng. Nam diễn viên chính vắng mặt. Đội tuyển dự World Cup và SEA Games. Đoàn xe chở hàng.' PER; found 'Anh Nguyễn Văn Hùng đi cùng. Hùng bị thương nhẹ.' PER)"
is "what is played for is no body and no place" "" "$(found 'Đội dự Champions League và vòng chung kết Đường lên đỉnh Olympia. Diễu binh A80 sau Covid-19.' ORG; found 'Đội dự Thượng Hải Masters và Vietnam Open, chung kết Đường lên đỉnh Olympia.' LOC)"
is "those of all communes" "UBND TP" "$(found 'Mới đây, UBND TP có công văn chỉ đạo các sở, ban ngành, UBND 168 phường, xã, đặc khu triển khai bảng giá đất.' ORG)"
is "a long list of points is of the law" "điểm b, c, d, đ, e, g, k, m, n, p và q khoản 2 Điều 19 Luật 69/2020/QH14
điểm a, b, c, d, đ, k, l, m, n, p, q, r và s khoản 2 Điều 19 Luật 69/2020/QH14" "$(found 'Theo quy định tại điểm b, c, d, đ, e, g, k, m, n, p và q khoản 2 Điều 19 Luật 69/2020/QH14, doanh nghiệp báo cáo. Theo điểm a, b, c, d, đ, k, l, m, n, p, q, r và s khoản 2 Điều 19 Luật 69/2020/QH14, họ được về nước.' DOC)"
is "departments with a comma in their names, papers and gases in letters" "Cục Quản lý, giám sát tổ chức tín dụng
Vụ Thống kê Nông, Lâm nghiệp và Thủy sản
Ngân hàng Nhà nước Khu vực" "$(found 'Phối hợp với Cục Quản lý, giám sát tổ chức tín dụng, Vụ Thống kê Nông, Lâm nghiệp và Thủy sản và Ngân hàng Nhà nước Khu vực. Nhà thầu nộp E-HSDT theo HSMT, phần III, đo CO2 và PM10.' ORG)"
is "who goes on in other offices" "Nguyễn Thành Gương: Tổng giám đốc Công ty Tân Lâm
Lê Hồng Mẫu: Tổng giám đốc
Lê Hồng Mẫu: Ủy viên HĐQT" "$(held 'Ông Nguyễn Thành Gương được bổ nhiệm làm Tổng giám đốc Công ty Tân Lâm. Ông Lê Hồng Mẫu sẽ thôi thực hiện nhiệm vụ của Tổng giám đốc và tiếp tục đảm nhận chức vụ Đại diện vốn nhà nước, Ủy viên HĐQT cho đến khi nghỉ hưu.')"
is "the board of a secretary general is a body, not the office" "Bộ Công an Việt Nam
Ban Tổng thư ký Interpol
Interpol" "$(found 'Bộ Công an Việt Nam cử cán bộ làm việc tại Ban Tổng thư ký Interpol. Tổng thư ký Interpol Jurgen Stock cảm ơn.' ORG)"
is "an acronym the text gives in brackets" "Vũ Tiến Lộc: Chủ tịch Phòng Thương mại và Công nghiệp Việt Nam
Lộc: Chủ tịch VCCI" "$(held 'Theo ông Vũ Tiến Lộc, Chủ tịch Phòng Thương mại và Công nghiệp Việt Nam (VCCI), năm nay đã có khoảng 200 kiến nghị. Ông Lộc cho biết sẽ có những vấn đề được giải quyết ngay, nhưng cũng có một số vấn đề liên quan đến thể chế cần thêm thời gian. Chủ tịch VCCI cũng cho biết năm nay đã khác.')"
plan
