package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.attempt.Work;
import dev.orchestrator.runs.observation.AttemptObservation;
import dev.orchestrator.runs.plan.Issue;
import dev.orchestrator.runs.plan.Limits;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.NextAttempt;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.StopCause;
import java.time.Duration;
import java.util.Optional;

/** What follows for an issue from an attempt that is over. */
final class ConsequenceRules {

  /** With growing pauses that is a little over a minute. */
  private static final int REPEATED_VERIFICATIONS = 4;

  /** A process that vanishes for the third time in a row is not the machine's doing. */
  private static final int VANISHED_BY_CHANCE = 2;

  private final RunPlan plan;
  private final Moment now;
  private final RuleFindings findings;
  private final IssueState issue;
  private final Attempt attempt;
  private final AttemptObservation seen;
  private final AttemptEnd end;
  private final Limits limits;

  ConsequenceRules(
      RunPlan plan,
      Moment now,
      RuleFindings findings,
      IssueState issue,
      Attempt attempt,
      AttemptObservation seen) {
    this.plan = plan;
    this.now = now;
    this.findings = findings;
    this.issue = issue;
    this.attempt = attempt;
    this.seen = seen;
    this.end =
        attempt.end().orElseGet(() -> AttemptEnd.of(EndReason.LOST, "its end is not on record"));
    this.limits = plan.settings().limits();
  }

  void judge() {
    Optional<Issue> planned = plan.issue(issue.number());
    if (planned.isEmpty()) {
      release(Rule.WITHDRAWN, "the issue is no longer in the plan");
      return;
    }
    switch (attempt.phase()) {
      case VERIFYING -> judgeVerifying();
      case VERIFIED -> judgeVerified(planned.get(), attempt.verification().orElseThrow());
      default -> judgeEnded();
    }
  }

  private void judgeEnded() {
    switch (end.reason().fault()) {
      case NONE -> verify(Rule.ENDED_WELL, "the agent says it is done");
      case ISSUE -> retryOrFail("the agent " + end.describe());
      case OBSTACLE -> fail(Rule.OBSTRUCTED, "the agent " + end.describe());
      case USER -> judgeStopped();
      case ACCOUNT -> tryAgain(Duration.ZERO);
      case SERVICE -> bearMisfortune(limits.maxResumptions());
      case INFRASTRUCTURE -> bearMisfortune(limits.maxInfrastructureFailures());
    }
  }

  /**
   * A person may have interrupted it in its pane, once; an agent that ends like that by itself
   * would be started again without end.
   */
  private void judgeStopped() {
    boolean asked =
        attempt.stopping().filter(cause -> cause.end() == EndReason.STOPPED).isPresent();
    if (asked) {
      release(Rule.STOPPED_ON_REQUEST, "the agent was stopped on request");
    } else if (issue.misfortunes() == 0) {
      tryAgain(Backoff.QUICK);
    } else {
      retryOrFail("the agent " + end.describe() + ", and nobody had asked for that");
    }
  }

  /** Its verification was begun by a supervisor that is no more. */
  private void judgeVerifying() {
    if (seen.underWay()) {
      findings.await(
          issue.number(), Basis.of(Rule.EFFECT_UNDER_WAY, "its result is being verified", seen));
    } else {
      verify(Rule.VERIFICATION_INTERRUPTED, "its verification was interrupted");
    }
  }

  private void judgeVerified(Issue planned, Verification result) {
    switch (result.outcome()) {
      case PASSED -> pass(planned);
      case FAILED -> retryOrFail(result.reason());
      case COULD_NOT_RUN -> verifyLater(result);
    }
  }

  /** That it could not run says nothing about the work, and may be different in a moment. */
  private void verifyLater(Verification result) {
    if (issue.unverified() > REPEATED_VERIFICATIONS) {
      fail(
          Rule.COULD_NOT_VERIFY,
          "its work is on its branch, but could not be verified: " + result.reason());
      return;
    }
    Duration pause = Backoff.afterMisfortune(issue.unverified(), attempt.id(), limits);
    Duration due = attempt.since().elapsed().plus(pause);
    String why = "its verification could not run: " + result.reason();
    if (now.elapsed().compareTo(due) >= 0) {
      verify(Rule.VERIFICATION_REPEATED, why);
    } else {
      findings.awaitUntil(
          issue.number(),
          Basis.of(Rule.VERIFICATION_REPEATED, why + "; it is tried again", seen),
          due);
    }
  }

