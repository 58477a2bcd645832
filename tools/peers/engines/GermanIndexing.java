import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Locale;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Lucene building an index of raw German text with its GermanAnalyzer: one thread, default
 * settings, positions, from reading the file to an open reader.
 *
 * <p>Arguments: FILE INDEX ROUNDS [--stored]. FILE holds one passage a line, its text in the last
 * column (tab-separated). The first round is a cold JVM; index_seconds is the median of the others
 * (of all, if there is only one).
 */
public final class GermanIndexing {
  private static int passages;
  private static long textBytes;

  private static void build(Path file, Directory directory, Field.Store stored)
      throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new GermanAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setMergeScheduler(new SerialMergeScheduler()); // merging stays in the one thread
    passages = 0;
    textBytes = 0;
    try (IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String text = line.substring(line.lastIndexOf('\t') + 1);
        Document document = new Document();
        document.add(new TextField("text", text, stored));
        writer.addDocument(document);
        passages++;
        textBytes += text.getBytes(StandardCharsets.UTF_8).length;
      }
      writer.commit();
    }
    DirectoryReader.open(directory).close();
  }

  private static double median(double[] values) {
    double[] warm =
        values.length > 1 ? Arrays.copyOfRange(values, 1, values.length) : values.clone();
    Arrays.sort(warm);
    return warm[warm.length / 2];
  }

  public static void main(String[] arguments) throws IOException {
    Path file = Paths.get(arguments[0]);
    Path index = Paths.get(arguments[1]);
    double[] seconds = new double[Integer.parseInt(arguments[2])];
    double[] cpu = new double[seconds.length];
    boolean stored = Arrays.asList(arguments).contains("--stored");
    try (Directory directory = FSDirectory.open(index)) {
      for (int round = 0; round < seconds.length; round++) {
        BuildTimer watch = new BuildTimer();
        build(file, directory, stored ? Field.Store.YES : Field.Store.NO);
        seconds[round] = watch.seconds();
        cpu[round] = watch.cpuSeconds();
      }
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "{\"engine\":\"lucene-german-indexing\",\"passages\":%d,\"text_bytes\":%d,"
                + "\"first_seconds\":%.3f,\"first_cpu_seconds\":%.3f,\"index_seconds\":%.3f,"
                + "\"index_cpu_seconds\":%.3f,\"bytes\":%d,\"stored\":%b}",
            passages, textBytes, seconds[0], cpu[0], median(seconds), median(cpu),
            BuildTimer.bytes(index), stored));
  }
}
