#!/bin/sh
# Input nobody should send, files that are not there, disks that are full. VB_TEST_BIG=1 makes the long line 50 MB.
. "$SRC/tests/tap.sh"
cd "$work" || exit 1
sample=$SRC/tests/samples/tap-huan.txt
long=${VB_TEST_BIG:+50}
long=${long:-12}
LIMIT_KB=65536
valid() { "$help/jsonlines" >/dev/null 2>&1; }

# No line end for $long MB.
awk -v n="$long" 'BEGIN { s = "Chủ tịch UBND tỉnh Lâm Đồng Nguyễn Văn An họp với Sở Y tế ngày 6/4/2021, ";
	while (length(s) < 65536) s = s s; for (i = 0; i < n * 1048576 / length(s); i++) printf "%s", s }' >line
awk -v n=2000000 'BEGIN { s = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"; for (i = 0; i < n / 32; i++) printf "%s", s }' >word
printf 'Ông Nguyễn\000Văn An\000, Chủ tịch\000\n\000\000' >nul
{
	printf '\377\376\375 Ông Nguy\341\273n V\304n An \300\200 \355\240\200 \364\220\200\200 \342\200\n'
	awk 'BEGIN { for (i = 1; i < 20000; i++) printf "%c", i * 7919 % 251 + 1 }' </dev/null
} >invalid
head -c 200000 "$bin/vbner" >binary
awk 'BEGIN { for (i = 0; i < 40000; i++) printf "(["; for (i = 0; i < 3000; i++) printf "\314\201" }' >marks
awk 'BEGIN { for (i = 0; i < 30000; i++) print "" }' >blank
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "2004 đến 2005 đến " }' >years
printf 'o\314\200' >halves
: >empty

for tool in vbnorm vbtok vbner; do
	t=$bin/$tool
	run "$t" empty
	is "$tool: an empty file" "0 0" "$rc $(wc -c <err | tr -d ' ')"
	run "$t" </dev/null
	is "$tool: nothing on standard input" "0 0" "$rc $(wc -c <err | tr -d ' ')"
	for file in nul invalid marks blank halves word years; do
		run "$t" "$file"
		is "$tool: $file" "0 0" "$rc $(wc -c <err | tr -d ' ')"
	done
	run "$t" binary
	is "$tool: binary, and it says so" "0 1 1" "$rc $(wc -l <err | tr -d ' ') $(grep -c "^$tool: binary: .*UTF-8" err)"
	run "$help/measure" use "$t" line
	is "$tool: a line of $long MB" "0 0" "$rc $(wc -c <err | tr -d ' ')"
	sanitized || [ "$(cut -d ' ' -f 1 use)" -lt $LIMIT_KB ]
	result $? "$tool: in less than 64 MiB ($(cut -d ' ' -f 1 use) KiB)"

	if [ -c /dev/full ]; then
		"$t" one "$sample" >/dev/full 2>err
		is "$tool: a full disk" "1 1" "$? $(grep -c 'standard output: ' err)"
		"$t" --help >/dev/full 2>err
		is "$tool --help: a full disk" 1 $?
		"$t" --version >/dev/full 2>err
		is "$tool --version: a full disk" 1 $?
		"$t" -o /dev/full "$sample" 2>err
		is "$tool -o: a full disk" "1 1" "$? $(grep -c '/dev/full: ' err)"
	else
		skip "$tool: a full disk" "no /dev/full"
	fi
	"$t" "$sample" >&- 2>err
	is "$tool: closed standard output" 1 $?
	"$t" <&- >out 2>err
	is "$tool: closed standard input" "1 1" "$? $(wc -l <err | tr -d ' ')"
	"$t" -o both "$sample" 2>&-
	is "$tool: closed standard error" 0 $?
	"$t" "$sample" >out
	same "$tool: and nothing strange in the output" out both
	"$t" missing -o both2 2>&- <&-
	is "$tool: standard input and error closed" 1 $?
	if [ "$(id -u)" -ne 0 ]; then
		cp empty locked && chmod 0 locked
		run "$t" locked
		is "$tool: a file that may not be read" "1 $tool: locked: Permission denied" "$rc $(cat err)"
	else
		skip "$tool: a file that may not be read" "root reads everything"
	fi
	name=$(printf 'no\nreporter:status:x')
	run "$t" "$name"
	is "$tool: a name cannot make a line on stderr" "1 1" "$rc $(wc -l <err | tr -d ' ')"

	if command -v gzip >/dev/null 2>&1; then
		"$t" <"$sample" >plain
		gzip -c "$sample" >z
		"$t" <z >out
		same "$tool: gzip is known by its content" plain out
		half=$(($(wc -c <"$sample") / 2))
		{ head -c $half "$sample" | gzip -c; : | gzip -c; tail -c +$((half + 1)) "$sample" | gzip -c; } >members
		"$t" <members >out
		same "$tool: members of gzip are one text" plain out
		{ cat z; head -c 3000 /dev/zero; } >padded
		"$t" <padded >out 2>err
		is "$tool: padding after gzip" "0 0" "$? $(wc -c <err | tr -d ' ')"
		same "$tool: padding is no text" plain out
		{ cat z; echo tail; } >tailed
		run "$t" tailed
		is "$tool: other data after gzip" "1 $tool: tailed: other data after the gzip data" "$rc $(cat err)"
		head -c $(($(wc -c <z) - 9)) z >cut
		run "$t" cut
		is "$tool: gzip cut short" "1 $tool: cut: gzip data is cut short" "$rc $(cat err)"
		head -c 4 z >cut
		run "$t" cut
		is "$tool: gzip cut in its head" "1 $tool: cut: gzip data is cut short" "$rc $(cat err)"
		{ head -c 200 z; printf 'XXXXXXXX'; tail -c +209 z; } >bad
		run "$t" bad
		is "$tool: damaged gzip" "1 1" "$rc $(grep -c "^$tool: bad: damaged gzip data" err)"
	fi
