package dev.orchestrator.runs.timeline;

import dev.orchestrator.runs.attempt.EndReason;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunOutcome;
import dev.orchestrator.runs.timeline.Happening.Tone;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells a decision in words; empty where its effect is told instead. */
final class DecisionTelling implements Decision.Cases<Optional<Happening>> {

  private final EventTelling telling;

  DecisionTelling(EventTelling telling) {
    this.telling = telling;
  }

  @Override
  public Optional<Happening> begin(Decision.Begin begin) {
    return Optional.empty();
  }

  @Override
  public Optional<Happening> start(Decision.Start start) {
    return Optional.empty();
  }

  @Override
  public Optional<Happening> adopt(Decision.Adopt adopt) {
    return telling.ofAttempt("attempt.adopted", Tone.NEWS, adopt.attempt(), "was found alive");
  }

  @Override
  public Optional<Happening> stop(Decision.Stop stop) {
    return telling.ofAttempt(
        "attempt.stopping", Tone.WARNING, stop.attempt(), "is stopped: " + stop.basis().reason());
  }

  @Override
  public Optional<Happening> recordEnd(Decision.RecordEnd end) {
    Tone tone = end.end().reason() == EndReason.SUCCEEDED ? Tone.NEWS : Tone.WARNING;
    return telling.ofAttempt("attempt.ended", tone, end.attempt(), end.end().describe());
  }

  @Override
  public Optional<Happening> verify(Decision.Verify verify) {
    return Optional.empty();
  }

  @Override
  public Optional<Happening> advance(Decision.Advance advance) {
    return telling.ofIssue(
        "issue.advanced", Tone.NEWS, advance.issue(), "goes on to " + advance.toStage());
  }

  @Override
  public Optional<Happening> complete(Decision.Complete complete) {
    return telling.ofIssue("issue.completed", Tone.GOOD, complete.issue(), "completed");
  }

  @Override
  public Optional<Happening> retry(Decision.Retry retry) {
    return telling.ofIssue(
        "issue.retried", Tone.WARNING, retry.issue(), "is tried again: " + retry.basis().reason());
  }

  @Override
  public Optional<Happening> fail(Decision.Fail fail) {
    return telling.ofIssue(
        "issue.failed", Tone.BAD, fail.issue(), "failed: " + fail.basis().reason());
  }

  @Override
  public Optional<Happening> release(Decision.Release release) {
    return telling.ofIssue(
        "issue.released", Tone.NEWS, release.issue(), "put back: " + release.basis().reason());
  }

  @Override
  public Optional<Happening> block(Decision.Block block) {
    return telling.ofIssue(
        block.basis().rule() == Rule.BUDGET_REACHED ? "budget.reached" : "issue.blocked",
        Tone.BAD,
        block.issue(),
        "blocked: " + block.basis().reason());
  }

  @Override
  public Optional<Happening> unblock(Decision.Unblock unblock) {
    return telling.ofIssue("issue.unblocked", Tone.NEWS, unblock.issue(), "no longer blocked");
  }

  @Override
  public Optional<Happening> postpone(Decision.Postpone postpone) {
    return telling.ofIssue(
        "issue.waiting", Tone.WARNING, postpone.issue(), postpone.basis().reason());
  }

  @Override
  public Optional<Happening> skip(Decision.Skip skip) {
    return telling.ofIssue("issue.skipped", Tone.WARNING, skip.issue(), "skipped");
  }

  @Override
  public Optional<Happening> remove(Decision.Remove remove) {
    return telling.ofIssue(
        "issue.removed", Tone.WARNING, remove.issue(), "removed: " + remove.basis().reason());
  }

  @Override
  public Optional<Happening> restore(Decision.Restore restore) {
    return telling.ofIssue("issue.restored", Tone.NEWS, restore.issue(), "is in the plan again");
  }

  @Override
  public Optional<Happening> hold(Decision.Hold hold) {
    EndReason cause = hold.hold().cause();
    boolean passes = cause == EndReason.OVERLOADED || cause == EndReason.NETWORK;
    return telling.ofRun(
        "account.held",
        passes ? Tone.WARNING : Tone.BAD,
        "no launches on " + hold.hold().account() + ": " + hold.basis().reason());
  }

  @Override
  public Optional<Happening> unhold(Decision.Unhold unhold) {
    return telling.ofRun("account.released", Tone.GOOD, unhold.account() + " can be used again");
  }

  @Override
  public Optional<Happening> await(Decision.Await await) {
    return await.waitsFor().isEmpty()
        ? telling.ofAttempt("attempt.answered", Tone.NEWS, await.attempt(), "goes on")
        : telling.ofAttempt(
            "attempt.waiting",
            Tone.BAD,
            await.attempt(),
            "waits for you: " + await.waitsFor().get());
  }

  @Override
  public Optional<Happening> land(Decision.Land land) {
    return telling.ofRun(
        "landing.began",
        Tone.NEWS,
        "landing "
            + land.tips().keySet().stream()
                .map(issue -> "#" + issue)
                .collect(Collectors.joining(", ")));
  }

  @Override
  public Optional<Happening> endRun(Decision.EndRun end) {
    boolean good = end.outcome() == RunOutcome.COMPLETED;
    return telling.ofRun(
        "run.ended", good ? Tone.GOOD : Tone.BAD, "the run ended: " + end.basis().reason());
  }
}
