$ fundstelle index --index ix articles news.jsonl > /dev/null
$ fundstelle suggest --index ix --limit 1 Waffenrhue Alarmstuffe
| Waffenrhue
|     Waffenruhe (1 Artikel) <score>
| Alarmstuffe
|     Alarmstufe (1 Artikel) <score>
$ fundstelle suggest --index ix --limit 1 --format jsonl Waffenrhue | python3 -c 'import json,sys; r=json.load(sys.stdin); print(r["version"], r["text"], [(s["text"], s["articles"], round(s["distance"], 2)) for s in r["suggestions"]])'
| 1 Waffenrhue [('Waffenruhe', 1, 0.8)]
$ printf 'Pegle\n\nxyzzyxyzzy\n' | fundstelle suggest --index ix --lines --limit 1 | python3 -c 'import json,sys; [print(r["text"], [s["text"] for s in r["suggestions"]]) for r in map(json.loads, sys.stdin)]'
| Pegle ['Pegel']
|  []
| xyzzyxyzzy []
$ fundstelle suggest --index ix xyzzyxyzzy
| xyzzyxyzzy
? 1
$ fundstelle suggest --index ix
! fundstelle: no word given; write one, or --lines
? 2
# A search corrects only words that the archive does not have, and answers what was asked.
$ fundstelle search --index ix --limit 1 Waffenrhue
| Meinten Sie: Waffenruhe (1 Artikel)
| 0 Artikel, <time>
? 1
$ fundstelle search --index ix --format json Waffenrhue | python3 -c 'import json,sys; print(json.load(sys.stdin)["suggestions"])'
| [{'query': 'Waffenruhe', 'articles': 1}]
? 1
# Without the word forms searching goes on and says what is missing.
$ rm ix/vocabulary; fundstelle info --index ix | grep ^note | cut -c1-60
| note            the file 'vocabulary' is missing; searches o
$ fundstelle seal --index ix; fundstelle check --index ix
| sealed 5 articles
| 5 articles, 6 passages, 0 problems
