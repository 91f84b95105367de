#!/bin/sh
# A user's dictionary over the built-in one: one line of TSV takes effect in words and in recognition, in the same command.
. "$SRC/tests/tap.sh"
cd "$work" || exit 1

# A made-up body and a made-up word: syllables that are no word together until they are told to be.
text='Tối qua, Khuông Mây Nhạt họp ở nhà ông Nguyễn Văn An, dưới một khuông mây nhạt.'
printf '%s\n' "$text" >text
printf '#: form\tclass\tfreq\nKhuông Mây Nhạt\tORG_NAME,WORD\t5\n' >add.tsv
printf '#: form\tclass\nKhuông Mây Nhạt\t-ORG_NAME,-WORD\n' >hide.tsv
words() { "$bin/vbtok" "$@" text; }
bodies() { "$bin/vbner" "$@" text | grep -c 'Khuông Mây Nhạt'; }

"$bin/vbdict" build -o add.vbx add.tsv
words >plain
words -d add.tsv >added
words -d add.vbx >compiled
words -d add.tsv -d hide.tsv >hidden
! cmp -s plain added
result $? "one line changes the words"
grep -q 'khuông_mây_nhạt' added && ! grep -q 'khuông_mây_nhạt' plain
result $? "the new word is one word"
cmp -s added compiled
result $? "a source and its index say the same"
cmp -s plain hidden
result $? "what hides it brings the words back"

"$bin/vbner" text | grep -q '"type":"ORG"[^}]*Mây Nhạt'
[ $? -eq 1 ]
result $? "the body is not known by itself"
"$bin/vbner" -d add.tsv text | grep -q '"type":"ORG"[^}]*Mây Nhạt'
result $? "and is with the line, in the same command"
"$bin/vbner" -d add.vbx text >a && "$bin/vbner" -d add.tsv text >b && cmp -s a b
result $? "as with the index"

# Each of the four things that a line can do, in both tools: add (above), class anew, weigh anew, hide.
says() { # NAME TYPE FORM FILE...: vbner finds FORM as an entity of TYPE
	name=$1 type=$2 form=$3
	shift 3
	"$bin/vbner" "$@" | grep -q "\"type\":\"$type\"[^}]*\"text\":\"$form\""
	result $? "$name"
}
says_not() {
	name=$1 type=$2 form=$3
	shift 3
	! "$bin/vbner" "$@" | grep -q "\"type\":\"$type\"[^}]*\"text\":\"$form\""
	result $? "$name"
}
printf 'Sáng nay, đoàn công tác đến Cà Mau làm việc.\n' >place
printf '#: form\tclass\nCà Mau\tORG_NAME,-LOC_PROVINCE,-LOC_DISTRICT,-LOC_COMMUNE,-LOC_CITY\n' >reclass.tsv
says "a place of the built-in dictionary" LOC 'Cà Mau' place
says "classed anew it is a body" ORG 'Cà Mau' -d reclass.tsv place
says_not "and no place" LOC 'Cà Mau' -d reclass.tsv place
printf '#: form\tclass\nCà Mau\t-LOC_PROVINCE,-LOC_DISTRICT,-LOC_COMMUNE\n' >hideplace.tsv
"$bin/vbdict" lookup -d hideplace.tsv 'Cà Mau' >found
! grep -q LOC_ found
result $? "hidden it is gone from the dictionary"
printf 'Theo VCCI, giá tăng.\n' >body
printf '#: form\tclass\nVCCI\t-ORG_ABBR\n' >hidebody.tsv
says "a body by its acronym" ORG VCCI body
says_not "hidden it is none, in vbner, as far as grammar goes" ORG VCCI --grammar -d hidebody.tsv body

printf 'Mặt trời lên, hội nghị bắt đầu.\n' >plaintext
cat >hideword.tsv <<'END'
#: form	class
hội nghị	-WORD
END
"$bin/vbtok" plaintext >a
"$bin/vbtok" -d hideword.tsv plaintext >b
grep -q 'hội_nghị' a && ! grep -q 'hội_nghị' b
result $? "a word that is hidden is no longer one, in vbtok"
# A word overlaps another: which is cut out depends on the counts, as the weights have learned it.
printf 'Cái xưng lưa mạt này\n' >overlap
printf '#: form\tclass\tfreq\nxưng lưa\tWORD\t3000\nlưa mạt\tWORD\t2\n' >left.tsv
printf '#: form\tclass\tfreq\nxưng lưa\tWORD\t2\nlưa mạt\tWORD\t3000\n' >right.tsv
"$bin/vbtok" -d left.tsv overlap >a
"$bin/vbtok" -d left.tsv -d right.tsv overlap >b
grep -qE 'xưng_lưa mạt|xưng lưa_mạt' a
result $? "one of two words that overlap is cut out"
! cmp -s a b && grep -qE 'xưng_lưa mạt|xưng lưa_mạt' b
result $? "the other one by the counts of a layer above"
"$bin/vbdict" lookup -d left.tsv -d right.tsv 'lưa mạt' >found
is "one entry, the upper one" 'lưa mạt	WORD	3000' "$(cat found)"
# A word that a user counts often is not less of a word: that no list has it speaks only against what is built in.
printf 'Có mưa đường này.\n' >counted
joined=0
for often in 10 100 1000 10000 100000; do
	printf '#: form\tclass\tfreq\nmưa đường\tWORD\t%s\n' $often >counted.tsv
	"$bin/vbtok" -d counted.tsv counted | grep -q 'mưa_đường' && joined=$((joined + 1))
done
is "a word of a user's is one, whatever its count" 5 $joined

# Weights in vbner: of two names on one place in text the one that an entry is for is taken, and entries of a layer above go first.
printf '#: form\tclass\tfreq\tcanon\nKMN\tORG_ABBR\t5\tKhuông Mây Nhạt\n' >abbr.tsv
printf '#: form\tclass\tfreq\tcanon\nKMN\tORG_ABBR\t50\tKhối Mây Nâu\n' >abbr2.tsv
printf 'Theo KMN, giá tăng.\n' >kmn
norm() { "$bin/vbner" "$@" kmn | sed -n 's/.*"text":"KMN","norm":"\([^"]*\)".*/\1/p'; }
is "what an abbreviation stands for" 'Khuông Mây Nhạt' "$(norm -d abbr.tsv)"
is "a layer above says otherwise" 'Khối Mây Nâu' "$(norm -d abbr.tsv -d abbr2.tsv)"
cat abbr.tsv >both.tsv && sed 1d abbr2.tsv >>both.tsv
is "within a layer the higher count goes first" 'Khối Mây Nâu' "$(norm -d both.tsv)"

# What it costs: next to nothing beside loading the built-in one.
"$bin/vbdict" lookup -d add.tsv 'khuông mây nhạt' >found
is "lookup sees it" 2 "$(grep -c . found)"
"$bin/vbdict" lookup -d add.tsv -d hide.tsv 'khuông mây nhạt' >found
is "and not when it is hidden" 0 "$(grep -c . found)"
plan
