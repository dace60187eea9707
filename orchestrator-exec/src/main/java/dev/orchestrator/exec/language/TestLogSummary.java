package dev.orchestrator.exec.language;

import dev.orchestrator.exec.log.LogTail;
import dev.orchestrator.exec.spi.TestSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Counts from what people read, for runs without a report that machines can read. */
final class TestLogSummary {

  private TestLogSummary() {}

  /** By the first dialect in which the log has a total; nothing where it has none. */
  static TestSummary read(Path log) throws IOException {
    List<TestLogDialect> dialects =
        List.of(new NodeTestLog(), new JestTestLog(), new MochaTestLog(), new UnittestLog());
    try (Stream<String> lines = LogLines.of(log)) {
      lines.map(LogTail::shown).forEach(line -> dialects.forEach(dialect -> dialect.read(line)));
    }
    return dialects.stream()
        .map(TestLogDialect::summary)
        .filter(summary -> summary.total() > 0)
        .findFirst()
        .orElse(TestSummary.none());
  }
}
