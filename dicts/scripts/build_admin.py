#!/usr/bin/env python3
"""Writes admin.tsv: provinces, districts and communes of Vietnam, old and new.

usage: build_admin.py NEW.json SPLITS.json WARDS.json freq.tsv lower.tsv > admin.tsv

NEW.json: the 34 provinces and their communes since 1 July 2025 (full JSON of vietnamese-provinces-database).
SPLITS.json: old communes and the new ones they went into (mapping/splits.json of dvhcvn 20250701).
WARDS.json: old communes with their district, and the new one (ward_mappings.json of the second mapping).
freq.tsv: counts in raw text, from count_forms.py. lower.tsv: lower-case counts of words, from count_words.py.
`into` is written only where both mappings send the whole old unit to the same new one.
Give empty files for the last two the first time.
"""
import json
import re
import sys
from collections import Counter, defaultdict

import viet

NEW_DAY, OLD_DAY = '2025-07-01', '2025-06-30'
KIND = {'tỉnh': 'tinh', 'thành phố': 'thanh-pho', 'quận': 'quan', 'huyện': 'huyen', 'thị xã': 'thi-xa',
        'phường': 'phuong', 'xã': 'xa', 'thị trấn': 'thi-tran', 'đặc khu': 'dac-khu'}
UNIT = re.compile('(?i)(%s) +(?:NT )?(.+)$' % '|'.join(sorted(KIND, key=len, reverse=True)))
SAME = {'01', '04', '11', '12', '14', '20', '22', '38', '40', '42', '46'}  # not touched by the reform of 2025
# districts of old communes that the second mapping leaves out (names with an apostrophe): first, last, district
BY_HAND = [('18448', '18448', ''), ('20437', '20437', 'Huyện Tây Giang'), ('23938', '23938', 'Huyện Chư Prông'),
           ('24181', '24208', "Huyện Ea H'leo"), ('24232', '24232', 'Huyện Ea Súp'), ('24256', '24301', "Huyện Cư M'gar"),
           ('24412', '24445', "Huyện M'Đrắk"), ('24618', '24618', 'Thành phố Gia Nghĩa'), ('24625', '24625', 'Huyện Đăk Glong'),
           ('24640', '24640', 'Huyện Cư Jút'), ('24715', '24715', 'Huyện Krông Nô'), ('24727', '24728', 'Huyện Đắk Song'),
           ('24733', '24766', "Huyện Đắk R'Lấp"), ('24859', '24889', 'Huyện Đam Rông'), ('24928', '24934', 'Huyện Đơn Dương'),
           ('25096', '25102', 'Huyện Đạ Huoai')]
# districts without communes
ISLANDS = [('31', 'Bạch Long Vĩ'), ('45', 'Cồn Cỏ'), ('48', 'Hoàng Sa'), ('51', 'Lý Sơn'), ('77', 'Côn Đảo')]
AMBIGUOUS_AT = 100  # count of the lower-case word from which a name is marked
PERSONAL = set('Nguyễn Trần Lê Phạm Phan Võ Đặng Bùi Đỗ Ngô Huỳnh Trương'.split())  # a commune named after a person


def parts(full):
    """'Thành phố  Đồng Nai' -> kind, name."""
    m = UNIT.match(' '.join(viet.nfc(full).split()))
    name = viet.form(m.group(2)).replace('’', "'").replace('–', '-')
    return KIND[m.group(1).lower()], re.sub(r'(^|(?<= ))[^\W\d_]', lambda c: c.group().upper(), name)


def numeric(name):
    return re.fullmatch('[0-9 ]+|[IVX]+', name)


def slug(text):
    return re.sub('[^a-z0-9]+', '-', viet.fold(text)).strip('-')


