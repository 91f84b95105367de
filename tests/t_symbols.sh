#!/bin/sh
# What the shared library exports is what tests/symbols.txt lists, and that is what vanban.h declares.
echo 1..2
so=$BUILD/lib/.libs/libvanban.so
if [ ! -f "$so" ]; then
	echo "ok 1 # SKIP no shared library was built"
	echo "ok 2 # SKIP no shared library was built"
	exit 0
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
nm -D --defined-only "$so" | awk '$2 != "A" { sub(/@.*/, "", $3); print $3 }' | LC_ALL=C sort >"$work/have"
if diff "$SRC/tests/symbols.txt" "$work/have" >"$work/diff"; then
	echo "ok 1 - exports are those listed"
else
	echo "not ok 1 - exports are those listed"
	sed 's/^/# /' "$work/diff"
fi
sed -n 's/^VB_API.*[ *]\(vb_[a-z0-9_]*\)(.*/\1/p' "$SRC/lib/include/vanban.h" | LC_ALL=C sort >"$work/declared"
if cmp -s "$SRC/tests/symbols.txt" "$work/declared"; then
	echo "ok 2 - what is declared is listed"
else
	echo "not ok 2 - what is declared is listed"
	diff "$SRC/tests/symbols.txt" "$work/declared" | sed 's/^/# /'
fi
