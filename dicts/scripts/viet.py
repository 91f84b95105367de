"""What the scripts of this directory share: Vietnamese syllables, tone placement, order of lines, TSV.

A form is written in one style everywhere in dicts/: NFC, the tone mark on the first vowel of an open oa, oe, uy
(hòa, khỏe, thúy), as newspapers and official lists have it. The compiler does not care; readers and diffs do.
"""
import re
import sys
import unicodedata

DATE = '2026-11-23'
TONES = '\u0300\u0309\u0303\u0301\u0323'  # huyền hỏi ngã sắc nặng
ONSETS = ('ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|b|c|d|đ|g|h|k|l|m|n|p|q|r|s|t|v|x|')
RIMES = set('''
a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng êc
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh
uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu uau uơn
y yêm yên yêng yêt yêu ym yn ynh yt
'''.split())
# after gi and qu the i and u are part of the onset
SYLLABLE = re.compile('^(%s)(.*)$' % ONSETS)


def nfc(text):
    return unicodedata.normalize('NFC', text)


def tone_of(syllable):
    """(syllable without its tone mark, tone mark or '')."""
    tone, rest = '', []
    for c in unicodedata.normalize('NFD', syllable):
        if c in TONES:
            tone = tone + c
        else:
            rest.append(c)
    return nfc(''.join(rest)), tone


def is_syllable(text):
    """True for one Vietnamese syllable in any case."""
    base, tone = tone_of(text.lower())
    if len(tone) > 1 or not base or not text.isalpha():
        return False
    onset, rime = SYLLABLE.match(base).groups()
    if onset == 'gi' and (rime == '' or rime not in RIMES):
        rime = 'i' + rime
        onset = 'g'
    if onset == 'q' or rime not in RIMES:
        if not (onset == 'qu' and rime in ('y', 'ynh', 'yt', 'ych', 'yên', 'yêt', 'ya')):
            return False
    if onset in ('k', 'gh', 'ngh') and rime[0] not in 'eêiy':
        return False
    if onset in ('c', 'ng') and rime[0] in 'eêiy':
        return False
    if rime[-1] in 'cpt' or rime.endswith('ch'):
        return tone in ('\u0301', '\u0323')
    return True


PLACE = re.compile(r'(?i)(o)([aàáảãạ]|[eèéẻẽẹ])$|(?<!q)(u)([yỳýỷỹỵ])$')


def tone_first(syllable):
    """hoà -> hòa, thuý -> thúy, khoẻ -> khỏe; other syllables as they are."""
    m = PLACE.search(syllable)
    if not m:
        return syllable
    first, last = (m.group(1), m.group(2)) if m.group(1) else (m.group(3), m.group(4))
    base, tone = tone_of(last)
    if not tone:
        return syllable
    return syllable[:m.start()] + nfc(first + tone) + base


WORD = re.compile(r'[^\W\d_]+')


def form(text):
    """A form as the dictionaries write it: NFC, single blanks, tone on the first vowel."""
    return WORD.sub(lambda m: tone_first(m.group()), ' '.join(nfc(text).split()))


def by_bytes(text):
    """Sort key: the order of LC_ALL=C sort."""
    return text.encode('utf-8')


FOLD = str.maketrans('đĐ', 'dD')


def fold(text):
    """Đắk Lắk -> dak lak."""
    return ''.join(c for c in unicodedata.normalize('NFD', text.translate(FOLD)) if not unicodedata.combining(c)).lower()


def rows(path):
    """Cells of the lines of a TSV that are no comments."""
    with open(path, encoding='utf-8') as f:
        for line in f:
            if line.strip() and not line.startswith('#'):
                yield line.rstrip('\n').split('\t')


def write(out, comments, columns, lines, standard=()):
    """Writes a dictionary: comments, header, defaults, lines (tuples; empty cells at the end are dropped)."""
    for c in comments:
        out.write('# %s\n' % c if c else '#\n')
    out.write('# date: %s\n' % DATE)
    out.write('#: %s\n' % '\t'.join(columns))
    for s in standard:
        out.write('#= %s\n' % s)
    for line in lines:
        out.write('\t'.join(str(cell) for cell in line).rstrip('\t') + '\n')


def warn(text):
    sys.stderr.write(text + '\n')
