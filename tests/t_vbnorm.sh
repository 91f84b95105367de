#!/bin/sh
# vbnorm's own options: kinds of changes, doubts, checks, encodings, folding.
. "$SRC/tests/tap.sh"
cd "$work" || exit 1
n=$bin/vbnorm

# line NAME OPTIONS INPUT WANT
line() {
	is "$1" "$4" "$(printf '%s\n' "$3" | $n $2)"
}
line "--iy=school" --iy=school "lý do kỹ thuật, ông Lý" "lí do kĩ thuật, ông Lý"
line "--iy=keep" --iy=keep "lý do" "lý do"
line "--clean" --clean "Họp xong.Chiều nay , nghỉ" "Họp xong. Chiều nay, nghỉ"
line "--ocr" --ocr "ngày 0l/7/2025" "ngày 01/7/2025"
line "--html" --html "<p>Một &lt; <b>hai</b></p>" "Một < hai"
line "--fold=key" --fold=key "Đường Ước" "đương ươc"
line "--fold=all" --fold=all "Đường Ước" "duong uoc"
line "--references=all" --references=all "&lt;Vi&amp;#7879;t" "<Việt"
line "--references=keep" --references=keep "Vi&#7879;t" "Vi&#7879;t"
line "--mojibake=keep" --mojibake=keep "Tiáº¿ng" "Tiáº¿ng"
line "mojibake is mended" "" "Tiáº¿ng" "Tiếng"
line "--tone=hoa-first leaves French names" --tone=hoa-first "Chloé, Zoé và hoà" "Chloé, Zoé và hòa"
line "several at once" "--clean --ocr --iy=school --tone=hoa-main" "Lý do:hòa giải.Ngày 0l/7" "Lí do: hoà giải. Ngày 01/7"
printf 'Sở Tài chính phối hợp với các cơ quan có liên quan tổ\n4\n\fchức thực hiện.\n' >wrapped
is "--unwrap" "Sở Tài chính phối hợp với các cơ quan có liên quan tổ chức thực hiện." "$($n --unwrap wrapped)"

# Kinds, places, counts.
printf 'Sạch\nHo\314\200a b\303\254nh \377 \303\220i\341\273\201u\nc\341\273\247a c\341\273\247a\n' >unclean
run "$n" --format=edits unclean
is "--format=edits: kinds and doubts" "nfc ill-formed lost? d-stroke doubled?" "$(cut -f7 out | tr '\n' ' ' | sed 's/ $//')"
is "--format=edits: places and text" "unclean	8	11	8	10	ò	nfc" "$(sed -n 1p out)"
run "$n" --check -v unclean
is "--check -v: FILE:LINE:COLUMN: KIND" "unclean:2:2: nfc
unclean:2:11: ill-formed
unclean:2:11: lost?
unclean:2:13: d-stroke
unclean:3:5: doubled?" "$(cat out)"
is "--check -v exits 1" 1 "$rc"
printf 'của của\n' >doubtful
run "$n" --check -v doubtful
is "--check: a doubt is no change" "0 doubtful:1:5: doubled?" "$rc $(cat out)"
run "$n" --clean --stats unclean doubtful
"$help/jsonlines" documents bytes written changes changed_documents kinds doubts <err >/dev/null
result $? "--stats is JSON"
grep -q '"nfc":{"count":1,"first":8,"file":"unclean"}' err && grep -q '"doubled":{"count":2,"first":[0-9]*,"file":"unclean"}' err
result $? "--stats counts each kind and says where the first is"
i=0
while [ $i -lt 3000 ]; do
	echo 'Một dòng sạch, dài vừa phải, để vị trí phải đếm qua nhiều khúc của văn bản.'
	i=$((i + 1))
done >long
printf "x q\303\272y\n" >>long
run "$n" --check -v long
is "--check -v far into a file" "long:3001:4: tone" "$(sed -n 1p out)"

# Encodings.
printf 'Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập, tự do, hạnh phúc\n' >utf8
for charset in tcvn3 vni viscii vps viqr windows-1258 utf-16le; do
	$n -t $charset utf8 >encoded
	cmp -s utf8 encoded
	result $((1 - $?)) "-t $charset writes something else"
	$n -f $charset encoded >back
	same "-f $charset reads it back" utf8 back
done
for charset in tcvn3 vni viscii; do
	$n -t $charset utf8 | $n >back
	same "$charset is found out" utf8 back
done
$n -t tcvn3 utf8 >encoded
run "$n" -v encoded
is "-v says what was found out" "vbnorm: encoded: read as tcvn3" "$(cat err)"
cat utf8 encoded utf8 >mixed
cat utf8 utf8 utf8 >three
$n --per-line mixed >out
same "--per-line" three out
printf 'caf\351\n' >unknown
run "$n" unknown
is "what cannot be told is left, with a warning" "0 1" "$rc $(wc -l <err | tr -d ' ')"
same "and byte for byte" unknown out
printf 'a\377b\n' >bad
is "--invalid=skip" "ab" "$($n -f utf-8 --invalid=skip bad)"
is "--invalid=replace" "$(printf 'a\357\277\275b')" "$($n -f utf-8 --invalid=replace bad)"
run "$n" -f utf-8 --invalid=fail bad
is "--invalid=fail" "1 vbnorm: bad: byte 1 is no character" "$rc $(cat err)"
printf '中\n' >foreign
run "$n" -t tcvn3 --invalid=fail foreign
is "--invalid=fail: what the output cannot tell" 1 "$rc"
is "--invalid=skip: the same" "" "$($n -t tcvn3 --invalid=skip foreign)"
run "$n" -f klingon utf8
is "an unknown encoding is a usage error" 2 "$rc"
run "$n" -t auto utf8
is "nothing is written in auto" 2 "$rc"
run "$n" --per-line -f vni utf8
is "--per-line does not go with --from" 2 "$rc"
plan
