package dev.orchestrator.runs.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * What must hold after an agent ended well, besides commits and a clean worktree.
 *
 * @param build command line that must succeed in the worktree; empty for none
 * @param test command line of the tests; empty for none
 * @param testRule how the tests are judged
 * @param timeout the longest each command may take
 */
public record VerifySpec(
    Optional<String> build, Optional<String> test, TestRule testRule, Duration timeout) {

  /** The longest a verification command may take where the plan does not say. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

  /** Nothing but commits and the worktree is looked at. */
  public static final VerifySpec NOTHING =
      new VerifySpec(Optional.empty(), Optional.empty(), TestRule.MUST_PASS, DEFAULT_TIMEOUT);

  /** How test results are judged. */
  public enum TestRule {
    /** The test command must succeed. */
    MUST_PASS,
    /** Tests that failed at the launch commit may fail; no other. */
    NO_NEW_FAILURES
  }

  /** The same without the tests. */
  public VerifySpec withoutTests() {
    return new VerifySpec(build, Optional.empty(), testRule, timeout);
  }
}
