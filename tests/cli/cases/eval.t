$ fundstelle index --index ix articles news.jsonl > /dev/null
$ printf 'q1\tn1\t2\nq1\tn2\t1\n2 0 alliance 1\nq3\tn3\t1\n' > qrels.tsv
$ fundstelle eval --index ix --queries queries.jsonl --qrels qrels.tsv --topics
| topic                                   nDCG@10     MRR     MAP    P@10  Recall@100  success@1
| 2 Nato-Osterweiterung                    1.0000  1.0000  1.0000  0.1000      1.0000     1.0000
| q1 Elbe Pegel                            1.0000  1.0000  1.0000  0.2000      1.0000     1.0000
| q3 Xylophonorchester                     0.0000  0.0000  0.0000  0.0000      0.0000     0.0000
| mean of 3 topics                         0.6667  0.6667  0.6667  0.1000      0.6667     0.6667
$ fundstelle eval --index ix --queries queries.jsonl --qrels qrels.tsv --format json --cutoff 5
| {"version":1,"cutoff":5,"mean":{"ndcg":0.6666666666666666,"mrr":0.6666666666666666,"map":0.6666666666666666,"precision":0.2,"recall_100":0.6666666666666666,"success_1":0.6666666666666666},"topics":{"2":{"ndcg":1.0,"mrr":1.0,"map":1.0,"precision":0.2,"recall_100":1.0,"success_1":1.0},"q1":{"ndcg":1.0,"mrr":1.0,"map":1.0,"precision":0.4,"recall_100":1.0,"success_1":1.0},"q3":{"ndcg":0.0,"mrr":0.0,"map":0.0,"precision":0.0,"recall_100":0.0,"success_1":0.0}}}
$ fundstelle eval --index ix --queries queries.jsonl --qrels qrels.tsv --save-run a.run > /dev/null && cut -d' ' -f1-4,6 a.run
| 2 Q0 alliance 1 fundstelle
| q1 Q0 n1 1 fundstelle
| q1 Q0 n2 2 fundstelle
$ sed -e 's/^q1 Q0 n1 1 .*/q1 Q0 n1 1 0.1 b/' -e '$aq3 Q0 n3 1 5 b' a.run > b.run && fundstelle eval --qrels qrels.tsv --run b.run
| topic                                   nDCG@10     MRR     MAP    P@10  Recall@100  success@1
| mean of 3 topics                         0.9532  1.0000  1.0000  0.1333      1.0000     1.0000
$ fundstelle eval --qrels qrels.tsv --compare a.run b.run
| nDCG@10 +0.2866, p = 1.0000 (paired randomisation test)
| 1 won, 1 lost, 1 tied
|   +1.0000  q3
|   -0.1403  q1
$ fundstelle eval --qrels qrels.tsv --compare a.run b.run --format json | python3 -c 'import json,sys; r=json.load(sys.stdin); print(sorted(r), r["won"], r["tied"])'
| ['cutoff', 'difference', 'lost', 'p_value', 'tied', 'version', 'won'] [{'topic': 'q3', 'difference': 1.0}] 1
$ fundstelle eval --index ix --queries queries.jsonl --qrels qrels.tsv --sweep k1=0.6:1.2:0.3 --sweep title_weight=0
| constants                               nDCG@10     MRR     MAP    P@10  Recall@100  success@1
| k1=0.6 title_weight=0                    0.6667  0.6667  0.6667  0.1000      0.6667     0.6667
| k1=0.9 title_weight=0                    0.6667  0.6667  0.6667  0.1000      0.6667     0.6667
| k1=1.2 title_weight=0                    0.6667  0.6667  0.6667  0.1000      0.6667     0.6667
$ fundstelle eval --queries queries.jsonl --qrels qrels.tsv --compare a.run b.run
| nDCG@10 +0.2866, p = 1.0000 (paired randomisation test)
| 1 won, 1 lost, 1 tied
|   +1.0000  q3 Xylophonorchester
|   -0.1403  q1 Elbe Pegel
$ fundstelle eval --queries queries.jsonl --qrels qrels.tsv --compare a.run b.run --format json | grep -o '"lost":[^]]*]'
| "lost":[{"topic":"q1","difference":-0.14028130014780282,"text":"Elbe Pegel"}]
# Constants: one table of names for --set and --sweep.
$ fundstelle eval --index ix --queries queries.jsonl --qrels qrels.tsv --set title_copies=0 --sweep b=0:1:1
| constants                               nDCG@10     MRR     MAP    P@10  Recall@100  success@1
| title_copies=0 b=0                       0.6667  0.6667  0.6667  0.1000      0.6667     0.6667
| title_copies=0 b=1                       0.6667  0.6667  0.6667  0.1000      0.6667     0.6667
$ fundstelle eval --index ix --queries queries.jsonl --qrels qrels.tsv --set k1=2 --format json | grep -o '"constants":[^}]*}'
| "constants":{"k1":2.0}
$ fundstelle search --index ix --format trec --set part_weight=0 --set title_weight=0 Osterweiterung
? 1
$ fundstelle search --index ix --format trec Bündnispolitiker
| 1 Q0 alliance 1 <score> fundstelle
$ fundstelle search --index ix --format trec --set part_weight=0 --no-synonyms Bündnispolitiker
? 1
# Ids with white space are written as runs have them.
$ sed 's/"n1"/"der pegel"/' news.jsonl > spaced.jsonl && fundstelle index --index spaced-ix spaced.jsonl > /dev/null
$ echo '{"id": "q 1", "text": "Pegel"}' > spaced-topics.jsonl && printf 'q%%201\tder%%20pegel\t1\n' > spaced.tsv && fundstelle eval --index spaced-ix --queries spaced-topics.jsonl --qrels spaced.tsv --topics --save-run spaced.run && cut -d' ' -f1-4 spaced.run
| topic                                   nDCG@10     MRR     MAP    P@10  Recall@100  success@1
| q%201 Pegel                              1.0000  1.0000  1.0000  0.1000      1.0000     1.0000
| mean of 1 topic                          1.0000  1.0000  1.0000  0.1000      1.0000     1.0000
| q%201 Q0 der%20pegel 1
# Mistakes.
$ (cat queries.jsonl; echo '{"id": "q1", "text": "Deich"}') > twice.jsonl; fundstelle eval --index ix --queries twice.jsonl --qrels qrels.tsv
| topic                                   nDCG@10     MRR     MAP    P@10  Recall@100  success@1
| mean of 3 topics                         0.6667  0.6667  0.6667  0.1000      0.6667     0.6667
! fundstelle: twice.jsonl: the id "q1" is given twice; the first one counts
? 2
$ fundstelle eval --index ix --queries queries.jsonl --qrels qrels.tsv --set b=2
! fundstelle: b must lie between 0 and 1, not at 2
? 2
$ fundstelle search --index ix --set b Elbe
! fundstelle: b: write it as NAME=VALUE with one of k1, b, part_weight, head_weight, family_weight, cover_floor, cover_exponent, article_weight, title_weight, title_copies, exact_weight, near_weight, gram_weight, gram_depth, feedback_weight, feedback_sharpness, feedback_articles, feedback_terms, rerank_depth, candidates
? 2
$ fundstelle eval --qrels qrels.tsv
! fundstelle: nothing to evaluate; give --index and --queries, or --run, or --compare
? 2
$ fundstelle eval --index ix --queries queries.jsonl --qrels qrels.tsv --sweep k9=1
! fundstelle: k9=1: write it as NAME=FROM:TO:STEP with one of k1, b, part_weight, head_weight, family_weight, cover_floor, cover_exponent, article_weight, title_weight, title_copies, exact_weight, near_weight, gram_weight, gram_depth, feedback_weight, feedback_sharpness, feedback_articles, feedback_terms, rerank_depth, candidates
? 2
$ fundstelle eval --index ix --queries queries.jsonl --qrels qrels.tsv --sweep k1=2:1:1
! fundstelle: k1=2:1:1: write it as NAME=FROM:TO:STEP with one of k1, b, part_weight, head_weight, family_weight, cover_floor, cover_exponent, article_weight, title_weight, title_copies, exact_weight, near_weight, gram_weight, gram_depth, feedback_weight, feedback_sharpness, feedback_articles, feedback_terms, rerank_depth, candidates
? 2
$ fundstelle eval --qrels news.jsonl --run a.run
! fundstelle: news.jsonl, line 1: expected 'query article grade' or 'query 0 article grade'
? 2
$ fundstelle eval --qrels qrels.tsv --run news.jsonl
! fundstelle: news.jsonl, line 1: expected 'query Q0 article rank score tag'
? 2
