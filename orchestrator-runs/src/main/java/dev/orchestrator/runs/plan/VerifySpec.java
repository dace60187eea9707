package dev.orchestrator.runs.plan;

import java.time.Duration;

/**
 * What must hold after an agent ended well, besides commits and a clean worktree.
 *
 * @param build what must succeed in the worktree before the tests
 * @param test how it is tested
 * @param testRule how the tests are judged
 * @param timeout the longest each command may take
 */
public record VerifySpec(
    VerifyCommand build, VerifyCommand test, TestRule testRule, Duration timeout) {

  /** The longest a verification command may take where the plan does not say. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

  /** Nothing but commits and the worktree is looked at. */
  public static final VerifySpec NOTHING =
      of(new VerifyCommand.Nothing(), new VerifyCommand.Nothing());

  /** As the repository would be built and tested by {@code build} and {@code test}. */
  public static final VerifySpec AS_THE_REPOSITORY =
      of(new VerifyCommand.AsTheRepository(), new VerifyCommand.AsTheRepository());

  /** How test results are judged. */
  public enum TestRule {
    /** The tests must succeed; those that failed at a red base may go on failing. */
    MUST_PASS,
    /** Tests that failed at the launch commit may fail; no other. */
    NO_NEW_FAILURES
  }

  private static VerifySpec of(VerifyCommand build, VerifyCommand test) {
    return new VerifySpec(build, test, TestRule.MUST_PASS, DEFAULT_TIMEOUT);
  }
}
