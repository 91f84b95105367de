#!/bin/sh
# What the tools write: valid, in order, the same facts in every format.
. "$SRC/tests/tap.sh"
cd "$work" || exit 1
sample=$SRC/tests/samples/tap-huan.txt
tab=$(printf '\t')
keys() { "$help/jsonlines" "$@" 2>&1; }

"$bin/vbner" "$sample" >json
is "jsonl: one object, id, entities, relations" 1 "$(keys id entities relations <json)"
is "jsonl: every layer in order" 1 \
	"$("$bin/vbner" --numbers --layers=tokens,words,zones,sentences,relations,entities "$sample" |
		keys id entities relations sentences zones words tokens)"
is "jsonl: one layer alone" 1 "$("$bin/vbner" --layers=words "$sample" | keys id words)"
is "jsonl: a unit other than bytes is named" 1 "$("$bin/vbner" --offsets=cp "$sample" | keys id offsets entities)"
is "jsonl: a document of nothing" '{"id":"-","entities":[],"relations":[]}' "$(printf '' | "$bin/vbner")"

# Two windows and more in one object: what waits comes out whole.
i=0
while [ $i -lt 400 ]; do
	cat "$sample"
	i=$((i + 1))
done >many
"$bin/vbner" --layers=entities,relations,sentences,words many >json2
is "jsonl: many windows, one object" 1 "$(keys id entities relations sentences words <json2)"
"$bin/vbner" -f tsv many >tsv2
for kind in HOLDS AT; do
	is "as many $kind in JSON as in TSV" "$(grep -o "{\"type\":\"$kind\"" json2 | wc -l | tr -d ' ')" \
		"$(cut -f 3 tsv2 | grep -cx $kind)"
done
[ "$(cut -f 3 tsv2 | grep -cx HOLDS)" -gt 399 ]
result $? "and there are some"
is "jsonl: as many words as vbtok has" "$("$bin/vbtok" -f tsv many | wc -l | tr -d ' ')" \
	"$(sed 's/.*"words":\[//' json2 | grep -o '"start"' | wc -l | tr -d ' ')"

"$bin/vbner" -f tsv --header "$sample" >tsv
is "tsv: header" "doc${tab}id${tab}type${tab}start${tab}end${tab}text${tab}norm${tab}person${tab}parent${tab}attributes" \
	"$(sed -n 1p tsv)"
is "tsv: ten columns in every line" 10 "$(awk -F '\t' '{ print NF }' tsv | sort -u)"
is "tsv: no header unless asked for" 0 "$("$bin/vbner" -f tsv "$sample" | grep -c '^doc')"
is "tsv: one header for many files" 1 "$("$bin/vbner" -f tsv --header "$sample" "$sample" | grep -c "^doc$tab")"
# The sample is clean and every entity lies in one line: the text is the bytes between start and end.
[ "$("$bin/vbnorm" --format=edits "$sample" | wc -l)" -eq 0 ]
result $? "the sample is clean"
awk -F '\t' 'NR == FNR { all = all $0 "\n"; next }
	FNR > 1 && $2 ~ /^T/ { n++; if (substr(all, $4 + 1, $5 - $4) != $6) { print "# " $0; bad = 1 } }
	END { exit bad || n < 20 }' "$sample" tsv
result $? "tsv: texts are the bytes of their spans"
awk -F '\t' '$2 ~ /^T/ { text[$2] = $6 }
	$2 ~ /^R/ { n++; if (!($4 in text) || !($5 in text) || text[$4] != $6 || text[$5] != $7) { print "# " $0; bad = 1 } }
	END { exit bad || n < 5 }' tsv
result $? "tsv: relations give the texts of both ends"
awk -F '\t' 'NR > 1 && $2 ~ /^T/ && $9 != "" && !($9 in seen) { bad = 1 } { seen[$2] = 1 } END { exit bad }' tsv
result $? "tsv: parents come before what is inside them"

