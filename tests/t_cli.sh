#!/bin/sh
# The tools as Unix filters: help, version, mistakes, files, output, exit status.
. "$SRC/tests/tap.sh"
cd "$work" || exit 1
sample=$SRC/tests/samples/tap-huan.txt
printf 'Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Lâm Đồng, phát biểu.\n' >one
printf 'Bà Lê Thị Bình họp ngày 6/4/2021.\n' >two

for tool in vbnorm vbtok vbner; do
	t=$bin/$tool
	run "$t" --help
	is "$tool --help succeeds, silent on stderr" "0 0" "$rc $(wc -c <err | tr -d ' ')"
	is "$tool --help names the tool first" "Usage: $tool [OPTION]... [FILE]..." "$(sed -n 1p out)"
	missing=
	for option in $(sed -n 's/.*--\([a-z][a-z0-9-]*\).*/\1/p' out | sort -u); do
		grep -q -e " -$option\( \|\$\)" "$SRC/docs/man/$tool.1" ||
			missing="$missing $option"
	done
	is "$tool's manual has every option of --help" "" "$missing"

	run "$t" --version
	is "$tool --version succeeds, silent on stderr" "0 0" "$rc $(wc -c <err | tr -d ' ')"
	sed -n 1p out | grep -q "^$tool (vanban) [0-9]"
	result $? "$tool --version names tool and version"
	grep -q 'ICU.*utf8proc.*zlib' out
	result $? "$tool --version names what it stands on"
	run "$t" -vV
	grep -q 'entries: [0-9]' out && grep -q Licence out
	result $? "$tool -vV tells dictionary and licence"

	run "$t" --no-such-option
	is "$tool: an unknown option is a usage error" "2 0 2" "$rc $(wc -c <out | tr -d ' ') $(wc -l <err | tr -d ' ')"
	is "$tool: and points at --help" "try '$tool --help'" "$(sed -n 2p err)"
	run "$t" -o
	is "$tool: a missing argument is a usage error" "2 $tool: option '-o' needs an argument" "$rc $(sed -n 1p err)"
	run "$t" --quiet=yes
	is "$tool: an unwanted argument is a usage error" "2 $tool: option '--quiet' takes no argument" "$rc $(sed -n 1p err)"
	run "$t" --format=nonsense one
	is "$tool: an unknown format is a usage error" "2 0" "$rc $(wc -c <out | tr -d ' ')"

	"$t" <one >stdin
	"$t" - <one >dash
	same "$tool: - is standard input" stdin dash
	cp one ./-x
	run "$t" -- -x
	is "$tool: -- ends options" "0 0" "$rc $(wc -c <err | tr -d ' ')"
	"$t" one >both
	"$t" two >>both
	"$t" one two >out
	same "$tool: files in order" both out
	run "$t" one missing two
	is "$tool: a missing file is named" "1 $tool: missing: No such file or directory" "$rc $(cat err)"
	same "$tool: and the others are done" both out
	run "$t" one . two
	is "$tool: a directory is named" "1 $tool: .: Is a directory" "$rc $(cat err)"
	same "$tool: and the others are done" both out

	rm -f target
	run "$t" -o target one two
	is "$tool -o writes nothing else" "0 0" "$rc $(wc -c <out | tr -d ' ')"
	same "$tool -o has what stdout would have" both target
	chmod 640 target
	run "$t" --output=target one
	"$t" one >out
	same "$tool -o replaces a file" out target
	is "$tool -o keeps its mode" "-rw-r-----" "$(ls -l target | cut -c1-10)"
	cp target before
	run "$t" -o target missing
	same "$tool -o leaves it alone when something failed" before target
	run "$t" -o new missing
	is "$tool -o leaves no other file" "" "$(ls | grep new)"
	is "$tool -o: no temporary stays" "" "$(ls | grep '^target\.')"
	run "$t" -o missing/deep one
	is "$tool -o: an impossible name is an error" "1 $tool: missing/deep: No such file or directory" "$rc $(cat err)"
	ln -s target link
	"$t" -o link two
	"$t" two >out
	[ -h link ] && cmp -s out target
	result $? "$tool -o follows a symbolic link"
	rm -f link target

	i=0
	: >many
	while [ $i -lt 600 ]; do
		cat "$sample"
		i=$((i + 1))
	done >many
	{
		"$t" many 2>err
		echo $? >status
	} | head -c 1 >/dev/null
	is "$tool dies of SIGPIPE, silently" "141 0" "$(cat status) $(wc -c <err | tr -d ' ')"

	"$t" "$sample" >out
	env -i "$t" "$sample" >bare
	same "$tool: the same in an empty environment" out bare
	LC_ALL=tr_TR.UTF-8 LANG=vi_VN.UTF-8 TZ=Asia/Ho_Chi_Minh "$t" "$sample" >other
	same "$tool: the same in any locale" out other
	cd / && "$t" "$sample" >"$work/other"
	cd "$work" || exit 1
	same "$tool: the same from any folder" out other
done

