#!/usr/bin/env python3
"""Mines candidates for the dictionaries from one's own texts and prints them for review.

usage: mine.py words|persons|places|bodies|acronyms [--min N] [--dicts DIR] [--all] TEXT...

words     rows of two and three small syllables that stand together more often than chance: pmi= pointwise mutual
          information in bits, g2= log-likelihood ratio (of a row of three: of its weaker cut); by g2, largest first
persons   family and given names that the dictionaries lack, in names after a form of address, a rank or an office
places    capitalised names after a unit word (xã, sông, đường ...)
bodies    capitalised names after a word that begins the name of a body (trung tâm, công ty ...)
acronyms  acronyms with their expansions, from "expansion (ACRONYM)" and "ACRONYM (expansion)"

TEXT: UTF-8, a paragraph a line. --min: least count (default 3). --dicts: the dictionaries that tell what is known
(default: the directory above this script). --all: also what is known. Out: a dictionary (dicts/README.md) with class,
count and evidence: strike out what is wrong, drop the evidence, and give it to vbdict with -d or append it.
"""
import argparse
import glob
import math
import os
import re
import sys
from collections import Counter, defaultdict

import viet

TOKEN = re.compile(r"[^\W_]+(?:[.&/'’-][^\W_]+)*|[^\w\s]")
LONGEST = 6  # syllables of a known word and of a name
PLACE_CLASS = {'province': 'LOC_PROVINCE', 'district': 'LOC_DISTRICT', 'commune': 'LOC_COMMUNE', 'road': 'LOC_ROAD',
               'region': 'LOC_REGION', 'facility': 'LOC_FACILITY', 'geo': 'LOC_GEO', 'city': 'LOC_CITY'}
OPENERS = {'persons': {'HONORIFIC', 'T_HEAD', 'T_SOLO', 'T_RANK', 'T_DEGREE', 'T_MANDATE'}, 'places': {'LOC_UNIT'},
           'bodies': {'ORG_HEAD'}}
KNOWN = {'places': ('LOC_',), 'bodies': ('ORG_',)}


class Dictionaries:
    """Forms in small letters with their classes and the rest of their cells."""

    def __init__(self, directory):
        self.classes = defaultdict(set)
        self.kind = {}
        self.expansions = defaultdict(set)
        self.openers = defaultdict(dict)  # class -> form -> attr
        for path in sorted(glob.glob(os.path.join(directory, '*.tsv'))):
            self.read(path)

    def read(self, path):
        columns, standard = [], {}
        with open(path, encoding='utf-8') as f:
            for line in f:
                line = line.rstrip('\n')
                if line.startswith('#: '):
                    columns = line[3:].split('\t')
                elif line.startswith('#= '):
                    key, _, value = line[3:].partition('=')
                    standard[key] = value
                elif line and not line.startswith('#'):
                    self.add(dict(standard, **{k: v for k, v in zip(columns, line.split('\t')) if v}))

    def add(self, row):
        form = viet.form(row['form']).lower()
        for cls in row.get('class', '').split(','):
            self.classes[form].add(cls)
            if cls in ('ABBR', 'ORG_ABBR'):
                self.expansions[row['form']].add(viet.form(row.get('canon', '')).lower())
            self.openers[cls].setdefault(form, row.get('attr', ''))

    def known(self, form, prefixes):
        return any(c.startswith(prefixes) for c in self.classes.get(viet.form(form).lower(), ()))


def lines(paths):
    for path in paths:
        with open(path, encoding='utf-8', errors='replace') as f:
            for line in f:
                yield viet.nfc(line)


def capital(token):
    return token[0].isupper()


def small_runs(paths):
    """Rows of small syllables without anything between them, and the syllable before each in small letters or ''."""
    for line in lines(paths):
        run, lead, before = [], '', ''
        for token in TOKEN.findall(line) + ['']:
            if token.islower() and viet.is_syllable(token):
                if not run:
                    lead = before
                run.append(viet.tone_first(token))
                continue
            if len(run) > 1:
                yield run, lead
            run = []
            before = viet.tone_first(token.lower()) if token.istitle() and viet.is_syllable(token) else ''


def g2(together, first, second, total):
    """Dunning's log-likelihood ratio of a table of two by two, in bits; pmi beside it."""
    table = ((together, first - together), (second - together, total - first - second + together))
    rows, cols = [sum(r) for r in table], [sum(c) for c in zip(*table)]
    sum_ = 0.0
    for i in (0, 1):
        for k in (0, 1):
            if table[i][k] > 0:
                sum_ += table[i][k] * math.log2(table[i][k] * total / (rows[i] * cols[k]))
    return 2 * sum_, math.log2(together * total / (first * second))


