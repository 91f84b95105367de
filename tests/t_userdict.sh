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

# What it costs: next to nothing beside loading the built-in one.
"$bin/vbdict" lookup -d add.tsv 'khuông mây nhạt' >found
is "lookup sees it" 2 "$(grep -c . found)"
"$bin/vbdict" lookup -d add.tsv -d hide.tsv 'khuông mây nhạt' >found
is "and not when it is hidden" 0 "$(grep -c . found)"
plan
