package dev.orchestrator.runs.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * What one part of a plan says about verification; the rest is as it was without that part.
 *
 * @param build how results are built
 * @param test how they are tested
 * @param testRule how the tests are judged
 * @param timeout the longest each command may take
 */
public record VerifyOverride(
    Optional<VerifyCommand> build,
    Optional<VerifyCommand> test,
    Optional<VerifySpec.TestRule> testRule,
    Optional<Duration> timeout) {

  /** Says nothing. */
  public static final VerifyOverride SILENT =
      new VerifyOverride(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Neither build nor tests. */
  static final VerifyOverride OFF =
      commands(new VerifyCommand.Nothing(), new VerifyCommand.Nothing());

  /** New tests may well fail: they are there to show what is wrong. */
  static final VerifyOverride WITHOUT_TESTS =
      new VerifyOverride(
          Optional.empty(),
          Optional.of(new VerifyCommand.Nothing()),
          Optional.empty(),
          Optional.empty());

  static VerifyOverride commands(VerifyCommand build, VerifyCommand test) {
    return new VerifyOverride(
        Optional.of(build), Optional.of(test), Optional.empty(), Optional.empty());
  }

  /** This, where it says something, else {@code base}. */
  VerifySpec over(VerifySpec base) {
    return new VerifySpec(
        build.orElse(base.build()),
        test.orElse(base.test()),
        testRule.orElse(base.testRule()),
        timeout.orElse(base.timeout()));
  }
}
