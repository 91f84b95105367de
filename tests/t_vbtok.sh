#!/bin/sh
# vbtok: CoNLL-U by the rules of its validator, the input made again from what comes out, encodings, options.
. "$SRC/tests/tap.sh"
bin=$BUILD/tools
check=$BUILD/tests/conllu
sample=$SRC/tests/samples/tap-huan.txt
tab=$(printf '\t')
cd "$work" || exit 1

# A text with everything that is hard to write down again.
cat >hard <<'END'
Hội  nghị	kết thúc (hôm nay)... “Thế à?” - bà hỏi.Sáng nay họp.
UBND tỉnh Thanh
Hóa gửi a_b.docx, xem https://hoalu.vn/a_b; 👨‍👩‍👧 vui!


1. Việc thứ nhất: # không phải chú thích
_ __ | \ "ngoặc" 'kép' 5% 10.000đ
Đắk Lắk, R'lấp; hoà hòa HOÀ nGuyễn
END
printf '\357\273\277Có dấu đầu tệp.\r\nDòng hai\302\240có cách cứng.\r\n' >marked
printf 'Bytes h\377ng \200 v\303\240 \303 h\341\273\n' >broken
"$bin/vbnorm" -t tcvn3 "$sample" >old
"$bin/vbnorm" -t utf-16le "$sample" >wide
# TCVN3 cannot tell capitals with a tone: what it makes of the sample.
"$bin/vbnorm" -f tcvn3 old >lower
# Letters and marks apart: what vbnorm composes.
grave=$(printf '\314\200') acute=$(printf '\314\201') below=$(printf '\314\243') hat=$(printf '\314\202')
sed "s/à/a$grave/g; s/á/a$acute/g; s/ế/e$hat$acute/g; s/ộ/o$hat$below/g; s/ị/i$below/g" "$sample" >apart

# ---- CoNLL-U ----
for file in "$sample" hard marked broken apart; do
	"$bin/vbtok" -f conllu "$file" >have
	"$check" "$("$bin/vbtok" -l sentence "$file" | grep -c .)" <have >/dev/null 2>err
	result $? "conllu: $(basename "$file") is well-formed"
	sed 's/^/# /' err
done
"$bin/vbtok" -f conllu -l syllable hard | "$check" >/dev/null
result $? "conllu: syllables"
"$bin/vbtok" -f conllu "$sample" "$sample" hard | "$check" >/dev/null
result $? "conllu: several documents"
"$bin/vbtok" --lines -f conllu hard | "$check" >/dev/null
result $? "conllu: records"
is "conllu: nothing from nothing" 0 "$(printf '' | "$bin/vbtok" -f conllu | wc -c | tr -d ' ')"
printf 'Hội nghị kết thúc (hôm nay).\nÔng Hai về. Bà Tư ở lại.\n' >small
cat >want <<END
# newdoc id = small
# newpar
# sent_id = d1-s1
# text = Hội nghị kết thúc (hôm nay).
1 Hội nghị
2 kết thúc
3 (SpaceAfter=No
4 hôm naySpaceAfter=No
5 )SpaceAfter=No
6 .

# newpar
# sent_id = d1-s2
# text = Ông Hai về.
1 Ông
2 Hai
3 vềSpaceAfter=No
4 .

# sent_id = d1-s3
# text = Bà Tư ở lại.
1 Bà
2 Tư
3 ở
4 lạiSpaceAfter=No
5 .

END
"$bin/vbtok" -f conllu small | awk -F '\t' '/^#/ || !NF { print; next } { print $1 " " $2 ($10 ~ /SpaceAfter=No/ ? "SpaceAfter=No" : "") }' >have
cmp -s want have
result $? "conllu: paragraphs, words with blanks, marks without"
diff want have | sed 's/^/# /'
# The checker finds what is wrong.
"$bin/vbtok" -f conllu small >good
for wrong in '5s/^1/2/' "5s/${tab}_$tab/$tab$tab/" "4s/hôm/ho${hat}m/;8s/hôm/ho${hat}m/" "5s/ /  /" '$d' '4d' '3d' "6s/\$/${tab}_/" \
	's/SpaceAfter=No|//' '6G' '6s/	[A-Z]*	_/	NAME	_/'; do
	sed "$wrong" good >damaged
	! cmp -s good damaged && ! "$check" <damaged >/dev/null 2>&1
	result $? "the checker sees $(printf '%s' "$wrong" | tr '\t' ' ')"
done

# ---- the input made again: every byte is in one token or in white space between two ----
# again FILE: FILE from lines of start and end.
again() {
	awk -v file="$1" '
	BEGIN {
		RS = "\001"
		getline all <file
		RS = "\n"
	}
	{
		gap = substr(all, last + 1, $1 - last)
		if ($1 < last || $2 <= $1 || gap ~ /[^ \t\r\n\302\240\357\273\277]/)
			print "bad line " NR
		printf "%s%s", gap, substr(all, $1 + 1, $2 - $1)
		last = $2
	}
	END { printf "%s", substr(all, last + 1) }'
}
for file in "$sample" hard marked broken apart; do
	name=$(basename "$file")
	"$bin/vbtok" -f tsv -l syllable "$file" | cut -f 3,4 | again "$file" | cmp -s - "$file"
	result $? "$name again from its tokens"
	"$bin/vbtok" -f conllu "$file" | sed -n 's/.*TokenRange=\([0-9]*\):\([0-9]*\)$/\1 \2/p' | again "$file" | cmp -s - "$file"
	result $? "$name again from CoNLL-U"
	"$bin/vbtok" -f jsonl "$file" | sed 's/^.*"words":\[//' | grep -o '"start":[0-9]*,"end":[0-9]*' | tr -c '0-9\n' ' ' |
		again "$file" | cmp -s - "$file"
	result $? "$name again from JSON"
done
"$bin/vbtok" --from=tcvn3 -f tsv -l syllable old | cut -f 3,4 | again old | cmp -s - old
result $? "TCVN3 again from its tokens"
# Case stays: text that is clean comes out letter for letter.
is "letters and their case stay" "$(tr -d ' \n\t' <hard | sed 's/_//g')" "$("$bin/vbtok" hard | tr -d ' \n\t' | sed 's/_//g')"

# ---- encodings ----
"$bin/vbtok" lower >want
"$bin/vbtok" --from=tcvn3 old >have
cmp -s want have
result $? "--from=tcvn3: the same words"
"$bin/vbtok" --from=auto old >have
cmp -s want have
result $? "--from=auto: the same words"
"$bin/vbtok" "$sample" >want
"$bin/vbtok" --from=utf-16le wide >have
cmp -s want have
result $? "--from=utf-16le: the same words"
"$bin/vbtok" apart >have
cmp -s want have
result $? "letters and marks apart: the same words"
"$bin/vbner" -f holds lower | cut -f 2-7 >want
"$bin/vbner" --from=auto -f holds old | cut -f 2-7 >have
[ -s want ] && cmp -s want have
result $? "vbner --from=auto: the same offices"
"$bin/vbtok" --from=nothing old >/dev/null 2>err
is "--from: no such encoding" 2 $?

# ---- options ----
is "--sep=tab: words keep their spaces" "Hội nghị${tab}kết thúc${tab}." "$(printf 'Hội nghị kết thúc.' | "$bin/vbtok" --sep=tab)"
"$bin/vbtok" -f conllu -l sentence hard >/dev/null 2>&1
is "conllu has no rows for sentences" 2 $?
plan
