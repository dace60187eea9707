package dev.orchestrator.runtime.tasks;

import dev.orchestrator.runtime.usecase.Document;
import dev.orchestrator.tasks.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong in the task files.
 *
 * @param findings in the order of files and lines
 */
public record TaskLintDocument(int schemaVersion, List<Row> findings) implements Document {

  /**
   * One thing that is wrong.
   *
   * @param rule its short name
   * @param file absolute
   * @param line 1-based
   */
  public record Row(
      Finding.Severity severity,
      String rule,
      String file,
      int line,
      String message,
      Optional<String> suggestion) {

    static Row of(Finding finding) {
      return new Row(
          finding.severity(),
          finding.rule(),
          finding.file().toString(),
          finding.line(),
          finding.message(),
          finding.suggestion());
    }
  }

  /** Whether something must be mended. */
  public boolean failed() {
    return findings.stream().anyMatch(row -> row.severity() == Finding.Severity.ERROR);
  }
}
