#!/bin/sh
# Dictionaries beyond memory: built by an external sort, searched block by block, with the results of one held in memory.
# KEYS=5000000 MEMORY=32 (make check-large) is the size that this is for; 60,000 is enough to have many blocks and many runs.
. "$SRC/tests/tap.sh"
keys=${KEYS:-60000}
bytes=$((keys * 4 > 1500000 ? keys * 4 : 1500000)) # several windows, so several batches
memory=${MEMORY:-6} # of MB: the less, the more batches
cd "$work" || exit 1
export TMPDIR="$work"

"$help/bigdict" keys "$keys" "$SRC/dicts/syllables.tsv" >big.tsv && "$help/bigdict" text "$bytes" "$keys" "$SRC/dicts/syllables.tsv" >text
result $? "a dictionary of $keys keys and a text"
"$bin/vbdict" build -o whole.vbx big.tsv && "$help/measure" build.use "$bin/vbdict" build --blocks --sort-memory 32M -o blocks.vbx big.tsv &&
	"$bin/vbdict" verify whole.vbx blocks.vbx
result $? "both kinds of index are built and verified"
has() { "$bin/vbdict" info "$1" | sed -n "s/^$2	//p"; }
is "every key is there" "$keys" "$(has whole.vbx keys)"
is "in blocks too" "$(has whole.vbx entries) $(has whole.vbx keys)" "$(has blocks.vbx entries) $(has blocks.vbx keys)"

# Bounded: the sort's memory, the tokens, and what the program itself takes; one held whole needs hundreds of bytes a key.
if sanitized; then skip "memory of building is bounded" "sanitizer"; else
	[ "$(cut -d' ' -f1 build.use)" -lt 65536 ]
	result $? "memory of building is bounded: $(cut -d' ' -f1 build.use) KiB"
fi
"$bin/vbdict" build --blocks --sort-memory 1M -o again.vbx big.tsv && cmp -s blocks.vbx again.vbx
result $? "the same bytes whatever the sort's memory"

"$bin/vbdict" scan --in whole.vbx text >whole.out
[ "$(grep -c . whole.out)" -gt $((bytes / 400)) ] && grep -q LOC_GEO whole.out && grep -q WORD whole.out
result $? "matches of the index in memory: $(grep -c . whole.out)"
"$help/measure" scan.use "$bin/vbdict" scan --in blocks.vbx --dict-memory ${memory}M --stats text >blocks.out 2>stats
result $? "scan in blocks"
same "finds the same" whole.out blocks.out
if sanitized; then skip "in less than 64 MiB" "sanitizer"; else
	[ "$(cut -d' ' -f1 scan.use)" -lt 65536 ]
	result $? "in less than 64 MiB: $(cut -d' ' -f1 scan.use) KiB"
fi
stat() { sed -n "s/.*\"$1\":\([0-9.]*\).*/\1/p" stats; }
[ "$(stat matches)" = "$(grep -c . whole.out)" ] && [ "$(stat blocks_asked)" -gt 0 ] && [ "$(stat block_memory)" -le $((memory * 1024 * 1024)) ] &&
	awk -v rate="$(stat hit_rate)" -v asked="$(stat blocks_asked)" -v held="$(stat blocks_held)" \
		'BEGIN { exit !(rate > 0 && rate < 1 && held <= asked && (held / asked - rate) ^ 2 < 1e-6) }'
result $? "--stats tells how often a block was at hand: $(stat hit_rate) of $(stat blocks_asked)"
"$bin/vbdict" scan --in blocks.vbx text >held.out
same "an index in blocks read whole finds the same" whole.out held.out

grep -v '^#' big.tsv | cut -f1 | awk 'NR % 97 == 1' | head -n 400 >forms
printf 'không có từ này\n' >>forms
"$bin/vbdict" lookup --in whole.vbx <forms >whole.found
"$bin/vbdict" lookup --in blocks.vbx --dict-memory 32M <forms >blocks.found
[ "$(grep -vc '^#' whole.found)" -ge "$(($(grep -c . forms) - 1))" ]
result $? "look-up finds every form asked for"
same "in blocks as well, with the same facts" whole.found blocks.found
"$bin/vbdict" scan --in blocks.vbx --dict-memory 1M text >out 2>err
[ $? -eq 1 ] && [ -s err ]
result $? "too little memory is said, not exceeded"
head -c $(($(wc -c <blocks.vbx) - 4096)) blocks.vbx >cut.vbx
"$bin/vbdict" scan --in cut.vbx --dict-memory 32M text >out 2>err
[ $? -eq 1 ] && grep -q 'cut.vbx' err
result $? "a file that is cut off is refused"
plan
