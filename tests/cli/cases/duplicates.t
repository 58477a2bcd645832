$ head -c 0 /dev/null > news.jsonl
$ for o in Flussbote Deichbote Hafenbote; do printf '{"id":"%s","title":"Schleuse im Norden gesperrt","source":"%s","date":"2024-05-13","text":"Die Schleuse im Norden des Kanals bleibt nach einem Schaden am Tor bis zum Herbst gesperrt. Schiffe müssen einen Umweg von drei Tagen nehmen, teilte die Verwaltung der Wasserstraßen am Montag mit. Reeder sprechen von hohen Kosten und verlangen Hilfe vom Land. Der %s hatte zuerst berichtet."}\n' $o $o $o >> news.jsonl; done
$ fundstelle index --index ix news.jsonl | head -2
# One report carried by three outlets is one hit.
$ fundstelle search --index ix --passages 0 Schleuse
$ fundstelle search --index ix --passages 0 --duplicates hide Schleuse
$ fundstelle search --index ix --passages 0 --duplicates show Schleuse
$ fundstelle search --index ix --passages 0 --format json Schleuse | grep -o '"duplicate.*"Hafenbote"\]'