def cuts(run, lead, dicts):
    """For each place between syllables of a row: does it cut a known word? Known words are read from left to right, and
    may begin with the capital before the row."""
    if lead:
        return cuts([lead] + run, '', dicts)[1:]
    cut = [False] * (len(run) + 1)
    i = 0
    while i < len(run):
        n = next((n for n in range(min(LONGEST, len(run) - i), 1, -1) if ' '.join(run[i:i + n]) in dicts.classes), 1)
        for k in range(i + 1, i + n):
            cut[k] = True
        i += n
    return cut


def mine_words(args, dicts):
    one, two = Counter(), Counter()
    total = 0
    for run, _ in small_runs(args.text):
        one.update(run)
        total += len(run)
        two.update(zip(run, run[1:]))
        if len(two) > 8000000:  # what stands once in so much text comes to nothing
            two = Counter({k: n for k, n in two.items() if n > 1})
    two = {k: n for k, n in two.items() if n >= args.min}
    three, free = Counter(), Counter()  # free: where neither end cuts a known word
    for run, lead in small_runs(args.text):
        cut = cuts(run, lead, dicts)
        for i in range(len(run) - 1):
            if tuple(run[i:i + 2]) not in two:
                continue
            free[tuple(run[i:i + 2])] += not cut[i] and not cut[i + 2]
            if tuple(run[i + 1:i + 3]) in two:
                three[tuple(run[i:i + 3])] += 1
                free[tuple(run[i:i + 3])] += not cut[i] and not cut[i + 3]
    found = []
    for row, n in free.items():
        if n < args.min or dicts.known(row[0], 'STOP') or dicts.known(row[-1], 'STOP'):
            continue
        if 4 * n < (two[row] if len(row) == 2 else three[row]):  # a piece of something longer
            continue
        if len(row) == 2:
            evidence = g2(two[row], one[row[0]], one[row[1]], total)
        else:
            evidence = min(g2(three[row], two[row[:2]], one[row[2]], total), g2(three[row], one[row[0]], two[row[1:]], total))
        found.append((' '.join(row), n, evidence))
    for form, n, (ratio, pmi) in sorted(found, key=lambda x: (-x[2][0], x[0])):
        if ratio > 10.83 and pmi > 0 and (args.all or not dicts.known(form, '')):  # chance of one in a thousand
            yield form, 'WORD', n, '', 'pmi=%.1f;g2=%.0f' % (pmi, ratio)


def longest_known(dicts, forms, i):
    """Length of the longest known form at i that is written small, of several syllables perhaps with a capital first."""
    for n in range(min(LONGEST, len(forms) - i), 0, -1):
        part = forms[i:i + n]
        if ' '.join(part).lower() in dicts.classes and all(s.islower() or s.isupper() for s in part[n > 1:]):
            return n
    return 0


def openings(args, dicts):
    """(opener as it is written, its attr, tokens of the capitalised name after it) over all texts."""
    for line in lines(args.text):
        forms = [viet.form(t) for t in TOKEN.findall(line)]
        if forms and not forms[0].isupper():
            forms[0] = forms[0].lower()
        i = 0
        while i < len(forms):
            n = longest_known(dicts, forms, i)
            if not n:
                i += 1
                continue
            opener = ' '.join(forms[i:i + n])
            cls = dicts.classes[opener.lower()] & OPENERS[args.what]
            name = capitals(dicts, forms, i + n, args.what == 'bodies') if cls else []
            if name:
                yield opener, dicts.openers[min(cls)][opener.lower()], name
            i += n


def capitals(dicts, tokens, i, joined):
    """Capitalised tokens from i. With joined also what belongs to names of bodies: small syllables of a word that begins
    with a capital (Xây dựng), và and - between words that do."""
    name = []
    while i < len(tokens) and len(name) < LONGEST:
        n = 1
        if capital(tokens[i]) and tokens[i].isalpha():
            while joined and i + n < len(tokens) and tokens[i + n].islower() and \
                    ' '.join(tokens[i:i + n + 1]).lower() in dicts.classes:
                n += 1
        elif not (joined and name and tokens[i] in ('và', '-') and tokens[i + 1:i + 2] and capital(tokens[i + 1])):
            break
        name += tokens[i:i + n]
        i += n
    return name


