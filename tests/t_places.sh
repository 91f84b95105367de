#!/bin/sh
# What became of the units of 2025: every province, district and commune that ended on 30 June 2025 names its successors.
# The facts tested are those of the resolutions: 202/2025/QH15 and, for communes, 1654 to 1687/NQ-UBTVQH15.
# Reads $SRC/dicts/admin.tsv; needs no build.
: "${SRC:=$(dirname "$0")/..}"
LC_ALL=C
export LC_ALL
admin=$SRC/dicts/admin.tsv
n=0
failed=0

ok()
{
	n=$((n + 1))
	if [ -z "$2" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		printf '%s\n' "$2" | sed -e 's/^/# /' -e 10q
		failed=1
	fi
}

# The functions of awk that all tests share; entries are: form class freq canon from to attr.
common='
	function get(attr, key, p, i, n) {
		n = split(attr, p, ";")
		for (i = 1; i <= n; i++)
			if (index(p[i], key "=") == 1)
				return substr(p[i], length(key) + 2)
		return ""
	}
	/^#/ || /^$/ || $4 != "" { next }
	{ id = get($7, "id"); old = $6 == "2025-06-30" }
'

echo 1..7

ok "all that ended has successors, all successors exist, split says whether there are several" "$(awk -F'\t' "$common"'
	$6 == "" { now[$2, id] = 1 }
	old { into[$2, id] = get($7, "into"); split_[$2, id] = get($7, "split"); ended++ }
	END {
		if (ended < 10700)
			print "only " ended
		for (k in into) {
			split(k, key, SUBSEP)
			n = split(into[k], heir, "+")
			if (n == 0)
				print "no successor: " key[1] " " key[2]
			for (i = 1; i <= n; i++)
				if (!((key[1] == "LOC_PROVINCE" ? key[1] : "LOC_COMMUNE", heir[i]) in now))
					print key[1] " " key[2] " into " heir[i]
			if ((n > 1) != (split_[k] == "1"))
				print "split: " key[1] " " key[2]
			if (key[1] == "LOC_PROVINCE" && n != 1)
				print "a province goes whole: " key[2]
		}
	}' "$admin")"

ok "every commune of today took the land of some unit of before" "$(awk -F'\t' "$common"'
	$2 == "LOC_COMMUNE" && $6 == "" { name[id] = $1 }
	$2 != "LOC_PROVINCE" && old {
		n = split(get($7, "into"), heir, "+")
		for (i = 1; i <= n; i++)
			took[heir[i]] = 1
	}
	END {
		for (i in name)
			if (!(i in took))
				print i " " name[i]
	}' "$admin")"

ok "successors of a district lie in the province that took its province" "$(awk -F'\t' "$common"'
	$2 == "LOC_PROVINCE" && old { province[id] = get($7, "into") }
	$2 == "LOC_COMMUNE" && $6 == "" { lies[id] = get($7, "parent") }
	$2 == "LOC_DISTRICT" { into[id] = get($7, "into"); parent[id] = get($7, "parent") }
	END {
		for (d in into) {
			p = parent[d] in province ? province[parent[d]] : parent[d]
			n = split(into[d], heir, "+")
			for (i = 1; i <= n; i++)
				if (lies[heir[i]] != p)
					print d " into " heir[i] " in " lies[heir[i]] ", wanted " p
		}
	}' "$admin")"

# new province, then the old ones it was made of (202/2025/QH15, article 1)
ok "the 23 provinces of 202/2025/QH15, and the 11 that stayed" "$(awk -F'\t' "$common"'
	$2 == "LOC_PROVINCE" && old { went[$1] = get($7, "into"); by[$1] = get($7, "by") }
	$2 == "LOC_PROVINCE" && $6 == "" { name[id] = $1 }
	END {
		table = "Tuyên Quang:Hà Giang,Tuyên Quang;Lào Cai:Yên Bái,Lào Cai;Thái Nguyên:Bắc Kạn,Thái Nguyên"
		table = table ";Phú Thọ:Hòa Bình,Vĩnh Phúc,Phú Thọ;Bắc Ninh:Bắc Giang,Bắc Ninh;Hưng Yên:Thái Bình,Hưng Yên"
		table = table ";Hải Phòng:Hải Dương,Hải Phòng;Ninh Bình:Hà Nam,Nam Định,Ninh Bình"
		table = table ";Quảng Trị:Quảng Bình,Quảng Trị;Đà Nẵng:Quảng Nam,Đà Nẵng;Quảng Ngãi:Kon Tum,Quảng Ngãi"
		table = table ";Gia Lai:Bình Định,Gia Lai;Khánh Hòa:Ninh Thuận,Khánh Hòa"
		table = table ";Lâm Đồng:Đắk Nông,Bình Thuận,Lâm Đồng;Đắk Lắk:Phú Yên,Đắk Lắk"
		table = table ";Hồ Chí Minh:Bà Rịa - Vũng Tàu,Bình Dương,Hồ Chí Minh;Đồng Nai:Bình Phước,Đồng Nai"
		table = table ";Tây Ninh:Long An,Tây Ninh;Cần Thơ:Sóc Trăng,Hậu Giang,Cần Thơ"
		table = table ";Vĩnh Long:Bến Tre,Trà Vinh,Vĩnh Long;Đồng Tháp:Tiền Giang,Đồng Tháp"
		table = table ";Cà Mau:Bạc Liêu,Cà Mau;An Giang:Kiên Giang,An Giang"
		lines = split(table, line, ";")
		if (lines != 23)
			print "table: " lines
		for (i = 1; i <= lines; i++) {
			split(line[i], part, ":")
			n = split(part[2], old_name, ",")
			for (k = 1; k <= n; k++) {
				if (name[went[old_name[k]]] != part[1])
					print old_name[k] " into [" name[went[old_name[k]]] "], wanted " part[1]
				if (by[old_name[k]] != "202/2025/QH15")
					print old_name[k] " by " by[old_name[k]]
				listed[old_name[k]] = 1
			}
		}
		for (p in went) {
			count++
			if (!(p in listed))
				print p " is not of the resolution"
		}
		if (count != 52)
			print count " went, wanted 52"
	}' "$admin")"

# district or province above, old commune -> new communes
ok "communes as the resolutions say" "$(awk -F'\t' "$common"'
	$2 == "LOC_COMMUNE" && $6 == "" { name[id] = $1 }
	$2 == "LOC_COMMUNE" && old { into[get($7, "parent") " " $1] = get($7, "into") }
	function want(old_name, new_names, heir, i, n, got) {
		n = split(into[old_name], heir, "+")
		for (i = 1; i <= n; i++)
			got = got (i > 1 ? "+" : "") name[heir[i]]
		if (got != new_names)
			print old_name ": [" got "], wanted " new_names
	}
	END {
		want("01-quan-ba-dinh Cống Vị", "Ngọc Hà+Giảng Võ") # 1656
		want("01-quan-ba-dinh Trúc Bạch", "Ba Đình")
		want("79-quan-1 Bến Nghé", "Sài Gòn") # 1685
		want("38-thanh-pho-sam-son Trường Sơn", "Sầm Sơn") # 1686
		want("48-quan-hai-chau Thạch Thang", "Hải Châu") # 1659
		want("62-huyen-dak-ha Hà Mòn", "Đăk Hà") # 1677
		want("36-huyen-vu-ban Quang Trung", "Hiển Khánh") # 1674
		want("91-huyen-chau-thanh Thạnh Lộc", "Thạnh Lộc") # 1654
		want("91-huyen-giong-rieng Thạnh Lộc", "Thạnh Hưng") # 1654
		want("94-huyen-thanh-tri Vĩnh Thành", "Vĩnh Lợi") # 1668
	}' "$admin")"

ok "islands and cities" "$(awk -F'\t' "$common"'
	$2 == "LOC_DISTRICT" { into[id] = get($7, "into") }
	$2 == "LOC_COMMUNE" && $6 == "" { name[id] = $1; kind[id] = get($7, "kind") }
	$2 == "LOC_PROVINCE" && $1 == "Huế" && $5 == "2025-01-01" && get($7, "by") == "175/2024/QH15" { hue = 1 }
	$2 == "LOC_PROVINCE" && $1 == "Đồng Nai" && $5 == "2026-04-30" && get($7, "kind") == "thanh-pho" { dong_nai = 1 }
	END {
		n = split("31-huyen-bach-long-vi 45-huyen-con-co 48-huyen-hoang-sa 51-huyen-ly-son 77-huyen-con-dao", d, " ")
		for (i = 1; i <= n; i++)
			if (kind[into[d[i]]] != "dac-khu")
				print d[i] " into " into[d[i]] " " name[into[d[i]]]
		if (!hue)
			print "Huế"
		if (!dong_nai)
			print "Đồng Nai"
	}' "$admin")"
ok "other spellings of units that ended name the successors too" "$(awk -F'\t' '
	/^#/ || /^$/ { next }
	$5 == "2025-06-30" && $6 !~ /(^|;)into=/ { print $1 }' "$SRC/dicts/admin-more.tsv")"
exit $failed
