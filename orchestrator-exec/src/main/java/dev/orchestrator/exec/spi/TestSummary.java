package dev.orchestrator.exec.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many tests ended how.
 *
 * @param passed tests that passed
 * @param failed tests that failed or broke
 * @param skipped tests that did not run
 * @param failures the failed ones, at most {@link #MOST_FAILURES}
 */
public record TestSummary(int passed, int failed, int skipped, List<FailedTest> failures) {

  /** Who has more failing tests than this looks into the log. */
  public static final int MOST_FAILURES = 200;

  /** Copies the list, cut to its limit. */
  public TestSummary {
    failures = List.copyOf(failures.subList(0, Math.min(failures.size(), MOST_FAILURES)));
  }

  /** Nothing was counted. */
  public static TestSummary none() {
    return new TestSummary(0, 0, 0, List.of());
  }

  /** How many tests there were. */
  public int total() {
    return passed + failed + skipped;
  }

  /** Empty when nothing was counted: no report is not the same as no tests. */
  public Optional<TestSummary> ifAny() {
    return total() == 0 ? Optional.empty() : Optional.of(this);
  }

  /** Both together. */
  public TestSummary plus(TestSummary other) {
    List<FailedTest> all = new ArrayList<>(failures);
    all.addAll(other.failures);
    return new TestSummary(
        passed + other.passed, failed + other.failed, skipped + other.skipped, all);
  }
}
