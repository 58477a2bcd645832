$ fundstelle index --index ix articles news.jsonl > /dev/null
$ fundstelle show --index ix n1
| Pegel der Elbe steigt
| Flussbote · 2024-05-13 · n1
| news.jsonl
| https://flussbote.example/pegel
|
| #0   Nach dem Dauerregen steigt der Pegel der Elbe schneller als erwartet. In
|      Dresden gilt seit dem Morgen die zweite Alarmstufe, und die Stadt lässt an
|      den tiefsten Stellen mobile Wände aufstellen. Die Schifffahrt auf dem
|      Oberlauf ist eingestellt. Ein Sprecher des Amtes rechnet damit, dass der
|      Scheitel am Mittwoch erreicht wird und das Wasser danach langsam
|      zurückgeht.
$ fundstelle show --index ix n1 --raw
| paragraph 143..338
|     Nach dem Dauerregen steigt der Pegel der Elbe schneller als erwartet. In
|     Dresden gilt seit dem Morgen die zweite Alarmstufe, und die Stadt lässt an
|     den tiefsten Stellen mobile Wände aufstellen.
| paragraph 342..516
|     Die Schifffahrt auf dem Oberlauf ist eingestellt. Ein Sprecher des Amtes
|     rechnet damit, dass der Scheitel am Mittwoch erreicht wird und das Wasser
|     danach langsam zurückgeht.
$ fundstelle show --index ix n1 --format json
| {"version":1,"id":"n1","title":"Pegel der Elbe steigt","kicker":"","teaser":"","authors":[],"date":"2024-05-13","source":"Flussbote","section":"","url":"https://flussbote.example/pegel","agencies":[],"place":"","path":"news.jsonl","blocks":[{"kind":"paragraph","text":"Nach dem Dauerregen steigt der Pegel der Elbe schneller als erwartet. In Dresden gilt seit dem Morgen die zweite Alarmstufe, und die Stadt lässt an den tiefsten Stellen mobile Wände aufstellen.","begin":143,"end":338,"reason":""},{"kind":"paragraph","text":"Die Schifffahrt auf dem Oberlauf ist eingestellt. Ein Sprecher des Amtes rechnet damit, dass der Scheitel am Mittwoch erreicht wird und das Wasser danach langsam zurückgeht.","begin":342,"end":516,"reason":""}],"passages":[{"heading":"","text":"Nach dem Dauerregen steigt der Pegel der Elbe schneller als erwartet. In Dresden gilt seit dem Morgen die zweite Alarmstufe, und die Stadt lässt an den tiefsten Stellen mobile Wände aufstellen.\nDie Schifffahrt auf dem Oberlauf ist eingestellt. Ein Sprecher des Amtes rechnet damit, dass der Scheitel am Mittwoch erreicht wird und das Wasser danach langsam zurückgeht."}],"provenance":[{"field":"title","origin":"record","confidence":1.0},{"field":"date","origin":"record","confidence":1.0},{"field":"source","origin":"record","confidence":1.0},{"field":"url","origin":"record","confidence":1.0}]}
$ fundstelle show --index ix truce
| Waffenruhe für dreißig Tage vereinbart
| truce
| articles/truce.txt
|
| #0   Nach drei Verhandlungstagen haben sich beide Seiten auf eine befristete
|      Waffenruhe geeinigt. Sie soll am Montag um Mitternacht beginnen. Die
|      Unterhändler haben sich in Genf auf eine Waffenruhe von dreißig Tagen
|      verständigt. Das Abkommen sieht vor, dass schwere Waffen hinter eine
|      entmilitarisierte Linie zurückgezogen werden und Beobachter den Rückzug
|      überwachen. Eine Sprecherin der Vermittler nannte den Text einen ersten
|      Schritt, dem weitere folgen müssten.
|
|      Strittig bleibt der Status der Grenzstädte
|
| #1   Über die Verwaltung der Grenzstädte wurde bis zuletzt gestritten. Beide
|      Delegationen vertagten die Frage auf ein zweites Treffen, das im Herbst in
|      Wien stattfinden soll. Bis dahin sollen Hilfslieferungen über zwei
|      Übergänge möglich sein, die von neutralen Kräften gesichert werden.
$ fundstelle show --index ix truce --raw
| boilerplate 0..40  cut: before the article
|     Waffenruhe für dreißig Tage vereinbart
| title 46..105
|     Gespräche in Genf:Waffenruhe für dreißig Tage vereinbart
| boilerplate 111..112  cut: no words
|     |
| teaser 118..254
|     Nach drei Verhandlungstagen haben sich beide Seiten auf eine befristete
|     Waffenruhe geeinigt. Sie soll am Montag um Mitternacht beginnen.
| caption 260..326
|     Delegierte verlassen am Abend das Konferenzgebäude am Genfer See.
| credit 331..342
|     Quelle: dpa
| paragraph 348..678
|     Die Unterhändler haben sich in Genf auf eine Waffenruhe von dreißig Tagen
|     verständigt. Das Abkommen sieht vor, dass schwere Waffen hinter eine
|     entmilitarisierte Linie zurückgezogen werden und Beobachter den Rückzug
|     überwachen. Eine Sprecherin der Vermittler nannte den Text einen ersten
|     Schritt, dem weitere folgen müssten.
| subheading 684..727
|     Strittig bleibt der Status der Grenzstädte
| paragraph 733..1021
|     Über die Verwaltung der Grenzstädte wurde bis zuletzt gestritten. Beide
|     Delegationen vertagten die Frage auf ein zweites Treffen, das im Herbst in
|     Wien stattfinden soll. Bis dahin sollen Hilfslieferungen über zwei Übergänge
|     möglich sein, die von neutralen Kräften gesichert werden.
$ fundstelle show --index ix nobody
! fundstelle: no article with the id "nobody" in ix
? 1
