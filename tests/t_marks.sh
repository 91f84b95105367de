#!/bin/sh
# vbnorm --restore: marks for text without them, how sure it is, and what is left alone.
. "$SRC/tests/tap.sh"
cd "$work" || exit 1
n=$bin/vbnorm
sample=$SRC/tests/samples/tap-huan.txt
restored() { printf '%s\n' "$1" | "$n" --restore; }

# ---- what comes out ----
is "words" "Sáng nay, Ủy ban nhân dân tỉnh tổ chức hội nghị." "$(restored 'Sang nay, Uy ban nhan dan tinh to chuc hoi nghi.')"
is "case stays" "BỘ GIÁO DỤC VÀ ĐÀO TẠO" "$(restored 'BO GIAO DUC VA DAO TAO')"
is "numbers, names, addresses, acronyms stay" "Theo UBND, năm 2025 có 1.234 học sinh dùng Facebook tại hoalu.vn." \
	"$(restored 'Theo UBND, nam 2025 co 1.234 hoc sinh dung Facebook tai hoalu.vn.')"
is "blanks stay" "  nhà   trường	Việt Nam  " "$(restored '  nha   truong	Viet Nam  ')"
is "the style of tone marks" "nền hoà bình" "$(printf 'nen hoa binh\n' | "$n" --restore --tone=hoa-main)"
is "nothing from nothing" "" "$(restored '')"
is "off unless asked for" "Truong hoc" "$(printf 'Truong hoc\n' | "$n")"

# ---- what is left alone ----
"$n" --restore "$sample" >have
same "text that has marks" "$sample" have
printf 'Tin ngắn\nAi con day\n\nCác đại biểu đã về dự hội nghị hôm nay.\nXem anh\n' >marked
"$n" --restore marked >have
same "short lines without marks in a text that has them" marked have
# The line with marks is far behind, and the beginning of the text waits for it.
{
	awk 'BEGIN { for (i = 0; i < 300; i++) print "ban tin" }'
	cat marked
} >late
"$n" --restore late >have
same "and before it" late have
printf 'Toi di hoc o truong lang Vinh.\nDây là một dòng có dấu đầy đủ.\nToi di hoc o truong lang Vinh.\n' | "$n" --restore >have
[ "$(sed -n 1p have)" = "$(sed -n 3p have)" ] && sed -n 1p have | grep -q 'đi học' && sed -n 2p have | grep -q '^Dây là một'
result $? "a long line decides for itself"

# ---- taken away and given back ----
"$n" --fold <"$sample" >plain
"$n" --restore plain >given
"$n" --fold given >folded
same "nothing but marks is changed" plain folded
cat >small <<'END'
sáng nay, ủy ban nhân dân xã tổ chức hội nghị bàn về việc xây dựng trường học mới cho các cháu.
theo kế hoạch, công trình sẽ được khởi công trong tháng tới và hoàn thành trước mùa mưa năm sau.
người dân trong vùng rất vui mừng vì con em không phải đi học xa như trước đây nữa.
tổng kinh phí khoảng năm tỷ đồng, trong đó nhà nước hỗ trợ một nửa, phần còn lại do doanh nghiệp đóng góp.
đại diện phụ huynh đề nghị chính quyền quan tâm hơn đến đường đi và nước sạch cho học sinh.
END
tokens() { "$bin/vbtok" -l syllable | tr ' ' '\n'; }
tokens <small >a
"$n" --fold small | "$n" --restore | tokens >b
[ "$(paste a b | awk -F '\t' '$1 != $2 { wrong++ } END { print (wrong * 10 < NR && NR > 100) }')" -eq 1 ]
result $? "nine of ten words come back"
paste a b | awk -F '\t' '$1 != $2 { print "# " $1 ": " $2 }'

# ---- the stream ----
cat plain late plain marked >mixed
"$n" --restore mixed >whole
for size in 1 7 4093; do
	"$help/dribble" $size "$n" --restore <mixed >pieces
	same "reads of $size" whole pieces
done
# One line longer than what is held at once.
tr '\n' ' ' <plain >one
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do cat one; done >long
"$n" --restore long >whole
"$help/dribble" 11 "$n" --restore <long >pieces
same "one long line" whole pieces
"$n" --fold whole >folded
same "and all of it" long folded

# ---- how sure ----
"$n" --restore --format=edits plain >edits
[ -s edits ] && ! grep -v -E '	marks=(0\.[0-9][0-9]|1\.00)$' edits >bad
result $? "edits say how sure they are"
# The output made from the input and the edits.
awk -F '\t' -v file=plain '
	BEGIN { RS = "\001"; getline all <file; RS = "\n" }
	{ printf "%s%s", substr(all, at + 1, $2 - at), $6; at = $3 }
	END { printf "%s", substr(all, at + 1) }' edits >made
same "edits lead from one to the other" given made
"$n" --restore=90 --format=edits plain >surer
[ "$(wc -l <surer)" -lt "$(wc -l <edits)" ] && [ "$(awk -F = '$NF < 0.895' surer | wc -l)" -eq 0 ]
result $? "what is less sure than is wanted stays"
"$n" --restore --stats plain 2>stats >/dev/null
grep -q '"restored":{"syllables":[0-9]*,"changed":[0-9]*,"sure":0\.9[0-9]*}' stats
result $? "counts"

# ---- where the weights lie ----
mkdir -p moved/bin moved/share/vanban alone
cp "$n" moved/bin && cp "$BUILD/dicts/restore.vbx" moved/share/vanban && cp "$n" alone
moved/bin/vbnorm --restore plain >have
same "moved where it was installed" given have
run alone/vbnorm --restore plain
if [ "$rc" -eq 0 ]; then skip "weights that are nowhere" "they are installed"; else
	is "weights that are nowhere" "1 1" "$rc $(grep -c 'restore-model' err)"
fi
alone/vbnorm --restore --restore-model="$BUILD/dicts/restore.vbx" plain >have
same "--restore-model" given have
alone/vbnorm --restore --restore-model="$SRC/dicts/restore/restore.vbw" plain >have
same "--restore-model: weights that are not compiled" given have
run "$n" --restore --restore-model="$BUILD/dicts/vi.vbx" plain
is "an index without such weights" 1 "$rc"
run "$n" --restore --restore-model=nowhere plain
is "a file that is not there" 1 "$rc"
run "$n" --restore --fold plain
is "--fold takes marks away" 2 "$rc"
run "$n" --restore=101 plain
is "--restore=101" 2 "$rc"
plan
