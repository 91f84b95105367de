#!/bin/sh
# What learned weights decide is put in order afterwards: no span crosses another or leaves a bracket open, a number of a list
# is no part of the title it is glued to, a whole date by itself stays one.
. "$SRC/tests/tap.sh"
cd "$work" || exit 1

# found TEXT TYPE: what is found of a type, each on a line.
found() { printf '%s\n' "$1" | "$bin/vbner" --format=tsv | awk -F '\t' -v type="$2" '$3 == type { print $6 }'; }

held() { printf '%s\n' "$1" | "$bin/vbner" --format=holds | awk -F '\t' '{ print $2 ": " $3 }'; }

is "a whole date in a row of numbers" "01/5/2014" "$(found 'Trạm phát sóng tỉnh Long An 34 32 01/5/2014 Giải phóng kênh 34 ưu tiên' DATE)"
is "a share of votes is none" "" "$(found 'Đại biểu tán thành với tỷ lệ 7/7 phiếu' DATE)"
is "the bracket of a document is closed" "Nghị quyết Trung ương 4 (khóa XII)" \
	"$(found 'Kiểm tra việc thực hiện Nghị quyết Trung ương 4 (khóa XII) gắn với việc nêu gương.' DOC)"
is "the number of the next item of a list" "Bộ trưởng Bộ Công an
Phó Thủ tướng" "$(found '2. Lê Văn Mẫu - Bộ trưởng Bộ Công an3. Trần Văn Gương - Phó Thủ tướng4. Vũ Minh Tâm' TITLE)"
is "a document ends where its issuer does" "Công văn số 41/VPCP-NN ngày 24/4/2017 của Văn phòng Chính phủ" \
	"$(found 'Ý kiến nêu tại Công văn số 41/VPCP-NN ngày 24/4/2017 của Văn phòng Chính phủ được thực hiện.' DOC)"
is "two syllables that were glued" "Lê Văn Mạnh
Trần Thị Khéo" "$(found 'Tham dự có ông Lê Văn MạnhBan tổ chức và bà Trần Thị Khéo.' PER)"
is "no word is cut" "Cục trưởng Cục Hậu cần quân khu" "$(found 'Đại tá Trần Quang Tuấn - Cục trưởng Cục Hậu cần quân khu phát biểu.' TITLE | tail -n 1)"
is "nor in a title of a new kind" "Bộ trưởng phụ trách hải ngoại" "$(found 'Bà Marie Dupont làm Bộ trưởng phụ trách hải ngoại.' TITLE)"
is "a form of address is no part of the title before it" "Phó TGĐ
Tổng giám đốc" "$(found 'Ngân hàng đã bổ nhiệm Phó TGĐ bà Trần Thị Minh giữ chức Tổng giám đốc.' TITLE)"
is "nor is the dash between two" "Chủ tịch HĐQT
TGĐ Cty Điện Lam" "$(found 'Tháng 2, bà Thoa làm Chủ tịch HĐQT – TGĐ Cty Điện Lam.' TITLE)"
is "what stands within a headline ends there" "Bí thư Quận ủy Thanh Lâm" "$(found 'Ông Lê Văn Bách giữ chức Bí thư Quận ủy Thanh Lâm
ĐÀ NẴNG - Sáng qua, Thành ủy công bố quyết định.' TITLE)"
is "an office in a headline has no body on the next line" "Thủ tướng" "$(found 'Hạ viện chấp thuận ông Kim Min-soo làm Thủ tướng
Quốc hội Hàn Quốc hôm qua đã bỏ phiếu chấp thuận người được đề cử.' TITLE)"
is "but one that begins its line has" "Chủ tịch\nUBND tỉnh Hòa Lâm" "$(found 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Chủ tịch
UBND tỉnh Hòa Lâm

Quyết định' TITLE)"
is "small words within a name from abroad" "Ursula von der Leyen
Rodrigo de Rato" "$(found 'Bộ trưởng Quốc phòng Đức Ursula von der Leyen gặp ông Rodrigo de Rato.' PER)"
is "names from abroad whose syllables dashes join, and as they are written there" "Hen-ri Đuy-pông
Henri Dupont
Ra-vi-na Đa-lu
Ravina Dalu
Ra-vi-na Đa-lu" "$(found 'Tổng thư ký IPU Hen-ri Đuy-pông (Henri Dupont) gặp Phó Chủ tịch Quốc hội Cộng hòa Fiji Ra-vi-na Đa-lu (Ravina Dalu). Phó chủ tịch Ra-vi-na Đa-lu cảm ơn.' PER)"
is "an office ends before them" "Tổng thư ký IPU
Tổng thống Pháp" "$(found 'Tổng thư ký IPU Hen-ri Đuy-pông tiếp Tổng thống Pháp Ê.Ma-crông.' TITLE)"
is "their initials, particles and other words" "V.Pê-tơ-rốp
Mô-ham-mét bin Xa-lét
Đô-nan Trăm" "$(found 'Thứ trưởng Ngoại giao Nga V.Pê-tơ-rốp, Thái tử A-rập Xê-út Mô-ham-mét bin Xa-lét và Tổng thống Mỹ Đô-nan Trăm đã điện đàm.' PER)"
is "countries and towns are written so, too" "Ô-xtrây-li-a
Mát-xcơ-va
In-đô-nê-xi-a
Cam-pu-chia
tỉnh Ba-la-khin" "$(found 'Đoàn đã tới Ô-xtrây-li-a, Mát-xcơ-va, In-đô-nê-xi-a, Cam-pu-chia và tỉnh Ba-la-khin.' LOC)"
is "a dash between a name and what follows is none of theirs" "Nguyễn Văn Dũng" "$(found 'Bị bắt có Nguyễn Văn Dũng-người quen của gia đình.' PER)"
is "who was born then or is so old is somebody" "Mùa A Tông
Khà A Mý
Ksor H'Ban
Phạm Thành Trong
Khánh
Zhang Bo Lin" "$(found "Bị bắt có Mùa A Tông (sinh năm 1992), Khà A Mý, SN 1971, Ksor H'Ban, 34 tuổi, Phạm Thành Trong (SN 1979, ngụ Cà Mau), Lê Thị Bưởi (tự Khánh, sinh năm 1982) và Zhang Bo Lin (sinh 1963)." PER | grep -v 'Lê Thị')"
is "but no country, no people, no place where he is from" "Lê Văn Kho" "$(found 'Lê Văn Kho, quê Hà Tĩnh, sinh năm 1983, đi cùng một người Hàn Quốc (sinh năm 1951) và một phụ nữ dân tộc Hrê, 22 tuổi.' PER)"
is "letters that count and parts of the country are no names" "Lê Thị A
Vũ Hoàng Nam" "$(found 'Cháu Lê Thị A học giỏi, vào lớp nhóm A. Chủ quán Vũ Hoàng Nam (SN 1981) ở phía Nam.' PER)"
is "small words before a name given in short" "Anna van der Berg
van der Berg
van der Berg
de Rato" "$(found 'Bà Anna van der Berg nhậm chức. Bà van der Berg nói sẽ đi. Đoàn do Bộ trưởng van der Berg dẫn đầu gặp ông de Rato.' PER)"
is "who has a rank or an honour is somebody, whatever place is called so" "Lê Minh Đức
Đức
Hồ Khánh
Văn Phú" "$(found 'Thượng úy Lê Minh Đức đi vắng. Chúng tôi chờ Thượng úy Đức, có cả Thượng tá Hồ Khánh và NSƯT Văn Phú cùng đi.' PER)"
is "who is named in full elsewhere" "Lê Thị Quỳnh Lâm
Quỳnh Lâm" "$(found 'Tòa đã gọi chị Lê Thị Quỳnh Lâm. Lần này, Quỳnh Lâm đã vắng mặt.' PER)"
is "initials before syllables, those who write for an agency" "T.Mây
Sơn Ca" "$(found 'Hội nghị khen Thủ tướng Anh T.Mây vì thành tích đạt được. Sơn Ca (TTXVN)' PER)"
is "somebody with a form of address is no body, though one is called like him" "Trumbo
Trumbo" "$(found 'Các đại diện từ Tập đoàn Trumbo chưa trả lời. Quỹ này của ông Trumbo. Sau đó ông Trumbo im lặng. Công ty do Tập đoàn Trumbo lập.' PER)"
is "a form of address in small letters is enough" "Nga
Thành
Châu" "$(found 'Sáng nay chị Nga không đi chợ. Họ hỏi thăm vợ anh Thành. Chị Châu, thợ may trong xóm, chỉ cười.' PER)"
is "hôm belongs to the day" "hôm 9/5
Hôm 22/5" "$(found 'Ông bị sa thải hôm 9/5. Hôm 22/5, ông rời thủ đô.' DATE)"
is "a credit without a colon" "Nguyễn Hữu Cầu
Như Ý" "$(found 'ĐBQH Nguyễn Hữu Cầu. Ảnh Như Ý' PER)"
is "a board is no body without its company" "" "$(found 'Ông Hưởng rời HĐQT và không dự ĐHĐCĐ.' ORG)"
is "tân and cựu are of the title" "tân Giám đốc FBI
cựu Phó giám đốc" "$(found 'Ông Wray sẽ trở thành tân Giám đốc FBI thay cựu Phó giám đốc Comey.' TITLE)"
is "no word of a place" "Nhà tang lễ quốc gia
Trung tâm hội nghị quốc gia" "$(found 'Lễ viếng ở Nhà tang lễ quốc gia, rồi đoàn về Trung tâm hội nghị quốc gia để họp.' LOC)"
is "whose document it is, behind commas" "Công văn số 77/UBND-TH, ngày 05/10/2016, của UBND tỉnh" \
	"$(found 'Theo Công văn số 77/UBND-TH, ngày 05/10/2016, của UBND tỉnh thì các huyện phải báo cáo.' DOC)"
is "no word is cut by one that is rare" "Trưởng phòng an ninh" "$(found 'Trưởng phòng an ninh văn hóa phát biểu.' TITLE)"
is "an office in apposition ends at the comma" "Trưởng phòng an ninh văn hóa" "$(found 'Ông Nguyễn Văn Mỹ, Trưởng phòng an ninh văn hóa, cho biết như vậy.' TITLE)"
is "but where a clause goes on" "Trưởng phòng" "$(found 'Ông Nguyễn Văn Mỹ, Trưởng phòng bị tố cáo, không đến.' TITLE)"
is "amounts are no months, numbers of papers no years" "" "$(found 'Mỗi tháng 3 triệu đồng. Các quyết định từ 2356 đến 2361 đã ký.' DATE)"
is "a month before a share is one" "tháng 3" "$(found 'Trong tháng 3 tỷ lệ này tăng.' DATE)"
is "an office and its short form in a parenthesis" "Trần Thị Khéo: đại biểu Quốc hội
Trần Thị Khéo: ĐBQH
Vũ Minh Gương: Phó Thủ tướng" "$(held 'Sau đó đại biểu Quốc hội (ĐBQH) Trần Thị Khéo (Hòa Lâm) đặt câu hỏi cho Phó Thủ tướng Vũ Minh Gương.')"
is "an office that somebody is punished with" "Vũ Minh Gương: Ủy viên Ban Thường vụ Tỉnh ủy" \
	"$(held 'Ban Bí thư quyết định kỷ luật ông Vũ Minh Gương, cách chức Ủy viên Ban Thường vụ Tỉnh ủy nhiệm kỳ 2010 - 2015.')"
