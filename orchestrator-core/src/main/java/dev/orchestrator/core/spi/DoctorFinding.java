package dev.orchestrator.core.spi;

import java.util.Locale;
import java.util.Optional;

/**
 * Something a {@link DoctorCheck} found.
 *
 * @param severity how bad it is
 * @param message what it is, with the file or name it is about
 * @param remedy what to do about it
 * @param repair mends it without losing anything, where that is possible
 */
public record DoctorFinding(
    Severity severity, String message, Optional<String> remedy, Optional<Repair> repair) {

  /** How bad a finding is. */
  public enum Severity {
    /** As it should be. */
    GOOD,
    /** Odd; commands work. */
    WARNING,
    /** Some command cannot do its work. */
    PROBLEM;

    /** The word in JSON and on the terminal. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Mends a finding. */
  @FunctionalInterface
  public interface Repair {

    /** Mends it and says in a few words what was done. */
    String mend() throws Exception;
  }

  /** All is well. */
  public static DoctorFinding good(String message) {
    return new DoctorFinding(Severity.GOOD, message, Optional.empty(), Optional.empty());
  }

  /** Odd, and what to do about it. */
  public static DoctorFinding warning(String message, String remedy) {
    return new DoctorFinding(
        Severity.WARNING,
        message,
        Optional.of(remedy).filter(text -> !text.isBlank()),
        Optional.empty());
  }

  /** Wrong, and what to do about it. */
  public static DoctorFinding problem(String message, String remedy) {
    return new DoctorFinding(
        Severity.PROBLEM,
        message,
        Optional.of(remedy).filter(text -> !text.isBlank()),
        Optional.empty());
  }

  /** The same finding with a way to mend it. */
  public DoctorFinding mendedBy(Repair how) {
    return new DoctorFinding(severity, message, remedy, Optional.of(how));
  }
}
