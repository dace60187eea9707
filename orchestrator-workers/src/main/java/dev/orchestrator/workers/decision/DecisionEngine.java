package dev.orchestrator.workers.decision;

import dev.orchestrator.workers.observation.AttemptObservation;
import dev.orchestrator.workers.observation.Liveness;
import dev.orchestrator.workers.observation.Snapshot;
import dev.orchestrator.workers.plan.RunPlan;
import dev.orchestrator.workers.run.Attempt;
import dev.orchestrator.workers.run.Moment;
import dev.orchestrator.workers.run.RunPhase;
import dev.orchestrator.workers.run.RunState;
import java.util.List;

/**
 * All rules of the supervisor: a pure function from plan, state, one look at the world and the
 * moment to decisions. No I/O, no clock, no randomness; equal arguments give equal results.
 *
 * <p>First come the attempts, each judged by itself. Only when none of them calls for a decision is
 * the run looked at: who is blocked, then what may start, then whether it is over. The caller
 * journals the decisions, begins their effects, and asks again until nothing is decided.
 */
public final class DecisionEngine {

  /** What to do now. */
  public Step decide(RunPlan plan, RunState state, Snapshot snapshot, Moment now) {
    Findings findings = new Findings();
    judgeAttempts(plan, state, snapshot, now, findings);
    if (state.phase() == RunPhase.RUNNING && findings.nothingDecided()) {
      judgeRun(plan, state, snapshot, now, findings);
    }
    return findings.step();
  }

  private static void judgeAttempts(
      RunPlan plan, RunState state, Snapshot snapshot, Moment now, Findings findings) {
    boolean fleetVanished = fleetVanished(state.unsettled(), snapshot, now);
    AccountRules accounts = new AccountRules(state, now, findings, plan.settings().limits());
    state
        .issues()
        .values()
        .forEach(
            issue ->
                issue
                    .current()
                    .ifPresent(
                        attempt -> {
                          AttemptObservation seen = snapshot.of(attempt.id(), now.elapsed());
                          if (attempt.mayBeAlive()) {
                            new AttemptRules(
                                    plan, state, now, fleetVanished, findings, attempt, seen)
                                .judge();
                            accounts.judgeRunning(attempt, seen);
                          } else {
                            accounts.judgeOver(attempt);
                            new ConsequenceRules(plan, now, findings, issue, attempt, seen).judge();
                          }
                        }));
  }

  /** Several workers gone at once, and none left, is one event and not several. */
  private static boolean fleetVanished(List<Attempt> attempts, Snapshot snapshot, Moment now) {
    List<Attempt> running =
        attempts.stream().filter(attempt -> attempt.phase() == Attempt.Phase.RUNNING).toList();
    return running.size() > 1
        && running.stream()
            .map(attempt -> snapshot.of(attempt.id(), now.elapsed()))
            .allMatch(seen -> seen.process() == Liveness.GONE && seen.end().isEmpty());
  }

  private static void judgeRun(
      RunPlan plan, RunState state, Snapshot snapshot, Moment now, Findings findings) {
    Dependencies dependencies = new Dependencies(plan, state, snapshot.merged());
    RunRules run = new RunRules(plan, state, dependencies, findings);
    run.judgeBlocked();
    if (findings.nothingDecided()) {
      new Scheduler(plan, state, now, snapshot.host(), dependencies, findings).schedule();
    }
    if (findings.nothingDecided()) {
      run.judgeEnd();
    }
  }
}
