import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Lucene over exactly the given tokens: WhitespaceAnalyzer, one field, BM25 with k1 = 0.8 and
 * b = 0.6, one thread. Driven and timed by the rules of measurement.h, with the same options; more
 * warm-up, as the JVM compiles while it runs: all modes in turn, twice, before any is timed.
 */
public final class LuceneEngine {
  private static final String FIELD = "text";
  private static final long WARM_UP_NANOS = 3_000_000_000L; // a mode and round
  private static final int WARM_UP_ROUNDS = 2;
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private enum Operator { ANY, ALL, PHRASE }

  private enum Mode {
    OR10("--queries", Operator.ANY, 10),
    AND10("--queries", Operator.ALL, 10),
    OR100("--queries", Operator.ANY, 100),
    PHRASE10("--phrases", Operator.PHRASE, 10),
    LONG10("--long", Operator.ANY, 10);

    final String file;
    final Operator combine;
    final int limit;

    Mode(String file, Operator combine, int limit) {
      this.file = file;
      this.combine = combine;
      this.limit = limit;
    }
  }

  private final List<String> options;
  private final StringBuilder json = new StringBuilder();
  private double checksum;

  private LuceneEngine(String[] arguments) {
    options = Arrays.asList(arguments);
  }

  private String option(String name, String fallback) {
    int at = options.indexOf(name);
    return at < 0 || at + 1 == options.size() ? fallback : options.get(at + 1);
  }

  private void put(String format, Object... values) {
    json.append(String.format(Locale.ROOT, format, values));
  }

  private boolean wall() {
    return option("--clock", "cpu").equals("wall");
  }

  private boolean positions() {
    return options.contains("--positions");
  }

  private static IndexWriterConfig configuration() {
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setSimilarity(new BM25Similarity(0.8f, 0.6f));
    config.setMergeScheduler(new SerialMergeScheduler()); // merging stays in the one thread
    return config;
  }

  private int add(IndexWriter writer) throws IOException {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(
        positions() ? IndexOptions.DOCS_AND_FREQS_AND_POSITIONS : IndexOptions.DOCS_AND_FREQS);
    type.freeze();
    int passages = 0;
    try (BufferedReader lines =
        Files.newBufferedReader(Paths.get(option("--tokens", "")), StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Document document = new Document();
        document.add(new Field(FIELD, line.substring(line.indexOf('\t') + 1), type));
        document.add(new NumericDocValuesField("passage", passages++));
        writer.addDocument(document);
      }
    }
    return passages;
  }

  private void build(Path path, Directory directory) throws IOException {
    BuildTimer watch = new BuildTimer();
    try (IndexWriter writer = new IndexWriter(directory, configuration())) {
      int passages = add(writer);
      writer.commit();
      put("\"passages\":%d,\"index_seconds\":%.3f,\"index_cpu_seconds\":%.3f,\"built_bytes\":%d",
          passages, watch.seconds(), watch.cpuSeconds(), BuildTimer.bytes(path));
      BuildTimer merging = new BuildTimer();
      if (!options.contains("--no-merge")) {
        writer.forceMerge(1);
        writer.commit();
      }
      put(",\"merge_seconds\":%.3f", merging.seconds());
    }
    put(",\"bytes\":%d", BuildTimer.bytes(path));
  }

  private static Query query(String[] words, Operator combine) {
    if (combine == Operator.PHRASE) {
      return new PhraseQuery(FIELD, words);
    }
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    for (String word : words) {
      builder.add(
          new TermQuery(new Term(FIELD, word)),
          combine == Operator.ANY ? BooleanClause.Occur.SHOULD : BooleanClause.Occur.MUST);
    }
    return builder.build();
  }

  private List<String[]> queries(String file) throws IOException {
    List<String[]> queries = new ArrayList<>();
    int sample = Integer.parseInt(option("--sample", "1000000"));
    for (String line : Files.readAllLines(Paths.get(file), StandardCharsets.UTF_8)) {
      if (queries.size() < sample) {
        queries.add(line.trim().split(" +"));
      }
    }
    return queries;
  }

  private long now() {
    return wall() ? System.nanoTime() : THREAD.getCurrentThreadCpuTime();
  }

