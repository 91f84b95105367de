#!/bin/sh
# vbeval --verbose: each cause of an error on an example of its own, then the table of causes.
. "$SRC/tests/tap.sh"
cd "$work" || exit 1
tab=$(printf '\t')

# doc TEXT TYPE=WORDS... [HOLDS=M,N]...: a line of JSON; WORDS are where they stand first, T1, T2 ... in order.
doc() {
	LC_ALL=C awk -v q='"' 'BEGIN {
		text = ARGV[1]
		for (i = 2; i < ARGC; i++) {
			type = substr(ARGV[i], 1, index(ARGV[i], "=") - 1); words = substr(ARGV[i], index(ARGV[i], "=") + 1)
			if (type == "HOLDS") {
				split(words, end, ",")
				relations = relations (relations == "" ? "" : ",") \
					"{\"type\":\"HOLDS\",\"from\":\"T" end[1] "\",\"to\":\"T" end[2] "\"}"
				continue
			}
			start = index(text, words) - 1
			entities = entities (entities == "" ? "" : ",") "{\"id\":\"T" (i - 1) "\",\"type\":\"" type "\",\"start\":" \
				start ",\"end\":" (start + length(words)) "}"
		}
		printf "{\"id\":\"a\",\"text\":\"%s\",\"entities\":[%s],\"relations\":[%s]}\n", text, entities, relations
	}' "$@"
}
# causes: of gold and found, "missed TYPE cause; wrong TYPE cause".
causes() {
	"$bin/vbeval" --verbose gold found | awk -F '\t' '$1 == "missed" || $1 == "wrong" {
		printf "%s%s %s %s", s, $1, $2, $5; s = "; " } END { print "" }'
}

t='Bác sĩ Lê An ở Sở Y tế tỉnh Lâm Đồng và huyện Đức Trọng đến.'
doc "$t" 'ORG=Sở Y tế tỉnh Lâm Đồng' >gold
for c in 'Sở Y tế|too short on the right' 'Sở Y tế tỉnh Lâm Đồng và|too long on the right' \
	'ở Sở Y tế tỉnh Lâm Đồng|too long on the left' 'Y tế tỉnh Lâm Đồng|too short on the left' 'Y tế|both ends'; do
	doc "$t" "ORG=${c%|*}" >found
	is "boundary: ${c#*|}" "missed ORG boundary: ${c#*|}; wrong ORG boundary: ${c#*|}" "$(causes)"
done
doc "$t" 'LOC=Sở Y tế tỉnh Lâm Đồng' >found
is "another type, the same bounds" 'missed ORG type: taken for LOC; wrong LOC type: taken for ORG' "$(causes)"
doc "$t" 'LOC=tỉnh Lâm Đồng' >found
is "another type, other bounds" 'missed ORG type and boundary: taken for LOC; wrong LOC type and boundary: taken for ORG' "$(causes)"
doc "$t" 'ORG=Sở Y tế tỉnh Lâm Đồng' 'LOC=tỉnh Lâm Đồng' >nested
doc "$t" 'ORG=Sở Y tế tỉnh Lâm Đồng' >plain
cp nested gold
cp plain found
is "what is inside is missed" 'missed LOC nested in ORG' "$(causes)"
cp plain gold
cp nested found
is "what is inside is too much" 'wrong LOC nested in ORG' "$(causes)"
doc "$t" 'PER=Lê An' >gold
doc "$t" 'LOC=huyện Đức Trọng' >found
is "nothing stands there" 'missed PER wholly; wrong LOC wholly' "$(causes)"

t='Ông Lê An, Phó Giám đốc Sở Y tế, và bà Vũ Hà, Trưởng phòng.'
doc "$t" 'PER=Lê An' 'TITLE=Phó Giám đốc Sở Y tế' 'PER=Vũ Hà' HOLDS=1,2 >gold
doc "$t" 'PER=Lê An' 'TITLE=Giám đốc Sở Y tế' 'PER=Vũ Hà' HOLDS=1,2 >found
is "HOLDS: the title's span" 'missed TITLE boundary: too short on the left; wrong TITLE boundary: too short on the left; missed HOLDS title span; wrong HOLDS title span' "$(causes)"
doc "$t" 'PER=An' 'TITLE=Phó Giám đốc Sở Y tế' 'PER=Vũ Hà' HOLDS=1,2 >found
is "HOLDS: the person's span" 'missed HOLDS person span; wrong HOLDS person span' "$(causes | sed 's/.*\(missed HOLDS\)/\1/')"
doc "$t" 'PER=Lê An' 'TITLE=Phó Giám đốc Sở Y tế' 'PER=Vũ Hà' HOLDS=3,2 >found
is "HOLDS: another person" 'missed HOLDS wrong person; wrong HOLDS wrong person' "$(causes)"
doc "$t" 'PER=Lê An' 'TITLE=Phó Giám đốc Sở Y tế' 'PER=Vũ Hà' >found
is "HOLDS: not linked" 'missed HOLDS not linked' "$(causes)"
cp gold both && cp found gold && cp both found
is "HOLDS: nobody holds it" 'wrong HOLDS linked, but nobody holds it' "$(causes)"
cp both gold
doc "$t" 'PER=Lê An' 'PER=Vũ Hà' >found
is "HOLDS: the title is missing" 'missed TITLE wholly; missed HOLDS no such title' "$(causes)"
doc "$t" 'TITLE=Phó Giám đốc Sở Y tế' 'PER=Vũ Hà' >found
is "HOLDS: the person is missing" 'missed PER wholly; missed HOLDS no such person' "$(causes)"

# The table: the largest class first, missed and wrong apart; the figures are those without it.
doc 'A ở B, C và D.' PER=A LOC=B LOC=C LOC=D >gold
doc 'A ở B, C và D.' 'PER=A ở' ORG=B >found
"$bin/vbeval" --verbose gold found >out
cat >want <<'END'
 missed  wrong  type   cause
      1      1  PER    boundary: too long on the right
      2      0  LOC    wholly
      0      1  ORG    type: taken for LOC
      1      0  LOC    type: taken for ORG
END
sed -n '/^ missed/,$p' out >have
same "the table of causes" want have
"$bin/vbeval" gold found >plain
sed '/^ missed/,$d' out | grep -v -e '^missed' -e '^wrong' | cmp -s - plain
result $? "figures are the same without it"
is "largest first in the list too, with what stands there instead" "PER:A ở PER:A LOC LOC ORG:B LOC:B" \
	"$(awk -F '\t' '$1 == "missed" || $1 == "wrong" { printf "%s%s%s", s, $2, $7 == "" ? "" : ":" $7; s = " " } END { print "" }' out)"
"$bin/vbeval" --verbose gold gold | sed -n '/^ missed/,$p' >have
is "nothing wrong: an empty table" ' missed  wrong  type   cause' "$(cat have)"
plan
