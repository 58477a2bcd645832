"""Fundstelle's side of the quality comparison: the passages it cuts, and its runs.

Both functions speak to the command alone, as any user would. They are the hook: what the command
says differently changes here and nowhere else.
"""

import json
import os
import subprocess

from passages import articles

# The rows of the table: name, and the options of `fundstelle search` that make the configuration.
# The command's shipped defaults come last. Add rows as the options come to exist.
CONFIGURATIONS = (
    ("Fundstelle", ()),
)


def corpus_lines(collection, work):
    """The collection's articles as an unpacked JSON Lines file, which every command reads."""
    path = os.path.join(work, "corpus.jsonl")
    if not os.path.exists(path):
        with open(path + ".new", "w", encoding="utf-8") as out:
            for article in articles(collection):
                out.write(json.dumps(article, ensure_ascii=False) + "\n")
        os.replace(path + ".new", path)
    return path


def cutter(binary, collection, work):
    """A cutter for passages.write_passages that answers with the passages of `fundstelle extract`.

    Reads from each line of its output: id, and the text of each passage of each block.
    """
    extracted = subprocess.run([binary, "extract", corpus_lines(collection, work)], check=True,
                               stdout=subprocess.PIPE, text=True).stdout
    cut = {}
    for line in extracted.splitlines():
        article = json.loads(line)
        texts = [passage["text"] if isinstance(passage, dict) else passage
                 for block in article["blocks"] for passage in block.get("passages", ())]
        cut[article["id"]] = texts or [""]
    return lambda article: cut.get(article["id"], [""])


def runs(binary, collection, work, depth):
    """Yields (name, path of a TREC run) for each configuration; keeps the index and the runs."""
    index = os.path.join(work, "fundstelle-index")
    if not os.path.isdir(index):
        subprocess.run(["nice", "-n", "10", binary, "index", "--index", index,
                        corpus_lines(collection, work)], check=True, stdout=subprocess.DEVNULL)
    queries = os.path.join(collection, "queries.jsonl")
    for number, (name, options) in enumerate(CONFIGURATIONS):
        run = os.path.join(work, f"fundstelle-{number}.run")
        # Never reused: the program changes between two calls, and a run takes seconds.
        with open(run, "w", encoding="utf-8") as out:
            subprocess.run(["nice", "-n", "10", binary, "search", "--index", index, "--queries",
                            queries, "--format", "trec", "--limit", str(depth), *options],
                           check=True, stdout=out)
        yield name, run
