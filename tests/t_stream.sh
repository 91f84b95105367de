#!/bin/sh
# The same bytes come out however they come in, in constant memory, and a short line costs next to nothing.
# VB_TEST_BIG=100 makes the long text 100 MB.
. "$SRC/tests/tap.sh"
cd "$work" || exit 1
sample=$SRC/tests/samples/tap-huan.txt
big=${VB_TEST_BIG:-24}
LIMIT_KB=65536
START_RATIO=7

# Decomposed letters, CRLF, long words and damage, so that reads end inside all of them.
{
	cat "$sample"
	printf 'Ho\314\200a bi\314\200nh, Thu\314\201y\r\n\r\nU\314\211y ban\r\r\n\342\200\213x\357\273\277y\377\376z\n'
	sed 's/$/\r/' "$sample"
	printf 'UBND tỉnh Lâm Đồng'
} >mixed
i=0
while [ $i -lt 60 ]; do
	cat mixed
	i=$((i + 1))
done >windows

dribbles() { # NAME FILE SIZE COMMAND...
	name=$1 file=$2 size=$3
	shift 3
	"$@" <"$file" >whole
	"$help/dribble" "$size" "$@" <"$file" >pieces
	rc=$?
	[ $rc -eq 0 ] && [ -s whole ]
	result $? "$name: reads of $size, exit status"
	same "$name: reads of $size, the same bytes" whole pieces
}
for size in 1 2 3 7; do
	dribbles vbnorm mixed $size "$bin/vbnorm"
	dribbles "vbnorm edits" mixed $size "$bin/vbnorm" --format=edits --tone=hoa-main
	dribbles vbtok mixed $size "$bin/vbtok"
	dribbles vbner mixed $size "$bin/vbner"
	dribbles "vbner lines" mixed $size "$bin/vbner" --lines
done
for size in 11 4093; do
	dribbles vbnorm windows $size "$bin/vbnorm"
	dribbles vbtok windows $size "$bin/vbtok" -f tsv
	dribbles vbner windows $size "$bin/vbner" -f tsv
	dribbles "vbner cp" windows $size "$bin/vbner" --offsets=cp --layers=entities,relations,words
done
awk '{ gsub(/[\\"]/, ""); gsub(/\r/, ""); printf "{\"id\":%d,\"text\":\"%s\"}\n", NR, $0 }' "$sample" >records
dribbles "vbner jsonl" records 1 "$bin/vbner" --jsonl
awk '{ gsub(/\r/, ""); print NR "-name\t" $0 }' "$sample" >keyed
dribbles "vbner keyed" keyed 1 "$bin/vbner" --keyed
dribbles "vbner keyed" keyed 5 "$bin/vbner" --keyed
if command -v gzip >/dev/null 2>&1; then
	gzip -c windows >z
	cat z z >zz
	dribbles "vbner gzip" zz 1 "$bin/vbner" -f holds
	"$bin/vbner" -f holds <zz >out
	cat windows windows | "$bin/vbner" -f holds >plain
	same "gzip or not" plain out
fi
"$bin/vbner" <windows >stdin
cat windows | "$bin/vbner" >pipe
same "a pipe or a file" stdin pipe
"$bin/vbner" windows | sed 's/^{"id":"windows"/{"id":"-"/' >named
same "a name or standard input" stdin named

# Parts add up: f(a + b) = f(a) + f(b) for records.
"$bin/vbner" --lines <mixed | cut -d , -f 2- >whole
n=$(($(awk 'END { print NR }' mixed) / 3))
{ sed -n "1,${n}p" mixed | "$bin/vbner" --lines; sed "1,${n}d" mixed | "$bin/vbner" --lines; } | cut -d , -f 2- >parts
same "records do not know their neighbours" whole parts

awk -v n="$big" 'BEGIN { RS = "\001" } { s = $0; while (length(s) < 1048576) s = s $0; for (i = 0; i < n; i++) printf "%s", s }' \
	"$sample" >long
for command in "vbnorm" "vbnorm --format=edits --tone=hoa-main" "vbtok" "vbtok -f jsonl" "vbner" "vbner -f tsv" \
	"vbner -f holds" "vbner --numbers --offsets=utf16" "vbner --lines"; do
	"$help/measure" use "$bin/"$command long >/dev/null
	result $? "$command: $big MB"
	sanitized || [ "$(cut -d ' ' -f 1 use)" -lt $LIMIT_KB ]
	result $? "$command: in less than 64 MiB ($(cut -d ' ' -f 1 use) KiB)"
done

printf 'Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Lâm Đồng, phát biểu.\n' >one
spent() { # COMMAND...: microseconds of processor time
	"$help/measure" use "$@" >/dev/null
	cut -d ' ' -f 2 use
}
# Against the same binary that only prints its help: dictionary, recognition and all. Both in turn, eleven times, since what else the
# machine does comes and goes: the median of what each turn says, in tenths.
for tool in vbnorm vbtok vbner; do
	: >ratios
	for i in 1 2 3 4 5 6 7 8 9 10 11; do
		bare=$(spent "$bin/vbner" --help)
		echo $((10 * $(spent "$bin/$tool" one) / bare)) >>ratios
	done
	ratio=$(sort -n ratios | sed -n 6p)
	sanitized || [ "$ratio" -lt $((10 * START_RATIO)) ]
	result $? "$tool: a short line takes less than $START_RATIO times the start of a process ($ratio tenths)"
done
plan
