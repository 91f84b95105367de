#!/usr/bin/env python3
"""Writes lib/viet/common_table.h: how common the common syllables are.

    syllable_cost.py LIBVANBAN.so WORDS.tsv... > lib/viet/common_table.h

WORDS are dictionary sources with a column freq. A syllable that is a word has that word's count, one that is not the sum
over the words it is in. The library numbers the syllables.
"""
import ctypes
import math
import sys
from collections import Counter

KEPT = 3500


def main():
    lib = ctypes.CDLL(sys.argv[1])
    alone, within = Counter(), Counter()
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                fields = line.rstrip("\n").split("\t")
                if line.startswith("#") or len(fields) < 2 or not fields[1].isdigit():
                    continue
                parts = fields[0].lower().split(" ")
                for part in parts:
                    code = lib.vb_syllable_code(part.encode(), ctypes.c_size_t(len(part.encode())))
                    if code >= 0:
                        (alone if len(parts) == 1 else within)[code] += int(fields[1])
    count = {code: max(alone[code], within[code]) for code in set(alone) | set(within)}
    total = sum(count.values())
    kept = sorted(count, key=lambda code: (-count[code], code))[:KEPT]
    print("""/* viet/common_table.h - common syllables and what they cost; written by tools/scripts/syllable_cost.py.
 *
 * A cost is -2 log2 of the share among all syllables of running text, by the counts in dicts/words.tsv: 16 for one in
 * 256. */
#ifndef VBI_VIET_COMMON_TABLE_H
#define VBI_VIET_COMMON_TABLE_H

#include <stdint.h>
""")
    for kind, name, value in (("uint16_t", "common_code", lambda c: c),
                              ("uint8_t", "common_cost", lambda c: round(-2 * math.log2(count[c] / total)))):
        print("static const %s %s[%d] = {" % (kind, name, len(kept)))
        line = ""
        for code in sorted(kept):
            item = "%d," % value(code)
            if len(line) + len(item) > 112:
                print("\t" + line.rstrip())
                line = ""
            line += item + " "
        print("\t" + line.rstrip() + "\n};")
    print("\n#endif")


main()
