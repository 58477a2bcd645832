"""Draws queries from a tokens file: every query has at least one passage that answers it.

Three kinds: one to four content words of one passage; two content words that stand side by side
(half of them the passage's most common pair, as people look for standing phrases); questions of
five to eight words in a row, function words included. Content words are those outside the hundred
most frequent ones (generated text has no stop word list). Same file, same seed, same queries;
their order is random, so the first N are a fair sample.
"""

import random
from collections import Counter
from functools import partial

COUNT = 1000
HEAD = 100
# How often queries have 1, 2, 3, 4 words.
LENGTHS = (30, 35, 20, 15)


def lines_of(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t", 1)[1].split()


def reservoir(path, rng, size):
    """A random sample of the passages and the HEAD most frequent words, in one reading."""
    sample, frequencies = [], Counter()
    for number, words in enumerate(lines_of(path)):
        frequencies.update(words)
        if len(sample) < size:
            sample.append(words)
        else:
            place = rng.randrange(number + 1)
            if place < size:
                sample[place] = words
    rng.shuffle(sample)
    return sample, {word for word, _ in frequencies.most_common(HEAD)}


def word_query(rng, words, head):
    content = sorted({word for word in words if word not in head})
    length = rng.choices((1, 2, 3, 4), LENGTHS)[0]
    return rng.sample(content, length) if len(content) >= length else None


def phrase_query(rng, words, head, common):
    pairs = [pair for pair in zip(words, words[1:])
             if pair[0] != pair[1] and not head.intersection(pair)]
    if not pairs:
        return None
    return max(pairs, key=lambda pair: common[pair]) if rng.random() < 0.5 else rng.choice(pairs)


def long_query(rng, words, head):
    length = rng.randint(5, 8)
    if len(words) < length:
        return None
    begin = rng.randrange(len(words) - length + 1)
    window = words[begin:begin + length]
    # No word twice: engines differ in what a repeated query word means.
    enough = len(set(window)) == length and sum(word not in head for word in window) >= 2
    return window if enough else None


def write_queries(tokens, seed, paths):
    """Fills the three files `paths` = (words, phrases, long)."""
    rng = random.Random(seed)
    sample, head = reservoir(tokens, rng, 20 * COUNT)
    common = Counter(pair for words in sample for pair in zip(words, words[1:]))
    kinds = (word_query, partial(phrase_query, common=common), long_query)
    for path, draw in zip(paths, kinds):
        queries = []
        for words in sample:
            query = draw(rng, words, head)
            if query:
                queries.append(" ".join(query))
            if len(queries) == COUNT:
                break
        rng.shuffle(sample)
        with open(path, "w", encoding="utf-8") as out:
            out.writelines(query + "\n" for query in queries)
