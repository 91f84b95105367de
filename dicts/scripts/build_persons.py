#!/usr/bin/env python3
"""Writes persons.tsv: family, middle and given names with counts.

usage: build_persons.py surnames.txt names.tsv foreign.tsv places.tsv > persons.tsv

surnames.txt: family names by hand, beside this script. names.tsv: counts, from mine_names.py.
foreign.tsv: counts of parts of foreign names, from mine_foreign.py. places.tsv: the dictionary; its countries are
no names of persons.
"""
import sys
from collections import defaultdict

import viet

GENDER_AT = 20      # so many counted before a name can be one-sided
GENDER_SHARE = 0.93
NEVER = set('''Theo Khi Nếu Nhưng Và Là Của Cho Từ Tại Với Đã Sẽ Đang Được Trong Ngoài Sau Trước Còn Có Không Các Những Một Này
Đó Đây Ông Bà Chị Cô Cháu Cậu Chú Thầy Em Mẹ Bố Cha Con Thưa Vâng Rồi Thì Mà Nên Vì Do Để Đến Ở Ra Vào Lên Xuống Bị Khá Rất Quá Ai Gì Sao Nào
Ban Bộ Sở Cục Vụ Viện Tổng Phó Trưởng Chủ Giám Báo Tập Huyện Tỉnh Quận Phường Xã Thôn Ấp Làng Đường Phố Chùa Đền Cầu Chợ Nhà Trường Lớp Trung Tâm
Mọi Cả Nhiều Hơn Vẫn Cũng Đều Chỉ Cùng Hay Hoặc Như Bởi Bên Lúc Ngày Tháng Tuổi Số Trên Dưới Giữa Lại Nhất Nhì Thứ Chúa Vua Phật Trời Thánh Tướng Công'''.split())
NEVER -= set('Công Trung Tâm Trường Từ Sao Thứ Nhất Tướng'.split())  # also names
NEVER |= set('Người Lao Tây Nữa Tôi Nội Niên Nơi Việc Mũi'.split())
# ends of places and bodies (Sài Gòn, Tỉnh ủy) and words that stood behind a form of address by chance
NEVER |= set('Gòn Nẵng Nai Rẫy Đảng Ủy Cuộc Khoảng Chuyện Xe Nay Kho Tờ Lệnh Truyện Hàng Mua Dùng Ngay Chứ Miền Xứ Cách Gần Đọc'.split())


def main(surnames, names, foreign, places):
    n = defaultdict(lambda: [0, 0, 0])
    for kind, syllable, *numbers in viet.rows(names):
        n[kind, syllable] = [int(x) for x in numbers]

    def gender(kinds, syllable):
        men = sum(n[k, syllable][1] for k in kinds)
        women = sum(n[k, syllable][2] for k in kinds)
        if men + women < GENDER_AT:
            return ''
        # addresses for men are twice as frequent in news: weigh the rarer side
        share = women * 2 / (men + women * 2)
        return 'gender=f' if share >= GENDER_SHARE else 'gender=m' if share <= 1 - GENDER_SHARE else ''

    rows = []
    with open(surnames, encoding='utf-8') as f:
        family = {viet.form(s) for line in f if not line.startswith('#') for s in line.split(',') if s.strip()}
    for s in family:
        rows.append((s, 'SURNAME', n['family', s][0] + n['bare-family', s][0] or '', ''))
    syllables = {s for kind, s in list(n) if kind in ('middle', 'bare-middle', 'last', 'bare-last', 'alone')}
    for s in syllables - NEVER:
        middle = n['middle', s][0] + n['bare-middle', s][0]
        if n['middle', s][0] >= 3 or n['bare-middle', s][0] >= 15:
            rows.append((s, 'MIDDLE', middle, gender(('middle',), s)))
        given = n['last', s][0] + n['bare-last', s][0] + n['alone', s][0]
        if n['last', s][0] >= 3 or n['last', s][0] and n['bare-last', s][0] >= 5 and n['alone', s][0] >= 2:
            rows.append((s, 'GIVEN', given, gender(('last', 'alone'), s)))
    countries = {row[0] for row in viet.rows(places) if row[1] == 'LOC_COUNTRY'} | {'Miss', 'Mrs', 'Brighton'}
    for name, count in viet.rows(foreign):
        if name in countries:
            continue
        rows.append((name, 'FOREIGN_NAME', count, ''))
    rows.sort(key=lambda r: (r[1], viet.by_bytes(r[0])))
    viet.write(sys.stdout, [
        'Parts of personal names: family (SURNAME), middle (MIDDLE), given (GIVEN), foreign (FOREIGN_NAME).',
        'freq: names counted after a form of address or a rank, and bare runs that begin as a name does.',
        'attr gender=m or f where one-sided: nine tenths and more of those counted after ông, anh, chú or bà, chị, cô.',
        'source: family names by hand (scripts/surnames.txt); counts of syllables in news of 2006, 2017, 2025 and 2026',
        'and in official documents (scripts/mine_names.py, scripts/mine_foreign.py). No text is kept.',
        'made by: scripts/build_persons.py'],
        ['form', 'class', 'freq', 'attr'], rows)


if len(sys.argv) != 5:
    sys.exit(__doc__)
main(*sys.argv[1:])
