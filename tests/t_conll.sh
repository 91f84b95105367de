#!/bin/sh
# vbner --scheme=vlsp: the flat scheme, a line a token; vbtrain entities --data: columns are learned and found again.
. "$SRC/tests/tap.sh"
cd "$work" || exit 1
tab=$(printf '\t')
tags() { "$bin/vbner" --scheme=vlsp "$@" | awk -F '\t' 'NF && $2 != "O" { printf "%s%s/%s", s, $1, $2; s = " " } END { print "" }'; }

printf 'Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Lâm Đồng, phát biểu ngày 12/8/2025.\n' >one
is "a title is nothing, the body in it is one entity with its province" \
	'Nguyễn/B-PER Văn/I-PER An/I-PER UBND/B-ORG tỉnh/I-ORG Lâm/I-ORG Đồng/I-ORG' "$(tags one)"
printf 'Theo Quyết định số 15/QĐ-UBND ngày 12/8/2025 của UBND tỉnh Lâm Đồng.\n' >doc
is "a document is MISC with its date and its body" 'Quyết/B-MISC I' \
	"$(tags doc | sed 's/ .*//') $(tags doc | tr ' ' '\n' | sed 1d | sed 's,.*/,,; s/-MISC//' | sort -u)"
printf 'Đoàn đến Đà Lạt, Bảo Lộc.\n' >two
is "two entities side by side begin twice" 'Đà/B-LOC Lạt/I-LOC Bảo/B-LOC Lộc/I-LOC' "$(tags two)"

printf 'Một câu. Câu hai.\n\nĐoạn hai.\n' >three
printf 'Một\tO\ncâu\tO\n.\tO\n\nCâu\tO\nhai\tO\n.\tO\n\nĐoạn\tO\nhai\tO\n.\tO\n\n' >want
"$bin/vbner" --scheme=vlsp three >have
same "an empty line behind every sentence" want have
"$bin/vbner" --scheme=vlsp --header three three >have
(printf -- '-DOCSTART-\tO\n\n' && cat want && printf -- '-DOCSTART-\tO\n\n' && cat want) >want2
same "documents are parted where that is asked for" want2 have
printf 'Đường A\xc2\xa0B, tab\there, \xff\x01 hết\xe2\x80\xa8.\n' >ugly
is "ugly bytes: two columns in every line" '0 2' \
	"$("$bin/vbner" --scheme=vlsp ugly | awk -F '[\t ]' 'NF { print NF }' | sort -u | sed 's/^/0 /')"

sample=$SRC/tests/samples/tap-huan.txt
i=0
while [ $i -lt 400 ]; do
	cat "$sample"
	i=$((i + 1))
done >many
"$bin/vbner" --scheme=vlsp many >have
is "many windows: as many tokens as vbtok has" "$("$bin/vbtok" --level=syllable -f tsv many | wc -l | tr -d ' ')" "$(grep -c . have)"
awk -F '\t' '!NF { before = "" } NF { if ($2 ~ /^I-/ && substr(before, 3) != substr($2, 3)) bad = 1; before = $2; n++ }
	END { exit bad || n < 1000 }' have
result $? "nothing goes on that has not begun"
# The same facts as in the other formats: as many persons as are no part of a document.
[ "$(grep -c 'B-PER$' have)" -eq "$("$bin/vbner" -f tsv many | awk -F '\t' '$3 == "DOC" { doc[$2] = 1 }
	$3 == "PER" && !($9 in doc) { n++ } END { print n }')" ]
result $? "as many persons as in TSV"
"$help/dribble" 1000 "$bin/vbner" --scheme=vlsp <many >pieces
same "a stream in pieces is the same" have pieces
run "$bin/vbner" --scheme=vlsp --keyed one
[ $rc -eq 2 ] && grep -q -e '--keyed' err
result $? "names of documents have no place"
run "$bin/vbner" --scheme=vlsp -f jsonl one
is "nor has another format" 2 $rc
run "$bin/vbner" --scheme=iob one
is "an unknown scheme" 2 $rc

# ---- learning from columns ----
train=$bin/vbtrain
# A name follows "ông" or "bà", a place "tại"; the words are never the same, so only neighbours and shapes tell.
corpus() { # FIRST LAST
	awk -v from="$1" -v to="$2" 'BEGIN { for (i = from; i < to; i++) {
		printf "Hôm\tx\tO\nqua\tx\tO\nông\tx\tO\nT%dan\tx\tB-PER\nK%di\tx\tI-PER\nđến\tx\tO\ntại\tx\tO\nL%dang\tx\tB-LOC\n.\tx\tO\n\n", i, i, i
		printf "Bà\tx\tO\nM%do\tx\tB-PER\ngặp\tx\tO\nông\tx\tO\nR%da\tx\tB-PER\n\n", i, i } }'
}
corpus 0 60 >train.conll
corpus 100 120 >test.conll
for method in gradient perceptron passive; do
	"$train" entities -m $method --data train.conll --test test.conll >out 2>err && grep -q '^all  *80  *100.00  *100.00  *100.00$' out
	result $? "$method: neighbours and shapes are learned"
	"$train" entities -m $method --data train.conll --test test.conll 2>err >again && cmp -s again out
	result $? "$method: the same again"