done

for file in nul invalid binary marks blank halves word line; do
	"$bin/vbner" "$file" | valid
	result $? "vbner: $file gives valid JSON"
	"$bin/vbtok" -f jsonl "$file" | valid
	result $? "vbtok: $file gives valid JSON"
done
for file in nul invalid binary marks halves; do
	"$bin/vbnorm" "$file" >once
	"$bin/vbnorm" once >twice
	same "vbnorm: $file, once is enough" once twice
	"$bin/vbner" --lines "$file" >out
	is "vbner --lines: $file, a line for a line" "$(awk 'END { print NR }' "$file")" "$(wc -l <out | tr -d ' ')"
	valid <out
	result $? "vbner --lines: $file, valid JSON"
	bad=$("$bin/vbner" -f tsv "$file" | awk -F '\t' 'NF != 10' | wc -l | tr -d ' ')
	is "vbner -f tsv: $file, ten columns" 0 "$bad"
done

# JSON that does not mean well.
{
	printf '{"text":"a\\u0000b","id":"nul"}\n{"text":"\\ud800 x","id":"lone"}\n{"text":"\377\376","id":"bytes"}\n'
	awk 'BEGIN { for (i = 0; i < 50000; i++) printf "["; print "" }'
	awk 'BEGIN { printf "{\"id\":\"deep\",\"x\":"; for (i = 0; i < 5000; i++) printf "["; for (i = 0; i < 5000; i++) printf "]"; print ",\"text\":\"x\"}" }'
	printf '{"text":"a"}{"text":"b"}\n{"text":7}\n{"text":null}\n"text"\n{"text":"twice","text":"again","id":"dup"}\n\t \n{"id":"last","text":"no end"}'
} >json
run "$bin/vbner" --jsonl json
is "--jsonl: each keeps its place" "nul lone bytes json:4 deep json:6 json:7 json:8 json:9 dup last" \
	"$(sed 's/{"id":"\([^"]*\)".*/\1/' out | tr '\n' ' ' | sed 's/ $//')"
is "--jsonl: and is told" "0 5" "$rc $(wc -l <err | tr -d ' ')"
valid <out
result $? "--jsonl: valid JSON comes out"
awk 'BEGIN { printf "{\"id\":\"big\",\"text\":\""; for (i = 0; i < 20000; i++) printf "0123456789"; print "\"}"; print "{\"id\":\"next\",\"text\":\"x\"}" }' >big
run "$bin/vbner" --jsonl --max-record=100K big
is "--max-record: told" "0 vbner: big: line 1: longer than --max-record allows" "$rc $(cat err)"
is "--max-record: the next one is read" '{"id":"next","entities":[],"relations":[]}' "$(sed -n 2p out)"
run "$bin/vbner" --jsonl --max-record=1M big
is "--max-record: long enough" "0 0" "$rc $(wc -c <err | tr -d ' ')"
plan
