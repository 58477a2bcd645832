# Without a terminal the shell reads lines from a pipe.
$ fundstelle index --index ix articles news.jsonl > /dev/null
$ printf 'Pegel\n' | fundstelle shell --index ix --passages 1
$ printf ':limit 1\n:passages 0\nElbe\n:show 1\n:quit\nElbe\n' | fundstelle shell --index ix
$ printf ':help\n' | fundstelle shell --index ix
$ printf ':explain\n:explain\n:limit x\n:dance\n:show\n  \n' | fundstelle shell --index ix
$ printf ':info\n' | fundstelle shell --index ix | head -2
$ printf 'Xylophonorchester' | fundstelle shell --index ix
