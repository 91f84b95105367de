#!/bin/sh
# The dictionaries: form of every file by dicts/README.md, classes, dates, order, and that they hold what they promise.
# Reads $SRC/dicts and $SRC/lib/dict/classes.def; needs no build.
: "${SRC:=$(dirname "$0")/..}"
LC_ALL=C
export LC_ALL
dicts=$SRC/dicts
n=0
failed=0

# ok NAME LINES: passes if LINES (what is wrong) is empty; shows the first ten.
ok()
{
	n=$((n + 1))
	if [ -z "$2" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		printf '%s\n' "$2" | sed -e 's/^/# /' -e 10q
		failed=1
	fi
}

# at_least NAME WANTED GOT
at_least()
{
	if [ "$3" -ge "$2" ]; then
		ok "$1: $3" ''
	else
		ok "$1" "$3, wanted $2 or more"
	fi
}

exactly()
{
	if [ "$3" = "$2" ]; then
		ok "$1: $3" ''
	else
		ok "$1" "$3, wanted $2"
	fi
}

# entries FILE: form, class, freq, canon, from, to, attr of every entry, defaults filled in.
entries()
{
	awk -F'\t' -v OFS='\t' '
	FNR == 1 { columns = 0; split("", standard) }
	/^#: / {
		columns = split(substr($0, 4), name, "\t")
		next
	}
	/^#= / {
		i = index($0, "=")
		rest = substr($0, 4)
		i = index(rest, "=")
		standard[substr(rest, 1, i - 1)] = substr(rest, i + 1)
		next
	}
	/^#/ || /^$/ { next }
	{
		split("", cell)
		for (k in standard)
			cell[k] = standard[k]
		for (i = 1; i <= columns; i++)
			if ($i != "")
				cell[name[i]] = $i
		print cell["form"], cell["class"], cell["freq"], cell["canon"], cell["from"], cell["to"], cell["attr"]
	}' "$@"
}

echo 1..31

# ---- the form of all files ----

ok "UTF-8" "$(for f in "$dicts"/*.tsv; do
	iconv -f UTF-8 -t UTF-8 "$f" >/dev/null 2>&1 || echo "$f"
done)"
ok "composed letters only (no combining marks U+0300 to U+0323)" "$(grep -n "$(printf '\314[\200-\243]')" "$dicts"/*.tsv)"
ok "no carriage returns, no blanks at the end of a line" "$(grep -n "[ $(printf '\r\t')]\$" "$dicts"/*.tsv)"
ok "comments tell source and date" "$(for f in "$dicts"/*.tsv; do
	grep -q -i '^# source: .' "$f" || echo "$f: no source"
	grep -q -i '^# date: [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$' "$f" || echo "$f: no date"
done)"
ok "a header of known columns, form first, before the first entry" "$(awk -F'\t' '
	FNR == 1 { seen = 0 }
	/^#: / {
		seen++
		if (seen > 1 || $1 != "#: form")
			print FILENAME ":" FNR ": " $0
		for (i = 2; i <= NF; i++)
			if ($i !~ /^(class|freq|canon|from|to|attr)$/)
				print FILENAME ":" FNR ": column " $i
		columns = NF
		next
	}
	/^#= / {
		if ($0 !~ /^#= (class|freq|canon|from|to|attr)=/)
			print FILENAME ":" FNR ": " $0
		next
	}
	/^#/ || /^$/ { next }
	!seen { print FILENAME ":" FNR ": entry before the header" }
	NF > columns { print FILENAME ":" FNR ": more cells than columns" }' "$dicts"/*.tsv)"
ok "forms: not empty, no blanks around them, single blanks inside, no tag or control" "$(awk -F'\t' '
	/^#/ || /^$/ { next }
	$1 == "" || $1 ~ /^ | $|  |[<>]|[\001-\010\013-\037\177]/ { print FILENAME ":" FNR ": [" $1 "]" }' "$dicts"/*.tsv)"
ok "forms are names and terms, not sentences (24 words at most)" "$(awk -F'\t' '
	/^#/ || /^$/ { next }
	split($1, w, " ") > 24 { print FILENAME ":" FNR ": " $1 }' "$dicts"/*.tsv)"
ok "no line twice in a file" "$(for f in "$dicts"/*.tsv; do
	grep -v '^#' "$f" | grep . | sort | uniq -d | sed "s|^|$(basename "$f"): |"
done)"
classes=$(sed -n 's/^V(\([A-Z_]*\),.*/\1/p' "$SRC/lib/dict/classes.def" | tr '\n' ' ')
at_least "classes in classes.def" 40 "$(echo "$classes" | wc -w)"
ok "classes are known" "$(for f in "$dicts"/*.tsv; do
	entries "$f" | awk -F'\t' -v classes="$classes" -v file="$(basename "$f")" '
	BEGIN { n = split(classes, c, " "); for (i = 1; i <= n; i++) known[c[i]] = 1 }
	{
		if ($2 == "")
			print file ": " $1 ": no class"
		n = split($2, c, ",")
		for (i = 1; i <= n; i++) {
			sub(/^-/, "", c[i])
			if (!(c[i] in known))
				print file ": " $1 ": class " c[i]
		}
	}'
