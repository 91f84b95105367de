#!/bin/sh
# vbtrain: what is taught is found again, the same bytes each time; weights travel through an index; damage is refused.
echo 1..12
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
n=0
result() { # status, name
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}
train=$BUILD/tools/vbtrain
tok=$BUILD/tools/vbtok
dict=$BUILD/tools/vbdict

# "học sinh học" is three ways of words: only context tells, and it is taught both ways.
i=0
while [ $i -lt 12 ]; do
	echo 'Các học_sinh học bài .'
	echo 'Thầy dạy môn sinh_học ở trường .'
	echo 'Bạn Lan học sinh_học rất giỏi .'
	i=$((i + 1))
done >"$work/gold.txt"
cat >"$work/test.conllu" <<'END'
# text = Các học sinh học bài.
1	Các	_	_	_	_	_	_	_	_
2	học sinh	_	_	_	_	_	_	_	_
3	học	_	_	_	_	_	_	_	_
4	bài	_	_	_	_	_	_	_	SpaceAfter=No
5	.	_	_	_	_	_	_	_	_

# text = Bạn Lan học sinh học rất giỏi.
1	Bạn	_	_	_	_	_	_	_	_
2	Lan	_	_	_	_	_	_	_	_
3	học	_	_	_	_	_	_	_	_
4	sinh học	_	_	_	_	_	_	_	_
5	rất	_	_	_	_	_	_	_	_
6	giỏi	_	_	_	_	_	_	_	SpaceAfter=No
7	.	_	_	_	_	_	_	_	_

END
for method in perceptron passive gradient; do
	"$train" words -m $method -o "$work/$method.vbw" -t "$work/gold.txt" -T "$work/test.conllu" >"$work/out" 2>"$work/err" &&
		grep -q 'F1 100.00' "$work/out"
	result $? "$method learns what context tells"
done
"$train" words -o "$work/again.vbw" -t "$work/gold.txt" >/dev/null 2>&1 && cmp "$work/again.vbw" "$work/gradient.vbw"
result $? "the same bytes each time"
a=$(echo 'Các học sinh học bài.' | "$tok" -d "$work/gradient.vbw")
b=$(echo 'Bạn Lan học sinh học rất giỏi.' | "$tok" -d "$work/gradient.vbw")
case $a in *"học_sinh học bài"*) : ;; *) false ;; esac && case $b in *"học sinh_học rất"*) : ;; *) false ;; esac
result $? "weights laid over the dictionary decide"
printf '#: form\tclass\nhọc sinh\tWORD\nsinh học\tWORD\n' >"$work/d.tsv"
"$dict" build -o "$work/d.vbx" "$work/gradient.vbw" "$work/d.tsv" && "$dict" verify "$work/d.vbx" &&
	"$dict" build "$work/d.tsv" "$work/gradient.vbw" | cmp - "$work/d.vbx"
result $? "an index carries them, whatever the order"
head -c 50 "$work/gradient.vbw" >"$work/cut.vbw"
! "$dict" build -o "$work/bad.vbx" "$work/cut.vbw" "$work/d.tsv" 2>"$work/err" && grep -q 'cut off' "$work/err" &&
	[ ! -e "$work/bad.vbx" ]
result $? "cut weights are refused"
# ---- marks ----
i=0
while [ $i -lt 40 ]; do
	echo 'Các em đến trường học mỗi ngày, năm nay cũng vậy.'
	echo 'Ông trưởng thôn họp dân, hỏi từng nhà.'
	i=$((i + 1))
done >"$work/raw.txt"
"$train" restore -b 14 -l 0.1 -o "$work/marks.vbw" -t "$work/raw.txt" -T "$work/raw.txt" >"$work/out" 2>"$work/err" &&
	grep -q ' 760 syllables: 100.00% right; as they are without marks [1-4][0-9]' "$work/out"
result $? "marks: what was learned is restored"
"$train" restore -b 14 -l 0.1 -o "$work/again.vbw" -t "$work/raw.txt" 2>/dev/null && cmp "$work/again.vbw" "$work/marks.vbw"
result $? "marks: the same bytes each time"
"$dict" build -o "$work/marks.vbx" "$work/marks.vbw" &&
	[ "$(echo 'em den truong hoc, ong truong thon hop' | "$BUILD/tools/vbnorm" --restore --restore-model="$work/marks.vbx")" = \
		'em đến trường học, ông trưởng thôn họp' ]
result $? "marks: weights by themselves are an index"
echo 'Các em đến trường.' >"$work/wrong.txt"
echo 'Các em đẹn trượng.' >>"$work/wrong.txt"
"$train" restore -d "$work/marks.vbw" -T "$work/wrong.txt" | grep -q ' 8 syllables: 75.00% right'
result $? "marks: what is wrong counts"
"$train" restore -o "$work/none.vbw" 2>/dev/null
[ $? -eq 1 ]
result $? "marks: nothing to learn from"
