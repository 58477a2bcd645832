#!/usr/bin/env python3
"""Makes stemming/data/lexicon.tsv: see stemming/data/README.md for the method.

    learn_lexicon.py OUTPUT COUNTS.tsv[.gz]...

COUNTS holds word, occurrences and the share written with a capital inside a sentence, separated by
tabs. The lists beside this script and stemming/data/separable_verbs.tsv are read too.
"""
import collections
import gzip
import math
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent.parent / "stemming" / "data"
VOWELS = "aeiouyäöü"
ROUNDS = 3
SIMPLE = (9.0, 1.05)       # cost of a simple word while learning: constant, per letter
SIMPLE_KNOWN = (9.0, 1.2)  # while deciding which counted words are never split
WRITTEN_COUNT = 12         # the count a written word is given
PRIOR = 0.15               # weight of the words' own counts against the counts of parts

ADJECTIVE = re.compile(
    r"(lich|isch|ig|bar|haft|los|sam|reich|arm|frei|voll|fähig|würdig|weit|mässig|nah|fern|"
    r"politisch|schwer|stark|schwach|"
    r"treu|fest|sicher|freundlich|feindlich|kritisch|bereit|pflichtig|widrig|neutral|sozial|"
    r"legal|end|ell|iv|al|är|ös|"
    r"abel|ibel|gerecht|intensiv|dicht|müde|krank|extrem|nahe)(e|en|er|es|em|ere|eren|ste|sten)?$")
PARTICIPLE = re.compile(r"ge.{3,}(t|en)(e|en|er|es|em)?$|.{4,}iert(e|en|er|es|em)?$")
TAKES_S = re.compile(r"(ung|heit|keit|schaft|ion|tät|ing|tum|ling|at|um|al|en|el|er|ekt|"
                     r"ieb|ug|ang|icht|ahl)$")


def plain(word):
    return word.lower().replace("ß", "ss")


