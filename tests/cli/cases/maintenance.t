$ fundstelle index --index ix articles news.jsonl > /dev/null
$ fundstelle info --index ix | grep -E '^(articles|passages|bytes|format version|fingerprint)'
$ fundstelle info --index ix --format json | python3 -c 'import json,sys; r=json.load(sys.stdin); print(r["version"], r["articles"], sorted(r))'
$ fundstelle check --index ix
$ fundstelle remove --index ix n1 nobody
$ fundstelle remove --index ix n1
$ fundstelle search --index ix Pegel
$ fundstelle info --index ix | head -1
$ fundstelle check --index ix
$ fundstelle index --index ix news.jsonl
