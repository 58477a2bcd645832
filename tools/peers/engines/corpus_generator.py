"""Generated passages and queries for the speed comparison, the same for the same seed.

The text is German in its statistics only: 150 function words make two fifths of it, simple words
follow Zipf's law (Zipf-Mandelbrot), and compounds of two simple words with linking letters keep
the vocabulary growing. Words of an article's topic recur in it, and pairs of words recur side by
side, so that conjunctions and phrases find something. Words are made of syllables; none is taken
from any text.
"""

import random
from collections import Counter
from itertools import accumulate

FUNCTION_WORDS = 150
SIMPLE_WORDS = 40_000
MODIFIERS = 8_000
HEADS = 3_000
PASSAGES_PER_ARTICLE = 8
SHORTEST, LONGEST = 40, 84  # words a passage; 62 on average
# Shares of the running words.
FUNCTION, TOPIC, COLLOCATION, COMPOUND = 0.42, 0.14, 0.04, 0.10
TOPIC_WORDS = 14
COLLOCATIONS = 4_000

ONSETS = ("b br d dr f fl fr g gr h j k kl kr l m n p pr r s sch schl schw sp st str t tr v w"
          " z").split()
NUCLEI = "a e i o u au ei ie eu aa".split()
CODAS = ["", "", "", "l", "n", "r", "s", "t", "ng", "nd", "rt", "lt", "cht", "m", "rn", "nk"]


def vocabulary(rng, count, taken):
    """Distinct words, the frequent (first) ones the shorter ones."""
    words = []
    while len(words) < count:
        syllables = 1 if len(words) < 300 else 2 if len(words) < 8_000 else 3
        word = "".join(rng.choice(ONSETS) + rng.choice(NUCLEI) + rng.choice(CODAS)
                       for _ in range(syllables))
        if word not in taken:
            taken.add(word)
            words.append(word)
    return words


def zipf(count, shift):
    """Cumulative weights 1 / (rank + shift)."""
    return list(accumulate(1 / (rank + shift) for rank in range(1, count + 1)))


class Language:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        taken = set()
        self.function = vocabulary(self.rng, FUNCTION_WORDS, taken)
        self.simple = vocabulary(self.rng, SIMPLE_WORDS, taken)
        self.function_weights = zipf(FUNCTION_WORDS, 2)
        self.simple_weights = zipf(SIMPLE_WORDS, 25)
        self.modifier_weights = zipf(MODIFIERS, 60)
        self.head_weights = zipf(HEADS, 60)
        self.pairs = list(zip(self.simple_words(COLLOCATIONS), self.simple_words(COLLOCATIONS)))
        self.pair_weights = zipf(COLLOCATIONS, 10)

    def simple_words(self, count):
        return self.rng.choices(self.simple, cum_weights=self.simple_weights, k=count)

    def compounds(self, count):
        modifiers = self.rng.choices(self.simple[:MODIFIERS], cum_weights=self.modifier_weights,
                                     k=count)
        heads = self.rng.choices(self.simple[:HEADS], cum_weights=self.head_weights, k=count)
        links = self.rng.choices(("", "s", "n"), (5, 3, 2), k=count)
        return [modifier + link + head for modifier, link, head in zip(modifiers, links, heads)]

    def article(self):
        """The passages of one article, lists of words."""
        rng = self.rng
        topic = self.simple_words(TOPIC_WORDS // 2) + self.compounds(TOPIC_WORDS // 2)
        lengths = [rng.randint(SHORTEST, LONGEST) for _ in range(PASSAGES_PER_ARTICLE)]
        total = sum(lengths)
        kinds = rng.choices("ftpcs", (FUNCTION, TOPIC, COLLOCATION / 2, COMPOUND,
                                      1 - FUNCTION - TOPIC - COLLOCATION - COMPOUND), k=total)
        counts = Counter(kinds)
        sources = {
            "f": rng.choices(self.function, cum_weights=self.function_weights, k=counts["f"]),
            "t": rng.choices(topic, k=counts["t"]),
            "p": rng.choices(self.pairs, cum_weights=self.pair_weights, k=counts["p"]),
            "c": self.compounds(counts["c"]),
            "s": self.simple_words(counts["s"]),
        }
        words = []
        for kind in kinds:
            if kind == "p":
                words.extend(sources["p"].pop())
            else:
                words.append(sources[kind].pop())
        begin = 0
        for length in lengths:
            yield words[begin:begin + length]
            begin += length


def write_tokens(path, passages, seed):
    language = Language(seed)
    written = article = 0
    with open(path, "w", encoding="utf-8") as out:
        while written < passages:
            for words in language.article():
                if written < passages:
                    out.write(f"{article}\t{' '.join(words)}\n")
                    written += 1
            article += 1
