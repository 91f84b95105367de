#!/bin/sh
# The commands on README's first screen print what README says they print.
. "$SRC/tests/tap.sh"
cd "$SRC" || exit 1
awk -v work="$work" '
	/^    \$ / { n++; print substr($0, 7) > (work "/command" n); on = 1; next }
	on && /^    / { print substr($0, 5) > (work "/want" n); next }
	{ on = 0 }
	END { print n > (work "/n") }' README.md
[ "$(cat "$work/n")" -ge 2 ]
result $? "README shows examples"
i=1
while [ $i -le "$(cat "$work/n")" ]; do
	sed "s|^tools/|'$BUILD'/tools/|" "$work/command$i" >"$work/script"
	sh "$work/script" >"$work/have" 2>&1
	same "example $i: $(cat "$work/command$i")" "$work/want$i" "$work/have"
	i=$((i + 1))
done
plan
