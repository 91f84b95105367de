#!/bin/sh
# vbdict: sources to index to source and back to the same bytes, messages, exit status, C source.
vbdict=$BUILD/tools/vbdict
boot=$BUILD/tools/vbdict-boot
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
echo 1..17
n=0
result() { # status, name
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}

printf '# date: 2026-01-31\n#: form\tclass\tfreq\tcanon\tfrom\tto\tattr\nHòa An\tLOC_COMMUNE\t\t\t2025-07-01\t\tid=99001\nHoà An\tPERSON\nhoa\tWORD\t5\nUBND\tORG_ABBR\t9\tỦy ban nhân dân\n' >"$work/a.tsv"
printf '#: form\tclass\nxin chào\tWORD,ABBR\nan\t-WORD\n' >"$work/b.tsv"

"$vbdict" build -o "$work/ab.vbx" "$work/a.tsv" "$work/b.tsv" && "$vbdict" build "$work/b.tsv" - <"$work/a.tsv" >"$work/ba.vbx" &&
	cmp "$work/ab.vbx" "$work/ba.vbx"
result $? "the order of sources does not matter"
"$vbdict" dump "$work/ab.vbx" >"$work/ab.tsv" && "$vbdict" build "$work/ab.tsv" | cmp - "$work/ab.vbx"
result $? "a dump compiles to the same bytes"
[ "$(grep -c . "$work/ab.tsv")" -eq 9 ] && [ "$(grep '^Hòa' "$work/ab.tsv")" = "$(grep '^Hòa' "$work/a.tsv")" ] &&
	grep -q '^an	-WORD$' "$work/ab.tsv"
result $? "a dump holds what the sources said"
"$vbdict" dump -o "$work/vi.tsv" && "$vbdict" build -o "$work/vi.vbx" "$work/vi.tsv" "$SRC"/dicts/weights/*.vbw && cmp "$work/vi.vbx" "$BUILD/dicts/vi.vbx"
result $? "so does the built-in dictionary, with its weights"
"$vbdict" verify "$work/ab.vbx" "$BUILD/dicts/vi.vbx" >"$work/out" 2>&1 && [ ! -s "$work/out" ]
result $? "verify is silent about good indexes"

head -c 700 "$work/ab.vbx" >"$work/cut.vbx"
"$vbdict" verify "$work/cut.vbx" 2>"$work/err"
[ $? -eq 1 ] && grep -q '^vbdict: .*cut\.vbx: .*cut off' "$work/err"
result $? "and names a damaged one"
sed 's/$/\r/' "$work/ab.vbx" >"$work/crlf.vbx"
"$vbdict" info "$work/crlf.vbx" 2>"$work/err"
[ $? -eq 1 ] && grep -q 'transfer as text' "$work/err"
result $? "damage by a transfer as text is called that"

printf '#: form\tclass\nmột\tWORD\nhai\tWRD\n' >"$work/bad.tsv"
"$vbdict" build -o "$work/bad.vbx" "$work/bad.tsv" 2>"$work/err"
[ $? -eq 1 ] && [ "$(cat "$work/err")" = "vbdict: $work/bad.tsv:3: unknown class 'WRD'" ] && [ ! -e "$work/bad.vbx" ] &&
	[ "$(ls "$work" | grep -c bad)" -eq 1 ]
result $? "a bad line is named by file and line, and no file is left"

"$vbdict" lookup -d "$work/a.tsv" 'HOÀ AN' >"$work/out"
[ "$(grep -c 99001 "$work/out")" -eq 1 ] && grep -q '^Hoà An	PERSON$' "$work/out"
result $? "lookup folds case and tone placement"
printf 'hòa an\nkhông có từ này đâu\n' | "$boot" lookup -d "$work/ab.vbx" >"$work/out" && [ "$(grep -vc '^#' "$work/out")" -eq 2 ]
result $? "lookup reads lines; the bootstrap compiler needs no built-in dictionary"

"$vbdict" info "$work/ab.vbx" >"$work/out" && grep -q '^entries	7$' "$work/out" && grep -q '^date	2026-01-31$' "$work/out"
result $? "info"
"$boot" info --classes >"$work/out" && [ "$(grep -c . "$work/out")" -eq "$(grep -c '^V(' "$SRC/lib/dict/classes.def")" ]
result $? "info --classes lists them all"

"$vbdict" embed -o "$work/data.c" "$work/ab.vbx" && cat >"$work/main.c" <<'END' &&
#include <stdio.h>
#include "builtin.h"
int main(void) { return fwrite(vbi_builtin_data, 1, vbi_builtin_size, stdout) != vbi_builtin_size; }
END
	$CC -std=c11 -Wall -Wextra -pedantic -Werror -I"$SRC/lib" -o "$work/main" "$work/main.c" "$work/data.c" &&
	"$work/main" | cmp - "$work/ab.vbx"
result $? "embedded bytes are the index"
if "$vbdict" embed "$work/cut.vbx" >"$work/out" 2>/dev/null; then result 1 "embed refuses a damaged index"; else
	result 0 "embed refuses a damaged index"
fi

"$vbdict" build 2>"$work/err"
a=$?
"$vbdict" nosuch 2>>"$work/err"
b=$?
"$vbdict" build --nosuch 2>>"$work/err"
c=$?
"$vbdict" build /nonexistent.tsv 2>>"$work/err"
d=$?
[ "$a$b$c$d" = 2221 ] && grep -q '^vbdict: /nonexistent.tsv: No such file' "$work/err"
result $? "exit status 2 for usage, 1 for failure"
"$vbdict" --help >"$work/out" 2>"$work/err" && [ ! -s "$work/err" ] && grep -q embed "$work/out" &&
	"$vbdict" lookup --help | grep -q -e --dict && "$vbdict" --version | grep -q '^vbdict '
result $? "--help and --version go to stdout"
if [ -c /dev/full ]; then
	"$vbdict" dump >/dev/full 2>"$work/err"
	[ $? -eq 1 ] && [ -s "$work/err" ]
	result $? "a full disk is noticed"
else
	n=$((n + 1))
	echo "ok $n - a full disk is noticed # SKIP no /dev/full"
fi
