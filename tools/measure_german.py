#!/usr/bin/python3
"""Measures the German analysis on Debian's word lists: compounds, simple words, inflection.

    tools/measure_german.py compounds|inflection [--half development|blind] [--show N]
                            [--fundstelle COMMAND]

Needs hunspell-de-de and wngerman (only here: neither the build nor the tests use them). The words
are halved by a hash: look at errors of the development half, and at the blind half's figures only.

compounds   silver boundaries: a noun of the list that is in exactly one way a listed element
            (igerman98 marks the forms that stand before others) and a listed noun. Counted as right
            if the head's boundary is among those found; "head" if it is the last one.
            Simple words: nouns, verbs and adjectives that are no such row of elements.
inflection  paradigms from the affix rules. join: pairs within a paradigm that share a term; false
            join: pairs of alphabetical neighbours from different paradigms that do. Both beside
            libstemmer's German algorithm (python3-snowballstemmer or `stemwords`, if installed).
"""
import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import sys
import zlib

HUNSPELL = pathlib.Path("/usr/share/hunspell")
ROOT = pathlib.Path(__file__).resolve().parent.parent
INFLECTION = set("ACENPpRSqQTDWIXYZOF")
PARTICLES = set("""
    aber auseinander aneinander aufeinander durch entgegen fort gegen heim herab heran
    heraus herbei herein herum herunter herüber hinab hinaus hinein hinter hinunter
    hinweg miss nach nieder oben ober rück statt teil umher unter vorder voran voraus
    vorbei vorher vorüber vorwärts weiter wider wieder zurecht zurück zusammen zwischen
    überein über überall fest frei bloß offen bereit wahr vice vize
    """.split())
SUFFIXES = set("schaft schaften haber heit keit nahme nahmen stand stände".split())
LINKS = ("", "s", "es", "n", "en", "er", "e", "ens", "ns")


def half_of(word):
    return "development" if zlib.crc32(word.lower().encode()) % 2 == 0 else "blind"


def read_affixes():
    rules = collections.defaultdict(list)
    for line in (HUNSPELL / "de_DE.aff").read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if len(fields) >= 5 and fields[0] == "SFX":
            strip, add = (("" if f == "0" else f.split("/")[0]) for f in fields[2:4])
            rules[fields[1]].append((strip, add, re.compile(f"(?:{fields[4]})$")))
    return rules


def read_dictionary():
    """Word and flags of each entry that is a word (not only an element of compounds)."""
    words, elements = {}, set()
    for line in (HUNSPELL / "de_DE.dic").read_text(encoding="utf-8").splitlines()[1:]:
        word, _, flags = line.partition("/")
        if not re.fullmatch("[A-Za-zÄÖÜäöüßéèêàâóôíñç]{2,}", word):
            continue
        if "o" in flags or "h" in flags:
            elements.add(word.lower())
            if "h" in flags:
                continue
        if "o" not in flags:
            words[word] = words.get(word, "") + flags
    return words, elements


def expand(word, flags, rules):
    forms = [word]
    for flag in flags:
        if flag not in INFLECTION:
            continue
        for strip, add, condition in rules[flag]:
            if condition.search(word) and word.endswith(strip) and add != "":
                form = word[:len(word) - len(strip)] + add
                if "In" not in add and form not in forms:
                    forms.append(form)
    return forms


def analyze(command, words):
    result = subprocess.run([*command, "analyze", "--format", "jsonl", "--lines"],
                            input="\n".join(words) + "\n", capture_output=True, text=True,
                            check=True)
    return [json.loads(line)["tokens"] for line in result.stdout.splitlines()]


def boundaries(word, tokens):
    """Character offsets of the parts that do not begin the word."""
    raw = word.encode()
    parts = tokens[0]["parts"] if tokens else []
    return [len(raw[:part["begin"]].decode()) for part in parts[1:]]


# ---- compounds --------------------------------------------------------------------------------

def silver_compounds():
    words, elements = read_dictionary()
    listed = pathlib.Path("/usr/share/dict/ngerman").read_text(encoding="utf-8").split()
    rules = read_affixes()
    nouns = {w.lower() for w in words if w[0].isupper() and len(w) >= 3}
    fronts = {e for e in elements if len(e) >= 3}
    for word, flags in words.items():
        if "J" in flags:
            nouns.update(f.lower() for s, a, c in rules["J"] if c.search(word)
                         for f in [word[:len(word) - len(s)] + a])
    bases = {w.lower() for w in words if len(w) >= 4}
    forms = set()
    for word, flags in words.items():
        forms.update(f.lower() for f in expand(word, flags, rules))

    def is_front(text):
        if text in fronts:
            return True
        return any(len(link) > 0 and text.endswith(link) and text[:-len(link)] in nouns
                   and len(text) - len(link) >= 4 for link in LINKS) or text in bases

    verbs = {w for w in words if w[0].islower() and w.endswith("n")}
    heads = {n for n in nouns if len(n) >= 3}
    compounds, simple = {}, []
    for word in sorted(set(words) | {w for w in listed if w[0].isupper()}):
        if word.isupper() or not re.fullmatch("[A-ZÄÖÜa-zäöüß]{4,40}", word):
            continue
        lower = word.lower()
        found = [i for i in range(3, len(lower) - 2) if lower[i:] in heads and is_front(lower[:i])]
        if len(found) == 1 and min(found[0], len(lower) - found[0]) >= 4 and word[0].isupper():
            front, head = lower[:found[0]], lower[found[0]:]
            if front not in PARTICLES and head not in SUFFIXES and head not in verbs:
                compounds[word] = found[0]
        elif word in words and len(word) >= 5:
            loose = [i for i in range(2, len(lower) - 1)
                     if (lower[i:] in forms or lower[i:] in fronts)
                     and (lower[:i] in fronts or lower[:i] in forms or is_front(lower[:i]))]
            if not loose and not found:
                simple.append(word)
    return compounds, simple


