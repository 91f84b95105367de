#!/bin/sh
# The scorer on a small composed example, whose figures were worked out by hand: duplicates count once, another mention of
# the same person in other letters and blanks will do, a document without predictions counts as all missed, types outside
# the scheme do not count.
echo 1..6
gold=$SRC/tests/files/eval-gold.jsonl
found=$SRC/tests/files/eval-found.jsonl
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

cat >"$work/want" <<'END'
eval-gold	PER	4	75.00	75.00	75.00
eval-gold	TITLE	2	100.00	100.00	100.00
eval-gold	ORG	3	50.00	33.33	40.00
eval-gold	LOC	2	100.00	50.00	66.67
eval-gold	DATE	1	0.00	0.00	0.00
eval-gold	DOC	1	100.00	100.00	100.00
eval-gold	all	13	72.73	61.54	66.67
eval-gold	HOLDS	2	50.00	50.00	50.00
END
"$BUILD/tools/vbeval" --tsv "$gold" "$found" >"$work/have"
if diff "$work/want" "$work/have" >"$work/diff"; then echo "ok 1 - figures"; else
	echo "not ok 1 - figures"
	sed 's/^/# /' "$work/diff"
fi

"$BUILD/tools/vbeval" --tsv "$gold" "$gold" | awk -F '\t' '$6 != "100.00" { bad = 1 } END { exit bad || NR != 8 }'
if [ $? -eq 0 ]; then echo "ok 2 - gold against itself is perfect"; else echo "not ok 2 - gold against itself is perfect"; fi

if "$BUILD/tools/vbeval" --verbose "$gold" "$found" | grep -q '^missed.LOC.two.*\[\[Đà Lạt\]\]'; then
	echo "ok 3 - a miss is shown in its context"
else
	echo "not ok 3 - a miss is shown in its context"
fi

"$BUILD/tools/vbeval" "$gold" /nonexistent >"$work/out" 2>"$work/err"
if [ $? -eq 1 ] && grep -q nonexistent "$work/err"; then echo "ok 4 - a missing file is named"; else
	echo "not ok 4 - a missing file is named"
fi

# The hard cases of the specification: a floor, not perfection.
cases=$(grep -c '^[^#]' "$SRC/tests/spec/sentences.txt")
if [ "$cases" -ge 300 ] && "$BUILD/tools/vbeval" --sentences --least=98 "$SRC/tests/spec/sentences.txt" >"$work/out"; then
	echo "ok 5 - sentence boundaries"
else
	echo "not ok 5 - sentence boundaries"
fi
sed 's/^/# /' "$work/out"
printf 'Một câu. Câu hai.\n' >"$work/unmarked"
if "$BUILD/tools/vbeval" --sentences --least=50 -v "$work/unmarked" >"$work/out"; then
	echo "not ok 6 - a boundary too many counts"
else
	grep -q '^wrong.*¦Câu hai' "$work/out" && echo "ok 6 - a boundary too many counts" ||
		echo "not ok 6 - a boundary too many counts"
fi
