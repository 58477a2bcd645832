"""Fundstelle's side of the quality comparison: the passages it cuts, and its runs.

Both functions speak to the command alone, as any user would. They are the hook: what the command
says differently changes here and nowhere else.
"""

import json
import os
import shutil
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

    Reads from each line of its output: id, and the text of each passage.
    """
    extracted = subprocess.run([binary, "extract", corpus_lines(collection, work)], check=True,
                               stdout=subprocess.PIPE, text=True).stdout
    cut = {}
    for line in filter(None, extracted.split("\n")):
        article = json.loads(line)
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
    queries = os.path.join(collection, "queries.jsonl")
    for number, (name, options) in enumerate(CONFIGURATIONS):
        run = os.path.join(work, f"fundstelle-{number}.run")
        # Every article counts in the judgements, so none is folded into its like.
        with open(run, "w", encoding="utf-8") as out:
            subprocess.run(["nice", "-n", "10", binary, "search", "--index", index, "--queries",
                            queries, "--format", "trec", "--limit", str(depth), "--duplicates",
                            "show", *options], check=True, stdout=out)
        yield name, run
