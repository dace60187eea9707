package dev.orchestrator.runs.decision;

import dev.orchestrator.runs.observation.HostObservation;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Moment;

/** Looks at memory, load and disk of the machine on which a run has its workers. */
@FunctionalInterface
public interface HostLook {

  /** What the machine has free for the workers of a plan. May be as old as a few seconds. */
  HostObservation look(RunPlan plan, Moment now);
}
