#!/bin/sh
# dicts/scripts/mine.py: what it finds in a small text of invented people and places, and what it leaves alone.
# Needs python3 (the build does not); skipped without.
: "${SRC:=$(dirname "$0")/..}"
: "${BUILD:=$SRC}"
mine=$SRC/dicts/scripts/mine.py
command -v python3 >/dev/null 2>&1 || {
	echo '1..0 # SKIP python3 is not here'
	exit 0
}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
n=0
failed=0

is()
{
	n=$((n + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		printf '%s\n' "$2" | sed 's/^/# wanted: /'
		printf '%s\n' "$3" | sed -e 's/^/# got:    /' -e 10q
		failed=1
	fi
}

# Dictionaries of their own, so that the real ones may grow.
mkdir "$work/dicts"
cat >"$work/dicts/small.tsv" <<'END'
#: form	class	canon	attr
quả ngọt	WORD
của	STOP
ông	HONORIFIC
chủ tịch	T_HEAD
Nguyễn	SURNAME
An	GIVEN
xã	LOC_UNIT		kind=commune
sông	LOC_UNIT		kind=geo
Hà Nội	LOC_PROVINCE
trung tâm	ORG_HEAD
dự báo	WORD
thiên văn	WORD
UBND	ABBR	Ủy ban nhân dân
END
cat >"$work/text" <<'END'
Người dân trồng cây bơm bớp để bán quả ngọt của vườn. Cây bơm bớp ưa nắng, lá bơm bớp xanh quanh năm.
Chủ tịch Nguyễn Văn Khiêm thăm xã Bồng Lai Thượng và sông Tiêu Tương.
Ông Nguyễn Khiêm nói cây bơm bớp hợp đất; ông Trúng Văn An cũng nói thế, người dân trồng thêm.
Sáng qua, ông Nguyễn Thị Khiêm và ông Trúng An về xã Bồng Lai Thượng, rồi ra sông Tiêu Tương, về Hà Nội.
Trung tâm Thiên văn và Dự báo họp, trung tâm Thiên văn và Dự báo ở xã Bồng Lai Thượng báo cáo.
Ủy ban nhân dân (UBND) và Hội đồng Quả ngọt (HĐQN) làm việc; HĐQN (hội đồng quả ngọt) có ba người.
Hội đồng Quả ngọt (HĐQN) nghỉ. Thôi (THOI) không phải.
END
run()
{
	what=$1
	shift
	python3 "$mine" "$what" --dicts "$work/dicts" "$@" "$work/text" | grep -v '^#'
}

echo 1..13
is "the form of a dictionary" '#: form	class	freq	canon	attr' "$(python3 "$mine" words --dicts "$work/dicts" "$work/text" | sed -n 2p)"
is "a new word, with its count" 'bơm bớp	WORD	4' "$(run words | cut -f1-3 | grep '^bơm bớp	')"
is "its evidence" 1 "$(run words | grep '^bơm bớp	' | grep -c '	pmi=[0-9.]*;g2=[0-9]*$')"
is "a known word is left out" '' "$(run words --min 1 | grep '^quả ngọt	')"
is "and with --all is not" 'quả ngọt	WORD' "$(run words --min 1 --all | cut -f1,2 | grep '^quả ngọt	')"
is "no row begins or ends inside a known word, or with a function word" '' \
	"$(run words --min 1 | cut -f1 | grep -E '^ngọt|quả$|^của|của$')"
is "an unknown given name behind a known family name" 'Khiêm	GIVEN	3' "$(run persons --min 2 | cut -f1-3 | grep GIVEN)"
is "an unknown family name before a known given name" 'Trúng	SURNAME	2' "$(run persons --min 2 | cut -f1-3 | grep SURNAME)"
is "places after their unit words" 'Bồng Lai Thượng	LOC_COMMUNE	3
Tiêu Tương	LOC_GEO	2' "$(run places --min 2 | cut -f1-3)"
is "a body with its fields" 'Trung tâm Thiên văn và Dự báo	ORG_NAME	2' "$(run bodies --min 1 | cut -f1-3 | sed 's/^t/T/')"
is "an acronym from both orders of writing" 'HĐQN	ABBR	2	Hội đồng Quả ngọt
HĐQN	ABBR	1	hội đồng quả ngọt' "$(run acronyms --min 1 | cut -f1-4)"
is "its known expansions with --all" 'UBND	ABBR	1	Ủy ban nhân dân	known=ủy ban nhân dân' "$(run acronyms --min 1 --all | grep UBND)"
if [ -x "$BUILD/tools/vbdict" ]; then
	python3 "$mine" words --dicts "$work/dicts" "$work/text" >"$work/new.tsv"
	is "what it prints is a dictionary over the built-in one" 'bơm bớp' "$("$BUILD/tools/vbdict" lookup -d "$work/new.tsv" 'bơm bớp' | cut -f1)"
else
	n=$((n + 1))
	echo "ok $n - # SKIP no vbdict"
fi
exit $failed
