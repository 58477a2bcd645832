"""Cuts a judged collection into passages.tsv, the one text that every peer indexes.

passages.tsv holds one passage a line: article id, ordinal, title, text (tab-separated; tabs and
line ends inside a column become spaces).

The cutter is the hook: `write_passages(collection, path, cutter)` takes any function from an
article (a dict with id, title, text) to an iterable of passage texts. `built_in_cutter` below
stands in while no program gives the passages; fundstelle.py has the other one.
"""

import gzip
import json
import os
import re

MIN_WORDS = 40
MAX_WORDS = 120

# A sentence ends at . ! ? or … with optional closing quotes or brackets, before white space and
# something that can begin a sentence.
SENTENCE_END = re.compile(r"[.!?…]+[\"“”‘’»«)\]]*(?=\s+[\"„“‚»«(\[]*[A-ZÄÖÜ0-9–-])")
# What precedes a full stop that ends no sentence: a number (10. Januar), one letter (z. B.), or
# one of these.
NO_END = re.compile(r"(?:^|[\s(„\"])(?:\d{1,4}|\w|Dr|Prof|Nr|Abs|Art|Bd|Drs|Mio|Mrd|St|Hr|Fr|bzw"
                    r"|ca|etc|evtl|ggf|inkl|sog|usw|vgl|Parl|Ratsdok|endg|Kap|Tit)\.$")


def articles(collection):
    """Yields the articles of a collection folder (corpus.jsonl.gz or corpus.jsonl)."""
    packed = os.path.join(collection, "corpus.jsonl.gz")
    plain = os.path.join(collection, "corpus.jsonl")
    opener, path = (gzip.open, packed) if os.path.exists(packed) else (open, plain)
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def sentences(paragraph):
    begin = 0
    for match in SENTENCE_END.finditer(paragraph):
        if NO_END.search(paragraph[begin:match.end()]):
            continue
        yield paragraph[begin:match.end()].strip()
        begin = match.end()
    rest = paragraph[begin:].strip()
    if rest:
        yield rest


def built_in_cutter(article):
    """Whole sentences, 40 to 120 words; a paragraph's end closes a passage that is long enough."""
    passages, current = [], []

    def close():
        if current:
            passages.append(current[:])
            current.clear()

    for paragraph in re.split(r"\n\s*\n|\n", article.get("text") or ""):
        for sentence in sentences(paragraph):
            words = sentence.split()
            if len(current) + len(words) > MAX_WORDS:
                close()
            while len(words) > MAX_WORDS:
                passages.append(words[:MAX_WORDS])
                words = words[MAX_WORDS:]
            current.extend(words)
        if len(current) >= MIN_WORDS:
            close()
    if passages and current and len(current) < MIN_WORDS \
            and len(passages[-1]) + len(current) <= MAX_WORDS:
        passages[-1].extend(current)
        current.clear()
    close()
    return [" ".join(words) for words in passages] or [""]


def one_line(text):
    return re.sub(r"\s+", " ", text or "").strip()


def write_passages(collection, path, cutter=built_in_cutter):
    """Writes passages.tsv and returns (articles, passages)."""
    article_count = passage_count = 0
    with open(path + ".new", "w", encoding="utf-8") as out:
        for article in articles(collection):
            article_count += 1
            title = one_line(article.get("title"))
            for ordinal, text in enumerate(cutter(article)):
                passage_count += 1
                out.write(f"{article['id']}\t{ordinal}\t{title}\t{one_line(text)}\n")
    os.replace(path + ".new", path)
    return article_count, passage_count


def read_passages(path):
    """Yields (article id, text as the peers index it): the title stands before every passage."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            article, _, title, text = line.rstrip("\n").split("\t")
            yield article, f"{title}. {text}" if title else text


def read_queries(collection):
    with open(os.path.join(collection, "queries.jsonl"), encoding="utf-8") as lines:
        return [(query["id"], query["text"]) for query in map(json.loads, lines)]
