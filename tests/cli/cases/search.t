$ fundstelle index --index ix articles news.jsonl > /dev/null
# Ranked passages, grouped by article, marks in brackets where there is no colour.
$ fundstelle search --index ix Elbe
|  1  Pegel der [Elbe] steigt <score>
|     Flussbote · 2024-05-13 · n1
|     #0   Nach dem Dauerregen steigt der Pegel der [Elbe] schneller als <score>
|          erwartet. In Dresden gilt seit dem Morgen die zweite
|          Alarmstufe, und die Stadt lässt an den tiefsten Stellen
|          mobile Wände aufstellen. Die Schifffahrt auf dem Oberlauf ist …
|
|  2  Verband fordert Tempo beim Hochwasserschutz <score>
|     Flussbote · 2024-06-01 · n2
|     #0   Der Verband der Gemeinden verlangt mehr Geld für Deiche und <score>
|          Rückhaltebecken. Seit dem letzten Hochwasser an der [Elbe]
|          seien von zwanzig geplanten Becken erst sieben gebaut, und in
|          vielen Orten fehle es an Fachleuten für die Planung.
|
| 2 Artikel, <time>
$ fundstelle search --index ix --limit 1 --passages 1 --full Elbe
|  1  Pegel der [Elbe] steigt <score>
|     Flussbote · 2024-05-13 · n1
|     #0   Nach dem Dauerregen steigt der Pegel der [Elbe] schneller als <score>
|          erwartet. In Dresden gilt seit dem Morgen die zweite
|          Alarmstufe, und die Stadt lässt an den tiefsten Stellen mobile
|          Wände aufstellen. Die Schifffahrt auf dem Oberlauf ist
|          eingestellt. Ein Sprecher des Amtes rechnet damit, dass der
|          Scheitel am Mittwoch erreicht wird und das Wasser danach
|          langsam zurückgeht.
|
| 2 Artikel, 1 gezeigt, <time>
$ fundstelle search --index ix --passages 1 Waffenruhen
|  1  [Waffenruhe] für dreißig Tage vereinbart <score>
|     truce
|     #0   … Seiten auf eine befristete [Waffenruhe] geeinigt. Sie soll <score>
|          am Montag um Mitternacht beginnen. Die Unterhändler haben
|          sich in Genf auf eine [Waffenruhe] von dreißig Tagen
|          verständigt. Das Abkommen sieht vor, dass schwere [Waffen] …
|
| 1 Artikel, <time>
$ fundstelle search --index ix --passages 1 "NATO Osterweiterung"
|  1  Streit über die [Nato-Osterweiterung] <score>
|     alliance
|     #0   Im Bündnis wird über die Aufnahme weiterer Staaten <score>
|          gestritten. Die Außenminister beraten in Brüssel. Die Debatte
|          über die [Nato-Osterweiterung] beschäftigt die Außenminister
|          des Bündnisses in dieser Woche in Brüssel. Mehrere …
|
| 1 Artikel, <time>
$ fundstelle search --index ix --passages 1 --color always Waffenruhe
|  1  [1;31mWaffenruhe[0m[1m für dreißig Tage vereinbart[0m [2m<score>[0m
|     [2mtruce[0m
|     [2m#0   [0m… Seiten auf eine befristete [1;31mWaffenruhe[0m geeinigt. Sie soll am [2m<score>[0m
|          Montag um Mitternacht beginnen. Die Unterhändler haben sich
|          in Genf auf eine [1;31mWaffenruhe[0m von dreißig Tagen verständigt.
|          Das Abkommen sieht vor, dass schwere [1;31mWaffen[0m hinter eine …
|
| [2m1 Artikel, <time>[0m
$ NO_COLOR=1 fundstelle search --index ix --passages 1 --color always Waffenruhe | head -1
|  1  [1;31mWaffenruhe[0m[1m für dreißig Tage vereinbart[0m [2m<score>[0m
$ fundstelle search --index ix --passages 1 --color never Waffenruhe | head -1
|  1  [Waffenruhe] für dreißig Tage vereinbart <score>
$ COLUMNS=44 fundstelle search --index ix --limit 1 --passages 1 Elbe
|  1  Pegel der [Elbe] steigt <score>
|     Flussbote · 2024-05-13 · n1
|     #0   Nach dem Dauerregen <score>
|          steigt der Pegel der
|          [Elbe] schneller als
|          erwartet. In Dresden gilt …
|
| 2 Artikel, 1 gezeigt, <time>
# Operators: excluded, required, phrase, filters.
$ fundstelle search --index ix --format trec Elbe -Pegel
| 1 Q0 n2 1 <score> fundstelle
$ fundstelle search --index ix --format trec Elbe +Deiche
| 1 Q0 n2 1 <score> fundstelle
$ fundstelle search --index ix --format trec '"zweite Alarmstufe"'
| 1 Q0 n1 1 <score> fundstelle
$ fundstelle search --index ix --format trec Elbe source:Flussbote since:2024-06
| 1 Q0 n2 1 <score> fundstelle
# Nothing found.
$ fundstelle search --index ix Xylophonorchester
| 0 Artikel, <time>
? 1
# A mistake in the query is said, and the rest is answered.
$ fundstelle search --index ix --format trec Elbe until:gestern
| 1 Q0 n1 1 <score> fundstelle
| 1 Q0 n2 2 <score> fundstelle
! fundstelle: query, byte 5: not a date; write 2024, 2024-05 or 2024-05-13; ignored
$ fundstelle search --index ix --limit 1 --passages 1 --explain Pegel
| query word(Pegel)
|     Pegel: 1 article; also Pegel (inflected 1.00, 1 article)
|
|  1  [Pegel] der Elbe steigt <score>
|     Flussbote · 2024-05-13 · n1
|     score <score> = passage <score> (cover 1.00) + article <score> + title <score> +
|     exact form <score> + together 0.000 + grams <score> + feedback <score>
|     #0   Nach dem Dauerregen steigt der [Pegel] der Elbe schneller als <score>
|          erwartet. In Dresden gilt seit dem Morgen die zweite
|          Alarmstufe, und die Stadt lässt an den tiefsten Stellen
|          mobile Wände aufstellen. Die Schifffahrt auf dem Oberlauf ist …
|          matched Pegel (exact)
|
| 1 Artikel, <time>
