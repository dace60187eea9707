package dev.orchestrator.exec.run;

import java.util.List;

/** Is told how far a fleet of runs has come, by one thread at a time. */
public interface FleetRunListener {

  /** A run begins. */
  default void started(PlannedRun run) {}

  /** A run has ended, or was not started for a reason; interrupted ones are not told. */
  default void ended(PlannedRun run, RunResult result) {}

  /** Several have ended at the same time, as those do that need no program. */
  default void ended(List<EndedRun> together) {
    together.forEach(each -> ended(each.run(), each.result()));
  }
}
