#!/bin/sh
# Damaged indexes are refused or read consistently: copies of an ordinary one and of one in blocks, damaged at random, most
# with checksums that are right again. MUTATIONS=1000000 (make check-mutations) under the sanitizers is what this is for.
. "$SRC/tests/tap.sh"
cd "$work" || exit 1

printf '# date: 2026-01-31\n#: form\tclass\tfreq\tcanon\tfrom\tto\tattr\nHòa An\tLOC_COMMUNE\t\t\t2025-07-01\t\tid=99001\nHoà An\tPERSON\nan\tWORD\t5\nan toàn giao thông\tWORD\t70000\nUBND\tORG_ABBR\t9\tỦy ban nhân dân\nUBND tỉnh\tORG_NAME\nQĐ-UBND\tDOC_SYMBOL\nxin chào\tWORD,ABBR\nan ninh\t-WORD\n' >a.tsv
"$help/bigdict" keys 300 "$SRC/dicts/syllables.tsv" | sed 1,2d | grep -v '	.*	.*	.*	.*	$' >>a.tsv
"$bin/vbdict" build -o a.vbx a.tsv && "$bin/vbdict" build --blocks -o b.vbx a.tsv && "$bin/vbdict" verify a.vbx b.vbx
result $? "an index of each kind"
"$help/fuzz/mutate" "${MUTATIONS:-4000}" a.vbx b.vbx >out 2>err
rc=$?
result $rc "$(cat out)"
[ $rc -eq 0 ] || tail -n 30 err | sed 's/^/# /'
plan
