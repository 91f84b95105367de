#!/bin/sh
# The order of rooms in lib/ is the direction of dependency: a room includes only itself and rooms before it, tools see
# the public header only, and each outside library has one includer.
cd "$SRC" || exit 1
echo 1..8
n=0
result() { # status, name
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}

rooms="base text viet learn dict seg ent out"

# Prints "file: include" for every include in lib/ that points to a later room.
upward() {
	earlier=
	for room in $rooms; do
		earlier="$earlier $room"
		for file in lib/"$room"/*.[ch] lib/"$room"/*.def; do
			[ -f "$file" ] || continue
			sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*"\([^"]*\)".*/\1/p' "$file" |
				while read -r inc; do
					case $inc in
					vanban.h | vanban_version.h | config.h) continue ;;
					esac
					ok=1
					for e in $earlier; do
						case $inc in "$e"/*) ok=0 ;; esac
					done
					[ $ok -eq 0 ] || echo "$file: $inc"
				done
		done
	done
}
bad=$(upward)
[ -z "$bad" ]
result $? "rooms include only rooms before them"
[ -z "$bad" ] || printf '%s\n' "$bad" | sed 's/^/# /'

# The check itself can see a wrong arrow.
[ -n "$(rooms="ent seg"; upward)" ]
result $? "a wrong order is noticed"

only() { # pattern, the files allowed, name
	found=$(grep -lE "$1" lib/*/*.[ch] lib/*.[ch] lib/include/*.h 2>/dev/null | sort | tr '\n' ' ')
	[ "$found" = "$2" ]
	result $? "$3"
	[ "$found" = "$2" ] || echo "# found in: $found"
}
only '#[[:space:]]*include[[:space:]]*<unicode/' 'lib/text/charset.c lib/text/collate.c ' 'ICU enters through text/charset.c and text/collate.c alone'
only '#[[:space:]]*include[[:space:]]*<utf8proc' 'lib/text/unicode.c ' 'utf8proc enters through text/unicode.c alone'
only '#[[:space:]]*include[[:space:]]*<zlib' 'lib/dict/dictfile.c ' 'zlib enters the library through dict/dictfile.c alone'

bad=$(grep -nE '#[[:space:]]*include[[:space:]]*"' tools/*.[ch] | grep -vE '^tools/(vbtrain|bench_dict)' | grep -vE '"(vanban\.h|bench_marisa\.h|config\.h|cli\.h|input\.h|place\.h|bench_norm\.h|bench_seg\.h|vbdict\.h|vbeval\.h|marks\.h)"')
[ -z "$bad" ]
result $? "tools include the public header only, but for the trainer and the bench of the index"
[ -z "$bad" ] || printf '%s\n' "$bad" | sed 's/^/# /'

# No printing, no exit, no environment, no locale in the library.
bad=$(grep -nwE 'printf|fprintf|puts|exit|abort|getenv|setlocale|isalpha|isdigit|isspace|tolower|toupper|strtod|atof' lib/*/*.c lib/*.c |
	grep -vE '^[^:]*:[0-9]*:[[:space:]]*(/?\*|//)')
[ -z "$bad" ]
result $? "the library neither prints nor exits nor asks the environment"
[ -z "$bad" ] || printf '%s\n' "$bad" | sed 's/^/# /'

# Writers see the public interface and base only; recognisers do not include one another.
bad=$(grep -nE '#[[:space:]]*include[[:space:]]*"' lib/out/*.[ch] | grep -vE '"(vanban\.h|base/|out/)')
[ -z "$bad" ]
result $? "writers use the public interface"