done)"
ok "freq is a number" "$(for f in "$dicts"/*.tsv; do
	entries "$f" | awk -F'\t' -v file="$(basename "$f")" '$3 != "" && $3 !~ /^[0-9]+$/ { print file ": " $0 }'
done)"
ok "dates are days, and none ends before it begins" "$(for f in "$dicts"/*.tsv; do
	entries "$f" | awk -F'\t' -v file="$(basename "$f")" '
	function day(s, p, m, leap) {
		if (s !~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$/)
			return 0
		split(s, p, "-")
		leap = (p[1] % 4 == 0 && p[1] % 100 != 0) || p[1] % 400 == 0
		m = p[2] == 2 ? 28 + leap : (p[2] == 4 || p[2] == 6 || p[2] == 9 || p[2] == 11) ? 30 : 31
		return p[2] >= 1 && p[2] <= 12 && p[3] >= 1 && p[3] <= m + 0
	}
	($5 != "" && !day($5)) || ($6 != "" && !day($6)) || ($5 != "" && $6 != "" && $5 > $6) { print file ": " $0 }'
done)"
ok "attr is key=value;key=value" "$(for f in "$dicts"/*.tsv; do
	entries "$f" | awk -F'\t' -v file="$(basename "$f")" '
	{
		n = split($7, p, ";")
		split("", had)
		for (i = 1; i <= n; i++) {
			k = p[i]
			sub(/=.*/, "", k)
			if (p[i] !~ /^[a-z][a-z0-9_]*=./ || k in had)
				print file ": " $1 ": " $7
			had[k] = 1
		}
	}'
done)"

# ---- order, for reviewable differences ----

ok "words.tsv is sorted, a word on one line" "$(grep -v '^#' "$dicts/words.tsv" | cut -f1 | sort -u -c 2>&1)"
ok "admin, places, persons, stop, abbr: grouped by class, sorted inside" "$(for f in admin places persons stop abbr; do
	entries "$dicts/$f.tsv" | awk -F'\t' -v file="$f" '
	$2 != class {
		if ($2 in done)
			print file ": " $2 " begins again at " $1
		done[$2] = 1
		class = $2
		last = ""
	}
	$1 < last { print file ": " $1 " after " last }
	{ last = $1 }'
done)"

# ---- what they hold ----

at_least "words" 40000 "$(entries "$dicts/words.tsv" | grep -c .)"
at_least "words with a part of speech" 4000 "$(entries "$dicts/words.tsv" | awk -F'\t' '$7 ~ /pos=/' | grep -c .)"
ok "parts of speech are UPOS; facts of words stand in order, within their bounds" "$(entries "$dicts/words.tsv" "$dicts/words-more.tsv" | awk -F'\t' '
	{
		tag = "(ADJ|ADP|ADV|AUX|CCONJ|DET|INTJ|NOUN|NUM|PART|PRON|PROPN|SCONJ|VERB)"
		facts = ";" $7
		sub("^;pos=" tag "(," tag ")*", "", facts)
		sub("^;lists=([0-9]|1[01])", "", facts)
		sub("^;group=([1-9]|[1-9][0-9]|1[01][0-9]|120)", "", facts)
		sub("^;kind=foreign", "", facts)
	}
	facts != "" && facts != ";"')"
at_least "words that a list of another kind confirms" 30000 "$(entries "$dicts/words.tsv" | grep -c 'lists=')"
at_least "words with a group" 12000 "$(entries "$dicts/words.tsv" | grep -c 'group=')"
exactly "provinces on 2026-11-23" 34 "$(entries "$dicts/admin.tsv" | awk -F'\t' '
	$2 == "LOC_PROVINCE" && $4 == "" && $5 <= "2026-11-23" && ($6 == "" || $6 >= "2026-11-23")' | grep -c .)"
exactly "provinces on 2025-06-30" 63 "$(entries "$dicts/admin.tsv" | awk -F'\t' '
	$2 == "LOC_PROVINCE" && $4 == "" && $5 <= "2025-06-30" && ($6 == "" || $6 >= "2025-06-30")' | grep -c .)"
exactly "communes on 2026-11-23" 3321 "$(entries "$dicts/admin.tsv" | awk -F'\t' '
	$2 == "LOC_COMMUNE" && $4 == "" && $6 == ""' | grep -c .)"
at_least "districts until 2025-06-30" 680 "$(entries "$dicts/admin.tsv" | awk -F'\t' '
	$2 == "LOC_DISTRICT" && $4 == "" && $6 == "2025-06-30"' | grep -c .)"
