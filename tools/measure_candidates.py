#!/usr/bin/python3
"""How deep the plain way must look: its best articles beside those of the exhaustive ranking.

    tools/measure_candidates.py --fundstelle COMMAND [--limit N] INDEX=TOPICS…

The plain way lets Xapian propose `candidates` articles and scores these; the sealed way is exact
(its tests compare it with the exhaustive scan). For each depth: the share of the exact best N that
the plain way has among its own, the topics whose lists are the same in the same order, and the
milliseconds a topic takes, reading the index's answer as a TREC run included. Without the second
look, which reorders both alike.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import time

DEPTHS = (200, 400, 800, 1600, 3200, 6400)


def run(command, index, topics, limit, *more):
    """topic -> article ids in order, and the seconds it took."""
    began = time.monotonic()
    text = subprocess.run(
        [command, "search", "--index", index, "--queries", topics, "--format", "trec",
         "--limit", str(limit), "--duplicates", "show", "--set", "rerank_depth=0", *more],
        check=True, capture_output=True, text=True).stdout
    seconds = time.monotonic() - began
    answers = collections.defaultdict(list)
    for line in text.splitlines():
        topic, _, article, *_ = line.split()
        answers[topic].append(article)
    return answers, seconds


def measure(command, index, topics, limit):
    count = sum(1 for line in open(topics, encoding="utf-8") if json.loads(line))
    exact, seconds = run(command, index, topics, limit)
    print(f"{pathlib.Path(index).name}: {count} topics; exact {1000 * seconds / count:.1f} ms")
    for depth in (d for d in DEPTHS if d >= 2 * limit):
        plain, seconds = run(command, index, topics, limit, "--plain", "--set",
                             f"candidates={depth}")
        shares = [len(set(plain[t]) & set(ids)) / len(ids) for t, ids in exact.items()]
        first = [plain[t][:10] == ids[:10] for t, ids in exact.items()]
        same = [plain[t] == ids for t, ids in exact.items()]
        print(f"  depth {depth:5}: {100 * sum(shares) / len(shares):7.3f} % of the best {limit},"
              f" same order in {100 * sum(same) / len(same):5.1f} % of topics, same top 10 in"
              f" {100 * sum(first) / len(first):5.1f} %; {1000 * seconds / count:.1f} ms",
              flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--fundstelle", default="fundstelle", metavar="COMMAND")
    parser.add_argument("--limit", type=int, default=100)
    parser.add_argument("archives", nargs="+", metavar="INDEX=TOPICS")
    arguments = parser.parse_args()
    for archive in arguments.archives:
        index, topics = archive.split("=", 1)
        measure(arguments.fundstelle, index, topics, arguments.limit)


if __name__ == "__main__":
    main()
