#!/usr/bin/env python3
"""Counts how often given words stand in raw text, in lower case and with capitals.

usage: count_words.py WORDS TEXT... > lower.tsv

WORDS: a lower-case word a line; further columns are not read. Out: word, count in lower case, count with a capital at
every syllable. Every place counts, also inside a longer word. Text in the style hòa is counted, hoà is rare in it.
"""
import re
import sys
from collections import Counter, defaultdict

import viet

RUN = re.compile(r'[^\W\d_]+(?:[ -][^\W\d_]+)*')
LONGEST = 6


def main(words_path, paths):
    words = {viet.form(row[0]) for row in viet.rows(words_path)}
    start = defaultdict(set)  # first syllable -> lengths
    for w in words:
        parts = w.split(' ')
        if len(parts) <= LONGEST:
            start[parts[0]].add(len(parts))
    start = {k: sorted(v) for k, v in start.items()}
    lower, title = Counter(), Counter()
    for path in paths:
        with open(path, encoding='utf-8', errors='replace') as f:
            for line in f:
                for run in RUN.findall(viet.nfc(line)):
                    syllables = run.split(' ')
                    small = [s.lower() for s in syllables]
                    for i, s in enumerate(small):
                        for n in start.get(s, ()):
                            if i + n > len(small):
                                break
                            text = ' '.join(small[i:i + n])
                            if n == 1 or text in words:
                                if text == ' '.join(syllables[i:i + n]):
                                    lower[text] += 1
                                elif all(x[0].isupper() for x in syllables[i:i + n]):
                                    title[text] += 1
    for w in sorted(words, key=viet.by_bytes):
        if lower[w] or title[w]:
            print(w, lower[w], title[w], sep='\t')


if len(sys.argv) < 3:
    sys.exit(__doc__)
main(sys.argv[1], sys.argv[2:])
