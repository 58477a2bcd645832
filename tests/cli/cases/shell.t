# Without a terminal the shell reads lines from a pipe.
$ fundstelle index --index ix articles news.jsonl > /dev/null
$ printf 'Pegel\n' | fundstelle shell --index ix --passages 1
|  1  [Pegel] der Elbe steigt <score>
|     Flussbote · 2024-05-13 · n1
|     #0   Nach dem Dauerregen steigt der [Pegel] der Elbe schneller als <score>
|          erwartet. In Dresden gilt seit dem Morgen die zweite
|          Alarmstufe, und die Stadt lässt an den tiefsten Stellen
|          mobile Wände aufstellen. Die Schifffahrt auf dem Oberlauf ist …
|
| 1 Artikel, <time>
$ printf ':limit 1\n:passages 0\nElbe\n:show 1\n:quit\nElbe\n' | fundstelle shell --index ix
| limit 1
| passages 0
|  1  Pegel der [Elbe] steigt <score>
|     Flussbote · 2024-05-13 · n1
|
| 2 Artikel, 1 gezeigt, <time>
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
$ printf ':help\n' | fundstelle shell --index ix
| A line is a query. "…" is a phrase, +word required, -word excluded, title:word in the title;
| "…"~5 or a NEAR/5 b: near each other, "…"~satz or a NEAR/satz b: in one sentence; min:2 or min:60%:
| so many of the words; source:NAME, since:2024-05 and until:2024-06-30 filter.
|
| :show ID      the article, or :show N for the Nth of the last answer
| :explain      say how each hit matched, or stop saying it
| :limit N      articles to show
| :passages N   passages to show of an article
| :min-match N  so many of a query's words must occur, or N% of them; 0: any
| :info         the index in figures
| :help         this
| :quit         end; Ctrl-D does too
$ printf ':explain\n:explain\n:limit x\n:dance\n:show\n  \n' | fundstelle shell --index ix
| explain on
| explain off
! fundstelle: :limit needs a number from 1 on
! fundstelle: no such order: :dance; :help lists them
! fundstelle: no article with the id ""
$ printf ':info\n' | fundstelle shell --index ix | head -2
| articles        5
| passages        6
$ printf 'Xylophonorchester' | fundstelle shell --index ix
| 0 Artikel, <time>
$ printf ':min-match 2\n:passages 0\nElbe Finale\n:min-match 0\n:min-match x\n' | fundstelle shell --index ix
| min-match 2
| passages 0
| 0 Artikel, <time>
| min-match 0
! fundstelle: :min-match needs a number of words or a share: 2 or 60%
