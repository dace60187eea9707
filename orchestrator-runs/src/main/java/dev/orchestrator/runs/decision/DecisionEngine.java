package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.observation.Snapshot;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunPhase;
import dev.orchestrator.runs.run.RunState;

/**
 * All rules of the supervisor: a pure function from plan, state, one look at the world and the
 * moment to decisions. No I/O, no clock, no randomness; equal arguments give equal results.
 *
 * <p>First come the attempts, each judged by itself. Only when none of them calls for a decision is
 * the run looked at: who is blocked, what is landed, then what may start, then whether it is over.
 * The caller journals the decisions, begins their effects, and asks again until nothing is decided.
 */
public final class DecisionEngine {

  /** What to do now. */
  public Step decide(RunPlan plan, RunState state, Snapshot snapshot, Moment now) {
    RuleFindings findings = new RuleFindings();
    new AttemptsPass(plan, state, snapshot, now, findings).judge();
    if (state.phase() == RunPhase.RUNNING && findings.nothingDecided()) {
      judgeRun(plan, state, snapshot, now, findings);
    }
    return findings.step();
  }

  private static void judgeRun(
      RunPlan plan, RunState state, Snapshot snapshot, Moment now, RuleFindings findings) {
    IssueDependencies dependencies = new IssueDependencies(plan, state);
    BaseRules bases = new BaseRules(plan, state, snapshot.bases());
    LandingRules landing = new LandingRules(plan, state, findings);
    RunRules run = new RunRules(plan, state, dependencies, findings);
    run.judgePresence();
    if (findings.nothingDecided()) {
      run.judgeBlocked();
    }
    if (findings.nothingDecided()) {
      landing.judge();
    }
    if (findings.nothingDecided()) {
      new Scheduler(plan, state, now, snapshot.host(), dependencies, bases, findings).schedule();
    }
    if (findings.nothingDecided() && !landing.isAwaited()) {
      run.judgeEnd();
    }
  }
}
