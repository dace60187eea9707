package dev.orchestrator.workers.verification;

import dev.orchestrator.exec.spi.ProjectAction;
import dev.orchestrator.runs.attempt.FailingTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What building and testing a tree came to.
 *
 * @param outcome the verdict
 * @param reason why it is not {@link Outcome#PASSED}, in words; empty when it is
 * @param log the output of what decided it; empty when nothing was run
 * @param failing the tests that fail, where the tool named them
 * @param flaky names of tests that failed and then passed on the same tree
 * @param check what decided it; empty when nothing was run
 * @param confirmed whether anything was built or tested; {@code false} is told as unverified
 */
public record Verdict(
    Outcome outcome,
    String reason,
    Optional<Path> log,
    List<FailingTest> failing,
    List<String> flaky,
    Optional<ProjectAction> check,
    boolean confirmed) {

  /** How a verification ends. */
  public enum Outcome {
    /** Green, or there is nothing to verify it with. */
    PASSED,
    /** Red, and then green on the same tree: counts as passed, and is named. */
    FLAKY,
    /** Red. */
    FAILED,
    /** Says nothing about the tree: a missing program, no memory, an interruption. */
    COULD_NOT_RUN
  }

  /** Copies the lists. */
  public Verdict {
    failing = List.copyOf(failing);
    flaky = List.copyOf(flaky);
  }

  static Verdict of(Outcome outcome, String reason, Optional<Path> log) {
    return new Verdict(outcome, reason, log, List.of(), List.of(), Optional.empty(), true);
  }

  static Verdict nothingToVerifyWith() {
    return new Verdict(
        Outcome.PASSED, "", Optional.empty(), List.of(), List.of(), Optional.empty(), false);
  }

  static Verdict couldNotRun(String reason) {
    return of(Outcome.COULD_NOT_RUN, reason, Optional.empty());
  }

  Verdict naming(List<FailingTest> tests, List<String> flakyTests) {
    return new Verdict(outcome, reason, log, tests, flakyTests, check, confirmed);
  }

  Verdict by(ProjectAction action) {
    return new Verdict(outcome, reason, log, failing, flaky, Optional.of(action), confirmed);
  }

  /** Whether the tree may be built upon. */
  public boolean isGreen() {
    return outcome == Outcome.PASSED || outcome == Outcome.FLAKY;
  }

  /** Both, of which this came first and is green. */
  Verdict and(Verdict later) {
    boolean both = confirmed || later.confirmed;
    List<String> unsteady = Stream.concat(flaky.stream(), later.flaky.stream()).distinct().toList();
    boolean remains = later.outcome == Outcome.PASSED && outcome == Outcome.FLAKY;
    return new Verdict(
        remains ? outcome : later.outcome,
        remains ? reason : later.reason,
        later.log.or(() -> log),
        later.failing,
        unsteady,
        later.check.or(() -> check),
        both);
  }
}
