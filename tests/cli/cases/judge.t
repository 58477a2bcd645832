$ fundstelle index --index ix articles news.jsonl > /dev/null
# Each article of the pool once, its best passage marked, no rank and no score.
$ printf '2\n0\nq\n' | fundstelle judge --index ix --queries queries.jsonl --output qrels.tsv
| 3 articles to judge, 0 judged before
| 0 not relevant, 1 says something on the topic, 2 is about it; a shows the whole article;
| s leaves the article for the next time, u takes the last answer back, q ends
|
| [1/3] q1 Elbe Pegel
|     [Pegel] der [Elbe] steigt
|     Flussbote · 2024-05-13 · n1
|     Nach dem Dauerregen steigt der [Pegel] der [Elbe] schneller als erwartet. In
|     Dresden gilt seit dem Morgen die zweite Alarmstufe, und die Stadt lässt an
|     den tiefsten Stellen mobile Wände aufstellen. Die Schifffahrt auf dem
|     Oberlauf ist eingestellt. Ein Sprecher des Amtes rechnet damit, dass der
|     Scheitel am Mittwoch erreicht wird und das Wasser danach langsam zurückgeht.
|
| [2/3] q1 Elbe Pegel
|     Verband fordert Tempo beim Hochwasserschutz
|     Flussbote · 2024-06-01 · n2
|     Der Verband der Gemeinden verlangt mehr Geld für Deiche und Rückhaltebecken.
|     Seit dem letzten Hochwasser an der [Elbe] seien von zwanzig geplanten Becken
|     erst sieben gebaut, und in vielen Orten fehle es an Fachleuten für die
|     Planung.
|
| [3/3] 2 Nato-Osterweiterung
|     Streit über die [Nato-Osterweiterung]
|     alliance
|     Im Bündnis wird über die Aufnahme weiterer Staaten gestritten. Die
|     Außenminister beraten in Brüssel. Die Debatte über die [Nato-Osterweiterung]
|     beschäftigt die Außenminister des Bündnisses in dieser Woche in Brüssel.
|     Mehrere Regierungen verlangen einen verbindlichen Zeitplan, andere warnen
|     vor einer Überdehnung der gemeinsamen Verteidigung. Ein Beschluss gilt vor
|     dem Gipfel im Sommer als unwahrscheinlich, heißt es aus Kreisen der
|     Diplomaten. Die Ostseestaaten dringen auf gemeinsame Übungen. Ihre
|     Verteidigungsminister wollen im Januar einen Plan vorlegen, der auch die
|     Häfen und die Kabel auf dem Meeresgrund umfasst, und rechnen dafür mit
|     Zustimmung aus den meisten Hauptstädten.
| 2 judged, 1 left
$ cat qrels.tsv
| q1	n1	2
| q1	n2	0
# It goes on where it was left, and asks nothing twice.
$ printf 'maybe\n\n1\n' | fundstelle judge --index ix --queries queries.jsonl --output qrels.tsv
| 1 article to judge, 2 judged before
| 0 not relevant, 1 says something on the topic, 2 is about it; a shows the whole article;
| s leaves the article for the next time, u takes the last answer back, q ends
|
| [1/1] 2 Nato-Osterweiterung
|     Streit über die [Nato-Osterweiterung]
|     alliance
|     Im Bündnis wird über die Aufnahme weiterer Staaten gestritten. Die
|     Außenminister beraten in Brüssel. Die Debatte über die [Nato-Osterweiterung]
|     beschäftigt die Außenminister des Bündnisses in dieser Woche in Brüssel.
|     Mehrere Regierungen verlangen einen verbindlichen Zeitplan, andere warnen
|     vor einer Überdehnung der gemeinsamen Verteidigung. Ein Beschluss gilt vor
|     dem Gipfel im Sommer als unwahrscheinlich, heißt es aus Kreisen der
|     Diplomaten. Die Ostseestaaten dringen auf gemeinsame Übungen. Ihre
|     Verteidigungsminister wollen im Januar einen Plan vorlegen, der auch die
|     Häfen und die Kabel auf dem Meeresgrund umfasst, und rechnen dafür mit
|     Zustimmung aus den meisten Hauptstädten.
| 1 judged, 0 left
! fundstelle: "maybe" is no answer; type 0, 1, 2, a, s, u or q
$ cat qrels.tsv
| q1	n1	2
| q1	n2	0
| 2	alliance	1
$ fundstelle judge --index ix --queries queries.jsonl --output qrels.tsv
| 0 articles to judge, 3 judged before
| 0 not relevant, 1 says something on the topic, 2 is about it; a shows the whole article;
| s leaves the article for the next time, u takes the last answer back, q ends
| 0 judged, 0 left
$ fundstelle eval --index ix --queries queries.jsonl --qrels qrels.tsv
| topic                                   nDCG@10     MRR     MAP    P@10  Recall@100  success@1
| mean of 2 topics                         1.0000  1.0000  1.0000  0.1000      1.0000     1.0000
# Skipping, taking back, and looking at the whole article.
$ printf 'u\n2\ns\nu\nu\n0\na\nq\n' | fundstelle judge --index ix --queries queries.jsonl --output again.tsv | grep -v '^ '
| 3 articles to judge, 0 judged before
| 0 not relevant, 1 says something on the topic, 2 is about it; a shows the whole article;
| s leaves the article for the next time, u takes the last answer back, q ends
|
| [1/3] q1 Elbe Pegel
|
| [2/3] q1 Elbe Pegel
|
| [3/3] 2 Nato-Osterweiterung
|
| [2/3] q1 Elbe Pegel
|
| [1/3] q1 Elbe Pegel
|
| [2/3] q1 Elbe Pegel
|
| Verband fordert Tempo beim Hochwasserschutz
| Flussbote · 2024-06-01 · n2
| news.jsonl
|
| #0   Der Verband der Gemeinden verlangt mehr Geld für Deiche und
| 1 judged, 2 left
! fundstelle: nothing was answered in this session
$ cat again.tsv
| q1	n1	0
# A last line without an end is not run into.
$ printf 'q1\tn1\t2' > torn.tsv && echo 1 | fundstelle judge --index ix --queries queries.jsonl --output torn.tsv --depth 1 > /dev/null && cat torn.tsv
| q1	n1	2
| 2	alliance	1
# Mistakes.
$ fundstelle judge --index ix --queries queries.jsonl
! fundstelle: --output is required; see fundstelle judge --help
? 2
$ printf '1\n' | fundstelle judge --index ix --queries queries.jsonl --output missing/qrels.tsv
! fundstelle: cannot write judgements to missing/qrels.tsv: No such file or directory
? 2
$ printf 'q1 n1\n' > odd.tsv; fundstelle judge --index ix --queries queries.jsonl --output odd.tsv
! fundstelle: odd.tsv, line 1: expected 'query article grade' or 'query 0 article grade'
? 2
$ fundstelle judge --index ix --queries missing.jsonl --output new.tsv
! fundstelle: cannot read missing.jsonl: No such file or directory
? 2
$ echo '{"id": "q3", "text": "Xylophonorchester"}' > none.jsonl && fundstelle judge --index ix --queries none.jsonl --output new.tsv
| 0 articles to judge, 0 judged before
| 0 not relevant, 1 says something on the topic, 2 is about it; a shows the whole article;
| s leaves the article for the next time, u takes the last answer back, q ends
| 0 judged, 0 left
? 1
