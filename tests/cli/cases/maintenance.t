$ fundstelle index --index ix articles news.jsonl > /dev/null
$ fundstelle info --index ix | grep -E '^(articles|passages|bytes|format version|fingerprint)'
| articles        5
| passages        6
| bytes           <bytes>
| format version  3
| fingerprint     <fingerprint>
$ fundstelle info --index ix --format json | python3 -c 'import json,sys; r=json.load(sys.stdin); print(r["version"], r["articles"], sorted(r))'
| 1 5 ['articles', 'bytes', 'fingerprint', 'format_version', 'notes', 'passages', 'settings', 'terms', 'version', 'words']
$ fundstelle check --index ix
| 5 articles, 6 passages, 0 problems
$ fundstelle remove --index ix n1 nobody
| removed 1
! fundstelle: no article with the id "nobody" in ix
$ fundstelle remove --index ix n1
| removed 0
! fundstelle: no article with the id "n1" in ix
? 1
$ fundstelle search --index ix Pegel
| 0 Artikel, <time>
? 1
$ fundstelle info --index ix | head -1
| articles        4
$ fundstelle check --index ix
| 4 articles, 5 passages, 0 problems
$ fundstelle index --index ix news.jsonl
| read               3  <bytes> in <time>
| indexed            1
| unchanged          2
| replaced           0
| failed             0
$ fundstelle seal --index ix
| sealed 5 articles
$ fundstelle search --index ix --format trec Pegel
| 1 Q0 n1 1 <score> fundstelle
$ fundstelle check --index ix
| 5 articles, 6 passages, 0 problems
$ fundstelle seal --index nowhere
! fundstelle: there is no index at 'nowhere' (no fundstelle.json); create one with 'fundstelle index --index nowhere PATH'
? 2
