package dev.orchestrator.runtime.doctor;

import dev.orchestrator.core.spi.DoctorFinding;
import dev.orchestrator.runtime.usecase.Document;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What was found out about a workspace and this machine. */
public record DoctorDocument(int schemaVersion, List<Row> findings) implements Document {

  /**
   * A finding.
   *
   * @param check which look found it
   * @param remedy how a person mends it
   * @param fixable whether the program can mend it
   * @param mended what it did; empty when it did nothing
   * @param notMended why it could not do it
   */
  public record Row(
      String check,
      DoctorFinding.Severity severity,
      String message,
      Optional<String> remedy,
      boolean fixable,
      Optional<String> mended,
      Optional<String> notMended) {

    Row saying(UnaryOperator<String> words) {
      return new Row(check, severity, message, remedy.map(words), fixable, mended, notMended);
    }

    /** Whether it is a problem that is still there. */
    public boolean left() {
      return severity == DoctorFinding.Severity.PROBLEM && mended.isEmpty();
    }
  }

  /** The same with other words for what a person does next. */
  public DoctorDocument saying(UnaryOperator<String> words) {
    return new DoctorDocument(
        schemaVersion, findings.stream().map(each -> each.saying(words)).toList());
  }

  /** Whether a problem is left. */
  public boolean failed() {
    return findings.stream().anyMatch(Row::left);
  }
}
