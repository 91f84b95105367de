#!/usr/bin/env bash
# compare_crfsuite.sh TRAIN TEST [OPTION]...: the trainer of vbtrain beside CRFsuite as it is set up by itself, on the same columns, the
# same features and in the same run: spans by the same count, and by how much one trains faster (user time).
# For make compare-crfsuite; the program is $CRFSUITE, or crfsuite.
set -eu
crfsuite=${CRFSUITE:-crfsuite}
vbtrain=${VBTRAIN:-tools/vbtrain}
train=$1 test=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# seconds FILE: user time of the command that time -p wrote about.
seconds() { awk '$1 == "user" { print $2 }' "$1"; }

# F1 of spans in lines "gold TAB found"; what goes on without having begun begins.
f1() {
	awk -F '\t' '
	function span(tag, at, open) { # the span that a tag begins or goes on, told by where it began and its type
		if (tag == "O" || tag == "") return ""
		sub(/^[SU]/, "B", tag); sub(/^[EL]/, "I", tag)
		if (tag ~ /^I-/ && open != "" && substr(open, index(open, "-")) == substr(tag, 2)) return open
		return at substr(tag, 2)
	}
	function end_of(open, at) { if (open != "") return open ":" at; return "" }
	{
		g = NF ? span($1, NR, gold) : ""; f = NF ? span($2, NR, found) : ""
		if (gold != "" && g != gold) { all_gold[end_of(gold, NR)] = 1; golds++ }
		if (found != "" && f != found) { all_found[end_of(found, NR)] = 1; founds++ }
		gold = g; found = f
	}
	END {
		if (gold != "") { all_gold[end_of(gold, NR + 1)] = 1; golds++ }
		if (found != "") { all_found[end_of(found, NR + 1)] = 1; founds++ }
		for (s in all_found) right += s in all_gold
		printf "%.2f\n", golds + founds ? 200 * right / (golds + founds) : 0
	}'
}

"$vbtrain" entities --attributes --data "$train" >"$work/train"
"$vbtrain" entities --attributes --data "$test" >"$work/test"
{ time -p "$crfsuite" learn -m "$work/model" "$work/train" >"$work/log" 2>&1; } 2>"$work/time.theirs"
theirs=$("$crfsuite" tag -r -m "$work/model" "$work/test" | f1)
{ time -p "$vbtrain" entities "$@" --data "$train" 2>"$work/log"; } 2>"$work/time.ours"
"$vbtrain" entities "$@" --data "$train" --test "$test" --tagged="$work/tagged" >/dev/null 2>&1
# columns may be parted by tabs or blanks: the last two are the right tag and the one found
ours=$(awk -v OFS='\t' 'NF { print $(NF - 1), $NF; next } { print "" }' "$work/tagged" | f1)
awk -v a="$ours" -v b="$theirs" -v x="$(seconds "$work/time.ours")" -v y="$(seconds "$work/time.theirs")" 'BEGIN {
	printf "F1 %.2f, CRFsuite %.2f; CRFsuite takes %.1f times as long to train\n", a, b, y / (x > 0 ? x : 0.01) }'
