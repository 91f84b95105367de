#!/bin/sh
# What the fuzz targets promise holds for the inputs in tests/fuzz/corpus (make fuzz looks for others).
. "$SRC/tests/tap.sh"

for target in doc norm dict; do
	set -- "$SRC/tests/fuzz/corpus/$target"/*
	[ -f "$1" ]
	result $? "$target: there are inputs"
	"$help/fuzz/replay_$target" "$@" 2>"$work/err"
	rc=$?
	result $rc "$target: $# inputs"
	[ $rc -eq 0 ] || tail -n 5 "$work/err" | sed 's/^/# /'
done
plan