printf 'Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Lâm Đồng, phát biểu.\n' >one
"$bin/vbner" -f holds --header one >have
cat >want <<END
doc${tab}person${tab}title${tab}body${tab}place${tab}since${tab}until${tab}person_start${tab}person_end${tab}title_start${tab}title_end${tab}state
one${tab}Nguyễn Văn An${tab}Chủ tịch UBND tỉnh Lâm Đồng${tab}UBND tỉnh Lâm Đồng${tab}tỉnh Lâm Đồng${tab}${tab}${tab}5${tab}21${tab}23${tab}60${tab}
END
same "holds: a line an office" want have
printf 'Năm 2019, bà Trần Thị Khéo thôi giữ chức Giám đốc Sở Y tế ở Lâm Đồng.\n' >former
is "holds: since, until and state" "Sở Y tế,Lâm Đồng,,2019,former" "$("$bin/vbner" -f holds former | cut -f 4-7,12 | tr '\t' ,)"
is "jsonl: state of a title and of its relation" 2 "$("$bin/vbner" former | grep -o '"state":"former"' | wc -l | tr -d ' ')"
is "tsv: state of a relation" 1 "$("$bin/vbner" -f tsv former | grep -c 'HOLDS.*;state=former$')"
is "holds: as many as HOLDS in tsv" "$(cut -f 3 tsv | grep -cx HOLDS)" "$("$bin/vbner" -f holds "$sample" | wc -l | tr -d ' ')"

# Offsets behind a character of four bytes, two UTF-16 units, one code point.
printf '\360\237\230\200 Ông Nguyễn Văn An nói.\n' >emoji
span() { "$bin/vbner" --offsets="$1" -f tsv emoji | awk -F '\t' '$3 == "PER" { print $4 "-" $5 }'; }
is "offsets in bytes" 10-26 "$(span byte)"
is "offsets in code points" 6-19 "$(span cp)"
is "offsets in UTF-16 units" 7-20 "$(span utf16)"

# Names and texts that formats must escape.
name=$(printf 'a"b\\c\td')
cp one "$name"
"$bin/vbner" "$name" >have
is "jsonl: a name is escaped" '{"id":"a\"b\\c\td"' "$(cut -d , -f 1 have)"
is "tsv: a name is escaped" 'a"b\\c\td' "$("$bin/vbner" -f tsv "$name" | cut -f 1 | sort -u)"
name=$(printf 'x\377y')
if cp one "$name" 2>/dev/null; then
	is "jsonl: a name that is not UTF-8" 1 "$("$bin/vbner" "$name" | keys id)"
else
	skip "jsonl: a name that is not UTF-8" "the file system refuses it"
fi
printf 'Họp ngày 6/4/2021 ở huyện\nĐức Trọng và Sở Y\ntế\342\200\250Lâm Đồng\n' >broken
"$bin/vbner" broken >have
is "jsonl: line separators stay inside" "1 1" "$(keys id <have) $(wc -l <have | tr -d ' ')"
is "tsv: ten columns there too" 10 "$("$bin/vbner" -f tsv broken | awk -F '\t' '{ print NF }' | sort -u)"

# Records.
cat one one >two
"$bin/vbner" --lines two >have
is "--lines: named by line" '{"id":"two:1" {"id":"two:2"' "$(cut -d , -f 1 have | tr '\n' ' ' | sed 's/ $//')"
rest() { cut -d , -f 2-; }
is "--lines: the same as a file" "$("$bin/vbner" one | rest)" "$(sed -n 2p have | rest)"
sed 's/$/\r/' two | "$bin/vbner" --lines | rest >crlf
rest <have >lf
same "--lines: CRLF is LF" lf crlf
printf '%s' "$(cat two)" | "$bin/vbner" --lines | rest >unended
same "--lines: the last line needs no end" lf unended
tr '\n' '\000' <two | "$bin/vbner" --null | rest >null
same "--null: the same" lf null
is "--lines: as many as there are, empty ones too" 3 "$(printf '\n\nx' | "$bin/vbner" --lines | wc -l | tr -d ' ')"
is "--lines: none from nothing" 0 "$("$bin/vbner" --lines </dev/null | wc -c | tr -d ' ')"
is "vbtok --lines: as many lines as come" 3 "$(printf 'Một. Hai.\n\nBa.\n' | "$bin/vbtok" --lines | wc -l | tr -d ' ')"