def main(new_path, splits_path, wards_path, freq_path, lower_path):
    new, splits, wards = (json.load(open(p, encoding='utf-8')) for p in (new_path, splits_path, wards_path))
    splits = splits['data']
    freq = {row[0]: row[1] for row in viet.rows(freq_path)}
    word = Counter()
    for row in viet.rows(lower_path):
        word[row[0]] = int(row[1])
    rows = []

    def add(name, cls, start, end, kind, **attr):
        pairs = ['%s=%s' % (k, v) for k, v in attr.items() if v] + ['kind=' + kind]
        if word[name.lower()] >= AMBIGUOUS_AT or cls == 'LOC_COMMUNE' and (
                name.split()[0] in PERSONAL or ' ' not in name):
            pairs.append('note=ambiguous')
        rows.append((name, cls, freq.get(name, ''), start, end, ';'.join(pairs)))

    new_ids = set()
    for p in new:
        kind, name = parts(p['FullName'])
        if p['Code'] == '75':  # a city since 30 April 2026 (30/2026/QH16)
            add(name, 'LOC_PROVINCE', NEW_DAY, '2026-04-29', 'tinh', id='75')
            add(name, 'LOC_PROVINCE', '2026-04-30', '', kind, id='75')
        elif p['Code'] == '46':  # a city since 1 January 2025
            add(name, 'LOC_PROVINCE', '2025-01-01', '', kind, id='46')
        else:
            add(name, 'LOC_PROVINCE', '' if p['Code'] in SAME else NEW_DAY, '', kind, id=p['Code'])
        new_ids.add(p['Code'])
        for w in p['Wards']:
            kind, name = parts(w['FullName'])
            new_ids.add(w['Code'])
            if not numeric(name):
                add(name, 'LOC_COMMUNE', NEW_DAY, '', kind, id=w['Code'], parent=p['Code'])
    # ids of the mappings that changed since
    changed = {'06970': '06978'}

    district, into2 = {}, {}
    for w in wards:
        district[w['old_ward_code']] = w['old_district_name']
        into2[w['old_ward_code']] = changed.get(w['new_ward_code'], w['new_ward_code'])
    seen = {}
    for p in splits:
        code = p['level1_id']
        kind, name = parts(p['name'])
        if code not in SAME:
            add(name, 'LOC_PROVINCE', '', OLD_DAY, kind, id=code, into=p['splits'][0]['new_id'])
        known = sorted((w['level3_id'], district[w['level3_id']]) for w in p['level3s'] if w['level3_id'] in district)
        for w in sorted(p['level3s'], key=lambda w: w['level3_id']):
            wid = w['level3_id']
            d = district.get(wid)
            for first, last, by_hand in BY_HAND:
                if d is None and first <= wid <= last:
                    d = by_hand
            if d is None:  # between two communes of one district: of that district
                before = [x[1] for x in known if x[0] < wid][-2:]
                after = [x[1] for x in known if x[0] > wid][:2]
                if len(set(before + after)) == 1:
                    d = before[0] if before else after[0]
            parent = code
            if d:
                dkind, dname = parts(d)
                parent = '%s-%s-%s' % (code, dkind, slug(dname))
                if parent not in seen:
                    seen[parent] = (dname, dkind, code)
            else:
                viet.warn('no district: %s %s %s' % (code, wid, w['name']))
            wkind, wname = parts(w['name'])
            to = {changed.get(s['new_id'], s['new_id']) for s in w['splits']}
            sure = len(to) == 1 and into2.get(wid, min(to)) == min(to) and min(to) in new_ids
            if not numeric(wname):
                add(wname, 'LOC_COMMUNE', '', OLD_DAY, wkind, id=wid, parent=parent, into=min(to) if sure else '')
    for code, dname in ISLANDS:
        seen['%s-huyen-%s' % (code, slug(dname))] = (dname, 'huyen', code)
    for parent, (dname, dkind, code) in seen.items():
        if not numeric(dname):
            add(dname, 'LOC_DISTRICT', '', OLD_DAY, dkind, id=parent, parent=code)
    # Đắk, Đăk and Đak are written for one another, and so is the apostrophe
    official = {(r[0], r[1]) for r in rows}
    more = []
    for r in rows:
        variants = {re.sub('Đ[ắăa]k', k, r[0]) for k in ('Đắk', 'Đăk', 'Đak')} | {r[0].replace("'", '\u2019')}
        for v in variants:
            if v != r[0] and (v, r[1]) not in official:
                more.append((v, r[1], freq.get(v, ''), r[0], r[3], r[4], r[5]))
    rows = [r[:3] + ('',) + r[3:] for r in rows] + more
    order = {'LOC_PROVINCE': 0, 'LOC_DISTRICT': 1, 'LOC_COMMUNE': 2}
    rows.sort(key=lambda r: (order[r[1]], viet.by_bytes(r[0]), r[4], r[6]))
    viet.write(sys.stdout, [
        'Provinces, districts and communes of Vietnam: those since 1 July 2025 and those before.',
        'form: the name without its unit word; attr kind= tells it: tinh thanh-pho quan huyen thi-xa phuong xa thi-tran',
        'dac-khu. Names that are mere numbers are left to grammar.',
        'from, to: validity. A unit with neither was not touched by the reform of 2025; old ones end on 2025-06-30, and',
        'when they began is not told.',
        'attr id=: official code of provinces (2 digits) and communes (5 digits); codes were used again, so an id is sure',
        'only together with its dates. Districts have none in our sources: province code, kind and name in its place.',
        'attr parent=: id of the unit above; into=: id of the unit that took the whole of it. Where two lists of the',
        'mergers disagree, or a unit was cut up, there is none. note=ambiguous: also a frequent word or the name of a person.',
        'freq: how often the name stands capitalised in raw text, whatever it names.',
        'source: facts from vietnamese-provinces-database (MIT, Thang Le Quoc), dvhcvn 20250701 (MIT, dvhcvn),',
        'sapnhap (MIT, Quân Võ)',
        'made by: scripts/build_admin.py; spellings, older and other units by hand: admin-more.tsv'],
        ['form', 'class', 'freq', 'canon', 'from', 'to', 'attr'], rows)


if len(sys.argv) != 6:
    sys.exit(__doc__)
main(*sys.argv[1:])
