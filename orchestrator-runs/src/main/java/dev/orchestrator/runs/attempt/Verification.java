package dev.orchestrator.runs.attempt;

import dev.orchestrator.core.text.Secrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of checking an attempt that ended well. Journals of earlier versions hold the first
 * three components only; the others are then empty.
 *
 * @param outcome passed, failed, or not checkable
 * @param reason why it did not pass, in words a next attempt can act on; empty when it passed
 * @param log the output of the command that decided it
 * @param change what the branch holds; empty where that was not found out
 * @param verified whether a build or test confirmed the change; {@code false} when there is nothing
 *     to verify it with, empty when that was not looked into
 * @param failingTests the tests that decided it, the first {@value #MOST_TESTS}
 * @param flakyTests names of tests that failed and then passed on the same tree
 * @param failedFacts what does not hold, in the order in which it was found
 */
public record Verification(
    Outcome outcome,
    String reason,
    Optional<Path> log,
    Optional<VerifiedChange> change,
    Optional<Boolean> verified,
    List<FailingTest> failingTests,
    List<String> flakyTests,
    List<FailedFact> failedFacts) {

  private static final int MOST_TESTS = 20;

  /** Takes secrets out of what a command line or its output may hold; bounds the lists. */
  public Verification {
    reason = Secrets.redact(reason);
    failingTests = bounded(failingTests);
    flakyTests = bounded(flakyTests);
    failedFacts = bounded(failedFacts);
  }

  /** A verification of which no more is known than its verdict. */
  public Verification(Outcome outcome, String reason, Optional<Path> log) {
    this(outcome, reason, log, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
  }

  /** How a verification ends. */
  public enum Outcome {
    /** Everything that was asked for holds. */
    PASSED,
    /** Something does not hold; the attempt has failed. */
    FAILED,
    /** A command could not be run; says nothing about the work. */
    COULD_NOT_RUN
  }

  /** Everything holds. */
  public static Verification passed() {
    return new Verification(Outcome.PASSED, "", Optional.empty());
  }

  /** Something does not hold. */
  public static Verification failed(String reason) {
    return new Verification(Outcome.FAILED, reason, Optional.empty());
  }

  /**
   * These facts do not hold.
   *
   * @param facts at least one
   */
  public static Verification failed(List<FailedFact> facts) {
    String reason = String.join("; ", facts.stream().map(FailedFact::words).toList());
    return new Verification(
        Outcome.FAILED,
        reason,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        facts);
  }

  /** It could not be found out. */
  public static Verification couldNotRun(String reason) {
    return new Verification(Outcome.COULD_NOT_RUN, reason, Optional.empty());
  }

  /** The same verdict on a change that is now known. */
  public Verification on(VerifiedChange known) {
    return new Verification(
        outcome, reason, log, Optional.of(known), verified, failingTests, flakyTests, failedFacts);
  }

  /** The same verdict, with whether a build or test confirmed it. */
  public Verification confirmed(boolean byBuildOrTest) {
    return new Verification(
        outcome,
        reason,
        log,
        change,
        Optional.of(byBuildOrTest),
        failingTests,
        flakyTests,
        failedFacts);
  }

  /** The same verdict, with the tests that decided it and those that are flaky. */
  public Verification naming(List<FailingTest> failing, List<String> flaky) {
    return new Verification(outcome, reason, log, change, verified, failing, flaky, failedFacts);
  }

  /** The same verdict, with the output of the command that decided it. */
  public Verification withLog(Path output) {
    return new Verification(
        outcome,
        reason,
        Optional.of(output),
        change,
        verified,
        failingTests,
        flakyTests,
        failedFacts);
  }

  /** A list that an earlier version did not write is read as null. */
  private static <T> List<T> bounded(@Nullable List<T> list) {
    return list == null ? List.of() : list.stream().limit(MOST_TESTS).toList();
  }
}
