#!/usr/bin/env python3
"""Names that vbner finds again and again in one's own texts, nearly always of one kind, bodies or places: dicts/seen.tsv.

  vbner --jsonl --field=text --format=tsv TEXTS.jsonl | seen.py DICTS > seen.tsv

DICTS is the folder of the other dictionaries: what they know is left out.
A name counts once a document; --documents says in how many it must be (4), --share which part of
its occurrences must be of the kind (0.75). Leave out of TEXTS whatever you test with. Read the list before you use it."""
import argparse
import collections
import glob
import os
import sys

KINDS = ("PER", "ORG", "LOC")  # persons are counted, so that a name of both kinds is seen to be of both


def known(folder):
    """Forms of the other dictionaries, in lower case."""
    forms = set()
    for path in glob.glob(os.path.join(folder, "*.tsv")):
        if os.path.basename(path) == "seen.tsv":
            continue
        with open(path, encoding="utf-8") as file:
            for line in file:
                if line.startswith("#"):
                    continue
                forms.add(line.split("\t")[0].rstrip("\n").lower())
    return forms


def count(lines):
    kinds = collections.defaultdict(collections.Counter)
    documents = collections.defaultdict(set)
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 6 or cells[2] not in KINDS:
            continue
        words = cells[5].split(" ")
        if len(words) <= 6 and all(word[:1].isupper() for word in words):
            kinds[cells[5]][cells[2]] += 1
            documents[cells[5]].add(cells[0])
    return kinds, documents


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("dicts")
    arguments.add_argument("--documents", type=int, default=4)
    arguments.add_argument("--share", type=float, default=0.75)
    options = arguments.parse_args()
    forms = known(options.dicts)
    kinds, documents = count(sys.stdin)
    rows = []
    for form, counts in kinds.items():
        kind, n = counts.most_common(1)[0]
        if len(documents[form]) < options.documents or n < options.share * sum(counts.values()) or form.lower() in forms:
            continue
        if len(form) < 3 or any(c in form for c in "\",;:()[]/"):
            continue
        if kind == "PER":
            continue
        rows.append((form, "SEEN_" + kind, len(documents[form])))
    print("#: form\tclass\tfreq")
    for row in sorted(rows):
        print(*row, sep="\t")


if __name__ == "__main__":
    main()
