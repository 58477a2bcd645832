$ fundstelle index --index ix articles news.jsonl > /dev/null
$ fundstelle search --index ix --queries queries.jsonl --format trec
| q1 Q0 n1 1 <score> fundstelle
| q1 Q0 n2 2 <score> fundstelle
| 2 Q0 alliance 1 <score> fundstelle
$ fundstelle search --index ix --queries queries.jsonl --format json --passages 0 | python3 -c 'import json,sys; [print(r["id"], r["total"], [h["article"]["id"] for h in r["hits"]]) for r in map(json.loads, sys.stdin)]'
| q1 2 ['n1', 'n2']
| 2 1 ['alliance']
| q3 0 []
$ fundstelle search --index ix --queries queries.jsonl --limit 1 --passages 1
| q1 Elbe Pegel
|
|  1  [Pegel] der [Elbe] steigt <score>
|     Flussbote · 2024-05-13 · n1
|     #0   Nach dem Dauerregen steigt der [Pegel] der [Elbe] schneller <score>
|          als erwartet. In Dresden gilt seit dem Morgen die zweite
|          Alarmstufe, und die Stadt lässt an den tiefsten Stellen
|          mobile Wände aufstellen. Die Schifffahrt auf dem Oberlauf ist …
|
| 2 Artikel, 1 gezeigt, <time>
|
| 2 Nato-Osterweiterung
|
|  1  Streit über die [Nato-Osterweiterung] <score>
|     alliance
|     #0   Im Bündnis wird über die Aufnahme weiterer Staaten <score>
|          gestritten. Die Außenminister beraten in Brüssel. Die Debatte
|          über die [Nato-Osterweiterung] beschäftigt die Außenminister
|          des Bündnisses in dieser Woche in Brüssel. Mehrere …
|
| 1 Artikel, <time>
|
| q3 Xylophonorchester
|
| 0 Artikel, <time>
|
$ fundstelle search --index ix --format trec --queries - < queries.jsonl | wc -l
| 3
# Broken lines are named; the others are answered.
$ printf '{"id": "a", "text": "Elbe"}\nno json\n{"id": "b"}\n[1]\n\n{"id": "c", "text": "Finale"}\n' > broken.jsonl
$ fundstelle search --index ix --queries broken.jsonl --format trec
| a Q0 n1 1 <score> fundstelle
| a Q0 n2 2 <score> fundstelle
| c Q0 n3 1 <score> fundstelle
! fundstelle: broken.jsonl, line 2: not valid JSON; a query is {"id": …, "text": …}
! fundstelle: broken.jsonl, line 3: no field "text" with a string; a query is {"id": …, "text": …}
! fundstelle: broken.jsonl, line 4: not a JSON object; a query is {"id": …, "text": …}
? 2
$ fundstelle search --index ix --queries missing.jsonl
! fundstelle: cannot read missing.jsonl: No such file or directory
? 2
$ fundstelle search --index ix --queries queries.jsonl Elbe
! fundstelle: give either a query or --queries, not both
? 2
# Near each other, in one sentence, and so many of the words.
$ fundstelle search --index ix --format trec 'Pegel NEAR/1 Elbe'
| 1 Q0 n1 1 <score> fundstelle
$ fundstelle search --index ix --format trec '"Elbe Pegel"~0'
? 1
$ fundstelle search --index ix --format trec '"Alarmstufe Dresden"~satz'
| 1 Q0 n1 1 <score> fundstelle
$ fundstelle search --index ix --format trec 'Sprecher NAHE/satz Dresden'
? 1
$ fundstelle search --index ix --format trec 'Elbe -Pegel NEAR/1 Elbe'
| 1 Q0 n2 1 <score> fundstelle
$ fundstelle search --index ix --format trec 'min:2 Elbe Pegel Finale'
| 1 Q0 n1 1 <score> fundstelle
$ fundstelle search --index ix --format trec --min-match 100% Elbe Pegel Finale
? 1
$ fundstelle search --index ix --format trec --min-match 100% min:1 Pegel Finale
| 1 Q0 n3 1 <score> fundstelle
| 1 Q0 n1 2 <score> fundstelle
$ fundstelle search --index ix --passages 0 --explain --limit 1 '"Pegel der Elbe"~3 Dresden min:50%'
| query near/3(Pegel | der | Elbe) word(Dresden) min(50%)
|     der: function word, left out
|     Pegel: 1 article; also Pegel (inflected 1.00, 1 article)
|     Elbe: 2 articles; also Elbe (inflected 1.00, 2 articles)
|     Dresden: 1 article; also Dresden (inflected 1.00, 1 article)
|
|  1  [Pegel] der [Elbe] steigt <score>
|     Flussbote · 2024-05-13 · n1
|     score <score> = passage <score> (cover 1.00) + article <score> + title <score> +
|     exact form <score> + together 0.000 + grams <score> + feedback <score>
|
| 1 Artikel, <time>
$ fundstelle search --index ix --min-match viele Elbe
! fundstelle: --min-match: a number of words or a share is needed: 2 or 60%; see fundstelle search --help
? 2
$ fundstelle search --index ix --format trec 'Pegel NEAR/3'
| 1 Q0 n1 1 <score> fundstelle
! fundstelle: query, byte 6: no word or phrase stands after it; ignored
