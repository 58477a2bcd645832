"""trec_eval's measures over TREC runs, for one table.

Definitions as in trec_eval 9: a run is ordered by score, ties by the greater document name (the
rank column is ignored); nDCG has gain = grade and discount log2(rank + 1); an average is taken
over all queries that have at least one relevant article, and a query without results counts 0.
"""

import math
from collections import defaultdict

NAMES = ("nDCG@10", "MRR", "MAP", "P@10", "Recall@100", "success@1")


def read_qrels(path):
    """query -> {article: grade}; three columns (query, article, grade) or trec_eval's four."""
    grades = defaultdict(dict)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            columns = line.split()
            if columns:
                grades[columns[0]][columns[-2]] = int(columns[-1])
    return grades


def read_run(path):
    """query -> article ids, best first."""
    scored = defaultdict(list)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            query, _, article, _, score, _ = line.split()
            scored[query].append((float(score), article))
    return {query: [article for _, article in sorted(hits, reverse=True)]
            for query, hits in scored.items()}


def dcg(gains):
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains))


def of_query(ranking, grades):
    """The six measures of one query, in the order of NAMES."""
    relevant = {article for article, grade in grades.items() if grade > 0}
    ideal = dcg(sorted((g for g in grades.values() if g > 0), reverse=True)[:10])
    gained = dcg(max(0, grades.get(article, 0)) for article in ranking[:10])
    found, precision_sum, first = 0, 0.0, 0
    for rank, article in enumerate(ranking, 1):
        if article in relevant:
            found += 1
            precision_sum += found / rank
            first = first or rank
    return (gained / ideal,
            1 / first if first else 0.0,
            precision_sum / len(relevant),
            sum(article in relevant for article in ranking[:10]) / 10,
            sum(article in relevant for article in ranking[:100]) / len(relevant),
            1.0 if first == 1 else 0.0)


def evaluate(run, qrels):
    """(means by NAMES, {query: measures}) over the queries with a relevant article."""
    by_query = {query: of_query(run.get(query, []), grades)
                for query, grades in qrels.items() if any(g > 0 for g in grades.values())}
    means = tuple(sum(values[i] for values in by_query.values()) / len(by_query)
                  for i in range(len(NAMES)))
    return means, by_query
