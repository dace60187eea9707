package dev.orchestrator.workers.loop;

import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.StopCause;
import java.util.Set;

/**
 * What decisions ask of the world. Each call begins an effect and returns at once; its outcome
 * arrives later as an event. The decision is in the journal before. Every effect may be asked for
 * again after a crash, and then must not happen twice.
 */
public interface Effects {

  /** Outcome: {@code AttemptStarted} or {@code StartFailed}. */
  void start(RunPlan plan, RunState state, Assignment assignment);

  /** Outcome: {@code AttemptStarted}. */
  void adopt(RunPlan plan, RunState state, AttemptId attempt);

  /** No outcome of its own: the attempt is seen to be gone. */
  void stop(RunPlan plan, RunState state, AttemptId attempt, StopCause cause);

  /** Outcome: {@code AttemptVerified}. */
  void verify(RunPlan plan, RunState state, AttemptId attempt);

  /** Outcome: {@code LandingEnded}. */
  void land(RunPlan plan, Set<Integer> issues);
}
