#!/bin/sh
# vbdict lookup on what is built: every province, district and commune that ended on 30 June 2025 is found, its validity is
# told and its successors are named. The rows named here are those of resolutions 202/2025/QH15 and 1654 to 1687/NQ-UBTVQH15.
. "$SRC/tests/tap.sh"
cd "$work" || exit 1
tab=$(printf '\t')

# class and form of all that ended, without other spellings; from the source, so that what was built is checked against it.
awk -F'\t' '/^#/ { next } $6 == "2025-06-30" && $4 == "" { print $1 }' "$SRC/dicts/admin.tsv" >forms
sort -u forms >asked
"$bin/vbdict" lookup <asked >told
is "units that ended" "$(grep -c . forms)" "$(awk -F'\t' '$4 == "" && $6 == "2025-06-30" && $7 ~ /into=/' told | sort -u | grep -c .)"
ended() { grep -c "^# .*: $1 .*until 2025-06-30, then" told; }
is "63 provinces were, 52 of them ended" 52 "$(ended LOC_PROVINCE)"
[ "$(ended LOC_DISTRICT)" -ge 680 ] && [ "$(ended LOC_COMMUNE)" -ge 10000 ]
result $? "districts $(ended LOC_DISTRICT), communes $(ended LOC_COMMUNE)"
grep '^# .* until 2025-06-30, then' told | grep -vE ' then (in part )?[^,]*\((LOC_PROVINCE|LOC_COMMUNE) [0-9]+\)(, [^,]*\(LOC_COMMUNE [0-9]+\))*$' >nameless
[ ! -s nameless ]
result $? "each names units that there are, and none by its code alone"
sed 3q nameless | sed 's/^/# /'
awk -F'\t' '/^#/ { next } $2 == "LOC_PROVINCE" && $4 == "" && $5 <= "2025-06-30" && ($6 == "" || $6 >= "2025-06-30") { print $1 }' \
	"$SRC/dicts/admin.tsv" | sort -u >provinces
is "63 provinces" 63 "$(grep -c . provinces)"
"$bin/vbdict" lookup <provinces | grep "${tab}LOC_PROVINCE$tab" | cut -f1 | sort -u >found
same "each is found as a province" provinces found

says() { # FORM LINE
	"$bin/vbdict" lookup "$1" >out
	grep -qxF "# $2" out
	result $? "$1: $2"
}
says 'Hà Giang' 'Hà Giang: LOC_PROVINCE until 2025-06-30, then Tuyên Quang (LOC_PROVINCE 08)'
says 'bạc liêu' 'Bạc Liêu: LOC_PROVINCE until 2025-06-30, then Cà Mau (LOC_PROVINCE 96)'
says 'Kon Tum' 'Kon Tum: LOC_PROVINCE until 2025-06-30, then Quảng Ngãi (LOC_PROVINCE 51)'
says 'Hải Dương' 'Hải Dương: LOC_PROVINCE until 2025-06-30, then Hải Phòng (LOC_PROVINCE 31)'
says 'Bến Nghé' 'Bến Nghé: LOC_COMMUNE until 2025-06-30, then Sài Gòn (LOC_COMMUNE 26740)'
says 'Trúc Bạch' 'Trúc Bạch: LOC_COMMUNE until 2025-06-30, then Ba Đình (LOC_COMMUNE 00004)'
says 'Thạch Thang' 'Thạch Thang: LOC_COMMUNE until 2025-06-30, then Hải Châu (LOC_COMMUNE 20242)'
"$bin/vbdict" lookup 'Lý Sơn' >out
grep -q '^# Lý Sơn: LOC_DISTRICT until 2025-06-30, then Lý Sơn (LOC_COMMUNE ' out
result $? "an island district is a special zone of the same name"
plan
