$ fundstelle extract news.jsonl | head -1
| {"version":1,"id":"n1","title":"Pegel der Elbe steigt","kicker":"","teaser":"","authors":[],"date":"2024-05-13","source":"Flussbote","section":"","url":"https://flussbote.example/pegel","agencies":[],"place":"","path":"news.jsonl","blocks":[{"kind":"paragraph","text":"Nach dem Dauerregen steigt der Pegel der Elbe schneller als erwartet. In Dresden gilt seit dem Morgen die zweite Alarmstufe, und die Stadt lässt an den tiefsten Stellen mobile Wände aufstellen.","begin":143,"end":338,"reason":""},{"kind":"paragraph","text":"Die Schifffahrt auf dem Oberlauf ist eingestellt. Ein Sprecher des Amtes rechnet damit, dass der Scheitel am Mittwoch erreicht wird und das Wasser danach langsam zurückgeht.","begin":342,"end":516,"reason":""}],"passages":[{"heading":"","text":"Nach dem Dauerregen steigt der Pegel der Elbe schneller als erwartet. In Dresden gilt seit dem Morgen die zweite Alarmstufe, und die Stadt lässt an den tiefsten Stellen mobile Wände aufstellen.\nDie Schifffahrt auf dem Oberlauf ist eingestellt. Ein Sprecher des Amtes rechnet damit, dass der Scheitel am Mittwoch erreicht wird und das Wasser danach langsam zurückgeht."}],"provenance":[{"field":"title","origin":"record","confidence":1.0},{"field":"date","origin":"record","confidence":1.0},{"field":"source","origin":"record","confidence":1.0},{"field":"url","origin":"record","confidence":1.0}]}
$ fundstelle extract articles news.jsonl | python3 -c 'import json,sys; [print(a["id"], a["title"], len(a["passages"])) for a in map(json.loads, sys.stdin)]'
| alliance Streit über die Nato-Osterweiterung 1
| truce Waffenruhe für dreißig Tage vereinbart 2
| n1 Pegel der Elbe steigt 1
| n2 Verband fordert Tempo beim Hochwasserschutz 1
| n3 Handballerinnen im Finale 1
$ fundstelle extract articles/truce.txt | python3 -c 'import json,sys; [print(b["kind"], b["begin"], b["end"], b["text"][:30], b["reason"]) for b in json.load(sys.stdin)["blocks"]]'
| boilerplate 0 40 Waffenruhe für dreißig Tage ve before the article
| title 46 105 Gespräche in Genf:Waffenruhe f
| boilerplate 111 112 | no words
| teaser 118 254 Nach drei Verhandlungstagen ha
| caption 260 326 Delegierte verlassen am Abend
| credit 331 342 Quelle: dpa
| paragraph 348 678 Die Unterhändler haben sich in
| subheading 684 727 Strittig bleibt der Status der
| paragraph 733 1021 Über die Verwaltung der Grenzs
$ fundstelle extract missing.txt news.jsonl | wc -l
| 3
! fundstelle: cannot read missing.txt: No such file or directory
? 2
$ echo '{"id": 7' | fundstelle extract --format jsonl -
! fundstelle: standard input, line 1, byte 10 of the record: broken JSON; mend or remove the record, one object a record is expected
? 2
