#!/usr/bin/env python3
"""Writes admin.tsv: provinces, districts and communes of Vietnam, old and new.

usage: build_admin.py NEW.json SPLITS.json WARDS.json freq.tsv lower.tsv > admin.tsv

NEW.json: the 34 provinces and their communes since 1 July 2025 (full JSON of vietnamese-provinces-database).
SPLITS.json: old communes and the new ones they went into (mapping/splits.json of dvhcvn 20250701).
WARDS.json: old communes with their district, and the new one (ward_mappings.json of the second mapping).
freq.tsv: counts in raw text, from count_forms.py. lower.tsv: lower-case counts of words, from count_words.py.
`into` names all successors of a unit, joined by +, in the order of their ids; `split=1` marks units that were cut up,
so that each successor took a part. Where the mappings disagree, the resolution was read (RESOLVED).
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
UNIT_WORD = {kind: word.capitalize() for word, kind in KIND.items()}
UNIT = re.compile('(?i)(%s) +(?:NT )?(.+)$' % '|'.join(sorted(KIND, key=len, reverse=True)))
SAME = {'01', '04', '11', '12', '14', '20', '22', '38', '40', '42', '46'}  # not touched by the reform of 2025
# districts of old communes that the second mapping leaves out (names with an apostrophe): first, last, district
BY_HAND = [('18448', '18448', ''), ('20437', '20437', 'Huyện Tây Giang'), ('23938', '23938', 'Huyện Chư Prông'),
           ('24181', '24208', "Huyện Ea H'leo"), ('24232', '24232', 'Huyện Ea Súp'), ('24256', '24301', "Huyện Cư M'gar"),
           ('24412', '24445', "Huyện M'Đrắk"), ('24618', '24618', 'Thành phố Gia Nghĩa'), ('24625', '24625', 'Huyện Đăk Glong'),
           ('24640', '24640', 'Huyện Cư Jút'), ('24715', '24715', 'Huyện Krông Nô'), ('24727', '24728', 'Huyện Đắk Song'),
           ('24733', '24766', "Huyện Đắk R'Lấp"), ('24859', '24889', 'Huyện Đam Rông'), ('24928', '24934', 'Huyện Đơn Dương'),
           ('25096', '25102', 'Huyện Đạ Huoai')]
# what the resolutions of 16 June 2025 say where the mappings disagree: old commune, new commune
RESOLVED = {'13768': '13753', '23521': '23500', '23710': '23710', '23938': '23938', '27739': '27721', '30622': '30604',
            '30901': '30886', '30913': '30910', '31771': '31777'}
# number of the resolution of the Standing Committee of the National Assembly, by province (16 June 2025)
BY_PROVINCE = {'91': 1654, '96': 1655, '01': 1656, '04': 1657, '24': 1658, '48': 1659, '66': 1660, '11': 1661, '75': 1662,
               '82': 1663, '52': 1664, '42': 1665, '33': 1666, '56': 1667, '92': 1668, '31': 1669, '12': 1670, '68': 1671,
               '20': 1672, '15': 1673, '37': 1674, '46': 1675, '25': 1676, '51': 1677, '40': 1678, '22': 1679, '44': 1680,
               '14': 1681, '80': 1682, '19': 1683, '08': 1684, '79': 1685, '38': 1686, '86': 1687}
BY_MERGER = '202/2025/QH15'  # of the National Assembly, 12 June 2025
# districts without communes
ISLANDS = [('31', 'Bạch Long Vĩ', '11948'), ('45', 'Cồn Cỏ', '19742'), ('48', 'Hoàng Sa', '20333'), ('51', 'Lý Sơn', '21548'),
           ('77', 'Côn Đảo', '26732')]
AMBIGUOUS_AT = 100  # count of the lower-case word from which a name is marked
PERSONAL = set('Nguyễn Trần Lê Phạm Phan Võ Đặng Bùi Đỗ Ngô Huỳnh Trương'.split())  # a commune named after a person


def parts(full):
    """'Thành phố  Đồng Nai' -> kind, name."""
    m = UNIT.match(' '.join(viet.nfc(full).split()))
    name = viet.form(m.group(2)).replace('’', "'").replace('–', '-')
    return KIND[m.group(1).lower()], re.sub(r'(^|(?<= ))[^\W\d_]', lambda c: c.group().upper(), name)


def numeric(name):
    return re.fullmatch('[0-9 ]+|[IVX]+', name)


def called(kind, name):
    """A name that is a mere number stands with its unit word: Phường 12, Quận 1."""
    return '%s %s' % (UNIT_WORD[kind], name) if numeric(name) else name


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
        same = p['Code'] in SAME
        how = {'id': p['Code'], 'communes': '%d/NQ-UBTVQH15' % BY_PROVINCE[p['Code']]}
        if p['Code'] == '75':
            add(name, 'LOC_PROVINCE', NEW_DAY, '2026-04-29', 'tinh', by=BY_MERGER, **how)
            add(name, 'LOC_PROVINCE', '2026-04-30', '', kind, by='30/2026/QH16', **how)
        elif p['Code'] == '46':
            add(name, 'LOC_PROVINCE', '2025-01-01', '', kind, by='175/2024/QH15', **how)
        else:
            add(name, 'LOC_PROVINCE', '' if same else NEW_DAY, '', kind, by='' if same else BY_MERGER, **how)
        new_ids.add(p['Code'])
        for w in p['Wards']:
            kind, name = parts(w['FullName'])
            new_ids.add(w['Code'])
            add(called(kind, name), 'LOC_COMMUNE', NEW_DAY, '', kind, id=w['Code'], parent=p['Code'])
    # ids of the mappings that changed since
    changed = {'06970': '06978'}

    district, into2 = {}, {}
    for w in wards:
        district[w['old_ward_code']] = w['old_district_name']
        into2[w['old_ward_code']] = changed.get(w['new_ward_code'], w['new_ward_code'])
    seen = {}
    heirs = defaultdict(set)  # of districts
    for p in splits:
        code = p['level1_id']
        kind, name = parts(p['name'])
        if code not in SAME:
            add(name, 'LOC_PROVINCE', '', OLD_DAY, kind, id=code, into=p['splits'][0]['new_id'], by=BY_MERGER)
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
            if wid in RESOLVED:
                to = {RESOLVED[wid]}
            elif not to or not to <= new_ids or into2.get(wid, min(to)) not in to:
                viet.warn('not settled: %s %s %s' % (code, wid, w['name']))
            heirs[parent] |= to
            add(called(wkind, wname), 'LOC_COMMUNE', '', OLD_DAY, wkind, id=wid, parent=parent, into='+'.join(sorted(to)),
                split='1' if len(to) > 1 else '')
    for code, dname, heir in ISLANDS:
        seen['%s-huyen-%s' % (code, slug(dname))] = (dname, 'huyen', code)
        heirs['%s-huyen-%s' % (code, slug(dname))] = {heir}
    for parent, (dname, dkind, code) in seen.items():
        add(called(dkind, dname), 'LOC_DISTRICT', '', OLD_DAY, dkind, id=parent, parent=code,
            into='+'.join(sorted(heirs[parent])), split='1' if len(heirs[parent]) > 1 else '')
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
        'dac-khu. A name that is a mere number stands with it (Phường 12).',
        'from, to: validity. A unit with neither was not touched by the reform of 2025; old ones end on 2025-06-30, and',
        'when they began is not told.',
        'attr id=: official code of provinces (2 digits) and communes (5 digits); codes were used again, so an id is sure',
        'only together with its dates. Districts have none in our sources: province code, kind and name in its place.',
        'attr parent=: id of the unit above; into=: ids of the units that took its land and people, joined by +; with',
        'split=1 each of them took a part, without it the one took the whole. Those of a district are those of its communes.',
        'by=: resolution that did it; communes and districts: of the Standing Committee, 1654 to 1687/NQ-UBTVQH15 of 16 June',
        '2025, one a province, standing at the province as communes=. note=ambiguous: also a frequent word or the name of a',
        'person.',
        'freq: how often the name stands capitalised in raw text, whatever it names.',
        'source: facts from vietnamese-provinces-database (MIT, Thang Le Quoc), dvhcvn 20250701 (MIT, dvhcvn),',
        'sapnhap (MIT, Quân Võ); where they disagree, the resolutions; the numbers of the resolutions are their own',
        'made by: scripts/build_admin.py; spellings, older and other units by hand: admin-more.tsv'],
        ['form', 'class', 'freq', 'canon', 'from', 'to', 'attr'], rows)


if len(sys.argv) != 6:
    sys.exit(__doc__)
main(*sys.argv[1:])