def measure_compounds(args):
    compounds, simple = silver_compounds()
    compounds = {w: b for w, b in compounds.items() if half_of(w) == args.half}
    simple = [w for w in simple if half_of(w) == args.half]
    words = list(compounds)
    right, head, none, wrong = 0, 0, [], []
    for word, tokens in zip(words, analyze(args.command, words)):
        found = boundaries(word, tokens)
        if compounds[word] in found:
            right += 1
            head += compounds[word] == found[-1]
        elif found:
            wrong.append((word, found))
        else:
            none.append(word)
    analyses = zip(simple, analyze(args.command, simple))
    split = [(w, f) for w, t in analyses if (f := boundaries(w, t))]
    print(f"{args.half}: {len(words)} compounds, {100 * right / len(words):.2f} % right"
          f" ({100 * head / len(words):.2f} % as the last boundary),"
          f" {100 * len(none) / len(words):.2f} % whole,"
          f" {100 * len(wrong) / len(words):.2f} % elsewhere")
    print(f"{len(simple)} simple words, {100 * len(split) / len(simple):.2f} % split")
    if args.show and args.half == "development":
        random.seed(args.seed)
        cut = lambda w, f: "|".join(w[a:b] for a, b in zip([0, *f], [*f, len(w)]))
        some = lambda errors: random.sample(errors, min(args.show, len(errors)))
        print("whole:", *some(none))
        print("elsewhere:", *(cut(w, f) for w, f in some(wrong)))
        print("split:", *(cut(w, f) for w, f in some(split)))


# ---- inflection -------------------------------------------------------------------------------

def paradigms():
    words, _ = read_dictionary()
    rules = read_affixes()
    groups = {}
    for word, flags in words.items():
        forms = expand(word, flags, rules)
        if len(forms) >= 2 and len(word) >= 3:
            groups[word] = forms
    return groups


def umlautless(word):
    return word.lower().translate(str.maketrans("äöü", "aou")).replace("ß", "ss")


def snowball():
    import snowballstemmer
    stemmer = snowballstemmer.stemmer("german")
    return lambda forms: [stemmer.stemWord(f.lower()) for f in forms]


def measure_inflection(args):
    groups = {w: f for w, f in paradigms().items() if half_of(w) == args.half}
    forms = sorted({f for fs in groups.values() for f in fs})
    terms = {f: (t[0]["term"] if t else "") for f, t in zip(forms, analyze(args.command, forms))}
    systems = {"fundstelle": terms}
    try:
        systems["snowball"] = dict(zip(forms, snowball()(forms)))
    except ImportError:
        print("python3-snowballstemmer is not installed: no yardstick")
    owners = collections.defaultdict(set)
    for word, fs in groups.items():
        for form in fs:
            owners[form].add(word)
    lemmas = sorted(groups, key=umlautless)
    neighbours = []
    for i, a in enumerate(lemmas):
        for b in lemmas[i + 1:i + 6]:
            # One word under two entries, or the other by case alone.
            if owners[a] & owners[b] or set(groups[a]) & set(groups[b]) or a.lower() == b.lower():
                continue
            neighbours.append((a, b))
    for name, term in systems.items():
        pairs = joined = whole = 0
        apart = []
        for word, fs in groups.items():
            same = sum(term[a] == term[word] for a in fs[1:])
            pairs, joined = pairs + len(fs) - 1, joined + same
            whole += same == len(fs) - 1
            apart += [(word, f, term[word], term[f]) for f in fs[1:] if term[f] != term[word]]
        joins = [(a, b, term[a]) for a, b in neighbours
                 if {term[f] for f in groups[a]} & {term[f] for f in groups[b]}]
        print(f"{args.half} {name}: {len(groups)} paradigms, {pairs} pairs,"
              f" {100 * joined / pairs:.2f} % joined, {100 * whole / len(groups):.2f} % of"
              f" paradigms whole; {len(neighbours)} pairs of neighbours,"
              f" {100 * len(joins) / len(neighbours):.2f} % wrongly joined")
        if args.show and args.half == "development" and name == "fundstelle":
            random.seed(args.seed)
            some = lambda pairs: random.sample(pairs, min(args.show, len(pairs)))
            print("apart:", *("/".join(p) for p in some(apart)))
            print("joined:", *("/".join(p) for p in some(joins)))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["compounds", "inflection"])
    parser.add_argument("--half", choices=["development", "blind"], default="blind")
    parser.add_argument("--show", type=int, default=0, help="errors to show, development half only")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fundstelle", default=str(ROOT / "build/release/fundstelle"))
    args = parser.parse_args()
    args.command = args.fundstelle.split()
    {"compounds": measure_compounds, "inflection": measure_inflection}[args.what](args)


if __name__ == "__main__":
    sys.exit(main())
