"""Fundstelle's side of the quality comparison: articles it reads, passages it cuts, and its runs.

All of it speaks to the command alone, as any user would. This is the hook: what the command says
differently changes here and nowhere else.
"""

import json
import os
import shutil
import subprocess

from passages import articles

# The ingredients of the ranking in the order in which the rows of the table take them in, and the
# options of `fundstelle eval` that leave each one out. An ingredient that comes to exist is
# added here; what is in no line is at work in every row.
INGREDIENTS = (
    ("stems only", ()),
    ("+ parts", ("--set", "part_weight=0")),
    ("+ cover", ("--set", "cover_exponent=0")),
    # One copy of the title stays before each passage, as it does for the peers.
    ("+ article and title", ("--set", "article_weight=0", "--set", "title_weight=0",
                             "--set", "title_copies=1")),
    ("+ word families", ("--set", "family_weight=0")),
    ("+ synonyms", ("--no-synonyms",)),
    ("everything", ("--set", "rerank_depth=0")),  # the second look at the best articles
)


def configurations():
    """The rows of the table: (name, options); the last one is what is shipped."""
    for number, (name, _) in enumerate(INGREDIENTS):
        left_out = [option for _, options in INGREDIENTS[number + 1:] for option in options]
        yield "Fundstelle: " + name, left_out


def raw_articles(collection):
    """The folder of the collection's articles if they are files of raw text, otherwise None."""
    folder = os.path.join(collection, "articles")
    return folder if os.path.isdir(folder) else None


def extract(binary, source):
    """The articles below `source` as `fundstelle extract` understands them."""
    extracted = subprocess.run([binary, "extract", source], check=True, stdout=subprocess.PIPE,
                               text=True).stdout
    return map(json.loads, filter(None, extracted.split("\n")))


def converted(binary, collection, work):
    """A collection of raw articles as one of JSON Lines, so that the peers get the cleaned text."""
    folder = os.path.join(work, "collection")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "corpus.jsonl"), "w", encoding="utf-8") as out:
        for article in extract(binary, raw_articles(collection)):
            text = "\n\n".join(passage["text"] for passage in article["passages"])
            out.write(json.dumps({"id": article["id"], "title": article["title"], "text": text},
                                 ensure_ascii=False) + "\n")
    return folder


def corpus_lines(collection, work):
    """What `fundstelle index` is given: an unpacked JSON Lines file, or the raw articles."""
    if raw_articles(collection):
        return raw_articles(collection)
    path = os.path.join(work, "corpus.jsonl")
    if not os.path.exists(path):
        with open(path + ".new", "w", encoding="utf-8") as out:
            for article in articles(collection):
                out.write(json.dumps(article, ensure_ascii=False) + "\n")
        os.replace(path + ".new", path)
    return path


def cutter(binary, collection, work):
    """A cutter for passages.write_passages that answers with the passages of `fundstelle extract`.

    Reads from each line of its output: id, and the text of each passage.
    """
    cut = {}
    for article in extract(binary, corpus_lines(collection, work)):
        cut[article["id"]] = [passage["text"] for passage in article["passages"]] or [""]
    return lambda article: cut.get(article["id"], [""])


def usable(binary, index):
    if os.path.getmtime(index) < os.path.getmtime(binary):
        return False
    return subprocess.run([binary, "info", "--index", index], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL).returncode == 0


def runs(binary, collection, work, depth):
    """Yields (name, path of a TREC run) for each configuration.

    The index is kept while the program is the same and accepts it; runs are always made anew.
    """
    index = os.path.join(work, "fundstelle-index")
    if os.path.isdir(index) and not usable(binary, index):
        shutil.rmtree(index)
    if not os.path.isdir(index):
        subprocess.run(["nice", "-n", "10", binary, "index", "--index", index,
                        corpus_lines(collection, work)], check=True, stdout=subprocess.DEVNULL)
    for number, (name, options) in enumerate(configurations()):
        run = os.path.join(work, f"fundstelle-{number}.run")
        # It measures too, but the measures of the table are the same code for all peers.
        subprocess.run(["nice", "-n", "10", binary, "eval", "--index", index,
                        "--queries", os.path.join(collection, "queries.jsonl"),
                        "--qrels", os.path.join(collection, "qrels.tsv"),
                        "--limit", str(depth), "--save-run", run, *options],
                       check=True, stdout=subprocess.DEVNULL)
        yield name, run