is "a name ends where the next sentence addresses somebody" "Cao Văn Thái
Vinh" "$(found 'Chợ Hòa Lâm sáng qua. Ảnh: Cao Văn Thái Ông Vinh cũng cho biết sẽ gửi đơn.' PER)"
is "or where it begins with a common word" "Hồ Thị Thảo
Hồ Thị Thảo" "$(found 'Bệnh viện mổ cho chị Hồ Thị Thảo hôm qua.

Đó là ca của chị Hồ Thị Thảo Căn cứ kết quả họp, bệnh viện kết luận.' PER)"
is "Tân that is part of a name" "Nguyễn Tân
Phan Anh Hào" "$(found 'Công an tỉnh họp sáng qua. Ảnh: Nguyễn Tân Thiếu tướng Phan Anh Hào phát biểu.' PER)"
is "a name behind an office is none of it" "Chủ tịch UBND huyện" "$(found 'Dân khiếu nại về việc Chủ tịch UBND huyện Đinh Hữu Nam đơn phương chấm dứt hợp đồng.' TITLE)"
is "but of a school" "Hiệu trưởng trường THCS Nguyễn Trung Trực" "$(found 'Sáng qua có Hiệu trưởng trường THCS Nguyễn Trung Trực tới dự.' TITLE)"
is "a function word, a clan, a virus, a site are none" "" \
	"$(found 'Không biết ai đúng. Con cháu Nguyễn Phước tộc. Dịch cúm H5N1. Ảnh: Quochoi.vn' PER)$(found 'Dịch cúm H5N1. Dự thảo Bộ Quy tắc mới. Ảnh: Quochoi.vn' ORG)"
is "short for a document or a code" "NĐ 67
QĐ 153
BLTTHS" "$(found 'Tàu đóng theo NĐ 67 đã hỏng. Theo QĐ 153 và theo BLTTHS, việc này sai.' DOC)"
is "an office in a parenthesis" "trưởng khoa chi dưới" "$(found 'Dự lễ có ông Nguyễn Văn Quang (trưởng khoa chi dưới) và nhiều người.' TITLE)"
is "behind a year of birth" "Giám đốc Công ty trục vớt luồng hạ lưu" "$(found 'Công an bắt ông Ngô Thành Nam (SN 1980) – Giám đốc Công ty trục vớt luồng hạ lưu.' TITLE)"
is "a row of offices before a comma and the next name" "Đinh Văn Lang: Ủy viên Bộ Chính trị
Đinh Văn Lang: Bí thư Thành ủy
Lê Văn Khôi: Phó Chủ tịch UBND TP" "$(held 'Dự lễ có ông Đinh Văn Lang, Ủy viên Bộ Chính trị, Bí thư Thành ủy, ông Lê Văn Khôi, Phó Chủ tịch UBND TP cùng lãnh đạo các sở.')"
is "who gives himself out as one" "" "$(held 'Trần Thanh Lam giả danh Giám đốc Công ty Hòa Lâm để lừa đảo.')"
is "two offices at once before a name" "Trần Thị Khéo: Giám đốc Công ty Hoa Ban
Trần Thị Khéo: Chủ tịch Hội Làm vườn" "$(held 'Giám đốc Công ty Hoa Ban, đồng thời là Chủ tịch Hội Làm vườn Trần Thị Khéo cho biết như vậy.')"
is "who it was then" "Lê Văn Mẫu: Bí thư Huyện đoàn Sơn Hà" "$(held 'Đến năm 1992, Bí thư Huyện đoàn Sơn Hà khi ấy là ông Lê Văn Mẫu nhận anh vào làm.')"
is "as many as are counted, whatever is said of each" "Lê Văn Mẫu: phó giám đốc
Trần Thị Khéo: phó giám đốc
Vũ Minh Gương: phó giám đốc" "$(held '3 phó giám đốc gồm ông Lê Văn Mẫu đến từ Huế, bà Trần Thị Khéo của Hà Nội và ông Vũ Minh Gương.')"
is "where he is not said again" "Lê Văn Mẫu: tiến sĩ
Lê Văn Mẫu: giám đốc Trung tâm Giống
Lê Văn Mẫu: phó bí thư Tỉnh ủy Hà Nam" "$(held 'Ông Lê Văn Mẫu sinh năm 1956, là tiến sĩ. Từ tháng 7 đến tháng 11-1995 làm giám đốc Trung tâm Giống. Từ tháng 3-2003 đến tháng 3-2004 làm phó bí thư Tỉnh ủy Hà Nam.')"
is "whose proposal it was" "" "$(held 'Theo tờ trình của Thủ tướng, ông Lê Văn Mẫu sinh năm 1956, quê ở Hà Nam.')"
is "a city by its short name, a former office by another word" "Trần Thị Khéo: Chủ tịch UBND TP Hà Nội
Trần Thị Khéo: Chủ tịch UBND Thành phố
Lê Văn Mẫu: nguyên giám đốc Sở Y tế
Lê Văn Mẫu: Cựu giám đốc Sở Y tế" "$(held 'Chủ tịch UBND TP Hà Nội Trần Thị Khéo ký văn bản. Chủ tịch UBND Thành phố yêu cầu làm rõ việc của ông Lê Văn Mẫu, nguyên giám đốc Sở Y tế. Cựu giám đốc Sở Y tế vắng mặt.')"
is "two syllables that end a name, however whole they look" "Nguyễn Lan Anh 1
Lan Anh 1" "$(printf '%s\n' 'Bác sĩ Nguyễn Lan Anh – Phó giám đốc bệnh viện – đã báo cáo. Bác sĩ Lan Anh nói tiếp.' |
	"$bin/vbner" --format=tsv | awk -F '\t' '$3 == "PER" { print $6, $8 }')"
is "who is somebody is not of the body before him" "Trần Thị Khéo: nguyên phó phòng tài chính
Trần Thị Khéo: Phó phòng kế toán công ty" "$(held 'Riêng Trần Thị Khéo, nguyên phó phòng tài chính, bị truy tố. Phó phòng kế toán công ty Trần Thị Khéo có nhiệm vụ kiểm tra.')"
is "the office of a headline, whose body is told there alone" "Trần Minh Khôi: Tổng giám đốc Hoa Ban VN
Trần Minh Khôi: Tổng giám đốc" "$(held 'Kiểm điểm Tổng giám đốc Hoa Ban VN
Bộ yêu cầu làm rõ trách nhiệm của Tổng giám đốc Trần Minh Khôi trong vụ này.')"
is "he who is pointed at" "Lê Văn Mẫu: chủ tịch
Lê Văn Mẫu: chủ tịch của CLB Hoa Ban" "$(held 'Hôm qua chủ tịch Lê Văn Mẫu đã tới sân. Sau trận đấu, vị chủ tịch của CLB Hoa Ban vui mừng thông báo.')"
is "who is proposed to be agreed on has no office yet" "Lê Văn Mẫu: Phó Chủ tịch" "$(held 'Hội nghị giới thiệu ông Lê Văn Mẫu, Phó Chủ tịch, để hiệp thương giữ chức Chủ tịch Hội Khuyến học.')"
is "an office right behind a name is of that name" "Lê Văn Mẫu: nguyên chủ tịch huyện
Trần Minh Khôi: nguyên phó chủ tịch huyện" "$(held 'Công tố viên đề nghị mức án: Lê Văn Mẫu nguyên chủ tịch huyện từ 8 đến 9 năm tù, Trần Minh Khôi nguyên phó chủ tịch huyện từ 7 đến 8 năm tù, Vũ Minh Gương từ 2 đến 3 năm tù.')"
is "who acts in a role" "Lê Văn Mẫu: phó giám đốc" "$(held 'Ông Lê Văn Mẫu với tư cách là phó giám đốc đã ký giấy mời.')"
is "who was in office" "Trần Minh Khôi: giám đốc nhà hát" "$(held 'Trước đó, khi còn đương chức giám đốc nhà hát, nghệ sĩ Trần Minh Khôi từng khen bạn.')"
is "whom a sentence is about is in the role" "Trần Thị Khéo: Giám đốc Sở Y tế
Lê Văn Mẫu: chủ tịch hội" "$(held 'Giám đốc Sở Y tế Trần Thị Khéo mở lớp. Ông Lê Văn Mẫu tới thăm lớp học với tư cách chủ tịch hội.')"
is "the wife is who is named" "Trần Thị Khéo: giám đốc" "$(held 'Nhà máy do vợ ông Khôi làm giám đốc, bà Trần Thị Khéo, đã đóng cửa.')"
is "those who share an office, and who are counted before" "Lê Văn Mẫu: trợ lý
Vũ Minh Gương: trợ lý
Trần Thị Khéo: Thủ tướng
Lê Văn Mẫu: đồng Chánh Văn phòng Nội các
Vũ Minh Gương: đồng Chánh Văn phòng Nội các" "$(held 'Hai trợ lý của Thủ tướng Trần Thị Khéo, đồng Chánh Văn phòng Nội các Lê Văn Mẫu và Vũ Minh Gương, xin nghỉ.')"
is "a title ends before what it is in charge of, unless it has no body of its own" "Phó Chủ tịch xã
Phó Giám đốc phụ trách kinh doanh" "$(found 'Ông Lê Văn Mẫu, Phó Chủ tịch xã phụ trách làng nghề, gặp ông Trần Minh Khôi, Phó Giám đốc phụ trách kinh doanh.' TITLE)"
is "who share an office, but money is no office" "đồng Chủ tịch
Trưởng Ban kỷ luật" "$(found 'Bà Trần Thị Khéo, đồng Chủ tịch hội nghị, bị phạt 25 triệu đồng Trưởng Ban kỷ luật Lê Văn Mẫu cho hay.' TITLE)"
is "aides of a high grade" "trợ lý cấp cao
chuyên gia cao cấp" "$(found 'Hai trợ lý cấp cao của ông xin nghỉ. Ông Lê Văn Mẫu, chuyên gia cao cấp, ở lại cùng các chuyên gia cao cấp của nước bạn.' TITLE)"
is "who took a picture is no place" "Đình Viên" "$(found 'Chợ Hòa Lâm sáng qua. Ảnh: Đình Viên.' PER)"
is "people by their initials" "V.A
P.T.T" "$(found 'Cháu V.A mất tích. Công an tìm thấy P.T.T (20 tuổi) gần đó.' PER)"
is "a dot behind an initial is none of the name, but where the sentence goes on" "Nguyễn Thị L
L." "$(found 'Công an mời chị Nguyễn Thị L. (SN 1983) lên làm việc. Chồng chị L. cũng đến.' PER)"
is "roads named after people" "đường Hoà Bình
Lê Trọng Tấn
Phạm Văn Đồng" "$(found 'Ngập nặng ở các đường Hoà Bình, Lê Trọng Tấn và Phạm Văn Đồng.' LOC)"
is "a disease with a stroke in it" "Trung tâm phòng chống HIV/AIDS tỉnh Kon Tum" "$(found 'Trung tâm phòng chống HIV/AIDS tỉnh Kon Tum cho biết như vậy.' ORG)"
is "a name taken into a body" "Phó Chủ tịch UBND tỉnh
Dương Tất Thành" "$(found 'Phó Chủ tịch UBND tỉnh Dương Tất Thành cùng dự.' TITLE; found 'Phó Chủ tịch UBND tỉnh Dương Tất Thành cùng dự.' PER)"
is "but the name of a firm is its own" "Giám đốc Công ty TNHH Hoàng Gia Phát" "$(found 'Ông Lê Văn Nam, Giám đốc Công ty TNHH Hoàng Gia Phát, vắng mặt.' TITLE)"
is "a unit and its number" "đội phó đội 3" "$(found 'Ông Lý Hoàng Minh - đội phó đội 3 bị bắt.' TITLE)"
is "a general, whatever his rank" "Đỗ Văn Tuyến: tướng" "$(held 'Theo tướng Đỗ Văn Tuyến, vụ việc đã rõ.')"
is "whose it is is not told" "Hiệu trưởng" "$(found 'Theo Hiệu trưởng một trường lớn ở Hà Nội, việc này chậm.' TITLE)"
is "no offices, teams, telephones" "" \
	"$(found 'Cô giáo viên chủ nhiệm gọi điện. Ông là tư lệnh ngành y tế.' TITLE)$(found 'Hôm qua U23 Việt Nam gặp U23 Malaysia.' ORG)$(found 'Điện thoại: (04) 32373667.' DATE)"
is "an hour and its day are one" "12:10 29/06/2017" "$(found '12:10 29/06/2017' DATE)"
is "this year, last year" "3/4/2016
ngày 2/9 năm nay
tháng 7 năm ngoái" "$(found 'Hà Nội, 3/4/2016. Đến ngày 2/9 năm nay và tháng 7 năm ngoái.' DATE)"
is "and which they are" "2016-09-02 2015-07" "$(printf 'Hà Nội, 3/4/2016. Đến ngày 2/9 năm nay và tháng 7 năm ngoái.\n' | "$bin/vbner" --format=tsv | awk -F '\t' '$3 == "DATE" { print $7 }' | tail -n 2 | paste -s -d ' ')"
is "years in prison, thousands" "" "$(found 'Bị phạt từ 9-10 năm tù, có 88% (3.028) ý kiến.' DATE)"
is "an acronym of common words is no body" "" "$(found 'Đề tài về quy hoạch (QH) đã xong. Nhiều nơi chưa có QH, vì QH chậm. Bản chất của QH là vậy.' ORG)"
is "a road by its number" "QL14
xã Đăk Hòa" "$(found 'Xe khách bị nạn trên QL14, thuộc xã Đăk Hòa.' LOC)"
is "roads that are announced" "Mai Chí Thọ
xa lộ Hà Nội" "$(found 'Nhiều tuyến đường như Mai Chí Thọ, xa lộ Hà Nội đều kẹt xe.' LOC)"
is "a stretch between two roads" "đường Nam Kỳ Khởi Nghĩa
Võ Thị Sáu
Lê Lợi" "$(found 'Rào chắn trên đường Nam Kỳ Khởi Nghĩa đoạn từ Võ Thị Sáu đến Lê Lợi.' LOC)"
is "a road of flowers" "đường hoa Nguyễn Huệ" "$(found 'Người dân đến xem đường hoa Nguyễn Huệ trong dịp Tết.' LOC)"
is "given names in a list" "Nguyễn Thanh Tâm
Trần Văn Pháp
Lê Quốc An
Tâm
Pháp
An" "$(found 'Các bị cáo là Nguyễn Thanh Tâm, Trần Văn Pháp và Lê Quốc An. Theo cáo trạng, tiền do Tâm, Pháp và An chia nhau.' PER)"
is "a kind of place is none of its name" "A Lưới" "$(found 'Đoàn đến huyện miền núi A Lưới hôm qua.' LOC)"
is "thường trực is of the office" "HĐND TP Cần Thơ" "$(found 'Bà Vũ Thị Cảnh, Phó Chủ tịch Thường trực HĐND TP Cần Thơ, cho biết.' ORG)"
is "no doctor in particular" "" "$(found 'Tuyến huyện khó thu hút bác sĩ, tỉnh đã ban hành chính sách.' TITLE)"
is "but one who was named" "Bác sĩ
Bác sĩ" "$(found 'Bác sĩ Nguyễn Văn Thìn bị phạt. \"Bác sĩ cũng muốn lên tuyến trên làm việc\", bà nói.' TITLE)"
is "the spokesmen of all" "" "$(found 'Cán bộ chủ chốt là người phát ngôn của các sở, ban ngành cấp tỉnh.' TITLE)"
is "a word and no name" "" "$(found 'Cử tri và Nhân dân rất bức xúc về tình trạng khiếu kiện.' PER)"
is "lists of years go on" "năm 2015
2016
2017" "$(found 'Trong các năm 2015, 2016 và 2017 tỉnh đã chi nhiều.' DATE)"
is "a period and a day are two" "6 tháng đầu năm 2017
chiều 10/7" "$(found 'Hội nghị sơ kết công tác 6 tháng đầu năm 2017 chiều 10/7 tại Hà Nội.' DATE)"
is "late in the afternoon" "Chiều muộn ngày 12/6" "$(found 'Chiều muộn ngày 12/6, Chính phủ họp.' DATE)"
is "after a day of this year" "15/11" "$(found 'Sau 15/11 TP HCM chỉ còn ba chợ.' DATE)"
is "a factor is no day" "" "$(found 'Hệ số phụ cấp từ 1,25 trở lên.' DATE)"
is "a credit in a parenthesis" "Trọng Đức" "$(found 'Đại biểu phát biểu (Ảnh Trọng Đức) tại hội nghị.' PER)"
is "who is listed behind gồm" "Lê Xuân Cường: Phó Chủ tịch Hội
Trần Đăng Tuấn: Phó Chủ tịch Hội
Bùi Sĩ Hòa: Phó Chủ tịch Hội" "$(held 'Phó Chủ tịch Hội gồm các ông: Lê Xuân Cường, Trần Đăng Tuấn và Bùi Sĩ Hòa.')"
is "a list with a road in it" "Lý Tự Trọng
Nam Kỳ Khởi Nghĩa
Nguyễn Du" "$(found 'Nhiều ôtô đỗ sai ở Lý Tự Trọng, Nam Kỳ Khởi Nghĩa, Nguyễn Du.' LOC)"
is "a name behind the number of a house" "Trần Duy Hưng
Hà Nội" "$(found 'Phóng viên đến trường (43 Trần Duy Hưng, Hà Nội) để xác minh.' LOC)"
is "an office of one place, and another place" "Đại sứ Nga" "$(found 'Cuối buổi sáng, đoàn làm việc với Đại sứ Nga và Hàn Quốc về an ninh năng lượng.' TITLE)"
is "candidates and no doctors" "" "$(found 'Làm vậy ảnh hưởng đến quyền lợi của TS ngoài tỉnh.' TITLE)"
is "for whom somebody signs" "" "$(found 'Nơi nhận: KT. THỦ TƯỚNG - Như Điều 3; PHÓ THỦ TƯỚNG' ORG)"
is "offices behind names that have degrees" "Nguyễn Hữu Đông: Tiến sĩ
Nguyễn Hữu Đông: Trưởng khoa Thận nhân tạo
Đào Xuân Mai: tiến sĩ
Đào Xuân Mai: Phó trưởng khoa Hồi sức" "$(held 'Đoàn gồm Tiến sĩ Nguyễn Hữu Đông, Trưởng khoa Thận nhân tạo, tiến sĩ Đào Xuân Mai, Phó trưởng khoa Hồi sức.')"
is "a road that is known from elsewhere" "vòng xoay Nguyễn Kiệm
đường Hoàng Minh Giám
Hoàng Minh Giám" "$(found 'Cầu vượt tại vòng xoay Nguyễn Kiệm và đường Hoàng Minh Giám đã xong. Một cầu vượt hướng Nguyễn Kiệm - Hoàng Minh Giám dài hơn 367 m.' LOC)"
is "but not who is addressed" "Hoàng Minh Giám
Hoàng Minh Giám" "$(found 'Đường Hoàng Minh Giám mang tên ông Hoàng Minh Giám. Nhà giáo Hoàng Minh Giám sinh ở Hà Nội.' PER)"
is "a way in places and roads" "Trường Sơn
Cầu Tiên Sơn
Ngô Quyền" "$(found 'Xe đi theo hướng Trường Sơn – Cầu Tiên Sơn – Ngô Quyền mỗi ngày.' LOC)"
is "a house of kings" "" "$(found 'Lăng của bà vợ vua nhà Nguyễn đã được tìm thấy.' PER)"
is "a place without a name" "" "$(found 'Ở khu đô thị mới thiếu trường học.' LOC)"
is "who is on a road is no road" "Nguyễn Văn Nam
Trần Văn Bình" "$(found 'Tại đường Trần Phú, Nguyễn Văn Nam và Trần Văn Bình đã dùng dao đe dọa.' PER)"
is "a rank behind a comma" "Nguyễn Văn Long: Giám đốc Công an tỉnh
Nguyễn Văn Long: đại tá" "$(held 'Theo chỉ đạo của Giám đốc Công an tỉnh, đại tá Nguyễn Văn Long, các đơn vị đã vào cuộc.')"
is "what who has an office does" "Giám đốc Công ty Hải Long
kế toán trưởng" "$(found 'Ông Phạm Văn Hải, Giám đốc Công ty Hải Long bỏ trốn, bị truy nã. Ông Đỗ Văn Thành, kế toán trưởng khai man số liệu, bị bắt.' TITLE)"
is "the head of a clan" "Đặng Văn Hùng" "$(found 'Ông Đặng Văn Hùng tộc trưởng họ Đặng đã mời bà con.' PER)"
is "a month before a summons" "tháng 8" "$(found 'Vào tháng 8 triệu tập bị can Nguyễn Văn Hòa.' DATE)"
is "how long is no hour" "ngày 5/6" "$(found 'Phim dài 1h30 phút ngày 5/6.' DATE)"
is "letters and a number are nobody" "" "$(found 'Rạp còn vé V.I.P (5 suất) và tín hiệu S.O.S (24 giờ).' PER)"
is "air defence says no no" "Ban chỉ đạo Phòng không nhân dân" "$(found 'TP.HCM thành lập Ban chỉ đạo Phòng không nhân dân hôm qua.' ORG)"
is "a newspaper of the net" "Zing.vn" "$(found 'Trao đổi với Zing.vn chiều 1/6, ông Trần Châu, Phó chủ tịch, cho biết.' ORG)"
is "no place in the name of a newspaper" "" "$(found 'Phóng viên báo điện tử Giáo dục Việt Nam bị bắt.' LOC)"
is "who lives in a road" "Nguyễn Văn An
Trần Văn Bình" "$(found 'Khi đi trên đường Lê Lợi, TP Vinh, Nguyễn Văn An bị công an dừng xe. An, trú tại đường Lê Lợi; Trần Văn Bình, trú tại đường Trần Phú.' PER | sed '/^An$/d')"
is "whom a road is named after" "Trần Văn Trà" "$(found 'Thành phố có đường Trần Văn Trà. Trung tướng Trần Văn Trà được đặt tên đường từ lâu.' PER)"
is "who leads is not who comes along" "" "$(held 'Trưởng đoàn kiểm tra gồm ông Lê Văn An và bà Trần Thị Bình.' | grep Bình)"
is "a country before a name from there" "Bộ trưởng Quốc phòng Hàn Quốc" "$(found 'Bộ trưởng Quốc phòng Hàn Quốc Han Min-koo đã đến thăm.' TITLE)"
is "who wrote it for which paper" "Bình Nguyên" "$(found 'Phiên tòa sẽ tiếp tục vào chiều nay. Theo Bình Nguyên (VNE)' PER)"
is "a newspaper behind the name of who took a picture" "Huỳnh Thế Anh" "$(found 'Quang cảnh hội nghị. Ảnh: Huỳnh Thế Anh/TTXVN' PER)"
is "both ends are of last year" "2022-09-02 2022-09-05" "$(printf 'Hà Nội, 20/3/2023. Từ ngày 2/9 đến ngày 5/9 năm ngoái.\n' | "$bin/vbner" --format=tsv | awk -F '\t' '$3 == "DATE" { print $7 }' | tail -n 2 | paste -s -d ' ')"
is "a body and whose it is" "Trung tâm Kiểm định Minh Phú – Sở Xây dựng tỉnh Bình Lâm" "$(found 'Theo Trung tâm Kiểm định Minh Phú – Sở Xây dựng tỉnh Bình Lâm, công trình đạt yêu cầu.' ORG)"
is "a part of it is another" "Sở Xây dựng Bình Lâm
Phòng Kế hoạch" "$(found 'Liên hệ Sở Xây dựng Bình Lâm - Phòng Kế hoạch để được giải đáp.' ORG)"
is "the second half of a field" "Viện Chiến lược và Chính sách tài chính" "$(found 'Ông An công tác tại Viện Chiến lược và Chính sách tài chính, nói thêm.' ORG)"
is "but not who comes along" "UBND huyện" "$(found 'Ông cảm ơn UBND huyện và Nhân dân xã nhà.' ORG)"
is "whom a school is called after" "" "$(found 'Học sinh trường THPT Lê Hồng Phong đã về nhì.' LOC)"
is "who is there all the time" "thường trực Chính phủ
Chính phủ" "$(found 'Ngày mai, thường trực Chính phủ sẽ nghe báo cáo. Phó Thủ tướng Thường trực Chính phủ chủ trì.' ORG)"
is "a reporter of a newspaper" "Infonet" "$(found 'Trao đổi với PV Infonet, ông An nói.' ORG)"
is "the delegation of deputies" "đoàn Quảng Trị" "$(found 'Đại biểu Đỗ Văn Sinh (đoàn Quảng Trị) phát biểu.' ORG)"
is "a field in short is no body" "Chi cục trưởng Thú y tỉnh Bình Lâm" "$(found 'Ông Mai Văn Hiệp, Chi cục trưởng Thú y tỉnh Bình Lâm, cho biết.' TITLE)"
is "a board that is not told" "" "$(found 'Ông báo cho cơ quan Công an nơi gần nhất và ban quản lý dự án.' ORG)"
is "the next sentence begins behind a credit" "Thạch Lam Sơn" "$(found 'Ảnh: Thạch Lam Sơn Từ những chứng cứ thu được, vụ án đã rõ.' PER)"
is "a resolution of the center in short" "Nghị quyết TƯ 5
Nghị quyết 04 Bộ Chính trị" "$(found 'Thực hiện Nghị quyết TƯ 5 và Nghị quyết 04 Bộ Chính trị, tỉnh đã triển khai.' DOC)"
is "papers of the police have a number alone" "quyết định khởi tố vụ án hình sự số 18" "$(found 'Cơ quan điều tra đã ra quyết định khởi tố vụ án hình sự số 18.' DOC)"
is "an issued decision, and what is decided" "quyết định 215" "$(found 'Năm 1991, UBND tỉnh Bình Lâm ra quyết định 215 tạm giao 300 ha đất tại huyện Hòa Sơn. Hội nghị quyết định 215 trường hợp.' DOC)"
is "a dash before the name" "Nguyễn Văn Bảo: Phó Chủ tịch UBND tỉnh" "$(held 'Thực hiện chỉ đạo của Phó Chủ tịch UBND tỉnh - Nguyễn Văn Bảo, các sở vào cuộc.')"
is "an office behind a relative in a parenthesis" "Võ Kiều Trinh: nguyên Giám đốc Công ty TNHH Nam Thành" \
	"$(held 'Bị cáo Võ Kiều Trinh (vợ bị cáo Nguyễn Hữu Thành), nguyên Giám đốc Công ty TNHH Nam Thành, nhận án.')"
is "as many as are counted" "Lê Văn Bảo: Bộ trưởng
Hồ Quốc Anh: Bộ trưởng
Lê Văn Bảo: Bộ trưởng Bộ Nội vụ
Hồ Quốc Anh: Bộ trưởng Bộ Tài chính" "$(held 'Hai Bộ trưởng sẽ trả lời chất vấn. Đó là Bộ trưởng Bộ Nội vụ Lê Văn Bảo và Bộ trưởng Bộ Tài chính Hồ Quốc Anh.')"
is "a limit counts nobody" "" "$(held 'Mỗi sở không quá 2 phó giám đốc. Sở có Phó Giám đốc Lê Văn Bảo và Phó Giám đốc Hồ Quốc Anh.' | grep 'phó giám đốc')"
is "of all of them" "" "$(held 'Ông Lê Văn Bảo bị xét xử cùng giám đốc 7 công ty thủy sản.')"
is "a sentence glued to a name in the middle of it" "Giám đốc Công ty Cấp nước Bình Lâm" "$(found 'Biệt thự của Giám đốc Công ty Cấp nước Bình Lâm Đối với công trình này, ông nói là đúng.' TITLE)"
is "no office ends with a preposition" "Giám đốc Sở" "$(found 'Việc này tùy các Giám đốc Sở tại buổi giao ban hôm qua.' TITLE)"
is "who watches an examination, and a prison" "Giám thị trại giam Thanh Phong" "$(found 'Có 4 giám thị vi phạm quy chế. Giám thị trại giam Thanh Phong là ông Lê Văn An.' TITLE)"
is "a degree without what was studied" "Tiến sĩ kỹ thuật" "$(found 'Ông Dũng là Tiến sĩ kỹ thuật chuyên ngành Thủy lợi.' TITLE)"
is "a house by the number of its floors" "" "$(found 'Cháy ở tòa tháp chung cư 27 tầng.' LOC)"
is "a part of a town is no body" "" "$(found 'Khu đất ở phía bắc của Trung tâm thành phố Hà Nội. HĐXX tuyên phạt. Theo điều lệ của Đoàn luật sư, ông được bào chữa.' ORG)"
is "a firm where something blew up" "Formosa" "$(found 'Vụ nổ ở Formosa đã được làm rõ.' ORG)"
is "a long number of a letter" "công văn 1628" "$(found 'Văn phòng Chính phủ vừa có công văn 1628 gửi Bộ Giao thông Vận tải.' DOC)"
is "a credit by initials" "N.P" "$(found 'Các bác sĩ đã cứu được bệnh nhân. (Ảnh: N.P)' PER)"
is "all provinces are none" "" "$(found 'UBND tỉnh, thành phố trực thuộc Trung ương chịu trách nhiệm.' ORG)"
is "places whose list lost its marks" "Cống Mương Lớn
Cống Phú Sơn" "$(found 'Dự án gồm Cống Mương Lớn Cống Phú Sơn đang thi công.' LOC)"
is "the number of an office of a street" "tổ trưởng dân phố 11" "$(found 'Ông Đỗ Trọng Bảo, tổ trưởng dân phố 11, xác nhận.' TITLE)"
is "two halves of a word" "Trưởng phòng công chức-viên chức" "$(found 'Ông Trần Minh Ngọc, Trưởng phòng công chức-viên chức, xác nhận.' TITLE)"
is "who is known and who wrote it" "Đào Quang Thu
Đào Quang Thu
Quỳnh Nga" "$(found 'Ông Đào Quang Thu nói vậy. Thông tin do Thứ trưởng Đào Quang Thu Quỳnh Nga ghi.' PER)"
is "who hands over whose decision" "Lê Vĩnh Long: Bộ trưởng Bộ Nội vụ
Nguyễn Xuân Phương: Thủ tướng
Nguyễn Xuân Phương: Thủ tướng" \
	"$(held 'Bộ trưởng Bộ Nội vụ Lê Vĩnh Long trao quyết định của Thủ tướng cho ông Đặng Xuân Hoàn. Cùng dự có Thủ tướng Nguyễn Xuân Phương.' | sort)"
is "a list of those who become something" "Lê Văn Ân: Bộ trưởng Tư pháp
Trần Thị Khéo: Bộ trưởng Môi trường" \
	"$(held 'Ông Lê Văn Ân, tác giả nổi tiếng ở Huế, làm Bộ trưởng Tư pháp, bà Trần Thị Khéo, nhà văn ở Huế, làm Bộ trưởng Môi trường.' | grep 'Bộ trưởng')"
is "of eight it is not one alone" "" "$(held 'Dự kiến 8 bộ trưởng sẽ trả lời. Bộ trưởng Lê Minh Hiền trả lời đầu tiên.' | grep ': bộ trưởng$')"
is "whoever has that office" "" "$(held 'Để giải quyết dôi dư cấp phó giám đốc sở, tỉnh điều động ông Trần Đình Chung, Phó Giám đốc Sở Y tế.' | grep 'phó giám đốc')"
is "a treaty by its letters is a document and no body" "TPP DOC" "$(printf 'Sau khi Mỹ rút khỏi TPP, hiệp định này còn 11 nước.\n' | "$bin/vbner" --format=tsv | awk -F '\t' '$6 == "TPP" { print $6, $3 }')"
is "of what ministers talk" "bộ trưởng thương mại" "$(found 'Ông đã họp với các bộ trưởng thương mại TPP sáng qua.' TITLE)"
is "who was or is in office" "Tổng thống" "$(found 'Đó là chính sách của Tổng thống tiền nhiệm Barack Obama.' TITLE)"
is "the head of what the government has" "Chính phủ" "$(found 'Tổng Thanh tra Chính phủ đã giao nhiệm vụ này cho cấp dưới.' ORG)"
is "a son of the same name" "Donald Miller Jr." "$(found 'Trước đó, ông Donald Miller Jr. đã gặp luật sư.' PER)"
is "no bodies of letters" "" "$(found 'Nạn nhân nghi nhiễm HIV. Nhà mạng đổi sim 4G, thu hút FDI.' ORG)"
is "party committees of all" "" "$(found 'Thị xã yêu cầu Đảng ủy các cấp họp kiểm điểm.' ORG)"
is "a university of two countries" "Đại học Việt-Nhật" "$(found 'Ông mong Nhật Bản hỗ trợ Dự án Đại học Việt-Nhật nhiều hơn.' ORG)"
is "what is new is no name" "Trưởng ban quản lý dự án Nhà máy xi măng Hải Phòng" \
	"$(found 'Có đơn tố cáo ông Lê Văn An, Trưởng ban quản lý dự án Nhà máy xi măng Hải Phòng mới.' TITLE)"
is "where a road begins" "Bến Lức" "$(found 'Hiện đoạn cao tốc từ Bến Lức (Long An) đang được đầu tư.' LOC | head -n 1)"
is "an office behind who is in a parenthesis" "Đỗ Văn Hùng: Trưởng công an xã" "$(held 'Ông Đỗ Văn Hùng (cùng họ tộc với ông Lê Đình Sơn) làm Trưởng công an xã.')"
is "a minister from abroad" "Hiroshi Tanaka" "$(found 'Ngài Bộ trưởng Hiroshi Tanaka đã thăm Việt Nam. Ông Hiroshi Tanaka cảm ơn Việt Nam.' PER | sort -u)"
is "the other half of a field" "Cục Cảnh sát giao thông đường bộ - đường sắt" "$(found 'Theo Cục Cảnh sát giao thông đường bộ - đường sắt, xe được kiểm tra.' ORG)"
is "a council of two countries" "Hội đồng Thương mại Mỹ - Việt" "$(found 'Bữa tối do Hội đồng Thương mại Mỹ - Việt tổ chức.' ORG)"
is "an association that is not told" "" "$(found 'Theo đó, Hiệp hội sẽ làm việc với nhà băng. Nhân dân cả nước hướng về Tổ quốc Việt Nam.' ORG)"
is "a code without its document" "Luật cảnh vệ" "$(found 'Thảo luận về dự thảo Luật cảnh vệ chiều 6/6, nhiều người góp ý.' DOC)"
is "a short number of a circular" "thông tư 17" "$(found 'Phòng đã thực hiện đúng tinh thần thông tư 17 trên địa bàn.' DOC)"
is "the rules of a sea" "Bộ Quy tắc ứng xử của các bên ở Biển Đông" "$(found 'ASEAN hướng tới xây dựng Bộ Quy tắc ứng xử của các bên ở Biển Đông.' DOC)"
is "what a unit does" "Tổ trưởng tổ dược chính" "$(found 'Cơ quan điều tra bắt bà Nguyễn Thị Khéo (Tổ trưởng tổ dược chính, thuộc công ty).' TITLE)"
is "what a minister does specially" "bộ trưởng" "$(found 'Tại buổi làm việc bộ trưởng đặc biệt lưu ý đối với thí sinh.' TITLE)"
is "who was and who is, in a parenthesis" "cựu Trưởng phòng vật tư
Trưởng phòng Quản trị" "$(found 'Ông Lâm Ngọc Bảo (cựu Trưởng phòng vật tư, hiện là Trưởng phòng Quản trị) đã khai.' TITLE)"
is "who speaks is not who acts" "" "$(held 'Cũng theo ông Lê Văn Hồng, Thủ tướng đã có chỉ đạo.')"
is "who is proposed" "" "$(held 'Thành ủy giới thiệu ông Lê Văn Hồng làm Trưởng đoàn.')"
is "who would be able to" "" "$(held 'Ông Lê Văn Hồng tìm người có năng lực, đủ khả năng làm Tổng giám đốc.')"
is "a husband's office" "" "$(held 'Bà Phan Thị Thanh tham gia điều hành do chồng bà là Chủ tịch HĐTV.' | grep Thanh)"
is "an officer who is called like a country" "Nguyễn Anh Đức
Đức" "$(found 'Cảnh sát giao thông Nguyễn Anh Đức bị thương. Xe lao tới khiến thượng úy Đức tuột tay.' PER)"
is "an officer from abroad" "Toyota Chikara" "$(found 'Tại lễ đón, Đại tá Toyota Chikara, Chỉ huy tàu Echigo cho biết.' PER)"
is "a name that ends like a country" "Dương Trung Quốc" "$(found 'Đại biểu Dương Trung Quốc nêu vấn đề khi thảo luận.' PER)"
is "a credit and a byline" "Phan Thương
Phan Thương" "$(found 'Ngân hàng đã được trả tiền. Phan Thương Phan Thương' PER)"
is "a bar and its head" "Nguyễn Chiến" "$(found 'Ông phê bình Chủ nhiệm đoàn luật sư Hà Nội Nguyễn Chiến hôm qua.' PER)"
is "an agreement on the air" "Hiệp định Hàng không" "$(found 'Hai nước đã ký Hiệp định Hàng không giữa hai Chính phủ.' DOC)"
is "ministers of all of them" "" "$(held 'Dự họp có Phó Thủ tướng Lê Văn Hải, Bộ trưởng các Bộ Công thương và Tài chính.' | grep ': Bộ trưởng')"
is "whoever is prime minister" "" "$(held 'Tỉnh sẽ chấp hành ý kiến của Thủ tướng. Ông Nguyễn Xuân Hải, Chủ tịch UBND tỉnh, nói.' | grep 'Thủ tướng')"
is "what a head of a firm does" "Phó Tổng giám đốc Ngân hàng Nông nghiệp VN" \
	"$(found '"Các dự án đã được duyệt", ông Đỗ Tất An, Phó Tổng giám đốc Ngân hàng Nông nghiệp VN dẫn chứng.' TITLE)"
is "a short name that a parenthesis tells, wherever it stands" "Tổng công ty Thiết bị và Cơ khí Nông thôn
VETAM
VETAM
VETAM" "$(found 'Dự án của Tổng công ty Thiết bị và Cơ khí Nông thôn (VETAM) chậm tiến độ. Hôm qua VETAM phải giải trình. "VETAM đã tự quyết", ông Lâm nói.' ORG)"
is "or that is introduced" "Hội đồng Nhãn hiệu quốc gia
Hội đồng Nhãn hiệu quốc gia
HONACO" "$(found 'Sáng nay, Hội đồng Nhãn hiệu quốc gia họp. Hội đồng Nhãn hiệu quốc gia (gọi tắt là HONACO) có 9 thành viên.' ORG)"
is "but the field of a body in short is none" "Tổng cục Thể dục Thể thao" "$(found 'Luật nói rõ vai trò của Tổng cục Thể dục Thể thao (TDTT) về phát triển TDTT trong trường học.' ORG)"
is "kinds of bodies before a strange name" "tờ Fardian
hãng tin Wexers
tập đoàn Zorbex
kênh TBN" "$(found 'Theo tờ Fardian, hãng tin Wexers dẫn lời lãnh đạo tập đoàn Zorbex nói trên kênh TBN tối qua.' ORG)"
is "a name in nothing is one that the document has" "Lý Thị Sèo
Lý Thị Sèo
Mark Hellwig
Hellwig" "$(found 'Ông gặp bà Lý Thị Sèo ở chợ. Trùm buôn lậu là Lý Thị Sèo đã bỏ trốn. Ông Mark Hellwig đến Hà Nội. Giáo sư luật Hellwig đánh giá cao việc này.' PER)"
is "a given name within a sentence" "Đoàn Văn Ngọc
Ngọc" "$(found 'Ông Đoàn Văn Ngọc bị bắt. Hành vi của Ngọc có dấu hiệu lừa đảo.' PER)"
is "articles, initials and numerals of names" "Abu Hafez al-Barudi
al-Barudi
E.Morvan
Benedict XVI" "$(found 'Thủ lĩnh Abu Hafez al-Barudi đã chết. Cái chết của al-Barudi gây chú ý. Ông E.Morvan gặp Giáo hoàng Benedict XVI.' PER)"
is "an initial that the office took" "Tổng thống đắc cử" "$(found 'Ông gặp Tổng thống đắc cử E.Morvan ở Paris.' TITLE)"
is "organs of states in small letters" "chính phủ Ba Lan
quốc hội Anh
Đại sứ quán Việt Nam tại Lào" "$(found 'Theo chính phủ Ba Lan, ông phát biểu trước quốc hội Anh và thăm Đại sứ quán Việt Nam tại Lào.' ORG)"
is "parts of the world with their word" "nước Nga
khu vực Trung Đông
miền nam Philippines
biển Nhật Bản" "$(found 'Người đứng đầu nước Nga nói về khu vực Trung Đông, miền nam Philippines và biển Nhật Bản.' LOC)"
is "but not in a common word" "Nhật Bản" "$(found 'Bà yêu đất nước Nhật Bản.' LOC)"
is "who governs in a house, and the house" "ORG Nhà Trắng
LOC Nhà Trắng" "$(printf '%s\n' 'Hôm qua, Nhà Trắng bác bỏ tin này. Ông đã đến Nhà Trắng sáng nay.' | "$bin/vbner" --format=tsv | awk -F '\t' '$3 == "ORG" || $3 == "LOC" { print $3, $6 }')"
is "what a parenthesis tells of small words is no body" "" "$(found 'Hai bên bàn về một thỏa thuận tự do thương mại (FZA) song phương. Theo ông Lâm, FZA giúp xuất khẩu. Nhờ FZA, hàng rẻ hơn.' ORG)"
is "nor is the code of shares" "" "$(found 'Phiên sáng, cổ phiếu HLZ tăng 2%. Khối lượng giao dịch của HLZ lớn. HLZ đóng cửa ở giá trần.' ORG)"
is "what two sides have together" "Hội đồng thương mại Mỹ - ASEAN" "$(found 'Ông là Chủ tịch Hội đồng thương mại Mỹ - ASEAN (USABC).' ORG | head -n 1)"
is "firms from abroad by their last word" "Zaverly Holdings
Marlow Times" "$(found 'Trong số này có Zaverly Holdings. Theo Marlow Times, giá cổ phiếu giảm.' ORG)"
is "an examination is no school" "" "$(found 'Kỳ thi THPT Quốc gia năm nay có nhiều đổi mới.' ORG)"
is "a known body and who speaks for it" "Zabi Mujahed" "$(found 'Người phát ngôn Taliban Zabi Mujahed cho biết như vậy.' PER)"
is "an index is no place" "" "$(found 'Chỉ số VN-Index tăng 2 điểm.' LOC)"
is "where places begin in truth" "sông Đăk Bla
bến xe Miền Đông
Đông Nam Á" "$(found 'Họ lấn chiếm lòng sông Đăk Bla, di dời bến xe Miền Đông và dẫn đầu khối Đông Nam Á.' LOC)"
is "a language is nobody" "" "$(found 'Thí sinh thi ba môn: Toán, Ngữ văn, Tiếng Anh.' PER)"
is "whose office it is, behind của" "Tổng giám đốc của Công ty Xây dựng Minh Phú" \
	"$(found 'Ông Lê Văn Bách thôi kiêm nhiệm Tổng giám đốc của Công ty Xây dựng Minh Phú từ tháng 5.' TITLE)"
is "or behind thuộc" "phó phòng thuộc Cục An ninh điều tra" "$(found 'Nam thanh niên mạo danh là phó phòng thuộc Cục An ninh điều tra.' TITLE)"
is "but no other office" "Đặc phái viên
Chủ tịch nước" "$(found 'Đặc phái viên của Chủ tịch nước Lê Văn Bách đã đến Lào.' TITLE)"
is "where somebody is from is not of his office" "tổng giám đốc" "$(found 'Lương của tổng giám đốc người Mỹ cao hơn nhiều.' TITLE)"
is "nor what was named before" "giám đốc" "$(found 'Ông Lee được đề cử làm giám đốc cơ quan này.' TITLE)"
is "nor what he does" "Ngoại trưởng Hàn Quốc" "$(found 'Ngoại trưởng Hàn Quốc sang Mỹ để đàm phán.' TITLE)"
is "what is studied for is no degree of anybody" "" \
	"$(found 'Trường miễn 20% học phí đại học và thạc sĩ cho sinh viên, đào tạo cao đẳng, đại học, thạc sĩ, tiến sĩ.' TITLE)"
is "nor what is written for it" "" "$(found 'Năm 1970, ông Bách bảo vệ luận án tiến sĩ khoa học tại Nga.' TITLE)"
is "the firm of its head" "CEO Kafa
CEO VinaTech Group" "$(found 'Theo CEO Kafa, sau nâng hạng sẽ có cơ chế mới. Với CEO VinaTech Group - anh Lê Đức Nam, khởi nghiệp là trách nhiệm.' TITLE)"
is "but who is named in full elsewhere" "CEO" "$(found 'Tỷ phú Elon Musk vắng mặt. CEO Musk không trả lời.' TITLE)"
is "a member of a parliament abroad" "Ivan Petrov: nghị sĩ Nga" "$(held 'Ngày 29/6, nghị sĩ Nga Ivan Petrov nói với các phóng viên.')"
is "a lawyer before his name, but no scholar" "luật sư" "$(found 'Chúng tôi gặp luật sư Trần Văn Bình và học giả Lê Minh cùng các luật sư khác.' TITLE)"
is "degrees that are joined are one title, and of no body before them" "Thứ trưởng Bộ Xây dựng
GS - TS
GS-VS
ThS-BS
Ths. Bs" "$(found 'Theo Thứ trưởng Bộ Xây dựng GS - TS Lê Văn Mẫu, GS-VS Trần Văn Khéo, ThS-BS Vũ Minh Gương và Ths. Bs Bùi Quốc Tài.' TITLE)"
is "who is said to hold an office behind a bracket and a dash" "Lê Văn Mẫu: Chủ tịch HĐQT của Lam Sơn Bank" "$(held 'Ông Lê Văn Mẫu (con trai bà Hường) - người hiện đang giữ vai trò Chủ tịch HĐQT của Lam Sơn Bank, đã tới dự.')"
is "one of those is not told which" "" "$(held 'Ông Lê Văn Mẫu cho biết giá đã giảm. Giám đốc một doanh nghiệp dệt may cũng than phiền như vậy.')"
is "a number that counts no holders" "Lukin: Tổng thống" "$(held 'Đây là lần thứ 15 Tổng thống Lukin đối thoại với người dân.')"
is "terms of an office" "Lê Văn Mẫu: Chủ tịch Quốc hội" "$(held 'Đồng chí Lê Văn Mẫu, Chủ tịch Quốc hội các khóa V, VI, sinh năm 1910.')"
is "two ministers and who goes with them" "Trần Thị Khéo: Phó Thủ tướng" "$(held 'Sau Bộ trưởng Bộ Xây dựng và Bộ trưởng Bộ Y tế, Phó Thủ tướng Trần Thị Khéo sẽ trả lời.')"
is "a name behind a body that is called by no name" "Akira Kato: Giám đốc trung tâm
Hod Lipman: giáo sư" "$(held 'Giám đốc trung tâm Akira Kato nói nước đã ấm lên. Sau đó, giáo sư Hod Lipman cho biết thêm.')"
is "who is told of in a headline as one of many" "Trần Văn Gương: trưởng ấp
Trần Văn Gương: Trưởng ấp" "$(held "$(printf 'Một trưởng ấp chiếm đất rừng\nCông an đang điều tra. Trưởng ấp Trần Văn Gương thừa nhận.\n')")"
is "nor is a degree that somebody studies for" "" "$(found 'Anh Bách đang học thạc sĩ ở Đức, chị Hoa là nghiên cứu sinh tiến sĩ.' TITLE)"
is "who leads a project, up to the comma" "Chủ nhiệm Đề án quy hoạch cảng biển trên vịnh Lam" "$(found 'Theo ông Lê Văn Mẫu – Chủ nhiệm Đề án quy hoạch cảng biển trên vịnh Lam, đề án tập trung vào du lịch.' TITLE)"
is "what is said is none of it" "giám đốc dự án" "$(found 'Giá đã giảm, ông Lê Văn Mẫu, giám đốc dự án khẳng định. Nhà đã xây xong.' TITLE)"
is "a field in small letters before the body" "trưởng phòng đối ngoại Công ty Lam Sơn Media" "$(found 'Bà Trần Thị Khéo - trưởng phòng đối ngoại Công ty Lam Sơn Media, đối tác của đài, đã tới.' TITLE)"
is "a degree and what it is in" "thạc sĩ Quản lý công" "$(found 'Ông Lê Văn Mẫu có trình độ đại học; thạc sĩ Quản lý công.' TITLE)"
is "who leads where an examination is held" "Trưởng điểm thi" "$(found 'Thí sinh chấp hành sự điều hành của Trưởng điểm thi trong khu vực thi.' TITLE)"
is "a degree that is given out is of nobody" "" "$(found 'Trường được cấp bằng tiến sĩ. Bằng thạc sĩ sẽ do viện cấp.' TITLE)"
is "a name from abroad behind an army" "Gadi Cohen" "$(found 'Cựu Tổng tham mưu trưởng quân đội Gadi Cohen đang nổi lên.' PER)"
is "a rank and an office, and a name behind a number" "Ma Văn Toàn: Trung tướng
Ma Văn Toàn: Tư lệnh Quân khu II" "$(held 'Đến dự có Trung tướng Tư lệnh Quân khu II Ma Văn Toàn và nhiều người.')"
is "the president whose name stands before his office" "Hồ: Chủ tịch" "$(held 'Ngày 3/9 Hồ Chủ tịch triệu tập phiên họp đầu tiên của Chính phủ.')"
is "all fields of one ministry" "Bộ trưởng Hải dương và Ngư nghiệp" "$(found 'Ông gặp Bộ trưởng Hải dương và Ngư nghiệp Kim Min-soo.' TITLE)"
is "a rank has no body" "Đô đốc: Hooper" "$(held 'Đô đốc Hooper được cho là đã khuyên can.' | awk -F ': ' '{ print $2 ": " $1 }')"
is "which of all who had the office" "tổng thống thứ 19 của Hàn Quốc" "$(found 'Ông trở thành tổng thống thứ 19 của Hàn Quốc với nhiều cam kết.' TITLE)"
is "what a school teaches" "chủ nhiệm bộ môn hình học
chủ nhiệm khoa toán" "$(found 'Ông đảm nhiệm các chức vụ: chủ nhiệm bộ môn hình học, chủ nhiệm khoa toán, rồi nghỉ hưu.' TITLE)"
is "two firms of one head" "CEO SpaceX và Tesla" "$(found 'Theo Elon Musk, CEO SpaceX và Tesla, việc này quá vội.' TITLE)"
is "who stands for a state, and where" "Đại sứ Canada tại Hà Nội
tham tán thương mại Việt Nam tại Lào" "$(found 'Đại sứ Canada tại Hà Nội Paul Herrin gặp tham tán thương mại Việt Nam tại Lào.' TITLE)"
is "who runs an airport" "nguyên giám đốc sân bay Phú Bài" "$(found 'Đại tá Lê Tương, nguyên giám đốc sân bay Phú Bài cho rằng việc này đúng.' TITLE | tail -n 1)"
is "a branch of a firm" "giám đốc UKG tại Việt Nam" "$(found 'Theo hợp đồng, ông Lê Văn Bình làm giám đốc UKG tại Việt Nam.' TITLE)"
is "but not where somebody is" "CEO Nasdaq" "$(found 'Hôm qua ông gặp CEO Nasdaq tại Thượng Hải.' TITLE)"
is "the office of a prime minister" "văn phòng Thủ tướng Iraq" "$(found 'Ông dẫn thông báo từ văn phòng Thủ tướng Iraq hôm qua.' ORG)"
is "bodies that ran on" "quân đội Lào
Báo Hòa Lâm
Ngân hàng Thương mại Hòa Lâm
HoaLamBank" "$(found 'Ông nói với quân đội Lào cùng nhiều người. Ảnh: Báo Hòa Lâm Theo tin tức, anh đã khỏe. Cổ đông của Ngân hàng Thương mại Hòa Lâm - HoaLamBank họp sáng nay.' ORG)"
is "the other half of a field, and whose it is" "Viện Y học cổ truyền và Ung bướu Bệnh viện Bạch Mai" \
	"$(found 'Thành lập Viện Y học cổ truyền và Ung bướu Bệnh viện Bạch Mai.' ORG)"
is "there is one parliament" "Quốc hội" "$(found 'Căn cứ kiến nghị của đại biểu Quốc hội tỉnh Hòa Bình, trong phạm vi quyền hạn của mình.' ORG)"
is "a committee begins with its first word" "ỦY BAN THƯỜNG VỤ
QUỐC HỘI" "$(found 'ỦY BAN THƯỜNG VỤ	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM QUỐC HỘI' ORG)"
is "a state of its own saying" "Nhà nước Hồi giáo tự xưng" "$(found 'Nhóm này trung thành với Nhà nước Hồi giáo tự xưng (IS) từ lâu.' ORG | head -n 1)"
is "a level is no body" "" "$(found 'Các cấp chính quyền từ Trung ương đến địa phương phải quan tâm.' ORG)"
is "nor what a firm made" "" "$(found 'Hơn 3 triệu chiếc Honda đã được bán ra.' ORG)"
is "nor the newspapers of a country" "LOC Anh" "$(printf '%s\n' "Báo Anh: 'Ông đã về nước' từ hôm qua" | "$bin/vbner" --format=tsv | awk -F '\t' '{ print $3, $6 }')"
is "nor money" "" "$(found 'Chỉ số này đo sức mạnh so với sáu đồng tiền (EUR, JPY, GBP, CAD, SEK, CHF).' ORG)"
is "a house where a parliament sits" "tòa nhà Quốc hội" "$(found 'Cảnh sát đứng gác bên trong tòa nhà Quốc hội sáng nay.' LOC)"
is "what G20 stands for" "nhóm các nền kinh tế lớn hàng đầu thế giới
G20" "$(found 'Hội nghị thượng đỉnh nhóm các nền kinh tế lớn hàng đầu thế giới (G20) khai mạc sáng nay.' ORG)"
is "parties by what they are for" "Dân chủ
Cộng hòa" "$(found 'Ông bị phe Dân chủ phản đối. Các nghị sĩ Cộng hòa im lặng.' ORG)"
is "how long somebody is in the party" "Đảng" "$(found 'Bà được trao huy hiệu 60 năm tuổi Đảng sáng nay.' ORG)"
is "whose rebels they are" "Zafur
Zafur" "$(found 'Phiến quân Zafur chiếm một làng. Hôm qua, Zafur đã rút lui.' ORG)"
is "the kind of a body and what it does" "tập đoàn tài chính Zaverly
Zaverly" "$(found 'Theo tập đoàn tài chính Zaverly, giá sẽ tăng. Tuy vậy, Zaverly nói rằng chưa rõ.' ORG)"
is "shares that rise" "" "$(found 'Trong phiên sáng, mã HZA tăng 1,6% và HZA giảm sàn sau đó.' ORG)"
is "a school abroad" "Hamburg College" "$(found 'Cô học tại Hamburg College, Đức.' ORG)"
is "a house that speaks" "Điện Kremlin" "$(found 'Người phát ngôn Điện Kremlin, Dmitry Petrov, tuyên bố như vậy.' ORG)"
is "forces of a state" "lực lượng không quân Lào
hải quân Nga" "$(found 'Ông thăm lực lượng không quân Lào và gặp hải quân Nga.' ORG)"
is "parts of one place" "miền Nam Philippines
Bến xe miền Tây" "$(found 'Nhóm này hoạt động ở miền Nam Philippines, từng gây nhiều vụ nổ. Ông khởi công xây dựng Bến xe miền Tây mới.' LOC)"
is "treaties by their parties" "thỏa thuận thương mại tự do EU - Chile
Hiệp định thương mại Việt Nam - Cuba" \
	"$(found 'Tòa cho rằng thỏa thuận thương mại tự do EU - Chile là đúng. Hai bên ký Hiệp định thương mại Việt Nam - Cuba hôm qua.' DOC)"
is "and by where they were signed" "thỏa thuận Minsk" "$(found 'Hai bên thực thi lệnh ngừng bắn theo thỏa thuận Minsk.' DOC)"
is "and by their region" "Hiệp định tự do thương mại Đông Á" "$(found 'Họ rút khỏi Hiệp định tự do thương mại Đông Á hôm qua.' DOC)"
is "the whole title of a treaty" "Hiệp định Paris về biến đổi khí hậu" "$(found 'Ông ủng hộ Hiệp định Paris về biến đổi khí hậu từ đầu.' DOC)"
is "a constitution abroad" "hiến pháp Mỹ" "$(found 'Bà đến Mỹ sáng qua. Điều đó vi phạm hiến pháp Mỹ khi coi họ là một.' DOC)"
is "known bodies by their whole names" "Nhà hát Chèo Hà Nội
Lực lượng Phòng vệ Nhật Bản" "$(found 'Bà đứng đầu Nhà hát Chèo Hà Nội từ tháng 6. Ông thăm Lực lượng Phòng vệ Nhật Bản.' ORG)"
is "who told the news" "Pháp luật Plus" "$(found 'Như Pháp luật Plus đã đưa tin, ông đã nghỉ việc.' ORG)"
is "a party that is social" "đảng Xã hội" "$(found 'Ông là người của đảng Xã hội, nay đã nghỉ.' ORG)"
is "a group with an article" "Mặt trận al-Zusra" "$(found 'Quân đội Syria tấn công Mặt trận al-Zusra ở Daraa.' ORG | tail -n 1)"
is "who is so old is somebody" "Zan Seo Hee
Zan Seo Hee" "$(found 'Tòa phạt Zan Seo Hee (22 tuổi) bốn năm tù. Ngoài ra, Zan Seo Hee phải nộp tiền.' PER)"
is "who is so rich" "Michael Bloomberg" "$(found 'Tỷ phú Michael Bloomberg lập một quỹ mới.' PER)"
is "the point of an initial" "L.
Nh" "$(found 'Bác sĩ L. bị hành hung khi đang trực. Người nhà gặp bà Nh.' PER)"
is "a given name at the head of a clause" "Đoàn Văn Ngọc
Ngọc" "$(found 'Ông Đoàn Văn Ngọc bị bắt. Hôm sau, Ngọc khai đã lừa đảo.' PER)"
is "a ship is no place" "" "$(found 'Các thủy thủ trên tàu Cần Giờ sinh hoạt ổn định.' LOC)"
is "ground by its name from abroad" "khu vực Zakwah
căn cứ Zuke" "$(found 'Họ tiến vào khu vực Zakwah sau trận đánh. Máy bay ở căn cứ Zuke đã dừng bay.' LOC)"
is "some of the deputies" "tổ đại biểu Quốc hội" "$(found 'Thay mặt tổ đại biểu Quốc hội, ông trả lời cử tri.' ORG)"
is "what nobody tells which it is" "" "$(found 'Ngoài giải Nhất, Ban Tổ chức đã trao hai giải Nhì. Quân đội cho biết như vậy.' ORG)"
is "who leaves an office, whoever takes it" "Lê Văn Minh: Chủ tịch HĐQT
Trần Đức Hưởng: Chủ tịch HĐQT" "$(held 'Ông Lê Văn Minh miễn nhiệm khỏi vị trí Chủ tịch HĐQT. HĐQT Ngân hàng Nam Long bầu ông Trần Đức Hưởng giữ chức Chủ tịch HĐQT.')"
is "leaving it in a headline" "Demis Fassabis: CEO DeepLab" "$(held 'Google cải tổ nhân sự, Demis Fassabis rời vị trí CEO DeepLab')"
is "who is honoured" "Lê Thị Dương: Phó chủ tịch Tập đoàn Kim Ngân
Lê Thị Dương: Anh hùng Lao động" "$(held 'Bà Lê Thị Dương, Phó chủ tịch Tập đoàn Kim Ngân được trao danh hiệu Anh hùng Lao động hôm qua.')"
is "behind the honour, too" "Vũ Văn Minh: Anh hùng lực lượng vũ trang nhân dân
Vũ Văn Minh: thượng sĩ" "$(held 'Chủ tịch nước quyết định truy tặng danh hiệu Anh hùng lực lượng vũ trang nhân dân cho thượng sĩ Vũ Văn Minh.')"
is "but not who is only proposed" "" "$(held 'Thành phố lấy ý kiến về việc tặng danh hiệu Anh hùng Lao động cho ông Vũ Văn Minh.')"
is "who are appointed together" "Lê Văn Long: Thứ trưởng Bộ Giáo dục và Đào tạo
Phạm Minh Luận: Thứ trưởng Bộ Giáo dục và Đào tạo" "$(held 'Thủ tướng bổ nhiệm ông Lê Văn Long - Vụ trưởng Vụ Đại học, ông Phạm Minh Luận - hiệu trưởng Đại học Thương mại làm Thứ trưởng Bộ Giáo dục và Đào tạo; bổ nhiệm ông Trần Hữu Tân làm Vụ trưởng.' | grep Thứ)"
is "ministers of two states" "Paul Herrin: Ngoại trưởng
Fumio Kanata: Ngoại trưởng
James Mattock: Bộ trưởng Quốc phòng
Tomomi Inoue: Bộ trưởng Quốc phòng" "$(held 'Cuộc hội đàm giữa Ngoại trưởng và Bộ trưởng Quốc phòng hai nước bị hoãn. Đến dự có Ngoại trưởng Mỹ Paul Herrin, Ngoại trưởng Nhật Bản Fumio Kanata, Bộ trưởng Quốc phòng Mỹ James Mattock và Bộ trưởng Quốc phòng Nhật Bản Tomomi Inoue.' | head -n 4)"
is "the offices of one list" "Lê Cảnh Toàn: chủ nhiệm bộ môn hình học
Lê Cảnh Toàn: chủ nhiệm khoa toán
Lê Cảnh Toàn: hiệu trưởng trường Đại học Sư phạm Hà Nội" "$(held 'Giáo sư Lê Cảnh Toàn mất hôm qua. Sau khi bảo vệ luận án về hình học, ông tiếp tục giảng dạy tại khoa Toán và đảm nhiệm các chức vụ: chủ nhiệm bộ môn hình học, chủ nhiệm khoa toán, hiệu trưởng trường Đại học Sư phạm Hà Nội (1967 - 1975).' | tail -n 3)"
is "a headline ends before the name that begins the text" "Lê Văn Tuấn: Giám đốc công an tỉnh" "$(held 'Gài mìn ở nhà Giám đốc công an tỉnh
Hòa bị cáo buộc có thù tức với Giám đốc công an tỉnh Hà Nam Lê Văn Tuấn nên gài mìn.' | head -n 1)"
is "nor before the rank of the one who tells of it" "Lê Nam Giang: trưởng đoàn thanh tra tỉnh Hà Nam" "$(held 'Bắt trưởng đoàn thanh tra tỉnh Hà Nam
Thượng tá Trần Đức Long cho biết, công an đã bắt Trưởng đoàn Thanh tra tỉnh Hà Nam Lê Nam Giang.' | head -n 1)"
is "one more office in a parenthesis" "Maria Dreher: Chủ tịch Hội đồng Liên bang Đức
Maria Dreher: Chủ tịch Thượng viện
Maria Dreher: Thủ hiến bang Hessen" "$(held 'Ông gặp Chủ tịch Hội đồng Liên bang Đức (Chủ tịch Thượng viện) kiêm Thủ hiến bang Hessen bà Maria Dreher.')"
is "an office goes on to its bracket" "Trưởng phòng cảnh sát điều tra tội phạm về môi trường Công an Hà Nam" "$(found 'Ông Huỳnh Văn Minh (Trưởng phòng cảnh sát điều tra tội phạm về môi trường Công an Hà Nam) nói về việc này.' TITLE)"
is "or to what he says" "Chánh thanh tra xây dựng thành phố
giám đốc bộ phận phát triển thị trường của công ty ST Kinetics" "$(found 'Ông Lê Quang Phú, Chánh thanh tra xây dựng thành phố, cho hay như vậy. Ông Winston Toh, 51 tuổi, giám đốc bộ phận phát triển thị trường của công ty ST Kinetics cho biết thêm.' TITLE)"
is "but not with what he does" "giám đốc" "$(found 'Ông Lê Quang Phú, giám đốc đang chạy trốn, cho biết như vậy.' TITLE)"
is "a day counts nobody" "Rex Tiller: Ngoại trưởng Mỹ
James Mattock: Bộ trưởng Quốc phòng" "$(held 'Hai bên họp tại Washington ngày 21.6 Ngoại trưởng Mỹ Rex Tiller và Bộ trưởng Quốc phòng James Mattock dự họp.')"
is "who is spoken for" "" "$(held 'Ông Paul Herrin đi vắng. Phát ngôn viên của ông Herrin cho biết ông chưa nhận được báo cáo.')"
is "whoever is president" "Paul Herrin: Tổng thống" "$(held 'Tổng thống Paul Herrin đọc luật. Tổng thống có quyền bãi nhiệm bất kỳ ai.')"
is "as what he takes part" "Lê Đình Hòe: chủ tịch Hội Truyền bá
Lê Đình Hòe: ủy viên Ban Chấp hành Trung ương" "$(held 'Ông Lê Đình Hòe là chủ tịch Hội Truyền bá (thay cụ Nguyễn Văn Tố). Ông hoạt động lâu năm trong phong trào với tư cách ủy viên Ban Chấp hành Trung ương.')"
is "an honour behind an office" "Lê Thị Dương: Phó chủ tịch Tập đoàn Kim Ngân
Lê Thị Dương: Anh hùng Lao động" "$(held 'Phó chủ tịch Tập đoàn Kim Ngân nhận danh hiệu Anh hùng Lao động
Bà Lê Thị Dương, Phó chủ tịch Tập đoàn Kim Ngân, xúc động.' | head -n 2)"
is "who is only proposed" "" "$(held 'Ông Trần Văn Bảo được giới thiệu để HĐND tỉnh bầu giữ chức Phó chủ tịch UBND tỉnh. Ông Paul Herrin đề cử doanh nhân Jim Suhr làm giám đốc.')"
is "days of a market" "27/6
7/7" "$(found 'Trong phiên 27/6, chỉ số tăng. Chốt phiên giao dịch 7/7, tỷ giá giảm.' DATE)"
is "decimals are no range of months" "" "$(found 'Lãi suất đặt thầu nằm trong khoảng từ 4,95 - 5,60%/năm.' DATE)"
is "years with the word before them" "Những năm 1980
tài khóa 2005
năm tài chính 2025
Mùa hè 2013" "$(found 'Những năm 1980, nhà nước có chủ trương. Trong tài khóa 2005, hỗ trợ tăng. Luật áp dụng từ năm tài chính 2025. Mùa hè 2013, ông đến đây.' DATE)"
is "minutes with a curved mark, halves, days of the moon" "10h40’ ngày 19/6
nửa sau thế kỷ 20
9.8 Âm lịch" "$(found 'Hồi 10h40’ ngày 19/6, xe bị giữ. Vào nửa sau thế kỷ 20, nơi đây khác. Hội thi tổ chức vào đúng 9.8 Âm lịch hằng năm.' DATE)"
is "rules by their title" "Quy chế kiểm định độc lập trong nền giáo dục quốc dân
Quy chế tổ chức Lễ hội đua voi
Quy chế tiếp nhận và quản lý học viên" "$(found 'Bộ ban hành Quy chế kiểm định độc lập trong nền giáo dục quốc dân thì trường mới làm. Sở đề nghị thực hiện nghiêm Quy chế tổ chức Lễ hội đua voi để an toàn. Nhà trường đã ban hành Quy chế tiếp nhận và quản lý học viên mới, có hiệu lực ngay.' DOC)"
is "plans by their title" "Quy hoạch mạng lưới y tế tỉnh Hà Nam đến năm 2030
Quy hoạch tổng thể phát triển Khu du lịch Núi Cốc" "$(found 'Tỉnh đưa trạm này vào Quy hoạch mạng lưới y tế tỉnh Hà Nam đến năm 2030. Cần sửa lại Quy hoạch tổng thể phát triển Khu du lịch Núi Cốc để bảo tồn. Họ lập Quy hoạch chi tiết khu phố cổ.' DOC)"
is "two documents are not one" "Luật Thủy sản
Bộ luật dân sự
hiệp ước NAFTA
hiệp ước Warsaw
thông báo số 7
8 ngày 3/5/2004 của UBND huyện Cam Lâm" "$(found 'Việc này đã được nêu trong Luật Thủy sản và Bộ luật dân sự. Ông ấy đòi xé bỏ hiệp ước NAFTA, hiệp ước Warsaw. Theo các thông báo số 7 và 8 ngày 3/5/2004 của UBND huyện Cam Lâm, dân được mua nhà.' DOC)"
is "a provision and a day are of the document" "Điều 9, Luật Phòng cháy và Chữa cháy
quyết định số 41 của UBND Cách mạng tỉnh Kon Tum ngày 2/6/1977" "$(found 'Điều 9, Luật Phòng cháy và Chữa cháy: “Nguyên tắc chữa cháy 1. Huy động sức dân”. Nhà cổ được giữ theo quyết định số 41 của UBND Cách mạng tỉnh Kon Tum ngày 2/6/1977 và danh mục đi kèm.' DOC)"
is "whom it is sent to is not, nor what a bracket opens" "Công văn 27/KTrVB
Nghị định 14
Bộ luật Hình sự" "$(found 'Cục vừa gửi Công văn 27/KTrVB đến UBND TPHCM đề nghị kiểm tra. Trên cơ sở Nghị định 14 (của Chính phủ về giống cây) đã làm. Quốc hội đã hai lần sửa đổi Bộ luật Hình sự (năm 1999 và 2009), bỏ vài tội.' DOC)"
is "until a year nobody is a document" "" "$(found 'Đội bóng đã gia hạn hợp đồng với Bayern đến năm 2018 và Aguero đến năm 2020. Bản sao Quyết định và Biên bản họp của hội đồng thành viên.' DOC)"
is "papers with their symbols one after the other" "quyết định số 61/QĐ-UBND
62/QĐ-UBND
63/QĐ-UBND" "$(found 'Xã đã có liên tiếp 3 quyết định số 61/QĐ-UBND; 62/QĐ-UBND; 63/QĐ-UBND xử phạt 3 hộ.' DOC)"
is "ordinances, treaties, numbers with a letter" "Pháp lệnh Đo lường
pháp lệnh thú y
Pháp lệnh Thực hành tiết kiệm, chống lãng phí
Công ước Giơ-ne-vơ năm 1949
Hiệp định dệt may Việt - Mỹ
công điện số 8
Nghị quyết 30a
Công văn số 315/BKHĐT-Th ngày 9.6.2017
Nghị quyết 19-2017" "$(found 'Công ty vi phạm nghiêm trọng Pháp lệnh Đo lường, không kiểm định. Theo pháp lệnh thú y, trâu phải tiêm. Đó là một điều của Pháp lệnh Thực hành tiết kiệm, chống lãng phí đã sửa. Phía kia vi phạm Công ước Giơ-ne-vơ năm 1949. Hai nước ký Hiệp định dệt may Việt - Mỹ hôm qua. Hôm nay Cục đã có công điện số 8 yêu cầu các sở chống dịch. Huyện nghèo theo Nghị quyết 30a có thêm vốn. Tại Công văn số 315/BKHĐT-Th ngày 9.6.2017, Bộ nêu lý do. Trong Nghị quyết 19-2017, có nhiều việc.' DOC)"
is "a law's name to its end, with nothing in it" "Luật Quản lý tài sản công
Luật Đăng ký kinh doanh bất động sản
Luật Phòng cháy và Chữa cháy" "$(found 'Điều đó bị cấm theo quy định trong Dự thảo Luật Quản lý tài sản công,” ông Thịnh cho biết. Hiện Luật Đăng ký kinh doanh bất động sản mới dự thảo trên giấy. Theo Luật Phòng cháy và Chữa cháy, chợ phải có vòi nước.' DOC)"
is "and nothing is in it" "" "$(found 'Theo Luật Phòng cháy và Chữa cháy, chợ phải có vòi nước.' ORG)"
is "judgments, numbers alone" "bản án dân sự số 54
Bản án phúc thẩm số 11 ngày 4/4/1996 của TAND tỉnh Đăk Lăk
quyết định 1838" "$(found 'Tại bản án dân sự số 54, tòa buộc ông trả đất. Bản án phúc thẩm số 11 ngày 4/4/1996 của TAND tỉnh Đăk Lăk buộc ông Tân trả. Cơ quan này ra quyết định 1838 buộc ông Kiểm trả đất.' DOC)"
is "the moon's calendar" "ngày 9/8 lịch âm" "$(found 'Trong ngày 9/8 lịch âm, hội mở.' DATE)"
is "places that remember somebody" "Nhà tưởng niệm Đại tướng Nguyễn Chí Thanh
Khu lưu niệm Chủ tịch Tôn Đức Thắng
đền thờ Trần Hưng Đạo" "$(found 'Đoàn đến thắp hương tại Nhà tưởng niệm Đại tướng Nguyễn Chí Thanh, nhân 50 năm ngày mất. Chiều nay họ vào Khu lưu niệm Chủ tịch Tôn Đức Thắng, rồi sang đền thờ Trần Hưng Đạo.' LOC)"
is "bodies end with their field" "Sở Giáo dục và đào tạo
Ban chỉ đạo phòng, chống lụt, bão Trung ương
Đại học Bách khoa
Tập đoàn Hòa Phát" "$(found 'Đến 30/5, Sở Giáo dục và đào tạo các tỉnh sẽ nhận được đề. Ban chỉ đạo phòng, chống lụt, bão Trung ương có trách nhiệm báo tin. Sinh viên Đại học Bách khoa thiết kế sân khấu. Dự án đã được Tập đoàn Hòa Phát triển khai tại đây.' ORG)"
is "and so do those who lead them" "Trưởng ban chỉ đạo phòng chống dịch cúm gia cầm, thủy cầm" "$(found 'Theo ông Nguyễn Văn Thiện, Trưởng ban chỉ đạo phòng chống dịch cúm gia cầm, thủy cầm TP HCM, dịch đã lắng.' TITLE)"
is "offices strung by a comma before one name" "Trần Văn Gương: Phó Bí thư Thành ủy
Trần Văn Gương: Chủ tịch HĐND thành phố" "$(held 'Bà Trần Thị Khéo tặng tranh cho ông Lê Văn Mẫu (NLĐ) - Chiều 11-4, Phó Bí thư Thành ủy, Chủ tịch HĐND thành phố Trần Văn Gương đã tiếp đoàn.')"
is "rows of a table that became lines" "Đỗ Văn Thực: Phó cục trưởng
Trần Văn Lại: Trưởng phòng thanh tra" "$(held 'Danh sách đường dây nóng:
STT
1Đỗ Văn Thực
Phó cục trưởng
8293321
2Trần Văn Lại
Trưởng phòng thanh tra
8297529')"
is "a law on laws, numbers that papers bear" "Luật Sửa đổi, bổ sung một số điều của các luật về thuế
Quyết định mang số 41
42
43" "$(found 'Căn cứ Luật Sửa đổi, bổ sung một số điều của các luật về thuế; ông ký liên tiếp 3 Quyết định mang số 41, 42 và 43 để chuyển đổi đất.' DOC)"
is "roads behind the word for lines" "Lương Nhữ Học
Triệu Quang Phục" "$(found 'Phố đông y nằm trên các tuyến Lương Nhữ Học, Triệu Quang Phục, đáp ứng nhu cầu tham quan.' LOC)"
is "months of a year that are left" "6 tháng còn lại của năm 2015
6 tháng đầu của năm 2016" "$(found '6 tháng còn lại của năm 2015, công ty sẽ chạy thử. Trong 6 tháng đầu của năm 2016, sản lượng tăng.' DATE)"
is "and their normal forms" "198X 2005 2025 2013-22" "$(printf '%s\n' 'Những năm 1980, nhà nước có chủ trương. Trong tài khóa 2005, hỗ trợ tăng. Luật áp dụng từ năm tài chính 2025.' '' 'Mùa hè 2013, ông đến đây.' |
	"$bin/vbner" --format=tsv | awk -F '\t' '$3 == "DATE" { printf "%s%s", sep, $7; sep = " " }')"
is "countries that are counted stand by their names" "Việt Nam
Nhật Bản
Lào
Campuchia" "$(found 'Quan hệ hai nước Việt Nam - Nhật Bản và ba nước Lào, Campuchia, Việt Nam rất tốt.' LOC | head -n 4)"
is "but a year counts none" "nước Mỹ" "$(found 'Trong năm 2017 nước Mỹ sẽ mua thêm gạo.' LOC)"
is "a house of culture with its level, or with whom it is for" "Nhà văn hóa thôn Hòa Lâm
Nhà văn hóa xã Bình An
Nhà văn hóa Lao động" "$(found 'Dân họp tại Nhà văn hóa thôn Hòa Lâm, tại Nhà văn hóa xã Bình An và tại Nhà văn hóa Lao động tỉnh.' LOC)"
is "the next roads of a list by their numbers" "quốc lộ 1A
14
20
quốc lộ 5" "$(found 'Các quốc lộ 1A, 14 và 20 đều bị ngập. Trên quốc lộ 5 và 12 xe tải bị hư.' LOC)"
is "who stands for a body, and where" "Trưởng đại diện UNICEF tại Việt Nam
Trưởng đại diện của UNESCO tại Việt Nam" "$(found 'Trưởng đại diện UNICEF tại Việt Nam Anna Berg gặp Trưởng đại diện của UNESCO tại Việt Nam.' TITLE)"
is "the host, by his country" "Joko Raharjo: Tổng thống nước chủ nhà Indonesia" "$(held 'Tổng thống nước chủ nhà Indonesia Joko Raharjo đón đoàn.')"
is "all fields of a ministry, and its country" "Bộ trưởng Đất đai, Hạ tầng, Giao thông và Du lịch Nhật Bản
Bộ trưởng Thương mại, Công nghiệp và Năng lượng Hàn Quốc" "$(found 'Bộ trưởng Đất đai, Hạ tầng, Giao thông và Du lịch Nhật Bản Yamada Taro gặp Bộ trưởng Thương mại, Công nghiệp và Năng lượng Hàn Quốc Kim Min-soo.' TITLE)"
is "they are no body of their own" "" "$(found 'Bộ trưởng Thương mại, Công nghiệp và Năng lượng Hàn Quốc Kim Min-soo thăm Huế.' ORG)"
is "nor do they part the ministry's name" "Bộ Thương mại, Công nghiệp và Năng lượng Hàn Quốc" "$(found 'Bộ trưởng Bộ Thương mại, Công nghiệp và Năng lượng Hàn Quốc Kim Min-soo thăm Huế.' ORG)"
is "three ministers have three fields" "Bộ trưởng Công Thương
Bộ trưởng Xây dựng
Bộ trưởng Y tế" "$(found 'Bộ trưởng Công Thương, Bộ trưởng Xây dựng và Bộ trưởng Y tế cùng dự.' TITLE)"
is "all fields of a committee, in small letters" "Phó chủ nhiệm Ủy ban Khoa học, công nghệ và môi trường của Quốc hội" "$(found 'Bà Trần Thị Khéo, Phó chủ nhiệm Ủy ban Khoa học, công nghệ và môi trường của Quốc hội, nêu ý kiến.' TITLE)"
is "a member of the standing committee by its name" "Lê Văn Mẫu: Thường vụ Tỉnh ủy
Lê Văn Mẫu: Bí thư Huyện ủy Sơn Hà" "$(held 'Đồng chí Lê Văn Mẫu, Thường vụ Tỉnh ủy, Bí thư Huyện ủy Sơn Hà, dự lễ.')"
is "which is a body elsewhere" "Thường vụ Tỉnh ủy" "$(found 'Hôm qua, Thường vụ Tỉnh ủy đã họp.' ORG)"
is "newspapers and magazines from abroad, whatever small words they have" "tạp chí Annals of Rice and Tea
tờ The Harbour
nhật báo Nova Gazeta" "$(found 'Bài đăng trên tạp chí Annals of Rice and Tea, tờ The Harbour và nhật báo Nova Gazeta.' ORG)"
is "but sheets are counted" "" "$(found 'Anh nhặt được 200 tờ Polymer trên xe.' ORG)"
is "who has died held all these" "Vũ Minh Gương: Ủy viên Trung ương Đảng
Vũ Minh Gương: nguyên Bộ trưởng Bộ Giao thông vận tải" "$(held 'Đồng chí Vũ Minh Gương, sinh năm 1920, trú tại Hà Nội, tham gia cách mạng năm 1938; Ủy viên Trung ương Đảng khóa IV; nguyên Bộ trưởng Bộ Giao thông vận tải, đã từ trần ngày 12/4/2006.')"
is "who comes after somebody has his office" "Lê Văn Mẫu: Giám đốc Sở Y tế" "$(held 'Ông Lê Văn Mẫu kế nhiệm ông Trần Văn Gương ở chức Giám đốc Sở Y tế.')"
is "a state presides" "Anna Berg: Ngoại trưởng Đức" "$(held 'Ngoại trưởng Đức Anna Berg cho biết nước này sẽ giữ chức Chủ tịch luân phiên EU trong sáu tháng.')"
is "what is studied, in two words" "thạc sĩ quản trị kinh doanh" "$(found 'Bà Trần Thị Khéo có bằng thạc sĩ quản trị kinh doanh của Đại học Hòa Lâm.' TITLE)"
is "who leads what, who stands for what good" "Trưởng nhóm nghiên cứu
đại sứ thiện chí của UNICEF" "$(found 'Trưởng nhóm nghiên cứu Anna Berg gặp đại sứ thiện chí của UNICEF Ivan Petrov.' TITLE)"
is "the other word of a field" "Sở Giáo dục đào tạo Lâm Đồng
Cục Cảnh sát giao thông đường bộ" "$(found 'Sở Giáo dục đào tạo Lâm Đồng và Cục Cảnh sát giao thông đường bộ cùng họp.' ORG)"
is "who runs for an office does not hold it" "" "$(held 'Ông Ivan Petrov sẽ tái tranh cử vị trí thị trưởng Sofia. Trong chiến dịch tranh cử tổng thống Bulgaria, ông Boris Ivanov hứa nhiều.')"
is "nor does who would like to" "" "$(held 'Ông Ivan Petrov nói ông muốn trở thành Tổng thống Bulgaria.')"
is "who reports is not who acts" "" "$(held 'Ông Lê Văn Mẫu cho rằng, chính Bí thư Tỉnh ủy phải làm rõ việc này.')"
is "and a field of three words" "Ủy ban Văn hóa, giáo dục, thanh thiếu niên và nhi đồng của Quốc hội" "$(found 'Ông Lê Văn Mẫu, Phó chủ nhiệm Ủy ban Văn hóa, giáo dục, thanh thiếu niên và nhi đồng của Quốc hội, cho biết.' ORG)"
is "an office that stands for a body is one" "Văn phòng đại diện JETRO tại Việt Nam" "$(found 'Trưởng Văn phòng đại diện JETRO tại Việt Nam Yamada Taro dự lễ.' ORG)"
is "the host with a title of honour before the name" "Sok Dara: Thủ tướng
Sok Dara: Samdech" "$(held 'Thủ tướng nước chủ nhà Samdech Sok Dara chủ trì lễ đón.')"
is "but bodies in a list are no fields" "Ủy ban Thường vụ Quốc hội
Chính phủ" "$(found 'Theo ý kiến của Ủy ban Thường vụ Quốc hội, Chính phủ và các tổ chức khác, dự thảo được sửa.' ORG)"
is "nor is what a dash or a lost mark parts" "tờ Al-Harir News
tạp chí Bella" "$(found 'Theo tờ Al-Harir News, đường đã thông. Bà chụp ảnh cho tạp chí Bella Thí sinh thứ hai vắng mặt.' ORG)"
is "codes by their letters, a treaty with its year" "BLHS 1999
BLTTHS 2003
UNCLOS 1982" "$(found 'Xử như BLHS 1999 thì nặng, trái với BLTTHS 2003. Hai bên tôn trọng UNCLOS 1982 trên biển.' DOC)"
is "a standard by its number alone" "TCVN 5
TCVN ISO 9001:2008" "$(found 'Theo TCVN 5 và TCVN ISO 9001:2008, thép đạt.' DOC)"
is "letters of a treaty behind its title, and then alone" "Hiệp định khung về thương mại và đầu tư
TIFA
Bộ Quy tắc về ứng xử trên Biển Đông
COC
COC" "$(found 'Hai nước bàn Hiệp định khung về thương mại và đầu tư (TIFA) sáng qua. ASEAN muốn có Bộ Quy tắc về ứng xử trên Biển Đông (COC). Khi nào ký COC thì chưa rõ.' DOC)"
is "they are no bodies" "ASEAN" "$(found 'ASEAN muốn có Bộ Quy tắc về ứng xử trên Biển Đông (COC). Khi nào ký COC thì chưa rõ.' ORG)"
is "a law's letters are of its field" "Luật bảo hiểm xã hội" "$(found 'Quỹ được lập theo Luật bảo hiểm xã hội (BHXH) từ lâu.' DOC)"
is "titles that the dictionary has, in small letters" "quy chế thi THPT quốc gia
chương trình 135" "$(found 'Các trường làm đúng quy chế thi THPT quốc gia trong tháng này. Xã nghèo đã ra khỏi chương trình 135 hai năm trước.' DOC)"
is "whose it is, behind a symbol that blanks part" "quyết định số 71/QĐ -TCHC-LĐ của Tổng giám đốc Công ty Lâm Hải" "$(found 'Tháng 3/2004, theo quyết định số 71/QĐ -TCHC-LĐ của Tổng giám đốc Công ty Lâm Hải, một tổ đã được lập.' DOC)"
is "the next session of the party" "nghị quyết TƯ 4
nghị quyết TƯ 5
Nghị quyết Trung ương 6 khóa X" "$(found 'Việc này hợp với nghị quyết TƯ 4 và nghị quyết TƯ 5 mới đây. Đó là điểm mới của Nghị quyết Trung ương 6 khóa X về văn hóa.' DOC)"
is "no place stands within a plan, no body within a treaty" "" "$(found 'Hội bàn về điều chỉnh quy hoạch tổng thể phát triển Khu du lịch Hồ Cấm.' LOC; found 'Họ ký Hiệp định khung về đối tác và hợp tác toàn diện ASEAN hôm qua.' ORG)"
is "amended is no document, nor is a house, nor a line of a railway" "" "$(found 'Đó là tội theo quy định ấy (sửa đổi năm 2002). Cửa hàng ở số 5B-5C đường Hòa Bình mở lại. Vốn cho dự án đường sắt đô thị số 4 bị chậm.' DOC)"
is "a name goes on to the end of a word" "Hiệp định Dệt may" "$(found 'Họ xem xét gia hạn Hiệp định Dệt may giữa hai nước.' DOC)"
is "a free trade agreement is one of many" "" "$(found 'Ba nước đàm phán các Hiệp định thương mại tự do (FTA) từ năm ngoái.' DOC)"
is "the year of a feast" "Đinh Dậu 2017
2018" "$(found 'Huyện cấm tặng quà dịp Tết Đinh Dậu 2017 trái quy định và dịp Tết Nguyên đán 2018 cũng vậy.' DATE)"
is "two days that say their months are two dates" "ngày 9/6
18/6" "$(found 'Từ ngày 9/6 đến 18/6, lớp tập huấn mở tại huyện.' DATE)"
is "months of this year are whole" "9 tháng đầu năm nay" "$(found 'Trong 9 tháng đầu năm nay, huyện thu được nhiều.' DATE)"
is "for how long a plan is" "quy hoạch tổng thể phát triển Khu du lịch quốc gia Hòa Lâm đến năm 2025, định hướng đến 2030" \
	"$(found 'Người dân góp ý cho quy hoạch tổng thể phát triển Khu du lịch quốc gia Hòa Lâm đến năm 2025, định hướng đến 2030.' DOC)"
is "the day when a paper was sent is not of it" "văn bản số 2383" "$(found 'Sở đã ban hành văn bản số 2383 hôm 2.6 gửi các hội.' DOC)"
is "nor is the day on which another is given, or a day that begins a sentence" "Quyết định khởi tố bị can số 238/C46-P12
Công văn số 31/BVHTT-DL" "$(found 'Công an đã ra Quyết định khởi tố bị can số 238/C46-P12 và ngày 26/6/2017 ra lệnh truy nã. Bộ đã nói về Công văn số 31/BVHTT-DL Ngày 02/6/2017, Bộ họp lại.' DOC)"
plan
