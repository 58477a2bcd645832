$ head -c 0 /dev/null > news.jsonl
$ for o in Flussbote Deichbote Hafenbote; do printf '{"id":"%s","title":"Schleuse im Norden gesperrt","source":"%s","date":"2024-05-13","text":"Die Schleuse im Norden des Kanals bleibt nach einem Schaden am Tor bis zum Herbst gesperrt. Schiffe müssen einen Umweg von drei Tagen nehmen, teilte die Verwaltung der Wasserstraßen am Montag mit. Reeder sprechen von hohen Kosten und verlangen Hilfe vom Land. Der %s hatte zuerst berichtet."}\n' $o $o $o >> news.jsonl; done
$ fundstelle index --index ix news.jsonl | head -2
| read               3  <bytes> in <time>
| indexed            3
# One report carried by three outlets is one hit.
$ fundstelle search --index ix --passages 0 Schleuse
|  1  [Schleuse] im Norden gesperrt <score>
|     Deichbote · 2024-05-13 · Deichbote
|     +2 gleichlautend (Flussbote, Hafenbote)
|
| 3 Artikel, 1 gezeigt, <time>
$ fundstelle search --index ix --passages 0 --duplicates hide Schleuse
|  1  [Schleuse] im Norden gesperrt <score>
|     Deichbote · 2024-05-13 · Deichbote
|
| 3 Artikel, 1 gezeigt, <time>
$ fundstelle search --index ix --passages 0 --duplicates show Schleuse
|  1  [Schleuse] im Norden gesperrt <score>
|     Deichbote · 2024-05-13 · Deichbote
|
|  2  [Schleuse] im Norden gesperrt <score>
|     Flussbote · 2024-05-13 · Flussbote
|
|  3  [Schleuse] im Norden gesperrt <score>
|     Hafenbote · 2024-05-13 · Hafenbote
|
| 3 Artikel, <time>
$ fundstelle search --index ix --passages 0 --format json Schleuse | grep -o '"duplicate.*"Hafenbote"\]'
| "duplicates":["Flussbote","Hafenbote"],"duplicate_sources":["Flussbote","Hafenbote"]