done
"$train" entities --data train.conll --test test.conll --tagged=tagged >/dev/null 2>err &&
	awk -F '\t' 'NF && (NF != 4 || $3 != $4) { bad = 1 } NF { n++ } END { exit bad || n != 280 }' tagged
result $? "what was found is a column more"
# BIOES and blanks instead of tabs, Windows line ends, -DOCSTART-: the same entities.
sed 's/	x	/ x /' test.conll | awk '{ line[NR] = $0 } END { print "-DOCSTART- x O\r\n\r"; for (i = 1; i <= NR; i++) {
	next_in = line[i + 1] ~ / I-/
	if (line[i] ~ / B-/ && !next_in) sub(/ B-/, " S-", line[i])
	if (line[i] ~ / I-/ && !next_in) sub(/ I-/, " E-", line[i])
	printf "%s\r\n", line[i] } }' >bioes.conll
grep -q S-PER bioes.conll && grep -q E-PER bioes.conll &&
	"$train" entities --data train.conll --test bioes.conll 2>err | grep -q '^all  *80  *100.00  *100.00  *100.00$'
result $? "BIOES and blanks are read"
# What is wrong counts: half of the places are called persons in the test.
awk -F '\t' -v OFS='\t' '$3 == "B-LOC" && n++ % 2 { $3 = "B-PER" } { print }' test.conll >wrong.conll
"$train" entities --data train.conll --test wrong.conll 2>err >out
is "figures of each type" 'PER 70 100.00 85.71 92.31 LOC 10 50.00 100.00 66.67 all 80 87.50 87.50 87.50' \
	"$(sed 1d out | awk '{ printf "%s%s %s %s %s %s", s, $1, $2, $3, $4, $5; s = " " }')"
"$train" entities --attributes --data test.conll >attributes 2>err
is "attributes: a line a token, its tag first" "280 20 20 60" \
	"$(grep -c . attributes) $(grep -c '^B-LOC	' attributes) $(grep -c '^I-PER	' attributes) $(grep -c '^B-PER	' attributes)"
printf 'một\tO\nhai\tX-PER\n' >bad.conll
run "$train" entities --data bad.conll
[ $rc -eq 1 ] && grep -q 'bad.conll:2:' err
result $? "a tag that is none is told with its line"
printf 'một\n' >bad.conll
run "$train" entities --data bad.conll
[ $rc -eq 1 ] && grep -q 'bad.conll:1:' err
result $? "a line without a tag is told"
i=0
while [ $i -lt 9 ]; do
	printf 'một\tB-T%d\n' $i
	i=$((i + 1))
done >bad.conll
run "$train" entities --data bad.conll
is "more types than layers are refused" 1 $rc
run "$train" entities --data train.conll -o weights
is "weights of columns are not written" 2 $rc
for w in words,grammar memory,runs,dictionary; do
	run "$train" entities --without=$w --train "$SRC/tests/files/eval-gold.jsonl" -e 1 -n 0 --test "$SRC/tests/files/eval-gold.jsonl"
	[ $rc -eq 0 ] && grep -q '^all ' out
	result $? "without $w"
done
run "$train" entities --without=colours --train "$SRC/tests/files/eval-gold.jsonl"
[ $rc -eq 1 ] && grep -q colours err
result $? "an unknown kind of features"
plan
