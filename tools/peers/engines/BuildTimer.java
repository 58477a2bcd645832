import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Wall time and the process's CPU time (compiler and collector included) since construction. */
final class BuildTimer {
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final long begin = System.nanoTime();
  private final long cpuBegin = system.getProcessCpuTime();

  double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }

  double cpuSeconds() {
    return (system.getProcessCpuTime() - cpuBegin) / 1e9;
  }

  static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
