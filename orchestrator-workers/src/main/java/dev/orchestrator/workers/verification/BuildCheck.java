package dev.orchestrator.workers.verification;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.exec.spi.ProjectAction;
import dev.orchestrator.runs.attempt.FailedFact;
import dev.orchestrator.runs.attempt.FailingTest;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.plan.PlanRepository;
import dev.orchestrator.runs.plan.VerifyCommand;
import dev.orchestrator.runs.plan.VerifySpec;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the work of an attempt builds and passes the tests that its base passes. */
public final class BuildCheck {

  private static final int NAMED = 5;

  private final Verifier verifier;
  private final VerifiedBases bases;
  private final TreeGuard trees;

  @Inject
  BuildCheck(Verifier verifier, VerifiedBases bases, TreeGuard trees) {
    this.verifier = verifier;
    this.bases = bases;
    this.trees = trees;
  }

  /**
   * What an attempt left behind.
   *
   * @param worktree with nothing uncommitted
   * @param base the commit that the issue began at; empty when that is not known
   * @param worktreeSetup the plan's command that made the worktree fit for work
   * @param logs a folder for the output
   * @param environment further variables of the commands
   */
  public record Question(
      PlanRepository repository,
      Path worktree,
      Optional<String> base,
      VerifySpec spec,
      Optional<String> worktreeSetup,
      Path logs,
      Map<String, String> environment) {}

  /**
   * The verdict. Where the work is red its base is built and tested too: what was red there does
   * not count.
   */
  public Verification check(Question asked, CancellationToken cancellation) {
    Optional<String> tree = trees.treeOf(asked.worktree(), "HEAD", cancellation);
    if (tree.isEmpty()) {
      return Verification.couldNotRun("git cannot tell the files of " + asked.worktree());
    }
    Verdict verdict =
        verifier.verify(
            new VerificationRequest(
                asked.repository(),
                asked.worktree(),
                tree.get(),
                asked.spec(),
                asked.worktreeSetup(),
                asked.logs(),
                asked.environment()),
            cancellation);
    if (verdict.outcome() != Verdict.Outcome.FAILED || asked.base().isEmpty()) {
      return verification(verdict);
    }
    VerifiedBases.Question before =
        new VerifiedBases.Question(
            asked.repository(), asked.base().get(), asked.spec(), asked.worktreeSetup());
    return against(verdict, bases.verdict(before, cancellation), asked.spec());
  }

  private static Verification against(Verdict verdict, Verdict before, VerifySpec spec) {
    if (before.outcome() != Verdict.Outcome.FAILED || isNewlyUnbuilt(verdict, before)) {
      return verification(verdict);
    }
    if (before.failing().isEmpty() || verdict.failing().isEmpty()) {
      return withoutNames(verdict, spec);
    }
    Set<String> old = before.failing().stream().map(FailingTest::name).collect(Collectors.toSet());
    List<FailingTest> fresh =
        verdict.failing().stream().filter(test -> !old.contains(test.name())).toList();
    if (fresh.isEmpty()) {
      return Verification.passed().confirmed(true).naming(List.of(), verdict.flaky());
    }
    return failed(
        verdict.naming(fresh, verdict.flaky()),
        "tests fail that did not fail before: "
            + fresh.stream().map(FailingTest::name).limit(NAMED).collect(Collectors.joining(", ")));
  }

  private static boolean isNewlyUnbuilt(Verdict verdict, Verdict before) {
    return before.check().equals(Optional.of(ProjectAction.TEST))
        && verdict.check().equals(Optional.of(ProjectAction.BUILD));
  }

  /**
   * Old and new cannot be told apart. What the plan asks for by a command of its own must succeed:
   * to make it may be what the issue is about. Else nothing confirms the work, and nothing speaks
   * against it.
   */
  private static Verification withoutNames(Verdict verdict, VerifySpec spec) {
    VerifyCommand decisive =
        verdict.check().equals(Optional.of(ProjectAction.BUILD)) ? spec.build() : spec.test();
    return decisive.asWritten().isPresent()
        ? failed(verdict, verdict.reason() + " (so it did where the branch began)")
        : Verification.passed().confirmed(false);
  }

  private static Verification verification(Verdict verdict) {
    return switch (verdict.outcome()) {
      case PASSED, FLAKY ->
          Verification.passed().confirmed(verdict.confirmed()).naming(List.of(), verdict.flaky());
      case FAILED -> failed(verdict, verdict.reason());
      case COULD_NOT_RUN -> withLog(Verification.couldNotRun(verdict.reason()), verdict);
    };
  }

  private static Verification failed(Verdict verdict, String reason) {
    FailedFact.Fact fact =
        verdict.check().equals(Optional.of(ProjectAction.BUILD))
            ? FailedFact.Fact.BUILD_PASSES
            : FailedFact.Fact.TESTS_PASS;
    String where = verdict.log().map(log -> "; see " + log).orElse("");
    Verification failed = Verification.failed(List.of(new FailedFact(fact, reason + where)));
    return withLog(failed.confirmed(true).naming(verdict.failing(), verdict.flaky()), verdict);
  }

  private static Verification withLog(Verification verification, Verdict verdict) {
    return verdict.log().map(verification::withLog).orElse(verification);
  }
}
