# Sourced by shell tests: results as TAP, a folder $work that goes away, the tools' folder $bin, the helpers' $help.
bin=$BUILD/tools
help=$BUILD/tests
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
count=0

# result STATUS NAME: ok where STATUS is 0.
result() {
	count=$((count + 1))
	if [ "$1" -eq 0 ]; then echo "ok $count - $2"; else echo "not ok $count - $2"; fi
}

skip() { # NAME REASON
	count=$((count + 1))
	echo "ok $count - $1 # SKIP $2"
}

# is NAME WANT HAVE
is() {
	if [ "$2" = "$3" ]; then result 0 "$1"; else
		result 1 "$1"
		printf '%s\n' "$2" | sed 's/^/#   want: /'
		printf '%s\n' "$3" | sed 's/^/#   have: /'
	fi
}

# same NAME FILE FILE
same() {
	cmp "$2" "$3" >"$work/same" 2>&1
	result $? "$1"
	sed 's/^/# /' "$work/same"
}

# run COMMAND...: leaves its exit status in $rc, what it wrote in $work/out and $work/err.
run() {
	"$@" >"$work/out" 2>"$work/err"
	rc=$?
}

# Memory and time of a build with a sanitizer say nothing.
sanitized() { grep -q -e __asan_init -e __tsan_init "$bin/vbner"; }

plan() { echo "1..$count"; }
