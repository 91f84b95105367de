#!/usr/bin/env python3
"""Counts the syllables of personal names in raw text.

usage: mine_names.py TEXT... > names.tsv

TEXT: UTF-8 news or documents, a paragraph a line. A name is what follows a form of address or a rank: a run of two to
five capitalised Vietnamese syllables (`ông Nguyễn Văn A`), or one (`ông Hùng`). A second reading counts bare runs of
three or four syllables that begin with a family name and a middle name so found. Out come counts only, never a
sentence: kind, syllable, count, count after words for men, after words for women. Kinds: first (of two), family (first
of three and more), middle, last, alone; and the same with `bare-` before them from the second reading.
"""
import re
import sys
from collections import defaultdict

import viet

MEN = ['ông', 'anh', 'chú', 'cậu']
WOMEN = ['bà', 'chị', 'cô', 'dì', 'mợ', 'nữ sinh', 'nữ diễn viên']
ANYONE = ['đồng chí', 'đ/c', 'bác sĩ', 'luật sư', 'thầy', 'cháu', 'cụ', 'em', 'nghệ sĩ', 'nhà báo', 'nhà văn',
          'nhà thơ', 'nhạc sĩ', 'ca sĩ', 'kiến trúc sư', 'họa sĩ', 'đạo diễn', 'tiến sĩ', 'đại tá', 'thượng tá',
          'trung tá', 'thiếu tá', 'đại úy', 'thượng úy', 'trung úy', 'thiếu úy', 'thiếu tướng', 'trung tướng',
          'thượng tướng', 'đại tướng', 'bị cáo', 'nạn nhân', 'phóng viên', 'gs', 'ts', 'gs.ts', 'pgs.ts', 'ths',
          'huấn luyện viên', 'hlv', 'tiền đạo', 'trung vệ', 'thủ môn', 'cầu thủ', 'liệt sĩ']
UPPER = ''.join(chr(c) for c in range(0x41, 0x1EFA) if chr(c).isupper() and (c < 0x250 or c >= 0x1E00))
LOWER = UPPER.lower()
NAME = '[%s][%s]*' % (UPPER, LOWER)
RUN = re.compile(r'(?<![\w.])(%s)\.? ((?:%s )*%s)(?![\w-])' % ('|'.join(
    sorted((re.escape(w).replace('\\ ', ' ') for h in MEN + WOMEN + ANYONE
            for w in (h, h[0].upper() + h[1:], h.upper() if '.' in h or len(h) <= 3 else h)),
           key=len, reverse=True)), NAME, NAME))


BARE = re.compile(r'(?<![\w.])(?:([%s]+) )?((?:%s ){2,3}%s)(?![ \w-]*[%s])' % (LOWER, NAME, NAME, UPPER))
NOT_BEFORE = set('đường phố xã phường quận huyện tỉnh trường cầu thị trấn hãng bệnh viện'.split())


# bare runs that look like names and are none
NOT_NAMES = re.compile('Thái Bình Dương|Thái Lan|Bồ Đào Nha|Tây |Báo |Tập |Phương |Hồ Chí Minh|Đồng |Văn |La |Phó |Lao |Kim Jong|Hồ Hoàn Kiếm|'
                       'Bà Rịa|Vân |Trung |Cao Bằng|Cao Lãnh|Hà Nam |Hà Tĩnh|Lý Sơn|Thái Nguyên|Châu |Từ |Vương |Đàm |Tôn Đức Thắng$')


def lines(paths):
    for path in paths:
        with open(path, encoding='utf-8', errors='replace') as f:
            for line in f:
                yield viet.nfc(line)


def after_address(paths, count):
    for line in lines(paths):
        for match in RUN.finditer(line):
            address, name = match.group(1), [viet.tone_first(s) for s in match.group(2).split()]
            start = match.start(1)
            if address[0].isupper() and start and line[start - 2:start - 1] not in '.!?:"”':
                continue  # Bà Rịa, Ông Ích Khiêm: inside a name
            if len(name) > 5 or not all(viet.is_syllable(s) for s in name):
                continue
            address = address.lower()
            sex = 1 if address in MEN else 2 if address in WOMEN else 0
            if len(name) == 1:
                kinds = ['alone']
            else:
                kinds = ['family' if len(name) > 2 else 'first'] + ['middle'] * (len(name) - 2) + ['last']
            for kind, syllable in zip(kinds, name):
                cell = count[kind, syllable]
                cell[0] += 1
                if sex:
                    cell[sex] += 1


def bare(paths, count):
    family = {s for (kind, s), n in count.items() if kind == 'family' and n[0] >= 30}
    middle = {s for (kind, s), n in count.items() if kind == 'middle' and n[0] >= 30}
    for line in lines(paths):
        for match in BARE.finditer(line):
            name = [viet.tone_first(s) for s in match.group(2).split()]
            if match.group(1) in NOT_BEFORE or NOT_NAMES.match(match.group(2)) or name[0] not in family or name[1] not in middle:
                continue
            if all(viet.is_syllable(s) for s in name):
                for kind, syllable in zip(['bare-family'] + ['bare-middle'] * (len(name) - 2) + ['bare-last'], name):
                    count[kind, syllable][0] += 1


def main(paths):
    if not paths:
        sys.exit(__doc__)
    count = defaultdict(lambda: [0, 0, 0])
    after_address(paths, count)
    bare(paths, count)
    for (kind, syllable), (n, men, women) in sorted(count.items(), key=lambda x: (x[0][0], -x[1][0], x[0][1])):
        print(kind, syllable, n, men, women, sep='\t')


main(sys.argv[1:])
