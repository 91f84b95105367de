#!/usr/bin/env python3
"""Writes syllables.tsv: the syllables of Vietnamese that raw text uses, with counts.

usage: count_syllables.py TEXT... > syllables.tsv

A syllable is what viet.is_syllable accepts, in any case, tone on the first vowel. It is listed where it stands 20 times
and more, in two texts and more.
"""
import re
import sys
from collections import Counter

import viet

WORD = re.compile(r'[^\W\d_]+')
LEAST, TEXTS = 20, 2


def main(paths):
    if not paths:
        sys.exit(__doc__)
    total, texts = Counter(), Counter()
    for path in paths:
        raw = Counter()
        with open(path, encoding='utf-8', errors='replace') as f:
            for line in f:
                raw.update(WORD.findall(viet.nfc(line)))
        here = Counter()
        for word, n in raw.items():
            small = viet.tone_first(word.lower())
            if viet.is_syllable(small):
                here[small] += n
        total.update(here)
        texts.update(here.keys())
    usual = {}  # of spellings that differ only in where the tone mark stands (loại, lọai) the most frequent
    for s in total:
        key = viet.tone_of(s)
        if key not in usual or (total[s], s) > (total[usual[key]], usual[key]):
            usual[key] = s
    spelt = Counter()
    for s, n in total.items():
        spelt[usual[viet.tone_of(s)]] += n
    listed = [(s, n) for s, n in spelt.items() if n >= LEAST and texts[s] >= TEXTS]
    listed.sort(key=lambda x: viet.by_bytes(x[0]))
    viet.write(sys.stdout, [
        'Syllables of Vietnamese that raw text uses. That one is here says nothing about its being a word.',
        'freq: in any case, inside words and names too, in 240 MB of raw text (news 2006, 2017, 2025 and 2026, documents).',
        'source: counts (scripts/count_syllables.py); 20 and more, in two of the four bodies of text and more',
        'made by: scripts/count_syllables.py'], ['form', 'freq'], listed, ['class=SYLLABLE'])


main(sys.argv[1:])
