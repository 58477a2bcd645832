"""SQLite FTS5, tokenizer unicode61, bm25() as ranking, the query's words joined by OR."""

import os
import re
import sqlite3

from passages import read_passages


def match_expression(text):
    """Every word quoted, so that no character of a query is read as FTS5 syntax."""
    return " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))


def best_articles(database, expression, depth):
    limit = 4 * depth
    while True:
        rows = database.execute(
            "SELECT article, score FROM (SELECT rowid AS passage, bm25(body) AS score FROM body"
            " WHERE body MATCH ? ORDER BY score LIMIT ?) JOIN origin USING (passage)"
            " ORDER BY score", (expression, limit)).fetchall()
        best = {}
        for article, score in rows:
            if len(best) < depth:
                best.setdefault(article, -score)  # bm25() is the smaller the better
        if len(best) == depth or len(rows) < limit:
            return best
        limit *= 4


def write_run(passages, queries, index, run, depth):
    if os.path.exists(index):
        os.remove(index)
    database = sqlite3.connect(index)
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    database.execute("CREATE VIRTUAL TABLE body USING fts5(text, content='', tokenize=unicode61)")
    database.execute("CREATE TABLE origin (passage INTEGER PRIMARY KEY, article TEXT)")
    for passage, (article, text) in enumerate(read_passages(passages), 1):
        database.execute("INSERT INTO body (rowid, text) VALUES (?, ?)", (passage, text))
        database.execute("INSERT INTO origin VALUES (?, ?)", (passage, article))
    database.commit()
    with open(run + ".new", "w", encoding="utf-8") as out:
        for query, text in queries:
            expression = match_expression(text)
            hits = best_articles(database, expression, depth) if expression else {}
            for rank, (article, score) in enumerate(hits.items(), 1):
                out.write(f"{query} Q0 {article} {rank} {score:.9g} fts5\n")
    os.replace(run + ".new", run)
    database.close()