for tool in vbtok vbner; do
	# The line must come while the writer still holds its end open.
	{
		cat one
		i=0
		while [ ! -s "$tool.lines" ] && [ $i -lt 10 ]; do
			sleep 1
			i=$((i + 1))
		done
		wc -l <"$tool.lines" >seen
	} | "$bin/$tool" --lines --line-buffered >"$tool.lines"
	is "$tool --line-buffered answers at once" 1 "$(tr -d ' ' <seen)"
	run "$bin/$tool" --lines --jsonl one
	is "$tool: one kind of record at a time" 2 "$rc"
	run "$bin/$tool" --max-record=0 one
	is "$tool: a size of nothing is a usage error" 2 "$rc"
	run "$bin/$tool" -d missing.tsv one
	is "$tool: a missing dictionary ends the program" "1 0" "$rc $(wc -c <out | tr -d ' ')"
	run "$bin/$tool" --lines --stats one two
	grep -q '^{"documents":2,"bytes":[1-9]' err && [ "$(wc -l <err)" -eq 1 ]
	result $? "$tool --stats is one line on stderr"
	"$help/jsonlines" documents bytes <err >/dev/null
	result $? "$tool --stats is JSON"
done

printf 'Hòa bình\n' >clean
printf 'Ho\314\200a bình\n' >unclean
run "$bin/vbnorm" --check clean
is "vbnorm --check: clean" "0  " "$rc $(cat out) $(cat err)"
run "$bin/vbnorm" --check unclean
is "vbnorm --check: not clean" "1 0" "$rc $(wc -c <out | tr -d ' ')"
run "$bin/vbnorm" -q --check unclean
is "vbnorm -q --check: silent" "1 0" "$rc $(wc -c <err | tr -d ' ')"
"$bin/vbnorm" unclean >out
same "vbnorm composes" clean out
"$bin/vbnorm" -o unclean unclean
same "vbnorm -o may name its own input" clean unclean
printf 'Ông Trần Văn Bình, Giám đốc Sở Y tế\n' >mine
cp mine kept
ln -s mine link
for command in vbner vbtok "vbner --lines" "vbnorm --fold" "vbnorm --html" "vbnorm --format=edits" "vbdict build" "vbdict dump"; do
	run "$bin"/$command -o link mine
	is "$command -o spares its input" "1 0" "$rc $(wc -c <out | tr -d ' ')"
	same "$command -o leaves it as it was" kept mine
done
run "$bin/vbnorm" -o mine kept mine
is "vbnorm -o spares one of its inputs" "1" "$rc"
run sh -c "\"$bin/vbner\" -o mine <mine"
is "vbner -o spares standard input" "1" "$rc"
same "and leaves it as it was" kept mine
"$bin/vbnorm" -t utf-16le mine >bare
"$bin/vbtok" mine >want
for tool in vbtok "vbtok --line-buffered"; do
	"$bin"/$tool bare >out
	same "$tool: UTF-16 without a byte order mark" want out
done
"$bin/vbtok" <bare >out
same "vbtok: the same from standard input" want out
gzip -c bare >bare.gz
"$bin/vbtok" bare.gz >out
same "vbtok: the same from gzip" want out
run "$bin/vbtok" --lines bare
is "vbtok --lines: UTF-16 is refused" "1 0" "$rc $(wc -c <out | tr -d ' ')"
"$bin/vbnorm" -t tcvn3 mine >old
for tool in vbner vbtok; do
	run "$bin/$tool" old
	is "$tool: another encoding is told, not taken" "0 1" "$rc $(grep -c "^$tool: old: not UTF-8 but tcvn3.*--from=auto" err)"
	run "$bin/$tool" --from=tcvn3 old
	is "$tool: not to who knows it" "0 0" "$rc $(wc -c <err | tr -d ' ')"
	run "$bin/$tool" -q old
	is "$tool -q: nor to who does not ask" "0 0" "$rc $(wc -c <err | tr -d ' ')"
done
printf 'Ông Trần Văn B\200nh, Giám đốc Sở Y tế\n' >damaged
run "$bin/vbner" damaged
is "vbner: which byte is no character" "0 1" "$rc $(grep -c '^vbner: damaged: byte 18 is in no character' err)"
printf 'Ông A\355\240\200\n' >half
run "$bin/vbner" half
is "vbner: half of a pair is none" "0 1" "$rc $(grep -c '^vbner: half: byte 6 is in no character' err)"
printf '\000\000\376\377\000\000\000A' >wide
run "$bin/vbner" wide
is "vbner: a mark of UTF-32 is read, not told" "0 0" "$rc $(wc -c <err | tr -d ' ')"
printf 'Ông Trần Văn B\303' >cut
run "$bin/vbner" cut mine
is "vbner: a character that the end cuts off is no damage" "0 0" "$rc $(wc -c <err | tr -d ' ')"
is "vbnorm --tone=hoa-main" "Hoà bình" "$("$bin/vbnorm" --tone=hoa-main clean)"
is "vbnorm --fold" "hoa binh" "$("$bin/vbnorm" --fold clean)"
plan
