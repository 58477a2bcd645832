$ fundstelle index --index ix articles news.jsonl > /dev/null
$ fundstelle search --index ix --queries queries.jsonl --format trec
$ fundstelle search --index ix --queries queries.jsonl --format json --passages 0 | python3 -c 'import json,sys; [print(r["id"], r["total"], [h["article"]["id"] for h in r["hits"]]) for r in map(json.loads, sys.stdin)]'
$ fundstelle search --index ix --queries queries.jsonl --limit 1 --passages 1
$ fundstelle search --index ix --format trec --queries - < queries.jsonl | wc -l
# Broken lines are named; the others are answered.
$ printf '{"id": "a", "text": "Elbe"}\nno json\n{"id": "b"}\n[1]\n\n{"id": "c", "text": "Finale"}\n' > broken.jsonl
$ fundstelle search --index ix --queries broken.jsonl --format trec
$ fundstelle search --index ix --queries missing.jsonl
$ fundstelle search --index ix --queries queries.jsonl Elbe
