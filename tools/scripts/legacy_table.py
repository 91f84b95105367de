#!/usr/bin/env python3
"""Writes lib/text/legacy_table.h from byte tables.

    legacy_table.py NAME=FILE.tsv... > lib/text/legacy_table.h

A FILE has lines of: bytes in hex, U+XXXX, letter, role; others are passed over. Only the role "decode+encode" counts:
the rest are foldings and habits that no decoder should follow. NAME is that of the C array. Every letter that a table
does not have is 0 there; two letters upon the same bytes are an error.
"""
import sys
import unicodedata

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]  # ngang huyền hỏi ngã sắc nặng


def grid():
    for vowel in VOWELS:
        for shape in (vowel.upper(), vowel):
            yield [unicodedata.normalize("NFC", shape + tone) for tone in TONES]


def read(path):
    codes = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if line.startswith("#") or len(fields) < 4 or fields[3] != "decode+encode":
                continue
            codes[chr(int(fields[1][2:], 16))] = int(fields[0].replace(" ", ""), 16)
    if len(set(codes.values())) != len(codes):
        sys.exit(path + ": two letters upon the same bytes")
    return codes


def code_rows(codes):
    for row in grid():
        yield ", ".join("0x%04X" % (ord(c) if ord(c) < 128 else codes.get(c, 0)) for c in row)
    yield ", ".join("0x%04X" % codes.get(c, 0) for c in "Đđ")


def main():
    print("""/* text/legacy_table.h - which bytes stand for which letter; written by tools/scripts/legacy_table.py.
 *
 * The letters are those of the alphabet with every tone, in rows of ngang, huyền, hỏi, ngã, sắc, nặng: capitals, then
 * small ones, of a ă â e ê i o ô ơ u ư y; then Đ đ. A code is one byte, or the first and the second of two, or 0 for a
 * letter that the encoding cannot tell. Facts compared before they were taken: VISCII by RFC 1456; TCVN 5712:1993 (VN1,
 * and VN3 with its fonts, .VnTime and others) by the converters of glibc, recode and UniKey; VNI by the fonts VNI-* as
 * UniKey, u-convert and vietUnicode read them (recode 3.6 has Ắ and Ằ the wrong way round); VPS by vietUnicode and recode;
 * BK HCM 2 by UniKey and Bamboo. */
#ifndef VBI_TEXT_LEGACY_TABLE_H
#define VBI_TEXT_LEGACY_TABLE_H

#include "text/legacy.h"
""")
    print("const uint16_t vbi_legacy_letter[VBI_LEGACY_LETTERS] = {")
    for row in grid():
        print("\t" + ", ".join("0x%04X" % ord(c) for c in row) + ", /* " + " ".join(row) + " */")
    print("\t0x0110, 0x0111, /* Đ đ */\n};")
    for argument in sys.argv[1:]:
        name, path = argument.split("=", 1)
        print("\nstatic const uint16_t %s[VBI_LEGACY_LETTERS] = {" % name)
        for row in code_rows(read(path)):
            print("\t" + row + ",")
        print("};")
    print("\n#endif")


main()
