#!/usr/bin/env python3
"""Counts how often given forms stand in raw text with a capital at each of their words.

usage: count_forms.py FORMS TEXT... > freq.tsv

FORMS: a form a line (further columns are not read; lines with # are comments). Every place counts, also inside a
longer run of capitalised words. Out: form, count.
"""
import re
import sys
from collections import Counter

import viet

UPPER = ''.join(chr(c) for c in range(0x41, 0x1EFA) if chr(c).isupper() and (c < 0x250 or c >= 0x1E00))
RUN = re.compile("[%s][\\w'.-]*(?: (?:- )?[%s0-9][\\w'.-]*)*" % (UPPER, UPPER))


def main(forms_path, paths):
    forms = {row[0] for row in viet.rows(forms_path)}
    longest = max(len(f.split()) for f in forms)
    runs = Counter()
    for path in paths:
        with open(path, encoding='utf-8', errors='replace') as f:
            for line in f:
                runs.update(RUN.findall(viet.nfc(line)))
    count = Counter()
    for run, k in runs.items():
        words = viet.form(run).split()
        for i in range(len(words)):
            for j in range(i + 1, min(i + longest, len(words)) + 1):
                text = ' '.join(words[i:j])
                for t in {text, text.rstrip('.-')}:
                    if t in forms:
                        count[t] += k
    for f in sorted(forms, key=viet.by_bytes):
        if count[f]:
            print(f, count[f], sep='\t')


if len(sys.argv) < 3:
    sys.exit(__doc__)
main(sys.argv[1], sys.argv[2:])