  private double[] pass(
      IndexSearcher searcher, List<String[]> queries, Mode mode, ScoreDoc[][] hits)
      throws IOException {
    double[] times = new double[queries.size()];
    for (int i = 0; i < times.length; i++) {
      long begin = now();
      hits[i] = searcher.search(query(queries.get(i), mode.combine), mode.limit).scoreDocs;
      times[i] = (now() - begin) / 1e3;
    }
    return times;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Nearest rank. */
  private static double percentile(double[] times, double share) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[Math.max((int) Math.ceil(share * sorted.length), 1) - 1];
  }

  private boolean answers(Mode mode) {
    return !option(mode.file, "").isEmpty() && (mode.combine != Operator.PHRASE || positions());
  }

  private void warmUp(IndexSearcher searcher) throws IOException {
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      for (Mode mode : Mode.values()) {
        if (answers(mode)) {
          List<String[]> queries = queries(option(mode.file, ""));
          ScoreDoc[][] hits = new ScoreDoc[queries.size()][];
          long begin = now();
          do {
            pass(searcher, queries, mode, hits);
          } while (now() - begin < WARM_UP_NANOS);
        }
      }
    }
  }

  private void measure(IndexSearcher searcher, Mode mode, PrintWriter results)
      throws IOException {
    List<String[]> queries = queries(option(mode.file, ""));
    ScoreDoc[][] hits = new ScoreDoc[queries.size()][];
    pass(searcher, queries, mode, hits);
    double[][] times = new double[Integer.parseInt(option("--passes", "5"))][];
    for (int i = 0; i < times.length; i++) {
      times[i] = pass(searcher, queries, mode, hits);
    }
    putFigures(mode, times, hits);
    if (results != null) {
      writeResults(searcher, mode, times, hits, results);
    }
  }

  private void putFigures(Mode mode, double[][] times, ScoreDoc[][] hits) {
    double[] means = new double[times.length];
    double[] halves = new double[times.length];
    double[] tails = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      means[i] = Arrays.stream(times[i]).average().orElse(0);
      halves[i] = percentile(times[i], 0.50);
      tails[i] = percentile(times[i], 0.99);
    }
    double sum = 0;
    int count = 0;
    for (ScoreDoc[] list : hits) {
      count += list.length;
      for (ScoreDoc hit : list) {
        sum += hit.score;
      }
    }
    checksum += sum;
    put(",\"%s\":{\"mean_us\":%.3f,\"p50_us\":%.3f,\"p99_us\":%.3f,\"queries\":%d,\"passes\":%d,"
            + "\"hits\":%d,\"checksum\":%.3f}",
        mode.name().toLowerCase(Locale.ROOT), median(means), median(halves), median(tails),
        hits.length, times.length, count, sum);
  }

  private static void writeResults(
      IndexSearcher searcher, Mode mode, double[][] times, ScoreDoc[][] hits, PrintWriter results)
      throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    for (int i = 0; i < hits.length; i++) {
      final int query = i;
      double time = median(Arrays.stream(times).mapToDouble(pass -> pass[query]).toArray());
      results.printf(
          Locale.ROOT, "%s\t%d\t%.3f\t", mode.name().toLowerCase(Locale.ROOT), i, time);
      for (ScoreDoc hit : hits[i]) {
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
        NumericDocValues passage = leaf.reader().getNumericDocValues("passage");
        passage.advanceExact(hit.doc - leaf.docBase);
        results.printf(Locale.ROOT, "%d:%.6f ", passage.longValue(), hit.score);
      }
      results.println();
    }
  }

  private void run() throws IOException {
    Path path = Paths.get(option("--index", ""));
    put("{\"engine\":\"%s\",\"clock\":\"%s\",",
        positions() ? "lucene" : "lucene-nopos", wall() ? "wall" : "cpu");
    String file = option("--results", "");
    try (Directory directory = FSDirectory.open(path)) {
      build(path, directory);
      try (DirectoryReader reader = DirectoryReader.open(directory);
          PrintWriter results = file.isEmpty() ? null : new PrintWriter(file, "UTF-8")) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity(0.8f, 0.6f));
        searcher.setQueryCache(null); // answers are computed, not remembered
        warmUp(searcher);
        for (Mode mode : Mode.values()) {
          if (answers(mode)) {
            measure(searcher, mode, results);
          }
        }
      }
    }
    put(",\"checksum\":%.3f}", checksum);
    System.out.println(json);
  }

  public static void main(String[] arguments) throws IOException {
    new LuceneEngine(arguments).run();
  }
}
