#!/usr/bin/env python3
"""Writes words.tsv: the words of the language with counts and parts of speech.

usage: build_words.py EVIDENCE.tsv lower.tsv GROUPS.tsv TREEBANK.conllu... > words.tsv

EVIDENCE.tsv: word, letters of the public word lists that hold it, count of its syllables in a row in raw text.
lower.tsv: from count_words.py: word, count in lower case, count with a capital at each syllable.
GROUPS.tsv: from vbtrain groups: word, number of its group.
TREEBANK: CoNLL-U of UD_Vietnamese-VTB, without the sentences kept for testing (docs/models.md); words (a word's syllables with blanks) and their UPOS.

The lists fall into two families by how they agree: A B E G (vocabularies of segmenters, of one origin) and D C
(dictionaries of one origin). A word enters if
  - both families hold it and it is not a name, or
  - one family holds it and it stands in raw text in lower case at least SEEN times, or
  - the treebank has it at least twice, or once and one family holds it.
A name is what stands with capitals far more often than in lower case: kept only where the segmenters' lists have it.
"""
import os
import re
import sys
from collections import Counter, defaultdict

import viet

SEEN = 8
LONGEST = 6
SHAPE = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*$")
VOWEL = re.compile('[aeiouyăâêôơư]|[^a-zđ -]')
ROMAN = re.compile('[ivx]{2,}$|hcm|sos$')
UPOS = {'ADJ', 'ADP', 'ADV', 'AUX', 'CCONJ', 'DET', 'INTJ', 'NOUN', 'NUM', 'PART', 'PRON', 'PROPN', 'SCONJ', 'VERB'}


def which(letters):
    """4 for one of the segmenters' lists, 8 for more; 2 and 1 for the dictionaries C and D."""
    return min(2, len(letters & set('ABEG'))) * 4 + ('C' in letters) * 2 + ('D' in letters)


def main(evidence, lower_path, groups, treebanks):
    lists, count = defaultdict(set), Counter()
    for word, letters, n in viet.rows(evidence):
        w = viet.form(word.lower())
        lists[w] |= set(letters)
        count[w] = max(count[w], int(n))  # hoà and hòa are one word, counted in the commoner style
    small, capital = Counter(), Counter()
    for w, a, b in viet.rows(lower_path):
        small[w], capital[w] = int(a), int(b)
    pos = defaultdict(Counter)
    for path in treebanks:
        for cells in viet.rows(path):
            if len(cells) == 10 and cells[0].isdigit() and cells[3] in UPOS:
                w = viet.form(cells[1].replace('_', ' ').lower())
                if SHAPE.match(w):
                    pos[w][cells[3]] += 1
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'foreign.txt'), encoding='utf-8') as f:
        foreign = {w.strip() for line in f if not line.startswith('#') for w in line.split(',') if w.strip()}
    group = {viet.form(w): g for w, g in viet.rows(groups)}
    rows = []
    for w in set(lists) | set(pos):
        if not SHAPE.match(w):
            continue
        syllables = re.split('[ -]', w)
        segmenters, dictionaries = bool(lists[w] & set('ABEG')), bool(lists[w] & set('CD'))
        common = pos[w].total() - pos[w]['PROPN']
        name = len(syllables) > 1 and capital[w] > 4 * small[w] and capital[w] >= 5
        if len(syllables) > LONGEST and not small[w]:
            continue
        if len(syllables) == 1 and len(w) == 1 and not pos[w] and w not in 'aàáăâeêioôơuưyạảòóôốổỗồộơớờởỡợùúủũụừứửữựỳýỷỹỵ':
            continue
        if not VOWEL.search(w) or ROMAN.match(w):
            continue  # an acronym or numeral in a list
        if name:
            keep = segmenters and dictionaries
        elif segmenters and dictionaries:
            keep = True
        elif segmenters or dictionaries:
            keep = small[w] >= SEEN or common
        else:
            keep = common >= 2
        if not keep:
            continue
        total = pos[w].total()
        tags = [t for t, n in pos[w].most_common() if n >= 2 and n * 20 >= total or n * 4 >= total]
        n = max(count[w], small[w] + capital[w]) if w in lists else max(small[w], common)
        attr = ['pos=' + ','.join(tags)] if tags else []
        if len(syllables) > 1 and lists[w]:
            attr.append('lists=%d' % which(lists[w]))
        if w in group:
            attr.append('group=' + group[w])
        if w in foreign:
            attr.append('kind=foreign')
        rows.append((w, n or '', ';'.join(attr)))
    rows.sort(key=lambda r: viet.by_bytes(r[0]))
    viet.write(sys.stdout, [
        'Words of Vietnamese, compound words and single syllables.',
        'freq: how often the syllables stand in a row in 240 MB of raw text (news 2006, 2017, 2025 and 2026, documents).',
        'attr pos=: parts of speech (UPOS) in the treebank, the most frequent first; kind=foreign: scripts/foreign.txt.',
        'lists=: which kinds of lists have it (scripts/build_words.py); group=: words that stand in like places, from the',
        'words beside them in machine-segmented news (vbtrain groups).',
        'source: word supported by two of: word lists of two different descents, raw text, the treebank; parts of speech',
        'from UD_Vietnamese-VTB (CC BY-SA 4.0): train, and dev but for each fifth sentence, which is kept for testing',
        'made by: scripts/build_words.py'],
        ['form', 'freq', 'attr'], rows, ['class=WORD'])


if len(sys.argv) < 5:
    sys.exit(__doc__)
main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:])
