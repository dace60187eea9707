package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.attempt.AttemptEnd;
import dev.orchestrator.runs.observation.AttemptObservation;
import dev.orchestrator.runs.observation.Liveness;
import dev.orchestrator.runs.observation.Snapshot;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Attempt;
import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.IssueState;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunState;

/** Goes through the attempts of a run and hands each to the rules of its phase. */
final class AttemptsPass {

  private final RunPlan plan;
  private final RunState state;
  private final Snapshot snapshot;
  private final Moment now;
  private final RuleFindings findings;
  private final AccountRules accounts;
  private final boolean fleetVanished;

  AttemptsPass(RunPlan plan, RunState state, Snapshot snapshot, Moment now, RuleFindings findings) {
    this.plan = plan;
    this.state = state;
    this.snapshot = snapshot;
    this.now = now;
    this.findings = findings;
    this.accounts = new AccountRules(state, now, findings, plan.settings().limits());
    this.fleetVanished = hasFleetVanished();
  }

  void judge() {
    for (IssueState issue : state.issues().values()) {
      issue.current().ifPresent(attempt -> judgeCurrent(issue, attempt));
      issue.last().ifPresent(this::judgeLate);
    }
  }

  private void judgeCurrent(IssueState issue, Attempt attempt) {
    AttemptObservation seen = snapshot.of(attempt.id(), now.elapsed());
    if (attempt.mayBeAlive()) {
      new AttemptRules(plan, state, now, fleetVanished, findings, attempt, seen).judge();
      accounts.judgeRunning(attempt, seen);
    } else {
      accounts.judgeOver(attempt);
      new ConsequenceRules(plan, now, findings, issue, attempt, seen).judge();
    }
  }

  /** The true end of an attempt that was given up for lost is put on record, and that is all. */
  private void judgeLate(Attempt attempt) {
    AttemptObservation seen = snapshot.attempts().get(attempt.id());
    if (seen == null || attempt.end().filter(AttemptEnd::isPresumed).isEmpty()) {
      return;
    }
    seen.end()
        .filter(end -> !end.isPresumed())
        .ifPresent(end -> findings.decide(new Decision.RecordEnd(attempt.id(), end, late(seen))));
  }

  private static Basis late(AttemptObservation seen) {
    return Basis.of(
        Rule.LATE_RESULT, "it was given up for lost, and its exit record turned up later", seen);
  }

  /** Several workers gone at once, and none left, is one event and not several. */
  private boolean hasFleetVanished() {
    int running = 0;
    for (Attempt attempt : state.unsettled()) {
      if (attempt.phase() == Attempt.Phase.RUNNING) {
        running++;
        AttemptObservation seen = snapshot.of(attempt.id(), now.elapsed());
        if (seen.process() != Liveness.GONE || seen.end().isPresent()) {
          return false;
        }
      }
    }
    return running > 1;
  }
}
