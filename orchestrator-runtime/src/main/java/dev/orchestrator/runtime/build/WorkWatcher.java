package dev.orchestrator.runtime.build;

import dev.orchestrator.exec.run.FleetRunListener;
import dev.orchestrator.exec.run.PlannedRun;
import java.util.List;

/** Goes along with work in repositories: told of each run, by one thread at a time. */
public interface WorkWatcher extends FleetRunListener {

  /**
   * Asked once, before anything runs.
   *
   * @return the same runs, with those {@link PlannedRun#approved approved} that ask first and a
   *     person agreed to; the others are not run
   */
  default List<PlannedRun> approve(List<PlannedRun> runs) {
    return runs;
  }

  /** All that will be run, in the order of the results. */
  default void begins(List<PlannedRun> runs) {}
}