def mine_persons(args, dicts):
    count, after, whole = Counter(), defaultdict(Counter), {}
    for opener, _, name in openings(args, dicts):
        if not 2 <= len(name) <= 5 or not all(viet.is_syllable(s) and not s.isupper() for s in name):
            continue
        if any(dicts.known(' '.join(name[:n]), ('LOC_', 'ORG_')) for n in range(2, len(name) + 1)):
            continue
        family, given = (dicts.known(name[0], 'SURNAME'), dicts.known(name[-1], 'GIVEN'))
        for part, cls, is_known, other in ((name[0], 'SURNAME', family, given), (name[-1], 'GIVEN', given, family)):
            if args.all or (not is_known and other and not dicts.known(part, ('LOC_', 'ORG_'))):  # one end tells a name
                count[part, cls] += 1
                after[part, cls][opener.lower()] += 1
                whole.setdefault((part, cls), ' '.join(name))
    for (part, cls), n in sorted(count.items(), key=lambda x: (-x[1], x[0])):
        if n >= args.min:
            yield part, cls, n, '', 'after=%s;seen=%s' % (best(after[part, cls]), whole[part, cls])


def best(counter):
    return min(counter, key=lambda k: (-counter[k], k))


def mine_named(args, dicts):
    """Places and bodies."""
    count, after = Counter(), defaultdict(Counter)
    for opener, attr, name in openings(args, dicts):
        if args.what == 'places':
            m = re.search('kind=([a-z]+)', attr)
            key = ' '.join(name), PLACE_CLASS.get(m.group(1) if m else '', 'LOC_GEO')
        else:
            key = opener[0].upper() + opener[1:] + ' ' + ' '.join(name), 'ORG_NAME'
        whole = opener + ' ' + ' '.join(name)
        if args.all or not any(dicts.known(x, KNOWN[args.what]) for x in (whole, ' '.join(name))):
            count[key] += 1
            after[key][opener.lower()] += 1
    for key, n in sorted(count.items(), key=lambda x: (-x[1], x[0])):
        if n >= args.min:
            yield key[0], key[1], n, '', 'after=' + best(after[key])


ACRONYM = '[A-ZĐƯ]{2,8}'
BEHIND = re.compile(r"((?:[^\W\d_]+[ ,-]+){2,14})\((%s)\)" % ACRONYM)
BEFORE = re.compile(r"(?<!\w)(%s) \(((?:[^\W\d_]+[ ,-]*){2,14})\)" % ACRONYM)
SKIPPED = {'và', 'của', 'các', 'cho', 'về', 'trong', 'the', 'of', 'and'}


def initials(words, acronym):
    """The expansion among words that ends with their end and whose initials spell the acronym, or None."""
    at, start = len(acronym), len(words)
    while at and start:
        start -= 1
        first = viet.tone_of(words[start][0].lower())[0].upper()
        if first in (acronym[at - 1], {'Ư': 'U', 'Ơ': 'O', 'Ô': 'O', 'Â': 'A', 'Ă': 'A', 'Ê': 'E'}.get(acronym[at - 1])) or \
                {'Ư': 'U', 'Ơ': 'O', 'Ô': 'O', 'Â': 'A', 'Ă': 'A', 'Ê': 'E'}.get(first) == acronym[at - 1]:
            at -= 1
        elif words[start].lower() not in SKIPPED:
            return None
    return None if at else start


def mine_acronyms(args, dicts):
    count = Counter()
    for line in lines(args.text):
        pairs = [(m.group(2), m.group(1)) for m in BEHIND.finditer(line)]
        pairs += [(m.group(1), m.group(2)) for m in BEFORE.finditer(line)]
        for acronym, text in pairs:
            words = [m.group() for m in re.finditer(r'[^\W\d_]+', text)]
            starts = [m.start() for m in re.finditer(r'[^\W\d_]+', text)]
            first = initials(words, acronym)
            if first is not None:
                count[acronym, viet.form(text[starts[first]:].strip(' ,-'))] += 1
    for (acronym, expansion), n in sorted(count.items(), key=lambda x: (-x[1], x[0])):
        known = dicts.expansions.get(acronym, set())
        if n >= args.min and (args.all or expansion.lower() not in known):
            yield acronym, 'ABBR', n, expansion, 'known=' + ' | '.join(sorted(known)) if known - {''} else ''


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split('\n\n')[1][7:], add_help=True)
    parser.add_argument('what', choices=['words', 'persons', 'places', 'bodies', 'acronyms'])
    parser.add_argument('--min', type=int, default=3)
    parser.add_argument('--dicts', default=os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
    parser.add_argument('--all', action='store_true')
    parser.add_argument('text', nargs='+')
    args = parser.parse_args()
    mine = {'words': mine_words, 'persons': mine_persons, 'acronyms': mine_acronyms}.get(args.what, mine_named)
    print('# Candidates for review: mine.py %s --min %d' % (args.what, args.min))
    print('#: form\tclass\tfreq\tcanon\tattr')
    try:
        for row in mine(args, Dictionaries(args.dicts)):
            print('\t'.join(map(str, row)).rstrip('\t'))
    except OSError as e:
        sys.exit('mine.py: %s: %s' % (e.filename, e.strerror))


if __name__ == '__main__':
    main()
