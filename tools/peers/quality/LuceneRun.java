import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.compound.DictionaryCompoundWordTokenFilter;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Lucene's BM25 (k1 = 1.2, b = 0.75, its defaults) over German passages, written as a TREC run of
 * articles; an article ranks by its best passage.
 *
 * <p>Arguments: german|decompound DICTIONARY PASSAGES QUERIES INDEX RUN DEPTH. QUERIES holds one
 * query a line, id and text separated by a tab.
 */
public final class LuceneRun {
  private static final String FIELD = "text";
  // The filter's own defaults accept parts of two letters and every match, which fills the field
  // with syllables; these values were the best of those tried (tools/README.md).
  private static final int MIN_WORD = 5;
  private static final int MIN_PART = 4;
  private static final int MAX_PART = 15;
  private static final boolean ONLY_LONGEST = true;

  /** GermanAnalyzer's own chain with the dictionary decompounder after the lower-case filter. */
  private static final class Decompounding extends Analyzer {
    private final CharArraySet words;

    Decompounding(CharArraySet words) {
      this.words = words;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer source = new StandardTokenizer();
      TokenStream tokens = new LowerCaseFilter(source);
      tokens =
          new DictionaryCompoundWordTokenFilter(
              tokens, words, MIN_WORD, MIN_PART, MAX_PART, ONLY_LONGEST);
      tokens = new StopFilter(tokens, GermanAnalyzer.getDefaultStopSet());
      tokens = new GermanNormalizationFilter(tokens);
      return new TokenStreamComponents(source, new GermanLightStemFilter(tokens));
    }
  }

  private static Analyzer analyzer(String kind, String dictionary) throws IOException {
    if (kind.equals("german")) {
      return new GermanAnalyzer();
    }
    List<String> words = Files.readAllLines(Paths.get(dictionary), StandardCharsets.UTF_8);
    return new Decompounding(new CharArraySet(words, true));
  }

  private static void index(Analyzer analyzer, Path passages, Directory directory)
      throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    try (IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader lines = Files.newBufferedReader(passages, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] columns = line.split("\t", -1);
        String title = columns[2];
        Document document = new Document();
        document.add(new StoredField("article", columns[0]));
        String text = title.isEmpty() ? columns[3] : title + ". " + columns[3];
        document.add(new TextField(FIELD, text, Field.Store.NO));
        writer.addDocument(document);
      }
    }
  }

  /**
   * A plain OR of the analysed tokens. QueryBuilder would do the same for GermanAnalyzer, but makes
   * a SynonymQuery of a compound and its parts, which ranks far worse (tools/README.md).
   */
  private static Query query(Analyzer analyzer, String text) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    try (TokenStream tokens = analyzer.tokenStream(FIELD, text)) {
      CharTermAttribute token = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        Term term = new Term(FIELD, token.toString());
        query.add(new TermQuery(term), BooleanClause.Occur.SHOULD);
      }
      tokens.end();
    }
    return query.build();
  }

  /** The best score of each article, best first; asks for more passages until depth is reached. */
  private static Map<String, Float> articles(IndexSearcher searcher, Query query, int depth)
      throws IOException {
    for (int limit = 4 * depth; ; limit *= 4) {
      Map<String, Float> best = new LinkedHashMap<>();
      ScoreDoc[] hits = searcher.search(query, limit).scoreDocs;
      for (ScoreDoc hit : hits) {
        best.putIfAbsent(searcher.doc(hit.doc).get("article"), hit.score);
        if (best.size() == depth) {
          return best;
        }
      }
      if (hits.length < limit) {
        return best;
      }
    }
  }

  public static void main(String[] arguments) throws IOException {
    Analyzer analyzer = analyzer(arguments[0], arguments[1]);
    int depth = Integer.parseInt(arguments[6]);
    try (Directory directory = FSDirectory.open(Paths.get(arguments[4]))) {
      index(analyzer, Paths.get(arguments[2]), directory);
      try (DirectoryReader reader = DirectoryReader.open(directory);
          PrintWriter run = new PrintWriter(arguments[5], "UTF-8")) {
        IndexSearcher searcher = new IndexSearcher(reader);
        for (String line : Files.readAllLines(Paths.get(arguments[3]), StandardCharsets.UTF_8)) {
          String[] columns = line.split("\t", 2);
          Query query = query(analyzer, columns[1]);
          int rank = 0;
          for (Map.Entry<String, Float> hit : articles(searcher, query, depth).entrySet()) {
            run.println(columns[0] + " Q0 " + hit.getKey() + " " + ++rank + " " + hit.getValue()
                + " lucene-" + arguments[0]);
          }
        }
      }
    }
  }
}
