#!/bin/sh
# vbtrain: what is taught is found again, the same bytes each time; weights travel through an index; damage is refused.
echo 1..28
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
cat >"$work/tags.conllu" <<'END'
# text = Các em hát bài hát.
1	Các	_	DET	_	_	_	_	_	_
2	em	_	NOUN	_	_	_	_	_	_
3	hát	_	VERB	_	_	_	_	_	_
4	bài	_	NOUN	_	_	_	_	_	_
5	hát	_	NOUN	_	_	_	_	_	SpaceAfter=No
6	.	_	PUNCT	_	_	_	_	_	_

# text = Em hát.
1	Em	_	NOUN	_	_	_	_	_	_
2	hát	_	VERB	_	_	_	_	_	SpaceAfter=No
3	.	_	PUNCT	_	_	_	_	_	_

END
"$train" upos -o "$work/upos.vbw" -t "$work/tags.conllu" -T "$work/tags.conllu" >"$work/out" 2>/dev/null &&
	grep -q '^9 words, 9 right: 100.00%' "$work/out"
result $? "parts of speech: one word has two, by its neighbours"
"$train" upos -o "$work/again.vbw" -t "$work/tags.conllu" >/dev/null 2>&1 && cmp "$work/again.vbw" "$work/upos.vbw"
result $? "tags: the same bytes each time"
"$train" upos -d "$work/upos.vbw" -T "$work/tags.conllu" >"$work/out2" 2>/dev/null && cmp "$work/out" "$work/out2"
result $? "weights of tags are laid over the dictionary"
"$train" words -k 3 -t "$work/gold.txt" >"$work/out" 2>/dev/null &&
	grep -q '36 sentences' "$work/out" && grep -q 'F1 100.00' "$work/out"
result $? "cross-validation tests each sentence once"
"$train" words -l -T "$work/test.conllu" >"$work/out" 2>/dev/null && grep -q '2 sentences' "$work/out" &&
	! grep -q 'F1 100.00' "$work/out"
result $? "longest match can be tested, and does not know the context"
i=0
while [ $i -lt 40 ]; do
	echo 'em đọc sách . chị đọc báo . em hát . chị hát .'
	echo 'em ăn cơm . chị ăn cá .'
	i=$((i + 1))
done | sed 's/ \. /\n/g' >"$work/silver.txt"
"$train" groups -S "$work/silver.txt" -o "$work/groups.tsv" 2>/dev/null &&
	"$train" groups -S "$work/silver.txt" -o "$work/again.tsv" 2>/dev/null &&
	cmp "$work/groups.tsv" "$work/again.tsv" &&
	[ "$(sed -n 's/^em\t//p' "$work/groups.tsv")" = "$(sed -n 's/^chị\t//p' "$work/groups.tsv")" ] &&
	[ "$(sed -n 's/^em\t//p' "$work/groups.tsv")" != "$(sed -n 's/^hát\t//p' "$work/groups.tsv")" ]
result $? "groups: words that stand in like places have one number"
# Another kind of text than the models were learned from, composed for this: the model is better there than longest match.
f1() { sed -n 's/.*F1 \([0-9]*\).*/\1/p' "$1"; }
"$train" words -T "$SRC/tests/samples/reviews.txt" >"$work/model" 2>/dev/null &&
	"$train" words -l -T "$SRC/tests/samples/reviews.txt" >"$work/longest" 2>/dev/null &&
	[ "$(f1 "$work/model")" -ge 95 ] && [ "$(f1 "$work/model")" -gt "$(f1 "$work/longest")" ]
result $? "reviews: better than longest match"
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

# Learning onward: what is hardly learned from is as it was; the same without the weights before is not.
ner=$BUILD/tools/vbner
gold=$SRC/tests/files/eval-gold.jsonl
"$ner" --jsonl "$gold" >"$work/was"
"$train" entities -m perceptron -e 2 -n 99999 -c 1 --onward=100 -t "$gold" -o "$work/onward.vbw" 2>"$work/err" &&
	"$ner" -d "$work/onward.vbw" --jsonl "$gold" | cmp -s - "$work/was"
result $? "entities: onward"
"$train" entities -m perceptron -e 2 -n 99999 -c 1 -t "$gold" -o "$work/anew.vbw" 2>"$work/err" &&
	"$ner" "$SRC/tests/samples/tap-huan.txt" >"$work/was" && ! "$ner" -d "$work/anew.vbw" "$SRC/tests/samples/tap-huan.txt" | cmp -s - "$work/was"
result $? "entities: anew"
! "$train" entities --onward=1 -n 0 -t "$gold" 2>"$work/err" && grep -q -e --features "$work/err"
result $? "entities: onward wants features to choose from"
"$train" links -T "$gold" >"$work/was"
"$train" links --onward -e 2 -r 0 -c 1 -t "$gold" -o "$work/onward.vbw" 2>"$work/err" &&
	"$train" links -d "$work/onward.vbw" -T "$gold" | cmp -s - "$work/was"
result $? "links: onward"
"$train" links -e 2 -r 0 -c 1 -t "$gold" -o "$work/anew.vbw" 2>"$work/err" &&
	! "$train" links -d "$work/anew.vbw" -T "$gold" | cmp -s - "$work/was"
result $? "links: anew"

# The gate: small words that are in no entity are passed over, the same bytes each time; one that passes over nothing changes nothing here.
i=0
while [ $i -lt 60 ]; do
	echo 'Thủ tướng Phạm Minh Chính nói rằng mưa to vì bão vào Hà Nội.'
	echo 'Chủ tịch UBND tỉnh Thanh Hóa cho biết như vậy hôm 3/8/2021.'
	i=$((i + 1))
done >"$work/raw.txt"
"$train" gate -c 5 -t "$work/raw.txt" -o "$work/gate.vbw" 2>"$work/err" && "$train" gate -c 5 -t "$work/raw.txt" -o "$work/again.vbw" 2>/dev/null &&
	cmp "$work/gate.vbw" "$work/again.vbw"
result $? "gate: the same bytes each time"
grep -q 'surroundings: [1-9][0-9]* passed over, of them in entities 0$' "$work/err" && grep -q ': [1-9][0-9]* tokens stand' "$work/err"
result $? "gate: something is passed over, something stands"
"$train" gate -p 0 -q 0 -t "$work/raw.txt" -o "$work/none.vbw" 2>/dev/null && "$ner" -d "$work/none.vbw" "$work/raw.txt" >"$work/was" &&
	"$ner" -d "$work/gate.vbw" "$work/raw.txt" | cmp -s - "$work/was"
result $? "gate: what it passed over was in no entity"
"$train" gate -o "$work/none.vbw" 2>/dev/null
[ $? -eq 2 ]
result $? "gate: nothing to learn from"