  private void pass(Issue planned) {
    String stage = attempt.assignment().stage();
    Optional<String> next =
        issue.merging() || plan.stage(stage).isEmpty()
            ? Optional.of(plan.firstStageOf(planned).name())
            : plan.stageAfter(stage).map(following -> following.name());
    if (next.isPresent()) {
      findings.decide(
          new Decision.Advance(
              issue.number(),
              attempt.id(),
              next.get(),
              basis(Rule.STAGE_PASSED, stage + " is done; " + next.get() + " comes next")));
    } else {
      findings.decide(
          new Decision.Complete(
              issue.number(),
              attempt.id(),
              basis(Rule.LAST_STAGE_PASSED, stage + ", the last stage, is done")));
    }
  }

  private void retryOrFail(String reason) {
    int failures = issue.failures() + 1;
    int allowed = plan.settings().maxRetries();
    if (failures > allowed) {
      fail(
          Rule.FAILED_TOO_OFTEN,
          reason + "; it was tried " + failures + (failures == 1 ? " time" : " times"));
      return;
    }
    Duration lived = attempt.since().since(attempt.intended().elapsed());
    Duration pause =
        lived.compareTo(Backoff.QUICK) < 0 ? Backoff.afterCrash(failures, limits) : Duration.ZERO;
    retry(
        Rule.FAILED_WITH_RETRIES_LEFT,
        reason + "; retry " + failures + " of " + allowed,
        new NextAttempt(nextKind(), now.elapsed().plus(pause), reason),
        true);
  }

  /** Whether it vanished alone, and so did those before it: an agent that ends its own wrapper. */
  private boolean vanishesAgainAndAgain() {
    return attempt.stopping().equals(Optional.of(StopCause.VANISHED))
        && issue.misfortunes() >= VANISHED_BY_CHANCE
        && issue
            .last()
            .flatMap(Attempt::end)
            .map(AttemptEnd::reason)
            .equals(Optional.of(EndReason.LOST));
  }

  private void bearMisfortune(int limit) {
    int misfortunes = issue.misfortunes() + 1;
    if (vanishesAgainAndAgain()) {
      retryOrFail("the agent " + end.describe() + ", and so did those before it");
    } else if (misfortunes > limit) {
      fail(
          Rule.GIVEN_UP_ON_MISFORTUNE,
          "the agent " + end.describe() + "; that happened " + misfortunes + " times in a row");
    } else if (end.reason() == EndReason.LOST && misfortunes == 1) {
      tryAgain(Duration.ZERO);
    } else {
      tryAgain(Backoff.afterMisfortune(misfortunes, attempt.id(), limits));
    }
  }

  private void tryAgain(Duration pause) {
    retry(
        Rule.NOT_THE_ISSUES_FAULT,
        "the agent " + end.describe() + "; no retry is used up",
        new NextAttempt(nextKind(), now.elapsed().plus(pause), ""),
        false);
  }

  private AttemptKind nextKind() {
    if (attempt.session().isPresent() && sessionIsSound()) {
      return AttemptKind.RESUME;
    }
    return end.work().worthContinuing() ? AttemptKind.CONTINUATION : inherited();
  }

  /** A signal says nothing against the session, unless it comes again where that was resumed. */
  private boolean sessionIsSound() {
    return switch (end.reason().fault()) {
      case NONE -> false;
      case ISSUE ->
          end.reason() == EndReason.CRASHED && attempt.assignment().kind() != AttemptKind.RESUME;
      default -> true;
    };
  }

  /** What an earlier attempt began is still there when this one added nothing. */
  private AttemptKind inherited() {
    boolean earlierWork =
        issue.last().flatMap(Attempt::end).map(AttemptEnd::work).orElse(Work.NONE).commits() > 0;
    return earlierWork ? AttemptKind.CONTINUATION : AttemptKind.FRESH;
  }

  private void verify(Rule rule, String reason) {
    findings.decide(new Decision.Verify(attempt.id(), basis(rule, reason)));
  }

  private void retry(Rule rule, String reason, NextAttempt next, boolean counted) {
    findings.decide(
        new Decision.Retry(issue.number(), attempt.id(), next, counted, basis(rule, reason)));
  }

  private void fail(Rule rule, String reason) {
    findings.decide(new Decision.Fail(issue.number(), attempt.id(), basis(rule, reason)));
  }

  private void release(Rule rule, String reason) {
    findings.decide(
        new Decision.Release(issue.number(), attempt.id(), nextKind(), basis(rule, reason)));
  }

  private Basis basis(Rule rule, String reason) {
    return Basis.of(rule, reason, seen);
  }
}