{ printf 'k1\t'; cat one; printf 'k\tk2\t'; cat one; printf 'alone\n\tno name\n'; printf 'end\t'; } >keyed
"$bin/vbner" --keyed keyed >have
is "--keyed: names in order, and in front" "k1 k alone  end" "$(cut -f 1 have | tr '\n' ' ' | sed 's/ $//')"
is "--keyed: the text's entities" "$("$bin/vbner" one | rest)" "$(sed -n 1p have | rest)"
is "--keyed: a name alone has nothing" 'alone {"id":"alone","entities":[],"relations":[]}' "$(sed -n 3p have | tr '\t' ' ')"
is "--keyed: vbtok" "a${tab}Lâm_Đồng .,b${tab}," "$(printf 'a\tLâm Đồng .\nb\t\n' | "$bin/vbtok" --keyed | tr '\n' ,)"

line=$(cat one)
cat >records <<END
{"id":"k1","text":"$line"}
{"text":"$line","n":[1,{"text":"no"}],"id":7}

{"text":"$line"}
{"note":"no text"}
[1]
{"text":
{"id":"k8","text":"\\u00d4ng Nguy\\u1ec5n V\\u0103n An, Ch\\u1ee7 t\\u1ecbch UBND t\\u1ec9nh L\\u00e2m \\u0110\\u1ed3ng, ph\\u00e1t bi\\u1ec3u."}
END
run "$bin/vbner" --jsonl records
is "--jsonl: names from id or line, bad records keep their place" \
	'"k1" "7" "records:4" "records:5" "records:6" "records:7" "k8"' \
	"$(cut -d , -f 1 out | sed 's/{"id"://' | tr '\n' ' ' | sed 's/ $//')"
is "--jsonl: bad records are told, not fatal" "0 3" "$rc $(wc -l <err | tr -d ' ')"
is "--jsonl: with their line" 'vbner: records: line 6: not a JSON object' "$(sed -n 2p err)"
want=$("$bin/vbner" one | rest)
is "--jsonl: the text's entities" "$want" "$(sed -n 1p out | rest)"
is "--jsonl: escapes are text" "$want" "$(sed -n 7p out | rest)"
is "--jsonl: bad ones are empty" '"entities":[],"relations":[]}' "$(sed -n 4p out | rest)"
run "$bin/vbner" --jsonl --strict records
is "--jsonl --strict: exit 1 at the end" "1 7" "$rc $(wc -l <out | tr -d ' ')"
printf '{"body":"%s","key":"x"}\n' "$line" | "$bin/vbner" --jsonl --field=body --id-field=key >have
is "--jsonl --field --id-field" "{\"id\":\"x\",$want" "$(cat have)"
# What vbner writes is read back by a JSON reader that is not ours to write: its strings are the input's.
is "vbtok: a sentence an object" 2 "$(printf 'Một. "Hai" \\ ba.\n' | "$bin/vbtok" -f jsonl | keys id sentence start end words)"
is "vbtok: --level=sentence" '"Hai" \ ba.' "$(printf 'Một.\n"Hai" \\ ba.\n' | "$bin/vbtok" -l sentence | sed -n 2p)"
is "vbtok: --sep" "Uỷ+ban nhân+dân" "$(printf 'Uỷ ban nhân dân' | "$bin/vbtok" --sep=+ | sed 's/Uỷ+ban+nhân+dân/Uỷ+ban nhân+dân/')"
is "vbtok: syllables" "Lâm Đồng , 6/4/2021 ." "$(printf 'Lâm Đồng, 6/4/2021.' | "$bin/vbtok" -l syllable)"
plan
