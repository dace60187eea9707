package dev.orchestrator.runtime.doctor;

import dev.orchestrator.core.spi.DoctorFinding;
import dev.orchestrator.runtime.usecase.Document;
import java.util.List;
import java.util.Optional;

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

    /** Whether it is a problem that is still there. */
    public boolean left() {
      return severity == DoctorFinding.Severity.PROBLEM && mended.isEmpty();
    }
  }

  /** Whether a problem is left. */
  public boolean failed() {
    return findings.stream().anyMatch(Row::left);
  }
}
