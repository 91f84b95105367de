#!/bin/sh
# Time grows with the length of a text and no faster, whatever stands in it: four times the text takes less than eight
# times the time; so it is of texts of many windows and of those of one. What is done within a tenth of a second is quick
# enough to judge nothing.
. "$SRC/tests/tap.sh"
cd "$work" || exit 1
QUICK=100000

repeat() { # BYTES PATTERN
	awk -v n="$1" -v p="$2" 'BEGIN { s = p; while (length(s) < n) s = s s; printf "%s", substr(s, 1, n) }'
}

spent() { # FILE COMMAND...: microseconds of processor time
	file=$1
	shift
	"$help/measure" use "$@" "$file" >/dev/null || echo "failed on $file" >&2
	cut -d ' ' -f 2 use
}

grows() { # PATTERN COMMAND...
	pattern=$1 times= linear=0
	shift
	for bytes in 160000 40000 10000; do
		repeat $bytes "$pattern" >text
		now=$(spent text "$bin/"$*)
		[ -z "$times" ] || [ "$longer" -lt $((now * 8)) ] || linear=1
		times="$times $now" longer=$now
		[ "$now" -ge $QUICK ] || break
	done
	sanitized || [ $linear -eq 0 ]
	result $? "$*: '$pattern' ($times)"
}

while IFS= read -r pattern; do
	grows "$pattern" vbner --numbers
	grows "$pattern" vbtok
	grows "$pattern" vbnorm --format=edits
done <<'EOF'
1a
1A
a1.
1/2/
1.
A-
A.
x'
(
"
,
a@
http://a.
_
Ủy ban 
Phó Chủ tịch, 
Nguyễn Văn An, 
Ông Trần Văn Bình, Giám đốc Sở Y tế tỉnh Hà Nam. 
từ ngày 1/1 đến 
khoản 1 Điều 2 
Nghị định số 12/2020/NĐ-CP 
các sở Y tế, 
5%
xã An Bình, 
Tổng thống Mỹ nói. Tổng thống Donald Trump đáp. 
&#7879;
EOF
plan
