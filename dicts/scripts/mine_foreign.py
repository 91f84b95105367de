#!/usr/bin/env python3
"""Counts the parts of foreign personal names in raw text.

usage: mine_foreign.py TEXT... > foreign.tsv

A name is what follows a form of address or a foreign office (`ông Donald Trump`, `Tổng thống Emmanuel Macron`): one
to four capitalised words of which no one is a Vietnamese syllable. Counts only: word, count.
"""
import re
import sys
from collections import Counter

import viet

UPPER = ''.join(chr(c) for c in range(0x41, 0x250) if chr(c).isupper())
WORD = '[%s][A-Za-z\u00c0-\u024f]*(?:[-\u2019\'][A-Za-z\u00c0-\u024f]+)*' % UPPER
RUN = re.compile('(?<![\\w])(?:ông|bà|anh|cô|[Tt]ổng thống|[Tt]hủ tướng|[Nn]goại trưởng|[Bb]ộ trưởng|[Đđ]ại sứ|HLV|tiền đạo|'
                 'tiền vệ|hậu vệ|thủ môn|nữ diễn viên|ca sĩ|tỷ phú|[Gg]iáo hoàng|[Tt]hượng nghị sĩ|CEO) '
                 '((?:%s ){0,3}%s)(?!\\w)' % (WORD, WORD))
VOWEL = re.compile('[aeiouyAEIOUY\u00c0-\u024f]')
NOT = set('''Campuchia Nvidia Samdech Mexico Italy Cuba Nepal Colombia Ecuador Jr Zealand New Saudi Uber Paris Marine
CEO USD FIFA MU EU UBND HLV VN TP TPHCM HCM Facebook Google Apple Barca Real Chelsea Arsenal Liverpool Man
Manchester United City Israel Iran Iraq Ukraine Nga Anh Australia Indonesia Malaysia Singapore Philippines Canada Pakistan Syria
Myanmar Argentina Brazil Croatia Slovakia Hungary Afghanistan Libya Qatar Venezuela Nigeria Iceland Bulgaria Romania Serbia Belarus
Madrid Real_Madrid Juventus Bayern Barcelona MV V-League The'''.split())


def main(paths):
    if not paths:
        sys.exit(__doc__)
    count = Counter()
    for path in paths:
        with open(path, encoding='utf-8', errors='replace') as f:
            for line in f:
                for match in RUN.finditer(viet.nfc(line)):
                    for word in match.group(1).split():
                        if word in NOT or word.isupper() or viet.is_syllable(word) or not VOWEL.search(word) or len(word) < 2:
                            break
                        if all(viet.is_syllable(part) for part in re.split("[-']", word)):
                            break
                        if any(c.isupper() for c in word[1:]) and '-' not in word and not re.match("Mc|Mac|De|Di|O'|Van|La|Le", word):
                            break
                        count[word] += 1
    for word, k in sorted(count.items(), key=lambda x: (-x[1], x[0])):
        if k >= 5:
            print(word, k, sep='\t')


main(sys.argv[1:])