def words_of(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [w for line in lines if not line.startswith("#") for w in line.split()]


def group(word):
    """Inflected forms of one last part share their expected count."""
    word = re.sub(r"(innen|ern|in|em|en|er|es|e|s|n)$", "", word) if len(word) > 4 else word
    return word.translate(str.maketrans("äöü", "aou"))


def add_logs(a, b):
    return b if a is None else max(a, b) + math.log1p(math.exp(-abs(a - b)))


class Vocabulary:
    """Word forms with counts and shares of capitals, and what the written lists say of them."""

    def __init__(self, count_files):
        self.forms = {}
        for file in count_files:
            self.read_counts(file)
        self.never_first = set(words_of("never_first.txt"))
        self.never_last = set(words_of("never_last.txt"))
        self.first_parts = {plain(w) for w in words_of("first_parts.txt")}
        self.short = set(words_of("short_parts.txt"))
        self.parts, self.nouns, self.wholes = set(), set(), set()
        for word in words_of("parts.txt"):
            self.put(plain(word), float(word[0].isupper()), WRITTEN_COUNT)
            self.parts.add(plain(word))
            if word[0].isupper():
                self.nouns.add(plain(word))
        for word in words_of("wholes.txt"):
            self.put(plain(word), float(word[0].isupper()), WRITTEN_COUNT)
            self.wholes.add(plain(word))
        self.add_verbs()
        self.add_inflected_wholes()

    def read_counts(self, file):
        opener = gzip.open if file.endswith(".gz") else open
        opened = opener(file, "rt", encoding="utf-8")
        with opened as lines:
            for line in lines:
                word, count, share = line.rstrip("\n").split("\t")
                word, count, share = plain(word), int(count), float(share)
                if count < 3 or not re.fullmatch(r"[a-zäöüéèêáàâóòôíñçšžčćåøæë]{2,}", word):
                    continue
                old, old_share = self.forms.get(word, (0, 0))
                self.forms[word] = (old + count, (old * old_share + count * share) / (old + count))

    def put(self, word, share, count):
        old, old_share = self.forms.get(word, (0, share))
        self.forms[word] = (max(old, count), share if old < WRITTEN_COUNT else old_share)

    def add_verbs(self):
        for verb in words_of("verbs.txt"):
            verb = plain(verb)
            stem = verb[:-2] if verb.endswith("en") else verb[:-1]
            if re.search(r"[td]$|[^lrhaeiouäöü][mn]$", stem):
                stem += "e"
            forms = ((verb, 12), (stem + "t", 6), (stem + "te", 6), (stem + "ten", 6),
                     ("ge" + stem + "t", 6))
            for form, count in forms:
                self.forms.setdefault(form, (count, 0.0))
        self.particle_stems = []
        for line in (DATA / "separable_verbs.tsv").read_text(encoding="utf-8").splitlines():
            verb = plain(line.split("\t")[0])
            if not line.startswith("#") and verb.endswith("en"):
                self.particle_stems.append(verb[:-2])

    def add_inflected_wholes(self):
        by_group = {group(w): w for w in self.wholes}
        for word in self.forms:
            whole = by_group.get(group(word))
            if whole and (word.startswith(whole) or whole.startswith(word)
                          or (len(word) <= len(whole) + 3 and word[:4] == whole[:4])):
                self.wholes.add(word)
        self.wholes |= {w + "s" for w in self.wholes}

    def is_noun(self, word):
        return self.forms[word][1] >= 0.45 or word in self.nouns

    def may_be_part(self, word):
        count, share = self.forms[word]
        if word in self.parts:
            return True
        if not re.search(f"[{VOWELS}]", word):
            return False
        if len(word) <= 3:
            return word in self.short
        if len(word) == 4:
            return (count >= 100 and share >= 0.45) or count >= 400
        return count >= (20 if len(word) == 5 else 6)

    def may_be_last(self, word):
        if word in self.never_last or len(word) < 2 or not self.may_be_part(word):
            return False
        if self.is_noun(word) or (word in self.parts and len(word) >= 4):
            return True
        if word.endswith("en") and self.forms[word][1] >= 0.2:
            return True
        return len(word) >= 4 and bool(ADJECTIVE.search(word) or PARTICIPLE.match(word))

    def first_forms(self, base):
        """Forms of `base` before another part, each with the logarithm of a penalty."""
        noun = self.is_noun(base)
        forms = [(base, 0.0 if noun else -1.5)]
        end = base[-1]
        if noun:
            if TAKES_S.search(base):
                forms.append((base + "s", 0.0))
            elif end not in "sxze":
                forms.append((base + "s", -1.5))
            if end in "bdfgklmnprtsz":
                forms.append((base + "es", -2.5))
            if end == "e":
                forms += [(base + "n", 0.0), (base + "ns", -3.0)]
                if len(base) >= 4:
                    forms += [(base[:-1], -1.0), (base[:-1] + "s", -2.5)]
            elif base.endswith(("er", "el")):
                forms.append((base + "n", -1.5))
            elif end not in "nsxz" or base.endswith(("in", "on")):
                forms.append((base + "en", -1.5))
            if end not in VOWELS:
                forms += [(base + "er", -3.0), (base + "e", -2.5)]
        elif base.endswith("en") and len(base) >= 5:
            forms.append((base[:-2], -0.5))
        elif base.endswith(("eln", "ern")) and len(base) >= 6:
            forms.append((base[:-1], -0.5))
        elif base.endswith("e") and len(base) >= 5:
            forms.append((base[:-1], -2.0))
        return [(form, penalty) for form, penalty in forms
                if len(form) >= 2 and form not in self.never_first]


class Model:
    """Logarithms of the probabilities of first and last parts, learned over compound types."""

    def __init__(self, vocabulary):
        self.v = vocabulary
        words = (w for w, (c, _) in vocabulary.forms.items() if len(w) >= 5 and c >= 3)
        self.words = sorted(words, key=lambda w: (len(w), w))
        self.bases = [b for b, (c, _) in vocabulary.forms.items()
                      if len(b) <= 16 and c >= 3 and vocabulary.may_be_part(b)]
        self.compound = {}   # probability that a form is a compound
        self.derived = {}    # last parts made by rule from verbs
        self.first_count, self.last_count = None, None

    def learn(self):
        self.estimate()
        for _ in range(ROUNDS):
            self.expect()
            self.estimate()

    def priors(self):
        first, last = collections.defaultdict(float), collections.defaultdict(float)
        for base in self.bases:
            if self.compound.get(base, 0) < 0.5:
                weight = math.sqrt(self.v.forms[base][0])
                for form, penalty in self.v.first_forms(base):
                    first[form] = max(first[form], weight * math.exp(penalty))
                if base in self.v.parts:
                    for form, penalty in self.v.first_forms(base):
                        first[form] = max(first[form], 9.0 * math.exp(penalty))
        for form in self.v.first_parts:
            first[form] = max(first[form], 6.0)
        self.derive_from_verbs(first)
        for base, (count, _) in self.v.forms.items():
            if self.v.may_be_last(base) and self.compound.get(base, 0) < 0.5:
                last[base] = max(math.sqrt(count), 9.0 if base in self.v.parts else 0.0)
        for form, weight in self.derived.items():
            if form not in self.v.forms and form not in self.v.never_last:
                last[form] = max(last[form], weight)
        for form in [f for f in first if f in self.v.never_first]:
            del first[form]
        return first, last

    def derive_from_verbs(self, first):
        forms = self.v.forms
        for verb, (count, share) in forms.items():
            unlikely = share >= 0.4 or count < 8 or len(verb) < 5 or not verb.endswith("en")
            if unlikely or self.compound.get(verb, 0) >= 0.5:
                continue
            stem, weight = verb[:-2], math.sqrt(count)
            if verb.endswith(("ungen", "igen", "lichen", "ischen")):
                continue
            if any(f in forms for f in (stem + "t", stem + "te", stem + "st", "ge" + stem + "t")):
                first[stem + "ungs"] = max(first[stem + "ungs"], 0.3 * weight)
                first[stem] = max(first[stem], 0.4 * weight)
                self.derived[stem + "ung"] = max(self.derived.get(stem + "ung", 0), 0.3 * weight)
                self.derived[stem + "er"] = max(self.derived.get(stem + "er", 0), 0.2 * weight)
        for stem in self.v.particle_stems:
            first[stem] = max(first[stem], 4.0)
            first[stem + "ungs"] = max(first[stem + "ungs"], 4.0)
            for ending in ("ung", "er"):
                self.derived[stem + ending] = max(self.derived.get(stem + ending, 0), 3.0)

    def start_counts(self, first, last):
        begins, ends = collections.Counter(), collections.Counter()
        for word in self.words:
            if self.v.forms[word][1] >= 0.45:
                for i in range(3, len(word) - 2):
                    begins[word[:i]] += 1
                    ends[word[i:]] += 1
        self.first_count, self.last_count = collections.Counter(), collections.Counter()
        for form in first:
            if len(form) >= 4 or begins[form] > 20:
                self.first_count[form] = min(begins[form], 3000) ** 0.9
        for form in last:
            if len(form) >= 4 or ends[form] > 20:
                self.last_count[group(form)] += min(ends[form], 2000) ** 0.9

    def estimate(self):
        first, last = self.priors()
        if self.first_count is None:
            self.start_counts(first, last)
        def logs(priors, counts, key):
            total, prior_total = sum(counts.values()), sum(priors.values())
            weight = PRIOR * total
            return {f: math.log((counts.get(key(f), 0) + weight * p / prior_total)
                                / (total + weight)) for f, p in priors.items()}
        self.first = logs(first, self.first_count, lambda f: f)
        self.last = logs(last, self.last_count, group)

    def expect(self):
        first, last, compound = collections.Counter(), collections.Counter(), {}
        for word in self.words:
            if word in self.v.wholes:
                continue
            expected = self.expected_parts(word, compound)
            if expected is None:
                continue
            compound[word], firsts, lasts = expected
            if compound[word] >= 0.05:
                first.update(firsts)
                for form, p in lasts.items():
                    last[group(form)] += p
        self.first_count, self.last_count, self.compound = first, last, compound

    def expected_parts(self, word, compound):
        """Forward and backward over the lattice of `word`."""
        n = len(word)
        forward = [None] * (n + 1)
        forward[0] = 0.0
        edges, heads, total = [], [], None
        for i in range(n - 2):
            if forward[i] is None:
                continue
            for j in range(i + 2, n - 2):
                p = self.first.get(word[i:j])
                if p is not None:
                    edges.append((i, j, p))
                    forward[j] = add_logs(forward[j], forward[i] + p)
            p = self.last.get(word[i:]) if i >= 2 else None
            if p is not None and compound.get(word[i:], 0) < 0.5:
                heads.append((i, p))
                total = add_logs(total, forward[i] + p)
        if total is None:
            return None
        norm = add_logs(total, -(SIMPLE[0] + SIMPLE[1] * n))
        backward = [None] * (n + 1)
        for i, p in heads:
            backward[i] = p
        for i, j, p in reversed(edges):
            if backward[j] is not None:
                backward[i] = add_logs(backward[i], p + backward[j])
        firsts, lasts = collections.Counter(), collections.Counter()
        for i, j, p in edges:
            if backward[j] is not None:
                firsts[word[i:j]] += math.exp(forward[i] + p + backward[j] - norm)
        for i, p in heads:
            lasts[word[i:]] += math.exp(forward[i] + p - norm)
        return math.exp(total - norm), firsts, lasts

    def splits(self, word):
        """Whether the best path beats a simple word's cost."""
        n = len(word)
        best = [None] * (n + 1)
        best[0] = 0.0
        for i in range(n - 2):
            if best[i] is None:
                continue
            p = self.last.get(word[i:]) if i >= 2 else None
            if p is not None and best[i] + p > -(SIMPLE_KNOWN[0] + SIMPLE_KNOWN[1] * n):
                return True
            for j in range(i + 2, n - 2):
                p = self.first.get(word[i:j])
                if p is not None and (best[j] is None or best[i] + p > best[j]):
                    best[j] = best[i] + p
        return False


HEADER = """\
# The lexicon of the splitter and the stemmer: word forms and parts of compounds (ß as ss).
# Made by tools/lexicon/learn_lexicon.py from counts over the plenary speeches, questions and
# proceedings of the Deutscher Bundestag (official works, free of copyright) and from word lists
# written for this project; see README.md beside this file. Licence: GPL-2.0-or-later.
# A cost is -12 times the natural logarithm of a probability, 0 where the form cannot stand so.
#""" + "\t".join(("form", "count", "capitals (0-15)", "cost as a first part",
                      "cost as a last part", "whole (1: never split)")) + "\n"


def write(model, output):
    v = model.v
    simple = lambda w: model.compound.get(w, 0) < 0.5
    regular = {form for base in model.bases
               if simple(base) and (v.forms[base][0] >= 15 or base in v.parts)
               for form, penalty in v.first_forms(base) if penalty == 0.0}
    regular |= v.first_parts | set(model.v.particle_stems)
    regular |= {f + "s" for f in model.derived if f.endswith("ung")}
    first = {f: p for f, p in model.first.items()
             if model.first_count.get(f, 0) >= 0.4 or f in regular}
    last = {}
    for form, p in model.last.items():
        common = form in v.forms and v.forms[form][0] >= 15
        seen_last = model.last_count.get(group(form), 0) >= 0.4
        if common or form in v.parts or form in model.derived or seen_last:
            last[form] = p
    simple_words = {w for w, (c, _) in v.forms.items()
                    if c >= 3 and len(w) <= 18 and (simple(w) or w in v.wholes)}
    cost = lambda p: max(1, min(255, round(-12 * p)))
    with open(output, "w", encoding="utf-8") as file:
        file.write(HEADER)
        for form in sorted(set(first) | set(last) | simple_words | v.wholes):
            count, share = v.forms.get(form, (0, 0.0))
            if form in v.nouns and count <= WRITTEN_COUNT:
                share = max(share, 0.5)
            inflected = any(form.endswith(e) and not simple(form[:-len(e)])
                            for e in ("s", "n", "en", "e", "es"))
            known = (count >= 20 and len(form) >= 5 and form in v.forms and not inflected
                     and not model.splits(form))
            whole = int(form in v.wholes or known)
            a = cost(first[form]) if form in first else 0
            b = cost(last[form]) if form in last else 0
            if a or b or whole or count:
                file.write(f"{form}\t{count}\t{round(15 * share)}\t{a}\t{b}\t{whole}\n")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    learned = Model(Vocabulary(sys.argv[2:]))
    learned.learn()
    write(learned, sys.argv[1])