ok "every parent of admin.tsv is a unit, ids of one time are unique" "$(entries "$dicts/admin.tsv" | awk -F'\t' '
	function get(key, p, i, n) {
		n = split($7, p, ";")
		for (i = 1; i <= n; i++)
			if (index(p[i], key "=") == 1)
				return substr(p[i], length(key) + 2)
		return ""
	}
	$4 == "" {
		i = get("id")
		if (i == "" || (i, $2, $5) in unit)
			print $0
		unit[i, $2, $5] = 1
		id[i] = 1
		if (get("parent") != "")
			parent[get("parent")] = $0
	}
	END {
		for (i in parent)
			if (!(i in id))
				print "parent " i ": " parent[i]
	}')"
ok "what bodies became are bodies, and they last longer" "$(entries "$dicts/bodies.tsv" "$dicts/bodies-known.tsv" | awk -F'\t' '
	function get(key, p, i, n) {
		n = split($7, p, ";")
		for (i = 1; i <= n; i++)
			if (index(p[i], key "=") == 1)
				return substr(p[i], length(key) + 2)
		return ""
	}
	$2 == "ORG_NAME" || $2 == "ORG_KNOWN" {
		body[$1] = 1
		if ($6 != "")
			to[$1] = $6
		if (get("into") != "")
			into[$1] = get("into")
	}
	END {
		for (b in into) {
			count++
			n = split(into[b], heir, "+")
			for (i = 1; i <= n; i++)
				if (!(heir[i] in body))
					print b " into unknown " heir[i]
				else if ((b in to) && (heir[i] in to) && to[heir[i]] <= to[b] && !(heir[i] in into))
					print b " into ended " heir[i]
		}
		if (count < 80)
			print "only " count
	}')"
at_least "countries and territories by code" 195 "$(entries "$dicts/places.tsv" | awk -F'\t' '
	$2 == "LOC_COUNTRY" && $7 ~ /^id=/ { sub(/;.*/, "", $7); print $7 }' | sort -u | grep -c .)"
at_least "family names" 300 "$(entries "$dicts/persons.tsv" | awk -F'\t' '$2 == "SURNAME"' | grep -c .)"
at_least "given names" 900 "$(entries "$dicts/persons.tsv" | awk -F'\t' '$2 == "GIVEN"' | grep -c .)"
ok "known facts" "$(entries "$dicts"/*.tsv | awk -F'\t' '
	function want(what) { if (!(what in got)) print "missing: " what }
	$1 == "Thanh Hóa" && $2 == "LOC_PROVINCE" && $7 ~ /id=38/ { got["Thanh Hóa 38"] = 1 }
	$1 == "Quảng Xương" && $2 == "LOC_DISTRICT" && $7 ~ /parent=38/ { got["Quảng Xương in Thanh Hóa"] = 1 }
	$1 == "Hà Giang" && $2 == "LOC_PROVINCE" && $6 == "2025-06-30" && $7 ~ /into=08/ { got["Hà Giang into Tuyên Quang"] = 1 }
	$1 == "TP.HCM" && $2 == "LOC_PROVINCE" && $4 == "Thành phố Hồ Chí Minh" { got["TP.HCM"] = 1 }
	$1 == "Nguyễn" && $2 == "SURNAME" && $3 > 10000 { got["Nguyễn"] = 1 }
	$1 == "Thị" && $2 == "MIDDLE" && $7 == "gender=f" { got["Thị"] = 1 }
	$1 == "Ksor" && $2 == "SURNAME" { got["Ksor"] = 1 }
	$1 == "đồng chí" && $2 == "HONORIFIC" { got["đồng chí"] = 1 }
	$1 == "UBND" && $2 == "ABBR" && $4 == "Ủy ban nhân dân" { got["UBND"] = 1 }
	$1 == "PGS.TS." && $2 == "ABBR_DOT" { got["PGS.TS."] = 1 }
	$1 == "học sinh" && $2 == "WORD" && $7 ~ /NOUN/ { got["học sinh"] = 1 }
	$1 == "của" && $2 == "STOP" { got["của"] = 1 }
	$1 == "Bộ Kế hoạch và Đầu tư" && $6 == "2025-02-28" && $7 ~ /into=Bộ Tài chính;by=176\/2025\/QH15/ { got["KHĐT"] = 1 }
	$1 == "Sở Tài nguyên và Môi trường" && $6 == "2025-02-28" && $7 ~ /into=Sở Nông nghiệp và Môi trường/ { got["TNMT"] = 1 }
	END {
		want("Thanh Hóa 38"); want("Quảng Xương in Thanh Hóa"); want("Hà Giang into Tuyên Quang"); want("TP.HCM")
		want("Nguyễn"); want("Thị"); want("Ksor"); want("đồng chí"); want("UBND"); want("PGS.TS."); want("học sinh")
		want("của"); want("KHĐT"); want("TNMT")
	}')"
ok "dicts/LICENSE names the licence, its address and the sources" "$(for w in 'Attribution-ShareAlike 4.0 International' \
	'https://creativecommons.org/licenses/by-sa/4.0/' UD_Vietnamese-VTB MIT; do
	grep -q -F "$w" "$dicts/LICENSE" || echo "missing: $w"
done)"
exit $failed
